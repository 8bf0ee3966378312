//! The walk through the excerpts of a code: for each it is decided which code it goes to. All decisions are one edit.

use egui::{Key, Label, Modifiers, RichText, ScrollArea, Ui};

use super::action::{Actions, CodeChoice, ProjectAction};
use super::code_list::CodeList;
use super::fonts;
use super::modal;
use super::session::Session;
use super::tokens::{Tokens, space};
use crate::error::Result;
use reading::text::Span;
use words::i18n::number;

/// Code points shown on each side of an excerpt.
const AROUND: usize = 240;

/// A passage that is to be decided about.
struct Excerpted {
    coding: i64,
    case: String,
    before: String,
    text: String,
    after: String,
    decided: Option<CodeChoice>,
}

/// The walk while it goes on.
pub struct ExcerptWalk {
    code: i64,
    stops: Vec<Excerpted>,
    at: usize,
    list: CodeList,
    /// Whether the code goes when nothing is left of it.
    removes: bool,
}

impl ExcerptWalk {
    /// # Errors
    /// If the project cannot be read.
    pub fn new(session: &Session, code: i64) -> Result<Self> {
        let mut stops = Vec::new();
        let mut source = None;
        for coding in session.project.codings().list()?.into_iter().filter(|coding| coding.code == code) {
            if source.as_ref().is_none_or(|(case, _)| *case != coding.case) {
                source = Some((coding.case, session.project.cases().text(coding.case)?));
            }
            let Some((_, text)) = &source else { continue };
            let Span { start, end } = coding.span;
            stops.push(Excerpted {
                coding: coding.id,
                case: session.case(coding.case).map(|case| case.label.clone()).unwrap_or_default(),
                before: text.slice(Span::new(start.saturating_sub(AROUND), start)).to_owned(),
                text: text.slice(coding.span).to_owned(),
                after: text.slice(Span::new(end, (end + AROUND).min(text.len()))).to_owned(),
                decided: None,
            });
        }
        let list = CodeList::new(None, Some(code), None);
        Ok(Self { code, stops, at: 0, list, removes: false })
    }

    /// Shows the walk; gives whether it is over.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, tr!("walk-title", code = session.codes.path(self.code)));
        let count = self.stops.len();
        let Some(stop) = self.stops.get(self.at) else {
            ui.label(tr!("walk-empty"));
            return false;
        };
        ui.label(RichText::new(tr!("walk-what")).color(tokens.quiet));
        ui.add_space(space::S);
        let decided = self.stops.iter().filter(|stop| stop.decided.is_some()).count();
        let place = tr!("walk-at", at = number(self.at + 1), count = number(count), decided = number(decided));
        ui.label(RichText::new(format!("{place} · {}", stop.case)).small().color(tokens.quiet));
        ScrollArea::vertical().id_salt("excerpt").max_height(180.0).auto_shrink([false, true]).show(ui, |ui| {
            let quiet = |text: &str| RichText::new(text.trim()).color(tokens.quiet);
            ui.add(Label::new(quiet(&stop.before)).wrap());
            ui.add(Label::new(RichText::new(&stop.text).family(fonts::semibold())).wrap());
            ui.add(Label::new(quiet(&stop.after)).wrap());
        });
        if let Some(choice) = &stop.decided {
            let name = match choice {
                CodeChoice::Known(code) => session.codes.path(*code),
                CodeChoice::New(name) => name.clone(),
            };
            ui.label(tr!("walk-decided", code = name));
        }
        ui.add_space(space::S);
        let (back, on) = ui.input_mut(|input| {
            (input.consume_key(Modifiers::NONE, Key::PageUp), input.consume_key(Modifiers::NONE, Key::PageDown))
        });
        if let Some(choice) = self.list.show(ui, session, 160.0) {
            if let CodeChoice::Known(code) = choice {
                self.list.restart(code);
            } else {
                self.list.restart(self.code);
            }
            self.stops[self.at].decided = Some(choice);
            self.at = (self.at + 1).min(count - 1);
        }
        let mut over = false;
        modal::buttons(ui, |ui| ui.checkbox(&mut self.removes, tr!("walk-removes")));
        modal::buttons(ui, |ui| {
            if ui.add_enabled(self.at > 0, egui::Button::new(tr!("walk-back"))).clicked() || back {
                self.at = self.at.saturating_sub(1);
            }
            if ui.add_enabled(self.at + 1 < count, egui::Button::new(tr!("walk-on"))).clicked() || on {
                self.at = (self.at + 1).min(count - 1);
            }
            if ui.add_enabled(decided > 0, egui::Button::new(tr!("walk-done", count = decided))).clicked() {
                actions.extend(self.decisions().map(Into::into));
                over = true;
            }
            if ui.button(tr!("cancel")).clicked() {
                over = true;
            }
        });
        over
    }

    /// What was decided, to be carried out.
    #[must_use]
    pub fn decisions(&self) -> Option<ProjectAction> {
        let own = CodeChoice::Known(self.code);
        let decided = self.stops.iter().filter_map(|stop| Some((stop.coding, stop.decided.clone()?)));
        let decided: Vec<_> = decided.filter(|(_, choice)| *choice != own).collect();
        (!decided.is_empty()).then(|| ProjectAction::SortOut(decided, self.removes.then_some(self.code)))
    }
}
