//! The keys of encrypted projects.
//!
//! An encrypted project is a file of `SQLCipher`. Its first 16 bytes are the salt, which begins with [`MARK`]: so it can be told from a file
//! that is none of ours. Argon2id makes the key out of the passphrase and the salt. Copies and backups have the salt of their project, and
//! so its key: what was opened once stays open in this process, whatever the file is called, until the program ends or the project is locked up.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use zeroize::Zeroizing;

use crate::encrypted_file::{MARK, SALT, Salt, salt_of};
use crate::error::{Error, Result};
use reading::entered;

/// Whether this program can open encrypted projects, and make them.
pub const ENCRYPTS: bool = cfg!(feature = "encryption");
/// Fewest characters of a passphrase.
pub const SHORTEST_PASSPHRASE: usize = 8;

const KEY: usize = 32;

/// What it costs to try a passphrase, with Argon2id: KiB of memory, and passes over it. Another cost needs another [`MARK`].
#[cfg(feature = "encryption")]
const COST: (u32, u32) = (64 * 1024, 2);

/// Asks a person for the passphrase of a project; `None` where nobody can be asked, or nothing was said.
pub type AskPassphrase = fn(&Path) -> Option<Zeroizing<String>>;

static KNOWN: Mutex<BTreeMap<Salt, Zeroizing<[u8; KEY]>>> = Mutex::new(BTreeMap::new());
static ASK: OnceLock<AskPassphrase> = OnceLock::new();

fn known() -> MutexGuard<'static, BTreeMap<Salt, Zeroizing<[u8; KEY]>>> {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The key of a project; it is overwritten when it is dropped.
#[derive(Clone)]
pub(super) struct ProjectKey {
    salt: Salt,
    key: Zeroizing<[u8; KEY]>,
}

impl std::fmt::Debug for ProjectKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProjectKey")
    }
}

impl ProjectKey {
    /// The key of a new file.
    pub(super) fn new(passphrase: &str) -> Result<Self> {
        let passphrase = entered::passphrase(passphrase);
        if passphrase.chars().count() < SHORTEST_PASSPHRASE {
            return Err(Error::WeakPassphrase(SHORTEST_PASSPHRASE));
        }
        let salt = new_salt();
        Ok(Self { salt, key: derived(&passphrase, &salt) })
    }

    /// The key that a passphrase gives for this file; `None` where it is not encrypted.
    pub(super) fn tried(passphrase: &str, path: &Path) -> Option<Self> {
        let salt = salt_of(path)?;
        Some(Self { salt, key: derived(&entered::passphrase(passphrase), &salt) })
    }

    /// Makes it known to all that open the file, or a copy of it.
    pub(super) fn keep(&self) {
        known().insert(self.salt, self.key.clone());
    }

    /// Forgets it.
    pub(super) fn forget(&self) {
        known().remove(&self.salt);
    }

    /// What is said to a connection before anything else: the key and the salt, which is given so that nothing else is derived.
    pub(super) fn word(&self) -> Zeroizing<String> {
        let mut word = Zeroizing::new(String::with_capacity(2 * (KEY + SALT) + 3));
        word.push_str("x'");
        for byte in self.key.iter().chain(&self.salt) {
            for half in [byte >> 4, byte & 15] {
                word.push(char::from_digit(u32::from(half), 16).unwrap_or_default());
            }
        }
        word.push('\'');
        word
    }
}

fn new_salt() -> Salt {
    let mut salt = *uuid::Uuid::new_v4().as_bytes();
    salt[..MARK.len()].copy_from_slice(&MARK);
    salt
}

#[cfg(feature = "encryption")]
fn derived(passphrase: &str, salt: &Salt) -> Zeroizing<[u8; KEY]> {
    use argon2::{Algorithm, Argon2, Params, Version};

    let mut key = Zeroizing::new([0; KEY]);
    let params = Params::new(COST.0, COST.1, 1, Some(KEY)).expect("a cost that is possible");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice())
        .expect("a key of this length");
    key
}

/// This program never gets as far as to need it.
#[cfg(not(feature = "encryption"))]
fn derived(_: &str, _: &Salt) -> Zeroizing<[u8; KEY]> {
    Zeroizing::new([0; KEY])
}

/// Who is asked from now on for passphrases that are not known.
pub fn ask_passphrases_with(ask: AskPassphrase) {
    let _ = ASK.set(ask);
}

/// Whether a file is an encrypted project whose key is not known.
#[must_use]
pub fn is_locked(path: &Path) -> bool {
    matches!(key_of(path), Err(Error::Locked(_)))
}

/// Forgets the key of a file, and so those of its copies and backups: who opens them next needs the passphrase again.
pub fn lock_up(path: &Path) {
    if let Some(salt) = salt_of(path) {
        known().remove(&salt);
    }
}

/// The key of a file, if it is known by now; `None` where it is not encrypted.
pub(super) fn key_of(path: &Path) -> Result<Option<ProjectKey>> {
    let Some(salt) = salt_of(path) else { return Ok(None) };
    if !ENCRYPTS {
        return Err(Error::NoEncryption(path.to_owned()));
    }
    let key = known().get(&salt).cloned().or_else(|| of_tests(&salt));
    key.map(|key| Some(ProjectKey { salt, key })).ok_or_else(|| Error::Locked(path.to_owned()))
}

/// What somebody says who is asked for a passphrase.
pub(super) fn asked(path: &Path) -> Option<Zeroizing<String>> {
    ASK.get().and_then(|ask| ask(path)).filter(|passphrase| !passphrase.is_empty())
}

/// Set, new projects are encrypted with a key that all tests know, so that the same stories are told of both kinds; a release build has
/// none of this.
#[cfg(all(debug_assertions, feature = "encryption"))]
const OF_TESTS: &str = "PLANLUPE_TEST_ENCRYPTED";
#[cfg(all(debug_assertions, feature = "encryption"))]
const SALT_OF_TESTS: &[u8] = b"test";

/// The key of a new project for which nobody has chosen a passphrase.
#[cfg(all(debug_assertions, feature = "encryption"))]
pub(super) fn for_new() -> Option<ProjectKey> {
    std::env::var_os(OF_TESTS)?;
    let mut salt = new_salt();
    salt[MARK.len()..MARK.len() + SALT_OF_TESTS.len()].copy_from_slice(SALT_OF_TESTS);
    of_tests(&salt).map(|key| ProjectKey { salt, key })
}

#[cfg(all(debug_assertions, feature = "encryption"))]
fn of_tests(salt: &Salt) -> Option<Zeroizing<[u8; KEY]>> {
    std::env::var_os(OF_TESTS)?;
    salt[MARK.len()..].starts_with(SALT_OF_TESTS).then(|| Zeroizing::new([7; KEY]))
}

/// The key of a new project for which nobody has chosen a passphrase.
#[cfg(not(all(debug_assertions, feature = "encryption")))]
pub(super) const fn for_new() -> Option<ProjectKey> {
    None
}

#[cfg(not(all(debug_assertions, feature = "encryption")))]
const fn of_tests(_: &Salt) -> Option<Zeroizing<[u8; KEY]>> {
    None
}
