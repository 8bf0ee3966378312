//! A rule by which cases are chosen: tests of attributes, and how they stand to each other.
//!
//! A case whose attribute has no value is neither in nor out: a test of it is not known, and only cases for which the whole rule is
//! known to hold are chosen. `missing` asks for them.

use std::collections::HashSet;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::case_values::CaseValues;
use crate::derived::Derived;
use crate::error::{Error, Result};
use crate::project::{Attribute, Case, Project};
use crate::value::{self, AttributeKind};
use reading::entered;

/// A rule. Its text is read by [`super::parser`]; files hold it as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum CaseRule {
    All(Vec<CaseRule>),
    Any(Vec<CaseRule>),
    Not(Box<CaseRule>),
    Test { attribute: String, condition: Condition },
}

/// What a value has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// One of these.
    Is(Vec<Wanted>),
    /// There is none.
    Missing,
}

/// A value, or values between two, as they are typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// `18`; `2018` of a date; `18-24` of a number; `*2018` of any.
    Value(String),
    /// `18..24`, both among them; `18..` and `..24`.
    Between(Option<String>, Option<String>),
    Below(String),
    Above(String),
}

/// The cases for which a rule holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members {
    pub cases: HashSet<i64>,
    /// Cases of which it is not known, since an attribute has no value.
    pub unknown: usize,
}

/// Words of a rule that are no names or values unless they stand in quotation marks.
pub(super) const KEYWORDS: [(&str, Keyword); 14] = [
    ("and", Keyword::And),
    ("og", Keyword::And),
    ("or", Keyword::Or),
    ("eller", Keyword::Or),
    ("not", Keyword::Not),
    ("ikke", Keyword::Not),
    ("in", Keyword::In),
    ("is", Keyword::In),
    ("i", Keyword::In),
    ("er", Keyword::In),
    ("missing", Keyword::Missing),
    ("mangler", Keyword::Missing),
    ("known", Keyword::Known),
    ("finnes", Keyword::Known),
];

/// Quotation marks that open and close.
pub(super) const QUOTES: [(char, char); 4] = [('"', '"'), ('«', '»'), ('“', '”'), ('„', '“')];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    And,
    Or,
    Not,
    In,
    Missing,
    Known,
}

impl CaseRule {
    /// The cases for which it holds.
    ///
    /// # Errors
    /// [`Error::NoAttribute`]; [`Error::NoSuchValue`], [`Error::BadRuleValue`] and [`Error::NoOrder`] if a value does not fit its attribute;
    /// or if the file cannot be read.
    pub fn members(&self, project: &Project, cases: &[Case]) -> Result<Members> {
        let test = self.compiled(project, cases)?;
        let mut members = Members::default();
        for case in cases {
            match test.holds(case.id) {
                Some(true) => _ = members.cases.insert(case.id),
                Some(false) => {}
                None => members.unknown += 1,
            }
        }
        Ok(members)
    }

    /// Goes through the names of the attributes that it tests, and the values that are labels of cases.
    pub fn each_name(&mut self, see: &mut dyn FnMut(RuleName, &mut String)) {
        match self {
            Self::All(rules) | Self::Any(rules) => rules.iter_mut().for_each(|rule| rule.each_name(see)),
            Self::Not(rule) => rule.each_name(see),
            Self::Test { attribute, condition } => {
                if let (Condition::Is(wanted), Some(Derived::Label)) = (condition, Derived::named(attribute)) {
                    for wanted in wanted {
                        if let Wanted::Value(label) = wanted {
                            see(RuleName::Case, label);
                        }
                    }
                }
                see(RuleName::Attribute, attribute);
            }
        }
    }

