//! A researcher sees the course of a case, and those of all cases below each other.

use crate::support::Folder;
use crate::support::paper::{self, Letters};

const LONG: &str = "Mitt mål\n\nBli kokk\n\nVEILEDER – 1. APR. 2020: Hei.\n\nBRUKER – 2. APR. 2020: Ja.\n\nBRUKER – 5. NOV. 2020: Hei igjen.\n";
const SHORT: &str = "VEILEDER – 1. JUN. 2020: Hei.\n\nBRUKER – 9. JUN. 2020: Ja takk.\n";

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("lang.txt", LONG);
    folder.write("kort.txt", SHORT);
    folder.run(&["import", "p.planlupe", "lang.txt", "kort.txt"]).succeeds();
    folder.write("k.csv", "case,gruppe,innvilget\nkort,b,2020-05-01\nlang,a,\n");
    folder.run(&["attributes", "p.planlupe", "--from", "k.csv"]).succeeds();
    folder
}

#[test]
fn the_course_of_a_case_is_drawn_with_its_silences() {
    let folder = project();
    let drawn = folder.run(&["course", "p.planlupe", "lang", "--lang", "nb"]).succeeds();
    assert!(drawn.contains("1. april 2020 – 5. november 2020"), "{drawn}");
    assert!(drawn.contains("7 måneder uten kontakt: 2. april 2020 – 5. november 2020"), "{drawn}");
    assert!(drawn.contains("1 innlegg uten dato"), "{drawn}");
    let dialogue = drawn.lines().find(|line| line.starts_with("Dialog")).expect("a lane");
    assert!(
        dialogue.trim_start_matches("Dialog").trim().starts_with(':'),
        "both on two days that share a column: {drawn}"
    );
    assert!(dialogue.ends_with('\'') && dialogue.contains("-----"), "{drawn}");
}

#[test]
fn all_courses_are_sorted_and_aligned_by_attributes() {
    let folder = project();
    let courses = |arguments: &[&str]| {
        let arguments: Vec<&str> =
            ["course", "p.planlupe", "--json"].into_iter().chain(arguments.iter().copied()).collect();
        folder.run(&arguments).json()
    };
    let labels = |arguments: &[&str]| -> Vec<String> {
        let list = courses(arguments).as_array().expect("a list").clone();
        list.iter().map(|course| course["case"].as_str().expect("a label").to_owned()).collect()
    };
    assert_eq!(labels(&[]), ["kort", "lang"]);
    assert_eq!(labels(&["--sort", "gruppe"]), ["lang", "kort"]);
    assert_eq!(labels(&["--sort", "innvilget"]), ["kort", "lang"], "none is last");

    let long = &courses(&["lang"])[0];
    assert_eq!(long["silences"][0]["months"], 7);
    assert_eq!(long["undated"].as_array().map(Vec::len), Some(1), "{long}");
    let speakers: Vec<&str> = long["lanes"][0]["marks"]
        .as_array()
        .expect("marks")
        .iter()
        .filter_map(|mark| mark["speaker"].as_str())
        .collect();
    assert_eq!((long["lanes"][0]["kind"].as_str(), speakers), (Some("dialogue"), vec!["nav", "user", "user"]));
    let short = &courses(&["kort", "--since", "innvilget"])[0];
    assert_eq!(
        (short["since"].as_str(), &short["lanes"][0]["marks"][0]["months_since"]),
        (Some("2020-05-01"), &1.into())
    );

    let table = folder.run(&["course", "p.planlupe", "--since", "innvilget", "--lang", "en"]).succeeds();
    assert!(
        table.contains("aligned by “innvilget”") && table.contains("Left out because they have no “innvilget”: lang"),
        "{table}"
    );
    assert!(table.lines().any(|line| line.starts_with("kort") && line.contains('|')), "{table}");
}

#[test]
fn only_dates_can_be_counted_from() {
    let folder = project();
    for (attribute, said) in
        [("gruppe", "holds no dates: choose an attribute of the kind date"), ("alder", "no attribute called")]
    {
        let ran = folder.run(&["course", "p.planlupe", "--since", attribute, "--lang", "en"]);
        assert!(ran.code == Some(1) && ran.err.contains(said), "{ran:?}");
    }
    assert_eq!(folder.run(&["course", "p.planlupe", "gone"]).code, Some(1));
}

#[test]
fn what_courses_come_to_is_told_a_row_a_case() {
    let folder = project();
    let list = folder.run(&["courses", "p.planlupe", "--sort", "silence", "--since", "innvilget", "--json"]).json();
    assert_eq!((&list[0]["case"], &list[0]["silence_days"]), (&"lang".into(), &217.into()));
    assert_eq!(
        (&list[0]["user_messages"], &list[0]["nav_messages"], &list[0]["undated"]),
        (&2.into(), &1.into(), &1.into())
    );
    assert_eq!((&list[0]["since"], &list[1]["months_to_first"]), (&serde_json::Value::Null, &1.into()));
    let grouped = folder.run(&["courses", "p.planlupe", "--by", "gruppe", "--csv", "-"]).succeeds();
    let rows: Vec<&str> = grouped.lines().collect();
    assert!(rows[0].starts_with("case,by,first_date,"), "{grouped}");
    assert!(rows[1].starts_with("lang,a,2020-04-01,2020-11-05,218,4,1,2,1,0,0,0,217,"), "{grouped}");
    let shown = folder.run(&["courses", "p.planlupe", "--sort", "gruppe", "--reverse", "--lang", "nb"]).succeeds();
    assert!(shown.find("kort").expect("is there") < shown.find("lang").expect("is there"), "{shown}");
    folder.run(&["courses", "p.planlupe", "--sort", "nonsense"]).refuses();
}

#[test]
fn courses_and_figures_tell_of_pages_that_were_not_read() {
    let folder = project();
    let whole = folder.run(&["courses", "p.planlupe"]).succeeds();
    assert!(!whole.contains("not read"), "{whole}");
    let mut scanned = paper::plan(Letters::Mapped);
    scanned.new_page();
    scanned.draw("q 595 0 0 842 0 0 cm /Im1 Do Q\n");
    folder.write("skannet.pdf", scanned.bytes());
    folder.run(&["import", "p.planlupe", "skannet.pdf"]).succeeds();
    let list = folder.run(&["courses", "p.planlupe", "--json"]).json();
    let unread = list.as_array().expect("a row a case").iter().map(|row| (&row["case"], &row["unread_pages"]));
    let with_pages: Vec<_> = unread.filter(|(_, pages)| **pages != 0).collect();
    assert_eq!(with_pages, [(&"skannet".into(), &1.into())]);
    let said = folder.run(&["courses", "p.planlupe"]).succeeds();
    assert!(
        said.contains(
            "Cases with pages that were not read, so that a time without contact may be none: 1.\n  skannet: one page not read\n"
        ),
        "{said}"
    );
    let one = folder.run(&["course", "p.planlupe", "skannet"]).succeeds();
    assert!(one.contains("not read"), "{one}");
    let figures = folder.run(&["figures", "p.planlupe", "messages"]).succeeds();
    assert!(figures.contains("Cases whose document has pages that were not read"), "{figures}");
}
