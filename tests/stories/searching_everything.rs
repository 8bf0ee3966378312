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
fn the_quarantine_is_looked_into_before_there_is_a_project() {
    let folder = Folder::new();
    folder.write("q/b.txt", "BRUKER - 6. MAR. 2020\nMøt meg på Solsiden. Hilsen Kari Nordmann\n");
    folder.write("pass.txt", "fire ganger fjorten fjell\n");
    let with = |action: &str, more: &[&str]| {
        folder.run(
            &[&["--lang", "nb", "quarantine", action, "p.planlupe", "--passphrase-file", "pass.txt"], more].concat(),
        )
    };
    with("create", &[]).succeeds();
    with("add", &["q/b.txt"]).succeeds();

    let out = with("search", &["Solsiden"]).succeeds();
    assert!(out.contains("b, i karantene") && out.contains("Prosjektet finnes ikke ennå"), "{out}");
    let found = with("search", &["Solsiden", "--json"]).json();
    assert_eq!((&found["no_project"], &found["places"][0]["in"]), (&true.into(), &"original".into()));

    // It cannot be finished, so it does not end well; it says why, and makes nothing.
    let run = with("dry-run", &[]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.out.contains("Prosjektet finnes ikke ennå") && run.out.contains("Én sak er ikke frigitt"),
        "{}",
        run.out
    );
    let run: serde_json::Value = serde_json::from_str(&with("dry-run", &["--json"]).out).expect("JSON");
    assert_eq!((&run["no_project"], &run["ready"], &run["waiting"]), (&true.into(), &false.into(), &1.into()));
    assert!(!folder.path("p.planlupe").exists());

    // Without originals there is nothing to look into, and that is an error as before.
    folder.run(&["quarantine", "search", "other.planlupe", "Solsiden"]).refuses();

    folder.write("a.txt", "BRUKER - 5. MAR. 2020\nEn annen.\n");
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    let run: serde_json::Value = serde_json::from_str(&with("dry-run", &["--json"]).out).expect("JSON");
    assert_eq!((&run["no_project"], &run["waiting"]), (&false.into(), &1.into()));
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
