//! What the plan tells the search of the lines of a print: which words are the print's own, who a header names, what a field asks for.
//!
//! The model and the thresholds are made for messages and values. A label, a type, a heading, a chip or the date of a header is no
//! candidate; a value or a message begins a sentence.

use super::board::Board;
use super::dates;
use super::lists::{self, NameLists, WordKinds};
use super::mark::{Label, MarkSource};
use super::name_words::name_words;
use super::tokens::{self, Shape, TokenList};
use reading::date::is_month_name;
use reading::evidence::Evidence;
use reading::explanation::{Explanation, LineRole};
use reading::grammar::CardPart;
use reading::plan::{CaseDocument, DocumentKind, NonContentKind};
use reading::text::{Span, Text};

/// The lines of a text as its plan has them. All places are code points, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintLines {
    /// The print's own words.
    pub(crate) quiet: Vec<Span>,
    /// Where something begins that is no part of what stands above.
    pub(crate) starts: Vec<usize>,
    /// Senders in headers, each whole.
    pub(crate) senders: Vec<Span>,
    /// Values of fields that ask for a person, a business or a place.
    pub(crate) values: Vec<(Span, Label)>,
    /// Where the heads of prints begin.
    pub(crate) heads: Vec<Span>,
}

/// The most words of a value that is a name, and of a sender.
const VALUE: usize = 8;

impl PrintLines {
    /// Reads a text with these documents, in their order; without any it is one plan.
    #[must_use]
    pub fn of(text: &Text, evidence: &Evidence, documents: &[CaseDocument]) -> Self {
        let mut lines = Self::default();
        if documents.is_empty() {
            lines.take(text, evidence, 0);
        }
        for document in documents.iter().filter(|document| document.kind == DocumentKind::Plan) {
            let span = Span::new(document.span.start.min(text.len()), document.span.end.min(text.len()));
            let part = Text::from_normalised(text.slice(span).to_owned());
            lines.take(&part, &evidence.part(span), span.start);
        }
        lines
    }

    /// Takes in the lines of one plan, which begins at `offset`. Text without a layout is no print: nothing is known of it.
    fn take(&mut self, text: &Text, evidence: &Evidence, offset: usize) {
        let explained = Explanation::of(text, evidence, None);
        if explained.layout.is_none() {
            return;
        }
        let moved = |span: Span| Span::new(span.start + offset, span.end + offset);
        let mut label = None;
        let mut before = None;
        let mut in_head = false;
        for line in &explained.lines {
            let is_new = before != Some(line.role) || matches!(line.role, LineRole::NonContent(_));
            if is_new {
                self.starts.push(line.span.start + offset);
            }
            match line.role {
                LineRole::NonContent(NonContentKind::PageHeader) => {
                    if !in_head {
                        self.heads.push(moved(line.span));
                    }
                }
                LineRole::NonContent(NonContentKind::MessageHeader) => {
                    if let Some((sender, date)) = sender_and_date(text, line.span) {
                        self.quiet.push(moved(date));
                        self.starts.push(date.end + offset);
                        if tells(text.slice(sender)) {
                            self.senders.push(moved(sender));
                        } else {
                            self.quiet.push(moved(sender));
                        }
                    }
                }
                // A label that this card does not have elsewhere.
                LineRole::CardPart(CardPart::FieldValue) | LineRole::Entry(_) if is_shouted(&line.text) => {
                    self.quiet.push(moved(line.span));
                    label = asked_by(&line.text);
                }
                LineRole::CardPart(CardPart::FieldValue) => {
                    if let Some(label) = label.take().filter(|_| is_value(&line.text)) {
                        self.values.push((moved(text.trim(line.span)), label));
                    }
                }
                LineRole::NonContent(
                    NonContentKind::ThreadTitle | NonContentKind::CardHeader | NonContentKind::EventHeader,
                )
                | LineRole::CardPart(CardPart::CardTitle)
                | LineRole::Entry(_) => {}
                // A browser prints the title of the page, which may name somebody.
                LineRole::NonContent(NonContentKind::PageFurniture) if names_somebody(&line.text) => {}
                LineRole::NonContent(_) | LineRole::CardPart(_) => {
                    if line.role == LineRole::CardPart(CardPart::FieldLabel) {
                        label = asked_by(&line.text);
                    }
                    self.quiet.push(moved(line.span));
                }
            }
            in_head = line.role == LineRole::NonContent(NonContentKind::PageHeader);
            before = Some(line.role);
        }
        self.quiet.sort_unstable();
    }

    /// For each token whether it is a word of the print or stands for a name already: no candidate for any layer.
    pub(crate) fn quiet_tokens(&self, board: &Board, text: &Text, placeholders: Vec<bool>) -> Vec<bool> {
        let mut quiet = placeholders;
        for span in &self.quiet {
            let (first, last) = board.tokens_in(&(text.byte_of(span.start)..text.byte_of(span.end)));
            for (index, is_quiet) in quiet.iter_mut().enumerate().take(last).skip(first) {
                *is_quiet |= is_plain(board, index);
            }
        }
        quiet
    }

