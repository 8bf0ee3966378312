//! Quotations: passages of a case with who wrote them when, and the attribution that stands behind them in a publication.
//!
//! Passages that were coded by one selection are one quotation, and so are passages that a person joins; it may span messages and minutes.
//! Where something is left out within it, there is a gap, or what the person writes there.

use std::str::FromStr;

use chrono::NaiveDate;

use crate::outline::Outline;
use crate::project::Attributions;
use crate::search::CaseHits;
use crate::search::around::ContextReach;
use crate::search::excerpts::{CaseExcerpts, Excerpt};
use reading::layout::Speaker;
use reading::plan::EntryKind;
use reading::text::{Span, Text};

/// A quotation, ready to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Label of the case.
    pub case: String,
    /// Path of the code under which it stands; `None` for words that were found.
    pub code: Option<String>,
    pub parts: Vec<QuotedPart>,
    /// As the pattern of the project has it; empty where the case has no value that the pattern names.
    pub attribution: String,
}

/// A part of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuotedPart {
    Passage(QuotedPassage),
    /// Something is left out.
    Gap,
    /// Words of the person who quotes.
    Own(String),
}

/// What a person joins to a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuotePiece {
    Passage(Span),
    /// Words of the person's own, which stand in brackets.
    Own(String),
}

impl FromStr for QuotePiece {
    type Err = ();

    /// `START-END` in code points of the source, or words in brackets.
    fn from_str(written: &str) -> Result<Self, ()> {
        let written = written.trim();
        if let Some(own) = written.strip_prefix('[').and_then(|own| own.strip_suffix(']')) {
            return if own.trim().is_empty() { Err(()) } else { Ok(Self::Own(own.trim().to_owned())) };
        }
        let (start, end) = written.split_once(['-', '–']).ok_or(())?;
        let number = |written: &str| written.trim().parse::<usize>().map_err(|_| ());
        let (start, end) = (number(start)?, number(end)?);
        if start < end { Ok(Self::Passage(Span::new(start, end))) } else { Err(()) }
    }
}

/// Words of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedPassage {
    /// As it stands in the source, without white space at its ends.
    pub text: String,
    /// Index of the entry in the order of print; `None` outside the entries.
    pub entry: Option<usize>,
    pub kind: Option<EntryKind>,
    pub speaker: Option<Speaker>,
    pub sender: Option<String>,
    pub day: Option<NaiveDate>,
}

impl Quotation {
    /// Whether it quotes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.parts.iter().any(|part| matches!(part, QuotedPart::Passage(_)))
    }

    /// Whether it holds words of several entries, so that each is headed.
    #[must_use]
    pub fn spans_entries(&self) -> bool {
        let mut entries = self.parts.iter().filter_map(|part| match part {
            QuotedPart::Passage(passage) => Some(passage.entry),
            QuotedPart::Gap | QuotedPart::Own(_) => None,
        });
        let first = entries.next();
        entries.any(|entry| Some(entry) != first)
    }
}

/// Makes quotations of passages of one case, in their order: each list of spans is one.
#[must_use]
pub fn quotations(
    (label, text, outline): (&str, &Text, &Outline),
    passages: &[(Option<String>, Vec<Span>)],
    attribution: &str,
) -> Vec<Quotation> {
    let quotation = |(code, spans): &(Option<String>, Vec<Span>)| Quotation {
        case: label.to_owned(),
        code: code.clone(),
        parts: parts(text, outline, spans),
        attribution: attribution.to_owned(),
    };
    passages.iter().map(quotation).collect()
}

/// The excerpts as quotations: those that one selection made are one.
#[must_use]
pub fn of_excerpts(found: &[CaseExcerpts], attributions: &Attributions<'_>) -> Vec<Quotation> {
    let mut all = Vec::new();
    for case in found {
        let mut together: Vec<(&Excerpt, Vec<Span>)> = Vec::new();
        for excerpt in &case.excerpts {
            let is_same = |(first, _): &&mut (&Excerpt, Vec<Span>)| {
                (first.coding.act, first.coding.code) == (excerpt.coding.act, excerpt.coding.code)
            };
            match together.iter_mut().find(is_same) {
                Some((_, spans)) => spans.push(excerpt.coding.span),
                None => together.push((excerpt, vec![excerpt.coding.span])),
            }
        }
        let passages: Vec<_> = together.into_iter().map(|(first, spans)| (Some(first.path.clone()), spans)).collect();
        all.extend(quotations(
            (&case.label, &case.text, &case.outline),
            &passages,
            &attributions.of_case(case.case, &case.label),
        ));
    }
    all
}

