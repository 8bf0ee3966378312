//! A project out as REFI-QDA and in again: 80 plans with 10,000 codings. The targets are 0.2 s of CPU out and 0.5 s in.

mod coded;
mod corpus;

use corpus::Cost;
use project::NewProject;
use project::table::load_codings;
use refi::intake::{IntakeWords, take_in};
use refi::out::{OutForm, out};

const CODINGS: usize = 10_000;

fn main() {
    let cases = corpus::cases(80);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = corpus::write(folder.path(), cases);
    let table = folder.path().join("codings.csv");
    std::fs::write(&table, corpus::codings(cases, 0..CODINGS)).expect("a table");
    println!("{CODINGS} codings in {cases} cases");
    let mut project = coded::project(folder.path(), files);
    assert_eq!(load_codings(&mut project, &table, false).expect("codings"), CODINGS);

    let file = folder.path().join("a.qdpx");
    let (sent, written) = Cost::of(|| out(&project, &file, OutForm::default(), |_, _| true).expect("written"));
    assert_eq!(written.codings, CODINGS);
    let form = OutForm { chronological: true, ..OutForm::default() };
    let (reordered, _) = Cost::of(|| out(&project, &folder.path().join("b.qdpx"), form, |_, _| true).expect("written"));
    let words = IntakeWords { case: "Sak".to_owned(), case_attribute: "sak i filen".to_owned() };
    let (taken, report) = Cost::of(|| {
        let mut new = NewProject::begin(&folder.path().join("new.planlupe")).expect("a project");
        let report = take_in(&mut new, &file, &words, true, |_, _| true).expect("taken in");
        new.place().expect("placed");
        report
    });
    assert_eq!(report.codings.new, CODINGS);
    let (again, report) = Cost::of(|| take_in(&mut project, &file, &words, true, |_, _| true).expect("taken in"));
    assert_eq!(report.codings.known, CODINGS);
    corpus::table(&[
        ("out", sent),
        ("out in chronological order", reordered),
        ("in, a new project", taken),
        ("in, what is there", again),
    ]);
}
