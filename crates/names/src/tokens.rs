//! Words and signs of a text, as the search for names sees them: hyphens at the end of a line and soft hyphens
//! taken out, in sentences that may run over lines.
//!
//! Offsets are bytes of the normalised text here and in all layers; [`super::suggestions`] turns them into spans.

use std::ops::Range;

use super::name_words::name_words;

/// A word, a number or a sign.
#[derive(Debug, Clone)]
pub struct Token {
    /// Bytes of the text.
    pub at: Range<usize>,
    /// Bytes of [`TokenList::lower`]: the word in lower case, whole even where the text breaks it.
    lower: Range<u32>,
    pub hash: u32,
    pub shape: Shape,
    /// The first word of a sentence, or of a line that stands for itself.
    pub starts_sentence: bool,
}

/// What the letters of a token look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Shape {
    Sign,
    /// All lower case.
    Lower,
    /// A capital and then lower case.
    Capital,
    /// Several capitals and nothing in lower case.
    Capitals,
    /// One capital alone, or initials: «K.H.».
    Initial,
    /// Capitals inside: «`McDonald`», «`OsloMet`».
    Mixed,
    Number,
    /// Letters and digits.
    Code,
}

impl Shape {
    /// Whether it begins with a capital letter.
    #[must_use]
    pub const fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Capitals | Self::Initial | Self::Mixed)
    }

    #[must_use]
    pub const fn is_word(self) -> bool {
        !matches!(self, Self::Sign | Self::Number)
    }
}

/// The tokens of one text.
#[derive(Debug, Default)]
pub struct TokenList {
    list: Vec<Token>,
    lower: String,
}

/// Lines at least this long in bytes run on in the next one.
const RUNS_ON: usize = 36;

impl TokenList {
    /// The tokens of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut tokens = Self { list: Vec::with_capacity(text.len() / 5), lower: String::with_capacity(text.len()) };
        let bytes = text.as_bytes();
        let (mut at, mut fresh, mut line_start) = (0, true, 0);
        while let Some(c) = text[at..].chars().next() {
            if c == '\n' || c == '\u{c}' {
                fresh |= ends_sequence(text, line_start, at);
                line_start = at + 1;
                at += 1;
            } else if c.is_whitespace() || c == '\u{ad}' {
                at += c.len_utf8();
            } else if c.is_alphanumeric() {
                let end = word_end(text, at);
                tokens.push(text, at..end, fresh);
                fresh = false;
                at = end;
            } else {
                let end = at + c.len_utf8();
                tokens.push(text, at..end, fresh);
                // A dash, a quotation mark or a bullet before a word leaves the word at the start.
                let is_opening = matches!(c, '-' | '–' | '—' | '•' | '*' | '"' | '«' | '“' | '(' | '[' | '\'' | '…');
                fresh = if is_opening { fresh } else { matches!(c, '.' | '!' | '?') && ends_sentence(bytes, end) };
                at = end;
            }
        }
        tokens
    }

    /// The tokens of sentences that are split into words already, one space between two.
    pub fn of_sentences<'a>(sentences: impl Iterator<Item = &'a [String]>) -> Self {
        let mut tokens = Self::default();
        let mut at = 0;
        for sentence in sentences {
            let mut fresh = true;
            for word in sentence {
                tokens.push_word(word, at..at + word.len(), fresh);
                at += word.len() + 1;
                fresh &= !word.chars().next().is_some_and(char::is_alphanumeric);
            }
        }
        tokens
    }

    fn push(&mut self, text: &str, at: Range<usize>, starts_sentence: bool) {
        let written = &text[at.clone()];
        if written.contains(['\n', '\u{ad}']) {
            self.push_word(&whole(written), at, starts_sentence);
        } else {
            self.push_word(written, at, starts_sentence);
        }
    }

    fn push_word(&mut self, word: &str, at: Range<usize>, starts_sentence: bool) {
        let start = self.lower.len();
        if word.is_ascii() {
            self.lower.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            self.lower.extend(word.chars().flat_map(char::to_lowercase));
        }
        let hash = hash(&self.lower.as_bytes()[start..]);
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let lower = offset(start)..offset(self.lower.len());
        self.list.push(Token { at, lower, hash, shape: shape(word), starts_sentence });
    }

    /// Notes that a sentence begins with this token.
    pub fn start_sentence(&mut self, index: usize) {
        if let Some(token) = self.list.get_mut(index) {
            token.starts_sentence = true;
        }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Token> {
        self.list.iter()
    }

    /// The word in lower case, without breaks.
    #[must_use]
    pub fn lower(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |token| &self.lower[token.lower.start as usize..token.lower.end as usize])
    }

    /// The index of the first token that ends behind `byte`.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        self.list.partition_point(|token| token.at.end <= byte)
    }
}

