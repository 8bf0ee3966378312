//! Small numbers that are hidden, so that nobody is known by one, and which others with them.
//!
//! The sums of a table make a network: a cell leads from its row to its column, a total closes the circle. What is shown is fixed. A hidden number
//! can be another one just where a circle of hidden numbers leads through it, along which each grows by one or shrinks by one and stays above 0.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What stands in the place of a number that is hidden.
pub const HIDDEN: &str = ":";

/// The fewest cases of which a number is told.
pub const LEAST: usize = 5;
/// Cells of a table up to which others are chosen one by one; in larger ones the totals are hidden.
const MOST_CELLS: usize = 4000;

/// A number as it leads from a node to another.
#[derive(Clone, Copy)]
struct SumArc {
    cell: usize,
    to: usize,
    /// Whether it grows on the way, or shrinks.
    grows: bool,
}

/// A table with its totals: the last row and the last column.
pub(crate) struct SumTable {
    /// With the totals.
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// Whether the cells of a column add up to its total, and those of a row to its own.
    pub(crate) rows_add: bool,
    pub(crate) columns_add: bool,
    /// Row by row; `None` where no case could be counted, which is always shown.
    pub(crate) values: Vec<Option<usize>>,
    pub(crate) hidden: Vec<bool>,
}

/// What it costs to come to a node, and the number and the node by which one comes.
type Reached = (usize, Option<(usize, usize)>);

impl SumTable {
    fn ends(&self, at: usize) -> (usize, usize) {
        let (row, column) = (at / self.columns, at % self.columns);
        // Node 0 is the sum of nothing; then the rows with their total, then the columns with theirs.
        let of_row = if self.columns_add { 1 + row } else { 0 };
        let of_column = if self.rows_add { 1 + self.rows + column } else { 0 };
        // A total of one kind takes what the others give.
        if (row + 1 == self.rows) == (column + 1 == self.columns) { (of_row, of_column) } else { (of_column, of_row) }
    }

    /// Hides more, until no hidden number follows from those that are shown: for each the cheapest circle through it.
    pub(crate) fn hide_more(&mut self) {
        let small: Vec<usize> = (0..self.values.len()).filter(|at| self.hidden[*at]).collect();
        if self.values.len() > MOST_CELLS {
            self.hide_totals(&small);
            return;
        }
        let mut arcs = vec![Vec::new(); 1 + self.rows + self.columns];
        for at in (0..self.values.len()).filter(|at| self.values[*at].is_some()) {
            let (from, to) = self.ends(at);
            arcs[from].push(SumArc { cell: at, to, grows: true });
            arcs[to].push(SumArc { cell: at, to: from, grows: false });
        }
        for at in small {
            let (from, to) = self.ends(at);
            let growing = self.way(at, to, from, &arcs);
            let shrinking = self.can_shrink(at).then(|| self.way(at, from, to, &arcs)).flatten();
            let cheapest = growing.into_iter().chain(shrinking).min();
            cheapest.iter().flat_map(|(_, cells)| cells).for_each(|cell| self.hidden[*cell] = true);
        }
    }

    fn can_shrink(&self, at: usize) -> bool {
        self.values[at].is_some_and(|value| value >= 2)
    }

    /// What it costs to hide a number: nothing where it is hidden, much for a total.
    fn cost(&self, at: usize) -> usize {
        let is_total = at / self.columns + 1 == self.rows || at % self.columns + 1 == self.columns;
        match self.values[at] {
            _ if self.hidden[at] => 0,
            Some(value) if !is_total && value > 0 => value.min(1_000) + 1,
            Some(value) if !is_total => value + 2_000,
            value => value.unwrap_or_default().min(1_000_000) + 10_000,
        }
    }

    /// The cheapest way from a node to another that does not lead through a number: what it costs, and the numbers on it.
    fn way(&self, without: usize, from: usize, to: usize, arcs: &[Vec<SumArc>]) -> Option<(usize, Vec<usize>)> {
        let mut reached: Vec<Option<Reached>> = vec![None; arcs.len()];
        reached[from] = Some((0, None));
        let mut open = BinaryHeap::from([Reverse((0, from))]);
        while let Some(Reverse((cost, node))) = open.pop() {
            if node == to {
                break;
            }
            if reached[node].is_some_and(|(least, _)| least < cost) {
                continue;
            }
            for arc in arcs[node].iter().filter(|arc| arc.cell != without && (arc.grows || self.can_shrink(arc.cell))) {
                let whole = cost + self.cost(arc.cell);
                if reached[arc.to].is_none_or(|(least, _)| whole < least) {
                    reached[arc.to] = Some((whole, Some((arc.cell, node))));
                    open.push(Reverse((whole, arc.to)));
                }
            }
        }
        let (cost, _) = reached[to]?;
        let steps = std::iter::successors(reached[to].and_then(|(_, step)| step), |(_, node)| {
            reached[*node].and_then(|(_, step)| step)
        });
        Some((cost, steps.map(|(cell, _)| cell).collect()))
    }

