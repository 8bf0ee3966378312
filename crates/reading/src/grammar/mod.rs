//! The grammar of the printouts: from the text of a source to its [`Plan`], in stages. Each is a function of what the stages
//! before it give, and changes nothing of that.
//!
//! 1. **Lines** ([`source`]): the lines with what each can be by itself, and what all of them tell together.
//! 2. **Blocks** ([`blocks`]): where prints, sections, cards and dialogues begin and end.
//! 3. **Fields and messages** ([`cards`], [`messages`], [`print_top`]): what each block is in the plan, a [`Fragment`] of it.
//! 4. **Threads** ([`threads`]): the same for the free dialogues, parted into threads by what the print tells above them.
//! 5. **Plan** ([`assembly`]): the fragments put together, with the doubts about the file as a whole.

mod assembly;
mod blocks;
mod card_block;
mod cards;
mod clue_table;
#[cfg(test)]
mod clue_tests;
mod clues;
mod column_recovery;
mod dialogue_block;
mod dialogue_stats;
mod displaced_fields;
mod doubts;
mod field;
mod field_rows;
mod fragment;
mod garbled;
mod header_forms;
mod history;
mod labels;
mod last_lines;
mod layout_detection;
mod line_width;
mod message_end;
mod messages;
mod moved_head;
mod moved_headings;
mod notes;
mod ocr_line;
mod ocr_repair;
mod plan_parts;
mod print_above;
mod print_choice;
mod print_heads;
mod print_top;
mod raised_text;
mod scan_gaps;
mod set_cards;
mod several_eras;
mod signature_stats;
mod source;
mod spacing;
mod starts;
mod text_width;
mod thread_order;
mod thread_titles;
mod threads;
mod title_candidate;
mod typography;
mod unknown_sections;
mod wording;
mod writer_stats;

use blocks::{PrintBlock, PrintBlocks};
use fragment::Fragment;
pub use layout_detection::Extraction;
pub use notes::{CardPart, Clue, ReadingNotes, WeighedTitle};
use print_above::PrintAbove;
use source::Source;
pub(crate) use thread_order::decide_message_order;
pub use typography::TypeClass;

use crate::evidence::Evidence;
use crate::layout::Layout;
use crate::plan::{EntryKind, Flag, NonContentKind, Plan};
use crate::text::Text;
use crate::visible::Visible;

/// The version of the grammar, by which projects know whether their entries are as this one reads them. Raise it by one whenever
/// the grammar, or a layout, reads any text otherwise: span, kind, sender, day, time, thread, card or doubts of an entry. A test compares
/// the fixtures with `tests/fixtures/entries.digests` and fails where they are read otherwise under the same version.
pub const VERSION: u32 = 10;

/// Most free dialogues of a print for which what stands above them is evidence: a file with more is no print, and in it each
/// tells of itself alone.
const MOST_DIALOGUES: usize = 16;

/// Reads the plan with the layout that the text itself shows.
#[must_use]
pub fn read(text: &Text) -> Plan {
    read_named(text, &Evidence::default(), None)
}

/// Reads the plan with a layout that a person has chosen.
#[must_use]
pub fn read_as(text: &Text, layout: &'static Layout) -> Plan {
    read_with(text, &Evidence::default(), Some(layout), false).0
}

/// Reads the plan by the words of the text and what was seen of its lines, with the layout of this name; without one, with the
/// layout that the text itself shows.
#[must_use]
pub fn read_named(text: &Text, evidence: &Evidence, layout: Option<&str>) -> Plan {
    read_with(text, evidence, layout.and_then(Layout::named), false).0
}

/// Reads the plan and tells of each line why it was taken as what it is.
#[must_use]
pub fn explain(text: &Text, evidence: &Evidence, layout: Option<&'static Layout>) -> (Plan, ReadingNotes) {
    read_with(text, evidence, layout, true)
}

fn read_with(
    text: &Text,
    evidence: &Evidence,
    layout: Option<&'static Layout>,
    explains: bool,
) -> (Plan, ReadingNotes) {
    let seen = Visible::of(text);
    let source = Source::new(text, &seen, evidence, layout, explains);
    let apart = if layout.is_none() { several_eras::read_apart(&source, evidence) } else { None };
    let (plan, notes) = apart.unwrap_or_else(|| plan_of(source));
    (Plan { layout: layout.map_or(plan.layout, |layout| Some(&layout.name)), ..plan }, notes)
}

/// Carries out the stages that follow the first.
fn plan_of(source: Source<'_>) -> (Plan, ReadingNotes) {
    let prints = blocks::prints(&source);
    let pasted = prints.iter().flat_map(|print| &print.blocks).flat_map(PrintBlock::pasted_headers);
    let source = source.without_headers(pasted.copied());
    let fragments = prints.into_iter().flat_map(|print| read_print(&source, print));
    assembly::plan(&source, fragments)
}

/// The blocks of a print as fragments of the plan.
fn read_print(source: &Source<'_>, print: PrintBlocks) -> Vec<Fragment> {
    let mut fragments = Vec::with_capacity(print.blocks.len());
    let mut dialogues = 0;
    for block in print.blocks {
        let mut fragment = Fragment::default();
        match block {
            PrintBlock::FreeDialogue(dialogue) => {
                dialogues += 1;
                let lines = print.start..dialogue.headers.first().copied().unwrap_or_default();
                let above = PrintAbove { fragments: &fragments, lines };
                let above = if dialogues <= MOST_DIALOGUES { above } else { PrintAbove::default() };
                fragment = threads::read_threads(source, &dialogue, &above);
            }
            PrintBlock::Top(lines) => fragment = print_top::read_top(source, lines),
            PrintBlock::Card(card) => fragment = cards::read_card(source, *card),
            PrintBlock::Goal { heading, body } => {
                fragment.non_content(source, NonContentKind::Heading, heading..heading + 1);
                let goal = fragment.entry(source, EntryKind::Goal, body);
                if let Some(goal) = goal.filter(|_| source.is_unknown_section(heading)) {
                    goal.flag(Flag::HeadingUnknown);
                }
            }
            PrintBlock::PlanTitle(at) => fragment.non_content(source, NonContentKind::Heading, at..at + 1),
            PrintBlock::Group { heading, displaced, .. } => {
                fragment.non_content(source, NonContentKind::Heading, heading..heading + 1);
                fragment.non_content(source, NonContentKind::CardLabel, displaced);
            }
            PrintBlock::Unplaced(lines) => fragment.unplaced(source, lines),
        }
        fragments.push(fragment);
    }
    fragments
}
