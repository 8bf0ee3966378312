//! Contact figures: what is asked for at the left; the chart of a measure and the table of all at the right.

use std::path::Path;

use egui::{Label, Margin, RichText, ScrollArea, Ui, vec2};

use super::painting;
use super::passages::PassagesBehind;
use super::period_fields::PeriodFields;
use crate::error::Result;
use crate::ui::action::{Action, Actions, Purpose};
use crate::ui::clipboard;
use crate::ui::fields::choice;
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::project_reader::ProjectReader;
use crate::ui::session::Session;
use crate::ui::task::{Poll, Task};
use crate::ui::tokens::{Tokens, size, space};
use project::AttributeKind;
use project::export::cells::{TableSink, put_table};
use project::figures::asked_period::AskedPeriod;
use project::figures::period::Over;
use project::figures::records;
use project::figures::window::Windows;
use project::figures::{self, Figure, FigureQuery, FigureTable, figure};
use project::output::write_bytes;
use project::sets::filter::CaseFilter;
use project::tally::counting::PassageBehind;
use project::tally::suppression::LEAST;
use reports::chart::{ChartForm, of_figure};
use words::Sentence;
use words::figure_table::FigureCells;

/// The height of the chart and of a row of the table, in points.
const CHART: f32 = 300.0;
const ROW: f32 = 22.0;
/// The greatest width of the choice of a measure.
const MEASURE: f32 = 360.0;
/// Widths of the columns of the table: measure, group, then numbers.
const WIDTHS: [f32; 7] = [300.0, 110.0, 64.0, 80.0, 80.0, 110.0, 80.0];

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FigureAsked {
    figure: Figure,
    by: Option<String>,
    over: Option<Over>,
    windows: Windows,
    filter: CaseFilter,
    /// Whether small numbers are hidden.
    suppress: bool,
    /// The state of the project.
    revision: u64,
}

/// What came of it.
struct FigureShown {
    asked: FigureAsked,
    table: Result<FigureTable, String>,
    cells: Vec<FigureCells>,
}

/// The search for what stands behind a number, which cell it is, and the number in words.
type LookBehind = (Task<Vec<PassageBehind>>, usize, String);

/// The page: its fields, what is computed and what was.
pub struct ContactPage {
    fields: FigureAsked,
    period: PeriodFields,
    /// The measure that is drawn.
    measure: &'static str,
    task: Option<(Task<FigureTable>, FigureAsked)>,
    shown: Option<FigureShown>,
    /// What is looked for behind a number, and what was found.
    looking: Option<LookBehind>,
    behind: Option<PassagesBehind<usize>>,
}

impl Default for ContactPage {
    fn default() -> Self {
        let windows = Windows::default();
        let fields = FigureAsked {
            figure: Figure::ResponseTime,
            by: None,
            over: None,
            windows,
            filter: CaseFilter::default(),
            suppress: false,
            revision: 0,
        };
        let period = PeriodFields::default();
        Self { fields, period, measure: "", task: None, shown: None, looking: None, behind: None }
    }
}

impl ContactPage {
    #[must_use]
    pub const fn is_computing(&self) -> bool {
        self.task.is_some() || self.looking.is_some()
    }

