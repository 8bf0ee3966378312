//! Two coders code the same cases without seeing what the other has coded, until the coding is opened: in no list, count, excerpt, figure or file.

use std::fs;
use std::path::Path;

use crate::support::{Folder, TYPED};
use project::Project;

/// What Cecilie codes, on a passage and with a code that nobody else uses, and on one that Berit has coded too.
const OF_CECILIE: &str = "case,start,end,code,coder,memo\n\
     a,23,53,økonomi,cecilie,skjult notat\na,81,109,vedlikehold av planen,cecilie,annet skjult\nb,23,53,Mål/arbeid,cecilie,\n";

/// A project in which Berit has coded and all code blind.
fn alone() -> Folder {
    let folder = Folder::new();
    for case in ["a", "b"] {
        folder.write(&format!("prints/{case}.txt"), TYPED);
    }
    folder.run(&["import", "p.planlupe", "prints", "--known", "add"]).succeeds();
    folder.write("own.csv", "case,start,end,code,coder,memo\na,23,53,økonomi,berit,eget\nb,81,90,økonomi,berit,\n");
    folder.run(&["code", "p.planlupe", "--from", "own.csv"]).succeeds();
    folder.run(&["coders", "p.planlupe", "--blind"]).succeeds();
    folder
}

/// The same project with the codings of Cecilie besides.
fn with_cecilie(alone: &Folder) -> Folder {
    let folder = Folder::new();
    fs::copy(alone.path("p.planlupe"), folder.path("p.planlupe")).expect("copied");
    folder.write("other.csv", OF_CECILIE);
    folder.run(&["code", "p.planlupe", "--from", "other.csv"]).succeeds();
    folder
}

fn project() -> Folder {
    with_cecilie(&alone())
}

/// Every command that shows codings, what they are on, or what is counted of them.
const SHOWING: [&[&str]; 22] = [
    &["cases", "p.planlupe", "--json"],
    &["cases", "p.planlupe"],
    &["tally", "p.planlupe", "--json"],
    &["tally", "p.planlupe", "--count", "codings"],
    &["tally", "p.planlupe", "--rows", "coder", "--count", "codings", "--json"],
    &["excerpts", "p.planlupe", "--json"],
    &["excerpts", "p.planlupe"],
    &["excerpts", "p.planlupe", "--coder", "cecilie", "--json"],
    &["excerpts", "p.planlupe", "--code", "økonomi", "--code", "vedlikehold av planen", "--near", "500", "--json"],
    &["find", "p.planlupe", "søknaden", "--json"],
    &["memos", "p.planlupe", "--json"],
    &["memos", "p.planlupe", "--words", "skjult", "--json"],
    &["codebook", "p.planlupe", "--json"],
    &["codebook", "p.planlupe"],
    &["goals", "p.planlupe", "--json"],
    &["course", "p.planlupe", "a", "--json"],
    &["courses", "p.planlupe", "--json"],
    &["chronology", "p.planlupe", "a", "--to", "a.html"],
    &["figures", "p.planlupe", "goals", "--json"],
    &["asides", "p.planlupe", "--json"],
    &["export", "p.planlupe", "out"],
    &["export", "p.planlupe", "tidy", "--tidy"],
];

/// What a command prints as Berit, and what it writes.
fn seen(folder: &Folder, command: &[&str]) -> (String, Vec<(String, Vec<u8>)>) {
    let told = folder.run(&[command, &["--as", "berit"]].concat()).succeeds();
    let mut files = Vec::new();
    for name in ["a.html", "out", "tidy"] {
        collect(&folder.path(name), &mut files);
    }
    (told, files)
}

/// The files below a path, but those of Word, which hold their own time.
fn collect(path: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    if path.is_dir() {
        let mut entries: Vec<_> =
            fs::read_dir(path).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| collect(entry, files));
    } else if path.exists() && path.extension().is_none_or(|extension| extension != "docx") {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, fs::read(path).expect("a file")));
    }
}

#[test]
fn no_command_shows_what_another_has_coded() {
    let alone = alone();
    let both = with_cecilie(&alone);
    for command in SHOWING {
        let (told, files) = seen(&both, command);
        let (wanted, wanted_files) = seen(&alone, command);
        assert_eq!(told, wanted, "{command:?}");
        assert_eq!(files.len(), wanted_files.len(), "{command:?}");
        for ((name, content), (_, wanted)) in files.iter().zip(&wanted_files) {
            assert!(content == wanted, "{command:?}: {name}\n{}", String::from_utf8_lossy(content));
        }
        assert!(!told.contains("cecilie") && !told.contains("skjult"), "{command:?}: {told}");
    }
}

