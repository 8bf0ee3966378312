//! Titles of free threads: is the last line above a header the title of a new thread, or does it end the
//! message before?
//!
//! A copy from the browser tells by its blank lines. Text out of a PDF does not: there the clues are
//! weighed. Each [`Clue`] adds to or takes from one sum, two points standing for about a factor of e; dates
//! that run against the order of the print decide alone. Where the threads of a dialogue are printed in the
//! order of their beginnings, a date that must begin a thread also tells what cannot begin one before it.
//! What was decided on weak clues is flagged.

use rustc_hash::FxHashSet;

use super::dialogue_stats::{DialogueStats, dialogue_stats, falls, runs_against};
use super::layout_detection::Extraction;
use super::notes::{Clue, Clues};
use super::print_above::PrintAbove;
use super::source::{Lines, Source};
use super::wording::{
    ends_lowered, has_name, has_sentences, is_bare_greeting, is_bullet, is_closing, is_farewell, is_greeting, is_item,
    is_sentence_word, is_signature, may_close, may_greet, names_office, words_after_closing,
};
use crate::layout::{Speaker, lowered};
use crate::line::Header;

/// Sum from which on a line counts as the title of a thread.
const IS_TITLE: i32 = 2;
/// Sum from which on a line that does not count as a title is flagged as doubtful.
const MAY_BE_TITLE: i32 = -6;
/// Sum from which on a title is not flagged as doubtful.
const SURE_TITLE: i32 = 9;
/// Most titles are no longer than this, in code points; a longer line is likelier a sentence.
const SHORT_TITLE: usize = 50;
/// Most words of a noun phrase that is a title; most have half as many.
const LONG_PHRASE: usize = 10;
/// Longest last line of a title, in code points.
const LONGEST_END: usize = 130;
/// Lines that a long title takes at most.
const TITLE_LINES: usize = 3;
/// Most words of a closing in a line of its own: «med vennlig hilsen».
const CLOSING_WORDS: usize = 3;
/// Most lines of a signature below its closing: name, office, telephone number.
const SIGNATURE_LINES: usize = 3;
/// A message of the other within this many days is likelier an answer than a new thread.
const SOON: i64 = 3;
/// After this many days a message is likelier a new thread than an answer.
const LONG_SILENCE: i64 = 21;

/// What was found above a header.
#[derive(Debug, Clone)]
pub(super) enum Verdict {
    /// These lines are the title of a new thread.
    Yes {
        title: Lines,
        certain: bool,
    },
    No {
        doubtful: bool,
    },
}

/// The sum of the clues of one line, and the clues themselves for one who asks.
#[derive(Debug)]
struct Weights {
    sum: i32,
    clues: Option<Vec<(Clue, i32)>>,
}

impl Weights {
    fn add(&mut self, holds: bool, clue: Clue, weight: i32) {
        if holds && weight != 0 {
            self.sum += weight;
            self.clues.iter_mut().for_each(|clues| clues.push((clue, weight)));
        }
    }
}

