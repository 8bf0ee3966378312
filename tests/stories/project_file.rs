//! A researcher trusts the project file: nothing lost, nothing half-written, and what is no sound project is never touched.

use std::fs;
use std::time::{Duration, Instant};

use crate::support::commands::{COMMANDS, project, writes};
use crate::support::{Folder, PRINT, Ran, TABLES, content};
use project::{APPLICATION_ID, Access, Project, VERSION};
use rusqlite::Connection;

const PAGE: usize = 8192;

/// Every command refuses `p.planlupe` with these words and leaves everything as it was.
#[track_caller]
fn all_refuse(folder: &Folder, words: &str) {
    let (before, names) = (folder.bytes("p.planlupe"), folder.names());
    for command in COMMANDS {
        let sentence = folder.run(command).refuses();
        assert!(sentence.contains("p.planlupe") && sentence.contains(words), "{command:?}: {sentence}");
        assert!(folder.bytes("p.planlupe") == before, "{command:?} wrote to the file");
        assert_eq!(folder.names(), names, "{command:?}");
    }
}

#[test]
fn the_file_is_one_sqlite_file_of_strict_tables_that_says_what_it_is() {
    let folder = project();
    let database = folder.database("p.planlupe");
    let number = |pragma: &str| {
        database.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0)).expect("a number")
    };
    assert_eq!(number("application_id"), i64::from(APPLICATION_ID));
    assert_eq!(APPLICATION_ID.to_be_bytes(), *b"PlLu");
    assert_eq!(number("user_version"), i64::try_from(VERSION).expect("a small number"));
    assert_eq!(number("page_size"), 8192);

    let mut query = database.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name").expect("a query");
    let tables: Vec<(String, bool)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("rows")
        .map(|row| row.expect("a row"))
        .collect();
    let tables_of_today =
        TABLES.into_iter().chain(crate::support::REDACTION_TABLES).chain(crate::support::DERIVED_TABLES);
    let mut wanted: Vec<(String, bool)> = tables_of_today.map(|table| (table.to_owned(), true)).collect();
    wanted.sort();
    assert_eq!(tables, wanted);
    assert_eq!(
        folder.names(),
        ["attributes.csv", "book.ron", "codings.csv", "new.txt", "p.planlupe", "print.txt", "typed.txt"]
    );
}

#[test]
fn every_reference_between_tables_is_a_foreign_key() {
    let folder = project();
    let database = folder.database("p.planlupe");
    for table in TABLES.into_iter().chain(crate::support::REDACTION_TABLES).chain(crate::support::DERIVED_TABLES) {
        let mut query = database
            .prepare("SELECT name FROM pragma_table_info(?) WHERE name LIKE '%\\_id' ESCAPE '\\' ORDER BY name")
            .expect("a query");
        let columns: Vec<String> =
            query.query_map([table], |row| row.get(0)).expect("rows").map(|row| row.expect("a row")).collect();
        let mut query =
            database.prepare("SELECT \"from\" FROM pragma_foreign_key_list(?) ORDER BY 1").expect("a query");
        let keys: Vec<String> =
            query.query_map([table], |row| row.get(0)).expect("rows").map(|row| row.expect("a row")).collect();
        assert_eq!(columns, keys, "{table}");
    }
}

#[test]
fn an_edit_is_one_row_in_the_log_and_reading_is_none() {
    let folder = project();
    let acts = || -> Vec<String> {
        let database = folder.database("p.planlupe");
        let mut query = database
            .prepare("SELECT command || ' ' || coder FROM log WHERE state = 'done' ORDER BY id")
            .expect("a query");
        query.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a row")).collect()
    };
    assert_eq!(acts(), ["import ada"]);
    for command in COMMANDS {
        folder.run(command).succeeds();
    }
    assert_eq!(
        acts(),
        [
            "import ada",
            "import ada",
            "load-codebook ada",
            "load-attributes ada",
            "load-codings ada",
            "correct-entry ada"
        ]
    );
    let before = folder.bytes("p.planlupe");
    for command in COMMANDS.into_iter().filter(|command| !writes(command)) {
        folder.run(command).succeeds();
    }
    assert!(folder.bytes("p.planlupe") == before);
}

#[test]
fn a_file_that_is_no_project_is_refused_and_left_alone() {
    let folder = project();
    for content in [&b""[..], b"hei", PRINT.as_bytes(), b"SQLite format 3\0", b"%PDF-1.4\n", &[0xa5; 9000]] {
        folder.write("p.planlupe", content);
        all_refuse(&folder, "is not a Planlupe project");
    }
}

