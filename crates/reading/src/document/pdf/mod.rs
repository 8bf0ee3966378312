//! PDF: positioned glyphs in, text in the form of a copy from the browser out.
//!
//! The crate `hayro-syntax` reads the file, repairs and decrypts it; what its content streams show, [`glyphs`]
//! finds, with the fonts of [`font`]. [`page`] makes lines and blocks of it.

mod annotations;
mod attached;
pub mod beside;
mod cmap;
mod cuts;
mod font;
mod furniture;
mod glyph;
mod glyphs;
mod layers;
mod marks;
mod names;
mod page;
mod run;
mod sight;
mod stream;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::ocr;
use super::work::{Cost, WorkBudget};
use super::written::Written;
use crate::remark::What;
use crate::text::Unreadable;

use glyph::Glyph;

/// Most pages that are read by text recognition.
const MOST_PAGES: usize = 5000;

/// Letters are about half as wide as their type is large.
const LETTER_WIDTH: f64 = 0.5;

/// How a whole file ends, within so many bytes.
const END: &[u8] = b"%%EOF";
const END_WITHIN: usize = 2048;

/// The text of a PDF, and how its lines are set. Pages that have none are read by text recognition from
/// `scan`, the same bytes, where it is not empty and the programs are there.
///
/// # Errors
/// [`Unreadable::Locked`], [`Unreadable::Damaged`], [`Unreadable::TooComplex`], or [`Unreadable::Scan`] if there is nothing
/// but images.
pub(super) fn read(bytes: Vec<u8>, scan: &[u8], work: &mut WorkBudget) -> Result<Written, Unreadable> {
    stream::look_over(&bytes, work)?;
    let is_cut = memchr::memmem::rfind(&bytes[bytes.len().saturating_sub(END_WITHIN)..], END).is_none();
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Unreadable::Damaged,
    })?;
    work.spend(Cost::Pages, pdf.pages().len())?;
    work.note(What::Attachments, attached::count(&pdf));
    let mut reader = glyphs::GlyphReader::new(layers::Layers::of(&pdf), work);
    let (mut pages, mut marked): (Vec<Vec<run::PdfLine>>, _) = (Vec::new(), Vec::new());
    let (mut images, mut shown, mut unknown, mut unread) = (0, 0, 0, Vec::new());
    // The page before, which may lack what this one shows of a line between them, and what it cut off itself.
    let mut above: Option<(Vec<Glyph>, Vec<Glyph>)> = None;
    let mut finish = |glyphs: Vec<Glyph>, work: &mut WorkBudget| {
        let lines = run::lines(glyphs);
        work.spend(Cost::Lines, lines.iter().map(|line| line.pieces.len()).sum())?;
        pages.push(lines);
        Ok(())
    };
    for (number, page) in pdf.pages().iter().enumerate() {
        let read = reader.page(page)?;
        let (mut glyphs, cut_off) = (read.glyphs, read.cut_off);
        shown += read.letters;
        unknown += read.unknown;
        images += read.images;
        if read.is_unread {
            unread.push(number);
        }
        marked.push(reader.marked(&glyphs)?);
        if let Some((mut above, cut_below)) = above.take() {
            cuts::join(&mut above, &cut_below, &mut glyphs, &cut_off.at_top);
            finish(above, reader.work)?;
        }
        above = Some((glyphs, cut_off.at_bottom));
    }
    if let Some((glyphs, _)) = above {
        finish(glyphs, reader.work)?;
    }
    if shown == 0 || 2 * unknown > shown {
        return Err(match () {
            () if images > 0 || shown > 0 || !unread.is_empty() => Unreadable::Scan,
            () if is_cut => Unreadable::Damaged,
            () => Unreadable::Empty,
        });
    }
    work.note(What::DamagedParts, usize::from(is_cut));
    let recognises = !scan.is_empty() && !unread.is_empty() && ocr::is_available();
    for number in unread {
        match recognises.then(|| recognised(scan, number, work)).flatten() {
            Some(lines) => pages[number] = lines,
            None => work.note(What::UnreadPages, 1),
        }
    }
    let pages = page::pages(pages);
    let written = page::text(&pages, &furniture::find(&pages), &marks::anchors(&pages, &marked));
    work.spend(Cost::Letters, written.text.len())?;
    Ok(written)
}

/// The lines of a page as text recognition reads them; the letters are remarked.
fn recognised(file: &[u8], number: usize, work: &mut WorkBudget) -> Option<Vec<run::PdfLine>> {
    let lines = ocr::page(file, number, work).ok()?;
    let glyph = |line: ocr::PlacedLine| Glyph {
        x: line.left,
        y: line.base,
        width: line.size * LETTER_WIDTH * f64::from(u16::try_from(line.text.chars().count()).unwrap_or(u16::MAX)),
        text: line.text,
        size: line.size,
        bold: false,
        italic: false,
        // Neither the typeface nor its weight is known.
        font: usize::MAX,
        turned: 0,
    };
    let glyphs: Vec<Glyph> = lines.into_iter().map(glyph).collect();
    let letters = glyphs.iter().flat_map(|glyph| glyph.text.chars()).filter(|c| !c.is_whitespace()).count();
    work.note(What::RecognisedText, letters);
    (letters > 0).then(|| run::lines(glyphs))
}

/// How many pages a PDF has that could be read.
pub(super) fn pages(bytes: &[u8]) -> usize {
    Pdf::new(bytes.to_vec()).map_or(0, |pdf| pdf.pages().len().min(MOST_PAGES))
}

/// A text string of the file: UTF-16 or UTF-8 with a mark, or one byte a letter.
fn string(bytes: &[u8]) -> String {
    match bytes {
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
