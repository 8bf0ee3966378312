//! A researcher sees who has a goal, what it says and how it is coded.

use crate::support::{Folder, rows};

const WITH: &str = "Mitt mål\n\nBli kokk\n\nVEILEDER – 1. APR. 2020: Hei.\n";
const WITHOUT: &str = "VEILEDER – 1. JUN. 2020: Hei.\n\nBRUKER – 9. JUN. 2020: Ja takk.\n";

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("a.txt", WITH);
    folder.write("b.txt", WITHOUT);
    folder.write("c.txt", WITH.replace("Bli kokk", "Bli snekker"));
    folder.run(&["import", "p.planlupe", "a.txt", "b.txt", "c.txt"]).succeeds();
    folder.write("k.csv", "case,gruppe\na,ung\nb,ung\n");
    folder.run(&["attributes", "p.planlupe", "--from", "k.csv"]).succeeds();
    let start = WITH.find("Bli").map(|at| WITH[..at].chars().count()).expect("a goal");
    let code = "Mål/arbeid";
    folder.write(
        "codings.csv",
        format!("case,start,end,code\na,{start},{},{code}\na,{},{},{code}\n", start + 3, start + 20, start + 24),
    );
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    folder
}

#[test]
fn the_form_tells_the_goals_their_codes_and_how_many_there_are() {
    let folder = project();
    let form = folder.run(&["goals", "p.planlupe", "--by", "gruppe", "--json"]).json();
    assert_eq!((&form["cases"], &form["with_goal"], &form["coded"]), (&3.into(), &2.into(), &1.into()));
    let groups: Vec<String> = form["groups"].as_array().expect("groups").iter().map(ToString::to_string).collect();
    assert_eq!(groups.len(), 2, "{groups:?}");
    assert_eq!(form["groups"][0], serde_json::json!({"value": "ung", "cases": 2, "with_goal": 1, "coded": 1}));
    assert_eq!(form["groups"][1], serde_json::json!({"value": null, "cases": 1, "with_goal": 1, "coded": 0}));
    let first = &form["rows"][0];
    assert_eq!((&first["text"], &first["has_goal"], &first["date"]), (&"Bli kokk".into(), &true.into(), &().into()));
    assert_eq!(first["codes"].as_array().map(Vec::len), Some(1), "the other coding stands on no goal");
    assert_eq!(first["attributes"]["gruppe"], "ung");
    let second = &form["rows"][1];
    assert_eq!(
        (&second["text"], &second["has_goal"], &second["passages"]),
        (&"".into(), &false.into(), &serde_json::json!([]))
    );
}

#[test]
fn the_form_says_what_the_figure_and_the_table_of_cases_say() {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    let form = folder.run(&["goals", "d/demo.planlupe", "--json"]).json();
    let figure = folder.run(&["figures", "d/demo.planlupe", "goals", "--json"]).json();
    let all = &figure["rows"][0]["all"];
    let (n, share) = (all["n"].as_f64().expect("n"), all["share"].as_f64().expect("a share"));
    let with_goal = form["with_goal"].as_f64().expect("a number");
    assert!((n * share - with_goal).abs() < 1e-6 && with_goal > 0.0, "{figure}");
    folder.run(&["export", "d/demo.planlupe", "out"]).succeeds();
    let cases = rows(&folder.text("out/cases.csv"), b',');
    let goal = cases[0].iter().position(|name| name == "goal").expect("a column");
    for (row, case) in form["rows"].as_array().expect("rows").iter().zip(&cases[1..]) {
        assert_eq!((row["case"].as_str(), row["text"].as_str()), (Some(&*case[0]), Some(&*case[goal])));
    }
}

#[test]
fn the_form_is_a_table_for_people_and_for_machines() {
    let folder = project();
    let shown = folder.run(&["goals", "p.planlupe", "--by", "gruppe", "--lang", "en"]).succeeds();
    assert!(shown.contains("2 of 3 have a goal; 1 of them coded."), "{shown}");
    assert!(shown.contains("Bli snekker") && shown.contains("no goal"), "{shown}");
    let table = rows(&folder.run(&["goals", "p.planlupe", "--csv", "-"]).succeeds(), b',');
    assert_eq!(table[0], ["case", "has_goal", "date", "codes", "goal", "gruppe"]);
    assert_eq!((&*table[2][1], &*table[3][4]), ("no", "Bli snekker"));
    let counts = folder.run(&["goals", "p.planlupe", "--by", "gruppe", "--csv", "-"]).succeeds();
    assert_eq!(counts.trim(), "group,cases,with_goal,coded\n(all),3,2,1\nung,2,1,1\n(none),1,1,0");
    let refused = folder.run(&["goals", "p.planlupe", "--by", "høyde", "--lang", "en"]).refuses();
    assert!(refused.contains("høyde"), "{refused}");
}
