//! Codings and memos that one side or both have set aside: each is still the row that it was, only without a place. So what the other side has
//! done with it counts in whatever order copies come.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use super::super::asides::SetAside;
use super::super::changes::{RowValues, sql};
use super::outcome::{MergeEvent, MergeItem, WhyLeft};
use super::removals::stays_removed;
use super::sides::{coder_name, id_of, integer, offset, text};
use super::weave::{Weaving, kept_column};
use crate::error::Result;
use reading::text::Span;

/// Before what is remembered of a column that a merge has changed in what is set aside, among what is kept.
const CHANGED: &str = "aside ";

/// Whether what has this GUID is set aside here.
pub(super) fn is_here(weaving: &Weaving<'_>, guid: &str) -> Result<bool> {
    Ok(weaving.has_asides && guid_of_aside(weaving.mine.connection(), guid)?.is_some())
}

/// Of a row that is set aside here, what it is now; of any other nothing.
pub(super) fn of_project(weaving: &Weaving<'_>, table: &str, guid: &str) -> Result<Option<RowValues>> {
    if weaving.has_asides { as_it_was(weaving.mine.connection(), table, guid) } else { Ok(None) }
}

/// The same in the copy.
pub(super) fn of_copy(weaving: &Weaving<'_>, table: &str, guid: &str) -> Result<Option<RowValues>> {
    as_it_was(weaving.theirs.connection(), table, guid)
}

/// Whether the copy has put what was set aside on a passage again.
pub(super) fn is_placed_in_copy(weaving: &Weaving<'_>, table: &str, guid: &str) -> bool {
    weaving.others.is_made(table, guid)
}

/// When the project has changed what is set aside, since it lies there.
pub(super) fn changed_at(weaving: &Weaving<'_>, table: &str, own: &str, column: &str) -> Result<Option<String>> {
    let Some(aside) = guid_of_aside(weaving.mine.connection(), own)? else { return Ok(None) };
    let row = weaving.ours.row("aside", &aside);
    let by_project = row.and_then(|row| row.change_of(column_of(table, column))).map(str::to_owned);
    Ok(by_project.max(weaving.changed_asides.get(&kept_column(own, column)).cloned()))
}

/// Whether somebody has changed what is set aside here and removed in the copy, or the memo on it, with which the same is done.
pub(super) fn is_changed_since(weaving: &mut Weaving<'_>, own: &str) -> Result<bool> {
    let memo = "SELECT memo_guid FROM aside WHERE guid = ? AND memo_guid IS NOT NULL";
    let memo: Option<String> =
        weaving.mine.connection().prepare_cached(memo)?.query_row([own], |row| row.get(0)).optional()?;
    weaving.done.extend(memo.clone());
    let is_marked = |guid: &str| weaving.changed_asides.keys().any(|column| column.starts_with(guid));
    Ok(is_marked(own)
        || memo.is_some_and(|memo| {
            is_marked(&memo) || weaving.ours.row("memo", &memo).is_some_and(|row| row.is_changed_in("memo"))
        }))
}

/// Whether what the copy has set aside is no news: it lies here too, and was taken in with the coding or memo that it was; or it stands on
/// its passage here; or it was removed here, and the copy has changed nothing of it.
pub(super) fn is_settled(weaving: &mut Weaving<'_>, theirs: &RowValues) -> Result<bool> {
    let guid = text(theirs, "guid");
    let own = weaving.own(guid).to_owned();
    let table = table_of(theirs);
    let memo = text(theirs, "memo_guid").to_owned();
    // What is done with it comes with the coding or the memo that it was.
    let is_of_both = weaving.others.row(table, guid).is_some();
    if id_of(weaving.mine.connection(), table, &own)?.is_some() {
        return Ok(true);
    }
    if is_here(weaving, &own)? {
        return Ok(is_of_both);
    }
    if !weaving.ours.is_gone(table, &own) && !weaving.ours.is_gone("aside", &own) {
        return Ok(false);
    }
    let is_changed = |table, guid: &str| weaving.others.row(table, guid).is_some_and(|row| row.is_changed_in(table));
    if !is_changed(table, guid) && !is_changed("memo", &memo) {
        return Ok(true);
    }
    stays_removed(weaving, "aside", theirs)
}

/// Writes columns of the copy into what is set aside here.
pub(super) fn write(
    weaving: &mut Weaving<'_>,
    table: &str,
    own: &str,
    theirs: &RowValues,
    taken: &[(String, Value)],
) -> Result<()> {
    let Some(aside) = guid_of_aside(weaving.mine.connection(), own)? else { return Ok(()) };
    let before = "SELECT changed_at FROM aside WHERE guid = ?";
    let before: Option<String> = weaving.mine.connection().query_row(before, [&aside], |row| row.get(0))?;
    let coder = match integer(theirs, "coder_id").filter(|_| table == "memo") {
        Some(coder) => weaving.here("coder", coder)?,
        None => None,
    };
    for (column, value) in taken {
        let at = weaving.others.time_of(table, text(theirs, "guid"), column);
        let at = at.unwrap_or_else(|| text(theirs, "changed_at")).to_owned();
        weaving.kept.insert(format!("{CHANGED}{} {at}", kept_column(own, column)));
        // Each change keeps its time, so that the next merge knows whose is newer.
        let update = format!("UPDATE aside SET \"{}\" = ?, changed_at = ? WHERE guid = ?", column_of(table, column));
        weaving.mine.execute(&update, (sql(value), at, &aside))?;
    }
    if let Some(coder) = coder {
        weaving.mine.execute("UPDATE aside SET memo_coder_id = ? WHERE guid = ?", (coder, &aside))?;
    }
    weaving.mine.execute("UPDATE aside SET changed_at = ?1 WHERE guid = ?2 AND changed_at < ?1", (before, aside))?;
    Ok(())
}

