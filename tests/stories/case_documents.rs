//! A case holds documents: a plan for each period of follow-up, the CV, other papers. They stand in one text, are read one by one, coded
//! together, and named wherever something is quoted.

use serde_json::Value;

use crate::support::{Folder, PRINT, Ran, TYPED, rows};

/// A plan of the next period of the same person.
const LATER: &str = "\
Kari Eksempel
NAV Prøveby
Dato: 8. jun. 2021
Aktivitetsplan
Mitt mål
Jeg vil bli seilmaker.
Dialogen med veileder
Seilduk
BRUKER - 5. MAI 2021
Hvor får jeg kjøpt seilduk?
Z000002 - 6. MAI 2021
Spør på loftet.
BRUKER - 7. MAI 2021
Der hang det bare gamle garn.
Z000002 - 10. MAI 2021
Da bestiller vi fra byen.
BRUKER - 11. MAI 2021
Takk, jeg begynner med storseilet.
";

const CV: &str = "\
Kari Eksempel
Utdanning
Grunnskole 2009
Arbeidserfaring
Naust og brygge 2010
";

/// A project with the case `012`: two plans and a CV.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("012 periode 1.txt", PRINT);
    folder.write("012 periode 2.txt", LATER);
    folder.write("012 cv.txt", CV);
    let files = ["012 periode 1.txt", "012 periode 2.txt", "012 cv.txt"];
    folder.run(&["import", "p.planlupe", "--into", "012", files[0], files[1], files[2]]).succeeds();
    folder
}

fn documents(folder: &Folder) -> Vec<Value> {
    folder.run(&["documents", "p.planlupe", "012", "--json"]).json().as_array().expect("a list").clone()
}

fn words(rows: &[Value], field: &str) -> Vec<String> {
    rows.iter().map(|row| row[field].as_str().unwrap_or("null").to_owned()).collect()
}

fn text(folder: &Folder) -> String {
    let of_case = "SELECT text FROM cases JOIN source ON source.id = source_id";
    folder.database("p.planlupe").query_row(of_case, [], |row| row.get(0)).expect("a text")
}

/// Codes the first place where these words stand in the case.
fn code(folder: &Folder, words: &str) {
    let text = text(folder);
    let start = text[..text.find(words).expect("the words")].chars().count();
    let end = start + words.chars().count();
    folder.write("codings.csv", format!("case,start,end,code,memo\n012,{start},{end},funn,husk {words}\n"));
    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--create-codes"]).succeeds();
}

/// The coded words, with the document in which they stand.
fn coded(folder: &Folder) -> Vec<(String, String)> {
    folder.run(&["export", "p.planlupe", "csv", "--only", "codings"]).succeeds();
    let table = rows(&folder.text("csv/codings.csv"), b',');
    let at = |name: &str| table[0].iter().position(|header| header == name).expect("a column");
    let (excerpt, document) = (at("excerpt"), at("document"));
    table[1..].iter().map(|row| (row[excerpt].clone(), row[document].clone())).collect()
}

/// What a command printed that has not done all of it.
fn refused_json(ran: &Ran) -> Value {
    assert_eq!(ran.code, Some(1), "{ran:?}");
    serde_json::from_str(&ran.out).expect("JSON")
}

fn is_whole(folder: &Folder) {
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}

#[test]
fn files_become_documents_of_one_case_and_their_content_tells_which() {
    let folder = folder();
    let rows = documents(&folder);
    assert_eq!(words(&rows, "kind"), ["plan", "plan", "cv"]);
    assert_eq!(words(&rows, "name"), ["012 periode 1", "012 periode 2", "012 cv"]);
    assert_eq!(words(&rows, "last_date"), ["2020-04-03", "2021-05-11", "null"]);
    let text = text(&folder);
    for (row, file) in rows.iter().zip([PRINT, LATER, CV]) {
        let place = |name: &str| usize::try_from(row[name].as_u64().expect("a place")).expect("small");
        let part: String = text.chars().skip(place("start")).take(place("end") - place("start")).collect();
        assert_eq!(part, file);
    }
    is_whole(&folder);
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!(cases[0]["documents"][2]["kind"], "cv");
}

