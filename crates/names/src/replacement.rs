//! Replacing: a text and what was decided of its passages become a new text.
//!
//! All passages are cut out and filled at once, by their spans: no replacement can be searched for and hit another.
//! What a title looks like in its sentence is read from the text around it.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::dates;
use super::entity;
use super::mark::Label;
use super::name_words::name_words;
use super::roles::{Catalogue, Inflection, Role, bare};
use super::shift::Shift;
use crate::error::{Error, Result};
use reading::text::{Span, Text};

/// What was decided of a passage: it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Code points of the text.
    pub span: Span,
    pub label: Label,
    /// Id or title of a role, or a title that no catalogue has.
    pub role: Option<String>,
    /// What stands there instead, word for word.
    pub replacement: Option<String>,
    /// Mentions of the same person, place or business have the same; where it is not said, the names tell.
    pub entity: Option<String>,
}

impl Decision {
    #[must_use]
    pub const fn new(span: Span, label: Label) -> Self {
        Self { span, label, role: None, replacement: None, entity: None }
    }
}

/// How replacements are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReplacementStyle {
    /// Puts titles in brackets, so that a reader sees what was replaced.
    pub brackets: bool,
    /// The day on which a birth date becomes an age group; without one it becomes `[fødselsdato]`.
    pub then: Option<NaiveDate>,
    /// Days by which all other dates are moved.
    pub move_dates: Option<i64>,
}

/// A passage of the new text that stands for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// Code points of the new text.
    pub span: Span,
    pub label: Label,
    /// Id of the role, or the title that was given.
    pub role: Option<String>,
}

/// A text in which passages were replaced.
#[derive(Clone, PartialEq, Eq)]
pub struct Replaced {
    pub text: String,
    pub shift: Shift,
    /// In the order of the text.
    pub replacements: Vec<Replacement>,
    /// How many dates were moved.
    pub moved: usize,
    /// Where dates, or what may be some, were not moved though others were: code points of the new text.
    pub unmoved: Vec<Span>,
}

/// Replaces what was decided, in a text as it is: nothing else of it changes.
///
/// # Errors
/// [`Error::OutOfRange`], [`Error::Overlap`].
pub fn replace(
    text: &Text,
    decisions: &[Decision],
    catalogue: &Catalogue,
    style: ReplacementStyle,
) -> Result<Replaced> {
    let order = in_order(text, decisions)?;
    let titles = Titles::new(text, decisions, &order, catalogue);
    let spans: Vec<Span> = order.iter().map(|&at| decisions[at].span).collect();
    let mut pieces: Vec<(Span, String, Option<usize>)> = order
        .iter()
        .enumerate()
        .map(|(place, &at)| (decisions[at].span, titles.title(place, style), Some(at)))
        .collect();
    let (mut moved, mut unmoved) = (0, Vec::new());
    if let Some(days) = style.move_dates {
        let dates = dates::moved(text, &spans, days);
        (moved, unmoved) = (dates.dates.len(), dates.left);
        pieces.extend(dates.dates.into_iter().map(|(span, date)| (span, date, None)));
        pieces.sort_by_key(|(span, ..)| span.start);
    }
    let mut new = String::with_capacity(text.as_str().len());
    let (mut shift, mut replacements, mut at) = (Shift::default(), Vec::new(), 0);
    for (span, title, decision) in pieces {
        new.push_str(text.slice(Span::new(at, span.start)));
        new.push_str(&title);
        let stands = shift.push(span, title.chars().count());
        if let Some(decision) = decision {
            replacements.push(Replacement {
                span: stands,
                label: decisions[decision].label,
                role: titles.role_name(&decisions[decision]),
            });
        }
        at = span.end;
    }
    new.push_str(text.slice(Span::new(at, text.len())));
    let unmoved = unmoved.into_iter().map(|span| shift.span(span)).collect();
    Ok(Replaced { text: new, shift, replacements, moved, unmoved })
}

