//! A researcher says how strongly a code applies, on a scale of the project.

use egui::{Key, Modifiers};
use serde_json::{Value, json};

use crate::support::Folder;
use crate::support::window::Window;

const TABLE: &str = "case,start,end,code,degree\nkari,0,5,økonomi,2\nkari,6,9,økonomi,\n";

/// Two codings; the first has degree 2 of 1 to 5.
fn graded() -> Folder {
    let folder = Folder::new();
    folder.write("prints/kari.txt", "Jeg lurer på meldekortet mitt. Får jeg penger?\n");
    folder.run(&["import", "p.planlupe", "prints"]).succeeds();
    folder.run(&["degrees", "p.planlupe", "1-5"]).succeeds();
    folder.write("codings.csv", TABLE);
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    folder
}

fn degrees(folder: &Folder, more: &[&str]) -> Vec<Value> {
    let told = folder.run(&[&["excerpts", "p.planlupe", "--json"], more].concat()).succeeds();
    told.lines().map(|line| serde_json::from_str::<Value>(line).expect("is JSON")["degree"].clone()).collect()
}

#[test]
fn codings_have_a_degree_only_where_the_project_has_a_scale() {
    let folder = Folder::with_project();
    assert_eq!(folder.run(&["degrees", "p.planlupe", "--json"]).json(), json!({ "scale": null }));
    folder.write("codings.csv", TABLE);
    let refused = folder.run(&["degrees", "p.planlupe", "--from", "codings.csv"]).refuses();
    assert!(refused.contains("planlupe degrees"), "{refused}");
    let refused = folder.run(&["degrees", "p.planlupe", "5-1"]).refuses();
    assert!(refused.contains("5-1"), "{refused}");
}

#[test]
fn degrees_come_from_tables_limit_what_is_found_and_go_into_exports() {
    let folder = graded();
    assert_eq!(degrees(&folder, &[]), [json!(2), Value::Null]);
    assert_eq!(degrees(&folder, &["--degree", "2-5"]), [json!(2)]);
    assert_eq!(degrees(&folder, &["--degree", "3"]), [] as [Value; 0]);
    folder.write("degrees.csv", "case,start,end,code,degree\nkari,0,5,økonomi,\nkari,6,9,økonomi,5\n");
    folder.run(&["degrees", "p.planlupe", "--from", "degrees.csv"]).succeeds();
    assert_eq!(degrees(&folder, &[]), [Value::Null, json!(5)]);
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert_eq!(degrees(&folder, &[]), [json!(2), Value::Null]);
    folder.run(&["export", "p.planlupe", "tables", "--only", "codings"]).succeeds();
    let header = folder.text("tables/codings.csv").lines().next().map(str::to_owned);
    assert!(header.is_some_and(|header| header.ends_with(",document,degree,groups")));
}

#[test]
fn a_degree_off_the_scale_is_refused_and_a_scale_that_leaves_degrees_out_too() {
    let folder = graded();
    folder.write("degrees.csv", "case,start,end,code,degree\nkari,0,5,økonomi,6\n");
    let refused = folder.run(&["degrees", "p.planlupe", "--from", "degrees.csv"]).refuses();
    assert!(refused.contains("1-5"), "{refused}");
    folder.run(&["degrees", "p.planlupe", "3-9"]).refuses();
    folder.run(&["degrees", "p.planlupe", "--off"]).succeeds();
    assert_eq!(degrees(&folder, &[]), [Value::Null, Value::Null]);
    folder.run(&["degrees", "p.planlupe", "0-10"]).succeeds();
    assert_eq!(degrees(&folder, &[]), [json!(2), Value::Null], "what was given is there again");
}

#[test]
fn the_degree_of_the_coding_at_the_caret_is_set_by_key_and_undone() {
    let mut window = Window::with_demo();
    let case = window.session().open.as_ref().expect("a case is open").id;
    let first = |window: &Window| {
        let codings = window.project().codings().of(case).expect("readable");
        codings.into_iter().next().expect("the sample case is coded").degree
    };
    window.ctrl(Key::K);
    window.type_text("gradering av kodinger");
    window.key(Modifiers::NONE, Key::Enter);
    window.fill("Skala, fra den minste til den største graden", "1-3");
    window.click("Lagre");
    window.focus_reader();
    window.ctrl(Key::Home);
    window.key(Modifiers::NONE, Key::F5);
    window.key(Modifiers::ALT, Key::Plus);
    window.key(Modifiers::ALT, Key::Plus);
    assert_eq!(first(&window), Some(2));
    let names: Vec<String> =
        window.session().open.iter().flat_map(|open| &open.marks).map(|mark| mark.name.clone()).collect();
    assert!(names.iter().any(|name| name.ends_with(" · 2")), "{names:?}");
    window.key(Modifiers::ALT, Key::Minus);
    window.key(Modifiers::ALT, Key::Minus);
    assert_eq!(first(&window), None);
    window.ctrl(Key::Z);
    assert_eq!(first(&window), Some(1));
}

#[test]
fn enter_in_the_field_of_a_dialog_saves() {
    let mut window = Window::with_demo();
    window.ctrl(Key::K);
    window.type_text("gradering av kodinger");
    window.key(Modifiers::NONE, Key::Enter);
    window.fill("Skala, fra den minste til den største graden", "0-3");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.session().scale.map(|scale| scale.to_string()).as_deref(), Some("0-3"));
    assert!(!window.shows("Skala, fra den minste"), "the dialog is closed");
}
