//! The last lines above a header, as far as they may be one title. They are joined once for all candidates: each candidate is the
//! end of them.

use std::cell::OnceCell;
use std::iter::Sum;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::source::Source;
use super::wording::{WordKind, ends_lowered, kind_of, words_of};
use crate::bytes::figures;
use crate::layout::push_lowered;

/// Lines that are looked at for the words of a title.
const LINES_OF_WORDS: usize = 3;
/// Bytes that such lines take.
const ROOM_OF_WORDS: usize = 384;
/// Words with fewer letters than this name no matter.
const LEAST_LETTERS: usize = 4;
/// Words are the same where they begin with the same letters, at most this many.
const STEM: usize = 6;

/// How addresses of the internet begin; lower case.
static ADDRESSES: LazyLock<[Finder<'_>; 2]> = LazyLock::new(|| ["http", "www."].map(Finder::new));

/// The lines, joined by spaces, from the first that may belong to a title.
pub(super) struct LastLines<'c, 'a> {
    source: &'c Source<'a>,
    /// The line of the header below.
    next: usize,
    text: String,
    lower: String,
    lines: Vec<JoinedLine>,
    /// The first line below the header, in lower case.
    first_below: OnceCell<Option<String>>,
    words_below: OnceCell<String>,
}

/// Where a line begins in the joined text, and what its words are.
struct JoinedLine {
    at: usize,
    text: usize,
    lower: Range<usize>,
    learned: OnceCell<Learned>,
}

/// What is known of the words of one line.
struct Learned {
    facts: LineFacts,
    /// Where the letters stand in it by which words that name a matter are known again in another form.
    stems: Vec<Range<usize>>,
}

impl Learned {
    fn of(text: &str, lower: &str) -> Self {
        let mut facts = LineFacts::of(text, lower);
        let mut stems = Vec::with_capacity(8);
        for word in words_of(lower) {
            let kind = kind_of(word);
            facts.words += 1;
            facts.sentence_word |= kind.contains(WordKind::SENTENCE);
            facts.to_reader |= kind.contains(WordKind::READER);
            facts.of_writer |= kind.contains(WordKind::WRITER);
            if let Some(stem) = Some(word).filter(|_| !kind.is_common()).and_then(stem) {
                let from = word.as_ptr() as usize - lower.as_ptr() as usize;
                stems.push(from..from + stem);
            }
        }
        Self { facts, stems }
    }
}

/// What the words and signs of one line or several are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct LineFacts {
    pub words: usize,
    /// Whether sentences have one of the words, and titles hardly.
    pub sentence_word: bool,
    /// Whether one of them means the reader, or the writer.
    pub to_reader: bool,
    pub of_writer: bool,
    pub digits: usize,
    /// Whether an address of the internet or of mail stands there.
    pub address: bool,
}

impl LineFacts {
    /// The signs of a line; its words are yet to be counted.
    fn of(text: &str, lower: &str) -> Self {
        Self {
            digits: figures(text.as_bytes()),
            address: memchr::memchr(b'@', text.as_bytes()).is_some()
                || ADDRESSES.iter().any(|begins| begins.find(lower.as_bytes()).is_some()),
            ..Self::default()
        }
    }
}

impl Sum for LineFacts {
    fn sum<I: Iterator<Item = Self>>(facts: I) -> Self {
        // A space stands between two lines.
        let joined = |a: Self, b: Self| Self {
            words: a.words + b.words,
            sentence_word: a.sentence_word || b.sentence_word,
            to_reader: a.to_reader || b.to_reader,
            of_writer: a.of_writer || b.of_writer,
            digits: a.digits + b.digits,
            address: a.address || b.address,
        };
        facts.reduce(joined).unwrap_or_default()
    }
}

impl<'c, 'a> LastLines<'c, 'a> {
    /// Joins the lines, which are given from the last to the first.
    pub fn new(source: &'c Source<'a>, next: usize, upwards: &[usize]) -> Self {
        let length = upwards.iter().map(|&at| source.lines[at].text.len() + 1).sum();
        let (mut text, mut lower) = (String::with_capacity(length), String::with_capacity(length));
        let mut lines = Vec::with_capacity(upwards.len());
        for &at in upwards.iter().rev() {
            if !text.is_empty() {
                text.push(' ');
                lower.push(' ');
            }
            let from = lower.len();
            push_lowered(source.lines[at].text, &mut lower);
            lines.push(JoinedLine { at, text: text.len(), lower: from..lower.len(), learned: OnceCell::new() });
            text.push_str(source.lines[at].text);
        }
        let (first_below, words_below) = (OnceCell::new(), OnceCell::new());
        Self { source, next, text, lower, lines, first_below, words_below }
    }

    /// The numbers of the lines, from the last to the first.
    pub fn upwards(&self) -> impl Iterator<Item = usize> {
        (0..self.lines.len()).rev()
    }

    /// The lines from the one with this number on.
    pub fn lines_from(&self, number: usize) -> Range<usize> {
        let last = self.lines.last().map_or(0, |line| line.at);
        self.lines.get(number).map_or(0..0, |line| line.at..last + 1)
    }

    /// Their words from the line with this number on, and the same in lower case.
    pub fn text_from(&self, number: usize) -> (&str, &str) {
        self.lines.get(number).map_or(("", ""), |line| (&self.text[line.text..], &self.lower[line.lower.start..]))
    }

    /// What is to be known of their words.
    pub fn facts_from(&self, number: usize) -> LineFacts {
        self.lines[number..].iter().map(|line| self.learned(line).facts).sum()
    }

    /// The letters by which those of their words that name a matter are known again in another form.
    pub fn stems_from(&self, number: usize) -> impl Iterator<Item = &str> {
        let stems = |line| self.learned(line).stems.iter().map(|stem| &self.lower[line.lower.clone()][stem.clone()]);
        self.lines[number..].iter().flat_map(stems)
    }

    fn learned<'l>(&self, line: &'l JoinedLine) -> &'l Learned {
        line.learned.get_or_init(|| Learned::of(self.source.lines[line.at].text, &self.lower[line.lower.clone()]))
    }

    /// The ends of the first line with text of the message below its header, in lower case.
    pub fn first_below(&self) -> Option<&str> {
        let lower = || {
            let first = self.source.lines.get(self.source.skip_blank(self.next + 1)).filter(|line| !line.opens)?;
            Some(ends_lowered(first.text))
        };
        self.first_below.get_or_init(lower).as_deref()
    }

    /// The first lines of the message below, in lower case.
    pub fn words_below(&self) -> &str {
        let lower = || {
            let body = self.source.lines[self.next + 1..].iter().take_while(|line| !line.opens);
            joined_lower(body.filter(|line| !line.is_blank()).map(|line| line.text))
        };
        self.words_below.get_or_init(lower)
    }
}

/// How many bytes of the word are the letters by which it is known again; `None` for one so short that it names no matter.
/// The last letter may differ in another form, but a word of the fewest letters is taken whole: less of it begins too many words.
fn stem(word: &str) -> Option<usize> {
    let letters = if word.is_ascii() { word.len() } else { word.chars().count() };
    let stem = STEM.min(letters.saturating_sub(1)).max(LEAST_LETTERS);
    let end = || word.char_indices().nth(stem).map_or(word.len(), |(at, _)| at);
    (letters >= LEAST_LETTERS).then(end)
}

/// The first few of the lines, in lower case.
pub(super) fn joined_lower<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut lower = String::with_capacity(ROOM_OF_WORDS);
    for line in lines.take(LINES_OF_WORDS) {
        push_lowered(line, &mut lower);
        lower.push(' ');
    }
    lower
}
