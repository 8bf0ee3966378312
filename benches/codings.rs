//! A table of 10,000 codings, compared with its floor: reading the CSV and putting its rows into SQLite in one transaction.
//! The target is one second.

mod coded;
mod corpus;

use std::fmt::Write;
use std::path::Path;

use corpus::{CODES, Cost};
use project::table::load_codings;
use rusqlite::{Connection, params};

const CODINGS: usize = 10_000;

fn main() {
    let cases = corpus::cases(80);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = corpus::write(folder.path(), cases);
    let table = folder.path().join("codings.csv");
    std::fs::write(&table, codings(cases)).expect("a table");
    println!("{CODINGS} codings in {cases} cases");

    let mut project = coded::project(folder.path(), files);

    let (floor, rows) = Cost::of(|| floor(&table, &folder.path().join("floor.db")));
    assert_eq!(rows, CODINGS);
    let (load, made) = Cost::of(|| load_codings(&mut project, &table, false).expect("codings"));
    assert_eq!(made, CODINGS);
    let (undo, _) = Cost::of(|| project.undo().expect("undone"));
    let (redo, _) = Cost::of(|| project.redo().expect("redone"));
    let (again, made) = Cost::of(|| load_codings(&mut project, &table, false).expect("codings"));
    assert_eq!(made, 0);
    corpus::table(&[
        ("floor: read and store", floor),
        ("load", load),
        ("undo", undo),
        ("redo", redo),
        ("load what is there", again),
    ]);
}

/// Every case gets the same number of codings, every tenth one a memo, two coders.
fn codings(cases: usize) -> String {
    let mut csv = String::from("case,start,end,code,coder,memo\n");
    for number in 0..CODINGS {
        let (case, place) = (number % cases, number / cases);
        let start = 37 + place * 97 % 30_000;
        let coder = if number % 2 == 0 { "ada" } else { "berit" };
        let memo = if number % 10 == 0 { "et kort notat" } else { "" };
        let _ = writeln!(csv, "sak-{case:05},{start},{},{},{coder},{memo}", start + 60, CODES[number % CODES.len()]);
    }
    csv
}

fn floor(table: &Path, database: &Path) -> usize {
    let mut connection = Connection::open(database).expect("a database");
    let transaction = connection.transaction().expect("a transaction");
    transaction
        .execute_batch("CREATE TABLE coding (id INTEGER PRIMARY KEY, label TEXT, start INTEGER, end INTEGER, code TEXT, coder TEXT, memo TEXT) STRICT")
        .expect("a table");
    let mut rows = 0;
    {
        let mut insert = transaction
            .prepare("INSERT INTO coding (label, start, end, code, coder, memo) VALUES (?, ?, ?, ?, ?, ?)")
            .expect("a statement");
        for row in csv::Reader::from_path(table).expect("a table").records() {
            let row = row.expect("a row");
            let number = |at: usize| row[at].parse::<usize>().expect("a number");
            insert.execute(params![&row[0], number(1), number(2), &row[3], &row[4], &row[5]]).expect("a row");
            rows += 1;
        }
    }
    transaction.commit().expect("a transaction");
    rows
}
