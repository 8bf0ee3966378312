//! What went wrong, in one sentence: what, where, what to do. No sentence holds case text.

use std::path::Path;

use project::value::NoDay;
use reading::layout::Layout;
use reading::ron_file::{BadRon, Problem};
use reading::text::{LARGEST_FILE, LONGEST_TEXT, MOST_LINES, Unreadable};
use rusqlite::ErrorCode;

use crate::i18n::number;

/// An error that can be told to a person.
pub trait Sentence {
    /// The error in the language in use.
    fn sentence(&self) -> String;
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

impl Sentence for reading::Error {
    fn sentence(&self) -> String {
        match self {
            Self::Io { path, source } => tr!("error-io", file = name(path), reason = io_reason(source.kind())),
            Self::NotFound(path) => tr!("error-not-found", file = name(path)),
            Self::Unreadable { path, reason } => {
                tr!("error-unreadable", file = name(path), reason = unreadable(reason))
            }
            Self::Letters(path) => tr!("error-letters", file = name(path)),
            Self::BadPattern(pattern) => tr!("error-bad-pattern", pattern = pattern.as_str()),
            Self::BadDate(value) => tr!("error-bad-date", value = value.as_str()),
            Self::BadTime(value) => tr!("error-bad-time", value = value.as_str()),
            Self::NoLayout(layout) => {
                let known: Vec<&str> = Layout::all().iter().map(|layout| layout.name.as_str()).collect();
                tr!("error-no-layout", name = layout.as_str(), known = known.join(", "))
            }
        }
    }
}

impl Sentence for names::Error {
    fn sentence(&self) -> String {
        match self {
            Self::Reading(error) => error.sentence(),
            Self::Roles { path, source } => {
                tr!("fault-roles", file = name(path), line = source.line.to_string(), reason = problem(&source.problem))
            }
            &Self::Decisions { ref path, line, problem } => {
                tr!("fault-decisions", file = name(path), line = line.to_string(), reason = problem)
            }
            Self::Overlap { number, other } => {
                tr!("fault-overlap", number = number.to_string(), other = other.to_string())
            }
            Self::OutOfRange { number: at, chars } => {
                tr!("fault-out-of-range", number = at.to_string(), chars = number(*chars))
            }
            &Self::Unseen(pages) => tr!("fault-unseen", count = pages),
            &Self::Undecided(marks) => tr!("fault-undecided", count = marks),
            Self::NoNames(path) => tr!("fault-no-names", file = name(path)),
            Self::NameIsEmpty => tr!("fault-name-is-empty"),
        }
    }
}

impl Sentence for project::Error {
    fn sentence(&self) -> String {
        match self {
            Self::Reading(error) => error.sentence(),
            Self::Names(error) => error.sentence(),
            Self::Sqlite(error) => sqlite(error),
            Self::NothingToImport(path) => tr!("error-nothing-to-import", file = name(path)),
            Self::ReservedName(attribute) => tr!("error-reserved-name", name = attribute.as_str()),
            Self::NothingUndone(number) => tr!("error-nothing-undone", number = number.to_string()),
            Self::InTheWay => tr!("error-in-the-way"),
            Self::CodebookLocked => tr!("error-codebook-locked"),
            Self::IsItself(path) => tr!("error-is-itself", file = name(path)),
            Self::NotACopy(path) => tr!("error-not-a-copy", file = name(path)),
            Self::CopyOfAnother(path) => tr!("error-copy-of-another", file = name(path)),
            Self::MergesElsewhere => tr!("error-merges-elsewhere"),
            Self::NoConflict(key) => tr!("error-no-conflict", key = key.as_str()),
            Self::NoCaseForCopy => tr!("error-no-case-for-copy"),
            Self::Busy => tr!("error-busy"),
            Self::NotAProject(path) => tr!("error-not-a-project", file = name(path)),
            Self::Damaged(path) => tr!("error-damaged", file = name(path)),
            Self::Newer(path) => tr!("error-newer", file = name(path)),
            Self::ReadOnly(path) => tr!("error-read-only", file = name(path)),
            Self::InUse(path) => tr!("error-in-use", file = name(path)),
            Self::Linked(path) => tr!("error-linked", file = name(path)),
            Self::NoBackupFolder(folder) => tr!("error-no-backup-folder", folder = folder.display().to_string()),
            Self::SealsDamage(path) => tr!("error-seals-damage", file = name(path)),
            Self::Locked(path) => tr!("error-encrypted", file = name(path)),
            Self::WrongPassphrase(path) => tr!("error-wrong-passphrase", file = name(path)),
            Self::NotEncrypted(path) => tr!("error-not-encrypted", file = name(path)),
            Self::NoEncryption(path) => tr!("error-no-encryption", file = name(path)),
            Self::WeakPassphrase(least) => tr!("fault-weak-passphrase", least = least.to_string()),
            Self::Interrupted => tr!("error-interrupted"),
            Self::Exists(path) => tr!("error-exists", file = name(path)),
            Self::NoCase(case) => tr!("error-no-case", name = case.as_str()),
            Self::Released(case) => tr!("error-released", name = case.as_str()),
            Self::CaseExists(case) => tr!("error-case-exists", name = case.as_str()),
            Self::SameText(case) => tr!("error-same-text", name = case.as_str()),
            Self::SeveralDocuments(case) => tr!("error-several-documents", name = case.as_str()),
            Self::JoinsItself(case) => tr!("error-joins-itself", name = case.as_str()),
            Self::OnlyDocument(case) => tr!("error-only-document", name = case.as_str()),
            Self::NoDocument { case, number } => {
                tr!("error-no-document", name = case.as_str(), number = number.to_string())
            }
            Self::WorkedOn(case) => tr!("error-worked-on-case", case = case.as_str()),
            Self::KnownCase { case, similarity, days } => crate::arrivals::known_case(case, *similarity, *days),
            Self::SeveralPersons { case, similarity, plans, persons } => {
                let share = similarity.to_string();
                tr!("error-several-persons", name = case.as_str(), share = share, plans = plans, persons = persons)
            }
            Self::EmptyQuery => tr!("error-empty-query"),
            Self::OneCode => tr!("error-one-code"),
            &Self::TableMisfits { ref path, count } => {
                tr!("error-table-misfits", file = path.display().to_string(), count = count)
            }
            Self::NothingToQuote { case, length } => {
                tr!("error-nothing-to-quote", case = case.as_str(), length = length.to_string())
            }
            Self::NoMemo(memo) => tr!("error-no-memo", number = memo.to_string()),
            Self::EmptyMemo => tr!("error-empty-memo"),
            Self::MemoOfCase(memo) => tr!("error-memo-of-case", number = memo.to_string()),
            Self::NoLink(link) => tr!("error-no-link", number = link.to_string()),
            Self::NothingToLink => tr!("error-nothing-to-link"),
            Self::NoSearch(name) => tr!("error-no-search", name = name.as_str()),
            Self::SearchExists(name) => tr!("error-search-exists", name = name.as_str()),
            Self::OtherSearch(name) => tr!("error-other-search", name = name.as_str()),
            Self::SearchNames { search, gone } => {
                tr!("error-search-names", name = search.as_str(), gone = crate::gone_names(gone))
            }
            Self::NoSet(name) => tr!("error-no-set", name = name.as_str()),
            Self::SetExists(name) => tr!("error-set-exists", name = name.as_str()),
            Self::SetNames { set, gone } => {
                tr!("error-set-names", name = set.as_str(), gone = crate::gone_names(gone))
            }
            Self::NoTable(name) => tr!("error-no-table", name = name.as_str()),
            Self::TableExists(name) => tr!("error-table-exists", name = name.as_str()),
            Self::NoColumns => tr!("error-no-columns"),
            Self::OtherTable(name) => tr!("error-other-table", name = name.as_str()),
            Self::TableNames { table, gone } => {
                tr!("error-table-names", name = table.as_str(), gone = crate::gone_names(gone))
            }
            Self::BadRule { fault, near } => crate::sets::bad_rule(*fault, near),
            Self::NoSuchValue { attribute, value, known } => {
                tr!(
                    "error-no-such-value",
                    attribute = attribute.as_str(),
                    value = value.as_str(),
                    known = known.as_str()
                )
            }
            Self::BadRuleValue { attribute, value, kind } => {
                let kind = crate::attribute_kind(*kind);
                tr!("error-bad-rule-value", attribute = attribute.as_str(), value = value.as_str(), kind = kind)
            }
            Self::NoOrder(attribute) => tr!("error-no-order", attribute = attribute.as_str()),
            Self::BadAxis(word) => tr!("error-bad-axis", word = word.as_str()),
            Self::TooManyCells(cells) => tr!("error-too-many-cells", count = number(*cells)),
            Self::TooFewCases { wanted, cases } => {
                tr!("error-too-few-cases", wanted = number(*wanted), count = number(*cases))
            }
            Self::BadSearchPattern(pattern) => tr!("error-bad-search-pattern", pattern = pattern.as_str()),
            Self::NoCode(code) => tr!("error-no-code", name = code.as_str()),
            Self::NoCodeForCoding(code) => tr!("error-no-code-for-coding", name = code.as_str()),
            Self::AmbiguousCode(code) => tr!("error-ambiguous-code", name = code.as_str()),
            Self::CodeExists(code) => tr!("error-code-exists", name = code.as_str()),
            Self::BelowItself { code, parent } => {
                tr!("error-below-itself", code = code.as_str(), parent = parent.as_str())
            }
            Self::BadCodeName(code) => tr!("error-bad-code-name", name = code.as_str()),
            Self::NotCodable(code) => tr!("error-not-codable", name = code.as_str()),
            Self::BadShortcut(key) => tr!("error-bad-shortcut", key = key.as_str()),
            Self::BadScale(scale) => tr!("error-bad-scale", scale = scale.as_str()),
            Self::NoScale => tr!("error-no-scale"),
            Self::NoDegree { degree, scale } => {
                tr!("error-no-degree", degree = degree.as_str(), scale = scale.as_str())
            }
            Self::OffScale { scale, codings } => {
                let codings = *codings;
                tr!("error-off-scale", scale = scale.as_str(), count = codings)
            }
            Self::NoCoding => tr!("error-no-coding"),
            Self::NotAGroup(path) => tr!("error-not-a-group", name = path.as_str()),
            Self::CannotMerge(code) => tr!("error-cannot-merge", name = code.as_str()),
            Self::ShortcutTaken(key) => tr!("error-shortcut-taken", key = key.as_str()),
            Self::NoAttribute(attribute) => tr!("error-no-attribute", name = attribute.as_str()),
            Self::BadAttribution(pattern) => tr!("error-bad-attribution", pattern = pattern.as_str()),
            Self::NoMonths(figure) => tr!("error-no-months", figure = crate::figure_name(*figure)),
            Self::NoPeriod(figure) => tr!("error-no-period", figure = crate::figure_name(*figure)),
            Self::EmptyPeriod => tr!("error-empty-period"),
            Self::NoStart(figure) => tr!("error-no-start", figure = crate::figure_name(*figure)),
            Self::NotADate(attribute) => tr!("error-not-a-date-attribute", name = attribute.as_str()),
            Self::AttributeExists(attribute) => tr!("error-attribute-exists", name = attribute.as_str()),
            Self::BadValue { attribute, value } => {
                tr!("error-bad-value", attribute = attribute.as_str(), value = value.as_str())
            }
            Self::BadSpan { case, chars } => {
                tr!("error-bad-span", name = case.as_str(), chars = number(*chars))
            }
            Self::Correction(why) => tr!("error-correction", why = crate::why(*why)),
            Self::TooFewCoders(count) => tr!("error-too-few-coders", count = count),
            Self::CodesBlind(name) => tr!("error-codes-blind", name = name.as_str()),
            Self::HiddenCodings(code) => tr!("error-hidden-codings", code = code.as_str()),
            Self::NoCoder(name) => tr!("error-no-coder", name = name.as_str()),
            Self::CoderExists(name) => tr!("error-coder-exists", name = name.as_str()),
            Self::CoderAlike { name, known } => tr!("error-coder-alike", name = name.as_str(), known = known.as_str()),
            Self::InactiveCoder(name) => tr!("error-inactive-coder", name = name.as_str()),
            Self::SameCoder(name) => tr!("error-same-coder", name = name.as_str()),
            Self::BadInitials(initials) => tr!("error-bad-initials", initials = initials.as_str()),
            Self::BadColour(colour) => tr!("error-bad-colour", colour = colour.as_str()),
            Self::AlreadyCoded => tr!("error-already-coded"),
            Self::NoAside(id) => tr!("error-no-aside", id = id.to_string()),
            Self::EmptyName => tr!("error-empty-name"),
            Self::LabelTaken(label) => tr!("error-label-taken", name = label.as_str()),
            Self::Codebook { path, source: BadRon { line, problem: what, .. } } => {
                tr!("error-codebook", file = name(path), line = line.to_string(), reason = problem(what))
            }
            Self::NoColumn { path, column } => tr!("error-no-column", file = name(path), column = column.to_string()),
            Self::Line { path, line, source } => {
                tr!("error-line", file = name(path), line = line.to_string(), reason = source.sentence())
            }
            Self::InColumn { column, source } => {
                tr!("error-in-column", column = column.as_str(), reason = source.sentence())
            }
            Self::NoTableFile { path, source } => no_table(path, source),
            Self::NotYesOrNo { column } => tr!("error-not-yes-or-no", column = column.to_string()),
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
            Self::OutsideOfGrid => tr!("error-outside-of-grid"),
            Self::SpreadsheetError(value) => tr!("error-spreadsheet", value = value.as_str()),
            Self::OtherKind { name, known } => {
                tr!("error-other-kind", name = name.as_str(), kind = crate::attribute_kind(*known))
            }
            Self::Recipe { path, source: BadRon { line, column, problem: what } } => {
                let (file, line, column) = (path.display().to_string(), line.to_string(), column.to_string());
                tr!("error-recipe", file = file, line = line, column = column, reason = problem(what))
            }
            Self::TableName(name) => tr!("error-table-name", name = name.as_str()),
            Self::InTable { table, source } => tr!("error-in-table", name = table.as_str(), reason = source.sentence()),
            Self::NoMeasure { measure, known } => {
                tr!("figures-no-measure", measure = measure.as_str(), known = known.as_str())
            }
            Self::BeyondExcel => tr!("error-beyond-excel"),
            Self::Csv(error) => tr!("error-csv", reason = io_reason(error.kind())),
            Self::UnknownTable(table) => tr!("error-unknown-table", table = table.as_str()),
            Self::WorkFailed => tr!("error-work-failed"),
            Self::Stopped => tr!("notice-stopped"),
        }
    }
}

impl Sentence for quarantine::Error {
    fn sentence(&self) -> String {
        match self {
            Self::Project(error) => error.sentence(),
            Self::WrongPassphrase(path) => tr!("fault-wrong-passphrase", file = name(path)),
            Self::WeakPassphrase(least) => tr!("fault-weak-passphrase", least = least.to_string()),
            Self::NoPassphrase => tr!("fault-no-passphrase"),
            Self::PassphrasesDiffer => tr!("passphrase-differs"),
            Self::NotAQuarantine(path) => tr!("fault-not-a-quarantine", file = name(path)),
            Self::Unmade(path) => tr!("fault-unmade", file = name(path)),
            Self::KeyDestroyed(path) => tr!("fault-key-destroyed", file = name(path)),
            Self::NoTrace(path) => tr!("fault-no-trace", file = name(path)),
            Self::KeyNotKept(path) => tr!("fault-key-not-kept", file = name(path)),
            Self::NoKeyAnyMore => tr!("fault-no-key-any-more"),
            Self::NotAKey(path) => tr!("fault-not-a-key", file = name(path)),
            Self::Tampered(path) => tr!("fault-tampered", file = name(path)),
            Self::NothingToErase => tr!("fault-nothing-to-erase"),
            Self::NoOriginal(id) => tr!("fault-no-original", number = id.to_string()),
            Self::NotSigned(label) => tr!("fault-not-signed", name = label.as_str()),
            Self::AlreadyReleased { number, label } => {
                tr!("fault-already-released", number = number.to_string(), label = label.as_str())
            }
            &Self::NotReleased(cases) => tr!("fault-not-released", count = cases),
            &Self::Leak(hits) => tr!("fault-leak", count = hits),
        }
    }
}

/// What is wrong with a RON file.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::NoField { name, known } => tr!("ron-no-field", name = name.as_str(), known = known.join(", ")),
        Problem::NoWord { name, known } => tr!("ron-no-word", name = name.as_str(), known = known.join(", ")),
        Problem::MissingField(field) => tr!("ron-missing-field", name = field.as_str()),
        Problem::FieldTwice(field) => tr!("ron-twice", name = field.as_str()),
        Problem::Ends => tr!("ron-ends"),
        Problem::Sign(sign) => tr!("ron-sign", sign = sign.to_string()),
        Problem::More => tr!("ron-more"),
        Problem::Value => tr!("ron-value"),
        Problem::Unreadable => tr!("ron-unreadable"),
    }
}

