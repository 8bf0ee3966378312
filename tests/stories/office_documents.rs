//! A researcher takes in what Word and `LibreOffice` made: what is printed is read, what is hidden is left out, and she is told.

use crate::support::Folder;
use crate::support::paper::{self, archive, docx, odt};
use crate::support::parsing::{parsed, remarked, text};
use serde_json::{Value, json};

const HEADER: &str = "BRUKER – 1. APR. 2020: ";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word document whose first paragraph, with these runs, is a message; then more paragraphs.
fn word(runs: &str, more: &str, parts: &[(&str, &str)]) -> Value {
    parsed(
        "a.docx",
        docx(&format!("<w:p><w:r><w:t xml:space=\"preserve\">{HEADER}</w:t></w:r>{runs}</w:p>{more}"), parts),
    )
}

/// The same as an `OpenDocument` text.
fn open(spans: &str, more: &str) -> Value {
    parsed("a.odt", odt(&format!("<text:p>{HEADER}{spans}</text:p>{more}")))
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn set(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text))
}

#[test]
fn boxes_that_are_ticked_are_told_from_those_that_are_not() {
    let sym = |font: &str, code: &str| format!("<w:r><w:sym w:font=\"{font}\" w:char=\"{code}\"/></w:r>");
    let legacy = |checked: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/>{checked}</w:checkBox></w:ffData>\
             </w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let control = |checked: u8, shown: &str| {
        format!(
            "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"{checked}\"/></w14:checkbox></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        )
    };
    for (yes, no) in [
        (sym("Wingdings", "F0FE"), sym("Wingdings", "F0A8")),
        (sym("Wingdings", "F0FD"), sym("Wingdings", "00A8")),
        (sym("Wingdings 2", "F052"), sym("Wingdings 2", "F0A3")),
        (set("<w:rFonts w:ascii=\"Wingdings\"/>", "þ"), set("<w:rFonts w:ascii=\"Wingdings\"/>", "\u{f0a8}")),
        (legacy("<w:checked/>"), legacy("<w:checked w:val=\"0\"/>")),
        (control(1, &run("☑")), control(0, &sym("Wingdings", "F0A8"))),
        (control(1, ""), control(0, &run("☐"))),
    ] {
        let plan = word(&[yes, run(" ja "), no, run(" nei")].concat(), "", &[]);
        assert_eq!(text(&plan), "☒ ja ☐ nei");
        assert_eq!(plan["remarks"], json!([]));
    }
    let forms = "<office:forms><form:form><form:checkbox form:id=\"c1\" form:current-state=\"checked\"/><form:checkbox form:id=\"c2\"/>\
         </form:form></office:forms>";
    let spans = "<draw:control draw:control=\"c1\"/> ja <draw:control draw:control=\"c2\"/> nei";
    let plan = parsed("a.odt", odt(&format!("{forms}<text:p>{HEADER}{spans}</text:p>")));
    assert_eq!(text(&plan), "☒ ja ☐ nei");
    let mark = |ticked: bool| {
        format!(
            "<field:fieldmark field:type=\"vnd.oasis.opendocument.field.FORMCHECKBOX\"><field:param field:name=\"Checkbox_Checked\" \
             field:value=\"{ticked}\"/></field:fieldmark>"
        )
    };
    assert_eq!(text(&open(&format!("{} ja {} nei", mark(true), mark(false)), "")), "☒ ja ☐ nei");
}

#[test]
fn a_sign_that_nobody_knows_is_remarked() {
    let plan = word("<w:r><w:sym w:font=\"Egen\" w:char=\"F041\"/></w:r>", "", &[]);
    assert_eq!((text(&plan), remarked(&plan, "unknown-signs")), ("\u{fffd}", 1));
}

#[test]
fn what_was_chosen_or_written_in_a_form_is_read() {
    let field = |data: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r>\
             {result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let list = "<w:listEntry w:val=\"hver dag\"/><w:listEntry w:val=\"to ganger\"/>";
    let written = format!("<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}", run("om kvelden"));
    let symbol = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> SYMBOL 254 \\f \"Wingdings\" \\s 12 </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let runs = [
        field(&format!("<w:ddList><w:result w:val=\"1\"/>{list}</w:ddList>"), ""),
        run(", "),
        field(&format!("<w:ddList>{list}</w:ddList>"), ""),
        run(", "),
        field("<w:textInput/>", &written),
        run(", "),
        symbol.to_owned(),
    ];
    assert_eq!(text(&word(&runs.concat(), "", &[])), "to ganger, hver dag, om kvelden, ☒");
    let forms = "<office:forms><form:form><form:text form:id=\"a\" form:current-value=\"om kvelden\"/><form:listbox form:id=\"b\"><form:option \
        form:label=\"hver dag\"/><form:option form:label=\"to ganger\" form:current-selected=\"true\"/></form:listbox></form:form></office:forms>";
    let spans = "<draw:control draw:control=\"b\"/>, <draw:control draw:control=\"a\"/>";
    let plan = parsed("a.odt", odt(&format!("{forms}<text:p>{HEADER}{spans}</text:p>")));
    assert_eq!(text(&plan), "to ganger, om kvelden");
}

#[test]
fn hidden_text_is_left_out_and_told_of() {
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Borte\"><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Arver\"><w:basedOn w:val=\"Borte\"/></w:style>\
        <w:style w:type=\"character\" w:styleId=\"Tegn\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    let runs = [
        run("To ganger"),
        set("<w:vanish/>", " med Kari"),
        set("<w:rStyle w:val=\"Tegn\"/>", " og Ola"),
        set("<w:webHidden/>", " og Per"),
        set("<w:vanish w:val=\"false\"/>", " i uka."),
    ];
    let more = [paragraph("<w:pStyle w:val=\"Arver\"/>", "Skjult avsnitt."), paragraph("", "Synlig.")].concat();
    let plan = word(&runs.concat(), &more, &[("word/styles.xml", styles)]);
    assert_eq!(text(&plan), "To ganger i uka.\nSynlig.");
    assert_eq!(remarked(&plan, "hidden-text"), 7 + 5 + 5 + 14);
    // Changes to how text is set say what it was before.
    let plan = word(&set("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "Synlig."), "", &[]);
    assert_eq!((text(&plan), remarked(&plan, "tracked-changes")), ("Synlig.", 1));

    let styles = "<office:automatic-styles><style:style style:name=\"T1\"><style:text-properties text:display=\"none\"/></style:style>\
        </office:automatic-styles>";
    let body = format!(
        "<text:p>{HEADER}To ganger<text:span text:style-name=\"T1\"> med Kari</text:span> i uka.</text:p>\
         <text:section text:display=\"none\"><text:p>Skjult.</text:p></text:section>\
         <text:p>Borte <text:hidden-paragraph text:is-hidden=\"true\"/>helt.</text:p><text:p>Synlig.</text:p>"
    );
    let content = format!(
        "<office:document-content>{styles}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let plan =
        parsed("a.odt", archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)]));
    assert_eq!(text(&plan), "To ganger i uka.\nSynlig.");
    assert_eq!(remarked(&plan, "hidden-text"), 7 + 7 + 10);
}

