//! Files that older programs have written, with a log, and what becomes of their rows.

use std::path::Path;

use rusqlite::{Connection, params};

use super::*;
use crate::error::Error;
use crate::project::{Project, VERSION, changes, schema};

/// A file as a program of an older version writes it.
struct Old {
    connection: Connection,
    edits: u32,
}

impl Old {
    /// A file into which a case was imported.
    fn new(path: &Path, version: usize) -> Self {
        let connection = Connection::open(path).expect("a file");
        schema::make_old(&connection, version).expect("the old tables");
        changes::watch(&connection).expect("watched");
        let mut old = Self { connection, edits: 0 };
        old.edit("ada", "import", IMPORT);
        let sum = sums::sum(&["sak.txt", "utf8", "2026-01-01T09:59:00Z", "BRUKER – 1. APR. 2020: Hei.\n"]);
        old.connection.execute("UPDATE source SET sum = ?", [sum]).expect("summed up");
        old
    }

    /// An edit, as the program of that time logged it: in the minute of its number, from 1.
    fn edit(&mut self, coder: &str, command: &str, statements: &str) {
        self.edits += 1;
        changes::clear(&self.connection).expect("cleared");
        self.connection.execute_batch(statements).expect(command);
        let (json, growth) = changes::noted(&self.connection).expect("noted");
        let at = minute(self.edits);
        let sum = sums::sum(&[at.as_str(), coder, command, json.as_str()]);
        self.connection
            .execute(
                "INSERT INTO log (at, coder, command, changes, sum) VALUES (?, ?, ?, ?, ?)",
                params![at, coder, command, json, sum],
            )
            .expect("logged");
        sums::grow(&self.connection, &growth).expect("summed up");
    }

