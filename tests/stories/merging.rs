//! Whatever is done on both sides, merging loses nothing, is undone whole, does nothing twice; and what people write by hand comes to the same in
//! whatever order copies are merged.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::edits::{self, Step, edit, step};
use crate::support::{Folder, content};
use project::codebook::Codebook;
use project::import::{Manner, import};
use project::{CopyOrder, MergeEvent, MergeItem, MergeOptions, MergeRule, Project};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError, TestRunner};
use rusqlite::types::ValueRef;

/// What people write, without ids, GUIDs and times. Of the cases that are named, places aside.
const SEEN: [&str; 10] = [
    "SELECT label, status, summary FROM cases",
    "SELECT cases.label, start, end, code.name, coder.name FROM coding JOIN cases ON cases.id = case_id
     JOIN code ON code.id = code_id JOIN coder ON coder.id = coding.coder_id WHERE cases.guid NOT IN (SELECT value FROM json_each(?1))",
    "SELECT coalesce(cases.label, ''), coalesce(memo.start, coding.start, -1), text, title, coalesce(day, '') FROM memo
     LEFT JOIN cases ON cases.id = memo.case_id LEFT JOIN coding ON coding.id = coding_id
     WHERE cases.guid IS NULL OR cases.guid NOT IN (SELECT value FROM json_each(?1))",
    "SELECT coalesce(above.name, ''), code.name, code.codable, code.colour, code.description, code.shortcut FROM code
     LEFT JOIN code above ON above.id = code.parent_id",
    "SELECT cases.label, attribute.name, value FROM attribute_value JOIN cases ON cases.id = case_id
     JOIN attribute ON attribute.id = attribute_id",
    "SELECT name, kind FROM attribute",
    "SELECT cases.label, start, end, what, value FROM correction JOIN cases ON cases.id = case_id
     WHERE cases.guid NOT IN (SELECT value FROM json_each(?1))",
    "SELECT name, value FROM setting",
    "SELECT excerpt, coalesce(memo, '') FROM aside JOIN cases ON cases.id = case_id
     WHERE cases.guid NOT IN (SELECT value FROM json_each(?1))",
    "SELECT label, code.name, coder.name FROM (SELECT case_id, code_id, coder_id AS whose FROM coding UNION ALL
     SELECT case_id, code_id, coder_id FROM aside WHERE code_id IS NOT NULL) JOIN cases ON cases.id = case_id
     JOIN code ON code.id = code_id JOIN coder ON coder.id = whose WHERE cases.guid IN (SELECT value FROM json_each(?1))",
];

/// What stands in a project that people have written; of these cases, which codings there are, on a passage or set aside.
fn seen(folder: &Folder, file: &str, without_places: &BTreeSet<String>) -> Vec<String> {
    let database = folder.database(file);
    let cases = serde_json::to_string(without_places).expect("JSON");
    let mut seen = Vec::new();
    for select in SEEN {
        let mut query = database.prepare(select).expect("a query");
        let columns = query.column_count();
        let mut rows =
            if query.parameter_count() == 0 { query.query([]) } else { query.query([&cases]) }.expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let values: Vec<String> = (0..columns)
                .map(|at| match row.get_ref(at).expect("a value") {
                    ValueRef::Text(text) => format!("{:?}", String::from_utf8_lossy(text)),
                    other => format!("{other:?}"),
                })
                .collect();
            seen.push(values.join(" "));
        }
    }
    seen.sort();
    seen
}

/// The cases of which more than one side has replaced the print: what has a place there depends on the print that the project has just then.
fn replaced_by_several(folder: &Folder, sides: &[&str]) -> BTreeSet<String> {
    let texts = |file: &str| -> BTreeMap<String, String> {
        let database = folder.database(file);
        let select = "SELECT guid, source.text FROM cases JOIN source ON source.id = source_id";
        let mut query = database.prepare(select).expect("a query");
        query
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .expect("rows")
            .collect::<Result<_, _>>()
            .expect("texts")
    };
    let base = texts("base.planlupe");
    let sides: Vec<_> = sides.iter().map(|file| texts(file)).collect();
    let is_other = |guid: &String, text: &String| {
        sides.iter().filter(|side| side.get(guid).is_some_and(|own| own != text)).count()
    };
    base.iter().filter(|(guid, text)| is_other(guid, text) > 1).map(|(guid, _)| guid.clone()).collect()
}

