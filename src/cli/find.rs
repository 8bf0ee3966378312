//! `find` and `excerpts`: words in the texts of a project, and the passages under codes.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::output::OutputArgs;
use super::sets::FilterArgs;
use super::values::{ENTRY_KINDS, SORTINGS, SPEAKERS, STATUSES, around, one_of};
use super::{json_line, quote, say};
use crate::error::Result;
use chrono::NaiveDate;
use project::export::cells::put_table;
use project::search::around::ContextReach;
use project::search::excerpts::{CaseExcerpts, CodeQuery, Excerpt, Relation, excerpts as excerpts_of};
use project::search::limits::Limits;
use project::search::query::{Join, Query, Terms};
use project::search::records::{ExcerptRecord, HitRecord};
use project::search::saved::{self, SearchAsked, WordQuery};
use project::search::sorting::{Sortable, Sorting};
use project::search::{CaseHits, Hit, MANY_UNINDEXED, Search};
use project::{CaseStatus, Project};
use reading::correction::written;
use reading::folding::Reach;
use reading::layout::Speaker;
use reading::plan::EntryKind;
use words::i18n::{long_date, number};

/// What is shown around a hit where nothing else is asked for, in code points.
const CONTEXT: ContextReach = ContextReach::Chars(60);

#[derive(Debug, Args)]
pub(super) struct FindArgs {
    project: PathBuf,
    #[arg(required_unless_present = "saved")]
    words: Vec<String>,
    #[arg(long)]
    whole: bool,
    #[arg(long, conflicts_with = "whole")]
    inside: bool,
    #[arg(long, conflicts_with_all = ["whole", "inside"])]
    regex: bool,
    #[arg(long)]
    any: bool,
    #[arg(long = "near", conflicts_with = "any")]
    near_words: Option<usize>,
    #[command(flatten)]
    limits: LimitArgs,
    #[arg(long = "code")]
    within_codes: Vec<String>,
    #[arg(long, value_name = "N|sentence|entry|thread", value_parser = around)]
    context: Option<ContextReach>,
    #[arg(id = "sort_found", long = "sort", value_parser = one_of(SORTINGS), default_value = "case")]
    sorting: Sorting,
    #[arg(long)]
    code_hits: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["words", "whole", "inside", "regex", "any", "near_words", "within_codes"], conflicts_with_all = LIMITS)]
    saved: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "saved")]
    save: Option<String>,
    #[arg(id = "quote_hits", long = "quote", value_name = "FILE", conflicts_with_all = ["csv", "xlsx", "json", "sort_found"])]
    quote: Option<PathBuf>,
    #[arg(id = "own_attribution", long = "attribution", requires = "quote_hits")]
    attribution: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Args)]
pub(super) struct ExcerptsArgs {
    project: PathBuf,
    #[arg(long = "code")]
    codes: Vec<String>,
    #[command(flatten)]
    relation: RelationArgs,
    #[command(flatten)]
    limits: LimitArgs,
    #[arg(long, value_name = "N|sentence|entry|thread", value_parser = around)]
    context: Option<ContextReach>,
    #[arg(id = "sort_found", long = "sort", value_parser = one_of(SORTINGS), default_value = "case")]
    sorting: Sorting,
    #[arg(long, conflicts_with_all = ["csv", "xlsx", "json", "context", "sort_found"])]
    quote: Option<PathBuf>,
    #[arg(id = "own_attribution", long = "attribution", requires = "quote")]
    attribution: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["codes", "RelationArgs"], conflicts_with_all = LIMITS)]
    saved: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "saved")]
    save: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// How the codes stand to each other.
#[derive(Debug, Args)]
#[group(multiple = false)]
struct RelationArgs {
    #[arg(long)]
    or: bool,
    #[arg(long)]
    and: bool,
    #[arg(long)]
    not: bool,
    #[arg(long)]
    within: bool,
    #[arg(long)]
    near: Option<usize>,
    #[arg(long)]
    then_in_thread: bool,
    #[arg(long)]
    then_within_days: Option<u32>,
}

/// The options of [`LimitArgs`]. A group with another group in it tells no conflicts.
pub(super) const LIMITS: [&str; 14] = [
    "in_cases",
    "statuses",
    "attribute_values",
    "speakers",
    "sender",
    "entry_kinds",
    "since",
    "until",
    "in_thread",
    "card_type",
    "coders",
    "within_degrees",
    "in_set",
    "where_rule",
];

