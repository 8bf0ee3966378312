//! Decisions on the open case that come from dialogs and panes.

use egui::Context as Window;

use super::chooser::{Choice, For};
use super::offer::Offer;
use super::review_case::Context;
use super::work::AROUND;
use super::{Anonymising, Dialog};
use names::judgement::Command as Judge;
use names::mark::Label;
use reading::text::Span;

pub(super) fn judge(anonymising: &mut Anonymising, window: &Window, command: Judge) {
    anonymising.decided = Some(window.input(|input| input.time));
    if let Some(held) = &mut anonymising.held {
        held.apply(command);
    }
}

/// Does what was chosen in the list.
pub(super) fn chosen(anonymising: &mut Anonymising, window: &Window) {
    let Some(Dialog::Choose(chooser)) = anonymising.dialog.take() else { return };
    let Some(choice) = chooser.choice else { return };
    anonymising.page.take_focus = true;
    let (role, label) = match &choice {
        Choice::Role(id, label) => (Some(id.clone()), Some(*label)),
        Choice::Usual(label) => (None, Some(*label)),
        Choice::Own(title) => (Some(title.clone()), None),
        Choice::Entity(_) => (None, None),
    };
    match (chooser.purpose, choice) {
        (For::Merging(from), Choice::Entity(into)) => judge(anonymising, window, Judge::Merge { into, from }),
        (For::Mention(mention), _) => judge(anonymising, window, Judge::SetMentionRole { mention, role }),
        (For::Entity(entity), _) => {
            let known =
                anonymising.held.as_ref().and_then(|held| held.judgement.entity(entity)).map(|known| known.label);
            if let Some(label) = label.or(Some(Label::Per)).filter(|label| {
                known.is_some_and(|known| known == Label::Ask || label_differs(known, *label, role.as_ref()))
            }) {
                judge(anonymising, window, Judge::SetLabel { entity, label });
            }
            judge(anonymising, window, Judge::SetRole { entity, role });
            if let Some(held) = &mut anonymising.held {
                held.step_to_waiting();
            }
        }
        (For::Passage(span), _) => mark(anonymising, window, span, role, label.unwrap_or(Label::Misc)),
        (For::Merging(_), _) => {}
    }
}

/// Marks a passage by hand, and offers the same words elsewhere.
fn mark(anonymising: &mut Anonymising, window: &Window, span: Span, role: Option<String>, label: Label) {
    let Some(held) = &anonymising.held else { return };
    let entity = held.entity_called(span);
    let name = Context::of(&held.text, span, 0).here;
    judge(anonymising, window, Judge::Mark { spans: vec![span], label, entity, role: role.clone() });
    anonymising.page.selection = None;
    let Some(held) = &mut anonymising.held else { return };
    let mention = held.judgement.mentions().iter().position(|mention| mention.span.overlaps(span));
    if let Some(mention) = mention {
        held.select_mention(mention);
    }
    let places: Vec<_> = held.judgement.occurrences(&held.text, span);
    if let (Some(entity), false) = (held.entity, places.is_empty()) {
        let places = places.into_iter().map(|place| (place, Context::of(&held.text, place, AROUND), true)).collect();
        anonymising.dialog = Some(Dialog::Offer(Offer { entity, label, role, name, places, fresh: true }));
    }
}

pub(super) fn offered(anonymising: &mut Anonymising, window: &Window) {
    let Some(Dialog::Offer(offer)) = anonymising.dialog.take() else { return };
    anonymising.page.take_focus = true;
    let Offer { entity, label, role, places, .. } = offer;
    let spans = places.into_iter().filter(|(.., ticked)| *ticked).map(|(span, ..)| span).collect();
    judge(anonymising, window, Judge::Mark { spans, label, entity: Some(entity), role });
}

/// Whether an entity must change its label to bear a role.
fn label_differs(known: Label, label: Label, role: Option<&String>) -> bool {
    role.is_none() && known != label
}
