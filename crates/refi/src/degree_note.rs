//! Degrees of codings as notes on them: the standard has no place for a degree, and other programs show a note.

use project::DegreeScale;

use crate::guid::derived;
use crate::refi_project::RefiNote;

/// A degree on a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotedDegree {
    pub degree: u8,
    pub scale: DegreeScale,
}

impl NotedDegree {
    /// The GUID of the note, the same in every file.
    pub(crate) fn guid(self) -> String {
        derived(&["degree", &self.degree.to_string(), &self.scale.to_string()])
    }

    pub(crate) fn name(self) -> String {
        format!("degree {}", self.degree)
    }

    pub(crate) fn text(self) -> String {
        format!("degree: {} ({})", self.degree, self.scale)
    }

    /// What a note says, if it is one of these.
    pub(crate) fn of(note: &RefiNote, text: &str) -> Option<Self> {
        let (degree, scale) = text.trim().strip_prefix("degree: ")?.strip_suffix(')')?.split_once(" (")?;
        let noted = Self { degree: degree.parse().ok()?, scale: DegreeScale::new(scale).ok()? };
        (noted.guid() == note.guid).then_some(noted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_a_degree_by_its_words_and_its_guid() {
        let noted = NotedDegree { degree: 3, scale: DegreeScale::new("1-5").expect("a scale") };
        let note = RefiNote { guid: noted.guid(), ..RefiNote::default() };
        assert_eq!(NotedDegree::of(&note, "degree: 3 (1-5)\n"), Some(noted));
        for text in ["degree: 4 (1-5)", "degree: 3", "3 (1-5)", "degree: x (1-5)", ""] {
            assert_eq!(NotedDegree::of(&note, text), None, "{text}");
        }
    }
}
