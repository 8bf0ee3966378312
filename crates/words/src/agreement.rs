//! Agreement between coders as a table for people, and what the figures mean.

use project::coder_agreement::coded_passages::PassageCode;
use project::coder_agreement::{AgreementFigure, AgreementRow, AgreementTable, AgreementUnit, WhyNone, records};

use crate::i18n::{decimal, number};

/// Below this α no conclusion is to rest on the codings, and from [`RELIABLE`] on it may: K. Krippendorff, Content Analysis, 2nd ed.
/// (2004), p. 241.
const TENTATIVE: f64 = 0.667;
const RELIABLE: f64 = 0.8;

/// A figure that rests on fewer codings changes much with a single one.
const FEW_CODINGS: usize = 10;

/// Code, codings, units that somebody has coded, and the figures.
pub type AgreementCells = [String; 10];

/// Into what the text is parted.
#[must_use]
pub fn unit(unit: AgreementUnit) -> String {
    match unit {
        AgreementUnit::Characters => tr!("agreement-characters"),
        AgreementUnit::Entries => tr!("agreement-entries"),
        AgreementUnit::Sentences => tr!("agreement-sentences"),
        AgreementUnit::Passages => tr!("agreement-passages"),
    }
}

/// Why there is no figure.
#[must_use]
pub fn why(why: WhyNone) -> String {
    match why {
        WhyNone::NothingShared => tr!("agreement-nothing-shared"),
        WhyNone::OneValue => tr!("agreement-one-value"),
        WhyNone::MoreThanTwo => tr!("agreement-more-than-two"),
        WhyNone::NothingLeftOut => tr!("agreement-nothing-left-out"),
    }
}

/// The name of a figure, as [`records::figures`] lists them.
#[must_use]
pub fn figure(name: &str) -> String {
    match name {
        "percent" => tr!("agreement-percent"),
        "percent_coded" => tr!("agreement-percent-coded"),
        "kappa" => "κ".to_owned(),
        "alpha" => "α".to_owned(),
        "u_alpha" => "uα".to_owned(),
        "binary_alpha" => "|uα".to_owned(),
        _ => "cuα".to_owned(),
    }
}

/// The names of the columns.
#[must_use]
pub fn header(table: &AgreementTable) -> AgreementCells {
    let [first, second, third, fourth, fifth, sixth, seventh] =
        records::figures(&table.all).map(|(name, _)| figure(name));
    let own = [tr!("column-code"), tr!("column-codings"), tr!("agreement-coded")];
    let [code, codings, coded] = own;
    [code, codings, coded, first, second, third, fourth, fifth, sixth, seventh]
}

/// The rows: all codes together, then each code.
#[must_use]
pub fn cells(table: &AgreementTable) -> Vec<AgreementCells> {
    std::iter::once(&table.all).chain(&table.codes).map(of_row).collect()
}

fn of_row(row: &AgreementRow) -> AgreementCells {
    let [percent, percent_coded, kappa, alpha, u, binary, cu] = records::figures(row).map(|(_, figure)| figure);
    let share =
        |figure: AgreementFigure| figure.value.map_or_else(dash, |value| format!("{} %", decimal(value * 100.0, 1)));
    let plain = |figure: AgreementFigure| figure.value.map_or_else(dash, signed);
    [
        row.code.clone().unwrap_or_else(|| tr!("agreement-all")),
        row.codings.iter().map(|count| number(*count)).collect::<Vec<_>>().join(" / "),
        tr!("agreement-coded-of", all = number(row.coded_by_all), any = number(row.coded)),
        share(percent),
        share(percent_coded),
        plain(kappa),
        with_interval(alpha),
        plain(u),
        plain(binary),
        plain(cu),
    ]
}

/// A figure, and between which bounds that of cases like these lies.
#[must_use]
pub fn with_interval(figure: AgreementFigure) -> String {
    let Some(value) = figure.value else { return dash() };
    match (figure.low, figure.high) {
        (Some(low), Some(high)) => format!("{} [{}; {}]", signed(value), signed(low), signed(high)),
        _ => signed(value),
    }
}

/// With the sign that stands before numbers.
fn signed(value: f64) -> String {
    decimal(value, 2).replace('-', "\u{2212}")
}

fn dash() -> String {
    "–".to_owned()
}

/// The codes that a coder has put on a passage; `None` for who has not seen the case.
#[must_use]
pub fn codes(codes: Option<&[PassageCode]>) -> String {
    match codes {
        None => tr!("agreement-unseen"),
        Some([]) => dash(),
        Some(codes) => {
            let mut paths: Vec<&str> = codes.iter().map(|code| code.code.as_str()).collect();
            paths.dedup();
            paths.join(", ")
        }
    }
}

/// Who and what is compared, what the figures mean, and when they mean nothing.
#[must_use]
pub fn notes(table: &AgreementTable) -> Vec<String> {
    let mut notes = vec![tr!(
        "agreement-compared",
        coders = table.coders.join(", "),
        cases = table.cases,
        all = table.seen_by_all,
        unit = unit(table.unit)
    )];
    notes.push(meaning(&table.all));
    if table.all.alpha.value.is_some() && table.all.alpha.low.is_none() {
        notes.push(tr!("agreement-no-interval"));
    }
    let few = |row: &&AgreementRow| row.codings.iter().sum::<usize>() < FEW_CODINGS;
    let few: Vec<String> = table.codes.iter().filter(few).filter_map(|row| row.code.clone()).collect();
    if !few.is_empty() {
        notes.push(tr!("agreement-few", count = FEW_CODINGS, codes = few.join(", ")));
    }
    for (name, value) in records::figures(&table.all) {
        if let Some(reason) = value.why.filter(|_| name != "alpha") {
            notes.push(tr!("agreement-no-figure", figure = figure(name), why = why(reason)));
        }
    }
    notes.push(tr!("agreement-left-out"));
    notes
}

/// What α says of the codings, in a sentence.
#[must_use]
pub fn meaning(row: &AgreementRow) -> String {
    let (value, told) = match (row.alpha.value, row.alpha.why) {
        (Some(value), _) => (value, with_interval(row.alpha)),
        (None, reason) => {
            let reason = why(reason.unwrap_or(WhyNone::NothingShared));
            return tr!("agreement-no-figure", figure = figure("alpha"), why = reason);
        }
    };
    match row.alpha.low {
        _ if value < TENTATIVE => tr!("agreement-low", value = told),
        _ if value < RELIABLE => tr!("agreement-tentative", value = told),
        Some(low) if low < TENTATIVE => tr!("agreement-unsure", value = told),
        _ => tr!("agreement-reliable", value = told),
    }
}
