//! What arrives in an import: what a file holds, whether the project knows the case already, and what to do then.

use std::cell::{LazyCell, RefCell};
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::prepared::{Prepared, Sketched};
use crate::print_days::PrintDays;
use crate::project::{Print, Project};
use chrono::NaiveDate;
use reading::alignment::Alignment;
use reading::entered;
use reading::grammar;
use reading::layout::Speaker;
use reading::plan::{Entry, EntryKind, Plan, PlanPart};
use reading::sketch::Sketch;
use reading::text::Text;

/// Cases with the same sketch whose texts are compared at most.
const COMPARED: usize = 8;

/// An entry that more cases than this have («Hei, …» from a template) tells of none of them.
const COMMON: usize = 64;

/// The likeness from which a print is taken for another one of a known case.
const UPDATED: f64 = 0.5;

/// What an import does with a print of a case that the project knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Known {
    /// Reports it and leaves it out.
    #[default]
    Refuse,
    /// Gives the case the print in place of its older one; the same text again is left out.
    Replace,
    /// Takes it in as a case of its own.
    Add,
}

/// In what a print is like a known case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same text, white space aside.
    Same,
    /// Enough of the person's own words in common: the share of all letters in hundredths.
    Updated(u8),
    /// Only the label.
    Label,
}

/// A known case that a print is like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownCase {
    #[serde(skip)]
    pub id: i64,
    #[serde(rename = "case")]
    pub label: String,
    /// Where the case holds several documents, the one that the print is like.
    #[serde(skip)]
    pub document: Option<i64>,
    /// The share of letters in common, in hundredths; 0 where only the label is the same.
    pub similarity: u8,
    #[serde(skip)]
    pub likeness: Likeness,
    /// The day on which its print was printed, and how many plans that holds, where the print that comes in is another one of it.
    #[serde(skip)]
    printed: Option<NaiveDate>,
    #[serde(skip)]
    plans: usize,
}

/// The cases of a project, and the documents of those that have several, by their sketches.
#[derive(Debug, Default)]
pub(crate) struct KnownCases {
    cases: Vec<Sketched>,
    /// Numbers of cases by the hashes in their sketches.
    by_hash: FxHashMap<u64, Vec<usize>>,
    /// Ids of cases by their labels as they are entered now.
    by_label: FxHashMap<String, i64>,
    /// Hashes of texts that have nothing to sketch, by the numbers of their cases: each is read once, not once for each file.
    texts: RefCell<FxHashMap<usize, u64>>,
}

impl KnownCases {
    pub(crate) fn of(project: &mut Project) -> Result<Self> {
        let mut known = Self::default();
        project.write().cases().sketches()?.into_iter().for_each(|(label, case)| known.put(&label, case));
        Ok(known)
    }

    /// Adds a case, or a newer sketch of one.
    pub(crate) fn put(&mut self, label: &str, case: Sketched) {
        let number = self.cases.len();
        let name = entered::name(label);
        // Labels of older projects stand as they were typed: one that was entered so comes first.
        if name == label {
            self.by_label.insert(name, case.id);
        } else {
            self.by_label.entry(name).or_insert(case.id);
        }
        case.sketch.hashes().for_each(|hash| self.by_hash.entry(hash).or_default().push(number));
        self.cases.push(case);
    }

    /// Forgets what the texts of a case are known by: it is getting others.
    pub(crate) fn forget(&mut self, case: i64) {
        for known in self.cases.iter_mut().filter(|known| known.id == case) {
            (known.sketch, known.chars) = (Sketch::default(), usize::MAX);
        }
    }

    /// Forgets a case that is no more.
    pub(crate) fn remove(&mut self, case: i64) {
        self.forget(case);
        self.by_label.retain(|_, id| *id != case);
    }

