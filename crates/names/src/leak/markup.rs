//! Letters that are written by signs: tags, entities of HTML, per cent in addresses, quoted-printable mail, escapes of JSON and
//! RTF, and UTF-8 that was read as something else.

use super::letters::WrittenSign;

/// Most characters of a tag, and of an entity.
const TAG: usize = 4000;
const ENTITY: usize = 12;

/// What stands for a tag: nothing is seen of it.
const TAG_SIGN: char = '\u{200b}';

/// The signs that a text means, each with the code points that it is written with; `None` where it means what it says.
pub(super) fn meant(content: &str) -> Option<Vec<WrittenSign>> {
    let bytes = content.as_bytes();
    if memchr::memchr3(b'<', b'&', b'%', bytes).is_none()
        && memchr::memchr2(b'=', b'\\', bytes).is_none()
        && memchr::memmem::find(bytes, "Ã".as_bytes()).is_none()
        && memchr::memmem::find(bytes, "Â".as_bytes()).is_none()
    {
        return None;
    }
    let chars: Vec<char> = content.chars().collect();
    let mut signs = Vec::with_capacity(chars.len());
    let (mut at, mut is_other) = (0, false);
    while at < chars.len() {
        let rest = &chars[at..];
        let end = match rest[0] {
            '<' => tag(rest).inspect(|length| signs.push((TAG_SIGN, at, at + length))),
            '&' => entity(rest).map(|(meaning, length)| {
                signs.extend(meaning.into_iter().flatten().map(|c| (c, at, at + length)));
                length
            }),
            '%' | '=' => coded(rest).map(|(meaning, length)| {
                signs.extend(meaning.chars().map(|c| (c, at, at + length)));
                length
            }),
            'Ã' | 'Â' => garbled(rest).map(|(c, length)| {
                signs.push((c, at, at + length));
                length
            }),
            '\\' => escape(rest).map(|(c, length)| {
                signs.push((c, at, at + length));
                length
            }),
            _ => None,
        };
        is_other |= end.is_some();
        at += end.unwrap_or_else(|| {
            signs.push((rest[0], at, at + 1));
            1
        });
    }
    is_other.then_some(signs)
}

/// The length of a tag.
fn tag(rest: &[char]) -> Option<usize> {
    rest.get(1).filter(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))?;
    let inner = rest[1..].iter().take(TAG).position(|c| matches!(c, '<' | '>'))?;
    (rest[inner + 1] == '>').then_some(inner + 2)
}

/// A letter with the mark behind it, and the length of the entity.
fn entity(rest: &[char]) -> Option<([Option<char>; 2], usize)> {
    let end = rest.iter().take(ENTITY).position(|c| *c == ';')?;
    let name: String = rest[1..end].iter().collect();
    let one = |c| Some([Some(c), None]);
    let meaning = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        one(char::from_u32(code.ok()?)?)
    } else {
        match name.as_str() {
            "aelig" | "AElig" => one('æ'),
            "szlig" => one('ß'),
            "eth" | "ETH" => one('ð'),
            "thorn" | "THORN" => one('þ'),
            "amp" => one('&'),
            "lt" => one('<'),
            "gt" => one('>'),
            "quot" | "laquo" | "raquo" => one('"'),
            "apos" | "lsquo" | "rsquo" => one('\''),
            "nbsp" | "ensp" | "emsp" | "thinsp" => one('\u{a0}'),
            "shy" | "zwj" | "zwnj" => one('\u{ad}'),
            "ndash" | "mdash" | "minus" | "hyphen" => one('-'),
            name => {
                let mut letters = name.chars();
                let letter = letters.next().filter(char::is_ascii_alphabetic)?;
                let mark = match letters.as_str() {
                    "ring" => '\u{30a}',
                    "uml" => '\u{308}',
                    "slash" => '\u{338}',
                    "acute" => '\u{301}',
                    "grave" => '\u{300}',
                    "circ" => '\u{302}',
                    "tilde" => '\u{303}',
                    "cedil" => '\u{327}',
                    "caron" => '\u{30c}',
                    _ => return None,
                };
                Some([Some(letter), Some(mark)])
            }
        }
    };
    Some((meaning?, end + 1))
}

/// Bytes written as «%C3%A5» or «=C3=A5», as many as stand together, and their length; «=» at the end of a line is nothing.
fn coded(rest: &[char]) -> Option<(String, usize)> {
    let sign = rest[0];
    if sign == '=' {
        let line = rest[1..].iter().take_while(|c| **c == '\r').count() + 1;
        if rest.get(line) == Some(&'\n') {
            return Some((String::new(), line + 1));
        }
    }
    let byte = |at: usize| {
        let digits = rest.get(at..at + 3).filter(|digits| digits[0] == sign)?;
        let digit = |c: char| c.to_digit(16).filter(|_| sign == '%' || !c.is_ascii_lowercase());
        u8::try_from(digit(digits[1])? * 16 + digit(digits[2])?).ok()
    };
    let bytes: Vec<u8> = (0..).step_by(3).map_while(byte).collect();
    if bytes.is_empty() {
        return None;
    }
    let text = std::str::from_utf8(&bytes)
        .map_or_else(|_| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned(), str::to_owned);
    Some((text, 3 * bytes.len()))
}

/// «Ã¥»: UTF-8 that was read as Windows-1252.
fn garbled(rest: &[char]) -> Option<(char, usize)> {
    let pair: String = rest.get(..2)?.iter().collect();
    let (bytes, _, unmapped) = encoding_rs::WINDOWS_1252.encode(&pair);
    let letter = std::str::from_utf8(&bytes).ok().filter(|_| !unmapped)?.chars().next()?;
    Some((letter, 2))
}

/// «\u00e5», «\u229?», «\'e5», «\n».
fn escape(rest: &[char]) -> Option<(char, usize)> {
    let number = |digits: &[char], radix| {
        let digits: String = digits.iter().collect();
        u32::from_str_radix(&digits, radix).ok()
    };
    match rest.get(1)? {
        'n' | 'r' => Some(('\n', 2)),
        't' => Some((' ', 2)),
        '\'' => {
            let code = u8::try_from(number(rest.get(2..4)?, 16)?).ok()?;
            let (letter, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&code));
            Some((letter.chars().next()?, 4))
        }
        'u' => {
            let decimal = rest[2..].iter().take(6).take_while(|c| c.is_ascii_digit()).count();
            if decimal > 0 && rest.get(2 + decimal) == Some(&'?') {
                return Some((char::from_u32(number(&rest[2..2 + decimal], 10)?)?, decimal + 3));
            }
            Some((char::from_u32(number(rest.get(2..6)?, 16)?)?, 6))
        }
        _ => None,
    }
}
