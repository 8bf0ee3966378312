//! The names in something that is kept, a set or a table, each with the GUID of what it names, so that it may be called otherwise later.

use serde::{Deserialize, Serialize};

use crate::derived::Derived;
use crate::error::{Error, Result};
use crate::named::{GoneName, NamedThing};
use crate::project::{KeptKind, Project};
use reading::entered;

/// Goes through the names in something, and may change them.
pub(crate) type SeeName<'a> = &'a mut dyn FnMut(NamedThing, &mut String);

/// The names, and by what each is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptNames(Vec<KeptName>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptName {
    what: NamedThing,
    name: String,
    guid: String,
}

impl KeptNames {
    /// The names through which `each` goes; they get the spelling of the project.
    ///
    /// # Errors
    /// [`Error::NoAttribute`], [`Error::NoCode`] and the like if there is nothing of a name.
    pub(crate) fn of(project: &Project, each: impl FnOnce(SeeName<'_>)) -> Result<Self> {
        let (mut names, mut failed) = (Self::default(), None);
        each(&mut |what, name| {
            if failed.is_none() {
                failed = names.note(project, what, name).err();
            }
        });
        failed.map_or(Ok(names), Err)
    }

    fn note(&mut self, project: &Project, what: NamedThing, name: &mut String) -> Result<()> {
        let (id, spelled) = match what {
            NamedThing::Case => {
                let id = project.cases().named(name)?;
                (id, project.cases().label(id)?)
            }
            NamedThing::Code => {
                let tree = project.codes().tree()?;
                let id = tree.find_any(name)?.id;
                (id, tree.path(id))
            }
            NamedThing::Set => {
                let set = project.kept(KeptKind::Set).named(name)?;
                (set.id, set.name)
            }
            NamedThing::Attribute => match (project.attributes().named(name), Derived::named(name)) {
                (Ok(attribute), _) => (attribute.id, attribute.name),
                (Err(Error::NoAttribute(_)), Some(mut derived)) => {
                    for (what, inner) in derived.inner_names() {
                        self.note(project, what, inner)?;
                    }
                    *name = derived.to_string();
                    return Ok(());
                }
                (Err(error), _) => return Err(error),
            },
        };
        name.clone_from(&spelled);
        if self.find(what, &spelled).is_none() {
            let guid = project.kept(KeptKind::Search).guid(what, id)?.unwrap_or_default();
            self.0.push(KeptName { what, name: spelled, guid });
        }
        Ok(())
    }

    fn find(&self, what: NamedThing, name: &str) -> Option<&KeptName> {
        let key = entered::key(name);
        self.0.iter().find(|own| own.what == what && entered::key(&own.name) == key)
    }

    /// Gives the names through which `each` goes those of today; tells what is gone.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn renew(&self, project: &Project, each: impl FnOnce(SeeName<'_>)) -> Result<Vec<GoneName>> {
        let (mut gone, mut failed) = (Vec::new(), None);
        each(&mut |what, name| {
            if failed.is_none() {
                failed = self.renew_one(project, what, name, &mut gone).err();
            }
        });
        failed.map_or(Ok(gone), Err)
    }

    fn renew_one(
        &self,
        project: &Project,
        what: NamedThing,
        name: &mut String,
        gone: &mut Vec<GoneName>,
    ) -> Result<()> {
        if let Some(known) = self.find(what, name) {
            match Self::today(project, what, &known.guid)? {
                Some(today) => *name = today,
                None => gone.push(GoneName { what, name: name.clone() }),
            }
        } else if let Some(mut derived) = Derived::named(name).filter(|_| what == NamedThing::Attribute) {
            for (what, inner) in derived.inner_names() {
                self.renew_one(project, what, inner, gone)?;
            }
            *name = derived.to_string();
        }
        Ok(())
    }

    fn today(project: &Project, what: NamedThing, guid: &str) -> Result<Option<String>> {
        let Some(id) = project.kept(KeptKind::Search).known_by(what, guid)? else { return Ok(None) };
        Ok(match what {
            NamedThing::Case => Some(project.cases().label(id)?),
            NamedThing::Code => Some(project.codes().tree()?.path(id)),
            NamedThing::Attribute => {
                project.attributes().list()?.into_iter().find(|own| own.id == id).map(|own| own.name)
            }
            NamedThing::Set => {
                project.kept(KeptKind::Set).list()?.into_iter().find(|own| own.id == id).map(|own| own.name)
            }
        })
    }
}
