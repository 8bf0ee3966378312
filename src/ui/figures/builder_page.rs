//! Tallies of any rows, columns and layers: what is asked for at the left; the table, drawn as a heat map too; what stands behind a cell at
//! the right.

use std::path::Path;
use std::sync::Arc;

use egui::{Label, Margin, RichText, ScrollArea, Ui, vec2};

use super::builder_fields::BuilderFields;
use super::painting;
use super::passages::PassagesBehind;
use crate::error::Result;
use crate::ui::action::{Action, Actions, Purpose};
use crate::ui::clipboard;
use crate::ui::fields::choice;
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::session::Session;
use crate::ui::task::{Poll, Task};
use crate::ui::tokens::{Tokens, size, space};
use project::Project;
use project::export::cells::TableSink;
use project::export::sheets::put_counted;
use project::output::write_bytes;
use project::tally::counting::{self, CountedTable};
use project::tally::facts::TallyFacts;
use project::tally::spec::TallySpec;
use reports::chart::ChartForm;
use reports::chart::of_tally::heat;
use words::Sentence;
use words::counted;
use words::i18n::number;

/// Widths of the first column and the others, and the height of a row, in points.
const FIRST: f32 = 240.0;
const COLUMN: f32 = 96.0;
const ROW: f32 = 26.0;
/// Columns that are shown at most; all of them stand in what is saved and copied.
const MOST_COLUMNS: usize = 40;
/// The height of the heat map.
const HEAT: f32 = 360.0;

/// What is asked for, at a state of the project.
#[derive(Clone, PartialEq)]
struct TallyAsked {
    spec: TallySpec,
    suppress: bool,
    revision: u64,
}

/// What came of it.
struct TallyShown {
    asked: TallyAsked,
    table: Result<CountedTable, String>,
    facts: Option<Arc<TallyFacts>>,
}

/// A cell: the layer, the row and the column, `None` for all of them.
type TallyCell = [Option<usize>; 3];

/// A tally that is being counted, with the facts that it was counted from.
type CountingTask = Task<(Arc<TallyFacts>, CountedTable)>;

/// The page: its fields, what is counted and what was.
#[derive(Default)]
pub(super) struct BuilderPage {
    fields: BuilderFields,
    /// The layer that is shown, 0 being all of them.
    layer: usize,
    draws_heat: bool,
    task: Option<(CountingTask, TallyAsked)>,
    shown: Option<TallyShown>,
    behind: Option<PassagesBehind<TallyCell>>,
}

impl BuilderPage {
    pub(super) const fn is_computing(&self) -> bool {
        self.task.is_some()
    }

