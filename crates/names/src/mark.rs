//! A mark: a passage of a text that may identify somebody.

use serde::{Deserialize, Serialize};

use reading::text::Span;

/// What a passage may be. The words are a contract (`docs/json.md`) and the same in all languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Label {
    /// A person.
    Per,
    /// A business, an office, a school.
    Org,
    /// A place.
    Loc,
    /// A person number of eleven digits, of any kind.
    Fnr,
    /// A bank account.
    Kto,
    /// An organisation number.
    Orgnr,
    /// A telephone number.
    Tlf,
    /// An e-mail address.
    Mail,
    /// A street address.
    Adr,
    /// A post code with its town.
    Post,
    /// An address on the web.
    Url,
    /// The number plate of a vehicle.
    Bil,
    /// A case number.
    Sak,
    /// The ident of an adviser.
    Ident,
    /// A date of birth.
    Fdato,
    /// Something else that identifies.
    Misc,
    /// Perhaps nothing: a person should look.
    Ask,
}

impl Label {
    pub const ALL: [Self; 17] = [
        Self::Per,
        Self::Org,
        Self::Loc,
        Self::Fnr,
        Self::Kto,
        Self::Orgnr,
        Self::Tlf,
        Self::Mail,
        Self::Adr,
        Self::Post,
        Self::Url,
        Self::Bil,
        Self::Sak,
        Self::Ident,
        Self::Fdato,
        Self::Misc,
        Self::Ask,
    ];
}

/// Which layer of the search found a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkSource {
    /// A pattern, perhaps with a checksum.
    Pattern,
    /// A name known for the case.
    Register,
    /// The trained model.
    Model,
    /// A list of names, places or institutions.
    List,
    /// A word beside it: «hilsen», «fastlege».
    Cue,
    /// Another passage of the same case.
    Propagated,
    /// A capital letter or a number that nothing else explains.
    Capital,
    /// A person.
    Hand,
    /// The list of public things: it stays unless somebody decides otherwise.
    Public,
}

/// A passage that may identify somebody.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    pub span: Span,
    pub label: Label,
    /// From 0 to 1. A checksum that fails lowers it; it never hides the mark.
    pub confidence: f32,
    pub source: MarkSource,
}
