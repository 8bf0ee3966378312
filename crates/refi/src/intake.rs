//! What a file of another program tells, taken into a project as one act: all of it, or nothing.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use project::{Act, FreeMemo, Made, Project, RowIntake};
use reading::entered;

use crate::documents;
use crate::error::Result;
use crate::incoming::RefiIncoming;
use crate::incoming_codes::CodesIn;
use crate::incoming_notes::{NotesIn, free_memo};
pub use crate::incoming_sources::IntakeWords;
use crate::incoming_sources::{KnownTexts, SourcesIn};
use crate::incoming_values;
use crate::refi_project::{RefiCode, RefiProject, RefiSet};
use crate::report::{FoundInFile, IncomingFormat, LeftWhat, RefiReport, SourceOutcome};

/// Takes a file of another program into a project, or only tries it where `keep` is false. `goes_on` is told how many sources of all are
/// done, and says whether the work shall go on.
///
/// # Errors
/// [`project::Error::Stopped`]; if the file cannot be read or is none that is exchanged; if the project cannot be written. Then nothing has come in.
pub fn take_in(
    project: &mut Project,
    path: &Path,
    words: &IntakeWords,
    keep: bool,
    mut goes_on: impl FnMut(usize, usize) -> bool,
) -> Result<RefiReport> {
    let mut incoming = RefiIncoming::open(path)?;
    let is_codebook = incoming.format == IncomingFormat::Qdc;
    let act = if is_codebook { Act::LoadCodebook } else { Act::Import };
    let mut report = RefiReport {
        file: path.to_owned(),
        format: incoming.format,
        preview: !keep,
        origin: entered::name(&incoming.refi.origin),
        found: FoundInFile::of(&incoming.refi),
        ..RefiReport::default()
    };
    for (what, name, count) in std::mem::take(&mut incoming.left) {
        report.leave(what, &name, count);
    }
    project
        .write()
        .exchange()
        .take_in(act, keep, |intake| all(intake, &mut incoming, words, &mut report, &mut goes_on))?;
    report.left.sort_by(|one, other| (one.what, &one.name).cmp(&(other.what, &other.name)));
    Ok(report)
}

fn all(
    intake: &mut RowIntake<'_>,
    incoming: &mut RefiIncoming,
    words: &IntakeWords,
    report: &mut RefiReport,
    goes_on: &mut impl FnMut(usize, usize) -> bool,
) -> Result<()> {
    let documents = documents::join(incoming)?;
    let mut notes = NotesIn::of(incoming, report)?;
    let texts = notes.texts();
    let case_guids: HashSet<&str> =
        incoming.refi.cases.iter().map(|case| &*case.guid).filter(|guid| !guid.is_empty()).collect();
    let codes = CodesIn::take(intake, incoming, &texts, &case_guids, report)?;
    codes.join_groups(intake, &incoming.refi)?;
    let case_codes: HashSet<String> = case_guids.into_iter().map(str::to_owned).collect();
    incoming.refi.codes.iter().for_each(|code| notes.use_up(&code.note_refs));
    let users = incoming.refi.users.iter();
    let users = users.map(|user| (user.guid.clone(), entered::name(&user.name))).collect();
    let sources = std::mem::take(&mut incoming.refi.sources);
    let known = KnownTexts::of(intake)?;
    let cases = single_cases(&incoming.refi);
    let coders = HashSet::new();
    let mut taking = SourcesIn { words, known, codes, notes, users, cases, case_codes, coders };
    let mut taken: HashMap<String, i64> = HashMap::new();
    for (done, source) in sources.iter().enumerate() {
        if !goes_on(done, sources.len()) {
            return Err(project::Error::Stopped.into());
        }
        if let Some(case) = taking.take(intake, incoming, source, report)? {
            let is_new = report.sources.last().is_some_and(|told| told.outcome == SourceOutcome::New);
            if let Some(documents) = documents.get(&source.guid).filter(|_| is_new) {
                intake.documents(case, documents)?;
            }
            taken.entry(source.guid.clone()).or_insert(case);
        }
    }
    report.coders = taking.coders.len();
    incoming.refi.sources = sources;
    incoming_values::take(intake, incoming, &taken, &words.case_attribute, report)?;
    let about = FreeMemo { title: incoming.refi.name.clone(), day: None, text: incoming.refi.description.clone() };
    let about = Some((about, Made::default())).filter(|_| !incoming.is_own && !incoming.refi.description.is_empty());
    report.leave(LeftWhat::NotesWithoutPlace, "", taking.notes.without_place(&incoming.refi));
    let notes = taking.notes.others().into_iter().map(|(note, text)| {
        (free_memo(&note, &text, incoming.is_own), taking.made(Some(&note.guid), &note.user, &note.at))
    });
    for (memo, made) in about.into_iter().chain(notes.collect::<Vec<_>>()) {
        if memo.text.trim().is_empty() && memo.title.is_empty() {
            continue;
        }
        report.memos.found += 1;
        if intake.free_memo(&memo, &made)? {
            report.memos.new += 1;
        } else {
            report.memos.known += 1;
        }
    }
    leave_others(&incoming.refi, report);
    Ok(())
}

/// Names and descriptions of the cases that hold one source which is of no other case, by its GUID.
fn single_cases(refi: &RefiProject) -> HashMap<String, (String, String)> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    refi.cases.iter().flat_map(|case| &case.sources).for_each(|source| *count.entry(source).or_default() += 1);
    let single = refi.cases.iter().filter_map(|case| match case.sources.as_slice() {
        [source] if count.get(source.as_str()) == Some(&1) => {
            Some((source.clone(), (case.name.clone(), case.description.clone())))
        }
        _ => None,
    });
    single.collect()
}

fn leave_others(refi: &RefiProject, report: &mut RefiReport) {
    report.leave(LeftWhat::Graphs, "", refi.graphs);
    for case in &refi.cases {
        report.leave(LeftWhat::PartsOfCases, &entered::name(&case.name), case.selections);
    }
    let own: HashSet<String> = refi.codes.iter().map(RefiCode::set_guid).collect();
    let is_of_codes = |set: &&RefiSet| !set.codes.is_empty() && !own.contains(&set.guid);
    refi.sets.iter().filter(is_of_codes).for_each(|set| report.leave(LeftWhat::CodeSet, &entered::name(&set.name), 1));
}
