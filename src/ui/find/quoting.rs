//! Excerpts and words that were found as quotations, to the clipboard or into a file, made beside the window.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::error::Result;
use crate::ui::action::QuoteTo;
use crate::ui::project_reader::ProjectReader;
use project::Attributions;
use project::quotation::{of_excerpts, of_hits};
use project::search::Search;
use project::search::around::ContextReach;
use project::search::excerpts::{Excerpt, excerpts};
use project::search::saved::SearchAsked;
use reading::text::Span;
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

/// Which of the passages are quoted; none means all.
#[derive(Default)]
pub struct QuotedOnes {
    pub codings: HashSet<i64>,
    pub hits: HashSet<(i64, Span)>,
}

/// Makes quotations of what is asked for: excerpts, or words with what stands `around` them.
///
/// # Errors
/// If the search cannot be carried out any more, or the file cannot be written.
pub fn quote(
    reader: &ProjectReader,
    asked: &SearchAsked,
    chosen: &QuotedOnes,
    around: ContextReach,
    to: QuoteTo,
) -> Result<Option<Quoted>> {
    let project = reader.open()?;
    let pattern = project.settings().attribution()?;
    let attributions = Attributions::of(&project, &pattern, words::value)?;
    let quotations = match asked {
        SearchAsked::Codes(query) => {
            let mut found = excerpts(&project, query)?;
            if !chosen.codings.is_empty() {
                let is_chosen = |excerpt: &Excerpt| chosen.codings.contains(&excerpt.coding.id);
                found.iter_mut().for_each(|case| case.excerpts.retain(is_chosen));
            }
            of_excerpts(&found, &attributions)
        }
        SearchAsked::Words(asked) => {
            let query = asked.query()?;
            let search = Search::new(&project, &query, &asked.limits)?;
            let looked = search.cases().iter().map(|case| search.look(&project, case));
            let mut found = looked.collect::<project::Result<Vec<_>>>()?;
            if !chosen.hits.is_empty() {
                for case in &mut found {
                    case.hits.retain(|hit| chosen.hits.contains(&(case.case, hit.span)));
                }
            }
            of_hits(&found, around, &attributions)
        }
    };
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