fn guids(folder: &Folder, file: &str, table: &str) -> BTreeSet<String> {
    let database = folder.database(file);
    let mut query = database.prepare(&format!("SELECT guid FROM {table}")).expect("a table");
    query.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("GUIDs")
}

/// A project with two cases and a codebook, in which some steps were taken.
fn begin(steps: &[Step]) -> Folder {
    let folder = edits::folder();
    let mut project = Project::create(&folder.path("p.planlupe")).expect("a project");
    import(&mut project, vec![folder.path("0.txt"), folder.path("1.txt")], Manner::default()).expect("two cases");
    project.write().codes().load(&Codebook::standard()).expect("codes");
    take(&folder, &mut project, steps);
    folder
}

fn take(folder: &Folder, project: &mut Project, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Undo => drop(project.undo().expect("undone")),
            Step::Redo => drop(project.redo().expect("redone")),
            step => drop(edit(folder, project, step)),
        }
    }
}

fn go_on(folder: &Folder, file: &str, coder: &str, steps: &[Step]) {
    let mut project = Project::open_to_write(&folder.path(file)).expect("the project");
    project.set_coder(coder);
    take(folder, &mut project, steps);
}

fn copy(folder: &Folder, by_hand: bool, file: &str, coder: &str) {
    if by_hand {
        fs::copy(folder.path("p.planlupe"), folder.path(file)).expect("copied");
        return;
    }
    let order = CopyOrder { coder: coder.to_owned(), cases: None, is_locked: false, with_codings: true };
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    project.copies().make(&folder.path(file), &order, &mut |_, _| true).expect("a copy");
}

fn merge(folder: &Folder, into: &str, file: &str, rule: MergeRule) -> project::MergeOutcome {
    let copy = Project::open_to_read(&folder.path(file)).expect("the copy");
    let mut project = Project::open_to_write(&folder.path(into)).expect("the project");
    let options = MergeOptions { rule: Some(rule), ..MergeOptions::default() };
    project.write().copies().merge(&copy, &options, &mut |_, _| true).expect("merged")
}

/// Steps of people who write: codings, memos, summaries, status, values, texts of codes.
fn written() -> impl Strategy<Value = Step> {
    let any = || 0_usize..10;
    prop_oneof![
        3 => (any(), any(), prop::collection::vec((0_usize..100, 1_usize..12), 1..3)).prop_map(|(case, code, spans)| Step::Code(case, code, spans)),
        1 => prop::collection::vec(any(), 1..3).prop_map(Step::Uncode),
        2 => (any(), any()).prop_map(|(case, status)| Step::Status(case, status)),
        2 => (any(), any()).prop_map(|(case, text)| Step::Summary(case, text)),
        2 => (any(), 7_usize..10, any()).prop_map(|(case, on, text)| Step::Memo(case, on, text)),
        1 => (any(), any()).prop_map(|(title, text)| Step::FreeMemo(title, text)),
        1 => (any(), any(), any()).prop_map(|(parent, name, _)| Step::AddCode(parent + 1, name, 0)),
        1 => (any(), any()).prop_map(|(name, kind)| Step::AddAttribute(name, kind)),
        1 => (any(), any(), any()).prop_map(|(case, attribute, value)| Step::SetAttribute(case, attribute, value)),
        1 => Just(Step::Undo),
    ]
}

