//! The words of the texts, folded, with the cases that hold them: by these a search knows in which cases it need not look. The index is
//! derived: never logged, never the truth. It says where a word may stand; whether it does, the text itself tells.
//!
//! Cases stand in it by segments. In each, the forms that begin with the same two letters are a row: the forms in their order, a line each,
//! and for each form the number of its cases and their ids, packed, each as the step from the one before. A case that the index lacks, or knows by another text or in the
//! forms of another version, is one that a search looks through. The triggers of the schema delete the segment of a case whose
//! text changes or which goes.

use std::collections::{BTreeMap, HashSet};
use std::ops::Deref;

use reading::folding::{self, FoldedWords, Reach, SearchWord};
use reading::leb128::{put, take};
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::FxHashMap;

use super::{Project, sums};
use crate::error::Result;

/// How many cases a segment holds: so many are taken in within a fraction of a second, and few segments are asked for a word.
const SEGMENT: usize = 128;

/// The cases that stand in the index as they are.
const COVERED: &str = "FROM indexed_case JOIN cases ON cases.id = case_id AND cases.source_id = indexed_case.source_id
     AND cases.revision = indexed_case.revision WHERE folding = ?1";

/// The words of the texts.
#[must_use]
#[derive(Debug)]
pub struct WordIndex<P> {
    pub(super) project: P,
}

/// The words of some cases, ready to be stored.
#[derive(Debug)]
pub struct IndexSegment {
    cases: Vec<IndexedText>,
    /// For each head, the forms and the cases that hold them, packed.
    rows: Vec<(String, String, Vec<u8>)>,
}

/// A case and which text it had when its words were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct IndexedText {
    id: i64,
    source: i64,
    revision: i64,
}

