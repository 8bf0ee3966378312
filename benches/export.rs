//! What exports cost. The targets: CSV of 10,000 codings under 0.1 s of processor time at 80 and at 800 cases, and the tidy set at least as
//! fast as the `sqlite3` program writes the same rows as CSV, in the same run.

mod coded;
mod corpus;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use corpus::Cost;
use project::Project;
use project::export::csv_table::Dialect;
use project::export::{Sheet, export};
use project::figures::window::Windows;
use project::sets::filter::CaseFilter;
use project::table::load_codings;
use project::tally::{Count, tally};
use tidy::of_project;
use tidy::set::Form;

const CODINGS: usize = 10_000;
/// Processor time that the codings shall cost.
const LIMIT: Duration = Duration::from_millis(100);
/// Runs of which the quickest counts.
const RUNS: usize = 5;

fn main() {
    let mut rows = Vec::new();
    for cases in [80, 800] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = project(folder.path(), cases);
        let tally = tally(&project, None, Count::Codings).expect("a tally");
        let write = |sheets: &[Sheet]| {
            let out = folder.path().join("csv");
            export(&project, &out, sheets, Dialect::Plain, &tally).expect("an export").files.len()
        };
        let codings = best(|| write(&[Sheet::Codings]));
        rows.push((format!("{CODINGS} codings, {cases} cases"), codings));
        rows.push((format!("all tables, {cases} cases"), Cost::of(|| write(&Sheet::ALL)).0));
        if codings.cpu > LIMIT {
            println!("{CODINGS} codings of {cases} cases are over the target: {:?}", codings.cpu);
        }
        if cases == 800 {
            rows.push((format!("tidy set, {cases} cases"), tidy_beside_sqlite(&project, folder.path())));
        }
    }
    let rows: Vec<(&str, Cost)> = rows.iter().map(|(name, cost)| (name.as_str(), *cost)).collect();
    corpus::table(&rows);
}

/// Printouts with codings in equal numbers.
fn project(folder: &Path, cases: usize) -> Project {
    let files = corpus::write(folder, cases);
    let table = folder.join("codings.csv");
    std::fs::write(&table, corpus::codings(cases, 0..CODINGS)).expect("a table");
    let mut project = coded::project(folder, files);
    assert_eq!(load_codings(&mut project, &table, false).expect("codings"), CODINGS);
    project
}

/// The quickest of some runs.
fn best<T>(mut work: impl FnMut() -> T) -> Cost {
    let runs = (0..RUNS).map(|_| Cost::of(&mut work).0);
    runs.min_by_key(|cost| cost.cpu).expect("some runs")
}

/// The tidy set, and how much longer `sqlite3 -csv` takes for the same rows.
fn tidy_beside_sqlite(project: &Project, folder: &Path) -> Cost {
    let (out, windows) = (folder.join("tidy"), Windows::default());
    let form = Form { parquet: false, with_text: false };
    let cost = best(|| of_project::write(project, &out, &windows, form, &CaseFilter::default()).expect("a tidy set"));
    let tables: Vec<String> = std::fs::read_dir(&out)
        .expect("a folder")
        .filter_map(|entry| {
            entry.expect("an entry").file_name().into_string().ok()?.strip_suffix(".csv").map(str::to_owned)
        })
        .collect();
    let database = folder.join("rows.db");
    let load: Vec<String> = tables
        .iter()
        .map(|name| format!(".import --csv '{}' \"t_{name}\"", out.join(format!("{name}.csv")).display()))
        .collect();
    if !sqlite(&database, &load.join("\n"), &folder.join("nothing")) {
        println!("sqlite3 is not there to compare with");
        return cost;
    }
    let select: Vec<String> = tables.iter().map(|name| format!("SELECT * FROM \"t_{name}\";")).collect();
    let quickest = (0..RUNS).map(|_| {
        let begun = Instant::now();
        assert!(sqlite(&database, &select.join("\n"), &folder.join("rows.csv")), "sqlite3 writes");
        begun.elapsed()
    });
    let sqlite = quickest.min().expect("some runs");
    println!("tidy set {:.3} s, sqlite3 -csv {:.3} s", cost.wall.as_secs_f64(), sqlite.as_secs_f64());
    cost
}

/// Has `sqlite3 -csv` do something and write what comes of it; says whether it could.
fn sqlite(database: &Path, commands: &str, to: &Path) -> bool {
    let file = std::fs::File::create(to).expect("a file");
    let child = Command::new("sqlite3").arg("-csv").arg(database).stdin(Stdio::piped()).stdout(file).spawn();
    let Ok(mut child) = child else { return false };
    let mut input = child.stdin.take().expect("a pipe");
    std::io::Write::write_all(&mut input, commands.as_bytes()).expect("written");
    drop(input);
    child.wait().is_ok_and(|status| status.success())
}
