//! Backups: made by themselves, restored into a new file, and destroyed where they hold what must not be kept.

use std::fs;
use std::path::PathBuf;

use crate::support::Folder;
use crate::support::window::Window;
use egui::Key;
use project::Project;

fn files(folder: &Folder) -> Vec<PathBuf> {
    let all = fs::read_dir(folder.path("p.planlupe.backups")).into_iter().flatten();
    let mut files: Vec<PathBuf> = all.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|own| own == "planlupe-backup"));
    files.sort();
    files
}

fn labels(project: &std::path::Path) -> Vec<String> {
    let project = Project::open_to_read(project).expect("a project");
    project.cases().list().expect("cases").into_iter().map(|case| case.label).collect()
}

#[test]
fn the_last_three_states_are_kept_and_the_same_state_only_once() {
    let folder = Folder::with_three_cases();
    assert!(folder.run(&["backups", "p.planlupe"]).succeeds().contains("no backups"));
    assert!(folder.run(&["backups", "p.planlupe", "--make"]).succeeds().contains("is made"));
    assert!(folder.run(&["backups", "p.planlupe", "--make"]).succeeds().contains("the same as the project"));
    for words in ["en", "to", "tre", "fire"] {
        folder.run(&["fine", "p.planlupe", words]).succeeds();
        folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
    }
    assert_eq!(files(&folder).len(), 3, "{:?}", files(&folder));
    let listed = folder.run(&["backups", "p.planlupe", "--json"]).json();
    let listed = listed.as_array().expect("a list");
    let lacks = |at: usize| listed[at]["since"].as_array().expect("known").iter().map(|own| own["count"].clone());
    assert_eq!(listed.len(), 3);
    assert!(listed.iter().all(|own| own["whole"] == true && own["cases"] == 3));
    assert_eq!(lacks(0).count(), 0, "the newest lacks nothing");
    assert_eq!(lacks(2).collect::<Vec<_>>(), [2], "the oldest lacks two edits");
}

#[test]
fn a_backup_of_a_project_that_is_damaged_or_gone_is_restored_into_a_new_file() {
    for is_gone in [true, false] {
        let folder = Folder::with_three_cases();
        folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
        let project = folder.path("p.planlupe");
        if is_gone {
            fs::remove_file(&project).expect("removed");
        } else {
            fs::write(&project, "no project any more").expect("written");
        }
        let listed = folder.run(&["backups", "p.planlupe"]).succeeds();
        assert!(listed.contains("unknown, since the project cannot be read"), "{listed}");
        folder.run(&["backups", "p.planlupe", "--restore", "1", "--to", "new.planlupe"]).succeeds();
        assert_eq!(labels(&folder.path("new.planlupe")), ["a", "b", "c"]);
        let refused = folder.run(&["backups", "p.planlupe", "--restore", "1", "--to", "new.planlupe"]).refuses();
        assert!(refused.contains("new.planlupe"), "no file is written over: {refused}");
        let refused = folder.run(&["backups", "p.planlupe", "--restore", "7", "--to", "other.planlupe"]).refuses();
        assert!(refused.contains("no backup number 7"), "{refused}");
    }
}

