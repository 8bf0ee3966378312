//! Names that should be gone, in a project and in files: every table and column, the bytes, and what lies beside.

mod files;
mod parquet_text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use files::{in_file, in_folder, in_own_file};
use names::leak::{Blind, Findings, LeakHit, LeakPlace, SearchedOriginals, Unseen};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::half_files;
use crate::output::folder_of;
use crate::project::{Project, beside};
use crate::value::AttributeKind;

/// Most cases that share a combination of values and could be pointed at by it.
pub const FEW: usize = 5;

/// What SQLite keeps beside a file.
pub const BESIDE: [&str; 4] = ["-wal", "-journal", "-shm", ".lock"];

/// Hits in a project: its tables, its name, its bytes, and the files beside it.
///
/// # Errors
/// If a file cannot be read.
pub fn in_project(originals: &SearchedOriginals, project: &Project) -> Result<Vec<LeakHit>> {
    let mut hits = in_tables(originals, project, None)?;
    for path in files_of(project.path()) {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        hits.extend(originals.in_name(&file));
        let bytes = std::fs::read(&path).map_err(|error| Error::io(&path, error))?;
        hits.extend(originals.in_bytes(&file, &bytes));
    }
    hits.sort();
    hits.dedup();
    Ok(hits)
}

/// What is found in the backups of a project, wherever they lie; folders that are not there cannot be looked into.
///
/// # Errors
/// If the file cannot be read.
pub fn in_backups(originals: &SearchedOriginals, project: &Project) -> Result<Findings> {
    let mut findings = Findings::default();
    let of_others = project.backups().of_others()?.into_iter().flat_map(|other| other.backups);
    for backup in project.backups().list()?.into_iter().chain(of_others) {
        findings.extend(in_file(originals, &backup.path)?);
    }
    let lost = project.backups().out_of_reach()?.into_iter();
    findings.unseen.extend(lost.map(|folder| Unseen {
        file: folder.display().to_string(),
        part: None,
        why: Blind::Unreadable,
    }));
    Ok(findings)
}

/// Whether a file that was to become the project has this name, a draft of finishing, or a part of an export.
fn is_leftover(project: &str, name: &str) -> bool {
    let of_project =
        name.strip_prefix(project).is_some_and(|rest| LEFT_BESIDE.iter().any(|left| rest.starts_with(left)));
    of_project || name.starts_with(half_files::PREFIX) && name.ends_with(half_files::SUFFIX)
}

/// The files that a program which was stopped has left beside the project.
///
/// # Errors
/// If the folder cannot be read.
pub fn leftovers(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = folder_of(project.path());
    let own = project.path().file_name().unwrap_or_default().to_string_lossy();
    let io = |error| Error::io(folder, error);
    let paths = std::fs::read_dir(folder).map_err(io)?.map(|entry| entry.map(|entry| entry.path()).map_err(io));
    let mut paths = paths.collect::<Result<Vec<_>>>()?;
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.retain(|path| path.is_file() && is_leftover(&own, &name(path)));
    paths.sort();
    Ok(paths)
}

/// Hits in the tables of a project; `file` names it where it is another than the one that is asked about.
///
/// # Errors
/// If the file cannot be read.
pub fn in_tables(originals: &SearchedOriginals, project: &Project, file: Option<&str>) -> Result<Vec<LeakHit>> {
    let mut hits = Vec::new();
    crate::each_text(project, |table, row, column, content| {
        // The log holds texts as JSON, where a line break is written as two signs.
        let content = if column == "changes" { content.replace("\\n", " \n") } else { content.to_owned() };
        hits.extend(originals.in_text(&content).into_iter().map(|(span, line, certain)| LeakHit {
            line,
            certain,
            place: LeakPlace::Table {
                file: file.map(str::to_owned),
                table: table.to_owned(),
                row,
                column: column.to_owned(),
                start: span.start,
                end: span.end,
            },
        }));
    })?;
    Ok(hits)
}

/// The file of a project and those beside it that are there.
fn files_of(path: &Path) -> Vec<PathBuf> {
    let mut files = vec![path.to_owned()];
    files.extend(BESIDE.map(|suffix| beside(path, suffix)));
    files.retain(|file| file.is_file());
    files
}

