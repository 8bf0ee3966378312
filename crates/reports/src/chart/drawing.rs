//! A chart as lines, boxes and words in a plane. Lengths are points, from the upper left corner.

use project::export::sheets::HIDDEN;

use super::{Chart, ChartKind};

/// Series that can be told apart, also without colour: bars by lightness, lines by their dashes and marks.
pub const SERIES: usize = 6;

/// What a part is drawn with. The window has its own colours for them, in light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Text,
    Quiet,
    Grid,
    /// What is drawn on.
    Paper,
    /// So many tenths of the ink of text.
    Shade(u8),
    /// The colour of a series, from 0 to [`SERIES`] − 1.
    Series(usize),
}

/// Where words stand beside their point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsAnchor {
    Start,
    Middle,
    End,
}

#[derive(Debug, Clone, PartialEq)]
pub enum DrawnShape {
    Box {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        ink: Ink,
    },
    /// Dashes are lengths of ink and gap; none is a whole line.
    Line {
        from: (f32, f32),
        to: (f32, f32),
        width: f32,
        dash: Option<(f32, f32)>,
        ink: Ink,
    },
    /// A mark of a value on a line: its centre, and half its width.
    Mark {
        at: (f32, f32),
        radius: f32,
        is_square: bool,
        ink: Ink,
    },
    /// Words whose middle line goes through the point.
    Words {
        at: (f32, f32),
        anchor: WordsAnchor,
        size: f32,
        strong: bool,
        ink: Ink,
        text: String,
    },
}

/// A chart that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    pub width: f32,
    pub height: f32,
    pub shapes: Vec<DrawnShape>,
}

/// Sizes of type.
const TITLE: f32 = 15.0;
pub(super) const SMALL: f32 = 11.0;
/// The mean width of a letter as a part of the size of type; broad enough for common fonts.
pub(super) const LETTER: f32 = 0.58;
pub(super) const LINE: f32 = 15.0;
pub(super) const MARGIN: f32 = 12.0;
/// Room for the numbers beside the axis.
const AXIS: f32 = 52.0;

impl Drawing {
    /// Draws a chart in a plane of this size.
    #[must_use]
    pub fn of(chart: &Chart, width: f32, height: f32) -> Self {
        let mut drawing = Self { width, height, shapes: Vec::new() };
        let top = drawing.heading(chart);
        if chart.is_empty() {
            return drawing;
        }
        if chart.kind == ChartKind::Heat {
            drawing.heat(chart, top);
            return drawing;
        }
        let bottom = height - MARGIN - LINE * 2.0;
        let plot = Plot { left: MARGIN + AXIS, right: width - MARGIN, top, bottom, most: most(chart) };
        drawing.axis(chart, &plot);
        match chart.kind {
            ChartKind::Bars | ChartKind::Heat => drawing.bars(chart, &plot),
            ChartKind::Stacked => drawing.stacked(chart, &plot),
            ChartKind::Lines => drawing.lines(chart, &plot),
        }
        drawing.labels(chart, &plot);
        drawing
    }

    /// Title, what the values are, and the names of the series; gives where the plot begins.
    fn heading(&mut self, chart: &Chart) -> f32 {
        let mut y = MARGIN + TITLE / 2.0;
        let fits = |size: f32, width: f32| letters(width / (size * LETTER));
        for line in wrapped(&chart.title, fits(TITLE, self.width - 2.0 * MARGIN)) {
            self.words((MARGIN, y), WordsAnchor::Start, TITLE, true, Ink::Text, line);
            y += TITLE * 1.3;
        }
        for line in wrapped(&chart.about, fits(SMALL, self.width - 2.0 * MARGIN)) {
            self.words((MARGIN, y), WordsAnchor::Start, SMALL, false, Ink::Quiet, line);
            y += LINE;
        }
        if chart.series.len() > 1 && chart.kind != ChartKind::Heat {
            y += 4.0;
            let mut x = MARGIN;
            for (place, series) in chart.series.iter().enumerate() {
                let wide = 30.0 + text_width(&series.name, SMALL) + 16.0;
                if x + wide > self.width - MARGIN && x > MARGIN {
                    (x, y) = (MARGIN, y + LINE);
                }
                self.key(chart.kind, place, (x, y));
                self.words((x + 28.0, y), WordsAnchor::Start, SMALL, false, Ink::Text, series.name.clone());
                x += wide;
            }
            y += LINE;
        }
        y + 8.0
    }

