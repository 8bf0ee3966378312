//! Phrases as they are compared: however they were printed, copied and corrected.

/// A phrase without what printing, copying and Word do to it: letter case, kinds of spaces and hyphens, emoji.
pub(super) fn folded(phrase: &str) -> String {
    let mut folded = String::with_capacity(phrase.len());
    let mut space = false;
    for c in phrase.chars() {
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
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}
