//! Where the line stands: blank lines around it, indents, ends of pages, and how the text was got out of the print.

use super::super::layout_detection::Extraction;
use super::super::notes::Clue;
use super::super::spacing::Gap;
use super::super::title_candidate::Candidate;
use super::super::title_candidate::Question::{self, One, OneOf};

pub(super) const CLUES: [Question; 8] = [
    OneOf(&[Clue::RawText, Clue::BlockText, Clue::ScannedText], extraction),
    OneOf(
        &[
            Clue::NoBlankAbove,
            Clue::BlankAbove,
            Clue::ParagraphAbove,
            Clue::WideBlankAbove,
            Clue::NarrowBlankAbove,
            Clue::WiderThanAnywhere,
            Clue::SureBlankAbove,
            Clue::LessBlankAbove,
            Clue::BlankInScan,
            Clue::CommonBlankInScan,
            Clue::NoBlankInScan,
            Clue::BlankBelowHeader,
        ],
        blank_lines,
    ),
    One(Clue::PageAbove, |it| it.page_above),
    One(Clue::TouchesHeader, |it| is_where_headers_have_blanks(it) && touches_next(it)),
    One(Clue::ApartFromNext, |it| !touches_next(it) && it.between.stats.spacing.above_headers == Some(false)),
    One(Clue::ReadNoteAbove, |it| it.between.source.is_noted(it.between.header + 1..it.lines.start)),
    One(Clue::ReadNoteBelow, |it| it.between.source.is_noted(it.lines.end..it.between.end)),
    OneOf(&[Clue::OutOfIndent, Clue::InIndent], indent),
];

fn extraction(it: &Candidate<'_, '_>) -> Option<Clue> {
    match it.between.source.extraction {
        Extraction::Raw => Some(Clue::RawText),
        Extraction::Blocks => Some(Clue::BlockText),
        Extraction::Scan => Some(Clue::ScannedText),
        Extraction::Browser => None,
    }
}

fn blank_lines(it: &Candidate<'_, '_>) -> Option<Clue> {
    match it.gap {
        Gap::Silent => None,
        Gap::None => Some(Clue::NoBlankAbove),
        Gap::Blank => Some(Clue::BlankAbove),
        Gap::Paragraph => Some(Clue::ParagraphAbove),
        Gap::Wide => Some(Clue::WideBlankAbove),
        Gap::Narrow => Some(Clue::NarrowBlankAbove),
        Gap::PartedWide => Some(Clue::WiderThanAnywhere),
        Gap::Sure => Some(Clue::SureBlankAbove),
        Gap::Less => Some(Clue::LessBlankAbove),
        Gap::Scanned => Some(Clue::BlankInScan),
        Gap::CommonScanned => Some(Clue::CommonBlankInScan),
        Gap::NoneScanned => Some(Clue::NoBlankInScan),
        Gap::BelowHeader => Some(Clue::BlankBelowHeader),
    }
}

/// Whether the line stands right above the header below. Where text was put between them, nobody knows.
fn touches_next(it: &Candidate<'_, '_>) -> bool {
    it.between.end < it.between.next || !it.between.source.lines[it.lines.end].text.is_empty()
}

/// Whether nothing else would stand below the header above, and such headers have a blank line below.
fn is_where_headers_have_blanks(it: &Candidate<'_, '_>) -> bool {
    it.alone && it.between.stats.spacing.below_headers
}

/// Whether the line is indented as the messages of this writer are, where those of the other are not.
fn indent(it: &Candidate<'_, '_>) -> Option<Clue> {
    let lines = &it.between.source.lines;
    let least = it.between.stats.indented?;
    if lines[it.between.header].indent < least {
        return None;
    }
    Some(if lines[it.lines.start].indent < least { Clue::OutOfIndent } else { Clue::InIndent })
}
