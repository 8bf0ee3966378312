//! What comes into the quarantine, and which documents a case holds there: `quarantine add`, `join` and `document`.

use super::quarantine_args::{QuarantineArgs, numbers};
use super::{complain, say};
use crate::error::{Error, Result};
use project::import::{self, GroupProposal};
use project::{AnnotationCode, Project, Releases};
use quarantine::intake::{Intake, IntakeManner};
use quarantine::quarantine::{Original, Quarantine};
use reading::label::Pattern;
use words::Sentence;

/// Which cases the project beside the quarantine has; none where there is no project yet.
pub(super) fn releases(args: &QuarantineArgs) -> Result<Releases> {
    if !args.project.exists() {
        return Ok(Releases::default());
    }
    Ok(Releases::of(&Project::open_to_read(&args.project)?)?)
}

pub(super) fn add(quarantine: &mut Quarantine, args: &QuarantineArgs) -> Result<()> {
    let found = import::files(&args.items, args.ocr)?;
    if !found.passed_over.is_empty() {
        complain(&words::passed_over(&found.passed_over));
    }
    let releases = releases(args)?;
    let is_proposed = args.group && !args.group_now;
    let manner = IntakeManner {
        into: args.into.clone(),
        kind: args.document_kind,
        annotations: args.annotations.then_some(words::annotation_code as AnnotationCode),
    };
    let mut intake = Intake::new(manner);
    let (mut joined, mut refused) = (false, Vec::new());
    for file in found.files {
        let prepared = import::prepare(&file, &Pattern::default(), args.ocr).map_err(quarantine::Error::from);
        let added = prepared.and_then(|prepared| {
            if is_proposed {
                intake.consider(&prepared);
            } else {
                intake.add(quarantine, &prepared, args.split_plans)?;
            }
            Ok((!args.split_plans && !prepared.plans.is_empty()).then_some(prepared))
        });
        match added {
            Ok(together) => {
                joined |= together.is_some();
                together.iter().for_each(|together| {
                    let plans = words::joined_plans(&together.plans);
                    complain(&tr!("arrival-plans", case = together.label.as_str(), plans = plans));
                });
            }
            Err(error) => refused.push(error),
        }
    }
    if joined {
        complain(&tr!("cli-quarantine-split-what"));
    }
    if is_proposed {
        let proposals = intake.proposals(quarantine, &releases)?;
        if proposals.is_empty() {
            say(&tr!("cli-group-none"))?;
        }
        tell(&proposals)?;
        say(&tr!("cli-group-yes"))?;
    } else {
        let report = intake.finish(quarantine, &releases)?;
        let mut proposals = report.proposals;
        if args.group {
            proposals.iter_mut().try_for_each(|proposal| quarantine.make(&releases, proposal))?;
        }
        refused.extend(report.refused);
        let joined: usize = proposals.iter().filter(|made| made.made).map(|made| made.documents.len() - 1).sum();
        let originals = report.originals.saturating_sub(joined);
        if report.count > 0 && originals != report.count {
            say(&tr!("cli-quarantine-added-documents", count = report.count, originals = originals))?;
        } else if report.count > 0 || refused.is_empty() {
            say(&tr!("cli-quarantine-added", count = report.count))?;
        }
        if let Some(said) = args.into.as_deref().and_then(|case| words::of_others(case, &report.of_others)) {
            complain(&said);
            complain(&tr!("cli-quarantine-of-others-what"));
        }
        if report.noted > 0 {
            say(&tr!("quarantine-annotations-taken", count = report.noted))?;
        }
        if report.left_out > 0 {
            say(&tr!("quarantine-annotations", count = report.left_out))?;
            say(&tr!("cli-quarantine-annotations-what"))?;
        }
        for (label, remarks) in &report.remarks {
            say(&tr!("quarantine-remarks", case = label.as_str(), remarks = words::remarks(remarks)))?;
        }
        tell(&proposals)?;
        if proposals.iter().any(|proposal| !proposal.made) {
            say(&tr!("cli-quarantine-group-what"))?;
        }
    }
    // The last one is told as the command ends.
    let last = refused.pop();
    refused.iter().for_each(|error| complain(&error.sentence()));
    last.map_or(Ok(()), |error| Err(error.into()))
}

fn tell(proposals: &[GroupProposal]) -> Result<()> {
    proposals.iter().try_for_each(|proposal| say(&words::proposal(proposal)))
}

/// Makes one case of several originals.
pub(super) fn join(quarantine: &mut Quarantine, args: &QuarantineArgs) -> Result<()> {
    let numbers = numbers(&args.items)?;
    let Some(first) = numbers.first() else { return Ok(()) };
    let label = args.label.clone().map_or_else(|| quarantine.original(*first).map(|original| original.label), Ok)?;
    quarantine.join_all(&releases(args)?, &numbers, &label)?;
    let joined = quarantine.original(*first)?;
    list(&joined)?;
    if let Some(said) = words::of_others(&joined.label, &joined.of_others(&quarantine.text(*first)?)) {
        complain(&said);
        complain(&tr!("cli-quarantine-of-others-what"));
    }
    Ok(())
}

/// Says what a document of an original is, or makes it an original of its own.
pub(super) fn document(quarantine: &mut Quarantine, args: &QuarantineArgs) -> Result<()> {
    let releases = releases(args)?;
    for number in numbers(&args.items)? {
        let original = quarantine.original(number)?;
        let document = match (args.document, original.documents.len()) {
            (Some(document), _) => document,
            (None, 0 | 1) => 1,
            (None, _) => return Err(Error::WhichDocument),
        };
        if let Some(kind) = args.document_kind {
            quarantine.set_document_kind(&releases, number, document, kind)?;
        }
        if args.own_case {
            let own = quarantine.separate(&releases, number, document)?;
            say(&tr!("document-separated", case = quarantine.original(own)?.label))?;
        }
        list(&quarantine.original(number)?)?;
    }
    Ok(())
}

/// What is remarked of an original, and its documents, each on a line.
pub(super) fn list(original: &Original) -> Result<()> {
    if !original.remarks.is_empty() {
        say(&format!("   {}", words::remarks(&original.remarks)))?;
    }
    let documents = original.case_documents();
    (0..documents.len())
        .try_for_each(|index| say(&format!("   {}  {}", index + 1, words::document_name(&documents, index))))
}
