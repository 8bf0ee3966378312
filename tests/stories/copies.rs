//! A copy for another coder, made by the program or by hand, comes back in one act: what is new, changed or gone on one side is taken in, what
//! was changed on both is decided, nothing is dropped unseen, and words that were redacted meanwhile stay away.

use std::fs;

use crate::support::{Folder, PRINT};
use names::mark::Label;
use project::import::prepare;
use project::{CaseStatus, LinkTarget, MemoOn, NewCode, Project};
use reading::label::Pattern;
use reading::plan::DocumentKind;
use reading::text::Text;
use serde_json::Value;

/// Opens a project as somebody who works in it.
pub fn open(folder: &Folder, file: &str, coder: &str) -> Project {
    let mut project = Project::open_to_write(&folder.path(file)).expect("the project");
    project.set_coder(coder);
    project
}

/// The code of this number, from 0, of those that can be given.
pub fn codable(project: &Project, number: usize) -> i64 {
    project.codes().tree().expect("readable").iter().filter(|(code, _)| code.codable).nth(number).expect("a code").0.id
}

/// Codes words of the case `print`.
fn code(project: &mut Project, words: &str, number: usize) {
    let case = project.cases().named("print").expect("the case");
    let span = project.cases().text(case).expect("readable").find_all(words)[0];
    let code = codable(project, number);
    project.write().codings().add(case, code, &[span]).expect("coded");
}

fn summary(folder: &Folder, file: &str, coder: &str, text: &str) {
    let mut project = open(folder, file, coder);
    let case = project.cases().named("print").expect("the case");
    project.write().cases().write_summary(case, text).expect("written");
}

/// What the case `print` says of its codings: their words, codes and coders.
fn coded(folder: &Folder, file: &str) -> Vec<(String, i64, String)> {
    let project = Project::open_to_read(&folder.path(file)).expect("the project");
    let case = project.cases().named("print").expect("the case");
    let text = project.cases().text(case).expect("readable");
    let codings = project.codings().of(case).expect("readable");
    let mut coded: Vec<_> =
        codings.into_iter().map(|coding| (text.slice(coding.span).to_owned(), coding.code, coding.coder)).collect();
    coded.sort();
    coded
}

fn items(outcome: &Value, event: &str) -> Vec<Value> {
    outcome["items"].as_array().expect("items").iter().filter(|item| item["event"] == event).cloned().collect()
}

fn with_copy(arguments: &[&str]) -> Folder {
    let folder = Folder::with_project();
    code(&mut open(&folder, "p.planlupe", "ada"), "båtbygger", 0);
    let all = [&["copy", "p.planlupe", "k.planlupe", "--for", "Kari"], arguments].concat();
    folder.run(&all).succeeds();
    folder
}

