//! What can be wrong with a rule by which cases are chosen.

use serde::Serialize;

use crate::word::word;

/// What is wrong with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleFault {
    Empty,
    /// The name of an attribute should stand here.
    NoName,
    /// A value should stand here.
    NoValue,
    /// A quotation mark or a parenthesis is not closed.
    Unclosed,
    /// Something stands here that belongs to nothing.
    Unexpected,
}

impl std::fmt::Display for RuleFault {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&word(self))
    }
}
