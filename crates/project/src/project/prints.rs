//! Updated prints: a case gets a newer source, and what was written on the older one goes with it. What has no place in the
//! newer text is set aside, until a person puts it on a passage again or removes it.

use rusqlite::params;
use serde::Serialize;

use super::asides::Loose;
use super::cases::{Print, bytes_of, evidence_of};
use super::rows::{Field, guid_of};
use super::{Act, Cases, MemoOn, Project, now, word};
use crate::error::{Error, Result};
use crate::prepared::{Prepared, Sketched};
use reading::alignment::{Alignment, Place};
use reading::correction::corrected;
use reading::grammar;
use reading::sketch::Sketch;
use reading::text::{Span, Text};

/// Further than any text reaches: passages wait there until their new places are free.
const FAR: usize = 1 << 40;

/// What became of the codings and memos of a case when it got an updated print. Together they are all that there were.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Carried {
    /// On the same text as before.
    pub placed: usize,
    /// On text with a small edit inside: where they stand now, in code points.
    pub changed: Vec<Span>,
    pub aside: usize,
}

impl Carried {
    /// Notes where something goes; gives the span, if there is one.
    fn note(&mut self, place: Place) -> Option<Span> {
        match place {
            Place::Same(span) => {
                self.placed += 1;
                Some(span)
            }
            Place::Changed(span) => {
                self.changed.push(span);
                Some(span)
            }
            Place::Nowhere => None,
        }
    }

    /// What was to have this span has no place after all.
    fn take_back(&mut self, span: Span, place: Place) {
        match place {
            Place::Changed(_) => self.changed.retain(|changed| *changed != span),
            _ => self.placed -= 1,
        }
    }
}

impl Cases<&mut Project> {
    /// Gives a case an updated print. Attributes, status, summary and the memo on the case stay; codings and memos go with
    /// their passages, and those whose passage is gone are set aside. One act, which can be undone.
    ///
    /// # Errors
    /// [`Error::Released`]; if the file cannot be written. Then nothing has changed.
    pub fn replace_source(&mut self, case: i64, prepared: &Prepared) -> Result<Carried> {
        self.project.edit(Act::ReplaceSource, |project| project.write().cases().put_source(case, prepared))
    }

