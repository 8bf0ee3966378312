//! The lines of an entry, and which of them are one paragraph that the print has wrapped.

use reading::plan::{EntryKind, Plan};
use reading::text::{Span, Text};

/// Lines longer than this are paragraphs, not wrapped lines.
const WIDEST_WRAP: usize = 160;

/// A line with text, without the white space at its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextLine<'a> {
    pub text: &'a str,
    pub span: Span,
}

/// The lines of a span that hold text and are no page furniture. `furniture` is in the order of the source.
pub(super) fn lines_of<'a>(text: &'a Text, span: Span, furniture: &[Span]) -> Vec<TextLine<'a>> {
    let mut lines = Vec::new();
    let mut at = span.start;
    for raw in text.slice(span).split_inclusive(['\n', '\u{c}']) {
        let content = raw.trim();
        let leading = raw.chars().take_while(|c| c.is_whitespace()).count();
        let own = Span::new(at + leading, at + leading + content.chars().count());
        at += raw.chars().count();
        let cut = furniture.iter().take_while(|piece| piece.start < span.end).any(|piece| piece.overlaps(own));
        if !content.is_empty() && !cut {
            lines.push(TextLine { text: content, span: own });
        }
    }
    lines
}

/// How a print has wrapped its paragraphs. Lengths are in code points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flow {
    /// Length of the longest line; zero when lines are whole paragraphs.
    widest: usize,
    /// What does not fit into this much may have been wrapped: letters differ in width.
    least: usize,
    /// Least length of a line that goes on in the next, if that begins with a capital.
    capital_from: usize,
}

impl Flow {
    /// Every line goes on in the next.
    pub const ANY: Self = Self { widest: 1, least: 1, capital_from: 0 };

    /// How the entries of one kind are wrapped.
    pub fn of(plan: &Plan, text: &Text, kind: EntryKind) -> Self {
        let entries = plan.entries.iter().filter(|entry| entry.kind == kind);
        let lines = entries.flat_map(|entry| text.slice(entry.span).split(['\n', '\u{c}']));
        let widest = lines.map(|line| line.trim().chars().count()).max().unwrap_or(0);
        let widest = if widest > WIDEST_WRAP { 0 } else { widest };
        Self { widest, least: widest * 5 / 6, capital_from: 0 }
    }

    /// How the value of a field is wrapped, which may stand in a narrow column.
    pub fn of_value(lines: &[TextLine<'_>]) -> Self {
        let widest = lines.iter().map(|line| line.span.len()).max().unwrap_or(0);
        let widest = if (18..=WIDEST_WRAP).contains(&widest) { widest } else { 0 };
        Self { widest, least: widest, capital_from: 60 }
    }

    /// Whether `line` goes on in `next`: it stands right above, and the first word of `next` had no room.
    pub fn joins(self, line: &TextLine<'_>, next: &TextLine<'_>) -> bool {
        let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let capital = next.text.starts_with(char::is_uppercase);
        let sentence = capital && line.text.ends_with(['.', '!', '?', ':']);
        let room = if sentence { self.widest } else { self.least };
        let full = self.widest > 0 && line.span.len() + 1 + word > room;
        let adjacent = next.span.start - line.span.end == 1;
        let long_enough = !capital || line.span.len() >= self.capital_from;
        full && adjacent && long_enough && !is_item(next.text)
    }
}

/// Whether a line begins as the item of a list does.
fn is_item(line: &str) -> bool {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    line.starts_with(['-', '–', '•', '*', '·']) || (digits > 0 && line[digits..].starts_with(['.', ')']) && digits < 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(content: &str, flow: impl Fn(&[TextLine<'_>]) -> Flow) -> Vec<bool> {
        let text = Text::new(content);
        let lines = lines_of(&text, text.span(), &[]);
        let flow = flow(&lines);
        lines.windows(2).map(|pair| flow.joins(&pair[0], &pair[1])).collect()
    }

    #[test]
    fn a_full_line_goes_on_and_a_short_one_ends_a_paragraph() {
        let flow = |_: &[TextLine<'_>]| Flow { widest: 42, least: 35, capital_from: 0 };
        let text = "Jeg har snakket med sjefen om dette\nog hun er enig i planen som vi la.\nHilsen Kari";
        assert_eq!(joined(text, flow), [true, false]);
        assert_eq!(joined("Hei!\nJeg har snakket med sjefen om dette", flow), [false]);
        assert_eq!(joined("Jeg har snakket med sjefen om dette\n\nog hun er enig", flow), [false]);
        assert_eq!(joined("Jeg har snakket med sjefen om dette\n- og mer", flow), [false]);
    }

    #[test]
    fn a_value_in_a_narrow_column_is_one_paragraph() {
        assert_eq!(joined("Forstå hvorfor jeg blir så\nsliten", Flow::of_value), [true]);
        assert_eq!(joined("Ring legen i uke 12\nSend søknad", Flow::of_value), [false]);
    }

    #[test]
    fn furniture_is_no_line() {
        let text = Text::new("en\nSide 1 av 2\nto");
        let lines = lines_of(&text, text.span(), &[Span::new(3, 14)]);
        assert_eq!(lines.iter().map(|line| line.text).collect::<Vec<_>>(), ["en", "to"]);
    }
}
