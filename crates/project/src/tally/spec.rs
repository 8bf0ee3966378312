//! What a tally is asked for: rows, columns and layers, what is counted, and where.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::kept_names::SeeName;
use crate::named::NamedThing;
use crate::search::limits::Limits;
use reading::entered;

/// A tally as it is asked for. It counts codings and what they stand on; where neither the axes nor the limits speak of codings, it counts
/// all entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallySpec {
    pub rows: TallyAxis,
    #[serde(default)]
    pub columns: Option<TallyAxis>,
    /// A table for each of these.
    #[serde(default)]
    pub layers: Option<TallyAxis>,
    #[serde(default)]
    pub count: Counted,
    /// Of what cells are shown as percentages beside their counts.
    #[serde(default)]
    pub percent: Option<PercentOf>,
    /// Where it is counted: cases, entries and codings, as of excerpts.
    #[serde(default)]
    pub limits: Limits,
    /// The attribute from whose day months since the start are counted; else the first dated entry of each case.
    #[serde(default)]
    pub start: Option<String>,
}

/// What stands in the rows, the columns or the layers. Written as a word, the same on the command line and in files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum TallyAxis {
    /// Each code that can be put on a passage; it counts those below it too.
    Codes,
    /// The codes at the top of the codebook, with all below them.
    Groups,
    /// The values of an attribute, stored or derived.
    Attribute(String),
    Case,
    Coder,
    /// Who speaks in the entry.
    Sender,
    /// The kind of the entry.
    Kind,
    CardType,
    /// Whether the thread of the entry stands under a card or is free.
    ThreadKind,
    Month,
    Quarter,
    Year,
    /// Months since the start of the case, from 1.
    MonthSinceStart,
    /// The codes of the codings that stand together with a coding.
    Together(Together),
}

/// How two codings stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// Their passages overlap.
    Passage,
    /// They begin in the same entry.
    Entry,
    /// They begin in the same thread.
    Thread,
    /// The other one follows in the course of the case, at most so many days later.
    Then(u32),
}

/// What the cells count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// Cases in which there is at least one.
    #[default]
    Cases,
    Codings,
    /// Entries on which there is at least one.
    Entries,
    /// Code points of the passages, each once.
    Characters,
    /// Code points of the passages as a share of the text in which they could stand.
    Share,
}

/// Of what a cell is a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PercentOf {
    Row,
    Column,
    Total,
}

impl Counted {
    pub const ALL: [Self; 5] = [Self::Cases, Self::Codings, Self::Entries, Self::Characters, Self::Share];
}

impl PercentOf {
    pub const ALL: [Self; 3] = [Self::Row, Self::Column, Self::Total];
}

/// Axes that have a word of their own.
const WORDS: [(&str, TallyAxis); 15] = [
    ("codes", TallyAxis::Codes),
    ("groups", TallyAxis::Groups),
    ("case", TallyAxis::Case),
    ("coder", TallyAxis::Coder),
    ("sender", TallyAxis::Sender),
    ("kind", TallyAxis::Kind),
    ("card-type", TallyAxis::CardType),
    ("thread-kind", TallyAxis::ThreadKind),
    ("month", TallyAxis::Month),
    ("quarter", TallyAxis::Quarter),
    ("year", TallyAxis::Year),
    ("month-since-start", TallyAxis::MonthSinceStart),
    ("same-passage", TallyAxis::Together(Together::Passage)),
    ("same-entry", TallyAxis::Together(Together::Entry)),
    ("same-thread", TallyAxis::Together(Together::Thread)),
];
const THEN: &str = "then-within:";
const ATTRIBUTE: &str = "attribute:";

impl TallyAxis {
    /// The axes that have a word of their own, in the order in which they are offered.
    pub fn with_words() -> impl Iterator<Item = Self> {
        WORDS.into_iter().map(|(_, axis)| axis)
    }

    /// Whether it tells of codings, so that without codings there is nothing to count.
    #[must_use]
    pub const fn is_of_codings(&self) -> bool {
        matches!(self, Self::Codes | Self::Groups | Self::Coder | Self::Together(_))
    }

