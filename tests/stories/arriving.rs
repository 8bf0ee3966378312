//! What an import says of what came: how much of what, whether a print is the newer one, and whether it is about the same person.

use serde_json::{Value, json};

use crate::support::{Folder, TYPED};

/// A plan of this person, printed on this day, with this goal.
fn plan(name: &str, day: &str, goal: &str) -> String {
    format!(
        "{name}\nNAV Prøveby\nDato: {day}\nFødselsnummer: [fjernet]\nAktivitetsplan\nMitt mål\n{goal}\nAktiviteter jeg gjennomfører nå\nBehandling\n\
         Svømming i bassenget\nFRA DATO\n2. mars 2020\nTIL DATO\n30. juni 2020\nDialog\nBRUKER - 3. APR. 2020\nHei, {goal}\n\
         VEILEDER - 6. APR. 2020\nDa prøver vi det til høsten, {goal}\n\
         BRUKER - 7. APR. 2020\nFint. Da sender jeg søknaden til skolen i morgen.\nVEILEDER - 8. APR. 2020\n\
         Skriv hvis det er noe du lurer på før den tid.\n"
    )
}

const GARDENER: &str = "Jeg vil bli gartner på et stort veksthus.";

fn kari() -> String {
    plan("Kari Eksempel", "4. jun. 2020", GARDENER)
}

/// The same with a message more, printed on this day.
fn again(day: &str) -> String {
    plan("Kari Eksempel", day, GARDENER) + "BRUKER - 9. APR. 2020\nTakk skal du ha.\n"
}

/// A short plan of another person.
const OLA: &str = "Ola Prøve\nNAV Prøveby\nDato: 4. jun. 2020\nFødselsnummer: [fjernet]\nAktivitetsplan\nMitt mål\n\
    Jeg vil kjøre buss.\nAktiviteter jeg gjennomfører nå\nJobb\nPrøvekjøring\nFRA DATO\n2. mars 2020\n";

/// Short plans of later years, of the person of the first one.
fn later(year: &str, goal: &str) -> String {
    let card = format!("Opplæring i {goal}");
    let kari = OLA.replace("Ola Prøve", "Kari Eksempel").replace("2020", year);
    kari.replace("kjøre buss", goal).replace("Prøvekjøring", &card)
}

fn with_kari() -> Folder {
    let folder = Folder::new();
    folder.write("a.txt", kari());
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    folder
}

/// The first file in the report of an import that refused something.
fn refused(folder: &Folder, arguments: &[&str]) -> Value {
    let ran = folder.run(&[&["import", "p.planlupe"], arguments, &["--json"]].concat());
    assert_eq!(ran.code, Some(1), "{ran:?}");
    serde_json::from_str::<Value>(&ran.out).expect("JSON")["files"][0].clone()
}

fn labels(folder: &Folder) -> Vec<String> {
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    let labels = cases.as_array().expect("cases").iter();
    labels.map(|case| case["label"].as_str().expect("a label").to_owned()).collect()
}

#[test]
fn what_is_only_proposed_has_not_come_in_and_that_is_said_where_nothing_is_proposed_too() {
    let folder = Folder::new();
    folder.write("a.txt", kari());
    folder.write("b.txt", TYPED);
    let said = folder.run(&["import", "p.planlupe", "a.txt", "b.txt", "--group"]).succeeds();
    assert!(said.contains("No files seem to be documents of one case.\n"), "{said}");
    assert!(said.contains("Nothing has been taken in yet") && said.contains("--yes"), "{said}");
    assert!(!said.contains("cases taken in") && !folder.path("p.planlupe").exists(), "{said}");
    let report = folder.run(&["import", "p.planlupe", "a.txt", "b.txt", "--group", "--json"]).json();
    assert_eq!(report["only_proposed"], true);
    let report = folder.run(&["import", "p.planlupe", "a.txt", "b.txt", "--group", "--yes", "--json"]).json();
    assert_eq!((&report["only_proposed"], labels(&folder).len()), (&json!(false), 2));
    let said = folder.run(&["import", "p.planlupe", "a.txt", "--group"]);
    assert!(said.out.contains("Nothing has been taken in yet"), "{}", said.out);
}

