//! What was found after release goes, and codings and memos stay on their passages.

use std::fs;

use names::mark::Label;
use project::{MemoOn, NewCode, Project, Within};
use proptest::prelude::*;
use reading::correction::{Remedy, ToThread};
use reading::text::{Span, Text};

use crate::support::Folder;

const CASE: &str =
    "BRUKER - 5. MAR. 2020\nHei, Kari Nordmann her. Karis båt er rød.\n\nVEILEDER - 6. MAR. 2020\nTakk, Kari!\n";

fn project(folder: &Folder, text: &str) -> (Project, i64) {
    folder.write("a.txt", text);
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let project = Project::open_to_write(&folder.path("p.planlupe")).expect("a project");
    let case = project.cases().list().expect("readable")[0].id;
    (project, case)
}

fn code(project: &Project) -> i64 {
    project.codes().tree().expect("readable").iter().find(|(code, _)| code.codable).expect("a code").0.id
}

#[test]
fn all_occurrences_go_and_everything_stays_in_its_place() {
    let folder = Folder::new();
    let (mut project, case) = project(&folder, CASE);
    let text = Text::new(CASE);
    let at = |words: &str| text.find_all(words)[0];
    let code = code(&project);
    for words in ["Kari Nordmann her", "båt er rød", "Karis", "Takk, Kari!"] {
        project.write().codings().add(case, code, &[at(words)]).expect("coded");
    }
    // Two that differ only inside what goes become one, with both memos.
    let (one, two) = (Span::new(at("Hei").start, at("Kari").end), Span::new(at("Hei").start, at("Kari").end + 3));
    project.write().codings().add(case, code, &[one]).expect("coded");
    project.write().codings().add(case, code, &[two]).expect("coded");
    for coding in project.codings().of(case).expect("readable").iter().filter(|coding| coding.span.start == one.start) {
        project
            .write()
            .memos()
            .set(case, MemoOn::Coding(coding.id), &format!("om Kari {}", coding.span.end))
            .expect("written");
    }
    project.write().memos().set(case, MemoOn::Passage(at("Takk, Kari!")), "passasje").expect("written");
    project.write().cases().write_summary(case, "Kari vil ha båt.").expect("written");

    let mut found = project.redactions().occurrences("kari nordmann").expect("readable");
    assert_eq!(found.len(), 1);
    let first = project.write().redactions().redact(&found, Label::Per, Some("bruker")).expect("redacted");
    assert_eq!(first, 1);
    found = project.redactions().occurrences("Kari").expect("readable");
    assert_eq!(found.iter().filter(|occurrence| occurrence.within == Within::Source).count(), 2);
    assert_eq!(project.write().redactions().redact(&found, Label::Per, Some("bruker")).expect("redacted"), 5);

    let new = project.cases().text(case).expect("readable");
    assert_eq!(
        new.as_str(),
        "BRUKER - 5. MAR. 2020\nHei, brukeren her. Brukerens båt er rød.\n\nVEILEDER - 6. MAR. 2020\nTakk, brukeren!\n"
    );
    let codings = project.codings().of(case).expect("readable");
    let coded: Vec<&str> = codings.iter().map(|coding| new.slice(coding.span)).collect();
    assert_eq!(coded, ["Hei, brukeren", "brukeren her", "Brukerens", "båt er rød", "Takk, brukeren!"]);
    let memo = codings[0].memo.clone().expect("both memos");
    assert_eq!(memo.matches("om brukeren").count(), 2, "{memo}");
    let memos = project.memos().of(case).expect("readable");
    assert!(memos.iter().any(|memo| memo.on == MemoOn::Passage(codings[4].span) && memo.text == "passasje"));
    assert_eq!(project.cases().list().expect("readable")[0].summary, "Brukeren vil ha båt.");
    assert_eq!(project.redactions().replacements(case).expect("readable").len(), 3);
    assert_eq!(project.check().expect("readable"), []);
    assert_eq!(project.undoable().expect("readable"), None, "what held the name cannot come back");
    let records = serde_json::to_string(&project.records().list().expect("readable")).expect("JSON");
    assert!(records.contains("redacted-later") && !records.to_lowercase().contains("kari"));
    drop(project);

    folder.write("names.txt", "Kari Nordmann\nKari\nNordmann\n");
    folder.run(&["leak-check", "p.planlupe", "--against", "names.txt"]).succeeds();
    assert_eq!(folder.names(), ["a.txt", "names.txt", "p.planlupe"]);
}

