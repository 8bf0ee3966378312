//! Several plans in one file: told by their heads, taken in as one case or as one each.

use crate::support::Folder;

fn plan(head: &str, goal: &str) -> String {
    format!(
        "{head}\nFødselsnummer: [fjernet]\nAktivitetsplan\nMitt mål\n{goal}\nAktiviteter jeg gjennomfører nå\nBehandling\n\
         Svømming i bassenget\nFRA DATO\n2. mars 2020\nTIL DATO\n30. juni 2020\nDialog\nBRUKER - 3. APR. 2020\nHei, {goal}\n\
         VEILEDER - 6. APR. 2020\nDa prøver vi det til høsten.\n"
    )
}

const GARDENER: &str = "Jeg vil bli gartner på et stort veksthus.";
const BAKER: &str = "Jeg vil bli baker i ei lita bygd.";

/// Two plans of different days, as one text.
fn joined() -> [String; 2] {
    let head = |day: &str| format!("[navn]\nNAV [sted]\nDato: {day}");
    [plan(&head("4. jun. 2020"), GARDENER), plan(&head("11. jun. 2020"), BAKER)]
}

#[test]
fn the_report_says_that_a_file_holds_several_plans_and_how_to_part_them() {
    let folder = Folder::new();
    folder.write("to.txt", joined().concat());
    let out = folder.run(&["import", "p.planlupe", "to.txt", "--lang", "en"]).succeeds();
    assert!(out.contains("to: The file holds 2 plans, and their heads do not tell"), "{out}");
    assert!(out.contains("4 June 2020, 11 June 2020") && out.contains("--split"), "{out}");
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!(cases.as_array().map(Vec::len), Some(1));
}

#[test]
fn each_plan_becomes_a_case_with_exactly_its_part_of_the_text() {
    let folder = Folder::new();
    let [first, second] = joined();
    folder.write("to.txt", format!("{first}{second}"));
    let report = folder.run(&["import", "p.planlupe", "to.txt", "--split", "--json"]).json();
    for (at, label) in ["to", "to 2"].iter().enumerate() {
        assert_eq!(report["files"][at]["case"], *label);
        assert_eq!(report["files"][at]["plan"], at + 1);
        assert_eq!(report["files"][at]["flags"]["second-plan"], serde_json::Value::Null);
    }
    let database = folder.database("p.planlupe");
    let mut query = database.prepare("SELECT text FROM source ORDER BY id").expect("a query");
    let texts: Vec<String> = query.query_map([], |row| row.get(0)).expect("rows").map(Result::unwrap).collect();
    assert_eq!(texts, [first, second]);
}

