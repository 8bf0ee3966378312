//! Blocks of text, and where blank lines stand between them, so that the grammar reads them like a copy from a browser.

use std::sync::LazyLock;

use regex::Regex;

use super::anchors::Anchor;
use super::work::WorkBudget;
use super::written::Written;
use crate::evidence::LineEvidence;
use crate::remark::What;

/// Of so many lines one at least is blank where a person or a program has set blank lines.
const FEW_BLANKS: usize = 16;

/// The line above a message: sender, dash, day, month and year, perhaps a clock time.
static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    let (dash, day) = (r"[-–—\u{2010}\u{2011}]", r"\d{1,2}[.,]?\s?\p{L}{3,9}[.,]?\s?\d{4}");
    let clock = r"(\s+kl\.?\s*\d{1,2}[.:]\d{2})?";
    Regex::new(&format!(r"^\S.{{0,40}}?\s?{dash}\s?{day}{clock}$")).expect("a sound expression")
});

/// Whether the line has the form of the line above a message.
pub(super) fn is_header(line: &str) -> bool {
    // Most lines are too long, or do not end with a figure.
    line.len() < 160 && line.ends_with(|c: char| c.is_ascii_digit()) && HEADER.is_match(line)
}

/// What stands before a paragraph of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListLabel {
    pub text: String,
    pub is_bullet: bool,
}

/// A paragraph of an office document or of a web page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub text: String,
    /// What was seen of each of its lines.
    pub seen: LineEvidence,
    /// Where annotations begin and end in it, in rising order.
    pub anchors: Vec<Anchor>,
}

impl Paragraph {
    /// A paragraph of which nothing else is known.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Set as a heading, or bold throughout.
    const fn stands_out(&self) -> bool {
        self.seen.style.heading > 0 || self.seen.style.bold
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The paragraph with the number or sign that its list sets before it. A heading, or the line above a message, is told by its
/// words alone: before those it is left out.
pub(super) fn labelled(
    label: Option<ListLabel>,
    paragraph: Paragraph,
    is_heading: bool,
    work: &mut WorkBudget,
) -> Paragraph {
    let Some(label) = label else { return paragraph };
    let text = paragraph.text.trim_start();
    if is_heading || is_header(text.trim_end()) {
        work.note(What::ListNumbers, 1);
        return paragraph;
    }
    if text.is_empty() && label.is_bullet {
        return paragraph;
    }
    let trimmed = paragraph.text.len() - text.len();
    let moved = |anchor: &Anchor| Anchor { at: label.text.len() + anchor.at.saturating_sub(trimmed), ..*anchor };
    let anchors = paragraph.anchors.iter().map(moved).collect();
    Paragraph { text: format!("{}{text}", label.text), anchors, ..paragraph }
}

/// The paragraphs as text. Where headings tell the titles of threads and no empty paragraphs part the others, blank
/// lines do; else each paragraph is a line.
pub(super) fn joined(paragraphs: &[Paragraph]) -> Written {
    let blanks = paragraphs.iter().filter(|paragraph| paragraph.is_blank()).count();
    let is_title =
        |pair: &[&Paragraph]| pair[0].stands_out() && !is_header(&pair[0].text) && is_header(pair[1].text.trim());
    let mut kept: Vec<&Paragraph> = paragraphs.iter().collect();
    let told = blanks * FEW_BLANKS < paragraphs.len() && kept.windows(2).any(is_title);
    if told {
        kept.retain(|paragraph| !paragraph.is_blank());
    }
    let mut written = Written::default();
    for (at, paragraph) in kept.iter().enumerate() {
        written.put(&paragraph.text, paragraph.seen, &paragraph.anchors);
        let below_title = kept.get(at..at + 2).is_some_and(is_title);
        if told && !below_title {
            written.end_lines(1);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Style;

    #[test]
    fn lines_above_messages_are_known_by_their_form() {
        for line in [
            "Z994188 - 16. JUL. 2018",
            "BRUKER – 4. mai 2020",
            "KARI EKSEMPEL - 5. februar 2024 kl. 02.31",
            "VEILEDER - 22 desember 2023 kl. 09:09",
        ] {
            assert!(is_header(line), "{line}");
        }
        for line in ["16. juli 2018", "Vi ses 16. juli 2018", "- 16. juli 2018 er fristen", "Side 1 av 18"] {
            assert!(!is_header(line), "{line}");
        }
    }

    #[test]
    fn blank_lines_stand_where_headings_tell_the_titles() {
        let of = |lines: &[(&str, bool)]| {
            let set = |bold| LineEvidence { style: Style { bold, ..Style::default() }, ..LineEvidence::default() };
            let paragraphs: Vec<_> =
                lines.iter().map(|&(text, bold)| Paragraph { seen: set(bold), ..Paragraph::plain(text) }).collect();
            joined(&paragraphs).into_parts().0
        };
        let title = ("Flytting", true);
        assert_eq!(
            of(&[title, ("BRUKER - 1. mai 2020", false), ("Hei.", false)]),
            "Flytting\nBRUKER - 1. mai 2020\n\nHei.\n\n"
        );
        assert_eq!(of(&[("Hei.", false), ("BRUKER - 1. mai 2020", false)]), "Hei.\nBRUKER - 1. mai 2020\n");
        assert_eq!(of(&[title, ("", false), ("BRUKER - 1. mai 2020", false)]), "Flytting\n\nBRUKER - 1. mai 2020\n");
    }
}
