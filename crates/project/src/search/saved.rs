//! Searches that are kept under a name: what they ask, with all that narrows them. Cases, codes and attributes are known by their GUIDs,
//! so that they may be called otherwise later; a search that names one that is gone is not carried out, and says what is gone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::excerpts::{CodeQuery, Relation};
use super::limits::Limits;
use super::query::{Join, Query, Terms, typed_terms};
use crate::derived::Derived;
use crate::error::{Error, Result};
use crate::kept_names::KeptNames;
use crate::named::{GoneName, NamedThing};
use crate::project::{Attribute, CaseStatus, CodeTree, KeptKind, KeptText, Project};
use crate::sets::filter::CaseFilter;
use crate::sets::rule::CaseRule;
use crate::word::word;
use reading::folding::Reach;
use reading::layout::Speaker;
use reading::plan::EntryKind;

/// A search for words as it was entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordQuery {
    /// Words as they are typed on a line, phrases in quotation marks; of patterns each on a line of its own.
    pub line: String,
    pub terms: Terms,
    pub reach: Reach,
    pub join: Join,
    pub limits: Limits,
}

/// What is asked for: words, or passages under codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchAsked {
    Words(WordQuery),
    Codes(CodeQuery),
}

/// A search under its name.
#[derive(Debug, Clone)]
pub struct SavedSearch {
    pub name: String,
    /// What it asks; what is gone of that which it names, where something is.
    pub asked: Result<SearchAsked, Vec<GoneName>>,
    /// What it asks, by the options of the command line; words have none.
    pub parts: Vec<(&'static str, String)>,
    /// Whether it looks for words, and not for passages under codes.
    pub is_for_words: bool,
    pub coder: String,
    pub changed_at: String,
}

/// A saved search as JSON gives it.
#[derive(Debug, Serialize)]
pub struct SearchRecord<'a> {
    name: &'a str,
    /// The command that carries it out.
    command: &'static str,
    arguments: Vec<String>,
    gone: &'a [GoneName],
    coder: &'a str,
    changed_at: &'a str,
}

impl WordQuery {
    /// The query of words as the command line has them, each an argument.
    #[must_use]
    pub fn line_of(entered: &[String], terms: Terms) -> String {
        let quoted = |term: &String| {
            let term: String = term.chars().map(|c| if c == '"' { ' ' } else { c }).collect();
            if term.split_whitespace().nth(1).is_some() { format!("\"{term}\"") } else { term }
        };
        match terms {
            Terms::Words => entered.iter().map(quoted).collect::<Vec<_>>().join(" "),
            Terms::Patterns => entered.join("\n"),
        }
    }

    /// Its terms, each by itself.
    #[must_use]
    pub fn entered(&self) -> Vec<String> {
        match self.terms {
            Terms::Words => typed_terms(&self.line),
            Terms::Patterns => self.line.lines().map(str::to_owned).collect(),
        }
    }

    /// What is looked for.
    ///
    /// # Errors
    /// Those of [`Query::new`].
    pub fn query(&self) -> Result<Query> {
        Query::new(&self.entered(), self.terms, self.reach, self.join)
    }
}

impl SavedSearch {
    /// What it asks.
    ///
    /// # Errors
    /// [`Error::SearchNames`] if something that it names is gone.
    pub fn asked(&self) -> Result<&SearchAsked> {
        self.asked.as_ref().map_err(|gone| Error::SearchNames { search: self.name.clone(), gone: gone.clone() })
    }

    /// What it asks, as arguments of the command line.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let mut arguments = Vec::new();
        let is_pattern = self.parts.iter().any(|(option, _)| *option == "regex");
        for (option, value) in &self.parts {
            match *option {
                "words" if is_pattern => arguments.extend(value.lines().map(str::to_owned)),
                "words" => arguments.extend(typed_terms(value)),
                option => {
                    arguments.push(format!("--{option}"));
                    arguments.extend((!value.is_empty()).then(|| value.clone()));
                }
            }
        }
        arguments
    }

    /// As JSON gives it.
    #[must_use]
    pub fn record(&self) -> SearchRecord<'_> {
        SearchRecord {
            name: &self.name,
            command: if self.is_for_words { "find" } else { "excerpts" },
            arguments: self.arguments(),
            gone: self.asked.as_ref().err().map_or(&[], Vec::as_slice),
            coder: &self.coder,
            changed_at: &self.changed_at,
        }
    }
}

