//! Quotations as a document, by code.

use project::quotation::{Quotation, QuotedPart, QuotedPassage};
use words::i18n::print_date;

use crate::paper::{Paper, PaperBlock, PaperRun};

/// What stands where something is left out.
const GAP: &str = "[…]";

/// All quotations under the headings of their codes, in the order in which the codes come first.
#[must_use]
pub fn to_paper(quotations: &[Quotation]) -> Paper {
    let mut codes: Vec<&Option<String>> = Vec::new();
    for quotation in quotations {
        if !codes.contains(&&quotation.code) {
            codes.push(&quotation.code);
        }
    }
    let mut blocks = Vec::new();
    let is_one = codes.len() < 2 && codes.iter().all(|code| code.is_none());
    for code in codes {
        if !is_one {
            blocks.push(PaperBlock::Heading(1, code.clone().unwrap_or_else(|| tr!("quotations-without-code"))));
        }
        blocks.extend(quotations.iter().filter(|quotation| quotation.code == *code).map(block));
    }
    Paper { title: tr!("quotations-title"), blocks }
}

/// The quotations alone, for the clipboard.
#[must_use]
pub fn to_clipboard(quotations: &[Quotation]) -> Paper {
    Paper { title: String::new(), blocks: quotations.iter().map(block).collect() }
}

/// One paragraph for each entry, or one alone; the attribution stands behind the last words.
fn block(quotation: &Quotation) -> PaperBlock {
    let is_headed = quotation.spans_entries();
    let mut paragraphs: Vec<Vec<PaperRun>> = Vec::new();
    let mut entry = None;
    let mut gap = false;
    for part in &quotation.parts {
        match part {
            QuotedPart::Gap => gap = true,
            QuotedPart::Own(own) => {
                // It stands where something is left out, behind the words before it.
                gap = false;
                let blank = if paragraphs.is_empty() { "" } else { " " };
                if paragraphs.is_empty() {
                    paragraphs.push(Vec::new());
                }
                if let Some(paragraph) = paragraphs.last_mut() {
                    paragraph.push(PaperRun::plain(format!("{blank}[{own}]")));
                }
            }
            QuotedPart::Passage(passage) => {
                let begins = entry != Some(passage.entry);
                if begins {
                    let head = head(passage).filter(|_| is_headed);
                    paragraphs.push(head.map(|head| PaperRun::strong(format!("{head}: "))).into_iter().collect());
                }
                entry = Some(passage.entry);
                if let Some(paragraph) = paragraphs.last_mut() {
                    let before = match (gap, begins) {
                        (true, true) => format!("{GAP} "),
                        (true, false) => format!(" {GAP} "),
                        (false, false) => " ".to_owned(),
                        (false, true) => String::new(),
                    };
                    paragraph.push(PaperRun::plain(format!("{before}{}", passage.text)));
                }
                gap = false;
            }
        }
    }
    if let Some(last) = paragraphs.last_mut().filter(|_| !quotation.attribution.is_empty()) {
        last.push(PaperRun::plain(format!(" {}", quotation.attribution)));
    }
    PaperBlock::Quotation(paragraphs)
}

/// «BRUKER – 16. JAN. 2019», as far as it is known.
fn head(passage: &QuotedPassage) -> Option<String> {
    let who = passage.sender.clone().or_else(|| passage.speaker.map(words::speaker));
    let who = who.or_else(|| passage.kind.map(|kind| words::entry_kind(kind).to_uppercase()));
    let parts: Vec<String> = who.into_iter().chain(passage.day.map(print_date)).collect();
    (!parts.is_empty()).then(|| parts.join(" – "))
}
