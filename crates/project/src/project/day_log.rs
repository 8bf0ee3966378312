//! The log day by day: what was done, by whom, in which case. Days are those of the time zone of the machine.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Deref;

use chrono::{Days, NaiveDate};
use reading::clock::day_of;
use rusqlite::params;
use serde::Serialize;
use serde_json::Value;

use super::changes::RowValues;
use super::{Act, Change, EditHistory, Project, of_word};
use crate::error::Result;

/// Edits of one kind by one person in one case on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayEdits {
    pub coder: String,
    pub act: Act,
    /// The id of the case; `None` for what is in none, or where the case is gone.
    #[serde(skip)]
    pub case_id: Option<i64>,
    /// Its label.
    pub case: Option<String>,
    /// Codings, memos, values or other rows that they are about; where that is not known, edits.
    pub count: usize,
    /// When the first and the last were made: UTC, ISO 8601.
    pub first_at: String,
    pub last_at: String,
}

/// A day on which something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LoggedDay {
    pub day: NaiveDate,
    /// How many edits were made.
    pub edits: usize,
}

/// What counts as done: undone edits do not, nor those that a newer one left behind.
const DONE: &str = "(state = 'done' OR state = 'dropped' AND left_by IS NULL)";

impl<P: Deref<Target = Project>> EditHistory<P> {
    /// The days on which something was done, the last first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn days(&self) -> Result<Vec<LoggedDay>> {
        let mut query = self.project.connection().prepare_cached(&format!("SELECT at FROM log WHERE {DONE}"))?;
        let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for at in query.query_map([], |row| row.get::<_, String>(0))? {
            if let Some(day) = day_of(&at?) {
                *days.entry(day).or_default() += 1;
            }
        }
        Ok(days.into_iter().rev().map(|(day, edits)| LoggedDay { day, edits }).collect())
    }

    /// What was done on a day, in the order in which it began.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn on_day(&self, day: NaiveDate) -> Result<Vec<DayEdits>> {
        let near = |days: Option<NaiveDate>| days.unwrap_or(day).to_string();
        let bounds = [
            near(day.checked_sub_days(Days::new(1))),
            // Until the end of the day after.
            near(day.checked_add_days(Days::new(2))),
        ];
        let mut query = self.project.connection().prepare_cached(&format!(
            "SELECT id, at, coder, command, changes FROM log WHERE {DONE} AND at >= ? AND at < ? ORDER BY id"
        ))?;
        let mut rows = query.query(params![bounds[0], bounds[1]])?;
        let mut groups: Vec<(DayEdits, HashSet<(String, i64)>)> = Vec::new();
        let mut known: HashMap<(String, String, Option<i64>), usize> = HashMap::new();
        let (cases, is_blind) = (self.cases_of_today()?, self.project.coders().is_blind()?);
        while let Some(row) = rows.next()? {
            let (id, at, coder, command): (i64, String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            let Some(act) = of_word(command.clone()).filter(|_| day_of(&at) == Some(day)) else { continue };
            if is_blind && coder != self.project.coder && is_about_codings(act) {
                continue;
            }
            let changes: Vec<Change> =
                serde_json::from_slice(row.get_ref(4)?.as_bytes().unwrap_or_default()).unwrap_or_default();
            for (case, things) in things(act, id, &changes) {
                let case = case.filter(|case| cases.get(case).is_some_and(|(made, _)| *made <= id));
                let key = (coder.clone(), command.clone(), case);
                let at_group = *known.entry(key).or_insert_with(|| {
                    let label = case.and_then(|case| cases.get(&case)).map(|(_, label)| label.clone());
                    let (coder, first_at, last_at) = (coder.clone(), at.clone(), at.clone());
                    let edits = DayEdits { coder, act, case_id: case, case: label, count: 0, first_at, last_at };
                    groups.push((edits, HashSet::new()));
                    groups.len() - 1
                });
                if let Some((edits, seen)) = groups.get_mut(at_group) {
                    seen.extend(things);
                    edits.last_at.clone_from(&at);
                    edits.count = seen.len();
                }
            }
        }
        Ok(groups.into_iter().map(|(edits, _)| edits).collect())
    }

    /// The labels of the cases that are there, each with the edit that made it: an id that was free comes again.
    fn cases_of_today(&self) -> Result<HashMap<i64, (i64, String)>> {
        let mut query = self.project.connection().prepare_cached(
            "WITH made AS (
                 SELECT json_extract(value, '$.after.id') AS id, max(log.id) AS by FROM log, json_each(changes)
                 WHERE state <> 'undone' AND left_by IS NULL
                     AND command IN ('import', 'release', 'separate-document', 'restore')
                     AND json_extract(value, '$.table') = 'cases' AND json_extract(value, '$.before') IS NULL
                 GROUP BY 1)
             SELECT cases.id, coalesce(made.by, 0), label FROM cases LEFT JOIN made ON made.id = cases.id",
        )?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What an edit is about, by case: the rows of the table that its kind is about, or the edit itself where it has none of them.
