//! What was seen of a page goes with its text, whatever becomes of the case: the plan stays that of the print.

use crate::support::Folder;
use crate::support::paper::{Letters, Paper};
use names::judgement::Judgement;
use names::mark::{Label, Mark, MarkSource};
use project::Project;
use quarantine::quarantine::Quarantine;
use quarantine::release::release;
use quarantine::seal::PassphraseCost;
use reading::document::ReadDocument;
use reading::evidence::Evidence;
use reading::grammar;
use reading::plan::Plan;

const PASSPHRASE: &str = "blå båt på vannet";

/// A print in which messages hold words of a heading, set as body.
fn print() -> Paper {
    let mut paper = Paper::new(Letters::WinAnsi);
    paper.set(60.0, 40.0, 12.0, false, "Kari Eksempel");
    paper.set(400.0, 40.0, 12.0, false, "Dato: 4. jun. 2020");
    paper.heading(6.0, 30.0, "Aktivitetsplan");
    paper.heading(6.0, 18.0, "Mitt mål");
    paper.paragraph(6.0, 60, "Jeg vil bli båtbygger hos Joar Fiskum.");
    paper.heading(30.0, 18.0, "Dialogen med veileder");
    for (title, day) in [("Verksted", 10), ("Skattekort", 14), ("Reise", 17)] {
        paper.heading(10.0, 15.0, title);
        paper.header(12.0, &format!("BRUKER - {day}. FEB. 2020"));
        paper.paragraph(0.0, 60, &format!("Hva med {title}? Jeg kan begynne når som helst, sier Joar Fiskum."));
        paper.paragraph(12.0, 60, "Fullførte aktiviteter");
        paper.paragraph(0.0, 60, "står det øverst.");
        paper.header(12.0, &format!("Z000001 - {}. FEB. 2020", day + 1));
        paper.paragraph(0.0, 60, &format!("Svaret om {title} kommer i mai. Hilsen Joar Fiskum"));
    }
    paper
}

/// The same, and an answer that came later.
fn newer_print() -> Paper {
    let mut paper = print();
    paper.header(12.0, "Z000001 - 8. APR. 2020");
    paper.paragraph(0.0, 60, "Det ordner seg av seg selv.");
    paper.paragraph(20.0, 60, "Kurset i august");
    paper.header(12.0, "BRUKER - 9. APR. 2020");
    paper.paragraph(0.0, 60, "Takk for det.");
    paper
}

fn document(paper: &Paper) -> ReadDocument {
    ReadDocument::decode(paper.bytes(), false).expect("a document")
}

fn plan_of(document: &ReadDocument) -> Plan {
    grammar::read_named(&document.text, &document.evidence, None)
}

/// What a plan says beside its places, which move when passages are replaced.
fn shape(plan: &Plan) -> Vec<String> {
    let entry = |entry: &reading::plan::Entry| {
        format!("{:?} {:?} {:?} {:?} {:?}", entry.kind, entry.date, entry.sender, entry.thread, entry.flags)
    };
    plan.entries.iter().map(entry).chain(plan.threads.iter().map(|thread| format!("{thread:?}"))).collect()
}

fn imported(folder: &Folder) -> Project {
    folder.write("sak.pdf", print().bytes());
    folder.run(&["import", "p.planlupe", "sak.pdf"]).succeeds();
    Project::open_to_write(&folder.path("p.planlupe")).expect("a project")
}

fn plan_in(project: &Project, case: i64) -> Plan {
    project.cases().source(case).expect("readable").plan
}

#[test]
fn the_page_tells_what_words_cannot() {
    let document = document(&print());
    assert!(!document.evidence.is_empty());
    let alone = grammar::read_named(&document.text, &Evidence::default(), None);
    assert_ne!(shape(&plan_of(&document)), shape(&alone), "{}", document.text.as_str());
}

#[test]
fn a_project_reads_a_page_as_it_was_read_when_it_came() {
    let folder = Folder::new();
    let project = imported(&folder);
    let printed = document(&print());
    assert_eq!(plan_in(&project, 1), plan_of(&printed));
    assert_eq!(project.cases().print(1).expect("readable").evidence, printed.evidence);
    assert_eq!(project.entries().stale().expect("readable"), Vec::<i64>::new());
    drop(project);
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}

#[test]
fn redaction_takes_what_was_seen_along() {
    let folder = Folder::new();
    let mut project = imported(&folder);
    let before = shape(&plan_in(&project, 1));
    let found = project.redactions().occurrences("Joar Fiskum").expect("readable");
    assert_eq!(found.len(), 7);
    project.write().redactions().redact(&found, Label::Per, Some("kollega")).expect("redacted");
    assert_eq!(shape(&plan_in(&project, 1)), before);
    drop(project);
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}

#[test]
fn an_updated_print_brings_its_own_and_undo_the_one_before() {
    let folder = Folder::new();
    drop(imported(&folder));
    folder.write("nyere.pdf", newer_print().bytes());
    folder.run(&["import", "p.planlupe", "nyere.pdf", "--known", "replace"]).succeeds();
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("a project");
    assert_eq!(project.cases().list().expect("readable").len(), 1);
    assert_eq!(plan_in(&project, 1), plan_of(&document(&newer_print())));
    project.undo().expect("undone");
    assert_eq!(plan_in(&project, 1), plan_of(&document(&print())));
}

