//! The commands of anonymisation: `suggest`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::{complain, is_standard_input, json_line, print, put, say, standard_input};
use crate::error::Result;
use names::mark::{Label, Mark, MarkSource};
use names::origin::Origin;
use names::print_lines::PrintLines;
use names::register::Register;
use names::suggestions;
use names::telling::{self, Telling, TellingKind};
use project::left_over::LeftOver;
use project::{Project, import};
use reading::document::{Format, ReadDocument};
use reading::evidence::Evidence;
use reading::text::{Text, bytes_of, decoded};

#[derive(Debug, Args)]
pub(super) struct SuggestArgs {
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[arg(long)]
    known: Option<PathBuf>,
    #[arg(long)]
    ocr: bool,
    /// What is no name and may tell who it is, instead of names.
    #[arg(long, conflicts_with = "public")]
    telling: bool,
    /// What is public is printed too.
    #[arg(long)]
    public: bool,
    #[arg(long)]
    json: bool,
}

/// A mark as it is printed: places are code points into the text of the file as it was read.
#[derive(Serialize)]
struct Suggestion<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
    label: Label,
    text: &'a str,
    confidence: f32,
    source: MarkSource,
}

/// Prints what may identify somebody in each file. A file that cannot be read does not stop the others; the first such is the error.
pub(super) fn suggest(args: &SuggestArgs) -> Result<()> {
    let register = args.known.as_deref().map(Register::read).transpose()?.unwrap_or_default();
    let mut refused = Ok(());
    let is_project = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "planlupe");
    let (projects, files): (Vec<&PathBuf>, Vec<&PathBuf>) = args.files.iter().partition(is_project);
    for path in &projects {
        of_project(path, args, &register)?;
    }
    if files.is_empty() {
        return Ok(());
    }
    let found = import::files(&files.into_iter().cloned().collect::<Vec<_>>(), args.ocr)?;
    if !found.passed_over.is_empty() {
        complain(&words::passed_over(&found.passed_over));
    }
    for path in found.files {
        let (content, text, evidence) = match read(&path, args.ocr) {
            Ok(read) => read,
            Err(error) => {
                refused = refused.and(Err(error));
                continue;
            }
        };
        let mut marks = suggestions::suggest_in(&text, &register, &PrintLines::of(&text, &evidence, &[]));
        marks.retain(|mark| args.public || mark.source != MarkSource::Public);
        if args.telling {
            say_telling(&path, &content, &text, &marks, args.json)?;
            continue;
        }
        let doc = path.file_stem().unwrap_or_default().to_string_lossy();
        if args.json {
            put(lines(&doc, &content, &Origin::of(&content), &marks)?.as_bytes())?;
        } else {
            say(&table(&path.display().to_string(), &text, &marks))?;
        }
    }
    refused
}

/// Prints what in the cases of a project may still identify somebody: places are code points into the text of the case.
fn of_project(path: &Path, args: &SuggestArgs, register: &Register) -> Result<()> {
    let project = Project::open_to_read(path)?;
    let fine = project.settings().harmless()?;
    for case in project.cases().list()? {
        let LeftOver { text, mut marks, telling } = LeftOver::of(&project, case.id, &fine, register)?;
        marks.retain(|mark| args.public || mark.source != MarkSource::Public);
        let (content, origin) = (text.as_str(), Origin::of(text.as_str()));
        match (args.telling, args.json) {
            (true, _) => tell_telling(&case.label, &case.label, &origin, &text, &telling, args.json)?,
            (false, true) => put(lines(&case.label, content, &origin, &marks)?.as_bytes())?,
            (false, false) => say(&table(&case.label, &text, &marks))?,
        }
    }
    Ok(())
}

/// What may tell who it is, as it is printed: places are code points into the text of the file as it was read.
#[derive(Serialize)]
struct TellingJson<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
    kind: TellingKind,
    text: &'a str,
    general: &'a str,
}

/// Prints what is no name and may tell who it is: what marks cover is left out.
fn say_telling(path: &Path, content: &str, text: &Text, marks: &[Mark], is_json: bool) -> Result<()> {
    let doc = path.file_stem().unwrap_or_default().to_string_lossy();
    tell_telling(&path.display().to_string(), &doc, &Origin::of(content), text, &telling::find(text, marks), is_json)
}