#[test]
fn cases_are_counted_as_cases_and_documents_as_documents() {
    let folder = Folder::new();
    folder.write("012 plan.txt", kari());
    folder.write("012 cv.txt", "Utdanning\nGrunnskole 2009\nArbeidserfaring\nDrivhus 2010\n");
    folder.write("013.txt", TYPED);
    folder.write("b.txt", again("8. jun. 2020"));
    folder.write("c.txt", "Et brev om noe.\n");
    let last = |arguments: &[&str]| {
        let said = folder.run(&[&["import"], arguments].concat()).succeeds();
        said.lines().last().unwrap_or_default().to_owned()
    };
    let all = ["012 plan.txt", "012 cv.txt", "013.txt"];
    assert_eq!(
        last(&["p.planlupe", all[0], all[1], all[2], "--group", "--yes"]),
        "3 documents taken in, 2 new cases, 0 files refused"
    );
    assert_eq!(
        last(&["q.planlupe", all[0], all[1], "--into", "012"]),
        "2 documents taken in, 1 new case, 0 files refused"
    );
    assert_eq!(
        last(&["q.planlupe", "c.txt", "--into", "012"]),
        "1 document added to a case that was there before, 0 files refused"
    );
    assert_eq!(last(&["r.planlupe", all[0], all[2]]), "2 cases taken in, 0 files refused");
    assert_eq!(last(&["r.planlupe", "b.txt", "--known", "replace"]), "1 printout replaced, 0 files refused");
    assert_eq!(
        last(&["r.planlupe", all[1], "--group", "--yes"]),
        "1 document added to a case that was there before, 0 files refused"
    );
}

#[test]
fn a_document_whose_head_tells_of_another_person_is_doubted_and_comes_in_all_the_same() {
    let folder = Folder::new();
    folder.write("a.txt", kari());
    folder.write("b.txt", OLA);
    folder.write("c.txt", later("2021", "ha et eget drivhus"));
    folder.run(&["import", "p.planlupe", "a.txt", "--into", "012"]).succeeds();
    let report = folder.run(&["import", "p.planlupe", "c.txt", "--into", "012", "--json"]).json();
    assert_eq!(report["files"][0]["other_person"], Value::Null);
    let said = folder.run(&["import", "p.planlupe", "b.txt", "--into", "012"]).succeeds();
    assert!(said.contains("012: by its head, the file is about another person"), "{said}");
    assert!(said.contains("it is document 3") && said.contains("--own-case"), "{said}");
    assert!(!said.contains("Ola Prøve") && !said.contains("Kari"), "{said}");
    folder
        .write("vedtak.txt", "Vedtak om arbeidsavklaringspenger\nDato: 12. august 2019\nDu har fått innvilget det.\n");
    let letter = folder.run(&["import", "p.planlupe", "vedtak.txt", "--into", "012"]).succeeds();
    assert!(!letter.contains("another person"), "the title of a letter is no name: {letter}");
    let listed = folder.run(&["documents", "p.planlupe", "012"]).succeeds();
    assert!(listed.contains("document 3 is about another person"), "{listed}");
    let rows = folder.run(&["documents", "p.planlupe", "012", "--json"]).json();
    assert_eq!([0, 1, 2].map(|at| rows[at]["other_person"].clone()), [false, false, true]);
    folder.run(&["import", "q.planlupe", "a.txt", "b.txt"]).succeeds();
    let joined = folder.run(&["documents", "q.planlupe", "a", "--join", "b"]).succeeds();
    assert!(joined.contains("document 2 is about another person"), "{joined}");
}

