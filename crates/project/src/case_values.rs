//! The values of cases of an attribute, stored or derived, and the groups of cases that they make.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::Serialize;

use crate::derived::Derived;
use crate::error::{Error, Result};
use crate::project::{Attribute, Case, Project};
use crate::value::AttributeKind;

/// An attribute with the value of each case.
#[derive(Debug, Clone)]
pub struct CaseValues {
    pub attribute: Attribute,
    values: HashMap<i64, String>,
}

impl CaseValues {
    /// The attribute of this name: one of the project, else a derived one.
    ///
    /// # Errors
    /// [`Error::NoAttribute`], those of [`Derived::values`], or if the file cannot be read.
    pub fn of(project: &Project, cases: &[Case], name: &str) -> Result<Self> {
        match project.attributes().named(name) {
            Err(Error::NoAttribute(name)) => {
                let derived = Derived::named(&name).ok_or(Error::NoAttribute(name))?;
                let values = derived.values(project, cases)?;
                let (name, kind, options) = (derived.to_string(), derived.kind(), derived.options());
                Ok(Self { attribute: Attribute { id: 0, name, kind, options }, values })
            }
            found => {
                let attribute = found?;
                let all = project.attributes().values()?.into_iter();
                let own = all.filter(|((_, id), _)| *id == attribute.id).map(|((case, _), value)| (case, value));
                Ok(Self { values: own.collect(), attribute })
            }
        }
    }

    /// The value of a case; `None` where it has none.
    #[must_use]
    pub fn get(&self, case: i64) -> Option<&str> {
        self.values.get(&case).map(String::as_str)
    }

    /// The values as days.
    ///
    /// # Errors
    /// [`Error::NotADate`] if the attribute is of another kind.
    pub fn days(&self) -> Result<HashMap<i64, NaiveDate>> {
        if self.attribute.kind != AttributeKind::Date {
            return Err(Error::NotADate(self.attribute.name.clone()));
        }
        Ok(self.values.iter().filter_map(|(case, value)| Some((*case, value.parse().ok()?))).collect())
    }
}

/// A value of the attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TallyColumn {
    /// `None` for cases that have no value.
    pub value: Option<String>,
    /// Cases with this value.
    pub cases: usize,
}

/// Cases by the values of an attribute: categories in their order with those that no case has, all else as it occurs; cases
/// without a value last.
#[derive(Debug)]
pub(crate) struct CaseGroups {
    pub(crate) attribute: Option<String>,
    pub(crate) kind: AttributeKind,
    pub(crate) values: Vec<TallyColumn>,
    pub(crate) of_case: HashMap<i64, usize>,
}

impl CaseGroups {
    pub(crate) fn of(project: &Project, cases: &[Case], attribute: Option<&str>) -> Result<Self> {
        let Some(name) = attribute else {
            return Ok(Self {
                attribute: None,
                kind: AttributeKind::Text,
                values: Vec::new(),
                of_case: HashMap::new(),
            });
        };
        let own = CaseValues::of(project, cases, name)?;
        let mut order: Vec<Option<String>> = own.attribute.options.iter().cloned().map(Some).collect();
        let known: BTreeSet<Option<String>> = order.iter().cloned().collect();
        let found: BTreeSet<Option<String>> = cases.iter().map(|case| own.get(case.id).map(str::to_owned)).collect();
        let mut others: Vec<Option<String>> = found.difference(&known).cloned().collect();
        others.sort_by(|one, other| own.attribute.compare(one.as_deref(), other.as_deref()));
        order.extend(others);
        let places: HashMap<Option<&str>, usize> =
            order.iter().enumerate().map(|(place, value)| (value.as_deref(), place)).collect();
        let of_case: HashMap<i64, usize> =
            cases.iter().filter_map(|case| Some((case.id, *places.get(&own.get(case.id))?))).collect();
        let mut values: Vec<TallyColumn> =
            order.iter().map(|value| TallyColumn { value: value.clone(), cases: 0 }).collect();
        of_case.values().for_each(|place| values[*place].cases += 1);
        Ok(Self { attribute: Some(own.attribute.name), kind: own.attribute.kind, values, of_case })
    }
}
