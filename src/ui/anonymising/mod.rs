//! The workspace of anonymisation: cases that are held back are judged, signed, released, and the originals destroyed.
//!
//! | file | what lives there |
//! |---|---|
//! | [`review_case`] | the case under review and what is shown of it |
//! | `list`, `review_page`, `mentions` | the panes: left, middle, right |
//! | `overview` | what stands in the middle while no case is open |
//! | `chooser`, `intake_dialogs`, `known_names`, `offer`, `releasing`, `second_reading`, `finishing` | dialogs |
//! | `review_actions`, `intake`, `decision` | carry out what views ask for |
//! | `work` | workers beside the window; `finding` asks for suggestions |
//!
//! Originals live in the quarantine and, while a case is open, in [`ReviewCase`]; nothing else of the window gets them.

mod chooser;
mod decision;
mod finding;
mod finishing;
mod intake;
mod intake_dialogs;
mod known_names;
mod list;
mod mentions;
mod offer;
mod overview;
mod releasing;
mod review_actions;
pub mod review_case;
mod review_page;
mod second_reading;
mod work;

use std::collections::HashMap;
use std::mem::{self, Discriminant};
use std::path::PathBuf;

use egui::{Panel, Ui};

use super::action::{Actions, Ask, ask};
use super::review_step::Step;
use super::session::Session;
use super::status;
use crate::error::{Error, Result};
use chooser::Chooser;
use finishing::Question;
use intake_dialogs::PassphraseDialog;
use known_names::KnownNames;
use list::Lists;
use mentions::MentionPane;
use offer::{Offer, Redaction};
use overview::Overview;
use project::{Project, Releases};
use quarantine::finish::Proof;
use quarantine::quarantine::{Original, Quarantine};
use quarantine::quarantine_file::State;
use quarantine::release::case_of;
use review_case::ReviewCase;
use review_page::ReviewPage;
use second_reading::SecondReading;
use work::{Finishing, Proposal, Refused, Suspect, Work};

/// A dialog while it is open.
enum Dialog {
    Destination(Vec<PathBuf>),
    Passphrase(PassphraseDialog),
    Choose(Chooser),
    Offer(Offer),
    Known(KnownNames),
    Release(Proposal),
    Suspects(Vec<Suspect>),
    Sizes,
    Second(SecondReading),
    Question(Question),
    Proof(Proof),
    Redact(Redaction),
    /// Files that were not taken in.
    Refused(Refused),
}

/// The most of the width that a pane beside the page takes.
const SIDE: f32 = 0.3;

/// Frames that a new dialog gets.
const FRAMES: u8 = 3;

/// What the workspace leaves to the window, since it concerns more than the workspace.
pub enum Next {
    Nothing,
    /// Takes files into the project, and looks through it then.
    Import(Vec<PathBuf>),
    /// Closes the project and destroys its originals.
    Finish(Box<Finishing>),
    /// Opens a project again after that, with the proof if it came to its end.
    Reopen(PathBuf, Result<Option<Proof>>),
    /// Opens the project again that a worker took with it, and tells why.
    Recover(Error),
}

/// The state of the workspace.
#[derive(Default)]
pub struct Anonymising {
    quarantine: Option<Quarantine>,
    originals: Vec<Original>,
    held: Option<ReviewCase>,
    lists: Lists,
    page: ReviewPage,
    mentions: MentionPane,
    dialog: Option<Dialog>,
    /// What goes on beside the window.
    work: Option<Work>,
    /// The kind of the dialog of the last frame, and how many frames until it stands still.
    shown: (Option<Discriminant<Dialog>>, u8),
    /// The project and whether a quarantine lies beside it.
    beside: Option<(PathBuf, bool)>,
    /// Whether exports put replacements in brackets.
    brackets: bool,
    /// Whether originals remain somewhere, at a revision of the project.
    remain: Option<(u64, bool)>,
    /// Whether finishing was begun and did not come to its end.
    interrupted: bool,
    /// Looks through the project once the import is done.
    check_import: bool,
    /// When something was decided last, in seconds of the window.
    decided: Option<f64>,
    /// A second reading that was put aside.
    reading: Option<SecondReading>,
    /// Which text each case had when dialogs took passages from it.
    texts: HashMap<i64, (i64, i64)>,
}

