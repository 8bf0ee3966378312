//! The end of a report: the codebook, and how what stands before it came about.

use std::collections::BTreeMap;

use crate::paper::{PaperBlock, PaperRun, PaperTable};
use project::coder_agreement::{AgreementQuery, AgreementUnit, agreement};
use project::sets::filter::CaseFilter;
use project::{CaseStatus, Error, Project, Result};
use reading::grammar;
use words::i18n::{long_date, number};

/// The codes with their rules, and how many passages have each.
///
/// # Errors
/// If the project cannot be read.
pub(super) fn codebook(project: &Project) -> Result<Vec<PaperBlock>> {
    let tree = project.codes().tree()?;
    let counts = project.codings().counts()?;
    let rows: Vec<Vec<String>> = tree
        .iter()
        .map(|(code, _)| {
            let count =
                if code.codable { number(counts.get(&code.id).copied().unwrap_or_default()) } else { String::new() };
            let rules = [
                (String::new(), &code.description),
                (tr!("code-when-to-use"), &code.when_to_use),
                (tr!("code-when-not"), &code.when_not),
                (tr!("code-example"), &code.example),
            ];
            let rules = rules.into_iter().filter(|(_, rule)| !rule.is_empty());
            let rules =
                rules.map(|(name, rule)| if name.is_empty() { rule.clone() } else { format!("{name}: {rule}") });
            vec![tree.path(code.id), rules.collect::<Vec<_>>().join("\n"), count]
        })
        .collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let header = vec![tr!("report-code"), tr!("report-rule"), tr!("report-codings")];
    let table = PaperTable { caption: String::new(), header, rows, words: 2 };
    Ok(vec![PaperBlock::Heading(1, tr!("report-codebook")), PaperBlock::Table(table)])
}

/// Cases, prints and how they were read, what was redacted, and who coded.
///
/// # Errors
/// If the project cannot be read.
pub(super) fn method(project: &Project) -> Result<Vec<PaperBlock>> {
    let cases = project.cases().list()?;
    let with = |status: CaseStatus| cases.iter().filter(|case| case.status == status).count();
    let mut sentences = vec![
        tr!("report-cases", count = cases.len(), done = with(CaseStatus::Done), begun = with(CaseStatus::InProgress)),
        tr!("report-read-by", version = env!("CARGO_PKG_VERSION"), grammar = grammar::VERSION.to_string()),
    ];
    let mut layouts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    let mut printed = Vec::new();
    for case in &cases {
        *layouts.entry(case.layout.clone()).or_default() += 1;
        printed.extend(project.entries().outline(case.id)?.printed);
    }
    if let Some((first, last)) = printed.iter().min().zip(printed.iter().max()) {
        let (from, to) = (long_date(*first), long_date(*last));
        sentences.push(tr!("report-printed", count = printed.len(), from = from, to = to));
    }
    let chosen = layouts.iter().filter_map(|(layout, count)| Some((layout.as_deref()?, *count)));
    let chosen: Vec<String> =
        chosen.map(|(name, count)| format!("{} ({})", words::layout(name), number(count))).collect();
    if !chosen.is_empty() {
        sentences.push(tr!("report-layouts", layouts = chosen.join(", ")));
    }
    let doubtful: usize = cases.iter().map(|case| case.doubtful).sum();
    sentences.push(tr!(
        "report-entries",
        count = cases.iter().map(|case| case.entries).sum::<usize>(),
        doubtful = doubtful
    ));
    sentences.extend(redacted(project, &cases)?);
    sentences.push(coders(project)?);
    let heading = std::iter::once(PaperBlock::Heading(1, tr!("report-how")));
    Ok(heading.chain(sentences.into_iter().map(paragraph)).chain(agreement_told(project)?).collect())
}

fn paragraph(sentence: String) -> PaperBlock {
    PaperBlock::Paragraph(vec![PaperRun::plain(sentence)])
}

/// How far coders agree, where two or more have seen the same cases and whoever works now may know it.
fn agreement_told(project: &Project) -> Result<Vec<PaperBlock>> {
    let filter = CaseFilter::default();
    let query = AgreementQuery {
        unit: AgreementUnit::Characters,
        coders: &[],
        code: None,
        every_case: false,
        filter: &filter,
        seed: 1,
    };
    let none = vec![paragraph(tr!("report-no-agreement"))];
    let table = match agreement(project, &query) {
        Ok(table) if table.cases > 0 => table,
        Ok(_) | Err(Error::TooFewCoders(_) | Error::CodesBlind(_)) => return Ok(none),
        Err(error) => return Err(error),
    };
    let rows = words::agreement::cells(&table).into_iter().map(Vec::from).collect();
    let header = words::agreement::header(&table).into();
    let shown = PaperTable { caption: String::new(), header, rows, words: 3 };
    let blocks = [PaperBlock::Heading(2, tr!("agreement-about")), PaperBlock::Table(shown)];
    Ok(blocks.into_iter().chain(words::agreement::notes(&table).into_iter().map(paragraph)).collect())
}

/// What stands in the place of something else in the texts.
fn redacted(project: &Project, cases: &[project::Case]) -> Result<Option<String>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for case in cases {
        for replaced in project.redactions().replacements(case.id)? {
            *counts.entry(words::mark(replaced.label)).or_default() += 1;
        }
    }
    let told: Vec<String> = counts.iter().map(|(mark, count)| format!("{mark} ({})", number(*count))).collect();
    Ok(Some(if told.is_empty() {
        tr!("report-nothing-redacted")
    } else {
        tr!("report-redacted", what = told.join(", "))
    }))
}

fn coders(project: &Project) -> Result<String> {
    let mut coders: BTreeMap<String, usize> = BTreeMap::new();
    for coding in project.codings().list()? {
        *coders.entry(coding.coder).or_default() += 1;
    }
    let told: Vec<String> = coders.iter().map(|(name, count)| format!("{name} ({})", number(*count))).collect();
    Ok(if told.is_empty() { tr!("report-nobody-coded") } else { tr!("report-coders", coders = told.join(", ")) })
}
