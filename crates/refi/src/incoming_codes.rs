//! Codes that come in: those that the project knows stay, the others are added below their parents.

use std::collections::{HashMap, HashSet};

use project::codebook::PALETTE;
use project::{Exchanged, Made, NewCode, PATH_SEPARATOR, Result, RowIntake};
use reading::entered;

use crate::code_text::CodeDescription;
use crate::incoming::RefiIncoming;
use crate::refi_project::{RefiCode, RefiProject, RefiSet};
use crate::report::{LeftWhat, RefiReport};

/// The codes of a file by their GUIDs there, as codes of the project.
#[derive(Debug, Default)]
pub(crate) struct CodesIn {
    ids: HashMap<String, i64>,
    groups: HashSet<i64>,
}

impl CodesIn {
    /// Takes in the codes of a file. Those that stand for cases (`cases`) are none here.
    pub(crate) fn take(
        intake: &mut RowIntake<'_>,
        incoming: &RefiIncoming,
        notes: &HashMap<String, String>,
        cases: &HashSet<&str>,
        report: &mut RefiReport,
    ) -> Result<Self> {
        let tree = intake.project().codes().tree()?;
        let stamps = intake.project().exchange().stamps(Exchanged::Codes)?;
        let by_guid: HashMap<&str, i64> = stamps.iter().map(|(id, stamp)| (&*stamp.guid, *id)).collect();
        let mut names: HashMap<(Option<i64>, String), i64> =
            tree.iter().map(|(code, _)| ((code.parent, entered::key(&code.name)), code.id)).collect();
        let mut free: HashSet<i64> = tree.iter().map(|(code, _)| code.id).collect();
        let is_group = |id: i64| tree.get(id).is_some_and(|code| !code.codable);
        let all = &incoming.refi.codes;
        let parents: HashSet<usize> = all.iter().filter_map(|code| code.parent).collect();
        let mut paths: Vec<String> = Vec::with_capacity(all.len());
        let mut found = Self::default();
        for (index, code) in all.iter().enumerate() {
            let above = code.parent.map(|parent| paths[parent].clone());
            let (name, is_changed) = own_name(&code.name, above.as_deref(), index);
            paths.push(above.map_or_else(|| name.clone(), |above| format!("{above}{PATH_SEPARATOR}{name}")));
            if cases.contains(&*code.guid) && !parents.contains(&index) {
                report.leave(LeftWhat::CaseCodes, &code.name, 1);
                continue;
            }
            report.codes.found += 1;
            let parent = code.parent.and_then(|parent| found.ids.get(&all[parent].guid).copied());
            let known = by_guid.get(&*code.guid).or_else(|| names.get(&(parent, entered::key(&name)))).copied();
            if let Some(known) = known.filter(|known| free.remove(known)) {
                report.codes.known += 1;
                if is_group(known) {
                    found.groups.insert(known);
                }
                found.ids.entry(code.guid.clone()).or_insert(known);
                continue;
            }
            let (mut free_name, mut number) = (name.clone(), 1);
            while names.contains_key(&(parent, entered::key(&free_name))) {
                number += 1;
                free_name = format!("{name} ({number})");
            }
            if is_changed || free_name != name {
                report.leave(LeftWhat::RenamedCodes, &free_name, 1);
            }
            let id = intake.code(
                &new_code(code, &free_name, parent, index, incoming, notes),
                &Made { guid: crate::guid::read(&code.guid), ..Made::default() },
            )?;
            names.insert((parent, entered::key(&free_name)), id);
            if !code.codable {
                found.groups.insert(id);
            }
            found.ids.entry(code.guid.clone()).or_insert(id);
            report.codes.new += 1;
        }
        Ok(found)
    }

    /// Lets codes stand in further groups, as the sets tell that the groups of another project went out as.
    pub(crate) fn join_groups(&self, intake: &mut RowIntake<'_>, refi: &RefiProject) -> Result<()> {
        let index_of: HashMap<&str, usize> =
            refi.codes.iter().enumerate().map(|(index, code)| (&*code.guid, index)).collect();
        let sets: HashMap<&str, &RefiSet> = refi.sets.iter().map(|set| (&*set.guid, set)).collect();
        // The lower groups first: what stands in them stands in those above as well.
        for (index, group) in refi.codes.iter().enumerate().rev() {
            let Some(set) = sets.get(&*group.set_guid()) else { continue };
            let Some(id) = self.ids.get(&group.guid).copied() else { continue };
            let joining = set.codes.iter().filter_map(|code| {
                let (at, code) = (index_of.get(&**code)?, self.ids.get(code).copied()?);
                let mut above = std::iter::successors(refi.codes[*at].parent, |parent| refi.codes[*parent].parent);
                (!above.any(|above| above == index)).then_some(code)
            });
            let joining: Vec<i64> = joining.collect();
            if !joining.is_empty() {
                intake.join_group(&joining, id)?;
            }
        }
        Ok(())
    }

    /// The code of a coding, which can be put on passages from now on.
    pub(crate) fn for_coding(&mut self, intake: &mut RowIntake<'_>, guid: &str) -> Result<Option<i64>> {
        let Some(id) = self.ids.get(guid).copied() else { return Ok(None) };
        if self.groups.remove(&id) {
            intake.make_codable(id)?;
        }
        Ok(Some(id))
    }
}

/// The name of a code as it can be called here, and whether that is another one. A name that begins with the path of its parent is the
/// rest of it: so names are written that would otherwise be those of several codes.
fn own_name(written: &str, above: Option<&str>, index: usize) -> (String, bool) {
    let plain = entered::name(written);
    let own = above.and_then(|above| plain.strip_prefix(above)?.strip_prefix(PATH_SEPARATOR)).unwrap_or(&plain);
    let name = entered::name(&own.replace(PATH_SEPARATOR, "-"));
    let is_changed = name != own || name.is_empty();
    if name.is_empty() { (format!("{}", index + 1), true) } else { (name, is_changed) }
}

fn new_code(
    code: &RefiCode,
    name: &str,
    parent: Option<i64>,
    index: usize,
    incoming: &RefiIncoming,
    notes: &HashMap<String, String>,
) -> NewCode {
    let CodeDescription { mut description, when_to_use, when_not, example } = if incoming.is_own {
        CodeDescription::parted(&code.description)
    } else {
        CodeDescription { description: code.description.clone(), ..CodeDescription::default() }
    };
    for note in code.note_refs.iter().filter_map(|note| notes.get(note)) {
        if !description.is_empty() {
            description.push_str("\n\n");
        }
        description.push_str(note);
    }
    // Programs without colours, or with few, give none.
    let needs_colour = code.colour.is_empty() && code.codable && !incoming.is_own;
    let colour = if needs_colour { PALETTE[index % PALETTE.len()].to_owned() } else { code.colour.clone() };
    NewCode {
        parent,
        groups: Vec::new(),
        name: name.to_owned(),
        codable: code.codable,
        colour,
        description,
        when_to_use,
        when_not,
        example,
        shortcut: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_codes_can_have() {
        for (written, above, wanted) in [
            ("Work", None, ("Work".to_owned(), false)),
            ("Dialog/Work", Some("Dialog"), ("Work".to_owned(), false)),
            ("a/b", None, ("a-b".to_owned(), true)),
            ("a/b", Some("c"), ("a-b".to_owned(), true)),
            ("", None, ("4".to_owned(), true)),
            ("a\nb", None, ("a b".to_owned(), false)),
        ] {
            assert_eq!(own_name(written, above, 3), wanted);
        }
    }
}
