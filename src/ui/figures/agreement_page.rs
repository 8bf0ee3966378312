//! Agreement between coders: the table and what it means, and the passages that were not coded alike, side by side, to be decided on.

use egui::{Event, Grid, Key, Margin, RichText, ScrollArea, Ui};

use crate::ui::action::{Action, Actions, ProjectAction};
use crate::ui::coder_edit::CoderEdit;
use crate::ui::fields::choice;
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::project_reader::ProjectReader;
use crate::ui::session::Session;
use crate::ui::task::{Poll, Task};
use crate::ui::tokens::{Tokens, size, space};
use project::Project;
use project::coder_agreement::coded_passages::{CodedPassage, agreed, coded_passages};
use project::coder_agreement::{AgreementQuery, AgreementTable, AgreementUnit, agreement};
use project::sets::filter::CaseFilter;
use reading::text::Span;
use words::Sentence;
use words::agreement::AgreementCells;

/// The units that can be chosen.
const UNITS: [AgreementUnit; 4] =
    [AgreementUnit::Characters, AgreementUnit::Entries, AgreementUnit::Sentences, AgreementUnit::Passages];
/// Code points of a passage that are shown, and rows of passages that are listed.
const LONGEST_PASSAGE: usize = 400;
const MOST_PASSAGES: usize = 500;
const FIGURES: [Key; 10] =
    [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct AgreementAsked {
    unit: AgreementUnit,
    filter: CaseFilter,
    /// Those who are compared; none for all.
    coders: Vec<String>,
    /// The state of the project.
    revision: u64,
}

/// A passage that was not coded alike, with its text.
struct Disagreement {
    passage: CodedPassage,
    text: String,
}

/// What was computed.
struct Agreed {
    table: AgreementTable,
    differing: Vec<Disagreement>,
    /// All passages.
    passages: Vec<CodedPassage>,
}

/// What came of it.
struct AgreementShown {
    asked: AgreementAsked,
    found: Result<Agreed, String>,
    cells: Vec<AgreementCells>,
}

/// The page: its fields, what is computed and what was.
pub struct AgreementPage {
    fields: AgreementAsked,
    task: Option<(Task<Agreed>, AgreementAsked)>,
    shown: Option<AgreementShown>,
    /// Those who have coded, and the revision of the project at which that was so.
    known: (Option<u64>, Vec<String>),
    /// The disagreement at which the keys stand.
    at: usize,
    follow: bool,
}

impl Default for AgreementPage {
    fn default() -> Self {
        let fields = AgreementAsked {
            unit: AgreementUnit::default(),
            filter: CaseFilter::default(),
            coders: Vec::new(),
            revision: 0,
        };
        Self { fields, task: None, shown: None, known: (None, Vec::new()), at: 0, follow: false }
    }
}

impl AgreementPage {
    #[must_use]
    pub const fn is_computing(&self) -> bool {
        self.task.is_some()
    }

    /// Shows the page; what its fields ask for is computed beside the window.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let paper = egui::Frame::new().fill(tokens.paper).inner_margin(Margin::same(16));
        if session.is_blind {
            egui::CentralPanel::default().frame(paper).show(ui, |ui| {
                ui.label(tr!("agreement-opened-first"));
                let open = egui::Button::new(tr!("agreement-open-now"));
                if ui.add_enabled(editable, open).clicked() {
                    actions.push(ProjectAction::EditCoders(CoderEdit::SetBlind(false)).into());
                }
            });
            return;
        }
        self.fields.revision = session.project.revision();
        self.compute(ui, session);
        let pane = egui::Frame::new().fill(tokens.panel).inner_margin(Margin::same(16));
        let most = ui.available_width() * 0.5;
        egui::Panel::right("agreement-differences")
            .default_size(480.0)
            .size_range(260.0..=most.max(260.0))
            .frame(pane)
            .show(ui, |ui| self.differences(ui, editable, actions));
        egui::CentralPanel::default().frame(paper).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                self.table(ui, session, editable, actions);
                modal::reveal_focus(ui);
            });
        });
    }

    fn compute(&mut self, ui: &Ui, session: &Session) {
        if let Some((task, asked)) = &self.task {
            let found = match task.poll() {
                Poll::Waiting => None,
                Poll::Made(found) => Some(Ok(found)),
                Poll::Failed(error) => Some(Err(error.sentence())),
                Poll::Stopped => Some(Err(String::new())),
            };
            if let Some(found) = found {
                let cells = found.as_ref().map(|found| words::agreement::cells(&found.table)).unwrap_or_default();
                let count = found.as_ref().map_or(0, |found| found.differing.len());
                self.at = self.at.min(count.saturating_sub(1));
                self.shown = Some(AgreementShown { asked: asked.clone(), found, cells });
                self.task = None;
            }
        }
        let is_known = self.shown.as_ref().is_some_and(|shown| shown.asked == self.fields);
        if is_known || self.task.is_some() {
            return;
        }
        let (reader, asked) = (ProjectReader::of(&session.project), self.fields.clone());
        let work = move |_: &_| Ok(Some(computed(&reader.open()?, &asked)?));
        match Task::start(ui.ctx(), tr!("work-figure"), false, work) {
            Ok(task) => self.task = Some((task, self.fields.clone())),
            Err(error) => {
                let (asked, found) = (self.fields.clone(), Err(error.sentence()));
                self.shown = Some(AgreementShown { asked, found, cells: Vec::new() });
            }
        }
    }

    fn table(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        ui.label(RichText::new(tr!("figures-agreement")).family(fonts::semibold()).size(size::READING));
        ui.scope(|ui| {
            ui.set_max_width(260.0);
            let units = UNITS.map(|unit| (unit, words::agreement::unit(unit)));
            choice(ui, &tr!("agreement-unit"), &mut self.fields.unit, units);
            if !session.sets.is_empty() || self.fields.filter.set.is_some() {
                let names = session.sets.iter().map(|name| (Some(name.clone()), name.clone()));
                let all = std::iter::once((None, tr!("contact-all-cases")));
                choice(ui, &tr!("finding-set"), &mut self.fields.filter.set, all.chain(names).collect::<Vec<_>>());
            }
        });
        self.choose_coders(ui, session);
        ui.add_space(space::M);
        let Some(shown) = &self.shown else { return };
        let found = match &shown.found {
            Ok(found) => found,
            Err(complaint) => {
                ui.label(complaint);
                return;
            }
        };
        // A wide table is scrolled by itself, so that the notes below are as wide as the page.
        ScrollArea::horizontal().id_salt("agreement-table").show(ui, |ui| {
            Grid::new("agreement").spacing([space::L, space::XS]).show(ui, |ui| {
                for name in words::agreement::header(&found.table) {
                    ui.label(RichText::new(name).family(fonts::semibold()));
                }
                ui.end_row();
                for row in &shown.cells {
                    for cell in row {
                        ui.label(cell);
                    }
                    ui.end_row();
                }
            });
        });
        ui.add_space(space::M);
        for note in words::agreement::notes(&found.table) {
            ui.label(RichText::new(note).color(tokens.quiet));
        }
        ui.add_space(space::M);
        let take = egui::Button::new(tr!("agreement-take-agreed"));
        if ui.add_enabled(editable, take).clicked() {
            actions.push(ProjectAction::Decide(agreed(&found.passages)).into());
        }
    }

    /// A box for each who has coded, where there are more than two.
    fn choose_coders(&mut self, ui: &mut Ui, session: &Session) {
        let revision = session.project.revision();
        if self.known.0 != Some(revision) {
            self.known = (Some(revision), coded_by(&session.project).unwrap_or_default());
            let known = &self.known.1;
            self.fields.coders.retain(|name| known.contains(name));
        }
        let known = &self.known.1;
        if known.len() < 3 {
            return;
        }
        ui.add_space(space::XS);
        ui.label(tr!("agreement-coders"));
        let all = || known.clone();
        ui.horizontal_wrapped(|ui| {
            for name in known {
                let chosen = &mut self.fields.coders;
                let mut is_chosen = chosen.is_empty() || chosen.contains(name);
                if !ui.checkbox(&mut is_chosen, name).changed() {
                    continue;
                }
                if chosen.is_empty() {
                    *chosen = all();
                }
                if is_chosen {
                    chosen.push(name.clone());
                } else {
                    chosen.retain(|own| own != name);
                }
                // In the same order whichever was chosen first.
                chosen.sort_by_key(|own| known.iter().position(|name| name == own));
                if chosen.len() == known.len() {
                    chosen.clear();
                }
            }
        });
    }

    fn differences(&mut self, ui: &mut Ui, editable: bool, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        ui.label(RichText::new(tr!("agreement-differences")).family(fonts::semibold()).size(size::READING));
        let Some(AgreementShown { found: Ok(found), .. }) = &self.shown else { return };
        ui.label(tr!("agreement-differences-count", count = found.differing.len()));
        if found.differing.is_empty() {
            return;
        }
        ui.label(RichText::new(tr!("agreement-keys")).small().color(tokens.quiet));
        ui.add_space(space::S);
        let (mut at, mut follow) = (self.at, self.follow);
        let coders = &found.table.coders;
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            for (number, differing) in found.differing.iter().take(MOST_PASSAGES).enumerate() {
                let row = Difference { differing, coders, editable, is_at: number == at };
                let response = row.show(ui, actions);
                if response.clicked() {
                    at = number;
                    response.request_focus();
                }
                if response.has_focus() {
                    at = number;
                    row.keys(ui, actions);
                    let step = step(ui);
                    if step != 0 {
                        at = at.saturating_add_signed(step).min(found.differing.len().min(MOST_PASSAGES) - 1);
                        follow = true;
                    }
                } else if follow && number == at {
                    response.request_focus();
                    response.scroll_to_me(None);
                    follow = false;
                }
            }
        });
        (self.at, self.follow) = (at, follow);
    }
}

