//! Releasing, and being stopped between the quarantine and the project.

use super::*;
use crate::error::Error;
use crate::quarantine::tests::{Folder, PASSPHRASE, judged};
use names::judgement::JudgementEdit;
use project::Finding;
use project::import;

/// A quarantine with a signed case, and a project.
fn signed() -> (Folder, Quarantine, Project, i64) {
    let folder = Folder::new();
    let (mut quarantine, number) = folder.with_case();
    let project = Project::create(&folder.path("s.planlupe")).expect("a project");
    let (text, mut judgement) = judged(&quarantine, number);
    judgement.apply(&text, JudgementEdit::SetRole { entity: 0, role: Some("kollega".to_owned()) });
    judgement.show(0);
    judgement.sign("ada").expect("all is done");
    quarantine.save_judgement(number, &judgement).expect("saved");
    (folder, quarantine, project, number)
}

fn stop_at(stop: ReleaseStep) -> impl FnMut(ReleaseStep) -> Result<()> {
    move |step| if step == stop { Err(project::Error::WorkFailed.into()) } else { Ok(()) }
}

/// The project and the quarantine, as the next program finds them.
fn reopened(folder: &Folder) -> (Quarantine, Project) {
    let quarantine = Quarantine::open(&folder.path("s.karantene"), PASSPHRASE).expect("opens");
    (quarantine, Project::open_to_write(&folder.path("s.planlupe")).expect("a project"))
}

#[track_caller]
fn holds_no_original(folder: &Folder) {
    for word in ["Nordmann", "nordmann", "Kari", PASSPHRASE] {
        assert_eq!(folder.holding(word.as_bytes()), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn a_release_that_was_stopped_at_any_step_is_never_made_twice() {
    for stop in [ReleaseStep::Begin, ReleaseStep::TakeIn, ReleaseStep::Complete] {
        let (folder, mut quarantine, mut project, number) = signed();
        let stopped = release_stepwise(&mut quarantine, &mut project, number, "A", stop_at(stop));
        assert!(matches!(stopped, Err(Error::Project(project::Error::WorkFailed))));
        holds_no_original(&folder);
        drop((quarantine, project));
        let (mut quarantine, mut project) = reopened(&folder);
        let original = quarantine.original(number).expect("there");
        let known = case_of(&Releases::of(&project).expect("readable"), &original).map(|(case, _)| case);
        assert_eq!(known.is_some(), stop == ReleaseStep::Complete, "it is told as it is");

        let done = release(&mut quarantine, &mut project, number, "B").expect("completed");
        let was_there = stop == ReleaseStep::Complete;
        assert_eq!((done.was_there, done.label.as_str()), (was_there, if was_there { "A" } else { "B" }));
        let cases = project.cases().list().expect("readable");
        assert_eq!(cases.iter().map(|case| case.id).collect::<Vec<_>>(), [done.case]);
        assert_eq!(quarantine.original(number).expect("there").case, Some(done.case));
        let again = release(&mut quarantine, &mut project, number, "C").expect_err("it is there");
        assert!(matches!(again, Error::AlreadyReleased { .. }), "{again}");
        assert_eq!(project.cases().list().expect("readable").len(), 1);
        assert_eq!(project.check().expect("readable"), []);
        holds_no_original(&folder);
    }
}

#[test]
fn another_case_that_got_the_same_id_is_no_release() {
    let (folder, mut quarantine, mut project, number) = signed();
    let done = release(&mut quarantine, &mut project, number, "Sak 1").expect("released");
    project.undo().expect("undone");
    let file = folder.path("b.txt");
    std::fs::write(&file, "BRUKER - 5. MAR. 2020\nHei\n").expect("written");
    import::import(&mut project, vec![file], import::Manner::default()).expect("imported");
    let case = project.cases().named("b").expect("there");
    assert_eq!(case, done.case, "the id was free again");
    let original = quarantine.original(number).expect("there");
    assert_eq!(case_of(&Releases::of(&project).expect("readable"), &original), None);
    // Nor for what an older version has released.
    let old = Original { releases: Vec::new(), ..original };
    assert_eq!(case_of(&Releases::of(&project).expect("readable"), &old), None);
    release(&mut quarantine, &mut project, number, "Sak 1").expect("released anew");
    assert_eq!(project.cases().list().expect("readable").len(), 2);
}

#[test]
fn a_release_that_was_undone_and_made_again_is_known_whatever_was_begun_meanwhile() {
    let (_folder, mut quarantine, mut project, number) = signed();
    let first = release(&mut quarantine, &mut project, number, "Sak 1").expect("released");
    project.undo().expect("undone");
    let stopped = release_stepwise(&mut quarantine, &mut project, number, "Sak 1", stop_at(ReleaseStep::TakeIn));
    assert!(stopped.is_err());
    project.redo().expect("made again");
    let original = quarantine.original(number).expect("there");
    let known = case_of(&Releases::of(&project).expect("readable"), &original).map(|(case, _)| case);
    assert_eq!(known, Some(first.case));
    assert!(release(&mut quarantine, &mut project, number, "Sak 1").is_err());
    assert_eq!(project.cases().list().expect("readable").len(), 1);
}

#[test]
fn check_finds_a_case_that_an_older_version_released_twice() {
    let (_folder, mut quarantine, mut project, number) = signed();
    release(&mut quarantine, &mut project, number, "A").expect("released");
    let text = project.cases().text(project.cases().list().expect("readable")[0].id).expect("readable");
    assert_eq!(project.check().expect("readable"), []);
    let released = Released {
        documents: Vec::new(),
        annotations: Vec::new(),
        label: "B".to_owned(),
        text,
        evidence: Evidence::default(),
        replacements: Vec::new(),
        release: "another".to_owned(),
        remarks: reading::remark::Remarks::default(),
        records: Vec::new(),
    };
    project.write().redactions().release(&released).expect("released");
    let twice = Finding::ReleasedTwice { case: "A".to_owned(), other: "B".to_owned() };
    assert_eq!(project.check().expect("readable"), [twice]);
}
