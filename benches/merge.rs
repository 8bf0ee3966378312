//! Two coders have coded copies of 8,000 cases, 50,000 codings each: both copies are merged. The target is two seconds for both together, and a
//! preview costs no more than a merge.

mod coded;
mod corpus;

use std::path::Path;

use corpus::{CODES, Cost};
use project::{CodingRow, CopyOrder, MergeOptions, MergeOutcome, MergeRule, Project};
use reading::text::Span;

const CODINGS: usize = 50_000;

fn main() {
    let cases = corpus::cases(8_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = corpus::write(folder.path(), cases);
    let mut project = coded::project(folder.path(), files);
    let labels: Vec<String> = project.cases().list().expect("the cases").into_iter().map(|case| case.label).collect();
    println!("{CODINGS} codings in each of two copies of {} cases", labels.len());

    let copies = ["anna", "berit"].map(|coder| folder.path().join(format!("{coder}.planlupe")));
    let (copying, ()) = Cost::of(|| copy(&project, &copies[0], "anna"));
    copy(&project, &copies[1], "berit");
    for (at, file) in copies.iter().enumerate() {
        code(file, &labels, at);
    }
    let (preview, previewed) = Cost::of(|| merge(&mut project, &copies[0], true));
    assert_eq!((previewed.items.len(), previewed.merged), (CODINGS, false));
    let (one, _) = Cost::of(|| merge(&mut project, &copies[0], false));
    let (other, _) = Cost::of(|| merge(&mut project, &copies[1], false));
    let (again, nothing) = Cost::of(|| merge(&mut project, &copies[1], false));
    assert!(nothing.items.is_empty());
    corpus::table(&[
        ("make a copy", copying),
        ("preview of one copy", preview),
        ("merge one copy", one),
        ("merge the other", other),
        ("merge what is there", again),
    ]);
}

fn copy(project: &Project, path: &Path, coder: &str) {
    let order = CopyOrder { coder: coder.to_owned(), cases: None, is_locked: false, with_codings: true };
    project.copies().make(path, &order, &mut |_, _| true).expect("a copy");
}

/// Spreads codings over the cases.
fn code(path: &Path, labels: &[String], coder: usize) {
    let mut copy = Project::open_to_write(path).expect("the copy");
    let rows: Vec<CodingRow> = (0..CODINGS)
        .map(|number| {
            let start = 37 + (number / labels.len() * 2 + coder) * 61 % 900;
            CodingRow {
                case: labels[number % labels.len()].clone(),
                span: Span::new(start, start + 20),
                code: CODES[number % CODES.len()].to_owned(),
                coder: Some(["anna", "berit"][coder].to_owned()),
                memo: None,
                degree: None,
            }
        })
        .collect();
    copy.write().codings().load(&rows, false).map_err(|(_, error)| error).expect("codings");
}

fn merge(project: &mut Project, path: &Path, is_preview: bool) -> MergeOutcome {
    let copy = Project::open_to_read(path).expect("the copy");
    let options = MergeOptions { rule: Some(MergeRule::Newest), is_preview, ..MergeOptions::default() };
    project.write().copies().merge(&copy, &options, &mut |_, _| true).expect("merged")
}
