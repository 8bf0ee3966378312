//! Real PDFs of invented plans: printed by Chromium and by a second engine, with the texts got out of them, read, and compared
//! with what was printed. It needs Chromium, `pdftotext`, and a Python with `weasyprint` and `typst`, so it is a target of its own:
//!
//! ```sh
//! cargo test -p planlupe-reading --features printed --test printed                          # prints a small set and asks that enough is right
//! PLANLUPE_PRINTED=prints PLANLUPE_PLANS=5 cargo test … --test printed -- --ignored --exact write   # prints a set into a folder
//! PLANLUPE_PRINTED=prints cargo test … --test printed -- --ignored --nocapture measure      # prints the table of it
//! cargo test … --test printed -- --ignored write_samples                                    # prints the sample cases that are PDFs
//! ```
//!
//! | variable | says |
//! |---|---|
//! | `PLANLUPE_PRINTED` | the folder of prints |
//! | `PLANLUPE_PLANS` | how many plans of each era |
//! | `PLANLUPE_WAYS` | in how many ways each is printed, by turn; all, if unsaid |
//! | `PLANLUPE_PEOPLE` | if set, plans are drawn as those of the fit of the clues are |
//! | `PLANLUPE_FAULT` | a kind of fault that is put into each plan: `QuotedHeadings`, `QuotedHistory`, `LabelsAsValues`, … |
//! | `PLANLUPE_SEED` | from which number on plans are drawn |
//! | `PLANLUPE_ONLY` | which prints are made or measured: those whose name holds it |
//! | `PLANLUPE_WRONG` | how many faults are shown below each row |
//! | `PLANLUPE_BINARY` | the program that reads; without it, this library does |
//! | `PLANLUPE_PYTHON`, `PLANLUPE_CHROMIUM` | the programs that print |

mod browser;
mod engine;
mod expected;
mod folder;
mod found;
#[path = "../invented/mod.rs"]
mod invented;
mod pages;
mod samples;
mod score;
mod sheets;
mod table;
mod variant;

use std::path::{Path, PathBuf};

use folder::Job;
use invented::faulty::Fault;
use invented::people::{self, Part};
use invented::plans::{Era, Plan};
use variant::Variant;

/// The eras that have dialogue.
const ERAS: [Era; 6] = [Era::H3, Era::H4, Era::H5, Era::P0, Era::P1, Era::P2];

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

fn place() -> PathBuf {
    std::env::var_os("PLANLUPE_PRINTED").expect("PLANLUPE_PRINTED names a folder").into()
}

/// Plans of each era, each in so many of the variants by turn.
fn jobs(seed: u64, plans: u64, variants: &[Variant], ways: usize) -> Vec<Job> {
    let of_people = std::env::var_os("PLANLUPE_PEOPLE").is_some();
    let fault = std::env::var("PLANLUPE_FAULT").ok().map(|name| Fault::named(&name).expect("a kind of fault"));
    let mut jobs = Vec::new();
    for era in ERAS {
        for number in seed..seed + plans {
            let mut plan = if of_people {
                people::plan(era, number * 7_907 + 13, Part::Training)
            } else {
                Plan::lively(era, number * 7_907 + 11)
            };
            fault.iter().for_each(|fault| fault.put_into(&mut plan));
            if era.is_server() {
                jobs.push(Job { name: format!("{era:?}-{number:03}"), plan, variant: None, cuts: false });
                continue;
            }
            let cuts = number % 3 == 2;
            for variant in
                (0..ways).map(|way| &variants[(usize::try_from(number).unwrap_or(0) * ways + way) % variants.len()])
            {
                let name = format!("{era:?}-{number:03}{}-{}", if cuts { "-cut" } else { "" }, variant.name());
                jobs.push(Job { name, plan: plan.clone(), variant: Some(*variant), cuts });
            }
        }
    }
    jobs
}

#[test]
#[ignore = "prints into a folder"]
fn write() {
    let ways = usize::try_from(number("PLANLUPE_WAYS", 12)).unwrap_or(12);
    let mut jobs = jobs(number("PLANLUPE_SEED", 0), number("PLANLUPE_PLANS", 3), &variant::ALL, ways);
    let only = std::env::var("PLANLUPE_ONLY").unwrap_or_default();
    jobs.retain(|job| job.name.contains(&only));
    folder::print(&place(), &jobs);
}

#[test]
#[ignore = "prints into the folder of the sample cases"]
fn write_samples() {
    samples::print();
}

#[test]
#[ignore = "measures; it cannot fail"]
fn measure() {
    let binary = std::env::var_os("PLANLUPE_BINARY").map(PathBuf::from);
    let only = std::env::var("PLANLUPE_ONLY").unwrap_or_default();
    let shown = usize::try_from(number("PLANLUPE_WRONG", 0)).unwrap_or(0);
    table::of(&place(), &only, binary.as_deref()).print(shown);
}

/// The least of each form, in percent: messages found, in their thread, cards. The table measures more.
const LEAST: [(&str, usize, usize, usize); 6] = [
    ("pdf", 99, 99, 99),
    ("page", 99, 99, 99),
    ("browser", 99, 99, 99),
    ("layout", 97, 95, 99),
    ("plain", 98, 99, 98),
    ("raw", 97, 92, 99),
];

#[test]
fn enough_of_real_prints_is_right() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("printed");
    let _ = std::fs::remove_dir_all(&folder);
    folder::print(&folder, &jobs(901, 2, &variant::ALL[..4], 4));
    let table = table::of(&folder, "", None);
    table.print(0);
    for (form, found, in_thread, cards) in LEAST {
        let sum = table.sum(form);
        let enough = |what: &str, right: usize, of: usize, least: usize| {
            assert!(right * 100 >= of * least, "{form}: {what} {right} of {of}\n{:#?}", sum.wrong);
        };
        assert!(sum.messages > 0 && sum.cards > 0, "{form} was measured");
        assert_eq!(sum.unaccounted, 0, "{form}");
        enough("messages", sum.messages_found, sum.messages, found);
        enough("in their thread", sum.messages - sum.misplaced, sum.messages, in_thread);
        enough("cards", sum.cards_right, sum.cards, cards);
    }
}
