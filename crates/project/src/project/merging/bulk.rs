//! Many new codings of a copy at once: what nothing stands against is put down row behind row. All others are left to the way of any row.

use super::super::changes::Unnoted;
use super::super::tables::columns;
use super::merge_passages::ItemPlace;
use super::outcome::{MergeEvent, MergeItem};
use super::weave::{ROWS_A_STEP, Weaving};
use crate::error::Result;
use crate::pace::go_on;
use reading::text::Span;

/// The columns that are put down. A table with others goes the way of any row.
const COLUMNS: [&str; 10] =
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
    /// Takes in the codings that the copy has made in texts that are the same here, where nobody has the same coding. Gives how many.
    pub(super) fn take_new_codings(&mut self, done: usize, all: usize) -> Result<usize> {
        let of = |side: &super::super::Project| columns(side.connection(), "coding");
        let is_known = |mut columns: Vec<String>| {
            columns.sort_unstable();
            let mut known = COLUMNS;
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
            if self.put_coding(coding)? {
                taken += 1;
                if taken % ROWS_A_STEP == 0 {
                    go_on(self.pace, done + taken, all)?;
                }
            }
        }
        unnoted.end(self.mine.connection())?;
        Ok(taken)
    }

    /// Puts a coding down, unless something stands against it.
    fn put_coding(&mut self, coding: NewCoding) -> Result<bool> {
        let NewCoding { case, span: (start, end), code, coder, act, changed_at, guid, degree } = coding;
        let own = [self.here("cases", case)?, self.here("code", code)?, self.here("coder", coder)?];
        let [Some(own_case), Some(own_code), Some(own_coder)] = own else { return Ok(false) };
        if self.ways.contains_key(&own_case) || self.ours.is_gone("coding", &guid) {
            return Ok(false);
        }
        let own_act = self.act(act)?;
        // Whoever has the same coding, or has it by this GUID, keeps it: what becomes of both is asked row by row.
        let put = self.mine.execute(
            "INSERT OR IGNORE INTO coding (case_id, start, end, code_id, coder_id, act, changed_at, guid, degree)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (own_case, start, end, own_code, own_coder, own_act, &changed_at, &guid, degree),
        )?;
        if put == 0 {
            return Ok(false);
        }
        let at = |place: i64| usize::try_from(place).ok();
        let place = at(start).zip(at(end)).map(|(start, end)| ItemPlace::of_span(case, Span::new(start, end)));
        let (name, case) = self.names_of_coding(code, case)?;
        self.account.note(MergeItem { case, place, ..MergeItem::about(MergeEvent::New, "coding", name) });
        self.others.take("coding", &guid);
        Ok(true)
    }
}
