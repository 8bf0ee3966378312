//! The tidy set of printouts, straight from their files, without a project.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use project::figures::window::AttributeDays;
use project::{Outline, Result};
use reading::document::ReadDocument;
use reading::entered;
use reading::grammar;
use reading::label::tells_of_person;
use reading::plan::Plan;
use reading::text::Text;

use crate::case_rows::{CaseFacts, UnitRows};
use crate::set::{Form, TidySet, WrittenSet};
use crate::tables::CaseAttributes;

/// Files that are read ahead of the one that is written next, at most.
const AHEAD: usize = 32;

/// What was written of printouts, and what was not.
#[derive(Debug, Default)]
pub struct OfPrints {
    pub written: WrittenSet,
    pub cases: usize,
    /// Files that could not be read.
    pub refused: Vec<reading::Error>,
    /// Files that hold several plans: each plan is a case.
    pub parted: usize,
    /// Cases with a label of their number, since the name of the file told of the person in the print.
    pub neutral: usize,
    /// Printouts in which no dated entry was found.
    pub without_dates: usize,
}

/// What a file gave.
#[derive(Default)]
struct OfFile {
    cases: Vec<UnitRows>,
    is_parted: bool,
    neutral: usize,
    without_dates: usize,
}

/// Reads printouts on all processors and writes their set into a folder, in the order of the files. No more than a few dozen printouts are
/// held in memory.
///
/// # Errors
/// If the folder cannot be written; then none of the files is in its place. A file that cannot be read is no error: it is listed. Where none can be
/// read, nothing is written.
pub fn write(files: &[PathBuf], folder: &Path, ocr: bool, form: Form) -> Result<OfPrints> {
    let labels = labels(files);
    let mut set = TidySet::begin(folder, &CaseAttributes::default(), form)?;
    let mut told = OfPrints::default();
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| -> Result<()> {
        let (sender, results) = sync_channel(AHEAD);
        for _ in 0..workers {
            let (sender, next, stop, labels) = (sender.clone(), &next, &stop, &labels);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((file, label)) = files.get(at).zip(labels.get(at)) else { break };
                    if sender.send((at, OfFile::read(file, label, at, ocr, form))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let taken = take(&results, &mut set, &mut told);
        stop.store(true, Ordering::Relaxed);
        taken
    })?;
    // An empty set does not take the place of one that is there.
    if told.cases > 0 {
        told.written = set.finish()?;
    }
    Ok(told)
}

/// Takes the results in the order of the files.
fn take(results: &Receiver<(usize, reading::Result<OfFile>)>, set: &mut TidySet, told: &mut OfPrints) -> Result<()> {
    let mut waiting = BTreeMap::new();
    let mut done = 0;
    for (at, result) in results {
        waiting.insert(at, result);
        while let Some(result) = waiting.remove(&done) {
            done += 1;
            match result {
                Ok(file) => {
                    told.cases += file.cases.len();
                    told.parted += usize::from(file.is_parted);
                    told.neutral += file.neutral;
                    told.without_dates += file.without_dates;
                    file.cases.into_iter().try_for_each(|rows| set.add(rows))?;
                }
                Err(error) => told.refused.push(error),
            }
        }
    }
    Ok(())
}

/// Labels of cases by the names of their files, each once.
fn labels(files: &[PathBuf]) -> Vec<String> {
    let mut taken = HashSet::new();
    let label = |file: &PathBuf| {
        let name = entered::name(&file.file_stem().unwrap_or_default().to_string_lossy());
        let mut label = name.clone();
        let mut number = 2;
        while !taken.insert(label.clone()) {
            label = format!("{name} {number}");
            number += 1;
        }
        label
    };
    files.iter().map(label).collect()
}

impl OfFile {
    fn read(file: &Path, label: &str, at: usize, ocr: bool, form: Form) -> reading::Result<Self> {
        if !file.exists() {
            return Err(reading::Error::NotFound(file.to_owned()));
        }
        let read = ReadDocument::read(file, ocr).map_err(|reason| reading::Error::unreadable(file, reason))?;
        let plan = grammar::read_named(&read.text, &read.evidence, None);
        let neutral = format!("case #{}", at + 1);
        let mut of_file = Self { is_parted: !plan.parts.is_empty(), ..Self::default() };
        if plan.parts.is_empty() {
            of_file.add(&plan, &read.text, label, &neutral, form);
        }
        for (number, part) in (1..).zip(&plan.parts) {
            let part = read.part(part.span);
            let plan = grammar::read_named(&part.text, &part.evidence, None);
            let of_part = |name: &str| if number == 1 { name.to_owned() } else { format!("{name} #{number}") };
            of_file.add(&plan, &part.text, &of_part(label), &of_part(&neutral), form);
        }
        Ok(of_file)
    }

    /// Adds a plan. Where its label tells of the person in the print, it gets the neutral one.
    fn add(&mut self, plan: &Plan, text: &Text, label: &str, neutral: &str, form: Form) {
        let tells = tells_of_person(label, plan, text);
        let label = if tells { neutral } else { label };
        let outline = Outline::borrowed(plan);
        let days: AttributeDays = AttributeDays::default();
        let of_entry =
            |entry: usize| plan.entries.get(entry).map(|entry| plan.text_of(entry, text)).unwrap_or_default();
        let facts = CaseFacts {
            label,
            status: None,
            chars: text.len(),
            window: days.of_case(0, &outline),
            outline: &outline,
            attributes: Vec::new(),
            text: form.with_text.then_some(&of_entry as &dyn Fn(usize) -> String),
        };
        self.neutral += usize::from(tells);
        self.without_dates += usize::from(facts.window.is_none());
        self.cases.push(UnitRows::of(&facts));
    }
}
