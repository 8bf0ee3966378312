//! A print as a sheet for Typst, with which the server makes its PDFs since July 2026.

use std::fmt::Write as _;

use reading::layout::Speaker;

use crate::invented::prints::Block;
use crate::pages::is_main;

/// The sheet: the blocks as calls of the functions of the style.
pub fn sheet(blocks: &[Block]) -> String {
    let mut sheet = include_str!("styles/server-2026.typ").to_owned();
    let mut in_card = false;
    let mut blocks = blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let ends_card = match block {
            Block::Group(_) | Block::GoalHeading(_) | Block::CardType(..) => true,
            Block::Dialog(heading) => is_main(heading),
            _ => false,
        };
        if ends_card && std::mem::take(&mut in_card) {
            sheet.push_str("]\n");
        }
        if matches!(block, Block::CardType(..)) {
            in_card = true;
            sheet.push_str("#card[\n");
        }
        let call = match block {
            Block::Head(left, right) => format!("head(({}), ({}))", list(left), list(right)),
            Block::PlanTitle(text) | Block::Preamble(text) | Block::Goal(text) => {
                format!("paragraph({})", quoted(text))
            }
            Block::GoalHeading(heading) | Block::Group(heading) => format!("group({})", quoted(heading)),
            Block::CardType(kind, chips) => format!("kind({}, {})", quoted(kind), list(chips)),
            Block::CardTitle(title) => format!("title({})", quoted(title)),
            Block::Box(heading, lines) => format!("duty({}, {})", quoted(heading), quoted(&lines.join("\n"))),
            Block::Row(cells) => {
                let fields: Vec<_> =
                    cells.iter().map(|(label, value)| format!("field({}, {})", quoted(label), quoted(value))).collect();
                format!("row({})", fields.join(", "))
            }
            Block::Wide(label, lines, _) => format!("field({}, {})", quoted(label), quoted(&lines.join("\n"))),
            Block::Chips(chips) => format!("paragraph({})", quoted(&chips.join(" "))),
            Block::Dialog(heading) if is_main(heading) => format!("group({})", quoted(heading)),
            Block::Dialog(heading) => format!("dialogue(\"💬\", {})", quoted(heading.trim_start_matches("💬 "))),
            Block::History(heading) => format!("dialogue(\"🕐\", {})", quoted(heading)),
            Block::ThreadTitle(title) => format!("thread({})", quoted(title)),
            Block::Header(header, speaker) => {
                let body = blocks.next_if(|block| matches!(block, Block::Body(..)));
                let text = match body {
                    Some(Block::Body(paragraphs, _)) => {
                        paragraphs.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
                    }
                    _ => String::new(),
                };
                format!("message({}, {}, {})", *speaker == Speaker::User, quoted(header), quoted(&text))
            }
            Block::Body(paragraphs, _) => format!("paragraph({})", quoted(&paragraphs.concat().join("\n"))),
            Block::ReadBy(note) => format!("read({})", quoted(note)),
            Block::Event(when, what) => format!("event({}, {})", quoted(when), quoted(what)),
        };
        let _ = writeln!(sheet, "#{call}");
    }
    if in_card {
        sheet.push_str("]\n");
    }
    sheet
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// Texts as the members of a list.
fn list(texts: &[String]) -> String {
    texts.iter().map(|text| quoted(text) + ", ").collect::<String>()
}
