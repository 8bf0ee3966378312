//! The cases of a project: their labels, status, summaries and sources.

use std::collections::HashSet;
use std::ops::Deref;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::rows::{ColumnValue, StampedPart};
use super::{Act, Project, of_word, trouble, word};
use crate::error::{Error, Result};
use crate::outline::Outline;
use crate::packed::pack;
use crate::prepared::{Digest, Prepared};
use reading::belonging::Belonging;
use reading::case_documents;
use reading::correction::{Correction, Misfit, corrected};
use reading::entered;
use reading::evidence::Evidence;
use reading::grammar;
use reading::plan::{CaseDocument, Plan};
use reading::remark::{Remarks, What};
use reading::text::{Span, Text};

/// How far a researcher has come with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseStatus {
    #[default]
    Unread,
    InProgress,
    Done,
}

impl CaseStatus {
    pub const ALL: [Self; 3] = [Self::Unread, Self::InProgress, Self::Done];

    /// The status of this word of the project file.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        of_word(word.to_owned())
    }
}

/// A case by name, without what has to be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCase {
    pub id: i64,
    pub label: String,
    pub status: CaseStatus,
}

/// A case as the list shows it. The counts are of its plan as it was read last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    #[serde(skip)]
    pub id: i64,
    /// Its source; an updated print is another one.
    #[serde(skip)]
    pub source: i64,
    /// Grows with every change of the text: what was computed from it is good for one revision.
    #[serde(skip)]
    pub revision: i64,
    pub label: String,
    pub status: CaseStatus,
    pub summary: String,
    pub layout: Option<String>,
    /// Code points of the source.
    pub chars: usize,
    pub entries: usize,
    /// Entries that a person should look at.
    pub doubtful: usize,
    pub first_date: Option<NaiveDate>,
    pub last_date: Option<NaiveDate>,
    pub codings: usize,
    /// How many documents it holds.
    #[serde(skip)]
    pub documents: usize,
    /// What happened while the document of its source was read.
    pub remarks: Remarks,
}

/// A text, what was seen of its lines, and the documents in it: all that a plan is read from.
#[derive(Debug, Clone)]
pub struct Print {
    pub text: Text,
    pub evidence: Evidence,
    /// In the order of the text; none where it is one plan.
    pub documents: Vec<CaseDocument>,
}

impl Print {
    /// The plan that it holds, without what a person has corrected.
    #[must_use]
    pub fn plan(&self, layout: Option<&str>) -> Plan {
        case_documents::read(&self.text, &self.evidence, layout, &self.documents)
    }

    /// One of its documents alone.
    #[must_use]
    pub(crate) fn part(&self, document: &CaseDocument) -> Self {
        let span = document.span;
        Self {
            text: Text::from_normalised(self.text.slice(span).to_owned()),
            evidence: self.evidence.part(span),
            documents: vec![CaseDocument { span: Span::new(0, span.len()), ..document.clone() }],
        }
    }
}

/// The source of a case and the plan that it holds.
#[derive(Debug, Clone)]
pub struct SourceText {
    pub text: Text,
    /// What was seen of its lines on the page.
    pub evidence: Evidence,
    /// As a person has corrected it.
    pub plan: Plan,
    pub corrections: Vec<Correction>,
    pub misfits: Vec<Misfit>,
    /// What happened while its document was read.
    pub remarks: Remarks,
}

impl Case {
    /// Which text the case has: its source, and the revision of that.
    #[must_use]
    pub const fn content(&self) -> (i64, i64) {
        (self.source, self.revision)
    }

    /// Pages of its documents that were not read: what stands there is in no entry.
    #[must_use]
    pub fn unread_pages(&self) -> usize {
        self.remarks.count(What::UnreadPages)
    }

    /// How many of these cases have pages that were not read.
    #[must_use]
    pub fn with_unread_pages(cases: &[Self]) -> usize {
        cases.iter().filter(|case| case.unread_pages() > 0).count()
    }
}

