//! `memos`: the memos of a project, what is written in them, and what they are linked to.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{ArgGroup, Args};

use super::correct::entry;
use super::output::OutputArgs;
use super::print::WIDTH;
use super::summary_template::passage;
use super::values::{MEMO_KINDS, one_of};
use super::{json, say};
use crate::error::{Error, Result};
use project::export::sheets::put_memos;
use project::memo_list::{ListedMemo, MemoFilter, MemoKind, memos as all_memos};
use project::{FreeMemo, LinkTarget, MemoEdit, MemoOn, Project};
use reading::clock::today;
use reading::correction::written;
use reading::text::Span;

#[derive(Debug, Args)]
#[command(
    group = ArgGroup::new("memo_writing").args(["memo_add", "memo_edit", "memo_from"]).multiple(true),
    group = ArgGroup::new("memo_act")
        .args(["memo_add", "memo_edit", "memo_from", "memo_remove", "memo_link", "memo_unlink"])
        .multiple(true)
)]
pub(super) struct MemosArgs {
    project: PathBuf,
    #[arg(id = "memo_words", long = "words", value_name = "WORDS", conflicts_with = "memo_act")]
    words: Option<String>,
    #[arg(id = "memo_case", long = "case", value_name = "CASE", conflicts_with = "memo_act")]
    case: Option<String>,
    #[arg(id = "memo_kinds", long = "kind", value_name = "KIND", value_parser = one_of(MEMO_KINDS), conflicts_with = "memo_act")]
    kinds: Vec<MemoKind>,
    #[arg(id = "memo_by", long = "by", value_name = "CODER", conflicts_with = "memo_act")]
    by: Option<String>,
    #[arg(id = "memo_day", long = "day", value_name = "DATE", conflicts_with = "memo_act")]
    day: Option<String>,
    #[arg(id = "memo_add", long = "add", value_name = "TEXT", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["memo_edit", "memo_remove", "memo_link", "memo_unlink"])]
    add: Option<String>,
    #[arg(id = "memo_on", long = "on", value_name = "WHAT", num_args = 2..=4, requires = "memo_add", conflicts_with_all = ["memo_title", "memo_journal", "memo_edit", "memo_remove", "memo_link", "memo_unlink"])]
    on: Vec<String>,
    #[arg(id = "memo_title", long = "title", value_name = "TITLE", requires = "memo_writing", conflicts_with_all = ["memo_remove", "memo_link", "memo_unlink"])]
    title: Option<String>,
    #[arg(id = "memo_journal", long = "journal", value_name = "DATE", num_args = 0..=1, default_missing_value = "", requires = "memo_writing", conflicts_with_all = ["memo_remove", "memo_link", "memo_unlink"])]
    journal: Option<String>,
    #[arg(id = "memo_edit", long = "edit", value_name = "MEMO", conflicts_with_all = ["memo_remove", "memo_link", "memo_unlink"])]
    edit: Option<i64>,
    #[arg(id = "memo_text", long = "text", value_name = "TEXT", requires = "memo_edit", conflicts_with_all = ["memo_add", "memo_remove", "memo_link", "memo_unlink"])]
    text: Option<String>,
    #[arg(id = "memo_from", long = "from", value_name = "FILE", conflicts_with_all = ["memo_text", "memo_remove", "memo_link", "memo_unlink"])]
    from: Option<PathBuf>,
    #[arg(id = "memo_remove", long = "remove", value_name = "MEMO", conflicts_with_all = ["memo_link", "memo_unlink"])]
    remove: Option<i64>,
    #[arg(id = "memo_link", long = "link", value_name = "MEMO", requires = "memo_to", conflicts_with = "memo_unlink")]
    link: Option<i64>,
    #[arg(id = "memo_to", long = "to", value_name = "WHAT", num_args = 2..=4, requires = "memo_link", conflicts_with_all = ["memo_add", "memo_edit", "memo_remove", "memo_unlink"])]
    to: Vec<String>,
    #[arg(id = "memo_unlink", long = "unlink", value_name = "LINK")]
    unlink: Option<i64>,
    #[arg(id = "memo_coder", long = "coder", value_name = "NAME")]
    coder: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Writes, removes or links a memo where that is asked for, and lists memos otherwise.
pub(super) fn memos(args: &MemosArgs) -> Result<()> {
    if args.remove.is_some() || args.unlink.is_some() {
        let mut project = to_write(args)?;
        args.remove.map_or(Ok(()), |memo| project.write().memos().remove(memo))?;
        args.unlink.map_or(Ok(()), |link| project.write().memo_links().remove(link))?;
        return Ok(());
    }
    if args.add.is_some() || args.edit.is_some() || args.link.is_some() || args.from.is_some() {
        return tell(args, &write(args)?);
    }
    let project = Project::open_to_read(&args.project)?;
    let filter = MemoFilter {
        words: args.words.clone().unwrap_or_default(),
        case: args.case.as_deref().map(|case| project.cases().named(case)).transpose()?,
        kinds: args.kinds.clone(),
        coder: args.by.clone(),
        day: args.day.as_deref().map(written::date).transpose()?.flatten(),
    };
    let all = all_memos(&project)?;
    let listed: Vec<ListedMemo> = all.iter().filter(|memo| memo.is_asked_for(&filter)).cloned().collect();
    if args.output.table(&reports::tables::of_memos(), |to| put_memos(&project, &listed, to))? {
        Ok(())
    } else if args.output.json {
        json(&listed.iter().map(ListedMemo::record).collect::<Vec<_>>())
    } else if listed.is_empty() {
        say(&tr!("memos-none"))
    } else {
        say(&listed.iter().map(|memo| shown(memo, &all)).collect::<Vec<_>>().join("\n"))
    }
}

fn to_write(args: &MemosArgs) -> Result<Project> {
    let mut project = Project::open_to_write(&args.project)?;
    if let Some(coder) = &args.coder {
        project.set_coder(coder);
    }
    Ok(project)
}

/// Writes or links a memo; gives its number.
fn write(args: &MemosArgs) -> Result<(Project, i64)> {
    let mut project = to_write(args)?;
    let day = match args.journal.as_deref() {
        None => None,
        Some("") => Some(today()),
        Some(day) => written::date(day)?,
    };
    let from = args.from.as_deref().map(passage).transpose()?;
    let memo = if let Some(text) = &args.add {
        let text = from.as_ref().unwrap_or(text);
        if args.on.is_empty() {
            let title = args.title.clone().unwrap_or_default();
            project.write().memos().add_free(&FreeMemo { title, day, text: text.clone() })?
        } else {
            let on = place(&project, &args.on)?;
            add_on(&mut project, on, text)?
        }
    } else if let Some(memo) = args.edit {
        let edits = [
            args.title.as_deref().map(MemoEdit::Title),
            args.journal.is_some().then_some(MemoEdit::Day(day)),
            from.as_deref().or(args.text.as_deref()).map(MemoEdit::Text),
        ];
        if edits.iter().all(Option::is_none) {
            return Err(Error::NothingToEdit);
        }
        edits.into_iter().flatten().try_for_each(|edit| project.write().memos().change(memo, edit))?;
        memo
    } else {
        let memo = args.link.ok_or(Error::NothingToEdit)?;
        let to = place(&project, &args.to)?;
        project.write().memo_links().add(memo, to)?;
        memo
    };
    Ok((project, memo))
}

/// Writes a memo on something of a case, below the text that stands there.
fn add_on(project: &mut Project, on: LinkTarget, text: &str) -> Result<i64> {
    let (case, on) = match on {
        LinkTarget::Case(case) => (case, MemoOn::Case),
        LinkTarget::Entry(case, span) => (case, MemoOn::Passage(span)),
        LinkTarget::Coding(coding) => {
            let codings = project.codings().list()?;
            let case = codings.iter().find(|own| own.id == coding).map(|own| own.case);
            (case.ok_or(project::Error::NothingToLink)?, MemoOn::Coding(coding))
        }
        LinkTarget::Code(_) | LinkTarget::Memo(_) => return Err(Error::MemoOnWhat),
    };
    let known = project.memos().of(case)?.into_iter().find(|memo| memo.on == on);
    let both = known.map_or_else(|| text.to_owned(), |memo| format!("{}\n\n{text}", memo.text));
    if text.trim().is_empty() {
        return Err(project::Error::EmptyMemo.into());
    }
    project.write().memos().set(case, on, &both)?;
    let written = project.memos().of(case)?.into_iter().find(|memo| memo.on == on);
    Ok(written.ok_or(project::Error::EmptyMemo)?.id)
}

/// What is named by `case LABEL`, `entry LABEL ENTRY`, `coding LABEL START,END CODE`, `code PATH` or `memo NUMBER`.
fn place(project: &Project, words: &[String]) -> Result<LinkTarget> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let bad = || Error::BadPlace(words.join(" "));
    match words[..] {
        ["case", label] => Ok(LinkTarget::Case(project.cases().named(label)?)),
        ["code", path] => Ok(LinkTarget::Code(project.codes().tree()?.find_any(path)?.id)),
        ["memo", number] => Ok(LinkTarget::Memo(number.parse().map_err(|_| bad())?)),
        ["entry", label, name] => {
            let case = project.cases().named(label)?;
            let source = project.cases().source(case)?;
            let index = entry(&source, name)?;
            Ok(LinkTarget::Entry(case, source.plan.entries[index].span))
        }
        ["coding", label, at, path] => {
            let case = project.cases().named(label)?;
            let (start, end) = at.split_once(',').ok_or_else(bad)?;
            let number = |word: &str| word.trim().parse::<usize>().map_err(|_| bad());
            let (start, end) = (number(start)?, number(end)?);
            let code = project.codes().tree()?.find(path)?.id;
            let codings = project.codings().of(case)?;
            let is_meant = |span: Span, own: i64| span.start == start && span.end == end && own == code;
            let coding = codings.iter().find(|coding| is_meant(coding.span, coding.code));
            Ok(LinkTarget::Coding(coding.ok_or(project::Error::NothingToLink)?.id))
        }
        _ => Err(bad()),
    }
}