#[test]
fn another_programs_database_is_refused_and_left_alone() {
    let folder = project();
    for id in ["0", "252006674"] {
        fs::remove_file(folder.path("p.planlupe")).expect("removed");
        folder
            .database("p.planlupe")
            .execute_batch(&format!("PRAGMA application_id = {id}; CREATE TABLE cases (id INTEGER)"))
            .expect("a database");
        all_refuse(&folder, "is not a Planlupe project");
    }
}

#[test]
fn a_file_of_a_newer_version_is_refused_and_left_alone() {
    let folder = project();
    folder.database("p.planlupe").pragma_update(None, "user_version", VERSION + 1).expect("written");
    all_refuse(&folder, "newer version of Planlupe. Update the program");
}

#[test]
fn a_file_that_was_cut_off_is_refused_and_left_alone() {
    let folder = project();
    let whole = folder.bytes("p.planlupe");
    for share in 1..8 {
        folder.write("p.planlupe", &whole[..whole.len() * share / 8]);
        all_refuse(&folder, "is damaged and was not opened. Use a backup copy");
    }
    folder.write("p.planlupe", &whole[..60]);
    all_refuse(&folder, "is not a Planlupe project");
}

#[test]
fn a_damaged_page_anywhere_is_noticed_and_nothing_is_written() {
    let folder = project();
    for command in COMMANDS.into_iter().filter(|command| writes(command)) {
        folder.run(command).succeeds();
    }
    let whole = folder.bytes("p.planlupe");
    assert!(whole.len() >= 16 * PAGE && whole.len().is_multiple_of(PAGE));
    for page in 0..whole.len() / PAGE {
        let mut damaged = whole.clone();
        let at = page * PAGE + if page == 0 { 100 } else { 0 };
        damaged[at..at + 12].iter_mut().for_each(|byte| *byte ^= 0xa5);
        folder.write("p.planlupe", &damaged);
        for command in [&["cases", "p.planlupe"][..], &["codebook", "p.planlupe", "--from", "book.ron"]] {
            let sentence = folder.run(command).refuses();
            assert!(sentence.contains("“p.planlupe” is damaged and was not opened"), "page {page}: {sentence}");
            assert!(folder.bytes("p.planlupe") == damaged, "page {page}: {command:?} wrote to the file");
        }
    }
}

#[test]
fn whatever_bytes_are_damaged_there_is_an_answer_and_reading_writes_nothing() {
    let folder = project();
    let whole = folder.bytes("p.planlupe");
    let mut refused = 0;
    // Two programs a step: to start one takes much longer on Windows, and longer still under wine.
    let steps = if cfg!(windows) { 12 } else { 120 };
    for step in 0..steps {
        let mut damaged = whole.clone();
        let at = (step * 7919 * 13) % (whole.len() - 8);
        damaged[at..at + 8].iter_mut().for_each(|byte| *byte ^= 0xff);
        folder.write("p.planlupe", &damaged);
        for command in [&["cases", "p.planlupe", "--json"][..], &["check", "p.planlupe"]] {
            let ran = folder.run(command);
            assert!(matches!(ran.code, Some(0 | 1)), "byte {at}: {ran:?}");
            if ran.code == Some(1) && ran.out.is_empty() {
                ran.sentence();
                refused += 1;
            }
        }
        assert!(folder.bytes("p.planlupe") == damaged, "byte {at}");
    }
    assert!(refused > 0);
}

#[test]
fn a_damaged_long_source_gets_the_same_sentence() {
    let folder = Folder::new();
    folder.write("long.txt", format!("BRUKER – 1. APR. 2020: {}\n", "Jeg skriver mye. ".repeat(4000)));
    folder.run(&["import", "p.planlupe", "long.txt"]).succeeds();
    let whole = folder.bytes("p.planlupe");
    let text = b"Jeg skriver mye";
    let overflow = (1..whole.len() / PAGE)
        .find(|page| {
            whole[page * PAGE + 4..][..PAGE - 4].windows(text.len()).filter(|window| window == text).count() > 400
        })
        .expect("a page that holds nothing but text");
    let mut damaged = whole;
    // The number of the next page.
    damaged[overflow * PAGE..][..4].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff]);
    folder.write("p.planlupe", &damaged);
    for command in [&["chronology", "p.planlupe", "long"][..], &["export", "p.planlupe", "out"]] {
        let sentence = folder.run(command).refuses();
        assert!(sentence.contains("“p.planlupe” is damaged"), "{sentence}");
    }
    assert_eq!(folder.run(&["check", "p.planlupe"]).code, Some(1));
    assert!(folder.bytes("p.planlupe") == damaged);
}

