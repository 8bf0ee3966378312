//! What a file of REFI-QDA tells, whoever wrote it. GUIDs are in the form that the project keeps, times are UTC.

use std::collections::HashSet;

use serde::Serialize;

/// All that a file tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiProject {
    pub name: String,
    /// The program that wrote the file.
    pub origin: String,
    pub created: String,
    pub users: Vec<RefiUser>,
    /// Parents before their children.
    pub codes: Vec<RefiCode>,
    pub variables: Vec<RefiVariable>,
    pub cases: Vec<RefiCase>,
    pub sources: Vec<RefiSource>,
    pub notes: Vec<RefiNote>,
    pub links: Vec<RefiLink>,
    pub sets: Vec<RefiSet>,
    pub graphs: usize,
    pub description: String,
    /// Notes on the project as a whole.
    pub note_refs: Vec<String>,
    /// GUIDs of the notes that something in the file refers to, also what is not read.
    pub placed_notes: HashSet<String>,
}

/// A person who has coded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiUser {
    pub guid: String,
    pub name: String,
}

/// A code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiCode {
    pub guid: String,
    /// Index of the code above.
    pub parent: Option<usize>,
    pub name: String,
    pub codable: bool,
    /// `#rrggbb`, or empty.
    pub colour: String,
    pub description: String,
    pub note_refs: Vec<String>,
}

impl RefiCode {
    /// The GUID of the set that a group goes out as too.
    #[must_use]
    pub(crate) fn set_guid(&self) -> String {
        crate::guid::derived(&[&self.guid, "set"])
    }
}

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VariableKind {
    #[default]
    Text,
    Boolean,
    Integer,
    Float,
    Date,
    DateTime,
}

impl VariableKind {
    pub(crate) const ALL: [(Self, &str, &str); 6] = [
        (Self::Text, "Text", "TextValue"),
        (Self::Boolean, "Boolean", "BooleanValue"),
        (Self::Integer, "Integer", "IntegerValue"),
        (Self::Float, "Float", "FloatValue"),
        (Self::Date, "Date", "DateValue"),
        (Self::DateTime, "DateTime", "DateTimeValue"),
    ];

    /// Its word, and the element that holds a value.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        let found = Self::ALL.iter().find(|(kind, _, _)| *kind == self);
        found.map_or(("Text", "TextValue"), |(_, word, element)| (*word, *element))
    }
}

/// A variable of cases and sources.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiVariable {
    pub guid: String,
    pub name: String,
    pub kind: VariableKind,
    pub description: String,
}

/// The value of a variable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiValue {
    /// GUID of the variable.
    pub variable: String,
    pub value: String,
}

/// A case: sources, or parts of them, that are about one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiCase {
    pub guid: String,
    pub name: String,
    pub description: String,
    pub values: Vec<RefiValue>,
    pub sources: Vec<String>,
    /// Passages that belong to it.
    pub selections: usize,
    /// Codes that belong to it.
    pub codes: usize,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    #[default]
    Text,
    Pdf,
    Picture,
    Audio,
    Video,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum RefiText {
    /// Nowhere.
    #[default]
    None,
    /// In a file of the archive; the path as it is written.
    Path(String),
    Inline(String),
}

/// A source with what was done on it. Of a PDF the text that its program has read out of it, with what was done on that.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiSource {
    pub guid: String,
    pub name: String,
    pub kind: SourceKind,
    pub text: RefiText,
    pub description: String,
    pub user: String,
    pub at: String,
    pub selections: Vec<RefiSelection>,
    /// Codes on the source as a whole.
    pub codings: Vec<RefiCoding>,
    pub note_refs: Vec<String>,
    pub values: Vec<RefiValue>,
    /// Codings on pages, pictures, sound and film.
    pub other_codings: usize,
}

/// A passage, in characters as the program counts them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiSelection {
    pub guid: String,
    pub name: String,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub description: String,
    pub user: String,
    pub at: String,
    pub codings: Vec<RefiCoding>,
    pub note_refs: Vec<String>,
}

/// A code on a passage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiCoding {
    pub guid: String,
    pub code: String,
    pub user: String,
    pub at: String,
    pub note_refs: Vec<String>,
}

/// A note: on something that refers to it, or on nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiNote {
    pub guid: String,
    pub name: String,
    pub text: RefiText,
    pub description: String,
    pub user: String,
    pub at: String,
}

/// A link between two things.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiLink {
    pub origin: String,
    pub target: String,
}

/// A set of codes, sources and notes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefiSet {
    pub guid: String,
    pub name: String,
    pub codes: Vec<String>,
    pub sources: Vec<String>,
    pub notes: Vec<String>,
}
