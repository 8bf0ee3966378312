//! The grammar, by examples: each `tests/fixtures/NAME.txt` is read, and what `planlupe parse --json` prints
//! of it must equal `tests/fixtures/NAME.json`. A fixture is named after the construct that it shows.
//!
//! After a change that is meant to change the outcome, write the expected files anew with
//! `PLANLUPE_BLESS=1 cargo test -p planlupe-project parser`, and read the difference before it is committed.

use std::path::{Path, PathBuf};

use project::contract::PlanJson;
use reading::grammar;
use reading::text::{Decoded, Text};
use serde_json::Value;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let files = std::fs::read_dir(&folder).expect("the fixtures are there");
    let mut texts: Vec<PathBuf> = files.filter_map(|file| file.ok().map(|file| file.path())).collect();
    texts.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    texts.sort();
    texts
}

#[test]
fn every_fixture_is_read_as_expected() {
    let bless = std::env::var_os("PLANLUPE_BLESS").is_some();
    let mut wrong = Vec::new();
    let fixtures = fixtures();
    assert!(fixtures.len() >= 25, "only {} fixtures", fixtures.len());
    for path in fixtures {
        let Decoded { text, remarks, .. } = Text::read(&path).expect("is text");
        let found = serde_json::to_value(PlanJson::new(&grammar::read(&text), &text, remarks)).expect("is JSON");
        let expected_path = path.with_extension("json");
        if bless {
            let pretty = serde_json::to_string_pretty(&found).expect("is JSON");
            std::fs::write(&expected_path, pretty + "\n").expect("can be written");
            continue;
        }
        let expected = std::fs::read_to_string(&expected_path).unwrap_or_default();
        let expected: Value = serde_json::from_str(&expected).unwrap_or_default();
        if found != expected {
            let found = serde_json::to_string_pretty(&found).expect("is JSON");
            wrong.push(format!("{}\nreads now\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn nothing_is_left_over_in_any_fixture() {
    for path in fixtures() {
        let text = Text::read(&path).expect("is text").text;
        assert_eq!(grammar::read(&text).unaccounted(&text), 0, "{}", path.display());
    }
}
