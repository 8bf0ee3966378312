//! The rows of a project as other programs exchange them: with the GUID that says which row it is in every copy, whose it is and
//! when it was made. What comes in keeps all three.

use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;

use rusqlite::{OptionalExtension, params};

use super::rows::{ColumnValue, StampedPart, new_guid};
use super::{Act, Attribute, DegreeScale, FreeMemo, MemoOn, NewCode, Project, codes};
use crate::error::{Error, Result};
use crate::prepared::Prepared;
use reading::entered;
use reading::plan::{CaseDocument, DocumentKind};
use reading::text::Span;

/// A table whose rows are exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchanged {
    Cases,
    Codes,
    Codings,
    Memos,
    Attributes,
}

impl Exchanged {
    const fn table(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Codes => "code",
            Self::Codings => "coding",
            Self::Memos => "memo",
            Self::Attributes => "attribute",
        }
    }
}

/// Which row it is, and when it was made or changed last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowStamp {
    /// 32 hexadecimal digits.
    pub guid: String,
    /// UTC, ISO 8601; empty where nobody knows. Of a case when its source came in.
    pub at: String,
}

/// Whose something is that comes in, which row it is there, and when it was made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// 32 hexadecimal digits; `None` gives a new one.
    pub guid: Option<String>,
    /// The name of a coder; empty for whoever works now.
    pub coder: String,
    /// UTC, ISO 8601 to the second; `None` for now.
    pub at: Option<String>,
}

