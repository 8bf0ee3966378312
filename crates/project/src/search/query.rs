//! What is looked for.

use std::collections::HashSet;
use std::ops::Deref;

use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::project::{Project, WordIndex};
use reading::folding::{FoldedWords, Reach, SearchWord, WordTrace};
use reading::text::{Span, Text};

/// How the terms of a query stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Join {
    /// All of them in one entry.
    #[default]
    All,
    /// One of them.
    Any,
    /// All of them in one entry, with at most so many other words between the first and the last.
    Near(usize),
}

/// How terms are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Terms {
    /// As words; several in one term are a phrase.
    #[default]
    Words,
    /// As regular expressions on the text as it stands, letter case aside.
    Patterns,
}

/// What is looked for: terms, and how they stand to each other.
#[derive(Debug, Clone)]
pub struct Query {
    terms: Vec<Term>,
    reach: Reach,
    join: Join,
}

#[derive(Debug, Clone)]
enum Term {
    /// Words behind each other.
    Phrase(Vec<SearchWord>),
    Pattern(Regex),
}

/// Where a term was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct TermOccurrence {
    span: Span,
    /// Number of its first word in the text, and of the first behind it.
    words: (usize, usize),
    term: usize,
}

/// The terms of a line as it is typed into a field: blanks part them, a phrase stands in quotation marks.
#[must_use]
pub fn typed_terms(line: &str) -> Vec<String> {
    let pieces = line.split(['"', '«', '»', '“', '”', '„']).enumerate();
    let terms_of = |(at, piece): (usize, &str)| -> Vec<String> {
        // Every other piece stands between two marks.
        if at % 2 == 1 { vec![piece.to_owned()] } else { piece.split_whitespace().map(str::to_owned).collect() }
    };
    pieces.flat_map(terms_of).filter(|term| term.chars().any(char::is_alphanumeric)).collect()
}

impl Query {
    /// A query of terms as they were entered.
    ///
    /// # Errors
    /// [`Error::EmptyQuery`] if a term has no letter or digit; [`Error::BadSearchPattern`].
    pub fn new(entered: &[String], terms: Terms, reach: Reach, join: Join) -> Result<Self> {
        let term = |entered: &String| match terms {
            Terms::Words => {
                let phrase = SearchWord::all_of(entered);
                if phrase.is_empty() { Err(Error::EmptyQuery) } else { Ok(Term::Phrase(phrase)) }
            }
            Terms::Patterns if entered.is_empty() => Err(Error::EmptyQuery),
            Terms::Patterns => RegexBuilder::new(entered)
                .case_insensitive(true)
                .multi_line(true)
                .build()
                .map(Term::Pattern)
                .map_err(|_| Error::BadSearchPattern(entered.clone())),
        };
        let terms = entered.iter().map(term).collect::<Result<Vec<_>>>()?;
        if terms.is_empty() { Err(Error::EmptyQuery) } else { Ok(Self { terms, reach, join }) }
    }

    /// The cases of the index in which there may be something; `None` where only the texts can tell, as with patterns.
    pub(super) fn holding<P: Deref<Target = Project>>(&self, index: &WordIndex<P>) -> Result<Option<HashSet<i64>>> {
        let mut holding: Option<HashSet<i64>> = None;
        for term in &self.terms {
            let Term::Phrase(forms) = term else { return Ok(None) };
            let mut of_term: Option<HashSet<i64>> = None;
            for (at, form) in forms.iter().enumerate() {
                let of_word = index.holding(form, self.reach_of(at, forms.len()))?;
                of_term = Some(of_term.map_or_else(|| of_word.clone(), |known| &known & &of_word));
            }
            let of_term = of_term.unwrap_or_default();
            holding = Some(match (holding, self.join) {
                (None, _) => of_term,
                (Some(known), Join::Any) => &known | &of_term,
                (Some(known), _) => &known & &of_term,
            });
        }
        Ok(holding)
    }