#[test]
fn undo_works_again_for_what_is_done_afterwards() {
    let folder = Folder::new();
    let (mut project, case) = project(&folder, CASE);
    let found = project.redactions().occurrences("Kari").expect("readable");
    project.write().redactions().redact(&found, Label::Per, None).expect("redacted");
    project.write().cases().write_summary(case, "ny").expect("written");
    assert!(project.undo().expect("undone").is_some());
    assert_eq!(project.undo().expect("nothing"), None);
    project.write().codes().add(&NewCode { name: "x".to_owned(), codable: true, ..NewCode::default() }).expect("added");
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let folder = Folder::new();
    let (mut project, _) = project(&folder, CASE);
    assert!(project.redactions().occurrences(" .").is_err());
    let mut found = project.redactions().occurrences("Kari").expect("readable");
    found.push(found[0]);
    assert!(project.write().redactions().redact(&found, Label::Per, None).is_err());
    drop(project);
    let before = fs::read(folder.path("p.planlupe")).expect("readable");
    let project = Project::open_to_write(&folder.path("p.planlupe")).expect("opens again");
    assert!(project.undoable().expect("readable").is_some());
    drop(project);
    assert_eq!(fs::read(folder.path("p.planlupe")).expect("readable"), before);
}

#[test]
fn what_is_stopped_on_the_way_changes_nothing() {
    let folder = Folder::new();
    let (mut project, case) = project(&folder, CASE);
    project.write().cases().write_summary(case, "Kari vil ha båt.").expect("written");
    let found = project.redactions().occurrences("Kari").expect("readable");
    let mut told = Vec::new();
    let stopped = project.write().redactions().redact_while(&found, Label::Per, None, |done, all| {
        told.push((done, all));
        done < all
    });
    assert_eq!(stopped.expect("no error"), None);
    assert_eq!(told, [(0, 2), (1, 2), (2, 2)]);
    assert_eq!(project.cases().text(case).expect("readable").as_str(), CASE);
    assert!(project.undoable().expect("readable").is_some(), "what was done before can still be undone");
}

const PROJECT: &str = "PLANLUPE_TEST_PROJECT";

