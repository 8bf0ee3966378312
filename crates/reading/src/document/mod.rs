//! Documents of every kind that people have printouts in: bytes in, normalised text out, and what it was.
//!
//! The kind is told by the content, whatever the file is called. Plain text is decoded in [`crate::text`]; here stand
//! the readers of the other kinds.

mod anchors;
mod blocks;
mod docx;
mod grid;
mod html;
pub mod ocr;
mod odt;
mod package;
mod paragraph_marks;
mod pdf;
mod setting;
mod signs;
mod styles;
mod work;
mod written;
mod xml;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::Path;
use std::sync::Once;

use serde::{Deserialize, Serialize};

use crate::annotation::{Annotation, AnnotationKind};
use crate::evidence::Evidence;
use crate::remark::{Remarks, What};
use crate::text::{Decoded, Encoding, Span, Text, Unreadable, bounded, bytes_of, note_controls};
use package::Package;
use work::WorkBudget;
use written::Written;

/// Endings of the names of files that a folder is searched for, those too that are refused with what to do about it.
pub const EXTENSIONS: [&str; 14] =
    ["txt", "pdf", "docx", "odt", "html", "htm", "mhtml", "mht", "xhtml", "docm", "dotx", "fodt", "doc", "rtf"];

/// Endings of the names of pictures, which text recognition reads.
pub const PICTURES: [&str; 5] = ["png", "jpg", "jpeg", "tif", "tiff"];

/// Bytes at the beginning by which a kind is told.
const TELLING: usize = 1024;

/// What a document was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    Text,
    Pdf,
    Docx,
    Odt,
    /// A web page, in one file or with its style sheets beside it.
    Html,
    /// Pages or a picture without text, read by text recognition.
    Scan,
}

/// A document that has been read.
#[derive(Debug, Clone)]
pub struct ReadDocument {
    pub text: Text,
    /// What was seen of its lines on the page; empty for plain text.
    pub evidence: Evidence,
    pub format: Format,
    /// How plain text was written down; UTF-8 for the other kinds.
    pub encoding: Encoding,
    pub remarks: Remarks,
    /// What somebody has marked and noted in the file.
    pub annotations: Vec<Annotation>,
}

impl ReadDocument {
    /// A part of the text as if it were a file of its own. The remarks are those of the whole file.
    #[must_use]
    pub fn part(&self, part: Span) -> Self {
        Self {
            text: Text::from_normalised(self.text.slice(part).to_owned()),
            evidence: self.evidence.part(part),
            format: self.format,
            encoding: self.encoding,
            remarks: self.remarks.clone(),
            annotations: self.annotations.iter().filter_map(|annotation| annotation.on_part(part)).collect(),
        }
    }
}

/// What the first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileKind {
    Pdf,
    Zip,
    /// The container of old office documents, and of new ones with a password.
    Compound,
    Image,
    WebPage,
    /// A web page with all that belongs to it.
    WebArchive,
    Rtf,
    Xml,
    Other,
}

/// Where a PDF begins in a file that has other bytes before it; 0 in most.
fn pdf_start(bytes: &[u8]) -> Option<usize> {
    let start = &bytes[..bytes.len().min(TELLING)];
    let mut found = memchr::memmem::find_iter(start, b"%PDF-");
    found.find(|at| *at == 0 || start.get(at + 5).is_some_and(u8::is_ascii_digit))
}

/// What follows the comments at the beginning of a page, such as where it was saved from.
fn behind_comments(start: &str) -> &str {
    let mut start = start;
    while let Some((_, rest)) = start.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        start = rest.trim_start();
    }
    start
}

impl FileKind {
    fn of(bytes: &[u8]) -> Self {
        let start = &bytes[..bytes.len().min(TELLING)];
        let begins = |signs: &[&[u8]]| signs.iter().any(|sign| start.starts_with(sign));
        if begins(&[b"PK\x03\x04"]) {
            Self::Zip
        } else if begins(&[b"\xd0\xcf\x11\xe0"]) {
            Self::Compound
        } else if begins(&[b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*"]) {
            Self::Image
        } else if begins(&[b"{\\rtf"]) {
            Self::Rtf
        } else if pdf_start(bytes).is_some() {
            Self::Pdf
        } else if html::is_archive(bytes) {
            Self::WebArchive
        } else {
            let start = xml::decoded(start.to_vec(), &mut WorkBudget::default());
            let start = start.trim_start_matches('\u{feff}').trim_start().to_lowercase();
            let start = behind_comments(&start);
            let begins = |signs: &[&str]| signs.iter().any(|sign| start.starts_with(sign));
            if begins(&["<!doctype html", "<html", "<head>", "<body"]) {
                Self::WebPage
            } else if begins(&["<?xml", "<office:document", "<pkg:package", "<w:worddocument"]) {
                Self::Xml
            } else {
                Self::Other
            }
        }
    }
}

/// What stands beside the pages of a PDF, unpacked as far as `most` bytes.
///
/// # Errors
/// [`Unreadable::Damaged`].
pub fn beside(bytes: &[u8], most: u64) -> Result<pdf::beside::PdfExtras, Unreadable> {
    guarded(|| pdf::beside::read(bytes, most))
}

impl ReadDocument {
    /// Reads the file at `path`; with `ocr`, scans and pictures too.
    ///
    /// # Errors
    /// [`Unreadable`] if it is not the text of a case.
    pub fn read(path: &Path, ocr: bool) -> Result<Self, Unreadable> {
        Self::decode_at(Some(path), bytes_of(path)?, ocr)
    }

