//! The points behind writes that must last. A test stops the program behind each of them in turn, or lets the next write
//! fail there; a release build has none of this.
//!
//! | variable of the environment | what happens at the point of this number, counted from 1 |
//! |---|---|
//! | `PLANLUPE_STOP_AT` | the process ends as if it were killed |
//! | `PLANLUPE_FAIL_AT` | the disk is full |

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
    static ENDS: LazyLock<[Option<usize>; 2]> =
        LazyLock::new(|| ["PLANLUPE_STOP_AT", "PLANLUPE_FAIL_AT"].map(|name| std::env::var(name).ok()?.parse().ok()));
    let [stop, fail] = *ENDS;
    let now = Some(PASSED.fetch_add(1, Ordering::Relaxed) + 1);
    if now == stop {
        std::process::abort();
    }
    if now == fail {
        return Err(crate::error::Error::io(std::path::Path::new("-"), std::io::ErrorKind::StorageFull.into()));
    }
    Ok(())
}
