//! Finishing, and being stopped at any step of it.

use super::*;
use crate::anonymisation::judgement::Command;
use crate::anonymisation::kept_key;
use crate::anonymisation::quarantine::tests::{Folder, PASSPHRASE, judged};
use crate::anonymisation::release::release;
use crate::anonymisation::seal::Cost;

/// A project with one released case, and its quarantine.
fn released() -> (Folder, PathBuf, Quarantine) {
    let folder = Folder::new();
    let path = folder.path("s.planlupe");
    let (mut quarantine, number) = folder.with_case();
    let mut project = Project::create(&path).expect("a project");
    let (text, mut judgement) = judged(&quarantine, number);
    judgement.apply(&text, Command::SetRole { entity: 0, role: Some("kollega".to_owned()) });
    judgement.show(0);
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    release(&mut quarantine, &mut project, number, None).expect("released");
    drop(project);
    (folder, path, quarantine)
}

/// Every byte of every file, and every name of one, without the originals.
#[track_caller]
fn is_clean(folder: &Folder) {
    let names = ["Kari Nordmann", "Kari", "Karis", "nordmann-kari"];
    let names: Vec<leak::Original> =
        names.iter().map(|form| leak::Original { line: 1, form: (*form).to_owned() }).collect();
    let hits = Originals::new(&names).in_folder(folder.0.path()).expect("readable");
    assert_eq!(hits, []);
}

fn names(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.0.path()).expect("readable");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    // Locks stay where they are.
    names.retain(|name| Path::new(name).extension().is_none_or(|extension| extension != "lock"));
    names.sort();
    names
}

#[test]
fn afterwards_only_the_project_is_left_and_it_holds_no_original() {
    let (folder, path, quarantine) = released();
    assert!(Project::open(&path).expect("a project").originals_remain().expect("readable"));
    let mut steps = Vec::new();
    let proof = finish(&path, quarantine, "ada", None, |step| {
        steps.push(step);
        Ok(())
    });
    let proof = proof.expect("finished");
    // The project and two locks.
    assert!(proof.finished && proof.originals == 3 && proof.files == 3 && proof.bytes > 0, "{proof:?}");
    assert_eq!(steps, Step::ALL);
    assert_eq!(names(&folder), ["s.planlupe"]);
    is_clean(&folder);
    let project = Project::open(&path).expect("a sound project");
    assert_eq!(project.check().expect("readable"), []);
    assert_eq!(project.cases().expect("readable").len(), 1);
    assert!(!project.originals_remain().expect("readable"));
    assert_eq!(project.records().expect("readable").last().map(|record| record.what), Some(Recorded::Finished));
}

#[test]
fn stopped_at_any_step_it_comes_to_the_same_end() {
    for stop in Step::ALL {
        let (folder, path, quarantine) = released();
        let stopped =
            finish(&path, quarantine, "ada", None, |step| if step == stop { Err(Error::WorkFailed) } else { Ok(()) });
        assert!(matches!(stopped, Err(Error::WorkFailed)), "{stop:?}");
        // Nothing in clear, and nothing lost: the case is in the project, and the originals can be opened or are destroyed.
        is_clean(&folder);
        assert_eq!(Project::open(&path).expect("a sound project").cases().expect("readable").len(), 1, "{stop:?}");
        let file = folder.path("s.karantene");
        if stop <= Step::DestroyKey {
            let quarantine = Quarantine::open(&file, PASSPHRASE).expect("still there");
            assert_eq!(quarantine.originals().expect("readable").len(), 1);
            let proof = finish(&path, quarantine, "ada", None, |_| Ok(())).expect("finished");
            assert!(proof.finished, "{stop:?}");
        } else if stop == Step::Delete {
            assert!(Quarantine::open(&file, PASSPHRASE).is_err(), "the key is gone");
            assert!(resume(&file).expect("removed").expect("it was destroyed").finished);
        }
        assert_eq!(resume(&file).expect("nothing to do"), None);
        assert_eq!(names(&folder), ["s.planlupe"], "{stop:?}");
        is_clean(&folder);
        let finished = Project::open(&path).expect("a sound project").records().expect("readable");
        assert_eq!(finished.iter().filter(|record| record.what == Recorded::Finished).count(), 1, "{stop:?}");
    }
}

#[test]
fn nothing_is_destroyed_while_an_original_is_anywhere() {
    let (folder, path, quarantine) = released();
    fs::write(folder.path("notat.txt"), "Ring KARI NORDMANN").expect("written");
    let proof = finish(&path, quarantine, "ada", None, |_| Ok(())).expect("it says so");
    assert!(!proof.finished && !proof.hits.is_empty());
    fs::remove_file(folder.path("notat.txt")).expect("removed");
    let mut project = Project::open_to_write(&path).expect("a project");
    let case = project.cases().expect("readable")[0].id;
    project.write_summary(case, "Karis sak").expect("written");
    drop(project);
    let file = folder.path("s.karantene");
    let again = || Quarantine::open(&file, PASSPHRASE).expect("still there");
    let proof = finish(&path, again(), "ada", None, |_| Ok(())).expect("it says so");
    assert!(!proof.finished && file.exists());
    let mut project = Project::open_to_write(&path).expect("a project");
    let found = project.occurrences("Kari").expect("readable");
    assert_eq!(project.redact(&found, crate::anonymisation::mark::Label::Per, Some("kollega")).expect("redacted"), 1);
    assert_eq!(project.cases().expect("readable")[0].summary, "Kollegaens sak");
    drop(project);
    assert!(finish(&path, again(), "ada", None, |_| Ok(())).expect("finished").finished);
    is_clean(&folder);
}

#[test]
fn a_case_that_is_not_in_the_project_is_not_lost() {
    let (folder, path, quarantine) = released();
    let mut project = Project::open_to_write(&path).expect("a project");
    project.undo().expect("the release is undone");
    drop(project);
    let refused = finish(&path, quarantine, "ada", None, |_| Ok(())).expect_err("it waits");
    assert!(matches!(refused, Error::Anonymisation(Fault::NotReleased(1))));
    let mut project = Project::open_to_write(&path).expect("a project");
    project.redo().expect("it is made again");
    drop(project);
    let mut quarantine = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("still there");
    quarantine.set_released(1, None).expect("written");
    assert!(finish(&path, quarantine, "ada", None, |_| Ok(())).is_err());
}

#[test]
fn a_key_is_kept_where_one_is_asked_for_and_every_screen_is_told() {
    let (folder, path, quarantine) = released();
    let file = folder.path("s.nokkel");
    let cost = Cost { memory: 64, passes: 1 };
    let keep = Keep { path: &file, passphrase: PASSPHRASE, cost };
    let proof = finish(&path, quarantine, "ada", Some(&keep), |_| Ok(())).expect("finished");
    assert!(proof.finished, "{proof:?}");
    assert_eq!(names(&folder), ["s.nokkel", "s.planlupe"]);
    let rows = kept_key::read(&file, PASSPHRASE).expect("opens");
    assert!(rows.iter().any(|row| row.original == "Kari Nordmann" && row.title.contains("kollega")));
    assert!(!fs::read(&file).expect("readable").windows(8).any(|bytes| bytes == b"Nordmann"));
    let wrong = kept_key::read(&file, "en annen frase").err();
    assert!(matches!(wrong, Some(Error::Anonymisation(Fault::WrongPassphrase(_)))));
    let other = kept_key::read(&path, PASSPHRASE).err();
    assert!(matches!(other, Some(Error::Anonymisation(Fault::NotAKey(_)))));
    assert!(Project::open(&path).expect("a project").originals_remain().expect("readable"));
}
