//! Copies of a project are merged by what row is which: each row that a person makes has a GUID of its own, whose it is, and when
//! it was made or last changed; undo, an updated print and a redaction leave these alone.

use std::collections::BTreeMap;

use names::mark::Label;
use project::import::prepare;
use project::saved_tables::{TableKind, TableSpec};
use project::search::saved::{self, SearchAsked, WordQuery};
use project::tally::spec::TallySpec;
use project::{Attribute, AttributeKind, CaseStatus, LinkTarget, MemoOn, NewCode, Project};
use reading::correction::Remedy;
use reading::label::Pattern;
use reading::plan::DocumentKind;
use reading::text::{Span, Text};

use crate::support::{Folder, PRINT};

/// The tables whose rows a person makes.
pub const MADE: [&str; 16] = [
    "cases",
    "document",
    "code",
    "code_group",
    "coding",
    "memo",
    "memo_link",
    "attribute",
    "attribute_option",
    "attribute_value",
    "aside",
    "correction",
    "setting",
    "saved_search",
    "case_set",
    "saved_table",
];

/// Whose each row is and when it was changed, by table and GUID.
pub fn made(folder: &Folder) -> BTreeMap<(String, String), (String, String)> {
    let database = folder.database("p.planlupe");
    let mut made = BTreeMap::new();
    for table in MADE {
        let select = format!(
            "SELECT {table}.guid, coder.name, {table}.changed_at FROM {table} LEFT JOIN coder ON coder.id = coder_id"
        );
        let mut query = database.prepare(&select).expect("a table");
        let mut rows = query.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let value = |at| row.get::<_, String>(at).unwrap_or_else(|_| panic!("{table}: {row:?}"));
            let other = made.insert((table.to_owned(), value(0)), (value(1), value(2)));
            assert_eq!(other, None, "{table}");
        }
    }
    made
}

/// Sets all times back, so that a change shows.
fn set_back(folder: &Folder) {
    let database = folder.database("p.planlupe");
    for table in MADE {
        database.execute(&format!("UPDATE {table} SET changed_at = '2020-01-01T00:00:00Z'"), []).expect("set back");
    }
    let parts = "UPDATE cases SET summary_changed_at = changed_at, status_changed_at = changed_at";
    database.execute(parts, []).expect("set back");
}

/// What has changed since the times were set back, by table, and whose it is now.
fn changed(folder: &Folder) -> Vec<(String, String)> {
    let rows = made(folder).into_iter().filter(|(_, (_, at))| !at.starts_with("2020"));
    rows.map(|((table, _), (coder, _))| (table, coder)).collect()
}

/// A project of Ada's in which everything has been written that a person can write.
fn written() -> (Folder, Project, i64) {
    let folder = Folder::new();
    folder.write("print.txt", PRINT);
    folder.run(&["import", "p.planlupe", "print.txt"]).succeeds();
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    project.set_coder("ada");
    let case = project.cases().named("print").expect("the case");
    let code = code(&project);
    project.write().codings().add(case, code, &[at("båtbygger"), at("skattekortet")]).expect("coded");
    let coding = project.codings().of(case).expect("readable")[1].id;
    project.write().memos().set(case, MemoOn::Coding(coding), "se skatt").expect("written");
    project.write().memos().set(case, MemoOn::Case, "om saken").expect("written");
    let memo = project.memos().of(case).expect("readable")[0].id;
    project.write().memo_links().add(memo, LinkTarget::Case(case)).expect("linked");
    let entry = project.cases().source(case).expect("readable").plan.entries[0].span;
    project.write().corrections().add(case, entry, &[Remedy::Accept(Vec::new())]).expect("accepted");
    project.write().attributes().add(&attribute(&["x", "y"])).expect("added");
    let group = project.attributes().named("gruppe").expect("the attribute");
    project.write().attributes().set(case, &group, "x").expect("set");
    project.write().cases().write_summary(case, "Det gikk bra.").expect("written");
    project.write().cases().set_status(case, CaseStatus::Done).expect("set");
    let tree = project.codes().tree().expect("readable");
    let group = tree.open_groups(Some(code), tree.get(code).expect("the code").parent).next().expect("a group").id;
    project.write().codes().group(code, group, true).expect("grouped");
    project.write().settings().set_brackets(false).expect("set");
    (folder, project, case)
}

