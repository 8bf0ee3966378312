//! The words for what a search for names has found, and what it has not looked into.

use names::carried::{CarriedDecision, CarriedKind};
use names::leak::{Blind, LeakPlace, Unseen};
use names::telling::TellingKind;
use project::leaks::Rare;
use quarantine::dry_run::FoundIn;
use quarantine::everywhere::{HeldDecision, PlaceStanding, StandsIn};
use reading::text::Span;

/// Where a dry run found a form.
#[must_use]
pub fn found_in(place: &FoundIn) -> String {
    match place {
        FoundIn::Case { case, .. } => tr!("found-in-case", case = case.as_str()),
        FoundIn::Signed { case, .. } => tr!("found-in-signed", case = case.as_str()),
        FoundIn::Elsewhere(place) => leak_place(place),
    }
}

/// A combination of values that few cases have, and what makes it rare.
#[must_use]
pub fn rare(rare: &Rare) -> String {
    let values: Vec<String> = rare.values.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    let values = values.join(", ");
    if rare.because.len() < rare.values.len() {
        tr!("report-rare-because", values = values, because = rare.because.join(" + "))
    } else {
        values
    }
}

/// What a passage may tell.
#[must_use]
pub fn telling_kind(kind: TellingKind) -> String {
    match kind {
        TellingKind::Diagnosis => tr!("telling-diagnosis"),
        TellingKind::Occupation => tr!("telling-occupation"),
        TellingKind::Event => tr!("telling-event"),
        TellingKind::Accident => tr!("telling-accident"),
        TellingKind::Family => tr!("telling-family"),
        TellingKind::Children => tr!("telling-children"),
        TellingKind::Birth => tr!("telling-birth"),
        TellingKind::Death => tr!("telling-death"),
        TellingKind::Study => tr!("telling-study"),
        TellingKind::Nationality => tr!("telling-nationality"),
        TellingKind::Uncommon => tr!("telling-uncommon"),
    }
}

/// Where words stand.
#[must_use]
pub fn stands_in(place: &StandsIn, span: Span) -> String {
    match place {
        StandsIn::Original { label, released: Some(case), .. } => {
            tr!("stands-released", label = label.as_str(), case = case.as_str())
        }
        StandsIn::Original { label, signed: true, .. } => tr!("found-in-signed", case = label.as_str()),
        StandsIn::Original { label, .. } => tr!("stands-held", label = label.as_str()),
        StandsIn::Case { case, what: "text", .. } => {
            tr!("stands-text", case = case.as_str(), start = span.start.to_string())
        }
        StandsIn::Case { case, what, .. } => tr!("stands-case", case = case.as_str(), what = text_kind(what)),
        StandsIn::Project { what } => tr!("stands-project", what = text_kind(what)),
    }
}

fn text_kind(what: &str) -> String {
    match what {
        "summary" => tr!("text-summary"),
        "memo" => tr!("text-memo"),
        "aside" => tr!("text-aside"),
        "thread-title" => tr!("text-thread-title"),
        "document-title" => tr!("text-document-title"),
        "code" => tr!("text-code"),
        "kept" => tr!("text-kept"),
        _ => tr!("text-template"),
    }
}

/// What was decided of a place.
#[must_use]
pub fn place_standing(standing: &PlaceStanding) -> String {
    let with = |said: String, inherited: bool| {
        if inherited { format!("{said}, {}", tr!("certainty-inherited")) } else { said }
    };
    match standing {
        PlaceStanding::Unmarked => tr!("place-unmarked"),
        PlaceStanding::Undecided => tr!("standing-undecided"),
        PlaceStanding::Replaced { label, role, inherited } => {
            let by = role.clone().unwrap_or_else(|| crate::mark(*label));
            with(tr!("place-replaced", by = by), *inherited)
        }
        PlaceStanding::Kept { inherited } => with(tr!("standing-kept"), *inherited),
        PlaceStanding::Stands => tr!("place-stands"),
    }
}

/// What was decided of a form for the cases to come.
#[must_use]
pub fn held_decision(held: &HeldDecision) -> String {
    let what = match &held.decision {
        CarriedDecision::NotAName => tr!("proposal-not-a-name"),
        CarriedDecision::Public => tr!("proposal-public"),
        CarriedDecision::Replace { label, role } => {
            tr!("place-replaced", by = role.clone().unwrap_or_else(|| crate::mark(*label)))
        }
    };
    if held.kind == CarriedKind::Person {
        tr!("held-proposed", form = held.form.as_str(), what = what)
    } else {
        tr!("held-for-all", form = held.form.as_str(), what = what)
    }
}

/// Where a name stands that must not be anywhere. What it is, and the name of a file that tells it, is not repeated.
#[must_use]
pub fn leak_place(place: &LeakPlace) -> String {
    match place {
        LeakPlace::Table { file, table, row, column, start, .. } => {
            let (row, start) = (row.to_string(), start.to_string());
            let cell =
                tr!("leak-place-table", table = table.as_str(), row = row, column = column.as_str(), start = start);
            match file {
                Some(file) => tr!("leak-place-table-of", file = file.as_str(), cell = cell),
                None => cell,
            }
        }
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
