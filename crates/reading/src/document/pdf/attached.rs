//! Files that are attached to a PDF as a whole: they are counted, not read.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict};

/// Branches of the tree of their names that are looked into at most.
const MOST: usize = 1000;

/// How many files the catalogue names, however deep in the tree of names.
pub(super) fn count(pdf: &Pdf) -> usize {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let names = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("Names"));
    let mut branches: Vec<_> = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles")).into_iter().collect();
    let mut files = 0;
    // A branch may lead back to itself.
    for _ in 0..MOST {
        let Some(branch) = branches.pop() else { break };
        // A name and what it stands for, in turn.
        files += branch.get::<Array<'_>>("Names").map_or(0, |names| names.raw_iter().count() / 2);
        let kids = branch.get::<Array<'_>>("Kids").unwrap_or_default();
        let room = MOST - branches.len();
        branches.extend(kids.iter::<Dict<'_>>().take(room));
    }
    files
}
