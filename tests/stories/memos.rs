//! Memos of the whole project: free memos, the journal, links that hold, the log of a day, and the template of summaries.

use names::mark::Label;
use project::memo_list::{ListedMemo, memos};
use project::{FreeMemo, LinkTarget, MemoOn, NewCode, Project};
use reading::clock::today;
use reading::text::{Span, Text};
use serde_json::{Value, json};

use crate::support::{Folder, PRINT, TYPED, rows};

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("a.txt", PRINT);
    folder.write("b.txt", TYPED);
    folder.run(&["import", "p.planlupe", "a.txt", "b.txt"]).succeeds();
    folder
}

fn open(folder: &Folder) -> Project {
    Project::open_to_write(&folder.path("p.planlupe")).expect("the project")
}

fn listed(folder: &Folder, filter: &[&str]) -> Vec<Value> {
    let memos = folder.run(&[&["memos", "p.planlupe", "--json"], filter].concat()).json();
    memos.as_array().expect("a list").clone()
}

fn free(project: &mut Project, title: &str, text: &str) -> i64 {
    let memo = FreeMemo { title: title.to_owned(), day: None, text: text.to_owned() };
    project.write().memos().add_free(&memo).expect("written")
}

fn memo(project: &Project, id: i64) -> ListedMemo {
    memos(project).expect("readable").into_iter().find(|own| own.memo.id == id).expect("the memo")
}

/// The code and the coding of the words, in the case a.
fn coded(project: &mut Project, path: &str, words: &str) -> (i64, i64) {
    let case = project.cases().named("a").expect("a case");
    let code = project.codes().tree().expect("readable").find(path).expect("a code").id;
    let span = project.cases().text(case).expect("readable").find_all(words)[0];
    project.write().codings().add(case, code, &[span]).expect("coded");
    let codings = project.codings().of(case).expect("readable");
    (code, codings.iter().find(|own| own.code == code && own.span == span).expect("a coding").id)
}

#[test]
fn memos_of_all_kinds_are_written_found_changed_and_removed_at_a_terminal() {
    let folder = project();
    let run = |arguments: &[&str]| folder.run(&[&["memos", "p.planlupe"], arguments].concat());
    run(&["--add", "Er mistilliten ny?", "--title", "Mistillit"]).succeeds();
    run(&["--add", "Leste tre saker.", "--journal", "2026-11-28", "--coder", "berit"]).succeeds();
    run(&["--add", "Uvanlig sak.", "--on", "case", "a"]).succeeds();
    run(&["--add", "Se på ordet.", "--on", "entry", "a", "e1"]).succeeds();
    let kinds: Vec<Value> = listed(&folder, &[]).iter().map(|memo| memo["on"].clone()).collect();
    assert_eq!(kinds, ["case", "entry", "free", "journal"]);
    let found = |filter: &[&str]| listed(&folder, filter).len();
    assert_eq!(found(&["--words", "mistil"]), 1);
    assert_eq!(found(&["--words", "ORDET se"]), 1);
    assert_eq!(found(&["--kind", "free", "--kind", "journal"]), 2);
    assert_eq!(found(&["--case", "a"]), 2);
    assert_eq!(found(&["--by", "berit"]), 1);
    assert_eq!(listed(&folder, &["--day", "28.11.2026"])[0]["day"], "2026-11-28");
    let id = listed(&folder, &["--kind", "free"])[0]["id"].to_string();
    run(&["--edit", &id, "--title", "Tillit", "--text", "Neppe."]).succeeds();
    let now = &listed(&folder, &["--kind", "free"])[0];
    assert_eq!((&now["title"], &now["text"]), (&"Tillit".into(), &"Neppe.".into()));
    folder.write("n.txt", "En linje.\n\nTo linjer.\n");
    run(&["--edit", &id, "--from", "n.txt"]).succeeds();
    assert_eq!(listed(&folder, &["--kind", "free"])[0]["text"], "En linje.\n\nTo linjer.");
    assert!(run(&["--edit", &id]).refuses().contains("what is to be changed"));
    let on_case = listed(&folder, &["--kind", "case"])[0]["id"].to_string();
    assert!(run(&["--edit", &on_case, "--title", "x"]).refuses().contains("belongs to a case"));
    assert!(run(&["--edit", "999", "--text", "x"]).refuses().contains("no memo with the number 999"));
    assert!(run(&["--add", "  "]).refuses().contains("The memo is empty"));
    assert!(run(&["--add", "x", "--on", "code", "Dialog/helse"]).refuses().contains("free memo"));
    assert!(run(&["--add", "x", "--on", "case"]).code == Some(2));
    let before = found(&[]);
    run(&["--remove", &id]).succeeds();
    assert_eq!(found(&[]), before - 1);
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert_eq!(found(&[]), before);

    run(&["--csv", "m.csv"]).succeeds();
    let table = rows(&folder.text("m.csv"), b',');
    assert_eq!(table.len(), before + 1);
    assert_eq!(table[0][8..], ["memo_id", "title", "day", "code", "links"]);
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    assert_eq!(folder.text("out/memos.csv"), folder.text("m.csv"));
    folder.run(&["check", "p.planlupe"]).succeeds();
}

