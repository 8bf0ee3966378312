//! The heat map of a tally.

use super::{Chart, ChartKind, Series};
use project::tally::counting::{AxisValue, CountedCell, CountedTable};
use project::tally::spec::{Counted, TallyAxis};
use words::counted;

/// The heat map of a layer of a tally, 0 being all layers; `None` if it has no such layer, or no columns. It shows shares where such are
/// asked for.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "no project has 2^52 of anything")]
pub fn heat(table: &CountedTable, layer: usize) -> Option<Chart> {
    let (spec, own) = (&table.spec, table.tables.get(layer)?);
    let columns = spec.columns.as_ref()?;
    let name = |axis: &TallyAxis, own: &AxisValue| counted::value(axis, own.value.as_deref());
    let is_share = spec.percent.is_some() || spec.count == Counted::Share;
    let value = |cell: &CountedCell| if is_share { cell.share } else { cell.count.map(|count| count as f64) };
    let rows = table.row_values.iter().zip(&own.rows);
    let series = rows.map(|(value_of, row)| Series {
        name: name(&spec.rows, value_of),
        values: row.cells.iter().map(|cell| cell.as_ref().and_then(value)).collect(),
        n: row.cells.iter().map(|cell| cell.map_or(Some(0), |cell| cell.cases)).collect(),
    });
    let layer = counted::layer(spec, own).map(|layer| format!(" · {layer}")).unwrap_or_default();
    Some(Chart {
        title: format!("{}{layer}", counted::title(spec)),
        about: tr!("heat-about", sentences = counted::sentences(table).join(" ")),
        kind: ChartKind::Heat,
        labels: table.column_values.iter().map(|own| name(columns, own)).collect(),
        series: series.collect(),
        is_share,
    })
}
