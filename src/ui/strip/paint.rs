//! How a course is drawn: cards as bars, messages as marks above and below a line, silences with their months.

use egui::epaint::{CircleShape, RectShape};
use egui::{Color32, FontId, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::axis_words::AxisWords;
use super::scale::{Scale, is_year, tick_name};
use crate::ui::tokens::{Tokens, size};
use project::course::{Course, CourseMark, LaneKind, Silence};
use reading::layout::Speaker;

/// Heights of rows by lane, in points.
const fn row(kind: LaneKind) -> f32 {
    match kind {
        LaneKind::Cards => 9.0,
        LaneKind::Dialogue => 20.0,
        LaneKind::Minutes | LaneKind::Others => 13.0,
    }
}

/// Height of the line of years.
pub const AXIS: f32 = 18.0;
/// Half the width of a mark.
const MARK: f32 = 3.0;

/// Something that stands at a day: a line across all lanes, with words under them, the first that have room.
pub struct Post {
    pub x: f32,
    pub words: Vec<String>,
    pub colour: Color32,
    pub width: f32,
}

/// A course on a rectangle.
pub struct Canvas<'a> {
    pub painter: &'a Painter,
    pub course: &'a Course,
    pub tokens: &'a Tokens,
    /// The lanes, without their names at the left and the years below.
    pub rect: Rect,
    pub scale: Scale,
    /// Where each lane begins, and the heights of its rows.
    pub lanes: Vec<(LaneKind, f32, f32)>,
}

/// The height that a course likes to have, without the line of years.
#[must_use]
pub fn height(course: &Course) -> f32 {
    course.lanes.iter().map(|lane| small(lane.rows) * row(lane.kind) + 4.0).sum()
}

fn small(rows: usize) -> f32 {
    f32::from(u16::try_from(rows).unwrap_or(u16::MAX))
}

impl<'a> Canvas<'a> {
    /// The lanes of a course, made lower where there are too many of them.
    #[must_use]
    pub fn new(painter: &'a Painter, course: &'a Course, tokens: &'a Tokens, rect: Rect, scale: Scale) -> Self {
        let by = (rect.height() / height(course).max(1.0)).min(1.0);
        let mut y = rect.top();
        let lanes = course.lanes.iter().map(|lane| {
            let (top, own) = (y, row(lane.kind) * by);
            y += (small(lane.rows) * row(lane.kind) + 4.0) * by;
            (lane.kind, top, own)
        });
        let lanes = lanes.collect();
        Self { painter, course, tokens, rect, scale, lanes }
    }

    fn line(&self) -> Rangef {
        self.rect.x_range()
    }

    /// Where a mark stands.
    #[must_use]
    pub fn place(&self, kind: LaneKind, mark: &CourseMark) -> Rect {
        let lane = self.lanes.iter().find(|(own, ..)| *own == kind);
        let (top, height) = lane.map_or((self.rect.top(), 0.0), |(_, top, height)| (*top, *height));
        let top = top + small(mark.row) * height;
        let (from, to) = (self.scale.x(mark.from, self.line()), self.scale.x(mark.to, self.line()));
        let half = height / 2.0;
        match (kind, mark.speaker) {
            (LaneKind::Cards, _) => Rect::from_x_y_ranges(from..=to.max(from + MARK), top + 1.0..=top + height - 1.0),
            (LaneKind::Dialogue, Some(Speaker::User)) => {
                Rect::from_x_y_ranges(from - MARK..=from + MARK, top + 1.0..=top + half - 1.0)
            }
            (LaneKind::Dialogue, Some(Speaker::Nav)) => {
                Rect::from_x_y_ranges(from - MARK..=from + MARK, top + half + 1.0..=top + height - 1.0)
            }
            _ => Rect::from_center_size(pos2(from, top + half), vec2(2.0 * MARK, (2.0 * MARK).min(height))),
        }
    }

    /// What is seen of years and lanes.
    #[must_use]
    pub fn clipped(&self) -> Painter {
        self.painter.with_clip_rect(self.rect.expand2(vec2(0.0, AXIS)).intersect(self.painter.clip_rect()))
    }

    /// Draws the lines of years and months, and silences.
    pub fn draw(&self, painter: &Painter) {
        for day in self.scale.ticks(self.rect.width()) {
            let x = self.scale.x(day, self.line());
            painter.vline(x, self.rect.top()..=self.rect.bottom() + 4.0, Stroke::new(1.0, self.tokens.rule));
        }
        for silence in &self.course.silences {
            self.silence(painter, *silence);
        }
    }

    /// A line for each thread.
    pub fn thread_lines(&self) -> impl Iterator<Item = Shape> {
        let dialogue = self.lanes.iter().find(|(kind, ..)| *kind == LaneKind::Dialogue);
        dialogue.into_iter().flat_map(move |(_, top, height)| {
            self.course.threads.iter().map(move |thread| {
                let y = top + (small(thread.row) + 0.5) * height;
                let [from, to] = [thread.from, thread.to].map(|day| self.scale.x(day, self.line()));
                Shape::hline(from - MARK..=to + MARK, y, Stroke::new(1.0, self.tokens.quiet))
            })
        })
    }