    /// Reads the bytes of a file; with `ocr`, scans and pictures too.
    ///
    /// # Errors
    /// [`Unreadable`] if they are not the text of a case.
    pub fn decode(bytes: Vec<u8>, ocr: bool) -> Result<Self, Unreadable> {
        Self::decode_at(None, bytes, ocr)
    }

    fn decode_at(path: Option<&Path>, bytes: Vec<u8>, ocr: bool) -> Result<Self, Unreadable> {
        let mut work = WorkBudget::default();
        match FileKind::of(&bytes) {
            FileKind::Pdf => {
                let mut bytes = bytes;
                bytes.drain(..pdf_start(&bytes).unwrap_or(0));
                let scan = if ocr { bytes.clone() } else { Vec::new() };
                match guarded(|| pdf::read(bytes, &scan, &mut work)) {
                    Err(Unreadable::Scan) if ocr => {
                        let mut work = WorkBudget::default();
                        let read = ocr::read_pdf(&scan, pdf::pages(&scan), &mut work);
                        Self::of(Format::Scan, read, work)
                    }
                    read => Self::of(Format::Pdf, read, work),
                }
            }
            FileKind::Zip => guarded(|| Self::of_package(Package::open(bytes, &mut work)?, work)),
            FileKind::Compound => Err(of_compound(&bytes)),
            FileKind::Image if ocr => {
                let read = ocr::read_image(&bytes, &mut work);
                Self::of(Format::Scan, read, work)
            }
            FileKind::Image => Err(Unreadable::Image),
            FileKind::WebPage => {
                let read = guarded(|| html::read(&bytes, path, &mut work));
                Self::of(Format::Html, read, work)
            }
            FileKind::WebArchive => {
                let read = guarded(|| html::read_archive(&bytes, &mut work));
                Self::of(Format::Html, read, work)
            }
            FileKind::Rtf => Err(Unreadable::Rtf),
            FileKind::Xml => guarded(|| Self::of_xml(path, bytes, work)),
            FileKind::Other => Self::of_text(&bytes),
        }
    }

    fn of_text(bytes: &[u8]) -> Result<Self, Unreadable> {
        let Decoded { text, encoding, remarks } = Text::decode(bytes)?;
        Ok(Self {
            text,
            evidence: Evidence::default(),
            format: Format::Text,
            encoding,
            remarks,
            annotations: Vec::new(),
        })
    }

    fn of_package(mut package: Package, mut work: WorkBudget) -> Result<Self, Unreadable> {
        if let Some(body) = docx::body(&mut package, &mut work)? {
            let read = docx::read(&mut package, &body, &mut work);
            return Self::of(Format::Docx, read, work);
        }
        let kind = package.part("mimetype", &mut work)?;
        let is_text =
            |kind: &str| kind.trim().is_empty() || kind.starts_with("application/vnd.oasis.opendocument.text");
        if is_text(&kind.unwrap_or_default()) && package.has(odt::BODY) {
            let read = odt::read(&mut package, &mut work);
            return Self::of(Format::Odt, read, work);
        }
        Err(Unreadable::Archive)
    }

    /// A document that is one file of XML.
    fn of_xml(path: Option<&Path>, bytes: Vec<u8>, mut work: WorkBudget) -> Result<Self, Unreadable> {
        work.spend(work::Cost::Bytes, bytes.len())?;
        let xml = xml::decoded(bytes, &mut work);
        match xml::root(&xml).map(|root| root.name).as_deref() {
            Some("office:document") => {
                let read = odt::read_flat(&xml, &mut work);
                Self::of(Format::Odt, read, work)
            }
            Some(name) if name.rsplit(':').next() == Some("html") => {
                let read = html::read(xml.as_bytes(), path, &mut work);
                Self::of(Format::Html, read, work)
            }
            _ => Err(Unreadable::OfficeXml),
        }
    }

    fn of(
        format: Format,
        written: Result<impl Into<Written>, Unreadable>,
        work: WorkBudget,
    ) -> Result<Self, Unreadable> {
        let (raw, seen, anchors) = written?.into().into_parts();
        let content = raw.replace('\0', "");
        bounded(&content)?;
        let (mut remarks, mut annotations) = (work.remarks, work.annotations);
        note_controls(&content, &mut remarks);
        let text = Text::new(&content);
        if text.as_str().chars().all(char::is_whitespace) {
            let has_pictures = remarks.iter().any(|remark| remark.what == What::Pictures);
            return Err(if has_pictures { Unreadable::Pictures } else { Unreadable::Empty });
        }
        let evidence = Evidence::of(&text, &seen);
        anchors::place(&mut annotations, anchors, &raw, &text);
        let is_mark =
            |annotation: &&Annotation| annotation.kind != AnnotationKind::Comment && annotation.text.is_empty();
        let marks = annotations.iter().filter(is_mark).count();
        remarks.note(What::Highlights, marks);
        Ok(Self { text, evidence, format, encoding: Encoding::Utf8, remarks, annotations })
    }
}

/// What a compound file is: its folder holds the names of its parts, in UTF-16.
fn of_compound(bytes: &[u8]) -> Unreadable {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if holds("EncryptedPackage") {
        Unreadable::Locked
    } else if holds("WordDocument") {
        Unreadable::OldWord
    } else {
        Unreadable::Archive
    }
}

/// What `read` gives; if it panics over what the file holds, the file is damaged.
fn guarded<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    static HOOK: Once = Once::new();
    // What a library says when it panics may hold case text.
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                usual(panic);
            }
        }));
    });
    GUARDED.set(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    GUARDED.set(false);
    read.unwrap_or(Err(Unreadable::Damaged))
}

thread_local! {
    /// Whether this thread reads what may be damaged.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

#[cfg(test)]
mod tests;
