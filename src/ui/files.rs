//! The life of a project in the window: opening and closing it, files and folders that it is asked to use, and work on it
//! beside the window.

use std::path::{Path, PathBuf};

use egui::Context;

use super::action::{Action, Destination, ExportForm, Purpose, QuoteTo};
use super::anonymising::{Anonymising, Next};
use super::app::App;
use super::bar::Workspace;
use super::copying;
use super::dialogs::Dialog;
use super::exchange::AfterExchange;
use super::history::{self, History};
use super::jobs::{Finished, manner};
use super::passphrase_form::PassphraseForm;
use super::project_reader::ProjectReader;
use super::secret::PassphraseOrder;
use super::session::Session;
use super::table_preview::TableDialog;
use crate::error::{Error, Result};
use crate::installation;
use project::arrival::Known;
use project::codebook::Codebook;
use project::import::{self, Manner};
use project::output::folder_of;
use project::table;
use project::table::codebook_table::load_codebook;
use project::{Access, MergeOptions, Project};
use reading::document::ocr;
use reports::codebook_file;

/// Refuses to write over a file.
fn refuse_existing(path: &Path) -> Result<()> {
    if path.exists() { Err(project::Error::Exists(path.to_owned()).into()) } else { Ok(()) }
}

impl App {
    pub(super) fn use_paths(&mut self, ctx: &Context, purpose: Purpose, paths: Vec<PathBuf>) -> Result<()> {
        let Some(path) = paths.first().cloned() else { return Ok(()) };
        self.require_idle()?;
        self.shared.view.remember_folder(&path);
        match purpose {
            Purpose::NewProject => {
                drop(Project::create_with(&path, &Codebook::standard())?);
                return self.open(&path);
            }
            Purpose::NewEncrypted => {
                refuse_existing(&path)?;
                if !project::ENCRYPTS {
                    return Err(project::Error::NoEncryption(path).into());
                }
                let form = PassphraseForm::new_project(&path);
                self.shared.dialogs.open(Dialog::Passphrase(Box::new(form)));
            }
            Purpose::OpenProject => return self.open(&path),
            Purpose::RestoreBackup => {
                let backup = self.shared.dialogs.chosen_backup().ok_or(Error::DialogClosed)?;
                return self.jobs.restore(ctx, backup, path);
            }
            Purpose::BackupFolder => {
                let session = self.shared.session_mut()?;
                session.project.write().backups().set_folder(Some(&path))?;
                let project = session.project.path().to_owned();
                return self.shared.show_backups(ctx, &project);
            }
            Purpose::Import => {
                // Where there are pictures only, they are scans for text recognition.
                let files = import::files(&paths, false).or_else(|_| import::files(&paths, true));
                let found = files?;
                // Where there is nothing, there is nothing to ask about.
                if found.files.iter().all(|file| !file.exists()) {
                    return Err(reading::Error::NotFound(path).into());
                }
                if !found.passed_over.is_empty() {
                    self.shared.say(words::passed_over(&found.passed_over));
                }
                let labels =
                    self.shared.session.iter().flat_map(|session| &session.cases).map(|case| case.label.clone());
                self.anonymising.ask_destination(found.files, labels.collect());
            }
            Purpose::Export(form) => {
                let session = self.shared.session()?;
                let shown = session.figures.as_ref().map(|figures| (figures.attribute.clone(), figures.count));
                return self.jobs.export(ctx, ProjectReader::of(&session.project), path, form, shown);
            }
            Purpose::BackupsIn => return self.shared.show_backups(ctx, &path),
            Purpose::MakeCopy => return self.exchanging.make_copy(ctx, &path, &self.shared),
            Purpose::TakeBack if self.shared.ask_to_open(&path, Action::Chosen(purpose, paths)) => {}
            Purpose::TakeBack => {
                let options = MergeOptions { is_preview: true, ..MergeOptions::default() };
                self.flush_details()?;
                return self.exchanging.merge(ctx, path, options, &mut self.shared);
            }
            Purpose::SendOut(form) => return self.exchanging.send(ctx, &path, form, &self.shared),
            Purpose::TakeFile | Purpose::NewOfFile => {
                self.flush_details()?;
                return self.exchanging.look(ctx, purpose, path, &mut self.shared);
            }
            Purpose::SaveTable | Purpose::SaveChart => {
                refuse_existing(&path)?;
                match purpose {
                    Purpose::SaveTable => self.figures.save_table(&path)?,
                    _ => self.figures.save_chart(&path)?,
                }
                self.shared.say(tr!("notice-saved", file = path.display().to_string()));
            }
            Purpose::SaveCase => {
                refuse_existing(&path)?;
                let session = self.shared.session()?;
                let case = session.current().ok_or(Error::NoOpenCase)?;
                let order = session.reading_order;
                reports::reordered::of_case(&session.project, case, order)?.write(&path)?;
                self.shared.say(tr!("notice-saved", file = path.display().to_string()));
            }
            Purpose::KeepKey => {
                refuse_existing(&path)?;
                self.flush_details()?;
                let next = self.anonymising.finish(Some(path), &self.shared)?;
                return self.go_on(ctx, next);
            }
            Purpose::SaveReport => return self.shared.save_report(&path),
            Purpose::SaveQuotations => {
                refuse_existing(&path)?;
                return self.find.quote(ctx, self.shared.session()?, QuoteTo::File(path));
            }
            Purpose::SaveQuotation => {
                refuse_existing(&path)?;
                return copying::save_quotation(&mut self.shared, &path);
            }
            Purpose::LoadRoles | Purpose::SaveRoles => {
                return self.anonymising.use_roles(purpose, &path, &mut self.shared);
            }
            Purpose::LoadCodebook => {
                load_codebook(&mut self.shared.session_mut()?.project, &path)?;
                self.shared.say(tr!("notice-codebook-loaded"));
            }
            Purpose::SaveCodebook => {
                refuse_existing(&path)?;
                codebook_file::write(&self.shared.session()?.codes.to_codebook(), &path)?;
                self.shared.say(tr!("notice-saved", file = path.display().to_string()));
            }
            Purpose::LoadAttributes => {
                let table = TableDialog::new(self.shared.session()?, path)?;
                self.shared.dialogs.open(Dialog::Table(Box::new(table)));
            }
            Purpose::LoadCodings => {
                let count = table::load_codings(&mut self.shared.session_mut()?.project, &path, false)?;
                self.shared.say(tr!("cli-codings-added", count = count));
            }
        }
        self.shared.refresh()
    }

