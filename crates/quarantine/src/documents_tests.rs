//! Documents are put together, parted and released, and nothing of them is lost or moved.

use super::*;
use crate::intake::{Intake, IntakeManner};
use crate::quarantine::tests::{CHEAP, Folder, PASSPHRASE};
use crate::release::{preview, release};
use names::judgement::{JudgementEdit, Verdict};
use names::mark::{Label, Mark, MarkSource};
use project::Project;
use project::arrival::Known;
use project::import::{Manner, prepare_text, take_text};
use project::prepared::Prepared;
use proptest::prelude::*;
use reading::annotation::{Annotation, AnnotationKind, Colour};
use reading::plan::Plan;

const PLAN: &str = "Dato: 4. jun. 2020\nAktivitetsplan\nMitt mål\nBli kokk hos Kari Bakken.\nDialogen med veileder\nSkatt\nBRUKER - 6. MAR. 2020\nHei, Kari Bakken.\n";
const CV: &str = "Utdanning\nGrunnskole 2009\nArbeidserfaring\nKokk hos Kari Bakken 2010\n";

fn prepared(text: &str, label: &str) -> Prepared {
    let prepared = prepare_text(text.as_bytes().to_vec(), label, false).expect("readable");
    Prepared { file_name: format!("{label}.txt"), ..prepared }
}

fn quarantine(folder: &Folder) -> Quarantine {
    Quarantine::create(&folder.path("s.karantene"), PASSPHRASE, CHEAP).expect("a quarantine")
}

/// Judges all names that stand there: those with an even number of letters are kept.
fn judge(quarantine: &mut Quarantine, number: i64, names: &[&str], is_kept: impl Fn(&str) -> bool) -> Judgement {
    let text = quarantine.text(number).expect("there");
    let spans = names.iter().flat_map(|name| text.find_all(name));
    let marks: Vec<Mark> =
        spans.map(|span| Mark { span, label: Label::Per, confidence: 1.0, source: MarkSource::Model }).collect();
    let mut judgement = Judgement::new(&text, &marks, &quarantine.not_names().expect("readable"));
    let entities: Vec<(u32, String)> = judgement
        .entities()
        .iter()
        .map(|(entity, mentions)| (entity.id, text.slice(judgement.mentions()[mentions[0]].span).to_owned()))
        .collect();
    for (entity, name) in entities {
        let command = if is_kept(&name) {
            JudgementEdit::Decide { entity, verdict: Some(Verdict::Keep) }
        } else {
            JudgementEdit::SetRole { entity, role: Some("kollega".to_owned()) }
        };
        judgement.apply(&text, command);
    }
    sign(quarantine, number, &mut judgement);
    judgement
}

fn sign(quarantine: &mut Quarantine, number: i64, judgement: &mut Judgement) {
    (0..judgement.pages().len()).for_each(|page| judgement.show(page));
    judgement.sign("ada").expect("all is decided");
    quarantine.save_judgement(number, judgement).expect("saved");
}