    fn compiled(&self, project: &Project, cases: &[Case]) -> Result<CompiledRule> {
        let all = |rules: &[Self]| rules.iter().map(|rule| rule.compiled(project, cases)).collect::<Result<Vec<_>>>();
        Ok(match self {
            Self::All(rules) => CompiledRule::All(all(rules)?),
            Self::Any(rules) => CompiledRule::Any(all(rules)?),
            Self::Not(rule) => CompiledRule::Not(Box::new(rule.compiled(project, cases)?)),
            Self::Test { attribute, condition } => {
                let values = CaseValues::of(project, cases, attribute)?;
                let wanted = match condition {
                    Condition::Missing => None,
                    Condition::Is(wanted) => {
                        let fit = wanted.iter().map(|wanted| ValueFit::of(&values.attribute, wanted));
                        Some(fit.collect::<Result<Vec<_>>>()?)
                    }
                };
                CompiledRule::Test { values: Box::new(values), wanted }
            }
        })
    }
}

/// What a rule names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleName {
    Attribute,
    Case,
}

/// A rule with the values of the cases.
enum CompiledRule {
    All(Vec<CompiledRule>),
    Any(Vec<CompiledRule>),
    Not(Box<CompiledRule>),
    Test { values: Box<CaseValues>, wanted: Option<Vec<ValueFit>> },
}

impl CompiledRule {
    /// Whether it holds; `None` where that is not known.
    fn holds(&self, case: i64) -> Option<bool> {
        match self {
            Self::All(rules) => joined(rules.iter().map(|rule| rule.holds(case)), false),
            Self::Any(rules) => joined(rules.iter().map(|rule| rule.holds(case)), true),
            Self::Not(rule) => rule.holds(case).map(|holds| !holds),
            Self::Test { values, wanted: None } => Some(values.get(case).is_none()),
            Self::Test { values, wanted: Some(wanted) } => {
                let value = values.get(case)?;
                Some(wanted.iter().any(|fit| fit.holds(&values.attribute, value)))
            }
        }
    }
}

/// One that is `decisive` decides; else one that is not known leaves it unknown.
fn joined(mut parts: impl Iterator<Item = Option<bool>>, decisive: bool) -> Option<bool> {
    let mut known = Some(!decisive);
    parts.by_ref().try_for_each(|part| match part {
        Some(holds) if holds == decisive => {
            known = Some(decisive);
            None
        }
        Some(_) => Some(()),
        None => {
            known = None;
            Some(())
        }
    });
    known
}

/// What fits a wanted value, as the kind of the attribute has it.
#[derive(Debug, PartialEq)]
enum ValueFit {
    /// The same word; `*` stands for any letters.
    Word(String),
    /// A number, the days of a date, or the place of a category, with whether the end itself is left out.
    Range(Option<(f64, bool)>, Option<(f64, bool)>),
}

impl ValueFit {
    fn of(attribute: &Attribute, wanted: &Wanted) -> Result<Self> {
        let ends = |value: &String| ends_of(attribute, value);
        Ok(match wanted {
            Wanted::Value(value) => match attribute.kind {
                AttributeKind::Number | AttributeKind::Date => {
                    let (from, to) = ends(value)?;
                    Self::Range(Some((from, false)), Some((to, false)))
                }
                AttributeKind::YesNo => match value::yes_or_no(value) {
                    Some((word, _)) => Self::Word(word.to_owned()),
                    None => return Err(bad_value(attribute, value)),
                },
                AttributeKind::Category => {
                    let pattern = form(value);
                    if !attribute.options.iter().any(|option| is_like(&form(option), &pattern)) {
                        let (name, known) = (attribute.name.clone(), attribute.options.join(", "));
                        return Err(Error::NoSuchValue { attribute: name, value: value.clone(), known });
                    }
                    Self::Word(pattern)
                }
                AttributeKind::Text => Self::Word(form(value)),
            },
            Wanted::Between(from, to) => {
                let (from, to) = (from.as_ref().map(ends).transpose()?, to.as_ref().map(ends).transpose()?);
                Self::Range(from.map(|(from, _)| (from, false)), to.map(|(_, to)| (to, false)))
            }
            Wanted::Below(value) => Self::Range(None, Some((ends(value)?.0, true))),
            Wanted::Above(value) => Self::Range(Some((ends(value)?.1, true)), None),
        })
    }

