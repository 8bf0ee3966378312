//! `degrees`: the scale on which codings have a degree, and degrees out of tables.

use std::path::PathBuf;

use clap::Args;

use super::{json, say};
use crate::error::Result;
use project::{DegreeScale, Project, table};
use serde_json::json;

#[derive(Debug, Args)]
pub(super) struct DegreesArgs {
    project: PathBuf,
    #[arg(value_name = "SCALE")]
    degree_scale: Option<String>,
    #[arg(long, conflicts_with_all = ["degree_scale", "degrees_from"])]
    off: bool,
    #[arg(id = "degrees_from", long = "from", value_name = "FILE")]
    from: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// Sets the scale, takes degrees of a table in, or shows the scale.
pub(super) fn degrees(args: &DegreesArgs) -> Result<()> {
    if args.off || args.degree_scale.is_some() || args.from.is_some() {
        let scale = args.degree_scale.as_deref().map(DegreeScale::new).transpose()?;
        let mut project = Project::open_to_write(&args.project)?;
        if args.off || scale.is_some() {
            project.write().codings().set_scale(scale)?;
        }
        if let Some(file) = &args.from {
            let changed = table::load_degrees(&mut project, file)?;
            if !args.json {
                say(&tr!("degrees-changed", count = changed))?;
            }
        }
    }
    let scale = Project::open_to_read(&args.project)?.settings().scale()?.map(|scale| scale.to_string());
    if args.json {
        return json(&json!({ "scale": scale }));
    }
    match scale {
        Some(scale) => say(&tr!("degrees-on", scale = scale)),
        None => say(&tr!("degrees-off")),
    }
}