    /// The sign of a series beside its name.
    fn key(&mut self, kind: ChartKind, place: usize, (x, y): (f32, f32)) {
        let ink = Ink::Series(place % SERIES);
        match kind {
            ChartKind::Bars | ChartKind::Stacked | ChartKind::Heat => {
                self.shapes.push(DrawnShape::Box { x, y: y - 5.0, width: 22.0, height: 10.0, ink });
            }
            ChartKind::Lines => {
                self.line((x, y), (x + 22.0, y), 2.0, dash(place), ink);
                self.mark((x + 11.0, y), place);
            }
        }
    }

    fn axis(&mut self, chart: &Chart, plot: &Plot) {
        for tick in ticks(plot.most) {
            let y = plot.y(tick);
            self.line((plot.left, y), (plot.right, y), 1.0, None, Ink::Grid);
            self.words((plot.left - 6.0, y), WordsAnchor::End, SMALL, false, Ink::Quiet, chart.value(tick));
        }
    }

    fn bars(&mut self, chart: &Chart, plot: &Plot) {
        let step = plot.step(chart.labels.len());
        let width = (step * 0.78 / count(chart.series.len())).clamp(1.0, 64.0);
        let group = width * count(chart.series.len());
        for (place, series) in chart.series.iter().enumerate() {
            for (at, value) in series.values.iter().enumerate() {
                let Some(value) = value else { continue };
                let x = plot.x(at, step) - group / 2.0 + width * count(place);
                let y = plot.y(*value);
                let height = (plot.bottom - y).max(0.5);
                let thin = (width - 1.0).max(0.8);
                self.shapes.push(DrawnShape::Box { x, y, width: thin, height, ink: Ink::Series(place % SERIES) });
                let text = chart.value(*value);
                if text_width(&text, SMALL) <= width + 6.0 {
                    self.words((x + thin / 2.0, y - 8.0), WordsAnchor::Middle, SMALL, false, Ink::Text, text);
                }
            }
        }
    }

    fn stacked(&mut self, chart: &Chart, plot: &Plot) {
        let step = plot.step(chart.labels.len());
        let width = (step * 0.78).clamp(1.0, 64.0);
        for at in 0..chart.labels.len() {
            let mut below = 0.0;
            for (place, series) in chart.series.iter().enumerate() {
                let Some(value) = series.values.get(at).copied().flatten().filter(|value| *value > 0.0) else {
                    continue;
                };
                let (bottom, y) = (plot.y(below), plot.y(below + value));
                below += value;
                // A line of paper parts one from the next.
                let height = (bottom - y - 1.0).max(0.5);
                let x = plot.x(at, step) - width / 2.0;
                self.shapes.push(DrawnShape::Box { x, y, width, height, ink: Ink::Series(place % SERIES) });
            }
        }
    }

    fn lines(&mut self, chart: &Chart, plot: &Plot) {
        let step = plot.step(chart.labels.len());
        for (place, series) in chart.series.iter().enumerate() {
            let points: Vec<Option<(f32, f32)>> = series
                .values
                .iter()
                .enumerate()
                .map(|(at, value)| Some((plot.x(at, step), plot.y((*value)?))))
                .collect();
            // A gap stays a gap: no line over months in which nothing was observed.
            for pair in points.windows(2) {
                if let [Some(from), Some(to)] = pair {
                    self.line(*from, *to, 2.0, dash(place), Ink::Series(place % SERIES));
                }
            }
            points.into_iter().flatten().for_each(|point| self.mark(point, place));
        }
    }

    /// Labels below the axis, and below them how many were observed; as many as have room.
    fn labels(&mut self, chart: &Chart, plot: &Plot) {
        self.line((plot.left, plot.bottom), (plot.right, plot.bottom), 1.0, None, Ink::Quiet);
        let step = plot.step(chart.labels.len());
        let n: Vec<String> = (0..chart.labels.len()).map(|at| observed(chart, at)).collect();
        let widest = |texts: &[String]| texts.iter().map(|text| text_width(text, SMALL)).fold(0.0, f32::max) + 8.0;
        // In bars every label counts: long ones are cut. Over months every second or third is enough.
        let every = match chart.kind {
            ChartKind::Bars | ChartKind::Heat => 1,
            ChartKind::Lines | ChartKind::Stacked => steps(widest(&chart.labels).max(widest(&n)) / step),
        };
        let fits = letters((step * count(every) - 4.0) / (SMALL * LETTER));
        for (at, (label, n)) in chart.labels.iter().zip(n).enumerate().step_by(every) {
            let x = plot.x(at, step);
            self.words((x, plot.bottom + LINE * 0.8), WordsAnchor::Middle, SMALL, false, Ink::Text, cut(label, fits));
            self.words((x, plot.bottom + LINE * 1.8), WordsAnchor::Middle, SMALL, false, Ink::Quiet, cut(&n, fits));
        }
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, dash: Option<(f32, f32)>, ink: Ink) {
        self.shapes.push(DrawnShape::Line { from, to, width, dash, ink });
    }

