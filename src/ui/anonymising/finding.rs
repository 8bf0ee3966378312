//! The one place where the window asks for suggestions.

use crate::anonymisation::mark::Mark;
use crate::anonymisation::register::Register;
use crate::anonymisation::suggestions;
use crate::text::Text;

/// What may identify somebody in a text, in order and apart. What the header of a print says of its user is known beforehand.
#[must_use]
pub fn suggest(text: &Text) -> Vec<Mark> {
    suggestions::suggest(text, &Register::default())
}
