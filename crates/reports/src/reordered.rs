//! The reordered case as a document: its entries in time order, with the coded passages marked, for those who read on paper.
//!
//! A coded passage stands on a ground of the colour of its code, between two raised signs with the same number; the second one names the
//! code. So passages that overlap can be told apart, also in grey and as plain text.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::paper::{Paper, PaperBlock, PaperColour, PaperForm, PaperRun, RunManner};
use names::replacement::{Replacement, bracketed};
use project::file_names::free_name;
use project::output::{Unfinished, put_in_place};
use project::sets::filter::CaseFilter;
use project::{Case, CodeTree, Coding, Project, Result};
use reading::chronology::{ReadingOrder, before_in_thread, order};
use reading::plan::Plan;
use reading::text::{Span, Text};
use words::i18n::{long_date, weekday_date};

/// The document of a case.
///
/// # Errors
/// If the project cannot be read.
pub fn of_case(project: &Project, case: &Case, reading_order: ReadingOrder) -> Result<Paper> {
    let source = project.cases().source(case.id)?;
    let (plan, text) = (&source.plan, &source.text);
    let tree = project.codes().tree()?;
    let codings = project.codings().of(case.id)?;
    let replaced = project.redactions().in_brackets(case.id)?;
    let coders: BTreeSet<&str> = codings.iter().map(|coding| coding.coder.as_str()).collect();
    let marks =
        CodedPassages { text, tree: &tree, codings: &codings, replaced: &replaced, names_coders: coders.len() > 1 };
    let mut blocks = about(project, case, plan)?;
    blocks.extend(legend(&tree, &codings));
    blocks.push(PaperBlock::Heading(1, tr!("reordered-entries")));
    let before = before_in_thread(plan);
    let (mut day, mut document) = (None, None);
    for index in order(plan, reading_order) {
        let entry = &plan.entries[index];
        let here = plan.document_at(entry.span.start);
        if let Some(begun) = here.filter(|_| reading_order == ReadingOrder::Printed && document != here) {
            blocks.push(PaperBlock::Heading(1, words::document_name(&plan.documents, begun)));
            (day, document) = (None, here);
        }
        if day != Some(entry.date) {
            blocks.push(PaperBlock::Heading(2, entry.date.map_or_else(|| tr!("entry-undated"), weekday_date)));
            day = Some(entry.date);
        }
        let answer =
            (reading_order != ReadingOrder::Printed).then(|| words::answer(plan, before[index], index)).flatten();
        let mut header = vec![PaperRun::strong(words::entry_header(plan, index, true))];
        header.extend(answer.map(|answer| PaperRun::new(format!(" · {answer}"), RunManner::Quiet)));
        blocks.push(PaperBlock::Paragraph(header));
        let runs = marks.runs(&plan.pieces_of(entry, text));
        let paragraphs = [runs].into_iter().filter(|runs| !runs.is_empty());
        let doubts =
            words::flags(entry).into_iter().map(|flag| vec![PaperRun::new(format!("[{flag}]"), RunManner::Quiet)]);
        blocks.push(PaperBlock::Quotation(paragraphs.chain(doubts).collect()));
    }
    Ok(Paper { title: case.label.clone(), blocks })
}

/// Writes a document for each case that is left into a folder, which is made if it is not there. All files are written, or none.
///
/// # Errors
/// If a file cannot be written, or the project cannot be read.
pub fn write_all(
    project: &Project,
    folder: &Path,
    form: PaperForm,
    reading_order: ReadingOrder,
    filter: &CaseFilter,
) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(folder).map_err(|error| reading::Error::io(folder, error))?;
    let mut taken = BTreeSet::new();
    let (mut files, mut unfinished) = (Vec::new(), Vec::new());
    for case in filter.cases(project)? {
        let path =
            folder.join(format!("{}.{}", free_name(&case.label, &words::case_word(), &mut taken), form.ending()));
        if path.symlink_metadata().is_ok() && !path.is_file() {
            return Err(reading::Error::io(&path, std::io::ErrorKind::AlreadyExists.into()).into());
        }
        let paper = of_case(project, &case, reading_order)?;
        unfinished.push(Unfinished::write(&path, |to| paper.put(&path, form, to))?);
        files.push(path);
    }
    put_in_place(unfinished)?;
    Ok(files)
}

