//! Where the words of a person can stand: in the texts of cases, in what is written of them, in the codebook, and in what belongs to no case.

use std::ops::Deref;

use rusqlite::params;

use super::codes::CodeText;
use super::settings::SUMMARY_TEMPLATE;
use super::{Case, KeptKind, PATH_SEPARATOR, Project, Redactions};
use crate::error::Result;
use names::judgement::whole_words;
use reading::correction::{Remedy, ToThread};
use reading::entered;
use reading::text::{Span, Text as SourceText};

/// Where the words of a person stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RedactedText {
    Source,
    Summary,
    /// A memo, by its id, and what it is called.
    Memo(i64),
    MemoTitle(i64),
    /// The passage, or the memo, of what an updated print has set aside, by its id.
    Excerpt(i64),
    AsideMemo(i64),
    /// The title that a person gave a thread, by the id of the correction.
    ThreadTitle(i64),
    /// What a document is called, by its id.
    DocumentTitle(i64),
    /// A text of a code, by the id of the code.
    Code(i64, CodeText),
    /// What a saved search, a set or a table is called, or the words that it asks for, by its id. It goes as a whole.
    KeptName(KeptKind, i64),
    KeptWords(KeptKind, i64),
    /// What a new summary begins with.
    SummaryTemplate,
}

/// A place where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    /// `None` where it is in no case.
    pub case: Option<i64>,
    pub within: RedactedText,
    /// Code points of that text.
    pub span: Span,
}

/// Looks for words in one text after the other.
struct Looking<'a> {
    words: &'a str,
    case: Option<i64>,
    found: Vec<Occurrence>,
}

impl<'a> Looking<'a> {
    /// Looks for words that hold a letter or a figure.
    fn for_words(words: &'a str, case: Option<i64>) -> Result<Self> {
        if !words.chars().any(char::is_alphanumeric) {
            return Err(names::Error::NameIsEmpty.into());
        }
        Ok(Self { words, case, found: Vec::new() })
    }

    fn look(&mut self, within: RedactedText, text: &SourceText) {
        let case = self.case;
        self.found.extend(whole_words(text, self.words).into_iter().map(|span| Occurrence { case, within, span }));
    }

    fn look_in(&mut self, within: RedactedText, text: String) {
        self.look(within, &SourceText::from_normalised(text));
    }
}

impl RedactedText {
    /// The row in which a text stands, that is no source.
    pub(super) fn row(self, case: Option<i64>) -> Option<(String, i64)> {
        match self {
            Self::ThreadTitle(id) => Some(("correction".to_owned(), id)),
            Self::KeptWords(kind, id) => Some((kind.table().to_owned(), id)),
            _ => self.cell(case).map(|(_, table, id)| (table.to_owned(), id)),
        }
    }

    /// The column in which a text stands that is the value of one, its table, and the id of the row.
    const fn cell(self, case: Option<i64>) -> Option<(&'static str, &'static str, i64)> {
        Some(match self {
            Self::Summary => match case {
                Some(case) => ("summary", "cases", case),
                None => return None,
            },
            Self::Memo(id) => ("text", "memo", id),
            Self::MemoTitle(id) => ("title", "memo", id),
            Self::Excerpt(id) => ("excerpt", "aside", id),
            Self::AsideMemo(id) => ("memo", "aside", id),
            Self::DocumentTitle(id) => ("title", "document", id),
            Self::Code(id, text) => (text.column(), "code", id),
            Self::KeptName(kind, id) => ("name", kind.table(), id),
            Self::Source | Self::ThreadTitle(_) | Self::KeptWords(..) | Self::SummaryTemplate => return None,
        })
    }
}

impl<P: Deref<Target = Project>> Redactions<P> {
    /// Where words stand in the texts, summaries and memos of all cases, in what is set aside of them, and in what belongs to no case:
    /// whole words, letter case aside, also as genitives.
    ///
    /// # Errors
    /// [`names::Error::NameIsEmpty`], or if the file cannot be read.
    pub fn occurrences(&self, words: &str) -> Result<Vec<Occurrence>> {
        let mut found = Vec::new();
        for case in self.project.cases().list()? {
            found.extend(self.occurrences_in(&case, words)?);
        }
        found.extend(self.occurrences_outside(words)?);
        Ok(found)
    }

