//! What can go wrong, said in one sentence: what, where, what to do. No sentence holds case text.

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::anonymisation::fault::Fault;
use crate::i18n::number;
use crate::project::AttributeKind;
use crate::text::{LARGEST_FILE, LONGEST_TEXT, MOST_LINES, Unreadable};
use crate::value::NoDay;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Anything that stops what a user has asked for.
#[derive(Debug)]
pub enum Error {
    /// A file or folder cannot be read or written.
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
    /// A source is not the text of a case.
    Unreadable {
        path: PathBuf,
        reason: Unreadable,
    },
    NotFound(PathBuf),
    /// A folder holds no text files.
    NothingToImport(PathBuf),
    /// The name of a column of the exports.
    ReservedName(String),
    /// The project takes no edits while files are being imported.
    Busy,
    /// The file is no Planlupe project.
    NotAProject(PathBuf),
    Damaged(PathBuf),
    /// The project was made by a newer version of the program.
    Newer(PathBuf),
    /// The project was opened for reading only.
    ReadOnly(PathBuf),
    /// Another window or command has the project open.
    InUse(PathBuf),
    /// The file has a second name, as a hard link.
    Linked(PathBuf),
    /// An edit was interrupted, and whoever may write has to take it back first.
    Interrupted,
    Exists(PathBuf),
    NoLayout(String),
    NoCase(String),
    CaseExists(String),
    /// The case came out of quarantine: a print in its place would bring back what was replaced.
    Released(String),
    /// A file holds the text of this case.
    SameText(String),
    /// A file is another print of a known case.
    KnownCase {
        case: String,
        /// Estimated share of common messages and cards, in hundredths.
        similarity: u8,
    },
    NoCode(String),
    /// Several codes of different groups have this name.
    AmbiguousCode(String),
    CodeExists(String),
    BadCodeName(String),
    /// Groups hold codes; they cannot be put on a passage.
    NotCodable(String),
    ShortcutTaken(String),
    /// A key is one character.
    BadShortcut(String),
    NoAttribute(String),
    AttributeExists(String),
    /// A value does not fit the kind of the attribute, or its list.
    BadValue {
        attribute: String,
        value: String,
    },
    /// A span lies outside the text of the case, or is empty.
    BadSpan {
        case: String,
        chars: usize,
    },
    /// A correction has no place where it was to be made.
    Correction(crate::correction::Why),
    /// A case has no entry of this name.
    NoEntry(String),
    NoThread(String),
    /// Nothing is said about how an entry is to be corrected.
    NothingToCorrect,
    BadDate(String),
    BadTime(String),
    /// The same passage has this code from this coder already.
    AlreadyCoded,
    /// Nothing with this number was set aside.
    NoAside(i64),
    /// A pattern for labels that cannot be read.
    BadPattern(String),
    EmptyName,
    /// A label that a person has typed for pasted text.
    LabelTaken(String),
    /// Standard input makes one case, and needs its label.
    LabelAndInput,
    Codebook {
        path: PathBuf,
        line: usize,
        reason: String,
    },
    /// A table has no column of this name.
    NoColumn {
        path: PathBuf,
        column: &'static str,
    },
    /// A line of a table.
    Line {
        path: PathBuf,
        line: u64,
        reason: Box<Error>,
    },
    /// A cell that should hold a whole number does not.
    NotANumber {
        column: &'static str,
    },
    /// A quotation mark opens a cell and does not close it.
    OpenQuote,
    /// A row has more or fewer cells than the first line.
    UnequalRow {
        expected: usize,
        found: usize,
    },
    ColumnTwice(String),
    /// Two lines of a table are about the same case.
    CaseTwice {
        case: String,
        line: u64,
    },
    /// A number that could be two: `312.500`.
    AmbiguousNumber {
        attribute: String,
        value: String,
    },
    /// A cell that should hold a date does not.
    NoDay {
        value: String,
        why: NoDay,
    },
    /// A spreadsheet has written an error instead of a value.
    SpreadsheetError(String),
    /// The attribute is there already, of another kind.
    OtherKind {
        name: String,
        known: AttributeKind,
    },
    /// A text file that holds signs that are no letters, or is written in an encoding that cannot be told for sure.
    Letters(PathBuf),
    Csv(String),
    /// The window cannot be shown.
    NoDisplay,
    Window(String),
    /// The window was shown and then failed.
    Crashed,
    /// A worker ended without a result.
    WorkFailed,
    Sqlite(rusqlite::Error),
    Anonymisation(Fault),
}

impl Error {
    /// Whether the project itself is the matter, not a file that was to come in.
    #[must_use]
    pub const fn is_of_project(&self) -> bool {
        matches!(
            self,
            Self::Sqlite(_)
                | Self::Damaged(_)
                | Self::InUse(_)
                | Self::ReadOnly(_)
                | Self::Linked(_)
                | Self::Interrupted
        )
    }

