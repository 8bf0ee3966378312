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
