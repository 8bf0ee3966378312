//! What the quarantine promises: nothing in clear, nothing without the passphrase, nothing changed unseen.

use std::fs;

use super::*;
use crate::release::release;
use names::judgement::JudgementEdit;
use names::mark::{Label, Mark, MarkSource};
use project::Project;
use reading::evidence::Evidence;
use reading::remark::Remarks;

pub const CHEAP: PassphraseCost = PassphraseCost { memory: 64, passes: 1 };
pub const PASSPHRASE: &str = "rød båt på vannet";
const CASE: &str = "BRUKER - 5. MAR. 2020\nHei, jeg traff Kari Nordmann i går.\n\nKari er snill, Karis hund også.\n";

pub struct Folder(pub tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn quarantine(&self) -> Quarantine {
        Quarantine::create(&self.path("s.karantene"), PASSPHRASE, CHEAP).expect("a quarantine")
    }

    /// The case, taken in from outside the folder.
    pub fn with_case(&self) -> (Quarantine, i64) {
        let outside = tempfile::tempdir().expect("a folder");
        let file = outside.path().join("nordmann-kari.txt");
        fs::write(&file, CASE).expect("written");
        let mut quarantine = self.quarantine();
        let number = quarantine.add_file(&file, false).expect("taken in");
        (quarantine, number)
    }

    /// No byte of the case, its name or the passphrase in any file here.
    #[track_caller]
    fn holds_nothing_in_clear(&self) {
        for entry in fs::read_dir(self.0.path()).expect("readable") {
            let path = entry.expect("an entry").path();
            let bytes = fs::read(&path).expect("readable");
            for word in ["Nordmann", "nordmann", "Kari", "snill", PASSPHRASE, "veileder", "not_names"] {
                let found = memchr::memmem::find(&bytes, word.as_bytes());
                assert_eq!(found, None, "{word} in {}", path.display());
            }
        }
    }
}

pub fn judged(quarantine: &Quarantine, number: i64) -> (Text, Judgement) {
    let text = quarantine.text(number).expect("readable");
    let spans = ["Kari Nordmann", "Kari", "Karis"].iter().flat_map(|name| text.find_all(name));
    let marks: Vec<Mark> =
        spans.map(|span| Mark { span, label: Label::Per, confidence: 1.0, source: MarkSource::Model }).collect();
    let judgement = Judgement::new(&text, &marks, &quarantine.not_names().expect("readable"));
    (text, judgement)
}

impl Quarantine {
    /// Makes a card as older versions wrote it.
    pub fn forget_releases(&mut self, number: i64) {
        let card = Original { releases: Vec::new(), ..self.original(number).expect("there") };
        self.put_json(SealedKind::Card, number, &card).expect("written");
        self.put_json(SealedKind::Placed, number, &Vec::<Substitutes>::new()).expect("written");
    }
}

#[test]
fn nothing_stands_in_clear_at_any_time() {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    folder.holds_nothing_in_clear();
    let (text, mut judgement) = judged(&quarantine, number);
    judgement.apply(&text, JudgementEdit::SetRole { entity: 0, role: Some("veileder".to_owned()) });
    quarantine.save_judgement(number, &judgement).expect("saved");
    // In the midst of a change, with the journal on the disk.
    quarantine.connection.execute_batch("PRAGMA cache_size = 0; BEGIN IMMEDIATE").expect("begun");
    quarantine.put(SealedKind::Text, number, b"Kari Nordmann").expect("put");
    quarantine.connection.cache_flush().expect("flushed");
    assert!(folder.path("s.karantene-journal").exists());
    folder.holds_nothing_in_clear();
    quarantine.connection.execute_batch("ROLLBACK").expect("back");
    drop(quarantine);
    folder.holds_nothing_in_clear();
}

