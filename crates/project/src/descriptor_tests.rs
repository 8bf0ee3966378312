//! Files that SQLite has locked are closed only when that takes no lock away.

use std::fs::File;
use std::path::Path;

use reading::descriptor::{Connected, close};
use rusqlite::Connection;

const DATABASE: &str = "PLANLUPE_TEST_DATABASE";

/// Only another process sees the locks of this one.
fn is_locked_for_others(path: &Path) -> bool {
    let program = std::env::current_exe().expect("the tests");
    let mut child = std::process::Command::new(program);
    child.args(["--ignored", "--exact", "descriptor_tests::another_process_reads"]).env(DATABASE, path);
    !child.output().expect("the tests start").status.success()
}

#[test]
#[ignore = "is run by another test, in a process of its own"]
fn another_process_reads() {
    let Some(path) = std::env::var_os(DATABASE) else { return };
    let connection = Connection::open(path).expect("a database");
    connection.busy_timeout(std::time::Duration::ZERO).expect("set");
    connection.query_row("SELECT count(*) FROM t", [], |_| Ok(())).expect("no lock");
}

#[test]
fn a_file_that_is_read_beside_a_connection_takes_no_lock_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    Connection::open(&path).expect("a database").execute_batch("CREATE TABLE t (a)").expect("a table");
    let connected = Connected::to(&path);
    let writer = Connection::open(&path).expect("a database");
    writer.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    close(File::open(&path).expect("readable"));
    assert!(is_locked_for_others(&path));
    drop(writer);
    assert!(!is_locked_for_others(&path), "a lock is what kept the other out");
    drop(connected);
}
