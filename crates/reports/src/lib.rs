//! Documents for people about a project, in the language in use.

#[macro_use]
extern crate words;

pub mod anonymisation;
pub mod chart;
pub mod codebook_file;
pub mod fonts;
pub mod paper;
pub mod quotations;
pub mod reordered;
pub mod report;
pub mod tables;
pub mod workbook;
