//! The documents of a case: one plan for each period of follow-up, the CV, other papers. They are parts of the one text of the case, so
//! codings, memos and corrections point at that text as ever. A case has rows where it is more, or other, than one plan.

use std::ops::Deref;

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use super::passages::{Carried, Passages, Rewriting};
use super::rows::{ColumnValue, StampedPart, guid_of};
use super::{Act, MemoOn, Print, Project, of_word};
use crate::error::{Error, Result};
use crate::prepared::Prepared;
use reading::alignment::Alignment;
use reading::belonging::{kind_of, of_others};
use reading::case_documents::SEPARATOR;
use reading::document::{Format, ReadDocument};
use reading::entered;
use reading::evidence::Evidence;
use reading::label::tells_of_person;
use reading::plan::{CaseDocument, DocumentKind};
use reading::remark::Remarks;
use reading::text::{Encoding, Span, Text, bounded};

/// A document of a case, as the project keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoredDocument {
    #[serde(skip)]
    pub id: i64,
    #[serde(flatten)]
    pub document: CaseDocument,
}

/// The documents of cases.
#[must_use]
#[derive(Debug)]
pub struct Documents<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Documents<P> {
    /// The documents of a case in the order of its text; none where it is one plan.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(&self, case: i64) -> Result<Vec<StoredDocument>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT id, kind, title, start, end FROM document WHERE case_id = ? ORDER BY start, end, id",
        )?;
        let rows = query.query_map([case], |row| {
            let kind = of_word(row.get(1)?).unwrap_or(DocumentKind::Paper);
            let document = CaseDocument { kind, title: row.get(2)?, span: Span::new(row.get(3)?, row.get(4)?) };
            Ok(StoredDocument { id: row.get(0)?, document })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The same without ids: what a plan is read with.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn in_text(&self, case: i64) -> Result<Vec<CaseDocument>> {
        Ok(self.of(case)?.into_iter().map(|stored| stored.document).collect())
    }

    /// The document of a case with this number, from 1 in the order of the text.
    ///
    /// # Errors
    /// [`Error::NoDocument`].
    pub fn numbered(&self, case: i64, number: usize) -> Result<StoredDocument> {
        let mut documents = self.of(case)?;
        if number == 0 || number > documents.len() {
            return Err(Error::NoDocument { case: self.project.cases().label(case)?, number });
        }
        Ok(documents.swap_remove(number - 1))
    }

    /// Numbers, from 1, of the documents of a case whose heads tell of another person than that of one before them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of_others(&self, case: i64) -> Result<Vec<usize>> {
        let print = self.project.cases().print(case)?;
        Ok(of_others(&print.text, &print.documents))
    }

    /// The case of a document.
    fn case_of(&self, document: i64) -> Result<i64> {
        let mut query = self.project.connection().prepare_cached("SELECT case_id FROM document WHERE id = ?")?;
        let case = query.query_row([document], |row| row.get(0)).optional()?;
        case.ok_or_else(|| Error::NoDocument { case: String::new(), number: 0 })
    }

    /// A document with its case.
    fn with_case(&self, document: i64) -> Result<(i64, StoredDocument)> {
        let case = self.case_of(document)?;
        let found = self.of(case)?.into_iter().find(|stored| stored.id == document);
        found.map(|stored| (case, stored)).ok_or_else(|| Error::NoDocument { case: String::new(), number: 0 })
    }

    /// The part of the text that goes with a document: it, and what parts it from the next one or, at the end, from the one before.
    fn with_separator(&self, case: i64, stored: &StoredDocument) -> Result<Span> {
        let all = self.of(case)?;
        let at = all.iter().position(|other| other.id == stored.id).unwrap_or_default();
        let span = stored.document.span;
        Ok(match (all.get(at + 1), at.checked_sub(1).and_then(|before| all.get(before))) {
            (Some(next), _) => Span::new(span.start, next.document.span.start),
            (None, Some(before)) => Span::new(before.document.span.end, self.project.cases().chars(case)?),
            (None, None) => span,
        })
    }

    /// What the document is called that the text of a case is.
    fn title_of_source(&self, case: i64) -> Result<String> {
        let name: String = self.project.connection().query_row(
            "SELECT file_name FROM cases JOIN source ON source.id = source_id WHERE cases.id = ?",
            [case],
            |row| row.get(0),
        )?;
        Ok(stem(&name).to_owned())
    }

    /// Whether a name could tell of the person in the prints of a case.
    fn tells(&self, case: i64, name: &str) -> Result<bool> {
        let print = self.project.cases().print(case)?;
        Ok(tells_of_person(name, &print.plan(None), &print.text))
    }

    fn remarks(&self, case: i64) -> Result<Remarks> {
        let json: String =
            self.project.connection().query_row("SELECT remarks FROM cases WHERE id = ?", [case], |row| row.get(0))?;
        Ok(Remarks::of_json(&json))
    }

    /// A print in a case that came out of quarantine would bring back what was replaced.
    fn refuse_released(&self, case: i64) -> Result<()> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM replacement WHERE case_id = ?1)
             OR EXISTS (SELECT 1 FROM cases WHERE id = ?1 AND release IS NOT NULL)",
        )?;
        if query.query_row([case], |row| row.get(0))? {
            return Err(Error::Released(self.project.cases().label(case)?));
        }
        Ok(())
    }
}

