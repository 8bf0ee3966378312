//! The codebook of a project: a tree of codes in groups. A group is a code that cannot be put on a passage.

use std::collections::HashMap;
use std::ops::Deref;

use rusqlite::params;
use serde::Serialize;

use super::code_groups::further_groups;
use super::rows::ColumnValue;
use super::{Act, Project};
pub use crate::codebook::PATH_SEPARATOR;
use crate::codebook::{Codebook, CodebookCode, CodebookGroup, PALETTE, colour_of};
use crate::error::{Error, Result};
use reading::entered;

/// A code or a group of codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    pub id: i64,
    pub parent: Option<i64>,
    /// Groups in which the code stands besides its place in the tree, by their ids.
    pub groups: Vec<i64>,
    pub name: String,
    /// Groups are not.
    pub codable: bool,
    /// `#rrggbb`.
    pub colour: String,
    pub description: String,
    /// When the code is to be used, when not, and an example.
    pub when_to_use: String,
    pub when_not: String,
    pub example: String,
    /// The key that applies the code while the reader has focus; empty for none.
    pub shortcut: String,
}

impl Code {
    /// The code as it can be changed.
    #[must_use]
    pub fn as_new(&self) -> NewCode {
        let Self {
            parent, groups, name, codable, colour, description, when_to_use, when_not, example, shortcut, ..
        } = self.clone();
        NewCode { parent, groups, name, codable, colour, description, when_to_use, when_not, example, shortcut }
    }
}

/// A text that a person has written for a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeText {
    Name,
    Description,
    WhenToUse,
    WhenNot,
    Example,
}

impl CodeText {
    pub const ALL: [Self; 5] = [Self::Name, Self::Description, Self::WhenToUse, Self::WhenNot, Self::Example];

    /// The text of a code.
    #[must_use]
    pub fn of(self, code: &Code) -> &str {
        match self {
            Self::Name => &code.name,
            Self::Description => &code.description,
            Self::WhenToUse => &code.when_to_use,
            Self::WhenNot => &code.when_not,
            Self::Example => &code.example,
        }
    }

    /// Its column in the table of codes.
    pub(super) const fn column(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::WhenToUse => "when_to_use",
            Self::WhenNot => "when_not",
            Self::Example => "example",
        }
    }
}

/// What a new or changed code shall be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCode {
    pub parent: Option<i64>,
    /// Groups in which the code is to stand besides. Where it stands already by its place is left out, and a group has none.
    pub groups: Vec<i64>,
    pub name: String,
    pub codable: bool,
    pub colour: String,
    pub description: String,
    pub when_to_use: String,
    pub when_not: String,
    pub example: String,
    pub shortcut: String,
}

/// The codebook, parents before children and siblings in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeTree {
    codes: Vec<Code>,
}

impl CodeTree {
    /// Every code and group in the order of the tree, with its depth.
    pub fn iter(&self) -> impl Iterator<Item = (&Code, usize)> {
        self.codes.iter().map(|code| (code, self.ancestors(code).count()))
    }

    #[must_use]
    pub fn get(&self, id: i64) -> Option<&Code> {
        self.codes.iter().find(|code| code.id == id)
    }

    pub fn children(&self, parent: Option<i64>) -> impl Iterator<Item = &Code> {
        self.codes.iter().filter(move |code| code.parent == parent)
    }

    fn ancestors<'a>(&'a self, code: &'a Code) -> impl Iterator<Item = &'a Code> {
        std::iter::successors(code.parent.and_then(|id| self.get(id)), |code| code.parent.and_then(|id| self.get(id)))
    }

    /// The names from the group down, parted by [`PATH_SEPARATOR`].
    #[must_use]
    pub fn path(&self, id: i64) -> String {
        let Some(code) = self.get(id) else { return String::new() };
        let mut names: Vec<&str> = self.ancestors(code).map(|code| code.name.as_str()).collect();
        names.reverse();
        names.push(&code.name);
        names.join(&PATH_SEPARATOR.to_string())
    }

