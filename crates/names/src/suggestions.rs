//! The search: what may identify somebody in a text, from all layers, as marks in order that do not overlap.
//!
//! The layers, an earlier one first: identifiers by their form, names known for the case, the model, offices and
//! businesses by their words, cues, lists, propagation through the case, and last every capital and number that is
//! left, as a question.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::board::{Board, BoardCell};
use super::cues;
use super::features::Features;
use super::identifiers;
use super::lists::{self, NameLists, Plain};
use super::mark::{Label, Mark, MarkSource};
use super::name_words::name_words;
use super::numbers::Identifier;
use super::placeholders::{is_run_together, is_smiley, placeholders};
use super::plain_words::{ANY_PERSON, OPENER, OPENER_QUESTION, eponym_end, is_any_word, opener};
use super::print_lines::PrintLines;
use super::propagation::{self, NameIndex};
use super::public_things::mark_public;
use super::register::Register;
use super::signs::PlainText;
use super::tagger::{self, Chance, Model};
use super::tokens::{self, Shape};
use reading::date::is_month_name;
use reading::text::{Span, Text};

/// The model's word is taken from this probability on: for persons, and for the others.
const PERSON: f32 = 0.16;
const OTHERS: f32 = 0.4;

/// A word with a capital inside a sentence needs less to be a person.
const CAPITAL: f32 = 0.10;

/// Where a cue or a list says the same, less is enough.
const WITH_CUE: f32 = 0.06;
const WITH_LIST: f32 = 0.10;
const CUED_CAPITAL: f32 = 0.04;

/// A word of the grammar that may be a name, «per», «vår», needs more.
const FUNCTION: f32 = 0.7;

/// Where a word is a person in this share of its places, it may be one in all.
const SHARE: f32 = 0.25;

/// A word that may be a person by the lists, or is in no list, is taken for one where another kind is up to this many
/// times likelier.
const PERSONS_FIRST: f32 = 10.0;

/// Where a word in lower case that no list knows is a person this surely in one place, it is one in all, if it is
/// likely enough in the mean.
const SURE_IN_ONE: f32 = 0.12;
const LIKELY_IN_ALL: f32 = 0.03;

/// What is this likely is at least a question.
const QUESTION: f32 = 0.02;

/// A word of any text in lower case needs more to be one.
const COMMON_QUESTION: f32 = 0.06;

/// A word of no list at the start of a sentence needs this much.
const UNKNOWN_QUESTION: f32 = 0.03;

/// «Han» and «To» at the start of a sentence need this much.
const FUNCTION_QUESTION: f32 = 0.2;

/// Everything that may identify somebody in running text, sorted and not overlapping.
#[must_use]
pub fn suggest(text: &Text, register: &Register) -> Vec<Mark> {
    let print = PrintLines::default();
    let Some(plain) = PlainText::of(text) else { return search(text, register, &print, false) };
    let mut marks = search(&plain.text, register, &print, false);
    marks.iter_mut().for_each(|mark| mark.span = plain.span(mark.span));
    marks
}

/// The same of a text of which the plan tells what its lines are, and what is public in it.
#[must_use]
pub fn suggest_in(text: &Text, register: &Register, print: &PrintLines) -> Vec<Mark> {
    let Some(plain) = PlainText::of(text) else { return search(text, register, print, true) };
    let mut marks = search(&plain.text, register, &print.moved(|at| plain.place(at)), true);
    marks.iter_mut().for_each(|mark| mark.span = plain.span(mark.span));
    marks
}

