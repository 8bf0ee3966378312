//! Codebooks as files (RON): groups of codes with colour, description and key.

use std::path::Path;

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::assets::CodebookFiles;
use crate::error::{Error, Result};
use crate::output::write_text;
use reading::entered;
use reading::ron_file;

/// Parts the names in the path of a code: `Dialog/Økonomi`.
pub const PATH_SEPARATOR: char = '/';

/// A codebook as it stands in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codebook {
    pub groups: Vec<CodebookGroup>,
}

/// A group of codes. A group cannot be put on a passage, unless it is `codable`: a code that stands in no group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodebookGroup {
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when_to_use: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when_not: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub example: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub codable: bool,
    /// `#rrggbb`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub colour: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The paths of further groups in which the code stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_in: Vec<String>,
    #[serde(default)]
    pub codes: Vec<CodebookCode>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

impl CodebookGroup {
    pub(crate) fn as_code(&self) -> CodebookCode {
        CodebookCode {
            name: self.name.clone(),
            colour: self.colour.clone(),
            description: self.description.clone(),
            when_to_use: self.when_to_use.clone(),
            when_not: self.when_not.clone(),
            example: self.example.clone(),
            key: self.key.clone(),
            also_in: self.also_in.clone(),
            group: !self.codable,
            codes: Vec::new(),
        }
    }
}

/// A code and the codes below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodebookCode {
    pub name: String,
    /// `#rrggbb`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub colour: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when_to_use: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when_not: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub example: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The paths of further groups in which the code stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_in: Vec<String>,
    /// It is a group within a group, and cannot be put on a passage.
    #[serde(default, skip_serializing_if = "is_false")]
    pub group: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodebookCode>,
}

impl Codebook {
    /// The codebook of the study that Planlupe grew out of: what goals are about, and what dialogue is about.
    #[must_use]
    pub fn standard() -> Self {
        let file = CodebookFiles::get("codebooks/aktivitetsplan.ron").expect("the codebook is built in");
        ron_file::parse(&String::from_utf8_lossy(&file.data)).expect("the shipped codebook is covered by a test")
    }

    /// # Errors
    /// [`reading::Error::Unreadable`], or [`Error::Codebook`] with the line that cannot be read.
    pub fn read(path: &Path) -> Result<Self> {
        ron_file::parse(entered::text_file(path)?.as_str())
            .map_err(|source| Error::Codebook { path: path.to_owned(), source })
    }

    /// Writes the codebook as a new file, or in place of an old one.
    ///
    /// # Errors
    /// [`reading::Error::Io`].
    pub fn write(&self, path: &Path) -> Result<()> {
        write_text(path, &self.to_ron())
    }

    /// The path of each code, with the paths of the further groups in which it stands.
    pub(crate) fn further_groups(&self) -> Vec<(String, Vec<String>)> {
        fn collect(above: &str, codes: &[CodebookCode], into: &mut Vec<(String, Vec<String>)>) {
            for code in codes {
                let path = format!("{above}{PATH_SEPARATOR}{}", code.name);
                into.push((path.clone(), code.also_in.clone()));
                collect(&path, &code.codes, into);
            }
        }
        let mut found = Vec::new();
        for group in &self.groups {
            found.push((group.name.clone(), group.also_in.clone()));
            collect(&group.name, &group.codes, &mut found);
        }
        found
    }

    /// The codebook as RON.
    #[must_use]
    pub fn to_ron(&self) -> String {
        let style = PrettyConfig::new().indentor("  ".to_owned()).struct_names(false);
        ron::ser::to_string_pretty(self, style).map(|ron| ron + "\n").unwrap_or_default()
    }
}

/// Colours for codes, by their form in the light theme. `ui::tokens` tells how they were chosen and checked.
pub const PALETTE: [&str; 12] = [
    "#2491fd", "#ee620c", "#007961", "#81075b", "#ae64b6", "#5d4907", "#829769", "#2a37a8", "#a3182f", "#279384",
    "#6553a9", "#c63e53",
];

/// A colour as a project holds it: `#rrggbb`, or nothing.
///
/// # Errors
/// [`Error::BadColour`].
pub(crate) fn colour_of(written: &str) -> Result<String> {
    let written = entered::name(written).to_lowercase();
    let hex = written.strip_prefix('#').unwrap_or(&written);
    match (hex.len(), hex.chars().all(|c| c.is_ascii_hexdigit())) {
        (0, _) => Ok(String::new()),
        (6, true) => Ok(format!("#{hex}")),
        _ => Err(Error::BadColour(written)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        assert_eq!(colour_of(" #24A1FD").ok().as_deref(), Some("#24a1fd"));
        assert_eq!(colour_of("").ok().as_deref(), Some(""));
        for bad in ["#24a1f", "blue", "##24a1fd", "24a1fg"] {
            assert!(matches!(colour_of(bad), Err(Error::BadColour(_))), "{bad}");
        }
    }

    #[test]
    fn the_standard_codebook_is_read_and_written_alike() {
        let standard = Codebook::standard();
        assert_eq!(standard.groups.len(), 2);
        assert_eq!(standard.groups[0].codes.len(), 3);
        assert_eq!(standard.groups[1].codes.len(), 5);
        assert!(standard.groups.iter().flat_map(|group| &group.codes).all(|code| !code.description.is_empty()));
        assert_eq!(ron_file::parse(&standard.to_ron()), Ok(standard));
    }
}
