//! A project as a file for other programs: `.qdpx` with everything, `.qdc` with the codebook.
//!
//! The file holds what other exports hold: texts as they stand in the project, labels of cases, names of coders. No path, no name of a
//! file that came in, and no passage as the name of a selection. The same state gives the same bytes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use project::output::write_whole;
use project::{Attribute, AttributeKind, Case, CodeTree, Coding, DegreeScale, Exchanged, MemoOn, Project, RowStamp};
use reading::entered;
use reading::text::Span;
use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::code_text::CodeDescription;
use crate::degree_note::NotedDegree;
use crate::documents::{SentSource, sources_of};
use crate::error::{RefiError, Result};
use crate::guid::derived;
use crate::project_xml;
use crate::refi_project::{
    RefiCase, RefiCode, RefiCoding, RefiNote, RefiProject, RefiSelection, RefiSet, RefiSource, RefiText, RefiUser,
    RefiValue, RefiVariable, VariableKind,
};
use crate::reordered::Reordered;
use crate::selections::{Selections, astral};
use crate::timestamp;

/// Where nobody knows when.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OutForm {
    /// The text of each case in chronological order.
    pub chronological: bool,
    /// Places in units of UTF-16, as `NVivo` counts, instead of code points, as the standard says.
    pub utf16: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct WrittenOut {
    pub file: PathBuf,
    pub utf16: bool,
    pub chronological: bool,
    pub sources: usize,
    pub codes: usize,
    pub codings: usize,
    pub memos: usize,
    pub attributes: usize,
    /// Codings that became several, since their pieces stand apart in chronological order.
    pub parted: usize,
    /// Codings with a degree, which stands in a note on them.
    pub degrees: usize,
    /// Codings and memos that were set aside: they have no place in a text.
    pub aside: usize,
}

/// What a file of this name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OutKind {
    Project,
    Codebook,
}

/// Writes a project as a file for other programs, whole or not at all. `goes_on` is told how many cases of all are done, and says whether
/// the work shall go on.
///
/// # Errors
/// [`project::Error::Stopped`], [`RefiError::Ending`], [`RefiError::NoCodes`]; if the project cannot be read or the file cannot be written.
pub fn out(
    project: &Project,
    path: &Path,
    form: OutForm,
    mut goes_on: impl FnMut(usize, usize) -> bool,
) -> Result<WrittenOut> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let kind = match &*ending {
        "qdpx" => OutKind::Project,
        "qdc" => OutKind::Codebook,
        _ => return Err(RefiError::Ending(path.to_owned())),
    };
    let mut outgoing = Outgoing::of(project, form)?;
    outgoing.written.file = path.to_owned();
    if kind == OutKind::Codebook {
        if outgoing.refi.codes.is_empty() {
            return Err(RefiError::NoCodes);
        }
        let xml = project_xml::codebook(&outgoing.refi);
        put(path, xml.as_bytes())?;
        let WrittenOut { file, codes, .. } = outgoing.written;
        return Ok(WrittenOut { file, codes, ..WrittenOut::default() });
    }
    let failed = |error: zip::result::ZipError| RefiError::io(path, error.into());
    let mut archive = ArchiveWriter::new();
    let cases = project.cases().list()?;
    let all = cases.len();
    for (done, case) in cases.into_iter().enumerate() {
        if !goes_on(done, all) {
            return Err(project::Error::Stopped.into());
        }
        outgoing.case(project, &case, &mut archive).map_err(|error| match error {
            OutError::Refi(error) => error,
            OutError::Zip(error) => failed(error),
        })?;
    }
    let others = outgoing.free_memos(project, &mut archive).and_then(|()| outgoing.degree_notes(&mut archive));
    others.map_err(|error| match error {
        OutError::Refi(error) => error,
        OutError::Zip(error) => failed(error),
    })?;
    let (refi, written) = outgoing.finished();
    archive.put("project.qde", project_xml::project(&refi).as_bytes()).map_err(failed)?;
    let bytes = archive.finish().map_err(failed)?;
    put(path, &bytes)?;
    Ok(written)
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    Ok(write_whole(path, |file| file.write_all(bytes).map_err(|error| project::Error::io(path, error)))?)
}

/// An archive whose files have no time of their own.
struct ArchiveWriter {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl ArchiveWriter {
    fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    fn put(&mut self, name: &str, content: &[u8]) -> zip::result::ZipResult<()> {
        let form = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(3))
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644);
        self.zip.start_file(name, form)?;
        Ok(self.zip.write_all(content)?)
    }

    fn finish(self) -> zip::result::ZipResult<Vec<u8>> {
        Ok(self.zip.finish()?.into_inner())
    }
}