#[test]
fn backups_of_a_lost_project_are_found_in_the_folder_that_was_chosen() {
    let folder = Folder::with_three_cases();
    fs::create_dir(folder.path("disk")).expect("a folder");
    folder.run(&["backups", "p.planlupe", "--folder", "disk"]).succeeds();
    folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
    fs::remove_file(folder.path("p.planlupe")).expect("removed");
    let told = folder.run(&["backups", "p.planlupe"]).refuses();
    assert!(
        told.contains("p.planlupe") && told.contains("Only the folder beside the project was looked into."),
        "{told}"
    );
    let listed = folder.run(&["backups", "disk", "--json"]).json();
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "{listed}");
    assert!(listed[0]["whole"] == true && listed[0]["since"].is_null(), "{listed}");
    folder.run(&["backups", "disk", "--restore", "1", "--to", "new.planlupe"]).succeeds();
    assert_eq!(labels(&folder.path("new.planlupe")), ["a", "b", "c"]);

    let mut window = Window::opening(tempfile::TempDir::new().expect("a folder"), folder.path("new.planlupe"));
    window.ctrl(Key::W);
    fs::remove_file(folder.path("new.planlupe")).expect("removed");
    window.click("Sikkerhetskopier av new");
    assert!(window.shows("Prosjektet kan ikke leses, så det er bare sett i mappen ved siden av det."));
    window.click("Se i en annen mappe …");
    window.choose_path(&folder.path("disk"), "Velg");
    assert!(window.shows("Saker: 3. Kodinger: 0."));
}

#[test]
fn a_damaged_backup_is_told_and_not_restored() {
    let folder = Folder::with_three_cases();
    folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
    let backup = files(&folder).remove(0);
    let mut bytes = fs::read(&backup).expect("readable");
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0xff);
    fs::write(&backup, bytes).expect("written");
    assert!(folder.run(&["backups", "p.planlupe"]).succeeds().contains("damaged"));
    folder.run(&["backups", "p.planlupe", "--restore", "1", "--to", "new.planlupe"]).refuses();
    assert!(!folder.path("new.planlupe").exists());
    assert!(folder.run(&["backups", "p.planlupe", "--make"]).succeeds().contains("is made"), "a whole one is made");
}

#[test]
fn backups_lie_in_a_folder_that_was_chosen_and_both_places_stay_known() {
    let folder = Folder::with_three_cases();
    folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
    fs::create_dir(folder.path("copies")).expect("a folder");
    let to = folder.path("copies");
    folder.run(&["backups", "p.planlupe", "--folder", &to.display().to_string()]).succeeds();
    folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
    let listed = folder.run(&["backups", "p.planlupe", "--json"]).json();
    assert_eq!(listed.as_array().map(Vec::len), Some(2), "{listed}");
    folder.run(&["backups", "p.planlupe", "--beside"]).succeeds();
    folder.run(&["fine", "p.planlupe", "ord"]).succeeds();
    folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
    assert_eq!(files(&folder).len(), 2);
    assert!(folder.run(&["backups", "p.planlupe", "--folder", "nowhere"]).refuses().contains("nowhere"));
}

#[test]
fn a_copy_for_a_coder_has_backups_of_its_own() {
    let folder = Folder::with_three_cases();
    fs::create_dir(folder.path("mine")).expect("a folder");
    fs::create_dir(folder.path("theirs")).expect("a folder");
    folder.run(&["backups", "p.planlupe", "--folder", "mine"]).succeeds();
    folder.run(&["copy", "p.planlupe", "copy.planlupe", "--for", "Berit"]).succeeds();
    let folder_of = |name: &str| Project::open_to_read(&folder.path(name)).expect("opens").backups().folder();
    let beside = project::backup_folder(&folder.path("copy.planlupe"));
    assert_eq!(
        folder_of("copy.planlupe").expect("readable"),
        beside,
        "the folder of one machine is not told to another"
    );
    folder.run(&["backups", "copy.planlupe", "--folder", "theirs"]).succeeds();
    folder.run(&["fine", "copy.planlupe", "ord"]).succeeds();
    folder.run(&["merge", "p.planlupe", "copy.planlupe"]).succeeds();
    let own = folder_of("p.planlupe").expect("readable");
    assert!(own.parent().is_some_and(|above| above.ends_with("mine")), "{}", own.display());
    let known = Project::open_to_read(&folder.path("p.planlupe")).expect("opens").settings().harmless();
    assert!(known.expect("readable").contains("ord"), "other settings are merged");
}