fn search(text: &Text, register: &Register, print: &PrintLines, tells_public: bool) -> Vec<Mark> {
    let content = text.as_str();
    let mut known = register.clone();
    known.add_header(text);
    for head in print.heads.iter().filter(|head| head.start > 0) {
        known.add_header(&Text::from_normalised(text.slice(Span::new(head.start, text.len())).to_owned()));
    }
    let mut identifiers = identifiers::find(content);
    for passage in printed(content, &known) {
        if identifiers.iter().all(|other| other.at.end <= passage.at.start || passage.at.end <= other.at.start) {
            identifiers.push(passage);
        }
    }
    identifiers.sort_by_key(|identifier| identifier.at.start);

    let mut board = Board::new(content);
    let placeholders = placeholders(&board);
    let is_placeholder = |at: &Range<usize>| {
        let (first, last) = board.tokens_in(at);
        first < last && placeholders[first..last].iter().all(|is_one| *is_one)
    };
    identifiers.retain(|identifier| !is_placeholder(&identifier.at));
    // What lies in an identifier is taken; these cells are removed again below.
    for identifier in &identifiers {
        let (first, last) = board.tokens_in(&identifier.at);
        for index in first..last {
            board.put(index, index, identifier.label, identifier.confidence, MarkSource::Pattern);
        }
    }
    let quiet = print.quiet_tokens(&board, text, placeholders);
    for (index, &is_quiet) in quiet.iter().enumerate() {
        if is_quiet || is_month_of_date(&board, index) || is_smiley(&board, index) || is_run_together(&board, index) {
            board.put(index, index, Label::Misc, 1.0, MarkSource::Pattern);
        }
        if let Some(last) = eponym_end(&board, index) {
            board.put(index, last, Label::Misc, 1.0, MarkSource::Pattern);
        }
    }
    propagation::spread(&mut board, &NameIndex::of_register(&known, register, tells_public), MarkSource::Register);
    print.put_names(&mut board, text);
    let starts: Vec<usize> = print.starts.iter().map(|at| board.tokens.at(text.byte_of(*at))).collect();
    let starts: HashSet<usize> = starts.into_iter().collect();
    model(&mut board, &starts, tells_public);
    for index in &starts {
        board.tokens.start_sentence(*index);
    }
    offices(&mut board);
    cued(&mut board, &starts, tells_public);
    listed(&mut board);
    complete(&mut board);
    let names = NameIndex::of_board(&board, tells_public);
    propagation::spread(&mut board, &names, MarkSource::Propagated);
    complete(&mut board);
    questions(&mut board, &starts, tells_public);

    for cell in &mut board.cells {
        if cell.is_some_and(|cell| cell.source == MarkSource::Pattern) {
            *cell = None;
        }
    }
    let mut marks = board.marks(text);
    marks.extend(identifiers.into_iter().map(|identifier| Mark {
        span: Span::new(text.char_of(identifier.at.start), text.char_of(identifier.at.end)),
        label: identifier.label,
        confidence: identifier.confidence,
        source: MarkSource::Pattern,
    }));
    marks.sort_by_key(|mark| mark.span);
    let mut marks = apart(marks);
    marks.retain(|mark| text.slice(mark.span).contains(char::is_alphanumeric));
    if tells_public {
        mark_public(&board, &quiet, text, &mut marks);
    }
    marks
}

/// Marks that overlap all the same are cut: the earlier one keeps its passage.
fn apart(marks: Vec<Mark>) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::with_capacity(marks.len());
    for mut mark in marks {
        let end = kept.last().map_or(0, |last| last.span.end);
        mark.span.start = mark.span.start.max(end);
        if !mark.span.is_empty() {
            kept.push(mark);
        }
    }
    kept
}

/// Numbers and addresses of the register, where they stand letter by letter.
fn printed(content: &str, register: &Register) -> Vec<Identifier> {
    let mut found = Vec::new();
    for (name, label) in register.iter() {
        if !matches!(label, Label::Per | Label::Org | Label::Loc | Label::Misc) {
            let hits = content.match_indices(name);
            found.extend(hits.map(|(at, hit)| Identifier { at: at..at + hit.len(), label, confidence: 1.0 }));
        }
    }
    found
}

/// Whether the word is the month in «16. JAN. 2019»: it is no name there, and no question.
fn is_month_of_date(board: &Board, index: usize) -> bool {
    let is_stop = |at: usize| board.tokens[at].shape == Shape::Sign && board.tokens.lower(at) == ".";
    let before = match index.checked_sub(1) {
        Some(at) if is_stop(at) => at.checked_sub(1),
        before => before,
    };
    let is_day =
        |at: usize| board.tokens.lower(at).trim_end_matches('.').parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    is_month_name(board.tokens.lower(index).trim_end_matches('.')) && before.is_some_and(is_day)
}