impl Documents<&mut Project> {
    /// Adds what was read of a file to a case as a document; without a kind, its content tells which it is. Codings and memos stay where
    /// they are. One act, which can be undone. Gives the id of the document.
    ///
    /// # Errors
    /// [`Error::Released`]; [`reading::Error::Unreadable`] if the case would hold more text than a file may.
    pub fn add(&mut self, case: i64, prepared: &Prepared, kind: Option<DocumentKind>) -> Result<i64> {
        self.project.edit(Act::AddDocument, |project| project.write().documents().put(case, prepared, kind))
    }

    /// The same within an edit.
    pub(crate) fn put(&mut self, case: i64, prepared: &Prepared, kind: Option<DocumentKind>) -> Result<i64> {
        let name = stem(&prepared.file_name);
        // The heads of all plans of the case tell whose it is.
        let is_telling = prepared.neutral || self.tells(case, name)?;
        let print = Print { text: prepared.text.clone(), evidence: prepared.evidence.clone(), documents: Vec::new() };
        let start = self.append(case, &print, &prepared.file_name)?;
        let span = Span::new(start, start + prepared.text.len());
        let kind = kind.unwrap_or(prepared.kind);
        let document = self.insert(case, kind, if is_telling { "" } else { name }, span)?;
        let mut remarks = self.remarks(case)?;
        remarks.extend(&prepared.remarks);
        self.project.execute("UPDATE cases SET remarks = ? WHERE id = ?", params![remarks.to_json(), case])?;
        self.project.write().cases().read_digest(case)?;
        Ok(document)
    }

    /// Appends a text to that of a case, of which a row says since then what it is; gives where the text begins.
    fn append(&mut self, case: i64, print: &Print, file: &str) -> Result<usize> {
        self.refuse_released(case)?;
        let own = self.project.cases().print(case)?;
        if own.documents.is_empty() {
            let title = self.title_of_source(case)?;
            self.insert(case, DocumentKind::Plan, &title, Span::new(0, own.text.len()))?;
        }
        let content = [own.text.as_str(), print.text.as_str()].join(SEPARATOR);
        bounded(&content).map_err(|reason| reading::Error::unreadable(std::path::Path::new(file), reason))?;
        let text = Text::from_normalised(content);
        let start = text.len() - print.text.len();
        let evidence = own.evidence.followed_by(&print.evidence, start);
        let remarks = self.remarks(case)?;
        self.project.write().cases().put_text(case, &Print { text, evidence, documents: Vec::new() }, &remarks)?;
        Ok(start)
    }

    /// Says that the one text of a case is a document of another kind than a plan, inside an edit.
    pub(crate) fn declare(&mut self, case: i64, kind: DocumentKind) -> Result<()> {
        let chars = self.project.cases().chars(case)?;
        let title = self.title_of_source(case)?;
        self.insert(case, kind, &title, Span::new(0, chars))?;
        self.project.write().cases().read_digest(case)
    }

    /// Gives a case whose one text is a plan as yet this kind, or a document this kind.
    ///
    /// # Errors
    /// [`Error::NoDocument`].
    pub fn set_kind(&mut self, document: i64, kind: DocumentKind) -> Result<()> {
        let case = self.case_of(document)?;
        self.project.edit(Act::ChangeDocument, |project| {
            project.write().rows().update("document", document, &[("kind", &kind.word())])?;
            project.write().documents().forget_single_plan(case)?;
            project.write().cases().read_digest(case)
        })
    }

