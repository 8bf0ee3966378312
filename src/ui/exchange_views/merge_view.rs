//! The dialog before a copy is taken back: what is new, changed on both sides, gone; conflicts are decided one by one, by keys, or by a rule.

use std::collections::BTreeMap;
use std::path::PathBuf;

use egui::{Button, Grid, Key, Modifiers, RichText, ScrollArea, Ui, vec2};

use super::brought::Merged;
use super::merge_rows::MergeRows;
use crate::ui::action::{Action, Actions};
use crate::ui::exchange_ask::ExchangeAsk;
use crate::ui::fields::choice;
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::row_list::{RowList, RowListStyle};
use crate::ui::tokens::{Tokens, space};
use project::{CopyRecord, MergeDecision, MergeEvent, MergeItem, MergeOptions, MergeOutcome, MergeRule};
use words::merging::{merge_decision, merge_item, merge_rule, merge_value};

/// Height of a row and of the list, in points.
const ROW: f32 = 24.0;
const LIST: f32 = 240.0;
/// The greatest height of what both sides have, in points.
const SIDES: f32 = 110.0;

/// Frames until a dialog stands still.
const FRESH: u8 = 3;

/// The decisions with their keys.
const DECISIONS: [(Key, MergeDecision); 3] =
    [(Key::Num1, MergeDecision::Mine), (Key::Num2, MergeDecision::Theirs), (Key::Num3, MergeDecision::Both)];

/// What a copy would bring, while it is looked at; or what it has brought.
pub struct MergeView {
    copy: PathBuf,
    record: Option<CopyRecord>,
    rule: Option<MergeRule>,
    decisions: BTreeMap<String, MergeDecision>,
    outcome: MergeOutcome,
    is_blind: bool,
    rows: Option<MergeRows>,
    list: RowList,
    /// Frames in which the list still takes the focus: a dialog finds its place in its first ones.
    fresh: u8,
}

impl MergeView {
    #[must_use]
    pub fn new(merged: Merged, is_blind: bool) -> Self {
        let Merged { copy, record, options, outcome } = merged;
        let MergeOptions { rule, decisions, .. } = options;
        Self { copy, record, rule, decisions, outcome, is_blind, rows: None, list: RowList::default(), fresh: FRESH }
    }

    /// Who is right in a conflict; `None` while nobody has decided.
    fn decided(&self, item: &MergeItem) -> Option<MergeDecision> {
        let own = item.key.as_ref().and_then(|key| self.decisions.get(key)).copied();
        own.or(if self.outcome.merged { item.decided } else { None })
    }

    fn conflicts(&self) -> impl Iterator<Item = &MergeItem> {
        self.outcome.items.iter().filter(|item| item.event == MergeEvent::Conflict)
    }

    /// How many conflicts nobody has decided, one by one or by a rule.
    fn undecided(&self) -> usize {
        if self.rule.is_some() { 0 } else { self.conflicts().filter(|item| self.decided(item).is_none()).count() }
    }

