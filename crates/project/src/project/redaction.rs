//! Redacted text in a project: cases come in from the quarantine, and what was found later goes.
//!
//! Redacting is the one edit that changes a source. It cannot be undone, and it ends undo for what concerns that text, and for what was
//! done before ([`super::undo_cut`]): the log must not hold what it took out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::path::Path;

use rusqlite::params;

use super::cases::bytes_of;
use super::redacted_texts::{Occurrence, RedactedText};
use super::undo_cut::{self, Concerned, UndoCut};
use super::{Act, DestroyedBackups, KeptKind, Project, Record, Recorded, of_word, sums, word};
use crate::error::{Error, Result};
use crate::prepared::Prepared;
use crate::steps;
use names::leak::{SearchedOriginal, SearchedOriginals};
use names::mark::Label;
use names::replacement::{Decision, Replaced, Replacement, ReplacementStyle, general_words, replace};
use names::shift::Shift;
use reading::annotation::Annotation;
use reading::correction::{Remedy, ToThread};
use reading::document::{Format, ReadDocument};
use reading::entered;
use reading::evidence::Evidence;
use reading::plan::CaseDocument;
use reading::remark::Remarks;
use reading::text::{Encoding, Span, Text as SourceText};

/// A case as it comes out of the quarantine.
#[derive(Clone)]
pub struct Released {
    /// Never the name of a person or of a file.
    pub label: String,
    pub text: SourceText,
    /// What was seen of its lines on the page.
    pub evidence: Evidence,
    /// The documents of its text; none where it is one plan.
    pub documents: Vec<CaseDocument>,
    pub replacements: Vec<Replacement>,
    /// What was marked and noted in its files, each with the path of its code.
    pub annotations: Vec<(Annotation, String)>,
    /// A random number, by which the case is known again.
    pub release: String,
    /// What was done, for the record.
    pub records: Vec<Record>,
    /// What happened while the document of the original was read.
    pub remarks: Remarks,
}

/// What a redaction did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    /// Places that were replaced.
    pub places: usize,
    /// Saved searches that held what was replaced, and went.
    pub searches: usize,
    /// Whether the file was written anew without its free pages. If not, they are still there, overwritten.
    pub is_compact: bool,
    /// What became of the backups, which held what was replaced.
    pub backups: DestroyedBackups,
}