/// All saved searches by their names.
///
/// # Errors
/// [`Error::Damaged`] if one cannot be understood; if the file cannot be read.
pub fn list(project: &Project) -> Result<Vec<SavedSearch>> {
    let names = CurrentNames::of(project)?;
    let saved = |stored: KeptText| {
        let mut query: StoredQuery =
            serde_json::from_str(&stored.text).map_err(|_| Error::Damaged(project.path().to_owned()))?;
        let gone = names.bring_up_to_date(&mut query)?;
        let parts = query.parts();
        let is_for_words = matches!(query, StoredQuery::Words { .. });
        let asked = if gone.is_empty() { Ok(query.asked()) } else { Err(gone) };
        let (name, coder, changed_at) = (stored.name, stored.coder, stored.changed_at);
        Ok(SavedSearch { name, asked, parts, is_for_words, coder, changed_at })
    };
    project.searches().list()?.into_iter().map(saved).collect()
}

/// The saved search of this name, letter case aside.
///
/// # Errors
/// [`Error::NoSearch`], and those of [`list`].
pub fn named(project: &Project, name: &str) -> Result<SavedSearch> {
    let known = project.searches().named(name)?.name;
    list(project)?.into_iter().find(|saved| saved.name == known).ok_or_else(|| Error::NoSearch(name.to_owned()))
}

/// Saves a search, in the place of one that has this name. Says whether there was one.
///
/// # Errors
/// [`Error::EmptyName`]; those of the search itself; [`Error::NoCode`] and the like if it names what is not there.
pub fn save(project: &mut Project, name: &str, asked: &SearchAsked) -> Result<bool> {
    let query = StoredQuery::of(project, asked)?;
    let json = serde_json::to_string(&query).map_err(|error| Error::Csv(error.into()))?;
    project.write().searches().put(name, &json)
}

/// What is asked for, as the file holds it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum StoredQuery {
    Words { words: String, terms: Terms, reach: Reach, join: Join, limits: StoredLimits },
    Codes { codes: Vec<StoredName>, relation: Relation, limits: StoredLimits },
}

/// Something that has a name, and by what it is known.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredName {
    guid: String,
    name: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredLimits {
    cases: Vec<StoredName>,
    statuses: Vec<CaseStatus>,
    attributes: Vec<(StoredName, String)>,
    speakers: Vec<Speaker>,
    sender: Option<String>,
    kinds: Vec<EntryKind>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    thread: Option<String>,
    card_type: Option<String>,
    codes: Vec<StoredName>,
    coders: Vec<String>,
    degrees: Option<(u8, u8)>,
    #[serde(default)]
    set: Option<StoredName>,
    #[serde(default)]
    rule: Option<StoredRule>,
}

/// A rule, and by what the names in it are known.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredRule {
    rule: CaseRule,
    names: KeptNames,
}

impl StoredQuery {
    fn of(project: &Project, asked: &SearchAsked) -> Result<Self> {
        let tree = project.codes().tree()?;
        let name = |thing, id, name| -> Result<StoredName> {
            Ok(StoredName { guid: project.searches().guid(thing, id)?.unwrap_or_default(), name })
        };
        let code = |path: &String| {
            let code = tree.find_any(path)?.id;
            name(NamedThing::Code, code, tree.path(code))
        };
        let limits = |limits: &Limits| -> Result<StoredLimits> {
            let case = |label: &String| name(NamedThing::Case, project.cases().named(label)?, label.clone());
            let attribute = |(attribute, value): &(String, String)| -> Result<_> {
                Ok((name_of_attribute(project, attribute)?, value.clone()))
            };
            let set = |set: &String| {
                let known = project.kept(KeptKind::Set).named(set)?;
                name(NamedThing::Set, known.id, known.name)
            };
            let rule = |rule: &CaseRule| -> Result<StoredRule> {
                let mut filter = CaseFilter { set: None, rule: Some(rule.clone()) };
                let names = KeptNames::of(project, |see| filter.each_name(see))?;
                Ok(StoredRule { rule: filter.rule.unwrap_or_else(|| rule.clone()), names })
            };
            Ok(StoredLimits {
                cases: limits.cases.iter().map(case).collect::<Result<_>>()?,
                statuses: limits.statuses.clone(),
                attributes: limits.attributes.iter().map(attribute).collect::<Result<_>>()?,
                speakers: limits.speakers.clone(),
                sender: limits.sender.clone(),
                kinds: limits.kinds.clone(),
                from: limits.from,
                to: limits.to,
                thread: limits.thread.clone(),
                card_type: limits.card_type.clone(),
                codes: limits.codes.iter().map(code).collect::<Result<_>>()?,
                coders: limits.coders.clone(),
                degrees: limits.degrees,
                set: limits.filter.set.as_ref().map(set).transpose()?,
                rule: limits.filter.rule.as_ref().map(rule).transpose()?,
            })
        };
        Ok(match asked {
            SearchAsked::Words(words) => {
                words.query()?;
                let WordQuery { line, terms, reach, join, .. } = words.clone();
                Self::Words { words: line, terms, reach, join, limits: limits(&words.limits)? }
            }
            SearchAsked::Codes(query) => {
                query.check()?;
                let codes = query.codes.iter().map(code).collect::<Result<_>>()?;
                Self::Codes { codes, relation: query.relation, limits: limits(&query.limits)? }
            }
        })
    }

