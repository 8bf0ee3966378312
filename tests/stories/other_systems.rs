//! A researcher works on Windows, or with somebody who does: names that Windows takes, files that another program holds, folders that
//! are not on this machine, long paths and lines that end in two signs.

use crate::support::{Folder, PRINT, TYPED};

/// Names of the files in a folder, sorted.
fn names(folder: &Folder, of: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path(of)).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn exports_make_names_that_windows_takes_and_tells_apart() {
    let folder = Folder::new();
    for label in ["con", "nul.", "Sak 1", "sak 1", "a:b", "LPT1", "sak 2. "] {
        let sentence = TYPED.replace("Jeg", label);
        folder.piped(&["import", "p.planlupe", "-", "--label", label, "--known", "add"], sentence).succeeds();
    }
    folder.run(&["export", "p.planlupe", "out", "--reordered", "text"]).succeeds();
    let made = names(&folder, "out");
    assert_eq!(made, ["LPT1_.txt", "Sak 1.txt", "a_b.txt", "con_.txt", "nul_.txt", "sak 1 (2).txt", "sak 2_.txt"]);
    assert!(made.iter().all(|name| !project::file_names::is_refused_by_windows(name)));
}

#[test]
fn a_project_where_it_is_not_safe_is_made_and_the_reason_is_told() {
    let folder = Folder::new();
    folder.write("sak.txt", TYPED);
    for (place, words) in [("OneDrive - NAV", "OneDrive keeps alike"), ("Dropbox", "Dropbox keeps alike")] {
        std::fs::create_dir(folder.path(place)).expect("a folder");
        let project = format!("{place}/p.planlupe");
        let made = folder.run(&["import", &project, "sak.txt"]);
        assert_eq!((made.code, made.out.is_empty()), (Some(0), false));
        assert!(made.sentence().contains(words), "{made:?}");
        let checked = folder.run(&["check", &project]);
        assert_eq!((checked.code, checked.out.as_str()), (Some(0), "The project is whole.\n"));
        assert!(checked.sentence().contains(words), "{checked:?}");
    }
    folder.run(&["import", "p.planlupe", "sak.txt"]).succeeds();
}