#[cfg(test)]
thread_local! {
    /// How many texts were read into plans.
    pub(crate) static READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The cases of a project, and their sources.
#[must_use]
#[derive(Debug)]
pub struct Cases<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Cases<P> {
    /// All cases, in the order of their labels.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<Case>> {
        let seen = self.project.coders().sees()?.holds("coding.coder_id");
        let mut query = self.project.connection().prepare_cached(&format!(
            "SELECT cases.id, label, status, summary, layout, chars, entries, doubtful, first_date, last_date, count(coding.id),
             source_id, remarks, revision, (SELECT count(*) FROM document WHERE document.case_id = cases.id)
             FROM cases LEFT JOIN coding ON coding.case_id = cases.id AND {seen} GROUP BY cases.id ORDER BY label",
        ))?;
        let cases = query.query_map([], case_of)?.collect::<Result<_, _>>()?;
        Ok(cases)
    }

    /// All cases by name, in the order of their labels.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn by_name(&self) -> Result<Vec<NamedCase>> {
        let mut query =
            self.project.connection().prepare_cached("SELECT id, label, status FROM cases ORDER BY label")?;
        let named = query.query_map([], |row| {
            let status: String = row.get(2)?;
            Ok(NamedCase { id: row.get(0)?, label: row.get(1)?, status: of_word(status).unwrap_or_default() })
        })?;
        Ok(named.collect::<Result<_, _>>()?)
    }

    /// The id of the case with this label, however it is written.
    ///
    /// # Errors
    /// [`Error::NoCase`] if there is none.
    pub fn named(&self, label: &str) -> Result<i64> {
        let mut query = self.project.connection().prepare_cached("SELECT id FROM cases WHERE label = ?")?;
        let wanted = entered::name(label);
        if let Some(case) = query.query_row([&wanted], |row| row.get(0)).optional()? {
            return Ok(case);
        }
        // Labels of older projects stand as they were typed.
        let mut all = self.project.connection().prepare_cached("SELECT id, label FROM cases")?;
        let all =
            all.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?.collect::<Result<Vec<_>, _>>()?;
        let found = all.into_iter().find(|(_, label)| entered::name(label) == wanted);
        found.map(|(case, _)| case).ok_or_else(|| Error::NoCase(label.to_owned()))
    }

    /// The label of a case.
    ///
    /// # Errors
    /// If there is no such case.
    pub fn label(&self, case: i64) -> Result<String> {
        let mut query = self.project.connection().prepare_cached("SELECT label FROM cases WHERE id = ?")?;
        Ok(query.query_row([case], |row| row.get(0))?)
    }

    /// The first label of a row of them that no case has yet.
    fn first_free(&self, mut labels: impl Iterator<Item = String>) -> Result<String> {
        let mut query = self.project.connection().prepare_cached("SELECT label FROM cases")?;
        let known: HashSet<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(labels.find(|label| !known.contains(label)).unwrap_or_default())
    }

    /// This label, or the same with a number, where another case has it.
    pub(crate) fn free_label(&self, label: &str) -> Result<String> {
        let mut known = self.project.connection().prepare_cached("SELECT 1 FROM cases WHERE label = ?")?;
        let (mut free, mut number) = (label.to_owned(), 1);
        while known.exists([&free])? {
            number += 1;
            free = format!("{label} ({number})");
        }
        Ok(free)
    }

    /// A label for the next case that says nothing of it: a word and a number, «Sak 1».
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn neutral_label(&self, word: &str) -> Result<String> {
        self.first_free((1_usize..).map(|number| format!("{word} {number}")))
    }

    /// Reads the source of a case and the plan in it, with the corrections of the case. Whoever asks for entries asks here.
    ///
    /// # Errors
    /// [`Error::Damaged`], or if the file cannot be read.
    pub fn source(&self, case: i64) -> Result<SourceText> {
        #[cfg(test)]
        READ.with(|read| read.set(read.get() + 1));
        let mut query = self.project.connection().prepare_cached(
            "SELECT source.text, cases.layout, cases.remarks, source.evidence FROM cases JOIN source ON source.id = cases.source_id WHERE cases.id = ?",
        )?;
        let (content, layout, remarks, evidence): (String, Option<String>, String, Option<Vec<u8>>) = query
            .query_row([case], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .map_err(|error| trouble(self.project.path(), error))?;
        let documents = self.project.documents().in_text(case)?;
        let print = Print { text: Text::from_normalised(content), evidence: evidence_of(evidence), documents };
        let plan = print.plan(layout.as_deref());
        let Print { text, evidence, .. } = print;
        let corrections = self.project.corrections().of(case)?;
        let (plan, misfits) = corrected(plan, &text, &corrections);
        Ok(SourceText { text, evidence, plan, corrections, misfits, remarks: Remarks::of_json(&remarks) })
    }

    /// The text of a case.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn text(&self, case: i64) -> Result<Text> {
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT text FROM cases JOIN source ON source.id = cases.source_id WHERE cases.id = ?")?;
        Ok(Text::from_normalised(query.query_row([case], |row| row.get(0))?))
    }

    /// The text of a case, what was seen of its lines, and its documents.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn print(&self, case: i64) -> Result<Print> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT text, evidence FROM cases JOIN source ON source.id = cases.source_id WHERE cases.id = ?",
        )?;
        let (text, evidence) = query.query_row([case], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let documents = self.project.documents().in_text(case)?;
        Ok(Print { text: Text::from_normalised(text), evidence: evidence_of(evidence), documents })
    }

    /// How many pages the print of a case has; `None` where its file tells of no pages.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn pages(&self, case: i64) -> Result<Option<usize>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT evidence FROM cases JOIN source ON source.id = cases.source_id WHERE cases.id = ?",
        )?;
        Ok(evidence_of(query.query_row([case], |row| row.get(0))?).pages())
    }

    /// What the beginnings of all texts, in code points, tell of whose they are, with the labels of the cases.
    pub(crate) fn belongings(&self, head: usize) -> Result<Vec<(String, Belonging)>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT label, substr(text, 1, ?) FROM cases JOIN source ON source.id = source_id ORDER BY label",
        )?;
        let rows = query.query_map([head], |row| {
            let (label, text): (String, String) = (row.get(0)?, row.get(1)?);
            let text = Text::from_normalised(text);
            let belonging = Belonging::of(&label, &grammar::read(&text), &text);
            Ok((label, belonging))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether anybody has coded, noted, corrected or described anything in a case, or it came out of quarantine.
    pub(crate) fn is_worked_on(&self, case: i64) -> Result<bool> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM coding WHERE case_id = ?1) OR EXISTS (SELECT 1 FROM memo WHERE case_id = ?1)
             OR EXISTS (SELECT 1 FROM correction WHERE case_id = ?1) OR EXISTS (SELECT 1 FROM aside WHERE case_id = ?1)
             OR EXISTS (SELECT 1 FROM attribute_value WHERE case_id = ?1)
             OR EXISTS (SELECT 1 FROM replacement WHERE case_id = ?1)
             OR EXISTS (SELECT 1 FROM cases WHERE id = ?1 AND summary <> '')",
        )?;
        Ok(query.query_row([case], |row| row.get(0))?)
    }

    /// Whether a case came out of a quarantine.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn was_released(&self, case: i64) -> Result<bool> {
        let select = "SELECT 1 FROM cases WHERE id = ? AND release IS NOT NULL";
        Ok(self.project.connection().prepare_cached(select)?.exists([case])?)
    }

    /// The length of the text of a case, in code points.
    pub(super) fn chars(&self, case: i64) -> Result<usize> {
        Ok(self.project.connection().query_row("SELECT chars FROM cases WHERE id = ?", [case], |row| row.get(0))?)
    }

    /// The first revision of a text that a case gets: a random number, since ids that are gone can come again.
    pub(super) fn new_revision(&self) -> Result<i64> {
        Ok(self.project.connection().query_row("SELECT random() & 0xffffffffffff", [], |row| row.get(0))?)
    }

    pub(super) fn check_span(&self, case: i64, chars: usize, span: Span) -> Result<()> {
        if !span.is_empty() && span.end <= chars {
            return Ok(());
        }
        Err(self.bad_span(case, chars))
    }

    pub(super) fn bad_span(&self, case: i64, chars: usize) -> Error {
        self.label(case).map_or_else(|error| error, |label| Error::BadSpan { case: label, chars })
    }
}

