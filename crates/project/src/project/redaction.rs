//! Redacted text in a project: cases come in from the quarantine, and what was found later goes.
//!
//! Redacting is the one edit that changes a source. It cannot be undone, and it ends undo for all that was done before:
//! the log must not hold what it took out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::params;

use super::{Act, Case, Digest, Project, Record, Recorded, of_word, sums, word};
use crate::error::{Error, Result};
use crate::import::Prepared;
use crate::steps;
use names::judgement::whole_words;
use names::leak::{Original, Originals};
use names::mark::Label;
use names::replacement::{Decision, Replacement, Style, replace};
use names::roles::Catalogue;
use names::shift::Shift;
use reading::correction::{Remedy, ToThread};
use reading::document::{Document, Format};
use reading::entered;
use reading::remark::Remarks;
use reading::text::{Encoding, Span, Text as SourceText};

const BRACKETS: &str = "brackets";
const ROLES: &str = "roles";

/// A case as it comes out of the quarantine.
#[derive(Clone)]
pub struct Released {
    /// Never the name of a person or of a file.
    pub label: String,
    pub text: SourceText,
    pub replacements: Vec<Replacement>,
    /// A random number, by which the case is known again.
    pub release: String,
    /// What was done, for the record.
    pub records: Vec<Record>,
    /// What happened while the document of the original was read.
    pub remarks: Remarks,
}

/// What a redaction did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Redacted {
    /// Places that were replaced.
    pub places: usize,
    /// Whether the file was written anew without its free pages. If not, they are still there, overwritten.
    pub is_compact: bool,
}

/// Where the words of a person stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Text {
    Source,
    Summary,
    /// A memo of the case, by its id.
    Memo(i64),
    /// The passage, or the memo, of what an updated print has set aside, by its id.
    Excerpt(i64),
    AsideMemo(i64),
    /// The title that a person gave a thread, by the id of the correction.
    ThreadTitle(i64),
}

/// A place where words stand in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    pub case: i64,
    pub within: Text,
    /// Code points of that text.
    pub span: Span,
}

