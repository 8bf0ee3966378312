//! Damaged printouts: whatever bytes a file holds, reading it neither panics nor loses text, and reading it
//! twice gives the same.
//!
//! The run is bounded and the same on every machine; `PLANLUPE_MUTATIONS` makes it longer.

use std::path::{Path, PathBuf};

use reading::evidence::Evidence;
use reading::explanation::Explanation;
use reading::grammar;
use reading::layout::Layout;
use reading::text::{Decoded, Text};

use crate::invented::dice::Dice;

/// Mutations of each file.
const USUAL: usize = 3;

fn files() -> Vec<PathBuf> {
    let root = &Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in ["tests/fixtures", "sample-cases"] {
        let entries = std::fs::read_dir(root.join(folder)).expect("the folder is there");
        files.extend(entries.filter_map(|entry| entry.ok().map(|entry| entry.path())));
    }
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files.sort();
    files
}

/// Bytes that do harm in the wrong place.
const HARM: [&[u8]; 12] = [
    b"\n\n",
    b"\x0c",
    b"\r",
    b"\xc2",
    b"\xff",
    b" - ",
    b":",
    b"   ",
    b"\xc2\xad",
    b"BRUKER - 31. FEB. 2021\n",
    b"Dialog\n",
    b"FRA DATO TIL DATO\n",
];

fn mutate(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len());
        let end = (at + dice.below(120)).min(bytes.len());
        match dice.below(6) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..at, HARM[dice.below(HARM.len())].iter().copied())),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = dice.below(bytes.len());
                drop(bytes.splice(to..to, piece));
            }
            3 => {
                let from = dice.below(other.len());
                let piece = other[from..(from + 400).min(other.len())].to_vec();
                drop(bytes.splice(at..end, piece));
            }
            4 => bytes.truncate(at.max(1)),
            _ => bytes[at..end].iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b' '),
        }
        if bytes.is_empty() {
            bytes.push(b'\n');
        }
    }
    bytes
}

fn check(bytes: &[u8], path: &Path) {
    let Ok(Decoded { text, .. }) = Text::decode(bytes) else { return };
    let plan = grammar::read(&text);
    assert_eq!(plan.unaccounted(&text), 0, "{}", path.display());
    assert!(plan == grammar::read(&text), "{} is read another way the second time", path.display());
    let again = Text::new(text.as_str());
    assert!(again.as_str() == text.as_str(), "{} is normalised another way the second time", path.display());
    let layouts = Layout::all();
    let layout = &layouts[bytes.len() % layouts.len()];
    assert_eq!(grammar::read_as(&text, layout).unaccounted(&text), 0, "{} as {}", path.display(), layout.name);
    let explanation = Explanation::of(&text, &Evidence::default(), None);
    let told: usize = explanation.lines.iter().map(|line| line.span.len()).sum();
    // A soft hyphen alone is nothing that anybody sees.
    let filled = |c: &char| !c.is_whitespace() && *c != '\u{ad}';
    assert!(text.as_str().chars().filter(filled).count() <= told, "{} has lines without a reason", path.display());
}

#[test]
fn damaged_printouts_are_read_without_loss() {
    let rounds = std::env::var("PLANLUPE_MUTATIONS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(USUAL);
    let files: Vec<(PathBuf, Vec<u8>)> =
        files().into_iter().map(|path| (path.clone(), std::fs::read(&path).expect("can be read"))).collect();
    for (number, (path, bytes)) in files.iter().enumerate() {
        check(bytes, path);
        let mut dice = Dice(number as u64);
        for _ in 0..rounds {
            let other = &files[dice.below(files.len())].1;
            check(&mutate(bytes, other, &mut dice), path);
        }
    }
}
