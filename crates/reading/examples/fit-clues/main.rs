//! Fits the weights of the clues by which titles of threads are told from the ends of messages, and writes them to
//! `assets/grammar/clues.ron`.
//!
//! `cargo run --release -p planlupe-reading --example fit-clues` draws plans by lot, prints them as each era did, gets the text out in
//! each way that leaves titles to clues, and reads it. A boundary is a choice between the candidates for a title and none; a regularised
//! logistic regression over these choices gives the weights. The same plans are drawn in every run. What the table says is measured on plans held out,
//! whose phrases the fit has not seen. `--check` writes nothing.

#[path = "../../tests/invented/mod.rs"]
mod invented;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "../../tests/stories/support/mod.rs"]
mod support;

mod corpus;
mod regression;
mod report;

use std::path::Path;

use corpus::Corpus;
use invented::people::Part;
use regression::Weights;

/// Plans of each era in each part.
const PLANS: u64 = 80;

fn main() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/grammar/clues.ron");
    let file = std::fs::read_to_string(&path).expect("the table of clues");
    let old = Weights::of_file(&file);
    let plans = std::env::var("PLANLUPE_PLANS").ok().and_then(|plans| plans.parse().ok()).unwrap_or(PLANS);
    let mut training = Corpus::draw(Part::Training, plans, &old.names);
    let mut held_out = Corpus::draw(Part::HeldOut, plans, &old.names);
    for (variable, corpus) in [("PLANLUPE_PRINTED", &mut training), ("PLANLUPE_PRINTED_HELD_OUT", &mut held_out)] {
        let folders = std::env::var_os(variable).unwrap_or_default();
        std::env::split_paths(&folders)
            .filter(|folder| folder.is_dir())
            .for_each(|folder| corpus.add_prints(&folder, &old.names));
    }
    let new = Weights::fit(&training, old.names.clone());
    println!("before, on plans held out");
    report::table(&held_out, &old);
    println!("after, on plans of the fit");
    report::table(&training, &new);
    println!("after, on plans held out");
    report::table(&held_out, &new);
    report::weights(&training, &new);
    if !std::env::args().any(|argument| argument == "--check") {
        std::fs::write(&path, new.file()).expect("the table can be written");
    }
}
