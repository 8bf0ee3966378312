//! Tables that people make with spreadsheets and statistics programs: what is in them survives, or a sentence says what is wrong.

use crate::support::{Folder, rows};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Of an attribute: its kind and its values in the cases a, b and c.
fn column(attributes: &Value, name: &str) -> (String, [String; 3]) {
    let found = attributes["attributes"].as_array().expect("a list").iter().find(|known| known["name"] == name);
    let value = |case: &str| attributes["values"][case][name].as_str().unwrap_or_default().to_owned();
    (found.expect("an attribute")["kind"].as_str().expect("a kind").to_owned(), ["a", "b", "c"].map(value))
}

/// The sentences with which these tables are refused, each with its line; the project stays as it is.
#[track_caller]
fn refuses(tables: &[(&str, u64, &str)]) {
    let folder = Folder::with_three_cases();
    let before = folder.content("p.planlupe");
    for (table, line, words) in tables {
        folder.write("t.csv", table);
        let sentence = folder.run(&["attributes", "p.planlupe", "--from", "t.csv"]).refuses();
        assert!(sentence.contains(&format!("line {line}: ")) && sentence.contains(words), "{table:?}: {sentence}");
        assert_eq!(folder.content("p.planlupe"), before);
    }
}

#[test]
fn an_open_quotation_mark_is_refused_with_its_line() {
    refuses(&[
        ("case;x\na;\"one\nb;two\nc;three\n", 2, "a quotation mark is not closed"),
        ("case;x\na;one\nb;\"two\nc;\"three\"\n", 3, "a quotation mark is not closed"),
        // Closed two rows later: the cell would hold rows of the table.
        ("case;x\na;\"one\nb;two\nc;three\"\n", 2, "a quotation mark is not closed"),
        ("case;x;y\na;\"one;1\nb;two\";2\nc;three;3\n", 2, "a quotation mark is not closed"),
        ("\"case;x\na;one\n", 1, "a quotation mark is not closed"),
    ]);
    let folder = Folder::with_three_cases();
    folder.write("codes.csv", "case,start,end,code,memo\na,0,5,x,\"one\na,6,9,x,two\nb,0,5,x,three\"\n");
    let sentence = folder.run(&["code", "p.planlupe", "--from", "codes.csv", "--create-codes"]).refuses();
    assert!(sentence.contains("line 2: a quotation mark is not closed"), "{sentence}");
}

#[test]
fn what_is_empty_throughout_is_passed_over() {
    let folder = Folder::with_three_cases();
    for table in [
        "case;x;;\r\na;1;;\r\nb;2;;\r\n",
        ";;\n;case;x\n;a;1\n;;\n;b;2\n;;\n;;\n",
        "case;;x\na;;1\n\n \t\nb; ;2\n",
        "sep=;\r\ncase;x\r\na;1\r\nb;2\r\n",
        "case;x;\na;1;\"\n\"\nb;2;\n",
        "case;;x\na;\" \n \";1\nb;;2\n",
        "case\tx\na\t1\nb\t2\n",
        "case|x\na|1|||\nb|2\n",
        "\u{feff}\"case\",\"x\"\n\"a\",\"1\"\n\"b\",\"2\"",
    ] {
        let attributes = folder.load_attributes(table, &[]);
        assert_eq!(attributes["attributes"], json!([{"name": "x", "kind": "number", "options": []}]), "{table:?}");
        assert_eq!(column(&attributes, "x").1, ["1", "2", ""], "{table:?}");
    }
}

#[test]
fn the_sign_between_cells_is_told_outside_of_quotation_marks_and_by_the_head() {
    for (table, name) in [
        ("case;\"income, before tax, in kroner\"\na;1\n", "income, before tax, in kroner"),
        ("case;income, before tax, in kroner\na;1\n", "income, before tax, in kroner"),
        ("case,\"x; y; z\"\na,1\n", "x; y; z"),
        ("case\tx; y, z, w\na\t1\n", "x; y, z, w"),
    ] {
        assert_eq!(column(&Folder::with_three_cases().load_attributes(table, &[]), name).1[0], "1");
    }
}

