//! The documents of the file formats name everything that the program writes.

use std::fs;
use std::path::Path;

use crate::support::{Folder, REDACTION_TABLES, TABLES, rows};

fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).expect("the document")
}

#[track_caller]
fn names(document: &str, word: &str) {
    assert!(document.contains(&format!("`{word}`")), "the document does not name `{word}`");
}

/// The variants of an enum of the sources, as serde writes them in kebab case.
fn words(file: &str, name: &str) -> Vec<String> {
    let source =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates").join(file)).expect("the source");
    let (_, rest) = source.split_once(&format!("enum {name} {{")).expect("the enum");
    let (body, _) = rest.split_once("\n}").expect("its end");
    let variants = body.lines().map(str::trim).filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    let kebab = |variant: &str| {
        let name: String = variant.chars().take_while(char::is_ascii_alphanumeric).collect();
        let split = name.char_indices().flat_map(|(at, c)| {
            (at > 0 && c.is_ascii_uppercase()).then_some('-').into_iter().chain([c.to_ascii_lowercase()])
        });
        split.collect::<String>()
    };
    variants.map(kebab).collect()
}

#[test]
fn the_json_document_names_every_word() {
    let json = document("json.md");
    let mut all = Vec::new();
    for (file, name) in [
        ("reading/src/document/mod.rs", "Format"),
        ("reading/src/plan.rs", "EntryKind"),
        ("reading/src/plan.rs", "Flag"),
        ("reading/src/plan.rs", "Under"),
        ("reading/src/layout/sense.rs", "Status"),
        ("reading/src/layout/sense.rs", "Speaker"),
        ("project/src/project/cases.rs", "CaseStatus"),
        ("project/src/value.rs", "AttributeKind"),
        ("project/src/project/check.rs", "Finding"),
        ("project/src/tally.rs", "Count"),
        ("project/src/course.rs", "LaneKind"),
        ("project/src/project/record.rs", "Recorded"),
        ("project/src/project/attribute_table.rs", "ReadAs"),
        ("reading/src/remark.rs", "What"),
    ] {
        all.extend(words(file, name));
    }
    assert!(all.len() > 40 && all.contains(&"no-start-date".to_owned()), "{all:?}");
    all.iter().for_each(|word| names(&json, word));
}

#[test]
fn the_csv_document_names_every_file_and_column() {
    let csv = document("csv.md");
    let folder = Folder::with_project();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    for sheet in ["cases", "entries", "codings", "memos", "tally"] {
        let file = format!("{sheet}.csv");
        let (_, section) = csv.split_once(&format!("## {file}\n")).expect("a section");
        let section = section.split("\n## ").next().unwrap_or_default();
        rows(&folder.text(&format!("out/{file}")), b',')[0].iter().for_each(|column| names(section, column));
    }
}

#[test]
fn the_document_of_the_project_file_names_every_table_column_and_act() {
    let file = document("project-file.md");
    let (_, made) = file.split_once("## Rows that a person makes\n").expect("a section");
    let made = made.split("\n## ").next().unwrap_or_default();
    let folder = Folder::with_project();
    let database = folder.database("p.planlupe");
    for table in TABLES.into_iter().chain(REDACTION_TABLES) {
        names(&file, table);
        let (_, section) = file.split_once(&format!("**`{table}`**")).expect("a section");
        let section = section.split("\n**`").next().unwrap_or_default();
        // What all rows have that a person makes is told once.
        let shared = if made.contains(&format!("`{table}`")) { made } else { "" };
        let section = &format!("{section}{shared}");
        let mut query = database.prepare("SELECT name FROM pragma_table_info(?) WHERE name <> 'id'").expect("a query");
        let columns = query.query_map([table], |row| row.get::<_, String>(0)).expect("rows");
        columns.for_each(|column| names(section, &column.expect("a row")));
    }
    for (source, name) in [("act.rs", "Act"), ("record.rs", "Recorded")] {
        words(&format!("project/src/project/{source}"), name).iter().for_each(|word| names(&file, word));
    }
}