#[test]
fn what_is_erased_stands_in_no_backup_and_what_cannot_be_reached_is_named() {
    let folder = Folder::new();
    folder.write("in/a.txt", "BRUKER - 5. MAR. 2020\nJeg har arvet et lite verksted av en tante i Egersund.\n");
    folder.write("in/b.txt", "BRUKER - 6. MAR. 2020\nJeg går på norskkurs tre dager i uken og liker det.\n");
    for name in ["p", "away"] {
        fs::create_dir(folder.path(name)).expect("a folder");
    }
    let backups = |rest: &[&str]| folder.run(&[&["backups", "p/s.planlupe"], rest].concat()).succeeds();
    folder.run(&["import", "p/s.planlupe", "in/a.txt", "in/b.txt"]).succeeds();
    backups(&["--make"]);
    backups(&["--folder", "away"]);
    backups(&["--make"]);
    let goes = folder.run(&["erase", "p/s.planlupe", "--case", "a"]).succeeds();
    assert!(goes.contains("The 2 backups that the program has made are destroyed too."), "{goes}");
    let told = folder.run(&["erase", "p/s.planlupe", "--case", "a", "--yes"]).succeeds();
    assert!(told.contains("Backups that held the text have been destroyed: 2."), "{told}");
    assert!(backups(&[]).contains("no backups"));

    backups(&["--make"]);
    fs::rename(folder.path("away"), folder.path("elsewhere")).expect("moved");
    folder.write("names.txt", "Egersund\n");
    let leaks = folder.run(&["leak-check", "p/s.planlupe", "--against", "names.txt"]);
    assert!(leaks.code == Some(3) && leaks.out.contains("away"), "what is not there is not looked into: {leaks:?}");
    let erased = folder.run(&["erase", "p/s.planlupe", "--case", "b", "--yes", "--json"]);
    assert_eq!(erased.code, Some(1), "what cannot be reached is not clean");
    let told: serde_json::Value = serde_json::from_str(&erased.out).expect("JSON");
    let lost = told["erased"]["backups"]["out_of_reach"].as_array().expect("a list");
    assert!(lost.len() == 1 && lost[0].as_str().is_some_and(|path| path.contains("away")), "{told}");
}

#[test]
fn a_chosen_folder_that_is_gone_is_never_made_again_and_what_it_holds_is_out_of_reach() {
    let folder = two_cases();
    let backups = |rest: &[&str]| folder.run(&[&["backups", "p/s.planlupe"], rest].concat());
    fs::create_dir(folder.path("usb")).expect("a folder");
    backups(&["--folder", "usb"]).succeeds();
    backups(&["--make"]).succeeds();
    fs::rename(folder.path("usb"), folder.path("usb.away")).expect("moved");

    folder.run(&["fine", "p/s.planlupe", "ord"]).succeeds();
    let refused = backups(&["--make"]).refuses();
    assert!(refused.contains("No backup was made") && refused.contains("usb"), "{refused}");
    let listed = backups(&[]).succeeds();
    assert!(listed.contains("usb") && listed.contains("is not there") && !listed.contains("no backups"), "{listed}");
    assert!(backups(&["--json"]).err.contains("is not there") && self::listed(&folder, "p/s.planlupe") == 0);

    let mut window = Window::opening(tempfile::TempDir::new().expect("a folder"), folder.path("p/s.planlupe"));
    window.command("Sikkerhetskopier");
    assert!(window.shows("finnes ikke nå, så det som ligger der, er ikke med i listen"));
    assert!(!window.shows("Prosjektet har ingen sikkerhetskopier."));
    window.click("Lag sikkerhetskopier automatisk på denne maskinen");
    window.click("Lukk");
    window.run_until_idle();
    assert!(window.shows("Det ble ikke laget noen sikkerhetskopi: Mappen for dem"));
    window.ctrl(Key::W);
    drop(window);
    assert!(!folder.path("usb").exists(), "no door has made it again");

    for (case, left) in [("a", true), ("b", false)] {
        if !left {
            fs::rename(folder.path("usb.away"), folder.path("usb")).expect("moved back");
        }
        let erased = folder.run(&["erase", "p/s.planlupe", "--case", case, "--yes", "--json"]);
        let told: serde_json::Value = serde_json::from_str(&erased.out).expect("JSON");
        let lost = told["erased"]["backups"]["out_of_reach"].as_array().expect("a list");
        assert_eq!((erased.code, lost.len()), (Some(i32::from(left)), usize::from(left)), "{told}");
        assert_eq!(told["erased"]["backups"]["destroyed"], usize::from(!left), "{told}");
    }
}

