//! Anonymisation: what may identify a person is found, judged, replaced by role titles, and proved gone.
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
pub mod features;
pub mod identifiers;
pub mod lists;
pub mod mark;
pub mod origin;
pub mod propagation;
pub mod register;
pub mod suggestions;
pub mod tagger;
pub mod tokens;
