//! Work beside the window: workers hand back finished results, and the window takes them in between frames.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use egui::Context;

use super::anonymising;
use super::app::App;
use super::arrivals::Arrivals;
use super::dialogs::Dialog;
use super::status::{Notice, Work};
use crate::demo::{self, Demo};
use crate::error::Result;
use project::export::{self, Dialect, Exported, Sheet};
use project::import::Import;
use project::tally::{Count, tally};
use project::{Finding, Project};
use reading::document::ocr;
use words::i18n::Language;

/// How long a frame waits for the next file of an import.
const IMPORT_PATIENCE: Duration = Duration::ZERO;

/// Something that a worker does beside the window.
pub(super) enum Job {
    Import(Import),
    Sample(Receiver<Result<Demo>>),
    Check(Receiver<Result<Vec<Finding>>>),
    /// And the folder that is written to.
    Export(Receiver<Result<Exported>>, PathBuf),
    Anonymising(anonymising::Work),
}

impl App {
    pub(super) fn try_sample(&mut self, ctx: &Context) -> Result<()> {
        if self.job.is_some() {
            return Err(project::Error::Busy.into());
        }
        let data = directories::ProjectDirs::from("", "", "Planlupe").map(|dirs| dirs.data_dir().to_owned());
        let folder = data.unwrap_or_else(|| PathBuf::from("planlupe-data")).join("sample");
        let project = folder.join("demo.planlupe");
        if project.exists() {
            return self.open(&project);
        }
        let receiver = self.work_beside(ctx, "sample", move || demo::make(Some(&folder)))?;
        self.job = Some(Job::Sample(receiver));
        Ok(())
    }

    /// Looks for damage in the whole file.
    pub(super) fn check(&mut self, ctx: &Context) -> Result<()> {
        let Some(path) = self.session.as_ref().map(|session| session.project.path().to_owned()) else { return Ok(()) };
        let receiver = self.work_beside(ctx, "check", move || Ok(Project::open_to_read(&path)?.check()?))?;
        self.job = Some(Job::Check(receiver));
        Ok(())
    }

    pub(super) fn export(&mut self, ctx: &Context, folder: PathBuf) -> Result<()> {
        let Some(session) = &self.session else { return Ok(()) };
        let path = session.project.path().to_owned();
        let target = folder.clone();
        let shown = session.figures.as_ref().map(|figures| (figures.attribute.clone(), figures.count));
        let work = move || {
            let project = Project::open_to_read(&path)?;
            let first = project.attributes().list()?.first().map(|attribute| attribute.name.clone());
            let (attribute, count) = shown.unwrap_or((first, Count::Cases));
            let tally = tally(&project, attribute.as_deref(), count)?;
            let dialect = if Language::current() == Language::Nb { Dialect::ExcelNb } else { Dialect::Plain };
            Ok(export::export(&project, &folder, &Sheet::ALL, dialect, &tally)?)
        };
        let receiver = self.work_beside(ctx, "export", work)?;
        self.job = Some(Job::Export(receiver, target));
        Ok(())
    }

    #[expect(clippy::unused_self, reason = "work belongs to the window")]
    pub(super) fn work_beside<T: Send + 'static>(
        &self,
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

    pub(super) fn cancel_import(&mut self) {
        match (self.job.take(), &mut self.session) {
            (Some(Job::Import(import)), Some(session)) => {
                import.cancel(&mut session.project);
                self.say(tr!("notice-import-cancelled"));
            }
            (Some(Job::Anonymising(work)), _) => {
                work.cancel();
                self.job = Some(Job::Anonymising(work));
            }
            (job, _) => self.job = job,
        }
    }

    /// Takes in what workers have ready.
    pub(super) fn advance(&mut self, ctx: &Context) -> Result<()> {
        match self.job.take() {
            None => return Ok(()),
            Some(Job::Import(import)) => return self.advance_import(ctx, import),
            Some(Job::Anonymising(work)) => return self.advance_anonymising(ctx, work),
            Some(Job::Sample(receiver)) => match ready(&receiver)? {
                Some(demo) => return self.open(&demo.project),
                None => self.job = Some(Job::Sample(receiver)),
            },
            Some(Job::Check(receiver)) => match ready(&receiver)? {
                Some(findings) => match findings.first() {
                    Some(finding) => self.notice = Some(Notice { text: words::finding(finding), is_problem: true }),
                    None => self.say(tr!("check-whole")),
                },
                None => self.job = Some(Job::Check(receiver)),
            },
            Some(Job::Export(receiver, folder)) => match ready(&receiver)? {
                Some(exported) => {
                    let (count, folder) = (exported.files.len(), folder.display().to_string());
                    let beyond = exported.beyond_excel.iter().map(|(file, extent)| words::beyond_excel(file, *extent));
                    let said: Vec<String> =
                        [tr!("notice-exported", count = count, folder = folder)].into_iter().chain(beyond).collect();
                    self.say(said.join(" "));
                }
                None => self.job = Some(Job::Export(receiver, folder)),
            },
        }
        Ok(())
    }

    pub(super) fn advance_import(&mut self, ctx: &Context, mut import: Import) -> Result<()> {
        let Some(session) = &mut self.session else { return Ok(()) };
        match import.step(&mut session.project, IMPORT_PATIENCE) {
            Ok(false) => {
                self.job = Some(Job::Import(import));
                Ok(())
            }
            Ok(true) => {
                let report = import.finish(&mut session.project)?;
                let report_took_in = report.imported() > 0;
                session.refresh()?;
                if session.open.is_none()
                    && let Some(first) = session.cases.first().map(|case| case.id)
                {
                    session.open_case(first)?;
                }
                self.say(tr!("import-summary", imported = report.imported(), refused = report.refused().count()));
                let can_recognise = report.scans().next().is_some() && ocr::is_available();
                self.dialog = Some(Dialog::Report(match self.dialog.take() {
                    Some(Dialog::Report(shown)) => shown.renewed(report),
                    _ => Arrivals::new(report, can_recognise),
                }));
                ctx.request_repaint();
                let is_due = std::mem::take(&mut self.anonymising.check_import) && report_took_in;
                if is_due { self.look_through(ctx) } else { Ok(()) }
            }
            Err(error) => {
                import.cancel(&mut session.project);
                Err(error.into())
            }
        }
    }

    pub(super) fn work(&self) -> Option<Work> {
        let beside = |name: String| Some(Work { name, done: 0, all: 0, can_cancel: false });
        match self.job.as_ref()? {
            Job::Import(import) => {
                let (done, all) = import.progress();
                Some(Work { name: tr!("work-import"), done, all, can_cancel: true })
            }
            Job::Sample(_) => beside(tr!("work-sample")),
            Job::Check(_) => beside(tr!("work-check")),
            Job::Anonymising(work) => Some(work.shown()),
            Job::Export(..) => beside(tr!("work-export")),
        }
    }
}

/// What a worker has handed back, if it has; a worker that is gone without a word has failed.
fn ready<T>(receiver: &Receiver<Result<T>>) -> Result<Option<T>> {
    match receiver.try_recv() {
        Ok(result) => result.map(Some),
        Err(TryRecvError::Empty) => Ok(None),
        Err(TryRecvError::Disconnected) => Err(project::Error::WorkFailed.into()),
    }
}
