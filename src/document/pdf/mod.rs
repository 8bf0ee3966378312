//! PDF: positioned glyphs in, text in the form of a copy from the browser out.
//!
//! The crate `hayro-syntax` reads the file, repairs and decrypts it; what its content streams show, [`glyphs`]
//! finds, with the fonts of [`font`]. [`page`] makes lines and blocks of it.

mod cmap;
mod font;
mod glyphs;
mod names;
mod page;
mod run;

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::Stream;
use hayro_syntax::{DecryptionError, Filter, LoadPdfError, Pdf};

use super::work::Work;
use crate::text::{LARGEST_FILE, Unreadable};

use glyphs::Glyph;

/// Most pages that are read.
const MOST_PAGES: usize = 5000;

/// The text of a PDF.
///
/// # Errors
/// [`Unreadable::Locked`], [`Unreadable::Damaged`], or [`Unreadable::Scan`] if there is nothing but images.
pub(super) fn read(bytes: Vec<u8>, _work: &mut Work) -> Result<String, Unreadable> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Unreadable::Damaged,
    })?;
    let mut reader = glyphs::Reader::default();
    let mut pages = Vec::new();
    let (mut images, mut shown, mut unknown) = (0, 0, 0);
    if pdf.pages().len() > MOST_PAGES {
        return Err(Unreadable::TooLarge);
    }
    for page in pdf.pages().iter() {
        let (glyphs, drawn) = reader.page(page);
        shown += glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        unknown += glyphs.iter().filter(|glyph| glyph.text.contains(char::REPLACEMENT_CHARACTER)).count();
        images += drawn;
        pages.push(page::page(glyphs));
    }
    // Better nothing than a case with holes in it.
    if reader.lost {
        return Err(Unreadable::Damaged);
    }
    if shown == 0 || 2 * unknown > shown {
        return Err(if images > 0 || shown > 0 { Unreadable::Scan } else { Unreadable::Empty });
    }
    Ok(page::text(&pages))
}

/// How many pages a PDF has that could be read.
pub(super) fn pages(bytes: &[u8]) -> usize {
    Pdf::new(bytes.to_vec()).map_or(0, |pdf| pdf.pages().len().min(MOST_PAGES))
}

/// The data of a stream, as far as it is no larger than a file may be.
fn decoded(stream: &Stream<'_>) -> Option<Vec<u8>> {
    if stream.filters().contains(&Filter::FlateDecode) {
        // A small stream can grow a thousandfold: its size is found out before it is held.
        let raw = stream.raw_data();
        let grown = std::io::copy(&mut ZlibDecoder::new(&raw[..]).take(LARGEST_FILE + 1), &mut std::io::sink());
        if grown.is_ok_and(|grown| grown > LARGEST_FILE) {
            return None;
        }
    }
    stream.decoded_data().ok().map(std::borrow::Cow::into_owned)
}

/// A text string of the file: UTF-16 or UTF-8 with a mark, or one byte a letter.
fn string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