#[test]
fn what_was_seen_is_sealed_with_the_text_and_goes_through_the_release() {
    let folder = Folder::new();
    let file = folder.write("sak.pdf", print().bytes());
    let cost = PassphraseCost { memory: 64, passes: 1 };
    let mut quarantine = Quarantine::create(&folder.path("p.karantene"), PASSPHRASE, cost).expect("made");
    let number = quarantine.add_file(&file, false).expect("taken in");
    drop(quarantine);
    let mut quarantine = Quarantine::open(&folder.path("p.karantene"), PASSPHRASE).expect("opens");
    let printed = document(&print());
    assert_eq!(quarantine.evidence(number).expect("readable"), printed.evidence);
    let text = quarantine.text(number).expect("readable");
    let marks = text.find_all("Joar Fiskum").into_iter();
    let marks: Vec<Mark> =
        marks.map(|span| Mark { span, label: Label::Per, confidence: 1.0, source: MarkSource::Model }).collect();
    let mut judgement = Judgement::new(&text, &marks, &quarantine.not_names().expect("readable"));
    judgement.apply(&text, names::judgement::JudgementEdit::SetRole { entity: 0, role: Some("kollega".to_owned()) });
    (0..judgement.pages().len()).for_each(|page| judgement.show(page));
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
    let done = release(&mut quarantine, &mut project, number, "Sak 1").expect("released");
    drop(project);
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("a project");
    assert_eq!(shape(&plan_in(&project, done.case)), shape(&plan_of(&printed)));
}

#[test]
fn a_check_notices_evidence_that_was_not_written_so() {
    let folder = Folder::new();
    drop(imported(&folder));
    let database = folder.database("p.planlupe");
    database.execute("UPDATE source SET evidence = x'07'", []).expect("written");
    let found = folder.run(&["check", "p.planlupe", "--json"]).out;
    assert!(found.contains("altered-text") && found.contains(r#""finding": "unreadable""#), "{found}");
    // It is read by its words then.
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("a project");
    assert!(project.cases().print(1).expect("readable").evidence.is_empty());
}

#[test]
fn cards_that_begin_at_the_tops_of_pages_are_no_furniture() {
    let mut paper = Paper::new(Letters::WinAnsi);
    paper.heading(0.0, 30.0, "Aktivitetsplan");
    paper.heading(6.0, 18.0, "Planlagte aktiviteter");
    for number in 1..4 {
        paper.new_page();
        paper.set(30.0, 20.0, 7.0, false, "4.6.2020");
        paper.paragraph(0.0, 60, "Utdanning");
        paper.heading(0.0, 15.0, &format!("Kurs {number}"));
        paper.fields(&[("FRA DATO", "1. mars 2020"), ("TIL DATO", "3. mai 2020")]);
        paper.fields(&[("BESKRIVELSE", &format!("Om kurs {number}"))]);
    }
    let plan = plan_of(&document(&paper));
    let cards: Vec<_> = plan.entries.iter().filter_map(|entry| entry.card.as_ref()).collect();
    let told: Vec<_> = cards.iter().map(|card| (&*card.card_type, &*card.title, card.from.is_some())).collect();
    assert_eq!(told, [1, 2, 3].map(|number| ("Utdanning", ["Kurs 1", "Kurs 2", "Kurs 3"][number - 1], true)));
}

#[test]
fn the_same_signature_at_the_ends_of_pages_stays_in_its_messages() {
    let mut paper = Paper::new(Letters::WinAnsi);
    paper.heading(0.0, 18.0, "Dialogen med veileder");
    paper.heading(10.0, 15.0, "Praksis");
    for day in 1..4 {
        if day > 1 {
            paper.new_page();
        }
        paper.set(60.0, 140.0, 9.0, false, &format!("Z000001 - {day}. FEB. 2020"));
        paper.set(
            60.0,
            160.0,
            12.0,
            false,
            ["Fint at du tar kontakt.", "Det går bra, så du kan komme.", "Da ses vi på mandag."][day - 1],
        );
        if day < 3 {
            paper.set(60.0, 700.0, 12.0, false, "Hilsen");
            paper.set(60.0, 714.0, 12.0, false, "Ola Eksempel");
        }
    }
    let document = document(&paper);
    let plan = plan_of(&document);
    let signed = plan.entries.iter().filter(|entry| document.text.slice(entry.span).ends_with("Ola Eksempel"));
    assert_eq!(signed.count(), 2, "{:?}", document.text.as_str());
}

#[test]
fn fields_stand_side_by_side_whatever_the_line_height() {
    for leading in [12.0, 17.0, 20.0] {
        let mut paper = Paper::new(Letters::WinAnsi);
        paper.heading(0.0, 30.0, "Aktivitetsplan");
        paper.heading(6.0, 18.0, "Planlagte aktiviteter");
        paper.set(60.0, 200.0, 12.0, false, "Utdanning");
        paper.set(60.0, 220.0, 15.0, true, "Kokk");
        paper.set(60.0, 260.0, 9.0, false, "FRA DATO");
        paper.set(220.0, 260.0, 9.0, false, "TIL DATO");
        paper.set(60.0, 260.0 + leading, 12.0, false, "1. mars 2020");
        paper.set(220.0, 260.0 + leading, 12.0, false, "3. mai 2020");
        paper.set(60.0, 300.0 + leading, 9.0, false, "BESKRIVELSE");
        for (number, line) in
            ["Det er et kurs i å lage mat, som", "varer til våren, og siden er det", "prøve."].iter().enumerate()
        {
            let y = 300.0 + leading * (2.0 + f64::from(u8::try_from(number).expect("few lines")));
            paper.set(60.0, y, 12.0, false, line);
        }
        let plan = plan_of(&document(&paper));
        let card = plan.entries.iter().find_map(|entry| entry.card.as_ref()).expect("a card");
        let fields: Vec<_> = card.fields.iter().take(2).map(|(label, value)| (&**label, &**value)).collect();
        assert_eq!(fields, [("Fra dato", "1. mars 2020"), ("Til dato", "3. mai 2020")], "{leading}");
    }
}
