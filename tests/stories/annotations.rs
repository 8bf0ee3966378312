//! A researcher has marked prints before: highlights and comments of PDF, Word and `OpenDocument` files come in as codings and memos, if asked for.

use crate::support::paper::{Letters, Paper, docx, odt};
use crate::support::window::Window;
use crate::support::{Folder, rows};
use names::judgement::{Judgement, JudgementEdit, Verdict};
use names::mark::Label;
use quarantine::quarantine::Quarantine;
use serde_json::{Value, json};

/// Codings of a project: code, coder, memo and excerpt.
fn codings(folder: &Folder) -> Vec<[String; 4]> {
    folder.run(&["export", "p.planlupe", "out", "--only", "codings"]).succeeds();
    let mut rows = rows(&folder.text("out/codings.csv"), b',');
    rows.remove(0);
    rows.into_iter().map(|row| [3, 4, 5, 6].map(|at| row[at].clone())).collect()
}

/// How wide a letter of the papers is, and where the first stands.
const LETTER: f64 = 7.2;
const LEFT: f64 = 60.0;

/// The corners of a mark on letters of the line with this number.
fn quad(line: u32, from: u32, to: u32) -> String {
    let base = 842.0 - 60.0 - 14.0 * f64::from(line);
    let (left, right) = (LEFT + LETTER * f64::from(from), LEFT + LETTER * f64::from(to));
    let (top, bottom) = (base + 10.0, base - 3.0);
    format!("{left} {top} {right} {top} {left} {bottom} {right} {bottom}")
}

/// A print with four marks: on a few words, over two lines, on a word below a line, and a note beside a line.
fn marked_pdf() -> Vec<u8> {
    let mut paper = Paper::new(Letters::Mapped);
    paper.paragraph(0.0, 60, "BRUKER - 5. MAR. 2020");
    paper.paragraph(0.0, 60, "Jeg har vondt i ryggen.\nKan ikke komme i dag,\nmen ringer i morgen.");
    let words = format!(
        "<< /Subtype /Highlight /T (Berit) /Contents (Helse \\(viktig\\)) /C [1 0.9 0.2] /Rect [0 0 1 1] /QuadPoints [{}] >>",
        quad(1, 8, 22)
    );
    let lines = format!(
        "<< /Subtype /Highlight /T (Berit) /C [0.4 1 0.4] /Rect [0 0 1 1] /QuadPoints [{} {}] >>",
        quad(2, 4, 21),
        quad(3, 0, 3)
    );
    let below = format!("<< /Subtype /Underline /C [1 0 0] /Rect [0 0 1 1] /QuadPoints [{}] >>", quad(3, 4, 10));
    let height = 842.0 - 60.0 - 14.0 * 2.0;
    let note = format!(
        "<< /Subtype /Text /T (Cecilie) /Contents (Hvem ringte hun?) /Rect [400 {} 420 {}] >>",
        height - 8.0,
        height + 12.0
    );
    let state = "<< /Subtype /Text /StateModel (Review) /State (Accepted) /Contents (Godtatt) /Rect [0 0 9 9] >>";
    let all = [words.as_str(), &lines, &below, &note, state].map(|annotation| format!("{} 0 R", paper.add(annotation)));
    paper.page = format!("/Annots [{}]", all.join(" "));
    paper.bytes()
}

/// A Word document with a comment on words of two paragraphs, a highlight, and a comment on a point.
fn marked_docx() -> Vec<u8> {
    let run = |text: &str, properties: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = [
        format!("<w:p>{}</w:p>", run("BRUKER - 5. MAR. 2020", "")),
        format!(
            "<w:p>{}<w:commentRangeStart w:id=\"0\"/>{}{}</w:p>",
            run("Jeg har ", ""),
            run("vondt ", "<w:highlight w:val=\"yellow\"/>"),
            run("i ryggen", "<w:b/><w:highlight w:val=\"yellow\"/>")
        ),
        format!(
            "<w:p>{}<w:commentRangeEnd w:id=\"0\"/>{}<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
            run("og nakken", ""),
            run(" igjen.", "")
        ),
        format!("<w:p>{}<w:r><w:commentReference w:id=\"1\"/></w:r></w:p>", run("Kan jeg ringe?", "")),
    ];
    let comment = |id: &str, author: &str, lines: &[&str]| {
        let lines: Vec<_> = lines.iter().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
        let lines = lines.concat();
        format!("<w:comment w:id=\"{id}\" w:author=\"{author}\">{lines}</w:comment>")
    };
    let comments = format!(
        "<w:comments>{}{}</w:comments>",
        comment("0", "Berit", &["Helse", "Spør mer."]),
        comment("1", "Cecilie", &["Når?"])
    );
    docx(&body.concat(), &[("word/comments.xml", &comments)])
}

