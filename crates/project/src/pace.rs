//! How work tells how far it has come, and learns whether it shall go on.

use crate::error::{Error, Result};

/// Is told how many steps of all are done; gives whether the work shall go on.
pub type Pace<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// Tells how far work has come.
///
/// # Errors
/// [`Error::Stopped`], if it shall not go on.
pub(crate) fn go_on(pace: &mut dyn FnMut(usize, usize) -> bool, done: usize, all: usize) -> Result<()> {
    if pace(done, all) { Ok(()) } else { Err(Error::Stopped) }
}
