//! The goals of all cases with the codings on them, read a few in each frame while a page needs them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::error::Result;
use crate::ui::course_book::CaseStamp;
use crate::ui::session::Session;
use project::goals::CaseGoals;
use project::{CodeTree, Coding, Part};

/// For how long goals are read in one frame.
const PER_FRAME: Duration = Duration::from_millis(10);

/// What has been read of a project.
#[derive(Default)]
pub struct GoalBook {
    project: PathBuf,
    /// The revision of the project at which everything here is up to date.
    revision: u64,
    /// `None` of a case that cannot be read.
    goals: HashMap<i64, (CaseStamp, Option<CaseGoals>)>,
    /// By case; `None` until they are read.
    codings: Option<HashMap<i64, Vec<Coding>>>,
    /// Grows whenever something is read or forgotten.
    changes: u64,
}

impl GoalBook {
    /// The goals of a case; `None` until they are read, and if they cannot be.
    #[must_use]
    pub fn goals(&self, case: i64) -> Option<&CaseGoals> {
        self.goals.get(&case).and_then(|(_, goals)| goals.as_ref())
    }

    /// The codings of a case, as far as they are read.
    #[must_use]
    pub fn codings(&self, case: i64) -> &[Coding] {
        self.codings.as_ref().and_then(|codings| codings.get(&case)).map_or(&[], Vec::as_slice)
    }

    /// The codes on the goals of a case, in the order of the codebook.
    #[must_use]
    pub fn codes(&self, case: i64, tree: &CodeTree) -> Vec<i64> {
        self.goals(case).map(|goals| goals.codes(tree, self.codings(case))).unwrap_or_default()
    }

    /// Grows whenever something is read or forgotten.
    #[must_use]
    pub const fn changes(&self) -> u64 {
        self.changes
    }

    /// Of how many cases the goals are known.
    #[must_use]
    pub fn known(&self) -> usize {
        self.goals.len()
    }

    /// Whether all is read, as the project has it now.
    #[must_use]
    pub fn is_complete(&self, session: &Session) -> bool {
        let is_fresh = self.project == session.project.path() && self.revision == session.project.revision();
        is_fresh && self.codings.is_some() && self.known() >= session.cases.len()
    }

    /// Reads some of what is missing.
    ///
    /// # Errors
    /// If the project cannot be read. A case that cannot be read is told once, and is neither shown nor counted: it may have a goal.
    pub fn advance(&mut self, session: &Session) -> Result<()> {
        self.forget_old(session);
        let mut first_error = Ok(());
        if self.codings.is_none() {
            let mut by_case: HashMap<i64, Vec<Coding>> = HashMap::new();
            match session.project.codings().list() {
                Ok(codings) => codings.into_iter().for_each(|own| by_case.entry(own.case).or_default().push(own)),
                Err(error) => first_error = Err(error.into()),
            }
            self.codings = Some(by_case);
            self.changes += 1;
        }
        let began = Instant::now();
        for case in &session.cases {
            if self.goals.contains_key(&case.id) {
                continue;
            }
            let goals = CaseGoals::of(&session.project, case.id);
            self.goals.insert(case.id, (CaseStamp::of(case), goals.as_ref().ok().cloned()));
            first_error = first_error.and(goals.map(|_| ()).map_err(Into::into));
            self.changes += 1;
            if began.elapsed() > PER_FRAME {
                break;
            }
        }
        first_error
    }

    /// Forgets what an edit has made old.
    fn forget_old(&mut self, session: &Session) {
        let project = &session.project;
        if self.project != project.path() {
            let changes = self.changes + 1;
            *self =
                Self { project: project.path().to_owned(), revision: project.revision(), changes, ..Self::default() };
        }
        if self.revision == project.revision() {
            return;
        }
        let is_old = |part| project.has_changed_since(self.revision, part);
        if [Part::Corrections, Part::Replacements, Part::Settings].into_iter().any(is_old) {
            self.goals.clear();
        } else if is_old(Part::Cases) {
            let stamps = CaseStamp::of_all(&session.cases);
            self.goals.retain(|case, (stamp, _)| stamps.get(case) == Some(stamp));
        }
        if is_old(Part::Codings) {
            self.codings = None;
        }
        self.revision = project.revision();
        self.changes += 1;
    }
}
