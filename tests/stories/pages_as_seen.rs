//! A researcher takes in PDFs: what a page shows is read, also in forms and boxes over it; what nobody can see is left out or told.

use crate::support::paper::{Letters, Paper, plan, stream};
use crate::support::parsing::{parsed, remarked, text};
use serde_json::json;

/// A page with a message of this text.
fn message(text: &str) -> Paper {
    let mut paper = Paper::new(Letters::WinAnsi);
    paper.paragraph(0.0, 60, "BRUKER - 5. MAR. 2020");
    paper.paragraph(0.0, 60, text);
    paper
}

#[test]
fn a_page_that_shows_what_it_holds_is_not_remarked() {
    let mut paper = plan(Letters::Mapped);
    // A coloured ground, and a white letter on it.
    paper.draw("q 0 0.3 0.6 rg 300 300 100 30 re f 1 1 1 rg BT /F1 12 Tf 1 0 0 1 310 310 Tm <0003> Tj ET Q\n");
    paper.draw("q 1 1 0 rg 60 700 200 0.5 re f Q\n");
    assert_eq!(parsed("a.pdf", paper.bytes())["remarks"], json!([]));
}

#[test]
fn what_a_form_holds_is_read_where_it_stands() {
    let mut paper = message("Oppmøte:");
    let text_field =
        paper.add("<< /Subtype /Widget /FT /Tx /V (to ganger i uka) /DA (/Helv 12 Tf) /Rect [130 750 400 770] /F 4 >>");
    let ticked = paper.add("<< /Subtype /Widget /FT /Btn /AS /Ja /Rect [60 720 72 732] >>");
    let unticked = paper.add("<< /Subtype /Widget /FT /Btn /AS /Off /Rect [140 720 152 732] >>");
    let parent = paper.add("<< /FT /Ch /V (b) /Opt [[(a) (hver dag)] [(b) (helst om morgenen)]] >>");
    let chosen = paper.add(&format!("<< /Subtype /Widget /Parent {parent} 0 R /Rect [60 690 300 704] >>"));
    let look = paper.add(&stream("BT /F1 12 Tf 2 2 Td (Ring meg) Tj ET").replacen(
        "<<",
        "<< /Subtype /Form /BBox [0 0 200 14]",
        1,
    ));
    let drawn = paper.add(&format!("<< /Subtype /Widget /FT /Tx /AP << /N {look} 0 R >> /Rect [60 660 260 674] >>"));
    let hidden = paper.add("<< /Subtype /Widget /FT /Tx /V (skjult) /F 2 /Rect [60 640 260 654] >>");
    let note = paper.add("<< /Subtype /Text /Contents (en merknad) /Rect [0 0 9 9] >>");
    let all =
        [text_field, ticked, unticked, chosen, drawn, hidden, note].map(|number| format!("{number} 0 R")).join(" ");
    paper.page = format!("/Annots [{all}]");
    paper.set(76.0, 842.0 - 722.0, 12.0, false, "ja");
    paper.set(156.0, 842.0 - 722.0, 12.0, false, "nei");
    let plan = parsed("a.pdf", paper.bytes());
    let read: Vec<&str> = text(&plan).split_whitespace().collect();
    assert_eq!(read.join(" "), "Oppmøte: to ganger i uka ☒ ja ☐ nei helst om morgenen Ring meg");
    assert_eq!(["form-fields", "hidden-text", "comments"].map(|what| remarked(&plan, what)), [5, 6, 1]);
}

#[test]
fn text_in_boxes_over_an_empty_page_is_read() {
    let mut paper = Paper::new(Letters::WinAnsi);
    let box_ = paper.add("<< /Subtype /FreeText /Contents (BRUKER - 5. MAR. 2020\\nHei.\\nTakk.) /DA (/Helv 11 Tf 0 g) /Rect [60 300 400 800] >>");
    paper.page = format!("/Annots [{box_} 0 R]");
    let plan = parsed("a.pdf", paper.bytes());
    assert_eq!((text(&plan), remarked(&plan, "form-fields")), ("Hei.\nTakk.", 1));
}