    /// The same within an edit.
    pub(crate) fn put_source(&mut self, case: i64, prepared: &Prepared) -> Result<Carried> {
        let Print { text: old, evidence: old_evidence } = self.print(case)?;
        let (label, layout): (String, Option<String>) =
            self.project.connection().query_row("SELECT label, layout FROM cases WHERE id = ?", [case], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        if !self.project.redactions().replacements(case)?.is_empty() {
            return Err(Error::Released(label));
        }
        // As printed, without what a person has corrected: prints are compared with prints.
        let old_plan = grammar::read_named(&old, &old_evidence, layout.as_deref());
        let chosen = layout.filter(|_| prepared.layout.is_none());
        let new_plan = grammar::read_named(&prepared.text, &prepared.evidence, chosen.as_deref());
        let alignment = Alignment::between((&old, &old_plan), (&prepared.text, &new_plan));
        let source = self.add_source(prepared)?;
        let (chars, remarks, revision) = (prepared.text.len(), prepared.remarks.to_json(), self.new_revision()?);
        let fields: [Field<'_>; 5] = [
            ("source_id", &source),
            ("layout", &chosen),
            ("chars", &chars),
            ("remarks", &remarks),
            ("revision", &revision),
        ];
        self.project.write().rows().update("cases", case, &fields)?;
        let mut carried = Carried::default();
        self.carry_codings(case, &old, &alignment, &mut carried)?;
        self.carry_memos(case, &old, &alignment, &mut carried)?;
        self.carry_corrections(case, prepared.text.len(), &alignment)?;
        let corrections = self.project.corrections().of(case)?;
        let (plan, _) = corrected(new_plan, &prepared.text, &corrections);
        self.set_digest(case, &plan)?;
        Ok(carried)
    }

    fn carry_codings(&mut self, case: i64, old: &Text, alignment: &Alignment, carried: &mut Carried) -> Result<()> {
        let codings = self.project.codings().of(case)?;
        let dates = self.coding_dates(case)?;
        let memos = self.project.memos().of(case)?;
        self.project
            .execute("UPDATE coding SET start = start + ?1, end = end + ?1 WHERE case_id = ?2", params![FAR, case])?;
        for coding in &codings {
            let place = alignment.place(coding.span);
            if let Some(span) = carried.note(place) {
                let update = "UPDATE OR IGNORE coding SET start = ?, end = ? WHERE id = ?";
                if self.project.execute(update, params![span.start, span.end, coding.id])? > 0 {
                    continue;
                }
                carried.take_back(span, place);
            }
            let memo = memos.iter().find(|memo| memo.on == MemoOn::Coding(coding.id));
            let guid = guid_of(self.project.connection(), "coding", coding.id)?;
            let memo_guid = match memo {
                Some(memo) => guid_of(self.project.connection(), "memo", memo.id)?,
                None => None,
            };
            self.project.write().asides().add(
                case,
                &Loose {
                    code: Some(coding.code),
                    coder: &coding.coder,
                    act: Some(coding.act),
                    memo: memo.map(|memo| (memo.coder.as_str(), memo.text.as_str())),
                    guid,
                    memo_guid,
                    made_at: dates.get(&coding.id).map_or("", String::as_str),
                    excerpt: old.slice(coding.span),
                },
            )?;
            carried.aside += 1;
            self.project.execute("DELETE FROM memo WHERE coding_id = ?", [coding.id])?;
            self.project.execute("DELETE FROM coding WHERE id = ?", [coding.id])?;
        }
        Ok(())
    }

    fn carry_memos(&mut self, case: i64, old: &Text, alignment: &Alignment, carried: &mut Carried) -> Result<()> {
        let mut held = Vec::new();
        for memo in self.project.memos().of(case)? {
            let MemoOn::Passage(span) = memo.on else { continue };
            let place = match alignment.entry(span) {
                Place::Nowhere => alignment.place(span),
                found => found,
            };
            // An entry has one memo.
            let place = if let Place::Same(span) | Place::Changed(span) = place
                && held.contains(&span)
            {
                Place::Nowhere
            } else {
                place
            };
            if let Some(span) = carried.note(place) {
                held.push(span);
                self.project.execute(
                    "UPDATE memo SET start = ?, end = ? WHERE id = ?",
                    params![span.start, span.end, memo.id],
                )?;
                continue;
            }
            let guid = guid_of(self.project.connection(), "memo", memo.id)?;
            self.project.write().asides().add(
                case,
                &Loose {
                    code: None,
                    coder: &memo.coder,
                    act: None,
                    memo: Some((&memo.coder, &memo.text)),
                    guid,
                    memo_guid: None,
                    made_at: &memo.changed_at,
                    excerpt: old.slice(span),
                },
            )?;
            carried.aside += 1;
            self.project.execute("DELETE FROM memo WHERE id = ?", [memo.id])?;
        }
        Ok(())
    }

    /// Corrections go with their entries. Those whose entry is gone stay, at the end of the text, where they have no place: the
    /// list of corrections says so.
    fn carry_corrections(&mut self, case: i64, end: usize, alignment: &Alignment) -> Result<()> {
        let of = |place: Place| match place {
            Place::Same(span) | Place::Changed(span) => Some(span),
            Place::Nowhere => None,
        };
        for correction in self.project.corrections().of(case)? {
            let entry = correction.span;
            let moved = |span: Span| {
                // Where an entry is cut is where its rest begins.
                let looked_for = if span.is_empty() { Span::new(span.start, entry.end) } else { span };
                let found = of(alignment.entry(looked_for)).or_else(|| of(alignment.place(looked_for)));
                found.unwrap_or(Span::new(end, end))
            };
            let (span, value) = (moved(entry), correction.remedy.moved(moved).value().to_string());
            self.project.execute(
                "UPDATE correction SET start = ?, end = ?, value = ? WHERE id = ?",
                params![span.start, span.end, value, correction.id],
            )?;
        }
        Ok(())
    }

    fn coding_dates(&self, case: i64) -> Result<std::collections::HashMap<i64, String>> {
        let mut query =
            self.project.connection().prepare_cached("SELECT id, changed_at FROM coding WHERE case_id = ?")?;
        Ok(query.query_map([case], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }

    /// The sketches of all cases with their labels, in the order of their ids. Those that an older program has left out, or that
    /// a redaction has taken away, are drawn now; inside an import, which is written anyway.
    pub(crate) fn sketches(&mut self) -> Result<Vec<(String, Sketched)>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT cases.id, source.id, source.sketch, iif(source.sketch IS NULL, source.text, NULL), chars, label,
             iif(source.sketch IS NULL, source.evidence, NULL)
             FROM cases JOIN source ON source.id = cases.source_id ORDER BY cases.id",
        )?;
        let mut rows = query.query([])?;
        let mut sketches = Vec::new();
        let mut missing = Vec::new();
        while let Some(row) = rows.next()? {
            let sketch = if let Some(bytes) = row.get::<_, Option<Vec<u8>>>(2)? {
                Sketch::from_bytes(&bytes)
            } else {
                let text = Text::from_normalised(row.get(3)?);
                let evidence = evidence_of(row.get(6)?);
                let sketch = Sketch::of(&grammar::read_named(&text, &evidence, None), &text);
                missing.push((row.get::<_, i64>(1)?, sketch.to_bytes()));
                sketch
            };
            sketches.push((row.get(5)?, Sketched { id: row.get(0)?, chars: row.get(4)?, sketch }));
        }
        drop(rows);
        drop(query);
        for (source, bytes) in missing {
            self.project.execute("UPDATE source SET sketch = ? WHERE id = ?", params![bytes, source])?;
        }
        Ok(sketches)
    }

    /// Writes a source into the file; gives its id.
    pub(super) fn add_source(&mut self, prepared: &Prepared) -> Result<i64> {
        let (encoding, now, text) = (word(prepared.encoding), now(), prepared.text.as_str());
        let evidence = bytes_of(&prepared.evidence);
        let values = [prepared.file_name.as_bytes(), encoding.as_bytes(), now.as_bytes(), text.as_bytes()];
        let sum = super::sums::sum(&values.into_iter().chain(evidence.as_deref()).collect::<Vec<_>>());
        self.project.execute(
            "INSERT INTO source (file_name, encoding, imported_at, text, evidence, sketch, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![prepared.file_name, encoding, now, text, evidence, prepared.sketch.to_bytes(), sum],
        )?;
        Ok(self.project.connection().last_insert_rowid())
    }
}
