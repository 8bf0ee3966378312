//! Who wrote when: the order of dates, how long it took, who answers whom and with what words.

use super::super::last_lines::joined_lower;
use super::super::notes::Clue;
use super::super::title_candidate::{Candidate, Question};
use super::super::wording::{is_answer, is_greeting, kind_of, words_of};

/// A message of the other within this many days is likelier an answer than a new thread.
const SOON: i64 = 3;
/// A question is answered within this many days.
const ANSWERED: i64 = 10;
/// Words with fewer letters than this name no matter.
const LEAST_LETTERS: usize = 4;
/// Words are the same where they begin with the same letters, at most this many.
const STEM: usize = 6;

pub(super) const CLUES: [Question; 18] = [
    (Clue::AgainstOrder, |it| it.between.against_order && !it.between.stats.guessed),
    (Clue::AgainstGuessedOrder, |it| it.between.against_order && it.between.stats.guessed),
    (Clue::BeginsTooLate, |it| it.between.begins_too_late && it.between.stats.starts < 3),
    (Clue::BeginsFarTooLate, |it| it.between.begins_too_late && it.between.stats.starts >= 3),
    (Clue::BeginsInTime, |it| it.between.begins_in_time),
    (Clue::SameSender, |it| it.between.own.sender == it.between.new.sender),
    (Clue::SameDay, |it| later(it, 0..=0)),
    (Clue::NextDay, |it| later(it, 1..=1)),
    (Clue::WithinWeek, |it| later(it, 2..=7)),
    (Clue::WithinWeeks, |it| later(it, 8..=21)),
    (Clue::Silence, |it| later(it, 22..=63)),
    (Clue::LongSilence, |it| later(it, 64..=i64::MAX)),
    (Clue::Answers, |it| answers_within(it, SOON)),
    (Clue::QuestionAnswered, |it| it.text.ends_with('?') && answers_within(it, ANSWERED)),
    (Clue::GreetingBelow, |it| it.last_lines.first_below().is_some_and(is_greeting)),
    (Clue::AnswerBelow, |it| it.last_lines.first_below().is_some_and(is_answer)),
    (Clue::WordsBelow, words_below),
    (Clue::WordsAbove, words_above),
];

/// Whether the lower message was sent this many days after the upper one, in the order of print.
fn later(it: &Candidate<'_, '_>, days: std::ops::RangeInclusive<i64>) -> bool {
    !it.between.against_order && it.between.days.is_some_and(|passed| days.contains(&passed))
}

fn answers_within(it: &Candidate<'_, '_>, days: i64) -> bool {
    it.between.own.speaker != it.between.new.speaker && later(it, 0..=days)
}

/// The letters by which a word is known again in another form; `None` for words that name no matter.
fn stem(word: &str) -> Option<&str> {
    let letters = word.chars().count();
    let end = word.char_indices().nth(STEM.min(letters.saturating_sub(1))).map_or(word.len(), |(at, _)| at);
    (letters >= LEAST_LETTERS && !kind_of(word).is_common()).then_some(&word[..end])
}

/// Whether a word of the candidate stands in the text, as a whole or at the beginning of another.
fn shares_word(it: &Candidate<'_, '_>, lower: &str) -> bool {
    let mut stems = it.words().filter_map(stem);
    stems.any(|stem| words_of(lower).any(|word| word.starts_with(stem)))
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
