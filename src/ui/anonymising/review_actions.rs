//! Carries out what the views of the workspace ask for, and takes in what its workers hand back.

use std::path::{Path, PathBuf};

use egui::Context as Window;

use super::arranging;
use super::dry_running;
use super::erasing::{self, ErasureQuestion};
use super::everywhere;
use super::finishing::FinishQuestion;
use super::held_documents::HeldDocuments;
use super::intake_work::{Arrangement, Batch, IntakeRemedy};
use super::known_names::KnownNames;
use super::offer::Redaction;
use super::overview;
use super::review_case::ReviewCase;
use super::second_reading::SecondReading;
use super::suspects::{self, Suspects};
use super::telling::TellingList;
use super::work::{self, CheckFor, Finishing, Work};
use super::{Anonymising, AnonymisingDialog, Next};
use crate::error::{Error, Result};
use crate::ui::action::{Ask, Purpose};
use crate::ui::review_step::Step;
use crate::ui::session::Session;
use crate::ui::shared::Shared;
use crate::ui::task::Poll;
use names::carried::CarriedDecision;
use names::roles::Catalogue;
use project::output::write_text;
use project::{Record, Recorded};
use quarantine::finish::Proof;

impl Anonymising {
    /// Does what was asked for, and tells what it leaves to the window.
    ///
    /// # Errors
    /// [`Error::DialogClosed`], [`Error::QuarantineLocked`], [`Error::NoOpenCase`]; those of the project and the quarantine.
    pub fn perform(&mut self, window: &Window, ask: Ask, shared: &mut Shared) -> Result<Next> {
        match ask {
            Ask::Destination(destination) => return self.enter(window, destination, shared),
            Ask::AskPassphrase => self.ask_passphrase(Batch::default()),
            Ask::Unlock => self.unlock(window, shared)?,
            Ask::Lock => {
                self.save()?;
                let (beside, after_import) = (std::mem::take(&mut self.beside), std::mem::take(&mut self.after_import));
                *self = Self { beside, after_import, ..Self::default() };
            }
            Ask::Open(number) => self.open_held(window, number, shared)?,
            Ask::Close => {
                self.save()?;
                self.desk.held = None;
                dry_running::look_at_signed(self, window, shared)?;
            }
            Ask::Step(step) => self.step(window, step, shared)?,
            Ask::Judge(command) => self.desk.judge(window, command)?,
            Ask::Select(entity) => self.desk.select(entity)?,
            Ask::SelectMention(mention) => self.desk.select_mention(mention)?,
            Ask::Page(page) => self.desk.turn_to(page)?,
            Ask::Shown(page) => self.desk.note_shown(window, page)?,
            Ask::Reveal(span) => self.desk.reveal(span)?,
            Ask::Chosen => {
                let Some(AnonymisingDialog::Choose(chooser)) = self.dialog.take() else {
                    return Err(Error::DialogClosed);
                };
                self.dialog = self.desk.choose(window, chooser)?.map(AnonymisingDialog::Offer);
            }
            Ask::Offered => {
                let Some(AnonymisingDialog::Offer(offer)) = self.dialog.take() else { return Err(Error::DialogClosed) };
                self.desk.take_offer(window, offer)?;
            }
            Ask::AskKnown => {
                self.dialog = Some(AnonymisingDialog::Known(KnownNames::new(self.desk.case()?.judgement.known())));
            }
            Ask::AskDocuments => {
                self.dialog = Some(AnonymisingDialog::Documents(HeldDocuments::of(self.desk.case()?, &self.vault)));
            }
            Ask::JoinHeld(numbers, label) => arranging::begin(self, window, Arrangement::Join(numbers, label), shared)?,
            Ask::SeparateHeld(number, document) => {
                arranging::begin(self, window, Arrangement::Separate(number, document), shared)?;
            }
            Ask::SetHeldKind(number, document, kind) => {
                arranging::begin(self, window, Arrangement::Kind(number, document, kind), shared)?;
            }
            Ask::Renew => self.renew_held(window)?,
            Ask::Seek(words) => self.desk.mentions.seek(words),
            Ask::Propose => self.propose(window, shared)?,
            Ask::Release => self.release(window, shared)?,
            Ask::Check => suspects::begin(self, window, CheckFor::Names, shared)?,
            Ask::ShowWaiting => {
                if let Some(suspects) = self.after_import.show() {
                    self.dialog = Some(AnonymisingDialog::Suspects(suspects));
                }
            }
            Ask::LookedAfterImport => {
                self.dialog = None;
                self.after_import.looked(&mut shared.session_mut()?.project)?;
            }
            Ask::CheckTelling => suspects::begin(self, window, CheckFor::Telling, shared)?,
            Ask::Fine(words) => {
                let project = &mut shared.session_mut()?.project;
                project.write().settings().add_harmless(&words)?;
                let fine = project.settings().harmless()?;
                if let Some(AnonymisingDialog::Suspects(suspects)) = &mut self.dialog {
                    suspects.leave_out(&fine);
                }
                self.after_import.leave_out(&fine, project)?;
            }
            Ask::Recognise => self.take_in_after_all(window, IntakeRemedy::recognised, shared)?,
            Ask::TakeInPages(ocr) => self.take_in_after_all(window, |remedy| remedy.with_pages(ocr), shared)?,
            Ask::TakeInJoined(parted) => self.take_in_after_all(window, |remedy| remedy.joined(parted), shared)?,
            Ask::ReadOn => {
                let reading = self.reading.take().map(AnonymisingDialog::Second);
                self.dialog = reading.or(self.dialog.take());
            }
            Ask::AskDraw => self.dialog = Some(AnonymisingDialog::Sizes),
            Ask::Draw(words) => {
                self.work.begin(work::draw(window, shared.path()?, words)?);
            }
            Ask::SaveReading => self.save_reading(shared)?,
            Ask::Report => shared.ask_path(Purpose::SaveReport),
            Ask::LoadRoles => shared.ask_path(Purpose::LoadRoles),
            Ask::SaveRoles => shared.ask_path(Purpose::SaveRoles),
            Ask::StandardRoles => {
                shared.session_mut()?.project.write().settings().set_catalogue(None)?;
                self.renew_roles(tr!("notice-roles-standard"), shared)?;
            }
            Ask::SetBrackets(on) => {
                shared.session_mut()?.project.write().settings().set_brackets(on)?;
                shared.refresh()?;
            }
            Ask::DryRun => dry_running::begin(self, window, shared)?,
            Ask::FoundPublic(form) => dry_running::found_public(self, &form, shared)?,
            Ask::Reopen(number) => dry_running::reopen(self, number, shared)?,
            Ask::AskFinish => self.dialog = Some(AnonymisingDialog::Question(FinishQuestion::default())),
            Ask::Finish => match &self.dialog {
                Some(AnonymisingDialog::Question(question)) if question.keeps => shared.ask_path(Purpose::KeepKey),
                _ => return self.finish(None, shared),
            },
            Ask::AskRedact(what) => {
                self.behind = match self.dialog.take() {
                    list @ Some(AnonymisingDialog::Suspects(_) | AnonymisingDialog::DryRun(_)) => list,
                    _ => None,
                };
                self.work.begin(work::look(window, shared.path()?, what)?);
            }
            Ask::AskEverywhere(forms) => everywhere::begin(self, window, forms, shared)?,
            Ask::Everywhere => everywhere::search(self, window, shared)?,
            Ask::OpenAt(number, span) => {
                self.open_held(window, number, shared)?;
                if self.desk.held.as_ref().is_some_and(|held| held.original.number == number) {
                    self.desk.reveal(span)?;
                }
                self.dialog = None;
            }
            Ask::AskErase(what) => {
                self.behind = None;
                erasing::begin(self, window, what, shared)?;
            }
            Ask::Erase => erasing::carry_out(self, window, shared)?,
            Ask::Redact => self.redact(window, shared)?,
        }
        Ok(Next::Nothing)
    }