/// The trained model.
fn model(board: &mut Board, starts: &HashSet<usize>, in_print: bool) {
    let Some(model) = Model::standard() else { return };
    let features = Features::of(&board.tokens, &board.kinds);
    let mut chances = tagger::chances(&model.marginals(&features));
    prefer_persons(board, &mut chances);
    agree(board, &mut chances);
    agree_in_lower_case(board, &mut chances);
    for (likely, chance) in board.likely.iter_mut().zip(&chances) {
        *likely = chance.any();
    }
    for found in tagger::found(&chances, CAPITAL) {
        let (mut first, mut last) = (found.first, found.last);
        // Words of the print at the ends of a name are no part of it.
        let is_print = |index: usize| {
            let kinds = board.kinds[index];
            let sign = board.tokens[index].shape == Shape::Sign && board.tokens.lower(index) != ".";
            sign || kinds & lists::VOCABULARY != 0 && !(kinds & lists::FIRST != 0 && board.likely[index] > 0.5)
        };
        while first <= last && (is_print(first) || first < last && opener(board, starts, first, false).is_some()) {
            first += 1;
        }
        while last > first && is_print(last) {
            last -= 1;
        }
        // A number in the line above, «Dato: 4. jun. 2020» over «2649 Byen», is none either.
        while first < last && board.tokens[first].shape == Shape::Number && !board.runs_on(first) {
            first += 1;
        }
        // Nobody is called «- 3»: that is a day in the header of a message, behind an ident.
        let is_free = |index: usize| board.cells[index].is_none_or(|cell| cell.source != MarkSource::Pattern);
        // «e» is how some write «er»: a letter alone is nobody.
        let is_letter = first == last
            && board.tokens[first].shape == Shape::Lower
            && board.tokens.lower(first).chars().count() == 1;
        if is_letter && !cues::leads_to_person(&board.tokens, first) {
            continue;
        }
        if first > last || !(first..=last).any(|index| is_free(index) && board.tokens[index].shape.is_word()) {
            continue;
        }
        let range = first..=last;
        let least = range.clone().map(|index| board.likely[index]).fold(1.0_f32, f32::min);
        let likely = range.map(|index| board.likely[index]).fold(0.0_f32, f32::max);
        let token = &board.tokens[first];
        let is_name = token.shape.is_capital() && !token.starts_sentence;
        let is_lower = first == last && token.shape == Shape::Lower;
        let opener = opener(board, starts, first, in_print).filter(|_| first == last);
        let enough = match found.label {
            _ if opener.is_some() => opener.unwrap_or(OPENER),
            Label::Per if is_name => CAPITAL,
            Label::Per if is_lower && cues::is_function(board.tokens.lower(first)) => FUNCTION,
            Label::Per => PERSON,
            _ => OTHERS,
        };
        if likely >= enough {
            board.put(first, last, found.label, least.max(CAPITAL), MarkSource::Model);
        }
    }
}

/// A name that may be a person is one in doubt, and behind a title it is one.
fn prefer_persons(board: &Board, chances: &mut [Chance]) {
    for (index, chance) in chances.iter_mut().enumerate() {
        let kinds = board.kinds[index];
        if kinds & (lists::EVERYDAY | lists::VOCABULARY) != 0 || !board.tokens[index].shape.is_word() {
            continue;
        }
        if kinds == 0 || kinds & lists::PERSON != 0 {
            chance.persons_first = PERSONS_FIRST;
        }
        let any = chance.any();
        if any >= QUESTION && cues::follows_title(&board.tokens, index) {
            chance.kinds = [any, 0.0, 0.0, 0.0];
        }
    }
}

/// By what a word is known in all its places, whether in the genitive or not.
fn word_key(board: &Board, index: usize) -> u32 {
    let lower = board.tokens.lower(index);
    tokens::hash(lists::genitive_stem(lower).unwrap_or(lower).as_bytes())
}

