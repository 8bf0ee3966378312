//! A project lead compares kinds of cases: sets by rules on attributes, attributes that are computed, and samples.

use crate::support::window::Window;
use crate::support::{Folder, TYPED, rows};
use serde_json::{Value, json};

/// Nine cases: three of 2016, four of 2018, two without a value; born in a year that all but one have.
fn project() -> Folder {
    let folder = Folder::new();
    let mut table = String::from("case,granted,born,office\n");
    for (case, granted, born) in [
        ("a", "2016-01-15", "1990"),
        ("b", "2016-03-01", "1996"),
        ("c", "2016-04-01", "1992"),
        ("d", "2018-01-01", "1998"),
        ("e", "2018-02-01", "1999"),
        ("f", "2018-12-31", "1990"),
        ("g", "2018-06-01", ""),
        ("h", "", "1998"),
        ("i", "", "1990"),
    ] {
        folder.write(&format!("prints/{case}.txt"), TYPED);
        table.push_str(&format!("{case},{granted},{born},{}\n", if case < "d" { "indre by" } else { "nord" }));
    }
    folder.run(&["import", "p.planlupe", "prints", "--known", "add"]).succeeds();
    folder.write("attributes.csv", &table);
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    folder
}

fn members(folder: &Folder, rule: &str) -> (String, u64) {
    folder.run(&["sets", "p.planlupe", "--add", "s", "--where", rule]).succeeds();
    let shown = folder.run(&["sets", "p.planlupe", "--show", "s", "--json"]).json();
    let labels = shown["members"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    (labels, shown["unknown"].as_u64().expect("a number"))
}

#[test]
fn a_rule_chooses_cases_and_says_of_how_many_it_cannot_tell() {
    let folder = project();
    for (rule, cases, unknown) in [
        ("granted 2016", "abc", 2),
        ("granted 2016-Q1", "ab", 2),
        ("not granted 2016", "defg", 2),
        ("granted 2018 and born >= 1998", "de", 2),
        ("granted 2018 or born 1998", "defgh", 1),
        ("granted missing", "hi", 0),
        ("granted kjent or granted missing", "hi", 7),
        ("born 1990..1996 and office «indre by»", "abc", 0),
        ("office *BY", "abc", 0),
        ("age_group(born, granted) 18-24", "bcde", 3),
        ("months_since(granted) known", "abcdefg", 0),
        ("goal no and first_date > 2019", "abcdefghi", 0),
        ("case in b, d", "bd", 0),
    ] {
        if rule.contains("kjent") {
            let refused = folder.run(&["sets", "p.planlupe", "--add", "s", "--where", rule]).refuses();
            assert!(refused.contains("kjent"), "{refused}");
            continue;
        }
        assert_eq!(members(&folder, rule), (cases.to_owned(), unknown), "{rule}");
    }
}

#[test]
fn a_set_narrows_what_is_read_and_survives_new_names() {
    let folder = project();
    folder.run(&["sets", "p.planlupe", "--add", "Eldre", "--where", "granted 2016"]).succeeds();
    let told = folder.run(&["figures", "p.planlupe", "messages", "--set", "eldre", "--json"]).json();
    assert_eq!((&told["cases"], &told["filter"]["set"]), (&json!(3), &json!("eldre")));
    let told = folder.run(&["figures", "p.planlupe", "messages", "--where", "born 1998", "--json"]).json();
    assert_eq!((&told["cases"], &told["unknown"]), (&json!(2), &json!(1)));
    assert!(folder.run(&["figures", "p.planlupe", "messages", "--set", "eldre"]).succeeds().contains("eldre"));
    let goals = folder.run(&["goals", "p.planlupe", "--set", "Eldre", "--json"]).json();
    assert_eq!(goals["cases"], 3);
    let courses = folder.run(&["courses", "p.planlupe", "--set", "Eldre", "--json"]).json();
    assert_eq!(courses.as_array().map(Vec::len), Some(3));
    let found = folder.run(&["find", "p.planlupe", "hei", "--where", "granted 2016", "--save", "hilsen"]).succeeds();
    assert!(found.contains("of 3 cases"), "{found}");
    folder.run(&["find", "p.planlupe", "hei", "--set", "Eldre", "--save", "hilsen"]).succeeds();

    folder.run(&["sets", "p.planlupe", "--rename", "Eldre", "--to", "Før 2018"]).succeeds();
    let searches = folder.run(&["searches", "p.planlupe", "--json"]).json();
    assert_eq!(searches[0]["arguments"], json!(["hei", "--set", "Før 2018"]), "it follows the set");
    folder.run(&["sets", "p.planlupe", "--remove", "før 2018"]).succeeds();
    let gone = folder.run(&["find", "p.planlupe", "--saved", "hilsen"]).refuses();
    assert!(gone.contains("Eldre"), "{gone}");
    folder.run(&["undo", "p.planlupe"]).succeeds();
    folder.run(&["find", "p.planlupe", "--saved", "hilsen"]).succeeds();
    assert!(folder.run(&["figures", "p.planlupe", "messages", "--set", "ingen"]).refuses().contains("ingen"));
}

#[test]
fn a_sample_is_drawn_by_its_number_in_proportion_to_the_groups() {
    let folder = project();
    let draw = |seed: &str| {
        folder.run(&["sample", "p.planlupe", "--n", "6", "--by", "office", "--seed", seed, "--json"]).json()
    };
    let drawn = draw("7");
    assert_eq!(drawn["cases"].as_array().map(Vec::len), Some(6));
    let groups: Vec<(&str, u64, u64)> = drawn["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|group| {
            let number = |name: &str| group[name].as_u64().expect("a number");
            (group["value"].as_str().expect("a value"), number("cases"), number("drawn"))
        })
        .collect();
    assert_eq!(groups, [("indre by", 3, 2), ("nord", 6, 4)]);
    assert_eq!(draw("7"), drawn);
    let others = (8..16).filter(|seed| draw(&seed.to_string())["cases"] != drawn["cases"]).count();
    assert!(others > 0, "another number draws others");
    folder.run(&["sample", "p.planlupe", "--n", "6", "--by", "office", "--seed", "7", "--save", "utvalg"]).succeeds();
    let shown = folder.run(&["sets", "p.planlupe", "--show", "utvalg", "--json"]).json();
    assert_eq!(shown["members"], drawn["cases"]);
    let refused = folder.run(&["sample", "p.planlupe", "--n", "6", "--where", "granted 2016"]).refuses();
    assert!(refused.contains('6') && refused.contains('3'), "{refused}");
}

