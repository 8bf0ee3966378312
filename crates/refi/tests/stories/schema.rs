//! What goes out is valid by the schema: order, required attributes, forms of values, and references that lead somewhere. This checker
//! knows nothing of the writer: it has the rules from the schema of REFI-QDA 1.0.

use std::collections::{HashMap, HashSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use refi::out::{OutForm, out};

use crate::support::{PRINT, Place, unpacked};

#[derive(Debug, Default)]
struct Node {
    name: String,
    attributes: HashMap<String, String>,
    children: Vec<Node>,
    text: String,
}

fn node(start: &BytesStart<'_>) -> Node {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let value = std::str::from_utf8(&attribute.value).expect("UTF-8");
        let value = quick_xml::escape::unescape(value).expect("escaped").into_owned();
        (String::from_utf8_lossy(attribute.key.as_ref()).into_owned(), value)
    });
    Node {
        name: String::from_utf8_lossy(start.name().as_ref()).into_owned(),
        attributes: attributes.collect(),
        ..Node::default()
    }
}

fn tree(xml: &str) -> Node {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(start) => open.push(node(&start)),
            Event::Empty(start) => open.last_mut().expect("open").children.push(node(&start)),
            Event::End(_) => {
                let closed = open.pop().expect("open");
                open.last_mut().expect("open").children.push(closed);
            }
            Event::Text(text) => open.last_mut().expect("open").text.push_str(&text.decode().expect("UTF-8")),
            Event::Eof => return open.pop().expect("a root").children.pop().expect("a root"),
            _ => {}
        }
    }
}

/// Element, required attributes, other attributes, children in order. `?` may be there once, `*` often, `+` at least once; nothing is once.
const RULES: [(&str, &str, &str, &str); 27] = [
    (
        "Project",
        "name",
        "xmlns origin creatingUserGUID creationDateTime",
        "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*",
    ),
    ("Users", "", "", "User+"),
    ("User", "guid", "name id", ""),
    ("CodeBook", "", "xmlns origin", "Codes Sets?"),
    ("Codes", "", "", "Code+"),
    ("Code", "guid name isCodable", "color", "Description? NoteRef* Code*"),
    ("Variables", "", "", "Variable+"),
    ("Variable", "guid name typeOfVariable", "", "Description?"),
    ("Cases", "", "", "Case+"),
    ("Case", "guid", "name", "Description? CodeRef* VariableValue* SourceRef* SelectionRef*"),
    (
        "VariableValue",
        "",
        "",
        "VariableRef TextValue? BooleanValue? IntegerValue? FloatValue? DateValue? DateTimeValue?",
    ),
    ("Sources", "", "", "TextSource+"),
    (
        "TextSource",
        "guid",
        "name plainTextPath creatingUser creationDateTime",
        "Description? PlainTextSelection* Coding* NoteRef* VariableValue*",
    ),
    (
        "PlainTextSelection",
        "guid startPosition endPosition",
        "creatingUser creationDateTime",
        "Description? Coding* NoteRef*",
    ),
    ("Coding", "guid", "creatingUser creationDateTime", "CodeRef NoteRef*"),
    ("Notes", "", "", "Note+"),
    ("Note", "guid", "name plainTextPath creatingUser creationDateTime", "Description?"),
    ("Sets", "", "", "Set+"),
    ("Set", "guid name", "", "Description? MemberCode* MemberSource* MemberNote*"),
    ("MemberCode", "", "targetGUID guid", ""),
    ("CodeRef", "targetGUID", "", ""),
    ("NoteRef", "targetGUID", "", ""),
    ("SourceRef", "targetGUID", "", ""),
    ("VariableRef", "targetGUID", "", ""),
    ("Description", "", "", ""),
    ("TextValue", "", "", ""),
    ("BooleanValue", "", "", ""),
];
const VALUES: [&str; 4] = ["IntegerValue", "FloatValue", "DateValue", "DateTimeValue"];

fn is_guid(value: &str) -> bool {
    let parts: Vec<usize> = value.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12] && value.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

fn is_time(value: &str) -> bool {
    let form = "0000-00-00T00:00:00Z";
    value.len() == form.len()
        && value.chars().zip(form.chars()).all(|(c, form)| if form == '0' { c.is_ascii_digit() } else { c == form })
}

