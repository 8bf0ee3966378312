//! Erasing a case or a person for good: out of the project, out of what lies beside it, and, where the original is there, out of the
//! quarantine; and the proof that nothing of it is left.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::kept_key::is_key;
use super::quarantine::Quarantine;
use super::quarantine_file::QuarantineState;
use super::release::case_of;
use crate::error::{Error, Result};
use names::leak::{LeakHit, SearchedOriginal, SearchedOriginals, Unseen};
use names::mark::Label;
use project::leaks;
use project::output::folder_of;
use project::{
    DestroyedBackups, Erasure, OtherCopy, Project, Record, Recorded, Redacted, Releases, UndoCut, erase_in_copy,
    mark_of,
};

/// What is to be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToErase {
    /// A case, by its id.
    Case(i64),
    /// The texts of cases that were removed before.
    Removed,
    /// A person, by all forms of the name, and the role that stands for it.
    Person(Vec<String>, Option<String>),
}

/// What goes, as it is told before anything does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErasurePlan {
    #[serde(flatten)]
    pub erasure: Erasure,
    /// Places of a person's names.
    pub places: usize,
    /// Whether anything of it stands in the project, in its backups, or in other project files of the folder; what could not be looked into counts.
    pub is_found: bool,
    /// Whether an original of it may lie in the quarantine, which has to be opened for that.
    pub in_quarantine: bool,
}

/// What was erased, and what is left of it.
#[derive(Debug, Default, Serialize)]
pub struct ErasureProof {
    /// Whether nothing is left, as far as can be looked.
    pub clean: bool,
    pub places: usize,
    /// Passages or names that were looked for.
    pub looked_for: usize,
    pub files: usize,
    pub bytes: u64,
    pub hits: Vec<LeakHit>,
    pub not_looked_into: Vec<Unseen>,
    /// Other project files from which it was erased too.
    pub copies: Vec<PathBuf>,
    /// Those from which it could not be erased.
    pub not_erased: Vec<PathBuf>,
    /// What became of the backups, which held it.
    pub backups: DestroyedBackups,
    pub undo: UndoCut,
    pub is_compact: bool,
    /// Whether an original was taken out of the quarantine.
    pub original: bool,
}

/// Tells what goes.
///
/// # Errors
/// If the project or its folder cannot be read.
pub fn plan(project: &Project, what: &ToErase) -> Result<ErasurePlan> {
    let lies_there = QuarantineState::of(&Quarantine::path_for(project.path())) != QuarantineState::None;
    match what {
        ToErase::Case(case) => {
            let in_quarantine = lies_there && project.cases().was_released(*case)?;
            let erasure = project.redactions().erasure(Some(*case))?;
            Ok(ErasurePlan { erasure, places: 0, is_found: true, in_quarantine })
        }
        ToErase::Removed => {
            let erasure = project.redactions().erasure(None)?;
            Ok(ErasurePlan { erasure, places: 0, is_found: true, in_quarantine: false })
        }
        ToErase::Person(forms, _) => {
            let mut places = Vec::new();
            for form in longest_first(forms) {
                let found = project.redactions().occurrences(form)?.into_iter();
                let own: Vec<_> = found.filter(|place| !places.iter().any(|other| overlap(place, other))).collect();
                places.extend(own);
            }
            let undo = project.redactions().undo_cut(&places)?;
            let names = searched(forms);
            let copies = files_with(project.path(), &names)?;
            let is_certain = |hits: &[LeakHit]| hits.iter().any(|hit| hit.certain);
            // Backups of older states may hold a name that stands in no text any more.
            let may_be_in_backups = || {
                let found = leaks::in_backups(&names, project)?;
                Ok::<_, Error>(is_certain(&found.hits) || !found.unseen.is_empty())
            };
            let is_own =
                !places.is_empty() || is_certain(&leaks::in_tables(&names, project, None)?) || may_be_in_backups()?;
            let backups = if is_own { project.backups().list()?.len() } else { 0 };
            let is_found = is_own || !copies.is_empty();
            let erasure = Erasure { undo, copies, backups, ..Erasure::default() };
            Ok(ErasurePlan { erasure, places: places.len(), is_found, in_quarantine: lies_there })
        }
    }
}

