//! The project: one SQLite file with the cases, the codebook and everything that people have made of them; what comes in
//! and what goes out.
//!
//! | module | what lives there |
//! |---|---|
//! | `project` | the file, one noun a module: cases, codes, codings, memos, attributes, corrections; the log with undo |
//! | [`import`], [`arrival`], [`prepared`], [`packed`] | files in, cases out; whether the project knows the case; what a file holds; its outline in few bytes |
//! | `manner`, `arriving_documents`, `grouping` | how files are taken in; further documents of a case; which files seem to be of one case |
//! | [`coder_agreement`] | how far several coders agree: units, figures, cases to code twice |
//! | [`codebook`], [`table`], [`value`] | codebooks as RON; CSV tables that come in; numbers and dates as people write them in tables |
//! | [`search`] | words in all texts, and the excerpts under codes |
//! | [`sets`] | rules by which cases are chosen, kept under names; samples |
//! | [`quotation`] | passages as publications quote them |
//! | [`figures`] | contact figures |
//! | [`memo_list`] | every memo with what it is on and linked to |
//! | [`month`] | months as a measure of time |
//! | [`goals`] | the goals form: goals of all cases with their codes, and counts |
//! | [`case_values`], [`derived`] | the values of attributes by cases; attributes that are computed |
//! | [`tally`], [`saved_tables`] | counts of codes, entries and cases, rows × columns; tables that are kept under a name |
//! | [`course`] | what happened when in a case: lanes, threads, silences |
//! | [`export`], [`contract`], [`output`] | CSV, JSON, and how files are written |
//! | [`half_files`] | files that are being written, and what killed programs have left of them |
//! | [`leaks`] | names that should be gone, in a project and in files |
//! | `encrypted_file` | how an encrypted project is told from other files |
//! | [`file_names`], [`patience`], [`whereabouts`] | names that every system takes; renames that wait for who holds a file; shares and synchronised folders |
//! | `pace` | how far work has come, and whether it shall go on |
//! | [`steps`] | the points behind writes, where tests stop the program |

pub mod arrival;
mod arriving_documents;
mod assets;
pub mod case_values;
pub mod codebook;
pub mod coder_agreement;
pub mod contract;
pub mod course;
pub mod course_records;
pub mod courses;
pub mod derived;
#[cfg(all(test, unix))]
mod descriptor_tests;
mod encrypted_file;
mod error;
pub mod export;
pub mod figure;
pub mod figures;
pub mod file_names;
pub mod goals;
pub mod grouping;
pub mod half_files;
pub mod import;
mod import_report;
mod kept_names;
pub mod leaks;
pub mod left_over;
mod manner;
pub mod memo_list;
pub mod month;
pub mod named;
mod outline;
pub mod output;
mod pace;
pub mod packed;
pub mod passage_behind;
pub mod patience;
pub mod prepared;
pub mod print_days;
mod project;
pub mod quotation;
pub mod rule_fault;
pub mod saved_tables;
pub mod search;
pub mod sets;
pub mod small_numbers;
pub mod steps;
pub mod table;
pub mod tally;
pub mod value;
pub mod whereabouts;
mod word;

pub use encrypted_file::is_encrypted;
pub use error::{Error, Result};
pub use outline::{EntryRow, Outline, ThreadRow};
pub use pace::Pace;
pub use prepared::Digest;
pub use project::*;
pub use value::AttributeKind;
