//! Attributes that are computed from what the project holds: whether a case has a goal, its pages, its age group. They are never stored,
//! so that they are always those of the prints and attributes of today. What is not known is missing, never 0.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use crate::error::{Error, Result};
use crate::month::months_since;
use crate::named::NamedThing;
use crate::project::{Attribute, Case, Project, word};
use crate::value::AttributeKind;
use reading::entered;

/// An attribute that is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derived {
    /// The label of the case.
    Label,
    Status,
    /// Whether the case has a goal.
    Goal,
    /// Days of the first and the last entry.
    FirstDate,
    LastDate,
    /// Pages of the print, where the file tells of pages.
    Pages,
    /// Threads of the plan.
    Threads,
    /// The age group by an attribute that holds the year or the day of birth, on the day of another, else on the day of printing.
    AgeGroup {
        born: String,
        on: Option<String>,
    },
    /// Whole months from the day of an attribute to the day of printing, or to the last entry where no such day is known.
    MonthsSince(String),
    /// Whether the case has a coding with the code, or with one in it.
    Coded(String),
}

/// The groups of [`Derived::AgeGroup`]: the greatest age of each and its name. The two of Ekelund 2021 are among them.
const AGE_GROUPS: [(i32, &str); 7] =
    [(17, "–17"), (24, "18–24"), (29, "25–29"), (39, "30–39"), (49, "40–49"), (59, "50–59"), (i32::MAX, "60–")];

impl Derived {
    /// Those that need no other attribute.
    pub const PLAIN: [Self; 7] =
        [Self::Label, Self::Status, Self::Goal, Self::FirstDate, Self::LastDate, Self::Pages, Self::Threads];