#[test]
fn cases_and_columns_stand_once_and_rows_have_the_width_of_the_head() {
    refuses(&[
        ("case;x\na;1\n\nb;2\na;3\n", 5, "the case “a” stands in line 2 already"),
        ("case;x\na;1\n\u{a0}a\u{200b};1\n", 3, "the case “a” stands in line 2 already"),
        ("case;x;X \na;1;2\n", 1, "the column “X” stands twice"),
        ("case;x;case\na;1;b\n", 1, "the column “case” stands twice"),
        ("case;x\na;1;2\n", 2, "the line has 3 fields, but the first line has 2"),
        ("case;x\na\n", 2, "the line has 1 fields, but the first line has 2"),
        ("case;;x\na;y;1\n", 1, "The name is empty"),
        ("case;x\na;#REF!\n", 2, "is a spreadsheet error"),
    ]);
}

#[test]
fn signs_for_no_value_are_none_and_told() {
    let folder = Folder::with_three_cases();
    let attributes = folder.load_attributes("case,age,x\na,30,u\nb,NA,#I/T\nc,.,–\n", &[]);
    assert_eq!(column(&attributes, "age"), ("number".to_owned(), ["30", "", ""].map(str::to_owned)));
    assert_eq!(column(&attributes, "x"), ("category".to_owned(), ["u", "", ""].map(str::to_owned)));
    assert_eq!(
        attributes["notes"],
        json!([{"column": "age", "what": "missing", "count": 2}, {"column": "x", "what": "missing", "count": 2}])
    );
    let said = folder.run(&["attributes", "p.planlupe", "--from", "t.csv"]).succeeds();
    assert!(said.contains("age: 2 cells say that there is no value"), "{said}");
}

#[test]
fn dates_are_read_in_every_form_and_one_that_is_none_is_refused_with_its_line() {
    for cells in [
        ["2019-08-01", "2018-11-15T00:00:00", "2020-02-03 00:00"],
        ["01.08.2019", "15. 11. 2018", "3.2 2020"],
        ["01/08/2019", "15/11/2018", "3/2-2020"],
        ["01-08-2019", "15-11-2018", "03-02-2020"],
        ["1. august 2019", "15. nov. 2018", "February 3, 2020"],
    ] {
        let attributes = Folder::with_three_cases()
            .load_attributes(format!("case;d\na;{}\nb;{}\nc;\"{}\"\n", cells[0], cells[1], cells[2]), &[]);
        let wanted = ["2019-08-01", "2018-11-15", "2020-02-03"].map(str::to_owned);
        assert_eq!(column(&attributes, "d"), ("date".to_owned(), wanted), "{cells:?}");
    }
    refuses(&[
        ("case;d\na;01.08.2019\nb;31.02.2018\nc;03.02.2020\n", 3, "“31.02.2018” is not a date"),
        ("case;d\na;01.08.2019\nb;15.11.2018\nc;unknown\n", 4, "“unknown” is not a date"),
        ("case;d\na;08/15/2019\nb;01/02/2019\n", 2, "“08/15/2019” is not a date"),
        ("case;d\na;01.08.19\nb;15.11.18\n", 2, "a year of two digits"),
        ("case;d\na;2019-07-31T22:00:00Z\n", 2, "the time of another zone"),
    ]);
    let folder = Folder::with_three_cases();
    let attributes = folder.load_attributes("case;d\na;01/08/2019 12:30\nb;15.11.2018\n", &[]);
    let whats = attributes["notes"].as_array().expect("notes").iter().map(|note| note["what"].clone());
    assert_eq!(whats.collect::<Vec<_>>(), ["clock-left-out", "day-first"]);
    let attributes =
        Folder::with_three_cases().load_attributes("case;d\na;1.10.12\nb;1.10.13\n", &["--kind", "d=text"]);
    assert_eq!(column(&attributes, "d"), ("text".to_owned(), ["1.10.12", "1.10.13", ""].map(str::to_owned)));
}

