//! The figures of a code, or of all together.

use std::borrow::Cow;

use agreement::sums::{AgreementMeasure, CaseSums, Coefficient, NoFigure, Resampling};
use agreement::unitising::UnitisedText;
use agreement::units::JudgedUnits;
use serde::Serialize;

use super::case_units::{CodeSets, SetRow, UnitedCase, judged};
use super::{AgreementUnit, Compared};

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNone {
    /// Nothing was judged by two.
    NothingShared,
    /// All have given one and the same value, so that chance alone would agree as well.
    OneValue,
    /// κ is for two coders.
    MoreThanTwo,
    /// Among passages there is none that nobody has coded, so that chance cannot be told.
    NothingLeftOut,
}

/// A figure with its interval.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct AgreementFigure {
    pub value: Option<f64>,
    /// The interval of 95 %; `None` where there are fewer than two cases.
    pub low: Option<f64>,
    pub high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<WhyNone>,
}

/// How far coders agree on a code, or on all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementRow {
    /// The path of the code; `None` for all together, where a unit is judged alike if it bears the same codes.
    pub code: Option<String>,
    /// How many codings each coder has made.
    pub codings: Vec<usize>,
    /// Units that two or more have seen.
    pub units: usize,
    /// Of these, the ones that somebody has coded, and those that all who have seen them have.
    pub coded: usize,
    pub coded_by_all: usize,
    /// Pairs of judgements that agree, among all, and among those on units that somebody has coded.
    pub percent: AgreementFigure,
    pub percent_coded: AgreementFigure,
    pub kappa: AgreementFigure,
    pub alpha: AgreementFigure,
    /// α for unitising, always over characters and over cases that all have seen: with what is left out, of what is coded at all, and
    /// among what two have coded.
    pub u_alpha: AgreementFigure,
    pub binary_alpha: AgreementFigure,
    pub cu_alpha: AgreementFigure,
}

/// What the sets of codes stand for in a row: in units, in passages with what is left out, and among what is coded.
struct SetValues<'a> {
    units: &'a dyn Fn(usize) -> usize,
    passages: &'a dyn Fn(usize) -> Option<usize>,
    among_coded: &'a dyn Fn(usize) -> Option<usize>,
}

/// What the rows of a table are computed from.
pub(super) struct AgreementFigures<'a> {
    pub cases: &'a [UnitedCase],
    pub sets: &'a CodeSets,
    pub compared: &'a Compared,
    pub unit: AgreementUnit,
    pub resampling: Resampling,
}

