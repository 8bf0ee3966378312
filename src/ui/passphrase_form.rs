//! The dialog for the passphrase of a project: to open it, to make one that is encrypted, to set, change or take away its passphrase.

use std::path::{Path, PathBuf};

use egui::{Key, RichText};
use words::Sentence;
use zeroize::Zeroizing;

use super::action::{Action, Actions};
use super::modal;
use super::secret::{PassphraseOrder, TypedSecret, fault, secret};
use super::task::{Poll, Task};
use super::tokens::{Tokens, space};
use crate::error::Error;

/// What the passphrase is for.
enum PassphraseUse {
    /// What is to be done once the file is open.
    Open(Box<Action>),
    New,
    Set,
    /// Another one, or none any more.
    Change,
}

/// The dialog while it is open.
pub struct PassphraseForm {
    project: PathBuf,
    wanted: PassphraseUse,
    typed: Zeroizing<String>,
    again: Zeroizing<String>,
    complaint: Option<String>,
    /// Gives the focus to the first field.
    fresh: bool,
    /// The key that is being made of what was typed.
    task: Option<Task<()>>,
}

impl PassphraseForm {
    fn of(project: &Path, wanted: PassphraseUse) -> Self {
        let (typed, again) = (Zeroizing::default(), Zeroizing::default());
        Self { project: project.to_owned(), wanted, typed, again, complaint: None, fresh: true, task: None }
    }

    /// Asks for the passphrase of a file, and goes on then.
    #[must_use]
    pub fn open(file: &Path, then: Action) -> Self {
        Self::of(file, PassphraseUse::Open(Box::new(then)))
    }

    /// Asks for the passphrase of a project that is to be made.
    #[must_use]
    pub fn new_project(project: &Path) -> Self {
        Self::of(project, PassphraseUse::New)
    }

    /// Asks for another passphrase of a project, which may have one.
    #[must_use]
    pub fn change(project: &Path, is_set: bool) -> Self {
        Self::of(project, if is_set { PassphraseUse::Change } else { PassphraseUse::Set })
    }

    /// Whether a key is being made.
    #[must_use]
    pub const fn is_working(&self) -> bool {
        self.task.is_some()
    }

    /// Shows the dialog; gives whether it is to be closed.
    pub fn show(&mut self, ui: &mut egui::Ui, actions: &mut Actions) -> bool {
        if let Some(close) = self.advance(actions) {
            return close;
        }
        let tokens = Tokens::of(ui.ctx());
        let name = self.project.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (title, about, button) = match self.wanted {
            PassphraseUse::Open(_) => (
                tr!("project-passphrase-open", name = name),
                tr!("project-passphrase-open-what"),
                tr!("project-passphrase-open-button"),
            ),
            PassphraseUse::New => (
                tr!("project-passphrase-new", name = name),
                tr!("project-passphrase-what"),
                tr!("project-passphrase-make-button"),
            ),
            PassphraseUse::Set => (
                tr!("project-passphrase-set", name = name),
                tr!("project-passphrase-what"),
                tr!("project-passphrase-set-button"),
            ),
            PassphraseUse::Change => (
                tr!("project-passphrase-change", name = name),
                tr!("project-passphrase-change-what"),
                tr!("project-passphrase-change-button"),
            ),
        };
        modal::title(ui, title);
        ui.label(RichText::new(about).color(tokens.quiet));
        let is_open = matches!(self.wanted, PassphraseUse::Open(_));
        if !is_open {
            ui.label(RichText::new(tr!("project-passphrase-forgotten")).color(tokens.warning));
            // A project that is made now has none.
            if !matches!(self.wanted, PassphraseUse::New) {
                ui.label(RichText::new(tr!("project-passphrase-backups")).color(tokens.quiet));
            }
        }
        ui.add_space(space::S);
        let first = secret(ui, &tr!("passphrase-label"), &mut self.typed);
        if std::mem::take(&mut self.fresh) {
            first.request_focus();
        }
        let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
        let mut done = is_open && first.lost_focus() && is_entered;
        if !is_open {
            let last = secret(ui, &tr!("passphrase-again"), &mut self.again);
            done = last.lost_focus() && is_entered;
            // Enter goes on to the second field.
            if first.lost_focus() && is_entered {
                last.request_focus();
            }
        }
        if let Some(complaint) = &self.complaint {
            ui.colored_label(tokens.warning, complaint);
        }
        let mut removes = false;
        modal::buttons(ui, |ui| {
            done |= ui.button(button).clicked();
            if matches!(self.wanted, PassphraseUse::Change) {
                removes = ui.button(tr!("project-passphrase-remove-button")).clicked();
            }
        });
        if removes {
            actions.push(self.order(None));
            return true;
        }
        done && self.take(ui, actions)
    }

    fn order(&self, passphrase: Option<TypedSecret>) -> Action {
        let is_new = matches!(self.wanted, PassphraseUse::New);
        Action::SetPassphrase(PassphraseOrder { project: self.project.clone(), is_new, passphrase })
    }

    /// Takes what was typed; gives whether the dialog has done its work.
    fn take(&mut self, ui: &egui::Ui, actions: &mut Actions) -> bool {
        let typed = std::mem::take(&mut self.typed);
        if matches!(self.wanted, PassphraseUse::Open(_)) {
            let project = self.project.clone();
            let work = move |_: &_| Ok(Some(project::unlock(&project, &typed).map_err(Error::from)?));
            match Task::start(ui.ctx(), tr!("work-unlock"), false, work) {
                Ok(task) => self.task = Some(task),
                Err(error) => self.complaint = Some(error.sentence()),
            }
            return false;
        }
        let again = std::mem::take(&mut self.again);
        if let Some(complaint) = fault(&typed, Some(&again)) {
            (self.complaint, self.fresh) = (Some(complaint), true);
            return false;
        }
        actions.push(self.order(Some(TypedSecret(typed))));
        true
    }

    /// What has become of a passphrase that is tried; `Some` once the dialog has nothing to show.
    fn advance(&mut self, actions: &mut Actions) -> Option<bool> {
        let made = match self.task.as_ref()?.poll() {
            Poll::Waiting => return None,
            Poll::Made(()) => Ok(()),
            Poll::Stopped => Err(project::Error::WorkFailed.into()),
            Poll::Failed(error) => Err(error),
        };
        self.task = None;
        match (made, &self.wanted) {
            (Ok(()), PassphraseUse::Open(then)) => {
                actions.push((**then).clone());
                Some(true)
            }
            (Ok(()), _) => None,
            (Err(error), _) => {
                (self.complaint, self.fresh) = (Some(error.sentence()), true);
                None
            }
        }
    }
}
