//! Every text that a project file holds, wherever it stands.

use rusqlite::types::ValueRef;

use super::Project;
use super::act::Act;
use super::record::Recorded;
use crate::error::Result;
use crate::word::of_word;
use names::mark::Label;
use reading::layout::Layout;

/// Columns that hold nothing but words of the program's own: the schema checks them.
const CHECKED: [(&str, &str); 5] =
    [("attribute", "kind"), ("cases", "status"), ("correction", "what"), ("document", "kind"), ("log", "state")];

/// Whether the text is a word of the program's own: somebody may be called «Said», which is no reason to take `said-anonymised` for them.
/// Anything else that stands in such a column, nobody knows how it got there.
fn is_own_word(table: &str, column: &str, content: &[u8]) -> bool {
    let word = || str::from_utf8(content).unwrap_or_default().to_owned();
    match (table, column) {
        ("redaction", "what") => of_word::<Recorded>(word()).is_some(),
        ("redaction" | "replacement", "label") => of_word::<Label>(word()).is_some(),
        ("log", "command") => of_word::<Act>(word()).is_some(),
        ("cases", "layout") => Layout::all().iter().any(|layout| layout.name == word()),
        checked => CHECKED.contains(&checked),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_the_program_writes_there_are_its_own() {
        for (table, column, word) in [
            ("redaction", "what", "said-anonymised"),
            ("redaction", "label", "PER"),
            ("log", "command", "import"),
            ("cases", "status", "done"),
        ] {
            assert!(is_own_word(table, column, word.as_bytes()), "{table} {column}");
        }
        for (table, column, word) in [
            ("redaction", "what", "said"),
            ("redaction", "label", "kari"),
            ("log", "command", "kari nordmann"),
            ("cases", "layout", "kari"),
            ("source", "text", "said-anonymised"),
        ] {
            assert!(!is_own_word(table, column, word.as_bytes()), "{table} {column}");
        }
    }
}
