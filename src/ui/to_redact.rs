//! Words that are to go from released texts, as views ask for it.

use names::mark::Label;
use reading::text::Span;

/// Words that are to go from released texts.
#[derive(Debug, Clone)]
pub struct ToRedact {
    pub words: String,
    /// The place of a case where they were selected.
    pub place: Option<(i64, Span)>,
    pub instead: Proposed,
}

/// What is proposed to stand there.
#[derive(Debug, Clone)]
pub enum Proposed {
    /// What fits what the words seem to be.
    Fitting,
    Label(Label),
    /// These words, as they are.
    General(String),
}
