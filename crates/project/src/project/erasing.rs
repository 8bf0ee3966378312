//! Erasing a case for good: its text and all that hangs on it leave the tables, the log, the index of words and the free pages of the file;
//! of what was done to other cases, undo loses no more than that takes.
//!
//! A case that was only removed can be brought back: its text stays in the file. Here it goes too, also out of other project files of the
//! folder that hold the same case.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use rusqlite::{OptionalExtension as _, params};
use serde::Serialize;

use super::changes::Change;
use super::opening::ReadingConnection;
use super::undo_cut::{self, Concerned, UndoCut};
use super::{APPLICATION_ID, Act, DestroyedBackups, Project, Record, Recorded, Redactions, canonical, mark_of, sums};
use crate::error::{Error, Result};
use crate::output::folder_of;
use crate::steps;
use names::leak::{SearchedOriginal, SearchedOriginals};

/// Passages of an erased text that are looked for afterwards, and the fewest code points and words of one.
const PASSAGES: usize = 60;
const TELLING: usize = 24;
const WORDS: usize = 4;

/// Another project file of the folder, such as a copy that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherCopy {
    pub path: PathBuf,
    /// `None` where it cannot be looked into.
    pub holds: Option<bool>,
}

/// What goes when a case is erased.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Erasure {
    /// Label of the case; `None` for the texts of cases that were removed before.
    pub case: Option<String>,
    /// Code points.
    pub chars: usize,
    /// Texts that stand in the file for undo: older prints of the case, or those of removed cases.
    pub old_texts: usize,
    pub documents: usize,
    pub codings: usize,
    pub memos: usize,
    pub values: usize,
    pub undo: UndoCut,
    /// Other project files beside this one that hold the case, or cannot be looked into.
    pub copies: Vec<OtherCopy>,
    /// How many backups that the program has made are destroyed with it.
    pub backups: usize,
}

/// What was erased.
pub struct Erased {
    /// Whether the file was written anew without its free pages. If not, they are still there, overwritten.
    pub is_compact: bool,
    pub undo: UndoCut,
    /// What tells the erased texts, to be looked for; none where nothing in them is their own.
    pub passages: SearchedOriginals,
    /// How many there are.
    pub looked_for: usize,
    /// By which other files know the case.
    pub guids: Vec<String>,
    /// What became of the backups, which held the texts.
    pub backups: DestroyedBackups,
}

/// Which cases are to go.
#[derive(Clone, Copy)]
enum GoingCases<'a> {
    One(i64),
    /// All that were removed before.
    Removed,
    /// Those of them with these GUIDs.
    RemovedAs(&'a [String]),
}

/// What is to go.
struct Going {
    cases: BTreeSet<i64>,
    sources: BTreeSet<i64>,
    passages: Vec<SearchedOriginal>,
    guids: Vec<String>,
}

