//! The dialogs that are open over the window: the command palette, the question for a path, one other dialog.

use std::path::Path;

use egui::Context;

use super::action::{Actions, Purpose};
use super::arrivals::Arrivals;
use super::code_palette::CodePalette;
use super::command::Command;
use super::dialogs::Dialog;
use super::guide::Guide;
use super::palette::Palette;
use super::paths::PathDialog;
use super::session::Session;
use crate::error::Result;
use project::Backup;
use project::import::ImportReport;

/// The open dialogs.
#[derive(Default)]
pub struct OpenDialogs {
    palette: Option<Palette>,
    codes: Option<CodePalette>,
    paths: Option<PathDialog>,
    dialog: Option<Dialog>,
    /// The guide, over whatever else is open.
    help: Option<Guide>,
}

impl OpenDialogs {
    #[must_use]
    pub const fn is_any(&self) -> bool {
        self.palette.is_some()
            || self.codes.is_some()
            || self.paths.is_some()
            || self.dialog.is_some()
            || self.help.is_some()
    }

    /// Whether the next key is not for the window: it becomes the key of a command.
    #[must_use]
    pub const fn takes_keys(&self) -> bool {
        matches!(&self.dialog, Some(Dialog::Keys(list)) if list.is_waiting())
    }

    /// Opens a dialog in the place of the one before.
    pub fn open(&mut self, dialog: Dialog) {
        self.help = None;
        self.dialog = Some(dialog);
    }

    /// Whether what a dialog shows is still being read.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        match &self.dialog {
            Some(Dialog::Backups(list, _)) => list.is_reading(),
            Some(Dialog::Passphrase(form)) => form.is_working(),
            _ => false,
        }
    }

    /// The backup that is to be restored.
    #[must_use]
    pub fn chosen_backup(&self) -> Option<Backup> {
        if let Some(Dialog::Backups(list, _)) = &self.dialog { list.chosen() } else { None }
    }

    /// Closes the dialog; the palette and the question for a path stay.
    pub fn close(&mut self) {
        self.dialog = None;
    }

    /// Opens the guide over what is open: at what tells of that, or else of the screen.
    pub fn open_guide(&mut self, of_screen: &str) {
        let topic = match (&self.paths, &self.codes, &self.dialog) {
            (Some(paths), ..) => paths.topic(),
            (_, Some(_), _) => tr!("guide-topic-code"),
            (.., Some(dialog)) => dialog.topic(),
            _ => of_screen.to_owned(),
        };
        self.help = Some(Guide::at(&topic));
    }

    pub fn open_palette(&mut self) {
        self.palette = Some(Palette::default());
    }

    pub fn choose_code(&mut self, palette: CodePalette) {
        self.codes = Some(palette);
    }

    pub fn ask_path(&mut self, purpose: Purpose, folder: &Path) {
        self.paths = Some(PathDialog::new(purpose, folder));
    }

    /// Shows what an import brought; single files that were tried again replace what was said of them.
    pub fn report(&mut self, report: ImportReport, can_recognise: bool) {
        self.dialog = Some(Dialog::Report(match self.dialog.take() {
            Some(Dialog::Report(shown)) => shown.renewed(report),
            _ => Arrivals::new(report, can_recognise),
        }));
    }

    /// Tells the editor of attributes what became of the one that it has handed over.
    ///
    /// # Errors
    /// That of the project, if the editor has been closed.
    pub fn attribute_saved(&mut self, saved: project::Result<()>) -> Result<()> {
        match &mut self.dialog {
            Some(Dialog::Attributes(editor)) => editor.saved(saved),
            _ => saved?,
        }
        Ok(())
    }

    /// Tells the dialog for pasted text what became of it, which closes once it is taken; gives whether it was.
    ///
    /// # Errors
    /// That of the project, if the dialog has been closed.
    pub fn text_taken(&mut self, taken: project::Result<()>) -> Result<bool> {
        let Some(Dialog::Paste(editor)) = &mut self.dialog else {
            taken?;
            return Ok(true);
        };
        let is_taken = editor.saved(taken);
        if is_taken {
            self.dialog = None;
        }
        Ok(is_taken)
    }

    /// Tells the form of an entry what became of the correction, which closes once it is made; gives whether it was.
    ///
    /// # Errors
    /// That of the project, if the correction came from elsewhere.
    pub fn corrected(&mut self, corrected: project::Result<()>) -> Result<bool> {
        match (&mut self.dialog, corrected) {
            (Some(Dialog::Correct(form)), Err(error)) => {
                form.complain(&error);
                return Ok(false);
            }
            (_, corrected) => corrected?,
        }
        if matches!(self.dialog, Some(Dialog::Correct(_))) {
            self.dialog = None;
        }
        Ok(true)
    }

    /// Shows what is open.
    pub fn show(
        &mut self,
        ctx: &Context,
        session: Option<&Session>,
        editable: bool,
        enabled: impl Fn(Command) -> bool,
        actions: &mut Actions,
    ) {
        if self.palette.as_mut().is_some_and(|palette| !palette.show(ctx, enabled, actions)) {
            self.palette = None;
        }
        let shown = self.codes.as_mut().zip(session);
        if shown.is_none_or(|(codes, session)| !codes.show(ctx, session, actions)) {
            self.codes = None;
        }
        if self.paths.as_mut().is_some_and(|paths| !paths.show(ctx, actions)) {
            self.paths = None;
        }
        if self.dialog.as_mut().is_some_and(|dialog| !dialog.show(ctx, session, editable, actions)) {
            self.dialog = None;
        }
        let is_alone = self.dialog.is_none() && self.paths.is_none() && self.codes.is_none();
        if self.help.as_mut().is_some_and(|guide| !guide.open(ctx, is_alone, actions)) {
            self.help = None;
        }
    }
}
