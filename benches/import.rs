//! Import compared with its floor: reading the same files and putting their text into SQLite in one transaction.
//! The target is at most three times the floor. `cargo bench --bench import -- 8000` takes 8,000 cases.

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
    corpus::table(&[("floor: read and store", best(&floors)), ("import", best(&imports))]);

    let (_, doubtful) = Cost::of(|| {
        let project = Project::open(&folder.path().join("0.planlupe")).expect("the project");
        let cases = project.cases().list().expect("the cases");
        (cases.iter().map(|case| case.entries).sum::<usize>(), cases.iter().map(|case| case.doubtful).sum::<usize>())
    });
    println!("{} entries, {} of them doubtful", doubtful.0, doubtful.1);
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
