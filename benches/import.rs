//! Import compared with its floor: reading the same files and putting their text into SQLite in one transaction.
//! The target is at most three times the floor; into a project whose words are indexed, at most 5 % more than into one without the index. `cargo bench --bench import -- 8000` takes 8,000 cases.

mod corpus;

use std::path::{Path, PathBuf};

use corpus::Cost;
use project::Project;
use project::codebook::Codebook;
use project::import::{Manner, import};
use rusqlite::Connection;

fn main() {
    let cases = corpus::cases(800);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = corpus::write(folder.path(), cases);
    let bytes: u64 = files.iter().map(|file| std::fs::read(file).map_or(0, |bytes| bytes.len() as u64)).sum();
    println!("import of {cases} cases, {:.1} MB of text", corpus::megabytes(bytes));

    // Turn about, so that neither has the warmer disk; the best of each counts.
    let rounds = if cases > 2000 { 2 } else { 5 };
    let mut floors = Vec::new();
    let mut imports = Vec::new();
    for round in 0..rounds {
        floors.push(Cost::of(|| floor(&files, &folder.path().join(format!("floor-{round}.db")))).0);
        let project = folder.path().join(format!("{round}.planlupe"));
        let (cost, taken) = Cost::of(|| take_in(&files, &project));
        assert_eq!(taken, cases);
        imports.push(cost);
    }
    let (bare, indexed, more) = beside_the_index(folder.path(), &files);
    corpus::table(&[
        ("floor: read and store", best(&floors)),
        ("import", best(&imports)),
        ("the last tenth, without an index", bare),
        ("the last tenth, the others indexed", indexed),
    ]);
    println!("beside the index: {more:+.1} % of processor time, the median of {PAIRS} pairs");

    let (_, doubtful) = Cost::of(|| {
        let project = Project::open(&folder.path().join("0.planlupe")).expect("the project");
        let cases = project.cases().list().expect("the cases");
        (cases.iter().map(|case| case.entries).sum::<usize>(), cases.iter().map(|case| case.doubtful).sum::<usize>())
    });
    println!("{} entries, {} of them doubtful", doubtful.0, doubtful.1);
}

/// How often the last tenth is imported on each side: the cost of one import differs by more than what is looked for.
const PAIRS: usize = 15;

/// Imports the last tenth of the files into a project of the others, without the index of words and with it, turn about. Gives the cheapest of
/// each in processor time, and how much more the one costs than the other: the median of the pairs, in percent.
fn beside_the_index(folder: &Path, files: &[PathBuf]) -> (Cost, Cost, f64) {
    let (first, last) = files.split_at(files.len() - files.len() / 10);
    let (without, with) = (folder.join("without.planlupe"), folder.join("with.planlupe"));
    take_in(first, &without);
    std::fs::copy(&without, &with).expect("a copy");
    let mut project = Project::open_to_write(&with).expect("the project");
    while project.write().word_index().refresh().expect("an index") > 0 {}
    drop(project);
    let copy = folder.join("beside.planlupe");
    let import_into = |path: &Path| {
        std::fs::copy(path, &copy).expect("a copy");
        let mut project = Project::open_to_write(&copy).expect("the project");
        let cost = Cost::of(|| import(&mut project, last.to_vec(), Manner::default()).expect("an import")).0;
        drop(project);
        std::fs::remove_file(&copy).expect("removed");
        cost
    };
    let pairs: Vec<(Cost, Cost)> = (0..PAIRS)
        .map(|pair| {
            // Whoever comes second has the warmer disk.
            if pair % 2 == 0 {
                let bare = import_into(&without);
                (bare, import_into(&with))
            } else {
                let indexed = import_into(&with);
                (import_into(&without), indexed)
            }
        })
        .collect();
    let mut more: Vec<f64> = pairs
        .iter()
        .map(|(bare, indexed)| (indexed.cpu.as_secs_f64() / bare.cpu.as_secs_f64() - 1.0) * 100.0)
        .collect();
    more.sort_unstable_by(f64::total_cmp);
    let cheapest = |costs: &mut dyn Iterator<Item = Cost>| costs.min_by_key(|cost| cost.cpu).expect("a pair");
    (cheapest(&mut pairs.iter().map(|pair| pair.0)), cheapest(&mut pairs.iter().map(|pair| pair.1)), more[PAIRS / 2])
}

fn best(costs: &[Cost]) -> Cost {
    *costs.iter().min_by_key(|cost| cost.wall).expect("a round")
}

fn floor(files: &[PathBuf], database: &Path) {
    let mut connection = Connection::open(database).expect("a database");
    connection.pragma_update(None, "page_size", 8192).expect("a page size");
    let transaction = connection.transaction().expect("a transaction");
    transaction
        .execute_batch("CREATE TABLE source (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        .expect("a table");
    {
        let mut insert = transaction.prepare("INSERT INTO source (text) VALUES (?)").expect("a statement");
        for file in files {
            let text = std::fs::read_to_string(file).expect("a file");
            insert.execute([text]).expect("a row");
        }
    }
    transaction.commit().expect("a transaction");
}

fn take_in(files: &[PathBuf], path: &Path) -> usize {
    let mut project = Project::create(path).expect("a project");
    project.write().codes().load(&Codebook::standard()).expect("a codebook");
    import(&mut project, files.to_vec(), Manner::default()).expect("an import").imported()
}