/// What is known of a case: its attributes, its print and its summary.
fn about(project: &Project, case: &Case, plan: &Plan) -> Result<Vec<PaperBlock>> {
    let values = project.attributes().values()?;
    let mut facts = Vec::new();
    for attribute in project.attributes().list()? {
        if let Some(value) = values.get(&(case.id, attribute.id)) {
            facts.push(format!("{}: {}", attribute.name, words::value(attribute.kind, value)));
        }
    }
    facts.extend(plan.printed.map(|day| tr!("reordered-printed", date = long_date(day))));
    facts.push(tr!("reordered-counts", entries = case.entries, codings = case.codings));
    let quiet = |text: String| PaperBlock::Paragraph(vec![PaperRun::new(text, RunManner::Quiet)]);
    let mut blocks = vec![quiet(facts.join(" · "))];
    if !case.summary.is_empty() {
        blocks.push(PaperBlock::Heading(1, tr!("reordered-summary")));
        blocks.push(PaperBlock::Paragraph(vec![PaperRun::plain(case.summary.as_str())]));
    }
    Ok(blocks)
}

/// The codes of a case in the order of the codebook, with how many passages have each.
fn legend(tree: &CodeTree, codings: &[Coding]) -> Vec<PaperBlock> {
    let count = |code: i64| codings.iter().filter(|coding| coding.code == code).count();
    let used = tree.iter().map(|(code, _)| (code, count(code.id))).filter(|(_, count)| *count > 0);
    let line = |(code, count): (&project::Code, usize)| {
        vec![
            PaperRun::new("■ ", RunManner::Coloured(PaperColour::of_code(&code.colour))),
            PaperRun::plain(tree.path(code.id)),
            PaperRun::new(format!(" ({count})"), RunManner::Quiet),
        ]
    };
    let lines: Vec<Vec<PaperRun>> = used.map(line).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![PaperBlock::Heading(1, tr!("reordered-codes")), PaperBlock::Quotation(lines)]
}

/// The codings of a case over its text.
struct CodedPassages<'a> {
    text: &'a Text,
    tree: &'a CodeTree,
    /// In the order of the text; the place of a coding, from 1 on, is its number.
    codings: &'a [Coding],
    replaced: &'a [Replacement],
    names_coders: bool,
}

impl CodedPassages<'_> {
    /// The words of an entry, with a sign where each coded passage begins and where it ends.
    fn runs(&self, pieces: &[Span]) -> Vec<PaperRun> {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return Vec::new() };
        let entry = Span::new(first.start, last.end);
        let here: Vec<(usize, Span)> = self
            .codings
            .iter()
            .enumerate()
            .filter_map(|(at, coding)| Some((at, within(coding.span, entry, pieces)?)))
            .collect();
        let mut cuts: Vec<usize> = here.iter().flat_map(|(_, span)| [span.start, span.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut runs = Vec::new();
        for piece in pieces {
            let inner = cuts.iter().copied().filter(|cut| piece.start < *cut && *cut < piece.end);
            let mut from = piece.start;
            for to in inner.chain([piece.end]) {
                runs.extend(here.iter().filter(|(_, span)| span.start == from).map(|(at, _)| begins(*at)));
                runs.extend(self.words(Span::new(from, to), &here));
                runs.extend(here.iter().filter(|(_, span)| span.end == to).map(|(at, _)| self.ends(*at)));
                from = to;
            }
        }
        runs
    }

    /// Words in the colour of the passage that began last before them.
    fn words(&self, span: Span, here: &[(usize, Span)]) -> Option<PaperRun> {
        let shown = bracketed(self.text, span, self.replaced);
        let covering = here.iter().rfind(|(_, passage)| passage.start <= span.start && span.end <= passage.end);
        let code = covering.and_then(|(at, _)| self.tree.get(self.codings[*at].code));
        let manner = code.map_or(RunManner::Plain, |code| RunManner::Marked(PaperColour::of_code(&code.colour)));
        (!shown.is_empty()).then(|| PaperRun::new(shown, manner))
    }

    fn ends(&self, at: usize) -> PaperRun {
        let coding = &self.codings[at];
        let coder = if self.names_coders { format!(", {}", coding.coder) } else { String::new() };
        PaperRun::new(format!("‹{} {}{coder}›", at + 1, self.tree.path(coding.code)), RunManner::Raised)
    }
}

fn begins(at: usize) -> PaperRun {
    PaperRun::new(format!("‹{}›", at + 1), RunManner::Raised)
}

/// The part of a passage within the text of an entry, which begins and ends in a piece of it.
fn within(passage: Span, entry: Span, pieces: &[Span]) -> Option<Span> {
    let part = passage.intersection(entry)?;
    let mut own = pieces.iter().filter_map(|piece| piece.intersection(part));
    let first = own.next()?;
    Some(Span::new(first.start, own.next_back().map_or(first.end, |last| last.end)))
}
