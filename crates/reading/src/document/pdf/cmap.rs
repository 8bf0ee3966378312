//! `CMap` streams: which code points, or which glyphs, the codes of a font stand for.

use std::collections::BTreeMap;

/// Longest range that is taken in; a longer one is damaged.
const LONGEST_RANGE: u32 = 0x1_0000;

/// Most codes that one map holds.
const MOST_CODES: usize = 0x2_0000;

/// Most code spaces.
const MOST_SPACES: usize = 100;

/// A mapping from codes, each of one to four bytes.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Length in bytes, first and last code of each code space.
    spaces: Vec<(usize, u32, u32)>,
    texts: BTreeMap<u32, String>,
    /// How often a text was put in, also over another.
    put: usize,
    /// First code, last code, first glyph.
    glyphs: Vec<(u32, u32, u32)>,
}

/// A word of the file.
enum CmapToken {
    /// A hexadecimal string.
    Code(Vec<u8>),
    Number(u32),
    Open,
    Close,
    Word(Vec<u8>),
}

impl CMap {
    pub(super) fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands: Vec<CmapToken> = Vec::new();
        for token in tokens(data) {
            let CmapToken::Word(word) = &token else {
                operands.push(token);
                continue;
            };
            match &word[..] {
                b"endcodespacerange" => map.take_spaces(&operands),
                b"endbfchar" => map.take_texts(&operands),
                b"endbfrange" => map.take_text_ranges(&operands),
                b"endcidchar" => map.take_glyphs(&operands, 2),
                b"endcidrange" => map.take_glyphs(&operands, 3),
                _ => {}
            }
            operands.clear();
        }
        map.glyphs.sort_by_key(|(first, ..)| *first);
        map
    }

    /// What the code stands for as text.
    pub(super) fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let after = self.glyphs.partition_point(|(first, ..)| *first <= code);
        let range = self.glyphs[..after].last().filter(|(_, last, _)| code <= *last)?;
        range.2.checked_add(code - range.0)
    }

    pub(super) const fn has_spaces(&self) -> bool {
        !self.spaces.is_empty()
    }

    /// The length in bytes of the code with which `bytes` begins.
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        (1..=4.min(bytes.len())).find(|&length| {
            let code = number(&bytes[..length]);
            self.spaces.iter().any(|&(space, first, last)| space == length && (first..=last).contains(&code))
        })
    }

    fn take_spaces(&mut self, operands: &[CmapToken]) {
        for pair in operands.chunks_exact(2) {
            if let [CmapToken::Code(first), CmapToken::Code(last)] = pair
                && self.spaces.len() < MOST_SPACES
            {
                self.spaces.push((first.len(), number(first), number(last)));
            }
        }
    }

    fn take_texts(&mut self, operands: &[CmapToken]) {
        for pair in operands.chunks_exact(2) {
            if let [CmapToken::Code(code), CmapToken::Code(text)] = pair {
                self.put(number(code), utf16(text));
            }
        }
    }

    fn take_text_ranges(&mut self, operands: &[CmapToken]) {
        let mut rest = operands;
        while let [CmapToken::Code(first), CmapToken::Code(last), after @ ..] = rest {
            if self.texts.len() >= MOST_CODES || self.put > 2 * MOST_CODES {
                break;
            }
            let first = number(first);
            let codes = first..=number(last).min(first.saturating_add(LONGEST_RANGE));
            match after {
                [CmapToken::Code(text), after @ ..] => {
                    let mut text = text.clone();
                    for code in codes {
                        self.put(code, utf16(&text));
                        count_up(&mut text);
                    }
                    rest = after;
                }
                [CmapToken::Open, after @ ..] => {
                    let end = after.iter().position(|token| matches!(token, CmapToken::Close)).unwrap_or(after.len());
                    for (code, token) in codes.zip(&after[..end]) {
                        if let CmapToken::Code(text) = token {
                            self.put(code, utf16(text));
                        }
                    }
                    rest = after.get(end + 1..).unwrap_or_default();
                }
                _ => break,
            }
        }
    }

    fn take_glyphs(&mut self, operands: &[CmapToken], each: usize) {
        for group in operands.chunks_exact(each) {
            let (Some(CmapToken::Code(first)), Some(CmapToken::Number(glyph))) = (group.first(), group.last()) else {
                continue;
            };
            let last = if let Some(CmapToken::Code(last)) = group.get(1) { number(last) } else { number(first) };
            self.glyphs.push((number(first), last, *glyph));
        }
    }

    fn put(&mut self, code: u32, text: String) {
        self.put += 1;
        if self.texts.len() < MOST_CODES {
            self.texts.insert(code, text);
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// UTF-16 without byte order mark, as these streams write text; a single byte is a code point.
fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        // Some programs turn the bytes of the letters that one glyph joins: U+6600 U+7400 are «ft».
        [letter, 0] if is_turned(bytes) => u16::from(*letter),
        pair => u16::from_be_bytes([pair[0], pair[1]]),
    });
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether these are several Latin letters with their bytes turned.
fn is_turned(bytes: &[u8]) -> bool {
    bytes.len() > 2 && bytes.chunks(2).all(|pair| matches!(pair, [letter, 0] if letter.is_ascii_alphabetic()))
}

