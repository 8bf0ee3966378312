//! The way back: where somebody stood before each jump, as a browser keeps it.

use std::path::PathBuf;

use super::action::ProjectAction;
use super::bar::Workspace;
use super::cases_workspace::CasesWorkspace;
use super::place::{Left, Spot};
use super::reading_workspace::ReadingWorkspace;
use super::session::Session;
use super::shared::Shared;
use crate::error::Result;
use reading::chronology::ReadingOrder;

/// Stops that are kept in each direction.
const KEPT: usize = 200;

/// Where somebody stood: the side of the program, the case and its order, and the spot in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    project: PathBuf,
    workspace: Workspace,
    case: Option<i64>,
    order: ReadingOrder,
    spot: Spot,
}

impl Stop {
    /// Where the window stands; `None` without a project.
    pub fn here(shared: &Shared, reading: &ReadingWorkspace) -> Option<Self> {
        let session = shared.session.as_ref()?;
        Some(Self {
            project: session.project.path().to_owned(),
            workspace: shared.view.workspace(),
            case: session.open.as_ref().map(|open| open.id),
            order: session.reading_order,
            spot: reading.spot(),
        })
    }

    /// Whether another page of the program is shown.
    fn is_other_page(&self, other: &Self) -> bool {
        (self.workspace, self.case, self.order) != (other.workspace, other.case, other.order)
    }

    fn is_there(&self, session: &Session) -> bool {
        self.case.is_none_or(|case| session.case(case).is_some())
    }
}

/// The stops before and after the one where somebody stands.
#[derive(Debug, Default)]
pub struct History {
    back: Vec<Stop>,
    forward: Vec<Stop>,
    /// Whether the last act was a step along the way itself.
    has_travelled: bool,
}

impl History {
    /// Takes in what an act has done: where it began and ended, and the code point to which it jumped.
    pub fn follow(&mut self, before: Option<Stop>, after: Option<Stop>, jumped_to: Option<usize>) {
        if std::mem::take(&mut self.has_travelled) {
            return;
        }
        let (Some(before), Some(after)) = (before, after) else { return };
        let has_jumped = jumped_to.is_some() && jumped_to != before.spot.caret;
        if before.project == after.project && (before.is_other_page(&after) || has_jumped) {
            self.forward.clear();
            keep(&mut self.back, before);
        }
    }

    /// Whether there is a stop to go to.
    #[must_use]
    pub const fn has(&self, back: bool) -> bool {
        !if back { self.back.is_empty() } else { self.forward.is_empty() }
    }

    /// Goes to where somebody stood before the last jump (`back`), or to where that led.
    ///
    /// # Errors
    /// Those of [`ReadingWorkspace::perform`].
    pub fn go(&mut self, back: bool, shared: &mut Shared, reading: &mut ReadingWorkspace) -> Result<()> {
        let (Some(here), Some(session)) = (Stop::here(shared, reading), shared.session.as_ref()) else { return Ok(()) };
        let order = here.order;
        let Some(stop) = self.step(back, here, session) else { return Ok(()) };
        if let Some(case) = stop.case {
            reading.perform(ProjectAction::OpenCase(case), shared)?;
        }
        if order != stop.order {
            reading.perform(ProjectAction::ReadIn(stop.order), shared)?;
        }
        reading.return_to(stop.spot);
        shared.view.go_to(stop.workspace);
        Ok(())
    }

    /// The stop back or forward from `here`; those in cases that are gone are passed over.
    fn step(&mut self, back: bool, here: Stop, session: &Session) -> Option<Stop> {
        self.has_travelled = true;
        let (from, to) = if back { (&mut self.back, &mut self.forward) } else { (&mut self.forward, &mut self.back) };
        let stop = std::iter::from_fn(|| from.pop()).find(|stop| stop.is_there(session))?;
        keep(to, here);
        Some(stop)
    }
}

/// Keeps where the open project is left.
pub fn keep_place(shared: &mut Shared, reading: &ReadingWorkspace, cases: &CasesWorkspace) {
    if let Some(session) = &shared.session {
        let left = Left { courses: cases.courses(), ..reading.left(session, shared.view.workspace()) };
        shared.view.leave(session.project.path().to_owned(), left);
    }
}

fn keep(stops: &mut Vec<Stop>, stop: Stop) {
    if stops.last() != Some(&stop) {
        stops.push(stop);
    }
    if stops.len() > KEPT {
        stops.remove(0);
    }
}
