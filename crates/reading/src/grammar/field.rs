//! One field of a card: a label and the lines of its value.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::columns::Column;
use super::misread::misread_date;
use super::{Extraction, Lines, Reading};
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

impl Reading<'_> {
    /// The value as printed, the lines of a long one kept apart.
    pub(super) fn value_of(&self, field: &Field) -> Cow<'_, str> {
        if let Some(column) = &field.column {
            return self.value_in(column, &field.value).into();
        }
        if let [at] = field.value[..] {
            return self.lines[at].text.into();
        }
        let lines: Vec<&str> = field.value.iter().map(|&at| self.lines[at].text).collect();
        match self.layout.labels[field.label].value {
            ValueKind::Text | ValueKind::Minutes | ValueKind::Box => lines.join("\n").into(),
            _ => lines.join(" ").into(),
        }
    }

    /// The label as the layout names it, or as printed where it lists none.
    pub(super) fn name_of(&self, field: &Field) -> String {
        let listed = &self.layout.labels[field.label].name;
        if listed.is_empty() { self.joined(field.label_lines.clone()) } else { listed.clone() }
    }

    /// The date in the first field of that kind that has one; `Some(None)` when it names no day of the calendar.
    pub(super) fn date_of(&self, fields: &[Field], kind: ValueKind) -> Option<Option<NaiveDate>> {
        let mut dated = fields.iter().filter(|field| self.layout.labels[field.label].value == kind);
        dated.find_map(|field| {
            let value = self.value_of(field);
            let found = date_at(&value, &self.layout.months).map(|found| found.date);
            let misread = || misread_date(&value, self.layout).map(Some);
            found.or_else(|| if self.extraction == Extraction::Scan { misread() } else { None })
        })
    }
}