    fn holds(&self, attribute: &Attribute, value: &str) -> bool {
        match self {
            Self::Word(pattern) => is_like(&form(value), pattern),
            Self::Range(from, to) => {
                let place = match attribute.kind {
                    AttributeKind::Number => value.parse().ok(),
                    AttributeKind::Date => value.parse().ok().map(days),
                    _ => attribute.options.iter().position(|option| option == value).map(place),
                };
                place.is_some_and(|at: f64| {
                    from.is_none_or(|(from, strict)| if strict { at > from } else { at >= from })
                        && to.is_none_or(|(to, strict)| if strict { at < to } else { at <= to })
                })
            }
        }
    }
}

/// The least and the greatest that a typed value stands for: `2018` is a year of days, `18-24` are numbers.
fn ends_of(attribute: &Attribute, value: &str) -> Result<(f64, f64)> {
    let bad = || bad_value(attribute, value);
    match attribute.kind {
        AttributeKind::Number => {
            let number = |part: &str| value::number(part).and_then(|number| number.parse::<f64>().ok());
            if let Some(one) = number(value) {
                return Ok((one, one));
            }
            let (from, to) = value.split_once(['-', '–']).ok_or_else(bad)?;
            number(from).zip(number(to)).ok_or_else(bad)
        }
        AttributeKind::Date => {
            let (first, last) = period(value).ok_or_else(bad)?;
            Ok((days(first), days(last)))
        }
        AttributeKind::Category => {
            let at = attribute.options.iter().position(|option| form(option) == form(value)).map(place);
            at.map(|at| (at, at)).ok_or_else(|| {
                let (name, known) = (attribute.name.clone(), attribute.options.join(", "));
                Error::NoSuchValue { attribute: name, value: value.to_owned(), known }
            })
        }
        AttributeKind::YesNo | AttributeKind::Text => Err(Error::NoOrder(attribute.name.clone())),
    }
}

/// The first and the last day of a year, a quarter (`2018-Q1`, `2018K1`), a month or a day.
fn period(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(day) = value::day(value) {
        return day.ok().map(|day| (day.date, day.date));
    }
    let value = value.to_lowercase();
    let (year, rest) = value.split_at_checked(4)?;
    let year = year.parse().ok().filter(|year| (1800..2200).contains(year))?;
    let rest = rest.trim_start_matches(['-', ' ', '.']);
    let (month, months) = match (rest, rest.strip_prefix(['q', 'k'])) {
        ("", _) => (1, 12),
        (_, Some(quarter)) => (quarter.trim().parse::<u32>().ok().filter(|own| (1..=4).contains(own))? * 3 - 2, 3),
        (month, None) => (month.parse().ok()?, 1),
    };
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(Months::new(months))?.pred_opt()?))
}

fn days(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

#[expect(clippy::cast_precision_loss, reason = "a place in a short list")]
const fn place(at: usize) -> f64 {
    at as f64
}

/// A value as it is compared: letter case and the kind of dash aside.
fn form(value: &str) -> String {
    entered::key(value).replace(['–', '—', '−'], "-")
}

/// Whether a word is like a pattern in which `*` stands for any letters.
fn is_like(word: &str, pattern: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return word == pattern };
    let Some(mut word) = word.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let last = parts.pop().unwrap_or_default();
    for part in parts {
        match word.find(part) {
            Some(at) => word = &word[at + part.len()..],
            None => return false,
        }
    }
    word.ends_with(last)
}

fn bad_value(attribute: &Attribute, value: &str) -> Error {
    Error::BadRuleValue { attribute: attribute.name.clone(), value: value.to_owned(), kind: attribute.kind }
}

impl From<CaseRule> for String {
    fn from(rule: CaseRule) -> Self {
        rule.to_string()
    }
}

/// The rule as [`super::parser`] reads it.
impl std::fmt::Display for CaseRule {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let joined = |rules: &[Self], word: &str| {
            let part = |rule: &Self| match rule {
                Self::All(_) | Self::Any(_) => format!("({rule})"),
                _ => rule.to_string(),
            };
            rules.iter().map(part).collect::<Vec<_>>().join(word)
        };
        match self {
            Self::All(rules) => to.write_str(&joined(rules, " and ")),
            Self::Any(rules) => to.write_str(&joined(rules, " or ")),
            Self::Not(rule) => write!(to, "not ({rule})"),
            Self::Test { attribute, condition: Condition::Missing } => {
                write!(to, "{} missing", written_name(attribute))
            }
            Self::Test { attribute, condition: Condition::Is(wanted) } => {
                let wanted: Vec<String> = wanted.iter().map(Wanted::written).collect();
                write!(to, "{} in {}", written_name(attribute), wanted.join(", "))
            }
        }
    }
}

