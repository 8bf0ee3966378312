//! The ways in which the text of a print is got, each with its own distortion, modelled on pairs of genuine
//! prints: which blocks have blank lines between them, where lines wrap, how fields side by side come out.

use std::fmt::Write as _;

use reading::layout::Speaker;
use unicode_normalization::UnicodeNormalization as _;

use super::copies::{browser, scan, typed, word};
use crate::invented::dice::Dice;
use crate::invented::plans::{Era, Plan};
use crate::invented::prints::Block;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extraction {
    Browser,
    Plain,
    Layout,
    Raw,
    /// A browser copy, corrected by Word as it was pasted.
    Word,
    /// `pdftotext -raw`, decomposed as on a Mac.
    Decomposed,
    Scan,
    Typed,
}

impl Extraction {
    pub const ALL: [Self; 8] =
        [Self::Browser, Self::Plain, Self::Layout, Self::Raw, Self::Word, Self::Decomposed, Self::Scan, Self::Typed];

    /// Whether prints of the era come this way at all.
    pub fn is_of(self, era: Era) -> bool {
        match self {
            Self::Browser | Self::Word => !era.is_server(),
            Self::Typed => !matches!(era, Era::H1 | Era::P1 | Era::P2),
            _ => true,
        }
    }

    pub fn text(self, plan: &Plan, seed: u64) -> String {
        let blocks = plan.blocks();
        let mut dice = Dice(seed);
        let page = Page { era: plan.era, dice: Dice(seed ^ 1), lines: Vec::new(), scale: plan.scale };
        match self {
            Self::Browser => browser(&blocks),
            Self::Word => word(&browser(&blocks)),
            Self::Raw => page.raw(&blocks),
            Self::Decomposed => page.raw(&blocks).nfd().collect(),
            Self::Layout => page.layout(&blocks),
            Self::Plain => page.plain(&blocks),
            Self::Scan => scan(&page.scanned(&blocks), plan.era, &mut dice),
            Self::Typed => typed(plan),
        }
    }
}

/// Widths of letters in a font of print, in tenths of its size.
fn width(text: &str) -> usize {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | '\'' | '|' => 22,
        't' | 'f' | '.' | ',' | ':' | ';' | '!' | '/' | 'I' | '[' | ']' | ' ' | '-' | '(' | ')' | 'r' => 29,
        'c' | 'k' | 'v' | 'x' | 'y' | 's' | 'z' | 'J' => 50,
        'm' | 'M' | 'W' | 'æ' => 85,
        'w' | 'A'..='Z' | 'Å' | 'Æ' | 'Ø' => 70,
        _ => 56,
    };
    text.chars().map(of).sum()
}