pub(crate) fn io_reason(kind: std::io::ErrorKind) -> String {
    use std::io::ErrorKind;
    match kind {
        ErrorKind::NotFound => tr!("reason-not-found"),
        ErrorKind::PermissionDenied => tr!("reason-permission"),
        ErrorKind::StorageFull => tr!("reason-full"),
        ErrorKind::IsADirectory => tr!("reason-directory"),
        ErrorKind::ResourceBusy => tr!("reason-held"),
        ErrorKind::ReadOnlyFilesystem => tr!("reason-write-protected"),
        ErrorKind::InvalidFilename => tr!("reason-name"),
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

/// Why a file is no table; what can be done about it is another thing than with a text.
fn no_table(path: &Path, reason: &Unreadable) -> String {
    let file = path.display().to_string();
    match reason {
        Unreadable::Empty
        | Unreadable::TooLarge
        | Unreadable::TooMuchText
        | Unreadable::DamagedUtf16
        | Unreadable::NoFile
        | Unreadable::Io(_) => tr!("error-unreadable", file = file, reason = unreadable(reason)),
        Unreadable::Damaged | Unreadable::TooComplex => tr!("error-damaged-table", file = file),
        Unreadable::Archive => tr!("error-no-table-archive", file = file),
        _ => tr!("error-no-table-file", file = file),
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
