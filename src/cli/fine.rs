//! `fine`: words that a person has judged to identify nobody.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{json, say};
use crate::error::Result;
use project::Project;

#[derive(Debug, Args)]
pub(super) struct FineArgs {
    project: PathBuf,
    #[arg(value_name = "WORDS")]
    fine_words: Vec<String>,
    #[arg(id = "forget_fine", long = "forget", value_name = "WORDS")]
    forget: Vec<String>,
    #[arg(long)]
    json: bool,
}

/// Remembers words or forgets them, and lists those that are remembered.
pub(super) fn fine(args: &FineArgs) -> Result<()> {
    if !args.fine_words.is_empty() || !args.forget.is_empty() {
        let mut project = Project::open_to_write(&args.project)?;
        for words in &args.fine_words {
            project.write().settings().add_harmless(words)?;
        }
        for words in &args.forget {
            project.write().settings().remove_harmless(words)?;
        }
    }
    let known = Project::open_to_read(&args.project)?.settings().harmless()?;
    if args.json {
        return json(&json!({ "fine": known }));
    }
    if known.is_empty() {
        return say(&tr!("fine-none"));
    }
    say(&known.into_iter().collect::<Vec<_>>().join("\n"))
}