/// A word with a capital is mostly the same throughout a text: where it is a person in enough of its places, the
/// others lean that way.
fn agree(board: &Board, chances: &mut [Chance]) {
    let mut sums: HashMap<u32, (f32, f32), Plain> = HashMap::default();
    let counts = |index: &usize| {
        let token = &board.tokens[*index];
        let is_word = board.kinds[*index] & (lists::EVERYDAY | lists::VOCABULARY) != 0;
        matches!(token.shape, Shape::Capital | Shape::Mixed | Shape::Capitals) && !is_word
    };
    for index in (0..chances.len()).filter(counts) {
        let sum = sums.entry(word_key(board, index)).or_default();
        sum.0 += chances[index].kinds[0];
        sum.1 += chances[index].any();
    }
    for index in (0..chances.len()).filter(counts) {
        let (person, any) = sums.get(&word_key(board, index)).copied().unwrap_or_default();
        let share = person / any.max(0.3);
        if share > SHARE && chances[index].any() > QUESTION {
            chances[index].kinds[0] += (share * 0.9 - chances[index].kinds[0]).max(0.0);
        }
    }
}

/// A word in lower case that no list knows is mostly the same throughout a text, too.
fn agree_in_lower_case(board: &Board, chances: &mut [Chance]) {
    let counts = |index: &usize| board.tokens[*index].shape == Shape::Lower && board.kinds[*index] == 0;
    // How surely it is a person at most; the sum of that; its places.
    let mut words: HashMap<u32, (f32, f32, f32), Plain> = HashMap::default();
    for index in (0..chances.len()).filter(counts) {
        let person = chances[index].kinds[0];
        let word = words.entry(word_key(board, index)).or_default();
        *word = (word.0.max(person), word.1 + person, word.2 + 1.0);
    }
    words.retain(|_, (most, sum, places)| *places > 1.0 && *most >= SURE_IN_ONE && *sum >= LIKELY_IN_ALL * *places);
    if words.is_empty() {
        return;
    }
    for index in (0..chances.len()).filter(counts) {
        if let Some((most, ..)) = words.get(&word_key(board, index)) {
            chances[index].kinds[0] = chances[index].kinds[0].max(most * 0.9);
        }
    }
}

/// Offices of NAV and businesses by their last word.
fn offices(board: &mut Board) {
    for index in 0..board.tokens.len() {
        if let Some(last) = cues::office_end(&board.tokens, &board.kinds, index) {
            for at in index..=last {
                if board.cells[at].is_some_and(|cell| cell.source == MarkSource::Model) {
                    board.cells[at] = None;
                }
            }
            board.put(index, last, Label::Org, 0.9, MarkSource::Cue);
        }
        if let Some(first) = cues::business_start(&board.tokens, &board.kinds, index) {
            // «Ordinær bedrift» is a kind of business.
            let is_kind = |at: usize| board.kinds[at] == 0 && board.likely[at] < 0.15;
            if board.tokens[index].shape == Shape::Lower && (first..index).all(is_kind) {
                continue;
            }
            // Of «Prøveby videregående skole» and «Solbakken skole» the model may have seen the place alone; before a school it is no
            // person, and the «Bakeri» of «Fjordglimt Bakeri» is none either.
            let is_institution = board.tokens[index].shape == Shape::Lower;
            for at in first..=index {
                let is_whose = lists::genitive_stem(board.tokens.lower(at)).is_some();
                let is_known = board.kinds[at] & lists::PERSON != 0;
                let is_none = at == index || at + 1 == index && !is_whose && (is_institution || !is_known);
                let is_part =
                    |cell: BoardCell| cell.source == MarkSource::Model && (cell.label != Label::Per || is_none);
                if board.cells[at].is_some_and(is_part) {
                    board.cells[at] = None;
                }
            }
            board.put(first, index, Label::Org, 0.7, MarkSource::Cue);
        }
    }
}