#[test]
fn a_copy_comes_back_in_one_act_and_twice_is_once() {
    let folder = with_copy(&[]);
    {
        let mut kari = open(&folder, "k.planlupe", "Kari");
        code(&mut kari, "skattekortet", 1);
        let case = kari.cases().named("print").expect("the case");
        kari.write().memos().set(case, MemoOn::Case, "et memo").expect("written");
        kari.write().cases().set_status(case, CaseStatus::Done).expect("set");
        let group =
            kari.codes().tree().expect("readable").iter().find(|(code, _)| !code.codable).expect("a group").0.id;
        let new = NewCode { parent: Some(group), name: "min kode".to_owned(), codable: true, ..NewCode::default() };
        kari.write().codes().add(&new).expect("added");
    }
    code(&mut open(&folder, "p.planlupe", "ada"), "verkstedet", 2);
    let before = folder.content("p.planlupe");

    let preview = folder.run(&["merge", "p.planlupe", "k.planlupe", "--preview", "--json"]).json();
    assert_eq!((preview["merged"].clone(), preview["undecided"].clone()), (false.into(), 0.into()));
    assert_eq!(items(&preview, "new").len(), 3, "{preview}");
    assert_eq!(items(&preview, "changed").len(), 1, "{preview}");
    assert_eq!(folder.content("p.planlupe"), before);
    let new = items(&preview, "new");
    let coding = new.iter().find(|item| item["what"] == "coding").expect("a coding");
    let passage = &coding["passage"];
    assert_eq!((&coding["case"], &passage["beginning"]), (&"print".into(), &"skattekortet".into()), "{coding}");
    assert_eq!((&passage["date"], &passage["sender"]), (&"2020-03-06".into(), &"BRUKER".into()), "{coding}");
    let said = folder.run(&["merge", "p.planlupe", "k.planlupe", "--preview"]).succeeds();
    assert!(said.contains("6 March 2020 · BRUKER · “skattekortet”"), "{said}");
    // Whoever codes blind learns how much there is, and no more.
    fs::copy(folder.path("p.planlupe"), folder.path("blind.planlupe")).expect("copied");
    open(&folder, "blind.planlupe", "ada").write().coders().set_blind(None, true).expect("set");
    let blind = folder.run(&["merge", "blind.planlupe", "k.planlupe", "--preview", "--json"]).json();
    assert_eq!((blind["hidden"].clone(), blind.to_string().contains("skattekortet")), (1.into(), false), "{blind}");
    let blind = folder.run(&["merge", "blind.planlupe", "k.planlupe", "--preview"]).succeeds();
    assert!(blind.contains("New (coding): 1") && !blind.contains("skattekortet"), "{blind}");

    folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds();
    assert_eq!(coded(&folder, "p.planlupe").len(), 3);
    let merged = folder.content("p.planlupe");
    assert!(merged.contains("min kode") && merged.contains("et memo"));
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");

    assert_eq!(
        folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds(),
        "The copy has nothing that is new to the project.\n"
    );
    assert_eq!(folder.content("p.planlupe"), merged);

    // The copy goes on, and only what is new since comes in.
    code(&mut open(&folder, "k.planlupe", "Kari"), "båter", 0);
    let again = folder.run(&["merge", "p.planlupe", "k.planlupe", "--json"]);
    drop(again);
    let mut project = open(&folder, "p.planlupe", "ada");
    while project.undoable().expect("readable") == Some(project::Act::MergeCopy) {
        project.undo().expect("undone");
    }
    drop(project);
    assert_eq!(coded(&folder, "p.planlupe").len(), 2);
    folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds();
    assert_eq!(coded(&folder, "p.planlupe").len(), 4);
}

#[test]
fn a_key_that_both_give_to_a_code_is_a_conflict_and_goes_to_one() {
    let add = |folder: &Folder, file: &str, coder: &str, name: &str| {
        let mut project = open(folder, file, coder);
        let group =
            project.codes().tree().expect("readable").iter().find(|(code, _)| !code.codable).expect("a group").0.id;
        let (name, shortcut) = (name.to_owned(), "å".to_owned());
        let new = NewCode { parent: Some(group), name, codable: true, shortcut, ..NewCode::default() };
        project.write().codes().add(&new).expect("added");
    };
    // Of two of one second, the newest is the one with the greater GUID.
    for (rule, with_key) in [("mine", Some("adas kode")), ("theirs", Some("karis kode")), ("newest", None)] {
        let folder = with_copy(&[]);
        add(&folder, "p.planlupe", "ada", "adas kode");
        add(&folder, "k.planlupe", "Kari", "karis kode");
        let refusal = folder.run(&["merge", "p.planlupe", "k.planlupe"]).refuses();
        assert!(refusal.starts_with("1 conflict is undecided"), "{refusal}");
        folder.run(&["merge", "p.planlupe", "k.planlupe", "--rule", rule]).succeeds();
        let project = open(&folder, "p.planlupe", "ada");
        let tree = project.codes().tree().expect("readable");
        let holder = &tree.by_shortcut("å").expect("a code").name;
        assert!(with_key.is_none_or(|name| holder == name), "{rule}: {holder}");
        assert!(["adas kode", "karis kode"].iter().all(|name| tree.iter().any(|(code, _)| code.name == *name)));
    }
}