    /// Shows the page; what its fields ask for is counted beside the window.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let pane = egui::Frame::new().fill(tokens.panel).inner_margin(Margin::same(16));
        egui::Panel::left("builder-controls").default_size(260.0).size_range(180.0..=380.0).frame(pane).show(
            ui,
            |ui| {
                ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                    self.fields.show(ui, session, editable, actions);
                    modal::reveal_focus(ui);
                });
            },
        );
        let asked = self.fields.asked(session);
        match asked {
            Ok(spec) => self.compute(ui, session, spec),
            Err(error) => {
                let sentence = error.sentence();
                ui.label(RichText::new(sentence).color(tokens.warning));
                return;
            }
        }
        if let Some(behind) = &mut self.behind {
            egui::Panel::right("builder-behind")
                .default_size(340.0)
                .size_range(220.0..=520.0)
                .frame(pane)
                .show(ui, |ui| behind.show(ui, session, actions));
        }
        let paper = egui::Frame::new().fill(tokens.paper).inner_margin(Margin::same(16));
        egui::CentralPanel::default().frame(paper).show(ui, |ui| self.results(ui, session, actions));
    }

    /// Counts what the fields ask for, unless it is shown already.
    fn compute(&mut self, ui: &Ui, session: &Session, spec: TallySpec) {
        if let Some((task, asked)) = &self.task {
            let made = match task.poll() {
                Poll::Waiting => None,
                Poll::Made((facts, table)) => Some((Ok(table), Some(facts))),
                Poll::Failed(error) => Some((Err(error.sentence()), None)),
                Poll::Stopped => Some((Err(String::new()), None)),
            };
            if let Some((table, facts)) = made {
                self.shown = Some(TallyShown { asked: asked.clone(), table, facts });
                (self.task, self.behind) = (None, None);
            }
        }
        let asked = TallyAsked { spec, suppress: self.fields.suppress, revision: session.project.revision() };
        if self.task.is_some() || self.shown.as_ref().is_some_and(|shown| shown.asked == asked) {
            return;
        }
        let known = self.shown.as_ref().filter(|shown| shown.asked.revision == asked.revision);
        let (known, path, own) =
            (known.and_then(|shown| shown.facts.clone()), session.project.path().to_owned(), asked.clone());
        let work = move |_: &_| {
            let project = Project::open_to_read(&path)?;
            let facts = known.map_or_else(|| TallyFacts::of(&project).map(Arc::new), Ok)?;
            let table = CountedTable::of(&project, &facts, &own.spec)?;
            Ok(Some((facts, if own.suppress { table.suppressed() } else { table })))
        };
        match Task::start(ui.ctx(), tr!("work-tally"), false, work) {
            Ok(task) => self.task = Some((task, asked)),
            Err(error) => self.shown = Some(TallyShown { asked, table: Err(error.sentence()), facts: None }),
        }
    }

    fn table(&self) -> Result<&CountedTable> {
        let shown = self.shown.as_ref().and_then(|shown| shown.table.as_ref().ok());
        shown.ok_or_else(|| project::Error::WorkFailed.into())
    }

    /// Saves the table as a workbook or as CSV.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(super) fn save_table(&self, path: &Path) -> Result<()> {
        let table = self.table()?;
        super::save(path, &reports::tables::of_counted(table), |to: &mut dyn TableSink| put_counted(table, to))
    }

    /// Saves the heat map as a picture, or as SVG where the ending of the file says so.
    ///
    /// # Errors
    /// [`project::Error::NoColumns`]; if the file cannot be written.
    pub(super) fn save_chart(&self, path: &Path) -> Result<()> {
        let chart = heat(self.table()?, self.layer).ok_or(project::Error::NoColumns)?;
        Ok(write_bytes(path, &ChartForm::of(path).bytes(&chart.picture())?)?)
    }

    fn results(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        let Some(TallyShown { table, .. }) = &self.shown else {
            ui.label(tr!("work-tally"));
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
        ui.label(RichText::new(counted::title(&table.spec)).family(fonts::semibold()).size(size::READING));
        ui.label(RichText::new(counted::sentences(table).join(" ")).small().color(tokens.quiet));
        ui.add_space(space::S);
        self.layer = self.layer.min(table.tables.len().saturating_sub(1));
        if table.spec.layers.is_some() {
            let names = table.tables.iter().enumerate();
            let names = names.map(|(at, own)| (at, counted::layer(&table.spec, own).unwrap_or_default()));
            choice(ui, &tr!("builder-layer"), &mut self.layer, names.collect::<Vec<_>>());
        }
        ui.horizontal_wrapped(|ui| {
            if ui.button(tr!("contact-copy")).clicked() {
                let (html, plain) = counted::copied(table);
                let _ = clipboard::copy(ui.ctx(), &html, &plain);
            }
            if ui.button(tr!("contact-save-table")).clicked() {
                actions.push(Action::AskPath(Purpose::SaveTable));
            }
            if table.spec.columns.is_some() {
                ui.checkbox(&mut self.draws_heat, tr!("builder-heat"));
                if self.draws_heat && ui.button(tr!("contact-save-chart")).clicked() {
                    actions.push(Action::AskPath(Purpose::SaveChart));
                }
            }
        });
        ui.add_space(space::S);
        if let Some(chart) = heat(table, self.layer).filter(|_| self.draws_heat) {
            painting::chart(ui, &chart, HEAT);
        }
        let chosen = self.behind.as_ref().map(|behind| behind.cell);
        if let Some((cell, name)) = rows(ui, table, self.layer, chosen) {
            match self.look_behind(session, cell, name) {
                Ok(behind) => self.behind = Some(behind),
                Err(error) => actions.push(Action::Say(error.sentence())),
            }
        }
    }

    fn look_behind(&self, session: &Session, cell: TallyCell, name: String) -> Result<PassagesBehind<TallyCell>> {
        let shown = self.shown.as_ref().and_then(|shown| Some((shown.facts.as_ref()?, &shown.asked.spec)));
        let (facts, spec) = shown.ok_or(project::Error::WorkFailed)?;
        let passages = counting::behind(&session.project, facts, spec, cell)?;
        Ok(PassagesBehind::new(cell, name, passages))
    }
}

