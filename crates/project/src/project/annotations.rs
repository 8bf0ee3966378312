//! What somebody has marked and noted in a file before it came here, as codings and memos of its case.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use reading::annotation::{Annotation, AnnotationKind, Colour};
use reading::entered;
use reading::remark::{Remarks, What};

use super::{Codings, MemoOn, Project};
use crate::codebook::PALETTE;
use crate::error::Result;

/// The path of the code that an annotation gets, in the language of whoever takes it in.
pub type AnnotationCode = fn(&Annotation) -> String;

impl Codings<&mut Project> {
    /// Puts the annotations of a file on its case, inside an edit: each becomes codings of its author, with a memo where something
    /// was noted; a note on no passage goes into the memo on the case. Gives how many are new.
    pub(crate) fn annotate(
        &mut self,
        case: i64,
        annotations: &[Annotation],
        code_of: impl Fn(&Annotation) -> String,
    ) -> Result<usize> {
        let project = &mut *self.project;
        let mut codes: HashMap<String, i64> = HashMap::new();
        let mut taken = 0;
        for annotation in annotations {
            let author = entered::name(&annotation.author);
            let author = if author.is_empty() { project.coder.clone() } else { author };
            let coder = project.write().coders().named(&author)?;
            let act = project.codings().next_act()?;
            let mut note = Some(annotation.text.trim()).filter(|text| !text.is_empty());
            let mut is_new = false;
            if !annotation.spans.is_empty() {
                let code = match codes.entry(code_of(annotation)) {
                    Entry::Occupied(known) => *known.get(),
                    Entry::Vacant(path) => {
                        let colour = highlighted(annotation).and_then(code_colour);
                        let code = project.write().codes().find_or_make_coloured(path.key(), colour)?;
                        *path.insert(code)
                    }
                };
                for span in &annotation.spans {
                    let Some(coding) = project.write().codings().insert(case, code, coder, *span, act, None)? else {
                        continue;
                    };
                    is_new = true;
                    if let Some(note) = note.take() {
                        project.write().memos().insert(case, MemoOn::Coding(coding), coder, note, None)?;
                    }
                }
            } else if let Some(note) = note {
                let known = project.memos().on_case(case)?.unwrap_or_default();
                if !known.contains(note) {
                    project.write().memos().append(case, MemoOn::Case, coder, note, None)?;
                    is_new = true;
                }
            }
            taken += usize::from(is_new);
        }
        if taken > 0 {
            forget_left_out(project, case)?;
        }
        Ok(taken)
    }
}

/// The colour of a highlight; other marks share a code, whatever their colour.
fn highlighted(annotation: &Annotation) -> Option<Colour> {
    annotation.colour.filter(|_| annotation.kind == AnnotationKind::Highlight)
}

/// The colour of the palette that comes nearest to a highlight: dark enough to be read as text, which a marker is not. The palette has no grey.
const fn code_colour(highlight: Colour) -> Option<&'static str> {
    Some(match highlight {
        Colour::Yellow => PALETTE[5],
        Colour::Green => PALETTE[2],
        Colour::Blue => PALETTE[0],
        Colour::Pink => PALETTE[4],
        Colour::Red => PALETTE[8],
        Colour::Orange => PALETTE[1],
        Colour::Purple => PALETTE[10],
        Colour::Grey => return None,
    })
}

/// Takes back the remark that marks and notes were left out of a case.
fn forget_left_out(project: &mut Project, case: i64) -> Result<()> {
    let known: String =
        project.connection().query_row("SELECT remarks FROM cases WHERE id = ?", [case], |row| row.get(0))?;
    let mut remarks = Remarks::of_json(&known);
    [What::Comments, What::Highlights].into_iter().for_each(|what| remarks.forget(what));
    let left = remarks.to_json();
    if left != known {
        project.execute("UPDATE cases SET remarks = ? WHERE id = ?", rusqlite::params![left, case])?;
    }
    Ok(())
}
