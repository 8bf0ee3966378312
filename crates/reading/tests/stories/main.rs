//! What printouts are read as: a module a story.

mod faults;
mod headers;
#[path = "../invented/mod.rs"]
mod invented;
mod mutations;
mod roundtrip;
mod samples;
mod support;
