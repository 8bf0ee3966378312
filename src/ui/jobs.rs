//! Work beside the window: workers hand back finished results, and the window takes them in between frames.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use egui::Context;

use super::status::Work;
use crate::demo::{self, Demo};
use crate::error::Result;
use project::export::{self, Dialect, Exported, Sheet};
use project::import::{Import, ImportReport, Manner};
use project::tally::{Count, tally};
use project::{Finding, Project};
use words::i18n::Language;

/// How long a frame waits for the next file of an import.
const IMPORT_PATIENCE: Duration = Duration::ZERO;

/// How the window takes files in.
#[must_use]
pub fn manner(ocr: bool) -> Manner {
    Manner { ocr, case_word: words::case_word(), ..Manner::default() }
}

/// Something that a worker does beside the window.
enum Job {
    Import(Box<Import>),
    Sample(Receiver<Result<Demo>>),
    Check(Receiver<Result<Vec<Finding>>>),
    /// And the folder that is written to.
    Export(Receiver<Result<Exported>>, PathBuf),
}

/// What a worker has done.
pub enum Finished {
    Import(ImportReport),
    Sample(Demo),
    Check(Vec<Finding>),
    /// And the folder that was written to.
    Export(Exported, PathBuf),
}

/// The job that goes on, if one does.
#[derive(Default)]
pub struct Jobs {
    job: Option<Job>,
}

impl Jobs {
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Makes the sample project in a folder.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn make_sample(&mut self, ctx: &Context, folder: PathBuf) -> Result<()> {
        self.job = Some(Job::Sample(start(ctx, "sample", move || demo::make(Some(&folder)))?));
        Ok(())
    }

    /// Looks for damage in the whole file of a project.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn check(&mut self, ctx: &Context, path: PathBuf) -> Result<()> {
        self.job = Some(Job::Check(start(ctx, "check", move || Ok(Project::open_to_read(&path)?.check()?))?));
        Ok(())
    }

    /// Exports a project to a folder, with the tally that is shown: by its attribute, and what it counts.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn export(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        folder: PathBuf,
        shown: Option<(Option<String>, Count)>,
    ) -> Result<()> {
        let target = folder.clone();
        let work = move || {
            let project = Project::open_to_read(&path)?;
            let first = project.attributes().list()?.first().map(|attribute| attribute.name.clone());
            let (attribute, count) = shown.unwrap_or((first, Count::Cases));
            let tally = tally(&project, attribute.as_deref(), count)?;
            let dialect = if Language::current() == Language::Nb { Dialect::ExcelNb } else { Dialect::Plain };
            Ok(export::export(&project, &folder, &Sheet::ALL, dialect, &tally)?)
        };
        self.job = Some(Job::Export(start(ctx, "export", work)?, target));
        Ok(())
    }

    /// Takes files into a project.
    ///
    /// # Errors
    /// Those of [`Import::start`].
    pub fn import(&mut self, ctx: &Context, project: &mut Project, files: Vec<PathBuf>, manner: Manner) -> Result<()> {
        let ctx = ctx.clone();
        let import = Import::start(project, files, manner, move || ctx.request_repaint())?;
        self.job = Some(Job::Import(Box::new(import)));
        Ok(())
    }

    /// Cancels an import; gives whether there was one. Other work cannot be cancelled.
    pub fn cancel(&mut self, project: Option<&mut Project>) -> bool {
        match (self.job.take(), project) {
            (Some(Job::Import(import)), Some(project)) => {
                import.cancel(project);
                true
            }
            (job, _) => {
                self.job = job;
                false
            }
        }
    }

    /// Takes what a worker has ready.
    ///
    /// # Errors
    /// That of the worker.
    pub fn poll(&mut self, project: Option<&mut Project>) -> Result<Option<Finished>> {
        Ok(match self.job.take() {
            None => None,
            Some(Job::Import(mut import)) => {
                let Some(project) = project else { return Err(project::Error::WorkFailed.into()) };
                match import.step(project, IMPORT_PATIENCE) {
                    Ok(true) => Some(Finished::Import(import.finish(project)?)),
                    Ok(false) => {
                        self.job = Some(Job::Import(import));
                        None
                    }
                    Err(error) => {
                        import.cancel(project);
                        return Err(error.into());
                    }
                }
            }
            Some(Job::Sample(receiver)) => {
                let made = ready(&receiver)?;
                self.keep_if(made.is_none(), || Job::Sample(receiver));
                made.map(Finished::Sample)
            }
            Some(Job::Check(receiver)) => {
                let found = ready(&receiver)?;
                self.keep_if(found.is_none(), || Job::Check(receiver));
                found.map(Finished::Check)
            }
            Some(Job::Export(receiver, folder)) => {
                if let Some(exported) = ready(&receiver)? {
                    Some(Finished::Export(exported, folder))
                } else {
                    self.job = Some(Job::Export(receiver, folder));
                    None
                }
            }
        })
    }

    fn keep_if(&mut self, is_waiting: bool, job: impl FnOnce() -> Job) {
        self.job = is_waiting.then(job);
    }

    /// What the status bar shows of it.
    #[must_use]
    pub fn progress(&self) -> Option<Work> {
        let beside = |name: String| Work { name, done: 0, all: 0, can_cancel: false };
        Some(match self.job.as_ref()? {
            Job::Import(import) => {
                let (done, all) = import.progress();
                Work { name: tr!("work-import"), done, all, can_cancel: true }
            }
            Job::Sample(_) => beside(tr!("work-sample")),
            Job::Check(_) => beside(tr!("work-check")),
            Job::Export(..) => beside(tr!("work-export")),
        })
    }
}

fn start<T: Send + 'static>(
    ctx: &Context,
    name: &str,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<Receiver<Result<T>>> {
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    let run = move || {
        let _ = sender.send(work());
        ctx.request_repaint();
    };
    let spawned = thread::Builder::new().name(name.to_owned()).spawn(run);
    spawned.map(|_| receiver).map_err(|error| reading::Error::io(Path::new(name), error).into())
}

/// What a worker has handed back, if it has; a worker that is gone without a word has failed.
fn ready<T>(receiver: &Receiver<Result<T>>) -> Result<Option<T>> {
    match receiver.try_recv() {
        Ok(result) => result.map(Some),
        Err(TryRecvError::Empty) => Ok(None),
        Err(TryRecvError::Disconnected) => Err(project::Error::WorkFailed.into()),
    }
}
