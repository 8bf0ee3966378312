//! One field of a card: a label and the lines of its value.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Lines;
use super::field_rows::{Column, value_in};
use super::layout_detection::Extraction;
use super::ocr_line::misread_date;
use super::source::Source;
use crate::date::date_at;
use crate::layout::ValueKind;

/// A field of a card as it is read.
pub(super) struct Field {
    /// Index into the layout's labels.
    pub label: usize,
    pub label_lines: Lines,
    /// Numbers of the lines that hold the value.
    pub value: Vec<usize>,
    /// Where several fields share a line, with their values below them.
    pub column: Option<Column>,
}

/// The value as printed, the lines of a long one kept apart.
pub(super) fn value_of<'s>(source: &'s Source<'_>, field: &Field) -> Cow<'s, str> {
    if let Some(column) = &field.column {
        return value_in(source, column, &field.value).into();
    }
    if let [at] = field.value[..] {
        return source.lines[at].text.into();
    }
    let lines: Vec<&str> = field.value.iter().map(|&at| source.lines[at].text).collect();
    match source.layout.labels[field.label].value {
        ValueKind::Text | ValueKind::Minutes | ValueKind::Box => lines.join("\n").into(),
        _ => lines.join(" ").into(),
    }
}

/// The label as the layout names it, or as printed where it lists none.
pub(super) fn name_of(source: &Source<'_>, field: &Field) -> String {
    let listed = &source.layout.labels[field.label].name;
    if listed.is_empty() { source.joined(field.label_lines.clone()) } else { listed.clone() }
}

/// The date in the first field of that kind that has one; `Some(None)` when it names no day of the calendar.
pub(super) fn date_of(source: &Source<'_>, fields: &[Field], kind: ValueKind) -> Option<Option<NaiveDate>> {
    let mut dated = fields.iter().filter(|field| source.layout.labels[field.label].value == kind);
    dated.find_map(|field| {
        let value = value_of(source, field);
        let found = date_at(&value, &source.layout.months).map(|found| found.date);
        let misread = || misread_date(&value, source.layout).map(Some);
        found.or_else(|| if source.extraction == Extraction::Scan { misread() } else { None })
    })
}