/// Words behind a cue.
fn cued(board: &mut Board, starts: &HashSet<usize>, in_print: bool) {
    for index in 0..board.tokens.len() {
        if !board.is_free(index) || !board.tokens[index].shape.is_word() {
            continue;
        }
        let (kinds, shape, likely) = (board.kinds[index], board.tokens[index].shape, board.likely[index]);
        let (is_word, is_print) = (kinds & lists::EVERYDAY != 0, kinds & lists::VOCABULARY != 0);
        if is_word && shape == Shape::Lower && kinds & lists::FIRST != 0 {
            match cues::lead_to_everyday(&board.tokens, index) {
                cues::Lead::Sure => board.put(index, index, Label::Per, likely.max(0.5), MarkSource::Cue),
                cues::Lead::Likely if !is_print => {
                    board.put(index, index, Label::Ask, likely.max(0.3), MarkSource::Cue);
                }
                // «snakke med sønnen min per telefon».
                cues::Lead::Weak if cues::is_function(board.tokens.lower(index)) => continue,
                _ => {}
            }
        }
        if !board.is_free(index) || shape == Shape::Lower && cues::is_trade(board.tokens.lower(index)) {
            continue;
        }
        if opener(board, starts, index, in_print).is_some_and(|least| likely < least) {
            continue;
        }
        let is_relation = shape == Shape::Lower && name_words().relations.contains(board.tokens.lower(index));
        if is_relation || is_print && kinds & lists::FIRST == 0 || !cues::leads_to_person(&board.tokens, index) {
            continue;
        }
        let is_capital =
            matches!(shape, Shape::Capital | Shape::Mixed | Shape::Capitals) && !board.tokens[index].starts_sentence;
        let named = kinds & ANY_PERSON != 0;
        if is_capital && !is_print && (named || likely >= CUED_CAPITAL)
            || named && !is_word && !is_print
            || named && likely >= WITH_CUE
        {
            board.put(index, index, Label::Per, likely.max(0.6), MarkSource::Cue);
        } else if !is_word && !is_print && likely >= WITH_CUE {
            board.put(index, index, Label::Per, 0.5, MarkSource::Cue);
        }
    }
}

/// Words that the lists know.
fn listed(board: &mut Board) {
    for index in 0..board.tokens.len() {
        if !board.is_free(index) || !board.tokens[index].shape.is_word() {
            continue;
        }
        let (kinds, likely) = (board.kinds[index], board.likely[index]);
        let token = &board.tokens[index];
        if kinds & (lists::VOCABULARY | lists::EVERYDAY) != 0 {
            continue;
        }
        let inside = token.shape.is_capital() && !token.starts_sentence;
        let beside = |index: Option<usize>| {
            index
                .and_then(|index| board.kinds.get(index))
                .is_some_and(|kinds| kinds & lists::PERSON != 0 && kinds & lists::EVERYDAY == 0)
        };
        let is_first = kinds & lists::FIRST != 0;
        let pair = is_first && board.runs_on(index) && beside(Some(index + 1))
            || kinds & lists::SURNAME != 0 && index > 0 && board.runs_on(index - 1) && beside(Some(index - 1));
        let is_person = kinds & lists::PERSON != 0;
        let is_place = kinds & lists::PLACE != 0;
        let is_likely = likely >= WITH_LIST || inside && !is_place && kinds & lists::GENITIVE == 0 && likely >= 0.02;
        if is_person && is_likely || pair && (token.shape.is_capital() || likely >= 0.01) {
            board.put(index, index, Label::Per, likely.max(0.5), MarkSource::List);
        } else if is_place && (inside && likely >= 0.03 || likely >= 0.2) {
            board.put(index, index, Label::Loc, likely.max(0.5), MarkSource::List);
        } else if kinds & lists::INSTITUTION != 0 && (inside && likely >= 0.05 || likely >= 0.2) {
            board.put(index, index, Label::Org, likely.max(0.5), MarkSource::List);
        } else if is_first && !inside && token.shape.is_capital() && likely >= 0.02 {
            board.put(index, index, Label::Ask, 0.4, MarkSource::List);
        }
    }
}