/// Any other act of one kind, with those of people who write.
fn any_act() -> impl Strategy<Value = [Vec<Step>; 4]> {
    let any = || 0_usize..10;
    let kinds: Vec<BoxedStrategy<Step>> = vec![
        (any(), any()).prop_map(|(case, name)| Step::Rename(case, name)).boxed(),
        (any(), any(), 0_usize..100).prop_map(|(coding, code, start)| Step::ChangeCoding(coding, code, start)).boxed(),
        any().prop_map(Step::RemoveMemo).boxed(),
        (any(), any(), any()).prop_map(|(case, on, text)| Step::Memo(case, on, text)).boxed(),
        (any(), any(), 0_usize..100).prop_map(|(case, entry, what)| Step::Correct(case, entry, what)).boxed(),
        (any(), any()).prop_map(|(case, correction)| Step::TakeBack(case, correction)).boxed(),
        (any(), any()).prop_map(|(case, layout)| Step::Layout(case, layout)).boxed(),
        (any(), any(), any()).prop_map(|(code, parent, before)| Step::PlaceCode(code, parent, before)).boxed(),
        (any(), any()).prop_map(|(code, down)| Step::MoveCode(code, down % 2 == 0)).boxed(),
        (any(), any(), any()).prop_map(|(code, group, stands)| Step::Group(code, group, stands % 2 == 0)).boxed(),
        (any(), any(), any()).prop_map(|(memo, what, target)| Step::Link(memo, what, target)).boxed(),
        any().prop_map(Step::Unlink).boxed(),
        any().prop_map(Step::RemoveCode).boxed(),
        any().prop_map(Step::RemoveAttribute).boxed(),
        (any(), any(), any()).prop_map(|(own, name, kind)| Step::ChangeAttribute(own, name, kind)).boxed(),
        (any(), prop::collection::vec((any(), any()), 1..4))
            .prop_map(|(name, rows)| Step::LoadAttributes(name, rows))
            .boxed(),
        (any(), any()).prop_map(|(coding, code)| Step::SortOut(coding, code)).boxed(),
        (any(), any()).prop_map(|(from, into)| Step::MergeCodes(from, into)).boxed(),
        any().prop_map(Step::Coder).boxed(),
        (any(), any(), any()).prop_map(|(from, into, what)| Step::ChangeCoders(from, into, what)).boxed(),
        (any(), 0_usize..4).prop_map(|(case, print)| Step::Replace(case, print)).boxed(),
        (prop::collection::vec((any(), any(), 0_usize..105), 1..4), proptest::bool::ANY)
            .prop_map(|(rows, create)| Step::LoadCodings(rows, create))
            .boxed(),
        any().prop_map(Step::RemoveCase).boxed(),
        prop::collection::vec(0_usize..5, 1..4).prop_map(Step::Import).boxed(),
        any().prop_map(Step::LabelPattern).boxed(),
        (any(), any(), any()).prop_map(|(case, document, to)| Step::ChangeDocument(case, document, to)).boxed(),
        (any(), any(), 3_usize..6).prop_map(|(parent, name, key)| Step::AddCode(parent + 1, name, key)).boxed(),
        (any(), 0_usize..4, any()).prop_map(|(case, print, kind)| Step::AddDocument(case, print, kind)).boxed(),
        Just(Step::Redo).boxed(),
    ];
    (0..kinds.len()).prop_flat_map(move |kind| {
        let act = prop_oneof![3 => written().boxed(), 2 => kinds[kind].clone()].boxed();
        [8_usize, 6, 6, 6].map(|most| prop::collection::vec(act.clone(), 0..most))
    })
}