/// How far the arrow keys go.
fn step(ui: &Ui) -> isize {
    ui.input(|input| isize::from(input.key_pressed(Key::ArrowDown)) - isize::from(input.key_pressed(Key::ArrowUp)))
}

/// A passage side by side.
struct Difference<'a> {
    differing: &'a Disagreement,
    coders: &'a [String],
    editable: bool,
    is_at: bool,
}

impl Difference<'_> {
    /// Shows it, with a button for each decision.
    fn show(&self, ui: &mut Ui, actions: &mut Actions) -> egui::Response {
        let tokens = Tokens::of(ui.ctx());
        let passage = &self.differing.passage;
        let told: Vec<String> = passage.coders.iter().map(|codes| words::agreement::codes(codes.as_deref())).collect();
        let title = tr!("agreement-passage", case = passage.case.as_str(), codes = told.join(" – "));
        let head = ui.add(egui::Button::selectable(self.is_at, passage.case.as_str()));
        name_it(&head, &title);
        ui.memory_mut(|memory| {
            let arrows = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
            memory.set_focus_lock_filter(head.id, arrows);
        });
        ui.label(RichText::new(&self.differing.text).family(fonts::reading()).size(size::BODY + 1.0));
        Grid::new(("side by side", passage.case_id, passage.span.start)).spacing([space::L, space::XS]).show(
            ui,
            |ui| {
                for (name, codes) in self.coders.iter().zip(&told) {
                    ui.label(RichText::new(name).small().color(tokens.quiet));
                    ui.label(codes);
                    ui.end_row();
                }
            },
        );
        if !passage.consensus.is_empty() {
            let codes = words::agreement::codes(Some(&passage.consensus));
            ui.label(RichText::new(tr!("agreement-consensus", codes = codes)).color(tokens.header));
        }
        if self.is_at {
            ui.horizontal_wrapped(|ui| {
                for (number, name) in self.coders.iter().enumerate().take(FIGURES.len() - 1) {
                    let label = tr!("agreement-for", number = (number + 1).to_string(), name = name.as_str());
                    if ui.add_enabled(self.editable, egui::Button::new(label)).clicked() {
                        self.decide(number + 1, actions);
                    }
                }
                if ui.add_enabled(self.editable, egui::Button::new(tr!("agreement-for-none"))).clicked() {
                    self.decide(0, actions);
                }
                if ui.button(tr!("agreement-show")).clicked() {
                    self.reveal(actions);
                }
            });
        }
        ui.separator();
        head
    }

    /// What the keys decide while it has the focus.
    fn keys(&self, ui: &Ui, actions: &mut Actions) {
        let pressed = ui.input(|input| {
            let keys = input.events.iter().filter_map(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => Some(*key),
                _ => None,
            });
            keys.collect::<Vec<_>>()
        });
        for key in pressed {
            if key == Key::Enter {
                self.reveal(actions);
            } else if let Some(number) = FIGURES.iter().position(|own| *own == key).filter(|_| self.editable) {
                self.decide(number, actions);
            }
        }
    }

    /// Decides for the coder of this number, from 1, or for no code.
    fn decide(&self, number: usize, actions: &mut Actions) {
        let passage = &self.differing.passage;
        let decision = match number.checked_sub(1) {
            None => Some(passage.decision(Vec::new())),
            Some(coder) => passage.for_coder(coder),
        };
        actions.extend(decision.map(|decision| Action::from(ProjectAction::Decide(vec![decision]))));
    }

    fn reveal(&self, actions: &mut Actions) {
        actions.push(ProjectAction::Show(self.differing.passage.case_id, self.differing.passage.span).into());
    }
}