    /// Whether `id` is `ancestor` or stands below it in the tree.
    pub(super) fn is_below(&self, id: i64, ancestor: i64) -> bool {
        id == ancestor || self.get(id).is_some_and(|code| self.ancestors(code).any(|code| code.id == ancestor))
    }

    /// The code with this path, or with this name where only one code has it; letter case aside.
    ///
    /// # Errors
    /// [`Error::NoCode`], [`Error::AmbiguousCode`], [`Error::NotCodable`].
    pub fn find(&self, path_or_name: &str) -> Result<&Code> {
        let code = self.find_any(path_or_name)?;
        if code.codable { Ok(code) } else { Err(Error::NotCodable(path_or_name.to_owned())) }
    }

    /// The code or group with this path, or the code with this name where only one has it; letter case aside.
    ///
    /// # Errors
    /// [`Error::NoCode`], [`Error::AmbiguousCode`].
    pub fn find_any(&self, path_or_name: &str) -> Result<&Code> {
        let wanted = path_key(path_or_name);
        let by_path = self.codes.iter().find(|code| path_key(&self.path(code.id)) == wanted);
        let mut by_name = self.codes.iter().filter(|code| code.codable && entered::key(&code.name) == wanted);
        match (by_path, by_name.next(), by_name.next()) {
            (Some(code), _, _) | (None, Some(code), None) => Ok(code),
            (None, Some(_), Some(_)) => Err(Error::AmbiguousCode(path_or_name.to_owned())),
            (None, None, _) => Err(Error::NoCode(path_or_name.to_owned())),
        }
    }

    /// The paths of codes or groups.
    #[must_use]
    pub fn paths(&self, ids: &[i64]) -> Vec<String> {
        ids.iter().map(|id| self.path(*id)).collect()
    }

    /// The codebook as a file holds it.
    #[must_use]
    pub fn to_codebook(&self) -> Codebook {
        let groups = self.children(None).map(|group| CodebookGroup {
            name: group.name.clone(),
            description: group.description.clone(),
            when_to_use: group.when_to_use.clone(),
            when_not: group.when_not.clone(),
            example: group.example.clone(),
            codable: group.codable,
            colour: group.colour.clone(),
            key: group.shortcut.clone(),
            also_in: self.paths(&group.groups),
            codes: self.codes_below(group.id),
        });
        Codebook { groups: groups.collect() }
    }

    fn codes_below(&self, parent: i64) -> Vec<CodebookCode> {
        let codes = self.children(Some(parent)).map(|code| CodebookCode {
            name: code.name.clone(),
            colour: code.colour.clone(),
            description: code.description.clone(),
            when_to_use: code.when_to_use.clone(),
            when_not: code.when_not.clone(),
            example: code.example.clone(),
            key: code.shortcut.clone(),
            also_in: self.paths(&code.groups),
            group: !code.codable,
            codes: self.codes_below(code.id),
        });
        codes.collect()
    }

    /// The colour for a new code: of those that the fewest codes have, the first of the palette.
    #[must_use]
    pub fn free_colour(&self) -> String {
        let uses = |colour: &&&str| self.codes.iter().filter(|code| code.codable && code.colour == **colour).count();
        PALETTE.iter().min_by_key(uses).map_or_else(String::new, |colour| (*colour).to_owned())
    }

    /// The code that this key applies.
    #[must_use]
    pub fn by_shortcut(&self, key: &str) -> Option<&Code> {
        self.codes.iter().find(|code| code.codable && !code.shortcut.is_empty() && code.shortcut == key)
    }
}

