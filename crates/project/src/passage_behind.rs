//! What a number of a table leads to.

use reading::text::Span;

/// A passage behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassageBehind {
    pub case: i64,
    pub coding: Option<i64>,
    pub span: Span,
}
