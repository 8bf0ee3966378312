//! Encrypted projects: made, opened, changed, damaged, interrupted.

use std::fs;
use std::path::Path;

use super::*;
use crate::codebook::Codebook;
use crate::project::{is_locked, lock_up, unlock};

const FIRST: &str = "blå båt på vannet";
const SECOND: &str = "sytten siv i Sjoa";
const WORD: &[u8] = "båtbygger".as_bytes();

/// A project with a case, as it lies on the disk.
fn made(folder: &Path, passphrase: Option<&str>) -> PathBuf {
    let path = folder.join("p.planlupe");
    let mut project =
        super::super::NewProject::with_codebook(&path, &Codebook::standard(), passphrase).expect("a project");
    let print = "BRUKER – 1. APR. 2020: Jeg vil bli båtbygger.\n".repeat(30);
    crate::import::take_text(&mut project, print.into_bytes(), "sak", crate::import::Manner::default()).expect("taken");
    path
}

fn holds(path: &Path, word: &[u8]) -> bool {
    let bytes = fs::read(path).expect("readable");
    bytes.windows(word.len()).any(|window| window == word)
}

#[test]
fn a_passphrase_is_set_changed_and_taken_away_and_nothing_else_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = made(folder.path(), None);
    let mut project = Project::open_to_write(&path).expect("the project");
    project.set_coder("ada");
    let (state, findings) = (project.state().expect("readable"), project.check().expect("readable"));
    for (passphrase, before) in [(Some(FIRST), false), (Some(SECOND), true), (None, true)] {
        assert_eq!(project.passphrases().is_set(), before);
        drop(project.backups().make().expect("made"));
        let made = project.backups().list().expect("listed").remove(0);
        let old = fs::read(&path).expect("readable");
        let done = project.write().passphrases().set(passphrase).expect("set");
        assert!(done.is_overwritten && done.backups.out_of_reach.is_empty());
        assert_eq!((done.is_encrypted, done.backups.destroyed), (passphrase.is_some(), 1));
        let backup = done.backup.expect("a new backup");
        assert_eq!(is_encrypted(&backup), passphrase.is_some(), "backups are as the project is");
        assert!(backup == made.path || !made.path.exists());
        assert_ne!(fs::read(&path).expect("readable")[..64], old[..64]);
        assert_eq!(holds(&path, WORD), passphrase.is_none());
        assert_eq!(holds(&backup, WORD), passphrase.is_none());
        assert_eq!(project.coder(), "ada");
        assert_eq!(
            (project.state().expect("readable"), project.check().expect("readable")),
            (state.clone(), findings.clone())
        );
        // It goes on, with undo and all.
        let id = project.cases().named("sak").expect("a case");
        project.write().cases().rename(id, "annen").expect("renamed");
        assert!(project.undo().expect("undone").is_some());
        assert_eq!(project.state().expect("readable"), state);
    }
    let names: Vec<_> =
        fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names.len(), 3, "project, lock and backups: {names:?}");
}

#[test]
fn it_opens_with_its_passphrase_alone_and_a_wrong_one_is_no_damage() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = made(folder.path(), Some(FIRST));
    assert!(is_encrypted(&path) && !holds(&path, WORD));
    assert!(!is_locked(&path), "whoever has made it has it open");
    lock_up(&path);
    assert!(is_locked(&path));
    assert!(matches!(Project::open(&path), Err(Error::Locked(_))));
    assert!(matches!(Project::open_to_read(&path), Err(Error::Locked(_))));
    assert!(matches!(unlock(&path, SECOND), Err(Error::WrongPassphrase(_))));
    assert!(is_locked(&path));
    // However it is typed.
    unlock(&path, &FIRST.replace('å', "a\u{30a}")).expect("the passphrase");
    drop(Project::open_to_write(&path).expect("the project"));
    assert!(matches!(ProjectKey::new("kort"), Err(Error::WeakPassphrase(_))));
}

#[test]
fn a_disk_that_is_full_while_a_project_is_written_anew_is_told_as_that() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = made(folder.path(), None);
    let unfinished = folder.path().join("new.planlupe");
    let key = ProjectKey::new(FIRST).expect("a key");
    drop(new_file(&unfinished).expect("a file"));
    key.keep();
    let connection = writing_new(&unfinished, Some(&key)).expect("a connection");
    connection.execute("ATTACH DATABASE ?1 AS old KEY ''", [path.display().to_string()]).expect("attached");
    connection.query_row("PRAGMA max_page_count = 8", [], |_| Ok(())).expect("bounded");
    let failed = copy_attached(&connection).expect_err("no room");
    assert_eq!(failed.sqlite_error_code(), Some(rusqlite::ErrorCode::DiskFull));
}

#[test]
fn damage_in_the_first_page_is_no_wrong_passphrase() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = made(folder.path(), Some(FIRST));
    let mut bytes = fs::read(&path).expect("readable");
    bytes[100] ^= 1;
    fs::write(&path, bytes).expect("written");
    lock_up(&path);
    assert!(matches!(unlock(&path, SECOND), Err(Error::WrongPassphrase(_))));
    assert!(is_locked(&path));
    // The right one opens its other pages.
    assert!(matches!(unlock(&path, FIRST), Err(Error::Damaged(_))));
}