fn attribute(options: &[&str]) -> Attribute {
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    Attribute { id: 0, name: "gruppe".to_owned(), kind: AttributeKind::Category, options }
}

fn code(project: &Project) -> i64 {
    project.codes().tree().expect("readable").iter().find(|(code, _)| code.codable).expect("a code").0.id
}

fn at(words: &str) -> Span {
    Text::new(PRINT).find_all(words)[0]
}

fn as_it_is(project: &Project, id: i64) -> NewCode {
    project.codes().tree().expect("readable").get(id).expect("the code").as_new()
}

#[test]
fn every_row_that_a_person_makes_has_a_guid_a_coder_and_a_time() {
    let (folder, mut project, case) = written();
    project.write().documents().set_kind_of_case(case, DocumentKind::Paper).expect("declared");
    let asked = SearchAsked::Words(WordQuery { line: "skatt".to_owned(), ..WordQuery::default() });
    saved::save(&mut project, "skatt", &asked).expect("saved");
    let rule = "gruppe in x".to_owned().try_into().expect("a rule");
    project::sets::saved::save(&mut project, "x", &rule).expect("saved");
    let what = TableKind::Tally(TallySpec::codes_by(Some("gruppe")));
    project::saved_tables::save(&mut project, "koder", &TableSpec { what }).expect("saved");
    let made = made(&folder);
    for table in MADE.into_iter().filter(|table| *table != "aside") {
        assert!(made.keys().any(|(known, _)| known == table), "{table}");
    }
    assert!(made.values().all(|(coder, at)| coder == "ada" && at.len() == "2026-01-01T00:00:00Z".len()));
    assert_eq!(project.check().expect("checked"), []);
    let database = folder.database("p.planlupe");
    let of_case = "SELECT a.name || b.name FROM cases JOIN coder a ON a.id = summary_coder_id JOIN coder b ON b.id = status_coder_id
         WHERE summary_changed_at >= cases.changed_at AND status_changed_at >= cases.changed_at";
    assert_eq!(database.query_row(of_case, [], |row| row.get::<_, String>(0)).expect("both"), "adaada");
    // The row of the log and the rows of its edit have one time.
    let of_log = "SELECT count(*) FROM setting JOIN log ON at = changed_at WHERE command = 'change-setting'";
    assert_eq!(database.query_row(of_log, [], |row| row.get::<_, usize>(0)).expect("a number"), 1);
}

#[test]
fn who_writes_what_stands_there_already_changes_nothing() {
    let (folder, mut project, case) = written();
    set_back(&folder);
    project.set_coder("bob");
    let before = folder.content("p.planlupe");
    let code = code(&project);
    let coding = project.codings().of(case).expect("readable")[0].clone();
    let group = project.attributes().named("gruppe").expect("the attribute");
    let same = as_it_is(&project, code);
    project.write().cases().write_summary(case, "Det gikk bra.").expect("written");
    project.write().cases().set_status(case, CaseStatus::Done).expect("set");
    project.write().cases().rename(case, "print").expect("renamed");
    project.write().codes().change(code, &same).expect("changed");
    project.write().codes().load(&project::codebook::Codebook::standard()).expect("loaded");
    project.write().codings().change(coding.id, coding.code, coding.span).expect("changed");
    project.write().memos().set(case, MemoOn::Case, "om saken").expect("written");
    project.write().attributes().change(&group).expect("changed");
    project.write().attributes().set(case, &group, "x").expect("set");
    project.write().settings().set_brackets(false).expect("set");
    assert_eq!(folder.content("p.planlupe"), before);
    assert_eq!(changed(&folder), []);
}