enum OutError {
    Refi(RefiError),
    Zip(zip::result::ZipError),
}

impl<E: Into<RefiError>> From<E> for OutError {
    fn from(error: E) -> Self {
        Self::Refi(error.into())
    }
}

/// A project on its way out.
struct Outgoing {
    form: OutForm,
    refi: RefiProject,
    written: WrittenOut,
    attributes: Vec<Attribute>,
    values: HashMap<(i64, i64), String>,
    /// GUIDs of codes and attributes by their ids.
    codes: HashMap<i64, String>,
    attribute_guids: HashMap<i64, String>,
    cases: HashMap<i64, RowStamp>,
    codings: HashMap<i64, RowStamp>,
    memos: HashMap<i64, RowStamp>,
    by_case: HashMap<i64, Vec<Coding>>,
    coders: BTreeSet<String>,
    scale: Option<DegreeScale>,
    /// Degrees that codings have, each with the user and the time of the first.
    degrees: BTreeMap<u8, (String, String)>,
}

impl Outgoing {
    fn of(project: &Project, form: OutForm) -> Result<Self> {
        let exchange = project.exchange();
        let guids = |of| -> Result<HashMap<i64, String>> {
            Ok(exchange.stamps(of)?.into_iter().map(|(id, stamp)| (id, stamp.guid)).collect())
        };
        let (codes, attribute_guids) = (guids(Exchanged::Codes)?, guids(Exchanged::Attributes)?);
        let tree = project.codes().tree()?;
        let attributes = project.attributes().list()?;
        let values = project.attributes().values()?;
        let mut by_case: HashMap<i64, Vec<Coding>> = HashMap::new();
        let mut written = WrittenOut {
            utf16: form.utf16,
            chronological: form.chronological,
            aside: project.asides().list()?.len(),
            attributes: attributes.len(),
            ..WrittenOut::default()
        };
        for coding in project.codings().list()? {
            written.codings += 1;
            written.degrees += usize::from(coding.degree.is_some());
            by_case.entry(coding.case).or_default().push(coding);
        }
        let (code_rows, sets) = codebook(&tree, &codes);
        written.codes = code_rows.len();
        let counted = if form.utf16 { ", UTF-16" } else { "" };
        let refi = RefiProject {
            name: "Planlupe".to_owned(),
            origin: format!("Planlupe {}{counted}", env!("CARGO_PKG_VERSION")),
            variables: variables(&attributes, &attribute_guids, &values),
            codes: code_rows,
            sets,
            ..RefiProject::default()
        };
        Ok(Self {
            form,
            refi,
            written,
            attributes,
            values,
            codes,
            attribute_guids,
            cases: exchange.stamps(Exchanged::Cases)?,
            codings: exchange.stamps(Exchanged::Codings)?,
            memos: exchange.stamps(Exchanged::Memos)?,
            by_case,
            coders: BTreeSet::new(),
            scale: project.settings().scale()?,
            degrees: BTreeMap::new(),
        })
    }

    fn user(&mut self, coder: &str) -> String {
        let guid = user(coder);
        if !self.coders.contains(coder) {
            self.coders.insert(coder.to_owned());
        }
        guid
    }

