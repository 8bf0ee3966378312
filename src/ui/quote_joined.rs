//! A quotation that is joined of selections: what was put into it so far, and the dialog in which it is looked at, copied and saved.

use egui::{Button, RichText, TextEdit, Ui};

use super::action::{Action, Actions, JoinedTo};
use super::modal;
use super::name_it;
use super::session::{OpenCase, Session};
use super::tokens::{Tokens, space};
use crate::error::Result;
use project::Attributions;
use project::quotation::{Quotation, QuotePiece, joined};
use reading::text::Span;
use reports::quotations::to_clipboard;
use words::shortened;

/// Code points of a passage in its row.
const EXCERPT: usize = 90;

/// The selections that are joined, of one case.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct QuoteDraft {
    /// The case and its text as it was when they were selected.
    of: Option<(i64, Option<(i64, i64)>)>,
    pub pieces: Vec<QuotePiece>,
}

impl QuoteDraft {
    /// Puts selected passages behind what is there of the same text.
    pub fn add(&mut self, open: &OpenCase, passages: &[Span]) {
        let of = Some((open.id, open.content));
        if self.of != of {
            *self = Self { of, pieces: Vec::new() };
        }
        let known = |span: &&Span| !self.pieces.contains(&QuotePiece::Passage(**span));
        let new: Vec<Span> = passages.iter().filter(known).copied().collect();
        self.pieces.extend(new.into_iter().map(QuotePiece::Passage));
    }

    /// The quotation; nothing where the case is another by now.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn quotation(&self, session: &Session) -> Result<Option<Quotation>> {
        let Some(open) = session.open.as_ref().filter(|open| self.of == Some((open.id, open.content))) else {
            return Ok(None);
        };
        let label = session.case(open.id).map(|case| case.label.clone()).unwrap_or_default();
        let pattern = session.project.settings().attribution()?;
        let attribution = Attributions::of(&session.project, &pattern, words::value)?.of_case(open.id, &label);
        let outline = session.project.entries().outline(open.id)?;
        Ok(Some(joined((&label, &open.source.text, &outline), &self.pieces, &attribution)))
    }
}

/// The dialog of a quotation.
pub struct QuoteDialog {
    draft: QuoteDraft,
    /// Own words before each passage but the first, as they are typed.
    own: Vec<String>,
    /// The quotation as plain text, and of what it was made.
    shown: String,
    made_of: Option<(Vec<QuotePiece>, u64)>,
}

impl QuoteDialog {
    /// The dialog of what is there so far.
    #[must_use]
    pub fn new(draft: QuoteDraft) -> Self {
        let mut own = Vec::new();
        let mut typed = String::new();
        for piece in &draft.pieces {
            match piece {
                QuotePiece::Own(words) => words.clone_into(&mut typed),
                QuotePiece::Passage(_) => own.push(std::mem::take(&mut typed)),
            }
        }
        Self { draft, own, shown: String::new(), made_of: None }
    }

    fn passages(&self) -> Vec<Span> {
        let passage = |piece: &QuotePiece| if let QuotePiece::Passage(span) = piece { Some(*span) } else { None };
        self.draft.pieces.iter().filter_map(passage).collect()
    }

    /// Passages and own words as they stand in the fields.
    fn pieces(&self) -> Vec<QuotePiece> {
        let mut pieces = Vec::new();
        for (at, span) in self.passages().into_iter().enumerate() {
            let own = self.own.get(at).map(|own| own.trim().trim_start_matches('[').trim_end_matches(']').trim());
            if let Some(own) = own.filter(|own| at > 0 && !own.is_empty()) {
                pieces.push(QuotePiece::Own(own.to_owned()));
            }
            pieces.push(QuotePiece::Passage(span));
        }
        pieces
    }

    /// Shows the dialog; gives whether it is to be closed.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, tr!("quote-title"));
        ui.label(RichText::new(tr!("quote-what")).color(tokens.quiet));
        ui.add_space(space::S);
        self.rows(ui, session);
        self.renew(session);
        ui.add_space(space::S);
        ui.label(RichText::new(self.shown.trim_end()));
        let has_some = !self.draft.pieces.is_empty();
        let to = modal::buttons(ui, |ui| {
            let copy = ui.add_enabled(has_some, Button::new(tr!("quote-copy")));
            modal::focus_first(&copy);
            let save = ui.add_enabled(has_some, Button::new(tr!("quote-save")));
            let more = ui.button(tr!("quote-more"));
            let choices = [(copy, JoinedTo::Clipboard), (save, JoinedTo::File), (more, JoinedTo::Later)];
            choices.into_iter().find(|(button, _)| button.clicked()).map(|(_, to)| to)
        });
        if let Some(to) = to {
            actions.push(Action::QuoteJoined(self.pieces(), to));
        }
        to.is_some()
    }

    /// The passages, each with a field for own words before it, and a button to leave it out.
    fn rows(&mut self, ui: &mut Ui, session: &Session) {
        let Some(open) = &session.open else { return };
        let mut gone = None;
        for (at, span) in self.passages().into_iter().enumerate() {
            if let Some(own) = self.own.get_mut(at).filter(|_| at > 0) {
                let name = tr!("quote-own", number = (at + 1).to_string());
                let hint = tr!("quote-own-hint");
                let field = ui.add(TextEdit::singleline(own).hint_text(hint.as_str()).desired_width(f32::INFINITY));
                name_it(&field, &name);
            }
            ui.horizontal(|ui| {
                let button = ui.small_button("×");
                name_it(&button, &tr!("quote-without", number = (at + 1).to_string()));
                if button.clicked() {
                    gone = Some(at);
                }
                let text = shortened(open.source.text.slice(span), EXCERPT);
                ui.add(egui::Label::new(tr!("quoted", text = text)).truncate());
            });
        }
        if let Some(at) = gone {
            let mut passages = self.passages();
            passages.remove(at);
            self.own.remove(at);
            self.draft.pieces = passages.into_iter().map(QuotePiece::Passage).collect();
        }
    }

    /// Makes the quotation anew where something is another.
    fn renew(&mut self, session: &Session) {
        let made_of = Some((self.pieces(), session.project.revision()));
        if self.made_of != made_of {
            let draft = QuoteDraft { pieces: self.pieces(), ..self.draft.clone() };
            let quotation = draft.quotation(session).ok().flatten();
            self.shown = quotation.map(|quotation| to_clipboard(&[quotation]).to_text()).unwrap_or_default();
            self.made_of = made_of;
        }
    }
}
