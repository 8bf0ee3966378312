//! The commands of anonymisation: replace, look for leaks, keep originals, release, finish, report.

use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use zeroize::Zeroizing;

use super::quarantine_args::{QuarantineAction, QuarantineArgs, numbers};
use super::{ExitCode, Result, complain, json, quarantine_intake, say};
use names::decisions;
use names::leak::{self, Findings, LeakHit, SearchedOriginals, Unseen};
use names::replacement::{Replaced, ReplacementStyle, replace};
use names::roles::Catalogue;
use project::leaks::{self, Rare, rare_combinations};
use project::output::write_text;
use project::steps;
use project::{Digest, Project, Record, Recorded, Releases};
use quarantine::dry_run::{DryRun, dry_run, found_public, reopen};
use quarantine::everywhere;
use quarantine::finish::{self, Proof};
use quarantine::kept_key::{self, Keep};
use quarantine::original::SealedDocument;
use quarantine::passphrase;
use quarantine::quarantine::{Original, Quarantine};
use quarantine::quarantine_file::{self, QuarantineState};
use quarantine::release::{case_of, project_if_made, release_stepwise};
use quarantine::report::Report;
use quarantine::seal::PassphraseCost;
use reading::entered;
use reading::grammar;
use reading::remark::Remarks;
use reading::text::{Span, Text};
use words::Sentence;

#[derive(Debug, Args)]
pub(super) struct RedactArgs {
    #[arg(long)]
    decisions: PathBuf,
    file: PathBuf,
    output: PathBuf,
    /// A catalogue of roles in the place of the one that comes with the program.
    #[arg(long)]
    roles: Option<PathBuf>,
    #[arg(long)]
    plain: bool,
    #[arg(long, allow_negative_numbers = true)]
    move_dates: Option<i64>,
    #[arg(long)]
    json: bool,
}

/// What `planlupe redact --json` prints; places are code points of the file that was written.
#[derive(Serialize)]
struct RedactedJson<'a> {
    replaced: usize,
    moved: usize,
    not_moved: &'a [Span],
}

pub(super) fn redact(args: &RedactArgs) -> Result<ExitCode> {
    if !args.file.exists() {
        return Err(reading::Error::NotFound(args.file.clone()).into());
    }
    let unreadable = |reason| reading::Error::unreadable(&args.file, reason);
    let (text, _) = Text::read_as_it_is(&args.file).map_err(unreadable)?;
    let doc = args.file.file_stem().unwrap_or_default().to_string_lossy();
    let decisions = decisions::read(&args.decisions, &doc)?;
    let own = args.roles.as_deref().map(Catalogue::read).transpose()?;
    let catalogue = own.as_ref().unwrap_or_else(|| Catalogue::for_text(text.as_str()));
    let plan = grammar::read(&Text::new(text.as_str()));
    let then = plan.printed.or(Digest::of(&plan).last_date);
    let style = ReplacementStyle { brackets: !args.plain, then, move_dates: args.move_dates };
    let replaced = replace(&text, &decisions, catalogue, style)?;
    write_text(&args.output, &replaced.text)?;
    if args.json {
        let Replaced { replacements, moved, unmoved, .. } = &replaced;
        json(&RedactedJson { replaced: replacements.len(), moved: *moved, not_moved: unmoved })?;
        return Ok(ExitCode::SUCCESS);
    }
    say(&tr!("cli-redacted", count = { replaced.replacements.len() }, file = args.output.display().to_string()))?;
    if !replaced.unmoved.is_empty() {
        let places: Vec<String> = replaced.unmoved.iter().map(ToString::to_string).collect();
        say(&tr!("cli-not-moved", count = { places.len() }, places = places.join(", ")))?;
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, Args)]
pub(super) struct LeakCheckArgs {
    project: PathBuf,
    /// Exports and other files, or folders of them.
    others: Vec<PathBuf>,
    #[arg(long)]
    against: PathBuf,
    #[arg(long)]
    json: bool,
}

/// How `leak-check` ends where nothing is found and something could not be looked into; 2 is for commands that are not understood.
const NOT_ALL_SEEN: u8 = 3;

