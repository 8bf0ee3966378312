//! What was found, with all that its row shows, collected beside the window.

use std::path::Path;

use chrono::NaiveDate;

use super::form::FindForm;
use crate::error::Result;
use crate::ui::task::Progress;
use project::search::excerpts::{CaseExcerpts, each_case};
use project::search::saved::SearchAsked;
use project::search::{CaseHits, Hit, Search};
use project::{Coding, EntryRow, Outline, Project};
use reading::layout::Speaker;
use reading::plan::EntryKind;
use reading::text::{Span, Text};

/// Code points that are kept on each side of a passage.
const CONTEXT: usize = 240;

/// Everything that a search has found.
pub struct FoundPassages {
    /// The fields that it was asked by.
    pub form: Option<FindForm>,
    /// The revision of the project when it was asked.
    pub revision: u64,
    pub cases: Vec<FoundCase>,
    pub passages: Vec<FoundPassage>,
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

/// A case with passages, in the order of the list.
pub struct FoundCase {
    pub id: i64,
    pub label: String,
    /// Which of the passages are its own.
    pub passages: std::ops::Range<usize>,
}

/// A passage with what is to be known of it.
pub struct FoundPassage {
    pub case: i64,
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
pub fn look(path: &Path, asked: &SearchAsked, revision: u64, progress: &Progress) -> Result<Option<FoundPassages>> {
    let project = Project::open_to_read(path)?;
    let mut found = FoundPassages {
        form: None,
        revision,
        cases: Vec::new(),
        passages: Vec::new(),
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
            for passage in &mut self.passages[from..] {
                passage.document = words::document_at(&documents, passage.span.start);
            }
            self.cases.push(FoundCase { id, label: label.to_owned(), passages: from..self.passages.len() });
        }
        Ok(())
    }

    /// The case of a passage.
    #[must_use]
    pub fn case_of(&self, passage: usize) -> Option<&FoundCase> {
        let after = self.cases.partition_point(|case| case.passages.end <= passage);
        self.cases.get(after)
    }

    /// The passages of these numbers by case, as an edit takes them.
    #[must_use]
    pub fn by_case(&self, numbers: impl Iterator<Item = usize>) -> Vec<(i64, Vec<Span>)> {
        let mut by_case: Vec<(i64, Vec<Span>)> = Vec::new();
        for passage in numbers.filter_map(|number| self.passages.get(number)) {
            match by_case.last_mut() {
                Some((case, spans)) if *case == passage.case => spans.push(passage.span),
                _ => by_case.push((passage.case, vec![passage.span])),
            }
        }
        by_case
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
        span,
        before: one_line(text.slice(before)),
        text: text.slice(span).to_owned(),
        after: one_line(text.slice(after)),
        kind: row.map(|row| row.kind),
        day: row.and_then(|row| row.day),
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
