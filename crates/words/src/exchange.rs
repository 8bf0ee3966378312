//! What is said of files for other programs: what was written, what came in.

use project::table::codebook_table::CodebookPreview;
use refi::RefiError;
use refi::counting::{CharUnit, Counting, LineEndCount};
use refi::intake::IntakeWords;
use refi::out::WrittenOut;
use refi::refi_project::SourceKind;
use refi::report::{FoundAndNew, IncomingFormat, LeftOut, LeftWhat, RefiReport, SourceOutcome, SourceReport};

use crate::errors::Sentence;

/// What a file for other programs holds, and what it has no place for.
#[must_use]
pub fn written(written: &WrittenOut) -> String {
    let mut said = vec![written.file.display().to_string()];
    if written.sources == 0 && written.codings == 0 {
        said.push(tr!("refi-written-codes", codes = written.codes));
    } else {
        said.push(tr!(
            "refi-written",
            sources = written.sources,
            codes = written.codes,
            codings = written.codings,
            memos = written.memos
        ));
    }
    if written.utf16 {
        said.push(tr!("refi-written-utf16"));
    }
    if written.chronological {
        said.push(tr!("refi-written-chronological", count = written.parted));
    }
    if written.degrees > 0 {
        said.push(tr!("refi-written-degrees", count = written.degrees));
    }
    if written.aside > 0 {
        said.push(tr!("refi-written-aside", count = written.aside));
    }
    said.join("\n")
}

/// What a codebook brings, or would bring.
#[must_use]
pub fn codebook(preview: &CodebookPreview, is_kept: bool) -> String {
    let [found, new, known] =
        [preview.new.len() + preview.known, preview.new.len(), preview.known].map(crate::i18n::number);
    let first = if is_kept { tr!("notice-codebook-loaded") } else { tr!("codebook-preview") };
    let mut said = vec![first, tr!("refi-codes", found = found, new = new, known = known)];
    if preview.known > 0 {
        said.push(tr!("codebook-preview-known"));
    }
    said.extend(preview.new.iter().map(|code| tr!("code-change-added", code = code.as_str())));
    said.join("\n")
}

/// The words that an intake needs.
#[must_use]
pub fn intake_words() -> IntakeWords {
    IntakeWords { case: crate::case_word(), case_attribute: tr!("refi-case-attribute") }
}

/// What came in with a file of another program, or would come in, and what did not.
#[must_use]
pub fn taken_in(report: &RefiReport) -> String {
    let origin = if report.origin.is_empty() { tr!("refi-origin-unknown") } else { report.origin.clone() };
    let mut said =
        vec![if report.preview { tr!("refi-preview", origin = origin) } else { tr!("refi-taken-in", origin = origin) }];
    let count = |key: fn(String, String, String) -> String, of: FoundAndNew| {
        let [found, new, known] = [of.found, of.new, of.known].map(crate::i18n::number);
        (of.found > 0).then(|| key(found, new, known))
    };
    let counts = [
        count(|found, new, known| tr!("refi-codes", found = found, new = new, known = known), report.codes),
        count(|found, new, known| tr!("refi-codings", found = found, new = new, known = known), report.codings),
        count(|found, new, known| tr!("refi-memos", found = found, new = new, known = known), report.memos),
        count(|found, new, known| tr!("refi-attributes", found = found, new = new, known = known), report.attributes),
    ];
    said.extend(counts.into_iter().flatten());
    if report.format == IncomingFormat::Taguette {
        said.push(tr!("refi-taguette-places"));
    }
    said.extend(report.sources.iter().map(source));
    said.extend(report.left.iter().map(left));
    said.join("\n")
}

/// What became of a source.
#[must_use]
pub fn source(source: &SourceReport) -> String {
    let name = if source.name.is_empty() { tr!("refi-no-name") } else { source.name.clone() };
    let case = source.case.clone().unwrap_or_default();
    let codings = crate::i18n::number(source.new_codings);
    let mut said = match source.outcome {
        SourceOutcome::New => tr!("refi-source-new", name = name, case = case, codings = codings),
        SourceOutcome::Known => tr!("refi-source-known", name = name, case = case, codings = codings),
        SourceOutcome::Missing => tr!("refi-source-missing", name = name),
        SourceOutcome::Empty => tr!("refi-source-empty", name = name),
        SourceOutcome::Unreadable => tr!("refi-source-unreadable", name = name),
        SourceOutcome::NoText => tr!("refi-source-no-text", name = name, kind = kind(source.kind)),
    };
    if let Some(how) = source.counting {
        said.push(' ');
        said.push_str(&counting(how));
    }
    if source.counted_otherwise > 0 {
        said.push(' ');
        said.push_str(&tr!("refi-counted-otherwise", count = source.counted_otherwise));
    }
    said
}