#[cfg(unix)]
#[test]
fn a_file_that_can_only_be_read_is_read_and_never_written() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65534;
    let folder = project();
    let (root, before) = (folder.path("."), folder.bytes("p.planlupe"));
    let mode =
        |path: &str, mode| fs::set_permissions(folder.path(path), fs::Permissions::from_mode(mode)).expect("a mode");
    let is_root = fs::metadata(&root).expect("the folder").uid() == 0;
    // The file alone, and the file with its folder.
    for folder_mode in [0o777, 0o555] {
        mode("p.planlupe", 0o444);
        mode(".", folder_mode);
        for command in COMMANDS {
            let mut program = folder.command(command);
            if is_root {
                program.uid(NOBODY);
            }
            let ran = Ran::of(&program.output().expect("the program starts"));
            if writes(command) {
                let sentence = ran.refuses();
                assert!(sentence.contains("“p.planlupe” can only be read. Give yourself write access"), "{sentence}");
            } else if command[0] == "export" && folder_mode == 0o555 {
                assert!(ran.refuses().contains("you have no access to it"));
            } else {
                ran.succeeds();
            }
        }
        mode(".", 0o755);
        mode("p.planlupe", 0o644);
        let _ = fs::remove_dir_all(folder.path("out"));
        assert!(folder.bytes("p.planlupe") == before);
        assert!(!folder.names().iter().any(|name| name.contains("-journal")), "{:?}", folder.names());
    }
}

#[test]
fn whoever_opens_second_reads_and_is_told() {
    let folder = project();
    let first = Project::open(&folder.path("p.planlupe")).expect("the project");
    assert_eq!(first.access(), Access::Write);
    let before = folder.bytes("p.planlupe");
    for command in COMMANDS {
        let ran = folder.run(command);
        if writes(command) {
            let sentence = ran.refuses();
            assert!(sentence.contains("“p.planlupe” is open in another window. Close that one"), "{sentence}");
        } else {
            ran.succeeds();
        }
    }
    assert!(folder.bytes("p.planlupe") == before);
    let second = Project::open(&folder.path("p.planlupe")).expect("the project");
    assert_eq!(second.access(), Access::InUse);
    assert_eq!(second.cases().list().expect("the cases").len(), 2);
    drop((first, second));
    folder.run(COMMANDS[0]).succeeds();
}

#[test]
fn whoever_opens_while_an_edit_is_being_written_is_told_so() {
    let folder = project();
    let writer = folder.database("p.planlupe");
    writer.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    let sentence = folder.run(&["cases", "p.planlupe"]).refuses();
    assert!(sentence.contains("“p.planlupe” is open in another window"), "{sentence}");
}

#[test]
fn a_lock_that_a_killed_program_left_keeps_nobody_out() {
    let folder = project();
    folder.write("p.planlupe.lock", "");
    folder.run(COMMANDS[0]).succeeds();
    assert!(folder.path("p.planlupe.lock").exists());
}

/// Who holds a lock on a file that is removed keeps nobody out who makes a new one. Windows gives files no numbers that are safe to compare.
#[cfg(unix)]
#[test]
fn the_file_of_a_lock_stays_the_same_whoever_opens_and_closes() {
    use std::os::unix::fs::MetadataExt;
    let folder = project();
    let number = || fs::metadata(folder.path("p.planlupe.lock")).expect("the lock").ino();
    let first = number();
    for _ in 0..3 {
        drop(Project::open_to_write(&folder.path("p.planlupe")).expect("the project"));
        assert_eq!(number(), first);
    }
}

#[cfg(unix)]
#[test]
fn an_open_project_has_no_second_writer_by_another_name() {
    let folder = project();
    let (first, link) = (folder.path("p.planlupe"), folder.path("sub/link.planlupe"));
    fs::create_dir(folder.path("sub")).expect("a folder");
    std::os::unix::fs::symlink(&first, &link).expect("a link");
    let open = Project::open_to_write(&first).expect("the project");
    assert_eq!(Project::open(&link).expect("is read").access(), Access::InUse);
    drop(open);
    // And the other way round: the link is what is open.
    let open = Project::open_to_write(&link).expect("the project");
    assert_eq!(Project::open(&first).expect("is read").access(), Access::InUse);
    assert!(folder.path("p.planlupe.lock").exists() && !folder.path("sub/link.planlupe.lock").exists());
    drop(open);
}

