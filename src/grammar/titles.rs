//! Titles of free threads: is the last line above a header the title of a new thread, or does it end the
//! message before?
//!
//! A copy from the browser tells by its blank lines. Text out of a PDF does not: there the clues are
//! weighed (dates that run against the order, how the line above ends, words that titles have and
//! sentences do not, the header below), and every thread that begins on such clues alone is flagged.

use super::{Extraction, Lines, Reading};
use crate::layout::MessageOrder;

/// Weight from which on a line counts as the title of a thread.
const IS_TITLE: i32 = 2;
/// Weight from which on a line that does not count as one is worth a person's look.
const MAY_BE_TITLE: i32 = -1;
/// Longest title that does not look like a sentence, in code points.
const SHORT_TITLE: usize = 50;
/// A line of at least this share of the widest one, in percent, together with the next word, may have been wrapped.
const WRAPPED: usize = 84;
/// Days between two messages from which on they hardly answer one another.
const LONG_SILENCE: i64 = 21;

/// What was found above a header.
#[derive(Debug, Clone, Copy)]
pub(super) enum Weighed {
    /// The line with this number is the title of a new thread.
    Yes {
        title: usize,
        certain: bool,
    },
    No {
        doubtful: bool,
    },
}

impl Reading<'_> {
    /// Weighs whether the last line of `body` is the title of the thread that the header `next` opens.
    pub(super) fn title_above(&self, header: usize, body: Lines, next: usize) -> Weighed {
        let Some(last) = body.clone().rev().find(|&at| !self.lines[at].is_blank()) else {
            return Weighed::No { doubtful: false };
        };
        let (Some(own), Some(new)) = (self.lines[header].header, self.lines[next].header) else {
            return Weighed::No { doubtful: false };
        };
        let newest_first = self.layout.signs.order == Some(MessageOrder::NewestFirst);
        let days = own.date.zip(new.date).map_or(0, |(own, new)| (new - own).num_days());
        let days = if newest_first { -days } else { days };
        // Where no order of the messages is known, dates that fall tell no more than dates that rise.
        let days = if self.layout.signs.order.is_none() { days.abs() } else { days };
        let against_order = days < 0;
        let alone = self.filled.get(body.start) == Some(&last) && own.run_in.is_none();
        let blank_above = self.lines[last - 1].text.is_empty();
        if self.extraction == Extraction::Browser {
            if last + 1 != next {
                return Weighed::No { doubtful: against_order };
            }
            if blank_above {
                return Weighed::Yes { title: last, certain: true };
            }
        }
        let blocks = self.extraction == Extraction::Blocks;
        if blocks && !blank_above && !against_order {
            return Weighed::No { doubtful: false };
        }
        if new.run_in.is_some() {
            let own_paragraph = blank_above && self.lines[last + 1].text.is_empty();
            let may_be = own_paragraph && self.layout.is_usual_title(self.lines[last].text);
            return Weighed::No { doubtful: may_be };
        }
        let mut weight = self.form_weight(last) + self.place_weight(last, body.start);
        weight += i32::from(own.sender == new.sender) + i32::from(days > LONG_SILENCE);
        weight += if self.greets(next) { 1 } else { -1 };
        weight += if blocks { 2 } else { 0 };
        weight -= if alone { 9 } else { 0 };
        weight += if against_order { 12 } else { 0 };
        if weight >= IS_TITLE {
            Weighed::Yes { title: last, certain: against_order && !alone }
        } else {
            Weighed::No { doubtful: against_order || weight >= MAY_BE_TITLE }
        }
    }

    /// How much a line looks like a title by itself.
    fn form_weight(&self, at: usize) -> i32 {
        let line = self.lines[at].text;
        let lower = line.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut weight = 0;
        if self.layout.is_usual_title(line) {
            weight += 6;
        } else {
            weight += if words.first().is_some_and(|word| self.layout.is_title_word(word)) { 3 } else { 0 };
            weight -= if words.iter().any(|word| SENTENCE_WORDS.contains(word)) { 4 } else { 0 };
        }
        weight -= match line.chars().next_back() {
            Some('.' | ',' | ';' | '…') => 7,
            Some(':' | ')' | '(' | ']' | '>' | '|') => 4,
            Some('!' | '?') => 2,
            Some(c) if !c.is_alphanumeric() => 3,
            _ => 0,
        };
        weight -= if self.lines[at].header.is_some() { 12 } else { 0 };
        weight -= if line.starts_with(char::is_lowercase) { 2 } else { 0 };
        weight += i32::from(words.len() <= 2 && line.starts_with(char::is_uppercase));
        weight -= if is_item(line) || line.starts_with('(') { 6 } else { 0 };
        weight -= if line.chars().count() > SHORT_TITLE { 3 } else { 0 };
        weight -= if is_farewell(&lower) { 7 } else { 0 };
        weight
    }

    /// How much the lines above, inside the message, speak for a title.
    fn place_weight(&self, at: usize, body: usize) -> i32 {
        let mut above = (body..at).rev().filter(|&at| !self.lines[at].is_blank()).map(|at| &self.lines[at]);
        let Some(before) = above.next() else { return 0 };
        let lower = ends_lowered(before.text);
        let line = self.lines[at].text.to_lowercase();
        // No name is a word that titles usually are.
        if self.layout.is_usual_title(self.lines[at].text) && is_closing(&lower) {
            return 0;
        }
        // Under «Mvh» stands a name, and under that perhaps the office and a telephone number.
        if is_closing(&lower) && lower.split(' ').count() <= 3 && !has_name(before.text) {
            return -8;
        }
        if is_closing(&lower) || above.take(3).any(|line| may_close(line.text) && is_closing(&ends_lowered(line.text)))
        {
            return match (is_signature(&line), is_closing(&lower), is_signature(&lower)) {
                (true, ..) => -8,
                (false, _, true) => 2,
                (false, true, false) => 1,
                (false, false, false) => 0,
            };
        }
        let first_word = self.lines[at].text.split(' ').next().unwrap_or_default().chars().count();
        let may_wrap = self.signs.width > 0
            && (before.span.len() + 1 + first_word) * 100 >= self.signs.width * WRAPPED
            && !self.lines[at - 1].text.is_empty();
        let ends_sentence = before.text.ends_with(['.', '!', '?', ')', '…', ']']) || is_farewell(&lower);
        match (ends_sentence, may_wrap) {
            (true, false) => 4,
            (true, true) => 3,
            (false, true) => -5,
            (false, false) if before.text.ends_with([':', ',']) => -3,
            (false, false) if is_item(before.text) => 3,
            (false, false) => 1,
        }
    }

    /// Whether the message under this header begins with a greeting.
    fn greets(&self, header: usize) -> bool {
        let lower = self.lines.get(self.skip_blank(header + 1)).map(|line| ends_lowered(line.text));
        lower.is_some_and(|line| GREETINGS.iter().any(|word| line.starts_with(word)))
    }
}