#[test]
fn one_name_that_sides_give_to_two_cases_both_have_and_whoever_stays_alone_has_it_bare() {
    let folder = Folder::with_three_cases();
    for copy in ["k.planlupe", "m.planlupe"] {
        folder.run(&["copy", "p.planlupe", copy, "--for", "Kari"]).succeeds();
    }
    let rename = |file: &str, from: &str, to: &str| {
        let mut project = open(&folder, file, "ada");
        let case = project.cases().named(from).expect("the case");
        project.write().cases().rename(case, to).expect("renamed");
    };
    rename("p.planlupe", "b", "felles");
    rename("k.planlupe", "a", "felles");
    rename("m.planlupe", "b", "egen");
    fs::copy(folder.path("p.planlupe"), folder.path("q.planlupe")).expect("copied");
    let labels = |file: &str| {
        let project = Project::open_to_read(&folder.path(file)).expect("the project");
        let mut labels: Vec<String> =
            project.cases().list().expect("readable").into_iter().map(|case| case.label).collect();
        labels.sort();
        labels
    };
    let merged = folder.run(&["merge", "p.planlupe", "k.planlupe", "--rule", "newest", "--json"]).json();
    assert_eq!(labels("p.planlupe"), ["c", "felles", "felles (2)"]);
    let told = items(&merged, "changed");
    assert!(told.iter().any(|item| item["theirs"] == "felles (2)" && item["column"] == "label"), "{merged}");
    for (into, copy) in [("p", "m"), ("q", "m"), ("q", "k")] {
        let (into, copy) = (format!("{into}.planlupe"), format!("{copy}.planlupe"));
        folder.run(&["merge", &into, &copy, "--rule", "theirs"]).succeeds();
        assert_eq!(folder.run(&["check", &into]).succeeds(), "The project is whole.\n");
    }
    assert_eq!([labels("p.planlupe"), labels("q.planlupe")], [["c", "egen", "felles"], ["c", "egen", "felles"]]);
}

#[test]
fn a_memo_that_was_removed_comes_back_with_a_link_that_the_copy_has_given_it() {
    let folder = Folder::with_project();
    let memo = |project: &Project| project.memos().list().expect("readable")[0].id;
    {
        let mut ada = open(&folder, "p.planlupe", "ada");
        let case = ada.cases().named("print").expect("the case");
        ada.write().memos().set(case, MemoOn::Case, "et memo").expect("written");
    }
    folder.run(&["copy", "p.planlupe", "k.planlupe", "--for", "Kari"]).succeeds();
    {
        let mut ada = open(&folder, "p.planlupe", "ada");
        let own = memo(&ada);
        ada.write().memos().remove(own).expect("removed");
        let mut kari = open(&folder, "k.planlupe", "Kari");
        let (case, own) = (kari.cases().named("typed").expect("the case"), memo(&kari));
        kari.write().memo_links().add(own, LinkTarget::Case(case)).expect("linked");
    }
    let merged = folder.run(&["merge", "p.planlupe", "k.planlupe", "--json"]).json();
    assert!(items(&merged, "restored").iter().any(|item| item["what"] == "memo"), "{merged}");
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    let links = project.memo_links().list().expect("readable");
    assert_eq!(links.iter().map(|link| link.memo).collect::<Vec<_>>(), [memo(&project)]);
}