#[test]
fn a_file_with_two_names_is_read_and_not_written_and_the_reason_is_told() {
    let folder = project();
    fs::hard_link(folder.path("p.planlupe"), folder.path("q.planlupe")).expect("a link");
    let before = folder.bytes("p.planlupe");
    for command in COMMANDS {
        let ran = folder.run(command);
        if writes(command) {
            let sentence = ran.refuses();
            assert!(sentence.contains("“p.planlupe” has a second name (a hard link)"), "{sentence}");
        } else {
            ran.succeeds();
        }
    }
    assert!(folder.bytes("p.planlupe") == before);
    fs::remove_file(folder.path("q.planlupe")).expect("removed");
    folder.run(COMMANDS[0]).succeeds();
}

#[test]
fn the_second_name_that_a_killed_change_of_the_passphrase_leaves_is_cleared_away() {
    let folder = project();
    let before = folder.bytes("p.planlupe");
    fs::hard_link(folder.path("p.planlupe"), folder.path("p.planlupe.former")).expect("a link");
    drop(Project::open_to_write(&folder.path("p.planlupe")).expect("is written"));
    assert!(!folder.path("p.planlupe.former").exists());
    assert!(folder.bytes("p.planlupe") == before);
    // What somebody else calls so stays.
    folder.write("p.planlupe.former", "Hei.");
    drop(Project::open_to_write(&folder.path("p.planlupe")).expect("is written"));
    assert_eq!(folder.text("p.planlupe.former"), "Hei.");
}

/// A project in the midst of an edit, as a killed program leaves it: the old pages are in the journal.
fn interrupted() -> Folder {
    let folder = project();
    let database = folder.database("p.planlupe");
    database
        .execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE source SET text = text || hex(randomblob(90000)), sketch = randomblob(90000)")
        .expect("an edit");
    let (file, journal) = (folder.bytes("p.planlupe"), folder.bytes("p.planlupe-journal"));
    drop(database);
    assert!(file != folder.bytes("p.planlupe"), "pages were written");
    folder.write("p.planlupe", file);
    folder.write("p.planlupe-journal", journal);
    folder
}

#[test]
fn whoever_opens_while_another_takes_a_killed_edit_back_waits_for_it() {
    let folder = interrupted();
    let lock = fs::File::open(folder.path("p.planlupe.lock")).expect("the lock");
    lock.lock().expect("locked");
    // As long as the lock is held, nobody else may take the edit back.
    let mut reads = folder.command(&["cases", "p.planlupe", "--json"]);
    reads.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let reading = reads.spawn().expect("the program starts");
    std::thread::sleep(Duration::from_millis(300));
    drop(lock);
    let cases = Ran::of(&reading.wait_with_output().expect("ended")).json();
    assert_eq!(cases.as_array().map(Vec::len), Some(2));
    assert!(!folder.path("p.planlupe-journal").exists());
}

/// A folder in which an import of 300 long cases was killed when it had written into the file and was not done; and what
/// the project held before. `None` where it was done too soon.
fn killed_import() -> Option<(Folder, String)> {
    let folder = project();
    let long = "BRUKER – 1. APR. 2020: Jeg skriver om båter.\n\nVEILEDER – 2. APR. 2020: Jeg svarer om båter.\n\n"
        .repeat(1000);
    for number in 0..300 {
        folder.write(&format!("many/{number}.txt"), format!("BRUKER – 1. APR. 2020: Sak {number}.\n\n{long}"));
    }
    let before = folder.content("p.planlupe");
    let size = || fs::metadata(folder.path("p.planlupe")).expect("the file").len();
    let enough = size() + 1_000_000;
    let mut import = folder.command(&["import", "p.planlupe", "many"]).spawn().expect("the program starts");
    let started = Instant::now();
    while size() < enough && import.try_wait().expect("a state").is_none() {
        assert!(started.elapsed() < Duration::from_mins(5), "the import never wrote");
        std::thread::sleep(Duration::from_millis(1));
    }
    import.kill().expect("killed");
    import.wait().expect("ended");
    folder.path("p.planlupe-journal").exists().then_some((folder, before))
}

