//! A project lead counts what a study is about: any rows by any columns. The figures here are counted by hand.

use crate::support::Folder;
use serde_json::{Value, json};

/// Two threads. «Kurs»: the user asks, NAV answers four days later. «Penger»: NAV writes in May.
const CASE: &str = "Dato: 30. jun. 2020\nAktivitetsplan\n\nDialogen med veileder\n\n\
    Kurs\n\nBRUKER - 1. APR. 2020\n\nKan jeg ta et kurs?\n\nVEILEDER - 5. APR. 2020\n\nHvilket kurs?\n\n\
    Penger\n\nVEILEDER - 10. MAI 2020\n\nHar du sendt meldekort?\n";

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("book.ron", "(groups: [(name: \"Tema\", codes: [(name: \"kurs\"), (name: \"penger\")])])");
    folder.write("a.txt", CASE);
    folder.write("b.txt", CASE);
    folder.run(&["import", "p.planlupe", "a.txt", "b.txt", "--codebook", "book.ron", "--known", "add"]).succeeds();
    folder.write("attributes.csv", "case,gruppe\na,x\nb,y\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    let at = |words: &str| {
        let start = CASE[..CASE.find(words).expect("the words")].chars().count();
        (start, start + words.chars().count())
    };
    let (asked, answered, money) = (at("Kan jeg ta et kurs?"), at("Hvilket kurs?"), at("meldekort"));
    let row = |case: &str, (start, end): (usize, usize), code: &str| format!("{case},{start},{end},{code},ada\n");
    let table = [
        "case,start,end,code,coder\n".to_owned(),
        row("a", asked, "kurs"),
        row("a", answered, "kurs"),
        row("a", answered, "penger"),
        row("a", money, "penger"),
        row("b", money, "penger"),
    ];
    folder.write("codings.csv", table.concat());
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    folder
}

fn tally(folder: &Folder, arguments: &[&str]) -> Value {
    folder.run(&[&["tally", "p.planlupe", "--json"], arguments].concat()).json()
}

/// Names of the columns, and the counts of each row of a table, its total first.
fn counts(told: &Value, layer: usize) -> (Vec<Value>, Vec<Vec<Value>>) {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let columns = list(&told["column_values"]).iter().map(|value| value["value"].clone()).collect();
    let table = &told["tables"][layer];
    let row = |row: &Value| {
        let cells = list(&row["cells"]).into_iter().map(|cell| cell["count"].clone()).collect::<Vec<_>>();
        [vec![row["total"]["count"].clone()], cells].concat()
    };
    (columns, list(&table["rows"]).iter().map(row).chain([row(&table["total"])]).collect())
}

#[test]
fn codings_are_counted_by_who_writes_when_and_in_which_case() {
    let folder = project();
    let told = tally(&folder, &["--columns", "sender", "--count", "codings", "--percent", "column"]);
    let wanted = [vec![json!(2), json!(1), json!(1), json!(0)], vec![json!(3), json!(3), json!(0), json!(0)]];
    let (columns, rows) = counts(&told, 0);
    assert_eq!(columns, [json!("nav"), json!("user"), Value::Null]);
    assert_eq!(rows[..2], wanted[..]);
    assert_eq!(rows[2], [json!(5), json!(4), json!(1), json!(0)]);
    assert_eq!(told["tables"][0]["rows"][0]["cells"][0]["share"], json!(0.25));

    let (columns, rows) = counts(&tally(&folder, &["--columns", "month", "--count", "cases"]), 0);
    assert_eq!(columns, [json!("2020-04"), json!("2020-05"), Value::Null]);
    assert_eq!(rows[1], [json!(2), json!(1), json!(2), json!(0)], "penger");

    let (columns, rows) = counts(&tally(&folder, &["--rows", "case", "--cols", "codes", "--count", "codings"]), 0);
    assert_eq!(columns, [json!("Tema/kurs"), json!("Tema/penger")]);
    assert_eq!(rows, [[json!(4), json!(2), json!(2)], [json!(1), json!(0), json!(1)], [json!(5), json!(2), json!(3)]]);

    let told = tally(&folder, &["--columns", "gruppe", "--layer", "sender", "--count", "codings"]);
    assert_eq!(counts(&told, 1).1[1], [json!(3), json!(2), json!(1)], "penger by NAV");
}

