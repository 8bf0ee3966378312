//! A project lead quotes what was coded, with attribution, in the words of the printouts.

use crate::support::Folder;
use project::Project;
use reading::document::ReadDocument;

const KARI: &str = "Aktivitetsplan\n\nDialogen med veileder\n\nMeldekort\n\nBRUKER - 1. APR. 2020\n\nJeg lurer på meldekortet mitt. Det er vått ute. Får jeg penger?\n\n\
                    VEILEDER - 2. APR. 2020\n\nDu må sende meldekort.\n";

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("prints/kari.txt", KARI);
    folder.write(
        "prints/ola.txt",
        "Aktivitetsplan\n\nDialogen med veileder\n\nPenger\n\nBRUKER - 3. MAI 2020\n\n<Takk> & hei.\n",
    );
    folder.run(&["import", "p.planlupe", "prints"]).succeeds();
    folder.write("attributes.csv", "case,kjønn,alder,innvilget\nkari,kvinne,18–24,2018 K1\nola,mann,25–29,\n");
    folder.run(&["attributes", "p.planlupe", "--from", "attributes.csv"]).succeeds();
    let mut project = Project::open(&folder.path("p.planlupe")).expect("a project");
    let code = project.codes().tree().expect("readable").find("Dialog/økonomi").expect("is there").id;
    for (case, passages) in [
        ("kari", &["Jeg lurer på meldekortet mitt.", "Får jeg penger?", "Du må sende meldekort."][..]),
        ("ola", &["<Takk> & hei."]),
    ] {
        let case =
            project.cases().list().expect("readable").into_iter().find(|own| own.label == case).expect("is there").id;
        let text = project.cases().text(case).expect("readable");
        let spans: Vec<_> = passages.iter().map(|words| text.find_all(words)[0]).collect();
        project.write().codings().add(case, code, &spans).expect("coded");
    }
    folder
}

#[test]
fn a_quotation_spans_messages_and_is_attributed_by_the_pattern_of_the_project() {
    let folder = project();
    assert_eq!(folder.run(&["attribution", "p.planlupe"]).succeeds().trim(), "({*})");
    folder.run(&["attribution", "p.planlupe", "({kjønn}, {alder} år, innvilget i {innvilget:year})"]).succeeds();
    let told = folder.run(&["excerpts", "p.planlupe", "--lang", "nb", "--quote", "-"]).succeeds();
    assert_eq!(
        told,
        "Sitater\n\nDialog/økonomi\n\n\
         BRUKER – 1. APR. 2020: Jeg lurer på meldekortet mitt. […] Får jeg penger?\n\
         VEILEDER – 2. APR. 2020: Du må sende meldekort. (kvinne, 18–24 år, innvilget i 2018)\n\n\
         <Takk> & hei. (mann, 25–29 år)\n"
    );
    let told = folder
        .run(&["excerpts", "p.planlupe", "--case", "ola", "--lang", "nb", "--quote", "-", "--attribution", "[{sak}]"])
        .succeeds();
    assert!(told.ends_with("<Takk> & hei. [ola]\n"), "{told}");
}

#[test]
fn quotations_are_written_for_word_and_for_the_browser_and_twice_alike() {
    let folder = project();
    for name in ["a.docx", "b.docx", "a.html", "b.html"] {
        folder.run(&["excerpts", "p.planlupe", "--lang", "nb", "--quote", name]).succeeds();
    }
    let bytes = |name: &str| std::fs::read(folder.path(name)).expect("was written");
    assert_eq!(bytes("a.docx"), bytes("b.docx"));
    assert_eq!(bytes("a.html"), bytes("b.html"));
    let html = String::from_utf8(bytes("a.html")).expect("UTF-8");
    assert!(html.contains("<p>&lt;Takk&gt; &amp; hei. (mann, 25–29)</p>"), "{html}");
    for name in ["a.docx", "a.html"] {
        let read = ReadDocument::read(&folder.path(name), false).expect("the program reads what it writes").text;
        for words in ["Dialog/økonomi", "BRUKER – 1. APR. 2020: Jeg lurer", "[…] Får jeg penger?", "<Takk> & hei."]
        {
            assert!(read.as_str().contains(words), "{name}: {}", read.as_str());
        }
    }
}

#[test]
fn what_was_written_and_what_was_left_out_is_told() {
    let folder = project();
    let quote =
        |more: &[&str]| folder.run(&[&["excerpts", "p.planlupe", "--lang", "nb", "--quote", "x.docx"], more].concat());
    assert_eq!(quote(&[]).succeeds().trim(), "2 sitater står i x.docx.");
    assert!(
        quote(&["--code", "Dialog/helse"]).succeeds().contains("Ingen sitater"),
        "an empty document is no success in silence"
    );
}

