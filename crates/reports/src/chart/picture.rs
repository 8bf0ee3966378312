//! A drawing with what it is of, as files have it.

use project::export::sheets::HIDDEN;

use super::Chart;
use super::drawing::Drawing;

/// A drawing, its title, and what it shows in words: what a screen reader says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub title: String,
    pub about: String,
    pub drawing: Drawing,
}

impl Picture {
    /// A chart in a plane of this size, in points.
    #[must_use]
    pub fn of(chart: &Chart, width: f32, height: f32) -> Self {
        Self { title: chart.title.clone(), about: chart.in_words(), drawing: Drawing::of(chart, width, height) }
    }
}

/// Values that a chart tells in words at most; of more, the table behind it tells.
const TOLD: usize = 60;

impl Chart {
    /// What the values are, and, unless they are very many, the values themselves.
    #[must_use]
    pub fn in_words(&self) -> String {
        let values = self.series.iter().map(|series| series.values.len()).sum::<usize>();
        if values == 0 || values > TOLD {
            return self.about.clone();
        }
        let rows = self.rows().into_iter().map(|row| row.join(" "));
        format!("{}. {}", self.about, rows.collect::<Vec<_>>().join("; "))
    }

    /// The names of the columns of the table behind it: a label, then value and number observed of each series.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let alone = self.series.len() == 1;
        let of = |series: &super::Series| {
            let name = if alone || series.name.is_empty() { tr!("chart-value") } else { series.name.clone() };
            [name, "n".to_owned()]
        };
        std::iter::once(String::new()).chain(self.series.iter().flat_map(of)).collect()
    }

    /// The rows of that table. What was not observed is empty.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<String>> {
        let row = |(at, label): (usize, &String)| {
            let cells = self.series.iter().flat_map(|series| {
                let value = series.values.get(at).copied().flatten().map(|value| self.value(value));
                let n = series.n.get(at).copied().unwrap_or(Some(0));
                [value.unwrap_or_default(), n.map_or_else(|| HIDDEN.to_owned(), words::i18n::number)]
            });
            std::iter::once(label.clone()).chain(cells).collect()
        };
        self.labels.iter().enumerate().map(row).collect()
    }
}
