//! What a merge would do, as rows of a list: what is undecided first, then what was not taken in, then the rest.

use egui::{FontId, Rect, Stroke, Ui, vec2};

use crate::ui::fonts;
use crate::ui::row_list::ListRows;
use crate::ui::tokens::{Tokens, size, space};
use project::{LISTED_ITEMS, MergeEvent, MergeItem};
use words::i18n::number;
use words::merging::{merge_event, merge_item, why_left};

/// In this order they stand.
const EVENTS: [MergeEvent; 7] = [
    MergeEvent::Conflict,
    MergeEvent::Left,
    MergeEvent::Aside,
    MergeEvent::Restored,
    MergeEvent::Gone,
    MergeEvent::Changed,
    MergeEvent::New,
];

/// A row: what it says, and of which item.
struct MergeRow {
    said: String,
    /// Whether it heads others.
    heads: bool,
    /// The number of the item; `None` where it tells of several.
    item: Option<usize>,
}

/// The rows of a merge.
pub struct MergeRows {
    rows: Vec<MergeRow>,
    tokens: &'static Tokens,
}

impl MergeRows {
    /// Of codings nothing but their number is told to whoever codes blind.
    pub fn of(items: &[MergeItem], is_blind: bool, tokens: &'static Tokens) -> Self {
        let is_hidden = |item: &MergeItem| is_blind && item.is_of_codings();
        let mut rows = Vec::new();
        for event in EVENTS {
            let own = || items.iter().enumerate().filter(|(_, item)| item.event == event);
            let count = own().count();
            if count == 0 {
                continue;
            }
            rows.push(MergeRow { said: format!("{}: {}", merge_event(event), number(count)), heads: true, item: None });
            let (mut listed, mut hidden) = (0, 0);
            for (at, item) in own() {
                if is_hidden(item) {
                    hidden += 1;
                } else if listed < LISTED_ITEMS {
                    listed += 1;
                    let why = item.why.map(|why| format!(" – {}", why_left(why))).unwrap_or_default();
                    rows.push(MergeRow { said: format!("{}{why}", merge_item(item)), heads: false, item: Some(at) });
                }
            }
            if hidden > 0 {
                rows.push(MergeRow { said: tr!("merge-hidden", count = hidden), heads: false, item: None });
            }
            let more = count - hidden - listed;
            if more > 0 {
                rows.push(MergeRow { said: tr!("merge-more", count = more), heads: false, item: None });
            }
        }
        Self { rows, tokens }
    }

    /// The number of the item of a row.
    pub fn item(&self, row: usize) -> Option<usize> {
        self.rows.get(row)?.item
    }

    /// The next row after this one, or the first, whose item fits.
    pub fn next(&self, after: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let fits = |row: &usize| self.item(*row).is_some_and(&fits);
        (after + 1..self.rows.len()).find(fits).or_else(|| (0..self.rows.len()).find(fits))
    }
}

impl ListRows for MergeRows {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn is_heading(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| row.heads)
    }

    fn label(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.said.as_str())
    }

    fn spoken(&self, row: usize) -> String {
        self.label(row).to_owned()
    }

    fn draw(&self, ui: &Ui, rect: Rect, row: usize) {
        let inner = rect.shrink2(vec2(space::S, 3.0));
        let (font, colour) = if self.is_heading(row) {
            (FontId::new(size::SMALL, fonts::semibold()), self.tokens.quiet)
        } else {
            (FontId::proportional(size::BODY), self.tokens.ink)
        };
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, self.tokens.rule));
        fonts::one_line(ui.painter(), inner, self.label(row), font, colour);
    }
}
