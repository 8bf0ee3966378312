//! Fields that came apart: plain text extraction reads a row of fields column by column, so that first the
//! labels come and then their values, some of them only below the next card's type line.
//!
//! It also tells where a text of several lines goes on though a line of it looks like the next card.
//!
//! The values are put back by the grid in which the fields stand in print (two or three in a row), and the kinds
//! of the values must bear it out.

use super::field::{Field, ValueColumn};
use super::layout_detection::{Extraction, is_upper};
use super::source::Source;
use crate::layout::ValueKind;

/// Most lines of values that extraction has put into the description below the fields.
const SLIPPED: usize = 4;

/// Gives the values back to their labels; `card` tells which fields a card of this type has. Returns whether any was moved.
pub(super) fn recover_columns(source: &Source<'_>, fields: &mut Vec<Field>, card: usize) -> bool {
    let place = |field: &Field| {
        let place = source.layout.cards[card].fields.iter().position(|&label| label == field.label);
        place.unwrap_or(usize::MAX)
    };
    let short = |field: &Field| !is_wide(source, field);
    part_pairs(source, fields);
    let lost = find_last_day(source, fields, card);
    part_unlisted(source, fields, card);
    // Fields that no layout lists have no place in the grid.
    if fields.iter().any(|field| field.label == source.layout.unlisted_label()) {
        return find_days(source, fields) || lost;
    }
    let in_order = fields.iter().filter(|field| !source.is_box(field.label)).is_sorted_by_key(place);
    let filled =
        fields.iter().all(|field| field.value.is_empty() || !short(field) || fit(source, field, &field.value) > 0);
    // The date of a field that has none stands above the value of the next.
    let dates = |label: usize| source.layout.labels[label].value.is_day();
    let slid = fields.windows(2).any(|pair| {
        let (empty, next) = (pair[0].value.is_empty() && dates(pair[0].label), &pair[1].value);
        empty && is_wide(source, &pair[1]) && next.len() > 1 && {
            source.layout.is_date_value(source.lines[next[0]].text) && next[1] > next[0] + 1
        }
    });
    let joined = joined_day(source, fields, card);
    if in_order && filled && !slid && joined.is_none() {
        return lost;
    }
    // A label right below a value has its own value under it; in a run of labels none has.
    let mut run = Vec::new();
    let mut pool = Vec::new();
    let mut after_value = true;
    for (number, field) in fields.iter_mut().enumerate() {
        let bare = field.value.is_empty();
        let own = after_value && !bare;
        after_value = !bare;
        if !short(field) {
            continue;
        }
        let value = std::mem::take(&mut field.value);
        if joined.is_some_and(|(first_day, _)| first_day == number) {
            pool.extend(value);
        } else if own {
            let most = paragraph(&value);
            let fits = |len: &usize| fit(source, field, &value[..*len]) > 0;
            let len = (1..=most).rev().find(fits).unwrap_or(1);
            let (mine, rest) = value.split_at(len);
            pool.extend_from_slice(rest);
            field.value = mine.to_vec();
        } else {
            run.push(number);
            pool.extend(value);
        }
    }
    let slipped = fields.iter().position(|field| is_wide(source, field) && !field.value.is_empty());
    let spare = fields.iter().any(|field| is_wide(source, field) && field.value.is_empty());
    let (mut best, mut order, mut taken) = (i32::MIN, Vec::new(), 0);
    for candidate in orders(source, fields, &run, card) {
        let labels: Vec<&Field> = candidate.iter().map(|&number| &fields[number]).collect();
        let below = slipped.map_or(&[][..], |number| &fields[number].value[..]);
        for extra in 0..=SLIPPED.min(below.len()) {
            let starts_with_date =
                extra > 0 && (0..extra).any(|at| source.layout.is_date_value(source.lines[below[at]].text));
            if extra > 0 && !starts_with_date {
                continue;
            }
            let mut values: Vec<usize> = pool.iter().chain(&below[..extra]).copied().collect();
            values.sort_unstable();
            let (score, lens) = align(source, &labels, &values, spare);
            if score > best {
                (best, order, taken) = (score, candidate.iter().copied().zip(lens).collect(), extra);
            }
        }
    }
    if let Some(number) = slipped {
        pool.extend(fields[number].value.drain(..taken));
        pool.sort_unstable();
    }
    let mut values = pool.into_iter();
    for (number, len) in order {
        fields[number].value = values.by_ref().take(len).collect();
    }
    // What fits nowhere belongs to a wide field that has nothing, or stays with the last short one.
    let wide = fields.iter().position(|field| is_wide(source, field) && field.value.is_empty());
    let last = wide.or(run.last().copied()).or_else(|| fields.iter().rposition(|field| !is_wide(source, field)));
    if let Some(last) = last {
        fields[last].value.extend(values);
    }
    if let Some((first_day, at)) = joined {
        let start = day_start(source, at).unwrap_or_default();
        if let Some(beside) = fields.iter_mut().find(|field| field.value.contains(&at)) {
            beside.column = Some(ValueColumn::of_two(start, 0));
        }
        fields[first_day].value = vec![at];
        fields[first_day].column = Some(ValueColumn::of_two(start, 1));
    }
    fields.sort_by_key(place);
    true
}

