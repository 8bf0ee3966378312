//! What once went wrong and was found by a user or a reviewer, one test each.

use crate::support::Folder;

const CASE: &str = "VEILEDER – 1. APR. 2020: Hei. Hvordan går det?\n";

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("sak.txt", CASE);
    folder.run(&["import", "p.planlupe", "sak.txt"]).succeeds();
    folder
}

#[test]
fn an_exported_memo_that_looks_like_a_formula_comes_back_as_it_was() {
    let folder = project();
    folder.write("in.csv", "case,start,end,code,memo\nsak,25,28,økonomi,- ring legen\n");
    folder.run(&["code", "p.planlupe", "--from", "in.csv"]).succeeds();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    assert!(folder.text("out/codings.csv").contains("'- ring legen"));

    folder.run(&["import", "q.planlupe", "sak.txt"]).succeeds();
    folder.run(&["code", "q.planlupe", "--from", "out/codings.csv"]).succeeds();
    folder.run(&["export", "q.planlupe", "again"]).succeeds();
    assert_eq!(folder.text("again/codings.csv"), folder.text("out/codings.csv"));
}

#[test]
fn no_output_is_written_over_a_project() {
    let folder = project();
    let before = folder.bytes("p.planlupe");
    for arguments in
        [&["codebook", "p.planlupe", "--to", "p.planlupe"][..], &["tally", "p.planlupe", "--csv", "p.planlupe"]]
    {
        assert!(folder.run(arguments).refuses().contains("exists already"));
        assert_eq!(folder.bytes("p.planlupe"), before);
    }
}

#[test]
fn a_label_from_a_decomposed_file_name_is_found_by_its_composed_one() {
    let folder = Folder::new();
    folder.write("sak-a\u{30a}.txt", CASE);
    folder.run(&["import", "p.planlupe", "sak-a\u{30a}.txt"]).succeeds();
    folder.run(&["chronology", "p.planlupe", "sak-\u{e5}"]).succeeds();
    folder.run(&["chronology", "p.planlupe", "sak-a\u{30a}"]).succeeds();
}

#[test]
fn a_codebook_may_swap_two_keys() {
    let folder = project();
    folder.run(&["codebook", "p.planlupe", "--to", "kb.ron"]).succeeds();
    let swapped = folder.text("kb.ron").replace("key: \"1\"", "key: \"x\"").replace("key: \"2\"", "key: \"1\"");
    folder.write("kb.ron", swapped.replace("key: \"x\"", "key: \"2\""));
    folder.run(&["codebook", "p.planlupe", "--from", "kb.ron"]).succeeds();
}

#[test]
fn a_code_without_a_group_survives_its_way_through_a_file() {
    let folder = project();
    folder.write("in.csv", "case,start,end,code\nsak,25,28,Fritt\n");
    folder.run(&["code", "p.planlupe", "--from", "in.csv", "--create-codes"]).succeeds();
    folder.run(&["codebook", "p.planlupe", "--to", "kb.ron"]).succeeds();
    let before = folder.run(&["codebook", "p.planlupe", "--json"]).json();
    folder.run(&["codebook", "p.planlupe", "--from", "kb.ron"]).succeeds();
    assert_eq!(folder.run(&["codebook", "p.planlupe", "--json"]).json(), before);
}
