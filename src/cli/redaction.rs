//! The commands of anonymisation: replace, look for leaks.

use std::path::PathBuf;

use clap::Args;

use super::{Error, ExitCode, Result, say};
use crate::anonymisation::decisions;
use crate::anonymisation::replacement::{Style, replace};
use crate::anonymisation::roles::Catalogue;
use crate::grammar;
use crate::output::write_whole;
use crate::project::Digest;
use crate::text::Text;

#[derive(Debug, Args)]
pub(super) struct RedactArgs {
    #[arg(long)]
    decisions: PathBuf,
    file: PathBuf,
    output: PathBuf,
    /// A catalogue of roles in the place of the one that comes with the program.
    #[arg(long)]
    roles: Option<PathBuf>,
    #[arg(long)]
    plain: bool,
    #[arg(long, allow_negative_numbers = true)]
    move_dates: Option<i64>,
}

pub(super) fn redact(args: &RedactArgs) -> Result<ExitCode> {
    if !args.file.exists() {
        return Err(Error::NotFound(args.file.clone()));
    }
    let unreadable = |reason| Error::Unreadable { path: args.file.clone(), reason };
    let (text, _) = Text::read_as_it_is(&args.file).map_err(unreadable)?;
    let doc = args.file.file_stem().unwrap_or_default().to_string_lossy();
    let decisions = decisions::read(&args.decisions, &doc)?;
    let own = args.roles.as_deref().map(Catalogue::read).transpose()?;
    let catalogue = own.as_ref().unwrap_or_else(|| Catalogue::for_text(text.as_str()));
    let plan = grammar::read(&Text::new(text.as_str()));
    let then = plan.printed.or(Digest::of(&plan).last_date);
    let style = Style { brackets: !args.plain, then, move_dates: args.move_dates };
    let replaced = replace(&text, &decisions, catalogue, style)?;
    write_whole(&args.output, |file| {
        file.write_all(replaced.text.as_bytes()).map_err(|error| Error::io(&args.output, error))
    })?;
    say(&tr!("cli-redacted", count = { replaced.replacements.len() }, file = args.output.display().to_string()))?;
    Ok(ExitCode::SUCCESS)
}
