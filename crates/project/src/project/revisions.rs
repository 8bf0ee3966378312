//! Revisions: at which of them each table changed last, so that what was read from a project is read again only where it is old.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// What can be read of a project. Each reading depends on some tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// [`super::Cases::list`], and the texts of the cases.
    Cases,
    /// [`super::Codes::tree`].
    Codes,
    /// [`super::Codings::of`] and [`super::Codings::list`].
    Codings,
    /// [`super::Codings::counts`].
    CodingCounts,
    /// [`super::Memos::of`] and [`super::Memos::list`].
    Memos,
    /// [`super::MemoLinks::list`].
    MemoLinks,
    /// [`super::Attributes::list`].
    Attributes,
    /// [`super::Attributes::values`].
    Values,
    /// [`super::Asides::list`].
    Asides,
    /// [`super::Corrections::of`].
    Corrections,
    /// [`super::Redactions::replacements`].
    Replacements,
    /// [`super::ProjectSettings`].
    Settings,
    /// [`super::Kept::list`] of searches, with the names in them.
    Searches,
    /// The same of sets and of tables.
    Sets,
    Tables,
}

impl Part {
    /// The tables in its queries. `source` is not among them: whenever a text changes, its case gets a new revision.
    const fn tables(self) -> &'static [&'static str] {
        match self {
            Self::Cases => &["cases", "coding", "document", "coder", "setting"],
            Self::Codes => &["code", "code_group"],
            Self::Codings => &["coding", "coder", "memo", "setting"],
            Self::CodingCounts => &["coding", "coder", "setting"],
            Self::Memos => &["memo", "coder", "coding", "setting"],
            Self::MemoLinks => &["memo_link", "memo", "cases", "coding", "code", "aside"],
            Self::Attributes => &["attribute", "attribute_option"],
            Self::Values => &["attribute_value"],
            Self::Asides => &["aside", "coder", "setting"],
            Self::Corrections => &["correction", "coder"],
            Self::Replacements => &["replacement"],
            Self::Settings => &["setting"],
            Self::Searches => &["saved_search", "coder", "cases", "code", "code_group", "attribute", "case_set"],
            Self::Sets => &["case_set", "coder", "cases", "attribute", "attribute_option", "attribute_value"],
            Self::Tables => &["saved_table", "coder", "cases", "code", "code_group", "attribute", "case_set"],
        }
    }
}

/// The revision of a project, and those at which its tables changed last.
#[derive(Debug, Clone)]
pub(super) struct Revisions {
    pub(super) latest: u64,
    /// When all tables may have changed last.
    all: u64,
    tables: BTreeMap<String, u64>,
}

impl Revisions {
    pub(super) fn has_changed_since(&self, revision: u64, part: Part) -> bool {
        let is_later = |table: &&str| self.tables.get(*table).is_some_and(|last| *last > revision);
        self.all > revision || part.tables().iter().any(is_later)
    }

    /// Those of a project that is opened now.
    pub(super) fn new() -> Self {
        let now = next();
        Self { latest: now, all: now, tables: BTreeMap::new() }
    }

    /// Begins a new revision, in which these tables have changed.
    pub(super) fn change<'a>(&mut self, tables: impl IntoIterator<Item = &'a String>) {
        self.latest = next();
        self.tables.extend(tables.into_iter().map(|table| (table.clone(), self.latest)));
    }

    /// Begins a new revision, in which every table may have changed.
    pub(super) fn change_all(&mut self) {
        *self = Self::new();
    }
}

/// Numbers revisions for the whole process: those of a project that is opened again are later than all before.
fn next() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}