    /// Shows the page; what its fields ask for is computed beside the window.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        self.fields.revision = session.project.revision();
        let tokens = Tokens::of(ui.ctx());
        let pane = egui::Frame::new().fill(tokens.panel).inner_margin(Margin::same(16));
        egui::Panel::left("contact-controls").default_size(250.0).size_range(180.0..=360.0).frame(pane).show(
            ui,
            |ui| {
                ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                    self.controls(ui, session);
                    modal::reveal_focus(ui);
                });
            },
        );
        self.compute(ui, session);
        self.take_behind(actions);
        if let Some(behind) = &mut self.behind {
            egui::Panel::right("contact-behind")
                .default_size(340.0)
                .size_range(220.0..=520.0)
                .frame(pane)
                .show(ui, |ui| behind.show(ui, session, actions));
        }
        let paper = egui::Frame::new().fill(tokens.paper).inner_margin(Margin::same(16));
        egui::CentralPanel::default().frame(paper).show(ui, |ui| self.results(ui, session, actions));
    }

    fn controls(&mut self, ui: &mut Ui, session: &Session) {
        let tokens = Tokens::of(ui.ctx());
        let fields = &mut self.fields;
        choice(ui, &tr!("contact-figure"), &mut fields.figure, Figure::ALL.map(|own| (own, words::figure_name(own))));
        ui.label(RichText::new(words::figure_definition(fields.figure)).small().color(tokens.quiet));
        let attributes = || session.attributes.iter();
        let named = |none: String, fits: &dyn Fn(AttributeKind) -> bool| -> Vec<(Option<String>, String)> {
            let own = attributes().filter(|own| fits(own.kind)).map(|own| (Some(own.name.clone()), own.name.clone()));
            std::iter::once((None, none)).chain(own).collect()
        };
        choice(ui, &tr!("contact-by"), &mut fields.by, named(tr!("figures-no-attribute"), &|_| true));
        if fields.figure.has_months() {
            let months = [
                (None, tr!("contact-whole")),
                (Some(Over::Month), tr!("contact-month")),
                (Some(Over::MonthSinceStart), tr!("contact-month-since-start")),
            ];
            choice(ui, &tr!("contact-over"), &mut fields.over, months);
        } else {
            fields.over = None;
        }
        if !session.sets.is_empty() || fields.filter.set.is_some() {
            let names = session.sets.iter().map(|name| (Some(name.clone()), name.clone()));
            let all = std::iter::once((None, tr!("contact-all-cases")));
            choice(ui, &tr!("finding-set"), &mut fields.filter.set, all.chain(names).collect::<Vec<_>>());
        }
        let is_date = |kind| kind == AttributeKind::Date;
        if attributes().any(|own| is_date(own.kind)) {
            let Windows { start, end, .. } = &mut fields.windows;
            choice(ui, &tr!("contact-start"), start, named(tr!("contact-first-entry"), &is_date));
            choice(ui, &tr!("contact-end"), end, named(tr!("contact-print"), &is_date));
        }
        if fields.figure.has_period() {
            self.period.show(ui, &mut fields.windows.period);
        } else {
            fields.windows.period = AskedPeriod::default();
        }
        ui.checkbox(&mut fields.suppress, tr!("builder-suppress", least = LEAST));
    }

    /// Computes what the fields ask for, unless it is shown already.
    fn compute(&mut self, ui: &Ui, session: &Session) {
        if let Some((task, asked)) = &self.task {
            let table = match task.poll() {
                Poll::Waiting => None,
                Poll::Made(table) => Some(Ok(table)),
                Poll::Failed(error) => Some(Err(error.sentence())),
                Poll::Stopped => Some(Err(String::new())),
            };
            if let Some(table) = table {
                let cells = table.as_ref().map(words::figure_table::cells).unwrap_or_default();
                self.shown = Some(FigureShown { asked: asked.clone(), table, cells });
                (self.task, self.looking, self.behind) = (None, None, None);
            }
        }
        let is_known = self.shown.as_ref().is_some_and(|shown| shown.asked == self.fields);
        if is_known || self.task.is_some() {
            return;
        }
        let (reader, asked) = (ProjectReader::of(&session.project), self.fields.clone());
        let work = move |_: &_| {
            let FigureAsked { figure: name, by, over, windows, filter, suppress, .. } = &asked;
            let query = FigureQuery { figure: *name, by: by.as_deref(), windows, over: *over, filter };
            let table = figure(&reader.open()?, &query)?;
            Ok(Some(if *suppress { table.suppressed() } else { table }))
        };
        match Task::start(ui.ctx(), tr!("work-figure"), false, work) {
            Ok(task) => self.task = Some((task, self.fields.clone())),
            Err(error) => {
                let (asked, table) = (self.fields.clone(), Err(error.sentence()));
                self.shown = Some(FigureShown { asked, table, cells: Vec::new() });
            }
        }
    }

    fn table(&self) -> Result<&FigureTable> {
        let shown = self.shown.as_ref().and_then(|shown| shown.table.as_ref().ok());
        shown.ok_or_else(|| project::Error::WorkFailed.into())
    }

    /// Saves the table as a workbook, or as CSV where the ending of the file says so.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save_table(&self, path: &Path) -> Result<()> {
        let table = self.table()?;
        let put = |to: &mut dyn TableSink| put_table(records::COLUMNS, records::rows(table), to);
        super::save(path, &reports::tables::of_figure(table), put)
    }

    /// Saves the chart as a picture, or as SVG where the ending of the file says so.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save_chart(&self, path: &Path) -> Result<()> {
        let chart = of_figure::chart(self.table()?, self.measure).ok_or(project::Error::WorkFailed)?;
        Ok(write_bytes(path, &ChartForm::of(path).bytes(&chart.picture())?)?)
    }

    fn results(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        let Some(FigureShown { table, cells, .. }) = &self.shown else {
            ui.label(tr!("work-figure"));
            return;
        };
        let table = match table {
            Ok(table) => table,
            Err(sentence) => {
                ui.label(sentence);
                return;
            }
        };
        let tokens = Tokens::of(ui.ctx());
        let mut measures: Vec<&'static str> = table.rows.iter().map(|row| row.measure.measure).collect();
        measures.dedup();
        let Some(first) = measures.first() else {
            ui.label(tr!("contact-nothing"));
            notes(ui, table);
            return;
        };
        if !measures.contains(&self.measure) {
            self.measure = first;
        }
        let name = |measure: &'static str| {
            let row = table.rows.iter().find(|row| row.measure.measure == measure);
            row.map(|row| words::measure_in_general(table.figure, &row.measure)).unwrap_or_default()
        };
        let offered: Vec<(&'static str, String)> = measures.iter().map(|own| (*own, name(own))).collect();
        ui.scope(|ui| {
            ui.set_max_width(MEASURE);
            choice(ui, &tr!("contact-measure"), &mut self.measure, offered);
        });
        ui.add_space(space::S);
        if let Some(chart) = of_figure::chart(table, self.measure) {
            painting::chart(ui, &chart, CHART);
        }
        ui.add_space(space::S);
        notes(ui, table);
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            if ui.button(tr!("contact-copy")).clicked() {
                let (html, plain) = words::figure_table::copied(table, cells);
                let _ = clipboard::copy(ui.ctx(), &html, &plain);
            }
            for (name, purpose) in
                [(tr!("contact-save-table"), Purpose::SaveTable), (tr!("contact-save-chart"), Purpose::SaveChart)]
            {
                if ui.button(name).clicked() {
                    actions.push(Action::AskPath(purpose));
                }
            }
        });
        ui.add_space(space::S);
        let chosen = self.behind.as_ref().map(|behind| behind.cell);
        if let Some(cell) = rows(ui, table, cells, chosen, tokens) {
            match self.look_behind(ui, session, cell) {
                Ok(looking) => self.looking = looking,
                Err(error) => actions.push(Action::Say(error.sentence())),
            }
        }
    }

    /// Looks for what stands behind a number, beside the window.
    fn look_behind(&self, ui: &Ui, session: &Session, cell: usize) -> Result<Option<LookBehind>> {
        let Some(FigureShown { asked, table: Ok(table), cells }) = &self.shown else { return Ok(None) };
        let groups = table.columns.len() + 1;
        let Some((row, texts)) = table.rows.get(cell / groups).zip(cells.get(cell)) else { return Ok(None) };
        let (measure, column) = (row.measure.clone(), (cell % groups).checked_sub(1));
        let (reader, asked) = (ProjectReader::of(&session.project), asked.clone());
        let work = move |_: &_| {
            let FigureAsked { figure: name, by, over, windows, filter, .. } = &asked;
            let query = FigureQuery { figure: *name, by: by.as_deref(), windows, over: *over, filter };
            Ok(Some(figures::behind(&reader.open()?, &query, &measure, column)?))
        };
        Ok(Some((Task::start(ui.ctx(), tr!("work-figure"), false, work)?, cell, in_words(texts))))
    }

    /// Shows what was found behind a number.
    fn take_behind(&mut self, actions: &mut Actions) {
        let Some((task, ..)) = &self.looking else { return };
        let passages = match task.poll() {
            Poll::Waiting => return,
            Poll::Made(passages) => passages,
            Poll::Failed(error) => {
                actions.push(Action::Say(error.sentence()));
                Vec::new()
            }
            Poll::Stopped => Vec::new(),
        };
        self.behind = self.looking.take().map(|(_, cell, name)| PassagesBehind::new(cell, name, passages));
    }
}

