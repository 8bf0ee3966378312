//! Agreement of two coders over 1,000 cases with 100,000 codings, by code and overall with intervals. The target is one second.

mod coded;
mod corpus;

use std::fmt::Write;

use corpus::{CODES, Cost};
use project::coder_agreement::{AgreementQuery, AgreementUnit, agreement};
use project::sets::filter::CaseFilter;
use project::table::load_codings;

const CODINGS: usize = 100_000;

fn main() {
    let cases = corpus::cases(1000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = corpus::write(folder.path(), cases);
    let table = folder.path().join("codings.csv");
    std::fs::write(&table, codings(cases)).expect("a table");
    println!("{CODINGS} codings in {cases} cases");

    let mut project = coded::project(folder.path(), files);
    assert_eq!(load_codings(&mut project, &table, false).expect("codings"), CODINGS);

    let filter = CaseFilter::default();
    let of = |unit| {
        let query = AgreementQuery { unit, coders: &[], code: None, every_case: false, filter: &filter, seed: 1 };
        let (cost, table) = Cost::of(|| agreement(&project, &query).expect("agreement"));
        assert!(table.cases == cases && table.all.alpha.low.is_some(), "{:?}", table.all);
        cost
    };
    let units = [
        ("characters", AgreementUnit::Characters),
        ("entries", AgreementUnit::Entries),
        ("sentences", AgreementUnit::Sentences),
        ("passages", AgreementUnit::Passages),
    ];
    corpus::table(&units.map(|(name, unit)| (name, of(unit))));
}

/// Both coders code the same passages, each third one not with the same edges or not with the same code.
fn codings(cases: usize) -> String {
    let mut csv = String::from("case,start,end,code,coder\n");
    for number in 0..CODINGS / 2 {
        let (case, place) = (number % cases, number / cases);
        let start = 37 + place * 611 % 30_000;
        let code = CODES[number % CODES.len()];
        let (moved, other) = match number % 3 {
            0 => (start + number % 7, code),
            1 if number % 4 == 0 => (start, CODES[(number + 1) % CODES.len()]),
            _ => (start, code),
        };
        let _ = writeln!(csv, "sak-{case:05},{start},{},{code},ada", start + 60);
        let _ = writeln!(csv, "sak-{case:05},{moved},{},{other},berit", moved + 60);
    }
    csv
}
