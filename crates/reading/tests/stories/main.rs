//! What printouts are read as: a module a story.

mod headers;
mod mutations;
mod roundtrip;
mod support;