/// Removes what is set aside here, or its memo, which was removed in the copy.
pub(super) fn remove(weaving: &mut Weaving<'_>, table: &'static str, own: &str, mine: &RowValues) -> Result<()> {
    let name = weaving.name(table, mine, true)?;
    let item = weaving.item_of(table, mine, name, true)?;
    weaving.mine.execute("DELETE FROM aside WHERE guid = ?", [own])?;
    weaving
        .mine
        .execute("UPDATE aside SET memo = NULL, memo_coder_id = NULL, memo_guid = NULL WHERE memo_guid = ?", [own])?;
    weaving.account.note(MergeItem { event: MergeEvent::Gone, ..item });
    Ok(())
}

/// Puts a new memo of the copy on its coding where that is set aside here without one; gives whether it was so.
pub(super) fn put_memo(weaving: &mut Weaving<'_>, theirs: &RowValues) -> Result<bool> {
    let Some(coding) = integer(theirs, "coding_id").filter(|_| weaving.has_asides) else { return Ok(false) };
    let coding = weaving.shapes.by_id(weaving.theirs.connection(), "coding", coding)?;
    coding.map_or(Ok(false), |coding| put_on_aside(weaving, text(&coding, "guid"), theirs))
}

/// A memo that is not here, and in the copy stands on a coding that is set aside: it is taken in where it is new, or was changed there and
/// removed here.
pub(super) fn take_memo(weaving: &mut Weaving<'_>, guid: &str) -> Result<()> {
    let coding = "SELECT guid FROM aside WHERE memo_guid = ?";
    let mut coding_there = weaving.theirs.connection().prepare_cached(coding)?;
    let coding: Option<String> = coding_there.query_row([guid], |row| row.get(0)).optional()?;
    let own = weaving.own(guid).to_owned();
    let (Some(coding), Some(theirs)) = (coding, of_copy(weaving, "memo", guid)?) else { return Ok(()) };
    let own_coding = weaving.own(&coding).to_owned();
    if id_of(weaving.mine.connection(), "coding", &own_coding)?.is_none() && !is_here(weaving, &own_coding)? {
        // What becomes of the coding is said of the memo, too.
        return Ok(());
    }
    if weaving.ours.is_gone("memo", &own) {
        if !weaving.others.row("memo", guid).is_some_and(|row| row.is_changed_in("memo")) {
            return Ok(());
        }
        if stays_removed(weaving, "memo", &theirs)? {
            return Ok(());
        }
    }
    if !put_on_aside(weaving, &coding, &theirs)? {
        let name = weaving.name("memo", &theirs, false)?;
        weaving.left("memo", &theirs, name, WhyLeft::NoPlace)?;
    }
    Ok(())
}

/// Puts a memo of the copy on a coding that is set aside here without one; gives whether it was so.
fn put_on_aside(weaving: &mut Weaving<'_>, coding: &str, memo: &RowValues) -> Result<bool> {
    let own = weaving.own(coding).to_owned();
    let free = "SELECT 1 FROM aside WHERE guid = ? AND code_id IS NOT NULL AND memo IS NULL";
    if !weaving.mine.connection().prepare_cached(free)?.exists([&own])? {
        return Ok(false);
    }
    let name = weaving.name("memo", memo, false)?;
    let Some(words) = weaving.words.cleared(text(memo, "text")) else {
        weaving.left("memo", memo, name, WhyLeft::Redacted)?;
        return Ok(true);
    };
    let coder = match integer(memo, "coder_id") {
        Some(coder) => weaving.here("coder", coder)?,
        None => None,
    };
    let guid = text(memo, "guid").to_owned();
    let update = "UPDATE aside SET memo = ?, memo_coder_id = ?, memo_guid = ? WHERE guid = ?";
    weaving.mine.execute(update, params![words, coder, guid, own])?;
    let item = weaving.item("memo", memo, name)?;
    weaving.account.note(MergeItem { event: MergeEvent::Aside, ..item });
    weaving.done.insert(guid);
    Ok(true)
}