fn tell_telling(name: &str, doc: &str, origin: &Origin, text: &Text, found: &[Telling], is_json: bool) -> Result<()> {
    if is_json {
        return found.iter().try_for_each(|telling| {
            let (span, here) = (origin.span(telling.span), text.slice(telling.span));
            let (start, end, kind, general) = (span.start, span.end, telling.kind, &*telling.general);
            json_line(&TellingJson { doc, start, end, kind, text: here, general })
        });
    }
    say(&tr!("telling-file", file = name, count = found.len()))?;
    let mut forms: BTreeMap<(TellingKind, String), (usize, &str)> = BTreeMap::new();
    for telling in found {
        let form = text.slice(telling.span).split_whitespace().collect::<Vec<_>>().join(" ");
        forms.entry((telling.kind, form)).or_insert((0, &telling.general)).0 += 1;
    }
    forms.iter().try_for_each(|((kind, form), (count, general))| {
        say(&format!("  {}: {count} × {form} → {general}", words::telling_kind(*kind)))
    })
}

/// The text of a file as it is written there, without byte order mark, and normalised, with what was seen of its lines. Of what is not
/// plain text there is only the text as it is read.
fn read(path: &Path, ocr: bool) -> Result<(String, Text, Evidence)> {
    let unreadable = |reason| reading::Error::unreadable(path, reason);
    let bytes = if is_standard_input(path) { standard_input()? } else { bytes_of(path).map_err(unreadable)? };
    let read = ReadDocument::decode(bytes.clone(), ocr).map_err(unreadable)?;
    let content = match read.format {
        Format::Text => {
            let content = decoded(&bytes).map_err(unreadable)?.content;
            content.strip_prefix('\u{feff}').unwrap_or(&content).to_owned()
        }
        _ => read.text.as_str().to_owned(),
    };
    Ok((content, read.text, read.evidence))
}

/// One object a line.
fn lines(doc: &str, content: &str, origin: &Origin, marks: &[Mark]) -> Result<String> {
    let mut out = String::new();
    let mut places = content.char_indices().map(|(byte, _)| byte).chain([content.len()]).enumerate().peekable();
    // Marks are in order, so one walk over the text finds all their bytes.
    let mut byte_of = |wanted: usize| loop {
        match places.peek() {
            Some((place, byte)) if *place >= wanted => return *byte,
            Some(_) => places.next(),
            None => return content.len(),
        };
    };
    for mark in marks {
        let span = origin.span(mark.span);
        let (from, to) = (byte_of(span.start), byte_of(span.end));
        let suggestion = Suggestion {
            doc,
            start: span.start,
            end: span.end,
            label: mark.label,
            text: &content[from..to],
            confidence: (mark.confidence * 1000.0).round() / 1000.0,
            source: mark.source,
        };
        let line = serde_json::to_string(&suggestion).map_err(|error| project::Error::Csv(error.into()))?;
        let _ = writeln!(out, "{}", print::escaped(&line));
    }
    Ok(out)
}

/// For people: one line a form, with how often it stands there; the surest first.
fn table(name: &str, text: &Text, marks: &[Mark]) -> String {
    let mut forms: Vec<(Label, String, usize, f32)> = Vec::new();
    for mark in marks {
        let form = text.slice(mark.span).split_whitespace().collect::<Vec<_>>().join(" ");
        match forms.iter_mut().find(|(label, known, ..)| *label == mark.label && *known == form) {
            Some((_, _, count, confidence)) => {
                *count += 1;
                *confidence = confidence.max(mark.confidence);
            }
            None => forms.push((mark.label, form, 1, mark.confidence)),
        }
    }
    forms.sort_by(|a, b| (a.0, b.3).partial_cmp(&(b.0, a.3)).unwrap_or(std::cmp::Ordering::Equal));
    let mut out = format!("{}\n", tr!("cli-suggest-file", file = name, count = marks.len()));
    for (label, form, count, confidence) in forms {
        let label = project::word(label);
        let _ = writeln!(out, "  {label:6} {:>3.0} %  {count:>4} ×  {form}", confidence * 100.0);
    }
    out
}
