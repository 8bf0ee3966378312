//! What files hold: texts in any encoding, archives and documents down to their parts, and what cannot be read.

use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use super::decoding::{DecodedText, inside, readings};
use super::findings::{Blind, Findings, Unseen};
use super::{LeakHit, LeakPlace, SearchedOriginals};
use reading::document::{ReadDocument, beside};
use reading::text::{LARGEST_FILE, Unreadable};

/// Most bytes that are unpacked of one file, all its parts together.
const MOST_UNPACKED: u64 = 2 * LARGEST_FILE;
/// Most parts of one archive, and archives in archives.
const MOST_PARTS: usize = 20_000;
const DEEPEST: usize = 8;

/// Where the search is: a file on the disk, or a part of it.
#[derive(Clone)]
struct Here<'a> {
    file: &'a str,
    part: Option<String>,
    depth: usize,
}

impl Here<'_> {
    fn within(&self, part: &str) -> Self {
        let part = self.part.as_ref().map_or_else(|| part.to_owned(), |outer| format!("{outer}/{part}"));
        Self { file: self.file, part: Some(part), depth: self.depth + 1 }
    }

    fn unseen(&self, why: Blind) -> Unseen {
        Unseen { file: self.file.to_owned(), part: self.part.clone(), why }
    }
}

