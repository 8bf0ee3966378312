//! Anonymisation: what may identify a person is found, judged, replaced by role titles, and proved gone.
//!
//! [`roles`] and [`replacement`] put titles in the place of names, [`shift`] tells where everything went, [`entity`] which
//! mentions name the same one, [`judgement`] what a person decided of them. [`quarantine`] keeps the originals, sealed by
//! [`seal`]; [`release`] takes a signed case out of it, [`finish`] destroys it. [`leak`] finds what is left, [`report`] tells
//! what was done, [`fault`] what can go wrong.
//!
//! [`mark`] is what all parts of it share: a passage, what it may be, and how sure that is.

pub mod dates;
pub mod decisions;
pub mod entity;
pub mod fault;
pub mod finish;
pub mod judgement;
pub mod leak;
pub mod mark;
pub mod quarantine;
pub mod release;
pub mod replacement;
pub mod report;
pub mod roles;
pub mod seal;
pub mod shift;
