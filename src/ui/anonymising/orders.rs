//! Carries out what the workspace asks for, and takes in what its workers hand back.

use std::path::PathBuf;

use egui::Context as Window;

use super::chooser::{Chooser, For};
use super::finishing::Question;
use super::held::{Context, Held};
use super::known::KnownNames;
use super::offer::Redaction;
use super::page::PagePane;
use super::second::SecondReading;
use super::work::{self, Poll, Work};
use super::{Anonymising, Dialog};
use crate::error::{Error, Result};
use crate::ui::action::{Ask, Purpose};
use crate::ui::app::App;
use crate::ui::bar::Workspace;
use crate::ui::jobs::Job;
use crate::ui::review_step::Step;
use names::judgement::{Command as Judge, Verdict};
use names::mark::Label;
use names::roles::Catalogue;
use project::output::write_text;
use project::{Record, Recorded, Redacted};
use quarantine::quarantine::Quarantine;
use quarantine::report::Report;

/// Seconds after the last decision before it is stored.
const REST: f64 = 1.0;

impl App {
    /// Asks where files go.
    pub(in crate::ui) fn ask_door(&mut self, files: Vec<PathBuf>) {
        self.anonymising.dialog = Some(Dialog::Doors(files));
    }

    pub(in crate::ui) fn anonymise(&mut self, window: &Window, ask: Ask) -> Result<()> {
        if self.job.is_some() && !matches!(ask, Ask::Shown(_) | Ask::Page(_) | Ask::Select(_) | Ask::SelectMention(_)) {
            return Err(project::Error::Busy.into());
        }
        match ask {
            Ask::Door(door) => return self.enter(window, door),
            Ask::AskPassphrase => self.ask_passphrase(Vec::new()),
            Ask::Unlock => return self.unlock(window),
            Ask::Lock => {
                self.anonymising.save()?;
                let beside = self.anonymising.beside.take();
                self.anonymising = Anonymising { beside, ..Anonymising::default() };
            }
            Ask::Open(number) => return self.open_held(window, number),
            Ask::Close => {
                self.anonymising.save()?;
                self.anonymising.held = None;
            }
            Ask::Step(step) => return self.step_held(step),
            Ask::Judge(command) => self.anonymising.judge(window, command),
            Ask::Select(entity) => self.with_held(|held, _| held.select(entity)),
            Ask::SelectMention(mention) => self.with_held(|held, _| held.select_mention(mention)),
            Ask::Page(page) => self.with_held(|held, pane| {
                held.page = page;
                pane.start_at_top();
            }),
            Ask::Shown(page) => {
                self.anonymising.decided = Some(window.input(|input| input.time));
                self.with_held(|held, _| {
                    held.judgement.show(page);
                    held.unsaved = true;
                });
                window.request_repaint();
            }
            Ask::Reveal(span) => self.with_held(|held, pane| {
                held.page = held.page_of(span.start);
                // Only originals can be searched, so originals are shown.
                pane.replaced = false;
                pane.reveal = Some(span);
            }),
            Ask::Chosen => self.anonymising.chosen(window),
            Ask::Offered => self.anonymising.offered(window),
            Ask::AskKnown => {
                let known = self.anonymising.held.as_ref().map(|held| KnownNames::new(held.judgement.known()));
                self.anonymising.dialog = known.map(Dialog::Known);
            }
            Ask::Renew => return self.renew_held(window),
            Ask::Seek(words) => self.anonymising.mentions.seek(words),
            Ask::Propose => return self.propose(window),
            Ask::Release => return self.release(window),
            Ask::Check => {
                self.anonymising.asked = true;
                return self.look_through(window);
            }
            Ask::Recognise => return self.recognise_held(window),
            Ask::ReadOn => {
                let reading = self.anonymising.reading.take().map(Dialog::Second);
                self.anonymising.dialog = reading.or(self.anonymising.dialog.take());
            }
            Ask::AskDraw => self.anonymising.dialog = Some(Dialog::Sizes),
            Ask::Draw(words) => {
                if let Some(path) = self.project_path() {
                    self.job = Some(Job::Anonymising(work::draw(window, path, words)?));
                }
            }
            Ask::SaveReading => return self.save_reading(),
            Ask::Report => self.ask(Purpose::SaveReport),
            Ask::LoadRoles => self.ask(Purpose::LoadRoles),
            Ask::SaveRoles => self.ask(Purpose::SaveRoles),
            Ask::StandardRoles => {
                if let Some(session) = &mut self.session {
                    session.project.write().settings().set_catalogue(None)?;
                }
                return self.renew_roles(tr!("notice-roles-standard"));
            }
            Ask::SetBrackets(on) => {
                if let Some(session) = &mut self.session {
                    session.project.write().settings().set_brackets(on)?;
                }
                return self.refresh();
            }
            Ask::AskFinish => self.anonymising.dialog = Some(Dialog::Question(Question::default())),
            Ask::Finish => match &self.anonymising.dialog {
                Some(Dialog::Question(question)) if question.keeps => self.ask(Purpose::KeepKey),
                _ => return self.finish(window, None),
            },
            Ask::AskRedact(words) => {
                if let Some(path) = self.project_path() {
                    self.anonymising.sought.clone_from(&words);
                    self.job = Some(Job::Anonymising(work::look(window, path, words)?));
                }
            }
            Ask::Redact => return self.redact(window),
        }
        Ok(())
    }

