//! `passphrase`: a project is encrypted, gets another passphrase, or is encrypted no more. And who is asked for the passphrases of projects
//! that any command opens.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use clap::Args;
use zeroize::Zeroizing;

use super::redaction::{new_passphrase, passphrase};
use super::{json, say};
use crate::error::Result;
use project::{Project, Resealed, ask_passphrases_with};
use reading::entered;

#[derive(Debug, Args)]
pub(super) struct PassphraseArgs {
    project: PathBuf,
    #[arg(long, conflicts_with = "passphrase_removed")]
    new_passphrase_file: Option<PathBuf>,
    #[arg(id = "passphrase_removed", long = "remove")]
    remove: bool,
    #[arg(long)]
    json: bool,
}

/// What the files say that `--project-passphrase-file` names.
static IN_FILES: OnceLock<Vec<Zeroizing<String>>> = OnceLock::new();
/// What standard input has said, which is read once, where it is no terminal.
static PIPED: Mutex<Option<Zeroizing<String>>> = Mutex::new(None);

/// Lets projects be opened with the passphrases in these files, or one that is asked for.
pub(super) fn ask(files: &[PathBuf]) -> Result<()> {
    let _ = IN_FILES.set(passphrases_in(files)?);
    ask_passphrases_with(|path| {
        if let Some(passphrase) = fitting(path, in_files()) {
            return Some(passphrase.clone());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let question = tr!("cli-project-passphrase", file = name);
        if io::stdin().is_terminal() {
            return passphrase(None, &question).ok();
        }
        let mut piped = PIPED.lock().unwrap_or_else(PoisonError::into_inner);
        if piped.is_none() {
            *piped = passphrase(None, &question).ok();
        }
        piped.clone()
    });
    Ok(())
}

fn passphrases_in(files: &[PathBuf]) -> Result<Vec<Zeroizing<String>>> {
    Ok(files.iter().map(|file| entered::passphrase_in(file)).collect::<std::result::Result<_, _>>()?)
}

fn in_files() -> &'static [Zeroizing<String>] {
    IN_FILES.get().map_or(&[], Vec::as_slice)
}

/// The passphrase that opens a project, which makes its key known. The last one is not tried here: whoever asks tries it, and tells what is wrong.
fn fitting<'a>(project: &Path, passphrases: &'a [Zeroizing<String>]) -> Option<&'a Zeroizing<String>> {
    let (last, others) = passphrases.split_last()?;
    Some(others.iter().find(|passphrase| project::unlock(project, passphrase).is_ok()).unwrap_or(last))
}

/// Makes the key of a project known that the window is to open; one of the files holds its passphrase.
pub(super) fn unlock(project: &Path, files: &[PathBuf]) -> Result<()> {
    let passphrases = passphrases_in(files)?;
    Ok(fitting(project, &passphrases).map_or(Ok(()), |passphrase| project::unlock(project, passphrase))?)
}

/// Whether a file with a passphrase was named.
pub(super) fn is_given() -> bool {
    !in_files().is_empty()
}

/// The passphrase for a project that is made now: that in the file, or one that is typed twice.
pub(super) fn of_new_project(file: Option<&Path>) -> Result<Zeroizing<String>> {
    new_passphrase(file, &tr!("cli-new-passphrase"))
}

pub(super) fn set(args: &PassphraseArgs) -> Result<()> {
    // Nobody is asked for a passphrase that this program cannot use.
    if !project::ENCRYPTS {
        return Err(project::Error::NoEncryption(args.project.clone()).into());
    }
    let mut project = Project::open_to_write(&args.project)?;
    let new = if args.remove {
        None
    } else {
        Some(new_passphrase(args.new_passphrase_file.as_deref(), &tr!("cli-new-passphrase"))?)
    };
    let done = project.write().passphrases().set(new.as_ref().map(|new| new.as_str()))?;
    if args.json { json(&done) } else { say(&told(&done)) }
}

/// What has become of the project, and what may still lie about.
fn told(done: &Resealed) -> String {
    words::resealed(done).join("\n")
}
