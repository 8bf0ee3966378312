//! Originals under seal: a [`quarantine`] keeps them, each row sealed by [`seal`], in a [`quarantine_file`] that a [`passphrase`]
//! opens; [`release`] takes a signed case out of it, [`finish`] destroys it, and [`kept_key`] keeps what a project asks to keep.
//! [`report`] gathers what was done.

mod error;
pub mod finish;
pub mod kept_key;
pub mod passphrase;
pub mod quarantine;
pub mod quarantine_file;
pub mod release;
pub mod report;
pub mod seal;

pub use error::{Error, Result};
