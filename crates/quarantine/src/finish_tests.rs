//! Finishing, and being stopped at any step of it.

use super::*;
use crate::kept_key;
use crate::quarantine::tests::{CHEAP, Folder, PASSPHRASE, judged, sealed_key_of};
use crate::release::release;
use crate::report::{Originals as Fate, Report};
use names::judgement::JudgementEdit;

/// A project with one released case, and its quarantine.
pub fn released() -> (Folder, PathBuf, Quarantine) {
    let folder = Folder::new();
    let path = folder.path("s.planlupe");
    let (mut quarantine, number) = folder.with_case();
    let mut project = Project::create(&path).expect("a project");
    let (text, mut judgement) = judged(&quarantine, number);
    judgement.apply(&text, JudgementEdit::SetRole { entity: 0, role: Some("kollega".to_owned()) });
    judgement.show(0);
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    release(&mut quarantine, &mut project, number, "Sak 1").expect("released");
    drop(project);
    (folder, path, quarantine)
}

/// Every byte of every file, and every name of one, without the originals.
#[track_caller]
fn is_clean(folder: &Folder) {
    let names = ["Kari Nordmann", "Kari", "Karis", "nordmann-kari"];
    let names: Vec<leak::SearchedOriginal> =
        names.iter().map(|form| leak::SearchedOriginal { line: 1, form: (*form).to_owned() }).collect();
    let hits = leaks::in_folder(&SearchedOriginals::new(&names), folder.0.path(), &[]).expect("readable").hits;
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
    assert!(Project::open(&path).expect("a project").records().originals_remain().expect("readable"));
    let mut steps = Vec::new();
    let proof = finish(&path, quarantine, "ada", None, false, |step| {
        steps.push(step);
        Ok(())
    });
    let proof = proof.expect("finished");
    // The project and two locks.
    assert!(proof.finished && proof.originals == 3 && proof.files == 3 && proof.bytes > 0, "{proof:?}");
    let without_key: Vec<FinishStep> =
        FinishStep::ALL.into_iter().filter(|step| !FinishStep::OF_KEY.contains(step)).collect();
    assert_eq!(steps, without_key);
    assert_eq!(names(&folder), ["s.planlupe"]);
    is_clean(&folder);
    let project = Project::open(&path).expect("a sound project");
    assert_eq!(project.check().expect("readable"), []);
    assert_eq!(project.cases().list().expect("readable").len(), 1);
    assert!(!project.records().originals_remain().expect("readable"));
    assert_eq!(project.records().list().expect("readable").last().map(|record| record.what), Some(Recorded::Finished));
}

/// What the report tells.
fn report(path: &Path) -> Report {
    Report::of(&Project::open_to_read(path).expect("a sound project")).expect("readable")
}

/// The originals can be opened, all of them.
fn opens(file: &Path) -> bool {
    Quarantine::open(file, PASSPHRASE)
        .is_ok_and(|quarantine| quarantine.originals().is_ok_and(|originals| originals.len() == 1))
}

fn key_opens(file: &Path) -> bool {
    kept_key::read(file, PASSPHRASE).is_ok_and(|rows| {
        rows.iter().any(|row| row.original == "Kari Nordmann" && row.title.as_deref() == Some("kollegaen"))
    })
}

/// Finishes once more, as the command does.
fn again(path: &Path, keep: Option<&Keep<'_>>) -> Proof {
    let mut project = Project::open_to_write(path).expect("a sound project");
    let resumed = resume(&mut project, "ada").expect("resumed");
    drop(project);
    resumed.unwrap_or_else(|| {
        let quarantine = Quarantine::open(&Quarantine::path_for(path), PASSPHRASE).expect("still there");
        finish(path, quarantine, "ada", keep, false, |_| Ok(())).expect("finished")
    })
}

