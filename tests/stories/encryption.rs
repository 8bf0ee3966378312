//! Encrypted projects: made, opened, changed and refused, from the command line and in the window.

use crate::support::Folder;

#[cfg(not(feature = "encryption"))]
#[test]
fn a_program_without_encryption_says_so_of_an_encrypted_project_and_leaves_it_alone() {
    let folder = Folder::with_project();
    let sealed = [b"PlLk".as_slice(), &vec![7; 20_000]].concat();
    folder.write("sealed.planlupe", &sealed);
    for command in [
        &["cases", "sealed.planlupe"][..],
        &["fine", "sealed.planlupe", "ord"],
        &["passphrase", "sealed.planlupe", "--remove"],
    ] {
        let said = folder.run(command).refuses();
        assert!(said.contains("was built without encryption") && !said.contains("damaged"), "{said}");
    }
    folder.write("passphrase.txt", "fire ganger fjorten fjell\n");
    let set = ["passphrase", "p.planlupe", "--new-passphrase-file", "passphrase.txt"];
    assert!(folder.run(&set).refuses().contains("was built without encryption"));
    let new = ["import", "n.planlupe", "print.txt", "--encrypt", "--project-passphrase-file", "passphrase.txt"];
    assert!(folder.run(&new).refuses().contains("was built without encryption"));
    assert!(!folder.path("n.planlupe").exists());
    assert_eq!(folder.bytes("sealed.planlupe"), sealed);
    assert!(folder.run(&["export", "p.planlupe", "out"]).code == Some(0));
    let over = folder.run(&["codebook", "p.planlupe", "--to", "sealed.planlupe"]).refuses();
    assert!(over.contains("exists already"), "no export is written over it: {over}");
}

#[cfg(feature = "encryption")]
mod with_it {
    use std::fs;

    use egui::Key;
    use project::{Project, is_encrypted, lock_up};

    use super::Folder;
    use crate::support::window::Window;

    const FIRST: &str = "fire ganger fjorten fjell";
    const SECOND: &str = "sytten siv i Sjoa";

    fn folder() -> Folder {
        let folder = Folder::with_project();
        folder.write("first.txt", format!("{FIRST}\n"));
        folder.write("second.txt", format!("{SECOND}\n"));
        folder
    }

    fn holds(folder: &Folder, name: &str, word: &str) -> bool {
        folder.bytes(name).windows(word.len()).any(|window| window == word.as_bytes())
    }

    #[test]
    fn a_copy_with_a_passphrase_of_its_own_is_merged() {
        let folder = folder();
        let both = ["--project-passphrase-file", "second.txt", "--project-passphrase-file", "first.txt"];
        let with = |arguments: &[&str]| folder.run(&[arguments, &both].concat());
        folder.run(&["passphrase", "p.planlupe", "--new-passphrase-file", "first.txt"]).succeeds();
        with(&["copy", "p.planlupe", "ada.planlupe", "--for", "ada"]).succeeds();
        with(&["passphrase", "ada.planlupe", "--new-passphrase-file", "second.txt"]).succeeds();
        let first = ["--project-passphrase-file", "first.txt"];
        let said = folder.run(&[&["merge", "p.planlupe", "ada.planlupe"][..], &first].concat()).refuses();
        assert!(said.contains("ada.planlupe"), "{said}");
        with(&["merge", "p.planlupe", "ada.planlupe"]).succeeds();
        folder.write("third.txt", "noe helt annet enn det\n");
        let wrong = ["--project-passphrase-file", "second.txt", "--project-passphrase-file", "third.txt"];
        let said = folder.run(&[&["cases", "p.planlupe"][..], &wrong].concat()).refuses();
        assert!(said.contains("does not open"), "{said}");
    }

    #[test]
    fn a_passphrase_is_never_passed_over() {
        let folder = folder();
        let plain = folder.bytes("p.planlupe");
        let with =
            |arguments: &[&str], file: &str| folder.run(&[arguments, &["--project-passphrase-file", file]].concat());
        let said = with(&["import", "p.planlupe", "print.txt", "--encrypt"], "first.txt").refuses();
        assert!(said.contains("is not encrypted; it stays as it is"), "{said}");
        let said = with(&["import", "n.planlupe", "print.txt"], "first.txt").refuses();
        assert!(said.contains("would be made without encryption") && !folder.path("n.planlupe").exists(), "{said}");
        assert!(folder.run(&["passphrase", "p.planlupe", "--remove"]).refuses().contains("is not encrypted"));
        assert_eq!(folder.bytes("p.planlupe"), plain);

        folder.run(&["passphrase", "p.planlupe", "--new-passphrase-file", "first.txt"]).succeeds();
        with(&["backups", "p.planlupe", "--make"], "first.txt").succeeds();
        for file in ["second.txt", "none.txt"] {
            let said = with(&["backups", "p.planlupe"], file).refuses();
            assert!(!said.contains("damaged"), "{said}");
        }
        let said = with(&["open", "p.planlupe"], "second.txt").refuses();
        assert!(said.contains("does not open"), "the window is told by the same option: {said}");
        let list = with(&["backups", "p.planlupe", "--json"], "first.txt").json();
        assert_eq!((&list[0]["whole"], &list[0]["locked"]), (&true.into(), &false.into()));
    }

