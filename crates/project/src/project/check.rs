//! Whether a project file is whole: what SQLite can tell, and what only we know.

use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;

use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use serde::Serialize;

use super::rows::is_guid;
use super::tables::{LOGGED, MADE};
use super::{Change, Project, schema, sums};
use crate::error::{Error, Result};
use reading::evidence::Evidence;
use reading::text::Span;

/// Something that is wrong with a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "finding")]
pub enum Finding {
    /// SQLite's own word for damage.
    Damaged { what: String },
    /// A row points at one that is not there.
    Dangling { table: String },
    /// The tables are not those that the program makes.
    OtherTables,
    /// The text of a case, or how it came in, is not what was written; no case where the text is kept for undo only.
    AlteredText { case: Option<String> },
    /// A table is not what edits have made it.
    Altered { table: String },
    /// What a table holds cannot be understood.
    Unreadable { table: String },
    /// Codes stand below each other in a ring: no list shows them, nor what was coded with them.
    Ring { codes: usize },
    /// A coding lies outside the text of its case.
    CodingOutside { case: String, start: usize, end: usize },
    /// A row of another table lies outside the text of its case.
    Outside { table: String, case: String, start: usize, end: usize },
    /// The length noted with a case is not that of its source.
    WrongLength { case: String },
    /// Source text that no entry and no named non-content covers.
    Unaccounted { case: String, chars: usize },
    /// Rows that a person has made have no GUID, or one that stands elsewhere too.
    NoGuid { table: String, rows: usize },
    /// Two cases came out of the quarantine with the same text.
    ReleasedTwice { case: String, other: String },
}

/// A quick look at every table, of the sources and the rows of words at the beginning of each only: enough to know that opening is safe.
///
/// # Errors
/// Where SQLite cannot look: another connection is at work, or the system does not read the file.
pub(super) fn is_sound(connection: &Connection) -> rusqlite::Result<bool> {
    // Each statement alone would take and give back a lock of its own.
    let _held = connection.unchecked_transaction()?;
    for table in LOGGED.iter().copied().chain(["log", "redaction", "checksum", "reading", "indexed_case"]) {
        let look = format!("PRAGMA quick_check('{table}')");
        if !unless_damaged(connection.query_row(&look, [], |row| Ok(row.get::<_, String>(0)? == "ok")))? {
            return Ok(false);
        }
    }
    for look in ["SELECT count(imported_at) FROM source", "SELECT count(*) FROM indexed_word"] {
        if !unless_damaged(connection.query_row(look, [], |_| Ok(true)))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What a look tells, where an error that only the content of the file can cause tells of damage.
fn unless_damaged(look: rusqlite::Result<bool>) -> rusqlite::Result<bool> {
    match look.as_ref().map_err(rusqlite::Error::sqlite_error_code) {
        Err(None | Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown)) => Ok(false),
        _ => look,
    }
}

impl Project {
    /// Looks at the whole file: pages, keys, the text of every case. Takes some seconds for 500 cases.
    ///
    /// # Errors
    /// If the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<Finding>> {
        let mut findings = written(self)?;
        if findings.iter().any(|finding| matches!(finding, Finding::Damaged { .. })) {
            // What else the file says cannot be relied on.
            return Ok(findings);
        }
        let known = findings.len();
        match check_meaning(self, &mut findings) {
            // What is found already says why.
            Err(_) if known > 0 => Ok(findings),
            Err(error) => Err(error),
            Ok(()) => Ok(findings),
        }
    }
}

/// Whether anything in the file is not as it was written: pages, keys and sums. What stands there is not asked to make sense, which takes most
/// of the time of [`Project::check`].
///
/// # Errors
/// If it cannot be looked at for other reasons, such as another connection at work.
pub(super) fn is_damaged(project: &Project) -> Result<bool> {
    match written(project) {
        Ok(findings) => Ok(!findings.is_empty()),
        Err(Error::Damaged(_)) => Ok(true),
        Err(Error::Sqlite(error)) => Ok(!unless_damaged(Err(error))?),
        Err(error) => Err(error),
    }
}

