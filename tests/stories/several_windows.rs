//! Two windows, a window and the command line, and links on one project: one writes, and what it takes away the others do not show any more.

use names::mark::Label;
use project::{Access, Project};

use crate::support::Folder;
use crate::support::window::Window;

fn window_on(folder: &Folder) -> Window {
    Window::opening(tempfile::TempDir::new().expect("a folder"), folder.path("p.planlupe"))
}

#[test]
fn what_one_redacts_a_window_that_reads_shows_no_more() {
    let folder = Folder::with_project();
    let mut writer = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    let mut window = window_on(&folder);
    assert_eq!(window.project().access(), Access::InUse);
    let case = window.project().cases().named("print").expect("a case");
    window.open_case(case);
    let shown = |window: &Window| {
        window.session().open.as_ref().expect("an open case").source.text.as_str().contains("båtbygger")
    };
    assert!(shown(&window));
    let found = writer.redactions().occurrences("båtbygger").expect("readable");
    writer.write().redactions().redact(&found, Label::Misc, None).expect("redacted");
    window.run_until_idle();
    assert!(!shown(&window), "the next frame shows what the file holds now");
    assert!(window.project().redactions().occurrences("båtbygger").expect("readable").is_empty());
}

#[test]
fn a_window_and_the_command_line_write_in_turn_and_never_at_once() {
    let folder = Folder::with_project();
    let mut window = window_on(&folder);
    assert_eq!(window.project().access(), Access::Write);
    let refused = folder.run(&["fine", "p.planlupe", "ord"]).refuses();
    assert!(refused.contains("is open in another window"), "{refused}");
    folder.run(&["cases", "p.planlupe"]).succeeds();
    window.ctrl(egui::Key::W);
    folder.run(&["fine", "p.planlupe", "ord"]).succeeds();
    // What has the lock now keeps a window from writing, by whatever name it comes.
    let held = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("p.planlupe"), folder.path("l.planlupe")).expect("a link");
        let link = Window::opening(tempfile::TempDir::new().expect("a folder"), folder.path("l.planlupe"));
        assert_eq!(link.project().access(), Access::InUse);
    }
    assert_eq!(window_on(&folder).project().access(), Access::InUse);
    drop(held);
    assert_eq!(window_on(&folder).project().access(), Access::Write);
}

#[cfg(unix)]
#[test]
fn a_window_on_a_second_name_of_the_file_reads_and_sees_what_the_first_has_erased() {
    let folder = Folder::with_project();
    std::fs::hard_link(folder.path("p.planlupe"), folder.path("q.planlupe")).expect("a link");
    let mut window = Window::opening(tempfile::TempDir::new().expect("a folder"), folder.path("q.planlupe"));
    assert_eq!(window.project().access(), Access::Linked);
    // By neither name anybody writes, until one of them is gone.
    assert!(folder.run(&["erase", "p.planlupe", "--case", "typed", "--yes"]).refuses().contains("second name"));
    for name in ["p.planlupe", "typed.txt"] {
        std::fs::remove_file(folder.path(name)).expect("removed");
    }
    folder.run(&["erase", "q.planlupe", "--case", "typed", "--yes"]).succeeds();
    window.run_until_idle();
    assert_eq!(window.session().cases.iter().map(|case| case.label.as_str()).collect::<Vec<_>>(), ["print"]);
}

#[cfg(unix)]
#[test]
fn a_window_that_reads_follows_where_another_file_takes_the_place() {
    let folder = Folder::with_project();
    let writer = Project::open_to_write(&folder.path("p.planlupe")).expect("the project");
    let mut window = window_on(&folder);
    assert_eq!(window.session().cases.len(), 2);
    drop(writer);
    // As finishing does, and a change of the passphrase.
    folder.run(&["import", "n.planlupe", "print.txt"]).succeeds();
    std::fs::rename(folder.path("n.planlupe"), folder.path("p.planlupe")).expect("moved");
    window.run_until_idle();
    assert_eq!(window.session().cases.len(), 1);
}
