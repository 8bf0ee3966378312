//! What identifies a person: found, judged, replaced by role titles, and looked for again.
//!
//! [`mark`] is what all of it shares: a passage, what it may be, and how sure that is.
//!
//! | finding | what lives there |
//! |---|---|
//! | [`tokens`], [`lists`] | words and signs; what the lists say of them |
//! | [`identifiers`], [`numbers`], [`checksum`] | numbers and addresses by their form |
//! | `name_words` | words beside names, numbers and dates, from `assets/grammar/names.ron` |
//! | [`features`], [`tagger`] | what the model looks at; the model |
//! | [`register`], [`cues`], [`propagation`] | names known for a case; words that tell of names; names through the case |
//! | [`print_lines`], `placeholders`, `plain_words`, `public_things` | what the plan tells of lines; what stands for a name already; words of any text; what identifies nobody |
//! | [`telling`], `uncommon` | what is no name and may tell who it is, with general words for it; words that no list knows |
//! | [`board`], [`suggestions`], [`origin`] | what the layers have found so far; the whole search; back to places in the file |
//!
//! | deciding | |
//! |---|---|
//! | [`entity`], [`judgement`], [`decisions`], [`carried`] | which mentions name the same one; what a person decided of them, here, in a file or in another case |
//! | [`roles`], [`replacement`], [`dates`] | titles; a text and decisions become a new text; ages and moved dates |
//! | [`shift`] | where everything went |
//!
//! [`leak`] finds what is left, in whatever form.

pub mod assets;
mod board;
pub mod carried;
mod checksum;
mod cues;
pub mod dates;
pub mod decisions;
pub mod entity;
mod error;
pub mod features;
mod generic;
mod identifiers;
pub mod judgement;
pub mod leak;
mod lists;
pub mod mark;
mod name_words;
mod numbers;
pub mod origin;
mod placeholders;
mod plain_words;
pub mod print_lines;
mod propagation;
mod public_things;
pub mod register;
pub mod replacement;
pub mod roles;
pub mod shift;
mod signs;
pub mod suggestions;
pub mod tagger;
pub mod telling;
pub mod tokens;
mod uncommon;

pub use error::{Error, Result};