#[test]
fn what_is_wrong_with_a_rule_is_said_in_a_sentence() {
    let folder = project();
    for (rule, said) in [
        ("grantd 2016", "grantd"),
        ("office vest", "indre by"),
        ("born gammel", "gammel"),
        ("granted 2016 born 1990", "born"),
        ("(granted 2016", "parenthesis"),
    ] {
        let refused = folder.run(&["figures", "p.planlupe", "messages", "--where", rule]).refuses();
        assert!(refused.contains(said) && refused.trim().lines().count() == 1, "{rule}: {refused}");
    }
}

#[test]
fn exports_are_of_the_cases_of_a_set() {
    let folder = project();
    folder.run(&["sets", "p.planlupe", "--add", "Tidlig", "--where", "granted 2016"]).succeeds();
    let told = folder.run(&["export", "p.planlupe", "out", "--set", "Tidlig", "--lang", "en"]).succeeds();
    assert_eq!(
        told.lines().last().expect("a line"),
        "Only the cases of the set “Tidlig”. 3 cases. 2 cases are left out, since an attribute that the rule asks for has no value."
    );
    let cases_in = |file: &str| -> Vec<String> {
        rows(&folder.text(file), b',').into_iter().skip(1).map(|row| row[0].clone()).collect()
    };
    assert_eq!(cases_in("out/cases.csv"), ["a", "b", "c"]);
    assert!(cases_in("out/entries.csv").iter().all(|case| ["a", "b", "c"].contains(&case.as_str())));
    assert_eq!(rows(&folder.text("out/tally.csv"), b',')[1][..2], ["(cases)", "3"]);
    folder.run(&["export", "p.planlupe", "tidy", "--tidy", "--set", "Tidlig", "--where", "case b"]).succeeds();
    assert_eq!(cases_in("tidy/case.csv"), ["b"]);
    folder.run(&["export", "p.planlupe", "paper", "--reordered", "html", "--set", "Tidlig"]).succeeds();
    assert_eq!(std::fs::read_dir(folder.path("paper")).expect("a folder").count(), 3);
    let refused = folder.run(&["export", "p.planlupe", "no", "--set", "Ingen", "--lang", "en"]).refuses();
    assert!(refused.contains("Ingen"), "{refused}");
    assert!(!folder.path("no").exists());
}

