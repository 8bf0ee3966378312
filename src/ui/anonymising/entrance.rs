//! The way into quarantine: through a door, past the passphrase.

use egui::Context as Window;

use super::doors::{Door, Incoming, Passphrase};
use super::work::{self, Task, Work};
use super::{Anonymising, Dialog};
use crate::anonymisation::finish::resume;
use crate::anonymisation::quarantine::Quarantine;
use crate::anonymisation::seal::Cost;
use crate::error::{Error, Result};
use crate::import::{self, Manner};
use crate::ui::app::App;
use crate::ui::bar::Workspace;
use crate::ui::dialogs::Dialog as OwnDialog;
use crate::ui::jobs::Job;

impl App {
    pub(super) fn enter(&mut self, window: &Window, door: Door) -> Result<()> {
        let Some(Dialog::Doors(files)) = self.anonymising.dialog.take() else { return Ok(()) };
        match door {
            Door::Project => {
                self.import(window, files, Manner::default())?;
                self.anonymising.check_import = true;
            }
            Door::Quarantine => return self.quarantine(window, files.into_iter().map(Incoming::File).collect()),
        }
        Ok(())
    }

    /// Takes files and texts into the quarantine, once it is open.
    fn quarantine(&mut self, window: &Window, incoming: Vec<Incoming>) -> Result<()> {
        self.workspace = Workspace::Anonymise;
        self.anonymising.save()?;
        match self.anonymising.quarantine.take() {
            Some(quarantine) => self.take_in(window, quarantine, incoming)?,
            None => self.ask_passphrase(incoming),
        }
        Ok(())
    }

    /// Takes pasted text into the quarantine; the dialog stays with its text where that fails at once.
    pub(in crate::ui) fn hold_text(&mut self, window: &Window, label: &str, text: String) -> Result<()> {
        if self.job.is_some() {
            return Err(Error::Busy);
        }
        let prepared = import::prepare_text(text.into_bytes(), label, false).and_then(|prepared| {
            let is_taken = self.anonymising.originals.iter().any(|original| original.label == prepared.label);
            if is_taken { Err(Error::CaseExists(prepared.label)) } else { Ok(prepared) }
        });
        let (prepared, taken) = match prepared {
            Ok(prepared) => (Some(prepared), Ok(())),
            Err(error) => (None, Err(error)),
        };
        if let Some(OwnDialog::Paste(editor)) = &mut self.dialog
            && editor.settle(taken)
        {
            self.dialog = None;
        }
        prepared.map_or(Ok(()), |prepared| self.quarantine(window, vec![Incoming::Text(Box::new(prepared))]))
    }

    fn take_in(&mut self, window: &Window, quarantine: Quarantine, incoming: Vec<Incoming>) -> Result<()> {
        self.anonymising.held = None;
        self.job = Some(Job::Anonymising(work::take_in(window, quarantine, incoming)?));
        Ok(())
    }

    pub(super) fn ask_passphrase(&mut self, incoming: Vec<Incoming>) {
        let is_new = !self.anonymising.has_quarantine();
        self.anonymising.dialog = Some(Dialog::Passphrase(Passphrase::new(is_new, incoming)));
    }

    /// Opens the quarantine, or makes it.
    pub(super) fn unlock(&mut self, window: &Window) -> Result<()> {
        let Some(Dialog::Passphrase(dialog)) = &self.anonymising.dialog else { return Ok(()) };
        let Some(session) = &self.session else { return Ok(()) };
        let path = Quarantine::path_for(session.project.path());
        if !dialog.is_new
            && let Some(proof) = resume(&path)?
        {
            self.anonymising = Anonymising { dialog: Some(Dialog::Proof(proof, false)), ..Anonymising::default() };
            return Ok(());
        }
        let (is_new, typed) = (dialog.is_new, dialog.typed.clone());
        let open = move |_: &work::Progress| {
            let opened =
                if is_new { Quarantine::create(&path, &typed, Cost::STRONG) } else { Quarantine::open(&path, &typed) };
            opened.map(Some)
        };
        self.job = Some(Job::Anonymising(Work::Unlock(Task::start(window, tr!("work-unlock"), false, open)?)));
        Ok(())
    }

    pub(super) fn unlocked(&mut self, window: &Window, opened: Result<Quarantine>) -> Result<()> {
        let mut dialog = match self.anonymising.dialog.take() {
            Some(Dialog::Passphrase(dialog)) => Some(dialog),
            other => {
                self.anonymising.dialog = other;
                None
            }
        };
        match opened {
            Err(error) => {
                if let Some(dialog) = &mut dialog {
                    dialog.complaint = Some(error.to_string());
                }
                self.anonymising.dialog = dialog.map(Dialog::Passphrase);
                Ok(())
            }
            Ok(quarantine) => {
                let incoming = dialog.map(|dialog| dialog.incoming).unwrap_or_default();
                self.anonymising.beside = None;
                self.anonymising.follow(self.session.as_ref().map(|session| &session.project))?;
                if incoming.is_empty() {
                    self.anonymising.hold(quarantine)
                } else {
                    self.take_in(window, quarantine, incoming)
                }
            }
        }
    }
}
