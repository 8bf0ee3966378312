//! `planlupe attributes`: what is known of the cases, from a table or value by value.

use std::path::{Path, PathBuf};

use clap::Args;
use project::table::ColumnKinds;
use project::{Attribute, AttributeKind, CellValue, Filling, Project, contract, table};
use reading::entered;

use super::values::{ATTRIBUTE_KINDS, find};
use super::{json, print, say};
use crate::error::Result;

#[derive(Debug, Args)]
pub(super) struct AttributesArgs {
    project: PathBuf,
    #[arg(long)]
    from: Option<PathBuf>,
    /// What columns are, by the keys of their names.
    #[arg(long = "kind", requires = "from", value_parser = named_kind)]
    kinds: Vec<(String, AttributeKind)>,
    #[arg(id = "preview_table", long = "preview", requires = "from", conflicts_with_all = ["new", "set_values", "clear"])]
    preview: bool,
    #[arg(long, conflicts_with = "from", value_parser = named_kind)]
    new: Vec<(String, AttributeKind)>,
    #[arg(long = "set", num_args = 3, conflicts_with = "from", allow_negative_numbers = true, value_names = ["CASE", "ATTRIBUTE", "VALUE"])]
    set_values: Vec<String>,
    #[arg(long, num_args = 2, conflicts_with = "from", value_names = ["CASE", "ATTRIBUTE"])]
    clear: Vec<String>,
    #[arg(long, requires = "set_values")]
    add_values: bool,
    #[arg(long)]
    json: bool,
}

/// `NAME=KIND`
fn named_kind(argument: &str) -> Result<(String, AttributeKind), String> {
    let (name, kind) = argument.rsplit_once('=').ok_or_else(String::new)?;
    Ok((entered::name(name), find(ATTRIBUTE_KINDS, &entered::name(kind)).ok_or_else(String::new)?))
}

pub(super) fn attributes(args: &AttributesArgs) -> Result<()> {
    let mut notes = Vec::new();
    if let Some(file) = &args.from {
        let kinds = args.kinds.iter().map(|(name, kind)| (entered::key(name), *kind)).collect();
        if args.preview {
            return preview(&Project::open_to_read(&args.project)?, file, &kinds, args.json);
        }
        notes = table::load_attributes(&mut Project::open_to_write(&args.project)?, file, &kinds)?;
    } else if [args.new.len(), args.set_values.len(), args.clear.len()] != [0; 3] {
        fill(args)?;
    }
    let project = Project::open_to_read(&args.project)?;
    if args.json {
        json(&contract::attributes(&project, notes)?)
    } else {
        let notes: Vec<String> = notes.iter().map(words::note).collect();
        let table = print::attributes(&project.attributes().list()?, &project.attributes().values()?);
        say(&format!("{table}\n{}", notes.join("\n")))
    }
}

/// Shows what a table would do, and all that does not fit.
fn preview(project: &Project, file: &Path, kinds: &ColumnKinds, as_json: bool) -> Result<()> {
    let preview = table::preview_attributes(project, file, kinds)?;
    if as_json {
        json(&contract::table_preview(&preview))?;
    } else {
        let columns = preview.columns.iter().map(words::column_preview);
        let misfits = preview.misfits.iter().map(words::table_misfit);
        let notes = preview.notes.iter().map(words::note);
        let counts = tr!("table-preview-changes", count = preview.changes);
        say(&columns.chain(notes).chain(misfits).chain([counts]).collect::<Vec<_>>().join("\n"))?;
    }
    match preview.misfits.len() {
        0 => Ok(()),
        count => Err(project::Error::TableMisfits { path: file.to_owned(), count }.into()),
    }
}

/// Makes attributes and gives cases values, all or nothing.
fn fill(args: &AttributesArgs) -> Result<()> {
    let mut project = Project::open_to_write(&args.project)?;
    let new: Vec<Attribute> = args
        .new
        .iter()
        .map(|(name, kind)| Attribute { name: name.clone(), kind: *kind, ..Attribute::default() })
        .collect();
    let set = args.set_values.chunks(3).map(|words| (words, words.get(2)));
    let mut cells = Vec::new();
    for (words, value) in args.clear.chunks(2).map(|words| (words, None)).chain(set) {
        if let [case, attribute, ..] = words {
            let case = project.cases().named(case)?;
            cells.push(CellValue { case, attribute: attribute.clone(), value: value.cloned().unwrap_or_default() });
        }
    }
    let filling = Filling { new: &new, cells: &cells, adds_values: args.add_values, decimals: false };
    Ok(project.write().attributes().fill(filling)?)
}
