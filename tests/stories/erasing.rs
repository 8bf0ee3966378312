//! A person withdraws: a case, or a name, is erased for good, and nothing of it is left.

use std::fs;

use names::mark::Label;
use project::{MemoOn, NewCode, Project, Recorded};
use proptest::prelude::*;
use reading::text::Span;

use crate::support::Folder;

const GOES: &str = "BRUKER - 5. MAR. 2020\nJeg har arvet et lite verksted av en tante i Egersund.\nDer bygger jeg robåter av lerk hver vinter.\n";
const STAYS: &str = "BRUKER - 6. MAR. 2020\nJeg går på norskkurs tre dager i uken og liker det.\n";

/// A project with two cases, `a` and `b`, on which work was done; and a copy of it beside.
fn project(folder: &Folder) -> [i64; 2] {
    folder.write("in/a.txt", GOES);
    folder.write("in/b.txt", STAYS);
    folder.write("p/readme.txt", "Prosjektet.\n");
    folder.run(&["import", "p/s.planlupe", "in/a.txt", "in/b.txt"]).succeeds();
    let mut project = Project::open_to_write(&folder.path("p/s.planlupe")).expect("a project");
    let ids = ["a", "b"].map(|label| project.cases().named(label).expect("is there"));
    let code = project.write().codes().add(&NewCode { name: "x".to_owned(), codable: true, ..NewCode::default() });
    let code = code.expect("added");
    for id in ids {
        project.write().codings().add(id, code, &[Span::new(23, 40)]).expect("coded");
    }
    project.write().memos().set(ids[0], MemoOn::Case, "Arvet verksted i Egersund.").expect("written");
    while project.write().word_index().refresh().expect("indexed") > 0 {}
    ids
}

/// Everything that lies in the folder of the project, as one heap of bytes.
fn bytes(folder: &Folder) -> Vec<u8> {
    let files = fs::read_dir(folder.path("p")).expect("a folder").flatten();
    files.flat_map(|file| fs::read(file.path()).expect("readable")).collect()
}

fn holds(heap: &[u8], words: &str) -> bool {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [words.as_bytes(), &wide].iter().any(|bytes| heap.windows(bytes.len()).any(|window| window == *bytes))
}

#[test]
fn an_erased_case_leaves_nothing_in_file_log_index_and_copies() {
    let folder = Folder::new();
    project(&folder);
    fs::copy(folder.path("p/s.planlupe"), folder.path("p/s-kopi.planlupe")).expect("copied");
    let goes = folder.run(&["--lang", "nb", "erase", "p/s.planlupe", "--case", "a"]).succeeds();
    assert!(goes.contains("s-kopi.planlupe") && goes.contains("Kodinger: 1.") && goes.contains("--yes"), "{goes}");
    assert!(holds(&bytes(&folder), "robåter av lerk"), "nothing goes before it is said again");

    let done = folder.run(&["erase", "p/s.planlupe", "--case", "a", "--yes"]).succeeds();
    assert!(done.contains("s-kopi.planlupe"), "{done}");
    let heap = bytes(&folder);
    for words in ["robåter", "lerk hver", "Egersund", "arvet et lite", "Arvet"] {
        assert!(!holds(&heap, words), "{words} is left");
    }
    assert!(holds(&heap, "norskkurs"), "the other case stays");
    let project = Project::open_to_write(&folder.path("p/s.planlupe")).expect("sound");
    assert_eq!(project.check().expect("readable"), []);
    assert_eq!(project.cases().list().expect("readable").len(), 1);
    let records = project.records().list().expect("readable");
    assert!(records.iter().any(|record| record.what == Recorded::Erased && record.count == 1));
    drop(project);
    folder.write("names.txt", "Egersund\nrobåter\n");
    folder.run(&["leak-check", "p/s.planlupe", "--against", "names.txt"]).succeeds();
    folder.run(&["check", "p/s-kopi.planlupe"]).succeeds();
}

#[test]
fn what_was_done_to_another_case_since_can_still_be_undone() {
    let folder = Folder::new();
    let [a, b] = project(&folder);
    let mut project = Project::open_to_write(&folder.path("p/s.planlupe")).expect("a project");
    project.write().cases().write_summary(b, "Norskkurs.").expect("written");
    let plan = project.redactions().erasure(Some(a)).expect("readable");
    assert!(plan.undo.undo > 0 && plan.undo.left == 1, "{:?}", plan.undo);
    let erased = project.write().redactions().erase(Some(a)).expect("erased");
    assert_eq!(erased.undo, plan.undo, "what was told is what happened");
    assert!(project.undo().expect("undone").is_some());
    assert_eq!(project.cases().list().expect("readable")[0].summary, "");
    assert_eq!(project.undo().expect("nothing"), None);
    assert!(project.redo().expect("made again").is_some());
    assert_eq!(project.check().expect("readable"), []);
}

#[test]
fn a_case_that_was_removed_before_is_erased_too() {
    let folder = Folder::new();
    let [a, _] = project(&folder);
    let mut project = Project::open_to_write(&folder.path("p/s.planlupe")).expect("a project");
    project.write().cases().remove(a).expect("removed");
    drop(project);
    assert!(holds(&bytes(&folder), "robåter av lerk"), "undo could bring it back");
    folder.run(&["erase", "p/s.planlupe", "--removed", "--yes"]).succeeds();
    assert!(!holds(&bytes(&folder), "robåter") && holds(&bytes(&folder), "norskkurs"));
    folder.run(&["check", "p/s.planlupe"]).succeeds();
}

