//! Updated prints: a case, or a document of it, gets a newer text, and what was written on the older one goes with it. What has no place
//! in the newer text is set aside, until a person puts it on a passage again or removes it.

use std::ops::Deref;

use rusqlite::params;

use super::cases::{bytes_of, evidence_of};
use super::passages::{Carried, Passages, Rewriting};
use super::rows::ColumnValue;
use super::{Act, Cases, Print, Project, now, word};
use crate::error::{Error, Result};
use crate::prepared::{Prepared, Sketched};
use reading::alignment::Alignment;
use reading::correction::corrected;
use reading::grammar;
use reading::remark::Remarks;
use reading::sketch::Sketch;
use reading::text::{Encoding, Span, Text};

impl<P: Deref<Target = Project>> Cases<P> {
    /// The sketches of the documents of a case that has several.
    pub(crate) fn sketches_of(&self, case: i64) -> Result<Vec<Sketched>> {
        let documents = self.project.documents().of(case)?;
        if documents.is_empty() {
            return Ok(Vec::new());
        }
        let print = self.print(case)?;
        let sketched = documents.into_iter().map(|stored| {
            let part = print.part(&stored.document);
            let sketch = Sketch::of(&part.plan(None), &part.text);
            Sketched { id: case, document: Some(stored.id), chars: part.text.len(), sketch }
        });
        Ok(sketched.collect())
    }
}

impl Cases<&mut Project> {
    /// Gives a case an updated print. Attributes, status, summary and the memo on the case stay; codings and memos go with
    /// their passages, and those whose passage is gone are set aside. One act, which can be undone.
    ///
    /// # Errors
    /// [`Error::Released`], [`Error::SeveralDocuments`]; if the file cannot be written. Then nothing has changed.
    pub fn replace_source(&mut self, case: i64, prepared: &Prepared) -> Result<Carried> {
        self.project.edit(Act::ReplaceSource, |project| project.write().cases().put_source(case, prepared))
    }

    /// The same within an edit.
    pub(crate) fn put_source(&mut self, case: i64, prepared: &Prepared) -> Result<Carried> {
        let old = self.print(case)?;
        let (label, layout): (String, Option<String>) =
            self.project.connection().query_row("SELECT label, layout FROM cases WHERE id = ?", [case], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        if !self.project.redactions().replacements(case)?.is_empty() {
            return Err(Error::Released(label));
        }
        if !old.documents.is_empty() {
            return Err(Error::SeveralDocuments(label));
        }
        // As printed, without what a person has corrected: prints are compared with prints.
        let old_plan = old.plan(layout.as_deref());
        let chosen = layout.filter(|_| prepared.layout.is_none());
        let new_plan = grammar::read_named(&prepared.text, &prepared.evidence, chosen.as_deref());
        let alignment = Alignment::between((&old.text, &old_plan), (&prepared.text, &new_plan));
        let source = self.add_source(prepared)?;
        let (chars, remarks, revision) = (prepared.text.len(), prepared.remarks.to_json(), self.new_revision()?);
        let fields: [ColumnValue<'_>; 5] = [
            ("source_id", &source),
            ("layout", &chosen),
            ("chars", &chars),
            ("remarks", &remarks),
            ("revision", &revision),
        ];
        self.project.write().rows().update("cases", case, &fields)?;
        let whole = Span::new(0, old.text.len());
        let rewriting = Rewriting { part: whole, alignment: Some(&alignment), new_len: chars, documents: None };
        let carried = Passages { project: self.project, case, old: &old.text, rewriting }.carry()?;
        let corrections = self.project.corrections().of(case)?;
        let (plan, _) = corrected(new_plan, &prepared.text, &corrections);
        self.set_digest(case, &plan)?;
        Ok(carried)
    }

    /// The sketches of all cases, or of their documents, with the labels of the cases, in the order of their ids. Those that an older program has left out, or that
    /// a redaction has taken away, are drawn now; inside an import, which is written anyway.
    pub(crate) fn sketches(&mut self) -> Result<Vec<(String, Sketched)>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT cases.id, source.id, source.sketch, iif(source.sketch IS NULL, source.text, NULL), chars, label,
             iif(source.sketch IS NULL, source.evidence, NULL)
             FROM cases JOIN source ON source.id = cases.source_id
             WHERE cases.id NOT IN (SELECT case_id FROM document) ORDER BY cases.id",
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
            sketches.push((row.get(5)?, Sketched { id: row.get(0)?, document: None, chars: row.get(4)?, sketch }));
        }
        drop(rows);
        drop(query);
        let mut query = self
            .project
            .connection()
            .prepare_cached("SELECT id, label FROM cases WHERE id IN (SELECT case_id FROM document) ORDER BY id")?;
        let several: Vec<(i64, String)> =
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        drop(query);
        for (case, label) in several {
            sketches.extend(self.sketches_of(case)?.into_iter().map(|sketched| (label.clone(), sketched)));
        }
        for (source, bytes) in missing {
            self.project.execute("UPDATE source SET sketch = ? WHERE id = ?", params![bytes, source])?;
        }
        Ok(sketches)
    }

    /// Writes a source into the file; gives its id.
    pub(super) fn add_source(&mut self, prepared: &Prepared) -> Result<i64> {
        let Prepared { file_name, encoding, text, evidence, sketch, .. } = prepared;
        let evidence = bytes_of(evidence);
        self.insert_source([file_name, &word::<Encoding>(*encoding), text.as_str()], evidence, Some(sketch.to_bytes()))
    }

    /// Gives a case another text, whose file and encoding are those of the older one.
    pub(super) fn put_text(&mut self, case: i64, print: &Print, remarks: &Remarks) -> Result<()> {
        let (file_name, encoding): (String, String) = self.project.connection().query_row(
            "SELECT file_name, encoding FROM cases JOIN source ON source.id = source_id WHERE cases.id = ?",
            [case],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        // A sketch is drawn when the next import asks for it.
        let words = [file_name.as_str(), &encoding, print.text.as_str()];
        let source = self.insert_source(words, bytes_of(&print.evidence), None)?;
        let (chars, remarks, revision) = (print.text.len(), remarks.to_json(), self.new_revision()?);
        let fields: [ColumnValue<'_>; 4] =
            [("source_id", &source), ("chars", &chars), ("remarks", &remarks), ("revision", &revision)];
        self.project.write().rows().update("cases", case, &fields)
    }

    /// Writes the file name, encoding and text of a source with what was seen of its lines and its sketch; gives its id.
    fn insert_source(&mut self, words: [&str; 3], evidence: Option<Vec<u8>>, sketch: Option<Vec<u8>>) -> Result<i64> {
        let ([file_name, encoding, text], now) = (words, now());
        let values = [file_name.as_bytes(), encoding.as_bytes(), now.as_bytes(), text.as_bytes()];
        let sum = super::sums::sum(&values.into_iter().chain(evidence.as_deref()).collect::<Vec<_>>());
        self.project.execute(
            "INSERT INTO source (file_name, encoding, imported_at, text, evidence, sketch, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![file_name, encoding, now, text, evidence, sketch, sum],
        )?;
        Ok(self.project.connection().last_insert_rowid())
    }
}
