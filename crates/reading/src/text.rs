//! Source text: bytes in, normalised text out, and the one place where code points meet bytes.
//!
//! A [`Text`] is decoded and normalised once, at the door: no byte order mark, line ends as LF, control characters as
//! U+FFFD, Unicode in NFC. Nothing else is changed; form feeds stay. From then on every place in it is a
//! [`Span`] of Unicode code points. No other module converts between code points and bytes.

mod decoding;
mod line_ends;
mod needle;

use std::borrow::Cow;
use std::fmt;
use std::io::Read;
use std::path::Path;

use decoding::to_unicode;
pub use line_ends::LineEnds;
use line_ends::{control_characters, with_plain_lines};
pub use needle::Needle;
use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::invisible::is_invisible;
use crate::remark::{Remarks, What};

/// Largest file that is taken in, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Longest text that is taken in, in bytes of UTF-8: no print of a case comes near.
pub const LONGEST_TEXT: usize = 16 * 1024 * 1024;

/// Most lines that are taken in.
pub const MOST_LINES: usize = 400_000;

/// Bytes between two entries of the index.
const BLOCK: usize = 64;

/// Of so many characters one at most may be a control character, in a file that is text.
const FEW_CONTROLS: usize = 20;

/// A half-open range of code points into a [`Text`]: `start` is in it, `end` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in code points.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    #[must_use]
    pub const fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The part that both spans share, if any.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let shared = Self::new(self.start.max(other.start), self.end.min(other.end));
        (!shared.is_empty()).then_some(shared)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.start, self.end)
    }
}

/// How the bytes of a source were written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    Utf8,
    Utf16,
    Windows1252,
    MacRoman,
    /// Code page 850, or 865.
    Cp850,
}

/// The characters of a file as they were written, with its own line ends, and what there is to know of that.
#[derive(Debug, Clone)]
pub struct Raw<'a> {
    /// With the byte order mark, if there is one.
    pub content: Cow<'a, str>,
    pub encoding: Encoding,
    pub remarks: Remarks,
}

/// A text as it came out of bytes, and what there is to know of that.
#[derive(Debug, Clone)]
pub struct Decoded {
    pub text: Text,
    pub encoding: Encoding,
    pub remarks: Remarks,
}

/// Why bytes cannot be read as the text of a case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {} MB", LARGEST_FILE / 1024 / 1024)]
    TooLarge,
    #[error("the text is longer than {} MB or {MOST_LINES} lines", LONGEST_TEXT / 1024 / 1024)]
    TooMuchText,
    #[error("the file is a PDF")]
    Pdf,
    #[error("the file is a zip archive or an office document")]
    Archive,
    #[error("the file is not text")]
    Binary,
    #[error("the file is damaged UTF-16")]
    DamagedUtf16,
    #[error("the file is damaged")]
    Damaged,
    #[error("the file unfolds into more than is read of one document")]
    TooComplex,
    #[error("the file draws in another document that cannot be read")]
    Part(String),
    #[error("the file is XML of another kind")]
    OfficeXml,
    #[error("the file holds pictures and no text")]
    Pictures,
    #[error("the file is protected by a password")]
    Locked,
    #[error("the file is a PDF of pictures without text")]
    Scan,
    #[error("the file is a picture")]
    Image,
    #[error("the file is an old Word document")]
    OldWord,
    #[error("the file is a web page")]
    WebPage,
    #[error("the file is an RTF document")]
    Rtf,
    #[error("the programs that read pictures are not installed")]
    NoOcr,
    #[error("the picture could not be read")]
    OcrFailed,
    #[error("it is a device or a pipe")]
    NoFile,
    #[error("the file cannot be read: {0}")]
    Io(std::io::ErrorKind),
}

/// The normalised text of one source.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    content: String,
    /// Code points that begin before each [`BLOCK`] of bytes; empty when the text is ASCII.
    index: Vec<usize>,
    chars: usize,
}