#[test]
fn the_text_that_a_case_had_before_comes_back_with_its_document() {
    let folder = Folder::with_project();
    folder.run(&["copy", "p.planlupe", "k.planlupe", "--for", "Kari"]).succeeds();
    {
        let mut kari = open(&folder, "k.planlupe", "Kari");
        let case = kari.cases().named("typed").expect("the case");
        let paper = prepare(&folder.path("typed.txt"), &Pattern::default(), false).expect("readable");
        kari.write().documents().add(case, &paper, Some(DocumentKind::Paper)).expect("added");
        let first = kari.documents().of(case).expect("readable")[0].id;
        kari.write().documents().remove(first).expect("removed");
    }
    let merged = folder.run(&["merge", "p.planlupe", "k.planlupe", "--json"]).json();
    assert!(items(&merged, "new").iter().any(|item| item["what"] == "document"), "{merged}");
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    let case = project.cases().named("typed").expect("the case");
    assert_eq!(project.documents().of(case).expect("readable").len(), 1);
}

#[test]
fn documents_that_both_add_to_a_case_both_stay_with_what_was_coded_in_them() {
    let folder = with_copy(&[]);
    folder.write("adas.txt", "Adas papir nevner verkstedet.\n");
    folder.write("karis.txt", "Karis papir nevner skolen.\n");
    for (file, coder, print, words) in
        [("p.planlupe", "ada", "adas.txt", "papir nevner verkstedet"), ("k.planlupe", "Kari", "karis.txt", "skolen")]
    {
        let mut project = open(&folder, file, coder);
        let case = project.cases().named("print").expect("the case");
        let prepared = prepare(&folder.path(print), &Pattern::default(), false).expect("read");
        project.write().documents().add(case, &prepared, Some(DocumentKind::Paper)).expect("added");
        code(&mut project, words, 1);
    }
    folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds();
    let words: Vec<String> = coded(&folder, "p.planlupe").into_iter().map(|(words, ..)| words).collect();
    assert_eq!(words, ["båtbygger", "papir nevner verkstedet", "skolen"]);
    let project = open(&folder, "p.planlupe", "ada");
    let case = project.cases().named("print").expect("the case");
    let text = project.cases().text(case).expect("readable");
    let documents = project.documents().in_text(case).expect("readable");
    let mut begin: Vec<&str> =
        documents.iter().map(|one| text.slice(one.span).lines().next().unwrap_or_default()).collect();
    // Of two that were added in one second, the one with the lesser GUID stands first.
    begin[1..].sort_unstable();
    assert_eq!(begin, ["Kari Eksempel", "Adas papir nevner verkstedet.", "Karis papir nevner skolen."]);
    drop(project);
    assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
}

#[test]
fn a_copy_in_which_all_was_undone_is_still_one() {
    let folder = Folder::new();
    folder.write("print.txt", PRINT);
    folder.run(&["import", "p.planlupe", "print.txt"]).succeeds();
    while open(&folder, "p.planlupe", "ada").undo().expect("undone").is_some() {}
    folder.run(&["copy", "p.planlupe", "k.planlupe", "--for", "Kari"]).succeeds();
    folder.run(&["import", "k.planlupe", "print.txt"]).succeeds();
    folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds();
    assert_eq!(open(&folder, "p.planlupe", "ada").cases().list().expect("the cases").len(), 1);
}

