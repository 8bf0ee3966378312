//! The sample cases that are PDFs: all that was written of them is read, and what is coded in them is whole words.

use std::fs;
use std::path::{Path, PathBuf};

use reading::document::ReadDocument;
use reading::grammar;
use reading::plan::{EntryKind, Under};
use reading::text::Span;
use serde::Deserialize;

use crate::invented::prints::Block;

/// What was written of a sample.
#[derive(Deserialize)]
struct Sample {
    blocks: Vec<Block>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(case: &str) -> ReadDocument {
    ReadDocument::read(&root().join(format!("sample-cases/{case}.pdf")), false).expect("a PDF with text")
}

#[test]
fn sample_pdfs_are_read_as_they_were_written() {
    for (case, pages) in [("sak-014", 4), ("sak-015", 5)] {
        let written = root().join(format!("crates/reading/tests/printed/samples/{case}.ron"));
        let written: Sample = ron::from_str(&fs::read_to_string(written).expect("the sample")).expect("a sample");
        let document = read(case);
        let plan = grammar::read_named(&document.text, &document.evidence, None);
        let count = |is: fn(&Block) -> bool| written.blocks.iter().filter(|block| is(block)).count();
        let found = |kind: EntryKind| plan.entries.iter().filter(|entry| entry.kind == kind).count();
        assert_eq!(document.text.as_str().matches('\u{c}').count() + 1, pages, "{case}");
        assert_eq!(found(EntryKind::Message), count(|block| matches!(block, Block::Header(..))), "{case}");
        assert_eq!(
            found(EntryKind::Card) + found(EntryKind::Minutes),
            count(|block| matches!(block, Block::CardType(..))),
            "{case}"
        );
        let titles = plan.threads.iter().filter(|thread| thread.under == Under::Free);
        let titles: Vec<&str> = titles.filter_map(|thread| thread.title.as_deref()).collect();
        let printed = written.blocks.iter().filter_map(|block| match block {
            Block::ThreadTitle(title) => Some(title.as_str()),
            _ => None,
        });
        assert_eq!(titles, printed.collect::<Vec<_>>(), "{case}");
        assert!(plan.entries.iter().all(|entry| !entry.is_doubtful()), "{case}");
        assert_eq!(plan.unaccounted(&document.text), 0, "{case}");
    }
}

#[test]
fn codings_of_sample_pdfs_are_whole_words() {
    let codings = fs::read_to_string(root().join("sample-cases/codings.csv")).expect("the codings");
    for case in ["sak-014", "sak-015"] {
        let text = read(case).text;
        let letters: Vec<char> = text.as_str().chars().collect();
        let rows: Vec<Vec<&str>> = codings.lines().map(|row| row.split(',').collect()).collect();
        let own: Vec<_> = rows.iter().filter(|row| row[0] == case).collect();
        assert!(own.len() >= 10, "{case} is coded");
        for row in own {
            let span = Span::new(row[1].parse().expect("a place"), row[2].parse().expect("a place"));
            let passage = text.slice(span);
            assert!(passage.starts_with(char::is_alphanumeric), "{row:?}");
            let begins = span.start == 0 || !letters[span.start - 1].is_alphanumeric();
            let ends = letters.get(span.end).is_none_or(|next| !next.is_alphanumeric());
            assert!(begins && ends, "{row:?}");
        }
    }
}
