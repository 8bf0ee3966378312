//! The codebooks that are built into the program.

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../assets/codebooks/"]
#[prefix = "codebooks/"]
pub struct CodebookFiles;