    fn case(&mut self, project: &Project, case: &Case, archive: &mut ArchiveWriter) -> Result<(), OutError> {
        let stamp = self.cases.get(&case.id).cloned().unwrap_or_default();
        let (own, at) = (stamp.guid, time(&stamp.at, NO_TIME));
        if self.refi.created.is_empty() || at < self.refi.created {
            self.refi.created.clone_from(&at);
        }
        let placed = if self.form.chronological {
            PlacedText::Reordered(Reordered::of(&project.cases().source(case.id)?))
        } else {
            PlacedText::AsPrinted(project.cases().text(case.id)?.as_str().to_owned())
        };
        let codings = self.by_case.remove(&case.id).unwrap_or_default();
        let mut memos = project.memos().of(case.id)?;
        let documents = if self.form.chronological { Vec::new() } else { project.documents().in_text(case.id)? };
        let on_passages = memos.iter().filter_map(|memo| match memo.on {
            MemoOn::Passage(span) => Some(span),
            _ => None,
        });
        let passages = codings.iter().map(|coding| coding.span).chain(on_passages);
        let sources = sources_of((&case.label, &own), placed.text(), &documents, passages);
        let mut selections = Vec::with_capacity(sources.len());
        for source in &sources {
            let text = placed.part(source.span, sources.len());
            archive.put(&file_of(&source.guid), text.as_bytes()).map_err(OutError::Zip)?;
            let astral = if self.form.utf16 { astral(&text) } else { Vec::new() };
            selections.push(Selections::new(&source.guid, astral));
        }
        let within = |place: Span| {
            let holds = |source: &SentSource| source.span.start <= place.start && place.end <= source.span.end;
            let at = sources.iter().position(holds).unwrap_or_default();
            let start = sources.get(at).map_or(0, |source| source.span.start);
            (at, Span::new(place.start - start, place.end - start))
        };
        // By what is theirs in every copy.
        memos.sort_by_key(|memo| self.memos.get(&memo.id).map(|stamp| stamp.guid.clone()));
        let (mut on_coding, mut on_passage, mut on_case) = (HashMap::new(), Vec::new(), Vec::new());
        for memo in memos {
            let stamp = self.memos.get(&memo.id).cloned().unwrap_or_default();
            let user = self.user(&memo.coder);
            match memo.on {
                MemoOn::Coding(coding) => {
                    on_coding.insert(coding, stamp.guid.clone());
                }
                MemoOn::Passage(span) => on_passage.push((span, stamp.guid.clone())),
                _ => on_case.push(stamp.guid.clone()),
            }
            archive.put(&file_of(&stamp.guid), memo.text.as_bytes()).map_err(OutError::Zip)?;
            self.refi.notes.push(RefiNote {
                name: format!("memo {}", self.refi.notes.len() + 1),
                text: RefiText::Path(internal(&stamp.guid)),
                description: String::new(),
                user,
                at: time(&stamp.at, &at),
                guid: stamp.guid,
            });
            self.written.memos += 1;
        }

        for coding in codings {
            let stamp = self.codings.get(&coding.id).cloned().unwrap_or_default();
            let places = placed.places(coding.span);
            self.written.parted += usize::from(places.len() > 1);
            let user = self.user(&coding.coder);
            let noted = coding.degree.zip(self.scale).map(|(degree, scale)| NotedDegree { degree, scale });
            if let Some(noted) = noted {
                self.degrees.entry(noted.degree).or_insert_with(|| (user.clone(), time(&stamp.at, &at)));
            }
            for (number, place) in places.into_iter().enumerate() {
                let at = time(&stamp.at, &at);
                let (source, place) = within(place);
                let Some(own) = selections.get_mut(source) else { continue };
                let selection = own.at(place, &user, &at);
                let guid = if number == 0 { stamp.guid.clone() } else { derived(&[&stamp.guid, &number.to_string()]) };
                let memo = on_coding.get(&coding.id).filter(|_| number == 0).cloned();
                let note_refs = memo.into_iter().chain(noted.map(NotedDegree::guid)).collect();
                let code = self.codes.get(&coding.code).cloned().unwrap_or_default();
                selection.codings.push(RefiCoding { guid, code, user: user.clone(), at, note_refs });
            }
        }
        for (span, memo) in on_passage {
            let note = self.refi.notes.iter().rev().find(|note| note.guid == memo);
            let (user, at) = note.map(|note| (note.user.clone(), note.at.clone())).unwrap_or_default();
            let place = placed.places(span).first().map(|place| within(*place));
            if let Some((source, place)) = place
                && let Some(own) = selections.get_mut(source)
            {
                own.at(place, &user, &at).note_refs.push(memo);
            }
        }

        let values: Vec<RefiValue> =
            self.attributes.iter().filter_map(|attribute| self.value(case.id, attribute)).collect();
        self.refi.cases.push(RefiCase {
            guid: derived(&[&own, "case"]),
            name: case.label.clone(),
            description: case.summary.clone(),
            values: values.clone(),
            sources: sources.iter().map(|source| source.guid.clone()).collect(),
            ..RefiCase::default()
        });
        self.written.sources += sources.len();
        let all: Vec<Vec<RefiSelection>> = selections.into_iter().map(|selections| selections.all).collect();
        for (number, (source, selections)) in sources.into_iter().zip(all).enumerate() {
            let is_first = number == 0;
            self.refi.sources.push(RefiSource {
                name: source.name,
                text: RefiText::Path(internal(&source.guid)),
                description: if is_first { case.summary.clone() } else { String::new() },
                at: at.clone(),
                selections,
                note_refs: if is_first { std::mem::take(&mut on_case) } else { Vec::new() },
                values: values.clone(),
                guid: source.guid,
                ..RefiSource::default()
            });
        }
        Ok(())
    }

