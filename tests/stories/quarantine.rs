//! The quarantine on the command line: passphrases in every form, files that nobody else reads, and runs that were stopped.

use std::fs;
use std::process::Stdio;

use crate::support::{Folder, Ran};
use names::judgement::Judgement;
use names::mark::Label;
use names::mark::{Mark, MarkSource};
use project::Project;
use quarantine::finish::{FinishStep, finish};
use quarantine::quarantine::Quarantine;
use quarantine::release::{self, release_stepwise};

const PASSPHRASE: &str = "blå båt på vannet";
const PRINT: &str = "BRUKER - 5. MAR. 2020\nHilsen Kari Nordmann\n";

/// A folder with the quarantine of `s.planlupe`, its passphrase in `../pass.txt`, and one original.
fn with_original() -> (Folder, Folder) {
    let (folder, outside) = (Folder::new(), Folder::new());
    let print = outside.write("nordmann.txt", PRINT);
    outside.write("pass.txt", PASSPHRASE);
    run(&folder, &outside, &["create", "s.planlupe"]).succeeds();
    run(&folder, &outside, &["add", "s.planlupe", &print.to_string_lossy()]).succeeds();
    (folder, outside)
}

fn run(folder: &Folder, outside: &Folder, arguments: &[&str]) -> Ran {
    let pass = outside.path("pass.txt").to_string_lossy().into_owned();
    folder.run(&[&["quarantine"], arguments, &["--passphrase-file", &pass]].concat())
}

#[test]
fn a_release_says_how_much_may_tell_who_it_is() {
    let (folder, outside) = (Folder::new(), Folder::new());
    let print = outside.write("en.txt", "BRUKER - 5. MAR. 2020\nJeg har fibromyalgi. Hilsen Kari Nordmann\n");
    outside.write("pass.txt", PASSPHRASE);
    run(&folder, &outside, &["create", "s.planlupe"]).succeeds();
    run(&folder, &outside, &["add", "s.planlupe", &print.to_string_lossy()]).succeeds();
    sign(&folder);
    let other = outside.write("annet.txt", crate::support::TYPED);
    folder.run(&["import", "s.planlupe", &other.to_string_lossy()]).succeeds();
    let told = run(&folder, &outside, &["release", "s.planlupe", "1"]).succeeds();
    assert!(told.contains("One place in it may tell who it is"), "{told}");
    assert!(!told.contains("fibromyalgi"), "{told}");
}

#[test]
fn words_of_the_program_are_no_leak() {
    let (folder, outside) = (Folder::new(), Folder::new());
    let print = outside.write("en.txt", "BRUKER - 5. MAR. 2020\nTolken Said kommer.\n");
    let other = outside.write("annet.txt", crate::support::TYPED);
    outside.write("pass.txt", PASSPHRASE);
    folder.run(&["import", "s.planlupe", &other.to_string_lossy()]).succeeds();
    let recorded =
        Project::open_to_read(&folder.path("s.planlupe")).expect("opens").records().list().expect("readable");
    assert!(recorded.iter().any(|record| record.what == project::Recorded::SaidAnonymised));
    run(&folder, &outside, &["create", "s.planlupe"]).succeeds();
    run(&folder, &outside, &["add", "s.planlupe", &print.to_string_lossy()]).succeeds();
    sign_for(&folder, "Said");
    run(&folder, &outside, &["release", "s.planlupe", "1"]).succeeds();
    let told = run(&folder, &outside, &["dry-run", "s.planlupe"]).succeeds();
    assert!(told.contains("Finishing would find nothing"), "{told}");
    run(&folder, &outside, &["finish", "s.planlupe"]).succeeds();
}