fn stopped_at_every_step(with_key: bool) {
    for stop in FinishStep::ALL.into_iter().filter(|step| with_key || !FinishStep::OF_KEY.contains(step)) {
        let (folder, path, quarantine) = released();
        let outside = tempfile::tempdir().expect("a folder");
        let key = outside.path().join("s.nokkel");
        let keep = Keep { path: &key, passphrase: PASSPHRASE, cost: CHEAP };
        let keep = with_key.then_some(&keep);
        let sealed = sealed_key_of(&quarantine);
        let stopped = finish(&path, quarantine, "ada", keep, false, |step| {
            if step == stop { Err(project::Error::WorkFailed.into()) } else { Ok(()) }
        });
        assert!(matches!(stopped, Err(Error::Project(project::Error::WorkFailed))), "{stop:?}");

        // Nothing in clear, and nothing lost: the case is in the project, and the originals can be opened, or are destroyed and
        // the key to them can be opened.
        is_clean(&folder);
        assert_eq!(
            Project::open(&path).expect("a sound project").cases().list().expect("readable").len(),
            1,
            "{stop:?}"
        );
        let file = folder.path("s.karantene");
        let kept = stop <= FinishStep::DestroyKey;
        assert_eq!(opens(&file), kept, "{stop:?}");
        assert!(kept || folder.holding(&sealed).is_empty(), "{stop:?}");
        assert!(kept || !with_key || key_opens(&key), "{stop:?}");

        // What the report tells is true, whatever the record had come to.
        let report = report(&path);
        assert_eq!(report.finished.is_some(), stop > FinishStep::Record && !with_key, "{stop:?}: {report:?}");
        let is_honest = match report.quarantine {
            QuarantineState::Sealed { originals: 1 } => kept && report.finished.is_none(),
            QuarantineState::Destroyed => !kept && stop <= FinishStep::Delete,
            QuarantineState::None => stop == FinishStep::ProveAgain,
            _ => false,
        };
        assert!(is_honest && !report.contradicted, "{stop:?}: {report:?}");
        assert_eq!(report.finishing.is_some(), FinishStep::Begin < stop && stop <= FinishStep::Record, "{stop:?}");

        // Once more, and it is done; the record tells of one end.
        if stop < FinishStep::ProveAgain {
            let proof = again(&path, keep);
            assert!(proof.finished && proof.destroyed, "{stop:?}");
            assert_eq!(proof.key.is_some(), with_key && kept, "{stop:?}");
        }
        let mut project = Project::open_to_write(&path).expect("a sound project");
        assert!(resume(&mut project, "ada").expect("nothing to do").is_none());
        let records = project.records().list().expect("readable");
        assert_eq!(records.iter().filter(|record| record.what == Recorded::Finished).count(), 1, "{stop:?}");
        assert_eq!(project.records().originals_remain().expect("readable"), with_key, "{stop:?}");
        drop(project);
        assert_eq!(names(&folder), ["s.planlupe"], "{stop:?}");
        assert_eq!(fs::read_dir(outside.path()).expect("readable").count(), usize::from(with_key), "{stop:?}");
        assert!(!with_key || key_opens(&key), "{stop:?}");
        assert_eq!(self::report(&path).finished.is_some(), !with_key, "{stop:?}");
        is_clean(&folder);
    }
}

#[test]
fn stopped_at_any_step_it_comes_to_the_same_end() {
    stopped_at_every_step(false);
}

#[test]
fn stopped_at_any_step_with_a_key_either_the_originals_open_or_the_key_does() {
    stopped_at_every_step(true);
}

#[test]
fn a_record_of_the_end_is_doubted_while_the_quarantine_opens() {
    // As older versions left it: the record was written before the key was destroyed.
    let (folder, path, quarantine) = released();
    let mut project = Project::open_to_write(&path).expect("a project");
    project.write().records().add(&Record::new("ada", Recorded::Finished, 3)).expect("written");
    drop((project, quarantine));
    let told = report(&path);
    assert_eq!((&told.finished, told.contradicted), (&None, true));
    assert!(matches!(told.originals(), Fate::Contradicted { count: 1, .. }));
    // What cannot be looked into is not taken for destroyed.
    let whole = fs::read(folder.path("s.karantene")).expect("readable");
    fs::write(folder.path("s.karantene"), "tekst").expect("written");
    let told = report(&path);
    assert_eq!((told.finished, told.contradicted, told.quarantine), (None, true, QuarantineState::Unknown));
    fs::write(folder.path("s.karantene"), whole).expect("written");
    assert!(again(&path, None).finished);
    let told = report(&path);
    assert!(told.finished.is_some() && !told.contradicted);
}

#[test]
fn a_beginning_without_a_quarantine_is_no_end() {
    let (folder, path, quarantine) = released();
    let stopped = finish(&path, quarantine, "ada", None, false, |step| match step {
        FinishStep::DestroyKey => Err(project::Error::WorkFailed.into()),
        _ => Ok(()),
    });
    assert!(stopped.is_err());
    let (here, away) = (folder.path("s.karantene"), folder.path("borte"));
    fs::rename(&here, &away).expect("moved away");
    let mut project = Project::open_to_write(&path).expect("a project");
    let refused = resume(&mut project, "ada").expect_err("nobody can tell");
    assert!(matches!(refused, Error::NoTrace(_)), "{refused}");
    drop(project);
    assert_eq!(report(&path).finished, None);
    fs::rename(&away, &here).expect("moved back");
    assert!(again(&path, None).finished);
}