#[test]
fn layers_that_are_off_and_what_lies_outside_the_page_are_left_out() {
    let mut paper = message("Hei.");
    let layer = paper.add("<< /Type /OCG /Name (Lag) >>");
    let shown = paper.add("<< /Type /OCG /Name (Vist) >>");
    let member = paper.add(&format!("<< /Type /OCMD /OCGs [{layer} 0 R] /P /AllOn >>"));
    let either = paper.add(&format!("<< /Type /OCMD /OCGs [{layer} 0 R {shown} 0 R] >>"));
    let not = paper.add(&format!("<< /Type /OCMD /VE [/Not {shown} 0 R] >>"));
    let form = stream("BT /F1 12 Tf 60 560 Td (I skjema) Tj ET");
    let form = paper.add(&form.replacen("<<", &format!("<< /Subtype /Form /BBox [0 0 600 800] /OC {layer} 0 R"), 1));
    paper.catalog = format!("/OCProperties << /OCGs [{layer} 0 R {shown} 0 R] /D << /OFF [{layer} 0 R] >> >>");
    paper.resources = format!(
        "/Properties << /A {layer} 0 R /B {shown} 0 R /C {member} 0 R /D {either} 0 R /E {not} 0 R >> /Unused 1"
    );
    for (name, y) in [("A", 200.0), ("C", 220.0), ("E", 240.0), ("B", 90.0), ("D", 104.0)] {
        paper.draw(&format!("/OC /{name} BDC\n"));
        paper.set(60.0, y, 12.0, false, &format!("Lag {name}."));
        paper.draw("EMC\n");
    }
    paper.draw("/Fm Do\n");
    let bytes = String::from_utf8_lossy(&paper.bytes())
        .replace("/XObject << /Im1 8 0 R >>", &format!("/XObject << /Im1 8 0 R /Fm {form} 0 R >>"));
    let plan = parsed("a.pdf", bytes);
    let lines: Vec<&str> = text(&plan).lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, ["Hei.", "Lag B.", "Lag D."]);
    assert_eq!(remarked(&plan, "hidden-text"), 3 * 5 + 7);

    let mut paper = message("Hei.");
    paper.page = "/CropBox [50 700 400 842]".to_owned();
    paper.set(60.0, 300.0, 12.0, false, "Utenfor");
    let plan = parsed("a.pdf", paper.bytes());
    assert_eq!((text(&plan), remarked(&plan, "outside-page")), ("Hei.", 7));
}

#[test]
fn text_that_nobody_can_see_is_read_and_told_of() {
    let mut paper = message("Jeg heter Kari.");
    paper.draw("0 0 0 rg 58 760 60 14 re f\n");
    let plan = parsed("a.pdf", paper.bytes());
    assert_eq!(text(&plan), "Jeg heter Kari.");
    let covered = remarked(&plan, "covered-text");
    assert!((5..=13).contains(&covered), "{covered}");

    for (before, after) in [("1 g\n", "0 g\n"), ("3 Tr\n", "0 Tr\n"), ("0 g 50 690 400 30 re f\n", "")] {
        let mut paper = message("Hei.");
        paper.draw(before);
        paper.set(60.0, 140.0, 12.0, false, "Usynlig");
        paper.draw(after);
        let plan = parsed("a.pdf", paper.bytes());
        assert!(text(&plan).contains("Usynlig"));
        assert_eq!(remarked(&plan, "invisible-text"), 7, "{before}");
    }
    let mut scan = Paper::new(Letters::WinAnsi);
    scan.draw("q 595 0 0 842 0 0 cm /Im1 Do Q 3 Tr\n");
    scan.paragraph(0.0, 60, "BRUKER - 5. MAR. 2020\nHei.");
    let plan = parsed("a.pdf", scan.bytes());
    assert_eq!((text(&plan), remarked(&plan, "recognised-text"), remarked(&plan, "invisible-text")), ("Hei.", 21, 0));
    let mut paper = message("Hei.");
    let redact = paper.add("<< /Subtype /Redact /Rect [58 760 300 774] >>");
    paper.page = format!("/Annots [{redact} 0 R]");
    assert_eq!(remarked(&parsed("a.pdf", paper.bytes()), "covered-text"), 4);
}

#[test]
fn a_slanted_stamp_tears_no_lines() {
    let lines = "Takk for hjelpen.\nJeg kan begynne når som helst, og si fra.\nHilsen Kari";
    let mut paper = message(lines);
    for (cos, sin) in [(0.7660, 0.6428), (0.9063, 0.4226)] {
        paper.draw(&format!("BT /F2 14 Tf {cos} {sin} -{sin} {cos} 90 745 Tm (KOPI AV UTSKRIFT) Tj ET\n"));
    }
    let plan = parsed("a.pdf", paper.bytes());
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words(text(&plan)).starts_with(&words(lines)), "{}", text(&plan));
    assert!(plan.to_string().contains("KOPI AV UTSKRIFT"), "{plan}");
}

#[test]
fn signs_of_a_font_of_signs_mean_what_they_show() {
    let mut paper = message("Kryss:");
    let font = paper.add("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Wingdings >>");
    paper.draw("BT /F9 12 Tf 1 0 0 1 60 740 Tm <fea8> Tj ET\n");
    let bytes = String::from_utf8_lossy(&paper.bytes()).replace("/F2 4 0 R", &format!("/F2 4 0 R /F9 {font} 0 R"));
    assert!(text(&parsed("a.pdf", bytes)).contains("☒☐"));
}

#[test]
fn a_pdf_may_begin_after_other_bytes() {
    let whole = plan(Letters::WinAnsi).bytes();
    let wanted = parsed("a.pdf", &whole);
    for before in ["\n", "\u{feff}", "HTTP/1.1 200 OK\r\n\r\n"] {
        assert_eq!(parsed("a.pdf", [before.as_bytes(), &whole].concat()), wanted);
    }
}
