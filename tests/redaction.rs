//! Redacting a text from decisions, and looking for what should be gone.

mod support;

use support::Folder;

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
    let own = include_str!("../assets/roles/nb.ron").replace("\"legen\"", "\"doktoren\"");
    folder.write("roles.ron", own);
    folder.run(&["redact", "--roles", "roles.ron", "--decisions", "d.json", "a.txt", "out.txt"]).succeeds();
    assert_eq!(folder.text("out.txt"), "[Doktoren] ringte.\n");
    folder.write("roles.ron", "(\nwritten: nb,\n roles: 1)");
    let sentence = folder.run(&["redact", "--roles", "roles.ron", "--decisions", "d.json", "a.txt", "o.txt"]).refuses();
    assert!(sentence.contains("line 3"), "{sentence}");
}
