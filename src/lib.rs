//! planlupe
pub mod assets;
pub mod chronology;
pub mod contract;
pub mod date;
pub mod grammar;
pub mod layout;
pub mod lines;
pub mod plan;
pub mod text;
pub mod ui;
