//! Codes that move, become one, are taken apart, or stand in several groups.

use rusqlite::OptionalExtension;

use super::code_groups::further_groups;
use super::rows::guid_of;
use super::{Act, CodeTree, Codes, MemoOn, NewCode, Project};
use crate::codebook::Codebook;
use crate::error::{Error, Result};
use reading::text::Span;

/// A code that is there, or the path of one that is made if it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeRef {
    Id(i64),
    Path(String),
}

impl Codes<&mut Project> {
    /// Moves a code under another, or to the top, before a sibling or behind all of them.
    ///
    /// # Errors
    /// [`Error::NoCode`], [`Error::CodeExists`]; [`Error::BelowItself`].
    pub fn place(&mut self, id: i64, parent: Option<i64>, before: Option<i64>) -> Result<()> {
        let tree = self.tree()?;
        let code = tree.get(id).ok_or_else(|| Error::NoCode(id.to_string()))?;
        let mut siblings: Vec<i64> =
            tree.children(parent).map(|sibling| sibling.id).filter(|sibling| *sibling != id).collect();
        let at = before.and_then(|before| siblings.iter().position(|sibling| *sibling == before));
        siblings.insert(at.unwrap_or(siblings.len()), id);
        if parent == code.parent && tree.children(parent).map(|sibling| sibling.id).eq(siblings.iter().copied()) {
            return Ok(());
        }
        let moved = NewCode { parent, ..code.as_new() };
        self.project.edit(Act::ChangeCode, |project| {
            project.write().codes().update(id, &moved)?;
            project.write().codes().number(&siblings)
        })
    }

    /// Makes one code of two: codings, what was set aside and the codes below go over, and the first code goes. A coding that the second has
    /// already gets the memo of its twin. Gives the number of codings that went over.
    ///
    /// # Errors
    /// [`Error::NoCode`], [`Error::NotCodable`], [`Error::CannotMerge`]; [`Error::CodeExists`] if both have a code of one name below.
    pub fn merge(&mut self, from: i64, into: i64) -> Result<usize> {
        let tree = self.tree()?;
        check_merge(&tree, from, into)?;
        self.project.edit(Act::MergeCodes, |project| {
            let mut query =
                project.connection().prepare_cached("SELECT id FROM coding WHERE code_id = ? ORDER BY id")?;
            let codings: Vec<i64> = query.query_map([from], |row| row.get(0))?.collect::<Result<_, _>>()?;
            drop(query);
            for coding in &codings {
                project.write().codings().recode(*coding, into)?;
            }
            project.write().codes().absorb(&tree, from, into)?;
            Ok(codings.len())
        })
    }

    /// Lets a code stand in a further group, or no longer.
    ///
    /// # Errors
    /// [`Error::NoCode`], [`Error::NotCodable`], [`Error::NotAGroup`].
    pub fn group(&mut self, id: i64, group: i64, stands: bool) -> Result<()> {
        let tree = self.tree()?;
        let code = tree.get(id).ok_or_else(|| Error::NoCode(id.to_string()))?;
        if !code.codable {
            return Err(Error::NotCodable(tree.path(id)));
        }
        let mut new = code.as_new();
        new.groups.retain(|held| *held != group);
        if stands {
            new.groups.push(group);
        }
        self.change(id, &new)
    }

    /// Lets a code stand in these groups besides its place.
    pub(super) fn set_groups(&mut self, id: i64, groups: &[i64]) -> Result<()> {
        let held = further_groups(self.project)?.remove(&id).unwrap_or_default();
        for gone in held.iter().filter(|held| !groups.contains(held)) {
            self.project.execute("DELETE FROM code_group WHERE code_id = ? AND group_id = ?", [id, *gone])?;
        }
        for new in groups.iter().filter(|group| !held.contains(group)) {
            self.project.write().rows().insert("code_group", &[("code_id", &id), ("group_id", new)])?;
        }
        Ok(())
    }

    /// Lets the codes of a codebook stand in the further groups that it names too. None leaves a group: a file takes nothing away.
    pub(super) fn regroup(&mut self, codebook: &Codebook) -> Result<()> {
        let tree = self.tree()?;
        for (path, also_in) in codebook.further_groups().into_iter().filter(|(_, also_in)| !also_in.is_empty()) {
            let code = tree.find_any(&path)?;
            let mut new = code.as_new();
            for group in &also_in {
                new.groups.push(tree.find_any(group)?.id);
            }
            self.update(code.id, &new)?;
        }
        Ok(())
    }