    /// Whether each thing that is counted stands at one place of the axis at most, so that its cells add up.
    #[must_use]
    pub const fn adds_up(&self) -> bool {
        !matches!(self, Self::Codes | Self::Groups | Self::Together(_))
    }

    /// Whether all that is counted of a case stands at one place of the axis.
    #[must_use]
    pub const fn is_of_cases(&self) -> bool {
        matches!(self, Self::Attribute(_) | Self::Case)
    }
}

impl std::fmt::Display for TallyAxis {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self, WORDS.iter().find(|(_, axis)| axis == self)) {
            (_, Some((word, _))) => to.write_str(word),
            (Self::Together(Together::Then(days)), _) => write!(to, "{THEN}{days}"),
            (Self::Attribute(name), _) if WORDS.iter().any(|(word, _)| entered::key(name) == *word) => {
                write!(to, "{ATTRIBUTE}{name}")
            }
            (Self::Attribute(name), _) => to.write_str(name),
            _ => Ok(()),
        }
    }
}

impl From<TallyAxis> for String {
    fn from(axis: TallyAxis) -> Self {
        axis.to_string()
    }
}

impl TryFrom<String> for TallyAxis {
    type Error = Error;

    fn try_from(word: String) -> Result<Self, Error> {
        word.parse()
    }
}

/// A word of the program comes before an attribute of the same name, which is `attribute:NAME`.
impl std::str::FromStr for TallyAxis {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        let key = entered::key(word);
        if let Some((_, axis)) = WORDS.iter().find(|(own, _)| *own == key) {
            return Ok(axis.clone());
        }
        if let Some(days) = key.strip_prefix(THEN) {
            let days = days.trim().parse().map_err(|_| Error::BadAxis(word.to_owned()))?;
            return Ok(Self::Together(Together::Then(days)));
        }
        let name = entered::name(word);
        let name = name.strip_prefix(ATTRIBUTE).unwrap_or(&name);
        if name.is_empty() { Err(Error::BadAxis(word.to_owned())) } else { Ok(Self::Attribute(name.to_owned())) }
    }
}

impl TallySpec {
    /// Codes by an attribute, or in all cases: what a tally was at first.
    #[must_use]
    pub fn codes_by(attribute: Option<&str>) -> Self {
        Self::of(TallyAxis::Codes, attribute.map(|name| TallyAxis::Attribute(name.to_owned())))
    }

    /// Rows by columns, cases being counted everywhere.
    #[must_use]
    pub fn of(rows: TallyAxis, columns: Option<TallyAxis>) -> Self {
        let (count, limits) = (Counted::default(), Limits::default());
        Self { rows, columns, layers: None, count, percent: None, limits, start: None }
    }

    /// Rows, columns and layers, as far as there are such.
    pub fn axes(&self) -> impl Iterator<Item = &TallyAxis> {
        std::iter::once(&self.rows).chain(&self.columns).chain(&self.layers)
    }

    /// Whether it counts codings and what they stand on, and not all entries.
    #[must_use]
    pub fn is_of_codings(&self) -> bool {
        self.count == Counted::Codings || self.axes().any(TallyAxis::is_of_codings) || self.limits.asks_for_codes()
    }

    pub(crate) fn each_name(&mut self, see: SeeName<'_>) {
        for axis in [Some(&mut self.rows), self.columns.as_mut(), self.layers.as_mut()].into_iter().flatten() {
            if let TallyAxis::Attribute(name) = axis {
                see(NamedThing::Attribute, name);
            }
        }
        if let Some(start) = &mut self.start {
            see(NamedThing::Attribute, start);
        }
        self.limits.each_name(see);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_is_the_word_that_it_is_written_as() {
        let then = TallyAxis::Together(Together::Then(14));
        let own = ["alder", "month", "age_group(born, granted)"].map(|name| TallyAxis::Attribute(name.to_owned()));
        for axis in TallyAxis::with_words().chain(own).chain([then]) {
            assert_eq!(axis.to_string().parse::<TallyAxis>().expect("an axis"), axis);
        }
        assert_eq!("attribute:month".parse::<TallyAxis>().expect("an axis"), TallyAxis::Attribute("month".to_owned()));
        assert!("then-within:soon".parse::<TallyAxis>().is_err());
        assert!(" ".parse::<TallyAxis>().is_err());
    }
}
