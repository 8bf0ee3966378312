//! The words for things of the domain, in the language in use: what the window and the terminal both say.

#[macro_use]
pub mod i18n;
pub mod agreement;
mod arrivals;
mod backups;
mod codebook;
pub mod counted;
mod courses;
mod documents;
mod erasing_words;
mod errors;
pub mod exchange;
pub mod figure_table;
mod figures;
mod found;
mod goals;
mod leaks;
mod made;
mod memos;
pub mod merging;
pub mod places;
mod remarks;
pub mod sets;
mod shown;
mod table_preview;
mod threads;

pub use arrivals::{arrivals, import_summary, joined_plans, of_others, proposal, read_by, refusal};
pub use backups::{
    backup_made, backup_time, backup_unreadable, destroyed_backups, done_since, resealed, unlisted_backups,
};
pub use codebook::{code_change, edited, field_change};
pub use courses::{course_days, course_facts, course_months, course_sort, courses_unread};
pub use documents::{document_at, document_facts, document_kind, document_name};
pub use erasing_words::{erased, erasure, undo_cut};
pub use errors::{Sentence, problem as ron_problem, unreadable};
pub use figures::{figure_definition, figure_name, figure_title, measure, measure_in_general, unit_name};
pub use found::{found_heading, sorting};
pub use goals::goals_sentence;
pub use leaks::{found_in, held_decision, leak_place, place_standing, rare, stands_in, telling_kind, unseen};
pub use made::made_rows;
pub use memos::{day_edits, linked, memo_heading, memo_kind, memo_place};
pub use remarks::{remark, remarks};
pub use shown::{reread, shown};
pub use table_preview::{column_preview, table_misfit};
pub use threads::{answer, stand, thread, thread_heading};

use std::path::{Path, PathBuf};

use crate::i18n::{Language, long_date, weekday_date};
use names::mark::Label;
use project::export::Sheet;
use project::export::csv_table::Extent;
use project::prepared::Contents;
use project::tally::Count;
use project::{Act, AttributeKind, CaseStatus, Finding, Note, PATH_SEPARATOR, ReadAs};
use reading::annotation::{Annotation, AnnotationKind, Colour};
use reading::correction::{Correction, Remedy, ToThread, Why};
use reading::layout::{Layout, Speaker, Status};
use reading::plan::{Entry, EntryKind, Flag, Plan};

/// Parts the pieces of an entry's header.
const DOT: &str = " · ";

/// The title of a layout.
#[must_use]
pub fn layout(name: &str) -> String {
    let Some(layout) = Layout::named(name) else { return name.to_owned() };
    match Language::current() {
        Language::Nb => layout.title.nb.clone(),
        Language::En => layout.title.en.clone(),
    }
}

/// The header of an entry: date with weekday, kind or sender, thread or card. With `same_day` the date is left out.
#[must_use]
pub fn entry_header(plan: &Plan, index: usize, same_day: bool) -> String {
    let in_thread = plan.entries[index].thread.map(|number| thread(&plan.threads[number]));
    header(plan, index, same_day, in_thread)
}

/// The line above an entry with other words about its thread.
#[must_use]
pub fn header(plan: &Plan, index: usize, same_day: bool, in_thread: Option<String>) -> String {
    let entry = &plan.entries[index];
    let mut parts = Vec::new();
    if !same_day {
        parts.push(entry.date.map_or_else(|| tr!("entry-undated"), weekday_date));
    }
    if let Some(time) = entry.time {
        parts.push(tr!("entry-clock", time = time.format("%H.%M").to_string()));
    }
    match entry.kind {
        EntryKind::Message => parts.push(sender(entry)),
        // Its name says what it is.
        EntryKind::Document => {}
        kind => parts.push(entry_kind(kind)),
    }
    if let Some(card) = &entry.card {
        // The text of a card begins with its type and title; that of its minutes and events does not.
        if entry.kind != EntryKind::Card && !card.title.is_empty() {
            parts.push(tr!("quoted", text = card.title.as_str()));
        }
        parts.extend(card.status.map(card_status));
    }
    if let Some(until) = entry.until.filter(|until| Some(*until) != entry.date) {
        parts.push(tr!("entry-until", date = long_date(until)));
    }
    parts.extend(in_thread);
    if let Some(document) = plan.document_at(entry.span.start) {
        parts.push(document_name(&plan.documents, document));
    }
    if entry.is_corrected {
        parts.push(tr!("entry-corrected"));
    }
    parts.join(DOT)
}

