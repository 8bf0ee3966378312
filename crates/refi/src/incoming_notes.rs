//! Notes that come in: what they say, what they are on, and the memos that they become.

use std::collections::{HashMap, HashSet};

use project::{FreeMemo, Made, MemoOn, Result, RowIntake};

use crate::degree_note::NotedDegree;
use crate::error::Result as RefiResult;
use crate::incoming::RefiIncoming;
use crate::out::is_numbered;
use crate::refi_project::{RefiNote, RefiProject};
use crate::report::{LeftWhat, RefiReport};

/// The notes of a file by their GUIDs, and which of them are on something that came in.
pub(crate) struct NotesIn {
    notes: HashMap<String, (RefiNote, String)>,
    /// Notes that a link ties to something, by its GUID.
    linked: HashMap<String, Vec<String>>,
    used: HashSet<String>,
    /// Notes that say the degree of a coding.
    degrees: HashMap<String, NotedDegree>,
}

impl NotesIn {
    /// Reads the notes of a file.
    ///
    /// # Errors
    /// If the file unfolds into more than is read.
    pub(crate) fn of(incoming: &mut RefiIncoming, report: &mut RefiReport) -> RefiResult<Self> {
        let all = std::mem::take(&mut incoming.refi.notes);
        let (mut notes, mut degrees) = (HashMap::new(), HashMap::new());
        for note in all {
            let text = incoming.note(&note.text)?;
            if let Some(noted) = NotedDegree::of(&note, &text) {
                degrees.insert(note.guid, noted);
                continue;
            }
            let text = if incoming.is_own {
                text
            } else {
                let parts = [note.name.trim(), note.description.trim(), text.trim()];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
            };
            notes.insert(note.guid.clone(), (note, text));
        }
        let mut linked: HashMap<String, Vec<String>> = HashMap::new();
        let mut others = 0;
        for link in &incoming.refi.links {
            let (note, other) = match (notes.contains_key(&link.origin), notes.contains_key(&link.target)) {
                (true, false) => (&link.origin, &link.target),
                (false, true) => (&link.target, &link.origin),
                _ => {
                    others += 1;
                    continue;
                }
            };
            linked.entry(other.clone()).or_default().push(note.clone());
        }
        report.leave(LeftWhat::Links, "", others);
        Ok(Self { notes, linked, used: HashSet::new(), degrees })
    }

    /// What notes say, by their GUIDs.
    pub(crate) fn texts(&self) -> HashMap<String, String> {
        self.notes.iter().map(|(guid, (_, text))| (guid.clone(), text.clone())).collect()
    }

    /// The degree that one of these notes says.
    pub(crate) fn degree(&self, references: &[String]) -> Option<NotedDegree> {
        references.iter().find_map(|reference| self.degrees.get(reference)).copied()
    }

    /// The notes on something, by its GUID and the references in it.
    pub(crate) fn on(&mut self, guid: &str, references: &[String]) -> Vec<(RefiNote, String)> {
        let linked = self.linked.get(guid).map(Vec::as_slice).unwrap_or_default();
        let mut found: Vec<(RefiNote, String)> = Vec::new();
        for reference in references.iter().chain(linked) {
            let Some((note, text)) = self.notes.get(reference) else { continue };
            self.used.insert(reference.clone());
            if !text.trim().is_empty() && found.iter().all(|(known, _)| known.guid != note.guid) {
                found.push((note.clone(), text.clone()));
            }
        }
        found
    }

    /// Notes that are on a code, whose description says them now.
    pub(crate) fn use_up(&mut self, references: &[String]) {
        self.used.extend(references.iter().cloned());
    }

    /// The notes that are on nothing which came in, the oldest first.
    pub(crate) fn others(&self) -> Vec<(RefiNote, String)> {
        let mut others: Vec<(RefiNote, String)> =
            self.notes.values().filter(|(note, _)| !self.used.contains(&note.guid)).cloned().collect();
        others.sort_by(|(one, _), (other, _)| (&one.at, &one.guid).cmp(&(&other.at, &other.guid)));
        others
    }

    /// How many of these are on something in the file, which did not come in.
    pub(crate) fn without_place(&self, refi: &RefiProject) -> usize {
        let has_place = |guid: &String| {
            refi.placed_notes.contains(guid) || self.linked.values().flatten().any(|linked| linked == guid)
        };
        self.others().iter().filter(|(note, text)| !text.trim().is_empty() && has_place(&note.guid)).count()
    }
}

/// A note on nothing, as a free memo or an entry of the journal.
pub(crate) fn free_memo(note: &RefiNote, text: &str, is_own: bool) -> FreeMemo {
    let title = note.name.trim();
    if !is_own {
        let text = text.strip_prefix(title).unwrap_or(text).trim_start();
        return FreeMemo { title: title.to_owned(), day: None, text: text.to_owned() };
    }
    // A title that two notes share stands in the description of the second.
    let title = if note.description.is_empty() { title } else { note.description.trim() };
    let day = title.get(..10).and_then(|day| day.parse().ok());
    let title = if day.is_some() { title.get(10..).unwrap_or_default().trim() } else { title };
    let title = if note.description.is_empty() && is_numbered(title) { "" } else { title };
    FreeMemo { title: title.to_owned(), day, text: text.to_owned() }
}

/// The memos of a case as they gather: one on each thing.
#[derive(Default)]
pub(crate) struct MemosIn {
    all: Vec<(MemoOn, Made, String)>,
    places: HashMap<MemoOn, usize>,
}

impl MemosIn {
    pub(crate) fn put(&mut self, on: MemoOn, made: Made, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if let Some(at) = self.places.get(&on) {
            let known = &mut self.all[*at].2;
            known.push_str("\n\n");
            known.push_str(text);
        } else {
            self.places.insert(on, self.all.len());
            self.all.push((on, made, text.to_owned()));
        }
    }

    /// Writes them, under those that the case has. What one says that is there already is not said twice.
    pub(crate) fn write(self, intake: &mut RowIntake<'_>, case: i64, report: &mut RefiReport) -> Result<()> {
        if self.all.is_empty() {
            return Ok(());
        }
        let known: HashMap<MemoOn, (i64, String)> =
            intake.project().memos().of(case)?.into_iter().map(|memo| (memo.on, (memo.id, memo.text))).collect();
        for (on, made, text) in self.all {
            report.memos.found += 1;
            match known.get(&on) {
                Some((_, known)) if known.contains(&text) => report.memos.known += 1,
                Some((id, _)) => {
                    report.memos.new += 1;
                    intake.append_memo(*id, &text)?;
                }
                None => {
                    report.memos.new += 1;
                    intake.memo(case, on, &text, &made)?;
                }
            }
        }
        Ok(())
    }
}