/// The search through one file.
pub struct FileSearch<'a> {
    originals: &'a SearchedOriginals,
    findings: &'a mut Findings,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> FileSearch<'a> {
    #[must_use]
    pub const fn new(originals: &'a SearchedOriginals, findings: &'a mut Findings) -> Self {
        Self { originals, findings, left: MOST_UNPACKED }
    }

    /// Looks into the bytes of a file.
    pub fn file(&mut self, file: &str, bytes: &[u8]) {
        self.look(&Here { file, part: None, depth: 0 }, bytes);
    }

    /// Looks into a part of a file that was unpacked by its reader.
    pub fn part(&mut self, file: &str, part: &str, bytes: &[u8]) {
        self.look(&Here { file, part: Some(part.to_owned()), depth: 1 }, bytes);
    }

    /// Looks into bytes of which no more is known.
    pub fn raw_file(&mut self, file: &str, bytes: &[u8]) {
        self.raw(&Here { file, part: None, depth: 0 }, bytes);
    }

    fn look(&mut self, here: &Here, bytes: &[u8]) {
        match ContentKind::of(bytes) {
            ContentKind::Zip => self.zip(here, bytes),
            ContentKind::Gzip => self.gzip(here, bytes),
            ContentKind::Pdf => self.pdf(here, bytes),
            ContentKind::Compound => {
                self.raw(here, bytes);
                let locked = matches!(ReadDocument::decode(bytes.to_vec(), false), Err(Unreadable::Locked));
                self.miss(here, if locked { Blind::Locked } else { Blind::OldOffice });
            }
            ContentKind::Other(why) => {
                // Sealed bytes hold any short word by chance.
                if why != Blind::Locked {
                    self.raw(here, bytes);
                }
                self.miss(here, why);
            }
            ContentKind::Text => self.text(here, bytes),
        }
    }

    fn miss(&mut self, here: &Here, why: Blind) {
        self.findings.unseen.push(here.unseen(why));
    }

    fn text(&mut self, here: &Here, bytes: &[u8]) {
        let readings = readings(bytes);
        if readings.is_empty() && !bytes.is_empty() {
            self.raw(here, bytes);
            self.miss(here, Blind::Binary);
            return;
        }
        for reading in readings {
            self.reading(here, &reading);
            if is_encoded(&reading.text) {
                self.miss(here, Blind::Encoded);
            }
        }
        self.patterns(here, bytes);
    }

    /// Bytes that are no text as a whole.
    fn raw(&mut self, here: &Here, bytes: &[u8]) {
        self.reading(here, &inside(bytes, 1));
        self.patterns(here, bytes);
    }

    fn reading(&mut self, here: &Here, reading: &DecodedText) {
        let found = self.originals.in_text(&reading.text);
        let bytes = reading.bytes_of(found.iter().map(|(span, ..)| span.start));
        for ((span, line, certain), offset) in found.into_iter().zip(bytes) {
            let file = here.file.to_owned();
            let place = match &here.part {
                None => LeakPlace::Bytes { file, offset, encoding: reading.encoding },
                Some(part) => LeakPlace::Text { file, part: part.clone(), start: span.start, end: span.end },
            };
            self.findings.hits.push(LeakHit { line, certain, place });
        }
    }

    fn patterns(&mut self, here: &Here, bytes: &[u8]) {
        // A part is unpacked as it was written; only of a file it can be told at which byte something stands.
        let hits = self.originals.bytes.find(bytes).into_iter().map(|found| {
            let (file, offset) = (here.file.to_owned(), found.offset);
            let place = match &here.part {
                None => LeakPlace::Bytes { file, offset, encoding: found.encoding },
                Some(part) => LeakPlace::Text { file, part: part.clone(), start: offset, end: offset },
            };
            LeakHit { line: found.line, certain: found.certain, place }
        });
        let told: Vec<LeakHit> = match &here.part {
            None => hits.collect(),
            Some(_) => hits
                .filter(|hit| {
                    let same = |known: &&LeakHit| known.line == hit.line && is_in(known, here);
                    !self.findings.hits.iter().any(|known| same(&known))
                })
                .collect(),
        };
        self.findings.hits.extend(told);
    }

    /// The words of a document, as they are read out of it.
    fn words(&mut self, here: &Here, text: &str, part: &str) {
        let within = here.within(part);
        let hits = self.originals.in_text(text).into_iter().map(|(span, line, certain)| {
            let (file, part) = (here.file.to_owned(), within.part.clone().unwrap_or_default());
            LeakHit { line, certain, place: LeakPlace::Text { file, part, start: span.start, end: span.end } }
        });
        self.findings.hits.extend(hits);
    }

    fn zip(&mut self, here: &Here, bytes: &[u8]) {
        if here.depth >= DEEPEST {
            return self.miss(here, Blind::TooDeep);
        }
        let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
            self.raw(here, bytes);
            return self.miss(here, Blind::Damaged);
        };
        let comment = String::from_utf8_lossy(archive.comment()).into_owned();
        self.words(here, &comment, "comment");
        let count = archive.len();
        for number in 0..count.min(MOST_PARTS) {
            let (name, part) = match archive.by_index(number) {
                Ok(part) if part.is_dir() => (part_name(&part), Ok(Vec::new())),
                Ok(part) => (part_name(&part), self.unpack(part)),
                Err(error) => (format!("{}", number + 1), Err(why(&error))),
            };
            let named = self.originals.in_name(&name);
            // What is looked for is not told by the place where it is.
            let shown = if named.is_empty() { name } else { format!("{}", number + 1) };
            let within = here.within(&shown);
            let place = |hit: LeakHit| {
                let part = within.part.clone().unwrap_or_default();
                LeakHit { place: LeakPlace::Text { file: here.file.to_owned(), part, start: 0, end: 0 }, ..hit }
            };
            self.findings.hits.extend(named.into_iter().map(place));
            match part {
                Ok(part) => self.look(&within, &part),
                Err(why) => self.miss(&within, why),
            }
            if self.left == 0 {
                return self.miss(here, Blind::TooLarge);
            }
        }
        if count > MOST_PARTS {
            self.miss(here, Blind::TooLarge);
        }
    }

    fn gzip(&mut self, here: &Here, bytes: &[u8]) {
        if here.depth >= DEEPEST {
            return self.miss(here, Blind::TooDeep);
        }
        let gzip = MultiGzDecoder::new(bytes);
        let name =
            gzip.header().and_then(|header| header.filename()).map(|name| String::from_utf8_lossy(name).into_owned());
        self.words(here, &name.unwrap_or_default(), "name");
        match self.unpack(gzip) {
            Ok(part) => self.look(&here.within("content"), &part),
            Err(why) => self.miss(here, why),
        }
    }

    /// What is packed, as far as it may be unpacked.
    fn unpack(&mut self, packed: impl Read) -> Result<Vec<u8>, Blind> {
        let most = self.left.min(LARGEST_FILE);
        let mut bytes = Vec::new();
        let read = packed.take(most + 1).read_to_end(&mut bytes);
        self.left = self.left.saturating_sub(bytes.len() as u64);
        if bytes.len() as u64 > most {
            return Err(Blind::TooLarge);
        }
        read.map(|_| bytes).map_err(|_| Blind::Damaged)
    }

    fn pdf(&mut self, here: &Here, bytes: &[u8]) {
        match ReadDocument::decode(bytes.to_vec(), false) {
            Ok(read) => {
                self.words(here, read.text.as_str(), "text");
                if read.text.as_str().contains(char::REPLACEMENT_CHARACTER) {
                    self.miss(here, Blind::UnknownLetters);
                }
            }
            Err(Unreadable::Empty) => {}
            Err(Unreadable::Scan) => self.miss(here, Blind::Scan),
            Err(Unreadable::Locked) => self.miss(here, Blind::Locked),
            Err(Unreadable::TooLarge) => self.miss(here, Blind::TooLarge),
            Err(_) => self.miss(here, Blind::Damaged),
        }
        self.raw(here, bytes);
        if here.depth >= DEEPEST {
            return self.miss(here, Blind::TooDeep);
        }
        let Ok(beside) = beside(bytes, self.left) else { return self.miss(here, Blind::Damaged) };
        self.words(here, &beside.strings.join("\n"), "strings");
        for (number, stream) in beside.streams.iter().enumerate() {
            self.left = self.left.saturating_sub(stream.len() as u64);
            self.look(&here.within(&format!("stream {}", number + 1)), stream);
        }
        if beside.has_pictures {
            self.miss(here, Blind::Picture);
        }
        if beside.is_cut {
            self.miss(here, Blind::TooLarge);
        }
    }
}