    fn project_path(&self) -> Option<PathBuf> {
        self.session.as_ref().map(|session| session.project.path().to_owned())
    }

    fn with_held(&mut self, change: impl FnOnce(&mut Held, &mut PagePane)) {
        if let Some(held) = &mut self.anonymising.held {
            change(held, &mut self.anonymising.page);
        }
    }

    fn open_held(&mut self, window: &Window, number: i64) -> Result<()> {
        self.anonymising.save()?;
        if self.anonymising.held.as_ref().is_some_and(|held| held.original.number == number) {
            return Ok(());
        }
        let Some(quarantine) = &self.anonymising.quarantine else { return Ok(()) };
        let (original, text) = (quarantine.original(number)?, quarantine.text(number)?);
        match quarantine.judgement(number)? {
            Some(judgement) => self.show_held(work::Found { original, text, judgement })?,
            None => self.job = Some(Job::Anonymising(work::find(window, original, text, quarantine)?)),
        }
        Ok(())
    }

    fn show_held(&mut self, found: work::Found) -> Result<()> {
        let Some(session) = &self.session else { return Ok(()) };
        let catalogue = session.project.settings().catalogue(found.text.as_str())?;
        let held = Held::new(found.original, found.text, found.judgement, catalogue);
        self.anonymising.page = PagePane::showing(self.anonymising.page.replaced);
        self.anonymising.held = Some(held);
        Ok(())
    }