    /// Memos on no case, and the journal, are notes that nothing refers to; a day stands in front of the name.
    fn free_memos(&mut self, project: &Project, archive: &mut ArchiveWriter) -> Result<(), OutError> {
        let mut memos = project.memos().list()?;
        memos.retain(|memo| memo.case.is_none());
        memos.sort_by_key(|memo| self.memos.get(&memo.id).map(|stamp| stamp.guid.clone()));
        for memo in memos {
            let stamp = self.memos.get(&memo.id).cloned().unwrap_or_default();
            archive.put(&file_of(&stamp.guid), memo.text.as_bytes()).map_err(OutError::Zip)?;
            let day = memo.day().map(|day| day.to_string()).unwrap_or_default();
            let title = [day, memo.title].join(" ").trim().to_owned();
            let (name, description) = self.name_of_note(title);
            let user = self.user(&memo.coder);
            self.refi.notes.push(RefiNote {
                name,
                text: RefiText::Path(internal(&stamp.guid)),
                description,
                user,
                at: time(&stamp.at, NO_TIME),
                guid: stamp.guid,
            });
            self.written.memos += 1;
        }
        Ok(())
    }

    /// A name that no other note has, as other programs want it, and the title where that is another one.
    fn name_of_note(&self, title: String) -> (String, String) {
        let number = self.refi.notes.len() + 1;
        if title.is_empty() {
            return (format!("memo {number}"), String::new());
        }
        let is_taken = |name: &str| self.refi.notes.iter().any(|note| note.name == name);
        if is_taken(&title) || is_numbered(&title) {
            (format!("{title} (memo {number})"), title)
        } else {
            (title, String::new())
        }
    }

    /// A note for each degree that a coding has.
    fn degree_notes(&mut self, archive: &mut ArchiveWriter) -> Result<(), OutError> {
        let Some(scale) = self.scale else { return Ok(()) };
        for (degree, (user, at)) in std::mem::take(&mut self.degrees) {
            let noted = NotedDegree { degree, scale };
            let guid = noted.guid();
            archive.put(&file_of(&guid), noted.text().as_bytes()).map_err(OutError::Zip)?;
            let text = RefiText::Path(internal(&guid));
            let (name, _) = self.name_of_note(noted.name());
            self.refi.notes.push(RefiNote { name, text, description: String::new(), user, at, guid });
        }
        Ok(())
    }

    fn value(&self, case: i64, attribute: &Attribute) -> Option<RefiValue> {
        let value = self.values.get(&(case, attribute.id))?;
        let value = match (attribute.kind, &**value) {
            (AttributeKind::YesNo, "yes") => "true",
            (AttributeKind::YesNo, _) => "false",
            (_, value) => value,
        };
        Some(RefiValue { variable: self.attribute_guids.get(&attribute.id)?.clone(), value: value.to_owned() })
    }

    fn finished(mut self) -> (RefiProject, WrittenOut) {
        self.refi.users = self.coders.into_iter().map(|name| RefiUser { guid: user(&name), name }).collect();
        (self.refi, self.written)
    }
}

/// Whether a title is what a memo without one is called in a file.
pub(crate) fn is_numbered(title: &str) -> bool {
    let number = title.strip_prefix("memo ").unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The text of a case as it goes out.
enum PlacedText {
    AsPrinted(String),
    Reordered(Reordered),
}

impl PlacedText {
    fn text(&self) -> &str {
        match self {
            Self::AsPrinted(text) | Self::Reordered(Reordered { text, .. }) => text,
        }
    }

    /// The part of one source among so many.
    fn part(&self, span: Span, of: usize) -> Cow<'_, str> {
        if of < 2 {
            return Cow::Borrowed(self.text());
        }
        Cow::Owned(self.text().chars().skip(span.start).take(span.len()).collect())
    }

    fn places(&self, span: Span) -> Vec<Span> {
        match self {
            Self::AsPrinted(_) => vec![span],
            Self::Reordered(reordered) => reordered.places(span),
        }
    }
}

fn user(coder: &str) -> String {
    derived(&["user", coder])
}

fn file_of(guid: &str) -> String {
    format!("sources/{}.txt", crate::guid::written(guid))
}

fn internal(guid: &str) -> String {
    format!("internal://{}.txt", crate::guid::written(guid))
}

/// A time as the schema has it, or the other one.
fn time(at: &str, or: &str) -> String {
    timestamp::utc(at).unwrap_or_else(|| or.to_owned())
}