    /// Senders in headers, each one entity, and values of fields that ask for a name.
    pub(crate) fn put_names(&self, board: &mut Board, text: &Text) {
        let bytes = |span: &Span| text.byte_of(span.start)..text.byte_of(span.end);
        for span in &self.senders {
            let (mut first, last) = board.tokens_in(&bytes(span));
            let is_title = |index: usize| {
                is_print_word(board.kinds[index])
                    || name_words().role_words.contains(board.tokens.lower(index))
                    || board.tokens[index].shape == Shape::Sign
            };
            while first < last && is_title(first) {
                first += 1;
            }
            // «NAV Sagene» is found as an office.
            let is_office =
                first < last && (0..first).next_back().is_some_and(|before| board.tokens.lower(before) == "nav");
            if first < last && !is_office {
                board.put(first, last - 1, Label::Per, 0.95, MarkSource::Cue);
            }
        }
        for (span, label) in &self.values {
            let (first, last) = board.tokens_in(&bytes(span));
            let lists = NameLists::standard();
            let is_telling = |index: usize| {
                let lower = board.tokens.lower(index);
                board.is_free(index)
                    && board.tokens[index].shape.is_word()
                    && board.kinds[index] & lists::VOCABULARY == 0
                    && !name_words().role_words.contains(lower)
                    && (!lists.is_common(lower) || index > first && board.tokens[index].shape.is_capital())
            };
            if (first..last).any(is_telling) {
                board.put(first, last - 1, *label, 0.8, MarkSource::Cue);
                for index in first + 1..last {
                    if let Some(cell) = board.cells[index].as_mut().filter(|cell| cell.source == MarkSource::Cue) {
                        cell.begins = false;
                    }
                }
            }
        }
    }

    /// The same where places have moved.
    #[must_use]
    pub(crate) fn moved(&self, place: impl Fn(usize) -> usize) -> Self {
        let moved = |span: &Span| Span::new(place(span.start), place(span.end));
        Self {
            quiet: self.quiet.iter().map(moved).collect(),
            starts: self.starts.iter().map(|at| place(*at)).collect(),
            senders: self.senders.iter().map(moved).collect(),
            values: self.values.iter().map(|(span, label)| (moved(span), *label)).collect(),
            heads: self.heads.iter().map(moved).collect(),
        }
    }
}

/// Whether a word of the line is a person's name by the lists, be it an everyday word too.
fn names_somebody(line: &str) -> bool {
    let names = lists::PERSON | lists::FIRST_ABROAD | lists::SURNAME_ABROAD;
    NameLists::standard().kinds_in(&TokenList::of(line)).iter().any(|kinds| kinds & names != 0)
}

/// Whether a token can be a word of the print: a word of any text or of prints, a number, a sign. A name in a line of the print is none.
fn is_plain(board: &Board, index: usize) -> bool {
    let lower = board.tokens.lower(index);
    !board.tokens[index].shape.is_word()
        || board.kinds[index] & (lists::VOCABULARY | lists::EVERYDAY) != 0
        || name_words().role_words.contains(lower)
        || NameLists::standard().is_common(lower)
}

/// Whether a line is in capitals, as labels are, and of words of any text.
fn is_shouted(line: &str) -> bool {
    let lists = NameLists::standard();
    let letters = line.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 4
        && letters.clone().all(char::is_uppercase)
        && line.split_whitespace().all(|word| {
            let lower = word.to_lowercase();
            let kinds = lists.kinds(tokens::hash(lower.as_bytes()));
            kinds & (lists::VOCABULARY | lists::EVERYDAY) != 0 || lists.is_common(&lower)
        })
}

/// The sender of a header and what stands behind it: the dash, the date and the clock.
fn sender_and_date(text: &Text, line: Span) -> Option<(Span, Span)> {
    const DASHES: [char; 4] = ['-', '–', '—', '−'];
    let written = text.slice(line);
    let mut places = written.char_indices().enumerate().filter(|(_, (_, c))| DASHES.contains(c));
    let (at, _) = places.find(|(_, (byte, c))| {
        dates::begins_with_date(written[byte + c.len_utf8()..].trim_start_matches(DASHES).trim_start())
    })?;
    let sender = text.trim(Span::new(line.start, line.start + at));
    // In some prints the message follows on the same line.
    let behind = text.slice(Span::new(sender.end, line.end));
    let mut end = 0;
    for word in behind.split_inclusive(char::is_whitespace) {
        let bare = word.trim().trim_end_matches([':', ',', '.']).to_lowercase();
        let is_of_date = bare.chars().all(|c| !c.is_alphabetic())
            || is_month_name(&bare)
            || matches!(bare.as_str(), "kl" | "klokka" | "klokken" | "den");
        if !is_of_date {
            break;
        }
        end += word.chars().count();
        if word.trim_end().ends_with(':') {
            break;
        }
    }
    (!sender.is_empty()).then(|| (sender, Span::new(sender.end, sender.end + end)))
}

/// Whether a word is one of prints and no name: «MAI» may be both, and then names whoever writes.
const fn is_print_word(kinds: WordKinds) -> bool {
    kinds & lists::VOCABULARY != 0 && kinds & lists::PERSON == 0
}

/// Whether a sender says more than what somebody is: «VEILEDER 2» does not.
fn tells(sender: &str) -> bool {
    let tokens = TokenList::of(sender);
    let kinds = NameLists::standard().kinds_in(&tokens);
    let is_role = |index: usize| {
        let word = tokens.lower(index);
        !tokens[index].shape.is_word()
            || word.chars().count() == 1
            || is_print_word(kinds[index])
            || name_words().role_words.contains(word)
    };
    !(0..tokens.len()).all(is_role) && !sender.contains(['[', ']'])
}

/// What the value below this label is a name of.
fn asked_by(label: &str) -> Option<Label> {
    let label = label.trim().trim_end_matches(':').to_lowercase();
    name_words().value_labels.iter().find(|(_, labels)| labels.contains(&label)).map(|(asked, _)| *asked)
}

/// Whether a value can be a name: few words, and no sentence.
fn is_value(value: &str) -> bool {
    (1..=VALUE).contains(&value.split_whitespace().count()) && !value.trim_end().ends_with(['.', '?', '!'])
}
