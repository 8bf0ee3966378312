//! A project lead hands the tables on to R, Stata or Excel.

use crate::support::{Folder, TYPED, as_printed, rows};
use project::{CaseStatus, MemoOn, Project};
use reading::text::Span;

/// The two cases with attributes, codings and memos of each kind.
fn project() -> Folder {
    let folder = Folder::with_project();
    folder.write("attributes.csv", "case,gruppe,tall\nprint,\"x, y\",-2.5\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    folder.write("codings.csv", "case,start,end,code,coder,memo\ntyped,23,53,økonomi,berit,\"sa \"\"hjelp\"\"; to\nlinjer\"\nprint,96,117,Mål/arbeid,,\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    project.set_coder("ada");
    let case = project.cases().named("typed").expect("the case");
    project.write().memos().set(case, MemoOn::Case, "om saken").expect("written");
    project.write().memos().set(case, MemoOn::Passage(Span::new(81, 109)), "om meldingen").expect("written");
    project.write().cases().write_summary(case, "- søkte hjelp\n- fikk time").expect("written");
    project.write().cases().set_status(case, CaseStatus::Done).expect("written");
    folder
}

fn sheet(folder: &Folder, name: &str) -> Vec<Vec<String>> {
    rows(&folder.text(&format!("out/{name}.csv")), b',')
}

#[test]
fn five_tables_are_written_and_named() {
    let folder = project();
    let said = folder.run(&["export", "p.planlupe", "out"]).succeeds();
    let files = "out/cases.csv\nout/entries.csv\nout/codings.csv\nout/memos.csv\nout/tally.csv\n";
    assert_eq!(said, as_printed(files));
    let mut names: Vec<_> = std::fs::read_dir(folder.path("out"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["cases.csv", "codings.csv", "entries.csv", "memos.csv", "tally.csv"]);
}

#[test]
fn only_the_tables_that_are_asked_for_are_written() {
    let folder = project();
    assert_eq!(
        folder.run(&["export", "p.planlupe", "out", "--only", "memos,cases"]).succeeds(),
        as_printed("out/memos.csv\nout/cases.csv\n")
    );
    assert!(!folder.path("out/entries.csv").exists());
}

#[test]
fn cases_have_a_row_each() {
    let folder = project();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    assert_eq!(
        sheet(&folder, "cases"),
        [
            [
                "case",
                "status",
                "layout",
                "printed",
                "characters",
                "entries",
                "doubtful",
                "first_date",
                "last_date",
                "codings",
                "goal",
                "summary",
                "documents",
                "gruppe",
                "tall"
            ],
            [
                "print",
                "unread",
                "html-2020-05-13",
                "2020-06-04",
                "731",
                "9",
                "0",
                "2020-02-10",
                "2020-04-03",
                "1",
                "Jeg vil bli båtbygger.",
                "",
                "plan",
                "x, y",
                "-2.5"
            ],
            [
                "typed",
                "done",
                "typed",
                "",
                "110",
                "2",
                "0",
                "2020-04-01",
                "2020-04-02",
                "1",
                "",
                "'- søkte hjelp\n- fikk time",
                "plan",
                "",
                ""
            ],
        ]
    );
}

#[test]
fn entries_have_a_row_each_in_time_order() {
    let folder = project();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    let entries = sheet(&folder, "entries");
    assert_eq!(
        entries[0],
        [
            "case",
            "entry",
            "kind",
            "date",
            "time",
            "until",
            "speaker",
            "sender",
            "thread",
            "thread_title",
            "card_type",
            "card_title",
            "card_status",
            "flags",
            "start",
            "end",
            "text",
            "accepted",
            "corrected",
            "document"
        ]
    );
    assert_eq!(entries.len(), 1 + 9 + 2);
    assert_eq!(
        entries[2],
        [
            "print",
            "e7",
            "message",
            "2020-02-10",
            "",
            "",
            "user",
            "BRUKER",
            "t2",
            "Verksted",
            "",
            "",
            "",
            "",
            "611",
            "643",
            "Har dere en plass på verkstedet?",
            "",
            "",
            ""
        ]
    );
    assert_eq!(
        entries[4],
        [
            "print",
            "e6",
            "minutes",
            "2020-02-14",
            "10:30",
            "",
            "",
            "",
            "",
            "",
            "Møte med NAV",
            "Første samtale",
            "completed",
            "",
            "523",
            "556",
            "Vi snakket om båter og om ryggen.",
            "",
            "",
            ""
        ]
    );
    assert_eq!(entries[5][..6], ["print", "e2", "card", "2020-03-02", "", "2020-06-30"]);
    assert_eq!(
        entries[11],
        [
            "typed",
            "e2",
            "message",
            "2020-04-02",
            "",
            "",
            "nav",
            "VEILEDER",
            "t1",
            "",
            "",
            "",
            "",
            "",
            "81",
            "109",
            "Kom innom kontoret i morgen.",
            "",
            "",
            ""
        ]
    );
}

#[test]
fn codings_have_a_row_each_with_excerpt_entry_and_attributes() {
    let folder = project();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    assert_eq!(
        sheet(&folder, "codings"),
        [
            [
                "case",
                "start",
                "end",
                "code",
                "coder",
                "memo",
                "excerpt",
                "entry",
                "kind",
                "date",
                "speaker",
                "thread",
                "thread_title",
                "document",
                "degree",
                "groups",
                "gruppe",
                "tall"
            ],
            [
                "print",
                "96",
                "117",
                "Mål/arbeid",
                "ada",
                "",
                "Jeg vil bli båtbygger",
                "e1",
                "goal",
                "",
                "",
                "",
                "",
                "",
                "",
                "Mål",
                "x, y",
                "-2.5"
            ],
            [
                "typed",
                "23",
                "53",
                "Dialog/økonomi",
                "berit",
                "sa \"hjelp\"; to\nlinjer",
                "Jeg trenger hjelp med søknaden",
                "e1",
                "message",
                "2020-04-01",
                "user",
                "t1",
                "",
                "",
                "",
                "Dialog",
                "",
                ""
            ],
        ]
    );
}

#[test]
fn memos_have_a_row_each_and_say_what_they_are_about() {
    let folder = project();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    let mut memos = sheet(&folder, "memos");
    for memo in &mut memos[1..] {
        let at = memo.remove(5);
        assert!(at.len() == 20 && at.ends_with('Z') && at.as_bytes()[10] == b'T', "{at}");
    }
    // What came later stands behind.
    let later: Vec<Vec<String>> = memos.iter_mut().map(|row| row.split_off(row.len() - 5)).collect();
    assert_eq!(later[0], ["memo_id", "title", "day", "code", "links"]);
    assert!(later[1..].iter().all(|row| row[0].parse::<i64>().is_ok() && row[1..3] == ["", ""] && row[4].is_empty()));
    assert!(later[1][3].contains('/') && later[2][3].is_empty(), "a coding has the path of its code");
    assert_eq!(memos[0], ["case", "on", "start", "end", "coder", "changed_at", "memo", "document"]);
    assert_eq!(
        memos[1..],
        [
            ["typed", "coding", "23", "53", "berit", "sa \"hjelp\"; to\nlinjer", ""],
            ["typed", "case", "", "", "ada", "om saken", ""],
            ["typed", "entry", "81", "109", "ada", "om meldingen", ""],
        ]
    );
}

#[test]
fn no_language_changes_a_table() {
    let folder = project();
    for sheet in ["cases", "entries", "codings", "memos", "tally"] {
        folder.run(&["--lang", "nb", "export", "p.planlupe", "nb", "--columns", "gruppe"]).succeeds();
        folder.run(&["--lang", "en", "export", "p.planlupe", "en", "--columns", "gruppe"]).succeeds();
        assert_eq!(folder.bytes(&format!("nb/{sheet}.csv")), folder.bytes(&format!("en/{sheet}.csv")));
    }
}

#[test]
fn a_norwegian_excel_gets_a_byte_order_mark_and_semicolons() {
    let folder = project();
    folder.run(&["export", "p.planlupe", "out", "--columns", "gruppe"]).succeeds();
    folder.run(&["export", "p.planlupe", "xl", "--columns", "gruppe", "--excel-nb"]).succeeds();
    for sheet in ["cases", "entries", "codings", "memos", "tally"] {
        let (plain, excel) = (folder.text(&format!("out/{sheet}.csv")), folder.text(&format!("xl/{sheet}.csv")));
        assert!(!plain.starts_with('\u{feff}') && excel.starts_with('\u{feff}'), "{sheet}");
        // Only numbers differ: a Norwegian Excel takes 2.5 for a day in May.
        let with_comma = |cell: &String| if cell == "-2.5" { "-2,5".to_owned() } else { cell.clone() };
        let wanted: Vec<Vec<String>> =
            rows(&plain, b',').iter().map(|row| row.iter().map(with_comma).collect()).collect();
        assert_eq!(wanted, rows(&excel, b';'), "{sheet}");
        assert!(rows(&plain, b',').len() > 1, "{sheet}");
    }
    assert!(folder.text("xl/codings.csv").contains("\"sa \"\"hjelp\"\"; to\nlinjer\""));
    let tally = folder.run(&["tally", "p.planlupe", "--columns", "gruppe", "--excel-nb", "--csv", "-"]).succeeds();
    assert_eq!(tally, folder.text("xl/tally.csv"));
}

#[test]
fn no_cell_is_a_formula_and_numbers_stay_numbers() {
    let folder = Folder::new();
    folder.write("=sak.txt", "BRUKER – 1. APR. 2020: =HYPERLINK(\"http://x\";\"y\")\n\nNAV – 2. APR. 2020: +47 er nummeret.\n\nBRUKER – 3. APR. 2020: @veileder\n\nNAV – 4. APR. 2020: -1+cmd|x\n");
    folder.run(&["import", "p.planlupe", "=sak.txt"]).succeeds();
    folder.write("attributes.csv", "case,=navn,tall,tekst\n=sak,+verdi,-5,@\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    folder.write("codings.csv", "case,start,end,code,coder,memo\n=sak,23,33,=kode,-hun,@memo\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--create-codes"]).succeeds();
    for folder_name in ["out", "xl"] {
        let extra: &[&str] = if folder_name == "xl" { &["--excel-nb"] } else { &[] };
        folder.run(&[&["export", "p.planlupe", folder_name, "--columns", "=navn"], extra].concat()).succeeds();
        for sheet in ["cases", "entries", "codings", "memos", "tally"] {
            let delimiter = if folder_name == "xl" { b';' } else { b',' };
            for cell in rows(&folder.text(&format!("{folder_name}/{sheet}.csv")), delimiter).concat() {
                let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
                assert!(!runs, "{sheet}: {cell}");
            }
        }
    }
    let texts: Vec<String> = sheet(&folder, "entries").into_iter().skip(1).map(|row| row[16].clone()).collect();
    assert_eq!(texts, ["'=HYPERLINK(\"http://x\";\"y\")", "'+47 er nummeret.", "'@veileder", "'-1+cmd|x"]);
    assert_eq!(sheet(&folder, "cases")[1][13..], ["'+verdi", "-5", "'@"]);
    assert_eq!(sheet(&folder, "codings")[1][..7], ["'=sak", "23", "33", "'=kode", "'-hun", "'@memo", "'=HYPERLINK"]);
}

#[test]
fn an_export_that_cannot_be_written_leaves_the_old_tables() {
    let folder = project();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    folder.write("taken", "a file, not a folder");
    let sentence = folder.run(&["export", "p.planlupe", "taken"]).refuses();
    assert!(sentence.contains("taken"), "{sentence}");
    assert_eq!(folder.text("taken"), "a file, not a folder");

    std::fs::remove_file(folder.path("out/codings.csv")).expect("removed");
    folder.write("out/codings.csv/in-the-way.txt", "");
    let before = folder.bytes("out/entries.csv");
    let sentence = folder.run(&["export", "p.planlupe", "out", "--only", "codings"]).refuses();
    assert!(sentence.contains("codings.csv"), "{sentence}");
    assert_eq!(folder.bytes("out/entries.csv"), before);
    assert!(!folder.path("out/codings.csv.part").exists());
}

#[test]
fn an_export_changes_nothing_in_the_project() {
    let folder = project();
    let before = folder.bytes("p.planlupe");
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    folder.run(&["tally", "p.planlupe", "--csv", "t.csv"]).succeeds();
    assert_eq!(folder.bytes("p.planlupe"), before);
}

#[test]
fn a_project_without_codings_exports_headers() {
    let folder = Folder::new();
    folder.write("a.txt", TYPED);
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    assert_eq!((sheet(&folder, "codings").len(), sheet(&folder, "memos").len()), (1, 1));
}

/// What an attribute, a memo and a message say that a spreadsheet would run, seen by spreadsheets that part cells by other signs.
#[test]
fn no_spreadsheet_sees_a_formula_whatever_parts_its_cells() {
    let folder = Folder::new();
    folder.write("a.txt", "BRUKER – 1. APR. 2020: ＝HYPERLINK(1)\n\nNAV – 2. APR. 2020: Se her;=cmd|x og, =B1\n=C1\n\nBRUKER – 3. APR. 2020: Bra ;-) Det koster 500,- kr\n- et punkt\n");
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    folder.write("attributes.csv", "case,x\na,\"b;@SUM(1);\t=2\"\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    folder.run(&["export", "p.planlupe", "xl", "--excel-nb"]).succeeds();
    for name in ["out", "xl"] {
        for sheet in ["cases", "entries"] {
            let content = folder.text(&format!("{name}/{sheet}.csv"));
            for delimiter in [b',', b';', b'\t', b'|'] {
                for cell in rows(&content, delimiter).concat() {
                    assert!(!cell.trim().starts_with(['=', '＝', '@']), "{name}/{sheet}: {cell}");
                }
            }
        }
    }
    // Smileys, prices and lists are no formulas.
    assert!(folder.text("out/entries.csv").contains("Bra ;-) Det koster 500,- kr\n- et punkt"));
    folder.run(&["attributes", "p.planlupe", "--from", "out/cases.csv"]).succeeds();
    assert_eq!(folder.run(&["cases", "p.planlupe", "--json"]).json()[0]["attributes"]["x"], "b;@SUM(1);\t=2");
}

#[test]
fn of_several_tables_all_are_written_or_none() {
    let folder = project();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    let before: Vec<Vec<u8>> =
        ["cases", "entries", "codings"].map(|name| folder.bytes(&format!("out/{name}.csv"))).into();
    std::fs::remove_file(folder.path("out/tally.csv")).expect("removed");
    folder.write("out/tally.csv/in-the-way.txt", "");
    folder.run(&["cases", "p.planlupe"]).succeeds();
    folder.write("attributes.csv", "case,new\nprint,x\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    folder.run(&["export", "p.planlupe", "out"]).refuses();
    let after: Vec<Vec<u8>> =
        ["cases", "entries", "codings"].map(|name| folder.bytes(&format!("out/{name}.csv"))).into();
    assert!(before == after, "some tables are new");
    assert_eq!(std::fs::read_dir(folder.path("out")).expect("a folder").count(), 5);
}

#[test]
fn what_excel_would_cut_off_is_told() {
    let folder = Folder::new();
    folder.write("a.txt", format!("BRUKER – 1. APR. 2020: {}\n", "lang tekst ".repeat(3_500)));
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let ran = folder.run(&["export", "p.planlupe", "xl", "--excel-nb"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("entries.csv” has one cell of more than 32,767 characters"), "{}", ran.err);
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_what_is_exported() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    folder.run(&["codebook", "p.planlupe", "--to", "codes.ron"]).succeeds();
    folder.run(&["tally", "p.planlupe", "--csv", "tally.csv"]).succeeds();
    for name in ["out/cases.csv", "out/entries.csv", "codes.ron", "tally.csv"] {
        let mode = folder.path(name).metadata().expect("a file").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}
