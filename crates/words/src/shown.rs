//! What a print shows, where that is not the whole plan; and which entries are read otherwise than before.

use project::RereadCase;
use reading::shown::ShownPart;

use crate::i18n::{long_date, number};

/// What the head of a print says that it shows, in a sentence or two; none where it shows the whole plan.
#[must_use]
pub fn shown(shown: &ShownPart) -> Option<String> {
    let mut parts = Vec::new();
    match (shown.from.map(long_date), shown.to.map(long_date)) {
        (Some(from), Some(to)) => parts.push(tr!("shown-period", from = from, to = to)),
        (Some(from), None) => parts.push(tr!("shown-from", from = from)),
        (None, Some(to)) => parts.push(tr!("shown-to", to = to)),
        (None, None) => {}
    }
    parts.extend(shown.types.as_ref().map(|types| tr!("shown-types", types = types.join(", "))));
    parts.extend(shown.chosen.then(|| tr!("shown-chosen")));
    (!parts.is_empty()).then(|| tr!("shown-only", what = parts.join("; ")))
}

/// Cases that are named.
const NAMED: usize = 8;

/// In which cases this version of the program reads entries otherwise than the one that noted them; none where there are none.
#[must_use]
pub fn reread(cases: &[RereadCase]) -> Option<String> {
    let entries: usize = cases.iter().map(|own| own.entries).sum();
    let named = cases.iter().take(NAMED).map(|own| format!("{} ({})", own.case, number(own.entries)));
    let more = (cases.len() > NAMED).then(|| "…".to_owned());
    let list = named.chain(more).collect::<Vec<_>>().join(", ");
    (entries > 0).then(|| tr!("figures-reread", entries = entries, cases = cases.len(), list = list))
}
