//! The lines of a page: what stands in blocks of its own, with blank lines around paragraphs, as a copy from the browser has it.

use super::look::{LetterCase, Look, White};
use crate::document::blocks::{ListLabel, Paragraph, labelled};
use crate::document::grid;
use crate::document::setting::Setting;
use crate::document::work::{Cost, WorkBudget};
use crate::evidence::Style;
use crate::text::Unreadable;

#[derive(Debug, Default)]
pub(super) struct HtmlLines {
    done: Vec<Paragraph>,
    line: String,
    setting: Setting,
    /// Blank lines that stand before the next line.
    blank: usize,
    tables: Vec<Vec<grid::GridRow>>,
    /// What the next line counts with.
    label: Option<ListLabel>,
}

impl HtmlLines {
    /// Puts text that looks like this.
    pub(super) fn put(
        &mut self,
        text: &str,
        look: &Look,
        style: Style,
        is_furniture: bool,
        work: &mut WorkBudget,
    ) -> Result<(), Unreadable> {
        work.spend(Cost::Letters, text.len())?;
        let keeps_lines = look.white != White::One;
        for (at, piece) in text.split(|c| keeps_lines && c == '\n').enumerate() {
            if at > 0 {
                self.line_break(work)?;
            }
            let from = self.line.len();
            self.put_letters(piece, look);
            self.setting.add(self.line.get(from..).unwrap_or_default(), style, is_furniture);
        }
        Ok(())
    }

    fn put_letters(&mut self, text: &str, look: &Look) {
        for letter in text.chars() {
            let begins_word = !self.line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’'));
            match (letter, look.case) {
                (' ' | '\n' | '\r' | '\t' | '\u{c}', _) if look.white != White::All => {
                    if !self.line.is_empty() && !self.line.ends_with(' ') {
                        self.line.push(' ');
                    }
                }
                (_, LetterCase::Upper) => self.line.extend(letter.to_uppercase()),
                (_, LetterCase::Title) if begins_word => self.line.extend(letter.to_uppercase()),
                (_, LetterCase::Lower) => self.line.extend(letter.to_lowercase()),
                _ => self.line.push(letter),
            }
        }
    }

    /// Ends the line, if there is one; so many blank lines at least stand before the next.
    pub(super) fn end(&mut self, blank: usize, work: &mut WorkBudget) -> Result<(), Unreadable> {
        let text = std::mem::take(&mut self.line);
        let setting = std::mem::take(&mut self.setting);
        if !text.trim().is_empty() {
            work.spend(Cost::Lines, 1 + self.blank)?;
            let paragraph =
                Paragraph { text: text.trim_end().to_owned(), seen: setting.seen(), ..Paragraph::default() };
            let is_heading = paragraph.seen.style.heading > 0;
            let paragraph = labelled(self.label.take(), paragraph, is_heading, work);
            let blanks = std::mem::take(&mut self.blank);
            let target = self.target();
            let blanks = if target.is_empty() { 0 } else { blanks };
            target.extend(std::iter::repeat_with(Paragraph::default).take(blanks));
            target.push(paragraph);
        }
        self.blank = self.blank.max(blank);
        Ok(())
    }

    /// Ends the line where the page says so; where there is none, it is blank.
    pub(super) fn line_break(&mut self, work: &mut WorkBudget) -> Result<(), Unreadable> {
        if self.line.trim().is_empty() {
            self.line.clear();
            self.blank += 1;
            return Ok(());
        }
        self.end(0, work)
    }

    /// Says what the first line of an item of a list counts with.
    pub(super) fn begin_item(&mut self, number: Option<u32>) {
        self.label = number.map(|number| ListLabel { text: format!("{number}. "), is_bullet: false });
    }

    pub(super) fn end_item(&mut self) {
        self.label = None;
    }

    pub(super) fn begin_table(&mut self) {
        self.tables.push(Vec::new());
    }

    pub(super) fn begin_row(&mut self) {
        self.tables.iter_mut().next_back().into_iter().for_each(|rows| rows.push(Vec::new()));
    }

    pub(super) fn begin_cell(&mut self) {
        let row = self.tables.last_mut().and_then(|rows| rows.last_mut());
        row.into_iter().for_each(|row| row.push(Vec::new()));
        self.blank = 0;
    }

    pub(super) fn end_table(&mut self) {
        if let Some(rows) = self.tables.pop() {
            let lines = grid::lines(rows);
            self.target().extend(lines);
        }
    }

    /// Where lines go: into the cell that is open, or into the page.
    fn target(&mut self) -> &mut Vec<Paragraph> {
        match self.tables.last_mut().and_then(|rows| rows.last_mut()?.last_mut()) {
            Some(cell) => cell,
            None => &mut self.done,
        }
    }

    pub(super) fn into_paragraphs(self) -> Vec<Paragraph> {
        self.done
    }
}