/// What `planlupe leak-check --json` prints.
#[derive(Serialize)]
struct LeaksJson {
    clean: bool,
    hits: Vec<LeakHit>,
    not_looked_into: Vec<Unseen>,
    rare: Vec<Rare>,
}

pub(super) fn leak_check(args: &LeakCheckArgs) -> Result<ExitCode> {
    let originals = SearchedOriginals::listed(&leak::read_names(&args.against)?);
    let project = Project::open_to_read(&args.project)?;
    let Findings { mut hits, mut unseen, .. } = leaks::in_backups(&originals, &project)?;
    hits.extend(leaks::in_project(&originals, &project)?);
    let leftovers = leaks::leftovers(&project)?;
    // Each is told once, though it lies in a folder that is searched.
    let looked_into: Vec<&Path> = leftovers.iter().chain([&args.project]).map(PathBuf::as_path).collect();
    for path in leftovers.iter().chain(&args.others) {
        let found = if path.is_dir() {
            leaks::in_folder(&originals, path, &looked_into)
        } else {
            leaks::in_file(&originals, path)
        }?;
        hits.extend(found.hits);
        unseen.extend(found.unseen);
    }
    let rare = rare_combinations(&project)?;
    let is_found = hits.iter().any(|hit| hit.certain);
    let (is_perhaps, is_whole) = (!hits.is_empty(), unseen.is_empty());
    let count = unseen.len();
    if args.json {
        json(&LeaksJson { clean: !is_found && is_whole, hits, not_looked_into: unseen, rare })?;
    } else {
        for hit in &hits {
            say(&told(hit))?;
        }
        for rare in &rare {
            let count = rare.cases;
            let told = tr!("cli-rare", count = count, values = words::rare(rare));
            say(&format!("{told} {}", tr!("cli-rare-in", count = count, labels = rare.labels.join(", "))))?;
        }
        for unseen in &unseen {
            say(&words::unseen(unseen))?;
        }
        say(&match (is_found, is_perhaps, is_whole) {
            (true, _, true) => tr!("cli-leak"),
            (true, _, false) => format!("{} {}", tr!("cli-leak"), tr!("cli-not-all", count = count)),
            (false, false, true) => tr!("cli-no-leak"),
            (false, true, true) => tr!("cli-perhaps-leak"),
            (false, false, false) => tr!("cli-not-all", count = count),
            (false, true, false) => format!("{} {}", tr!("cli-perhaps-leak"), tr!("cli-not-all", count = count)),
        })?;
    }
    Ok(match (is_found, is_whole) {
        (true, _) => ExitCode::FAILURE,
        (false, true) => ExitCode::SUCCESS,
        (false, false) => ExitCode::from(NOT_ALL_SEEN),
    })
}

fn told(hit: &LeakHit) -> String {
    let place = words::leak_place(&hit.place);
    let line = hit.line.to_string();
    if hit.certain {
        tr!("cli-hit", line = line, place = place)
    } else {
        tr!("cli-perhaps", line = line, place = place)
    }
}

/// A row of what `planlupe quarantine list --json` prints.
#[derive(Serialize)]
struct OriginalJson {
    number: i64,
    label: String,
    chars: usize,
    pages: usize,
    pages_seen: usize,
    signed: bool,
    released_as: Option<String>,
    documents: Vec<SealedDocument>,
    remarks: Remarks,
}