/// The names of those who have coded, but for the coder for consensus.
fn coded_by(project: &Project) -> project::Result<Vec<String>> {
    let counts = project.coders().counts()?;
    let has_coded = |coder: &project::Coder| counts.get(&coder.id).is_some_and(|count| *count > 0);
    let coders = project.coders().list()?.into_iter().filter(has_coded);
    Ok(coders.map(|coder| coder.name).filter(|name| name != project::CONSENSUS).collect())
}

fn computed(project: &Project, asked: &AgreementAsked) -> project::Result<Agreed> {
    let query = AgreementQuery {
        unit: asked.unit,
        coders: &asked.coders,
        code: None,
        every_case: false,
        filter: &asked.filter,
        seed: 1,
    };
    let table = agreement(project, &query)?;
    let (_, passages) = coded_passages(project, &query)?;
    let mut differing = Vec::new();
    let mut text = None;
    for passage in passages.iter().filter(|passage| !passage.agreed).take(MOST_PASSAGES) {
        if text.as_ref().is_none_or(|(case, _)| *case != passage.case_id) {
            text = Some((passage.case_id, project.cases().text(passage.case_id)?));
        }
        let Span { start, end } = passage.span;
        let own = text.as_ref().map(|(_, text)| text.slice(Span::new(start, end)).to_owned()).unwrap_or_default();
        differing.push(Disagreement { passage: passage.clone(), text: words::shortened(&own, LONGEST_PASSAGE) });
    }
    Ok(Agreed { table, differing, passages })
}