    #[test]
    fn a_project_is_encrypted_changed_and_opened_again_from_the_command_line() {
        let folder = folder();
        folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
        let cases = folder.run(&["cases", "p.planlupe", "--json"]).succeeds();
        let said = folder.run(&["passphrase", "p.planlupe", "--new-passphrase-file", "first.txt"]).succeeds();
        assert!(said.contains("is encrypted") && said.contains("Earlier backups have been destroyed: 1"), "{said}");
        assert!(!holds(&folder, "p.planlupe", "båtbygger") && is_encrypted(&folder.path("p.planlupe")));
        let with = |file: &'static str| ["cases", "p.planlupe", "--json", "--project-passphrase-file", file];
        assert_eq!(folder.run(&with("first.txt")).succeeds(), cases);
        // What comes through a pipe is asked for there.
        let piped = folder.piped(&["cases", "p.planlupe", "--json"], format!("{FIRST}\n"));
        assert_eq!((piped.code, piped.out), (Some(0), cases.clone()));
        let wrong = folder.run(&with("second.txt")).refuses();
        assert!(wrong.contains("does not open") && !wrong.contains("damaged"), "{wrong}");
        let nothing = folder.piped(&["cases", "p.planlupe"], "");
        assert!(nothing.code == Some(1) && nothing.err.contains("is encrypted. Give its passphrase"), "{nothing:?}");
        let weak = folder.write("weak.txt", "kort\n");
        let change = |new: &str| {
            folder.run(&[
                "passphrase",
                "p.planlupe",
                "--project-passphrase-file",
                "first.txt",
                "--new-passphrase-file",
                new,
            ])
        };
        assert!(change(&weak.display().to_string()).refuses().contains("too short"));
        change("second.txt").succeeds();
        assert!(folder.run(&with("first.txt")).refuses().contains("does not open"));
        assert_eq!(folder.run(&with("second.txt")).succeeds(), cases);
        folder.run(&["passphrase", "p.planlupe", "--project-passphrase-file", "second.txt", "--remove"]).succeeds();
        assert_eq!(folder.run(&["cases", "p.planlupe", "--json"]).succeeds(), cases);
    }

    #[test]
    fn every_door_opens_it_with_the_passphrase_and_none_without() {
        let folder = folder();
        let key = ["--project-passphrase-file", "first.txt"];
        let run = |arguments: &[&str]| folder.run(&[arguments, &key].concat());
        run(&["import", "n.planlupe", "print.txt", "typed.txt", "--encrypt"]).succeeds();
        assert!(!holds(&folder, "n.planlupe", "båtbygger"));
        run(&["check", "n.planlupe"]).succeeds();
        run(&["backups", "n.planlupe", "--make"]).succeeds();
        run(&["copy", "n.planlupe", "k.planlupe", "--for", "Bo"]).succeeds();
        assert!(is_encrypted(&folder.path("k.planlupe")));
        run(&["fine", "k.planlupe", "Nav Sentrum"]).succeeds();
        run(&["merge", "n.planlupe", "k.planlupe"]).succeeds();
        run(&["find", "n.planlupe", "båtbygger"]).succeeds();
        run(&["export", "n.planlupe", "out"]).succeeds();
        let listed = run(&["backups", "n.planlupe", "--json"]).json();
        assert!(listed[0]["whole"] == true && listed[0]["cases"] == 2, "{listed}");
        fs::remove_file(folder.path("n.planlupe")).expect("removed");
        run(&["backups", "n.planlupe", "--restore", "1", "--to", "r.planlupe"]).succeeds();
        run(&["cases", "r.planlupe"]).succeeds();
        // A search for leaks looks into what it can open, and names the rest.
        folder.write("names.txt", "båtbygger\n");
        let found = run(&["leak-check", "r.planlupe", ".", "--against", "names.txt"]);
        assert!(found.out.contains("båtbygger") || found.out.contains("source") || found.code == Some(1), "{found:?}");
    }

    #[test]
    fn the_backups_of_a_restored_file_and_of_a_damaged_project_stay_when_a_passphrase_is_set() {
        let folder = folder();
        folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
        folder.run(&["backups", "p.planlupe", "--restore", "1", "--to", "r.planlupe"]).succeeds();
        let set = |name: &str| folder.run(&["passphrase", name, "--new-passphrase-file", "first.txt"]);
        let said = set("r.planlupe").succeeds();
        assert!(said.contains("These backups are of another file and are as they were"), "{said}");
        let count = || folder.run(&["backups", "p.planlupe", "--json"]).json().as_array().map(Vec::len);
        assert_eq!(count(), Some(1));
        folder.database("p.planlupe").execute("UPDATE log SET changes = '[]' WHERE id = 1", []).expect("damaged");
        let said = set("p.planlupe").refuses();
        assert!(said.contains("is damaged, so its passphrase stays as it is"), "{said}");
        assert!(count() == Some(1) && !is_encrypted(&folder.path("p.planlupe")));
    }

