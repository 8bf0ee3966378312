//! The intake: files become originals, documents of one case are put together, and what seems to be of one case is proposed.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::quarantine::{Original, Quarantine};
use crate::release::case_of;
use project::grouping::{GroupCandidate, HEAD, groups};
use project::import::GroupProposal;
use project::prepared::Prepared;
use project::{AnnotationCode, Releases};
use reading::belonging::Belonging;
use reading::entered;
use reading::plan::{DocumentKind, PlanPart};
use reading::remark::{Remarks, What};
use reading::text::{Span, Text};

/// How files are taken in.
#[derive(Debug, Clone, Default)]
pub struct IntakeManner {
    /// The files are documents of the original with this label; the first of them makes it, if there is none.
    pub into: Option<String>,
    /// What documents they are; without it, their content tells.
    pub kind: Option<DocumentKind>,
    /// What somebody has marked and noted in the files comes in too, with the codes that this names.
    pub annotations: Option<AnnotationCode>,
}

/// An intake while it goes on. All that comes in is an original of its own until [`Intake::finish`], so that one that is stopped takes
/// nothing out but what came with it.
#[derive(Debug, Default)]
pub struct Intake {
    manner: IntakeManner,
    /// Numbers of what came in, in order.
    taken: Vec<i64>,
    candidates: Vec<GroupCandidate>,
    /// Marks and notes in the files that came in, and those that were left out.
    noted: usize,
    left_out: usize,
    remarks: Vec<(String, Remarks)>,
}

/// What an intake did.
#[derive(Debug)]
pub struct IntakeReport {
    /// Files, and plans of files, that came in.
    pub count: usize,
    /// Originals that were not there before.
    pub originals: usize,
    /// Numbers, from 1, of the documents of the case that the files were to be, whose heads tell of another person than that of one
    /// before them.
    pub of_others: Vec<usize>,
    /// Marks and notes in the files that came in, and those that were left out.
    pub noted: usize,
    pub left_out: usize,
    /// What is remarked of how files were read, by the labels that they got, in order; of marks and notes the numbers above tell.
    pub remarks: Vec<(String, Remarks)>,
    /// Originals that seem to be documents of one case.
    pub proposals: Vec<GroupProposal>,
    /// Why something could not become a document of the case; it was taken out again.
    pub refused: Vec<Error>,
}

impl Intake {
    #[must_use]
    pub fn new(manner: IntakeManner) -> Self {
        let into = manner.into.map(|label| entered::name(&label)).filter(|label| !label.is_empty());
        Self { manner: IntakeManner { into, ..manner }, ..Self::default() }
    }

    /// Takes in what was read of a file, with `split` each of its plans as an original; gives how many originals that are.
    ///
    /// # Errors
    /// [`project::Error::CaseExists`], or if the file cannot be written; then nothing of it has come in.
    pub fn add(&mut self, quarantine: &mut Quarantine, prepared: &Prepared, split: bool) -> Result<usize> {
        let parts = if split && !prepared.plans.is_empty() { prepared.parts() } else { vec![prepared.clone()] };
        let (mut numbers, mut noted) = (Vec::new(), 0);
        for mut part in parts {
            if let Some(into) = &self.manner.into {
                part.label = quarantine.free_label(into)?;
            }
            let coded = |code: AnnotationCode| {
                let coded = part.annotations.iter().map(|annotation| (annotation.clone(), code(annotation)));
                coded.collect::<Vec<_>>()
            };
            let annotations = self.manner.annotations.map(coded).unwrap_or_default();
            if !annotations.is_empty() {
                [What::Comments, What::Highlights].into_iter().for_each(|what| part.remarks.forget(what));
            }
            match quarantine.add(&part, self.manner.kind, &annotations) {
                Ok(number) => {
                    numbers.push(number);
                    noted += annotations.len();
                }
                Err(error) => {
                    numbers.into_iter().try_for_each(|number| quarantine.remove(number))?;
                    return Err(error);
                }
            }
            if split && !prepared.plans.is_empty() {
                // The plans of one file have one name, whomever they are about.
                part.belonging = part.belonging.without_name();
            }
            self.consider(&part);
        }
        let count = numbers.len();
        self.noted += noted;
        self.left_out += if noted > 0 { 0 } else { prepared.remarks.annotations() };
        let mut remarks = prepared.remarks.clone();
        [What::Comments, What::Highlights].into_iter().for_each(|what| remarks.forget(what));
        if !remarks.is_empty() {
            self.remarks.push((prepared.label.clone(), remarks));
        }
        self.taken.extend(numbers);
        Ok(count)
    }

