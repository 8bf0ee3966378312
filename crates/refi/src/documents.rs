//! A case of several documents: a source for each on its way out, one case again on its way in.

use std::collections::{HashMap, HashSet};

use reading::case_documents::SEPARATOR;
use reading::plan::{CaseDocument, DocumentKind};
use reading::text::{Span, Text};

use crate::counting::{CharUnit, FileCounting};
use crate::error::Result;
use crate::guid::derived;
use crate::incoming::{FoundText, RefiIncoming};
use crate::refi_project::{RefiSource, RefiText};

/// A source of a case on its way out.
pub(crate) struct SentSource {
    /// Its part of the text of the case.
    pub span: Span,
    pub guid: String,
    pub name: String,
}

/// The sources of a case: one for each document, if every passage lies in one of them; else one for all.
pub(crate) fn sources_of(
    (label, guid): (&str, &str),
    text: &str,
    documents: &[CaseDocument],
    mut passages: impl Iterator<Item = Span>,
) -> Vec<SentSource> {
    let len = text.chars().count();
    let whole = SentSource { span: Span::new(0, len), guid: guid.to_owned(), name: label.to_owned() };
    let is_within = |span: Span| documents.iter().any(|one| one.span.start <= span.start && span.end <= one.span.end);
    if documents.len() < 2 || !passages.all(is_within) {
        return vec![whole];
    }
    let parts = Text::from_normalised(text.to_owned());
    let joined: Vec<&str> = documents.iter().map(|document| parts.slice(document.span)).collect();
    if joined.join(SEPARATOR) != text || joined.iter().any(|part| part.trim().is_empty()) {
        return vec![whole];
    }
    let source = |(at, document): (usize, &CaseDocument)| {
        let number = at + 1;
        let title = if document.title.is_empty() { String::new() } else { format!(": {}", document.title) };
        SentSource {
            span: document.span,
            guid: if at == 0 { guid.to_owned() } else { derived(&[guid, "document", &number.to_string()]) },
            name: format!("{label} ({number}) {}{title}", document.kind.word()),
        }
    };
    documents.iter().enumerate().map(source).collect()
}

/// The kind and the title that the name of such a source tells.
fn told(name: &str, number: usize) -> Option<(DocumentKind, String)> {
    let (_, rest) = name.split_once(&format!(" ({number}) "))?;
    let (word, title) = rest.split_once(": ").unwrap_or((rest, ""));
    let kind = DocumentKind::ALL.into_iter().find(|kind| kind.word() == word)?;
    Some((kind, title.to_owned()))
}

/// Makes one source of those of a case that this program has sent out as several. Gives the documents of each, by its GUID.
///
/// # Errors
/// [`crate::RefiError::TooLarge`].
pub(crate) fn join(incoming: &mut RefiIncoming) -> Result<HashMap<String, Vec<CaseDocument>>> {
    let mut joined = HashMap::new();
    if !incoming.is_own {
        return Ok(joined);
    }
    let mut sources = std::mem::take(&mut incoming.refi.sources);
    let mut cases = std::mem::take(&mut incoming.refi.cases);
    let mut gone: HashSet<String> = HashSet::new();
    for case in cases.iter_mut().filter(|case| case.sources.len() > 1) {
        let find = |guid: &String| sources.iter().position(|source| source.guid == *guid);
        let Some(own) = case.sources.iter().map(find).collect::<Option<Vec<usize>>>() else { continue };
        let parts: Vec<RefiSource> = own.iter().filter_map(|at| sources.get(*at)).cloned().collect();
        let Some((whole, documents)) = one(incoming, &parts)? else { continue };
        joined.insert(whole.guid.clone(), documents);
        gone.extend(case.sources.iter().filter(|guid| **guid != whole.guid).cloned());
        case.sources = vec![whole.guid.clone()];
        if let Some(first) = own.first().and_then(|at| sources.get_mut(*at)) {
            *first = whole;
        }
    }
    sources.retain(|source| !gone.contains(&source.guid));
    incoming.refi.sources = sources;
    incoming.refi.cases = cases;
    Ok(joined)
}

/// One source of several, and its documents; `None` where they are not what this program writes.
fn one(incoming: &mut RefiIncoming, parts: &[RefiSource]) -> Result<Option<(RefiSource, Vec<CaseDocument>)>> {
    let is_utf16 = matches!(incoming.counting, FileCounting::Certain(counting) if counting.unit == CharUnit::Utf16);
    let count = |text: &str| if is_utf16 { text.encode_utf16().count() } else { text.chars().count() };
    let (mut content, mut documents) = (String::new(), Vec::with_capacity(parts.len()));
    let Some(mut whole) = parts.first().cloned() else { return Ok(None) };
    whole.selections.clear();
    for (at, part) in parts.iter().enumerate() {
        let text = match incoming.text(&part.text)? {
            FoundText::Bytes(bytes) => String::from_utf8(bytes).ok(),
            FoundText::Inline(text) => Some(text),
            FoundText::Missing => None,
        };
        let (Some(text), Some((kind, title))) = (text, told(&part.name, at + 1)) else { return Ok(None) };
        if at > 0 {
            content.push_str(SEPARATOR);
        }
        let (before, start) = (count(&content), content.chars().count());
        content.push_str(&text);
        documents.push(CaseDocument { kind, title, span: Span::new(start, start + text.chars().count()) });
        whole.selections.extend(part.selections.iter().cloned().map(|mut selection| {
            selection.start = selection.start.map(|place| place + before);
            selection.end = selection.end.map(|place| place + before);
            selection
        }));
        if at > 0 {
            whole.codings.extend(part.codings.iter().cloned());
            whole.note_refs.extend(part.note_refs.iter().cloned());
        }
    }
    whole.text = RefiText::Inline(content);
    Ok(Some((whole, documents)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_what_a_document_is() {
        assert_eq!(told("sak (1) (2) cv: Min: CV", 2), Some((DocumentKind::Cv, "Min: CV".to_owned())));
        assert_eq!(told("sak (1) plan", 1), Some((DocumentKind::Plan, String::new())));
        assert_eq!((told("sak (1) brev", 1), told("sak", 1)), (None, None));
    }
}