/// In prints with labels in capitals, takes a line in capitals below the label of a day for a label of another system.
fn part_unlisted(source: &Source<'_>, fields: &mut Vec<Field>, card: usize) {
    let dated = |field: &Field| source.layout.labels[field.label].value.is_day();
    let is_label = |at: usize| is_upper(source.lines[at].text) && source.lines[at].text.contains(char::is_alphabetic);
    if source.extraction != Extraction::Blocks || !source.layout.cards[card].open || !source.stats.capitals() {
        return;
    }
    let Some(number) = fields.iter().position(|field| dated(field) && field.value.iter().any(|&at| is_label(at)))
    else {
        return;
    };
    let (labels, values) = std::mem::take(&mut fields[number].value).into_iter().partition(|&at| is_label(at));
    fields[number].value = values;
    let unlisted = |at: usize| Field {
        label: source.layout.unlisted_label(),
        label_lines: at..at + 1,
        value: Vec::new(),
        column: None,
    };
    let labels: Vec<usize> = labels;
    let below = fields.split_off(number + 1);
    fields.extend(labels.into_iter().map(unlisted).chain(below));
}

/// Gives first and last day the days that stand below the labels of other fields, and what stands there instead to the
/// first label that has nothing.
fn find_days(source: &Source<'_>, fields: &mut [Field]) -> bool {
    let day = |at: usize| source.layout.is_date_value(source.lines[at].text);
    let is_day_field = |field: &Field| source.layout.labels[field.label].value.is_day();
    let lacks_day = |field: &Field| is_day_field(field) && field.value.first().is_none_or(|&at| !day(at));
    let unlisted = |field: &Field| field.label == source.layout.unlisted_label();
    if source.extraction != Extraction::Blocks || !fields.iter().any(lacks_day) {
        return false;
    }
    let (mut days, mut others) = (Vec::new(), Vec::new());
    for field in fields.iter_mut().filter(|field| !is_wide(source, field) || unlisted(field)) {
        let (found, rest) = std::mem::take(&mut field.value).into_iter().partition(|&at| day(at));
        field.value = rest;
        days.extend::<Vec<usize>>(found);
        if is_day_field(field) {
            others.append(&mut field.value);
        }
    }
    days.sort_unstable();
    let mut days = days.into_iter();
    for field in fields.iter_mut().filter(|field| is_day_field(field)) {
        field.value.extend(days.next());
    }
    others.extend(days);
    if let Some(last) =
        fields.iter().position(|field| unlisted(field) && field.value.is_empty()).or(fields.len().checked_sub(1))
    {
        fields[last].value.splice(..0, others);
    }
    true
}

