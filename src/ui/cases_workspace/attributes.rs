//! The attribute grid: a row for each case, a column for each attribute, filled in by keyboard or pasted from a spreadsheet.

use egui::{Id, RichText, Ui, ViewportCommand};

use super::attribute_cells::{AttributeCells, rows_in};
use super::attribute_edit::{AttributeEdit, Leave, entered};
use super::attribute_keys::{GridKey, pressed};
use super::grid_cell::{GridCell, block};
use crate::ui::action::{Action, Actions, ProjectAction};
use crate::ui::block_paste;
use crate::ui::command::Command;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, space};
use project::CellValue;
use project::table::block::CellBlockShape;
use words::Sentence;
use words::i18n::Language;

/// What the page remembers between frames.
#[derive(Default)]
pub struct AttributesPage {
    /// By which the grid is known; `None` until it is shown.
    id: Option<Id>,
    /// The cell on which the keys stand, and the opposite corner of what is selected.
    at: GridCell,
    anchor: GridCell,
    edit: Option<AttributeEdit>,
    /// Whether the cell of the keys is to be brought into view.
    follow: bool,
    take_focus: bool,
}

impl AttributesPage {
    /// Puts the focus on the grid.
    pub const fn take_focus(&mut self) {
        self.take_focus = true;
    }

    /// What stores the value that is being typed; `None` if nothing is, or if it does not fit.
    pub fn pending(&self, session: &Session) -> Option<ProjectAction> {
        self.edit.as_ref()?.storing(session, false).ok()?
    }

    /// Shows the page.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        let columns = session.attributes.len() + 1;
        let last = GridCell { row: session.cases.len().saturating_sub(1), column: columns - 1 };
        (self.at, self.anchor) = (self.at.within(last), self.anchor.within(last));
        self.buttons(ui, session, editable, actions);
        let hint = if session.attributes.is_empty() { tr!("attributes-empty") } else { tr!("grid-keys") };
        ui.label(RichText::new(hint).small().color(Tokens::of(ui.ctx()).quiet));
        ui.add_space(space::XS);
        let id = ui.scope_id().with("attribute-grid");
        self.id = Some(id);
        if self.edit.is_none() {
            for key in pressed(ui, id) {
                self.act(ui, key, last, session, editable, actions);
            }
        }
        let cells = AttributeCells { session, at: self.at, selected: (self.at, self.anchor) };
        let follow = std::mem::take(&mut self.follow).then_some(self.at);
        // A dialog that closes has the focus for a frame longer.
        let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        if self.take_focus && is_covered {
            ui.ctx().request_repaint();
        }
        let take_focus = !is_covered && std::mem::take(&mut self.take_focus) && self.edit.is_none();
        let (clicked, left) = cells.show(ui, id, follow, take_focus, self.edit.as_mut());
        if let Some(leave) = left {
            self.leave(ui, leave, last, session, actions);
        }
        if let Some(clicked) = clicked {
            if self.store(session, false, actions) {
                self.at = clicked.cell;
                if !clicked.extends {
                    self.anchor = clicked.cell;
                }
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            if clicked.opens {
                self.open(None, session, editable, actions);
            }
        }
    }

    fn buttons(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for command in [Command::EditAttributes, Command::LoadAttributes] {
                if ui.add_enabled(editable, egui::Button::new(command.name())).clicked() {
                    actions.push(Action::Command(command));
                }
            }
            if ui.add_enabled(editable, egui::Button::new(tr!("grid-paste"))).clicked() {
                // What is pasted goes to what has the focus.
                if let Some(id) = self.id {
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            if ui.button(tr!("grid-copy-all")).clicked() {
                let all =
                    (GridCell::default(), GridCell { row: session.cases.len(), column: session.attributes.len() });
                copy(ui, session, all, actions);
            }
        });
    }

