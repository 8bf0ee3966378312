//! Files that are attached to a PDF as a whole: they are counted, not read.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict};

/// Deepest branch of the tree of their names.
const DEEPEST: usize = 16;
/// Branches that are followed at most.
const MOST: usize = 1000;

/// How many files the catalogue names.
pub(super) fn count(pdf: &Pdf) -> usize {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let names = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("Names"));
    let files = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"));
    files.map_or(0, |files| below(&files, 0, &mut 0))
}

/// The names in a branch: a name and what it stands for, in turn.
fn below(branch: &Dict<'_>, depth: usize, followed: &mut usize) -> usize {
    *followed += 1;
    if depth > DEEPEST || *followed > MOST {
        return 0;
    }
    let own = branch.get::<Array<'_>>("Names").map_or(0, |names| names.raw_iter().count() / 2);
    let kids = branch.get::<Array<'_>>("Kids").unwrap_or_default();
    own + kids.iter::<Dict<'_>>().map(|kid| below(&kid, depth + 1, followed)).sum::<usize>()
}