/// The released cases of a project, and what is redacted in them later.
#[must_use]
#[derive(Debug)]
pub struct Redactions<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Redactions<P> {
    /// The passages of a case that stand for something, in the order of the text.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn replacements(&self, case: i64) -> Result<Vec<Replacement>> {
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT start, end, label, role FROM replacement WHERE case_id = ? ORDER BY start")?;
        let rows = query.query_map([case], |row| {
            let label = of_word(row.get(2)?).unwrap_or(Label::Misc);
            Ok(Replacement { span: Span::new(row.get(0)?, row.get(1)?), label, role: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The replacements of a case that get brackets in what goes out: all, or none where the project says so.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn in_brackets(&self, case: i64) -> Result<Vec<Replacement>> {
        if self.project.settings().brackets()? { self.replacements(case) } else { Ok(Vec::new()) }
    }

    /// What undo would lose if these places were replaced.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn undo_cut(&self, occurrences: &[Occurrence]) -> Result<UndoCut> {
        let places = occurrences.iter().map(|place| ((place.case, place.within), place.span));
        let names = searched(&self.originals_at(places)?);
        let texts = occurrences.iter().map(|place| (place.case, place.within));
        self.concerned(texts, &names)?.preview(&self.project)
    }

    /// What stands at places.
    fn originals_at(
        &self,
        places: impl Iterator<Item = ((Option<i64>, RedactedText), Span)>,
    ) -> Result<BTreeSet<String>> {
        let mut text: Option<((Option<i64>, RedactedText), SourceText)> = None;
        let mut originals = BTreeSet::new();
        for (at, span) in places {
            if text.as_ref().is_none_or(|(known, _)| *known != at) {
                text = Some((at, self.text_within(at.0, at.1)?));
            }
            if let Some((_, text)) = text.as_ref().filter(|(_, text)| span.end <= text.len()) {
                originals.insert(text.slice(span).to_owned());
            }
        }
        Ok(originals)
    }

    /// What undo must leave alone once something was replaced in these texts.
    fn concerned<'a>(
        &self,
        texts: impl Iterator<Item = (Option<i64>, RedactedText)>,
        names: &'a SearchedOriginals,
    ) -> Result<Concerned<'a>> {
        let (mut cases, mut rows) = (BTreeSet::new(), BTreeSet::new());
        for (case, within) in texts {
            match (within, case) {
                (RedactedText::Source, Some(case)) => drop(cases.insert(case)),
                _ => rows.extend(within.row(case)),
            }
        }
        for kind in KeptKind::ALL {
            let kept = self.project.kept(kind).list()?.into_iter();
            let goes = kept.filter(|kept| holds(names, &kept.name) || holds(names, &kept.text));
            rows.extend(goes.map(|kept| (kind.table().to_owned(), kept.id)));
        }
        let sources = undo_cut::removed_sources_with(&self.project, names)?;
        Ok(Concerned { cases, is_gone: false, sources, rows, words: Some(names) })
    }

    /// Writes a copy of the project to a new file, to be looked at and thrown away.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn write_copy(&self, path: &Path) -> Result<()> {
        self.project.connection().execute("VACUUM INTO ?", [path.display().to_string()])?;
        Ok(())
    }
}

fn holds(originals: &SearchedOriginals, text: &str) -> bool {
    !originals.in_text(text).is_empty()
}

/// Forms, ready to be looked for.
pub(super) fn searched(originals: &BTreeSet<String>) -> SearchedOriginals {
    let form = |form: &String| SearchedOriginal { line: 1, form: form.trim().to_owned() };
    SearchedOriginals::new(&originals.iter().map(form).collect::<Vec<_>>())
}

/// What stands for what is redacted.
#[derive(Clone, Copy)]
enum Instead<'a> {
    /// A role, or the usual one of the label.
    Role(Option<&'a str>),
    /// These words, as they are.
    Words(&'a str),
}

/// What is to happen at places, each with the text in which it is.
fn decided<'a>(
    occurrences: &'a [Occurrence],
    label: Label,
    instead: Instead<'a>,
) -> impl Iterator<Item = ((Option<i64>, RedactedText), Decision)> + 'a {
    occurrences.iter().map(move |occurrence| {
        let mut decision = Decision::new(occurrence.span, label);
        match instead {
            Instead::Role(role) => decision.role = role.map(str::to_owned),
            Instead::Words(words) => decision.replacement = Some(words.to_owned()),
        }
        decision.entity = Some(String::new());
        ((occurrence.case, occurrence.within), decision)
    })
}

impl Redactions<&mut Project> {
    /// Takes in a case from the quarantine; gives its id.
    ///
    /// # Errors
    /// [`Error::EmptyName`], [`Error::CaseExists`].
    pub fn release(&mut self, released: &Released) -> Result<i64> {
        let label = &entered::name(&released.label);
        if label.is_empty() {
            return Err(Error::EmptyName);
        }
        let document = ReadDocument {
            text: released.text.clone(),
            evidence: released.evidence.clone(),
            format: Format::Text,
            encoding: Encoding::Utf8,
            remarks: released.remarks.clone(),
            annotations: Vec::new(),
        };
        let prepared = Prepared::new(document, label, format!("{label}.txt"));
        self.project.edit(Act::Release, |project| {
            let case = project.write().cases().add(&prepared)?;
            project.execute("UPDATE cases SET release = ? WHERE id = ?", params![released.release, case])?;
            project.write().documents().put_all(case, &released.documents)?;
            project.write().redactions().put_replacements(case, &released.replacements)?;
            for (annotation, code) in &released.annotations {
                project.write().codings().annotate(case, std::slice::from_ref(annotation), |_| code.clone())?;
            }
            released.records.iter().try_for_each(|record| {
                project.write().records().insert(&Record { case: Some(case), ..record.clone() })
            })?;
            Ok(case)
        })
    }

