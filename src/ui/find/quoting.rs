//! Excerpts as quotations, to the clipboard or into a file, made beside the window.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::ui::action::QuoteTo;
use project::quotation::of_excerpts;
use project::search::excerpts::excerpts;
use project::search::saved::SearchAsked;
use project::{Attributions, Project};
use reports::quotations::{to_clipboard, to_paper};

/// Quotations that were made.
pub enum Quoted {
    /// Their text in both forms, to be put on the clipboard.
    Text {
        html: String,
        plain: String,
        count: usize,
    },
    Saved(PathBuf),
}

/// Makes quotations of the excerpts that are asked for, of these codings alone where some are named.
///
/// # Errors
/// If the search cannot be carried out any more, or the file cannot be written.
pub fn quote(path: &Path, asked: &SearchAsked, codings: &HashSet<i64>, to: QuoteTo) -> Result<Option<Quoted>> {
    let SearchAsked::Codes(query) = asked else { return Ok(None) };
    let project = Project::open_to_read(path)?;
    let mut found = excerpts(&project, query)?;
    if !codings.is_empty() {
        found.iter_mut().for_each(|case| case.excerpts.retain(|excerpt| codings.contains(&excerpt.coding.id)));
    }
    let pattern = project.settings().attribution()?;
    let quotations = of_excerpts(&found, &Attributions::of(&project, &pattern, words::value)?);
    Ok(Some(match to {
        QuoteTo::Clipboard => {
            let paper = to_clipboard(&quotations);
            Quoted::Text { html: paper.to_html_fragment(), plain: paper.to_text(), count: quotations.len() }
        }
        QuoteTo::File(file) => {
            to_paper(&quotations).write(&file)?;
            Quoted::Saved(file)
        }
    }))
}
