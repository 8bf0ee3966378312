//! The page of the log: the days on which something was done, and what was done on the one that is chosen.

use chrono::NaiveDate;
use egui::{FontId, Panel, Rect, RichText, Stroke, Ui, pos2, vec2};

use crate::error::Result;
use crate::ui::action::{Actions, ProjectAction};
use crate::ui::fonts;
use crate::ui::row_list::{ListRows, RowList, RowListStyle};
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::{DayEdits, LoggedDay};
use words::i18n::weekday_date;

const DAYS: RowListStyle = RowListStyle { height: 46.0, opens_by_click: false };
const EDITS: RowListStyle = RowListStyle { height: 46.0, opens_by_click: false };
/// Height of a line, in points.
const LINE: f32 = 19.0;

/// What the page remembers between frames.
#[derive(Default)]
pub struct LogPage {
    days: RowList,
    list: RowList,
    is_wanted: bool,
    /// The revision and the day of which everything here is.
    made_of: Option<(u64, Option<NaiveDate>)>,
    logged: Vec<LoggedDay>,
    done: Vec<DayEdits>,
    names: Vec<LoggedRow>,
}

/// A row with two lines.
struct LoggedRow {
    first: String,
    second: String,
}

struct LoggedRows<'a> {
    rows: &'a [LoggedRow],
    tokens: &'static Tokens,
}

impl LogPage {
    /// Puts the focus on the days.
    pub const fn take_focus(&mut self) {
        self.days.take_focus();
    }

    fn day(&self) -> Option<NaiveDate> {
        self.logged.get(self.days.at()).or_else(|| self.logged.last()).map(|logged| logged.day)
    }

    /// Whether the page waits for something.
    pub fn is_behind(&self, session: &Session) -> bool {
        self.is_wanted && self.made_of != Some((session.project.revision(), self.day()))
    }

    /// Reads the log again where something has changed.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn advance(&mut self, session: &Session) -> Result<()> {
        if !std::mem::take(&mut self.is_wanted) || !self.has_changed(session) {
            return Ok(());
        }
        let history = session.project.history();
        self.logged = history.days()?;
        let day = self.day();
        self.made_of = Some((session.project.revision(), day));
        self.done = day.map_or(Ok(Vec::new()), |day| history.on_day(day))?;
        let row = |edits: &DayEdits| LoggedRow { first: words::day_edits(edits), second: edits.coder.clone() };
        self.names = self.done.iter().map(row).collect();
        Ok(())
    }

    fn has_changed(&self, session: &Session) -> bool {
        self.made_of != Some((session.project.revision(), self.day()))
    }

    /// Shows the page.
    pub fn show(&mut self, ui: &mut Ui, actions: &mut Actions) {
        self.is_wanted = true;
        let tokens = Tokens::of(ui.ctx());
        let title = self.day().map_or_else(|| tr!("log-empty"), weekday_date);
        ui.label(RichText::new(title).family(fonts::semibold()).size(size::READING));
        ui.add_space(space::S);
        Panel::left("log-days").default_size(280.0).size_range(200.0..=400.0).frame(egui::Frame::new()).show(
            ui,
            |ui| {
                let row = |logged: &LoggedDay| LoggedRow {
                    first: weekday_date(logged.day),
                    second: tr!("log-edits", count = logged.edits),
                };
                let rows: Vec<LoggedRow> = self.logged.iter().map(row).collect();
                self.days.show(ui, &tr!("log-days"), DAYS, &LoggedRows { rows: &rows, tokens });
            },
        );
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 0)).show(ui, |ui| {
            ui.label(RichText::new(tr!("log-keys")).small().color(tokens.quiet));
            let rows = LoggedRows { rows: &self.names, tokens };
            let opened = self.list.show(ui, &tr!("page-log"), EDITS, &rows);
            if let Some(case) = opened.and_then(|row| self.done.get(row)).and_then(|edits| edits.case_id) {
                actions.push(ProjectAction::OpenCase(case).into());
            }
        });
    }
}

impl ListRows for LoggedRows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn label(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| &row.first)
    }

    fn spoken(&self, row: usize) -> String {
        self.rows.get(row).map(|row| format!("{}: {}", row.first, row.second)).unwrap_or_default()
    }

    fn draw(&self, ui: &Ui, rect: Rect, row: usize) {
        let Some(shown) = self.rows.get(row) else { return };
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, self.tokens.rule));
        let inner = rect.shrink2(vec2(space::S, 4.0));
        let line = |top: f32| Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), top + LINE));
        let (body, small) = (FontId::proportional(size::BODY), FontId::proportional(size::SMALL));
        fonts::one_line(ui.painter(), line(inner.top()), &shown.first, body, self.tokens.ink);
        fonts::one_line(ui.painter(), line(inner.top() + LINE), &shown.second, small, self.tokens.quiet);
    }
}
