//! Which cells of a figure are hidden, so that nobody is known by a small number.
//!
//! A cell behind which there are fewer than [`LEAST`] cases is hidden in all measures of its month, and with it the smallest other one, so that
//! it does not follow from the row of all cases. Where a measure tells how many cases have something – shares of cases, numbers by kind –
//! small numbers of these are hidden as in a tally: kinds and groups make a table with sums.

use std::collections::{BTreeMap, BTreeSet};

use super::period::Month;
use super::stats::Stats;
use super::{Figure, FigureRow, FigureTable, Unit};
use crate::small_numbers::{LEAST, SumTable};

/// Rows of a month that tell of the same cases, by their places in the table.
type Families = BTreeMap<(Option<Month>, bool), Vec<usize>>;

impl FigureTable {
    /// The same with small numbers hidden, and with them so many others that none of them follows from those that are shown.
    #[must_use]
    pub fn suppressed(mut self) -> Self {
        let mut families = Families::new();
        for (at, row) in self.rows.iter().enumerate() {
            // Hours are known of few, and nothing follows from them for the others.
            families.entry((row.measure.month, row.measure.unit == Unit::Hours)).or_default().push(at);
        }
        let mut hidden: BTreeSet<(usize, usize)> = BTreeSet::new();
        for rows in families.values() {
            let own: Vec<&FigureRow> = rows.iter().map(|at| &self.rows[*at]).collect();
            hidden.extend(small_cells(&own).into_iter().map(|(row, column)| (rows[row], column)));
        }
        for rows in frequencies(&self) {
            let (table, known) = sum_table(&self, &rows, &hidden);
            if (0..table.columns).any(|column| known[column] && table.hidden[(table.rows - 1) * table.columns + column])
            {
                // Totals are told in many ways: where nothing else helps, nothing is told.
                let of_months: BTreeSet<Option<Month>> = rows.iter().map(|row| self.rows[*row].measure.month).collect();
                let all = (0..self.rows.len()).filter(|row| of_months.contains(&self.rows[*row].measure.month));
                hidden.extend(all.flat_map(|row| (0..table.columns).map(move |column| (row, column))));
            }
            for (line, row) in rows.iter().enumerate() {
                let of_row = (0..table.columns).filter(|column| table.hidden[line * table.columns + *column]);
                hidden.extend(of_row.map(|column| (*row, place_of(column, table.columns))));
            }
        }
        // What is told for each month, or as the other side of a share, follows from what it is made of.
        let twins: Vec<(usize, usize)> = hidden.iter().flat_map(|(row, column)| twins(&self, *row, *column)).collect();
        hidden.extend(twins);
        let mut number = 0;
        for (row, column) in hidden {
            let own = &mut self.rows[row];
            let cell = if column == 0 { Some(&mut own.all) } else { own.cells[column - 1].as_mut() };
            if let Some(cell) = cell {
                *cell = Stats::hidden();
                number += 1;
            }
        }
        if number > 0 {
            self.columns.iter_mut().for_each(|column| column.cases = 0);
        }
        self.suppressed = Some(number);
        self
    }
}

/// The cell of a row: all cases at 0, then the columns.
fn cell(row: &FigureRow, column: usize) -> Option<&Stats> {
    if column == 0 { Some(&row.all) } else { row.cells[column - 1].as_ref() }
}

const fn is_small(cases: usize) -> bool {
    0 < cases && cases < LEAST
}

