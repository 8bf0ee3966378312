//! What every controller works with: the open project, the dialogs, the last notice and the view.

use std::path::{Path, PathBuf};

use egui::Context;

use super::action::{Action, Purpose};
use super::arrivals::LabelEditor;
use super::backup_list::BackupList;
use super::bar::Workspace;
use super::coders::CoderEditor;
use super::degrees::ScaleEditor;
use super::dialogs::Dialog;
use super::exchange_views::CopyForm;
use super::guide;
use super::open_dialogs::OpenDialogs;
use super::passphrase_form::PassphraseForm;
use super::quote_joined::QuoteDraft;
use super::session::Session;
use super::status::Notices;
use super::view::View;
use crate::error::{Error, Result};
use project::output::write_text;
use project::table::{ColumnKinds, load_attributes};
use project::{backup_folder, backups_in};
use quarantine::report::Report;
use words::i18n::Language;

/// The parts of the window that its controllers share.
pub struct Shared {
    pub session: Option<Session>,
    pub dialogs: OpenDialogs,
    pub notices: Notices,
    pub view: View,
    /// Selections that become one quotation.
    pub quote: QuoteDraft,
}

impl Shared {
    /// The open project.
    ///
    /// # Errors
    /// [`Error::NoProject`].
    pub fn session(&self) -> Result<&Session> {
        self.session.as_ref().ok_or(Error::NoProject)
    }

    /// The open project, to be changed.
    ///
    /// # Errors
    /// [`Error::NoProject`].
    pub fn session_mut(&mut self) -> Result<&mut Session> {
        self.session.as_mut().ok_or(Error::NoProject)
    }

    /// The file of the open project.
    ///
    /// # Errors
    /// [`Error::NoProject`].
    pub fn path(&self) -> Result<PathBuf> {
        Ok(self.session()?.project.path().to_owned())
    }

    /// Shows a notice.
    pub fn say(&mut self, text: String) {
        self.notices.say(text);
    }

