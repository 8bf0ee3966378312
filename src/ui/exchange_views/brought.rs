//! What a copy or a file of another program brings, or would bring.

use std::path::PathBuf;

use crate::ui::exchange_ask::IncomingFile;
use project::table::codebook_table::CodebookPreview;
use project::{CopyRecord, MergeOptions, MergeOutcome};
use refi::report::RefiReport;

/// A copy that was merged, or looked at.
pub struct Merged {
    pub copy: PathBuf,
    /// How it was made; `None` for a copy by hand.
    pub record: Option<CopyRecord>,
    pub options: MergeOptions,
    pub outcome: MergeOutcome,
}

/// What a file holds.
pub enum Found {
    Refi(Box<RefiReport>),
    Codebook(CodebookPreview),
}

/// A file of another program that was taken in, or looked at.
pub struct Taken {
    pub incoming: IncomingFile,
    pub found: Found,
    pub kept: bool,
}
