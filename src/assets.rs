//! The data files that are built into the program: layouts, codebooks, translations, fonts, sample cases.

use rust_embed::RustEmbed;

/// Everything under `assets/`.
#[derive(RustEmbed)]
#[folder = "assets/"]
pub struct Assets;

/// The invented cases that the demo runs on.
#[derive(RustEmbed)]
#[folder = "sample-cases/"]
pub struct SampleCases;