#[test]
fn an_import_that_is_killed_leaves_the_project_as_it_was() {
    let (folder, before) = (0..5).find_map(|_| killed_import()).expect("an import that was killed in time");
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!(cases.as_array().map(Vec::len), Some(2));
    assert_eq!(folder.content("p.planlupe"), before);
    assert!(!folder.path("p.planlupe-journal").exists());
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
    folder.run(COMMANDS[0]).succeeds();
}

/// The tables of version 1, as they were when it was new. Never change this: files out there look like it.
const VERSION_1: &str = include_str!("support/version-1.sql");

#[test]
fn a_file_of_version_1_becomes_one_of_today_with_everything_in_it() {
    let folder = Folder::new();
    let old = Connection::open(folder.path("p.planlupe")).expect("a database");
    old.execute_batch(VERSION_1).expect("a file of version 1");
    old.execute_batch(
        r#"INSERT INTO log (id, at, coder, command, changes) VALUES (0, '2026-01-01T10:00:30Z', 'ada', 'set-status', '[{"table":"cases",
        "before":{"id":1,"source_id":1,"label":"sak","layout":null,"status":"unread","summary":"","chars":28,"entries":1,
        "doubtful":0,"first_date":null,"last_date":null},
        "after":{"id":1,"source_id":1,"label":"sak","layout":null,"status":"in-progress","summary":"","chars":28,"entries":1,
        "doubtful":0,"first_date":null,"last_date":null}}]')"#,
    )
    .expect("an edit of version 1");
    drop(old);
    // All tables and columns but those that came later.
    let later = regex::Regex::new(
        r#" (sketch=Null|remarks="\[\]"|revision=0|release=Null|evidence=Null|left_by=Null|sum=\d+|guid="[0-9a-f]{32}".*)"#,
    )
    .expect("an expression");
    // In the log, keys come in another order.
    let in_log = regex::Regex::new(r#" changes=("(?:\\.|[^"])*")"#).expect("an expression");
    let told = |found: &regex::Captures<'_>| {
        let changes: String = serde_json::from_str(&found[1]).expect("a text");
        let mut changes: serde_json::Value = serde_json::from_str(&changes).expect("JSON");
        for change in changes.as_array_mut().expect("changes") {
            for side in ["before", "after"] {
                let Some(row) = change[side].as_object_mut() else { continue };
                let is_of_case = row.contains_key("label");
                for column in ["guid", "summary_coder_id", "summary_changed_at", "status_coder_id", "status_changed_at"]
                {
                    row.remove(column);
                }
                if is_of_case {
                    row.remove("coder_id");
                    row.remove("changed_at");
                }
            }
        }
        format!(" changes={changes}")
    };
    let content_of_old = || {
        let now = content(&folder.path("p.planlupe"), &TABLES[..10]).replace("created_at", "changed_at");
        in_log.replace_all(&later.replace_all(&now, ""), told).into_owned()
    };
    let before = content_of_old();
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!(cases[0]["label"], "sak");
    assert_eq!(cases[0]["attributes"], serde_json::json!({"gruppe": "x"}));
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
    folder.run(&["export", "p.planlupe", "out", "--only", "codings"]).succeeds();
    assert!(
        folder
            .text("out/codings.csv")
            .contains("\nsak,23,26,Dialog/økonomi,ada,husk,Hei,e1,message,2020-04-01,user,t1,,,,Dialog,x\n")
    );
    assert_eq!(content_of_old(), before);

    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    assert!(project.undo().expect("undone").is_some(), "the log came along");
    drop(project);
    assert_ne!(content(&folder.path("p.planlupe"), &["coding"]), before);
    assert_eq!(content(&folder.path("p.planlupe"), &["coding"]), "");
    let version: usize =
        folder.database("p.planlupe").query_row("PRAGMA user_version", [], |row| row.get(0)).expect("a number");
    assert_eq!(version, VERSION);

    // An edit that an older program noted is undone, and what the row has got since stays.
    folder.database("p.planlupe").execute("UPDATE cases SET revision = 7", []).expect("written");
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    assert!(project.undo().expect("undone").is_some());
    let case = project.cases().list().expect("readable")[0].clone();
    assert_eq!((case.status, case.revision), (project::CaseStatus::Unread, 7));
    drop(project);

    // Its cases are known again, though the file did not say by what.
    let text: String =
        folder.database("p.planlupe").query_row("SELECT text FROM source", [], |row| row.get(0)).expect("a text");
    folder.write("igjen.txt", text);
    let ran = folder.run(&["import", "p.planlupe", "igjen.txt"]);
    assert!(ran.out.contains("its text is that of the case “sak”"), "{}", ran.out);
}