#[test]
fn numbers_come_out_as_they_went_in_or_stay_text_or_are_asked_about() {
    for cells in
        [["1.10", "1.1", "1.2"], ["007", "7", "70"], ["1e5", "2", "3"], ["+4790000000", "1", "2"], ["1 250", "2", "3"]]
    {
        let attributes = Folder::with_three_cases()
            .load_attributes(format!("case;x\na;{}\nb;{}\nc;{}\n", cells[0], cells[1], cells[2]), &[]);
        assert_eq!(column(&attributes, "x"), ("category".to_owned(), cells.map(str::to_owned)), "{cells:?}");
    }
    let folder = Folder::with_three_cases();
    assert_eq!(column(&folder.load_attributes("case;x\na;-2,5\nb;0\n", &[]), "x").1, ["-2.5", "0", ""]);
    // The attribute is there and has the kind of numbers: 312.500 is still two.
    folder.write("t.csv", "case;x\na;312.500\n");
    assert!(folder.run(&["attributes", "p.planlupe", "--from", "t.csv"]).refuses().contains("“312.500” can be read"));
    refuses(&[
        ("case;x\na;500\nb;312.500\n", 3, "can be read as thousands or as decimals"),
        ("case,x\na,\"1,250\"\n", 2, "--kind x="),
    ]);
    for (kind, value) in [("number", "312.5"), ("text", "312.500")] {
        let attributes =
            Folder::with_three_cases().load_attributes("case;x\na;312.500\n", &["--kind", &format!("x={kind}")]);
        assert_eq!(column(&attributes, "x"), (kind.to_owned(), [value, "", ""].map(str::to_owned)));
    }
}

#[test]
fn a_table_that_changes_nothing_leaves_no_trace() {
    let folder = Folder::with_three_cases();
    folder.load_attributes("case;x;y\na;one;1\nb;two;2\n", &[]);
    let before = folder.content("p.planlupe");
    folder.load_attributes("case;x;y\na;one;1\nb;two;2\n", &[]);
    assert_eq!(folder.content("p.planlupe"), before);
}

#[test]
fn letters_that_cannot_be_read_for_sure_are_refused() {
    let folder = Folder::with_three_cases();
    let mac: &[u8] = b"case;x\na;bl\x8cb\x8er p\x8c bordet, s\x8c bra\n";
    for table in [mac, b"case;x\na;r\xc3\xb8d og bl\xc3\n"] {
        folder.write("t.csv", table);
        let sentence = folder.run(&["attributes", "p.planlupe", "--from", "t.csv"]).refuses();
        assert!(sentence.contains("UTF-8"), "{sentence}");
    }
    let windows = encoding_rs::WINDOWS_1252.encode("case;x\na;blåbær\n").0.into_owned();
    assert_eq!(column(&folder.load_attributes(windows, &[]), "x").1[0], "blåbær");
}

