//! The list of cases at the left.

use egui::{Rangef, RichText, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo};

use super::action::{Action, Actions, ProjectAction};
use super::command::Command;
use super::fonts;
use super::name_it;
use super::session::Session;
use super::tokens::{Tokens, size, space};
use project::{Case, CaseStatus};
use words::i18n::number;

/// Height of a row, in points.
const ROW: f32 = 30.0;

/// What the list remembers between frames.
pub struct CaseList {
    filter: String,
    /// The open case and the filter by which the list was last brought to it.
    followed: Option<(i64, String)>,
    /// What of the list is in view, in points from its top.
    view: Rangef,
}

impl Default for CaseList {
    fn default() -> Self {
        Self { filter: String::new(), followed: None, view: Rangef::new(0.0, 0.0) }
    }
}

impl CaseList {
    /// Shows the list.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        let done = session.cases.iter().filter(|case| case.status == CaseStatus::Done).count();
        ui.horizontal(|ui| {
            ui.label(RichText::new(tr!("cases-title")).family(fonts::semibold()).size(size::READING));
            let counts = tr!("cases-done", done = number(done), all = number(session.cases.len()));
            ui.label(RichText::new(counts).small().color(Tokens::of(ui.ctx()).quiet))
                .on_hover_text(tr!("cases-done-hint"));
        });
        if session.cases.is_empty() {
            ui.add_space(space::S);
            ui.label(tr!("cases-empty"));
            if ui.button(Command::ImportFiles.name()).clicked() {
                actions.push(Action::Command(Command::ImportFiles));
            }
            return;
        }
        let hint = tr!("cases-filter");
        let field =
            ui.add(TextEdit::singleline(&mut self.filter).hint_text(hint.as_str()).desired_width(f32::INFINITY));
        name_it(&field, &hint);
        let wanted = self.filter.trim().to_lowercase();
        let shown: Vec<&Case> =
            session.cases.iter().filter(|case| wanted.is_empty() || self.fits(session, case, &wanted)).collect();
        if shown.is_empty() {
            ui.label(RichText::new(tr!("cases-none")).color(Tokens::of(ui.ctx()).quiet));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().auto_shrink([false, false]);
        if let Some(offset) = self.follow(session, &shown, ui.available_height()) {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_rows(ui, ROW, shown.len(), |ui, rows| {
            for case in &shown[rows] {
                row(ui, session, case, actions);
            }
        });
        let top = output.state.unclamped_offset().y;
        self.view = Rangef::new(top, top + output.inner_rect.height());
    }

    /// Where the list has to be for the open case to be in view; `None` where it is, or the person has scrolled away from it.
    fn follow(&mut self, session: &Session, shown: &[&Case], height: f32) -> Option<f32> {
        let open = session.open.as_ref()?.id;
        if self.followed.as_ref().is_some_and(|(case, filter)| *case == open && *filter == self.filter) {
            return None;
        }
        self.followed = Some((open, self.filter.clone()));
        let at = shown.iter().position(|case| case.id == open)?;
        #[expect(clippy::cast_precision_loss, reason = "there are thousands of cases at most")]
        let [top, all] = [at, shown.len()].map(|rows| rows as f32 * ROW);
        let is_seen = self.view.contains(top) && self.view.contains(top + ROW);
        (!is_seen).then(|| (top - (height - ROW) / 2.0).clamp(0.0, (all - height).max(0.0)))
    }

    /// Whether the label of a case or one of its attribute values contains the words.
    #[expect(clippy::unused_self, reason = "it belongs to the list")]
    fn fits(&self, session: &Session, case: &Case, wanted: &str) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(wanted);
        holds(&case.label) || session.attributes.iter().any(|attribute| holds(session.value(case.id, attribute.id)))
    }
}

fn row(ui: &mut Ui, session: &Session, case: &Case, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    let selected = session.open.as_ref().is_some_and(|open| open.id == case.id);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let name = tr!(
        "cases-row",
        case = case.label.as_str(),
        status = words::status(case.status),
        codings = number(case.codings),
        count = case.codings,
        doubtful = number(case.doubtful)
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name.as_str()));
    let painter = ui.painter();
    let fill = match () {
        () if selected => Some(tokens.selection),
        () if response.hovered() || response.has_focus() => Some(tokens.control),
        () => None,
    };
    if let Some(fill) = fill {
        painter.rect_filled(rect, 4.0, fill);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 4.0, egui::Stroke::new(1.5, tokens.accent), egui::StrokeKind::Inside);
    }
    let glyph = match case.status {
        CaseStatus::Unread => "○",
        CaseStatus::InProgress => "◐",
        CaseStatus::Done => "✓",
    };
    let font = egui::FontId::proportional(size::BODY);
    let small = egui::FontId::proportional(size::SMALL);
    let middle = rect.center().y;
    painter.text(
        egui::pos2(rect.left() + 16.0, middle),
        egui::Align2::CENTER_CENTER,
        glyph,
        font.clone(),
        tokens.quiet,
    );
    painter.text(egui::pos2(rect.left() + 32.0, middle), egui::Align2::LEFT_CENTER, &case.label, font, tokens.ink);
    if case.codings > 0 {
        let at = egui::pos2(rect.right() - 8.0, middle);
        painter.text(at, egui::Align2::RIGHT_CENTER, number(case.codings), small.clone(), tokens.quiet);
    }
    if case.doubtful > 0 {
        let at = egui::pos2(rect.right() - 48.0, middle);
        painter.text(at, egui::Align2::RIGHT_CENTER, format!("⚠ {}", case.doubtful), small, tokens.warning);
    }
    if response.on_hover_text(name).clicked() {
        actions.push(ProjectAction::OpenCase(case.id).into());
    }
}
