//! The tables: names, types and meaning of their columns.

use std::sync::LazyLock;

use project::{Attribute, AttributeKind};
use serde::Deserialize;

use crate::cell::ColumnKind;

/// The units of the set. [`Table::of`] gives their tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableUnit {
    Case,
    Thread,
    Message,
    Activity,
    Minutes,
    Coding,
    Memo,
}

impl TableUnit {
    pub const ALL: [Self; 7] =
        [Self::Case, Self::Thread, Self::Message, Self::Activity, Self::Minutes, Self::Coding, Self::Memo];
}

/// A table with its columns in their order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Table {
    /// The name of its file, without what says which form it has.
    pub name: String,
    /// What a row is, in English and Bokmål.
    pub en: String,
    pub nb: String,
    pub columns: Vec<TableColumn>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TableColumn {
    pub name: String,
    pub kind: ColumnKind,
    /// Free text, which is left out unless it is asked for.
    #[serde(default)]
    pub text: bool,
    pub en: String,
    pub nb: String,
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let source = include_str!("../../../assets/tidy/tables.ron");
    ron::from_str(source).expect("the tables of the program, which a test reads")
});

impl Table {
    /// The table of a unit; that of cases has the attributes of the project at its end.
    #[must_use]
    pub fn of(unit: TableUnit, attributes: &[Attribute]) -> Self {
        let mut table = TABLES[unit as usize].clone();
        if unit == TableUnit::Case {
            for attribute in attributes {
                let column = table.column_for(attribute);
                table.columns.push(column);
            }
        }
        table
    }

    /// A column for an attribute. Where its name is taken, `_attribute` is put behind it.
    fn column_for(&self, attribute: &Attribute) -> TableColumn {
        let mut name = attribute.name.clone();
        while self.columns.iter().any(|column| column.name.eq_ignore_ascii_case(&name)) {
            name.push_str("_attribute");
        }
        let kind = match attribute.kind {
            AttributeKind::Category | AttributeKind::Text => ColumnKind::Text,
            AttributeKind::Number => ColumnKind::Real,
            AttributeKind::Date => ColumnKind::Date,
            AttributeKind::YesNo => ColumnKind::Truth,
        };
        let about = |en: bool| if en { "attribute of the project" } else { "prosjektets kjennetegn" }.to_owned();
        TableColumn { name, kind, text: false, en: about(true), nb: about(false) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_has_its_table_and_every_column_a_name_of_its_own_and_two_meanings() {
        assert_eq!(TABLES.len(), TableUnit::ALL.len());
        for (unit, table) in TableUnit::ALL.into_iter().zip(TABLES.iter()) {
            assert_eq!(format!("{unit:?}").to_lowercase(), table.name);
            assert_eq!(Table::of(unit, &[]), *table);
            for (at, column) in table.columns.iter().enumerate() {
                assert!(!column.en.is_empty() && !column.nb.is_empty(), "{}", column.name);
                assert!(table.columns[..at].iter().all(|other| other.name != column.name), "{}", column.name);
            }
        }
    }

    #[test]
    fn an_attribute_with_the_name_of_a_column_stands_beside_it() {
        let attribute = |name: &str, kind| Attribute { name: name.to_owned(), kind, ..Attribute::default() };
        let attributes = [attribute("Threads", AttributeKind::Number), attribute("alder", AttributeKind::YesNo)];
        let table = Table::of(TableUnit::Case, &attributes);
        let last: Vec<(&str, ColumnKind)> =
            table.columns.iter().rev().take(2).map(|column| (&*column.name, column.kind)).collect();
        assert_eq!(last, [("alder", ColumnKind::Truth), ("Threads_attribute", ColumnKind::Real)]);
    }
}
