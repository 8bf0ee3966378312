//! Tallies and contact figures over many cases. The targets: any tally over 8,000 cases and 400,000 codings in 100 ms of CPU once its facts
//! are read, and a contact figure of 8,000 cases in 300 ms, from what the project holds.
//!
//! `PLANLUPE_CASES` says how many cases there are, else 8,000.

mod coded;
mod corpus;

use corpus::Cost;
use project::figures::window::Windows;
use project::figures::{Figure, FigureQuery, figure};
use project::sets::filter::CaseFilter;
use project::table::load_codings;
use project::tally::counting::CountedTable;
use project::tally::facts::TallyFacts;
use project::tally::ready::ReadyTally;
use project::tally::spec::{Counted, TallyAxis, TallySpec};

const CODINGS_A_CASE: usize = 50;
/// A table of all codings would be longer than what is read.
const PLACES_A_TABLE: usize = 10;

fn main() {
    let cases = std::env::var("PLANLUPE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(8_000);
    let cases = corpus::cases(cases);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = corpus::write(folder.path(), cases);
    let mut project = coded::project(folder.path(), files);
    let table = folder.path().join("codings.csv");
    let mut made = 0;
    for place in (0..CODINGS_A_CASE).step_by(PLACES_A_TABLE) {
        std::fs::write(&table, corpus::codings(cases, place * cases..(place + PLACES_A_TABLE) * cases))
            .expect("a table");
        made += load_codings(&mut project, &table, false).expect("codings");
    }
    println!("{cases} cases, {made} codings");

    let (reading, facts) = Cost::of(|| TallyFacts::of(&project).expect("the facts"));
    let mut costs = vec![("read the facts".to_owned(), reading)];
    let by_sender = TallySpec::of(TallyAxis::Codes, Some(TallyAxis::Sender));
    let layers = TallySpec { layers: Some(TallyAxis::Kind), ..TallySpec::of(TallyAxis::Codes, Some(TallyAxis::Month)) };
    let shares = TallySpec { count: Counted::Share, ..by_sender.clone() };
    let own = [("codes × sender", by_sender), ("codes × month × kind", layers), ("share of text", shares)];
    let ready = ReadyTally::ALL.map(|ready| (ready, ready.spec()));
    let ready = ready.map(|(ready, spec)| (format!("{ready:?}"), spec));
    for (name, spec) in own.into_iter().map(|(name, spec)| (name.to_owned(), spec)).chain(ready) {
        let (cost, counted) = Cost::of(|| CountedTable::of(&project, &facts, &spec).expect("a tally"));
        assert_eq!(counted.cases, Some(cases));
        costs.push((name, cost));
    }
    let (windows, filter) = (Windows::default(), CaseFilter::default());
    for name in Figure::ALL.into_iter().filter(|name| *name != Figure::Registration) {
        let query = FigureQuery { figure: name, by: None, windows: &windows, over: None, filter: &filter };
        let (cost, computed) = Cost::of(|| figure(&project, &query).expect("a figure"));
        assert_eq!(computed.cases, cases);
        costs.push((format!("{name:?}"), cost));
    }
    corpus::table(&costs.iter().map(|(name, cost)| (name.as_str(), *cost)).collect::<Vec<_>>());
}
