//! As much of what stands around a passage as is wanted, read when it is shown.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Label, Ui};

use super::found::FoundPassage;
use crate::ui::fields::choice;
use crate::ui::fonts;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::search::Hit;
use project::search::around::ContextReach;
use project::{EntryRow, Result};
use reading::text::Span;
use words::i18n::{long_date, number};

/// Code points on each side, of the choices.
const NEAR: usize = 240;
const WIDE: usize = 1_000;
const WIDER: usize = 5_000;

/// A piece of the context, which stands in one entry.
struct ContextPiece {
    /// Day and sender, of another entry than the passage's.
    head: Option<String>,
    text: String,
    is_passage: bool,
}

/// What the pane shows around a passage.
pub struct ContextPane {
    around: ContextReach,
    pieces: Vec<ContextPiece>,
    /// Of what the pieces are: case, passage, how much, and the revision of the project.
    made_of: Option<(i64, Span, ContextReach, u64)>,
}

impl Default for ContextPane {
    fn default() -> Self {
        Self { around: ContextReach::Entry, pieces: Vec::new(), made_of: None }
    }
}

impl ContextPane {
    /// Shows a passage in its context, and how much of that is wanted.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, passage: &FoundPassage) {
        let chars = |chars: usize| (ContextReach::Chars(chars), tr!("context-chars", count = number(chars)));
        let choices = [
            (ContextReach::Sentence, tr!("context-sentence")),
            chars(NEAR),
            chars(WIDE),
            chars(WIDER),
            (ContextReach::Entry, tr!("context-entry")),
            (ContextReach::Thread, tr!("context-thread")),
        ];
        let made_of = Some((passage.case, passage.span, self.around, session.project.revision()));
        if self.made_of != made_of {
            // What cannot be read now is shown without its context.
            self.pieces = pieces(session, passage, self.around).unwrap_or_default();
            self.made_of = made_of;
        }
        let tokens = Tokens::of(ui.ctx());
        let font = FontId::new(size::BODY + 1.0, fonts::reading());
        let mut text = LayoutJob::default();
        for piece in &self.pieces {
            if let Some(head) = &piece.head {
                let format = TextFormat::simple(FontId::new(size::SMALL, fonts::semibold()), tokens.quiet);
                text.append(&format!("{head}\n"), 0.0, format);
            }
            let colour = if piece.is_passage { tokens.ink } else { tokens.quiet };
            let format = TextFormat { line_height: Some(22.0), ..TextFormat::simple(font.clone(), colour) };
            text.append(&piece.text, 0.0, format);
        }
        ui.add(Label::new(text).wrap());
        ui.add_space(space::S);
        choice(ui, &tr!("context-name"), &mut self.around, choices);
    }
}

/// Reads a passage with what stands around it.
fn pieces(session: &Session, passage: &FoundPassage, around: ContextReach) -> Result<Vec<ContextPiece>> {
    let text = session.project.cases().text(passage.case)?;
    let outline = session.project.entries().outline(passage.case)?;
    let hit = Hit { entry: passage.entry.filter(|entry| *entry < outline.entries.len()), span: passage.span };
    let surroundings = around.of(&text, &outline, hit);
    let piece = |span: &Span, head: Option<String>, end: &str| ContextPiece {
        head,
        text: format!("{}{end}", text.slice(*span)),
        is_passage: false,
    };
    let head = |row: &EntryRow| {
        let who = row.sender.clone().or_else(|| row.speaker.map(words::speaker));
        let parts = row.day.map(long_date).into_iter().chain(who.or_else(|| Some(words::entry_kind(row.kind))));
        parts.collect::<Vec<_>>().join(" · ")
    };
    let headed = |span: &Span, end: &str| {
        let entry = outline.entries.iter().find(|row| row.span == *span);
        piece(span, entry.map(head), end)
    };
    let (earlier, before) = surroundings.before.split_at(surroundings.before.len().saturating_sub(1));
    let (after, later) = surroundings.after.split_at(surroundings.after.len().min(1));
    let mut pieces: Vec<ContextPiece> = earlier.iter().map(|span| headed(span, "\n\n")).collect();
    let own = hit.entry.filter(|_| !earlier.is_empty() || !later.is_empty());
    let mut own = own.map(|entry| head(&outline.entries[entry]));
    pieces.extend(before.iter().map(|span| piece(span, own.take(), "")));
    pieces.push(ContextPiece { head: None, text: text.slice(hit.span).to_owned(), is_passage: true });
    let end = if later.is_empty() { "" } else { "\n\n" };
    pieces.extend(after.iter().map(|span| piece(span, None, end)));
    pieces.extend(later.iter().map(|span| headed(span, "\n\n")));
    Ok(pieces)
}