impl fmt::Debug for Text {
    /// Never prints case text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} code points)", self.chars)
    }
}

impl Text {
    /// Takes text that may come with any line ends and any normalisation.
    #[must_use]
    pub fn new(content: &str) -> Self {
        Self::from_normalised(normalise(content.strip_prefix('\u{feff}').unwrap_or(content)).into_owned())
    }

    /// Takes text that [`Text::new`] or [`Text::decode`] has normalised before, as a project holds it.
    #[must_use]
    pub fn from_normalised(content: String) -> Self {
        if content.is_ascii() {
            let chars = content.len();
            return Self { content, index: Vec::new(), chars };
        }
        let mut index = Vec::with_capacity(content.len() / BLOCK + 1);
        let mut chars = 0;
        for block in content.as_bytes().chunks(BLOCK) {
            index.push(chars);
            chars += begun(block);
        }
        Self { content, index, chars }
    }

    /// Reads the plain text at `path`.
    ///
    /// # Errors
    /// [`Unreadable`] if it is not text.
    pub fn read(path: &Path) -> Result<Decoded, Unreadable> {
        Self::decode(&bytes_of(path)?)
    }

    /// Reads the file at `path` with its own line ends and its own form of letters, without byte order mark.
    ///
    /// # Errors
    /// [`Unreadable`] if it is not the text of a case.
    pub fn read_as_it_is(path: &Path) -> Result<(Self, Encoding), Unreadable> {
        let bytes = bytes_of(path)?;
        let Raw { content, encoding, .. } = decoded(&bytes)?;
        let content = content.strip_prefix('\u{feff}').map_or_else(|| content.to_string(), str::to_owned);
        Ok((Self::from_normalised(content), encoding))
    }

    /// Decodes UTF-8 or UTF-16 with or without byte order mark, Windows-1252, Mac Roman or code page 850.
    ///
    /// # Errors
    /// [`Unreadable`] if the bytes are not text.
    pub fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
        let Raw { content, encoding, remarks } = decoded(bytes)?;
        Ok(Decoded { text: Self::new(&content), encoding, remarks })
    }
}

/// The text of a file as it was written: decoded, but not normalised. [`Text::new`] makes a text of it.
///
/// # Errors
/// [`Unreadable`] if the bytes are not text.
pub fn decoded(bytes: &[u8]) -> Result<Raw<'_>, Unreadable> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Unreadable::TooLarge);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Unreadable::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Unreadable::Archive);
    }
    // UTF-16 takes at most twice as many.
    if bytes.len() > 2 * LONGEST_TEXT + 2 {
        return Err(Unreadable::TooMuchText);
    }
    let mut raw = to_unicode(bytes)?;
    if raw.content.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Unreadable::Empty);
    }
    let controls = control_characters(&raw.content);
    if controls > 0 && controls * FEW_CONTROLS > raw.content.chars().count() {
        return Err(Unreadable::Binary);
    }
    raw.remarks.note(What::ControlCharacters, controls);
    bounded(&raw.content)?;
    Ok(raw)
}

/// Sees to it that a text can be that of a case.
///
/// # Errors
/// [`Unreadable::TooMuchText`].
pub fn bounded(content: &str) -> Result<(), Unreadable> {
    let too_many = || memchr::memchr2_iter(b'\n', b'\r', content.as_bytes()).count() > MOST_LINES;
    let is_long = content.len() > LONGEST_TEXT || (content.len() > MOST_LINES && too_many());
    if is_long { Err(Unreadable::TooMuchText) } else { Ok(()) }
}

/// Notes what [`Text::new`] replaces in the text of a document.
pub(crate) fn note_controls(content: &str, remarks: &mut Remarks) {
    remarks.note(What::ControlCharacters, control_characters(content));
}

