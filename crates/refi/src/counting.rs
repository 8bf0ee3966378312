//! How a program counts the characters of a text. The standard says code points and nothing of line ends; `NVivo` counts units of UTF-16,
//! `QualCoder` both in one file, and a line end of two characters is one to some.

use serde::Serialize;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CharUnit {
    #[default]
    CodePoint,
    Utf16,
}

/// How much a line end of carriage return and line feed counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineEndCount {
    One,
    #[default]
    Two,
}

/// How a program counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Counting {
    pub unit: CharUnit,
    pub line_ends: LineEndCount,
}

/// How the places of a file are counted, as far as that is known before they are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileCounting {
    /// In this way and no other.
    Certain(Counting),
    /// In this way, unless another fits better.
    Usual(Counting),
    /// In this way, unless it is another in which a passage holds what its name says, which is all of it.
    Named(Counting),
}

impl Counting {
    pub(crate) const ALL: [Self; 4] = [
        Self { unit: CharUnit::CodePoint, line_ends: LineEndCount::Two },
        Self { unit: CharUnit::CodePoint, line_ends: LineEndCount::One },
        Self { unit: CharUnit::Utf16, line_ends: LineEndCount::Two },
        Self { unit: CharUnit::Utf16, line_ends: LineEndCount::One },
    ];

    /// How the program is known to count that calls itself so.
    #[must_use]
    pub fn usual(origin: &str) -> Self {
        let origin = origin.to_lowercase();
        if ["nvivo", "utf-16"].iter().any(|word| origin.contains(word)) {
            Self { unit: CharUnit::Utf16, line_ends: LineEndCount::Two }
        } else if ["atlas", "maxqda"].iter().any(|word| origin.contains(word)) {
            Self { unit: CharUnit::CodePoint, line_ends: LineEndCount::One }
        } else {
            Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_what_they_call_themselves() {
        assert_eq!(Counting::usual("NVivo for Mac 15.0.0").unit, CharUnit::Utf16);
        assert_eq!(Counting::usual("ATLAS.ti for Windows 23.2").line_ends, LineEndCount::One);
        assert_eq!(Counting::usual("Planlupe 0.1.0, UTF-16").unit, CharUnit::Utf16);
        assert_eq!(Counting::usual("QualCoder-3.5"), Counting::default());
    }
}