    /// The known case that a print is most like, if it is like any.
    pub(crate) fn like(&self, project: &Project, prepared: &Prepared) -> Result<Option<KnownCase>> {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        let mut common = 0;
        for cases in prepared.sketch.hashes().filter_map(|hash| self.by_hash.get(&hash)) {
            if cases.len() > COMMON {
                common += 1;
            } else {
                cases.iter().for_each(|&number| *shared.entry(number).or_default() += 1);
            }
        }
        let mut likely: Vec<(f64, usize)> = Vec::new();
        let mut same = Vec::new();
        for (&number, &shared) in &shared {
            let case = &self.cases[number];
            // Half of the longer sketch at least is shared where the likeness reaches UPDATED; most cases share one or two.
            if 2 * (shared + common) < prepared.sketch.len().max(case.sketch.len()) {
                continue;
            }
            if case.sketch == prepared.sketch && case.chars.abs_diff(prepared.text.len()) <= prepared.text.len() / 16 {
                same.push(number);
            }
            let similarity = case.sketch.similarity(&prepared.sketch);
            if similarity >= UPDATED {
                likely.push((similarity, number));
            }
        }
        same.sort_unstable_by_key(|&number| (self.cases[number].id, number));
        for case in same.into_iter().take(COMPARED).map(|number| &self.cases[number]) {
            if same_text(&print_of(project, case.id, case.document)?.text, &prepared.text) {
                return KnownCase::of(project, case, Likeness::Same).map(Some);
            }
        }
        if prepared.sketch == Sketch::default() {
            // Nothing to sketch: texts of the same length are compared.
            let numbers = (0..self.cases.len()).filter(|&number| self.cases[number].chars == prepared.text.len());
            let mut same: Vec<usize> = numbers.collect();
            same.sort_by_key(|&number| self.cases[number].id);
            let own = hash_of(&prepared.text);
            for number in same {
                let case = &self.cases[number];
                if self.hash(project, number)? == own
                    && print_of(project, case.id, case.document)?.text.as_str() == prepared.text.as_str()
                {
                    return KnownCase::of(project, case, Likeness::Same).map(Some);
                }
            }
        }
        let new = LazyCell::new(|| grammar::read_named(&prepared.text, &prepared.evidence, None));
        // The sketch only proposes: what is told is compared in full. Of equally like cases the one that came first.
        let id = |number: usize| (self.cases[number].id, number);
        likely.sort_by(|one, two| two.0.total_cmp(&one.0).then(id(one.1).cmp(&id(two.1))));
        for case in likely.into_iter().take(COMPARED).map(|(_, number)| &self.cases[number]) {
            if let Some(known) = in_common(project, case, prepared, &new)? {
                return Ok(Some(known));
            }
        }
        match self.by_label.get(&prepared.label) {
            Some(&case) if !prepared.neutral => {
                let own: Vec<&Sketched> =
                    self.cases.iter().filter(|known| known.id == case && known.chars != usize::MAX).collect();
                for known in &own {
                    if let Some(known) = in_common(project, known, prepared, &new)? {
                        return Ok(Some(known));
                    }
                }
                own.first().map(|known| KnownCase::of(project, known, Likeness::Label)).transpose()
            }
            _ => Ok(None),
        }
    }

    /// The hash of the text of a case, or of its document that is meant.
    fn hash(&self, project: &Project, number: usize) -> Result<u64> {
        if let Some(hash) = self.texts.borrow().get(&number) {
            return Ok(*hash);
        }
        let case = &self.cases[number];
        let hash = hash_of(&print_of(project, case.id, case.document)?.text);
        self.texts.borrow_mut().insert(number, hash);
        Ok(hash)
    }
}

fn hash_of(text: &Text) -> u64 {
    FxBuildHasher.hash_one(text.as_str())
}

impl KnownCase {
    /// The print of the case, or of its document that is meant.
    pub(crate) fn print(&self, project: &Project) -> Result<Print> {
        print_of(project, self.id, self.document)
    }