/// The codebook of a project.
#[must_use]
#[derive(Debug)]
pub struct Codes<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Codes<P> {
    /// The codebook.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn tree(&self) -> Result<CodeTree> {
        let mut groups = further_groups(&self.project)?;
        let mut query = self.project.connection().prepare_cached(
            "SELECT id, parent_id, name, codable, colour, description, shortcut, when_to_use, when_not, example
             FROM code ORDER BY position, id",
        )?;
        let rows = query.query_map([], |row| {
            let id = row.get(0)?;
            Ok(Code {
                id,
                parent: row.get(1)?,
                groups: groups.remove(&id).unwrap_or_default(),
                name: row.get(2)?,
                codable: row.get(3)?,
                colour: row.get(4)?,
                description: row.get(5)?,
                shortcut: row.get(6)?,
                when_to_use: row.get(7)?,
                when_not: row.get(8)?,
                example: row.get(9)?,
            })
        })?;
        let rows: Vec<Code> = rows.collect::<Result<_, _>>()?;
        let mut codes = Vec::with_capacity(rows.len());
        collect_below(None, &rows, &mut codes);
        Ok(CodeTree { codes })
    }

    fn checked(&self, code: &NewCode, id: Option<i64>) -> Result<NewCode> {
        let mut code = code.clone();
        if code.name.contains('\n') {
            return Err(Error::BadCodeName(entered::name(&code.name)));
        }
        code.name = entered::name(&code.name);
        if code.name.is_empty() {
            return Err(Error::EmptyName);
        }
        if code.name.contains(PATH_SEPARATOR) {
            return Err(Error::BadCodeName(code.name));
        }
        let tree = self.tree()?;
        let name = entered::key(&code.name);
        if tree.children(code.parent).any(|other| Some(other.id) != id && entered::key(&other.name) == name) {
            return Err(Error::CodeExists(code.name));
        }
        code.shortcut = entered::key(&code.shortcut);
        if code.shortcut.chars().count() > 1 {
            return Err(Error::BadShortcut(code.shortcut));
        }
        if tree.by_shortcut(&code.shortcut).is_some_and(|other| Some(other.id) != id) {
            return Err(Error::ShortcutTaken(code.shortcut));
        }
        if let (Some(parent), Some(id)) = (code.parent, id)
            && tree.is_within(parent, id)
        {
            return Err(Error::BelowItself { code: code.name, parent: tree.path(parent) });
        }
        code.groups = tree.further_groups_of(&code, id)?;
        Ok(code)
    }
}

impl Codes<&mut Project> {
    /// Adds a code or a group behind its siblings; gives its id.
    ///
    /// # Errors
    /// [`Error::EmptyName`], [`Error::BadCodeName`], [`Error::CodeExists`], [`Error::ShortcutTaken`], [`Error::NotAGroup`].
    pub fn add(&mut self, code: &NewCode) -> Result<i64> {
        self.project.edit(Act::AddCode, |project| project.write().codes().insert(code))
    }

    fn insert(&mut self, code: &NewCode) -> Result<i64> {
        let code = self.checked(code, None)?;
        let position = next_position(self.project)?;
        let mut fields = fields(&code).to_vec();
        fields.push(("position", &position));
        let id = self.project.write().rows().insert("code", &fields)?;
        self.set_groups(id, &code.groups)?;
        Ok(id)
    }

    /// Changes a code; its codings stay, and so a code that has some stays codable.
    ///
    /// # Errors
    /// Those of [`Codes::add`].
    pub fn change(&mut self, id: i64, code: &NewCode) -> Result<()> {
        self.project.edit(Act::ChangeCode, |project| project.write().codes().update(id, code))
    }

    pub(super) fn update(&mut self, id: i64, code: &NewCode) -> Result<()> {
        let mut query = self.project.connection().prepare_cached("SELECT 1 FROM coding WHERE code_id = ?")?;
        let codable = code.codable || query.exists([id])?;
        drop(query);
        let code = self.checked(&NewCode { codable, ..code.clone() }, Some(id))?;
        self.project.write().rows().update("code", id, &fields(&code))?;
        if code.codable {
            // It is no group any more.
            self.project.execute("DELETE FROM code_group WHERE group_id = ?", [id])?;
        }
        self.set_groups(id, &code.groups)
    }