#[test]
fn only_the_passphrase_opens_it_and_it_can_be_changed() {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    let path = folder.path("s.karantene");
    assert!(matches!(Quarantine::open(&path, PASSPHRASE), Err(Error::Project(project::Error::InUse(_)))), "one writer");
    quarantine.change_passphrase("grønn bil i veien", CHEAP).expect("changed");
    drop(quarantine);
    let refused = Quarantine::open(&path, PASSPHRASE).expect_err("it was changed");
    assert_eq!(refused.to_string(), Error::WrongPassphrase(path.clone()).to_string());
    let quarantine = Quarantine::open(&path, "grønn bil i veien").expect("opens");
    assert_eq!(quarantine.text(number).expect("readable").as_str(), CASE);
    assert_eq!(quarantine.originals().expect("readable")[0].label, "nordmann-kari");
    let short = Quarantine::create(&folder.path("t.karantene"), "kort", CHEAP).expect_err("too short");
    assert!(matches!(short, Error::WeakPassphrase(_)));
    assert!(!folder.path("t.karantene").exists());
}

#[test]
fn rows_that_were_swapped_or_changed_are_refused() {
    let folder = Folder::new();
    let (mut quarantine, first) = folder.with_case();
    let text = Text::new("En annen sak.");
    let other = Prepared { label: "b".to_owned(), text, ..import_of(&quarantine, first) };
    let second = quarantine.add(&other, None, &[]).expect("taken in");
    assert!(matches!(quarantine.add(&other, None, &[]), Err(Error::Project(project::Error::CaseExists(_)))));
    quarantine
        .connection
        .execute_batch(&format!(
            "UPDATE sealed SET content = (SELECT content FROM sealed WHERE kind = 2 AND number = {first})
             WHERE kind = 2 AND number = {second}"
        ))
        .expect("changed");
    assert!(matches!(quarantine.text(second), Err(Error::Tampered(_))));
    assert!(quarantine.text(first).is_ok());
}

fn import_of(quarantine: &Quarantine, number: i64) -> Prepared {
    let text = quarantine.text(number).expect("readable");
    let format = reading::document::Format::Text;
    let document = reading::document::ReadDocument {
        text,
        evidence: Evidence::default(),
        format,
        encoding: reading::text::Encoding::Utf8,
        remarks: Remarks::default(),
        annotations: Vec::new(),
    };
    Prepared::new(document, "", String::new())
}

#[test]
fn a_file_of_another_kind_is_refused() {
    let folder = Folder::new();
    let project = folder.path("p.planlupe");
    drop(Project::create(&project).expect("a project"));
    let refused = Quarantine::open(&project, PASSPHRASE).expect_err("a project is none");
    assert!(matches!(refused, Error::NotAQuarantine(_)));
    fs::write(folder.path("x.karantene"), "tekst").expect("written");
    assert!(Quarantine::open(&folder.path("x.karantene"), PASSPHRASE).is_err());
}

#[test]
fn a_signed_case_comes_into_the_project_without_its_names() {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
    let (text, mut judgement) = judged(&quarantine, number);
    judgement.apply(&text, JudgementEdit::SetRole { entity: 0, role: Some("kollega".to_owned()) });
    judgement.show(0);
    quarantine.save_judgement(number, &judgement).expect("saved");
    let refused = release(&mut quarantine, &mut project, number, "Sak 1").expect_err("nobody has signed");
    assert!(matches!(refused, Error::NotSigned(_)));
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    let case = release(&mut quarantine, &mut project, number, "Sak 1").expect("released").case;
    assert_eq!(
        project.cases().text(case).expect("readable").as_str(),
        "BRUKER - 5. MAR. 2020\nHei, jeg traff kollegaen i går.\n\nKollegaen er snill, kollegaens hund også.\n"
    );
    assert_eq!(project.redactions().replacements(case).expect("readable").len(), 3);
    let label = quarantine.original(number).expect("there").released_as;
    assert_eq!(Some(project.cases().list().expect("readable")[0].label.clone()), label);
    project.undo().expect("undone");
    assert!(project.cases().list().expect("readable").is_empty());
    project.redo().expect("made again");
    assert_eq!(project.redactions().replacements(case).expect("readable").len(), 3);
}