/// Weighs for each header of the dialogue but the last whether a title stands above the next one.
pub(super) fn titles_between(
    source: &Source<'_>,
    headers: &[usize],
    first_title: Option<&str>,
    above: &PrintAbove<'_>,
) -> (Vec<Verdict>, Clues) {
    let mut stats = dialogue_stats(source, headers, above);
    let first_title = first_title.map(str::to_lowercase);
    stats.known.extend(first_title.clone());
    let weigh =
        |number: usize, stats: &DialogueStats| weigh(source, headers[number], headers[number + 1], number, stats);
    let mut found: Vec<_> = (1..headers.len()).map(|next| weigh(next - 1, &stats)).collect();
    let last = |number: usize| source.last_filled(headers[number] + 1..headers[number + 1]);
    let mut known_ends: FxHashSet<String> = first_title.into_iter().collect();
    for (weighed, _) in &found {
        if let Verdict::Yes { title, certain: true } = weighed {
            stats.known.insert(source.joined(title.clone()).to_lowercase());
            known_ends.insert(source.lines[title.end - 1].text.to_lowercase());
        }
    }
    // Once a title is known, the same line is looked at again wherever it was no sure title.
    for (number, weighed) in found.iter_mut().enumerate() {
        let sure = matches!(weighed.0, Verdict::Yes { certain: true, .. }) || source.extraction == Extraction::Browser;
        let line = last(number).map(|last| &source.lines[last]).filter(|line| !sure && line.span.len() <= LONGEST_END);
        if line.is_some_and(|line| known_ends.contains(&lowered(line.text))) {
            *weighed = weigh(number, &stats);
        }
    }
    let clues = found.iter_mut().enumerate();
    let clues = clues.filter_map(|(number, (_, weights))| last(number).zip(weights.clues.take())).collect();
    (found.into_iter().map(|(weighed, _)| weighed).collect(), clues)
}

/// Weighs whether the last lines above the header `next` are the title of the thread that it opens.
fn weigh(source: &Source<'_>, header: usize, next: usize, number: usize, stats: &DialogueStats) -> (Verdict, Weights) {
    let mut weights = Weights { sum: 0, clues: source.explains.then(Vec::new) };
    let no = |doubtful| Verdict::No { doubtful };
    let body = header + 1..next;
    let Some(last) = source.last_filled(body.clone()) else { return (no(false), weights) };
    let (Some(own), Some(new)) = (source.lines[header].header, source.lines[next].header) else {
        return (no(false), weights);
    };
    let step = source.moment_of(header).zip(source.moment_of(next));
    let against_order = runs_against(stats.order, step);
    let too_late = stats.next_start.get(number + 1).copied().flatten().zip(source.moment_of(next));
    let too_late = !against_order && too_late.is_some_and(|(later, this)| falls(this, later));
    let above = &source.lines[last - 1];
    let blank_above = above.text.is_empty();
    let user = own.speaker == Some(Speaker::User);
    if !against_order && is_plain_end(source, header, last, user, stats) {
        return (no(false), weights);
    }
    let first = first_of_title(source, last, header, user, stats);
    if (first..=last).any(|at| source.lines[at].header.is_some_and(|header| header.resembles_header())) {
        return (no(against_order), weights);
    }
    let alone = source.skip_blank(body.start) == first && own.run_in.is_none();
    if source.extraction == Extraction::Browser {
        weights.add(against_order, Clue::AgainstOrder, 12);
        if last + 1 != next {
            return (no(against_order), weights);
        }
        // Below a header stands a blank line, so what touches both headers is no message.
        if blank_above || (last == header + 1 && own.run_in.is_none()) {
            weights.add(true, if blank_above { Clue::BlankAbove } else { Clue::TouchesHeader }, 12);
            return (Verdict::Yes { title: last..last + 1, certain: true }, weights);
        }
    }
    let blocks = source.extraction == Extraction::Blocks;
    let page_start = source.lines[first].page_start || source.lines[last].page_start;
    let first_blank = source.lines[first - 1].text.is_empty();
    if blocks && !first_blank && !page_start && first > header + 1 && !against_order {
        weights.add(true, Clue::NoBlankAbove, -12);
        return (no(false), weights);
    }
    if new.run_in.is_some() {
        let own_paragraph = blank_above && source.lines[last + 1].text.is_empty();
        let may_be = own_paragraph && source.layout.is_usual_title(source.lines[last].text);
        return (no(may_be), weights);
    }
    let title = first..last + 1;
    let opener = new.speaker == Some(Speaker::User);
    weigh_form(source, &title, user, opener, stats, &mut weights);
    if !alone {
        let begin = source.skip_blank(body.start);
        let greeting =
            source.skip_blank(begin + 1) == first && is_bare_greeting(&ends_lowered(source.lines[begin].text));
        weights.add(greeting, Clue::OnlyGreetingAbove, -6);
        weigh_place(source, first, body.start, &own, stats, &mut weights);
    }
    if let Some(indented) = stats.indented {
        let (own, this) = (source.lines[header].indent, source.lines[first].indent);
        weights.add(own >= indented && this < indented, Clue::Indent, 12);
        weights.add(own >= indented && this >= indented, Clue::Indent, -12);
        let same_page = !(header + 1..=first).any(|at| source.lines[at].page_start);
        weights.add(own < indented && this < own && same_page, Clue::Indent, 6);
    }
    let days = step.map_or(0, |(a, b)| (b.0 - a.0).num_days().abs());
    weights.add(own.sender == new.sender, Clue::SameSender, 3);
    // What the other writes soon after is rather an answer.
    let answers = own.speaker != new.speaker && step.is_some() && days <= SOON;
    weights.add(answers, Clue::Answers, if days <= 1 { -3 } else { -2 });
    weights.add(days > LONG_SILENCE, Clue::Silence, 3);
    weights.add(days > 3 * LONG_SILENCE, Clue::Silence, 2);
    let greets = greets(source, next);
    weights.add(greets, Clue::GreetingBelow, 1);
    weights.add(!greets, Clue::NoGreetingBelow, -1);
    let gap = source.gap_above(first);
    let clue = if gap == Some(0) { Clue::NoBlankAbove } else { Clue::BlankAbove };
    weights.add(true, clue, stats.spacing.weight(gap, alone));
    let touches = !source.lines[last + 1].text.is_empty();
    let tells = alone && stats.spacing.below_headers;
    weights.add(tells, Clue::TouchesHeader, if touches { 3 } else { -3 });
    // The server notes below a message that it was read: what follows is none of it, what stands above is.
    weights.add(source.is_noted(header + 1..first), Clue::LineAboveEnds, 12);
    weights.add(source.is_noted(last + 1..next), Clue::NoBlankAbove, -12);
    let usual =
        source.layout.is_usual_title(source.lines[last].text) && !source.layout.is_deleted(source.lines[last].text);
    weights.add(alone, Clue::Alone, if usual { -5 } else { -11 });
    weights.add(against_order, Clue::AgainstOrder, if stats.guessed { 7 } else { 14 });
    let too_late_weight = match stats.starts {
        0 | 1 => -3,
        2 => -6,
        _ => -12,
    };
    weights.add(too_late, Clue::BeginsTooLate, too_late_weight);
    let sum = weights.sum;
    if sum >= IS_TITLE {
        let certain = !alone && ((against_order && !stats.guessed) || sum >= SURE_TITLE);
        (Verdict::Yes { title, certain }, weights)
    } else {
        (no(against_order || sum >= MAY_BE_TITLE), weights)
    }
}