fn row(code: &str, coder: &str, memo: &str, excerpt: &str) -> [String; 4] {
    [code, coder, memo, excerpt].map(str::to_owned)
}

fn counts(report: &Value) -> (Value, Value) {
    (report["files"][0]["annotations"].clone(), report["files"][0]["annotations_taken"].clone())
}

#[test]
fn marks_of_a_pdf_become_codings_of_those_who_made_them() {
    let folder = Folder::new();
    folder.write("a.pdf", marked_pdf());
    let said = folder.run(&["import", "p.planlupe", "a.pdf", "--annotations"]).succeeds();
    assert!(said.contains("a: 4 highlights and comments of the file came in as codings and memos."), "{said}");
    let all = codings(&folder);
    let wanted = [
        row("Marked in the file/Highlighted yellow", "Berit", "Helse (viktig)", "vondt i ryggen"),
        row("Marked in the file/Highlighted green", "Berit", "", "ikke komme i dag, men"),
        row("Marked in the file/Comment", "Cecilie", "Hvem ringte hun?", "Kan ikke komme i dag,"),
        row("Marked in the file/Underlined", "ada", "", "ringer"),
    ];
    assert_eq!(all.len(), wanted.len(), "{all:?}");
    wanted.iter().for_each(|row| assert!(all.contains(row), "{row:?} is in {all:?}"));
    let report = folder.run(&["cases", "p.planlupe", "--json"]).succeeds();
    assert!(!report.contains("highlights"), "nothing was left out: {report}");
    // A code has the colour of its highlight as the palette has it: its yellow is a dark one.
    let codebook: Value =
        serde_json::from_str(&folder.run(&["codebook", "p.planlupe", "--json"]).succeeds()).expect("JSON");
    let codes = codebook.as_array().expect("codes");
    let colour = |name: &str| codes.iter().find(|code| code["name"] == name).expect("the code")["colour"].clone();
    assert_eq!(colour("Highlighted yellow"), "#5d4907");
    assert_eq!(colour("Highlighted green"), "#007961");
}

#[test]
fn without_asking_the_marks_stay_where_they_are_and_the_report_says_so() {
    let folder = Folder::new();
    folder.write("a.pdf", marked_pdf());
    let said = folder.run(&["import", "p.planlupe", "a.pdf"]).succeeds();
    assert!(said.contains("a: the file has 4 highlights and comments that were not taken in."), "{said}");
    assert!(said.contains("import the files again with --annotations"), "{said}");
    assert_eq!(codings(&folder), Vec::<[String; 4]>::new());
    // The text is there already; only the marks come in.
    let report = folder.run(&["import", "p.planlupe", "a.pdf", "--annotations", "--json"]).json();
    assert_eq!(counts(&report), (json!(4), json!(4)));
    assert_eq!(codings(&folder).len(), 4);
    let again = folder.run(&["import", "p.planlupe", "a.pdf", "--annotations", "--json"]);
    let report: Value = serde_json::from_str(&again.out).expect("JSON");
    assert_eq!(report["files"][0]["refused"], "duplicate");
    assert_eq!(codings(&folder).len(), 4);
}

#[test]
fn comments_and_highlights_of_a_word_document_come_in() {
    let folder = Folder::new();
    folder.write("a.docx", marked_docx());
    let report = folder.run(&["import", "p.planlupe", "a.docx", "--annotations", "--json"]).json();
    assert_eq!(counts(&report), (json!(3), json!(3)));
    assert_eq!(report["files"][0]["remarks"], json!([]));
    assert_eq!(
        codings(&folder),
        [
            row("Marked in the file/Highlighted yellow", "ada", "", "vondt i ryggen"),
            row("Marked in the file/Comment", "Berit", "Helse\nSpør mer.", "vondt i ryggen\nog nakken"),
            row("Marked in the file/Comment", "Cecilie", "Når?", "Kan jeg ringe?"),
        ]
    );
}

