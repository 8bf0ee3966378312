//! Simple documents: headings, paragraphs and quotations, as plain text, HTML and .docx. The same document gives the same bytes.

mod docx;
mod html;

use std::io::Write;
use std::path::Path;

use project::output::write_whole;
use words::i18n::Language;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    pub title: String,
    pub blocks: Vec<PaperBlock>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperBlock {
    /// 1 stands below the title.
    Heading(u8, String),
    Paragraph(Vec<PaperRun>),
    /// Paragraphs that are set in.
    Quotation(Vec<Vec<PaperRun>>),
}

/// Words in one manner; line breaks stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRun {
    pub text: String,
    pub strong: bool,
}

impl PaperRun {
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: false }
    }

    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: true }
    }
}

impl Paper {
    /// Writes the document as the ending of the file tells: `.docx`, `.html`, else plain text.
    ///
    /// # Errors
    /// If the file cannot be written; then there is none.
    pub fn write(&self, path: &Path) -> project::Result<()> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let bytes = match ending.as_deref() {
            Some("docx") => docx::to_docx(self).map_err(|error| reading::Error::io(path, error))?,
            Some("html" | "htm") => self.to_html().into_bytes(),
            _ => self.to_text().into_bytes(),
        };
        write_whole(path, |to: &mut dyn Write| {
            Ok(to.write_all(&bytes).map_err(|error| reading::Error::io(path, error))?)
        })
    }

    /// A page by itself, in the language in use.
    #[must_use]
    pub fn to_html(&self) -> String {
        html::page(self, if Language::current() == Language::Nb { "nb" } else { "en" })
    }

    /// The blocks as HTML without a page around them, for the clipboard.
    #[must_use]
    pub fn to_html_fragment(&self) -> String {
        html::blocks(&self.blocks)
    }

    /// Plain text: a blank line between blocks.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        let heading = (!self.title.is_empty()).then(|| self.title.clone());
        for block in heading.into_iter().chain(self.blocks.iter().map(plain)) {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&block);
            out.push('\n');
        }
        out
    }
}

fn plain(block: &PaperBlock) -> String {
    let words = |runs: &Vec<PaperRun>| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    match block {
        PaperBlock::Heading(_, text) => text.clone(),
        PaperBlock::Paragraph(runs) => words(runs),
        PaperBlock::Quotation(paragraphs) => paragraphs.iter().map(words).collect::<Vec<_>>().join("\n"),
    }
}