/// Whether the line ends a sentence that is the whole message, or goes on with the line above: most messages end so, and
/// nothing that could be weighed makes that a title.
fn is_plain_end(source: &Source<'_>, header: usize, last: usize, user: bool, stats: &DialogueStats) -> bool {
    let (above, line) = (&source.lines[last - 1], &source.lines[last]);
    let goes_on = || {
        !above.is_blank()
            && !stats.writers.small[usize::from(user)]
            && line.text.starts_with(char::is_lowercase)
            && !above.text.ends_with(['.', '!', '?', '…'])
            && stats.columns.may_be_wrapped(source, last, user)
    };
    source.extraction != Extraction::Browser
        && stats.indented.is_none()
        && line.text.ends_with('.')
        && (last == header + 1 || goes_on())
}

/// The first line of the title whose last one is `last`: long titles wrap.
fn first_of_title(source: &Source<'_>, last: usize, header: usize, user: bool, stats: &DialogueStats) -> usize {
    let (mut first, mut count) = (last, 1);
    while count < TITLE_LINES
        && source.lines[first].text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && let Some(above) = stats.columns.wrapped_from(source, first, user).filter(|&above| above > header)
        && !source.lines[above].text.ends_with(['.', '!', '?'])
    {
        (first, count) = (above, count + 1);
    }
    // Where that finds no beginning, it is a paragraph that wraps.
    let above = &source.lines[first - 1];
    let word = || source.lines[first].text.split(' ').next().unwrap_or_default().to_lowercase();
    let begins = source.lines[first].text.starts_with(char::is_uppercase)
        && (first == header + 1
            || above.is_blank()
            || !stats.columns.may_be_wrapped(source, first, user)
            || (above.text.ends_with(['.', '!', '?']) && source.layout.is_title_word(&word())));
    if begins { first } else { last }
}

