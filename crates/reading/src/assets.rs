//! The layouts that are built into the program.

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../assets/layouts/"]
#[prefix = "layouts/"]
pub struct LayoutFiles;
