//! The words of the line itself.

use super::super::notes::Clue;
use super::super::title_candidate::{Candidate, Question};
use super::super::wording::{WordKind, has_sentences, is_answer, is_closing, kind_of};

/// Most words of a noun phrase that is a title; most have half as many.
const LONG_PHRASE: usize = 10;
/// Most words of a short sentence.
const SHORT_SENTENCE: usize = 7;

pub(super) const CLUES: [Question; 15] = [
    (Clue::UsualTitle, |it| it.usual),
    (Clue::TitleWord, |it| it.title_word && !it.begins_small() && !it.text.ends_with(['.', ',', ':'])),
    (Clue::NounPhrase, |it| is_noun_phrase(it, 1..=LONG_PHRASE / 2)),
    (Clue::LongNounPhrase, |it| is_noun_phrase(it, LONG_PHRASE / 2 + 1..=LONG_PHRASE)),
    (Clue::OneWord, |it| !it.usual && it.facts().words == 1),
    (Clue::NoWords, |it| it.facts().words == 0),
    (Clue::SentenceWords, |it| has_sentence_word(it) && it.facts().words <= SHORT_SENTENCE),
    (Clue::LongSentence, |it| has_sentence_word(it) && it.facts().words > SHORT_SENTENCE),
    (Clue::TwoSentences, |it| !it.usual && has_sentences(it.text)),
    (Clue::PersonalWords, |it| !it.usual && it.facts().personal_word),
    (Clue::QuestionWord, |it| it.words().next().is_some_and(|word| kind_of(word).contains(WordKind::QUESTION))),
    (Clue::AnswerWord, |it| !it.farewell && is_answer(it.lower)),
    (Clue::Farewell, |it| it.farewell && !is_closing(it.lower)),
    (Clue::Closing, |it| is_closing(it.lower)),
    (Clue::KnownTitle, |it| it.between.stats.known.contains(it.lower) && !it.between.against_order),
];

fn has_sentence_word(it: &Candidate<'_, '_>) -> bool {
    !it.usual && it.facts().sentence_word
}

/// Words that begin with a capital, end without a mark and make no sentence.
fn is_noun_phrase(it: &Candidate<'_, '_>, words: std::ops::RangeInclusive<usize>) -> bool {
    // Who begins messages with a small letter writes titles so too.
    let small = it.between.stats.writers.small[usize::from(it.between.opens_by_user)];
    !it.usual
        && !it.farewell
        && (it.text.starts_with(char::is_uppercase) || small)
        && it.text.ends_with(char::is_alphanumeric)
        && words.contains(&it.facts().words)
        && !it.facts().sentence_word
}
