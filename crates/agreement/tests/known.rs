//! Published answers: what others have computed comes out here too. `known.json` names the source of each; `scripts/agreement.sh`
//! computes them again with other programs.

use agreement::sums::{AgreementMeasure, Coefficient, NoFigure, Resampling};
use agreement::unitising::{MarkedPassage, UnitisedText};
use agreement::units::JudgedUnits;
use serde_json::Value;

fn value(coefficient: Coefficient, units: &JudgedUnits) -> Result<f64, NoFigure> {
    let case = match coefficient {
        Coefficient::Percent => units.percent(),
        Coefficient::Kappa => units.kappa(),
        Coefficient::Alpha => units.alpha(),
    };
    AgreementMeasure { coefficient, cases: vec![case] }.value()
}

fn number(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|number| usize::try_from(number).ok())
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

/// The units of an answer: rows of ratings, one a coder, or a table of how often two coders have given which values.
fn units(answer: &Value) -> JudgedUnits {
    if let Some(ratings) = answer["ratings"].as_array() {
        let mut units = JudgedUnits::by(ratings.len());
        for at in 0..list(&ratings[0]).len() {
            units.add(1.0, ratings.iter().map(|coder| number(&coder[at])));
        }
        return units;
    }
    let mut units = JudgedUnits::by(2);
    for (first, row) in list(&answer["table"]).iter().enumerate() {
        for (second, count) in list(row).iter().enumerate() {
            units.add(count.as_f64().expect("a number"), [Some(first), Some(second)]);
        }
    }
    units
}

#[test]
fn published_answers_come_out() {
    let answers: Value = serde_json::from_str(include_str!("known.json")).expect("JSON");
    assert!(list(&answers).len() >= 7);
    for answer in list(&answers) {
        let coefficient = if answer["coefficient"] == "kappa" { Coefficient::Kappa } else { Coefficient::Alpha };
        let computed = value(coefficient, &units(answer)).expect("a figure");
        let known = answer["value"].as_f64().expect("a number");
        assert!((computed - known).abs() < 0.0005, "{}: {computed}", answer["source"]);
    }
}

/// The form of 2016, with a text of 20 characters. The figures are those of another implementation of the same formulas, no published example.
#[test]
fn alpha_for_unitising_is_that_of_another_implementation() {
    let mark = |value, start, end| MarkedPassage { start, end, value };
    let text = UnitisedText::new(
        20,
        &[
            vec![mark(1, 2, 5), mark(1, 9, 11), mark(2, 12, 20)],
            vec![mark(1, 2, 5), mark(2, 7, 15)],
            vec![mark(1, 2, 5), mark(2, 10, 15)],
        ],
    );
    for (sums, known) in [(text.u_alpha(), 0.474), (text.binary_alpha(), 0.433), (text.cu_alpha(), 0.779)] {
        let computed =
            AgreementMeasure { coefficient: Coefficient::Alpha, cases: vec![sums] }.value().expect("a figure");
        assert!((computed - known).abs() < 0.0005, "{known}: {computed}");
    }
}

#[test]
fn where_only_one_value_stands_or_nothing_is_shared_there_is_no_figure() {
    let mut alike = JudgedUnits::by(2);
    alike.add(100.0, [Some(0), Some(0)]);
    let mut apart = JudgedUnits::by(2);
    apart.add(5.0, [Some(1), None]);
    apart.add(5.0, [None, Some(1)]);
    for coefficient in [Coefficient::Kappa, Coefficient::Alpha] {
        assert_eq!(value(coefficient, &alike), Err(NoFigure::OneValue));
        assert_eq!(value(coefficient, &apart), Err(NoFigure::NothingShared));
    }
    assert_eq!(value(Coefficient::Percent, &alike), Ok(1.0));
    assert_eq!(value(Coefficient::Percent, &apart), Err(NoFigure::NothingShared));
    let empty = UnitisedText::new(10, &[vec![], vec![]]);
    let measure = AgreementMeasure { coefficient: Coefficient::Alpha, cases: vec![empty.u_alpha()] };
    assert_eq!(measure.value(), Err(NoFigure::OneValue));
    let measure = AgreementMeasure { coefficient: Coefficient::Alpha, cases: vec![empty.cu_alpha()] };
    assert_eq!(measure.value(), Err(NoFigure::NothingShared));
}

#[test]
fn an_interval_is_the_same_for_the_same_seed_and_holds_the_figure() {
    let case = |agreeing: f64, differing: f64| {
        let mut units = JudgedUnits::by(2);
        units.add(agreeing, [Some(1), Some(1)]);
        units.add(agreeing, [Some(0), Some(0)]);
        units.add(differing, [Some(1), Some(0)]);
        units.alpha()
    };
    let cases: Vec<_> = (0..30_u32).map(|at| case(f64::from(10 + at % 7), f64::from(at % 5))).collect();
    let measure = AgreementMeasure { coefficient: Coefficient::Alpha, cases };
    let resampling = Resampling { draws: 500, seed: 7 };
    let interval = measure.interval(resampling).expect("an interval");
    assert_eq!(measure.interval(resampling), Some(interval));
    assert_ne!(measure.interval(Resampling { seed: 8, ..resampling }), Some(interval));
    let value = measure.value().expect("a figure");
    assert!(interval.low < value && value < interval.high, "{interval:?} {value}");
    let one = AgreementMeasure { coefficient: Coefficient::Alpha, cases: vec![case(5.0, 1.0)] };
    assert_eq!(one.interval(resampling), None, "one case tells nothing of others");
}
