//! The texts of cases that differ between the two sides: where passages of theirs stand in ours, and which words were redacted here.

use std::collections::{BTreeMap, HashMap};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::passages::among_documents;
use super::super::{Print, Project};
use super::sides::integer;
use super::since::ChangesSince;
use crate::error::Result;
use names::judgement::whole_words;
use names::leak::{SearchedOriginal, SearchedOriginals};
use names::shift::Shift;
use reading::alignment::{Alignment, NewPlace};
use reading::text::{Span, Text};

/// How the text of a case on their side becomes ours.
pub(super) enum TextWay {
    /// Words were replaced in it.
    Shifted(Shift),
    /// It is another print.
    Aligned(Box<Alignment>),
    /// The same documents stand elsewhere: where each stands there and here.
    Documents(Vec<(Span, Span)>),
}

impl TextWay {
    /// From one print to another.
    pub(super) fn between(old: &Print, new: &Print, layout: Option<&str>) -> Self {
        let (old_plan, new_plan) = (old.plan(layout), new.plan(layout));
        Self::Aligned(Box::new(Alignment::between((&old.text, &old_plan), (&new.text, &new_plan))))
    }

    pub(super) fn place(&self, span: Span) -> NewPlace {
        match self {
            Self::Shifted(shift) => {
                let new = shift.span(span);
                let is_touched = shift.pairs().iter().any(|(old, _)| old.overlaps(span));
                if is_touched { NewPlace::Changed(new) } else { NewPlace::Same(new) }
            }
            Self::Documents(documents) => among_documents(documents, span),
            Self::Aligned(alignment) => match alignment.entry(span) {
                NewPlace::Nowhere => alignment.place(span),
                found => found,
            },
        }
    }
}

/// Words that were redacted on our side, with what stands in their place: they never come back by a merge.
#[derive(Default)]
pub(super) struct RedactedWords {
    words: BTreeMap<String, String>,
    searched: Option<SearchedOriginals>,
}

impl RedactedWords {
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn add(&mut self, words: &str, instead: &str) {
        let words = words.trim();
        if words.chars().any(char::is_alphanumeric) && words != instead.trim() {
            self.words.insert(words.to_owned(), instead.trim().to_owned());
        }
    }

    /// Makes what was added ready to be looked for.
    pub(super) fn finish(&mut self) {
        let originals: Vec<SearchedOriginal> =
            self.words.keys().map(|form| SearchedOriginal { line: 1, form: form.clone() }).collect();
        self.searched = (!originals.is_empty()).then(|| SearchedOriginals::new(&originals));
    }

    /// The text without them; `None` where it holds them in a form that cannot be replaced.
    pub(super) fn cleared(&self, text: &str) -> Option<String> {
        if self.is_empty() {
            return Some(text.to_owned());
        }
        let mut text = text.to_owned();
        // The longer first: it may hold a shorter one.
        let mut words: Vec<_> = self.words.iter().collect();
        words.sort_by_key(|(words, _)| std::cmp::Reverse(words.chars().count()));
        for (words, instead) in words {
            let source = Text::from_normalised(text);
            let mut cleared = source.as_str().to_owned();
            for span in whole_words(&source, words).into_iter().rev() {
                cleared.replace_range(source.byte_of(span.start)..source.byte_of(span.end), instead);
            }
            text = cleared;
        }
        (!self.holds(&text)).then_some(text)
    }

    /// Whether a text holds any of them.
    pub(super) fn holds(&self, text: &str) -> bool {
        self.searched.as_ref().is_some_and(|searched| !searched.in_text(text).is_empty())
    }

    /// The words of one text that stand no more in another where it was redacted, each with what stands there.
    pub(super) fn add_differences(&mut self, old: &str, new: &str) {
        let (old, new) = (Text::from_normalised(old.to_owned()), Text::from_normalised(new.to_owned()));
        for (before, after) in differences(&old, &new) {
            self.add(old.slice(before), new.slice(after));
        }
    }
}

/// A text of a case on both sides that was not renewed on either: only words of it were replaced.
pub(super) fn shifted(theirs: (&Text, &[Span]), mine: (&Text, &[Span]), redacted: &mut RedactedWords) -> Shift {
    let mut pairs = differences(theirs.0, mine.0);
    let back = shift_of(&pairs.iter().map(|(old, new)| (*new, *old)).collect::<Vec<_>>());
    for replaced in mine.1 {
        let original = back.span(*replaced);
        if theirs.0.slice(original) == mine.0.slice(*replaced) {
            continue;
        }
        if !theirs.1.iter().any(|replaced| replaced.overlaps(original)) {
            redacted.add(theirs.0.slice(original), mine.0.slice(*replaced));
        }
        pairs.push((original, *replaced));
    }
    let forth = shift_of(&differences(theirs.0, mine.0));
    pairs.extend(
        theirs
            .1
            .iter()
            .map(|replaced| (*replaced, forth.span(*replaced)))
            .filter(|(old, new)| theirs.0.slice(*old) != mine.0.slice(*new)),
    );
    shift_of(&joined(pairs))
}

