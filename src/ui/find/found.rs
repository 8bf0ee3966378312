//! What was found, with all that its row shows, collected beside the window.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime};

use super::form::FindForm;
use crate::error::Result;
use crate::ui::project_reader::ProjectReader;
use crate::ui::task::Progress;
use project::search::excerpts::{CaseExcerpts, each_case};
use project::search::saved::SearchAsked;
use project::search::sorting::{Sortable, Sorting};
use project::search::{CaseHits, Hit, Search};
use project::{Coding, EntryRow, Outline, Project};
use reading::layout::Speaker;
use reading::plan::EntryKind;
use reading::text::{Span, Text};

/// Code points that are kept on each side of a passage for its row.
const CONTEXT: usize = 240;

/// Everything that a search has found.
pub struct FoundPassages {
    /// The fields that it was asked by.
    pub form: Option<FindForm>,
    /// The revision of the project when it was asked.
    pub revision: u64,
    /// The labels of the cases that have passages.
    pub cases: HashMap<i64, String>,
    /// In the order in which they are shown.
    pub passages: Vec<FoundPassage>,
    pub groups: Vec<FoundGroup>,
    /// In how many cases it was looked.
    pub searched: usize,
    /// How many of them were looked through because the index lacks them.
    pub unindexed: usize,
    /// Passages left out of a period because their entry has no day.
    pub undated: usize,
    /// Whether these are passages under codes.
    pub is_coded: bool,
    /// The pattern by which quotations are attributed.
    pub attribution: String,
}

/// Passages that stand under one heading.
pub struct FoundGroup {
    pub heading: String,
    /// The case that it is about, where they stand case by case.
    pub case: Option<i64>,
    /// Which of the passages are its own.
    pub passages: std::ops::Range<usize>,
}

/// A passage with what is to be known of it.
pub struct FoundPassage {
    pub case: i64,
    /// Its number among all by case and in the order of print.
    number: usize,
    /// Index of its entry in the order of print.
    pub entry: Option<usize>,
    /// Code points of the source.
    pub span: Span,
    /// On one line, as the text behind it.
    pub before: String,
    /// As it stands in the source.
    pub text: String,
    pub after: String,
    /// What its entry is; `None` for a title, a header or other text that is no entry's.
    pub kind: Option<EntryKind>,
    pub day: Option<NaiveDate>,
    time: Option<NaiveTime>,
    pub speaker: Option<Speaker>,
    pub sender: Option<String>,
    /// Title of its thread.
    pub thread: Option<String>,
    /// Name of its document, in a case that has several.
    pub document: Option<String>,
    /// The coding and the path of its code, of a passage under a code.
    pub coding: Option<(Coding, String)>,
}

/// Looks for what is asked; `None` if the search was stopped.
///
/// # Errors
/// If a limit names what the project does not have, or the file cannot be read.
pub fn look(
    reader: &ProjectReader,
    asked: &SearchAsked,
    revision: u64,
    progress: &Progress,
) -> Result<Option<FoundPassages>> {
    let project = reader.open()?;
    let mut found = FoundPassages {
        form: None,
        revision,
        cases: HashMap::new(),
        passages: Vec::new(),
        groups: Vec::new(),
        searched: 0,
        unindexed: 0,
        undated: 0,
        is_coded: matches!(asked, SearchAsked::Codes(_)),
        attribution: project.settings().attribution()?.as_str().to_owned(),
    };
    match asked {
        SearchAsked::Words(asked) => {
            let query = asked.query()?;
            let search = Search::new(&project, &query, &asked.limits)?;
            (found.searched, found.unindexed) = (search.searched(), search.unindexed());
            for (done, case) in search.cases().iter().enumerate() {
                if progress.is_stopped() {
                    return Ok(None);
                }
                progress.set(done, search.cases().len());
                found.add_hits(&project, &search.look(&project, case)?)?;
            }
        }
        SearchAsked::Codes(query) => {
            found.searched = project.cases().list()?.len();
            let mut added = Ok(());
            each_case(&project, query, |case| {
                added = found.add_excerpts(&project, &case);
                added.is_ok() && !progress.is_stopped()
            })?;
            added?;
        }
    }
    Ok((!progress.is_stopped()).then_some(found))
}

impl FoundPassages {
    fn add_hits(&mut self, project: &Project, found: &CaseHits) -> Result<()> {
        let CaseHits { case, label, text, outline, hits, undated } = found;
        let passages = hits.iter().map(|hit| passage(*case, text, outline, *hit, None));
        self.add_case(project, *case, label, passages, *undated)
    }