/// A project in `p` with cases a and b, whose text is nowhere else.
fn two_cases() -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.path("p")).expect("a folder");
    folder.write("in/a.txt", "BRUKER - 5. MAR. 2020\nJeg har arvet et lite verksted av en tante i Egersund.\n");
    folder.write("in/b.txt", "BRUKER - 6. MAR. 2020\nJeg går på norskkurs tre dager i uken og liker det.\n");
    folder.run(&["import", "p/s.planlupe", "in/a.txt", "in/b.txt"]).succeeds();
    folder
}

fn listed(folder: &Folder, project: &str) -> usize {
    // What is not listed is told beside it.
    let listed: serde_json::Value =
        serde_json::from_str(&folder.run(&["backups", project, "--json"]).out).expect("JSON");
    listed.as_array().map(Vec::len).unwrap_or_default()
}

#[test]
fn a_folder_whose_choice_was_undone_is_not_forgotten() {
    let folder = two_cases();
    fs::create_dir(folder.path("disk")).expect("a folder");
    folder.run(&["backups", "p/s.planlupe", "--folder", "disk"]).succeeds();
    folder.run(&["backups", "p/s.planlupe", "--make"]).succeeds();
    folder.run(&["undo", "p/s.planlupe"]).succeeds();
    assert_eq!(listed(&folder, "p/s.planlupe"), 1);
    let done = folder.run(&["erase", "p/s.planlupe", "--case", "a", "--yes"]).succeeds();
    assert!(done.contains("Backups that held the text have been destroyed: 1."), "{done}");
}

#[test]
fn a_restored_file_leaves_the_backups_of_the_project_that_is_still_there_and_names_them() {
    let folder = two_cases();
    folder.run(&["backups", "p/s.planlupe", "--make"]).succeeds();
    fs::create_dir(folder.path("new")).expect("a folder");
    folder.run(&["backups", "p/s.planlupe", "--restore", "1", "--to", "new/r.planlupe"]).succeeds();
    assert_eq!(listed(&folder, "new/r.planlupe"), 0);
    let told = folder.run(&["backups", "new/r.planlupe"]).succeeds();
    assert!(told.contains("of another file") && told.contains("s.planlupe"), "{told}");
    let erased = folder.run(&["erase", "new/r.planlupe", "--case", "a", "--yes"]);
    assert!(erased.code == Some(1) && erased.out.contains("These backups are of another file"), "{erased:?}");
    assert_eq!(listed(&folder, "p/s.planlupe"), 1, "it was not touched");

    fs::remove_file(folder.path("p/s.planlupe")).expect("removed");
    let erased = folder.run(&["erase", "new/r.planlupe", "--case", "b", "--yes"]).succeeds();
    assert!(
        erased.contains("Backups that held the text have been destroyed: 1."),
        "a lost project leaves them: {erased}"
    );
}