/// How much the lines look like a title by themselves.
fn weigh_form(
    source: &Source<'_>,
    lines: &Lines,
    user: bool,
    opener: bool,
    stats: &DialogueStats,
    weights: &mut Weights,
) {
    let at = lines.start;
    let joined = source.joined(lines.clone());
    let line = joined.as_str();
    let lower = lowered(line);
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let usual = source.layout.is_usual_title(line);
    let sentence = words.iter().any(|word| is_sentence_word(word));
    let stops = stats.writers.stops[usize::from(user)];
    // Who begins messages with a small letter writes titles so too.
    let small = stats.writers.small[usize::from(opener)];
    let capital = line.starts_with(char::is_uppercase) || small;
    let plain_end = line.ends_with(char::is_alphanumeric);
    let ending = match line.chars().next_back() {
        Some('.') if words.len() <= 2 && !sentence => -5,
        Some('.' | ',' | ';' | '…') => -8,
        Some(')') if line.contains('(') => -1,
        Some(':' | ')' | '(' | ']' | '>' | '|') => -6,
        Some('!') => -4,
        Some('?') => 0,
        Some(c) if !c.is_alphanumeric() => -4,
        _ => 0,
    };
    let farewell = is_farewell(&lower);
    weights.add(usual, Clue::UsualTitle, 6);
    let title_word = words.first().is_some_and(|word| source.layout.is_title_word(word));
    weights.add(!usual && title_word && ending > -5, Clue::TitleWord, 3);
    weights.add(!usual && sentence, Clue::SentenceWords, if words.len() <= 7 || title_word { -3 } else { -5 });
    weights.add(!usual && has_sentences(line), Clue::SentenceWords, -5);
    let noun_phrase = !usual && !farewell && capital && plain_end && !sentence && words.len() <= LONG_PHRASE;
    weights.add(noun_phrase, Clue::NounPhrase, if words.len() <= LONG_PHRASE / 2 { 3 } else { 2 });
    weights.add(!usual, Clue::Ending, ending);
    weights.add(!farewell && plain_end && stops, Clue::WritesWithStops, 2);
    weights.add(source.lines[at].header.is_some(), Clue::HeaderLike, -12);
    weights.add(line.starts_with(char::is_lowercase) && !small, Clue::LowerCase, -2);
    let bullet = is_bullet(line) || (is_item(line) && item_above(source, at));
    weights.add(!usual && (is_item(line) || line.starts_with('(')), Clue::ListItem, if bullet { -10 } else { -4 });
    weights.add(line.chars().count() > SHORT_TITLE, Clue::Long, -4);
    weights.add(farewell, Clue::Farewell, if is_closing(&lower) { -16 } else { -10 });
    let known = stats.known.contains(&lower);
    let ending = stats.signatures.weight(&lower, user, title_word || known);
    weights.add(!usual, Clue::KnownEnding, ending);
    weights.add(known, Clue::KnownTitle, 4);
    weights.add(!usual && !title_word, Clue::Name, stats.signatures.name_weight(line));
}

/// Whether an item of a list stands right above; in a scan there may be a blank line between.
fn item_above(source: &Source<'_>, at: usize) -> bool {
    let above = if source.extraction == Extraction::Scan { source.last_filled(0..at) } else { Some(at - 1) };
    above.is_some_and(|above| is_item(source.lines[above].text))
}

