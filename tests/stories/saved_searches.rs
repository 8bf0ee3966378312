//! A search with all that narrows it is kept under a name, found again, and says what is gone of that which it names.

use crate::support::window::Window;
use crate::support::{Folder, rows};
use egui::{Key, Modifiers, vec2};
use names::mark::Label;
use project::Project;
use serde_json::{Value, json};

const KARI: &str = "Dialogen med veileder\n\nMeldekort\n\nBRUKER - 1. APR. 2020\n\nJeg lurer på meldekortet.\n\n\
                    VEILEDER - 2. APR. 2020\n\nDu må sende meldekort, Oddny Kvamme.\n";
const OLA: &str = "Dialogen med veileder\n\nPenger\n\nBRUKER - 3. APR. 2020\n\nHar du meldekort?\n";

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("prints/kari.txt", KARI);
    folder.write("prints/ola.txt", OLA);
    folder.run(&["import", "p.planlupe", "prints"]).succeeds();
    folder.write("attributes.csv", "case,gruppe\nkari,x\nola,y\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    folder
}

fn found(folder: &Folder, arguments: &[&str]) -> Vec<(String, u64)> {
    let told = folder.run(&[arguments, &["--json"]].concat()).succeeds();
    let lines = told.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    lines
        .map(|line| (line["case"].as_str().expect("a case").to_owned(), line["start"].as_u64().expect("a place")))
        .collect()
}

fn saved(folder: &Folder) -> Value {
    folder.run(&["searches", "p.planlupe", "--json"]).json()
}

