//! Every act that writes, disturbed behind each of its writes and at each rename: the process ends there, the disk is full, the system refuses.
//! Nothing that was committed is lost, nothing half is left, what is refused is told in one sentence, and the next try works.
//!
//! `scripts/faults.sh` tries each fault at each point of every act (`PLANLUPE_EVERY_FAULT`); else it is a few acts, in which full disks and
//! refusals take turns.

use planlupe::ui::settings::Settings;
use planlupe::ui::settings_file::SettingsFile;
use project::Project;
use quarantine::quarantine::Quarantine;
use words::Sentence;

use crate::many_kills::{KilledAct, acts, all_files, folder, outcome, restore, within};
use crate::support::Folder;

const PASSPHRASE: &str = "blå båt på vannet";
/// The acts to be tried: all of them, or those of these names.
fn tried(few: &[&str]) -> Vec<KilledAct> {
    let mut acts = acts();
    acts.retain(|act| is_every() || few.contains(&act.name));
    acts
}

fn is_every() -> bool {
    std::env::var_os("PLANLUPE_EVERY_FAULT").is_some()
}

/// Behind so many points without effect in turn there is none any more that has one.
const QUIET: usize = 3;
const MOST_POINTS: usize = 100;

/// An act in a folder of its own, and what is seen before and after it.
struct Trial<'a> {
    act: &'a KilledAct,
    folder: Folder,
    kept: std::collections::BTreeMap<String, Vec<u8>>,
    before: Vec<String>,
    after: Vec<String>,
}

impl<'a> Trial<'a> {
    fn of(act: &'a KilledAct) -> Self {
        let folder = folder();
        (act.ready)(&folder);
        let (kept, before) = (all_files(&folder), outcome(&folder));
        assert!(within(&folder, act.command).status.success(), "{}", act.name);
        let after = outcome(&folder);
        Self { act, folder, kept, before, after }
    }

    /// Does the act with a fault at a point; gives the exit code, what was said of faults, and what was said of the act.
    fn disturb(&self, variable: &str, point: usize) -> (Option<i32>, String, String) {
        restore(&self.folder, &self.kept);
        let mut command = self.folder.command(self.act.command);
        command.current_dir(self.folder.path("work")).stdin(std::process::Stdio::null());
        let output = command.env(variable, point.to_string()).output().expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stderr), text(&output.stdout))
    }

    /// The same command without a fault comes to the same end.
    fn comes_to_its_end(&self, told: &str) {
        let again = within(&self.folder, self.act.command);
        let now = outcome(&self.folder);
        assert!(
            now == self.after,
            "{told}, again: {}\n{now:#?}\n{:#?}",
            String::from_utf8_lossy(&again.stderr),
            self.after
        );
    }
}

fn without_backups(names: &[String]) -> Vec<String> {
    names.iter().filter(|name| !name.contains(".planlupe-backup")).cloned().collect()
}

#[test]
fn stopped_behind_any_write_an_act_is_done_or_can_be_done_again() {
    for act in tried(&["export, again", "merge", "restore a backup"]) {
        let trial = Trial::of(&act);
        let mut stops = 0;
        for point in 1..MOST_POINTS {
            let (code, said, _) = trial.disturb("PLANLUPE_STOP_AT", point);
            let told = format!("{} at {point}", act.name);
            if code == Some(0) {
                assert!(outcome(&trial.folder) == trial.after, "{told}");
                break;
            }
            assert!(code != Some(1) && code != Some(2), "{told}: {said}");
            stops += 1;
            for name in all_files(&trial.folder).keys().filter(|name| name.ends_with(".planlupe")) {
                let project = trial.folder.path(&format!("work/{name}"));
                let _ = project::unlock(&project, PASSPHRASE);
                drop(Project::open_to_write(&project).unwrap_or_else(|error| panic!("{told}: {name}: {error:?}")));
            }
            if trial.folder.path("work/p.karantene").exists() {
                drop(Quarantine::open(&trial.folder.path("work/p.karantene"), PASSPHRASE));
            }
            let now = outcome(&trial.folder);
            // The new passphrase is set before the first backup that has it is whole, and the same command would need it. Nothing in clear is left.
            let is_set = act.name == "passphrase"
                && without_backups(&now) == without_backups(&trial.after)
                && now.iter().all(|name| name.ends_with(" true true"));
            if now != trial.after && !is_set {
                trial.comes_to_its_end(&told);
            }
        }
        assert!((1..MOST_POINTS - 1).contains(&stops), "{}: {stops}", act.name);
    }
}