pub(super) fn quarantine(args: &QuarantineArgs) -> Result<ExitCode> {
    let path = Quarantine::path_for(&args.project);
    if args.action == QuarantineAction::Create {
        // A passphrase is asked for only where it is of use.
        quarantine_file::may_make(&path)?;
        let passphrase = new_passphrase(args.passphrase_file.as_deref(), &tr!("cli-passphrase"))?;
        drop(Quarantine::create(&path, &passphrase, PassphraseCost::STRONG)?);
        say(&tr!("cli-quarantine-made", file = path.display().to_string()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let state = QuarantineState::of(&path);
    if args.action == QuarantineAction::Finish
        && matches!(state, QuarantineState::None | QuarantineState::Destroyed | QuarantineState::Unknown)
    {
        let mut project = Project::open_to_write(&args.project)?;
        let who = project.coder().to_owned();
        if let Some(proof) = finish::resume(&mut project, &who)? {
            let told = tell_proof(&proof, args)?;
            let is_missing = args.keep_key.as_ref().is_some_and(|key| !kept_key::is_key(key));
            return if is_missing { Err(quarantine::Error::NoKeyAnyMore.into()) } else { Ok(told) };
        }
    }
    if args.action == QuarantineAction::Search && matches!(state, QuarantineState::None | QuarantineState::Destroyed) {
        return search_everywhere(args, None);
    }
    if state == QuarantineState::None && args.action != QuarantineAction::ReadKey {
        return Err(reading::Error::NotFound(path).into());
    }
    let passphrase = passphrase(args.passphrase_file.as_deref(), &tr!("cli-passphrase"))?;
    if args.action == QuarantineAction::ReadKey {
        let rows = kept_key::read(&args.project, &passphrase)?;
        if args.json {
            json(&rows)?;
        } else {
            for row in &rows {
                let title = row.title.clone().unwrap_or_else(|| tr!("key-no-title"));
                say(&format!("{}  {title}  {}", row.case, row.original))?;
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut quarantine = Quarantine::open(&path, &passphrase)?;
    match args.action {
        QuarantineAction::Create | QuarantineAction::ReadKey => {}
        QuarantineAction::Add => quarantine_intake::add(&mut quarantine, args)?,
        QuarantineAction::Join => quarantine_intake::join(&mut quarantine, args)?,
        QuarantineAction::Document => quarantine_intake::document(&mut quarantine, args)?,
        QuarantineAction::List => list(&quarantine, &args.project, args.json)?,
        QuarantineAction::Release => {
            let mut project = Project::open_to_write(&args.project)?;
            for number in numbers(&args.items)? {
                let neutral = || project.cases().neutral_label(&words::case_word());
                let label = args.label.clone().map_or_else(neutral, Ok)?;
                let done = release_stepwise(&mut quarantine, &mut project, number, &label, |_| Ok(steps::passed()?))?;
                let (number, label) = (number.to_string(), done.label);
                say(&if done.was_there {
                    tr!("cli-was-released", number = number, label = label)
                } else {
                    tr!("cli-released", number = number, label = label)
                })?;
                if done.telling > 0 {
                    let project = args.project.display().to_string();
                    say(&tr!("cli-released-telling", count = done.telling, project = project))?;
                }
            }
        }
        QuarantineAction::DryRun => {
            let run = dry_run(&args.project, &quarantine)?;
            if !run.no_project {
                let mut project = Project::open_to_write(&args.project)?;
                let who = project.coder().to_owned();
                project.write().records().add(&Record::new(&who, Recorded::DryRun, run.passages()))?;
            }
            return tell_dry_run(&run, args.json);
        }
        QuarantineAction::Search => return search_everywhere(args, Some(&quarantine)),
        QuarantineAction::Public => {
            let mut project = Project::open_to_write(&args.project)?;
            let who = project.coder().to_owned();
            for item in &args.items {
                let form = item.to_string_lossy();
                found_public(&mut quarantine, &form)?;
                say(&tr!("cli-found-public", form = form.trim()))?;
            }
            project.write().records().add(&Record::new(&who, Recorded::FoundPublic, args.items.len()))?;
        }
        QuarantineAction::Reopen => {
            let project = project_if_made(&args.project)?;
            let releases = project.as_ref().map_or_else(|| Ok(Releases::default()), Releases::of)?;
            for number in numbers(&args.items)? {
                if let Some((_, label)) = case_of(&releases, &quarantine.original(number)?) {
                    let label = label.to_owned();
                    return Err(quarantine::Error::AlreadyReleased { number, label }.into());
                }
                let was_signed = quarantine.original(number)?.signed;
                reopen(&mut quarantine, number)?;
                let number = number.to_string();
                say(&if was_signed {
                    tr!("cli-reopened", number = number)
                } else {
                    tr!("cli-not-signed", number = number)
                })?;
            }
        }
        QuarantineAction::Remove => {
            let numbers = numbers(&args.items)?;
            numbers.iter().try_for_each(|number| quarantine.original(*number).map(drop))?;
            for number in numbers {
                quarantine.remove(number)?;
                say(&tr!("cli-removed", number = number.to_string()))?;
            }
        }
        QuarantineAction::Passphrase => {
            let new = new_passphrase(args.new_passphrase_file.as_deref(), &tr!("cli-new-passphrase"))?;
            quarantine.change_passphrase(&new, PassphraseCost::STRONG)?;
        }
        QuarantineAction::Finish => {
            let who = Project::open_to_read(&args.project)?.coder().to_owned();
            let new = args
                .keep_key
                .as_ref()
                .map(|_| new_passphrase(args.new_passphrase_file.as_deref(), &tr!("cli-key-passphrase")));
            let new = new.transpose()?;
            let keep = args.keep_key.as_deref().zip(new.as_ref());
            let keep = keep.map(|(path, passphrase)| Keep { path, passphrase, cost: PassphraseCost::STRONG });
            let proof =
                finish::finish(&args.project, quarantine, &who, keep.as_ref(), args.looked, |_| Ok(steps::passed()?))?;
            return tell_proof(&proof, args);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Tells where words stand, in the quarantine and in the project.
fn search_everywhere(args: &QuarantineArgs, quarantine: Option<&Quarantine>) -> Result<ExitCode> {
    let forms: Vec<String> = args.items.iter().map(|item| item.to_string_lossy().into_owned()).collect();
    if forms.is_empty() {
        return Err(project::Error::from(names::Error::NameIsEmpty).into());
    }
    let project = match quarantine {
        Some(_) => project_if_made(&args.project)?,
        None => Some(Project::open_to_read(&args.project)?),
    };
    let found = everywhere::search(project.as_ref(), quarantine, &forms, |_, _| true)?.unwrap_or_default();
    if args.json {
        json(&found)?;
        return Ok(ExitCode::SUCCESS);
    }
    for held in &found.decided {
        say(&words::held_decision(held))?;
    }
    for place in &found.places {
        let (before, here, after) = (&place.before, &place.here, &place.after);
        say(&format!(
            "{}: {before} [{here}] {after} – {}",
            words::stands_in(&place.place, place.span),
            words::place_standing(&place.standing)
        ))?;
    }
    let count = found.places.len();
    say(&tr!("everywhere-found", count = count))?;
    if found.no_project {
        say(&tr!("quarantine-no-project"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Tells what a dry run found: 1 where finishing would not come to its end, 3 where only something could not be looked into.
fn tell_dry_run(run: &DryRun, is_json: bool) -> Result<ExitCode> {
    let waiting = run.waiting;
    if is_json {
        json(run)?;
    } else {
        if run.no_project {
            say(&tr!("quarantine-no-project"))?;
        }
        if waiting > 0 {
            say(&tr!("dry-run-waiting", count = waiting))?;
        }
        for form in &run.forms {
            say(&form.form)?;
            for passage in &form.passages {
                say(&format!(
                    "  {}: {} [{}] {}",
                    words::found_in(&passage.place),
                    passage.before,
                    passage.here,
                    passage.after
                ))?;
            }
        }
        for unseen in &run.not_looked_into {
            say(&words::unseen(unseen))?;
        }
        let count = run.passages();
        // Without a project nothing can be finished, so it is not said that finishing would find nothing.
        if !run.forms.is_empty() {
            say(&tr!("dry-run-found", count = count))?;
        } else if !run.no_project {
            say(&if waiting > 0 { tr!("dry-run-clean-so-far") } else { tr!("dry-run-clean") })?;
        }
    }
    Ok(match (run.ready, run.not_looked_into.is_empty()) {
        (false, _) => ExitCode::FAILURE,
        (true, true) => ExitCode::SUCCESS,
        (true, false) => ExitCode::from(NOT_ALL_SEEN),
    })
}

/// The first line of a file, or of standard input after a question. A terminal does not show what is typed.
pub(super) fn passphrase(file: Option<&Path>, question: &str) -> Result<Zeroizing<String>> {
    let io = |error| reading::Error::io(Path::new("-"), error);
    let passphrase = if let Some(file) = file {
        entered::passphrase_in(file)?
    } else if io::stdin().is_terminal() {
        complain(question);
        entered::passphrase(&Zeroizing::new(rpassword::read_password().map_err(io)?))
    } else {
        complain(question);
        let mut line = Zeroizing::new(Vec::with_capacity(4096));
        io::stdin().lock().read_until(b'\n', &mut line).map_err(io)?;
        entered::passphrase_of(&line)
    };
    if passphrase.is_empty() { Err(quarantine::Error::NoPassphrase.into()) } else { Ok(passphrase) }
}

/// A passphrase that is chosen now. What nobody has seen on the terminal is typed twice.
pub(super) fn new_passphrase(file: Option<&Path>, question: &str) -> Result<Zeroizing<String>> {
    let chosen = passphrase(file, question)?;
    passphrase::new(&chosen)?;
    if file.is_none() && io::stdin().is_terminal() && passphrase(None, &tr!("cli-passphrase-again"))? != chosen {
        return Err(quarantine::Error::PassphrasesDiffer.into());
    }
    Ok(chosen)
}

fn list(quarantine: &Quarantine, project: &Path, as_json: bool) -> Result<()> {
    let mut originals = quarantine.originals()?;
    if project.exists() {
        // The project knows better: a release can have been undone, or have come to its end after the quarantine was closed.
        let releases = Releases::of(&Project::open_to_read(project)?)?;
        let known = |original: &Original| case_of(&releases, original).map(|(_, label)| label.to_owned());
        originals.iter_mut().for_each(|original| original.released_as = known(original));
    }
    if as_json {
        let rows = originals.into_iter().map(|original| OriginalJson {
            number: original.number,
            label: original.label,
            chars: original.chars,
            pages: original.progress.1,
            pages_seen: original.progress.0,
            signed: original.signed,
            released_as: original.released_as,
            documents: original.documents,
            remarks: original.remarks,
        });
        return json(&rows.collect::<Vec<_>>());
    }
    for original in originals {
        let state = match (&original.released_as, original.signed) {
            (Some(label), _) => tr!("cli-original-released", label = label.as_str()),
            (None, true) => tr!("cli-original-signed"),
            (None, false) => {
                let (seen, pages) = original.progress;
                tr!("cli-original-pages", seen = seen, pages = pages)
            }
        };
        say(&format!("{}  {}  {state}", original.number, original.label))?;
        quarantine_intake::list(&original)?;
    }
    Ok(())
}

fn tell_proof(proof: &Proof, args: &QuarantineArgs) -> Result<ExitCode> {
    if args.json {
        json(proof)?;
    } else {
        for hit in &proof.hits {
            say(&told(hit))?;
        }
        for unseen in &proof.not_looked_into {
            say(&words::unseen(unseen))?;
        }
        let (originals, files) = (proof.originals, proof.files);
        let is_unseen = proof.hits.is_empty() && !proof.not_looked_into.is_empty();
        say(&match (proof.finished, proof.resumed, proof.destroyed) {
            (true, true, _) => tr!("cli-finish-resumed"),
            (true, false, _) => tr!("cli-finished", originals = originals, files = files),
            (false, _, true) => tr!("cli-destroyed"),
            (false, _, false) if is_unseen => tr!("cli-not-finished-unseen"),
            (false, _, false) => tr!("cli-not-finished"),
        })?;
        if let (Some(key), Some(file)) = (proof.key, &args.keep_key) {
            say(&tr!("cli-key-kept", file = file.display().to_string()))?;
            let count = key.cases_without_titles;
            if count > 0 {
                say(&tr!("key-without-titles", count = count))?;
            }
        } else if !proof.keys.is_empty() {
            say(&tr!("keys-in-folder", files = words::files(&proof.keys)))?;
        } else if proof.key_exists {
            say(&tr!("proof-key"))?;
        }
    }
    proof.failure.iter().for_each(|failure| complain(&failure.sentence()));
    Ok(if proof.finished { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    project: PathBuf,
    #[arg(long)]
    json: bool,
}

pub(super) fn report(args: &ReportArgs) -> Result<()> {
    let report = Report::of(&Project::open_to_read(&args.project)?)?;
    if args.json { json(&report) } else { say(&reports::anonymisation::to_markdown(&report)) }
}
