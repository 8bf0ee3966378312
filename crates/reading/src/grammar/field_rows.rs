//! Fields side by side, as text extraction with columns keeps them: the labels of a row in one line, below
//! each its value, perhaps wrapped.

use super::field::{Field, ValueColumn};
use super::layout_detection::{Extraction, is_upper};
use super::ocr_line::without_specks;
use super::source::Source;
use super::wording::words;
use crate::date::{date_at, time_at};
use crate::layout::ValueKind;
use crate::line::Line;
use crate::text::Span;

/// A value may begin this far to the left of its label, in code points: extraction rounds places to whole characters.
const SLACK: usize = 3;

/// The same for a day that stands one space behind the value before it, which pushes it to the left.
const WIDE_SLACK: usize = 12;

/// Score of a value that can be of no other kind.
const SURE: i32 = 6;

/// Score of a value that is not there.
const MISSING: i32 = -3;

/// How many code points a tab counts for, more than a line holds, so that what stands behind the same tab in two lines stands in the same column.
const TAB: usize = 1000;

/// Longest line in which columns are looked for, in bytes: no row of fields is as wide.
const WIDEST: usize = 1000;

/// How many spaces a white character is as wide as. No-break spaces part columns like others, and a wide space alone does.
const fn spaces(c: char) -> usize {
    match c {
        '\t' => TAB,
        '\u{2001}' | '\u{2003}' | '\u{3000}' => 2,
        _ => 1,
    }
}

/// Whether a wide gap stands in the line: a tab, a wide space, or several others.
fn has_gap(line: &str) -> bool {
    let bytes = line.as_bytes();
    if line.is_ascii() {
        return memchr::memchr(b'\t', bytes).is_some() || memchr::memmem::find(bytes, b"  ").is_some();
    }
    let mut gap = 0;
    line.chars().any(|c| {
        gap = if c.is_whitespace() { gap + spaces(c) } else { 0 };
        gap > 1
    })
}

/// What stands in a line up to the next wide gap.
fn column(rest: &str) -> &str {
    let (mut end, mut gap) = (0, 0);
    for (at, c) in rest.char_indices() {
        if !c.is_whitespace() {
            gap = 0;
            continue;
        }
        end = if gap == 0 { at } else { end };
        gap += spaces(c);
        if gap > 1 {
            return &rest[..end];
        }
    }
    rest
}

/// Where the next character stands in a line, if `c` stands at `place`.
const fn after(place: usize, c: char) -> usize {
    if c == '\t' { (place / TAB + 1) * TAB } else { place + 1 }
}

/// Longest label that no layout lists, in code points, and its fewest letters.
pub(super) const LONGEST_LABEL: usize = 40;
const FEW_LETTERS: usize = 3;

/// Most words of a row of values that are tried in all ways.
const MOST_WORDS: usize = 20;

/// The fields whose labels share a line, with their values in the next one, all with single spaces between:
/// so text recognition reads a row. The kinds of the values tell where each begins.
fn row_on_a_line(source: &Source<'_>, at: usize) -> Option<Vec<Field>> {
    let line = source.lines.get(at)?;
    if source.extraction == Extraction::Browser || line.text.len() > WIDEST || !source.may_be_label(line.text) {
        return None;
    }
    let mut labels = source.labels_of(at);
    let below = source.skip_blank(at + 1);
    let values = source.lines.get(below)?;
    // The last label may go on at the end of the line of values.
    if values.text.len() > WIDEST {
        return None;
    }
    let wrapped = labels.is_empty();
    if wrapped {
        let last = values.text.split_whitespace().next_back()?;
        let (rest, label) = wrapped_labels(source, line.text, last)?;
        labels = rest;
        labels.push(label);
    }
    let mut words: Vec<&str> = values.text.split_whitespace().collect();
    if wrapped {
        words.pop();
    }
    if labels.len() < 2 || words.len() > MOST_WORDS || values.opens || source.label_in(below) {
        return None;
    }
    let told = labels.len() - usize::from(wrapped);
    let kinds: Vec<ValueKind> = labels[..told].iter().map(|&label| source.layout.labels[label].value).collect();
    let (score, cuts) = share_out(source, &kinds, &words)?;
    if source.extraction != Extraction::Scan && score < 2 * SURE {
        return None;
    }
    let start_of = |word: usize| {
        let before: usize = words[..word].iter().map(|word| word.chars().count() + 1).sum();
        values.indent + before
    };
    // Columns without a value lie beyond the end of the line.
    let mut starts: Vec<usize> = Vec::new();
    for (number, &cut) in cuts.iter().enumerate() {
        let empty = cuts.get(number + 1).copied().unwrap_or(words.len()) == cut;
        let start = if empty && cut == words.len() { start_of(cut) + SLACK * 9 * (number + 1) } else { start_of(cut) };
        starts.push(start);
    }
    if wrapped {
        starts.push(start_of(words.len()));
    }
    let field = |(number, &label): (usize, &usize)| {
        let goes_on = wrapped && number == told;
        let column = ValueColumn { starts: starts.clone(), number, label_goes_on: goes_on, one_line: true };
        Field { label, label_lines: at..at + 1, value: Vec::new(), column: Some(column) }
    };
    Some(labels.iter().enumerate().map(field).collect())
}