    /// Starts an import.
    pub(super) fn import(&mut self, ctx: &Context, files: Vec<PathBuf>, manner: Manner) -> Result<()> {
        self.require_idle()?;
        self.flush_details()?;
        self.jobs.import(ctx, &mut self.shared.session_mut()?.project, files, manner)?;
        self.shared.refresh()
    }

    /// Opens the sample project, which is made first if there is none.
    pub(super) fn try_sample(&mut self, ctx: &Context) -> Result<()> {
        self.require_idle()?;
        let beside = || installation::portable_settings(&installation::folder_of_program()?);
        let of_account = || Some(directories::ProjectDirs::from("", "", "Planlupe")?.data_dir().to_owned());
        let data = || beside().or_else(of_account);
        let usual = || data().unwrap_or_else(|| PathBuf::from("planlupe-data")).join("sample");
        let folder = self.shared.view.settings().sample_folder.clone().unwrap_or_else(usual);
        let project = folder.join("demo.planlupe");
        if project.exists() { self.open(&project) } else { self.jobs.make_sample(ctx, folder) }
    }

    /// Looks for damage in the whole file.
    pub(super) fn check(&mut self, ctx: &Context) -> Result<()> {
        self.jobs.check(ctx, self.shared.path()?)
    }

    /// Takes pasted text as a case of the project or into the quarantine; the dialog stays with its text where that fails.
    pub(super) fn take_text(
        &mut self,
        ctx: &Context,
        destination: Destination,
        label: &str,
        text: String,
    ) -> Result<()> {
        self.require_idle()?;
        if destination == Destination::Quarantine {
            return self.anonymising.hold_text(ctx, label, text, &mut self.shared);
        }
        let session = self.shared.session.as_mut().ok_or(Error::NoProject)?;
        let manner = Manner { known: Known::Add, ..manner(false) };
        let taken = import::take_text(&mut session.project, text.into_bytes(), label, manner);
        let (taken, said) = match taken {
            Ok(report) => (Ok(()), words::import_summary(&report)),
            Err(error) => (Err(error), String::new()),
        };
        session.refresh()?;
        if self.shared.dialogs.text_taken(taken)? {
            let label = label.trim();
            if let Some(case) = session.cases.iter().find(|case| case.label == label).map(|case| case.id) {
                session.open_case(case)?;
            }
            self.shared.say(said);
        }
        self.shared.refresh()
    }

