//! Tables and chronologies for people at a terminal.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

use project::tally::{Count, Tally};
use project::{Attribute, AttributeKind, Case, CaseStatus, CodeChange, CodeTree, Finding};
use reading::chronology::{ReadingOrder, before_in_thread, order};
use reading::explanation::{Explanation, Weight};
use reading::plan::Plan;
use reading::remark::Remarks;
use reading::text::Text;
use textwrap::WordSplitter;
use textwrap::core::display_width;
use words::i18n::{number, weekday_date};

/// Widest line of running text, in columns of the terminal.
pub(super) const WIDTH: usize = 88;

/// A text as a terminal shows it and does not obey it: control characters and signs that turn the direction of writing are seen
/// instead of done.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(is_order) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(|c| if is_order(c) { shown(c) } else { c }).collect())
}

/// JSON with the same characters escaped where JSON itself allows them.
pub(super) fn escaped(json: &str) -> Cow<'_, str> {
    if !json.contains(is_order) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_order(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// What a terminal obeys. Lines and tabs stand in what we print.
fn is_order(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The entries of a plan in a reading order.
pub(super) fn plan(plan: &Plan, text: &Text, remarks: &Remarks, reading_order: ReadingOrder) -> String {
    let mut out = String::new();
    let layout = plan.layout.map_or_else(|| tr!("layout-none"), words::layout);
    let _ = writeln!(out, "{}", tr!("cli-plan-layout", layout = layout));
    if let Some(printed) = plan.printed {
        let _ = writeln!(out, "{}", tr!("cli-plan-printed", date = words::i18n::long_date(printed)));
    }
    if let Some(shown) = words::shown(&plan.shown) {
        let _ = writeln!(out, "[{shown}]");
    }
    if !remarks.is_empty() {
        let _ = writeln!(out, "[{}]", words::remarks(remarks));
    }
    let before = before_in_thread(plan);
    let mut day = None;
    let mut document = None;
    for index in order(plan, reading_order) {
        let entry = &plan.entries[index];
        let here = plan.document_at(entry.span.start);
        if let Some(begun) = here.filter(|_| reading_order == ReadingOrder::Printed && document != here) {
            let _ = write!(out, "\n{}\n", words::document_name(&plan.documents, begun));
            (day, document) = (None, here);
        }
        if day != Some(entry.date) {
            let heading = entry.date.map_or_else(|| tr!("entry-undated"), weekday_date);
            let _ = write!(out, "\n{heading}\n");
            day = Some(entry.date);
        }
        let answer =
            (reading_order != ReadingOrder::Printed).then(|| words::answer(plan, before[index], index)).flatten();
        let header = std::iter::once(words::entry_header(plan, index, true)).chain(answer);
        let _ = writeln!(out, "  {}", header.collect::<Vec<_>>().join(" · "));
        for line in wrapped(&plan.text_of(entry, text), WIDTH - 6) {
            let _ = writeln!(out, "      {line}");
        }
        for reason in words::flags(entry) {
            let _ = writeln!(out, "      [{reason}]");
        }
    }
    out
}

/// Line by line what a source was read as, and why.
pub(super) fn explanation(explanation: &Explanation) -> String {
    let mut out = String::new();
    let layout = explanation.layout.map_or_else(|| tr!("layout-none"), words::layout);
    let _ = writeln!(out, "{}", tr!("cli-plan-layout", layout = layout));
    if let Some(read_by) = explanation.read_by {
        let _ = writeln!(out, "{}", tr!("explain-read-by", by = words::named("read-by", &read_by)));
    }
    if let Some(extraction) = explanation.extraction {
        let _ = writeln!(out, "{}\n", tr!("explain-extraction", extraction = words::named("extraction", &extraction)));
    }
    for line in &explanation.lines {
        let (role, reason) = (words::named("explain-as", &line.role), words::named("explain-because", &line.because));
        let _ = writeln!(out, "{:>5}  {}", line.line, line.text);
        let set = line.set.map(|class| format!("; {}", words::named("explain-set", &class))).unwrap_or_default();
        let _ = writeln!(out, "       = {role} ({reason}{set})");
        if !line.clues.is_empty() {
            let clue = |weight: &Weight| format!("{} {:+}", words::named("clue", &weight.clue), weight.weight);
            let sum: i32 = line.clues.iter().map(|weight| weight.weight).sum();
            let clues: Vec<String> = line.clues.iter().map(clue).collect();
            let clues = tr!("explain-clues", clues = clues.join(", "), sum = format!("{sum:+}"));
            let _ = writeln!(out, "         {clues}");
        }
        for flag in &line.flags {
            let _ = writeln!(out, "         [{}]", words::flag(*flag));
        }
    }
    out
}

/// The paragraphs of a text in lines of at most `width` columns, as far as words allow.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width).break_words(false).word_splitter(WordSplitter::NoHyphenation);
    let mut lines = Vec::new();
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        lines.extend(textwrap::wrap(&words.join(" "), &options).into_iter().map(Cow::into_owned));
    }
    lines
}