#[test]
fn comments_of_an_open_document_come_in() {
    let folder = Folder::new();
    let comment = |name: &str, author: &str, text: &str| {
        format!(
            "<office:annotation office:name=\"{name}\"><dc:creator>{author}</dc:creator><dc:date>2020-06-04T10:00:00</dc:date>\
             <text:p>{text}</text:p></office:annotation>"
        )
    };
    let end = |name: &str| format!("<office:annotation-end office:name=\"{name}\"/>");
    let body = format!(
        "<text:p>BRUKER - 5. MAR. 2020</text:p><text:p>Jeg har {}vondt i</text:p><text:p>ryggen{} igjen.</text:p>\
         <text:p>Kan jeg ringe?{}</text:p>",
        comment("a", "Berit", "Helse"),
        end("a"),
        comment("", "Cecilie", "Når?").replace(" office:name=\"\"", "")
    );
    folder.write("a.odt", odt(&body));
    let read = folder.run(&["parse", "a.odt", "--json"]).json();
    let wanted = [("Berit", "Helse", "vondt i\nryggen"), ("Cecilie", "Når?", "Kan jeg ringe?")];
    let all = read["annotations"].as_array().expect("a list");
    let found = all.iter().map(|one| {
        assert_eq!((&one["kind"], &one["colour"]), (&json!("comment"), &Value::Null));
        assert_eq!(one["passages"].as_array().map(Vec::len), Some(1));
        let of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (of(&one["author"]), of(&one["note"]), of(&one["passages"][0]["text"]))
    });
    let wanted = wanted.map(|(author, note, text)| (author.to_owned(), note.to_owned(), text.to_owned()));
    assert_eq!(found.collect::<Vec<_>>(), wanted);
    let report = folder.run(&["import", "p.planlupe", "a.odt", "--annotations", "--json"]).json();
    assert_eq!(counts(&report), (json!(2), json!(2)));
    assert_eq!(
        codings(&folder),
        [
            row("Marked in the file/Comment", "Berit", "Helse", "vondt i\nryggen"),
            row("Marked in the file/Comment", "Cecilie", "Når?", "Kan jeg ringe?"),
        ]
    );
}

#[test]
fn highlights_of_an_open_document_come_in() {
    let folder = Folder::new();
    let style = |name: &str, ground: &str| {
        format!(
            "<style:style style:name=\"{name}\"><style:text-properties fo:background-color=\"{ground}\"/></style:style>"
        )
    };
    let styles =
        [style("Y", "#ffff00"), style("G", "#00a933"), style("W", "#ffffff"), style("N", "transparent")].concat();
    let body = format!(
        "<office:automatic-styles>{styles}</office:automatic-styles><text:p>BRUKER - 5. MAR. 2020</text:p>\
         <text:p>Jeg har <text:span text:style-name=\"Y\">vondt <text:span text:style-name=\"N\">litt </text:span></text:span>\
         <text:span text:style-name=\"Y\">i <text:s text:c=\"2\"/>ryggen</text:span> <text:span text:style-name=\"W\">igjen</text:span>.</text:p>\
         <text:p text:style-name=\"G\">Kan jeg ringe?</text:p>"
    );
    folder.write("a.odt", odt(&body));
    let report = folder.run(&["import", "p.planlupe", "a.odt", "--annotations", "--json"]).json();
    assert_eq!(counts(&report), (json!(3), json!(3)));
    let marked = |colour: &str, text: &str| row(&format!("Marked in the file/Highlighted {colour}"), "ada", "", text);
    let wanted = [marked("yellow", "vondt"), marked("yellow", "i   ryggen"), marked("green", "Kan jeg ringe?")];
    assert_eq!(codings(&folder), wanted);
}

#[test]
fn parsing_lists_the_marks_of_a_file() {
    let folder = Folder::new();
    folder.write("a.pdf", marked_pdf());
    folder.write("b.txt", "BRUKER - 5. MAR. 2020\nHei.\n");
    let read = folder.run(&["parse", "a.pdf", "--json"]).json();
    let all = read["annotations"].as_array().expect("a list");
    let first = json!({ "kind": "highlight", "colour": "yellow", "author": "Berit", "note": "Helse (viktig)" });
    assert!(
        all.len() == 4
            && all.iter().any(|one| {
                first.as_object().into_iter().flatten().all(|(key, value)| &one[key] == value)
                    && one["passages"][0]["text"] == "vondt i ryggen"
            }),
        "{all:?}"
    );
    assert_eq!(folder.run(&["parse", "b.txt", "--json"]).json()["annotations"], json!([]));
}