#[test]
fn what_both_have_changed_is_decided_one_by_one_or_by_a_rule() {
    for (rule, expected) in [("mine", "Adas."), ("theirs", "Karis."), ("both", "Adas.\n\nKaris.")] {
        let folder = with_copy(&[]);
        summary(&folder, "p.planlupe", "ada", "Adas.");
        summary(&folder, "k.planlupe", "Kari", "Karis.");
        let before = folder.content("p.planlupe");
        let refusal = folder.run(&["merge", "p.planlupe", "k.planlupe"]).refuses();
        assert!(refusal.starts_with("1 conflict is undecided"), "{refusal}");
        assert_eq!(folder.content("p.planlupe"), before);
        let preview = folder.run(&["merge", "p.planlupe", "k.planlupe", "--preview", "--json"]).json();
        let conflict = &items(&preview, "conflict")[0];
        assert_eq!((&conflict["mine"], &conflict["theirs"]), (&"Adas.".into(), &"Karis.".into()));
        let decided = format!("{}={rule}", conflict["key"].as_str().expect("a key"));
        folder.run(&["merge", "p.planlupe", "k.planlupe", "--decide", &decided]).succeeds();
        let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
        let case = project.cases().list().expect("readable").into_iter().find(|case| case.label == "print");
        assert_eq!(case.expect("the case").summary, expected);
        drop(project);
        assert_eq!(
            folder.run(&["merge", "p.planlupe", "k.planlupe", "--rule", "theirs"]).succeeds(),
            "The copy has nothing that is new to the project.\n",
            "what was decided stays decided"
        );
        let wrong = folder.run(&["merge", "p.planlupe", "k.planlupe", "--decide", "x=mine"]).refuses();
        assert!(
            wrong.starts_with("x decides no conflict") || wrong.starts_with("x=mine decides no conflict"),
            "{wrong}"
        );
    }
}

#[test]
fn copies_made_by_hand_are_merged_too() {
    let folder = Folder::with_project();
    code(&mut open(&folder, "p.planlupe", "ada"), "båtbygger", 0);
    code(&mut open(&folder, "p.planlupe", "ada"), "skattekortet", 0);
    fs::copy(folder.path("p.planlupe"), folder.path("k.planlupe")).expect("copied");
    code(&mut open(&folder, "p.planlupe", "ada"), "verkstedet", 2);
    {
        let mut kari = open(&folder, "k.planlupe", "Kari");
        code(&mut kari, "ryggen", 1);
        let case = kari.cases().named("print").expect("the case");
        let first = kari.codings().of(case).expect("readable")[0].id;
        kari.write().codings().remove(&[first]).expect("removed");
    }
    let outcome = folder.run(&["merge", "p.planlupe", "k.planlupe", "--json"]).json();
    // Whoever has coded in the copy is new too.
    let new: Vec<Value> = items(&outcome, "new").into_iter().filter(|item| item["what"] == "coding").collect();
    assert_eq!((new.len(), items(&outcome, "gone").len()), (1, 1), "{outcome}");
    let words: Vec<String> = coded(&folder, "p.planlupe").into_iter().map(|(words, ..)| words).collect();
    assert_eq!(words, ["ryggen", "skattekortet", "verkstedet"]);
    assert_eq!(
        folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds(),
        "The copy has nothing that is new to the project.\n"
    );
    // What was undone in the copy since is taken back here too.
    open(&folder, "k.planlupe", "Kari").undo().expect("undone");
    folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds();
    assert_eq!(coded(&folder, "p.planlupe").len(), 4);
}

#[test]
fn a_copy_holds_what_was_asked_for_and_nothing_else() {
    let folder = with_copy(&["--case", "print", "--codebook", "locked", "--without-codings"]);
    let mut kari = open(&folder, "k.planlupe", "Kari");
    assert_eq!(kari.cases().list().expect("readable").len(), 1);
    assert!(kari.codings().list().expect("readable").is_empty());
    let third = codable(&kari, 3);
    let refused = kari.write().codes().remove(third);
    assert!(matches!(refused, Err(project::Error::CodebookLocked)), "{refused:?}");
    code(&mut kari, "skattekortet", 1);
    drop(kari);
    let bytes = fs::read(folder.path("k.planlupe")).expect("the file");
    assert!(!String::from_utf8_lossy(&bytes).contains("hjelp med søknaden"), "the other case");
    folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds();
    assert_eq!(coded(&folder, "p.planlupe").len(), 2);
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    assert_eq!(project.cases().list().expect("readable").len(), 2);
}

