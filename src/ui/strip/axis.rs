//! The axis on which the courses of all cases stand: that of the calendar, or months before and after a day which each case has.

use chrono::{Datelike, NaiveDate};
use egui::{Align2, Color32, FontId, Rect, Stroke, Ui, pos2};

use super::axis_words::AxisWords;
use super::scale::{Scale, is_year, number, tick_name};
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size};
use project::Case;

/// Days of a month, on average.
const MONTH: f64 = 30.4375;
/// How much larger a key or a button shows the axis.
pub const ZOOM: f32 = 1.5;
/// Room for a name on the axis, in points.
const ROOM: f32 = 44.0;

/// How far a name reaches over the ends of the axis, and the height of the lines under names, in points.
const OVER: f32 = 18.0;
const FOOT: f32 = 5.0;

/// What the axis counts.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Axis {
    /// Nothing has a date.
    #[default]
    None,
    Calendar(Scale),
    /// The first day, from the day of each case on, and how many days are shown.
    Months {
        first: f64,
        days: f64,
    },
}

/// The axis of a project.
#[derive(Default)]
pub struct CourseAxis {
    pub axis: Axis,
    attribute: Option<i64>,
    /// Of the attribute from which months are counted.
    pub name: String,
    /// Cases that have no place on the axis.
    pub left_out: usize,
    /// What of the axis is seen; `None` for all of it.
    view: Option<Scale>,
}

impl CourseAxis {
    /// The axis that holds all cases of a project. `since` is the attribute from whose date months are counted.
    #[must_use]
    pub fn of(session: &Session, since: Option<i64>) -> Self {
        let attribute = since.and_then(|id| session.attributes.iter().find(|own| own.id == id));
        let mut found = Self {
            axis: Axis::None,
            attribute: attribute.map(|own| own.id),
            name: attribute.map(|own| own.name.clone()).unwrap_or_default(),
            left_out: 0,
            view: None,
        };
        let dated = || session.cases.iter().filter_map(|case| Some((case, case.first_date?, case.last_date?)));
        if attribute.is_some() {
            let days = |from: NaiveDate, to: NaiveDate| f64::from(to.num_days_from_ce() - from.num_days_from_ce());
            let mut ends: Option<(f64, f64)> = None;
            for (case, first, last) in dated() {
                let Some(day) = found.since(session, case) else { continue };
                let own = (days(day, first).min(0.0), days(day, last).max(0.0));
                ends = Some(ends.map_or(own, |(least, most)| (least.min(own.0), most.max(own.1))));
            }
            found.left_out = session.cases.iter().filter(|case| found.since(session, case).is_none()).count();
            if let Some((first, last)) = ends {
                let room = ((last - first) * 0.02).max(3.0);
                found.axis = Axis::Months { first: first - room, days: last - first + 2.0 * room };
            }
        } else if let (Some(first), Some(last)) =
            (dated().map(|(_, first, _)| first).min(), dated().map(|(.., last)| last).max())
        {
            found.axis = Axis::Calendar(Scale::of((first, last)));
        }
        found
    }

    /// All that the axis holds.
    fn whole(&self) -> Option<Scale> {
        match self.axis {
            Axis::None => None,
            Axis::Calendar(scale) => Some(scale),
            Axis::Months { first, days } => Some(Scale { first, days }),
        }
    }

    /// What of the axis is seen.
    #[must_use]
    pub fn view(&self) -> Option<Scale> {
        self.view.or_else(|| self.whole())
    }

    /// Whether only a part of the axis is seen.
    #[must_use]
    pub const fn is_zoomed(&self) -> bool {
        self.view.is_some()
    }

    /// Shows the axis `by` times as large around a part of it, and moved by a part of what is seen.
    pub fn zoom(&mut self, by: f32, around: f32, moved: f32) {
        if let (Some(view), Some(whole)) = (self.view(), self.whole()) {
            let view = view.zoomed(by, around, whole).moved(moved, whole);
            // Steps there and back differ by a rounding.
            self.view = (whole.days - view.days > 0.5).then_some(view);
        }
    }

