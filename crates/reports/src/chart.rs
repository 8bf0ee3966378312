//! Charts: one description, one drawing. The window paints the drawing, a file has it as SVG; both show the same.
//!
//! | module | what lives there |
//! |---|---|
//! | [`drawing`] | a chart as lines, boxes and words in a plane |
//! | [`svg`] | the drawing as a file |
//! | [`png`] | the same as a picture |
//! | [`picture`] | a drawing with what it is of, in words and as the table behind it |
//! | [`strips`] | the courses of all cases |
//! | [`of_figure`] | the chart of a measure of a contact figure |
//! | [`heat`] | the fields of a heat map |
//! | [`of_tally`] | the heat map of a tally |

pub mod drawing;
mod heat;
pub mod of_figure;
pub mod of_tally;
pub mod picture;
pub mod png;
pub mod strips;
pub mod svg;

use std::path::Path;

use picture::Picture;

/// How values are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars side by side, a group for each label.
    Bars,
    /// A bar for each label, the series above each other: together they are all that was counted.
    Stacked,
    /// A line for each series over the labels, which are in their order.
    Lines,
    /// A field for each label of each series, a row for each series: the darker, the greater the value.
    Heat,
}

/// A chart with all that it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    pub title: String,
    /// What the values are, below the title.
    pub about: String,
    pub kind: ChartKind,
    /// Below the axis, in their order.
    pub labels: Vec<String>,
    pub series: Vec<Series>,
    /// Values are shares from 0 to 1, shown in per cent.
    pub is_share: bool,
}

/// One value for each label, with how many were observed.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub name: String,
    /// `None` where nothing was observed.
    pub values: Vec<Option<f64>>,
    /// `None` where it is hidden.
    pub n: Vec<Option<usize>>,
}

/// The size of a chart in a file, in points.
pub const SIZE: (f32, f32) = (800.0, 420.0);

/// The kinds of file in which a chart can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartForm {
    Svg,
    Png,
}

impl ChartForm {
    /// As the ending of a file tells: `.svg`, else a PNG.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let is_svg = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
        if is_svg { Self::Svg } else { Self::Png }
    }

    /// The bytes of the file. The same picture gives the same bytes.
    ///
    /// # Errors
    /// If it cannot be drawn.
    pub fn bytes(self, picture: &Picture) -> project::Result<Vec<u8>> {
        match self {
            Self::Svg => Ok(svg::svg(picture).into_bytes()),
            Self::Png => png::png(picture).ok_or(project::Error::WorkFailed),
        }
    }
}

impl Chart {
    /// The chart as files have it.
    #[must_use]
    pub fn picture(&self) -> Picture {
        Picture::of(self, SIZE.0, heat::height(self).unwrap_or(SIZE.1))
    }

    /// Whether there is anything to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty() || self.series.iter().all(|series| series.values.iter().all(Option::is_none))
    }

    /// A value in words.
    #[must_use]
    pub fn value(&self, value: f64) -> String {
        if self.is_share {
            format!("{} %", words::i18n::decimal(value * 100.0, usize::from(!is_whole(value * 100.0))))
        } else {
            short(value)
        }
    }
}

/// Two decimals where they say something.
fn short(value: f64) -> String {
    words::i18n::decimal(value, if is_whole(value) || value.abs() >= 100.0 { 0 } else { 2 })
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-9
}
