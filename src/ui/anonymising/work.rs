//! Work beside the window: what is found, unlocked, taken in and proved by workers that hand it back.

use std::path::PathBuf;

use egui::Context as Window;
use zeroize::Zeroizing;

use super::finding::suggest;
use super::intake_work::{Arranged, TakenIn};
use super::review_case::Context;
use super::vault::Opened;
use crate::error::Result;
use crate::ui::shared::Shared;
use crate::ui::task::{Progress, Task, Worker};
use crate::ui::to_redact::{Proposed, ToRedact};
use names::judgement::{Judgement, pages};
use names::mark::{Label, Mark};
use names::register::Register;
use names::telling::TellingKind;
use project::leaks::{Rare, rare_combinations};
use project::left_over::LeftOver;
use project::{Occurrence, Project, Redacted, UndoCut, Within};
use quarantine::dry_run::{self, DryRun};
use quarantine::erasing::{self, ErasurePlan, ErasureProof, ToErase};
use quarantine::everywhere::{self, Everywhere};
use quarantine::finish::{FinishStep, Proof, finish};
use quarantine::kept_key::Keep;
use quarantine::quarantine::{Original, Quarantine};
use quarantine::release::{Done, drawn, preview, release, words_in};
use quarantine::seal::PassphraseCost;
use reading::evidence::Evidence;
use reading::text::{Span, Text};

/// What is at work.
pub enum Work {
    Unlock(Task<Opened>),
    TakeIn(Task<TakenIn>),
    Arrange(Task<Arranged>),
    Find(Task<MarkedCase>),
    Renew(Task<Renewed>),
    Check(Task<Checked>, CheckFor),
    DryRun(Task<(Quarantine, quarantine::Result<DryRun>)>),
    /// Looks for signed cases that hold what goes elsewhere since.
    Signed(Task<(Quarantine, quarantine::Result<DryRun>)>),
    Propose(Task<ReleaseProposal>),
    Release(Task<Releasing>),
    Draw(Task<Vec<Passage>>),
    Look(Task<Looked>, ToRedact),
    Redact(Task<Redacting>),
    /// And the words that are looked for.
    Everywhere(Task<(Option<Quarantine>, quarantine::Result<Option<Everywhere>>)>, Vec<String>),
    /// And what is to be erased.
    Weigh(Task<ErasurePlan>, ToErase),
    Erase(Task<Erasing>),
    /// And the project, which is closed meanwhile.
    Finish(Task<Proof>, PathBuf),
}

impl Work {
    /// The worker that does it.
    #[must_use]
    pub const fn worker(&self) -> &Worker {
        match self {
            Self::Unlock(task) => task.worker(),
            Self::TakeIn(task) => task.worker(),
            Self::Arrange(task) => task.worker(),
            Self::Find(task) => task.worker(),
            Self::Renew(task) => task.worker(),
            Self::Check(task, _) => task.worker(),
            Self::DryRun(task) | Self::Signed(task) => task.worker(),
            Self::Propose(task) => task.worker(),
            Self::Release(task) => task.worker(),
            Self::Draw(task) => task.worker(),
            Self::Look(task, _) => task.worker(),
            Self::Redact(task) => task.worker(),
            Self::Everywhere(task, _) => task.worker(),
            Self::Weigh(task, _) => task.worker(),
            Self::Erase(task) => task.worker(),
            Self::Finish(task, _) => task.worker(),
        }
    }

    /// Whether edits wait for it. What only looks through the project reads it as it was when that began.
    #[must_use]
    pub const fn holds_edits(&self) -> bool {
        !matches!(self, Self::Check(..))
    }

    /// Whether it has the quarantine, and gives it back.
    #[must_use]
    pub const fn has_quarantine(&self) -> bool {
        matches!(
            self,
            Self::TakeIn(_)
                | Self::Arrange(_)
                | Self::Release(_)
                | Self::DryRun(_)
                | Self::Erase(_)
                | Self::Everywhere(..)
                | Self::Signed(_)
        )
    }

