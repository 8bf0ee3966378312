//! The tables of a project that people write, and their columns.

use rusqlite::Connection;

use crate::error::Result;

/// The tables whose changes the log keeps.
pub const LOGGED: [&str; 20] = [
    "cases",
    "document",
    "code",
    "code_group",
    "coder",
    "coding",
    "memo",
    "memo_link",
    "attribute",
    "attribute_option",
    "attribute_value",
    "aside",
    "correction",
    "replacement",
    "setting",
    "saved_search",
    "case_set",
    "saved_table",
    "copy",
    "merged",
];

/// The tables whose rows a person makes: each row has a GUID, a coder and a time ([`super::rows`]). A coder is known by name, and a
/// replacement is part of a text.
pub(super) const MADE: [&str; 16] = [
    "cases",
    "document",
    "code",
    "code_group",
    "coding",
    "memo",
    "memo_link",
    "attribute",
    "attribute_option",
    "attribute_value",
    "aside",
    "correction",
    "setting",
    "saved_search",
    "case_set",
    "saved_table",
];

pub(super) fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut query = connection.prepare_cached("SELECT name FROM pragma_table_info(?) ORDER BY cid")?;
    let names = query.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}
