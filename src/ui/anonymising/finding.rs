//! The one place where the window asks for suggestions.

use std::sync::LazyLock;

use regex::Regex;

use crate::anonymisation::mark::{Label, Mark, Source};
use crate::text::{Span, Text};

/// What may identify somebody in a text, in order and apart.
#[must_use]
pub fn suggest(text: &Text) -> Vec<Mark> {
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+").expect("the pattern is sound"));
    let found = NAME.find_iter(text.as_str()).map(|found| Mark {
        span: Span::new(text.char_of(found.start()), text.char_of(found.end())),
        label: Label::Per,
        confidence: 0.9,
        source: Source::Capital,
    });
    found.collect()
}