    /// Whether it has the project; then nothing can be read anew before it gives it back.
    #[must_use]
    pub const fn has_project(&self) -> bool {
        matches!(self, Self::Release(_) | Self::Redact(_) | Self::Erase(_))
    }
}

/// Opens the quarantine at a path, or makes it.
pub fn unlock(window: &Window, path: PathBuf, is_new: bool, passphrase: Zeroizing<String>) -> Result<Work> {
    let work = move |_: &Progress| {
        let opened = if is_new {
            Quarantine::create(&path, &passphrase, PassphraseCost::STRONG)
        } else {
            Quarantine::open(&path, &passphrase)
        };
        Ok(Some(Opened::of(opened?)?))
    };
    Ok(Work::Unlock(Task::start(window, tr!("work-unlock"), false, work)?))
}

/// A case with its marks, as it is opened for the first time.
pub struct MarkedCase {
    pub original: Original,
    pub text: Text,
    pub judgement: Judgement,
}

pub fn find(window: &Window, original: Original, text: Text, quarantine: &Quarantine) -> Result<Work> {
    let (carried, evidence) = (quarantine.shared()?.carried, quarantine.evidence(original.number)?);
    let work = move |progress: &Progress| {
        let judgement = Judgement::inheriting(&text, &original.marks(&text, &evidence, ""), &carried);
        Ok((!progress.is_stopped()).then_some(MarkedCase { original, text, judgement }))
    };
    Ok(Work::Find(Task::start(window, tr!("work-find"), true, work)?))
}

/// The marks of an open case where these names are known.
pub struct Renewed {
    pub number: i64,
    pub known: String,
    pub marks: Vec<Mark>,
}

pub fn renew(window: &Window, original: Original, text: Text, evidence: Evidence, known: String) -> Result<Work> {
    let work = move |progress: &Progress| {
        let marks = original.marks(&text, &evidence, &known);
        Ok((!progress.is_stopped()).then_some(Renewed { number: original.number, known, marks }))
    };
    Ok(Work::Renew(Task::start(window, tr!("work-find"), true, work)?))
}

/// What the cases of the project are looked through for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckFor {
    /// Names that an import brought; the list is shown if it has any.
    AfterImport,
    Names,
    /// What is no name and may tell who it is.
    Telling,
}

/// What a passage may be.
#[derive(Clone)]
pub enum SuspectKind {
    Name(Label),
    /// With general words that could stand instead.
    Telling(TellingKind, String),
}

impl SuspectKind {
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Name(label) => words::mark(*label),
            Self::Telling(kind, _) => words::telling_kind(*kind),
        }
    }
}

/// A passage of a case that may still identify somebody.
#[derive(Clone)]
pub struct Suspect {
    pub case: i64,
    pub case_label: String,
    pub span: Span,
    pub kind: SuspectKind,
    pub context: Context,
}

/// What was found in the cases of the project.
pub struct Checked {
    pub suspects: Vec<Suspect>,
    /// The cases that were looked through.
    pub cases: Vec<i64>,
    /// Combinations of attribute values that few cases have, where it was looked for what may tell who it is.
    pub rare: Vec<Rare>,
}

/// Code points around a passage in a list.
pub(super) const AROUND: usize = 40;