/// A passage with its replacements in brackets, as exports show them.
#[must_use]
pub fn bracketed(text: &Text, span: Span, replacements: &[Replacement]) -> String {
    let (mut shown, mut at) = (String::new(), span.start);
    for replaced in replacements.iter().filter_map(|replacement| replacement.span.intersection(span)) {
        let title = text.slice(replaced);
        shown.push_str(text.slice(Span::new(at, replaced.start)));
        let has_brackets = title.starts_with('[') || title.ends_with(']');
        shown.push_str(&if has_brackets { title.to_owned() } else { format!("[{title}]") });
        at = replaced.end;
    }
    shown.push_str(text.slice(Span::new(at, span.end)));
    shown
}

/// The decisions in the order of the text, proved to lie in it and apart.
fn in_order(text: &Text, decisions: &[Decision]) -> Result<Vec<usize>> {
    let mut order: Vec<usize> = (0..decisions.len()).collect();
    order.sort_by_key(|&at| decisions[at].span);
    for (place, &at) in order.iter().enumerate() {
        let span = decisions[at].span;
        if span.is_empty() || span.end > text.len() {
            return Err(Error::OutOfRange { number: at + 1, chars: text.len() });
        }
        if let Some(&other) = place.checked_sub(1).and_then(|before| order.get(before))
            && decisions[other].span.overlaps(span)
        {
            return Err(Error::Overlap { number: at.max(other) + 1, other: at.min(other) + 1 });
        }
    }
    Ok(order)
}

/// What each decision is called in its place.
struct Titles<'a> {
    text: &'a Text,
    decisions: &'a [Decision],
    /// Decisions in the order of the text.
    order: &'a [usize],
    catalogue: &'a Catalogue,
    /// From 1 on, for each place of `order`: which of the entities with the same role it is.
    numbers: Vec<usize>,
    /// The last words of all names, lower case: «karis» is a genitive where «kari» is known too.
    last_words: Vec<String>,
}

impl<'a> Titles<'a> {
    fn new(text: &'a Text, decisions: &'a [Decision], order: &'a [usize], catalogue: &'a Catalogue) -> Self {
        let names: Vec<(Label, &str)> =
            order.iter().map(|&at| (decisions[at].label, text.slice(decisions[at].span))).collect();
        let grouped = entity::group(&names);
        let last_words = names.iter().map(|(_, name)| last_word(name).to_lowercase()).collect();
        let mut titles = Self { text, decisions, order, catalogue, numbers: Vec::new(), last_words };
        let mut known: HashMap<String, Vec<String>> = HashMap::new();
        for (place, &at) in order.iter().enumerate() {
            let decision = &decisions[at];
            let entity = decision.entity.clone().unwrap_or_else(|| format!("\0{}", grouped[place]));
            let entities = known.entry(titles.role_name(decision).unwrap_or_default()).or_default();
            let number = entities.iter().position(|other| *other == entity).unwrap_or_else(|| {
                entities.push(entity);
                entities.len() - 1
            });
            titles.numbers.push(number + 1);
        }
        titles
    }