#[test]
fn a_group_of_files_about_several_people_is_proposed_with_that_doubt() {
    let folder = Folder::new();
    folder.write("012 plan.txt", kari());
    folder.write("012 plan 2.txt", OLA);
    folder.write("012 cv.txt", "Utdanning\nGrunnskole 2009\nArbeidserfaring\nDrivhus 2010\n");
    let files = ["012 plan.txt", "012 plan 2.txt", "012 cv.txt"];
    let said = folder.run(&["import", "p.planlupe", files[0], files[1], files[2], "--group"]).succeeds();
    assert!(
        said.contains("documents of one case, “012”") && said.contains("not all of them are about the same"),
        "{said}"
    );
    let said = folder.run(&["import", "p.planlupe", files[0], files[2], "--group"]).succeeds();
    assert!(said.contains("documents of one case") && !said.contains("not all of them are about"), "{said}");
}

#[test]
fn a_file_of_several_people_is_no_newer_print_of_one_of_them() {
    let folder = with_kari();
    let before = folder.content("p.planlupe");
    folder.write("to.txt", kari() + OLA);
    for known in ["refuse", "replace"] {
        let ran = folder.run(&["import", "p.planlupe", "to.txt", "--known", known]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(ran.out.contains("it holds 2 plans, about 2 people by their heads"), "{}", ran.out);
        assert!(ran.out.contains("--split") && ran.out.contains("--known add"), "{}", ran.out);
        assert!(!ran.out.contains("newer") && !ran.out.contains("--known replace"), "{}", ran.out);
        assert_eq!(refused(&folder, &["to.txt", "--known", known])["refused"], "several-persons");
        assert_eq!(refused(&folder, &["to.txt", "--known", known, "--into", "a"])["refused"], "several-persons");
    }
    assert_eq!(folder.content("p.planlupe"), before);
    let parts = folder.run(&["import", "p.planlupe", "to.txt", "--split", "--json"]);
    let report: Value = serde_json::from_str(&parts.out).expect("JSON");
    assert_eq!((&report["files"][0]["refused"], &report["files"][1]["case"]), (&json!("duplicate"), &json!("to 2")));
    assert_eq!(labels(&folder), ["a", "to 2"]);
    // Where the heads tell nothing of persons, more plans than the case has are not its newer print either.
    let folder = Folder::new();
    let untold = |text: &str| text.replace("Kari Eksempel", "[navn]").replace("Ola Prøve", "[navn]");
    folder.write("a.txt", untold(&kari()));
    folder.write("to.txt", untold(&(kari() + OLA)));
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    assert_eq!(refused(&folder, &["to.txt", "--known", "replace"])["refused"], "several-persons");
}

#[test]
fn a_file_of_several_people_is_proposed_as_a_document_of_nobody() {
    let folder = Folder::new();
    folder.write("a.txt", again("11. jun. 2020"));
    folder.write("to.txt", later("2021", "ha et eget drivhus") + OLA);
    let report = folder.run(&["import", "p.planlupe", "a.txt", "to.txt", "--json"]).json();
    assert_eq!((&report["proposals"], report["files"][1]["plans"].as_array().map(Vec::len)), (&json!([]), Some(2)));
    // Nor once it is a case.
    folder.write("senere.txt", later("2022", "selge roser på torget"));
    folder.run(&["import", "q.planlupe", "to.txt"]).succeeds();
    let report = folder.run(&["import", "q.planlupe", "senere.txt", "--json"]).json();
    assert_eq!(report["proposals"], json!([]));
    folder.run(&["import", "r.planlupe", "a.txt"]).succeeds();
    let report = folder.run(&["import", "r.planlupe", "senere.txt", "--json"]).json();
    assert_eq!(report["proposals"][0]["documents"], json!(["a", "senere"]));
}

#[test]
fn which_of_two_prints_is_newer_is_told_by_their_days_of_printing() {
    for (day, said, known) in [
        (
            "8. jun. 2020",
            "a newer printout of it: printed on 8 June 2020, and the one that the case has on 4 June 2020",
            "newer",
        ),
        ("4. jun. 2020", "another printout of it: both were printed on 4 June 2020", "same"),
        (
            "2. jun. 2020",
            "an older printout of it: printed on 2 June 2020, and the one that the case has on 4 June 2020",
            "older",
        ),
        ("[fjernet]", "not both tell when they were printed", "untold"),
    ] {
        let folder = with_kari();
        folder.write("b.txt", again(day));
        let ran = folder.run(&["import", "p.planlupe", "b.txt"]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.out.contains(said), "{}", ran.out);
        assert_eq!(ran.out.contains("An older printout is best left out"), known == "older", "{}", ran.out);
        assert_eq!(ran.out.contains("Use --known replace to replace"), known != "older", "{}", ran.out);
        let ran = folder.run(&["import", "p.planlupe", "b.txt", "--known", "replace"]).succeeds();
        assert!(ran.contains("the printout is replaced"), "{ran}");
        assert_eq!(ran.contains("the printout that came in is the older one"), known == "older", "{ran}");
    }
    let folder = with_kari();
    folder.write("b.txt", again("2. jun. 2020"));
    assert_eq!(refused(&folder, &["b.txt"])["printed"], json!({ "known": "2020-06-04", "new": "2020-06-02" }));
}

#[test]
fn the_plans_of_a_file_are_compared_with_each_other_too() {
    let folder = Folder::new();
    folder.write("to.txt", kari() + &kari());
    let ran = folder.run(&["import", "p.planlupe", "to.txt", "--split"]);
    assert_eq!((ran.code, labels(&folder)), (Some(1), vec!["to".to_owned()]), "{ran:?}");
    assert!(ran.out.contains("its text is that of the case “to”"), "{}", ran.out);
    folder.run(&["import", "q.planlupe", "to.txt", "--split", "--known", "add"]).succeeds();
    folder.write("tre.txt", kari() + &again("8. jun. 2020") + OLA);
    let said = folder.run(&["import", "r.planlupe", "tre.txt", "--split"]).succeeds();
    assert!(said.contains("tre 2: the plan is like that of the case “tre” in the same file"), "{said}");
    assert!(!said.contains("tre 3: the plan is like"), "{said}");
    assert!(said.contains("documents of one case, “tre”: tre, tre 2 (they tell of the same person)"), "{said}");
    assert!(said.ends_with("3 cases taken in, 0 files refused\n"), "{said}");
}

#[test]
fn only_plans_read_from_text_are_wanted_as_pdfs_and_they_are_named() {
    let folder = Folder::new();
    let cv = "Utdanning\nGrunnskole 2009\nArbeidserfaring\nDrivhus 2010\n";
    folder.write("plan.txt", kari());
    folder.write("cv.txt", cv);
    folder
        .write("vedtak.txt", "Vedtak om arbeidsavklaringspenger\nDato: 12. august 2019\nDu har fått innvilget det.\n");
    folder.write("notat.txt", "Ringte i dag.\n");
    let said = folder.run(&["import", "p.planlupe", "plan.txt", "cv.txt", "vedtak.txt", "notat.txt"]).succeeds();
    assert!(said.contains("If you have the printout plan.txt as a PDF"), "{said}");
    // What a paper is called tells of nobody.
    assert!(labels(&folder).contains(&"vedtak".to_owned()) && !said.contains("neutral name"), "{said}");
    let said = folder.run(&["import", "q.planlupe", "cv.txt", "vedtak.txt", "notat.txt"]).succeeds();
    assert!(!said.contains("PDF"), "{said}");
    folder.write("b.txt", OLA);
    let said = folder.run(&["import", "r.planlupe", "plan.txt", "b.txt"]).succeeds();
    assert!(said.contains("these 2 printouts as PDFs") && said.contains("what titles are: plan.txt, b.txt."), "{said}");
}

#[test]
fn a_case_does_not_become_a_document_of_itself() {
    let folder = with_kari();
    let sentence = folder.run(&["documents", "p.planlupe", "a", "--join", "a"]).refuses();
    assert_eq!(sentence, "The case a cannot become a document of itself.");
}
