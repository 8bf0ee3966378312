//! A researcher gets newer prints of cases that are coded already: the project notices, replaces the print when asked, and
//! keeps everything that was written; what has no place any more is set aside.

use crate::support::{Folder, PRINT, TYPED, content};
use names::mark::Label;
use project::Project;
use reading::correction::Remedy;
use serde_json::{Value, json};

/// The print of `PRINT` half a year later: a card was completed, a message came in, the lines are wrapped elsewhere, one
/// message is gone and one has a word more.
fn updated() -> String {
    PRINT
        .replace("Fullførte aktiviteter\n", "")
        .replace("Aktiviteter jeg gjennomfører nå\n", "Fullførte aktiviteter\n")
        .replace("Trening to ganger i uken.", "Trening to ganger\ni uken.")
        .replace("BRUKER - 6. MAR. 2020\nHva med skattekortet?\n", "")
        .replace("Skatt\n", "")
        .replace("Ja, fra mai.\n", "Ja, fra slutten av mai.\nBRUKER - 2. MAI 2020\nTakk, da kommer jeg.\n")
}

/// A project with the case `print`, coded on four passages and with a memo.
fn coded() -> Folder {
    let folder = Folder::with_project();
    let place = |passage: &str| {
        let start = PRINT[..PRINT.find(passage).expect("stands there")].chars().count();
        format!("{start},{}", start + passage.chars().count())
    };
    let mut table = String::from("case,start,end,code,memo\n");
    for (passage, code, memo) in [
        ("båtbygger", "Mål/arbeid", ""),
        ("Trening to ganger i uken.", "Mål/helse", ""),
        ("Har dere en plass på verkstedet?", "Dialog/arbeid og aktivitet", "viktig"),
        ("skattekortet", "Dialog/økonomi", "se skatt"),
    ] {
        table.push_str(&format!("print,{},{code},{memo}\n", place(passage)));
    }
    folder.write("codings.csv", table);
    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--create-codes"]).succeeds();
    folder.write("nyere.txt", updated());
    folder
}

