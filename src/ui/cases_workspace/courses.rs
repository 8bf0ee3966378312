//! The courses of all cases, one below the other.

use egui::{Align2, FontId, Rect, RichText, Ui, pos2};

use crate::ui::action::{Actions, ProjectAction};
use crate::ui::fonts;
use crate::ui::row_list::{RowList, RowListStyle, Rows};
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::Case;
use words::i18n::{long_date, number};

const STYLE: RowListStyle = RowListStyle { height: 30.0, opens_by_click: false };

/// What the page remembers between frames.
#[derive(Default)]
pub struct CourseList {
    list: RowList,
}

impl CourseList {
    /// Puts the focus on the list.
    pub const fn take_focus(&mut self) {
        self.list.take_focus();
    }

    /// Shows the page.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        let title = tr!("courses-title", count = session.cases.len());
        ui.label(RichText::new(&title).family(fonts::semibold()).size(size::READING));
        ui.add_space(space::S);
        let rows = CourseRows { session, tokens: Tokens::of(ui.ctx()) };
        if let Some(case) = self.list.show(ui, &title, STYLE, &rows).and_then(|row| session.cases.get(row)) {
            actions.push(ProjectAction::OpenCase(case.id).into());
        }
    }
}

/// What is drawn of each case.
struct CourseRows<'a> {
    session: &'a Session,
    tokens: &'static Tokens,
}

impl CourseRows<'_> {
    fn facts(case: &Case) -> String {
        let days = case.first_date.zip(case.last_date);
        let days = days.map(|(from, to)| tr!("course-days", from = long_date(from), to = long_date(to)));
        let entries = tr!("courses-entries", count = case.entries, shown = number(case.entries));
        days.into_iter().chain([entries]).collect::<Vec<_>>().join(" · ")
    }
}

impl Rows for CourseRows<'_> {
    fn count(&self) -> usize {
        self.session.cases.len()
    }

    fn label(&self, row: usize) -> &str {
        self.session.cases.get(row).map_or("", |case| &case.label)
    }

    fn spoken(&self, row: usize) -> String {
        let Some(case) = self.session.cases.get(row) else { return String::new() };
        format!("{}: {}", case.label, Self::facts(case))
    }

    fn draw(&self, ui: &Ui, rect: Rect, row: usize) {
        let Some(case) = self.session.cases.get(row) else { return };
        let (painter, y) = (ui.painter(), rect.center().y);
        let font = FontId::proportional(size::BODY);
        let at = pos2(rect.left() + space::S, y);
        let shown = painter.text(at, Align2::LEFT_CENTER, &case.label, font, self.tokens.ink);
        let beside = pos2(shown.right() + space::M, y);
        let small = FontId::proportional(size::SMALL);
        painter.text(beside, Align2::LEFT_CENTER, Self::facts(case), small, self.tokens.quiet);
    }
}
