//! Opening a large project: list the cases, show the first. The targets are 0.3 s of processor time with 8,000 cases, and
//! memory that follows the open case and the list, not the text of the project. Each measurement is a process of its own.

mod corpus;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use corpus::Cost;
use project::Project;
use project::import::{Manner, import};
use reading::chronology::{ReadingOrder, order};
use rusqlite::{Connection, OpenFlags};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, what, path] = &arguments[..]
        && what.starts_with("measure-")
    {
        return measure(what, Path::new(path));
    }
    let cases = corpus::cases(8000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = corpus::write(folder.path(), cases);
    let small = project(folder.path(), "small", &files[..cases.div_ceil(10)]);
    let large = project(folder.path(), "large", &files);
    let size = std::fs::metadata(&large).expect("the project").len();
    println!("open, list and show with {} and {cases} cases ({:.0} MB)", cases.div_ceil(10), corpus::megabytes(size));
    let of = |what: &str, project: &Path| {
        let runs: Vec<Cost> = (0..5).map(|_| run(what, project)).collect();
        *runs.iter().min_by_key(|cost| cost.cpu).expect("a run")
    };
    corpus::table(&[
        ("floor: labels and one text", of("measure-floor", &large)),
        ("a tenth of the cases", of("measure-open", &small)),
        ("all cases", of("measure-open", &large)),
    ]);
}

fn project(folder: &Path, name: &str, files: &[PathBuf]) -> PathBuf {
    let path = folder.join(name).with_extension("planlupe");
    let mut project = Project::create(&path).expect("a project");
    import(&mut project, files.to_vec(), Manner::default()).expect("an import");
    path
}

/// Runs this program again to measure; it prints milliseconds, milliseconds and bytes.
fn run(what: &str, project: &Path) -> Cost {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).arg(what).arg(project).output().expect("it starts");
    let printed = String::from_utf8(output.stdout).expect("figures");
    let figures: Vec<u64> = printed.split_whitespace().map(|figure| figure.parse().expect("a figure")).collect();
    Cost { wall: Duration::from_micros(figures[0]), cpu: Duration::from_micros(figures[1]), peak: figures[2] }
}

fn measure(what: &str, path: &Path) {
    let (cost, shown) = Cost::of(|| if what == "measure-floor" { floor(path) } else { open(path) });
    assert!(shown > 0);
    println!("{} {} {}", cost.wall.as_micros(), cost.cpu.as_micros(), cost.peak);
}

fn floor(path: &Path) -> usize {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a database");
    let mut query = connection.prepare("SELECT label FROM cases ORDER BY label").expect("a query");
    let labels: Vec<String> =
        query.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a row")).collect();
    let text: String =
        connection.query_row("SELECT text FROM source WHERE id = 1", [], |row| row.get(0)).expect("a text");
    labels.len() + text.len()
}

fn open(path: &Path) -> usize {
    let project = Project::open(path).expect("the project");
    let cases = project.cases().list().expect("the cases");
    let first = cases.first().expect("a case").id;
    let source = project.cases().source(first).expect("its source");
    let shown = order(&source.plan, ReadingOrder::Chronological).len();
    shown
        + project.codings().of(first).expect("its codings").len()
        + project.memos().of(first).expect("its memos").len()
        + cases.len()
}