    fn put_replacements(&mut self, case: i64, replacements: &[Replacement]) -> Result<()> {
        for replacement in replacements {
            let Span { start, end } = replacement.span;
            self.project.execute(
                "INSERT INTO replacement (case_id, start, end, label, role) VALUES (?, ?, ?, ?, ?)",
                params![case, start, end, word(replacement.label), replacement.role],
            )?;
        }
        Ok(())
    }

    /// Replaces occurrences in released cases. Codings, memos and corrections keep their passages; the originals leave the
    /// sources, the log and the free pages of the file. What concerned these texts cannot be undone afterwards, nor what was done before
    /// it ([`Redactions::undo_cut`]). Gives how many places were replaced.
    ///
    /// # Errors
    /// [`names::Error::OutOfRange`], [`names::Error::Overlap`], or if the file cannot be written; then nothing has changed.
    pub fn redact(&mut self, occurrences: &[Occurrence], label: Label, role: Option<&str>) -> Result<usize> {
        let redacted = self.redact_while(occurrences, label, role, |_, _| true)?;
        Ok(redacted.map_or(0, |redacted| redacted.places))
    }

    /// As [`Redactions::redact`]; `go_on` is told before each text how many are done, and how many there are, and gives whether to go
    /// on. If not, nothing has changed, and there is nothing to give.
    ///
    /// # Errors
    /// Those of [`Redactions::redact`]: once the edit is in the file, nothing that fails is an error any more.
    pub fn redact_while(
        &mut self,
        occurrences: &[Occurrence],
        label: Label,
        role: Option<&str>,
        go_on: impl FnMut(usize, usize) -> bool,
    ) -> Result<Option<Redacted>> {
        self.redact_places(occurrences, label, Instead::Role(role), go_on)
    }

    /// Puts general words in the place of what is no name and tells who it is, as [`Redactions::redact_while`] does with names.
    ///
    /// # Errors
    /// Those of [`Redactions::redact`]; [`Error::EmptyName`] without words.
    pub fn generalise_while(
        &mut self,
        occurrences: &[Occurrence],
        words: &str,
        go_on: impl FnMut(usize, usize) -> bool,
    ) -> Result<Option<Redacted>> {
        let words = entered::name(words);
        if words.is_empty() {
            return Err(Error::EmptyName);
        }
        self.redact_places(occurrences, Label::Misc, Instead::Words(&words), go_on)
    }

    fn redact_places(
        &mut self,
        occurrences: &[Occurrence],
        label: Label,
        instead: Instead,
        go_on: impl FnMut(usize, usize) -> bool,
    ) -> Result<Option<Redacted>> {
        let mut texts: BTreeMap<(Option<i64>, RedactedText), Vec<Decision>> = BTreeMap::new();
        for (at, decision) in decided(occurrences, label, instead) {
            texts.entry(at).or_default().push(decision);
        }
        self.project.begin()?;
        match self.redact_all(texts, label, instead, go_on) {
            Ok(Some((searches, mut backups))) => {
                // One may have been begun before the edit was in the file.
                let others = backups.of_others.clone();
                backups.extend(self.project.backups().destroy());
                backups.of_others = others;
                // The pages that held originals are free now, and overwritten; a new file has not even them. A full disk or a
                // window that reads can be in the way, and the edit stands nevertheless.
                let compacted = steps::passed().and_then(|()| Ok(self.project.connection().execute_batch("VACUUM")?));
                self.project.revisions.change_all();
                Ok(Some(Redacted { places: occurrences.len(), searches, is_compact: compacted.is_ok(), backups }))
            }
            Ok(None) => {
                self.project.rollback();
                Ok(None)
            }
            Err(error) => {
                self.project.rollback();
                Err(error)
            }
        }
    }

