//! `summary-template`: what the summary of a case begins with.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{json, put, say};
use crate::error::Result;
use project::Project;
use reading::entered;
use reading::text::Text;
use serde_json::json;

#[derive(Debug, Args)]
pub(super) struct SummaryTemplateArgs {
    project: PathBuf,
    #[arg(id = "template_from", long = "from", value_name = "FILE", conflicts_with = "template_off")]
    from: Option<PathBuf>,
    #[arg(id = "template_off", long = "off")]
    off: bool,
    #[arg(long)]
    json: bool,
}

/// The text of a file that a person has written, of any number of lines.
pub(super) fn passage(file: &Path) -> Result<String> {
    let (text, _) = Text::read_as_it_is(file).map_err(|reason| reading::Error::unreadable(file, reason))?;
    Ok(entered::passage(text.as_str()))
}

/// Sets the template, or shows it.
pub(super) fn summary_template(args: &SummaryTemplateArgs) -> Result<()> {
    if args.off || args.from.is_some() {
        let template = args.from.as_deref().map_or(Ok(String::new()), passage)?;
        Project::open_to_write(&args.project)?.write().settings().set_summary_template(&template)?;
    }
    let template = Project::open_to_read(&args.project)?.settings().summary_template()?;
    if args.json {
        return json(&json!({ "template": template }));
    }
    if template.is_empty() { say(&tr!("summary-template-none")) } else { put(format!("{template}\n").as_bytes()) }
}
