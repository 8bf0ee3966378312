//! Release: a signed case leaves the quarantine as redacted text.

use std::path::Path;

use chrono::NaiveDate;

use super::notes::{self, SealedNote};
use super::quarantine::{Original, Quarantine, Substitutes};
use super::seal;
use crate::error::{Error, Result};
use names::judgement::{Judgement, Verdict};
use names::leak::{self, SearchedOriginals};
use names::replacement::{Replaced, Replacement, ReplacementStyle, replace};
use names::telling;
use project::{Digest, Project, Record, Recorded, Released, Releases};
use reading::evidence::Evidence;
use reading::plan::CaseDocument;
use reading::text::{Span, Text};

/// What a case would become, and what of its originals would still stand in it.
pub struct Preview {
    pub replaced: Replaced,
    /// Code points of the new text; `false` where a person should look.
    pub left: Vec<(Span, bool)>,
    /// Places that are no name and may tell who it is, of which nobody has decided anything.
    pub telling: usize,
}

/// Replaces what was decided, and looks for all originals of the case in the result.
///
/// # Errors
/// [`names::Error::Overlap`], or if the project cannot be read.
pub fn preview(
    project: &Project,
    original: &Original,
    text: &Text,
    evidence: &Evidence,
    judgement: &Judgement,
) -> Result<Preview> {
    let catalogue = project.settings().catalogue(text.as_str())?;
    let style = ReplacementStyle {
        brackets: false,
        then: day_of(original, text, evidence),
        move_dates: judgement.move_dates(),
    };
    let replaced = replace(text, &judgement.decisions(), &catalogue, style)?;
    let new = Text::from_normalised(replaced.text.clone());
    let kept = judgement.kept(text);
    let forms = judgement.originals(text).into_iter();
    let names: Vec<leak::SearchedOriginal> = forms.map(|form| leak::SearchedOriginal { line: 1, form }).collect();
    let stays = judgement.mentions().iter().filter(|mention| mention.verdict == Some(Verdict::Keep));
    let stays: Vec<Span> = stays.map(|mention| replaced.shift.span(mention.span)).collect();
    let ours = |span: Span| {
        let titles = replaced.replacements.iter().map(|replacement| replacement.span);
        titles.chain(stays.iter().copied()).any(|other| other.overlaps(span))
    };
    let hits = SearchedOriginals::new(&names).in_text(new.as_str()).into_iter();
    let hits = hits.filter(|(span, ..)| !ours(*span) && !kept.allows(new.slice(*span)));
    let left = hits.map(|(span, _, certain)| (span, certain)).collect();
    let telling = judgement.still_telling(&telling::find(text, &[])).len();
    Ok(Preview { replaced, left, telling })
}

/// The day by which ages are told: that of printing, or the last one of the text.
fn day_of(original: &Original, text: &Text, evidence: &Evidence) -> Option<NaiveDate> {
    let plan = original.plan(text, evidence);
    plan.printed.or(Digest::of(&plan).last_date)
}

/// The steps of a release, in their order. The quarantine and the project are two files: it can be stopped between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReleaseStep {
    /// The quarantine notes what is put in place, under a random number.
    Begin,
    /// The project takes in the case with that number.
    TakeIn,
    /// The quarantine notes which case it is.
    Complete,
}

/// A case that is in the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    pub case: i64,
    pub label: String,
    /// A run before this one had brought it there and was stopped; only the quarantine was told.
    pub was_there: bool,
    /// Places that may tell who it is and went along, since nobody had decided anything of them.
    pub telling: usize,
}

/// The project at a path, if it is there: originals can be held before it is made.
///
/// # Errors
/// If the file cannot be read.
pub fn project_if_made(path: &Path) -> Result<Option<Project>> {
    Ok(path.exists().then(|| Project::open_to_read(path)).transpose()?)
}

/// Id and label of the case that an original became, if the project has it: a release can have been undone, or a case removed.
#[must_use]
pub fn case_of<'a>(releases: &'a Releases, original: &Original) -> Option<(i64, &'a str)> {
    if !original.releases.is_empty() {
        return releases.numbered(&original.releases);
    }
    let (case, label) = original.case.zip(original.released_as.as_deref())?;
    releases.unnumbered(case, label).map(|label| (case, label))
}

/// Puts a signed case into the project under a label that says nothing of it. What a run that was stopped has put there
/// already is only noted.
///
/// # Errors
/// [`Error::NoOriginal`], [`Error::NotSigned`], [`Error::AlreadyReleased`]; [`Error::Leak`] if an original would still stand in
/// it; those of [`project::Redactions::release`].
pub fn release(quarantine: &mut Quarantine, project: &mut Project, number: i64, label: &str) -> Result<Done> {
    release_stepwise(quarantine, project, number, label, |_| Ok(()))
}

