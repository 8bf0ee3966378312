//! What `tesseract` tells of a page as hOCR: the words of each line, where they stand, and how high its letters are.

use crate::document::work::WorkBudget;
use crate::document::xml::{XmlElement, XmlStep, walk};
use crate::text::Unreadable;

/// The height of small letters as a share of that of capitals and figures, in common typefaces.
const SMALL_LETTERS: f64 = 0.74;

/// Words are of two columns if more than this many heights of small letters part them: no space between words is so wide.
const COLUMN_GAP: f64 = 2.5;

/// Between two columns stand at least so many spaces.
const COLUMN_SPACES: usize = 3;

/// A line that begins so many letters right of the others is of a column.
const INDENTED: usize = 12;

/// Lines with fewer letters do not tell how wide letters are.
const LONG: usize = 20;

/// A line that was recognised. Places are pixels from the left and upper edge.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RecognisedLine {
    pub text: String,
    pub left: f64,
    pub base: f64,
    /// Height of small letters such as x; 0 if it is not known.
    pub height: f64,
    /// How sure the program is, in percent.
    pub confidence: f64,
}

/// A word, and what was measured of it.
#[derive(Debug, Clone, Default)]
struct RecognisedWord {
    text: String,
    left: f64,
    right: f64,
    height: f64,
    confidence: f64,
}

/// The paragraphs of a page, line by line.
///
/// # Errors
/// [`Unreadable::Damaged`] if it is not hOCR, [`Unreadable::TooComplex`].
pub(super) fn paragraphs(page: &str, work: &mut WorkBudget) -> Result<Vec<Vec<RecognisedLine>>, Unreadable> {
    let mut paragraphs: Vec<Vec<(RecognisedLine, Vec<RecognisedWord>)>> = Vec::new();
    let mut words: Vec<RecognisedWord> = Vec::new();
    let mut line: Option<RecognisedLine> = None;
    let mut open: Vec<String> = Vec::new();
    walk(page, work, |step, _| {
        match step {
            XmlStep::Start(element) => {
                let class = element.attribute("class").unwrap_or_default().to_owned();
                match class.as_str() {
                    "ocr_par" => paragraphs.push(Vec::new()),
                    // Some lines are called by what they look like.
                    "ocr_line" | "ocr_header" | "ocr_caption" | "ocr_textfloat" => line = Some(begun(element)),
                    "ocrx_word" => {
                        let [left, top, right, bottom] = measured(element, "bbox");
                        let [confidence] = measured(element, "x_wconf");
                        let (text, height) = (String::new(), bottom - top);
                        words.push(RecognisedWord { text, left, right, height, confidence });
                    }
                    _ => {}
                }
                open.push(class);
            }
            XmlStep::Text(text) if open.iter().any(|class| class == "ocrx_word") => {
                words.iter_mut().next_back().into_iter().for_each(|word| word.text.push_str(text));
            }
            XmlStep::Text(_) => {}
            XmlStep::End(_) => {
                if open.pop().is_some_and(|class| class.starts_with("ocr_") && class != "ocr_par")
                    && let Some(line) = line.take()
                {
                    let words = std::mem::take(&mut words);
                    let words: Vec<_> = words.into_iter().filter(|word| !word.text.trim().is_empty()).collect();
                    if let Some(lines) = paragraphs.last_mut() {
                        lines.push((line, words));
                    }
                }
            }
        }
        Ok(())
    })?;
    let grid = Grid::of(paragraphs.iter().flatten());
    let ended = |(line, words)| ended(line, words, &grid);
    Ok(paragraphs.into_iter().map(|lines| lines.into_iter().map(ended).collect()).collect())
}

/// Where letters would stand on the page if all were equally wide: what stands in columns is written so.
struct Grid {
    /// The left edge of the text.
    edge: f64,
    /// The width of a letter; 0 if it is not known.
    letter: f64,
}

impl Grid {
    fn of<'l>(lines: impl Iterator<Item = &'l (RecognisedLine, Vec<RecognisedWord>)>) -> Self {
        let (mut edge, mut letters) = (f64::MAX, Vec::new());
        for (line, words) in lines {
            let count = words.iter().map(|word| word.text.trim().chars().count() + 1).sum::<usize>();
            let Some(last) = words.last().filter(|_| count >= LONG) else { continue };
            edge = edge.min(line.left);
            letters.push((last.right - line.left) / number(count));
        }
        letters.sort_by(f64::total_cmp);
        Self { edge, letter: letters.get(letters.len() / 2).copied().unwrap_or(0.0) }
    }

    /// The words of a line, with white space where columns part them, so that columns stand below each other.
    fn written(&self, words: &[RecognisedWord], height: f64) -> String {
        let (mut text, mut length) = (String::new(), 0);
        let mut end = None;
        for word in words {
            let place = self.place(word.left);
            let is_column = |end: f64| height > 0.0 && word.left - end > COLUMN_GAP * height;
            let spaces = match end {
                Some(end) if is_column(end) => place.saturating_sub(length).max(COLUMN_SPACES),
                Some(_) => 1,
                None if place >= INDENTED => place,
                None => 0,
            };
            text.extend(std::iter::repeat_n(' ', spaces));
            text.push_str(word.text.trim());
            length += spaces + word.text.trim().chars().count();
            end = Some(word.right);
        }
        text
    }

    /// How many letters have room left of this place.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page is some hundred letters wide")]
    fn place(&self, left: f64) -> usize {
        if self.letter > 0.0 { ((left - self.edge) / self.letter).clamp(0.0, 400.0).round() as usize } else { 0 }
    }
}

