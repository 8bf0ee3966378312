//! What people give names to, and what is gone of it.

use serde::{Deserialize, Serialize};

/// What a search, a set or a table can name. It is known by its GUID, which no other row ever gets, so that it may be called otherwise later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NamedThing {
    Case,
    Code,
    Attribute,
    Set,
}

/// Something that is named and the project no longer has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoneName {
    pub what: NamedThing,
    /// As it was called when it was saved.
    pub name: String,
}
