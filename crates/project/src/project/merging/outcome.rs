//! How a merge is asked for, and what comes of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::merge_passages::{ItemPlace, MergePassage};

/// Who is right where both sides have changed the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MergeRule {
    /// The project into which is merged.
    Mine,
    /// The copy.
    Theirs,
    /// Whoever changed it last; what was changed stands against what was removed.
    Newest,
    /// Both, where both can stand: in memos and summaries one text stands below the other. Else the newest.
    Both,
}

/// What a person has decided of one conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MergeDecision {
    Mine,
    Theirs,
    Both,
}

/// What a merge does with something of the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MergeEvent {
    New,
    Changed,
    Gone,
    /// Both sides have changed it.
    Conflict,
    /// It was removed here, and something new of the copy needs it.
    Restored,
    /// It has no place in the text of the project, and lies among what is set aside.
    Aside,
    /// It was not taken in.
    Left,
}

/// Why something of the copy was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyLeft {
    /// It lies among what is set aside in the project.
    SetAside,
    /// It holds words that were redacted in the project.
    Redacted,
    /// The project has another of this name, or at this place.
    Taken,
    /// Something of the project needs what was removed in the copy.
    InUse,
    /// A code would stand below itself.
    Circle,
    /// The text of the case was redacted in the project, and is not replaced by another print.
    Print,
    /// What it belongs to was not taken in.
    Missing,
    /// It has no place in the text of the project.
    NoPlace,
    /// Words were redacted in the copy that stand in the project still: a redaction cannot be undone, so no merge makes one.
    RedactedThere,
}

/// Something of the copy, and what a merge does with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergeItem {
    pub event: MergeEvent,
    /// The table of the project file.
    pub what: &'static str,
    /// By what a conflict is decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The label of its case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// What it is called: of a coding its code.
    pub name: String,
    /// The passage that it is about, of the first [`super::LISTED_ITEMS`] of each kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<MergePassage>,
    #[serde(skip)]
    pub(super) place: Option<ItemPlace>,
    /// The column of a conflict or of a change; `row` where one side has removed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What stands in the project, and in the copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mine: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theirs: Option<String>,
    /// Whether both texts can stand, one below the other.
    #[serde(skip)]
    pub takes_both: bool,
    /// What becomes of a conflict; `None` while nobody has decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<MergeDecision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<WhyLeft>,
}

/// How to merge.
#[derive(Debug, Clone, Default)]
pub struct MergeOptions {
    /// For all conflicts that are not decided one by one.
    pub rule: Option<MergeRule>,
    /// By the keys of the items.
    pub decisions: BTreeMap<String, MergeDecision>,
    /// Only tells what would be done.
    pub is_preview: bool,
}

/// What came of a merge.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MergeOutcome {
    /// Whether the project was changed. It is not while a conflict is undecided.
    pub merged: bool,
    pub undecided: usize,
    pub items: Vec<MergeItem>,
    /// How many items are not named, since they tell of the codings of others to whoever codes blind.
    #[serde(skip_serializing_if = "is_none")]
    pub hidden: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
const fn is_none(count: &usize) -> bool {
    *count == 0
}

impl MergeItem {
    /// Of something that has this name, without a case and a place.
    pub(super) const fn about(event: MergeEvent, what: &'static str, name: String) -> Self {
        Self {
            event,
            what,
            key: None,
            case: None,
            name,
            passage: None,
            place: None,
            column: None,
            mine: None,
            theirs: None,
            takes_both: false,
            decided: None,
            why: None,
        }
    }

    /// Whether whoever codes blind is told of it by a number alone. A conflict is there to be decided.
    #[must_use]
    pub fn is_of_codings(&self) -> bool {
        matches!(self.what, "coding" | "aside") && self.event != MergeEvent::Conflict
    }
}

impl MergeOutcome {
    /// Leaves out what whoever codes blind is not to see; only its number stays.
    pub fn hide_codings(&mut self) {
        let all = self.items.len();
        self.items.retain(|item| !item.is_of_codings());
        self.hidden += all - self.items.len();
    }

    #[must_use]
    pub fn count(&self, event: MergeEvent) -> usize {
        self.items.iter().filter(|item| item.event == event).count()
    }
}

/// By what a conflict is decided: the beginning of the GUID, and the column.
pub(super) fn key_of(guid: &str, column: &str) -> String {
    format!("{}.{column}", guid.get(..10).unwrap_or(guid))
}

/// Whether an item is about this column.
pub(super) fn is_of(item: &MergeItem, guid: &str, column: &str) -> bool {
    item.key
        .as_deref()
        .is_some_and(|key| key == key_of(guid, column) || (column == "end" && key == key_of(guid, "start")))
}
