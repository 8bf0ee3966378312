//! Originals ([`original`]) under seal: a [`quarantine`] keeps them, each row sealed by [`seal`], in a [`quarantine_file`] that a [`passphrase`]
//! opens; [`intake`] brings files into it, as [`documents`] of their cases, with [`notes`] that stood in them; [`release`] takes a signed case out of it, [`finish`] destroys it, and [`kept_key`] keeps what a project asks to keep.
//! [`dry_run`] tells what finishing would find. [`everywhere`] searches it and the project at once. [`erasing`] takes a case or a person out of everything, and proves it. [`report`] gathers what was done.

pub mod documents;
pub mod dry_run;
pub mod erasing;
mod error;
pub mod everywhere;
pub mod finish;
pub mod intake;
pub mod kept_key;
pub mod notes;
pub mod original;
pub mod passphrase;
pub mod quarantine;
pub mod quarantine_file;
pub mod release;
pub mod report;
pub mod seal;

pub use error::{Error, Result};
