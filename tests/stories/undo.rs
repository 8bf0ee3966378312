//! Whatever a researcher does can be undone to the last row, and done again. Any sequence of edits is tried, with undo
//! and redo in between; edits that are refused change nothing.

use std::collections::BTreeMap;

use super::identity::MADE;
use crate::support::edits::{self, Step, edit, step};
use crate::support::{Folder, content};
use project::codebook::Codebook;
use project::import::{Manner, import};
use project::{CaseStatus, Project};
use proptest::prelude::*;

/// The tables whose changes the log keeps.
const LOGGED: [&str; 17] = [
    "cases",
    "document",
    "code",
    "code_group",
    "coder",
    "coding",
    "memo",
    "memo_link",
    "attribute",
    "attribute_option",
    "attribute_value",
    "correction",
    "aside",
    "setting",
    "saved_search",
    "case_set",
    "saved_table",
];

struct World {
    folder: Folder,
    project: Project,
}

impl World {
    fn new() -> Self {
        let folder = edits::folder();
        let project = Project::create(&folder.path("p.planlupe")).expect("a project");
        Self { folder, project }
    }

    /// What is in the logged tables.
    fn content(&self) -> String {
        content(&self.folder.path("p.planlupe"), &LOGGED)
    }

    /// Edits that the log holds, and those of them that are done.
    fn logged(&self) -> (usize, usize) {
        let counts = "SELECT count(*), count(*) FILTER (WHERE state = 'done') FROM log";
        self.folder.database("p.planlupe").query_row(counts, [], |row| Ok((row.get(0)?, row.get(1)?))).expect("the log")
    }
}

/// The rows that people have made, by their GUIDs: each has one, and no two have the same.
fn guids(folder: &Folder) -> BTreeMap<String, (&'static str, i64)> {
    let database = folder.database("p.planlupe");
    let mut guids = BTreeMap::new();
    for table in MADE {
        let mut query = database.prepare(&format!("SELECT guid, id FROM {table}")).expect("a table");
        let mut rows = query.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let other = guids.insert(row.get(0).expect("a GUID"), (table, row.get(1).expect("an id")));
            assert_eq!(other, None, "a row of {table} has the same GUID");
        }
    }
    guids
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_can_be_undone_and_done_again(steps in prop::collection::vec(step(), 1..40)) {
        let mut world = World::new();
        // What the tables held after each edit that can be undone; `at` is where we are.
        let mut history = vec![world.content()];
        import(&mut world.project, vec![world.folder.path("0.txt"), world.folder.path("1.txt")], Manner::default()).expect("two cases");
        history.push(world.content());
        world.project.write().codes().load(&Codebook::standard()).expect("codes");
        history.push(world.content());
        let mut at = 2;
        // Which row each GUID has named last.
        let mut known: BTreeMap<String, (&str, i64)> = BTreeMap::new();
        for step in &steps {
            let (logged, done) = world.logged();
            prop_assert_eq!(done, at);
            match step {
                Step::Undo => {
                    let undone = world.project.undo().expect("undone");
                    prop_assert_eq!(undone.is_some(), at > 0);
                    at = at.saturating_sub(1);
                    prop_assert_eq!(&world.content(), &history[at], "undo of {:?}", undone);
                }
                Step::Redo => {
                    let redone = world.project.redo().expect("redone");
                    prop_assert_eq!(redone.is_some(), at + 1 < history.len());
                    at += usize::from(redone.is_some());
                    prop_assert_eq!(&world.content(), &history[at], "redo of {:?}", redone);
                }
                _ => {
                    let made = edit(&world.folder, &mut world.project, step);
                    let now = world.content();
                    if world.logged().0 == logged {
                        prop_assert_eq!(&now, &history[at], "{:?} left no trace in the log: {:?}", step, made);
                    } else {
                        prop_assert!(made.is_ok(), "{:?} failed and was logged: {:?}", step, made);
                        prop_assert_eq!(world.logged(), (logged + 1, at + 1), "{:?} is one row in the log", step);
                        history.truncate(at + 1);
                        history.push(now);
                        at += 1;
                    }
                }
            }
            let now = guids(&world.folder);
            for (guid, row) in &now {
                // What was set aside and placed again is another row of the same coding or memo.
                let stays = known.get(guid).is_none_or(|known| known == row || [known.0, row.0].contains(&"aside"));
                prop_assert!(stays, "after {:?} the GUID of {:?} is that of {:?}", step, known[guid], row);
            }
            known.extend(now);
        }
        let findings = world.project.check().expect("checked");
        prop_assert!(findings.is_empty(), "{:?}", findings);
        let codes = world.project.codes().tree().expect("the codes");
        for coding in world.project.codings().list().expect("the codings") {
            prop_assert!(codes.get(coding.code).is_some_and(|code| code.codable), "a coding stands on a group");
        }

        while world.project.redo().expect("redone").is_some() {}
        prop_assert_eq!(&world.content(), history.last().expect("a state"));
        for before in history.iter().rev().skip(1) {
            prop_assert!(world.project.undo().expect("undone").is_some());
            prop_assert_eq!(&world.content(), before);
        }
        prop_assert!(world.project.undo().expect("nothing to undo").is_none());
        prop_assert_eq!(world.content(), "");
        for after in &history[1..] {
            prop_assert!(world.project.redo().expect("redone").is_some());
            prop_assert_eq!(&world.content(), after);
        }
        prop_assert!(world.project.redo().expect("nothing to redo").is_none());
    }
}

