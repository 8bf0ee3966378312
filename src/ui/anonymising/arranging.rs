//! Documents of originals are arranged: put together, parted, or called something else.

use egui::Context as Window;

use super::held_documents::Proposals;
use super::intake_work::{Arranged, Arrangement, arrange};
use super::work::Work;
use super::{Anonymising, AnonymisingDialog};
use crate::error::Result;
use crate::ui::shared::Shared;
use project::{Project, Releases};

/// Begins to arrange documents; what else seems to be of one case is asked afterwards.
pub fn begin(own: &mut Anonymising, window: &Window, arrangement: Arrangement, shared: &Shared) -> Result<()> {
    own.save()?;
    let project = shared.path()?;
    let quarantine = own.vault.lend()?;
    if let Some(AnonymisingDialog::Proposals(others)) = own.dialog.take() {
        own.proposals = others.open;
    }
    own.work.begin(Work::Arrange(arrange(window, quarantine, project, arrangement)?));
    Ok(())
}

/// Takes the quarantine back, and shows the case again if it was open.
pub fn end(own: &mut Anonymising, window: &Window, done: Arranged, shared: &mut Shared) -> Result<()> {
    own.vault.hold(done.opened);
    note_releases(own, &shared.session()?.project)?;
    if own.desk.held.take().is_some() {
        own.open_held(window, done.number, shared)?;
    }
    if let Some(said) = done.of_others {
        shared.say(said);
    }
    Ok(done.outcome?)
}

/// Asks whether what seems to be of one case is made one, as soon as nothing else is asked.
pub fn ask_proposals(own: &mut Anonymising) {
    if own.dialog.is_none() && !own.work.is_busy() && !own.proposals.is_empty() {
        let proposals = std::mem::take(&mut own.proposals);
        own.dialog = Some(AnonymisingDialog::Proposals(Proposals::new(proposals)));
    }
}

/// Notes which originals the project has.
pub fn note_releases(own: &mut Anonymising, project: &Project) -> Result<()> {
    if own.is_open() {
        let releases = Releases::of(project)?;
        own.vault.note_released(&releases);
        if let Some(held) = &mut own.desk.held {
            held.note_released(&releases);
        }
    }
    Ok(())
}