    /// Notes what a file would be, and leaves it where it is. One about several people is of no case with others.
    pub fn consider(&mut self, prepared: &Prepared) {
        if PlanPart::persons(&prepared.plans) > 1 {
            return;
        }
        let kind = self.manner.kind.unwrap_or(prepared.kind);
        self.candidates.push(GroupCandidate { kind, ..GroupCandidate::new(prepared, &prepared.label) });
    }

    /// Which of the files, and of the originals that the project does not have, seem to be documents of one case.
    ///
    /// # Errors
    /// [`Error::Tampered`], or if the file cannot be read.
    pub fn proposals(&self, quarantine: &Quarantine, releases: &Releases) -> Result<Vec<GroupProposal>> {
        if self.candidates.is_empty() || self.manner.into.is_some() {
            return Ok(Vec::new());
        }
        let new: BTreeSet<&str> = self.candidates.iter().map(|candidate| candidate.label.as_str()).collect();
        let mut candidates = self.candidates.clone();
        for original in quarantine.originals()? {
            if new.contains(original.label.as_str()) || case_of(releases, &original).is_some() {
                continue;
            }
            let text = quarantine.text(original.number)?;
            let head = Text::from_normalised(text.slice(Span::new(0, HEAD)).to_owned());
            let belonging = Belonging::of(&original.label, &reading::grammar::read(&head), &head);
            candidates.push(GroupCandidate::known(original.label, belonging));
        }
        let mut sound = Vec::new();
        for proposal in groups(&candidates) {
            let older = proposal.documents.iter().find(|label| !new.contains(label.as_str()));
            let number =
                older.map(|label| labelled(quarantine, label)).transpose()?.flatten().map(|older| older.number);
            let is_of_several = match number {
                Some(number) => PlanPart::persons(&reading::grammar::read(&quarantine.text(number)?).parts) > 1,
                None => false,
            };
            if !is_of_several {
                sound.push(proposal);
            }
        }
        Ok(sound)
    }

    /// Puts the documents of one case together, where that is wished, and proposes what else belongs together.
    ///
    /// # Errors
    /// [`Error::Tampered`], or if the file cannot be written.
    pub fn finish(self, quarantine: &mut Quarantine, releases: &Releases) -> Result<IntakeReport> {
        let (mut refused, mut joined, mut of_others) = (Vec::new(), 0, Vec::new());
        if let Some(into) = &self.manner.into
            && let Some(first) = labelled(quarantine, into)?
        {
            for number in self.taken.iter().filter(|number| **number != first.number) {
                match quarantine.join(releases, first.number, *number) {
                    Ok(()) => joined += 1,
                    Err(error) => {
                        quarantine.remove(*number)?;
                        refused.push(error);
                    }
                }
            }
            let text = quarantine.text(first.number)?;
            of_others = quarantine.original(first.number)?.of_others(&text);
        }
        let proposals = self.proposals(quarantine, releases)?;
        let count = self.taken.len() - refused.len();
        let originals = count - joined;
        let Self { noted, left_out, remarks, .. } = self;
        Ok(IntakeReport { count, originals, of_others, noted, left_out, remarks, proposals, refused })
    }

    /// Takes out again what came in.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn cancel(self, quarantine: &mut Quarantine) -> Result<()> {
        self.taken.into_iter().try_for_each(|number| quarantine.remove(number))
    }
}

impl Quarantine {
    /// Makes one case of several originals, of which the first keeps its place, and gives it this label, or the same with a number
    /// where another has it.
    ///
    /// # Errors
    /// Those of [`Quarantine::join`].
    pub fn join_all(&mut self, releases: &Releases, numbers: &[i64], label: &str) -> Result<()> {
        let Some((first, others)) = numbers.split_first() else { return Ok(()) };
        others.iter().try_for_each(|other| self.join(releases, *first, *other))?;
        let card = self.original(*first)?;
        let label = entered::name(label);
        if label.is_empty() || card.label == label {
            return Ok(());
        }
        let label = self.free_label(&label)?;
        self.put_card(&Original { label, ..card })
    }

    /// Does what a proposal says.
    ///
    /// # Errors
    /// Those of [`Quarantine::join`]; [`project::Error::NoCase`] if one of them is not there any more.
    pub fn make(&mut self, releases: &Releases, proposal: &mut GroupProposal) -> Result<()> {
        let number = |label: &String| {
            let found = labelled(self, label)?.map(|original| original.number);
            found.ok_or_else(|| Error::from(project::Error::NoCase(label.clone())))
        };
        let numbers = proposal.documents.iter().map(number).collect::<Result<Vec<i64>>>()?;
        self.join_all(releases, &numbers, &proposal.case)?;
        proposal.made = true;
        Ok(())
    }
}

/// The original with this label.
fn labelled(quarantine: &Quarantine, label: &str) -> Result<Option<Original>> {
    Ok(quarantine.originals()?.into_iter().find(|original| original.label == label))
}
