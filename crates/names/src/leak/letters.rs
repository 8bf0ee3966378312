//! A text as the letters of it, in the form in which names are compared, with what stood between them.
//!
//! Å is aa, æ and ä are ae, ø and ö are oe, ü is ue; each of them is the bare letter with a spelling beside it, so that a name can be
//! found without its marks too. What is written otherwise in HTML, in addresses of the web, in mail or in JSON is read as what it means.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::signs::{is_hyphen, is_unseen, may_part_words};

/// How a bare letter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    Plain,
    /// «å» or «aa».
    Ring,
    /// «æ», «ø», «ä», «ö», «ü», or with an e behind the letter.
    WithE,
    /// With another mark.
    Marked,
}

/// What stands before a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LetterGap {
    /// Nothing: the letter before is its neighbour.
    None,
    /// What is not seen and parts no words.
    Unseen,
    /// Marks of emphasis or tags, which may part words or not.
    Markup,
    /// The end of a line, with a hyphen or without.
    Line,
    /// A hyphen inside a line.
    Hyphen,
    /// So many blanks and signs.
    Apart(u8),
}

impl LetterGap {
    /// Whether the letters before and after it are one word.
    pub(super) const fn is_inside(self) -> bool {
        matches!(self, Self::None | Self::Unseen)
    }

    /// Whether a word may go on behind it.
    pub(super) const fn may_be_inside(self) -> bool {
        matches!(self, Self::None | Self::Unseen | Self::Markup | Self::Line)
    }
}

/// A letter or digit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// Code points of the text: the first, and the one behind the last.
    pub start: usize,
    pub end: usize,
    pub gap: LetterGap,
    pub spelling: Spelling,
    pub is_upper: bool,
    pub is_digit: bool,
    is_s: bool,
}

/// The letters of a text.
#[derive(Default)]
pub(super) struct Letters {
    /// In lower case, without marks.
    pub folded: String,
    pub list: Vec<Letter>,
    /// The letter of each byte of `folded`.
    index: Vec<u32>,
}

/// A sign and the code points that it was written with.
pub(super) type WrittenSign = (char, usize, usize);

/// The signs of a text as they stand.
pub(super) fn as_written(content: &str) -> impl Iterator<Item = WrittenSign> + '_ {
    content.chars().enumerate().map(|(at, c)| (c, at, at + 1))
}

impl Letters {
    /// Reads the letters of a text. Where `joined`, two letters that are one are taken for one whatever stands between them.
    pub(super) fn of(content: impl Iterator<Item = WrittenSign>, joined: bool) -> Self {
        let mut letters = Self::default();
        let mut between = SignsBetween::default();
        for (c, start, end) in content {
            if is_unseen(c) || !c.is_ascii() && is_combining_mark(c) {
                if is_unseen(c) {
                    between.take(c);
                } else {
                    letters.mark(c, end, &between);
                }
                continue;
            }
            if c.is_ascii_alphanumeric() {
                letters.take(c.to_ascii_lowercase(), Spelling::Plain, (start, end), &mut between, joined);
                letters.note_upper(c);
                continue;
            }
            let mut is_letter = false;
            for part in std::iter::once(c).nfkd() {
                if is_combining_mark(part) {
                    letters.mark(part, end, &between);
                } else if part.is_alphanumeric() {
                    is_letter = true;
                    for lower in part.to_lowercase().filter(|lower| !is_combining_mark(*lower)) {
                        for (bare, spelling) in bare(lower) {
                            letters.take(bare, spelling, (start, end), &mut between, joined);
                        }
                    }
                    letters.note_upper(part);
                }
            }
            if !is_letter {
                between.take(c);
            }
        }
        letters
    }

