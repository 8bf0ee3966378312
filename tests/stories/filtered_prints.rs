//! A print of the server may show a period or some kinds of activities alone. What it does not show was not observed: it is left out of n,
//! never counted as 0.

use crate::support::Folder;
use crate::support::window::Window;
use serde_json::{Value, json};

/// A print with these lines of filters, one activity of January and one of February, a meeting and a thread of February.
fn print(filters: &str, activities: &str, dialogue: bool) -> String {
    let cards = [
        ("Stilling", "STILLING\nLagerarbeider\nFra dato\n3. januar 2025\nFrist\n20. januar 2025\n\n"),
        ("Behandling", "BEHANDLING\nFysioterapi\nFra dato\n4. februar 2025\nTil dato\n5. mars 2025\n\n"),
        (
            "Møte",
            "MØTE MED NAV\nOppfølging\nDato\n10. februar 2025\nKlokkeslett\n10.00\nMøteform\nmøte\nVarighet\n45 minutter\n\
            Hensikt med møtet\nSe på planen\nForberedelser til møtet\nSamtalereferat\n\n",
        ),
    ];
    let cards: String = cards.iter().filter(|(name, _)| activities.contains(name)).map(|(_, card)| *card).collect();
    let dialogue = if dialogue {
        "Dialogen med veileder\nKurs\nNAV - 6. februar 2025 kl. 15.02\nVil du ta et kurs?\n\nKARI EKSEMPEL - 7. februar 2025 kl. 08.00\nJa.\n"
    } else {
        ""
    };
    format!(
        "KARI EKSEMPEL\nF.nr: 00000000000\nNav Prøveby\n1. april 2025\n{filters}\nMitt mål\nFå jobb\n\nFullførte aktiviteter\n{cards}{dialogue}"
    )
}

/// A whole print, one of meetings alone, one of a period, and one of a period without dialogue.
fn project() -> Folder {
    let folder = Folder::new();
    let period = "Periode valgt: Fra 1. februar 2025 til 1. mars 2025\n";
    folder.write("hel.txt", print("", "Stilling Behandling Møte", true));
    folder.write("moter.txt", print("Aktivitetstype: Møte med Nav   Samtalereferat\n", "Møte", false));
    folder.write("periode.txt", print(period, "Behandling Møte", true));
    folder.write("stum.txt", print(period, "Behandling", false));
    folder
        .run(&["import", "p.planlupe", "hel.txt", "moter.txt", "periode.txt", "stum.txt", "--known", "add"])
        .succeeds();
    folder
}

fn measure(figure: &Value, name: &str, key: Option<&str>) -> Value {
    let rows = figure["rows"].as_array().expect("rows");
    let found = rows.iter().find(|row| row["measure"] == name && row["key"].as_str() == key);
    let all = &found.unwrap_or_else(|| panic!("no {name} {key:?}"))["all"];
    json!([all["n"], all["sum"]])
}