    /// Takes the last edit back.
    fn undo(&self, state: &str) {
        let json: String = self
            .connection
            .query_row("SELECT changes FROM log ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
            .expect("an edit");
        changes::clear(&self.connection).expect("cleared");
        changes::undo(&self.connection, serde_json::from_str(&json).expect("changes")).expect("undone");
        let (_, growth) = changes::noted(&self.connection).expect("noted");
        sums::grow(&self.connection, &growth).expect("summed up");
        self.connection
            .execute("UPDATE log SET state = ? WHERE id = (SELECT max(id) FROM log)", [state])
            .expect("noted");
    }
}

fn minute(edit: u32) -> String {
    format!("2026-01-01T10:{edit:02}:00Z")
}

const IMPORT: &str = "INSERT INTO source (id, file_name, encoding, imported_at, text)
         VALUES (1, 'sak.txt', 'utf8', '2026-01-01T09:59:00Z', 'BRUKER – 1. APR. 2020: Hei.' || char(10));
     INSERT INTO cases (id, source_id, label, chars, entries, doubtful, first_date, last_date)
         VALUES (1, 1, 'sak', 28, 1, 0, '2020-04-01', '2020-04-01')";

/// A project in which a coding was taken away and its id came again, with something to undo and something to do again.
fn history(path: &Path, version: usize) {
    let mut old = Old::new(path, version);
    old.edit("ada", "add-code", "INSERT INTO code (id, position, name, codable) VALUES (1, 1, 'kode', 1)");
    old.edit(
        "bob",
        "code",
        "INSERT INTO coder (id, name) VALUES (1, 'bob');
         INSERT INTO coding VALUES (1, 1, 0, 6, 1, 1, 1, '2026-01-01T10:03:00Z')",
    );
    old.edit("bob", "write-memo", "INSERT INTO memo VALUES (1, 1, 1, NULL, NULL, 1, 'husk', '2026-01-01T10:04:00Z')");
    old.edit("ada", "uncode", "DELETE FROM memo; DELETE FROM coding");
    old.edit("bob", "code", "INSERT INTO coding VALUES (1, 1, 9, 13, 1, 1, 2, '2026-01-01T10:06:00Z')");
    old.edit("ada", "set-status", "UPDATE cases SET status = 'done'");
    old.edit("ada", "rename-case", "UPDATE cases SET label = 'annet'");
    old.undo("dropped");
    old.edit("ada", "change-coding", "UPDATE coding SET end = 14");
    old.edit("eva", "write-summary", "UPDATE cases SET summary = 'Det gikk bra.'");
    old.undo("undone");
}

/// The rows of the tables that people write.
fn content(path: &Path) -> Vec<(&'static str, RowValues)> {
    let connection = Connection::open(path).expect("the file");
    let of = |table| rows(&connection, table).expect("rows").into_iter().map(move |row| (table, row));
    MADE.into_iter().flat_map(of).collect()
}

fn one(path: &Path, query: &str) -> Vec<Option<String>> {
    let connection = Connection::open(path).expect("the file");
    let mut statement = connection.prepare(query).expect(query);
    let columns = statement.column_count();
    statement.query_row([], |row| (0..columns).map(|at| row.get(at)).collect()).expect(query)
}

const CODING: &str = "SELECT coding.guid, name, coding.changed_at FROM coding JOIN coder ON coder.id = coder_id";

#[test]
fn rows_of_older_files_get_their_guid_coder_and_time_from_the_log_and_keep_them() {
    for version in [8, 9, 10, 11] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("p.planlupe");
        history(&path, version);

        let mut project = Project::open(&path).expect("the project");
        assert_eq!(project.check().expect("checked"), [], "version {version}");
        assert_eq!(schema::version(&Connection::open(&path).expect("the file")).expect("a version"), VERSION);
        let some = |text: &str| Some(text.to_owned());
        let case = "SELECT (SELECT name FROM coder WHERE id = coder_id), changed_at, (SELECT name FROM coder WHERE id = status_coder_id),
             status_changed_at, (SELECT name FROM coder WHERE id = summary_coder_id), summary_changed_at FROM cases";
        let made = [some("ada"), Some(minute(1)), some("ada"), Some(minute(7))];
        assert_eq!(one(&path, case), [&made[..], &[None, None]].concat());
        let second = one(&path, CODING);
        assert_eq!(second[1..], [some("bob"), Some(minute(9))]);
        let code = "SELECT name, changed_at FROM code";
        assert_eq!(one(&path, code), [some("kode"), Some(minute(2))]);

        // Back to the beginning, on to the end, and back: every state is what it was, GUIDs, coders and times too.
        assert!(project.redo().expect("done again").is_some());
        assert_eq!(one(&path, case), [&made[..], &[some("eva"), Some(minute(10))]].concat());
        let mut states = vec![content(&path)];
        while project.undo().expect("undone").is_some() {
            states.push(content(&path));
        }
        assert_eq!(states.len(), 10);
        assert_eq!(states[9], []);
        assert_eq!(project.check().expect("checked"), [], "version {version}");
        for state in states.iter().rev().skip(1) {
            assert!(project.redo().expect("done again").is_some());
            assert_eq!(&content(&path), state);
        }
        let coding = |state: usize| {
            states[state].iter().find(|(table, _)| *table == "coding").map(|(_, row)| row.clone()).expect("a coding")
        };
        let (changed, again, with_memo, first) = (coding(0), coding(3), coding(5), coding(6));
        assert_eq!(Some(guid_of(&changed)), second[0]);
        assert_eq!(
            (guid_of(&changed), &*minute(9)),
            (guid_of(&again), changed["changed_at"].as_str().expect("a time"))
        );
        assert_eq!(again["changed_at"], minute(6));
        assert_eq!(with_memo, first, "what was removed comes back as it was");
        assert_eq!(first["changed_at"], minute(3));
        assert_ne!(guid_of(&first), guid_of(&changed), "an id that came again is another row");
        assert_eq!(project.check().expect("checked"), []);
    }
}