/// What is exchanged with other programs.
#[must_use]
#[derive(Debug)]
pub struct Exchange<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Exchange<P> {
    /// The stamps of all rows of a table, by their ids.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stamps(&self, of: Exchanged) -> Result<HashMap<i64, RowStamp>> {
        let rows = match of {
            Exchanged::Cases => {
                "SELECT cases.id, guid, imported_at FROM cases JOIN source ON source.id = source_id".to_owned()
            }
            other => format!("SELECT id, guid, changed_at FROM {}", other.table()),
        };
        let mut query = self.project.connection().prepare_cached(&rows)?;
        let rows = query.query_map([], |row| {
            let text = |at| Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(at)?.unwrap_or_default());
            Ok((row.get(0)?, RowStamp { guid: text(1)?, at: text(2)? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Exchange<&mut Project> {
    /// Runs what takes in rows from elsewhere as one act: all of it, or nothing. Where `keep` is false it is only tried.
    ///
    /// # Errors
    /// Those of `work`; if the project cannot be written. Then nothing has come in.
    pub fn take_in<T, E: From<Error>>(
        &mut self,
        act: Act,
        keep: bool,
        work: impl FnOnce(&mut RowIntake<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.project.begin()?;
        let act_number = self.project.codings().next_act();
        let worked = act_number.map_err(E::from).and_then(|act_number| {
            let mut intake = RowIntake { project: &mut *self.project, coders: HashMap::new(), act: act_number };
            work(&mut intake)
        });
        match worked {
            Ok(made) if keep => match self.project.commit(act) {
                Ok(()) => Ok(made),
                Err(error) => {
                    self.project.rollback();
                    Err(error.into())
                }
            },
            other => {
                self.project.rollback();
                other
            }
        }
    }
}

/// Rows that come in, inside one act.
#[derive(Debug)]
pub struct RowIntake<'a> {
    project: &'a mut Project,
    coders: HashMap<String, i64>,
    act: i64,
}

impl RowIntake<'_> {
    /// The project as it stands now.
    #[must_use]
    pub const fn project(&self) -> &Project {
        self.project
    }

    fn coder(&mut self, name: &str) -> Result<i64> {
        if let Some(known) = self.coders.get(name) {
            return Ok(*known);
        }
        let mut coders = self.project.write().coders();
        let coder = if name.is_empty() { coders.current()? } else { coders.named(name)? };
        self.coders.insert(name.to_owned(), coder);
        Ok(coder)
    }

    /// A GUID that no row of the table has.
    fn free_guid(&self, of: Exchanged, wished: Option<&String>) -> Result<String> {
        let Some(wished) = wished else { return Ok(new_guid()) };
        let select = format!("SELECT 1 FROM {} WHERE guid = ?", of.table());
        let is_taken = self.project.connection().prepare_cached(&select)?.exists([wished])?;
        Ok(if is_taken { new_guid() } else { wished.clone() })
    }

    fn insert(&mut self, of: Exchanged, made: &Made, fields: &[ColumnValue<'_>]) -> Result<i64> {
        let (coder, guid) = (self.coder(&made.coder)?, self.free_guid(of, made.guid.as_ref())?);
        let mut fields = fields.to_vec();
        fields.push(("coder_id", &coder));
        fields.push(("guid", &guid));
        if let Some(at) = &made.at {
            fields.push(("changed_at", at));
        }
        self.project.write().rows().insert(of.table(), &fields)
    }

    /// Adds a code behind its siblings; gives its id. Its name is unique among them.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn code(&mut self, code: &NewCode, made: &Made) -> Result<i64> {
        let position = codes::next_position(self.project)?;
        let mut fields = codes::fields(code).to_vec();
        fields.push(("position", &position));
        self.insert(Exchanged::Codes, made, &fields)
    }

    /// Lets a known code be put on passages.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn make_codable(&mut self, code: i64) -> Result<()> {
        self.project.write().rows().update("code", code, &[("codable", &true)])?;
        // It is no group any more.
        self.project.execute("DELETE FROM code_group WHERE group_id = ?", [code])?;
        Ok(())
    }

    /// Lets codes stand in a further group. Those that stand in it, those that cannot and those in which it stands stay as they are.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn join_group(&mut self, codes: &[i64], group: i64) -> Result<()> {
        let tree = self.project.codes().tree()?;
        if tree.get(group).is_none_or(|group| group.codable) {
            return Ok(());
        }
        let above = |id: i64| {
            let (mut found, mut open) = (BTreeSet::new(), vec![id]);
            while let Some(below) = open.pop() {
                if found.insert(below) {
                    open.extend(tree.get(below).into_iter().flat_map(|code| code.parent.iter().chain(&code.groups)));
                }
            }
            found
        };
        let (mut inside, around) = (tree.within(group), above(group));
        for code in codes {
            let can_join = tree.get(*code).is_some_and(|code| code.codable) && !around.contains(code);
            // What stands below a code that has joined stands in the group with it.
            if can_join && inside.is_disjoint(&above(*code)) {
                inside.insert(*code);
                self.project.write().rows().insert("code_group", &[("code_id", code), ("group_id", &group)])?;
            }
        }
        Ok(())
    }

    /// Adds a text as a case; gives its id and its label. What is no plan is one entry, as other papers of a case are.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn case(&mut self, prepared: &Prepared, guid: Option<&String>) -> Result<(i64, String)> {
        let label = self.project.cases().free_label(&prepared.label)?;
        let case = self.project.write().cases().add(&Prepared { label: label.clone(), ..prepared.clone() })?;
        if prepared.kind != DocumentKind::Plan {
            self.project.write().documents().declare(case, prepared.kind)?;
        }
        if guid.is_some() {
            let guid = self.free_guid(Exchanged::Cases, guid)?;
            self.project.execute("UPDATE cases SET guid = ? WHERE id = ?", params![guid, case])?;
        }
        Ok((case, label))
    }

    /// Says which documents the text of a case holds that came in just now.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn documents(&mut self, case: i64, documents: &[CaseDocument]) -> Result<()> {
        self.project.execute("DELETE FROM document WHERE case_id = ?", [case])?;
        self.project.write().documents().put_all(case, documents)
    }

