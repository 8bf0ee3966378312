//! Takes what was changed in the copy into the project, row after row.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::params_from_iter;
use rusqlite::types::Value as SqlValue;
use serde_json::Value;

use super::super::Project;
use super::super::changes::{RowValues, sql};
use super::super::rows::guid_of;
use super::account::{Claim, MergeAccount};
use super::merge_passages::{ItemPlace, passages_of};
use super::moves::WantedMove;
use super::namesakes::{WantedName, is_name_taken, name_column};
use super::naming::{NamedSides, RowNames, shown};
use super::outcome::{MergeDecision, MergeEvent, MergeItem, MergeOptions, MergeOutcome, WhyLeft, key_of};
use super::sides::{self, TableShapes, integer, is_said, joined, known, stamps, text};
use super::since::ChangesSince;
use super::texts::{RedactedWords, TextWay};
use crate::error::Result;
use crate::pace::{Pace, go_on};

/// After so many rows it is told how far the merge has come.
pub(super) const ROWS_A_STEP: usize = 128;

/// So many rows of a table are read at once, and not one by one.
const MANY_ROWS: usize = 256;

/// Before what is remembered of a column that two sides have changed to the same.
const AGREED: &str = "agreed ";

/// What a row needs is taken in before it.
pub(super) const ORDER: [&str; 17] = [
    "coder",
    "cases",
    "document",
    "attribute",
    "attribute_option",
    "attribute_value",
    "code",
    "code_group",
    "coding",
    "memo",
    "memo_link",
    "correction",
    "aside",
    "setting",
    "saved_search",
    "case_set",
    "saved_table",
];

/// A merge under way.
pub(super) struct Weaving<'a> {
    pub(super) mine: &'a mut Project,
    pub(super) theirs: &'a Project,
    pub(super) ours: ChangesSince,
    pub(super) others: ChangesSince,
    pub(super) shapes: TableShapes,
    pub(super) account: MergeAccount<'a>,
    names: RowNames,
    pub(super) pace: Pace<'a>,
    /// By our ids of the cases: how their text becomes ours.
    pub(super) ways: HashMap<i64, TextWay>,
    pub(super) words: RedactedWords,
    /// Our ids of rows, by table and their id; `None` for rows that were not taken in.
    pub(super) ids: HashMap<(&'static str, i64), Option<i64>>,
    /// Our acts of codings by theirs, and the last of ours.
    pub(super) acts: HashMap<i64, i64>,
    pub(super) last_act: Option<i64>,
    /// Rows of the copy that are rows of ours with another GUID.
    pub(super) became: BTreeMap<String, String>,
    /// Rows and columns of which the project has kept its own: a GUID, or one with what was kept of it behind a blank.
    pub(super) kept: BTreeSet<String>,
    /// When other merges have changed a column of what was set aside, by [`kept_column`]: the log does not tell of that.
    pub(super) changed_asides: BTreeMap<String, String>,
    /// What was kept in all merges: it tells which rows have a number behind their name.
    pub(super) all_kept: BTreeSet<String>,
    /// Codes of the copy that would stand below themselves, and where those stood here that were moved.
    pub(super) wanted_moves: Vec<WantedMove>,
    pub(super) taken_moves: BTreeMap<String, (Option<i64>, String)>,
    /// When others said last what the project says in a column, by GUID and column.
    pub(super) agreed: HashMap<String, String>,
    /// Rows that were to get a name that another has.
    pub(super) wanted_names: Vec<WantedName>,
    /// Rows of the copy that are done with.
    pub(super) done: HashSet<String>,
    /// Cases whose entries are to be read again.
    pub(super) corrected: BTreeSet<i64>,
    /// Keys of codes of the copy that another code has.
    pub(super) wanted_keys: Vec<WantedKey>,
    /// Whether anything may be set aside here.
    pub(super) has_asides: bool,
    /// Rows that were removed in the copy.
    pub(super) gone: Vec<(&'static str, String)>,
    /// The GUIDs of these.
    pub(super) to_go: HashSet<String>,
}

/// A key that a code of the copy has, and another code of the project as well.
pub(super) struct WantedKey {
    /// The GUIDs of the code there and here.
    pub(super) guid: String,
    pub(super) own: String,
    pub(super) key: String,
    /// When it was given there.
    pub(super) at: String,
}

/// What both sides have of one column.
struct DifferingColumn<'a> {
    name: &'a str,
    mine: &'a Value,
    theirs: &'a Value,
}