    fn of(project: &Project, known: &Sketched, likeness: Likeness) -> Result<Self> {
        let similarity = match likeness {
            Likeness::Same => 100,
            Likeness::Updated(hundredths) => hundredths,
            Likeness::Label => 0,
        };
        let Sketched { id, document, .. } = *known;
        let label = project.cases().label(id)?;
        Ok(Self { id, label, document, similarity, likeness, printed: None, plans: 1 })
    }

    /// When both prints were printed, where the print is another one of the case and both tell it.
    pub(crate) fn days(&self, prepared: &Prepared) -> Option<PrintDays> {
        PrintDays::of(self.printed, prepared.printed).filter(|_| matches!(self.likeness, Likeness::Updated(_)))
    }

    /// Why a print is not to take the place of the one it is like: it holds several plans that are not told to be about one person.
    pub(crate) fn refusal(&self, prepared: &Prepared) -> Error {
        let (case, similarity) = (self.label.clone(), self.similarity);
        let (plans, persons) = (prepared.plans.len(), PlanPart::persons(&prepared.plans));
        if self.is_joined_with_others(prepared) {
            Error::SeveralPersons { case, similarity, plans, persons }
        } else {
            Error::KnownCase { case, similarity, days: self.days(prepared) }
        }
    }

    /// Whether a print that is like the case holds plans of others, or of who knows whom.
    pub(crate) fn is_joined_with_others(&self, prepared: &Prepared) -> bool {
        match PlanPart::persons(&prepared.plans) {
            0 => prepared.plans.len() > self.plans,
            persons => persons > 1,
        }
    }
}

/// The known case that a print is another one of, with the share of letters in common, of all that either has, in hundredths; `None` where
/// they are two persons' prints. Messages of NAV go to many: what the user wrote must be the same, the goal too, and where
/// either has none of that, the cards.
fn in_common(project: &Project, case: &Sketched, prepared: &Prepared, new: &Plan) -> Result<Option<KnownCase>> {
    let known = print_of(project, case.id, case.document)?;
    let old = known.plan(None);
    let alignment = Alignment::between((&known.text, &old), (&prepared.text, new));
    let own = |entry: &Entry| entry.kind == EntryKind::Goal || entry.speaker == Some(Speaker::User);
    let card = |entry: &Entry| matches!(entry.kind, EntryKind::Card | EntryKind::Minutes);
    let tells = |[old, new, shared]: [usize; 3]| (old.min(new) > 0).then(|| 2 * shared >= old.min(new));
    let same = tells(alignment.letters(&old, new, own)).or_else(|| tells(alignment.letters(&old, new, card)));
    let [before, after, shared] = alignment.letters(&old, new, |entry| entry.kind != EntryKind::Unplaced);
    let hundredths = (100 * shared) / (before + after).saturating_sub(shared).max(1);
    if !same.unwrap_or(false) {
        return Ok(None);
    }
    // Two texts that are not all the same.
    let likeness = Likeness::Updated(u8::try_from(hundredths).unwrap_or(100).clamp(1, 99));
    let known = KnownCase::of(project, case, likeness)?;
    Ok(Some(KnownCase { printed: old.printed, plans: old.parts.len().max(1), ..known }))
}

/// The print of a known case, or of the document that is meant.
fn print_of(project: &Project, case: i64, document: Option<i64>) -> Result<Print> {
    let print = project.cases().print(case)?;
    let Some(id) = document else { return Ok(print) };
    let documents = project.documents().of(case)?;
    let stored = documents.iter().find(|stored| stored.id == id);
    Ok(stored.map(|stored| print.part(&stored.document)).unwrap_or(print))
}

/// Whether two texts say the same, however their lines are wrapped.
fn same_text(one: &Text, two: &Text) -> bool {
    let letters = |text| str::chars(text).filter(|c| !c.is_whitespace());
    one.as_str() == two.as_str() || letters(one.as_str()).eq(letters(two.as_str()))
}
