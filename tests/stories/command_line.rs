//! Somebody at a terminal: help with examples, one sentence for what goes wrong, exit codes, and a demo without a screen.

use crate::support::{Folder, Ran, in_language};

const COMMANDS: [&str; 15] = [
    "import",
    "parse",
    "cases",
    "chronology",
    "course",
    "codebook",
    "attributes",
    "code",
    "correct",
    "review",
    "tally",
    "export",
    "check",
    "demo",
    "open",
];

#[test]
fn help_of_every_command_shows_an_example_in_both_languages() {
    let folder = Folder::new();
    for (language, usage, example) in
        [("en", "Usage: ", "Example:\n  planlupe "), ("nb", "Bruk: ", "Eksempel:\n  planlupe ")]
    {
        for command in COMMANDS {
            let help = folder.run(&["--lang", language, command, "--help"]).succeeds();
            assert!(help.contains(&format!("{usage}planlupe {command}")), "{help}");
            assert!(help.contains(&format!("{example}{command}")), "{help}");
            assert_eq!(folder.run(&[command, "-h", "--lang", language]).succeeds(), help);
        }
        let help = folder.run(&["--lang", language, "--help"]).succeeds();
        assert!(help.contains(usage) && help.contains(example), "{help}");
        for command in COMMANDS {
            assert!(help.lines().any(|line| line.trim_start().starts_with(command)), "{command}: {help}");
        }
    }
}

#[test]
fn help_mixes_no_languages() {
    let folder = Folder::new();
    for command in COMMANDS {
        let norwegian = folder.run(&["--lang", "nb", command, "--help"]).succeeds();
        for english in ["Usage", "Options:", "Arguments:", "Example", "Print help", "possible values", "default:"] {
            assert!(!norwegian.contains(english), "{english}: {norwegian}");
        }
    }
}