/// Erases it, and looks for what is left. Whatever fails once the project is written is told, and is no error any more.
///
/// # Errors
/// [`Error::NothingToErase`] where a name stands nowhere; [`Error::NoOriginal`] and the like where the quarantine cannot be read; if the project
/// cannot be written. Then nothing has changed.
pub fn erase(project: &mut Project, quarantine: Option<&mut Quarantine>, what: &ToErase) -> Result<ErasureProof> {
    let plan = plan(project, what)?;
    if !plan.is_found {
        return Err(Error::NothingToErase);
    }
    let mut proof = ErasureProof::default();
    let passages = match what {
        ToErase::Person(forms, role) => {
            let erased = erase_person(project, forms, role.as_deref(), plan.erasure.backups > 0)?;
            (proof.places, proof.is_compact, proof.undo) = (erased.places, erased.is_compact, plan.erasure.undo);
            proof.backups.extend(erased.backups);
            let record = Record::new(project.coder(), Recorded::Erased, erased.places);
            project.write().records().add(&Record { label: Some(Label::Per), role: role.clone(), ..record })?;
            proof.looked_for = forms.len();
            for OtherCopy { path, .. } in &plan.erasure.copies {
                let done = Project::open_to_write(path)
                    .map_err(Error::from)
                    .and_then(|mut other| erase_person(&mut other, forms, role.as_deref(), true));
                if done.is_ok() { proof.copies.push(path.clone()) } else { proof.not_erased.push(path.clone()) }
            }
            searched(forms)
        }
        ToErase::Case(_) | ToErase::Removed => {
            let case = if let ToErase::Case(case) = what { Some(*case) } else { None };
            let original = original_of(project, quarantine.as_deref(), case)?;
            let erased = project.write().redactions().erase(case)?;
            if let (Some(number), Some(quarantine)) = (original, quarantine) {
                quarantine.remove(number)?;
                proof.original = true;
            }
            (proof.looked_for, proof.is_compact, proof.undo) = (erased.looked_for, erased.is_compact, erased.undo);
            proof.backups.extend(erased.backups);
            for OtherCopy { path, .. } in &plan.erasure.copies {
                let done = erase_in_copy(path, &erased.guids);
                if done.is_ok() { proof.copies.push(path.clone()) } else { proof.not_erased.push(path.clone()) }
            }
            erased.passages
        }
    };
    prove(project, &passages, &mut proof)?;
    Ok(proof)
}

fn original_of(project: &Project, quarantine: Option<&Quarantine>, case: Option<i64>) -> Result<Option<i64>> {
    let (Some(quarantine), Some(case)) = (quarantine, case) else { return Ok(None) };
    let releases = Releases::of(project)?;
    let originals = quarantine.originals()?.into_iter();
    let mut own = originals.filter(|original| case_of(&releases, original).is_some_and(|(id, _)| id == case));
    Ok(own.next().map(|original| original.number))
}

/// Puts a role in the place of all forms of a name.
fn erase_person(project: &mut Project, forms: &[String], role: Option<&str>, with_backups: bool) -> Result<Redacted> {
    let backups = if with_backups { project.backups().destroy() } else { DestroyedBackups::default() };
    let mut done = Redacted { places: 0, searches: 0, is_compact: true, backups };
    for form in longest_first(forms) {
        let found = project.redactions().occurrences(form)?;
        if found.is_empty() {
            continue;
        }
        let redacted = project.write().redactions().redact_while(&found, Label::Per, role, |_, _| true)?;
        if let Some(redacted) = redacted {
            done.places += redacted.places;
            done.searches += redacted.searches;
            done.is_compact = redacted.is_compact;
            done.backups.extend(redacted.backups);
        }
    }
    project.write().redactions().forget_file_names(&searched(forms))?;
    Ok(done)
}

/// Looks for what was erased in the project, its bytes, and everything in its folder.
fn prove(project: &Project, passages: &SearchedOriginals, proof: &mut ErasureProof) -> Result<()> {
    let path = project.path();
    let mut found = leaks::in_own_file(passages, path, path)?;
    found.hits.extend(leaks::in_tables(passages, project, None)?);
    found.extend(leaks::in_folder(passages, folder_of(path), &[path])?);
    found.hits.retain(|hit| hit.certain);
    found.hits.sort();
    found.hits.dedup();
    let sealed = |unseen: &Unseen| {
        let file = folder_of(path).join(&unseen.file);
        unseen.part.is_none() && (is_key(&file) || file == Quarantine::path_for(path))
    };
    found.unseen.retain(|unseen| !sealed(unseen));
    // Some went with their own project, and some hold nothing of it.
    proof.backups.keep_others_with(passages);
    proof.clean = found.hits.is_empty()
        && found.unseen.is_empty()
        && proof.not_erased.is_empty()
        && proof.backups.out_of_reach.is_empty()
        && proof.backups.of_others.is_empty();
    (proof.files, proof.bytes, proof.hits, proof.not_looked_into) =
        (found.files, found.bytes, found.hits, found.unseen);
    Ok(())
}

/// Other project files of the folder in which names stand.
fn files_with(project: &Path, names: &SearchedOriginals) -> Result<Vec<OtherCopy>> {
    let own = project::canonical(project);
    let folder = folder_of(project);
    let entries = std::fs::read_dir(folder).map_err(|error| Error::io(folder, error))?;
    let paths: BTreeSet<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let is_project = |path: &PathBuf| mark_of(path) == Some(project::APPLICATION_ID.to_be_bytes());
    let others = paths.into_iter().filter(|path| path.is_file() && project::canonical(path) != own && is_project(path));
    let copies = others.map(|path| {
        let holds = leaks::in_file(names, &path).ok().map(|found| found.hits.iter().any(|hit| hit.certain));
        OtherCopy { path, holds }
    });
    Ok(copies.filter(|backup| backup.holds != Some(false)).collect())
}

fn searched(forms: &[String]) -> SearchedOriginals {
    let form = |(at, form): (usize, &String)| SearchedOriginal { line: at + 1, form: form.trim().to_owned() };
    SearchedOriginals::new(&forms.iter().enumerate().map(form).collect::<Vec<_>>())
}

fn longest_first(forms: &[String]) -> Vec<&str> {
    let mut forms: Vec<&str> = forms.iter().map(|form| form.trim()).collect();
    forms.sort_by_key(|form| std::cmp::Reverse(form.chars().count()));
    forms
}

fn overlap(one: &project::Occurrence, other: &project::Occurrence) -> bool {
    (one.case, one.within) == (other.case, other.within) && one.span.overlaps(other.span)
}
