//! What stands above a line at the end of a message: running text, a closing that waits for a name, a signature.

use super::source::Source;
use super::wording::{ends_lowered, has_name, is_closing, is_signature, may_close, words_after_closing};

/// Most words of a closing in a line of its own: «med vennlig hilsen».
const CLOSING_WORDS: usize = 3;
/// Most lines of a signature below its closing: name, office, telephone number.
const SIGNATURE_LINES: usize = 4;

/// What stands above a line in its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AboveLine {
    /// Nothing, or a text that was deleted.
    Nothing,
    /// A closing without a name.
    BelowClosing,
    /// A closing with a name in it, or the lines of a signature.
    BelowSignedClosing,
    /// A closing, and below it a line that is a name if anything.
    BelowName,
    /// In text without line breaks: a line that ends before the column does.
    Break,
    /// In such text a full line: with a closing at its end, with one and a name, with a sentence, or none of these.
    ClosingInText,
    SignedInText,
    TextEnds,
    TextGoesOn,
    /// Text like any other.
    Open,
}

/// What stands above a line in the message under this header: the line `above` it, whose ends `lower` gives, and those above that. `full`
/// says that it is as wide as the column, `collapsed` that the text has no line breaks but those of the column.
pub(super) fn place<'l>(
    source: &Source<'_>,
    header: usize,
    above: Option<usize>,
    lower: impl Fn() -> &'l str,
    full: bool,
    collapsed: bool,
) -> AboveLine {
    let Some(at) = above.filter(|&at| !source.layout.is_deleted(source.lines[at].text)) else {
        return AboveLine::Nothing;
    };
    let above = source.lines[at].text;
    if collapsed {
        if !full {
            return AboveLine::Break;
        }
        return match words_after_closing(lower()) {
            // The name has been written.
            Some((2.., false)) => AboveLine::SignedInText,
            Some(_) => AboveLine::ClosingInText,
            None if above.ends_with(['.', '!', '?']) => AboveLine::TextEnds,
            None => AboveLine::TextGoesOn,
        };
    }
    let closes = may_close(above) && is_closing(lower());
    if closes && lower().split(' ').count() <= CLOSING_WORDS && !has_name(above) {
        return AboveLine::BelowClosing;
    }
    if closes {
        return AboveLine::BelowSignedClosing;
    }
    let lines = (header + 1..at).rev().map(|at| &source.lines[at]).filter(|line| !line.is_blank());
    let mut further = lines.take(SIGNATURE_LINES);
    if further.any(|line| may_close(line.text) && is_closing(&ends_lowered(line.text))) {
        return if is_signature(lower()) { AboveLine::BelowSignedClosing } else { AboveLine::BelowName };
    }
    AboveLine::Open
}