/// The codes with names that no two share, and a set for each group.
fn codebook(tree: &CodeTree, guids: &HashMap<i64, String>) -> (Vec<RefiCode>, Vec<RefiSet>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    tree.iter().for_each(|(code, _)| *seen.entry(entered::key(&code.name)).or_default() += 1);
    let (mut codes, mut index_of): (Vec<RefiCode>, HashMap<i64, usize>) = (Vec::new(), HashMap::new());
    for (code, _) in tree.iter() {
        index_of.insert(code.id, codes.len());
        // Names with a separator are never names of their own, so the path is no other code's name.
        let is_alone = seen.get(&entered::key(&code.name)).is_none_or(|count| *count == 1);
        let text = CodeDescription {
            description: code.description.clone(),
            when_to_use: code.when_to_use.clone(),
            when_not: code.when_not.clone(),
            example: code.example.clone(),
        };
        codes.push(RefiCode {
            guid: guids.get(&code.id).cloned().unwrap_or_default(),
            parent: code.parent.and_then(|parent| index_of.get(&parent).copied()),
            name: if is_alone { code.name.clone() } else { tree.path(code.id) },
            codable: code.codable,
            colour: colour(&code.colour),
            description: text.joined(),
            note_refs: Vec::new(),
        });
    }
    let mut sets = Vec::new();
    for (group, _) in tree.iter().filter(|(code, _)| !code.codable) {
        let inside = tree.within(group.id);
        let members = tree.iter().filter(|(code, _)| code.codable && inside.contains(&code.id));
        let members: Vec<String> = members.filter_map(|(code, _)| guids.get(&code.id).cloned()).collect();
        if let (false, Some(own)) = (members.is_empty(), index_of.get(&group.id).map(|index| &codes[*index])) {
            sets.push(RefiSet { guid: own.set_guid(), name: own.name.clone(), codes: members, ..RefiSet::default() });
        }
    }
    debug_assert!(codes.iter().map(|code| &code.name).collect::<HashSet<_>>().len() == codes.len());
    (codes, sets)
}

/// A colour as the schema has it; empty where it is none.
fn colour(written: &str) -> String {
    let digits = written.strip_prefix('#').unwrap_or_default();
    let is_colour = matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_colour { written.to_lowercase() } else { String::new() }
}

/// What stands before the values of a category in the description of its variable, one on a line.
pub(crate) const CATEGORY: &str = "category:";

fn variables(
    attributes: &[Attribute],
    guids: &HashMap<i64, String>,
    values: &HashMap<(i64, i64), String>,
) -> Vec<RefiVariable> {
    let variable = |attribute: &Attribute| {
        let are_whole = || {
            let mut own = values.iter().filter(|((_, id), _)| *id == attribute.id).map(|(_, value)| value);
            own.all(|value| value.parse::<i64>().is_ok())
        };
        let kind = match attribute.kind {
            AttributeKind::Category | AttributeKind::Text => VariableKind::Text,
            AttributeKind::Number if are_whole() => VariableKind::Integer,
            AttributeKind::Number => VariableKind::Float,
            AttributeKind::Date => VariableKind::Date,
            AttributeKind::YesNo => VariableKind::Boolean,
        };
        let description = if attribute.kind == AttributeKind::Category {
            std::iter::once(CATEGORY).chain(attribute.options.iter().map(String::as_str)).collect::<Vec<_>>().join("\n")
        } else {
            String::new()
        };
        RefiVariable {
            guid: guids.get(&attribute.id).cloned().unwrap_or_default(),
            name: attribute.name.clone(),
            kind,
            description,
        }
    };
    attributes.iter().map(variable).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_utf16_where_that_is_asked_for() {
        let mut selections = Selections::new("x", astral("a😀b😀c"));
        let places = |selection: &RefiSelection| (selection.start, selection.end);
        assert_eq!(places(selections.at(Span::new(0, 1), "", "")), (Some(0), Some(1)));
        assert_eq!(places(selections.at(Span::new(1, 3), "", "")), (Some(1), Some(4)));
        assert_eq!(places(selections.at(Span::new(4, 5), "", "")), (Some(6), Some(7)));
        assert_eq!(selections.all.len(), 3);
    }

    #[test]
    fn only_colours_of_the_schema_go_out() {
        assert_eq!(colour("#A1b2C3"), "#a1b2c3");
        for other in ["red", "#12", "#12345g", ""] {
            assert_eq!(colour(other), "");
        }
    }
}
