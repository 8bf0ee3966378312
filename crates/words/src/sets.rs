//! The words for sets of cases and rules.

use project::rule_fault::RuleFault;
use project::sets::filter::{CaseFilter, Narrowed};

/// What is wrong with a rule.
#[must_use]
pub fn bad_rule(fault: RuleFault, near: &str) -> String {
    let at = if near.is_empty() { tr!("rule-end") } else { tr!("rule-near", word = near) };
    match fault {
        RuleFault::Empty => tr!("rule-empty"),
        RuleFault::NoName => tr!("rule-no-name", at = at),
        RuleFault::NoValue => tr!("rule-no-value", at = at),
        RuleFault::Unclosed => tr!("rule-unclosed", at = at),
        RuleFault::Unexpected => tr!("rule-unexpected", at = at),
    }
}

/// Which cases are counted, in a sentence; none where they are all.
#[must_use]
pub fn filter(filter: &CaseFilter) -> Option<String> {
    let rule = filter.rule.as_ref().map(ToString::to_string);
    match (&filter.set, rule) {
        (Some(set), Some(rule)) => Some(tr!("filter-set-and-rule", set = set.as_str(), rule = rule)),
        (Some(set), None) => Some(tr!("filter-set", set = set.as_str())),
        (None, Some(rule)) => Some(tr!("filter-rule", rule = rule)),
        (None, None) => None,
    }
}

/// Which cases are left, how many there are, and how many could not be told; none where they are all.
#[must_use]
pub fn narrowed(own: &CaseFilter, narrowed: &Narrowed) -> Option<String> {
    let mut told = vec![filter(own)?, format!("{}.", tr!("set-cases", count = narrowed.cases.len()))];
    told.extend((narrowed.unknown > 0).then(|| tr!("set-unknown", count = narrowed.unknown)));
    Some(told.join(" "))
}
