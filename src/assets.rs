//! The sample cases that are built into the program.

use rust_embed::RustEmbed;

/// The invented cases that the demo runs on.
#[derive(RustEmbed)]
#[folder = "sample-cases/"]
pub struct SampleCases;