    /// Puts a code on a passage; `None` where its coder has done so already.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn coding(&mut self, case: i64, code: i64, span: Span, degree: Option<u8>, made: &Made) -> Result<Option<i64>> {
        let coder = self.coder(&made.coder)?;
        if self.project.codings().at(case, code, coder, span)?.is_some() {
            return Ok(None);
        }
        let act = self.act;
        let fields: [ColumnValue<'_>; 6] = [
            ("case_id", &case),
            ("start", &span.start),
            ("end", &span.end),
            ("code_id", &code),
            ("act", &act),
            ("degree", &degree),
        ];
        self.insert(Exchanged::Codings, made, &fields).map(Some)
    }

    /// The scale of degrees of the project; this one, where it had none.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn scale(&mut self, scale: DegreeScale) -> Result<DegreeScale> {
        if let Some(known) = self.project.settings().scale()? {
            return Ok(known);
        }
        self.project.write().settings().put_scale(scale)?;
        Ok(scale)
    }

    /// The coding of a passage that is there.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn known_coding(&mut self, case: i64, code: i64, span: Span, coder: &str) -> Result<Option<i64>> {
        let coder = self.coder(coder)?;
        self.project.codings().at(case, code, coder, span)
    }

    /// Writes a memo where there is none.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn memo(&mut self, case: i64, on: MemoOn, text: &str, made: &Made) -> Result<()> {
        let (coding, span) = match on {
            MemoOn::Passage(span) => (None, Some(span)),
            MemoOn::Coding(coding) => (Some(coding), None),
            _ => (None, None),
        };
        let (start, end) = (span.map(|span| span.start), span.map(|span| span.end));
        let fields: [ColumnValue<'_>; 5] =
            [("case_id", &case), ("coding_id", &coding), ("start", &start), ("end", &end), ("text", &text)];
        self.insert(Exchanged::Memos, made, &fields).map(|_| ())
    }

    /// Writes a free memo, or an entry of the journal; gives whether there was none like it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn free_memo(&mut self, memo: &FreeMemo, made: &Made) -> Result<bool> {
        let (title, day) = (entered::name(&memo.title), memo.day.map(|day| day.to_string()));
        let same = "SELECT 1 FROM memo WHERE case_id IS NULL AND title = ? AND day IS ? AND text = ?";
        let is_known = self.project.connection().prepare_cached(same)?.exists(params![title, day, memo.text])?;
        if !is_known {
            let fields: [ColumnValue<'_>; 3] = [("title", &title), ("day", &day), ("text", &memo.text)];
            self.insert(Exchanged::Memos, made, &fields)?;
        }
        Ok(!is_known)
    }

    /// Writes a memo under the one that is there.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn append_memo(&mut self, memo: i64, text: &str) -> Result<()> {
        let known: Option<String> = self
            .project
            .connection()
            .query_row("SELECT text FROM memo WHERE id = ?", [memo], |row| row.get(0))
            .optional()?;
        let both = [known.as_deref().unwrap_or_default(), text].join("\n\n");
        self.project.write().rows().update("memo", memo, &[("text", &both)])
    }

    /// Writes the summary of a case that has none; gives whether it had none.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn summary(&mut self, case: i64, summary: &str) -> Result<bool> {
        let known: String =
            self.project.connection().query_row("SELECT summary FROM cases WHERE id = ?", [case], |row| row.get(0))?;
        if known.trim().is_empty() {
            self.project.write().rows().update_part(case, StampedPart::Summary, summary)?;
        }
        Ok(known.trim().is_empty() || known.trim() == summary.trim())
    }

    /// Adds an attribute; gives its id.
    ///
    /// # Errors
    /// [`crate::Error::EmptyName`], [`crate::Error::AttributeExists`], [`crate::Error::ReservedName`].
    pub fn attribute(&mut self, attribute: &Attribute, guid: Option<&String>) -> Result<i64> {
        let id = self.project.write().attributes().insert(attribute)?;
        if guid.is_some() {
            let guid = self.free_guid(Exchanged::Attributes, guid)?;
            self.project.execute("UPDATE attribute SET guid = ? WHERE id = ?", params![guid, id])?;
        }
        Ok(id)
    }

    /// Gives a category further values.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn options(&mut self, attribute: i64, options: &[String]) -> Result<()> {
        self.project.write().attributes().put_options(attribute, options)
    }

    /// Gives a case a value that fits the attribute, unless it has one; gives whether it had none, or the same.
    ///
    /// # Errors
    /// [`crate::Error::BadValue`].
    pub fn value(&mut self, case: i64, attribute: &Attribute, value: &str) -> Result<bool> {
        let fitting = attribute.fitting(value, true)?;
        let known: Option<String> = self
            .project
            .connection()
            .prepare_cached("SELECT value FROM attribute_value WHERE case_id = ? AND attribute_id = ?")?
            .query_row([case, attribute.id], |row| row.get(0))
            .optional()?;
        if known.is_none() {
            self.project.write().attributes().put_value(case, attribute.id, &fitting)?;
        }
        Ok(known.is_none_or(|known| known == fitting))
    }
}
