//! XML as a run of events. Names have the prefixes that office documents usually give to their namespaces, whatever
//! prefixes the file itself uses, and whether it is written by the transitional or the strict standard.

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};

use super::work::{Cost, DEEPEST, WorkBudget};
use crate::remark::What;
use crate::text::Unreadable;

/// Namespaces and the prefix by which the readers know each.
const NAMESPACES: [(&str, &str); 34] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.microsoft.com/office/word/2010/wordml", "w14"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
    ("http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"),
    ("http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", "c"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:schemas-microsoft-com:office:office", "o"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/package/2006/content-types", "ct"),
    ("http://schemas.microsoft.com/office/2006/xmlPackage", "pkg"),
    ("http://schemas.microsoft.com/office/word/2003/wordml", "w2003"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:form:1.0", "form"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0", "field"),
    ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"),
];

/// Where the name of an encoding may stand.
const DECLARATION: usize = 256;

/// What comes next in a file.
pub(super) enum XmlStep<'a> {
    Start(&'a XmlElement),
    End(&'a str),
    Text(&'a str),
}

/// The start of an element.
pub(super) struct XmlElement {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl XmlElement {
    fn new(start: &BytesStart<'_>, resolver: &NamespaceResolver) -> Self {
        let (namespace, local) = resolver.resolve_element(start.name());
        let name = named(&namespace, local.as_ref());
        let mut all = start.attributes();
        let attributes = all.with_checks(false).filter_map(Result::ok).map(|attribute| {
            let (namespace, local) = resolver.resolve_attribute(attribute.key);
            // A value that refers to what is not defined stays as it is written.
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_or_else(|_| String::from_utf8_lossy(&attribute.value).into_owned(), std::borrow::Cow::into_owned);
            (named(&namespace, local.as_ref()), value)
        });
        let attributes = attributes.collect();
        Self { name, attributes }
    }

    /// The value of an attribute; its name may also stand without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let of = |name: &str| self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        of(name).or_else(|| of(name.rsplit(':').next()?))
    }

    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a property that may be switched off is on.
    pub(super) fn is_on(&self) -> bool {
        is_on(self.attribute("w:val"))
    }
}

/// Whether the value of a switch, which may be left out, says that it is on.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}

/// The name with the usual prefix of its namespace. A prefix that the file does not declare is taken at its word.
fn named(namespace: &ResolveResult<'_>, local: &[u8]) -> String {
    let local = String::from_utf8_lossy(local);
    match namespace {
        ResolveResult::Unbound => local.into_owned(),
        ResolveResult::Unknown(prefix) => format!("{}:{local}", String::from_utf8_lossy(prefix)),
        ResolveResult::Bound(namespace) => {
            let uri = namespace.as_ref();
            let known = NAMESPACES.iter().find(|(known, _)| known.as_bytes() == uri);
            format!("{}:{local}", known.map_or("other", |(_, prefix)| prefix))
        }
    }
}

/// Hands over step by step what stands in `xml`; an empty element starts and ends.
///
/// # Errors
/// [`Unreadable::Damaged`] if it is no XML or not whole, [`Unreadable::TooComplex`], and what `step` gives.
pub(super) fn walk(
    xml: &str,
    work: &mut WorkBudget,
    mut step: impl FnMut(XmlStep<'_>, &mut WorkBudget) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = NsReader::from_str(xml);
    let mut open: Vec<String> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|_| Unreadable::Damaged)?;
        work.spend(Cost::Nodes, 1)?;
        match event {
            Event::Start(start) => {
                let element = XmlElement::new(&start, reader.resolver());
                work.spend(Cost::Nodes, element.attributes.len())?;
                if open.len() >= DEEPEST {
                    return Err(Unreadable::TooComplex);
                }
                step(XmlStep::Start(&element), work)?;
                open.push(element.name);
            }
            Event::Empty(start) => {
                let element = XmlElement::new(&start, reader.resolver());
                work.spend(Cost::Nodes, element.attributes.len())?;
                step(XmlStep::Start(&element), work)?;
                step(XmlStep::End(&element.name), work)?;
            }
            Event::End(_) => {
                // The parser has seen to it that the ends fit the starts.
                let name = open.pop().ok_or(Unreadable::Damaged)?;
                step(XmlStep::End(&name), work)?;
            }
            Event::Text(text) => step(XmlStep::Text(&text.decode().map_err(|_| Unreadable::Damaged)?), work)?,
            Event::CData(text) => step(XmlStep::Text(&text.decode().map_err(|_| Unreadable::Damaged)?), work)?,
            Event::GeneralRef(reference) => {
                let named = reference.decode().map_err(|_| Unreadable::Damaged)?;
                let letter = reference.resolve_char_ref().ok().flatten().map(String::from);
                // Entities that a file defines for itself are not unfolded: no office program writes any.
                let text = letter.or_else(|| resolve_predefined_entity(&named).map(str::to_owned));
                step(XmlStep::Text(&text.ok_or(Unreadable::Damaged)?), work)?;
            }
            Event::Eof => return if open.is_empty() { Ok(()) } else { Err(Unreadable::Damaged) },
            _ => {}
        }
    }
}

/// The first element of `xml`, however it goes on.
pub(super) fn root(xml: &str) -> Option<XmlElement> {
    let mut reader = NsReader::from_str(xml);
    for _ in 0..DEEPEST {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => return Some(XmlElement::new(&start, reader.resolver())),
            Event::Eof => return None,
            _ => {}
        }
    }
    None
}

