//! One glyph of a page, and the transformations that put it there.

use hayro_syntax::object::{Array, Dict};

/// One glyph, in points from the top left corner of the page as it is seen.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub text: String,
    pub x: f64,
    /// The base line; further down is more.
    pub y: f64,
    pub width: f64,
    pub size: f64,
    pub bold: bool,
    pub italic: bool,
    /// Number of the font.
    pub font: usize,
    /// Degrees, clockwise, by which the text is turned; quarters of a turn if it nearly is one.
    pub turned: u16,
}

impl Glyph {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Six numbers of an affine transformation, as PDF writes them.
pub(super) type Matrix = [f64; 6];

pub(super) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
pub(super) fn then(inner: Matrix, outer: Matrix) -> Matrix {
    let along = |x: f64, y: f64| (x * outer[0] + y * outer[2], x * outer[1] + y * outer[3]);
    let (right, up, origin) = (along(inner[0], inner[1]), along(inner[2], inner[3]), along(inner[4], inner[5]));
    [right.0, right.1, up.0, up.1, origin.0 + outer[4], origin.1 + outer[5]]
}

/// The numbers of an array as a transformation.
pub(super) fn matrix_of(dict: &Dict<'_>) -> Matrix {
    let mut matrix = IDENTITY;
    if let Some(numbers) = dict.get::<Array<'_>>("Matrix") {
        matrix.iter_mut().zip(numbers.iter::<f32>()).for_each(|(place, number)| *place = f64::from(number));
    }
    matrix
}
