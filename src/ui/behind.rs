//! What stands behind a cell of the tally: its codings, and the excerpts of those that somebody has scrolled to.

use crate::error::Result;
use project::tally::codings_in_cell;
use project::{Case, CodeTree, Coding, Outline, Project};
use reading::plan::CaseDocument;
use reading::text::{Span, Text};

/// Excerpts that are read at once.
pub const PAGE: usize = 40;

/// What stands behind a cell.
pub struct Behind {
    pub code: i64,
    pub column: Option<usize>,
    pub codings: Vec<Coding>,
    /// Of the first codings, as far as they have been read.
    pub excerpts: Vec<CellExcerpt>,
}

/// A coded passage, to be quoted.
pub struct CellExcerpt {
    pub case: i64,
    pub label: String,
    /// The document that it stands in, where the case has several.
    pub document: Option<String>,
    pub code: String,
    /// Who wrote it or what it is, when, in which thread.
    pub stand: String,
    pub span: Span,
    pub text: String,
}

impl Behind {
    /// What stands behind a cell; no excerpt has been read.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn new(project: &Project, attribute: Option<&str>, code: i64, column: Option<usize>) -> Result<Self> {
        let codings = codings_in_cell(project, attribute, code, column)?;
        Ok(Self { code, column, codings, excerpts: Vec::new() })
    }

    /// Whether all excerpts have been read.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.excerpts.len() == self.codings.len()
    }

    /// Reads some more excerpts, and on until there are as many as were read `before`.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn read_on(&mut self, project: &Project, codes: &CodeTree, cases: &[Case], before: usize) -> Result<()> {
        let read = self.excerpts.len();
        let next = self.codings.iter().skip(read).take(before.saturating_sub(read).max(PAGE));
        let passages: Vec<_> = next.map(|coding| (coding.case, coding.span, codes.path(coding.code))).collect();
        self.excerpts.extend(CellExcerpt::read(project, cases, passages)?);
        Ok(())
    }
}

impl CellExcerpt {
    /// Reads passages, each of a case, with the path of its code.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn read(project: &Project, cases: &[Case], passages: Vec<(i64, Span, String)>) -> Result<Vec<Self>> {
        let mut source: Option<(i64, Text, Vec<CaseDocument>, Outline)> = None;
        let mut excerpts = Vec::new();
        for (case, span, code) in passages {
            let (_, text, documents, outline) = match source.take() {
                Some(known @ (own, ..)) if own == case => source.insert(known),
                _ => {
                    let (text, documents) = (project.cases().text(case)?, project.documents().in_text(case)?);
                    source.insert((case, text, documents, project.entries().outline(case)?))
                }
            };
            let entry = outline.entry_at(span.start).and_then(|entry| outline.entries.get(entry));
            let label = cases.iter().find(|own| own.id == case).map(|own| own.label.clone());
            excerpts.push(Self {
                case,
                label: label.unwrap_or_default(),
                document: words::document_at(documents, span.start),
                code,
                stand: entry.map(|entry| words::stand(outline, entry)).unwrap_or_default(),
                span,
                text: text.slice(span).to_owned(),
            });
        }
        Ok(excerpts)
    }
}