impl Anonymising {
    /// Looks whether a quarantine lies beside the project, once for each project, and whether its record tells of originals;
    /// and takes passages anew whose text has changed.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn follow(&mut self, session: Option<&Session>) -> Result<()> {
        let project = session.map(|session| &session.project);
        if self.beside.as_ref().map(|(known, _)| known.as_path()) != project.map(Project::path) {
            let has_quarantine = |project: &Project| {
                !matches!(State::of(&Quarantine::path_for(project.path())), State::None | State::Unmade)
            };
            self.beside = project.map(|project| (project.path().to_owned(), has_quarantine(project)));
            self.remain = None;
        }
        if let Some(project) = project.filter(|own| self.remain.is_none_or(|(seen, _)| seen != own.revision())) {
            self.brackets = project.settings().brackets()?;
            let cases = session.map_or(&[][..], |session| &session.cases);
            self.renew_passages(project, cases.iter().map(|case| (case.id, case.content())).collect())?;
            if self.is_open() {
                self.note_released(&Releases::of(project)?);
            }
            let told = project.records().told()?;
            self.interrupted = told.finishing.is_some();
            self.remain = Some((project.revision(), told.remain()));
        }
        Ok(())
    }

    /// Forgets what was found in texts that are others now, and takes what is being read from them again.
    fn renew_passages(&mut self, project: &Project, texts: HashMap<i64, (i64, i64)>) -> Result<()> {
        let changed = self.texts.iter().filter(|(case, text)| texts.get(case) != Some(text));
        let changed: Vec<i64> = changed.map(|(case, _)| *case).collect();
        if !changed.is_empty() {
            let reading = match &mut self.dialog {
                Some(Dialog::Second(reading)) => Some(reading),
                _ => self.reading.as_mut(),
            };
            if let Some(reading) = reading {
                for case in changed {
                    let text = texts.contains_key(&case).then(|| project.cases().text(case)).transpose()?;
                    reading.renew(case, text.as_ref());
                }
            }
            if matches!(self.dialog, Some(Dialog::Suspects(_) | Dialog::Redact(_))) {
                self.dialog = None;
            }
        }
        self.texts = texts;
        Ok(())
    }

    /// Notes which originals the project has, and as what: a release can have been undone, and a case be called otherwise.
    fn note_released(&mut self, releases: &Releases) {
        let held = self.held.as_mut().map(|held| &mut held.original);
        for original in self.originals.iter_mut().chain(held) {
            original.released_as = case_of(releases, original).map(|(_, label)| label.to_owned());
        }
    }

    /// Whether a quarantine lies beside the project.
    #[must_use]
    pub fn has_quarantine(&self) -> bool {
        self.beside.as_ref().is_some_and(|(_, exists)| *exists)
    }

    /// Whether originals are kept: then all that the project holds is still personal data.
    #[must_use]
    pub fn keeps_originals(&self) -> bool {
        self.has_quarantine() || self.remain.is_some_and(|(_, remain)| remain)
    }

    /// Whether the passphrase was given, so that the cases are shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.quarantine.is_some() || self.work.as_ref().is_some_and(Work::has_quarantine)
    }

    /// Whether a worker is at work.
    #[must_use]
    pub const fn is_working(&self) -> bool {
        self.work.is_some()
    }

    /// Whether a worker has the project.
    #[must_use]
    pub fn has_lent_project(&self) -> bool {
        self.work.as_ref().is_some_and(Work::has_project)
    }

    /// What the status bar shows of the work.
    #[must_use]
    pub fn progress(&self) -> Option<status::Work> {
        self.work.as_ref().map(Work::shown)
    }

    /// Asks a worker to stop where that leaves everything whole.
    pub fn cancel(&self) {
        if let Some(work) = &self.work {
            work.cancel();
        }
    }

    #[must_use]
    pub const fn is_modal(&self) -> bool {
        self.dialog.is_some()
    }

    #[must_use]
    pub const fn has_open_case(&self) -> bool {
        self.held.is_some()
    }

    /// The open case, for tests.
    #[must_use]
    pub const fn held(&self) -> Option<&ReviewCase> {
        self.held.as_ref()
    }

    /// Shows the workspace.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, is_covered: bool, actions: &mut Actions) {
        let is_covered = is_covered || self.dialog.is_some();
        let held = self.held.as_ref();
        if self.is_open() {
            let most = (ui.available_width() * SIDE).max(140.0);
            Panel::left("anonymising-left").default_size(270.0).size_range(140.0..=most).show(ui, |ui| {
                self.lists.show(ui, &self.originals, held, actions);
            });
        }
        let Some(held) = held else {
            let overview = Overview {
                session,
                exists: self.has_quarantine(),
                is_open: self.is_open(),
                interrupted: self.interrupted,
                originals: &self.originals,
                reading: self.reading.as_ref(),
                brackets: self.brackets,
            };
            let paper = super::tokens::Tokens::of(ui.ctx()).paper;
            let frame = egui::Frame::new().fill(paper).inner_margin(egui::Margin::same(32));
            egui::CentralPanel::default().frame(frame).show(ui, |ui| overview.show(ui, actions));
            return;
        };
        let most = (ui.available_width() * SIDE * 1.4).max(180.0);
        Panel::right("anonymising-right").default_size(310.0).size_range(180.0..=most).show(ui, |ui| {
            self.mentions.show(ui, held, self.page.selection.is_some(), actions);
        });
        egui::CentralPanel::default()
            .frame(egui::Frame::NONE)
            .show(ui, |ui| self.page.show(ui, held, session.project.coder(), is_covered, actions));
    }

    /// Turns keys into steps, where no field takes them as text.
    pub fn keys(&self, ctx: &egui::Context, actions: &mut Actions) {
        let Some(held) = &self.held else { return };
        if self.dialog.is_some() || is_typing(ctx) {
            return;
        }
        let has_selection = self.page.selection.is_some();
        let steps = Step::pressed(ctx).into_iter().filter(|step| held.can(*step, has_selection));
        actions.extend(steps.map(|step| ask(Ask::Step(step))));
    }

    /// Shows the dialog that is open.
    pub fn dialogs(&mut self, ctx: &egui::Context, actions: &mut Actions) {
        let kind = self.dialog.as_ref().map(mem::discriminant);
        if self.shown.0 != kind {
            self.shown = (kind, FRAMES);
        }
        // A dialog finds its size and its place in its first frames.
        if self.shown.1 > 0 {
            self.shown.1 -= 1;
            ctx.request_repaint();
        }
        let Some(dialog) = &mut self.dialog else { return };
        let stays = match dialog {
            Dialog::Destination(files) => intake_dialogs::show_destination(ctx, files, actions),
            Dialog::Passphrase(passphrase) => passphrase.show(ctx, actions),
            Dialog::Choose(chooser) => chooser.show(ctx, actions),
            Dialog::Offer(offer) => offer.show(ctx, actions),
            Dialog::Known(known) => known.show(ctx, actions),
            Dialog::Release(proposal) => releasing::show(ctx, proposal, actions),
            Dialog::Suspects(suspects) => offer::show_suspects(ctx, suspects, actions),
            Dialog::Sizes => second_reading::show_sizes(ctx, actions),
            Dialog::Second(reading) => reading.show(ctx, actions),
            Dialog::Question(question) => question.show(ctx, actions),
            Dialog::Proof(proof) => finishing::show_proof(ctx, proof, actions),
            Dialog::Redact(redaction) => redaction.show(ctx, actions),
            Dialog::Refused(refused) => intake_dialogs::show_refused(ctx, refused, actions),
        };
        if !stays
            && let Some(Dialog::Second(reading)) = self.dialog.take()
            && !reading.is_dropped
        {
            self.reading = Some(reading);
        }
    }
}

/// Whether letters are text now: they are in any field but the page, which cannot be changed.
#[must_use]
pub fn is_typing(ctx: &egui::Context) -> bool {
    ctx.text_edit_focused() && ctx.memory(egui::Memory::focused) != Some(ReviewPage::id())
}
