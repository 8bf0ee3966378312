//! A document as .docx: the four parts that a word processor needs (ECMA-376, `WordprocessingML`), without a time stamp.

use std::io::{Cursor, Result, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::html::escaped;
use super::{Paper, PaperBlock, PaperRun, RunManner};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;
const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const DOCUMENT_RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// Sizes are half points, distances twentieths of a point.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="567"/></w:pPr></w:style></w:styles>"#;

/// The bytes of the file.
pub(super) fn to_docx(paper: &Paper) -> Result<Vec<u8>> {
    let document = document(paper);
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONSHIPS),
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONSHIPS),
        ("word/styles.xml", STYLES),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Without a feature for clocks, the archive has the same time in all files.
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn document(paper: &Paper) -> String {
    let mut body = String::new();
    if !paper.title.is_empty() {
        body.push_str(&paragraph(Some("Title"), &[PaperRun::plain(&paper.title)]));
    }
    for block in &paper.blocks {
        match block {
            PaperBlock::Heading(level, text) => {
                let style = if *level < 2 { "Heading1" } else { "Heading2" };
                body.push_str(&paragraph(Some(style), &[PaperRun::plain(text)]));
            }
            PaperBlock::Paragraph(runs) => body.push_str(&paragraph(None, runs)),
            PaperBlock::Quotation(paragraphs) => {
                body.extend(paragraphs.iter().map(|runs| paragraph(Some("Quote"), runs)));
            }
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" \
         w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

fn paragraph(style: Option<&str>, runs: &[PaperRun]) -> String {
    let style = style.map(|style| format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")).unwrap_or_default();
    let run = |run: &PaperRun| {
        let manner = match run.manner {
            RunManner::Plain => String::new(),
            RunManner::Strong => "<w:rPr><w:b/></w:rPr>".to_owned(),
            RunManner::Quiet => "<w:rPr><w:color w:val=\"595959\"/><w:sz w:val=\"18\"/></w:rPr>".to_owned(),
            RunManner::Raised => "<w:rPr><w:sz w:val=\"18\"/><w:vertAlign w:val=\"superscript\"/></w:rPr>".to_owned(),
            RunManner::Coloured(colour) => format!("<w:rPr><w:color w:val=\"{}\"/></w:rPr>", colour.hex()),
            RunManner::Marked(colour) => format!(
                "<w:rPr><w:u w:val=\"single\" w:color=\"{}\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/></w:rPr>",
                colour.hex(),
                colour.tint().hex()
            ),
        };
        let line = |text: &str| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(text).replace('\t', " "));
        let lines: Vec<String> = run.text.split('\n').map(line).collect();
        format!("<w:r>{manner}{}</w:r>", lines.join("<w:br/>"))
    };
    format!("<w:p>{style}{}</w:p>", runs.iter().map(run).collect::<String>())
}
