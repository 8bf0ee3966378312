//! Degrees of codings: how strongly a code applies to a passage, on a scale that the project chooses.

use std::fmt;
use std::ops::Deref;

use rusqlite::params;

use super::{Act, Codings, Project};
use crate::error::{Error, Result};

/// The most that a scale can reach.
const MOST: u8 = 100;

/// The scale of a project: whole numbers from the least degree to the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DegreeScale {
    least: u8,
    greatest: u8,
}

impl DegreeScale {
    /// A scale as people write it: `1-5`, `0–10`.
    ///
    /// # Errors
    /// [`Error::BadScale`].
    pub fn new(written: &str) -> Result<Self> {
        let bad = || Error::BadScale(written.trim().to_owned());
        let (least, greatest) = written.split_once(['-', '–']).ok_or_else(bad)?;
        let number = |written: &str| written.trim().parse::<u8>().map_err(|_| bad());
        let (least, greatest) = (number(least)?, number(greatest)?);
        if least < greatest && greatest <= MOST { Ok(Self { least, greatest }) } else { Err(bad()) }
    }

    #[must_use]
    pub const fn contains(self, degree: u8) -> bool {
        self.least <= degree && degree <= self.greatest
    }

    /// # Errors
    /// [`Error::NoDegree`] if it is not on the scale.
    pub fn check(self, degree: u8) -> Result<()> {
        if self.contains(degree) {
            return Ok(());
        }
        Err(Error::NoDegree { degree: degree.to_string(), scale: self.to_string() })
    }

    /// All degrees, the least first.
    #[must_use]
    pub fn degrees(self) -> Vec<u8> {
        (self.least..=self.greatest).collect()
    }

    /// The degree that follows; the least where there is none yet. `None` at the end of the scale.
    #[must_use]
    pub fn higher(self, degree: Option<u8>) -> Option<u8> {
        let next = degree.map_or(self.least, |degree| degree.saturating_add(1).max(self.least));
        self.contains(next).then_some(next)
    }

    /// The degree before; none below the least.
    #[must_use]
    pub fn lower(self, degree: Option<u8>) -> Option<u8> {
        degree
            .and_then(|degree| degree.checked_sub(1))
            .map(|degree| degree.min(self.greatest))
            .filter(|it| self.contains(*it))
    }
}

impl fmt::Display for DegreeScale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.least, self.greatest)
    }
}

impl<P: Deref<Target = Project>> Codings<P> {
    /// How many codings have a degree that is not on this scale.
    fn off_scale(&self, scale: DegreeScale) -> Result<usize> {
        let count = "SELECT count(*) FROM coding WHERE degree IS NOT NULL AND degree NOT BETWEEN ? AND ?";
        Ok(self.project.connection().query_row(count, params![scale.least, scale.greatest], |row| row.get(0))?)
    }
}

impl Codings<&mut Project> {
    /// Gives the project a scale of degrees, or none. Without a scale, degrees that were given stay in the file and are not shown.
    ///
    /// # Errors
    /// [`Error::OffScale`] if codings have degrees that are not on the scale.
    pub fn set_scale(&mut self, scale: Option<DegreeScale>) -> Result<()> {
        if let Some(scale) = scale {
            let others = self.off_scale(scale)?;
            if others > 0 {
                return Err(Error::OffScale { scale: scale.to_string(), codings: others });
            }
        }
        self.project.write().settings().set_scale(scale)
    }

    /// Gives codings degrees, or takes them away; gives how many were changed. They stay the codings of whoever coded.
    ///
    /// # Errors
    /// [`Error::NoScale`], [`Error::NoDegree`].
    pub fn set_degrees(&mut self, degrees: &[(i64, Option<u8>)]) -> Result<usize> {
        let scale = self.project.settings().scale()?.ok_or(Error::NoScale)?;
        for degree in degrees.iter().filter_map(|(_, degree)| *degree) {
            scale.check(degree)?;
        }
        let before = "SELECT degree FROM coding WHERE id = ?";
        self.project.edit(Act::ChangeCoding, |project| {
            let mut changed = 0;
            for (id, degree) in degrees {
                let known: Option<u8> = project.connection().query_row(before, [id], |row| row.get(0))?;
                if known != *degree {
                    project.write().codings().grade(*id, *degree)?;
                    changed += 1;
                }
            }
            Ok(changed)
        })
    }

    /// Gives a coding a degree, inside an edit.
    pub(super) fn grade(&mut self, id: i64, degree: Option<u8>) -> Result<()> {
        let coder = "SELECT coder_id FROM coding WHERE id = ?";
        let coder: i64 = self.project.connection().query_row(coder, [id], |row| row.get(0))?;
        self.project.write().rows().update("coding", id, &[("degree", &degree), ("coder_id", &coder)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_two_numbers_in_order() {
        for (written, degrees) in [("1-5", 5), ("0 – 10", 11), ("2-3", 2)] {
            assert_eq!(DegreeScale::new(written).expect("a scale").degrees().len(), degrees, "{written}");
        }
        for written in ["", "5", "5-1", "1-1", "-1-5", "1-500", "a-b", "0-101"] {
            assert!(matches!(DegreeScale::new(written), Err(Error::BadScale(_))), "{written}");
        }
    }

    #[test]
    fn steps_stay_on_the_scale_and_go_down_to_none() {
        let scale = DegreeScale::new("1-3").expect("a scale");
        assert_eq!([None, Some(1), Some(3)].map(|degree| scale.higher(degree)), [Some(1), Some(2), None]);
        assert_eq!([None, Some(1), Some(3)].map(|degree| scale.lower(degree)), [None, None, Some(2)]);
    }
}
