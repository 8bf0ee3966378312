//! How printouts and texts come into the quarantine: the choice of where they go, and the passphrase.

use egui::Context as Window;

use std::path::PathBuf;

use super::intake_dialogs::{Doors, PassphraseDialog};
use super::intake_work::{self, Batch, Incoming, IntakeFile, IntakeRemedy, Refusal};
use super::vault::Opened;
use super::work::{self, Work};
use super::{Anonymising, AnonymisingDialog, Next};
use crate::error::{Error, Result};
use crate::ui::action::Destination;
use crate::ui::bar::Workspace;
use crate::ui::shared::Shared;
use project::import;
use quarantine::finish::resume;
use quarantine::quarantine::Quarantine;
use reading::entered;
use words::Sentence;

impl IntakeRemedy {
    /// The file for text recognition, if it is what helps.
    pub fn recognised(self) -> std::result::Result<Incoming, Self> {
        match self {
            Self::Recognise(file) => Ok(Incoming::File(IntakeFile { ocr: Some(true), ..file })),
            other => Err(other),
        }
    }

    /// The file of which some pages have no text, if it is one: with text recognition, or without these pages.
    pub fn with_pages(self, ocr: bool) -> std::result::Result<Incoming, Self> {
        match self {
            Self::Pages(file, _) => Ok(Incoming::File(IntakeFile { ocr: Some(ocr), ..file })),
            other => Err(other),
        }
    }

    /// The file with several plans, if it is one: as an original for each plan, or as one.
    pub fn joined(self, parted: bool) -> std::result::Result<Incoming, Self> {
        match self {
            Self::Part(file) => Ok(Incoming::File(IntakeFile { parted: Some(parted), ..file })),
            other => Err(other),
        }
    }
}

impl Anonymising {
    /// Asks where files go; these are the labels of the cases that there are.
    pub fn ask_destination(&mut self, files: Vec<PathBuf>, cases: Vec<String>) {
        self.dialog = Some(AnonymisingDialog::Destination(Doors::new(files, cases, self.vault.labels())));
    }

    pub(super) fn enter(&mut self, window: &Window, destination: Destination, shared: &mut Shared) -> Result<Next> {
        let Some(AnonymisingDialog::Destination(doors)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let typed = |into: &str| Some(entered::name(into)).filter(|into| !into.is_empty());
        match destination {
            Destination::Project => return Ok(Next::Import(doors.files, typed(&doors.into))),
            Destination::Quarantine => {
                let incoming = doors.files.into_iter().map(|path| Incoming::File(IntakeFile::new(path))).collect();
                self.quarantine(
                    window,
                    Batch { incoming, into: typed(&doors.into_held), annotations: doors.annotations },
                    shared,
                )?;
            }
        }
        Ok(Next::Nothing)
    }

    /// Takes files and texts into the quarantine, once it is open.
    fn quarantine(&mut self, window: &Window, batch: Batch, shared: &mut Shared) -> Result<()> {
        shared.view.go_to(Workspace::Anonymise);
        if self.is_open() {
            return self.take_in(window, batch, Vec::new(), shared);
        }
        self.ask_passphrase(batch);
        Ok(())
    }

    /// Takes in those of the refused files for which there is a way.
    pub(super) fn take_in_after_all(
        &mut self,
        window: &Window,
        way: impl Fn(IntakeRemedy) -> std::result::Result<Incoming, IntakeRemedy>,
        shared: &Shared,
    ) -> Result<()> {
        let Some(AnonymisingDialog::Refused(refused)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let (mut incoming, mut others) = (Vec::new(), Vec::new());
        for (reason, remedy) in refused.files {
            match remedy.map(&way) {
                Some(Ok(file)) => incoming.push(file),
                Some(Err(remedy)) => others.push((reason, Some(remedy))),
                None => others.push((reason, None)),
            }
        }
        self.take_in(window, Batch { incoming, into: refused.into, annotations: refused.annotations }, others, shared)
    }

    /// Takes pasted text into the quarantine; the dialog stays with its text where that fails at once.
    ///
    /// # Errors
    /// [`Error::QuarantineLocked`]; that of the text, if the dialog has been closed.
    pub fn hold_text(&mut self, window: &Window, label: &str, text: String, shared: &mut Shared) -> Result<()> {
        let prepared = import::prepare_text(text.into_bytes(), label, false).and_then(|prepared| {
            let is_taken = self.vault.originals.iter().any(|original| original.label == prepared.label);
            if is_taken { Err(project::Error::CaseExists(prepared.label)) } else { Ok(prepared) }
        });
        match prepared {
            Ok(prepared) => {
                shared.dialogs.text_taken(Ok(()))?;
                let incoming = vec![Incoming::Text(Box::new(prepared))];
                self.quarantine(window, Batch { incoming, ..Batch::default() }, shared)
            }
            Err(error) => shared.dialogs.text_taken(Err(error)).map(|_| ()),
        }
    }

    /// Takes files and texts into the open quarantine, after these were refused.
    fn take_in(&mut self, window: &Window, batch: Batch, refused: Vec<Refusal>, shared: &Shared) -> Result<()> {
        self.save()?;
        let project = shared.path()?;
        let quarantine = self.vault.lend()?;
        self.desk.held = None;
        self.work.begin(Work::TakeIn(intake_work::take_in(window, quarantine, project, batch, refused)?));
        Ok(())
    }

    pub(super) fn ask_passphrase(&mut self, batch: Batch) {
        let is_new = !self.beside.has_quarantine();
        self.dialog = Some(AnonymisingDialog::Passphrase(PassphraseDialog::new(is_new, batch)));
    }

    /// Opens the quarantine, or makes it.
    pub(super) fn unlock(&mut self, window: &Window, shared: &mut Shared) -> Result<()> {
        let Some(AnonymisingDialog::Passphrase(dialog)) = &self.dialog else { return Err(Error::DialogClosed) };
        let who = shared.coder();
        let session = shared.session_mut()?;
        let path = Quarantine::path_for(session.project.path());
        if !dialog.is_new
            && let Some(proof) = resume(&mut session.project, &who)?
        {
            let after_import = std::mem::take(&mut self.after_import);
            *self = Self { dialog: Some(AnonymisingDialog::Proof(proof)), after_import, ..Self::default() };
            return shared.refresh();
        }
        self.work.begin(work::unlock(window, path, dialog.is_new, dialog.typed.clone())?);
        Ok(())
    }

    pub(super) fn unlocked(&mut self, window: &Window, opened: Result<Opened>, shared: &Shared) -> Result<()> {
        let mut dialog = match self.dialog.take() {
            Some(AnonymisingDialog::Passphrase(dialog)) => Some(dialog),
            other => {
                self.dialog = other;
                None
            }
        };
        match opened {
            Err(error) => {
                if let Some(dialog) = &mut dialog {
                    dialog.complain(error.sentence());
                }
                self.dialog = dialog.map(AnonymisingDialog::Passphrase);
                Ok(())
            }
            Ok(opened) => {
                let batch = dialog.map(|dialog| dialog.batch).unwrap_or_default();
                self.beside.forget();
                self.follow(shared.session.as_ref())?;
                self.vault.hold(opened);
                self.beside.forget_record();
                if batch.incoming.is_empty() { Ok(()) } else { self.take_in(window, batch, Vec::new(), shared) }
            }
        }
    }
}