#[test]
fn a_pattern_that_names_nothing_is_refused_and_nothing_is_written() {
    let folder = project();
    let told = folder.run(&["attribution", "p.planlupe", "({høyde})"]).refuses();
    assert!(told.contains("høyde"), "{told}");
    let told = folder.run(&["attribution", "--lang", "nb", "p.planlupe", "({kjønn"]).refuses();
    assert!(told.contains("krøllparenteser"), "{told}");
    folder.run(&["excerpts", "p.planlupe", "--lang", "nb", "--quote", "x.docx", "--attribution", "{høyde}"]).refuses();
    assert!(!folder.path("x.docx").exists());
    assert_eq!(folder.run(&["attribution", "p.planlupe"]).succeeds().trim(), "({*})");
}

#[test]
fn words_that_were_found_are_quoted_with_their_sentence_or_their_thread() {
    let folder = project();
    let quote = |more: &[&str]| {
        folder.run(&[&["find", "p.planlupe", "--lang", "nb", "penger", "--quote", "-"], more].concat()).succeeds()
    };
    assert_eq!(quote(&["--case", "kari"]), "Sitater\n\nFår jeg penger? (kvinne, 18–24, 2018 K1)\n");
    let told = quote(&["--case", "kari", "--context", "thread", "--attribution", "({sak})"]);
    assert_eq!(
        told,
        "Sitater\n\nBRUKER – 1. APR. 2020: Jeg lurer på meldekortet mitt. Det er vått ute. Får jeg penger?\n\
         VEILEDER – 2. APR. 2020: Du må sende meldekort. (kari)\n"
    );
    assert_eq!(folder.run(&["find", "p.planlupe", "penger", "--quote", "x.docx", "--json"]).code, Some(2));
    assert!(!folder.path("x.docx").exists());
}

#[test]
fn passages_of_a_case_are_joined_with_own_words_between() {
    let folder = project();
    let print = Project::open(&folder.path("p.planlupe")).expect("a project");
    let case = print.cases().named("kari").expect("is there");
    let text = print.cases().text(case).expect("readable");
    let place = |words: &str| {
        let span = text.find_all(words)[0];
        format!("{}-{}", span.start, span.end)
    };
    let (first, last) = (place("Får jeg penger?"), place("Du må sende meldekort."));
    drop(print);
    let quote = |more: &[&str]| folder.run(&[&["quote", "p.planlupe", "--lang", "nb", "kari"], more].concat());
    assert_eq!(
        quote(&[&first, "[svar dagen etter]", &last, "--attribution", "({kjønn})"]).succeeds(),
        "Sitater\n\nBRUKER – 1. APR. 2020: Får jeg penger? [svar dagen etter]\n\
         VEILEDER – 2. APR. 2020: Du må sende meldekort. (kvinne)\n"
    );
    quote(&[&first, "--file", "x.html"]).succeeds();
    assert!(std::fs::read_to_string(folder.path("x.html")).expect("was written").contains("Får jeg penger? (kvinne"));
    assert!(quote(&["3-999999"]).refuses().contains("finnes ikke alt som skal siteres"));
    assert!(quote(&["[bare egne ord]"]).refuses().contains("finnes ikke alt som skal siteres"));
    let told = quote(&["fra start"]);
    assert!(told.code == Some(2) && told.sentence().contains("«fra start»"), "{}", told.err);
}

#[test]
fn what_is_found_is_sorted_and_shown_with_as_much_around_as_is_wanted() {
    let folder = project();
    let find = |more: &[&str]| {
        folder.run(&[&["find", "p.planlupe", "--lang", "nb", "penger", "takk"], more].concat()).succeeds()
    };
    let told = find(&["--any"]);
    assert!(told.contains("\nkari (1)\n") && told.contains("\nola (2)\n"), "{told}");
    let told = find(&["--any", "--sort", "date"]);
    assert!(told.contains("\n2020 (2)\n") && told.contains("\nUten dato (1)\n"), "{told}");
    assert!(told.find("kari · 1. april 2020") < told.find("ola · 3. mai 2020"), "{told}");
    let told = find(&["--any", "--sort", "sender", "--context", "entry"]);
    assert!(told.contains("\nBRUKER (2)\n"), "{told}");
    assert!(told.contains("Jeg lurer på meldekortet mitt. Det er vått ute. Får jeg [penger]?"), "{told}");

    let excerpts = |more: &[&str]| {
        folder.run(&[&["excerpts", "p.planlupe", "--lang", "nb", "--case", "kari"], more].concat()).succeeds()
    };
    let told = excerpts(&["--sort", "code", "--context", "sentence"]);
    assert!(told.contains("\nDialog/økonomi (3)\n"), "{told}");
    let told = excerpts(&["--json", "--context", "entry"]);
    let first: serde_json::Value = serde_json::from_str(told.lines().next().expect("a line")).expect("JSON");
    assert_eq!(first["before"], "");
    assert_eq!(first["after"], " Det er vått ute. Får jeg penger?");
    assert_eq!(folder.run(&["find", "p.planlupe", "penger", "--context", "mye"]).code, Some(2));
}