#[test]
fn links_lead_both_ways_and_say_what_is_gone() {
    let folder = project();
    let mut project = open(&folder);
    let (one, other) = (free(&mut project, "Tråder", "x"), free(&mut project, "Verksted", "y"));
    let (code, coding) = coded(&mut project, "Dialog/helse", "ryggen");
    drop(project);
    let link = |to: &[&str]| folder.run(&[&["memos", "p.planlupe", "--link", &one.to_string(), "--to"], to].concat());
    link(&["case", "b"]).succeeds();
    link(&["entry", "a", "e2"]).succeeds();
    link(&["code", "Dialog/helse"]).succeeds();
    link(&["memo", &other.to_string()]).succeeds();
    link(&["memo", &other.to_string()]).succeeds();
    let mut project = open(&folder);
    project.write().memo_links().add(one, LinkTarget::Coding(coding)).expect("linked");
    assert!(project.write().memo_links().add(one, LinkTarget::Memo(one)).is_err());
    let kinds = |project: &Project| -> Vec<(String, bool)> {
        memo(project, one).links.iter().map(|own| (own.written(), own.link.target.is_some())).collect()
    };
    assert_eq!(kinds(&project).len(), 5, "{:?}", kinds(&project));
    assert_eq!(memo(&project, other).linked_from, [one]);
    let told = folder.run(&["memos", "p.planlupe", "--words", "Tråder"]);
    assert!(told.out.contains("→ Memo · ") && told.out.contains("Verksted"), "{}", told.out);
    assert!(folder.run(&["memos", "p.planlupe", "--words", "Verksted"]).out.contains("← "));
    assert_eq!(listed(&folder, &["--case", "b"]).len(), 1, "what leads to a case is found by it");

    project.write().memos().remove(other).expect("removed");
    project.write().codes().remove(code).expect("removed");
    let case = project.cases().named("a").expect("a case");
    project.write().cases().remove(case).expect("removed");
    let gone = kinds(&project);
    assert_eq!(gone.iter().filter(|(_, is_there)| *is_there).count(), 1, "{gone:?}");
    assert!(gone.contains(&("coding gone".to_owned(), false)), "{gone:?}");
    assert_eq!(project.check().expect("readable"), []);
    for _ in 0..3 {
        project.undo().expect("undone");
    }
    assert_eq!(kinds(&project).iter().filter(|(_, is_there)| *is_there).count(), 5, "undo brings all of them back");
}

#[test]
fn links_follow_what_becomes_one_and_what_moves() {
    let folder = project();
    let mut project = open(&folder);
    let id = free(&mut project, "Helse", "x");
    let (code, coding) = coded(&mut project, "Dialog/helse", "ryggen");
    let (into, twin) = coded(&mut project, "Dialog/økonomi", "ryggen");
    let case = project.cases().named("a").expect("a case");
    project.write().memos().set(case, MemoOn::Coding(coding), "om ryggen").expect("written");
    let own = project.memos().of(case).expect("readable")[0].id;
    let span = project.cases().source(case).expect("readable").plan.entries[2].span;
    for target in [
        LinkTarget::Coding(coding),
        LinkTarget::Coding(twin),
        LinkTarget::Code(code),
        LinkTarget::Memo(own),
        LinkTarget::Entry(case, span),
    ] {
        project.write().memo_links().add(id, target).expect("linked");
    }
    project.write().codes().merge(code, into).expect("merged");
    let targets = |project: &Project| -> Vec<Option<LinkTarget>> {
        memo(project, id).links.iter().map(|own| own.link.target).collect()
    };
    let merged = targets(&project);
    assert_eq!(merged.len(), 4, "two links have become one: {merged:?}");
    assert!(merged.contains(&Some(LinkTarget::Code(into))) && merged.contains(&Some(LinkTarget::Coding(twin))));
    assert!(merged.contains(&Some(LinkTarget::Memo(own))), "{merged:?}");
    assert_eq!(project.check().expect("readable"), []);

    let text = project.cases().text(case).expect("readable");
    let words = text.slice(span).to_owned();
    let found = project.redactions().occurrences("Kari Eksempel").expect("readable");
    project.write().redactions().redact(&found, Label::Per, Some("bruker")).expect("redacted");
    let moved = targets(&project).into_iter().flatten().find_map(|target| match target {
        LinkTarget::Entry(case, span) => Some((case, span)),
        _ => None,
    });
    let (case, moved) = moved.expect("the entry");
    assert_ne!(moved, span);
    assert_eq!(project.cases().text(case).expect("readable").slice(moved), words);
}

