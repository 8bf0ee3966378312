//! What the XML of a project or a codebook tells. Elements are taken wherever they stand in their parent, in whatever version of the
//! namespace; what is not known is passed over.

use std::collections::HashSet;
use std::path::Path;

use crate::error::{RefiError, Result};
use crate::guid;
use crate::refi_project::{
    RefiCase, RefiCode, RefiCoding, RefiLink, RefiNote, RefiProject, RefiSelection, RefiSet, RefiSource, RefiText,
    RefiUser, RefiValue, RefiVariable, SourceKind, VariableKind,
};
use crate::timestamp;
use crate::xml_tree::{Element, root};

/// What a file tells, and whether it is a codebook alone.
///
/// # Errors
/// As [`root`]; [`RefiError::OtherXml`].
pub(crate) fn parse(bytes: &[u8], path: &Path) -> Result<(RefiProject, bool)> {
    let root = root(bytes, path)?;
    if root.is("CodeBook") {
        let mut project = RefiProject { origin: root.attribute("origin").to_owned(), ..RefiProject::default() };
        codes(&root, None, &mut project.codes);
        project.sets = root.children("Sets").flat_map(|sets| sets.children("Set")).map(set).collect();
        return Ok((project, true));
    }
    if !root.is("Project") {
        return Err(RefiError::OtherXml(path.to_owned()));
    }
    let all = |container: &'static str, element: &'static str| {
        root.children(container).flat_map(move |container| container.children(element))
    };
    let mut project = RefiProject {
        name: root.attribute("name").trim().to_owned(),
        origin: root.attribute("origin").trim().to_owned(),
        created: time(root.attribute("creationDateTime")),
        users: all("Users", "User").map(user).collect(),
        variables: all("Variables", "Variable").map(variable).collect(),
        cases: all("Cases", "Case").map(case).collect(),
        notes: all("Notes", "Note").map(note).collect(),
        links: all("Links", "Link").map(link).collect(),
        sets: all("Sets", "Set").map(set).collect(),
        graphs: all("Graphs", "Graph").count(),
        description: description(&root),
        note_refs: references(&root, "NoteRef"),
        ..RefiProject::default()
    };
    for codebook in root.children("CodeBook") {
        codes(codebook, None, &mut project.codes);
    }
    let sources = root.children("Sources").flat_map(|sources| &sources.children);
    project.sources = sources.filter_map(source).collect();
    root.children.iter().for_each(|child| placed_notes(child, &mut project.placed_notes));
    Ok((project, false))
}

fn time(written: &str) -> String {
    timestamp::utc(written).unwrap_or_default()
}

fn description(of: &Element) -> String {
    let text = of.child("Description").map(|description| &*description.text).unwrap_or_default();
    if text.trim().is_empty() { String::new() } else { text.to_owned() }
}

fn own_guid(of: &Element) -> String {
    guid::key(of.attribute("guid"))
}

fn target(of: &Element) -> String {
    guid::key(if of.attribute("targetGUID").is_empty() { of.attribute("guid") } else { of.attribute("targetGUID") })
}

fn references(of: &Element, element: &str) -> Vec<String> {
    of.children(element).map(target).collect()
}

fn placed_notes(of: &Element, into: &mut HashSet<String>) {
    into.extend(references(of, "NoteRef"));
    of.children.iter().for_each(|child| placed_notes(child, into));
}

/// Who made something, or else who changed it last.
fn maker(of: &Element) -> String {
    let maker = [of.attribute("creatingUser"), of.attribute("modifyingUser")].into_iter().find(|guid| !guid.is_empty());
    maker.map(guid::key).unwrap_or_default()
}

fn made_at(of: &Element) -> String {
    let made = time(of.attribute("creationDateTime"));
    if made.is_empty() { time(of.attribute("modifiedDateTime")) } else { made }
}

fn user(user: &Element) -> RefiUser {
    let names = [user.attribute("name"), user.attribute("id")];
    let name = names.into_iter().map(str::trim).find(|name| !name.is_empty()).unwrap_or_default();
    RefiUser { guid: own_guid(user), name: name.to_owned() }
}

fn codes(parent: &Element, above: Option<usize>, into: &mut Vec<RefiCode>) {
    for child in &parent.children {
        if child.is("Codes") {
            codes(child, above, into);
        } else if child.is("Code") {
            let index = into.len();
            into.push(RefiCode {
                guid: own_guid(child),
                parent: above,
                name: child.attribute("name").to_owned(),
                codable: !matches!(child.attribute("isCodable").trim(), "false" | "0"),
                colour: colour(child.attribute("color")),
                description: description(child),
                note_refs: references(child, "NoteRef"),
            });
            codes(child, Some(index), into);
        }
    }
}

/// `#rrggbb` of a colour with three or six digits; empty where it is none.
pub(crate) fn colour(written: &str) -> String {
    let digits = written.trim().trim_start_matches('#').to_lowercase();
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return String::new();
    }
    match digits.len() {
        6 => format!("#{digits}"),
        3 => std::iter::once('#').chain(digits.chars().flat_map(|digit| [digit, digit])).collect(),
        // Some programs put how much shows through in front.
        8 => format!("#{}", &digits[2..]),
        _ => String::new(),
    }
}

