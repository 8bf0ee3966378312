//! The lines above, inside the message that the candidate would else end.

use super::super::message_end::AboveLine;
use super::super::notes::Clue;
use super::super::title_candidate::{Candidate, Question};
use super::super::wording::{ends_lowered, is_bare_greeting, is_signature, may_greet, names_office};

/// Most words of a name below a closing.
const NAME_WORDS: usize = 5;

pub(super) const CLUES: [Question; 18] = [
    (Clue::Alone, |it| it.alone && !it.usual),
    (Clue::AloneButUsual, |it| it.alone && it.usual),
    (Clue::OnlyGreetingAbove, only_greeting_above),
    (Clue::DeletedAbove, |it| it.line_above.is_some_and(|line| it.between.source.layout.is_deleted(line))),
    (Clue::NameDue, |it| it.place == AboveLine::BelowClosing && may_be_name(it)),
    (Clue::TitleBelowClosing, |it| it.place == AboveLine::BelowClosing && !may_be_name(it)),
    (Clue::PartOfSignature, |it| is_below_name(it) && is_signature(it.lower)),
    (Clue::BelowSignature, |it| it.place == AboveLine::BelowSignedClosing && !is_signature(it.lower)),
    (Clue::BelowName, |it| it.place == AboveLine::BelowName && !is_signature(it.lower)),
    (Clue::BreakInRunningText, |it| it.place == AboveLine::Break),
    (Clue::ClosingInText, |it| {
        it.place == AboveLine::ClosingInText || it.place == AboveLine::SignedInText && is_office(it)
    }),
    (Clue::RunningTextGoesOn, |it| it.place == AboveLine::TextGoesOn),
    (Clue::LineAboveEnds, |it| it.place == AboveLine::Open && it.sentence_ends_above && !it.full_above),
    (Clue::FullLineEnds, |it| it.place == AboveLine::Open && it.sentence_ends_above && it.full_above),
    (Clue::LineAboveFull, |it| it.place == AboveLine::Open && !it.sentence_ends_above && it.full_above),
    (Clue::LineAboveOpen, |it| is_short_open(it) && it.line_above.is_some_and(|line| !line.ends_with([':', ',']))),
    (Clue::InsideSentence, is_inside_sentence),
    (Clue::FarewellAbove, |it| it.place == AboveLine::Open && it.farewell_above),
];

/// Whether the line may be the name that a closing waits for.
fn may_be_name(it: &Candidate<'_, '_>) -> bool {
    !it.usual && !it.title_word && it.words().nth(NAME_WORDS).is_none() && !it.text.ends_with(['.', '?'])
}

fn is_below_name(it: &Candidate<'_, '_>) -> bool {
    matches!(it.place, AboveLine::BelowSignedClosing | AboveLine::BelowName)
}

fn is_office(it: &Candidate<'_, '_>) -> bool {
    is_signature(it.lower) || names_office(it.lower)
}

fn is_short_open(it: &Candidate<'_, '_>) -> bool {
    !it.full_above && !it.sentence_ends_above && it.place == AboveLine::Open && !it.item_above
}

/// Whether the line begins with a small letter right below one that ends with such a letter or a comma, with a writer who has few such lines.
fn is_inside_sentence(it: &Candidate<'_, '_>) -> bool {
    it.text.starts_with(char::is_lowercase)
        && it.line_above.is_some_and(|line| line.ends_with(|c: char| c.is_lowercase() || c == ','))
        && !it.between.stats.writers.small[usize::from(it.between.is_users)]
        && it.between.source.line_above(it.lines.start).is_some()
}

fn only_greeting_above(it: &Candidate<'_, '_>) -> bool {
    let source = it.between.source;
    let Some(above) = it.above else { return false };
    source.last_filled(it.between.header + 1..above).is_none()
        && may_greet(source.lines[above].text)
        && is_bare_greeting(&ends_lowered(source.lines[above].text))
}