/// The words that were found as quotations, each with what stands around it; those whose quotation is the same make one.
#[must_use]
pub fn of_hits(found: &[CaseHits], around: ContextReach, attributions: &Attributions<'_>) -> Vec<Quotation> {
    let mut all = Vec::new();
    for case in found {
        let mut passages: Vec<(Option<String>, Vec<Span>)> = Vec::new();
        for hit in &case.hits {
            let spans = around.of(&case.text, &case.outline, *hit).with(hit.span);
            if !passages.iter().any(|(_, known)| *known == spans) {
                passages.push((None, spans));
            }
        }
        let of_case = (case.label.as_str(), &case.text, &case.outline);
        all.extend(quotations(of_case, &passages, &attributions.of_case(case.case, &case.label)));
    }
    all
}

/// Passages of a case and a person's own words as one quotation, in the order in which they are given. A passage beyond the end of the
/// text is cut there.
#[must_use]
pub fn joined((label, text, outline): (&str, &Text, &Outline), pieces: &[QuotePiece], attribution: &str) -> Quotation {
    let mut parts = Vec::new();
    let mut spans = Vec::new();
    for piece in pieces {
        match piece {
            QuotePiece::Passage(span) => spans.extend(span.intersection(text.span())),
            QuotePiece::Own(own) => {
                parts.extend(in_order(text, outline, std::mem::take(&mut spans)));
                parts.push(QuotedPart::Own(own.clone()));
            }
        }
    }
    parts.extend(in_order(text, outline, spans));
    Quotation { case: label.to_owned(), code: None, parts, attribution: attribution.to_owned() }
}

/// The spans, cut where entries begin and end, in the order in which the case is read by time.
fn parts(text: &Text, outline: &Outline, spans: &[Span]) -> Vec<QuotedPart> {
    let mut pieces: Vec<(Option<usize>, Span)> = spans.iter().flat_map(|span| by_entry(outline, *span)).collect();
    let order = outline.order(reading::chronology::ReadingOrder::Chronological);
    let place = |entry: Option<usize>| entry.and_then(|entry| order.iter().position(|own| *own == entry));
    pieces.sort_by_key(|(entry, span)| (place(*entry), span.start));
    as_parts(text, outline, pieces)
}

/// The spans, cut where entries begin and end, in their own order.
fn in_order(text: &Text, outline: &Outline, spans: Vec<Span>) -> Vec<QuotedPart> {
    as_parts(text, outline, spans.into_iter().flat_map(|span| by_entry(outline, span)).collect())
}

fn as_parts(text: &Text, outline: &Outline, pieces: Vec<(Option<usize>, Span)>) -> Vec<QuotedPart> {
    let mut parts: Vec<QuotedPart> = Vec::new();
    let mut last: Option<(Option<usize>, Span)> = None;
    for (entry, span) in pieces {
        let words = text.slice(span).trim();
        if words.is_empty() {
            continue;
        }
        if last.is_some_and(|last| leaves_out(text, outline, last, (entry, span))) {
            parts.push(QuotedPart::Gap);
        }
        let row = entry.map(|entry| &outline.entries[entry]);
        parts.push(QuotedPart::Passage(QuotedPassage {
            text: words.to_owned(),
            entry,
            kind: row.map(|row| row.kind),
            speaker: row.and_then(|row| row.speaker),
            sender: row.and_then(|row| row.sender.clone()),
            day: row.and_then(|row| row.day),
        }));
        last = Some((entry, span));
    }
    parts
}

/// A span, cut at the ends of entries.
fn by_entry(outline: &Outline, span: Span) -> Vec<(Option<usize>, Span)> {
    let mut own: Vec<(usize, Span)> = outline
        .entries
        .iter()
        .enumerate()
        .filter_map(|(index, row)| row.span.intersection(span).map(|part| (index, part)))
        .collect();
    own.sort_by_key(|(_, part)| part.start);
    let mut pieces = Vec::new();
    let mut at = span.start;
    for (index, part) in own {
        if part.start > at {
            pieces.push((None, Span::new(at, part.start)));
        }
        let from = part.start.max(at);
        if part.end > from {
            pieces.push((Some(index), Span::new(from, part.end)));
            at = part.end;
        }
    }
    if span.end > at {
        pieces.push((None, Span::new(at, span.end)));
    }
    pieces
}

/// Whether words stand between two pieces, in the entry of the first behind it or in that of the second before it.
fn leaves_out(text: &Text, outline: &Outline, before: (Option<usize>, Span), after: (Option<usize>, Span)) -> bool {
    let has_words = |from: usize, to: usize| to > from && !text.slice(Span::new(from, to)).trim().is_empty();
    let ((one, first), (other, second)) = (before, after);
    if one == other {
        return has_words(first.end, second.start);
    }
    let end = one.map_or(first.end, |entry| outline.entries[entry].span.end);
    let start = other.map_or(second.start, |entry| outline.entries[entry].span.start);
    has_words(first.end, end) || has_words(start, second.start)
}
