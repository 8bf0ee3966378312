//! The way into quarantine: through a door, past the passphrase.

use egui::Context as Window;

use std::path::PathBuf;

use super::doors::Passphrase;
use super::work::{self, Incoming, Opened};
use super::{Anonymising, Dialog};
use crate::error::Result;
use crate::ui::action::Door;
use crate::ui::app::App;
use crate::ui::bar::Workspace;
use crate::ui::dialogs::Dialog as OwnDialog;
use crate::ui::files::manner;
use crate::ui::jobs::Job;
use project::import;
use quarantine::finish::resume;
use quarantine::quarantine::Quarantine;
use words::Sentence;

impl App {
    pub(super) fn enter(&mut self, window: &Window, door: Door) -> Result<()> {
        let Some(Dialog::Doors(files)) = self.anonymising.dialog.take() else { return Ok(()) };
        match door {
            Door::Project => {
                self.import(window, files, manner(false))?;
                self.anonymising.check_import = true;
            }
            Door::Quarantine => return self.quarantine(window, files.into_iter().map(Incoming::File).collect()),
        }
        Ok(())
    }

    /// Takes files and texts into the quarantine, once it is open.
    fn quarantine(&mut self, window: &Window, incoming: Vec<Incoming>) -> Result<()> {
        self.workspace = Workspace::Anonymise;
        if self.anonymising.is_open() {
            return self.take_in(window, incoming, Vec::new());
        }
        self.ask_passphrase(incoming);
        Ok(())
    }

    /// Lets text recognition read the files that only it can read.
    pub(super) fn recognise_held(&mut self, window: &Window) -> Result<()> {
        let Some(Dialog::Refused(refused)) = self.anonymising.dialog.take() else { return Ok(()) };
        let (scans, others): (Vec<_>, Vec<_>) = refused.files.into_iter().partition(|(_, scan)| scan.is_some());
        let scans = scans.into_iter().filter_map(|(_, scan)| scan).map(Incoming::Scan).collect();
        self.take_in(window, scans, others)
    }

    /// Takes pasted text into the quarantine; the dialog stays with its text where that fails at once.
    pub(in crate::ui) fn hold_text(&mut self, window: &Window, label: &str, text: String) -> Result<()> {
        if self.job.is_some() {
            return Err(project::Error::Busy.into());
        }
        let prepared = import::prepare_text(text.into_bytes(), label, false).and_then(|prepared| {
            let is_taken = self.anonymising.originals.iter().any(|original| original.label == prepared.label);
            if is_taken { Err(project::Error::CaseExists(prepared.label)) } else { Ok(prepared) }
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

    /// Takes files and texts into the open quarantine, after these were refused.
    fn take_in(
        &mut self,
        window: &Window,
        incoming: Vec<Incoming>,
        refused: Vec<(String, Option<PathBuf>)>,
    ) -> Result<()> {
        self.anonymising.save()?;
        let Some(quarantine) = self.anonymising.lend() else { return Ok(()) };
        self.anonymising.held = None;
        self.job = Some(Job::Anonymising(work::take_in(window, quarantine, incoming, refused)?));
        Ok(())
    }

    pub(super) fn ask_passphrase(&mut self, incoming: Vec<Incoming>) {
        let is_new = !self.anonymising.has_quarantine();
        self.anonymising.dialog = Some(Dialog::Passphrase(Passphrase::new(is_new, incoming)));
    }

    /// Opens the quarantine, or makes it.
    pub(super) fn unlock(&mut self, window: &Window) -> Result<()> {
        let Some(Dialog::Passphrase(dialog)) = &self.anonymising.dialog else { return Ok(()) };
        let who = self.coder();
        let Some(session) = &mut self.session else { return Ok(()) };
        let path = Quarantine::path_for(session.project.path());
        if !dialog.is_new
            && let Some(proof) = resume(&mut session.project, &who)?
        {
            self.anonymising = Anonymising { dialog: Some(Dialog::Proof(proof)), ..Anonymising::default() };
            return self.refresh();
        }
        self.job = Some(Job::Anonymising(work::unlock(window, path, dialog.is_new, dialog.typed.clone())?));
        Ok(())
    }

    pub(super) fn unlocked(&mut self, window: &Window, opened: Result<Opened>) -> Result<()> {
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
                    dialog.complain(error.sentence());
                }
                self.anonymising.dialog = dialog.map(Dialog::Passphrase);
                Ok(())
            }
            Ok(opened) => {
                let incoming = dialog.map(|dialog| dialog.incoming).unwrap_or_default();
                self.anonymising.beside = None;
                self.anonymising.follow(self.session.as_ref())?;
                self.anonymising.hold(opened);
                if incoming.is_empty() { Ok(()) } else { self.take_in(window, incoming, Vec::new()) }
            }
        }
    }
}
