//! A project lead opens the tables in Excel, and puts the charts into a text.

use std::io::{Cursor, Read as _};

use crate::support::{Folder, as_printed, rows};
use regex::Regex;
use zip::ZipArchive;

/// A part of a workbook.
fn part(folder: &Folder, file: &str, name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(folder.bytes(file))).expect("a workbook");
    let mut content = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut content).expect("text");
    content
}

fn names(folder: &Folder, file: &str) -> Vec<String> {
    let name = Regex::new("<sheet name=\"([^\"]*)\"").expect("a pattern");
    name.captures_iter(&part(folder, file, "xl/workbook.xml")).map(|found| found[1].to_owned()).collect()
}

/// The cells of a sheet: each row as its CSV would have it, numbers with an `n` in front, dates with a `d`.
fn cells(folder: &Folder, file: &str, sheet: usize) -> Vec<Vec<String>> {
    let strings = part(folder, file, "xl/sharedStrings.xml");
    let string = Regex::new("(?s)<si><t[^>]*>(.*?)</t></si>").expect("a pattern");
    let strings: Vec<String> = string.captures_iter(&strings).map(|found| found[1].to_owned()).collect();
    let content = part(folder, file, &format!("xl/worksheets/sheet{sheet}.xml"));
    let (row, cell) = (
        Regex::new("(?s)<row [^>]*>(.*?)</row>").expect("a pattern"),
        Regex::new("<c r=\"[A-Z]+[0-9]+\"( s=\"[0-9]+\")?( t=\"s\")?><v>([^<]*)</v></c>").expect("a pattern"),
    );
    let value = |found: &regex::Captures<'_>| match (found.get(1), found.get(2)) {
        (_, Some(_)) => strings[found[3].parse::<usize>().expect("a number")].clone(),
        (Some(_), None) => format!("d{}", &found[3]),
        (None, None) => format!("n{}", &found[3]),
    };
    row.captures_iter(&content)
        .map(|found| cell.captures_iter(&found[1]).map(|found| value(&found)).collect())
        .collect()
}

fn project() -> Folder {
    let folder = Folder::with_project();
    folder.write("attributes.csv", "case,=navn,tall,dag\nprint,+verdi,-2.5,2019-01-31\ntyped,=1+1,7,\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    folder.write("codings.csv", "case,start,end,code,coder,memo\ntyped,23,53,økonomi,berit,=B1\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    folder
}

#[test]
fn numbers_and_dates_are_such_and_text_stays_text() {
    let folder = project();
    let said = folder.run(&["export", "p.planlupe", "out", "--xlsx"]).succeeds();
    assert_eq!(said, as_printed("out/tables.xlsx\n"));
    assert_eq!(
        names(&folder, "out/tables.xlsx"),
        ["cases", "entries", "codings", "memos", "tally", "About the tables"]
    );
    let cases = cells(&folder, "out/tables.xlsx", 1);
    assert_eq!(cases[0][..4], ["case", "status", "layout", "printed"]);
    // 4 June 2020 and 31 January 2019, in days since 1900.
    assert_eq!(cases[1][3], "d43986");
    assert_eq!(cases[1][4], "n731");
    assert_eq!(cases[1][cases[1].len() - 3..], ["+verdi", "n-2.5", "d43496"]);
    assert_eq!(cases[2][cases[2].len() - 2..], ["=1+1", "n7"]);
    for name in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"] {
        assert!(!part(&folder, "out/tables.xlsx", name).contains("<f>"), "{name} holds a formula");
    }
    assert!(part(&folder, "out/tables.xlsx", "xl/sharedStrings.xml").contains("One row for each case"));
    folder.run(&["export", "p.planlupe", "again", "--xlsx"]).succeeds();
    assert!(
        folder.bytes("out/tables.xlsx") == folder.bytes("again/tables.xlsx"),
        "the same project gives the same bytes"
    );
}

#[test]
fn every_table_that_is_csv_is_a_workbook_too() {
    let folder = project();
    for command in [
        &["tally", "p.planlupe", "--columns", "tall", "--lang", "nb"][..],
        &["figures", "p.planlupe", "messages"],
        &["courses", "p.planlupe"],
        &["goals", "p.planlupe"],
        &["find", "p.planlupe", "hjelp"],
        &["excerpts", "p.planlupe"],
    ] {
        let csv = folder.run(&[command, &["--csv", "-"]].concat()).succeeds();
        folder.run(&[command, &["--xlsx", "t.xlsx"]].concat()).succeeds();
        // Empty cells are left out of a workbook.
        let wanted: Vec<Vec<String>> =
            rows(&csv, b',').into_iter().map(|row| row.into_iter().filter(|cell| !cell.is_empty()).collect()).collect();
        let plain =
            |cell: &String| cell.strip_prefix('n').filter(|rest| rest.parse::<f64>().is_ok()).map(str::to_owned);
        let found = cells(&folder, "t.xlsx", 1);
        assert_eq!(found.len(), wanted.len(), "{command:?}");
        for (found, wanted) in found.iter().zip(&wanted) {
            assert_eq!(found.len(), wanted.len(), "{command:?}");
            for (found, wanted) in found.iter().zip(wanted) {
                let unguarded = wanted.strip_prefix('\'').unwrap_or(wanted);
                let is_same =
                    found == unguarded || plain(found).is_some_and(|number| number.parse::<f64>() == wanted.parse());
                assert!(is_same || found.starts_with('d'), "{command:?}: {found} {wanted}");
            }
        }
        assert_eq!(names(&folder, "t.xlsx").len(), 2, "{command:?} says what the table is");
    }
}