    fn mark(&mut self, at: (f32, f32), place: usize) {
        let ink = Ink::Series(place % SERIES);
        self.shapes.push(DrawnShape::Mark { at, radius: 3.0, is_square: place % 2 == 1, ink });
    }

    pub(super) fn words(
        &mut self,
        at: (f32, f32),
        anchor: WordsAnchor,
        size: f32,
        strong: bool,
        ink: Ink,
        text: String,
    ) {
        self.shapes.push(DrawnShape::Words { at, anchor, size, strong, ink, text });
    }
}

/// Where values stand.
struct Plot {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    /// The value at the top.
    most: f64,
}

impl Plot {
    #[expect(clippy::cast_possible_truncation, reason = "a place in a drawing")]
    fn y(&self, value: f64) -> f32 {
        self.bottom - (self.bottom - self.top) * (value / self.most) as f32
    }

    fn step(&self, labels: usize) -> f32 {
        (self.right - self.left) / count(labels.max(1))
    }

    fn x(&self, at: usize, step: f32) -> f32 {
        self.left + step * (count(at) + 0.5)
    }
}

/// Series of which each tells how many were observed; of more the fewest and the most are told.
const TOLD: usize = 3;

/// How many were observed at a label.
fn observed(chart: &Chart, at: usize) -> String {
    let n: Vec<Option<usize>> =
        chart.series.iter().map(|series| series.n.get(at).copied().unwrap_or(Some(0))).collect();
    let told = |n: &Option<usize>| n.map_or_else(|| HIDDEN.to_owned(), |n| n.to_string());
    let known = || n.iter().flatten();
    match (known().min(), known().max()) {
        (Some(fewest), Some(most)) if fewest == most && known().count() == n.len() => format!("n {most}"),
        (Some(fewest), Some(most)) if n.len() > TOLD => format!("n {fewest}–{most}"),
        _ if n.len() > TOLD => format!("n {HIDDEN}"),
        _ => format!("n {}", n.iter().map(told).collect::<Vec<_>>().join("/")),
    }
}

/// Series of the same colour have other dashes.
const fn dash(place: usize) -> Option<(f32, f32)> {
    match (place + place / SERIES) % SERIES {
        1 => Some((8.0, 4.0)),
        2 => Some((2.0, 3.0)),
        3 => Some((12.0, 3.0)),
        4 => Some((5.0, 5.0)),
        5 => Some((3.0, 6.0)),
        _ => None,
    }
}

/// The value at the top of the axis: a round one that is not below any other.
fn most(chart: &Chart) -> f64 {
    let values = chart.series.iter().flat_map(|series| series.values.iter().flatten());
    let highest = if chart.kind == ChartKind::Stacked {
        let at = |at: usize| chart.series.iter().filter_map(|series| series.values.get(at).copied().flatten()).sum();
        (0..chart.labels.len()).map(at).fold(0.0, f64::max)
    } else {
        values.copied().fold(0.0, f64::max)
    };
    ticks(if highest > 0.0 { highest } else { 1.0 }).last().copied().unwrap_or(1.0)
}

/// Round values from 0 to the first that is not below the highest one.
fn ticks(highest: f64) -> Vec<f64> {
    let rough = highest / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= rough - 1e-12);
    let step = step.unwrap_or(10.0 * power);
    let mut ticks = vec![0.0];
    let mut number = 0.0;
    while ticks.last().is_some_and(|last| *last < highest - step * 1e-9) {
        number += 1.0;
        ticks.push(step * number);
    }
    ticks
}

#[expect(clippy::cast_precision_loss, reason = "a chart has few things")]
pub(super) const fn count(number: usize) -> f32 {
    number as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "letters of a line")]
pub(super) fn letters(number: f32) -> usize {
    number.max(1.0) as usize
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "labels of a chart")]
fn steps(ratio: f32) -> usize {
    ratio.ceil().max(1.0) as usize
}

pub(super) fn text_width(text: &str, size: f32) -> f32 {
    count(text.chars().count()) * size * LETTER
}

