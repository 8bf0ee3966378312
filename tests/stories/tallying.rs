//! A researcher sees how often what occurs in which kind of case. The figures here are counted by hand.

use crate::support::{Folder, TYPED, rows};
use serde_json::{Value, json};

/// Six cases; `lån` stands below `økonomi`; nobody is in the group `w` any longer; `e` is in none.
///
/// | case | group | økonomi | økonomi/lån | Mål/arbeid |
/// |---|---|---|---|---|
/// | a | x | 2 | 1 | |
/// | b | x | | 1 | |
/// | c | y | 2 (two coders on one passage) | | 1 |
/// | d | y | | | |
/// | e | – | | 2 | |
/// | f | z | | | |
fn project() -> Folder {
    let folder = Folder::new();
    for case in ["a", "b", "c", "d", "e", "f"] {
        folder.write(&format!("prints/{case}.txt"), TYPED);
    }
    folder.write("book.ron", "(groups: [(name: \"Mål\", codes: [(name: \"arbeid\")]), (name: \"Dialog\", codes: [(name: \"økonomi\", codes: [(name: \"lån\")])])])");
    folder.run(&["import", "p.planlupe", "prints", "--codebook", "book.ron", "--known", "add"]).succeeds();
    for table in ["case,gruppe,antall\na,x,10\nb,x,2\nc,y,10\nd,y,\ne,,2\nf,w,-1\n", "case,gruppe\nf,z\n"] {
        folder.write("attributes.csv", table);
        folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    }
    folder.write(
        "codings.csv",
        "case,start,end,code,coder\n\
         a,1,5,økonomi,ada\na,8,9,økonomi,ada\na,1,5,lån,ada\n\
         b,1,5,lån,ada\n\
         c,1,5,økonomi,ada\nc,1,5,økonomi,berit\nc,1,5,Mål/arbeid,ada\n\
         e,1,5,lån,ada\ne,7,9,lån,ada\n",
    );
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    folder
}

fn tally(folder: &Folder, arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = ["tally", "p.planlupe", "--json"].into_iter().chain(arguments.iter().copied()).collect();
    folder.run(&arguments).json()
}

#[test]
fn cases_are_counted_once_and_a_code_counts_those_below_it() {
    let folder = project();
    let wanted = json!({
        "count": "cases",
        "attribute": "gruppe",
        "columns": [
            {"value": "w", "cases": 0},
            {"value": "x", "cases": 2},
            {"value": "y", "cases": 2},
            {"value": "z", "cases": 1},
            {"value": null, "cases": 1},
        ],
        "rows": [
            {"code": "Mål/arbeid", "cells": [null, 0, 1, 0, 0], "total": 1},
            {"code": "Dialog/økonomi", "cells": [null, 2, 1, 0, 1], "total": 4},
            {"code": "Dialog/økonomi/lån", "cells": [null, 2, 0, 0, 1], "total": 3},
        ],
        "cases": 6,
    });
    assert_eq!(tally(&folder, &["--columns", "gruppe"]), wanted);
    assert_eq!(tally(&folder, &["--columns", "GRUPPE", "--count", "cases", "--rows", "codes", "--lang", "nb"]), wanted);
}

#[test]
fn codings_are_counted_each() {
    let folder = project();
    let counted = tally(&folder, &["--columns", "gruppe", "--count", "codings"]);
    assert_eq!(counted["count"], "codings");
    assert_eq!(
        counted["rows"],
        json!([
            {"code": "Mål/arbeid", "cells": [null, 0, 1, 0, 0], "total": 1},
            {"code": "Dialog/økonomi", "cells": [null, 4, 2, 0, 2], "total": 8},
            {"code": "Dialog/økonomi/lån", "cells": [null, 2, 0, 0, 2], "total": 4},
        ])
    );
}

#[test]
fn without_columns_there_is_the_total() {
    let folder = project();
    let counted = tally(&folder, &[]);
    assert_eq!((&counted["attribute"], &counted["columns"], &counted["cases"]), (&Value::Null, &json!([]), &json!(6)));
    assert_eq!(counted["rows"][1], json!({"code": "Dialog/økonomi", "cells": [], "total": 4}));
}

#[test]
fn numbers_stand_in_the_order_of_their_size_and_missing_values_last() {
    let folder = project();
    let counted = tally(&folder, &["--columns", "antall"]);
    assert_eq!(
        counted["columns"],
        json!([{"value": "-1", "cases": 1}, {"value": "2", "cases": 2}, {"value": "10", "cases": 2}, {"value": null, "cases": 1}])
    );
    assert_eq!(counted["rows"][1]["cells"], json!([0, 2, 2, 0]));
}

#[test]
fn the_csv_is_the_same_on_the_terminal_in_a_file_and_in_an_export() {
    let folder = project();
    let csv = folder.run(&["--lang", "nb", "tally", "p.planlupe", "--columns", "gruppe", "--csv", "-"]).succeeds();
    assert_eq!(
        rows(&csv, b','),
        [
            ["code", "total", "w", "x", "y", "z", "(none)"],
            ["(cases)", "6", "0", "2", "2", "1", "1"],
            ["Mål/arbeid", "1", "", "0", "1", "0", "0"],
            ["Dialog/økonomi", "4", "", "2", "1", "0", "1"],
            ["Dialog/økonomi/lån", "3", "", "2", "0", "0", "1"],
        ]
    );
    folder.run(&["--lang", "en", "tally", "p.planlupe", "--columns", "gruppe", "--csv", "t.csv"]).succeeds();
    assert_eq!(folder.text("t.csv"), csv);
    folder.run(&["export", "p.planlupe", "out", "--columns", "gruppe"]).succeeds();
    assert_eq!(folder.text("out/tally.csv"), csv);
}

#[test]
fn for_people_an_empty_cell_is_blank_and_never_a_zero() {
    let folder = project();
    let shown = folder.run(&["tally", "p.planlupe", "--columns", "gruppe"]).succeeds();
    let lines: Vec<Vec<&str>> = shown.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines[0], ["Cases", "total", "w", "x", "y", "z", "no", "value"]);
    assert_eq!(lines[1], ["Cases", "in", "the", "column", "6", "0", "2", "2", "1", "1"]);
    assert_eq!(lines[2], ["Mål/arbeid", "1", "0", "1", "0", "0"]);
    assert!(lines[6].join(" ").contains("at least once"), "{shown}");
}

#[test]
fn an_attribute_that_is_not_there_is_said() {
    let folder = project();
    for arguments in
        [&["tally", "p.planlupe", "--columns", "alder"][..], &["export", "p.planlupe", "out", "--columns", "alder"]]
    {
        let sentence = folder.run(arguments).refuses();
        assert!(sentence.contains("no attribute called “alder”"), "{sentence}");
    }
    assert!(!folder.path("out").exists());
}
