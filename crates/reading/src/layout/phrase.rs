//! Phrases as they are compared: however they were printed, copied and corrected.

/// The text in lower case.
pub(crate) fn lowered(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    push_lowered(text, &mut lower);
    lower
}

/// Adds the text in lower case.
pub(crate) fn push_lowered(text: &str, lower: &mut String) {
    if text.is_ascii() || has_only_small(text) {
        let from = lower.len();
        lower.push_str(text);
        lower[from..].make_ascii_lowercase();
    } else {
        lower.push_str(&text.to_lowercase());
    }
}

/// Whether all that is not ASCII is small: most letters of Norwegian are, and the marks have no case.
fn has_only_small(text: &str) -> bool {
    let small = |c: char| matches!(c, '\u{80}'..='\u{bf}' | 'ß'..='ÿ' | '\u{2000}'..='\u{206f}');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let mut others = rest[at..].chars();
        if !others.next().is_some_and(small) {
            return false;
        }
        rest = others.as_str();
    }
    true
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