#[test]
fn redacting_reaches_free_memos_codes_searches_and_the_template() {
    let folder = project();
    folder.run(&["find", "p.planlupe", "Zakarias", "--save", "zakarias"]).succeeds();
    folder.write("t.md", "# Om Oddny Kvamme\n\n# Mål");
    folder.run(&["summary-template", "p.planlupe", "--from", "t.md"]).succeeds();
    std::fs::remove_file(folder.path("t.md")).expect("removed");
    let mut project = open(&folder);
    let id = free(&mut project, "Oddny Kvammes plan", "Ring Oddny Kvamme.");
    let tree = project.codes().tree().expect("readable");
    let parent = tree.find("Dialog/helse").expect("a code").parent;
    drop(tree);
    for name in ["Oddny Kvamme", "brukeren", "Møte Oddny Kvamme"] {
        let new = NewCode {
            parent,
            name: name.to_owned(),
            codable: true,
            description: format!("Om {name}."),
            example: "Oddny Kvamme sier ja".to_owned(),
            ..NewCode::default()
        };
        project.write().codes().add(&new).expect("added");
    }
    let found = project.redactions().occurrences("Oddny Kvamme").expect("readable");
    assert!(found.iter().all(|place| place.case.is_none()));
    let redacted = project.write().redactions().redact(&found, Label::Per, Some("bruker")).expect("redacted");
    assert_eq!(redacted, found.len());
    let own = project.memos().get(id).expect("the memo");
    assert_eq!((&*own.title, &*own.text), ("Brukerens plan", "Ring brukeren."));
    let tree = project.codes().tree().expect("readable");
    let names: Vec<&str> = tree.children(parent).map(|code| &*code.name).collect();
    assert!(names.contains(&"Brukeren 2") && names.contains(&"Møte brukeren"), "{names:?}");
    assert_eq!(project.settings().summary_template().expect("readable"), "# Om brukeren\n\n# Mål");
    let found = project.redactions().occurrences("Zakarias").expect("readable");
    assert_eq!(found.len(), 2, "a search, in its name and in its words: {found:?}");
    let done = project.write().redactions().redact_while(&found, Label::Per, None, |_, _| true);
    assert_eq!(done.expect("redacted").expect("whole").searches, 1);
    assert_eq!(project.check().expect("readable"), []);
    drop(project);
    folder.write("names.txt", "Oddny Kvamme\nOddny\nKvamme\nZakarias\n");
    folder.run(&["leak-check", "p.planlupe", "--against", "names.txt"]).succeeds();
}

#[test]
fn the_leak_check_and_the_tidy_set_know_free_memos() {
    let folder = project();
    folder.run(&["memos", "p.planlupe", "--add", "Ring Oddny Kvamme.", "--journal", "2026-11-28"]).succeeds();
    folder.write("names.txt", "Oddny Kvamme\n");
    assert!(!folder.run(&["leak-check", "p.planlupe", "--against", "names.txt"]).out.is_empty());
    assert_eq!(folder.run(&["leak-check", "p.planlupe", "--against", "names.txt"]).code, Some(1));
    folder.run(&["export", "p.planlupe", "out", "--tidy"]).succeeds();
    let table = rows(&folder.text("out/memo.csv"), b',');
    assert_eq!(table[0], ["case", "on", "start", "end", "coder", "changed_at", "text", "title", "day"]);
    assert_eq!((&*table[1][0], &*table[1][1], &*table[1][6], &*table[1][8]), ("", "journal", "", "2026-11-28"));
}