#[test]
fn a_case_with_a_name_left_is_not_released() {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
    let (text, mut judgement) = judged(&quarantine, number);
    judgement.apply(&text, JudgementEdit::SetRole { entity: 0, role: None });
    judgement.apply(&text, JudgementEdit::Unmark { mention: 2 });
    judgement.show(0);
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    let refused = release(&mut quarantine, &mut project, number, "Sak 1").expect_err("a name is left");
    assert!(matches!(refused, Error::Leak(1)), "{refused}");
    judgement.apply(&text, JudgementEdit::Keep { spans: text.find_all("Karis") });
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    release(&mut quarantine, &mut project, number, "A").expect("a person has kept it");
}

/// A piece of the sealed key of a quarantine, as its file holds it.
pub fn sealed_key_of(quarantine: &Quarantine) -> Vec<u8> {
    QuarantineHeader::read(&quarantine.connection, &quarantine.path).expect("a header").wrapped[..48].to_vec()
}

impl Folder {
    /// Names of the files that hold these bytes.
    pub fn holding(&self, bytes: &[u8]) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("readable").map(|entry| entry.expect("an entry").path());
        let holds = |path: &PathBuf| memchr::memmem::find(&fs::read(path).expect("readable"), bytes).is_some();
        let names =
            entries.filter(holds).map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned());
        names.collect()
    }

    /// The folder as a machine that stops now leaves it.
    fn stopped_now(&self) -> Self {
        let copy = Self::new();
        for entry in fs::read_dir(self.0.path()).expect("readable") {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            fs::copy(self.path(&name), copy.path(&name)).expect("copied");
        }
        copy
    }
}

#[test]
fn what_an_older_version_left_half_made_is_empty_and_made_anew() {
    for (script, marked) in [("", false), (file::SCHEMA, false), (file::SCHEMA, true)] {
        let folder = Folder::new();
        let path = folder.path("s.karantene");
        fs::write(&path, "").expect("written");
        let connection = Connection::open(&path).expect("a database");
        connection.execute_batch(script).expect("made");
        if marked {
            connection.pragma_update(None, "application_id", 0x506c_4b61).expect("marked");
        }
        drop(connection);
        assert_eq!(QuarantineState::of(&path), QuarantineState::Unmade, "{script} {marked}");
        let refused = Quarantine::open(&path, PASSPHRASE).expect_err("nothing is there");
        assert!(matches!(refused, Error::Unmade(_)), "{refused}");
        drop(Quarantine::create(&path, PASSPHRASE, CHEAP).expect("made"));
        assert_eq!(QuarantineState::of(&path), QuarantineState::Empty);
    }
}

#[test]
fn a_making_never_replaces_what_holds_something() {
    let folder = Folder::new();
    let path = folder.path("s.karantene");
    for content in [&b"tekst"[..], b"SQLite format 3\0 and more"] {
        fs::write(&path, content).expect("written");
        assert!(matches!(Quarantine::create(&path, PASSPHRASE, CHEAP), Err(Error::Project(project::Error::Exists(_)))));
        assert_eq!(fs::read(&path).expect("readable"), content);
    }
    fs::remove_file(&path).expect("removed");
    let (quarantine, _) = folder.with_case();
    assert!(Quarantine::create(&path, PASSPHRASE, CHEAP).is_err());
    assert_eq!(quarantine.originals().expect("readable").len(), 1);
    fs::create_dir(folder.path("t.karantene")).expect("a folder");
    assert!(Quarantine::create(&folder.path("t.karantene"), PASSPHRASE, CHEAP).is_err());
    assert!(Quarantine::open(&folder.path("t.karantene"), PASSPHRASE).is_err());
}

#[cfg(unix)]
#[test]
fn the_end_of_a_pipe_is_refused_and_not_waited_for() {
    let folder = Folder::new();
    let path = folder.path("s.karantene");
    let made = std::process::Command::new("mkfifo").arg(&path).status().expect("a command");
    assert!(made.success());
    let refused = Quarantine::open(&path, PASSPHRASE).expect_err("no file");
    assert!(matches!(&refused, Error::NotAQuarantine(_)), "{refused}");
    assert!(matches!(Quarantine::create(&path, PASSPHRASE, CHEAP), Err(Error::Project(project::Error::Exists(_)))));
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_it_its_journal_and_what_it_was() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new();
    let mode = |name: &str| fs::metadata(folder.path(name)).expect("there").permissions().mode() & 0o777;
    let (quarantine, number) = folder.with_case();
    assert_eq!(mode("s.karantene"), 0o600);
    quarantine.connection.execute_batch("PRAGMA cache_size = 0; BEGIN IMMEDIATE").expect("begun");
    quarantine.put(SealedKind::Text, number, b"x").expect("put");
    quarantine.connection.cache_flush().expect("flushed");
    assert_eq!(mode("s.karantene-journal"), 0o600);
    drop(quarantine);
    let open = fs::Permissions::from_mode(0o664);
    fs::set_permissions(folder.path("s.karantene"), open).expect("opened to others");
    drop(Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("opens"));
    assert_eq!(mode("s.karantene"), 0o660, "a group that shares it keeps it");
}

