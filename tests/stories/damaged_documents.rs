//! What holds for any damaged document: it is read or refused in a sentence, within bounds, and the program goes on.

use std::io::Write as _;

use crate::support::paper::{self, Letters, Paper, archive, docx, odt, plan};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;
use proptest::sample::Index;
use reading::document::ReadDocument;
use reading::grammar;
use reading::remark::What;
use reading::text::Unreadable;
use words::unreadable;

/// One change to the bytes of a file.
#[derive(Debug, Clone)]
enum Damage {
    Set(Index, u8),
    Cut(Index),
    Remove(Index, u8),
    Repeat(Index, u8),
    /// A word that means something in PDF or XML.
    Insert(Index, usize),
}

const WORDS: [&[u8]; 18] = [
    b"99999999999",
    b"-1",
    b"0.0000001",
    b"1e308",
    b"1 0 R",
    b"2 0 R",
    b"9 0 R",
    b"[[[[[[",
    b"<<<<<<",
    b"((((((",
    b"BT",
    b"Q",
    b"/Im1 Do ",
    b"1e30 0 0 1e30 0 0 cm ",
    b"<w:p>",
    b"</w:p>",
    b"<text:s text:c=\"99999999\"/>",
    b"&#x10FFFF;&none;",
];

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        any::<Index>().prop_map(Damage::Cut),
        (any::<Index>(), 1..40u8).prop_map(|(at, length)| Damage::Remove(at, length)),
        (any::<Index>(), 1..200u8).prop_map(|(at, length)| Damage::Repeat(at, length)),
        (any::<Index>(), 0..WORDS.len()).prop_map(|(at, word)| Damage::Insert(at, word)),
    ]
}

fn damaged(bytes: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        match damage {
            Damage::Set(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Damage::Remove(at, length) => {
                let at = at.index(bytes.len());
                bytes.drain(at..(at + usize::from(*length)).min(bytes.len()));
            }
            Damage::Repeat(at, length) => {
                let at = at.index(bytes.len());
                let piece = bytes[at..(at + usize::from(*length)).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            Damage::Insert(at, word) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, WORDS[*word].iter().copied());
            }
        }
    }
    bytes
}

/// Reads the bytes, and what comes out of them.
fn read(bytes: Vec<u8>) {
    match ReadDocument::decode(bytes, false) {
        Ok(document) => {
            let plan = grammar::read(&document.text);
            assert_eq!(plan.unaccounted(&document.text), 0);
        }
        Err(reason) => assert!(unreadable(&reason).ends_with('.')),
    }
}

const WORD: &str = "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Flytting</w:t></w:r></w:p><w:p><w:r>\
    <w:t>BRUKER - 10. feb. 2020</w:t><w:tab/><w:br/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>\
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A &amp; B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
const PAGE: &str = "<!doctype html><style>@media screen{.a > b,#c{font-size:var(--d,2em)}}</style><table><tr><td class=a><b>BRUKER</b>\
    <td>3. apr. 2020<td><p id=c>Hei &aring; &#x1f389;<ol><li>a<li>b</table><div hidden>Skjult<select><option selected>x</div>";
const OPEN: &str = "<text:h>Flytting</text:h><text:p>BRUKER - 10. feb. 2020<text:s text:c=\"2\"/><text:note><text:note-citation>1\
    </text:note-citation><text:note-body><text:p>Note</text:p></text:note-body></text:note></text:p>";

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_pdf_never_stops_the_program(
        number in 0..3usize,
        damages in prop::collection::vec(damage(), 1..8),
    ) {
        let whole = match number {
            0 => plan(Letters::WinAnsi).bytes(),
            1 => plan(Letters::Mapped).bytes(),
            _ => include_bytes!("../fixtures/documents/no-password.pdf").to_vec(),
        };
        read(damaged(&whole, &damages));
    }

    #[test]
    fn a_damaged_office_document_never_stops_the_program(
        open in any::<bool>(),
        inside in any::<bool>(),
        damages in prop::collection::vec(damage(), 1..8),
    ) {
        let body = if open { OPEN } else { WORD };
        if inside {
            let body = String::from_utf8_lossy(&damaged(body.as_bytes(), &damages)).into_owned();
            read(if open { odt(&body) } else { docx(&body, &[]) });
        } else {
            read(damaged(&if open { odt(body) } else { docx(body, &[]) }, &damages));
        }
    }

    #[test]
    fn a_damaged_web_page_never_stops_the_program(damages in prop::collection::vec(damage(), 1..8)) {
        read(damaged(PAGE.as_bytes(), &damages));
        let archive = format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n\
            Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{}\n--a--", PAGE.replace('=', "=3D"));
        read(damaged(archive.as_bytes(), &damages));
    }

    #[test]
    fn any_bytes_behind_the_signs_of_a_kind_never_stop_the_program(
        kind in 0..5usize,
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let sign: &[u8] = [&b"%PDF-1.7\n"[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<html"][kind];
        read([sign, &bytes].concat());
    }
}

#[test]
fn what_refers_to_itself_or_nests_without_end_is_read_or_refused() {
    let mut itself = Paper::new(Letters::WinAnsi);
    itself.draw(&"q ".repeat(100_000));
    itself.draw(&"[".repeat(100_000));
    read(itself.bytes());
    let text = String::from_utf8_lossy(&plan(Letters::Mapped).bytes()).into_owned();
    read(text.replace("/Parent 2 0 R", "/Parent 9 0 R").replace("/Kids [9 0 R", "/Kids [2 0 R 9 0 R").into_bytes());
    read(docx(&"<w:p>".repeat(200_000), &[]));
    read(odt(&"<text:p><text:note>".repeat(100_000)));
    read(archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]));
}

