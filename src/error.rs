//! What can go wrong at the doors of the program: everything below, and what only a window or a command line can meet.

use std::path::PathBuf;

use project::Undoing;
use reading::ron_file::BadRon;
use words::Sentence;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Anything that stops what a user has asked for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Below(#[from] quarantine::Error),
    /// A file for other programs cannot be written or taken in.
    #[error(transparent)]
    Exchange(refi::RefiError),
    /// The window cannot be shown.
    #[error("no display")]
    NoDisplay,
    /// The window cannot be shown, and why in the language in use.
    #[error("no window: {0}")]
    Window(String),
    /// The window was shown and then failed.
    #[error("the window failed")]
    Crashed,
    /// Standard input makes one case, and needs its label.
    #[error("standard input needs a label")]
    LabelAndInput,
    /// A case has no entry of this name.
    #[error("no such entry")]
    NoEntry(String),
    #[error("no such thread")]
    NoThread(String),
    /// Nothing is said about how an entry is to be corrected.
    #[error("nothing to correct")]
    NothingToCorrect,
    /// A memo is to be changed, and nothing says how.
    #[error("nothing to edit")]
    NothingToEdit,
    /// A memo cannot stand on a code or on another memo.
    #[error("no memo can be on that")]
    MemoOnWhat,
    /// Words that name nothing a memo could lead to.
    #[error("`{0}` names no place")]
    BadPlace(String),
    /// A case holds several documents, and none of them is named.
    #[error("which document")]
    WhichDocument,
    /// Undo would take much away, and nobody has said that it shall.
    #[error("much would go")]
    LargeUndo(Undoing),
    /// A merge has conflicts, and nobody has said who is right.
    #[error("{0} conflicts are undecided")]
    Undecided(usize),
    /// An option that takes a name got a blank.
    #[error("--{0} has no name")]
    BlankName(String),
    /// Settings for all that cannot be read.
    #[error("{file}: {source}")]
    Preset { file: PathBuf, source: BadRon },
    /// Settings of the window that cannot be read; the file was put aside.
    #[error("{file}: {source}")]
    Settings { file: PathBuf, kept: PathBuf, source: BadRon },
    #[error("the settings cannot be written: {0}")]
    SettingsUnwritten(project::Error),
    #[error("no project is open")]
    NoProject,
    #[error("no case is open")]
    NoOpenCase,
    #[error("nothing is selected")]
    NothingSelected,
    #[error("the caret stands in no coding")]
    NoCodingHere,
    /// No code has been used since the project was opened.
    #[error("no last code")]
    NoLastCode,
    /// A coding cannot be made shorter, or longer within its entry.
    #[error("no word left")]
    NoWordLeft,
    /// Nothing is found that could be coded.
    #[error("no hits")]
    NoHits,
    #[error("the caret stands in no entry")]
    NoEntryHere,
    /// What was asked for in a dialog that is not open any more.
    #[error("the dialog is closed")]
    DialogClosed,
    #[error("no name is chosen in the review")]
    NoNameChosen,
    #[error("the quarantine is locked")]
    QuarantineLocked,
    /// The project has no backup of this number.
    #[error("no backup {0}")]
    NoBackup(usize),
    /// A project cannot be read, and no backup lies beside it.
    #[error("{0}, and no backup lies beside it")]
    NoBackupBeside(project::Error),
    /// A passphrase was given for a new project that would not be encrypted.
    #[error("{0} would not be encrypted")]
    PassphraseForPlain(PathBuf),
}

impl Error {
    /// The error of the project, if it is one.
    #[must_use]
    pub const fn of_project(&self) -> Option<&project::Error> {
        match self {
            Self::Below(quarantine::Error::Project(error)) => Some(error),
            _ => None,
        }
    }
}

impl Error {
    /// Whether somebody has stopped the work.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        matches!(self.of_project(), Some(project::Error::Stopped))
    }
}

/// Errors of the floors below come up through the quarantine's.
macro_rules! from_below {
    ($($error:ty),*) => {
        $(impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::Below(error.into())
            }
        })*
    };
}

impl From<refi::RefiError> for Error {
    fn from(error: refi::RefiError) -> Self {
        match error {
            refi::RefiError::Project(error) => error.into(),
            other => Self::Exchange(other),
        }
    }
}

from_below!(reading::Error, names::Error, project::Error);

impl Sentence for Error {
    fn sentence(&self) -> String {
        match self {
            Self::Below(error) => error.sentence(),
            Self::Exchange(error) => error.sentence(),
            Self::LargeUndo(undoing) => {
                tr!("error-large-undo", act = words::act(undoing.act), what = words::made_rows(&undoing.rows))
            }
            Self::Undecided(count) => {
                let count: usize = *count;
                tr!("error-undecided", count = count)
            }
            Self::NoDisplay => tr!("error-no-display"),
            Self::Window(reason) => tr!("error-window", reason = reason.as_str()),
            Self::Crashed => tr!("error-crashed"),
            Self::LabelAndInput => tr!("error-label-and-input"),
            Self::NoEntry(entry) => tr!("error-no-entry", name = entry.as_str()),
            Self::NoThread(thread) => tr!("error-no-thread", name = thread.as_str()),
            Self::NothingToEdit => tr!("error-nothing-to-edit"),
            Self::MemoOnWhat => tr!("error-memo-on-what"),
            Self::BadPlace(place) => tr!("error-bad-place", place = place.as_str()),
            Self::NothingToCorrect => tr!("error-nothing-to-correct"),
            Self::WhichDocument => tr!("error-document-option"),
            Self::BlankName(option) => tr!("error-blank-name", option = option.as_str()),
            Self::Preset { file, source: BadRon { line, problem, .. } } => {
                let (file, line) = (file.display().to_string(), line.to_string());
                tr!("error-preset", file = file, line = line, reason = words::ron_problem(problem))
            }
            Self::Settings { file, kept, source: BadRon { line, problem, .. } } => {
                let [file, kept] = [file, kept].map(|path| path.file_name().unwrap_or_default().display().to_string());
                let reason = words::ron_problem(problem);
                tr!("error-settings", file = file, kept = kept, line = line.to_string(), reason = reason)
            }
            Self::SettingsUnwritten(error) => tr!("error-settings-unwritten", reason = error.sentence()),
            Self::NoProject => tr!("notice-open-first"),
            Self::NoOpenCase => tr!("error-no-open-case"),
            Self::NothingSelected => tr!("notice-select-first"),
            Self::NoCodingHere => tr!("error-no-coding-here"),
            Self::NoLastCode => tr!("error-no-last-code"),
            Self::NoWordLeft => tr!("error-no-word-left"),
            Self::NoHits => tr!("error-no-hits"),
            Self::NoEntryHere => tr!("error-no-entry-here"),
            Self::DialogClosed => tr!("error-dialog-closed"),
            Self::NoNameChosen => tr!("error-no-name-chosen"),
            Self::QuarantineLocked => tr!("error-quarantine-locked"),
            Self::PassphraseForPlain(path) => {
                tr!("error-passphrase-for-plain", file = path.display().to_string())
            }
            Self::NoBackupBeside(error) => format!("{} {}", error.sentence(), tr!("backups-only-beside")),
            Self::NoBackup(number) => tr!("error-no-backup", number = number.to_string()),
        }
    }
}