/// How much the lines above, inside the message, speak for a title.
fn weigh_place(
    source: &Source<'_>,
    at: usize,
    body: usize,
    own: &Header<'_>,
    stats: &DialogueStats,
    weights: &mut Weights,
) {
    let mut above = (body..at).rev().filter(|&at| !source.lines[at].is_blank()).map(|at| &source.lines[at]);
    let Some(before) = above.next() else { return };
    let user = own.speaker == Some(Speaker::User);
    let lower = ends_lowered(before.text);
    let line = lowered(source.lines[at].text);
    // Nothing else stands in a message that was deleted.
    if source.layout.is_deleted(before.text) {
        weights.add(true, Clue::LineAboveEnds, 12);
        return;
    }
    let full = stats.columns.may_be_wrapped(source, at, user);
    let collapsed = stats.writers.collapsed();
    if collapsed && !full {
        weights.add(true, Clue::LineAboveEnds, 12);
        return;
    }
    if collapsed {
        let weight = match words_after_closing(&lower) {
            // The name has been written.
            Some((2.., false)) if !is_signature(&line) && !names_office(&line) => {
                weights.add(true, Clue::BelowSignature, 4);
                return;
            }
            Some(_) => -8,
            None if before.text.ends_with(['.', '!', '?']) => 0,
            None => -6,
        };
        weights.add(weight == -8, Clue::PartOfSignature, weight);
        weights.add(weight == -6, Clue::LineAboveFull, weight);
        return;
    }
    // No name is a word that titles usually are.
    if source.layout.is_usual_title(source.lines[at].text) && is_closing(&lower) {
        weights.add(true, Clue::BelowSignature, 4);
        return;
    }
    // Under «Mvh» stands a name, and under that perhaps the office and a telephone number.
    if is_closing(&lower) && lower.split(' ').count() <= CLOSING_WORDS && !has_name(before.text) {
        // A name is short, and no word with which titles begin.
        let first = line.split(' ').next().unwrap_or_default();
        let no_name = line.split(' ').count() > LONG_PHRASE / 2 || source.layout.is_title_word(first);
        weights.add(true, Clue::PartOfSignature, if no_name { -2 } else { -8 });
        return;
    }
    let closed_above =
        above.take(SIGNATURE_LINES).any(|line| may_close(line.text) && is_closing(&ends_lowered(line.text)));
    if is_closing(&lower) || closed_above {
        if is_signature(&line) {
            weights.add(true, Clue::PartOfSignature, -8);
        } else {
            weights.add(true, Clue::BelowSignature, if is_closing(&lower) || is_signature(&lower) { 6 } else { 4 });
        }
        return;
    }
    let ends_sentence = before.text.ends_with(['.', '!', '?', ')', '…', ']']) || is_farewell(&lower);
    if !full {
        weights.add(true, Clue::LineBreaks, stats.writers.weight(own.sender, user));
    }
    match (ends_sentence, full) {
        (true, false) => weights.add(true, Clue::LineAboveEnds, 4),
        (true, true) => weights.add(true, Clue::LineAboveEnds, 2),
        (false, true) => weights.add(true, Clue::LineAboveFull, -6),
        (false, false) if before.text.ends_with([':', ',']) => weights.add(true, Clue::LineAboveGoesOn, -3),
        (false, false) if is_item(before.text) => weights.add(true, Clue::LineAboveEnds, 2),
        (false, false) => weights.add(true, Clue::LineAboveEnds, 3),
    }
}

/// Whether the message under this header begins with a greeting.
fn greets(source: &Source<'_>, header: usize) -> bool {
    let line = source.lines.get(source.skip_blank(header + 1)).map(|line| line.text);
    line.is_some_and(|line| may_greet(line) && is_greeting(&ends_lowered(line)))
}
