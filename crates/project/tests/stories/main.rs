//! What printouts come out of a project as: a module a story.

mod parser;
mod properties;
