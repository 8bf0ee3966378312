//! The one place where the window asks for suggestions.

use names::mark::Mark;
use names::register::Register;
use names::suggestions;
use reading::text::Text;

/// What may identify somebody in a text, in order and apart, where these names are known, one a line. What the header of a
/// print says of its user is known anyway.
#[must_use]
pub fn suggest(text: &Text, known: &str) -> Vec<Mark> {
    let mut register = Register::default();
    register.add_lines(known);
    suggestions::suggest(text, &register)
}