/// Looks through these cases of the project, or all, for what still looks identifying, and has not been judged to be fine.
pub fn check(window: &Window, path: PathBuf, only: Option<Vec<i64>>, looking: CheckFor) -> Result<Work> {
    let work = move |progress: &Progress| {
        let project = Project::open_to_read(&path)?;
        let fine = project.settings().harmless()?;
        let mut cases = project.cases().list()?;
        cases.retain(|case| only.as_ref().is_none_or(|only| only.contains(&case.id)));
        let mut suspects = Vec::new();
        for (at, case) in cases.iter().enumerate() {
            if progress.is_stopped() {
                return Ok(None);
            }
            progress.set(at, cases.len());
            let left = LeftOver::of(&project, case.id, &fine, &Register::default())?;
            let found: Vec<(Span, SuspectKind)> = if looking == CheckFor::Telling {
                let telling = left.telling.iter();
                telling.map(|it| (it.span, SuspectKind::Telling(it.kind, it.general.clone()))).collect()
            } else {
                left.sure().map(|mark| (mark.span, SuspectKind::Name(mark.label))).collect()
            };
            suspects.extend(found.into_iter().map(|(span, kind)| Suspect {
                case: case.id,
                case_label: case.label.clone(),
                span,
                kind,
                context: Context::of(&left.text, span, AROUND),
            }));
        }
        let rare = if looking == CheckFor::Telling { rare_combinations(&project)? } else { Vec::new() };
        Ok(Some(Checked { suspects, cases: cases.into_iter().map(|case| case.id).collect(), rare }))
    };
    Ok(Work::Check(Task::start(window, tr!("work-look"), true, work)?, looking))
}

/// Looks what finishing would find.
pub fn dry_run(window: &Window, path: PathBuf, quarantine: Quarantine) -> Result<Work> {
    let work = move |_: &Progress| {
        let run = dry_run::dry_run(&path, &quarantine);
        Ok(Some((quarantine, run)))
    };
    Ok(Work::DryRun(Task::start(window, tr!("work-look"), false, work)?))
}

/// Looks for signed cases that hold what goes in another case since.
pub fn signed_cases(window: &Window, path: PathBuf, quarantine: Quarantine) -> Result<Work> {
    let work = move |_: &Progress| {
        let run = dry_run::signed_cases(&path, &quarantine);
        Ok(Some((quarantine, run)))
    };
    Ok(Work::Signed(Task::start(window, tr!("work-look"), false, work)?))
}

/// What a case would become.
pub struct ReleaseProposal {
    pub number: i64,
    /// Free of what the case was called.
    pub label: String,
    pub text: String,
    /// Originals that would still stand there; `false` where a person should look.
    pub left: Vec<(Context, bool)>,
    /// What looks identifying in the result.
    pub suspects: Vec<(Context, Label)>,
    /// Dates, and what may be some, that stay though others are moved.
    pub unmoved: Vec<Context>,
    /// Places that may tell who it is, of which nobody has decided anything.
    pub telling: usize,
}

/// Makes the text that would be released, and looks it through.
pub fn propose(
    window: &Window,
    path: PathBuf,
    original: Original,
    text: Text,
    evidence: Evidence,
    judgement: Judgement,
) -> Result<Work> {
    let work = move |progress: &Progress| {
        let project = Project::open_to_read(&path)?;
        let made = preview(&project, &original, &text, &evidence, &judgement)?;
        let new = Text::from_normalised(made.replaced.text.clone());
        let context = |span: Span| Context::of(&new, span, AROUND);
        let left = made.left.iter().map(|(span, certain)| (context(*span), *certain)).collect();
        let is_title = |span: Span| made.replaced.replacements.iter().any(|title| title.span.overlaps(span));
        let kept = judgement.kept(&text);
        let marks = suggest(&new, judgement.known())
            .into_iter()
            .filter(|mark| mark.label != Label::Ask && !is_title(mark.span) && !kept.allows(new.slice(mark.span)));
        let suspects = marks.map(|mark| (context(mark.span), mark.label)).collect();
        let unmoved = made.replaced.unmoved.iter().map(|span| context(*span)).collect();
        let label = project.cases().neutral_label(&words::case_word())?;
        let (text, number, telling) = (made.replaced.text, original.number, made.telling);
        let proposal = ReleaseProposal { number, label, text, left, suspects, unmoved, telling };
        Ok((!progress.is_stopped()).then_some(proposal))
    };
    Ok(Work::Propose(Task::start(window, tr!("work-propose"), true, work)?))
}

