//! What views ask for: they get shared references and push actions, which are carried out after the frame.

use std::path::PathBuf;

use super::coder_edit::CoderEdit;
use super::command::Command;
use super::exchange_ask::{ExchangeAsk, SendForm};
use super::folds::Fold;
use super::keymap::Keymap;
use super::review_step::Step;
use super::secret::PassphraseOrder;
use super::strip_settings::StripSettings;
use super::to_redact::ToRedact;
use names::judgement;
use project::import::Manner;
use project::quotation::QuotePiece;
use project::saved_tables::TableSpec;
use project::search::saved::SearchAsked;
use project::tally::Count;
use project::{Attribute, CaseStatus, CellValue, CodeRef, ConsensusDecision, DegreeScale, LinkTarget, MemoOn, NewCode};
use quarantine::erasing::ToErase;
use reading::chronology::ReadingOrder;
use reading::correction::Remedy;
use reading::label::Pattern;
use reading::plan::DocumentKind;
use reading::text::Span;
use reports::paper::PaperForm;

/// A field of a free memo or of an entry of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemoField {
    Title,
    Day,
    Text,
}

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    NewProject,
    /// The same, encrypted.
    NewEncrypted,
    OpenProject,
    Import,
    LoadCodebook,
    SaveCodebook,
    LoadAttributes,
    LoadCodings,
    Export(ExportForm),
    /// The open case as a document.
    SaveCase,
    /// A copy for a coder.
    MakeCopy,
    /// A copy that comes back.
    TakeBack,
    /// A file for other programs.
    SendOut(SendForm),
    /// A file of another program, and the project that is made of it.
    TakeFile,
    NewOfFile,
    /// The table and the chart of a figure.
    SaveTable,
    SaveChart,
    SaveReport,
    SaveQuotations,
    /// Selections that were joined, as one quotation.
    SaveQuotation,
    LoadRoles,
    SaveRoles,
    /// A file for the key to the originals, and then finishing.
    KeepKey,
    /// A new file for the backup that was chosen.
    RestoreBackup,
    /// The folder for further backups.
    BackupFolder,
    /// A folder in which backups of a lost project may lie.
    BackupsIn,
}

/// As what a project is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ExportForm {
    /// Its tables as CSV.
    #[default]
    Csv,
    /// Its tables as one workbook of Excel.
    Workbook,
    /// A report of it.
    Report,
    /// Its cases, reordered, as documents.
    Cases(PaperForm),
}

/// Where quotations go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteTo {
    Clipboard,
    File(PathBuf),
}

/// What becomes of a quotation that is joined of selections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinedTo {
    /// More is to be selected.
    Later,
    Clipboard,
    File,
}

/// Where printouts go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// They are anonymised: into the project.
    Project,
    /// They are not: into the quarantine.
    Quarantine,
}

/// Something that a view asks for.
#[derive(Debug, Clone)]
pub enum Action {
    Command(Command),
    Project(ProjectAction),
    Anonymise(Ask),
    /// A path has been chosen for a purpose.
    Chosen(Purpose, Vec<PathBuf>),
    /// Makes the sample project and opens it.
    TrySample,
    CancelImport,
    /// Looks in the whole project for what the fields of the workspace Find say.
    Search,
    /// Saves what the fields of the workspace Find say under a name.
    SaveSearch(String),
    /// Chooses a code for what was found, with one that stands first.
    CodeFound(Option<i64>),
    /// Quotes what was found.
    Quote(QuoteTo),
    /// Quotes selections that were joined.
    QuoteJoined(Vec<QuotePiece>, JoinedTo),
    AskPath(Purpose),
    Exchange(ExchangeAsk),
    /// Loads a table of attributes that was looked at.
    LoadTable(PathBuf),
    /// Takes files in once more, in another manner than before.
    TakeIn(Vec<PathBuf>, Manner),
    /// Takes text as a case of this label, into the project or the quarantine.
    TakeText(Destination, String, String),
    SetCoder(String),
    SetStrip(StripSettings),
    SetKeys(Keymap),
    /// Asks with which code this one is to be merged.
    ChooseMerge(i64),
    /// Begins the walk through the excerpts of a code.
    WalkThrough(i64),
    /// Shows what a block of cells would do to the attribute grid, from the row of a case and the number of an attribute on.
    PasteBlock(String, (usize, usize)),
    /// Fills a block in that was looked at, and gives the keys back to the grid.
    FillBlock(Vec<CellValue>, bool),
    /// Shows a memo on the page of memos.
    ShowMemo(i64),
    Say(String),
    /// Undoes the last edit, however much goes.
    UndoLarge,
    /// Lists the backups of a project, open or not.
    ShowBackups(PathBuf),
    MakeBackup,
    /// Makes an encrypted project, or changes how one is encrypted.
    SetPassphrase(PassphraseOrder),
    /// Whether backups are made by themselves.
    SetBackups(bool),
    /// Takes a project off the recent ones.
    ForgetRecent(PathBuf),
}

