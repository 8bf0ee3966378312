//! The dialog in which an entry gets another date, sender, thread or kind.

use egui::{ComboBox, Grid, RichText, TextEdit, Ui};

use super::action::{Actions, ProjectAction};
use super::modal;
use super::name_it;
use super::session::OpenCase;
use super::tokens::{Tokens, space};
use crate::error::Result;
use reading::correction::{Remedy, ToThread, written};
use reading::layout::Speaker;
use reading::plan::{Entry, EntryKind};
use reading::text::Span;
use words::Sentence;
use words::i18n::Language;

/// To which thread the entry is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ThreadChoice {
    Stays,
    Before,
    Here,
    /// Index into [`EntryForm::threads`].
    Of(usize),
    New,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    Date,
    Kind,
    Thread,
}

/// What is typed and chosen about an entry.
pub struct EntryForm {
    case: i64,
    entry: Entry,
    header: String,
    own_thread: String,
    /// Other threads: their names, and a message of each.
    threads: Vec<(String, Span)>,
    date: String,
    time: String,
    speaker: Option<Speaker>,
    thread: ThreadChoice,
    title: String,
    kind: EntryKind,
    /// The field that the cursor goes to first.
    focus: Option<FormField>,
    /// Why it could not be saved.
    complaint: Option<String>,
}

impl EntryForm {
    /// The form for an entry as it stands.
    pub fn new(open: &OpenCase, index: usize, focus: FormField) -> Self {
        let plan = &open.source.plan;
        let entry = plan.entries[index].clone();
        let name = |thread: usize| {
            tr!("thread-numbered", number = (thread + 1).to_string(), thread = words::thread(&plan.threads[thread]))
        };
        let first_of = |thread: usize| plan.entries.iter().find(|entry| entry.thread == Some(thread));
        let others = (0..plan.threads.len()).filter(|thread| entry.thread != Some(*thread));
        Self {
            case: open.id,
            header: words::entry_header(plan, index, false),
            own_thread: entry.thread.map_or_else(|| tr!("thread-untitled"), name),
            threads: others.filter_map(|thread| Some((name(thread), first_of(thread)?.span))).collect(),
            date: entry.date.map(in_figures).unwrap_or_default(),
            time: entry.time.map(|time| time.format("%H.%M").to_string()).unwrap_or_default(),
            speaker: entry.speaker,
            thread: ThreadChoice::Stays,
            title: String::new(),
            kind: entry.kind,
            focus: Some(focus),
            complaint: None,
            entry,
        }
    }

    /// Says why it could not be saved.
    pub fn complain(&mut self, error: &impl Sentence) {
        self.complaint = Some(error.sentence());
    }

    /// What has been changed.
    fn remedies(&self) -> Result<Vec<Remedy>> {
        let mut remedies = Vec::new();
        if self.kind != self.entry.kind {
            remedies.push(Remedy::Kind(self.kind));
        }
        let (date, time) = (written::date(&self.date)?, written::time(&self.time)?);
        if (date, time) != (self.entry.date, self.entry.time) {
            remedies.push(Remedy::Date { date, time });
        }
        if self.kind.has_speaker() && self.speaker != self.entry.speaker {
            remedies.push(Remedy::Speaker(self.speaker));
        }
        let to = match self.thread {
            _ if self.kind != EntryKind::Message => None,
            ThreadChoice::Stays => None,
            ThreadChoice::Before => Some(ToThread::Before),
            ThreadChoice::Here => Some(ToThread::Here),
            ThreadChoice::Of(thread) => Some(ToThread::Of(self.threads[thread].1)),
            ThreadChoice::New => Some(ToThread::New(reading::entered::name(&self.title))),
        };
        remedies.extend(to.map(Remedy::Thread));
        Ok(remedies)
    }

