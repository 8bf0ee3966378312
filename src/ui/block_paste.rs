//! The dialog for a block of cells that was pasted into the attribute grid: what it would change, and what does not fit.

use egui::{RichText, ScrollArea, Ui};

use super::action::{Action, Actions};
use super::modal;
use super::session::Session;
use super::tokens::{Tokens, space};
use project::table::block::{AttributeGrid, BlockPreview, CellBlock, CellBlockShape, CellChange};
use words::Sentence;
use words::i18n::number;

/// The greatest height of a list, and the height of a line in it, in points.
const LIST: f32 = 220.0;
const LINE: f32 = 20.0;

/// A block that was pasted.
pub struct BlockPaste {
    block: CellBlock,
    /// The row of a case and the number of an attribute, from 0 on, where it begins that names neither.
    from: (usize, usize),
    shape: CellBlockShape,
    adds_values: bool,
    preview: BlockPreview,
    /// Of what the preview was made: its shape, whether values are added, and the revision of the project.
    made_of: Option<(CellBlockShape, bool, u64)>,
}

/// Whether a text is one cell, not a block of several.
#[must_use]
pub fn is_one_cell(text: &str) -> bool {
    !text.trim_end_matches(['\n', '\r']).contains(['\t', '\n', '\r'])
}

/// Hands over the cells of all cases.
pub fn with_grid<R>(session: &Session, with: impl FnOnce(&AttributeGrid<'_>) -> R) -> R {
    let cases: Vec<(i64, &str)> = session.cases.iter().map(|case| (case.id, case.label.as_str())).collect();
    with(&AttributeGrid { cases: &cases, attributes: &session.attributes, values: &session.values })
}

impl BlockPaste {
    /// Reads what was pasted at a cell.
    #[must_use]
    pub fn new(text: &str, from: (usize, usize), session: &Session) -> Self {
        let block = CellBlock::read(text);
        let shape = with_grid(session, |grid| block.shape(grid));
        Self { block, from, shape, adds_values: false, preview: BlockPreview::default(), made_of: None }
    }

    /// Looks at the block anew where something is to be read otherwise.
    fn renew(&mut self, session: &Session) {
        let made_of = Some((self.shape, self.adds_values, session.project.revision()));
        if self.made_of != made_of {
            let Self { block, from, shape, adds_values, .. } = self;
            self.preview = with_grid(session, |grid| block.preview(grid, *from, *shape, *adds_values));
            self.made_of = made_of;
        }
    }

    /// Shows the dialog; gives `true` when it has done its work.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) -> bool {
        self.renew(session);
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, tr!("block-title"));
        ui.label(RichText::new(self.place(session)).color(tokens.quiet));
        ui.add_space(space::S);
        ui.checkbox(&mut self.shape.has_header, tr!("block-has-header"));
        ui.checkbox(&mut self.shape.has_labels, tr!("block-has-labels"));
        if !self.preview.new_values.is_empty() || self.adds_values {
            ui.checkbox(&mut self.adds_values, tr!("block-adds-values", count = self.preview.new_values.len()));
        }
        ui.add_space(space::S);
        let said = self.complaints();
        let counts = self.counts();
        ui.label(counts);
        if !said.is_empty() {
            ui.colored_label(tokens.warning, tr!("block-does-not-fit", count = said.len()));
            rows(ui, "block-misfits", said.len(), |ui, row| {
                ui.colored_label(tokens.warning, said[row].as_str());
            });
        }
        let changes = &self.preview.changes;
        rows(ui, "block-changes", changes.len(), |ui, row| {
            if let Some(change) = changes.get(row) {
                ui.label(told(session, change));
            }
        });
        let fills = modal::buttons(ui, |ui| {
            let is_ready = editable && self.preview.fits() && !changes.is_empty();
            let name = tr!("block-fill", count = changes.len());
            ui.add_enabled(is_ready, egui::Button::new(name)).clicked()
        });
        if fills {
            actions.push(Action::FillBlock(self.preview.cells(), self.adds_values));
        }
        fills
    }

    /// Where the block begins that names neither cases nor attributes.
    fn place(&self, session: &Session) -> String {
        let case = session.cases.get(self.from.0).map(|case| case.label.clone()).unwrap_or_default();
        let attribute = session.attributes.get(self.from.1).map(|own| own.name.clone()).unwrap_or_default();
        match (self.shape.has_header, self.shape.has_labels) {
            (true, true) => tr!("block-by-names"),
            (true, false) => tr!("block-from-case", case = case),
            (false, true) => tr!("block-from-attribute", attribute = attribute),
            (false, false) => tr!("block-from", case = case, attribute = attribute),
        }
    }

    fn counts(&self) -> String {
        let changes = &self.preview.changes;
        let cleared = changes.iter().filter(|change| change.new.value.is_empty()).count();
        let replaced = changes.iter().filter(|change| !change.old.is_empty()).count() - cleared;
        let new = changes.len() - cleared - replaced;
        tr!("block-counts", new = number(new), replaced = number(replaced), cleared = number(cleared))
    }

    /// What does not fit, a line for each.
    fn complaints(&self) -> Vec<String> {
        let BlockPreview { misfits, unknown_cases, unknown_attributes, .. } = &self.preview;
        let cases = unknown_cases.iter().map(|case| tr!("block-no-case", case = case.as_str()));
        let attributes = unknown_attributes.iter().map(|name| tr!("block-no-attribute", attribute = name.as_str()));
        let misfits = misfits.iter().map(|misfit| {
            let (line, column) = (misfit.line.to_string(), misfit.column.to_string());
            tr!("block-misfit", line = line, column = column, reason = misfit.reason.sentence())
        });
        attributes.chain(cases).chain(misfits).collect()
    }
}

/// A value before and after.
fn told(session: &Session, change: &CellChange) -> String {
    let case = session.case(change.new.case).map(|case| case.label.clone()).unwrap_or_default();
    let kind = session.attributes.iter().find(|own| own.name == change.new.attribute).map(|own| own.kind);
    let value = |value: &str| words::value(kind.unwrap_or_default(), value);
    let (old, new) = (value(&change.old), value(&change.new.value));
    tr!("block-change", case = case, attribute = change.new.attribute.as_str(), old = old, new = new)
}

/// A list of which only what is in view is drawn.
fn rows(ui: &mut Ui, salt: &str, count: usize, row: impl Fn(&mut Ui, usize)) {
    if count == 0 {
        return;
    }
    ui.add_space(space::XS);
    let list = ScrollArea::vertical().id_salt(salt).max_height(LIST).auto_shrink([false, true]);
    list.show_rows(ui, LINE, count, |ui, shown| shown.for_each(|at| row(ui, at)));
}