    fn redact_all(
        &mut self,
        texts: BTreeMap<(Option<i64>, RedactedText), Vec<Decision>>,
        label: Label,
        instead: Instead,
        mut go_on: impl FnMut(usize, usize) -> bool,
    ) -> Result<Option<(usize, DestroyedBackups)>> {
        let places = texts.iter().flat_map(|(at, decisions)| decisions.iter().map(|decision| (*at, decision.span)));
        let originals = self.originals_at(places)?;
        let names = searched(&originals);
        self.concerned(texts.keys().copied(), &names)?.cut(self.project)?;
        let mut by_case: BTreeMap<Option<i64>, usize> = BTreeMap::new();
        let all = texts.len();
        for (done, ((case, within), mut decisions)) in texts.into_iter().enumerate() {
            if !go_on(done, all) {
                return Ok(None);
            }
            steps::passed()?;
            *by_case.entry(case).or_default() += decisions.len();
            let text = self.text_within(case, within)?;
            let catalogue = self.project.settings().catalogue(text.as_str())?;
            for decision in decisions.iter_mut().filter(|decision| decision.span.end <= text.len()) {
                decision.replacement =
                    decision.replacement.take().map(|words| general_words(&text, decision.span, &words));
            }
            let replaced = replace(&text, &decisions, &catalogue, ReplacementStyle::default())?;
            match (within, case) {
                (RedactedText::Source, Some(case)) => {
                    self.write_source(case, &replaced)?;
                    self.move_spans(case, &replaced.shift)?;
                    for correction in self.project.corrections().of(case)? {
                        self.set_remedy(correction.id, &correction.remedy.moved(|span| replaced.shift.span(span)))?;
                    }
                    self.move_replacements(case, &replaced.shift, &replaced.replacements)?;
                    self.write_digest(case)?;
                }
                (RedactedText::ThreadTitle(id), _) => {
                    self.set_remedy(id, &Remedy::Thread(ToThread::New(replaced.text)))?;
                }
                _ => self.write_text(case, within, replaced.text)?,
            }
        }
        for (case, count) in by_case {
            let role = match instead {
                Instead::Role(role) => role.map(str::to_owned),
                Instead::Words(words) => Some(words.to_owned()),
            };
            let record = Record::new(&self.project.coder, Recorded::RedactedLater, count);
            self.project.write().records().insert(&Record { case, label: Some(label), role, ..record })?;
        }
        let searches = self.purge_log(&names)?;
        if !go_on(all, all) {
            return Ok(None);
        }
        // Backups hold what goes. If they are destroyed and the program is killed before the edit is in the file, nothing is lost but them.
        let mut backups = self.project.backups().destroy();
        backups.keep_others_with(&names);
        self.project.commit_unlogged()?;
        Ok(Some((searches, backups)))
    }

