//! A sample of cases by chance, in proportion to the groups that an attribute makes.
//!
//! The same seed gives the same cases as long as the project has the same cases with the same labels and values.

use serde::Serialize;

use super::filter::CaseFilter;
use super::rule::{CaseRule, Condition, Wanted};
use crate::case_values::CaseGroups;
use crate::derived::Derived;
use crate::error::{Error, Result};
use crate::project::{Case, Project};
use agreement::chance::DrawNumbers;

/// What sample is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleQuery<'a> {
    /// How many cases.
    pub cases: usize,
    /// The attribute whose values part the cases into groups.
    pub by: Option<&'a str>,
    pub seed: u64,
    pub filter: &'a CaseFilter,
}

/// Cases that were drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseSample {
    pub seed: u64,
    /// The attribute whose values part the cases into groups.
    pub attribute: Option<String>,
    pub groups: Vec<SampleGroup>,
    /// Labels of the cases, in their order.
    pub cases: Vec<String>,
}

/// A group of cases, and how many of it were drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SampleGroup {
    /// `None` for cases that have no value.
    pub value: Option<String>,
    pub cases: usize,
    pub drawn: usize,
}

impl CaseSample {
    /// Draws a sample. Each group gives its share, the largest remainders being rounded up; without an attribute all cases are one group.
    ///
    /// # Errors
    /// [`Error::TooFewCases`]; [`Error::NoAttribute`] and those of the filter; or if the file cannot be read.
    pub fn draw(project: &Project, query: &SampleQuery<'_>) -> Result<Self> {
        let cases = query.filter.cases(project)?;
        if query.cases > cases.len() || query.cases == 0 {
            return Err(Error::TooFewCases { wanted: query.cases, cases: cases.len() });
        }
        let groups = CaseGroups::of(project, &cases, query.by)?;
        let mut members: Vec<(Option<String>, Vec<&Case>)> =
            groups.values.iter().map(|column| (column.value.clone(), Vec::new())).collect();
        if query.by.is_none() {
            members.push((None, Vec::new()));
        }
        for case in &cases {
            members[groups.of_case.get(&case.id).copied().unwrap_or_default()].1.push(case);
        }
        members.retain(|(_, cases)| !cases.is_empty());
        let sizes: Vec<usize> = members.iter().map(|(_, cases)| cases.len()).collect();
        let drawn = shares(query.cases, &sizes);
        let mut chance = DrawNumbers(query.seed);
        let mut labels = Vec::new();
        for ((_, members), drawn) in members.iter_mut().zip(&drawn) {
            for at in 0..*drawn {
                let other = at + chance.below(members.len() - at);
                members.swap(at, other);
            }
            labels.extend(members[..*drawn].iter().map(|case| case.label.clone()));
        }
        labels.sort();
        let group =
            |((value, _), (cases, drawn)): ((Option<String>, _), (usize, usize))| SampleGroup { value, cases, drawn };
        let groups_drawn = members.into_iter().zip(sizes.into_iter().zip(drawn)).map(group).collect();
        Ok(Self { seed: query.seed, attribute: groups.attribute, groups: groups_drawn, cases: labels })
    }

    /// The rule that chooses just these cases.
    #[must_use]
    pub fn rule(&self) -> CaseRule {
        rule_of(&self.cases)
    }
}

/// The rule that chooses the cases with these labels.
pub(crate) fn rule_of(labels: &[String]) -> CaseRule {
    let wanted = labels.iter().cloned().map(Wanted::Value).collect();
    CaseRule::Test { attribute: Derived::Label.to_string(), condition: Condition::Is(wanted) }
}

/// Parts a number in proportion to sizes that are no smaller in sum; the largest remainders are rounded up, the first of equal ones.
fn shares(number: usize, sizes: &[usize]) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let mut shares: Vec<usize> = sizes.iter().map(|size| number * size / all).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(number * sizes[*at] % all), *at));
    let left = number - shares.iter().sum::<usize>();
    order.into_iter().take(left).for_each(|at| shares[at] += 1);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn shares_are_in_proportion_and_no_group_gives_more_than_it_has(
            sizes in proptest::collection::vec(1_usize..50, 1..8), part in 0.0_f64..=1.0,
        ) {
            let all: usize = sizes.iter().sum();
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
            let number = ((all as f64) * part) as usize;
            let shares = shares(number, &sizes);
            prop_assert_eq!(shares.iter().sum::<usize>(), number);
            for (share, size) in shares.iter().zip(&sizes) {
                prop_assert!(share <= size);
                prop_assert!((share * all).abs_diff(number * size) < all, "off by less than one case");
            }
        }
    }
}
