//! The case under review with its panes: what is decided, selected and shown of it.

use egui::{CentralPanel, Context as Window, Frame, Panel, Ui};

use super::chooser::{Chooser, For};
use super::mentions::MentionPane;
use super::review_case::{Context, ReviewCase};
use super::review_page::{ReviewPage, is_typing};
use crate::error::{Error, Result};
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::panes::{PaneSide, Panes};
use crate::ui::review_step::Step;
use names::judgement::{JudgementEdit as Judge, Verdict};
use names::mark::Label;
use reading::text::Span;

/// Seconds after the last decision before it is stored.
const REST: f64 = 1.0;

/// Seconds after which the window looks whether that time is over.
const LOOK: f32 = 1.1;

/// The most of the width that the names beside the page take, and the least in points.
const SIDE: f32 = 0.42;
const LEAST_SIDE: f32 = 180.0;

/// The case under review, if one is open, with its panes.
#[derive(Default)]
pub struct ReviewDesk {
    pub held: Option<ReviewCase>,
    pub page: ReviewPage,
    pub mentions: MentionPane,
    /// When something was decided last, in seconds of the window.
    decided: Option<f64>,
}

impl ReviewDesk {
    /// The case under review.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn case(&mut self) -> Result<&mut ReviewCase> {
        self.held.as_mut().ok_or(Error::NoOpenCase)
    }

    /// Takes another case, seen as the one before.
    pub fn open(&mut self, case: ReviewCase) {
        self.page = ReviewPage::showing(self.page.replaced);
        self.held = Some(case);
    }

    /// Decides something about the case.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn judge(&mut self, window: &Window, command: Judge) -> Result<()> {
        self.decided = Some(window.input(|input| input.time));
        self.case()?.apply(command);
        Ok(())
    }

    /// Notes that all of a page was in view.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn note_shown(&mut self, window: &Window, page: usize) -> Result<()> {
        self.decided = Some(window.input(|input| input.time));
        let held = self.case()?;
        held.judgement.show(page);
        held.unsaved = true;
        window.request_repaint();
        Ok(())
    }

    /// Goes to a page.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn turn_to(&mut self, page: usize) -> Result<()> {
        self.case()?.page = page;
        self.page.start_at_top();
        Ok(())
    }

    /// Chooses an entity and brings its first mention into view.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn select(&mut self, entity: u32) -> Result<()> {
        self.case()?.select(entity);
        self.page.look_again();
        Ok(())
    }

    /// Chooses a mention and brings it into view.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn select_mention(&mut self, mention: usize) -> Result<()> {
        self.case()?.select_mention(mention);
        self.page.look_again();
        Ok(())
    }

    /// Selects a passage on its page.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn reveal(&mut self, span: Span) -> Result<()> {
        let held = self.case()?;
        held.page = held.page_of(span.start);
        // Only originals can be searched, so originals are shown.
        self.page.replaced = false;
        self.page.reveal = Some(span);
        Ok(())
    }

    /// Does what a key of the workspace stands for, and gives the list to choose from, if it asks for a choice.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`], [`Error::NoNameChosen`]; why the case cannot be signed.
    pub fn step(&mut self, step: Step, coder: &str) -> Result<Option<Chooser>> {
        let held = self.held.as_mut().ok_or(Error::NoOpenCase)?;
        let (entity, mention) = (held.entity, held.mention);
        let decide = |verdict| entity.map(|entity| Judge::Decide { entity, verdict: Some(verdict) });
        let one = |verdict| mention.map(|mention| Judge::DecideMention { mention, verdict: Some(verdict) });
        let command = match step {
            Step::Replace => decide(Verdict::Replace),
            Step::Keep => decide(Verdict::Keep),
            Step::ReplaceMention => one(Verdict::Replace),
            Step::KeepMention => one(Verdict::Keep),
            Step::NotAName => entity.map(|entity| Judge::NotAName { entity }),
            Step::Public => entity.map(|entity| Judge::Public { entity }),
            Step::Accept => entity.map(|entity| Judge::Accept { entity }),
            Step::Split => mention.map(|mention| Judge::Split { mentions: vec![mention] }),
            _ => None,
        };
        if let Some(command) = command {
            held.apply(command);
            if matches!(step, Step::Replace | Step::Keep | Step::NotAName | Step::Public | Step::Accept) {
                held.step_to_waiting();
            }
            return Ok(None);
        }
        let mut dialog = None;
        match step {
            Step::Role | Step::OwnRole => {
                let row = held.current().ok_or(Error::NoNameChosen)?;
                let purpose = match (step, mention) {
                    (Step::OwnRole, Some(mention)) => For::Mention(mention),
                    _ => For::Entity(row.entity),
                };
                let label = Some(row.label).filter(|label| *label != Label::Ask);
                dialog = Some(Chooser::of_roles(held, purpose, label, &row.name));
            }
            Step::Merge => {
                let row = held.current().ok_or(Error::NoNameChosen)?;
                dialog = Some(Chooser::of_entities(held, row));
            }
            Step::Mark => {
                let span = self.page.selection.ok_or(Error::NothingSelected)?;
                let name = Context::of(&held.text, span, 0).here;
                let label = held.entity_called(span).and_then(|id| held.judgement.entity(id)).map(|known| known.label);
                dialog = Some(Chooser::of_roles(held, For::Passage(span), label.or(Some(Label::Per)), &name));
            }
            Step::Next | Step::Previous | Step::NextWaiting | Step::NextMention | Step::PreviousMention => {
                self.page.look_again();
                match step {
                    Step::NextWaiting => held.step_to_waiting(),
                    Step::Next | Step::Previous => held.step(step == Step::Next),
                    _ => held.step_mention(step == Step::NextMention),
                }
            }
            Step::NextPage | Step::PreviousPage => {
                let forward = step == Step::NextPage;
                let last = held.judgement.pages().len().saturating_sub(1);
                if self.page.stride(forward) {
                    let page = if forward { (held.page + 1).min(last) } else { held.page.saturating_sub(1) };
                    if page != held.page {
                        held.page = page;
                        self.page.start_at_top();
                    } else if forward {
                        // At the end of the case comes what was left out.
                        self.page.read_on(held);
                    }
                }
            }
            Step::ReadOn => self.page.read_on(held),
            Step::Turn => self.page.replaced = !self.page.replaced,
            // The workspace does these.
            Step::Telling | Step::NextCase => {}
            Step::Search => self.mentions.take_focus = true,
            Step::Sign => {
                held.judgement.sign(coder)?;
                held.unsaved = true;
            }
            // What decides on a name was done above, if one is chosen.
            Step::Replace
            | Step::Keep
            | Step::ReplaceMention
            | Step::KeepMention
            | Step::NotAName
            | Step::Public
            | Step::Accept
            | Step::Split => {
                return Err(Error::NoNameChosen);
            }
        }
        Ok(dialog)
    }

    /// Undoes or redoes a decision, if the workspace has one to undo.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn travel(&mut self, back: bool) -> Result<()> {
        self.case()?.travel(back);
        Ok(())
    }

    /// Whether something was decided a while ago and is not stored yet.
    pub fn is_at_rest(&mut self, window: &Window) -> bool {
        let now = window.input(|input| input.time);
        let is_unsaved = self.held.as_ref().is_some_and(|held| held.unsaved);
        match (is_unsaved, self.decided) {
            (false, _) => self.decided = None,
            (true, None) => {
                self.decided = Some(now);
                window.request_repaint_after_secs(LOOK);
            }
            (true, Some(decided)) if now - decided > REST => {
                self.decided = None;
                return true;
            }
            (true, Some(_)) => {}
        }
        false
    }

    /// Turns keys into steps, where no field takes them as text.
    pub fn keys(&self, ctx: &Window, actions: &mut Actions) {
        if is_typing(ctx) {
            return;
        }
        let Some(held) = &self.held else {
            if ctx.input_mut(|input| input.consume_shortcut(&Step::NextCase.key())) {
                actions.push(ask(Ask::Step(Step::NextCase)));
            }
            return;
        };
        let has_selection = self.page.selection.is_some();
        let steps = Step::pressed(ctx).into_iter().filter(|step| held.can(*step, has_selection));
        actions.extend(steps.map(|step| ask(Ask::Step(step))));
    }

    /// Shows the case; `false` if none is open.
    pub fn show(&mut self, ui: &mut Ui, coder: &str, is_covered: bool, panes: Panes, actions: &mut Actions) -> bool {
        let Some(held) = &self.held else { return false };
        if panes.is_shown(PaneSide::Right) {
            let most = panes.most(ui, ui.available_width() * SIDE, LEAST_SIDE);
            Panel::right("anonymising-right").default_size(310.0).size_range(LEAST_SIDE..=most).show(ui, |ui| {
                self.mentions.show(ui, held, self.page.selection.is_some(), actions);
            });
        }
        CentralPanel::default().frame(Frame::NONE).show(ui, |ui| self.page.show(ui, held, coder, is_covered, actions));
        true
    }
}