fn count_up(bytes: &mut [u8]) {
    for byte in bytes.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            break;
        }
    }
}

fn tokens(data: &[u8]) -> impl Iterator<Item = CmapToken> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let byte = *data.get(at)?;
            match byte {
                b'%' => at += data[at..].iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count(),
                b'<' if data.get(at + 1) == Some(&b'<') => at += 2,
                b'>' if data.get(at + 1) == Some(&b'>') => at += 2,
                b'<' => {
                    let end = data[at..].iter().position(|&byte| byte == b'>').map_or(data.len(), |end| at + end);
                    let code = hex(&data[at + 1..end]);
                    at = end + 1;
                    return Some(CmapToken::Code(code));
                }
                b'[' => {
                    at += 1;
                    return Some(CmapToken::Open);
                }
                b']' => {
                    at += 1;
                    return Some(CmapToken::Close);
                }
                _ if is_plain(byte) => {
                    let length = data[at..].iter().take_while(|&&byte| is_plain(byte)).count();
                    let word = &data[at..at + length];
                    at += length;
                    let number = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
                    return Some(number.map_or_else(|| CmapToken::Word(word.to_vec()), CmapToken::Number));
                }
                _ => at += 1,
            }
        }
    })
}

const fn is_plain(byte: u8) -> bool {
    !matches!(byte, b'\0' | b'\t'..=b'\r' | b' ' | b'<' | b'>' | b'[' | b']' | b'(' | b')' | b'{' | b'}' | b'%')
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = digits
        .iter()
        .filter_map(|&digit| char::from(digit).to_digit(16))
        .filter_map(|d| u8::try_from(d).ok())
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_texts_of_any_length() {
        let map = CMap::parse(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap
              1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar
              2 beginbfrange <0041> <0043> <00E5> <0050> <0051> [<D83DDE00> <00AD>] endbfrange
              endcmap",
        );
        let text = |code| map.text(code).unwrap_or("-");
        assert_eq!((text(3), text(16), text(0x41), text(0x43)), (" ", "fi", "å", "ç"));
        assert_eq!((text(0x50), text(0x51), text(0x52)), ("😀", "\u{ad}", "-"));
        let turned = CMap::parse(b"2 beginbfchar <0001> <66007400> <0002> <6600> endbfchar");
        assert_eq!((turned.text(1), turned.text(2)), (Some("ft"), Some("\u{6600}")));
        assert_eq!((map.length(b"\0\x41"), map.length(b"\0")), (Some(2), None));
    }

    #[test]
    fn codes_stand_for_glyphs() {
        let map = CMap::parse(b"1 begincidrange <20> <7e> 1 endcidrange 1 begincidchar <80> 200 endcidchar");
        assert_eq!((map.glyph(0x21), map.glyph(0x80), map.glyph(0x81)), (Some(2), Some(200), None));
    }
}