    /// Says of a case without other documents that its text is of this kind.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn set_kind_of_case(&mut self, case: i64, kind: DocumentKind) -> Result<()> {
        if kind == DocumentKind::Plan {
            return Ok(());
        }
        self.project.edit(Act::ChangeDocument, |project| project.write().documents().declare(case, kind))
    }

    /// Calls a document something else; the empty title is its kind and number.
    ///
    /// # Errors
    /// [`Error::NoDocument`].
    pub fn rename(&mut self, document: i64, title: &str) -> Result<()> {
        self.case_of(document)?;
        let title = entered::name(title);
        self.project.edit(Act::ChangeDocument, |project| {
            project.write().rows().update("document", document, &[("title", &title)])
        })
    }

    /// Takes a document out of its case. Codings and memos on it are set aside. One act, which can be undone.
    ///
    /// # Errors
    /// [`Error::OnlyDocument`], [`Error::NoDocument`].
    pub fn remove(&mut self, document: i64) -> Result<Carried> {
        let (case, stored) = self.with_case(document)?;
        if self.of(case)?.len() < 2 {
            return Err(Error::OnlyDocument(self.project.cases().label(case)?));
        }
        self.project.edit(Act::RemoveDocument, |project| project.write().documents().cut(case, &stored))
    }

    /// Makes a document of a case a case of its own, with the codings, memos and corrections that stand in it. It is called as the
    /// document, or else as the case that it was in, with a number where another case has that label. One act, which can be undone. Gives
    /// the new case.
    ///
    /// # Errors
    /// [`Error::OnlyDocument`], [`Error::NoDocument`], [`Error::Released`].
    pub fn separate(&mut self, document: i64) -> Result<i64> {
        let (case, stored) = self.with_case(document)?;
        let label = self.project.cases().label(case)?;
        if self.of(case)?.len() < 2 {
            return Err(Error::OnlyDocument(label));
        }
        self.refuse_released(case)?;
        let CaseDocument { kind, ref title, span } = stored.document;
        self.project.edit(Act::SeparateDocument, |project| {
            let Print { text, evidence, .. } = project.cases().print(case)?.part(&stored.document);
            let label = project.cases().free_label(if title.is_empty() { &label } else { title })?;
            let (format, encoding, remarks) = (Format::Text, Encoding::Utf8, Remarks::default());
            let read = ReadDocument { text, evidence, format, encoding, remarks, annotations: Vec::new() };
            let own = project.write().cases().add(&Prepared::new(read, &label, label.clone()))?;
            project.execute("UPDATE cases SET layout = (SELECT layout FROM cases WHERE id = ?) WHERE id = ?", [case, own])?;
            for correction in project.corrections().of(case)? {
                if span.start <= correction.span.start && correction.span.end <= span.end {
                    let moved = |at: Span| {
                        Span::new(at.start.saturating_sub(span.start), at.end.saturating_sub(span.start))
                    };
                    let value = correction.remedy.moved(moved).value().to_string();
                    project.execute("UPDATE correction SET value = ? WHERE id = ?", params![value, correction.id])?;
                }
            }
            project.execute(
                "UPDATE memo SET case_id = ? WHERE coding_id IN (SELECT id FROM coding WHERE case_id = ? AND start >= ? AND end <= ?)",
                params![own, case, span.start, span.end],
            )?;
            for table in ["coding", "memo", "memo_link", "correction"] {
                project.execute(
                    &format!("UPDATE {table} SET case_id = ?1, start = start - ?3, end = end - ?3 WHERE case_id = ?2 AND start >= ?3 AND end <= ?4"),
                    params![own, case, span.start, span.end],
                )?;
            }
            if kind == DocumentKind::Plan {
                project.write().cases().read_digest(own)?;
            } else {
                project.write().documents().declare(own, kind)?;
            }
            project.write().documents().cut(case, &stored)?;
            Ok(own)
        })
    }

    /// Takes a document out of the text of its case, inside an edit.
    fn cut(&mut self, case: i64, stored: &StoredDocument) -> Result<Carried> {
        let part = self.with_separator(case, stored)?;
        self.project.execute("DELETE FROM document WHERE id = ?", [stored.id])?;
        let rewriting = Rewriting { part, alignment: None, new_len: 0, documents: None };
        let nothing = (Text::from_normalised(String::new()), Evidence::default());
        let remarks = self.remarks(case)?;
        let carried = self.rewrite(case, rewriting, nothing, &remarks)?;
        self.forget_single_plan(case)?;
        self.project.write().cases().read_digest(case)?;
        Ok(carried)
    }

    /// Makes another case a document of a case, or its documents. Codings, memos, corrections and what is set aside come along; so do the
    /// memo on it and its summary, below those of the case, and the values of attributes that the case has none of. One act, which can be
    /// undone.
    ///
    /// # Errors
    /// [`Error::Released`]; [`reading::Error::Unreadable`] if the case would hold more text than a file may.
    pub fn join(&mut self, case: i64, other: i64) -> Result<()> {
        self.project.edit(Act::AddDocument, |project| project.write().documents().join_cases(case, other))
    }

    /// Makes one case of several, as [`Documents::join`] does, and gives it this label, or the same with a number where another case has it.
    ///
    /// # Errors
    /// Those of [`Documents::join`].
    pub fn join_all(&mut self, cases: &[i64], label: &str) -> Result<()> {
        let Some((first, others)) = cases.split_first() else { return Ok(()) };
        self.project.edit(Act::AddDocument, |project| {
            others.iter().try_for_each(|other| project.write().documents().join_cases(*first, *other))?;
            project.write().cases().call(*first, label)
        })
    }

    /// The same within an edit.
    pub(crate) fn join_cases(&mut self, case: i64, other: i64) -> Result<()> {
        if case == other {
            return Err(Error::JoinsItself(self.project.cases().label(case)?));
        }
        self.refuse_released(other)?;
        let print = self.project.cases().print(other)?;
        let plan = print.plan(None);
        let name = self.title_of_source(other)?;
        let kind = kind_of(&name, &plan, &print.text);
        let start = self.append(case, &print, &name)?;
        let whole = Span::new(start, start + print.text.len());
        if print.documents.is_empty() {
            // The heads of both tell whose they are.
            let is_telling = tells_of_person(&name, &plan, &print.text) || self.tells(case, &name)?;
            self.insert(case, kind, if is_telling { "" } else { &name }, whole)?;
        }
        let mut remarks = self.remarks(case)?;
        remarks.extend(&self.remarks(other)?);
        self.project.execute("UPDATE cases SET remarks = ? WHERE id = ?", params![remarks.to_json(), case])?;
        self.take_over(case, other, start)?;
        self.project.write().cases().take_out(other)?;
        self.project.write().cases().read_digest(case)
    }

    /// Takes over what points at the text of another case, which begins at this code point.
    fn take_over(&mut self, case: i64, other: i64, start: usize) -> Result<()> {
        for correction in self.project.corrections().of(other)? {
            let moved = |span: Span| Span::new(span.start + start, span.end + start);
            let value = correction.remedy.moved(moved).value().to_string();
            self.project.execute("UPDATE correction SET value = ? WHERE id = ?", params![value, correction.id])?;
        }
        let joined = self.project.memos().on_case(case)?.is_some();
        let memo = self.project.memos().every_of(other)?.into_iter().find(|memo| joined && memo.on == MemoOn::Case);
        if let Some(memo) = memo {
            let coder = self.project.write().coders().named(&memo.coder)?;
            let guid = guid_of(self.project.connection(), "memo", memo.id)?;
            self.project.execute("DELETE FROM memo WHERE id = ?", [memo.id])?;
            self.project.write().memos().append(case, MemoOn::Case, coder, &memo.text, guid)?;
        }
        self.project.write().memo_links().hand_over_row("cases", other, case)?;
        for table in ["document", "coding", "memo", "memo_link", "correction"] {
            self.project.execute(
                &format!("UPDATE {table} SET case_id = ?1, start = start + ?2, end = end + ?2 WHERE case_id = ?3"),
                params![case, start, other],
            )?;
        }
        self.project.execute("UPDATE aside SET case_id = ? WHERE case_id = ?", [case, other])?;
        self.project.execute(
            "UPDATE attribute_value SET case_id = ?1 WHERE case_id = ?2
             AND attribute_id NOT IN (SELECT attribute_id FROM attribute_value WHERE case_id = ?1)",
            [case, other],
        )?;
        let summary = |project: &Project, id: i64| -> Result<String> {
            Ok(project.connection().query_row("SELECT summary FROM cases WHERE id = ?", [id], |row| row.get(0))?)
        };
        let both = [summary(self.project, case)?, summary(self.project, other)?];
        if !both[1].is_empty() {
            let joined =
                both.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect::<Vec<_>>().join("\n\n");
            self.project.write().rows().update_part(case, StampedPart::Summary, &joined)?;
        }
        Ok(())
    }

    /// Gives a document a newer print; nothing else of the case changes. Codings and memos go with their passages, and those whose
    /// passage is gone are set aside. One act, which can be undone.
    ///
    /// # Errors
    /// [`Error::Released`], [`Error::NoDocument`].
    pub fn replace(&mut self, document: i64, prepared: &Prepared) -> Result<Carried> {
        self.project.edit(Act::ReplaceSource, |project| project.write().documents().put_print(document, prepared))
    }

    /// The same within an edit.
    pub(crate) fn put_print(&mut self, document: i64, prepared: &Prepared) -> Result<Carried> {
        let (case, stored) = self.with_case(document)?;
        self.refuse_released(case)?;
        let layout: Option<String> =
            self.project.connection().query_row("SELECT layout FROM cases WHERE id = ?", [case], |row| row.get(0))?;
        let old = self.project.cases().print(case)?.part(&stored.document);
        let new_whole = CaseDocument { span: Span::new(0, prepared.text.len()), ..stored.document.clone() };
        let new =
            Print { text: prepared.text.clone(), evidence: prepared.evidence.clone(), documents: vec![new_whole] };
        let (old_plan, new_plan) = (old.plan(layout.as_deref()), new.plan(layout.as_deref()));
        let alignment = Alignment::between((&old.text, &old_plan), (&new.text, &new_plan));
        let rewriting = Rewriting {
            part: stored.document.span,
            alignment: Some(&alignment),
            new_len: prepared.text.len(),
            documents: None,
        };
        let mut remarks = self.remarks(case)?;
        remarks.extend(&prepared.remarks);
        let carried = self.rewrite(case, rewriting, (new.text, new.evidence), &remarks)?;
        let start = stored.document.span.start;
        let end = start + prepared.text.len();
        self.project.execute("UPDATE document SET start = ?, end = ? WHERE id = ?", params![start, end, document])?;
        self.project.write().cases().read_digest(case)?;
        Ok(carried)
    }

    /// Puts a text in place of a part of that of a case, and carries over what points at the rest. The documents behind it are moved; one
    /// that is the part keeps its start.
    fn rewrite(
        &mut self,
        case: i64,
        rewriting: Rewriting<'_>,
        (text, evidence): (Text, Evidence),
        remarks: &Remarks,
    ) -> Result<Carried> {
        let old = self.project.cases().print(case)?;
        let Rewriting { part, new_len, .. } = rewriting;
        let after = Span::new(part.end, old.text.len());
        let before = Span::new(0, part.start);
        let content = [old.text.slice(before), text.as_str(), old.text.slice(after)].concat();
        let new_evidence = old.evidence.part(before).followed_by(&evidence, part.start);
        let new_evidence = new_evidence.followed_by(&old.evidence.part(after), part.start + new_len);
        let print = Print { text: Text::from_normalised(content), evidence: new_evidence, documents: Vec::new() };
        self.project.write().cases().put_text(case, &print, remarks)?;
        // Only parts that go have replacements: a print comes into no case with any.
        self.project.execute(
            "DELETE FROM replacement WHERE case_id = ? AND start >= ? AND start < ?",
            params![case, part.start, part.end],
        )?;
        let shift = i64::try_from(new_len).unwrap_or_default() - i64::try_from(part.len()).unwrap_or_default();
        for table in ["document", "replacement"] {
            self.project.execute(
                &format!("UPDATE {table} SET start = start + ?1, end = end + ?1 WHERE case_id = ?2 AND start >= ?3"),
                params![shift, case, part.end],
            )?;
        }
        Passages { project: self.project, case, old: &old.text, rewriting }.carry()
    }

    /// A case whose only document is a plan needs no row.
    fn forget_single_plan(&mut self, case: i64) -> Result<()> {
        if let [one] = self.of(case)?.as_slice()
            && one.document.kind == DocumentKind::Plan
        {
            self.project.execute("DELETE FROM document WHERE id = ?", [one.id])?;
        }
        Ok(())
    }

    /// Says which documents the text of a case holds that has none as yet, inside an edit.
    pub(crate) fn put_all(&mut self, case: i64, documents: &[CaseDocument]) -> Result<()> {
        for document in documents {
            self.insert(case, document.kind, &document.title, document.span)?;
        }
        if documents.is_empty() { Ok(()) } else { self.project.write().cases().read_digest(case) }
    }

    fn insert(&mut self, case: i64, kind: DocumentKind, title: &str, span: Span) -> Result<i64> {
        let kind = kind.word();
        let fields: [ColumnValue<'_>; 5] =
            [("case_id", &case), ("start", &span.start), ("end", &span.end), ("kind", &kind), ("title", &title)];
        self.project.write().rows().insert("document", &fields)
    }
}

/// The name of a file without its extension; none for text that comes from no file.
fn stem(file_name: &str) -> &str {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    if stem == "-" { "" } else { stem }
}