/// Redacts in a process of its own, which can be stopped: gives what it said.
fn redact_beside(folder: &Folder, point: &str, number: usize) -> (bool, String) {
    let mut child = std::process::Command::new(std::env::current_exe().expect("the tests"));
    child.args(["--ignored", "--exact", "--nocapture", "found_later::redacts_in_a_process_of_its_own"]);
    let output = child.env(PROJECT, folder.path("p.planlupe")).env(point, number.to_string()).output();
    let output = output.expect("the tests start");
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
#[ignore = "is run by other tests, in a process of its own"]
fn redacts_in_a_process_of_its_own() {
    let Some(path) = std::env::var_os(PROJECT) else { return };
    let mut project = Project::open_to_write(path.as_ref()).expect("a project");
    let found = project.redactions().occurrences("Kari").expect("readable");
    match project.write().redactions().redact_while(&found, Label::Per, None, |_, _| true) {
        Ok(redacted) => println!("{redacted:?}"),
        Err(error) => println!("failed: {error}"),
    }
}

/// A project in which the source, the summary and the log hold a name.
fn with_name(folder: &Folder) -> i64 {
    let (mut project, case) = project(folder, CASE);
    project.write().cases().write_summary(case, "Kari vil ha båt.").expect("written");
    project.write().memos().set(case, MemoOn::Case, "Spør Kari.").expect("written");
    case
}

/// How many texts of the project hold the name.
fn left(folder: &Folder) -> usize {
    let project = Project::open(&folder.path("p.planlupe")).expect("a sound project");
    let found = project.redactions().occurrences("Kari").expect("readable");
    found.len()
}

#[cfg(debug_assertions)]
#[test]
fn stopped_behind_any_write_a_redaction_is_whole_or_has_not_begun() {
    let folder = Folder::new();
    with_name(&folder);
    let (before, all) = (folder.bytes("p.planlupe"), left(&folder));
    let mut outcomes = Vec::new();
    for number in 1.. {
        folder.write("p.planlupe", &before);
        let (ended, said) = redact_beside(&folder, "PLANLUPE_STOP_AT", number);
        assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n", "{number}");
        if ended {
            assert!(said.contains("is_compact: true"), "{said}");
            break;
        }
        outcomes.push(left(&folder));
        let (ended, _) = redact_beside(&folder, "PLANLUPE_STOP_AT", 0);
        assert!(ended && left(&folder) == 0, "the next try works: {number}");
    }
    assert!(outcomes.len() > 4 && outcomes.iter().all(|left| [0, all].contains(left)), "{outcomes:?}");
    assert!(outcomes.is_sorted_by(|a, b| a >= b) && outcomes.contains(&0) && outcomes.contains(&all), "{outcomes:?}");
}

#[cfg(debug_assertions)]
#[test]
fn what_fails_once_a_redaction_is_in_the_file_is_no_error_and_is_told() {
    let folder = Folder::new();
    with_name(&folder);
    let (before, all) = (folder.bytes("p.planlupe"), left(&folder));
    let mut not_compact = 0;
    for number in 1.. {
        folder.write("p.planlupe", &before);
        let (_, said) = redact_beside(&folder, "PLANLUPE_FAIL_AT", number);
        if said.contains("is_compact: true") {
            break;
        } else if said.contains("is_compact: false") {
            not_compact += 1;
            assert_eq!(left(&folder), 0);
            let bytes = folder.bytes("p.planlupe");
            assert!(!bytes.windows(4).any(|bytes| bytes == b"Kari"), "what was replaced is overwritten");
        } else {
            assert!(said.contains("failed: "), "{said}");
            assert_eq!(left(&folder), all);
        }
    }
    assert_eq!(not_compact, 1);
}

#[test]
fn a_project_that_is_lent_is_read_and_not_written() {
    let folder = Folder::new();
    let (mut project, case) = project(&folder, CASE);
    let mut lent = project.lend().expect("lent");
    assert_eq!(project.revision(), lent.revision());
    assert_eq!(project.cases().text(case).expect("readable").as_str(), CASE);
    assert!(project.write().cases().write_summary(case, "ny").is_err());
    let found = lent.redactions().occurrences("Kari").expect("readable");
    lent.write().redactions().redact(&found, Label::Per, None).expect("redacted");
    project = lent;
    assert!(!project.cases().text(case).expect("readable").as_str().contains("Kari"));
    project.write().cases().write_summary(case, "ny").expect("written");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn codings_keep_what_they_hold(spans in prop::collection::vec((0_usize..90, 1_usize..40), 1..12)) {
        let folder = Folder::new();
        let (mut project, case) = project(&folder, CASE);
        let text = Text::new(CASE);
        let code = code(&project);
        let without_names = |passage: &str| {
            ["Kari Nordmann", "Karis", "Kari", "Brukerens", "brukerens", "brukeren", "Brukeren"].iter()
                .fold(passage.to_owned(), |passage, name| passage.replace(name, ""))
        };
        let mut wanted = std::collections::BTreeSet::new();
        for (start, length) in spans {
            let span = Span::new(start, (start + length).min(text.len()));
            // Only passages that no name is cut by: those hold all of the title afterwards.
            let cut = ["Kari Nordmann", "Karis", "Kari"].iter().flat_map(|name| text.find_all(name))
                .any(|name| name.overlaps(span) && name.intersection(span) != Some(name));
            if !cut && project.write().codings().add(case, code, &[span]).is_ok() {
                wanted.insert(without_names(text.slice(span)));
            }
        }
        for name in ["Kari Nordmann", "Kari"] {
            let found = project.redactions().occurrences(name).expect("readable");
            project.write().redactions().redact(&found, Label::Per, Some("bruker")).expect("redacted");
        }
        let new = project.cases().text(case).expect("readable");
        let held: std::collections::BTreeSet<String> =
            project.codings().of(case).expect("readable").iter().map(|coding| without_names(new.slice(coding.span))).collect();
        prop_assert_eq!(held, wanted);
        prop_assert_eq!(project.check().expect("readable"), vec![]);
    }
}

#[test]
fn corrections_stay_with_their_entries_and_lose_the_name_too() {
    let folder = Folder::new();
    let (mut project, case) = project(&folder, CASE);
    let entry =
        |project: &Project, number: usize| project.cases().source(case).expect("readable").plan.entries[number].span;
    let second = entry(&project, 1);
    let title = ToThread::New("Om Kari".to_owned());
    project.write().corrections().add(case, second, &[Remedy::Thread(title)]).expect("corrected");
    let (first, split) = (entry(&project, 0), Remedy::Split(Text::new(CASE).find_all("Karis")[0].start));
    project.write().corrections().add(case, first, &[split]).expect("split");

    let found = project.redactions().occurrences("Kari").expect("readable");
    assert!(found.iter().any(|occurrence| matches!(occurrence.within, Within::ThreadTitle(_))));
    project.write().redactions().redact(&found, Label::Per, Some("bruker")).expect("redacted");
    let source = project.cases().source(case).expect("readable");
    assert_eq!(source.misfits, []);
    let texts: Vec<&str> = source.plan.entries.iter().map(|entry| source.text.slice(entry.span)).collect();
    assert!(texts.iter().any(|text| text.starts_with("Brukerens båt")), "the split has moved: {texts:?}");
    let titles: Vec<_> = source.plan.threads.iter().filter_map(|thread| thread.title.as_deref()).collect();
    assert_eq!(titles, ["Om brukeren"]);
    assert!(!fs::read(folder.path("p.planlupe")).expect("readable").windows(4).any(|bytes| bytes == b"Kari"));
}

#[test]
fn a_print_does_not_bring_back_what_was_replaced() {
    let folder = Folder::new();
    let (mut project, _) = project(&folder, CASE);
    let found = project.redactions().occurrences("Kari").expect("readable");
    project.write().redactions().redact(&found, Label::Per, Some("bruker")).expect("redacted");
    drop(project);
    folder.write("a.txt", format!("{CASE}\nBRUKER - 7. MAR. 2020\nMer fra Kari.\n"));
    let ran = folder.run(&["import", "p.planlupe", "a.txt", "--known", "replace", "--json"]);
    assert_eq!(ran.code, Some(1));
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(report["files"][0]["refused"], "released-case");
    assert!(!fs::read(folder.path("p.planlupe")).expect("readable").windows(4).any(|bytes| bytes == b"Kari"));
}
