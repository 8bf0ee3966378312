//! Groups in which a code stands besides its place in the tree.

use std::collections::{BTreeSet, HashMap};

use super::{Code, CodeTree, NewCode, Project};
use crate::error::{Error, Result};

impl CodeTree {
    /// A code or group and all that stands in it, each once: below it in the tree, or as a member.
    #[must_use]
    pub fn within(&self, top: i64) -> BTreeSet<i64> {
        let mut inside: HashMap<i64, Vec<i64>> = HashMap::new();
        for (code, _) in self.iter() {
            for above in code.parent.iter().chain(&code.groups) {
                inside.entry(*above).or_default().push(code.id);
            }
        }
        let mut found = BTreeSet::new();
        let mut open = vec![top];
        while let Some(above) = open.pop() {
            if found.insert(above) {
                open.extend(inside.get(&above).into_iter().flatten());
            }
        }
        found
    }

    /// Whether `id` is `ancestor`, or stands in it.
    #[must_use]
    pub fn is_within(&self, id: i64, ancestor: i64) -> bool {
        id == ancestor || self.within(ancestor).contains(&id)
    }

    /// The codes that stand in a group besides their place in the tree.
    pub fn members(&self, group: i64) -> impl Iterator<Item = &Code> {
        self.iter().map(|(code, _)| code).filter(move |code| code.groups.contains(&group))
    }

    /// The groups in which a code can stand besides its place below `parent`; `id` is the code, if it is there already.
    pub fn open_groups(&self, id: Option<i64>, parent: Option<i64>) -> impl Iterator<Item = &Code> {
        let inside = id.map(|id| self.within(id)).unwrap_or_default();
        let is_open = move |group: &&Code| {
            !group.codable
                && !inside.contains(&group.id)
                && !parent.is_some_and(|parent| self.is_below(parent, group.id))
        };
        self.iter().map(|(code, _)| code).filter(is_open)
    }

    /// The groups that a code is to have, in the order of the tree.
    pub(super) fn further_groups_of(&self, code: &NewCode, id: Option<i64>) -> Result<Vec<i64>> {
        if !code.codable {
            return Ok(Vec::new());
        }
        for group in &code.groups {
            let is_group = self.get(*group).is_some_and(|group| !group.codable);
            if !is_group || id.is_some_and(|id| self.is_within(*group, id)) {
                return Err(Error::NotAGroup(self.path(*group)));
            }
        }
        let open = self.open_groups(id, code.parent).map(|group| group.id);
        Ok(open.filter(|group| code.groups.contains(group)).collect())
    }
}

/// The groups of the codes that stand in further ones.
pub(super) fn further_groups(project: &Project) -> Result<HashMap<i64, Vec<i64>>> {
    let mut query = project.connection().prepare_cached("SELECT code_id, group_id FROM code_group ORDER BY id")?;
    let mut rows = query.query([])?;
    let mut groups: HashMap<i64, Vec<i64>> = HashMap::new();
    while let Some(row) = rows.next()? {
        groups.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(groups)
}