    fn role(&self, decision: &Decision) -> Option<&'a Role> {
        match &decision.role {
            Some(name) => self.catalogue.role(name),
            None => self.catalogue.usual_role(decision.label),
        }
    }

    /// Id of the role, or the title that was given.
    fn role_name(&self, decision: &Decision) -> Option<String> {
        if given(decision).is_some() {
            return None;
        }
        let named = decision.role.as_deref().map(bare).filter(|name| !name.is_empty());
        self.role(decision).map(|role| role.id.clone()).or_else(|| named.map(str::to_owned))
    }

    fn title(&self, place: usize, style: ReplacementStyle) -> String {
        let decision = &self.decisions[self.order[place]];
        if let Some(text) = given(decision) {
            return text.to_owned();
        }
        if decision.label == Label::Fdato && decision.role.is_none() {
            let born = dates::date_in(self.text.slice(decision.span));
            return match (born, style.then) {
                (Some(born), Some(then)) => format!("[{}]", self.catalogue.age_group(born, then)),
                _ => self.catalogue.bracket(decision.label),
            };
        }
        let own = decision.role.as_deref().map(bare).filter(|name| !name.is_empty());
        let (indefinite, definite) = match (self.role(decision), own) {
            (Some(role), _) => (role.indefinite.as_str(), role.definite.as_str()),
            (None, Some(own)) => (own, own),
            (None, None) => return self.catalogue.bracket(decision.label),
        };
        let title = self.inflected(place, decision, indefinite, definite);
        let is_number = title.parse::<usize>().is_ok();
        if style.brackets && !is_number && !title.starts_with('[') { format!("[{title}]") } else { title }
    }

    fn inflected(&self, place: usize, decision: &Decision, indefinite: &str, definite: &str) -> String {
        let content = self.text.as_str();
        let bytes = (self.text.byte_of(decision.span.start), self.text.byte_of(decision.span.end));
        let (before, name, after) = (&content[..bytes.0], &content[bytes.0..bytes.1], &content[bytes.1..]);
        let role = self.role(decision);
        let count = self.numbers[place];
        let number = (count > 1 && role.is_none_or(|role| !role.single)).then_some(count);
        let in_header = is_in_header(before, after);
        // Above the header of a message stands a heading or another message: that is no title of its sender.
        let word = word_before(if in_header { before.rsplit('\n').next().unwrap_or_default() } else { before });
        let titled = |title: &str| word.to_lowercase().ends_with(&title.to_lowercase());
        let is_doubled = !word.is_empty() && (titled(indefinite) || titled(definite));
        let is_person = matches!(decision.label, Label::Per | Label::Ident);
        let follows_title = is_person && self.catalogue.is_title(word);
        if in_header {
            if follows_title || is_doubled {
                // «VEILEDER KARI - …»: a letter would be part of a name, a number is none.
                return count.to_string();
            }
            return Inflection { capitals: true, number, ..Inflection::default() }.of(indefinite, definite);
        }
        let goes_on = after.starts_with(char::is_lowercase);
        let shouted = is_in_capitals(word) || is_in_capitals(after.split_whitespace().next().unwrap_or_default());
        // «NAV» and «REMA 1000» are always written so.
        let capitals = is_in_capitals(name) && !goes_on && (decision.label == Label::Per || shouted);
        let genitive = self.is_genitive(name, after);
        if follows_title && decision.label == Label::Per {
            let form = Inflection { genitive, ..Inflection::default() };
            let mut unnamed = form.of(self.catalogue.unnamed(), self.catalogue.unnamed());
            // «… tolk N.N. Du …», not with two full stops.
            if after.starts_with('.') && unnamed.ends_with('.') {
                unnamed.pop();
            }
            return unnamed;
        }
        let part_of_a_name = decision.label == Label::Loc && word.len() > 1 && is_in_capitals_short(word);
        let misread = role.is_some_and(|role| role.bracket_after.contains(&word.to_lowercase()));
        if follows_title || is_doubled || part_of_a_name || misread {
            return self.catalogue.bracket(decision.label);
        }
        let form = Inflection {
            definite: !self.catalogue.asks_indefinite(word),
            genitive,
            capital: begins_sentence(before),
            capitals,
            number,
        };
        form.of(indefinite, definite)
    }

    /// Whether the name is a genitive: «Karis», «Jonas'», «NAV's».
    fn is_genitive(&self, name: &str, after: &str) -> bool {
        let name = name.trim_end();
        let lower = name.to_lowercase();
        let without = lower.trim_end_matches(['\'', '’', '´']);
        if without.len() < lower.len() {
            return without.ends_with(['s', 'x', 'z']);
        }
        if lower.ends_with("'s") || lower.ends_with("’s") {
            return true;
        }
        let word = last_word(&lower);
        let Some(stem) = word.strip_suffix('s').filter(|stem| stem.chars().count() > 1) else { return false };
        if self.last_words.iter().any(|known| known == stem) {
            return true;
        }
        if self.catalogue.is_name_in_s(word) || is_abbreviation(last_word(name)) {
            return false;
        }
        // A noun comes after a genitive; after some words it would be another sentence.
        let Some(rest) = after.strip_prefix([' ', '\n']) else { return false };
        let next: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        next.starts_with(char::is_lowercase) && !name_words().after_name.contains(&next)
    }
}