#[test]
fn text_that_was_covered_or_made_white_is_read_and_told_of() {
    let runs = [
        set("<w:highlight w:val=\"black\"/>", "Kari"),
        set("<w:color w:val=\"FFFFFF\"/>", "Eksempel"),
        set("<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"0000FF\"/>", " ja"),
    ];
    let plan = word(&runs.concat(), "", &[]);
    assert_eq!(text(&plan), "KariEksempel ja");
    assert_eq!((remarked(&plan, "covered-text"), remarked(&plan, "invisible-text")), (4, 8));
}

#[test]
fn a_document_that_another_draws_in_is_read_or_named() {
    let relations = |target: &str| {
        format!(
            "<Relationships><Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk\" \
             Target=\"{target}\"/></Relationships>"
        )
    };
    let with = |target: &str, content: &[u8]| {
        let body = docx("<w:altChunk r:id=\"rId9\"/><w:p><w:r><w:t>Etter.</w:t></w:r></w:p>", &[]);
        paper::with_parts(
            &body,
            &[("word/_rels/document.xml.rels", relations(target).as_bytes()), (&format!("word/{target}"), content)],
        )
    };
    let inner = docx(&paragraph("", "BRUKER – 1. APR. 2020: Hei."), &[]);
    for (target, content) in [
        ("a.html", "<html><body><p>BRUKER &ndash; 1. APR. 2020: Hei.</p></body></html>".as_bytes()),
        ("a.txt", "BRUKER – 1. APR. 2020: Hei.".as_bytes()),
        ("a.docx", &inner),
    ] {
        let plan = parsed("a.docx", with(target, content));
        assert_eq!(text(&plan), "Hei.\nEtter.", "{target}");
    }
    let folder = Folder::new();
    for (target, content) in
        [("a.rtf", &b"{\\rtf1 Hei}"[..]), ("a.mht", b"MIME-Version: 1.0\n\nHei"), ("b.docx", b"PK\x03\x04")]
    {
        folder.write("a.docx", with(target, content));
        let sentence = folder.run(&["parse", "a.docx"]).refuses();
        assert!(sentence.contains(target) || sentence.contains("damaged"), "{sentence}");
    }
}

