//! The program is killed, or the disk is full, at any moment: the file is whole, what was committed is there, nothing half
//! made is left, and the next try works.
//!
//! `PLANLUPE_KILLS` says how often the program is killed at moments drawn by lot, and `PLANLUPE_SEED` by which lot; the figures are printed.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Folder, PRINT, Ran, TYPED};
use names::mark::Label;
use project::{Access, Project, Record, Recorded, Released};
use reading::text::Text;

/// Numbers drawn by lot, the same for the same seed.
pub struct Lot(pub u64);

impl Lot {
    pub const fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}

pub fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

/// Cases for imports, and tables for the first two.
fn folder() -> Folder {
    let folder = Folder::new();
    let long =
        "BRUKER – 1. APR. 2020: Jeg skriver om båter.\n\nVEILEDER – 2. APR. 2020: Jeg svarer om båter.\n\n".repeat(12);
    for number in 0..8 {
        folder.write(&format!("many/{number:02}.txt"), format!("BRUKER – 1. APR. 2020: Sak {number}.\n\n{long}"));
    }
    folder.write("print.txt", PRINT);
    folder.write("typed.txt", TYPED);
    folder.write("book.ron", "(groups: [(name: \"Egen\", codes: [(name: \"båt\"), (name: \"rygg\")])])");
    folder.write("attributes.csv", "case,gruppe\nprint,x\ntyped,y\n");
    let codings: Vec<String> = (0..40).map(|at| format!("typed,{},{},økonomi,husk {at}\n", at, at + 9)).collect();
    folder.write("codings.csv", format!("case,start,end,code,memo\n{}", codings.concat()));
    folder.write("passfrase.txt", "fire ganger fjorten fjell\n");
    folder
}

const BASE: [&str; 4] = ["import", "p.planlupe", "print.txt", "typed.txt"];
const FIRST: [&str; 5] = ["import", "p.planlupe", "many", "--codebook", "book.ron"];
const MORE: [&str; 3] = ["import", "p.planlupe", "many"];
const ATTRIBUTES: [&str; 4] = ["attributes", "p.planlupe", "--from", "attributes.csv"];
const CODE: [&str; 4] = ["code", "p.planlupe", "--from", "codings.csv"];

/// Everything that people see of a project; empty where there is none.
fn seen(folder: &Folder) -> String {
    if folder.path("p.planlupe").exists() { folder.content("p.planlupe") } else { String::new() }
}

/// The rows, without the times and numbers by which one run differs from another.
pub fn without_times(content: &str) -> String {
    let differs =
        regex::Regex::new(r#"("?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z"?|[0-9a-f]{32}|revision=\d+|sum=\d+|changes=.*)"#);
    differs.expect("an expression").replace_all(content, "").into_owned()
}

/// Nothing lies in the folder that a killed program has left; the first look clears it away.
#[track_caller]
fn is_whole(folder: &Folder, names: &[String]) {
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
    // A journal in which nothing was written yet is left to the next edit.
    Project::open_to_write(&folder.path("p.planlupe"))
        .and_then(|mut project| project.forget_undo())
        .expect("nobody has it");
    let mut now = folder.names();
    now.retain(|name| name != "p.planlupe");
    assert_eq!(now, names);
}

fn names(folder: &Folder) -> Vec<String> {
    let mut names = folder.names();
    names.retain(|name| name != "p.planlupe");
    names
}

/// What is killed: how it begins, what it does, and how often it went each way.
struct Story {
    name: &'static str,
    has_project: bool,
    command: &'static [&'static str],
}

const STORIES: [Story; 4] = [
    Story { name: "first import", has_project: false, command: &FIRST },
    Story { name: "import", has_project: true, command: &MORE },
    Story { name: "attributes", has_project: true, command: &ATTRIBUTES },
    Story { name: "code", has_project: true, command: &CODE },
];