#[test]
fn a_copy_neither_pushes_out_nor_destroys_the_backups_in_the_folder_that_was_chosen() {
    let folder = two_cases();
    for name in ["disk", "old", "moved"] {
        fs::create_dir(folder.path(name)).expect("a folder");
    }
    folder.run(&["backups", "p/s.planlupe", "--folder", "disk"]).succeeds();
    folder.run(&["backups", "p/s.planlupe", "--make"]).succeeds();
    fs::copy(folder.path("p/s.planlupe"), folder.path("old/copy.planlupe")).expect("copied");
    for word in ["en", "to", "tre", "fire"] {
        folder.run(&["fine", "old/copy.planlupe", word]).succeeds();
        folder.run(&["backups", "old/copy.planlupe", "--make"]).succeeds();
    }
    assert_eq!((listed(&folder, "p/s.planlupe"), listed(&folder, "old/copy.planlupe")), (1, 3));
    assert!(folder.path("old/copy.planlupe.backups").is_dir(), "its own lie beside it");
    let erased = folder.run(&["erase", "old/copy.planlupe", "--case", "a", "--yes", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&erased.out).expect("JSON");
    let others = told["erased"]["backups"]["of_others"].as_array().expect("a list");
    assert_eq!((erased.code, others.len(), listed(&folder, "p/s.planlupe")), (Some(1), 1, 1), "{told}");

    // Where the project itself gets another place, they are still its own.
    fs::rename(folder.path("p/s.planlupe"), folder.path("moved/t.planlupe")).expect("moved");
    assert_eq!(listed(&folder, "moved/t.planlupe"), 1);
    folder.run(&["fine", "moved/t.planlupe", "ord"]).succeeds();
    folder.run(&["backups", "moved/t.planlupe", "--make"]).succeeds();
    assert_eq!((listed(&folder, "moved/t.planlupe"), listed(&folder, "old/copy.planlupe")), (2, 0));
    let done = folder.run(&["erase", "moved/t.planlupe", "--case", "b", "--yes"]).succeeds();
    assert!(done.contains("Backups that held the text have been destroyed: 2."), "{done}");
}

#[test]
fn a_project_with_another_name_still_has_the_backups_beside_it() {
    let folder = two_cases();
    folder.run(&["backups", "p/s.planlupe", "--make"]).succeeds();
    // Another one in the same folder has nothing to do with it.
    folder.write("in/c.txt", "BRUKER - 7. MAR. 2020\nNoe annet.\n");
    folder.run(&["import", "p/other.planlupe", "in/c.txt"]).succeeds();
    fs::rename(folder.path("p/s.planlupe"), folder.path("p/t.planlupe")).expect("moved");
    assert_eq!((listed(&folder, "p/t.planlupe"), listed(&folder, "p/other.planlupe")), (1, 0));
    let done = folder.run(&["erase", "p/t.planlupe", "--case", "a", "--yes"]).succeeds();
    assert!(done.contains("Backups that held the text have been destroyed: 1."), "{done}");
}

#[test]
fn a_redaction_names_the_backups_of_another_file_that_hold_the_words_and_no_others() {
    let folder = two_cases();
    fs::create_dir(folder.path("disk")).expect("a folder");
    folder.run(&["backups", "p/s.planlupe", "--folder", "disk"]).succeeds();
    folder.run(&["backups", "p/s.planlupe", "--make"]).succeeds();
    fs::create_dir(folder.path("old")).expect("a folder");
    fs::copy(folder.path("p/s.planlupe"), folder.path("old/copy.planlupe")).expect("copied");
    let mut copy = Project::open_to_write(&folder.path("old/copy.planlupe")).expect("opens");
    let mut redact = |words: &str| {
        let found = copy.redactions().occurrences(words).expect("found");
        let redacted = copy.write().redactions().redact_while(&found, names::mark::Label::Per, None, |_, _| true);
        redacted.expect("redacted").expect("not given up").backups.of_others.len()
    };
    assert_eq!(redact("Egersund"), 1);
    fs::remove_dir_all(folder.path("disk")).expect("removed");
    assert_eq!(redact("norskkurs"), 0, "none is there");
}

#[test]
fn a_damaged_project_pushes_out_no_whole_backup_and_what_is_made_of_it_is_listed_as_that() {
    let folder = Folder::with_three_cases();
    for word in ["en", "to", "tre"] {
        folder.run(&["fine", "p.planlupe", word]).succeeds();
        folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
    }
    folder.database("p.planlupe").execute("UPDATE log SET changes = '[]' WHERE id = 1", []).expect("damaged");
    assert_eq!(folder.run(&["check", "p.planlupe"]).code, Some(1));
    for word in ["fire", "fem", "seks", "sju"] {
        folder.run(&["fine", "p.planlupe", word]).succeeds();
        let made = folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
        assert!(made.contains("made of a damaged project"), "{made}");
    }
    let listed = folder.run(&["backups", "p.planlupe", "--json"]).json();
    let of_damaged: Vec<bool> =
        listed.as_array().expect("a list").iter().map(|own| own["of_damaged"] == true).collect();
    assert_eq!(of_damaged, [true, false, false, false], "{listed}");
    let told = folder.run(&["backups", "p.planlupe"]).succeeds();
    assert_eq!(told.matches("Made of a project that was damaged already.").count(), 1, "{told}");
    folder.run(&["backups", "p.planlupe", "--restore", "2", "--to", "r.planlupe"]).succeeds();
    folder.run(&["check", "r.planlupe"]).succeeds();
    // What must go, goes from all of them.
    let erased = folder.run(&["erase", "p.planlupe", "--case", "a", "--yes"]);
    assert!(erased.out.contains("Backups that held the text have been destroyed: 4."), "{erased:?}");
}

#[test]
fn reading_removes_what_a_killed_program_has_left_and_leaves_what_is_at_work() {
    let folder = Folder::with_three_cases();
    let left = folder.path("p.planlupe.unfinished");
    for command in ["cases", "check"] {
        fs::copy(folder.path("p.planlupe"), &left).expect("copied");
        folder.run(&[command, "p.planlupe"]).succeeds();
        assert!(!left.exists(), "{command}");
    }
    fs::copy(folder.path("p.planlupe"), &left).expect("copied");
    let (_, lock) = project::lock(&folder.path("p.planlupe"));
    fs::copy(folder.path("p.planlupe"), &left).expect("copied");
    folder.run(&["cases", "p.planlupe"]).succeeds();
    assert!(left.exists(), "somebody makes it just now");
    drop(lock);
    // A second name of the project is taken away, and the project stays what it is.
    fs::remove_file(&left).expect("removed");
    let whole = folder.bytes("p.planlupe");
    fs::hard_link(folder.path("p.planlupe"), &left).expect("linked");
    folder.run(&["cases", "p.planlupe"]).succeeds();
    assert!(!left.exists() && folder.bytes("p.planlupe") == whole);
}

#[test]
fn the_window_makes_backups_by_itself_and_restores_one_from_the_start_screen() {
    let mut window = Window::with_cases(&[("a", "BRUKER – 1. APR. 2020: Hei.\n")]);
    let project = window.project().path().to_owned();
    window.command("Sikkerhetskopier");
    assert!(window.shows("Prosjektet har ingen sikkerhetskopier."));
    window.click("Lag sikkerhetskopier automatisk på denne maskinen");
    window.click("Lukk");
    window.command("Sikkerhetskopier");
    window.run_until_idle();
    assert!(window.shows("Saker: 1. Kodinger: 0."), "one was made since the project is open");
    window.click("Lukk");
    window.ctrl(Key::W);
    fs::remove_file(&project).expect("removed");
    window.click("Sikkerhetskopier av p");
    window.run_until_idle();
    assert!(window.shows("ukjent, for prosjektet kan ikke leses"));
    window.click_containing("Hent tilbake kopien");
    let to = window.path("hentet.planlupe");
    window.choose_path(&to, "Lagre");
    window.run_until_idle();
    assert_eq!(window.project().path(), to);
    assert!(window.shows("Hentet tilbake til"));
}
