//! What a PDF holds beside its pages: titles, keywords, notes, values of forms, bookmarks, metadata and attachments.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, Object, Stream};

use super::stream::decoded;
use super::string;
use crate::document::work::WorkBudget;
use crate::text::Unreadable;

/// Keys of what a stream is.
const TYPE: &[u8] = b"Type";
const SUBTYPE: &[u8] = b"Subtype";

/// Objects inside objects that are followed at most.
const DEEPEST: usize = 16;

/// What stands beside the pages of a PDF.
#[derive(Default)]
pub struct PdfExtras {
    /// Every string of the file that is not drawn.
    pub strings: Vec<String>,
    /// Metadata and attachments, unpacked.
    pub streams: Vec<Vec<u8>>,
    pub has_pictures: bool,
    /// Whether more was packed than may be unpacked, or it could not be.
    pub is_cut: bool,
    left: u64,
    work: WorkBudget,
}

/// Gathers what stands beside the pages, and unpacks no more than `most` bytes of it.
///
/// # Errors
/// [`Unreadable::Damaged`].
pub(in crate::document) fn read(bytes: &[u8], most: u64) -> Result<PdfExtras, Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| Unreadable::Damaged)?;
    let mut beside = PdfExtras { left: most, ..PdfExtras::default() };
    for object in pdf.objects() {
        beside.take(object, 0);
    }
    Ok(beside)
}

impl PdfExtras {
    fn take(&mut self, object: Object<'_>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match object {
            Object::String(text) => self.strings.push(string(text.as_bytes())),
            Object::Dict(dict) => self.dict(&dict, depth),
            Object::Array(array) => {
                array.raw_iter().filter_map(own).for_each(|object| self.take(object, depth + 1));
            }
            Object::Stream(stream) => self.stream(&stream, depth),
            _ => {}
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: usize) {
        dict.entries().filter_map(|(_, object)| own(object)).for_each(|object| self.take(object, depth + 1));
    }

    fn stream(&mut self, stream: &Stream<'_>, depth: usize) {
        let dict = stream.dict();
        self.dict(dict, depth);
        let is = |key: &[u8], name: &[u8]| dict.get::<Name<'_>>(key).is_some_and(|known| known.as_ref() == name);
        self.has_pictures |= is(SUBTYPE, b"Image");
        if !is(TYPE, b"Metadata") && !is(TYPE, b"EmbeddedFile") && !is(SUBTYPE, b"XML") {
            return;
        }
        match decoded(stream, &mut self.work) {
            Ok(bytes) if bytes.len() as u64 <= self.left => {
                self.left -= bytes.len() as u64;
                self.streams.push(bytes);
            }
            _ => self.is_cut = true,
        }
    }
}

/// An object that stands here; one that is only pointed at comes by itself.
fn own(object: MaybeRef<Object<'_>>) -> Option<Object<'_>> {
    match object {
        MaybeRef::NotRef(object) => Some(object),
        MaybeRef::Ref(_) => None,
    }
}