    #[test]
    fn a_flipped_byte_on_any_page_is_told_by_every_command() {
        let folder = folder();
        folder.write("long.txt", format!("BRUKER – 1. APR. 2020: {}\n", "Jeg skriver mye. ".repeat(4000)));
        let key = ["--project-passphrase-file", "first.txt"];
        let run = |arguments: &[&str]| folder.run(&[arguments, &key].concat());
        run(&["import", "n.planlupe", "long.txt", "--encrypt"]).succeeds();
        let whole = folder.bytes("n.planlupe");
        // Only the first page tells whether the passphrase is right. Each start stretches it anew, so not all pages are tried.
        for page in (1..whole.len() / 8192).rev().step_by(4) {
            let mut damaged = whole.clone();
            damaged[page * 8192 + 2000] ^= 1;
            folder.write("n.planlupe", &damaged);
            let said = run(&["chronology", "n.planlupe", "long"]).refuses();
            assert!(said.contains("“n.planlupe” is damaged"), "page {page}: {said}");
        }
        run(&["export", "n.planlupe", "out"]).refuses();
        run(&["copy", "n.planlupe", "k.planlupe", "--for", "Bo"]).refuses();
        assert!(!folder.path("k.planlupe").exists());
        folder.write("n.planlupe", &whole);
        run(&["chronology", "n.planlupe", "long"]).succeeds();
    }

    #[cfg(debug_assertions)]
    #[test]
    fn stopped_or_refused_at_any_write_the_project_is_the_old_one_or_the_new_one() {
        let folder = folder();
        folder.run(&["backups", "p.planlupe", "--make"]).succeeds();
        let (base, cases) = (folder.bytes("p.planlupe"), folder.run(&["cases", "p.planlupe", "--json"]).succeeds());
        let set = ["passphrase", "p.planlupe", "--new-passphrase-file", "first.txt"];
        for variable in ["PLANLUPE_STOP_AT", "PLANLUPE_FAIL_AT", "PLANLUPE_DENY_AT"] {
            let mut outcomes = Vec::new();
            for point in 1..20 {
                folder.write("p.planlupe", &base);
                let _ = fs::remove_file(folder.path("p.planlupe.unfinished"));
                let output = folder.command(&set).env(variable, point.to_string()).output().expect("started");
                let is_new = is_encrypted(&folder.path("p.planlupe"));
                let key: &[&str] = if is_new { &["--project-passphrase-file", "first.txt"] } else { &[] };
                assert_eq!(
                    folder.run(&[&["cases", "p.planlupe", "--json"], key].concat()).succeeds(),
                    cases,
                    "{variable} {point}"
                );
                folder.run(&[&["check", "p.planlupe"], key].concat()).succeeds();
                folder.run(&[&["fine", "p.planlupe", "ord"], key].concat()).succeeds();
                assert!(!folder.path("p.planlupe.unfinished").exists(), "{variable} {point}");
                outcomes.push(is_new);
                if is_new && output.status.success() && variable == "PLANLUPE_STOP_AT" {
                    break;
                }
            }
            assert!(outcomes.contains(&false) && outcomes.contains(&true), "{variable}: {outcomes:?}");
        }
    }

    #[test]
    fn the_window_makes_one_asks_for_its_passphrase_and_takes_it_away() {
        let mut window = Window::at_start();
        let path = window.path("hemmelig.planlupe");
        window.command("Nytt kryptert prosjekt");
        window.choose_path(&path, "Lag prosjekt");
        window.fill("Passfrase", FIRST);
        window.fill("Gjenta passfrasen", SECOND);
        window.click("Lag prosjektet");
        assert!(window.shows("De to passfrasene er ikke like"));
        window.fill("Passfrase", FIRST);
        window.fill("Gjenta passfrasen", FIRST);
        window.click("Lag prosjektet");
        assert!(window.shows("Prosjektet er laget, og det er kryptert."));
        assert!(is_encrypted(&path));
        window.ctrl(Key::W);
        assert!(matches!(Project::open(&path), Err(project::Error::Locked(_))), "closing forgets the key");

        window.click("hemmelig");
        window.fill("Passfrase", SECOND);
        window.click("Åpne");
        assert!(window.shows("Passfrasen åpner ikke") && window.shows("Prøv igjen"));
        window.fill("Passfrase", FIRST);
        window.click("Åpne");
        assert_eq!(window.project().path(), path);

        window.command("Kryptering og passfrase");
        window.click("Fjern krypteringen");
        assert!(window.shows("Prosjektet er ikke kryptert lenger."));
        assert!(!is_encrypted(&path));
        assert_eq!(window.project().path(), path);
        window.command("Kryptering og passfrase");
        window.fill("Passfrase", SECOND);
        window.fill("Gjenta passfrasen", SECOND);
        window.click("Krypter");
        assert!(window.shows("Prosjektet er kryptert."));
        lock_up(&path);
    }
}
