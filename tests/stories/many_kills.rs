//! The program is killed in the midst of exports, backups, redaction and erasing, in the quarantine, and while a project is encrypted:
//! what was committed is there, nothing half made is left once somebody looks, and the same command comes to the same end.
//!
//! `PLANLUPE_KILLS` says how often, and `PLANLUPE_SEED` by which lot; `scripts/kills.sh` does a thousand and prints the table of
//! `docs/kills.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::kills::{Lot, number, without_times};
use crate::support::{Folder, PRINT, TYPED};
use names::judgement::{Judgement, JudgementEdit};
use names::mark::{Label, Mark, MarkSource};
use project::Project;
use quarantine::quarantine::Quarantine;

const PASSPHRASE: &str = "blå båt på vannet";
const WITH: [&str; 2] = ["--passphrase-file", "../pass/first.txt"];
const BACKUP_WITH: [&str; 5] = ["backups", "p.planlupe", "--make", "--project-passphrase-file", "../pass/first.txt"];

/// What is killed, and what else may be seen of it where it was not done.
pub struct KilledAct {
    pub name: &'static str,
    pub command: &'static [&'static str],
    /// What makes ready for it, once.
    pub ready: fn(&Folder),
}

/// A project with two cases, a coding and a quarantine with a signed original, and the files that acts need.
pub fn folder() -> Folder {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("work")).expect("a folder");
    folder.write("pass/first.txt", format!("{PASSPHRASE}\n"));
    folder.write("pass/second.txt", "grønn bil på bakken\n");
    folder.write("in/nordmann.txt", "BRUKER - 5. MAR. 2020\nHilsen Kari Nordmann\n");
    folder.write("in/print.txt", PRINT);
    folder.write("in/attributes.csv", "case,gruppe\nprint,x\ntyped,y\n");
    folder.write("in/typed.txt", TYPED);
    within(&folder, &["import", "p.planlupe", "../in/print.txt", "../in/typed.txt"]);
    folder
}

pub fn within(folder: &Folder, arguments: &[&str]) -> std::process::Output {
    let mut command = folder.command(arguments);
    command.current_dir(folder.path("work")).stdin(Stdio::null());
    command.output().expect("the program starts")
}