#[test]
fn the_list_of_cases_shows_a_set_and_says_what_it_leaves_out() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    let path = "d/demo.planlupe";
    folder.run(&["sets", path, "--add", "Med mål", "--where", "goal yes"]).succeeds();
    let told = folder.run(&["sets", path, "--show", "Med mål", "--json"]).json();
    let members = told["members"].as_array().expect("a list").len();
    let mut window = Window::opening(tempfile::TempDir::new().expect("a folder"), folder.path(path));
    let all = window.session().cases.len();
    assert!(members > 0 && members < all);
    window.click("Sakssett");
    window.click("Med mål");
    window.run_until_idle();
    assert!(window.shows(&format!("{members} av {all} saker er i settet.")));
    let first = told["members"][0].as_str().expect("a label");
    assert!(window.shows(&format!("{first}, ")));
    window.click("Sakssett");
    window.click("Alle saker");
    window.run_until_idle();
    assert!(!window.shows("saker er i settet."));
}

#[test]
fn cases_are_told_by_their_codes_and_a_set_follows_a_code_that_is_renamed() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    let project = "d/demo.planlupe";
    let figure = |by: &str| folder.run(&["figures", project, "response-time", "--by", by, "--json"]).json();
    let told = figure("coded(Dialog/økonomi)");
    let values: Vec<&str> =
        told["columns"].as_array().expect("columns").iter().filter_map(|own| own["value"].as_str()).collect();
    assert!(values.iter().all(|value| ["yes", "no"].contains(value)) && !values.is_empty(), "{values:?}");
    folder.run(&["sets", project, "--add", "Økonomi", "--where", "«coded(Mål/helse)» yes"]).succeeds();
    let members = |name: &str| folder.run(&["sets", project, "--show", name, "--json"]).json()["cases"].clone();
    let counted = folder.run(&["tally", project, "--json"]).json();
    let row =
        counted["rows"].as_array().expect("rows").iter().find(|row| row["code"] == "Mål/helse").expect("the code");
    assert_eq!(members("Økonomi"), row["total"]);
    let refused = folder.run(&["figures", project, "messages", "--by", "coded(ingen)", "--lang", "en"]).refuses();
    assert!(refused.contains("ingen"), "{refused}");
    // Days until an entry is coded: of each code, the cases that have it.
    let silence = folder.run(&["figures", project, "silence", "--json"]).json();
    let first = silence["rows"].as_array().expect("rows").iter().filter(|row| row["measure"] == "to-first-coded");
    let keys: Vec<&str> = first.clone().filter_map(|row| row["key"].as_str()).collect();
    assert!(keys.contains(&"Dialog/økonomi"), "{keys:?}");
    assert!(first.into_iter().all(|row| row["unit"] == "days" && row["all"]["n"].as_u64().is_some_and(|n| n > 0)));
}
