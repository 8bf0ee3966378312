//! Carries out what the views of the workspace ask for, and takes in what its workers hand back.

use std::path::{Path, PathBuf};

use egui::Context as Window;

use super::chooser::{Chooser, For};
use super::decision;
use super::finishing::Question;
use super::known_names::KnownNames;
use super::offer::Redaction;
use super::review_case::{Context, ReviewCase};
use super::review_page::ReviewPage;
use super::second_reading::SecondReading;
use super::work::{self, Finishing, Poll, Remedy, Work};
use super::{Anonymising, Dialog, Next};
use crate::error::{Error, Result};
use crate::ui::action::{Ask, Purpose};
use crate::ui::review_step::Step;
use crate::ui::session::Session;
use crate::ui::shared::Shared;
use names::judgement::{Command as Judge, Verdict};
use names::mark::Label;
use names::roles::Catalogue;
use project::output::write_text;
use project::{Record, Recorded, Redacted};
use quarantine::finish::Proof;
use quarantine::report::Report;

/// Seconds after the last decision before it is stored.
const REST: f64 = 1.0;

impl Anonymising {
    /// Does what was asked for, and tells what it leaves to the window.
    ///
    /// # Errors
    /// [`Error::DialogClosed`], [`Error::QuarantineLocked`], [`Error::NoOpenCase`]; those of the project and the quarantine.
    pub fn perform(&mut self, window: &Window, ask: Ask, shared: &mut Shared) -> Result<Next> {
        match ask {
            Ask::Destination(destination) => return self.enter(window, destination, shared),
            Ask::AskPassphrase => self.ask_passphrase(Vec::new()),
            Ask::Unlock => self.unlock(window, shared)?,
            Ask::Lock => {
                self.save()?;
                let beside = self.beside.take();
                *self = Self { beside, ..Self::default() };
            }
            Ask::Open(number) => self.open_held(window, number, shared)?,
            Ask::Close => {
                self.save()?;
                self.held = None;
            }
            Ask::Step(step) => self.step_held(step, shared)?,
            Ask::Judge(command) => decision::judge(self, window, command),
            Ask::Select(entity) => self.with_held(|held, _| held.select(entity))?,
            Ask::SelectMention(mention) => self.with_held(|held, _| held.select_mention(mention))?,
            Ask::Page(page) => self.with_held(|held, pane| {
                held.page = page;
                pane.start_at_top();
            })?,
            Ask::Shown(page) => {
                self.decided = Some(window.input(|input| input.time));
                self.with_held(|held, _| {
                    held.judgement.show(page);
                    held.unsaved = true;
                })?;
                window.request_repaint();
            }
            Ask::Reveal(span) => self.with_held(|held, pane| {
                held.page = held.page_of(span.start);
                // Only originals can be searched, so originals are shown.
                pane.replaced = false;
                pane.reveal = Some(span);
            })?,
            Ask::Chosen => decision::chosen(self, window),
            Ask::Offered => decision::offered(self, window),
            Ask::AskKnown => {
                let known = self.held.as_ref().map(|held| KnownNames::new(held.judgement.known()));
                self.dialog = known.map(Dialog::Known);
            }
            Ask::Renew => self.renew_held(window)?,
            Ask::Seek(words) => self.mentions.seek(words),
            Ask::Propose => self.propose(window, shared)?,
            Ask::Release => self.release(window, shared)?,
            Ask::Check => self.work = Some(work::check(window, shared.path()?, true)?),
            Ask::Recognise => self.take_in_after_all(window, Remedy::recognised)?,
            Ask::TakeInJoined(parted) => self.take_in_after_all(window, |remedy| remedy.joined(parted))?,
            Ask::ReadOn => {
                let reading = self.reading.take().map(Dialog::Second);
                self.dialog = reading.or(self.dialog.take());
            }
            Ask::AskDraw => self.dialog = Some(Dialog::Sizes),
            Ask::Draw(words) => {
                self.work = Some(work::draw(window, shared.path()?, words)?);
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
            Ask::AskFinish => self.dialog = Some(Dialog::Question(Question::default())),
            Ask::Finish => match &self.dialog {
                Some(Dialog::Question(question)) if question.keeps => shared.ask_path(Purpose::KeepKey),
                _ => return self.finish(None, shared),
            },
            Ask::AskRedact(words) => self.work = Some(work::look(window, shared.path()?, words)?),
            Ask::Redact => self.redact(window, shared)?,
        }
        Ok(Next::Nothing)
    }

    fn with_held(&mut self, change: impl FnOnce(&mut ReviewCase, &mut ReviewPage)) -> Result<()> {
        change(self.held.as_mut().ok_or(Error::NoOpenCase)?, &mut self.page);
        Ok(())
    }

    fn open_held(&mut self, window: &Window, number: i64, shared: &Shared) -> Result<()> {
        self.save()?;
        if self.held.as_ref().is_some_and(|held| held.original.number == number) {
            return Ok(());
        }
        let quarantine = self.quarantine.as_ref().ok_or(Error::QuarantineLocked)?;
        let (original, text) = (quarantine.original(number)?, quarantine.text(number)?);
        match quarantine.judgement(number)? {
            Some(judgement) => self.show_held(work::Found { original, text, judgement }, shared)?,
            None => self.work = Some(work::find(window, original, text, quarantine)?),
        }
        Ok(())
    }

    fn show_held(&mut self, found: work::Found, shared: &Shared) -> Result<()> {
        let session = shared.session()?;
        let catalogue = session.project.settings().catalogue(found.text.as_str())?;
        let held = ReviewCase::new(found.original, found.text, found.judgement, catalogue);
        self.page = ReviewPage::showing(self.page.replaced);
        self.held = Some(held);
        Ok(())
    }

    fn step_held(&mut self, step: Step, shared: &mut Shared) -> Result<()> {
        let held = self.held.as_mut().ok_or(Error::NoOpenCase)?;
        let (entity, mention) = (held.entity, held.mention);
        let decide = |verdict| entity.map(|entity| Judge::Decide { entity, verdict: Some(verdict) });
        let one = |verdict| mention.map(|mention| Judge::DecideMention { mention, verdict: Some(verdict) });
        let command = match step {
            Step::Replace => decide(Verdict::Replace),
            Step::Keep => decide(Verdict::Keep),
            Step::ReplaceMention => one(Verdict::Replace),
            Step::KeepMention => one(Verdict::Keep),
            Step::NotAName => entity.map(|entity| Judge::NotAName { entity }),
            Step::Split => mention.map(|mention| Judge::Split { mentions: vec![mention] }),
            _ => None,
        };
        if let Some(command) = command {
            held.apply(command);
            if matches!(step, Step::Replace | Step::Keep | Step::NotAName) {
                held.step_to_waiting();
            }
            return Ok(());
        }
        match step {
            Step::Role | Step::OwnRole => {
                let row = held.current().ok_or(Error::NoNameChosen)?;
                let purpose = match (step, mention) {
                    (Step::OwnRole, Some(mention)) => For::Mention(mention),
                    _ => For::Entity(row.entity),
                };
                let label = Some(row.label).filter(|label| *label != Label::Ask);
                self.dialog = Some(Dialog::Choose(Chooser::of_roles(held, purpose, label, &row.name)));
            }
            Step::Merge => {
                let chooser = held.current().map(|row| Chooser::of_entities(held, row));
                self.dialog = chooser.map(Dialog::Choose);
            }
            Step::Mark => {
                if let Some(span) = self.page.selection {
                    let name = Context::of(&held.text, span, 0).here;
                    let label =
                        held.entity_called(span).and_then(|id| held.judgement.entity(id)).map(|known| known.label);
                    let chooser = Chooser::of_roles(held, For::Passage(span), label.or(Some(Label::Per)), &name);
                    self.dialog = Some(Dialog::Choose(chooser));
                }
            }
            Step::Next | Step::Previous => held.step(step == Step::Next),
            Step::NextWaiting => held.step_to_waiting(),
            Step::NextMention | Step::PreviousMention => held.step_mention(step == Step::NextMention),
            Step::NextPage | Step::PreviousPage => {
                let forward = step == Step::NextPage;
                let last = held.judgement.pages().len().saturating_sub(1);
                if self.page.stride(forward) {
                    let page = if forward { (held.page + 1).min(last) } else { held.page.saturating_sub(1) };
                    if page != held.page {
                        held.page = page;
                        self.page.start_at_top();
                    }
                }
            }
            Step::Turn => self.page.replaced = !self.page.replaced,
            Step::Search => self.mentions.take_focus = true,
            Step::Sign => {
                let coder = shared.coder();
                held.judgement.sign(&coder)?;
                held.unsaved = true;
                self.save()?;
                shared.say(tr!("notice-signed", name = coder));
            }
            // What decides on a name was done above, if one is chosen.
            Step::Replace | Step::Keep | Step::ReplaceMention | Step::KeepMention | Step::NotAName | Step::Split => {
                return Err(Error::NoNameChosen);
            }
        }
        Ok(())
    }

    /// Undoes or redoes a decision, if the workspace has one to undo.
    ///
    /// # Errors
    /// [`Error::NoOpenCase`].
    pub fn travel(&mut self, back: bool) -> Result<()> {
        self.with_held(|held, _| held.travel(back))
    }

    /// Searches the open case anew, if the names that are known for it are others than before.
    fn renew_held(&mut self, window: &Window) -> Result<()> {
        let Some(Dialog::Known(names)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let held = self.held.as_ref().ok_or(Error::NoOpenCase)?;
        let known = names.typed.trim().to_owned();
        if known != held.judgement.known() {
            let (number, text) = (held.original.number, held.text.clone());
            self.work = Some(work::renew(window, number, text, known)?);
        }
        Ok(())
    }

    fn propose(&mut self, window: &Window, shared: &Shared) -> Result<()> {
        self.save()?;
        let held = self.held.as_ref().ok_or(Error::NoOpenCase)?;
        let (text, judgement) = (held.text.clone(), held.judgement.clone());
        let quarantine = self.quarantine.as_ref().ok_or(Error::QuarantineLocked)?;
        let number = held.original.number;
        let evidence = quarantine.evidence(number)?;
        self.work = Some(work::propose(window, shared.path()?, number, text, evidence, judgement)?);
        Ok(())
    }

    fn release(&mut self, window: &Window, shared: &mut Shared) -> Result<()> {
        let Some(Dialog::Release(proposal)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let session = shared.session_mut()?;
        let quarantine = self.quarantine.take().ok_or(Error::QuarantineLocked)?;
        match session.project.lend() {
            Ok(project) => self.work = Some(work::release_case(window, project, quarantine, proposal)?),
            Err(error) => {
                self.quarantine = Some(quarantine);
                return Err(error.into());
            }
        }
        Ok(())
    }

    fn released(&mut self, done: work::Releasing, shared: &mut Shared) -> Result<()> {
        let work::Releasing { project, quarantine, proposal, outcome } = done;
        self.quarantine = Some(quarantine);
        if let Some(session) = &mut shared.session {
            session.project = project;
        }
        let done = match outcome {
            Ok(done) => done,
            Err(error) => {
                self.dialog = Some(Dialog::Release(proposal));
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
        let Some(Dialog::Second(reading)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let session = shared.session_mut()?;
        let record = Record::new(reading.who.trim(), Recorded::SecondReading, reading.misses);
        session.project.write().records().add(&Record { words: Some(reading.words()), ..record })?;
        let (words, misses) = (reading.words(), reading.misses);
        shared.say(tr!("notice-read", words = words, misses = misses));
        Ok(())
    }

    /// Writes the report for the data protection officer.
    ///
    /// # Errors
    /// [`Error::NoProject`]; if the file cannot be written.
    pub fn save_report(path: &Path, shared: &mut Shared) -> Result<()> {
        let session = shared.session()?;
        let report = reports::anonymisation::to_markdown(&Report::of(&session.project)?);
        write_text(path, &report)?;
        shared.say(tr!("notice-saved", file = path.display().to_string()));
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
        if let (Some(session), Some(held)) = (&shared.session, &mut self.held) {
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
        let Some(Dialog::Question(question)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let path = shared.path()?;
        let quarantine = self.quarantine.take().ok_or(Error::QuarantineLocked)?;
        let key = key.map(|path| (path, question.passphrase));
        let (who, has_looked) = (shared.coder(), question.has_looked);
        Ok(Next::Finish(Box::new(Finishing { path, quarantine, who, key, has_looked })))
    }

    /// Destroys the originals of a project that has been closed.
    ///
    /// # Errors
    /// [`reading::Error::Io`] if the system gives no thread.
    pub fn start_finishing(&mut self, window: &Window, finishing: Finishing) -> Result<()> {
        self.work = Some(work::finish_project(window, finishing)?);
        Ok(())
    }

    /// Shows that the originals are gone.
    pub fn show_proof(&mut self, proof: Option<Proof>) {
        self.dialog = proof.map(Dialog::Proof);
    }

    fn redact(&mut self, window: &Window, shared: &mut Shared) -> Result<()> {
        let Some(Dialog::Redact(redaction)) = self.dialog.take() else { return Err(Error::DialogClosed) };
        let session = shared.session_mut()?;
        let ticked = redaction.places.iter().filter(|(_, ticked)| *ticked);
        let occurrences: Vec<_> = ticked.map(|(place, _)| place.occurrence).collect();
        let (role, label) = redaction.role();
        let role = role.map(str::to_owned);
        let project = session.project.lend()?;
        self.work = Some(work::redact(window, project, occurrences, label, role)?);
        Ok(())
    }

    fn redacted(done: work::Redacting, shared: &mut Shared) -> Result<()> {
        let session = shared.session_mut()?;
        session.project = done.project;
        // Whatever came of it: what is shown is read anew where the text has changed.
        session.refresh()?;
        let text = match done.outcome? {
            None => tr!("notice-stopped"),
            Some(Redacted { places, is_compact: true }) => tr!("notice-redacted", count = places),
            Some(Redacted { places, is_compact: false }) => {
                format!("{} {}", tr!("notice-redacted", count = places), tr!("notice-not-compact"))
            }
        };
        shared.say(text);
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
                        self.work = Some($back);
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
                self.hold(taken.opened);
                let count = taken.count;
                let left_out =
                    (taken.annotations > 0).then(|| tr!("quarantine-annotations", count = taken.annotations));
                let said = std::iter::once(tr!("notice-taken-in", count = count)).chain(left_out);
                shared.say(said.collect::<Vec<_>>().join(" "));
                if !taken.refused.files.is_empty() {
                    self.dialog = Some(Dialog::Refused(taken.refused));
                }
            }
            Work::Find(task) => {
                let found = made!(task, Work::Find(task))?;
                self.show_held(found, shared)?;
            }
            Work::Renew(task) => {
                let renewed = made!(task, Work::Renew(task))?;
                let Some(held) = self.held.as_mut().filter(|held| held.original.number == renewed.number) else {
                    return Ok(Next::Nothing);
                };
                let before = held.judgement.undecided();
                held.renew_marks(&renewed.known, &renewed.marks);
                let count = held.judgement.undecided().saturating_sub(before);
                self.save()?;
                shared.say(tr!("notice-renewed", count = count));
            }
            Work::Check(task, is_asked) => {
                let suspects = made!(task, Work::Check(task, is_asked))?;
                if is_asked || !suspects.is_empty() {
                    self.dialog = Some(Dialog::Suspects(suspects));
                }
            }
            Work::Propose(task) => {
                let proposal = made!(task, Work::Propose(task))?;
                self.dialog = Some(Dialog::Release(proposal));
            }
            Work::Release(task) => match made!(task, Work::Release(task)) {
                Ok(done) => self.released(done, shared)?,
                Err(error) => return Ok(Next::Recover(error)),
            },
            Work::Redact(task) => match made!(task, Work::Redact(task)) {
                Ok(done) => Self::redacted(done, shared)?,
                Err(error) => return Ok(Next::Recover(error)),
            },
            Work::Draw(task) => {
                let passages = made!(task, Work::Draw(task))?;
                let session = shared.session()?;
                let records = session.project.records().list()?.into_iter();
                let signed = records.filter(|record| record.what == Recorded::Signed).map(|record| record.who);
                self.dialog = Some(Dialog::Second(SecondReading::new(signed.collect(), passages)));
            }
            Work::Look(task, words) => {
                let places = made!(task, Work::Look(task, words))?;
                let session = shared.session()?;
                let text = session.open.as_ref().map_or("", |open| open.source.text.as_str());
                let catalogue = session.project.settings().catalogue(text)?;
                self.dialog = Some(Dialog::Redact(Redaction::new(words, places, &catalogue)));
            }
            Work::Finish(task, path) => {
                let proof = match task.poll() {
                    Poll::Waiting => {
                        self.work = Some(Work::Finish(task, path));
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

    /// Stores decisions after a while of rest.
    ///
    /// # Errors
    /// Those of the project and the quarantine.
    pub fn rest(&mut self, window: &Window, session: Option<&Session>) -> Result<()> {
        self.follow(session)?;
        let now = window.input(|input| input.time);
        let is_unsaved = self.held.as_ref().is_some_and(|held| held.unsaved);
        match (is_unsaved, self.decided) {
            (false, _) => self.decided = None,
            (true, None) => {
                self.decided = Some(now);
                window.request_repaint_after_secs(1.1);
            }
            (true, Some(decided)) if now - decided > REST => {
                self.decided = None;
                return self.save();
            }
            (true, Some(_)) => {}
        }
        Ok(())
    }
}

impl Anonymising {
    /// Takes an open quarantine.
    pub(super) fn hold(&mut self, opened: work::Opened) {
        self.originals = opened.originals;
        self.remain = None;
        self.quarantine = Some(opened.quarantine);
    }

    /// Stores what was decided of the open case.
    ///
    /// # Errors
    /// Those of the quarantine.
    pub fn save(&mut self) -> Result<()> {
        let (Some(held), Some(quarantine)) = (&mut self.held, &mut self.quarantine) else { return Ok(()) };
        if std::mem::take(&mut held.unsaved) {
            quarantine.save_judgement(held.original.number, &held.judgement)?;
            return self.renew();
        }
        Ok(())
    }

    /// Reads the card of the open case again.
    fn renew(&mut self) -> Result<()> {
        let (Some(held), Some(quarantine)) = (&mut self.held, &self.quarantine) else { return Ok(()) };
        held.original = quarantine.original(held.original.number)?;
        self.remain = None;
        if let Some(known) = self.originals.iter_mut().find(|known| known.number == held.original.number) {
            known.clone_from(&held.original);
        }
        Ok(())
    }
}