#[test]
fn a_form_that_draws_itself_ends() {
    let mut paper = Paper::new(Letters::WinAnsi);
    paper.paragraph(0.0, 60, "BRUKER - 10. FEB. 2020");
    paper.paragraph(20.0, 60, "Hei.");
    paper.draw("/Im1 Do /Im1 Do ");
    let file = String::from_utf8_lossy(&paper.bytes()).into_owned();
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 16 >>\nstream\n/Im1 Do /Im1 Do \nendstream";
    let whole = file.replace("<< /Length 8 >>\nstream\n0 0 0 rg\nendstream", form);
    assert_ne!(whole, file);
    let document = ReadDocument::decode(whole.into_bytes(), false).expect("is read");
    assert!(document.text.as_str().contains("Hei."));
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

/// A PDF with this object at the end, which no table of the file knows.
fn with_object(paper: &Paper, number: usize, dict: &str, data: &[u8]) -> Vec<u8> {
    let file = paper.bytes();
    let end = file.windows(4).rposition(|bytes| bytes == b"xref").expect("a table") - 5;
    let end = file[..end].windows(7).rposition(|bytes| bytes == b"endobj\n").expect("an object") + 7;
    let head = format!("{number} 0 obj\n<< /Length {} {dict} >>\nstream\n", data.len());
    [&file[..end], head.as_bytes(), data, b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n"].concat()
}

fn refusal(bytes: Vec<u8>) -> Unreadable {
    ReadDocument::decode(bytes, false).expect_err("is refused")
}

#[test]
fn what_unfolds_without_end_is_refused() {
    let thrice = deflated(&deflated(&deflated(&vec![b' '; 80 * 1024 * 1024])));
    assert!(thrice.len() < 2000);
    let paper = plan(Letters::WinAnsi);
    let filters = "/Filter [/FlateDecode /FlateDecode /FlateDecode]";
    assert_eq!(refusal(with_object(&paper, 10, filters, &thrice)), Unreadable::TooComplex);
    let list = deflated(&vec![b' '; 80 * 1024 * 1024]);
    let dict = "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode";
    assert_eq!(refusal(with_object(&paper, 99, dict, &list)), Unreadable::TooComplex);
}

#[test]
fn archives_of_too_many_parts_and_too_deep_nesting_are_refused() {
    let names: Vec<String> = (0..6000).map(|number| format!("word/{number}.xml")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(refusal(docx("<w:p/>", &parts)), Unreadable::TooComplex);
    assert_eq!(refusal(docx(&"<w:p>".repeat(1000), &[])), Unreadable::TooComplex);
    let relation = "<Relationships><Relationship Id=\"a\" Type=\"x/aFChunk\" Target=\"a.docx\"/></Relationships>";
    let mut nested = docx("<w:p/>", &[]);
    for _ in 0..6 {
        let outer = docx("<w:altChunk r:id=\"a\"/>", &[("word/_rels/document.xml.rels", relation)]);
        nested = paper::with_parts(&outer, &[("word/a.docx", &nested)]);
    }
    assert!(matches!(refusal(nested), Unreadable::Part(_)));
}

#[test]
fn forms_that_draw_each_other_too_deep_are_refused() {
    let mut paper = plan(Letters::WinAnsi);
    let first = 9 + 2 * 2;
    for number in 0..20 {
        let inner = first + number + 1;
        let form = paper::stream("/Fm Do /Fm Do /Fm Do");
        let dict = format!("<< /Subtype /Form /Resources << /XObject << /Fm {inner} 0 R >> >>");
        paper.add(&form.replacen("<<", &dict, 1));
    }
    paper.draw("/Fm Do\n");
    paper.resources = "/Unused 1".to_owned();
    let file = String::from_utf8_lossy(&paper.bytes()).replace("/Im1 8 0 R", &format!("/Im1 8 0 R /Fm {first} 0 R"));
    assert_eq!(refusal(file.into_bytes()), Unreadable::TooComplex);
}

#[test]
fn a_table_of_many_cells_and_a_page_of_many_lines_are_read() {
    let cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>";
    let rows = format!("<w:tr>{}</w:tr>", cell.repeat(50)).repeat(200);
    let document = ReadDocument::decode(docx(&format!("<w:tbl>{rows}</w:tbl>"), &[]), false).expect("is read");
    assert_eq!(document.text.as_str().lines().count(), 10_000);
    let mut paper = Paper::new(Letters::WinAnsi);
    paper.page = "/MediaBox [0 0 595 90000]".to_owned();
    for line in 0..4000u16 {
        paper.set(60.0, 842.0 - 14.0 * f64::from(line) - 20.0, 12.0, false, "samme linje");
    }
    let bytes = String::from_utf8_lossy(&paper.bytes()).replace("/MediaBox [0 0 595 842]", "");
    let document = ReadDocument::decode(bytes.into_bytes(), false).expect("is read");
    assert_eq!(document.text.as_str().matches("samme linje").count(), 4000);
}

/// How many pages are said to show no text that can be read.
fn unread_pages(paper: &Paper) -> usize {
    let read = ReadDocument::decode(paper.bytes(), false).expect("is read");
    read.remarks.iter().find(|remark| remark.what == What::UnreadPages).map_or(0, |remark| remark.count)
}

#[test]
fn files_that_are_attached_to_a_pdf_are_told() {
    let attached =
        |paper: &Paper| ReadDocument::decode(paper.bytes(), false).expect("is read").remarks.count(What::Attachments);
    let mut paper = plan(Letters::Mapped);
    assert_eq!(attached(&paper), 0);
    let file = paper.add("<< /Type /Filespec /F (referat.docx) >>");
    let branch = paper.add(&format!("<< /Names [(a) {file} 0 R (b) {file} 0 R] >>"));
    paper.catalog = format!("/Names << /EmbeddedFiles << /Kids [{branch} 0 R] >> >>");
    assert_eq!(attached(&paper), 2);
    // A pin on a page.
    paper.page = format!("/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 20 20] /FS {file} 0 R >>]");
    assert_eq!(attached(&paper), 2 + 2, "it stands on each of two pages");
    // However deep they lie.
    let deep = (0..40).fold(branch, |below, _| paper.add(&format!("<< /Kids [{below} 0 R] >>")));
    paper.catalog = format!("/Names << /EmbeddedFiles {deep} 0 R >>");
    assert_eq!(attached(&paper), 2 + 2);
    // A branch that leads back to itself ends.
    paper.catalog = format!("/Names << /EmbeddedFiles << /Kids [{} 0 R] >> >>", deep + 1);
    paper.add(&format!("<< /Kids [{} 0 R {} 0 R] >>", deep + 1, deep + 1));
    assert_eq!(attached(&paper), 2);
}

#[test]
fn a_page_without_text_is_told() {
    let picture = "q 595 0 0 842 0 0 cm /Im1 Do Q\n";
    let whole = plan(Letters::Mapped);
    assert_eq!(unread_pages(&whole), 0);
    let mut blank = plan(Letters::Mapped);
    blank.new_page();
    assert_eq!(unread_pages(&blank), 0, "the back of a sheet says nothing");

    let mut scanned = plan(Letters::Mapped);
    scanned.new_page();
    scanned.draw(picture);
    assert_eq!(unread_pages(&scanned), 1);
    scanned.set(60.0, 820.0, 8.0, false, "https://aktivitetsplan.nav.no/print 3/4");
    assert_eq!(unread_pages(&scanned), 1, "what stands at the edge of the page is no text of it");

    let mut outlined = plan(Letters::Mapped);
    outlined.new_page();
    outlined.draw(&"10 10 m 20 20 30 30 40 40 c f\n".repeat(900));
    assert_eq!(unread_pages(&outlined), 1);

    let mut signed = plan(Letters::Mapped);
    signed.draw("q 60 0 0 20 60 60 cm /Im1 Do Q\n");
    assert_eq!(unread_pages(&signed), 0, "a picture beside text is none");

    let mut nameless = plan(Letters::Mapped);
    nameless.new_page();
    nameless.draw("BT /F1 12 Tf 1 0 0 1 60 700 Tm <00110012001300140015> Tj ET\n");
    assert_eq!(unread_pages(&nameless), 1, "nobody knows which letters these glyphs are");
}

#[test]
fn a_file_that_ends_before_its_end_is_told() {
    let remarked = |bytes: Vec<u8>| {
        let read = ReadDocument::decode(bytes, false).expect("is read");
        read.remarks.iter().any(|remark| remark.what == What::DamagedParts)
    };
    let paper = plan(Letters::WinAnsi).bytes();
    let end = paper.windows(4).rposition(|bytes| bytes == b"xref").expect("a table");
    assert!(!remarked(paper.clone()));
    assert!(remarked(paper[..end - 9].to_vec()), "as when a download broke off");
    assert_eq!(refusal(paper[..60].to_vec()), Unreadable::Damaged);

    let page = "<!DOCTYPE html><HTML><body><p>BRUKER - 1. APR. 2020</p><p>Hei.</p></body></HTML>";
    assert!(!remarked(page.as_bytes().to_vec()));
    assert!(remarked(page.replace("</body></HTML>", "").into_bytes()));
    let piece = "<body><p>BRUKER - 1. APR. 2020</p><p>Hei.</p>";
    assert!(!remarked(piece.as_bytes().to_vec()), "a piece of a page that somebody copied");
    let archive = format!(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n{page}\n--b--\n"
    );
    assert!(!remarked(archive.clone().into_bytes()));
    assert!(remarked(archive.replace("--b--", "").into_bytes()));
}
