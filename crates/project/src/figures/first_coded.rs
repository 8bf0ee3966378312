//! How long it takes until an entry is coded with each of the codes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use reading::text::Span;
use rustc_hash::FxHashMap;

use super::Unit;
use super::observed::Observations;
use super::samples::Taker;
use super::stats::Observed;
use super::window::days_between;
use crate::error::Result;
use crate::project::Project;

/// The place of the measure among those of its figure; each code has one behind it.
const PLACE: usize = 2;

/// The codings of a project, as far as a figure needs them.
#[derive(Default)]
pub(super) struct CodedCases {
    /// Codes that can be put on a passage, in the order of the codebook.
    paths: Vec<String>,
    /// By case: the code, as an index into the paths, and where the coding begins.
    of_case: FxHashMap<i64, Vec<(usize, usize)>>,
}

impl CodedCases {
    /// A coding counts for its code and for those in which that stands.
    pub(super) fn of(project: &Project) -> Result<Self> {
        let tree = project.codes().tree()?;
        let mut coded = Self::default();
        let mut rows: FxHashMap<i64, Vec<usize>> = FxHashMap::default();
        for (code, _) in tree.iter().filter(|(code, _)| code.codable) {
            for within in tree.within(code.id) {
                rows.entry(within).or_default().push(coded.paths.len());
            }
            coded.paths.push(tree.path(code.id));
        }
        let of_case = &mut coded.of_case;
        project.codings().each_start(|case, code, start| {
            let own = rows.get(&code).into_iter().flatten();
            of_case.entry(case).or_default().extend(own.map(|row| (*row, start)));
        })?;
        Ok(coded)
    }

    /// Gives the days from the start of a case to the first entry of its window with each code.
    pub(super) fn give(&self, case: i64, observed: &Observations<'_, &str>, taker: &mut Taker<'_>) {
        let window = observed.window;
        if window.from != window.start || !observed.shows_silence() {
            return;
        }
        let Some(coded) = self.of_case.get(&case).filter(|coded| !coded.is_empty()) else { return };
        // Nearly always entries stand in the order of their places, none within another.
        let is_in_order = observed.entries.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        let entry_at = |at: usize| {
            if is_in_order {
                let behind = observed.entries.partition_point(|row| row.span.end <= at);
                observed.entries.get(behind).filter(|row| row.span.contains(at))
            } else {
                observed.entries.iter().find(|row| row.span.contains(at))
            }
        };
        let mut first: BTreeMap<usize, (NaiveDate, Span)> = BTreeMap::new();
        for (code, at) in coded {
            if let Some((day, span)) = entry_at(*at).and_then(|row| Some((row.day?, row.span))) {
                let known = first.entry(*code).or_insert((day, span));
                *known = (*known).min((day, span));
            }
        }
        for (code, (day, span)) in first {
            taker.behind(|| [span]);
            let days = Observed { value: days_between(window.start, day), hit: None };
            taker.take_kind(PLACE + code, "to-first-coded", self.paths[code].clone(), Unit::Days, days);
        }
    }
}