#[test]
fn lines_that_end_as_windows_ends_them_are_read_as_others() {
    let folder = Folder::new();
    folder.write("print.txt", PRINT);
    folder.write("windows/print.txt", PRINT.replace('\n', "\r\n"));
    let [own, others] = ["print.txt", "windows/print.txt"].map(|file| folder.run(&["parse", file, "--json"]).json());
    assert_eq!(own["entries"], others["entries"]);
    let codebook = "// Koder\r\n(\r\n    groups: [\r\n        (name: \"Dialog\", codes: [(name: \"økonomi\", colour: \"#2491fd\")]),\r\n    ],\r\n)\r\n";
    folder.write("book.ron", codebook);
    folder.run(&["import", "p.planlupe", "print.txt", "--codebook", "book.ron"]).succeeds();
    folder.write("attributes.csv", "case;gruppe\r\nprint;x\r\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    assert_eq!(folder.run(&["cases", "p.planlupe", "--json"]).json()[0]["attributes"]["gruppe"], "x");
}

#[test]
fn folders_with_our_letters_blanks_and_long_names_hold_projects() {
    let folder = Folder::new();
    let deep = format!("Åse Ødegård/prøve mappe/{}", "en ganske lang mappe/".repeat(9));
    folder.write(&format!("{deep}sak å.txt"), TYPED);
    let project = format!("{deep}studie æ.planlupe");
    folder.run(&["import", &project, &format!("{deep}sak å.txt")]).succeeds();
    folder.run(&["export", &project, &format!("{deep}ut")]).succeeds();
    assert_eq!(folder.run(&["check", &project]).succeeds(), "The project is whole.\n");
    assert_eq!(names(&folder, &format!("{deep}ut")).len(), 5);
}

#[cfg(windows)]
#[test]
fn new_files_get_no_name_by_which_windows_makes_something_else() {
    let folder = Folder::new();
    folder.write("sak.txt", TYPED);
    for name in ["con.planlupe", "aux.planlupe", "study:old.planlupe", "study.planlupe.", "study.planlupe "] {
        let sentence = folder.run(&["import", name, "sak.txt"]).refuses();
        assert!(sentence.contains("Windows has no files of this name"), "{name}: {sentence}");
    }
    folder.run(&["import", "p.planlupe", "sak.txt"]).succeeds();
    let sentence = folder.run(&["codebook", "p.planlupe", "--to", "nul.ron"]).refuses();
    assert!(sentence.contains("Windows has no files of this name"), "{sentence}");
    assert_eq!(folder.names(), ["p.planlupe", "sak.txt"]);
}

#[cfg(windows)]
#[test]
fn paths_of_windows_lead_to_the_same_project() {
    let folder = Folder::new();
    folder.write("under\\sak.txt", TYPED);
    folder.run(&["import", "under\\p.planlupe", "under/sak.txt"]).succeeds();
    let whole = folder.path("under\\p.planlupe");
    let whole = whole.to_str().expect("letters");
    let verbatim = format!(r"\\?\{whole}");
    let upper = whole.to_uppercase();
    for path in ["under/p.planlupe", r".\under\p.planlupe", r"UNDER\P.PLANLUPE", whole, &verbatim, &upper] {
        assert_eq!(folder.run(&["cases", path, "--json"]).json().as_array().map(Vec::len), Some(1), "{path}");
        assert_eq!(folder.run(&["check", path]).succeeds(), "The project is whole.\n", "{path}");
    }
    // A second writer is kept out, by whatever name it comes.
    let _open = project::Project::open_to_write(&folder.path("under/p.planlupe")).expect("the project");
    for path in ["under/p.planlupe", r"UNDER\P.PLANLUPE", &verbatim] {
        let sentence = folder.run(&["summary-template", path, "--from", "under\\sak.txt"]).refuses();
        assert!(sentence.contains("is open in another window"), "{path}: {sentence}");
    }
}

#[cfg(windows)]
#[test]
fn a_table_that_excel_shows_is_left_and_so_is_one_that_is_write_protected() {
    use std::os::windows::fs::OpenOptionsExt;
    let folder = Folder::with_project();
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
    let before = folder.bytes("out/entries.csv");
    folder.write("out/cases.csv", "old");
    let held =
        std::fs::OpenOptions::new().read(true).share_mode(1).open(folder.path("out/entries.csv")).expect("opened");
    let sentence = folder.run(&["export", "p.planlupe", "out"]).refuses();
    assert!(sentence.contains("entries.csv") && sentence.contains("another program has it open"), "{sentence}");
    // All or none.
    assert_eq!((folder.text("out/cases.csv").as_str(), folder.bytes("out/entries.csv") == before), ("old", true));
    drop(held);
    let mut permissions = folder.path("out/entries.csv").metadata().expect("metadata").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(folder.path("out/entries.csv"), permissions.clone()).expect("write-protected");
    let sentence = folder.run(&["export", "p.planlupe", "out"]).refuses();
    assert!(sentence.contains("entries.csv") && sentence.contains("write-protected"), "{sentence}");
    assert_eq!(names(&folder, "out").len(), 5);
    #[expect(clippy::permissions_set_readonly_false, reason = "on Windows it is the attribute of this file alone")]
    permissions.set_readonly(false);
    std::fs::set_permissions(folder.path("out/entries.csv"), permissions).expect("writable");
    folder.run(&["export", "p.planlupe", "out"]).succeeds();
}

#[cfg(windows)]
#[test]
fn a_write_protected_project_is_read_and_not_written() {
    let folder = Folder::with_project();
    let path = folder.path("p.planlupe");
    let mut permissions = path.metadata().expect("metadata").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions.clone()).expect("write-protected");
    folder.run(&["cases", "p.planlupe"]).succeeds();
    folder.write("more.txt", "BRUKER – 1. APR. 2020: Mer.\n");
    let sentence = folder.run(&["import", "p.planlupe", "more.txt"]).refuses();
    assert!(sentence.contains("can only be read"), "{sentence}");
    #[expect(clippy::permissions_set_readonly_false, reason = "on Windows it is the attribute of this file alone")]
    permissions.set_readonly(false);
    std::fs::set_permissions(&path, permissions).expect("writable");
    folder.run(&["import", "p.planlupe", "more.txt"]).succeeds();
}