    fn step(&mut self, window: &Window, step: Step, shared: &mut Shared) -> Result<()> {
        // The key that signs goes on to the release.
        if step == Step::Sign && self.desk.case()?.judgement.signature().is_some() {
            return self.propose(window, shared);
        }
        if step == Step::Telling {
            self.desk.case()?;
            self.dialog = Some(AnonymisingDialog::Telling(TellingList::default()));
            return Ok(());
        }
        if step == Step::NextCase {
            return overview::open_next(self, window, shared);
        }
        let coder = shared.coder();
        if let Some(chooser) = self.desk.step(step, &coder)? {
            self.dialog = Some(AnonymisingDialog::Choose(chooser));
        }
        if step == Step::Sign {
            self.save()?;
            shared.say(tr!("notice-signed", name = coder));
        }
        Ok(())
    }

    pub(super) fn open_held(&mut self, window: &Window, number: i64, shared: &Shared) -> Result<()> {
        self.save()?;
        if self.desk.held.as_ref().is_some_and(|held| held.original.number == number) {
            return Ok(());
        }
        let quarantine = self.vault.quarantine()?;
        let (original, text) = (quarantine.original(number)?, quarantine.text(number)?);
        match quarantine.judgement(number)? {
            Some(judgement) => self.show_held(work::MarkedCase { original, text, judgement }, shared)?,
            None => self.work.begin(work::find(window, original, text, quarantine)?),
        }
        Ok(())
    }

