//! Values that come in: variables of cases and of sources, and sets of sources, as attributes of cases.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use project::{Attribute, AttributeKind, Error, Exchanged, Result, RowIntake, is_reserved};
use reading::entered;

use crate::incoming::RefiIncoming;
use crate::out::CATEGORY;
use crate::refi_project::{RefiProject, RefiVariable, VariableKind};
use crate::report::{LeftWhat, RefiReport};
use crate::timestamp;

/// Different values of a category at most, and characters of one, where a variable does not say that it is one.
const MOST_OPTIONS: usize = 40;
const LONGEST_OPTION: usize = 60;

/// A column of values by the GUIDs of sources.
struct VariableColumn {
    guid: String,
    name: String,
    kind: AttributeKind,
    /// Of a category that says so.
    options: Vec<String>,
    of_sources: BTreeMap<String, BTreeSet<String>>,
}

/// Gives the cases of sources their values.
pub(crate) fn take(
    intake: &mut RowIntake<'_>,
    incoming: &RefiIncoming,
    cases: &HashMap<String, i64>,
    case_attribute: &str,
    report: &mut RefiReport,
) -> Result<()> {
    let refi = &incoming.refi;
    let has_value = |column: &VariableColumn| column.of_sources.keys().any(|source| cases.contains_key(source));
    let mut columns = columns(refi, incoming.is_own, report);
    columns.extend(set_columns(refi).into_iter().filter(has_value));
    columns.extend(case_column(refi, case_attribute).filter(has_value));
    for column in columns {
        take_column(intake, &column, cases, report)?;
    }
    Ok(())
}

fn columns(refi: &RefiProject, is_own: bool, report: &mut RefiReport) -> Vec<VariableColumn> {
    let mut by_variable: HashMap<&str, BTreeMap<String, BTreeSet<String>>> = HashMap::new();
    let of_sources =
        refi.sources.iter().flat_map(|source| source.values.iter().map(move |value| (value, &source.guid)));
    let of_cases = refi.cases.iter().flat_map(|case| {
        case.values.iter().flat_map(move |value| case.sources.iter().map(move |source| (value, source)))
    });
    for (value, source) in of_sources.chain(of_cases) {
        let values = by_variable.entry(&value.variable).or_default();
        values.entry(source.clone()).or_default().insert(value.value.clone());
    }
    let mut columns = Vec::new();
    for variable in &refi.variables {
        let mut of_sources = by_variable.remove(&*variable.guid).unwrap_or_default();
        for values in of_sources.values_mut() {
            let own: BTreeSet<String> = values
                .iter()
                .map(|value| converted(variable, value, report))
                .filter(|value| !value.is_empty())
                .collect();
            *values = own;
        }
        let (kind, options) = kind_of(variable, &of_sources, is_own);
        columns.push(VariableColumn {
            guid: variable.guid.clone(),
            name: variable.name.clone(),
            kind,
            options,
            of_sources,
        });
    }
    columns
}

/// The value as attributes have it.
fn converted(variable: &RefiVariable, value: &str, report: &mut RefiReport) -> String {
    match variable.kind {
        VariableKind::Boolean => match value.to_lowercase().as_str() {
            "true" | "1" => "yes".to_owned(),
            "false" | "0" => "no".to_owned(),
            _ => value.to_owned(),
        },
        VariableKind::Date | VariableKind::DateTime => match timestamp::date(value) {
            Some((date, has_clock)) => {
                report.leave(LeftWhat::ClockTimes, &variable.name, usize::from(has_clock));
                date.to_string()
            }
            None => value.to_owned(),
        },
        _ => entered::passage(value),
    }
}

fn kind_of(
    variable: &RefiVariable,
    of_sources: &BTreeMap<String, BTreeSet<String>>,
    is_own: bool,
) -> (AttributeKind, Vec<String>) {
    match variable.kind {
        VariableKind::Boolean => (AttributeKind::YesNo, Vec::new()),
        VariableKind::Integer | VariableKind::Float => (AttributeKind::Number, Vec::new()),
        VariableKind::Date | VariableKind::DateTime => (AttributeKind::Date, Vec::new()),
        VariableKind::Text => {
            if let Some(options) = variable.description.strip_prefix(CATEGORY) {
                let options = options.lines().map(str::trim).filter(|option| !option.is_empty());
                return (AttributeKind::Category, options.map(str::to_owned).collect());
            }
            let different: BTreeSet<&String> = of_sources.values().flatten().collect();
            let is_short = |value: &&String| value.chars().count() <= LONGEST_OPTION && !value.contains('\n');
            // A file of this program says so of each category.
            let is_category =
                !is_own && !different.is_empty() && different.len() <= MOST_OPTIONS && different.iter().all(is_short);
            (if is_category { AttributeKind::Category } else { AttributeKind::Text }, Vec::new())
        }
    }
}

