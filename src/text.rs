//! Source text: bytes in, normalised text out, and the one place where code points meet bytes.
//!
//! A [`Text`] is decoded and normalised once, at the door: no byte order mark, line ends as LF,
//! Unicode in NFC. Nothing else is changed; form feeds stay. From then on every place in it is a
//! [`Span`] of Unicode code points. No other module converts between code points and bytes.

use std::borrow::Cow;
use std::fmt;
use std::io::Read;
use std::path::Path;

use crate::remark::Remarks;
use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Largest file that is taken in, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Bytes between two entries of the index.
const BLOCK: usize = 64;

/// Bytes, from the first that is not ASCII on, by which the encoding is guessed.
const TELLING: usize = 4096;

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
        let (content, encoding) = decoded(&bytes)?;
        let content = content.strip_prefix('\u{feff}').map_or_else(|| content.to_string(), str::to_owned);
        Ok((Self::from_normalised(content), encoding))
    }

    /// Decodes UTF-8 with or without byte order mark, UTF-16 with one, or Windows-1252.
    ///
    /// # Errors
    /// [`Unreadable`] if the bytes are not text.
    pub fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
        let (content, encoding) = decoded(bytes)?;
        Ok(Decoded { text: Self::new(&content), encoding, remarks: Remarks::default() })
    }
}

/// The text of a file as it was written: decoded, but not normalised. [`Text::new`] makes a text of it.
///
/// # Errors
/// [`Unreadable`] if the bytes are not text.
pub fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Unreadable> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Unreadable::TooLarge);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Unreadable::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Unreadable::Archive);
    }
    let (content, encoding) = to_unicode(bytes)?;
    if content.chars().all(char::is_whitespace) {
        return Err(Unreadable::Empty);
    }
    // Whole chunks, so that the compiler can look at many bytes at once.
    if content.as_bytes().chunks(1024).any(|chunk| chunk.iter().fold(false, |found, byte| found | is_binary(*byte))) {
        return Err(Unreadable::Binary);
    }
    Ok((content, encoding))
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

    /// Spans of every place where `needle` stands, letter case aside. An empty needle stands nowhere.
    #[must_use]
    pub fn find_all(&self, needle: &str) -> Vec<Span> {
        let needle = normalise(needle);
        let Ok(pattern) = regex::RegexBuilder::new(&regex::escape(&needle)).case_insensitive(true).build() else {
            return Vec::new();
        };
        if needle.is_empty() {
            return Vec::new();
        }
        pattern
            .find_iter(&self.content)
            .map(|hit| Span::new(self.char_of(hit.start()), self.char_of(hit.end())))
            .collect()
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
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > LARGEST_FILE { Err(Unreadable::TooLarge) } else { Ok(bytes) }
}

fn to_unicode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Unreadable> {
    let utf16 = match bytes {
        [0xff, 0xfe, ..] => Some(encoding_rs::UTF_16LE),
        [0xfe, 0xff, ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf16 {
        return encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[2..])
            .map(|content| (content, Encoding::Utf16))
            .ok_or(Unreadable::DamagedUtf16);
    }
    if let Ok(content) = simdutf8::basic::from_utf8(bytes) {
        return Ok((Cow::Borrowed(content), Encoding::Utf8));
    }
    if bytes.contains(&0) {
        return Err(Unreadable::Binary);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let telling = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    detector.feed(&bytes[telling..bytes.len().min(telling + TELLING)], true);
    let guess = detector.guess(Some(b"no"), chardetng::Utf8Detection::Deny);
    if guess != encoding_rs::WINDOWS_1252 && !guess.is_single_byte() {
        return Err(Unreadable::Binary);
    }
    let (content, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok((content, Encoding::Windows1252))
}

/// Whether a code point begins with this byte of UTF-8.
const fn begins_char(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// How many code points begin in at most [`BLOCK`] bytes; counted so that the compiler takes many bytes at once.
fn begun(block: &[u8]) -> usize {
    usize::from(block.iter().fold(0, |begun: u8, byte| begun + u8::from(begins_char(*byte))))
}

/// Control characters that no text file holds.
const fn is_binary(byte: u8) -> bool {
    matches!(byte, 0..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)
}

fn normalise(content: &str) -> Cow<'_, str> {
    let content = if memchr::memchr(b'\r', content.as_bytes()).is_some() {
        Cow::Owned(content.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(content)
    };
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
        }
    }

    #[test]
    fn what_is_not_text_is_refused_with_a_reason() {
        for (bytes, reason) in [
            (&b""[..], Unreadable::Empty),
            (b" \n\x0c\n", Unreadable::Empty),
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