fn succeed(folder: &Folder, arguments: &[&str]) {
    let output = within(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn held(folder: &Folder) {
    succeed(folder, &[&["quarantine", "create", "p.planlupe"][..], &WITH].concat());
    succeed(folder, &[&["quarantine", "add", "p.planlupe", "../in/nordmann.txt"][..], &WITH].concat());
}

fn signed(folder: &Folder) {
    held(folder);
    let mut quarantine = Quarantine::open(&folder.path("work/p.karantene"), PASSPHRASE).expect("opens");
    let text = quarantine.text(1).expect("readable");
    let mark = |span| Mark { span, label: Label::Per, confidence: 1.0, source: MarkSource::Model };
    let marks: Vec<Mark> = text.find_all("Kari Nordmann").into_iter().map(mark).collect();
    let mut judgement = Judgement::new(&text, &marks, &quarantine.not_names().expect("readable"));
    judgement.apply(&text, JudgementEdit::SetRole { entity: 0, role: Some("kollega".to_owned()) });
    (0..judgement.pages().len()).for_each(|page| judgement.show(page));
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(1, &judgement).expect("saved");
}

fn released(folder: &Folder) {
    signed(folder);
    succeed(folder, &[&["quarantine", "release", "p.planlupe", "1", "--label", "sak-1"][..], &WITH].concat());
}

fn backed_up(folder: &Folder) {
    succeed(folder, &["backups", "p.planlupe", "--make"]);
}

fn copied(folder: &Folder) {
    succeed(folder, &["copy", "p.planlupe", "k.planlupe", "--for", "Bo"]);
    succeed(folder, &["attributes", "k.planlupe", "--from", "../in/attributes.csv"]);
}

fn exchanged(folder: &Folder) {
    succeed(folder, &["refi", "out", "p.planlupe", "p.qdpx"]);
}

fn attributed(folder: &Folder) {
    succeed(folder, &["attributes", "p.planlupe", "--from", "../in/attributes.csv"]);
}

fn exported(folder: &Folder) {
    succeed(folder, &["export", "p.planlupe", "out"]);
    attributed(folder);
}

fn nothing(_: &Folder) {}

pub fn acts() -> Vec<KilledAct> {
    let mut acts = vec![
        KilledAct { name: "export", command: &["export", "p.planlupe", "out"], ready: nothing },
        KilledAct {
            name: "export, reordered",
            command: &["export", "p.planlupe", "out", "--reordered", "docx"],
            ready: nothing,
        },
        KilledAct { name: "export, again", command: &["export", "p.planlupe", "out"], ready: exported },
        KilledAct { name: "export, tidy", command: &["export", "p.planlupe", "out", "--tidy"], ready: nothing },
        KilledAct { name: "codebook", command: &["codebook", "p.planlupe", "--to", "bok.ron"], ready: nothing },
        KilledAct { name: "REFI-QDA out", command: &["refi", "out", "p.planlupe", "p.qdpx"], ready: nothing },
        KilledAct { name: "REFI-QDA in", command: &["refi", "in", "q.planlupe", "p.qdpx"], ready: exchanged },
        KilledAct { name: "undo", command: &["undo", "p.planlupe"], ready: attributed },
        KilledAct { name: "merge", command: &["merge", "p.planlupe", "k.planlupe"], ready: copied },
        KilledAct {
            name: "restore a backup",
            command: &["backups", "p.planlupe", "--restore", "1", "--to", "r.planlupe"],
            ready: backed_up,
        },
        KilledAct { name: "backup", command: &["backups", "p.planlupe", "--make"], ready: nothing },
        KilledAct {
            name: "copy for a coder",
            command: &["copy", "p.planlupe", "k.planlupe", "--for", "Bo"],
            ready: nothing,
        },
        KilledAct { name: "erase", command: &["erase", "p.planlupe", "--case", "typed", "--yes"], ready: backed_up },
        KilledAct {
            name: "quarantine: new",
            command: &["quarantine", "create", "p.planlupe", "--passphrase-file", "../pass/first.txt"],
            ready: nothing,
        },
        KilledAct {
            name: "quarantine: add",
            command: &["quarantine", "add", "p.planlupe", "../in/typed.txt", "--passphrase-file", "../pass/first.txt"],
            ready: held,
        },
        KilledAct {
            name: "release",
            command: &[
                "quarantine",
                "release",
                "p.planlupe",
                "1",
                "--label",
                "sak-1",
                "--passphrase-file",
                "../pass/first.txt",
            ],
            ready: signed,
        },
        KilledAct {
            name: "finish with a key",
            command: &[
                "quarantine",
                "finish",
                "p.planlupe",
                "--keep-key",
                "p.nokkel",
                "--passphrase-file",
                "../pass/first.txt",
                "--new-passphrase-file",
                "../pass/second.txt",
            ],
            ready: released,
        },
    ];
    if project::ENCRYPTS {
        acts.push(KilledAct {
            name: "passphrase",
            command: &["passphrase", "p.planlupe", "--new-passphrase-file", "../pass/first.txt"],
            ready: backed_up,
        });
    }
    acts
}

/// Puts the folder in which the act is done back to what it was.
pub fn restore(folder: &Folder, kept: &BTreeMap<String, Vec<u8>>) {
    let work = folder.path("work");
    fs::remove_dir_all(&work).expect("removed");
    for (name, bytes) in kept {
        folder.write(&format!("work/{name}"), bytes);
    }
}

fn files(folder: &Path, below: &str, into: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{name}/"), into);
        } else if entry.path().extension().is_none_or(|ending| ending != "lock") {
            into.insert(name, fs::read(entry.path()).expect("readable"));
        }
    }
}