/// A release that is done, or not, with all that was lent for it.
pub struct Releasing {
    pub project: Project,
    pub quarantine: Quarantine,
    pub proposal: ReleaseProposal,
    pub outcome: quarantine::Result<Done>,
}

/// Releases a signed case: all that decides is looked through once more.
pub fn release_case(
    window: &Window,
    mut project: Project,
    mut quarantine: Quarantine,
    proposal: ReleaseProposal,
) -> Result<Work> {
    let work = move |_: &Progress| {
        let outcome = release(&mut quarantine, &mut project, proposal.number, proposal.label.trim());
        Ok(Some(Releasing { project, quarantine, proposal, outcome }))
    };
    Ok(Work::Release(Task::start(window, tr!("work-release"), false, work)?))
}

/// A page for the second reading.
#[derive(Clone)]
pub struct Passage {
    pub case: i64,
    pub case_label: String,
    /// Number of the page in its text.
    page: usize,
    pub span: Span,
    pub text: String,
    pub words: usize,
}

impl Passage {
    /// The same page of the text as it is now; `None` if it is gone.
    #[must_use]
    pub fn renewed(&self, text: &Text) -> Option<Self> {
        passages_of(text, self.case, &self.case_label).into_iter().find(|passage| passage.page == self.page)
    }
}

/// Draws pages of the cases by lot, of about so many words in all; `None` draws everything.
pub fn draw(window: &Window, path: PathBuf, wanted: Option<usize>) -> Result<Work> {
    let work = move |progress: &Progress| {
        let project = Project::open_to_read(&path)?;
        let mut passages = Vec::new();
        let cases = project.cases().list()?;
        for (at, case) in cases.iter().enumerate() {
            if progress.is_stopped() {
                return Ok(None);
            }
            progress.set(at, cases.len());
            passages.extend(passages_of(&project.cases().text(case.id)?, case.id, &case.label));
        }
        let Some(wanted) = wanted else { return Ok(Some(passages)) };
        let mut drawn = drawn(passages, |passage| passage.words, wanted);
        drawn.sort_by(|a, b| (&a.case_label, a.span).cmp(&(&b.case_label, b.span)));
        Ok(Some(drawn))
    };
    Ok(Work::Draw(Task::start(window, tr!("work-draw"), true, work)?))
}

fn passages_of(text: &Text, case: i64, case_label: &str) -> Vec<Passage> {
    let pages = pages(text).into_iter().map(|page| text.trim(page)).enumerate();
    let passage = |(page, span): (usize, Span)| Passage {
        case,
        case_label: case_label.to_owned(),
        page,
        span,
        text: text.slice(span).to_owned(),
        words: words_in(text, &[span]),
    };
    pages.map(passage).filter(|passage| passage.words > 0).collect()
}

/// A place where words that are to go stand.
#[derive(Clone)]
pub struct CaseOccurrence {
    pub occurrence: Occurrence,
    pub case_label: String,
    pub context: Context,
}

/// Where words that are to go stand, and what is proposed.
pub struct Looked {
    /// The selected place first, if one was selected.
    pub places: Vec<CaseOccurrence>,
    pub is_selected: bool,
    /// What the selected words seem to be.
    pub label: Label,
    /// What undo loses if the selected place goes, or all.
    pub cut_one: UndoCut,
    pub cut_all: UndoCut,
}