/// The cells of some rows that are hidden, since few cases stand behind them: by the places of row and column, 0 being all cases. A column is hidden in
/// all rows, for what one tells follows from others; and in no row is one hidden column alone that holds something.
fn small_cells(rows: &[&FigureRow]) -> BTreeSet<(usize, usize)> {
    let columns = rows.first().map_or(0, |row| row.cells.len());
    // Of a kind all cases that were asked for it are counted.
    let cases = |row: usize, column: usize| {
        let own = cell(rows[row], column);
        own.map_or(0, |own| if rows[row].measure.key.is_some() { own.n.unwrap_or_default() } else { own.cases })
    };
    let (mut whole, rest): (BTreeSet<usize>, Vec<usize>) = {
        let (small, others): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|row| is_small(cases(*row, 0)));
        (small.into_iter().collect(), others)
    };
    let is_small_in_any = |column: &usize| rest.iter().any(|row| is_small(cases(*row, *column)));
    let mut hidden: BTreeSet<usize> = (1..=columns).filter(is_small_in_any).collect();
    loop {
        let is_alone = |row: &usize| hidden.iter().filter(|column| cases(*row, **column) > 0).count() == 1;
        let Some(row) = rest.iter().copied().find(|row| !whole.contains(row) && is_alone(row)) else { break };
        let others = (1..=columns).filter(|column| !hidden.contains(column) && cases(row, *column) > 0);
        match others.min_by_key(|column| (cases(row, *column), *column)) {
            Some(column) => hidden.insert(column),
            // With no other one, all cases are those that are hidden.
            None => whole.insert(row),
        };
    }
    let of_row = |row: usize| {
        let all = whole.contains(&row);
        (0..=columns).filter(|column| all || hidden.contains(column)).map(|column| (row, column)).collect::<Vec<_>>()
    };
    (0..rows.len()).flat_map(of_row).collect()
}

/// The rows that make a table with sums: the kinds of a measure in a month, and each share of cases with its other side.
fn frequencies(table: &FigureTable) -> Vec<Vec<usize>> {
    let mut found: BTreeMap<(&str, Option<Month>), Vec<usize>> = BTreeMap::new();
    for (at, row) in table.rows.iter().enumerate() {
        let measure = &row.measure;
        let is_kind = measure.key.is_some() && measure.unit != Unit::PerMonth;
        let is_share = matches!(table.figure, Figure::Goals | Figure::Registration) && measure.unit == Unit::Share;
        if is_kind || is_share {
            // Each case starts in one month: months add up to all cases.
            let month = measure.month.filter(|_| measure.measure != "started");
            found.entry((measure.measure, month)).or_default().push(at);
        }
    }
    found.into_values().collect()
}

/// How many there are of a kind in a cell, and how many cases have some.
fn of_cell(own: &Stats, unit: Unit) -> (usize, usize) {
    match unit {
        Unit::Share => (own.hits, own.hits),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sum of numbers of things")]
        _ => (own.sum.unwrap_or_default() as usize, own.cases),
    }
}

/// Kinds by groups, with their sums, and of which columns the total is told. The other side of shares is a line of its own behind them.
fn sum_table(table: &FigureTable, rows: &[usize], hidden: &BTreeSet<(usize, usize)>) -> (SumTable, Vec<bool>) {
    let columns = table.columns.len() + 1;
    let lone = rows.len() == 1 && table.rows[rows[0]].measure.unit == Unit::Share;
    let mut values = Vec::new();
    let mut is_hidden = Vec::new();
    let mut totals = vec![0; columns];
    let mut all_hidden = vec![true; columns];
    let mut any_observed = vec![false; columns];
    for row in rows {
        let own = &table.rows[*row];
        for (at, total) in totals.iter_mut().enumerate() {
            let column = place_of(at, columns);
            // Where nothing was observed nothing can be hidden.
            let found = cell(own, column).map(|cell| of_cell(cell, own.measure.unit));
            let (number, cases) = found.unwrap_or_default();
            let covered = hidden.contains(&(*row, column));
            values.push(found.map(|_| number));
            any_observed[at] |= found.is_some();
            is_hidden.push(covered || is_small(cases));
            all_hidden[at] &= covered;
            *total += number;
        }
    }
    if lone {
        let own = &table.rows[rows[0]];
        for (at, total) in totals.iter_mut().enumerate() {
            let asked = cell(own, place_of(at, columns)).and_then(|cell| cell.n).unwrap_or_default();
            let others = asked.saturating_sub(*total);
            values.push(any_observed[at].then_some(others));
            is_hidden.push(all_hidden[at] || is_small(others));
            *total = asked;
        }
    }
    // Where all measures are hidden, the total is too.
    values.extend(totals.into_iter().zip(any_observed).map(|(total, any)| any.then_some(total)));
    is_hidden.extend(&all_hidden);
    let lines = values.len() / columns;
    // Without groups there is one column, whose numbers are all cases.
    let mut made =
        SumTable { rows: lines, columns, rows_add: true, columns_add: columns > 1, values, hidden: is_hidden };
    made.hide_more();
    if lone {
        // A share tells both of its sides and, with n, the total.
        for at in 0..columns {
            let any = made.hidden[at] || made.hidden[columns + at];
            (made.hidden[at], made.hidden[columns + at]) = (any, any);
        }
    }
    (made, all_hidden.into_iter().map(|hidden| !hidden).collect())
}

