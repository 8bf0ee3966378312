//! How the letters of a line are set, gathered piece by piece.

use crate::evidence::{LineEvidence, Style};

/// What was seen of the letters of a line so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Setting {
    letters: usize,
    bold: usize,
    italic: usize,
    capitals: usize,
    furniture: usize,
    /// Type sizes, and how many letters have each.
    sizes: Vec<(u16, usize)>,
    heading: Option<u8>,
}

impl Setting {
    /// Adds a piece of text in one style. Letters are counted, white space is not.
    pub(super) fn add(&mut self, text: &str, style: Style, is_furniture: bool) {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        if letters == 0 {
            return;
        }
        let count = |is: bool| if is { letters } else { 0 };
        self.letters += letters;
        self.bold += count(style.bold);
        self.italic += count(style.italic);
        self.capitals += count(style.capitals);
        self.furniture += count(is_furniture);
        match self.sizes.iter_mut().find(|(size, _)| *size == style.size) {
            Some((_, known)) => *known += letters,
            None => self.sizes.push((style.size, letters)),
        }
        // A heading is a whole line.
        self.heading = Some(self.heading.map_or(style.heading, |known| if known == style.heading { known } else { 0 }));
    }

    /// The line as a whole: the size of most of its letters, and what all of them have in common.
    pub(super) fn seen(&self) -> LineEvidence {
        let all = |some: usize| some > 0 && some == self.letters;
        // Of two sizes with as many letters the first counts.
        let most = self.sizes.iter().rev().max_by_key(|(_, letters)| *letters);
        let style = Style {
            size: most.map_or(0, |(size, _)| *size),
            bold: all(self.bold),
            italic: all(self.italic),
            capitals: all(self.capitals),
            heading: self.heading.unwrap_or(0),
            ..Style::default()
        };
        LineEvidence { style, furniture: all(self.furniture), ..LineEvidence::default() }
    }
}

/// Tenths of a point, as evidence has them.
pub(super) fn tenths(points: f64) -> u16 {
    // The cast saturates: whatever a file says, it is a number of 16 bits.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tenths = (points * 10.0).round() as u16;
    tenths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_what_all_of_its_letters_have_and_the_size_of_most() {
        let large = Style { size: 180, bold: true, heading: 2, ..Style::default() };
        let mut setting = Setting::default();
        assert_eq!(setting.seen(), LineEvidence::default());
        setting.add("Flytting", large, true);
        setting.add("  ", Style::default(), false);
        assert_eq!(setting.seen(), LineEvidence { style: large, furniture: true, ..LineEvidence::default() });
        setting.add(" til en annen by", Style { size: 120, bold: true, ..Style::default() }, false);
        assert_eq!(setting.seen().style, Style { size: 120, bold: true, ..Style::default() });
        assert!(!setting.seen().furniture);
        assert_eq!([tenths(13.52), tenths(-1.0), tenths(f64::NAN), tenths(1e9)], [135, 0, 0, u16::MAX]);
    }
}
