//! Passphrases: what a new one needs, and the forms in which an older one may have been written down.

use reading::entered;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::Error;

/// Fewest characters of a passphrase.
pub const SHORTEST: usize = 8;

/// A passphrase that is chosen now: the same however it is typed or stored.
///
/// # Errors
/// [`Error::WeakPassphrase`].
pub fn new(typed: &str) -> Result<Zeroizing<String>, Error> {
    let passphrase = entered::passphrase(typed);
    if passphrase.chars().count() < SHORTEST { Err(Error::WeakPassphrase(SHORTEST)) } else { Ok(passphrase) }
}

/// What is tried to open something: the passphrase as it is taken now, then as older versions took it, which kept the letters and
/// the byte order mark of the file or the terminal.
#[must_use]
pub fn forms(typed: &str) -> Vec<Zeroizing<String>> {
    let passphrase = entered::passphrase(typed);
    let older = [typed.to_owned(), format!("\u{feff}{}", *passphrase), passphrase.nfd().collect()];
    let mut forms = vec![passphrase];
    for form in older.map(Zeroizing::new) {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}
