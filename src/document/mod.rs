//! Documents of every kind that people have printouts in: bytes in, normalised text out, and what it was.
//!
//! The kind is told by the content, whatever the file is called.

mod pdf;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde::Serialize;

use crate::text::{Encoding, Text, Unreadable, bytes_of};

/// What a document was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    Text,
    Pdf,
}

/// A document that has been read.
#[derive(Debug, Clone)]
pub struct Document {
    pub text: Text,
    pub format: Format,
    pub encoding: Encoding,
}

impl Document {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// [`Unreadable`] if it is not the text of a case.
    pub fn read(path: &Path) -> Result<Self, Unreadable> {
        Self::decode(bytes_of(path)?)
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// [`Unreadable`] if they are not the text of a case.
    pub fn decode(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        if bytes.starts_with(b"%PDF-") {
            return Self::of(Format::Pdf, guarded(|| pdf::read(bytes)));
        }
        let (text, encoding) = Text::decode(&bytes)?;
        Ok(Self { text, format: Format::Text, encoding })
    }

    fn of(format: Format, text: Result<String, Unreadable>) -> Result<Self, Unreadable> {
        let text = Text::new(&text?);
        if text.as_str().chars().all(char::is_whitespace) {
            return Err(Unreadable::Empty);
        }
        Ok(Self { text, format, encoding: Encoding::Utf8 })
    }
}

/// What `read` gives; if it panics over what the file holds, the file is damaged.
fn guarded<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Unreadable::Damaged))
}