/// Says which memo was written.
fn tell(args: &MemosArgs, (project, memo): &(Project, i64)) -> Result<()> {
    let all = all_memos(project)?;
    match all.iter().find(|own| own.memo.id == *memo) {
        Some(written) if args.output.json => json(&written.record()),
        Some(written) => say(&shown(written, &all)),
        // A memo on something of a case whose text became empty is gone.
        None => Ok(()),
    }
}

/// A memo as a terminal shows it.
fn shown(listed: &ListedMemo, all: &[ListedMemo]) -> String {
    let heading = |memo: i64| {
        let known = all.iter().find(|own| own.memo.id == memo)?;
        Some(format!("{memo} {}", words::memo_heading(&known.memo)))
    };
    let mut out = format!("{}  {}  {}\n", listed.memo.id, words::memo_place(listed), listed.memo.coder);
    if !listed.memo.title.is_empty() {
        let _ = writeln!(out, "    {}", listed.memo.title);
    }
    for line in textwrap::wrap(&listed.memo.text, WIDTH - 4) {
        let _ = writeln!(out, "    {line}");
    }
    for link in &listed.links {
        let to = match link.link.target {
            Some(LinkTarget::Memo(memo)) => heading(memo),
            _ => None,
        };
        let _ = writeln!(out, "    → {} ({})", words::linked(link, to), link.link.id);
    }
    for from in listed.linked_from.iter().filter_map(|memo| heading(*memo)) {
        let _ = writeln!(out, "    ← {from}");
    }
    out
}