fn wrap(text: &str, widest: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && width(&line) + 29 + width(word) > widest {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// A page as a PDF holds it.
struct Page {
    era: Era,
    dice: Dice,
    lines: Vec<String>,
    /// How large it was printed, in percent.
    scale: usize,
}

impl Page {
    const fn message_width(&self) -> usize {
        (if self.era.is_late() { 3850 } else { 4180 }) * 100 / self.scale
    }

    /// Titles of threads are set larger than messages, or heavier.
    const fn title_width(&self) -> usize {
        let size = match self.era {
            Era::H1 | Era::H2 | Era::H3 => 105,
            Era::H4 | Era::H4b => 126,
            Era::H5 => 116,
            Era::P0 | Era::P1 => 130,
            Era::P2 => 155,
        };
        self.message_width() * 100 / size
    }

    const CARD: usize = 3560;

    const fn cell(&self) -> usize {
        if self.era.is_late() { 1700 } else { 1120 }
    }

    fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn wrapped(&mut self, text: &str, widest: usize, indent: usize) {
        for line in wrap(text, widest) {
            self.line(format!("{}{line}", " ".repeat(indent)));
        }
    }

    /// Cuts the lines into pages.
    fn pages(mut self) -> String {
        let server = self.era.is_server();
        let long = 42 + self.dice.below(12);
        let pages = self.lines.len().div_ceil(long);
        let mut out = String::new();
        for (number, page) in self.lines.chunks(long).enumerate() {
            if number > 0 {
                out.push('\u{c}');
            }
            for line in page {
                out.push_str(line);
                out.push('\n');
            }
            if server && self.era != Era::P0 {
                let _ = write!(out, "\nSide {} av {pages}\n\n", number + 1);
            }
        }
        out.push('\u{c}');
        out
    }

    fn raw(mut self, blocks: &[Block]) -> String {
        for block in blocks {
            self.simple(block, false);
            match block {
                Block::Row(cells) => {
                    let mut empty: Vec<&str> = Vec::new();
                    for (label, value) in cells {
                        empty.push(label);
                        if value.is_empty() && self.era.is_server() {
                            continue;
                        }
                        let labels = std::mem::take(&mut empty).join(" ");
                        let cell = self.cell();
                        self.wrapped(&labels, cell.max(width(&labels) * usize::from(self.era.is_server())), 0);
                        if !value.is_empty() {
                            self.wrapped(value, cell, 0);
                        }
                    }
                    if !empty.is_empty() {
                        self.line(empty.join(" "));
                    }
                }
                Block::CardTitle(title) => self.wrapped(title, 3000, 0),
                Block::Body(paragraphs, _) => {
                    for line in paragraphs.iter().flatten() {
                        let widest = self.message_width();
                        self.wrapped(line, widest, 0);
                    }
                }
                _ => {}
            }
        }
        let text = self.pages();
        text.replace("\n\nSide", "\nSide").replace("\n\n\u{c}", "\n\u{c}")
    }

    /// Blocks that look alike in all extractions of a PDF; `tight` puts no gaps around them.
    fn simple(&mut self, block: &Block, gaps: bool) {
        let gap = |page: &mut Self| {
            if gaps {
                page.gap();
            }
        };
        match block {
            Block::Head(left, right) => {
                if self.era.is_server() {
                    left.iter().chain(right).for_each(|line| self.line(line.clone()));
                } else {
                    self.line(format!("{} {}", left[0], right[0]));
                    left[1..].iter().chain(&right[1..]).for_each(|line| self.line(line.clone()));
                }
                gap(self);
            }
            Block::PlanTitle(text) | Block::GoalHeading(text) | Block::Header(text, _) => self.line(text.clone()),
            Block::Preamble(text) | Block::Goal(text) => {
                let widest = self.message_width();
                self.wrapped(text, widest, 0);
                gap(self);
            }
            Block::Group(text) => {
                gap(self);
                self.line(text.clone());
            }
            Block::CardType(kind, _) if !gaps => self.line(kind.clone()),
            Block::Box(label, lines) => {
                gap(self);
                self.line(label.clone());
                for line in lines {
                    self.wrapped(line, Self::CARD, 0);
                }
                gap(self);
            }
            Block::Wide(label, lines, _) => {
                self.line(label.clone());
                for line in lines {
                    self.wrapped(line, Self::CARD, 0);
                }
            }
            Block::Chips(chips) => self.line(chips.join(" ")),
            Block::Dialog(text) | Block::History(text) => {
                if self.era.is_server() || text.starts_with("Dialogen") {
                    gap(self);
                }
                self.line(text.clone());
            }
            Block::ThreadTitle(text) => {
                // Right below the heading of the dialogue stands no blank line.
                if !self.lines.last().is_some_and(|last| last.starts_with("Dialog")) {
                    gap(self);
                }
                let widest = self.title_width();
                self.wrapped(text, widest, 0);
            }
            Block::ReadBy(text) => {
                self.line(text.clone());
                gap(self);
            }
            Block::Event(when, what) => {
                self.line(when.clone());
                self.line(what.clone());
            }
            Block::CardType(..) | Block::CardTitle(_) | Block::Row(_) | Block::Body(..) => {}
        }
    }

    fn layout(mut self, blocks: &[Block]) -> String {
        let server = self.era.is_server();
        let (second, third) = if self.era.is_late() { (43, 43) } else { (25, 49) };
        for block in blocks {
            match block {
                Block::Head(left, right) => {
                    for at in 0..left.len().max(right.len()) {
                        let empty = String::new();
                        let (left, right) = (left.get(at).unwrap_or(&empty), right.get(at).unwrap_or(&empty));
                        self.line(format!("{left:<60} {right:>30}").trim_end().to_owned());
                    }
                    self.gap();
                }
                Block::CardType(kind, chips) if server => {
                    self.gap();
                    let chips = chips.join("   ");
                    self.line(format!("{kind:<64} {chips}").trim_end().to_owned());
                }
                Block::CardType(kind, _) => {
                    self.gap();
                    self.line(kind.clone());
                }
                Block::CardTitle(title) => self.wrapped(title, 3000, 0),
                Block::Row(cells) => {
                    let cell = self.cell();
                    let columns: Vec<Vec<String>> = cells
                        .iter()
                        .map(|(label, value)| {
                            let mut lines = wrap(label, cell);
                            if !value.is_empty() {
                                lines.extend(wrap(value, cell));
                            }
                            lines
                        })
                        .collect();
                    for at in 0..columns.iter().map(Vec::len).max().unwrap_or(0) {
                        let mut line = String::new();
                        for (number, column) in columns.iter().enumerate() {
                            let start: usize = [0, second, third][number];
                            let piece = column.get(at).map_or("", String::as_str);
                            if piece.is_empty() {
                                continue;
                            }
                            let fill = start.saturating_sub(line.chars().count());
                            line.push_str(&" ".repeat(fill.max(usize::from(number > 0))));
                            line.push_str(piece);
                        }
                        self.line(line);
                    }
                }
                Block::Chips(chips) => {
                    if self.dice.below(2) == 0 {
                        self.gap();
                    }
                    self.line(format!(" {}", chips.join(" ")));
                    self.gap();
                }
                Block::Header(text, speaker) if server => {
                    let indent = if *speaker == Speaker::User { 23 } else { 2 };
                    if *speaker == Speaker::User {
                        self.gap();
                    }
                    self.line(format!("{}{text}", " ".repeat(indent)));
                }
                Block::Body(paragraphs, speaker) => {
                    let indent = if !server {
                        0
                    } else if *speaker == Speaker::User {
                        23
                    } else {
                        2
                    };
                    self.body(paragraphs, indent);
                    if server {
                        self.gap();
                    }
                }
                Block::Event(when, what) => {
                    self.line(when.clone());
                    self.line(what.clone());
                    self.gap();
                }
                Block::ThreadTitle(_)
                    if server && self.lines.last().is_some_and(|last| !last.starts_with("Dialog")) =>
                {
                    // The server leaves more above a title than between messages.
                    self.gap();
                    self.lines.extend([String::new(), String::new()]);
                    self.simple(block, true);
                }
                block => self.simple(block, true),
            }
        }
        self.pages()
    }

    fn body(&mut self, paragraphs: &[Vec<String>], indent: usize) {
        let widest = self.message_width();
        for (number, lines) in paragraphs.iter().enumerate() {
            if number > 0 {
                self.gap();
            }
            lines.iter().for_each(|line| self.wrapped(line, widest, indent));
        }
    }

    fn plain(mut self, blocks: &[Block]) -> String {
        let server = self.era.is_server();
        let late = self.era.is_late();
        let header_gap = !server && !late;
        let mut strays: Vec<String> = Vec::new();
        let mut at = 0;
        while at < blocks.len() {
            match &blocks[at] {
                Block::Head(left, right) => {
                    left.iter().for_each(|line| self.line(line.clone()));
                    self.gap();
                    right.iter().for_each(|line| self.line(line.clone()));
                    self.gap();
                }
                Block::CardType(kind, chips) => {
                    // After a dialogue the next card follows without a blank line.
                    if !matches!(blocks.get(at.wrapping_sub(1)), Some(Block::Body(..) | Block::Group(_))) || late {
                        self.gap();
                    }
                    self.line(kind.clone());
                    self.gap();
                    for line in strays.drain(..) {
                        self.lines.push(line);
                        self.lines.push(String::new());
                    }
                    if self.era != Era::P0 {
                        for chip in chips {
                            self.line(chip.clone());
                            self.gap();
                        }
                    }
                    if let Some(Block::CardTitle(title)) = blocks.get(at + 1) {
                        self.wrapped(title, 3000, 0);
                    }
                    if self.era == Era::P0 && !chips.is_empty() {
                        self.line(chips.join(" "));
                    }
                    if self.era == Era::P0 || (late && self.dice.below(5) == 0) {
                        self.gap();
                    }
                    at += 1;
                }
                Block::Row(_) => {
                    let rows: Vec<&Vec<(String, String)>> = blocks[at..]
                        .iter()
                        .map_while(|block| if let Block::Row(cells) = block { Some(cells) } else { None })
                        .collect();
                    at += rows.len() - 1;
                    let last_card = !blocks[at..].iter().any(|block| matches!(block, Block::CardType(..)));
                    if !late && rows.len() > 1 && rows[0].len() == 3 && self.dice.below(3) > 0 {
                        self.torn(&rows, last_card, &mut strays);
                    } else {
                        rows.iter().for_each(|row| self.clean(row));
                    }
                }
                Block::Wide(label, lines, _) => {
                    self.line(label.clone());
                    if !late {
                        self.gap();
                    }
                    for line in lines {
                        self.wrapped(line, Self::CARD, 0);
                    }
                }
                Block::Chips(chips) => {
                    self.line(chips.join(" "));
                    self.gap();
                }
                Block::Header(text, speaker) => {
                    if server && self.era != Era::P0 && *speaker == Speaker::User && self.dice.below(3) == 0 {
                        self.gap();
                    }
                    self.line(text.clone());
                    if header_gap {
                        self.gap();
                    }
                }
                Block::Body(paragraphs, _) => {
                    self.body(paragraphs, 0);
                    if matches!(blocks.get(at + 1), Some(Block::Group(_) | Block::ThreadTitle(_))) {
                        self.gap();
                    }
                }
                block => self.simple(block, true),
            }
            at += 1;
        }
        self.pages()
    }

    /// A row whose fields come one by one.
    fn clean(&mut self, cells: &[(String, String)]) {
        let cell = self.cell();
        if self.era == Era::P0 && cells.iter().all(|(_, value)| !value.is_empty()) && cells.len() > 1 {
            for part in [0, 1] {
                for cell in cells {
                    self.line(if part == 0 { cell.0.clone() } else { cell.1.clone() });
                    self.gap();
                }
            }
            return;
        }
        for (label, value) in cells {
            self.wrapped(label, cell, 0);
            if !self.era.is_late() {
                self.gap();
            }
            if !value.is_empty() {
                self.wrapped(value, cell, 0);
            }
            self.gap();
        }
    }

    /// Rows that came apart: labels first, then values column by column; the third column is late, or
    /// slips below the type line of the next card.
    fn torn(&mut self, rows: &[&Vec<(String, String)>], last_card: bool, strays: &mut Vec<String>) {
        let cell = self.cell();
        let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column)).collect::<Vec<_>>();
        for row in rows {
            for (label, _) in row.iter().take(2) {
                self.wrapped(label, cell, 0);
                self.gap();
            }
        }
        let third = cells(2);
        for (_, value) in cells(0) {
            if !value.is_empty() {
                self.wrapped(value, cell, 0);
            }
        }
        self.gap();
        let inside = last_card || self.dice.below(2) == 0;
        for (number, (_, value)) in cells(1).into_iter().enumerate() {
            if number == 1 && inside {
                self.gap();
                for (label, value) in &third {
                    self.wrapped(label, cell, 0);
                    self.gap();
                    self.wrapped(value, cell, 0);
                    self.gap();
                }
            }
            if !value.is_empty() {
                self.wrapped(value, cell, 0);
            }
        }
        if cells(1).len() < 2 && inside {
            self.gap();
            for (label, value) in &third {
                self.wrapped(label, cell, 0);
                self.gap();
                self.wrapped(value, cell, 0);
            }
        }
        self.gap();
        if !inside {
            for (label, value) in third {
                strays.extend(wrap(label, cell));
                if !value.is_empty() {
                    strays.extend(wrap(value, cell));
                }
            }
        }
    }

    /// As tesseract reads a page: a row of fields on one line, blank lines where there is white space.
    fn scanned(mut self, blocks: &[Block]) -> String {
        for block in blocks {
            match block {
                Block::Row(cells) => {
                    let join = |part: Vec<&str>| {
                        part.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
                    };
                    self.line(join(cells.iter().map(|(label, _)| label.as_str()).collect()));
                    let values = join(cells.iter().map(|(_, value)| value.as_str()).collect());
                    if !values.is_empty() {
                        self.line(values);
                    }
                }
                Block::CardType(kind, chips) => {
                    self.gap();
                    self.line(format!("{kind} {}", chips.join(" ")).trim_end().to_owned());
                }
                Block::CardTitle(title) => self.wrapped(title, 3000, 0),
                Block::Body(paragraphs, _) => self.body(paragraphs, 0),
                block => self.simple(block, true),
            }
        }
        self.pages()
    }
}