    /// The limits, and the codes that are asked for.
    fn limits_and_codes(&mut self) -> (&mut StoredLimits, &mut [StoredName]) {
        match self {
            Self::Words { limits, .. } => (limits, &mut []),
            Self::Codes { limits, codes, .. } => (limits, codes),
        }
    }

    fn asked(self) -> SearchAsked {
        let names = |all: Vec<StoredName>| all.into_iter().map(|one| one.name).collect();
        match self {
            Self::Words { words, terms, reach, join, limits } => {
                SearchAsked::Words(WordQuery { line: words, terms, reach, join, limits: limits.limits() })
            }
            Self::Codes { codes, relation, limits } => {
                SearchAsked::Codes(CodeQuery { codes: names(codes), relation, limits: limits.limits() })
            }
        }
    }

    fn parts(&self) -> Vec<(&'static str, String)> {
        let flag = |option| (option, String::new());
        let mut parts = Vec::new();
        let limits = match self {
            Self::Words { words, terms, reach, join, limits } => {
                parts.push(("words", words.clone()));
                match (terms, reach) {
                    (Terms::Patterns, _) => parts.push(flag("regex")),
                    (_, Reach::Whole) => parts.push(flag("whole")),
                    (_, Reach::Inside) => parts.push(flag("inside")),
                    (_, Reach::Beginning) => {}
                }
                match join {
                    Join::All => {}
                    Join::Any => parts.push(flag("any")),
                    Join::Near(apart) => parts.push(("near", apart.to_string())),
                }
                limits
            }
            Self::Codes { codes, relation, limits } => {
                parts.extend(codes.iter().map(|code| ("code", code.name.clone())));
                match relation {
                    Relation::Or => {}
                    Relation::And => parts.push(flag("and")),
                    Relation::Not => parts.push(flag("not")),
                    Relation::Within => parts.push(flag("within")),
                    Relation::Near(apart) => parts.push(("near", apart.to_string())),
                    Relation::ThenInThread => parts.push(flag("then-in-thread")),
                    Relation::ThenWithinDays(days) => parts.push(("then-within-days", days.to_string())),
                }
                limits
            }
        };
        limits.add_parts(&mut parts);
        parts
    }
}

impl StoredLimits {
    fn limits(self) -> Limits {
        let names = |all: Vec<StoredName>| all.into_iter().map(|one| one.name).collect();
        Limits {
            cases: names(self.cases),
            statuses: self.statuses,
            attributes: self.attributes.into_iter().map(|(attribute, value)| (attribute.name, value)).collect(),
            speakers: self.speakers,
            sender: self.sender,
            kinds: self.kinds,
            from: self.from,
            to: self.to,
            thread: self.thread,
            card_type: self.card_type,
            codes: names(self.codes),
            coders: self.coders,
            degrees: self.degrees,
            filter: CaseFilter { set: self.set.map(|set| set.name), rule: self.rule.map(|stored| stored.rule) },
        }
    }

