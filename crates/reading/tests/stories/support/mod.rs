//! How each kind of file gives the text of a plan.

pub mod compare;
pub mod copies;
pub mod extractions;
