//! A researcher takes printouts into a project: what comes in, what is refused, and what the summary says.

use crate::support::{Folder, PRINT, TYPED};

/// «Hei på deg …» in every encoding that is promised; the bytes differ, the case does not.
#[test]
fn every_promised_encoding_gives_the_same_case() {
    let folder = Folder::new();
    let text = "BRUKER – 1. APR. 2020: Blåbær på øya, «meldekort» – når?\n\nNAV – 2. APR. 2020: Første mai.\n";
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf16 =
        |mark: [u8; 2], of: fn(u16) -> [u8; 2]| [mark.to_vec(), text.encode_utf16().flat_map(of).collect()].concat();
    folder.write("a.txt", text);
    folder.write("b.txt", format!("\u{feff}{text}"));
    folder.write("c.txt", windows);
    folder.write("d.txt", utf16([0xff, 0xfe], u16::to_le_bytes));
    folder.write("e.txt", utf16([0xfe, 0xff], u16::to_be_bytes));
    folder.write("f.txt", text.replace('\n', "\r\n"));
    folder.write("g.txt", text.replace('å', "a\u{30a}"));
    folder
        .run(&["import", "p.planlupe", "a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "g.txt", "--known", "add"])
        .succeeds();

    let wanted = folder.run(&["chronology", "p.planlupe", "a", "--json"]).json();
    assert_eq!(wanted[0]["text"], "Blåbær på øya, «meldekort» – når?");
    assert_eq!(wanted[1]["text"], "Første mai.");
    for case in ["b", "c", "d", "e", "f", "g"] {
        assert_eq!(folder.run(&["chronology", "p.planlupe", case, "--json"]).json(), wanted, "case {case}");
    }
    let encodings: Vec<String> = {
        let database = folder.database("p.planlupe");
        let mut query = database.prepare("SELECT encoding FROM source ORDER BY file_name").expect("a query");
        query.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a row")).collect()
    };
    assert_eq!(encodings, ["utf8", "utf8", "windows1252", "utf16", "utf16", "utf8", "utf8"]);
}

#[test]
fn form_feeds_are_white_space_and_stay_in_the_text() {
    let folder = Folder::new();
    folder.write("a.txt", TYPED.replace("\n\nVEILEDER", "\n\n\u{c}VEILEDER"));
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let entries = folder.run(&["chronology", "p.planlupe", "a", "--json"]).json();
    assert_eq!(entries[1]["text"], "Kom innom kontoret i morgen.");
    assert!(folder.content("p.planlupe").contains("\\u{c}VEILEDER"));
}

#[test]
fn what_is_not_text_is_refused_by_name_and_the_others_come_in() {
    let folder = Folder::new();
    folder.write("good.txt", TYPED);
    folder.write("bilde.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    folder.write("plan.txt", "%PDF-1.4\n1 0 obj");
    folder.write("word.txt", b"PK\x03\x04word/document.xml");
    folder.write("tom.txt", "");
    folder.write("blank.txt", " \n\u{c}\n\t\n");
    folder.write("halv.txt", b"\xff\xfe\x00\xd8a");
    folder.write("also-good.txt", PRINT);
    let large = std::fs::File::create(folder.path("stor.txt")).expect("a file");
    large.set_len(64 * 1024 * 1024 + 1).expect("a large file");

    let files = ["bilde", "plan", "word", "tom", "blank", "halv", "stor", "good", "also-good"]
        .map(|name| format!("{name}.txt"));
    let arguments: Vec<&str> = ["import", "p.planlupe"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let ran = folder.run(&arguments);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let lines: Vec<&str> = ran.out.lines().skip(4).collect();
    for (line, file, reason) in [
        (0, "bilde.txt", "picture"),
        (1, "plan.txt", "damaged"),
        (2, "word.txt", "damaged"),
        (3, "tom.txt", "empty"),
        (4, "blank.txt", "empty"),
        (5, "halv.txt", "UTF-16"),
        (6, "stor.txt", "64 MB"),
    ] {
        assert!(lines[line].contains(&format!("“{file}”")) && lines[line].contains(reason), "{}", lines[line]);
        assert!(lines[line].ends_with('.'), "{}", lines[line]);
    }
    let table: Vec<Vec<&str>> = ran.out.lines().take(3).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(table[0][..3], ["case", "entries", "messages"]);
    assert_eq!((&table[1][..3], &table[2][..3]), (&["good", "2", "2"][..], &["also-good", "9", "5"][..]));
    assert_eq!(lines[7], "2 printouts were read by the words alone.");
    assert_eq!(lines.last(), Some(&"2 cases taken in, 7 files refused"));
    let cases = folder.run(&["cases", "p.planlupe", "--json"]).json();
    assert_eq!([&cases[0]["label"], &cases[1]["label"]], ["also-good", "good"]);
    assert_eq!(cases.as_array().map(Vec::len), Some(2));
}

#[test]
fn the_summary_as_json_says_the_same_in_both_languages() {
    let folder = Folder::new();
    folder.write("a.txt", TYPED);
    folder.write("b.txt", "%PDF-1.4");
    let of = |project: &str, language: &str| {
        let ran = folder.run(&["--lang", language, "import", project, "a.txt", "b.txt", "a.txt", "--json"]);
        assert_eq!(ran.code, Some(1));
        serde_json::from_str::<serde_json::Value>(&ran.out).expect("JSON")
    };
    let report = of("en.planlupe", "en");
    assert_eq!(report, of("nb.planlupe", "nb"));
    assert_eq!(crate::support::keys(&report), ["files", "only_proposed", "passed_over", "proposals"]);
    assert_eq!(report["passed_over"], serde_json::json!([]));
    assert_eq!(
        crate::support::keys(&report["files"][0]),
        [
            "annotations",
            "annotations_taken",
            "carried",
            "case",
            "document",
            "doubtful",
            "entries",
            "file",
            "first_date",
            "flags",
            "format",
            "kinds",
            "known",
            "last_date",
            "layout",
            "neutral",
            "other_person",
            "plan",
            "plans",
            "printed",
            "read_by",
            "refused",
            "remarks",
            "sibling",
            "unplaced"
        ]
    );
    assert_eq!(
        report["files"][0],
        serde_json::json!({
            "file": "a.txt", "case": "a", "format": "text", "layout": "typed", "entries": 2, "doubtful": 0, "refused": null,
            "kinds": { "message": 2 }, "flags": {}, "first_date": "2020-04-01", "last_date": "2020-04-02", "unplaced": 0,
            "remarks": [], "neutral": false, "read_by": "words", "annotations": 0, "annotations_taken": 0, "known": null,
            "plans": [], "document": null, "plan": null, "carried": null, "printed": null, "sibling": null, "other_person": null
        })
    );
    assert_eq!(report["files"][1]["refused"], "damaged");
    assert_eq!(report["files"][2]["refused"], "duplicate");
    assert_eq!(report["files"][2]["known"], serde_json::json!({ "case": "a", "similarity": 100 }));
}

#[test]
fn a_second_file_with_the_same_label_is_refused_by_name_and_the_first_stays() {
    let folder = Folder::new();
    folder.write("one/sak.txt", TYPED);
    folder.write("two/sak.txt", PRINT);
    let ran = folder.run(&["import", "p.planlupe", "one/sak.txt", "two/sak.txt"]);
    assert_eq!(ran.code, Some(1));
    let refusal = ran.out.lines().find(|line| line.contains("two/sak.txt")).expect("a line for the second file");
    assert!(refusal.contains("two/sak.txt") && refusal.contains("already a case called “sak”"), "{refusal}");
    assert!(ran.out.ends_with("1 case taken in, 1 file refused\n"), "{}", ran.out);

    let before = folder.content("p.planlupe");
    assert_eq!(folder.run(&["import", "p.planlupe", "two/sak.txt"]).code, Some(1));
    assert_eq!(folder.content("p.planlupe"), before);
}

#[test]
fn a_folder_stands_for_the_text_files_in_it_in_the_order_of_their_names() {
    let folder = Folder::new();
    for name in ["c.txt", "a.TXT", "b.txt"] {
        folder.write(&format!("prints/{name}"), TYPED);
    }
    folder.write("prints/list.csv", "a,b\n");
    folder.write("prints/below/d.txt", TYPED);
    let said = folder.run(&["import", "p.planlupe", "prints", "--known", "add"]).succeeds();
    let cases: Vec<&str> = said.lines().skip(1).take(3).filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(cases, ["a", "b", "c"]);
}

#[test]
fn a_second_import_adds_to_the_first_and_leaves_the_codebook_alone() {
    let folder = Folder::with_project();
    folder.write("new.txt", TYPED.replace("søknaden", "skjemaet"));
    let codes = folder.run(&["codebook", "p.planlupe", "--json"]).json();
    assert_eq!(
        folder.run(&["import", "p.planlupe", "new.txt"]).succeeds().lines().last(),
        Some("1 case taken in, 0 files refused")
    );
    assert_eq!(folder.run(&["cases", "p.planlupe", "--json"]).json().as_array().map(Vec::len), Some(3));
    assert_eq!(folder.run(&["codebook", "p.planlupe", "--json"]).json(), codes);
}

#[test]
fn a_path_that_leads_nowhere_is_refused_and_the_others_go_on() {
    let folder = Folder::new();
    folder.write("a.txt", TYPED);
    let ran = folder.run(&["import", "p.planlupe", "gone.txt", "a.txt"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("“gone.txt” does not exist"), "{ran:?}");
    assert!(ran.out.contains("1 case taken in, 1 file refused"), "{ran:?}");
}

#[test]
fn no_project_is_left_where_no_case_came_in() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("empty")).expect("a folder");
    assert!(folder.run(&["import", "p.planlupe", "empty"]).refuses().contains("has no text, PDF or office files"));
    assert_eq!(folder.run(&["import", "p.planlupe", "gone.txt"]).code, Some(1));
    assert!(!folder.path("p.planlupe").exists());
}

#[test]
fn nothing_is_made_when_what_is_asked_for_is_not_there() {
    let folder = Folder::new();
    folder.write("a.txt", TYPED);
    folder.write("bad.ron", "(\n  groups: [\n    (nome: \"x\"),\n  ],\n)\n");
    folder
        .write("twice.ron", "(groups: [(name: \"A\", codes: [(name: \"x\", key: \"1\"), (name: \"y\", key: \"1\")])])");
    for (arguments, words) in [
        (&["import", "p.planlupe", "a.txt", "--codebook", "bad.ron"][..], "line 3"),
        (&["import", "p.planlupe", "a.txt", "--codebook", "gone.ron"], "gone.ron"),
        (&["import", "p.planlupe", "a.txt", "--codebook", "twice.ron"], "The key “1” belongs to another code"),
        (&["import", "no/such/p.planlupe", "a.txt"], "no/such/p.planlupe"),
    ] {
        let sentence = folder.run(arguments).refuses();
        assert!(sentence.contains(words), "{sentence}");
        assert_eq!(folder.names(), ["a.txt", "bad.ron", "twice.ron"], "{sentence}");
    }
}

#[test]
fn a_new_project_gets_the_codebook_that_is_named() {
    let folder = Folder::new();
    folder.write("a.txt", TYPED);
    folder
        .write("own.ron", "(groups: [(name: \"Tema\", codes: [(name: \"bolig\", colour: \"#112233\", key: \"b\")])])");
    folder.run(&["import", "p.planlupe", "a.txt", "--codebook", "own.ron"]).succeeds();
    let codes = folder.run(&["codebook", "p.planlupe", "--json"]).json();
    let paths: Vec<_> = codes.as_array().expect("a list").iter().map(|code| code["path"].clone()).collect();
    assert_eq!(paths, ["Tema", "Tema/bolig"]);
}

#[test]
fn what_a_folder_holds_and_nobody_looked_into_is_told() {
    let folder = Folder::new();
    folder.write("inn/a.txt", TYPED);
    folder.write("inn/notater.xlsx", "x");
    folder.write("inn/eldre/b.txt", PRINT);
    folder.write("inn/.skjult", "x");
    folder.write("inn/~$a.docx", "x");
    folder.write("inn/gammel.doc", b"\xd0\xcf\x11\xe0");
    let ran = folder.run(&["import", "p.planlupe", "inn"]);
    assert_eq!(ran.code, Some(1), "the old document is refused, not passed over");
    assert!(ran.out.contains("Not looked into") && ran.out.contains("2 (eldre, notater.xlsx)"), "{}", ran.out);
    let ran = folder.run(&["import", "q.planlupe", "inn", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(report["passed_over"].as_array().map(Vec::len), Some(2));
    let complaint = folder.run(&["suggest", "inn"]).err;
    assert!(complaint.contains("2 (eldre, notater.xlsx)"), "{complaint}");
}
