//! A researcher brings in what is known of the cases: quarter, age group, diagnosis group …

use crate::support::{Folder, keys};
use serde_json::json;

#[test]
fn columns_become_attributes_of_the_kind_that_fits_their_values() {
    let folder = Folder::with_three_cases();
    let attributes = folder.load_attributes(
        "case,aldersgruppe,alder,innvilget,sykepenger,kontor,innhold\n\
         a,18–24,19,2018-01-15,ja,0301,\n\
         b,25–29,\"27,5\",31.08.2019,nei,1103,\n\
         c,18–24,,,,0301,\n",
        &[],
    );
    assert_eq!(keys(&attributes), ["attributes", "values"]);
    assert_eq!(
        attributes["attributes"],
        json!([
            {"name": "aldersgruppe", "kind": "category", "options": ["18–24", "25–29"]},
            {"name": "alder", "kind": "number", "options": []},
            {"name": "innvilget", "kind": "date", "options": []},
            {"name": "sykepenger", "kind": "yes-no", "options": []},
            // An office number is no quantity: its zeros count.
            {"name": "kontor", "kind": "category", "options": ["0301", "1103"]},
            {"name": "innhold", "kind": "category", "options": []},
        ])
    );
    assert_eq!(
        attributes["values"],
        json!({
            "a": {"aldersgruppe": "18–24", "alder": "19", "innvilget": "2018-01-15", "sykepenger": "yes", "kontor": "0301"},
            "b": {"aldersgruppe": "25–29", "alder": "27.5", "innvilget": "2019-08-31", "sykepenger": "no", "kontor": "1103"},
            "c": {"aldersgruppe": "18–24", "kontor": "0301"},
        })
    );
}

#[test]
fn a_norwegian_table_from_excel_is_read_as_it_is() {
    let folder = Folder::with_three_cases();
    let windows = encoding_rs::WINDOWS_1252.encode("Kjønn;case;Tall\r\nkvinne;a;1,5\r\nmann;b;2\r\n").0.into_owned();
    let attributes = folder.load_attributes(windows, &[]);
    assert_eq!(attributes["values"]["a"], json!({"Kjønn": "kvinne", "Tall": "1.5"}));
    assert_eq!(attributes["values"]["c"], json!({}));
}

#[test]
fn a_second_table_adds_changes_and_takes_away_and_leaves_the_rest() {
    let folder = Folder::with_three_cases();
    folder.load_attributes("case,gruppe,alder\na,x,19\nb,y,27\n", &[]);
    let attributes = folder.load_attributes("case,GRUPPE,ny\na,z,1\nb,,2\n", &[]);
    assert_eq!(attributes["attributes"][0], json!({"name": "gruppe", "kind": "category", "options": ["x", "y", "z"]}));
    assert_eq!(
        attributes["values"],
        json!({"a": {"gruppe": "z", "alder": "19", "ny": "1"}, "b": {"alder": "27", "ny": "2"}, "c": {}})
    );
}

#[test]
fn an_error_names_its_line_and_nothing_is_changed() {
    let folder = Folder::with_three_cases();
    folder.load_attributes("case,alder,dato,flagg\na,19,2018-01-15,ja\n", &[]);
    let before = folder.content("p.planlupe");
    for (table, line, words) in [
        ("case,ny\na,1\nd,2\n", 3, "There is no case called “d”"),
        ("case,alder\na,20\nb,gammel\n", 3, "“gammel” does not fit the attribute “alder”"),
        ("case,dato\na,32.01.2019\n", 2, "“32.01.2019” is not a date"),
        ("case,flagg\na,kanskje\n", 2, "“kanskje” does not fit the attribute “flagg”"),
        ("case,ny\na,1\n\nb\n", 4, "the line has 1 fields, but the first line has 2"),
        ("case,ny,Ny\na,1,2\n", 1, "the column “Ny” stands twice"),
        ("case,ny,\na,1,x\n", 1, "The name is empty"),
    ] {
        folder.write("attributes.csv", table);
        let sentence = folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).refuses();
        assert!(
            sentence.contains(&format!("“attributes.csv”, line {line}: ")) && sentence.contains(words),
            "{sentence}"
        );
        assert_eq!(folder.content("p.planlupe"), before, "{table}");
    }
    folder.write("attributes.csv", "sak,ny\na,1\n");
    let sentence = folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).refuses();
    assert!(sentence.contains("lacks the column “case”"), "{sentence}");
    assert_eq!(folder.content("p.planlupe"), before);
}

#[test]
fn cases_show_their_attributes() {
    let folder = Folder::with_three_cases();
    folder.load_attributes("case,gruppe\na,x\n", &[]);
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!(
        keys(&cases[0]),
        [
            "aside",
            "attributes",
            "chars",
            "codings",
            "documents",
            "doubtful",
            "entries",
            "first_date",
            "label",
            "last_date",
            "layout",
            "memo",
            "remarks",
            "status",
            "summary"
        ]
    );
    assert_eq!(
        cases[0],
        json!({
            "label": "a", "status": "unread", "summary": "", "layout": null, "chars": 110, "entries": 2, "doubtful": 0,
            "first_date": "2020-04-01", "last_date": "2020-04-02", "codings": 0, "attributes": {"gruppe": "x"}, "memo": null,
            "aside": [], "remarks": [], "documents": []
        })
    );
    assert_eq!(cases[1]["attributes"], json!({}));
}

