//! In which order what was found is shown.

use chrono::{NaiveDate, NaiveTime};

use crate::outline::EntryRow;
use crate::word::word;
use reading::entered;
use reading::layout::Speaker;

/// By what passages are sorted. What has none of it comes last; what is alike stays by case and in the order of print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sorting {
    #[default]
    Case,
    Date,
    /// By path.
    Code,
    Sender,
}

/// What passages are compared by.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sortable<'a> {
    pub day: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub speaker: Option<Speaker>,
    pub sender: Option<&'a str>,
    /// Path of the code.
    pub path: Option<&'a str>,
}

/// The place of a passage among others.
pub type SortKey = (bool, String, Option<(NaiveDate, Option<NaiveTime>)>);

impl<'a> Sortable<'a> {
    /// A passage of an entry, perhaps under a code.
    #[must_use]
    pub fn of(row: Option<&'a EntryRow>, path: Option<&'a str>) -> Self {
        Self {
            day: row.and_then(|row| row.day),
            time: row.and_then(|row| row.time),
            speaker: row.and_then(|row| row.speaker),
            sender: row.and_then(|row| row.sender.as_deref()),
            path,
        }
    }

    /// Its place.
    #[must_use]
    pub fn key(&self, sorting: Sorting) -> SortKey {
        let named = |name: Option<String>| (name.is_none(), name.unwrap_or_default(), None);
        match sorting {
            Sorting::Case => SortKey::default(),
            Sorting::Date => (self.day.is_none(), String::new(), self.day.map(|day| (day, self.time))),
            Sorting::Code => named(self.path.map(entered::key)),
            Sorting::Sender => named(self.sender.map(entered::key).or_else(|| self.speaker.map(word::<Speaker>))),
        }
    }
}