impl std::ops::Index<usize> for TokenList {
    type Output = Token;

    fn index(&self, index: usize) -> &Token {
        &self.list[index]
    }
}

/// A word without the hyphen and line end that break it.
#[must_use]
pub fn whole(written: &str) -> String {
    let mut word = String::with_capacity(written.len());
    let mut chars = written.chars().filter(|c| *c != '\u{ad}').peekable();
    while let Some(c) = chars.next() {
        if c == '-' && chars.peek() == Some(&'\n') {
            chars.next();
            // «Ann-⏎Kristin» keeps its hyphen.
            if chars.peek().is_some_and(|next| next.is_uppercase())
                && !word.chars().nth(1).is_some_and(char::is_uppercase)
            {
                word.push('-');
            }
        } else if c != '\n' {
            word.push(c);
        }
    }
    word
}

/// FNV-1a, 32 bits.
#[must_use]
pub fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn shape(word: &str) -> Shape {
    let (mut upper, mut lower, mut digits, mut inner) = (0, 0, 0, false);
    let mut first_upper = false;
    let mut before = ' ';
    for (place, c) in word.chars().enumerate() {
        if c.is_ascii_digit() {
            digits += 1;
        } else if c.is_uppercase() {
            upper += 1;
            first_upper |= place == 0;
            inner |= before.is_lowercase();
        } else if c.is_alphabetic() {
            lower += 1;
        }
        before = c;
    }
    match (upper, lower, digits) {
        (0, 0, 0) => Shape::Sign,
        (0, 0, _) => Shape::Number,
        (_, _, 1..) => Shape::Code,
        (0, _, _) => Shape::Lower,
        (1, 0, _) => Shape::Initial,
        (_, 0, _) if word.contains('.') => Shape::Initial,
        (_, 0, _) => Shape::Capitals,
        _ if inner || !first_upper => Shape::Mixed,
        _ => Shape::Capital,
    }
}