impl<P: Deref<Target = Project>> Redactions<P> {
    /// What goes when a case is erased, or, without one, the texts of cases that were removed before.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn erasure(&self, case: Option<i64>) -> Result<Erasure> {
        let going = self.going(case.map_or(GoingCases::Removed, GoingCases::One))?;
        let connection = self.project.connection();
        let count = |table: &str| -> Result<usize> {
            let Some(case) = case else { return Ok(0) };
            let sql = format!("SELECT count(*) FROM {table} WHERE case_id = ?");
            Ok(connection.query_row(&sql, [case], |row| row.get(0))?)
        };
        let chars = going.sources.iter().try_fold(0, |sum, source| -> Result<usize> {
            let chars: usize =
                connection.query_row("SELECT length(text) FROM source WHERE id = ?", [source], |row| row.get(0))?;
            Ok(sum + chars)
        })?;
        let own = usize::from(case.is_some());
        let passages = SearchedOriginals::passages(&going.passages);
        Ok(Erasure {
            case: case.map(|case| self.project.cases().label(case)).transpose()?,
            chars,
            old_texts: going.sources.len().saturating_sub(own),
            documents: count("document")?,
            codings: count("coding")?,
            memos: count("memo")?,
            values: count("attribute_value")?,
            undo: concerned(&going, &passages).preview(&self.project)?,
            copies: copies(self.project.path(), &going.guids)?,
            backups: self.project.backups().list()?.len(),
        })
    }

    fn going(&self, which: GoingCases<'_>) -> Result<Going> {
        let connection = self.project.connection();
        let ids = |sql: &str| -> Result<BTreeSet<i64>> {
            Ok(connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
        };
        let of = |column: &str, about: &str| {
            format!(
                "SELECT DISTINCT json_extract(c.value, '$.{column}') FROM log, json_each(log.changes) c
                 WHERE json_extract(c.value, '$.table') = 'cases' AND json_extract(c.value, '$.{column}') IS NOT NULL AND {about}"
            )
        };
        let orphans = ids("SELECT id FROM source WHERE id NOT IN (SELECT source_id FROM cases)")?;
        let (mut cases, mut sources, mut guids) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        if let GoingCases::One(case) = which {
            let (source, guid): (i64, Option<String>) = connection
                .query_row("SELECT source_id, guid FROM cases WHERE id = ?", [case], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?
                .ok_or_else(|| Error::NoCase(case.to_string()))?;
            cases.insert(case);
            guids.extend(guid);
            for side in ["before", "after"] {
                let about = format!("json_extract(c.value, '$.{side}.id') = {case}");
                sources.extend(ids(&of(&format!("{side}.source_id"), &about))?);
            }
            sources.retain(|source| orphans.contains(source));
            sources.insert(source);
        } else {
            let only = match which {
                GoingCases::RemovedAs(guids) => {
                    let hex = |guid: &String| guid.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
                    Some(format!("('{}')", guids.iter().map(hex).collect::<Vec<_>>().join("', '")))
                }
                _ => None,
            };
            for side in ["before", "after"] {
                let own = only.as_ref().map(|only| format!(" AND json_extract(c.value, '$.{side}.guid') IN {only}"));
                let own = own.unwrap_or_default();
                let gone = format!("json_extract(c.value, '$.{side}.id') NOT IN (SELECT id FROM cases){own}");
                sources.extend(ids(&of(&format!("{side}.source_id"), &gone))?);
                cases.extend(ids(&of(&format!("{side}.id"), &gone))?);
                let sql = of(&format!("{side}.guid"), &gone);
                let found =
                    connection.prepare(&sql)?.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
                guids.extend(found);
            }
            sources.retain(|source| orphans.contains(source));
            if only.is_none() {
                sources = orphans;
            }
        }
        let passages = self.passages_of(&sources)?;
        // An older text of another case can hold it: before it was parted from that, or joined with it.
        let whole = SearchedOriginals::passages(&passages);
        sources.extend(undo_cut::removed_sources_with(&self.project, &whole)?);
        Ok(Going { cases, sources, passages, guids: guids.into_iter().collect() })
    }

    /// Lines of texts that stand in no other text of a case: by them they would be known.
    fn passages_of(&self, sources: &BTreeSet<i64>) -> Result<Vec<SearchedOriginal>> {
        let mut query =
            self.project.connection().prepare("SELECT id, text, id IN (SELECT source_id FROM cases) FROM source")?;
        let mut rows = query.query([])?;
        let (mut others, mut own) = (HashSet::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let (id, text, is_shown): (i64, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let lines = text.lines().map(str::trim).map(str::to_owned);
            if sources.contains(&id) {
                own.extend(lines.filter(|line| tells(line)));
            } else if is_shown {
                others.extend(lines);
            }
        }
        own.retain(|line| !others.contains(line));
        own.sort();
        own.dedup();
        let step = own.len().div_ceil(PASSAGES).max(1);
        let drawn = own.into_iter().step_by(step).enumerate();
        let mut drawn: Vec<_> = drawn.map(|(at, form)| SearchedOriginal { line: at + 1, form }).collect();
        // What stands in another text too, within a longer line or written a little otherwise, tells nothing.
        let search = SearchedOriginals::passages(&drawn);
        let mut query = self
            .project
            .connection()
            .prepare("SELECT id, text FROM source WHERE id IN (SELECT source_id FROM cases)")?;
        let mut rows = query.query([])?;
        let mut common: BTreeSet<usize> = BTreeSet::new();
        while let Some(row) = rows.next()? {
            if !sources.contains(&row.get(0)?) {
                let found = search.in_text(row.get_ref(1)?.as_str().unwrap_or_default());
                common.extend(found.into_iter().map(|(_, line, _)| line));
            }
        }
        drawn.retain(|passage| !common.contains(&passage.line));
        Ok(drawn)
    }
}

/// Whether a line can only be of one text.
fn tells(line: &str) -> bool {
    let words = line.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic));
    line.chars().count() >= TELLING && words.count() >= WORDS
}