    #[must_use]
    pub fn io(path: &Path, source: std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &Path| path.display().to_string();
        let sentence = match self {
            Self::Io { path, source } => tr!("error-io", file = name(path), reason = io_reason(source.kind())),
            Self::Unreadable { path, reason } => {
                tr!("error-unreadable", file = name(path), reason = unreadable(reason))
            }
            Self::NotFound(path) => tr!("error-not-found", file = name(path)),
            Self::NothingToImport(path) => tr!("error-nothing-to-import", file = name(path)),
            Self::ReservedName(attribute) => tr!("error-reserved-name", name = attribute.as_str()),
            Self::Busy => tr!("error-busy"),
            Self::NotAProject(path) => tr!("error-not-a-project", file = name(path)),
            Self::Damaged(path) => tr!("error-damaged", file = name(path)),
            Self::Newer(path) => tr!("error-newer", file = name(path)),
            Self::ReadOnly(path) => tr!("error-read-only", file = name(path)),
            Self::InUse(path) => tr!("error-in-use", file = name(path)),
            Self::Linked(path) => tr!("error-linked", file = name(path)),
            Self::Interrupted => tr!("error-interrupted"),
            Self::Exists(path) => tr!("error-exists", file = name(path)),
            Self::NoLayout(layout) => {
                let known: Vec<&str> = crate::layout::Layout::all().iter().map(|layout| layout.name.as_str()).collect();
                tr!("error-no-layout", name = layout.as_str(), known = known.join(", "))
            }
            Self::NoCase(case) => tr!("error-no-case", name = case.as_str()),
            Self::Released(case) => tr!("error-released", name = case.as_str()),
            Self::CaseExists(case) => tr!("error-case-exists", name = case.as_str()),
            Self::SameText(case) => tr!("error-same-text", name = case.as_str()),
            Self::KnownCase { case, similarity } => {
                tr!("error-known-case", name = case.as_str(), share = similarity.to_string())
            }
            Self::NoCode(code) => tr!("error-no-code", name = code.as_str()),
            Self::AmbiguousCode(code) => tr!("error-ambiguous-code", name = code.as_str()),
            Self::CodeExists(code) => tr!("error-code-exists", name = code.as_str()),
            Self::BadCodeName(code) => tr!("error-bad-code-name", name = code.as_str()),
            Self::NotCodable(code) => tr!("error-not-codable", name = code.as_str()),
            Self::BadShortcut(key) => tr!("error-bad-shortcut", key = key.as_str()),
            Self::ShortcutTaken(key) => tr!("error-shortcut-taken", key = key.as_str()),
            Self::NoAttribute(attribute) => tr!("error-no-attribute", name = attribute.as_str()),
            Self::AttributeExists(attribute) => tr!("error-attribute-exists", name = attribute.as_str()),
            Self::BadValue { attribute, value } => {
                tr!("error-bad-value", attribute = attribute.as_str(), value = value.as_str())
            }
            Self::BadSpan { case, chars } => {
                tr!("error-bad-span", name = case.as_str(), chars = number(*chars))
            }
            Self::Correction(why) => tr!("error-correction", why = crate::words::why(*why)),
            Self::NoEntry(entry) => tr!("error-no-entry", name = entry.as_str()),
            Self::NothingToCorrect => tr!("error-nothing-to-correct"),
            Self::NoThread(thread) => tr!("error-no-thread", name = thread.as_str()),
            Self::BadDate(value) => tr!("error-bad-date", value = value.as_str()),
            Self::BadTime(value) => tr!("error-bad-time", value = value.as_str()),
            Self::AlreadyCoded => tr!("error-already-coded"),
            Self::NoAside(id) => tr!("error-no-aside", id = id.to_string()),
            Self::BadPattern(pattern) => tr!("error-bad-pattern", pattern = pattern.as_str()),
            Self::EmptyName => tr!("error-empty-name"),
            Self::LabelTaken(label) => tr!("error-label-taken", name = label.as_str()),
            Self::LabelAndInput => tr!("error-label-and-input"),
            Self::Codebook { path, line, reason } => {
                tr!("error-codebook", file = name(path), line = line.to_string(), reason = reason.as_str())
            }
            Self::NoColumn { path, column } => tr!("error-no-column", file = name(path), column = column.to_string()),
            Self::Line { path, line, reason } => {
                tr!("error-line", file = name(path), line = line.to_string(), reason = reason.to_string())
            }
            Self::NotANumber { column } => tr!("error-not-a-number", column = column.to_string()),
            Self::OpenQuote => tr!("error-open-quote"),
            Self::UnequalRow { expected, found } => {
                tr!("error-unequal-row", expected = expected.to_string(), found = found.to_string())
            }
            Self::ColumnTwice(column) => tr!("error-column-twice", name = column.as_str()),
            Self::CaseTwice { case, line } => tr!("error-case-twice", name = case.as_str(), line = line.to_string()),
            Self::AmbiguousNumber { attribute, value } => {
                let option = format!("--kind {attribute}=…");
                tr!("error-ambiguous-number", value = value.as_str(), option = option)
            }
            Self::NoDay { value, why: NoDay::TwoDigitYear } => tr!("error-two-digit-year", value = value.as_str()),
            Self::NoDay { value, why: NoDay::Zone } => tr!("error-time-zone", value = value.as_str()),
            Self::NoDay { value, why: NoDay::Calendar } => tr!("error-no-day", value = value.as_str()),
            Self::SpreadsheetError(value) => tr!("error-spreadsheet", value = value.as_str()),
            Self::OtherKind { name, known } => {
                tr!("error-other-kind", name = name.as_str(), kind = crate::words::attribute_kind(*known))
            }
            Self::Letters(path) => tr!("error-letters", file = name(path)),
            Self::Csv(reason) => tr!("error-csv", reason = reason.as_str()),
            Self::NoDisplay => tr!("error-no-display"),
            Self::WorkFailed => tr!("error-work-failed"),
            Self::Crashed => tr!("error-crashed"),
            Self::Window(reason) => tr!("error-window", reason = reason.as_str()),
            Self::Anonymisation(fault) => fault.to_string(),
            Self::Sqlite(error) => sqlite(error),
        };
        f.write_str(&sentence)
    }
}

