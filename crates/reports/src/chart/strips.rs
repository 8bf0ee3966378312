//! The courses of all cases as strips below each other, on one line of time: in order and groups, so many on a page.

use chrono::{Datelike, NaiveDate};
use project::Project;
use project::course::{Course, CourseMark, LaneKind};
use project::courses::{CourseFacts, CourseOrder};
use reading::layout::Speaker;

use super::drawing::{Drawing, DrawnShape, Ink, WordsAnchor};
use super::picture::Picture;

/// Strips on a page.
const ON_A_PAGE: usize = 40;
const WIDTH: f32 = 800.0;
const ROW: f32 = 17.0;
const LABELS: f32 = 130.0;
const MARGIN: f32 = 12.0;
const SMALL: f32 = 10.0;
/// Letters of a label that have room.
const LETTERS: usize = 20;

/// A strip, or the heading of a group.
enum StripRow {
    Group(String),
    Case { label: String, course: Course },
}

/// Draws the courses, a page after the other; none where nothing has a date.
///
/// # Errors
/// If the project cannot be read.
pub fn strips(project: &Project, order: CourseOrder) -> project::Result<Vec<Picture>> {
    let cases = project.cases().list()?;
    let facts = CourseFacts::of(project, &cases)?;
    let attributes = project.attributes().list()?;
    let groups = order.groups(&cases, |at| facts[at], &attributes, &project.attributes().values()?);
    let kind = order.by.and_then(|by| attributes.iter().find(|own| own.id == by)).map(|own| own.kind);
    let mut rows = Vec::new();
    for group in groups {
        if let Some(kind) = kind {
            let value = words::value(kind, group.value.as_deref().unwrap_or_default());
            rows.push(StripRow::Group(format!("{value} ({})", group.cases.len())));
        }
        for at in group.cases {
            let course = Course::of(project, &cases[at])?;
            rows.push(StripRow::Case { label: cases[at].label.clone(), course });
        }
    }
    let days = || {
        rows.iter().filter_map(|row| match row {
            StripRow::Case { course, .. } => course.days,
            StripRow::Group(_) => None,
        })
    };
    let Some(days) = days().map(|(first, _)| first).min().zip(days().map(|(_, last)| last).max()) else {
        return Ok(Vec::new());
    };
    Ok(rows.chunks(ON_A_PAGE).map(|rows| page(rows, Time::of(days))).collect())
}

/// The line of time.
#[derive(Clone, Copy)]
struct Time {
    first: NaiveDate,
    last: NaiveDate,
}

impl Time {
    const fn of((first, last): (NaiveDate, NaiveDate)) -> Self {
        Self { first, last }
    }

    #[expect(clippy::cast_precision_loss, reason = "a place in a drawing")]
    fn x(self, day: NaiveDate) -> f32 {
        let all = (self.last - self.first).num_days().max(1) as f32;
        let at = (day.clamp(self.first, self.last) - self.first).num_days() as f32;
        LABELS + (WIDTH - LABELS - MARGIN) * at / all
    }
}

#[expect(clippy::cast_precision_loss, reason = "rows of a page")]
fn page(rows: &[StripRow], time: Time) -> Picture {
    let top = MARGIN + ROW * 2.2;
    let bottom = top + ROW * rows.len() as f32;
    let mut drawing = Drawing { width: WIDTH, height: bottom + ROW * 1.5, shapes: Vec::new() };
    let shapes = &mut drawing.shapes;
    legend(shapes);
    let years = time.first.year()..=time.last.year();
    // As many years as have room for their figures.
    let every = (years.clone().count() / 16).max(1);
    for year in years.step_by(every) {
        let Some(day) = NaiveDate::from_ymd_opt(year, 1, 1).filter(|day| *day >= time.first) else { continue };
        let x = time.x(day);
        shapes.push(line((x, top), (x, bottom), 1.0, Ink::Grid));
        shapes.push(words((x, bottom + ROW * 0.7), WordsAnchor::Middle, false, Ink::Quiet, year.to_string()));
    }
    for (at, row) in rows.iter().enumerate() {
        let y = top + ROW * (at as f32 + 0.5);
        match row {
            StripRow::Group(name) => shapes.push(words((MARGIN, y), WordsAnchor::Start, true, Ink::Text, name.clone())),
            StripRow::Case { label, course } => {
                let label = words::shortened(label, LETTERS);
                shapes.push(words((MARGIN, y), WordsAnchor::Start, false, Ink::Text, label));
                shapes.push(line((LABELS, y), (WIDTH - MARGIN, y), 0.5, Ink::Grid));
                course.marks().for_each(|(kind, own)| mark(shapes, kind, own, time, y));
            }
        }
    }
    let cases = rows.iter().filter(|row| matches!(row, StripRow::Case { .. })).count();
    Picture { title: tr!("strips-title"), about: tr!("strips-about", count = cases), drawing }
}

/// What happened on a strip: cards as lines below it, users above it, NAV below, minutes as bars over all of it. All told apart by form.
fn mark(shapes: &mut Vec<DrawnShape>, kind: LaneKind, own: &CourseMark, time: Time, y: f32) {
    let x = time.x(own.from);
    match (kind, own.speaker) {
        (LaneKind::Cards, _) => {
            let to = time.x(own.to).max(x + 1.5);
            shapes.push(line((x, y + 6.0), (to, y + 6.0), 1.5, Ink::Series(4)));
        }
        (LaneKind::Dialogue, Some(Speaker::User)) => shapes.push(dot((x, y - 3.0), false, Ink::Series(1))),
        (LaneKind::Dialogue, _) => shapes.push(dot((x, y + 2.0), true, Ink::Series(0))),
        (LaneKind::Minutes, _) => {
            shapes.push(DrawnShape::Box { x: x - 1.0, y: y - 6.0, width: 2.0, height: 12.0, ink: Ink::Series(3) });
        }
        (LaneKind::Others, _) => shapes.push(line((x, y - 2.0), (x, y + 2.0), 1.0, Ink::Quiet)),
    }
}

fn legend(shapes: &mut Vec<DrawnShape>) {
    let y = MARGIN + SMALL;
    let mut x = LABELS;
    let names = [
        words::speaker(Speaker::User),
        words::speaker(Speaker::Nav),
        words::named("lane", &LaneKind::Minutes),
        words::named("lane", &LaneKind::Cards),
    ];
    for (at, name) in names.into_iter().enumerate() {
        shapes.push(match at {
            0 => dot((x, y), false, Ink::Series(1)),
            1 => dot((x, y), true, Ink::Series(0)),
            2 => DrawnShape::Box { x: x - 1.0, y: y - 6.0, width: 2.0, height: 12.0, ink: Ink::Series(3) },
            _ => line((x - 6.0, y), (x + 4.0, y), 1.5, Ink::Series(4)),
        });
        shapes.push(words((x + 9.0, y), WordsAnchor::Start, false, Ink::Text, name));
        x += 130.0;
    }
}

const fn line(from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) -> DrawnShape {
    DrawnShape::Line { from, to, width, dash: None, ink }
}

const fn dot(at: (f32, f32), is_square: bool, ink: Ink) -> DrawnShape {
    DrawnShape::Mark { at, radius: 2.2, is_square, ink }
}

const fn words(at: (f32, f32), anchor: WordsAnchor, strong: bool, ink: Ink, text: String) -> DrawnShape {
    DrawnShape::Words { at, anchor, size: SMALL, strong, ink, text }
}