#[test]
fn an_adding_that_was_stopped_is_taken_back() {
    let folder = Folder::new();
    let (quarantine, first) = folder.with_case();
    quarantine.connection.execute_batch("PRAGMA cache_size = 0; BEGIN IMMEDIATE").expect("begun");
    quarantine.put(SealedKind::Text, first + 1, b"half of it").expect("put");
    quarantine.put(SealedKind::Text, first, b"something else").expect("put");
    quarantine.connection.cache_flush().expect("flushed");
    let stopped = folder.stopped_now();
    assert!(stopped.path("s.karantene-journal").exists());
    let quarantine = Quarantine::open(&stopped.path("s.karantene"), PASSPHRASE).expect("opens");
    assert_eq!(quarantine.originals().expect("readable").len(), 1);
    assert_eq!(quarantine.text(first).expect("readable").as_str(), CASE);
    assert!(quarantine.get(SealedKind::Text, first + 1).expect("readable").is_none());
}

#[test]
fn a_key_that_is_overwritten_is_in_no_file_at_any_time() {
    let folder = Folder::new();
    let (mut quarantine, _) = folder.with_case();
    let sealed = sealed_key_of(&quarantine);
    assert_eq!(folder.holding(&sealed), ["s.karantene"]);
    // In the midst of it: what is written so far is in no journal.
    let connection = &quarantine.connection;
    connection.pragma_update(None, "journal_mode", "MEMORY").expect("set");
    connection.execute_batch("BEGIN IMMEDIATE").expect("begun");
    connection.execute("UPDATE header SET wrapped = zeroblob(length(wrapped))", []).expect("overwritten");
    connection.cache_flush().expect("flushed");
    assert_eq!(folder.holding(&sealed), Vec::<String>::new());
    assert!(!folder.path("s.karantene-journal").exists());
    let stopped = folder.stopped_now();
    assert_eq!(QuarantineState::of(&stopped.path("s.karantene")), QuarantineState::Destroyed);
    connection.execute_batch("ROLLBACK").expect("back");
    assert_eq!(folder.holding(&sealed), ["s.karantene"]);
    connection.pragma_update(None, "journal_mode", "DELETE").expect("set");

    quarantine.destroy_key().expect("destroyed");
    assert_eq!(folder.holding(&sealed), Vec::<String>::new());
    drop(quarantine);
    let path = folder.path("s.karantene");
    assert_eq!(QuarantineState::of(&path), QuarantineState::Destroyed);
    let refused = Quarantine::open(&path, PASSPHRASE).expect_err("nothing opens it");
    assert!(matches!(&refused, Error::KeyDestroyed(_)), "{refused}");
    let refused = Quarantine::create(&path, PASSPHRASE, CHEAP).expect_err("it is still there");
    assert!(matches!(&refused, Error::KeyDestroyed(_)), "{refused}");
}

#[test]
fn an_old_passphrase_opens_nothing_that_is_left() {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    let old = sealed_key_of(&quarantine);
    quarantine.change_passphrase("grønn bil i veien", CHEAP).expect("changed");
    assert_eq!(folder.holding(&old), Vec::<String>::new());
    // Stopped before the journal with the old key was overwritten: the next one who opens it does that.
    let old = sealed_key_of(&quarantine);
    let connection = &quarantine.connection;
    connection.pragma_update(None, "journal_mode", "PERSIST").expect("set");
    let header = sealed_key(&quarantine.key, &quarantine.file, PASSPHRASE, CHEAP).expect("sealed");
    connection
        .execute("UPDATE header SET salt = ?, wrapped = ?", params![header.salt, header.wrapped])
        .expect("changed");
    let stopped = folder.stopped_now();
    assert_eq!(stopped.holding(&old), ["s.karantene-journal"]);
    let quarantine = Quarantine::open(&stopped.path("s.karantene"), PASSPHRASE).expect("opens");
    assert_eq!(quarantine.text(number).expect("readable").as_str(), CASE);
    assert_eq!(stopped.holding(&old), Vec::<String>::new());
}