    fn show_held(&mut self, found: work::MarkedCase, shared: &Shared) -> Result<()> {
        let catalogue = shared.session()?.project.settings().catalogue(found.text.as_str())?;
        self.desk.open(ReviewCase::new(found.original, found.text, found.judgement, catalogue));
        Ok(())
    }

    /// Searches the open case anew, if the names that are known for it are others than before.
    fn renew_held(&mut self, window: &Window) -> Result<()> {
        let Some(AnonymisingDialog::Known(names)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let held = self.desk.case()?;
        let known = names.typed.trim().to_owned();
        if known != held.judgement.known() {
            let (original, text) = (held.original.clone(), held.text.clone());
            let evidence = self.vault.quarantine()?.evidence(original.number)?;
            self.work.begin(work::renew(window, original, text, evidence, known)?);
        }
        Ok(())
    }

    fn propose(&mut self, window: &Window, shared: &Shared) -> Result<()> {
        self.save()?;
        let held = self.desk.case()?;
        let (original, text, judgement) = (held.original.clone(), held.text.clone(), held.judgement.clone());
        let evidence = self.vault.quarantine()?.evidence(original.number)?;
        self.work.begin(work::propose(window, shared.path()?, original, text, evidence, judgement)?);
        Ok(())
    }

    fn release(&mut self, window: &Window, shared: &mut Shared) -> Result<()> {
        let Some(AnonymisingDialog::Release(proposal)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let session = shared.session_mut()?;
        let quarantine = self.vault.lend()?;
        match session.project.lend() {
            Ok(project) => self.work.begin(work::release_case(window, project, quarantine, proposal)?),
            Err(error) => {
                self.vault.give_back(quarantine);
                return Err(error.into());
            }
        }
        Ok(())
    }

    fn released(&mut self, done: work::Releasing, shared: &mut Shared) -> Result<()> {
        let work::Releasing { project, quarantine, proposal, outcome } = done;
        self.vault.give_back(quarantine);
        if let Some(session) = &mut shared.session {
            session.project = project;
        }
        let done = match outcome {
            Ok(done) => done,
            Err(error) => {
                self.dialog = Some(AnonymisingDialog::Release(proposal));
                return Err(error.into());
            }
        };
        self.renew()?;
        let label = done.label.as_str();
        shared.say(if done.was_there {
            tr!("notice-was-released", label = label)
        } else {
            tr!("notice-released", label = label)
        });
        shared.refresh()
    }

    fn save_reading(&mut self, shared: &mut Shared) -> Result<()> {
        let Some(AnonymisingDialog::Second(reading)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let session = shared.session_mut()?;
        let record = Record::new(reading.who.trim(), Recorded::SecondReading, reading.misses);
        session.project.write().records().add(&Record { words: Some(reading.words()), ..record })?;
        let (words, misses) = (reading.words(), reading.misses);
        shared.say(tr!("notice-read", words = words, misses = misses));
        Ok(())
    }

    /// Takes the roles of the project from a file, or writes them to one.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the file cannot be read or written.
    pub fn use_roles(&mut self, purpose: Purpose, path: &Path, shared: &mut Shared) -> Result<()> {
        let session = shared.session_mut()?;
        if purpose == Purpose::LoadRoles {
            session.project.write().settings().set_catalogue(Some(&Catalogue::read(path)?))?;
            return self.renew_roles(tr!("notice-roles-loaded"), shared);
        }
        if path.exists() {
            return Err(project::Error::Exists(path.to_owned()).into());
        }
        let roles = session.project.settings().catalogue("")?.to_ron();
        write_text(path, &roles)?;
        shared.say(tr!("notice-saved", file = path.display().to_string()));
        Ok(())
    }

    /// Shows the open case with the roles that the project has now.
    fn renew_roles(&mut self, notice: String, shared: &mut Shared) -> Result<()> {
        if let (Some(session), Some(held)) = (&shared.session, &mut self.desk.held) {
            held.take_roles(session.project.settings().catalogue(held.text.as_str())?);
        }
        shared.say(notice);
        shared.refresh()
    }

    /// Finishes the project, with a key to the originals in this file.
    ///
    /// # Errors
    /// [`Error::DialogClosed`], [`Error::QuarantineLocked`], [`Error::NoProject`].
    pub fn finish(&mut self, key: Option<PathBuf>, shared: &Shared) -> Result<Next> {
        let Some(AnonymisingDialog::Question(question)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let path = shared.path()?;
        let quarantine = self.vault.lend()?;
        let key = key.map(|path| (path, question.passphrase));
        let (who, has_looked) = (shared.coder(), question.has_looked);
        Ok(Next::Finish(Box::new(Finishing { path, quarantine, who, key, has_looked })))
    }

    /// Destroys the originals of a project that has been closed.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn start_finishing(&mut self, window: &Window, finishing: Finishing) -> Result<()> {
        self.work.begin(work::finish_project(window, finishing)?);
        Ok(())
    }

    /// Shows that the originals are gone.
    pub fn show_proof(&mut self, proof: Option<Proof>) {
        self.dialog = proof.map(AnonymisingDialog::Proof);
    }

    fn redact(&mut self, window: &Window, shared: &mut Shared) -> Result<()> {
        let Some(AnonymisingDialog::Redact(redaction)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let session = shared.session_mut()?;
        let ticked = redaction.places.iter().filter(|(_, ticked)| *ticked);
        let occurrences: Vec<_> = ticked.map(|(place, _)| place.occurrence).collect();
        let by = redaction.replacing();
        let project = session.project.lend()?;
        self.work.begin(work::redact(window, project, occurrences, by)?);
        Ok(())
    }

    /// Takes in what a worker of the workspace has ready.
    ///
    /// # Errors
    /// That of the worker.
    pub fn advance(&mut self, window: &Window, shared: &mut Shared) -> Result<Next> {
        macro_rules! made {
            ($task:ident, $back:expr) => {
                match $task.poll() {
                    Poll::Waiting => {
                        self.work.begin($back);
                        return Ok(Next::Nothing);
                    }
                    Poll::Stopped => {
                        shared.say(tr!("notice-stopped"));
                        return Ok(Next::Nothing);
                    }
                    Poll::Made(made) => Ok(made),
                    Poll::Failed(error) => Err(error),
                }
            };
        }
        let Some(work) = self.work.take() else { return Ok(Next::Nothing) };
        match work {
            Work::Unlock(task) => {
                let opened = made!(task, Work::Unlock(task));
                self.unlocked(window, opened, shared)?;
            }
            Work::TakeIn(task) => {
                let taken = made!(task, Work::TakeIn(task))?;
                self.vault.hold(taken.opened);
                self.beside.forget_record();
                let count = taken.count;
                let came = if count > 0 && taken.originals != count {
                    tr!("notice-taken-in-documents", count = count, cases = taken.originals)
                } else {
                    tr!("notice-taken-in", count = count)
                };
                let noted = (taken.noted > 0).then(|| tr!("quarantine-annotations-taken", count = taken.noted));
                let left_out = (taken.left_out > 0).then(|| tr!("quarantine-annotations", count = taken.left_out));
                let remarks = taken.remarks.iter().map(|(label, remarks)| {
                    tr!("quarantine-remarks", case = label.as_str(), remarks = words::remarks(remarks))
                });
                let first = std::iter::once(came).chain(taken.of_others);
                let said = first.chain(noted).chain(left_out).chain(remarks);
                shared.say(said.collect::<Vec<_>>().join(" "));
                self.proposals.retain(|known| !taken.proposals.contains(known));
                self.proposals.extend(taken.proposals);
                if !taken.refused.files.is_empty() {
                    self.dialog = Some(AnonymisingDialog::Refused(taken.refused));
                }
            }
            Work::Arrange(task) => {
                let done = made!(task, Work::Arrange(task))?;
                arranging::end(self, window, done, shared)?;
            }
            Work::Find(task) => {
                let found = made!(task, Work::Find(task))?;
                self.show_held(found, shared)?;
            }
            Work::Renew(task) => {
                let renewed = made!(task, Work::Renew(task))?;
                let Some(held) = self.desk.held.as_mut().filter(|held| held.original.number == renewed.number) else {
                    // Another case was opened meanwhile; this one is searched anew when it is asked for again.
                    shared.say(tr!("notice-stopped"));
                    return Ok(Next::Nothing);
                };
                let before = held.judgement.undecided();
                held.renew_marks(&renewed.known, &renewed.marks);
                let count = held.judgement.undecided().saturating_sub(before);
                self.save()?;
                shared.say(tr!("notice-renewed", count = count));
            }
            Work::Check(task, looking) => {
                let checked = made!(task, Work::Check(task, looking))?;
                let cases = checked.cases.clone();
                let suspects = Suspects::new(looking, checked);
                if looking == CheckFor::AfterImport {
                    // Somebody codes by now, whose keys are not meant for a list.
                    self.after_import.add(suspects, &cases, &mut shared.session_mut()?.project)?;
                } else {
                    self.dialog = Some(AnonymisingDialog::Suspects(suspects));
                }
            }
            Work::DryRun(task) => {
                let (quarantine, run) = made!(task, Work::DryRun(task))?;
                self.vault.give_back(quarantine);
                dry_running::end(self, run?, shared)?;
            }
            Work::Signed(task) => {
                let (quarantine, run) = made!(task, Work::Signed(task))?;
                self.vault.give_back(quarantine);
                dry_running::show_signed(self, run?);
            }
            Work::Propose(task) => {
                let proposal = made!(task, Work::Propose(task))?;
                self.dialog = Some(AnonymisingDialog::Release(proposal));
            }
            Work::Release(task) => match made!(task, Work::Release(task)) {
                Ok(done) => self.released(done, shared)?,
                Err(error) => return Ok(Next::Recover(error)),
            },
            Work::Redact(task) => match made!(task, Work::Redact(task)) {
                Ok(done) => {
                    done.give_back(shared)?;
                    // The list from which it came has other places now.
                    match self.behind.take() {
                        // Of an import, what changed is looked through again by itself.
                        Some(AnonymisingDialog::Suspects(list)) if list.looking() != CheckFor::AfterImport => {
                            suspects::begin(self, window, list.looking(), shared)?;
                        }
                        Some(AnonymisingDialog::DryRun(_)) => dry_running::begin(self, window, shared)?,
                        _ => {}
                    }
                }
                Err(error) => return Ok(Next::Recover(error)),
            },
            Work::Everywhere(task, forms) => {
                let (quarantine, found) = made!(task, Work::Everywhere(task, forms))?;
                if let Some(quarantine) = quarantine {
                    self.vault.give_back(quarantine);
                }
                everywhere::end(self, &forms, found?);
            }
            Work::Weigh(task, what) => {
                let plan = made!(task, Work::Weigh(task, what))?;
                self.dialog = Some(AnonymisingDialog::Erase(ErasureQuestion::new(what, &plan, self.vault.is_open())));
            }
            Work::Erase(task) => match made!(task, Work::Erase(task)) {
                Ok(done) => erasing::end(self, done, shared)?,
                Err(error) => return Ok(Next::Recover(error)),
            },
            Work::Draw(task) => {
                let passages = made!(task, Work::Draw(task))?;
                let session = shared.session()?;
                let records = session.project.records().list()?.into_iter();
                let signed = records.filter(|record| record.what == Recorded::Signed).map(|record| record.who);
                self.dialog = Some(AnonymisingDialog::Second(SecondReading::new(signed.collect(), passages)));
            }
            Work::Look(task, what) => {
                let looked = made!(task, Work::Look(task, what))?;
                let session = shared.session()?;
                let text = session.open.as_ref().map_or("", |open| open.source.text.as_str());
                let catalogue = session.project.settings().catalogue(text)?;
                self.dialog = Some(AnonymisingDialog::Redact(Box::new(Redaction::new(what, looked, catalogue))));
            }
            Work::Finish(task, path) => {
                let proof = match task.poll() {
                    Poll::Waiting => {
                        self.work.begin(Work::Finish(task, path));
                        return Ok(Next::Nothing);
                    }
                    Poll::Stopped => {
                        shared.say(tr!("notice-stopped"));
                        Ok(None)
                    }
                    Poll::Made(proof) => Ok(Some(proof)),
                    Poll::Failed(error) => Err(error),
                };
                return Ok(Next::Reopen(path, proof));
            }
        }
        Ok(Next::Nothing)
    }

    /// Stores decisions after a while of rest, and looks through what nobody has looked at since it was imported.
    ///
    /// # Errors
    /// Those of the project and the quarantine.
    pub fn rest(&mut self, window: &Window, session: Option<&Session>) -> Result<()> {
        self.follow(session)?;
        if let Some(session) = session.filter(|_| !self.work.is_busy()) {
            let cases = self.after_import.take_unlooked(&session.project)?;
            if !cases.is_empty() {
                let path = session.project.path().to_owned();
                self.work.begin(work::check(window, path, Some(cases), CheckFor::AfterImport)?);
            }
        }
        if self.desk.is_at_rest(window) { self.save() } else { Ok(()) }
    }

    /// Stores what was decided of the open case.
    ///
    /// # Errors
    /// Those of the quarantine.
    pub fn save(&mut self) -> Result<()> {
        let Some(held) = self.desk.held.as_mut().filter(|held| held.unsaved && self.vault.is_open()) else {
            return Ok(());
        };
        held.unsaved = false;
        let changed = self.vault.quarantine_mut()?.save_judgement(held.original.number, &held.judgement)?;
        self.has_changed |= changed.iter().any(|form| matches!(form.decision, CarriedDecision::Replace { .. }));
        self.renew()
    }

    /// Reads the card of the open case again.
    fn renew(&mut self) -> Result<()> {
        if let Some(held) = self.desk.held.as_mut().filter(|_| self.vault.is_open()) {
            held.original = self.vault.renew(held.original.number)?;
            self.beside.forget_record();
        }
        Ok(())
    }
}
