//! What every controller works with: the open project, the dialogs, the last notice and the view.

use std::path::{Path, PathBuf};

use super::action::Purpose;
use super::open_dialogs::OpenDialogs;
use super::session::Session;
use super::status::Notices;
use super::view::View;
use crate::error::{Error, Result};

/// The parts of the window that its controllers share.
pub struct Shared {
    pub session: Option<Session>,
    pub dialogs: OpenDialogs,
    pub notices: Notices,
    pub view: View,
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

    /// Asks for a path, beginning in the folder that was used last.
    pub fn ask_path(&mut self, purpose: Purpose) {
        let own = self.session.as_ref().and_then(|session| session.project.path().parent().map(Path::to_owned));
        let folder = self.view.settings().folder.clone().or(own);
        let folder = folder.or_else(|| directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned()));
        self.dialogs.ask_path(purpose, &folder.unwrap_or_else(|| PathBuf::from(".")));
    }
}
