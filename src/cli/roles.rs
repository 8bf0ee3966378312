//! The command `roles`: what stands in the place of names in a project, and how exports show it.

use std::path::PathBuf;

use clap::Args;

use super::{Result, put, say};
use names::roles::Catalogue;
use project::Project;
use project::output::write_text;

#[derive(Debug, Args)]
pub(super) struct RolesArgs {
    project: PathBuf,
    #[arg(long)]
    from: Option<PathBuf>,
    /// Goes back to the catalogue of the program.
    #[arg(long, conflicts_with = "from")]
    standard: bool,
    #[arg(long, value_enum)]
    brackets: Option<Brackets>,
    #[arg(long)]
    to: Option<PathBuf>,
}

/// Whether exports put replacements in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Brackets {
    Yes,
    No,
}

pub(super) fn roles(args: &RolesArgs) -> Result<()> {
    if args.from.is_some() || args.standard || args.brackets.is_some() {
        let own = args.from.as_deref().map(Catalogue::read).transpose()?;
        let mut project = Project::open_to_write(&args.project)?;
        if own.is_some() || args.standard {
            project.write().settings().set_catalogue(own.as_ref())?;
        }
        if let Some(brackets) = args.brackets {
            project.write().settings().set_brackets(brackets == Brackets::Yes)?;
        }
    }
    let project = Project::open_to_read(&args.project)?;
    let catalogue = project.settings().catalogue("")?;
    match &args.to {
        Some(file) if file.as_os_str() == "-" => put(format!("{}\n", catalogue.to_ron()).as_bytes()),
        Some(file) => Ok(write_text(file, &catalogue.to_ron())?),
        None => {
            let lines =
                catalogue.roles.iter().map(|role| format!("{}  {}, {}", role.id, role.indefinite, role.definite));
            say(&lines.collect::<Vec<_>>().join("\n"))?;
            say(&if project.settings().brackets()? { tr!("cli-brackets-yes") } else { tr!("cli-brackets-no") })
        }
    }
}
