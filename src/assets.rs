//! The fonts and sample cases that are built into the program.

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/fonts/"]
#[prefix = "fonts/"]
pub struct Fonts;

/// The invented cases that the demo runs on.
#[derive(RustEmbed)]
#[folder = "sample-cases/"]
pub struct SampleCases;
