//! Codings: a code on a passage of a case, by a coder.

use std::collections::HashMap;
use std::ops::Deref;

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use super::blind::SeenCodings;
use super::rows::{ColumnValue, new_guid};
use super::{Act, MemoOn, Project};
use crate::error::{Error, Result};
use reading::text::Span;

/// A code on a passage of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coding {
    pub id: i64,
    pub case: i64,
    pub code: i64,
    pub coder: String,
    /// Code points of the source.
    pub span: Span,
    /// Codings that one selection made have the same act.
    pub act: i64,
    pub memo: Option<String>,
    /// How strongly the code applies, on the scale of the project; `None` too where the project has no scale now.
    pub degree: Option<u8>,
}

/// A coding without its words, as counting needs it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CodingPlace {
    pub(crate) id: i64,
    pub(crate) case: i64,
    pub(crate) code: i64,
    /// Id of the coder.
    pub(crate) coder: i64,
    pub(crate) span: Span,
    pub(crate) degree: Option<u8>,
}

/// One line of a table of codings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodingRow {
    pub case: String,
    pub span: Span,
    /// Path of the code, or its name where it is the only one.
    pub code: String,
    pub coder: Option<String>,
    pub memo: Option<String>,
    pub degree: Option<u8>,
}

const SELECT: &str =
    "SELECT coding.id, coding.case_id, coding.code_id, coder.name, coding.start, coding.end, coding.act, memo.text,
            (SELECT coding.degree FROM setting WHERE setting.name = 'degrees' AND setting.value <> '')
     FROM coding JOIN coder ON coder.id = coding.coder_id LEFT JOIN memo ON memo.coding_id = coding.id";

/// The codings of a project. What is read here is what whoever works now may see ([`super::blind`]).
#[must_use]
#[derive(Debug)]
pub struct Codings<P> {
    pub(super) project: P,
}