/// Who wrote a message: the role, and the sender as printed where it says more.
#[must_use]
pub fn sender(entry: &Entry) -> String {
    let printed = entry.sender.clone().unwrap_or_default();
    match entry.speaker {
        Some(Speaker::User) => tr!("speaker-user"),
        Some(Speaker::Nav) if printed.is_empty() => "NAV".to_owned(),
        Some(Speaker::Nav) if ["NAV", "VEILEDER"].contains(&printed.to_uppercase().as_str()) => printed.to_uppercase(),
        Some(Speaker::Nav) => tr!("speaker-nav", sender = printed),
        None if printed.is_empty() => tr!("speaker-none"),
        None => tr!("speaker-unknown", sender = printed),
    }
}

/// Who speaks, by role.
#[must_use]
pub fn speaker(speaker: Speaker) -> String {
    match speaker {
        Speaker::User => tr!("speaker-user"),
        Speaker::Nav => "NAV".to_owned(),
    }
}

#[must_use]
pub fn entry_kind(kind: EntryKind) -> String {
    match kind {
        EntryKind::Goal => tr!("kind-goal"),
        EntryKind::Card => tr!("kind-card"),
        EntryKind::Minutes => tr!("kind-minutes"),
        EntryKind::Message => tr!("kind-message"),
        EntryKind::Event => tr!("kind-event"),
        EntryKind::Preamble => tr!("kind-preamble"),
        EntryKind::Unplaced => tr!("kind-unplaced"),
        EntryKind::Document => tr!("kind-document"),
    }
}

/// Two things that stand beside each other.
#[must_use]
pub fn beside(one: &str, other: &str) -> String {
    [one, other].join(DOT)
}

#[must_use]
pub fn card_status(status: Status) -> String {
    match status {
        Status::Planned => tr!("card-planned"),
        Status::Suggested => tr!("card-suggested"),
        Status::InProgress => tr!("card-in-progress"),
        Status::Completed => tr!("card-completed"),
        Status::Cancelled => tr!("card-cancelled"),
    }
}

/// Why an entry has no date.
#[must_use]
pub fn undated_reason(entry: &Entry) -> Option<String> {
    if entry.date.is_some() {
        return None;
    }
    Some(match entry.kind {
        EntryKind::Goal => tr!("undated-goal"),
        EntryKind::Preamble => tr!("undated-preamble"),
        EntryKind::Unplaced => tr!("undated-unplaced"),
        EntryKind::Document => tr!("undated-document"),
        _ if entry.flags.contains(&Flag::DateInvalid) => tr!("undated-invalid"),
        EntryKind::Card | EntryKind::Minutes => tr!("undated-card"),
        EntryKind::Message | EntryKind::Event => tr!("undated-message"),
    })
}

/// The word for a variant that JSON names in kebab case: `clue-usual-title`.
#[must_use]
pub fn named(kind: &str, variant: &impl serde::Serialize) -> String {
    i18n::LOADER.get(&format!("{kind}-{}", project::word(variant)))
}

/// What there is to know of an entry, a sentence each.
#[must_use]
pub fn flags(entry: &Entry) -> Vec<String> {
    // The reason why there is no date says it already.
    let is_said = |flag: Flag| {
        matches!(flag, Flag::NoStartDate | Flag::Unplaced) || flag == Flag::DateInvalid && entry.date.is_none()
    };
    let told = entry.flags.iter().filter(|flag| !is_said(**flag) && !entry.accepted.contains(flag));
    undated_reason(entry).into_iter().chain(told.map(|flag| self::flag(*flag))).collect()
}

