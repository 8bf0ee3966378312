//! Remarks: what a person should know of a document that no entry can say, since it was replaced, guessed or left out while
//! the file was read. They are stored with the case, and told wherever the case is.

use serde::{Deserialize, Serialize};

/// What happened while a document was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Bytes that are no text in the encoding of the file; each stands as U+FFFD in the text.
    BadBytes,
    /// Control characters; each stands as U+FFFD in the text.
    ControlCharacters,
    /// The encoding of the file is a guess. The count is 1.
    GuessedEncoding,
    /// Characters of text that the document hides, or keeps in a layer that is switched off; left out.
    HiddenText,
    /// Characters that lie outside the page; left out.
    OutsidePage,
    /// Characters below something that covers them; read.
    CoveredText,
    /// Characters that cannot be seen on the page, for they are white, tiny or not painted; read.
    InvisibleText,
    /// Characters that text recognition has laid over a picture of the page; read.
    RecognisedText,
    /// Tracked changes; read as if all were accepted.
    TrackedChanges,
    /// Comments and other notes beside the text; left out.
    Comments,
    /// Passages that somebody has highlighted, underlined or struck out, and noted nothing on; read as any
    /// other, without the mark.
    Highlights,
    /// Headers and footers of pages that hold text; left out.
    PageHeaders,
    /// Pictures, which may show text; not looked into.
    Pictures,
    /// Pages of a PDF that show a picture, outlines, or letters of a font that names none, and no text; what stands on them is missing.
    UnreadPages,
    /// Objects of other programs, which may show text; not looked into.
    Objects,
    /// Files that are attached, and pages that are shown in a frame of a web page; not looked into.
    Attachments,
    /// Values of form fields and text boxes that lie over the page; read.
    FormFields,
    /// Signs of a font of signs of which nobody knows what they mean; each stands as U+FFFD in the text.
    UnknownSigns,
    /// Numbers and signs that the program of the document sets before headings and headers; left out.
    ListNumbers,
    /// Parts of the file that end before their end; what they hold still is read.
    DamagedParts,
    /// Characters of readings that stand above a word; left out.
    Readings,
    /// A remark of a newer version of the program.
    #[serde(other)]
    Unknown,
}

/// A remark on a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub what: What,
    /// How often it happened, in the unit that [`What`] names.
    pub count: usize,
}

/// Remarks in the order in which they came up, each kind once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Remarks(Vec<Remark>);

impl Remarks {
    /// Notes that something happened `count` times more; nothing if that is 0.
    pub fn note(&mut self, what: What, count: usize) {
        match self.0.iter_mut().find(|remark| remark.what == what) {
            Some(known) => known.count += count,
            None if count > 0 => self.0.push(Remark { what, count }),
            None => {}
        }
    }

    /// How often something happened, in the unit that [`What`] names.
    #[must_use]
    pub fn count(&self, what: What) -> usize {
        self.iter().filter(|remark| remark.what == what).map(|remark| remark.count).sum()
    }

    /// How many marks and notes of somebody who read the document before were left out.
    #[must_use]
    pub fn annotations(&self) -> usize {
        let of_reader = |remark: &Remark| matches!(remark.what, What::Comments | What::Highlights);
        self.iter().filter(of_reader).map(|remark| remark.count).sum()
    }

    /// Takes remarks of a kind back.
    pub fn forget(&mut self, what: What) {
        self.0.retain(|remark| remark.what != what);
    }

    /// Adds what is remarked elsewhere.
    pub fn extend(&mut self, others: &Self) {
        others.iter().for_each(|remark| self.note(remark.what, remark.count));
    }

    pub fn iter(&self) -> impl Iterator<Item = Remark> {
        self.0.iter().copied()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As the project file holds them.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As [`Remarks::to_json`] wrote them; what is unreadable is no remark.
    #[must_use]
    pub fn of_json(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_of_a_kind_add_up_and_survive_the_project_file() {
        let mut remarks = Remarks::default();
        remarks.note(What::BadBytes, 0);
        assert!(remarks.is_empty());
        remarks.note(What::BadBytes, 2);
        remarks.note(What::HiddenText, 7);
        remarks.note(What::BadBytes, 1);
        let counts: Vec<(What, usize)> = remarks.iter().map(|remark| (remark.what, remark.count)).collect();
        assert_eq!(counts, [(What::BadBytes, 3), (What::HiddenText, 7)]);
        assert_eq!(Remarks::of_json(&remarks.to_json()), remarks);
        let newer = Remarks::of_json(r#"[{"what":"something-new","count":1}]"#);
        assert_eq!(newer.iter().next().map(|remark| remark.what), Some(What::Unknown));
    }
}