    pub(super) fn open(&mut self, path: &Path) -> Result<()> {
        self.flush_details()?;
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if self.shared.ask_to_open(&path, Action::Chosen(Purpose::OpenProject, vec![path.clone()])) {
            return Ok(());
        }
        // Its own lock would make it read-only; any other project stays open until the new one is.
        if self.shared.session.as_ref().is_some_and(|session| session.project.path() == path) {
            self.put_away();
        }
        let left = self.shared.view.settings().places.of(&path);
        let mut session = Session::open(&path, self.shared.view.tokens(), &left)?;
        // A copy is worked on by whom it was made for.
        if session.copy.is_none() {
            session.project.set_coder(&self.shared.view.settings().coder);
        }
        // Where somebody was writing last, a killed program may have left something half.
        project::half_files::clear(folder_of(&path));
        self.shared.view.settings().folder.iter().for_each(|folder| project::half_files::clear(folder));
        self.shared.view.remember_project(path);
        let access = session.project.access();
        self.put_away();
        self.shared.session = Some(session);
        self.shared.view.go_to(left.workspace);
        self.reading.stand(left.spots, left.cases);
        self.cases.set_courses(left.courses);
        match access {
            Access::Write => {
                let place = words::places::unsafe_place(self.shared.path()?.as_ref());
                place.into_iter().for_each(|sentence| self.shared.notices.warn(sentence));
            }
            Access::InUse => self.shared.say(tr!("notice-in-use")),
            Access::ReadOnly => self.shared.say(tr!("notice-read-only")),
            Access::Linked => self.shared.say(tr!("notice-linked")),
        }
        Ok(())
    }

    /// Closes the project, unless something that was typed cannot be stored.
    pub(super) fn close(&mut self) -> Result<()> {
        self.flush_details()?;
        let path = self.shared.session.as_ref().map(|session| session.project.path().to_owned());
        self.put_away();
        // Whoever opens it next has to know the passphrase.
        path.iter().for_each(|path| project::lock_up(path));
        Ok(())
    }

    /// Makes an encrypted project, or changes how one is encrypted. It is closed meanwhile.
    pub(super) fn set_passphrase(&mut self, ctx: &Context, order: PassphraseOrder) -> Result<()> {
        self.require_idle()?;
        self.flush_details()?;
        if !order.is_new {
            self.put_away();
        }
        self.jobs.set_passphrase(ctx, order)
    }

    /// Closes the project with all that the panes remember of it.
    fn put_away(&mut self) {
        history::keep_place(&mut self.shared, &self.reading, &self.cases);
        self.history = History::default();
        self.shared.session = None;
        self.shared.dialogs.close();
        self.shared.view.go_to(Workspace::Read);
        self.anonymising = Anonymising::default();
        self.find.close();
        self.cases.close();
        self.figures.close();
        self.reading.forget();
        self.backups.close();
    }