/// The labels of the line, of which the last goes on with `last` in the next one.
fn wrapped_labels(source: &Source<'_>, line: &str, last: &str) -> Option<(Vec<usize>, usize)> {
    if source.extraction != Extraction::Scan && !source.layout.may_wrap_label(line, last) {
        return None;
    }
    let words: Vec<&str> = line.split(' ').collect();
    (1..words.len()).find_map(|at| {
        let head = words[at..].join(" ");
        let exact = source.layout.wrapped_label(&head, last);
        let label = exact.or_else(|| source.misread_label(&format!("{head} {last}")))?;
        let rest = source.layout.labels_in(&words[..at].join(" "));
        (!rest.is_empty()).then_some((rest, label))
    })
}

/// Where the value of each kind begins among the words, so that the kinds fit best.
fn share_out(source: &Source<'_>, kinds: &[ValueKind], words: &[&str]) -> Option<(i32, Vec<usize>)> {
    let scan = source.extraction == Extraction::Scan;
    if words.len() < kinds.len() && !scan {
        return None;
    }
    // best[k][w]: the best score of the first k kinds over the first w words, and where the last one begins.
    let mut best: Vec<Vec<Option<(i32, usize)>>> = vec![vec![None; words.len() + 1]; kinds.len() + 1];
    best[0][0] = Some((0, 0));
    for (k, kind) in kinds.iter().enumerate() {
        for end in 0..=words.len() {
            for start in 0..=end {
                let Some((before, _)) = best[k][start] else { continue };
                // A value that is missing is rather the last one.
                let missing = || (start == end && scan).then_some(if k == 0 { MISSING - 2 } else { MISSING });
                let fit = missing().or_else(|| fits_exactly(source, *kind, &words[start..end].join(" ")));
                let Some(fit) = fit.filter(|_| start < end || scan) else { continue };
                if best[k + 1][end].is_none_or(|(score, _)| before + fit > score) {
                    best[k + 1][end] = Some((before + fit, start));
                }
            }
        }
    }
    let score = best[kinds.len()][words.len()]?.0;
    let mut cuts = Vec::new();
    let mut end = words.len();
    for k in (1..=kinds.len()).rev() {
        end = best[k][end]?.1;
        cuts.push(end);
    }
    cuts.reverse();
    Some((score, cuts))
}

/// How well the whole of `value` is of that kind; `None` when it is not.
fn fits_exactly(source: &Source<'_>, kind: ValueKind, value: &str) -> Option<i32> {
    // Dust between two columns stands behind a value.
    let value = if source.extraction == Extraction::Scan { without_specks(value) } else { value };
    let date = date_at(value, &source.layout.months).map(|date| value.len() == date.len);
    // «AS» ends the name of a firm and begins nothing.
    let is_form = |value: &str| words().company_forms.iter().any(|form| value.starts_with(form.as_str()));
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit();
    let capital = i32::from(value.starts_with(begins) && !is_form(value));
    match kind {
        ValueKind::From | ValueKind::To if date == Some(true) || source.layout.is_no_date(value) => Some(SURE),
        ValueKind::Clock => time_at(value).filter(|(_, len)| *len == value.len()).map(|_| SURE),
        ValueKind::Number if value.starts_with(|c: char| c.is_ascii_digit()) && date.is_none() => {
            Some(if value.contains(' ') { 1 } else { 4 })
        }
        ValueKind::From | ValueKind::To | ValueKind::Number => None,
        // A day that is neither the first nor the last: «Svarfrist».
        ValueKind::Line if date == Some(true) && source.extraction == Extraction::Scan => Some(0),
        _ if value.is_empty() || date == Some(true) || source.layout.is_no_date(value) => None,
        // «3. mai 2020 kl 13:00, Storgata 1»
        _ if date.is_some() => Some(1),
        _ => Some(1 + 2 * capital),
    }
}

