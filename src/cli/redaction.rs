//! The commands of anonymisation: replace, look for leaks.

use std::path::PathBuf;

use clap::Args;

use serde::Serialize;

use super::{Error, ExitCode, Result, json, say};
use crate::anonymisation::decisions;
use crate::anonymisation::leak::{self, Hit, Originals, Place, Rare, rare_combinations};
use crate::anonymisation::replacement::{Style, replace};
use crate::anonymisation::roles::Catalogue;
use crate::grammar;
use crate::output::write_whole;
use crate::project::{Digest, Project};
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

#[derive(Debug, Args)]
pub(super) struct LeakCheckArgs {
    project: PathBuf,
    /// Exports and other files, or folders of them.
    others: Vec<PathBuf>,
    #[arg(long)]
    against: PathBuf,
    #[arg(long)]
    json: bool,
}

/// What `planlupe leak-check --json` prints.
#[derive(Serialize)]
struct LeaksJson {
    clean: bool,
    hits: Vec<Hit>,
    rare: Vec<Rare>,
}

pub(super) fn leak_check(args: &LeakCheckArgs) -> Result<ExitCode> {
    let originals = Originals::new(&leak::read_names(&args.against)?);
    let project = Project::open_to_read(&args.project)?;
    let mut hits = originals.in_project(&project)?;
    for path in &args.others {
        hits.extend(if path.is_dir() { originals.in_folder(path)? } else { originals.in_file(path)? });
    }
    let rare = rare_combinations(&project)?;
    let clean = !hits.iter().any(|hit| hit.certain);
    if args.json {
        json(&LeaksJson { clean, hits, rare })?;
    } else {
        for hit in &hits {
            say(&told(hit))?;
        }
        for rare in &rare {
            let values: Vec<String> = rare.values.iter().map(|(name, value)| format!("{name} = {value}")).collect();
            let count = rare.cases;
            say(&tr!("cli-rare", count = count, values = values.join(", ")))?;
        }
        say(&if clean { tr!("cli-no-leak") } else { tr!("cli-leak") })?;
    }
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn told(hit: &Hit) -> String {
    let place = match &hit.place {
        Place::Table { table, row, column, start, .. } => tr!(
            "cli-place-table",
            table = table.as_str(),
            row = row.to_string(),
            column = column.as_str(),
            start = start.to_string()
        ),
        Place::Bytes { file, offset, encoding } => {
            tr!(
                "cli-place-bytes",
                file = file.as_str(),
                offset = offset.to_string(),
                encoding = (*encoding).to_string()
            )
        }
        Place::Name { file } => {
            // Naming the file would repeat the name that must not be repeated.
            let length = file.chars().count();
            tr!("cli-place-name", length = length)
        }
    };
    let line = hit.line.to_string();
    if hit.certain {
        tr!("cli-hit", line = line, place = place)
    } else {
        tr!("cli-perhaps", line = line, place = place)
    }
}