#[test]
fn undo_and_redo_outlive_the_program() {
    let world = World::new();
    let (folder, mut project) = (world.folder, world.project);
    import(&mut project, vec![folder.path("0.txt"), folder.path("1.txt")], Manner::default()).expect("two cases");
    let imported = content(&folder.path("p.planlupe"), &LOGGED);
    let case = project.cases().named("0").expect("the case");
    project.write().cases().remove(case).expect("removed");
    drop(project);

    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    project.undo().expect("undone");
    assert_eq!(content(&folder.path("p.planlupe"), &LOGGED), imported);
    drop(project);
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    assert!(project.redo().expect("redone").is_some());
    assert!(matches!(project.cases().named("0"), Err(project::Error::NoCase(_))));
}

#[test]
fn a_new_edit_after_undo_ends_what_could_be_done_again() {
    let mut world = World::new();
    import(&mut world.project, vec![world.folder.path("0.txt")], Manner::default()).expect("a case");
    let case = world.project.cases().named("0").expect("the case");
    world.project.write().cases().rename(case, "x").expect("renamed");
    world.project.undo().expect("undone");
    assert!(matches!(world.project.write().cases().rename(case, " "), Err(project::Error::EmptyName)));
    assert!(world.project.redoable().expect("the log").is_some(), "a refused edit ends nothing");
    world.project.write().cases().rename(case, "0").expect("nothing to do");
    assert!(world.project.redoable().expect("the log").is_some(), "an edit that changes nothing ends nothing");
    world.project.write().cases().set_status(case, CaseStatus::Done).expect("set");
    assert!(world.project.redoable().expect("the log").is_none());
    assert!(world.project.redo().expect("nothing to redo").is_none());
}

#[test]
fn whoever_may_only_read_cannot_edit_undo_or_redo() {
    let mut world = World::new();
    import(&mut world.project, vec![world.folder.path("0.txt")], Manner::default()).expect("a case");
    let before = world.content();
    let mut second = Project::open(&world.folder.path("p.planlupe")).expect("the project");
    let case = second.cases().named("0").expect("the case");
    assert!(matches!(second.write().cases().rename(case, "x"), Err(project::Error::InUse(_))));
    assert!(matches!(second.undo(), Err(project::Error::InUse(_))));
    assert!(matches!(second.redo(), Err(project::Error::InUse(_))));
    assert!(matches!(
        import(&mut second, vec![world.folder.path("1.txt")], Manner::default()),
        Err(project::Error::InUse(_))
    ));
    assert_eq!(world.content(), before);
}