#[test]
fn the_body_is_found_wherever_the_package_says_it_is() {
    let body = format!(
        "<x:document xmlns:x=\"{MAIN}\"><x:body><x:p><x:r><x:t>{HEADER}Hei.</x:t></x:r></x:p></x:body></x:document>"
    );
    let strict = body.replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    let default = body.replace("xmlns:x", "xmlns").replace("x:", "");
    let relation = |target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" \
             Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"{target}\"/></Relationships>"
        )
    };
    let utf16: Vec<u8> = format!("\u{feff}<?xml version=\"1.0\" encoding=\"UTF-16\"?>{body}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let declared = format!("<?xml version=\"1.0\" encoding=\"windows-1252\"?>{body}");
    let windows = encoding_rs::WINDOWS_1252.encode(&declared).0.into_owned();
    for (name, body) in [
        ("word/document.xml", body.as_bytes()),
        ("word/document2.xml", strict.as_bytes()),
        ("content/main.xml", default.as_bytes()),
        ("Word\\Document.xml", &utf16),
        ("word/document.xml", &windows),
    ] {
        let target = relation(&format!("/{}", name.to_lowercase()));
        let empty = archive(&[]);
        let file = paper::with_parts(&empty, &[("_rels/.rels", target.as_bytes()), (name, body)]);
        assert_eq!(text(&parsed("a.docx", file)), "Hei.", "{name}");
    }
}

const LIST: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"7\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Under\"/><w:lvlText w:val=\"%1.%2.\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/><w:suff w:val=\"nothing\"/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/><w:rPr><w:rFonts \
    w:ascii=\"Symbol\"/></w:rPr></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"2\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>";

fn item(list: u8, level: u8, text: &str) -> String {
    paragraph(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), text)
}