#[must_use]
pub fn flag(flag: Flag) -> String {
    match flag {
        Flag::Unplaced => tr!("flag-unplaced"),
        Flag::ThreadBoundary => tr!("flag-thread-boundary"),
        Flag::DoubtfulThread => tr!("flag-doubtful-thread"),
        Flag::SenderUnknown => tr!("flag-sender-unknown"),
        Flag::DateInvalid => tr!("flag-date-invalid"),
        Flag::NoStartDate => tr!("flag-no-start-date"),
        Flag::AfterPrint => tr!("flag-after-print"),
        Flag::FromAfterTo => tr!("flag-from-after-to"),
        Flag::TornFields => tr!("flag-torn-fields"),
        Flag::Misread => tr!("flag-misread"),
        Flag::HeaderLike => tr!("flag-header-like"),
        Flag::HeadingLike => tr!("flag-heading-like"),
        Flag::TypeUnknown => tr!("flag-type-unknown"),
        Flag::DateLabelUnknown => tr!("flag-date-label-unknown"),
        Flag::HeadingUnknown => tr!("flag-heading-unknown"),
        Flag::OutOfOrder => tr!("flag-out-of-order"),
        Flag::Empty => tr!("flag-empty"),
        Flag::Garbled => tr!("flag-garbled"),
        Flag::SecondPlan => tr!("flag-second-plan"),
        Flag::LittleRead => tr!("flag-little-read"),
    }
}

/// How many entries have which flag, a line each.
#[must_use]
pub fn flag_counts(contents: &Contents) -> Vec<String> {
    let told = contents.flags.iter();
    told.map(|(flag, count)| tr!("arrival-flag", count = i18n::number(*count), flag = self::flag(*flag))).collect()
}

/// The word for a case in labels that say nothing of it.
#[must_use]
pub fn case_word() -> String {
    tr!("case-word")
}

/// The path of the code that a mark or a note in a file gets.
#[must_use]
pub fn annotation_code(annotation: &Annotation) -> String {
    let name = match (annotation.kind, annotation.colour) {
        (AnnotationKind::Comment, _) => tr!("annotation-comment"),
        (AnnotationKind::Underline, _) => tr!("annotation-underline"),
        (AnnotationKind::Strikeout, _) => tr!("annotation-strikeout"),
        (AnnotationKind::Highlight, None) => tr!("annotation-highlight"),
        (AnnotationKind::Highlight, Some(Colour::Yellow)) => tr!("annotation-yellow"),
        (AnnotationKind::Highlight, Some(Colour::Green)) => tr!("annotation-green"),
        (AnnotationKind::Highlight, Some(Colour::Blue)) => tr!("annotation-blue"),
        (AnnotationKind::Highlight, Some(Colour::Pink)) => tr!("annotation-pink"),
        (AnnotationKind::Highlight, Some(Colour::Red)) => tr!("annotation-red"),
        (AnnotationKind::Highlight, Some(Colour::Orange)) => tr!("annotation-orange"),
        (AnnotationKind::Highlight, Some(Colour::Purple)) => tr!("annotation-purple"),
        (AnnotationKind::Highlight, Some(Colour::Grey)) => tr!("annotation-grey"),
    };
    format!("{}{PATH_SEPARATOR}{name}", tr!("annotation-group"))
}

/// The beginning of a passage, on one line of at most so many code points.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most).chain(['…']).collect()
}

#[must_use]
pub fn status(status: CaseStatus) -> String {
    match status {
        CaseStatus::Unread => tr!("status-unread"),
        CaseStatus::InProgress => tr!("status-in-progress"),
        CaseStatus::Done => tr!("status-done"),
    }
}

#[must_use]
pub fn attribute_kind(kind: AttributeKind) -> String {
    match kind {
        AttributeKind::Category => tr!("attribute-category"),
        AttributeKind::Number => tr!("attribute-number"),
        AttributeKind::Date => tr!("attribute-date"),
        AttributeKind::YesNo => tr!("attribute-yes-no"),
        AttributeKind::Text => tr!("attribute-text"),
    }
}