pub(super) fn cases(cases: &[Case]) -> String {
    let mut rows = vec![vec![
        tr!("column-case"),
        tr!("column-status"),
        tr!("column-entries"),
        tr!("column-doubtful"),
        tr!("column-first"),
        tr!("column-last"),
        tr!("column-codings"),
    ]];
    for case in cases {
        let date = |date: Option<chrono::NaiveDate>| date.map_or_else(|| "–".to_owned(), |date| date.to_string());
        rows.push(vec![
            case.label.clone(),
            words::status(case.status),
            number(case.entries),
            number(case.doubtful),
            date(case.first_date),
            date(case.last_date),
            number(case.codings),
        ]);
    }
    let remarked = cases.iter().filter(|case| !case.remarks.is_empty());
    let remarks: String = remarked
        .map(|case| tr!("arrival-remarks", case = case.label.as_str(), remarks = words::remarks(&case.remarks)) + "\n")
        .collect();
    let done = cases.iter().filter(|case| case.status == CaseStatus::Done).count();
    format!("{}\n{remarks}{}", table(&rows), tr!("cli-cases-sum", count = cases.len(), done = done))
}

pub(super) fn codes(tree: &CodeTree) -> String {
    let mut out = String::new();
    for (code, depth) in tree.iter() {
        let key = if code.shortcut.is_empty() { String::new() } else { format!("[{}] ", code.shortcut) };
        let _ = writeln!(out, "{}{key}{}  {}", "  ".repeat(depth), code.name, code.description);
        if !code.groups.is_empty() {
            let groups = tree.paths(&code.groups).join(", ");
            let _ = writeln!(out, "{}{}: {groups}", "  ".repeat(depth + 1), tr!("code-also-in"));
        }
    }
    out
}

pub(super) fn code_changes(changes: &[CodeChange]) -> String {
    let mut out = String::new();
    for change in changes {
        let _ = writeln!(out, "{}  {}", words::edited(&change.at, &change.coder), words::code_change(change));
        for (field, [before, after]) in &change.fields {
            let _ = writeln!(out, "    {}", words::field_change(field, before, after));
        }
    }
    if changes.is_empty() { tr!("code-history-none") + "\n" } else { out }
}

pub(super) fn attributes(attributes: &[Attribute], values: &HashMap<(i64, i64), String>) -> String {
    let mut rows = vec![vec![tr!("column-attribute"), tr!("column-kind"), tr!("column-set"), tr!("column-values")]];
    for attribute in attributes {
        let set = values.keys().filter(|(_, id)| *id == attribute.id).count();
        let kind = words::attribute_kind(attribute.kind);
        let options =
            if attribute.kind == AttributeKind::Category { attribute.options.join(" · ") } else { String::new() };
        rows.push(vec![attribute.name.clone(), kind, number(set), options]);
    }
    table(&rows)
}

pub(super) fn tally(tally: &Tally) -> String {
    let mut head = vec![words::count(tally.count), tr!("column-total")];
    head.extend(tally.columns.iter().map(|column| column.value.clone().unwrap_or_else(|| tr!("tally-no-value"))));
    let mut cases = vec![tr!("tally-cases"), number(tally.cases)];
    cases.extend(tally.columns.iter().map(|column| number(column.cases)));
    let mut rows = vec![head, cases];
    for row in &tally.rows {
        let mut cells = vec![row.path.clone(), number(row.total)];
        cells.extend(row.cells.iter().map(|cell| cell.map_or_else(String::new, number)));
        rows.push(cells);
    }
    let note = match tally.count {
        Count::Cases => tr!("tally-note-cases"),
        Count::Codings => tr!("tally-note-codings"),
    };
    format!("{}\n{note}", table(&rows))
}

pub(super) fn findings(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return tr!("check-whole");
    }
    findings.iter().map(words::finding).collect::<Vec<_>>().join("\n")
}

/// Rows of cells with aligned columns: words at the left, figures at the right.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| display_width(cell)).max().unwrap_or(0)
    };
    let is_figure = |column: usize| {
        column > 0
            && rows
                .iter()
                .skip(1)
                .filter_map(|row| row.get(column))
                .all(|cell| cell.chars().all(|c| c.is_ascii_digit() || c == '\u{202f}'))
    };
    let layout: Vec<(usize, bool)> = (0..columns).map(|column| (width(column), is_figure(column))).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(&layout).map(|(cell, (width, figure))| {
            let pad = " ".repeat(width - display_width(cell));
            if *figure { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_given_no_orders() {
        assert_eq!(harmless("a\u{1b}[31mb\u{9b}c\u{202e}d\r\te\n"), "a␛[31mb\u{fffd}c\u{fffd}d␍\te\n");
        let json = serde_json::to_string("a\u{1b}\u{9b}\u{202e}å").expect("JSON");
        assert!(!escaped(&json).contains(is_order));
        assert_eq!(serde_json::from_str::<String>(&escaped(&json)).expect("JSON"), "a\u{1b}\u{9b}\u{202e}å");
    }

    #[test]
    fn words_stand_at_the_left_and_figures_at_the_right() {
        let rows = [["kode", "sum"], ["økonomi", "7"], ["helse", "12"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(table(&rows), "kode     sum\nøkonomi    7\nhelse     12\n");
    }

    #[test]
    fn columns_stand_below_each_other_whatever_width_letters_have() {
        let rows = [["kode", "sum"], ["a\u{30a}r", "7"], ["漢字", "12"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(table(&rows), "kode  sum\na\u{30a}r      7\n漢字   12\n");
    }

    #[test]
    fn long_lines_wrap_at_words() {
        assert_eq!(wrapped("en to tre fire", 7), ["en to", "tre", "fire"]);
        assert_eq!(wrapped("漢字 漢字 a\u{30a}r", 8), ["漢字", "漢字 a\u{30a}r"]);
        assert_eq!(wrapped("  lang-linje  uten\u{a0}plass \n\n ny", 6), ["lang-linje", "uten", "plass", "ny"]);
    }
}