    fn add_parts(&self, parts: &mut Vec<(&'static str, String)>) {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        parts.extend(self.cases.iter().map(|case| ("case", case.name.clone())));
        parts.extend(self.statuses.iter().map(|status| ("status", word(status))));
        let attributes = self.attributes.iter().map(|(attribute, value)| format!("{}={value}", attribute.name));
        parts.extend(attributes.map(|value| ("attribute", value)));
        parts.extend(self.speakers.iter().map(|speaker| ("speaker", word(speaker))));
        parts.extend(self.sender.clone().map(|sender| ("sender", sender)));
        parts.extend(self.kinds.iter().map(|kind| ("kind", word(kind))));
        parts.extend(day(self.from).map(|day| ("since", day)));
        parts.extend(day(self.to).map(|day| ("until", day)));
        parts.extend(self.thread.clone().map(|thread| ("thread", thread)));
        parts.extend(self.card_type.clone().map(|card_type| ("card-type", card_type)));
        parts.extend(self.codes.iter().map(|code| ("code", code.name.clone())));
        parts.extend(self.coders.iter().map(|coder| ("coder", coder.clone())));
        parts.extend(self.degrees.map(|(least, most)| ("degree", format!("{least}-{most}"))));
        parts.extend(self.set.as_ref().map(|set| ("set", set.name.clone())));
        parts.extend(self.rule.as_ref().map(|stored| ("where", stored.rule.to_string())));
    }
}

/// An attribute of the project by its GUID; a derived one has none.
fn name_of_attribute(project: &Project, name: &str) -> Result<StoredName> {
    match project.attributes().named(name) {
        Err(Error::NoAttribute(name)) => match Derived::named(&name) {
            Some(derived) => Ok(StoredName { guid: String::new(), name: derived.to_string() }),
            None => Err(Error::NoAttribute(name)),
        },
        known => {
            let known = known?;
            let guid = project.searches().guid(NamedThing::Attribute, known.id)?.unwrap_or_default();
            Ok(StoredName { guid, name: known.name })
        }
    }
}

/// What things are called now.
struct CurrentNames<'a> {
    project: &'a Project,
    tree: CodeTree,
    attributes: Vec<Attribute>,
}

impl<'a> CurrentNames<'a> {
    fn of(project: &'a Project) -> Result<Self> {
        Ok(Self { project, tree: project.codes().tree()?, attributes: project.attributes().list()? })
    }

    /// Gives everything that is named its name of today; tells what is gone.
    fn bring_up_to_date(&self, query: &mut StoredQuery) -> Result<Vec<GoneName>> {
        let mut gone = Vec::new();
        let mut renew = |what: NamedThing, named: &mut StoredName| -> Result<()> {
            // A derived attribute has no row.
            if named.guid.is_empty() {
                return Ok(());
            }
            let id = self.project.searches().known_by(what, &named.guid)?;
            match id.map(|id| self.name(what, id)).transpose()?.flatten() {
                Some(name) => named.name = name,
                None => gone.push(GoneName { what, name: named.name.clone() }),
            }
            Ok(())
        };
        let (limits, codes) = query.limits_and_codes();
        limits.cases.iter_mut().try_for_each(|case| renew(NamedThing::Case, case))?;
        limits.attributes.iter_mut().try_for_each(|(attribute, _)| renew(NamedThing::Attribute, attribute))?;
        limits.codes.iter_mut().chain(codes).try_for_each(|code| renew(NamedThing::Code, code))?;
        limits.set.iter_mut().try_for_each(|set| renew(NamedThing::Set, set))?;
        if let Some(StoredRule { rule, names }) = &mut limits.rule {
            let mut filter = CaseFilter { set: None, rule: Some(rule.clone()) };
            gone.extend(names.renew(self.project, |see| filter.each_name(see))?);
            if let Some(renewed) = filter.rule {
                *rule = renewed;
            }
        }
        Ok(gone)
    }

    fn name(&self, what: NamedThing, id: i64) -> Result<Option<String>> {
        Ok(match what {
            NamedThing::Case => Some(self.project.cases().label(id)?),
            NamedThing::Code => self.tree.get(id).map(|_| self.tree.path(id)),
            NamedThing::Attribute => self.attributes.iter().find(|own| own.id == id).map(|own| own.name.clone()),
            NamedThing::Set => {
                self.project.kept(KeptKind::Set).list()?.into_iter().find(|own| own.id == id).map(|own| own.name)
            }
        })
    }
}
