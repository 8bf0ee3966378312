//! Headings of sections in words that no layout knows, told by the page: they are set as the heading of a section, and below stands what
//! stands in one.

use super::typography::{TypeClass, Typography};
use crate::line::Line;

/// Gives these headings the word of their section, where the print has none that the layout knows: the goal is the first section and holds
/// body text, the free dialogue begins with a title above the header of a message. Gives their lines, in order.
pub(super) fn mark(lines: &mut [Line<'_>], typography: &Typography) -> Vec<usize> {
    let sections: Vec<usize> = (0..lines.len()).filter(|&at| typography.is_section(at)).collect();
    let any = |has: fn(&Line<'_>) -> bool| sections.iter().any(|&at| has(&lines[at]));
    let (has_goal, has_dialogue) = (any(|line| line.word.goal), any(|line| line.word.free_dialog));
    let mut found = Vec::new();
    let mut is_first = true;
    for (number, &at) in sections.iter().enumerate() {
        let word = lines[at].word;
        if word.plan_title {
            is_first = true;
            continue;
        }
        let end = sections.get(number + 1).copied().unwrap_or(lines.len());
        let below: Vec<usize> = (at + 1..end).filter(|&at| !lines[at].is_blank() && !lines[at].furniture).collect();
        let is_known = word.goal || word.group.is_some() || word.free_dialog;
        if !is_known && !has_dialogue && is_dialogue(lines, typography, &below) {
            lines[at].word.free_dialog = true;
            found.push(at);
        } else if !is_known && !has_goal && is_first && end < lines.len() && is_body(typography, &below) {
            lines[at].word.goal = true;
            found.push(at);
        }
        is_first = false;
    }
    found
}

fn is_body(typography: &Typography, below: &[usize]) -> bool {
    !below.is_empty() && below.iter().all(|&at| typography.class(at) == Some(TypeClass::Body))
}

fn is_dialogue(lines: &[Line<'_>], typography: &Typography, below: &[usize]) -> bool {
    let Some(header) = below.iter().position(|&at| lines[at].opens) else { return false };
    below.first().is_some_and(|&first| typography.is_heading(first))
        && typography.headings_at_end(lines, below[0]..below[header]).is_some_and(|title| title.start == below[0])
}
