//! The one place where the window asks for suggestions.

use names::mark::{Mark, MarkSource};
use names::print_lines::PrintLines;
use names::register::Register;
use names::suggestions;
use reading::evidence::Evidence;
use reading::text::Text;

/// What may identify somebody in a text, in order and apart, where these names are known, one a line. What the header of a
/// print says of its user is known anyway; what is public is left out.
#[must_use]
pub fn suggest(text: &Text, known: &str) -> Vec<Mark> {
    let mut register = Register::default();
    register.add_lines(known);
    let print = PrintLines::of(text, &Evidence::default(), &[]);
    let mut marks = suggestions::suggest_in(text, &register, &print);
    marks.retain(|mark| mark.source != MarkSource::Public);
    marks
}
