//! Work beside the window: workers hand back finished results, and the window takes them in between frames.

use std::path::PathBuf;
use std::time::Duration;

use egui::Context;

use super::action::ExportForm;
use super::project_reader::ProjectReader;
use super::secret::PassphraseOrder;
use super::status::Activity;
use super::task::{Poll, Task};
use crate::demo::{self, Demo};
use crate::error::{Error, Result};
use project::codebook::Codebook;
use project::export::csv_table::Dialect;
use project::export::{self, Exported, Sheet};
use project::import::{Import, ImportReport, Manner};
use project::sets::filter::CaseFilter;
use project::tally::{Count, tally};
use project::{Attribute, AttributeKind, Backup, Finding, NewProject, Project, Resealed};
use reading::chronology::ReadingOrder;
use reports::report::{self, recipe::Recipe};
use reports::{reordered, workbook};
use words::i18n::Language;

/// How long a frame waits for the next file of an import.
const IMPORT_PATIENCE: Duration = Duration::ZERO;

/// How the window takes files in.
#[must_use]
pub fn manner(ocr: bool) -> Manner {
    Manner { ocr, case_word: words::case_word(), said_anonymised: true, ..Manner::default() }
}

/// Something that a worker does beside the window.
enum Job {
    Import(Box<Import>),
    Sample(Task<Demo>),
    Restore(Task<PathBuf>),
    Check(Task<Vec<Finding>>),
    Passphrase(Task<(PathBuf, Result<Option<Resealed>>)>),
    /// And the folder that is written to, and as what.
    Export(Task<Exported>, PathBuf, ExportForm),
}

/// What a worker has done.
pub enum Finished {
    Import(ImportReport),
    Sample(Demo),
    /// The project that a backup has become.
    Restored(PathBuf),
    Check(Vec<Finding>),
    /// A project that was made, or whose passphrase was changed; it is opened in any case.
    Passphrase(PathBuf, Result<Option<Resealed>>),
    /// And the folder that was written to, and as what.
    Export(Exported, PathBuf, ExportForm),
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
        let work = move |_: &_| demo::make(Some(&folder)).map(Some);
        self.job = Some(Job::Sample(Task::start(ctx, tr!("work-sample"), false, work)?));
        Ok(())
    }

    /// Restores a backup into a new file.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn restore(&mut self, ctx: &Context, backup: Backup, to: PathBuf) -> Result<()> {
        let work = move |_: &_| {
            backup.restore(&to)?;
            Ok(Some(to))
        };
        self.job = Some(Job::Restore(Task::start(ctx, tr!("work-restore"), false, work)?));
        Ok(())
    }

    /// Makes an encrypted project, or changes how one is encrypted, which nobody has open.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn set_passphrase(&mut self, ctx: &Context, order: PassphraseOrder) -> Result<()> {
        let work = move |_: &_| {
            let PassphraseOrder { project: path, is_new, passphrase } = order;
            let passphrase = passphrase.as_ref().map(|typed| typed.0.as_str());
            if is_new {
                drop(NewProject::with_codebook(&path, &Codebook::standard(), passphrase)?);
                return Ok(Some((path, Ok(None))));
            }
            let done = Project::open_to_write(&path)
                .and_then(|mut project| project.write().passphrases().set(passphrase))
                .map(Some)
                .map_err(Error::from);
            Ok(Some((path, done)))
        };
        self.job = Some(Job::Passphrase(Task::start(ctx, tr!("work-passphrase"), false, work)?));
        Ok(())
    }

    /// Looks for damage in the whole file of a project.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn check(&mut self, ctx: &Context, path: PathBuf) -> Result<()> {
        let work = move |_: &_| Ok(Some(Project::open_to_read(&path)?.check()?));
        self.job = Some(Job::Check(Task::start(ctx, tr!("work-check"), false, work)?));
        Ok(())
    }

    /// Exports a project to a folder; tables with the tally that is shown: by its attribute, and what it counts.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn export(
        &mut self,
        ctx: &Context,
        reader: ProjectReader,
        folder: PathBuf,
        form: ExportForm,
        shown: Option<(Option<String>, Count)>,
    ) -> Result<()> {
        let target = folder.clone();
        let work = move |_: &_| {
            let project = reader.open()?;
            if let ExportForm::Cases(form) = form {
                let files =
                    reordered::write_all(&project, &folder, form, ReadingOrder::Chronological, &CaseFilter::default())?;
                return Ok(Some(Exported { files, ..Exported::default() }));
            }
            if form == ExportForm::Report {
                let has_few_values =
                    |own: &Attribute| matches!(own.kind, AttributeKind::Category | AttributeKind::YesNo);
                let by = project.attributes().list()?.into_iter().find(has_few_values).map(|own| own.name);
                let files = report::write(&project, &Recipe::standard(by.as_deref()), &folder)?;
                return Ok(Some(Exported { files, ..Exported::default() }));
            }
            let first = project.attributes().list()?.first().map(|attribute| attribute.name.clone());
            let (attribute, count) = shown.unwrap_or((first, Count::Cases));
            let tally = tally(&project, attribute.as_deref(), count)?;
            let sheets = Sheet::usual(&project)?;
            if form == ExportForm::Workbook {
                return Ok(Some(workbook::write_project(&project, &folder, &sheets, &tally)?));
            }
            let dialect = if Language::current() == Language::Nb { Dialect::ExcelNb } else { Dialect::Plain };
            Ok(Some(export::export(&project, &folder, &sheets, dialect, &tally)?))
        };
        self.job = Some(Job::Export(Task::start(ctx, tr!("work-export"), false, work)?, target, form));
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
            Some(Job::Sample(task)) => self.made(task.poll(), Finished::Sample, || Job::Sample(task))?,
            Some(Job::Restore(task)) => self.made(task.poll(), Finished::Restored, || Job::Restore(task))?,
            Some(Job::Passphrase(task)) => {
                let finished = |(path, done)| Finished::Passphrase(path, done);
                self.made(task.poll(), finished, || Job::Passphrase(task))?
            }
            Some(Job::Check(task)) => self.made(task.poll(), Finished::Check, || Job::Check(task))?,
            Some(Job::Export(task, folder, form)) => {
                let made = task.poll();
                let target = folder.clone();
                let finished = |exported| Finished::Export(exported, target, form);
                self.made(made, finished, || Job::Export(task, folder, form))?
            }
        })
    }

    /// What a worker has handed back, if it has; else it works on.
    fn made<T>(
        &mut self,
        poll: Poll<T>,
        finished: impl FnOnce(T) -> Finished,
        job: impl FnOnce() -> Job,
    ) -> Result<Option<Finished>> {
        match poll {
            Poll::Made(made) => Ok(Some(finished(made))),
            Poll::Failed(error) => Err(error),
            Poll::Stopped => Ok(None),
            Poll::Waiting => {
                self.job = Some(job());
                Ok(None)
            }
        }
    }

    /// What the status bar shows of it.
    #[must_use]
    pub fn progress(&self) -> Option<Activity> {
        Some(match self.job.as_ref()? {
            Job::Import(import) => {
                let (done, all) = import.progress();
                Activity { name: tr!("work-import"), done, all, can_cancel: true }
            }
            Job::Restore(task) => task.worker().activity(),
            Job::Passphrase(task) => task.worker().activity(),
            Job::Sample(task) => task.worker().activity(),
            Job::Check(task) => task.worker().activity(),
            Job::Export(task, ..) => task.worker().activity(),
        })
    }
}