/// Names of files, one after the other.
#[must_use]
pub fn files(paths: &[PathBuf]) -> String {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Files and folders that are named where something was passed over.
const NAMED: usize = 10;

/// What nobody has looked into: how much it is, and the first names of it.
#[must_use]
pub fn passed_over(paths: &[PathBuf]) -> String {
    let names = files(&paths[..paths.len().min(NAMED)]);
    tr!("passed-over", count = paths.len(), names = if paths.len() > NAMED { names + " …" } else { names })
}

/// The value of an attribute of this kind as people read it.
#[must_use]
pub fn value(kind: AttributeKind, value: &str) -> String {
    match (kind, value) {
        (_, "") => tr!("tally-no-value"),
        (AttributeKind::YesNo, "yes") => tr!("value-yes"),
        (AttributeKind::YesNo, "no") => tr!("value-no"),
        (_, other) => other.to_owned(),
    }
}

/// What a table of a project holds.
#[must_use]
pub fn sheet(sheet: Sheet) -> String {
    match sheet {
        Sheet::Cases => tr!("sheet-cases"),
        Sheet::Entries => tr!("sheet-entries"),
        Sheet::Codings => tr!("sheet-codings"),
        Sheet::Memos => tr!("sheet-memos"),
        Sheet::Tally => tr!("sheet-tally"),
        Sheet::Searches => tr!("sheet-searches"),
    }
}

/// What Excel would not show of a table.
#[must_use]
pub fn beyond_excel(file: &Path, extent: Extent) -> String {
    let (file, long) = (file.display().to_string(), extent.long_cells);
    if long > 0 { tr!("excel-long-cells", file = file, count = long) } else { tr!("excel-many-rows", file = file) }
}

/// What was read otherwise than it stands in a table.
#[must_use]
pub fn note(note: &Note) -> String {
    let (column, count) = (note.column.as_str(), note.count);
    match note.what {
        ReadAs::Missing => tr!("note-missing", column = column, count = count),
        ReadAs::ClockLeftOut => tr!("note-clock-left-out", column = column, count = count),
        ReadAs::DayFirst => tr!("note-day-first", column = column, count = count),
    }
}

#[must_use]
pub fn count(count: Count) -> String {
    match count {
        Count::Cases => tr!("count-cases"),
        Count::Codings => tr!("count-codings"),
    }
}

#[must_use]
pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Damaged { .. } => tr!("finding-damaged"),
        Finding::Dangling { table } => tr!("finding-dangling", table = table.as_str()),
        Finding::OtherTables => tr!("finding-other-tables"),
        Finding::AlteredText { case: Some(case) } => tr!("finding-altered-text", case = case.as_str()),
        Finding::AlteredText { case: None } => tr!("finding-altered-removed"),
        Finding::Altered { table } => tr!("finding-altered", table = table.as_str()),
        Finding::Unreadable { table } => tr!("finding-unreadable", table = table.as_str()),
        Finding::Ring { codes } => {
            let count = *codes;
            tr!("finding-ring", count = count)
        }
        Finding::Outside { table, case, start, end } => {
            let (start, end) = (start.to_string(), end.to_string());
            tr!("finding-outside", table = table.as_str(), case = case.as_str(), start = start, end = end)
        }
        Finding::CodingOutside { case, start, end } => {
            tr!("finding-coding-outside", case = case.as_str(), start = start.to_string(), end = end.to_string())
        }
        Finding::WrongLength { case } => tr!("finding-wrong-length", case = case.as_str()),
        Finding::NoGuid { table, rows } => {
            let rows = *rows;
            tr!("finding-no-guid", table = table.as_str(), rows = rows)
        }
        Finding::ReleasedTwice { case, other } => {
            tr!("finding-released-twice", case = case.as_str(), other = other.as_str())
        }
        Finding::Unaccounted { case, chars } => {
            tr!("finding-unaccounted", case = case.as_str(), chars = i18n::number(*chars))
        }
    }
}

