//! The words for tallies of any rows and columns.

use project::export::sheets::HIDDEN;
use project::tally::counting::{CountedCell, CountedRow, CountedTable, LayerTable};
use project::tally::ready::{ReadyTally, SEQUENCE_DAYS};
use project::tally::spec::{Counted, PercentOf, TallyAxis, TallySpec, Together};
use project::tally::suppression::LEAST;
use reading::plan::{EntryKind, Under};

use crate::i18n::{decimal, number};

/// What an axis is called.
#[must_use]
pub fn axis(axis: &TallyAxis) -> String {
    match axis {
        TallyAxis::Codes => tr!("axis-codes"),
        TallyAxis::Groups => tr!("axis-groups"),
        TallyAxis::Attribute(name) => name.clone(),
        TallyAxis::Case => tr!("axis-case"),
        TallyAxis::Coder => tr!("axis-coder"),
        TallyAxis::Sender => tr!("axis-sender"),
        TallyAxis::Kind => tr!("axis-kind"),
        TallyAxis::CardType => tr!("axis-card-type"),
        TallyAxis::ThreadKind => tr!("axis-thread-kind"),
        TallyAxis::Month => tr!("axis-month"),
        TallyAxis::Quarter => tr!("axis-quarter"),
        TallyAxis::Year => tr!("axis-year"),
        TallyAxis::MonthSinceStart => tr!("axis-month-since-start"),
        TallyAxis::Together(Together::Passage) => tr!("axis-same-passage"),
        TallyAxis::Together(Together::Entry) => tr!("axis-same-entry"),
        TallyAxis::Together(Together::Thread) => tr!("axis-same-thread"),
        TallyAxis::Together(Together::Then(days)) => tr!("axis-then", days = days.to_string()),
    }
}

/// A value of an axis as people read it.
#[must_use]
pub fn value(axis: &TallyAxis, value: Option<&str>) -> String {
    let Some(value) = value else { return tr!("tally-no-value") };
    match axis {
        TallyAxis::Sender if value == "user" => tr!("speaker-user"),
        TallyAxis::Sender => tr!("finding-nav"),
        TallyAxis::Kind => {
            let kind = EntryKind::ALL.into_iter().find(|kind| project::word(kind) == value);
            kind.map_or_else(|| value.to_owned(), crate::entry_kind)
        }
        TallyAxis::ThreadKind if value == project::word(Under::Free) => tr!("thread-kind-free"),
        TallyAxis::ThreadKind => tr!("thread-kind-card"),
        _ => value.to_owned(),
    }
}

/// What is counted by what.
#[must_use]
pub fn title(spec: &TallySpec) -> String {
    let axes: Vec<String> = spec.axes().map(axis).collect();
    format!("{}: {}", counted(spec.count), axes.join(" × "))
}

/// What the cells count.
#[must_use]
pub fn counted(counted: Counted) -> String {
    match counted {
        Counted::Cases => tr!("count-cases"),
        Counted::Codings => tr!("count-codings"),
        Counted::Entries => tr!("count-entries"),
        Counted::Characters => tr!("count-characters"),
        Counted::Share => tr!("count-share"),
    }
}

/// What the numbers mean, where it was counted, and what was left out.
#[must_use]
pub fn sentences(table: &CountedTable) -> Vec<String> {
    let spec = &table.spec;
    let of_codings = spec.is_of_codings();
    let mut sentences = vec![match (spec.count, of_codings) {
        (Counted::Cases, true) => tr!("counted-cases"),
        (Counted::Cases, false) => tr!("counted-cases-plain"),
        (Counted::Codings, _) => tr!("counted-codings"),
        (Counted::Entries, true) => tr!("counted-entries"),
        (Counted::Entries, false) => tr!("counted-entries-plain"),
        (Counted::Characters, _) => tr!("counted-characters"),
        (Counted::Share, _) => tr!("counted-share"),
    }];
    sentences.extend(table.cases.map(|cases| tr!("counted-n", count = cases)));
    if spec.axes().any(|axis| !axis.adds_up()) {
        sentences.push(tr!("counted-several"));
    }
    match spec.percent.filter(|_| spec.count != Counted::Share) {
        Some(PercentOf::Row) => sentences.push(tr!("counted-percent-row")),
        Some(PercentOf::Column) => sentences.push(tr!("counted-percent-column")),
        Some(PercentOf::Total) => sentences.push(tr!("counted-percent-total")),
        None => {}
    }
    sentences.extend(crate::sets::filter(&spec.limits.filter));
    sentences.extend(limits(spec));
    sentences.extend(crate::reread(&table.reread));
    match table.suppressed {
        Some(0) => sentences.push(tr!("counted-none-suppressed", least = LEAST)),
        Some(_) => sentences.push(tr!("counted-suppressed", least = LEAST, sign = HIDDEN)),
        None => {}
    }
    if table.undated > 0 {
        sentences.push(tr!("find-undated", count = table.undated));
    }
    sentences
}