fn check(node: &Node) {
    let name = &*node.name;
    if VALUES.contains(&name) {
        assert!(node.children.is_empty() && node.attributes.is_empty());
        return;
    }
    let rule = RULES.iter().find(|rule| rule.0 == name).unwrap_or_else(|| panic!("{name} is no element of the schema"));
    for required in rule.1.split_whitespace() {
        assert!(node.attributes.contains_key(required), "{name} has no {required}");
    }
    for (attribute, value) in &node.attributes {
        let known = |list: &str| list.split_whitespace().any(|known| known == attribute);
        assert!(known(rule.1) || known(rule.2), "{name} has {attribute}");
        let is_right = match attribute.as_str() {
            "guid" | "targetGUID" | "creatingUser" | "creatingUserGUID" => is_guid(value),
            "creationDateTime" => is_time(value),
            "color" => value.len() == 7 && value.starts_with('#') && value[1..].bytes().all(|b| b.is_ascii_hexdigit()),
            "isCodable" => ["true", "false"].contains(&&**value),
            "startPosition" | "endPosition" => value.parse::<usize>().is_ok(),
            "typeOfVariable" => ["Text", "Boolean", "Integer", "Float", "Date", "DateTime"].contains(&&**value),
            _ => true,
        };
        assert!(is_right, "{name} {attribute}={value}");
    }
    let mut left = node.children.iter().map(|child| &*child.name).peekable();
    for allowed in rule.3.split_whitespace() {
        let (element, most) = match allowed.strip_suffix(['?', '*', '+']) {
            Some(element) if allowed.ends_with('?') => (element, 1),
            Some(element) => (element, usize::MAX),
            None => (allowed, 1),
        };
        let mut count = 0;
        while count < most && left.next_if(|child| *child == element).is_some() {
            count += 1;
        }
        let least = usize::from(!allowed.ends_with(['?', '*']));
        assert!(count >= least, "{name} has too few {element}");
    }
    assert_eq!(left.next(), None, "in {name} out of order");
    node.children.iter().for_each(check);
}

fn all<'a>(node: &'a Node, name: &str, into: &mut Vec<&'a Node>) {
    if node.name == name {
        into.push(node);
    }
    node.children.iter().for_each(|child| all(child, name, into));
}

fn found<'a>(node: &'a Node, name: &str) -> Vec<&'a Node> {
    let mut into = Vec::new();
    all(node, name, &mut into);
    into
}

fn guids(node: &Node, name: &str) -> HashSet<String> {
    found(node, name).iter().map(|node| node.attributes["guid"].clone()).collect()
}

fn check_references(root: &Node, files: &HashMap<String, Vec<u8>>) {
    let every: Vec<String> =
        ["User", "Code", "Variable", "Case", "TextSource", "PlainTextSelection", "Coding", "Note", "Set"]
            .iter()
            .flat_map(|name| found(root, name))
            .map(|node| node.attributes["guid"].clone())
            .collect();
    assert_eq!(every.iter().collect::<HashSet<_>>().len(), every.len(), "a GUID stands twice");
    for (reference, target) in [
        ("CodeRef", "Code"),
        ("NoteRef", "Note"),
        ("SourceRef", "TextSource"),
        ("VariableRef", "Variable"),
        ("MemberCode", "Code"),
    ] {
        let known = guids(root, target);
        for node in found(root, reference) {
            let guid = node.attributes.get("targetGUID").or_else(|| node.attributes.get("guid")).expect("a target");
            assert!(known.contains(guid), "{reference} leads nowhere");
        }
    }
    let users = guids(root, "User");
    for name in ["PlainTextSelection", "Coding", "Note"] {
        assert!(found(root, name).iter().all(|node| users.contains(&node.attributes["creatingUser"])));
    }
    let mut paths: Vec<String> = Vec::new();
    for node in found(root, "TextSource").into_iter().chain(found(root, "Note")) {
        let path = node.attributes["plainTextPath"].strip_prefix("internal://").expect("a path within");
        let content = files.get(&format!("sources/{path}")).expect("a file");
        let text = std::str::from_utf8(content).expect("UTF-8");
        assert!(!text.starts_with('\u{feff}') && !text.contains('\r'));
        let chars = text.encode_utf16().count();
        for selection in found(node, "PlainTextSelection") {
            let place = |name: &str| selection.attributes[name].parse::<usize>().expect("a number");
            assert!(place("startPosition") <= place("endPosition") && place("endPosition") <= chars);
        }
        paths.push(path.to_owned());
    }
    assert_eq!(paths.len() + 1, files.len(), "files that nothing names");
    // QualCoder's importer ends at a second note of one name.
    let notes: Vec<&String> = found(root, "Note").iter().map(|note| &note.attributes["name"]).collect();
    assert_eq!(notes.iter().collect::<HashSet<_>>().len(), notes.len(), "notes share a name");
    let names: Vec<&String> = found(root, "Code").iter().map(|code| &code.attributes["name"]).collect();
    assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len(), "codes share a name");
}