impl<'a> Weaving<'a> {
    pub(super) fn new(
        mine: &'a mut Project,
        theirs: &'a Project,
        [ours, others]: [ChangesSince; 2],
        options: &'a MergeOptions,
        became: BTreeMap<String, String>,
        pace: Pace<'a>,
    ) -> Result<Self> {
        let shapes = TableShapes::of(mine.connection())?;
        Ok(Self {
            mine,
            theirs,
            ours,
            others,
            shapes,
            became,
            account: MergeAccount::new(options),
            names: RowNames::default(),
            pace,
            ways: HashMap::new(),
            words: RedactedWords::default(),
            ids: HashMap::new(),
            acts: HashMap::new(),
            last_act: None,
            kept: BTreeSet::new(),
            changed_asides: BTreeMap::new(),
            all_kept: BTreeSet::new(),
            wanted_moves: Vec::new(),
            taken_moves: BTreeMap::new(),
            agreed: HashMap::new(),
            wanted_names: Vec::new(),
            done: HashSet::new(),
            corrected: BTreeSet::new(),
            wanted_keys: Vec::new(),
            has_asides: true,
            gone: Vec::new(),
            to_go: HashSet::new(),
        })
    }

    pub(super) fn run(&mut self) -> Result<MergeOutcome> {
        let agreed = self.all_kept.iter().filter_map(|kept| kept.strip_prefix(AGREED)?.rsplit_once(' '));
        // The later one is the last of its column.
        self.agreed = agreed.map(|(column, at)| (column.to_owned(), at.to_owned())).collect();
        self.lay_texts_side_by_side()?;
        self.has_asides = self.mine.connection().prepare("SELECT 1 FROM aside")?.exists([])?;
        let order = std::mem::take(&mut self.others.order);
        let (mut done, all) = (0, order.len());
        let mut by_table: HashMap<&'static str, Vec<String>> = HashMap::new();
        for (table, guid) in order {
            if let Some(table) = known(&table) {
                by_table.entry(table).or_default().push(guid);
            }
        }
        for table in ORDER {
            let mut guids = by_table.remove(table).unwrap_or_default();
            if table == "coding" && guids.len() > MANY_ROWS {
                done += self.take_new_codings(done, all)?;
                guids.retain(|guid| !self.others.is_taken(table, guid));
            }
            let (mut read, mut known) = (None, None);
            if guids.len() > MANY_ROWS {
                read = Some(self.shapes.among(self.theirs.connection(), table, &guids)?);
                known = Some(sides::guids(self.mine.connection(), table)?);
            }
            for guid in guids {
                if done % ROWS_A_STEP == 0 {
                    go_on(self.pace, done, all)?;
                }
                done += 1;
                let theirs = match &read {
                    Some(read) => read.get(&guid).and_then(|json| serde_json::from_str(json).ok()),
                    None => self.shapes.by_guid(self.theirs.connection(), table, &guid)?,
                };
                // What comes in meanwhile is done with.
                let is_known =
                    self.became.contains_key(&guid) || known.as_ref().is_none_or(|known| known.contains(&guid));
                self.take(table, &guid, theirs, is_known)?;
            }
        }
        self.remove_what_is_gone()?;
        self.give_places()?;
        self.give_names()?;
        self.give_keys()?;
        go_on(self.pace, all, all)?;
        for case in std::mem::take(&mut self.corrected) {
            self.mine.write().cases().read_digest(case)?;
        }
        // Whoever codes blind is told of no passages.
        if !self.mine.coders().is_blind()? {
            for ((is_mine, case), places) in self.account.places() {
                let side = if is_mine { &*self.mine } else { self.theirs };
                for (number, passage) in passages_of(side, case, &places, &self.words)? {
                    self.account.tell_passage(number, passage);
                }
            }
        }
        self.account.close()
    }

