//! Planlupe: qualitative research on printouts of digital activity plans.
//!
//! The program itself: two doors to the same rooms, the command line ([`cli`]) and the window ([`ui`]), and the demo project.
//! What they open stands in `crates/`; `ARCHITECTURE.md` says how it hangs together, and what may not be anywhere.

#[macro_use]
extern crate words;

mod assets;
pub mod cli;
pub mod demo;
pub mod error;
pub mod installation;
pub mod ui;