impl Cases<&mut Project> {
    /// Adds a source as a case, inside an import.
    pub(crate) fn add(&mut self, prepared: &Prepared) -> Result<i64> {
        let mut known = self.project.connection().prepare_cached("SELECT 1 FROM cases WHERE label = ?")?;
        if known.exists([&prepared.label])? {
            return Err(Error::CaseExists(prepared.label.clone()));
        }
        drop(known);
        let source = self.add_source(prepared)?;
        let digest = &prepared.digest;
        let dates = [digest.first_date, digest.last_date].map(|date| date.map(|date| date.to_string()));
        let (chars, remarks, revision) = (prepared.text.len(), prepared.remarks.to_json(), self.new_revision()?);
        let fields: [ColumnValue<'_>; 9] = [
            ("source_id", &source),
            ("label", &prepared.label),
            ("chars", &chars),
            ("entries", &digest.entries),
            ("doubtful", &digest.doubtful),
            ("first_date", &dates[0]),
            ("last_date", &dates[1]),
            ("remarks", &remarks),
            ("revision", &revision),
        ];
        let case = self.project.write().rows().insert("cases", &fields)?;
        self.project.write().entries().put(case, &prepared.entries)?;
        Ok(case)
    }

    /// # Errors
    /// [`Error::EmptyName`], [`Error::CaseExists`].
    pub fn rename(&mut self, case: i64, label: &str) -> Result<()> {
        let label = &entered::name(label);
        if label.is_empty() {
            return Err(Error::EmptyName);
        }
        if self.named(label).is_ok_and(|other| other != case) {
            return Err(Error::CaseExists(label.to_owned()));
        }
        self.project.edit(Act::RenameCase, |project| project.write().rows().update("cases", case, &[("label", label)]))
    }

