//! The open quarantine and the cards of its originals. A worker can have the quarantine; the cards stay and are shown meanwhile.

use crate::error::{Error, Result};
use project::Releases;
use quarantine::quarantine::{Original, Quarantine};
use quarantine::release::case_of;

/// An open quarantine and the cards of its originals: many of them take a while to unseal.
pub struct Opened {
    pub quarantine: Quarantine,
    pub originals: Vec<Original>,
}

impl Opened {
    pub fn of(quarantine: Quarantine) -> Result<Self> {
        Ok(Self { originals: quarantine.originals()?, quarantine })
    }
}

/// What is known of the originals, and the quarantine while no worker has it.
#[derive(Default)]
pub struct Vault {
    quarantine: Option<Quarantine>,
    pub originals: Vec<Original>,
}

impl Vault {
    /// Takes an open quarantine.
    pub fn hold(&mut self, opened: Opened) {
        self.originals = opened.originals;
        self.quarantine = Some(opened.quarantine);
    }

    /// Takes the quarantine back from a worker.
    pub fn give_back(&mut self, quarantine: Quarantine) {
        self.quarantine = Some(quarantine);
    }

    /// Labels of the originals that the project does not have.
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        let waiting = self.originals.iter().filter(|original| original.released_as.is_none());
        waiting.map(|original| original.label.clone()).collect()
    }

    /// The next case behind this one, in the order of the list and then from the top, that is not signed, or else not released.
    #[must_use]
    pub fn next_waiting(&self, here: Option<i64>) -> Option<i64> {
        let at = self.originals.iter().position(|original| Some(original.number) == here).map_or(0, |at| at + 1);
        let (before, after) = self.originals.split_at(at);
        let others =
            || after.iter().chain(before).filter(|other| Some(other.number) != here && other.released_as.is_none());
        others().find(|other| !other.signed).or_else(|| others().next()).map(|other| other.number)
    }

    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.quarantine.is_some()
    }

    /// # Errors
    /// [`Error::QuarantineLocked`].
    pub fn quarantine(&self) -> Result<&Quarantine> {
        self.quarantine.as_ref().ok_or(Error::QuarantineLocked)
    }

    /// # Errors
    /// [`Error::QuarantineLocked`].
    pub fn quarantine_mut(&mut self) -> Result<&mut Quarantine> {
        self.quarantine.as_mut().ok_or(Error::QuarantineLocked)
    }

    /// Lends the quarantine to a worker.
    ///
    /// # Errors
    /// [`Error::QuarantineLocked`].
    pub fn lend(&mut self) -> Result<Quarantine> {
        self.quarantine.take().ok_or(Error::QuarantineLocked)
    }

    /// Reads the card of an original again.
    ///
    /// # Errors
    /// [`Error::QuarantineLocked`]; those of the quarantine.
    pub fn renew(&mut self, number: i64) -> Result<Original> {
        let original = self.quarantine()?.original(number)?;
        if let Some(known) = self.originals.iter_mut().find(|known| known.number == number) {
            known.clone_from(&original);
        }
        Ok(original)
    }

    /// Forgets the cards of originals that are gone; gives the number of one.
    pub fn forget_but(&mut self, numbers: &[i64]) -> Option<i64> {
        let gone = self.originals.iter().map(|original| original.number).find(|number| !numbers.contains(number));
        self.originals.retain(|original| numbers.contains(&original.number));
        gone
    }

    /// Notes which originals the project has, and as what: a release can have been undone, and a case be called otherwise.
    pub fn note_released(&mut self, releases: &Releases) {
        for original in &mut self.originals {
            original.released_as = case_of(releases, original).map(|(_, label)| label.to_owned());
        }
    }
}
