//! `courses`: what the courses of all cases come to, a row each, sorted and grouped as the window does.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::print::table;
use super::sets::FilterArgs;
use super::{json, say};
use crate::error::Result;
use project::course::days_of;
use project::course_records::CourseRecord;
use project::courses::{CourseFacts, CourseOrder, CourseSort};
use project::export::cells::put_table;
use project::{Case, Project};
use words::i18n::number;

use super::values::{COURSE_SORTS, find};

#[derive(Debug, Args)]
pub(super) struct CoursesArgs {
    project: PathBuf,
    #[arg(id = "course_sort", long = "sort", value_name = "WHAT")]
    sort: Option<String>,
    #[arg(long)]
    reverse: bool,
    #[arg(long)]
    by: Option<String>,
    #[arg(id = "since_attribute", long = "since", value_name = "ATTRIBUTE")]
    since: Option<String>,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// Prints what the course of each case comes to.
pub(super) fn courses(args: &CoursesArgs) -> Result<()> {
    let project = Project::open_to_read(&args.project)?;
    let since = args.since.as_deref().map(|attribute| days_of(&project, attribute)).transpose()?;
    let id_of = |name: &str| project.attributes().named(name).map(|attribute| attribute.id);
    let sort = match args.sort.as_deref() {
        None => CourseSort::Label,
        // A word of the program comes before an attribute of the same name.
        Some(word) => match find(COURSE_SORTS, word) {
            Some(sort) => sort,
            None => CourseSort::Attribute(id_of(word)?),
        },
    };
    let order = CourseOrder { sort, reversed: args.reverse, by: args.by.as_deref().map(id_of).transpose()? };
    let cases = args.filter.filter()?.cases(&project)?;
    let facts = CourseFacts::of(&project, &cases)?;
    let groups = order.groups(&cases, |at| facts[at], &project.attributes().list()?, &project.attributes().values()?);
    let day = |at: usize| since.as_ref().and_then(|days| days.get(&cases[at].id).copied());
    let records = || {
        let rows = groups.iter().flat_map(|group| group.cases.iter().map(|at| (group.value.as_deref(), *at)));
        rows.map(|(by, at)| CourseRecord::new(&cases[at].label, by, &facts[at], day(at)))
    };
    if args.output.json {
        return json(&records().collect::<Vec<_>>());
    }
    if args.output.table(&reports::tables::of_courses(), |to| {
        put_table(CourseRecord::COLUMNS, records().map(|record| record.cells()), to)
    })? {
        return Ok(());
    }
    let mut out = String::new();
    for group in &groups {
        if args.by.is_some() {
            let value = group.value.clone().unwrap_or_else(|| tr!("courses-none"));
            let _ = writeln!(out, "{value} ({})", number(group.cases.len()));
        }
        let mut rows = vec![vec![
            tr!("column-case"),
            tr!("column-first"),
            tr!("column-last"),
            tr!("column-entries"),
            tr!("column-user-messages"),
            tr!("column-nav-messages"),
            tr!("column-activities"),
            tr!("column-minutes"),
            tr!("column-gap"),
        ]];
        for at in &group.cases {
            let facts = &facts[*at];
            let shown = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            rows.push(vec![
                cases[*at].label.clone(),
                shown(facts.first),
                shown(facts.last),
                number(facts.entries),
                number(facts.user_messages),
                number(facts.nav_messages),
                number(facts.activities),
                number(facts.minutes),
                facts.silence_days().map(|days| days.to_string()).unwrap_or_default(),
            ]);
        }
        let _ = writeln!(out, "{}", table(&rows));
    }
    if let Some(unread) = words::courses_unread(Case::with_unread_pages(&cases)) {
        let _ = writeln!(out, "{unread}");
        for case in cases.iter().filter(|case| case.unread_pages() > 0) {
            let pages = tr!("course-unread-pages-short", count = case.unread_pages());
            let _ = writeln!(out, "  {}: {pages}", case.label);
        }
    }
    say(&out)
}
