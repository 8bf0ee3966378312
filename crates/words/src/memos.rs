//! Words for memos, for what they are on and lead to, and for the log of a day.

use crate::i18n::{long_date, number};
use crate::{act, shortened};
use project::memo_list::{ListedLink, ListedMemo, MemoKind, MemoPlace};
use project::{DayEdits, LinkTarget, LinkedKind, Memo};

/// Code points of what a memo is called.
const HEADING: usize = 60;

/// What a kind of memo is called.
#[must_use]
pub fn memo_kind(kind: MemoKind) -> String {
    match kind {
        MemoKind::Case => tr!("memo-kind-case"),
        MemoKind::Entry => tr!("memo-kind-entry"),
        MemoKind::Coding => tr!("memo-kind-coding"),
        MemoKind::Free => tr!("memo-kind-free"),
        MemoKind::Journal => tr!("memo-kind-journal"),
    }
}

/// What a memo is called: its title, the beginning of its text, or that it is empty.
#[must_use]
pub fn memo_heading(memo: &Memo) -> String {
    let heading = memo.heading();
    if heading.is_empty() { tr!("memo-empty") } else { shortened(heading, HEADING) }
}

/// What a memo is on: «Koding · kari · Dialog/helse», «Dagbok · 28. november 2026».
#[must_use]
pub fn memo_place(memo: &ListedMemo) -> String {
    let day = memo.memo.day().map(long_date);
    joined([Some(memo_kind(memo.kind)), memo.place.case.clone(), memo.place.code.clone(), day])
}

/// What a link leads to, or that it is gone; `heading` tells what the memo to which it leads is called.
#[must_use]
pub fn linked(link: &ListedLink, heading: Option<String>) -> String {
    let kind = match link.link.kind {
        LinkedKind::Case => tr!("linked-case"),
        LinkedKind::Entry => tr!("linked-entry"),
        LinkedKind::Coding => tr!("linked-coding"),
        LinkedKind::Code => tr!("linked-code"),
        LinkedKind::Memo => tr!("linked-memo"),
    };
    let MemoPlace { case, code, .. } = &link.place;
    match link.link.target {
        None if link.link.is_aside => tr!("linked-aside", what = kind),
        None => tr!("linked-gone", what = kind),
        Some(LinkTarget::Memo(_)) => joined([Some(kind), heading]),
        Some(_) => joined([Some(kind), case.clone(), code.clone()]),
    }
}

/// What was done of one kind: «koding · 12 · kari».
#[must_use]
pub fn day_edits(edits: &DayEdits) -> String {
    joined([Some(act(edits.act)), Some(number(edits.count)), edits.case.clone()])
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
