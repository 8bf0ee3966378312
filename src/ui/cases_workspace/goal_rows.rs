//! How the goals form draws a case: its label, its goal, and the codes on it.

use egui::text::LayoutJob;
use egui::{FontId, Rect, Stroke, Ui, pos2, vec2};

use super::goal_book::GoalBook;
use crate::ui::fonts;
use crate::ui::row_list::ListRows;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::Case;

/// Widths of the columns of labels and codes, in points.
const LABELS: f32 = 140.0;
const CODES: f32 = 220.0;
/// Lines of a goal, and codes, that a row has room for.
const LINES: usize = 3;
/// Height of the line of a code, and the side of the square in its colour.
const LINE: f32 = 18.0;
const SQUARE: f32 = 10.0;

/// A case that is shown.
pub struct ShownCase {
    pub case: i64,
    /// Index into the cases of the session.
    pub at: usize,
    /// On its goals, in the order of the codebook.
    pub codes: Vec<i64>,
}

/// What is drawn of the cases.
pub struct GoalRows<'a> {
    pub session: &'a Session,
    pub book: &'a GoalBook,
    pub rows: &'a [ShownCase],
    pub tokens: &'static Tokens,
}

impl GoalRows<'_> {
    fn case(&self, row: usize) -> Option<&Case> {
        let shown = self.rows.get(row)?;
        self.session.cases.get(shown.at).filter(|case| case.id == shown.case)
    }

    /// The goal in one line, or that there is none.
    fn goal(&self, case: i64) -> String {
        let goals = self.book.goals(case).filter(|goals| goals.has_goal());
        goals.map_or_else(|| tr!("goals-none"), |goals| goals.text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn codes(&self, ui: &Ui, rect: Rect, codes: &[i64]) {
        let small = FontId::proportional(size::SMALL);
        let shown = if codes.len() > LINES { LINES - 1 } else { codes.len() };
        let mut top = rect.top();
        let mut line = |indent: f32, text: &str| {
            let place = Rect::from_min_max(pos2(rect.left() + indent, top), pos2(rect.right(), top + LINE));
            fonts::one_line(ui.painter(), place, text, small.clone(), self.tokens.ink);
            top += LINE;
            place
        };
        for code in codes.iter().take(shown).filter_map(|code| self.session.codes.get(*code)) {
            let place = line(SQUARE + space::S, &self.session.codes.path(code.id));
            let middle = pos2(rect.left() + SQUARE / 2.0, place.center().y);
            let square = Rect::from_center_size(middle, vec2(SQUARE, SQUARE));
            ui.painter().rect_filled(square, 2.0, self.tokens.code_colour(&code.colour));
        }
        let rest = codes.len() - shown;
        if rest > 0 {
            line(SQUARE + space::S, &tr!("goals-more-codes", count = rest));
        }
    }
}

impl ListRows for GoalRows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn label(&self, row: usize) -> &str {
        self.case(row).map_or("", |case| &case.label)
    }

    fn spoken(&self, row: usize) -> String {
        let (Some(case), Some(shown)) = (self.case(row), self.rows.get(row)) else { return String::new() };
        let codes = shown.codes.iter().map(|code| self.session.codes.path(*code));
        let parts: Vec<String> = std::iter::once(self.goal(case.id)).chain(codes).collect();
        format!("{}: {}", case.label, parts.join(" · "))
    }

    fn draw(&self, ui: &Ui, rect: Rect, row: usize) {
        let (Some(case), Some(shown)) = (self.case(row), self.rows.get(row)) else { return };
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, self.tokens.rule));
        let inner = rect.shrink2(vec2(space::S, 5.0));
        let label = Rect::from_min_size(inner.min, vec2(LABELS, LINE));
        fonts::one_line(ui.painter(), label, &case.label, FontId::proportional(size::BODY), self.tokens.ink);
        let codes = Rect::from_min_max(pos2((inner.right() - CODES).max(label.right()), inner.top()), inner.max);
        self.codes(ui, codes, &shown.codes);
        let (left, right) = (label.right() + space::S, codes.left() - space::M);
        if right > left {
            let has_goal = self.book.goals(case.id).is_some_and(project::goals::CaseGoals::has_goal);
            let colour = if has_goal { self.tokens.ink } else { self.tokens.quiet };
            let font = FontId::proportional(size::BODY);
            let mut job = LayoutJob::simple(self.goal(case.id), font, colour, right - left);
            job.wrap.max_rows = LINES;
            let galley = ui.painter().layout_job(job);
            ui.painter().galley(pos2(left, inner.top()), galley, colour);
        }
    }
}