#[test]
fn codes_that_stand_together_or_follow_are_counted() {
    let folder = project();
    for (together, kurs, penger) in [
        ("same-passage", [1, 0, 1], [1, 1, 0]),
        ("same-entry", [1, 0, 1], [1, 1, 0]),
        ("same-thread", [2, 2, 2], [1, 1, 0]),
        ("then-within:4", [1, 1, 1], [0, 0, 0]),
        ("then-within:60", [2, 1, 2], [1, 0, 1]),
    ] {
        let (_, rows) = counts(&tally(&folder, &["--columns", together, "--count", "codings"]), 0);
        let cells = |row: &Vec<Value>| row[1..].to_vec();
        assert_eq!(cells(&rows[0]), kurs[1..].iter().map(|number| json!(number)).collect::<Vec<_>>(), "{together}");
        assert_eq!(cells(&rows[1]), penger[1..].iter().map(|number| json!(number)).collect::<Vec<_>>(), "{together}");
    }
}

#[test]
fn entries_characters_and_shares_of_text_are_counted() {
    let folder = project();
    let (_, rows) = counts(&tally(&folder, &["--rows", "kind", "--columns", "sender", "--count", "entries"]), 0);
    assert_eq!(rows.last().expect("a total")[1..3], [json!(4), json!(2)], "messages by NAV and by users");
    let (_, rows) = counts(&tally(&folder, &["--count", "characters"]), 0);
    assert_eq!(rows, [[json!(32)], [json!(31)], [json!(50)]], "19 + 13, 13 + 9 + 9, each once");
    let told = tally(&folder, &["--columns", "sender", "--count", "share"]);
    let share = told["tables"][0]["rows"][0]["cells"][1]["share"].as_f64().expect("a share");
    assert!(share > 0.0 && share < 1.0);
}

#[test]
fn a_table_is_kept_and_says_above_it_what_it_counts() {
    let folder = project();
    folder.run(&["sets", "p.planlupe", "--add", "ex", "--where", "gruppe x"]).succeeds();
    let asked = ["tally", "p.planlupe", "--columns", "sender", "--count", "codings", "--set", "ex", "--speaker", "nav"];
    let shown = folder.run(&[&asked[..], &["--save", "Tema"]].concat()).succeeds();
    assert!(shown.contains("“ex”") && shown.contains("n = 1"), "{shown}");
    let again = folder.run(&["tally", "p.planlupe", "--saved", "tema"]).succeeds();
    assert!(shown.ends_with(&again) && !again.contains("Saved"), "{again}");
    for other in [["--speaker", "nav"], ["--set", "ex"], ["--rows", "case"], ["--code", "kurs"]] {
        let mixed = folder.run(&[&["tally", "p.planlupe", "--saved", "tema"], &other[..]].concat());
        assert!(mixed.sentence().contains("--saved"), "{other:?}");
    }
    assert!(folder.run(&["figures", "p.planlupe", "--saved", "tema"]).refuses().contains("planlupe tally"));
    let csv = folder.run(&["tally", "p.planlupe", "--saved", "tema", "--csv", "-"]).succeeds();
    assert_eq!(csv.lines().nth(1), Some("Tema/kurs,1,1,0,0"));
    let tables = folder.run(&["tables", "p.planlupe", "--json"]).json();
    assert_eq!(tables[0]["table"]["what"]["Tally"]["columns"], "sender");
    folder.run(&["sets", "p.planlupe", "--remove", "ex"]).succeeds();
    assert!(folder.run(&["tally", "p.planlupe", "--saved", "tema"]).refuses().contains("ex"));
    folder.run(&["tables", "p.planlupe", "--remove", "Tema"]).succeeds();
    assert!(folder.run(&["tally", "p.planlupe", "--saved", "tema"]).refuses().contains("tema"));
}

#[test]
fn a_figure_is_kept_beside_tallies() {
    let folder = project();
    let shown = folder.run(&["figures", "p.planlupe", "messages", "--by", "gruppe", "--save", "Kontakt"]).succeeds();
    assert!(shown.ends_with(&folder.run(&["figures", "p.planlupe", "--saved", "kontakt"]).succeeds()), "{shown}");
    assert!(folder.run(&["tally", "p.planlupe", "--saved", "kontakt"]).refuses().contains("planlupe figures"));
    folder.run(&["tables", "p.planlupe", "--rename", "kontakt", "--to", "Meldinger"]).succeeds();
    assert_eq!(folder.run(&["tables", "p.planlupe", "--json"]).json()[0]["name"], "Meldinger");
}

