//! Rows that were removed in the copy.

use super::super::Project;
use super::super::changes::RowValues;
use super::account::Claim;
use super::naming::shown;
use super::outcome::{MergeDecision, MergeEvent, MergeItem, WhyLeft, key_of};
use super::sides::{integer, is_said};
use super::since::{ChangesSince, TouchedRow};
use super::weave::{ORDER, Weaving};
use crate::error::Result;

impl Weaving<'_> {
    /// A row that was removed in the copy.
    pub(super) fn let_go(&mut self, table: &'static str, guid: &str, mine: &RowValues) -> Result<()> {
        let own = self.own(guid).to_owned();
        self.done.insert(guid.to_owned());
        // It was set aside in the copy, and its text is another here: it stays on its passage.
        if table == "document" || self.shapes.by_guid(self.theirs.connection(), "aside", guid)?.is_some() {
            return Ok(());
        }
        let is_changed = |row: &TouchedRow| {
            mine.keys().any(|column| is_said(table, column) && column != "position" && row.time_of(column).is_some())
        };
        if self.ours.row(table, &own).is_some_and(is_changed)
            || self.kept.contains(&own)
            || table == "memo" && has_new_link(self.mine, &self.ours, &own)?
        {
            let name = self.name(table, mine, true)?;
            let item = MergeItem { mine: shown(&self.words, table, mine), ..self.item_of(table, mine, name, true)? };
            let key = key_of(guid, "row");
            if self.account.decide(item, "row", &key, &[Claim::changed(), Claim::removed()], None)?
                != Some(MergeDecision::Theirs)
            {
                self.kept.insert(own);
                return Ok(());
            }
        }
        self.to_go.insert(own.clone());
        self.gone.push((table, own));
        Ok(())
    }

    /// Where the copy has removed a row and put another in its place, removes that row before the other comes in; gives whether it is gone. It
    /// stays where somebody has changed it here, or something needs it.
    pub(super) fn makes_room(&mut self, table: &'static str, own: &str) -> Result<bool> {
        if !self.others.is_gone(table, own) {
            return Ok(false);
        }
        if !self.done.contains(own) {
            let Some(mine) = self.shapes.by_guid(self.mine.connection(), table, own)? else { return Ok(true) };
            self.let_go(table, own, &mine)?;
        }
        Ok(self.to_go.contains(own) && self.remove(table, own)?)
    }

    /// What comes in is this row now: it goes no more.
    pub(super) fn stays(&mut self, own: &str) {
        if self.to_go.remove(own) {
            self.gone.retain(|(_, guid)| guid != own);
        }
    }

    /// Removes what was removed in the copy, but for what something else of the project needs.
    pub(super) fn remove_what_is_gone(&mut self) -> Result<()> {
        let gone = std::mem::take(&mut self.gone);
        let mut left = Vec::new();
        for table in ORDER.into_iter().rev() {
            // What stands below another goes first.
            let mut open: Vec<&String> = gone.iter().filter(|(of, _)| *of == table).map(|(_, guid)| guid).collect();
            loop {
                let before = open.len();
                let mut still = Vec::new();
                for guid in open {
                    if !self.remove(table, guid)? {
                        still.push(guid);
                    }
                }
                open = still;
                if open.is_empty() || open.len() == before {
                    break;
                }
            }
            left.extend(open.into_iter().map(|guid| (table, guid.clone())));
        }
        for (table, guid) in left {
            if let Some(mine) = self.shapes.by_guid(self.mine.connection(), table, &guid)? {
                let name = self.name(table, &mine, true)?;
                let item = self.item_of(table, &mine, name, true)?;
                self.account.note(MergeItem { event: MergeEvent::Left, why: Some(WhyLeft::InUse), ..item });
            }
        }
        if !gone.is_empty() {
            for guid in self.mine.memo_links().lost()? {
                let Some(mine) = self.shapes.by_guid(self.mine.connection(), "memo_link", &guid)? else { continue };
                let name = self.name("memo_link", &mine, true)?;
                let item = self.item_of("memo_link", &mine, name, true)?;
                self.account.note(MergeItem { event: MergeEvent::Gone, ..item });
            }
            self.mine.write().memo_links().forget_lost()?;
        }
        Ok(())
    }

    /// Removes a row, if nothing needs it.
    fn remove(&mut self, table: &'static str, guid: &str) -> Result<bool> {
        let Some(mine) = self.shapes.by_guid(self.mine.connection(), table, guid)? else { return Ok(true) };
        let id = integer(&mine, "id").unwrap_or_default();
        for (from, column) in self.shapes.pointing_at(table) {
            // What belongs to the text of a case goes with it.
            if matches!(from, "replacement" | "document" | "memo_link") && table == "cases" {
                continue;
            }
            let select = format!("SELECT 1 FROM {from} WHERE \"{column}\" = ?");
            if self.mine.connection().prepare_cached(&select)?.exists([id])? {
                return Ok(false);
            }
        }
        let name = self.name(table, &mine, true)?;
        let item = self.item_of(table, &mine, name, true)?;
        if table == "cases" {
            self.mine.write().cases().take_out(id)?;
        } else {
            self.mine.execute(&format!("DELETE FROM {table} WHERE id = ?"), [id])?;
        }
        if let Some(case) = integer(&mine, "case_id").filter(|_| table == "correction") {
            self.corrected.insert(case);
        }
        if table == "cases" {
            self.corrected.remove(&id);
        }
        self.account.note(MergeItem { event: MergeEvent::Gone, ..item });
        Ok(true)
    }
}

/// Whether a memo of the project was linked to something since: that is a change of it.
fn has_new_link(mine: &Project, ours: &ChangesSince, memo: &str) -> Result<bool> {
    let mut query = mine.connection().prepare_cached("SELECT guid FROM memo_link WHERE memo = ?")?;
    let links = query.query_map([memo], |row| row.get::<_, String>(0))?;
    for link in links {
        if ours.row("memo_link", &link?).is_some_and(|row| !row.existed) {
            return Ok(true);
        }
    }
    Ok(false)
}
