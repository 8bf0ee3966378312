//! What arrives for a case that is there: a further document of it, or a newer print of one.

use crate::arrival::{Known, KnownCase, KnownCases, Likeness};
use crate::error::{Error, Result};
use crate::import_report::FileReport;
use crate::manner::Manner;
use crate::prepared::{Prepared, Sketched};
use crate::project::{Carried, Project};
use reading::annotation::Annotation;
use reading::plan::DocumentKind;

/// Takes a file in as a document of a case. A newer print of one of its documents takes the place of that, where that is wished.
pub(crate) fn take_document(
    project: &mut Project,
    cases: &mut KnownCases,
    manner: &Manner,
    mut prepared: Prepared,
    case: i64,
    report: &mut FileReport,
) -> Result<i64> {
    let annotations = std::mem::take(&mut prepared.annotations);
    report.describe(&prepared);
    // The label of the case stays.
    report.neutral = false;
    report.annotations = annotations.len();
    report.known = cases.like(project, &prepared)?.filter(|known| known.likeness != Likeness::Label);
    report.printed = report.known.as_ref().and_then(|known| known.days(&prepared));
    let document = match (&report.known, manner.known) {
        (Some(known), _) if known.likeness == Likeness::Same => return Err(Error::SameText(known.label.clone())),
        (Some(known), Known::Replace) if known.id == case && !known.is_joined_with_others(&prepared) => {
            report.carried = Some(replace(project, known, &prepared)?);
            known.document
        }
        (None, _) | (_, Known::Add) => {
            let kind = manner.kind.unwrap_or(prepared.kind);
            report.document = Some(kind);
            if kind != DocumentKind::Plan {
                report.is_one_entry(&prepared.text);
            }
            Some(project.write().documents().put(case, &prepared, manner.kind)?)
        }
        (Some(known), _) => return Err(known.refusal(&prepared)),
    };
    if report.document.is_some() {
        let number = project.documents().of(case)?.len();
        report.other_person = project.documents().of_others(case)?.contains(&number).then_some(number);
    }
    report.annotated(annotate(project, manner, &annotations, case, document)?);
    put(project, cases, case, &prepared)?;
    report.case = Some(project.cases().label(case)?);
    Ok(case)
}

/// Notes by what a case is known that has got this print, or a document.
pub(crate) fn put(project: &Project, cases: &mut KnownCases, case: i64, prepared: &Prepared) -> Result<()> {
    let mut sketched = project.cases().sketches_of(case)?;
    if sketched.is_empty() {
        let sketch = prepared.sketch.clone();
        sketched.push(Sketched { id: case, document: None, chars: prepared.text.len(), sketch });
    }
    cases.forget(case);
    let label = project.cases().label(case)?;
    sketched.into_iter().for_each(|sketched| cases.put(&label, sketched));
    Ok(())
}

/// Gives a known case, or the document of it that the print is like, the print in place of its older one.
pub(crate) fn replace(project: &mut Project, known: &KnownCase, prepared: &Prepared) -> Result<Carried> {
    match known.document {
        Some(document) => project.write().documents().put_print(document, prepared),
        None => project.write().cases().put_source(known.id, prepared),
    }
}

/// Takes in what somebody has marked and noted in a file, where that is wished; gives how many are new.
pub(crate) fn annotate(
    project: &mut Project,
    manner: &Manner,
    annotations: &[Annotation],
    case: i64,
    document: Option<i64>,
) -> Result<usize> {
    let Some(code) = manner.annotations else { return Ok(0) };
    let Some(document) = document else { return project.write().codings().annotate(case, annotations, code) };
    let documents = project.documents().of(case)?;
    let start = documents.iter().find(|stored| stored.id == document).map_or(0, |stored| stored.document.span.start);
    let moved: Vec<Annotation> = annotations.iter().map(|annotation| annotation.moved(start)).collect();
    project.write().codings().annotate(case, &moved, code)
}
