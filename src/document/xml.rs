//! XML as a run of events with the names of elements as they are written in office documents, prefix and all.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::text::Unreadable;

/// What comes next in a file.
pub(super) enum Step {
    Start(Element),
    End(String),
    Text(String),
}

/// The start of an element.
pub(super) struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn new(start: &BytesStart<'_>) -> Self {
        let mut all = start.attributes();
        let attributes = all.with_checks(false).filter_map(Result::ok).map(|attribute| {
            let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            (key, String::from_utf8_lossy(&attribute.value).into_owned())
        });
        let attributes = attributes.collect();
        Self { name: String::from_utf8_lossy(start.name().as_ref()).into_owned(), attributes }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether a property that may be switched off is on.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.attribute("w:val"), Some("0" | "false" | "off" | "none"))
    }
}

/// Hands over step by step what stands in `xml`; an empty element starts and ends.
///
/// # Errors
/// [`Unreadable::Damaged`] if it is no XML.
pub(super) fn walk(xml: &str, mut step: impl FnMut(Step)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(start) => step(Step::Start(Element::new(&start))),
            Event::Empty(start) => {
                let element = Element::new(&start);
                let name = element.name.clone();
                step(Step::Start(element));
                step(Step::End(name));
            }
            Event::End(end) => step(Step::End(String::from_utf8_lossy(end.name().as_ref()).into_owned())),
            Event::Text(text) => step(Step::Text(text.decode().map_err(|_| Unreadable::Damaged)?.into_owned())),
            Event::CData(text) => step(Step::Text(text.decode().map_err(|_| Unreadable::Damaged)?.into_owned())),
            Event::GeneralRef(reference) => {
                let named = reference.decode().map_err(|_| Unreadable::Damaged)?;
                let letter = reference.resolve_char_ref().ok().flatten().map(String::from);
                let text = letter.or_else(|| resolve_predefined_entity(&named).map(str::to_owned));
                step(Step::Text(text.unwrap_or_default()));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