    /// Shows what was seen on an axis of before, where it is of the same kind.
    pub fn keep_view(&mut self, before: &Self) {
        let is_alike = std::mem::discriminant(&self.axis) == std::mem::discriminant(&before.axis);
        self.view = before.view.filter(|_| is_alike && self.attribute == before.attribute);
    }

    /// The day from which months are counted in a case.
    #[must_use]
    pub fn since(&self, session: &Session, case: &Case) -> Option<NaiveDate> {
        session.value(case.id, self.attribute?).parse().ok()
    }

    /// Where lines go through all strips, with the names above them; and whether a name is told before others.
    fn ticks(&self, place: Rect) -> Vec<(f32, String, bool)> {
        let Some(Scale { first, days }) = self.view() else { return Vec::new() };
        match self.axis {
            Axis::None => Vec::new(),
            Axis::Calendar(_) => {
                let scale = Scale { first, days };
                let days = scale.ticks(place.width()).into_iter();
                let named = days.filter(|day| is_year(*day) || self.is_zoomed());
                named.map(|day| (scale.x(day, place.x_range()), tick_name(day), is_year(day))).collect()
            }
            Axis::Months { .. } => {
                // Years, or fewer where there is no room for each.
                let room = f64::from(place.width() / ROOM).max(1.0);
                let years = days / (12.0 * MONTH) / room;
                let step = if years < 0.1 { 1.0 } else { years.ceil().max(1.0) * 12.0 };
                #[expect(clippy::cast_possible_truncation, reason = "a number of months")]
                let (from, to) = ((first / MONTH / step).ceil() as i32, ((first + days) / MONTH / step).floor() as i32);
                #[expect(clippy::cast_possible_truncation, reason = "egui measures in 32 bits")]
                let x = |months: f64| place.left() + ((months * MONTH - first) / days) as f32 * place.width();
                let months = (from..=to).map(|number| f64::from(number) * step);
                months.map(|months| (x(months), format!("{months:.0}"), false)).collect()
            }
        }
    }

    /// The days that the strip of a case shows; `None` of a case that has no place on the axis.
    #[must_use]
    pub fn scale(&self, session: &Session, case: &Case) -> Option<Scale> {
        match self.axis {
            Axis::None => None,
            Axis::Calendar(_) => self.view(),
            Axis::Months { .. } => {
                let Scale { first, days } = self.view()?;
                let day = self.since(session, case)?;
                Some(Scale { first: number(day) + first, days })
            }
        }
    }

    /// Draws the names above the strips; gives where lines go through all of these.
    pub fn draw(&self, ui: &Ui, place: Rect, tokens: &Tokens) -> Vec<f32> {
        let ticks = self.ticks(place);
        let lines = ticks.iter().map(|(x, ..)| x.round()).collect();
        // A name stands in the middle above its line, also at the ends.
        let line = Rect::from_x_y_ranges(place.x_range().expand(OVER), place.top()..=place.bottom() - FOOT);
        let mut words = AxisWords::new(ui.painter(), line, Color32::TRANSPARENT);
        for is_first in [true, false] {
            for (x, name, _) in ticks.iter().filter(|(.., first)| *first == is_first) {
                ui.painter().vline(*x, place.bottom() - FOOT..=place.bottom(), Stroke::new(1.0, tokens.quiet));
                words.put_centred(name.clone(), *x, tokens.quiet);
            }
            if let (true, true, Axis::Calendar(_), Some(view)) = (is_first, self.is_zoomed(), self.axis, self.view()) {
                words.put(view.beginning(place.width()), place.left(), tokens.quiet);
            }
        }
        if matches!(self.axis, Axis::Months { .. }) {
            let said = tr!("courses-axis", attribute = self.name.as_str());
            let at = pos2(line.left() - 4.0, place.top());
            ui.painter().text(at, Align2::RIGHT_TOP, said, FontId::proportional(size::SMALL), tokens.quiet);
        }
        lines
    }
}
