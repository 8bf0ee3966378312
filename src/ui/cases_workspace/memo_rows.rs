//! How the list of memos draws a memo: what it is called, what it is on, who wrote it and when.

use egui::{FontId, Rect, Stroke, Ui, pos2, vec2};

use crate::ui::fonts;
use crate::ui::row_list::ListRows;
use crate::ui::tokens::{Tokens, size, space};
use project::memo_list::ListedMemo;
use words::i18n::long_date;

/// Height of a line, in points.
const LINE: f32 = 19.0;

/// What is drawn of the memos.
pub struct MemoRows<'a> {
    pub memos: &'a [ListedMemo],
    /// Indices of those that are shown.
    pub shown: &'a [usize],
    /// What they are called, one for each that is shown.
    pub headings: &'a [String],
    pub tokens: &'static Tokens,
}

impl MemoRows<'_> {
    fn memo(&self, row: usize) -> Option<&ListedMemo> {
        self.memos.get(*self.shown.get(row)?)
    }

    fn written(memo: &ListedMemo) -> String {
        let day = memo.day().map(long_date).unwrap_or_default();
        format!("{} · {day}", memo.memo.coder)
    }
}

impl ListRows for MemoRows<'_> {
    fn count(&self) -> usize {
        self.shown.len()
    }

    fn label(&self, row: usize) -> &str {
        self.headings.get(row).map_or("", String::as_str)
    }

    fn spoken(&self, row: usize) -> String {
        let Some(memo) = self.memo(row) else { return String::new() };
        format!("{}: {} · {}", self.label(row), words::memo_place(memo), Self::written(memo))
    }

    fn draw(&self, ui: &Ui, rect: Rect, row: usize) {
        let Some(memo) = self.memo(row) else { return };
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, self.tokens.rule));
        let inner = rect.shrink2(vec2(space::S, 5.0));
        let line = |number: f32| {
            let top = LINE.mul_add(number, inner.top());
            Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), top + LINE))
        };
        let small = FontId::proportional(size::SMALL);
        let (ink, quiet) = (self.tokens.ink, self.tokens.quiet);
        fonts::one_line(ui.painter(), line(0.0), self.label(row), FontId::proportional(size::BODY), ink);
        fonts::one_line(ui.painter(), line(1.0), &words::memo_place(memo), small.clone(), quiet);
        fonts::one_line(ui.painter(), line(2.0), &Self::written(memo), small, quiet);
    }
}