/// What is not as it was written.
fn written(project: &Project) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut query = project.connection().prepare("PRAGMA integrity_check")?;
    let verdicts: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    findings.extend(verdicts.into_iter().filter(|verdict| verdict != "ok").map(|what| Finding::Damaged { what }));
    if findings.is_empty() {
        let mut query = project.connection().prepare("PRAGMA foreign_key_check")?;
        let mut tables: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        tables.dedup();
        findings.extend(tables.into_iter().map(|table| Finding::Dangling { table }));
        check_sums(project, &mut findings)?;
    }
    Ok(findings)
}

/// [`schema::of_today`], made once: it takes as long as the rest of the check of a small project.
fn tables_of_today() -> Result<&'static [String]> {
    static TABLES: OnceLock<Vec<String>> = OnceLock::new();
    if let Some(tables) = TABLES.get() {
        return Ok(tables);
    }
    let tables = schema::of_today()?;
    Ok(TABLES.get_or_init(|| tables))
}

/// Whether everything is as it was written.
fn check_sums(project: &Project, findings: &mut Vec<Finding>) -> Result<()> {
    let connection = project.connection();
    if schema::of(connection)? != tables_of_today()? {
        findings.push(Finding::OtherTables);
    }
    for source in sums::altered_sources(connection)? {
        let mut query = connection.prepare_cached("SELECT label FROM cases WHERE source_id = ?")?;
        let case = query.query_row([source], |row| row.get(0)).optional()?;
        findings.push(Finding::AlteredText { case });
    }
    let altered = sums::altered_tables(connection)?.into_iter();
    findings.extend(altered.map(|table| Finding::Altered { table: table.to_owned() }));
    if !sums::altered_log(connection)?.is_empty() {
        findings.push(Finding::Altered { table: "log".to_owned() });
    }
    Ok(())
}

/// Whether what stands there can be so.
fn check_meaning(project: &Project, findings: &mut Vec<Finding>) -> Result<()> {
    let rows: usize = project.connection().query_row("SELECT count(*) FROM code", [], |row| row.get(0))?;
    let ring = rows - project.codes().tree()?.iter().count();
    if ring > 0 {
        findings.push(Finding::Ring { codes: ring });
    }
    if !is_log_readable(project)? {
        findings.push(Finding::Unreadable { table: "log".to_owned() });
    }
    if !is_evidence_readable(project)? {
        findings.push(Finding::Unreadable { table: "source".to_owned() });
    }
    if project.settings().label_pattern().is_err() || project.settings().catalogue("").is_err() {
        findings.push(Finding::Unreadable { table: "setting".to_owned() });
    }
    let mut is_noted = true;
    for case in project.cases().list()? {
        let source = project.cases().source(case.id)?;
        let chars = source.text.len();
        is_noted &= project.entries().agree(case.id, &source.plan)?;
        if chars != case.chars {
            findings.push(Finding::WrongLength { case: case.label.clone() });
        }
        let unaccounted = source.plan.unaccounted(&source.text);
        if unaccounted > 0 {
            findings.push(Finding::Unaccounted { case: case.label.clone(), chars: unaccounted });
        }
        for coding in project.codings().every_of(case.id)? {
            if coding.span.end > chars {
                let (start, end) = (coding.span.start, coding.span.end);
                findings.push(Finding::CodingOutside { case: case.label.clone(), start, end });
            }
        }
        for table in ["memo", "memo_link", "correction", "replacement", "document"] {
            for Span { start, end } in outside(project, table, case.id, chars)? {
                findings.push(Finding::Outside { table: table.to_owned(), case: case.label.clone(), start, end });
            }
        }
    }
    if !is_noted {
        findings.push(Finding::Altered { table: "reading".to_owned() });
    }
    if !project.word_index().agrees()? {
        findings.push(Finding::Altered { table: "indexed_word".to_owned() });
    }
    findings.extend(without_guid(project)?);
    findings.extend(released_twice(project)?);
    Ok(())
}