impl<P: Deref<Target = Project>> Codings<P> {
    /// The codings of a case, by their place in the text.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(&self, case: i64) -> Result<Vec<Coding>> {
        self.in_case(case, self.project.coders().sees()?)
    }

    /// The codings of a case of all coders, also of those whose codings are not shown, by their place in the text.
    pub(super) fn every_of(&self, case: i64) -> Result<Vec<Coding>> {
        self.in_case(case, SeenCodings::All)
    }

    fn in_case(&self, case: i64, seen: SeenCodings) -> Result<Vec<Coding>> {
        let seen = seen.holds("coding.coder_id");
        let filter = format!("WHERE coding.case_id = ? AND {seen} ORDER BY coding.start, coding.end, coding.id");
        self.select(&filter, [case])
    }

    /// All codings, case by case in the order of their ids.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn list(&self) -> Result<Vec<Coding>> {
        let seen = self.project.coders().sees()?.holds("coding.coder_id");
        self.select(&format!("WHERE {seen} ORDER BY coding.case_id, coding.start, coding.end, coding.id"), [])
    }

    /// Number of codings by code.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn counts(&self) -> Result<HashMap<i64, usize>> {
        let seen = self.project.coders().sees()?.holds("coder_id");
        let count = format!("SELECT code_id, count(*) FROM coding WHERE {seen} GROUP BY code_id");
        let mut query = self.project.connection().prepare_cached(&count)?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }

    /// How many code points of each case bear a code; cases without codings are left out.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn coded(&self) -> Result<HashMap<i64, usize>> {
        let seen = self.project.coders().sees()?.holds("coder_id");
        let spans = format!("SELECT case_id, start, end FROM coding WHERE {seen} ORDER BY case_id, start");
        let mut query = self.project.connection().prepare_cached(&spans)?;
        let mut spans = query.query([])?;
        let mut coded: HashMap<i64, usize> = HashMap::new();
        let mut covered = (0, 0);
        while let Some(row) = spans.next()? {
            let (case, start, end): (i64, usize, usize) = (row.get(0)?, row.get(1)?, row.get(2)?);
            // Up to where the passages before it reach in the same case.
            let until = if covered.0 == case { covered.1 } else { 0 };
            *coded.entry(case).or_default() += end.saturating_sub(start.max(until));
            covered = (case, end.max(until));
        }
        Ok(coded)
    }

    /// Shows each coding without its words, case by case in the order of their ids, by their places in the text.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn each_place(&self, mut see: impl FnMut(CodingPlace)) -> Result<()> {
        let has_degrees = self.project.settings().scale()?.is_some();
        let seen = self.project.coders().sees()?.holds("coder_id");
        let mut query = self.project.connection().prepare_cached(&format!(
            "SELECT id, case_id, code_id, coder_id, start, end, degree FROM coding WHERE {seen}
             ORDER BY case_id, start, end, id",
        ))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let degree: Option<u8> = row.get(6)?;
            see(CodingPlace {
                id: row.get(0)?,
                case: row.get(1)?,
                code: row.get(2)?,
                coder: row.get(3)?,
                span: Span::new(row.get(4)?, row.get(5)?),
                degree: degree.filter(|_| has_degrees),
            });
        }
        Ok(())
    }

    /// Shows of each coding the case, the code and the place where it begins: what the index of places holds.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn each_start(&self, mut see: impl FnMut(i64, i64, usize)) -> Result<()> {
        let seen = self.project.coders().sees()?.holds("coder_id");
        let query = format!("SELECT case_id, code_id, start FROM coding WHERE {seen} ORDER BY case_id, start");
        let mut query = self.project.connection().prepare_cached(&query)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            see(row.get(0)?, row.get(1)?, row.get(2)?);
        }
        Ok(())
    }

    /// The names of the coders by their ids.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn coder_names(&self) -> Result<HashMap<i64, String>> {
        let mut query = self.project.connection().prepare_cached("SELECT id, name FROM coder")?;
        Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }

    fn select(&self, filter: &str, parameters: impl rusqlite::Params) -> Result<Vec<Coding>> {
        let mut query = self.project.connection().prepare_cached(&format!("{SELECT} {filter}"))?;
        let rows = query.query_map(parameters, |row| {
            Ok(Coding {
                id: row.get(0)?,
                case: row.get(1)?,
                code: row.get(2)?,
                coder: row.get(3)?,
                span: Span::new(row.get(4)?, row.get(5)?),
                act: row.get(6)?,
                memo: row.get(7)?,
                degree: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(super) fn next_act(&self) -> Result<i64> {
        Ok(self.project.connection().query_row("SELECT coalesce(max(act), 0) + 1 FROM coding", [], |row| row.get(0))?)
    }

    /// The coding of a passage by a coder with a code.
    pub(super) fn at(&self, case: i64, code: i64, coder: i64, span: Span) -> Result<Option<i64>> {
        let mut query = self.project.connection().prepare_cached(
            "SELECT id FROM coding WHERE case_id = ? AND start = ? AND end = ? AND code_id = ? AND coder_id = ?",
        )?;
        Ok(query.query_row(params![case, span.start, span.end, code, coder], |row| row.get(0)).optional()?)
    }

    pub(super) fn check_codable(&self, code: i64) -> Result<()> {
        let tree = self.project.codes().tree()?;
        match tree.get(code) {
            Some(known) if known.codable => Ok(()),
            _ => Err(Error::NotCodable(tree.path(code))),
        }
    }
}

impl Codings<&mut Project> {
    /// Puts a code on passages of one case, as one act. Passages that have it already from this coder stay as they are.
    ///
    /// # Errors
    /// [`Error::BadSpan`], [`Error::NotCodable`]; [`Error::AlreadyCoded`] if nothing would change.
    pub fn add(&mut self, case: i64, code: i64, spans: &[Span]) -> Result<()> {
        self.add_in_cases(code, &[(case, spans.to_vec())]).map(|_| ())
    }

    /// Puts a code on passages of several cases, as one act; gives how many are new. Otherwise as [`Codings::add`].
    ///
    /// # Errors
    /// As [`Codings::add`].
    pub fn add_in_cases(&mut self, code: i64, passages: &[(i64, Vec<Span>)]) -> Result<usize> {
        self.check_codable(code)?;
        self.project.edit(Act::Code, |project| project.write().codings().put(code, passages))
    }

    /// Puts the code of this path on passages, and makes it first where there is none; gives its id and how many codings are new.
    ///
    /// # Errors
    /// As [`Codings::add`], and as [`super::Codes::add`] for the code.
    pub fn add_by_path(&mut self, path: &str, passages: &[(i64, Vec<Span>)]) -> Result<(i64, usize)> {
        self.project.edit(Act::Code, |project| {
            let code = project.write().codes().find_or_make(path)?;
            let made = project.write().codings().put(code, passages)?;
            Ok((code, made))
        })
    }

    fn put(&mut self, code: i64, passages: &[(i64, Vec<Span>)]) -> Result<usize> {
        let act = self.project.codings().next_act()?;
        let coder = self.project.write().coders().current()?;
        let mut made = 0;
        for (case, spans) in passages {
            let chars = self.project.cases().chars(*case)?;
            for span in spans {
                self.project.cases().check_span(*case, chars, *span)?;
                made += self.insert(*case, code, coder, *span, act, None)?.map_or(0, |_| 1);
            }
        }
        if made == 0 { Err(Error::AlreadyCoded) } else { Ok(made) }
    }

    /// Moves the edges of a coding, or gives it another code.
    ///
    /// # Errors
    /// [`Error::BadSpan`], [`Error::NotCodable`], [`Error::AlreadyCoded`].
    pub fn change(&mut self, id: i64, code: i64, span: Span) -> Result<()> {
        self.check_codable(code)?;
        self.project.edit(Act::ChangeCoding, |project| project.write().codings().update(id, code, span))
    }

    /// Gives a coding the code of this path, and makes the code first where there is none; gives its id.
    ///
    /// # Errors
    /// As [`Codings::change`], and as [`super::Codes::add`] for the code.
    pub fn change_by_path(&mut self, id: i64, path: &str, span: Span) -> Result<i64> {
        self.project.edit(Act::ChangeCoding, |project| {
            let code = project.write().codes().find_or_make(path)?;
            project.write().codings().update(id, code, span)?;
            Ok(code)
        })
    }

    fn update(&mut self, id: i64, code: i64, span: Span) -> Result<()> {
        let of_coding = "SELECT case_id, coder_id FROM coding WHERE id = ?";
        let connection = self.project.connection();
        let (case, coder): (i64, i64) = connection.query_row(of_coding, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.project.cases().check_span(case, self.project.cases().chars(case)?, span)?;
        if self.at(case, code, coder, span)?.is_some_and(|twin| twin != id) {
            return Err(Error::AlreadyCoded);
        }
        // It stays the coding of whoever coded.
        let fields: [ColumnValue<'_>; 4] =
            [("code_id", &code), ("start", &span.start), ("end", &span.end), ("coder_id", &coder)];
        self.project.write().rows().update("coding", id, &fields)
    }

    /// Takes codings away, with the memos on them.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove(&mut self, ids: &[i64]) -> Result<()> {
        self.project.edit(Act::Uncode, |project| {
            for id in ids {
                project.execute("DELETE FROM memo WHERE coding_id = ?", [id])?;
                project.execute("DELETE FROM coding WHERE id = ?", [id])?;
            }
            project.write().memo_links().forget_lost()
        })
    }

    /// Adds the codings of a table, all or none; gives how many are new. Codings that are there already stay as they are.
    /// With `create_codes`, codes that do not exist are made.
    ///
    /// # Errors
    /// The number of the row (from 0) and what is wrong with it.
    pub fn load(&mut self, rows: &[CodingRow], create_codes: bool) -> Result<usize, (usize, Error)> {
        let mut at = 0;
        let loaded = self.project.edit(Act::LoadCodings, |project| {
            let act = project.codings().next_act()?;
            let scale = project.settings().scale()?;
            let mut cases: HashMap<&str, (i64, usize)> = HashMap::new();
            let mut codes: HashMap<&str, i64> = HashMap::new();
            let mut coders: HashMap<Option<&str>, i64> = HashMap::new();
            let mut made = 0;
            for (number, row) in rows.iter().enumerate() {
                at = number;
                let (case, chars) = if let Some(known) = cases.get(row.case.as_str()) {
                    *known
                } else {
                    let case = project.cases().named(&row.case)?;
                    *cases.entry(&row.case).or_insert((case, project.cases().chars(case)?))
                };
                let code = match codes.get(row.code.as_str()) {
                    Some(known) => *known,
                    None if create_codes => {
                        *codes.entry(&row.code).or_insert(project.write().codes().find_or_make(&row.code)?)
                    }
                    None => {
                        let found = project.codes().tree()?.find(&row.code).map(|code| code.id);
                        *codes.entry(&row.code).or_insert(found.map_err(|error| match error {
                            Error::NoCode(code) => Error::NoCodeForCoding(code),
                            other => other,
                        })?)
                    }
                };
                let coder = if let Some(known) = coders.get(&row.coder.as_deref()) {
                    *known
                } else {
                    let mut handle = project.write().coders();
                    let coder = match &row.coder {
                        Some(name) => handle.entered(name)?,
                        None => handle.current()?,
                    };
                    *coders.entry(row.coder.as_deref()).or_insert(coder)
                };
                if row.span.is_empty() || row.span.end > chars {
                    return Err(Error::BadSpan { case: row.case.clone(), chars });
                }
                if let Some(degree) = row.degree {
                    scale.ok_or(Error::NoScale)?.check(degree)?;
                }
                let Some(coding) = project.write().codings().insert(case, code, coder, row.span, act, None)? else {
                    continue;
                };
                made += 1;
                if row.degree.is_some() {
                    project.write().codings().grade(coding, row.degree)?;
                }
                if let Some(memo) = &row.memo {
                    project.write().memos().insert(case, MemoOn::Coding(coding), coder, memo, None)?;
                }
            }
            at = rows.len();
            Ok(made)
        });
        loaded.map_err(|error| (at, error))
    }

    /// Inserts a coding, unless there is one like it; `guid` is that of a coding that comes back.
    pub(super) fn insert(
        &mut self,
        case: i64,
        code: i64,
        coder: i64,
        span: Span,
        act: i64,
        guid: Option<String>,
    ) -> Result<Option<i64>> {
        if self.at(case, code, coder, span)?.is_some() {
            return Ok(None);
        }
        let guid = guid.unwrap_or_else(new_guid);
        let fields: [ColumnValue<'_>; 7] = [
            ("case_id", &case),
            ("start", &span.start),
            ("end", &span.end),
            ("code_id", &code),
            ("coder_id", &coder),
            ("act", &act),
            ("guid", &guid),
        ];
        self.project.write().rows().insert("coding", &fields).map(Some)
    }
}
