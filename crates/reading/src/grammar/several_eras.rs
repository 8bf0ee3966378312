//! Plans of different eras in one file: each is read by the layout that its own part shows.

use super::doubts::flag_at;
use super::notes::ReadingNotes;
use super::plan_of;
use super::plan_parts::{Persons, plan_parts};
use super::source::Source;
use crate::evidence::Evidence;
use crate::plan::{Flag, Plan, PlanPart};
use crate::text::Text;
use crate::visible::Visible;

/// Reads the plans of a text apart; `None` where the layout of the whole text is that of each of them.
pub(super) fn read_apart(whole: &Source<'_>, evidence: &Evidence) -> Option<(Plan, ReadingNotes)> {
    if whole.heads.second_plans.is_empty() {
        return None;
    }
    let parts = plan_parts(whole);
    let texts: Vec<Text> =
        parts.iter().map(|part| Text::from_normalised(whole.text.slice(part.span).to_owned())).collect();
    let seen: Vec<Visible<'_>> = texts.iter().map(Visible::of).collect();
    let own = |((part, text), seen): ((&PlanPart, _), _)| {
        Source::new(text, seen, &evidence.part(part.span), None, whole.explains)
    };
    let sources: Vec<Source<'_>> = parts.iter().zip(&texts).zip(&seen).map(own).collect();
    let is_of_whole = |source: &Source<'_>| !source.is_recognised || source.layout.name == whole.layout.name;
    if sources.iter().all(is_of_whole) {
        return None;
    }
    let (mut plan, mut notes, mut persons) = (Plan::default(), ReadingNotes::default(), Persons::default());
    for (part, source) in parts.iter().zip(sources) {
        let person = persons.number_of(&source, source.skip_blank(0));
        let (own, own_notes) = plan_of(source);
        plan.parts.push(PlanPart { person, printed: own.printed.or(part.printed), ..*part });
        notes.append(own_notes, part.span.start);
        plan.append(own, part.span.start);
    }
    for part in &parts[1..] {
        flag_at(&mut plan, part.span.start, Flag::SecondPlan);
    }
    Some((plan, notes))
}