#[test]
fn an_exchange_and_the_log_hold_none_of_it_either() {
    let folder = project();
    folder.run(&["refi", "out", "p.planlupe", "p.qdpx", "--as", "berit"]).succeeds();
    folder.run(&["refi", "in", "q.planlupe", "p.qdpx"]).succeeds();
    let came = folder.run(&["excerpts", "q.planlupe", "--json"]).succeeds();
    assert_eq!(came.lines().count(), 2, "{came}");
    assert!(!came.contains("cecilie"), "{came}");

    // A report names the state of the whole project, and so is never the same.
    folder.run(&["report", "p.planlupe", "--out", "report", "--as", "berit"]).succeeds();
    let report = folder.text("report/report.html");
    assert!(report.contains("berit (2)") && !report.contains("cecilie"), "{report}");
    assert!(report.contains("Agreement between coders was not measured"), "{report}");

    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    project.set_coder("cecilie");
    let (case, code) = (
        project.cases().named("b").expect("a case"),
        project.codes().tree().expect("codes").find("arbeid").expect("a code").id,
    );
    project.write().codings().add(case, code, &[reading::text::Span::new(81, 85)]).expect("coded");
    drop(project);
    let of = |who: &str| folder.run(&["log", "p.planlupe", "--as", who]).succeeds();
    assert!(of("cecilie").contains("cecilie  coding"), "{}", of("cecilie"));
    assert!(!of("berit").contains("cecilie"), "{}", of("berit"));
    let coders = folder.run(&["coders", "p.planlupe", "--json", "--as", "berit"]).json();
    assert_eq!(coders[1]["codings"], 2);
    assert_eq!(coders[2]["codings"], serde_json::Value::Null);
    assert_eq!(coders[2]["blind"], true);
}

#[test]
fn agreement_is_refused_until_the_coding_is_opened() {
    let folder = project();
    let told = folder.run(&["agreement", "p.planlupe", "--as", "berit"]).refuses();
    assert!(told.contains("berit codes blind and sees no codings of others"), "{told}");
    folder.run(&["coders", "p.planlupe", "--open"]).succeeds();
    folder.run(&["agreement", "p.planlupe", "--as", "berit"]).succeeds();
    let all = folder.run(&["excerpts", "p.planlupe", "--json", "--as", "berit"]).succeeds();
    assert_eq!(all.lines().count(), 5);
    folder.run(&["undo", "p.planlupe"]).succeeds();
    let own = folder.run(&["excerpts", "p.planlupe", "--json", "--as", "berit"]).succeeds();
    assert_eq!(own.lines().count(), 2);
}

#[test]
fn one_coder_may_see_what_the_others_do_not() {
    let folder = project();
    folder.run(&["coders", "p.planlupe", "--open", "cecilie"]).succeeds();
    let count = |who: &str| folder.run(&["excerpts", "p.planlupe", "--json", "--as", who]).succeeds().lines().count();
    assert_eq!((count("cecilie"), count("berit"), count("somebody new")), (5, 2, 0));
    folder.run(&["coders", "p.planlupe", "--open"]).succeeds();
    folder.run(&["coders", "p.planlupe", "--blind", "berit"]).succeeds();
    assert_eq!((count("cecilie"), count("berit"), count("somebody new")), (5, 2, 5));
}

#[test]
fn what_is_not_shown_is_neither_lost_nor_taken_away() {
    let folder = project();
    assert_eq!(folder.run(&["check", "p.planlupe", "--as", "berit"]).succeeds(), "The project is whole.\n");
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    project.set_coder("berit");
    let code = project.codes().tree().expect("codes").find("arbeid").expect("a code").id;
    assert!(matches!(project.write().codes().remove(code), Err(project::Error::HiddenCodings(_))));
    drop(project);
    folder.write("prints/newer.txt", format!("{TYPED}\nBRUKER – 3. APR. 2020: Takk for hjelpen.\n"));
    folder.run(&["import", "p.planlupe", "prints/newer.txt", "--known", "replace", "--as", "berit"]).succeeds();
    folder.run(&["coders", "p.planlupe", "--open"]).succeeds();
    let all = folder.run(&["excerpts", "p.planlupe", "--json"]).succeeds();
    assert_eq!(all.lines().count(), 5, "{all}");
}
