//! What leaves the project for others and comes back: copies for coders, files of other programs. Workers beside the window (`work`) do it.

mod work;

use std::path::{Path, PathBuf};

use egui::Context;

use super::action::Purpose;
use super::dialogs::Dialog;
use super::exchange_ask::{ExchangeAsk, IncomingFile, SendForm};
use super::exchange_views::brought::{Found, Merged, Taken};
use super::exchange_views::{IncomingView, MergeView};
use super::project_reader::ProjectReader;
use super::shared::Shared;
use super::status::Activity;
use super::task::Poll;
use crate::error::{Error, Result};
use project::{CopyOrder, MergeEvent, MergeOptions};
use work::{ExchangeWork, Returned};

/// What the exchange leaves to the window.
pub enum AfterExchange {
    Nothing,
    /// Opens a project that was made, and shows of what.
    Open(PathBuf, Box<IncomingView>),
    /// Opens the project again that a worker took with it, and tells why.
    Recover(Error),
}

/// What goes on beside the window, and what waits for a path.
#[derive(Default)]
pub struct Exchanging {
    work: Option<ExchangeWork>,
    /// A copy that is to be made.
    order: Option<CopyOrder>,
    /// A file that goes into a project of its own.
    incoming: Option<PathBuf>,
}

impl Exchanging {
    #[must_use]
    pub const fn is_working(&self) -> bool {
        self.work.is_some()
    }

    /// Whether a worker has the project.
    #[must_use]
    pub fn has_lent_project(&self) -> bool {
        self.work.as_ref().is_some_and(ExchangeWork::has_project)
    }

    /// What the status bar shows of the work.
    #[must_use]
    pub fn progress(&self) -> Option<Activity> {
        self.work.as_ref().map(|work| work.worker().activity())
    }

    /// Asks the worker to stop; then nothing has changed.
    pub fn cancel(&self) {
        if let Some(work) = &self.work {
            work.worker().cancel();
        }
    }

    /// Does what a dialog asks for.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the project cannot be lent.
    pub fn perform(&mut self, window: &Context, ask: ExchangeAsk, shared: &mut Shared) -> Result<()> {
        match ask {
            ExchangeAsk::Copy(order) => {
                self.order = Some(order);
                shared.ask_path(Purpose::MakeCopy);
                Ok(())
            }
            ExchangeAsk::Merge(copy, options) => self.merge(window, copy, options, shared),
            ExchangeAsk::TakeIn(incoming) => self.take(window, incoming, true, shared),
            ExchangeAsk::AskNew(file) => {
                self.incoming = Some(file);
                shared.ask_path(Purpose::NewOfFile);
                Ok(())
            }
        }
    }

    /// Looks what a file would bring that was chosen, or into which new project a file goes that was chosen before.
    ///
    /// # Errors
    /// [`Error::DialogClosed`]; if the project cannot be lent.
    pub fn look(&mut self, window: &Context, purpose: Purpose, path: PathBuf, shared: &mut Shared) -> Result<()> {
        let incoming = if purpose == Purpose::NewOfFile {
            let file = self.incoming.take().ok_or(Error::DialogClosed)?;
            IncomingFile { file, new_project: Some(path) }
        } else if shared.session.is_none() {
            return self.perform(window, ExchangeAsk::AskNew(path), shared);
        } else {
            IncomingFile { file: path, new_project: None }
        };
        self.take(window, incoming, false, shared)
    }

    /// Makes the copy that was asked for.
    ///
    /// # Errors
    /// [`Error::DialogClosed`], [`Error::NoProject`]; if the system gives no thread.
    pub fn make_copy(&mut self, window: &Context, path: &Path, shared: &Shared) -> Result<()> {
        let order = self.order.take().ok_or(Error::DialogClosed)?;
        let reader = ProjectReader::of(&shared.session()?.project);
        self.work = Some(work::copy(window, reader, path.to_owned(), order)?);
        Ok(())
    }

    /// Writes the project for other programs.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the file is there already; if the system gives no thread.
    pub fn send(&mut self, window: &Context, path: &Path, form: SendForm, shared: &Shared) -> Result<()> {
        let reader = ProjectReader::of(&shared.session()?.project);
        self.work = Some(work::send(window, reader, path.to_owned(), form.form)?);
        Ok(())
    }