/// On what a code is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Passages of cases.
    Passages(Vec<(i64, Vec<Span>)>),
    /// A coding and what it covers.
    Coding(i64, Span),
    /// All that bears a code, which goes.
    Merge(i64),
}

/// A code of the codebook, or one that is made first, by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeChoice {
    Known(i64),
    New(String),
}

impl From<CodeChoice> for CodeRef {
    fn from(choice: CodeChoice) -> Self {
        match choice {
            CodeChoice::Known(id) => Self::Id(id),
            CodeChoice::New(path) => Self::Path(path),
        }
    }
}

/// Something that is asked of the open project: to show or to change what it holds.
#[derive(Debug, Clone)]
pub enum ProjectAction {
    /// Puts on the selection what an updated print has set aside.
    PlaceAside(i64, Vec<Span>),
    RemoveAside(i64),
    /// Says what a document of a case is, by its number from 1; without a number, what a case of one document is.
    SetDocumentKind(i64, Option<usize>, DocumentKind),
    /// Takes the document of this number out of a case.
    RemoveDocument(i64, usize),
    /// Makes the document of this number a case of its own.
    SeparateDocument(i64, usize),
    /// Makes one case of these, in this order, and calls it so.
    JoinCases(Vec<i64>, String),
    SetLabelPattern(Pattern),
    SaveSearch(String, Box<SearchAsked>),
    /// Keeps what a table asks for under a name.
    SaveTable(String, Box<TableSpec>),
    RemoveTable(String),
    RenameSearch(String, String),
    RemoveSearch(String),
    /// The pattern by which quotations are attributed, as it was typed.
    SetAttribution(String),
    OpenCase(i64),
    /// Opens a case and shows a passage of it.
    Show(i64, Span),
    /// Opens a case at an entry, by its number in the plan.
    ShowEntry(i64, usize),
    SetStatus(CaseStatus),
    ReadIn(ReadingOrder),
    Fold(Fold),
    ReadWith(Option<String>),
    /// Corrects the entry of a case that has this span.
    Correct(i64, Span, Vec<Remedy>),
    /// Takes corrections of a case back.
    TakeBack(i64, Vec<i64>),
    /// Shows only codings of this code and those below it.
    ShowCode(Option<i64>),
    /// Shows only codings of this coder.
    ShowCoder(Option<String>),
    /// Puts a code on the selection.
    Code(i64),
    /// Puts a code on passages of several cases, as one act.
    CodePassages(i64, Vec<(i64, Vec<Span>)>),
    /// Puts a code on passages of the open case, or in the place of the code of a coding.
    Apply(Target, CodeChoice),
    /// Gives a coding a degree, or none.
    SetDegree(i64, Option<u8>),
    /// The scale of the degrees, or none.
    SetScale(Option<DegreeScale>),
    Uncode(Vec<i64>),
    Recode(i64, i64, Span),
    WriteMemo(i64, MemoOn, String),
    /// Writes a field of a memo on no case, as it was typed.
    EditMemo(i64, MemoField, String),
    RemoveMemo(i64),
    LinkMemo(i64, LinkTarget),
    UnlinkMemo(i64),
    /// What a new summary begins with.
    SetSummaryTemplate(String),
    WriteSummary(i64, String),
    RenameCase(i64, String),
    AddCode(NewCode),
    ChangeCode(i64, NewCode),
    MoveCode(i64, isize),
    /// Moves a code under another, or to the top, before a sibling or behind all of them.
    PlaceCode(i64, Option<i64>, Option<i64>),
    /// Gives codings other codes, and removes a code of which nothing is left.
    SortOut(Vec<(i64, CodeChoice)>, Option<i64>),
    RemoveCode(i64),
    AddAttribute(Attribute),
    ChangeAttribute(Attribute),
    RemoveAttribute(i64),
    SetAttribute(i64, Attribute, String),
    /// Gives cases values, as one act; whether categories learn values that they lack.
    FillValues(Vec<CellValue>, bool),
    TallyBy(Option<String>, Count),
    /// Shows what stands behind a cell of the tally: a code, and a column or all cases.
    Behind(i64, Option<usize>),
    /// Reads more of the excerpts that stand there.
    ReadOnBehind,
    Find(String),
    EditCoders(CoderEdit),
    /// Lets the coder for consensus code passages as it was decided.
    Decide(Vec<ConsensusDecision>),
    /// Makes an edit again that was undone and left behind.
    Restore(i64),
}

