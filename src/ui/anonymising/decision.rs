//! Decisions on the open case that come from dialogs and panes.

use egui::Context as Window;

use super::chooser::{Choice, Chooser, For};
use super::offer::Offer;
use super::review_case::Context;
use super::review_desk::ReviewDesk;
use super::work::AROUND;
use crate::error::{Error, Result};
use names::judgement::JudgementEdit as Judge;
use names::mark::Label;
use reading::text::Span;

impl ReviewDesk {
    /// Does what was chosen in the list, and gives the other places for which the same is offered.
    ///
    /// # Errors
    /// [`Error::DialogClosed`] if nothing was chosen, [`Error::NoOpenCase`].
    pub fn choose(&mut self, window: &Window, chooser: Chooser) -> Result<Option<Offer>> {
        let choice = chooser.choice.ok_or(Error::DialogClosed)?;
        self.page.take_focus = true;
        let (role, label) = match &choice {
            Choice::Role(id, label) => (Some(id.clone()), Some(*label)),
            Choice::Usual(label) => (None, Some(*label)),
            Choice::Own(title) => (Some(title.clone()), None),
            Choice::Entity(_) => (None, None),
        };
        match (chooser.purpose, choice) {
            (For::Merging(from), Choice::Entity(into)) => self.judge(window, Judge::Merge { into, from })?,
            // The list for merging holds nothing but names.
            (For::Merging(_), _) => return Err(Error::NoNameChosen),
            (For::Mention(mention), _) => self.judge(window, Judge::SetMentionRole { mention, role })?,
            (For::Entity(entity), _) => {
                let known = self.case()?.judgement.entity(entity).map(|known| known.label);
                if let Some(label) = label.or(Some(Label::Per)).filter(|label| {
                    known.is_some_and(|known| known == Label::Ask || label_differs(known, *label, role.as_ref()))
                }) {
                    self.judge(window, Judge::SetLabel { entity, label })?;
                }
                self.judge(window, Judge::SetRole { entity, role })?;
                self.case()?.step_to_waiting();
            }
            (For::Passage(span), _) => return self.mark(window, span, role, label.unwrap_or(Label::Misc)),
        }
        Ok(None)
    }

    /// Marks a passage by hand, and gives the other places with the same words.
    fn mark(&mut self, window: &Window, span: Span, role: Option<String>, label: Label) -> Result<Option<Offer>> {
        let held = self.case()?;
        let entity = held.entity_called(span);
        let name = Context::of(&held.text, span, 0).here;
        self.judge(window, Judge::Mark { spans: vec![span], label, entity, role: role.clone() })?;
        self.page.selection = None;
        let held = self.case()?;
        let mention = held.judgement.mentions().iter().position(|mention| mention.span.overlaps(span));
        if let Some(mention) = mention {
            held.select_mention(mention);
        }
        let places: Vec<_> = held.judgement.occurrences(&held.text, span);
        let Some(entity) = held.entity.filter(|_| !places.is_empty()) else { return Ok(None) };
        let places = places.into_iter().map(|place| (place, Context::of(&held.text, place, AROUND), true)).collect();
        Ok(Some(Offer { entity, label, role, name, places, fresh: true }))
    }

    /// Marks the places that were ticked.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn take_offer(&mut self, window: &Window, offer: Offer) -> Result<()> {
        self.page.take_focus = true;
        let Offer { entity, label, role, places, .. } = offer;
        let spans = places.into_iter().filter(|(.., ticked)| *ticked).map(|(span, ..)| span).collect();
        self.judge(window, Judge::Mark { spans, label, entity: Some(entity), role })
    }
}

/// Whether an entity must change its label to bear a role.
fn label_differs(known: Label, label: Label, role: Option<&String>) -> bool {
    role.is_none() && known != label
}