impl<P: Deref<Target = Project>> WordIndex<P> {
    /// The cases whose words it knows, as their texts stand now.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn covered(&self) -> Result<HashSet<i64>> {
        let mut query = self.project.connection().prepare_cached(&format!("SELECT case_id {COVERED}"))?;
        Ok(query.query_map([folding::VERSION], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The cases that it lacks.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn missing(&self) -> Result<Vec<i64>> {
        let mut query = self
            .project
            .connection()
            .prepare_cached(&format!("SELECT id FROM cases WHERE id NOT IN (SELECT case_id {COVERED}) ORDER BY id"))?;
        Ok(query.query_map([folding::VERSION], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The cases in the index that hold a word like this one. A case that it lacks is never among them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn holding(&self, word: &SearchWord, reach: Reach) -> Result<HashSet<i64>> {
        let mut holding = HashSet::new();
        for form in word.forms() {
            // Which rows there are, and those that can hold the form.
            let (condition, head) = match reach {
                Reach::Inside => ("?1 = ?1", ""),
                Reach::Beginning if form.chars().nth(1).is_none() => {
                    ("head >= ?1 AND head < ?1 || char(1114111)", form)
                }
                Reach::Beginning | Reach::Whole => ("head = ?1", head_of(form)),
            };
            let is_like = |own: &str| match reach {
                Reach::Beginning => own.starts_with(form),
                Reach::Whole => own == form,
                Reach::Inside => own.contains(form),
            };
            let mut query = self.project.connection().prepare_cached(&format!(
                "SELECT forms, cases FROM indexed_word WHERE segment IN (SELECT segment FROM indexed_case) AND {condition}"
            ))?;
            let mut rows = query.query([head])?;
            while let Some(row) = rows.next()? {
                let forms = row.get_ref(0)?.as_str().unwrap_or_default();
                if forms.contains(form) {
                    unpack(forms, row.get_ref(1)?.as_bytes().unwrap_or_default(), |own, cases| {
                        if is_like(own) {
                            holding.extend(cases);
                        }
                    });
                }
            }
        }
        Ok(holding)
    }

    /// The words of the first cases that the index lacks, with those of a segment that is not full; `None` if it lacks none. It reads only, so
    /// that it can be made beside the window.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn prepared(&self) -> Result<Option<IndexSegment>> {
        let missing = self.missing()?;
        if missing.is_empty() {
            return Ok(None);
        }
        let mut ids = self.open_segment()?;
        ids.extend(missing.iter().take(SEGMENT - ids.len()));
        ids.sort_unstable();
        let connection = self.project.connection();
        // Which text it is stands first: one that changes meanwhile is seen when it is stored.
        let texts = ids.iter().map(|case| text_of(connection, *case)).collect::<Result<Vec<_>>>()?;
        let cases: Vec<IndexedText> = texts.into_iter().flatten().collect();
        let words = words_of(&self.project, &cases)?;
        let rows = words.chunk_by(|(one, _), (other, _)| head_of(one) == head_of(other)).map(|row| {
            let (head, forms, cases) = packed(row);
            (head.to_owned(), forms, cases)
        });
        Ok(Some(IndexSegment { rows: rows.collect(), cases }))
    }

    /// The cases of a segment that is not full and that stands as it is.
    fn open_segment(&self) -> Result<Vec<i64>> {
        let covered = self.covered()?;
        let mut query = self.project.connection().prepare_cached("SELECT segment, case_id FROM indexed_case")?;
        let mut segments: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            segments.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        let is_open = |cases: &Vec<i64>| cases.len() < SEGMENT && cases.iter().all(|case| covered.contains(case));
        Ok(segments.into_values().find(is_open).unwrap_or_default())
    }

    /// Whether it holds the words of the texts that it knows, and nothing else.
    pub(super) fn agrees(&self) -> Result<bool> {
        let covered = self.covered()?;
        let mut query = self.project.connection().prepare("SELECT case_id FROM indexed_case")?;
        let known: HashSet<i64> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let sum_of = |form: &str, case: i64| sums::sum(&[form.as_bytes(), &case.to_le_bytes()]);
        let mut query = self.project.connection().prepare("SELECT forms, cases FROM indexed_word")?;
        let mut rows = query.query([])?;
        let (mut in_index, mut is_known) = (0_i64, true);
        while let Some(row) = rows.next()? {
            let (forms, cases) = (row.get_ref(0)?.as_str().unwrap_or_default(), row.get_ref(1)?);
            unpack(forms, cases.as_bytes().unwrap_or_default(), |form, cases| {
                for case in cases {
                    is_known &= known.contains(case);
                    if covered.contains(case) {
                        in_index = in_index.wrapping_add(sum_of(form, *case));
                    }
                }
            });
        }
        let mut in_texts = 0_i64;
        for case in covered {
            let text = self.project.cases().text(case)?;
            let words = FoldedWords::of(text.as_str());
            in_texts = forms(&words).into_iter().fold(in_texts, |sum, form| sum.wrapping_add(sum_of(form, case)));
        }
        Ok(is_known && in_texts == in_index)
    }
}

impl WordIndex<&mut Project> {
    /// Takes in some of the cases that the index lacks; the log does not tell of it. Gives how many it lacks still.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn refresh(&mut self) -> Result<usize> {
        self.prepared()?.map_or(Ok(0), |segment| self.store(&segment))
    }

    /// Stores a segment, unless one of its texts has changed since it was made. Gives how many cases the index lacks still.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn store(&mut self, segment: &IndexSegment) -> Result<usize> {
        self.project.begin()?;
        if let Err(error) = self.put(segment).and_then(|()| self.project.commit_unlogged()) {
            self.project.rollback();
            return Err(error);
        }
        Ok(self.missing()?.len())
    }

    /// Takes all words out of the file; a search then looks through all texts.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn remove(&mut self) -> Result<()> {
        self.project.begin()?;
        let removed = ["DELETE FROM indexed_word", "DELETE FROM indexed_case"]
            .iter()
            .try_for_each(|statement| self.project.execute(statement, []).map(|_| ()));
        if let Err(error) = removed.and_then(|()| self.project.commit_unlogged()) {
            self.project.rollback();
            return Err(error);
        }
        Ok(())
    }

    fn put(&mut self, made: &IndexSegment) -> Result<()> {
        self.drop_stale()?;
        for case in &made.cases {
            if text_of(self.project.connection(), case.id)? != Some(*case) {
                return Ok(());
            }
        }
        for case in &made.cases {
            // The segment that was not full is a part of the new one.
            let mut query =
                self.project.connection().prepare_cached("SELECT segment FROM indexed_case WHERE case_id = ?")?;
            let before: Option<i64> = query.query_row([case.id], |row| row.get(0)).optional()?;
            drop(query);
            before.map_or(Ok(()), |segment| self.drop_segment(segment))?;
        }
        let segment: i64 = self.project.connection().query_row(
            "SELECT coalesce(max(segment), 0) + 1 FROM indexed_case",
            [],
            |row| row.get(0),
        )?;
        for (head, forms, cases) in &made.rows {
            self.project.execute(
                "INSERT INTO indexed_word (segment, head, forms, cases) VALUES (?, ?, ?, ?)",
                params![segment, head, forms, cases],
            )?;
        }
        for case in &made.cases {
            self.project.execute(
                "INSERT INTO indexed_case (case_id, source_id, revision, folding, segment) VALUES (?, ?, ?, ?, ?)",
                params![case.id, case.source, case.revision, folding::VERSION, segment],
            )?;
        }
        Ok(())
    }

    /// Drops segments with cases that are not known as they stand: those of another version.
    fn drop_stale(&mut self) -> Result<()> {
        while let Some(segment) = a_stale_segment(self.project.connection())? {
            self.drop_segment(segment)?;
        }
        Ok(())
    }

    fn drop_segment(&mut self, segment: i64) -> Result<()> {
        // Its words go with its cases.
        self.project.execute("DELETE FROM indexed_case WHERE segment = ?", [segment])?;
        Ok(())
    }
}

/// The text that a case has now; `None` if the case is gone.
fn text_of(connection: &Connection, case: i64) -> Result<Option<IndexedText>> {
    let mut query = connection.prepare_cached("SELECT source_id, revision FROM cases WHERE id = ?")?;
    let text = |row: &rusqlite::Row<'_>| Ok(IndexedText { id: case, source: row.get(0)?, revision: row.get(1)? });
    Ok(query.query_row([case], text).optional()?)
}

fn a_stale_segment(connection: &Connection) -> Result<Option<i64>> {
    let mut query = connection.prepare_cached(&format!(
        "SELECT segment FROM indexed_case WHERE case_id NOT IN (SELECT case_id {COVERED}) LIMIT 1"
    ))?;
    Ok(query.query_row([folding::VERSION], |row| row.get(0)).optional()?)
}

/// The forms of the texts of cases in their order, each with the cases that hold it, in the order of these.
fn words_of(project: &Project, cases: &[IndexedText]) -> Result<Vec<(String, Vec<i64>)>> {
    let mut words: FxHashMap<String, Vec<i64>> = FxHashMap::default();
    for case in cases.iter().map(|case| &case.id) {
        let text = project.cases().text(*case)?;
        let folded = FoldedWords::of(text.as_str());
        for form in (0..folded.len()).flat_map(|word| folded.forms(word)) {
            match words.get_mut(form) {
                Some(holding) if holding.last() == Some(case) => {}
                Some(holding) => holding.push(*case),
                None => drop(words.insert(form.to_owned(), vec![*case])),
            }
        }
    }
    let mut words: Vec<_> = words.into_iter().collect();
    words.sort_unstable();
    Ok(words)
}

/// The forms of a text, each once.
fn forms(words: &FoldedWords) -> Vec<&str> {
    let mut forms: Vec<&str> = (0..words.len()).flat_map(|word| words.forms(word)).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The first two letters of a form, by which its row is found.
fn head_of(form: &str) -> &str {
    form.char_indices().nth(2).map_or(form, |(end, _)| &form[..end])
}

/// Forms of one head as a row: the head, the forms, and their cases.
fn packed(words: &[(String, Vec<i64>)]) -> (&str, String, Vec<u8>) {
    let (mut forms, mut packed) = (String::new(), Vec::new());
    for (form, cases) in words {
        forms.push_str(form);
        forms.push('\n');
        put(&mut packed, cases.len());
        cases.iter().fold(0, |last, case| {
            put(&mut packed, case - last);
            *case
        });
    }
    (words.first().map_or("", |(form, _)| head_of(form)), forms, packed)
}

/// Tells each form of a row with its cases.
fn unpack(forms: &str, mut packed: &[u8], mut tell: impl FnMut(&str, &[i64])) {
    let mut cases = Vec::new();
    for form in forms.lines() {
        cases.clear();
        let mut last = 0_i64;
        for _ in 0..take::<usize>(&mut packed).unwrap_or(0) {
            let Some(step) = take::<i64>(&mut packed) else { return };
            last = last.saturating_add(step);
            cases.push(last);
        }
        tell(form, &cases);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn forms_come_out_with_their_cases_as_they_went_in(
            words in prop::collection::btree_map("[a-zæøå]{1,4}", prop::collection::btree_set(1_i64.., 1..5), 1..20)
        ) {
            let words: Vec<(String, Vec<i64>)> = words.into_iter().map(|(form, cases)| (form, cases.into_iter().collect())).collect();
            let mut told = Vec::new();
            for row in words.chunk_by(|(one, _), (other, _)| head_of(one) == head_of(other)) {
                let (head, forms, cases) = packed(row);
                prop_assert!(row.iter().all(|(form, _)| form.starts_with(head)));
                unpack(&forms, &cases, |form, cases| told.push((form.to_owned(), cases.to_vec())));
            }
            prop_assert_eq!(told, words);
        }

        #[test]
        fn any_bytes_are_unpacked_or_left(forms: String, cases: Vec<u8>) {
            unpack(&forms, &cases, |_, _| {});
        }
    }
}
