//! What is said of erasing: before, what goes; afterwards, what was done and what is left.

use project::OtherCopy;
use quarantine::erasing::{ErasurePlan, ErasureProof, ToErase};

use crate::backups::destroyed_backups;
use crate::i18n::number;
use crate::{files, leak_place, unseen};

/// Hits that are told at most.
const MOST_TOLD: usize = 20;

/// What goes, a sentence each.
#[must_use]
pub fn erasure(plan: &ErasurePlan, what: &ToErase) -> Vec<String> {
    let erasure = &plan.erasure;
    let mut said = Vec::new();
    match (what, &erasure.case) {
        (ToErase::Person(forms, _), _) => {
            let count = plan.places;
            said.push(tr!("erase-person", names = forms.join(", "), count = count));
            if !plan.is_found {
                said.push(tr!("fault-nothing-to-erase"));
            }
            if plan.in_quarantine {
                said.push(tr!("erase-person-quarantine"));
            }
        }
        (_, Some(case)) => {
            let (chars, codings) = (number(erasure.chars), number(erasure.codings));
            let (memos, values) = (number(erasure.memos), number(erasure.values));
            said.push(tr!(
                "erase-case",
                case = case.as_str(),
                chars = chars,
                codings = codings,
                memos = memos,
                values = values
            ));
            if erasure.old_texts > 0 {
                let count = erasure.old_texts;
                said.push(tr!("erase-old-texts", count = count));
            }
            if plan.in_quarantine {
                said.push(tr!("erase-original"));
            }
        }
        (_, None) => {
            let count = erasure.old_texts;
            said.push(tr!("erase-removed", count = count, chars = number(erasure.chars)));
        }
    }
    said.extend(undo_cut(erasure.undo));
    let (known, doubtful): (Vec<&OtherCopy>, Vec<&OtherCopy>) =
        erasure.copies.iter().partition(|copy| copy.holds == Some(true));
    let named = |copies: &[&OtherCopy]| files(&copies.iter().map(|copy| copy.path.clone()).collect::<Vec<_>>());
    if erasure.backups > 0 {
        said.push(tr!("erase-own-backups", count = erasure.backups));
    }
    if !known.is_empty() {
        said.push(tr!("erase-backups", files = named(&known)));
    }
    if !doubtful.is_empty() {
        said.push(tr!("erase-backups-unread", files = named(&doubtful)));
    }
    said
}

/// What undo loses.
#[must_use]
pub fn undo_cut(cut: project::UndoCut) -> Option<String> {
    let (count, left, redo) = (cut.undo, number(cut.left), cut.redo);
    match (cut.undo, cut.redo) {
        (0, 0) => None,
        (0, _) => Some(tr!("undo-cut-redo", count = redo)),
        _ => Some(tr!("undo-cut", count = count, left = left)),
    }
}

/// What was erased, and what is left of it, a sentence each.
#[must_use]
pub fn erased(proof: &ErasureProof) -> Vec<String> {
    let mut said = Vec::new();
    let (looked, files_seen) = (number(proof.looked_for), number(proof.files));
    if proof.hits.is_empty() {
        said.push(tr!("erased", looked = looked, files = files_seen));
    } else {
        let count = proof.hits.len();
        said.push(tr!("erased-left", count = count));
        said.extend(proof.hits.iter().take(MOST_TOLD).map(|hit| leak_place(&hit.place)));
    }
    if proof.looked_for == 0 {
        said.push(tr!("erased-nothing-telling"));
    }
    if proof.original {
        said.push(tr!("erased-original"));
    }
    if !proof.copies.is_empty() {
        said.push(tr!("erased-backups", files = files(&proof.copies)));
    }
    if !proof.not_erased.is_empty() {
        said.push(tr!("erased-not-in", files = files(&proof.not_erased)));
    }
    said.extend(destroyed_backups(&proof.backups));
    if !proof.is_compact {
        said.push(tr!("notice-not-compact"));
    }
    said.extend(proof.not_looked_into.iter().take(MOST_TOLD).map(unseen));
    said
}