/// Looks for words in all cases, and what they seem to be in the place where they were selected.
pub fn look(window: &Window, path: PathBuf, sought: ToRedact) -> Result<Work> {
    let ToRedact { words, place: selected, instead } = sought.clone();
    let work = move |progress: &Progress| {
        let project = Project::open_to_read(&path)?;
        let cases = project.cases().list()?;
        let mut text: Option<((Option<i64>, Within), Text)> = None;
        let mut places: Vec<CaseOccurrence> = Vec::new();
        // What belongs to no case comes last.
        for (at, case) in cases.iter().map(Some).chain([None]).enumerate() {
            if progress.is_stopped() {
                return Ok(None);
            }
            progress.set(at, cases.len());
            let found = match case {
                Some(case) => project.redactions().occurrences_in(case, &words)?,
                None => project.redactions().occurrences_outside(&words)?,
            };
            for occurrence in found {
                let key = (occurrence.case, occurrence.within);
                if text.as_ref().is_none_or(|(known, _)| *known != key) {
                    let own = project.redactions().text_within(occurrence.case, occurrence.within)?;
                    text = Some((key, own));
                }
                let context = text.as_ref().map(|(_, text)| Context::of(text, occurrence.span, AROUND));
                let case_label = case.map_or_else(|| place_outside(occurrence.within), |case| case.label.clone());
                places.extend(context.map(|context| CaseOccurrence { occurrence, case_label, context }));
            }
        }
        let mut label = if let Proposed::Label(label) = instead { label } else { Label::Per };
        if let Some((case, span)) = selected {
            let text = project.cases().text(case)?;
            let mark = suggest(&text, "").into_iter().find(|mark| mark.span.overlaps(span) && mark.label != Label::Ask);
            label = mark.map_or(label, |mark| mark.label);
            let is_own = |place: &CaseOccurrence| {
                (place.occurrence.case, place.occurrence.within) == (Some(case), Within::Source)
                    && place.occurrence.span.overlaps(span)
            };
            places.retain(|place| !is_own(place));
            let occurrence = Occurrence { case: Some(case), within: Within::Source, span };
            let case_label = project.cases().label(case)?;
            places.insert(0, CaseOccurrence { occurrence, case_label, context: Context::of(&text, span, AROUND) });
        }
        let all: Vec<Occurrence> = places.iter().map(|place| place.occurrence).collect();
        let cut_one = project.redactions().undo_cut(&all[..all.len().min(1)])?;
        let cut_all = project.redactions().undo_cut(&all)?;
        Ok(Some(Looked { places, is_selected: selected.is_some(), label, cut_one, cut_all }))
    };
    Ok(Work::Look(Task::start(window, tr!("work-look"), true, work)?, sought))
}

/// What is said of a place that is in no case.
fn place_outside(within: Within) -> String {
    match within {
        Within::Code(..) => tr!("outside-codebook"),
        Within::KeptName(..) | Within::KeptWords(..) => tr!("outside-search"),
        Within::SummaryTemplate => tr!("outside-template"),
        _ => tr!("outside-memo"),
    }
}

/// A redaction that is done, stopped, or failed, with the project that was lent for it.
pub struct Redacting {
    pub project: Project,
    /// `None` if it was stopped.
    pub outcome: project::Result<Option<Redacted>>,
}

impl Redacting {
    /// Gives the project back, and tells what was done.
    ///
    /// # Errors
    /// [`Error::NoProject`](crate::error::Error::NoProject); that of the redaction.
    pub fn give_back(self, shared: &mut Shared) -> Result<()> {
        let session = shared.session_mut()?;
        session.project = self.project;
        // Whatever came of it: what is shown is read anew where the text has changed.
        session.refresh()?;
        let text = match self.outcome? {
            None => tr!("notice-stopped"),
            Some(Redacted { places, searches, is_compact, backups }) => {
                let said = [
                    Some(tr!("notice-redacted", count = places)),
                    (searches > 0).then(|| tr!("redacted-searches", count = searches)),
                    (!is_compact).then(|| tr!("notice-not-compact")),
                ];
                let backups = words::destroyed_backups(&backups);
                said.into_iter().flatten().chain(backups).collect::<Vec<_>>().join(" ")
            }
        };
        shared.say(text);
        Ok(())
    }
}

/// What is put in the place of words that go.
pub enum Replacing {
    Role(Option<String>, Label),
    General(String),
}

