//! The courses of the cases that are in view, read from what is noted of their entries, a few in each frame.
//!
//! Views ask while they are drawn and get what is there; what is missing is read before the next frame.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::PathBuf;

use egui::{Painter, Rect};

use super::session::Session;
use super::strip::scale::Scale;
use super::strip::small::SmallMesh;
use super::tokens::Tokens;
use crate::error::Result;
use project::course::Course;
use project::courses::CourseFacts;
use project::{Case, Part};

/// Cases that are read in one frame.
const PER_FRAME: usize = 16;
/// Courses that are kept. Their figures are kept of all cases.
const KEPT: usize = 1_500;

/// A course that has been read.
pub struct KnownCourse {
    pub course: Course,
    /// For each entry that bears one its first code.
    codes: Option<HashMap<usize, i64>>,
    /// How it was drawn last without codes.
    small: RefCell<SmallMesh>,
}

impl KnownCourse {
    /// Draws the course in a row, without codes.
    pub fn draw(&self, painter: &Painter, rect: Rect, scale: Scale, tokens: &Tokens) {
        self.small.borrow_mut().draw(painter, rect, &self.course, scale, tokens);
    }

    /// The first code on an entry.
    #[must_use]
    pub fn code_of(&self, entry: usize) -> Option<i64> {
        self.codes.as_ref()?.get(&entry).copied()
    }
}

/// From what a case was read.
#[derive(PartialEq)]
pub struct CaseStamp {
    content: (i64, i64),
    layout: Option<String>,
    documents: usize,
    last: Option<chrono::NaiveDate>,
}

impl CaseStamp {
    /// The stamp of a case as it is now.
    pub fn of(case: &Case) -> Self {
        Self { content: case.content(), layout: case.layout.clone(), documents: case.documents, last: case.last_date }
    }

    /// The stamps of cases as they are now, by their ids.
    pub fn of_all(cases: &[Case]) -> HashMap<i64, Self> {
        cases.iter().map(|case| (case.id, Self::of(case))).collect()
    }
}

/// What has been read of a project.
#[derive(Default)]
pub struct CourseBook {
    project: PathBuf,
    /// The revision of the project at which everything here is up to date.
    revision: u64,
    /// By case; `None` of one that cannot be read.
    courses: HashMap<i64, Option<KnownCourse>>,
    facts: HashMap<i64, (CaseStamp, CourseFacts)>,
    /// Cases that a view has missed, and whether it needs their codes.
    missed: RefCell<Vec<(i64, bool)>>,
    /// Whether a view needs the figures of all cases.
    wants_all: Cell<bool>,
    /// How many code points of each case bear a code, and whether a view needs to know.
    coded: Option<HashMap<i64, usize>>,
    wants_coded: Cell<bool>,
}

impl CourseBook {
    /// The course of a case, with the codes on its entries where they are asked for; `None` until it is read.
    pub fn course(&self, case: i64, with_codes: bool) -> Option<&KnownCourse> {
        match self.courses.get(&case) {
            Some(Some(known)) if !with_codes || known.codes.is_some() => Some(known),
            // What cannot be read is not read again in each frame.
            Some(None) => None,
            // Better a course without colours than none.
            found => {
                self.missed.borrow_mut().push((case, with_codes));
                found.and_then(Option::as_ref)
            }
        }
    }

    /// What the course of a case comes to; `None` until it is read.
    #[must_use]
    pub fn facts(&self, case: i64) -> Option<CourseFacts> {
        self.facts.get(&case).map(|(_, facts)| *facts)
    }

    /// How many code points of each case bear a code; `None` until it is read.
    pub fn coded(&self) -> Option<&HashMap<i64, usize>> {
        self.wants_coded.set(self.coded.is_none());
        self.coded.as_ref()
    }

    /// Asks for the figures of all cases.
    pub fn want_all(&self) {
        self.wants_all.set(true);
    }

    /// Of how many cases the figures are known.
    #[must_use]
    pub fn known(&self) -> usize {
        self.facts.len()
    }

    /// Whether a view still waits for something.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.wants_all.get() || self.wants_coded.get() || !self.missed.borrow().is_empty()
    }

    /// Reads some of what views have missed.
    ///
    /// # Errors
    /// If the project cannot be read. A case that cannot be read is passed over from then on.
    pub fn advance(&mut self, session: &Session) -> Result<()> {
        self.forget_old(session);
        if self.wants_coded.take() && self.coded.is_none() {
            self.coded = Some(session.project.codings().coded()?);
        }
        let mut missed = self.missed.take();
        if self.wants_all.take() {
            let unknown = session.cases.iter().filter(|case| !self.facts.contains_key(&case.id));
            missed.extend(unknown.take(PER_FRAME).map(|case| (case.id, false)));
        }
        missed.truncate(PER_FRAME);
        let mut first_error = Ok(());
        for (id, with_codes) in missed {
            let Some(case) = session.case(id) else { continue };
            let read = read(session, case, with_codes);
            let known = match read {
                Ok((known, facts)) => {
                    self.facts.insert(id, (CaseStamp::of(case), facts));
                    Some(known)
                }
                Err(error) => {
                    self.facts.insert(id, (CaseStamp::of(case), CourseFacts::default()));
                    first_error = first_error.and(Err(error));
                    None
                }
            };
            if self.courses.len() > KEPT {
                self.courses.clear();
            }
            self.courses.insert(id, known);
        }
        first_error
    }

    /// Forgets what an edit has made old.
    fn forget_old(&mut self, session: &Session) {
        let project = &session.project;
        if self.project != project.path() {
            *self = Self { project: project.path().to_owned(), revision: project.revision(), ..Self::default() };
        }
        if self.revision == project.revision() {
            return;
        }
        let is_old = |part| project.has_changed_since(self.revision, part);
        if is_old(Part::Corrections) {
            self.courses.clear();
            self.facts.clear();
        } else if is_old(Part::Cases) {
            let stamps = CaseStamp::of_all(&session.cases);
            self.facts.retain(|case, (stamp, _)| stamps.get(case) == Some(stamp));
            self.courses.retain(|case, _| self.facts.contains_key(case));
        }
        if is_old(Part::Codings) {
            self.coded = None;
            self.courses.values_mut().flatten().for_each(|known| known.codes = None);
        }
        self.revision = project.revision();
    }
}

fn read(session: &Session, case: &Case, with_codes: bool) -> Result<(KnownCourse, CourseFacts)> {
    let project = &session.project;
    let outline = project.entries().outline(case.id)?;
    let course = Course::new(&outline, case.last_date);
    let facts = CourseFacts::new(case, &course);
    let mut codes = None;
    if with_codes {
        let mut found = HashMap::new();
        for coding in project.codings().of(case.id)? {
            if let Some(entry) = outline.entry_at(coding.span.start) {
                found.entry(entry).or_insert(coding.code);
            }
        }
        codes = Some(found);
    }
    Ok((KnownCourse { course, codes, small: RefCell::default() }, facts))
}