fn start(folder: &Folder, command: &[&str]) -> Child {
    let mut child = folder.command(command);
    child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// A folder in which the story can begin, once more.
fn begin(folder: &Folder, story: &Story, base: &[u8]) {
    for name in ["p.planlupe", "p.planlupe-journal", "p.planlupe.unfinished", "p.planlupe.unfinished-journal"] {
        let _ = std::fs::remove_file(folder.path(name));
    }
    if story.has_project {
        folder.write("p.planlupe", base);
    }
}

#[test]
fn killed_at_any_moment_the_project_is_whole_and_the_next_try_works() {
    let (kills, seed) = (number("PLANLUPE_KILLS", 32), number("PLANLUPE_SEED", 1));
    let mut lot = Lot(seed);
    let folder = folder();
    let all_names = names(&folder);
    folder.run(&BASE).succeeds();
    let base = folder.bytes("p.planlupe");
    // What each story comes to, and how long it takes here: so moments are drawn from all of it.
    let ends = STORIES.each_ref().map(|story| {
        begin(&folder, story, &base);
        let before = without_times(&seen(&folder));
        let since = Instant::now();
        folder.run(story.command).succeeds();
        (before, without_times(&seen(&folder)), since.elapsed())
    });
    let mut figures: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for kill in 0..kills {
        let at = usize::try_from(kill).expect("small") % STORIES.len();
        let (story, (before, after, duration)) = (&STORIES[at], &ends[at]);
        begin(&folder, story, &base);
        let mut child = start(&folder, story.command);
        let micros = u64::try_from(duration.as_micros()).expect("small");
        std::thread::sleep(Duration::from_micros(lot.next(micros.max(1))));
        child.kill().expect("killed");
        // Whoever comes at once, while the dead program is being cleared away, is not told that the file can only be read.
        if folder.path("p.planlupe").exists() {
            let opened = Project::open(&folder.path("p.planlupe")).expect("a sound project").access();
            assert!(matches!(opened, Access::Write | Access::InUse), "{}: {opened:?}", story.name);
            *figures
                .entry((story.name, if opened == Access::Write { "written at once" } else { "in use at once" }))
                .or_default() += 1;
        }
        child.wait().expect("ended");
        let now = without_times(&seen(&folder));
        let outcome = if now == *before { "as before" } else { "committed" };
        assert!(
            now == *before || now == *after,
            "{} is neither as before nor committed: {kill} of seed {seed}",
            story.name
        );
        *figures.entry((story.name, outcome)).or_default() += 1;
        if folder.path("p.planlupe").exists() {
            is_whole(&folder, &all_names);
        }
        if now == *before {
            folder.run(story.command).succeeds();
            assert!(without_times(&seen(&folder)) == *after, "{}: {kill} of seed {seed}", story.name);
        }
        is_whole(&folder, &all_names);
    }
    for ((story, what), count) in figures {
        println!("killed: {story} | {what} | {count}");
    }
}

#[test]
fn of_two_imports_that_start_at_once_one_makes_the_project_and_none_removes_it() {
    let folder = folder();
    let all_names = names(&folder);
    let mut lot = Lot(number("PLANLUPE_SEED", 1));
    for _ in 0..number("PLANLUPE_KILLS", 32).div_ceil(8) {
        let _ = std::fs::remove_file(folder.path("p.planlupe"));
        let mut both = ["print.txt", "typed.txt"].map(|file| {
            let mut import = folder.command(&["import", "p.planlupe", file]);
            let import = import.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
            std::thread::sleep(Duration::from_micros(lot.next(20_000)));
            (file, Some(import))
        });
        let ended = both.each_mut().map(|(file, import)| {
            let import = import.take().expect("runs");
            (*file, Ran::of(&import.wait_with_output().expect("ended")))
        });
        let took: Vec<_> = ended
            .iter()
            .filter(|(_, ran)| ran.code == Some(0))
            .map(|(file, _)| file.trim_end_matches(".txt"))
            .collect();
        assert!(!took.is_empty(), "{ended:?}");
        for (_, ran) in ended.iter().filter(|(_, ran)| ran.code != Some(0)) {
            assert!(ran.sentence().contains("is open in another window"), "{ran:?}");
        }
        let project = Project::open(&folder.path("p.planlupe")).expect("the project");
        let cases: Vec<String> = project.cases().list().expect("readable").into_iter().map(|case| case.label).collect();
        assert_eq!(cases, took);
        drop(project);
        is_whole(&folder, &all_names);
    }
}

const ACT: &str = "PLANLUPE_TEST_ACT";
const PROJECT: &str = "PLANLUPE_TEST_PROJECT";

#[test]
#[ignore = "is run by other tests, in a process of its own"]
fn acts_in_a_process_of_its_own() {
    let (Some(path), Ok(act)) = (std::env::var_os(PROJECT), std::env::var(ACT)) else { return };
    let mut project = Project::open_to_write(path.as_ref()).expect("a project");
    let done = match act.as_str() {
        "release" => project.write().redactions().release(&Released {
            documents: Vec::new(),
            annotations: Vec::new(),
            label: "Sak 1".to_owned(),
            text: Text::new("BRUKER – 1. APR. 2020: Hei, bruker her.\n"),
            evidence: reading::evidence::Evidence::default(),
            replacements: Vec::new(),
            release: "1".to_owned(),
            records: vec![Record::new("ada", Recorded::Signed, 1)],
            remarks: reading::remark::Remarks::default(),
        }),
        "redact" => {
            let found = project.redactions().occurrences("båter").expect("readable");
            project.write().redactions().redact(&found, Label::Misc, None).map(|_| 0)
        }
        _ => panic!("no such act"),
    };
    println!("{}", if done.is_ok() { "done" } else { "refused" });
}

/// A command of the program, or an act of its library in a process of its own, that is to end at a point.
fn at_point(folder: &Folder, what: &[&str], point: &str, number: usize) -> (Option<i32>, String) {
    let mut command = if let [act] = what {
        let mut tests = Command::new(std::env::current_exe().expect("the tests"));
        tests.args(["--ignored", "--exact", "--nocapture", "kills::acts_in_a_process_of_its_own"]);
        tests.env(ACT, act).env(PROJECT, folder.path("p.planlupe"));
        tests
    } else {
        folder.command(what)
    };
    let output = command.env(point, number.to_string()).env("USER", "ada").output().expect("the program starts");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (output.status.code(), said)
}

/// What is done, and whether the project is there before.
const ACTS: [(&[&str], bool); 5] = [
    (&["import", "p.planlupe", "print.txt", "typed.txt", "--codebook", "book.ron"], false),
    (&["import", "p.planlupe", "many"], true),
    (&ATTRIBUTES, true),
    (&["release"], true),
    (&["redact"], true),
];

/// What an act has come to that was disturbed at a point behind one of its writes.
struct Disturbed<'a> {
    folder: &'a Folder,
    act: &'a [&'a str],
    point: usize,
    code: Option<i32>,
    said: String,
    /// What was seen before the act, what is seen now, and what is seen after an act that nothing disturbs; that ends with `whole`.
    before: &'a str,
    now: String,
    after: &'a str,
    whole: Option<i32>,
    all_names: &'a [String],
}