    /// The GUID that a row of the copy has in the project.
    pub(super) fn own<'g>(&'g self, guid: &'g str) -> &'g str {
        self.became.get(guid).map_or(guid, String::as_str)
    }

    /// A row that both have.
    pub(super) fn change(
        &mut self,
        table: &'static str,
        guid: &str,
        mine: &RowValues,
        theirs: &RowValues,
        is_twin: bool,
    ) -> Result<()> {
        let name = self.name(table, theirs, false)?;
        let translated = match self.translate(table, theirs)? {
            Ok(translated) => translated,
            Err(why) => return self.left(table, theirs, name, why),
        };
        let own = text(mine, "guid").to_owned();
        let mut taken: Vec<(String, Value)> = Vec::new();
        let columns: Vec<String> = translated
            .keys()
            .filter(|column| {
                is_said(table, column) && mine.get(*column).is_some_and(|own| translated.get(*column) != Some(own))
            })
            .cloned()
            .collect();
        note_agreement(self, (table, guid, &own), [mine, theirs], &translated, is_twin);
        let is_aside = !mine.contains_key("id");
        // A place is one thing.
        let is_end = |column: &String| column == "end" && columns.iter().any(|other| other == "start");
        for column in columns.iter().filter(|column| !is_end(column)) {
            let of = |side: &ChangesSince, guid: &str, row: &RowValues| -> Option<String> {
                // What is again as it was has not been changed.
                let before = side.row(table, guid).and_then(|row| row.before.as_ref());
                let is_back = |column: &str| before.is_some_and(|before| before.get(column) == row.get(column));
                if is_back(column) && (column != "start" || is_back("end")) {
                    return None;
                }
                let own = side.time_of(table, guid, column);
                let end = if column == "start" { side.time_of(table, guid, "end") } else { None };
                own.max(end).map(str::to_owned)
            };
            let stamp = |row: &RowValues| text(row, stamps(column)[1]).to_owned();
            let (mut here, mut there) = (of(&self.ours, &own, mine), of(&self.others, guid, theirs));
            if is_twin {
                here = Some(here.unwrap_or_else(|| stamp(mine)));
                there = Some(there.unwrap_or_else(|| stamp(theirs)));
            }
            if is_aside {
                here = here.max(self.changed_aside(table, &own, column)?);
            }
            if let Some(agreed) = self.agreed.get(&kept_column(&own, column)) {
                here = here.max(Some(agreed.clone()));
            }
            if self.kept.contains(&own) || self.kept.contains(&kept_column(&own, column)) {
                here = Some(here.unwrap_or_else(|| stamp(mine)));
            }
            let Some(there) = there else { continue };
            let null = Value::Null;
            let sides = DifferingColumn {
                name: column,
                mine: mine.get(column).unwrap_or(&null),
                theirs: translated.get(column).unwrap_or(&null),
            };
            if let Some(value) = self.choose(table, (guid, &own), theirs, &name, &sides, [here, Some(there)])? {
                taken.push((column.clone(), value));
                if column == "start" {
                    taken.push(("end".to_owned(), translated.get("end").cloned().unwrap_or_default()));
                }
            }
        }
        let id = integer(mine, "id").unwrap_or_default();
        note_move(self, (guid, &own), mine, &mut taken)?;
        let wants_name = rename_where_taken(self, table, mine, &mut taken)?;
        if taken.iter().any(|(column, _)| matches!(&**column, "shortcut" | "codable")) {
            let mut row = mine.clone();
            row.extend(taken.iter().cloned());
            if sides::is_key_taken(self.mine.connection(), table, &row)? {
                let key = text(&row, "shortcut").to_owned();
                taken.retain(|(column, _)| column != "shortcut");
                if text(mine, "shortcut") == key {
                    taken.push(("shortcut".to_owned(), "".into()));
                }
                let at = self.others.time_of(table, guid, "shortcut").unwrap_or_else(|| text(theirs, "changed_at"));
                let at = at.to_owned();
                self.wanted_keys.push(WantedKey { guid: guid.to_owned(), own: own.clone(), key, at });
            }
        }
        if taken.is_empty() {
            return Ok(());
        }
        for (column, value) in &taken {
            let is_told_later = wants_name && name_column(table) == Some(column);
            if column != "position" && !is_told_later && !self.account.has_told(guid, column) {
                let item = self.item(table, theirs, name.clone())?;
                self.account.note(MergeItem {
                    event: MergeEvent::Changed,
                    column: Some(column.clone()),
                    mine: self.told(table, column, mine.get(column)),
                    theirs: self.told(table, column, Some(value)),
                    ..item
                });
            }
        }
        if is_aside {
            self.write_aside(table, &own, theirs, &taken)
        } else {
            self.write(table, id, mine, theirs, &taken)
        }
    }