/// Sets a coding or a memo aside that has no place in our text.
pub(super) fn set_aside(
    weaving: &mut Weaving<'_>,
    table: &'static str,
    theirs: &RowValues,
    name: String,
) -> Result<()> {
    let case = integer(theirs, "case_id").unwrap_or_default();
    let Some(own) = weaving.here("cases", case)? else { return weaving.left(table, theirs, name, WhyLeft::Missing) };
    let code = match integer(theirs, "code_id") {
        Some(code) => match weaving.here("code", code)? {
            Some(code) => Some(code),
            None => return weaving.left(table, theirs, name, WhyLeft::Missing),
        },
        None => None,
    };
    let memo = if table == "memo" {
        Some(theirs.clone())
    } else {
        let memo = "SELECT guid FROM memo WHERE coding_id = ?";
        let guid: Option<String> =
            weaving.theirs.connection().query_row(memo, [integer(theirs, "id")], |row| row.get(0)).optional()?;
        match guid {
            Some(guid) => weaving.shapes.by_guid(weaving.theirs.connection(), "memo", &guid)?,
            None => None,
        }
    };
    let source = weaving.theirs.cases().text(case)?;
    let span = Span::new(offset(theirs, "start").unwrap_or_default(), offset(theirs, "end").unwrap_or_default());
    let excerpt = weaving.words.cleared(source.slice(span));
    let words = memo.as_ref().map(|memo| weaving.words.cleared(text(memo, "text")));
    let (Some(excerpt), false) = (excerpt, matches!(words, Some(None))) else {
        return weaving.left(table, theirs, name, WhyLeft::Redacted);
    };
    let coder = coder_name(weaving.theirs.connection(), theirs)?;
    let writer = memo.as_ref().map(|memo| coder_name(weaving.theirs.connection(), memo)).transpose()?;
    let act = integer(theirs, "act").map(|act| weaving.act(act)).transpose()?;
    let words = words.flatten();
    let memo_guid = memo.as_ref().filter(|_| table == "coding").map(|memo| text(memo, "guid").to_owned());
    weaving.has_asides = true;
    weaving.mine.write().asides().add(
        own,
        &SetAside {
            code,
            coder: &coder,
            act,
            memo: writer.as_deref().zip(words.as_deref()),
            guid: Some(text(theirs, "guid").to_owned()),
            memo_guid: memo_guid.clone(),
            made_at: text(theirs, "changed_at"),
            excerpt: &excerpt,
            degree: integer(theirs, "degree").and_then(|degree| u8::try_from(degree).ok()),
        },
    )?;
    weaving.done.extend(memo_guid);
    weaving.done.insert(text(theirs, "guid").to_owned());
    let item = weaving.item(table, theirs, name)?;
    weaving.account.note(MergeItem { event: MergeEvent::Aside, ..item });
    Ok(())
}

/// When merges of other copies have changed columns of what was set aside, by [`kept_column`].
pub(super) fn changed_in_merges(all: &BTreeSet<String>, of_this_copy: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut changed: BTreeMap<String, String> = BTreeMap::new();
    let marks = all.difference(of_this_copy).filter_map(|mark| mark.strip_prefix(CHANGED)?.rsplit_once(' '));
    for (column, at) in marks {
        let last = changed.entry(column.to_owned()).or_default();
        if at > last.as_str() {
            at.clone_into(last);
        }
    }
    changed
}

/// A row without its place.
pub(super) fn without_place(mut row: RowValues) -> RowValues {
    row.retain(|column, _| !matches!(&**column, "start" | "end" | "coding_id"));
    row
}

/// What a row was that is set aside now: a coding, or a memo on an entry.
fn table_of(aside: &RowValues) -> &'static str {
    if integer(aside, "code_id").is_some() { "coding" } else { "memo" }
}

/// The column that holds the same of what is set aside.
fn column_of<'c>(table: &str, column: &'c str) -> &'c str {
    if table == "memo" && column == "text" { "memo" } else { column }
}

/// The GUID under which a coding, a memo, or the coding of a memo is set aside.
fn guid_of_aside(connection: &Connection, guid: &str) -> Result<Option<String>> {
    let mut query = connection.prepare_cached("SELECT guid FROM aside WHERE guid = ?1 OR memo_guid = ?1")?;
    Ok(query.query_row([guid], |row| row.get(0)).optional()?)
}

/// A coding or a memo that is set aside, as the row of its table, without an id and a place.
fn as_it_was(connection: &Connection, table: &str, guid: &str) -> Result<Option<RowValues>> {
    let select = match table {
        "coding" => {
            "SELECT json_object('guid', guid, 'case_id', case_id, 'code_id', code_id, 'coder_id', coder_id, 'act', act,
                 'degree', degree, 'changed_at', coalesce(changed_at, made_at)) FROM aside WHERE guid = ?1 AND code_id IS NOT NULL"
        }
        "memo" => {
            "SELECT json_object('guid', ?1, 'case_id', case_id, 'coder_id', memo_coder_id, 'text', memo, 'changed_at', coalesce(changed_at, made_at))
             FROM aside WHERE memo IS NOT NULL AND (memo_guid = ?1 OR guid = ?1 AND code_id IS NULL)"
        }
        _ => return Ok(None),
    };
    let json: Option<String> = connection.prepare_cached(select)?.query_row([guid], |row| row.get(0)).optional()?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}
