//! Codes that were moved on several sides so that one would stand below itself. Which move gives way is a matter of all moves since the sides were
//! the same, and not of the order in which they come in: of those on a circle the oldest, unless somebody decides otherwise. It is remembered, so
//! that it is made after all once another move has opened the circle.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::Project;
use super::sides::integer;
use super::since::ChangesSince;
use crate::error::Result;

/// Before what is remembered of a move that has given way.
const MOVED: &str = "moved ";

/// A move of the copy that was not made, since the code would have stood below itself.
pub(super) struct WantedMove {
    /// The GUID here.
    pub(super) own: String,
    /// Below which code here.
    pub(super) to: Option<i64>,
    pub(super) at: String,
}

/// A code that stands elsewhere than when both sides were the same.
#[derive(Debug, Clone)]
pub(super) struct CodeMove {
    pub(super) id: i64,
    pub(super) guid: String,
    pub(super) to: Option<i64>,
    pub(super) at: String,
    /// Where it stood then, if it can stand there.
    base: Option<Option<i64>>,
    pub(super) is_theirs: bool,
}

/// Whether something that is kept is a move that has given way.
pub(super) fn is_mark(kept: &str) -> bool {
    kept.starts_with(MOVED)
}

impl CodeMove {
    /// What decides between two of one second.
    fn order(&self) -> (&str, &str) {
        (&self.at, &self.guid)
    }
}

/// Where the codes of the project are to stand.
pub(super) struct CodeMoves {
    guids: HashMap<i64, String>,
    /// Where each stands in the file.
    stored: BTreeMap<i64, Option<i64>>,
    /// Where each is to stand.
    parents: BTreeMap<i64, Option<i64>>,
    moves: BTreeMap<i64, CodeMove>,
    given_way: Vec<CodeMove>,
}

impl CodeMoves {
    /// All moves since both sides were the same: those that stand (`taken` of the copy, with where they stood here), those that the copy wants, and
    /// those that have given way in earlier merges.
    pub(super) fn of(
        mine: &Project,
        ours: &ChangesSince,
        taken: &BTreeMap<String, (Option<i64>, String)>,
        wanted: Vec<WantedMove>,
        all_kept: &BTreeSet<String>,
    ) -> Result<Self> {
        let mut query = mine.connection().prepare("SELECT id, guid, parent_id FROM code")?;
        let rows: Vec<(i64, String, Option<i64>)> =
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
        let stored: BTreeMap<i64, Option<i64>> = rows.iter().map(|(id, _, parent)| (*id, *parent)).collect();
        let ids: HashMap<&str, i64> = rows.iter().map(|(id, guid, _)| (guid.as_str(), *id)).collect();
        let is_there = |parent: &Option<i64>| parent.is_none_or(|parent| stored.contains_key(&parent));
        let base = |id: i64, guid: &str| -> Option<Option<i64>> {
            let of_ours = ours.row("code", guid).filter(|row| row.existed).and_then(|row| row.before.as_ref());
            let known =
                of_ours.map(|before| integer(before, "parent_id")).or_else(|| taken.get(guid).map(|(base, _)| *base));
            known.or_else(|| stored.get(&id).copied()).filter(is_there)
        };
        let mut moves: BTreeMap<i64, CodeMove> = BTreeMap::new();
        for (id, guid, to) in &rows {
            let (id, to, base) = (*id, *to, base(*id, guid));
            let theirs = taken.get(guid).map(|(_, at)| at.as_str());
            let at = theirs.or_else(|| ours.time_of("code", guid, "parent_id"));
            if let (Some(at), true) = (at, base != Some(to)) {
                let (guid, at, is_theirs) = (guid.clone(), at.to_owned(), theirs.is_some());
                moves.insert(id, CodeMove { id, guid, to, at, base, is_theirs });
            }
        }
        for WantedMove { own, to, at } in wanted {
            if let Some(id) = ids.get(own.as_str()).copied().filter(|_| is_there(&to)) {
                moves.insert(id, CodeMove { id, base: base(id, &own), guid: own, to, at, is_theirs: true });
            }
        }
        let known = |guid: &str| if guid == "-" { Some(None) } else { ids.get(guid).copied().map(Some) };
        for kept in all_kept.iter().filter_map(|kept| kept.strip_prefix(MOVED)) {
            let mut parts = kept.split(' ');
            let (Some(guid), Some(to), Some(at)) = (parts.next(), parts.next().and_then(known), parts.next()) else {
                continue;
            };
            let Some(id) = ids.get(guid).copied() else { continue };
            let is_older = moves.get(&id).is_some_and(|other| other.at.as_str() >= at);
            if !is_older {
                let (guid, at) = (guid.to_owned(), at.to_owned());
                moves.insert(id, CodeMove { id, base: base(id, &guid), guid, to, at, is_theirs: false });
            }
        }
        let mut parents = stored.clone();
        parents.extend(moves.values().map(|moved| (moved.id, moved.to)));
        let guids = rows.into_iter().map(|(id, guid, _)| (id, guid)).collect();
        Ok(Self { guids, stored, parents, moves, given_way: Vec::new() })
    }

    /// The oldest moves of the project and of the copy by which a code would stand below itself.
    pub(super) fn circle(&self) -> Option<[Option<CodeMove>; 2]> {
        let circle = self.parents.keys().find_map(|code| {
            let (mut seen, mut at) = (BTreeSet::new(), Some(*code));
            while let Some(code) = at {
                if !seen.insert(code) {
                    return Some(self.round(code));
                }
                at = self.parents.get(&code).copied().flatten();
            }
            None
        })?;
        let oldest = |is_theirs: bool| {
            let moved = circle.iter().filter_map(|code| self.moves.get(code));
            let can_go_back = moved.filter(|moved| moved.is_theirs == is_theirs && moved.base.is_some());
            can_go_back.min_by(|one, other| one.order().cmp(&other.order())).cloned()
        };
        Some([oldest(false), oldest(true)])
    }

    /// The codes of the circle on which one stands.
    fn round(&self, first: i64) -> Vec<i64> {
        let (mut round, mut at) = (vec![first], self.parents.get(&first).copied().flatten());
        while let Some(code) = at.filter(|code| *code != first) {
            round.push(code);
            at = self.parents.get(&code).copied().flatten();
        }
        round
    }

    /// Takes a move back.
    pub(super) fn give_way(&mut self, id: i64) {
        let Some(moved) = self.moves.remove(&id) else { return };
        self.parents.insert(id, moved.base.flatten());
        self.given_way.push(moved);
    }

    /// The codes that are to stand elsewhere than they do, each with where.
    pub(super) fn to_move(&self) -> Vec<(i64, Option<i64>, Option<&CodeMove>)> {
        let stored = |id: &i64| self.stored.get(id).copied().flatten();
        let moved = self.parents.iter().filter(|(id, parent)| stored(id) != **parent);
        moved.map(|(id, parent)| (*id, *parent, self.moves.get(id))).collect()
    }

    /// What is remembered of the moves that have given way.
    pub(super) fn marks(&self) -> Vec<String> {
        let guid = |id: Option<i64>| id.and_then(|id| self.guids.get(&id)).map_or("-", String::as_str);
        self.given_way.iter().map(|moved| format!("{MOVED}{} {} {}", moved.guid, guid(moved.to), moved.at)).collect()
    }
}
