//! A contact figure as a table for people, with how it was observed.

use project::export::sheets::HIDDEN;
use project::figures::FigureTable;
use project::figures::asked_period::AskedPeriod;
use project::figures::stats::Stats;
use project::figures::window::WindowsUsed;
use project::tally::suppression::LEAST;

use crate::i18n::{decimal, long_date, number};

/// Measure, group, n, mean, median, quartiles and share of a row.
pub type FigureCells = [String; 7];

/// The names of the columns.
#[must_use]
pub fn header(table: &FigureTable) -> FigureCells {
    [
        tr!("figures-measure"),
        table.attribute.clone().unwrap_or_default(),
        "n".to_owned(),
        tr!("figures-mean"),
        tr!("figures-median"),
        tr!("figures-quartiles"),
        tr!("figures-share"),
    ]
}

/// The rows: of each measure all cases first, then the values of the attribute.
#[must_use]
pub fn cells(table: &FigureTable) -> Vec<FigureCells> {
    let mut rows = Vec::new();
    for row in &table.rows {
        let name = crate::measure(table.figure, &row.measure);
        let group = |value: &Option<String>| value.clone().unwrap_or_else(|| tr!("tally-no-value"));
        let all = (tr!("figures-all"), Some(row.all));
        let groups = table.columns.iter().map(|column| group(&column.value)).zip(row.cells.iter().copied());
        for (group, stats) in std::iter::once(all).chain(groups) {
            let group = if table.attribute.is_some() { group } else { String::new() };
            rows.push(of_stats(name.clone(), group, stats));
        }
    }
    rows
}

fn of_stats(name: String, group: String, stats: Option<Stats>) -> FigureCells {
    let cell = |of: fn(Stats) -> Option<f64>| stats.and_then(of).map(|value| decimal(value, 2)).unwrap_or_default();
    let quartiles = stats.and_then(|stats| Some(format!("{}–{}", decimal(stats.q1?, 1), decimal(stats.q3?, 1))));
    let share = stats.and_then(|stats| stats.share).map(|share| format!("{} %", decimal(share * 100.0, 1)));
    [
        name,
        group,
        stats.map(|stats| stats.n.map_or_else(|| HIDDEN.to_owned(), number)).unwrap_or_default(),
        cell(|stats| stats.mean),
        cell(|stats| stats.median),
        quartiles.unwrap_or_default(),
        share.unwrap_or_default(),
    ]
}

/// The period of which a figure tells, where it is not all that is seen of each case.
fn period(period: &AskedPeriod) -> Option<String> {
    let AskedPeriod { from, to, from_day, to_day } = *period;
    let of_calendar = match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(tr!("figures-period-from", from = long_date(from))),
        (None, Some(to)) => Some(tr!("figures-period-to", to = long_date(to))),
        (Some(from), Some(to)) => Some(tr!("figures-period", from = long_date(from), to = long_date(to))),
    };
    let of_case = match (from_day, to_day) {
        (None, None) => None,
        (from, None) => Some(tr!("figures-case-days-from", from = from.unwrap_or(1))),
        (from, Some(to)) => Some(tr!("figures-case-days", from = from.unwrap_or(1), to = to)),
    };
    let told: Vec<String> = [of_calendar, of_case].into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// How many cases are observed from and until what, and what counts nowhere.
#[must_use]
pub fn notes(table: &FigureTable) -> Vec<String> {
    let WindowsUsed { end_by_print, end_by_last_entry, end_by_attribute, none, shorter_than_a_month, .. } =
        table.windows;
    let WindowsUsed { start_by_attribute, start_by_first_entry, .. } = table.windows;
    let mut notes: Vec<String> =
        crate::reread(&table.reread).into_iter().chain(crate::sets::filter(&table.filter)).collect();
    if table.unknown > 0 {
        notes.push(tr!("set-unknown", count = table.unknown));
    }
    notes.extend(period(&table.period));
    let observed: usize = start_by_attribute + start_by_first_entry;
    notes.push(tr!(
        "figures-windows",
        cases = observed,
        byattribute = start_by_attribute,
        byfirst = start_by_first_entry,
        endattribute = end_by_attribute,
        endprint = end_by_print,
        endlast = end_by_last_entry
    ));
    for (count, note) in [
        (shorter_than_a_month, tr!("figures-short", count = shorter_than_a_month)),
        (none, tr!("figures-no-window", count = none)),
        (table.chosen_prints, tr!("figures-chosen-prints", count = table.chosen_prints)),
        (table.windows.outside_period, tr!("figures-outside-period", count = table.windows.outside_period)),
        (table.windows.part_of_period, tr!("figures-part-of-period", count = table.windows.part_of_period)),
        (table.windows.cut_by_print, tr!("figures-cut-by-print", count = table.windows.cut_by_print)),
        (table.without_dialogue, tr!("figures-without-dialogue", count = table.without_dialogue)),
        (table.unread_pages, tr!("figures-unread-pages", count = table.unread_pages)),
        (table.undated, tr!("figures-undated", count = table.undated)),
        (table.outside, tr!("figures-outside", count = table.outside)),
    ] {
        if count > 0 {
            notes.push(note);
        }
    }
    match table.suppressed {
        Some(0) => notes.push(tr!("counted-none-suppressed", least = LEAST)),
        Some(_) => notes.push(tr!("counted-suppressed", least = LEAST, sign = HIDDEN)),
        None => {}
    }
    notes
}

/// The table for the clipboard: as HTML, and with tabs for a spreadsheet.
#[must_use]
pub fn copied(table: &FigureTable, cells: &[FigureCells]) -> (String, String) {
    let escaped = |text: &String| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let header = header(table);
    let rows = || std::iter::once(&header).chain(cells);
    let html = rows()
        .map(|row| format!("<tr><td>{}</td></tr>", row.iter().map(escaped).collect::<Vec<_>>().join("</td><td>")));
    let plain = rows().map(|row| row.each_ref().map(|cell| cell.replace(['\t', '\n'], " ")).join("\t"));
    (format!("<table>{}</table>", html.collect::<String>()), plain.collect::<Vec<_>>().join("\n"))
}