/// What an edit is called in «Angre …».
#[must_use]
pub fn act(act: Act) -> String {
    match act {
        Act::Import => tr!("act-import"),
        Act::RemoveCase => tr!("act-remove-case"),
        Act::RenameCase => tr!("act-rename-case"),
        Act::SetStatus => tr!("act-set-status"),
        Act::WriteSummary => tr!("act-write-summary"),
        Act::ChooseLayout => tr!("act-choose-layout"),
        Act::LoadCodebook => tr!("act-load-codebook"),
        Act::AddCode => tr!("act-add-code"),
        Act::ChangeCode => tr!("act-change-code"),
        Act::MergeCodes => tr!("act-merge-codes"),
        Act::RemoveCode => tr!("act-remove-code"),
        Act::Code => tr!("act-code"),
        Act::ChangeCoding => tr!("act-change-coding"),
        Act::Uncode => tr!("act-uncode"),
        Act::LoadCodings => tr!("act-load-codings"),
        Act::WriteMemo => tr!("act-write-memo"),
        Act::RemoveMemo => tr!("act-remove-memo"),
        Act::LinkMemo => tr!("act-link-memo"),
        Act::UnlinkMemo => tr!("act-unlink-memo"),
        Act::AddAttribute => tr!("act-add-attribute"),
        Act::ChangeAttribute => tr!("act-change-attribute"),
        Act::RemoveAttribute => tr!("act-remove-attribute"),
        Act::SetAttribute => tr!("act-set-attribute"),
        Act::LoadAttributes => tr!("act-load-attributes"),
        Act::ReplaceSource => tr!("act-replace-source"),
        Act::AddDocument => tr!("act-add-document"),
        Act::ChangeDocument => tr!("act-change-document"),
        Act::RemoveDocument => tr!("act-remove-document"),
        Act::SeparateDocument => tr!("act-separate-document"),
        Act::PlaceAside => tr!("act-place-aside"),
        Act::RemoveAside => tr!("act-remove-aside"),
        Act::SplitEntry => tr!("act-split-entry"),
        Act::MergeEntries => tr!("act-merge-entries"),
        Act::CorrectEntry => tr!("act-correct-entry"),
        Act::AcceptEntry => tr!("act-accept-entry"),
        Act::TakeBack => tr!("act-take-back"),
        Act::Release => tr!("act-release"),
        Act::Redact => tr!("act-redact"),
        Act::Erase => tr!("act-erase"),
        Act::ChangeSetting => tr!("act-change-setting"),
        Act::SaveSearch => tr!("act-save-search"),
        Act::ChangeSearch => tr!("act-change-search"),
        Act::RemoveSearch => tr!("act-remove-search"),
        Act::SaveSet => tr!("act-save-set"),
        Act::ChangeSet => tr!("act-change-set"),
        Act::RemoveSet => tr!("act-remove-set"),
        Act::SaveTable => tr!("act-save-table"),
        Act::ChangeTable => tr!("act-change-table"),
        Act::RemoveTable => tr!("act-remove-table"),
        Act::AddCoder => tr!("act-add-coder"),
        Act::ChangeCoder => tr!("act-change-coder"),
        Act::MergeCoders => tr!("act-merge-coders"),
        Act::ReassignCodings => tr!("act-reassign-codings"),
        Act::MergeCopy => tr!("act-merge-copy"),
        Act::SetBlind => tr!("act-set-blind"),
        Act::DecideConsensus => tr!("act-decide-consensus"),
        Act::Restore => tr!("act-restore"),
    }
}

/// Whether a coder takes part, and codes blind.
#[must_use]
pub fn coder_state(coder: &project::Coder, is_blind: bool) -> String {
    let state = if coder.active { tr!("coder-active") } else { tr!("coder-inactive") };
    if is_blind { format!("{state}, {}", tr!("coder-blind")) } else { state }
}

/// What a saved search names and the project no longer has.
#[must_use]
pub fn gone_names(gone: &[project::named::GoneName]) -> String {
    let said = |one: &project::named::GoneName| match one.what {
        project::named::NamedThing::Case => tr!("gone-case", name = one.name.as_str()),
        project::named::NamedThing::Code => tr!("gone-code", name = one.name.as_str()),
        project::named::NamedThing::Attribute => tr!("gone-attribute", name = one.name.as_str()),
        project::named::NamedThing::Set => tr!("gone-set", name = one.name.as_str()),
    };
    gone.iter().map(said).collect::<Vec<_>>().join(" ")
}

