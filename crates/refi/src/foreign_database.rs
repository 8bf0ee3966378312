//! A database of another program. It is read out of memory, so that nothing is written beside the file, and only plain tables are read, so
//! that nothing in it is ever run.

use std::collections::HashMap;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};

use crate::refi_project::RefiProject;
use crate::report::LeftWhat;

const MAGIC: &[u8] = b"SQLite format 3\0";

/// Places in the head of a file that say how it is written to, and the value for a file that needs no other beside it.
const JOURNAL_MODES: [usize; 2] = [18, 19];
const NO_LOG: u8 = 1;

/// What a database tells, and what of it is left out.
pub(crate) struct ForeignProject {
    pub refi: RefiProject,
    pub left: Vec<(LeftWhat, String, usize)>,
}

/// A database in memory.
pub(crate) struct ForeignDatabase {
    connection: Connection,
    /// Columns of plain tables, in lower case.
    tables: HashMap<String, Vec<String>>,
}

/// The cells of a row, in the order in which they were asked for.
pub(crate) struct ForeignRow(Vec<ForeignCell>);

enum ForeignCell {
    None,
    Integer(i64),
    Text(String),
}

impl ForeignDatabase {
    /// Whether this is the beginning of a database.
    pub(crate) fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// # Errors
    /// If it is damaged.
    pub(crate) fn open(mut bytes: Vec<u8>) -> Result<Self> {
        for at in JOURNAL_MODES {
            if let Some(mode) = bytes.get_mut(at) {
                *mode = NO_LOG;
            }
        }
        let mut connection = Connection::open_in_memory()?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.deserialize_read_exact("main", &*bytes, bytes.len(), true)?;
        let mut tables = HashMap::new();
        {
            let mut query = connection.prepare(
                "SELECT name, lower(name) FROM sqlite_master WHERE type = 'table' AND upper(ltrim(sql)) LIKE 'CREATE TABLE%'",
            )?;
            let names = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            for name in names {
                let (name, key) = name?;
                let mut query = connection.prepare("SELECT lower(name) FROM pragma_table_info(?)")?;
                let columns = query.query_map([&name], |row| row.get(0))?.collect::<Result<Vec<String>>>()?;
                tables.insert(key, columns);
            }
        }
        Ok(Self { connection, tables })
    }

    /// Whether all these tables are there.
    pub(crate) fn has(&self, tables: &[&str]) -> bool {
        tables.iter().all(|table| self.tables.contains_key(*table))
    }

    /// How many rows a table has; 0 where there is no such table.
    ///
    /// # Errors
    /// If the database is damaged.
    pub(crate) fn count(&self, table: &str) -> Result<usize> {
        if !self.has(&[table]) {
            return Ok(0);
        }
        self.connection.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0))
    }

    /// The rows of a table in the order of their numbers. A column that the table lacks is empty; a table that is not there has no rows.
    ///
    /// # Errors
    /// If the database is damaged.
    pub(crate) fn rows(&self, table: &str, columns: &[&str]) -> Result<Vec<ForeignRow>> {
        let Some(known) = self.tables.get(table) else { return Ok(Vec::new()) };
        let column = |name: &&str| {
            if known.iter().any(|known| known == name) { format!("\"{name}\"") } else { "NULL".to_owned() }
        };
        let asked: Vec<String> = columns.iter().map(column).collect();
        self.query(&format!("SELECT {} FROM \"{table}\" ORDER BY 1", asked.join(", ")))
    }

    /// The rows that a question of our own gives.
    ///
    /// # Errors
    /// If the database is damaged.
    pub(crate) fn query(&self, sql: &str) -> Result<Vec<ForeignRow>> {
        let mut query = self.connection.prepare(sql)?;
        let count = query.column_count();
        let rows = query.query_map([], |row| {
            let cell = |at| {
                Ok(match row.get_ref(at)? {
                    ValueRef::Null | ValueRef::Blob(_) => ForeignCell::None,
                    ValueRef::Integer(number) => ForeignCell::Integer(number),
                    ValueRef::Real(number) => ForeignCell::Text(number.to_string()),
                    ValueRef::Text(text) => ForeignCell::Text(String::from_utf8_lossy(text).into_owned()),
                })
            };
            Ok(ForeignRow((0..count).map(cell).collect::<Result<_>>()?))
        })?;
        rows.collect()
    }
}

impl ForeignRow {
    /// What a cell says; empty where it says nothing.
    pub(crate) fn text(&self, at: usize) -> String {
        match self.0.get(at) {
            Some(ForeignCell::Text(text)) => text.clone(),
            Some(ForeignCell::Integer(number)) => number.to_string(),
            Some(ForeignCell::None) | None => String::new(),
        }
    }

    /// The number in a cell.
    pub(crate) fn number(&self, at: usize) -> Option<i64> {
        match self.0.get(at) {
            Some(ForeignCell::Integer(number)) => Some(*number),
            Some(ForeignCell::Text(text)) => text.trim().parse().ok(),
            Some(ForeignCell::None) | None => None,
        }
    }

    /// The place in a text in a cell.
    pub(crate) fn place(&self, at: usize) -> Option<usize> {
        self.number(at).and_then(|place| usize::try_from(place).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_is_no_database_and_views_are_no_tables() {
        assert!(ForeignDatabase::open(MAGIC.to_vec()).is_err());
        let mut connection = Connection::open_in_memory().expect("a database");
        connection
            .execute_batch("CREATE TABLE a (id INTEGER, Name); INSERT INTO a VALUES (2, 'x'), ('1', NULL); CREATE VIEW b AS SELECT * FROM a;")
            .expect("made");
        let bytes = connection.serialize("main").expect("serialised").to_vec();
        assert!(ForeignDatabase::is_one(&bytes));
        let database = ForeignDatabase::open(bytes).expect("a database");
        assert!(database.has(&["a"]) && !database.has(&["a", "b"]));
        assert_eq!((database.count("a").expect("counted"), database.count("b").expect("counted")), (2, 0));
        let rows = database.rows("a", &["id", "name", "missing"]).expect("rows");
        let read: Vec<_> = rows.iter().map(|row| (row.number(0), row.text(1), row.place(2))).collect();
        assert_eq!(read, [(Some(1), String::new(), None), (Some(2), "x".to_owned(), None)]);
    }
}
