//! The commands that open a project, and a project that all of them can be tried on.

use crate::support::{Folder, TYPED};

/// Every command that opens a project, in a folder that holds `print.txt` and the tables.
pub const COMMANDS: [&[&str]; 13] = [
    &["import", "p.planlupe", "new.txt"],
    &["cases", "p.planlupe"],
    &["chronology", "p.planlupe", "print"],
    &["course", "p.planlupe"],
    &["codebook", "p.planlupe"],
    &["codebook", "p.planlupe", "--from", "book.ron"],
    &["attributes", "p.planlupe", "--from", "attributes.csv"],
    &["code", "p.planlupe", "--from", "codings.csv"],
    &["correct", "p.planlupe", "print", "e3", "--date", "2020-03-01"],
    &["review", "p.planlupe"],
    &["tally", "p.planlupe"],
    &["export", "p.planlupe", "out"],
    &["check", "p.planlupe"],
];

/// Those of them that change the project.
pub fn writes(command: &[&str]) -> bool {
    command.contains(&"--from") || ["import", "correct"].contains(&command[0])
}

/// A folder with a project and everything that the commands need.
pub fn project() -> Folder {
    let folder = Folder::with_project();
    folder.write("new.txt", TYPED.replace("søknaden", "skjemaet"));
    folder.write("book.ron", "(groups: [(name: \"Ny\", codes: [(name: \"bolig\")])])");
    folder.write("attributes.csv", "case,gruppe\nprint,x\n");
    folder.write("codings.csv", "case,start,end,code,memo\ntyped,23,53,økonomi,husk\n");
    folder
}