    /// Puts the years on the line of words; the one in which the line begins stands at its beginning.
    pub fn years(&self, words: &mut AxisWords<'_>) {
        let width = self.rect.width();
        for day in self.scale.ticks(width).into_iter().filter(|day| is_year(*day)) {
            words.put(tick_name(day), self.scale.x(day, self.line()) + 3.0, self.tokens.quiet);
        }
        words.put(self.scale.beginning(width), self.rect.left() + 3.0, self.tokens.quiet);
    }

    /// Puts months and weeks on it, where there is room left.
    pub fn months(&self, words: &mut AxisWords<'_>) {
        for day in self.scale.ticks(self.rect.width()) {
            words.put(tick_name(day), self.scale.x(day, self.line()) + 3.0, self.tokens.quiet);
        }
    }

    fn silence(&self, painter: &Painter, silence: Silence) {
        let ends = Rangef::new(self.scale.x(silence.from, self.line()), self.scale.x(silence.to, self.line()));
        // Its words stand in the middle of what is seen of it.
        let seen = Rangef::new(ends.min.max(self.line().min), ends.max.min(self.line().max));
        let lane = self.lanes.iter().find(|(kind, ..)| *kind == LaneKind::Dialogue).or(self.lanes.first());
        let y = lane.map_or(self.rect.center().y, |(_, top, height)| top + height / 2.0);
        let ends = seen.shrink(2.0 * MARK);
        if ends.span() <= 0.0 {
            return;
        }
        let points = [pos2(ends.min, y), pos2(ends.max, y)];
        painter.add(Shape::dashed_line(&points, Stroke::new(1.0, self.tokens.quiet), 4.0, 4.0));
        let font = FontId::proportional(size::SMALL);
        let said = tr!("course-silence", months = silence.months);
        let galley = painter.layout_no_wrap(said, font.clone(), self.tokens.ink);
        let galley = if galley.size().x + 8.0 > ends.span() {
            painter.layout_no_wrap(tr!("course-silence-short", months = silence.months), font, self.tokens.ink)
        } else {
            galley
        };
        if galley.size().x + 8.0 <= ends.span() {
            let place = Rect::from_center_size(pos2(ends.center(), y), galley.size() + vec2(6.0, 0.0));
            painter.rect_filled(place, 0.0, self.tokens.paper);
            painter.galley(place.min + vec2(3.0, 0.0), galley, self.tokens.ink);
        }
    }

    /// The user's messages point up and stand above the line, those of NAV point down; minutes are round, all else is square.
    pub fn mark(
        &self,
        kind: LaneKind,
        speaker: Option<Speaker>,
        place: Rect,
        by_code: bool,
        code: Option<Color32>,
    ) -> Shape {
        let tokens = self.tokens;
        let own = if speaker == Some(Speaker::Nav) { tokens.header } else { tokens.ink };
        // What bears no code is hollow where codes are shown.
        let (fill, edge) = match (by_code, code) {
            (true, Some(code)) => (code, code),
            (true, None) => (tokens.paper, tokens.quiet),
            (false, _) if kind == LaneKind::Cards => (tokens.control, tokens.quiet),
            (false, _) => (own, own),
        };
        let stroke = Stroke::new(1.0, edge);
        match (kind, speaker) {
            (LaneKind::Cards, _) => RectShape::new(place, 1.0, fill, stroke, StrokeKind::Inside).into(),
            (LaneKind::Dialogue, Some(speaker)) => {
                let tip = if speaker == Speaker::User { place.center_top() } else { place.center_bottom() };
                let base = if speaker == Speaker::User {
                    [place.right_bottom(), place.left_bottom()]
                } else {
                    [place.left_top(), place.right_top()]
                };
                Shape::convex_polygon(vec![tip, base[0], base[1]], fill, stroke)
            }
            (LaneKind::Minutes, _) => {
                CircleShape { center: place.center(), radius: place.height() / 2.0, fill, stroke }.into()
            }
            _ => RectShape::new(place, 0.0, fill, stroke, StrokeKind::Inside).into(),
        }
    }

    /// Draws the line of a post, and puts its words.
    pub fn post(&self, post: &Post, words: &mut AxisWords<'_>) {
        self.painter.vline(post.x, self.rect.y_range(), Stroke::new(post.width, post.colour));
        words.put_near(&post.words, post.x, post.colour);
    }

    /// The mark under the pointer, the nearest one first.
    #[must_use]
    pub fn at(&self, pointer: Pos2) -> Option<&'a CourseMark> {
        let near = self.course.marks().filter_map(|(kind, mark)| {
            let place = self.place(kind, mark);
            place.expand(MARK).contains(pointer).then(|| (place.distance_to_pos(pointer), mark))
        });
        near.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, mark)| mark)
    }
}
