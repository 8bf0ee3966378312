//! Workers that make copies, merge them, and exchange files with other programs.

use std::path::PathBuf;

use egui::Context;

use crate::error::Result;
use crate::ui::exchange_ask::IncomingFile;
use crate::ui::exchange_views::brought::{Found, Merged, Taken};
use crate::ui::project_reader::ProjectReader;
use crate::ui::task::{Progress, Task, Worker};
use project::table::codebook_table::{load_codebook, preview_codebook};
use project::{CopyOrder, MergeOptions, NewProject, Project};
use refi::intake::take_in;
use refi::out::{OutForm, WrittenOut, out};

/// What is at work.
pub enum ExchangeWork {
    Copy(Task<CopyDone>),
    Merge(Task<Returned<Merged>>),
    Send(Task<WrittenOut>),
    Take(Task<Returned<Taken>>),
    TakeNew(Task<Taken>),
}

impl ExchangeWork {
    /// The worker that does it.
    #[must_use]
    pub const fn worker(&self) -> &Worker {
        match self {
            Self::Copy(task) => task.worker(),
            Self::Merge(task) => task.worker(),
            Self::Send(task) => task.worker(),
            Self::Take(task) => task.worker(),
            Self::TakeNew(task) => task.worker(),
        }
    }

    /// Whether it has the project; then nothing can be read anew before it gives it back.
    #[must_use]
    pub const fn has_project(&self) -> bool {
        matches!(self, Self::Merge(_) | Self::Take(_))
    }
}

/// The project that a worker had, and what it has made with it.
pub struct Returned<T> {
    pub project: Project,
    pub made: Result<T>,
}

/// A copy that was made.
pub struct CopyDone {
    pub file: PathBuf,
    pub coder: String,
    pub cases: usize,
    pub codings: usize,
}

/// Tells the window how far it has come, and whether to go on.
fn pace(progress: &Progress) -> impl FnMut(usize, usize) -> bool {
    |done, all| {
        progress.set(done, all);
        !progress.is_stopped()
    }
}

/// What was made, or nothing where somebody has stopped it.
fn unless_stopped<T>(made: Result<T>) -> Result<Option<T>> {
    match made {
        Err(error) if error.is_stopped() => Ok(None),
        made => made.map(Some),
    }
}

pub fn copy(window: &Context, reader: ProjectReader, file: PathBuf, order: CopyOrder) -> Result<ExchangeWork> {
    let work = move |progress: &Progress| {
        let made = (|| -> Result<CopyDone> {
            reader.open()?.copies().make(&file, &order, &mut pace(progress))?;
            let copy = Project::open_to_read(&file)?;
            let coder = copy.copies().own()?.map(|own| own.coder).unwrap_or_default();
            let (cases, codings) = (copy.cases().list()?.len(), copy.codings().counts()?.values().sum());
            Ok(CopyDone { file, coder, cases, codings })
        })();
        unless_stopped(made)
    };
    Ok(ExchangeWork::Copy(Task::start(window, tr!("work-copy"), true, work)?))
}

pub fn send(window: &Context, reader: ProjectReader, file: PathBuf, form: OutForm) -> Result<ExchangeWork> {
    let work = move |progress: &Progress| {
        let written = (|| -> Result<WrittenOut> {
            if file.exists() {
                return Err(project::Error::Exists(file).into());
            }
            Ok(out(&reader.open()?, &file, form, pace(progress))?)
        })();
        unless_stopped(written)
    };
    Ok(ExchangeWork::Send(Task::start(window, tr!("work-export"), true, work)?))
}

pub fn merge(window: &Context, mut project: Project, copy: PathBuf, options: MergeOptions) -> Result<ExchangeWork> {
    let work = move |progress: &Progress| {
        let made = (|| -> Result<Merged> {
            let theirs = Project::open_to_read(&copy)?;
            let outcome = project.write().copies().merge(&theirs, &options, &mut pace(progress))?;
            Ok(Merged { record: theirs.copies().own()?, copy, options, outcome })
        })();
        Ok(Some(Returned { project, made }))
    };
    Ok(ExchangeWork::Merge(Task::start(window, tr!("work-merge"), true, work)?))
}

pub fn take(window: &Context, mut project: Project, incoming: IncomingFile, keep: bool) -> Result<ExchangeWork> {
    let work = move |progress: &Progress| {
        let made = found(&mut project, &incoming, keep, progress);
        let made = made.map(|found| Taken { incoming, found, kept: keep });
        Ok(Some(Returned { project, made }))
    };
    Ok(ExchangeWork::Take(Task::start(window, tr!("work-take-file"), true, work)?))
}

/// Takes a file into a project of its own, which is not there before it is whole.
pub fn take_new(window: &Context, incoming: IncomingFile, keep: bool, coder: String) -> Result<ExchangeWork> {
    let work = move |progress: &Progress| {
        let made = (|| -> Result<Taken> {
            let mut project = NewProject::begin(incoming.new_project.as_deref().unwrap_or(&incoming.file))?;
            project.set_coder(&coder);
            let found = found(&mut project, &incoming, keep, progress)?;
            if keep {
                drop(project.place()?);
            }
            Ok(Taken { incoming, found, kept: keep })
        })();
        unless_stopped(made)
    };
    Ok(ExchangeWork::TakeNew(Task::start(window, tr!("work-take-file"), true, work)?))
}

/// What a file brings into a project, or would bring.
fn found(project: &mut Project, incoming: &IncomingFile, keep: bool, progress: &Progress) -> Result<Found> {
    let file = &incoming.file;
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if matches!(&*ending, "csv" | "tsv" | "xlsx" | "ron") {
        let preview = preview_codebook(project, file)?;
        if keep {
            load_codebook(project, file)?;
        }
        return Ok(Found::Codebook(preview));
    }
    let report = take_in(project, file, &words::exchange::intake_words(), keep, pace(progress))?;
    Ok(Found::Refi(Box::new(report)))
}