fn excerpts(folder: &Folder) -> Vec<String> {
    let _ = std::fs::remove_dir_all(folder.path("out"));
    folder.run(&["export", "p.planlupe", "out", "--only", "codings"]).succeeds();
    let rows = crate::support::rows(&folder.text("out/codings.csv"), b',');
    let column = rows[0].iter().position(|name| name == "excerpt").expect("a column of excerpts");
    rows[1..].iter().map(|row| row[column].split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_newer_print_of_a_known_case_is_reported_and_left_out() {
    let folder = coded();
    let before = folder.content("p.planlupe");
    let ran = folder.run(&["import", "p.planlupe", "nyere.txt"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("“nyere.txt” was not taken in: it is like the case “print”"), "{}", ran.out);
    assert!(ran.out.contains("--known replace"), "{}", ran.out);
    assert_eq!(folder.content("p.planlupe"), before);

    let ran = folder.run(&["import", "p.planlupe", "nyere.txt", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    let file = &report["files"][0];
    assert_eq!((&file["refused"], &file["case"]), (&json!("known-case"), &Value::Null));
    assert_eq!(file["known"]["case"], "print");
    let similarity = file["known"]["similarity"].as_u64().expect("a number");
    assert!((50..100).contains(&similarity), "{similarity}");
    assert_eq!(file["kinds"]["message"], 5);
}

#[test]
fn the_same_text_again_is_refused_naming_the_case_however_it_is_wrapped() {
    let folder = Folder::with_project();
    folder.write("kopi.txt", PRINT.replace("Trening to ganger", "Trening\nto ganger"));
    folder.write("typed-igjen.txt", TYPED);
    for known in ["refuse", "replace"] {
        let ran = folder.run(&["import", "p.planlupe", "kopi.txt", "typed-igjen.txt", "--known", known]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.out.contains("its text is that of the case “print”."), "{}", ran.out);
        assert!(ran.out.contains("its text is that of the case “typed”."), "{}", ran.out);
    }
    let out = folder.run(&["import", "p.planlupe", "kopi.txt", "--known", "add"]).succeeds();
    assert!(out.contains("kopi"), "{out}");
}

#[test]
fn duplicates_within_one_import_are_found_too() {
    let folder = Folder::new();
    folder.write("a.txt", PRINT);
    folder.write("b.txt", PRINT);
    folder.write("c.txt", updated());
    let ran = folder.run(&["import", "p.planlupe", "a.txt", "b.txt", "c.txt", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    let refused = |number: usize| report["files"][number]["refused"].clone();
    assert_eq!([refused(0), refused(1), refused(2)], [Value::Null, json!("duplicate"), json!("known-case")]);
    assert_eq!(report["files"][1]["known"], json!({ "case": "a", "similarity": 100 }));
}

#[test]
fn replacing_a_print_carries_codings_over_and_sets_aside_what_has_no_place() {
    let folder = coded();
    let tables: Vec<&str> =
        crate::support::TABLES.into_iter().filter(|table| !["source", "log"].contains(table)).collect();
    let before = content(&folder.path("p.planlupe"), &tables);
    assert_eq!(excerpts(&folder).len(), 4);

    let ran = folder.run(&["import", "p.planlupe", "nyere.txt", "--known", "replace", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(report["files"][0]["case"], "print");
    assert_eq!(report["files"][0]["carried"], json!({ "placed": 3, "changed": [], "aside": 1 }));
    assert_eq!(excerpts(&folder), ["båtbygger", "Trening to ganger i uken.", "Har dere en plass på verkstedet?"]);
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!(cases[0]["label"], "print");
    let aside = &cases[0]["aside"][0];
    assert_eq!(crate::support::keys(aside), ["case", "code", "coder", "excerpt", "id", "made_at", "memo"]);
    assert_eq!(
        (&aside["code"], &aside["excerpt"], &aside["memo"], &aside["coder"]),
        (&json!("Dialog/økonomi"), &json!("skattekortet"), &json!("se skatt"), &json!("ada"))
    );
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");

    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    project.undo().expect("undone");
    drop(project);
    assert_eq!(content(&folder.path("p.planlupe"), &tables), before, "one act takes all of it back");
}

#[test]
fn what_is_set_aside_is_placed_again_or_removed() {
    let folder = coded();
    folder.run(&["import", "p.planlupe", "nyere.txt", "--known", "replace"]).succeeds();
    let list = folder.run(&["asides", "p.planlupe"]).succeeds();
    assert!(list.contains("Dialog/økonomi") && list.contains("skattekortet"), "{list}");
    let id = folder.run(&["asides", "p.planlupe", "--json"]).json()[0]["id"].to_string();
    assert!(folder.run(&["asides", "p.planlupe", "--place", &id, "--at", "5,99999"]).refuses().contains("print"));
    assert!(folder.run(&["asides", "p.planlupe", "--remove", "77"]).refuses().contains("77"));
    folder.run(&["asides", "p.planlupe", "--place", &id, "--at", "0,4"]).succeeds();
    assert_eq!(folder.run(&["asides", "p.planlupe"]).succeeds(), "Nothing is set aside.\n");
    assert_eq!(excerpts(&folder)[0], "Kari");
    folder.run(&["export", "p.planlupe", "out2", "--only", "memos"]).succeeds();
    assert!(folder.text("out2/memos.csv").contains("se skatt"));

    let folder = coded();
    folder.run(&["import", "p.planlupe", "nyere.txt", "--known", "replace"]).succeeds();
    folder.run(&["asides", "p.planlupe", "--remove", &id]).succeeds();
    assert_eq!(folder.run(&["asides", "p.planlupe"]).succeeds(), "Nothing is set aside.\n");
}

#[test]
fn a_coding_on_slightly_changed_text_comes_along_and_is_told() {
    let folder = coded();
    let newer = PRINT
        .replace("Har dere en plass på verkstedet?", "Har dere fremdeles en plass på verkstedet?")
        .replace("Hva med skattekortet?", "Takk for svar.");
    folder.write("nyere.txt", newer);
    let ran = folder.run(&["import", "p.planlupe", "nyere.txt", "--known", "replace", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    let carried = &report["files"][0]["carried"];
    assert_eq!((&carried["placed"], &carried["aside"]), (&json!(2), &json!(1)));
    assert_eq!(carried["changed"].as_array().map(Vec::len), Some(1));
    assert!(excerpts(&folder).contains(&"Har dere fremdeles en plass på verkstedet?".to_owned()));
}

#[test]
fn a_known_print_can_be_added_as_a_case_of_its_own() {
    let folder = coded();
    folder.write("two/print.txt", updated());
    folder.run(&["import", "p.planlupe", "two/print.txt", "--known", "add"]).succeeds();
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    let labels: Vec<&Value> = cases.as_array().expect("a list").iter().map(|case| &case["label"]).collect();
    assert_eq!(labels, ["print", "print (2)", "typed"]);
}

#[test]
fn a_redacted_source_leaves_no_hash_of_what_it_was() {
    let folder = Folder::with_project();
    let sketches = |folder: &Folder| -> i64 {
        let database = folder.database("p.planlupe");
        database.query_row("SELECT count(sketch) FROM source", [], |row| row.get(0)).expect("a number")
    };
    assert_eq!(sketches(&folder), 2);
    folder.database("p.planlupe").execute("UPDATE source SET text = replace(text, 'Hva', 'Hvo')", []).expect("changed");
    assert_eq!(sketches(&folder), 0, "the tables themselves see to it");
    folder.write("nyere.txt", updated());
    let ran = folder.run(&["import", "p.planlupe", "nyere.txt"]);
    assert!(ran.out.contains("it is like the case “print”"), "{}", ran.out);
}

#[test]
fn labels_are_taken_from_file_names_by_a_pattern_that_the_project_keeps() {
    let folder = Folder::new();
    folder.write("2020-sak 012 utskrift.txt", TYPED);
    folder.write("2020-sak 013 utskrift.txt", PRINT);
    folder
        .run(&["import", "p.planlupe", "2020-sak 012 utskrift.txt", "--label-pattern", r"(?<label>sak \d+)"])
        .succeeds();
    folder.run(&["import", "p.planlupe", "2020-sak 013 utskrift.txt"]).succeeds();
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!([&cases[0]["label"], &cases[1]["label"]], ["sak 012", "sak 013"]);
    let sentence =
        folder.run(&["import", "p.planlupe", "2020-sak 013 utskrift.txt", "--label-pattern", "(sak"]).refuses();
    assert!(sentence.contains("“(sak” cannot be read as a regular expression"), "{sentence}");
}

#[test]
fn a_name_or_number_of_the_page_header_never_becomes_a_label() {
    let folder = Folder::new();
    folder.write("Kari E. utskrift.txt", PRINT);
    folder.write("01010112345.txt", TYPED);
    let out = folder.run(&["import", "p.planlupe", "Kari E. utskrift.txt", "01010112345.txt"]).succeeds();
    assert!(out.contains("Case 1, Case 2: the file names may tell whom the cases are about"), "{out}");
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!([&cases[0]["label"], &cases[1]["label"]], ["Case 1", "Case 2"]);
}

#[test]
fn what_is_set_aside_is_redacted_too() {
    let folder = coded();
    folder.run(&["import", "p.planlupe", "nyere.txt", "--known", "replace"]).succeeds();
    assert!(folder.content("p.planlupe").contains("skattekortet"));
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    let found = project.redactions().occurrences("skattekortet").expect("looked for");
    assert_eq!(project.write().redactions().redact(&found, Label::Misc, None).expect("redacted"), 1);
    assert_eq!(project.asides().list().expect("readable").len(), 1);
    drop(project);
    assert!(
        !String::from_utf8_lossy(&folder.bytes("p.planlupe")).contains("skattekortet"),
        "nor in what it was set aside of"
    );
}

#[test]
fn corrections_go_with_their_entries_and_those_without_say_so() {
    let folder = coded();
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    let case = project.cases().named("print").expect("a case");
    let entry = |project: &Project, words: &str| {
        let source = project.cases().source(case).expect("a source");
        let at = source.text.find_all(words)[0].start;
        source.plan.entries[source.plan.entry_at(at).expect("an entry")].clone()
    };
    let day = chrono::NaiveDate::from_ymd_opt(2020, 2, 11);
    let redated = Remedy::Date { date: day, time: None };
    for words in ["Har dere en plass", "Hva med skattekortet"] {
        let span = entry(&project, words).span;
        project.write().corrections().add(case, span, std::slice::from_ref(&redated)).expect("corrected");
    }
    drop(project);
    folder.run(&["import", "p.planlupe", "nyere.txt", "--known", "replace"]).succeeds();
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    assert_eq!(entry(&project, "Har dere en plass").date, day);
    let source = project.cases().source(case).expect("a source");
    let unfit: Vec<_> = source.unfit().collect();
    assert_eq!((source.corrections.len(), unfit.len()), (2, 1));
}

/// A print whose messages of NAV went to many persons alike.
fn mass_mail(goal: &str, card: &str, own: &str) -> String {
    let mut print = format!(
        "[navn]\nNAV [sted]\nDato: 4. jun. 2020\nAktivitetsplan\nMitt mål\n{goal}\nPlanlagte aktiviteter\nBehandling\n{card}\n\
         FRA DATO\n10. januar 2020\nTIL DATO\n30. juni 2020\nBESKRIVELSE\n{card}.\nDialog\n"
    );
    for month in ["JAN.", "FEB.", "MAR.", "APR.", "JUN."] {
        print
            .push_str(&format!("VEILEDER - 10. {month} 2020\nHei, husk å sende inn meldekortet denne måneden også.\n"));
    }
    print + own
}

#[test]
fn two_cases_that_share_only_mass_messages_are_two_cases() {
    let own = "BRUKER - 11. JUN. 2020\nJeg har sendt det nå, og gleder meg til sommeren.\n";
    let other = "BRUKER - 11. JUN. 2020\nKan vi møtes en annen dag? Da skal jeg til legen med kneet.\n";
    for (name, one, two) in [
        ("no words of theirs", mass_mail("Bli kokk", "Ri", ""), mass_mail("Studere jus", "Gå turer", "")),
        (
            "the same card",
            mass_mail("Bli kokk på hotell", "Gå tur", ""),
            mass_mail("Studere jus og språk", "Gå tur", ""),
        ),
        ("own words", mass_mail("Jobb", "Gå tur", own), mass_mail("Jobb", "Gå tur", other)),
    ] {
        let folder = Folder::new();
        folder.write("a.txt", &one);
        folder.write("b.txt", &two);
        for known in ["refuse", "replace"] {
            folder.run(&["import", &format!("{known}.planlupe"), "a.txt"]).succeeds();
            let project = format!("{known}.planlupe");
            let ran = folder.run(&["import", &project, "b.txt", "--known", known, "--json"]);
            let report: Value = serde_json::from_str(&ran.out).expect("JSON");
            assert_eq!(
                (&report["files"][0]["known"], &report["files"][0]["case"]),
                (&Value::Null, &json!("b")),
                "{name}"
            );
        }
        // The same person's next print is known all the same.
        folder.write("c.txt", format!("{two}VEILEDER - 2. JUL. 2020\nGod sommer.\n"));
        let ran = folder.run(&["import", "refuse.planlupe", "c.txt", "--json"]);
        let report: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(report["files"][0]["known"]["case"], "b", "{name}");
    }
}

#[test]
fn a_label_alone_never_replaces_a_case() {
    let folder = Folder::new();
    folder.write("sak.txt", mass_mail("Bli kokk", "Ri", ""));
    folder.run(&["import", "p.planlupe", "sak.txt"]).succeeds();
    let before = folder.content("p.planlupe");
    folder.write("andre/sak.txt", mass_mail("Studere jus", "Gå turer", ""));
    let ran = folder.run(&["import", "p.planlupe", "andre/sak.txt", "--known", "replace", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((ran.code, &report["files"][0]["refused"]), (Some(1), &json!("case-exists")));
    assert_eq!(folder.content("p.planlupe"), before);
}
