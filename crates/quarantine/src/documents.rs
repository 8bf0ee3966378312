//! The documents of a sealed case: one plan for each period of follow-up, the CV, other papers. They are parts of its one sealed text, as
//! those of a case in the project are.

use crate::error::{Error, Result};
use crate::original::Original;
use crate::quarantine::Quarantine;
use crate::release::case_of;
use names::judgement::Judgement;
use project::Releases;
use reading::case_documents::SEPARATOR;
use reading::plan::DocumentKind;
use reading::text::{Span, Text, bounded};

impl Quarantine {
    /// Makes the documents of another original documents of this one: its text and evidence are appended, all is searched anew, and what
    /// was decided of either stays. A signature holds no longer.
    ///
    /// # Errors
    /// [`Error::AlreadyReleased`], [`Error::NoOriginal`]; [`project::Error::JoinsItself`] if it is the same one;
    /// [`reading::Error::Unreadable`] if the case would hold more text than a file may.
    pub fn join(&mut self, releases: &Releases, number: i64, other: i64) -> Result<()> {
        let (mut card, added) = (self.unreleased(releases, number)?, self.unreleased(releases, other)?);
        if number == other {
            return Err(project::Error::JoinsItself(card.label).into());
        }
        let (own_text, added_text) = (self.text(number)?, self.text(other)?);
        let content = [own_text.as_str(), added_text.as_str()].join(SEPARATOR);
        let path = std::path::Path::new(&added.file_name);
        bounded(&content).map_err(|reason| reading::Error::unreadable(path, reason))?;
        let text = Text::from_normalised(content);
        let start = text.len() - added_text.len();
        let evidence = self.evidence(number)?.followed_by(&self.evidence(other)?, start);
        let mut judgement = match (self.judgement(number)?, self.judgement(other)?) {
            (None, None) => None,
            (own, other_judgement) => {
                let mut judgement =
                    own.map_or_else(|| Ok::<_, Error>(Judgement::new(&own_text, &[], &self.not_names()?)), Ok)?;
                judgement.append(&text, start, other_judgement.as_ref());
                Some(judgement)
            }
        };
        card.documents = card.all_documents();
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        card.documents.extend(added.all_documents().iter().map(|document| document.moved(moved)));
        card.remarks.extend(&added.remarks);
        if let Some(judgement) = &mut judgement {
            let known = judgement.known().to_owned();
            judgement.renew(&text, &known, &card.marks(&text, &evidence, &known));
        }
        self.rewrite(card, &text, &evidence, judgement.as_ref(), Some(other))
    }

    /// Makes a document of an original an original of its own, with what was decided of it; gives its number.
    ///
    /// # Errors
    /// [`Error::AlreadyReleased`], [`Error::NoOriginal`], [`project::Error::NoDocument`], [`project::Error::OnlyDocument`].
    pub fn separate(&mut self, releases: &Releases, number: i64, document: usize) -> Result<i64> {
        let mut card = self.unreleased(releases, number)?;
        let own = card.document(document)?;
        if card.documents.len() < 2 {
            return Err(project::Error::OnlyDocument(card.label).into());
        }
        let (text, evidence) = (self.text(number)?, self.evidence(number)?);
        // What parts it from the next document goes with it or, at the end, what parts it from the one before.
        let part = match card.documents.get(document) {
            Some(next) => Span::new(own.span.start, next.span.start),
            None => Span::new(card.documents[document - 2].extent().end, text.len()),
        };
        let judgement = self.judgement(number)?;
        let extent = own.extent();
        let back = |by: usize| move |span: Span| Span::new(span.start - by, span.end - by);
        let new_text = Text::from_normalised(text.slice(extent).to_owned());
        let new_card = Original {
            number: 0,
            label: self.free_label(if own.title().is_empty() { &card.label } else { own.title() })?,
            file_name: own.file_name.clone(),
            encoding: own.encoding,
            documents: vec![own.moved(back(extent.start))],
            released_as: None,
            case: None,
            releases: Vec::new(),
            ..card.clone()
        };
        let new_judgement = judgement.as_ref().map(|judgement| judgement.of_part(extent));
        let new = self.insert(new_card, &new_text, &evidence.part(extent), new_judgement.as_ref())?;
        let content = [text.slice(Span::new(0, part.start)), text.from(part.end)].concat();
        let rest = Text::from_normalised(content);
        let after = evidence.part(Span::new(part.end, text.len()));
        let evidence = evidence.part(Span::new(0, part.start)).followed_by(&after, part.start);
        card.documents.remove(document - 1);
        for other in &mut card.documents {
            if other.span.start >= part.end {
                *other = other.moved(back(part.len()));
            }
        }
        self.rewrite(card, &rest, &evidence, judgement.map(|judgement| judgement.without(part)).as_ref(), None)?;
        Ok(new)
    }

    /// Says what a document of an original is.
    ///
    /// # Errors
    /// [`Error::AlreadyReleased`], [`Error::NoOriginal`], [`project::Error::NoDocument`].
    pub fn set_document_kind(
        &mut self,
        releases: &Releases,
        number: i64,
        document: usize,
        kind: DocumentKind,
    ) -> Result<()> {
        let mut card = self.unreleased(releases, number)?;
        card.document(document)?;
        card.documents = card.all_documents();
        let own = &mut card.documents[document - 1];
        (own.kind, own.is_said) = (kind, true);
        self.put_card(&card)
    }

    /// An original that the project does not have.
    fn unreleased(&self, releases: &Releases, number: i64) -> Result<Original> {
        let card = self.original(number)?;
        match case_of(releases, &card) {
            Some((_, label)) => Err(Error::AlreadyReleased { number, label: label.to_owned() }),
            None => Ok(card),
        }
    }
}

#[cfg(test)]
#[path = "documents_tests.rs"]
mod tests;
