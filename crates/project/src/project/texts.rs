//! Every text that a project file holds, wherever it stands.

use rusqlite::types::ValueRef;

use super::Project;
use crate::error::Result;

/// Columns in which words of the program's own stand: somebody may be called «Said», which is no reason to take `said-anonymised` for them.
const OWN_WORDS: [(&str, &str); 10] = [
    ("attribute", "kind"),
    ("cases", "layout"),
    ("cases", "status"),
    ("correction", "what"),
    ("document", "kind"),
    ("log", "command"),
    ("log", "state"),
    ("redaction", "label"),
    ("redaction", "what"),
    ("replacement", "label"),
];

/// Whether the text is a word of the program's own. Anything else that stands in such a column, nobody knows how it got there.
fn is_own_word(table: &str, column: &str, content: &[u8]) -> bool {
    OWN_WORDS.contains(&(table, column)) && content.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'-')
}

/// Shows every text of every table: table, row, column and content. Tables are asked of the file itself, so that none is
/// forgotten; but for the entries, which are derived from texts that it shows, and for words of the program's own.
///
/// # Errors
/// If the file cannot be read.
pub fn each_text(project: &Project, mut see: impl FnMut(&str, i64, &str, &str)) -> Result<()> {
    let mut tables = project.connection().prepare(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'reading' ORDER BY name",
    )?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for table in tables {
        let quoted = table.replace('"', "\"\"");
        // Its rows have no number of their own.
        let number = if table == "indexed_word" { "segment" } else { "rowid" };
        let mut query = project.connection().prepare(&format!("SELECT {number}, * FROM main.\"{quoted}\""))?;
        let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            for (at, column) in columns.iter().enumerate().skip(1) {
                match row.get_ref(at)? {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) if !is_own_word(&table, column, bytes) => {
                        see(&table, id, column, &String::from_utf8_lossy(bytes));
                    }
                    _ => {}
                }
            }
        }
    }
    Ok(())
}
