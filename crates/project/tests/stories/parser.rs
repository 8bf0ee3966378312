//! The grammar, by examples: each `tests/fixtures/NAME.txt` is read, and what `planlupe parse --json` prints
//! of it must equal `tests/fixtures/NAME.json`. A fixture is named after the construct that it shows.
//!
//! Beside some texts stands `NAME.page`, how their lines are set, line by line: the size in points; `b` for bold, `i` for italic;
//! `p1` for the second page; `+24` for the distance to the line above in points; `~` for what stands outside the text block.
//!
//! After a change that is meant to change the outcome, write the expected files anew with
//! `PLANLUPE_BLESS=1 cargo test -p planlupe-project parser`, and read the difference before it is committed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use project::Outline;
use project::contract::PlanJson;
use reading::evidence::{Evidence, LineEvidence, Style};
use reading::grammar;
use reading::plan::Plan;
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

fn plan_of(path: &Path, text: &Text) -> Plan {
    grammar::read_named(text, &evidence_of(path, text), None)
}

#[test]
fn every_fixture_is_read_as_expected() {
    let bless = std::env::var_os("PLANLUPE_BLESS").is_some();
    let mut wrong = Vec::new();
    let fixtures = fixtures();
    assert!(fixtures.len() >= 25, "only {} fixtures", fixtures.len());
    for path in fixtures {
        let Decoded { text, remarks, .. } = Text::read(&path).expect("is text");
        let found = serde_json::to_value(PlanJson::new(&plan_of(&path, &text), &text, remarks)).expect("is JSON");
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

/// What `NAME.page` says of the lines of `NAME.txt`; nothing where there is no such file.
fn evidence_of(path: &Path, text: &Text) -> Evidence {
    let Ok(page) = std::fs::read_to_string(path.with_extension("page")) else { return Evidence::default() };
    let seen = page.split('\n').map(|line| (!line.is_empty()).then(|| seen(line)));
    let evidence = Evidence::of(text, &seen.collect::<Vec<_>>());
    assert!(!evidence.is_empty(), "{} has as many lines as its page", path.display());
    evidence
}

/// What one line of a page says: «10.5b +24 p1 ~».
fn seen(line: &str) -> LineEvidence {
    let tenths = |number: &str| {
        let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
        10 * whole.parse::<u16>().expect("points") + tenths.parse::<u16>().expect("tenths of a point")
    };
    let size: String = line.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let rest = &line[size.len()..];
    let number = |rest: &str| rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect::<String>();
    let after = |sign: char| rest.split(sign).nth(1).map(number);
    LineEvidence {
        style: Style { size: tenths(&size), bold: rest.contains('b'), italic: rest.contains('i'), ..Style::default() },
        below: after('+').map(|points| tenths(&points)),
        page: after('p').map_or(0, |page| page.parse().expect("a page")),
        furniture: rest.contains('~'),
        ..LineEvidence::default()
    }
}

/// What the entries of each fixture came to under which version of the grammar: the version, then name and digest.
const DIGESTS: &str = "../../tests/fixtures/entries.digests";

/// FNV-1a of the entries as a project notes them: the same on any machine.
fn digest(plan: &Plan) -> u64 {
    let rows = serde_json::to_vec(&Outline::of(plan).entries).expect("is JSON");
    rows.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

#[test]
fn whoever_changes_what_is_read_raises_the_version_of_the_grammar() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(DIGESTS);
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let mut lines = written.lines();
    let version = lines.next().and_then(|version| version.parse().ok()).unwrap_or(0);
    let known: BTreeMap<&str, &str> = lines.filter_map(|line| line.split_once(' ')).collect();
    let mut now = format!("{}\n", grammar::VERSION);
    let mut changed = Vec::new();
    for path in fixtures() {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let digest = format!("{:016x}", digest(&plan_of(&path, &Text::read(&path).expect("is text").text)));
        now.push_str(&format!("{name} {digest}\n"));
        if known.get(&*name).is_some_and(|known| *known != digest) {
            changed.push(name);
        }
    }
    assert!(
        changed.is_empty() || version != grammar::VERSION,
        "{changed:?} are read otherwise than before, and grammar::VERSION is still {version}: raise it, and run this test with \
         PLANLUPE_BLESS=1"
    );
    if std::env::var_os("PLANLUPE_BLESS").is_some() {
        std::fs::write(&file, &now).expect("can be written");
    } else {
        assert_eq!(written, now, "run this test with PLANLUPE_BLESS=1 to note new fixtures or a new version");
    }
}

#[test]
fn nothing_is_left_over_in_any_fixture() {
    for path in fixtures() {
        let text = Text::read(&path).expect("is text").text;
        assert_eq!(plan_of(&path, &text).unaccounted(&text), 0, "{}", path.display());
    }
}