    /// Moves a code up (`-1`) or down (`1`) among its siblings.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn shift(&mut self, id: i64, by: isize) -> Result<()> {
        let tree = self.tree()?;
        let code = tree.get(id).ok_or_else(|| Error::NoCode(id.to_string()))?;
        let mut siblings: Vec<i64> = tree.children(code.parent).map(|code| code.id).collect();
        let from = siblings.iter().position(|&sibling| sibling == id).ok_or_else(|| Error::NoCode(id.to_string()))?;
        // The first cannot go further up, nor the last further down.
        let Some(to) = from.checked_add_signed(by).filter(|&to| to < siblings.len()) else { return Ok(()) };
        siblings.swap(from, to);
        self.project.edit(Act::ChangeCode, |project| project.write().codes().number(&siblings))
    }

    /// Puts siblings in this order.
    pub(super) fn number(&mut self, siblings: &[i64]) -> Result<()> {
        for (position, sibling) in siblings.iter().enumerate() {
            let statement = "UPDATE code SET position = ? WHERE id = ? AND position <> ?1";
            self.project.execute(statement, params![position, sibling])?;
        }
        Ok(())
    }

    /// Removes a code with the codes below it, their codings and the memos on these.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove(&mut self, id: i64) -> Result<()> {
        let tree = self.tree()?;
        let mut below: Vec<i64> =
            tree.iter().map(|(code, _)| code.id).filter(|&code| tree.is_below(code, id)).collect();
        below.reverse();
        below.iter().try_for_each(|code| self.project.coders().check_hidden(*code))?;
        self.project.edit(Act::RemoveCode, |project| {
            for code in below {
                for statement in [
                    "DELETE FROM memo WHERE coding_id IN (SELECT id FROM coding WHERE code_id = ?)",
                    "DELETE FROM coding WHERE code_id = ?",
                    "DELETE FROM aside WHERE code_id = ?",
                    "DELETE FROM code_group WHERE ? IN (code_id, group_id)",
                    "DELETE FROM code WHERE id = ?",
                ] {
                    project.execute(statement, [code])?;
                }
            }
            project.write().memo_links().forget_lost()
        })
    }

    /// Takes in a codebook: codes that the project knows by their path are changed, the others added.
    ///
    /// # Errors
    /// Those of [`Codes::add`]; then nothing is changed.
    pub fn load(&mut self, codebook: &Codebook) -> Result<()> {
        self.project.edit(Act::LoadCodebook, |project| {
            let mut codes = project.write().codes();
            codes.free_keys(codebook)?;
            for group in &codebook.groups {
                let id = codes.put(&group.as_code(), None, group.codable)?;
                codes.put_all(&group.codes, id)?;
            }
            codes.regroup(codebook)
        })
    }

    /// Takes the keys away from the codes to which the codebook gives others, so that it can give them out anew.
    fn free_keys(&mut self, codebook: &Codebook) -> Result<()> {
        fn keys(codes: &[CodebookCode], above: &str, into: &mut HashMap<String, String>) {
            for code in codes {
                let path = format!("{above}{PATH_SEPARATOR}{}", entered::key(&code.name));
                keys(&code.codes, &path, into);
                into.insert(path, code.key.to_lowercase());
            }
        }
        let mut wanted = HashMap::new();
        for group in &codebook.groups {
            let path = entered::key(&group.name);
            keys(&group.codes, &path, &mut wanted);
            wanted.insert(path, group.key.to_lowercase());
        }
        let tree = self.tree()?;
        for (code, _) in tree.iter() {
            let key = wanted.get(&path_key(&tree.path(code.id)));
            if key.is_some_and(|key| *key != code.shortcut) {
                self.project.write().rows().update("code", code.id, &[("shortcut", &"")])?;
            }
        }
        Ok(())
    }

    fn put_all(&mut self, codes: &[CodebookCode], parent: i64) -> Result<()> {
        for code in codes {
            let id = self.put(code, Some(parent), !code.group)?;
            self.put_all(&code.codes, id)?;
        }
        Ok(())
    }

    fn put(&mut self, code: &CodebookCode, parent: Option<i64>, codable: bool) -> Result<i64> {
        let new = NewCode {
            parent,
            name: code.name.clone(),
            codable,
            colour: colour_of(&code.colour)?,
            description: code.description.clone(),
            when_to_use: code.when_to_use.clone(),
            when_not: code.when_not.clone(),
            example: code.example.clone(),
            shortcut: code.key.clone(),
            groups: Vec::new(),
        };
        let tree = self.tree()?;
        let name = entered::key(&code.name);
        let known = tree.children(parent).find(|code| entered::key(&code.name) == name);
        match known {
            Some(known) => self.update(known.id, &NewCode { groups: known.groups.clone(), ..new }).map(|()| known.id),
            None => self.insert(&new),
        }
    }

    /// The code with this path; made, with the groups above it, when it is not there.
    pub(super) fn find_or_make(&mut self, path: &str) -> Result<i64> {
        self.find_or_make_coloured(path, None)
    }

    /// The code with this path; when it is not there it is made in this colour, or in one that few codes have.
    pub(super) fn find_or_make_coloured(&mut self, path: &str, colour: Option<&str>) -> Result<i64> {
        let tree = self.tree()?;
        match tree.find(path) {
            Ok(code) => return Ok(code.id),
            Err(Error::NoCode(_)) => {}
            Err(error) => return Err(error),
        }
        let names: Vec<&str> = path.split(PATH_SEPARATOR).collect();
        let mut parent = None;
        for (depth, name) in names.iter().enumerate() {
            let found = self
                .tree()?
                .children(parent)
                .find(|code| entered::key(&code.name) == entered::key(name))
                .map(|code| code.id);
            let is_last = depth + 1 == names.len();
            let codable = is_last || depth > 0;
            let colour = match colour.filter(|_| is_last) {
                Some(colour) => colour.to_owned(),
                None if codable => self.tree()?.free_colour(),
                None => String::new(),
            };
            parent = Some(match found {
                Some(id) => id,
                None => {
                    self.insert(&NewCode { parent, name: (*name).to_owned(), codable, colour, ..NewCode::default() })?
                }
            });
        }
        parent.ok_or(Error::EmptyName)
    }
}

/// The place behind all codes.
pub(super) fn next_position(project: &Project) -> Result<i64> {
    let position = "SELECT coalesce(max(position), 0) + 1 FROM code";
    Ok(project.connection().query_row(position, [], |row| row.get(0))?)
}

/// What a person says of a code. Its place among its siblings is theirs as much as its own.
pub(super) fn fields(code: &NewCode) -> [ColumnValue<'_>; 9] {
    [
        ("parent_id", &code.parent),
        ("name", &code.name),
        ("codable", &code.codable),
        ("colour", &code.colour),
        ("description", &code.description),
        ("when_to_use", &code.when_to_use),
        ("when_not", &code.when_not),
        ("example", &code.example),
        ("shortcut", &code.shortcut),
    ]
}

/// What two paths are compared by.
fn path_key(path: &str) -> String {
    let names: Vec<String> = path.split(PATH_SEPARATOR).map(entered::key).collect();
    names.join(&PATH_SEPARATOR.to_string())
}

fn collect_below(parent: Option<i64>, rows: &[Code], into: &mut Vec<Code>) {
    for code in rows.iter().filter(|code| code.parent == parent) {
        into.push(code.clone());
        collect_below(Some(code.id), rows, into);
    }
}
