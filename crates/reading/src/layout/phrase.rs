//! Phrases as they are compared: however they were printed, copied and corrected.

use crate::bytes;

/// The text in lower case.
pub(crate) fn lowered(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    push_lowered(text, &mut lower);
    lower
}

/// Adds the text in lower case.
pub(crate) fn push_lowered(text: &str, lower: &mut String) {
    if text.is_ascii() || has_only_small(text.as_bytes()) {
        let from = lower.len();
        lower.push_str(text);
        lower[from..].make_ascii_lowercase();
    } else {
        lower.push_str(&text.to_lowercase());
    }
}

/// Whether all that is not ASCII is small: most letters of Norwegian are, and the marks have no case.
fn has_only_small(text: &[u8]) -> bool {
    // The first bytes of U+80 to U+FF, and of U+2000 to U+2FFF.
    if bytes::any(text, |byte| byte >= 0xc4 && byte != 0xe2) {
        return false;
    }
    let followed = |first: u8, is_small: fn(u8) -> bool| {
        memchr::memchr_iter(first, text).all(|at| text.get(at + 1).is_some_and(|&next| is_small(next)))
    };
    // From «ß» on, and up to U+206F.
    followed(0xc3, |next| next >= 0x9f) && followed(0xe2, |next| next == 0x80)
}

/// A phrase without what printing, copying and Word do to it: letter case, kinds of spaces and hyphens, emoji.
pub(super) fn folded(phrase: &str) -> String {
    let mut folded = String::with_capacity(phrase.len());
    let mut space = false;
    for c in phrase.chars() {
        if c.is_ascii_graphic() && !space {
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{fe0f}' | '\u{1f000}'..='\u{1ffff}') {
            continue;
        }
        if space && !folded.is_empty() {
            folded.push(' ');
        }
        space = false;
        match c {
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            // Small letters of Norwegian.
            'ß'..='ÿ' => folded.push(c),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}
