//! The dialog with what may still identify somebody in the project: a row for each name or number, what has been judged to be
//! fine left out.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use egui::{CollapsingHeader, RichText, ScrollArea, TextEdit, Ui};

use super::mentions::passage;
use super::work::{CheckFor, Checked, Suspect, SuspectKind};
use super::{Anonymising, work};
use crate::error::Result;
use crate::ui::action::{Actions, Ask, ProjectAction, ask};
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::shared::Shared;
use crate::ui::to_redact::{Proposed, ToRedact};
use crate::ui::tokens::{Tokens, space};
use project::harmless_form;
use project::leaks::Rare;
use words::i18n::number;

/// Greatest height of the list, in points.
const LIST: f32 = 420.0;
/// Passages of a name that are listed at most.
const MOST_LISTED: usize = 300;

/// Passages that may identify somebody, grouped by what stands there.
#[derive(Clone)]
pub struct Suspects {
    looking: CheckFor,
    rare: Vec<Rare>,
    groups: BTreeMap<String, SuspectGroup>,
    filter: String,
    /// Height of the list while nothing is filtered, in points.
    height: f32,
}

#[derive(Clone)]
struct SuspectGroup {
    /// As it is written first.
    name: String,
    kind: SuspectKind,
    passages: Vec<Suspect>,
}

impl Suspects {
    #[must_use]
    pub fn new(looking: CheckFor, checked: Checked) -> Self {
        let Checked { suspects, rare, .. } = checked;
        let mut groups: BTreeMap<String, SuspectGroup> = BTreeMap::new();
        for suspect in suspects {
            let name = suspect.context.here.clone();
            let new = || SuspectGroup { name: name.clone(), kind: suspect.kind.clone(), passages: Vec::new() };
            groups.entry(harmless_form(&name)).or_insert_with(new).passages.push(suspect);
        }
        Self { looking, rare, groups, filter: String::new(), height: 0.0 }
    }

    /// What it was looked for.
    #[must_use]
    pub const fn looking(&self) -> CheckFor {
        self.looking
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// How many places there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.groups.values().map(|group| group.passages.len()).sum()
    }

    /// How many places there are in each case.
    #[must_use]
    pub fn by_case(&self) -> BTreeMap<i64, usize> {
        let mut places = BTreeMap::new();
        for passage in self.groups.values().flat_map(|group| &group.passages) {
            *places.entry(passage.case).or_default() += 1;
        }
        places
    }

    /// Adds what waits already.
    pub fn add(&mut self, others: Self) {
        for (key, group) in others.groups {
            match self.groups.entry(key) {
                Entry::Occupied(mut known) => known.get_mut().passages.extend(group.passages),
                Entry::Vacant(new) => drop(new.insert(group)),
            }
        }
    }

    /// Leaves out what was found in cases whose text has changed.
    pub fn forget(&mut self, cases: &[i64]) {
        for group in self.groups.values_mut() {
            group.passages.retain(|passage| !cases.contains(&passage.case));
        }
        self.groups.retain(|_, group| !group.passages.is_empty());
    }

    /// Leaves out what a person has judged to be fine.
    pub fn leave_out(&mut self, fine: &BTreeSet<String>) {
        self.groups.retain(|key, _| !fine.contains(key));
    }

    /// Shows the list; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let mut closed = false;
        let modal = modal::show(ctx, "anonymising suspects", 620.0, |ui| {
            let quiet = Tokens::of(ui.ctx()).quiet;
            let count = self.count();
            let is_telling = self.looking == CheckFor::Telling;
            let title =
                if is_telling { tr!("telling-title", count = count) } else { tr!("suspects-title", count = count) };
            modal::title(ui, title);
            let about = match (count, is_telling) {
                (0, _) => tr!("suspects-none"),
                (_, true) => tr!("telling-left-what"),
                (_, false) => tr!("suspects-what"),
            };
            ui.label(RichText::new(about).color(quiet));
            if count > 0 {
                let hint = tr!("suspects-filter");
                let field = TextEdit::singleline(&mut self.filter).hint_text(hint.as_str());
                name_it(&ui.add(field.desired_width(f32::INFINITY)), &hint);
            }
            ui.add_space(space::S);
            let wanted = self.filter.trim().to_lowercase();
            let fits = |group: &&SuspectGroup| wanted.is_empty() || group.fits(&wanted);
            let list = ScrollArea::vertical().max_height(LIST).auto_shrink([false, true]);
            let shown = list.show(ui, |ui| {
                if !self.rare.is_empty() {
                    closed |= show_rare(ui, &self.rare, actions);
                }
                for group in self.groups.values().filter(fits) {
                    closed |= group.show(ui, actions);
                }
            });
            // What is filtered takes the place of all.
            let height = shown.content_size.y.min(shown.inner_rect.height());
            if wanted.is_empty() {
                self.height = height;
            } else {
                ui.add_space((self.height - height - ui.spacing().item_spacing.y).max(0.0));
            }
            closed |= modal::buttons(ui, |ui| {
                if self.looking == CheckFor::AfterImport
                    && count > 0
                    && ui.button(tr!("suspects-looked")).on_hover_text(tr!("suspects-looked-what")).clicked()
                {
                    actions.push(ask(Ask::LookedAfterImport));
                }
                ui.button(tr!("close")).clicked()
            });
        });
        !(closed || modal.should_close())
    }
}

