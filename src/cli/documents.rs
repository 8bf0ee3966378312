//! `documents`: the plans, the CV and other papers of a case.

use std::path::PathBuf;

use clap::Args;

use super::print::table;
use super::values::{DOCUMENT_KINDS, one_of};
use super::{json, say};
use crate::error::{Error, Result};
use project::{Project, StoredDocument, contract};
use reading::plan::{DocumentKind, Plan};
use words::i18n::number;

#[derive(Debug, Args)]
pub(super) struct DocumentsArgs {
    project: PathBuf,
    case: String,
    #[arg(long)]
    document: Option<usize>,
    #[arg(long = "title", conflicts_with = "remove_document")]
    document_title: Option<String>,
    #[arg(long = "kind", value_parser = one_of(DOCUMENT_KINDS), conflicts_with = "remove_document")]
    document_kind: Option<DocumentKind>,
    #[arg(long = "remove", requires = "document")]
    remove_document: bool,
    #[arg(long = "own-case", requires = "document", conflicts_with_all = ["remove_document", "document_title", "document_kind"])]
    own_case: bool,
    #[arg(long = "join", conflicts_with_all = ["document", "document_title", "document_kind", "own_case"])]
    join_case: Option<String>,
    #[arg(long)]
    json: bool,
}

pub(super) fn documents(args: &DocumentsArgs) -> Result<()> {
    if let Some(other) = &args.join_case {
        let mut project = Project::open_to_write(&args.project)?;
        let (case, other) = (project.cases().named(&args.case)?, project.cases().named(other)?);
        project.write().documents().join(case, other)?;
    }
    let is_edit =
        args.document_title.is_some() || args.document_kind.is_some() || args.remove_document || args.own_case;
    if is_edit {
        let mut project = Project::open_to_write(&args.project)?;
        let case = project.cases().named(&args.case)?;
        change(&mut project, case, args)?;
    }
    let project = Project::open_to_read(&args.project)?;
    let case = project.cases().named(&args.case)?;
    let plan = project.cases().source(case)?.plan;
    let of_others = project.documents().of_others(case)?;
    if args.json {
        return json(&contract::documents(&plan, &of_others));
    }
    if plan.documents.is_empty() {
        return say(&tr!("documents-none"));
    }
    say(&list(&plan))?;
    match words::of_others(&args.case, &of_others) {
        Some(said) => say(&format!("{said}\n{}", tr!("cli-of-others-what"))),
        None => Ok(()),
    }
}

fn change(project: &mut Project, case: i64, args: &DocumentsArgs) -> Result<()> {
    let id = match (project.documents().of(case)?.as_slice(), args.document) {
        // A case without rows is one plan.
        ([], None | Some(1)) if args.document_title.is_none() && !args.remove_document && !args.own_case => {
            let kind = args.document_kind.unwrap_or(DocumentKind::Plan);
            return Ok(project.write().documents().set_kind_of_case(case, kind)?);
        }
        ([StoredDocument { id, .. }], None) => *id,
        (_, Some(number)) => project.documents().numbered(case, number)?.id,
        (_, None) => return Err(Error::WhichDocument),
    };
    if args.own_case {
        let own = project.write().documents().separate(id)?;
        return say(&tr!("document-separated", case = project.cases().label(own)?));
    }
    if args.remove_document {
        let carried = project.write().documents().remove(id)?;
        return say(&tr!("document-removed", aside = carried.aside));
    }
    if let Some(title) = &args.document_title {
        project.write().documents().rename(id, title)?;
    }
    if let Some(kind) = args.document_kind {
        project.write().documents().set_kind(id, kind)?;
    }
    Ok(())
}

fn list(plan: &Plan) -> String {
    let mut rows = vec![vec![
        tr!("column-number"),
        tr!("column-document"),
        tr!("column-entries"),
        tr!("column-first"),
        tr!("column-last"),
        tr!("column-characters"),
        tr!("column-layout"),
    ]];
    for (index, document) in plan.documents.iter().enumerate() {
        let own = plan.entries.iter().filter(|entry| plan.document_at(entry.span.start) == Some(index));
        let dates = || own.clone().filter_map(|entry| plan.past_day(entry));
        let date = |date: Option<chrono::NaiveDate>| date.map_or_else(|| "–".to_owned(), |date| date.to_string());
        rows.push(vec![
            (index + 1).to_string(),
            words::document_name(&plan.documents, index),
            number(own.clone().count()),
            date(dates().min()),
            date(dates().max()),
            number(document.span.len()),
            plan.layouts.get(index).copied().flatten().map_or_else(|| "–".to_owned(), words::layout),
        ]);
    }
    table(&rows)
}