    /// Where words stand in the codebook, in free memos and the journal, in saved searches, sets and tables, and in the template of summaries.
    ///
    /// # Errors
    /// [`names::Error::NameIsEmpty`], or if the file cannot be read.
    pub fn occurrences_outside(&self, words: &str) -> Result<Vec<Occurrence>> {
        let mut looking = Looking::for_words(words, None)?;
        for (code, _) in self.project.codes().tree()?.iter() {
            for text in CodeText::ALL {
                looking.look_in(RedactedText::Code(code.id, text), text.of(code).to_owned());
            }
        }
        for memo in self.project.memos().list()?.into_iter().filter(|memo| memo.case.is_none()) {
            looking.look_in(RedactedText::MemoTitle(memo.id), memo.title);
            looking.look_in(RedactedText::Memo(memo.id), memo.text);
        }
        for kind in KeptKind::ALL {
            for kept in self.project.kept(kind).list()? {
                looking.look_in(RedactedText::KeptWords(kind, kept.id), kept.words());
                looking.look_in(RedactedText::KeptName(kind, kept.id), kept.name);
            }
        }
        looking.look_in(RedactedText::SummaryTemplate, self.project.settings().summary_template()?);
        Ok(looking.found)
    }

    /// Where words stand in one case.
    ///
    /// # Errors
    /// [`names::Error::NameIsEmpty`], or if the file cannot be read.
    pub fn occurrences_in(&self, case: &Case, words: &str) -> Result<Vec<Occurrence>> {
        let mut looking = Looking::for_words(words, Some(case.id))?;
        looking.look(RedactedText::Source, &self.project.cases().text(case.id)?);
        looking.look_in(RedactedText::Summary, case.summary.clone());
        for memo in self.project.memos().every_of(case.id)? {
            looking.look_in(RedactedText::Memo(memo.id), memo.text);
        }
        for aside in self.project.asides().every()?.into_iter().filter(|aside| aside.case == case.id) {
            looking.look_in(RedactedText::Excerpt(aside.id), aside.excerpt);
            if let Some(memo) = aside.memo {
                looking.look_in(RedactedText::AsideMemo(aside.id), memo);
            }
        }
        for stored in self.project.documents().of(case.id)? {
            looking.look_in(RedactedText::DocumentTitle(stored.id), stored.document.title);
        }
        for correction in self.project.corrections().of(case.id)? {
            if let Remedy::Thread(ToThread::New(title)) = correction.remedy {
                looking.look_in(RedactedText::ThreadTitle(correction.id), title);
            }
        }
        Ok(looking.found)
    }

    /// The text that stands in one place.
    ///
    /// # Errors
    /// If there is no such place.
    pub fn text_within(&self, case: Option<i64>, within: RedactedText) -> Result<SourceText> {
        if let Some((column, table, id)) = within.cell(case) {
            let select = format!("SELECT {column} FROM {table} WHERE id = ?");
            let text = self.project.connection().query_row(&select, [id], |row| row.get(0))?;
            return Ok(SourceText::from_normalised(text));
        }
        let text = match (within, case) {
            (RedactedText::Source, Some(case)) => return self.project.cases().text(case),
            (RedactedText::ThreadTitle(id), Some(case)) => {
                let made = self.project.corrections().of(case)?;
                match made.into_iter().find(|correction| correction.id == id).map(|correction| correction.remedy) {
                    Some(Remedy::Thread(ToThread::New(title))) => title,
                    _ => String::new(),
                }
            }
            (RedactedText::KeptWords(kind, id), _) => {
                let kept = self.project.kept(kind).list()?.into_iter().find(|kept| kept.id == id);
                kept.map(|kept| kept.words()).unwrap_or_default()
            }
            (RedactedText::SummaryTemplate, _) => self.project.settings().summary_template()?,
            _ => String::new(),
        };
        Ok(SourceText::from_normalised(text))
    }
}

impl Redactions<&mut Project> {
    /// Writes a text that is neither the source nor a title of a thread. What is kept under a name is left for [`Redactions::forget_kept`].
    pub(super) fn write_text(&mut self, case: Option<i64>, within: RedactedText, text: String) -> Result<()> {
        let text = match within {
            RedactedText::KeptName(..) | RedactedText::KeptWords(..) => return Ok(()),
            RedactedText::SummaryTemplate => {
                self.project.execute("UPDATE setting SET value = ? WHERE name = ?", params![text, SUMMARY_TEMPLATE])?;
                return Ok(());
            }
            RedactedText::Code(id, CodeText::Name) => self.free_name(id, &text)?,
            _ => text,
        };
        if let Some((column, table, id)) = within.cell(case) {
            self.project.execute(&format!("UPDATE {table} SET {column} = ? WHERE id = ?"), params![text, id])?;
        }
        Ok(())
    }

    /// A name for a code, with a number where one beside it has that name.
    fn free_name(&self, code: i64, name: &str) -> Result<String> {
        let tree = self.project.codes().tree()?;
        let name = entered::name(&name.replace(PATH_SEPARATOR, "-"));
        let parent = tree.get(code).and_then(|code| code.parent);
        let is_taken = |name: &str| {
            let key = entered::key(name);
            tree.children(parent).any(|other| other.id != code && entered::key(&other.name) == key)
        };
        let numbered = (2..).map(|number| format!("{name} {number}"));
        Ok(std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(name))
    }
}