    /// The letter that holds a byte of the folded text.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.index.get(byte).map_or(self.list.len(), |at| *at as usize)
    }

    pub(super) fn get(&self, at: usize) -> Option<&Letter> {
        self.list.get(at)
    }

    /// The folded text from a letter on.
    pub(super) fn folded_from(&self, at: usize) -> &str {
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        &self.folded[self.index.partition_point(|known| *known < place)..]
    }

    /// Whether a letter is an s.
    pub(super) fn is_s(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|letter| letter.is_s)
    }

    fn note_upper(&mut self, c: char) {
        if let Some(last) = self.list.last_mut() {
            last.is_upper |= c.is_uppercase();
        }
    }

    fn mark(&mut self, mark: char, end: usize, between: &SignsBetween) {
        let bare = self.folded.chars().next_back();
        let Some(last) = self.list.last_mut().filter(|_| between.is_empty()) else { return };
        last.end = end;
        if last.spelling == Spelling::Plain {
            last.spelling = match (bare, mark) {
                (Some('a'), '\u{30a}') => Spelling::Ring,
                (Some('a' | 'o' | 'u'), '\u{308}') | (Some('o'), '\u{337}' | '\u{338}') => Spelling::WithE,
                _ => Spelling::Marked,
            };
        }
    }

    fn take(&mut self, bare: char, spelling: Spelling, at: (usize, usize), between: &mut SignsBetween, joined: bool) {
        let gap = if self.list.is_empty() { LetterGap::Apart(1) } else { between.gap() };
        *between = SignsBetween::default();
        let before = self.folded.chars().next_back();
        if let Some(last) = self.list.last_mut()
            && (joined || matches!(gap, LetterGap::None | LetterGap::Unseen | LetterGap::Markup))
            && spelling == Spelling::Plain
        {
            let both = match (before, bare) {
                (Some('a'), 'a') => Some(Spelling::Ring),
                (Some('a' | 'o' | 'u'), 'e') => Some(Spelling::WithE),
                _ => None,
            };
            if let Some(both) = both {
                // «Øvrebøe» without its marks is «Ovreboe»: all that follows is taken in.
                last.spelling = if last.spelling == Spelling::Plain { both } else { last.spelling };
                last.end = at.1;
                return;
            }
        }
        let place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.folded.push(bare);
        self.index.resize(self.folded.len(), place);
        let is_digit = bare.is_ascii_digit();
        self.list.push(Letter { start: at.0, end: at.1, gap, spelling, is_upper: false, is_digit, is_s: bare == 's' });
    }
}

/// A letter in lower case without the marks that are a part of it.
fn bare(c: char) -> impl Iterator<Item = (char, Spelling)> {
    let one = |c, spelling| [Some((c, spelling)), None];
    let two = |first, second| [Some((first, Spelling::Plain)), Some((second, Spelling::Plain))];
    let letters = match c {
        'ø' | 'œ' => one('o', Spelling::WithE),
        'æ' => one('a', Spelling::WithE),
        'ß' => two('s', 's'),
        'þ' => two('t', 'h'),
        'ð' | 'đ' => one('d', Spelling::Marked),
        'ł' => one('l', Spelling::Marked),
        'ŋ' => one('n', Spelling::Marked),
        'ŧ' => one('t', Spelling::Marked),
        'ħ' => one('h', Spelling::Marked),
        'ς' => one('σ', Spelling::Plain),
        // Letters of other scripts that look the same.
        'а' | 'α' => one('a', Spelling::Plain),
        'е' => one('e', Spelling::Plain),
        'о' | 'ο' => one('o', Spelling::Plain),
        'р' | 'ρ' => one('p', Spelling::Plain),
        'с' => one('c', Spelling::Plain),
        'у' => one('y', Spelling::Plain),
        'х' => one('x', Spelling::Plain),
        'ı' | 'і' | 'ι' => one('i', Spelling::Plain),
        'ј' => one('j', Spelling::Plain),
        'ѕ' => one('s', Spelling::Plain),
        'к' | 'κ' => one('k', Spelling::Plain),
        c => one(c, Spelling::Plain),
    };
    letters.into_iter().flatten()
}

/// What stands between two letters.
#[derive(Default)]
struct SignsBetween {
    signs: usize,
    hyphens: usize,
    quotes: usize,
    blanks: usize,
    has_line_end: bool,
    has_markup: bool,
    has_unseen: bool,
}

impl SignsBetween {
    const fn is_empty(&self) -> bool {
        self.signs + self.hyphens + self.quotes + self.blanks == 0 && !self.has_markup
    }

    fn take(&mut self, c: char) {
        match c {
            '*' | '_' | '~' | '`' => self.has_markup = true,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                (self.has_line_end, self.blanks) = (true, self.blanks + 1);
            }
            '>' | '|' => self.quotes += 1,
            c if may_part_words(c) => self.has_markup = true,
            c if is_unseen(c) => self.has_unseen = true,
            c if is_hyphen(c) => self.hyphens += 1,
            c if c.is_whitespace() => self.blanks += 1,
            _ => self.signs += 1,
        }
    }

    fn gap(&self) -> LetterGap {
        let seen = self.signs + self.hyphens + self.quotes + self.blanks;
        if seen == 0 {
            return match (self.has_markup, self.has_unseen) {
                (true, _) => LetterGap::Markup,
                (false, true) => LetterGap::Unseen,
                (false, false) => LetterGap::None,
            };
        }
        if self.has_line_end && self.signs == 0 && self.hyphens < 2 {
            return LetterGap::Line;
        }
        if self.hyphens == 1 && self.signs + self.quotes == 0 && self.blanks < 2 {
            return LetterGap::Hyphen;
        }
        LetterGap::Apart(u8::try_from(seen).unwrap_or(u8::MAX))
    }
}
