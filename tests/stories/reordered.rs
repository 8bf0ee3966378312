//! A project lead reads the cases on paper: in time order, with what was coded.

use crate::support::{Folder, as_printed};
use project::Project;
use reading::document::ReadDocument;

const KARI: &str = "Aktivitetsplan\n\nDialogen med veileder\n\nMeldekort\n\nVEILEDER - 2. APR. 2020\n\nDu må sende meldekort.\n\n\
                    BRUKER - 1. APR. 2020\n\nJeg lurer på meldekortet & penger. Det er vått ute.\n";

/// Two cases whose labels no file can have as they are, one with codes that overlap.
fn project() -> Folder {
    let folder = Folder::new();
    folder.write("kari.txt", KARI);
    folder.run(&["import", "p.planlupe", "kari.txt"]).succeeds();
    let mut project = Project::open(&folder.path("p.planlupe")).expect("a project");
    let case = project.cases().list().expect("readable")[0].id;
    project.write().cases().rename(case, "Sak: 1/2").expect("renamed");
    project.write().cases().write_summary(case, "Spurte om penger.").expect("written");
    let tree = project.codes().tree().expect("readable");
    let text = project.cases().text(case).expect("readable");
    for (code, words) in
        [("Dialog/økonomi", "Jeg lurer på meldekortet & penger."), ("Dialog/helse", "penger. Det er vått ute.")]
    {
        let code = tree.find(code).expect("is there").id;
        project.write().codings().add(case, code, &[text.find_all(words)[0]]).expect("coded");
    }
    drop(project);
    folder.write("other.txt", "BRUKER – 5. MAI 2020: Hei.\n");
    folder.run(&["import", "p.planlupe", "other.txt"]).succeeds();
    folder
}

#[test]
fn a_case_is_written_in_time_order_with_its_codes() {
    let folder = project();
    let write = |file: &str| {
        folder.run(&["chronology", "p.planlupe", "Sak: 1/2", "--lang", "nb", "--to", file]).succeeds();
    };
    write("a.txt");
    let text = folder.text("a.txt");
    assert!(text.starts_with("Sak: 1/2\n\n"), "{text}");
    assert!(text.contains("Saksreferat\n\nSpurte om penger.\n"), "{text}");
    assert!(text.contains("■ Dialog/helse (1)") && text.contains("■ Dialog/økonomi (1)"), "{text}");
    let (first, second) = (text.find("Jeg lurer"), text.find("Du må sende"));
    assert!(first.is_some() && first < second, "the question stands before its answer: {text}");
    // Overlapping passages are told apart by their numbers.
    assert!(
        text.contains("‹1›Jeg lurer på meldekortet & ‹2›penger.‹1 Dialog/økonomi› Det er vått ute.‹2 Dialog/helse›"),
        "{text}"
    );
    for file in ["a.html", "b.html", "a.docx", "b.docx"] {
        write(file);
    }
    assert_eq!((folder.bytes("a.html"), folder.bytes("a.docx")), (folder.bytes("b.html"), folder.bytes("b.docx")));
    let html = folder.text("a.html");
    assert!(html.contains("<mark style=\"background:#"), "{html}");
    assert!(html.contains("penger.</mark><sup>‹1 Dialog/økonomi›</sup>"), "{html}");
    assert!(!html.contains("src=") && !html.contains("http"), "the page needs no other");
    for file in ["a.html", "a.docx"] {
        let read = ReadDocument::read(&folder.path(file), false).expect("the program reads what it writes").text;
        for words in ["Sak: 1/2", "onsdag 1. april 2020", "meldekortet & ", "Dialog/helse"] {
            assert!(read.as_str().contains(words), "{file}: {}", read.as_str());
        }
    }
}

#[test]
fn every_case_has_a_file_whatever_its_label_is() {
    let folder = project();
    let said = folder.run(&["export", "p.planlupe", "out", "--reordered", "docx"]).succeeds();
    assert_eq!(said, as_printed("out/Sak_ 1_2.docx\nout/other.docx\n"));
    let said = folder.run(&["export", "p.planlupe", "out", "--reordered", "html", "--order", "printed"]).succeeds();
    assert_eq!(said, as_printed("out/Sak_ 1_2.html\nout/other.html\n"));
    assert_eq!(std::fs::read_dir(folder.path("out")).expect("a folder").count(), 4);
}

#[test]
fn nothing_is_half_written_and_nonsense_is_refused() {
    let folder = project();
    folder.write("out/other.html/in-the-way.txt", "");
    let sentence = folder.run(&["export", "p.planlupe", "out", "--reordered", "html"]).refuses();
    assert!(sentence.contains("other.html"), "{sentence}");
    assert!(!folder.path("out/Sak_ 1_2.html").exists());
    assert_eq!(folder.run(&["export", "p.planlupe", "out", "--reordered", "pdf"]).code, Some(2));
    assert_eq!(folder.run(&["export", "p.planlupe", "out", "--order", "printed"]).code, Some(2));
    assert!(folder.run(&["chronology", "p.planlupe", "nobody", "--to", "x.html"]).refuses().contains("nobody"));
    assert!(!folder.path("x.html").exists());
}