impl Text {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Number of code points.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.chars
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.chars == 0
    }

    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(0, self.chars)
    }

    /// The text of a span; what lies outside the text is left out.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        if span.is_empty() {
            return "";
        }
        &self.content[self.byte_of(span.start)..self.byte_of(span.end)]
    }

    /// The text from a code point on.
    #[must_use]
    pub fn from(&self, start: usize) -> &str {
        &self.content[self.byte_of(start)..]
    }

    /// Byte offset of a code point; the end of the text for any place behind it.
    #[must_use]
    pub fn byte_of(&self, char_offset: usize) -> usize {
        if char_offset >= self.chars {
            return self.content.len();
        }
        if self.index.is_empty() {
            return char_offset;
        }
        let block = self.index.partition_point(|&before| before <= char_offset) - 1;
        let mut ahead = char_offset - self.index[block];
        let from = block * BLOCK;
        for (at, byte) in self.content.as_bytes()[from..].iter().enumerate() {
            if begins_char(*byte) {
                if ahead == 0 {
                    return from + at;
                }
                ahead -= 1;
            }
        }
        self.content.len()
    }

    /// Code point offset of a byte offset that lies on a character boundary.
    #[must_use]
    pub fn char_of(&self, byte_offset: usize) -> usize {
        if self.index.is_empty() {
            return byte_offset.min(self.chars);
        }
        let byte_offset = byte_offset.min(self.content.len());
        let block = (byte_offset / BLOCK).min(self.index.len() - 1);
        let ahead = &self.content.as_bytes()[block * BLOCK..byte_offset];
        self.index[block] + begun(ahead)
    }

    /// The span without the white space at its ends.
    #[must_use]
    pub fn trim(&self, span: Span) -> Span {
        let slice = self.slice(span);
        let leading = slice.len() - slice.trim_start().len();
        let start = span.start + slice[..leading].chars().count();
        Span::new(start, start + slice.trim().chars().count())
    }

    /// Where a pattern matches within a span. What it matches is never empty; `^` and `$` are the ends of lines and of the span.
    #[must_use]
    pub fn matches(&self, pattern: &regex::Regex, within: Span) -> Vec<Span> {
        let from = self.byte_of(within.start);
        let hits = pattern.find_iter(self.slice(within)).filter(|hit| !hit.is_empty());
        hits.map(|hit| Span::new(self.char_of(from + hit.start()), self.char_of(from + hit.end()))).collect()
    }

    /// Spans of every place where `needle` stands, letter case aside. An empty needle stands nowhere.
    #[must_use]
    pub fn find_all(&self, needle: &str) -> Vec<Span> {
        let whole = Span::new(0, self.chars);
        Needle::new(needle).map_or(Vec::new(), |needle| needle.places(self, whole).collect())
    }
}

