//! How much an export reads.

use std::fs;

use super::*;
use crate::import::{self, Manner};
use crate::project::READ;
use crate::tally::{Count, tally};

/// Cases with two codings each, and how many there are.
fn project(folder: &Path) -> (Project, usize) {
    let cases = 5;
    let mut project = Project::create(&folder.join("p.planlupe")).expect("a project");
    let code = crate::project::NewCode { name: "x".to_owned(), codable: true, ..Default::default() };
    let code = project.write().codes().add(&code).expect("added");
    for number in 0..cases {
        let path = folder.join(format!("{number}.txt"));
        fs::write(&path, format!("BRUKER – {}. APR. 2020: Jeg trenger hjelp.\n", number + 1)).expect("written");
        import::import(&mut project, vec![path], Manner::default()).expect("taken in");
    }
    for case in project.cases().list().expect("readable") {
        let spans = [reading::text::Span::new(23, 26), reading::text::Span::new(27, 34)];
        project.write().codings().add(case.id, code, &spans).expect("coded");
    }
    (project, cases)
}

#[test]
fn an_export_reads_each_case_once_and_codings_alone_read_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let (project, cases) = project(folder.path());
    let tally = tally(&project, None, Count::Codings).expect("counted");
    let read = |sheets: &[Sheet]| {
        READ.with(|read| read.set(0));
        export(&project, &folder.path().join("out"), sheets, Dialect::Plain, &tally).expect("exported");
        READ.with(std::cell::Cell::get)
    };
    assert_eq!(read(&Sheet::ALL), cases);
    assert_eq!(read(&[Sheet::Entries]), cases);
    assert_eq!(read(&[Sheet::Codings]), 0, "what the project holds of the entries is enough");
    assert_eq!(read(&[Sheet::Memos, Sheet::Tally]), 0);
    let all = fs::read_to_string(folder.path().join("out/codings.csv")).expect("readable");
    read(&Sheet::ALL);
    assert_eq!(all, fs::read_to_string(folder.path().join("out/codings.csv")).expect("readable"));
    assert_eq!(all.lines().count(), 1 + 2 * cases);
}
