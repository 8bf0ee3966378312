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
pub struct Connected(Option<Identity>);

impl Connected {
    /// Notes that a connection to this file, which is there, is about to be made.
    #[must_use]
    pub fn to(path: &Path) -> Self {
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
pub fn close(file: File) {
    let identity = identity(file.metadata());
    // Held until the file is dropped: no connection begins in between.
    let mut living = living();
    match identity.and_then(|identity| living.get_mut(&identity)) {
        Some(known) => known.waiting.push(file),
        None => drop(file),
    }
}
