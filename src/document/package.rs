//! Office documents as files: zip archives with parts, opened within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::text::{LARGEST_FILE, Unreadable};

/// The parts of an office document.
pub(super) struct Package {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl Package {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        Ok(Self { archive, left: LARGEST_FILE })
    }

    pub(super) fn has(&mut self, name: &str) -> bool {
        self.archive.file_names().any(|known| known.is_ok_and(|known| known == name))
    }

    /// A part as text; `None` if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::InvalidPassword) => return Err(Unreadable::Locked),
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
                return Err(Unreadable::Locked);
            }
            Err(_) => return Err(Unreadable::Damaged),
        };
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Unreadable::Damaged)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Unreadable::TooLarge)?;
        let (text, _) = encoding_rs::UTF_8.decode_with_bom_removal(&bytes);
        Ok(Some(text.into_owned()))
    }
}