    fn add_excerpts(&mut self, project: &Project, found: &CaseExcerpts) -> Result<()> {
        let CaseExcerpts { case, label, text, outline, excerpts, undated } = found;
        let passages = excerpts.iter().map(|excerpt| {
            let hit = Hit { entry: excerpt.entry, span: excerpt.coding.span };
            passage(*case, text, outline, hit, Some((excerpt.coding.clone(), excerpt.path.clone())))
        });
        self.add_case(project, *case, label, passages, *undated)
    }

    fn add_case(
        &mut self,
        project: &Project,
        id: i64,
        label: &str,
        passages: impl Iterator<Item = FoundPassage>,
        undated: usize,
    ) -> Result<()> {
        self.undated += undated;
        let from = self.passages.len();
        self.passages.extend(passages);
        if self.passages.len() > from {
            let documents = project.documents().in_text(id)?;
            for (number, passage) in self.passages.iter_mut().enumerate().skip(from) {
                passage.number = number;
                passage.document = words::document_at(&documents, passage.span.start);
            }
            self.cases.insert(id, label.to_owned());
        }
        Ok(())
    }

    /// The label of the case of a passage.
    #[must_use]
    pub fn label_of(&self, passage: &FoundPassage) -> &str {
        self.cases.get(&passage.case).map_or("", String::as_str)
    }

    /// The group of a passage.
    #[must_use]
    pub fn group_of(&self, passage: usize) -> Option<&FoundGroup> {
        let after = self.groups.partition_point(|group| group.passages.end <= passage);
        self.groups.get(after)
    }

    /// Puts the passages into another order, under the headings of that; gives for each the number that it had.
    pub fn sort(&mut self, sorting: Sorting) -> Vec<usize> {
        let mut passages: Vec<(usize, FoundPassage)> =
            std::mem::take(&mut self.passages).into_iter().enumerate().collect();
        passages.sort_by_cached_key(|(_, passage)| (passage.sortable().key(sorting), passage.number));
        let before;
        (before, self.passages) = passages.into_iter().unzip();
        self.groups = Vec::new();
        for (at, passage) in self.passages.iter().enumerate() {
            let heading = words::found_heading(sorting, self.label_of(passage), passage.sortable());
            let case = (sorting == Sorting::Case).then_some(passage.case);
            match self.groups.last_mut().filter(|group| group.heading == heading && group.case == case) {
                Some(group) => group.passages.end = at + 1,
                None => self.groups.push(FoundGroup { heading, case, passages: at..at + 1 }),
            }
        }
        before
    }

    /// The passages of these numbers by case, as an edit takes them.
    #[must_use]
    pub fn by_case(&self, numbers: impl Iterator<Item = usize>) -> Vec<(i64, Vec<Span>)> {
        let mut by_case: BTreeMap<i64, Vec<Span>> = BTreeMap::new();
        for passage in numbers.filter_map(|number| self.passages.get(number)) {
            by_case.entry(passage.case).or_default().push(passage.span);
        }
        by_case.into_iter().collect()
    }
}

impl FoundPassage {
    fn sortable(&self) -> Sortable<'_> {
        Sortable {
            day: self.day,
            time: self.time,
            speaker: self.speaker,
            sender: self.sender.as_deref(),
            path: self.coding.as_ref().map(|(_, path)| path.as_str()),
        }
    }
}

fn passage(
    case: i64,
    text: &Text,
    outline: &Outline,
    Hit { entry, span }: Hit,
    coding: Option<(Coding, String)>,
) -> FoundPassage {
    let row = entry.map(|entry| &outline.entries[entry]);
    let title = |row: &EntryRow| outline.threads.get(row.thread?).and_then(|thread| thread.title.clone());
    // What stands around a passage is that of its own entry, where it has one.
    let around = row.map_or(text.span(), |row| row.span);
    let before = Span::new(span.start.saturating_sub(CONTEXT).max(around.start).min(span.start), span.start);
    let after = Span::new(span.end, (span.end + CONTEXT).min(around.end).max(span.end));
    FoundPassage {
        case,
        number: 0,
        entry,
        span,
        before: one_line(text.slice(before)),
        text: text.slice(span).to_owned(),
        after: one_line(text.slice(after)),
        kind: row.map(|row| row.kind),
        day: row.and_then(|row| row.day),
        time: row.and_then(|row| row.time),
        speaker: row.and_then(|row| row.speaker),
        sender: row.and_then(|row| row.sender.clone()),
        thread: row.and_then(title),
        document: None,
        coding,
    }
}

/// The text with a blank for all white space, also at its ends.
fn one_line(text: &str) -> String {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.starts_with(char::is_whitespace) {
        line.insert(0, ' ');
    }
    if line.len() > 1 && text.ends_with(char::is_whitespace) {
        line.push(' ');
    }
    line
}