/// Cells as they come from people and programs.
fn cell() -> impl Strategy<Value = String> {
    let odd = [
        "ja",
        "nei",
        "yes",
        "no",
        "0",
        "1",
        "1.10",
        "2,5",
        "2.5",
        "007",
        "-5",
        "=1+1",
        "'=1",
        "＝x",
        "a;=b",
        "x\n=y",
        "- z",
        "\"q\"",
        "01.08.2019",
        "2019-08-01",
        "NA",
        ".",
        "312.500",
        "+47",
        "a, b",
        "\ttab",
        "1e5",
        "–",
        "ja ",
        "linje 1\nlinje 2",
        "å",
        "a\u{30a}",
        "\"\n\"=",
    ];
    prop_oneof![prop::sample::select(odd.to_vec()).prop_map(str::to_owned), "[a-c;,\"'=+. \n|-]{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// A table that is taken in comes out again, and what comes out is taken in and comes out the same.
    #[test]
    fn any_table_that_is_taken_in_comes_out_again_equal(cells in prop::collection::vec(cell(), 6), excel in any::<bool>()) {
        let mut writer = csv::WriterBuilder::new().delimiter(if excel { b';' } else { b',' }).from_writer(Vec::new());
        for (case, row) in ["case", "a", "b", "c"].iter().zip([&["x".to_owned(), "y".to_owned()][..], &cells[..2], &cells[2..4], &cells[4..]]) {
            writer.write_record([&[(*case).to_owned()], row].concat()).expect("written");
        }
        let (first, second) = (Folder::with_three_cases(), Folder::with_three_cases());
        first.write("t.csv", writer.into_inner().expect("written"));
        if first.run(&["attributes", "p.planlupe", "--from", "t.csv"]).code == Some(0) {
            let dialect: &[&str] = if excel { &["--excel-nb"] } else { &[] };
            let export = |folder: &Folder| {
                folder.run(&[&["export", "p.planlupe", "out", "--only", "cases"], dialect].concat()).succeeds();
                folder.text("out/cases.csv")
            };
            let out = export(&first);
            second.write("t.csv", &out);
            second.run(&["attributes", "p.planlupe", "--from", "t.csv"]).succeeds();
            prop_assert_eq!(export(&second), out.clone());
            // No spreadsheet sees a formula, whatever parts its cells.
            for delimiter in [b',', b';', b'\t', b'|'] {
                for cell in rows(&out, delimiter).concat() {
                    prop_assert!(!cell.trim().starts_with(['=', '＝', '@']), "{:?}", cell);
                }
            }
        }
    }
}

/// A workbook with a sheet of remarks and one of attributes, as Excel writes it.
fn workbook(folder: &Folder, age: f64) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd.mm.yyyy");
    book.add_worksheet().write(0, 0, "Om tabellen").expect("written");
    let sheet = book.add_worksheet();
    for (column, name) in ["case", "alder", "innvilget", "flagg", "tekst", "merket"].into_iter().enumerate() {
        sheet.write(2, u16::try_from(column).expect("small"), name).expect("written");
    }
    for (row, case) in [(3, "a"), (5, "b")] {
        sheet.write(row, 0, case).expect("written");
        sheet.write(row, 1, if case == "a" { 27.5 } else { age }).expect("written");
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2019, 8, 1).expect("a day");
        sheet.write_with_format(row, 2, &date, &day).expect("written");
        sheet.write(row, 3, case == "a").expect("written");
    }
    sheet.write(3, 4, "en linje\nog en til").expect("written");
    sheet.write(5, 5, "nei").expect("written");
    book.save(folder.path("t.xlsx")).expect("saved");
}

#[test]
fn a_workbook_is_read_as_it_is() {
    let folder = Folder::with_three_cases();
    workbook(&folder, 1.125);
    let attributes = folder.run(&["attributes", "p.planlupe", "--from", "t.xlsx", "--json"]).json();
    assert_eq!(
        attributes["values"]["a"],
        json!({"alder": "27.5", "innvilget": "2019-08-01", "flagg": "yes", "tekst": "en linje\nog en til"})
    );
    // A number of three decimals is one of decimals: the cell says so.
    assert_eq!(
        attributes["values"]["b"],
        json!({"alder": "1.125", "innvilget": "2019-08-01", "flagg": "no", "merket": "no"})
    );
    assert_eq!(attributes["attributes"][0]["kind"], "number");
}

#[test]
fn what_does_not_fit_in_a_workbook_is_told_with_its_row_and_column() {
    let folder = Folder::with_three_cases();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in
        [["case", "dato"], ["a", "1.8.2019"], ["b", "2.8.2019"], ["c", "31.2.2019"]].into_iter().enumerate()
    {
        for (column, cell) in cells.into_iter().enumerate() {
            let (row, column) = (u32::try_from(row).expect("small"), u16::try_from(column).expect("small"));
            sheet.write(row, column, cell).expect("written");
        }
    }
    book.save(folder.path("t.xlsx")).expect("saved");
    let refused = folder.run(&["attributes", "p.planlupe", "--from", "t.xlsx"]);
    assert_ne!(refused.code, Some(0));
    assert!(refused.err.contains("“t.xlsx”, line 4: in the column “dato”:"), "{}", refused.err);
    folder.write("t.xlsx", b"PK\x03\x04 and no workbook");
    let refused = folder.run(&["attributes", "p.planlupe", "--from", "t.xlsx"]);
    assert!(refused.code != Some(0) && refused.err.contains("t.xlsx"), "{}", refused.err);
}
