//! Planlupe: qualitative research on printouts of digital activity plans.
//!
//! Data flows one way: bytes → [`document`] → [`text`] → [`lines`] → [`grammar`] → [`plan`] → [`project`] → views, figures, exports.
//!
//! | room | what lives there |
//! |---|---|
//! | [`document`] | what kind of file it is; readers of PDF and office documents, text recognition |
//! | [`text`] | bytes in, normalised text out; spans of code points; the only place that knows bytes |
//! | [`entered`] | what a person has entered: names, passphrases, lists and files of their own |
//! | [`layout`], [`date`], [`lines`], [`grammar`] | how printouts are read: words from RON files, lines, sections |
//! | [`remark`] | what was replaced, guessed or left out while a document was read |
//! | [`plan`], [`chronology`] | what was read: entries, threads, cards; the order in which things happened |
//! | [`correction`] | what a person says of it: the plan as it is shown |
//! | [`project`] | the SQLite file: cases, codebook, codings, memos, attributes, the log with undo |
//! | [`import`], [`table`], [`codebook`] | what comes in: printouts, CSV tables, codebooks |
//! | [`tally`], [`export`], [`contract`], [`output`] | what goes out: figures, CSV, JSON |
//! | [`anonymisation`] | what identifies a person: found, judged, replaced, proved gone |
//! | [`i18n`], [`words`], [`error`] | what the program says, in Bokmål and English |
//! | [`cli`], [`ui`] | two doors to the same rooms: the command line and the window |
//! | [`demo`], [`assets`] | the sample cases and all data that is built in |
//!
//! `ARCHITECTURE.md` says more, and what may not be anywhere.

#[macro_use]
pub mod i18n;
pub mod alignment;
pub mod anonymisation;
pub mod arrival;
pub mod assets;
pub mod chronology;
pub mod cli;
mod clock;
pub mod codebook;
pub mod contract;
pub mod correction;
pub mod date;
pub mod demo;
mod descriptor;
pub mod document;
pub mod entered;
pub mod error;
pub mod explanation;
pub mod export;
pub mod grammar;
pub mod header;
pub mod import;
pub mod label;
pub mod layout;
pub mod lines;
pub mod output;
pub mod plan;
pub mod project;
pub mod remark;
mod ron_file;
pub mod sketch;
mod steps;
pub mod table;
pub mod tally;
pub mod text;
pub mod ui;
pub mod value;
pub mod visible;
pub mod words;