/// In which cases and entries it is looked.
#[derive(Debug, Args)]
pub(super) struct LimitArgs {
    #[arg(long = "case")]
    in_cases: Vec<String>,
    #[arg(long = "status", value_parser = one_of(STATUSES))]
    statuses: Vec<CaseStatus>,
    #[arg(long = "attribute", value_parser = attribute_value)]
    attribute_values: Vec<(String, String)>,
    #[arg(long = "speaker", value_parser = one_of(SPEAKERS))]
    speakers: Vec<Speaker>,
    #[arg(long)]
    sender: Option<String>,
    #[arg(long = "kind", value_parser = one_of(ENTRY_KINDS))]
    entry_kinds: Vec<EntryKind>,
    #[arg(long)]
    since: Option<String>,
    #[arg(long)]
    until: Option<String>,
    #[arg(long = "thread")]
    in_thread: Option<String>,
    #[arg(long)]
    card_type: Option<String>,
    #[arg(long = "coder")]
    coders: Vec<String>,
    #[arg(id = "within_degrees", long = "degree", value_name = "DEGREE", value_parser = degrees)]
    degrees: Option<(u8, u8)>,
    #[command(flatten)]
    filter: FilterArgs,
}

/// `NAME=VALUE`
fn attribute_value(argument: &str) -> Result<(String, String), String> {
    let (name, value) = argument.split_once('=').ok_or_else(String::new)?;
    Ok((reading::entered::name(name), reading::entered::line(value)))
}

/// `DEGREE`, or `LEAST-GREATEST`
fn degrees(argument: &str) -> Result<(u8, u8), String> {
    let (least, greatest) = argument.split_once(['-', '–']).unwrap_or((argument, argument));
    let number = |written: &str| written.trim().parse::<u8>().map_err(|_| String::new());
    let (least, greatest) = (number(least)?, number(greatest)?);
    if least <= greatest { Ok((least, greatest)) } else { Err(String::new()) }
}

impl LimitArgs {
    pub(super) fn limits(&self, codes: &[String]) -> Result<Limits> {
        let day = |written: &Option<String>| -> Result<Option<NaiveDate>> {
            Ok(written.as_deref().map(written::date).transpose()?.flatten())
        };
        Ok(Limits {
            cases: self.in_cases.clone(),
            statuses: self.statuses.clone(),
            attributes: self.attribute_values.clone(),
            speakers: self.speakers.clone(),
            sender: self.sender.clone(),
            kinds: self.entry_kinds.clone(),
            from: day(&self.since)?,
            to: day(&self.until)?,
            thread: self.in_thread.clone(),
            card_type: self.card_type.clone(),
            codes: codes.to_vec(),
            coders: self.coders.clone(),
            degrees: self.degrees,
            filter: self.filter.filter()?,
        })
    }
}

impl FindArgs {
    /// What is looked for: what the saved search asks, or what the other arguments say.
    fn asked(&self, project: &Project) -> Result<WordQuery> {
        if let Some(name) = &self.saved {
            return match saved::named(project, name)?.asked()? {
                SearchAsked::Words(asked) => Ok(asked.clone()),
                SearchAsked::Codes(_) => Err(project::Error::OtherSearch(name.clone()).into()),
            };
        }
        let terms = if self.regex { Terms::Patterns } else { Terms::Words };
        let reach = match (self.whole, self.inside) {
            (true, _) => Reach::Whole,
            (_, true) => Reach::Inside,
            _ => Reach::Beginning,
        };
        let join = match self.near_words {
            Some(apart) => Join::Near(apart),
            None if self.any => Join::Any,
            None => Join::All,
        };
        // A term without a letter or digit is refused, not left out.
        Query::new(&self.words, terms, reach, join)?;
        let (line, limits) = (WordQuery::line_of(&self.words, terms), self.limits.limits(&self.within_codes)?);
        Ok(WordQuery { line, terms, reach, join, limits })
    }
}

/// A project that is open as the command needs it.
fn open(path: &Path, writes: bool) -> Result<Project> {
    Ok(if writes { Project::open_to_write(path)? } else { Project::open_to_read(path)? })
}

/// Saves a search under a name, if there is one, and says so unless the output is for machines.
fn keep(project: &mut Project, name: Option<&String>, asked: &SearchAsked, output: &OutputArgs) -> Result<()> {
    let Some(name) = name else { return Ok(()) };
    let has_replaced = saved::save(project, name, asked)?;
    match () {
        () if output.is_for_machines() => Ok(()),
        () if has_replaced => say(&tr!("search-replaced", name = name.as_str())),
        () => say(&tr!("search-saved", name = name.as_str())),
    }
}