#[test]
fn in_quarantine_marks_are_left_out_and_it_says_so() {
    let folder = Folder::new();
    folder.write("a.pdf", marked_pdf());
    folder.write("secret", "et langt ord og et til");
    let secret = ["--passphrase-file", "secret"];
    folder.run(&[&["quarantine", "create", "p.planlupe"], &secret[..]].concat()).succeeds();
    let said = folder.run(&[&["quarantine", "add", "p.planlupe", "a.pdf"], &secret[..]].concat()).succeeds();
    assert!(said.contains("4 highlights and comments in the files were left out of the quarantine."), "{said}");
}

#[test]
fn in_quarantine_marks_are_judged_like_text_and_become_codings_at_the_release() {
    let folder = Folder::new();
    folder.write("inn/a.pdf", marked_pdf());
    folder.write("secret", "et langt ord og et til");
    let run = |arguments: &[&str]| {
        folder.run(&[&["quarantine"], arguments, &["--passphrase-file", "secret"]].concat()).succeeds()
    };
    folder.write("annen.txt", "BRUKER - 1. MAR. 2020\nHei.\n");
    folder.run(&["import", "p.planlupe", "annen.txt"]).succeeds();
    run(&["create", "p.planlupe"]);
    let said = run(&["add", "p.planlupe", "inn", "--annotations"]);
    assert!(said.contains("4 highlights and comments in the files came into the quarantine"), "{said}");
    assert!(!said.contains("left out"), "{said}");
    let list: Value = serde_json::from_str(&run(&["list", "p.planlupe", "--json"])).expect("JSON");
    assert_eq!(list[0]["documents"][0]["notes"].as_array().map(Vec::len), Some(4));
    let place = folder.path("p.karantene");
    let mut quarantine = Quarantine::open(&place, "et langt ord og et til").expect("opens");
    let (card, text) = (quarantine.original(1).expect("there"), quarantine.text(1).expect("there"));
    let mut judgement = Judgement::new(
        &text,
        &card.marks(&text, &quarantine.evidence(1).expect("there"), ""),
        &quarantine.not_names().expect("readable"),
    );
    let authors: Vec<(u32, String)> = judgement
        .mentions()
        .iter()
        .filter(|mention| mention.verdict.is_none() && mention.label != Label::Ask)
        .map(|mention| (mention.entity, text.slice(mention.span).to_owned()))
        .collect();
    let names: Vec<&str> = authors.iter().map(|(_, name)| name.as_str()).collect();
    assert!(names.contains(&"Berit") && names.contains(&"Cecilie"), "{names:?}");
    for (entity, name) in authors {
        // Berit is the researcher herself; Cecilie is somebody else.
        judgement.apply(
            &text,
            if name == "Berit" {
                JudgementEdit::Decide { entity, verdict: Some(Verdict::Keep) }
            } else {
                JudgementEdit::SetRole { entity, role: Some("kollega".to_owned()) }
            },
        );
    }
    (0..judgement.pages().len()).for_each(|page| judgement.show(page));
    judgement.sign("ada").expect("all is decided");
    quarantine.save_judgement(1, &judgement).expect("saved");
    drop(quarantine);
    run(&["release", "p.planlupe", "1", "--label", "A"]);
    let all = codings(&folder);
    for row in [
        row("Marked in the file/Highlighted yellow", "Berit", "Helse (viktig)", "vondt i ryggen"),
        row("Marked in the file/Highlighted green", "Berit", "", "ikke komme i dag, men"),
    ] {
        assert!(all.contains(&row), "{row:?} is in {all:?}");
    }
    let asked = all.iter().find(|row| row[2] == "Hvem ringte hun?").expect("the comment came in");
    assert!(asked[1] != "Cecilie" && asked[1].to_lowercase().contains("kollega"), "{asked:?}");
    assert_eq!(all.len(), 4, "{all:?}");
}

#[test]
fn the_window_takes_marks_in_from_its_report() {
    let mut window = Window::with_cases(&[("annen", "BRUKER - 1. MAR. 2020\nHei.\n")]);
    let file = window.path("merket.pdf");
    std::fs::write(&file, marked_pdf()).expect("written");
    window.drop_files(&[&file]);
    window.click("Ja, allerede anonymisert");
    assert!(window.shows("filen har 4 markeringer og kommentarer som ikke er tatt med"));
    window.click("Ta med 4 markeringer og kommentarer");
    assert!(window.shows("4 markeringer og kommentarer fra filen er tatt med som kodinger og notater."));
    assert_eq!(window.project().codings().list().expect("readable").len(), 4);
    window.click("Lukk");
    window.ctrl(egui::Key::Z);
    assert!(window.project().codings().list().expect("readable").is_empty(), "one undo takes them back");
}