impl AgreementFigures<'_> {
    /// The figures of all codes together: the value of a unit is the set of its codes.
    pub(super) fn overall(&self) -> AgreementRow {
        let rows: Vec<Cow<'_, [SetRow]>> = self.cases.iter().map(|case| Cow::Borrowed(&case.rows[..])).collect();
        let marked = |set: usize| (set > 0).then_some(set);
        let values = SetValues { units: &|set| set, passages: &marked, among_coded: &marked };
        self.row(None, &rows, &values)
    }

    /// The figures of each code: a unit bears it, or not.
    pub(super) fn by_code(&self) -> Vec<AgreementRow> {
        (0..self.compared.codes.len()).map(|code| self.of_code(code)).collect()
    }

    fn of_code(&self, code: usize) -> AgreementRow {
        let with = self.sets.with(code);
        let bears = |set: usize| with.get(set).copied().unwrap_or_default();
        let rows = |case| match (self.unit, case) {
            (AgreementUnit::Passages, case) => Cow::Owned(UnitedCase::passages_with(case, code, &with)),
            (_, case) => Cow::Borrowed(&case.rows[..]),
        };
        let rows: Vec<Cow<'_, [SetRow]>> = self.cases.iter().map(rows).collect();
        let values = SetValues {
            units: &|set| usize::from(bears(set)),
            passages: &|set| bears(set).then_some(1),
            among_coded: &|set| (set > 0).then(|| usize::from(bears(set))),
        };
        self.row(Some(code), &rows, &values)
    }

    fn row(&self, code: Option<usize>, rows: &[Cow<'_, [SetRow]>], values: &SetValues<'_>) -> AgreementRow {
        let coders = self.compared.coders.len();
        let is_coded = |set: &usize| (values.units)(*set) > 0;
        let (mut units, mut coded, mut coded_by_all) = (0, 0, 0);
        let mut only_coded: Vec<JudgedUnits> = Vec::with_capacity(rows.len());
        for rows in rows {
            let mut shared: Vec<SetRow> = Vec::new();
            for row in rows.iter().filter(|row| row.sets.iter().flatten().count() > 1) {
                units += row.count;
                if row.sets.iter().flatten().any(is_coded) {
                    coded += row.count;
                    coded_by_all += if row.sets.iter().flatten().all(is_coded) { row.count } else { 0 };
                    shared.push(row.clone());
                }
            }
            only_coded.push(judged(&shared, coders, values.units));
        }
        let all: Vec<JudgedUnits> = rows.iter().map(|rows| judged(rows, coders, values.units)).collect();
        let of = |coefficient, units: &[JudgedUnits], sums: fn(&JudgedUnits) -> CaseSums| {
            self.figure(coefficient, units.iter().map(sums).collect())
        };
        // Among passages with one code there is none without it: chance has nothing to go by.
        let has_no_chance = self.unit == AgreementUnit::Passages && code.is_some();
        let by_chance = |figure: AgreementFigure| if has_no_chance { none(WhyNone::NothingLeftOut) } else { figure };
        let kappa =
            || if coders > 2 { none(WhyNone::MoreThanTwo) } else { of(Coefficient::Kappa, &all, JudgedUnits::kappa) };
        let unitised = |value: &dyn Fn(usize) -> Option<usize>, sums: fn(&UnitisedText) -> CaseSums| {
            let texts = self.cases.iter().filter_map(|case| case.unitised(value));
            self.figure(Coefficient::Alpha, texts.map(|text| sums(&text)).collect())
        };
        AgreementRow {
            code: code.and_then(|code| self.compared.codes.get(code).cloned()),
            codings: self.codings(code),
            units,
            coded,
            coded_by_all,
            percent: of(Coefficient::Percent, &all, JudgedUnits::percent),
            percent_coded: of(Coefficient::Percent, &only_coded, JudgedUnits::percent),
            kappa: by_chance(kappa()),
            alpha: by_chance(of(Coefficient::Alpha, &all, JudgedUnits::alpha)),
            u_alpha: unitised(values.passages, UnitisedText::u_alpha),
            binary_alpha: unitised(values.passages, UnitisedText::binary_alpha),
            cu_alpha: unitised(values.among_coded, UnitisedText::cu_alpha),
        }
    }

    fn figure(&self, coefficient: Coefficient, cases: Vec<CaseSums>) -> AgreementFigure {
        let measure = AgreementMeasure { coefficient, cases };
        match measure.value() {
            Ok(value) => {
                let interval = measure.interval(self.resampling);
                AgreementFigure {
                    value: Some(rounded(value)),
                    low: interval.map(|interval| rounded(interval.low)),
                    high: interval.map(|interval| rounded(interval.high)),
                    why: None,
                }
            }
            Err(NoFigure::NothingShared) => none(WhyNone::NothingShared),
            Err(NoFigure::OneValue) => none(WhyNone::OneValue),
        }
    }

    fn codings(&self, code: Option<usize>) -> Vec<usize> {
        let of_coder = |at: usize| {
            let own = self.compared.cases.iter().filter_map(|case| case.by.get(at)?.as_ref()).flatten();
            own.filter(|(own, _)| code.is_none_or(|code| *own == code)).count()
        };
        (0..self.compared.coders.len()).map(of_coder).collect()
    }
}

fn none(why: WhyNone) -> AgreementFigure {
    AgreementFigure { why: Some(why), ..AgreementFigure::default() }
}

/// To six places: what lies behind them is the arithmetic of the machine.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
