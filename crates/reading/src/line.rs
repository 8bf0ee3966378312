//! One line of a source, and the header of a message.

use chrono::{NaiveDate, NaiveTime};

use crate::date::MonthForm;
use crate::layout::{Speaker, Word};
use crate::text::Span;

/// One line without the white space at its ends.
#[derive(Debug)]
pub struct Line<'a> {
    pub text: &'a str,
    pub span: Span,
    /// White space before it, in code points.
    pub indent: usize,
    pub furniture: bool,
    /// The first line of a page, where a form feed tells it.
    pub page_start: bool,
    pub word: Word,
    /// What the line reads as a header; only [`Line::opens`] says that it is one.
    pub header: Option<Header<'a>>,
    /// The header of a message, seen from the way the whole text writes them.
    pub opens: bool,
}

impl Line<'_> {
    pub(crate) fn blank(at: usize, page_start: bool) -> Self {
        let (span, word) = (Span::new(at, at), Word::default());
        Self { text: "", span, indent: 0, furniture: false, page_start, word, header: None, opens: false }
    }

    /// Neither text nor heading: an empty line or page furniture.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() || self.furniture
    }
}

/// The header of a message: `SENDER - 16. JAN. 2019`, perhaps with text run in after a colon.
#[derive(Debug, Clone, Copy)]
pub struct Header<'a> {
    pub sender: &'a str,
    pub speaker: Option<Speaker>,
    pub date: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub month: MonthForm,
    /// Code point at which the text goes on in the same line; `None` when the header stands alone.
    pub run_in: Option<usize>,
    pub form: HeaderFit,
}

/// How much a header is written like those of prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderFit {
    Printed,
    /// In another way, but its parts are clear.
    Varied,
    /// It begins like one. Such a line opens no message.
    Doubtful,
}

impl Header<'_> {
    /// Whether a person should look at it where it is no header of a message.
    #[must_use]
    pub fn resembles_header(&self) -> bool {
        self.speaker.is_some() || self.form != HeaderFit::Printed
    }
}