    /// Traces of words of which a passage holds one; `None` where only all of a text can tell.
    pub(super) fn traces(&self) -> Option<Vec<WordTrace>> {
        let of_term = |term: &Term| match term {
            Term::Phrase(words) => words.iter().filter_map(SearchWord::trace).max_by_key(WordTrace::len),
            Term::Pattern(_) => None,
        };
        match self.join {
            Join::Any => self.terms.iter().map(of_term).collect(),
            // One of the terms is as good as another, and the longest word is the rarest.
            Join::All | Join::Near(_) => {
                self.terms.iter().filter_map(of_term).max_by_key(WordTrace::len).map(|trace| vec![trace])
            }
        }
    }

    /// How much of a word of a phrase has to be alike: only the last may be typed half.
    const fn reach_of(&self, at: usize, words: usize) -> Reach {
        match self.reach {
            Reach::Inside => Reach::Inside,
            reach if at + 1 == words => reach,
            _ => Reach::Whole,
        }
    }

    /// The passages of a part of a text that are looked for, in their order.
    #[must_use]
    pub fn passages(&self, text: &Text, words: &FoldedWords, within: Span) -> Vec<Span> {
        let mut found = Vec::new();
        for (number, term) in self.terms.iter().enumerate() {
            let before = found.len();
            self.occurrences(number, term, text, words, within, &mut found);
            if found.len() == before && self.join != Join::Any {
                return Vec::new();
            }
        }
        found.sort_unstable();
        let mut passages = match self.join {
            Join::All | Join::Any => found.iter().map(|occurrence| occurrence.span).collect(),
            Join::Near(apart) => self.near(&found, apart),
        };
        passages.dedup();
        passages
    }

    fn occurrences(
        &self,
        number: usize,
        term: &Term,
        text: &Text,
        words: &FoldedWords,
        within: Span,
        found: &mut Vec<TermOccurrence>,
    ) {
        match term {
            Term::Phrase(forms) => {
                let range = words.within(within);
                for first in range.clone() {
                    let behind = first + forms.len();
                    let is_like = |(at, form)| words.is_like(first + at, form, self.reach_of(at, forms.len()));
                    let alike = behind <= range.end && forms.iter().enumerate().all(is_like);
                    if alike {
                        let span = Span::new(words.span(first).start, words.span(behind - 1).end);
                        found.push(TermOccurrence { span, words: (first, behind), term: number });
                    }
                }
            }
            Term::Pattern(pattern) => {
                let matches = text.matches(pattern, within).into_iter().map(|span| {
                    let inside = words.within(span);
                    TermOccurrence { span, words: (inside.start, inside.end), term: number }
                });
                found.extend(matches);
            }
        }
    }

    /// The shortest passages that hold all terms and few other words.
    fn near(&self, found: &[TermOccurrence], apart: usize) -> Vec<Span> {
        let mut passages: Vec<Span> = Vec::new();
        for (last, end) in found.iter().enumerate() {
            // The nearest of each other term before this one.
            let mut nearest: Vec<Option<&TermOccurrence>> = vec![None; self.terms.len()];
            nearest[end.term] = Some(end);
            for earlier in found[..last].iter().rev() {
                let slot = &mut nearest[earlier.term];
                if slot.is_none() {
                    *slot = Some(earlier);
                }
            }
            let Some(all) = nearest.into_iter().collect::<Option<Vec<_>>>() else { continue };
            let first = all.iter().map(|one| one.words.0).min().unwrap_or_default();
            let behind = all.iter().map(|one| one.words.1).max().unwrap_or_default();
            let own: usize = all.iter().map(|one| one.words.1 - one.words.0).sum();
            if behind.saturating_sub(first).saturating_sub(own) > apart {
                continue;
            }
            let start = all.iter().map(|one| one.span.start).min().unwrap_or_default();
            let end = all.iter().map(|one| one.span.end).max().unwrap_or_default();
            // A longer passage around one that was found says no more.
            if passages.last().is_none_or(|before| before.start < start) {
                passages.push(Span::new(start, end));
            }
        }
        passages
    }
}