/// The passages in a table that lie outside the text of their case.
fn outside(project: &Project, table: &str, case: i64, chars: usize) -> Result<Vec<Span>> {
    let mut query = project.connection().prepare_cached(&format!(
        "SELECT start, end FROM {table} WHERE case_id = ?1 AND start IS NOT NULL AND (end > ?2 OR end IS NULL OR start > end)"
    ))?;
    let rows = query.query_map(params![case, chars], |row| {
        Ok(Span::new(row.get(0)?, row.get::<_, Option<usize>>(1)?.unwrap_or_default()))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn is_evidence_readable(project: &Project) -> Result<bool> {
    let mut query = project.connection().prepare("SELECT evidence FROM source WHERE evidence IS NOT NULL")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        if Evidence::from_bytes(row.get_ref(0)?.as_bytes().unwrap_or_default()).is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_log_readable(project: &Project) -> Result<bool> {
    let mut query = project.connection().prepare("SELECT changes FROM log")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let changes = row.get_ref(0)?.as_bytes().unwrap_or_default();
        if serde_json::from_slice::<Vec<Change>>(changes).is_err() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How many rows of each table cannot be told from others when copies are merged.
fn without_guid(project: &Project) -> Result<Vec<Finding>> {
    let mut selects: Vec<String> =
        MADE.iter().map(|table| format!("SELECT '{table}', coalesce(guid, '') FROM {table}")).collect();
    selects.push("SELECT 'aside', memo_guid FROM aside WHERE memo_guid IS NOT NULL".to_owned());
    let mut query = project.connection().prepare(&selects.join(" UNION ALL "))?;
    let mut rows = query.query([])?;
    let mut seen = HashSet::new();
    let mut bad: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let guid: String = row.get(1)?;
        if !is_guid(&guid) || !seen.insert(guid) {
            *bad.entry(row.get(0)?).or_default() += 1;
        }
    }
    Ok(bad.into_iter().map(|(table, rows)| Finding::NoGuid { table, rows }).collect())
}

fn released_twice(project: &Project) -> Result<Vec<Finding>> {
    let mut query = project.connection().prepare(
        "WITH released AS (
             SELECT cases.id, label, chars, text FROM cases JOIN source ON source.id = source_id
             WHERE release IS NOT NULL OR cases.id IN (SELECT case_number FROM redaction WHERE what = 'signed')
         )
         SELECT a.label, b.label FROM released a JOIN released b ON a.id < b.id AND a.chars = b.chars AND a.text = b.text
         ORDER BY a.id, b.id",
    )?;
    let doubles = query.query_map([], |row| Ok(Finding::ReleasedTwice { case: row.get(0)?, other: row.get(1)? }))?;
    Ok(doubles.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;
    use crate::Project;
    use crate::project::opening::trouble;

    #[test]
    fn a_file_that_another_connection_holds_is_not_damaged() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("p.planlupe");
        drop(Project::create(&path).expect("a project"));
        let reader = Connection::open(&path).expect("opens");
        reader.busy_timeout(std::time::Duration::ZERO).expect("set");
        assert_eq!(is_sound(&reader), Ok(true));
        let holder = Connection::open(&path).expect("opens");
        holder.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").expect("held");
        let error = is_sound(&reader).expect_err("cannot look");
        assert!(matches!(trouble(&path, error), Error::InUse(_)));
        drop(holder);
        assert_eq!(is_sound(&reader), Ok(true));
        reader.execute_batch("DROP TABLE reading").expect("dropped");
        assert_eq!(is_sound(&reader), Ok(false), "a table that is gone is damage");
    }

    #[test]
    fn what_the_system_does_not_read_is_not_damaged() {
        let failure = |code| Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        for code in
            [ffi::SQLITE_BUSY, ffi::SQLITE_LOCKED, ffi::SQLITE_IOERR_READ, ffi::SQLITE_CANTOPEN, ffi::SQLITE_NOMEM]
        {
            assert!(unless_damaged(failure(code)).is_err(), "{code}");
        }
        for code in [ffi::SQLITE_CORRUPT, ffi::SQLITE_NOTADB, ffi::SQLITE_ERROR] {
            assert_eq!(unless_damaged(failure(code)), Ok(false), "{code}");
        }
    }
}
