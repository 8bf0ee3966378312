//! Exchange with other programs for qualitative analysis: REFI-QDA 1.5 in both directions, the own formats of `QualCoder` and Taguette in.
//! `docs/refi.md` says what becomes of what.
//!
//! | module | what lives there |
//! |---|---|
//! | [`refi_project`] | what a file of REFI-QDA tells, whoever wrote it |
//! | `guid`, `timestamp` | how rows and times are written there |
//! | `degree_note` | degrees of codings as notes |
//! | [`out`], `project_xml`, `reordered` | a project out: what it holds, how it is written, the text in chronological order |
//! | `archive`, `xml_tree`, `parse` | a file in: its parts, its XML, what it tells |
//! | `foreign_database`, `qualcoder`, `taguette`, `html_text` | the databases of other programs, and what they tell |
//! | [`counting`], `written_text`, `placing` | how a program counts characters, which place in a text that is, and where passages stand |
//! | [`intake`], `incoming` and what begins so | what a file tells, taken into a project |
//! | [`report`] | what came in, and what did not |

mod archive;
mod code_text;
pub mod counting;
mod degree_note;
mod documents;
mod error;
mod foreign_database;
mod guid;
mod html_text;
mod incoming;
mod incoming_codes;
mod incoming_notes;
mod incoming_sources;
mod incoming_values;
pub mod intake;
pub mod out;
mod parse;
mod placing;
mod project_xml;
mod qualcoder;
pub mod refi_project;
mod reordered;
pub mod report;
mod selections;
mod taguette;
mod timestamp;
mod written_text;
mod xml_tree;

pub use error::{RefiError, Result};
