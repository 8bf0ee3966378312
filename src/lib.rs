//! planlupe
#[macro_use]
pub mod i18n;
pub mod assets;
pub mod chronology;
pub mod cli;
pub mod codebook;
pub mod contract;
pub mod date;
pub mod demo;
pub mod error;
pub mod export;
pub mod grammar;
pub mod import;
pub mod layout;
pub mod lines;
pub mod plan;
pub mod project;
pub mod table;
pub mod tally;
pub mod text;

pub mod ui;
pub mod words;
