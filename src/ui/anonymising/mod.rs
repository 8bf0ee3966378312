//! The workspace of anonymisation: cases that are held back are judged, signed, released, and the originals destroyed.
//!
//! | file | what lives there |
//! |---|---|
//! | [`review_case`] | the case under review and what is shown of it |
//! | `review_desk` | that case with its panes: what is decided, selected and shown |
//! | `vault`, `beside`, `after_import` | the open quarantine; what lies beside the project; what waits after an import |
//! | `list`, `review_page`, `mentions` | the panes: left, middle, right; `read_parts` what of a page was in view |
//! | `overview` | what stands in the middle while no case is open |
//! | `chooser`, `intake_dialogs`, `known_names`, `offer`, `releasing`, `second_reading`, `suspects`, `telling`, `dry_running`, `everywhere`, `erasing`, `finishing` | dialogs |
//! | `review_actions`, `intake`, `decision` | carry out what views ask for |
//! | `work`, `work_slot` | workers beside the window, one at a time; `finding` asks for suggestions |
//!
//! Originals live in the quarantine and, while a case is open, in [`review_case::ReviewCase`]; nothing else of the window gets them.

mod after_import;
mod arranging;
mod beside;
mod chooser;
mod decision;
mod dry_running;
mod erasing;
mod everywhere;
mod finding;
mod finishing;
mod held_documents;
mod intake;
mod intake_dialogs;
mod intake_work;
mod known_names;
mod list;
mod mentions;
mod offer;
mod overview;
mod read_parts;
mod releasing;
mod review_actions;
pub mod review_case;
mod review_desk;
mod review_page;
mod second_reading;
mod suspects;
mod telling;
mod vault;
mod work;
mod work_slot;

use std::collections::HashMap;
use std::mem::{self, Discriminant};
use std::path::PathBuf;

use egui::{Panel, Ui};

use super::action::Actions;
use super::panes::{PaneSide, Panes};
use super::session::Session;
use crate::error::{Error, Result};
use after_import::AfterImport;
use beside::Beside;
use chooser::Chooser;
use dry_running::DryRunFindings;
use erasing::{ErasureDone, ErasureQuestion};
use everywhere::EverywhereSearch;
use finishing::FinishQuestion;
use held_documents::{HeldDocuments, Proposals};
use intake_dialogs::{Doors, PassphraseDialog};
use intake_work::Refused;
use known_names::KnownNames;
use list::ListState;
use offer::{Offer, Redaction};
use overview::Overview;
use project::Project;
use project::import::GroupProposal;
use quarantine::finish::Proof;
use review_desk::ReviewDesk;
pub use review_page::is_typing;
use second_reading::SecondReading;
use suspects::Suspects;
use telling::TellingList;
use vault::Vault;
use work::{Finishing, ReleaseProposal};
use work_slot::WorkSlot;

/// A dialog while it is open.
enum AnonymisingDialog {
    Destination(Doors),
    Passphrase(PassphraseDialog),
    Choose(Chooser),
    Offer(Offer),
    Known(KnownNames),
    Release(ReleaseProposal),
    Suspects(Suspects),
    Telling(TellingList),
    DryRun(DryRunFindings),
    Sizes,
    Second(SecondReading),
    Question(FinishQuestion),
    Proof(Proof),
    Redact(Box<Redaction>),
    Everywhere(EverywhereSearch),
    Erase(ErasureQuestion),
    Erased(ErasureDone),
    /// Files that were not taken in.
    Refused(Refused),
    Documents(HeldDocuments),
    Proposals(Proposals),
}

/// The most of the width that the list of cases takes, and the least in points.
const SIDE: f32 = 0.3;
const LEAST_SIDE: f32 = 140.0;

/// Frames that a new dialog gets.
const FRAMES: u8 = 3;

/// What the workspace leaves to the window, since it concerns more than the workspace.
pub enum Next {
    Nothing,
    /// Takes files into the project, as documents of this case or each as one, and looks through it then.
    Import(Vec<PathBuf>, Option<String>),
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
    vault: Vault,
    /// What is known of the open project.
    pub beside: Beside,
    /// The case under review.
    pub desk: ReviewDesk,
    lists: ListState,
    dialog: Option<AnonymisingDialog>,
    /// The list from which a redaction was asked for; it comes back behind it.
    behind: Option<AnonymisingDialog>,
    /// What may still identify somebody in what was imported.
    pub after_import: AfterImport,
    /// What goes on beside the window.
    pub work: WorkSlot,
    /// Originals that seem to be documents of one case, until that is asked.
    proposals: Vec<GroupProposal>,
    /// The kind of the dialog of the last frame, and how many frames until it stands still.
    shown: (Option<Discriminant<AnonymisingDialog>>, u8),
    /// Whether a decision that holds for other cases is another than before, and signed cases were not looked through since.
    has_changed: bool,
    panes: Panes,
    /// A second reading that was put aside.
    reading: Option<SecondReading>,
    /// Which text each case had when dialogs took passages from it.
    texts: HashMap<i64, (i64, i64)>,
}

