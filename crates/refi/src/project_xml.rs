//! The XML of a project and of a codebook, with the children of each element in the order that the schema asks for. Containers that
//! would be empty are left out: the schema knows none.

use crate::guid;
use crate::refi_project::{
    RefiCase, RefiCode, RefiCoding, RefiNote, RefiProject, RefiSelection, RefiSet, RefiSource, RefiText, RefiValue,
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// XML as it grows.
struct Xml {
    out: String,
}

impl Xml {
    fn open(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.tag(element, attributes);
        self.out.push_str(">\n");
    }

    fn empty(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.tag(element, attributes);
        self.out.push_str("/>\n");
    }

    fn text(&mut self, element: &str, text: &str) {
        self.tag(element, &[]);
        self.out.push('>');
        escape(text, &mut self.out);
        self.close(element);
    }

    fn close(&mut self, element: &str) {
        self.out.push_str("</");
        self.out.push_str(element);
        self.out.push_str(">\n");
    }

    /// An element whose children are written by `inner`, if it has any.
    fn container<T>(&mut self, element: &str, children: &[T], inner: impl FnMut(&mut Self, &T)) {
        if children.is_empty() {
            return;
        }
        let mut inner = inner;
        self.open(element, &[]);
        children.iter().for_each(|child| inner(self, child));
        self.close(element);
    }

    fn tag(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(element);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
    }

    fn description(&mut self, description: &str) {
        if !description.is_empty() {
            self.text("Description", description);
        }
    }

    fn references(&mut self, element: &str, guids: &[String]) {
        guids.iter().for_each(|target| self.empty(element, &[("targetGUID", &guid::written(target))]));
    }
}

/// Text as XML holds it. Characters that XML has no way to write become U+FFFD.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
}

/// The file that tells what is in an archive.
pub(crate) fn project(project: &RefiProject) -> String {
    let mut xml = Xml { out: HEAD.to_owned() };
    xml.open(
        "Project",
        &[
            ("xmlns", "urn:QDA-XML:project:1.0"),
            ("name", &project.name),
            ("origin", &project.origin),
            ("creationDateTime", &project.created),
        ],
    );
    xml.container("Users", &project.users, |xml, user| {
        xml.empty("User", &[("guid", &guid::written(&user.guid)), ("name", &user.name)]);
    });
    if !project.codes.is_empty() {
        xml.open("CodeBook", &[]);
        codes(&mut xml, &project.codes);
        xml.close("CodeBook");
    }
    xml.container("Variables", &project.variables, |xml, variable| {
        let (kind, _) = variable.kind.words();
        let own = [("guid", &*guid::written(&variable.guid)), ("name", &variable.name), ("typeOfVariable", kind)];
        if variable.description.is_empty() {
            xml.empty("Variable", &own);
        } else {
            xml.open("Variable", &own);
            xml.description(&variable.description);
            xml.close("Variable");
        }
    });
    let value = |xml: &mut Xml, own: &RefiValue| values(xml, project, own);
    xml.container("Cases", &project.cases, |xml, own| case(xml, own, value));
    xml.container("Sources", &project.sources, |xml, own| source(xml, own, value));
    xml.container("Notes", &project.notes, note);
    xml.container("Sets", &project.sets, |xml, own| set(xml, own, "targetGUID"));
    xml.close("Project");
    xml.out
}

/// A codebook of its own.
pub(crate) fn codebook(project: &RefiProject) -> String {
    let mut xml = Xml { out: HEAD.to_owned() };
    xml.open("CodeBook", &[("xmlns", "urn:QDA-XML:codebook:1.0"), ("origin", &project.origin)]);
    codes(&mut xml, &project.codes);
    xml.container("Sets", &project.sets, |xml, own| set(xml, own, "guid"));
    xml.close("CodeBook");
    xml.out
}

fn codes(xml: &mut Xml, codes: &[RefiCode]) {
    xml.open("Codes", &[]);
    below(xml, codes, None);
    xml.close("Codes");
}

