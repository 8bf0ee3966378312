//! What readers of office documents see of the lines.

use std::io::{Cursor, Write as _};

use super::*;
use crate::evidence::{LineEvidence, Style};

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("in memory");
        archive.write_all(content.as_bytes()).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

/// The lines of a document of which something is known.
fn seen(bytes: Vec<u8>) -> Vec<(String, LineEvidence)> {
    let ReadDocument { text, evidence, .. } = ReadDocument::decode(bytes, false).expect("is read");
    let line = |start: usize| text.from(start).lines().next().unwrap_or_default().to_owned();
    evidence.lines().iter().map(|(start, seen)| (line(*start), *seen)).collect()
}

fn word(body: &str, styles: &str) -> Vec<u8> {
    zipped(&[
        ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml", &format!("<w:styles>{styles}</w:styles>")),
    ])
}

#[test]
fn a_word_document_tells_how_its_lines_are_set() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"/>\
        <w:style w:type=\"paragraph\" w:styleId=\"Overskrift2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Normal\"/>\
        <w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Felt\"><w:pPr><w:ind w:left=\"720\" w:hanging=\"240\"/></w:pPr><w:rPr><w:caps/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"Sterk\"><w:rPr><w:b/></w:rPr></w:style>";
    let paragraph = |properties: &str, runs: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>");
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = [
        paragraph("<w:pStyle w:val=\"Overskrift2\"/>", &run("", "Flytting")),
        paragraph("<w:pStyle w:val=\"Overskrift2\"/>", &run("<w:rStyle w:val=\"Sterk\"/>", "Lys")),
        paragraph("<w:pStyle w:val=\"Felt\"/>", &run("", "Fra dato")),
        paragraph(
            "",
            &(run("<w:b/><w:sz w:val=\"40\"/>", "Hei") + &run("<w:i/>", " alle sammen</w:t><w:br/><w:t>her")),
        ),
        paragraph("<w:ind w:left=\"100\"/>", &(run("<w:i/>", "Lest") + &run("<w:i/><w:b w:val=\"0\"/>", " i går"))),
    ];
    let heading = Style { size: 160, bold: true, heading: 2, ..Style::default() };
    let body_text = Style { size: 110, ..Style::default() };
    let wanted = [
        ("Flytting", heading, 0),
        ("Lys", Style { bold: false, ..heading }, 0),
        ("Fra dato", Style { capitals: true, ..body_text }, 240),
        ("Hei alle sammen", body_text, 0),
        ("her", body_text, 0),
        ("Lest i går", Style { italic: true, ..body_text }, 50),
    ];
    let wanted =
        wanted.map(|(line, style, left)| (line.to_owned(), LineEvidence { style, left, ..LineEvidence::default() }));
    assert_eq!(seen(word(&body.concat(), styles)), wanted);
}

#[test]
fn an_open_document_tells_how_its_lines_are_set() {
    let styles = "<office:document-styles><office:styles><style:default-style style:family=\"graphic\"><style:text-properties fo:font-size=\"99pt\"/>\
        </style:default-style><style:default-style style:family=\"paragraph\"><style:text-properties fo:font-size=\"12pt\"/></style:default-style>\
        <style:style style:name=\"Heading\" style:family=\"paragraph\"><style:text-properties fo:font-size=\"14pt\"/></style:style>\
        <style:style style:name=\"Heading_20_2\" style:family=\"paragraph\" style:parent-style-name=\"Heading\" style:default-outline-level=\"2\">\
        <style:text-properties fo:font-size=\"150%\" fo:font-weight=\"bold\"/></style:style></office:styles></office:document-styles>";
    let body = "<office:document-content><office:automatic-styles>\
        <style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-left=\"2.54cm\" fo:text-indent=\"-36pt\"/>\
        <style:text-properties fo:text-transform=\"uppercase\"/></style:style>\
        <style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\" fo:font-size=\"50%\"/></style:style>\
        </office:automatic-styles><office:body><office:text><text:h text:style-name=\"Heading_20_2\">Flytting</text:h>\
        <text:h text:style-name=\"Heading_20_2\" text:outline-level=\"3\">Skole</text:h>\
        <text:p text:style-name=\"P1\">Fra dato</text:p><text:p>Hei alle <text:span text:style-name=\"T1\">her</text:span></text:p>\
        <text:p><text:span text:style-name=\"T1\">Lest<text:line-break/>i går</text:span></text:p></office:text></office:body></office:document-content>";
    let package = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", body),
        ("styles.xml", styles),
    ]);
    let heading = Style { size: 210, bold: true, heading: 2, ..Style::default() };
    let small = Style { size: 60, italic: true, ..Style::default() };
    let wanted = [
        ("Flytting", heading, 0),
        ("Skole", Style { heading: 3, ..heading }, 0),
        ("Fra dato", Style { size: 120, capitals: true, ..Style::default() }, 360),
        ("Hei alle her", Style { size: 120, ..Style::default() }, 0),
        ("Lest", small, 0),
        ("i går", small, 0),
    ];
    let wanted =
        wanted.map(|(line, style, left)| (line.to_owned(), LineEvidence { style, left, ..LineEvidence::default() }));
    assert_eq!(seen(package), wanted);
}
