//! What commands on codings mean at the caret: each is worked out here, and carried out like any other action.

use super::action::{CodeChoice, ProjectAction, Target};
use super::reader::CodingEdge;
use super::reading::ReadingPane;
use super::session::{OpenCase, Session};
use crate::error::{Error, Result};
use project::{Coding, PATH_SEPARATOR};
use reading::entered;
use reading::text::Span;

/// Code points of a name that is taken from the text.
const LONGEST_NAME: usize = 60;

/// The coding that a command means: the one that was clicked or gone to, or the shortest at the caret.
#[must_use]
pub fn here<'a>(reading: &ReadingPane, open: &'a OpenCase) -> Option<&'a Coding> {
    let caret = reading.caret?;
    let here = || open.codings_at(caret.source);
    here().find(|coding| Some(coding.id) == reading.clicked).or_else(|| here().min_by_key(|coding| coding.span.len()))
}

/// # Errors
/// [`Error::NoOpenCase`].
pub fn open(session: &Session) -> Result<&OpenCase> {
    session.open.as_ref().ok_or(Error::NoOpenCase)
}

/// Puts the code that was used last on the selection.
///
/// # Errors
/// [`Error::NoLastCode`].
pub fn repeat(reading: &ReadingPane, session: &Session) -> Result<ProjectAction> {
    let last = reading.last_code.filter(|&code| session.codes.get(code).is_some());
    Ok(ProjectAction::Code(last.ok_or(Error::NoLastCode)?))
}

/// Makes a code of the selected words, and puts it on them.
///
/// # Errors
/// [`Error::NoOpenCase`], [`Error::NothingSelected`].
pub fn in_vivo(reading: &ReadingPane, session: &Session) -> Result<ProjectAction> {
    let open = open(session)?;
    let name = selected_name(reading, open).ok_or(Error::NothingSelected)?;
    let passages = vec![(open.id, reading.selection.clone())];
    Ok(ProjectAction::Apply(Target::Passages(passages), CodeChoice::New(name)))
}

/// The selected words as a code can be called.
#[must_use]
pub fn selected_name(reading: &ReadingPane, open: &OpenCase) -> Option<String> {
    let words = open.source.text.slice(*reading.selection.first()?);
    let words = entered::name(&words.replace(['\n', '\u{c}'], " ").replace(PATH_SEPARATOR, "-"));
    let words = words.trim_end_matches(['.', ',', ';', ':']);
    let short: String = words.chars().take(LONGEST_NAME).collect();
    let cut =
        if short.len() < words.len() { short.rsplit_once(' ').map_or(&*short, |(whole, _)| whole) } else { &short };
    (!cut.is_empty()).then(|| cut.to_owned())
}

/// Moves an end of the coding at the caret by a word.
///
/// # Errors
/// [`Error::NoOpenCase`], [`Error::NothingSelected`], [`Error::NoWordLeft`].
pub fn move_end(reading: &ReadingPane, session: &Session, edge: CodingEdge, forward: bool) -> Result<ProjectAction> {
    let open = open(session)?;
    let coding = here(reading, open).ok_or(Error::NoCodingHere)?;
    let span = open.document.with_moved_end(coding.span, edge, forward).ok_or(Error::NoWordLeft)?;
    Ok(ProjectAction::Recode(coding.id, coding.code, span))
}

/// Goes to the next or the previous coding, and selects it.
pub fn step(reading: &mut ReadingPane, open: &OpenCase, forward: bool) {
    if let Some((coding, span)) = next(reading, open, forward) {
        reading.go_to_coding(coding, span);
    }
}

/// The coding before or after the caret, in reading order; at the ends of the case, from the other end.
fn next(reading: &ReadingPane, open: &OpenCase, forward: bool) -> Option<(i64, Span)> {
    let place = |source: usize| open.document.place_of(source);
    let mut shown: Vec<_> = open.marks.iter().map(|mark| (place(mark.span.start), mark.span, mark.id)).collect();
    shown.sort_unstable();
    let caret = reading.caret.map(|caret| caret.source);
    let current = reading.clicked.filter(|_| here(reading, open).map(|coding| coding.id) == reading.clicked);
    let at = current.and_then(|id| shown.iter().position(|(.., own)| *own == id));
    let count = shown.len();
    let next = match at {
        Some(at) if forward => (at + 1) % count,
        Some(at) => (at + count - 1) % count,
        None => {
            let caret = caret.and_then(place);
            let after = shown.partition_point(|(start, ..)| *start < caret);
            if forward { after % count.max(1) } else { (after + count).checked_sub(1)? % count.max(1) }
        }
    };
    shown.get(next).map(|(_, span, id)| (*id, *span))
}