    /// Cancels the work that goes on, where that leaves everything whole.
    pub(super) fn cancel(&mut self) {
        if self.jobs.cancel(self.shared.session.as_mut().map(|session| &mut session.project)) {
            self.shared.say(tr!("notice-import-cancelled"));
        } else if self.anonymising.work.is_busy() {
            self.anonymising.work.cancel();
        } else if self.exchanging.is_working() {
            self.exchanging.cancel();
        } else {
            self.find.cancel();
        }
    }

    /// Takes in what workers have ready.
    pub(super) fn advance(&mut self, ctx: &Context) -> Result<()> {
        let next = self.anonymising.advance(ctx, &mut self.shared)?;
        self.go_on(ctx, next)?;
        match self.exchanging.advance(&mut self.shared)? {
            AfterExchange::Nothing => {}
            AfterExchange::Open(path, view) => {
                self.open(&path)?;
                self.shared.dialogs.open(Dialog::Incoming(view));
            }
            AfterExchange::Recover(error) => {
                let path = self.shared.path()?;
                self.put_away();
                self.open(&path)?;
                return Err(error);
            }
        }
        let project = self.shared.session.as_mut().map(|session| &mut session.project);
        match self.jobs.poll(project)? {
            None => {}
            Some(Finished::Import(report)) => return self.imported(ctx, report),
            Some(Finished::Sample(demo)) => return self.open(&demo.project),
            Some(Finished::Restored(path)) => {
                self.shared.say(tr!("backup-restored", file = path.display().to_string()));
                return self.open(&path);
            }
            Some(Finished::Passphrase(path, done)) => {
                self.open(&path)?;
                self.shared
                    .say(done?.map_or_else(|| tr!("project-passphrase-made"), |done| words::resealed(&done).join(" ")));
            }
            Some(Finished::Check(findings)) => match findings.first() {
                Some(finding) => self.shared.notices.warn(words::finding(finding)),
                None => self.shared.say(tr!("check-whole")),
            },
            Some(Finished::Export(exported, folder, form)) => {
                let (count, folder) = (exported.files.len(), folder.display().to_string());
                let beyond = exported.beyond_excel.iter().map(|(file, extent)| words::beyond_excel(file, *extent));
                let written = match form {
                    ExportForm::Csv => tr!("notice-exported", count = count, folder = folder),
                    ExportForm::Workbook => tr!("notice-saved", file = words::files(&exported.files)),
                    ExportForm::Report => tr!("notice-report-written", folder = folder),
                    ExportForm::Cases(_) => tr!("notice-cases-exported", count = count, folder = folder),
                };
                let said = std::iter::once(written).chain(beyond);
                self.shared.say(said.collect::<Vec<_>>().join(" "));
            }
        }
        Ok(())
    }

    fn imported(&mut self, ctx: &Context, report: import::ImportReport) -> Result<()> {
        let session = self.shared.session.as_mut().ok_or(Error::NoProject)?;
        session.refresh()?;
        session.open_first()?;
        self.shared.say(words::import_summary(&report));
        let is_wanted = report.scans().next().is_some() || report.with_unread_pages().next().is_some();
        let can_recognise = is_wanted && ocr::is_available();
        self.shared.dialogs.report(report, can_recognise);
        self.find.ask_for_index();
        ctx.request_repaint();
        Ok(())
    }

    /// Does what the workspace of anonymisation leaves to the window.
    pub(super) fn go_on(&mut self, ctx: &Context, next: Next) -> Result<()> {
        match next {
            Next::Nothing => Ok(()),
            Next::Import(files, into) => self.import(ctx, files, Manner { into, ..manner(false) }),
            Next::Finish(finishing) => {
                self.put_away();
                self.anonymising.start_finishing(ctx, *finishing)
            }
            Next::Reopen(path, proof) => {
                self.open(&path)?;
                self.shared.view.go_to(Workspace::Anonymise);
                self.anonymising.show_proof(proof?);
                Ok(())
            }
            Next::Recover(error) => {
                if let Ok(path) = self.shared.path() {
                    self.put_away();
                    self.open(&path)?;
                }
                Err(error)
            }
        }
    }
}
