//! Copies and merging: what was found and done, in words.

use std::collections::BTreeMap;
use std::path::Path;

use project::{
    CaseStatus, CopyRecord, MergeDecision, MergeEvent, MergeItem, MergeOutcome, MergePassage, MergeRule, WhyLeft,
};

use crate::i18n::number;

/// A copy that was made.
#[must_use]
pub fn copy_made(file: &Path, coder: &str, cases: usize, codings: usize) -> String {
    let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    tr!("copy-made", file = file, coder = coder, cases = cases, codings = codings)
}

/// For whom a copy was made, and when.
#[must_use]
pub fn copy_of(file: &str, record: &CopyRecord) -> String {
    let day = record.made_at.get(..10).and_then(|day| day.parse().ok()).map(crate::i18n::long_date);
    tr!("merge-copy-of", file = file, coder = record.coder.as_str(), day = day.unwrap_or_default())
}

/// How much of what is new, changed, gone: `Ny: 12 · koding`.
#[must_use]
pub fn counts(outcome: &MergeOutcome) -> Vec<String> {
    let mut counts: BTreeMap<(MergeEvent, &str), usize> = BTreeMap::new();
    for item in &outcome.items {
        *counts.entry((item.event, item.what)).or_default() += 1;
    }
    let said = |((event, what), count)| format!("{} ({}): {}", merge_event(event), merged_thing(what), number(count));
    counts.into_iter().map(said).collect()
}

/// What a merge has done, in a sentence.
#[must_use]
pub fn merged(outcome: &MergeOutcome) -> String {
    let count = |event| number(outcome.count(event));
    tr!(
        "notice-merged-copy",
        new = count(MergeEvent::New),
        changed = count(MergeEvent::Changed),
        gone = count(MergeEvent::Gone),
        left = count(MergeEvent::Left)
    )
}

/// The heading under which items of this kind stand.
#[must_use]
pub fn merge_event(event: MergeEvent) -> String {
    match event {
        MergeEvent::New => tr!("merge-new"),
        MergeEvent::Changed => tr!("merge-changed"),
        MergeEvent::Gone => tr!("merge-gone"),
        MergeEvent::Conflict => tr!("merge-conflict"),
        MergeEvent::Restored => tr!("merge-restored"),
        MergeEvent::Aside => tr!("merge-aside"),
        MergeEvent::Left => tr!("merge-left"),
    }
}

/// What an item is, by the table in which it stands.
#[must_use]
pub fn merged_thing(what: &str) -> String {
    match what {
        "cases" => tr!("merge-what-case"),
        "document" => tr!("merge-what-document"),
        "code" => tr!("merge-what-code"),
        "code_group" => tr!("merge-what-code-group"),
        "coder" => tr!("merge-what-coder"),
        "coding" => tr!("merge-what-coding"),
        "memo" => tr!("merge-what-memo"),
        "memo_link" => tr!("merge-what-link"),
        "correction" => tr!("merge-what-correction"),
        "aside" => tr!("merge-what-aside"),
        "attribute" => tr!("merge-what-attribute"),
        "attribute_option" => tr!("merge-what-option"),
        "attribute_value" => tr!("merge-what-value"),
        "saved_search" => tr!("merge-what-search"),
        "case_set" => tr!("merge-what-set"),
        "saved_table" => tr!("merge-what-table"),
        _ => tr!("merge-what-setting"),
    }
}

/// Why something of a copy was not taken in.
#[must_use]
pub fn why_left(why: WhyLeft) -> String {
    match why {
        WhyLeft::SetAside => tr!("merge-left-set-aside"),
        WhyLeft::Redacted => tr!("merge-left-redacted"),
        WhyLeft::Taken => tr!("merge-left-taken"),
        WhyLeft::InUse => tr!("merge-left-in-use"),
        WhyLeft::Circle => tr!("merge-left-circle"),
        WhyLeft::Print => tr!("merge-left-print"),
        WhyLeft::Missing => tr!("merge-left-missing"),
        WhyLeft::NoPlace => tr!("merge-left-no-place"),
        WhyLeft::RedactedThere => tr!("merge-left-redacted-there"),
    }
}

/// What becomes of a conflict.
#[must_use]
pub fn merge_decision(decision: Option<MergeDecision>) -> String {
    match decision {
        None => tr!("merge-open"),
        Some(MergeDecision::Mine) => tr!("merge-mine"),
        Some(MergeDecision::Theirs) => tr!("merge-theirs"),
        Some(MergeDecision::Both) => tr!("merge-both"),
    }
}

/// A rule for conflicts.
#[must_use]
pub fn merge_rule(rule: MergeRule) -> String {
    match rule {
        MergeRule::Mine => tr!("merge-rule-mine"),
        MergeRule::Theirs => tr!("merge-rule-theirs"),
        MergeRule::Newest => tr!("merge-rule-newest"),
        MergeRule::Both => tr!("merge-rule-both"),
    }
}

/// Which part of it has changed, where there is more than one.
#[must_use]
pub fn merged_column(column: &str) -> String {
    match column {
        "row" => tr!("merge-column-row"),
        "print" => tr!("merge-column-print"),
        "label" | "name" => tr!("merge-column-name"),
        "layout" => tr!("merge-column-layout"),
        "summary" => tr!("merge-column-summary"),
        "status" => tr!("merge-column-status"),
        "text" => tr!("merge-column-text"),
        "title" => tr!("merge-column-title"),
        "start" | "end" => tr!("merge-column-place"),
        "code_id" | "parent_id" | "group_id" => tr!("merge-column-code"),
        "coder_id" => tr!("merge-column-coder"),
        "degree" => tr!("merge-column-degree"),
        "colour" => tr!("merge-column-colour"),
        "description" => tr!("merge-column-description"),
        "when_to_use" => tr!("merge-column-when"),
        "when_not" => tr!("merge-column-when-not"),
        "example" => tr!("merge-column-example"),
        "shortcut" => tr!("merge-column-key"),
        "kind" | "codable" => tr!("merge-column-kind"),
        _ => tr!("merge-column-value"),
    }
}

/// An item without its values: what it is, of which case, what it is called, and which part of it.
#[must_use]
pub fn merge_item(item: &MergeItem) -> String {
    let mut parts = vec![merged_thing(item.what)];
    parts.extend(item.case.clone());
    if !item.name.is_empty() {
        parts.push(item.name.clone());
    }
    parts.extend(item.passage.as_ref().map(merge_passage));
    parts.extend(item.column.as_deref().map(merged_column));
    parts.join(" · ")
}

/// A passage: when it was written, by whom or as what, and how it begins.
#[must_use]
pub fn merge_passage(passage: &MergePassage) -> String {
    let printed = passage.sender.clone().filter(|sender| !sender.is_empty());
    let who = printed.or_else(|| passage.speaker.map(crate::speaker)).or_else(|| passage.kind.map(crate::entry_kind));
    let mut parts: Vec<String> = passage.day.map(crate::i18n::long_date).into_iter().chain(who).collect();
    if !passage.beginning.is_empty() {
        parts.push(tr!("quoted", text = passage.beginning.as_str()));
    }
    parts.join(" · ")
}

/// What one side has of an item, in words where the project file has a word of its own.
#[must_use]
pub fn merge_value(item: &MergeItem, value: &str) -> String {
    let is_status = item.what == "cases" && item.column.as_deref() == Some("status");
    let status = if is_status { CaseStatus::of_word(value) } else { None };
    status.map_or_else(|| value.to_owned(), crate::status)
}
