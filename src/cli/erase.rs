//! Erasing a case or a person for good: first it is told what goes, and it goes once that is said again.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use serde::Serialize;

use super::redaction::passphrase;
use super::{ExitCode, Result, json, say};
use project::Project;
use quarantine::erasing::{ErasurePlan, ErasureProof, ToErase, erase as erase_for_good, plan};
use quarantine::quarantine::Quarantine;

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("what").required(true).args(["erase_case", "person", "removed"])))]
pub(super) struct EraseArgs {
    project: PathBuf,
    #[arg(id = "erase_case", long = "case", value_name = "CASE")]
    case: Option<String>,
    /// All forms of the name of a person.
    #[arg(long, value_name = "NAME")]
    person: Vec<String>,
    #[arg(id = "erase_role", long = "role", requires = "person")]
    role: Option<String>,
    #[arg(long)]
    removed: bool,
    #[arg(id = "erase_now", long = "yes")]
    now: bool,
    #[arg(long)]
    passphrase_file: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// What `planlupe erase --json` prints before anything goes, and after.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum ErasureJson<'a> {
    Goes(&'a ErasurePlan),
    Erased(&'a ErasureProof),
}

pub(super) fn erase(args: &EraseArgs) -> Result<ExitCode> {
    let project = Project::open_to_read(&args.project)?;
    let what = match &args.case {
        Some(case) => ToErase::Case(project.cases().named(case)?),
        None if args.removed => ToErase::Removed,
        None => ToErase::Person(args.person.clone(), args.role.clone()),
    };
    let goes = plan(&project, &what)?;
    drop(project);
    if !args.now {
        if args.json {
            json(&ErasureJson::Goes(&goes))?;
        } else {
            words::erasure(&goes, &what).iter().try_for_each(|sentence| say(sentence))?;
            if goes.is_found {
                say(&tr!("erase-say-yes"))?;
            }
        }
        return Ok(if goes.is_found { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let is_case = matches!(what, ToErase::Case(_));
    let mut quarantine = if is_case && goes.in_quarantine {
        let path = Quarantine::path_for(&args.project);
        let passphrase = passphrase(args.passphrase_file.as_deref(), &tr!("cli-passphrase"))?;
        Some(Quarantine::open(&path, &passphrase)?)
    } else {
        None
    };
    let mut project = Project::open_to_write(&args.project)?;
    let proof = erase_for_good(&mut project, quarantine.as_mut(), &what)?;
    if args.json {
        json(&ErasureJson::Erased(&proof))?;
    } else {
        words::erased(&proof).iter().try_for_each(|sentence| say(sentence))?;
    }
    Ok(if proof.clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
