//! What holds for other cases, what is proposed, and what never is decided by itself.

use super::super::JudgementEdit;
use super::*;
use proptest::prelude::*;

const FIRST: &str = "Jobben på Fjordfisk AS gikk bra. Kari Moe var med. Ring 55 55 33 33.";
const SECOND: &str = "Hun var på fjordfisk as i mai. Kari Moe ringte, og Solbakken var stengt.";

fn mark(text: &Text, words: &str, label: Label) -> Mark {
    Mark { span: text.find_all(words)[0], label, confidence: 0.9, source: MarkSource::Model }
}

fn entity(judgement: &Judgement, text: &Text, words: &str) -> u32 {
    let mut mentions = judgement.mentions().iter();
    mentions.find(|mention| text.slice(mention.span) == words).expect("is marked").entity
}

/// The first case, judged: the business goes, and so does the person.
fn decided() -> (Text, Judgement, CarriedForms) {
    let text = Text::new(FIRST);
    let marks = [mark(&text, "Fjordfisk AS", Label::Org), mark(&text, "Kari Moe", Label::Per)];
    let mut judgement = Judgement::inheriting(&text, &marks, &CarriedForms::default());
    let business = entity(&judgement, &text, "Fjordfisk AS");
    judgement.apply(&text, JudgementEdit::SetRole { entity: business, role: Some("arbeidsgiver".to_owned()) });
    let person = entity(&judgement, &text, "Kari Moe");
    judgement.apply(&text, JudgementEdit::SetRole { entity: person, role: Some("veileder".to_owned()) });
    let mut carried = CarriedForms::default();
    for form in judgement.carried(&text) {
        assert!(carried.put(form.clone()) && !carried.put(form), "the same decision changes nothing");
    }
    (text, judgement, carried)
}

#[test]
fn a_business_is_carried_to_where_it_was_not_found_and_a_person_is_proposed() {
    let (_, _, carried) = decided();
    let text = Text::new(SECOND);
    let mut judgement = Judgement::inheriting(&text, &[mark(&text, "Kari Moe", Label::Per)], &carried);
    let of = |judgement: &Judgement, words: &str| {
        let mut mentions = judgement.mentions().iter();
        let found = mentions.find(|mention| text.slice(mention.span) == words).expect("is marked");
        (found.verdict, found.inherited)
    };
    assert_eq!(of(&judgement, "fjordfisk as"), (Some(Verdict::Replace), true));
    assert_eq!(of(&judgement, "Kari Moe"), (None, false));
    assert_eq!((judgement.inherited(), judgement.undecided()), (1, 1));
    assert!(judgement.carried(&text).is_empty(), "what is inherited is not handed on");
    let person = entity(&judgement, &text, "Kari Moe");
    judgement.apply(&text, JudgementEdit::Accept { entity: person });
    assert_eq!(judgement.entity(person).and_then(|known| known.role.as_deref()), Some("veileder"));
    let business = entity(&judgement, &text, "fjordfisk as");
    judgement.apply(&text, JudgementEdit::Decide { entity: business, verdict: Some(Verdict::Keep) });
    assert_eq!(of(&judgement, "fjordfisk as"), (Some(Verdict::Keep), false), "a case can differ");
    assert!(judgement.undo() && judgement.undo());
    assert_eq!(of(&judgement, "fjordfisk as"), (Some(Verdict::Replace), true));
}

#[test]
fn a_business_is_carried_without_its_legal_form() {
    let (_, _, carried) = decided();
    let text = Text::new("Hun var på Fjordfisk i mai.");
    let judgement = Judgement::inheriting(&text, &[mark(&text, "Fjordfisk", Label::Org)], &carried);
    let [mention] = judgement.mentions() else { panic!("one mention") };
    assert_eq!((mention.verdict, mention.inherited), (Some(Verdict::Replace), true));
}

#[test]
fn a_business_is_carried_whole_where_the_search_knows_a_part_of_it() {
    let mut carried = CarriedForms::default();
    let (kind, form) = (CarriedKind::Business, "Springbrett Oslo".to_owned());
    let decision = CarriedDecision::Replace { label: Label::Org, role: Some("tiltak".to_owned()) };
    carried.put(CarriedForm { kind, key: entity::key(&form), form, decision });
    let text = Text::new("Jeg var på Springbrett Oslo i mai.");
    let judgement = Judgement::inheriting(&text, &[mark(&text, "Oslo", Label::Loc)], &carried);
    let [mention] = judgement.mentions() else { panic!("one mention") };
    assert_eq!((text.slice(mention.span), mention.verdict), ("Springbrett Oslo", Some(Verdict::Replace)));
}