#[test]
fn a_person_is_erased_everywhere_and_what_cannot_go_is_told() {
    let folder = Folder::new();
    folder.write("in/torbjørg.txt", "BRUKER - 5. MAR. 2020\nHei, Torbjørg Vangsnes her. Hilsen Torbjørg\n");
    folder.write("p/readme.txt", "Prosjektet.\n");
    folder.write("in/b.txt", "VEILEDER - 6. MAR. 2020\nTorbjørg Vangsnes ringte i dag.\n");
    folder.run(&["import", "p/s.planlupe", "in/torbjørg.txt", "in/b.txt"]).succeeds();
    let erase =
        ["erase", "p/s.planlupe", "--person", "Torbjørg Vangsnes", "--person", "Torbjørg", "--role", "bruker", "--yes"];
    // The case is called after its file: a label is for a person to change.
    let left = folder.run(&erase);
    assert_eq!(left.code, Some(1), "{}", left.out);
    folder.run(&["--lang", "nb", "erase", "p/s.planlupe", "--case", "torbjørg", "--yes"]).succeeds();
    assert!(!holds(&bytes(&folder), "Vangsnes") && !holds(&bytes(&folder), "torbjørg"));
    let project = Project::open_to_read(&folder.path("p/s.planlupe")).expect("a project");
    let case = project.cases().named("b").expect("is there");
    assert!(project.cases().text(case).expect("readable").as_str().contains("Brukeren ringte i dag"));
    assert_eq!(project.check().expect("readable"), []);
}

#[test]
fn a_name_that_stands_nowhere_erases_nothing() {
    let folder = Folder::new();
    folder.write("in/a.txt", "BRUKER - 5. MAR. 2020\nHei, Torbjørg Vangsnes her.\n");
    folder.write("p/readme.txt", "Prosjektet.\n");
    folder.run(&["import", "p/s.planlupe", "in/a.txt"]).succeeds();
    folder.run(&["backups", "p/s.planlupe", "--make"]).succeeds();
    let erase = |name: &str, more: &[&str]| {
        folder.run(&[&["erase", "p/s.planlupe", "--person", name, "--role", "bruker"], more].concat())
    };
    let misspelt = erase("Torbjørg Vangnes", &["--yes"]).refuses();
    assert!(misspelt.contains("no backup was destroyed") && misspelt.contains("spelt"), "{misspelt}");
    assert_eq!(erase("Torbjørg Vangnes", &[]).code, Some(1), "it is told before, too");
    assert!(!folder.run(&["backups", "p/s.planlupe"]).succeeds().contains("no backups"));
    // The text has the name no more, and the backup still does.
    erase("Torbjørg Vangsnes", &["--yes"]).succeeds();
    assert!(folder.run(&["backups", "p/s.planlupe"]).succeeds().contains("no backups"));
    assert!(erase("Torbjørg Vangsnes", &["--yes"]).refuses().contains("Nothing was erased"));
}

#[test]
fn a_redaction_leaves_undo_of_other_texts_alone() {
    let folder = Folder::new();
    let [a, b] = project(&folder);
    let mut project = Project::open_to_write(&folder.path("p/s.planlupe")).expect("a project");
    project.write().cases().write_summary(b, "Norskkurs.").expect("written");
    let places = project.redactions().occurrences_in(&project.cases().list().expect("readable")[0], "Egersund");
    let places: Vec<_> = places.expect("readable").into_iter().take(1).collect();
    let told = project.redactions().undo_cut(&places).expect("readable");
    assert_eq!(told.left, 1);
    project.write().redactions().redact(&places, Label::Loc, None).expect("redacted");
    assert!(!project.cases().text(a).expect("readable").as_str().contains("Egersund"));
    assert!(project.undo().expect("undone").is_some());
    assert_eq!(project.undo().expect("nothing"), None, "what concerned the text stays done");
    assert_eq!(project.check().expect("readable"), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever was done to two cases, in whatever order, erasing one leaves no line of it and a sound file.
    #[test]
    fn no_byte_of_an_erased_text_is_left(acts in prop::collection::vec((0..6_u8, any::<bool>()), 0..8)) {
        let folder = Folder::new();
        let ids = project(&folder);
        let mut project = Project::open_to_write(&folder.path("p/s.planlupe")).expect("a project");
        for (act, first) in acts {
            let case = ids[usize::from(!first)];
            let is_there = project.cases().label(case).is_ok();
            let words = if first { "Jeg har arvet et lite verksted av en tante i Egersund." } else { "Norskkurs." };
            match act {
                0 if is_there => project.write().cases().write_summary(case, words).expect("written"),
                1 if is_there => {
                    project.write().memos().set(case, MemoOn::Passage(Span::new(23, 40)), words).expect("written");
                }
                2 => drop(project.undo().expect("undone")),
                3 => drop(project.redo().expect("redone")),
                4 if is_there => project.write().cases().rename(case, if first { "c" } else { "d" }).expect("renamed"),
                5 if is_there && !first => {
                    let code = project.codes().tree().expect("readable").iter().find(|(code, _)| code.codable).map(|(code, _)| code.id);
                    drop(project.write().codings().add(case, code.expect("a code"), &[Span::new(24, 44)]));
                }
                _ => {}
            }
        }
        let case = project.cases().label(ids[0]).is_ok().then_some(ids[0]);
        project.write().redactions().erase(case).expect("erased");
        prop_assert_eq!(project.check().expect("readable"), []);
        while project.undo().expect("undone").is_some() {}
        prop_assert_eq!(project.check().expect("readable"), []);
        while project.redo().expect("redone").is_some() {}
        drop(project);
        let heap = bytes(&folder);
        for line in GOES.lines().skip(1) {
            prop_assert!(!holds(&heap, line.trim()), "a line is left");
        }
    }
}