#[test]
fn all_plans_join_one_chronology_and_each_entry_names_its_document() {
    let folder = folder();
    let entries = folder.run(&["chronology", "p.planlupe", "012", "--json"]).json();
    let entries = entries.as_array().expect("entries");
    let goals: Vec<&Value> =
        entries.iter().filter(|entry| entry["kind"] == "goal").map(|entry| &entry["text"]).collect();
    assert_eq!(goals, ["Jeg vil bli båtbygger.", "Jeg vil bli seilmaker."]);
    let last = entries.last().expect("an entry");
    assert_eq!((&last["kind"], &last["document"]), (&Value::from("document"), &Value::from("012 cv")));
    assert!(last["text"].as_str().expect("text").ends_with("Naust og brygge 2010"));
    let dated: Vec<&str> = entries.iter().filter_map(|entry| entry["date"].as_str()).collect();
    assert!(dated.is_sorted(), "{dated:?}");
    let alone =
        |file: &str| folder.run(&["parse", file, "--json"]).json()["entries"].as_array().expect("entries").len();
    assert_eq!(entries.len(), alone("012 periode 1.txt") + alone("012 periode 2.txt") + 1);
    let printed = folder.run(&["chronology", "p.planlupe", "012", "--order", "printed", "--lang", "en"]).succeeds();
    let places =
        ["Plan “012 periode 1”\n", "Plan “012 periode 2”\n", "CV “012 cv”\n"].map(|heading| printed.find(heading));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {printed}");
}