#[test]
fn the_version_is_told() {
    assert_eq!(Folder::new().run(&["--version"]).succeeds(), format!("planlupe {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_arguments_get_one_sentence_and_exit_code_2() {
    let folder = Folder::new();
    for (arguments, english, norwegian) in [
        (&["imprt"][..], "no command “imprt”", "ingen kommando «imprt»"),
        (&["cases", "p", "--jsn"], "no option “--jsn”", "Valget «--jsn» finnes ikke"),
        (&["import"], "The command lacks <PROJECT>, <FILES>...", "Kommandoen mangler"),
        (&["import", "p"], "The command lacks <FILES>...", "Kommandoen mangler"),
        (
            &["chronology", "p", "c", "--order", "backwards"],
            "Choose among chronological, printed, threads",
            "«backwards» passer ikke",
        ),
        (&["tally", "p", "--count", "words"], "Choose among cases, codings", "«words» passer ikke"),
        (
            &["export", "p", "f", "--only", "cases,words"],
            "Choose among cases, entries, codings, memos, tally",
            "«words» passer ikke",
        ),
        (&["tally", "p", "--columns"], "lacks a value", "mangler en verdi"),
        (&["cases", "p", "q"], "“q”", "«q»"),
        (&["--lang", "sv", "cases", "p"], "Choose among nb, en", "Velg"),
        (&["cases", "p", "--json", "--json"], "“--json” can be given once", "«--json» kan bare oppgis én gang"),
        // What would be passed over is refused.
        (
            &["memos", "p", "--add", "a", "--text", "b"],
            "“--add” and “--text” do not go together",
            "kan ikke brukes sammen",
        ),
        (&["memos", "p", "--add", "a", "--words", "b"], "do not go together", "kan ikke brukes sammen"),
        (&["memos", "p", "--remove", "1", "--title", "b"], "do not go together", "kan ikke brukes sammen"),
        (&["memos", "p", "--title", "b"], "The command lacks", "Kommandoen mangler"),
        (&["codebook", "p", "--move", "a", "--into", "b"], "do not go together", "kan ikke brukes sammen"),
        (
            &["codebook", "p", "--join", "a", "--group", "b", "--under", "c"],
            "do not go together",
            "kan ikke brukes sammen",
        ),
        (&["searches", "p", "--remove", "a", "--to", "b"], "do not go together", "kan ikke brukes sammen"),
        (&["export", "p", "f", "--reordered", "html", "--parquet"], "do not go together", "kan ikke brukes sammen"),
        (&["export", "p", "f", "--tidy", "--order", "printed"], "do not go together", "kan ikke brukes sammen"),
    ] {
        for (system, words) in [("en_GB.UTF-8", english), ("nb_NO.UTF-8", norwegian)] {
            let mut command = folder.command(arguments);
            let ran = Ran::of(&in_language(&mut command, system).output().expect("the program starts"));
            assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}: {ran:?}");
            assert!(ran.sentence().contains(words), "{arguments:?}: {ran:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_no_reason_to_fall_over() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    let broken = std::ffi::OsStr::from_bytes(b"sak-\xff.planlupe");
    let ran = Ran::of(&folder.command(&["cases"]).arg(broken).output().expect("the program starts"));
    assert!(ran.refuses().contains("does not exist"));
    let ran = Ran::of(&folder.command(&["chronology", "p"]).arg(broken).output().expect("the program starts"));
    assert_eq!(ran.code, Some(2));
    ran.sentence();
}

#[test]
fn the_language_is_that_of_the_system_unless_one_is_asked_for() {
    let folder = Folder::new();
    for (system, arguments, words) in [
        ("nb_NO.UTF-8", &["cases", "gone"][..], "finnes ikke"),
        ("nn_NO.UTF-8", &["cases", "gone"], "finnes ikke"),
        ("en_GB.UTF-8", &["cases", "gone"], "does not exist"),
        ("de_DE.UTF-8", &["cases", "gone"], "does not exist"),
        ("C", &["cases", "gone"], "finnes ikke"),
        ("nb_NO.UTF-8", &["cases", "gone", "--lang", "en"], "does not exist"),
        ("en_GB.UTF-8", &["--lang=nb", "cases", "gone"], "finnes ikke"),
    ] {
        let mut command = folder.command(arguments);
        let ran = Ran::of(&in_language(&mut command, system).output().expect("the program starts"));
        assert!(ran.refuses().contains(words), "{system} {arguments:?}");
    }
}

#[test]
fn json_is_the_same_in_all_languages() {
    let folder = Folder::with_project();
    folder.write("attributes.csv", "case,gruppe\nprint,x\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    for command in [
        &["parse", "print.txt"][..],
        &["cases", "p.planlupe"],
        &["chronology", "p.planlupe", "print"],
        &["codebook", "p.planlupe"],
        &["attributes", "p.planlupe"],
        &["tally", "p.planlupe", "--columns", "gruppe"],
        &["review", "p.planlupe"],
        &["check", "p.planlupe"],
    ] {
        let of = |language| folder.run(&[command, &["--json", "--lang", language]].concat()).json();
        assert_eq!(of("nb"), of("en"), "{command:?}");
    }
}

#[test]
fn every_command_that_reads_says_when_its_project_is_not_there() {
    let folder = Folder::new();
    folder.write("x.csv", "case,start,end,code\n");
    for command in [
        &["cases", "gone.planlupe"][..],
        &["chronology", "gone.planlupe", "sak"],
        &["codebook", "gone.planlupe"],
        &["attributes", "gone.planlupe", "--from", "x.csv"],
        &["code", "gone.planlupe", "--from", "x.csv"],
        &["tally", "gone.planlupe"],
        &["export", "gone.planlupe", "out"],
        &["check", "gone.planlupe"],
    ] {
        let sentence = folder.run(command).refuses();
        assert!(sentence.contains("“gone.planlupe” does not exist"), "{sentence}");
        assert_eq!(folder.names(), ["x.csv"]);
    }
}

#[test]
fn the_variable_of_the_program_goes_before_the_language_of_the_system() {
    let folder = Folder::new();
    for (language, words) in [("nb", "finnes ikke"), ("en", "does not exist")] {
        for other in ["nb_NO.UTF-8", "en_GB.UTF-8"] {
            let mut command = folder.command(&["cases", "gone"]);
            let ran = in_language(&mut command, other).env("PLANLUPE_LANG", language).output();
            assert!(Ran::of(&ran.expect("the program starts")).refuses().contains(words), "{language} {other}");
        }
    }
}

// Windows and macOS always have a display, and would show a window here.
#[cfg(target_os = "linux")]
#[test]
fn without_a_display_open_says_so_and_fails() {
    let folder = Folder::with_project();
    for arguments in [&["open", "p.planlupe"][..], &["open"], &[]] {
        let sentence = folder.run(arguments).refuses();
        assert!(sentence.contains("no display") && sentence.contains("libxkbcommon-x11-0"), "{sentence}");
    }
}

#[test]
fn without_a_display_the_demo_does_its_job_and_says_so() {
    let folder = Folder::new();
    let said = if cfg!(target_os = "linux") {
        let said = folder.run(&["demo"]).succeeds();
        let last = said.lines().last().expect("a line");
        assert!(last.contains("no display") && last.contains("libgl1") && last.ends_with('.'), "{last}");
        said
    } else {
        folder.run(&["demo", "--no-window"]).succeeds()
    };
    assert!(said.contains("planlupe-demo") && said.contains("sak-001") && said.contains("aldersgruppe"), "{said}");
    assert_eq!(folder.names(), ["planlupe-demo"]);
    for sheet in ["cases", "entries", "codings", "memos", "tally"] {
        assert!(
            crate::support::rows(&folder.text(&format!("planlupe-demo/csv/{sheet}.csv")), b',').len() > 1
                || sheet == "memos",
            "{sheet}"
        );
    }
    let project = "planlupe-demo/demo.planlupe";
    assert_eq!(folder.run(&["check", project]).succeeds(), "The project is whole.\n");
    let cases = folder.run(&["cases", project, "--json"]).json();
    let cases = cases.as_array().expect("a list");
    let files = std::fs::read_dir(folder.path("planlupe-demo/sample-cases")).expect("the samples");
    let texts = files
        .filter(|file| {
            file.as_ref().is_ok_and(|file| file.path().extension().is_some_and(|end| end == "txt" || end == "pdf"))
        })
        .count();
    assert_eq!(cases.len(), texts, "every sample comes in");
    assert!(
        cases.iter().any(|case| case["codings"].as_u64() > Some(0))
            && cases.iter().all(|case| case["attributes"]["aldersgruppe"].is_string())
    );
}

#[test]
fn the_demo_takes_a_folder_of_its_own_and_never_one_that_is_taken() {
    let folder = Folder::new();
    folder.run(&["demo", "--no-window"]).succeeds();
    folder.run(&["demo", "--no-window"]).succeeds();
    assert_eq!(folder.names(), ["planlupe-demo", "planlupe-demo-2"]);
    let said = folder.run(&["demo", "here", "--no-window", "--lang", "nb"]).succeeds();
    assert!(!said.contains("libgl1"), "no word of the window where none was asked for: {said}");
    let before = folder.bytes("here/demo.planlupe");
    let sentence = folder.run(&["demo", "here", "--no-window"]).refuses();
    assert!(sentence.contains("exists already"), "{sentence}");
    assert!(folder.bytes("here/demo.planlupe") == before);
    folder.write("taken", "a file");
    folder.run(&["demo", "taken", "--no-window"]).refuses();
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::Stdio;
    let folder = Folder::with_project();
    for arguments in [&["chronology", "p.planlupe", "print"][..], &["tally", "p.planlupe", "--csv", "-"], &["--help"]] {
        let mut command = folder.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(child.stdout.take());
        let ran = Ran::of(&child.wait_with_output().expect("ended"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn a_terminal_is_given_no_orders_by_names_and_texts() {
    let folder = Folder::new();
    folder.write("a.txt", "BRUKER – 1. APR. 2020: rødt \u{1b}[31m og \u{9b}2J og \u{202e}snudd\n");
    folder.run(&["import", "p.planlupe", "a.txt"]).succeeds();
    folder
        .database("p.planlupe")
        .execute("UPDATE cases SET summary = ?, label = ?", ["\u{9b}2J", "a\u{1b}[2J"])
        .expect("changed");
    let orders = ['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}'];
    for arguments in [
        &["parse", "a.txt"][..],
        &["parse", "a.txt", "--json"],
        &["parse", "a.txt", "--explain"],
        &["cases", "p.planlupe"],
        &["cases", "p.planlupe", "--json"],
        &["suggest", "a.txt", "--json"],
        &["chronology", "p.planlupe", "\u{1b}]0;x\u{7}"],
        &["cases", "\u{1b}]0;x\u{7}.planlupe"],
        &["\u{1b}[2J"],
    ] {
        let ran = folder.run(arguments);
        assert!(!ran.out.contains(orders) && !ran.err.contains(orders), "{arguments:?}: {ran:?}");
    }
}