fn things(act: Act, edit: i64, changes: &[Change]) -> BTreeMap<Option<i64>, HashSet<(String, i64)>> {
    let mut by_case: BTreeMap<Option<i64>, HashSet<(String, i64)>> = BTreeMap::new();
    let about = table_of(act);
    for change in changes.iter().filter(|change| Some(&*change.table) == about) {
        let Some(row) = change.after.as_ref().or(change.before.as_ref()) else { continue };
        let number = |row: &RowValues, column: &str| row.get(column).and_then(Value::as_i64);
        let id = number(row, "id").unwrap_or_default();
        let case = if change.table == "cases" { Some(id) } else { number(row, "case_id") };
        by_case.entry(case).or_default().insert((change.table.clone(), id));
    }
    if by_case.is_empty() {
        by_case.entry(None).or_default().insert(("log".to_owned(), edit));
    }
    by_case
}

/// Whether an act tells how somebody has coded.
pub(super) fn is_about_codings(act: Act) -> bool {
    table_of(act) == Some("coding")
}

/// The table whose rows an act is about.
const fn table_of(act: Act) -> Option<&'static str> {
    Some(match act {
        Act::Import
        | Act::RemoveCase
        | Act::RenameCase
        | Act::SetStatus
        | Act::WriteSummary
        | Act::ChooseLayout
        | Act::ReplaceSource
        | Act::Release => "cases",
        Act::LoadCodebook | Act::AddCode | Act::ChangeCode | Act::MergeCodes | Act::RemoveCode => "code",
        Act::Code
        | Act::ChangeCoding
        | Act::Uncode
        | Act::LoadCodings
        | Act::ReassignCodings
        | Act::DecideConsensus => "coding",
        Act::WriteMemo | Act::RemoveMemo => "memo",
        Act::LinkMemo | Act::UnlinkMemo => "memo_link",
        Act::AddAttribute | Act::ChangeAttribute | Act::RemoveAttribute => "attribute",
        Act::SetAttribute | Act::LoadAttributes => "attribute_value",
        Act::AddDocument | Act::ChangeDocument | Act::RemoveDocument | Act::SeparateDocument => "document",
        Act::PlaceAside | Act::RemoveAside => "aside",
        Act::SplitEntry | Act::MergeEntries | Act::CorrectEntry | Act::AcceptEntry | Act::TakeBack => "correction",
        Act::ChangeSetting | Act::SetBlind => "setting",
        Act::SaveSearch | Act::ChangeSearch | Act::RemoveSearch => "saved_search",
        Act::SaveSet | Act::ChangeSet | Act::RemoveSet => "case_set",
        Act::SaveTable | Act::ChangeTable | Act::RemoveTable => "saved_table",
        Act::AddCoder | Act::ChangeCoder | Act::MergeCoders => "coder",
        Act::Redact | Act::Erase | Act::MergeCopy | Act::Restore => return None,
    })
}
