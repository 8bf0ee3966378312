//! What a person enters is the same however it was written.

use crate::support::Folder;

/// The letter å as macOS writes it in names.
const APART: &str = "a\u{30a}";

fn utf16(content: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(content.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn a_code_is_found_however_its_codebook_was_written() {
    let codebook = "(groups: [(name: \"Mål\", codes: [(name: \"gå ut\"), (name: \"\\u{feff}arbeid \")])])\r\n";
    for (form, bytes) in [
        ("NFD", codebook.replace('å', APART).into_bytes()),
        ("byte order mark", format!("\u{feff}{codebook}").into_bytes()),
        ("UTF-16", utf16(codebook)),
        ("Windows-1252", encoding_rs::WINDOWS_1252.encode(codebook).0.into_owned()),
    ] {
        let folder = Folder::with_project();
        folder.write("codes.ron", bytes);
        folder.run(&["codebook", "p.planlupe", "--from", "codes.ron"]).succeeds();
        folder.write(
            "codings.csv",
            format!("case,start,end,code\ntyped,0,5,Mål/gå ut\ntyped,5,9,M{APART}l/g{APART}\u{a0}ut\u{200b}\ntyped,0,5,arbeid\n"),
        );
        let said = folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
        assert!(said.contains('3'), "{form}: {said}");
    }
}

#[test]
fn arguments_find_what_they_name_however_they_are_typed() {
    let folder = Folder::new();
    folder.write("s.txt", crate::support::TYPED);
    folder.write("codes.ron", "(groups: [(name: \"Mål\", codes: [(name: \"gå\")])])");
    folder.run(&["import", "p.planlupe", "s.txt", "--codebook", "codes.ron"]).succeeds();
    let mut database_label = folder.database("p.planlupe");
    // A project of an older version, which took labels as they came.
    let older = format!("sak bl{APART}");
    let change = database_label.transaction().expect("a transaction");
    change.execute("UPDATE cases SET label = ?", [&older]).expect("renamed");
    change.commit().expect("committed");
    drop(database_label);
    folder.write("attributes.csv", format!("case;bl{APART}\nsak blå;x\n"));
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    for typed in ["sak blå", &older, " sak\u{a0}blå\u{feff}", "sak blå\r"] {
        let shown = folder.run(&["chronology", "p.planlupe", typed, "--json"]);
        assert_eq!(shown.code, Some(0), "{typed:?}: {}", shown.err);
    }
    for typed in ["blå", &format!("BL{APART} ")] {
        folder.run(&["tally", "p.planlupe", "--columns", typed]).succeeds();
    }
}

#[test]
fn a_label_of_pasted_text_is_kept_as_a_name() {
    let folder = Folder::new();
    let mut import = folder.command(&["import", "p.planlupe", "-", "--label", &format!("\u{feff} gr{APART}\tsak\r\n")]);
    let text = folder.write("t.txt", crate::support::TYPED);
    import.stdin(std::fs::File::open(text).expect("a file"));
    crate::support::Ran::of(&import.output().expect("the program starts")).succeeds();
    assert_eq!(folder.run(&["cases", "p.planlupe", "--json"]).json()[0]["label"], "grå sak");
}

#[test]
fn what_is_wrong_with_a_codebook_is_said_in_a_sentence_with_its_line() {
    let folder = Folder::with_project();
    let before = folder.content("p.planlupe");
    for (codebook, line, words) in [
        ("(groups: [\n  (name: \"a\")\n  (name: \"b\"),\n])", 2, "“,” is missing"),
        ("(groups: [\n  (name: \"a\", farge: \"x\"),\n])", 2, "there is nothing called “farge” here; known are name"),
        ("(groups: [\n  (description: \"a\"),\n])", 2, "“name” is missing"),
        ("(groups: [\n  (name: \"a\",\n   name: \"b\"),\n])", 3, "“name” stands twice"),
        ("(groups: [\n  (name: \"a\"),\n", 2, "the file ends before"),
        ("(groups: [\n  (name: 12),\n])", 2, "“\"” is missing"),
        ("(groups: [])\n\n(groups: [])", 3, "there is more after the end"),
    ] {
        folder.write("codes.ron", codebook);
        let sentence = folder.run(&["codebook", "p.planlupe", "--from", "codes.ron"]).refuses();
        let place = format!("line {line}: ");
        assert!(sentence.contains(&place) && sentence.contains(words), "{codebook}: {sentence}");
    }
    assert_eq!(folder.content("p.planlupe"), before);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_as_a_file_and_not_waited_for() {
    let folder = Folder::with_project();
    let made = std::process::Command::new("mkfifo").arg(folder.path("pipe")).status().expect("mkfifo runs");
    assert!(made.success());
    for arguments in [
        &["parse", "pipe"][..],
        &["codebook", "p.planlupe", "--from", "pipe"],
        &["attributes", "p.planlupe", "--from", "pipe"],
        &["code", "p.planlupe", "--from", "pipe"],
        &["roles", "p.planlupe", "--from", "pipe"],
        &["suggest", "print.txt", "--known", "pipe"],
        &["leak-check", "p.planlupe", "--against", "pipe"],
        &["redact", "--decisions", "pipe", "print.txt", "out.txt"],
        &["redact", "--decisions", "print.txt", "pipe", "out.txt"],
        &["parse", "/dev/zero"],
    ] {
        let sentence = folder.run(arguments).refuses();
        assert!(sentence.contains("a device or the end of a pipe"), "{arguments:?}: {sentence}");
    }
}
