//! The second stage: where the prints of a source, their sections, cards and dialogues begin and end.
//!
//! The sections follow one another as in print: page header, preamble, goal, groups of cards, free dialogue. Text that has no
//! place becomes a block of its own.

use super::card_block::{CardBlock, card_block};
use super::dialogue_block::{Dialogue, free_dialogue, messages};
use super::source::{Lines, Source};
use super::starts::{
    Group, card_at, displaced_at, free_dialog_at, group_at, headless_at, starts_section, unknown_card_at,
};
use crate::plan::Under;

/// One print of a source, in its blocks.
pub(super) struct PrintBlocks {
    /// Its first line.
    pub start: usize,
    pub blocks: Vec<PrintBlock>,
}

/// A section of a print or a part of one.
pub(super) enum PrintBlock {
    /// What stands above the first section.
    Top(Lines),
    Goal {
        heading: usize,
        body: Lines,
    },
    /// The title of the plan in another place than the top.
    PlanTitle(usize),
    /// The heading of a group of cards, and below it fields that text extraction has moved there from the card above.
    Group {
        heading: usize,
        group: Group,
        displaced: Lines,
    },
    Card(Box<CardBlock>),
    FreeDialogue(Dialogue),
    Unplaced(Lines),
}

impl PrintBlock {
    /// The lines that look like headers of messages but were pasted into one.
    pub fn pasted_headers(&self) -> &[usize] {
        let dialogue = match self {
            Self::FreeDialogue(dialogue) => Some(dialogue),
            Self::Card(card) => card.dialogue.as_ref(),
            _ => None,
        };
        dialogue.map_or(&[], |dialogue| &dialogue.pasted)
    }
}

/// The prints of the source. Every line that is not blank stands in one of their blocks.
pub(super) fn prints(source: &Source<'_>) -> Vec<PrintBlocks> {
    let mut prints = Vec::new();
    let mut at = 0;
    while prints.is_empty() || at < source.lines.len() {
        let (print, end) = print_at(source, at);
        prints.push(print);
        at = end;
    }
    prints
}

/// The print that begins at this line; gives the line after it too.
fn print_at(source: &Source<'_>, start: usize) -> (PrintBlocks, usize) {
    let first = source.skip_blank(start);
    let next = source.is_print(first);
    // A print whose first page was lost begins with its goal.
    let (top, mut at) = if next && source.lines[first].word.goal {
        goal_at(source, first)
    } else {
        let end = section_after(source, first + usize::from(next), false);
        (PrintBlock::Top(first..end), end)
    };
    let mut print = PrintBlocks { start, blocks: vec![top] };
    let (mut has_goal, mut group, mut seen) = (false, Group::None, 0);
    while at < source.lines.len() && !source.is_print(at) {
        for block in &print.blocks[seen..] {
            match block {
                PrintBlock::Goal { .. } => has_goal = true,
                PrintBlock::Group { group: begun, .. } => group = *begun,
                _ => {}
            }
        }
        seen = print.blocks.len();
        at = add_section(source, at, has_goal, group, &mut print.blocks);
    }
    (print, at)
}

/// The first line from `at` on at which a section begins.
fn section_after(source: &Source<'_>, at: usize, has_goal: bool) -> usize {
    (at..source.lines.len()).find(|&at| starts_section(source, at, has_goal)).unwrap_or(source.lines.len())
}

/// Adds the blocks of the section that begins at this line to those of its print; gives the line after it. `group` is the one
/// above: below text that has no place it goes on.
fn add_section(source: &Source<'_>, at: usize, has_goal: bool, group: Group, blocks: &mut Vec<PrintBlock>) -> usize {
    let at = source.skip_blank(at);
    let Some(line) = source.lines.get(at) else { return at };
    let (block, end) = if line.word.goal && !has_goal {
        goal_at(source, at)
    } else if free_dialog_at(source, at) {
        let dialogue = free_dialogue(source, at);
        let end = dialogue.end;
        (PrintBlock::FreeDialogue(dialogue), end)
    } else if let Some(group) = group_at(source, at) {
        let first = source.skip_blank(at + 1);
        let displaced =
            displaced_at(source, first).filter(|_| card_at(source, first).is_none()).unwrap_or(first..first);
        let end = displaced.end;
        blocks.push(PrintBlock::Group { heading: at, group, displaced });
        return add_cards(source, end, group, blocks);
    } else if card_at(source, at).is_some() {
        return add_cards(source, at, group, blocks);
    } else if let Some(head) = headless_at(source, at) {
        let card = card_block(source, head, group);
        let end = card.end;
        (PrintBlock::Card(Box::new(card)), end)
    } else if source.is_header(at) {
        let dialogue = messages(source, at, Under::Free);
        let end = dialogue.end;
        (PrintBlock::FreeDialogue(dialogue), end)
    } else if line.word.plan_title {
        (PrintBlock::PlanTitle(at), at + 1)
    } else {
        let end = section_after(source, at + 1, has_goal);
        (PrintBlock::Unplaced(at..end), end)
    };
    blocks.push(block);
    end
}

/// Adds the cards that follow one another from this line on; gives the line after them.
fn add_cards(source: &Source<'_>, at: usize, group: Group, blocks: &mut Vec<PrintBlock>) -> usize {
    let mut at = at;
    while let Some(head) = card_at(source, at).or_else(|| unknown_card_at(source, at)) {
        let card = card_block(source, head, group);
        at = source.skip_blank(card.end);
        blocks.push(PrintBlock::Card(Box::new(card)));
    }
    at
}

/// The goal under this heading; gives the line after it too.
fn goal_at(source: &Source<'_>, heading: usize) -> (PrintBlock, usize) {
    // The goal is one paragraph: the heading of a group ends it, even if no card can be read under that.
    let ends = |at: &usize| source.lines[*at].word.group.is_some() || starts_section(source, *at, true);
    let end = (heading + 1..source.lines.len()).find(ends).unwrap_or(source.lines.len());
    (PrintBlock::Goal { heading, body: heading + 1..end }, end)
}