/// A set of sources is an attribute that those have which are in it.
fn set_columns(refi: &RefiProject) -> Vec<VariableColumn> {
    let sets = refi.sets.iter().filter(|set| !set.sources.is_empty());
    let column = |set: &crate::refi_project::RefiSet| VariableColumn {
        guid: set.guid.clone(),
        name: set.name.clone(),
        kind: AttributeKind::YesNo,
        options: Vec::new(),
        of_sources: set.sources.iter().map(|source| (source.clone(), BTreeSet::from(["yes".to_owned()]))).collect(),
    };
    sets.map(column).collect()
}

/// Cases that hold several sources, or share one: which case a source is of stands in an attribute.
fn case_column(refi: &RefiProject, name: &str) -> Option<VariableColumn> {
    let mut of_sources: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for case in refi.cases.iter().filter(|case| !case.name.trim().is_empty()) {
        case.sources.iter().for_each(|source| of_sources.entry(source.clone()).or_default().push(case.name.trim()));
    }
    let is_needed = refi.cases.iter().any(|case| case.sources.len() > 1 && !case.name.trim().is_empty())
        || of_sources.values().any(|cases| cases.len() > 1);
    let values = of_sources.into_iter().map(|(source, cases)| (source, BTreeSet::from([cases.join("; ")])));
    is_needed.then(|| VariableColumn {
        guid: String::new(),
        name: name.to_owned(),
        kind: AttributeKind::Category,
        options: Vec::new(),
        of_sources: values.collect(),
    })
}

fn take_column(
    intake: &mut RowIntake<'_>,
    column: &VariableColumn,
    cases: &HashMap<String, i64>,
    report: &mut RefiReport,
) -> Result<()> {
    report.attributes.found += 1;
    let known = intake.project().attributes().list()?;
    let guids = intake.project().exchange().stamps(Exchanged::Attributes)?;
    let name = free_of_columns(&column.name);
    let is_same = |attribute: &&Attribute| {
        let guid = guids.get(&attribute.id).map(|stamp| &*stamp.guid);
        guid == Some(&*column.guid) || entered::key(&attribute.name) == entered::key(&name)
    };
    let own: Vec<(i64, &str)> = column
        .of_sources
        .iter()
        .filter_map(|(source, values)| Some((*cases.get(source)?, values)))
        .flat_map(|(case, values)| values.iter().map(move |value| (case, value.as_str())))
        .collect();
    let new_options = |known: &[String]| -> Vec<String> {
        let values: BTreeSet<&str> = own.iter().map(|(_, value)| *value).collect();
        values.into_iter().filter(|value| !known.iter().any(|known| known == value)).map(str::to_owned).collect()
    };
    let attribute = if let Some(known) = known.iter().find(is_same) {
        report.attributes.known += 1;
        let mut known = known.clone();
        if known.kind == AttributeKind::Category {
            let new = new_options(&known.options);
            if !new.is_empty() {
                known.options.extend(new);
                intake.options(known.id, &known.options)?;
            }
        }
        known
    } else {
        let mut options = column.options.clone();
        if column.kind == AttributeKind::Category {
            options.extend(new_options(&options));
        }
        let mut attribute = Attribute { id: 0, name, kind: column.kind, options };
        attribute.id = intake.attribute(&attribute, crate::guid::read(&column.guid).as_ref())?;
        report.attributes.new += 1;
        attribute
    };
    for (case, value) in own {
        match intake.value(case, &attribute, value) {
            Ok(true) => {}
            Ok(false) | Err(Error::BadValue { .. } | Error::NoDay { .. } | Error::AmbiguousNumber { .. }) => {
                report.leave(LeftWhat::Values, &attribute.name, 1);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// A name that is none of a column of the exports, and not empty.
fn free_of_columns(name: &str) -> String {
    let name = entered::name(name);
    let name = if name.is_empty() { "?".to_owned() } else { name };
    if is_reserved(&name) { format!("{name} (REFI)") } else { name }
}