    /// Does what a key asks for on the grid.
    fn act(&mut self, ui: &Ui, key: GridKey, last: GridCell, session: &Session, editable: bool, actions: &mut Actions) {
        match key {
            GridKey::Move(step, extends) => {
                let page = rows_in(ui.available_height());
                self.go_to(step.from(self.at, last, page));
                if !extends {
                    self.anchor = self.at;
                }
            }
            GridKey::Edit => self.open(None, session, editable, actions),
            // What is typed before the field is there goes into it.
            GridKey::Type(typed) => match &mut self.edit {
                Some(edit) => edit.push(&typed),
                None => self.open(Some(typed), session, editable, actions),
            },
            GridKey::All => (self.anchor, self.at) = (GridCell::default(), last),
            GridKey::Copy => copy(ui, session, (self.at, self.anchor), actions),
            GridKey::Clear if editable => self.fill(session, "", actions),
            GridKey::Paste(text) if editable => {
                if block_paste::is_one_cell(&text) {
                    self.fill(session, &text, actions);
                } else {
                    let from = self.at.least(self.anchor);
                    actions.push(Action::PasteBlock(text, (from.row, from.column.saturating_sub(1))));
                }
            }
            GridKey::Clear | GridKey::Paste(_) => {}
        }
    }

    fn go_to(&mut self, cell: GridCell) {
        (self.at, self.follow) = (cell, true);
    }

    /// Opens the cell of the keys: its value to be edited, with what is typed in its place; its case to be read.
    fn open(&mut self, typed: Option<String>, session: &Session, editable: bool, actions: &mut Actions) {
        let Some(case) = session.cases.get(self.at.row) else { return };
        let Some(attribute) = self.at.attribute(session) else {
            if typed.is_none() {
                actions.push(ProjectAction::OpenCase(case.id).into());
            }
            return;
        };
        if editable {
            self.anchor = self.at;
            self.edit = Some(AttributeEdit::new(case.id, attribute, session.value(case.id, attribute.id), typed));
        }
    }

    /// Stores what was typed, if it fits; says whether nothing is left to be stored.
    fn store(&mut self, session: &Session, adds_values: bool, actions: &mut Actions) -> bool {
        let Some(edit) = &self.edit else { return true };
        match edit.storing(session, adds_values) {
            Ok(action) => {
                actions.extend(action.map(Action::from));
                self.edit = None;
                true
            }
            Err(error) => {
                actions.push(Action::Say(error.sentence()));
                false
            }
        }
    }

    /// Leaves the field of a value.
    fn leave(&mut self, ui: &Ui, leave: Leave, last: GridCell, session: &Session, actions: &mut Actions) {
        match leave {
            Leave::Cancelled => self.edit = None,
            Leave::Lost => {
                self.store(session, false, actions);
                return;
            }
            Leave::Stored { step, adds_values } => {
                if !self.store(session, adds_values, actions) {
                    return;
                }
                self.go_to(step.from(self.at, last, 1));
                self.anchor = self.at;
            }
        }
        if let Some(id) = self.id {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// Gives the selected cells this value.
    fn fill(&self, session: &Session, text: &str, actions: &mut Actions) {
        let mut cells = Vec::new();
        for cell in block((self.at, self.anchor)) {
            let (Some(case), Some(attribute)) = (session.cases.get(cell.row), cell.attribute(session)) else {
                continue;
            };
            match entered(attribute, text, false) {
                Ok(value) if value != session.value(case.id, attribute.id) => {
                    cells.push(CellValue { case: case.id, attribute: attribute.name.clone(), value });
                }
                Ok(_) => {}
                Err(error) => {
                    actions.push(Action::Say(error.sentence()));
                    return;
                }
            }
        }
        if !cells.is_empty() {
            actions.push(ProjectAction::FillValues(cells, false).into());
        }
    }
}

/// Copies cells as a spreadsheet takes them: with the labels of the cases if they are among them, with the names of the
/// attributes if all cases are.
fn copy(ui: &Ui, session: &Session, corners: (GridCell, GridCell), actions: &mut Actions) {
    let (from, to) = (corners.0.least(corners.1), corners.0.greatest(corners.1));
    let has_labels = from.column == 0;
    let is_whole = from.row == 0 && to.row + 1 >= session.cases.len();
    let shape = CellBlockShape { has_header: has_labels && is_whole, has_labels };
    let (rows, columns) = (from.row..(to.row + 1).min(session.cases.len()), from.column.saturating_sub(1)..to.column);
    let count = rows.len();
    let mark = if Language::current() == Language::Nb { ',' } else { '.' };
    ui.ctx().copy_text(block_paste::with_grid(session, |grid| grid.copied(rows, columns, shape, mark)));
    actions.push(Action::Say(tr!("grid-copied", count = count)));
}