/// Words of sentences, bokmål and nynorsk; a title hardly has one.
const SENTENCE_WORDS: [&str; 52] = [
    "jeg", "eg", "du", "meg", "deg", "vi", "oss", "det", "den", "er", "var", "har", "hadde", "kan", "skal", "vil",
    "må", "få", "får", "fekk", "fikk", "ikke", "ikkje", "bare", "berre", "så", "blir", "vert", "ble", "kommer", "kjem",
    "ringer", "ringjer", "snakkes", "tror", "trur", "håper", "håpar", "ok", "okei", "ja", "nei", "takk", "fint",
    "supert", "flott", "greit", "grei", "prøver", "lykke", "helg", "dag",
];
const GREETINGS: [&str; 7] = ["hei", "hallo", "god ", "heisann", "velkommen", "velkomen", "til "];
/// The words with which messages end.
const FAREWELLS: [&str; 20] = [
    "takk",
    "tusen takk",
    "på forhånd",
    "på førehand",
    "ha en",
    "ha ei",
    "ha det",
    "god dag",
    "god helg",
    "god tur",
    "god påske",
    "god sommer",
    "god sommar",
    "god jul",
    "godt nytt",
    "lykke til",
    "hører fra",
    "høyrer frå",
    "tlf",
    "telefon:",
];
/// How the lines of a signature below the name begin.
const SIGNATURES: [&str; 7] = ["nav ", "nav-", "veil", "tlf", "tel", "rådg", "kontakt"];
/// The words after which a name stands.
const CLOSINGS: [&str; 9] =
    ["mvh", "hilsen", "helsing", "vennlig hilsen", "venleg helsing", "med venn", "med venleg", "beste h", "hilsning"];

/// A line in lower case as far as its first and last words go, which is all that closings and greetings need.
fn ends_lowered(line: &str) -> String {
    const END: usize = 32;
    if line.len() <= 2 * END {
        return line.to_lowercase();
    }
    let mut ends = String::with_capacity(2 * END + 8);
    ends.push_str(&line[..line.floor_char_boundary(END)]);
    ends.push(' ');
    ends.push_str(&line[line.ceil_char_boundary(line.len() - END)..]);
    ends.make_ascii_lowercase();
    ends
}

fn is_farewell(lower: &str) -> bool {
    is_closing(lower) || FAREWELLS.iter().any(|word| lower.starts_with(word))
}

fn is_closing(lower: &str) -> bool {
    CLOSINGS.iter().any(|word| lower.starts_with(word)) || lower.ends_with("hilsen")
}

/// Whether the line can be [`is_closing`] by its first and last letters.
fn may_close(line: &str) -> bool {
    let first = line.bytes().next().map(|byte| byte.to_ascii_lowercase());
    matches!(first, Some(b'm' | b'h' | b'v' | b'b')) || line.ends_with(['n', 'N'])
}

/// A line of a signature below the name: an office, a telephone number.
fn is_signature(lower: &str) -> bool {
    SIGNATURES.iter().any(|word| lower.starts_with(word)) || lower.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a closing line names the writer too: «Hilsen Kari».
fn has_name(line: &str) -> bool {
    line.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase) && word != "Hilsen" && word != "Helsing")
}

/// An item of a list: «- ring legen», «1. Du snakker …», «2) …».
fn is_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['-', '–', '•', '*']) || (rest.len() < line.len() && rest.starts_with(['.', ')']))
}