#[test]
fn a_change_is_noted_with_the_row_that_was_changed_and_with_no_other() {
    let (folder, mut project, case) = written();
    let code = code(&project);
    let coding = project.codings().of(case).expect("readable")[0].clone();
    let mut group = project.attributes().named("gruppe").expect("the attribute");
    let bob = |table: &str| vec![(table.to_owned(), "bob".to_owned())];
    let mut case_of = |edit: &mut dyn FnMut(&mut Project), wanted: Vec<(String, String)>| {
        set_back(&folder);
        let guids: Vec<_> = made(&folder).into_keys().collect();
        project.set_coder("bob");
        edit(&mut project);
        assert_eq!(changed(&folder), wanted);
        let now = made(&folder);
        assert!(guids.iter().all(|guid| now.contains_key(guid)), "rows stay the same rows");
        project.undo().expect("undone");
        assert_eq!(made(&folder).into_keys().collect::<Vec<_>>(), guids);
    };
    case_of(&mut |project| project.write().cases().rename(case, "annet").expect("renamed"), bob("cases"));
    case_of(&mut |project| project.write().cases().write_summary(case, "x").expect("written"), vec![]);
    case_of(&mut |project| project.write().cases().set_status(case, CaseStatus::Unread).expect("set"), vec![]);
    case_of(&mut |project| project.write().codes().shift(code, 1).expect("moved"), vec![]);
    case_of(
        &mut |project| {
            let other = NewCode { description: "noe annet".to_owned(), ..as_it_is(project, code) };
            project.write().codes().change(code, &other).expect("changed");
        },
        bob("code"),
    );
    // A coding stays that of whoever coded.
    let span = Span::new(coding.span.start, coding.span.end - 1);
    case_of(
        &mut |project| project.write().codings().change(coding.id, coding.code, span).expect("changed"),
        vec![("coding".to_owned(), "ada".to_owned())],
    );
    case_of(&mut |project| project.write().memos().set(case, MemoOn::Case, "x").expect("written"), bob("memo"));
    group.options = vec!["y".to_owned(), "x".to_owned(), "z".to_owned()];
    case_of(&mut |project| project.write().attributes().change(&group).expect("changed"), bob("attribute_option"));
    case_of(&mut |project| project.write().attributes().set(case, &group, "y").expect("set"), bob("attribute_value"));
    case_of(&mut |project| project.write().settings().set_brackets(true).expect("set"), bob("setting"));
}

#[test]
fn rows_that_a_redaction_or_an_updated_print_moves_stay_the_same_rows() {
    let (folder, mut project, case) = written();
    set_back(&folder);
    let before: Vec<_> = made(&folder).into_keys().collect();
    project.set_coder("bob");
    // The passage of one coding is gone.
    folder
        .write("nyere.txt", PRINT.replace("Kari Eksempel", "Kari").replace("Hva med skattekortet?", "Takk for sist."));
    let newer = prepare(&folder.path("nyere.txt"), &Pattern::default(), false).expect("read");
    let carried = project.write().cases().replace_source(case, &newer).expect("replaced");
    assert_eq!(carried.aside, 1);
    let after = made(&folder);
    let gone: Vec<_> = before.iter().filter(|row| !after.contains_key(*row)).map(|(table, _)| table.as_str()).collect();
    assert_eq!(gone, ["coding", "memo"]);
    let bob = |table: &str| (table.to_owned(), "bob".to_owned());
    let ada = |table: &str| (table.to_owned(), "ada".to_owned());
    assert_eq!(changed(&folder), [ada("aside"), bob("cases")], "codings that are moved are not changed");

    // What was set aside is the same coding, and so it is when it gets a place again.
    let aside = project.asides().list().expect("readable")[0].id;
    let place = project.cases().text(case).expect("readable").find_all("Takk for sist")[0];
    project.write().asides().place(aside, &[place]).expect("placed");
    assert_eq!(made(&folder).into_keys().collect::<Vec<_>>(), before);

    let found = project.redactions().occurrences("båtbygger").expect("readable");
    assert!(!found.is_empty());
    set_back(&folder);
    project.write().redactions().redact(&found, Label::Misc, None).expect("redacted");
    assert_eq!(made(&folder).into_keys().collect::<Vec<_>>(), before);
    assert_eq!(changed(&folder), []);
}
