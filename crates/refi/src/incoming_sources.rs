//! Sources that come in: each text is a case, with its codings. A case of the project that has the same text is that case.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use project::prepared::Prepared;
use project::{Exchanged, Made, MemoOn, RowIntake};
use reading::document::{Format, ReadDocument};
use reading::entered;
use reading::evidence::Evidence;
use reading::remark::Remarks;
use reading::text::{Encoding, Span, Text, Unreadable, bounded, decoded};

use crate::error::Result;
use crate::guid;
use crate::incoming::{FoundText, RefiIncoming};
use crate::incoming_codes::CodesIn;
use crate::incoming_notes::{MemosIn, NotesIn};
use crate::placing::placed;
use crate::refi_project::{RefiCoding, RefiSelection, RefiSource, SourceKind};
use crate::report::{LeftWhat, RefiReport, SourceOutcome, SourceReport};
use crate::written_text::WrittenText;

/// The words that an intake needs, in the language of whoever takes in.
#[derive(Debug, Clone, Default)]
pub struct IntakeWords {
    /// What a case is called whose own name would tell of the person in it: «Sak».
    pub case: String,
    /// The attribute that tells of which case of the file a source was, where a case held several.
    pub case_attribute: String,
}

/// The cases of the project by their texts.
pub(crate) struct KnownTexts {
    by_hash: HashMap<u64, Vec<i64>>,
    guids: HashMap<i64, String>,
    taken: HashSet<i64>,
}

impl KnownTexts {
    /// Looks at all texts of the project.
    pub(crate) fn of(intake: &RowIntake<'_>) -> Result<Self> {
        let project = intake.project();
        let mut by_hash: HashMap<u64, Vec<i64>> = HashMap::new();
        let mut cases: Vec<i64> = project.cases().list()?.into_iter().map(|case| case.id).collect();
        cases.sort_unstable();
        for case in cases {
            by_hash.entry(hash(&project.cases().text(case)?)).or_default().push(case);
        }
        let stamps = project.exchange().stamps(Exchanged::Cases)?;
        let guids = stamps.into_iter().map(|(case, stamp)| (case, stamp.guid)).collect();
        Ok(Self { by_hash, guids, taken: HashSet::new() })
    }

    /// The case with this text, if it is none of another source of the file; of several the one with this GUID, or else the first.
    fn find(&mut self, intake: &RowIntake<'_>, text: &Text, guid: &str) -> Result<Option<i64>> {
        let mut same = Vec::new();
        for case in self.by_hash.get(&hash(text)).into_iter().flatten() {
            let is_free = !self.taken.contains(case);
            if is_free && intake.project().cases().text(*case)?.as_str().trim_end() == text.as_str().trim_end() {
                same.push(*case);
            }
        }
        let own = same.iter().find(|case| self.guids.get(*case).is_some_and(|known| known == guid));
        let found = own.or(same.first()).copied();
        self.taken.extend(found);
        Ok(found)
    }
}

fn hash(text: &Text) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.as_str().trim_end().hash(&mut hasher);
    hasher.finish()
}

/// What all sources of a file share.
pub(crate) struct SourcesIn<'a> {
    pub words: &'a IntakeWords,
    pub known: KnownTexts,
    pub codes: CodesIn,
    pub notes: NotesIn,
    /// Names of coders by the GUIDs of users.
    pub users: HashMap<String, String>,
    /// Names and descriptions of cases that hold one source only, by its GUID.
    pub cases: HashMap<String, (String, String)>,
    /// Codes that stand for cases.
    pub case_codes: HashSet<String>,
    pub coders: HashSet<String>,
}