/// Looks for words, and with `--code-hits` codes what was found.
pub(super) fn find(args: &FindArgs) -> Result<()> {
    let mut project = open(&args.project, args.code_hits.is_some() || args.save.is_some())?;
    let asked = args.asked(&project)?;
    let query = asked.query()?;
    let search = Search::new(&project, &query, &asked.limits)?;
    // Only the texts of cases with hits are kept.
    let looked = search.cases().iter().map(|case| search.look(&project, case));
    let has_found = |found: &CaseHits| !found.hits.is_empty() || found.undated > 0;
    let found = looked.filter(|found| found.as_ref().map_or(true, has_found)).collect::<Result<Vec<_>, _>>()?;
    let (sorted, context) = (hits_sorted(&found, args.sorting), args.context.unwrap_or(CONTEXT));
    let records = || sorted.iter().map(|(found, hit)| HitRecord::new(found, *hit, context));
    if let Some(file) = &args.quote {
        quote::write_hits(
            &project,
            &found,
            args.context.unwrap_or(ContextReach::Sentence),
            args.attribution.as_deref(),
            file,
        )?;
    } else if args.output.json {
        records().try_for_each(|record| json_line(&record))?;
    } else if !args.output.table(&reports::tables::of_hits(), |to| {
        put_table(HitRecord::COLUMNS, records().map(|record| record.cells()), to)
    })? {
        say(&hits(&found, &sorted, &search, args.sorting, context))?;
    }
    keep(&mut project, args.save.as_ref(), &SearchAsked::Words(asked), &args.output)?;
    let Some(code) = &args.code_hits else { return Ok(()) };
    let code = project.codes().tree()?.find(code)?.id;
    let passages = found.iter().map(|found| (found.case, found.hits.iter().map(|hit| hit.span).collect()));
    let passages: Vec<_> = passages.filter(|(_, spans): &(i64, Vec<_>)| !spans.is_empty()).collect();
    if passages.is_empty() {
        return Ok(());
    }
    let made = project.write().codings().add_in_cases(code, &passages)?;
    if args.output.is_for_machines() { Ok(()) } else { say(&tr!("cli-codings-added", count = made)) }
}

impl ExcerptsArgs {
    /// What is asked for: what the saved search asks, or what the other arguments say.
    fn asked(&self, project: &Project) -> Result<CodeQuery> {
        if let Some(name) = &self.saved {
            return match saved::named(project, name)?.asked()? {
                SearchAsked::Codes(asked) => Ok(asked.clone()),
                SearchAsked::Words(_) => Err(project::Error::OtherSearch(name.clone()).into()),
            };
        }
        let RelationArgs { or, and, not, within, near, then_in_thread, then_within_days } = self.relation;
        let relation = match (near, then_within_days) {
            (Some(apart), _) => Relation::Near(apart),
            (_, Some(days)) => Relation::ThenWithinDays(days),
            _ if or => Relation::Or,
            _ if and => Relation::And,
            _ if not => Relation::Not,
            _ if within => Relation::Within,
            _ if then_in_thread => Relation::ThenInThread,
            _ => Relation::Or,
        };
        Ok(CodeQuery { codes: self.codes.clone(), relation, limits: self.limits.limits(&[])? })
    }
}

/// Lists the passages under codes.
pub(super) fn excerpts(args: &ExcerptsArgs) -> Result<()> {
    let mut project = open(&args.project, args.save.is_some())?;
    let query = args.asked(&project)?;
    if args.save.is_some() {
        keep(&mut project, args.save.as_ref(), &SearchAsked::Codes(query.clone()), &args.output)?;
    }
    let found = excerpts_of(&project, &query)?;
    if let Some(file) = &args.quote {
        return quote::write(&project, &found, args.attribution.as_deref(), file);
    }
    let (sorted, context) = (excerpts_sorted(&found, args.sorting), args.context);
    let records = || sorted.iter().map(|(found, excerpt)| ExcerptRecord::new(found, excerpt, context));
    if args.output.json {
        records().try_for_each(|record| json_line(&record))
    } else if args.output.table(&reports::tables::of_excerpts(), |to| {
        if context.is_some() {
            put_table(ExcerptRecord::CONTEXT_COLUMNS, records().map(|record| record.context_cells()), to)
        } else {
            put_table(ExcerptRecord::COLUMNS, records().map(|record| record.cells()), to)
        }
    })? {
        Ok(())
    } else {
        say(&passages(&found, &sorted, args.sorting, context))
    }
}

/// The hits in the order that was asked for.
fn hits_sorted(found: &[CaseHits], sorting: Sorting) -> Vec<(&CaseHits, Hit)> {
    let mut sorted: Vec<_> = found.iter().flat_map(|found| found.hits.iter().map(move |hit| (found, *hit))).collect();
    sorted.sort_by_cached_key(|(found, hit)| Sortable::of(found.entry(*hit), None).key(sorting));
    sorted
}

