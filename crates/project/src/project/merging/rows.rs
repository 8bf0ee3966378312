//! Rows of the copy as rows of the project: what they point at, where they stand, what they are called.

use rusqlite::types::Value as SqlValue;
use rusqlite::{OptionalExtension as _, params_from_iter};
use serde_json::Value;

use super::super::changes::{RowValues, Unnoted, sql};
use super::super::tables::columns;
use super::account::Claim;
use super::asides;
use super::merge_passages::ItemPlace;
use super::moves::{self, CodeMoves};
use super::namesakes::{NameGiving, Renamed, WantedName, is_name_taken};
use super::outcome::{MergeDecision, MergeEvent, MergeItem, WhyLeft, key_of};
use super::removals::stays_removed;
use super::sides::{id_of, integer, is_key_taken, is_written, key_holder, offset, text, twin};
use super::weave::{ROWS_A_STEP, WantedKey, Weaving};
use crate::error::Result;
use crate::pace::go_on;
use reading::alignment::NewPlace;
use reading::correction::Remedy;
use reading::text::Span;

/// The columns that are put down. A table with others goes the way of any row.
const CODING_COLUMNS: [&str; 10] =
    ["id", "case_id", "start", "end", "code_id", "coder_id", "act", "changed_at", "guid", "degree"];

/// A coding of the copy.
struct NewCoding {
    case: i64,
    span: (i64, i64),
    code: i64,
    coder: i64,
    act: i64,
    changed_at: String,
    guid: String,
    degree: Option<i64>,
}

