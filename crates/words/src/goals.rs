//! Words for the goals form.

use crate::i18n::number;
use project::goals::GoalCounts;

/// How many of the cases have a goal, and how many of these are coded.
#[must_use]
pub fn goals_sentence(counts: &GoalCounts) -> String {
    let GoalCounts { cases, with_goal, coded } = *counts;
    tr!("goals-sentence", cases = number(cases), count = with_goal, shown = number(with_goal), coded = number(coded))
}