/// The fields whose labels stand in this line with wide gaps between them.
pub(super) fn row_at(source: &Source<'_>, at: usize) -> Option<Vec<Field>> {
    let line = source.lines.get(at)?;
    // A browser leaves no gaps, but a table that was copied has tabs.
    let copied = source.extraction == Extraction::Browser && !line.text.contains('\t');
    if copied || line.text.len() > WIDEST || !source.may_be_label(line.text) {
        return None;
    }
    let wide = |line: &Line<'_>| line.text.len() <= WIDEST && has_gap(line.text);
    // The first label may be as wide as its column.
    let parted = wide(line) || (line.word.label.is_none() && source.lines.get(at + 1).is_some_and(wide));
    if !parted {
        return None;
    }
    let pieces = pieces_of(source, at, &[]);
    let gaps = pieces.len();
    let pieces: Vec<(usize, &str)> = pieces.into_iter().flat_map(|piece| labels_apart(source, piece)).collect();
    let starts = |pieces: &[(usize, &str)]| pieces.iter().map(|(start, _)| *start).collect::<Vec<usize>>();
    // A label as wide as its column stands close to the next, which may begin further left than its values.
    let values = pieces_of(source, at + 1, &[]);
    // Tabs in the one line and spaces in the other tell the columns by their number alone.
    let has_tab = |at: usize| source.lines.get(at).is_some_and(|line| line.text.contains('\t'));
    let by_values = gaps < pieces.len() || has_tab(at) != has_tab(at + 1);
    let starts = starts(if by_values && values.len() == pieces.len() { &values } else { &pieces });
    let below = |number: usize| in_column(source, at + 1, &starts, number);
    let unlisted = source.layout.unlisted_label();
    let field = |(number, (_, piece)): (usize, &(usize, &str))| {
        let word = source.layout.word(piece);
        let whole = below(number).filter(|_| word.label_head).and_then(|next| source.layout.wrapped_label(piece, next));
        let column = ValueColumn { starts: starts.clone(), number, label_goes_on: whole.is_some(), one_line: false };
        let label = whole.or(word.label).or_else(|| is_like_label(source, piece).then_some(unlisted))?;
        Some(Field { label, label_lines: at..at + 1, value: Vec::new(), column: Some(column) })
    };
    let row = pieces.iter().enumerate().map(field).collect::<Option<Vec<_>>>().filter(|row| row.len() > 1)?;
    let is_day = |(number, field): (usize, &Field)| {
        source.layout.labels[field.label].value.is_day()
            && below(number).is_some_and(|value| source.layout.is_date_value(value))
    };
    let listed = row.iter().filter(|field| field.label != unlisted).count();
    // Small letters tell no label; but where a day stands below one, values stand below all.
    let told = || source.stats.capitals() || row.iter().enumerate().any(is_day);
    (listed == row.len() || 2 * listed >= row.len() && told()).then_some(row)
}

/// Whether words that no layout lists are written like a label.
pub(super) fn is_like_label(source: &Source<'_>, words: &str) -> bool {
    words.chars().count() <= LONGEST_LABEL
        && words.starts_with(char::is_uppercase)
        && words.chars().filter(|c| c.is_alphabetic()).count() >= FEW_LETTERS
        && !words.contains(|c: char| c.is_ascii_digit())
        && !words.ends_with(['.', ',', '!', '?', ':', ';'])
        && (!source.stats.capitals() || is_upper(words))
}

/// Two labels of which the first is as wide as its column, so that one space parts them.
fn labels_apart<'p>(source: &Source<'_>, (place, piece): (usize, &'p str)) -> Vec<(usize, &'p str)> {
    let begins_label = |text: &str| {
        let word = source.layout.word(text);
        word.label.is_some() || word.label_head
    };
    let both = |(left, right): &(&str, &str)| source.layout.word(left).label.is_some() && begins_label(right);
    let mut cuts = piece.match_indices(' ').map(|(cut, _)| (&piece[..cut], &piece[cut + 1..]));
    match cuts.find(both).filter(|_| !begins_label(piece)) {
        Some((left, right)) => vec![(place, left), (place + left.chars().count() + 1, right)],
        None => vec![(place, piece)],
    }
}

/// The value of a field in a row.
pub(super) fn value_in(source: &Source<'_>, column: &ValueColumn, lines: &[usize]) -> String {
    if column.one_line {
        // What stands further down belongs to the last field.
        let first = lines.iter().copied().find(|&at| !source.lines[at].is_blank());
        let own = first.and_then(|at| in_column(source, at, &column.starts, column.number));
        let own = own.filter(|_| !column.label_goes_on).unwrap_or_default().to_owned();
        if column.number + 1 < column.starts.len() {
            return own;
        }
        let rest = lines.iter().skip_while(|&&at| Some(at) != first).skip(1).map(|&at| source.lines[at].text);
        return std::iter::once(own.as_str()).chain(rest).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    }
    let lines = &lines[lines.len().min(usize::from(column.label_goes_on))..];
    let pieces = lines.iter().filter_map(|&at| in_column(source, at, &column.starts, column.number));
    pieces.collect::<Vec<_>>().join(" ")
}