/// The letters of an XML file in any encoding: that of its byte order mark, of its first letter, or the declared one.
pub(super) fn decoded(bytes: Vec<u8>, work: &mut WorkBudget) -> String {
    use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
    let of_mark = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let encoding = of_mark.unwrap_or_else(|| match bytes.as_slice() {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => declared(&bytes).unwrap_or(UTF_8),
    });
    if encoding == UTF_8 && of_mark.is_none() {
        // Most parts are sound UTF-8: their bytes are the text already.
        return String::from_utf8(bytes).unwrap_or_else(|error| replaced(error.as_bytes(), encoding, work));
    }
    replaced(&bytes, encoding, work)
}

fn replaced(bytes: &[u8], encoding: &'static encoding_rs::Encoding, work: &mut WorkBudget) -> String {
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    if damaged {
        work.note(What::BadBytes, text.matches(char::REPLACEMENT_CHARACTER).count());
    }
    text.into_owned()
}

/// The encoding that the first line names, if it is one in which that line could be read.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).into_owned();
    let declaration = start.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, named) = declaration.split_once("encoding")?;
    let named = named.trim_start().strip_prefix('=')?.trim_start();
    let mark = named.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let encoding = encoding_rs::Encoding::for_label(named[1..].split(mark).next()?.as_bytes())?;
    encoding.is_ascii_compatible().then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(xml: &str) -> Vec<String> {
        let mut names = Vec::new();
        let step = |step: XmlStep<'_>, _: &mut WorkBudget| {
            if let XmlStep::Start(element) = step {
                names.push(element.name.clone());
            }
            Ok(())
        };
        walk(xml, &mut WorkBudget::default(), step).expect("sound");
        names
    }

    #[test]
    fn names_are_told_by_namespace_and_undeclared_prefixes_by_themselves() {
        let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        assert_eq!(names(&format!("<x:p xmlns:x=\"{main}\"><x:r/></x:p>")), ["w:p", "w:r"]);
        assert_eq!(names(&format!("<p xmlns=\"{strict}\"><r/></p>")), ["w:p", "w:r"]);
        assert_eq!(
            names(&format!("<w:p><w:r xmlns:w=\"{main}\" xmlns:a=\"urn:b\"><a:c/></w:r></w:p>")),
            ["w:p", "w:r", "other:c"]
        );
    }

    #[test]
    fn letters_are_read_in_any_encoding() {
        let utf16 = |bytes: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
            let text =
                format!("{}<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>ær</a>", if mark { "\u{feff}" } else { "" });
            text.encode_utf16().flat_map(bytes).collect()
        };
        for bytes in [
            b"<?xml version='1.0' encoding='windows-1252'?><a>\xe6r</a>".to_vec(),
            "\u{feff}<a>ær</a>".as_bytes().to_vec(),
            utf16(u16::to_le_bytes, true),
            utf16(u16::to_be_bytes, true),
            utf16(u16::to_le_bytes, false),
        ] {
            let mut work = WorkBudget::default();
            assert!(decoded(bytes, &mut work).ends_with("<a>ær</a>"));
            assert!(work.remarks.is_empty());
        }
        let mut work = WorkBudget::default();
        assert_eq!(decoded(b"<a>\xe6</a>".to_vec(), &mut work), "<a>\u{fffd}</a>");
        assert!(!work.remarks.is_empty());
    }

    #[test]
    fn entities_depth_and_nodes_are_bounded() {
        let walked = |xml: &str, work: &mut WorkBudget| walk(xml, work, |_, _| Ok(()));
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        assert_eq!(walked(bomb, &mut WorkBudget::default()), Err(Unreadable::Damaged));
        let deep = "<a>".repeat(DEEPEST + 1);
        assert_eq!(walked(&deep, &mut WorkBudget::default()), Err(Unreadable::TooComplex));
        assert_eq!(walked("<a><b/></a>", &mut WorkBudget::within(Cost::Nodes, 2)), Err(Unreadable::TooComplex));
        assert_eq!(walked("<a><b/>", &mut WorkBudget::default()), Err(Unreadable::Damaged));
    }
}