pub(super) fn cut(text: &str, fits: usize) -> String {
    if text.chars().count() <= fits {
        return text.to_owned();
    }
    text.chars().take(fits.saturating_sub(1)).chain(['…']).collect()
}

/// A text in lines of so many letters at most, parted at blanks.
fn wrapped(text: &str, fits: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= fits) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::Series;
    use super::*;

    #[test]
    fn the_axis_is_round_and_no_value_stands_above_it() {
        for (highest, last) in [(0.75, 0.8), (1.0, 1.0), (3.0, 3.0), (17.0, 20.0), (99.0, 100.0), (0.003, 0.003)] {
            let ticks = ticks(highest);
            assert!((ticks.last().expect("a tick") - last).abs() < 1e-9, "{highest}: {ticks:?}");
            assert!(ticks.len() <= 6);
        }
    }

    fn chart(kind: ChartKind, values: Vec<Option<f64>>) -> Chart {
        let n = vec![Some(3); values.len()];
        Chart {
            title: "Tråder".to_owned(),
            about: "snitt".to_owned(),
            kind,
            labels: (0..values.len()).map(|at| format!("2020-{:02}", at + 1)).collect(),
            series: vec![Series { name: "alle".to_owned(), values, n }],
            is_share: false,
        }
    }

    #[test]
    fn stacked_bars_stand_above_each_other_below_the_top_of_the_axis() {
        let mut stacked = chart(ChartKind::Stacked, vec![Some(3.0), None]);
        stacked.series.push(Series {
            name: "andre".to_owned(),
            values: vec![Some(1.0), Some(2.0)],
            n: vec![None, Some(3)],
        });
        let drawing = Drawing::of(&stacked, 600.0, 300.0);
        let bars: Vec<(f32, f32)> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                DrawnShape::Box { y, height, width, .. } if *width > 22.5 => Some((*y, *height)),
                _ => None,
            })
            .collect();
        let [(low, high), (upper, above), (alone, _)] = bars[..] else { panic!("{bars:?}") };
        assert!(upper + above < low + 0.1 && (high / above - 3.0).abs() < 0.15, "{bars:?}");
        assert!(upper > 40.0 && alone > upper, "{bars:?}");
        let told = |text: &str| {
            drawing.shapes.iter().any(|shape| matches!(shape, DrawnShape::Words { text: own, .. } if own == text))
        };
        assert!(told("n 3/:") && told("n 3"), "a number that is hidden is none");
    }

    #[test]
    fn bars_are_as_high_as_their_values_and_what_was_not_observed_has_none() {
        let drawing = Drawing::of(&chart(ChartKind::Bars, vec![Some(1.0), None, Some(2.0)]), 600.0, 300.0);
        let heights: Vec<f32> = drawing
            .shapes
            .iter()
            .filter_map(|shape| if let DrawnShape::Box { height, .. } = shape { Some(*height) } else { None })
            .collect();
        assert_eq!(heights.len(), 2);
        assert!((heights[1] / heights[0] - 2.0).abs() < 1e-3, "{heights:?}");
    }

    #[test]
    fn a_line_has_a_gap_where_nothing_was_observed() {
        let values = vec![Some(1.0), Some(2.0), None, Some(3.0), Some(1.0)];
        let drawing = Drawing::of(&chart(ChartKind::Lines, values), 600.0, 300.0);
        let own = |shape: &&DrawnShape| matches!(shape, DrawnShape::Line { ink: Ink::Series(_), .. });
        assert_eq!(drawing.shapes.iter().filter(own).count(), 2);
    }

    #[test]
    fn everything_stands_in_the_plane_however_much_there_is() {
        for labels in [1, 2, 40, 400] {
            for kind in [ChartKind::Bars, ChartKind::Lines] {
                let drawing = Drawing::of(&chart(kind, vec![Some(7.0); labels]), 700.0, 320.0);
                for shape in &drawing.shapes {
                    let places = match shape {
                        DrawnShape::Box { x, y, width, height, .. } => vec![(*x, *y), (x + width, y + height)],
                        DrawnShape::Line { from, to, .. } => vec![*from, *to],
                        DrawnShape::Mark { at, .. } | DrawnShape::Words { at, .. } => vec![*at],
                    };
                    assert!(
                        places.iter().all(|(x, y)| (0.0..=700.5).contains(x) && (0.0..=320.5).contains(y)),
                        "{shape:?}"
                    );
                }
            }
        }
    }
}