impl Wanted {
    fn written(&self) -> String {
        let end = |end: &Option<String>| end.as_deref().map(written).unwrap_or_default();
        match self {
            Self::Value(value) => written(value),
            Self::Between(from, to) => format!("{}..{}", end(from), end(to)),
            Self::Below(value) => format!("<{}", written(value)),
            Self::Above(value) => format!(">{}", written(value)),
        }
    }
}

fn written_name(name: &str) -> String {
    if Derived::named(name).is_some() { name.to_owned() } else { written(name) }
}

/// A word as it is typed: in quotation marks where it would be read otherwise.
fn written(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '–' | '.' | '*' | '/' | '+' | ':');
    let is_keyword = KEYWORDS.iter().any(|(keyword, _)| entered::key(word) == *keyword);
    if !word.is_empty() && !is_keyword && !word.contains("..") && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        let (open, close) = QUOTES.into_iter().find(|(_, close)| !word.contains(*close)).unwrap_or(QUOTES[0]);
        format!("{open}{}{close}", word.replace(close, "'"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(kind: AttributeKind, options: &[&str], wanted: &str, value: &str) -> bool {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        let attribute = Attribute { id: 1, name: "a".to_owned(), kind, options };
        let Ok(CaseRule::Test { condition: Condition::Is(wanted), .. }) =
            super::super::parser::parse(&format!("a {wanted}"))
        else {
            panic!("{wanted} is no test");
        };
        wanted.iter().any(|wanted| ValueFit::of(&attribute, wanted).expect("a value").holds(&attribute, value))
    }

    #[test]
    fn values_fit_by_their_kind() {
        use AttributeKind::{Category, Date, Number, Text, YesNo};
        for (kind, wanted, value, holds) in [
            (Number, "18-24", "24", true),
            (Number, "18-24", "24.5", false),
            (Number, "18..24, 30", "30", true),
            (Number, "<18", "18", false),
            (Number, "<=18", "18", true),
            (Number, ">2,5", "3", true),
            (Date, "2018", "2018-12-31", true),
            (Date, "2018-Q1", "2018-04-01", false),
            (Date, "2018K1", "2018-03-31", true),
            (Date, "2018-02", "2018-02-28", true),
            (Date, "2018..2019", "2019-12-31", true),
            (Date, "> 2018", "2019-01-01", true),
            (Date, "> 2018", "2018-12-31", false),
            (Date, "1.2.2018", "2018-02-01", true),
            (YesNo, "ja", "yes", true),
            (YesNo, "no", "yes", false),
            (Text, "Oslo*", "oslo øst", true),
            (Text, "*øst", "oslo vest", false),
        ] {
            assert_eq!(fits(kind, &[], wanted, value), holds, "{wanted} {value}");
        }
        let ages = ["18–24", "25–29"];
        assert!(fits(Category, &ages, "in 18-24", "18–24"));
        assert!(!fits(Category, &ages, "in 18-24", "25–29"));
        assert!(fits(Category, &ages, ">18-24", "25–29"), "categories have an order");
        assert!(fits(Category, &["Q1 2018", "Q3 2019"], "*2018", "Q1 2018"));
    }

    #[test]
    fn what_is_not_known_is_neither_in_nor_out() {
        let known = |parts: &[Option<bool>], decisive| joined(parts.iter().copied(), decisive);
        assert_eq!(known(&[Some(true), None], false), None);
        assert_eq!(known(&[None, Some(false)], false), Some(false));
        assert_eq!(known(&[None, Some(true)], true), Some(true));
        assert_eq!(known(&[None, Some(false)], true), None);
        assert_eq!(known(&[Some(true), Some(true)], false), Some(true));
    }
}