    /// Shows the dialog; gives whether it is to be closed.
    pub fn show(&mut self, ui: &mut Ui, editable: bool, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ui.ctx());
        let is_done = self.outcome.merged;
        modal::title(ui, if is_done { tr!("merge-taken") } else { tr!("merge-title") });
        let file = self.copy.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let made = match &self.record {
            Some(record) => words::merging::copy_of(&file, record),
            None => tr!("merge-copied-by-hand", file = file),
        };
        ui.label(RichText::new(made).color(tokens.quiet));
        ui.horizontal_wrapped(|ui| {
            for count in words::merging::counts(&self.outcome) {
                ui.label(count);
                ui.add_space(space::M);
            }
        });
        let conflicts = self.conflicts().count();
        if conflicts > 0 && !is_done {
            let rules = [MergeRule::Newest, MergeRule::Both, MergeRule::Mine, MergeRule::Theirs];
            let rules = rules.map(|rule| (Some(rule), merge_rule(rule)));
            let name = tr!("merge-rule-field", count = conflicts);
            choice(ui, &name, &mut self.rule, std::iter::once((None, tr!("merge-rule-none"))).chain(rules));
        }
        ui.add_space(space::S);
        if self.fresh > 0 {
            self.fresh -= 1;
            self.list.take_focus();
        }
        let before = self.list.at();
        let rows = self.rows.take().unwrap_or_else(|| MergeRows::of(&self.outcome.items, self.is_blind, tokens));
        let height = LIST.min(ui.ctx().content_rect().height() * 0.35);
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.push_id("merge", |ui| {
                self.list.show(ui, &tr!("merge-list"), RowListStyle { height: ROW, opens_by_click: false }, &rows)
            });
        });
        let at = rows.item(self.list.at());
        let is_open = |own: &Self, item: usize| own.outcome.items.get(item).is_some_and(|item| own.is_open(item));
        if let Some(decided) = self.sides(ui, at, is_done) {
            if let Some(key) = at.and_then(|at| self.outcome.items.get(at)).and_then(|item| item.key.clone()) {
                self.decisions.insert(key, decided);
            }
            if let Some(next) = rows.next(before, |item| is_open(self, item)) {
                self.list.go_to(next);
            }
        }
        self.rows = Some(rows);
        if is_done {
            return false;
        }
        let undecided = self.undecided();
        if undecided > 0 {
            ui.label(tr!("merge-undecided", count = undecided));
        }
        let may = editable && undecided == 0;
        let merges = modal::buttons(ui, |ui| ui.add_enabled(may, Button::new(tr!("merge-do"))).clicked());
        if merges {
            let options = MergeOptions { rule: self.rule, decisions: self.decisions.clone(), is_preview: false };
            actions.push(Action::Exchange(ExchangeAsk::Merge(self.copy.clone(), options)));
        }
        merges
    }

    /// Whether an item is a conflict that nobody has decided by itself.
    fn is_open(&self, item: &MergeItem) -> bool {
        item.event == MergeEvent::Conflict && self.decided(item).is_none()
    }

    /// What both sides have of the row on which the keys stand; gives what is decided of it now.
    fn sides(&self, ui: &mut Ui, at: Option<usize>, is_done: bool) -> Option<MergeDecision> {
        let item = self.outcome.items.get(at?)?;
        let tokens = Tokens::of(ui.ctx());
        let decided = self.decided(item);
        ui.add_space(space::S);
        ui.label(RichText::new(merge_item(item)).family(fonts::semibold()));
        ScrollArea::vertical().id_salt("sides").max_height(SIDES).auto_shrink([false, true]).show(ui, |ui| {
            Grid::new("sides of a conflict").num_columns(2).spacing([space::M, space::XS]).show(ui, |ui| {
                for (side, value) in [(tr!("merge-mine"), &item.mine), (tr!("merge-theirs"), &item.theirs)] {
                    let Some(value) = value.as_ref().map(|value| merge_value(item, value)) else { continue };
                    ui.label(RichText::new(side).small().color(tokens.quiet));
                    ui.add(egui::Label::new(if value.is_empty() { "–" } else { &value }).wrap());
                    ui.end_row();
                }
            });
        });
        if item.event != MergeEvent::Conflict {
            return None;
        }
        if is_done {
            ui.label(merge_decision(decided));
            return None;
        }
        let by_rule = decided.is_none().then_some(self.rule).flatten();
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            for (number, (key, decision)) in DECISIONS.into_iter().enumerate() {
                if decision == MergeDecision::Both && !item.takes_both {
                    continue;
                }
                let name = tr!("merge-for", number = (number + 1).to_string(), side = merge_decision(Some(decision)));
                let pressed =
                    self.list.has_focus(ui.ctx()) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
                if ui.add(Button::selectable(decided == Some(decision), name)).clicked() || pressed {
                    chosen = Some(decision);
                }
            }
            let state = by_rule.map_or_else(|| merge_decision(decided), merge_rule);
            ui.label(RichText::new(state).color(tokens.quiet));
        });
        chosen
    }
}