/// The bytes of the file at `path`, unless there are too many.
///
/// # Errors
/// [`Unreadable::TooLarge`], [`Unreadable::NoFile`], [`Unreadable::Io`].
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let io = |error: std::io::Error| Unreadable::Io(error.kind());
    // Opening the end of a pipe would wait for somebody to write into it.
    let kind = std::fs::metadata(path).map_err(io)?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Err(Unreadable::NoFile);
    }
    let file = std::fs::File::open(path).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    if length > LARGEST_FILE {
        return Err(Unreadable::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    let read = (&file).take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    crate::descriptor::close(file);
    read.map_err(io)?;
    if bytes.len() as u64 > LARGEST_FILE { Err(Unreadable::TooLarge) } else { Ok(bytes) }
}

/// Whether a code point begins with this byte of UTF-8.
const fn begins_char(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// How many code points begin in at most [`BLOCK`] bytes; counted so that the compiler takes many bytes at once.
fn begun(block: &[u8]) -> usize {
    usize::from(block.iter().fold(0, |begun: u8, byte| begun + u8::from(begins_char(*byte))))
}

fn normalise(content: &str) -> Cow<'_, str> {
    let content = with_plain_lines(content);
    // Below the combining marks (U+0300, byte 0xcc) everything is in NFC, so only the others are looked at.
    let bytes = content.as_bytes();
    let block = |start: usize| start..bytes.len().min(start + BLOCK);
    let greatest = |start: usize| bytes[block(start)].iter().fold(0, |greatest: u8, byte| greatest.max(*byte));
    let blocks = (0..bytes.len()).step_by(BLOCK).filter(|start| greatest(*start) >= 0xcc);
    let others = blocks.flat_map(block).filter(|at| bytes[*at] >= 0xcc);
    if is_nfc_quick(others.filter_map(|at| content[at..].chars().next())) == IsNormalized::Yes {
        content
    } else {
        Cow::Owned(content.nfc().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_meet_here() {
        let text = Text::new(&"Blåbær på ø, 😀 og å. ".repeat(40));
        for (chars, (byte, c)) in text.as_str().char_indices().enumerate() {
            assert_eq!(text.byte_of(chars), byte);
            assert_eq!(text.char_of(byte), chars);
            assert_eq!(text.slice(Span::new(chars, chars + 1)), c.to_string());
        }
        assert_eq!(text.byte_of(text.len() + 7), text.as_str().len());
    }

    #[test]
    fn line_ends_and_decomposed_letters_are_normalised() {
        let text = Text::new("\u{feff}a\u{30a}\r\nb\rc\u{c}d");
        assert_eq!(text.as_str(), "å\nb\nc\u{c}d");
    }

    #[test]
    fn every_promised_encoding_gives_the_same_text() {
        let wanted = "Hei på deg. Jeg lurer på «meldekort» – når må jeg sende det?\n";
        let windows = encoding_rs::WINDOWS_1252.encode(wanted).0.into_owned();
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(wanted.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let with_mark = [b"\xef\xbb\xbf", wanted.as_bytes()].concat();
        for (bytes, encoding) in [
            (wanted.as_bytes().to_vec(), Encoding::Utf8),
            (with_mark, Encoding::Utf8),
            (windows, Encoding::Windows1252),
            (utf16, Encoding::Utf16),
        ] {
            let read = Text::decode(&bytes).expect("is text");
            assert_eq!((read.text.as_str(), read.encoding), (wanted, encoding));
            assert!(read.remarks.is_empty());
        }
    }

    fn remarks(read: &Decoded) -> Vec<(What, usize)> {
        read.remarks.iter().map(|remark| (remark.what, remark.count)).collect()
    }

    #[test]
    fn another_encoding_is_known_by_its_letters_and_told() {
        let wanted = "Mitt mål er å bli tømrer, og været er bra. Øystein spør ofte.\n";
        let (mac, dos) = ([0x8c, 0xbf, 0xbe, 0xaf], [0x86, 0x9b, 0x91, 0x9d]);
        let written = |codes: [u8; 4]| -> Vec<u8> {
            let byte = |c: char| match c {
                'å' => codes[0],
                'ø' => codes[1],
                'æ' => codes[2],
                'Ø' => codes[3],
                c => u8::try_from(c).expect("is ASCII"),
            };
            wanted.chars().map(byte).collect()
        };
        let unmarked: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let turned: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, encoding) in [
            (written(mac), Encoding::MacRoman),
            (written(dos), Encoding::Cp850),
            (unmarked, Encoding::Utf16),
            (turned, Encoding::Utf16),
        ] {
            let read = Text::decode(&bytes).expect("is text");
            assert_eq!((read.text.as_str(), read.encoding), (wanted, encoding));
            assert_eq!(remarks(&read), [(What::GuessedEncoding, 1)]);
        }
    }

    #[test]
    fn signs_inside_words_make_windows_1252_a_guess() {
        for bytes in [&b"K\xbar\xba og M\xbaze"[..], b"\xd4\xf3\xf1\xe0"] {
            let read = Text::decode(bytes).expect("is text");
            assert_eq!(remarks(&read), [(What::GuessedEncoding, 1)]);
        }
    }

    #[test]
    fn one_bad_byte_does_not_change_the_encoding_of_a_file() {
        let text = "Prøv på torsdag. Det går nok bra på lørdag også. ";
        for (bad, count) in [(&b"\xff"[..], 1), (b"\xe5", 1), (b"\xc3 ", 1), (b"\xf0\x9f\x98", 3), (b"\xc3", 1)] {
            for bytes in [[text.as_bytes(), bad].concat(), [text.as_bytes(), bad, text.as_bytes()].concat()] {
                let read = Text::decode(&bytes).expect("is text");
                assert_eq!(read.encoding, Encoding::Utf8);
                assert_eq!(remarks(&read), [(What::BadBytes, count)]);
                assert!(read.text.as_str().starts_with(text.trim_end()));
                assert_eq!(read.text.as_str().matches('\u{fffd}').count(), 1);
            }
        }
    }

    #[test]
    fn what_is_lost_in_utf_16_is_one_character() {
        let text = "Prøv på torsdag, så ser vi.";
        let whole: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let half = [&whole[..], &[0x41]].concat();
        let alone = [&whole[..], &[0x00, 0xd8, 0x41, 0x00]].concat();
        let mut lost = whole.clone();
        lost.remove(30);
        for bytes in [half, alone, lost] {
            let read = Text::decode(&bytes).expect("is text");
            assert_eq!((read.encoding, &remarks(&read)[..]), (Encoding::Utf16, &[(What::BadBytes, 1)][..]));
            assert_eq!(read.text.as_str().matches('\u{fffd}').count(), 1);
            assert!(read.text.as_str().starts_with("Prøv på torsd"));
        }
    }

    #[test]
    fn control_characters_do_not_make_a_text_binary() {
        let read =
            Text::decode(b"BRUKER - 3. APR. 2020\nTo ganger, helst om for\x02\nmiddagen.\n\x1a").expect("is text");
        assert_eq!(remarks(&read), [(What::ControlCharacters, 2)]);
        assert!(read.text.as_str().ends_with("for\u{fffd}\nmiddagen."));
    }

    #[test]
    fn more_text_than_a_case_can_have_is_refused() {
        let lines = "a\n".repeat(MOST_LINES + 1);
        assert_eq!(Text::decode(lines.as_bytes()).expect_err("has too many lines"), Unreadable::TooMuchText);
        let long = "abc ".repeat(LONGEST_TEXT / 4 + 1);
        assert_eq!(Text::decode(long.as_bytes()).expect_err("is too long"), Unreadable::TooMuchText);
        assert!(Text::decode("a\n".repeat(MOST_LINES).as_bytes()).is_ok());
    }

    #[test]
    fn what_is_not_text_is_refused_with_a_reason() {
        for (bytes, reason) in [
            (&b""[..], Unreadable::Empty),
            (b" \n\x0c\n", Unreadable::Empty),
            (b"\xef\xbb\xbf", Unreadable::Empty),
            (b"\xef\xbb\xbf\xef\xbb\xbf\n\xe2\x80\x8b", Unreadable::Empty),
            (b"\xff\xfe", Unreadable::Empty),
            (b"%PDF-1.4\n", Unreadable::Pdf),
            (b"PK\x03\x04abc", Unreadable::Archive),
            (b"abc\0def", Unreadable::Binary),
            (b"\x89PNG\x1a\n\0\0", Unreadable::Binary),
            (b"\xff\xfe\x00\xd8a", Unreadable::DamagedUtf16),
        ] {
            assert_eq!(Text::decode(bytes).expect_err("is not text"), reason);
        }
    }

    #[test]
    fn search_ignores_letter_case() {
        let text = Text::new("Økonomi og økonomi");
        assert_eq!(text.find_all("ØKONOMI"), [Span::new(0, 7), Span::new(11, 18)]);
        assert!(text.find_all("").is_empty());
    }
}