fn variable(variable: &Element) -> RefiVariable {
    let written = variable.attribute("typeOfVariable").trim();
    let kind = VariableKind::ALL.iter().find(|(_, word, _)| word.eq_ignore_ascii_case(written));
    RefiVariable {
        guid: own_guid(variable),
        name: variable.attribute("name").to_owned(),
        kind: kind.map_or(VariableKind::Text, |(kind, _, _)| *kind),
        description: description(variable),
    }
}

fn values(of: &Element) -> Vec<RefiValue> {
    let value = |value: &Element| {
        let variable = value.child("VariableRef").map(target)?;
        let text = value.children.iter().find(|child| child.name.ends_with("Value")).map(|child| &child.text)?;
        Some(RefiValue { variable, value: text.trim().to_owned() }).filter(|value| !value.value.is_empty())
    };
    of.children("VariableValue").filter_map(value).collect()
}

fn case(case: &Element) -> RefiCase {
    RefiCase {
        guid: own_guid(case),
        name: case.attribute("name").to_owned(),
        description: description(case),
        values: values(case),
        sources: references(case, "SourceRef"),
        selections: case.children("SelectionRef").count(),
        codes: case.children("CodeRef").count(),
    }
}

fn text(of: &Element) -> RefiText {
    let path = of.attribute("plainTextPath").trim();
    match of.child("PlainTextContent") {
        Some(content) if !content.text.is_empty() || path.is_empty() => RefiText::Inline(content.text.clone()),
        _ if !path.is_empty() => RefiText::Path(path.to_owned()),
        _ => RefiText::None,
    }
}

fn source(source: &Element) -> Option<RefiSource> {
    let kind = match source.name.to_ascii_lowercase().as_str() {
        "textsource" => SourceKind::Text,
        "pdfsource" => SourceKind::Pdf,
        "picturesource" => SourceKind::Picture,
        "audiosource" => SourceKind::Audio,
        "videosource" => SourceKind::Video,
        _ => return None,
    };
    // The text that a program has read out of a PDF stands in a representation, with what was done on it.
    let holder = if kind == SourceKind::Pdf { source.child("Representation").unwrap_or(source) } else { source };
    let is_other = |child: &&Element| {
        child.name.ends_with("Selection") && !(child.is("PlainTextSelection") && kind == SourceKind::Text)
    };
    let count = |of: &Element| of.children("Coding").count();
    let other = source.children.iter().filter(is_other).map(count).sum::<usize>();
    let transcripts = source.children("Transcript").flat_map(|transcript| transcript.children("TranscriptSelection"));
    Some(RefiSource {
        guid: own_guid(source),
        name: source.attribute("name").to_owned(),
        kind,
        text: if matches!(kind, SourceKind::Text | SourceKind::Pdf) { text(holder) } else { RefiText::None },
        description: description(source),
        user: maker(source),
        at: made_at(source),
        selections: holder.children("PlainTextSelection").map(selection).collect(),
        codings: source.children("Coding").map(coding).collect(),
        note_refs: references(source, "NoteRef"),
        values: values(source),
        other_codings: other + transcripts.map(count).sum::<usize>(),
    })
}

fn selection(selection: &Element) -> RefiSelection {
    let place = |name: &str| selection.attribute(name).trim().parse().ok();
    RefiSelection {
        guid: own_guid(selection),
        name: selection.attribute("name").to_owned(),
        start: place("startPosition"),
        end: place("endPosition"),
        description: description(selection),
        user: maker(selection),
        at: made_at(selection),
        codings: selection.children("Coding").map(coding).collect(),
        note_refs: references(selection, "NoteRef"),
    }
}

fn coding(coding: &Element) -> RefiCoding {
    RefiCoding {
        guid: own_guid(coding),
        code: coding.child("CodeRef").map(target).unwrap_or_default(),
        user: maker(coding),
        at: made_at(coding),
        note_refs: references(coding, "NoteRef"),
    }
}

fn note(note: &Element) -> RefiNote {
    RefiNote {
        guid: own_guid(note),
        name: note.attribute("name").trim().to_owned(),
        text: text(note),
        description: description(note),
        user: maker(note),
        at: made_at(note),
    }
}

fn link(link: &Element) -> RefiLink {
    RefiLink { origin: guid::key(link.attribute("originGUID")), target: guid::key(link.attribute("targetGUID")) }
}

fn set(set: &Element) -> RefiSet {
    RefiSet {
        guid: own_guid(set),
        name: set.attribute("name").trim().to_owned(),
        codes: references(set, "MemberCode"),
        sources: references(set, "MemberSource"),
        notes: references(set, "MemberNote"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_every_form() {
        for (written, wanted) in
            [("#F00082", "#f00082"), ("f0a", "#ff00aa"), ("#ff00aabb", "#00aabb"), ("red", ""), ("", "")]
        {
            assert_eq!(colour(written), wanted, "{written}");
        }
    }
}