#[test]
fn a_search_is_saved_with_its_limits_and_finds_the_same_by_its_name() {
    let folder = project();
    let asked = [
        "find",
        "p.planlupe",
        "melde",
        "sende meldekort",
        "--any",
        "--speaker",
        "user",
        "--speaker",
        "nav",
        "--since",
        "2020-04-01",
        "--attribute",
        "gruppe=x",
        "--status",
        "unread",
        "--case",
        "kari",
        "--kind",
        "message",
    ];
    let before = found(&folder, &asked);
    assert_eq!(before.len(), 3);
    let told = folder.run(&[&asked[..], &["--save", "Kort"]].concat()).succeeds();
    assert!(told.ends_with("Saved as “Kort”.\n"), "{told}");
    assert_eq!(found(&folder, &["find", "p.planlupe", "--saved", "kort"]), before);
    let search = &saved(&folder)[0];
    assert_eq!((&search["name"], &search["command"], &search["gone"]), (&json!("Kort"), &json!("find"), &json!([])));
    let arguments: Vec<&str> =
        search["arguments"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let again = found(&folder, &[&["find", "p.planlupe"], &arguments[..]].concat());
    assert_eq!(again, before, "the arguments ask the same: {arguments:?}");

    folder.run(&["export", "p.planlupe", "csv", "--only", "searches"]).succeeds();
    let sheet = rows(&folder.text("csv/searches.csv"), b',');
    assert_eq!(sheet[0], ["search", "command", "option", "value", "coder", "changed_at"]);
    assert!(sheet.iter().any(|row| row[..4] == ["Kort", "find", "attribute", "gruppe=x"]), "{sheet:?}");
}

#[test]
fn saved_searches_are_replaced_renamed_and_removed_and_all_of_it_is_undone() {
    let folder = project();
    folder.run(&["excerpts", "p.planlupe", "--code", "økonomi", "--save", "Penger"]).succeeds();
    let told = folder.run(&["excerpts", "p.planlupe", "--code", "Dialog/helse", "--save", "penger"]).succeeds();
    assert!(told.contains("in the place of the search"), "{told}");
    folder.run(&["find", "p.planlupe", "kort", "--inside", "--save", "Kort"]).succeeds();
    let refused = folder.run(&["searches", "p.planlupe", "--rename", "Kort", "--to", "PENGER"]).refuses();
    assert_eq!(refused, "There is a saved search called “PENGER” already.");
    assert!(folder.run(&["find", "p.planlupe", "--saved", "Penger"]).refuses().contains("of the other kind"));
    assert!(folder.run(&["find", "p.planlupe", "--saved", "Fisk"]).refuses().contains("no saved search"));
    folder.run(&["searches", "p.planlupe", "--rename", "kort", "--to", "Alle kort"]).succeeds();
    let names = |folder: &Folder| -> Vec<String> {
        saved(folder)
            .as_array()
            .expect("a list")
            .iter()
            .map(|own| own["name"].as_str().expect("a name").to_owned())
            .collect()
    };
    assert_eq!(names(&folder), ["Alle kort", "Penger"]);
    folder.run(&["searches", "p.planlupe", "--remove", "penger"]).succeeds();
    assert_eq!(names(&folder), ["Alle kort"]);
    folder.run(&["undo", "p.planlupe"]).succeeds();
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert_eq!(names(&folder), ["Kort", "Penger"]);
    folder.run(&["undo", "p.planlupe"]).succeeds();
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert!(saved(&folder)[0]["arguments"][1].as_str().expect("a code").ends_with("økonomi"), "what was replaced");
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("the project");
    assert_eq!(project.check().expect("checked"), []);
}

#[test]
fn what_a_saved_search_names_may_be_called_otherwise_and_what_is_gone_is_said() {
    let folder = project();
    let asked = ["find", "p.planlupe", "meldekort", "--attribute", "gruppe=y", "--save", "Kort"];
    folder.run(&asked).succeeds();
    folder
        .run(&["excerpts", "p.planlupe", "--code", "økonomi", "--code", "Dialog/helse", "--not", "--save", "Penger"])
        .succeeds();
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    let tree = project.codes().tree().expect("the codes");
    let health = tree.find("Dialog/helse").expect("a code").clone();
    let renamed = project::NewCode { name: "sykdom".to_owned(), ..health.as_new() };
    project.write().codes().change(health.id, &renamed).expect("renamed");
    drop(project);
    let searches = saved(&folder);
    assert!(searches[1]["arguments"].to_string().contains("sykdom"), "{searches}");

    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    let group = project.attributes().named("gruppe").expect("the attribute");
    project.write().codes().remove(health.id).expect("removed");
    project.write().attributes().remove(group.id).expect("removed");
    drop(project);
    let refused = folder.run(&["find", "p.planlupe", "--saved", "Kort"]).refuses();
    assert_eq!(refused, "The saved search “Kort” is not carried out: The attribute “gruppe” is no longer there.");
    assert!(
        folder
            .run(&["excerpts", "p.planlupe", "--saved", "Penger"])
            .refuses()
            .contains("“Dialog/helse” is no longer there")
    );
    assert_eq!(saved(&folder)[0]["gone"], json!([{ "what": "attribute", "name": "gruppe" }]));
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert_eq!(found(&folder, &["find", "p.planlupe", "--saved", "Kort"]).len(), 1);
}

#[test]
fn a_name_in_a_saved_search_leaks_no_more_once_it_is_redacted() {
    let folder = project();
    folder.run(&["find", "p.planlupe", "Oddny", "Kvamme", "--save", "hun"]).succeeds();
    folder.run(&["find", "p.planlupe", "meldekort", "--save", "kort"]).succeeds();
    folder.write("names.txt", "Oddny Kvamme\n");
    let leaks = folder.run(&["leak-check", "p.planlupe", "--against", "names.txt", "--json"]);
    let hits: Value = serde_json::from_str(&leaks.out).expect("JSON");
    let has_hit =
        |hits: &Value| hits["hits"].as_array().expect("a list").iter().any(|hit| hit["table"] == "saved_search");
    assert!(has_hit(&hits), "{hits}");
    let mut project = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    let places = project.redactions().occurrences("Oddny Kvamme").expect("found");
    let redacted = project.write().redactions().redact_while(&places, Label::Per, None, |_, _| true);
    assert_eq!(redacted.expect("redacted").expect("not stopped").searches, 1);
    assert_eq!(project.searches().list().expect("readable").len(), 1, "the other stays");
    drop(project);
    folder.run(&["leak-check", "p.planlupe", "--against", "names.txt"]).succeeds();
}

#[test]
fn a_search_is_saved_and_chosen_again_in_the_window() {
    let mut window = Window::with_cases(&[("kari", KARI), ("ola", OLA)]);
    window.harness.set_size(vec2(1280.0, 1500.0));
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
    window.type_text("meldekort");
    window.key(Modifiers::NONE, Key::Enter);
    window.fill("Avsender", "BRUKER");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("2 forekomster i 2 av 2 saker"));
    window.fill("Lagre søket som", "Kort");
    window.click("Lagre");
    assert!(window.shows("Lagret som «Kort»"));
    window.fill("Søk etter", "jeg");
    window.fill("Avsender", "");
    window.click("Søk");
    assert!(window.shows("1 forekomst i 1 av 2 saker"));
    window.click("Kort");
    assert!(window.shows("2 forekomster i 2 av 2 saker"), "with its limit");
    window.click("Fjern");
    assert!(window.session().searches.is_empty());
    window.ctrl(Key::Z);
    assert_eq!(window.session().searches.len(), 1);
}
