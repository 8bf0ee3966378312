//! The dry run: what finishing would find, without any change, at any time. It looks as finishing looks, at a draft of the file that
//! finishing would write; what it finds is told by form, with the case and the words around.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::finish::{Sought, in_files, in_texts, sought};
use super::quarantine::Quarantine;
use super::release::{case_of, project_if_made};
use crate::error::Result;
use names::judgement::{Verdict, whole_words};
use names::leak::{LeakHit, LeakPlace, Unseen};
use project::output::folder_of;
use project::{Project, Releases, beside, canonical};
use reading::text::{Span, Text};

/// Code points around a passage.
const AROUND: usize = 40;

/// Where a form was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "in", rename_all = "kebab-case")]
pub enum FoundIn {
    /// In the text of a case of the project. `original` is its number in the quarantine, if it came from there.
    Case {
        #[serde(skip)]
        id: i64,
        case: String,
        original: Option<i64>,
    },
    /// In a case that is signed and not released yet, with its number.
    Signed { original: i64, case: String },
    /// Elsewhere in the project, or in a file of its folder.
    Elsewhere(LeakPlace),
}

/// A passage that holds a form.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct FormPassage {
    #[serde(flatten)]
    pub place: FoundIn,
    /// Code points of its text; none where it is no text of a case.
    pub span: Option<Span>,
    pub before: String,
    pub here: String,
    pub after: String,
}

/// A form that finishing would find, with all its passages.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct FoundForm {
    pub form: String,
    pub passages: Vec<FormPassage>,
}

impl std::fmt::Debug for FoundForm {
    /// Never prints words of a case.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FoundForm({} passages)", self.passages.len())
    }
}

/// What a dry run found.
#[derive(Debug, Default, Serialize)]
pub struct DryRun {
    /// Whether finishing would come to its end now, but for what could not be looked into.
    pub ready: bool,
    /// Whether there is no project yet, so that only the quarantine and the folder were looked into.
    pub no_project: bool,
    /// Cases that are not released yet.
    pub waiting: usize,
    /// Different originals that were looked for.
    pub originals: usize,
    pub files: usize,
    pub bytes: u64,
    /// What finishing would report, in its order.
    #[serde(skip)]
    pub hits: Vec<LeakHit>,
    pub forms: Vec<FoundForm>,
    pub not_looked_into: Vec<Unseen>,
}

impl DryRun {
    /// Passages that speak against finishing.
    #[must_use]
    pub fn passages(&self) -> usize {
        self.forms.iter().map(|form| form.passages.len()).sum()
    }
}

/// Looks what finishing would find. Nothing is changed; a draft is written beside the project, and removed again.
///
/// # Errors
/// If a file cannot be read or written.
pub fn dry_run(project: &Path, quarantine: &Quarantine) -> Result<DryRun> {
    let project = &*if project.is_symlink() { canonical(project) } else { project.to_owned() };
    let open = project_if_made(project)?;
    let releases = open.as_ref().map_or_else(|| Ok(Releases::default()), Releases::of)?;
    let originals = quarantine.originals()?;
    let waiting = originals.iter().filter(|original| case_of(&releases, original).is_none()).count();
    let sought = sought(quarantine)?;
    let mut run = DryRun { waiting, originals: sought.names.len(), no_project: open.is_none(), ..DryRun::default() };
    if let Some(open) = &open {
        run.hits = in_texts(open, &sought)?;
    }
    if run.hits.is_empty() {
        look_into_files(open.as_ref(), project, quarantine.path(), &sought, &mut run)?;
    }
    let mut forms: BTreeMap<String, Vec<FormPassage>> = BTreeMap::new();
    let cases = open.as_ref().map_or_else(|| Ok(Vec::new()), |open| open.cases().list())?;
    let mut texts: BTreeMap<i64, Text> = BTreeMap::new();
    for hit in &run.hits {
        let form = sought.names[hit.line - 1].trim().to_owned();
        let case = match &hit.place {
            LeakPlace::Table { file: None, table, row, start, end, .. } if table == "source" => cases
                .iter()
                .find(|case| case.source == *row)
                .zip(open.as_ref())
                .map(|(case, open)| (case, open, Span::new(*start, *end))),
            _ => None,
        };
        let passage = match case {
            Some((case, open, span)) => {
                let text = match texts.entry(case.id) {
                    std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                    std::collections::btree_map::Entry::Vacant(new) => new.insert(open.cases().text(case.id)?),
                };
                let is_its = |original: &&crate::original::Original| {
                    case_of(&releases, original).is_some_and(|(id, _)| id == case.id)
                };
                let original = originals.iter().find(is_its).map(|original| original.number);
                passage(FoundIn::Case { id: case.id, case: case.label.clone(), original }, text, span)
            }
            None => FormPassage {
                place: FoundIn::Elsewhere(hit.place.clone()),
                span: None,
                before: String::new(),
                here: form.clone(),
                after: String::new(),
            },
        };
        forms.entry(form).or_default().push(passage);
    }
    for (form, passage) in in_signed(quarantine, &releases)? {
        forms.entry(form).or_default().push(passage);
    }
    run.forms = forms.into_iter().map(|(form, passages)| FoundForm { form, passages }).collect();
    run.ready = !run.no_project && run.waiting == 0 && run.forms.is_empty();
    Ok(run)
}

