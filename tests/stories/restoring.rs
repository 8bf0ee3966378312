//! Nobody loses a study by pressing a key too often: what is large is undone only when it was said so, and what was undone
//! can be restored after something new was done.

use crate::support::Folder;
use crate::support::window::Window;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use project::codebook::Codebook;
use project::{Act, Project};
use serde_json::json;

/// Everything that people have made in the project.
fn cases(folder: &Folder) -> Vec<String> {
    let project = Project::open_to_read(&folder.path("p.planlupe")).expect("a project");
    project.cases().list().expect("cases").into_iter().map(|case| case.label).collect()
}

#[test]
fn a_large_edit_is_undone_on_the_command_line_only_when_it_was_said_so() {
    let folder = Folder::with_three_cases();
    let refused = folder.run(&["undo", "p.planlupe"]).refuses();
    assert!(refused.contains("takes away 3 cases") && refused.contains("--yes"), "{refused}");
    assert_eq!(cases(&folder), ["a", "b", "c"]);
    assert!(folder.run(&["undo", "p.planlupe", "--yes"]).succeeds().contains("import"));
    assert!(cases(&folder).is_empty());
    folder.run(&["redo", "p.planlupe"]).succeeds();
    assert_eq!(cases(&folder), ["a", "b", "c"]);
}

#[test]
fn what_was_undone_is_restored_after_something_new_was_done() {
    let folder = Folder::with_three_cases();
    folder.load_attributes("case,alder\na,19\nb,27\nc,30\n", &[]);
    folder.run(&["undo", "p.planlupe", "--yes"]).succeeds();
    folder.run(&["undo", "p.planlupe", "--yes"]).succeeds();
    // Another import takes the numbers that the old rows had.
    folder.write("d.txt", "BRUKER – 2. APR. 2020: Hei, dette er noe nytt.\n");
    folder.run(&["import", "p.planlupe", "d.txt"]).succeeds();
    assert_eq!(cases(&folder), ["d"]);

    let undone = folder.run(&["undone", "p.planlupe", "--json"]).json();
    let acts: Vec<_> = undone.as_array().expect("a list").iter().map(|own| own["act"].clone()).collect();
    assert_eq!(acts, ["load-attributes", "import"]);
    assert_eq!(undone[1]["rows"]["cases"], json!(3));
    let number = undone[0]["number"].to_string();
    folder.run(&["undone", "p.planlupe", "--restore", &number]).succeeds();
    assert_eq!(cases(&folder), ["a", "b", "c", "d"]);
    let values = folder.run(&["attributes", "p.planlupe", "--json"]).json();
    assert_eq!(values["values"]["a"], json!({"alder": "19"}));
    assert_eq!(values["values"]["d"], json!({}));
    assert_eq!(folder.run(&["undone", "p.planlupe", "--json"]).json(), json!([]));
    folder.run(&["check", "p.planlupe"]).succeeds();

    // It is an edit of its own.
    folder.run(&["undo", "p.planlupe", "--yes"]).succeeds();
    assert_eq!(cases(&folder), ["d"]);
}

#[test]
fn what_is_in_the_way_is_said_and_nothing_is_changed() {
    let folder = Folder::with_three_cases();
    folder.run(&["undo", "p.planlupe", "--yes"]).succeeds();
    folder.write("other/a.txt", "BRUKER – 2. APR. 2020: Hei, dette er en annen sak av samme navn.\n");
    folder.run(&["import", "p.planlupe", "other/a.txt"]).succeeds();
    let undone = folder.run(&["undone", "p.planlupe", "--json"]).json();
    let refused = folder.run(&["undone", "p.planlupe", "--restore", &undone[0]["number"].to_string()]).refuses();
    assert!(refused.contains("a name is taken"), "{refused}");
    assert_eq!(cases(&folder), ["a"]);
    let refused = folder.run(&["undone", "p.planlupe", "--restore", "4711"]).refuses();
    assert!(refused.contains("4711"), "{refused}");
}

#[test]
fn a_change_is_restored_only_where_nobody_has_changed_it_since() {
    let folder = Folder::new();
    let mut project = Project::create_with(&folder.path("p.planlupe"), &Codebook::standard()).expect("a project");
    let code = project.codes().tree().expect("codes").iter().map(|(code, _)| code.clone()).last().expect("a code");
    let named = |name: &str| project::NewCode {
        parent: code.parent,
        name: name.to_owned(),
        codable: code.codable,
        colour: code.colour.clone(),
        description: code.description.clone(),
        shortcut: code.shortcut.clone(),
        ..project::NewCode::default()
    };
    project.write().codes().change(code.id, &named("først")).expect("changed");
    project.undo().expect("undone");
    project.write().codes().change(code.id, &named("så")).expect("changed");
    let undone = project.history().undone().expect("a list");
    assert!(matches!(project.write().history().restore(undone[0].number), Err(project::Error::InTheWay)));
    project.undo().expect("undone");
    assert_eq!(project.write().history().restore(undone[0].number).expect("restored"), Act::ChangeCode);
    let name = project.codes().tree().expect("codes").get(code.id).expect("is there").name.clone();
    assert_eq!(name, "først");
}

#[test]
fn the_window_asks_before_much_goes_and_restores_it_later() {
    let mut window = Window::with_cases(&[
        ("a", "BRUKER – 2. APR. 2020: Hei, jeg er den første.\n"),
        ("b", "BRUKER – 3. APR. 2020: Hei, jeg er den andre.\n"),
    ]);
    window.ctrl(Key::Z);
    assert!(window.shows("Dette tar bort 2 saker."));
    assert_eq!(window.session().cases.len(), 2, "nothing is gone before it was answered");
    window.click("Avbryt");
    assert_eq!(window.session().cases.len(), 2);
    window.ctrl(Key::Z);
    let undo = window.harness.get_all_by_role_and_label(Role::Button, "Angre: import").last().expect("the answer");
    undo.click();
    window.run_until_idle();
    assert!(window.session().cases.is_empty());

    // Something new is done, and redo is no way back any more.
    window.ctrl(Key::K);
    window.type_text("Ny kodegruppe");
    window.key(egui::Modifiers::NONE, Key::Enter);
    window.fill("Navn", "noe nytt");
    window.key(egui::Modifiers::NONE, Key::Enter);
    assert!(window.session().redoable.is_none());
    window.ctrl(Key::K);
    window.type_text("Angrede");
    window.key(egui::Modifiers::NONE, Key::Enter);
    window.click("Gjenopprett import: 2 saker");
    assert_eq!(window.session().cases.len(), 2);
}