#[test]
fn what_an_action_did_to_an_original_is_told() {
    let (folder, outside) = with_original();
    let told = |ran: Ran, words: &str| {
        let out = ran.succeeds();
        assert!(out.contains(words), "{out}");
    };
    told(run(&folder, &outside, &["reopen", "s.planlupe", "1"]), "Original 1 was not signed");
    sign(&folder);
    told(run(&folder, &outside, &["reopen", "s.planlupe", "1"]), "Original 1 is open again");
    told(run(&folder, &outside, &["remove", "s.planlupe", "1"]), "Original 1 was taken out");
}

/// Judges and signs the first original, as the window does.
fn sign(folder: &Folder) {
    sign_for(folder, "Kari Nordmann");
}

/// The same, with this name of somebody.
fn sign_for(folder: &Folder, name: &str) {
    let mut quarantine = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("opens");
    let text = quarantine.text(1).expect("readable");
    let spans = text.find_all(name).into_iter();
    let marks: Vec<Mark> =
        spans.map(|span| Mark { span, label: Label::Per, confidence: 1.0, source: MarkSource::Model }).collect();
    let mut judgement = Judgement::new(&text, &marks, &quarantine.not_names().expect("readable"));
    judgement.apply(&text, names::judgement::JudgementEdit::SetRole { entity: 0, role: Some("kollega".to_owned()) });
    (0..judgement.pages().len()).for_each(|page| judgement.show(page));
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(1, &judgement).expect("saved");
}

