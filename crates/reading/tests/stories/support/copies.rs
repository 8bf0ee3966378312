//! Copies of a print that no PDF stands behind: from the browser, through Word, off paper, typed by hand.

use std::fmt::Write as _;

use crate::invented::dice::Dice;
use crate::invented::plans::{Era, Plan};
use crate::invented::prints::Block;

/// Copied from the browser: paragraphs have blank lines around them, headings and labels have none.
pub fn browser(blocks: &[Block]) -> String {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for block in blocks {
        let mut add = |text: String, paragraph: bool| pieces.push((text, paragraph));
        match block {
            Block::Head(left, right) => left.iter().chain(right).for_each(|line| add(line.clone(), false)),
            Block::PlanTitle(text) | Block::GoalHeading(text) | Block::Group(text) | Block::CardTitle(text) => {
                add(text.clone(), false);
            }
            Block::Dialog(text) | Block::ThreadTitle(text) | Block::Header(text, _) => add(text.clone(), false),
            Block::Preamble(text) | Block::Goal(text) | Block::CardType(text, _) => add(text.clone(), true),
            Block::Box(label, lines) => {
                add(label.clone(), false);
                add(lines.join("\n"), true);
            }
            Block::Row(cells) => {
                for (label, value) in cells {
                    add(label.clone(), false);
                    add(value.clone(), true);
                }
            }
            Block::Wide(label, lines, link) => {
                add(label.clone(), false);
                add(lines.join("\n"), !link);
            }
            Block::Chips(chips) => add(chips.concat(), false),
            Block::Body(paragraphs, _) => {
                add(paragraphs.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n"), true);
            }
            Block::ReadBy(_) | Block::History(_) | Block::Event(..) => {}
        }
    }
    let mut out = String::new();
    let mut after_paragraph = false;
    for (text, paragraph) in pieces {
        if text.is_empty() {
            after_paragraph |= paragraph;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if paragraph || after_paragraph { "\n\n" } else { "\n" });
        }
        out.push_str(&text);
        after_paragraph = paragraph;
    }
    out
}

pub fn word(copied: &str) -> String {
    let mut out = String::from("\u{feff}");
    for line in copied.lines() {
        let mut line = line.replace(" - ", " – ").replace("...", "…");
        if line.len() > 60 {
            line = line.replacen("arbeids", "arbeids\u{ad}", 1).replace("CV-", "CV\u{2011}");
        }
        line = line.replace(". ", ".\u{a0}");
        let _ = write!(out, "{line}\r\n");
    }
    out
}

/// In the style of a research article: only the messages, each run in after its header.
pub fn typed(plan: &Plan) -> String {
    let mut out = String::new();
    for message in plan.free.iter().flat_map(|thread| &thread.messages) {
        let header = Era::H4.header(message, "VEILEDER").replace(" - ", " – ");
        let _ = writeln!(out, "{header}: {}\n", message.text());
    }
    out
}

/// What tesseract misreads: idents, full stops, spaces around the dash, stray letters at the end.
pub fn scan(printed: &str, era: Era, dice: &mut Dice) -> String {
    let mut out = String::new();
    for line in printed.lines() {
        let is_header = line.contains(" - ") && line.ends_with(|c: char| c.is_ascii_digit()) && line.len() < 60;
        let mut read = line.replace(['💬', '↑', '🎉'], "");
        if is_header && !era.is_server() {
            if dice.below(3) == 0 {
                let ident = dice.pick(&["7", "2", "27", "72"]);
                read = read.replacen('Z', ident, 1);
            }
            match dice.below(12) {
                0 => read = read.replacen(" - ", "-", 1),
                1 => read = read.replacen(" - ", " -", 1),
                2 => read = read.replacen(". 20", ", 20", 1),
                3 => read.push_str(" ao"),
                4 => read = read.replacen(" - ", " ", 1),
                5 => read = read.replacen(". 20", " 20", 1),
                6 => read = read.replacen("- 1", "- l", 1),
                7 => read = read.replacen(" 20", " 2O", 1),
                _ => {}
            }
        } else if dice.below(25) == 0 {
            read = read.replace("JKEN", "UKEN").replace("UKEN", "JKEN").replace('|', "l");
        } else if dice.below(40) == 0 {
            read = read.replacen(". ", ", ", 1);
        }
        out.push_str(read.trim_end());
        out.push('\n');
    }
    out
}
