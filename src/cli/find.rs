//! `find` and `excerpts`: words in the texts of a project, and the passages under codes.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::output::OutputArgs;
use super::sets::FilterArgs;
use super::values::{ENTRY_KINDS, SPEAKERS, STATUSES, one_of};
use super::{json_line, quote, say};
use crate::error::Result;
use chrono::NaiveDate;
use project::export::cells::put_table;
use project::search::excerpts::{CaseExcerpts, CodeQuery, Relation, excerpts as excerpts_of};
use project::search::limits::Limits;
use project::search::query::{Join, Query, Terms};
use project::search::records::{ExcerptRecord, HitRecord};
use project::search::saved::{self, SearchAsked, WordQuery};
use project::search::{CaseHits, MANY_UNINDEXED, Search};
use project::{CaseStatus, Project};
use reading::correction::written;
use reading::folding::Reach;
use reading::layout::Speaker;
use reading::plan::EntryKind;
use words::i18n::{long_date, number};

/// Code points that are shown on each side of a hit.
const CONTEXT: usize = 60;

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
    #[arg(long, default_value_t = CONTEXT)]
    context: usize,
    #[arg(long)]
    code_hits: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["words", "whole", "inside", "regex", "any", "near_words", "within_codes"], conflicts_with_all = LIMITS)]
    saved: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "saved")]
    save: Option<String>,
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
    #[arg(long, conflicts_with_all = ["csv", "json"])]
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
    let records =
        || found.iter().flat_map(|found| found.hits.iter().map(|hit| HitRecord::new(found, *hit, args.context)));
    if args.output.json {
        records().try_for_each(|record| json_line(&record))?;
    } else if !args.output.table(&reports::tables::of_hits(), |to| {
        put_table(HitRecord::COLUMNS, records().map(|record| record.cells()), to)
    })? {
        say(&hits(&found, &search, args.context))?;
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
    let records =
        || found.iter().flat_map(|found| found.excerpts.iter().map(|excerpt| ExcerptRecord::new(found, excerpt)));
    if args.output.json {
        records().try_for_each(|record| json_line(&record))
    } else if args.output.table(&reports::tables::of_excerpts(), |to| {
        put_table(ExcerptRecord::COLUMNS, records().map(|record| record.cells()), to)
    })? {
        Ok(())
    } else {
        say(&passages(&found))
    }
}

/// Words in their context, case by case, with the counts first.
fn hits(found: &[CaseHits], search: &Search<'_>, context: usize) -> String {
    let with_hits: Vec<&CaseHits> = found.iter().filter(|found| !found.hits.is_empty()).collect();
    let count: usize = found.iter().map(|found| found.hits.len()).sum();
    let mut out = tr!("find-counts", hits = count, cases = with_hits.len(), searched = search.searched());
    out.push('\n');
    for found in with_hits {
        let _ = writeln!(out, "\n{} ({})", found.label, number(found.hits.len()));
        for hit in &found.hits {
            let (before, after) = found.context(*hit, context);
            let row = hit.entry.map(|entry| &found.outline.entries[entry]);
            let day = row.and_then(|row| row.day).map(long_date).unwrap_or_default();
            let who = row.and_then(|row| row.speaker).map(words::speaker).unwrap_or_default();
            let text = one_line(&format!("{before}[{}]{after}", found.text.slice(hit.span)));
            let head = [day, who].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let _ = writeln!(out, "  {:>6}  {head}{}{text}", hit.span.start, if head.is_empty() { "" } else { ": " });
        }
    }
    let _ = writeln!(out, "{}{}", if count == 0 { "" } else { "\n" }, tr!("find-looked-into"));
    if search.unindexed() >= MANY_UNINDEXED {
        let _ = writeln!(out, "{}", tr!("find-unindexed", count = search.unindexed()));
    }
    undated(&mut out, found.iter().map(|found| found.undated).sum());
    out
}

/// Passages with who wrote them when, case by case, with the counts first.
fn passages(found: &[CaseExcerpts]) -> String {
    let count: usize = found.iter().map(|found| found.excerpts.len()).sum();
    let mut out =
        tr!("excerpts-counts", excerpts = count, cases = found.iter().filter(|one| !one.excerpts.is_empty()).count());
    out.push('\n');
    for found in found.iter().filter(|found| !found.excerpts.is_empty()) {
        let _ = writeln!(out, "\n{} ({})", found.label, number(found.excerpts.len()));
        for excerpt in &found.excerpts {
            let row = found.entry(excerpt);
            let parts = [
                excerpt.path.clone(),
                row.and_then(|row| row.day).map(long_date).unwrap_or_default(),
                row.and_then(|row| row.speaker).map(words::speaker).unwrap_or_default(),
                excerpt.coding.coder.clone(),
                excerpt
                    .coding
                    .degree
                    .map(|degree| tr!("degree-shown", degree = degree.to_string()))
                    .unwrap_or_default(),
            ];
            let head = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let _ = writeln!(out, "  {head}");
            for line in super::print::wrapped(&one_line(found.text.slice(excerpt.coding.span)), super::print::WIDTH - 6)
            {
                let _ = writeln!(out, "      {line}");
            }
        }
    }
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