    /// Computes again what an edit has made old.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn refresh(&mut self) -> Result<()> {
        self.session.as_mut().map_or(Ok(()), Session::refresh)
    }

    /// Who codes and signs.
    #[must_use]
    pub fn coder(&self) -> String {
        let own = self.session.as_ref().map(|session| session.project.coder());
        own.unwrap_or(&self.view.settings().coder).to_owned()
    }

    /// Asks what a new summary is to begin with.
    ///
    /// # Errors
    /// [`Error::NoProject`].
    pub fn ask_summary_template(&mut self) -> Result<()> {
        let template = self.session()?.summary_template.clone();
        self.dialogs.open(Dialog::SummaryTemplate(template));
        Ok(())
    }

    /// Writes the report for the data protection officer.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the file cannot be written.
    pub fn save_report(&mut self, path: &Path) -> Result<()> {
        let session = self.session()?;
        let report = reports::anonymisation::to_markdown(&Report::of(&session.project)?);
        write_text(path, &report)?;
        self.say(tr!("notice-saved", file = path.display().to_string()));
        Ok(())
    }

    /// Loads a table of attributes that was looked at.
    ///
    /// # Errors
    /// [`Error::NoProject`]; those of the table, where it has become another.
    pub fn load_table(&mut self, path: &Path) -> Result<()> {
        let notes = load_attributes(&mut self.session_mut()?.project, path, &ColumnKinds::new())?;
        let said = std::iter::once(tr!("notice-attributes-loaded")).chain(notes.iter().map(words::note));
        self.say(said.collect::<Vec<_>>().join(" "));
        Ok(())
    }

    /// Shows another theme from now on.
    pub fn apply_theme(&mut self, ctx: &Context) {
        if let (Some(tokens), Some(session)) = (self.view.apply_theme(ctx), &mut self.session) {
            session.set_tokens(tokens);
        }
    }

    /// Speaks another language from now on.
    pub fn speak(&mut self, language: Language) {
        self.view.set_language(language);
        if let Some(session) = &mut self.session {
            session.lay_out(session.reading_order);
        }
    }

    /// Figures are counted again when they are looked at, not with every edit.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn renew_figures(&mut self) -> Result<()> {
        match &mut self.session {
            Some(session) if self.view.workspace() == Workspace::Figures => session.renew_figures(),
            _ => Ok(()),
        }
    }

    /// Removes the open case, which can be undone.
    ///
    /// # Errors
    /// [`Error::NoProject`], [`Error::NoOpenCase`]; those of the project.
    pub fn remove_case(&mut self) -> Result<()> {
        let session = self.session_mut()?;
        let case = session.current().cloned().ok_or(Error::NoOpenCase)?;
        session.project.write().cases().remove(case.id)?;
        self.notices.say_undoable(tr!("notice-case-removed", case = case.label));
        Ok(())
    }

    /// Undoes the last edit.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the file cannot be written.
    pub fn undo(&mut self) -> Result<()> {
        if let Some(act) = self.session_mut()?.project.undo()? {
            self.say(tr!("notice-undone", act = words::act(act)));
        }
        Ok(())
    }

    /// Lists what was undone and can be restored.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the project cannot be read.
    pub fn show_undone(&mut self) -> Result<()> {
        let undone = self.session()?.project.history().undone()?;
        self.dialogs.open(Dialog::Undone(undone));
        Ok(())
    }

    /// Lists the backups of a project.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn show_backups(&mut self, ctx: &Context, project: &Path) -> Result<()> {
        // Where the project is lost, its newest backup tells.
        let newest = || backups_in(&backup_folder(project)).into_iter().next().map(|backup| backup.path);
        let file = if project.is_file() { Some(project.to_owned()) } else { newest() };
        if file.is_some_and(|file| self.ask_to_open(&file, Action::ShowBackups(project.to_owned()))) {
            return Ok(());
        }
        let list = BackupList::of(ctx, project)?;
        self.dialogs.open(Dialog::Backups(list, !self.view.settings().no_backups));
        Ok(())
    }

    /// Asks for a passphrase of the open project, or for another one.
    ///
    /// # Errors
    /// [`Error::NoProject`]; [`project::Error::NoEncryption`] where this program has none.
    pub fn ask_passphrase(&mut self) -> Result<()> {
        let project = &self.session()?.project;
        let path = project.path().to_owned();
        if !project::ENCRYPTS {
            return Err(project::Error::NoEncryption(path).into());
        }
        let form = PassphraseForm::change(&path, project.passphrases().is_set());
        self.dialogs.open(Dialog::Passphrase(Box::new(form)));
        Ok(())
    }

    /// Asks for the passphrase of a file that is locked, and does this then; gives whether it is.
    pub fn ask_to_open(&mut self, file: &Path, then: Action) -> bool {
        let is_locked = project::is_locked(file);
        if is_locked {
            self.dialogs.open(Dialog::Passphrase(Box::new(PassphraseForm::open(file, then))));
        }
        is_locked
    }

    /// Opens the guide at what is in view.
    pub fn show_guide(&mut self) {
        let workspace = self.session.as_ref().map(|_| self.view.workspace());
        self.dialogs.open_guide(&guide::topic(workspace));
    }

    /// Remembers for the next start who works now.
    pub fn follow_coder(&mut self) {
        let name = self.coder();
        self.view.set_coder(&name);
    }

    /// Asks who codes.
    pub fn ask_coder(&mut self) {
        let coder = self.coder();
        self.dialogs.open(Dialog::Coder(CoderEditor::new(coder)));
    }

    /// Asks what a copy for a coder is to hold.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the project cannot be read.
    pub fn ask_copy(&mut self) -> Result<()> {
        let form = CopyForm::new(self.session()?)?;
        self.dialogs.open(Dialog::Copy(Box::new(form)));
        Ok(())
    }

    /// Asks how labels are taken from file names.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the pattern cannot be read.
    pub fn ask_label_pattern(&mut self) -> Result<()> {
        let pattern = self.session()?.project.settings().label_pattern()?;
        self.dialogs.open(Dialog::Labels(LabelEditor::new(&pattern)));
        Ok(())
    }

    /// Asks for the scale of the degrees of codings.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the project cannot be read.
    pub fn ask_scale(&mut self) -> Result<()> {
        let scale = self.session()?.scale;
        self.dialogs.open(Dialog::Scale(ScaleEditor::new(scale)));
        Ok(())
    }

    /// Asks for a path, beginning in the folder that was used last.
    pub fn ask_path(&mut self, purpose: Purpose) {
        let own = self.session.as_ref().and_then(|session| session.project.path().parent().map(Path::to_owned));
        let folder = self.view.settings().folder.clone().or(own);
        let folder = folder.or_else(|| directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned()));
        self.dialogs.ask_path(purpose, &folder.unwrap_or_else(|| PathBuf::from(".")));
    }
}
