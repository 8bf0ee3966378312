//! Redacting a text from decisions, and looking for what should be gone.

use crate::support::Folder;

/// Where a passage stands, in code points.
fn span(text: &str, passage: &str) -> (usize, usize) {
    let byte = text.find(passage).expect("it is there");
    let start = text[..byte].chars().count();
    (start, start + passage.chars().count())
}

fn decision(text: &str, passage: &str, rest: &str) -> String {
    let (start, end) = span(text, passage);
    format!(r#"{{"start":{start},"end":{end},{rest}}}"#)
}

#[test]
fn offsets_are_those_of_the_file_as_it_is() {
    let folder = Folder::new();
    // Windows line ends and decomposed letters: the project would normalise them, this text stays as it is.
    let text = "BRUKER - 5. MAR. 2020\r\nJeg sa\u{30a} Ka\u{30a}re Hansen.\r\nHilsen Åse\r\n";
    folder.write("a.txt", ["\u{feff}", text].concat());
    let decisions = [
        decision(text, "Ka\u{30a}re Hansen", r#""label":"PER","role":"lege","entity":1"#),
        decision(text, "Åse", r#""label":"PER","replacement":"[sladdet]""#),
    ];
    folder.write("d.json", format!("[{}]", decisions.join(",")));
    folder.run(&["redact", "--decisions", "d.json", "a.txt", "b.txt"]).succeeds();
    assert_eq!(folder.text("b.txt"), "BRUKER - 5. MAR. 2020\r\nJeg sa\u{30a} [legen].\r\nHilsen [sladdet]\r\n");
    folder.run(&["redact", "--plain", "--decisions", "d.json", "a.txt", "b.txt"]).succeeds();
    assert!(folder.text("b.txt").contains("Jeg sa\u{30a} legen."));
}

#[test]
fn what_suggest_prints_can_be_taken_as_it_is() {
    let folder = Folder::new();
    folder.write("a.txt", "Kari Hansen ringte.\n");
    let line = |doc: &str, end: usize| {
        format!(r#"{{"doc":"{doc}","start":0,"end":{end},"label":"PER","text":"x","confidence":0.9,"source":"model"}}"#)
    };
    folder.write("d.jsonl", format!("{}\n{}\n", line("b", 99), line("a", 11)));
    folder.run(&["redact", "--decisions", "d.jsonl", "a.txt", "out.txt"]).succeeds();
    assert_eq!(folder.text("out.txt"), "[Personen] ringte.\n");
}

#[test]
fn decisions_that_do_not_fit_write_nothing() {
    let folder = Folder::new();
    folder.write("a.txt", "Kari Hansen ringte.\n");
    let label = r#""label":"PER""#;
    for (decisions, wanted) in [
        (format!(r#"[{{"start":0,"end":5,{label}}},{{"start":4,"end":9,{label}}}]"#), "no. 2"),
        (format!(r#"[{{"start":0,"end":5,{label}}},{{"start":10,"end":99,{label}}}]"#), "no. 2"),
        (format!(r#"[{{"start":3,"end":3,{label}}}]"#), "no. 1"),
        (format!("{{\"start\":0,\"end\":4,{label}}}\n{{\"start\":5}}\n"), "line 2"),
        (r#"[{"start":0,"end":4,"label":"NAME"}]"#.to_owned(), "line 1"),
    ] {
        folder.write("d.json", decisions);
        let sentence = folder.run(&["redact", "--decisions", "d.json", "a.txt", "out.txt"]).refuses();
        assert!(sentence.contains(wanted), "{sentence}");
        assert!(!folder.path("out.txt").exists());
    }
}

#[test]
fn a_project_can_bring_its_own_roles() {
    let folder = Folder::new();
    folder.write("a.txt", "Kari Hansen ringte.\n");
    folder.write("d.json", r#"[{"start":0,"end":11,"label":"PER","role":"lege"}]"#);
    let own = include_str!("../../assets/roles/nb.ron").replace("\"legen\"", "\"doktoren\"");
    folder.write("roles.ron", own);
    folder.run(&["redact", "--roles", "roles.ron", "--decisions", "d.json", "a.txt", "out.txt"]).succeeds();
    assert_eq!(folder.text("out.txt"), "[Doktoren] ringte.\n");
    folder.write("roles.ron", "(\nwritten: nb,\n roles: 1)");
    let sentence = folder.run(&["redact", "--roles", "roles.ron", "--decisions", "d.json", "a.txt", "o.txt"]).refuses();
    assert!(sentence.contains("line 3"), "{sentence}");
}

#[test]
fn a_leak_is_found_wherever_it_is_and_never_repeated() {
    let folder = Folder::with_project();
    folder.write("names.txt", "# til sjekk\nOla Nordmann\n\nBokhandelen Prøve\n010101 12345\n");
    let clean = folder.run(&["leak-check", "p.planlupe", "--against", "names.txt", "--json"]).json();
    assert_eq!(clean["clean"], true);
    assert_eq!(clean["hits"], serde_json::json!([]));

    folder.database("p.planlupe").execute("UPDATE cases SET summary = 'Møtte OLA NORDMANN'", []).expect("written");
    folder.write("csv/bokhandelen-prøve.csv", "fnr\n01010112345\n");
    folder.write("p.planlupe-wal", "x");
    let ran = folder.run(&["leak-check", "p.planlupe", "csv", "--against", "names.txt", "--json"]);
    assert_eq!(ran.code, Some(1));
    assert!(!ran.out.to_lowercase().contains("nordmann"), "{}", ran.out);
    let found: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let hits = found["hits"].as_array().expect("hits");
    let in_table = serde_json::json!({ "line": 2, "certain": true, "in": "table", "table": "cases", "row": 1,
        "column": "summary", "start": 6, "end": 18 });
    assert!(hits.contains(&in_table), "{}", ran.out);
    assert!(hits.iter().any(|hit| hit["line"] == 2 && hit["in"] == "bytes" && hit["file"] == "p.planlupe"));
    assert!(hits.iter().any(|hit| hit["line"] == 4 && hit["in"] == "name"));
    assert!(hits.iter().any(|hit| hit["line"] == 5 && hit["in"] == "bytes"));
    let told = folder.run(&["leak-check", "p.planlupe", "csv", "--against", "names.txt"]);
    assert_eq!(told.code, Some(1));
    assert!(!told.out.to_lowercase().contains("nordmann") && told.out.contains("row 1"), "{}", told.out);
}

#[test]
fn rare_combinations_of_attributes_are_listed() {
    let folder = Folder::with_project();
    folder.write("names.txt", "Ola Nordmann\n");
    folder.write("a.csv", "case,alder,kjønn\nprint,18–24,kvinne\ntyped,18–24,mann\n");
    folder.run(&["attributes", "p.planlupe", "--from", "a.csv"]).succeeds();
    let found = folder.run(&["leak-check", "p.planlupe", "--against", "names.txt", "--json"]).json();
    assert_eq!(found["rare"].as_array().expect("a list").len(), 2);
    assert_eq!(
        found["rare"][0],
        serde_json::json!({
            "values": { "alder": "18–24", "kjønn": "kvinne" }, "cases": 1, "labels": ["print"], "because": ["alder"]
        })
    );
}

#[test]
fn the_quarantine_keeps_originals_until_they_are_destroyed() {
    let folder = Folder::new();
    folder.write("pass.txt", "rød båt på vannet\n");
    folder.write("wrong.txt", "grønn bil i veien\n");
    folder.write("inn/nordmann.txt", "BRUKER - 5. MAR. 2020\nHilsen Kari Nordmann\n");
    let run =
        |arguments: &[&str]| folder.run(&[&["quarantine"], arguments, &["--passphrase-file", "pass.txt"]].concat());
    run(&["create", "s.planlupe"]).succeeds();
    run(&["add", "s.planlupe", "inn"]).succeeds();
    let list = run(&["list", "s.planlupe", "--json"]).json();
    assert_eq!(list[0]["label"], "nordmann");
    assert_eq!(
        crate::support::keys(&list[0]),
        ["chars", "documents", "label", "number", "pages", "pages_seen", "released_as", "remarks", "signed"]
    );
    assert!(!String::from_utf8_lossy(&folder.bytes("s.karantene")).contains("ordmann"));
    let wrong = ["quarantine", "list", "s.planlupe", "--passphrase-file", "wrong.txt"];
    assert!(folder.run(&wrong).refuses().contains("passphrase"));

    folder.run(&["import", "s.planlupe", "inn"]).succeeds();
    assert!(run(&["release", "s.planlupe", "1"]).refuses().contains("not signed"));
    assert!(run(&["finish", "s.planlupe"]).refuses().contains("not released"));
    run(&["remove", "s.planlupe", "1"]).succeeds();
    let proof =
        run(&["finish", "s.planlupe", "--keep-key", "s.nokkel", "--new-passphrase-file", "wrong.txt", "--json"]).json();
    assert_eq!((&proof["finished"], &proof["originals"]), (&true.into(), &0.into()));
    assert!(!folder.path("s.karantene").exists());
    assert!(run(&["read-key", "s.nokkel"]).refuses().contains("passphrase"));
    let key = folder.run(&["quarantine", "read-key", "s.nokkel", "--passphrase-file", "wrong.txt", "--json"]).json();
    assert_eq!(key, serde_json::json!([]));
    let report = folder.run(&["anonymisation-report", "s.planlupe", "--json"]).json();
    assert_eq!((&report["cases"], report["finished"].is_string()), (&1.into(), false), "a key is kept");
    assert!(folder.run(&["anonymisation-report", "s.planlupe"]).succeeds().starts_with("# Anonymisation"));
}

#[test]
fn exports_show_replacements_in_brackets_unless_the_project_says_otherwise() {
    use names::mark::Label;
    use project::Project;

    let folder = Folder::with_project();
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("a project");
    let found = project.redactions().occurrences("skattekortet").expect("readable");
    project.write().redactions().redact(&found, Label::Per, Some("kjæreste")).expect("redacted");
    drop(project);
    folder.run(&["export", "p.planlupe", "csv"]).succeeds();
    assert!(folder.text("csv/entries.csv").contains("Hva med [kjæresten]?"));
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("a project");
    project.write().settings().set_brackets(false).expect("set");
    drop(project);
    folder.run(&["export", "p.planlupe", "csv"]).succeeds();
    assert!(folder.text("csv/entries.csv").contains("Hva med kjæresten?"));
}

#[test]
fn a_project_can_have_roles_of_its_own() {
    let folder = Folder::with_project();
    folder.run(&["roles", "p.planlupe", "--to", "roles.ron"]).succeeds();
    let ron = folder.text("roles.ron").replace("\"veileder\"", "\"rettleiar\"");
    folder.write("own.ron", ron);
    let told = folder.run(&["roles", "p.planlupe", "--from", "own.ron", "--brackets", "no"]).succeeds();
    assert!(told.contains("rettleiar") && told.contains("without brackets"), "{told}");
    let project = project::Project::open_to_read(&folder.path("p.planlupe")).expect("a project");
    assert!(project.settings().catalogue("").expect("readable").role("rettleiar").is_some());
    assert!(!project.settings().brackets().expect("readable"));
    drop(project);
    folder.write("own.ron", "(roles: 7)");
    folder.run(&["roles", "p.planlupe", "--from", "own.ron"]).refuses();
    let told = folder.run(&["roles", "p.planlupe", "--standard"]).succeeds();
    assert!(!told.contains("rettleiar") && told.contains("veileder"), "{told}");
}

#[test]
fn words_that_were_judged_to_be_fine_are_forgotten_when_they_are_redacted() {
    use names::mark::Label;
    use project::Project;

    let folder = Folder::new();
    folder.write("sak.txt", "BRUKER - 5. MAR. 2020\n\nKari Nordmann ringte.\n");
    folder.run(&["import", "p.planlupe", "sak.txt"]).succeeds();
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("a project");
    project.write().settings().add_harmless("Kari Nordmann").expect("set");
    project.write().settings().add_harmless("Husbanken").expect("set");
    let found = project.redactions().occurrences("Kari Nordmann").expect("readable");
    project.write().redactions().redact(&found, Label::Per, None).expect("redacted");
    assert_eq!(project.settings().harmless().expect("readable").into_iter().collect::<Vec<_>>(), ["husbanken"]);
    drop(project);
    let bytes = folder.bytes("p.planlupe").to_ascii_lowercase();
    assert!(!bytes.windows(8).any(|part| part == b"nordmann"));
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}
