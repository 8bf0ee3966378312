//! What arrives in an import: what a file holds, whether the project knows the case already, and what to do then.

use std::cell::LazyCell;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::error::Result;
use crate::prepared::{Prepared, Sketched};
use crate::project::{Print, Project};
use reading::alignment::Alignment;
use reading::entered;
use reading::grammar;
use reading::layout::Speaker;
use reading::plan::{Entry, EntryKind, Plan};
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
    /// The share of letters in common, in hundredths; 0 where only the label is the same.
    pub similarity: u8,
    #[serde(skip)]
    pub likeness: Likeness,
}

/// The cases of a project by their sketches.
#[derive(Debug, Default)]
pub(crate) struct KnownCases {
    cases: Vec<Sketched>,
    /// Numbers of cases by the hashes in their sketches.
    by_hash: FxHashMap<u64, Vec<usize>>,
    /// Ids of cases by their labels as they are entered now.
    by_label: FxHashMap<String, i64>,
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

    /// Forgets the sketch of a case that is getting another one.
    pub(crate) fn forget(&mut self, case: i64) {
        self.cases.iter_mut().filter(|known| known.id == case).for_each(|known| known.sketch = Sketch::default());
    }

    /// Forgets a case that is no more.
    pub(crate) fn remove(&mut self, case: i64) {
        self.forget(case);
        self.cases.iter_mut().filter(|known| known.id == case).for_each(|known| known.chars = usize::MAX);
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
        let mut likely: Vec<(f64, i64)> = Vec::new();
        let mut same = Vec::new();
        for (&number, &shared) in &shared {
            let case = &self.cases[number];
            // Half of the longer sketch at least is shared where the likeness reaches UPDATED; most cases share one or two.
            if 2 * (shared + common) < prepared.sketch.len().max(case.sketch.len()) {
                continue;
            }
            if case.sketch == prepared.sketch && case.chars.abs_diff(prepared.text.len()) <= prepared.text.len() / 16 {
                same.push(case.id);
            }
            let similarity = case.sketch.similarity(&prepared.sketch);
            if similarity >= UPDATED {
                likely.push((similarity, case.id));
            }
        }
        same.sort_unstable();
        for case in same.into_iter().take(COMPARED) {
            if same_text(&project.cases().text(case)?, &prepared.text) {
                return KnownCase::of(project, case, Likeness::Same).map(Some);
            }
        }
        if prepared.sketch == Sketch::default() {
            // Nothing to sketch: texts of the same length are compared.
            let mut same: Vec<i64> =
                self.cases.iter().filter(|case| case.chars == prepared.text.len()).map(|case| case.id).collect();
            same.sort_unstable();
            for case in same {
                if project.cases().text(case)?.as_str() == prepared.text.as_str() {
                    return KnownCase::of(project, case, Likeness::Same).map(Some);
                }
            }
        }
        let new = LazyCell::new(|| grammar::read_named(&prepared.text, &prepared.evidence, None));
        // The sketch only proposes: what is told is compared in full. Of equally like cases the one that came first.
        likely.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        for (_, case) in likely.into_iter().take(COMPARED) {
            if let Some(hundredths) = in_common(project, case, prepared, &new)? {
                return KnownCase::of(project, case, Likeness::Updated(hundredths)).map(Some);
            }
        }
        match self.by_label.get(&prepared.label) {
            Some(&case) if !prepared.neutral => {
                let likeness = in_common(project, case, prepared, &new)?.map_or(Likeness::Label, Likeness::Updated);
                KnownCase::of(project, case, likeness).map(Some)
            }
            _ => Ok(None),
        }
    }
}

impl KnownCase {
    fn of(project: &Project, id: i64, likeness: Likeness) -> Result<Self> {
        let similarity = match likeness {
            Likeness::Same => 100,
            Likeness::Updated(hundredths) => hundredths,
            Likeness::Label => 0,
        };
        Ok(Self { id, label: project.cases().label(id)?, similarity, likeness })
    }
}

/// The share of letters that a print has in common with a known case, of all that either has, in hundredths; `None` where
/// they are two persons' prints. Messages of NAV go to many: what the user wrote must be the same, the goal too, and where
/// either has none of that, the cards.
fn in_common(project: &Project, case: i64, prepared: &Prepared, new: &Plan) -> Result<Option<u8>> {
    let Print { text: known, evidence } = project.cases().print(case)?;
    let old = grammar::read_named(&known, &evidence, None);
    let alignment = Alignment::between((&known, &old), (&prepared.text, new));
    let own = |entry: &Entry| entry.kind == EntryKind::Goal || entry.speaker == Some(Speaker::User);
    let card = |entry: &Entry| matches!(entry.kind, EntryKind::Card | EntryKind::Minutes);
    let tells = |[old, new, shared]: [usize; 3]| (old.min(new) > 0).then(|| 2 * shared >= old.min(new));
    let same = tells(alignment.letters(&old, new, own)).or_else(|| tells(alignment.letters(&old, new, card)));
    let [old, new, shared] = alignment.letters(&old, new, |entry| entry.kind != EntryKind::Unplaced);
    let hundredths = (100 * shared) / (old + new).saturating_sub(shared).max(1);
    // Two texts that are not all the same.
    Ok(same.unwrap_or(false).then(|| u8::try_from(hundredths).unwrap_or(100).clamp(1, 99)))
}

/// Whether two texts say the same, however their lines are wrapped.
fn same_text(one: &Text, two: &Text) -> bool {
    let letters = |text| str::chars(text).filter(|c| !c.is_whitespace());
    one.as_str() == two.as_str() || letters(one.as_str()).eq(letters(two.as_str()))
}