#[test]
fn copies_and_backups_have_the_key_of_their_project() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = made(folder.path(), Some(FIRST));
    let project = Project::open_to_write(&path).expect("the project");
    let backup = project.backups().make().expect("made").expect("a backup");
    let order = crate::CopyOrder { coder: "bo".to_owned(), cases: None, is_locked: false, with_codings: true };
    let copy = folder.path().join("k.planlupe");
    project.copies().make(&copy, &order, &mut |_, _| true).expect("copied");
    let state = project.state().expect("readable");
    drop(project);
    for file in [&backup.path, &copy] {
        assert!(is_encrypted(file) && !holds(file, WORD), "{file:?}");
        lock_up(&path);
        assert!(matches!(Project::open_to_read(file), Err(Error::Locked(_))));
        unlock(file, FIRST).expect("the passphrase");
        drop(Project::open_to_read(file).expect("sound"));
    }
    let restored = folder.path().join("r.planlupe");
    backup.restore(&restored).expect("restored");
    assert_eq!(Project::open_to_read(&backup.path).expect("sound").state().expect("readable"), state);
}

#[test]
fn a_letter_that_changed_is_damage_and_no_wrong_passphrase() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = made(folder.path(), Some(FIRST));
    let sound = fs::read(&path).expect("readable");
    let page = PAGE_SIZE as usize;
    let mut damaged = 0;
    for at in (0..sound.len() / page).map(|page_number| page_number * page + 99) {
        let mut bytes = sound.clone();
        bytes[at] ^= 1;
        fs::write(&path, &bytes).expect("written");
        match Project::open_to_read(&path).and_then(|project| project.check()) {
            Err(Error::Damaged(_)) => damaged += 1,
            Ok(findings) => damaged += usize::from(!findings.is_empty()),
            Err(other) => panic!("page {}: {other:?}", at / page),
        }
    }
    assert!(damaged * 10 > sound.len() / page * 8, "{damaged} of {}", sound.len() / page);
}

#[test]
fn an_edit_that_was_interrupted_is_taken_back_with_the_right_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = made(folder.path(), Some(FIRST));
    let state = Project::open_to_read(&path).expect("the project").state().expect("readable");
    // A killed program leaves the pages that it has written, and the journal with what they were.
    let (half, journal) = {
        let project = Project::open_to_write(&path).expect("the project");
        let connection = project.connection();
        connection
            .execute_batch("PRAGMA cache_size = 1; BEGIN; UPDATE cases SET summary = printf('%.*c', 90000, 'x')")
            .expect("written");
        connection.execute_batch("UPDATE source SET text = text || printf('%.*c', 900000, 'y')").expect("written");
        (fs::read(&path).expect("readable"), fs::read(beside(&path, "-journal")).expect("a journal"))
    };
    assert!(
        !journal.is_empty() && !journal.windows(WORD.len()).any(|window| window == WORD),
        "the journal is sealed too"
    );
    fs::write(&path, half).expect("written");
    fs::write(beside(&path, "-journal"), journal).expect("written");
    lock_up(&path);
    assert!(matches!(unlock(&path, SECOND), Err(Error::WrongPassphrase(_))));
    unlock(&path, FIRST).expect("the passphrase");
    assert_eq!(Project::open(&path).expect("whole").state().expect("readable"), state);
}

#[test]
fn while_another_window_reads_nothing_is_changed_and_no_backup_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = made(folder.path(), None);
    let mut project = Project::open_to_write(&path).expect("the project");
    drop(project.backups().make().expect("made"));
    let before = fs::read(&path).expect("readable");
    let reader = Connection::open(&path).expect("a reader");
    reader.execute_batch("BEGIN; SELECT count(*) FROM cases").expect("reads");
    assert!(matches!(project.write().passphrases().set(Some(FIRST)), Err(Error::InUse(_))));
    assert_eq!(project.backups().list().expect("listed").len(), 1);
    drop(reader);
    assert_eq!(fs::read(&path).expect("readable"), before);
    let done = project.write().passphrases().set(Some(FIRST)).expect("set");
    assert_eq!((done.is_encrypted, done.backups.destroyed, done.backup.is_some()), (true, 1, true));
}

/// Windows lets nobody replace a file that is open.
#[cfg(unix)]
#[test]
fn a_window_that_reads_follows_where_the_file_was_written_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = made(folder.path(), None);
    let mut writer = Project::open_to_write(&path).expect("the project");
    let mut reader = Project::open(&path).expect("the project");
    writer.write().passphrases().set(Some(FIRST)).expect("set");
    let id = writer.cases().named("sak").expect("a case");
    writer.write().cases().rename(id, "annen").expect("renamed");
    reader.poll().expect("readable");
    assert!(reader.cases().named("annen").is_ok());
}