/// The same; `before` is called before each step and can stop the work there.
///
/// # Errors
/// As [`release`], and those of `before`.
pub fn release_stepwise(
    quarantine: &mut Quarantine,
    project: &mut Project,
    number: i64,
    label: &str,
    mut before: impl FnMut(ReleaseStep) -> Result<()>,
) -> Result<Done> {
    let original = quarantine.original(number)?;
    if let Some((case, label)) = case_of(&Releases::of(project)?, &original) {
        let label = label.to_owned();
        if original.case == Some(case) {
            return Err(Error::AlreadyReleased { number, label });
        }
        before(ReleaseStep::Complete)?;
        quarantine.set_released(number, Some((case, &label)))?;
        return Ok(Done { case, label, was_there: true, telling: 0 });
    }
    let judgement = quarantine.judgement(number)?;
    let Some((judgement, signature)) =
        judgement.as_ref().and_then(|judgement| judgement.signature().map(|signature| (judgement, signature)))
    else {
        return Err(Error::NotSigned(original.label));
    };
    let (text, evidence) = (quarantine.text(number)?, quarantine.evidence(number)?);
    let Preview { replaced, left, telling } = preview(project, &original, &text, &evidence, judgement)?;
    let certain = left.iter().filter(|(_, certain)| *certain).count();
    if certain > 0 {
        return Err(Error::Leak(certain));
    }
    let counts = judgement.counts().into_iter().map(|((verdict, label, role), count)| {
        let what = if verdict == Verdict::Replace { Recorded::Replaced } else { Recorded::Kept };
        Record { label: Some(label), role, ..Record::new(&signature.by, what, count) }
    });
    let special = [(Recorded::Inherited, judgement.inherited()), (Recorded::PublicKept, judgement.public_kept(&text))];
    let special = special.into_iter().filter(|(_, count)| *count > 0);
    let special = special.map(|(what, count)| Record::new(&signature.by, what, count));
    let signed = Record { at: signature.at.clone(), ..Record::new(&signature.by, Recorded::Signed, 1) };
    let whole = Text::from_normalised(replaced.text.clone());
    let release = format!("{:032x}", u128::from_le_bytes(seal::random()));
    let title = |span: Span| whole.slice(replaced.shift.span(span)).to_owned();
    let titles = judgement.decisions().into_iter();
    let titles = titles.map(|decision| (title(decision.span), text.slice(decision.span).to_owned())).collect();
    let placed = Substitutes { release: release.clone(), label: label.trim().to_owned(), titles };
    // What was noted in the files leaves the text, and becomes annotations again.
    let cuts = original.cuts(|part| replaced.shift.span(part));
    // File names were not judged, and may hold names: a document is called by its kind until a person gives it a title.
    let documents = original.case_documents().into_iter().filter_map(|document| {
        let span = cuts.span(replaced.shift.span(document.span))?;
        Some(CaseDocument { span, title: String::new(), ..document })
    });
    let notes: Vec<&SealedNote> = original.documents.iter().flat_map(|document| &document.notes).collect();
    // One person is one coder, however the title is inflected on each page.
    let entity = |span: Span| judgement.mentions().iter().find(|own| own.span.overlaps(span)).map(|own| own.entity);
    let author = |note: &SealedNote| {
        let own = entity(note.author);
        let same = notes.iter().find(|other| own.is_some() && entity(other.author) == own);
        same.map_or(note.author, |first| first.author)
    };
    let replacements = replaced.replacements.iter();
    let replacements = replacements
        .filter_map(|replacement| Some(Replacement { span: cuts.span(replacement.span)?, ..replacement.clone() }));
    let released = Released {
        label: label.to_owned(),
        documents: documents.collect(),
        evidence: cuts.evidence(&replaced.shift.evidence(&evidence, &whole), whole.len()),
        text: cuts.text(&whole),
        replacements: replacements.collect(),
        annotations: notes
            .iter()
            .map(|note| {
                let note = SealedNote { author: author(note), ..(*note).clone() };
                notes::released(&note, &whole, &replaced, &cuts)
            })
            .collect(),
        release,
        remarks: original.remarks,
        records: counts.chain(special).chain([signed]).collect(),
    };
    before(ReleaseStep::Begin)?;
    quarantine.begin_release(number, placed)?;
    before(ReleaseStep::TakeIn)?;
    let case = project.write().redactions().release(&released)?;
    before(ReleaseStep::Complete)?;
    let label = label.trim().to_owned();
    quarantine.set_released(number, Some((case, &label)))?;
    Ok(Done { case, label, was_there: false, telling })
}

/// Passages drawn by lot for a second reading, each with the same chance, until they have as many words as are wanted.
#[must_use]
pub fn drawn<T>(mut passages: Vec<T>, words: impl Fn(&T) -> usize, wanted: usize) -> Vec<T> {
    let (mut drawn, mut have) = (Vec::new(), 0);
    while have < wanted && !passages.is_empty() {
        let lot = u64::from_le_bytes(seal::random()) % passages.len() as u64;
        let passage = passages.swap_remove(usize::try_from(lot).unwrap_or_default());
        have += words(&passage);
        drawn.push(passage);
    }
    drawn
}

/// Words in some passages: what misses are counted by.
#[must_use]
pub fn words_in(text: &Text, spans: &[Span]) -> usize {
    let has_letter = |word: &&str| word.chars().any(char::is_alphanumeric);
    spans.iter().map(|span| text.slice(*span).split_whitespace().filter(has_letter).count()).sum()
}

#[cfg(test)]
#[path = "release_tests.rs"]
mod stopped;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_drawn_from_whole_pages() {
        let text = Text::new(&"Fem ord på en linje.\n".repeat(1000));
        let pages = names::judgement::pages(&text);
        assert!(pages.len() > 3);
        assert_eq!(words_in(&text, &pages), 5000);
        let words = |page: &Span| words_in(&text, &[*page]);
        let mut all = drawn(pages.clone(), words, 10_000);
        all.sort();
        assert_eq!(all, pages);
        let some = drawn(pages.clone(), words, words(&pages[0]) + 1);
        assert!(some.len() == 2 && some[0] != some[1] && some.iter().all(|page| pages.contains(page)));
        let firsts: Vec<Span> = (0..200).flat_map(|_| drawn(pages.clone(), words, 1)).collect();
        assert!(pages.iter().all(|page| firsts.contains(page)), "each page has its chance");
    }
}
