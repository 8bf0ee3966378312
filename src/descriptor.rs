//! Descriptors of files on which SQLite may hold locks.
//!
//! On Unix, closing any descriptor of a file ends all locks that the process has on it, those of SQLite too. So whoever opens a
//! file that may be a project hands the descriptor back here: where a connection lives on that file, it waits until the last
//! of them is gone.

use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Which file it is, whatever it is called: device and number.
type Identity = (u64, u64);

#[derive(Debug, Default)]
struct Living {
    connections: usize,
    waiting: Vec<File>,
}

static LIVING: Mutex<BTreeMap<Identity, Living>> = Mutex::new(BTreeMap::new());

fn living() -> MutexGuard<'static, BTreeMap<Identity, Living>> {
    LIVING.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn identity(data: io::Result<Metadata>) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    data.ok().map(|data| (data.dev(), data.ino()))
}

#[cfg(not(unix))]
fn identity(_: io::Result<Metadata>) -> Option<Identity> {
    None
}

/// A connection that lives on a file; made before it, and dropped after it.
#[derive(Debug)]
pub(crate) struct Connected(Option<Identity>);

impl Connected {
    /// Notes that a connection to this file, which is there, is about to be made.
    pub(crate) fn to(path: &Path) -> Self {
        let identity = identity(path.metadata());
        if let Some(identity) = identity {
            living().entry(identity).or_default().connections += 1;
        }
        Self(identity)
    }
}

impl Drop for Connected {
    fn drop(&mut self) {
        let Some(identity) = self.0 else { return };
        let mut living = living();
        if let Some(file) = living.get_mut(&identity) {
            file.connections -= 1;
            if file.connections == 0 {
                living.remove(&identity);
            }
        }
    }
}

/// Closes a file, as soon as that takes no lock away.
pub(crate) fn close(file: File) {
    let identity = identity(file.metadata());
    // Held until the file is dropped: no connection begins in between.
    let mut living = living();
    match identity.and_then(|identity| living.get_mut(&identity)) {
        Some(known) => known.waiting.push(file),
        None => drop(file),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rusqlite::Connection;

    const DATABASE: &str = "PLANLUPE_TEST_DATABASE";

    /// Only another process sees the locks of this one.
    fn is_locked_for_others(path: &Path) -> bool {
        let program = std::env::current_exe().expect("the tests");
        let mut child = std::process::Command::new(program);
        child.args(["--ignored", "--exact", "descriptor::tests::another_process_reads"]).env(DATABASE, path);
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
        let identity = connected.0.expect("on Unix");
        assert_eq!(living()[&identity].waiting.len(), 1);
        drop(writer);
        assert!(!is_locked_for_others(&path), "a lock is what kept the other out");
        drop(connected);
        assert!(!living().contains_key(&identity));
    }
}
