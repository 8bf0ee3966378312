//! What commands do, and when they can be given.

use egui::{Context, ViewportCommand};

use super::action::{ProjectAction, Purpose};
use super::app::App;
use super::bar::Workspace;
use super::command::Command;
use super::details::entry_span;
use super::dialogs::{AttributeEditor, Dialog};
use super::palette::Palette;
use super::paste::PasteEditor;
use super::reading::ReadingPane;
use super::session::OpenCase;
use super::settling::next_to_settle;
use super::tokens::Theme;
use crate::error::Result;
use project::{CaseStatus, MemoOn};
use words::i18n::Language;

impl App {
    pub(super) fn is_enabled(&self, command: Command) -> bool {
        let session = self.session.as_ref();
        let idle = self.job.is_none();
        let writable = self.is_editable();
        let open = session.is_some_and(|session| session.open.is_some());
        let reading = open && self.workspace == Workspace::Read;
        match command {
            Command::NewProject | Command::OpenProject => idle,
            Command::CloseProject | Command::Export | Command::CheckProject => idle && session.is_some(),
            Command::ImportFiles
            | Command::PasteCase
            | Command::LoadCodebook
            | Command::LoadAttributes
            | Command::LoadCodings
            | Command::AddCode
            | Command::AddGroup
            | Command::EditAttributes
            | Command::LabelPattern => writable,
            Command::SaveCodebook
            | Command::ReadWorkspace
            | Command::AnonymiseWorkspace
            | Command::FiguresWorkspace
            | Command::ToggleCases
            | Command::ToggleCodes => session.is_some(),
            Command::Undo | Command::Redo if self.workspace == Workspace::Anonymise => self.anonymising.has_open_case(),
            Command::Undo => writable && session.is_some_and(|session| session.undoable.is_some()),
            Command::Redo => writable && session.is_some_and(|session| session.redoable.is_some()),
            Command::Find | Command::FindNext | Command::FindPrevious | Command::NextDoubt | Command::PreviousDoubt => {
                reading
            }
            Command::NextCase | Command::PreviousCase => session.is_some_and(|session| !session.cases.is_empty()),
            Command::MarkUnread | Command::MarkInProgress | Command::MarkDone | Command::RemoveCase => {
                writable && reading
            }
            Command::NextToSettle => session.is_some_and(|session| next_to_settle(session).is_some()),
            Command::ToSettle => open,
            correction if correction.is_correction() => writable && reading && self.can_correct(correction),
            Command::Redact => writable && reading && !self.reading.selection.is_empty(),
            Command::Uncode | Command::MemoOnCoding => writable && reading && self.coding_here().is_some(),
            Command::MemoOnEntry => writable && reading && self.reading.entry().is_some(),
            _ => true,
        }
    }

    /// The coding that a command means: the one that was clicked, or the shortest at the caret.
    fn coding_here(&self) -> Option<i64> {
        let open = self.session.as_ref()?.open.as_ref()?;
        let caret = self.reading.caret?;
        let here = || open.codings_at(caret.source);
        let clicked = here().find(|coding| Some(coding.id) == self.reading.clicked);
        clicked.or_else(|| here().min_by_key(|coding| coding.span.len())).map(|coding| coding.id)
    }