fn concerned<'a>(going: &Going, passages: &'a SearchedOriginals) -> Concerned<'a> {
    Concerned {
        cases: going.cases.clone(),
        is_gone: true,
        sources: going.sources.clone(),
        rows: BTreeSet::new(),
        words: Some(passages),
    }
}

impl Redactions<&mut Project> {
    /// Erases a case, or, without one, the texts of cases that were removed before. It cannot be undone.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing has changed.
    pub fn erase(&mut self, case: Option<i64>) -> Result<Erased> {
        self.erase_these(case.map_or(GoingCases::Removed, GoingCases::One))
    }

    fn erase_these(&mut self, which: GoingCases<'_>) -> Result<Erased> {
        let case = if let GoingCases::One(case) = which { Some(case) } else { None };
        let going = self.going(which)?;
        let passages = SearchedOriginals::passages(&going.passages);
        self.project.begin()?;
        let done = self.erase_all(case, &going, &passages);
        let (undo, mut backups) = match done {
            Ok(done) => done,
            Err(error) => {
                self.project.rollback();
                return Err(error);
            }
        };
        // One may have been begun before the edit was in the file.
        backups.extend(self.project.backups().destroy());
        // As after a redaction: the pages are free and overwritten, and a new file has not even them.
        let compacted = steps::passed().and_then(|()| Ok(self.project.connection().execute_batch("VACUUM")?));
        self.project.revisions.change_all();
        Ok(Erased {
            is_compact: compacted.is_ok(),
            undo,
            looked_for: going.passages.len(),
            passages,
            guids: going.guids,
            backups,
        })
    }