/// Passages that overlap as one.
fn joined(mut pairs: Vec<(Span, Span)>) -> Vec<(Span, Span)> {
    pairs.sort_by_key(|(old, new)| (old.start, new.start));
    let mut joined: Vec<(Span, Span)> = Vec::new();
    for (old, new) in pairs {
        if let Some((last, into)) = joined.last_mut()
            && (old.start < last.end || new.start < into.end)
        {
            *last = Span::new(last.start.min(old.start), last.end.max(old.end));
            *into = Span::new(into.start.min(new.start), into.end.max(new.end));
            continue;
        }
        joined.push((old, new));
    }
    joined
}

fn shift_of(pairs: &[(Span, Span)]) -> Shift {
    let mut shift = Shift::default();
    for (old, new) in pairs {
        shift.push(*old, new.len());
    }
    shift
}

/// Where two texts differ, word by word, in code points of each.
fn differences(old: &Text, new: &Text) -> Vec<(Span, Span)> {
    let (old_words, new_words) = (words(old.as_str()), words(new.as_str()));
    let slices = |words: &[(usize, String)]| -> Vec<String> { words.iter().map(|(_, word)| word.clone()).collect() };
    let (left, right) = (slices(&old_words), slices(&new_words));
    let at = |words: &[(usize, String)], len: usize, word: usize| words.get(word).map_or(len, |(start, _)| *start);
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &left, &right) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (of_old, of_new) = (op.old_range(), op.new_range());
        let before = Span::new(at(&old_words, old.len(), of_old.start), at(&old_words, old.len(), of_old.end));
        let after = Span::new(at(&new_words, new.len(), of_new.start), at(&new_words, new.len(), of_new.end));
        found.push((before, after));
    }
    joined_neighbours(found)
}

/// A deletion and an insertion at the same place are one difference.
fn joined_neighbours(found: Vec<(Span, Span)>) -> Vec<(Span, Span)> {
    let mut joined: Vec<(Span, Span)> = Vec::new();
    for (old, new) in found {
        match joined.last_mut() {
            Some((last, into)) if last.end == old.start && into.end == new.start => {
                *last = Span::new(last.start, old.end);
                *into = Span::new(into.start, new.end);
            }
            _ => joined.push((old, new)),
        }
    }
    joined
}

/// The words and signs of a text, each with its first code point.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    for (at, letter) in text.chars().enumerate() {
        let is_word = letter.is_alphanumeric();
        match words.last_mut() {
            Some((_, word)) if goes_on && is_word => word.push(letter),
            _ => words.push((at, letter.to_string())),
        }
        goes_on = is_word;
    }
    words
}

/// When a case got another print since both sides were the same. What is again as it was has not been changed.
pub(super) fn renewed_at(side: &Project, since: &ChangesSince, case: i64, guid: &str) -> Result<Option<String>> {
    let Some(row) = since.row("cases", guid) else { return Ok(None) };
    let at = row.time_of("source_id").map(str::to_owned);
    let Some(before) = row.before.as_ref().and_then(|before| integer(before, "source_id")) else { return Ok(at) };
    let same = "SELECT 1 FROM source was, source now, cases
        WHERE was.id = ?1 AND cases.id = ?2 AND now.id = cases.source_id AND was.text = now.text";
    let is_back = side.connection().prepare_cached(same)?.exists([before, case])?;
    Ok(at.filter(|_| !is_back))
}

/// The cases that both sides have, by GUID: their ids here and there, for those whose text is another.
pub(super) fn differing_cases(
    mine: &Project,
    theirs: &Project,
    is_renewed: impl Fn(&str) -> bool,
) -> Result<Vec<(String, i64, i64)>> {
    // No text is changed but by a redaction. Without one, what has the same source has the same text, and no sum needs to be read: it stands
    // behind the text.
    let was_redacted = |project: &Project| -> Result<bool> {
        let redacted = "SELECT 1 FROM log WHERE command IN ('redact', 'erase')";
        Ok(project.connection().prepare(redacted)?.exists([])?)
    };
    let reads_all = was_redacted(mine)? || was_redacted(theirs)?;
    let of = |project: &Project| -> Result<HashMap<String, (i64, i64, i64)>> {
        let mut query =
            project.connection().prepare("SELECT guid, id, source_id, chars FROM cases WHERE guid IS NOT NULL")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let sum = |project: &Project, source: i64| -> Result<Option<i64>> {
        let mut query = project.connection().prepare_cached("SELECT sum FROM source WHERE id = ?")?;
        Ok(query.query_row([source], |row| row.get(0))?)
    };
    let (own, others) = (of(mine)?, of(theirs)?);
    let mut differing = Vec::new();
    for (guid, (their_id, their_source, their_chars)) in others {
        let Some((id, source, chars)) = own.get(&guid) else { continue };
        let is_same = (*source, *chars) == (their_source, their_chars) && !reads_all && !is_renewed(&guid);
        if !is_same && sum(mine, *source)? != sum(theirs, their_source)? {
            differing.push((guid, *id, their_id));
        }
    }
    differing.sort_by_key(|(_, id, _)| *id);
    Ok(differing)
}
