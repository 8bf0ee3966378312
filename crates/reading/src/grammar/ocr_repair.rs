//! Scanned prints: what text recognition misread in the lines by which a plan is read.
//!
//! A line is read with such faults only where the strict reading finds nothing in it, and only in a text that was recognised from pictures or
//! shows misreadings that no clean text has. What was read this way is flagged, but for specks beside a line.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::layout_detection::{TextStats, is_upper};
use super::ocr_line::{OcrHeader, is_dust, is_speck, looks_like, without_marks, without_specks};
use super::wording::{PageNumber, words};
use crate::date::{date_at, time_at};
use crate::layout::near::{nearest_labels, nearest_word};
use crate::layout::{Layout, Speaker, ValueKind, Word};
use crate::line::{Header, HeaderFit, Line};

/// Score of misreadings from which on a text is a scan; one that cannot stand in clean text counts 2, others 1.
const LEAST_MISREAD: usize = 2;
/// Longest line in which a header, label or type is looked for, in bytes.
const LONGEST: usize = 72;
/// One letter in 8 may be misread, and at least one in words of 6 letters and more: shorter words are too much alike.
const LETTERS: usize = 8;
const SHORT: usize = 6;
/// Longest icon that was taken for letters, in bytes.
const LONGEST_ICON: usize = 8;
/// Longest speck behind a header, in code points.
const SPECK: usize = 2;

/// What was mended in a scan.
#[derive(Debug, Default)]
pub(super) struct OcrRepairs {
    /// The lines that were misread, in order.
    pub lines: Vec<usize>,
    /// The labels of lines that hold several, of which some are misread.
    pub rows: HashMap<usize, Vec<usize>>,
}

