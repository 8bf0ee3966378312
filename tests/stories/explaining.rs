//! Someone asks why a printout was read as it was.

use crate::support::Folder;
use crate::support::workspace::ROOT;

const CASE: &str = "Kari Eksempel NAV Prøveby
Dato: 10. jun. 2021
Fødselsnummer: 00000000000
Aktivitetsplan
Mitt mål
Bli båtbygger
Planlagte aktiviteter
Stilling
Butikkmedarbeider
FRA DATO
1. mars 2021
FRIST
2. mars 2021
ARBEIDSGIVER
Kafé Solsiden AS
Sendt søknad
Dialogen med veileder
Meldekort
BRUKER - 3. MAR. 2021
Jeg rakk ikke å sende meldekortet.
Mvh Kari
Ny telefon
BRUKER - 9. APR. 2021
Hei. Jeg har fått nytt nummer.
";

#[test]
fn every_line_is_told_with_its_reason() {
    let folder = Folder::new();
    folder.write("sak.txt", CASE);
    let json = folder.run(&["parse", "--explain", "--json", "sak.txt"]).json();
    assert_eq!(json["layout"], "html-2021");
    assert_eq!(json["extraction"], "raw");
    let lines = json["lines"].as_array().expect("lines").clone();
    assert_eq!(lines.len(), CASE.lines().count());
    let of = |text: &str| {
        let line = lines.iter().find(|line| line["text"] == text).expect("the line is told");
        (line["as"].as_str().expect("a word").to_owned(), line["because"].as_str().expect("a word").to_owned())
    };
    for (text, role, because) in [
        ("Dato: 10. jun. 2021", "page-header", "top-of-print"),
        ("Mitt mål", "heading", "word-of-layout"),
        ("Bli båtbygger", "goal", "below-heading"),
        ("Planlagte aktiviteter", "heading", "word-of-layout"),
        ("Stilling", "card-type", "word-of-layout"),
        ("Butikkmedarbeider", "card-title", "below-type"),
        ("FRIST", "field-label", "word-of-layout"),
        ("Kafé Solsiden AS", "field-value", "below-label"),
        ("Sendt søknad", "chip", "word-of-layout"),
        ("Meldekort", "thread-title", "below-heading"),
        ("BRUKER - 9. APR. 2021", "message-header", "header-form"),
        ("Mvh Kari", "message", "below-header"),
        ("Ny telefon", "thread-title", "clues"),
    ] {
        assert_eq!(of(text), (role.to_owned(), because.to_owned()), "{text}");
    }
    let title = lines.iter().find(|line| line["text"] == "Ny telefon").expect("the line is told");
    let clues: Vec<&str> =
        title["clues"].as_array().expect("clues").iter().filter_map(|clue| clue["clue"].as_str()).collect();
    assert!(clues.contains(&"below-signature"), "{clues:?}");
    let start = usize::try_from(title["start"].as_u64().expect("a number")).expect("small");
    assert_eq!(CASE.chars().skip(start).take(10).collect::<String>(), "Ny telefon");
}

#[test]
fn people_read_it_in_words() {
    let folder = Folder::new();
    folder.write("sak.txt", CASE);
    let told = folder.run(&["parse", "--explain", "sak.txt", "--lang", "en"]).succeeds();
    assert!(told.contains("Ny telefon\n       = title of a thread (clues weighed)"), "{told}");
    assert!(told.contains("below a signature +"), "{told}");
    assert!(!told.contains("explain-") && !told.contains("clue-"), "{told}");
}

#[test]
fn a_typed_message_has_its_doubt_at_its_own_line() {
    let folder = Folder::new();
    folder.write("a.txt", "BRUKER – 1. APR. 2020: Hei.\nVEILEDER – 31. FEB. 2020: Nei.\nBRUKER – 2. APR. 2020: Ja.\n");
    let json = folder.run(&["parse", "--explain", "--json", "a.txt"]).json();
    let lines = json["lines"].as_array().expect("lines");
    let doubted: Vec<&serde_json::Value> =
        lines.iter().filter(|line| line["flags"] != serde_json::json!([])).map(|line| &line["line"]).collect();
    assert_eq!(doubted, [2]);
    assert!(json["extraction"].is_null(), "it was got out of no print");
}

#[test]
fn the_layout_may_be_another() {
    let folder = Folder::new();
    folder.write("sak.txt", CASE);
    let json = folder.run(&["parse", "--explain", "--json", "--layout", "html-2017", "sak.txt"]).json();
    assert_eq!(json["layout"], "html-2017");
    assert!(folder.run(&["parse", "--explain", "--layout", "none", "sak.txt"]).refuses().contains("none"));
}

#[test]
fn every_clue_has_a_weight_and_words_in_both_languages() {
    let file = |path: &str| std::fs::read_to_string(format!("{ROOT}/assets/{path}")).expect("a file of the repository");
    let table = file("grammar/clues.ron");
    let names = || table.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next());
    assert!(names().count() > 80, "the clues are where this test looks");
    for language in ["nb", "en"] {
        let texts = file(&format!("locales/{language}/planlupe.ftl"));
        let told = texts.lines().filter(|line| line.starts_with("clue-")).count();
        assert_eq!(told, names().count(), "{language}");
        for name in names() {
            assert!(texts.contains(&format!("\nclue-{name} = ")), "{language} has no words for {name}");
        }
    }
}