#[test]
fn small_numbers_are_hidden_with_those_from_which_they_would_follow() {
    let folder = project();
    let told = tally(&folder, &["--columns", "gruppe", "--count", "codings", "--suppress"]);
    // Nothing has five cases behind it.
    let (_, rows) = counts(&told, 0);
    assert_eq!(rows[1], [Value::Null, Value::Null, Value::Null], "penger");
    assert!(told["suppressed"].as_u64().is_some_and(|hidden| hidden > 3));
    assert_eq!((&told["cases"], &told["column_values"][0]["cases"]), (&Value::Null, &Value::Null));
    let shown = folder.run(&["tally", "p.planlupe", "--columns", "gruppe", "--suppress"]).succeeds();
    assert!(shown.contains("fewer than 5"), "{shown}");
    let csv = folder.run(&["tally", "p.planlupe", "--columns", "gruppe", "--suppress", "--csv", "-"]).succeeds();
    assert!(csv.contains("Tema/penger,:,:,:"), "{csv}");
}

#[test]
fn ready_made_tables_are_drawn_as_heat_maps_and_stand_in_a_report() {
    let folder = project();
    folder
        .run(&["tally", "p.planlupe", "--ready", "cases-by-codes", "--svg", "heat.svg", "--png", "heat.png"])
        .succeeds();
    let svg = folder.text("heat.svg");
    assert!(svg.contains("Tema/kurs") && svg.contains("The darker"), "{svg}");
    assert!(folder.bytes("heat.png").starts_with(b"\x89PNG"));
    assert!(folder.run(&["tally", "p.planlupe", "--svg", "x.svg"]).refuses().contains("columns"));
    folder.run(&["tally", "p.planlupe", "--ready", "same-entry", "--rows", "case"]).sentence();
    folder.run(&["tally", "p.planlupe", "--ready", "same-thread", "--save", "Sammen"]).succeeds();
    folder.write("tables.ron", "(tables: [(name: \"sammen\", shows: saved(table: \"sammen\", heat: true))])");
    folder.run(&["report", "p.planlupe", "--tables", "tables.ron", "--out", "report"]).succeeds();
    assert!(folder.text("report/sammen.csv").starts_with("row,total,Tema/kurs"));
    assert!(folder.text("report/sammen.svg").contains("Tema/kurs"));
    assert!(folder.text("report/report.html").contains("Tema/penger"));
}

/// What the exported tables of the sample project tell, counted by code that shares nothing with the program.
mod recounted {
    use std::collections::{BTreeMap, BTreeSet};

    use crate::support::{Folder, rows};

    type Record = BTreeMap<String, String>;
    /// A case, and what of it is counted once.
    type Piece = (String, usize, usize);

    pub struct Tables {
        entries: Vec<Record>,
        codings: Vec<Record>,
        codes: Vec<String>,
    }

    fn records(folder: &Folder, file: &str) -> Vec<Record> {
        let mut all = rows(&folder.text(file), b',').into_iter();
        let names = all.next().expect("a header");
        all.map(|row| names.iter().cloned().zip(row).collect()).collect()
    }

    fn number(record: &Record, column: &str) -> usize {
        record[column].parse().expect("a number")
    }

    impl Tables {
        pub fn of(folder: &Folder, codes: Vec<String>) -> Self {
            folder.run(&["export", "p.planlupe", "out"]).succeeds();
            Self { entries: records(folder, "out/entries.csv"), codings: records(folder, "out/codings.csv"), codes }
        }