#[test]
fn for_people_the_attributes_are_shown_in_their_language() {
    let folder = Folder::with_three_cases();
    folder.load_attributes("case,gruppe\na,x\nb,y\n", &[]);
    let shown = |language: &str| folder.run(&["--lang", language, "attributes", "p.planlupe"]).succeeds();
    assert!(shown("en").contains("gruppe     category          2  x · y\n"), "{}", shown("en"));
    assert!(shown("nb").starts_with("kjennetegn"), "{}", shown("nb"));
}

#[test]
fn single_values_are_set_and_cleared_and_all_is_done_or_nothing() {
    let folder = Folder::with_three_cases();
    let attributes = |more: &[&str]| folder.run(&[&["attributes", "p.planlupe", "--json"], more].concat());
    let made = attributes(&[
        "--new",
        "Alder=number",
        "--new",
        "gruppe=category",
        "--add-values",
        "--set",
        "a",
        "alder",
        "27,5",
        "--set",
        "b",
        "gruppe",
        "ung",
    ])
    .json();
    assert_eq!(made["attributes"][0], json!({"name": "Alder", "kind": "number", "options": []}));
    assert_eq!(made["attributes"][1]["options"], json!(["ung"]));
    assert_eq!(made["values"], json!({"a": {"Alder": "27.5"}, "b": {"gruppe": "ung"}, "c": {}}));
    let before = folder.content("p.planlupe");
    for (arguments, words) in [
        (
            &["--set", "a", "alder", "28", "--set", "c", "alder", "gammel"][..],
            "“gammel” does not fit the attribute “Alder”",
        ),
        (&["--new", "ny=text", "--set", "c", "gruppe", "eldre"], "“eldre” does not fit the attribute “gruppe”"),
        (&["--set", "d", "alder", "1"], "There is no case called “d”"),
        (&["--clear", "a", "vekt"], "There is no attribute called “vekt”"),
        (&["--new", "alder=text"], "alder"),
    ] {
        let sentence = attributes(arguments).refuses();
        assert!(sentence.contains(words), "{sentence}");
        assert_eq!(folder.content("p.planlupe"), before, "{arguments:?}");
    }
    let cleared = attributes(&["--clear", "a", "ALDER", "--set", "b", "gruppe", ""]).json();
    assert_eq!(cleared["values"], json!({"a": {}, "b": {}, "c": {}}));
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert_eq!(attributes(&[]).json()["values"], made["values"]);
}

#[test]
fn a_table_is_looked_at_before_it_is_loaded_and_names_every_place_that_does_not_fit() {
    let folder = Folder::with_three_cases();
    folder.load_attributes("case,dato,tall\na,2019-01-02,2\nb,2019-01-03,3\n", &[]);
    let before = folder.content("p.planlupe");
    let table = "case,dato,tall,gruppe\na,31.02.2019,x,k\nb,2019-01-04,y,#REF!\nborte,2019-01-05,4,m\na,2019-01-06,5,m\nc,2019-01-07\n";
    folder.write("t.csv", table);
    let preview = |more: &[&str]| {
        folder.run(&[&["attributes", "p.planlupe", "--from", "t.csv", "--preview", "--lang", "nb"], more].concat())
    };
    let told = preview(&["--json"]);
    assert_eq!(told.code, Some(1));
    let told: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    let places: Vec<(u64, Option<&str>, &str)> = told["misfits"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|own| {
            (own["line"].as_u64().expect("a line"), own["column"].as_str(), own["what"].as_str().expect("a word"))
        })
        .collect();
    assert_eq!(
        places,
        [
            (2, Some("dato"), "no-day"),
            (2, Some("tall"), "value"),
            (3, Some("tall"), "value"),
            (3, Some("gruppe"), "spreadsheet-error"),
            (4, None, "unknown-case"),
            (5, None, "case-twice"),
            (6, None, "unequal-row"),
        ]
    );
    let told = preview(&[]);
    assert!(told.out.contains("Linje 3, kolonne «tall»: "), "{}", told.out);
    assert!(told.out.contains("Linje 6: "), "{}", told.out);
    assert!(told.sentence().contains("7 steder i «t.csv» passer ikke."), "{}", told.err);
    assert_eq!(folder.content("p.planlupe"), before, "nothing is written");

    folder.write("t.csv", "case;gruppe;tall\na;k;2\nb;m;7\nc;;\n");
    let told = preview(&[]).succeeds();
    assert!(told.contains("gruppe: nytt kjennetegn (kategori), 2 verdier"), "{told}");
    assert!(told.contains("3 verdier blir endret."), "{told}");
    assert_eq!(folder.content("p.planlupe"), before, "nothing is written");
}
