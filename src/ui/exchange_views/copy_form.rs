//! The dialog before a copy for a coder is made: for whom it is, and what it holds.

use std::collections::BTreeSet;

use egui::{Button, Checkbox, RichText, ScrollArea, TextEdit, Ui};

use crate::ui::action::{Action, Actions};
use crate::ui::exchange_ask::ExchangeAsk;
use crate::ui::fields::choice;
use crate::ui::modal;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, space};
use project::sets::filter::CaseFilter;
use project::{Case, CopyOrder, Project};
use words::Sentence;
use words::i18n::number;

/// The greatest height of the list of cases, in points.
const LIST: f32 = 200.0;

/// Which cases go along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CopiedCases {
    All,
    Set,
    Chosen,
}

/// What a copy is to hold, while it is being said.
pub struct CopyForm {
    coder: String,
    /// The coders of the project but whoever works now.
    known: Vec<String>,
    which: CopiedCases,
    set: String,
    chosen: BTreeSet<i64>,
    /// By what the list of cases is narrowed.
    sought: String,
    is_locked: bool,
    with_codings: bool,
    complaint: Option<String>,
}

impl CopyForm {
    /// # Errors
    /// If the project cannot be read.
    pub fn new(session: &Session) -> project::Result<Self> {
        let coders = session.project.coders().list()?.into_iter();
        let others = coders.filter(|coder| coder.active && coder.name != session.project.coder());
        Ok(Self {
            coder: String::new(),
            known: others.map(|coder| coder.name).filter(|name| name != project::CONSENSUS).collect(),
            which: CopiedCases::All,
            set: session.sets.first().cloned().unwrap_or_default(),
            chosen: BTreeSet::new(),
            sought: String::new(),
            is_locked: false,
            with_codings: true,
            complaint: None,
        })
    }

    /// Shows the dialog; gives whether it is done.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, tr!("copy-title"));
        ui.label(RichText::new(tr!("copy-what")).color(tokens.quiet));
        ui.add_space(space::S);
        let label = ui.label(tr!("copy-coder"));
        let field = ui.add(TextEdit::singleline(&mut self.coder).desired_width(260.0)).labelled_by(label.id);
        modal::focus_first(&field);
        if !self.known.is_empty() {
            ui.horizontal_wrapped(|ui| {
                for name in &self.known {
                    if ui.small_button(name).clicked() {
                        self.coder.clone_from(name);
                    }
                }
            });
        }
        self.cases(ui, session);
        ui.add_space(space::S);
        ui.add(Checkbox::new(&mut self.is_locked, tr!("copy-locked")));
        ui.add(Checkbox::new(&mut self.with_codings, tr!("copy-with-codings")));
        if session.is_blind && self.with_codings {
            ui.label(RichText::new(tr!("copy-blind")).small().color(tokens.quiet));
        }
        if let Some(complaint) = &self.complaint {
            ui.colored_label(tokens.warning, complaint);
        }
        let is_named = !self.coder.trim().is_empty();
        let has_cases = self.which != CopiedCases::Chosen || !self.chosen.is_empty();
        let save = Button::new(tr!("copy-save"));
        let saves = modal::buttons(ui, |ui| ui.add_enabled(is_named && has_cases, save).clicked());
        if !saves {
            return false;
        }
        match self.order(&session.project) {
            Ok(order) => {
                actions.push(Action::Exchange(ExchangeAsk::Copy(order)));
                true
            }
            Err(error) => {
                self.complaint = Some(error.sentence());
                false
            }
        }
    }

    fn cases(&mut self, ui: &mut Ui, session: &Session) {
        let mut choices = vec![(CopiedCases::All, tr!("copy-all-cases", count = session.cases.len()))];
        if !session.sets.is_empty() {
            choices.push((CopiedCases::Set, tr!("copy-set")));
        }
        choices.push((CopiedCases::Chosen, tr!("copy-chosen")));
        choice(ui, &tr!("copy-cases"), &mut self.which, choices);
        match self.which {
            CopiedCases::All => {}
            CopiedCases::Set => {
                let sets = session.sets.iter().map(|name| (name.clone(), name.clone()));
                choice(ui, &tr!("finding-set"), &mut self.set, sets);
            }
            CopiedCases::Chosen => self.choose(ui, &session.cases),
        }
    }

    /// A box for each case; only those in view are drawn.
    fn choose(&mut self, ui: &mut Ui, cases: &[Case]) {
        let label = ui.label(tr!("copy-sought"));
        ui.add(TextEdit::singleline(&mut self.sought).desired_width(260.0)).labelled_by(label.id);
        let sought = self.sought.trim().to_lowercase();
        let shown: Vec<&Case> = cases.iter().filter(|case| case.label.to_lowercase().contains(&sought)).collect();
        ui.horizontal_wrapped(|ui| {
            if ui.button(tr!("copy-choose-shown", count = shown.len())).clicked() {
                self.chosen.extend(shown.iter().map(|case| case.id));
            }
            if ui.add_enabled(!self.chosen.is_empty(), Button::new(tr!("copy-choose-none"))).clicked() {
                self.chosen.clear();
            }
            ui.label(tr!("copy-chosen-count", count = number(self.chosen.len())));
        });
        let height = ui.spacing().interact_size.y;
        let list = ScrollArea::vertical().id_salt("copied cases").max_height(LIST).auto_shrink([false, true]);
        list.show_rows(ui, height, shown.len(), |ui, rows| {
            for case in shown.get(rows).unwrap_or_default() {
                let mut is_chosen = self.chosen.contains(&case.id);
                if ui.checkbox(&mut is_chosen, &case.label).changed() {
                    if is_chosen {
                        self.chosen.insert(case.id);
                    } else {
                        self.chosen.remove(&case.id);
                    }
                }
            }
        });
    }

    fn order(&self, project: &Project) -> project::Result<CopyOrder> {
        let cases = match self.which {
            CopiedCases::All => None,
            CopiedCases::Set => {
                let filter = CaseFilter { set: Some(self.set.clone()), ..CaseFilter::default() };
                let cases: BTreeSet<i64> = filter.cases(project)?.into_iter().map(|case| case.id).collect();
                if cases.is_empty() {
                    return Err(project::Error::NoCaseForCopy);
                }
                Some(cases)
            }
            CopiedCases::Chosen => Some(self.chosen.clone()),
        };
        let Self { coder, is_locked, with_codings, .. } = self;
        Ok(CopyOrder { coder: coder.clone(), cases, is_locked: *is_locked, with_codings: *with_codings })
    }
}