    /// Writes what the project holds to a new file, with no page of the old one. Sources of cases that were removed stay
    /// behind: nothing can be undone there.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn write_fresh(&mut self, path: &Path) -> Result<()> {
        self.project.writable()?;
        self.project.connection().execute("DELETE FROM source WHERE id NOT IN (SELECT source_id FROM cases)", [])?;
        self.project.connection().execute("VACUUM INTO ?", [path.display().to_string()])?;
        Ok(())
    }

    fn set_remedy(&mut self, correction: i64, remedy: &Remedy) -> Result<()> {
        let value = remedy.value().to_string();
        self.project.execute("UPDATE correction SET value = ? WHERE id = ?", params![value, correction])?;
        Ok(())
    }

    /// Writes the new text, with what was seen of the lines that are left.
    fn write_source(&mut self, case: i64, replaced: &Replaced) -> Result<()> {
        let evidence = self.project.cases().print(case)?.evidence;
        let evidence = replaced.shift.evidence(&evidence, &SourceText::from_normalised(replaced.text.clone()));
        let source =
            self.project
                .connection()
                .query_row("SELECT source_id FROM cases WHERE id = ?", [case], |row| row.get(0))?;
        self.project.execute(
            "UPDATE source SET text = ?, evidence = ? WHERE id = ?",
            params![replaced.text, bytes_of(&evidence), source],
        )?;
        sums::renew_source(self.project.connection(), source)
    }

    /// Reads the plan of the new text, once everything that points at it has been moved.
    fn write_digest(&mut self, case: i64) -> Result<()> {
        let source = self.project.cases().source(case)?;
        self.project.execute("UPDATE cases SET chars = ? WHERE id = ?", params![source.text.len(), case])?;
        self.project.write().cases().set_digest(case, &source.plan)
    }

    /// Moves the spans of every table that has passages of cases.
    fn move_spans(&mut self, case: i64, shift: &Shift) -> Result<()> {
        let mut tables = self.project.connection().prepare_cached(
            "SELECT m.name FROM main.sqlite_schema m WHERE m.type = 'table' AND m.name <> 'replacement' AND
             (SELECT count(*) FROM pragma_table_info(m.name) WHERE name IN ('id', 'case_id', 'start', 'end')) = 4",
        )?;
        let names: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        drop(tables);
        for table in names {
            let mut query = self.project.connection().prepare(&format!(
                "SELECT id, start, end FROM \"{table}\" WHERE case_id = ? AND start IS NOT NULL AND end IS NOT NULL"
            ))?;
            let rows: Vec<(i64, Span)> = query
                .query_map([case], |row| Ok((row.get(0)?, Span::new(row.get(1)?, row.get(2)?))))?
                .collect::<Result<_, _>>()?;
            drop(query);
            // Far away first, so that no passage meets one that is still to be moved.
            let far = 1_i64 << 40;
            self.project.execute(
                &format!("UPDATE \"{table}\" SET start = start + {far}, end = end + {far} WHERE case_id = ? AND start IS NOT NULL"),
                [case],
            )?;
            let update = format!("UPDATE OR IGNORE \"{table}\" SET start = ?, end = ? WHERE id = ?");
            for (id, span) in rows {
                let new = shift.span(span);
                if self.project.execute(&update, params![new.start, new.end, id])? == 0 {
                    self.merge_into_twin(&table, id, case, new)?;
                }
            }
        }
        Ok(())
    }

    /// Two codings of one code that differed only inside what was replaced are one now; the memo of the second is kept.
    fn merge_into_twin(&mut self, table: &str, id: i64, case: i64, span: Span) -> Result<()> {
        if table == "coding" {
            let twin: i64 = self.project.connection().query_row(
                "SELECT t.id FROM coding t JOIN coding c ON c.id = ?1 AND t.code_id = c.code_id AND t.coder_id = c.coder_id
                 WHERE t.case_id = ?2 AND t.start = ?3 AND t.end = ?4",
                params![id, case, span.start, span.end],
                |row| row.get(0),
            )?;
            let moved = self
                .project
                .execute("UPDATE OR IGNORE memo SET coding_id = ? WHERE coding_id = ?", params![twin, id])?;
            if moved == 0 {
                self.project.execute(
                    "UPDATE memo SET text = text || char(10) || char(10) || (SELECT text FROM memo WHERE coding_id = ?1)
                     WHERE coding_id = ?2 AND EXISTS (SELECT 1 FROM memo WHERE coding_id = ?1)",
                    params![id, twin],
                )?;
                self.merge_memos(id, twin)?;
            }
            self.project.write().memo_links().hand_over_row("coding", id, twin)?;
        }
        self.project.execute(&format!("DELETE FROM \"{table}\" WHERE id = ?"), [id])?;
        Ok(())
    }

    /// The memo on a coding that goes becomes that of its twin.
    fn merge_memos(&mut self, coding: i64, twin: i64) -> Result<()> {
        let of = "SELECT (SELECT id FROM memo WHERE coding_id = ?1), (SELECT id FROM memo WHERE coding_id = ?2)";
        let (own, other): (Option<i64>, Option<i64>) =
            self.project.connection().query_row(of, [coding, twin], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if let (Some(own), Some(other)) = (own, other) {
            self.project.write().memo_links().hand_over_row("memo", own, other)?;
        }
        self.project.execute("DELETE FROM memo WHERE coding_id = ?", [coding])?;
        Ok(())
    }

    fn move_replacements(&mut self, case: i64, shift: &Shift, new: &[Replacement]) -> Result<()> {
        let mut all = self.replacements(case)?;
        all.iter_mut().for_each(|replacement| replacement.span = shift.span(replacement.span));
        all.retain(|old| !new.iter().any(|replacement| replacement.span.overlaps(old.span)));
        all.extend(new.iter().cloned());
        self.project.execute("DELETE FROM replacement WHERE case_id = ?", [case])?;
        self.put_replacements(case, &all)
    }

    /// Takes out of the log, the saved searches and the texts of removed cases what must not be there any more. Gives how many searches
    /// went.
    fn purge_log(&mut self, names: &SearchedOriginals) -> Result<usize> {
        self.purge_changes(names)?;
        self.forget_harmless(names)?;
        let searches = self.forget_kept(names)?;
        let with_words = undo_cut::removed_sources_with(self.project, names)?;
        self.delete_sources(with_words.into_iter().chain(undo_cut::unreachable_sources(self.project)?))?;
        self.project.write_log(Act::Redact, "[]", "dropped")?;
        Ok(searches)
    }

    /// Deletes texts.
    pub(super) fn delete_sources(&mut self, sources: impl IntoIterator<Item = i64>) -> Result<()> {
        for source in sources {
            self.project.connection().execute("DELETE FROM source WHERE id = ?", [source])?;
        }
        Ok(())
    }

    /// Removes searches, sets and tables that hold what was replaced; gives how many.
    fn forget_kept(&mut self, originals: &SearchedOriginals) -> Result<usize> {
        let mut forgotten = 0;
        for kind in KeptKind::ALL {
            for kept in self.project.kept(kind).list()? {
                if holds(originals, &kept.name) || holds(originals, &kept.text) {
                    self.project.write().kept(kind).delete(kept.id)?;
                    forgotten += 1;
                }
            }
        }
        Ok(forgotten)
    }

    /// Forgets that words were judged to identify nobody, where they do now.
    fn forget_harmless(&mut self, originals: &SearchedOriginals) -> Result<()> {
        let mut harmless = self.project.settings().harmless()?;
        let known = harmless.len();
        harmless.retain(|words| originals.in_text(words).is_empty());
        if harmless.len() < known {
            let kept = harmless.into_iter().collect::<Vec<_>>().join("\n");
            self.project.execute("UPDATE setting SET value = ? WHERE name = 'harmless'", [kept])?;
        }
        Ok(())
    }

    /// Takes out of the log what edits wrote, where it holds an original.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn purge_changes(&mut self, originals: &SearchedOriginals) -> Result<()> {
        let mut query = self.project.connection().prepare("SELECT id, changes FROM log")?;
        let mut rows = query.query([])?;
        let mut tainted = Vec::new();
        while let Some(row) = rows.next()? {
            let changes: String = row.get(1)?;
            if !originals.in_text(&changes.replace("\\n", " \n")).is_empty() {
                tainted.push(row.get::<_, i64>(0)?);
            }
        }
        drop(rows);
        for id in &tainted {
            self.project.connection().execute("UPDATE log SET changes = '[]' WHERE id = ?", [id])?;
        }
        sums::renew_log(self.project.connection(), &tainted)
    }
}