fn below(xml: &mut Xml, codes: &[RefiCode], parent: Option<usize>) {
    for (index, code) in codes.iter().enumerate().filter(|(_, code)| code.parent == parent) {
        let codable = if code.codable { "true" } else { "false" };
        xml.open(
            "Code",
            &[
                ("guid", &guid::written(&code.guid)),
                ("name", &code.name),
                ("isCodable", codable),
                ("color", &code.colour),
            ],
        );
        xml.description(&code.description);
        below(xml, codes, Some(index));
        xml.close("Code");
    }
}

fn values(xml: &mut Xml, project: &RefiProject, own: &RefiValue) {
    let Some(variable) = project.variables.iter().find(|variable| variable.guid == own.variable) else { return };
    let (_, element) = variable.kind.words();
    xml.open("VariableValue", &[]);
    xml.empty("VariableRef", &[("targetGUID", &guid::written(&own.variable))]);
    xml.text(element, &own.value);
    xml.close("VariableValue");
}

fn case(xml: &mut Xml, case: &RefiCase, value: impl Fn(&mut Xml, &RefiValue)) {
    xml.open("Case", &[("guid", &guid::written(&case.guid)), ("name", &case.name)]);
    xml.description(&case.description);
    case.values.iter().for_each(|own| value(xml, own));
    xml.references("SourceRef", &case.sources);
    xml.close("Case");
}

fn source(xml: &mut Xml, source: &RefiSource, value: impl Fn(&mut Xml, &RefiValue)) {
    let RefiText::Path(path) = &source.text else { return };
    xml.open(
        "TextSource",
        &[
            ("guid", &guid::written(&source.guid)),
            ("name", &source.name),
            ("plainTextPath", path),
            ("creationDateTime", &source.at),
        ],
    );
    xml.description(&source.description);
    source.selections.iter().for_each(|own| selection(xml, own));
    xml.references("NoteRef", &source.note_refs);
    source.values.iter().for_each(|own| value(xml, own));
    xml.close("TextSource");
}

fn selection(xml: &mut Xml, selection: &RefiSelection) {
    let place = |place: Option<usize>| place.unwrap_or_default().to_string();
    xml.open(
        "PlainTextSelection",
        &[
            ("guid", &guid::written(&selection.guid)),
            ("startPosition", &place(selection.start)),
            ("endPosition", &place(selection.end)),
            ("creatingUser", &user(&selection.user)),
            ("creationDateTime", &selection.at),
        ],
    );
    selection.codings.iter().for_each(|own| coding(xml, own));
    xml.references("NoteRef", &selection.note_refs);
    xml.close("PlainTextSelection");
}

fn coding(xml: &mut Xml, coding: &RefiCoding) {
    xml.open(
        "Coding",
        &[
            ("guid", &guid::written(&coding.guid)),
            ("creatingUser", &user(&coding.user)),
            ("creationDateTime", &coding.at),
        ],
    );
    xml.empty("CodeRef", &[("targetGUID", &guid::written(&coding.code))]);
    xml.references("NoteRef", &coding.note_refs);
    xml.close("Coding");
}

fn user(guid: &str) -> String {
    if guid.is_empty() { String::new() } else { guid::written(guid) }
}

fn note(xml: &mut Xml, note: &RefiNote) {
    let RefiText::Path(path) = &note.text else { return };
    let (guid, user) = (guid::written(&note.guid), user(&note.user));
    let attributes = [
        ("guid", &*guid),
        ("name", &note.name),
        ("plainTextPath", path),
        ("creatingUser", &user),
        ("creationDateTime", &note.at),
    ];
    if note.description.is_empty() {
        xml.empty("Note", &attributes);
    } else {
        xml.open("Note", &attributes);
        xml.description(&note.description);
        xml.close("Note");
    }
}

fn set(xml: &mut Xml, set: &RefiSet, by: &str) {
    xml.open("Set", &[("guid", &guid::written(&set.guid)), ("name", &set.name)]);
    set.codes.iter().for_each(|code| xml.empty("MemberCode", &[(by, &guid::written(code))]));
    xml.close("Set");
}