/// Whether an everyday word in lower case is the first half of a double name: «hans petter», but not «en dag kari».
fn is_first_of_two(board: &Board, index: usize) -> bool {
    let first = |index: usize| board.kinds[index] & lists::FIRST != 0;
    let before = index.checked_sub(1).map_or("", |before| board.tokens.lower(before));
    let counted = name_words().before_noun.contains(before);
    first(index)
        && first(index + 1)
        && board.kinds[index + 1] & lists::EVERYDAY == 0
        && !counted
        && name_words().first_halves.contains(board.tokens.lower(index))
}

/// Whether a line end without a hyphen parts a name that the lists know: «Sol⏎veig».
fn broken_name(board: &Board, index: usize) -> bool {
    let Some(next) = board.tokens.get(index + 1).filter(|next| next.shape == Shape::Lower) else { return false };
    let between = &board.text[board.tokens[index].at.end..next.at.start];
    if board.kinds[index + 1] != 0 || !board.is_free(index + 1) || between.trim() != "" || !between.contains('\n') {
        return false;
    }
    let word = format!("{}{}", board.tokens.lower(index), board.tokens.lower(index + 1));
    let kinds = NameLists::standard().kinds_of(&word, tokens::hash(word.as_bytes()));
    kinds & lists::PERSON != 0 && kinds & lists::EVERYDAY == 0
}

/// «b.» or «k.a.», where no abbreviation is known.
fn is_initial_in_lower_case(board: &Board, index: usize) -> bool {
    let word = board.tokens.lower(index);
    board.tokens[index].shape == Shape::Lower
        && board.kinds[index] & lists::VOCABULARY == 0
        && word.ends_with('.')
        && word.split_terminator('.').all(|part| part.chars().count() == 1)
}

/// What belongs to a name beside it: initials, further capitals, a name that a line breaks.
fn complete(board: &mut Board) {
    for index in 0..board.tokens.len() {
        if (board.is_free(index) || board.holds(index, Label::Per)) && broken_name(board, index) {
            board.put(index, index + 1, Label::Per, 0.6, MarkSource::List);
            if let Some(cell) = &mut board.cells[index + 1] {
                cell.begins = false;
            }
        }
    }
    for index in 1..board.tokens.len() {
        let token = &board.tokens[index];
        if !board.is_free(index)
            || token.starts_sentence
            || !board.holds(index - 1, Label::Per)
            || !board.runs_on(index - 1)
        {
            continue;
        }
        let before = board.cells[index - 1].map_or(0.0, |cell| cell.confidence);
        let kinds = board.kinds[index];
        let lower = board.tokens.lower(index);
        // «hanne b», but «hanne i går».
        let letter = lower.len() == 1 && lower.starts_with(char::is_alphabetic) && !matches!(lower, "i" | "e" | "u");
        let is_initial = token.shape == Shape::Initial
            || letter && board.tokens.lower(index + 1) != "/"
            || matches!(lower, "sr" | "jr");
        let is_name =
            token.shape == Shape::Capital && kinds & (lists::VOCABULARY | lists::PLACE | lists::INSTITUTION) == 0;
        let is_surname = kinds & lists::SURNAME != 0 && kinds & (lists::EVERYDAY | lists::VOCABULARY) == 0;
        if is_initial || is_name || is_surname && board.likely[index] >= 0.02 {
            board.put(index, index, Label::Per, before.min(0.6), MarkSource::Propagated);
            if let Some(cell) = &mut board.cells[index] {
                cell.begins = false;
            }
        }
    }
    for index in (0..board.tokens.len().saturating_sub(1)).rev() {
        let token = &board.tokens[index];
        let kinds = board.kinds[index];
        let first = kinds & (lists::FIRST | lists::FIRST_ABROAD) != 0 && kinds & lists::VOCABULARY == 0;
        let fits = token.shape.is_capital()
            && first
            && !(token.starts_sentence && kinds & lists::EVERYDAY != 0 && board.likely[index] < QUESTION)
            || (token.shape == Shape::Initial || is_initial_in_lower_case(board, index)) && !token.starts_sentence;
        let fits = fits || is_first_of_two(board, index);
        if board.is_free(index) && fits && board.holds(index + 1, Label::Per) && board.runs_on(index) {
            board.put(index, index, Label::Per, 0.6, MarkSource::Propagated);
            if let Some(cell) = &mut board.cells[index + 1] {
                cell.begins = false;
            }
        }
    }
}

