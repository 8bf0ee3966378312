//! From the bytes of a file to its characters: which encoding they are in, and what of them is no character in it.
//!
//! A file is UTF-8 where most of what is not ASCII in it is; bytes that are not stand as U+FFFD. Else it is in one of the
//! encodings of one byte in which Norwegian has been written, told by where these have æ, ø and å.

use std::borrow::Cow;

use super::{Encoding, Raw, Unreadable};
use crate::remark::{Remarks, What};

/// Bytes, from the first that does not fit on, by which the encoding is guessed.
const TELLING: usize = 4096;

/// Of so many units of UTF-16 one at most may be no character.
const FEW_DAMAGED: usize = 10;

/// Letters of UTF-16 in a row with their bytes the wrong way round, from which on a byte before them is lost.
const OUT_OF_STEP: usize = 3;

/// Zeros in every other byte from which on they tell of UTF-16: fewer stand in any file.
const FEWEST_ZEROS: usize = 4;

/// The upper half of code page 850, which has the letters of Norwegian where code page 865 has them.
const CP850: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

/// Decodes bytes that are text of some kind.
pub(super) fn to_unicode(bytes: &[u8]) -> Result<Raw<'_>, Unreadable> {
    match bytes {
        // UTF-32 begins like UTF-16.
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(Unreadable::Binary),
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes, false),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes, false),
        _ => {}
    }
    if let Some(unit) = unmarked_utf16(bytes) {
        return utf16(bytes, unit, true);
    }
    if let Ok(content) = std::str::from_utf8(bytes) {
        return Ok(Raw { content: content.into(), encoding: Encoding::Utf8, remarks: Remarks::default() });
    }
    if is_mostly_utf8(bytes) {
        return Ok(damaged_utf8(bytes));
    }
    one_byte(bytes)
}

/// How the units of text in UTF-16 without a byte order mark are put together: every other byte is 0.
fn unmarked_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    // Most files have no such byte at all.
    let telling = &bytes[..bytes.len().min(TELLING)];
    memchr::memchr(0, telling)?;
    let zeros = |first: usize| telling.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let all = telling.len() / 2;
    let told = |many: usize, few: usize| many >= FEWEST_ZEROS && many * 2 > all && few * 8 < many;
    if told(odd, even) {
        Some(u16::from_le_bytes)
    } else if told(even, odd) {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

/// Decodes UTF-16. A unit that is half a character, a byte too many and a lost byte stand as U+FFFD.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, guessed: bool) -> Result<Raw<'static>, Unreadable> {
    let mut content = String::with_capacity(bytes.len() / 2);
    let (mut at, mut bad) = (0, 0);
    let unit_at = |at: usize| bytes.get(at..at + 2).map(|pair| unit([pair[0], pair[1]]));
    // A letter whose bytes have changed places.
    let turned = |at: usize| unit_at(at).is_some_and(|unit| unit.to_le_bytes()[0] == 0 && unit >= 0x2000);
    while at < bytes.len() {
        if (0..OUT_OF_STEP).all(|step| turned(at + 2 * step)) {
            content.push(char::REPLACEMENT_CHARACTER);
            (at, bad) = (at + 1, bad + 1);
            continue;
        }
        let units = [unit_at(at), unit_at(at + 2)];
        let decoded = char::decode_utf16(units.into_iter().map_while(|unit| unit)).next().and_then(Result::ok);
        at += 2 * decoded.map_or(1, char::len_utf16);
        bad += usize::from(decoded.is_none());
        content.push(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if bad * FEW_DAMAGED > bytes.len() / 2 {
        return Err(Unreadable::DamagedUtf16);
    }
    let mut remarks = Remarks::default();
    remarks.note(What::BadBytes, bad);
    remarks.note(What::GuessedEncoding, usize::from(guessed));
    Ok(Raw { content: content.into(), encoding: Encoding::Utf16, remarks })
}

/// Whether bytes that are not all UTF-8 rather are than not: other encodings hardly ever have two bytes that could be one
/// character of it.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let good = std::str::from_utf8(bytes).map_or_else(|bad| bad.valid_up_to(), str::len);
    let mut characters = bytes[..good].iter().filter(|byte| **byte >= 0xc0).count();
    let mut bad = 0;
    for chunk in bytes[good..bytes.len().min(good + TELLING)].utf8_chunks() {
        characters += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    characters >= bad && characters > 0
}

fn damaged_utf8(bytes: &[u8]) -> Raw<'static> {
    let mut content = String::with_capacity(bytes.len());
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        content.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            content.push(char::REPLACEMENT_CHARACTER);
            bad += chunk.invalid().len();
        }
    }
    let mut remarks = Remarks::default();
    remarks.note(What::BadBytes, bad);
    Raw { content: content.into(), encoding: Encoding::Utf8, remarks }
}

/// Decodes an encoding of one byte: Windows-1252 (as ISO-8859-1, -10 and -15 for the letters of Norwegian), Mac Roman, or
/// code page 850 (as 865).
fn one_byte(bytes: &[u8]) -> Result<Raw<'_>, Unreadable> {
    let telling = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let telling = &bytes[telling.saturating_sub(1)..bytes.len().min(telling + TELLING)];
    let signs = LetterCounts::of(telling);
    let mut remarks = Remarks::default();
    let (content, encoding): (Cow<'_, str>, _) = if signs.mac > signs.windows && signs.mac >= signs.dos {
        (encoding_rs::MACINTOSH.decode_without_bom_handling(bytes).0, Encoding::MacRoman)
    } else if signs.dos > signs.windows {
        let upper: Vec<char> = CP850.chars().collect();
        let char_of = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { upper[usize::from(byte & 0x7f)] };
        (bytes.iter().map(char_of).collect::<String>().into(), Encoding::Cp850)
    } else {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(telling, true);
        let guess = detector.guess(Some(b"no"), chardetng::Utf8Detection::Deny);
        if guess != encoding_rs::WINDOWS_1252 && !guess.is_single_byte() {
            return Err(Unreadable::Binary);
        }
        (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, Encoding::Windows1252)
    };
    let sure = encoding == Encoding::Windows1252 && signs.windows > 0 && signs.windows > signs.odd;
    remarks.note(What::GuessedEncoding, usize::from(!sure));
    Ok(Raw { content, encoding, remarks })
}

/// How often bytes stand where each encoding has the letters æ, ø and å.
struct LetterCounts {
    windows: usize,
    mac: usize,
    dos: usize,
    /// Signs of Windows-1252 inside words, where none of Norwegian stands.
    odd: usize,
}

impl LetterCounts {
    fn of(bytes: &[u8]) -> Self {
        let mut letters = Self { windows: 0, mac: 0, dos: 0, odd: 0 };
        for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
            let before = at.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
            let after = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
            match byte {
                0xe5 | 0xf8 | 0xe6 | 0xc5 | 0xd8 | 0xc6 => letters.windows += 1,
                0x8c | 0xbf | 0xbe if before || after => letters.mac += 1,
                0x81 | 0xae | 0xaf if after => letters.mac += 1,
                0x86 | 0x9b if before || after => letters.dos += 1,
                0x8f | 0x9d if after => letters.dos += 1,
                0x91 if before && after => letters.dos += 1,
                0x80..=0x91 | 0x93..=0x95 | 0x98..=0xac | 0xae..=0xbf | 0xd7 | 0xf7 if before && after => {
                    letters.odd += 1;
                }
                _ => {}
            }
        }
        letters
    }
}
