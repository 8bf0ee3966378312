//! What holds for any judgements.

use agreement::sums::{AgreementMeasure, CaseSums, Coefficient, NoFigure};
use agreement::unitising::{MarkedPassage, UnitisedText};
use agreement::units::JudgedUnits;
use proptest::prelude::*;

fn judged(rows: &[Vec<Option<usize>>], coders: usize) -> JudgedUnits {
    let mut units = JudgedUnits::by(coders);
    rows.iter().for_each(|row| units.add(1.0, row.iter().copied()));
    units
}

fn alpha(cases: Vec<CaseSums>) -> Result<f64, NoFigure> {
    AgreementMeasure { coefficient: Coefficient::Alpha, cases }.value()
}

fn close(first: Result<f64, NoFigure>, second: Result<f64, NoFigure>) -> bool {
    match (first, second) {
        (Ok(first), Ok(second)) => (first - second).abs() < 1e-9,
        (first, second) => first == second,
    }
}

fn rows() -> impl Strategy<Value = Vec<Vec<Option<usize>>>> {
    prop::collection::vec(prop::collection::vec(prop::option::of(0_usize..4), 3), 1..20)
}

fn passages() -> impl Strategy<Value = Vec<MarkedPassage>> {
    prop::collection::vec((0_usize..8, 1_usize..6, 0_usize..3), 0..6).prop_map(|steps| {
        let mut at = 0;
        let mark = |(gap, length, value)| {
            let start = at + gap;
            at = start + length;
            MarkedPassage { start, end: at, value }
        };
        steps.into_iter().map(mark).collect()
    })
}

proptest! {
    #[test]
    fn cases_apart_give_what_they_give_together(rows in rows(), cut in 0_usize..20) {
        let cut = cut.min(rows.len());
        let apart = [&rows[..cut], &rows[cut..]].map(|part| judged(part, 3));
        let all = judged(&rows, 3);
        prop_assert!(close(alpha(vec![all.alpha()]), alpha(apart.iter().map(JudgedUnits::alpha).collect())));
    }

    #[test]
    fn no_figure_is_above_one_and_coders_may_stand_in_any_order(rows in rows()) {
        let turned: Vec<Vec<_>> = rows.iter().map(|row| row.iter().copied().rev().collect()).collect();
        let (first, second) = (alpha(vec![judged(&rows, 3).alpha()]), alpha(vec![judged(&turned, 3).alpha()]));
        prop_assert!(close(first, second));
        prop_assert!(first.is_err() || first.is_ok_and(|value| value <= 1.0 + 1e-9));
    }

    #[test]
    fn units_that_are_judged_alike_may_be_one_row(rows in rows(), times in 1_u32..5) {
        let mut one = JudgedUnits::by(3);
        let mut many = JudgedUnits::by(3);
        for row in &rows {
            one.add(f64::from(times), row.iter().copied());
            (0..times).for_each(|_| many.add(1.0, row.iter().copied()));
        }
        prop_assert!(close(alpha(vec![one.alpha()]), alpha(vec![many.alpha()])));
    }

    #[test]
    fn whoever_marks_alike_agrees_wholly(marked in passages()) {
        let text = UnitisedText::new(100, &[marked.clone(), marked]);
        for sums in [text.u_alpha(), text.binary_alpha(), text.cu_alpha()] {
            prop_assert!(alpha(vec![sums]).map_or(true, |value| (value - 1.0).abs() < 1e-9));
        }
    }

    #[test]
    fn the_parts_of_a_text_count_once_for_each_coder(coders in prop::collection::vec(passages(), 2..4)) {
        let text = UnitisedText::new(100, &coders);
        let sums = text.u_alpha();
        let all = 100.0 * coders.iter().map(|_| 1.0).sum::<f64>();
        prop_assert!((sums.total - all).abs() < 1e-6);
        prop_assert!(sums.agreed <= sums.total + 1e-6);
    }
}