    /// Gives codings other codes, as one edit, and removes a code that has neither codings nor codes below it then. Gives how many were changed.
    ///
    /// # Errors
    /// As [`super::Codings::change`]; as [`Codes::add`] for codes that are made.
    pub fn sort_out(&mut self, decisions: &[(i64, CodeRef)], emptied: Option<i64>) -> Result<usize> {
        self.project.edit(Act::ChangeCoding, |project| {
            for (coding, code) in decisions {
                let code = match code {
                    CodeRef::Id(code) => *code,
                    CodeRef::Path(path) => project.write().codes().find_or_make(path)?,
                };
                project.codings().check_codable(code)?;
                project.write().codings().recode(*coding, code)?;
            }
            if let Some(code) = emptied {
                let mut used = project.connection().prepare_cached(
                    "SELECT 1 FROM coding WHERE code_id = ?1 UNION SELECT 1 FROM code WHERE parent_id = ?1
                     UNION SELECT 1 FROM aside WHERE code_id = ?1",
                )?;
                let is_used = used.exists([code])?;
                drop(used);
                if !is_used {
                    project.execute("DELETE FROM code_group WHERE code_id = ?", [code])?;
                    project.execute("DELETE FROM code WHERE id = ?", [code])?;
                }
            }
            Ok(decisions.len())
        })
    }

    /// What a code leaves behind goes to another, and the code goes.
    fn absorb(&mut self, tree: &CodeTree, from: i64, into: i64) -> Result<()> {
        self.project.execute("UPDATE aside SET code_id = ? WHERE code_id = ?", [into, from])?;
        self.project.write().memo_links().hand_over_row("code", from, into)?;
        for child in tree.children(Some(from)) {
            self.update(child.id, &NewCode { parent: Some(into), ..child.as_new() })?;
        }
        if let (Some(from), Some(into)) = (tree.get(from), tree.get(into)) {
            let inside = tree.within(into.id);
            let further = from.groups.iter().copied().filter(|group| !inside.contains(group));
            let groups = into.groups.iter().copied().chain(further).collect();
            self.update(into.id, &NewCode { groups, ..into.as_new() })?;
        }
        self.project.execute("DELETE FROM code_group WHERE code_id = ?", [from])?;
        self.project.execute("DELETE FROM code WHERE id = ?", [from])?;
        Ok(())
    }
}

fn check_merge(tree: &CodeTree, from: i64, into: i64) -> Result<()> {
    for code in [from, into] {
        match tree.get(code) {
            Some(code) if code.codable => {}
            Some(_) => return Err(Error::NotCodable(tree.path(code))),
            None => return Err(Error::NoCode(code.to_string())),
        }
    }
    if tree.is_below(into, from) { Err(Error::CannotMerge(tree.path(from))) } else { Ok(()) }
}

impl super::Codings<&mut Project> {
    /// Gives a coding another code.
    fn recode(&mut self, id: i64, code: i64) -> Result<()> {
        let coder = "SELECT coder_id FROM coding WHERE id = ?";
        let coder = self.project.connection().query_row(coder, [id], |row| row.get(0)).optional()?;
        coder.map_or(Ok(()), |coder| self.hand_over(id, code, coder))
    }

    /// Gives a coding a code and a coder; where that coder has coded the passage with that code already, the two become one.
    pub(super) fn hand_over(&mut self, id: i64, code: i64, coder: i64) -> Result<()> {
        let row = "SELECT case_id, start, end FROM coding WHERE id = ?";
        let found = self
            .project
            .connection()
            .query_row(row, [id], |row| Ok((row.get::<_, i64>(0)?, Span::new(row.get(1)?, row.get(2)?))));
        let Some((case, span)) = found.optional()? else { return Ok(()) };
        let Some(twin) = self.at(case, code, coder, span)?.filter(|twin| *twin != id) else {
            return self.project.write().rows().update("coding", id, &[("code_id", &code), ("coder_id", &coder)]);
        };
        let memos = self.project.memos().every_of(case)?;
        let has_memo = memos.iter().any(|memo| memo.on == MemoOn::Coding(twin));
        if let Some(memo) = memos.into_iter().find(|memo| has_memo && memo.on == MemoOn::Coding(id)) {
            let author = self.project.write().coders().named(&memo.coder)?;
            let guid = guid_of(self.project.connection(), "memo", memo.id)?;
            self.project.execute("DELETE FROM memo WHERE id = ?", [memo.id])?;
            self.project.write().memos().append(case, MemoOn::Coding(twin), author, &memo.text, guid)?;
        }
        self.project.execute("UPDATE memo SET coding_id = ? WHERE coding_id = ?", [twin, id])?;
        self.project.write().memo_links().hand_over_row("coding", id, twin)?;
        // The one that stays keeps its own degree, if it has one.
        self.project.execute(
            "UPDATE coding SET degree = coalesce(degree, (SELECT degree FROM coding WHERE id = ?1)) WHERE id = ?2",
            [id, twin],
        )?;
        self.project.execute("DELETE FROM coding WHERE id = ?", [id])?;
        Ok(())
    }
}