/// How the names of files go on that become the project, or are drafts of it.
const LEFT_BESIDE: [&str; 2] = [".unfinished", ".draft"];

/// A combination of attribute values that only few cases have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rare {
    /// Values by attribute.
    pub values: BTreeMap<String, String>,
    /// How many cases have all of them.
    pub cases: usize,
    /// What these cases are called, in their order.
    pub labels: Vec<String>,
    #[serde(skip)]
    pub ids: Vec<i64>,
    /// The fewest of the attributes whose values make it rare by themselves.
    pub because: Vec<String>,
}

/// The combinations of all categories, yes/no values, numbers and dates that at most [`FEW`] cases share, the rarest first.
///
/// # Errors
/// If the file cannot be read.
pub fn rare_combinations(project: &Project) -> Result<Vec<Rare>> {
    let attributes = project.attributes().list()?;
    let values = project.attributes().values()?;
    let mut counts: BTreeMap<BTreeMap<String, String>, Vec<(i64, String)>> = BTreeMap::new();
    for case in project.cases().list()? {
        let own = attributes.iter().filter(|attribute| attribute.kind != AttributeKind::Text);
        let own = own.filter_map(|attribute| {
            values.get(&(case.id, attribute.id)).map(|value| (attribute.name.clone(), value.clone()))
        });
        let combination: BTreeMap<String, String> = own.collect();
        if !combination.is_empty() {
            counts.entry(combination).or_default().push((case.id, case.label));
        }
    }
    let all: Vec<(&BTreeMap<String, String>, usize)> =
        counts.iter().map(|(values, cases)| (values, cases.len())).collect();
    let of = |(values, cases): (&BTreeMap<String, String>, &Vec<(i64, String)>)| Rare {
        because: because(values, &all),
        values: values.clone(),
        cases: cases.len(),
        labels: cases.iter().map(|(_, label)| label.clone()).collect(),
        ids: cases.iter().map(|(id, _)| *id).collect(),
    };
    let mut rare: Vec<Rare> = counts.iter().filter(|(_, cases)| cases.len() <= FEW).map(of).collect();
    rare.sort_by_key(|rare| rare.cases);
    Ok(rare)
}

/// Attributes that are looked at together, at most.
const TOGETHER: usize = 3;

/// The fewest attributes of a combination whose values at most [`FEW`] cases have; all of them where more than a few are needed.
fn because(values: &BTreeMap<String, String>, all: &[(&BTreeMap<String, String>, usize)]) -> Vec<String> {
    let names: Vec<&String> = values.keys().collect();
    let is_rare = |chosen: &[&String]| {
        let has = |other: &BTreeMap<String, String>| chosen.iter().all(|name| other.get(*name) == values.get(*name));
        all.iter().filter(|(other, _)| has(other)).map(|(_, cases)| cases).sum::<usize>() <= FEW
    };
    let mut chosen: Vec<Vec<usize>> = (0..names.len()).map(|at| vec![at]).collect();
    for _ in 0..TOGETHER {
        for some in &chosen {
            let some: Vec<&String> = some.iter().map(|at| names[*at]).collect();
            if is_rare(&some) {
                return some.into_iter().cloned().collect();
            }
        }
        let longer = |some: &Vec<usize>| {
            let next = some.last().map_or(0, |last| last + 1);
            (next..names.len()).map(|at| [&some[..], &[at]].concat()).collect::<Vec<_>>()
        };
        chosen = chosen.iter().flat_map(longer).collect();
    }
    names.into_iter().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_by_what_a_combination_is_rare() {
        let of = |values: &[(&str, &str)]| -> BTreeMap<String, String> {
            values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let (common, rare) = (of(&[("fylke", "A"), ("yrke", "x")]), of(&[("fylke", "A"), ("yrke", "y")]));
        let pair = of(&[("fylke", "B"), ("yrke", "x")]);
        let other = of(&[("fylke", "B"), ("yrke", "z")]);
        let all = [(&common, 9), (&rare, 1), (&pair, 2), (&other, 7)];
        assert_eq!(because(&rare, &all), ["yrke"]);
        assert_eq!(because(&pair, &all), ["fylke", "yrke"]);
    }
}