/// The field of the first day, and the line in which it stands behind the value of the field beside it, which is as
/// wide as its column.
fn joined_day(source: &Source<'_>, fields: &[Field], card: usize) -> Option<(usize, usize)> {
    let kind = |label: usize| source.layout.labels[label].value;
    let all = &source.layout.cards[card].fields;
    let place = all.iter().position(|&label| kind(label) == ValueKind::From)?;
    let beside = place.checked_sub(1).is_some_and(|beside| kind(all[beside]) == ValueKind::Line);
    let first_day = fields.iter().position(|field| field.label == all[place]).filter(|_| beside)?;
    let dated = fields[first_day].value.first().is_some_and(|&at| source.layout.is_date_value(source.lines[at].text));
    if source.extraction != Extraction::Blocks || dated {
        return None;
    }
    let mut lines = fields.iter().filter(|field| !is_wide(source, field)).flat_map(|field| &field.value);
    lines.find(|&&at| day_start(source, at).is_some()).map(|&at| (first_day, at))
}

/// Where a day begins that stands at the end of the line, in code points.
fn day_start(source: &Source<'_>, at: usize) -> Option<usize> {
    let line = source.lines[at].text;
    let mut starts = line.match_indices(' ').map(|(space, _)| space + 1);
    let start = starts.find(|&start| source.is_whole_day(&line[start..]))?;
    Some(source.lines[at].indent + line[..start].chars().count())
}

/// Gives each of two labels its own, where first the labels come and then both values: two dates, and in a grid
/// of two columns any values that stand apart.
fn part_pairs(source: &Source<'_>, fields: &mut [Field]) {
    let kind = |field: &Field| source.layout.labels[field.label].value;
    let date = |at: usize| source.layout.is_date_value(source.lines[at].text);
    for number in 1..fields.len() {
        let (before, field) = (&fields[number - 1], &fields[number]);
        let labels = (before.label_lines.end, field.label_lines.start);
        // Few cards have a last day and no first.
        let lone = source.layout.columns == 2
            && kind(before) == ValueKind::From
            && kind(field) == ValueKind::To
            && before.value.is_empty();
        if let (true, &[only]) = (lone && labels.0 < labels.1, &field.value[..])
            && only > field.label_lines.end
            && date(only)
        {
            fields[number - 1].value = std::mem::take(&mut fields[number].value);
            continue;
        }
        let (true, &[first, second, ..]) = (before.value.is_empty(), &field.value[..]) else { continue };
        // Both labels shared a line: the text above the day belongs to the first.
        if is_wide(source, before) && kind(field) == ValueKind::From && !date(first) {
            let day = field.value.iter().position(|&at| date(at)).unwrap_or_default();
            fields[number - 1].value = fields[number].value.drain(..day).collect();
            continue;
        }
        let dates = kind(before) == ValueKind::From && kind(field) == ValueKind::To && date(first) && date(second);
        let pair = source.layout.columns == 2
            && second > first + 1
            && !is_wide(source, before)
            && !is_wide(source, field)
            && fit(source, before, &[first]) > 0
            && fit(source, field, &[second]) > 0;
        if dates || pair {
            fields[number].value.remove(0);
            fields[number - 1].value.push(first);
        }
    }
}

/// A second day below the first one is the last day, though text extraction has moved its label to another card.
fn find_last_day(source: &Source<'_>, fields: &mut Vec<Field>, card: usize) -> bool {
    let kind = |label: usize| source.layout.labels[label].value;
    let last_day = source.layout.cards[card].fields.iter().copied().find(|&label| kind(label) == ValueKind::To);
    let label = last_day.filter(|&label| fields.iter().all(|field| field.label != label));
    let (Some(label), Some(number)) = (label, fields.iter().position(|field| kind(field.label) == ValueKind::From))
    else {
        return false;
    };
    let day = |at: usize| source.layout.is_date_value(source.lines[at].text);
    let &[first, second, ..] = &fields[number].value[..] else { return false };
    if source.extraction != Extraction::Blocks || second <= first + 1 || !day(first) || !day(second) {
        return false;
    }
    fields[number].value.remove(1);
    fields.insert(number + 1, Field { label, label_lines: second..second, value: vec![second], column: None });
    true
}