#[test]
fn a_case_that_holds_all_plans_gives_way_to_one_each_unless_somebody_has_worked_on_it() {
    let folder = Folder::new();
    folder.write("to.txt", joined().concat());
    folder.run(&["import", "p.planlupe", "to.txt"]).succeeds();
    folder.write("codings.csv", "case,start,end,code\nto,0,6,funn\n");
    folder.run(&["import", "p.planlupe", "to.txt", "--split"]).succeeds();
    let labels = |project: &str| {
        let cases = folder.run(&["cases", project, "--json"]).json();
        cases.as_array().expect("cases").iter().map(|case| case["label"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(labels("p.planlupe"), ["\"to\"", "\"to 2\""]);
    folder.run(&["import", "q.planlupe", "to.txt"]).succeeds();
    folder.run(&["code", "q.planlupe", "--from", "codings.csv", "--create-codes"]).succeeds();
    let ran = folder.run(&["import", "q.planlupe", "to.txt", "--split", "--json"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("worked-on-case"), "{}", ran.out);
    assert_eq!(labels("q.planlupe"), ["\"to\""]);
}

#[test]
fn the_same_plan_twice_becomes_one_case_and_the_other_is_named() {
    let folder = Folder::new();
    let [first, _] = joined();
    folder.write("to.txt", format!("{first}{first}"));
    let ran = folder.run(&["import", "p.planlupe", "to.txt", "--split", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((ran.code, &report["files"][1]["refused"]), (Some(1), &serde_json::json!("duplicate")));
    assert_eq!(report["files"][1]["known"]["case"], "to");
}

#[test]
fn heads_tell_whether_plans_are_of_the_same_person_and_no_name_becomes_a_label() {
    let folder = Folder::new();
    let head = |name: &str, day: &str| format!("{name}\nNAV Prøveby\nDato: {day}");
    let own = plan(&head("Kari Eksempel", "4. jun. 2020"), GARDENER);
    let later = plan(&head("Kari Eksempel", "11. jun. 2021"), GARDENER);
    let other = plan(&head("Ola Prøve", "11. jun. 2020"), BAKER);
    folder.write("kari-eksempel.txt", format!("{own}{later}{other}"));
    let plans = folder.run(&["parse", "kari-eksempel.txt", "--json"]).json()["plans"].clone();
    let persons: Vec<_> = plans.as_array().expect("plans").iter().map(|plan| plan["person"].as_u64()).collect();
    assert_eq!(persons, [Some(1), Some(1), Some(2)]);
    assert_eq!(plans[1]["printed"], "2021-06-11");
    assert_eq!(plans[1]["start"].as_u64(), Some(own.chars().count() as u64));
    let report = folder.run(&["import", "p.planlupe", "kari-eksempel.txt", "--split", "--lang", "en", "--json"]).json();
    for (at, label) in ["Case 1", "Case 2", "Case 3"].iter().enumerate() {
        assert_eq!(report["files"][at]["case"], *label);
    }
}

#[test]
fn figures_in_the_place_of_a_birth_number_make_nobody_the_same() {
    let folder = Folder::new();
    let head = |name: &str, day: &str| format!("{name}\nNAV Prøveby\nDato: {day}");
    let joined =
        plan(&head("Kari Eksempel", "4. jun. 2020"), GARDENER) + &plan(&head("Ola Prøve", "11. jun. 2020"), BAKER);
    let persons = |number: &str| {
        folder.write("to.txt", joined.replace("[fjernet]", number));
        let plans = folder.run(&["parse", "to.txt", "--json"]).json()["plans"].clone();
        plans.as_array().expect("plans").iter().map(|plan| plan["person"].as_u64()).collect::<Vec<_>>()
    };
    for no_number in ["[fjernet]", "00000000000", "99999999999", "xxxxxx xxxxx"] {
        assert_eq!(persons(no_number), [Some(1), Some(2)], "{no_number}");
    }
    // Who has another name has the same number.
    assert_eq!(persons("01417012345"), [Some(1), Some(1)]);
}

#[test]
fn what_stands_in_the_place_of_a_name_makes_nobody_the_same() {
    let folder = Folder::new();
    for no_name in ["", "Prøve kommune\n", "Fornavn Etternavn\n", "Deltaker A\n", "[navn]\n"] {
        let head = |day: &str| format!("{no_name}NAV Prøveby\nDato: {day}");
        folder.write("to.txt", plan(&head("4. jun. 2020"), GARDENER) + &plan(&head("11. jun. 2020"), BAKER));
        let out = folder.run(&["import", "p.planlupe", "to.txt", "--lang", "en"]).succeeds();
        assert!(out.contains("The file holds 2 plans, and their heads do not tell"), "{no_name}: {out}");
        std::fs::remove_file(folder.path("p.planlupe")).expect("removed");
    }
}

#[test]
fn parse_reads_the_plans_one_by_one() {
    let folder = Folder::new();
    folder.write("to.txt", joined().concat());
    let plans = folder.run(&["parse", "to.txt", "--split", "--json"]).json();
    assert_eq!(plans[0]["goal"], GARDENER);
    assert_eq!(plans[1]["goal"], BAKER);
    let out = folder.run(&["parse", "to.txt", "--split", "--lang", "en"]).succeeds();
    assert!(out.contains("Plan 1 of 2") && out.contains("Plan 2 of 2"), "{out}");
    folder.write("en.txt", &joined()[0]);
    assert_eq!(folder.run(&["parse", "en.txt", "--split", "--json"]).json().as_array().map(Vec::len), Some(1));
}

#[test]
fn a_head_of_any_words_begins_no_second_plan_and_goes_with_its_own_plan() {
    let folder = Folder::new();
    let head = |name: &str| format!("{name}\n\nDen grønne hagen\nDato: 4. jun. 2020");
    let [first, second] = [plan(&head("Ada Prøve"), GARDENER), plan(&head("Ola Prøve"), BAKER)];
    folder.write("en.txt", &first);
    assert_eq!(folder.run(&["parse", "en.txt", "--json"]).json()["plans"], serde_json::json!([]));
    folder.write("to.txt", format!("{first}{second}"));
    let plans = folder.run(&["parse", "to.txt", "--json"]).json()["plans"].clone();
    assert_eq!(plans[1]["start"].as_u64(), Some(first.chars().count() as u64), "{plans}");
    assert_eq!(plans[1]["person"], 2);
}