#[test]
fn a_passphrase_opens_whether_it_is_piped_or_in_a_file_of_any_form() {
    let (folder, outside) = with_original();
    let decomposed = "bla\u{30a} ba\u{30a}t pa\u{30a} vannet";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(format!("{PASSPHRASE}\r\n").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for form in [format!("\u{feff}{PASSPHRASE}\r\n").into_bytes(), format!("{decomposed}\n").into_bytes(), utf16] {
        outside.write("pass.txt", &form);
        run(&folder, &outside, &["list", "s.planlupe"]).succeeds();
    }
    for form in [format!("{PASSPHRASE}\n"), format!("{PASSPHRASE}\r\n"), decomposed.to_owned()] {
        assert_eq!(folder.piped(&["quarantine", "list", "s.planlupe"], &form).code, Some(0), "{form:?}");
    }
    let nothing = folder.piped(&["quarantine", "list", "s.planlupe"], "");
    assert_eq!(nothing.code, Some(1));
    assert!(nothing.err.contains("No passphrase was given"));
    outside.write("pass.txt", "");
    assert!(run(&folder, &outside, &["list", "s.planlupe"]).refuses().contains("No passphrase was given"));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_what_the_quarantine_writes() {
    use std::os::unix::fs::PermissionsExt;

    let (folder, outside) = with_original();
    sign(&folder);
    folder
        .run(&["import", "s.planlupe", &outside.write("annet.txt", crate::support::TYPED).to_string_lossy()])
        .succeeds();
    run(&folder, &outside, &["release", "s.planlupe", "1"]).succeeds();
    outside.write("new.txt", "grønn bil i veien");
    let new = outside.path("new.txt").to_string_lossy().into_owned();
    run(&folder, &outside, &["finish", "s.planlupe", "--keep-key", "s.nokkel", "--new-passphrase-file", &new])
        .succeeds();
    let mode = fs::metadata(folder.path("s.nokkel")).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
}

#[test]
fn a_release_that_was_stopped_is_listed_and_completed_and_never_made_again() {
    let (folder, outside) = with_original();
    sign(&folder);
    drop(Project::create(&folder.path("s.planlupe")).expect("a project"));
    let mut quarantine = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("opens");
    let mut project = Project::open_to_write(&folder.path("s.planlupe")).expect("a project");
    let stopped = release_stepwise(&mut quarantine, &mut project, 1, "Sak 1", |step| match step {
        release::ReleaseStep::Complete => Err(project::Error::WorkFailed.into()),
        _ => Ok(()),
    });
    assert!(stopped.is_err());
    drop((quarantine, project));
    let list = run(&folder, &outside, &["list", "s.planlupe", "--json"]).json();
    assert!(list[0]["released_as"].is_string(), "{list}");
    let told = run(&folder, &outside, &["release", "s.planlupe", "1"]).succeeds();
    assert!(told.contains("already"), "{told}");
    let refused = run(&folder, &outside, &["release", "s.planlupe", "1"]).refuses();
    assert!(refused.contains("is in the project already"), "{refused}");
    let cases = folder.run(&["cases", "s.planlupe", "--json"]).json();
    assert_eq!(cases.as_array().map(Vec::len), Some(1), "{cases}");
    folder.run(&["check", "s.planlupe"]).succeeds();
}

#[test]
fn a_finishing_that_was_stopped_is_reported_and_ended_by_the_next_one() {
    for stop in [FinishStep::DestroyKey, FinishStep::Record, FinishStep::Delete] {
        let (folder, outside) = with_original();
        sign(&folder);
        drop(Project::create(&folder.path("s.planlupe")).expect("a project"));
        run(&folder, &outside, &["release", "s.planlupe", "1"]).succeeds();
        let quarantine = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("opens");
        let stopped = finish(&folder.path("s.planlupe"), quarantine, "ada", None, false, |step| {
            if step == stop { Err(project::Error::WorkFailed.into()) } else { Ok(()) }
        });
        assert!(stopped.is_err());
        let report = folder.run(&["anonymisation-report", "s.planlupe", "--json"]).json();
        let told = folder.run(&["anonymisation-report", "s.planlupe"]).succeeds();
        if stop == FinishStep::DestroyKey {
            assert_eq!(report["quarantine"], serde_json::json!({ "state": "sealed", "originals": 1 }));
            assert!(report["finished"].is_null() && report["finishing"].is_string());
            assert!(told.contains("can still be opened"), "{told}");
        } else {
            assert_eq!(report["quarantine"]["state"], "destroyed");
            assert!(told.contains("Finish once more"), "{told}");
            // Whatever else is asked for, the way out is told.
            let list = run(&folder, &outside, &["list", "s.planlupe"]).refuses();
            assert!(list.contains("Finish once more"), "{list}");
            let create = run(&folder, &outside, &["create", "s.planlupe"]).refuses();
            assert!(create.contains("Finish once more"), "{create}");
            // A key was not kept, and none can be any more.
            let asked = run(&folder, &outside, &["finish", "s.planlupe", "--keep-key", "s.nokkel"]);
            assert_eq!(asked.code, Some(1));
            assert!(asked.err.contains("No key could be kept"), "{}", asked.err);
        }
        if stop == FinishStep::DestroyKey {
            run(&folder, &outside, &["finish", "s.planlupe"]).succeeds();
        }
        assert_eq!(folder.names().len(), 1, "{:?}", folder.names());
        let report = folder.run(&["anonymisation-report", "s.planlupe", "--json"]).json();
        assert!(report["finished"].is_string() && report["finishing"].is_null(), "{report}");
        assert_eq!(report["quarantine"]["state"], "none");
    }
}

#[test]
fn two_programs_never_have_one_quarantine() {
    let (folder, outside) = with_original();
    let open = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("opens");
    for arguments in [&["list", "s.planlupe"][..], &["release", "s.planlupe", "1"], &["passphrase", "s.planlupe"]] {
        let refused = run(&folder, &outside, arguments).refuses();
        assert!(refused.contains("open"), "{refused}");
    }
    drop(open);
    run(&folder, &outside, &["list", "s.planlupe"]).succeeds();
}

#[test]
fn of_several_that_make_it_at_once_one_does() {
    for _ in 0..5 {
        let (folder, outside) = (Folder::new(), Folder::new());
        let pass = outside.write("pass.txt", PASSPHRASE).to_string_lossy().into_owned();
        let create = ["quarantine", "create", "s.planlupe", "--passphrase-file", &pass];
        let children: Vec<_> = (0..3)
            .map(|_| folder.command(&create).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts"))
            .collect();
        let ended = children.into_iter().map(|mut child| child.wait().expect("it ends").success());
        assert_eq!(ended.filter(|succeeded| *succeeded).count(), 1);
        run(&folder, &outside, &["list", "s.planlupe"]).succeeds();
        assert_eq!(folder.names(), ["s.karantene"]);
    }
}

#[test]
fn nothing_is_put_in_temporary_files() {
    let (folder, outside, temporary) = (Folder::new(), Folder::new(), Folder::new());
    let print = outside.write("nordmann.txt", format!("{PRINT}{}", "Kari Nordmann ringte.\n".repeat(20_000)));
    let pass = outside.write("pass.txt", PASSPHRASE).to_string_lossy().into_owned();
    let commands: [&[&str]; 5] = [
        &["create", "s.planlupe"],
        &["add", "s.planlupe", &print.to_string_lossy()],
        &["list", "s.planlupe"],
        &["release", "s.planlupe", "1"],
        &["finish", "s.planlupe"],
    ];
    drop(Project::create(&folder.path("s.planlupe")).expect("a project"));
    for arguments in commands {
        if arguments[0] == "release" {
            sign(&folder);
        }
        let arguments = [&["quarantine"], arguments, &["--passphrase-file", &pass]].concat();
        let mut command = folder.command(&arguments);
        for name in ["TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"] {
            command.env(name, temporary.path(""));
        }
        Ran::of(&command.output().expect("it starts")).succeeds();
        assert_eq!(temporary.names(), Vec::<String>::new());
        holds_nothing_in_clear(&folder);
    }
}

#[test]
fn an_unreadable_quarantine_is_told_in_one_sentence() {
    let (folder, outside) = with_original();
    let whole = folder.bytes("s.karantene");
    for (content, wanted) in
        [(&b""[..], "empty"), (b"tekst", "not a quarantine"), (&whole[..whole.len() / 2], "damaged")]
    {
        folder.write("s.karantene", content);
        let refused = run(&folder, &outside, &["list", "s.planlupe"]).refuses();
        assert!(refused.contains(wanted), "{wanted}: {refused}");
    }
    fs::remove_file(folder.path("s.karantene")).expect("removed");
    run(&folder, &outside, &["list", "s.planlupe"]).refuses();
    folder.write("s.karantene", "");
    run(&folder, &outside, &["create", "s.planlupe"]).succeeds();
}

/// Runs a command that is stopped behind its write of this number; tells whether it came to its end before.
#[cfg(debug_assertions)]
fn stopped(folder: &Folder, outside: &Folder, arguments: &[&str], number: usize) -> bool {
    let pass = outside.path("pass.txt").to_string_lossy().into_owned();
    let new = outside.path("new.txt").to_string_lossy().into_owned();
    let all = [&["quarantine"], arguments, &["--passphrase-file", &pass, "--new-passphrase-file", &new]].concat();
    let mut command = folder.command(&all);
    command.env("PLANLUPE_STOP_AT", number.to_string());
    command.output().expect("it starts").status.success()
}

/// Nothing of the case and neither passphrase in any file, whatever state it is in.
#[track_caller]
fn holds_nothing_in_clear(folder: &Folder) {
    for name in folder.names() {
        for word in ["Nordmann", "Kari", "nordmann", PASSPHRASE, "grønn bil"] {
            let bytes = folder.bytes(&name);
            assert!(memchr::memmem::find(&bytes, word.as_bytes()).is_none(), "{word} in {name}");
        }
    }
}

#[cfg(debug_assertions)]
#[test]
fn stopped_behind_any_write_a_making_leaves_nothing_in_the_way() {
    let mut stops = 0;
    for number in 1.. {
        let (folder, outside) = (Folder::new(), Folder::new());
        outside.write("pass.txt", PASSPHRASE);
        if stopped(&folder, &outside, &["create", "s.planlupe"], number) {
            break;
        }
        stops += 1;
        if !folder.path("s.karantene").exists() {
            run(&folder, &outside, &["create", "s.planlupe"]).succeeds();
        }
        assert_eq!(run(&folder, &outside, &["list", "s.planlupe", "--json"]).json(), serde_json::json!([]));
        assert_eq!(folder.names(), ["s.karantene"], "{number}");
    }
    assert!(stops > 3, "{stops}");
}

#[cfg(debug_assertions)]
#[test]
fn stopped_behind_any_write_either_passphrase_opens_and_never_both() {
    let (whole, outside) = with_original();
    outside.write("new.txt", "grønn bil i veien");
    let before = whole.bytes("s.karantene");
    let mut opened = Vec::new();
    for number in 1.. {
        let folder = Folder::new();
        folder.write("s.karantene", &before);
        let ended = stopped(&folder, &outside, &["passphrase", "s.planlupe"], number);
        let opens = |passphrase| Quarantine::open(&folder.path("s.karantene"), passphrase).is_ok();
        opened.push((opens(PASSPHRASE), opens("grønn bil i veien")));
        holds_nothing_in_clear(&folder);
        if ended {
            break;
        }
    }
    assert!(opened.len() > 1 && opened.iter().all(|(old, new)| old != new), "{opened:?}");
    assert_eq!(opened.last(), Some(&(false, true)));
}

#[cfg(debug_assertions)]
#[test]
fn stopped_behind_any_write_an_adding_is_whole_or_not_there() {
    let (whole, outside) = with_original();
    let before = whole.bytes("s.karantene");
    let print = outside.write("annen.txt", "BRUKER - 6. MAR. 2020\nHilsen Kari Nordmann\n");
    for number in 1.. {
        let folder = Folder::new();
        folder.write("s.karantene", &before);
        let add = ["add", "s.planlupe", &print.to_string_lossy()];
        if stopped(&folder, &outside, &add, number) {
            assert!(number > 1);
            break;
        }
        holds_nothing_in_clear(&folder);
        let listed = run(&folder, &outside, &["list", "s.planlupe", "--json"]).json();
        if listed.as_array().map(Vec::len) == Some(1) {
            run(&folder, &outside, &add).succeeds();
        }
        let listed = run(&folder, &outside, &["list", "s.planlupe", "--json"]).json();
        assert_eq!((listed.as_array().map(Vec::len), &listed[1]["label"]), (Some(2), &"annen".into()), "{number}");
    }
}

#[cfg(debug_assertions)]
#[test]
fn stopped_behind_any_write_a_release_is_made_once() {
    let (whole, outside) = with_original();
    sign(&whole);
    drop(Project::create(&whole.path("s.planlupe")).expect("a project"));
    let files = ["s.planlupe", "s.karantene"].map(|name| (name, whole.bytes(name)));
    let mut stops = 0;
    for number in 1.. {
        let folder = Folder::new();
        files.iter().for_each(|(name, bytes)| drop(folder.write(name, bytes)));
        if stopped(&folder, &outside, &["release", "s.planlupe", "1"], number) {
            break;
        }
        stops += 1;
        holds_nothing_in_clear(&folder);
        let listed = run(&folder, &outside, &["list", "s.planlupe", "--json"]).json();
        let cases = folder.run(&["cases", "s.planlupe", "--json"]).json();
        let count = cases.as_array().map_or(0, Vec::len);
        assert_eq!(listed[0]["released_as"].is_string(), count == 1, "{number}: {listed}");
        let again = run(&folder, &outside, &["release", "s.planlupe", "1"]);
        assert!(again.code == Some(0) || again.err.contains("already"), "{number}: {}", again.err);
        let cases = folder.run(&["cases", "s.planlupe", "--json"]).json();
        assert_eq!(cases.as_array().map(Vec::len), Some(1), "{number}");
        assert_eq!(folder.run(&["check", "s.planlupe"]).succeeds(), "The project is whole.\n", "{number}");
        holds_nothing_in_clear(&folder);
    }
    assert!(stops > 3, "{stops}");
}

#[cfg(debug_assertions)]
#[test]
fn stopped_behind_any_write_a_finishing_is_told_as_far_as_it_came_and_ends_the_next_time() {
    let (whole, outside) = with_original();
    outside.write("new.txt", "grønn bil i veien");
    sign(&whole);
    drop(Project::create(&whole.path("s.planlupe")).expect("a project"));
    run(&whole, &outside, &["release", "s.planlupe", "1"]).succeeds();
    let files = ["s.planlupe", "s.karantene"].map(|name| (name, whole.bytes(name)));
    let new = outside.path("new.txt").to_string_lossy().into_owned();
    for with_key in [false, true] {
        let mut stops = 0;
        for number in 1.. {
            let folder = Folder::new();
            files.iter().for_each(|(name, bytes)| drop(folder.write(name, bytes)));
            let keep: &[&str] = if with_key { &["--keep-key", "s.nokkel"] } else { &[] };
            let finish = [&["finish", "s.planlupe"], keep].concat();
            if stopped(&folder, &outside, &finish, number) {
                break;
            }
            stops += 1;
            holds_nothing_in_clear(&folder);
            let report = folder.run(&["anonymisation-report", "s.planlupe", "--json"]).json();
            let opens = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).is_ok();
            assert_eq!(report["quarantine"]["state"] == "sealed", opens, "{number}: {report}");
            assert!(!opens || report["finished"].is_null(), "{number}: {report}");
            let read_key = ["quarantine", "read-key", "s.nokkel", "--passphrase-file", &new];
            assert!(opens || !with_key || folder.run(&read_key).code == Some(0), "{number}: neither opens");
            if opens || folder.path("s.karantene").exists() {
                run(&folder, &outside, &[&finish[..], &["--new-passphrase-file", &new]].concat()).succeeds();
            }
            let report = folder.run(&["anonymisation-report", "s.planlupe", "--json"]).json();
            assert_eq!(report["finished"].is_string(), !with_key, "{number}: {report}");
            assert_eq!(
                (&report["finishing"], &report["quarantine"]["state"]),
                (&serde_json::Value::Null, &"none".into())
            );
            assert!(!with_key || folder.run(&read_key).succeeds().contains("Kari Nordmann"));
            assert_eq!(folder.names().len(), if with_key { 2 } else { 1 }, "{number}: {:?}", folder.names());
            holds_nothing_in_clear(&folder);
        }
        assert!(stops > 8, "{stops}");
    }
}

#[test]
fn each_plan_of_a_file_can_become_an_original() {
    let (folder, outside) = with_original();
    let plan = |day: &str, goal: &str| {
        format!(
            "[navn]\nNAV [sted]\nDato: {day}\nAktivitetsplan\nMitt mål\n{goal}\nAktiviteter jeg gjennomfører nå\nBehandling\n\
             Svømming\nFRA DATO\n2. mars 2020\nDialog\nBRUKER - 3. APR. 2020\nHei, {goal}\n"
        )
    };
    let joined = plan("4. jun. 2020", "Jeg vil bli fisker.") + &plan("5. jun. 2020", "Jeg vil bli smed.");
    let file = outside.write("samlet.txt", joined).to_string_lossy().into_owned();
    let originals = || run(&folder, &outside, &["list", "s.planlupe", "--json"]).json().as_array().map_or(0, Vec::len);
    let told = run(&folder, &outside, &["add", "s.planlupe", &file]);
    assert!(told.err.contains("2 plan") && told.err.contains("--split"), "{}", told.err);
    assert_eq!(originals(), 2);
    run(&folder, &outside, &["remove", "s.planlupe", "2"]).succeeds();
    run(&folder, &outside, &["add", "s.planlupe", &file, "--split"]).succeeds();
    assert_eq!(originals(), 3);
}