impl SourcesIn<'_> {
    /// Takes in a source; gives the case that it is.
    pub(crate) fn take(
        &mut self,
        intake: &mut RowIntake<'_>,
        incoming: &mut RefiIncoming,
        source: &RefiSource,
        report: &mut RefiReport,
    ) -> Result<Option<i64>> {
        let in_text = source.selections.iter().map(|selection| selection.codings.len()).sum::<usize>();
        let codings = in_text + source.codings.len() + source.other_codings;
        let mut told = SourceReport {
            name: entered::name(&source.name),
            kind: source.kind,
            outcome: SourceOutcome::New,
            case: None,
            codings,
            new_codings: 0,
            counting: None,
            counted_otherwise: 0,
        };
        report.codings.found += codings;
        let read = read_text(incoming, source)?;
        let (written, encoding, remarks) = match read {
            Ok(read) => read,
            Err(outcome) => {
                told.outcome = outcome;
                report.leave(LeftWhat::CodingsOfSource, &told.name, codings);
                report.sources.push(told);
                return Ok(None);
            }
        };
        report.leave(LeftWhat::CodingsOfSource, &told.name, source.other_codings);
        let known = self.known.find(intake, &written.text, &source.guid)?;
        let case = if let Some(case) = known {
            told.outcome = SourceOutcome::Known;
            told.case = Some(intake.project().cases().label(case)?);
            case
        } else {
            let (case, label) = self.add(intake, incoming, source, &written.text, encoding, remarks)?;
            told.case = Some(label);
            case
        };
        let placed = placed(&written, &source.selections, incoming.counting);
        told.counting = placed.counting.filter(|_| !source.selections.is_empty());
        told.counted_otherwise = placed.otherwise;
        let mut memos = MemosIn::default();
        // A text that is there already ends where it ends.
        let chars = intake.project().cases().text(case)?.len();
        let inside = |span: Span| Span::new(span.start.min(chars), span.end.min(chars));
        let text = &written.text;
        let mut other_words = 0;
        for (selection, span) in source.selections.iter().zip(placed.spans) {
            let span = span.map(inside);
            if incoming.names_passages() && !selection.codings.is_empty() {
                other_words += usize::from(span.is_some_and(|span| !is_same(text.slice(span), &selection.name)));
            }
            self.selection(intake, incoming.is_own, case, selection, span, &mut memos, &mut told, report)?;
        }
        report.leave(LeftWhat::OtherWords, &told.name, other_words);
        for coding in &source.codings {
            let whole = Span::new(0, chars);
            self.coding(intake, case, coding, &source.user, whole, &mut memos, &mut told, report)?;
        }
        self.about_source(intake, case, source, &mut memos, report)?;
        memos.write(intake, case, report)?;
        report.sources.push(told);
        Ok(Some(case))
    }

    /// Makes a case of a text. Its label is that of the file, unless that tells of the person in a print.
    fn add(
        &mut self,
        intake: &mut RowIntake<'_>,
        incoming: &RefiIncoming,
        source: &RefiSource,
        text: &Text,
        encoding: Encoding,
        remarks: Remarks,
    ) -> Result<(i64, String)> {
        let named = self.cases.get(&source.guid).map(|(name, _)| entered::name(name));
        let own_name = entered::name(&source.name);
        let plain = if incoming.is_own { own_name.clone() } else { without_ending(&own_name) };
        let label = named.filter(|name| !name.is_empty()).unwrap_or(plain);
        let read = ReadDocument {
            text: text.clone(),
            evidence: Evidence::default(),
            format: Format::Text,
            encoding,
            remarks,
            annotations: Vec::new(),
        };
        let mut prepared = Prepared::new(read, &label, own_name);
        if prepared.label.is_empty() || prepared.neutral && !incoming.is_own {
            prepared.label = intake.project().cases().neutral_label(&self.words.case)?;
            prepared.file_name.clone_from(&prepared.label);
        }
        let guid = guid::read(&source.guid);
        Ok(intake.case(&prepared, guid.as_ref())?)
    }

    #[expect(clippy::too_many_arguments, reason = "a passage is where everything meets")]
    fn selection(
        &mut self,
        intake: &mut RowIntake<'_>,
        is_own: bool,
        case: i64,
        selection: &RefiSelection,
        span: Option<Span>,
        memos: &mut MemosIn,
        told: &mut SourceReport,
        report: &mut RefiReport,
    ) -> Result<()> {
        let made = self.made(None, &selection.user, &selection.at);
        let mut notes = self.notes.on(&selection.guid, &selection.note_refs);
        let description = selection.description.trim();
        let placed = span.filter(|span| !span.is_empty());
        let mut first = None;
        for coding in &selection.codings {
            if let Some(span) = placed {
                let id = self.coding(intake, case, coding, &selection.user, span, memos, told, report)?;
                first = first.or(id);
            } else {
                report.leave(LeftWhat::CodingsWithoutPlace, &told.name, 1);
                notes.extend(self.notes.on(&coding.guid, &coding.note_refs));
            }
        }
        if selection.codings.is_empty() && notes.is_empty() && description.is_empty() {
            report.leave(LeftWhat::UncodedPassages, &told.name, 1);
        }
        // What is noted on a passage stands with its coding; here a passage has a memo of its own only where it is an entry.
        let on = match (first, span) {
            (Some(coding), _) if !is_own => MemoOn::Coding(coding),
            (_, Some(span)) if is_own || !span.is_empty() => MemoOn::Passage(span),
            _ => MemoOn::Case,
        };
        memos.put(on, made, description);
        for (note, text) in notes {
            memos.put(on, self.made(Some(&note.guid), &note.user, &note.at), &text);
        }
        Ok(())
    }

    /// Takes in a coding; gives its id, or that of the one that was there.
    #[expect(clippy::too_many_arguments, reason = "a coding is where everything meets")]
    fn coding(
        &mut self,
        intake: &mut RowIntake<'_>,
        case: i64,
        coding: &RefiCoding,
        or_user: &str,
        span: Span,
        memos: &mut MemosIn,
        told: &mut SourceReport,
        report: &mut RefiReport,
    ) -> Result<Option<i64>> {
        let Some(code) = self.codes.for_coding(intake, &coding.code)? else {
            let what = if self.case_codes.contains(&coding.code) {
                LeftWhat::PartsOfCases
            } else {
                LeftWhat::CodingsWithoutCode
            };
            report.leave(what, &told.name, 1);
            return Ok(None);
        };
        let user = if coding.user.is_empty() { or_user } else { &coding.user };
        let made = self.made(Some(&coding.guid), user, &coding.at);
        let mut degree = None;
        if let Some(noted) = self.notes.degree(&coding.note_refs) {
            if intake.scale(noted.scale)?.contains(noted.degree) {
                degree = Some(noted.degree);
            } else {
                report.leave(LeftWhat::Degrees, &told.name, 1);
            }
        }
        let id = if let Some(id) = intake.coding(case, code, span, degree, &made)? {
            report.codings.new += 1;
            told.new_codings += 1;
            Some(id)
        } else {
            report.codings.known += 1;
            intake.known_coding(case, code, span, &made.coder)?
        };
        self.coders.insert(made.coder);
        for (note, text) in self.notes.on(&coding.guid, &coding.note_refs) {
            if let Some(id) = id {
                memos.put(MemoOn::Coding(id), self.made(Some(&note.guid), &note.user, &note.at), &text);
            }
        }
        Ok(id)
    }

    /// What is said of a source as a whole: a summary, or the memo on its case.
    fn about_source(
        &mut self,
        intake: &mut RowIntake<'_>,
        case: i64,
        source: &RefiSource,
        memos: &mut MemosIn,
        report: &mut RefiReport,
    ) -> Result<()> {
        let of_case = self.cases.get(&source.guid).map(|(_, description)| description.clone()).unwrap_or_default();
        let mut said = vec![of_case, source.description.clone()];
        said.retain(|text| !text.trim().is_empty());
        said.dedup();
        let mut said = said.into_iter();
        if let Some(summary) = said.next()
            && !intake.summary(case, &summary)?
        {
            report.leave(LeftWhat::Summaries, &report_name(source), 1);
            memos.put(MemoOn::Case, Made::default(), &summary);
        }
        for other in said {
            memos.put(MemoOn::Case, self.made(None, &source.user, &source.at), &other);
        }
        for (note, text) in self.notes.on(&source.guid, &source.note_refs) {
            memos.put(MemoOn::Case, self.made(Some(&note.guid), &note.user, &note.at), &text);
        }
        Ok(())
    }

    pub(crate) fn made(&self, guid: Option<&String>, user: &str, at: &str) -> Made {
        Made {
            guid: guid.and_then(|guid| guid::read(guid)),
            coder: self.users.get(user).cloned().unwrap_or_default(),
            at: Some(at.to_owned()).filter(|at| !at.is_empty()),
        }
    }
}