#[test]
fn words_that_were_redacted_meanwhile_do_not_come_back() {
    let folder = with_copy(&[]);
    {
        let mut kari = open(&folder, "k.planlupe", "Kari");
        code(&mut kari, "bli båtbygger", 1);
        code(&mut kari, "skattekortet", 1);
        let case = kari.cases().named("print").expect("the case");
        kari.write().memos().set(case, MemoOn::Case, "hun vil bli båtbygger, sier hun").expect("written");
        kari.write().cases().write_summary(case, "Båtbygger.").expect("written");
        let new = NewCode { name: "båtbygger".to_owned(), ..NewCode::default() };
        kari.write().codes().add(&new).expect("added");
    }
    {
        let mut ada = open(&folder, "p.planlupe", "ada");
        let places = ada.redactions().occurrences("båtbygger").expect("readable");
        ada.write().redactions().redact(&places, Label::Misc, Some("et yrke")).expect("redacted");
    }
    let outcome = folder.run(&["merge", "p.planlupe", "k.planlupe", "--json"]).succeeds();
    assert!(!outcome.to_lowercase().contains("båtbygger"), "{outcome}");
    let words: Vec<String> = coded(&folder, "p.planlupe").into_iter().map(|(words, ..)| words).collect();
    assert_eq!(words, ["bli et yrke", "et yrke", "skattekortet"]);
    folder.write("names.txt", "båtbygger\n");
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    project::each_text(&project, |table, _, column, text| {
        assert!(!text.to_lowercase().contains("båtbygger"), "{table}.{column}");
    })
    .expect("readable");
    let bytes = fs::read(folder.path("p.planlupe")).expect("the file");
    assert!(!String::from_utf8_lossy(&bytes).contains("båtbygger"));
}

#[test]
fn words_that_were_redacted_in_the_copy_are_told_at_the_merge() {
    let folder = with_copy(&[]);
    let case = Project::open_to_read(&folder.path("p.planlupe")).expect("the project").cases().named("print");
    let case = case.expect("the case");
    open(&folder, "p.planlupe", "ada").write().cases().write_summary(case, "Ada.").expect("written");
    {
        let mut kari = open(&folder, "k.planlupe", "Kari");
        code(&mut kari, "skattekortet", 1);
        let places = kari.redactions().occurrences("båtbygger").expect("readable");
        kari.write().redactions().redact(&places, Label::Misc, Some("et yrke")).expect("redacted");
    }
    let outcome = folder.run(&["merge", "p.planlupe", "k.planlupe", "--json"]).json();
    let left = items(&outcome, "left");
    assert_eq!((&left[0]["what"], &left[0]["why"]), (&"cases".into(), &"redacted-there".into()), "{outcome}");
    let words: Vec<String> = coded(&folder, "p.planlupe").into_iter().map(|(words, ..)| words).collect();
    assert_eq!(words, ["båtbygger", "skattekortet"]);

    // A redaction alone is told too.
    {
        let mut kari = open(&folder, "k.planlupe", "Kari");
        let places = kari.redactions().occurrences("verkstedet").expect("readable");
        kari.write().redactions().redact(&places, Label::Misc, Some("et sted")).expect("redacted");
    }
    let told = folder.run(&["merge", "p.planlupe", "k.planlupe"]).succeeds();
    assert!(told.contains("words were redacted in the copy"), "{told}");
}

#[test]
fn a_newer_print_on_either_side_carries_the_work_of_the_other() {
    let newer = PRINT.replace("Første time gikk bra.", "Første time gikk svært bra, takk.");
    for renewed in ["p.planlupe", "k.planlupe"] {
        let folder = with_copy(&[]);
        folder.write("new/print.txt", &newer);
        code(&mut open(&folder, "k.planlupe", "Kari"), "skattekortet", 1);
        code(&mut open(&folder, "k.planlupe", "Kari"), "gikk bra", 2);
        folder.run(&["import", renewed, "new/print.txt", "--known", "replace"]).succeeds();
        code(&mut open(&folder, "p.planlupe", "ada"), "verkstedet", 2);
        let outcome = folder.run(&["merge", "p.planlupe", "k.planlupe", "--json"]).json();
        assert_eq!(outcome["merged"], true, "{outcome}");
        let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
        let case = project.cases().named("print").expect("the case");
        assert_eq!(project.cases().text(case).expect("readable").as_str(), Text::new(&newer).as_str(), "{renewed}");
        let (coded, aside) = (coded(&folder, "p.planlupe"), project.asides().list().expect("readable"));
        assert_eq!(coded.len() + aside.len(), 4, "{renewed}: {outcome}");
        let words: Vec<&str> = coded.iter().map(|(words, ..)| words.as_str()).collect();
        assert!(["båtbygger", "skattekortet", "verkstedet"].iter().all(|coded| words.contains(coded)), "{words:?}");
        drop(project);
        assert_eq!(folder.run(&["check", "p.planlupe"]).succeeds(), "The project is whole.\n");
    }
}