    fn erase_all(
        &mut self,
        case: Option<i64>,
        going: &Going,
        passages: &SearchedOriginals,
    ) -> Result<(UndoCut, DestroyedBackups)> {
        let concerned = concerned(going, passages);
        let undo = concerned.cut(self.project)?;
        if let Some(case) = case {
            self.project.write().cases().take_out(case)?;
        }
        self.forget_changes(&concerned)?;
        self.purge_changes(passages)?;
        self.delete_sources(going.sources.iter().copied().chain(undo_cut::unreachable_sources(self.project)?))?;
        // Segments of the index are built of several cases; what is left of them is read anew.
        let stale = "DELETE FROM indexed_case WHERE case_id NOT IN (SELECT id FROM cases)";
        self.project.execute(stale, [])?;
        let erased = Record::new(&self.project.coder, Recorded::Erased, going.sources.len());
        self.project.write().records().insert(&Record { case, ..erased })?;
        // Whoever merges a copy learns that these cases are gone; a GUID tells nothing else.
        let gone = going.guids.iter().zip(&going.cases);
        let gone: Vec<String> = gone
            .map(|(guid, id)| format!(r#"{{"table":"cases","before":{{"id":{id},"guid":"{guid}"}},"after":null}}"#))
            .collect();
        self.project.write_log(Act::Erase, &format!("[{}]", gone.join(",")), "dropped")?;
        let backups = self.project.backups().destroy();
        self.project.commit_unlogged()?;
        Ok((undo, backups))
    }

    /// Calls the files of which cases were read by their number, where the name of one holds what is to go.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn forget_file_names(&mut self, names: &SearchedOriginals) -> Result<()> {
        let mut query = self.project.connection().prepare("SELECT id, file_name FROM source")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        let all: Vec<(i64, String)> = rows.collect::<Result<_, _>>()?;
        drop(query);
        let is_named = |name: &str| !names.in_name(name).is_empty();
        for (id, _) in all.into_iter().filter(|(_, name)| is_named(name)) {
            self.project.begin()?;
            let set = "UPDATE source SET file_name = ? WHERE id = ?";
            let done = self.project.execute(set, params![format!("{id}.txt"), id]);
            let done = done.and_then(|_| sums::renew_source(self.project.connection(), id));
            if let Err(error) = done.and_then(|()| self.project.commit_unlogged()) {
                self.project.rollback();
                return Err(error);
            }
        }
        Ok(())
    }

    /// Takes out of the log what was done to these cases, and leaves what was done to others in the same edits.
    fn forget_changes(&mut self, concerned: &Concerned<'_>) -> Result<()> {
        let mut query = self.project.connection().prepare("SELECT id, changes FROM log")?;
        let mut rows = query.query([])?;
        let mut written: Vec<(i64, String)> = Vec::new();
        while let Some(row) = rows.next()? {
            let json = row.get_ref(1)?.as_str().unwrap_or("[]");
            let damaged = |_| Error::Damaged(self.project.path.clone());
            let changes: Vec<Change> = serde_json::from_str(json).map_err(damaged)?;
            if changes.iter().any(|change| concerned.is_of(change)) {
                let others: Vec<&Change> = changes.iter().filter(|change| !concerned.is_of(change)).collect();
                written.push((row.get(0)?, serde_json::to_string(&others).map_err(damaged)?));
            }
        }
        drop(rows);
        drop(query);
        for (id, json) in &written {
            self.project.connection().execute("UPDATE log SET changes = ? WHERE id = ?", params![json, id])?;
        }
        let ids: Vec<i64> = written.into_iter().map(|(id, _)| id).collect();
        sums::renew_log(self.project.connection(), &ids)
    }
}

/// The project files of the folder that hold one of these cases, or that cannot be looked into.
fn copies(project: &Path, guids: &[String]) -> Result<Vec<OtherCopy>> {
    let folder = folder_of(project);
    let own = canonical(project);
    let entries = fs::read_dir(folder).map_err(|error| Error::io(folder, error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let is_project = |path: &PathBuf| mark_of(path) == Some(APPLICATION_ID.to_be_bytes());
    let others = paths.into_iter().filter(|path| path.is_file() && canonical(path) != own && is_project(path));
    let copies = others.map(|path| OtherCopy { holds: holds_one(&path, guids).ok(), path });
    Ok(copies.filter(|backup| backup.holds != Some(false)).collect())
}

/// Whether a project file knows one of these cases, in its tables or in its log.
fn holds_one(path: &Path, guids: &[String]) -> Result<bool> {
    let ReadingConnection { connection, .. } = ReadingConnection::of(path)?;
    let mut query = connection.prepare(
        "SELECT 1 FROM cases WHERE guid = ?1 UNION ALL SELECT 1 FROM log WHERE command <> 'erase' AND instr(changes, ?1) > 0 LIMIT 1",
    )?;
    for guid in guids {
        if query.exists([guid])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Erases the cases with these GUIDs in another project file, and the texts of those that were removed there.
///
/// # Errors
/// Those of [`Project::open_to_write`] and [`Redactions::erase`].
pub fn erase_in_copy(path: &Path, guids: &[String]) -> Result<()> {
    let mut project = Project::open_to_write(path)?;
    let find = "SELECT id FROM cases WHERE guid = ?";
    let mut removed = Vec::new();
    for guid in guids {
        let case: Option<i64> = project.connection().query_row(find, [guid], |row| row.get(0)).optional()?;
        match case {
            Some(case) => drop(project.write().redactions().erase(Some(case))?),
            None => removed.push(guid.clone()),
        }
    }
    if !removed.is_empty() {
        project.write().redactions().erase_these(GoingCases::RemovedAs(&removed))?;
    }
    Ok(())
}