/// How the cases were observed, and what counts nowhere.
fn notes(ui: &mut Ui, table: &FigureTable) {
    let tokens = Tokens::of(ui.ctx());
    let notes = words::figure_table::notes(table).join(" ");
    ui.label(RichText::new(notes).small().color(tokens.quiet));
}

/// Measure and group of a row.
fn in_words(texts: &FigureCells) -> String {
    let named = texts[..N].iter().filter(|text| !text.is_empty());
    named.map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// The column in which the number stands that leads to what is behind it.
const N: usize = 2;

/// The table of all measures; only rows in view are made. Gives the row whose number was clicked.
fn rows(
    ui: &mut Ui,
    table: &FigureTable,
    cells: &[FigureCells],
    chosen: Option<usize>,
    tokens: &Tokens,
) -> Option<usize> {
    let row = |ui: &mut Ui, texts: &[String; 7], strong: bool, is_chosen: bool| -> bool {
        let mut clicked = false;
        ui.horizontal(|ui| {
            for (at, (text, width)) in texts.iter().zip(WIDTHS).enumerate() {
                let text = RichText::new(text).size(size::SMALL);
                let text = if strong { text.family(fonts::semibold()) } else { text.color(tokens.ink) };
                let layout = if at < 2 {
                    egui::Layout::left_to_right(egui::Align::Center)
                } else {
                    egui::Layout::right_to_left(egui::Align::Center)
                };
                ui.allocate_ui_with_layout(vec2(width, ROW), layout, |ui| {
                    ui.set_min_width(width);
                    if at == N && !strong && texts[N].starts_with(|c: char| c.is_ascii_digit()) {
                        let button = ui.add(egui::Button::selectable(is_chosen, text));
                        let what = in_words(texts);
                        name_it(&button, &tr!("contact-cell", what = what.as_str(), count = texts[N].as_str()));
                        clicked |= button.on_hover_text(tr!("contact-behind")).clicked();
                    } else {
                        ui.add(Label::new(text).truncate());
                    }
                });
            }
        });
        clicked
    };
    let mut clicked = None;
    ScrollArea::horizontal().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        row(ui, &words::figure_table::header(table), true, false);
        ui.separator();
        ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, ROW, cells.len(), |ui, shown| {
            for (at, own) in cells.iter().enumerate().skip(shown.start).take(shown.len()) {
                if row(ui, own, false, chosen == Some(at)) {
                    clicked = Some(at);
                }
            }
        });
    });
    clicked
}