#[test]
fn the_log_tells_what_was_done_on_a_day() {
    let folder = project();
    let mut project = open(&folder);
    project.set_coder("ada");
    coded(&mut project, "Dialog/helse", "ryggen");
    coded(&mut project, "Dialog/økonomi", "båter");
    let id = free(&mut project, "Helse", "x");
    for text in ["xy", "xyz"] {
        project.write().memos().change(id, project::MemoEdit::Text(text)).expect("written");
    }
    coded(&mut project, "Dialog/helse", "båter");
    project.undo().expect("undone");
    drop(project);
    let day = today().to_string();
    let log = folder.run(&["log", "p.planlupe", "--day", &day, "--json"]).json();
    assert_eq!(log["day"], day);
    let of = |act: &str| -> Vec<Value> {
        let done = log["done"].as_array().expect("a list").iter();
        done.filter(|edits| edits["act"] == act && edits["coder"] == "ada")
            .map(|edits| json!([edits["case"], edits["count"]]))
            .collect()
    };
    assert_eq!(of("code"), [json!(["a", 2])], "what was undone is not done: {log}");
    assert_eq!(of("write-memo"), [json!([null, 1])], "a memo that was written thrice is one");
    assert_eq!(folder.run(&["log", "p.planlupe", "--json"]).json(), log, "today, if no day is given");
    let told = folder.run(&["log", "p.planlupe"]).succeeds();
    assert!(told.contains("ada"), "{told}");
    assert!(folder.run(&["log", "p.planlupe", "--day", "1999-01-01"]).succeeds().contains("Nothing was done"));
    assert_eq!(folder.run(&["log", "p.planlupe", "--days", "--json"]).json()[0]["day"], day);
    assert!(folder.run(&["log", "p.planlupe", "--day", "i går"]).code != Some(0));
}

#[test]
fn a_case_that_has_the_id_of_a_removed_one_is_not_told_its_work() {
    let folder = project();
    let mut project = open(&folder);
    let case = project.cases().named("b").expect("a case");
    project.write().cases().write_summary(case, "x").expect("written");
    project.write().cases().remove(case).expect("removed");
    drop(project);
    folder.write("c.txt", TYPED.replace("søknaden", "skjemaet"));
    folder.run(&["import", "p.planlupe", "c.txt"]).succeeds();
    let project = open(&folder);
    assert_eq!(project.cases().named("c").expect("a case"), case, "the id comes again");
    let done = project.history().on_day(today()).expect("readable");
    let summary = done.iter().find(|edits| edits.act == project::Act::WriteSummary).expect("an edit");
    assert_eq!((summary.case.as_deref(), summary.count), (None, 1));
}

#[test]
fn a_template_of_summaries_is_set_shown_and_taken_away() {
    let folder = project();
    let run = |arguments: &[&str]| folder.run(&[&["summary-template", "p.planlupe"], arguments].concat());
    assert!(run(&[]).succeeds().contains("no template"));
    folder.write("t.md", "\u{feff}# Mål\r\n\r\n# Vendepunkt\r\n");
    run(&["--from", "t.md"]).succeeds();
    assert_eq!(run(&["--json"]).json(), json!({ "template": "# Mål\n\n# Vendepunkt" }));
    assert_eq!(run(&[]).out, "# Mål\n\n# Vendepunkt\n");
    run(&["--off"]).succeeds();
    assert!(run(&[]).succeeds().contains("no template"));
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert!(run(&[]).succeeds().contains("Vendepunkt"));
    assert!(run(&["--from", "none.md"]).code == Some(1));
}

#[test]
fn an_entry_that_is_gone_from_a_newer_print_is_told_by_its_links() {
    let folder = project();
    let mut project = open(&folder);
    let case = project.cases().named("a").expect("a case");
    let id = free(&mut project, "Skatt", "x");
    let span = |project: &Project, words: &str| -> Span {
        let text: Text = project.cases().text(case).expect("readable");
        let at = text.find_all(words)[0];
        let plan = project.cases().source(case).expect("readable").plan;
        plan.entries[plan.entry_at(at.start).expect("an entry")].span
    };
    let (stays, goes) = (span(&project, "Første time"), span(&project, "skattekortet"));
    for entry in [stays, goes] {
        project.write().memo_links().add(id, LinkTarget::Entry(case, entry)).expect("linked");
    }
    drop(project);
    folder.write("a.txt", PRINT.replace("Hva med skattekortet?\n", "").replace("Skatt\nBRUKER - 6. MAR. 2020\n", ""));
    folder.run(&["import", "p.planlupe", "a.txt", "--known", "replace"]).succeeds();
    let project = open(&folder);
    let links = memo(&project, id).links;
    assert_eq!(links.iter().map(|link| link.link.target.is_some()).collect::<Vec<_>>(), [true, false]);
}
