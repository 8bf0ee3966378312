//! Cases that a second coder should code too, drawn by chance.

use std::collections::HashMap;

use crate::error::{Error, Result};
use crate::project::Project;
use crate::sets::filter::CaseFilter;
use crate::sets::sample::{CaseSample, SampleQuery, rule_of};

/// Draws cases of those that fewer than two have seen: of those that one has, while they are enough.
///
/// # Errors
/// [`Error::TooFewCases`]; those of the filter; or if the file cannot be read.
pub fn draw(project: &Project, count: usize, seed: u64, filter: &CaseFilter) -> Result<CaseSample> {
    let mut seen: HashMap<i64, usize> = HashMap::new();
    for (_, case) in project.coders().seen()? {
        *seen.entry(case).or_default() += 1;
    }
    let cases = filter.cases(project)?;
    let labels = |is_meant: &dyn Fn(usize) -> bool| -> Vec<String> {
        let meant = cases.iter().filter(|case| is_meant(seen.get(&case.id).copied().unwrap_or_default()));
        meant.map(|case| case.label.clone()).collect()
    };
    let (once, open) = (labels(&|seen| seen == 1), labels(&|seen| seen < 2));
    let from = if once.len() >= count { once } else { open };
    if from.is_empty() {
        return Err(Error::TooFewCases { wanted: count, cases: 0 });
    }
    let from = CaseFilter { set: None, rule: Some(rule_of(&from)) };
    CaseSample::draw(project, &SampleQuery { cases: count, by: None, seed, filter: &from })
}