/// Whether a hit stands in the part where the search is.
fn is_in(hit: &LeakHit, here: &Here) -> bool {
    matches!(&hit.place, LeakPlace::Text { file, part, .. } if file == here.file && Some(part) == here.part.as_ref())
}

fn part_name<R: Read>(part: &zip::read::ZipFile<'_, R>) -> String {
    String::from_utf8_lossy(part.name_raw()).into_owned()
}

fn why(error: &ZipError) -> Blind {
    match error {
        ZipError::InvalidPassword => Blind::Locked,
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => Blind::Locked,
        ZipError::UnsupportedArchive(_) => Blind::Archive,
        _ => Blind::Damaged,
    }
}

/// Whether a part of a text is written as base64, as attachments of mail and pictures of pages are.
fn is_encoded(text: &str) -> bool {
    let signs = ["base64,", "encoding: base64", "?b?"];
    let bytes = text.as_bytes();
    memchr::memmem::find(bytes, b"ase64").is_some() && signs[..2].iter().any(|sign| contains_ignoring_case(text, sign))
        || memchr::memmem::find(bytes, b"=?").is_some() && contains_ignoring_case(text, signs[2])
}

fn contains_ignoring_case(text: &str, sign: &str) -> bool {
    text.as_bytes().windows(sign.len()).any(|window| window.eq_ignore_ascii_case(sign.as_bytes()))
}

/// What bytes are, by their first ones.
enum ContentKind {
    Zip,
    Gzip,
    Pdf,
    Compound,
    Text,
    Other(Blind),
}

impl ContentKind {
    fn of(bytes: &[u8]) -> Self {
        const PICTURES: [&[u8]; 10] = [
            b"\x89PNG",
            b"\xff\xd8\xff",
            b"GIF8",
            b"II*\0",
            b"MM\0*",
            b"\0\0\x01\0",
            b"\xd7\xcd\xc6\x9a",
            b"\x01\0\0\0\x6c\0\0\0",
            b"8BPS",
            b"AT&TFORM",
        ];
        const ARCHIVES: [&[u8]; 7] =
            [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\0", b"BZh", b"\x28\xb5\x2f\xfd", b"MSCF", b"\x1f\x9d"];
        const SEALED: [&[u8]; 2] = [b"PlNokkel", b"age-encryption.org/"];
        let begins = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
        let at = |place: usize, sign: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(sign));
        let head = &bytes[..bytes.len().min(1024)];
        if begins(&[b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"]) {
            Self::Zip
        } else if begins(&[b"\x1f\x8b"]) {
            Self::Gzip
        } else if memchr::memmem::find(head, b"%PDF-").is_some() {
            Self::Pdf
        } else if begins(&[b"\xd0\xcf\x11\xe0"]) {
            Self::Compound
        } else if begins(&PICTURES) || at(4, b"ftyp") || at(8, b"WEBP") || is_bitmap(bytes) {
            Self::Other(Blind::Picture)
        } else if begins(&ARCHIVES) || at(257, b"ustar") {
            Self::Other(Blind::Archive)
        } else if begins(&SEALED) {
            Self::Other(Blind::Locked)
        } else {
            Self::Text
        }
    }
}

/// «BM» begins words too; a bitmap has its length behind it.
fn is_bitmap(bytes: &[u8]) -> bool {
    let length = bytes.get(2..6).and_then(|length| length.first_chunk()).map(|length| u32::from_le_bytes(*length));
    bytes.starts_with(b"BM") && length.is_some_and(|length| length as usize == bytes.len())
}
