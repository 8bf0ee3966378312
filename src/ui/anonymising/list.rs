//! The left: the cases that are held back, and below them the entities of the open one.

use egui::{RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::review_case::{EntityLine, ReviewCase, Standing};
use crate::ui::action::{Action, Actions, Ask, ask};
use crate::ui::command::Command;
use crate::ui::fonts;
use crate::ui::review_step::Step;
use crate::ui::tokens::{Tokens, size, space};
use quarantine::quarantine::Original;
use words::i18n::number;

const CASE: f32 = 28.0;
/// Width of the bar at the left of the chosen row.
const CHOSEN: f32 = 4.0;
const ENTITY: f32 = 44.0;

/// What the lists remember between frames.
#[derive(Default)]
pub struct ListState {
    /// The entity that was brought into view last.
    revealed: Option<u32>,
}

impl ListState {
    pub fn show(&mut self, ui: &mut Ui, originals: &[Original], held: Option<&ReviewCase>, actions: &mut Actions) {
        ui.add_space(space::S);
        let released = originals.iter().filter(|original| original.released_as.is_some()).count();
        ui.horizontal(|ui| {
            ui.label(RichText::new(tr!("held-title")).family(fonts::semibold()).size(size::READING));
            let counts = tr!("held-released", released = number(released), all = number(originals.len()));
            ui.label(RichText::new(counts).small().color(Tokens::of(ui.ctx()).quiet));
        });
        let height = if held.is_some() { (ui.available_height() * 0.3).min(180.0) } else { ui.available_height() };
        ScrollArea::vertical().id_salt("held").max_height(height).auto_shrink([false, held.is_some()]).show_rows(
            ui,
            CASE,
            originals.len(),
            |ui, rows| {
                for original in &originals[rows] {
                    case(ui, original, held, actions);
                }
            },
        );
        if originals.is_empty() {
            ui.label(tr!("held-empty"));
            if ui.button(Command::ImportFiles.name()).clicked() {
                actions.push(Action::Command(Command::ImportFiles));
            }
        }
        let Some(held) = held else { return };
        ui.separator();
        let telling = held.telling.len();
        if telling > 0 && ui.button(tr!("telling-ask", count = telling)).clicked() {
            actions.push(ask(Ask::Step(Step::Telling)));
        }
        ui.label(RichText::new(tr!("entities-title")).family(fonts::semibold()).size(size::READING));
        if held.rows.is_empty() {
            ui.label(RichText::new(tr!("entities-none")).color(Tokens::of(ui.ctx()).quiet));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("entities").auto_shrink([false, false]);
        if self.revealed != held.entity {
            self.revealed = held.entity;
            let here = held.rows.iter().position(|row| Some(row.entity) == held.entity).unwrap_or(0);
            #[expect(clippy::cast_precision_loss, reason = "a case has far fewer entities")]
            let (above, all) = (here as f32 * ENTITY, held.rows.len() as f32 * ENTITY);
            // Beyond its end, a list springs back.
            let last = (all - ui.available_height()).max(0.0);
            area = area.vertical_scroll_offset((above - ui.available_height() / 2.0).clamp(0.0, last));
        }
        area.show_rows(ui, ENTITY, held.rows.len(), |ui, rows| {
            for row in &held.rows[rows] {
                entity(ui, row, held, actions);
            }
        });
    }
}

fn case(ui: &mut Ui, original: &Original, held: Option<&ReviewCase>, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    let selected = held.is_some_and(|held| held.original.number == original.number);
    let (seen, pages) = held.filter(|_| selected).map_or(original.progress, |held| held.judgement.progress());
    // What is decided now takes a signature away at once, though it is stored later.
    let is_signed = held.filter(|_| selected).map_or(original.signed, |held| held.judgement.signature().is_some());
    let state = match (&original.released_as, is_signed) {
        (Some(label), _) => tr!("held-state-released", label = label.as_str()),
        (None, true) => tr!("held-state-signed"),
        (None, false) => tr!("held-state-seen", seen = number(seen), all = number(pages)),
    };
    let glyph = match (original.released_as.is_some(), is_signed, seen) {
        (true, ..) => "✓",
        (_, true, _) => "●",
        (_, _, 0) => "○",
        _ => "◐",
    };
    let name = format!("{}, {state}", original.label);
    let response = line(ui, CASE, selected, &name);
    let (rect, middle) = (response.rect, response.rect.center().y);
    let font = egui::FontId::proportional(size::BODY);
    let painter = ui.painter().with_clip_rect(rect);
    let left = |x: f32| egui::pos2(rect.left() + x, middle);
    let sign = if selected { tokens.ink } else { tokens.quiet };
    painter.text(left(16.0), egui::Align2::CENTER_CENTER, glyph, font.clone(), sign);
    let place = rect.with_min_x(rect.left() + 32.0).with_max_x(rect.right() - space::XS);
    fonts::one_line(&painter, place, &original.label, font, tokens.ink);
    if response.on_hover_text(state).clicked() {
        actions.push(ask(Ask::Open(original.number)));
    }
}

fn entity(ui: &mut Ui, row: &EntityLine, held: &ReviewCase, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    let count = row.mentions.len();
    let certainty = match (row.asked, row.sure) {
        _ if row.public => tr!("certainty-public"),
        _ if row.inherited => tr!("certainty-inherited"),
        (true, _) => tr!("certainty-ask"),
        (_, true) => tr!("certainty-sure"),
        (_, false) => tr!("certainty-unsure"),
    };
    let verdict = match row.standing {
        Standing::Undecided if row.proposal.is_some() => {
            tr!("entities-proposed", what = row.proposal.as_deref().unwrap_or_default())
        }
        Standing::Undecided => tr!("standing-undecided"),
        Standing::Replaced => tr!("standing-replaced"),
        Standing::Kept => tr!("standing-kept"),
        Standing::Mixed => tr!("standing-mixed"),
    };
    let name = tr!(
        "entities-row",
        name = row.name.as_str(),
        role = row.role.as_str(),
        count = count,
        certainty = certainty.as_str(),
        verdict = verdict.as_str()
    );
    let response = line(ui, ENTITY, held.entity == Some(row.entity), &name);
    let rect = response.rect;
    let painter = ui.painter().with_clip_rect(rect);
    let (first, second) = (rect.top() + 14.0, rect.top() + 32.0);
    let glyph = match row.standing {
        Standing::Undecided if row.asked => "?",
        Standing::Undecided => "○",
        Standing::Replaced => "✓",
        Standing::Kept => "–",
        Standing::Mixed => "◐",
    };
    let (body, small) = (egui::FontId::proportional(size::BODY), egui::FontId::proportional(size::SMALL));
    let waiting = row.standing == Standing::Undecided && !row.asked;
    let quiet = if held.entity == Some(row.entity) { tokens.ink } else { tokens.quiet };
    let colour = if waiting { tokens.accent } else { quiet };
    painter.text(egui::pos2(rect.left() + 16.0, first), egui::Align2::CENTER_CENTER, glyph, body.clone(), colour);
    let right = painter.text(
        egui::pos2(rect.right() - 12.0, first),
        egui::Align2::RIGHT_CENTER,
        number(count),
        small.clone(),
        quiet,
    );
    let left = rect.left() + 32.0;
    let place = |middle: f32, right: f32| {
        egui::Rect::from_min_max(egui::pos2(left, middle - 9.0), egui::pos2(right - space::XS, middle + 9.0))
    };
    fonts::one_line(&painter, place(first, right.left()), &row.name, body, tokens.ink);
    let about = match row.standing {
        _ if row.asked || row.public => certainty,
        Standing::Undecided if row.proposal.is_some() => verdict,
        Standing::Kept => format!("{} · {certainty}", tr!("entities-stays")),
        _ => format!("→ {} · {certainty}", row.role),
    };
    fonts::one_line(&painter, place(second, rect.right()), &about, small, quiet);
    if response.on_hover_text(name).clicked() {
        actions.push(ask(Ask::Select(row.entity)));
    }
}

/// A row that can be chosen, with its ground.
fn line(ui: &mut Ui, height: f32, selected: bool, name: &str) -> egui::Response {
    let tokens = Tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
    let fill = match () {
        () if selected => Some(tokens.selection),
        () if response.hovered() || response.has_focus() => Some(tokens.control),
        () => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    if selected {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + CHOSEN), 0.0, tokens.accent);
    }
    response
}