/// What has been done about an entry.
#[must_use]
pub fn remedy(remedy: &Remedy) -> String {
    match remedy {
        Remedy::Split(_) => tr!("remedy-split"),
        Remedy::Merge => tr!("remedy-merge"),
        Remedy::Date { date: Some(date), time: Some(time) } => {
            tr!("remedy-date-clock", date = long_date(*date), time = time.format("%H.%M").to_string())
        }
        Remedy::Date { date: Some(date), time: None } => tr!("remedy-date", date = long_date(*date)),
        Remedy::Date { date: None, .. } => tr!("remedy-no-date"),
        Remedy::Speaker(Some(one)) => tr!("remedy-speaker", speaker = speaker(*one)),
        Remedy::Speaker(None) => tr!("remedy-no-speaker"),
        Remedy::Thread(ToThread::Of(_)) => tr!("remedy-thread-of"),
        Remedy::Thread(ToThread::New(title)) => tr!("remedy-thread-new", title = title.as_str()),
        Remedy::Thread(ToThread::Before) => tr!("remedy-thread-before"),
        Remedy::Thread(ToThread::Here) => tr!("remedy-thread-here"),
        Remedy::Kind(kind) => tr!("remedy-kind", kind = entry_kind(*kind)),
        Remedy::Accept(flags) if flags.is_empty() => tr!("remedy-accept"),
        Remedy::Accept(flags) => {
            let flags: Vec<String> =
                flags.iter().map(|flag| self::flag(*flag).trim_end_matches('.').to_owned()).collect();
            tr!("remedy-accept-flags", flags = flags.join("; "))
        }
    }
}

/// What has been done about an entry, by whom and when.
#[must_use]
pub fn correction(correction: &Correction) -> String {
    let day = correction.made_at.get(..10).and_then(|day| day.parse().ok());
    let day = day.map_or_else(|| correction.made_at.clone(), long_date);
    tr!("remedy-by", remedy = remedy(&correction.remedy), coder = correction.coder.as_str(), date = day)
}

/// Why a correction has no place.
#[must_use]
pub fn why(why: Why) -> String {
    match why {
        Why::NoEntry => tr!("why-no-entry"),
        Why::NotSeen => tr!("why-not-seen"),
        Why::NoText => tr!("why-no-text"),
        Why::NothingBefore => tr!("why-nothing-before"),
        Why::NoThread => tr!("why-no-thread"),
        Why::NoTitle => tr!("why-no-title"),
        Why::NoSpeaker => tr!("why-no-speaker"),
        Why::NotAMessage => tr!("why-not-a-message"),
    }
}

/// What a mark may be.
#[must_use]
pub fn mark(label: Label) -> String {
    match label {
        Label::Per => tr!("mark-per"),
        Label::Org => tr!("mark-org"),
        Label::Loc => tr!("mark-loc"),
        Label::Fnr => tr!("mark-fnr"),
        Label::Kto => tr!("mark-kto"),
        Label::Orgnr => tr!("mark-orgnr"),
        Label::Tlf => tr!("mark-tlf"),
        Label::Mail => tr!("mark-mail"),
        Label::Adr => tr!("mark-adr"),
        Label::Post => tr!("mark-post"),
        Label::Url => tr!("mark-url"),
        Label::Bil => tr!("mark-bil"),
        Label::Sak => tr!("mark-sak"),
        Label::Ident => tr!("mark-ident"),
        Label::Fdato => tr!("mark-fdato"),
        Label::Misc => tr!("mark-misc"),
        Label::Ask => tr!("mark-ask"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_words_of_the_language_only_where_the_kind_is_yes_or_no() {
        for kind in [AttributeKind::Text, AttributeKind::Category] {
            assert_eq!([value(kind, "yes"), value(kind, "no")], ["yes", "no"]);
        }
        assert_eq!(value(AttributeKind::YesNo, "no"), tr!("value-no"));
        assert_ne!(value(AttributeKind::YesNo, "no"), "no");
    }
}
