//! All words of the line together: whether they are a sentence, and whether the messages around the line have them or greet.

use memchr::memmem;

use super::super::last_lines::joined_lower;
use super::super::notes::Clue;
use super::super::title_candidate::Candidate;
use super::super::title_candidate::Question::{self, One, OneOf};
use super::super::wording::{is_answer, is_greeting};

/// Most words of a short sentence.
const SHORT_SENTENCE: usize = 7;
/// Figures of a telephone number.
const PHONE: usize = 8;

pub(super) const CLUES: [Question; 9] = [
    OneOf(&[Clue::SentenceWords, Clue::LongSentence], sentence),
    One(Clue::HasNumber, |it| !it.title_word && it.facts().digits > 0 && !has_contact_details(it)),
    One(Clue::ContactDetails, has_contact_details),
    One(Clue::AsksReader, |it| it.text.ends_with('?') && it.facts().to_reader),
    One(Clue::FirstPerson, |it| !it.usual && it.facts().of_writer),
    One(Clue::AnswerBelow, |it| is_other_below(it) && it.last_lines.first_below().is_some_and(is_answer)),
    One(Clue::GreetingBelow, |it| it.last_lines.first_below().is_some_and(is_greeting)),
    One(Clue::WordsBelow, words_below),
    One(Clue::WordsAbove, words_above),
];

/// Whether its words are those of a sentence.
fn sentence(it: &Candidate<'_, '_>) -> Option<Clue> {
    let is_sentence = !it.usual && it.facts().sentence_word;
    is_sentence.then(|| if it.facts().words > SHORT_SENTENCE { Clue::LongSentence } else { Clue::SentenceWords })
}

fn is_other_below(it: &Candidate<'_, '_>) -> bool {
    it.between.own.speaker != it.between.new.speaker
}

fn has_contact_details(it: &Candidate<'_, '_>) -> bool {
    it.facts().address || it.facts().digits >= PHONE
}

/// Whether a word of the candidate stands in the text, as a whole or at the beginning of another.
fn shares_word(it: &Candidate<'_, '_>, lower: &str) -> bool {
    it.stems().any(|stem| {
        let mut found = memmem::find_iter(lower.as_bytes(), stem);
        found.any(|at| !lower[..at].ends_with(char::is_alphanumeric))
    })
}

/// Whether the message below takes up a word of the candidate.
fn words_below(it: &Candidate<'_, '_>) -> bool {
    shares_word(it, it.last_lines.words_below())
}

/// Whether a word of the candidate stands in the lines above it, in the same message.
fn words_above(it: &Candidate<'_, '_>) -> bool {
    let above = &it.between.source.lines[it.between.header + 1..it.lines.start];
    let filled = above.iter().rev().filter(|line| !line.is_blank());
    shares_word(it, &joined_lower(filled.map(|line| line.text)))
}
