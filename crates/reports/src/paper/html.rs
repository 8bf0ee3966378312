//! A document as HTML: one file that needs no other.

use super::{Paper, PaperBlock, PaperRun, PaperTable, RunManner};
use crate::chart::svg::svg;

/// How pages look, on screens and on paper.
const STYLE: &str = "body{font:1.06rem/1.55 Georgia,'Source Serif 4',serif;max-width:42rem;margin:3rem auto;padding:0 1.5rem;color:#1b1b1b;background:#fff}\
h1,h2,h3{font-family:'Source Sans 3',Calibri,sans-serif;line-height:1.25}h2{margin-top:2.2rem}\
blockquote{margin:1.1rem 0 1.1rem 1.4rem;padding:0}blockquote p{margin:.3rem 0}\
p{overflow-wrap:break-word}.quiet{color:#595959;font-size:.85em}mark{color:inherit;padding:0 1px;border-bottom:2px solid}\
figure{margin:1.2rem 0}figure svg{width:100%;height:auto}.table{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;\
font:.86rem/1.4 'Source Sans 3',Calibri,sans-serif}caption{text-align:left;font-weight:600;white-space:nowrap;padding-bottom:.3rem}th,td{text-align:left;\
vertical-align:top;padding:.22rem .8rem .22rem 0;border-bottom:1px solid #ddd;font-weight:400}thead th{border-bottom:1.5px solid #1b1b1b;\
font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}sup{font:.66em 'Source Sans 3',Calibri,sans-serif;color:#1b1b1b}h2,h3{break-after:avoid}@media print{body{margin:0;max-width:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

pub(super) fn page(paper: &Paper, language: &str) -> String {
    let title = escaped(&paper.title);
    let blocks = blocks(&paper.blocks);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<h1>{title}</h1>\n{blocks}</body>\n</html>\n"
    )
}

pub(super) fn blocks(blocks: &[PaperBlock]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            PaperBlock::Heading(level, text) => {
                let level = (level + 1).min(6);
                out.push_str(&format!("<h{level}>{}</h{level}>\n", escaped(text)));
            }
            PaperBlock::Table(own) => out.push_str(&table(own)),
            PaperBlock::Picture(picture) => out.push_str(&format!("<figure>{}</figure>\n", svg(picture))),
            PaperBlock::Paragraph(runs) => out.push_str(&paragraph(runs)),
            PaperBlock::Quotation(paragraphs) => {
                let paragraphs: String = paragraphs.iter().map(|runs| paragraph(runs)).collect();
                out.push_str(&format!("<blockquote>\n{paragraphs}</blockquote>\n"));
            }
        }
    }
    out
}

fn table(table: &PaperTable) -> String {
    let mut out = String::from("<div class=\"table\"><table>\n");
    if !table.caption.is_empty() {
        out.push_str(&format!("<caption>{}</caption>\n", escaped(&table.caption)));
    }
    let side = |at: usize| if at < table.words { "" } else { " class=\"n\"" };
    let names = table.header.iter().enumerate();
    let names = names.map(|(at, name)| format!("<th scope=\"col\"{}>{}</th>", side(at), escaped(name)));
    out.push_str(&format!("<thead><tr>{}</tr></thead>\n<tbody>\n", names.collect::<String>()));
    for row in &table.rows {
        let cells = row.iter().enumerate().map(|(at, cell)| {
            let text = escaped(cell).replace('\n', "<br>");
            if at == 0 { format!("<th scope=\"row\">{text}</th>") } else { format!("<td{}>{text}</td>", side(at)) }
        });
        out.push_str(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
    }
    out.push_str("</tbody></table></div>\n");
    out
}

fn paragraph(runs: &[PaperRun]) -> String {
    let run = |run: &PaperRun| {
        let text = escaped(&run.text).replace('\n', "<br>\n");
        match run.manner {
            RunManner::Plain => text,
            RunManner::Strong => format!("<strong>{text}</strong>"),
            RunManner::Quiet => format!("<span class=\"quiet\">{text}</span>"),
            RunManner::Raised => format!("<sup>{text}</sup>"),
            RunManner::Coloured(colour) => format!("<span style=\"color:#{}\">{text}</span>", colour.hex()),
            RunManner::Marked(colour) => format!(
                "<mark style=\"background:#{};border-color:#{}\">{text}</mark>",
                colour.tint().hex(),
                colour.hex()
            ),
        }
    };
    format!("<p>{}</p>\n", runs.iter().map(run).collect::<String>())
}

/// Text for HTML and XML: signs that mean something there, and none that XML has no place for.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            _ => out.push(c),
        }
    }
    out
}
