//! Text that an extraction has put above the header of its message.
//!
//! Emoji stand higher than letters, and `pdftotext` sorts lines by their upper edges: a line with emoji at the beginning of a message
//! comes out above the header. It stands right there, parted from the message above by a blank line, and below the header lacks a line.

use std::ops::Range;

use super::layout_detection::Extraction;
use crate::line::Line;

/// Most lines of a paragraph that is put above the header as a whole.
const MOST_LINES: usize = 4;

/// Signs so much further to the right than the words above them, in code points, stand in a line of their own no more than by mistake.
const FURTHER: usize = 2;

/// The text above the header of a message that belongs below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RaisedText {
    pub header: usize,
    /// Its first line.
    pub from: usize,
    /// Whether it may as well be the end of the message above.
    pub doubtful: bool,
}

/// The texts above headers that belong below, in the order of print.
pub(super) fn raised_texts(lines: &[Line<'_>], extraction: Extraction) -> Vec<RaisedText> {
    if !matches!(extraction, Extraction::Blocks | Extraction::Raw) || !lines.iter().any(|line| has_emoji(line.text)) {
        return Vec::new();
    }
    let headers: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].opens).collect();
    let apart = headers.iter().filter(|&&at| is_empty(lines, at + 1)).count();
    let lacks_line = apart * 2 < headers.len();
    let below_blank = headers.iter().filter(|&&at| at > 0 && is_empty(lines, at - 1)).count();
    let stats = HeaderStats { lacks_line, touch_above: below_blank * 2 < headers.len() };
    let mut raised: Vec<RaisedText> = Vec::new();
    for header in headers {
        raised.extend(raised_above(lines, header, stats, raised.last()));
    }
    raised
}

/// Where blank lines stand around the headers of a text.
#[derive(Debug, Clone, Copy)]
struct HeaderStats {
    /// Whether one below a header shows that something lacks there.
    lacks_line: bool,
    /// Whether most headers have none above.
    touch_above: bool,
}

/// The text above a header that belongs below; `lacking` is the last one above whose message lacks a text that was put above it.
fn raised_above(
    lines: &[Line<'_>],
    header: usize,
    HeaderStats { lacks_line, touch_above }: HeaderStats,
    lacking: Option<&RaisedText>,
) -> Option<RaisedText> {
    let last = (0..header).rev().find(|&at| !lines[at].is_blank()).filter(|&last| is_text(&lines[last]))?;
    let above = (0..last).rev().take(MOST_LINES - 1).take_while(|&at| !lines[at].is_blank() && is_text(&lines[at]));
    let paragraph = above.last().unwrap_or(last)..last + 1;
    let from = paragraph.clone().find(|&at| has_emoji(lines[at].text))?;
    let is_apart = |at: usize| at.checked_sub(1).is_some_and(|above| lines[above].text.is_empty());
    // Signs further to the right stood behind the words above them.
    let is_behind = is_apart(paragraph.start) && lines[from].indent > lines[paragraph.start].indent + FURTHER;
    let from = if is_behind { paragraph.start } else { from };
    let raised = |doubtful| Some(RaisedText { header, from, doubtful });
    let above = (0..from).rev().find(|&at| !lines[at].is_blank());
    let has_words = |mut lines_of: Range<usize>| lines_of.any(|at| lines[at].text.contains(char::is_alphanumeric));
    // Where nothing but a sign was put above the header there, its words stand below it.
    let lacks = |above: usize| {
        lacking.is_some_and(|lacking| {
            lacking.header == above && (has_words(lacking.from..above) || !has_words(from..header))
        })
    };
    let is_all = above.is_some_and(|above| lines[above].opens && !lacks(above));
    if is_all || lines[header].header.is_some_and(|header| header.run_in.is_some()) {
        return None;
    }
    let is_apart = is_apart(from);
    let lacks_line = lacks_line && is_empty(lines, header + 1);
    // No front end sends a message without text.
    if lines[header + 1..].iter().find(|line| !line.is_blank()).is_none_or(|line| !is_text(line)) {
        return raised(false).filter(|_| is_apart || lacks_line);
    }
    let is_paragraph = is_apart && paragraph.clone().skip_while(|&at| at < from).all(|at| has_emoji(lines[at].text));
    let touches = last + 1 == header;
    let is_missed = touches && lacks_line;
    let has_words = has_words(from..last + 1);
    let begins_with_letter = lines[from].text.starts_with(char::is_alphanumeric);
    match (is_paragraph, is_missed, has_words) {
        (true, true, _) => raised(false),
        (true, false, false) => raised(true),
        // A title may end with a sign, and hardly begins with one.
        _ if is_apart && lacks_line && !touches && !begins_with_letter => raised(true),
        _ if is_paragraph && is_below_first_title(lines, from) => raised(true),
        // Blank lines on both sides, where none stand above headers.
        _ if is_paragraph && !touches && touch_above => raised(true),
        // A sign, and text that went with it: below the header stands nothing but what may be the next title.
        _ if is_apart
            && !touches
            && !lines[from].text.contains(char::is_alphanumeric)
            && has_one_line(lines, header) =>
        {
            raised(true)
        }
        _ => None,
    }
}

/// Whether one line stands below this header, and touches the next.
fn has_one_line(lines: &[Line<'_>], header: usize) -> bool {
    let first = (header + 1..lines.len()).find(|&at| !lines[at].is_blank());
    first.is_some_and(|first| is_text(&lines[first]) && lines.get(first + 1).is_some_and(|next| next.opens))
}

/// Whether nothing but the title of the first thread stands between the heading of the dialogue and this paragraph.
fn is_below_first_title(lines: &[Line<'_>], from: usize) -> bool {
    let above: Vec<&Line<'_>> =
        lines[..from].iter().rev().filter(|line| !line.is_blank()).take(MOST_LINES + 1).collect();
    let heading = above.iter().position(|line| !is_text(line));
    heading.is_some_and(|heading| heading > 0 && above[heading].word.free_dialog)
}

fn is_empty(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at).is_none_or(|line| line.text.is_empty())
}

/// Whether the line is text of a message, and no header or heading.
fn is_text(line: &Line<'_>) -> bool {
    let word = &line.word;
    !(line.opens || word.card_dialog || word.free_dialog || word.group.is_some() || word.card.is_some())
}

/// Whether the line holds a sign that is set as a picture.
pub(super) fn has_emoji(line: &str) -> bool {
    // They take three bytes or four, of which the first is one of these two.
    memchr::memchr2(0xe2, 0xf0, line.as_bytes()).is_some()
        && line
            .chars()
            .any(|c| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'))
}
