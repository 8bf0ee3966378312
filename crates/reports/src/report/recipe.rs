//! What a report shows: named tables and charts, as a file describes them (`docs/report.md`).

use std::collections::HashSet;
use std::path::Path;
use std::sync::LazyLock;

use project::courses::CourseSort;
use project::figures::Figure;
use project::figures::asked_period::AskedPeriod;
use project::figures::period::Over;
use project::tally::Count;
use project::{Error, Result, word};
use reading::ron_file;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};

/// A report as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Its title; without one it is called like the project.
    #[serde(default)]
    pub title: Option<String>,
    pub tables: Vec<NamedTable>,
    /// Codes whose passages are quoted.
    #[serde(default)]
    pub quotations: Vec<String>,
}

/// A table or chart with its name, by which its files are called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedTable {
    pub name: String,
    #[serde(default)]
    pub title: Option<String>,
    pub shows: TableShown,
}

/// What a table shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TableShown {
    /// A contact figure.
    Figure {
        #[serde(deserialize_with = "figure")]
        figure: Figure,
        /// The attribute whose values are the groups.
        #[serde(default)]
        by: Option<String>,
        #[serde(default, deserialize_with = "over")]
        over: Option<Over>,
        /// The attributes from whose days on, and until whose, cases are observed.
        #[serde(default)]
        start: Option<String>,
        #[serde(default)]
        end: Option<String>,
        /// The period of which it tells.
        #[serde(default)]
        period: AskedPeriod,
        /// The measures that are drawn.
        #[serde(default)]
        charts: Vec<String>,
        /// Whether the whole table stands in the report too.
        #[serde(default = "yes")]
        table: bool,
        /// Whether small numbers are hidden.
        #[serde(default)]
        suppress: bool,
    },
    /// Codes by the values of an attribute.
    Tally {
        #[serde(default)]
        by: Option<String>,
        #[serde(default, deserialize_with = "count")]
        count: Count,
    },
    /// A table that is saved in the project.
    Saved {
        table: String,
        /// Whether a tally is drawn as a heat map too.
        #[serde(default)]
        heat: bool,
        /// Whether small numbers are hidden.
        #[serde(default)]
        suppress: bool,
    },
    /// The courses of all cases as strips.
    Courses {
        #[serde(default)]
        by: Option<String>,
        #[serde(default, deserialize_with = "sort")]
        sort: CourseSort,
    },
}

impl Recipe {
    /// Reads the description of a report.
    ///
    /// # Errors
    /// [`reading::Error::Io`]; [`Error::Recipe`] with line and column; [`Error::TableName`].
    pub fn read(path: &Path) -> Result<Self> {
        let content = std::fs::read_to_string(path).map_err(|error| reading::Error::io(path, error))?;
        let recipe: Self =
            ron_file::parse(&content).map_err(|source| Error::Recipe { path: path.to_owned(), source })?;
        let mut taken = HashSet::new();
        let is_name = |name: &str| {
            let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            !name.is_empty() && name.chars().count() <= 60 && name.chars().all(fits)
        };
        for NamedTable { name, .. } in &recipe.tables {
            if !is_name(name) || name == REPORT || !taken.insert(name.to_lowercase()) {
                return Err(Error::TableName(name.clone()));
            }
        }
        Ok(recipe)
    }

    /// What a report shows when nobody has said: the figures that need no attribute, the codes and the courses, by an attribute if one is named.
    #[must_use]
    pub fn standard(by: Option<&str>) -> Self {
        let by = || by.map(str::to_owned);
        let drawn = [
            (Figure::ResponseTime, "nav-days"),
            (Figure::Messages, "user-per-case"),
            (Figure::Threads, "per-case"),
            (Figure::Meetings, "per-case"),
            (Figure::Activities, "per-case"),
            (Figure::Goals, "with-goal"),
            (Figure::Silence, "longest"),
        ];
        let figures = drawn.map(|(figure, chart)| {
            let charts = vec![chart.to_owned()];
            let shows = TableShown::Figure {
                figure,
                by: by(),
                over: None,
                start: None,
                end: None,
                period: AskedPeriod::default(),
                charts,
                table: true,
                suppress: false,
            };
            NamedTable { name: word(figure), title: None, shows }
        });
        let named = |name: &str, shows| NamedTable { name: name.to_owned(), title: None, shows };
        let codes = named("codes", TableShown::Tally { by: by(), count: Count::Cases });
        let courses = named("courses", TableShown::Courses { by: by(), sort: CourseSort::First });
        let tables = figures.into_iter().chain([codes, courses]).collect();
        Self { title: None, tables, quotations: Vec::new() }
    }
}

/// What the files of the report itself are called.
pub(super) const REPORT: &str = "report";

const fn yes() -> bool {
    true
}

/// The words of choices: they stand in a file as texts, since they hold hyphens.
static FIGURES: LazyLock<Vec<&'static str>> = LazyLock::new(|| known(&Figure::ALL));
static MONTHS: LazyLock<Vec<&'static str>> = LazyLock::new(|| known(&[Over::Month, Over::MonthSinceStart]));
static COUNTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| known(&[Count::Cases, Count::Codings]));
static SORTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| known(&CourseSort::ALL));

/// Words that live as long as the program.
fn known<T: Serialize>(choices: &[T]) -> Vec<&'static str> {
    choices.iter().map(|choice| &*word(choice).leak()).collect()
}

fn choice<'de, T: DeserializeOwned, D: Deserializer<'de>>(
    from: D,
    known: &'static [&'static str],
) -> Result<T, D::Error> {
    let found = String::deserialize(from)?;
    if !known.contains(&&*found) {
        return Err(D::Error::unknown_variant(&found, known));
    }
    serde_json::from_value(found.into()).map_err(D::Error::custom)
}

fn figure<'de, D: Deserializer<'de>>(from: D) -> Result<Figure, D::Error> {
    choice(from, &FIGURES)
}

fn over<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Over>, D::Error> {
    choice(from, &MONTHS).map(Some)
}

fn count<'de, D: Deserializer<'de>>(from: D) -> Result<Count, D::Error> {
    choice(from, &COUNTS)
}

fn sort<'de, D: Deserializer<'de>>(from: D) -> Result<CourseSort, D::Error> {
    choice(from, &SORTS)
}
