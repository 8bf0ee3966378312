//! Which cells of a tally are hidden, so that nobody is known by a small number.
//!
//! A number behind which there are fewer than [`LEAST`] cases is hidden, and so many others that no hidden number follows from those that
//! are shown.

use super::counting::{AxisValue, CountedCell, CountedRow, CountedTable, LayerTable};
use super::spec::{Counted, PercentOf, TallyAxis};
pub use crate::small_numbers::LEAST;
use crate::small_numbers::SumTable;

/// Whether the cells along an axis add up to their total.
fn adds_up(axis: Option<&TallyAxis>, count: Counted) -> bool {
    axis.is_some_and(|axis| match count {
        Counted::Cases => axis.is_of_cases(),
        Counted::Codings => axis.adds_up(),
        Counted::Entries | Counted::Characters | Counted::Share => axis.adds_up() && *axis != TallyAxis::Coder,
    })
}

impl CountedTable {
    /// The same with small numbers hidden, and with them so many others that none of them follows from the totals. What is hidden has no
    /// count; how many cases a value has is told nowhere then.
    #[must_use]
    pub fn suppressed(mut self) -> Self {
        let (rows, columns) = (self.row_values.len() + 1, self.column_values.len() + 1);
        let (rows_add, columns_add) =
            (adds_up(Some(&self.spec.rows), self.spec.count), adds_up(self.spec.columns.as_ref(), self.spec.count));
        let sums = |layer: &LayerTable| {
            let all = layer.rows.iter().chain([&layer.total]);
            let cells: Vec<Option<CountedCell>> =
                all.flat_map(|row| row.cells.iter().copied().chain([Some(row.total)])).collect();
            let values = cells.iter().map(|cell| cell.and_then(|cell| cell.count)).collect();
            let is_small = |cell: &Option<CountedCell>| {
                cell.and_then(|cell| cell.cases).is_some_and(|cases| (1..LEAST).contains(&cases))
            };
            let hidden = cells.iter().map(is_small).collect();
            SumTable { rows, columns, rows_add, columns_add, values, hidden }
        };
        let mut tables: Vec<SumTable> = self.tables.iter().map(sums).collect();
        let layers_add = adds_up(self.spec.layers.as_ref(), self.spec.count);
        match tables.split_first_mut() {
            // What is hidden in a layer is hidden in the sum of all layers, and nothing else: what follows from none of the layers
            // follows not from their sum.
            Some((all, layers)) if layers_add && !layers.is_empty() => {
                layers.iter_mut().for_each(SumTable::hide_more);
                for at in 0..all.hidden.len() {
                    all.hidden[at] = layers.iter().any(|layer| layer.hidden[at]);
                }
            }
            _ => tables.iter_mut().for_each(SumTable::hide_more),
        }
        let hidden = tables.iter().flat_map(|table| &table.hidden).filter(|hidden| **hidden).count();
        let percent = self.spec.percent;
        for (layer, table) in self.tables.iter_mut().zip(&tables) {
            hide(layer, table, percent, self.spec.count == Counted::Cases);
        }
        if hidden > 0 {
            let forget = |value: &mut AxisValue| value.cases = None;
            self.row_values.iter_mut().for_each(forget);
            self.column_values.iter_mut().for_each(forget);
            self.tables.iter_mut().filter_map(|table| table.layer.as_mut()).for_each(forget);
        }
        let is_whole_hidden = tables.first().is_some_and(|table| table.hidden.last() == Some(&true));
        self.cases = self.cases.filter(|cases| *cases >= LEAST && !is_whole_hidden);
        self.suppressed = Some(hidden);
        self
    }
}

/// Hides what is hidden in a layer, and shares from which it would follow.
fn hide(layer: &mut LayerTable, table: &SumTable, percent: Option<PercentOf>, counts_cases: bool) {
    let holds = |row: usize, column: usize| table.hidden[row * table.columns + column];
    let any_hidden = table.hidden.contains(&true);
    let columns: Vec<bool> = (0..table.columns).map(|column| (0..table.rows).any(|row| holds(row, column))).collect();
    let all: Vec<&mut CountedRow> = layer.rows.iter_mut().chain([&mut layer.total]).collect();
    for (row, own) in all.into_iter().enumerate() {
        let has_hidden = (0..table.columns).any(|column| holds(row, column));
        let cells = own.cells.iter_mut().map(Option::as_mut).chain([Some(&mut own.total)]);
        for (column, cell) in cells.enumerate() {
            let Some(cell) = cell else { continue };
            let follows = match percent {
                Some(PercentOf::Row) => has_hidden,
                Some(PercentOf::Column) => columns[column],
                Some(PercentOf::Total) => any_hidden,
                None => holds(row, column),
            };
            if follows {
                cell.share = None;
            }
            if holds(row, column) {
                cell.count = None;
            }
            cell.cases = if counts_cases { cell.count } else { None };
        }
    }
}
