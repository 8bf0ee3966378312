//! The palette of codes: found by typing, applied with Enter; what is not there yet is made.

use egui::{Context, Key, Modifiers, RichText, ScrollArea, Sense, TextEdit, Vec2};

use super::action::{Actions, CodeChoice, ProjectAction, Target};
use super::fuzzy;
use super::modal;
use super::name_it;
use super::session::Session;
use super::tokens::Tokens;
use reading::entered;
use words::i18n::number;

/// The palette while it is open.
pub struct CodePalette {
    target: Target,
    /// The selected words, as a code can be called.
    words: Option<String>,
    /// The code that was used last.
    last: Option<i64>,
    typed: String,
    chosen: usize,
}

impl CodePalette {
    /// A palette for passages or a coding.
    #[must_use]
    pub const fn new(target: Target, words: Option<String>, last: Option<i64>) -> Self {
        Self { target, words, last, typed: String::new(), chosen: 0 }
    }

    /// What fits what is typed, the best first, and behind them the code that can be made.
    fn rows(&self, session: &Session) -> Vec<CodeChoice> {
        let typed = entered::name(&self.typed);
        let key = entered::key(&typed);
        let codes = session.codes.iter().filter(|(code, _)| code.codable).enumerate();
        let mut found: Vec<(usize, usize, i64)> = codes
            .filter_map(|(at, (code, _))| {
                let by_key = !key.is_empty() && code.shortcut == key;
                let score = fuzzy::score(&typed, &session.codes.path(code.id));
                let score = if by_key { Some(usize::MAX) } else { score };
                let is_last = typed.is_empty() && self.last == Some(code.id);
                Some((usize::MAX - score?, if is_last { 0 } else { at + 1 }, code.id))
            })
            .collect();
        found.sort_unstable();
        let mut rows: Vec<CodeChoice> = found.into_iter().map(|(.., id)| CodeChoice::Known(id)).collect();
        let new = if typed.is_empty() { self.words.clone() } else { Some(typed) };
        rows.extend(new.filter(|name| session.codes.find(name).is_err()).map(CodeChoice::New));
        rows
    }

    /// Shows the palette; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &Context, session: &Session, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ctx);
        let rows = self.rows(session);
        let mut run = None;
        let modal = modal::show(ctx, "code-palette", 460.0, |ui| {
            let (title, hint) = match &self.target {
                Target::Passages(passages) => {
                    (tr!("code-palette-apply", count = passages.len()), tr!("code-palette-hint"))
                }
                Target::Coding(..) => (tr!("code-palette-recode"), tr!("code-palette-hint")),
            };
            ui.label(RichText::new(title).small().color(tokens.quiet));
            // Taken before the field sees them.
            let (up, down, enter, in_vivo) = ui.input_mut(|input| {
                let in_vivo = input.consume_key(Modifiers::SHIFT, Key::Enter);
                (
                    input.key_pressed(Key::ArrowUp),
                    input.key_pressed(Key::ArrowDown),
                    input.key_pressed(Key::Enter),
                    in_vivo,
                )
            });
            let field =
                ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY));
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
            if in_vivo {
                let typed = Some(entered::name(&self.typed)).filter(|typed| !typed.is_empty());
                run = typed.or_else(|| self.words.clone()).map(CodeChoice::New);
            } else if enter {
                run = rows.get(self.chosen).cloned();
            }
            if run.is_none() {
                field.request_focus();
            }
            ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
                for (place, row) in rows.iter().enumerate() {
                    let chosen = place == self.chosen;
                    let response = ui.horizontal(|ui| {
                        let (square, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
                        let (name, right) = match row {
                            CodeChoice::Known(id) => {
                                let Some(code) = session.codes.get(*id) else { return None };
                                ui.painter().rect_filled(square, 2.0, tokens.code_colour(&code.colour));
                                let count = number(session.coded.get(id).copied().unwrap_or(0));
                                let key = &code.shortcut;
                                let right = if key.is_empty() { count } else { format!("{count}   [{key}]") };
                                (session.codes.path(*id), right)
                            }
                            CodeChoice::New(name) => (tr!("code-palette-new", code = name.as_str()), String::new()),
                        };
                        let button = egui::Button::selectable(chosen, name)
                            .right_text(RichText::new(right).color(tokens.quiet))
                            .truncate()
                            .min_size(Vec2::new(ui.available_width(), 0.0));
                        Some(ui.add(button))
                    });
                    let Some(response) = response.inner else { continue };
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
        });
        if let Some(choice) = run {
            actions.push(ProjectAction::Apply(self.target.clone(), choice).into());
            return false;
        }
        !modal.should_close()
    }
}
