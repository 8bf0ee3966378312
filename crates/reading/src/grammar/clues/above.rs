//! The lines above, inside the message that the candidate would else end.

use super::super::message_end::AboveLine;
use super::super::notes::Clue;
use super::super::title_candidate::Candidate;
use super::super::title_candidate::Question::{self, One, OneOf};
use super::super::wording::{ends_lowered, is_bare_greeting, is_signature, may_greet, names_office};

/// Most words of a name below a closing.
const NAME_WORDS: usize = 5;

pub(super) const CLUES: [Question; 6] = [
    One(Clue::Alone, |it| it.alone && !it.usual),
    One(Clue::AloneButUsual, |it| it.alone && it.usual),
    One(Clue::OnlyGreetingAbove, only_greeting_above),
    OneOf(
        &[
            Clue::DeletedAbove,
            Clue::NameDue,
            Clue::TitleBelowClosing,
            Clue::PartOfSignature,
            Clue::BelowSignature,
            Clue::BelowName,
            Clue::BreakInRunningText,
            Clue::ClosingInText,
            Clue::RunningTextGoesOn,
            Clue::LineAboveEnds,
            Clue::FullLineEnds,
            Clue::LineAboveFull,
            Clue::LineAboveOpen,
        ],
        line_above,
    ),
    One(Clue::InsideSentence, is_inside_sentence),
    One(Clue::FarewellAbove, |it| it.place == AboveLine::Open && it.farewell_above),
];

/// What the line above is, and what this one is below it.
fn line_above(it: &Candidate<'_, '_>) -> Option<Clue> {
    match it.place {
        AboveLine::Nothing => {
            it.line_above.filter(|line| it.between.source.layout.is_deleted(line)).map(|_| Clue::DeletedAbove)
        }
        AboveLine::BelowClosing => Some(if may_be_name(it) { Clue::NameDue } else { Clue::TitleBelowClosing }),
        AboveLine::BelowSignedClosing | AboveLine::BelowName if is_signature(it.lower) => Some(Clue::PartOfSignature),
        AboveLine::BelowSignedClosing => Some(Clue::BelowSignature),
        AboveLine::BelowName => Some(Clue::BelowName),
        AboveLine::Break => Some(Clue::BreakInRunningText),
        AboveLine::ClosingInText => Some(Clue::ClosingInText),
        AboveLine::SignedInText => is_office(it).then_some(Clue::ClosingInText),
        AboveLine::TextEnds => None,
        AboveLine::TextGoesOn => Some(Clue::RunningTextGoesOn),
        AboveLine::Open => match (it.sentence_ends_above, it.full_above) {
            (true, true) => Some(Clue::FullLineEnds),
            (true, false) => Some(Clue::LineAboveEnds),
            (false, true) => Some(Clue::LineAboveFull),
            (false, false) => is_short_open(it).then_some(Clue::LineAboveOpen),
        },
    }
}

/// Whether the line may be the name that a closing waits for.
fn may_be_name(it: &Candidate<'_, '_>) -> bool {
    !it.usual && !it.title_word && it.words().nth(NAME_WORDS).is_none() && !it.text.ends_with(['.', '?'])
}

fn is_office(it: &Candidate<'_, '_>) -> bool {
    is_signature(it.lower) || names_office(it.lower)
}

/// Whether the short line above, which ends no sentence, announces nothing.
fn is_short_open(it: &Candidate<'_, '_>) -> bool {
    !it.item_above && it.line_above.is_some_and(|line| !line.ends_with([':', ',']))
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