#[test]
fn the_numbers_that_word_sets_before_paragraphs_are_read() {
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Under\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        </w:styles>";
    let more = [
        item(1, 0, "Ring legen"),
        item(1, 1, "før tolv"),
        item(1, 2, "helst"),
        item(1, 2, "eller så"),
        item(1, 0, "Send skjema"),
        paragraph("<w:pStyle w:val=\"Under\"/>", "på nett"),
        paragraph("", "Så:"),
        item(3, 0, "punkt"),
        item(1, 0, "Møt opp"),
        item(2, 0, "ny liste"),
        item(2, 0, "går videre"),
        paragraph("<w:pStyle w:val=\"Under\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "uten"),
    ];
    let plan = word(&run("Vi avtalte:"), &more.concat(), &[("word/numbering.xml", LIST), ("word/styles.xml", styles)]);
    assert_eq!(
        text(&plan),
        "Vi avtalte:\n1. Ring legen\n1.1. før tolv\na)helst\nb)eller så\n2. Send skjema\n2.1. på nett\nSå:\n• punkt\n3. Møt opp\n2. ny liste\n\
         3. går videre\nuten"
    );
}

#[test]
fn a_date_that_word_has_made_a_list_of_is_a_date() {
    let numbers = LIST.replace("<w:start w:val=\"1\"/>", "<w:start w:val=\"2\"/>");
    let body = ["Aktivitetsplan", "Aktiviteter jeg gjennomfører nå", "Behandling", "Trening", "FRA DATO"]
        .map(|line| paragraph("", line))
        .concat();
    let body =
        body + &item(1, 0, "mars 2020") + &["TIL DATO", "30. juni 2020"].map(|line| paragraph("", line)).concat();
    let plan = parsed("a.docx", docx(&body, &[("word/numbering.xml", &numbers)]));
    assert_eq!(plan["entries"][0]["card"]["fields"]["Fra dato"], "2. mars 2020");
}

#[test]
fn a_header_in_a_list_stays_a_header() {
    let more = item(1, 0, "VEILEDER - 2. apr. 2020") + &item(1, 0, "Fint.");
    let plan = word(&run("Hei."), &more, &[("word/numbering.xml", LIST)]);
    assert_eq!(plan["entries"][1]["date"], "2020-04-02");
    assert_eq!(remarked(&plan, "list-numbers"), 1);
}

#[test]
fn the_numbers_of_an_odt_are_read_too() {
    let level = |level: u8, format: &str, more: &str| {
        format!(
            "<text:list-level-style-number text:level=\"{level}\" style:num-format=\"{format}\" style:num-suffix=\".\" {more}/>"
        )
    };
    let styles = format!(
        "<office:automatic-styles><text:list-style style:name=\"L1\">{}{}</text:list-style></office:automatic-styles>",
        level(1, "1", "text:start-value=\"2\""),
        level(2, "a", "text:display-levels=\"2\"")
    );
    let body = format!(
        "<text:p>{HEADER}Vi avtalte:</text:p><text:list text:style-name=\"L1\"><text:list-item><text:p>Mandag</text:p><text:p>igjen</text:p>\
         <text:list><text:list-item><text:p>styrke</text:p></text:list-item><text:list-item><text:p>basseng</text:p></text:list-item>\
         </text:list></text:list-item></text:list><text:p>Og</text:p><text:list text:style-name=\"L1\" text:continue-numbering=\"true\">\
         <text:list-item><text:p>Onsdag</text:p></text:list-item></text:list><text:list><text:list-item><text:p>punkt</text:p></text:list-item>\
         </text:list>"
    );
    let content = format!(
        "<office:document-content>{styles}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let plan =
        parsed("a.odt", archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)]));
    assert_eq!(text(&plan), "Vi avtalte:\n2. Mandag\nigjen\n2.a. styrke\n2.b. basseng\nOg\n3. Onsdag\n• punkt");
    let flat = content.replace("office:document-content", "office:document");
    assert_eq!(text(&parsed("a.fodt", format!("<?xml version=\"1.0\"?>{flat}"))), text(&plan));
}

