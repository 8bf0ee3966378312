//! What a person can decide of the marks of a case, and what must be done before signing.

use super::*;

const CASE: &str = "Kari Hansen ringte. Karis mor og Kari kom. Dag var her en dag. Moss.";

fn judgement(names: &[&str]) -> (Text, Judgement) {
    let text = Text::new(CASE);
    let spans = names.iter().flat_map(|name| text.find_all(name));
    let marks: Vec<Mark> =
        spans.map(|span| Mark { span, label: Label::Per, confidence: 0.9, source: MarkSource::Model }).collect();
    let judgement = Judgement::new(&text, &marks, &BTreeSet::new());
    (text, judgement)
}

fn names(text: &Text, judgement: &Judgement) -> Vec<Vec<String>> {
    let name = |number: usize| text.slice(judgement.mentions()[number].span).to_owned();
    judgement.entities().into_iter().map(|(_, mentions)| mentions.into_iter().map(name).collect()).collect()
}

#[test]
fn marks_become_entities_that_can_be_split_merged_and_undone() {
    let (text, mut judged) = judgement(&["Kari", "Kari Hansen", "Karis", "Moss"]);
    assert_eq!(names(&text, &judged), [vec!["Kari Hansen", "Karis", "Kari"], vec!["Moss"]]);
    judged.apply(&text, JudgementEdit::Split { mentions: vec![2] });
    assert_eq!(names(&text, &judged), [vec!["Kari Hansen", "Karis"], vec!["Kari"], vec!["Moss"]]);
    let ids: Vec<u32> = judged.entities().iter().map(|(entity, _)| entity.id).collect();
    judged.apply(&text, JudgementEdit::Merge { into: ids[0], from: ids[2] });
    assert_eq!(names(&text, &judged), [vec!["Kari Hansen", "Karis", "Moss"], vec!["Kari"]]);
    assert!(judged.undo() && judged.undo() && !judged.undo());
    assert_eq!(names(&text, &judged).len(), 2);
    assert!(judged.redo());
    assert_eq!(names(&text, &judged).len(), 3);
}

#[test]
fn one_role_is_chosen_for_all_mentions_and_one_can_differ() {
    let (text, mut judged) = judgement(&["Kari"]);
    judged.apply(&text, JudgementEdit::SetRole { entity: 0, role: Some("lege".to_owned()) });
    judged.apply(&text, JudgementEdit::SetMentionRole { mention: 1, role: Some("mor".to_owned()) });
    let roles: Vec<Option<String>> = judged.decisions().into_iter().map(|decision| decision.role).collect();
    assert_eq!(roles, ["lege", "mor", "lege"].map(|role| Some(role.to_owned())));
    judged.apply(&text, JudgementEdit::DecideMention { mention: 0, verdict: Some(Verdict::Keep) });
    assert_eq!(judged.decisions().len(), 2);
}

#[test]
fn a_case_is_signed_when_every_page_was_shown_and_every_mark_decided() {
    let (text, mut judged) = judgement(&["Kari", "Dag"]);
    assert!(matches!(judged.sign("ada"), Err(Error::Unseen(1))));
    judged.show(0);
    judged.show(7);
    assert_eq!(judged.progress(), (1, 1));
    assert!(matches!(judged.sign("ada"), Err(Error::Undecided(5))));
    judged.apply(&text, JudgementEdit::SetRole { entity: 0, role: None });
    judged.apply(&text, JudgementEdit::NotAName { entity: 1 });
    assert!(judged.not_names().contains("dag"));
    judged.sign("ada").expect("all is done");
    judged.apply(&text, JudgementEdit::MoveDates { days: Some(7) });
    assert_eq!(judged.signature(), None, "a change takes the signature away");
}

#[test]
fn a_mark_by_hand_is_offered_everywhere_else() {
    let (text, mut judged) = judgement(&["Hansen"]);
    let first = text.find_all("Kari")[0];
    assert_eq!(judged.occurrences(&text, first), [Span::new(0, 4), Span::new(20, 25), Span::new(33, 37)]);
    let spans = judged.occurrences(&text, first);
    judged
        .apply(&text, JudgementEdit::Mark { spans, label: Label::Per, entity: Some(0), role: Some("venn".to_owned()) });
    assert_eq!(names(&text, &judged), [vec!["Kari", "Hansen", "Karis", "Kari"]]);
    assert_eq!(judged.occurrences(&text, first), []);
}

#[test]
fn pages_hold_all_of_the_text() {
    let text = Text::new(&["a\u{c}", &"Linje med ord.\n".repeat(900), "\u{c}b"].concat());
    let pages = pages(&text);
    assert!(pages.len() > 4 && pages.iter().all(|page| page.len() <= PAGE + PAGE / 2));
    assert_eq!((pages[0], pages.last().map(|page| page.end)), (Span::new(0, 2), Some(text.len())));
    assert!(pages.windows(2).all(|pair| pair[0].end == pair[1].start));
}
