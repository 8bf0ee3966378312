//! Who wrote when: the order of dates, how long it took, who answers whom and with what words.

use super::super::notes::Clue;
use super::super::title_candidate::{Candidate, Question};
use super::super::wording::{ends_lowered, is_answer, is_common_word, is_greeting, may_greet};
use crate::layout::lowered;

/// A message of the other within this many days is likelier an answer than a new thread.
const SOON: i64 = 3;
/// A question is answered within this many days.
const ANSWERED: i64 = 10;
/// Words with fewer letters than this name no matter.
const LEAST_LETTERS: usize = 4;
/// Words are the same where they begin with the same letters, at most this many.
const STEM: usize = 6;
/// Lines of the message below that are looked at for words of the title.
const LINES_BELOW: usize = 3;

pub(super) const CLUES: [Question; 18] = [
    (Clue::AgainstOrder, |it| it.between.runs_against_order() && !it.between.stats.guessed),
    (Clue::AgainstGuessedOrder, |it| it.between.runs_against_order() && it.between.stats.guessed),
    (Clue::BeginsTooLate, |it| it.between.begins_too_late() && it.between.stats.starts < 3),
    (Clue::BeginsFarTooLate, |it| it.between.begins_too_late() && it.between.stats.starts >= 3),
    (Clue::BeginsInTime, |it| it.between.begins_in_time()),
    (Clue::SameSender, |it| it.between.own.sender == it.between.new.sender),
    (Clue::SameDay, |it| later(it, 0..=0)),
    (Clue::NextDay, |it| later(it, 1..=1)),
    (Clue::WithinWeek, |it| later(it, 2..=7)),
    (Clue::WithinWeeks, |it| later(it, 8..=21)),
    (Clue::Silence, |it| later(it, 22..=63)),
    (Clue::LongSilence, |it| later(it, 64..=i64::MAX)),
    (Clue::Answers, |it| answers_within(it, SOON)),
    (Clue::QuestionAnswered, |it| it.text.ends_with('?') && answers_within(it, ANSWERED)),
    (Clue::GreetingBelow, greets_below),
    (Clue::AnswerBelow, |it| it.first_below().is_some_and(|line| is_answer(&ends_lowered(line)))),
    (Clue::WordsBelow, words_below),
    (Clue::WordsAbove, words_above),
];

/// Whether the lower message was sent this many days after the upper one, in the order of print.
fn later(it: &Candidate<'_, '_>, days: std::ops::RangeInclusive<i64>) -> bool {
    !it.between.runs_against_order() && it.between.days().is_some_and(|passed| days.contains(&passed))
}

fn answers_within(it: &Candidate<'_, '_>, days: i64) -> bool {
    it.between.own.speaker != it.between.new.speaker && later(it, 0..=days)
}

fn greets_below(it: &Candidate<'_, '_>) -> bool {
    it.first_below().is_some_and(|line| may_greet(line) && is_greeting(&ends_lowered(line)))
}

/// The letters by which a word is known again in another form; `None` for words that name no matter.
fn stem(word: &str) -> Option<&str> {
    let letters = word.chars().count();
    let end = word.char_indices().nth(STEM.min(letters.saturating_sub(1))).map_or(word.len(), |(at, _)| at);
    (letters >= LEAST_LETTERS && !is_common_word(word)).then_some(&word[..end])
}

/// Whether a word of the candidate stands in the line, as a whole or at the beginning of another.
fn shares_word(it: &Candidate<'_, '_>, line: &str) -> bool {
    let lower = lowered(line);
    let holds =
        |stem: &str| lower.match_indices(stem).any(|(at, _)| !lower[..at].ends_with(|c: char| c.is_alphanumeric()));
    it.words().filter_map(stem).any(holds)
}

/// Whether the message below takes up a word of the candidate.
fn words_below(it: &Candidate<'_, '_>) -> bool {
    let (source, next) = (it.between.source, it.between.next);
    let body = source.lines[next + 1..].iter().take_while(|line| !line.opens).filter(|line| !line.is_blank());
    body.take(LINES_BELOW).any(|line| shares_word(it, line.text))
}

/// Whether a word of the candidate stands in the lines above it, in the same message.
fn words_above(it: &Candidate<'_, '_>) -> bool {
    let (source, header) = (it.between.source, it.between.header);
    let above = source.lines[header + 1..it.lines.start].iter().rev().filter(|line| !line.is_blank());
    above.take(LINES_BELOW).any(|line| shares_word(it, line.text))
}
