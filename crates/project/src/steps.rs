//! The points behind writes that must last. A test stops the program behind each of them in turn, or lets the next write
//! fail there; a release build has none of this.
//!
//! | variable of the environment | what happens at the point of this number, counted from 1 |
//! |---|---|
//! | `PLANLUPE_STOP_AT` | the process ends as if it were killed |
//! | `PLANLUPE_FAIL_AT` | the disk is full |
//! | `PLANLUPE_DENY_AT` | the system refuses the next write |
//! | `PLANLUPE_RENAME_AT` | the rename of this number is refused |

use crate::error::Result;

/// A write is done, and the next one begins.
///
/// # Errors
/// Only where a test asks for one.
#[cfg(not(debug_assertions))]
#[inline]
pub const fn passed() -> Result<()> {
    Ok(())
}

/// A write is done, and the next one begins.
///
/// # Errors
/// Only where a test asks for one.
#[cfg(debug_assertions)]
pub fn passed() -> Result<()> {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static PASSED: AtomicUsize = AtomicUsize::new(0);
    static ENDS: LazyLock<[Option<usize>; 3]> =
        LazyLock::new(|| ["PLANLUPE_STOP_AT", "PLANLUPE_FAIL_AT", "PLANLUPE_DENY_AT"].map(number));
    let [stop, fail, deny] = *ENDS;
    let now = Some(PASSED.fetch_add(1, Ordering::Relaxed) + 1);
    if now == stop {
        std::process::abort();
    }
    let kinds = [(fail, std::io::ErrorKind::StorageFull), (deny, std::io::ErrorKind::PermissionDenied)];
    match kinds.into_iter().find(|(at, _)| *at == now) {
        Some((_, kind)) => Err(crate::error::Error::io(std::path::Path::new("-"), kind.into())),
        None => Ok(()),
    }
}

/// A file is about to get its name.
///
/// # Errors
/// Only where a test asks for one.
#[cfg(not(debug_assertions))]
#[inline]
pub const fn renaming() -> std::io::Result<()> {
    Ok(())
}

/// A file is about to get its name.
///
/// # Errors
/// Only where a test asks for one.
#[cfg(debug_assertions)]
pub fn renaming() -> std::io::Result<()> {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static BEGUN: AtomicUsize = AtomicUsize::new(0);
    static REFUSED: LazyLock<Option<usize>> = LazyLock::new(|| number("PLANLUPE_RENAME_AT"));
    let now = Some(BEGUN.fetch_add(1, Ordering::Relaxed) + 1);
    if now == *REFUSED { Err(std::io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
}

#[cfg(debug_assertions)]
fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}