impl ProjectAction {
    /// Whether the project stays as it is.
    #[must_use]
    pub const fn only_looks(&self) -> bool {
        matches!(
            self,
            Self::OpenCase(_)
                | Self::Show(..)
                | Self::ReadIn(_)
                | Self::Fold(_)
                | Self::ShowCode(_)
                | Self::ShowCoder(_)
                | Self::TallyBy(..)
                | Self::Behind(..)
                | Self::ReadOnBehind
                | Self::ShowEntry(..)
                | Self::Find(_)
        )
    }
}

impl From<ProjectAction> for Action {
    fn from(action: ProjectAction) -> Self {
        Self::Project(action)
    }
}

/// What the workspace of anonymisation asks for. Passphrases and texts stay in its dialogs.
#[derive(Debug, Clone)]
pub enum Ask {
    Destination(Destination),
    AskPassphrase,
    Unlock,
    Lock,
    Open(i64),
    Close,
    Step(Step),
    Judge(judgement::JudgementEdit),
    Select(u32),
    SelectMention(usize),
    /// Shows what may still identify somebody in what was imported.
    ShowWaiting,
    /// Somebody has looked at what waits after an import, and leaves it as it is.
    LookedAfterImport,
    Page(usize),
    /// A page was in view, all of it.
    Shown(usize),
    /// Lets text recognition read what was refused.
    Recognise,
    /// Takes in what has pages without text: read by text recognition, or without these pages.
    TakeInPages(bool),
    /// Takes in what holds several plans: each plan by itself, or all together.
    TakeInJoined(bool),
    /// Selects a passage on its page.
    Reveal(Span),
    /// Something was chosen in the list.
    Chosen,
    Offered,
    /// Opens the names that are known for the open case.
    AskKnown,
    /// Opens the documents of the open case.
    AskDocuments,
    /// Makes one case of these originals, with this label.
    JoinHeld(Vec<i64>, String),
    /// Makes the document of this number, from 1, an original of its own.
    SeparateHeld(i64, usize),
    /// Says what the document of this number is.
    SetHeldKind(i64, usize, DocumentKind),
    /// Searches the open case anew with them.
    Renew,
    /// Searches what is not marked of the open case.
    Seek(String),
    Propose,
    Release,
    Check,
    /// These words identify nobody.
    Fine(String),
    AskDraw,
    Draw(Option<usize>),
    /// Goes on with the second reading that was put aside.
    ReadOn,
    SaveReading,
    Report,
    LoadRoles,
    SaveRoles,
    /// Back to the roles of the program.
    StandardRoles,
    /// Whether exports put replacements in brackets.
    SetBrackets(bool),
    AskFinish,
    /// Looks what finishing would find.
    DryRun,
    /// A form that a dry run found is public.
    FoundPublic(String),
    /// Opens a signed case again.
    Reopen(i64),
    Finish,
    /// Looks for what is no name and may tell who it is, in the cases of the project.
    CheckTelling,
    /// Words of released text are to go: in this place of a case, or wherever they stand.
    AskRedact(ToRedact),
    Redact,
    /// Asks for words to look for in the quarantine and the project at once; looks for these, where there are some.
    AskEverywhere(Vec<String>),
    Everywhere,
    /// Opens an original at a place of it.
    OpenAt(i64, Span),
    /// Tells what goes when a case or a person is erased.
    AskErase(ToErase),
    Erase,
}

impl Ask {
    /// Whether everything stays as it is but what is shown of the open case.
    #[must_use]
    pub const fn only_looks(&self) -> bool {
        matches!(self, Self::Shown(_) | Self::Page(_) | Self::Select(_) | Self::SelectMention(_) | Self::ShowWaiting)
    }
}

/// The action that asks for it.
#[must_use]
pub const fn ask(ask: Ask) -> Action {
    Action::Anonymise(ask)
}

/// Actions of one frame, in order.
pub type Actions = Vec<Action>;
