//! Anonymisation: what may identify a person is found, judged, replaced by role titles, and proved gone.
//!
//! [`roles`] and [`replacement`] put titles in the place of names, [`shift`] tells where everything went, [`entity`] which
//! mentions name the same one, [`judgement`] what a person decided of them. [`quarantine`] keeps the originals, sealed by
//! [`seal`] in a [`quarantine_file`] that a [`passphrase`] opens; [`release`] takes a signed case out of it, [`finish`] destroys it, and [`kept_key`] keeps what a
//! project asks to keep. [`leak`] finds what is left, [`report`] tells
//! what was done, [`fault`] what can go wrong.
//!
//! [`mark`] is what all parts of it share: a passage, what it may be, and how sure that is.
//!
//! | finding | what lives there |
//! |---|---|
//! | [`tokens`], [`lists`] | words and signs; what the lists say of them |
//! | [`identifiers`], [`checksum`] | numbers and addresses by their form |
//! | [`features`], [`tagger`] | what the model looks at; the model |
//! | [`register`], [`cues`], [`propagation`] | names known for a case; words that tell of names; names through the case |
//! | [`board`], [`suggestions`] | what the layers have found so far; the whole search |

pub mod board;
pub mod checksum;
pub mod cues;
pub mod dates;
pub mod decisions;
pub mod entity;
pub mod fault;
pub mod features;
pub mod finish;
pub mod identifiers;
pub mod judgement;
pub mod kept_key;
pub mod leak;
pub mod lists;
pub mod mark;
pub mod numbers;
pub mod origin;
pub mod passphrase;
pub mod propagation;
pub mod quarantine;
pub mod quarantine_file;
pub mod register;
pub mod release;
pub mod replacement;
pub mod report;
pub mod roles;
pub mod seal;
pub mod shift;
pub mod signs;
pub mod suggestions;
pub mod tagger;
pub mod tokens;