fn counting(counting: Counting) -> String {
    let unit = match counting.unit {
        CharUnit::CodePoint => tr!("refi-counted-characters"),
        CharUnit::Utf16 => tr!("refi-counted-utf16"),
    };
    match counting.line_ends {
        LineEndCount::One => tr!("refi-counted-one", unit = unit),
        LineEndCount::Two => tr!("refi-counted-two", unit = unit),
    }
}

fn kind(kind: SourceKind) -> String {
    match kind {
        SourceKind::Text => tr!("refi-kind-text"),
        SourceKind::Pdf => tr!("refi-kind-pdf"),
        SourceKind::Picture => tr!("refi-kind-picture"),
        SourceKind::Audio => tr!("refi-kind-audio"),
        SourceKind::Video => tr!("refi-kind-video"),
    }
}

/// What was not taken in, or not as it stood.
#[must_use]
pub fn left(left: &LeftOut) -> String {
    let count = left.count;
    let said = match left.what {
        LeftWhat::CodingsOfSource => tr!("refi-left-codings-of-source", count = count),
        LeftWhat::CodingsWithoutPlace => tr!("refi-left-codings-without-place", count = count),
        LeftWhat::CodingsWithoutCode => tr!("refi-left-codings-without-code", count = count),
        LeftWhat::RenamedCodes => tr!("refi-left-renamed-codes", count = count),
        LeftWhat::CodeSet => tr!("refi-left-code-set", count = count),
        LeftWhat::Graphs => tr!("refi-left-graphs", count = count),
        LeftWhat::Links => tr!("refi-left-links", count = count),
        LeftWhat::NotesWithoutPlace => tr!("refi-left-notes-without-place", count = count),
        LeftWhat::PartsOfCases => tr!("refi-left-parts-of-cases", count = count),
        LeftWhat::Values => tr!("refi-left-values", count = count),
        LeftWhat::ClockTimes => tr!("refi-left-clock-times", count = count),
        LeftWhat::Summaries => tr!("refi-left-summaries", count = count),
        LeftWhat::CaseCodes => tr!("refi-left-case-codes", count = count),
        LeftWhat::UncodedPassages => tr!("refi-left-uncoded-passages", count = count),
        LeftWhat::OtherWords => tr!("refi-left-other-words", count = count),
        LeftWhat::Importance => tr!("refi-left-importance", count = count),
        LeftWhat::Degrees => tr!("refi-left-degrees", count = count),
        LeftWhat::OtherRows => tr!("refi-left-other-rows", count = count),
    };
    if left.name.is_empty() { said } else { format!("{said} ({})", left.name) }
}

impl Sentence for RefiError {
    fn sentence(&self) -> String {
        let name = |path: &std::path::Path| path.display().to_string();
        match self {
            Self::Project(error) => error.sentence(),
            Self::Ending(path) => tr!("error-refi-ending", file = name(path)),
            Self::NoArchive(path) => tr!("error-refi-no-archive", file = name(path)),
            Self::NoProject(path) => tr!("error-refi-no-project", file = name(path)),
            Self::BadXml { path, byte } => tr!("error-refi-bad-xml", file = name(path), byte = byte.to_string()),
            Self::OtherXml(path) => tr!("error-refi-other-xml", file = name(path)),
            Self::Entities(path) => tr!("error-refi-entities", file = name(path)),
            Self::TooLarge(path) => tr!("error-refi-too-large", file = name(path)),
            Self::DamagedDatabase(path) => tr!("error-refi-damaged-database", file = name(path)),
            Self::OtherDatabase(path) => tr!("error-refi-other-database", file = name(path)),
            Self::OpenDatabase(path) => tr!("error-refi-open-database", file = name(path)),
            Self::NoCodes => tr!("error-refi-no-codes"),
        }
    }
}