/// Whether one value of a row fills its column, so that a single blank parts it from the next: where it ends is a guess then.
pub(super) fn is_close_to_next(source: &Source<'_>, column: &ValueColumn, lines: &[usize]) -> bool {
    let blanks = |pair: &[(usize, &str)]| pair[1].1.as_ptr().addr() - pair[0].1.as_ptr().addr() - pair[0].1.len();
    lines.iter().any(|&at| {
        let pieces = pieces_of(source, at, &column.starts);
        let is_guessed =
            |&(place, piece): &(usize, &str)| !column.starts.contains(&place) && !source.is_whole_day(piece);
        pieces.windows(2).any(|pair| blanks(pair) == 1 && is_guessed(&pair[1]))
    })
}

/// The label of a field in a row, as this line has it.
pub(super) fn label_in<'s>(source: &'s Source<'_>, column: &ValueColumn, at: usize) -> Option<&'s str> {
    in_column(source, at, &column.starts, column.number)
}

fn in_column<'s>(source: &'s Source<'_>, at: usize, starts: &[usize], number: usize) -> Option<&'s str> {
    let end = starts.get(number + 1).map_or(usize::MAX, |next| next.saturating_sub(SLACK).max(starts[number] + 1));
    let start = if number == 0 { 0 } else { starts[number].saturating_sub(SLACK).max(starts[number - 1] + 1) };
    let pieces = pieces_of(source, at, starts);
    pieces.into_iter().find(|(at, _)| (start..end).contains(at)).map(|(_, piece)| piece)
}

/// The pieces of a line between wide gaps, each with its place in the line; cut also where a column begins.
fn pieces_of<'s>(source: &'s Source<'_>, at: usize, starts: &[usize]) -> Vec<(usize, &'s str)> {
    let Some(line) = source.lines.get(at).filter(|line| !line.furniture) else { return Vec::new() };
    if line.text.len() > WIDEST {
        return vec![(line.indent, line.text)];
    }
    let mut pieces = Vec::new();
    let before = source.text.slice(Span::new(line.span.start - line.indent, line.span.start));
    let mut next = before.chars().fold(0, after);
    let (mut begin, mut place, mut wide) = (0, next, 0);
    for (byte, c) in line.text.char_indices() {
        let here = next;
        next = after(here, c);
        if c.is_whitespace() {
            wide += spaces(c);
            continue;
        }
        let gap = std::mem::take(&mut wide);
        if gap == 0 {
            continue;
        }
        // A value as wide as its column leaves one space, and the day behind it may begin far before its label.
        let day = gap == 1 && source.is_whole_day(column(&line.text[byte..]));
        let own = starts.iter().skip(1).find(|&&start| day && (here..here + WIDE_SLACK).contains(&start));
        let near = || starts.iter().any(|start| here.abs_diff(*start) <= 1);
        let in_date =
            || date_at(&line.text[begin..], &source.layout.months).is_some_and(|date| byte < begin + date.len);
        if gap > 1 || (own.is_some() || near()) && !in_date() {
            pieces.push((place, line.text[begin..byte].trim_end()));
            (begin, place) = (byte, own.copied().unwrap_or(here));
        }
    }
    pieces.push((place, line.text[begin..].trim_end()));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

/// The fields whose labels stand side by side in this line, however wide the gaps between them are.
pub(super) fn row_of_fields(source: &Source<'_>, at: usize) -> Option<Vec<Field>> {
    row_at(source, at).or_else(|| row_on_a_line(source, at))
}

/// The labels of which this line consists; out of a PDF several may share a line, where one has no value.
pub(super) fn labels_at(source: &Source<'_>, at: usize) -> Option<(Vec<usize>, usize)> {
    let row = if source.label_at(at).is_none() { row_of_fields(source, at) } else { None };
    labels_beside(source, at, row.as_deref())
}

/// The same, where the fields side by side are known.
pub(super) fn labels_beside(source: &Source<'_>, at: usize, row: Option<&[Field]>) -> Option<(Vec<usize>, usize)> {
    if let Some((label, after)) = source.label_at(at) {
        return Some((vec![label], after));
    }
    if let Some(row) = row {
        return Some((row.iter().map(|field| field.label).collect(), at + 1));
    }
    let line = source.lines.get(at)?;
    let may_begin = source.extraction != Extraction::Browser && source.layout.may_begin_word(line.text);
    if !may_begin || !source.may_be_label(line.text) {
        return None;
    }
    let with_next = source.lines.get(at + 1).map(|next| format!("{} {}", line.text, next.text));
    let wrapped = with_next.map(|both| (source.layout.labels_in(&both), at + 2));
    let alone = (source.labels_of(at), at + 1);
    wrapped.into_iter().chain([alone]).find(|(labels, _)| labels.len() > 1)
}
