//! A researcher lets a code stand in several groups: it has one place in the tree, is found and counted in each group, and each coding once.

use crate::support::{Folder, TYPED, rows};
use serde_json::Value;

/// `sykdom` stands in «Liv», and in «Mål» and «Helse» besides; one passage is coded with it and with a code of «Mål».
fn project() -> Folder {
    let folder = Folder::new();
    folder.write("prints/a.txt", TYPED);
    folder.write(
        "book.ron",
        "(groups: [(name: \"Mål\", codes: [(name: \"arbeid\")]), (name: \"Helse\"), (name: \"Liv\", codes: [(name: \"sykdom\", codes: [(name: \"lege\")])])])",
    );
    folder.run(&["import", "p.planlupe", "prints", "--codebook", "book.ron"]).succeeds();
    folder.write("codings.csv", "case,start,end,code\na,1,5,sykdom\na,1,5,arbeid\na,8,9,lege\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    for group in ["Mål", "helse"] {
        folder.run(&["codebook", "p.planlupe", "--join", "sykdom", "--group", group]).succeeds();
    }
    folder
}

fn passages(folder: &Folder, code: &str) -> usize {
    folder.run(&["excerpts", "p.planlupe", "--code", code, "--json"]).succeeds().lines().count()
}

fn also_in(folder: &Folder, path: &str) -> Value {
    let codes = folder.run(&["codebook", "p.planlupe", "--json"]).json();
    let found = codes.as_array().expect("a list").iter().find(|code| code["path"] == path).cloned();
    found.expect("is a code")["also_in"].clone()
}

#[test]
fn a_code_is_found_in_each_of_its_groups_and_each_coding_once() {
    let folder = project();
    assert_eq!(also_in(&folder, "Liv/sykdom"), serde_json::json!(["Mål", "Helse"]));
    for (code, count) in [("Liv", 2), ("Helse", 2), ("Mål", 3), ("sykdom", 2), ("arbeid", 1)] {
        assert_eq!(passages(&folder, code), count, "{code}");
    }
    let both = folder
        .run(&["excerpts", "p.planlupe", "--code", "Mål", "--code", "Helse", "--code", "Liv", "--json"])
        .succeeds();
    assert_eq!(both.lines().count(), 3, "a coding that stands in three groups is one passage");
    let told = folder.run(&["codebook", "p.planlupe"]).succeeds();
    assert!(told.contains("Also in: Mål, Helse"), "{told}");
}

#[test]
fn exports_name_the_groups_and_the_codebook_keeps_them() {
    let folder = project();
    folder.run(&["export", "p.planlupe", "tables"]).succeeds();
    let codings = rows(&folder.text("tables/codings.csv"), b',');
    let groups = codings[0].iter().position(|column| column == "groups").expect("a column");
    let mut told: Vec<&str> = codings[1..].iter().map(|row| row[groups].as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, ["Mål", "Mål; Helse; Liv", "Mål; Helse; Liv"]);
    folder.run(&["codebook", "p.planlupe", "--to", "out.ron"]).succeeds();
    folder.run(&["import", "other.planlupe", "prints", "--codebook", "out.ron"]).succeeds();
    folder.run(&["codebook", "other.planlupe", "--to", "again.ron"]).succeeds();
    assert_eq!(folder.text("out.ron"), folder.text("again.ron"));
    assert!(folder.text("out.ron").contains("also_in"));
}

#[test]
fn a_code_leaves_a_group_and_a_group_that_goes_leaves_its_members() {
    let folder = project();
    folder.run(&["codebook", "p.planlupe", "--leave", "sykdom", "--group", "Helse"]).succeeds();
    assert_eq!(also_in(&folder, "Liv/sykdom"), serde_json::json!(["Mål"]));
    folder.run(&["undo", "p.planlupe"]).succeeds();
    assert_eq!(also_in(&folder, "Liv/sykdom"), serde_json::json!(["Mål", "Helse"]));
    let since = folder.run(&["codebook", "p.planlupe", "--since", "2020-01-01", "--json"]).json();
    let told = since.as_array().expect("a list").iter().filter(|change| change["fields"].get("also_in").is_some());
    assert_eq!(told.count(), 2);

    let mut project = project::Project::open_to_write(&folder.path("p.planlupe")).expect("opened");
    let group = project.codes().tree().expect("codes").find_any("Mål").expect("a group").id;
    project.write().codes().remove(group).expect("removed");
    let tree = project.codes().tree().expect("codes");
    let code = tree.find("sykdom").expect("is still there");
    assert_eq!(tree.paths(&code.groups), ["Helse"]);
    assert_eq!(project.codings().list().expect("codings").len(), 2, "only what stood below the group went");
    while project.undo().expect("undone").is_some() {}
    assert_eq!(project.check().expect("checked"), []);
}

#[test]
fn a_code_can_stand_in_groups_only_and_a_merged_code_hands_its_groups_over() {
    let folder = project();
    let refused = folder.run(&["codebook", "p.planlupe", "--join", "sykdom", "--group", "arbeid"]).refuses();
    assert!(refused.contains("that is not a group"), "{refused}");
    folder.run(&["codebook", "p.planlupe", "--join", "Helse", "--group", "Mål"]).refuses();
    assert_eq!(folder.run(&["codebook", "p.planlupe", "--join", "sykdom"]).code, Some(2));
    // Where it stands already by its place, it does not stand besides.
    folder.run(&["codebook", "p.planlupe", "--join", "sykdom", "--group", "Liv"]).succeeds();
    assert_eq!(also_in(&folder, "Liv/sykdom"), serde_json::json!(["Mål", "Helse"]));
    // No group goes into its own member.
    folder.run(&["codebook", "p.planlupe", "--move", "Helse", "--under", "sykdom"]).refuses();
    folder.run(&["codebook", "p.planlupe", "--merge", "sykdom", "--into", "arbeid"]).succeeds();
    assert_eq!(also_in(&folder, "Mål/arbeid"), serde_json::json!(["Helse"]));
    assert_eq!(passages(&folder, "Helse"), 2);
}

#[test]
fn a_group_is_not_moved_below_a_code_that_stands_in_it() {
    let folder = project();
    let before = folder.content("p.planlupe");
    for (group, below) in [("Helse", "Liv/sykdom"), ("Helse", "Liv/sykdom/lege"), ("Liv", "sykdom")] {
        let told = folder.run(&["codebook", "p.planlupe", "--lang", "nb", "--move", group, "--under", below]).refuses();
        assert!(told.starts_with(&format!("«{group}» kan ikke ligge under «Liv/sykdom")), "{told}");
    }
    assert_eq!(folder.content("p.planlupe"), before);
    folder.run(&["codebook", "p.planlupe", "--move", "Helse", "--under", "Liv"]).succeeds();
    assert_eq!(also_in(&folder, "Liv/sykdom"), serde_json::json!(["Mål", "Liv/Helse"]));
}
