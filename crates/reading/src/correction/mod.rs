//! Corrections: what a person says of entries against, or beside, what the grammar has read.
//!
//! A correction points at the source, never at an entry, since entries are derived anew whenever the text is read.
//! [`corrected()`] takes a plan as the grammar gives it and the corrections of the case, in the order in which they were
//! made, and gives the plan as the person has it, with the [`Misfit`]s: corrections for which the text, as it is read
//! now, has no place. The text itself and all codings stay as they are.

mod corrected;
mod parts;
pub mod written;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use corrected::corrected;

use crate::layout::Speaker;
use crate::plan::{EntryKind, Flag};
use crate::text::Span;

/// A word of a person on one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub id: i64,
    /// The entry as it stood when the correction was made, in code points of the source.
    pub span: Span,
    pub remedy: Remedy,
    pub coder: String,
    /// UTC, ISO 8601.
    pub made_at: String,
}

/// What is done about an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what", content = "value")]
pub enum Remedy {
    /// Another entry begins at this code point.
    Split(usize),
    /// It is the end of the entry that is printed before it.
    Merge,
    Date {
        date: Option<NaiveDate>,
        #[serde(with = "clock")]
        time: Option<NaiveTime>,
    },
    Speaker(Option<Speaker>),
    Thread(ToThread),
    Kind(EntryKind),
    /// These flags have been looked at; the entry is right as it stands.
    Accept(Vec<Flag>),
}

impl Remedy {
    /// Its name in the file, in JSON and in CSV.
    #[must_use]
    pub const fn what(&self) -> &'static str {
        match self {
            Self::Split(_) => "split",
            Self::Merge => "merge",
            Self::Date { .. } => "date",
            Self::Speaker(_) => "speaker",
            Self::Thread(_) => "thread",
            Self::Kind(_) => "kind",
            Self::Accept(_) => "accept",
        }
    }

    /// What it says beside its name; null for a merge.
    #[must_use]
    pub fn value(&self) -> Value {
        let mut written = serde_json::to_value(self).unwrap_or_default();
        written.get_mut("value").map(Value::take).unwrap_or_default()
    }

    /// The remedy in a text of which parts have been replaced: `moved` tells where a span of the old text stands in the new one.
    #[must_use]
    pub fn moved(self, moved: impl Fn(Span) -> Span) -> Self {
        match self {
            Self::Split(at) => Self::Split(moved(Span::new(at, at)).start),
            Self::Thread(ToThread::Of(span)) => Self::Thread(ToThread::Of(moved(span))),
            other => other,
        }
    }

    /// The remedy of this name that says this.
    #[must_use]
    pub fn of(what: &str, value: Value) -> Option<Self> {
        match what {
            "merge" => Some(Self::Merge),
            _ => serde_json::from_value(json!({ "what": what, "value": value })).ok(),
        }
    }
}

/// To which thread a message belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "to", content = "value")]
pub enum ToThread {
    /// That of the message with this span.
    Of(Span),
    /// A new one with this title, or one that has been made by hand under the same title.
    New(String),
    /// No thread begins here: this message and those after it go on with the thread of the message before. A line that
    /// was taken for the title is the end of that message.
    Before,
    /// A thread begins here: with this message and those after it. The last line of the message before is its title.
    Here,
}

/// Why a correction has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// No entry holds enough of the text.
    NoEntry,
    /// The entry has grown beyond what was accepted.
    NotSeen,
    /// There is no text on both sides.
    NoText,
    /// No entry, or no message, is printed before it.
    NothingBefore,
    /// The entry that was to show the thread is no message any more.
    NoThread,
    /// The message before has no line to spare for a title.
    NoTitle,
    /// Only messages and events have speakers.
    NoSpeaker,
    /// Only messages stand in threads.
    NotAMessage,
}

/// A correction that has no place in the text as it is read now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit {
    /// [`Correction::id`].
    pub correction: i64,
    pub why: Why,
}

/// Clock times as they are written in the file: `10:30`.
mod clock {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "the signature is serde's")]
    pub fn serialize<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.collect_str(&time.format("%H:%M")),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
        let written = Option::<String>::deserialize(deserializer)?;
        Ok(written.and_then(|written| NaiveTime::parse_from_str(&written, "%H:%M").ok()))
    }
}
