//! Whether a project file is whole: what SQLite can tell, and what only we know.

use rusqlite::Connection;
use serde::Serialize;

use super::{Project, schema::LOGGED};
use crate::error::Result;

/// Something that is wrong with a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "finding")]
pub enum Finding {
    /// SQLite's own word for damage.
    Damaged { what: String },
    /// A row points at one that is not there.
    Dangling { table: String },
    /// A coding lies outside the text of its case.
    CodingOutside { case: String, start: usize, end: usize },
    /// The length noted with a case is not that of its source.
    WrongLength { case: String },
    /// Source text that no entry and no named non-content covers.
    Unaccounted { case: String, chars: usize },
    /// Two cases came out of the quarantine with the same text.
    ReleasedTwice { case: String, other: String },
}

/// A quick look at every table, of the sources at the beginning of each only: enough to know that opening is safe.
pub(super) fn is_sound(connection: &Connection) -> bool {
    let sound = |table: &str| {
        connection
            .query_row(&format!("PRAGMA quick_check('{table}')"), [], |row| row.get::<_, String>(0))
            .is_ok_and(|verdict| verdict == "ok")
    };
    LOGGED.iter().all(|table| sound(table))
        && sound("log")
        && sound("redaction")
        && connection.query_row("SELECT count(imported_at) FROM source", [], |_| Ok(())).is_ok()
}

impl Project {
    /// Looks at the whole file: pages, keys, the text of every case. Takes about a second for 100 MB.
    ///
    /// # Errors
    /// If the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut query = self.connection().prepare("PRAGMA integrity_check")?;
        let verdicts: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        findings.extend(verdicts.into_iter().filter(|verdict| verdict != "ok").map(|what| Finding::Damaged { what }));
        if !findings.is_empty() {
            // What else the file says cannot be relied on.
            return Ok(findings);
        }
        let mut query = self.connection().prepare("PRAGMA foreign_key_check")?;
        let tables: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        findings.extend(tables.into_iter().map(|table| Finding::Dangling { table }));
        for case in self.cases()? {
            let source = self.source(case.id)?;
            let chars = source.text.len();
            if chars != case.chars {
                findings.push(Finding::WrongLength { case: case.label.clone() });
            }
            let unaccounted = source.plan.unaccounted(&source.text);
            if unaccounted > 0 {
                findings.push(Finding::Unaccounted { case: case.label.clone(), chars: unaccounted });
            }
            for coding in self.codings_of(case.id)? {
                if coding.span.end > chars {
                    let (start, end) = (coding.span.start, coding.span.end);
                    findings.push(Finding::CodingOutside { case: case.label.clone(), start, end });
                }
            }
        }
        findings.extend(self.released_twice()?);
        Ok(findings)
    }

    fn released_twice(&self) -> Result<Vec<Finding>> {
        let mut query = self.connection().prepare(
            "WITH released AS (
                 SELECT cases.id, label, chars, text FROM cases JOIN source ON source.id = source_id
                 WHERE release IS NOT NULL OR cases.id IN (SELECT case_number FROM redaction WHERE what = 'signed')
             )
             SELECT a.label, b.label FROM released a JOIN released b ON a.id < b.id AND a.chars = b.chars AND a.text = b.text
             ORDER BY a.id, b.id",
        )?;
        let doubles =
            query.query_map([], |row| Ok(Finding::ReleasedTwice { case: row.get(0)?, other: row.get(1)? }))?;
        Ok(doubles.collect::<Result<_, _>>()?)
    }
}