/// The excerpts in the order that was asked for.
fn excerpts_sorted(found: &[CaseExcerpts], sorting: Sorting) -> Vec<(&CaseExcerpts, &Excerpt)> {
    let mut sorted: Vec<_> = found.iter().flat_map(|own| own.excerpts.iter().map(move |one| (own, one))).collect();
    sorted.sort_by_cached_key(|(found, one)| Sortable::of(found.entry(one), Some(&one.path)).key(sorting));
    sorted
}

/// Passages below the headings of what they are sorted by, each with how many it has.
fn grouped(rows: impl Iterator<Item = (String, String)>) -> String {
    let mut groups: Vec<(String, usize, String)> = Vec::new();
    for (heading, row) in rows {
        match groups.last_mut().filter(|(known, ..)| *known == heading) {
            Some((_, count, rows)) => {
                *count += 1;
                rows.push_str(&row);
            }
            None => groups.push((heading, 1, row)),
        }
    }
    groups.into_iter().fold(String::new(), |mut out, (heading, count, rows)| {
        let _ = write!(out, "\n{heading} ({})\n{rows}", number(count));
        out
    })
}

/// What is said of a passage before its words; below a heading of another kind than cases, also its case.
fn head(label: &str, sorting: Sorting, parts: impl IntoIterator<Item = String>) -> String {
    let label = if sorting == Sorting::Case { String::new() } else { label.to_owned() };
    let parts = std::iter::once(label).chain(parts);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Words in their context, with the counts first.
fn hits(
    found: &[CaseHits],
    sorted: &[(&CaseHits, Hit)],
    search: &Search<'_>,
    sorting: Sorting,
    context: ContextReach,
) -> String {
    let cases = found.iter().filter(|found| !found.hits.is_empty()).count();
    let mut out = tr!("find-counts", hits = sorted.len(), cases = cases, searched = search.searched());
    out.push('\n');
    out += &grouped(sorted.iter().map(|(found, hit)| {
        let (before, after) = found.context(*hit, context);
        let row = found.entry(*hit);
        let day = row.and_then(|row| row.day).map(long_date).unwrap_or_default();
        let who = row.and_then(|row| row.speaker).map(words::speaker).unwrap_or_default();
        let text = one_line(&format!("{before}[{}]{after}", found.text.slice(hit.span)));
        let head = head(&found.label, sorting, [day, who]);
        let row = format!("  {:>6}  {head}{}{text}\n", hit.span.start, if head.is_empty() { "" } else { ": " });
        (words::found_heading(sorting, &found.label, Sortable::of(found.entry(*hit), None)), row)
    }));
    let _ = writeln!(out, "{}{}", if sorted.is_empty() { "" } else { "\n" }, tr!("find-looked-into"));
    if search.unindexed() >= MANY_UNINDEXED {
        let _ = writeln!(out, "{}", tr!("find-unindexed", count = search.unindexed()));
    }
    undated(&mut out, found.iter().map(|found| found.undated).sum());
    out
}

/// Passages with who wrote them when, with the counts first.
fn passages(
    found: &[CaseExcerpts],
    sorted: &[(&CaseExcerpts, &Excerpt)],
    sorting: Sorting,
    context: Option<ContextReach>,
) -> String {
    let cases = found.iter().filter(|one| !one.excerpts.is_empty()).count();
    let mut out = tr!("excerpts-counts", excerpts = sorted.len(), cases = cases);
    out.push('\n');
    out += &grouped(sorted.iter().map(|(found, excerpt)| {
        let row = found.entry(excerpt);
        let degree = excerpt.coding.degree.map(|degree| tr!("degree-shown", degree = degree.to_string()));
        let parts = [
            excerpt.path.clone(),
            row.and_then(|row| row.day).map(long_date).unwrap_or_default(),
            row.and_then(|row| row.speaker).map(words::speaker).unwrap_or_default(),
            excerpt.coding.coder.clone(),
            degree.unwrap_or_default(),
        ];
        let mut shown = format!("  {}\n", head(&found.label, sorting, parts));
        let own = found.text.slice(excerpt.coding.span);
        let text = match context.map(|context| found.context(excerpt, context)) {
            Some((before, after)) => format!("{before}[{own}]{after}"),
            None => own.to_owned(),
        };
        for line in super::print::wrapped(&one_line(&text), super::print::WIDTH - 6) {
            let _ = writeln!(shown, "      {line}");
        }
        (words::found_heading(sorting, &found.label, Sortable::of(row, Some(&excerpt.path))), shown)
    }));
    undated(&mut out, found.iter().map(|found| found.undated).sum());
    out
}

/// Says what was left out of a period because nobody knows whether it belongs there.
fn undated(out: &mut String, count: usize) {
    if count > 0 {
        let _ = writeln!(out, "\n{}", tr!("find-undated", count = count));
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
