//! A layout file as it is written: RON, unknown fields are errors. What a file leaves out it takes from the
//! layout that it extends.

use regex::{Regex, RegexBuilder};
use serde::Deserialize;

use super::roles::RoleStyle;
use super::{Signs, Status, Title, ValueKind};

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadingGroup {
    pub status: Status,
    pub headings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardWords {
    pub types: Vec<String>,
    #[serde(default)]
    pub minutes: bool,
    /// Other systems deliver its fields, with labels of their own.
    #[serde(default)]
    pub open: bool,
    pub fields: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LabelWords {
    pub name: String,
    #[serde(default)]
    pub also: Vec<String>,
    pub value: ValueKind,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MonthWords {
    pub number: u32,
    pub names: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SenderWords {
    pub user: Vec<String>,
    pub nav: Vec<String>,
}

/// What a browser prints at the edges of pages: regular expressions over a line, letter case aside.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PageEdges {
    pub top: String,
    pub title: String,
    pub bottom: String,
    pub address: String,
}

impl PageEdges {
    pub(super) fn compile(&self) -> Result<[Regex; 4], String> {
        let edge = |words: &str| RegexBuilder::new(&format!("^(?:{words})$")).case_insensitive(true).build();
        let all =
            || Ok::<_, regex::Error>([edge(&self.top)?, edge(&self.title)?, edge(&self.bottom)?, edge(&self.address)?]);
        all().map_err(|error| error.to_string())
    }
}

/// A layout file as it is written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LayoutFile {
    pub name: String,
    pub title: Title,
    pub extends: Option<String>,
    /// Only there to be extended.
    pub abstract_: bool,
    pub signs: Signs,
    pub roles: Vec<RoleStyle>,
    pub plan_titles: Vec<String>,
    pub print_dates: Vec<String>,
    pub page_header: Vec<String>,
    pub goal: Vec<String>,
    pub groups: Vec<HeadingGroup>,
    /// How headings of groups end, lower case.
    pub group_ends: Vec<String>,
    pub free_dialog: Vec<String>,
    pub card_dialog: Vec<String>,
    /// The heading above what happened to a card.
    pub history: Vec<String>,
    pub cards: Vec<CardWords>,
    pub labels: Vec<LabelWords>,
    pub chips: Vec<String>,
    pub no_date: Vec<String>,
    pub months: Vec<MonthWords>,
    pub senders: SenderWords,
    pub usual_thread_titles: Vec<String>,
    pub title_words: Vec<String>,
    pub furniture: Vec<String>,
    /// What the note below messages holds that says when they were read.
    pub read_notes: Vec<String>,
    /// How the text begins that stands in the place of a deleted one.
    pub deleted: Vec<String>,
    pub page_edges: PageEdges,
    /// Fields that stand side by side.
    pub columns: usize,
    /// Chips stand at the top of a card, not at its end.
    pub chips_above: bool,
    /// The user's messages carry the name at the top of the first page.
    pub user_by_name: bool,
    #[serde(skip)]
    pub words_of: String,
}

impl LayoutFile {
    /// Whether it differs from what it extends only by its signs and the way it sets lines.
    pub(super) fn has_no_words(&self) -> bool {
        let file = Self {
            name: self.name.clone(),
            title: self.title.clone(),
            extends: self.extends.clone(),
            ..Self::default()
        };
        *self == Self { signs: self.signs.clone(), roles: self.roles.clone(), ..file }
    }

    /// Takes from `base` every part that this file leaves out.
    pub(super) fn inherit(&mut self, base: &Self) {
        fn fill<T: Clone>(own: &mut Vec<T>, base: &[T]) {
            if own.is_empty() {
                own.extend_from_slice(base);
            }
        }
        fill(&mut self.roles, &base.roles);
        fill(&mut self.plan_titles, &base.plan_titles);
        fill(&mut self.print_dates, &base.print_dates);
        fill(&mut self.page_header, &base.page_header);
        fill(&mut self.goal, &base.goal);
        fill(&mut self.groups, &base.groups);
        fill(&mut self.group_ends, &base.group_ends);
        fill(&mut self.free_dialog, &base.free_dialog);
        fill(&mut self.card_dialog, &base.card_dialog);
        fill(&mut self.history, &base.history);
        fill(&mut self.cards, &base.cards);
        fill(&mut self.labels, &base.labels);
        fill(&mut self.chips, &base.chips);
        fill(&mut self.no_date, &base.no_date);
        fill(&mut self.months, &base.months);
        fill(&mut self.senders.user, &base.senders.user);
        fill(&mut self.senders.nav, &base.senders.nav);
        fill(&mut self.usual_thread_titles, &base.usual_thread_titles);
        fill(&mut self.title_words, &base.title_words);
        fill(&mut self.furniture, &base.furniture);
        fill(&mut self.read_notes, &base.read_notes);
        fill(&mut self.deleted, &base.deleted);
        if self.columns == 0 {
            self.columns = base.columns;
        }
        self.chips_above |= base.chips_above;
        self.user_by_name |= base.user_by_name;
        if self.page_edges == PageEdges::default() {
            self.page_edges.clone_from(&base.page_edges);
        }
    }
}