/// Looks through all cases of the project.
///
/// # Errors
/// [`Error::NoProject`](crate::error::Error::NoProject); if the system gives no thread.
pub fn begin(anonymising: &mut Anonymising, window: &egui::Context, looking: CheckFor, shared: &Shared) -> Result<()> {
    anonymising.work.begin(work::check(window, shared.path()?, None, looking)?);
    Ok(())
}

impl SuspectGroup {
    fn fits(&self, wanted: &str) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(wanted);
        holds(&self.name) || holds(&self.kind.words()) || self.passages.iter().any(|passage| holds(&passage.case_label))
    }

    /// Shows the name and its passages; says whether one of them is gone to.
    fn show(&self, ui: &mut Ui, actions: &mut Actions) -> bool {
        let quiet = Tokens::of(ui.ctx()).quiet;
        let cases: BTreeSet<i64> = self.passages.iter().map(|passage| passage.case).collect();
        let (count, cases) = (self.passages.len(), cases.len());
        let label = self.kind.words();
        ui.add_space(space::XS);
        ui.label(
            RichText::new(tr!("suspects-group", label = label, count = count, cases = cases)).small().color(quiet),
        );
        let (first, others) = self.passages.split_at(1);
        let mut goes = false;
        for suspect in first {
            goes |= go(ui, suspect, actions);
        }
        ui.horizontal_top(|ui| {
            let name = self.name.as_str();
            let (redact, redact_named, fine, fine_named, instead) = match &self.kind {
                SuspectKind::Name(label) => (
                    tr!("dry-run-redact"),
                    tr!("dry-run-redact-named", name = name),
                    tr!("suspects-fine"),
                    tr!("suspects-fine-named", name = name),
                    Proposed::Label(*label),
                ),
                SuspectKind::Telling(_, general) => (
                    tr!("telling-generalise-ask", words = general.as_str()),
                    tr!("telling-generalise-named", name = name),
                    tr!("telling-nothing"),
                    tr!("telling-nothing-named", name = name),
                    Proposed::General(general.clone()),
                ),
            };
            let redact = ui.button(redact);
            name_it(&redact, &redact_named);
            if redact.clicked() {
                let words = self.name.clone();
                actions.push(ask(Ask::AskRedact(ToRedact { words, place: None, instead })));
            }
            let fine = ui.button(fine);
            name_it(&fine, &fine_named);
            if fine.on_hover_text(tr!("suspects-fine-hint")).clicked() {
                actions.push(ask(Ask::Fine(self.name.clone())));
            }
            let search = ui.button(tr!("everywhere-ask"));
            name_it(&search, &tr!("everywhere-ask-named", name = self.name.as_str()));
            if search.clicked() {
                actions.push(ask(Ask::AskEverywhere(vec![self.name.clone()])));
                goes = true;
            }
            if others.is_empty() {
                return;
            }
            ui.vertical(|ui| {
                let more = tr!("suspects-more", count = others.len());
                CollapsingHeader::new(more).id_salt(("suspects", &self.name)).show(ui, |ui| {
                    for suspect in others.iter().take(MOST_LISTED) {
                        goes |= go(ui, suspect, actions);
                    }
                });
            });
        });
        goes
    }
}

/// Combinations of attribute values that few cases have, folded, with a way to each case; says whether one is gone to.
fn show_rare(ui: &mut Ui, rare: &[Rare], actions: &mut Actions) -> bool {
    let title = format!("{}: {}", tr!("report-rare"), number(rare.len()));
    let mut goes = false;
    CollapsingHeader::new(title).id_salt("suspects-rare").show(ui, |ui| {
        for rare in rare.iter().take(MOST_LISTED) {
            let count = rare.cases;
            ui.label(tr!("cli-rare", count = count, values = words::rare(rare)));
            ui.horizontal_wrapped(|ui| {
                for (id, label) in rare.ids.iter().zip(&rare.labels) {
                    let link = ui.link(label);
                    name_it(&link, &tr!("suspects-rare-open", case = label.as_str()));
                    if link.clicked() {
                        actions.push(ProjectAction::OpenCase(*id).into());
                        goes = true;
                    }
                }
            });
        }
    });
    goes
}

/// A passage with its case, as something to go to.
fn go(ui: &mut Ui, suspect: &Suspect, actions: &mut Actions) -> bool {
    let quiet = Tokens::of(ui.ctx()).quiet;
    ui.label(RichText::new(&suspect.case_label).small().color(quiet));
    let goes = passage(ui, &suspect.context, false).clicked();
    if goes {
        actions.push(ProjectAction::Show(suspect.case, suspect.span).into());
    }
    goes
}
