//! What is said to `quarantine` on the command line.

use std::path::PathBuf;

use clap::Args;

use super::values::{DOCUMENT_KINDS, one_of};
use crate::error::Result;
use reading::entered;
use reading::plan::DocumentKind;

#[derive(Debug, Args)]
pub(super) struct QuarantineArgs {
    #[arg(value_enum)]
    pub(super) action: QuarantineAction,
    pub(super) project: PathBuf,
    /// Files for `add`, numbers of originals for `join`, `document`, `release`, `reopen` and `remove`, forms for `public`, words for `search`.
    pub(super) items: Vec<PathBuf>,
    #[arg(long)]
    pub(super) passphrase_file: Option<PathBuf>,
    #[arg(long)]
    pub(super) new_passphrase_file: Option<PathBuf>,
    /// Where `finish` is to keep a key to the originals.
    #[arg(long)]
    pub(super) keep_key: Option<PathBuf>,
    /// Whether somebody has looked into what `finish` cannot read.
    #[arg(long)]
    pub(super) looked: bool,
    #[arg(long)]
    pub(super) label: Option<String>,
    /// Scans and pictures for `add` go through text recognition.
    #[arg(long)]
    pub(super) ocr: bool,
    /// Each plan of a file for `add` that holds several becomes an original.
    #[arg(long = "split", conflicts_with_all = ["into", "group"])]
    pub(super) split_plans: bool,
    /// The original whose documents the files for `add` are.
    #[arg(long)]
    pub(super) into: Option<String>,
    #[arg(long = "kind", value_parser = one_of(DOCUMENT_KINDS))]
    pub(super) document_kind: Option<DocumentKind>,
    /// Files for `add` that seem to be documents of one case become one.
    #[arg(long, conflicts_with = "into")]
    pub(super) group: bool,
    #[arg(long = "yes", requires = "group")]
    pub(super) group_now: bool,
    /// Marks and notes in files for `add` come in too.
    #[arg(long)]
    pub(super) annotations: bool,
    /// The number of a document for `document`, from 1.
    #[arg(long)]
    pub(super) document: Option<usize>,
    #[arg(long = "own-case")]
    pub(super) own_case: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// What to do with a quarantine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum QuarantineAction {
    Create,
    Add,
    Join,
    Document,
    List,
    Release,
    Remove,
    Passphrase,
    DryRun,
    Search,
    Public,
    Reopen,
    Finish,
    ReadKey,
}

/// The numbers of originals.
pub(super) fn numbers(items: &[PathBuf]) -> Result<Vec<i64>> {
    let number = |item: &PathBuf| entered::name(&item.to_string_lossy()).parse();
    items.iter().map(|item| number(item).map_err(|_| project::Error::NotANumber { column: "NUMBER" }.into())).collect()
}
