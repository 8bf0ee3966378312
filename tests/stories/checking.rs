//! A researcher asks whether a project is whole, and is told what is not.

use crate::support::Folder;
use crate::support::commands::{COMMANDS, project, writes};
use project::Project;

#[test]
fn check_says_what_is_wrong_and_the_program_says_so_with_its_exit_code() {
    let folder = project();
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    assert_eq!(folder.run(&["check", "p.planlupe", "--json"]).json(), serde_json::json!([]));
    let database = folder.database("p.planlupe");
    database
        .execute_batch("PRAGMA foreign_keys = OFF; UPDATE coding SET end = 5000; UPDATE cases SET chars = 7 WHERE label = 'print'; DELETE FROM coder")
        .expect("written");
    drop(database);
    let ran = folder.run(&["--lang", "nb", "check", "p.planlupe", "--json"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&ran.out).expect("JSON"),
        serde_json::json!([
            {"finding": "dangling", "table": "memo"},
            {"finding": "dangling", "table": "coding"},
            {"finding": "dangling", "table": "cases"},
            {"finding": "dangling", "table": "code"},
            {"finding": "altered", "table": "cases"},
            {"finding": "altered", "table": "coder"},
            {"finding": "altered", "table": "coding"},
            {"finding": "wrong-length", "case": "print"},
        ])
    );
    let ran = folder.run(&["check", "p.planlupe"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("The length of the text of the case “print” is wrong."), "{}", ran.out);
}

/// The findings of `check`, which ends with 1 if there are any.
#[track_caller]
fn findings(folder: &Folder) -> Vec<serde_json::Value> {
    let ran = folder.run(&["check", "p.planlupe", "--json"]);
    let findings: Vec<serde_json::Value> = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(ran.code, Some(i32::from(!findings.is_empty())));
    findings
}

/// A project in which a person has written words everywhere; each is one that stands once in the file, but for the log.
fn written_everywhere() -> Folder {
    let folder = project();
    for command in COMMANDS.into_iter().filter(|command| writes(command)) {
        folder.run(command).succeeds();
    }
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    let case = project.cases().list().expect("readable")[0].id;
    project.write().cases().write_summary(case, "Sammendragsordet").expect("written");
    project.write().memos().set(case, project::MemoOn::Case, "Memoordet").expect("written");
    project.write().cases().rename(case, "Etikettordet").expect("renamed");
    project
        .write()
        .settings()
        .set_label_pattern(&reading::label::Pattern::new("(Mønsterordet.*)").expect("a pattern"))
        .expect("set");
    project
        .write()
        .records()
        .add(&project::Record::new("Leserordet", project::Recorded::SecondReading, 1))
        .expect("recorded");
    folder
}

#[test]
fn a_letter_that_changed_anywhere_in_what_people_wrote_is_found() {
    let folder = written_everywhere();
    assert_eq!(findings(&folder), Vec::<serde_json::Value>::new());
    let whole = folder.bytes("p.planlupe");
    let words = [
        "Sammendragsordet",
        "Memoordet",
        "Etikettordet",
        "nsterordet",
        "Leserordet",
        "ryggen",
        "verksted",
        "bolig",
        "gruppe",
        "utf8",
    ];
    let mut tried = 0;
    for word in words {
        let places = memchr::memmem::find_iter(&whole, word.as_bytes()).collect::<Vec<_>>();
        assert!(!places.is_empty() || word == "verksted", "{word}");
        for at in places {
            let mut damaged = whole.clone();
            damaged[at + 2] ^= 0x03;
            folder.write("p.planlupe", &damaged);
            let ran = folder.run(&["check", "p.planlupe"]);
            assert_eq!(ran.code, Some(1), "{word} at {at}: {ran:?}");
            assert!(ran.out.contains("damaged") || ran.err.contains("damaged"), "{word} at {at}: {ran:?}");
            tried += 1;
        }
    }
    assert!(tried > 15, "{tried}");
}

#[test]
fn a_changed_letter_in_a_source_is_told_with_its_case() {
    let folder = project();
    let mut damaged = folder.bytes("p.planlupe");
    let at = memchr::memmem::find(&damaged, b"om ryggen").expect("stands in the print");
    damaged[at + 3] = b'l';
    folder.write("p.planlupe", &damaged);
    assert_eq!(findings(&folder), [serde_json::json!({"finding": "altered-text", "case": "print"})]);
    let ran = folder.run(&["check", "p.planlupe"]);
    assert!(ran.out.contains("The text of the case “print” is not what was taken in"), "{}", ran.out);
}

#[test]
fn a_log_that_has_changed_is_not_undone_into_the_tables() {
    let folder = written_everywhere();
    let database = folder.database("p.planlupe");
    database.execute("UPDATE log SET changes = replace(changes, 'Etikettordet', 'Etikettopdet')", []).expect("written");
    drop(database);
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    project.undo().expect("the setting");
    let refused = project.undo().expect_err("the row is not what was written");
    assert!(matches!(refused, project::Error::Damaged(_)), "{refused}");
    assert_eq!(project.cases().list().expect("readable")[0].label, "Etikettordet");
}

#[test]
fn what_cannot_be_so_is_found() {
    let rows = [
        ("UPDATE code SET parent_id = id WHERE id = (SELECT max(id) FROM code)", "ring"),
        (
            "UPDATE code SET parent_id = (SELECT max(id) FROM code) WHERE id = (SELECT parent_id FROM code ORDER BY id DESC LIMIT 1)",
            "ring",
        ),
        ("UPDATE memo SET start = 3, end = 99999", "outside"),
        ("UPDATE correction SET start = 99999, end = 99999", "outside"),
        ("INSERT INTO replacement (case_id, start, end, label) SELECT id, 9, 99999, 'PER' FROM cases", "outside"),
        ("UPDATE log SET changes = 'x'", "unreadable"),
        ("UPDATE setting SET value = '('", "unreadable"),
        ("DROP TRIGGER revision_of_changed_text", "other-tables"),
        ("DROP INDEX coding_by_code", "other-tables"),
        ("DELETE FROM checksum", "altered"),
        ("UPDATE attribute_option SET attribute_id = 99", "dangling"),
        ("INSERT INTO attribute_option (attribute_id, position, value) SELECT id, 7, 'y' FROM attribute", "altered"),
    ];
    let folder = written_everywhere();
    let whole = folder.bytes("p.planlupe");
    for (statement, word) in rows {
        folder.write("p.planlupe", &whole);
        folder
            .database("p.planlupe")
            .execute_batch(&format!("PRAGMA foreign_keys = OFF; {statement}"))
            .expect("written");
        let found = findings(&folder);
        assert!(found.iter().any(|finding| finding["finding"] == word), "{statement}: {found:?}");
    }
}

#[test]
fn damage_is_never_told_as_a_full_disk() {
    let folder = written_everywhere();
    let whole = folder.bytes("p.planlupe");
    // Values that no program writes, behind pages that are sound.
    for statement in [
        "UPDATE cases SET remarks = CAST(x'ff' AS TEXT), summary = CAST(x'fffe' AS TEXT)",
        "UPDATE source SET text = CAST(x'ff00ff' AS TEXT)",
        "UPDATE coder SET name = CAST(x'ff' AS TEXT) WHERE id = 1",
    ] {
        folder.write("p.planlupe", &whole);
        folder.database("p.planlupe").execute_batch(statement).expect("written");
        for command in
            [&["chronology", "p.planlupe", "typed"][..], &["export", "p.planlupe", "out"], &["check", "p.planlupe"]]
        {
            let ran = folder.run(command);
            let said = format!("{}{}", ran.out, ran.err);
            assert!(!said.contains("disk"), "{statement}: {said}");
            assert!(ran.code == Some(0) || said.contains("damaged"), "{statement}: {said}");
        }
        assert_eq!(folder.run(&["check", "p.planlupe"]).code, Some(1), "{statement}");
    }
}