/// Looks only for signed cases that hold what goes in another case since, and where nobody has decided to keep it.
///
/// # Errors
/// If a file cannot be read.
pub fn signed_cases(project: &Path, quarantine: &Quarantine) -> Result<DryRun> {
    let releases = Releases::of(&Project::open_to_read(project)?)?;
    let mut forms: BTreeMap<String, Vec<FormPassage>> = BTreeMap::new();
    for (form, passage) in in_signed(quarantine, &releases)? {
        forms.entry(form).or_default().push(passage);
    }
    let forms = forms.into_iter().map(|(form, passages)| FoundForm { form, passages }).collect();
    Ok(DryRun { forms, ..DryRun::default() })
}

fn passage(place: FoundIn, text: &Text, span: Span) -> FormPassage {
    let line = |span: Span| text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let (start, end) = (span.start.saturating_sub(AROUND), (span.end + AROUND).min(text.len()));
    FormPassage {
        place,
        span: Some(span),
        before: line(Span::new(start, span.start)),
        here: line(span),
        after: line(Span::new(span.end, end)),
    }
}

/// Opens a case again that was signed, with what was decided of its forms in other cases since.
///
/// # Errors
/// [`crate::Error::NoOriginal`], or if the file cannot be written.
pub fn reopen(quarantine: &mut Quarantine, number: i64) -> Result<()> {
    let Some(mut judgement) = quarantine.judgement(number)? else { return Ok(()) };
    judgement.reopen_with(&quarantine.text(number)?, &quarantine.shared()?.carried);
    quarantine.save_judgement(number, &judgement).map(drop)
}

/// Notes that a form is public, so that finishing does not take it for a leak, and that it stays in cases to come.
///
/// # Errors
/// If the file cannot be written.
pub fn found_public(quarantine: &mut Quarantine, form: &str) -> Result<()> {
    let mut shared = quarantine.shared()?;
    shared.found_public(form);
    quarantine.set_shared(&shared)
}

/// Forms that go in some case and stand in another that is signed already, where nobody has decided to keep them.
fn in_signed(quarantine: &Quarantine, releases: &Releases) -> Result<Vec<(String, FormPassage)>> {
    let forms: Vec<_> = quarantine.shared()?.carried.replaced().collect();
    let mut found = Vec::new();
    for original in quarantine.originals()? {
        if !original.signed || case_of(releases, &original).is_some() || forms.is_empty() {
            continue;
        }
        let Some(judgement) = quarantine.judgement(original.number)? else { continue };
        let text = quarantine.text(original.number)?;
        let is_settled = |span: Span| {
            let mut mentions = judgement.mentions().iter().filter(|mention| mention.span.overlaps(span));
            mentions.any(|mention| {
                mention.verdict == Some(Verdict::Replace)
                    || mention.verdict == Some(Verdict::Keep) && !mention.inherited
            })
        };
        for form in &forms {
            for span in whole_words(&text, form.form.trim()) {
                if !is_settled(span) {
                    let place = FoundIn::Signed { original: original.number, case: original.label.clone() };
                    found.push((form.form.trim().to_owned(), passage(place, &text, span)));
                }
            }
        }
    }
    Ok(found)
}

/// Looks through the folder and through the bytes of the file that finishing would write, if there is a project.
fn look_into_files(
    open: Option<&Project>,
    project: &Path,
    quarantine: &Path,
    sought: &Sought,
    run: &mut DryRun,
) -> Result<()> {
    let (copy, fresh) = (beside(project, ".draft"), beside(project, ".draft-new"));
    let removed = Removed(vec![copy.clone(), fresh.clone()]);
    removed.now();
    if let Some(open) = open {
        open.redactions().write_copy(&copy)?;
        let mut draft = Project::open_to_write(&copy)?;
        draft.forget_undo()?;
        draft.write().redactions().purge_changes(&sought.originals)?;
        draft.write().redactions().write_fresh(&fresh)?;
        drop(draft.close());
    }
    let written = open.map(|_| &*fresh);
    let mut proof = super::finish::Proof::default();
    let except: Vec<PathBuf> =
        removed.all().into_iter().chain(["-journal", "-wal", "-shm"].map(|end| beside(project, end))).collect();
    run.hits = in_files(project, written, folder_of(project), quarantine, &except, sought, &mut proof)?;
    (run.files, run.bytes, run.not_looked_into) = (proof.files, proof.bytes, proof.not_looked_into);
    Ok(())
}

/// Files that are removed, with what SQLite keeps beside them, when this goes.
struct Removed(Vec<PathBuf>);

impl Removed {
    fn all(&self) -> Vec<PathBuf> {
        let ends = ["", "-journal", "-wal", "-shm", ".lock"];
        self.0.iter().flat_map(|file| ends.map(|end| beside(file, end))).collect()
    }

    fn now(&self) {
        for file in self.all() {
            let _ = fs::remove_file(file);
        }
    }
}

impl Drop for Removed {
    fn drop(&mut self) {
        self.now();
    }
}

#[cfg(test)]
#[path = "dry_run_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "dry_run_equals_tests.rs"]
mod equals;