#[test]
fn what_cannot_be_written_is_told() {
    let folder = project();
    assert_eq!(folder.run(&["tally", "p.planlupe", "--xlsx", "a.xlsx", "--csv", "a.csv"]).code, Some(2));
    let sentence = folder.run(&["tally", "p.planlupe", "--xlsx", "none/a.xlsx"]).refuses();
    assert!(sentence.contains("none/a.xlsx"), "{sentence}");
    let sentence = folder.run(&["tally", "p.planlupe", "--xlsx", "p.planlupe"]).refuses();
    assert!(sentence.contains("p.planlupe"), "{sentence}");
    let long = Folder::new();
    long.write("a.txt", format!("BRUKER – 1. APR. 2020: {}\n", "lang tekst ".repeat(3_500)));
    long.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let ran = long.run(&["export", "p.planlupe", "out", "--xlsx"]);
    assert!(ran.err.contains("one cell of more than 32,767 characters"), "{}", ran.err);
}

#[test]
fn a_chart_is_a_picture_with_words_in_it() {
    let folder = project();
    let draw = |file: &str| {
        folder.run(&["figures", "p.planlupe", "messages", "--measure", "user-per-case", "--png", file]).succeeds();
    };
    draw("a.png");
    draw("b.png");
    assert_eq!(folder.bytes("a.png"), folder.bytes("b.png"));
    let picture = image::load_from_memory(&folder.bytes("a.png")).expect("a picture").to_luma8();
    assert_eq!(picture.dimensions(), (1600, 840));
    // The title stands at the top, the bars below it.
    let dark = |rows: std::ops::Range<u32>| {
        rows.flat_map(|y| (0..1600).map(move |x| (x, y))).filter(|(x, y)| picture.get_pixel(*x, *y).0[0] < 100).count()
    };
    assert!(dark(20..60) > 500, "the title is drawn with the fonts of the program");
    assert!(dark(300..760) > 2_000, "the bars are drawn");
    assert_eq!(folder.run(&["figures", "p.planlupe", "messages", "--png", "c.png"]).code, Some(2));
}

#[test]
fn a_codebook_goes_out_as_a_table_and_comes_back() {
    let folder = Folder::with_project();
    let mut book = folder.run(&["codebook", "p.planlupe", "--to", "-"]).succeeds();
    book = book.replacen("name: \"økonomi\"", "name: \"økonomi\",\n          when_not: \"=SUM(A1)\",\n          example: \"to\\nlinjer; \\\"sitat\\\"\",\n          also_in: [\"Mål\"]", 1);
    assert!(book.contains("=SUM"), "{book}");
    book = book.replace(
        "groups: [",
        "groups: [(name: \"Mål\", codes: [(name: \"under\", group: true, codes: [(name: \"dypt\")])]),",
    );
    folder.write("book.ron", &book);
    folder.run(&["codebook", "p.planlupe", "--from", "book.ron"]).succeeds();
    let before = folder.content("p.planlupe");
    for name in ["book.csv", "book.xlsx"] {
        folder.run(&["codebook", "p.planlupe", "--to", name]).succeeds();
        folder.run(&["codebook", "p.planlupe", "--from", name]).succeeds();
        assert_eq!(folder.content("p.planlupe"), before, "the same table changes nothing");
        folder.run(&["import", &format!("{name}.planlupe"), "typed.txt", "--codebook", name]).succeeds();
        let of = |project: &str| folder.run(&["codebook", project, "--to", "-"]).succeeds();
        assert_eq!(of(&format!("{name}.planlupe")), of("p.planlupe"));
    }
    // A table of Taguette, and one with parents and without colours.
    folder.write("tags.csv", "tag,description,number of highlights\nhelse,Om helse,3\nnytt/under,,0\n");
    folder.run(&["codebook", "p.planlupe", "--from", "tags.csv"]).succeeds();
    folder.write("parents.csv", "Parent code;Code;Memo\n;Tema;\nTema;barn;Om barn\n");
    folder.run(&["codebook", "p.planlupe", "--from", "parents.csv"]).succeeds();
    let book = folder.run(&["codebook", "p.planlupe", "--to", "-"]).succeeds();
    for words in ["Om helse", "name: \"nytt\"", "name: \"Tema\"", "Om barn", "=SUM(A1)"] {
        assert!(book.contains(words), "{words}: {book}");
    }
    folder.write("twice.csv", "code\na\nA\n");
    assert!(folder.run(&["codebook", "p.planlupe", "--from", "twice.csv"]).refuses().contains('3'));
    folder.write("codable.csv", "code,codable\na,perhaps\n");
    assert!(folder.run(&["codebook", "p.planlupe", "--from", "codable.csv"]).refuses().contains("codable"));
    folder.write("none.csv", "a,b\n1,2\n");
    assert!(folder.run(&["codebook", "p.planlupe", "--from", "none.csv"]).refuses().contains("code"));
}

#[test]
fn a_file_that_is_no_table_is_to_be_saved_as_one() {
    let folder = Folder::with_project();
    for (name, bytes) in [
        ("a.csv", &b"PK\x03\x04 another archive"[..]),
        ("b.csv", b"%PDF-1.7\n"),
        ("c.xlsx", b"PK\x03\x04 cut"),
        ("d.csv", b"\0\x01\x02\0\0\0"),
    ] {
        std::fs::write(folder.path(name), bytes).expect("written");
        for command in [["attributes", "p.planlupe"], ["code", "p.planlupe"], ["codebook", "p.planlupe"]] {
            let said = folder.run(&[command[0], command[1], "--from", name]).refuses();
            assert!(said.contains(".csv") && said.contains(".xlsx") && !said.contains(".txt"), "{said}");
        }
    }
}