    /// What stands in a column afterwards, where that is not what stands there already.
    fn choose(
        &mut self,
        table: &'static str,
        (guid, own): (&str, &str),
        theirs: &RowValues,
        name: &str,
        column: &DifferingColumn<'_>,
        [here, there]: [Option<String>; 2],
    ) -> Result<Option<Value>> {
        let Some(here) = here else { return Ok(Some(column.theirs.clone())) };
        if column.name == "position" {
            return Ok(None);
        }
        let key = key_of(guid, column.name);
        let item = MergeItem {
            mine: self.told(table, column.name, Some(column.mine)),
            theirs: self.told(table, column.name, Some(column.theirs)),
            ..self.item(table, theirs, name.to_owned())?
        };
        let at = [here, there.unwrap_or_default()];
        let joined = matches!((table, column.name), ("memo", "text") | ("cases", "summary")).then(|| {
            let mut sides = [(&at[0], column.mine), (&at[1], column.theirs)]
                .map(|(at, value)| (at.as_str(), value.as_str().unwrap_or_default()));
            sides.sort_unstable();
            joined(sides[0].1, sides[1].1)
        });
        let value = |value| stable(self, table, column.name, value);
        let claims = [Claim::new(&*at[0], value(column.mine)?), Claim::new(&*at[1], value(column.theirs)?)];
        match self.account.decide(item, column.name, &key, &claims, joined.as_deref())? {
            Some(MergeDecision::Theirs) => Ok(Some(column.theirs.clone())),
            Some(MergeDecision::Both) => Ok(joined.map(Value::from)),
            _ => {
                self.kept.insert(kept_column(own, column.name));
                Ok(None)
            }
        }
    }

    /// Whether the row that has what a row is to become has been removed in the copy, and is gone now.
    fn makes_room_for(&mut self, table: &'static str, mine: &RowValues, taken: &[(String, Value)]) -> Result<bool> {
        let mut row = mine.clone();
        row.extend(taken.iter().cloned());
        match sides::twin(self.mine.connection(), table, &row)? {
            Some(twin) if twin != text(mine, "guid") => self.makes_room(table, &twin),
            _ => Ok(false),
        }
    }

