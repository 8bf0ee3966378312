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
    let plan = quarantine.add(&prepared(PLAN, "012 plan"), None).expect("taken in");
    let before = judge(&mut quarantine, plan, &["Kari Bakken"], |_| false);
    assert!(quarantine.original(plan).expect("there").signed);
    let cv = quarantine.add(&prepared(CV, "012 cv"), None).expect("taken in");
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
    let plan = quarantine.add(&prepared(PLAN, "012"), None).expect("taken in");
    let manner = || IntakeManner { into: Some("012".to_owned()), kind: None };
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
    let other = quarantine.add(&prepared("Hei på deg.\n", "brev"), None).expect("taken in");
    let releases = Releases::of(&project).expect("readable");
    let refused = quarantine.join(&releases, number, other).expect_err("the project has it");
    assert!(matches!(refused, Error::AlreadyReleased { .. }), "{refused}");
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
            numbers.push(quarantine.add(&prepared(&text, &format!("d{at}")), Some(kind)).expect("taken in"));
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