/// Capitals and numbers that nothing explains.
fn questions(board: &mut Board, starts: &HashSet<usize>, in_print: bool) {
    let lists = NameLists::standard();
    for index in 0..board.tokens.len() {
        if !board.is_free(index) {
            continue;
        }
        let token = &board.tokens[index];
        let (kinds, likely) = (board.kinds[index], board.likely[index]);
        let is_print = kinds & lists::VOCABULARY != 0;
        let lower = board.tokens.lower(index);
        let is_common = |index: usize| {
            let lower = board.tokens.lower(index);
            lists.is_common(lower.trim_end_matches('.'))
                || name_words().abbreviations.iter().any(|known| known == lower)
        };
        // Relations are nobody's names, and a letter alone is one behind a cue only.
        let is_letter = token.shape == Shape::Lower && lower.chars().count() == 1;
        if name_words().relations.contains(lower) || is_letter && !cues::leads_to_person(&board.tokens, index) {
            continue;
        }
        let ask = match token.shape {
            Shape::Sign => false,
            Shape::Number => !token.starts_sentence && is_telling(board, index),
            _ if is_print => {
                let dated = board.tokens.get(index + 1).is_some_and(|next| next.shape == Shape::Number);
                kinds & lists::FIRST != 0
                    && token.shape.is_capital()
                    && !matches!(lower, "han" | "can" | "do" | "long")
                    && (likely >= QUESTION || token.starts_sentence && kinds & lists::EVERYDAY != 0 && !dated)
            }
            _ if opener(board, starts, index, in_print).is_some() => {
                likely >= OPENER_QUESTION && (kinds & ANY_PERSON != 0 || !name_words().openers.contains(lower))
            }
            Shape::Capitals if in_print && is_any_word(board, index) => likely >= COMMON_QUESTION,
            Shape::Lower if is_common(index) => likely >= COMMON_QUESTION,
            Shape::Lower => likely >= QUESTION,
            _ if token.starts_sentence && cues::is_function(lower) => likely >= FUNCTION_QUESTION,
            _ if token.starts_sentence && is_common(index) => likely >= COMMON_QUESTION,
            Shape::Initial if token.starts_sentence => likely >= COMMON_QUESTION || board.holds(index + 1, Label::Per),
            _ if token.starts_sentence => likely >= UNKNOWN_QUESTION || kinds & ANY_PERSON != 0,
            _ => true,
        };
        if ask {
            board.put(index, index, Label::Ask, likely.max(0.1), MarkSource::Capital);
        }
    }
}

/// Whether a number may say who somebody is: not a date, a clock time, a year, a share or a sum.
fn is_telling(board: &Board, index: usize) -> bool {
    let number = board.tokens.lower(index);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let is_written = number.contains(['.', ':', ',']);
    let after = board.tokens.lower(index + 1);
    let before = index.checked_sub(1).map_or("", |before| board.tokens.lower(before));
    let is_sum = matches!(after, "kr" | "kr." | "kroner" | "%" | "prosent" | "," | "timer" | "dager" | "år")
        && after != ","
        || matches!(before, "kr" | "kr." | "kroner" | "§");
    let is_number = |at: Option<usize>| {
        at.and_then(|at| board.tokens.get(at)).is_some_and(|token| token.shape == Shape::Number && token.at.len() <= 3)
    };
    // «12 500» is one number: its second half tells nothing by itself.
    let is_half = digits == 3 && (is_number(index.checked_sub(1)) || is_number(Some(index + 1)));
    let is_long = digits >= 5 || digits >= 3 && name_words().before_telling_number.contains(before);
    is_long && !is_half && !is_year && !is_written && !is_sum
}