/// The groups stand before their total in a table with sums, and behind it in a figure.
const fn place_of(column: usize, columns: usize) -> usize {
    if column + 1 == columns { 0 } else { column + 1 }
}

/// The cells that tell the same as a hidden one: the same kind for each month observed.
fn twins(table: &FigureTable, row: usize, column: usize) -> Vec<(usize, usize)> {
    let own = &table.rows[row].measure;
    if own.key.is_none() {
        return Vec::new();
    }
    let is_twin = |other: &FigureRow| other.measure.key == own.key && other.measure.month == own.month;
    let is_same = |other: &FigureRow| other.measure.measure.starts_with(own.measure);
    let found = (0..table.rows.len()).filter(|at| is_twin(&table.rows[*at]) && is_same(&table.rows[*at]));
    found.map(|at| (at, column)).collect()
}

impl Stats {
    /// A cell of which nothing is told.
    const fn hidden() -> Self {
        Self { n: None, sum: None, mean: None, median: None, q1: None, q3: None, share: None, cases: 0, hits: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Measure;
    use proptest::prelude::*;

    /// A row in which so many cases stand behind all cases and behind each column.
    fn row(cases: &[usize]) -> FigureRow {
        let stats = |cases: usize| Stats { n: Some(cases), cases, ..Stats::hidden() };
        FigureRow {
            measure: Measure { measure: "per-case", key: None, month: None, unit: Unit::Number },
            all: stats(cases.iter().sum()),
            cells: cases.iter().map(|cases| (*cases > 0).then(|| stats(*cases))).collect(),
        }
    }

    #[test]
    fn a_small_group_takes_the_smallest_other_one_with_it() {
        let hidden = |cases: &[usize]| -> Vec<usize> {
            small_cells(&[&row(cases)]).into_iter().map(|(_, column)| column).collect()
        };
        assert_eq!(hidden(&[20, 3, 9, 30]), [2, 3]);
        assert_eq!(hidden(&[20, 3, 2, 30]), [2, 3]);
        assert!(hidden(&[20, 0, 9]).is_empty());
        assert_eq!(hidden(&[0, 3, 0]), [0, 1, 2, 3], "all cases are those of the group");
        assert_eq!(hidden(&[20, 3]), [1, 2]);
    }

    proptest! {
        #[test]
        fn no_hidden_group_is_alone_in_any_measure(rows in prop::collection::vec(prop::collection::vec(0_usize..12, 4), 1..4)) {
            let rows: Vec<FigureRow> = rows.iter().map(|cases| row(cases)).collect();
            let hidden = small_cells(&rows.iter().collect::<Vec<_>>());
            for (at, row) in rows.iter().enumerate() {
                let of = |column: usize| cell(row, column).map_or(0, |cell| cell.cases);
                for column in 0..=4 {
                    prop_assert!(!is_small(of(column)) || hidden.contains(&(at, column)));
                }
                let alone = (1..=4).filter(|column| hidden.contains(&(at, *column)) && of(*column) > 0).count() == 1;
                prop_assert!(!alone || hidden.contains(&(at, 0)));
            }
        }
    }
}