/// Mends the lines of a scan. `None` when it is no scan: the file was none, which `is_scanned` tells, and no misreading shows that it was one.
pub(super) fn repair(
    lines: &mut [Line<'_>],
    layout: &Layout,
    stats: &TextStats,
    is_scanned: bool,
) -> Option<OcrRepairs> {
    if is_typed(lines) {
        return None;
    }
    let user = name_of_user(lines, layout);
    let candidates: Vec<(usize, OcrHeader<'_>)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank() && line.text.len() <= LONGEST)
        .filter_map(|(at, line)| OcrHeader::of(line, layout, user.as_deref()).map(|read| (at, read)))
        .filter(|(_, read)| stats.opens(&read.header))
        .collect();
    let headers: usize = candidates.iter().map(|(_, read)| read.weight).sum();
    let edges =
        lines.iter().filter(|line| !line.is_blank() && is_torn_furniture(line.text)).take(LEAST_MISREAD).count();
    // A row stands above a line that begins with a day; few lines do.
    let days = || (1..lines.len()).filter(|&at| lines[at].text.starts_with(|c: char| c.is_ascii_digit()));
    let rows = || days().filter(|&at| is_row_above(lines, at, layout)).take(LEAST_MISREAD).count();
    let shows = || headers + edges >= LEAST_MISREAD || headers + edges + 2 * rows() >= LEAST_MISREAD;
    if !is_scanned && !shows() {
        return None;
    }
    let mut repairs = OcrRepairs::default();
    for (at, read) in candidates {
        lines[at].header = Some(read.header);
        lines[at].opens = true;
        if read.doubtful {
            repairs.lines.push(at);
        }
    }
    for (at, line) in lines.iter_mut().enumerate() {
        if is_misread_furniture(line.text) || is_dust(line.text) {
            line.furniture = true;
        }
        if line.is_blank()
            || line.header.is_some_and(|header| header.form != HeaderFit::Doubtful)
            || line.text.len() > LONGEST
            || is_word(line.word)
        {
            continue;
        }
        repair_word(at, line, layout, stats, &mut repairs);
    }
    clean_titles(lines, layout);
    repairs.lines.sort_unstable();
    Some(repairs)
}

/// Whether most headers have text behind them in the same line: typed by a person. A speck is none.
fn is_typed(lines: &[Line<'_>]) -> bool {
    let printed = |line: &Line<'_>| line.header.is_some_and(|header| header.form != HeaderFit::Doubtful);
    let headers =
        || lines.iter().filter(|line| printed(line)).filter_map(|line| line.header.map(|header| (line, header)));
    let has_text = |line: &Line<'_>, start: usize| line.span.end > start + SPECK;
    let run_in = headers().filter(|(line, header)| header.run_in.is_some_and(|start| has_text(line, start))).count();
    2 * run_in > headers().count()
}

/// Takes specks off the lines where titles stand, below the type of a card and above a header.
fn clean_titles(lines: &mut [Line<'_>], layout: &Layout) {
    let filled: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].is_blank()).collect();
    for (number, &at) in filled.iter().enumerate() {
        let above = number.checked_sub(1).map(|above| &lines[filled[above]]);
        let below_type = above.is_some_and(|above| above.word.card.is_some());
        // The last item of a list is no title.
        let in_list = || above.is_some_and(|above| without_marks(above.text).len() < above.text.len());
        let above_header = || filled.get(number + 1).is_some_and(|&next| lines[next].opens) && !in_list();
        // Dashes stand around what was deleted.
        let deleted = layout.is_deleted(lines[at].text);
        if !lines[at].opens && !deleted && (below_type || above_header()) {
            lines[at].text = without_marks(lines[at].text);
        }
    }
}

/// Finds the word or the labels that the line is once it is mended.
fn repair_word(at: usize, line: &mut Line<'_>, layout: &Layout, stats: &TextStats, repairs: &mut OcrRepairs) {
    let clean = without_specks(line.text);
    let mut word = layout.word(clean);
    if !is_word(word) && clean.ends_with(['.', ',', ':']) {
        // No word of a print ends so, but dust may look like it.
        word = layout.word(clean.trim_end_matches(['.', ',', ':', ' ']));
    }
    if is_word(word) {
        (line.text, line.word) = (clean, word);
    } else if let Some(word) = below_icon(line.text, layout) {
        line.word = word;
    } else if let Some(card) = layout.card_before_chips(clean) {
        line.text = clean;
        line.word = Word { card: Some(card), ..Word::default() };
    } else if let Some(word) = nearest(clean, layout) {
        (line.text, line.word) = (clean, word);
        repairs.lines.push(at);
    } else if clean.contains(' ') && clean.starts_with(char::is_uppercase) && (!stats.capitals() || nearly_upper(clean))
    {
        let labels = nearest_labels(layout, clean, is_speck, |a, b| looks_like(a, b, misread_letters(b)));
        if labels.len() > 1 || (labels.len() == 1 && clean != line.text) {
            line.text = clean;
            repairs.rows.insert(at, labels);
        }
    }
}

/// Whether it is a word of the layout, and does not only end like the heading of a group.
fn is_word(word: Word) -> bool {
    Word { group_like: false, ..word } != Word::default()
}

/// Whether a line in capitals has at most one letter of six in small letters: `l` is how an `I` is misread.
pub(super) fn nearly_upper(text: &str) -> bool {
    let count = |is: fn(char) -> bool| text.chars().filter(|&c| is(c)).count();
    is_upper(text) || count(char::is_lowercase) * 6 <= count(char::is_alphabetic)
}

/// The name under which the user writes, where prints have it: that of a header, the one that most headers have, or
/// the one at the top.
fn name_of_user(lines: &[Line<'_>], layout: &Layout) -> Option<String> {
    if !layout.user_by_name {
        return None;
    }
    let headers = || lines.iter().filter_map(|line| line.header.as_ref());
    if let Some(user) = headers().find(|header| header.speaker == Some(Speaker::User)) {
        return Some(user.sender.to_owned());
    }
    let is_name = |header: &&Header<'_>| {
        header.speaker.is_none() && header.time.is_some() && is_upper(header.sender) && header.sender.contains(' ')
    };
    let mut counts: HashMap<&str, usize> = HashMap::new();
    headers().filter(is_name).for_each(|header| *counts.entry(header.sender).or_default() += 1);
    if let Some((name, _)) =
        counts.into_iter().filter(|(_, count)| *count > 1).max_by_key(|&(name, count)| (count, name))
    {
        return Some(name.to_owned());
    }
    // The name stands at the top, beside the office.
    let top = lines.iter().find(|line| !line.is_blank())?;
    let name: Vec<&str> = top.text.split(' ').take_while(|word| is_upper(word)).collect();
    (name.len() > 1).then(|| name.join(" "))
}

/// Labels of a date and of another date or a time in one line, and below them, at the line `at`, such values: nothing but
/// text recognition puts them so.
fn is_row_above(lines: &[Line<'_>], at: usize, layout: &Layout) -> bool {
    let below = &lines[at];
    let Some(line) = lines[..at].iter().rev().find(|line| !line.is_blank()) else { return false };
    if line.text.len() > LONGEST || line.text.contains("  ") || !line.text.contains(' ') {
        return false;
    }
    if below.furniture || below.text.contains("  ") {
        return false;
    }
    let Some(date) = date_at(below.text, &layout.months) else { return false };
    let rest = below.text[date.len..].trim_start();
    if rest.is_empty() {
        return false;
    }
    let labels = layout.labels_in(line.text);
    let kind = |number: usize| labels.get(number).map(|&label| layout.labels[label].value);
    matches!(kind(0), Some(ValueKind::From | ValueKind::To))
        && match kind(1) {
            Some(ValueKind::From | ValueKind::To) => layout.is_date_value(rest),
            Some(ValueKind::Clock) => time_at(rest).is_some(),
            _ => false,
        }
}

/// A page number, or the line that says when the user read the messages, with its icon and spaces misread.
fn is_misread_furniture(line: &str) -> bool {
    static FURNITURE: LazyLock<Regex> = LazyLock::new(|| {
        let (page, read) = (&words().page_number, &words().read_note);
        let number = format!(r"{} ?\d+ ?{} ?\d+", page.misread, page.of);
        Regex::new(&format!(r"^\W{{0,3}}(?:{number}|(?:\S{{1,2}} )?{read} \d.{{8,40}})\W{{0,3}}$"))
            .expect("is a regular expression")
    });
    line.len() <= LONGEST && FURNITURE.is_match(line)
}

/// Page furniture that no clean text has so: spaces are lost, or the arrow before it was taken for a letter.
fn is_torn_furniture(line: &str) -> bool {
    static TORN: LazyLock<Regex> = LazyLock::new(|| {
        let (PageNumber { word, of, .. }, read) = (&words().page_number, &words().read_note);
        let number = format!(r"{word}(?:\d+ ?{of} ?| \d+{of} ?| \d+ {of})\d+");
        Regex::new(&format!(r"^(?:{number}|[\p{{L}}\d]{{1,2}} {read} \d.{{8,40}})$")).expect("is a regular expression")
    });
    // Most lines begin otherwise.
    let begins = || {
        let icon = line.bytes().take(LONGEST_ICON + 1).position(|byte| byte == b' ');
        line.starts_with(&words().page_number.word)
            || icon.is_some_and(|icon| line[icon + 1..].starts_with(&words().read_note))
    };
    line.len() <= LONGEST && begins() && TORN.is_match(line)
}

/// A heading with an icon before it, which text recognition takes for a letter: «X Dialog».
fn below_icon(line: &str, layout: &Layout) -> Option<Word> {
    let (icon, rest) = line.split_once(' ')?;
    let word = layout.word(without_specks(rest));
    (icon.chars().count() <= 2 && (word.card_dialog || word.history)).then_some(word)
}

/// What the line is in the layout if up to an eighth of its letters are misread, or its spaces.
pub(super) fn nearest(line: &str, layout: &Layout) -> Option<Word> {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    if letters + 1 < SHORT || line.ends_with(['.', ',', '!', '?']) {
        return None;
    }
    nearest_word(layout, line, |line, word| looks_like(line, word, misread_letters(word)))
}

/// How many letters of a word may be misread.
fn misread_letters(word: &str) -> usize {
    let letters = word.chars().count();
    (letters / LETTERS).max(usize::from(letters >= SHORT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> &'static Layout {
        Layout::named("html-2020-05-13").expect("is shipped")
    }

    #[test]
    fn a_text_that_is_known_to_be_recognised_is_mended_though_it_shows_nothing() {
        let text = crate::text::Text::new("Aktivitetsplan\nMitt mal\nJobb.\n");
        let seen = crate::visible::Visible::of(&text);
        let mut lines = crate::lines::lines(&seen, &crate::evidence::Evidence::default(), layout());
        let stats = TextStats::of(&lines, &layout().months);
        assert!(repair(&mut lines, layout(), &stats, false).is_none());
        assert!(repair(&mut lines, layout(), &stats, true).is_some_and(|repairs| repairs.lines == [1]));
        assert!(lines[1].word.goal);
    }

    #[test]
    fn a_clean_text_is_not_mended() {
        let text = crate::text::Text::new("BRUKER - 28. FEB. 2020\nHei.\nBRUKER 1. MAR. 2020\nAktivitetsplam\n");
        let seen = crate::visible::Visible::of(&text);
        let mut lines = crate::lines::lines(&seen, &crate::evidence::Evidence::default(), layout());
        let stats = TextStats::of(&lines, &layout().months);
        assert!(repair(&mut lines, layout(), &stats, false).is_none());
    }
}
