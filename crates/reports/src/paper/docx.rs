//! A document as .docx: the four parts that a word processor needs (ECMA-376, `WordprocessingML`), without a time stamp.

use std::io::{Cursor, ErrorKind, Result, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::html::escaped;
use super::{Paper, PaperBlock, PaperRun, PaperTable, RunManner};
use crate::chart::picture::Picture;
use crate::chart::png::png;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;
const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const DOCUMENT_RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#;
/// Sizes are half points, distances twentieths of a point.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="567"/></w:pPr></w:style></w:styles>"#;

/// The bytes of the file.
pub(super) fn to_docx(paper: &Paper) -> Result<Vec<u8>> {
    let document = document(paper);
    let pictures = pictures(paper)?;
    let mut relationships = DOCUMENT_RELATIONSHIPS.to_owned();
    for number in 1..=pictures.len() {
        relationships.push_str(&format!(
            "<Relationship Id=\"picture{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
             Target=\"media/picture{number}.png\"/>"
        ));
    }
    relationships.push_str("</Relationships>");
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONSHIPS),
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", relationships.as_str()),
        ("word/styles.xml", STYLES),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Without a feature for clocks, the archive has the same time in all files.
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(content.as_bytes())?;
    }
    for (number, picture) in (1..).zip(pictures) {
        archive.start_file(format!("word/media/picture{number}.png"), SimpleFileOptions::default())?;
        archive.write_all(&picture)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The pictures of a document, in its order.
fn pictures(paper: &Paper) -> Result<Vec<Vec<u8>>> {
    let pictures = paper.blocks.iter().filter_map(|block| match block {
        PaperBlock::Picture(picture) => Some(png(picture)),
        _ => None,
    });
    pictures.map(|picture| picture.ok_or_else(|| ErrorKind::InvalidData.into())).collect()
}

fn document(paper: &Paper) -> String {
    let mut body = String::new();
    if !paper.title.is_empty() {
        body.push_str(&paragraph(Some("Title"), &[PaperRun::plain(&paper.title)]));
    }
    let mut numbers = 1..;
    for block in &paper.blocks {
        match block {
            PaperBlock::Table(own) => body.push_str(&table(own)),
            PaperBlock::Picture(own) => body.push_str(&picture(own, numbers.next().unwrap_or_default())),
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
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{body}\
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

/// A table over the width of the page; its header stands on each page that it takes.
fn table(table: &PaperTable) -> String {
    let widths = widths(table);
    let cell = |text: &str, at: usize, strong: bool| {
        let width = widths.get(at).copied().unwrap_or_default();
        let side = if at < table.words { "left" } else { "right" };
        let manner =
            if strong { "<w:rPr><w:b/><w:sz w:val=\"18\"/></w:rPr>" } else { "<w:rPr><w:sz w:val=\"18\"/></w:rPr>" };
        let lines = text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)));
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:spacing w:after=\"40\"/><w:jc w:val=\"{side}\"/></w:pPr>\
             <w:r>{manner}{}</w:r></w:p></w:tc>",
            lines.collect::<Vec<_>>().join("<w:br/>")
        )
    };
    let row = |cells: &[String], strong: bool| {
        cells.iter().enumerate().map(|(at, text)| cell(text, at, strong)).collect::<String>()
    };
    let caption = (!table.caption.is_empty()).then(|| paragraph(None, &[PaperRun::strong(table.caption.as_str())]));
    let header = format!("<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>", row(&table.header, true));
    let rows: Vec<String> = table.rows.iter().map(|cells| format!("<w:tr>{}</w:tr>", row(cells, false))).collect();
    let rows = rows.concat();
    let columns: Vec<String> = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let line = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFBFBF\"/>");
    format!(
        "{}<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>{}{}{}</w:tblBorders></w:tblPr><w:tblGrid>{}</w:tblGrid>{header}{rows}\
         </w:tbl>{}",
        caption.unwrap_or_default(),
        line("top"),
        line("bottom"),
        line("insideH"),
        columns.concat(),
        paragraph(None, &[])
    )
}

/// The width of the text on a page, in twentieths of a point.
const PAGE: usize = 9_070;

/// The widths of columns by the longest cell of each, long texts less than they would take.
fn widths(table: &PaperTable) -> Vec<usize> {
    let longest = |at: usize| {
        let cells = std::iter::once(&table.header).chain(&table.rows).filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default().clamp(6, 40)
    };
    let longest: Vec<usize> = (0..table.header.len()).map(longest).collect();
    let all: usize = longest.iter().sum();
    longest.into_iter().map(|letters| PAGE * letters / all.max(1)).collect()
}

/// The width of the text on a page, in English metric units, of which a point has 12,700.
const TEXT_WIDTH: f32 = 5_759_450.0;
/// The most that a picture takes of the height of a page.
const MOST_HEIGHT: f32 = 8_400_000.0;

/// A picture over the width of the page, as far as the page is high enough.
fn picture(picture: &Picture, number: usize) -> String {
    let (width, height) = (picture.drawing.width.max(1.0), picture.drawing.height.max(1.0));
    let scale = (TEXT_WIDTH / width).min(MOST_HEIGHT / height);
    let (width, height) = ((width * scale).round(), (height * scale).round());
    let (title, about) = (escaped(&picture.title), escaped(&picture.about));
    format!(
        "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{number}\" name=\"{title}\" descr=\"{title}. {about}\"/><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>\
         <pic:cNvPr id=\"{number}\" name=\"picture{number}.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"picture{number}\"/>\
         <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}