/// The text of a source, or why there is none.
fn read_text(
    incoming: &mut RefiIncoming,
    source: &RefiSource,
) -> Result<Result<(WrittenText, Encoding, Remarks), SourceOutcome>> {
    if !matches!(source.kind, SourceKind::Text | SourceKind::Pdf) {
        return Ok(Err(SourceOutcome::NoText));
    }
    let found = incoming.text(&source.text)?;
    Ok(match found {
        FoundText::Missing if source.kind == SourceKind::Pdf => Err(SourceOutcome::NoText),
        FoundText::Missing => Err(SourceOutcome::Missing),
        FoundText::Inline(content) if content.trim().is_empty() => Err(SourceOutcome::Empty),
        FoundText::Inline(content) if bounded(&content).is_err() => Err(SourceOutcome::Unreadable),
        FoundText::Inline(content) => Ok((WrittenText::new(&content), Encoding::Utf8, Remarks::default())),
        FoundText::Bytes(bytes) if bytes.iter().all(u8::is_ascii_whitespace) => Err(SourceOutcome::Empty),
        FoundText::Bytes(bytes) => match decoded(&bytes) {
            Ok(raw) => Ok((WrittenText::new(&raw.content), raw.encoding, raw.remarks)),
            Err(Unreadable::Empty) => Err(SourceOutcome::Empty),
            Err(_) => Err(SourceOutcome::Unreadable),
        },
    })
}

/// Whether two passages hold the same words, whatever parts them.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| Text::new(text).as_str().split_whitespace().collect::<String>();
    letters(one) == letters(other)
}

fn report_name(source: &RefiSource) -> String {
    entered::name(&source.name)
}

/// A name of a document without its ending, as labels are taken from names of files.
fn without_ending(name: &str) -> String {
    const ENDINGS: [&str; 8] = [".txt", ".docx", ".doc", ".odt", ".pdf", ".rtf", ".html", ".md"];
    let lower = name.to_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(*ending) && lower.len() > ending.len());
    ending.and_then(|ending| name.get(..name.len() - ending.len())).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_of_documents_are_no_part_of_a_label() {
        for (name, wanted) in [("Simon.docx", "Simon"), ("a.TXT", "a"), (".txt", ".txt"), ("v. 2", "v. 2")] {
            assert_eq!(without_ending(name), wanted);
        }
    }
}
