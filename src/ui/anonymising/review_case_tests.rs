//! The rows and pages of a case that is judged.

use std::collections::BTreeSet;

use super::*;
use names::mark::{Mark, MarkSource};
use names::roles::WrittenForm;
use reading::text::Encoding;

const CASE: &str = "Hei, Kari Hansen her.\nKari ringte. Ola Moe svarte Kari.\n";

fn held() -> ReviewCase {
    let text = Text::new(CASE);
    let mark = |words: &str, at: usize, label| Mark {
        span: text.find_all(words)[at],
        label,
        confidence: 0.9,
        source: MarkSource::Model,
    };
    let marks = [
        mark("Kari Hansen", 0, Label::Per),
        mark("Kari", 1, Label::Per),
        mark("Kari", 2, Label::Per),
        mark("Ola Moe", 0, Label::Per),
        mark("Hei", 0, Label::Ask),
    ];
    let judgement = Judgement::new(&text, &marks, &BTreeSet::new());
    let original = Original {
        documents: Vec::new(),
        number: 1,
        label: "a".to_owned(),
        file_name: "a.txt".to_owned(),
        encoding: Encoding::Utf8,
        remarks: reading::remark::Remarks::default(),
        chars: text.len(),
        progress: (0, 1),
        decisions: 0,
        signed: false,
        released_as: None,
        case: None,
        releases: Vec::new(),
    };
    ReviewCase::new(original, text, judgement, Catalogue::built_in(WrittenForm::Nb).clone())
}

#[test]
fn a_page_shows_what_stands_for_each_mark_and_knows_where_it_stood() {
    let held = held();
    let page = held.page(0, true);
    assert_eq!(page.text, "Hei, personen her.\nPersonen ringte. Person 2 svarte personen.\n");
    assert_eq!(held.page(0, false).text, CASE);
    for (piece, next) in page.pieces.iter().zip(&page.pieces[1..]) {
        assert_eq!((piece.source.end, piece.shown.end), (next.source.start, next.shown.start));
    }
    let at = |words: &str| page.text.find(words).expect("stands there");
    // Inside a replacement there is no place of the original but its ends.
    assert_eq!(page.source_of(at("personen her") + 2, false), Some(5));
    assert_eq!(page.source_of(at("personen her") + 2, true), Some(16));
    assert_eq!(
        held.text
            .slice(Span::new(page.source_of(at("svarte"), false).expect("a place"), held.text.len()))
            .split(' ')
            .next(),
        Some("svarte")
    );
}

#[test]
fn rows_are_entities_with_questions_last() {
    let mut held = held();
    let rows: Vec<(&str, usize, bool)> =
        held.rows.iter().map(|row| (row.name.as_str(), row.mentions.len(), row.asked)).collect();
    assert_eq!(rows, [("Kari Hansen", 3, false), ("Ola Moe", 1, false), ("Hei", 1, true)]);
    assert_eq!(held.judged(), (0, 2));
    let kari = held.rows[0].entity;
    held.apply(JudgementEdit::Decide { entity: kari, verdict: Some(Verdict::Replace) });
    assert_eq!((held.judged(), held.rows[0].standing), ((1, 2), Standing::Replaced));
    held.step_to_waiting();
    assert_eq!(held.current().map(|row| row.name.as_str()), Some("Ola Moe"));
    held.apply(JudgementEdit::DecideMention { mention: held.rows[0].mentions[1], verdict: Some(Verdict::Keep) });
    assert_eq!(held.rows[0].standing, Standing::Mixed);
    held.travel(true);
    assert_eq!(held.rows[0].standing, Standing::Replaced);
}

#[test]
fn only_what_no_mark_covers_is_found_unmarked() {
    let held = held();
    assert_eq!(held.unmarked("Kari"), []);
    assert_eq!(held.unmarked("her").len(), 1);
    assert_eq!(held.unmarked("hei").len(), 1, "a question is no mark yet");
}
