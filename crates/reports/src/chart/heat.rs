//! The fields of a heat map: a row for each series, a column for each label.

use super::drawing::{
    Drawing, DrawnShape, Ink, LETTER, LINE, MARGIN, SMALL, WordsAnchor, count, cut, letters, text_width,
};
use super::{Chart, ChartKind};

/// The height of a row, and the most room for the names of rows.
const ROW: f32 = 20.0;
const NAMES: f32 = 220.0;
/// Rows and columns that are drawn at most; all of them stand in the table.
const MOST_ROWS: usize = 100;
const MOST_COLUMNS: usize = 60;
/// From this shade on, numbers are written in the colour of the paper.
const DARK: u8 = 5;

/// The height of a chart that needs more or less than others; in points.
pub(super) fn height(chart: &Chart) -> Option<f32> {
    let rows = chart.series.len().min(MOST_ROWS);
    (chart.kind == ChartKind::Heat).then(|| 130.0 + count(rows) * ROW)
}

impl Drawing {
    /// Draws the fields, below this height.
    pub(super) fn heat(&mut self, chart: &Chart, top: f32) {
        let (rows, columns) = (chart.series.len().min(MOST_ROWS), chart.labels.len().min(MOST_COLUMNS));
        let names = chart.series.iter().take(rows).map(|series| text_width(&series.name, SMALL));
        let left = MARGIN + names.fold(0.0, f32::max).min(NAMES) + 8.0;
        let step = ((self.width - MARGIN - left) / count(columns.max(1))).min(120.0);
        let fits = letters((step - 4.0) / (SMALL * LETTER));
        let values = || chart.series.iter().flat_map(|series| series.values.iter().flatten().copied());
        let most = values().fold(0.0, f64::max);
        for (at, label) in chart.labels.iter().take(columns).enumerate() {
            let x = left + step * (count(at) + 0.5);
            self.words((x, top + LINE * 0.5), WordsAnchor::Middle, SMALL, false, Ink::Text, cut(label, fits));
        }
        for (row, series) in chart.series.iter().take(rows).enumerate() {
            let y = top + LINE + ROW * count(row) + 4.0;
            let name = cut(&series.name, letters(NAMES / (SMALL * LETTER)));
            self.words((left - 8.0, y + ROW / 2.0), WordsAnchor::End, SMALL, false, Ink::Text, name);
            for (at, value) in series.values.iter().take(columns).enumerate() {
                let Some(value) = value else { continue };
                let (x, shade) = (left + step * count(at), shade(*value, most));
                let (width, height) = (step - 1.0, ROW - 1.0);
                self.shapes.push(DrawnShape::Box { x, y, width, height, ink: Ink::Shade(shade) });
                let text = chart.value(*value);
                if text_width(&text, SMALL) <= width {
                    let ink = if shade >= DARK { Ink::Paper } else { Ink::Text };
                    self.words((x + width / 2.0, y + ROW / 2.0), WordsAnchor::Middle, SMALL, false, ink, text);
                }
            }
        }
    }
}

/// How dark a field is, in tenths of the ink: 0 for nothing, one at least for anything.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 9")]
fn shade(value: f64, most: f64) -> u8 {
    if value <= 0.0 || most <= 0.0 { 0 } else { ((value / most) * 8.0).ceil().clamp(1.0, 8.0) as u8 }
}
