//! Where the line stands: blank lines around it, indents, ends of pages, and how the text was got out of the print.

use super::super::layout_detection::Extraction;
use super::super::notes::Clue;
use super::super::spacing::Gap;
use super::super::title_candidate::{Candidate, Question};

pub(super) const CLUES: [Question; 22] = [
    (Clue::RawText, |it| it.between.source.extraction == Extraction::Raw),
    (Clue::BlockText, |it| it.between.source.extraction == Extraction::Blocks),
    (Clue::ScannedText, |it| it.between.source.extraction == Extraction::Scan),
    (Clue::NoBlankAbove, |it| it.gap == Gap::None),
    (Clue::BlankAbove, |it| it.gap == Gap::Blank),
    (Clue::ParagraphAbove, |it| it.gap == Gap::Paragraph),
    (Clue::WideBlankAbove, |it| it.gap == Gap::Wide),
    (Clue::NarrowBlankAbove, |it| it.gap == Gap::Narrow),
    (Clue::WiderThanAnywhere, |it| it.gap == Gap::PartedWide),
    (Clue::SureBlankAbove, |it| it.gap == Gap::Sure),
    (Clue::LessBlankAbove, |it| it.gap == Gap::Less),
    (Clue::BlankInScan, |it| it.gap == Gap::Scanned),
    (Clue::CommonBlankInScan, |it| it.gap == Gap::CommonScanned),
    (Clue::NoBlankInScan, |it| it.gap == Gap::NoneScanned),
    (Clue::BlankBelowHeader, |it| it.gap == Gap::BelowHeader),
    (Clue::PageAbove, |it| it.page_above),
    (Clue::TouchesHeader, |it| is_where_headers_have_blanks(it) && touches_next(it)),
    (Clue::ApartFromNext, |it| !touches_next(it) && it.between.stats.spacing.above_headers == Some(false)),
    (Clue::ReadNoteAbove, |it| it.between.source.is_noted(it.between.header + 1..it.lines.start)),
    (Clue::ReadNoteBelow, |it| it.between.source.is_noted(it.lines.end..it.between.end)),
    (Clue::OutOfIndent, |it| indents(it).is_some_and(|(least, own, this)| own >= least && this < least)),
    (Clue::InIndent, |it| indents(it).is_some_and(|(least, own, this)| own >= least && this >= least)),
];

/// Whether the line stands right above the header below. Where text was put between them, nobody knows.
fn touches_next(it: &Candidate<'_, '_>) -> bool {
    it.between.end < it.between.next || !it.between.source.lines[it.lines.end].text.is_empty()
}

/// Whether nothing else would stand below the header above, and such headers have a blank line below.
fn is_where_headers_have_blanks(it: &Candidate<'_, '_>) -> bool {
    it.alone && it.between.stats.spacing.below_headers
}

/// From which indent on messages are those of the other writer, the indent of the header above and that of the line.
fn indents(it: &Candidate<'_, '_>) -> Option<(usize, usize, usize)> {
    let lines = &it.between.source.lines;
    let least = it.between.stats.indented?;
    Some((least, lines[it.between.header].indent, lines[it.lines.start].indent))
}