    /// Gives a case this label inside an edit, or the same with a number where another case has it.
    pub(crate) fn call(&mut self, case: i64, label: &str) -> Result<()> {
        if self.label(case)? == label {
            return Ok(());
        }
        let label = self.free_label(label)?;
        self.project.write().rows().update("cases", case, &[("label", &label)])
    }

    /// # Errors
    /// If the file cannot be written.
    pub fn set_status(&mut self, case: i64, status: CaseStatus) -> Result<()> {
        self.project.edit(Act::SetStatus, |project| {
            project.write().rows().update_part(case, StampedPart::Status, &word(status))
        })
    }

    /// Writes the summary of a case, in Markdown.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write_summary(&mut self, case: i64, summary: &str) -> Result<()> {
        self.project
            .edit(Act::WriteSummary, |project| project.write().rows().update_part(case, StampedPart::Summary, summary))
    }

    /// Reads the source of a case with another layout from now on; `None` lets the text show it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn choose_layout(&mut self, case: i64, layout: Option<&str>) -> Result<()> {
        self.project.edit(Act::ChooseLayout, |project| {
            project.write().rows().update("cases", case, &[("layout", &layout)])?;
            project.write().cases().read_digest(case)
        })
    }

    /// Reads the plan of a case and notes with the case what the list shows of it.
    pub(super) fn read_digest(&mut self, case: i64) -> Result<()> {
        let plan = self.source(case)?.plan;
        self.set_digest(case, &plan)
    }

    /// Notes with the case what the list shows of its plan, and its entries.
    pub(super) fn set_digest(&mut self, case: i64, plan: &Plan) -> Result<()> {
        let digest = Digest::of(plan);
        let dates = [digest.first_date, digest.last_date].map(|date| date.map(|date| date.to_string()));
        self.project.execute(
            "UPDATE cases SET entries = ?, doubtful = ?, first_date = ?, last_date = ? WHERE id = ?",
            params![digest.entries, digest.doubtful, dates[0], dates[1], case],
        )?;
        self.project.write().entries().put(case, &pack(&Outline::borrowed(plan)))
    }

    /// Takes a case out of the project with its codings, memos and attribute values. Undo brings it back whole.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove(&mut self, case: i64) -> Result<()> {
        self.project.edit(Act::RemoveCase, |project| project.write().cases().take_out(case))
    }

    /// The same within an edit.
    pub(crate) fn take_out(&mut self, case: i64) -> Result<()> {
        for statement in [
            "DELETE FROM memo WHERE case_id = ?",
            "DELETE FROM coding WHERE case_id = ?",
            "DELETE FROM attribute_value WHERE case_id = ?",
            "DELETE FROM aside WHERE case_id = ?",
            "DELETE FROM correction WHERE case_id = ?",
            "DELETE FROM replacement WHERE case_id = ?",
            "DELETE FROM document WHERE case_id = ?",
            // A link to an entry of it leads nowhere from now on.
            "UPDATE memo_link SET case_id = NULL WHERE case_id = ?",
            "DELETE FROM cases WHERE id = ?",
        ] {
            self.project.execute(statement, [case])?;
        }
        self.project.write().memo_links().forget_lost()
    }
}

/// Evidence as the file holds it; `None` where nothing was seen.
pub(super) fn bytes_of(evidence: &Evidence) -> Option<Vec<u8>> {
    (!evidence.is_empty()).then(|| evidence.to_bytes())
}

/// What cannot be understood tells nothing; `check` notices it.
pub(super) fn evidence_of(bytes: Option<Vec<u8>>) -> Evidence {
    bytes.and_then(|bytes| Evidence::from_bytes(&bytes)).unwrap_or_default()
}

fn case_of(row: &Row<'_>) -> rusqlite::Result<Case> {
    let status: String = row.get(2)?;
    let date = |column| -> rusqlite::Result<Option<NaiveDate>> {
        Ok(row.get::<_, Option<String>>(column)?.and_then(|date| date.parse().ok()))
    };
    Ok(Case {
        id: row.get(0)?,
        source: row.get(11)?,
        revision: row.get(13)?,
        label: row.get(1)?,
        status: of_word(status).unwrap_or_default(),
        summary: row.get(3)?,
        layout: row.get(4)?,
        chars: row.get(5)?,
        entries: row.get(6)?,
        doubtful: row.get(7)?,
        first_date: date(8)?,
        last_date: date(9)?,
        codings: row.get(10)?,
        // A case without rows is one plan.
        documents: row.get::<_, usize>(14)?.max(1),
        remarks: Remarks::of_json(row.get_ref(12)?.as_str()?),
    })
}
