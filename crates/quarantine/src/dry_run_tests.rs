//! What a dry run tells, and what a person can do about it.

use super::*;
use crate::finish::finish;
use crate::finish::tests::released;
use crate::quarantine::tests::{Folder, judged};
use names::judgement::JudgementEdit;

#[test]
fn a_form_is_told_with_its_passages_and_can_be_found_public() {
    let (_folder, path, mut quarantine) = released();
    let mut project = Project::open_to_write(&path).expect("a project");
    let case = project.cases().list().expect("readable")[0].id;
    project.write().cases().write_summary(case, "Kari Nordmann var her.").expect("written");
    drop(project);
    let run = dry_run(&path, &quarantine).expect("looked");
    assert!(!run.ready && run.passages() > 0);
    assert!(run.forms.iter().any(|form| form.form == "Kari Nordmann"));
    for form in run.forms {
        found_public(&mut quarantine, &form.form).expect("written");
    }
    assert!(dry_run(&path, &quarantine).expect("looked").ready);
    let proof = finish(&path, quarantine, "ada", None, false, |_| Ok(())).expect("finished");
    assert!(proof.destroyed, "what is public traps nobody");
}

#[test]
fn a_signed_case_that_holds_what_went_elsewhere_is_listed_and_opened_again() {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    let path = folder.path("s.planlupe");
    drop(Project::create(&path).expect("a project"));
    let (text, mut judgement) = judged(&quarantine, number);
    let outside = tempfile::tempdir().expect("a folder");
    let other = outside.path().join("annen.txt");
    fs::write(&other, "Hun jobber på Fjordfisk AS, og Fjordfisk AS er bra.").expect("written");
    let second = quarantine.add_file(&other, false).expect("taken in");
    let second_text = quarantine.text(second).expect("there");
    let mut signed =
        names::judgement::Judgement::inheriting(&second_text, &[], &quarantine.shared().expect("there").carried);
    signed.show(0);
    signed.sign("ada").expect("nothing waits");
    quarantine.save_judgement(second, &signed).expect("saved");
    assert!(dry_run(&path, &quarantine).expect("looked").forms.is_empty());

    let third = outside.path().join("tredje.txt");
    fs::write(&third, "Fjordfisk AS").expect("written");
    let third = quarantine.add_file(&third, false).expect("taken in");
    let third_text = quarantine.text(third).expect("there");
    let mut deciding =
        names::judgement::Judgement::inheriting(&third_text, &[], &quarantine.shared().expect("there").carried);
    let spans = third_text.find_all("Fjordfisk AS");
    let label = names::mark::Label::Org;
    deciding.apply(&third_text, JudgementEdit::Mark { spans, label, entity: None, role: None });
    let changed = quarantine.save_judgement(third, &deciding).expect("saved");
    assert_eq!(changed.len(), 1, "the decision is a new one");
    let run = dry_run(&path, &quarantine).expect("looked");
    assert_eq!((run.forms.len(), run.passages()), (1, 2));
    assert!(matches!(&run.forms[0].passages[0].place, FoundIn::Signed { original, .. } if *original == second));
    assert!(quarantine.original(second).expect("there").signed, "it is opened only where somebody says so");
    reopen(&mut quarantine, second).expect("opened");
    assert!(!quarantine.original(second).expect("there").signed);
    let reopened = quarantine.judgement(second).expect("there").expect("judged");
    assert_eq!(reopened.inherited(), 2);

    judgement.apply(&text, JudgementEdit::Decide { entity: 0, verdict: None });
}
