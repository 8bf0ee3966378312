//! What a person has chosen for the strips of cases; kept from one start to the next.

use serde::{Deserialize, Serialize};

/// What a person has chosen for strips.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StripSettings {
    pub shown: bool,
    pub by_code: bool,
    /// Whether the list of cases has small ones.
    pub in_list: bool,
    /// Name of the attribute from whose date months are counted.
    pub since: Option<String>,
}

impl Default for StripSettings {
    fn default() -> Self {
        Self { shown: true, by_code: false, in_list: true, since: None }
    }
}
