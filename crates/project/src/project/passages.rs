//! Passages of a case whose text becomes another: codings, memos and corrections go with their text, and codings and memos whose text is
//! gone are set aside.

use rusqlite::params;
use serde::Serialize;

use super::asides::SetAside;
use super::rows::guid_of;
use super::{MemoOn, Project};
use crate::error::Result;
use reading::alignment::{Alignment, NewPlace};
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
    fn note(&mut self, place: NewPlace) -> Option<Span> {
        match place {
            NewPlace::Same(span) => {
                self.placed += 1;
                Some(span)
            }
            NewPlace::Changed(span) => {
                self.changed.push(span);
                Some(span)
            }
            NewPlace::Nowhere => None,
        }
    }

    /// What was to have this span has no place after all.
    fn take_back(&mut self, span: Span, place: NewPlace) {
        match place {
            NewPlace::Changed(_) => self.changed.retain(|changed| *changed != span),
            _ => self.placed -= 1,
        }
    }
}

/// How the text of a case becomes another: one part of it does, and the rest stays.
#[derive(Clone, Copy)]
pub(super) struct Rewriting<'a> {
    /// The part of the older text, in code points.
    pub(super) part: Span,
    /// How the plan of that part and the plan of the new one stand side by side; `None` where the part goes.
    pub(super) alignment: Option<&'a Alignment>,
    /// Code points of what comes in its place.
    pub(super) new_len: usize,
    /// Where each document of the older text stands in the new one, where all of it is laid anew.
    pub(super) documents: Option<&'a [(Span, Span)]>,
}

/// Where a passage stands in a text that holds the same documents elsewhere.
pub(super) fn among_documents(documents: &[(Span, Span)], span: Span) -> NewPlace {
    let find = |holds: &dyn Fn(&Span) -> bool| documents.iter().find(|(old, _)| holds(old));
    let first = find(&|old| old.start <= span.start && span.start < old.end.max(old.start + 1));
    let last = find(&|old| old.start <= span.end && span.end <= old.end);
    let (Some((old, new)), Some((last, last_new))) = (first.or(last), last) else { return NewPlace::Nowhere };
    let (start, end) = (span.start - old.start + new.start, span.end - last.start + last_new.start);
    // A passage over several documents stays one where these still follow each other.
    if end.checked_sub(start) == Some(span.len()) { NewPlace::Same(Span::new(start, end)) } else { NewPlace::Nowhere }
}

impl Rewriting<'_> {
    /// Where a passage stands in the new text.
    pub(super) fn place(&self, span: Span) -> NewPlace {
        self.find(span, Alignment::place)
    }

    /// Where the entry with this span stands in the new text.
    fn entry(&self, span: Span) -> NewPlace {
        self.find(span, Alignment::entry)
    }

    fn find(&self, span: Span, within: fn(&Alignment, Span) -> NewPlace) -> NewPlace {
        if let Some(documents) = self.documents {
            return among_documents(documents, span);
        }
        let part = self.part;
        if span.start < part.start && span.end <= part.start {
            return NewPlace::Same(span);
        }
        if span.start >= part.end && span.end > part.end {
            let moved = |at: usize| at - part.len() + self.new_len;
            return NewPlace::Same(Span::new(moved(span.start), moved(span.end)));
        }
        let Some(alignment) = self.alignment.filter(|_| part.start <= span.start && span.end <= part.end) else {
            return NewPlace::Nowhere;
        };
        let back = |span: Span| Span::new(span.start + part.start, span.end + part.start);
        match within(alignment, Span::new(span.start - part.start, span.end - part.start)) {
            NewPlace::Same(span) => NewPlace::Same(back(span)),
            NewPlace::Changed(span) => NewPlace::Changed(back(span)),
            NewPlace::Nowhere => NewPlace::Nowhere,
        }
    }
}

/// The passages of a case, inside an edit that gives it another text.
pub(super) struct Passages<'a> {
    pub(super) project: &'a mut Project,
    pub(super) case: i64,
    /// The older text.
    pub(super) old: &'a Text,
    pub(super) rewriting: Rewriting<'a>,
}