#[test]
fn nothing_is_destroyed_while_an_original_is_anywhere() {
    let (folder, path, quarantine) = released();
    fs::write(folder.path("notat.txt"), "Ring KARI NORDMANN").expect("written");
    let proof = finish(&path, quarantine, "ada", None, false, |_| Ok(())).expect("it says so");
    assert!(!proof.finished && !proof.hits.is_empty());
    fs::remove_file(folder.path("notat.txt")).expect("removed");
    let mut project = Project::open_to_write(&path).expect("a project");
    let case = project.cases().list().expect("readable")[0].id;
    project.write().cases().write_summary(case, "Karis sak").expect("written");
    drop(project);
    let file = folder.path("s.karantene");
    let again = || Quarantine::open(&file, PASSPHRASE).expect("still there");
    let proof = finish(&path, again(), "ada", None, false, |_| Ok(())).expect("it says so");
    assert!(!proof.finished && file.exists());
    let mut project = Project::open_to_write(&path).expect("a project");
    let found = project.redactions().occurrences("Kari").expect("readable");
    assert_eq!(
        project.write().redactions().redact(&found, names::mark::Label::Per, Some("kollega")).expect("redacted"),
        1
    );
    assert_eq!(project.cases().list().expect("readable")[0].summary, "Kollegaens sak");
    drop(project);
    assert!(finish(&path, again(), "ada", None, false, |_| Ok(())).expect("finished").finished);
    is_clean(&folder);
}

#[test]
fn a_case_that_is_not_in_the_project_is_not_lost() {
    let (folder, path, quarantine) = released();
    let mut project = Project::open_to_write(&path).expect("a project");
    project.undo().expect("the release is undone");
    drop(project);
    let refused = finish(&path, quarantine, "ada", None, false, |_| Ok(())).expect_err("it waits");
    assert!(matches!(refused, Error::NotReleased(1)));
    let mut project = Project::open_to_write(&path).expect("a project");
    project.redo().expect("it is made again");
    drop(project);
    let mut quarantine = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("still there");
    quarantine.forget_releases(1);
    quarantine.set_released(1, None).expect("written");
    assert!(finish(&path, quarantine, "ada", None, false, |_| Ok(())).is_err());
}

