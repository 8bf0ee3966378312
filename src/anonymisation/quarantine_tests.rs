//! What the quarantine promises: nothing in clear, nothing without the passphrase, nothing changed unseen.

use super::*;
use crate::anonymisation::judgement::Command;
use crate::anonymisation::mark::{Label, Mark, Source};
use crate::anonymisation::release::release;
use crate::project::Project;
use crate::remark::Remarks;

pub(in crate::anonymisation) const CHEAP: Cost = Cost { memory: 64, passes: 1 };
pub(in crate::anonymisation) const PASSPHRASE: &str = "rød båt på vannet";
const CASE: &str = "BRUKER - 5. MAR. 2020\nHei, jeg traff Kari Nordmann i går.\n\nKari er snill, Karis hund også.\n";

pub(in crate::anonymisation) struct Folder(pub tempfile::TempDir);

impl Folder {
    pub(in crate::anonymisation) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(in crate::anonymisation) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn quarantine(&self) -> Quarantine {
        Quarantine::create(&self.path("s.karantene"), PASSPHRASE, CHEAP).expect("a quarantine")
    }

    /// The case, taken in from outside the folder.
    pub(in crate::anonymisation) fn with_case(&self) -> (Quarantine, i64) {
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

pub(in crate::anonymisation) fn judged(quarantine: &Quarantine, number: i64) -> (Text, Judgement) {
    let text = quarantine.text(number).expect("readable");
    let spans = ["Kari Nordmann", "Kari", "Karis"].iter().flat_map(|name| text.find_all(name));
    let marks: Vec<Mark> =
        spans.map(|span| Mark { span, label: Label::Per, confidence: 1.0, source: Source::Model }).collect();
    let judgement = Judgement::new(&text, &marks, &quarantine.not_names().expect("readable"));
    (text, judgement)
}

#[test]
fn nothing_stands_in_clear_at_any_time() {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    folder.holds_nothing_in_clear();
    let (text, mut judgement) = judged(&quarantine, number);
    judgement.apply(&text, Command::SetRole { entity: 0, role: Some("veileder".to_owned()) });
    quarantine.save_judgement(number, &judgement).expect("saved");
    // In the midst of a change, with the journal on the disk.
    quarantine.connection.execute_batch("PRAGMA cache_size = 0; BEGIN IMMEDIATE").expect("begun");
    quarantine.put(Kind::Text, number, b"Kari Nordmann").expect("put");
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
    assert!(matches!(Quarantine::open(&path, PASSPHRASE), Err(Error::InUse(_))), "one writer");
    quarantine.change_passphrase("grønn bil i veien", CHEAP).expect("changed");
    drop(quarantine);
    let refused = Quarantine::open(&path, PASSPHRASE).expect_err("it was changed");
    assert_eq!(refused.to_string(), Fault::WrongPassphrase(path.clone()).to_string());
    let quarantine = Quarantine::open(&path, "grønn bil i veien").expect("opens");
    assert_eq!(quarantine.text(number).expect("readable").as_str(), CASE);
    assert_eq!(quarantine.originals().expect("readable")[0].label, "nordmann-kari");
    let short = Quarantine::create(&folder.path("t.karantene"), "kort", CHEAP).expect_err("too short");
    assert!(matches!(short, Error::Anonymisation(Fault::WeakPassphrase(_))));
    assert!(!folder.path("t.karantene").exists());
}

#[test]
fn rows_that_were_swapped_or_changed_are_refused() {
    let folder = Folder::new();
    let (mut quarantine, first) = folder.with_case();
    let text = Text::new("En annen sak.");
    let other = Prepared { label: "b".to_owned(), text, ..import_of(&quarantine, first) };
    let second = quarantine.add(&other).expect("taken in");
    assert!(matches!(quarantine.add(&other), Err(Error::CaseExists(_))));
    quarantine
        .connection
        .execute_batch(&format!(
            "UPDATE sealed SET content = (SELECT content FROM sealed WHERE kind = 2 AND number = {first})
             WHERE kind = 2 AND number = {second}"
        ))
        .expect("changed");
    assert!(matches!(quarantine.text(second), Err(Error::Anonymisation(Fault::Tampered(_)))));
    assert!(quarantine.text(first).is_ok());
}

fn import_of(quarantine: &Quarantine, number: i64) -> Prepared {
    let text = quarantine.text(number).expect("readable");
    let format = crate::document::Format::Text;
    let document = crate::document::Document { text, format, encoding: Encoding::Utf8, remarks: Remarks::default() };
    Prepared::new(document, "", String::new())
}

#[test]
fn a_file_of_another_kind_is_refused() {
    let folder = Folder::new();
    let project = folder.path("p.planlupe");
    drop(Project::create(&project).expect("a project"));
    let refused = Quarantine::open(&project, PASSPHRASE).expect_err("a project is none");
    assert!(matches!(refused, Error::Anonymisation(Fault::NotAQuarantine(_))));
    fs::write(folder.path("x.karantene"), "tekst").expect("written");
    assert!(Quarantine::open(&folder.path("x.karantene"), PASSPHRASE).is_err());
}

#[test]
fn a_signed_case_comes_into_the_project_without_its_names() {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
    let (text, mut judgement) = judged(&quarantine, number);
    judgement.apply(&text, Command::SetRole { entity: 0, role: Some("kollega".to_owned()) });
    judgement.show(0);
    quarantine.save_judgement(number, &judgement).expect("saved");
    let refused = release(&mut quarantine, &mut project, number, None).expect_err("nobody has signed");
    assert!(matches!(refused, Error::Anonymisation(Fault::NotSigned(_))));
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    let case = release(&mut quarantine, &mut project, number, None).expect("released");
    assert_eq!(
        project.text(case).expect("readable").as_str(),
        "BRUKER - 5. MAR. 2020\nHei, jeg traff kollegaen i går.\n\nKollegaen er snill, kollegaens hund også.\n"
    );
    assert_eq!(project.replacements_of(case).expect("readable").len(), 3);
    let label = quarantine.original(number).expect("there").released_as;
    assert_eq!(Some(project.cases().expect("readable")[0].label.clone()), label);
    project.undo().expect("undone");
    assert!(project.cases().expect("readable").is_empty());
    project.redo().expect("made again");
    assert_eq!(project.replacements_of(case).expect("readable").len(), 3);
}

#[test]
fn a_case_with_a_name_left_is_not_released() {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
    let (text, mut judgement) = judged(&quarantine, number);
    judgement.apply(&text, Command::SetRole { entity: 0, role: None });
    judgement.apply(&text, Command::Unmark { mention: 2 });
    judgement.show(0);
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    let refused = release(&mut quarantine, &mut project, number, None).expect_err("a name is left");
    assert!(matches!(refused, Error::Anonymisation(Fault::Leak(1))), "{refused}");
    judgement.apply(&text, Command::Keep { spans: text.find_all("Karis") });
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    release(&mut quarantine, &mut project, number, Some("A")).expect("a person has kept it");
}