impl Passages<'_> {
    /// Carries codings, memos and corrections over.
    pub(super) fn carry(mut self) -> Result<Carried> {
        let mut carried = Carried::default();
        self.carry_codings(&mut carried)?;
        self.carry_memos(&mut carried)?;
        self.carry_links()?;
        self.carry_corrections()?;
        Ok(carried)
    }

    fn carry_codings(&mut self, carried: &mut Carried) -> Result<()> {
        let case = self.case;
        let codings = self.project.codings().every_of(case)?;
        let dates = self.coding_dates()?;
        let memos = self.project.memos().every_of(case)?;
        self.project
            .execute("UPDATE coding SET start = start + ?1, end = end + ?1 WHERE case_id = ?2", params![FAR, case])?;
        for coding in &codings {
            let place = self.rewriting.place(coding.span);
            if let Some(span) = carried.note(place) {
                let update = "UPDATE OR IGNORE coding SET start = ?, end = ? WHERE id = ?";
                if self.project.execute(update, params![span.start, span.end, coding.id])? > 0 {
                    continue;
                }
                carried.take_back(span, place);
            }
            let memo = memos.iter().find(|memo| memo.on == MemoOn::Coding(coding.id));
            let guid = guid_of(self.project.connection(), "coding", coding.id)?;
            // Kept where the project has no scale now.
            let degree = "SELECT degree FROM coding WHERE id = ?";
            let degree = self.project.connection().query_row(degree, [coding.id], |row| row.get(0))?;
            let memo_guid = match memo {
                Some(memo) => guid_of(self.project.connection(), "memo", memo.id)?,
                None => None,
            };
            self.project.write().asides().add(
                case,
                &SetAside {
                    code: Some(coding.code),
                    coder: &coding.coder,
                    act: Some(coding.act),
                    memo: memo.map(|memo| (memo.coder.as_str(), memo.text.as_str())),
                    guid,
                    memo_guid,
                    made_at: dates.get(&coding.id).map_or("", String::as_str),
                    excerpt: self.old.slice(coding.span),
                    degree,
                },
            )?;
            carried.aside += 1;
            self.project.execute("DELETE FROM memo WHERE coding_id = ?", [coding.id])?;
            self.project.execute("DELETE FROM coding WHERE id = ?", [coding.id])?;
        }
        Ok(())
    }

    fn carry_memos(&mut self, carried: &mut Carried) -> Result<()> {
        let case = self.case;
        let mut held = Vec::new();
        for memo in self.project.memos().every_of(case)? {
            let MemoOn::Passage(span) = memo.on else { continue };
            let place = match self.rewriting.entry(span) {
                NewPlace::Nowhere => self.rewriting.place(span),
                found => found,
            };
            // An entry has one memo.
            let place = if let NewPlace::Same(span) | NewPlace::Changed(span) = place
                && held.contains(&span)
            {
                NewPlace::Nowhere
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
                &SetAside {
                    code: None,
                    coder: &memo.coder,
                    act: None,
                    memo: Some((&memo.coder, &memo.text)),
                    guid,
                    memo_guid: None,
                    made_at: &memo.changed_at,
                    excerpt: self.old.slice(span),
                    degree: None,
                },
            )?;
            carried.aside += 1;
            self.project.execute("DELETE FROM memo WHERE id = ?", [memo.id])?;
        }
        Ok(())
    }

    /// Links to entries go with them; a link to an entry that is gone leads nowhere.
    fn carry_links(&mut self) -> Result<()> {
        for (link, entry) in self.project.memo_links().entries_of(self.case)? {
            let place = match self.rewriting.entry(entry) {
                NewPlace::Nowhere => self.rewriting.place(entry),
                found => found,
            };
            let span = if let NewPlace::Same(span) | NewPlace::Changed(span) = place { Some(span) } else { None };
            self.project.write().memo_links().move_entry(link, span)?;
        }
        Ok(())
    }

    /// Corrections go with their entries. Those whose entry is gone stay, at the end of the text, where they have no place: the
    /// list of corrections says so.
    fn carry_corrections(&mut self) -> Result<()> {
        let end = (self.old.len() + self.rewriting.new_len).saturating_sub(self.rewriting.part.len());
        let of = |place: NewPlace| match place {
            NewPlace::Same(span) | NewPlace::Changed(span) => Some(span),
            NewPlace::Nowhere => None,
        };
        for correction in self.project.corrections().of(self.case)? {
            let entry = correction.span;
            let moved = |span: Span| {
                // Where an entry is cut is where its rest begins.
                let looked_for = if span.is_empty() { Span::new(span.start, entry.end) } else { span };
                let found = of(self.rewriting.entry(looked_for)).or_else(|| of(self.rewriting.place(looked_for)));
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

    fn coding_dates(&self) -> Result<std::collections::HashMap<i64, String>> {
        let mut query =
            self.project.connection().prepare_cached("SELECT id, changed_at FROM coding WHERE case_id = ?")?;
        Ok(query.query_map([self.case], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }
}