    fn step_held(&mut self, step: Step) -> Result<()> {
        let coder = self.coder();
        let anonymising = &mut self.anonymising;
        let Some(held) = &mut anonymising.held else { return Ok(()) };
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
                let Some(row) = held.current() else { return Ok(()) };
                let purpose = match (step, mention) {
                    (Step::OwnRole, Some(mention)) => For::Mention(mention),
                    _ => For::Entity(row.entity),
                };
                let label = Some(row.label).filter(|label| *label != Label::Ask);
                anonymising.dialog = Some(Dialog::Choose(Chooser::of_roles(held, purpose, label, &row.name)));
            }
            Step::Merge => {
                let chooser = held.current().map(|row| Chooser::of_entities(held, row));
                anonymising.dialog = chooser.map(Dialog::Choose);
            }
            Step::Mark => {
                if let Some(span) = anonymising.page.selection {
                    let name = Context::of(&held.text, span, 0).here;
                    let label =
                        held.entity_called(span).and_then(|id| held.judgement.entity(id)).map(|known| known.label);
                    let chooser = Chooser::of_roles(held, For::Passage(span), label.or(Some(Label::Per)), &name);
                    anonymising.dialog = Some(Dialog::Choose(chooser));
                }
            }
            Step::Next | Step::Previous => held.step(step == Step::Next),
            Step::NextWaiting => held.step_to_waiting(),
            Step::NextMention | Step::PreviousMention => held.step_mention(step == Step::NextMention),
            Step::NextPage | Step::PreviousPage => {
                let forward = step == Step::NextPage;
                let last = held.judgement.pages().len().saturating_sub(1);
                if anonymising.page.stride(forward) {
                    let page = if forward { (held.page + 1).min(last) } else { held.page.saturating_sub(1) };
                    if page != held.page {
                        held.page = page;
                        anonymising.page.start_at_top();
                    }
                }
            }
            Step::Turn => anonymising.page.replaced = !anonymising.page.replaced,
            Step::Search => anonymising.mentions.take_focus = true,
            Step::Sign => {
                held.judgement.sign(&coder)?;
                held.unsaved = true;
                anonymising.save()?;
                self.say(tr!("notice-signed", name = coder));
            }
            _ => {}
        }
        Ok(())
    }

    /// Undoes or redoes a decision, if the workspace has one to undo.
    pub(in crate::ui) fn travel_held(&mut self, back: bool) {
        self.with_held(|held, _| held.travel(back));
    }

    /// Searches the open case anew, if the names that are known for it are others than before.
    fn renew_held(&mut self, window: &Window) -> Result<()> {
        let Some(Dialog::Known(names)) = self.anonymising.dialog.take() else { return Ok(()) };
        let Some(held) = &self.anonymising.held else { return Ok(()) };
        let known = names.typed.trim().to_owned();
        if known != held.judgement.known() {
            let (number, text) = (held.original.number, held.text.clone());
            self.job = Some(Job::Anonymising(work::renew(window, number, text, known)?));
        }
        Ok(())
    }

    fn propose(&mut self, window: &Window) -> Result<()> {
        self.anonymising.save()?;
        let (Some(held), Some(path)) = (&self.anonymising.held, self.project_path()) else { return Ok(()) };
        let (text, judgement) = (held.text.clone(), held.judgement.clone());
        self.job = Some(Job::Anonymising(work::propose(window, path, held.original.number, text, judgement)?));
        Ok(())
    }

    fn release(&mut self, window: &Window) -> Result<()> {
        let Some(Dialog::Release(proposal)) = self.anonymising.dialog.take() else { return Ok(()) };
        self.anonymising.save()?;
        self.flush_details()?;
        let Some(session) = &mut self.session else { return Ok(()) };
        let project = session.project.lend()?;
        let Some(quarantine) = self.anonymising.lend() else {
            session.project = project;
            return Ok(());
        };
        self.job = Some(Job::Anonymising(work::release_case(window, project, quarantine, proposal)?));
        Ok(())
    }

    fn released(&mut self, done: work::Releasing) -> Result<()> {
        let work::Releasing { project, quarantine, proposal, outcome } = done;
        self.anonymising.take_back(quarantine);
        if let Some(session) = &mut self.session {
            session.project = project;
        }
        let done = match outcome {
            Ok(done) => done,
            Err(error) => {
                self.anonymising.dialog = Some(Dialog::Release(proposal));
                return Err(error.into());
            }
        };
        self.anonymising.renew()?;
        let label = done.label.as_str();
        self.say(if done.was_there {
            tr!("notice-was-released", label = label)
        } else {
            tr!("notice-released", label = label)
        });
        self.refresh()
    }

    /// Opens the project again that a worker took with it.
    fn recover(&mut self, error: Error) -> Result<()> {
        if let Some(path) = self.project_path() {
            self.put_away();
            self.open(&path)?;
        }
        Err(error)
    }

    /// Looks through the project for what still looks identifying.
    pub(in crate::ui) fn look_through(&mut self, window: &Window) -> Result<()> {
        if let Some(path) = self.project_path() {
            self.job = Some(Job::Anonymising(work::check(window, path)?));
        }
        Ok(())
    }

    fn save_reading(&mut self) -> Result<()> {
        let Some(Dialog::Second(reading)) = self.anonymising.dialog.take() else { return Ok(()) };
        let Some(session) = &mut self.session else { return Ok(()) };
        let record = Record::new(reading.who.trim(), Recorded::SecondReading, reading.misses);
        session.project.write().records().add(&Record { words: Some(reading.words()), ..record })?;
        let (words, misses) = (reading.words(), reading.misses);
        self.say(tr!("notice-read", words = words, misses = misses));
        Ok(())
    }

    /// Writes the report for the data protection officer.
    pub(in crate::ui) fn save_report(&mut self, path: &std::path::Path) -> Result<()> {
        let Some(session) = &self.session else { return Ok(()) };
        let report = reports::anonymisation::to_markdown(&Report::of(&session.project)?);
        write_text(path, &report)?;
        self.say(tr!("notice-saved", file = path.display().to_string()));
        Ok(())
    }

    /// Takes the roles of the project from a file, or writes them to one.
    pub(in crate::ui) fn use_roles(&mut self, purpose: Purpose, path: &std::path::Path) -> Result<()> {
        let Some(session) = &mut self.session else { return Ok(()) };
        if purpose == Purpose::LoadRoles {
            session.project.write().settings().set_catalogue(Some(&Catalogue::read(path)?))?;
            return self.renew_roles(tr!("notice-roles-loaded"));
        }
        if path.exists() {
            return Err(project::Error::Exists(path.to_owned()).into());
        }
        let roles = session.project.settings().catalogue("")?.to_ron();
        write_text(path, &roles)?;
        self.say(tr!("notice-saved", file = path.display().to_string()));
        Ok(())
    }

    /// Shows the open case with the roles that the project has now.
    fn renew_roles(&mut self, notice: String) -> Result<()> {
        if let (Some(session), Some(held)) = (&self.session, &mut self.anonymising.held) {
            held.take_roles(session.project.settings().catalogue(held.text.as_str())?);
        }
        self.say(notice);
        self.refresh()
    }

    /// Finishes the project, with a key to the originals in this file.
    pub(in crate::ui) fn finish(&mut self, window: &Window, key: Option<PathBuf>) -> Result<()> {
        let Some(Dialog::Question(question)) = self.anonymising.dialog.take() else { return Ok(()) };
        self.anonymising.save()?;
        let who = self.coder();
        self.flush_details()?;
        let Some(path) = self.project_path() else { return Ok(()) };
        let Some(quarantine) = self.anonymising.quarantine.take() else { return Ok(()) };
        let looked = question.has_looked;
        let key = key.map(|path| (path, question.passphrase));
        self.put_away();
        self.job = Some(Job::Anonymising(work::finish_project(window, path, quarantine, who, key, looked)?));
        Ok(())
    }

    /// Asks what becomes of the words that are selected in a released text.
    pub(in crate::ui) fn ask_redact(&mut self, window: &Window) -> Result<()> {
        let Some(open) = self.session.as_ref().and_then(|session| session.open.as_ref()) else { return Ok(()) };
        let Some(span) = self.reading.selection.first() else { return Ok(()) };
        let words = open.source.text.slice(*span).to_owned();
        self.anonymise(window, Ask::AskRedact(words))
    }

    fn redact(&mut self, window: &Window) -> Result<()> {
        let Some(Dialog::Redact(redaction)) = self.anonymising.dialog.take() else { return Ok(()) };
        self.flush_details()?;
        let Some(session) = &mut self.session else { return Ok(()) };
        let ticked = redaction.places.iter().filter(|(_, ticked)| *ticked);
        let occurrences: Vec<_> = ticked.map(|(place, _)| place.occurrence).collect();
        let (role, label) = redaction.role();
        let role = role.map(str::to_owned);
        let project = session.project.lend()?;
        self.job = Some(Job::Anonymising(work::redact(window, project, occurrences, label, role)?));
        Ok(())
    }

    fn redacted(&mut self, done: work::Redacting) -> Result<()> {
        let Some(session) = &mut self.session else { return Ok(()) };
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
        self.say(text);
        Ok(())
    }

    /// Takes in what a worker of the workspace has ready.
    pub(in crate::ui) fn advance_anonymising(&mut self, window: &Window, work: Work) -> Result<()> {
        macro_rules! made {
            ($task:ident, $back:expr) => {
                match $task.poll() {
                    Poll::Waiting => {
                        self.job = Some(Job::Anonymising($back));
                        return Ok(());
                    }
                    Poll::Stopped => {
                        self.say(tr!("notice-stopped"));
                        return Ok(());
                    }
                    Poll::Made(made) => Ok(made),
                    Poll::Failed(error) => Err(error),
                }
            };
        }
        match work {
            Work::Unlock(task) => {
                let opened = made!(task, Work::Unlock(task));
                self.unlocked(window, opened)
            }
            Work::TakeIn(task) => {
                let taken = made!(task, Work::TakeIn(task)).inspect_err(|_| self.anonymising.lent = false)?;
                self.anonymising.hold(taken.opened);
                let count = taken.count;
                self.say(tr!("notice-taken-in", count = count));
                if !taken.refused.files.is_empty() {
                    self.anonymising.dialog = Some(Dialog::Refused(taken.refused));
                }
                Ok(())
            }
            Work::Find(task) => {
                let found = made!(task, Work::Find(task))?;
                self.show_held(found)
            }
            Work::Renew(task) => {
                let renewed = made!(task, Work::Renew(task))?;
                let Some(held) = self.anonymising.held.as_mut().filter(|held| held.original.number == renewed.number)
                else {
                    return Ok(());
                };
                let before = held.judgement.undecided();
                held.renew_marks(&renewed.known, &renewed.marks);
                let count = held.judgement.undecided().saturating_sub(before);
                self.anonymising.save()?;
                self.say(tr!("notice-renewed", count = count));
                Ok(())
            }
            Work::Check(task) => {
                let suspects = made!(task, Work::Check(task))?;
                if std::mem::take(&mut self.anonymising.asked) || !suspects.is_empty() {
                    self.anonymising.dialog = Some(Dialog::Suspects(suspects));
                }
                Ok(())
            }
            Work::Propose(task) => {
                let proposal = made!(task, Work::Propose(task))?;
                self.anonymising.dialog = Some(Dialog::Release(proposal));
                Ok(())
            }
            Work::Release(task) => match made!(task, Work::Release(task)) {
                Ok(done) => self.released(done),
                Err(error) => self.recover(error),
            },
            Work::Redact(task) => match made!(task, Work::Redact(task)) {
                Ok(done) => self.redacted(done),
                Err(error) => self.recover(error),
            },
            Work::Draw(task) => {
                let passages = made!(task, Work::Draw(task))?;
                let Some(session) = &self.session else { return Ok(()) };
                let records = session.project.records().list()?.into_iter();
                let signed = records.filter(|record| record.what == Recorded::Signed).map(|record| record.who);
                self.anonymising.dialog = Some(Dialog::Second(SecondReading::new(signed.collect(), passages)));
                Ok(())
            }
            Work::Look(task) => {
                let places = made!(task, Work::Look(task))?;
                let Some(session) = &self.session else { return Ok(()) };
                let text = session.open.as_ref().map_or("", |open| open.source.text.as_str());
                let catalogue = session.project.settings().catalogue(text)?;
                let words = std::mem::take(&mut self.anonymising.sought);
                self.anonymising.dialog = Some(Dialog::Redact(Redaction::new(words, places, &catalogue)));
                Ok(())
            }
            Work::Finish(task, path) => {
                let proof = match task.poll() {
                    Poll::Waiting => {
                        self.job = Some(Job::Anonymising(Work::Finish(task, path)));
                        return Ok(());
                    }
                    Poll::Stopped => {
                        self.say(tr!("notice-stopped"));
                        Ok(None)
                    }
                    Poll::Made(proof) => Ok(Some(proof)),
                    Poll::Failed(error) => Err(error),
                };
                self.open(&path)?;
                self.workspace = Workspace::Anonymise;
                self.anonymising.dialog = proof?.map(Dialog::Proof);
                Ok(())
            }
        }
    }

    /// Stores decisions after a while of rest.
    pub(in crate::ui) fn rest_anonymising(&mut self, window: &Window) -> Result<()> {
        self.anonymising.follow(self.session.as_ref())?;
        let now = window.input(|input| input.time);
        let revision = self.anonymising.held.as_ref().filter(|held| held.unsaved).map(|held| held.revision);
        match (revision, self.anonymising.decided) {
            (None, _) => self.anonymising.decided = None,
            (Some(_), None) => {
                self.anonymising.decided = Some(now);
                window.request_repaint_after_secs(1.1);
            }
            (Some(_), Some(decided)) if now - decided > REST => {
                self.anonymising.decided = None;
                return self.anonymising.save();
            }
            _ => {}
        }
        Ok(())
    }
}

impl Anonymising {
    /// Takes an open quarantine.
    pub(super) fn hold(&mut self, opened: work::Opened) {
        self.originals = opened.originals;
        self.remain = None;
        self.take_back(opened.quarantine);
    }

    /// Hands the quarantine to a worker, until it is taken back.
    pub(super) fn lend(&mut self) -> Option<Quarantine> {
        self.lent = self.quarantine.is_some();
        self.quarantine.take()
    }

    fn take_back(&mut self, quarantine: Quarantine) {
        (self.quarantine, self.lent) = (Some(quarantine), false);
    }

    /// Stores what was decided of the open case.
    pub(in crate::ui) fn save(&mut self) -> Result<()> {
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