impl Anonymising {
    /// Looks what lies beside the project and whether its record tells of originals; and takes passages anew whose text has
    /// changed.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn follow(&mut self, session: Option<&Session>) -> Result<()> {
        let is_new = self.beside.follow(session.map(|session| &session.project))?;
        if let Some(session) = session.filter(|_| is_new) {
            let texts = session.cases.iter().map(|case| (case.id, case.content())).collect();
            self.renew_passages(&session.project, texts)?;
            arranging::note_releases(self, &session.project)?;
        }
        Ok(())
    }

    /// Forgets what was found in texts that are others now, and takes what is being read from them again.
    fn renew_passages(&mut self, project: &Project, texts: HashMap<i64, (i64, i64)>) -> Result<()> {
        let changed = self.texts.iter().filter(|(case, text)| texts.get(case) != Some(text));
        let changed: Vec<i64> = changed.map(|(case, _)| *case).collect();
        if !changed.is_empty() {
            let reading = match &mut self.dialog {
                Some(AnonymisingDialog::Second(reading)) => Some(reading),
                _ => self.reading.as_mut(),
            };
            if let Some(reading) = reading {
                for &case in &changed {
                    let text = texts.contains_key(&case).then(|| project.cases().text(case)).transpose()?;
                    reading.renew(case, text.as_ref());
                }
            }
            if matches!(self.dialog, Some(AnonymisingDialog::Suspects(_) | AnonymisingDialog::Redact(_))) {
                (self.dialog, self.behind) = (None, None);
            }
        }
        if self.texts != texts {
            self.after_import.follow_texts(&changed);
        }
        self.texts = texts;
        Ok(())
    }

    /// Whether the passphrase was given, so that the cases are shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.vault.is_open() || self.work.has_quarantine()
    }

    #[must_use]
    pub const fn is_modal(&self) -> bool {
        self.dialog.is_some()
    }

    /// Shows the workspace.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, is_covered: bool, actions: &mut Actions) {
        let is_covered = is_covered || self.dialog.is_some();
        self.panes.measure(ui);
        if self.panes.is_narrow() && self.is_open() {
            let left = if self.desk.held.is_some() { tr!("entities-title") } else { tr!("held-title") };
            let handles = Panel::top("anonymising-drawers").resizable(false);
            handles.show(ui, |ui| self.panes.handles(ui, &left, &tr!("mentions-title")));
        }
        if self.is_open() && self.panes.is_shown(PaneSide::Left) {
            let most = self.panes.most(ui, ui.available_width() * SIDE, LEAST_SIDE);
            Panel::left("anonymising-left").default_size(270.0).size_range(LEAST_SIDE..=most).show(ui, |ui| {
                self.lists.show(ui, &self.vault.originals, self.desk.held.as_ref(), actions);
            });
        }
        if self.desk.show(ui, session.project.coder(), is_covered, self.panes, actions) {
            return;
        }
        let overview = Overview {
            session,
            exists: self.beside.has_quarantine(),
            is_open: self.is_open(),
            interrupted: self.beside.interrupted,
            originals: &self.vault.originals,
            reading: self.reading.as_ref(),
            brackets: self.beside.brackets,
        };
        let paper = super::tokens::Tokens::of(ui.ctx()).paper;
        let frame = egui::Frame::new().fill(paper).inner_margin(egui::Margin::same(32));
        egui::CentralPanel::default().frame(frame).show(ui, |ui| overview.show(ui, actions));
    }

    /// Shows the dialog that is open.
    pub fn dialogs(&mut self, ctx: &egui::Context, actions: &mut Actions) {
        arranging::ask_proposals(self);
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
            AnonymisingDialog::Destination(doors) => doors.show(ctx, actions),
            AnonymisingDialog::Passphrase(passphrase) => passphrase.show(ctx, actions),
            AnonymisingDialog::Choose(chooser) => chooser.show(ctx, actions),
            AnonymisingDialog::Offer(offer) => offer.show(ctx, actions),
            AnonymisingDialog::Known(known) => known.show(ctx, actions),
            AnonymisingDialog::Release(proposal) => releasing::show(ctx, proposal, actions),
            AnonymisingDialog::Suspects(suspects) => suspects.show(ctx, actions),
            AnonymisingDialog::Telling(list) => list.show(ctx, self.desk.held.as_ref(), actions),
            AnonymisingDialog::DryRun(found) => found.show(ctx, actions),
            AnonymisingDialog::Sizes => second_reading::show_sizes(ctx, actions),
            AnonymisingDialog::Second(reading) => reading.show(ctx, actions),
            AnonymisingDialog::Question(question) => question.show(ctx, actions),
            AnonymisingDialog::Proof(proof) => finishing::show_proof(ctx, proof, actions),
            AnonymisingDialog::Redact(redaction) => redaction.show(ctx, actions),
            AnonymisingDialog::Everywhere(search) => search.show(ctx, actions),
            AnonymisingDialog::Erase(question) => question.show(ctx, actions),
            AnonymisingDialog::Erased(done) => done.show(ctx),
            AnonymisingDialog::Documents(documents) => documents.show(ctx, actions),
            AnonymisingDialog::Proposals(proposals) => proposals.show(ctx, &self.vault.originals, actions),
            AnonymisingDialog::Refused(refused) => intake_dialogs::show_refused(ctx, refused, actions),
        };
        if !stays {
            match self.dialog.take() {
                Some(AnonymisingDialog::Second(reading)) if !reading.is_dropped => self.reading = Some(reading),
                Some(AnonymisingDialog::Redact(_)) => self.dialog = self.behind.take(),
                _ => {}
            }
        }
    }
}