#[test]
fn a_passphrase_opens_in_whatever_form_it_is_given() {
    let folder = Folder::new();
    let path = folder.path("s.karantene");
    let forms = ["blå båt på vannet", "bla\u{30a} ba\u{30a}t pa\u{30a} vannet", "\u{feff}blå båt på vannet\r\n"];
    for made in forms {
        drop(Quarantine::create(&path, made, CHEAP).expect("made"));
        for given in forms {
            drop(Quarantine::open(&path, given).unwrap_or_else(|error| panic!("{made:?} by {given:?}: {error}")));
        }
        fs::remove_file(&path).expect("removed");
    }
}

#[test]
fn a_quarantine_of_an_older_version_opens_by_the_passphrase_as_it_was_taken_then() {
    let folder = Folder::new();
    let path = folder.path("s.karantene");
    let typed = "blå båt på vannet";
    for taken in ["\u{feff}blå båt på vannet", "bla\u{30a} ba\u{30a}t pa\u{30a} vannet", typed] {
        let quarantine = Quarantine::create(&path, PASSPHRASE, CHEAP).expect("made");
        let salt = random::<SALT>();
        let by = Key::of_passphrase(taken, &salt, CHEAP).expect("a key");
        let wrapped = quarantine.key.wrapped(&by, &quarantine.file);
        quarantine
            .connection
            .execute("UPDATE header SET salt = ?, wrapped = ?", params![salt, wrapped])
            .expect("written");
        drop(quarantine);
        drop(Quarantine::open(&path, typed).unwrap_or_else(|error| panic!("{taken:?}: {error}")));
        drop(Quarantine::open(&path, taken).unwrap_or_else(|error| panic!("{taken:?}: {error}")));
        assert!(Quarantine::open(&path, "blå båt på land").is_err());
        fs::remove_file(&path).expect("removed");
    }
}

#[test]
fn a_damaged_quarantine_is_called_damaged_wherever_the_damage_is() {
    let folder = Folder::new();
    drop(folder.with_case());
    let path = folder.path("s.karantene");
    let whole = fs::read(&path).expect("readable");
    let read = |path: &Path| -> Result<()> {
        let quarantine = Quarantine::open(path, PASSPHRASE)?;
        for original in quarantine.originals()? {
            quarantine.text(original.number)?;
            quarantine.judgement(original.number)?;
        }
        Ok(())
    };
    read(&path).expect("whole");
    let (mut damaged, mut told) = (0, 0);
    for page in 0..whole.len() / 512 {
        let mut bytes = whole.clone();
        bytes[page * 512..][..256].iter_mut().for_each(|byte| *byte ^= 0x55);
        fs::write(&path, bytes).expect("written");
        damaged += 1;
        // Free space and what was never used may be damaged unseen.
        if let Err(error) = read(&path) {
            told += 1;
            let is_ours = matches!(
                &error,
                Error::Tampered(_) | Error::NotAQuarantine(_) | Error::WrongPassphrase(_) | Error::Unmade(_)
            );
            assert!(is_ours, "{page}: {error}");
        }
    }
    assert!(told * 2 > damaged, "{told} of {damaged}");
    for length in [0, 1, 100, 512, whole.len() / 2] {
        fs::write(&path, &whole[..length]).expect("written");
        assert!(read(&path).is_err(), "{length}");
    }
    // A header that asks for all memory.
    fs::write(&path, &whole).expect("written");
    Connection::open(&path)
        .and_then(|file| file.execute("UPDATE header SET memory = 4294967295", []))
        .expect("written");
    assert!(matches!(read(&path), Err(Error::Tampered(_))));
}