#[test]
fn what_a_print_does_not_show_is_left_out_of_n() {
    let folder = project();
    let figure = |arguments: &[&str]| folder.run(&[&["figures", "p.planlupe"], arguments, &["--json"]].concat()).json();
    let activities = figure(&["activities"]);
    assert_eq!(activities["chosen_prints"], 3);
    assert_eq!(activities["windows"]["cut_by_print"], 2);
    assert_eq!(measure(&activities, "per-case", None), json!([3, 4.0]), "not the print of meetings");
    assert_eq!(measure(&activities, "of-type", Some("Stilling")), json!([3, 1.0]));
    assert_eq!(measure(&figure(&["meetings"]), "cards-per-case", None), json!([4, 3.0]));
    let messages = figure(&["messages"]);
    assert_eq!(measure(&messages, "nav-per-case", None), json!([2, 2.0]), "one with meetings alone, one silent period");
    assert_eq!(messages["without_dialogue"], 0, "that is told of old prints");
    assert_eq!(measure(&figure(&["silence"]), "longest", None)[0], 2);
    assert_eq!(measure(&figure(&["goals"]), "with-goal", None)[0], 4, "every print shows the goal");
    let months: Vec<Value> = figure(&["activities", "--over", "month"])["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row["measure"] == "per-case")
        .map(|row| json!([row["month"], row["all"]["n"], row["all"]["sum"]]))
        .collect();
    assert_eq!(
        json!(months),
        json!([["2025-01", 1, 1.0], ["2025-02", 3, 3.0], ["2025-03", 3, 0.0], ["2025-04", 1, 0.0]]),
        "the periods end on the first of March"
    );
}

#[test]
fn months_since_a_start_that_the_print_does_not_show_are_not_observed() {
    let folder = project();
    folder.write(
        "attributes.csv",
        "case,innvilget\nhel,2025-01-01\nmoter,2025-01-01\nperiode,2025-01-01\nstum,2025-01-01\n",
    );
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    let arguments =
        ["figures", "p.planlupe", "meetings", "--over", "month-since-start", "--start", "innvilget", "--json"];
    let told = folder.run(&arguments).json();
    let months: Vec<Value> = told["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row["measure"] == "cards-per-case")
        .map(|row| json!([row["month"], row["all"]["n"]]))
        .collect();
    // The period begins after the first month, and ends before the second does.
    assert_eq!(json!(months), json!([["1", 2], ["2", 2]]));
    folder.run(&["export", "p.planlupe", "out", "--tidy", "--start", "innvilget"]).succeeds();
    let table = folder.text("out/case.csv");
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
    let at = |name: &str| rows[0].iter().position(|own| *own == name).expect("a column");
    let cells = |name: &str| -> Vec<&str> { rows[1..].iter().map(|row| row[at(name)]).collect() };
    assert_eq!(cells("case"), ["hel", "moter", "periode", "stum"]);
    assert_eq!(cells("activities"), ["2", "", "1", "1"]);
    assert_eq!(cells("meetings"), ["1", "1", "1", "0"]);
    assert_eq!(cells("threads"), ["1", "", "1", ""]);
    assert_eq!(cells("window_end"), ["2025-04-01", "2025-04-01", "2025-03-01", "2025-03-01"]);
    assert_eq!(cells("print_is_choice"), ["false", "true", "true", "true"]);
    assert_eq!(cells("shown_types")[1], "Møte med NAV; Samtalereferat");
    // Months of the calendar, until the print was made.
    assert_eq!(cells("months_since_innvilget"), ["3", "3", "3", "3"]);
}

#[test]
fn a_choice_is_said_where_the_print_is_looked_at() {
    let folder = project();
    let told = folder.run(&["parse", "periode.txt", "--json"]).json();
    assert_eq!(told["shown"], json!({ "from": "2025-02-01", "to": "2025-03-01", "types": null, "chosen": false }));
    assert!(folder.run(&["parse", "hel.txt", "--json"]).json().get("shown").is_none());
    // Values that go on in the next line, and a choice by something else than type or period.
    let wrapped = "Avtalt aktivitet: Avtalt med Nav\nAktivitetstype: Møte med Nav Stilling\nSamtalereferat\n\
        Periode valgt: Fra 1. januar 2025 til\n1. mars 2025\n";
    folder.write("alt.txt", print(wrapped, "Stilling Møte", true));
    let told = folder.run(&["parse", "alt.txt", "--json"]).json();
    let types = ["Møte med NAV", "Stilling", "Samtalereferat"];
    assert_eq!(told["shown"], json!({ "from": "2025-01-01", "to": "2025-03-01", "types": types, "chosen": true }));
    let told = folder.run(&["parse", "moter.txt", "--lang", "en"]).succeeds();
    assert!(
        told.contains("The print shows a part of the plan alone: activities of type Møte med NAV, Samtalereferat."),
        "{told}"
    );
    let told = folder.run(&["figures", "p.planlupe", "messages", "--lang", "en"]).succeeds();
    assert!(told.contains("what they do not show is not observed: 3."), "{told}");
    let mut window =
        Window::with_cases(&[("moter", &print("Aktivitetstype: Møte med Nav   Samtalereferat\n", "Møte", false))]);
    let case = window.session().cases[0].id;
    window.open_case(case);
    assert!(window.shows("aktiviteter av typen Møte med NAV, Samtalereferat"));
}
