//! Decisions that hold for all cases of a quarantine: by form and kind, for businesses, places and things. For persons, the same decision
//! is proposed and never taken: two people can bear one name.
//!
//! The forms are sealed with the originals, and go with them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::entity;
use super::generic;
use super::mark::Label;

/// What a form is of. A place and a person of one name are two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CarriedKind {
    /// A person, and what belongs to one: numbers, addresses, plates.
    Person,
    Business,
    Place,
    /// A page, a telephone number, a word that nothing explains.
    Thing,
}

impl CarriedKind {
    #[must_use]
    pub const fn of(label: Label) -> Self {
        match label {
            Label::Per
            | Label::Ident
            | Label::Fnr
            | Label::Kto
            | Label::Mail
            | Label::Adr
            | Label::Fdato
            | Label::Bil
            | Label::Sak => Self::Person,
            Label::Org | Label::Orgnr => Self::Business,
            Label::Loc | Label::Post => Self::Place,
            Label::Tlf | Label::Url | Label::Misc | Label::Ask => Self::Thing,
        }
    }
}

/// What was decided of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CarriedDecision {
    NotAName,
    /// It identifies nobody, as everybody knows it.
    Public,
    Replace {
        label: Label,
        role: Option<String>,
    },
}

/// A form with its decision.
#[derive(Clone, PartialEq, Eq)]
pub struct CarriedForm {
    pub kind: CarriedKind,
    /// As [`entity::key`] gives it.
    pub key: String,
    /// As it stands in the case where that was decided.
    pub form: String,
    pub decision: CarriedDecision,
}

impl fmt::Debug for CarriedForm {
    /// Never prints words of a case.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CarriedForm({:?}, {:?})", self.kind, self.decision)
    }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KnownForm {
    form: String,
    decision: CarriedDecision,
}

/// All forms that a decision holds for.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedForms {
    forms: BTreeMap<CarriedKind, BTreeMap<String, KnownForm>>,
}

impl fmt::Debug for CarriedForms {
    /// Never prints words of cases.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CarriedForms({})", self.forms.values().map(BTreeMap::len).sum::<usize>())
    }
}

/// What a mark inherits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inherited {
    /// It is decided as elsewhere.
    Decided(CarriedDecision),
    /// A person should say whether it is the same one.
    Proposed(CarriedDecision),
}

impl CarriedForms {
    /// Words that are no names, whatever they were marked as.
    #[must_use]
    pub fn of_not_names(keys: &BTreeSet<String>) -> Self {
        let mut forms = Self::default();
        forms.add_not_names(keys);
        forms
    }

    /// Adds words that are no names, where nothing else was decided of them.
    pub fn add_not_names(&mut self, keys: &BTreeSet<String>) {
        let things = self.forms.entry(CarriedKind::Thing).or_default();
        for key in keys {
            let carried = KnownForm { form: key.clone(), decision: CarriedDecision::NotAName };
            things.entry(key.clone()).or_insert(carried);
        }
    }

    /// Puts a decision in the place of the one that there was; gives whether it is another.
    pub fn put(&mut self, form: CarriedForm) -> bool {
        let CarriedForm { kind, key, form, decision } = form;
        let forms = self.forms.entry(kind).or_default();
        let is_new = forms.get(&key).is_none_or(|known| known.decision != decision);
        if is_new {
            forms.insert(key, KnownForm { form, decision });
        }
        is_new
    }

    /// A form is public, whatever it was marked as.
    pub fn put_public(&mut self, form: &str) {
        for kind in [CarriedKind::Person, CarriedKind::Business, CarriedKind::Place, CarriedKind::Thing] {
            let (key, form) = (entity::key(form), form.to_owned());
            self.put(CarriedForm { kind, key, form, decision: CarriedDecision::Public });
        }
    }

    /// The keys of what is no name.
    #[must_use]
    pub fn not_names(&self) -> BTreeSet<String> {
        let all = self.forms.values().flatten();
        let none = all.filter(|(_, known)| known.decision == CarriedDecision::NotAName);
        none.map(|(key, _)| key.clone()).collect()
    }

    /// What a mark with these words inherits. A question may be of any kind; what may be a person is never decided.
    #[must_use]
    pub fn of_mark(&self, label: Label, form: &str) -> Option<Inherited> {
        let key = entity::key(form);
        let get = |kind| self.forms.get(&kind).and_then(|forms| forms.get(&key)).map(|known| known.decision.clone());
        let things = || get(CarriedKind::Thing).filter(|decision| *decision == CarriedDecision::NotAName);
        match CarriedKind::of(label) {
            CarriedKind::Person => {
                let other = [CarriedKind::Person, CarriedKind::Thing].into_iter().find_map(get);
                other.map(Inherited::Proposed)
            }
            CarriedKind::Thing if label == Label::Ask => {
                let decided = [CarriedKind::Business, CarriedKind::Place, CarriedKind::Thing].into_iter().find_map(get);
                decided.map(Inherited::Decided).or_else(|| get(CarriedKind::Person).map(Inherited::Proposed))
            }
            kind => get(kind).or_else(things).map(Inherited::Decided),
        }
    }

    /// The forms that are replaced wherever they stand, and tell of somebody.
    pub fn replaced(&self) -> impl Iterator<Item = CarriedForm> {
        let all = self.forms.iter().flat_map(|(kind, forms)| forms.iter().map(|(key, known)| (*kind, key, known)));
        all.filter(|(_, _, known)| match known.decision {
            CarriedDecision::Replace { label, .. } => {
                generic::has_enough(&known.form) && !generic::is_generic(&known.form, label)
            }
            _ => false,
        })
        .map(|(kind, key, known)| CarriedForm {
            kind,
            key: key.clone(),
            form: known.form.clone(),
            decision: known.decision.clone(),
        })
    }

    /// What was decided of a form, by kind.
    #[must_use]
    pub fn of_form(&self, form: &str) -> Vec<(CarriedKind, CarriedDecision)> {
        let key = entity::key(form);
        let known = self.forms.iter().filter_map(|(kind, forms)| Some((*kind, forms.get(&key)?.decision.clone())));
        known.collect()
    }

    /// Forgets what is replaced, but for these forms; gives whether anything went.
    pub fn forget_replaced(&mut self, but: &BTreeSet<(CarriedKind, String)>) -> bool {
        let before: usize = self.forms.values().map(BTreeMap::len).sum();
        for (kind, forms) in &mut self.forms {
            forms.retain(|key, known| {
                !matches!(known.decision, CarriedDecision::Replace { .. }) || but.contains(&(*kind, key.clone()))
            });
        }
        self.forms.values().map(BTreeMap::len).sum::<usize>() < before
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.values().all(BTreeMap::is_empty)
    }
}
