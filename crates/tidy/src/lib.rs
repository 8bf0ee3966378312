//! The tidy set: one table for each unit (case, thread, message, activity, minutes, coding, memo), with names and ids that join, as
//! CSV and Parquet, for programs that do statistics. `docs/tidy.md` describes it.
//!
//! | module | what lives there |
//! |---|---|
//! | [`tables`] | names, types and meaning of the columns, from `assets/tidy/tables.ron` |
//! | [`cell`] | a value of a table |
//! | [`case_rows`] | the rows that a case gives |
//! | [`set`] | the files of a set, all written or none |
//! | `csv_file`, `parquet_file` | the two forms of a table |
//! | `dictionary` | the data dictionary |
//! | [`of_project`], [`of_prints`] | a set of a project, and of printouts without one |

pub mod case_rows;
pub mod cell;
mod csv_file;
mod dictionary;
pub mod of_prints;
pub mod of_project;
mod parquet_file;
pub mod set;
pub mod tables;