#[test]
fn a_question_about_somebody_who_went_elsewhere_waits() {
    let (_, _, carried) = decided();
    let text = Text::new(SECOND);
    let judgement = Judgement::inheriting(&text, &[mark(&text, "Kari Moe", Label::Ask)], &carried);
    assert_eq!(judgement.undecided(), 1, "it is a person now, and nobody has decided");
}

#[test]
fn a_public_thing_stays_until_somebody_decides_otherwise_and_that_is_carried() {
    let text = Text::new(FIRST);
    let public = Mark { source: MarkSource::Public, ..mark(&text, "55 55 33 33", Label::Tlf) };
    let mut judgement = Judgement::inheriting(&text, &[public], &CarriedForms::default());
    assert_eq!((judgement.mentions()[0].verdict, judgement.public_kept(&text)), (Some(Verdict::Keep), 1));
    assert!(judgement.carried(&text).is_empty(), "the list is the same for all");
    judgement.apply(&text, JudgementEdit::Decide { entity: 0, verdict: Some(Verdict::Replace) });
    let mut carried = CarriedForms::default();
    for form in judgement.carried(&text) {
        carried.put(form);
    }
    let next = Judgement::inheriting(&text, &[public], &carried);
    assert_eq!((next.mentions()[0].verdict, next.mentions()[0].inherited), (Some(Verdict::Replace), true));
}

#[test]
fn a_word_that_is_public_stays_in_other_cases_as_a_business_and_is_proposed_as_a_person() {
    let text = Text::new("Solbakken er kjent.");
    let mut judgement = Judgement::inheriting(&text, &[mark(&text, "Solbakken", Label::Org)], &CarriedForms::default());
    judgement.apply(&text, JudgementEdit::Public { entity: 0 });
    assert!(judgement.kept(&text).allows("Solbakken"));
    let mut carried = CarriedForms::default();
    for form in judgement.carried(&text) {
        carried.put(form);
    }
    let second = Text::new(SECOND);
    let business = Judgement::inheriting(&second, &[mark(&second, "Solbakken", Label::Org)], &carried);
    assert_eq!(business.undecided(), 0);
    let person = Judgement::inheriting(&second, &[mark(&second, "Solbakken", Label::Per)], &carried);
    assert_eq!(person.undecided(), 1);
}

#[test]
fn a_case_that_is_opened_again_takes_in_what_was_decided_since() {
    let (_, _, carried) = decided();
    let text = Text::new(SECOND);
    let mut judgement = Judgement::inheriting(&text, &[], &CarriedForms::default());
    judgement.show(0);
    judgement.sign("ada").expect("nothing waits");
    judgement.reopen_with(&text, &carried);
    assert_eq!(judgement.signature(), None);
    let verdicts: Vec<_> =
        judgement.mentions().iter().map(|mention| (text.slice(mention.span), mention.verdict)).collect();
    assert_eq!(verdicts, [("fjordfisk as", Some(Verdict::Replace)), ("Kari Moe", None)]);
}

const LABELS: [Label; 8] =
    [Label::Per, Label::Org, Label::Loc, Label::Ask, Label::Fnr, Label::Mail, Label::Tlf, Label::Misc];

proptest! {
    /// Whatever was decided elsewhere, of whatever kind: a mark of a person waits.
    #[test]
    fn a_carried_decision_never_decides_on_a_person(
        words in proptest::collection::vec("(kari|moe|fjord|sol|dag|AS|bakken)", 2..8),
        decided in proptest::collection::vec((0..8_usize, 0..8_usize, 0..3_usize), 0..6),
        marked in proptest::collection::vec((0..8_usize, 0..8_usize), 0..6),
    ) {
        let text = Text::new(&words.join(" "));
        let mut carried = CarriedForms::default();
        for (word, label, decision) in decided {
            let (form, label) = (words[word % words.len()].clone(), LABELS[label]);
            let decision = match decision {
                0 => CarriedDecision::NotAName,
                1 => CarriedDecision::Public,
                _ => CarriedDecision::Replace { label, role: None },
            };
            let kind = CarriedKind::of(label);
            carried.put(CarriedForm { kind, key: entity::key(&form), form, decision });
        }
        let marks: Vec<Mark> = marked
            .into_iter()
            .map(|(word, label)| mark(&text, &words[word % words.len()], LABELS[label]))
            .collect();
        let judgement = Judgement::inheriting(&text, &marks, &carried);
        for mention in judgement.mentions() {
            let is_person = CarriedKind::of(mention.label) == CarriedKind::Person;
            prop_assert!(!is_person || mention.verdict.is_none(), "{mention:?}");
        }
    }
}