    /// The derived attribute of this name: `goal`, `pages`, `age_group(born, granted)`, `months_since(granted)`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let key = entered::key(name);
        if let Some(plain) = Self::PLAIN.into_iter().find(|own| own.to_string() == key) {
            return Some(plain);
        }
        let (function, arguments) = key.strip_suffix(')')?.split_once('(')?;
        // The name of a code may hold commas.
        if function.trim() == "coded" {
            return Some(arguments.trim()).filter(|code| !code.is_empty()).map(|code| Self::Coded(code.to_owned()));
        }
        let mut arguments = arguments.split(',').map(|argument| argument.trim().to_owned());
        let (first, second) = (arguments.next().filter(|first| !first.is_empty())?, arguments.next());
        match function.trim() {
            "age_group" if arguments.next().is_none() => Some(Self::AgeGroup { born: first, on: second }),
            "months_since" if second.is_none() => Some(Self::MonthsSince(first)),
            _ => None,
        }
    }

    /// Those that a project can have beside its own attributes.
    #[must_use]
    pub fn of_attributes(attributes: &[Attribute]) -> Vec<Self> {
        let of_kind = |kind| attributes.iter().filter(move |own| own.kind == kind).map(|own| own.name.clone());
        let plain = [Self::Goal, Self::FirstDate, Self::LastDate, Self::Pages, Self::Threads];
        let months = of_kind(AttributeKind::Date).map(Self::MonthsSince);
        let ages = of_kind(AttributeKind::Number).map(|born| Self::AgeGroup { born, on: None });
        plain.into_iter().chain(months).chain(ages).collect()
    }

    /// The names of what it is computed from.
    pub(crate) fn inner_names(&mut self) -> Vec<(NamedThing, &mut String)> {
        match self {
            Self::AgeGroup { born, on } => {
                std::iter::once(born).chain(on).map(|name| (NamedThing::Attribute, name)).collect()
            }
            Self::MonthsSince(attribute) => vec![(NamedThing::Attribute, attribute)],
            Self::Coded(code) => vec![(NamedThing::Code, code)],
            _ => Vec::new(),
        }
    }

    #[must_use]
    pub const fn kind(&self) -> AttributeKind {
        match self {
            Self::Label => AttributeKind::Text,
            Self::Status | Self::AgeGroup { .. } => AttributeKind::Category,
            Self::Goal | Self::Coded(_) => AttributeKind::YesNo,
            Self::FirstDate | Self::LastDate => AttributeKind::Date,
            Self::Pages | Self::Threads | Self::MonthsSince(_) => AttributeKind::Number,
        }
    }

    /// The values of a category, in their order.
    #[must_use]
    pub fn options(&self) -> Vec<String> {
        match self {
            Self::Status => crate::project::CaseStatus::ALL.map(word).to_vec(),
            Self::AgeGroup { .. } => AGE_GROUPS.map(|(_, name)| name.to_owned()).to_vec(),
            _ => Vec::new(),
        }
    }

    /// The values of cases, computed now.
    ///
    /// # Errors
    /// [`Error::NoAttribute`] if it is computed from one that the project does not have, [`Error::NotADate`]; or if the file cannot be read.
    pub fn values(&self, project: &Project, cases: &[Case]) -> Result<HashMap<i64, String>> {
        let of_each = |value: &dyn Fn(&Case) -> Result<Option<String>>| -> Result<HashMap<i64, String>> {
            let valued = cases.iter().map(|case| Ok(value(case)?.map(|value| (case.id, value))));
            valued.filter_map(Result::transpose).collect()
        };
        let day = |day: Option<NaiveDate>| Ok(day.map(|day| day.to_string()));
        match self {
            Self::Label => of_each(&|case| Ok(Some(case.label.clone()))),
            Self::Status => of_each(&|case| Ok(Some(word(case.status)))),
            Self::FirstDate => of_each(&|case| day(case.first_date)),
            Self::LastDate => of_each(&|case| day(case.last_date)),
            Self::Pages => of_each(&|case| Ok(project.cases().pages(case.id)?.map(|pages| pages.to_string()))),
            Self::Goal => of_each(&|case| {
                let has_goal = project.entries().see(case.id, |outline| outline.goals().next().is_some())?;
                Ok(Some(if has_goal { "yes" } else { "no" }.to_owned()))
            }),
            Self::Threads => {
                of_each(&|case| Ok(Some(project.entries().see(case.id, |outline| outline.threads.len())?.to_string())))
            }
            Self::Coded(path) => {
                let tree = project.codes().tree()?;
                let within = tree.within(tree.find_any(path)?.id);
                let mut coded = HashSet::new();
                project.codings().each_place(|coding| {
                    if within.contains(&coding.code) {
                        coded.insert(coding.case);
                    }
                })?;
                of_each(&|case| Ok(Some(if coded.contains(&case.id) { "yes" } else { "no" }.to_owned())))
            }
            Self::AgeGroup { born, on } => {
                let born = WrittenAttribute::of(project, born)?;
                let on = on.as_deref().map(|on| WrittenAttribute::of(project, on)).transpose()?;
                of_each(&|case| {
                    let day = match &on {
                        Some(on) => on.moment(case.id),
                        None => project.entries().see(case.id, |outline| outline.printed)?.map(DayOrYear::Day),
                    };
                    let age = born.moment(case.id).zip(day).and_then(|(born, day)| born.age_at(day));
                    let group = age.and_then(|age| AGE_GROUPS.iter().find(|(most, _)| age <= *most));
                    Ok(group.map(|(_, name)| (*name).to_owned()))
                })
            }
            Self::MonthsSince(attribute) => {
                let since = WrittenAttribute::of(project, attribute)?;
                if since.kind != AttributeKind::Date {
                    return Err(Error::NotADate(attribute.clone()));
                }
                of_each(&|case| {
                    let Some(DayOrYear::Day(from)) = since.moment(case.id) else { return Ok(None) };
                    let until = project.entries().see(case.id, |outline| outline.printed)?.or(case.last_date);
                    Ok(until.map(|until| months_since(from, until).to_string()))
                })
            }
        }
    }
}

