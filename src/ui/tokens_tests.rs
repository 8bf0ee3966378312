//! Checks the contrasts and distances that `tokens.rs` documents.

use super::*;

/// Linear sRGB, or `OKLab`.
type Triple = [f64; 3];

/// Simulates colour vision deficiency on linear sRGB (Machado, Oliveira and Fernandes 2009, severity 1).
const EYES: [(&str, [Triple; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

fn linear(colour: Color32) -> Triple {
    [colour.r(), colour.g(), colour.b()].map(|byte| {
        let value = f64::from(byte) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn apply(matrix: &[Triple; 3], [x, y, z]: Triple) -> Triple {
    matrix.map(|row| row[0] * x + row[1] * y + row[2] * z)
}

fn seen_by(eye: &[Triple; 3], colour: Color32) -> Triple {
    let seen = apply(eye, linear(colour)).map(|value| value.clamp(0.0, 1.0));
    let cones = apply(
        &[
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        seen,
    );
    apply(
        &[
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

fn distance(a: Triple, b: Triple) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// WCAG 2 contrast.
fn contrast(a: Color32, b: Color32) -> f64 {
    let luminance = |colour| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

fn over(base: Color32, colour: Color32, share: f32) -> Color32 {
    base.lerp_to_gamma(colour, share)
}

#[test]
fn text_can_be_read_on_everything_it_stands_on() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        let is_high = matches!(theme, Theme::HighContrast | Theme::HighContrastLight);
        let least = if is_high { 7.0 } else { 4.5 };
        for ground in [tokens.paper, tokens.card, tokens.panel] {
            for text in [tokens.ink, tokens.quiet, tokens.header, tokens.warning, tokens.accent] {
                assert!(contrast(text, ground) >= least, "{theme:?}: {text:?} on {ground:?}");
            }
            for number in 0..CODE_COLOURS {
                let tint = over(ground, tokens.code(number), TINT);
                assert!(contrast(tokens.ink, tint) >= 4.5, "{theme:?}: ink on the tint of {number}");
                let selected = over(tint, tokens.selection, SELECTED);
                assert!(contrast(tokens.ink, selected) >= 4.5, "{theme:?}: ink on the selected tint of {number}");
            }
        }
        for ground in [tokens.control, tokens.control_hovered, tokens.hit, tokens.current_hit, tokens.selection] {
            assert!(contrast(tokens.ink, ground) >= 4.5, "{theme:?}: ink on {ground:?}");
        }
        for text in [tokens.ink, tokens.quiet, tokens.warning] {
            assert!(contrast(text, tokens.chosen_row()) >= 4.5, "{theme:?}: {text:?} in a chosen row");
        }
        assert!(contrast(tokens.chosen, tokens.chosen_row()) >= 3.0, "{theme:?}: the bar of a chosen row");
        for number in 0..CODE_COLOURS {
            assert!(contrast(tokens.code(number), tokens.paper) >= 3.0, "{theme:?}: stripe {number}");
        }
    }
}

#[test]
fn the_first_eight_codes_are_told_apart_by_every_eye() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for (eye, matrix) in &EYES {
            for (share, least) in [(1.0, 0.09), (TINT, 0.025)] {
                let seen: Vec<Triple> =
                    (0..8).map(|number| seen_by(matrix, over(tokens.paper, tokens.code(number), share))).collect();
                for (at, &a) in seen.iter().enumerate() {
                    for &b in &seen[..at] {
                        let apart = distance(a, b);
                        assert!(apart >= least, "{theme:?}, {eye}, share {share}: {apart:.4}");
                    }
                }
            }
        }
    }
}

#[test]
fn all_codes_differ() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for at in 0..CODE_COLOURS {
            for other in 0..at {
                let [a, b] = [at, other].map(|number| seen_by(&EYES[0].1, tokens.code(number)));
                assert!(distance(a, b) >= 0.08, "{theme:?}: {at} and {other}");
            }
        }
    }
}

/// Farther than an eye confuses what it does not see side by side.
const FAR: f64 = 0.07;
/// Farther than an eye with two kinds of cones confuses.
const FAR_FOR_TWO: f64 = 0.045;

#[test]
fn no_code_looks_like_the_focus_a_selection_or_a_warning() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for number in 0..CODE_COLOURS {
            for (name, own) in [("focus", tokens.accent), ("selection", tokens.selection), ("warning", tokens.warning)]
            {
                for (eye, matrix) in &EYES {
                    let least = if *eye == "all cones" { FAR } else { FAR_FOR_TWO };
                    let apart = distance(seen_by(matrix, own), seen_by(matrix, tokens.code(number)));
                    assert!(apart >= least, "{theme:?}, {eye}: {name} and code {number} are {apart:.3} apart");
                }
            }
        }
    }
}

#[test]
fn what_can_be_used_is_told_from_what_it_lies_on() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for ground in [tokens.paper, tokens.card, tokens.panel, tokens.control, tokens.control_hovered] {
            for (name, own) in [("edge", tokens.edge), ("focus", tokens.accent)] {
                assert!(contrast(own, ground) >= 3.0, "{theme:?}: {name} on {ground:?}");
            }
        }
        for ground in [tokens.panel, tokens.paper, tokens.control] {
            assert!(contrast(tokens.chosen, ground) >= 3.0, "{theme:?}: what is chosen on {ground:?}");
            let handle = over(ground, tokens.ink, SCROLL_HANDLE);
            assert!(contrast(handle, ground) >= 3.0, "{theme:?}: a scroll bar on {ground:?}");
        }
        assert!(contrast(tokens.on_chosen, tokens.chosen) >= 4.5, "{theme:?}: text on what is chosen");
        // The current hit has an outline of ink.
        assert!(contrast(tokens.ink, tokens.hit) >= 3.0, "{theme:?}");
    }
}

#[test]
fn the_outline_of_a_selection_is_seen_on_every_tint() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for number in 0..CODE_COLOURS {
            let tint = over(tokens.paper, tokens.code(number), TINT);
            for ground in [tint, over(tint, tokens.selection, SELECTED)] {
                assert!(contrast(tokens.accent, ground) >= 3.0, "{theme:?}: {number}");
            }
        }
    }
}