    /// Shows the form.
    pub fn show(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, tr!("correct-title"));
        ui.label(RichText::new(&self.header).small().color(tokens.header));
        ui.label(RichText::new(tr!("correct-what")).small().color(tokens.quiet));
        ui.add_space(space::M);
        let focus = self.focus.take();
        let mut entered = false;
        Grid::new("correct").num_columns(2).spacing([space::L, space::S]).show(ui, |ui| {
            let label = ui.label(tr!("correct-date"));
            let hint = tr!("correct-date-hint");
            let field = ui.add(TextEdit::singleline(&mut self.date).hint_text(hint.as_str()).desired_width(300.0));
            if focus == Some(FormField::Date) {
                field.request_focus();
            }
            entered |= is_entered(ui, &field.labelled_by(label.id));
            ui.end_row();
            let label = ui.label(tr!("correct-time"));
            let hint = tr!("correct-time-hint");
            let field = TextEdit::singleline(&mut self.time).hint_text(hint.as_str()).desired_width(120.0);
            let field = ui.add(field).labelled_by(label.id);
            entered |= is_entered(ui, &field);
            ui.end_row();
            let mut kinds: Vec<(EntryKind, String)> =
                EntryKind::OF_PLAN.iter().map(|kind| (*kind, words::entry_kind(*kind))).collect();
            if self.entry.kind == EntryKind::Document {
                kinds.push((EntryKind::Document, words::entry_kind(EntryKind::Document)));
            }
            let focused = focus == Some(FormField::Kind);
            choose(ui, &tr!("correct-kind"), &mut self.kind, &kinds, true, focused);
            let speakers = [
                (Some(Speaker::User), tr!("speaker-user")),
                (Some(Speaker::Nav), "NAV".to_owned()),
                (None, tr!("speaker-none")),
            ];
            choose(ui, &tr!("correct-speaker"), &mut self.speaker, &speakers, self.kind.has_speaker(), false);
            let is_message = self.kind == EntryKind::Message;
            let mut threads = vec![
                (ThreadChoice::Stays, tr!("thread-stays", thread = self.own_thread.as_str())),
                (ThreadChoice::Before, tr!("thread-before")),
                (ThreadChoice::Here, tr!("thread-here")),
                (ThreadChoice::New, tr!("thread-new")),
            ];
            threads.extend(self.threads.iter().enumerate().map(|(at, (name, _))| (ThreadChoice::Of(at), name.clone())));
            let focused = focus == Some(FormField::Thread);
            choose(ui, &tr!("correct-thread"), &mut self.thread, &threads, is_message, focused);
            if is_message && self.thread == ThreadChoice::New {
                let label = ui.label(tr!("correct-thread-title"));
                let field = ui.add(TextEdit::singleline(&mut self.title).desired_width(300.0)).labelled_by(label.id);
                entered |= is_entered(ui, &field);
                ui.end_row();
            }
        });
        if let Some(complaint) = &self.complaint {
            ui.colored_label(tokens.warning, complaint);
        }
        if modal::buttons(ui, |ui| ui.button(tr!("save")).clicked()) || entered {
            match self.remedies() {
                Ok(remedies) => actions.push(ProjectAction::Correct(self.case, self.entry.span, remedies).into()),
                Err(error) => self.complain(&error),
            }
        }
    }
}

/// A date in figures, as the language in use writes it.
fn in_figures(date: chrono::NaiveDate) -> String {
    let form = match Language::current() {
        Language::Nb => "%-d.%-m.%Y",
        Language::En => "%Y-%m-%d",
    };
    date.format(form).to_string()
}

fn is_entered(ui: &Ui, field: &egui::Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

/// A row of the form: something to choose from.
fn choose<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    current: &mut T,
    choices: &[(T, String)],
    enabled: bool,
    focused: bool,
) {
    let label = ui.label(name);
    ui.add_enabled_ui(enabled, |ui| {
        let shown = choices.iter().find(|(value, _)| value == current).map_or("", |(_, text)| text);
        let list = ComboBox::from_id_salt(name).selected_text(shown).width(300.0).truncate();
        let choice = list.show_ui(ui, |ui| {
            for (value, text) in choices {
                if ui.selectable_value(current, value.clone(), text).clicked() {
                    ui.close();
                }
            }
        });
        if focused {
            choice.response.request_focus();
        }
        name_it(&choice.response, name);
        choice.response.labelled_by(label.id);
    });
    ui.end_row();
}