#[test]
fn a_key_is_kept_where_one_is_asked_for_and_every_screen_is_told() {
    let (folder, path, quarantine) = released();
    let file = folder.path("s.nokkel");
    let keep = Keep { path: &file, passphrase: PASSPHRASE, cost: CHEAP };
    let proof = finish(&path, quarantine, "ada", Some(&keep), false, |_| Ok(())).expect("finished");
    assert!(proof.finished, "{proof:?}");
    assert_eq!(proof.key.map(|key| (key.rows, key.cases_without_titles)), Some((3, 0)));
    assert_eq!(proof.keys, [folder.0.path().join("s.nokkel")]);
    assert_eq!(names(&folder), ["s.nokkel", "s.planlupe"]);
    assert!(key_opens(&file));
    assert!(!fs::read(&file).expect("readable").windows(8).any(|bytes| bytes == b"Nordmann"));
    let wrong = kept_key::read(&file, "en annen frase").err();
    assert!(matches!(wrong, Some(Error::WrongPassphrase(_))));
    let other = kept_key::read(&path, PASSPHRASE).err();
    assert!(matches!(other, Some(Error::NotAKey(_))));
    let report = report(&path);
    assert!(report.finished.is_none() && report.told.key, "{report:?}");
    assert!(Project::open(&path).expect("a project").records().originals_remain().expect("readable"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_key_holds_what_stood_in_the_released_text_whatever_the_roles_are_now() {
    use names::roles::Catalogue;

    let (folder, path, quarantine) = released();
    let mut project = Project::open_to_write(&path).expect("a project");
    let roles = project.settings().catalogue("").expect("readable").to_ron().replace("\"kollegaen\"", "\"den andre\"");
    project.write().settings().set_catalogue(Some(&Catalogue::from_ron(&roles).expect("roles"))).expect("set");
    let text = project.cases().text(project.cases().list().expect("readable")[0].id).expect("readable");
    drop(project);
    let file = folder.path("s.nokkel");
    let keep = Keep { path: &file, passphrase: PASSPHRASE, cost: CHEAP };
    finish(&path, quarantine, "ada", Some(&keep), false, |_| Ok(())).expect("finished");
    let rows = kept_key::read(&file, PASSPHRASE).expect("opens");
    assert_eq!(rows.len(), 3);
    for row in rows {
        let title = row.title.expect("known");
        assert!(!text.find_all(&title).is_empty(), "{title}");
    }
}

#[test]
fn titles_that_an_older_version_did_not_note_are_told_to_be_unknown() {
    let (folder, path, mut quarantine) = released();
    quarantine.forget_releases(1);
    let project = Project::open_to_write(&path).expect("a project");
    drop(project);
    let database = rusqlite::Connection::open(&path).expect("a database");
    database.execute("UPDATE cases SET release = NULL", []).expect("written");
    drop(database);
    let file = folder.path("s.nokkel");
    let keep = Keep { path: &file, passphrase: PASSPHRASE, cost: CHEAP };
    let proof = finish(&path, quarantine, "ada", Some(&keep), false, |_| Ok(())).expect("finished");
    assert_eq!(proof.key.map(|key| (key.rows, key.cases_without_titles)), Some((3, 1)));
    let rows = kept_key::read(&file, PASSPHRASE).expect("opens");
    assert!(rows.iter().all(|row| row.title.is_none()) && rows.iter().any(|row| row.original == "Karis"));
}

#[test]
fn a_file_that_stands_where_the_key_is_to_go_stays() {
    let (folder, path, quarantine) = released();
    let file = folder.path("s.nokkel");
    fs::write(&file, "noe annet").expect("written");
    let keep = Keep { path: &file, passphrase: PASSPHRASE, cost: CHEAP };
    let refused = finish(&path, quarantine, "ada", Some(&keep), false, |_| Ok(())).expect_err("it is in the way");
    assert!(matches!(refused, Error::Project(project::Error::Exists(_))), "{refused}");
    assert_eq!(fs::read(&file).expect("readable"), b"noe annet");
    // A key of other originals stays too.
    let (other_folder, other, own) = released();
    let elsewhere = other_folder.path("s.nokkel");
    let keep_other = Keep { path: &elsewhere, passphrase: PASSPHRASE, cost: CHEAP };
    let mut project = Project::open_to_write(&other).expect("a project");
    project.write().cases().rename(1, "Noe annet").expect("renamed");
    drop(project);
    finish(&other, own, "ada", Some(&keep_other), false, |_| Ok(())).expect("finished");
    let mut rows = kept_key::read(&elsewhere, PASSPHRASE).expect("opens");
    rows[0].case = "En annen".to_owned();
    fs::write(&file, keep.sealed(&rows).expect("sealed")).expect("written");
    let quarantine = || Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("still there");
    let refused = finish(&path, quarantine(), "ada", Some(&keep), false, |_| Ok(())).expect_err("it is another");
    assert!(matches!(refused, Error::Project(project::Error::Exists(_))), "{refused}");
    assert_eq!(kept_key::read(&file, PASSPHRASE).expect("opens"), rows);
    // A short passphrase is refused before anything is done.
    let weak = Keep { path: &folder.path("t.nokkel"), passphrase: "kort", cost: CHEAP };
    let mut steps = 0;
    let refused = finish(&path, quarantine(), "ada", Some(&weak), false, |_| {
        steps += 1;
        Ok(())
    });
    assert!(matches!(refused, Err(Error::WeakPassphrase(_))) && steps == 0);
}

#[test]
fn a_key_that_cannot_be_read_again_destroys_nothing() {
    let (folder, path, quarantine) = released();
    let file = folder.path("s.nokkel");
    let keep = Keep { path: &file, passphrase: PASSPHRASE, cost: CHEAP };
    let refused = finish(&path, quarantine, "ada", Some(&keep), false, |step| {
        if step == FinishStep::ProveKey {
            // What a disk that fails gives back.
            let mut bytes = fs::read(&file).expect("readable");
            *bytes.last_mut().expect("a byte") ^= 1;
            fs::write(&file, bytes).expect("written");
        }
        Ok(())
    });
    assert!(matches!(refused, Err(Error::KeyNotKept(_))));
    assert!(opens(&folder.path("s.karantene")));
}

#[test]
fn a_key_of_another_run_is_told_where_none_is_asked_for() {
    let (folder, path, quarantine) = released();
    let file = folder.path("s.nokkel");
    let keep = Keep { path: &file, passphrase: PASSPHRASE, cost: CHEAP };
    let stopped = finish(&path, quarantine, "ada", Some(&keep), false, |step| match step {
        FinishStep::PlaceKey => Err(project::Error::WorkFailed.into()),
        _ => Ok(()),
    });
    assert!(stopped.is_err());
    let proof = again(&path, None);
    assert!(proof.finished && proof.key.is_none());
    assert_eq!(proof.keys.len(), 1, "the unfinished one of the run before: {proof:?}");
    assert!(proof.key_exists && report(&path).finished.is_none(), "whoever has it can open it");
}

#[test]
fn once_the_originals_are_destroyed_nothing_says_that_they_are_not() {
    let (folder, path, quarantine) = released();
    let proof = finish(&path, quarantine, "ada", None, false, |step| {
        if step == FinishStep::ProveAgain {
            fs::write(folder.path("notat.txt"), "Ring KARI NORDMANN").expect("written");
        }
        Ok(())
    });
    let proof = proof.expect("it says so");
    assert!(!proof.finished && proof.destroyed && !proof.hits.is_empty(), "{proof:?}");
}

#[cfg(unix)]
#[test]
fn a_project_behind_a_link_is_finished_where_it_lies() {
    let (folder, path, quarantine) = released();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let link = elsewhere.path().join("lenke.planlupe");
    std::os::unix::fs::symlink(&path, &link).expect("a link");
    assert_eq!(Quarantine::path_for(&link), fs::canonicalize(quarantine.path()).expect("there"));
    assert!(finish(&link, quarantine, "ada", None, false, |_| Ok(())).expect("finished").finished);
    assert!(link.is_symlink() && !path.is_symlink());
    assert_eq!(names(&folder), ["s.planlupe"]);
    assert!(report(&link).finished.is_some());
    is_clean(&folder);
}

#[test]
fn a_project_that_never_had_originals_is_not_called_de_identified() {
    let folder = Folder::new();
    let path = folder.path("s.planlupe");
    drop(Project::create(&path).expect("a project"));
    let report = report(&path);
    assert!(report.finished.is_none() && !report.contradicted, "{report:?}");
    assert_eq!(report.originals(), Fate::None);
}

#[test]
fn a_destruction_that_was_stopped_in_the_midst_of_a_write_is_ended_too() {
    let (folder, path, quarantine) = released();
    let stopped = finish(&path, quarantine, "ada", None, false, |step| match step {
        FinishStep::Record => Err(project::Error::WorkFailed.into()),
        _ => Ok(()),
    });
    assert!(stopped.is_err());
    // The journal of a change that came to no end.
    let file = folder.path("s.karantene");
    let writer = rusqlite::Connection::open(&file).expect("a database");
    writer
        .execute_batch("PRAGMA cache_size = 0; BEGIN IMMEDIATE; UPDATE header SET salt = randomblob(16)")
        .expect("begun");
    writer.cache_flush().expect("flushed");
    let copy = Folder::new();
    for name in ["s.planlupe", "s.karantene", "s.karantene-journal"] {
        fs::copy(folder.path(name), copy.path(name)).expect("copied");
    }
    let report = report(&copy.path("s.planlupe"));
    assert_eq!((report.quarantine, &report.finished), (QuarantineState::Unknown, &None), "{report:?}");
    assert!(again(&copy.path("s.planlupe"), None).finished);
    assert_eq!(names(&copy), ["s.planlupe"]);
}

#[test]
fn what_cannot_be_looked_into_waits_for_a_person() {
    let (folder, path, quarantine) = released();
    fs::write(folder.path("skjerm.png"), b"\x89PNG\r\n\x1a\n0000").expect("written");
    let proof = finish(&path, quarantine, "ada", None, false, |_| Ok(())).expect("it says so");
    assert!(!proof.finished && !proof.destroyed && proof.hits.is_empty(), "{proof:?}");
    assert_eq!(proof.not_looked_into.len(), 1);
    let again = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("still there");
    let proof = finish(&path, again, "ada", None, true, |_| Ok(())).expect("finished");
    assert!(proof.finished && proof.not_looked_into.len() == 1, "{proof:?}");
    let records = Project::open(&path).expect("a project").records().list().expect("readable");
    assert!(records.iter().any(|record| record.what == Recorded::LookedByHand && record.count == 1));
}

#[test]
fn a_name_in_a_document_beside_the_project_is_found() {
    let (folder, path, quarantine) = released();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, b"Hilsen Kari Nordmann").expect("written");
    fs::write(folder.path("brev.gz"), packed.finish().expect("packed")).expect("written");
    let proof = finish(&path, quarantine, "ada", None, true, |_| Ok(())).expect("it says so");
    assert!(!proof.destroyed && !proof.hits.is_empty(), "{proof:?}");
}