/// Replaces words in released texts; stopped before it is whole, nothing has changed.
pub fn redact(window: &Window, mut project: Project, places: Vec<Occurrence>, by: Replacing) -> Result<Work> {
    let work = move |progress: &Progress| {
        let go_on = |done, all| {
            progress.set(done, all);
            !progress.is_stopped()
        };
        let outcome = match &by {
            Replacing::Role(role, label) => {
                project.write().redactions().redact_while(&places, *label, role.as_deref(), go_on)
            }
            Replacing::General(words) => project.write().redactions().generalise_while(&places, words, go_on),
        };
        Ok(Some(Redacting { project, outcome }))
    };
    Ok(Work::Redact(Task::start(window, tr!("work-redact"), true, work)?))
}

/// Looks for words in the quarantine, where it is open, and in the project.
pub fn everywhere(window: &Window, path: PathBuf, quarantine: Option<Quarantine>, forms: Vec<String>) -> Result<Work> {
    let sought = forms.clone();
    let work = move |progress: &Progress| {
        let found = Project::open_to_read(&path).map_err(quarantine::Error::from).and_then(|project| {
            everywhere::search(Some(&project), quarantine.as_ref(), &sought, |done, all| {
                progress.set(done, all);
                !progress.is_stopped()
            })
        });
        // What was lent is given back, whatever was found.
        Ok(Some((quarantine, found)))
    };
    Ok(Work::Everywhere(Task::start(window, tr!("work-look"), true, work)?, forms))
}

/// Finds out what goes when something is erased.
pub fn weigh(window: &Window, path: PathBuf, what: ToErase) -> Result<Work> {
    let sought = what.clone();
    let work = move |progress: &Progress| {
        let plan = erasing::plan(&Project::open_to_read(&path)?, &sought)?;
        Ok((!progress.is_stopped()).then_some(plan))
    };
    Ok(Work::Weigh(Task::start(window, tr!("work-look"), true, work)?, what))
}

/// What was erased, or not, with all that was lent for it.
pub struct Erasing {
    pub project: Project,
    pub quarantine: Option<Quarantine>,
    pub outcome: quarantine::Result<ErasureProof>,
}

/// Erases a case or a person.
pub fn erase(window: &Window, mut project: Project, mut quarantine: Option<Quarantine>, what: ToErase) -> Result<Work> {
    let work = move |_: &Progress| {
        let outcome = erasing::erase(&mut project, quarantine.as_mut(), &what);
        Ok(Some(Erasing { project, quarantine, outcome }))
    };
    Ok(Work::Erase(Task::start(window, tr!("work-erase"), false, work)?))
}

/// What finishing needs.
pub struct Finishing {
    pub path: PathBuf,
    pub quarantine: Quarantine,
    pub who: String,
    /// Where a key to the originals is kept, and its passphrase.
    pub key: Option<(PathBuf, Zeroizing<String>)>,
    /// Whether somebody has looked into what the program cannot read.
    pub has_looked: bool,
}

/// Destroys the originals of a project that is closed meanwhile. Once the key is to go, nothing stops it any more.
pub fn finish_project(window: &Window, finishing: Finishing) -> Result<Work> {
    let project = finishing.path.clone();
    let work = move |progress: &Progress| {
        let Finishing { path, quarantine, who, key, has_looked } = finishing;
        let mut stopped = false;
        let keep = key.as_ref().map(|(path, passphrase)| Keep { path, passphrase, cost: PassphraseCost::STRONG });
        let proof = finish(&path, quarantine, &who, keep.as_ref(), has_looked, |step| {
            progress.set(FinishStep::ALL.iter().position(|known| *known == step).unwrap_or(0), FinishStep::ALL.len());
            stopped = step <= FinishStep::Prove && progress.is_stopped();
            if stopped { Err(project::Error::WorkFailed.into()) } else { Ok(()) }
        });
        if stopped { Ok(None) } else { Ok(Some(proof?)) }
    };
    Ok(Work::Finish(Task::start(window, tr!("work-finish"), true, work)?, project))
}