impl Weaving<'_> {
    /// Our id of a row of the copy; one that we do not have is taken in. `None` where it cannot be.
    pub(super) fn here(&mut self, table: &'static str, id: i64) -> Result<Option<i64>> {
        if let Some(known) = self.ids.get(&(table, id)) {
            return Ok(*known);
        }
        let found = match self.shapes.by_id(self.theirs.connection(), table, id)? {
            None => None,
            Some(theirs) if table == "coder" => Some(coder(self, &theirs)?),
            Some(theirs) => {
                let own = self.own(text(&theirs, "guid")).to_owned();
                match id_of(self.mine.connection(), table, &own)? {
                    Some(id) => Some(id),
                    None => self.bring(table, &theirs)?,
                }
            }
        };
        self.ids.insert((table, id), found);
        Ok(found)
    }

    /// Takes in what became of a row of the copy.
    pub(super) fn take(
        &mut self,
        table: &'static str,
        guid: &str,
        theirs: Option<RowValues>,
        is_known: bool,
    ) -> Result<()> {
        if self.done.contains(guid) {
            return Ok(());
        }
        if let Some(aside) = theirs.as_ref().filter(|_| table == "aside")
            && asides::is_settled(self, aside)?
        {
            return Ok(());
        }
        let own = self.own(guid).to_owned();
        let mut mine = if is_known { self.shapes.by_guid(self.mine.connection(), table, &own)? } else { None };
        let mut theirs = theirs;
        if mine.is_none() && !asides::is_placed_in_copy(self, table, guid) {
            mine = asides::of_project(self, table, &own)?;
            theirs = theirs.map(|row| if mine.is_some() { asides::without_place(row) } else { row });
        }
        if mine.is_some() && theirs.is_none() {
            theirs = asides::of_copy(self, table, guid)?;
        }
        match (mine, theirs) {
            (None, None) if table == "memo" => asides::take_memo(self, guid),
            (None, None) => Ok(()),
            // It goes with the text of its case.
            (Some(_), None) if table == "document" => Ok(()),
            (Some(mine), None) => self.let_go(table, guid, &mine),
            (Some(mine), Some(theirs)) => self.change(table, guid, &mine, &theirs, false),
            (None, Some(theirs)) => {
                let is_removed_here =
                    self.ours.is_gone(table, &own) && self.others.row(table, guid).is_some_and(|row| row.existed);
                if is_removed_here && !asides::is_here(self, &own)? && stays_removed(self, table, &theirs)? {
                    return Ok(());
                }
                self.bring(table, &theirs).map(drop)
            }
        }
    }

    /// Takes a row in that we do not have; gives its id.
    pub(super) fn bring(&mut self, table: &'static str, theirs: &RowValues) -> Result<Option<i64>> {
        if table == "cases" {
            return self.bring_case(theirs);
        }
        if table == "document" {
            // It comes and goes with the text of its case; where both have the same text, it may be known here by another GUID.
            let translated = self.translate(table, theirs)?.ok();
            let is_same = |row: &RowValues| integer(row, "case_id").is_some_and(|case| !self.ways.contains_key(&case));
            let Some(translated) = translated.filter(is_same) else { return Ok(None) };
            let known = match twin(self.mine.connection(), table, &translated)? {
                Some(twin) => self.shapes.by_guid(self.mine.connection(), table, &twin)?,
                None => None,
            };
            if let Some(mine) = known {
                self.became.insert(text(theirs, "guid").to_owned(), text(&mine, "guid").to_owned());
                self.change(table, text(theirs, "guid"), &mine, theirs, true)?;
            } else {
                bring_document(self, theirs, &translated)?;
            }
            return Ok(None);
        }
        let guid = text(theirs, "guid").to_owned();
        let name = self.name(table, theirs, false)?;
        if table != "aside" && asides::is_here(self, &guid)? {
            if !asides::is_placed_in_copy(self, table, &guid) {
                self.left(table, theirs, name, WhyLeft::SetAside)?;
                return Ok(None);
            }
            self.mine.execute("DELETE FROM aside WHERE guid = ?", [&guid])?;
        }
        if table == "memo" && asides::put_memo(self, theirs)? {
            return Ok(None);
        }
        let translated = match self.translate(table, theirs)? {
            Ok(translated) => translated,
            Err(WhyLeft::NoPlace) if matches!(table, "coding" | "memo") => {
                asides::set_aside(self, table, theirs, name)?;
                return Ok(None);
            }
            Err(why) => {
                self.left(table, theirs, name, why)?;
                return Ok(None);
            }
        };
        if let Some(twin) = twin(self.mine.connection(), table, &translated)?
            && !self.makes_room(table, &twin)?
        {
            self.became.insert(guid.clone(), twin.clone());
            self.stays(&twin);
            if let Some(mine) = self.shapes.by_guid(self.mine.connection(), table, &twin)? {
                self.change(table, &guid, &mine, theirs, true)?;
                return Ok(integer(&mine, "id"));
            }
        }
        let mut translated = translated;
        if matches!(table, "code" | "attribute") {
            let next = format!("SELECT coalesce(max(position), 0) + 1 FROM {table}");
            let next: i64 = self.mine.connection().query_row(&next, [], |row| row.get(0))?;
            translated.insert("position".to_owned(), next.into());
        }
        if is_key_taken(self.mine.connection(), table, &translated)? {
            let key = text(&translated, "shortcut").to_owned();
            translated.insert("shortcut".to_owned(), "".into());
            let at = text(theirs, "changed_at").to_owned();
            self.wanted_keys.push(WantedKey { guid: guid.clone(), own: guid.clone(), key, at });
        }
        self.has_asides |= table == "aside";
        let id = self.insert(table, &translated)?;
        let was_here = self.others.row(table, &guid).is_none_or(|row| row.existed);
        let event = if was_here { MergeEvent::Restored } else { MergeEvent::New };
        let item = self.item(table, theirs, name)?;
        self.account.note(MergeItem { event, ..item });
        self.done.insert(guid);
        if let Some(case) = integer(&translated, "case_id").filter(|_| table == "correction") {
            self.corrected.insert(case);
        }
        Ok(Some(id))
    }

    pub(super) fn insert(&mut self, table: &'static str, row: &RowValues) -> Result<i64> {
        let columns: Vec<&String> = row.keys().filter(|column| *column != "id").collect();
        let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        let places = vec!["?"; columns.len()].join(", ");
        let values: Vec<SqlValue> = columns.iter().map(|column| row.get(*column).map_or(SqlValue::Null, sql)).collect();
        let insert = format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", "));
        self.mine.execute(&insert, params_from_iter(values))?;
        Ok(self.mine.connection().last_insert_rowid())
    }

    /// When the project has changed what is set aside, since it lies there.
    pub(super) fn changed_aside(&self, table: &str, own: &str, column: &str) -> Result<Option<String>> {
        asides::changed_at(self, table, own, column)
    }

    /// Writes columns of the copy into what is set aside here.
    pub(super) fn write_aside(
        &mut self,
        table: &str,
        own: &str,
        theirs: &RowValues,
        taken: &[(String, Value)],
    ) -> Result<()> {
        asides::write(self, table, own, theirs, taken)
    }

    /// A row of the copy with our ids and places, without words that were redacted here.
    pub(super) fn translate(&mut self, table: &'static str, theirs: &RowValues) -> Result<Result<RowValues, WhyLeft>> {
        let mut row = theirs.clone();
        let pointers = self.shapes.get(table).map(|shape| shape.pointers.clone()).unwrap_or_default();
        for (column, target) in pointers {
            let Some(id) = integer(theirs, &column) else { continue };
            match self.here(target, id)? {
                Some(id) => drop(row.insert(column, id.into())),
                None if table == "memo_link" => drop(row.insert(column, Value::Null)),
                None => return Ok(Err(WhyLeft::Missing)),
            }
        }
        if let Some(act) = integer(theirs, "act") {
            let act = self.act(act)?;
            row.insert("act".to_owned(), act.into());
        }
        if table == "memo_link" {
            // A link whose memo was removed here brings it back.
            let memo = text(theirs, "memo");
            if id_of(self.mine.connection(), "memo", self.own(memo))?.is_none()
                && !asides::is_here(self, self.own(memo))?
                && let Some(id) = id_of(self.theirs.connection(), "memo", memo)?
                && self.here("memo", id)?.is_none()
                && !asides::is_here(self, self.own(memo))?
            {
                return Ok(Err(WhyLeft::Missing));
            }
            for column in ["memo", "target"] {
                if let Some(guid) = theirs.get(column).and_then(Value::as_str) {
                    let own = self.own(guid).to_owned();
                    row.insert(column.to_owned(), own.into());
                }
            }
        }
        if let Some(case) = integer(&row, "case_id")
            && !self.place(table, case, &mut row)
        {
            return Ok(Err(WhyLeft::NoPlace));
        }
        if !self.words.is_empty() {
            for (column, value) in &mut row {
                if let Value::String(text) = value
                    && is_written(table, column)
                {
                    match self.words.cleared(text) {
                        Some(cleared) => *text = cleared,
                        None => return Ok(Err(WhyLeft::Redacted)),
                    }
                }
            }
        }
        Ok(Ok(row))
    }

    pub(super) fn act(&mut self, act: i64) -> Result<i64> {
        if let Some(known) = self.acts.get(&act) {
            return Ok(*known);
        }
        let next = match self.last_act {
            Some(last) => last + 1,
            None => self.mine.codings().next_act()?,
        };
        self.last_act = Some(next);
        self.acts.insert(act, next);
        Ok(next)
    }

    /// Moves the passage of a row into our text; gives whether it has a place there.
    fn place(&self, table: &str, case: i64, row: &mut RowValues) -> bool {
        let Some(way) = self.ways.get(&case) else { return true };
        let (Some(start), Some(end)) = (offset(row, "start"), offset(row, "end")) else { return true };
        let chars = self.mine.cases().chars(case).unwrap_or_default();
        let of = |span: Span| match way.place(span) {
            NewPlace::Same(span) | NewPlace::Changed(span) => Some(span),
            NewPlace::Nowhere => None,
        };
        let span = Span::new(start, end);
        let put = |row: &mut RowValues, span: Option<Span>| {
            row.insert("start".to_owned(), span.map(|span| span.start).into());
            row.insert("end".to_owned(), span.map(|span| span.end).into());
        };
        match table {
            "document" => true,
            "correction" => {
                // A correction without an entry stays, at the end of the text: the list of corrections says so.
                let moved = |span: Span| {
                    let looked_for =
                        if span.is_empty() { Span::new(span.start, end.max(span.start + 1)) } else { span };
                    of(looked_for).unwrap_or(Span::new(chars, chars))
                };
                let value = serde_json::from_str(text(row, "value")).ok();
                if let Some(remedy) = value.and_then(|value| Remedy::of(text(row, "what"), value)) {
                    row.insert("value".to_owned(), remedy.moved(moved).value().to_string().into());
                }
                put(row, Some(moved(span)));
                true
            }
            "memo_link" => {
                put(row, of(span));
                true
            }
            _ => match of(span) {
                Some(span) => {
                    put(row, Some(span));
                    true
                }
                None => false,
            },
        }
    }

    /// Gives the keys that were taken while rows came in, now that codes have got other keys or are gone. Where two codes still have one key,
    /// that is a conflict; who loses it has none.
    pub(super) fn give_keys(&mut self) -> Result<()> {
        for wanted in std::mem::take(&mut self.wanted_keys) {
            let theirs = self.shapes.by_guid(self.theirs.connection(), "code", &wanted.guid)?;
            let mine = self.shapes.by_guid(self.mine.connection(), "code", &wanted.own)?;
            let (Some(theirs), Some(mut mine)) = (theirs, mine) else { continue };
            mine.insert("shortcut".to_owned(), wanted.key.clone().into());
            let name = self.name("code", &theirs, false)?;
            let item = self.item("code", &theirs, name.clone())?;
            let holder = match key_holder(self.mine.connection(), &mine)? {
                Some(holder) => self.shapes.by_guid(self.mine.connection(), "code", &holder)?,
                None => None,
            };
            if let Some(holder) = holder {
                let given = self.ours.time_of("code", text(&holder, "guid"), "shortcut");
                let here = given.unwrap_or_else(|| text(&holder, "changed_at")).to_owned();
                let (held_by, key) = (self.name("code", &holder, true)?, key_of(&wanted.guid, "key"));
                let item = MergeItem { mine: Some(held_by), theirs: Some(name), ..item };
                let claims = [Claim::new(here, text(&holder, "guid")), Claim::new(&*wanted.at, &*wanted.own)];
                let decided = self.account.decide(item, "shortcut", &key, &claims, None)?;
                if decided != Some(MergeDecision::Theirs) {
                    continue;
                }
                self.mine.execute("UPDATE code SET shortcut = '' WHERE id = ?", [integer(&holder, "id")])?;
            } else if !self.done.contains(&wanted.guid) {
                let (event, column) = (MergeEvent::Changed, Some("shortcut".to_owned()));
                self.account.note(MergeItem { event, column, theirs: Some(wanted.key.clone()), ..item });
            }
            let update = "UPDATE code SET shortcut = ?1, changed_at = max(changed_at, ?2) WHERE id = ?3";
            self.mine.execute(update, (&wanted.key, &wanted.at, integer(&mine, "id")))?;
        }
        Ok(())
    }

    /// Gives names that more than one row wants, and tells which rows have another by now.
    pub(super) fn give_names(&mut self) -> Result<()> {
        let wanted = std::mem::take(&mut self.wanted_names);
        let mut giving = NameGiving {
            mine: self.mine,
            shapes: &self.shapes,
            since: [&self.ours, &self.others],
            all_kept: &self.all_kept,
        };
        let (renamed, numbered) = giving.give(wanted)?;
        self.kept.extend(numbered);
        for Renamed { table, column, row, before, name } in renamed {
            let shown = |words: &str| self.words.cleared(words).unwrap_or_default();
            let (mine, theirs) = (Some(shown(&before)), Some(shown(&name)));
            let item = self.item_of(table, &row, mine.clone().unwrap_or_default(), true)?;
            self.account.note(MergeItem {
                event: MergeEvent::Changed,
                column: Some(column.to_owned()),
                mine,
                theirs,
                ..item
            });
        }
        Ok(())
    }

    /// Makes the moves of codes by which none would stand below itself. Where some would, a move of the project and one of the copy are a conflict.
    pub(super) fn give_places(&mut self) -> Result<()> {
        let wanted = std::mem::take(&mut self.wanted_moves);
        if wanted.is_empty() && !self.all_kept.iter().any(|kept| moves::is_mark(kept)) {
            return Ok(());
        }
        let mut moves = CodeMoves::of(self.mine, &self.ours, &self.taken_moves, wanted, &self.all_kept)?;
        while let Some([mine, theirs]) = moves.circle() {
            let gives_way = match (mine, theirs) {
                (Some(mine), Some(theirs)) => {
                    let tree = self.mine.codes().tree()?;
                    let Some(row) = self.shapes.by_id(self.mine.connection(), "code", theirs.id)? else { break };
                    let (held_by, name) = (tree.path(mine.id), tree.path(theirs.id));
                    let item = self.item_of("code", &row, name.clone(), true)?;
                    let item = MergeItem { mine: Some(held_by), theirs: Some(name), ..item };
                    let claims = [Claim::new(&*mine.at, &*mine.guid), Claim::new(&*theirs.at, &*theirs.guid)];
                    let key = key_of(&theirs.guid, "circle");
                    let decided = self.account.decide(item, "parent_id", &key, &claims, None)?;
                    if decided == Some(MergeDecision::Theirs) { mine } else { theirs }
                }
                (Some(moved), None) | (None, Some(moved)) => {
                    let Some(row) = self.shapes.by_id(self.mine.connection(), "code", moved.id)? else { break };
                    let name = self.name("code", &row, true)?;
                    let item = self.item_of("code", &row, name, true)?;
                    self.account.note(MergeItem { event: MergeEvent::Left, why: Some(WhyLeft::Circle), ..item });
                    moved
                }
                (None, None) => return Ok(()),
            };
            moves.give_way(gives_way.id);
        }
        self.kept.extend(moves.marks());
        for (id, parent, moved) in moves.to_move() {
            let Some(row) = self.shapes.by_id(self.mine.connection(), "code", id)? else { continue };
            let mut placed = row.clone();
            placed.insert("parent_id".to_owned(), parent.into());
            let mut name = text(&row, "name").to_owned();
            if is_name_taken(self.mine.connection(), "code", &placed)? {
                let (wanted, meanwhile) = WantedName::of(self.mine.connection(), "code", &placed, &name)?;
                self.wanted_names.push(wanted);
                name = meanwhile;
            }
            let before = text(&row, "changed_at");
            let at = moved.map_or(before, |moved| moved.at.as_str());
            let update = "UPDATE code SET parent_id = ?, name = ?, changed_at = ? WHERE id = ?";
            self.mine.execute(update, (parent, name, at, id))?;
            self.mine.execute("UPDATE code SET changed_at = ? WHERE id = ?", (before.max(at), id))?;
            if moved.is_some() {
                let name = self.name("code", &row, true)?;
                let item = self.item_of("code", &row, name, true)?;
                let (column, place) = (Some("parent_id".to_owned()), Value::from(parent));
                let [mine, theirs] = [row.get("parent_id"), Some(&place)].map(|at| self.told("code", "parent_id", at));
                self.account.note(MergeItem { event: MergeEvent::Changed, column, mine, theirs, ..item });
            }
        }
        Ok(())
    }

    /// Takes in the codings that the copy has made in texts that are the same here, where nobody has the same coding. Gives how many.
    pub(super) fn take_new_codings(&mut self, done: usize, all: usize) -> Result<usize> {
        let of = |side: &super::super::Project| columns(side.connection(), "coding");
        let is_known = |mut columns: Vec<String>| {
            columns.sort_unstable();
            let mut known = CODING_COLUMNS;
            known.sort_unstable();
            columns == known
        };
        if self.has_asides || !is_known(of(self.mine)?) || !is_known(of(self.theirs)?) {
            return Ok(0);
        }
        let theirs = self.theirs;
        let Some(unnoted) = Unnoted::begin(self.mine.connection(), "coding")? else { return Ok(0) };
        let mut query = theirs.connection().prepare(
            "SELECT case_id, start, end, code_id, coder_id, act, changed_at, guid, degree FROM coding
             WHERE guid IS NOT NULL ORDER BY id",
        )?;
        let mut rows = query.query([])?;
        let mut taken = 0;
        while let Some(row) = rows.next()? {
            let guid = row.get_ref(7)?.as_str().unwrap_or_default();
            if !self.others.is_made("coding", guid) || self.became.contains_key(guid) {
                continue;
            }
            let coding = NewCoding {
                case: row.get(0)?,
                span: (row.get(1)?, row.get(2)?),
                code: row.get(3)?,
                coder: row.get(4)?,
                act: row.get(5)?,
                changed_at: row.get(6)?,
                guid: guid.to_owned(),
                degree: row.get(8)?,
            };
            if put_coding(self, coding)? {
                taken += 1;
                if taken % ROWS_A_STEP == 0 {
                    go_on(self.pace, done + taken, all)?;
                }
            }
        }
        unnoted.end(self.mine.connection())?;
        Ok(taken)
    }
}

