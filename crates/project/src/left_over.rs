//! What in the cases of a project may still identify somebody: names and numbers, and apart from them what may tell who it is.

use std::collections::BTreeSet;

use names::mark::{Label, Mark, MarkSource};
use names::print_lines::PrintLines;
use names::register::Register;
use names::suggestions;
use names::telling::{self, Telling};
use reading::text::{Span, Text};

use crate::error::Result;
use crate::project::{Project, harmless_form};

/// What is left in a case. What stands for something that was replaced, and what a person has judged to be fine, are left out of both. What
/// placeholders are is for the search to say: a name in brackets is none.
pub struct LeftOver {
    pub text: Text,
    /// What looks like a name or a number of somebody, questions and what is public included.
    pub marks: Vec<Mark>,
    /// What is no name and may tell who it is.
    pub telling: Vec<Telling>,
}

impl LeftOver {
    /// Looks through a case, where these names are known; `fine` are the words that identify nobody, as [`harmless_form`] has them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(project: &Project, case: i64, fine: &BTreeSet<String>, known: &Register) -> Result<Self> {
        let print = project.cases().print(case)?;
        let text = print.text;
        let lines = PrintLines::of(&text, &print.evidence, &print.documents);
        let mut marks = suggestions::suggest_in(&text, known, &lines);
        let mut telling = telling::find(&text, &marks);
        let replaced = project.redactions().replacements(case)?;
        let is_left = |span: Span| {
            !replaced.iter().any(|replacement| replacement.span.overlaps(span))
                && !fine.contains(&harmless_form(text.slice(span)))
        };
        marks.retain(|mark| is_left(mark.span));
        telling.retain(|telling| is_left(telling.span));
        Ok(Self { text, marks, telling })
    }

    /// The marks that are neither questions nor public.
    pub fn sure(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(|mark| mark.label != Label::Ask && mark.source != MarkSource::Public)
    }
}
