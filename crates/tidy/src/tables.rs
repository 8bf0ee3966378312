//! The tables: names, types and meaning of their columns.

use std::sync::LazyLock;

use project::derived::Derived;
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
    pub fn of(unit: TableUnit, attributes: &CaseAttributes) -> Self {
        let mut table = TABLES[unit as usize].clone();
        if unit == TableUnit::Case {
            for attribute in &attributes.own {
                let about = ["attribute of the project", "prosjektets kjennetegn"];
                let column = table.column_for(attribute, about.map(str::to_owned));
                table.columns.push(column);
            }
            for derived in &attributes.derived {
                let name = derived.to_string();
                let about = [format!("derived attribute {name}"), format!("avledet kjennetegn {name}")];
                let attribute =
                    Attribute { id: 0, name: column_name(&name), kind: derived.kind(), options: Vec::new() };
                let column = table.column_for(&attribute, about);
                table.columns.push(column);
            }
        }
        table
    }

    /// A column for an attribute. Where its name is taken, `_attribute` is put behind it.
    fn column_for(&self, attribute: &Attribute, [en, nb]: [String; 2]) -> TableColumn {
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
        TableColumn { name, kind, text: false, en, nb }
    }
}

/// The attributes of a project, which stand at the end of the table of cases: those that it holds, then those that are computed.
#[derive(Debug, Clone, Default)]
pub struct CaseAttributes {
    pub own: Vec<Attribute>,
    pub derived: Vec<Derived>,
}

/// The name of a derived attribute as a column: `months_since_granted` for `months_since(granted)`.
fn column_name(name: &str) -> String {
    name.replace(['(', ')', ','], " ").split_whitespace().collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_has_its_table_and_every_column_a_name_of_its_own_and_two_meanings() {
        assert_eq!(TABLES.len(), TableUnit::ALL.len());
        let none = CaseAttributes::default();
        for (unit, table) in TableUnit::ALL.into_iter().zip(TABLES.iter()) {
            assert_eq!(format!("{unit:?}").to_lowercase(), table.name);
            assert_eq!(Table::of(unit, &none), *table);
            for (at, column) in table.columns.iter().enumerate() {
                assert!(!column.en.is_empty() && !column.nb.is_empty(), "{}", column.name);
                assert!(table.columns[..at].iter().all(|other| other.name != column.name), "{}", column.name);
            }
        }
    }

    #[test]
    fn an_attribute_with_the_name_of_a_column_stands_beside_it() {
        let attribute = |name: &str, kind| Attribute { name: name.to_owned(), kind, ..Attribute::default() };
        let own = vec![attribute("Threads", AttributeKind::Number), attribute("alder", AttributeKind::YesNo)];
        let derived = vec![Derived::AgeGroup { born: "født".to_owned(), on: Some("innvilget".to_owned()) }];
        let attributes = CaseAttributes { own, derived };
        let table = Table::of(TableUnit::Case, &attributes);
        let last: Vec<(&str, ColumnKind)> =
            table.columns.iter().rev().take(3).map(|column| (&*column.name, column.kind)).collect();
        let group = ("age_group_født_innvilget", ColumnKind::Text);
        assert_eq!(last, [group, ("alder", ColumnKind::Truth), ("Threads_attribute", ColumnKind::Real)]);
    }
}
