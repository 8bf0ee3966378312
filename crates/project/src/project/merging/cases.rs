//! Cases of the copy with their texts: new ones, newer prints of those that we have, and texts that were redacted here; and what was removed in
//! the copy.

use rusqlite::{OptionalExtension as _, params};
use serde_json::Value;

use super::super::changes::RowValues;
use super::super::passages::{Passages, Rewriting};
use super::super::{Print, Project};
use super::account::Claim;
use super::asides;
use super::documents::{JoinedDocuments, SideDocument, pair};
use super::namesakes::WantedName;
use super::naming::shown;
use super::outcome::{MergeDecision, MergeEvent, MergeItem, WhyLeft, key_of};
use super::sides::{integer, is_said, text};
use super::since::{ChangesSince, TouchedRow};
use super::texts::{self, TextWay};
use super::weave::{ORDER, Weaving, kept_column};
use crate::error::Result;
use reading::remark::Remarks;
use reading::text::{Span, Text, bounded};

/// Columns whose words are looked at for what was redacted, by table.
const WRITTEN: [(&str, &str); 12] = [
    ("cases", "summary"),
    ("cases", "label"),
    ("memo", "text"),
    ("memo", "title"),
    ("code", "name"),
    ("code", "description"),
    ("code", "when_to_use"),
    ("code", "when_not"),
    ("code", "example"),
    ("document", "title"),
    ("aside", "excerpt"),
    ("aside", "memo"),
];

