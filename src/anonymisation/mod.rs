//! Anonymisation: what may identify a person is found, judged, replaced by role titles, and proved gone.
//!
//! [`mark`] is what all parts of it share: a passage, what it may be, and how sure that is.

pub mod mark;