/// Where the word that starts at `start` ends, in bytes.
fn word_end(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut part = 0;
    let mut before = ' ';
    loop {
        let Some(c) = text[at..].chars().next() else { return at };
        // «kommerBritt» lacks a space; «iPhone» and «OsloMet» do not.
        if part > 2 && c.is_uppercase() && before.is_lowercase() && text[start..].starts_with(char::is_lowercase) {
            return at;
        }
        if c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) {
            at += c.len_utf8();
            part += 1;
            before = c;
            continue;
        }
        let ahead = &text[at + c.len_utf8()..];
        let next = ahead.chars().next().unwrap_or(' ');
        let joins = match c {
            '-' | '\u{2010}' | '\u{2011}' if next == '\n' => {
                // A hyphen at the end of a line: the word goes on below.
                let below = ahead[1..].chars().next().unwrap_or(' ');
                if before.is_alphabetic() && below.is_alphabetic() {
                    at += c.len_utf8() + 1;
                    part = 0;
                    continue;
                }
                false
            }
            '\u{ad}' => {
                let skipped = usize::from(next == '\n');
                if ahead[skipped..].starts_with(char::is_alphabetic) {
                    at += c.len_utf8() + skipped;
                    continue;
                }
                false
            }
            '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '´' | '`' | '&' | '@' | '_' => next.is_alphanumeric(),
            '.' | ',' | ':' if before.is_ascii_digit() => next.is_ascii_digit(),
            // «f.eks», «bl.a», «K.H», but «hei.Kari» is two words.
            '.' => {
                let letters = ahead.chars().take_while(|c| c.is_alphabetic()).count();
                let initial = part == 1 && before.is_uppercase() == next.is_uppercase() && letters == 1;
                let abbreviated =
                    next.is_lowercase() && before.is_lowercase() && (part == 1 || letters == 1) && part < 4;
                next.is_alphabetic() && (initial || abbreviated)
            }
            _ => false,
        };
        if joins {
            at += c.len_utf8();
            part = 0;
            before = c;
            continue;
        }
        let word = &text[start..at];
        return if c == '.' && keeps_stop(word, before, part, ahead) { at + 1 } else { at };
    }
}

/// Whether a full stop behind a word belongs to it.
fn keeps_stop(word: &str, before: char, part: usize, ahead: &str) -> bool {
    let goes_on = || {
        let rest = ahead.trim_start_matches([' ', '\n']);
        rest.len() < ahead.len() && rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
    };
    if before.is_ascii_digit() {
        return word.len() <= 2 && goes_on();
    }
    if part == 1 && (before.is_uppercase() || word.contains('.')) {
        return true;
    }
    // «b. rasmussen»; but «å gå i.» ends a sentence.
    if part == 1 && word.len() == 1 && !matches!(before, 'i' | 'e' | 'u' | 'a' | 'd') {
        return ahead.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    }
    word.len() <= 5 && name_words().abbreviations.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a sentence is over where a full stop ends at `end`.
fn ends_sentence(bytes: &[u8], end: usize) -> bool {
    bytes.get(end).is_none_or(|byte| !byte.is_ascii_digit())
}

/// Whether what comes after the line end at `end` is a sequence of its own.
fn ends_sequence(text: &str, line_start: usize, end: usize) -> bool {
    let line = text[line_start..end].trim_end();
    let Some(last) = line.chars().next_back() else { return true };
    if !(last.is_alphanumeric() || matches!(last, ',' | '-' | '\u{ad}')) {
        return true;
    }
    let below = text[end + 1..].trim_start_matches([' ', '\t']);
    match below.chars().next() {
        Some(c) if c.is_lowercase() => false,
        Some(c) if c.is_alphanumeric() => line.len() < RUNS_ON,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        TokenList::of(text).iter().map(|token| &text[token.at.clone()]).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        assert_eq!(
            words("Hei, Ann-Kristin! K.H. kom kl. 10.30."),
            ["Hei", ",", "Ann-Kristin", "!", "K.H.", "kom", "kl.", "10.30", "."]
        );
        assert_eq!(
            words("snakk med ola.Kari vet f.eks. det"),
            ["snakk", "med", "ola", ".", "Kari", "vet", "f.eks.", "det"]
        );
        assert_eq!(
            words("brev fra b. moe som jeg bor i. ja"),
            ["brev", "fra", "b.", "moe", "som", "jeg", "bor", "i", ".", "ja"]
        );
    }

    #[test]
    fn a_word_that_a_line_breaks_is_one_word() {
        let tokens = TokenList::of("hos Kristof-\nfersen og Ann-\nMari og Sol\u{ad}veig");
        let lower: Vec<&str> = (0..tokens.len()).map(|index| tokens.lower(index)).collect();
        assert_eq!(lower, ["hos", "kristoffersen", "og", "ann-mari", "og", "solveig"]);
    }

    #[test]
    fn sentences_run_over_the_ends_of_long_lines_only() {
        let starts = |text: &str| {
            let tokens = TokenList::of(text);
            tokens.iter().filter(|token| token.starts_sentence).map(|token| text[token.at.clone()].to_owned()).collect()
        };
        let found: Vec<String> =
            starts("Fra dato\nKari er her. Hun sa at jeg skal ringe til fastlegen Siv\nMoe i morgen");
        assert_eq!(found, ["Fra", "Kari", "Hun"]);
    }
}