        fn begins_in<'a>(&'a self, coding: &Record) -> Option<&'a Record> {
            let at = number(coding, "start");
            let mut own = self.entries.iter().filter(|entry| entry["case"] == coding["case"]);
            own.find(|entry| number(entry, "start") <= at && at < number(entry, "end"))
        }

        fn codes_of(&self, coding: &Record) -> Vec<String> {
            let within = |code: &&String| coding["code"] == **code || coding["code"].starts_with(&format!("{code}/"));
            self.codes.iter().filter(within).cloned().collect()
        }

        /// The values of a coding on an axis; `entry` is where it is counted.
        fn values(&self, axis: &str, coding: &Record, entry: Option<&Record>) -> Vec<String> {
            let of = |column: &str| entry.map(|entry| entry[column].clone()).unwrap_or_default();
            let day = of("date");
            let begins = |other: &&Record| {
                self.begins_in(other).map(|entry| &entry["entry"])
                    == self.begins_in(coding).map(|entry| &entry["entry"])
                    && self.begins_in(coding).is_some()
            };
            let overlaps = |other: &&Record| {
                number(other, "start") < number(coding, "end") && number(coding, "start") < number(other, "end")
            };
            let others = || self.codings.iter().filter(|own| own["case"] == coding["case"] && *own != coding);
            match axis {
                "codes" => self.codes_of(coding),
                "groups" => vec![coding["code"].split('/').next().unwrap_or_default().to_owned()],
                "case" => vec![coding["case"].clone()],
                "coder" => vec![coding["coder"].clone()],
                "sender" => vec![of("speaker")],
                "kind" => vec![of("kind")],
                "year" => vec![day.get(..4).unwrap_or_default().to_owned()],
                "month" => vec![day.get(..7).unwrap_or_default().to_owned()],
                "same-passage" => unique(others().filter(overlaps).flat_map(|own| self.codes_of(own))),
                "same-entry" => unique(others().filter(begins).flat_map(|own| self.codes_of(own))),
                attribute => vec![coding[attribute].clone()],
            }
        }

        /// Row, column and count of each cell that is not 0.
        pub fn count(&self, rows: &str, columns: &str, count: &str) -> BTreeMap<(String, String), usize> {
            let mut cells: BTreeMap<(String, String), BTreeSet<Piece>> = BTreeMap::new();
            for (at, coding) in self.codings.iter().enumerate() {
                let own = self.entries.iter().filter(|entry| entry["case"] == coding["case"]);
                let (start, end) = (number(coding, "start"), number(coding, "end"));
                let touched = own.filter(|entry| number(entry, "start") < end && start < number(entry, "end"));
                let begins = self.begins_in(coding);
                let case = coding["case"].clone();
                let pieces: Vec<(Option<&Record>, Vec<Piece>)> = match count {
                    "cases" => vec![(begins, vec![(case, 0, 0)])],
                    "codings" => vec![(begins, vec![(case, at, 0)])],
                    "entries" => {
                        touched.map(|entry| (Some(entry), vec![(case.clone(), number(entry, "start"), 0)])).collect()
                    }
                    _ => {
                        let touched: Vec<&Record> = touched.collect();
                        let mut parts: BTreeMap<Option<usize>, Vec<(String, usize, usize)>> = BTreeMap::new();
                        for point in start..end {
                            let holds =
                                |entry: &&Record| number(entry, "start") <= point && point < number(entry, "end");
                            parts.entry(touched.iter().position(holds)).or_default().push((case.clone(), point, 1));
                        }
                        parts.into_iter().map(|(at, things)| (at.map(|at| touched[at]), things)).collect()
                    }
                };
                for (entry, things) in pieces {
                    for row in self.values(rows, coding, entry) {
                        for column in self.values(columns, coding, entry) {
                            cells.entry((row.clone(), column)).or_default().extend(things.iter().cloned());
                        }
                    }
                }
            }
            cells.into_iter().map(|(cell, things)| (cell, things.len())).collect()
        }
    }

    fn unique(codes: impl Iterator<Item = String>) -> Vec<String> {
        codes.collect::<BTreeSet<_>>().into_iter().collect()
    }
}

#[test]
fn the_sample_project_counted_once_more_gives_the_same() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    std::fs::rename(folder.path("d/demo.planlupe"), folder.path("p.planlupe")).expect("moved");
    let first = tally(&folder, &["--columns", "sender", "--count", "codings"]);
    let codes = first["row_values"].as_array().expect("codes").iter();
    let codes = codes.map(|value| value["value"].as_str().expect("a path").to_owned()).collect();
    let tables = recounted::Tables::of(&folder, codes);
    for (rows, columns, count) in [
        ("codes", "sender", "codings"),
        ("codes", "month", "cases"),
        ("codes", "kjønn", "entries"),
        ("groups", "aldersgruppe", "characters"),
        ("case", "codes", "codings"),
        ("kind", "coder", "characters"),
        ("coder", "kind", "entries"),
        ("sender", "kjønn", "cases"),
        ("codes", "same-passage", "codings"),
        ("codes", "same-entry", "cases"),
        ("groups", "same-entry", "codings"),
    ] {
        let told = tally(&folder, &["--rows", rows, "--columns", columns, "--count", count]);
        let value = |own: &Value| own["value"].as_str().unwrap_or_default().to_owned();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let mut found = std::collections::BTreeMap::new();
        for (row, cells) in list(&told["row_values"]).iter().zip(list(&told["tables"][0]["rows"])) {
            for (column, cell) in list(&told["column_values"]).iter().zip(list(&cells["cells"])) {
                let number = usize::try_from(cell["count"].as_u64().unwrap_or_default()).expect("a number");
                if number > 0 {
                    found.insert((value(row), value(column)), number);
                }
            }
        }
        assert!(found.len() > 2, "{rows} × {columns}: {found:?}");
        assert_eq!(found, tables.count(rows, columns, count), "{rows} × {columns}, {count}");
    }
}
