//! A cell of the attribute grid.

use crate::ui::session::Session;
use project::Attribute;

/// A cell: the row of a case, and a column: 0 for the label, an attribute from 1 on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GridCell {
    pub row: usize,
    pub column: usize,
}

impl GridCell {
    /// The cell, or the nearest one of a grid that ends at `last`.
    #[must_use]
    pub fn within(self, last: Self) -> Self {
        self.corner(last, usize::min)
    }

    /// The first corner of the block between two cells.
    #[must_use]
    pub fn least(self, other: Self) -> Self {
        self.corner(other, usize::min)
    }

    /// The last corner of the block between two cells.
    #[must_use]
    pub fn greatest(self, other: Self) -> Self {
        self.corner(other, usize::max)
    }

    fn corner(self, other: Self, of: impl Fn(usize, usize) -> usize) -> Self {
        Self { row: of(self.row, other.row), column: of(self.column, other.column) }
    }

    /// The attribute of its column.
    #[must_use]
    pub fn attribute(self, session: &Session) -> Option<&Attribute> {
        session.attributes.get(self.column.checked_sub(1)?)
    }
}

/// The cells of a block, from one corner to the other.
pub fn block((one, other): (GridCell, GridCell)) -> impl Iterator<Item = GridCell> {
    let (from, to) = (one.least(other), one.greatest(other));
    (from.row..=to.row).flat_map(move |row| (from.column..=to.column).map(move |column| GridCell { row, column }))
}
