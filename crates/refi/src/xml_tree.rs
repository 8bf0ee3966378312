//! The XML of a file as a tree of elements, whatever their namespace. What could make a small file grow without end is refused.

use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::error::{RefiError, Result};

/// Elements below each other at most; code trees are a dozen deep.
const DEEPEST: usize = 256;

/// Elements of a file at most.
const MOST: usize = 8_000_000;

/// An element: its name without a prefix, its attributes, its children, and the text between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    /// An attribute; empty where it is not there. Names are compared without regard to their case.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub(crate) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> + 'a {
        self.children.iter().filter(move |child| child.is(name))
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.is(name))
    }
}

/// The root of an XML file.
///
/// # Errors
/// [`RefiError::BadXml`], [`RefiError::Entities`], [`RefiError::TooLarge`].
pub(crate) fn root(bytes: &[u8], path: &Path) -> Result<Element> {
    let content = decoded(bytes);
    let mut reader = Reader::from_str(&content);
    let mut open: Vec<Element> = vec![Element::default()];
    let mut count = 0_usize;
    loop {
        let at = reader.buffer_position();
        let bad = || RefiError::BadXml { path: path.to_owned(), byte: at };
        match reader.read_event().map_err(|_| bad())? {
            Event::Start(start) => {
                count += 1;
                if open.len() > DEEPEST || count > MOST {
                    return Err(RefiError::TooLarge(path.to_owned()));
                }
                open.push(element(&start).ok_or_else(bad)?);
            }
            Event::Empty(start) => {
                count += 1;
                let element = element(&start).ok_or_else(bad)?;
                open.last_mut().ok_or_else(bad)?.children.push(element);
            }
            Event::End(_) => {
                let closed = open.pop().ok_or_else(bad)?;
                open.last_mut().ok_or_else(bad)?.children.push(closed);
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|_| bad())?;
                open.last_mut().ok_or_else(bad)?.text.push_str(&text);
            }
            Event::CData(text) => {
                let text = text.decode().map_err(|_| bad())?;
                open.last_mut().ok_or_else(bad)?.text.push_str(&text);
            }
            Event::GeneralRef(reference) => {
                let c = character(&reference).ok_or_else(|| RefiError::Entities(path.to_owned()))?;
                open.last_mut().ok_or_else(bad)?.text.push_str(&c);
            }
            Event::DocType(definition) if defines_entities(&definition) => {
                return Err(RefiError::Entities(path.to_owned()));
            }
            Event::Eof if open.len() > 1 => return Err(bad()),
            Event::Eof => break,
            _ => {}
        }
    }
    let root = open.pop().and_then(|mut top| top.children.pop());
    root.ok_or_else(|| RefiError::BadXml { path: path.to_owned(), byte: 0 })
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let name = String::from_utf8_lossy(attribute.key.local_name().as_ref()).into_owned();
        let value = std::str::from_utf8(&attribute.value).ok()?;
        let value = quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned);
        attributes.push((name, value));
    }
    Some(Element { name, attributes, ..Element::default() })
}

fn defines_entities(definition: &[u8]) -> bool {
    definition.windows(8).any(|part| part.eq_ignore_ascii_case(b"<!ENTITY"))
}

/// The character that a reference stands for.
fn character(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c.to_string());
    }
    let name = reference.decode().ok()?;
    quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned)
}

/// UTF-8 or UTF-16, with or without a byte order mark.
fn decoded(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, b'<', ..] => utf16(bytes, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &[u8]) -> Result<Element> {
        root(xml, Path::new("x.qde"))
    }

    #[test]
    fn elements_are_read_whatever_their_namespace_and_encoding() {
        let xml = "<?xml version=\"1.0\"?>\r\n<q:Project xmlns:q=\"urn:x\" Name=\"&lt;A&#10;B&gt;\"><q:Code name='å'>a &amp; b<![CDATA[<c>]]></q:Code><x/></q:Project>";
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(xml.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [xml.as_bytes().to_vec(), [b"\xef\xbb\xbf", xml.as_bytes()].concat(), utf16] {
            let root = read(&bytes).expect("read");
            assert_eq!((&*root.name, root.attribute("name"), root.children.len()), ("Project", "<A\nB>", 2));
            let code = root.child("code").expect("a code");
            assert_eq!((code.attribute("name"), &*code.text), ("å", "a & b<c>"));
        }
    }

    #[test]
    fn what_grows_without_end_is_refused() {
        let bomb = b"<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
        assert!(matches!(read(bomb), Err(RefiError::Entities(_))));
        assert!(matches!(read(b"<x>&unknown;</x>"), Err(RefiError::Entities(_))));
        let deep = "<a>".repeat(100_000);
        assert!(matches!(read(deep.as_bytes()), Err(RefiError::TooLarge(_))));
    }

    #[test]
    fn damaged_xml_is_refused_with_its_place() {
        for xml in ["<a><b></a>", "<a>", "", "no xml", "<a", "<a x=1></b>"] {
            assert!(matches!(read(xml.as_bytes()), Err(RefiError::BadXml { .. })), "{xml}");
        }
    }
}
