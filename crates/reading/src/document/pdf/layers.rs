//! Layers of a PDF (optional content): which of them are switched off.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_syntax::page::Resources;

/// Deepest nesting of an expression over layers.
const DEEPEST: usize = 16;

/// Most layers that an expression names.
const MOST: usize = 10_000;

/// The layers that nobody sees.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: HashSet<ObjectIdentifier>,
}

impl Layers {
    pub(super) fn of(pdf: &Pdf) -> Self {
        let mut off = HashSet::new();
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let Some(properties) = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("OCProperties")) else {
            return Self::default();
        };
        let usual = properties.get::<Dict<'_>>("D").unwrap_or_default();
        if usual.get::<Name<'_>>("BaseState").as_deref() == Some(b"OFF") {
            off.extend(ids(&properties, "OCGs"));
            for on in ids(&usual, "ON") {
                off.remove(&on);
            }
        }
        off.extend(ids(&usual, "OFF"));
        Self { off }
    }

    /// Whether a part of a page that is marked with these properties belongs to a layer that is off.
    pub(super) fn hides_marked(&self, resources: &Resources<'_>, properties: Option<&Object<'_>>) -> bool {
        let Some(Object::Name(name)) = properties else { return false };
        !self.off.is_empty() && self.hides(&resources.properties, name.as_str(), 0)
    }

    /// Whether an object as a whole belongs to a layer that is off.
    pub(super) fn hides_object(&self, dict: &Dict<'_>) -> bool {
        !self.off.is_empty() && self.hides(dict, "OC", 0)
    }

    fn hides(&self, dict: &Dict<'_>, key: &str, depth: usize) -> bool {
        if dict.get_ref(key).is_some_and(|id| self.off.contains(&id.into())) {
            return true;
        }
        let Some(members) = dict.get::<Dict<'_>>(key).filter(|_| depth < DEEPEST) else { return false };
        if let Some(expression) = members.get::<Array<'_>>("VE") {
            return !self.shows(&expression, 0);
        }
        let mut layers: Vec<ObjectIdentifier> = ids(&members, "OCGs");
        if layers.is_empty() {
            layers.extend(members.get_ref("OCGs").map(ObjectIdentifier::from));
        }
        if layers.is_empty() {
            return false;
        }
        let mut are_on = layers.iter().map(|id| !self.off.contains(id));
        let shows = match members.get::<Name<'_>>("P").as_deref() {
            Some(b"AllOn") => are_on.all(|on| on),
            Some(b"AnyOff") => are_on.any(|on| !on),
            Some(b"AllOff") => are_on.all(|on| !on),
            _ => are_on.any(|on| on),
        };
        !shows
    }

    /// The value of an expression over layers.
    fn shows(&self, expression: &Array<'_>, depth: usize) -> bool {
        if depth >= DEEPEST {
            return true;
        }
        let mut operator = None;
        let mut values = Vec::new();
        let mut resolved = expression.iter::<Object<'_>>();
        for item in expression.raw_iter().take(MOST) {
            let object = resolved.next();
            match (item, object) {
                (_, Some(Object::Name(name))) if operator.is_none() => operator = Some(name.as_str().to_owned()),
                (_, Some(Object::Array(inner))) => values.push(self.shows(&inner, depth + 1)),
                (MaybeRef::Ref(id), _) => values.push(!self.off.contains(&id.into())),
                _ => {}
            }
        }
        match operator.as_deref() {
            Some("Not") => !values.first().copied().unwrap_or(false),
            Some("Or") => values.contains(&true),
            _ => !values.contains(&false),
        }
    }
}

/// The objects to which a list refers.
fn ids(dict: &Dict<'_>, key: &str) -> Vec<ObjectIdentifier> {
    let list = dict.get::<Array<'_>>(key);
    let ids = list.iter().flat_map(|list| list.raw_iter().take(MOST)).filter_map(|item| match item {
        MaybeRef::Ref(id) => Some(id.into()),
        MaybeRef::NotRef(_) => None,
    });
    ids.collect()
}
