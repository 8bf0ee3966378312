//! Those who code are people of the project: they have a name in one form, initials and a colour, and can be renamed, merged and relieved.

use crate::support::{Folder, rows};
use project::Project;
use serde_json::Value;

/// A project in which Cecilie and Berit have coded, some of it alike.
fn project() -> Folder {
    let folder = Folder::with_project();
    folder.write(
        "codings.csv",
        "case,start,end,code,coder,memo\n\
         typed,23,53,økonomi,Cecilie Li,hun ber\ntyped,23,53,økonomi,berit,jeg ser\n\
         typed,23,30,økonomi,berit,\ntyped,81,109,vedlikehold av planen,berit,avtale\n",
    );
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    folder
}

fn coders(folder: &Folder) -> Vec<Value> {
    folder.run(&["coders", "p.planlupe", "--json"]).json().as_array().expect("a list").clone()
}

fn names(folder: &Folder) -> Vec<(String, i64)> {
    let told = |coder: &Value| {
        (coder["name"].as_str().expect("a name").to_owned(), coder["codings"].as_i64().expect("a number"))
    };
    // Ada has only made the project.
    coders(folder).iter().map(told).filter(|(name, _)| name != "ada").collect()
}

fn pairs(told: &[(&str, i64)]) -> Vec<(String, i64)> {
    told.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

/// Coder and memo of each coding.
fn codings(folder: &Folder) -> Vec<(String, String)> {
    folder.run(&["export", "p.planlupe", "out", "--only", "codings"]).succeeds();
    let rows = rows(&folder.text("out/codings.csv"), b',');
    rows[1..].iter().map(|row| (row[4].clone(), row[5].clone())).collect()
}

#[test]
fn whoever_codes_is_listed_with_initials_and_colour() {
    let folder = project();
    assert_eq!(names(&folder), pairs(&[("berit", 3), ("Cecilie Li", 1)]));
    let known = &coders(&folder)[1..];
    assert_eq!((known[0]["initials"].as_str(), known[1]["initials"].as_str()), (Some("BE"), Some("CL")));
    assert_ne!(known[0]["colour"], known[1]["colour"]);
    assert_ne!(known[0]["guid"], known[1]["guid"]);
    folder.run(&["coders", "p.planlupe", "--change", "berit", "--initials", "BX", "--colour", "#24A1FD"]).succeeds();
    let told = folder.run(&["coders", "p.planlupe"]).succeeds();
    assert!(told.contains("berit") && told.contains("BX") && told.contains("#24a1fd"), "{told}");
    for (option, value) in [("--initials", "BERIT"), ("--colour", "blue")] {
        folder.run(&["coders", "p.planlupe", "--change", "berit", option, value]).refuses();
    }
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}

#[test]
fn a_name_has_one_form_and_letter_case_alone_makes_no_second_person() {
    let folder = project();
    let before = folder.content("p.planlupe");
    let told = folder.run(&["coders", "p.planlupe", "--add", "Berit"]).refuses();
    assert!(told.contains("“Berit” differs from the coder “berit” by letter case alone"), "{told}");
    let told = folder.run(&["coders", "p.planlupe", "--add", "  berit "]).refuses();
    assert!(told.contains("There is a coder “berit” already"), "{told}");
    folder.write("more.csv", "case,start,end,code\ntyped,24,27,økonomi\n");
    let told = folder.run(&["code", "p.planlupe", "--from", "more.csv", "--coder", "BERIT"]).refuses();
    assert!(told.contains("by letter case alone"), "{told}");
    assert_eq!(folder.content("p.planlupe"), before);
    // The same letters in another form are the same name.
    folder.run(&["coders", "p.planlupe", "--add", "\u{c5}se"]).succeeds();
    folder.run(&["coders", "p.planlupe", "--add", "A\u{30a}se"]).refuses();
    folder.run(&["coders", "p.planlupe", "--add", "Berit", "--apart"]).succeeds();
    folder.run(&["code", "p.planlupe", "--from", "more.csv", "--coder", "Berit"]).succeeds();
    assert_eq!(names(&folder), pairs(&[("berit", 3), ("Berit", 1), ("Cecilie Li", 1), ("\u{c5}se", 0)]));
}

#[test]
fn renaming_keeps_who_a_coder_is() {
    let folder = project();
    let guid = coders(&folder)[1]["guid"].clone();
    folder.run(&["coders", "p.planlupe", "--rename", "BERIT", "--to", "Berit Vik"]).succeeds();
    assert_eq!(names(&folder), pairs(&[("Berit Vik", 3), ("Cecilie Li", 1)]));
    assert_eq!(coders(&folder)[1]["guid"], guid);
    folder.run(&["coders", "p.planlupe", "--rename", "Berit Vik", "--to", "Cecilie Li"]).refuses();
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert_eq!(names(&folder), pairs(&[("berit", 3), ("Cecilie Li", 1)]));
}

#[test]
fn whoever_works_follows_a_name_that_is_changed_and_changed_back() {
    let folder = project();
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    project.set_coder("berit");
    let berit = project.coders().find("berit").expect("a coder").id;
    let change = project::CoderChange { name: Some("Berit Vik".to_owned()), ..project::CoderChange::default() };
    project.write().coders().change(berit, &change).expect("renamed");
    assert_eq!(project.coder(), "Berit Vik");
    project.undo().expect("undone");
    assert_eq!(project.coder(), "berit");
}

#[test]
fn merging_coders_loses_no_memo_and_doubles_no_coding() {
    let folder = project();
    let before = codings(&folder);
    let told = folder.run(&["coders", "p.planlupe", "--merge", "berit", "--into", "Cecilie Li"]).succeeds();
    assert!(told.contains("3 codings went over to Cecilie Li"), "{told}");
    assert_eq!(names(&folder), pairs(&[("Cecilie Li", 3)]));
    let after = codings(&folder);
    let memos: Vec<&str> = after.iter().map(|(_, memo)| memo.as_str()).collect();
    assert!(memos.iter().any(|memo| memo.contains("hun ber") && memo.contains("jeg ser")), "{memos:?}");
    assert!(memos.contains(&"avtale"), "{memos:?}");
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
    folder.run(&["coders", "p.planlupe", "--merge", "Cecilie Li", "--into", "cecilie li"]).refuses();
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert_eq!(codings(&folder), before);
}

#[test]
fn codings_go_over_to_another_coder_all_or_some() {
    let folder = project();
    let give = |more: &[&str]| {
        let all = [&["coders", "p.planlupe", "--reassign", "berit", "--into", "Cecilie Li"], more].concat();
        folder.run(&all).succeeds()
    };
    give(&["--code", "vedlikehold av planen", "--case", "typed"]);
    assert_eq!(names(&folder), pairs(&[("berit", 2), ("Cecilie Li", 2)]));
    give(&["--case", "print"]);
    assert_eq!(names(&folder), pairs(&[("berit", 2), ("Cecilie Li", 2)]));
    give(&[]);
    assert_eq!(names(&folder), pairs(&[("berit", 0), ("Cecilie Li", 3)]));
}

#[test]
fn nothing_is_coded_under_the_name_of_who_takes_no_part() {
    let folder = project();
    folder.run(&["coders", "p.planlupe", "--deactivate", "berit"]).succeeds();
    folder.write("more.csv", "case,start,end,code,memo\ntyped,24,27,økonomi,x\n");
    let told = folder.run(&["code", "p.planlupe", "--from", "more.csv", "--coder", "berit"]).refuses();
    assert!(told.contains("“berit” is not active"), "{told}");
    assert_eq!(coders(&folder)[1]["active"], false);
    folder.run(&["coders", "p.planlupe", "--activate", "berit"]).succeeds();
    folder.run(&["code", "p.planlupe", "--from", "more.csv", "--coder", "berit"]).succeeds();
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let folder = project();
    let before = folder.content("p.planlupe");
    for odd in [
        &["--merge", "berit"][..],
        &["--rename", "berit"],
        &["--change", "berit"],
        &["--into", "berit"],
        &["--to", "berit"],
        &["--initials", "x"],
        &["--apart"],
        &["--add", "x", "--merge", "berit", "--into", "Cecilie Li"],
        &["--add", "x", "--into", "berit"],
        &["--add", "x", "--to", "y"],
        &["--rename", "berit", "--to", "x", "--initials", "y"],
        &["--merge", "berit", "--into", "Cecilie Li", "--code", "økonomi"],
        &["--activate", "berit", "--apart"],
        &["--activate", "berit", "--deactivate", "Cecilie Li"],
    ] {
        let run = folder.run(&[&["coders", "p.planlupe"], odd].concat());
        assert_eq!(run.code, Some(2), "{odd:?}: {}", run.out);
    }
    folder.run(&["coders", "p.planlupe", "--merge", "nobody", "--into", "berit"]).refuses();
    assert_eq!(folder.content("p.planlupe"), before);
}

#[test]
fn a_blank_is_no_name_whatever_takes_one() {
    let folder = Folder::with_project();
    folder.write("more.csv", "case,start,end,code\nprint,0,9,Dialog/økonomi\n");
    let before = folder.content("p.planlupe");
    for arguments in [
        &["code", "p.planlupe", "--from", "more.csv", "--coder", " "][..],
        &["--as", " ", "code", "p.planlupe", "--from", "more.csv"],
        &["coders", "p.planlupe", "--add", ""],
        &["find", "p.planlupe", "båt", "--coder", " "],
        &["excerpts", "p.planlupe", "--coder", ""],
        &["agreement", "p.planlupe", "--coder", "ada", "--coder", " "],
        &["memos", "p.planlupe", "--by", " "],
        &["copy", "p.planlupe", "k.planlupe", "--for", "\t"],
        &["sets", "p.planlupe", "--show", " "],
    ] {
        let told = folder.run(arguments).refuses();
        assert!(told.contains(" has no name."), "{arguments:?}: {told}");
    }
    assert_eq!(folder.content("p.planlupe"), before);
    folder.run(&["coders", "p.planlupe", "--blind"]).succeeds();
}