/// The table of a layer; only rows in view are made. Gives the cell that was clicked, with its name.
fn rows(ui: &mut Ui, table: &CountedTable, layer: usize, chosen: Option<TallyCell>) -> Option<(TallyCell, String)> {
    let own = table.tables.get(layer)?;
    if table.row_values.is_empty() {
        ui.label(tr!("builder-nothing"));
        return None;
    }
    let tokens = Tokens::of(ui.ctx());
    let texts = counted::rows(table, own);
    let (head, body) = texts.split_first()?;
    // A row tells how many cases the columns have, where they are of cases.
    let first = body.len() - table.row_values.len() - 1;
    if table.column_values.len() > MOST_COLUMNS {
        let more = table.column_values.len() - MOST_COLUMNS;
        ui.label(RichText::new(tr!("builder-more-columns", count = number(more))).small().color(tokens.quiet));
    }
    let in_cell = |ui: &mut Ui, width: f32, is_number: bool, content: &mut dyn FnMut(&mut Ui)| {
        let align = egui::Align::Center;
        let layout = if is_number { egui::Layout::right_to_left(align) } else { egui::Layout::left_to_right(align) };
        ui.allocate_ui_with_layout(vec2(width, ROW), layout, |ui| {
            ui.set_min_width(width);
            content(ui);
        });
    };
    let plain = |ui: &mut Ui, at: usize, text: &str, strong: bool| {
        let text = RichText::new(text).size(size::SMALL);
        let text = if strong { text.family(fonts::semibold()) } else { text.color(tokens.quiet) };
        let width = if at == 0 { FIRST } else { COLUMN };
        in_cell(ui, width, at > 0, &mut |ui| {
            ui.add(Label::new(text.clone()).truncate());
        });
    };
    let mut clicked = None;
    ScrollArea::horizontal().id_salt("builder-table").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
        ui.horizontal(|ui| {
            head.iter().take(MOST_COLUMNS + 2).enumerate().for_each(|(at, text)| plain(ui, at, text, true));
        });
        ui.separator();
        ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, ROW, body.len(), |ui, shown| {
            for place in shown {
                let texts = &body[place];
                ui.horizontal(|ui| {
                    let Some(row) = place.checked_sub(first) else {
                        texts.iter().take(MOST_COLUMNS + 2).enumerate().for_each(|(at, own)| plain(ui, at, own, false));
                        return;
                    };
                    let row = Some(row).filter(|row| *row < table.row_values.len());
                    for (at, text) in texts.iter().take(MOST_COLUMNS + 2).enumerate() {
                        if at == 0 || text.is_empty() {
                            plain(ui, at, text, true);
                            continue;
                        }
                        let cell = [row, at.checked_sub(2), layer.checked_sub(1)];
                        in_cell(ui, COLUMN, true, &mut |ui| {
                            let text = RichText::new(text).size(size::SMALL);
                            let button = ui.add(egui::Button::selectable(chosen == Some(cell), text));
                            let (row, column) = (texts[0].as_str(), head[at].as_str());
                            let name =
                                tr!("builder-cell", row = row, column = column, count = body[place][at].as_str());
                            name_it(&button, &name);
                            if button.clicked() {
                                clicked = Some((cell, format!("{row} · {column}")));
                            }
                        });
                    }
                });
            }
        });
    });
    clicked
}