impl Project {
    /// The passages of a case that stand for something, in the order of the text.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn replacements_of(&self, case: i64) -> Result<Vec<Replacement>> {
        let mut query = self
            .connection()
            .prepare_cached("SELECT start, end, label, role FROM replacement WHERE case_id = ? ORDER BY start")?;
        let rows = query.query_map([case], |row| {
            let label = of_word(row.get(2)?).unwrap_or(Label::Misc);
            Ok(Replacement { span: Span::new(row.get(0)?, row.get(1)?), label, role: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether exports put replacements in brackets.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn brackets(&self) -> Result<bool> {
        Ok(self.setting(BRACKETS)?.as_deref() != Some("no"))
    }

    /// # Errors
    /// If the file cannot be written.
    pub fn set_brackets(&mut self, on: bool) -> Result<()> {
        self.set_setting(BRACKETS, if on { "yes" } else { "no" })
    }

    /// The roles for a text: those of the project, or those of the program in the written form of the text.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn catalogue(&self, text: &str) -> Result<Catalogue> {
        match self.setting(ROLES)?.filter(|ron| !ron.is_empty()) {
            Some(ron) => Catalogue::from_ron(&ron).map_err(|_| Error::Damaged(self.path().to_owned())),
            None => Ok(Catalogue::for_text(text).clone()),
        }
    }

    /// Gives the project roles of its own; `None` gives it those of the program again.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_catalogue(&mut self, catalogue: Option<&Catalogue>) -> Result<()> {
        let ron = catalogue.map(Catalogue::to_ron).unwrap_or_default();
        self.set_setting(ROLES, &ron)
    }

    /// A label for the next case that says nothing of it: a word and a number, «Sak 1».
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn neutral_label(&self, word: &str) -> Result<String> {
        let known: BTreeSet<String> = self.cases()?.into_iter().map(|case| case.label).collect();
        let mut labels = (1_usize..).map(|number| format!("{word} {number}"));
        Ok(labels.find(|label| !known.contains(label)).unwrap_or_default())
    }

    /// Takes in a case from the quarantine; gives its id.
    ///
    /// # Errors
    /// [`Error::EmptyName`], [`Error::CaseExists`].
    pub fn release(&mut self, released: &Released) -> Result<i64> {
        let label = &entered::name(&released.label);
        if label.is_empty() {
            return Err(Error::EmptyName);
        }
        let document = Document {
            text: released.text.clone(),
            format: Format::Text,
            encoding: Encoding::Utf8,
            remarks: released.remarks.clone(),
        };
        let prepared = Prepared::new(document, label, format!("{label}.txt"));
        self.edit(Act::Release, |project| {
            let case = project.add_case(&prepared)?;
            project
                .connection()
                .execute("UPDATE cases SET release = ? WHERE id = ?", params![released.release, case])?;
            project.put_replacements(case, &released.replacements)?;
            released
                .records
                .iter()
                .try_for_each(|record| project.put_record(&Record { case: Some(case), ..record.clone() }))?;
            Ok(case)
        })
    }

    fn put_replacements(&self, case: i64, replacements: &[Replacement]) -> Result<()> {
        let mut insert = self
            .connection()
            .prepare_cached("INSERT INTO replacement (case_id, start, end, label, role) VALUES (?, ?, ?, ?, ?)")?;
        for replacement in replacements {
            let Span { start, end } = replacement.span;
            insert.execute(params![case, start, end, word(replacement.label), replacement.role])?;
        }
        Ok(())
    }

    /// Where words stand in the texts, summaries and memos of all cases, and in what is set aside of them: whole words, letter case aside, also as genitives.
    ///
    /// # Errors
    /// [`names::Error::NameIsEmpty`], or if the file cannot be read.
    pub fn occurrences(&self, words: &str) -> Result<Vec<Occurrence>> {
        if !words.chars().any(char::is_alphanumeric) {
            return Err(names::Error::NameIsEmpty.into());
        }
        let mut found = Vec::new();
        for case in self.cases()? {
            found.extend(self.occurrences_in(&case, words)?);
        }
        Ok(found)
    }

    /// Where words stand in one case.
    ///
    /// # Errors
    /// [`names::Error::NameIsEmpty`], or if the file cannot be read.
    pub fn occurrences_in(&self, case: &Case, words: &str) -> Result<Vec<Occurrence>> {
        if !words.chars().any(char::is_alphanumeric) {
            return Err(names::Error::NameIsEmpty.into());
        }
        let mut found = Vec::new();
        let mut look = |within: Text, text: &SourceText| {
            let spans = whole_words(text, words).into_iter();
            found.extend(spans.map(|span| Occurrence { case: case.id, within, span }));
        };
        look(Text::Source, &self.text(case.id)?);
        look(Text::Summary, &SourceText::from_normalised(case.summary.clone()));
        for memo in self.memos_of(case.id)? {
            look(Text::Memo(memo.id), &SourceText::from_normalised(memo.text));
        }
        for aside in self.asides()?.into_iter().filter(|aside| aside.case == case.id) {
            look(Text::Excerpt(aside.id), &SourceText::from_normalised(aside.excerpt));
            if let Some(memo) = aside.memo {
                look(Text::AsideMemo(aside.id), &SourceText::from_normalised(memo));
            }
        }
        for correction in self.corrections_of(case.id)? {
            if let Remedy::Thread(ToThread::New(title)) = correction.remedy {
                look(Text::ThreadTitle(correction.id), &SourceText::from_normalised(title));
            }
        }
        Ok(found)
    }

    /// Replaces occurrences in released cases. Codings, memos and corrections keep their passages; the originals leave the
    /// sources, the log and the free pages of the file. Nothing that was done before can be undone afterwards. Gives how many
    /// places were replaced.
    ///
    /// # Errors
    /// [`names::Error::OutOfRange`], [`names::Error::Overlap`], or if the file cannot be written; then nothing has changed.
    pub fn redact(&mut self, occurrences: &[Occurrence], label: Label, role: Option<&str>) -> Result<usize> {
        let redacted = self.redact_while(occurrences, label, role, |_, _| true)?;
        Ok(redacted.map_or(0, |redacted| redacted.places))
    }

    /// As [`Project::redact`]; `go_on` is told before each text how many are done, and how many there are, and gives whether to go
    /// on. If not, nothing has changed, and there is nothing to give.
    ///
    /// # Errors
    /// Those of [`Project::redact`]: once the edit is in the file, nothing that fails is an error any more.
    pub fn redact_while(
        &mut self,
        occurrences: &[Occurrence],
        label: Label,
        role: Option<&str>,
        go_on: impl FnMut(usize, usize) -> bool,
    ) -> Result<Option<Redacted>> {
        let mut texts: BTreeMap<(i64, Text), Vec<Decision>> = BTreeMap::new();
        for occurrence in occurrences {
            let mut decision = Decision::new(occurrence.span, label);
            decision.role = role.map(str::to_owned);
            decision.entity = Some(String::new());
            texts.entry((occurrence.case, occurrence.within)).or_default().push(decision);
        }
        self.begin()?;
        match self.redact_all(texts, label, role, go_on) {
            Ok(true) => {
                // The pages that held originals are free now, and overwritten; a new file has not even them. A full disk or a
                // window that reads can be in the way, and the edit stands nevertheless.
                let compacted = steps::passed().and_then(|()| Ok(self.connection().execute_batch("VACUUM")?));
                self.revision += 1;
                Ok(Some(Redacted { places: occurrences.len(), is_compact: compacted.is_ok() }))
            }
            Ok(false) => {
                self.rollback();
                Ok(None)
            }
            Err(error) => {
                self.rollback();
                Err(error)
            }
        }
    }

    fn redact_all(
        &mut self,
        texts: BTreeMap<(i64, Text), Vec<Decision>>,
        label: Label,
        role: Option<&str>,
        mut go_on: impl FnMut(usize, usize) -> bool,
    ) -> Result<bool> {
        let mut originals: BTreeSet<String> = BTreeSet::new();
        let mut by_case: BTreeMap<i64, usize> = BTreeMap::new();
        let all = texts.len();
        for (done, ((case, within), decisions)) in texts.into_iter().enumerate() {
            if !go_on(done, all) {
                return Ok(false);
            }
            steps::passed()?;
            *by_case.entry(case).or_default() += decisions.len();
            let text = self.text_within(case, within)?;
            originals.extend(decisions.iter().map(|decision| text.slice(decision.span).to_owned()));
            let catalogue = self.catalogue(text.as_str())?;
            let replaced = replace(&text, &decisions, &catalogue, Style::default())?;
            match within {
                Text::Summary => self.set_text("UPDATE cases SET summary = ? WHERE id = ?", &replaced.text, case)?,
                Text::Memo(id) => self.set_text("UPDATE memo SET text = ? WHERE id = ?", &replaced.text, id)?,
                Text::Excerpt(id) => self.set_text("UPDATE aside SET excerpt = ? WHERE id = ?", &replaced.text, id)?,
                Text::AsideMemo(id) => self.set_text("UPDATE aside SET memo = ? WHERE id = ?", &replaced.text, id)?,
                Text::ThreadTitle(id) => self.set_remedy(id, &Remedy::Thread(ToThread::New(replaced.text)))?,
                Text::Source => {
                    self.write_source(case, &replaced.text)?;
                    self.move_spans(case, &replaced.shift)?;
                    for correction in self.corrections_of(case)? {
                        self.set_remedy(correction.id, &correction.remedy.moved(|span| replaced.shift.span(span)))?;
                    }
                    self.move_replacements(case, &replaced.shift, &replaced.replacements)?;
                    self.write_digest(case)?;
                }
            }
        }
        for (case, count) in by_case {
            let role = role.map(str::to_owned);
            let record = Record::new(&self.coder, Recorded::RedactedLater, count);
            self.put_record(&Record { case: Some(case), label: Some(label), role, ..record })?;
        }
        self.purge_log(&originals)?;
        if !go_on(all, all) {
            return Ok(false);
        }
        self.commit_unlogged()?;
        Ok(true)
    }

    /// Writes what the project holds to a new file, with no page of the old one. Sources of cases that were removed stay
    /// behind: nothing can be undone there.
    pub fn write_fresh(&mut self, path: &Path) -> Result<()> {
        self.writable()?;
        self.connection().execute("DELETE FROM source WHERE id NOT IN (SELECT source_id FROM cases)", [])?;
        self.connection().execute("VACUUM INTO ?", [path.display().to_string()])?;
        Ok(())
    }

    pub fn text_within(&self, case: i64, within: Text) -> Result<SourceText> {
        let one = |statement: &str, id: i64| -> Result<String> {
            Ok(self.connection().query_row(statement, [id], |row| row.get(0))?)
        };
        match within {
            Text::Source => self.text(case),
            Text::Summary => one("SELECT summary FROM cases WHERE id = ?", case).map(SourceText::from_normalised),
            Text::Memo(id) => one("SELECT text FROM memo WHERE id = ?", id).map(SourceText::from_normalised),
            Text::Excerpt(id) => one("SELECT excerpt FROM aside WHERE id = ?", id).map(SourceText::from_normalised),
            Text::AsideMemo(id) => one("SELECT memo FROM aside WHERE id = ?", id).map(SourceText::from_normalised),
            Text::ThreadTitle(id) => {
                let correction = self.corrections_of(case)?.into_iter().find(|correction| correction.id == id);
                match correction.map(|correction| correction.remedy) {
                    Some(Remedy::Thread(ToThread::New(title))) => Ok(SourceText::from_normalised(title)),
                    _ => Ok(SourceText::from_normalised(String::new())),
                }
            }
        }
    }

    fn set_remedy(&self, correction: i64, remedy: &Remedy) -> Result<()> {
        self.set_text("UPDATE correction SET value = ? WHERE id = ?", &remedy.value().to_string(), correction)
    }

    fn set_text(&self, statement: &str, text: &str, id: i64) -> Result<()> {
        self.connection().execute(statement, params![text, id])?;
        Ok(())
    }

    fn write_source(&self, case: i64, text: &str) -> Result<()> {
        let source =
            self.connection().query_row("SELECT source_id FROM cases WHERE id = ?", [case], |row| row.get(0))?;
        self.set_text("UPDATE source SET text = ? WHERE id = ?", text, source)?;
        sums::renew_source(self.connection(), source)
    }

    /// Reads the plan of the new text, once everything that points at it has been moved.
    fn write_digest(&self, case: i64) -> Result<()> {
        let source = self.source(case)?;
        let digest = Digest::of(&source.plan);
        let dates = [digest.first_date, digest.last_date].map(|date| date.map(|date| date.to_string()));
        self.connection().execute(
            "UPDATE cases SET chars = ?, entries = ?, doubtful = ?, first_date = ?, last_date = ? WHERE id = ?",
            params![source.text.len(), digest.entries, digest.doubtful, dates[0], dates[1], case],
        )?;
        Ok(())
    }

    /// Moves the spans of every table that has passages of cases.
    fn move_spans(&self, case: i64, shift: &Shift) -> Result<()> {
        let mut tables = self.connection().prepare_cached(
            "SELECT m.name FROM main.sqlite_schema m WHERE m.type = 'table' AND m.name <> 'replacement' AND
             (SELECT count(*) FROM pragma_table_info(m.name) WHERE name IN ('id', 'case_id', 'start', 'end')) = 4",
        )?;
        let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for table in tables {
            let mut query = self.connection().prepare(&format!(
                "SELECT id, start, end FROM \"{table}\" WHERE case_id = ? AND start IS NOT NULL AND end IS NOT NULL"
            ))?;
            let rows: Vec<(i64, Span)> = query
                .query_map([case], |row| Ok((row.get(0)?, Span::new(row.get(1)?, row.get(2)?))))?
                .collect::<Result<_, _>>()?;
            // Far away first, so that no passage meets one that is still to be moved.
            let far = 1_i64 << 40;
            self.connection().execute(
                &format!("UPDATE \"{table}\" SET start = start + {far}, end = end + {far} WHERE case_id = ? AND start IS NOT NULL"),
                [case],
            )?;
            let mut update = self
                .connection()
                .prepare(&format!("UPDATE OR IGNORE \"{table}\" SET start = ?, end = ? WHERE id = ?"))?;
            for (id, span) in rows {
                let new = shift.span(span);
                if update.execute(params![new.start, new.end, id])? == 0 {
                    self.merge_into_twin(&table, id, case, new)?;
                }
            }
        }
        Ok(())
    }

    /// Two codings of one code that differed only inside what was replaced are one now; the memo of the second is kept.
    fn merge_into_twin(&self, table: &str, id: i64, case: i64, span: Span) -> Result<()> {
        if table == "coding" {
            let twin: i64 = self.connection().query_row(
                "SELECT t.id FROM coding t JOIN coding c ON c.id = ?1 AND t.code_id = c.code_id AND t.coder_id = c.coder_id
                 WHERE t.case_id = ?2 AND t.start = ?3 AND t.end = ?4",
                params![id, case, span.start, span.end],
                |row| row.get(0),
            )?;
            let moved = self
                .connection()
                .execute("UPDATE OR IGNORE memo SET coding_id = ? WHERE coding_id = ?", params![twin, id])?;
            if moved == 0 {
                self.connection().execute(
                    "UPDATE memo SET text = text || char(10) || char(10) || (SELECT text FROM memo WHERE coding_id = ?1)
                     WHERE coding_id = ?2 AND EXISTS (SELECT 1 FROM memo WHERE coding_id = ?1)",
                    params![id, twin],
                )?;
                self.connection().execute("DELETE FROM memo WHERE coding_id = ?", [id])?;
            }
        }
        self.connection().execute(&format!("DELETE FROM \"{table}\" WHERE id = ?"), [id])?;
        Ok(())
    }

    fn move_replacements(&self, case: i64, shift: &Shift, new: &[Replacement]) -> Result<()> {
        let mut all = self.replacements_of(case)?;
        all.iter_mut().for_each(|replacement| replacement.span = shift.span(replacement.span));
        all.retain(|old| !new.iter().any(|replacement| replacement.span.overlaps(old.span)));
        all.extend(new.iter().cloned());
        self.connection().execute("DELETE FROM replacement WHERE case_id = ?", [case])?;
        self.put_replacements(case, &all)
    }

    /// Makes what was done so far stay done, and takes out of the log and out of the texts of removed cases what must not be
    /// there any more.
    fn purge_log(&self, originals: &BTreeSet<String>) -> Result<()> {
        let names: Vec<Original> =
            originals.iter().map(|form| Original { line: 1, form: form.trim().to_owned() }).collect();
        self.purge_changes(&Originals::new(&names))?;
        self.connection().execute("UPDATE log SET state = 'dropped'", [])?;
        self.connection().execute("DELETE FROM source WHERE id NOT IN (SELECT source_id FROM cases)", [])?;
        self.write_log(Act::Redact, "[]", "dropped")
    }

    /// Takes out of the log what edits wrote, where it holds an original.
    pub fn purge_changes(&self, originals: &Originals) -> Result<()> {
        let mut query = self.connection().prepare("SELECT id, changes FROM log")?;
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
            self.connection().execute("UPDATE log SET changes = '[]' WHERE id = ?", [id])?;
        }
        sums::renew_log(self.connection(), &tainted)
    }
}