/// The orders in which the values of these fields may come: column by column, in the grid of the
/// fields that were found, and in the grids in which one more stands.
fn orders(source: &Source<'_>, fields: &[Field], run: &[usize], card: usize) -> Vec<Vec<usize>> {
    let all = &source.layout.cards[card].fields;
    let found: Vec<usize> =
        all.iter().copied().filter(|label| fields.iter().any(|field| field.label == *label)).collect();
    let mut grids = vec![found.clone()];
    for missing in all.iter().filter(|label| !found.contains(label)) {
        grids.push(all.iter().copied().filter(|label| label == missing || found.contains(label)).collect());
    }
    let mut orders: Vec<Vec<usize>> = Vec::new();
    for grid in grids {
        let mut cells = Vec::new();
        let (mut row, mut column) = (0, 0);
        for label in grid {
            if source.is_wide_label(label) || column == source.layout.columns {
                (row, column) = (row + 1, 0);
            }
            cells.push((column, row, label));
            column += 1;
            if source.is_wide_label(label) {
                (row, column) = (row + 1, 0);
            }
        }
        cells.sort_unstable();
        let in_run = |label: usize| run.iter().copied().find(|&number| fields[number].label == label);
        let order: Vec<usize> = cells.into_iter().filter_map(|(_, _, label)| in_run(label)).collect();
        if !orders.contains(&order) {
            orders.push(order);
        }
    }
    if !orders.iter().any(|order| order == run) {
        orders.push(run.to_vec());
    }
    orders
}

/// How many of the values each label takes, in this order, so that the kinds fit best; and how well they do.
/// What is left over costs nothing as a paragraph of its own, where a wide field has room to `spare` for it.
fn align(source: &Source<'_>, labels: &[&Field], values: &[usize], spare: bool) -> (i32, Vec<usize>) {
    // best[k][v]: the best score with the first k labels and the first v values, and what the last label takes.
    let mut best = vec![vec![(i32::MIN / 2, 0); values.len() + 1]; labels.len() + 1];
    best[0][0] = (0, 0);
    for (k, label) in labels.iter().enumerate() {
        for v in 0..=values.len() {
            for take in 0..=v.min(3) {
                let score = match take {
                    0 => -2,
                    _ => fit(source, label, &values[v - take..v]),
                };
                let score = best[k][v - take].0 + score;
                if score > best[k + 1][v].0 {
                    best[k + 1][v] = (score, take);
                }
            }
        }
    }
    let total = |v: usize| {
        let apart = v > 0 && values.get(v).is_some_and(|&next| next > values[v - 1] + 1);
        let left = if spare && apart { 0 } else { values.len() - v };
        best[labels.len()][v].0 - 6 * i32::try_from(left).unwrap_or(i32::MAX / 8)
    };
    let end = (0..=values.len()).max_by_key(|&v| total(v)).unwrap_or(0);
    let score = total(end);
    let mut lens = Vec::new();
    let mut v = end;
    for k in (1..=labels.len()).rev() {
        lens.push(best[k][v].1);
        v -= best[k][v].1;
    }
    lens.reverse();
    (score, lens)
}

/// How well these lines can be the value of the field: above zero when they fit.
fn fit(source: &Source<'_>, field: &Field, value: &[usize]) -> i32 {
    let Some(&first) = value.first() else { return -2 };
    let line = source.lines[first].text;
    let kind = source.layout.labels[field.label].value;
    // Lines come in order, so those without a gap between are as many as from the first to the last.
    let wraps = value.last().is_some_and(|&last| last + 1 == first + value.len());
    let more = i32::try_from(value.len() - 1).unwrap_or(9);
    match kind {
        _ if !kind.fits(line, source.layout) => -9,
        ValueKind::From | ValueKind::To | ValueKind::Clock | ValueKind::Number => 4 - 12 * more,
        ValueKind::Line if wraps && !line.contains(char::is_alphabetic) => -1 - 3 * more,
        ValueKind::Line if wraps => 3 - 2 * more.min(1),
        ValueKind::Line => -9,
        ValueKind::Text | ValueKind::Minutes | ValueKind::Box => 1,
    }
}

/// Whether the field takes the whole width of the card.
fn is_wide(source: &Source<'_>, field: &Field) -> bool {
    source.is_wide_label(field.label)
}

/// How many of these lines follow one another without a blank line.
fn paragraph(lines: &[usize]) -> usize {
    lines.windows(2).position(|pair| pair[1] != pair[0] + 1).map_or(lines.len(), |last| last + 1)
}
