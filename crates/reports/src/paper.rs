//! Simple documents: headings, paragraphs, quotations, tables and pictures, as plain text, HTML and .docx. The same document gives the same bytes.

mod docx;
mod html;

use std::io::Write;
use std::path::Path;

use crate::chart::picture::Picture;
use project::output::write_whole;
use words::i18n::Language;

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    pub title: String,
    pub blocks: Vec<PaperBlock>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum PaperBlock {
    /// 1 stands below the title.
    Heading(u8, String),
    Paragraph(Vec<PaperRun>),
    /// Paragraphs that are set in.
    Quotation(Vec<Vec<PaperRun>>),
    Table(PaperTable),
    Picture(Box<Picture>),
}

/// A table. The first columns hold words, the others numbers, which stand at the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTable {
    /// What stands above it; may be empty.
    pub caption: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// How many columns hold words.
    pub words: usize,
}

/// Words in one manner; line breaks stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRun {
    pub text: String,
    pub manner: RunManner,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunManner {
    Plain,
    Strong,
    /// Small and grey: what is said of the words beside it.
    Quiet,
    /// On a ground and over a line of a colour.
    Marked(PaperColour),
    /// Small and raised, such as the name of what is marked.
    Raised,
    /// A sign in a colour.
    Coloured(PaperColour),
}

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperColour(pub u8, pub u8, pub u8);

impl PaperColour {
    /// The colour of `#rrggbb`; grey for any other text.
    #[must_use]
    pub fn of_code(text: &str) -> Self {
        let part = |at: usize| text.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
        match (part(1), part(3), part(5)) {
            (Some(red), Some(green), Some(blue)) => Self(red, green, blue),
            _ => Self(128, 128, 128),
        }
    }

    /// The same, light enough to read on.
    #[must_use]
    pub fn tint(self) -> Self {
        let light = |part: u8| 255 - (255 - part) / 4;
        Self(light(self.0), light(self.1), light(self.2))
    }

    /// `rrggbb`.
    fn hex(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl PaperRun {
    #[must_use]
    pub fn new(text: impl Into<String>, manner: RunManner) -> Self {
        Self { text: text.into(), manner }
    }

    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, RunManner::Plain)
    }

    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self::new(text, RunManner::Strong)
    }
}

/// The kinds of file in which a document can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperForm {
    Docx,
    Html,
    Text,
}

impl PaperForm {
    /// As the ending of a file tells: `.docx`, `.html`, else plain text.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("docx") => Self::Docx,
            Some("html" | "htm") => Self::Html,
            _ => Self::Text,
        }
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "txt",
        }
    }
}

impl Paper {
    /// Writes the document as the ending of the file tells: `.docx`, `.html`, else plain text.
    ///
    /// # Errors
    /// If the file cannot be written; then there is none.
    pub fn write(&self, path: &Path) -> project::Result<()> {
        write_whole(path, |to| self.put(path, PaperForm::of(path), to))
    }

    /// Writes the document into a file that is open.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn put(&self, path: &Path, form: PaperForm, to: &mut dyn Write) -> project::Result<()> {
        let io = |error| project::Error::from(reading::Error::io(path, error));
        let bytes = match form {
            PaperForm::Docx => docx::to_docx(self).map_err(io)?,
            PaperForm::Html => self.to_html().into_bytes(),
            PaperForm::Text => self.to_text().into_bytes(),
        };
        to.write_all(&bytes).map_err(io)
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
        PaperBlock::Table(table) => {
            let caption = (!table.caption.is_empty()).then(|| table.caption.clone());
            let rows = std::iter::once(&table.header).chain(&table.rows);
            let rows = rows.map(|row| row.join("\t").trim_end().replace('\n', " "));
            caption.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
        }
        PaperBlock::Picture(picture) => format!("[{}. {}]", picture.title, picture.about),
    }
}