/// Numbers that an element says of itself behind a key; 0 for those that it does not say.
fn measured<const COUNT: usize>(element: &XmlElement, key: &str) -> [f64; COUNT] {
    let title = element.attribute("title").unwrap_or_default();
    let said = title.split(';').find_map(|part| part.trim().strip_prefix(key)?.strip_prefix(' '));
    let mut numbers = said.unwrap_or_default().split_whitespace().map(|number| number.parse().unwrap_or(0.0));
    std::array::from_fn(|_| numbers.next().filter(|number: &f64| number.is_finite()).unwrap_or(0.0))
}

fn begun(element: &XmlElement) -> RecognisedLine {
    let [left, _, _, bottom] = measured(element, "bbox");
    let [_, offset] = measured(element, "baseline");
    let [[size], [below], [above]] = ["x_size", "x_descenders", "x_ascenders"].map(|key| measured(element, key));
    RecognisedLine { left, base: bottom + offset, height: (size - below - above).max(0.0), ..RecognisedLine::default() }
}

fn ended(line: RecognisedLine, words: Vec<RecognisedWord>, grid: &Grid) -> RecognisedLine {
    let text = grid.written(&words, line.height);
    let letters = |word: &RecognisedWord| word.text.chars().filter(|c| c.is_alphanumeric()).count();
    let all: usize = words.iter().map(letters).sum();
    // Letters weigh, not words: what is no word is short.
    let sum: f64 = words.iter().map(|word| word.confidence * number(letters(word))).sum();
    let confidence = if all == 0 { 0.0 } else { sum / number(all) };
    // What the program says of the height of small letters where there are none is a guess.
    let is_guess = !text.contains(char::is_lowercase);
    let height = if is_guess { of_capitals(&words).unwrap_or(line.height) } else { line.height };
    RecognisedLine { text, height, confidence, ..line }
}

/// The height that small letters would have, from that of words of capitals and figures.
fn of_capitals(words: &[RecognisedWord]) -> Option<f64> {
    let sticks_out = |c: char| "QÅ,;()/|[]".contains(c);
    let is_plain =
        |word: &&RecognisedWord| word.text.contains(char::is_alphanumeric) && !word.text.contains(sticks_out);
    let mut heights: Vec<f64> = words.iter().filter(is_plain).map(|word| word.height).collect();
    heights.sort_by(f64::total_cmp);
    heights.get(heights.len() / 2).map(|height| height * SMALL_LETTERS)
}

/// A count as a number to reckon with.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_columns_stands_below_each_other() {
        let line = |words: &[(&str, usize, usize)]| {
            let word = |(text, left, right): &(&str, usize, usize)| {
                format!("<span class='ocrx_word' title='bbox {left} 0 {right} 30; x_wconf 90'>{text}</span>")
            };
            let left = words[0].1;
            let words: String = words.iter().map(word).collect();
            format!("<span class='ocr_line' title='bbox {left} 0 900 30; baseline 0 0; x_size 20'>{words}</span>")
        };
        let page = format!(
            "<html><p class='ocr_par'>{}{}{}{}</p></html>",
            line(&[("Arbeidsforberedende", 100, 290), ("trening", 300, 370)]),
            line(&[("FRA", 100, 130), ("DATO", 140, 180), ("FRIST", 400, 450)]),
            line(&[("9.", 100, 120), ("mars", 130, 170), ("26.", 400, 430), ("juni", 440, 480)]),
            line(&[("2020", 400, 440)]),
        );
        let read = paragraphs(&page, &mut WorkBudget::default()).expect("is read");
        let texts: Vec<&str> = read.iter().flatten().map(|line| line.text.as_str()).collect();
        let indent = " ".repeat(31);
        assert_eq!(
            texts,
            [
                "Arbeidsforberedende trening",
                &format!("FRA DATO{}FRIST", " ".repeat(23)),
                &format!("9. mars{}26. juni", " ".repeat(24)),
                &format!("{indent}2020"),
            ]
        );
    }

    #[test]
    fn lines_come_with_the_height_of_their_letters() {
        let page = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"x\">\n\
            <html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title></title></head><body><div class='ocr_page' title='image \"stdin\"; bbox 0 0 9 9'>\
            <div class='ocr_carea'><p class='ocr_par'><span class='ocr_header' title=\"bbox 274 854 1012 968; baseline 0 -25; x_size 114; \
            x_descenders 23; x_ascenders 26\"><span class='ocrx_word' title='bbox 274 854 1012 968; x_wconf 95'>Mitt</span>\n\
            <span class='ocrx_word' title='bbox 0 0 9 9; x_wconf 35'><strong>m&aring;l</strong></span></span></p>\n\
            <p class='ocr_par'><span class='ocr_line' title=\"bbox 278 1000 900 1034; baseline 0 -4; x_size 50\">\
            <span class='ocrx_word' title='bbox 1 1000 2 1030; x_wconf 90'>FRA</span> <span class='ocrx_word' title='bbox 1 1000 2 1040; x_wconf 90'>\
            DATO,</span></span></p></div></div></body></html>"
            .replace("&aring;", "&#229;");
        let read = paragraphs(&page, &mut WorkBudget::default()).expect("is read");
        let title = RecognisedLine {
            text: "Mitt mål".to_owned(),
            left: 274.0,
            base: 943.0,
            height: 65.0,
            confidence: 485.0 / 7.0,
        };
        let label = RecognisedLine {
            text: "FRA DATO,".to_owned(),
            left: 278.0,
            base: 1030.0,
            height: 30.0 * 0.74,
            confidence: 90.0,
        };
        assert_eq!(read, [[title], [label]]);
        assert_eq!(paragraphs("BRUKER", &mut WorkBudget::default()), Ok(Vec::new()));
        assert_eq!(paragraphs("<a", &mut WorkBudget::default()).err(), Some(Unreadable::Damaged));
    }
}
