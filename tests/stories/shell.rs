//! Somebody sets up a machine: completion of commands in shells, pages of the manual, and what a Linux desktop needs to know.

use std::fs;
use std::path::Path;

use crate::support::Folder;

/// The commands that `--help` lists.
fn commands(folder: &Folder) -> Vec<String> {
    let help = folder.run(&["--help"]).succeeds();
    let (_, rest) = help.split_once("Commands:\n").expect("the commands");
    let lines = rest.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn each_shell_gets_a_script_that_knows_every_command() {
    let folder = Folder::new();
    let commands = commands(&folder);
    assert!(commands.len() > 40, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = folder.run(&["completions", shell]).succeeds();
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell} does not complete {command}");
        }
    }
    let sentence = folder.run(&["completions", "cmd"]).sentence();
    assert!(sentence.contains("cmd") && sentence.contains("powershell"), "{sentence}");
}

#[test]
fn every_command_has_its_page_in_the_manual_in_the_language_asked_for() {
    let folder = Folder::new();
    let commands = commands(&folder);
    folder.run(&["man", "deep/man1"]).succeeds();
    folder.run(&["--lang", "nb", "man", "nb"]).succeeds();
    let pages = fs::read_dir(folder.path("deep/man1")).expect("a folder").count();
    assert_eq!(pages, commands.len() + 1);
    for command in &commands {
        let page = folder.text(&format!("deep/man1/planlupe-{command}.1"));
        assert!(
            page.starts_with(".ie") && page.contains(&format!("planlupe {}", command.replace('-', "\\-"))),
            "{page}"
        );
    }
    assert!(folder.text("deep/man1/planlupe-tally.1").contains("planlupe tally study.planlupe"));
    assert!(folder.text("nb/planlupe-tally.1").contains("planlupe tally studie.planlupe"));
}

#[test]
fn a_manual_that_cannot_be_written_is_told_of() {
    let folder = Folder::new();
    folder.write("taken", "a file");
    let sentence = folder.run(&["man", "taken"]).sentence();
    assert!(sentence.contains("taken"), "{sentence}");
    assert_eq!(folder.text("taken"), "a file");
}

#[test]
fn a_linux_desktop_learns_the_kind_of_file_that_the_program_writes() {
    let linux = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/linux");
    let kind = fs::read_to_string(linux.join("planlupe.xml")).expect("the kind of file");
    let entry = fs::read_to_string(linux.join("planlupe.desktop")).expect("the entry of the menu");
    assert!(entry.contains("MimeType=application/x-planlupe;") && kind.contains("type=\"application/x-planlupe\""));
    // Window and menu entry belong together by this name.
    assert!(entry.contains("StartupWMClass=planlupe\n") && entry.contains("Icon=planlupe\n"));
    let project = Folder::with_project().bytes("p.planlupe");
    let magic: Vec<&str> = kind.split("value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(magic, ["SQLite format 3\\000", "PlLu"]);
    assert!(project.starts_with(b"SQLite format 3\0") && project[68..].starts_with(b"PlLu"));
}