    /// Merges a copy, or only looks what it would bring.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the project cannot be lent.
    pub fn merge(&mut self, window: &Context, copy: PathBuf, options: MergeOptions, shared: &mut Shared) -> Result<()> {
        let project = shared.session_mut()?.project.lend()?;
        self.work = Some(work::merge(window, project, copy, options)?);
        Ok(())
    }

    /// Takes a file of another program in, or only looks what it would bring.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the project cannot be lent.
    fn take(&mut self, window: &Context, incoming: IncomingFile, keep: bool, shared: &mut Shared) -> Result<()> {
        self.work = Some(match incoming.new_project {
            Some(_) => work::take_new(window, incoming, keep, shared.coder())?,
            None => work::take(window, shared.session_mut()?.project.lend()?, incoming, keep)?,
        });
        Ok(())
    }

    /// Takes in what a worker has ready.
    ///
    /// # Errors
    /// That of the worker.
    pub fn advance(&mut self, shared: &mut Shared) -> Result<AfterExchange> {
        let Some(work) = self.work.take() else { return Ok(AfterExchange::Nothing) };
        let lends = work.has_project();
        macro_rules! made {
            ($task:ident, $kind:ident) => {
                match $task.poll() {
                    Poll::Waiting => {
                        self.work = Some(ExchangeWork::$kind($task));
                        return Ok(AfterExchange::Nothing);
                    }
                    Poll::Stopped => {
                        shared.say(tr!("notice-stopped"));
                        return Ok(AfterExchange::Nothing);
                    }
                    Poll::Made(made) => made,
                    Poll::Failed(error) if lends => return Ok(AfterExchange::Recover(error)),
                    Poll::Failed(error) => return Err(error),
                }
            };
        }
        match work {
            ExchangeWork::Copy(task) => {
                let made = made!(task, Copy);
                shared.say(words::merging::copy_made(&made.file, &made.coder, made.cases, made.codings));
            }
            ExchangeWork::Send(task) => shared.say(words::exchange::written(&made!(task, Send)).replace('\n', " ")),
            ExchangeWork::Merge(task) => merged(made!(task, Merge), shared)?,
            ExchangeWork::Take(task) => {
                let Returned { project, made } = made!(task, Take);
                give_back(project, shared);
                return taken(made?, shared);
            }
            ExchangeWork::TakeNew(task) => return taken(made!(task, TakeNew), shared),
        }
        shared.refresh()?;
        Ok(AfterExchange::Nothing)
    }
}

fn give_back(project: project::Project, shared: &mut Shared) {
    if let Some(session) = &mut shared.session {
        session.project = project;
    }
}

/// Tells what came of a merge, or asks for what is undecided.
fn merged(returned: Returned<Merged>, shared: &mut Shared) -> Result<()> {
    give_back(returned.project, shared);
    shared.refresh()?;
    let merged = returned.made?;
    let outcome = &merged.outcome;
    if outcome.items.is_empty() {
        shared.say(tr!("merge-nothing"));
        return Ok(());
    }
    let is_told = |event| outcome.count(event) > 0;
    let is_plain = ![MergeEvent::Left, MergeEvent::Aside, MergeEvent::Restored].into_iter().any(is_told);
    if outcome.merged {
        shared.notices.say_undoable(words::merging::merged(outcome));
    }
    if outcome.merged && is_plain {
        shared.dialogs.close();
    } else {
        let is_blind = shared.session()?.is_blind;
        shared.dialogs.open(Dialog::Merge(Box::new(MergeView::new(merged, is_blind))));
    }
    Ok(())
}

/// Shows what a file has brought or would bring; opens a project that was made of it.
fn taken(taken: Taken, shared: &mut Shared) -> Result<AfterExchange> {
    let made = taken.incoming.new_project.clone().filter(|_| taken.kept);
    if taken.kept {
        let said = match &taken.found {
            Found::Refi(report) => {
                words::exchange::taken_in(report).lines().next().map(str::to_owned).unwrap_or_default()
            }
            Found::Codebook(_) => tr!("notice-codebook-loaded"),
        };
        match &made {
            None => shared.notices.say_undoable(said),
            Some(_) => shared.say(said),
        }
    }
    let view = Box::new(IncomingView::new(taken));
    if let Some(made) = made {
        return Ok(AfterExchange::Open(made, view));
    }
    shared.dialogs.open(Dialog::Incoming(view));
    shared.refresh()?;
    Ok(AfterExchange::Nothing)
}
