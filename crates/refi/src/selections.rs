//! Passages of a source on its way out, in characters as the file counts them.

use std::collections::HashMap;

use reading::text::Span;

use crate::guid::derived;
use crate::refi_project::RefiSelection;

/// The selections of a source: one for each passage, whoever coded it with whatever.
pub(crate) struct Selections<'a> {
    source: &'a str,
    astral: Vec<usize>,
    pub all: Vec<RefiSelection>,
    by_span: HashMap<Span, usize>,
}

impl<'a> Selections<'a> {
    pub(crate) fn new(source: &'a str, astral: Vec<usize>) -> Self {
        Self { source, astral, all: Vec::new(), by_span: HashMap::new() }
    }

    pub(crate) fn at(&mut self, span: Span, user: &str, at: &str) -> &mut RefiSelection {
        let index = *self.by_span.entry(span).or_insert(self.all.len());
        if index == self.all.len() {
            let counted = |place: usize| place + self.astral.partition_point(|astral| *astral < place);
            self.all.push(RefiSelection {
                guid: derived(&[self.source, &span.start.to_string(), &span.end.to_string()]),
                start: Some(counted(span.start)),
                end: Some(counted(span.end)),
                user: user.to_owned(),
                at: at.to_owned(),
                ..RefiSelection::default()
            });
        }
        &mut self.all[index]
    }
}

/// The places of characters that take two units in UTF-16.
pub(crate) fn astral(text: &str) -> Vec<usize> {
    let places = text.chars().enumerate().filter(|(_, c)| c.len_utf16() == 2);
    places.map(|(place, _)| place).collect()
}