/// Runs a property with seeds from `PROPTEST_RNG_SEED` on, `PLANLUPE_SEEDS` of them, with `PROPTEST_CASES` cases each; tells every seed that fails.
fn holds<S: Strategy>(seeds: u64, strategy: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let given = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { given.cases } else { 8 };
    let first = if let RngSeed::Fixed(seed) = given.rng_seed { seed } else { 0 };
    let seeds = std::env::var("PLANLUPE_SEEDS").ok().and_then(|given| given.parse().ok()).unwrap_or(seeds);
    let failing = (first..first + seeds).filter_map(|seed| {
        let config = ProptestConfig {
            cases,
            rng_seed: RngSeed::Fixed(seed),
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        let error = TestRunner::new(config).run(strategy, &property).err()?;
        Some(format!("with the seed {seed}: {error}"))
    });
    let failing: Vec<String> = failing.collect();
    assert!(failing.is_empty(), "{}", failing.join("\n"));
}

/// The rows of a table by GUID, each with a text that a person wrote in it.
fn written_in(folder: &Folder, file: &str, table: &str, column: &str) -> BTreeMap<String, String> {
    let database = folder.database(file);
    let select = format!("SELECT guid, CAST(coalesce({column}, '') AS TEXT) FROM {table} WHERE guid IS NOT NULL");
    let mut query = database.prepare(&select).expect("a table");
    query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows").collect::<Result<_, _>>().expect("texts")
}

/// What people write, by table: a column of it.
const TEXTS: [(&str, &str); 14] = [
    ("cases", "summary"),
    ("cases", "label"),
    ("cases", "status"),
    ("coding", "''"),
    ("memo", "text"),
    ("code", "name"),
    ("code", "shortcut"),
    ("attribute", "name"),
    ("attribute_value", "value"),
    ("correction", "what"),
    ("document", "title"),
    ("code_group", "''"),
    ("memo_link", "what"),
    ("aside", "excerpt"),
];

#[test]
fn a_merge_loses_nothing_is_undone_whole_and_does_nothing_twice() {
    let steps = || prop::collection::vec(step(), 0..12);
    let rule =
        prop_oneof![Just(MergeRule::Mine), Just(MergeRule::Theirs), Just(MergeRule::Newest), Just(MergeRule::Both)];
    holds(4, &(steps(), steps(), steps(), proptest::bool::ANY, rule), |(first, mine, theirs, by_hand, rule)| {
        let folder = begin(&first);
        copy(&folder, by_hand, "k.planlupe", "kari");
        fs::copy(folder.path("p.planlupe"), folder.path("base.planlupe")).expect("copied");
        go_on(&folder, "p.planlupe", "ada", &mine);
        go_on(&folder, "k.planlupe", "kari", &theirs);
        fs::copy(folder.path("p.planlupe"), folder.path("mine.planlupe")).expect("copied");
        let tables = [
            "cases",
            "code",
            "coding",
            "memo",
            "attribute",
            "attribute_value",
            "correction",
            "aside",
            "document",
            "merged",
        ];
        let before = content(&folder.path("p.planlupe"), &tables);
        let outcome = merge(&folder, "p.planlupe", "k.planlupe", rule);
        prop_assert_eq!(outcome.undecided, 0);
        prop_assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");

        let became: String = folder
            .database("p.planlupe")
            .query_row("SELECT group_concat(became) FROM merged", [], |row| row.get::<_, Option<String>>(0))
            .expect("a row")
            .unwrap_or_default();
        let stand: BTreeSet<String> = TEXTS.iter().flat_map(|(table, _)| guids(&folder, "p.planlupe", table)).collect();
        let memos_aside: BTreeSet<String> =
            written_in(&folder, "p.planlupe", "aside", "memo_guid").into_values().collect();
        let stands =
            |guid: &String| stand.contains(guid) || memos_aside.contains(guid) || became.contains(guid.as_str());
        let made_here: String = folder
            .database("mine.planlupe")
            .query_row("SELECT group_concat(changes) FROM log WHERE state = 'done'", [], |row| {
                row.get::<_, Option<String>>(0)
            })
            .expect("a row")
            .unwrap_or_default();
        for (table, column) in TEXTS {
            let of = |file| written_in(&folder, file, table, column);
            let (base, mine, theirs, merged) =
                (of("base.planlupe"), of("mine.planlupe"), of("k.planlupe"), of("p.planlupe"));
            let told = |is_told: fn(MergeEvent) -> bool| {
                outcome.items.iter().filter(|item| item.what == table && is_told(item.event)).count()
            };
            // Rows of the copy that are new in it, and rows of the project. What both have made again after an undo was in both.
            let is_new = |guid: &&String| !base.contains_key(*guid) && !made_here.contains(guid.as_str());
            let missing = theirs.keys().filter(is_new).filter(|guid| !stands(guid)).count();
            let left = told(|event| matches!(event, MergeEvent::Left | MergeEvent::Conflict | MergeEvent::Aside));
            prop_assert!(missing <= left, "{} of the copy: {} are missing, {} told", table, missing, left);
            let missing = mine.keys().filter(|guid| !stands(guid)).count();
            // What another print has set aside may have been removed then.
            let is_gone_aside = |item: &MergeItem| item.what == "aside" && item.event == MergeEvent::Gone;
            let gone_aside = outcome.items.iter().filter(|item| is_gone_aside(item)).count();
            let gone = told(|event| matches!(event, MergeEvent::Gone | MergeEvent::Conflict))
                + if matches!(table, "coding" | "memo") { gone_aside } else { 0 };
            // Documents go with their case.
            let goes_with_case = table == "document"
                && outcome.items.iter().any(|item| item.what == "cases" && item.event == MergeEvent::Gone);
            prop_assert!(
                missing <= gone || goes_with_case,
                "{} of the project: {} are missing, {} told",
                table,
                missing,
                gone
            );
            // What one side alone has written stands there; where both have, it is told.
            let mut other = 0;
            for (guid, now) in &merged {
                let (Some(mine), Some(theirs), Some(base)) = (mine.get(guid), theirs.get(guid), base.get(guid)) else {
                    continue;
                };
                let wanted = if theirs == base { mine } else { theirs };
                other += usize::from(now != wanted);
            }
            let told = told(|event| {
                matches!(event, MergeEvent::Left | MergeEvent::Conflict | MergeEvent::Aside | MergeEvent::Changed)
            });
            prop_assert!(other <= told, "{}.{}: {} are others, {} told", table, column, other, told);
        }

        let merged = content(&folder.path("p.planlupe"), &tables);
        let again = merge(&folder, "p.planlupe", "k.planlupe", rule);
        prop_assert!(again.items.is_empty() && !again.merged, "{:?}", again.items);
        prop_assert_eq!(content(&folder.path("p.planlupe"), &tables), merged);
        if outcome.merged {
            let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
            project.undo().expect("undone");
            drop(project);
            prop_assert_eq!(content(&folder.path("p.planlupe"), &tables), before);
        }
        Ok(())
    });
}

#[test]
fn under_the_rule_of_the_newest_the_order_of_merging_makes_no_difference() {
    holds(4, &any_act(), |[first, mine, one, other]| {
        let folder = begin(&first);
        copy(&folder, false, "a.planlupe", "anna");
        copy(&folder, false, "b.planlupe", "berit");
        fs::copy(folder.path("p.planlupe"), folder.path("base.planlupe")).expect("copied");
        go_on(&folder, "p.planlupe", "ada", &mine);
        go_on(&folder, "a.planlupe", "anna", &one);
        go_on(&folder, "b.planlupe", "berit", &other);
        fs::copy(folder.path("p.planlupe"), folder.path("q.planlupe")).expect("copied");
        let without_places = replaced_by_several(&folder, &["p.planlupe", "a.planlupe", "b.planlupe"]);
        merge(&folder, "p.planlupe", "a.planlupe", MergeRule::Newest);
        merge(&folder, "p.planlupe", "b.planlupe", MergeRule::Newest);
        merge(&folder, "q.planlupe", "b.planlupe", MergeRule::Newest);
        merge(&folder, "q.planlupe", "a.planlupe", MergeRule::Newest);
        let [one, other] = ["p.planlupe", "q.planlupe"].map(|file| seen(&folder, file, &without_places));
        let only = |these: &[String], those: &[String]| -> Vec<String> {
            these.iter().filter(|row| !those.contains(*row)).cloned().collect()
        };
        prop_assert!(one == other, "{:#?} against {:#?}", only(&one, &other), only(&other, &one));
        Ok(())
    });
}

#[cfg(debug_assertions)]
#[test]
fn stopped_behind_any_write_a_copy_and_a_merge_are_whole_or_have_not_begun() {
    let folder = begin(&[]);
    copy(&folder, false, "k.planlupe", "kari");
    go_on(&folder, "k.planlupe", "kari", &[Step::Summary(0, 2), Step::Code(0, 2, vec![(0, 9)])]);
    let base = folder.bytes("p.planlupe");
    let before = seen(&folder, "p.planlupe", &BTreeSet::new());
    merge(&folder, "p.planlupe", "k.planlupe", MergeRule::Newest);
    let after = seen(&folder, "p.planlupe", &BTreeSet::new());
    assert!(before != after);
    let mut ends = BTreeSet::new();
    for point in 1..40 {
        let _ = fs::remove_file(folder.path("p.planlupe-journal"));
        folder.write("p.planlupe", &base);
        let mut command = folder.command(&["merge", "p.planlupe", "k.planlupe"]);
        let ended = command.env("PLANLUPE_STOP_AT", point.to_string()).output().expect("the program starts");
        drop(Project::open_to_write(&folder.path("p.planlupe")).expect("a sound project"));
        let now = seen(&folder, "p.planlupe", &BTreeSet::new());
        assert!(now == before || now == after, "at {point}");
        ends.insert(now == after);
        assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
        folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds();
        assert!(seen(&folder, "p.planlupe", &BTreeSet::new()) == after, "at {point}");
        if ended.status.success() {
            break;
        }
    }
    assert_eq!(ends.len(), 2, "stopped on both sides of the commit");
    for point in 1..40 {
        let _ = fs::remove_file(folder.path("n.planlupe"));
        let mut command = folder.command(&["copy", "p.planlupe", "n.planlupe", "--for", "kari"]);
        let ended = command.env("PLANLUPE_STOP_AT", point.to_string()).output().expect("the program starts");
        if folder.path("n.planlupe").exists() {
            assert_eq!(folder.run(&["check", "n.planlupe"]).succeeds(), "The project is whole.\n", "at {point}");
        } else {
            folder.run(&["copy", "p.planlupe", "n.planlupe", "--for", "kari"]).succeeds();
        }
        if ended.status.success() {
            break;
        }
    }
}
