//! The window: what it looks like ([`tokens`], [`fonts`]) and the panes that make it up.

pub mod fonts;
pub mod reader;
pub mod tokens;
