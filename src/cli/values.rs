//! The words of the command line for choices of the floors below, which know nothing of a command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use project::arrival::Known;
use project::coder_agreement::AgreementUnit;
use project::courses::CourseSort;
use project::export::Sheet;
use project::figures::Figure;
use project::figures::period::Over;
use project::memo_list::MemoKind;
use project::search::around::ContextReach;
use project::search::sorting::Sorting;
use project::tally::Count;
use project::tally::ready::ReadyTally;
use project::tally::spec::{Counted, PercentOf};
use project::{AttributeKind, CaseStatus, MergeRule};
use reading::chronology::ReadingOrder;
use reading::layout::Speaker;
use reading::plan::{DocumentKind, EntryKind};
use reports::paper::PaperForm;
use words::i18n::Language;

/// The words of a choice; the first is the usual one.
type Choices<T> = &'static [(&'static str, T)];

pub(super) const LANGUAGES: Choices<Language> = &[("nb", Language::Nb), ("en", Language::En)];
pub(super) const KNOWN: Choices<Known> = &[("refuse", Known::Refuse), ("replace", Known::Replace), ("add", Known::Add)];
pub(super) const COUNTED: Choices<Counted> = &[
    ("cases", Counted::Cases),
    ("codings", Counted::Codings),
    ("entries", Counted::Entries),
    ("characters", Counted::Characters),
    ("share", Counted::Share),
];
pub(super) const PERCENTS: Choices<PercentOf> =
    &[("row", PercentOf::Row), ("column", PercentOf::Column), ("total", PercentOf::Total)];
pub(super) const CODEBOOKS: Choices<bool> = &[("open", false), ("locked", true)];
pub(super) const MERGE_RULES: Choices<MergeRule> = &[
    ("mine", MergeRule::Mine),
    ("theirs", MergeRule::Theirs),
    ("newest", MergeRule::Newest),
    ("both", MergeRule::Both),
];
pub(super) const READY: Choices<ReadyTally> = &[
    ("cases-by-codes", ReadyTally::CasesByCodes),
    ("same-passage", ReadyTally::SamePassage),
    ("same-entry", ReadyTally::SameEntry),
    ("same-thread", ReadyTally::SameThread),
    ("sequences", ReadyTally::Sequences),
    ("speakers", ReadyTally::Speakers),
    ("course", ReadyTally::Course),
];
pub(super) const COUNTS: Choices<Count> = &[("cases", Count::Cases), ("codings", Count::Codings)];
pub(super) const AGREEMENT_UNITS: Choices<AgreementUnit> = &[
    ("characters", AgreementUnit::Characters),
    ("entries", AgreementUnit::Entries),
    ("sentences", AgreementUnit::Sentences),
    ("passages", AgreementUnit::Passages),
];
pub(super) const SHEETS: Choices<Sheet> = &[
    ("cases", Sheet::Cases),
    ("entries", Sheet::Entries),
    ("codings", Sheet::Codings),
    ("memos", Sheet::Memos),
    ("tally", Sheet::Tally),
    ("searches", Sheet::Searches),
];
pub(super) const PAPER_FORMS: Choices<PaperForm> =
    &[("docx", PaperForm::Docx), ("html", PaperForm::Html), ("text", PaperForm::Text)];
pub(super) const MEMO_KINDS: Choices<MemoKind> = &[
    ("case", MemoKind::Case),
    ("entry", MemoKind::Entry),
    ("coding", MemoKind::Coding),
    ("free", MemoKind::Free),
    ("journal", MemoKind::Journal),
];
pub(super) const READING_ORDERS: Choices<ReadingOrder> = &[
    ("chronological", ReadingOrder::Chronological),
    ("printed", ReadingOrder::Printed),
    ("threads", ReadingOrder::Threads),
];
pub(super) const DOCUMENT_KINDS: Choices<DocumentKind> =
    &[("plan", DocumentKind::Plan), ("cv", DocumentKind::Cv), ("paper", DocumentKind::Paper)];
pub(super) const ATTRIBUTE_KINDS: Choices<AttributeKind> = &[
    ("category", AttributeKind::Category),
    ("number", AttributeKind::Number),
    ("date", AttributeKind::Date),
    ("yes-no", AttributeKind::YesNo),
    ("text", AttributeKind::Text),
];

pub(super) const STATUSES: Choices<CaseStatus> =
    &[("unread", CaseStatus::Unread), ("in-progress", CaseStatus::InProgress), ("done", CaseStatus::Done)];
pub(super) const SPEAKERS: Choices<Speaker> = &[("user", Speaker::User), ("nav", Speaker::Nav)];
pub(super) const ENTRY_KINDS: Choices<EntryKind> = &[
    ("goal", EntryKind::Goal),
    ("card", EntryKind::Card),
    ("minutes", EntryKind::Minutes),
    ("message", EntryKind::Message),
    ("event", EntryKind::Event),
    ("document", EntryKind::Document),
    ("preamble", EntryKind::Preamble),
    ("unplaced", EntryKind::Unplaced),
    ("document", EntryKind::Document),
];

pub(super) const SORTINGS: Choices<Sorting> =
    &[("case", Sorting::Case), ("date", Sorting::Date), ("code", Sorting::Code), ("sender", Sorting::Sender)];

/// `sentence`, `entry`, `thread`, or a number of code points on each side.
pub(super) fn around(argument: &str) -> Result<ContextReach, String> {
    match argument {
        "sentence" => Ok(ContextReach::Sentence),
        "entry" => Ok(ContextReach::Entry),
        "thread" => Ok(ContextReach::Thread),
        number => number.parse().map(ContextReach::Chars).map_err(|_| String::new()),
    }
}

pub(super) const FIGURES: Choices<Figure> = &[
    ("response-time", Figure::ResponseTime),
    ("messages", Figure::Messages),
    ("threads", Figure::Threads),
    ("meetings", Figure::Meetings),
    ("activities", Figure::Activities),
    ("goals", Figure::Goals),
    ("silence", Figure::Silence),
    ("distribution", Figure::Distribution),
    ("advisers", Figure::Advisers),
    ("registration", Figure::Registration),
];
pub(super) const COURSE_SORTS: Choices<CourseSort> = &[
    ("label", CourseSort::Label),
    ("first", CourseSort::First),
    ("last", CourseSort::Last),
    ("length", CourseSort::Length),
    ("entries", CourseSort::Entries),
    ("messages", CourseSort::Messages),
    ("silence", CourseSort::Silence),
    ("coded", CourseSort::Coded),
];
pub(super) const MONTHS: Choices<Over> = &[("month", Over::Month), ("month-since-start", Over::MonthSinceStart)];

/// Reads one of the words.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(words: Choices<T>) -> impl TypedValueParser<Value = T> {
    let known = PossibleValuesParser::new(words.iter().map(|(word, _)| *word));
    known.try_map(|word| find(words, &word).ok_or("not one of the words"))
}

/// What a word stands for.
pub(super) fn find<T: Copy>(words: Choices<T>, word: &str) -> Option<T> {
    words.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
}