/// A coder is the same one by GUID, where coders have one, or by name.
fn coder(weaving: &mut Weaving<'_>, theirs: &RowValues) -> Result<i64> {
    if let Some(guid) = theirs.get("guid").and_then(Value::as_str)
        && let Some(id) = id_of(weaving.mine.connection(), "coder", guid)?
    {
        return Ok(id);
    }
    let name = text(theirs, "name");
    let named = "SELECT id FROM coder WHERE name = ?";
    if let Some(id) = weaving.mine.connection().query_row(named, [name], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    weaving.insert("coder", theirs)
}

/// Takes in a document of a case whose text is the same here: one of several was removed in the copy, and what stays is what the case was
/// before they came.
fn bring_document(weaving: &mut Weaving<'_>, theirs: &RowValues, translated: &RowValues) -> Result<()> {
    let case = integer(translated, "case_id").unwrap_or_default();
    let name = weaving.name("document", theirs, false)?;
    let overlapping = "SELECT 1 FROM document WHERE case_id = ?1 AND start < ?3 AND end > ?2";
    let place = (case, integer(translated, "start"), integer(translated, "end"));
    if weaving.mine.connection().prepare_cached(overlapping)?.exists(place)? {
        return weaving.left("document", theirs, name, WhyLeft::Taken);
    }
    weaving.insert("document", translated)?;
    let item = weaving.item("document", theirs, name)?;
    weaving.account.note(MergeItem { event: MergeEvent::New, ..item });
    weaving.done.insert(text(theirs, "guid").to_owned());
    weaving.corrected.insert(case);
    Ok(())
}

/// Puts a coding down, unless something stands against it.
fn put_coding(weaving: &mut Weaving<'_>, coding: NewCoding) -> Result<bool> {
    let NewCoding { case, span: (start, end), code, coder, act, changed_at, guid, degree } = coding;
    let own = [weaving.here("cases", case)?, weaving.here("code", code)?, weaving.here("coder", coder)?];
    let [Some(own_case), Some(own_code), Some(own_coder)] = own else { return Ok(false) };
    if weaving.ways.contains_key(&own_case) || weaving.ours.is_gone("coding", &guid) {
        return Ok(false);
    }
    let own_act = weaving.act(act)?;
    // Whoever has the same coding, or has it by this GUID, keeps it: what becomes of both is asked row by row.
    let put = weaving.mine.execute(
        "INSERT OR IGNORE INTO coding (case_id, start, end, code_id, coder_id, act, changed_at, guid, degree)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (own_case, start, end, own_code, own_coder, own_act, &changed_at, &guid, degree),
    )?;
    if put == 0 {
        return Ok(false);
    }
    let at = |place: i64| usize::try_from(place).ok();
    let place = at(start).zip(at(end)).map(|(start, end)| ItemPlace::of_span(case, Span::new(start, end)));
    let (name, case) = weaving.names_of_coding(code, case)?;
    weaving.account.note(MergeItem { case, place, ..MergeItem::about(MergeEvent::New, "coding", name) });
    weaving.others.take("coding", &guid);
    Ok(true)
}
