//! What was read of a file before any project takes it in: the source of a case, and what it holds.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use reading::annotation::Annotation;
use reading::belonging::{Belonging, kind_of};
use reading::document::{Format, ReadDocument};
use reading::entered;
use reading::evidence::Evidence;
use reading::grammar;
use reading::label::tells_of_person;
use reading::plan::{DocumentKind, EntryKind, Flag, Plan, PlanPart, ReadBy};
use reading::remark::Remarks;
use reading::sketch::Sketch;
use reading::text::{Encoding, Text};
use serde::Serialize;

use crate::outline::Outline;
use crate::packed::pack;

/// A source that is ready to become a case.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Proposed from the file name.
    pub label: String,
    pub file_name: String,
    pub encoding: Encoding,
    pub format: Format,
    pub text: Text,
    /// What was seen of its lines.
    pub evidence: Evidence,
    pub digest: Digest,
    /// Its entries, packed.
    pub entries: Vec<u8>,
    pub sketch: Sketch,
    pub contents: Contents,
    pub layout: Option<&'static str>,
    /// The day of printing.
    pub printed: Option<NaiveDate>,
    /// Which document of a case it is, by its content and its name.
    pub kind: DocumentKind,
    /// What it tells of whose it is.
    pub belonging: Belonging,
    /// Where the file holds several plans, the part of each; else none.
    pub plans: Vec<PlanPart>,
    /// What happened while the document was read.
    pub remarks: Remarks,
    /// What somebody has marked and noted in the file.
    pub annotations: Vec<Annotation>,
    /// The proposed label told of the person in the print; the case gets a neutral one.
    pub neutral: bool,
}

impl Prepared {
    /// Reads the plan of a case with this label.
    #[must_use]
    pub fn new(read: ReadDocument, label: &str, file_name: String) -> Self {
        let ReadDocument { text, evidence, format, encoding, remarks, annotations } = read;
        let plan = grammar::read_named(&text, &evidence, None);
        Self {
            label: entered::name(label),
            kind: kind_of(&file_name, &plan, &text),
            belonging: Belonging::of(label, &plan, &text),
            file_name,
            encoding,
            format,
            digest: Digest::of(&plan),
            entries: pack(&Outline::borrowed(&plan)),
            sketch: Sketch::of(&plan, &text),
            contents: Contents::of(&plan),
            layout: plan.layout,
            printed: plan.printed,
            neutral: tells_of_person(label, &plan, &text),
            plans: plan.parts,
            remarks,
            annotations,
            text,
            evidence,
        }
    }

    /// Each plan of a file that holds several as a source of its own, with a label of its own: the first as the file, the others with
    /// a number. Their texts one after the other are that of the file.
    #[must_use]
    pub fn parts(&self) -> Vec<Self> {
        let whole = ReadDocument {
            text: self.text.clone(),
            evidence: self.evidence.clone(),
            format: self.format,
            encoding: self.encoding,
            remarks: self.remarks.clone(),
            annotations: self.annotations.clone(),
        };
        let part = |(number, plan): (usize, &PlanPart)| {
            let label = if number == 1 { self.label.clone() } else { format!("{} {number}", self.label) };
            let part = Self::new(whole.part(plan.span), &label, self.file_name.clone());
            Self { neutral: part.neutral || self.neutral, ..part }
        };
        (1..).zip(&self.plans).map(part).collect()
    }
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Contents {
    /// By what the print was read.
    pub read_by: Option<ReadBy>,
    /// Entries by kind.
    pub kinds: BTreeMap<EntryKind, usize>,
    /// Flags by how many entries have them.
    pub flags: BTreeMap<Flag, usize>,
    pub first_date: Option<NaiveDate>,
    pub last_date: Option<NaiveDate>,
    /// Code points of text that has no place in a plan.
    pub unplaced: usize,
}

impl Contents {
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut contents = Self { read_by: plan.read_by, ..Self::default() };
        for entry in &plan.entries {
            *contents.kinds.entry(entry.kind).or_default() += 1;
            entry.flags.iter().for_each(|flag| *contents.flags.entry(*flag).or_default() += 1);
            if entry.kind == EntryKind::Unplaced {
                contents.unplaced += entry.span.len();
            }
        }
        contents
    }

    #[must_use]
    pub fn count(&self, kind: EntryKind) -> usize {
        self.kinds.get(&kind).copied().unwrap_or(0)
    }
}

/// What the list shows of a plan, kept with the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    pub entries: usize,
    pub doubtful: usize,
    pub first_date: Option<NaiveDate>,
    pub last_date: Option<NaiveDate>,
}

impl Digest {
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let dates = || plan.entries.iter().filter_map(|entry| plan.past_day(entry));
        Self {
            entries: plan.entries.len(),
            doubtful: plan.entries.iter().filter(|entry| entry.is_doubtful()).count(),
            first_date: dates().min(),
            last_date: dates().max(),
        }
    }
}

/// A case, or a document of one, with what it is known by.
#[derive(Debug)]
pub(crate) struct Sketched {
    pub(crate) id: i64,
    /// Where it holds several documents, the one that this is about.
    pub(crate) document: Option<i64>,
    /// Code points of its text.
    pub(crate) chars: usize,
    pub(crate) sketch: Sketch,
}
