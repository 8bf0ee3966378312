//! Agreement as CSV gives it: one row for each code and figure, all codes together first, under the code `(all)`.

use super::{AgreementFigure, AgreementRow, AgreementTable};
use crate::word::word;

pub const COLUMNS: [&str; 11] =
    ["code", "figure", "value", "low", "high", "why", "unit", "units", "units_coded", "units_coded_by_all", "codings"];

/// The rows of a table.
#[must_use]
pub fn rows(table: &AgreementTable) -> Vec<[String; 11]> {
    std::iter::once(&table.all).chain(&table.codes).flat_map(|row| of_row(table, row)).collect()
}

/// The figures of a row with their names, in their order.
#[must_use]
pub fn figures(row: &AgreementRow) -> [(&'static str, AgreementFigure); 7] {
    [
        ("percent", row.percent),
        ("percent_coded", row.percent_coded),
        ("kappa", row.kappa),
        ("alpha", row.alpha),
        ("u_alpha", row.u_alpha),
        ("binary_alpha", row.binary_alpha),
        ("cu_alpha", row.cu_alpha),
    ]
}

fn of_row<'a>(table: &'a AgreementTable, row: &'a AgreementRow) -> impl Iterator<Item = [String; 11]> + 'a {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    figures(row).into_iter().map(move |(name, figure)| {
        [
            row.code.clone().unwrap_or_else(|| "(all)".to_owned()),
            name.to_owned(),
            number(figure.value),
            number(figure.low),
            number(figure.high),
            figure.why.map(word).unwrap_or_default(),
            word(table.unit),
            row.units.to_string(),
            row.coded.to_string(),
            row.coded_by_all.to_string(),
            row.codings.iter().sum::<usize>().to_string(),
        ]
    })
}
