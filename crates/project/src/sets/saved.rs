//! Sets that are kept under a name. Attributes and cases are known by their GUIDs, so that they may be called otherwise later; a set that
//! names one that is gone chooses no cases, and says what is gone.

use serde::{Deserialize, Serialize};

use super::rule::{CaseRule, RuleName};
use crate::error::{Error, Result};
use crate::kept_names::{KeptNames, SeeName};
use crate::named::{GoneName, NamedThing};
use crate::project::{KeptKind, KeptText, Project};

/// A set of cases under its name.
#[derive(Debug, Clone)]
pub struct CaseSet {
    pub name: String,
    rule: CaseRule,
    /// What its rule names and the project no longer has.
    pub gone: Vec<GoneName>,
    pub coder: String,
    pub changed_at: String,
}

/// A set as the file holds it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredSet {
    rule: CaseRule,
    names: KeptNames,
}

impl CaseSet {
    /// The rule by which cases are in it.
    ///
    /// # Errors
    /// [`Error::SetNames`] if something that it names is gone.
    pub fn rule(&self) -> Result<&CaseRule> {
        if self.gone.is_empty() {
            Ok(&self.rule)
        } else {
            Err(Error::SetNames { set: self.name.clone(), gone: self.gone.clone() })
        }
    }

    /// The rule as it is typed, with the names of today where there are such.
    #[must_use]
    pub fn text(&self) -> String {
        self.rule.to_string()
    }
}

/// Goes through the names in a rule.
pub(super) fn each_name(rule: &mut CaseRule, see: SeeName<'_>) {
    rule.each_name(&mut |what, name| {
        let what = match what {
            RuleName::Attribute => NamedThing::Attribute,
            RuleName::Case => NamedThing::Case,
        };
        see(what, name);
    });
}

/// All sets by their names.
///
/// # Errors
/// [`Error::Damaged`] if one cannot be understood; if the file cannot be read.
pub fn list(project: &Project) -> Result<Vec<CaseSet>> {
    project.kept(KeptKind::Set).list()?.into_iter().map(|kept| set_of(project, kept)).collect()
}

/// The set of this name, letter case aside.
///
/// # Errors
/// [`Error::NoSet`], and those of [`list`].
pub fn named(project: &Project, name: &str) -> Result<CaseSet> {
    set_of(project, project.kept(KeptKind::Set).named(name)?)
}

fn set_of(project: &Project, kept: KeptText) -> Result<CaseSet> {
    let damaged = |_| Error::Damaged(project.path().to_owned());
    let StoredSet { mut rule, names } = serde_json::from_str(&kept.text).map_err(damaged)?;
    let gone = names.renew(project, |see| each_name(&mut rule, see))?;
    let KeptText { name, coder, changed_at, .. } = kept;
    Ok(CaseSet { name, rule, gone, coder, changed_at })
}

/// Keeps a set, in the place of one that has this name. Says whether there was one.
///
/// # Errors
/// [`Error::EmptyName`]; those of [`CaseRule::members`] if the rule does not fit the project; if the file cannot be written.
pub fn save(project: &mut Project, name: &str, rule: &CaseRule) -> Result<bool> {
    let mut rule = rule.clone();
    rule.members(project, &[])?;
    let names = KeptNames::of(project, |see| each_name(&mut rule, see))?;
    let text = serde_json::to_string(&StoredSet { rule, names }).map_err(|error| Error::Csv(error.into()))?;
    project.write().kept(KeptKind::Set).put(name, &text)
}
