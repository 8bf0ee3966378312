//! From bytes to a plan: what a printout holds, in the order in which it happened.
//!
//! Data flows one way: bytes → [`document`] → [`text`] → [`lines`] → [`grammar`] → [`plan`] → [`correction`] → [`chronology`].
//! This crate knows no database, no window and no language.
//!
//! | module | what lives there |
//! |---|---|
//! | [`document`] | what kind of file it is; readers of PDF and office documents, text recognition |
//! | [`text`] | bytes in, normalised text out; spans of code points; the only place that knows bytes |
//! | [`entered`], [`ron_file`] | what a person has entered: names, passphrases, lists and files of their own |
//! | [`layout`], [`date`], [`invisible`], [`visible`], [`mod@line`], [`lines`], [`header`], [`grammar`] | how printouts are read: words from RON files, lines, sections |
//! | [`remark`], [`explanation`] | what was replaced, guessed or left out; why each line was taken as what it is |
//! | [`belonging`], [`birth_number`], [`person_name`] | which document a file is, and which files are of one case |
//! | [`case_documents`] | the plans, the CV and other papers of a case, read as one plan |
//! | [`plan`], [`chronology`] | what was read: entries, threads, cards; the order in which things happened |
//! | [`correction`] | what a person says of it: the plan as it is shown |
//! | [`sketch`], [`alignment`], [`label`] | by what a print is known again; where passages of an older print stand in a newer one; what a case is called |
//! | [`folding`], [`sentence`] | words in the form in which they are searched; sentences as they are selected |
//! | [`evidence`] | what was seen of the lines of a text on its page |
//! | [`clock`], [`descriptor`], [`leb128`] | the time, files that are open, numbers in few bytes |

pub mod alignment;
pub mod annotation;
mod assets;
pub mod belonging;
pub mod birth_number;
mod bytes;
pub mod case_documents;
pub mod chronology;
pub mod clock;
pub mod correction;
mod cut_lines;
pub mod date;
pub mod descriptor;
pub mod document;
pub mod entered;
mod error;
pub mod evidence;
pub mod explanation;
pub mod folding;
pub mod grammar;
mod header;
pub mod invisible;
pub mod label;
pub mod layout;
pub mod leb128;
mod line;
mod lines;
mod page_edges;
mod person_name;
pub mod plan;
mod print_words;
pub mod remark;
pub mod ron_file;
pub mod sentence;
pub mod shown;
pub mod sketch;
pub mod text;
mod visible;

pub use error::{Error, Result, is_held};
