//! Bytes that may be text, in every way in which they may be read, and the byte of each letter.

use std::fmt::Write;

/// Signs of control in a thousand from which on bytes are no text.
const MOST_CONTROL: usize = 5;

/// Fewest bytes of a text inside other bytes.
const SHORTEST: usize = 4;

/// A way to read bytes.
pub(super) struct DecodedText {
    pub text: String,
    pub encoding: &'static str,
    /// Bytes before the text.
    start: usize,
    /// Bytes of each letter that is no ASCII; `None` where they are those of UTF-8.
    width: Option<fn(char) -> usize>,
    /// The byte at which each letter begins, where that cannot be reckoned.
    places: Vec<usize>,
}

impl DecodedText {
    fn of(text: String, encoding: &'static str, start: usize, width: Option<fn(char) -> usize>) -> Self {
        Self { text, encoding, start, width, places: Vec::new() }
    }

    /// The bytes at which code points begin, for some of them in order.
    pub(super) fn bytes_of(&self, wanted: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut chars = self.text.chars();
        let (mut at, mut byte) = (0, self.start);
        let width = self.width.unwrap_or(char::len_utf8);
        wanted
            .map(|wanted| {
                if !self.places.is_empty() {
                    return self.places.get(wanted).copied().unwrap_or_default();
                }
                while at < wanted
                    && let Some(c) = chars.next()
                {
                    (at, byte) = (at + 1, byte + width(c));
                }
                byte
            })
            .collect()
    }
}

const fn one(_: char) -> usize {
    1
}

const fn two(c: char) -> usize {
    2 * c.len_utf16()
}

const fn four(_: char) -> usize {
    4
}

/// A letter of the code pages 850 and 865; of the others it is enough to know that they are none of a name from here.
fn of_dos(byte: u8) -> char {
    const LETTERS: [(u8, char); 14] = [
        (0x81, 'ü'),
        (0x82, 'é'),
        (0x84, 'ä'),
        (0x86, 'å'),
        (0x8e, 'Ä'),
        (0x8f, 'Å'),
        (0x90, 'É'),
        (0x91, 'æ'),
        (0x92, 'Æ'),
        (0x94, 'ö'),
        (0x99, 'Ö'),
        (0x9a, 'Ü'),
        (0x9b, 'ø'),
        (0x9d, 'Ø'),
    ];
    let letter = LETTERS.iter().find(|(code, _)| *code == byte).map(|(_, letter)| *letter);
    letter.unwrap_or(if byte.is_ascii() { char::from(byte) } else { char::REPLACEMENT_CHARACTER })
}

/// UTF-32 with its mark.
fn wide(bytes: &[u8]) -> Option<String> {
    let (rest, read): (_, fn([u8; 4]) -> u32) = match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => (rest, u32::from_le_bytes),
        [0, 0, 0xfe, 0xff, rest @ ..] => (rest, u32::from_be_bytes),
        _ => return None,
    };
    rest.chunks_exact(4).map(|four| char::from_u32(read(*four.first_chunk()?))).collect()
}

/// Every way in which bytes may be text, the likeliest first; none where they are not text.
pub(super) fn readings(bytes: &[u8]) -> Vec<DecodedText> {
    let utf16 = |bytes: &[u8], start, little| {
        let (encoding, name) =
            if little { (encoding_rs::UTF_16LE, "utf-16le") } else { (encoding_rs::UTF_16BE, "utf-16be") };
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        vec![DecodedText::of(text.into_owned(), name, start, Some(two))]
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] if !rest.starts_with(&[0, 0]) => return utf16(rest, 2, true),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, 2, false),
        _ => {}
    }
    if let Some(text) = wide(bytes) {
        return vec![DecodedText::of(text, "utf-32", 4, Some(four))];
    }
    // Latin letters in UTF-16 have an empty half.
    if let Some(little) = empty_half(bytes) {
        return utf16(bytes, 0, little);
    }
    let control = bytes.iter().filter(|byte| **byte < 0x20 && !matches!(byte, 9..=13 | 0x1b)).count();
    if bytes.contains(&0) || control * 1000 > bytes.len() * MOST_CONTROL + 1000 {
        return Vec::new();
    }
    let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    if let Ok(text) = std::str::from_utf8(&bytes[start..]) {
        return vec![DecodedText::of(text.to_owned(), "utf-8", start, None)];
    }
    let old = [(encoding_rs::WINDOWS_1252, "windows-1252"), (encoding_rs::MACINTOSH, "macintosh")];
    let old = old.map(|(encoding, name)| {
        DecodedText::of(encoding.decode_without_bom_handling(bytes).0.into_owned(), name, 0, Some(one))
    });
    let dos = DecodedText::of(bytes.iter().map(|byte| of_dos(*byte)).collect(), "ibm850", 0, Some(one));
    // A letter cut in two does not make the rest another encoding.
    old.into_iter().chain([dos, inside(bytes, 0)]).collect()
}

/// Whether bytes are UTF-16 without a mark, and then whether the low half comes first.
fn empty_half(bytes: &[u8]) -> Option<bool> {
    let pairs = bytes.len() / 2;
    let (mut first, mut second) = (0, 0);
    for pair in bytes.chunks_exact(2) {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let is_text = |empty: usize, other: usize| pairs > 1 && empty * 10 > pairs * 7 && other * 20 <= pairs;
    is_text(second, first).then_some(true).or_else(|| is_text(first, second).then_some(false))
}

/// The texts inside bytes that are something else: runs of UTF-8 without signs of control, a line each.
pub(super) fn inside(bytes: &[u8], shortest: usize) -> DecodedText {
    let mut reading = DecodedText::of(String::new(), "utf-8", 0, None);
    let mut at = 0;
    let shortest = if shortest == 0 { 0 } else { shortest.max(SHORTEST) };
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        let mut from = at;
        for run in valid.split_inclusive(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            if run.len() >= shortest {
                reading.places.extend(run.char_indices().map(|(place, _)| from + place));
                let _ = reading.text.write_str(run);
                // What comes next does not belong to it.
                reading.places.push(from + run.len());
                reading.text.push('\0');
            }
            from += run.len();
        }
        at += valid.len() + chunk.invalid().len();
    }
    reading
}
