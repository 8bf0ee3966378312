//! What cannot be read is refused with its reason, and leaves the project as it was.

use refi::RefiError;
use refi::intake::take_in;
use refi::out::{OutForm, out};

use crate::support::{Place, words};

#[test]
fn what_is_no_exchange_is_refused() {
    let place = Place::new();
    let mut project = place.empty("p.planlupe");
    let bomb = b"<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"&a;\"/>".to_vec();
    let deep = format!("<Project><CodeBook><Codes>{}", "<Code>".repeat(10_000)).into_bytes();
    let files = [
        place.file("text.qdpx", b"some words"),
        place.file("empty.qdpx", b""),
        place.file("cut.qdpx", b"PK\x03\x04 and no more"),
        place.archive("none.qdpx", &[("a.txt", b"text".to_vec())]),
        place.archive("damaged.qdpx", &[("project.qde", b"<Project><Codes></Project>".to_vec())]),
        place.archive("other.qdpx", &[("project.qde", b"<html/>".to_vec())]),
        place.archive("bomb.qdpx", &[("project.qde", bomb)]),
        place.archive("deep.qdpx", &[("project.qde", deep)]),
        place.path("missing.qdpx"),
    ];
    for file in files {
        let error = take_in(&mut project, &file, &words(), true, |_, _| true).expect_err("refused");
        let is_told = matches!(
            error,
            RefiError::NoArchive(_)
                | RefiError::NoProject(_)
                | RefiError::BadXml { .. }
                | RefiError::OtherXml(_)
                | RefiError::Entities(_)
                | RefiError::TooLarge(_)
                | RefiError::Project(_)
        );
        assert!(is_told, "{error:?}");
        assert!(project.codes().tree().expect("codes").iter().next().is_none());
        assert_eq!(project.undoable().expect("readable"), None);
    }
}

#[test]
fn a_source_that_unfolds_without_end_stops_everything() {
    let place = Place::new();
    let mut project = place.empty("p.planlupe");
    let xml = "<Project name=\"x\"><Sources><TextSource guid=\"00000000-0000-0000-0000-000000000001\" name=\"a\" plainTextPath=\"internal://a.txt\"/></Sources></Project>";
    let file =
        place.archive("big.qdpx", &[("project.qde", xml.into()), ("sources/a.txt", vec![b' '; 70 * 1024 * 1024])]);
    let error = take_in(&mut project, &file, &words(), true, |_, _| true).expect_err("refused");
    assert!(matches!(error, RefiError::TooLarge(_)), "{error:?}");
    assert!(project.cases().list().expect("cases").is_empty());
}

#[test]
fn no_path_leads_out_of_the_archive() {
    let place = Place::new();
    let mut project = place.empty("p.planlupe");
    let secret = place.file("secret.txt", b"not for this project");
    for path in
        ["../secret.txt".to_owned(), format!("absolute://{}", secret.display()), "relative:///secret.txt".to_owned()]
    {
        let xml = format!(
            "<Project name=\"x\"><Sources><TextSource guid=\"00000000-0000-0000-0000-000000000001\" name=\"a\" plainTextPath=\"{path}\"/></Sources></Project>"
        );
        let file = place.archive("out.qdpx", &[("project.qde", xml.into_bytes())]);
        let report = take_in(&mut project, &file, &words(), true, |_, _| true).expect("taken in");
        assert_eq!(report.sources[0].outcome, refi::report::SourceOutcome::Missing);
    }
    assert!(project.cases().list().expect("cases").is_empty());
}

#[test]
fn an_ending_that_says_nothing_and_an_empty_codebook_are_refused() {
    let place = Place::new();
    let project = place.empty("p.planlupe");
    let refused = |name: &str| out(&project, &place.path(name), OutForm::default(), |_, _| true).expect_err("refused");
    assert!(matches!(refused("a.zip"), RefiError::Ending(_)));
    assert!(matches!(refused("a.qdc"), RefiError::NoCodes));
    out(&project, &place.path("a.qdpx"), OutForm::default(), |_, _| true).expect("an empty project goes out");
}