#[test]
fn what_the_log_cannot_undo_still_tells_who_and_when_and_nobody_is_made_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.planlupe");
    let mut old = Old::new(&path, 9);
    old.edit("ada", "add-code", "INSERT INTO code (id, position, name, codable) VALUES (1, 1, 'kode', 1)");
    old.edit("bob", "change-code", "UPDATE code SET name = 'Kode'");
    old.edit("ada", "add-code", "INSERT INTO code (id, position, name, codable) VALUES (2, 2, 'to', 1)");
    // Redaction has taken what it redacted out of the log.
    old.connection
        .execute_batch(
            "UPDATE log SET state = 'dropped';
             UPDATE log SET changes = '[]' WHERE id IN (1, 4)",
        )
        .expect("written");
    sums::renew_log(&old.connection, &[1, 4]).expect("summed up");
    drop(old);

    let project = Project::open(&path).expect("the project");
    assert_eq!(project.check().expect("checked"), []);
    let by = |table: &str, id: i64| {
        one(
            &path,
            &format!("SELECT (SELECT name FROM coder WHERE id = coder_id), changed_at FROM {table} WHERE id = {id}"),
        )
    };
    assert_eq!(by("code", 1), [Some("bob".to_owned()), Some(minute(3))]);
    assert_eq!(by("code", 2), [None, None]);
    assert_eq!(by("cases", 1), [None, Some("2026-01-01T09:59:00Z".to_owned())], "when its source was imported");
}

#[test]
fn damage_of_an_older_file_does_not_become_sound() {
    for (statement, table) in [
        ("UPDATE code SET name = 'kodf'", "code"),
        ("UPDATE log SET changes = replace(changes, 'husk', 'hysk')", "log"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("p.planlupe");
        history(&path, 9);
        Connection::open(&path).expect("the file").execute_batch(statement).expect("written");
        let project = Project::open(&path).expect("the project");
        let findings = project.check().expect("checked");
        let altered = crate::project::Finding::Altered { table: table.to_owned() };
        assert!(findings.contains(&altered), "{statement}: {findings:?}");
    }
}

#[test]
fn rows_without_a_guid_of_their_own_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.planlupe");
    history(&path, 9);
    let project = Project::open(&path).expect("the project");
    for guid in ["NULL", "'0'", "(SELECT guid FROM coding)"] {
        let connection = Connection::open(&path).expect("the file");
        connection.execute(&format!("UPDATE code SET guid = {guid}"), []).expect("written");
        let findings = project.check().expect("checked");
        let found = findings.iter().any(|finding| matches!(finding, crate::project::Finding::NoGuid { rows: 1, .. }));
        assert!(found, "{guid}: {findings:?}");
    }
}

#[test]
fn a_coder_of_an_older_file_is_the_same_after_every_undo() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.planlupe");
    history(&path, 11);
    let mut project = Project::open(&path).expect("the project");
    let known = project.coders().list().expect("the coders");
    assert!(!known.is_empty() && known.iter().all(|coder| super::super::rows::is_guid(&coder.guid)), "{known:?}");
    while project.undo().expect("undone").is_some() {}
    while project.redo().expect("done again").is_some() {}
    assert_eq!(project.coders().list().expect("the coders"), known);
    assert_eq!(project.check().expect("checked"), []);
}

#[test]
fn an_edit_of_a_table_that_nobody_knows_is_not_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.planlupe");
    history(&path, 9);
    let mut project = Project::open(&path).expect("the project");
    let before = content(&path);
    let connection = Connection::open(&path).expect("the file");
    connection.execute("UPDATE log SET changes = replace(changes, 'coding', 'kodinger')", []).expect("written");
    let ids: Vec<i64> = edits(&connection, "done", "ASC").expect("edits");
    sums::renew_log(&connection, &ids).expect("summed up");
    assert!(matches!(project.undo(), Err(Error::UnknownTable(table)) if table == "kodinger"));
    assert_eq!(content(&path), before);
}
