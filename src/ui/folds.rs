//! Which entries of a case are folded to one line.

use std::collections::BTreeSet;

use reading::plan::{Entry, EntryKind, Plan};

/// What to fold or unfold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// The entry at a code point, or to unfold it.
    Toggle(usize),
    /// To unfold the entry at a code point.
    Open(usize),
    All,
    /// All but the messages.
    Others,
    None,
}

/// The folded entries of a case, by the code points at which they begin.
#[derive(Debug, Clone, Default)]
pub struct Folds(BTreeSet<usize>);

impl Folds {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Folds or unfolds entries of a plan.
    pub fn apply(&mut self, fold: Fold, plan: &Plan) {
        let start = |at: usize| plan.entry_at(at).map(|entry| plan.entries[entry].span.start);
        match fold {
            Fold::Toggle(at) => {
                let start = start(at);
                if let Some(start) = start.filter(|start| !self.0.remove(start)) {
                    self.0.insert(start);
                }
            }
            Fold::Open(at) => {
                start(at).map(|start| self.0.remove(&start));
            }
            Fold::All => self.0.extend(plan.entries.iter().map(|entry| entry.span.start)),
            Fold::Others => {
                let others = plan.entries.iter().filter(|entry| entry.kind != EntryKind::Message);
                self.0.extend(others.map(|entry| entry.span.start));
            }
            Fold::None => self.0.clear(),
        }
    }

    #[must_use]
    pub fn has(&self, entry: &Entry) -> bool {
        self.0.contains(&entry.span.start)
    }
}
