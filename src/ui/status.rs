//! The line at the bottom: the last notice, what is selected, how far work has come.

use egui::accesskit::Live;
use egui::{Color32, ProgressBar, RichText, Stroke, StrokeKind, TextStyle, Ui};

use super::action::{Action, Actions, Ask, ask};
use super::command::Command;
use super::session::Session;
use super::tokens::Tokens;
use project::Access;
use reading::text::Span;
use words::i18n::number;

/// Height of the bar that shows how far work has come, in points.
const BAR: f32 = 14.0;

/// Something that the program has to say.
#[derive(Debug, Clone)]
struct Notice {
    text: String,
    is_problem: bool,
    /// Whether taking back what it tells of is offered with it.
    can_undo: bool,
}

/// The last notice, which stays until the next action.
#[derive(Debug, Default)]
pub struct Notices {
    last: Option<Notice>,
}

impl Notices {
    pub fn say(&mut self, text: String) {
        self.last = Some(Notice { text, is_problem: false, can_undo: false });
    }

    /// Tells what an edit has changed, and offers to undo it.
    pub fn say_undoable(&mut self, text: String) {
        self.last = Some(Notice { text, is_problem: false, can_undo: true });
    }

    /// Tells of a problem.
    pub fn warn(&mut self, text: String) {
        self.last = Some(Notice { text, is_problem: true, can_undo: false });
    }

    pub fn clear(&mut self) {
        self.last = None;
    }
}

/// How far work beside the window has come.
pub struct Activity {
    pub name: String,
    pub done: usize,
    pub all: usize,
    pub can_cancel: bool,
}

/// Shows the line; `selected` is what is selected in the text, where that is shown. Whether something that was typed is not stored
/// yet, the panes know.
#[expect(clippy::too_many_arguments, reason = "each tells of something else")]
pub fn show(
    ui: &mut Ui,
    session: Option<&Session>,
    selected: Option<&[Span]>,
    notices: &Notices,
    work: Option<&Activity>,
    is_unsaved: bool,
    keeps_originals: bool,
    waiting: Option<usize>,
    actions: &mut Actions,
) {
    let tokens = Tokens::of(ui.ctx());
    let mut undo = false;
    let is_long = notices.last.as_ref().is_some_and(|notice| is_long(ui, notice));
    let mut tell = |ui: &mut Ui| {
        if let Some(notice) = &notices.last {
            undo = notice.can_undo && ui.small_button(Command::Undo.name()).clicked();
            let colour = if notice.is_problem { tokens.warning } else { tokens.ink };
            let label = egui::Label::new(RichText::new(&notice.text).color(colour));
            let said = ui.add(if is_long { label.wrap() } else { label.truncate() });
            // A screen reader says it without being asked.
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
        }
    };
    if is_long {
        tell(ui);
    }
    ui.horizontal(|ui| {
        if let Some(work) = work {
            #[expect(clippy::cast_precision_loss, reason = "a bar is a few hundred points wide")]
            let part = work.done as f32 / work.all.max(1) as f32;
            ui.label(work.name.as_str());
            let text = tr!("status-progress", done = number(work.done), all = number(work.all));
            let bar = ui.add(ProgressBar::new(part).desired_width(200.0).desired_height(BAR));
            // All of its way is seen, in every theme.
            let edge = Stroke::new(1.0, tokens.edge);
            ui.painter().rect_stroke(bar.rect, BAR / 2.0, edge, StrokeKind::Inside);
            // Text in the bar would be cut where little of it is filled.
            if work.all > 0 {
                ui.label(text);
            }
            if work.can_cancel && ui.button(tr!("cancel")).clicked() {
                actions.push(Action::CancelImport);
            }
        }
        let Some(session) = session else {
            if !is_long {
                tell(ui);
            }
            return;
        };
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let quiet = |text: String| RichText::new(text).small().color(tokens.quiet);
            let access = match session.project.access() {
                Access::Write if is_unsaved => tr!("status-unsaved"),
                Access::Write => tr!("status-saved"),
                Access::InUse => tr!("status-in-use"),
                Access::ReadOnly | Access::Linked => tr!("status-read-only"),
            };
            // What a worker does is not stored yet.
            if work.is_none() {
                ui.label(quiet(access));
            }
            let name = session.project.coder();
            let who = if session.is_blind {
                tr!("status-coder-blind", name = name)
            } else {
                tr!("status-coder", name = name)
            };
            if ui.add(egui::Button::new(quiet(who)).frame(false)).clicked() {
                actions.push(Action::Command(Command::Coder));
            }
            if let Some(copy) = &session.copy {
                ui.label(quiet(tr!("status-copy-of", name = copy.coder.as_str())));
            }
            if keeps_originals {
                ui.label(RichText::new(tr!("still-personal")).small().color(tokens.warning));
            }
            if let Some(count) = waiting {
                let text = RichText::new(tr!("suspects-title", count = count)).small().color(tokens.warning);
                let button = ui.add(egui::Button::new(text));
                ui.ctx().accesskit_node_builder(button.id, |node| node.set_live(Live::Polite));
                if button.on_hover_text(tr!("suspects-waiting")).clicked() {
                    actions.push(ask(Ask::ShowWaiting));
                }
            }
            // Of the text, where it is shown.
            if let Some(case) = selected.and_then(|_| session.current()) {
                ui.label(quiet(tr!(
                    "status-length",
                    chars = number(case.chars),
                    entries = number(case.entries),
                    count = case.entries
                )));
            }
            let chars: usize = selected.into_iter().flatten().map(|span| span.len()).sum();
            if chars > 0 {
                let entries = selected.map_or(0, <[Span]>::len);
                ui.label(quiet(tr!("status-selected", chars = number(chars), entries = entries)));
            }
            // A long sentence takes what is left.
            if !is_long {
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), tell);
            }
        });
    });
    if undo {
        actions.push(Action::Command(Command::Undo));
    }
}

/// Whether a sentence is too long for the line, where it has about half of the width.
fn is_long(ui: &Ui, notice: &Notice) -> bool {
    let font = TextStyle::Body.resolve(ui.style());
    let width = ui.fonts_mut(|fonts| fonts.layout_no_wrap(notice.text.clone(), font, Color32::PLACEHOLDER).size().x);
    width > ui.available_width() / 2.0
}