impl Weaving<'_> {
    /// Finds out how the texts of the cases that both have become ours, and what was redacted in them here.
    pub(super) fn lay_texts_side_by_side(&mut self) -> Result<()> {
        self.changed_asides = asides::changed_in_merges(&self.all_kept, &self.kept);
        let is_renewed = |guid: &str| {
            let is_of = |side: &ChangesSince| side.time_of("cases", guid, "source_id").is_some();
            is_of(&self.ours) || is_of(&self.others)
        };
        let differing = texts::differing_cases(self.mine, self.theirs, is_renewed)?;
        let (mut renewed, mut redacted_there) = (Vec::new(), Vec::new());
        for (guid, mine, theirs) in differing {
            // Both sides may have taken in the same print.
            if self.theirs.cases().text(theirs)?.as_str() == self.mine.cases().text(mine)?.as_str() {
                continue;
            }
            let at = [
                texts::renewed_at(self.mine, &self.ours, mine, &guid)?,
                texts::renewed_at(self.theirs, &self.others, theirs, &guid)?,
            ];
            if at.iter().any(Option::is_some) {
                renewed.push((guid, mine, theirs, at));
                continue;
            }
            let spans = |project: &Project, case| -> Result<Vec<Span>> {
                Ok(project.redactions().replacements(case)?.into_iter().map(|replaced| replaced.span).collect())
            };
            let (old, new) = (self.theirs.cases().text(theirs)?, self.mine.cases().text(mine)?);
            let (before, after) = (spans(self.theirs, theirs)?, spans(self.mine, mine)?);
            let shift = texts::shifted((&old, &before), (&new, &after), &mut self.words);
            if self.others.is_redacted && before.iter().any(|span| old.slice(*span) != new.slice(shift.span(*span))) {
                redacted_there.push(("cases", guid, "print"));
            }
            self.ways.insert(mine, TextWay::Shifted(shift));
        }
        find_redacted_words(self)?;
        self.words.finish();
        if self.others.is_redacted {
            redacted_there.extend(texts_redacted_there(self.mine, self.theirs)?);
        }
        for (table, guid, column) in redacted_there {
            let Some(row) = self.shapes.by_guid(self.theirs.connection(), table, &guid)? else { continue };
            let name = self.name(table, &row, false)?;
            let item = MergeItem { column: Some(column.to_owned()), ..self.item(table, &row, name)? };
            self.account.note(MergeItem { event: MergeEvent::Left, why: Some(WhyLeft::RedactedThere), ..item });
        }
        for (guid, mine, theirs, at) in renewed {
            if at.iter().all(Option::is_some) && self.add_documents(mine, theirs)? {
                continue;
            }
            self.take_print(&guid, mine, theirs, at)?;
        }
        Ok(())
    }

    /// A case that got another print on one side or on both.
    fn take_print(&mut self, guid: &str, mine: i64, theirs: i64, [here, there]: [Option<String>; 2]) -> Result<()> {
        let layout: Option<String> =
            self.theirs.connection().query_row("SELECT layout FROM cases WHERE id = ?", [theirs], |row| row.get(0))?;
        let (old, new) = (self.mine.cases().print(mine)?, self.theirs.cases().print(theirs)?);
        let Some(row) = self.shapes.by_id(self.theirs.connection(), "cases", theirs)? else { return Ok(()) };
        let item = |this: &mut Self| -> Result<MergeItem> {
            let name = this.name("cases", &row, false)?;
            Ok(MergeItem { column: Some("print".to_owned()), ..this.item("cases", &row, name)? })
        };
        let is_taken = match (here, &there) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(here), Some(there)) => {
                let item = item(self)?;
                let sum = |project: &Project, case: i64| -> Result<String> {
                    let sum =
                        "SELECT coalesce(sum, 0) FROM source WHERE id = (SELECT source_id FROM cases WHERE id = ?)";
                    let sum: i64 = project.connection().prepare_cached(sum)?.query_row([case], |row| row.get(0))?;
                    Ok(format!("{sum:010}"))
                };
                let claims = [Claim::new(here, sum(self.mine, mine)?), Claim::new(&**there, sum(self.theirs, theirs)?)];
                let decided = self.account.decide(item, "print", &key_of(guid, "print"), &claims, None)?;
                if decided != Some(MergeDecision::Theirs) {
                    self.kept.insert(kept_column(guid, "print"));
                }
                decided == Some(MergeDecision::Theirs)
            }
        };
        let is_redacted = !self.mine.redactions().replacements(mine)?.is_empty() || self.words.holds(new.text.as_str());
        if !is_taken || is_redacted {
            if is_taken {
                let item = item(self)?;
                self.account.note(MergeItem { event: MergeEvent::Left, why: Some(WhyLeft::Print), ..item });
            }
            if there.is_some() {
                tell_left_documents(self, mine, theirs)?;
            }
            self.ways.insert(mine, TextWay::between(&new, &old, layout.as_deref()));
            return Ok(());
        }
        let TextWay::Aligned(alignment) = TextWay::between(&old, &new, layout.as_deref()) else { return Ok(()) };
        let source = add_source(self, theirs)?;
        let revision = self.mine.cases().new_revision()?;
        self.mine.execute(
            "UPDATE cases SET source_id = ?, chars = ?, remarks = ?, revision = ?, changed_at = max(coalesce(changed_at, ''), ?) WHERE id = ?",
            params![source, new.text.len(), text(&row, "remarks"), revision, text(&row, "changed_at"), mine],
        )?;
        let rewriting = Rewriting {
            part: Span::new(0, old.text.len()),
            alignment: Some(&alignment),
            new_len: new.text.len(),
            documents: None,
        };
        let last: i64 =
            self.mine.connection().query_row("SELECT coalesce(max(id), 0) FROM aside", [], |row| row.get(0))?;
        Passages { project: self.mine, case: mine, old: &old.text, rewriting }.carry()?;
        let item = item(self)?;
        self.account.note(MergeItem { event: MergeEvent::Changed, ..item });
        self.tell_what_lost_its_place(last)?;
        self.exchange_documents(mine, theirs)?;
        self.corrected.insert(mine);
        Ok(())
    }

    /// Tells of codings and memos of the project that another print of the copy has set aside: those behind this one.
    fn tell_what_lost_its_place(&mut self, last: i64) -> Result<()> {
        let mut query = self.mine.connection().prepare("SELECT id FROM aside WHERE id > ? ORDER BY id")?;
        let ids: Vec<i64> = query.query_map([last], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        drop(query);
        for id in ids {
            let Some(row) = self.shapes.by_id(self.mine.connection(), "aside", id)? else { continue };
            let table = if integer(&row, "code_id").is_some() { "coding" } else { "memo" };
            let name = self.name(table, &row, true)?;
            let item = self.item_of(table, &row, name, true)?;
            self.account.note(MergeItem { event: MergeEvent::Aside, mine: shown(&self.words, "aside", &row), ..item });
        }
        Ok(())
    }

    /// Puts the documents of the print of the copy in the place of ours, and tells of those that are no more.
    fn exchange_documents(&mut self, mine: i64, theirs: i64) -> Result<()> {
        let stay = documents_of(self.theirs, theirs)?;
        for guid in documents_of(self.mine, mine)? {
            if let Some(row) = self.shapes.by_guid(self.mine.connection(), "document", &guid)?
                && !stay.contains(&guid)
            {
                let name = self.name("document", &row, true)?;
                let item = self.item_of("document", &row, name, true)?;
                self.account.note(MergeItem { event: MergeEvent::Gone, ..item });
            }
        }
        self.mine.execute("DELETE FROM document WHERE case_id = ?", [mine])?;
        add_parts(self, mine, theirs)
    }

    /// A case that we do not have, with its text and its documents.
    pub(super) fn bring_case(&mut self, theirs: &RowValues) -> Result<Option<i64>> {
        let (id, guid) = (integer(theirs, "id").unwrap_or_default(), text(theirs, "guid").to_owned());
        let name = self.name("cases", theirs, false)?;
        let print = self.theirs.cases().text(id)?;
        if self.words.holds(print.as_str()) {
            self.left("cases", theirs, name, WhyLeft::Redacted)?;
            return Ok(None);
        }
        let mut row = match self.translate_case(theirs)? {
            Ok(row) => row,
            Err(why) => {
                self.left("cases", theirs, name, why)?;
                return Ok(None);
            }
        };
        let label = text(&row, "label").to_owned();
        let twin = "SELECT id, guid FROM cases WHERE label = ?";
        let twin: Option<(i64, String)> =
            self.mine.connection().query_row(twin, [&label], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let is_gone = match &twin {
            Some((_, twin)) => self.makes_room("cases", twin)?,
            None => false,
        };
        if let Some((case, twin)) = twin.filter(|_| !is_gone) {
            if self.mine.cases().text(case)?.as_str() == print.as_str() {
                self.became.insert(guid.clone(), twin.clone());
                self.stays(&twin);
                self.ids.insert(("cases", id), Some(case));
                if let Some(mine) = self.shapes.by_guid(self.mine.connection(), "cases", &twin)? {
                    self.change("cases", &guid, &mine, theirs, true)?;
                }
                return Ok(Some(case));
            }
            let (wanted, free) = WantedName::of(self.mine.connection(), "cases", &row, &label)?;
            self.wanted_names.push(wanted);
            row.insert("label".to_owned(), free.into());
        }
        let source = add_source(self, id)?;
        row.insert("source_id".to_owned(), source.into());
        let case = self.insert("cases", &row)?;
        self.ids.insert(("cases", id), Some(case));
        add_parts(self, case, id)?;
        let was_here = self.others.row("cases", &guid).is_none_or(|row| row.existed);
        let event = if was_here { MergeEvent::Restored } else { MergeEvent::New };
        let item = self.item("cases", theirs, name)?;
        self.account.note(MergeItem { event, ..item });
        self.done.insert(guid);
        self.corrected.insert(case);
        Ok(Some(case))
    }

    fn translate_case(&mut self, theirs: &RowValues) -> Result<Result<RowValues, WhyLeft>> {
        let mut bare = theirs.clone();
        bare.remove("source_id");
        bare.remove("id");
        let mut row = match self.translate("cases", &bare)? {
            Ok(row) => row,
            left => return Ok(left),
        };
        // A release comes in once.
        let release = "SELECT 1 FROM cases WHERE release = ?";
        if self.mine.connection().prepare_cached(release)?.exists([text(theirs, "release")])? {
            row.insert("release".to_owned(), Value::Null);
        }
        Ok(Ok(row))
    }

    /// Where both sides have added documents to a case and left the others as they were, adds those of the copy; gives whether it was so.
    pub(super) fn add_documents(&mut self, mine: i64, theirs: i64) -> Result<bool> {
        let (own, other) = (self.mine.cases().print(mine)?, self.theirs.cases().print(theirs)?);
        let mut ours = SideDocument::all(self.mine, mine, &self.ours)?;
        let mut others = SideDocument::all(self.theirs, theirs, &self.others)?;
        pair((&own, &mut ours), (&other, &mut others));
        let is_added = |document: &SideDocument| document.twin.is_some() || document.added_at.is_some();
        let is_joined = !ours.is_empty() && !others.is_empty() && ours.iter().chain(&others).all(is_added);
        let is_free = |project: &Project, case: i64| -> Result<bool> {
            let released = "SELECT 1 FROM cases WHERE id = ? AND release IS NOT NULL";
            let is_released = project.connection().prepare_cached(released)?.exists([case])?;
            Ok(!is_released && project.redactions().replacements(case)?.is_empty())
        };
        let has_redacted = |document: &&SideDocument| self.words.holds(other.text.slice(document.document.span));
        let new: Vec<usize> = (0..others.len()).filter(|at| others[*at].twin.is_none()).collect();
        if !is_joined
            || !is_free(self.mine, mine)?
            || !is_free(self.theirs, theirs)?
            || new.iter().filter_map(|at| others.get(*at)).any(|document| has_redacted(&document))
            || bounded(&format!("{}{}", own.text.as_str(), other.text.as_str())).is_err()
        {
            return Ok(false);
        }
        for document in &others {
            if let Some(twin) = document.twin.and_then(|twin| ours.get(twin)).filter(|twin| twin.guid != document.guid)
            {
                self.became.insert(document.guid.clone(), twin.guid.clone());
            }
        }
        self.lay_anew(mine, (&own, &ours), (&other, &others))?;
        self.corrected.insert(mine);
        Ok(true)
    }

    /// Gives a case the documents of both sides.
    fn lay_anew(
        &mut self,
        case: i64,
        (own, ours): (&Print, &[SideDocument]),
        (other, others): (&Print, &[SideDocument]),
    ) -> Result<()> {
        let joined = JoinedDocuments::of((own, ours), (other, others));
        let moved: Vec<(Span, Span)> =
            ours.iter().filter_map(|own| Some((own.document.span, joined.place(&own.guid)?))).collect();
        let place_of = |guid: &str| joined.place(self.own(guid));
        let way: Vec<(Span, Span)> =
            others.iter().filter_map(|other| Some((other.document.span, place_of(&other.guid)?))).collect();
        let remarks: String =
            self.mine.connection().query_row("SELECT remarks FROM cases WHERE id = ?", [case], |row| row.get(0))?;
        let text = Text::from_normalised(joined.content.clone());
        let (part, new_len) = (Span::new(0, own.text.len()), text.len());
        let print = Print { text, evidence: joined.evidence.clone(), documents: Vec::new() };
        self.mine.write().cases().put_text(case, &print, &Remarks::of_json(&remarks))?;
        let rewriting = Rewriting { part, alignment: None, new_len, documents: Some(&moved) };
        Passages { project: self.mine, case, old: &own.text, rewriting }.carry()?;
        for document in ours {
            if let Some(place) = joined.place(&document.guid) {
                let update = "UPDATE document SET start = ?, end = ? WHERE guid = ?";
                self.mine.execute(update, (place.start, place.end, &document.guid))?;
            }
        }
        for document in others.iter().filter(|document| document.twin.is_none()) {
            if let Some(place) = joined.place(&document.guid) {
                self.add_document(case, document, place)?;
            }
        }
        self.ways.insert(case, TextWay::Documents(way));
        Ok(())
    }

    /// Takes the row of a document of the copy in.
    fn add_document(&mut self, case: i64, document: &SideDocument, place: Span) -> Result<()> {
        let Some(theirs) = self.shapes.by_guid(self.theirs.connection(), "document", &document.guid)? else {
            return Ok(());
        };
        let mut row = theirs.clone();
        row.insert("case_id".to_owned(), case.into());
        row.insert("start".to_owned(), place.start.into());
        row.insert("end".to_owned(), place.end.into());
        if let Some(coder) = integer(&theirs, "coder_id") {
            let coder = self.here("coder", coder)?;
            row.insert("coder_id".to_owned(), coder.into());
        }
        // One that another merge has moved to another case stands there no more.
        self.mine.execute("DELETE FROM document WHERE guid = ?", [&document.guid])?;
        self.insert("document", &row)?;
        let name = self.name("document", &theirs, false)?;
        let item = self.item("document", &theirs, name)?;
        self.account.note(MergeItem { event: MergeEvent::New, ..item });
        self.done.insert(document.guid.clone());
        Ok(())
    }

    /// A row that was removed in the copy.
    pub(super) fn let_go(&mut self, table: &'static str, guid: &str, mine: &RowValues) -> Result<()> {
        let own = self.own(guid).to_owned();
        self.done.insert(guid.to_owned());
        let is_changed = |row: &TouchedRow| {
            mine.keys().any(|column| is_said(table, column) && column != "position" && row.time_of(column).is_some())
        };
        let is_aside = !mine.contains_key("id");
        if is_aside && asides::is_changed_since(self, &own)?
            || self.ours.row(table, &own).is_some_and(is_changed)
            || self.kept.range(own.clone()..).next().is_some_and(|kept| kept.starts_with(&own))
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
        if is_aside {
            return asides::remove(self, table, &own, mine);
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

/// The GUIDs of the documents of a case, in the order of its text.
fn documents_of(project: &Project, case: i64) -> Result<Vec<String>> {
    let guids = "SELECT guid FROM document WHERE case_id = ? AND guid IS NOT NULL ORDER BY start";
    let mut query = project.connection().prepare_cached(guids)?;
    Ok(query.query_map([case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Texts that nobody has written anew on either side, but that are others by now, where the copy was redacted.
fn texts_redacted_there(mine: &Project, theirs: &Project) -> Result<Vec<(&'static str, String, &'static str)>> {
    let mut found = Vec::new();
    for (table, column) in WRITTEN {
        let stamp = if column == "summary" { "summary_changed_at" } else { "changed_at" };
        let select = format!("SELECT guid, {column}, {stamp} FROM {table} WHERE guid IS NOT NULL AND {column} <> ''");
        let mut query = theirs.connection().prepare(&select)?;
        let same = format!("SELECT 1 FROM {table} WHERE guid = ? AND {column} <> ? AND {stamp} IS ?");
        let mut same = mine.connection().prepare(&same)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (guid, words, at): (String, String, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if same.exists((&guid, &words, &at))? {
                found.push((table, guid, column));
            }
        }
    }
    Ok(found)
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

/// Copies the source of a case; gives our id of it.
fn add_source(weaving: &mut Weaving<'_>, theirs: i64) -> Result<i64> {
    let mut query = weaving.theirs.connection().prepare_cached(
        "SELECT file_name, encoding, imported_at, text, evidence, sketch, sum
         FROM source WHERE id = (SELECT source_id FROM cases WHERE id = ?)",
    )?;
    let values: Vec<rusqlite::types::Value> =
        query.query_row([theirs], |row| (0..7).map(|column| row.get(column)).collect())?;
    weaving.mine.execute(
        "INSERT INTO source (file_name, encoding, imported_at, text, evidence, sketch, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rusqlite::params_from_iter(values),
    )?;
    Ok(weaving.mine.connection().last_insert_rowid())
}

/// Copies the documents of a case and what stands for something in its text.
fn add_parts(weaving: &mut Weaving<'_>, case: i64, theirs: i64) -> Result<()> {
    for table in ["document", "replacement"] {
        let mut query =
            weaving.theirs.connection().prepare(&format!("SELECT id FROM {table} WHERE case_id = ? ORDER BY id"))?;
        let ids: Vec<i64> = query.query_map([theirs], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for id in ids {
            let Some(mut row) = weaving.shapes.by_id(weaving.theirs.connection(), table, id)? else { continue };
            row.insert("case_id".to_owned(), case.into());
            if let Some(coder) = integer(&row, "coder_id") {
                let coder = weaving.here("coder", coder)?;
                row.insert("coder_id".to_owned(), coder.into());
            }
            weaving.insert(table, &row)?;
        }
    }
    Ok(())
}

/// Tells of documents of a print of the copy that is not taken in.
fn tell_left_documents(weaving: &mut Weaving<'_>, mine: i64, theirs: i64) -> Result<()> {
    let known = documents_of(weaving.mine, mine)?;
    for guid in documents_of(weaving.theirs, theirs)? {
        if known.contains(&guid) || known.iter().any(|known| known == weaving.own(&guid)) {
            continue;
        }
        if let Some(row) = weaving.shapes.by_guid(weaving.theirs.connection(), "document", &guid)? {
            let name = weaving.name("document", &row, false)?;
            weaving.left("document", &row, name, WhyLeft::Missing)?;
        }
    }
    Ok(())
}

/// Texts that nobody has written anew here, but that are others by now, were redacted.
fn find_redacted_words(weaving: &mut Weaving<'_>) -> Result<()> {
    // Where the copy was redacted too, nothing tells which of two texts is the redacted one.
    let was_redacted = weaving.mine.connection().prepare("SELECT 1 FROM log WHERE command = 'redact'")?.exists([])?;
    if !was_redacted || weaving.others.is_redacted {
        return Ok(());
    }
    for (table, column) in WRITTEN {
        let stamp = if column == "summary" { "summary_changed_at" } else { "changed_at" };
        let select = format!("SELECT guid, {column}, {stamp} FROM {table} WHERE guid IS NOT NULL AND {column} <> ''");
        let mut query = weaving.mine.connection().prepare(&select)?;
        let rows = query.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?))
        })?;
        let of_theirs = format!("SELECT {column}, {stamp} FROM {table} WHERE guid = ?");
        let mut of_theirs = weaving.theirs.connection().prepare(&of_theirs)?;
        for row in rows {
            let (guid, mine, at) = row?;
            let before = weaving.others.row(table, &guid).and_then(|row| row.before.as_ref());
            let theirs: Option<(String, Option<String>)> = match before {
                Some(before) => Some((
                    text(before, column).to_owned(),
                    before.get(stamp).and_then(Value::as_str).map(str::to_owned),
                )),
                None => of_theirs.query_row([&guid], |row| Ok((row.get(0)?, row.get(1)?))).optional()?,
            };
            if let Some((theirs, then)) = theirs
                && then == at
                && theirs != mine
            {
                weaving.words.add_differences(&theirs, &mine);
            }
        }
    }
    Ok(())
}