/// Disturbs each act at one point after the other, until `outcome` gives none; gives the outcomes of each act.
fn disturb(
    variable: &str,
    mut outcome: impl FnMut(&Disturbed<'_>, &[bool]) -> Option<bool>,
) -> Vec<(&'static [&'static str], Vec<bool>)> {
    let folder = folder();
    let all_names = &*names(&folder);
    folder.run(&BASE).succeeds();
    let base = folder.bytes("p.planlupe");
    let of_act = |(act, has_project)| {
        let story = Story { name: "", has_project, command: act };
        begin(&folder, &story, &base);
        let before = &*without_times(&seen(&folder));
        let (whole, _) = at_point(&folder, act, variable, 0);
        let after = &*without_times(&seen(&folder));
        assert!(before != after, "{act:?}");
        let mut outcomes = Vec::new();
        for point in 1.. {
            begin(&folder, &story, &base);
            let (code, said) = at_point(&folder, act, variable, point);
            let now = without_times(&seen(&folder));
            let folder = &folder;
            let disturbed = Disturbed { folder, act, point, code, said, before, now, after, whole, all_names };
            let Some(outcome) = outcome(&disturbed, &outcomes) else { break };
            outcomes.push(outcome);
        }
        assert!(outcomes.contains(&false) && outcomes.contains(&true), "{act:?}: {outcomes:?}");
        (act, outcomes)
    };
    ACTS.map(of_act).into()
}

#[cfg(debug_assertions)]
#[test]
fn stopped_behind_any_write_an_act_is_whole_or_has_not_begun_and_can_be_done_again() {
    let acts = disturb("PLANLUPE_STOP_AT", |it, _| {
        let Disturbed { folder, act, point, .. } = it;
        // It ended by itself: what is stopped has no exit code here, and another one on Windows.
        if matches!(it.code, Some(0..=2)) {
            assert!(it.now == it.after, "{act:?}: {}", it.said);
            return None;
        }
        assert!(it.now == it.before || it.now == it.after, "{act:?} at {point}");
        if it.now == it.before {
            at_point(folder, act, "PLANLUPE_STOP_AT", 0);
            assert!(without_times(&seen(folder)) == it.after, "{act:?} at {point}");
        }
        is_whole(folder, it.all_names);
        Some(it.now == it.after)
    });
    for (act, outcomes) in acts {
        assert!(outcomes.is_sorted(), "{act:?}: {outcomes:?}");
    }
}

#[cfg(debug_assertions)]
#[test]
fn where_the_disk_is_full_at_any_write_nothing_is_half_done_and_what_is_done_is_no_error() {
    disturb("PLANLUPE_FAIL_AT", |it, outcomes| {
        let Disturbed { folder, act, point, said, .. } = it;
        if it.now == it.before {
            assert!(said.contains("the disk is full") || said.contains("refused"), "{act:?} at {point}: {said}");
            assert_eq!(names(folder), it.all_names, "{act:?} at {point}");
            return Some(false);
        }
        // Behind the last point, and behind those that are no error any more.
        if outcomes.ends_with(&[true; 4]) {
            return None;
        }
        assert!(it.now == it.after, "{act:?} at {point}");
        assert_eq!(it.code, it.whole, "{act:?} at {point}: {said}");
        is_whole(folder, it.all_names);
        Some(true)
    });
}
