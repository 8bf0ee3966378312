//! What was found in words: the headings of passages, and by what they are sorted.

use chrono::Datelike;

use crate::speaker;
use project::search::sorting::{Sortable, Sorting};

/// Under which heading a passage stands that was found: its case, the year, its code or its sender.
#[must_use]
pub fn found_heading(sorting: Sorting, case: &str, passage: Sortable<'_>) -> String {
    match sorting {
        Sorting::Case => case.to_owned(),
        Sorting::Date => passage.day.map_or_else(|| tr!("found-undated"), |day| day.year().to_string()),
        Sorting::Code => passage.path.map_or_else(|| tr!("found-no-code"), str::to_owned),
        Sorting::Sender => {
            let who = passage.sender.map(str::to_owned).or_else(|| passage.speaker.map(speaker));
            who.unwrap_or_else(|| tr!("found-no-sender"))
        }
    }
}

/// By what passages are sorted.
#[must_use]
pub fn sorting(sorting: Sorting) -> String {
    match sorting {
        Sorting::Case => tr!("sorting-case"),
        Sorting::Date => tr!("sorting-date"),
        Sorting::Code => tr!("sorting-code"),
        Sorting::Sender => tr!("sorting-sender"),
    }
}
