//! The lists of names, the model and the roles that are built into the program.

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../assets/names/"]
pub struct ListFiles;

#[derive(RustEmbed)]
#[folder = "../../assets/models/"]
pub struct ModelFiles;

#[derive(RustEmbed)]
#[folder = "../../assets/roles/"]
pub struct RoleFiles;