/// What else narrows a tally.
fn limits(spec: &TallySpec) -> Option<String> {
    let limits = &spec.limits;
    let mut parts: Vec<String> = limits.cases.clone();
    parts.extend(limits.statuses.iter().map(|status| crate::status(*status)));
    parts.extend(limits.attributes.iter().map(|(name, value)| format!("{name}: {value}")));
    parts.extend(limits.speakers.iter().map(|speaker| crate::speaker(*speaker)));
    parts.extend(limits.sender.clone());
    parts.extend(limits.kinds.iter().map(|kind| crate::entry_kind(*kind)));
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    if limits.from.is_some() || limits.to.is_some() {
        parts.push(format!("{}–{}", day(limits.from), day(limits.to)));
    }
    parts.extend([limits.thread.clone(), limits.card_type.clone()].into_iter().flatten());
    parts.extend(limits.codes.iter().chain(&limits.coders).cloned());
    parts.extend(limits.degrees.map(|(least, most)| format!("{least}–{most}")));
    (!parts.is_empty()).then(|| tr!("counted-limits", limits = parts.join(" · ")))
}

/// The table of a layer for people, its header first: the total, then the columns.
#[must_use]
pub fn rows(table: &CountedTable, layer: &LayerTable) -> Vec<Vec<String>> {
    let spec = &table.spec;
    let columns = spec.columns.as_ref();
    let name = |own: &project::tally::counting::AxisValue| {
        columns.map(|axis| value(axis, own.value.as_deref())).unwrap_or_default()
    };
    let head = [axis(&spec.rows), tr!("column-total")].into_iter().chain(table.column_values.iter().map(name));
    let mut rows = vec![head.collect::<Vec<_>>()];
    if table.column_values.iter().any(|own| own.cases.is_some()) {
        let cases = table.column_values.iter().map(|own| own.cases.map(number).unwrap_or_default());
        let all = table.cases.map(number).unwrap_or_default();
        rows.push([tr!("tally-cases"), all].into_iter().chain(cases).collect());
    }
    let row = |name: String, row: &CountedRow| {
        let cells = row.cells.iter().map(|own| own.map(|own| cell(spec, own)).unwrap_or_default());
        [name, cell(spec, row.total)].into_iter().chain(cells).collect::<Vec<_>>()
    };
    let with_name = |(own, counted): (&project::tally::counting::AxisValue, &CountedRow)| {
        row(value(&spec.rows, own.value.as_deref()), counted)
    };
    rows.extend(table.row_values.iter().zip(&layer.rows).map(with_name));
    rows.push(row(tr!("column-total"), &layer.total));
    rows
}

/// A number with its share, as people read it.
#[must_use]
pub fn cell(spec: &TallySpec, own: CountedCell) -> String {
    let Some(count) = own.count else { return HIDDEN.to_owned() };
    let share = own.share.map(|share| format!("{} %", decimal(share * 100.0, 1)));
    match (spec.count, share) {
        (Counted::Share, share) => share.unwrap_or_default(),
        (_, Some(share)) => format!("{} ({share})", number(count)),
        (_, None) => number(count),
    }
}

/// What a layer is called: all of them, or a value.
#[must_use]
pub fn layer(spec: &TallySpec, layer: &LayerTable) -> Option<String> {
    let axis = spec.layers.as_ref()?;
    let own = layer.layer.as_ref();
    Some(own.map_or_else(|| tr!("figures-all"), |own| value(axis, own.value.as_deref())))
}

/// The tables for the clipboard, with what they count: as HTML, and with tabs for a spreadsheet.
#[must_use]
pub fn copied(table: &CountedTable) -> (String, String) {
    let escaped = |text: &String| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let about = [title(&table.spec), sentences(table).join(" ")];
    let mut html = about.iter().map(|text| format!("<p>{}</p>", escaped(text))).collect::<Vec<_>>().concat();
    let mut plain = about.map(|text| text.replace(['\t', '\n'], " ")).to_vec();
    for own in &table.tables {
        if let Some(name) = layer(&table.spec, own) {
            html.push_str(&format!("<p>{}</p>", escaped(&name)));
            plain.push(name);
        }
        let rows = rows(table, own);
        let cells = |row: &Vec<String>| {
            format!("<tr><td>{}</td></tr>", row.iter().map(escaped).collect::<Vec<_>>().join("</td><td>"))
        };
        html.push_str(&format!("<table>{}</table>", rows.iter().map(cells).collect::<String>()));
        plain.extend(
            rows.iter()
                .map(|row| row.iter().map(|cell| cell.replace(['\t', '\n'], " ")).collect::<Vec<_>>().join("\t")),
        );
    }
    (html, plain.join("\n"))
}

/// What a ready-made tally is called.
#[must_use]
pub fn ready(ready: ReadyTally) -> String {
    match ready {
        ReadyTally::CasesByCodes => tr!("ready-cases-by-codes"),
        ReadyTally::SamePassage => tr!("ready-same-passage"),
        ReadyTally::SameEntry => tr!("ready-same-entry"),
        ReadyTally::SameThread => tr!("ready-same-thread"),
        ReadyTally::Sequences => tr!("ready-sequences", days = SEQUENCE_DAYS.to_string()),
        ReadyTally::Speakers => tr!("ready-speakers"),
        ReadyTally::Course => tr!("ready-course"),
    }
}
