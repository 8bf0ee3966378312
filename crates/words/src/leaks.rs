//! The words for what a search for names has found, and what it has not looked into.

use names::leak::{Blind, LeakPlace, Unseen};
use quarantine::dry_run::FoundIn;

/// Where a dry run found a form.
#[must_use]
pub fn found_in(place: &FoundIn) -> String {
    match place {
        FoundIn::Case { case, .. } => tr!("found-in-case", case = case.as_str()),
        FoundIn::Signed { case, .. } => tr!("found-in-signed", case = case.as_str()),
        FoundIn::Elsewhere(place) => leak_place(place),
    }
}

/// Where a name stands that must not be anywhere. What it is, and the name of a file that tells it, is not repeated.
#[must_use]
pub fn leak_place(place: &LeakPlace) -> String {
    match place {
        LeakPlace::Table { table, row, column, start, .. } => tr!(
            "leak-place-table",
            table = table.as_str(),
            row = row.to_string(),
            column = column.as_str(),
            start = start.to_string()
        ),
        LeakPlace::Bytes { file, offset, encoding } => tr!(
            "leak-place-bytes",
            file = file.as_str(),
            offset = offset.to_string(),
            encoding = (*encoding).to_string()
        ),
        LeakPlace::Text { file, part, start, .. } => {
            tr!("leak-place-text", file = file.as_str(), part = part.as_str(), start = start.to_string())
        }
        LeakPlace::Name { file } => tr!("leak-place-name", length = file.chars().count()),
    }
}

/// Something that was not looked into, and why.
#[must_use]
pub fn unseen(unseen: &Unseen) -> String {
    let file = match &unseen.part {
        None => unseen.file.clone(),
        Some(part) => format!("{}/{part}", unseen.file),
    };
    let why = match unseen.why {
        Blind::Picture => tr!("unseen-picture"),
        Blind::Scan => tr!("unseen-scan"),
        Blind::Locked => tr!("unseen-locked"),
        Blind::Damaged => tr!("unseen-damaged"),
        Blind::OldOffice => tr!("unseen-old-office"),
        Blind::Archive => tr!("unseen-archive"),
        Blind::TooLarge => tr!("unseen-too-large"),
        Blind::TooDeep => tr!("unseen-too-deep"),
        Blind::UnknownLetters => tr!("unseen-unknown-letters"),
        Blind::Encoded => tr!("unseen-encoded"),
        Blind::Database => tr!("unseen-database"),
        Blind::Binary => tr!("unseen-binary"),
        Blind::Unreadable => tr!("unseen-unreadable"),
        Blind::Link => tr!("unseen-link"),
        Blind::Device => tr!("unseen-device"),
    };
    tr!("unseen-place", file = file, why = why)
}
