//! What can go wrong with a project. No error holds case text, and none is a sentence for users: those stand in `words`.

use std::path::{Path, PathBuf};

use reading::correction::Why;
use reading::ron_file::BadRon;

use crate::figure::Figure;
use crate::print_days::PrintDays;
use crate::rule_fault::RuleFault;
use crate::value::{AttributeKind, NoDay};

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Anything that stops what a user has asked of a project.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read or written.
    #[error(transparent)]
    Reading(#[from] reading::Error),
    #[error(transparent)]
    Names(#[from] names::Error),
    #[error("the project file: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A folder holds no text files.
    #[error("nothing to import in {0}")]
    NothingToImport(PathBuf),
    /// The name of a column of the exports.
    #[error("`{0}` is a column of the exports")]
    ReservedName(String),
    /// The log has no edit of this number that was undone and left behind.
    #[error("no edit {0} was undone")]
    NothingUndone(i64),
    /// What an undone edit would change is another by now, or a name is taken.
    #[error("newer edits are in the way")]
    InTheWay,
    /// The codebook of a copy was locked by whoever made the copy.
    #[error("the codebook of this copy is locked")]
    CodebookLocked,
    /// A file is to be merged into itself.
    #[error("{0} is the project itself")]
    IsItself(PathBuf),
    /// A project has nothing in common with the one into which it is to be merged.
    #[error("{0} is no copy of this project")]
    NotACopy(PathBuf),
    /// A copy was made of another copy, or of another state of a project.
    #[error("{0} is a copy of something else")]
    CopyOfAnother(PathBuf),
    /// The open project is a copy itself, which is merged into the project of which it was made.
    #[error("the project is a copy itself")]
    MergesElsewhere,
    /// What is to be decided in a merge is not a conflict.
    #[error("nothing to decide under `{0}`")]
    NoConflict(String),
    /// A copy is to hold no case.
    #[error("no case for the copy")]
    NoCaseForCopy,
    /// The project takes no edits while files are being imported.
    #[error("the project is busy")]
    Busy,
    #[error("{0} is no project")]
    NotAProject(PathBuf),
    #[error("{0} is damaged")]
    Damaged(PathBuf),
    /// The project was made by a newer version of the program.
    #[error("{0} was made by a newer version")]
    Newer(PathBuf),
    #[error("{0} was opened for reading only")]
    ReadOnly(PathBuf),
    /// Another window or command has the project open.
    #[error("{0} is in use")]
    InUse(PathBuf),
    /// The project is encrypted, and its passphrase is not known yet.
    #[error("{0} is encrypted")]
    Locked(PathBuf),
    #[error("the passphrase does not open {0}")]
    WrongPassphrase(PathBuf),
    /// This program was built without encryption.
    #[error("{0} is encrypted, or is to be, and this program has no encryption")]
    NoEncryption(PathBuf),
    /// The project is there and not encrypted, and what is asked for needs one that is.
    #[error("{0} is not encrypted")]
    NotEncrypted(PathBuf),
    /// A passphrase has fewer characters than this.
    #[error("a passphrase needs at least {0} characters")]
    WeakPassphrase(usize),
    /// The file has a second name, as a hard link.
    #[error("{0} has a second name")]
    Linked(PathBuf),
    /// The folder that was chosen for backups is not there now.
    #[error("the folder for backups {0} is not there")]
    NoBackupFolder(PathBuf),
    /// A damaged project would be written anew, and the backups that are whole would go.
    #[error("{0} is damaged, and its passphrase stays")]
    SealsDamage(PathBuf),
    /// An edit was interrupted, and whoever may write has to take it back first.
    #[error("an edit was interrupted")]
    Interrupted,
    #[error("{0} exists")]
    Exists(PathBuf),
    /// A file that describes the tables of a report cannot be understood.
    #[error("{path}: {source}")]
    Recipe { path: PathBuf, source: BadRon },
    /// The name of a table of a report is none that a file can have, or stands twice.
    #[error("`{0}` names no table")]
    TableName(String),
    /// A table of a report cannot be made.
    #[error("the table `{table}`: {source}")]
    InTable { table: String, source: Box<Self> },
    /// A figure has no measure of this name.
    #[error("no such measure")]
    NoMeasure { measure: String, known: String },
    /// A table has more rows or columns than a sheet of Excel.
    #[error("the table is larger than a sheet of Excel")]
    BeyondExcel,
    #[error("no such case")]
    NoCase(String),
    #[error("no memo {0}")]
    NoMemo(i64),
    /// A new memo has neither title nor text.
    #[error("the memo is empty")]
    EmptyMemo,
    /// Only a memo on no case has a title and a day.
    #[error("memo {0} is on a case")]
    MemoOfCase(i64),
    #[error("no link {0}")]
    NoLink(i64),
    /// What a link is to lead to is not there, or is the memo itself.
    #[error("there is nothing to link to")]
    NothingToLink,
    #[error("a case of this label exists")]
    CaseExists(String),
    /// The case came out of quarantine: a print in its place would bring back what was replaced.
    #[error("the case was released from quarantine")]
    Released(String),
    /// A file holds the text of this case.
    #[error("a case has the same text")]
    SameText(String),
    /// The case holds several documents: a print takes the place of one of them.
    #[error("the case holds several documents")]
    SeveralDocuments(String),
    /// The last document goes only with its case.
    #[error("the case has no other document")]
    OnlyDocument(String),
    /// A case does not become a document of itself.
    #[error("the case is the same one")]
    JoinsItself(String),
    #[error("the case has no document {number}")]
    NoDocument { case: String, number: usize },
    /// The case that holds all plans of a file has codings or other work on it, so that it is not parted.
    #[error("the case has work on it")]
    WorkedOn(String),
    /// A file is another print of a known case; the share of common messages and cards is an estimate in hundredths.
    #[error("another print of a known case, {similarity} % alike")]
    KnownCase { case: String, similarity: u8, days: Option<PrintDays> },
    /// A file holds several plans, of which one is another print of a known case, and not all of them are told to be about one person; of
    /// how many persons they tell, 0 where they do not tell whether it is one.
    #[error("{plans} plans, of which one is another print of a known case, {similarity} % alike")]
    SeveralPersons { case: String, similarity: u8, plans: usize, persons: usize },
    /// Nothing to look for.
    #[error("the search has no letter or digit")]
    EmptyQuery,
    /// Codes that stand to each other in some way are at least two.
    #[error("one code stands to no other")]
    OneCode,
    /// So many places of a table do not fit.
    #[error("{count} places of the table do not fit")]
    TableMisfits { path: PathBuf, count: usize },
    /// Not all that is to be quoted is in the text of this case, of so many code points.
    #[error("no such passage to quote")]
    NothingToQuote { case: String, length: usize },
    #[error("no such saved search")]
    NoSearch(String),
    #[error("a saved search of this name exists")]
    SearchExists(String),
    /// A saved search looks for words where codes are asked for, or the other way round.
    #[error("a saved search of the other kind")]
    OtherSearch(String),
    #[error("no such set of cases")]
    NoSet(String),
    #[error("a set of this name exists")]
    SetExists(String),
    /// A set names what is gone.
    #[error("a set names what is gone")]
    SetNames { set: String, gone: Vec<crate::named::GoneName> },
    #[error("no such saved table")]
    NoTable(String),
    #[error("a saved table of this name exists")]
    TableExists(String),
    /// A heat map is asked for of a tally without columns.
    #[error("a heat map needs columns")]
    NoColumns,
    /// A saved table is a contact figure where a tally is asked for, or the other way round.
    #[error("a saved table of the other kind")]
    OtherTable(String),
    /// A table names what is gone.
    #[error("a table names what is gone")]
    TableNames { table: String, gone: Vec<crate::named::GoneName> },
    /// A rule that cannot be read; `near` is the word at which that is seen, empty at its end.
    #[error("the rule cannot be read: {fault}")]
    BadRule { fault: RuleFault, near: String },
    /// A category has no such value.
    #[error("the attribute has no such value")]
    NoSuchValue { attribute: String, value: String, known: String },
    /// A value is not of the kind of its attribute.
    #[error("the value is not of the attribute's kind")]
    BadRuleValue { attribute: String, value: String, kind: AttributeKind },
    /// Less and more are asked of an attribute without an order.
    #[error("the attribute has no order")]
    NoOrder(String),
    /// Nothing that rows or columns can be.
    #[error("no rows or columns of a tally")]
    BadAxis(String),
    /// A tally with more cells than anybody can look at.
    #[error("the tally has too many cells")]
    TooManyCells(usize),
    /// A sample of more cases than there are.
    #[error("there are fewer cases than the sample asks for")]
    TooFewCases { wanted: usize, cases: usize },
    /// A saved search names what is gone.
    #[error("a saved search names what is gone")]
    SearchNames { search: String, gone: Vec<crate::named::GoneName> },
    /// A regular expression to search with.
    #[error("the search is no regular expression")]
    BadSearchPattern(String),
    #[error("no such code")]
    NoCode(String),
    /// A table of codings names it, and codes are not made.
    #[error("no such code to put on a passage")]
    NoCodeForCoding(String),
    /// Several codes of different groups have this name.
    #[error("several codes have this name")]
    AmbiguousCode(String),
    #[error("a code of this name exists")]
    CodeExists(String),
    #[error("not a name for a code")]
    BadCodeName(String),
    /// A code or group cannot stand below a code that stands in it, below it or as a member.
    #[error("the code would stand below itself")]
    BelowItself { code: String, parent: String },
    /// The path of something in which the code cannot stand: a code, or a group below it.
    #[error("not a group")]
    NotAGroup(String),
    /// A line of a table names a coding that is not there.
    #[error("no such coding")]
    NoCoding,
    /// Not a scale of degrees.
    #[error("no scale of degrees")]
    BadScale(String),
    /// The project has no scale, so that codings have no degree.
    #[error("codings have no degree in this project")]
    NoScale,
    /// A degree that is not on the scale of the project.
    #[error("the degree is not on the scale")]
    NoDegree { degree: String, scale: String },
    /// Codings have degrees that are not on a new scale.
    #[error("codings have degrees off the scale")]
    OffScale { scale: String, codings: usize },
    /// A code would be merged with itself, or with one below it.
    #[error("a code is merged with itself")]
    CannotMerge(String),
    /// Groups hold codes; they cannot be put on a passage.
    #[error("a group is put on no passage")]
    NotCodable(String),
    #[error("the key is taken")]
    ShortcutTaken(String),
    /// A key is one character.
    #[error("a key is one character")]
    BadShortcut(String),
    /// Agreement is asked for, and fewer than two have coded.
    #[error("fewer than two coders")]
    TooFewCoders(usize),
    /// Whoever works now sees no codings of others.
    #[error("the coder codes blind")]
    CodesBlind(String),
    /// A code that would go stands on codings that whoever works now does not see.
    #[error("the code stands on codings that are not shown")]
    HiddenCodings(String),
    #[error("no such coder")]
    NoCoder(String),
    #[error("a coder of this name exists")]
    CoderExists(String),
    /// A name differs from that of a coder by letter case alone.
    #[error("a coder has nearly this name")]
    CoderAlike { name: String, known: String },
    /// Somebody who takes no part any more would code.
    #[error("the coder is not active")]
    InactiveCoder(String),
    /// A coder would be merged with, or give codings to, the same coder.
    #[error("a coder is merged with the same coder")]
    SameCoder(String),
    #[error("initials are too long")]
    BadInitials(String),
    #[error("not a colour")]
    BadColour(String),
    #[error("no such attribute")]
    NoAttribute(String),
    /// A pattern of an attribution whose braces cannot be read.
    #[error("the attribution cannot be read")]
    BadAttribution(String),
    /// Days are asked of an attribute of another kind.
    #[error("the attribute holds no dates")]
    NotADate(String),
    /// The figure tells nothing of single months.
    #[error("the figure has no months")]
    NoMonths(Figure),
    #[error("the figure {0:?} is of no period")]
    NoPeriod(Figure),
    #[error("a period ends before it begins")]
    EmptyPeriod,
    /// The figure needs the attribute that says when cases begin.
    #[error("the figure needs a start")]
    NoStart(Figure),
    #[error("an attribute of this name exists")]
    AttributeExists(String),
    /// A value does not fit the kind of the attribute, or its list.
    #[error("the value does not fit the attribute")]
    BadValue { attribute: String, value: String },
    /// A span lies outside the text of the case, or is empty.
    #[error("the span lies outside the text of {chars} characters")]
    BadSpan { case: String, chars: usize },
    /// A correction has no place where it was to be made.
    #[error("the correction has no place: {0:?}")]
    Correction(Why),
    /// The same passage has this code from this coder already.
    #[error("the passage has this code already")]
    AlreadyCoded,
    /// Nothing with this number was set aside.
    #[error("nothing with the number {0} was set aside")]
    NoAside(i64),
    #[error("the name is empty")]
    EmptyName,
    /// A label that a person has typed for pasted text.
    #[error("the label is taken")]
    LabelTaken(String),
    #[error("the codebook {path} cannot be read")]
    Codebook { path: PathBuf, source: BadRon },
    /// A table has no column of this name.
    #[error("{path} has no column `{column}`")]
    NoColumn { path: PathBuf, column: &'static str },
    /// A line of a table.
    #[error("{path}, line {line}")]
    Line { path: PathBuf, line: u64, source: Box<Error> },
    /// A cell of a table, in the column of this name.
    #[error("column `{column}`")]
    InColumn { column: String, source: Box<Error> },
    /// A cell that should hold a whole number does not.
    #[error("a cell of `{column}` holds no whole number")]
    NotANumber { column: &'static str },
    /// A file that is asked for as a table is another kind of file.
    #[error("{path} is no table")]
    NoTableFile { path: PathBuf, source: reading::text::Unreadable },
    #[error("`{column}` is neither yes nor no")]
    NotYesOrNo { column: &'static str },
    /// A quotation mark opens a cell and does not close it.
    #[error("a quotation mark is not closed")]
    OpenQuote,
    /// A row has more or fewer cells than the first line.
    #[error("{found} cells instead of {expected}")]
    UnequalRow { expected: usize, found: usize },
    #[error("a column stands twice")]
    ColumnTwice(String),
    /// Two lines of a table are about the same case.
    #[error("the case stands on line {line} already")]
    CaseTwice { case: String, line: u64 },
    /// A number that could be two: `312.500`.
    #[error("the number could be two")]
    AmbiguousNumber { attribute: String, value: String },
    /// A cell that should hold a date does not.
    #[error("not a day: {why:?}")]
    NoDay { value: String, why: NoDay },
    /// A spreadsheet has written an error instead of a value.
    #[error("an error of a spreadsheet")]
    SpreadsheetError(String),
    /// A cell of a block has neither case nor attribute where it would stand.
    #[error("outside of the grid")]
    OutsideOfGrid,
    /// The attribute is there already, of another kind.
    #[error("the attribute is of the kind {known:?}")]
    OtherKind { name: String, known: AttributeKind },
    #[error("a table cannot be written")]
    Csv(#[source] std::io::Error),
    /// The log tells of a table that no program of this version makes.
    #[error("the log names the table `{0}`, which is unknown")]
    UnknownTable(String),
    /// A worker ended without a result.
    #[error("a worker ended without a result")]
    WorkFailed,
    /// Somebody has stopped the work before it was done.
    #[error("the work was stopped")]
    Stopped,
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Csv(error),
            _ => Self::Csv(std::io::ErrorKind::Other.into()),
        }
    }
}

impl Error {
    /// Whether a passphrase is missing, or another one, or the program has no encryption: nothing is wrong with the file.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        matches!(self, Self::Locked(_) | Self::WrongPassphrase(_) | Self::NoEncryption(_))
    }

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
        reading::Error::io(path, source).into()
    }
}
