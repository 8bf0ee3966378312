//! Plans that are drawn by lot, and how each kind of file gives their text.

pub mod copies;
pub mod extractions;
pub mod phrases;
pub mod plans;
pub mod prints;
