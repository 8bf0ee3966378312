//! A project keeps entries as rows: never the truth, always what the text, the corrections and the grammar make of it.

use crate::support::Folder;
use project::packed::{pack, unpack};
use project::{EntryRow, Outline, Project};
use reading::correction::Remedy;
use reading::grammar;
use rusqlite::{Connection, OptionalExtension};

const CASE: &str = "VEILEDER – 1. APR. 2020: Hei Kari.\nGår det bra?\n\nDeg – 2. APR. 2020: Ja.\n";

fn project(folder: &Folder) -> Project {
    folder.write("sak.txt", CASE);
    folder.run(&["import", "p.planlupe", "sak.txt"]).succeeds();
    Project::open_to_write(&folder.path("p.planlupe")).expect("a project")
}

/// How many entries are noted of the one case.
fn noted(folder: &Folder) -> usize {
    let database = folder.database("p.planlupe");
    let packed: Option<Vec<u8>> =
        database.query_row("SELECT entries FROM reading", [], |row| row.get(0)).optional().expect("readable");
    packed.map_or(0, |packed| unpack(&packed).expect("an outline").entries.len())
}

/// Writes other entries than those that were read.
fn forge(database: &Connection, change: impl FnOnce(&mut Vec<EntryRow<&str>>)) {
    let packed: Vec<u8> = database.query_row("SELECT entries FROM reading", [], |row| row.get(0)).expect("noted");
    let mut outline = unpack(&packed).expect("an outline");
    change(&mut outline.entries);
    database.execute("UPDATE reading SET entries = ?", [pack(&outline)]).expect("written");
}

/// The rows are those of the plan as it is read now, and all cases have them.
fn assert_fresh(project: &Project) {
    assert_eq!(project.entries().stale().expect("readable"), Vec::<i64>::new());
    for case in project.cases().list().expect("readable") {
        let plan = project.cases().source(case.id).expect("readable").plan;
        assert_eq!(project.entries().outline(case.id).expect("readable"), Outline::of(&plan));
    }
}

#[test]
fn an_import_notes_the_entries_and_whatever_changes_them_takes_them_away() {
    let folder = Folder::new();
    let mut project = project(&folder);
    assert_eq!(noted(&folder), 2);
    assert_fresh(&project);

    let span = project.cases().source(1).expect("readable").plan.entries[0].span;
    project.write().corrections().add(1, span, &[Remedy::Split(span.start + 12)]).expect("corrected");
    assert_eq!(noted(&folder), 3);
    assert_fresh(&project);
    project.undo().expect("undone");
    assert_eq!((noted(&folder), project.entries().stale().expect("readable")), (0, vec![1]));
    assert_eq!(project.entries().of(1).expect("readable").len(), 2, "what is not noted is read");
    let undoable = project.undoable().expect("readable");
    assert_eq!(project.write().entries().refresh().expect("noted"), 1);
    assert_eq!(project.write().entries().refresh().expect("nothing to note"), 0);
    assert_eq!(project.undoable().expect("readable"), undoable, "the log does not tell of it");
    assert_fresh(&project);

    project.write().cases().choose_layout(1, Some("html-2021")).expect("chosen");
    assert_fresh(&project);
    project.write().cases().remove(1).expect("removed");
    assert_eq!(noted(&folder), 0);
    project.undo().expect("undone");
    project.write().entries().refresh().expect("noted");
    assert_fresh(&project);
    drop(project);
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}

#[test]
fn what_is_redacted_stands_in_no_entry() {
    let folder = Folder::new();
    folder.write("sak.txt", CASE.replace("VEILEDER", "Kari Nordmann"));
    folder.run(&["import", "p.planlupe", "sak.txt"]).succeeds();
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("a project");
    let found = project.redactions().occurrences("Kari").expect("readable");
    project.write().redactions().redact(&found, names::mark::Label::Per, None).expect("redacted");
    assert_fresh(&project);
    drop(project);
    assert!(!folder.bytes("p.planlupe").windows(4).any(|bytes| bytes == b"Kari"));
}