    pub(super) fn run(&mut self, ctx: &Context, command: Command) -> Result<()> {
        self.flush_details()?;
        if !self.is_enabled(command) {
            return Ok(());
        }
        match command {
            Command::NewProject => self.ask(Purpose::NewProject),
            Command::OpenProject => self.ask(Purpose::OpenProject),
            Command::ImportFiles => self.ask(Purpose::Import),
            Command::PasteCase => self.dialog = Some(Dialog::Paste(PasteEditor::default())),
            Command::LoadCodebook => self.ask(Purpose::LoadCodebook),
            Command::SaveCodebook => self.ask(Purpose::SaveCodebook),
            Command::LoadAttributes => self.ask(Purpose::LoadAttributes),
            Command::LoadCodings => self.ask(Purpose::LoadCodings),
            Command::Export => self.ask(Purpose::Export),
            Command::CheckProject => return self.check(ctx),
            Command::CloseProject => self.put_away(),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo | Command::Redo if self.workspace == Workspace::Anonymise => {
                self.travel_held(command == Command::Undo);
            }
            Command::Undo | Command::Redo => return self.travel(command),
            Command::Find => self.reading.open_search(),
            Command::FindNext | Command::FindPrevious => {
                self.step(|reading, open| reading.step_hit(open, command == Command::FindNext));
            }
            Command::NextDoubt | Command::PreviousDoubt => {
                self.step(|reading, open| reading.step_doubt(open, command == Command::NextDoubt));
            }
            Command::NextCase => return self.step_case(1),
            Command::PreviousCase => return self.step_case(-1),
            Command::CommandPalette => self.palette = Some(Palette::default()),
            Command::ReadWorkspace => self.workspace = Workspace::Read,
            Command::AnonymiseWorkspace => self.workspace = Workspace::Anonymise,
            Command::Redact => return self.ask_redact(ctx),
            Command::FiguresWorkspace => self.workspace = Workspace::Figures,
            Command::ToSettle => self.show_to_settle(),
            Command::NextToSettle => return self.go_to_settle(),
            Command::SplitEntry
            | Command::MergeEntry
            | Command::RedateEntry
            | Command::SpeakerUser
            | Command::SpeakerNav
            | Command::SpeakerNone
            | Command::MoveThread
            | Command::EntryKind
            | Command::AcceptEntry => return self.correct(command),
            Command::Uncode => {
                if let Some(coding) = self.coding_here() {
                    return self.edit(ProjectAction::Uncode(vec![coding]));
                }
            }
            Command::MemoOnCoding => {
                if let Some(coding) = self.coding_here() {
                    self.write_memo(MemoOn::Coding(coding));
                }
            }
            Command::MemoOnEntry => {
                let open = self.session.as_ref().and_then(|session| session.open.as_ref());
                if let Some(span) = open.and_then(|open| entry_span(open, &self.reading)) {
                    self.write_memo(MemoOn::Passage(span));
                }
            }
            Command::AddCode => {
                (self.workspace, self.show_codes) = (Workspace::Read, true);
                if let Some(session) = &self.session {
                    self.codes.add_code(session);
                }
            }
            Command::AddGroup => {
                (self.workspace, self.show_codes) = (Workspace::Read, true);
                self.codes.add_group();
            }
            Command::EditAttributes => self.dialog = Some(Dialog::Attributes(AttributeEditor::default())),
            Command::MarkUnread => return self.edit(ProjectAction::SetStatus(CaseStatus::Unread)),
            Command::MarkInProgress => return self.edit(ProjectAction::SetStatus(CaseStatus::InProgress)),
            Command::MarkDone => return self.edit(ProjectAction::SetStatus(CaseStatus::Done)),
            Command::RemoveCase => return self.remove_case(),
            Command::LabelPattern => return self.ask_label_pattern(),
            Command::Coder => self.dialog = Some(Dialog::Coder(self.coder())),
            Command::ToggleCases => self.show_cases = !self.show_cases,
            Command::ToggleCodes => self.show_codes = !self.show_codes,
            Command::LightTheme => self.settings.theme = Theme::Light,
            Command::DarkTheme => self.settings.theme = Theme::Dark,
            Command::HighContrastTheme => self.settings.theme = Theme::HighContrast,
            Command::Bokmal => self.speak(Language::Nb),
            Command::English => self.speak(Language::En),
            Command::ZoomIn => egui::gui_zoom::zoom_in(ctx),
            Command::ZoomOut => egui::gui_zoom::zoom_out(ctx),
            Command::ZoomReset => ctx.set_zoom_factor(1.0),
            Command::Keys => self.dialog = Some(Dialog::Keys),
        }
        self.refresh()
    }

    fn write_memo(&mut self, on: MemoOn) {
        self.show_codes = true;
        self.codes.settle(Ok(()));
        self.details.write_memo(on);
    }

    pub(super) fn step(&mut self, step: impl FnOnce(&mut ReadingPane, &OpenCase)) {
        if let Some(open) = self.session.as_ref().and_then(|session| session.open.as_ref()) {
            step(&mut self.reading, open);
        }
    }

    fn step_case(&mut self, by: isize) -> Result<()> {
        let Some(session) = &self.session else { return Ok(()) };
        let here = session.cases.iter().position(|case| session.open.as_ref().is_some_and(|open| open.id == case.id));
        let next = here.map_or(Some(0), |here| here.checked_add_signed(by));
        match next.and_then(|next| session.cases.get(next)).map(|case| case.id) {
            Some(case) => self.edit(ProjectAction::OpenCase(case)),
            None => Ok(()),
        }
    }

    pub(super) fn coder(&self) -> String {
        self.session.as_ref().map_or_else(|| self.settings.coder.clone(), |session| session.project.coder().to_owned())
    }

    fn remove_case(&mut self) -> Result<()> {
        let Some(session) = &mut self.session else { return Ok(()) };
        let Some(case) = session.current().cloned() else { return Ok(()) };
        session.project.write().cases().remove(case.id)?;
        self.say(tr!("notice-case-removed", case = case.label));
        self.refresh()
    }

    fn travel(&mut self, command: Command) -> Result<()> {
        let Some(session) = &mut self.session else { return Ok(()) };
        let (act, text): (_, fn(String) -> String) = if command == Command::Undo {
            (session.project.undo()?, |act| tr!("notice-undone", act = act))
        } else {
            (session.project.redo()?, |act| tr!("notice-redone", act = act))
        };
        if let Some(act) = act {
            self.say(text(words::act(act)));
        }
        self.refresh()
    }

    fn speak(&mut self, language: Language) {
        language.install();
        self.settings.language = Some(language);
        if let Some(session) = &mut self.session {
            session.lay_out(session.reading_order);
        }
    }
}
