//! A list of codes to choose from: found by typing, with what can be made at its end.

use egui::{Event, Key, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, Vec2};

use super::action::CodeChoice;
use super::fuzzy;
use super::name_it;
use super::session::Session;
use super::tokens::Tokens;
use reading::entered;
use words::i18n::number;

/// The list and what is typed above it.
pub struct CodeList {
    /// A name for a new code when nothing is typed: the selected words.
    words: Option<String>,
    /// The code that stands first when nothing is typed.
    first: Option<i64>,
    /// The only codes that are offered are those that are there, but this one.
    other_than: Option<i64>,
    typed: String,
    chosen: usize,
}

impl CodeList {
    /// A list of all codes, or of all but one.
    #[must_use]
    pub const fn new(words: Option<String>, first: Option<i64>, other_than: Option<i64>) -> Self {
        Self { words, first, other_than, typed: String::new(), chosen: 0 }
    }

    /// What fits what is typed, the best first, and behind them the code that can be made.
    fn rows(&self, session: &Session) -> Vec<CodeChoice> {
        let typed = entered::name(&self.typed);
        let key = entered::key(&typed);
        let offered = session.codes.iter().filter(|(code, _)| code.codable && self.other_than != Some(code.id));
        let mut found: Vec<(usize, usize, i64)> = offered
            .enumerate()
            .filter_map(|(at, (code, _))| {
                let by_key = !key.is_empty() && code.shortcut == key;
                let score = if by_key { usize::MAX } else { fuzzy::score(&typed, &session.codes.path(code.id))? };
                let is_first = typed.is_empty() && self.first == Some(code.id);
                Some((usize::MAX - score, if is_first { 0 } else { at + 1 }, code.id))
            })
            .collect();
        found.sort_unstable();
        let mut rows: Vec<CodeChoice> = found.into_iter().map(|(.., id)| CodeChoice::Known(id)).collect();
        rows.extend(self.new_name().filter(|name| session.codes.find(name).is_err()).map(CodeChoice::New));
        rows
    }

    /// What a new code would be called.
    fn new_name(&self) -> Option<String> {
        let typed = Some(entered::name(&self.typed)).filter(|typed| !typed.is_empty());
        typed.or_else(|| self.words.clone()).filter(|_| self.other_than.is_none())
    }

    /// Begins anew, with this code first.
    pub fn restart(&mut self, first: i64) {
        *self = Self::new(self.words.take(), Some(first), self.other_than);
    }

    /// Shows the list, with the cursor in its field; gives what was chosen with Enter or a click.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, height: f32) -> Option<CodeChoice> {
        let rows = self.rows(session);
        let hint = if self.other_than.is_some() { tr!("code-palette-find") } else { tr!("code-palette-hint") };
        // Taken before the field sees it.
        let makes = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter));
        let [up, down, enter] =
            ui.input(|input| [Key::ArrowUp, Key::ArrowDown, Key::Enter].map(|key| input.key_pressed(key)));
        let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY));
        name_it(&field, &hint);
        if field.changed() {
            self.chosen = 0;
        }
        if up {
            self.chosen = self.chosen.saturating_sub(1);
        }
        if down {
            self.chosen = (self.chosen + 1).min(rows.len().saturating_sub(1));
        }
        let mut run = if makes { self.new_name().map(CodeChoice::New) } else { None };
        if enter {
            run = run.or_else(|| rows.get(self.chosen).cloned());
        }
        if run.is_none() {
            field.request_focus();
        }
        ScrollArea::vertical().id_salt("code-list").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (place, row) in rows.iter().enumerate() {
                let chosen = place == self.chosen;
                let Some(response) = show_row(ui, session, row, chosen) else { continue };
                if chosen && (up || down) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    run = Some(row.clone());
                }
            }
            if rows.is_empty() {
                ui.label(tr!("code-palette-none"));
            }
        });
        run
    }
}

/// The codes whose keys are typed; other letters are left to whoever wants them.
pub fn typed_codes(ui: &Ui, session: &Session) -> Vec<i64> {
    let mut typed = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Text(text) = event else { return true };
            let code = session.codes.by_shortcut(&text.to_lowercase()).map(|code| code.id);
            typed.extend(code);
            code.is_none()
        });
    });
    typed
}

fn show_row(ui: &mut Ui, session: &Session, row: &CodeChoice, chosen: bool) -> Option<egui::Response> {
    let tokens = Tokens::of(ui.ctx());
    let (name, right, colour) = match row {
        CodeChoice::Known(id) => {
            let code = session.codes.get(*id)?;
            let count = number(session.coded.get(id).copied().unwrap_or(0));
            let key = &code.shortcut;
            let right = if key.is_empty() { count } else { format!("[{key}]  {count}") };
            (session.codes.path(*id), right, Some(tokens.code_colour(&code.colour)))
        }
        CodeChoice::New(name) => (tr!("code-palette-new", code = name.as_str()), String::new(), None),
    };
    let row = ui.horizontal(|ui| {
        let (square, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
        if let Some(colour) = colour {
            ui.painter().rect_filled(square, 2.0, colour);
        }
        let button = egui::Button::selectable(chosen, name)
            .right_text(RichText::new(right).color(if chosen { tokens.on_chosen } else { tokens.quiet }))
            .truncate()
            .min_size(Vec2::new(ui.available_width(), 0.0));
        ui.add(button)
    });
    Some(row.inner)
}