pub fn all_files(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    files(&folder.path("work"), "", &mut found);
    found
}

/// What is to be seen once the act is done: names of files, what is exported, what the projects hold; without what differs from run to run.
pub fn outcome(folder: &Folder) -> Vec<String> {
    let mut seen = Vec::new();
    for (name, bytes) in all_files(folder) {
        let path = folder.path(&format!("work/{name}"));
        let is_project = [".planlupe", ".planlupe-backup"].iter().any(|ending| name.ends_with(ending));
        if is_project {
            let _ = project::unlock(&path, PASSPHRASE);
            let project = Project::open_to_read(&path).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert_eq!(project.check().expect("readable"), [], "{name}");
            let labels: Vec<String> =
                project.cases().list().expect("cases").into_iter().map(|case| case.label).collect();
            seen.push(format!(
                "{name} {labels:?} {} {} {:?}",
                project.attributes().list().expect("attributes").len(),
                project::is_encrypted(&path),
                project.records().told().is_ok()
            ));
        } else if name.starts_with("out/") && path.extension().is_some_and(|ending| ending == "csv") {
            seen.push(format!("{name} {}", without_times(&String::from_utf8_lossy(&bytes))));
        } else {
            seen.push(name);
        }
    }
    seen
}

#[test]
fn killed_in_any_act_the_same_command_comes_to_the_same_end() {
    let (kills, seed) = (number("PLANLUPE_KILLS", 20), number("PLANLUPE_SEED", 1));
    let mut lot = Lot(seed);
    let acts = acts();
    let mut figures: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, act) in acts.iter().enumerate() {
        let folder = folder();
        (act.ready)(&folder);
        let kept = all_files(&folder);
        let before = outcome(&folder);
        let since = Instant::now();
        succeed(&folder, act.command);
        let (after, duration) = (outcome(&folder), since.elapsed());
        let own = (kills + acts.len() as u64 - 1 - at as u64) / acts.len() as u64;
        for kill in 0..own {
            restore(&folder, &kept);
            let mut command = folder.command(act.command);
            command.current_dir(folder.path("work"));
            let mut child = command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the program starts");
            let micros = u64::try_from(duration.as_micros()).expect("small");
            std::thread::sleep(Duration::from_micros(lot.next(micros.max(1))));
            child.kill().expect("killed");
            child.wait().expect("ended");
            let told = format!("{}: {kill} of seed {seed}", act.name);
            // Whoever opens the project takes half an edit back, and everything in it is whole.
            let project = folder.path("work/p.planlupe");
            // The key that a change of the passphrase has left behind, if it came so far.
            project::lock_up(&project);
            let has_passphrase = project::is_locked(&project);
            let _ = project::unlock(&project, PASSPHRASE);
            drop(Project::open_to_write(&project).unwrap_or_else(|error| panic!("{told}: {error:?}")));
            let is_done = {
                let now = all_files(&folder);
                let is_half = now.keys().any(|name| name.contains(".part") || name.contains("unfinished"));
                *figures
                    .entry((act.name, if is_half { "left something half" } else { "left nothing half" }))
                    .or_default() += 1;
                !is_half && outcome(&folder) == after
            };
            if !is_done {
                // Once the passphrase is set it is not set again; what may lack is the backup.
                let again = within(&folder, if has_passphrase { &BACKUP_WITH } else { act.command });
                let said = String::from_utf8_lossy(&again.stderr).into_owned();
                let now = outcome(&folder);
                assert!(now == after, "{told}: {said}\n{now:#?}\n{after:#?}\n{before:#?}");
            }
            *figures.entry((act.name, if is_done { "had been done" } else { "was done again" })).or_default() += 1;
        }
    }
    for ((act, what), count) in figures {
        println!("killed: {act} | {what} | {count}");
    }
}