    /// Hides the totals of all rows and columns in which something is hidden.
    fn hide_totals(&mut self, hidden: &[usize]) {
        for at in hidden {
            let (row, column) = (at / self.columns, at % self.columns);
            let totals = [(row + 1) * self.columns - 1, (self.rows - 1) * self.columns + column, self.values.len() - 1];
            totals.into_iter().for_each(|total| self.hidden[total] = true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A table of these cells with its totals, small numbers being hidden.
    fn table(cells: &[Vec<usize>], rows_add: bool, columns_add: bool) -> SumTable {
        let of_row = |row: &Vec<usize>| row.iter().copied().chain([row.iter().sum()]).collect::<Vec<usize>>();
        let mut all: Vec<Vec<usize>> = cells.iter().map(of_row).collect();
        all.push((0..all[0].len()).map(|column| all.iter().map(|row| row[column]).sum()).collect());
        let (rows, columns) = (all.len(), all[0].len());
        let values: Vec<Option<usize>> = all.into_iter().flatten().map(Some).collect();
        let hidden = values.iter().map(|value| value.is_some_and(|value| (1..LEAST).contains(&value))).collect();
        SumTable { rows, columns, rows_add, columns_add, values, hidden }
    }

    /// Whether each hidden cell is another number in some table with the same shown numbers; every table is tried.
    fn is_hidden_well(table: &SumTable) -> bool {
        let (rows, columns) = (table.rows - 1, table.columns - 1);
        let inner = |row: usize, column: usize| row * table.columns + column;
        let free: Vec<usize> = (0..rows)
            .flat_map(|row| (0..columns).map(move |column| inner(row, column)))
            .filter(|at| table.hidden[*at])
            .collect();
        let value = |at: usize| table.values[at].unwrap_or_default();
        let mut found: Vec<Vec<usize>> = vec![Vec::new(); table.values.len()];
        let most: Vec<usize> = free.iter().map(|at| value(*at) + 2).collect();
        let mut tried = vec![0; free.len()];
        loop {
            let mut other: Vec<usize> = (0..table.values.len()).map(value).collect();
            free.iter().zip(&tried).for_each(|(at, tried)| other[*at] = *tried);
            for row in 0..rows {
                other[inner(row, columns)] = (0..columns).map(|column| other[inner(row, column)]).sum();
            }
            for column in 0..=columns {
                other[inner(rows, column)] = (0..rows).map(|row| other[inner(row, column)]).sum();
            }
            if (0..other.len()).all(|at| table.hidden[at] || other[at] == value(at)) {
                other.iter().zip(&mut found).for_each(|(number, known)| known.push(*number));
            }
            let Some(at) = (0..free.len()).find(|at| tried[*at] < most[*at]) else { break };
            tried[at] += 1;
            tried[..at].fill(0);
        }
        (0..found.len()).filter(|at| table.hidden[*at]).all(|at| found[at].iter().any(|number| *number != value(at)))
    }

    #[test]
    fn a_small_number_takes_another_one_with_it() {
        let mut hidden = table(&[vec![3, 20, 9], vec![12, 30, 15]], true, true);
        hidden.hide_more();
        // 3 follows from its row and its column, unless a number in each is hidden, and the one where these meet.
        assert_eq!((0..12).filter(|at| hidden.hidden[*at]).collect::<Vec<_>>(), [0, 2, 4, 6]);
        assert!(is_hidden_well(&hidden));
        let mut apart = table(&[vec![3, 20, 9], vec![12, 30, 15]], false, true);
        apart.hide_more();
        assert_eq!(apart.hidden.iter().filter(|hidden| **hidden).count(), 2, "columns do not add up");
        let mut none = table(&[vec![0, 20], vec![12, 30]], true, true);
        none.hide_more();
        assert!(!none.hidden.contains(&true), "nobody is known by a 0");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_hidden_number_follows_from_those_that_are_shown(
            cells in (1_usize..3, 1_usize..4)
                .prop_flat_map(|(rows, columns)| prop::collection::vec(prop::collection::vec(0_usize..8, columns), rows))
        ) {
            let mut own = table(&cells, true, true);
            own.hide_more();
            prop_assert!(is_hidden_well(&own), "{cells:?}: {:?}", own.hidden);
        }
    }
}
