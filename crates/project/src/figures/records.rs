//! A figure as CSV gives it: one row for each measure and group.

use super::FigureTable;
use super::stats::Stats;
use crate::small_numbers::HIDDEN;
use crate::word::word;

pub const COLUMNS: [&str; 13] =
    ["figure", "measure", "key", "month", "unit", "group", "n", "sum", "mean", "median", "q1", "q3", "share"];

/// The rows of a figure: of each measure all cases first, under the group `(all)`, then each value of the attribute; `(none)` are cases without
/// one. [`HIDDEN`] stands in the place of an `n` that is hidden. Groups in which nothing was observed have no number at all.
#[must_use]
pub fn rows(table: &FigureTable) -> Vec<[String; 13]> {
    let mut rows = Vec::new();
    for row in &table.rows {
        let groups = table.columns.iter().map(|column| column.value.clone().unwrap_or_else(|| "(none)".to_owned()));
        let cells = groups.zip(row.cells.iter().copied());
        for (group, stats) in std::iter::once(("(all)".to_owned(), Some(row.all))).chain(cells) {
            let value =
                |of: fn(Stats) -> Option<f64>| stats.and_then(of).map(|value| value.to_string()).unwrap_or_default();
            rows.push([
                word(table.figure),
                row.measure.measure.to_owned(),
                row.measure.key.clone().unwrap_or_default(),
                row.measure.month.map(|month| month.to_string()).unwrap_or_default(),
                word(row.measure.unit),
                group,
                stats.map(|stats| stats.n.map_or_else(|| HIDDEN.to_owned(), |n| n.to_string())).unwrap_or_default(),
                value(|stats| stats.sum),
                value(|stats| stats.mean),
                value(|stats| stats.median),
                value(|stats| stats.q1),
                value(|stats| stats.q3),
                value(|stats| stats.share),
            ]);
        }
    }
    rows
}