#[test]
fn a_document_comes_to_a_judged_case_and_what_was_decided_stays() {
    let folder = Folder::new();
    let (mut quarantine, none) = (quarantine(&folder), Releases::default());
    let plan = quarantine.add(&prepared(PLAN, "012 plan"), None, &[]).expect("taken in");
    let before = judge(&mut quarantine, plan, &["Kari Bakken"], |_| false);
    assert!(quarantine.original(plan).expect("there").signed);
    let cv = quarantine.add(&prepared(CV, "012 cv"), None, &[]).expect("taken in");
    quarantine.join(&none, plan, cv).expect("put together");
    assert!(matches!(quarantine.original(cv), Err(Error::NoOriginal(_))));
    let card = quarantine.original(plan).expect("there");
    let text = quarantine.text(plan).expect("there");
    assert!(!card.signed, "a signature is about all of the text");
    let parts: Vec<(&str, DocumentKind, &str)> =
        card.documents.iter().map(|one| (one.title(), one.kind, text.slice(one.span))).collect();
    assert_eq!(parts, [("012 plan", DocumentKind::Plan, PLAN), ("012 cv", DocumentKind::Cv, CV)]);
    let after = quarantine.judgement(plan).expect("readable").expect("was judged");
    assert_eq!(after.mentions()[..before.mentions().len()], *before.mentions());
    let new: Vec<_> =
        after.mentions()[before.mentions().len()..].iter().filter(|own| own.label != Label::Ask).collect();
    assert!(new.iter().any(|mention| text.slice(mention.span) == "Kari Bakken"), "the new document was searched");
    assert!(new.iter().all(|mention| mention.verdict.is_none()), "a person decides");
    assert_eq!(after.progress().0, before.pages().len(), "the new pages are still to be seen");

    let own = quarantine.separate(&none, plan, 2).expect("parted");
    assert_eq!(quarantine.text(own).expect("there").as_str(), CV);
    assert_eq!(quarantine.text(plan).expect("there").as_str(), PLAN);
    assert_eq!(quarantine.judgement(plan).expect("readable").expect("judged").mentions(), before.mentions());
    assert_eq!(quarantine.original(own).expect("there").label, "012 cv");
}

#[test]
fn an_intake_that_is_stopped_takes_out_only_what_came_with_it() {
    let folder = Folder::new();
    let mut quarantine = quarantine(&folder);
    let plan = quarantine.add(&prepared(PLAN, "012"), None, &[]).expect("taken in");
    let manner = || IntakeManner { into: Some("012".to_owned()), kind: None, annotations: None };
    let mut intake = Intake::new(manner());
    intake.add(&mut quarantine, &prepared(CV, "cv"), false).expect("taken in");
    intake.cancel(&mut quarantine).expect("stopped");
    assert_eq!(quarantine.originals().expect("readable").len(), 1);
    assert_eq!(quarantine.text(plan).expect("there").as_str(), PLAN);

    let mut intake = Intake::new(manner());
    intake.add(&mut quarantine, &prepared(CV, "cv"), false).expect("taken in");
    let report = intake.finish(&mut quarantine, &Releases::default()).expect("done");
    assert_eq!((report.count, report.proposals.len(), report.refused.len()), (1, 0, 0));
    let originals = quarantine.originals().expect("readable");
    assert_eq!((originals.len(), originals[0].documents.len(), originals[0].label.as_str()), (1, 2, "012"));
}

#[test]
fn files_of_one_case_are_proposed_and_a_released_case_takes_no_document() {
    let folder = Folder::new();
    let mut quarantine = quarantine(&folder);
    let mut project = Project::create(&folder.path("s.planlupe")).expect("a project");
    let mut intake = Intake::new(IntakeManner::default());
    intake.add(&mut quarantine, &prepared(PLAN, "012 plan"), false).expect("taken in");
    intake.add(&mut quarantine, &prepared(CV, "012 cv"), false).expect("taken in");
    let mut report = intake.finish(&mut quarantine, &Releases::default()).expect("done");
    assert_eq!(report.proposals.len(), 1);
    assert_eq!(quarantine.originals().expect("readable").len(), 2, "a person decides");
    quarantine.make(&Releases::default(), &mut report.proposals[0]).expect("made");
    let originals = quarantine.originals().expect("readable");
    assert_eq!(originals.iter().map(|own| own.label.as_str()).collect::<Vec<_>>(), ["012"]);
    let number = originals[0].number;
    judge(&mut quarantine, number, &["Kari Bakken"], |_| false);
    release(&mut quarantine, &mut project, number, "A").expect("released");
    let other = quarantine.add(&prepared("Hei på deg.\n", "brev"), None, &[]).expect("taken in");
    let releases = Releases::of(&project).expect("readable");
    let refused = quarantine.join(&releases, number, other).expect_err("the project has it");
    assert!(matches!(refused, Error::AlreadyReleased { .. }), "{refused}");
}

