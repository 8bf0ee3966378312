//! What the layers have found so far, token by token: an earlier layer keeps what it has.

use std::ops::Range;

use super::lists::{NameLists, WordKinds};
use super::mark::{Label, Mark, MarkSource};
use super::tokens::TokenList;
use reading::text::{Span, Text};

/// What a token has been found to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BoardCell {
    pub label: Label,
    pub confidence: f32,
    pub source: MarkSource,
    /// Tokens side by side with the same label are one mark unless a new name begins.
    pub begins: bool,
}

/// The text with its tokens, and what has been found.
pub struct Board<'a> {
    pub text: &'a str,
    pub tokens: TokenList,
    pub kinds: Vec<WordKinds>,
    pub cells: Vec<Option<BoardCell>>,
    /// The probability of any name, by the model.
    pub likely: Vec<f32>,
}

impl<'a> Board<'a> {
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let tokens = TokenList::of(text);
        let kinds = NameLists::standard().kinds_in(&tokens);
        let (cells, likely) = (vec![None; tokens.len()], vec![0.0; tokens.len()]);
        Self { text, tokens, kinds, cells, likely }
    }

    #[must_use]
    pub fn is_free(&self, index: usize) -> bool {
        self.cells.get(index).is_some_and(Option::is_none)
    }

    /// Whether the token has been found to be this.
    #[must_use]
    pub fn holds(&self, index: usize, label: Label) -> bool {
        self.cells.get(index).is_some_and(|cell| cell.is_some_and(|cell| cell.label == label))
    }

    /// Takes the tokens from `first` to `last` that nothing has taken.
    pub fn put(&mut self, first: usize, last: usize, label: Label, confidence: f32, source: MarkSource) {
        for index in first..=last.min(self.cells.len().saturating_sub(1)) {
            if self.cells[index].is_none() {
                self.cells[index] = Some(BoardCell { label, confidence, source, begins: index == first });
            }
        }
    }

    /// The first token of a passage, and the one behind it.
    #[must_use]
    pub fn tokens_in(&self, at: &Range<usize>) -> (usize, usize) {
        let first = self.tokens.at(at.start);
        let mut last = first;
        while self.tokens.get(last).is_some_and(|token| token.at.start < at.end) {
            last += 1;
        }
        (first, last)
    }

    /// Whether nothing but white space lies between a token and the next, and no sentence begins there.
    #[must_use]
    pub fn runs_on(&self, index: usize) -> bool {
        let Some(next) = self.tokens.get(index + 1) else { return false };
        let between = &self.text[self.tokens[index].at.end..next.at.start];
        !next.starts_sentence && between.chars().all(char::is_whitespace) && between.len() < 4
    }

    /// The marks that the cells make. Tokens that are whole inside `taken` are left to what takes them.
    #[must_use]
    pub fn marks(&self, text: &Text) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        let mut last: Option<usize> = None;
        for (index, cell) in self.cells.iter().enumerate() {
            let Some(cell) = cell else { continue };
            let at = &self.tokens[index].at;
            let joins = last == index.checked_sub(1)
                && index > 0
                && !cell.begins_anew(self.cells[index - 1])
                && self.runs_on_tightly(index - 1);
            last = Some(index);
            let end = text.char_of(at.end);
            match marks.last_mut() {
                Some(mark) if joins => {
                    mark.span.end = end;
                    mark.confidence = mark.confidence.min(cell.confidence);
                }
                _ => marks.push(Mark {
                    span: Span::new(text.char_of(at.start), end),
                    label: cell.label,
                    confidence: cell.confidence,
                    source: cell.source,
                }),
            }
        }
        marks
    }

    /// As [`Board::runs_on`], or with no space at all between: «K.» and «H.», «Coop» and «'s».
    fn runs_on_tightly(&self, index: usize) -> bool {
        self.runs_on(index) || self.tokens.get(index + 1).is_some_and(|next| next.at.start == self.tokens[index].at.end)
    }
}

impl BoardCell {
    /// Whether this token begins a mark of its own beside the one before.
    fn begins_anew(self, before: Option<Self>) -> bool {
        let Some(before) = before else { return true };
        let person = |cell: Self| cell.label == Label::Per;
        before.label != self.label
            || (self.begins
                && (!person(self) || before.source == MarkSource::Model && self.source == MarkSource::Model))
    }
}