pub(crate) fn io_reason(kind: std::io::ErrorKind) -> String {
    use std::io::ErrorKind;
    match kind {
        ErrorKind::NotFound => tr!("reason-not-found"),
        ErrorKind::PermissionDenied => tr!("reason-permission"),
        ErrorKind::StorageFull => tr!("reason-full"),
        ErrorKind::IsADirectory => tr!("reason-directory"),
        _ => tr!("reason-other"),
    }
}

/// The programs that text recognition needs.
const OCR_TOOLS: &str = "tesseract (nor) + pdftoppm";

/// Why a source was refused, and what to do.
#[must_use]
pub fn unreadable(reason: &Unreadable) -> String {
    match reason {
        Unreadable::Empty => tr!("unreadable-empty"),
        Unreadable::TooLarge => {
            let megabytes = LARGEST_FILE / 1024 / 1024;
            tr!("unreadable-too-large", megabytes = megabytes)
        }
        Unreadable::TooMuchText => {
            let (megabytes, lines) = (LONGEST_TEXT / 1024 / 1024, number(MOST_LINES));
            tr!("unreadable-too-much-text", megabytes = megabytes, lines = lines)
        }
        Unreadable::Pdf => tr!("unreadable-pdf"),
        Unreadable::Archive => tr!("unreadable-archive"),
        Unreadable::Binary => tr!("unreadable-binary"),
        Unreadable::DamagedUtf16 => tr!("unreadable-utf16"),
        Unreadable::Damaged => tr!("unreadable-damaged"),
        Unreadable::TooComplex => tr!("unreadable-too-complex"),
        Unreadable::Part(name) => tr!("unreadable-part", name = name.as_str()),
        Unreadable::OfficeXml => tr!("unreadable-office-xml"),
        Unreadable::Pictures => tr!("unreadable-pictures"),
        Unreadable::Locked => tr!("unreadable-locked"),
        Unreadable::Scan => tr!("unreadable-scan", tools = OCR_TOOLS, option = "--ocr"),
        Unreadable::Image => tr!("unreadable-image", tools = OCR_TOOLS, option = "--ocr"),
        Unreadable::OldWord => tr!("unreadable-old-word"),
        Unreadable::WebPage => tr!("unreadable-web-page"),
        Unreadable::Rtf => tr!("unreadable-rtf"),
        Unreadable::NoOcr => tr!("unreadable-no-ocr", tools = OCR_TOOLS),
        Unreadable::OcrFailed => tr!("unreadable-ocr-failed"),
        Unreadable::NoFile => tr!("unreadable-no-file"),
        Unreadable::Io(kind) => tr!("unreadable-io", reason = io_reason(*kind)),
    }
}

/// What SQLite could not do, and what a person can; never the values of a statement.
fn sqlite(error: &rusqlite::Error) -> String {
    // What is not SQLite's own failure is a value that nobody writes there.
    let rusqlite::Error::SqliteFailure(failure, _) = error else {
        return tr!("error-sqlite-damaged");
    };
    let reason = failure.to_string();
    match failure.code {
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::TypeMismatch => tr!("error-sqlite-damaged"),
        ErrorCode::DiskFull => tr!("error-sqlite-full"),
        ErrorCode::SystemIoFailure | ErrorCode::NoLargeFileSupport => tr!("error-sqlite-io", reason = reason),
        ErrorCode::CannotOpen
        | ErrorCode::ReadOnly
        | ErrorCode::PermissionDenied
        | ErrorCode::AuthorizationForStatementDenied => {
            tr!("error-sqlite-access")
        }
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            tr!("error-sqlite-busy")
        }
        ErrorCode::OutOfMemory => tr!("error-sqlite-memory"),
        ErrorCode::ConstraintViolation => tr!("error-sqlite-constraint"),
        _ => tr!("error-sqlite", reason = reason),
    }
}