/// Disturbs each act by faults that the program lives to tell; they take turns over the points.
fn refused(variables: &[&str], few: &[&str]) {
    for act in tried(few) {
        let trial = Trial::of(&act);
        let (mut quiet, mut refusals) = (0, 0);
        for point in 1..MOST_POINTS {
            let variable = variables[point % variables.len()];
            let (code, said, done) = trial.disturb(variable, point);
            let told = format!("{} with {variable} at {point}", act.name);
            let mut now = outcome(&trial.folder);
            // A key that is written and not in its place yet stays: whoever finishes is told of it.
            now.retain(|name| name != "p.nokkel.part");
            if code == Some(0) {
                // What fails once the act is in the file is no error any more. That there is no new backup is told.
                let lacks_backup = done.contains("No new backup");
                let after = if lacks_backup { without_backups(&trial.after) } else { trial.after.clone() };
                assert!(now == after, "{told}: {said}\n{now:#?}\n{after:#?}");
                quiet += 1;
                if quiet == QUIET {
                    break;
                }
                continue;
            }
            (quiet, refusals) = (0, refusals + 1);
            let sentence = said.trim_end();
            assert!(code == Some(1) && sentence.ends_with('.') && !sentence.contains('\n'), "{told}: {code:?} {said}");
            let mut before = trial.before.clone();
            // Backups that hold what is to be erased go first: were they left for later, who is stopped would not know of them.
            before.retain(|name| act.name != "erase" || !name.contains(".planlupe-backup") || now.contains(name));
            // Two files cannot be written at once: what was put into one is gone on with by the next try.
            let is_in_two = ["release", "finish with a key"].contains(&act.name) && now == trial.after;
            // So does a key in its place: the next try goes on with it.
            let mut without_key = now.clone();
            without_key.retain(|name| name != "p.nokkel" || before.contains(name));
            assert!(without_key == before || is_in_two, "{told}: {said}\n{now:#?}\n{before:#?}");
            trial.comes_to_its_end(&told);
        }
        println!("{}, {variables:?}: {refusals} refused", act.name);
    }
}

#[test]
fn where_the_disk_is_full_or_the_system_refuses_nothing_is_half_done_and_it_is_told() {
    let (variables, few) =
        (["PLANLUPE_FAIL_AT", "PLANLUPE_DENY_AT"], ["export, again", "undo", "copy for a coder", "release"]);
    if is_every() {
        variables.iter().for_each(|variable| refused(&[variable], &few));
    } else {
        refused(&variables, &few);
    }
}

#[test]
fn where_a_file_does_not_get_its_name_nothing_is_half_done_and_it_is_told() {
    refused(&["PLANLUPE_RENAME_AT"], &["export, again", "backup", "finish with a key"]);
}

/// What a killed export has left half goes with the next one into the folder, or when somebody looks at a project beside it; and that is told.
#[test]
fn what_a_killed_export_has_left_is_cleared_away_and_told() {
    let folder = Folder::with_project();
    let stopped = |arguments: &[&str]| {
        let ended = folder.command(arguments).env("PLANLUPE_STOP_AT", "2").output().expect("the program starts");
        assert!(!ended.status.success());
    };
    let parts = |place: &str| {
        let entries = std::fs::read_dir(folder.path(place)).expect("a folder");
        entries
            .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().extension().is_some_and(|it| it == "part")))
            .count()
    };
    stopped(&["export", "p.planlupe", "out"]);
    assert!(parts("out") >= 2, "two tables and the file of the writer");
    let again = folder.run(&["export", "p.planlupe", "out"]);
    assert!(again.code == Some(0) && again.err.contains("half-written file") && again.err.contains("out"), "{again:?}");
    assert_eq!(parts("out"), 0);
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    stopped(&["export", "p.planlupe", "."]);
    assert!(parts("") >= 2);
    let checked = folder.run(&["check", "p.planlupe"]);
    assert!(checked.code == Some(0) && checked.err.contains("half-written file"), "{checked:?}");
    assert_eq!(parts(""), 0);
    folder.run(&["check", "p.planlupe"]).succeeds();
}

const SETTINGS: &str = "PLANLUPE_TEST_SETTINGS";

#[test]
#[ignore = "is run by another test, in a process of its own"]
fn settings_in_a_process_of_their_own() {
    let Some(path) = std::env::var_os(SETTINGS) else { return };
    let (mut file, read) = SettingsFile::read(path.into());
    let settings = Settings { coder: "Kari".to_owned(), ..read.expect("readable").unwrap_or_default() };
    println!("{}", file.write(&settings).map_or_else(|error| error.sentence(), |()| "written".to_owned()));
}

#[test]
fn settings_are_the_old_ones_or_the_new_ones_whatever_stops_them() {
    for variable in ["PLANLUPE_STOP_AT", "PLANLUPE_FAIL_AT", "PLANLUPE_DENY_AT", "PLANLUPE_RENAME_AT"] {
        let mut were_written = false;
        for point in 1..MOST_POINTS {
            let folder = Folder::new();
            let path = folder.path("settings.ron");
            let old = Settings { coder: "Ada".to_owned(), ..Settings::default() };
            SettingsFile::read(path.clone()).0.write(&old).expect("written");
            let mut tests = std::process::Command::new(std::env::current_exe().expect("the tests"));
            tests.args(["--ignored", "--exact", "--nocapture", "fault_points::settings_in_a_process_of_their_own"]);
            let ended = tests.env(SETTINGS, &path).env(variable, point.to_string()).output().expect("started");
            let coder = SettingsFile::read(path).1.expect("readable").expect("settings").coder;
            let said = String::from_utf8_lossy(&ended.stdout).into_owned();
            were_written = said.contains("written");
            assert_eq!(coder, if were_written { "Kari" } else { "Ada" }, "{variable} at {point}: {said}");
            if were_written {
                assert!(point > 1, "{variable} has an effect");
                break;
            }
            let is_told = said.contains("are not remembered") || said.contains("ikke husket");
            assert!(variable == "PLANLUPE_STOP_AT" || is_told, "{variable} at {point}: {said}");
            assert!(variable == "PLANLUPE_STOP_AT" || folder.names() == ["settings.ron"], "{variable} at {point}");
        }
        assert!(were_written);
    }
}