/// General words as they stand in the place of a passage: with a capital where they begin a sentence.
#[must_use]
pub fn general_words(text: &Text, span: Span, words: &str) -> String {
    let before = text.slice(Span::new(0, span.start));
    // «BRUKER – 2. APR. 2020: Fibromyalgi gjør …».
    let ends_header =
        |line: &str| line.strip_suffix(':').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let begins = begins_sentence(before) || ends_header(before.trim_end());
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if begins => first.to_uppercase().chain(letters).collect(),
        _ => words.to_owned(),
    }
}

/// What a decision says word for word.
fn given(decision: &Decision) -> Option<&str> {
    decision.replacement.as_deref().filter(|text| !text.trim().is_empty())
}

fn last_word(name: &str) -> &str {
    name.rsplit(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default()
}

fn is_abbreviation(word: &str) -> bool {
    is_in_capitals_short(word)
}

/// The word that stands right before, with nothing but one white space between.
fn word_before(before: &str) -> &str {
    let Some(end) = before.strip_suffix([' ', '\n', '\u{a0}']) else { return "" };
    let end = end.trim_end_matches([' ', '\r']);
    let start = end.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last().map_or(end.len(), |(at, _)| at);
    &end[start..]
}

/// At least three letters, all capitals.
fn is_in_capitals(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() >= 3 && is_in_capitals_short(name)
}

fn is_in_capitals_short(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Whether the passage is the sender, or a part of it, in the header of a message: «KARI - 16. JAN. 2019».
fn is_in_header(before: &str, after: &str) -> bool {
    const DASHES: [char; 4] = ['-', '–', '—', '−'];
    let rest = after.split('\n').next().unwrap_or_default();
    let begun = before.rsplit('\n').next().unwrap_or_default();
    let Some(dash) = rest.find(DASHES) else { return false };
    let sender_goes_on = &rest[..dash];
    let date = rest[dash..].trim_start_matches(DASHES).trim_start();
    let is_sender =
        |part: &str| part.split_whitespace().count() <= 3 && !part.contains([':', '.', ',', '?', '!', '(', ')']);
    is_sender(begun) && is_sender(sender_goes_on) && dates::begins_with_date(date)
}

/// Whether a sentence begins after this text.
fn begins_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    let gap = &before[trimmed.len()..];
    let breaks = gap.matches('\n').count();
    let Some(last) = trimmed.trim_end_matches(['«', '"', '“', '(']).trim_end().chars().next_back() else {
        return true;
    };
    if matches!(last, '.' | '!' | '?' | '…') {
        let word = trimmed.trim_end_matches(['«', '"', '“', '(', ' ', '.']);
        let word = word.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        return !name_words().unfinished.contains(&word);
    }
    if breaks >= 2 || (breaks > 0 && gap.contains('\u{c}')) || matches!(last, '•' | '*') {
        return true;
    }
    // A line that was not filled did not go on: a heading, a label, the header of a message.
    let line = trimmed.rsplit('\n').next().unwrap_or_default();
    breaks == 1 && line.chars().count() < 45 && !matches!(last, ',' | ';' | '-' | '–')
}

#[cfg(test)]
#[path = "replacement_tests.rs"]
mod tests;