/// The name by which it is asked for.
impl std::fmt::Display for Derived {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Label => to.write_str("case"),
            Self::Status => to.write_str("status"),
            Self::Goal => to.write_str("goal"),
            Self::FirstDate => to.write_str("first_date"),
            Self::LastDate => to.write_str("last_date"),
            Self::Pages => to.write_str("pages"),
            Self::Threads => to.write_str("threads"),
            Self::AgeGroup { born, on: None } => write!(to, "age_group({born})"),
            Self::AgeGroup { born, on: Some(on) } => write!(to, "age_group({born}, {on})"),
            Self::MonthsSince(attribute) => write!(to, "months_since({attribute})"),
            Self::Coded(code) => write!(to, "coded({code})"),
        }
    }
}

/// The values of an attribute of the project as they are stored.
struct WrittenAttribute {
    kind: AttributeKind,
    id: i64,
    values: HashMap<(i64, i64), String>,
}

/// A day, or a year of which no day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DayOrYear {
    Day(NaiveDate),
    Year(i32),
}

impl WrittenAttribute {
    fn of(project: &Project, name: &str) -> Result<Self> {
        let Attribute { id, kind, .. } = project.attributes().named(name)?;
        Ok(Self { kind, id, values: project.attributes().values()? })
    }

    fn moment(&self, case: i64) -> Option<DayOrYear> {
        DayOrYear::of(self.values.get(&(case, self.id))?)
    }
}

impl DayOrYear {
    /// A date, or the first year that is written in a value: `2018`, `1. kvartal 2018`, `2018 Q1`.
    fn of(value: &str) -> Option<Self> {
        if let Ok(day) = value.parse() {
            return Some(Self::Day(day));
        }
        let years = value.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
        years.filter_map(|digits| digits.parse().ok()).find(|year| (1900..2200).contains(year)).map(Self::Year)
    }

    fn age_at(self, on: Self) -> Option<i32> {
        let year = |moment| match moment {
            Self::Day(day) => day.year(),
            Self::Year(year) => year,
        };
        let age = match (self, on) {
            (Self::Day(born), Self::Day(day)) => {
                year(on) - year(self) - i32::from((day.month(), day.day()) < (born.month(), born.day()))
            }
            _ => year(on) - year(self),
        };
        (0..130).contains(&age).then_some(age)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for own in Derived::PLAIN {
            assert_eq!(Derived::named(&own.to_string()), Some(own));
        }
        let group = Derived::AgeGroup { born: "født".to_owned(), on: Some("innvilget".to_owned()) };
        assert_eq!(Derived::named("Age_group(født,  innvilget)"), Some(group.clone()));
        assert_eq!(Derived::named(&group.to_string()), Some(group));
        assert_eq!(Derived::named("months_since(granted)"), Some(Derived::MonthsSince("granted".to_owned())));
        assert_eq!(
            Derived::named("coded(Dialog/økonomi, lån)"),
            Some(Derived::Coded("dialog/økonomi, lån".to_owned()))
        );
        for other in ["coded()", "age", "age_group()", "months_since(a, b)", "age_group(a, b, c)", "pages("] {
            assert_eq!(Derived::named(other), None, "{other}");
        }
    }

    #[test]
    fn ages_are_by_days_where_both_are_known_and_by_years_else() {
        let age =
            |born: &str, on: &str| DayOrYear::of(born).zip(DayOrYear::of(on)).and_then(|(born, on)| born.age_at(on));
        assert_eq!(age("2000-06-02", "2018-06-01"), Some(17));
        assert_eq!(age("2000-06-02", "2018-06-02"), Some(18));
        assert_eq!(age("2000", "1. kvartal 2018"), Some(18));
        assert_eq!(age("2000", "2018-01-01"), Some(18));
        assert_eq!(age("ukjent", "2018"), None);
        assert_eq!(age("2019", "2018"), None);
    }
}
