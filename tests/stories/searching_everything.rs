//! One search over quarantine and project, and what may tell who it is, on the command line.

use crate::support::Folder;

#[test]
fn words_are_found_in_project_and_quarantine_with_what_was_decided() {
    let folder = Folder::new();
    folder.write("a.txt", "BRUKER - 5. MAR. 2020\nJeg jobber på Solsiden, og Solsidens folk er fine.\n");
    folder.write("q/b.txt", "BRUKER - 6. MAR. 2020\nMøt meg på Solsiden.\n");
    folder.write("pass.txt", "fire ganger fjorten fjell\n");
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let search = ["--lang", "nb", "quarantine", "search", "p.planlupe", "solsiden"];
    let out = folder.run(&search).succeeds();
    assert!(out.contains("a, fra tegn") && out.contains("står i prosjektet") && out.contains("2 steder."), "{out}");

    let with = |action: &str, more: &[&str]| {
        folder.run(
            &[&["--lang", "nb", "quarantine", action, "p.planlupe", "--passphrase-file", "pass.txt"], more].concat(),
        )
    };
    with("create", &[]).succeeds();
    with("add", &["q/b.txt"]).succeeds();
    let out = with("search", &["Solsiden"]).succeeds();
    assert!(out.contains("b, i karantene") && out.contains("ikke merket") && out.contains("3 steder."), "{out}");
    let found = with("search", &["Solsiden", "--json"]).json();
    let places = found["places"].as_array().expect("a list");
    assert_eq!(
        places.iter().map(|place| place["in"].as_str().expect("a word")).collect::<Vec<_>>(),
        ["original", "case", "case"]
    );
    assert_eq!(places[0]["standing"], "unmarked");
    let sentence = with("search", &["…"]).refuses();
    assert!(sentence.contains("bokstaver eller tall"), "{sentence}");
}

#[test]
fn what_may_tell_is_listed_apart_from_names() {
    let folder = Folder::new();
    folder.write("a.txt", "BRUKER - 5. MAR. 2020\nKari Nordmann her. Jeg har fibromyalgi og tre barn.\n");
    let names = folder.run(&["suggest", "--json", "a.txt"]);
    assert!(names.out.contains("Kari Nordmann") && !names.out.contains("fibromyalgi"), "{}", names.out);
    let telling = folder.run(&["suggest", "--telling", "--json", "a.txt"]);
    let rows: Vec<serde_json::Value> =
        telling.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let forms: Vec<(&str, &str)> =
        rows.iter().map(|row| (row["text"].as_str().expect("text"), row["kind"].as_str().expect("a kind"))).collect();
    assert_eq!(forms, [("fibromyalgi", "diagnosis"), ("tre barn", "children")]);
    assert_eq!(rows[0]["general"], "en kronisk sykdom");
}
