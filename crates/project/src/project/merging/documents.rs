//! Documents that both sides have added to one case: those of both stay, in the order in which they were added.

use super::super::{Print, Project};
use super::since::ChangesSince;
use crate::error::Result;
use reading::case_documents::SEPARATOR;
use reading::evidence::Evidence;
use reading::plan::CaseDocument;
use reading::text::Span;

/// A document of one side.
pub(super) struct SideDocument {
    pub(super) guid: String,
    pub(super) document: CaseDocument,
    /// When it came into the case, if that was since both were the same.
    pub(super) added_at: Option<String>,
    /// Its place among those of the other side.
    pub(super) twin: Option<usize>,
}

impl SideDocument {
    /// The documents of a case, in the order of its text.
    pub(super) fn all(project: &Project, case: i64, since: &ChangesSince) -> Result<Vec<Self>> {
        let documents = project.documents().of(case)?;
        let guid = "SELECT guid, changed_at FROM document WHERE id = ?";
        let mut query = project.connection().prepare_cached(guid)?;
        let with_guid = |stored: super::super::StoredDocument| -> Result<Self> {
            let (guid, at): (String, Option<String>) =
                query.query_row([stored.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let row = since.row("document", &guid);
            let is_added = row.is_some_and(|row| !row.existed || row.time_of("case_id").is_some());
            let added_at = is_added.then(|| at.unwrap_or_default());
            Ok(Self { guid, document: stored.document, added_at, twin: None })
        };
        documents.into_iter().map(with_guid).collect()
    }

    /// In which order documents that were added stand.
    pub(super) fn order(&self) -> (&str, &str) {
        (self.added_at.as_deref().unwrap_or_default(), &self.guid)
    }
}

/// The documents of both sides, each with its place in a text that holds all of them.
pub(super) struct JoinedDocuments {
    pub(super) content: String,
    pub(super) evidence: Evidence,
    /// By GUID.
    places: Vec<(String, Span)>,
}

/// Says which documents of both sides hold the same text: those of one GUID first.
pub(super) fn pair((own, ours): (&Print, &mut [SideDocument]), (other, others): (&Print, &mut [SideDocument])) {
    for (at, document) in others.iter_mut().enumerate() {
        let text = other.text.slice(document.document.span);
        let is_same = |own_document: &SideDocument| {
            own_document.twin.is_none() && own.text.slice(own_document.document.span) == text
        };
        let by_guid = ours.iter().position(|own| own.guid == document.guid && is_same(own));
        document.twin = by_guid.or_else(|| ours.iter().position(is_same));
        if let Some(twin) = document.twin.and_then(|twin| ours.get_mut(twin)) {
            twin.twin = Some(at);
        }
    }
}

impl JoinedDocuments {
    /// Lays them behind each other: what both had, then what was added, in the order in which it was.
    pub(super) fn of((own, ours): (&Print, &[SideDocument]), (other, others): (&Print, &[SideDocument])) -> Self {
        let mut all: Vec<(&Print, &SideDocument, (bool, &str, &str))> = Vec::new();
        all.extend(ours.iter().map(|document| {
            let twin = document.twin.and_then(|twin| others.get(twin));
            let order = twin.map_or(document.order(), |twin| twin.order().min(document.order()));
            // The first one was there before any was added.
            let is_first = document.document.span.start == 0 && twin.is_none_or(|twin| twin.document.span.start == 0);
            let is_added = document.added_at.is_some() && !is_first;
            if is_added { (own, document, (true, order.0, order.1)) } else { (own, document, (false, "", "")) }
        }));
        let added = others.iter().filter(|document| document.twin.is_none());
        all.extend(added.map(|document| (other, document, (true, document.order().0, document.order().1))));
        all.sort_by_key(|(_, _, order)| *order);
        let (mut content, mut len, mut evidence) = (String::new(), 0, Evidence::default());
        let mut places = Vec::with_capacity(all.len());
        for (print, document, _) in all {
            if len > 0 {
                content.push_str(SEPARATOR);
                len += SEPARATOR.chars().count();
            }
            let part = print.part(&document.document);
            content.push_str(part.text.as_str());
            evidence = evidence.followed_by(&part.evidence, len);
            places.push((document.guid.clone(), Span::new(len, len + part.text.len())));
            len += part.text.len();
        }
        Self { content, evidence, places }
    }

    /// Where the document with this GUID stands.
    pub(super) fn place(&self, guid: &str) -> Option<Span> {
        self.places.iter().find(|(own, _)| own == guid).map(|(_, place)| *place)
    }
}