#[test]
fn a_project_is_valid_by_the_schema_in_every_form() {
    let place = Place::new();
    let project = place.full("p.planlupe");
    for form in [
        OutForm::default(),
        OutForm { utf16: true, ..OutForm::default() },
        OutForm { chronological: true, ..OutForm::default() },
    ] {
        let path = place.path("a.qdpx");
        let written = out(&project, &path, form, |_, _| true).expect("written");
        assert_eq!((written.sources, written.codes, written.codings, written.memos), (2, 5, 3, 8));
        let files: HashMap<String, Vec<u8>> = unpacked(&path).into_iter().collect();
        let root = tree(std::str::from_utf8(&files["project.qde"]).expect("UTF-8"));
        check(&root);
        check_references(&root, &files);
        assert_eq!(root.attributes["origin"].contains("UTF-16"), form.utf16);
        let types: Vec<&str> = found(&root, "Variable").iter().map(|own| &*own.attributes["typeOfVariable"]).collect();
        assert_eq!(types, ["Text", "Float", "Integer", "Date", "Boolean", "Text"]);
        let sources = found(&root, "TextSource").iter().map(|own| found(own, "VariableValue").len()).sum::<usize>();
        assert_eq!(sources * 2, found(&root, "VariableValue").len(), "values stand with the case and with the source");
        let again = place.path("b.qdpx");
        out(&project, &again, form, |_, _| true).expect("written");
        assert_eq!(std::fs::read(&path).expect("read"), std::fs::read(&again).expect("read"));
    }
    let path = place.path("a.qdc");
    out(&project, &path, OutForm::default(), |_, _| true).expect("written");
    let root = tree(&std::fs::read_to_string(&path).expect("read"));
    check(&root);
    assert_eq!((found(&root, "Code").len(), found(&root, "Set").len()), (5, 2));
}

#[test]
fn in_chronological_order_no_letter_is_lost_and_every_coding_stands_on_its_words() {
    let place = Place::new();
    let project = place.full("p.planlupe");
    let path = place.path("a.qdpx");
    out(&project, &path, OutForm { chronological: true, ..OutForm::default() }, |_, _| true).expect("written");
    let files: HashMap<String, Vec<u8>> = unpacked(&path).into_iter().collect();
    let root = tree(std::str::from_utf8(&files["project.qde"]).expect("UTF-8"));
    let mut words: Vec<String> = Vec::new();
    for source in found(&root, "TextSource") {
        let file = format!("sources/{}", source.attributes["plainTextPath"].trim_start_matches("internal://"));
        let text = std::str::from_utf8(&files[&file]).expect("UTF-8");
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            letters.sort_unstable();
            letters
        };
        if source.attributes["name"] == "sak-1" {
            assert_eq!(letters(text), letters(PRINT));
            let (april, may) = (text.find("Velkommen"), text.find("Har dere"));
            assert!(april < may, "the newer message comes last");
        }
        for selection in found(source, "PlainTextSelection").into_iter().filter(|own| !found(own, "Coding").is_empty())
        {
            let place = |name: &str| selection.attributes[name].parse::<usize>().expect("a number");
            let (start, end) = (place("startPosition"), place("endPosition"));
            words.push(text.chars().skip(start).take(end - start).filter(|c| !c.is_whitespace()).collect());
        }
    }
    let wanted = [(70, 90), (100, 140)].map(|(start, end): (usize, usize)| {
        PRINT.chars().skip(start).take(end - start).filter(|c| !c.is_whitespace()).collect::<String>()
    });
    let mut joined: Vec<char> = words.concat().chars().collect();
    let mut all: Vec<char> = wanted.concat().chars().collect();
    joined.sort_unstable();
    all.sort_unstable();
    assert_eq!(joined, all);
}
