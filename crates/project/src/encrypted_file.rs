//! How an encrypted project is told from other files: it begins with a salt of its own, and that with a mark.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use reading::descriptor::close;

/// How an encrypted project begins.
pub(crate) const MARK: [u8; 4] = *b"PlLk";
/// Bytes of a salt.
pub(crate) const SALT: usize = 16;

pub(crate) type Salt = [u8; SALT];

/// How a file begins that is an encrypted project; `None` for all others.
pub(crate) fn salt_of(path: &Path) -> Option<Salt> {
    let mut salt = [0; SALT];
    let mut file = File::open(path).ok()?;
    let read = file.read_exact(&mut salt);
    // SQLite may have it open.
    close(file);
    (read.is_ok() && salt.starts_with(&MARK)).then_some(salt)
}

/// Whether a file is an encrypted project.
#[must_use]
pub fn is_encrypted(path: &Path) -> bool {
    salt_of(path).is_some()
}