fn note(text: &str, author: &str, spans: Vec<Span>) -> Annotation {
    let colour = Some(Colour::Yellow);
    Annotation { kind: AnnotationKind::Highlight, colour, author: author.to_owned(), text: text.to_owned(), spans }
}

#[test]
fn what_was_noted_in_a_file_is_sealed_judged_and_released_with_its_passages() {
    let folder = Folder::new();
    let (mut quarantine, none) = (quarantine(&folder), Releases::default());
    let mut project = Project::create(&folder.path("s.planlupe")).expect("a project");
    let plan = prepared(PLAN, "012 plan");
    let goal = plan.text.find_all("Bli kokk hos Kari Bakken.")[0];
    let annotations = vec![
        (note("Ring Kari Bakken\r\nom dette\u{c}", "Berit Lie", vec![goal]), "Merket/Gult".to_owned()),
        (note("", "Berit Lie", vec![plan.text.find_all("Skatt")[0]]), "Merket/Gult".to_owned()),
    ];
    let number = quarantine.add(&plan, None, &annotations).expect("taken in");
    let cv = prepared(CV, "012 cv");
    let other_note = (note("Hvem er Kari Bakken?", "Berit Lie", vec![Span::new(0, 9)]), "Merket/Annet".to_owned());
    let other = quarantine.add(&cv, None, &[other_note]).expect("taken in");
    quarantine.join(&none, number, other).expect("put together");
    let card = quarantine.original(number).expect("there");
    let text = quarantine.text(number).expect("there");
    let marks = card.marks(&text, &quarantine.evidence(number).expect("there"), "");
    assert!(marks.iter().any(|mark| text.slice(mark.span) == "Berit Lie"), "whoever made a note is asked about");
    judge(&mut quarantine, number, &["Kari Bakken", "Berit Lie"], |_| false);
    let done = release(&mut quarantine, &mut project, number, "A").expect("released");

    let source = project.cases().source(done.case).expect("there");
    assert!(!source.text.as_str().contains("Ring") && !source.text.as_str().contains("Hvem"), "notes are no text");
    assert_eq!(source.plan.documents.len(), 2);
    assert!(source.text.slice(source.plan.documents[1].span).starts_with("Utdanning"));
    let codings = project.codings().of(done.case).expect("readable");
    let excerpts: Vec<&str> = codings.iter().map(|coding| source.text.slice(coding.span)).collect();
    assert!(excerpts[0].starts_with("Bli kokk hos ") && !excerpts[0].contains("Bakken"), "{excerpts:?}");
    assert_eq!(excerpts[1..], ["Skatt", "Utdanning"]);
    let memos: Vec<String> =
        project.memos().of(done.case).expect("readable").into_iter().map(|memo| memo.text).collect();
    assert!(memos.iter().any(|memo| memo.starts_with("Ring ") && memo.ends_with("\nom dette")), "{memos:?}");
    assert!(memos.iter().all(|memo| !memo.contains("Bakken")), "{memos:?}");
    let coders: std::collections::BTreeSet<&str> = codings.iter().map(|coding| coding.coder.as_str()).collect();
    let is_decided = coders.len() == 1 && !coders.iter().any(|coder| coder.contains("Berit"));
    assert!(is_decided, "one author, by another name: {coders:?}");
    for word in ["Bakken", "Berit"] {
        assert_eq!(folder.holding(word.as_bytes()), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn a_document_that_becomes_an_original_of_its_own_takes_its_notes_along() {
    let folder = Folder::new();
    let (mut quarantine, none) = (quarantine(&folder), Releases::default());
    let marked = |text: &str, label: &str| (prepared(text, label), note("Se her", "Berit Lie", vec![Span::new(0, 4)]));
    let mut numbers = Vec::new();
    for (text, label) in [(PLAN, "plan"), (CV, "cv")] {
        let (prepared, note) = marked(text, label);
        numbers.push(quarantine.add(&prepared, None, &[(note, "Merket".to_owned())]).expect("taken in"));
    }
    let alone = numbers.iter().map(|number| quarantine.text(*number).expect("there")).collect::<Vec<_>>();
    quarantine.join_all(&none, &numbers, "plan").expect("put together");
    let own = quarantine.separate(&none, numbers[0], 1).expect("parted");
    for (number, before) in [(own, &alone[0]), (numbers[0], &alone[1])] {
        let (card, text) = (quarantine.original(number).expect("there"), quarantine.text(number).expect("there"));
        assert_eq!(text.as_str(), before.as_str());
        let [document] = card.documents.as_slice() else { panic!("one document") };
        let noted = &document.notes[0];
        let words = [noted.author, noted.text].map(|span| text.slice(span));
        assert_eq!((words, noted.spans[0]), (["Berit Lie", "Se her"], Span::new(0, 4)));
    }
}

const NAMES: [&str; 3] = ["Kari Bakken", "Ola Nordvik", "Mosjøen"];
const WORDS: [&str; 6] = [" og ", " hei ", "\n", " kurset.\n\n", "BRUKER - 5. MAR. 2020\n", " æå "];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn documents_after_a_release_are_those_of_an_import_of_the_replaced_texts(
        documents in prop::collection::vec((0_usize..3, prop::collection::vec(0_usize..9, 1..14)), 1..4),
        kept in prop::collection::vec(any::<bool>(), 3),
    ) {
        let folder = Folder::new();
        let (mut quarantine, none) = (quarantine(&folder), Releases::default());
        let mut numbers = Vec::new();
        for (at, (kind, pieces)) in documents.iter().enumerate() {
            let piece = |piece: &usize| NAMES.iter().chain(&WORDS).nth(*piece).copied().unwrap_or_default();
            let text = format!("{} er nr. {at}\n{}", NAMES[at % 3], pieces.iter().map(piece).collect::<Vec<_>>().join(" "));
            let kind = DocumentKind::ALL[*kind];
            numbers.push(quarantine.add(&prepared(&text, &format!("d{at}")), Some(kind), &[]).expect("taken in"));
        }
        quarantine.join_all(&none, &numbers, "sak").expect("put together");
        let number = numbers[0];
        let is_kept = |name: &str| NAMES.iter().position(|own| *own == name).is_some_and(|at| kept[at]);
        let judgement = judge(&mut quarantine, number, &NAMES, is_kept);
        let mut project = Project::create(&folder.path("s.planlupe")).expect("a project");
        let (text, evidence) = (quarantine.text(number).expect("there"), quarantine.evidence(number).expect("there"));
        let card = quarantine.original(number).expect("there");
        let replaced = preview(&project, &card, &text, &evidence, &judgement).expect("replaced").replaced.text;
        let done = release(&mut quarantine, &mut project, number, "A").expect("released");

        let mut other = Project::create(&folder.path("o.planlupe")).expect("a project");
        for ((kind, _), part) in documents.iter().zip(replaced.split(SEPARATOR)) {
            let manner = Manner {
                kind: Some(DocumentKind::ALL[*kind]),
                into: Some("A".to_owned()),
                known: Known::Add,
                ..Manner::default()
            };
            take_text(&mut other, part.as_bytes().to_vec(), "A", manner).expect("imported");
        }
        let released = project.cases().source(done.case).expect("there");
        let imported = other.cases().source(other.cases().named("A").expect("there")).expect("there");
        prop_assert_eq!(released.text.as_str(), imported.text.as_str());
        let documents = |plan: &Plan| plan.documents.iter().map(|one| (one.kind, one.span)).collect::<Vec<_>>();
        prop_assert_eq!(documents(&released.plan), documents(&imported.plan));
        prop_assert_eq!(&released.plan.entries, &imported.plan.entries);
    }
}