#[test]
fn a_newer_grammar_tells_which_entries_it_reads_otherwise() {
    let folder = Folder::new();
    drop(project(&folder));
    let older = |database: Connection| {
        database.execute("UPDATE reading SET grammar = 0", []).expect("written");
        forge(&database, |rows| {
            rows[0].sender = Some("NAV");
            rows.truncate(1);
        });
    };
    older(folder.database("p.planlupe"));
    assert_eq!(
        folder.run(&["check", "p.planlupe"]).succeeds(),
        "The project is whole.\n",
        "an older grammar is no damage"
    );
    let told = folder.run(&["entries", "p.planlupe", "--json"]).json();
    assert_eq!((&told["grammar"], &told["stale"][0]), (&grammar::VERSION.into(), &"sak".into()));
    assert_eq!(told["reread"][0]["before"]["sender"], "NAV");
    assert_eq!(told["reread"][0]["after"]["sender"], "VEILEDER");
    assert_eq!(told["reread"][1]["before"], serde_json::Value::Null);
    assert_eq!(told["reread"][1]["after"]["day"], "2020-04-02");
    let told = folder.run(&["entries", "p.planlupe"]).succeeds();
    let row = |line: usize| told.lines().nth(line).expect("a row").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(row(0), "case from to differs before now");
    assert!(row(1).starts_with("sak ") && row(1).ends_with(" sender NAV VEILEDER"), "{told}");
    assert!(row(2).starts_with("sak ") && row(2).ends_with(" entry Message"), "{told}");
    let told = folder.run(&["entries", "p.planlupe", "--refresh", "--lang", "en"]).succeeds();
    assert!(
        told.ends_with(
            "Entries that are read differently now: 2. Cases whose entries are not noted as they are read now: 0.\n"
        ),
        "{told}"
    );
    assert_eq!(folder.run(&["entries", "p.planlupe", "--json"]).json()["reread"], serde_json::json!([]));
    assert_fresh(&Project::open_to_read(&folder.path("p.planlupe")).expect("a project"));
}

#[test]
fn a_check_notices_entries_that_nobody_has_read_so() {
    let folder = Folder::new();
    drop(project(&folder));
    forge(&folder.database("p.planlupe"), |rows| rows[0].day = rows[1].day);
    let findings = folder.run(&["check", "p.planlupe", "--json"]);
    assert!(findings.out.contains(r#""table": "reading""#), "{}", findings.out);
}

#[test]
fn a_project_of_an_older_version_has_its_entries_noted_when_they_are_asked_for() {
    let folder = Folder::new();
    let old = Connection::open(folder.path("p.planlupe")).expect("a database");
    old.execute_batch(include_str!("support/version-1.sql")).expect("a file of version 1");
    drop(old);
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("migrated");
    let cases: Vec<i64> = project.cases().list().expect("readable").iter().map(|case| case.id).collect();
    assert_eq!(project.entries().stale().expect("readable"), cases);
    assert_eq!(project.write().entries().refresh().expect("noted"), cases.len());
    assert_fresh(&project);
}

#[test]
fn figures_tell_first_which_entries_are_read_otherwise_than_before() {
    let folder = Folder::new();
    drop(project(&folder));
    let database = folder.database("p.planlupe");
    forge(&database, |entries| entries[0].day = None);
    database.execute("UPDATE reading SET grammar = 0", []).expect("written");
    drop(database);
    let told = folder.run(&["figures", "p.planlupe", "messages", "--lang", "en"]).succeeds();
    let first = "This version of the program reads 1 entry otherwise than the one that noted them, in 1 case: sak (1).";
    assert!(told.starts_with(first), "{told}");
    assert_eq!(told.matches("reads 1 entry").count(), 1, "{told}");
    let told = folder.run(&["tally", "p.planlupe", "--columns", "sender", "--lang", "en"]).succeeds();
    assert!(told.contains(first), "{told}");
    let told = folder.run(&["figures", "p.planlupe", "messages", "--json"]).json();
    assert_eq!(told["reread"], serde_json::json!([{ "case": "sak", "entries": 1 }]));
}
