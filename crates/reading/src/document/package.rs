//! Office documents as files: zip archives with parts, opened within bounds, and what their parts are to each other.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::work::{Cost, LARGEST_PART, WorkBudget};
use super::xml::{self, XmlStep, walk};
use crate::text::Unreadable;

/// What stands before the entry of each part in the list of an archive.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The parts of an office document.
pub(super) struct Package {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Numbers of the parts by name, in small letters: names of parts differ in more than that.
    numbers: HashMap<String, usize>,
}

/// What a part has to do with another.
#[derive(Debug, Clone)]
pub(super) struct PartRelation {
    pub id: String,
    /// The last word of its type: `officeDocument`, `footnotes`, `aFChunk` …
    pub kind: String,
    /// The name of the other part, or where it is outside of the package.
    pub target: String,
    pub is_external: bool,
}

impl Package {
    pub(super) fn open(bytes: Vec<u8>, work: &mut WorkBudget) -> Result<Self, Unreadable> {
        work.spend(Cost::Parts, memchr::memmem::find_iter(&bytes, ENTRY).count())?;
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        let names = archive.file_names().enumerate();
        let numbers = names.filter_map(|(number, name)| Some((plain(&name.ok()?), number))).collect();
        Ok(Self { archive, numbers })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.numbers.contains_key(&plain(name))
    }

    /// The names of all parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(String::as_str)
    }

    /// The bytes of a part; `None` if there is no such part.
    pub(super) fn bytes(&mut self, name: &str, work: &mut WorkBudget) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(&number) = self.numbers.get(&plain(name)) else { return Ok(None) };
        let part = match self.archive.by_index(number) {
            Ok(part) => part,
            Err(ZipError::InvalidPassword) => return Err(Unreadable::Locked),
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
                return Err(Unreadable::Locked);
            }
            Err(_) => return Err(Unreadable::Damaged),
        };
        let mut bytes = Vec::new();
        let read = part.take(LARGEST_PART.min(work.left(Cost::Bytes)) + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > LARGEST_PART {
            return Err(Unreadable::TooLarge);
        }
        work.spend(Cost::Bytes, bytes.len())?;
        read.map_err(|_| Unreadable::Damaged)?;
        Ok(Some(bytes))
    }

    /// A part as text; `None` if there is no such part.
    pub(super) fn part(&mut self, name: &str, work: &mut WorkBudget) -> Result<Option<String>, Unreadable> {
        Ok(self.bytes(name, work)?.map(|bytes| xml::decoded(bytes, work)))
    }

    /// What a part, or with an empty name the package, refers to.
    pub(super) fn relations(&mut self, of: &str, work: &mut WorkBudget) -> Result<Vec<PartRelation>, Unreadable> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let name = format!("{folder}/_rels/{file}.rels");
        let Some(xml) = self.part(&name, work)? else { return Ok(Vec::new()) };
        let mut relations = Vec::new();
        walk(&xml, work, |step, _| {
            if let XmlStep::Start(element) = step
                && element.name.rsplit(':').next() == Some("Relationship")
            {
                let value = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
                let is_external = value("TargetMode").eq_ignore_ascii_case("external");
                let target = value("Target");
                relations.push(PartRelation {
                    id: value("Id"),
                    kind: value("Type").rsplit('/').next().unwrap_or_default().to_owned(),
                    target: if is_external { target } else { resolved(folder, &target) },
                    is_external,
                });
            }
            Ok(())
        })?;
        Ok(relations)
    }
}

/// A name as parts are looked up by it.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The name of a part that is named from within a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_from_the_folder_of_the_part_that_names_them() {
        assert_eq!(resolved("word", "notes.xml"), "word/notes.xml");
        assert_eq!(resolved("word", "/word/notes.xml"), "word/notes.xml");
        assert_eq!(resolved("word/x", "../../a/./b.xml"), "a/b.xml");
        assert_eq!(plain(resolved("", "word\\Document.xml").as_str()), "word/document.xml");
    }
}
