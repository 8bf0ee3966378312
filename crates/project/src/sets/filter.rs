//! By what a list of cases is narrowed.

use serde::{Deserialize, Serialize};

use super::rule::{CaseRule, Members};
use super::saved;
use crate::error::Result;
use crate::kept_names::SeeName;
use crate::named::NamedThing;
use crate::project::{Case, Project};

/// A set that is kept, a rule, or both: then cases have to be in both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CaseFilter {
    /// The name of a set.
    pub set: Option<String>,
    pub rule: Option<CaseRule>,
}

/// Cases that are left of a list, and how many could not be told.
#[derive(Debug, Clone, Default)]
pub struct Narrowed {
    /// In the order of their labels.
    pub cases: Vec<Case>,
    /// Cases left out since an attribute that the rule asks for has no value.
    pub unknown: usize,
}

impl CaseFilter {
    /// Whether it narrows nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.set.is_none() && self.rule.is_none()
    }

    /// The cases of a project that are left.
    ///
    /// # Errors
    /// [`crate::Error::NoSet`], those of [`CaseRule::members`], or if the file cannot be read.
    pub fn narrowed(&self, project: &Project) -> Result<Narrowed> {
        let mut cases = project.cases().list()?;
        let mut unknown = 0;
        let set = self.set.as_deref().map(|name| saved::named(project, name)).transpose()?;
        let set_rule = set.as_ref().map(saved::CaseSet::rule).transpose()?;
        for rule in set_rule.into_iter().chain(&self.rule) {
            let Members { cases: members, unknown: own } = rule.members(project, &cases)?;
            cases.retain(|case| members.contains(&case.id));
            unknown += own;
        }
        Ok(Narrowed { cases, unknown })
    }

    pub(crate) fn each_name(&mut self, see: SeeName<'_>) {
        if let Some(set) = &mut self.set {
            see(NamedThing::Set, set);
        }
        if let Some(rule) = &mut self.rule {
            saved::each_name(rule, see);
        }
    }

    /// The cases of a project that are left.
    ///
    /// # Errors
    /// Those of [`CaseFilter::narrowed`].
    pub fn cases(&self, project: &Project) -> Result<Vec<Case>> {
        Ok(self.narrowed(project)?.cases)
    }
}