    /// Writes columns of the copy, each with its coder and its time; the later time of both sides stays with the row.
    fn write(
        &mut self,
        table: &'static str,
        id: i64,
        mine: &RowValues,
        theirs: &RowValues,
        taken: &[(String, Value)],
    ) -> Result<()> {
        for part in [
            ["coder_id", "changed_at"],
            ["summary_coder_id", "summary_changed_at"],
            ["status_coder_id", "status_changed_at"],
        ] {
            // Each column keeps the time at which it was changed, so that the next merge knows whose is newer.
            let mut by_time: BTreeMap<&str, Vec<&(String, Value)>> = BTreeMap::new();
            for own in taken.iter().filter(|(column, _)| stamps(column) == part) {
                let at = self.others.time_of(table, text(theirs, "guid"), &own.0);
                by_time.entry(at.unwrap_or_else(|| text(theirs, part[1]))).or_default().push(own);
            }
            let Some(last) = by_time.keys().next_back().map(|last| (*last).to_owned()) else { continue };
            let updates: Vec<_> = by_time
                .iter()
                .map(|(at, columns)| {
                    let set: Vec<String> = columns.iter().map(|(column, _)| format!("\"{column}\" = ?")).collect();
                    let values: Vec<SqlValue> = columns.iter().map(|(_, value)| sql(value)).collect();
                    ((*at).to_owned(), set, values)
                })
                .collect();
            let coder = match integer(theirs, part[0]) {
                Some(coder) => self.here("coder", coder)?,
                None => None,
            };
            let has_coder = !matches!(table, "coding" | "coder");
            let before = text(mine, part[1]);
            for (at, mut set, mut values) in updates {
                set.push(format!("{} = ?", part[1]));
                values.push(SqlValue::Text(at));
                if has_coder {
                    set.push(format!("{} = ?", part[0]));
                    values.push(coder.map_or(SqlValue::Null, SqlValue::Integer));
                }
                values.push(SqlValue::Integer(id));
                let update = format!("UPDATE OR IGNORE {table} SET {} WHERE id = ?", set.join(", "));
                let is_written = |this: &mut Self| -> Result<bool> {
                    Ok(this.mine.execute(&update, params_from_iter(&values))? > 0)
                };
                if !(is_written(self)? || self.makes_room_for(table, mine, taken)? && is_written(self)?) {
                    let name = self.name(table, theirs, false)?;
                    return self.left(table, theirs, name, WhyLeft::Taken);
                }
            }
            if before > &*last {
                let coder = mine.get(part[0]).map_or(SqlValue::Null, sql);
                let by = if has_coder { format!(", {} = ?2", part[0]) } else { String::new() };
                let update = format!("UPDATE {table} SET {} = ?1{by} WHERE id = ?3", part[1]);
                self.mine.execute(&update, (before, coder, id))?;
            }
        }
        if let Some(case) = integer(mine, "case_id").filter(|_| matches!(table, "correction" | "document")) {
            self.corrected.insert(case);
        }
        if table == "cases" && taken.iter().any(|(column, _)| column == "layout") {
            self.corrected.insert(id);
        }
        Ok(())
    }

    /// Notes what was not taken in.
    pub(super) fn left(&mut self, table: &'static str, theirs: &RowValues, name: String, why: WhyLeft) -> Result<()> {
        let item = self.item(table, theirs, name)?;
        let theirs = if why == WhyLeft::Redacted { None } else { shown(&self.words, table, theirs) };
        self.account.note(MergeItem { event: MergeEvent::Left, theirs, why: Some(why), ..item });
        Ok(())
    }

    /// An item about a row of the copy.
    pub(super) fn item(&mut self, table: &'static str, theirs: &RowValues, name: String) -> Result<MergeItem> {
        self.item_of(table, theirs, name, false)
    }

    pub(super) fn item_of(
        &mut self,
        table: &'static str,
        row: &RowValues,
        name: String,
        is_mine: bool,
    ) -> Result<MergeItem> {
        let sides = NamedSides { mine: self.mine, theirs: self.theirs, words: &self.words };
        let (case, place) = (self.names.case(&sides, row, is_mine)?, ItemPlace::of(table, row, is_mine));
        Ok(MergeItem { case, place, ..MergeItem::about(MergeEvent::New, table, name) })
    }

    /// What a coding of the copy and its case are called, by the ids there of its code and the case.
    pub(super) fn names_of_coding(&mut self, code: i64, case: i64) -> Result<(String, Option<String>)> {
        let sides = NamedSides { mine: self.mine, theirs: self.theirs, words: &self.words };
        Ok((self.names.path(&sides, code)?, Some(self.names.label(&sides, case)?)))
    }

    /// What a row is called.
    pub(super) fn name(&mut self, table: &str, row: &RowValues, is_mine: bool) -> Result<String> {
        let sides = NamedSides { mine: self.mine, theirs: self.theirs, words: &self.words };
        self.names.name(&sides, table, row, is_mine)
    }

    /// A value of the project as a list shows it.
    pub(super) fn told(&self, table: &str, column: &str, value: Option<&Value>) -> Option<String> {
        self.names.told(&self.words, table, column, value)
    }
}