#[test]
fn a_person_dates_a_cv_and_corrections_stay_within_a_document() {
    let folder = folder();
    let entries = folder.run(&["chronology", "p.planlupe", "012", "--json"]).json();
    let of_cv =
        entries.as_array().expect("entries").last().expect("an entry")["id"].as_str().expect("an id").to_owned();
    let refused = folder.run(&["correct", "p.planlupe", "012", &of_cv, "--merge", "--lang", "en"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    folder.run(&["correct", "p.planlupe", "012", &of_cv, "--date", "1.1.2020"]).succeeds();
    let entries = folder.run(&["chronology", "p.planlupe", "012", "--json"]).json();
    let before: Vec<&str> =
        entries.as_array().expect("entries").iter().filter_map(|entry| entry["date"].as_str()).take(1).collect();
    assert_eq!(before, ["2020-01-01"]);
    is_whole(&folder);
}

#[test]
fn passages_and_exports_name_their_document_and_stay_when_documents_come_and_go() {
    let folder = folder();
    for words in ["båtbygger", "seilduk?", "Naust"] {
        code(&folder, words);
    }
    let named = |words: &str, document: &str| (words.to_owned(), document.to_owned());
    let all = [named("båtbygger", "012 periode 1"), named("seilduk?", "012 periode 2"), named("Naust", "012 cv")];
    assert_eq!(coded(&folder), all);
    folder.write("brev.txt", "Til den det gjelder.\nHun kan sy seil.\n");
    folder.run(&["import", "p.planlupe", "--into", "012", "brev.txt", "--kind", "paper"]).succeeds();
    assert_eq!(coded(&folder), all);
    let out = folder.run(&["documents", "p.planlupe", "012", "--document", "2", "--remove", "--lang", "en"]).succeeds();
    assert!(out.contains("One coding or memo is set aside"), "{out}");
    assert_eq!(coded(&folder), [all[0].clone(), all[2].clone()]);
    assert_eq!(words(&documents(&folder), "kind"), ["plan", "cv", "paper"]);
    is_whole(&folder);
    folder.run(&["export", "p.planlupe", "csv"]).succeeds();
    assert!(folder.text("csv/cases.csv").contains("plan cv paper"));
    assert!(folder.text("csv/entries.csv").contains(",012 cv\n"));
    assert!(folder.text("csv/memos.csv").contains("husk Naust,012 cv,"));
}

#[test]
fn a_newer_print_of_one_document_touches_only_that() {
    let folder = folder();
    for words in ["båtbygger", "Spør på loftet.", "Naust"] {
        code(&folder, words);
    }
    folder.write("ny.txt", LATER.replace("Hvor får jeg kjøpt seilduk?", "Hvor får jeg kjøpt seilduk, og tråd?"));
    let refused = folder.run(&["import", "p.planlupe", "--into", "012", "ny.txt", "--json"]);
    assert_eq!(refused_json(&refused)["files"][0]["refused"], "known-case");
    let report = folder.run(&["import", "p.planlupe", "ny.txt", "--known", "replace", "--json"]).json();
    assert_eq!(report["files"][0]["carried"]["placed"], 3, "{report}");
    let coded: Vec<String> = coded(&folder).into_iter().map(|(words, _)| words).collect();
    assert_eq!(coded, ["båtbygger", "Spør på loftet.", "Naust"]);
    assert!(text(&folder).starts_with(PRINT) && text(&folder).ends_with(CV));
    is_whole(&folder);
    let same = folder.run(&["import", "p.planlupe", "012 cv.txt", "--json"]);
    assert_eq!(refused_json(&same)["files"][0]["refused"], "duplicate");
}

#[test]
fn documents_are_named_and_said_to_be_something_else() {
    let folder = folder();
    folder.run(&["documents", "p.planlupe", "012", "--document", "3", "--title", "Det hun har gjort"]).succeeds();
    folder.run(&["documents", "p.planlupe", "012", "--document", "3", "--kind", "paper"]).succeeds();
    let rows = documents(&folder);
    assert_eq!((&rows[2]["title"], &rows[2]["kind"]), (&"Det hun har gjort".into(), &"paper".into()));
    let none = folder.run(&["documents", "p.planlupe", "012", "--document", "4", "--remove", "--lang", "en"]);
    assert_eq!(none.code, Some(1));
    assert!(none.err.contains("no document number 4"), "{}", none.err);
    let which = folder.run(&["documents", "p.planlupe", "012", "--kind", "cv", "--lang", "en"]);
    assert!(which.code == Some(1) && which.err.contains("--document"), "{which:?}");
    for _ in 0..2 {
        folder.run(&["documents", "p.planlupe", "012", "--document", "2", "--remove"]).succeeds();
    }
    assert_eq!(documents(&folder), Vec::<Value>::new());
    assert_eq!(text(&folder), PRINT);
    let out = folder.run(&["documents", "p.planlupe", "012", "--lang", "en"]).succeeds();
    assert!(out.contains("The case is one plan"), "{out}");
}

#[test]
fn a_cv_alone_is_a_document_and_no_plan() {
    let folder = Folder::new();
    folder.write("cv.txt", CV);
    folder.run(&["import", "p.planlupe", "cv.txt", "--kind", "cv"]).succeeds();
    let entries = folder.run(&["chronology", "p.planlupe", "cv", "--json"]).json();
    assert_eq!((&entries[0]["kind"], entries.as_array().map(Vec::len)), (&"document".into(), Some(1)));
    folder.run(&["documents", "p.planlupe", "cv", "--kind", "plan"]).succeeds();
    assert_eq!(folder.run(&["documents", "p.planlupe", "cv", "--json"]).json(), serde_json::json!([]));
    folder.run(&["documents", "p.planlupe", "cv", "--kind", "cv"]).succeeds();
    let only = folder.run(&["documents", "p.planlupe", "cv", "--document", "1", "--remove", "--lang", "en"]);
    assert!(only.code == Some(1) && only.err.contains("no other document"), "{only:?}");
    is_whole(&folder);
}

#[test]
fn a_name_that_tells_of_the_person_is_no_title() {
    let folder = Folder::new();
    folder.write("012.txt", PRINT);
    folder.write("CV Kari Eksempel.txt", CV);
    folder.run(&["import", "p.planlupe", "--into", "012", "012.txt", "CV Kari Eksempel.txt"]).succeeds();
    let rows = documents(&folder);
    assert_eq!(words(&rows, "title"), ["012", ""]);
    assert_eq!(words(&rows, "name"), ["012", "cv 1"]);
}

/// Files of three people, and one of nobody known.
fn several() -> Folder {
    let folder = Folder::new();
    folder.write("inn/012 periode 1.txt", PRINT);
    folder.write("inn/012 periode 2.txt", LATER);
    folder.write(
        "inn/013 plan.txt",
        PRINT.replace("Kari Eksempel", "Ola Prøve").replace("båt", "bil").replace("bassenget", "gata"),
    );
    folder.write("inn/014 cv.txt", "Ola Prøve\nUtdanning\nGrunnskole 2008\nArbeidserfaring\nVerksted\n");
    folder.write("inn/015.txt", TYPED);
    folder
}

#[test]
fn files_that_seem_to_be_of_one_case_are_proposed_and_a_person_decides() {
    let folder = several();
    let out = folder.run(&["import", "p.planlupe", "inn", "--known", "add", "--lang", "en"]).succeeds();
    assert!(out.contains("documents of one case, “012”: 012 periode 1, 012 periode 2 ("), "{out}");
    assert!(out.contains("“013 plan”: 013 plan, 014 cv (they tell of the same person)"), "{out}");
    assert!(!out.contains("015,") && out.contains("--join"), "{out}");
    let labels = || {
        let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
        words(cases.as_array().expect("cases"), "label")
    };
    assert_eq!(labels().len(), 5, "each file is a case of its own until somebody says otherwise");
    folder.write("codings.csv", "case,start,end,code,memo\n014 cv,0,3,funn,husk\n013 plan,0,3,funn,\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--create-codes"]).succeeds();
    let before = folder.content("p.planlupe");
    folder.run(&["documents", "p.planlupe", "013 plan", "--join", "014 cv"]).succeeds();
    assert_eq!(labels(), ["012 periode 1", "012 periode 2", "013 plan", "015"]);
    let coded = coded(&folder);
    assert_eq!(coded, [("Ola".to_owned(), "013 plan".to_owned()), ("Ola".to_owned(), "014 cv".to_owned())]);
    is_whole(&folder);
    let mut project = project::Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    project.undo().expect("undone");
    drop(project);
    let cases = |content: &str| {
        content.lines().filter(|line| line.starts_with("cases ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(cases(&folder.content("p.planlupe")), cases(&before));
    is_whole(&folder);
}

#[test]
fn a_proposal_is_shown_before_anything_comes_in_and_made_when_it_is_agreed_to() {
    let folder = several();
    let proposed = folder.run(&["import", "p.planlupe", "inn", "--group", "--known", "add", "--lang", "en"]).succeeds();
    assert!(proposed.contains("Nothing has been taken in yet") && proposed.contains("--yes"), "{proposed}");
    assert!(!folder.path("p.planlupe").exists());
    let report = folder.run(&["import", "p.planlupe", "inn", "--group", "--yes", "--known", "add", "--json"]).json();
    let made: Vec<&Value> = report["proposals"].as_array().expect("proposals").iter().map(|one| &one["made"]).collect();
    assert_eq!(made, [true, true]);
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!(words(cases.as_array().expect("cases"), "label"), ["012", "013 plan", "015"]);
    assert_eq!(words(&documents(&folder), "kind"), ["plan", "plan"]);
    is_whole(&folder);
    folder.write("012 CV.txt", CV);
    let later = folder.run(&["import", "p.planlupe", "012 CV.txt", "--group", "--yes", "--json"]).json();
    assert_eq!(later["proposals"][0]["documents"], serde_json::json!(["012", "012 CV"]));
    assert_eq!(words(&documents(&folder), "kind"), ["plan", "plan", "cv"]);
}