#[test]
fn changes_are_read_as_accepted() {
    let end = |change: &str| format!("<w:rPr><w:{change} w:id=\"1\"/></w:rPr>");
    let row = |change: &str, text: &str| {
        format!("<w:tr><w:trPr>{change}</w:trPr><w:tc>{}</w:tc></w:tr>", paragraph("", text))
    };
    let more = [
        paragraph(&end("del"), "VEILEDER - 6. "),
        paragraph("", "apr. 2020"),
        paragraph(&end("ins"), "Fint."),
        format!("<w:p><w:pPr>{}</w:pPr><w:del><w:r><w:delText>Borte</w:delText></w:r></w:del></w:p>", end("del")),
        format!("<w:p><w:pPr>{}</w:pPr><w:moveFrom>{}</w:moveFrom></w:p>", end("moveFrom"), run("Flyttet hit.")),
        format!("<w:p><w:moveTo>{}</w:moveTo></w:p>", run("Flyttet hit.")),
        format!("<w:tbl>{}{}</w:tbl>", row("", "Rad."), row("<w:del w:id=\"2\"/>", "Borte rad.")),
        paragraph(&end("del"), "Sist."),
    ];
    let plan = word(&run("Hei."), &more.concat(), &[]);
    assert_eq!(plan["entries"][1]["date"], "2020-04-06");
    assert_eq!(plan["entries"][1]["text"], "Fint.\nFlyttet hit.\nRad.\nSist.");
    assert_eq!(remarked(&plan, "tracked-changes"), 9);
    let region = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Borte</text:p></text:deletion></text:changed-region>\
        </text:tracked-changes>";
    let plan = parsed("a.odt", odt(&format!("{region}<text:p>{HEADER}Hei.</text:p>")));
    assert_eq!((text(&plan), remarked(&plan, "tracked-changes")), ("Hei.", 1));
}

#[test]
fn messages_in_a_table_are_messages() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let rows = [row(["BRUKER", "3. apr. 2020", "Hei."]), row(["VEILEDER", "6. apr. 2020", "Det går fint."])].concat();
    let body = paragraph("", "Dialogen med veileder") + &format!("<w:tbl>{rows}</w:tbl>");
    let word = parsed("a.docx", docx(&body, &[]));
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: [&str; 3]| format!("<table:table-row>{}</table:table-row>", cells.map(cell).concat());
    let rows = [row(["BRUKER", "3. apr. 2020", "Hei."]), row(["VEILEDER", "6. apr. 2020", "Det går fint."])].concat();
    let open =
        parsed("a.odt", odt(&format!("<text:p>Dialogen med veileder</text:p><table:table>{rows}</table:table>")));
    for plan in [word, open] {
        let all = plan["entries"].as_array().expect("a list").iter();
        let told: Vec<_> = all.map(|entry| (entry["date"].clone(), entry["text"].clone())).collect();
        assert_eq!(told, [(json!("2020-04-03"), json!("Hei.")), (json!("2020-04-06"), json!("Det går fint."))]);
    }
}

#[test]
fn what_stands_beside_the_text_is_told_of() {
    let picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r><w:r><w:object><o:OLEObject/></w:object></w:r><w:r><w:commentReference w:id=\"0\"/></w:r>";
    let edge = format!("<w:ftr>{}</w:ftr>", paragraph("", "Side 1"));
    let empty = format!("<w:ftr>{}</w:ftr>", paragraph("", "1"));
    let parts = [("word/header1.xml", edge.as_str()), ("word/footer1.xml", &empty)];
    let plan = word(&(run("Hei.") + picture), "", &parts);
    assert_eq!(text(&plan), "Hei.");
    let counts = ["pictures", "objects", "comments", "page-headers"].map(|what| remarked(&plan, what));
    assert_eq!(counts, [1, 1, 1, 1]);

    let frame = "<draw:frame><draw:image><office:binary-data>AAAA</office:binary-data></draw:image><svg:title>Logo</svg:title><svg:desc>Et \
        bilde</svg:desc></draw:frame><text:ruby><text:ruby-base>ord</text:ruby-base><text:ruby-text>uttale</text:ruby-text></text:ruby>\
        <office:annotation><text:p>Kommentar</text:p></office:annotation>";
    let plan = open(frame, "");
    assert_eq!(text(&plan), "ord");
    assert_eq!(["pictures", "comments", "readings"].map(|what| remarked(&plan, what)), [1, 1, 6]);
}

#[test]
fn a_document_of_pictures_alone_is_refused_with_what_to_do() {
    let folder = Folder::new();
    folder.write("a.docx", docx("<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>", &[]));
    assert!(folder.run(&["parse", "a.docx"]).refuses().contains("pictures"));
    folder.write("b.xml", format!("<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"{MAIN}\"/>"));
    assert!(folder.run(&["parse", "b.xml"]).refuses().contains("XML"));
}