/// Gives a row that is to get the name of another one with a number; gives whether it was so.
fn rename_where_taken(
    weaving: &mut Weaving<'_>,
    table: &'static str,
    mine: &RowValues,
    taken: &mut Vec<(String, Value)>,
) -> Result<bool> {
    let Some(column) = name_column(table) else { return Ok(false) };
    let mut row = mine.clone();
    row.extend(taken.iter().cloned());
    let is_named = |(taken, _): &(String, Value)| taken == column || taken == "parent_id";
    if !taken.iter().any(is_named) || !is_name_taken(weaving.mine.connection(), table, &row)? {
        return Ok(false);
    }
    let (wanted, name) = WantedName::of(weaving.mine.connection(), table, &row, text(mine, column))?;
    weaving.wanted_names.push(wanted);
    taken.retain(|(taken, _)| taken != column);
    taken.push((column.to_owned(), name.into()));
    Ok(true)
}

/// Notes that a code of the copy is moved. One that would stand below itself is not, until it is settled which move gives way.
fn note_move(
    weaving: &mut Weaving<'_>,
    (guid, own): (&str, &str),
    mine: &RowValues,
    taken: &mut Vec<(String, Value)>,
) -> Result<()> {
    let Some(place) = taken.iter().position(|(column, _)| column == "parent_id") else { return Ok(()) };
    let to = taken.get(place).and_then(|(_, parent)| parent.as_i64());
    let id = integer(mine, "id").unwrap_or_default();
    let tree = weaving.mine.codes().tree()?;
    let mut above = to;
    while let Some(code) = above.filter(|code| *code != id) {
        above = tree.get(code).and_then(|code| code.parent);
    }
    let at = weaving.others.time_of("code", guid, "parent_id").unwrap_or_default().to_owned();
    if above.is_some() {
        taken.remove(place);
        weaving.wanted_moves.push(WantedMove { own: own.to_owned(), to, at });
    } else {
        weaving.taken_moves.insert(own.to_owned(), (integer(mine, "parent_id"), at));
    }
    Ok(())
}

/// Remembers when the copy has said what the project says, too, where that was later: so long does it stand against others.
fn note_agreement(
    weaving: &mut Weaving<'_>,
    (table, guid, own): (&str, &str, &str),
    [mine, theirs]: [&RowValues; 2],
    translated: &RowValues,
    is_twin: bool,
) {
    let is_back = |side: &ChangesSince, guid: &str, row: &RowValues, column: &str| {
        side.row(table, guid)
            .and_then(|side| side.before.as_ref())
            .is_some_and(|before| before.get(column) == row.get(column))
    };
    for column in translated.keys().filter(|column| is_said(table, column) && *column != "position") {
        if translated.get(column) != mine.get(column)
            || is_back(&weaving.ours, own, mine, column)
            || is_back(&weaving.others, guid, theirs, column)
        {
            continue;
        }
        let stamp = |row: &RowValues| Some(text(row, stamps(column)[1]).to_owned()).filter(|_| is_twin);
        let here = weaving.ours.time_of(table, own, column).map(str::to_owned).or_else(|| stamp(mine));
        let there = weaving.others.time_of(table, guid, column).map(str::to_owned).or_else(|| stamp(theirs));
        if let (Some(here), Some(there)) = (here, there)
            && here < there
        {
            weaving.kept.insert(format!("{AGREED}{own} {column} {there}"));
        }
    }
}

/// What is kept of a column of which the project has kept its own.
pub(super) fn kept_column(own: &str, column: &str) -> String {
    format!("{own} {column}")
}

/// A value of the project by which all copies tell it from another: of a pointer the GUID.
fn stable(weaving: &Weaving<'_>, table: &str, column: &str, value: &Value) -> Result<String> {
    let pointers = weaving.shapes.get(table).map(|shape| &*shape.pointers).unwrap_or_default();
    let target = pointers.iter().find(|(pointer, _)| pointer == column).map(|(_, target)| *target);
    match (target, value.as_i64()) {
        (Some(target), Some(id)) => Ok(guid_of(weaving.mine.connection(), target, id)?.unwrap_or_default()),
        _ => Ok(value.to_string()),
    }
}
