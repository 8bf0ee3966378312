//! A project lead makes the report of a project, and makes it again.

use std::io::{Cursor, Read as _};

use crate::support::{Folder, as_printed};
use reading::document::ReadDocument;
use zip::ZipArchive;

const TABLES: &str = r#"(
    title: "Kontakt <første> år",
    tables: [
        (name: "svartid", shows: figure(figure: "response-time", by: "aldersgruppe", charts: ["nav-days"])),
        (name: "meldinger", title: "Meldinger måned for måned", shows: figure(
            figure: "messages", over: "month", charts: ["user-per-case"], table: false,
        )),
        (name: "koder", shows: tally(by: "aldersgruppe", count: "codings")),
        (name: "forlop", shows: courses(by: "aldersgruppe", sort: "first")),
    ],
    quotations: ["Dialog/økonomi"],
)
"#;

fn demo() -> Folder {
    let folder = Folder::new();
    folder.run(&["demo", "d", "--no-window"]).succeeds();
    folder.write("tables.ron", TABLES);
    folder
}

fn report(folder: &Folder, out: &str) -> String {
    folder.run(&["report", "d/demo.planlupe", "--lang", "nb", "--tables", "tables.ron", "--out", out]).succeeds()
}

fn part(folder: &Folder, file: &str, name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(folder.bytes(file))).expect("a document");
    let mut content = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut content).expect("text");
    content
}

#[test]
fn a_report_holds_what_the_file_asks_for() {
    let folder = demo();
    let said = report(&folder, "out");
    let files: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix(&as_printed("out/"))).collect();
    assert_eq!(
        files,
        [
            "svartid.csv",
            "svartid-nav-days.svg",
            "svartid-nav-days.png",
            "meldinger.csv",
            "meldinger-user-per-case.svg",
            "meldinger-user-per-case.png",
            "koder.csv",
            "forlop.svg",
            "forlop.png",
            "report.docx",
            "report.html"
        ]
    );
    let tally =
        folder.run(&["tally", "d/demo.planlupe", "--columns", "aldersgruppe", "--count", "codings", "--csv", "-"]);
    assert_eq!(folder.text("out/koder.csv"), tally.succeeds());
    let html = folder.text("out/report.html");
    assert!(html.contains("<h1>Kontakt &lt;første&gt; år</h1>"));
    let titles = ["Svartid", "Meldinger måned for måned", "Forløpene i sakene", "Sitater", "Kodebok", "Metode"];
    let places: Vec<Option<usize>> = titles.iter().map(|title| html.find(&format!("<h2>{title}</h2>"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert_eq!(html.matches("<svg ").count(), 3);
    assert!(html.contains("<caption>Tallene bak diagrammet"), "a chart without its table has its figures below it");
    let state = said.lines().last().and_then(|line| line.rsplit(' ').next()).expect("a state");
    assert!(state.len() == 16 && html.contains(state), "{said}");
    for outside in ["src=", "href=", "url(", "<script"] {
        assert!(!html.contains(outside), "the page needs no other: {outside}");
    }
    let document = part(&folder, "out/report.docx", "word/document.xml");
    assert_eq!(document.matches("<w:drawing>").count(), 3);
    assert!(document.matches("<w:tbl>").count() >= 4);
    for file in ["out/report.html", "out/report.docx"] {
        let read = ReadDocument::read(&folder.path(file), false).expect("the program reads what it writes").text;
        for words in ["Kodet av: ", "Dialog/økonomi", "Enighet mellom kodere er ikke målt."] {
            assert!(read.as_str().contains(words), "{file} lacks {words}");
        }
    }
}

#[test]
fn the_same_state_gives_the_same_bytes_and_another_one_another_name() {
    let folder = demo();
    let first = report(&folder, "a");
    let second = report(&folder, "b");
    let state = |said: &str| said.lines().last().map(str::to_owned);
    assert_eq!(state(&first), state(&second));
    for name in first.lines().filter_map(|line| line.strip_prefix(&as_printed("a/"))) {
        assert!(folder.bytes(&format!("a/{name}")) == folder.bytes(&format!("b/{name}")), "{name}");
    }
    folder
        .run(&["attributes", "d/demo.planlupe", "--new", "region=text", "--set", "sak-001", "region", "nord"])
        .succeeds();
    let changed = report(&folder, "c");
    assert_ne!(state(&first), state(&changed));
}

#[test]
fn what_is_wrong_with_the_file_is_told_with_its_place() {
    let folder = demo();
    let told = |content: &str| {
        folder.write("bad.ron", content);
        let ran = folder.run(&["report", "d/demo.planlupe", "--lang", "en", "--tables", "bad.ron", "--out", "bad"]);
        assert!(!folder.path("bad").exists(), "nothing is half written");
        ran.refuses()
    };
    for (content, words) in [
        (
            "(tables: [\n  (name: \"a\", shows: figure(figure: \"mesages\")),\n])",
            &["Line 2, column ", "mesages", "messages"][..],
        ),
        ("(tables: [\n  (name: \"a\" shows: tally()),\n])", &["Line 2, column ", "“,” is missing"]),
        ("(tabels: [])", &["Line 1, column ", "tabels", "tables"]),
        ("(tables: [(name: \"a/b\", shows: tally())])", &["“a/b”"]),
        ("(tables: [(name: \"a\", shows: tally()), (name: \"A\", shows: tally())])", &["“A”"]),
        ("(tables: [(name: \"report\", shows: tally())])", &["“report”"]),
        ("(tables: [(name: \"x\", shows: tally(by: \"nothing\"))])", &["“x”", "“nothing”"]),
        (
            "(tables: [(name: \"x\", shows: figure(figure: \"messages\", charts: [\"nothing\"]))])",
            &["“x”", "“nothing”", "user-per-case"],
        ),
        ("(tables: [], quotations: [\"nothing\"])", &["“nothing”"]),
    ] {
        let sentence = told(content);
        for word in words {
            assert!(sentence.contains(word), "{content}: {sentence}");
        }
    }
}

#[test]
fn without_a_file_the_usual_tables_are_written_also_of_an_empty_project() {
    let folder = demo();
    folder.run(&["report", "d/demo.planlupe", "--by", "aldersgruppe", "--out", "usual"]).succeeds();
    assert!(folder.text("usual/report.html").matches("<svg ").count() >= 7);
    assert_eq!(
        folder.run(&["report", "d/demo.planlupe", "--by", "x", "--tables", "tables.ron", "--out", "y"]).code,
        Some(2)
    );
    let empty = Folder::new();
    drop(project::Project::create(&empty.path("p.planlupe")).expect("a project"));
    empty.run(&["report", "p.planlupe", "--out", "r"]).succeeds();
    assert!(empty.path("r/report.docx").exists());
}