#[test]
fn what_is_no_copy_is_refused_in_one_sentence() {
    let folder = with_copy(&[]);
    folder.write("typed.txt", crate::support::TYPED);
    folder.run(&["import", "other.planlupe", "typed.txt"]).succeeds();
    folder.run(&["copy", "k.planlupe", "kk.planlupe", "--for", "Ola"]).succeeds();
    folder.write("junk.planlupe", "not a database");
    let mut newer = fs::read(folder.path("k.planlupe")).expect("the file");
    newer[60..64].copy_from_slice(&999_u32.to_be_bytes());
    folder.write("newer.planlupe", newer);
    let mut damaged = fs::read(folder.path("k.planlupe")).expect("the file");
    damaged.truncate(20_000);
    folder.write("damaged.planlupe", damaged);
    let before = folder.content("p.planlupe");
    for (copy, words) in [
        ("p.planlupe", "is the project itself"),
        ("other.planlupe", "not a copy of this project"),
        ("kk.planlupe", "a copy of another project file"),
        ("junk.planlupe", "is no"),
        ("newer.planlupe", "newer"),
        ("damaged.planlupe", "damaged"),
        ("missing.planlupe", "missing.planlupe"),
    ] {
        let refusal = folder.run(&["merge", "p.planlupe", copy]).refuses();
        assert!(refusal.contains(words), "{copy}: {refusal}");
    }
    let refusal = folder.run(&["merge", "k.planlupe", "p.planlupe"]).refuses();
    assert!(refusal.contains("itself a copy"), "{refusal}");
    assert_eq!(folder.content("p.planlupe"), before);
    let refusal = folder.run(&["copy", "p.planlupe", "k.planlupe", "--for", "Kari"]).refuses();
    assert!(refusal.contains("k.planlupe"), "{refusal}");
    let refusal = folder.run(&["copy", "p.planlupe", "n.planlupe", "--for", " "]).refuses();
    assert!(refusal.contains("--for has no name"), "{refusal}");
    assert!(!folder.path("n.planlupe").exists());
}

#[test]
fn copies_of_an_older_file_give_their_rows_the_same_guids() {
    let folder = Folder::new();
    let script = include_str!("support/version-1.sql");
    for name in ["a.planlupe", "b.planlupe"] {
        let database = rusqlite::Connection::open(folder.path(name)).expect("a database");
        database.execute_batch(script).expect("an older file");
        drop(database);
        drop(Project::open_to_write(&folder.path(name)).expect("the project"));
    }
    let guids = |name: &str| -> Vec<String> {
        let database = folder.database(name);
        let mut guids = Vec::new();
        for table in ["cases", "code", "coding", "memo", "attribute", "coder"] {
            let mut query = database.prepare(&format!("SELECT guid FROM {table} ORDER BY id")).expect("a table");
            let rows = query.query_map([], |row| row.get::<_, String>(0)).expect("rows");
            guids.extend(rows.map(|row| row.expect("a GUID")));
        }
        guids
    };
    assert!(guids("a.planlupe").len() > 3);
    assert_eq!(guids("a.planlupe"), guids("b.planlupe"));
}
