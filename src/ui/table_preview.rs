//! The dialog before a table of attributes is loaded: what it would do, and every line and column that does not fit.

use std::path::PathBuf;

use egui::{Button, RichText, ScrollArea, Ui};

use super::action::{Action, Actions};
use super::modal;
use super::session::Session;
use super::tokens::{Tokens, space};
use crate::error::Result;
use project::TablePreview;
use project::table::{ColumnKinds, preview_attributes};

/// The greatest height of a list, in points.
const LIST: f32 = 220.0;

/// A table that was chosen.
pub struct TableDialog {
    path: PathBuf,
    preview: TablePreview,
}

impl TableDialog {
    /// Looks at a table.
    ///
    /// # Errors
    /// Where it cannot be read as one.
    pub fn new(session: &Session, path: PathBuf) -> Result<Self> {
        let preview = preview_attributes(&session.project, &path, &ColumnKinds::new())?;
        Ok(Self { path, preview })
    }

    /// Shows the dialog; gives whether it is to be closed.
    pub fn show(&mut self, ui: &mut Ui, editable: bool, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, tr!("table-preview-title"));
        ui.label(RichText::new(self.path.display().to_string()).small().color(tokens.quiet));
        ui.add_space(space::S);
        let TablePreview { columns, misfits, notes, .. } = &self.preview;
        let changes = self.preview.changes;
        if !misfits.is_empty() {
            ui.colored_label(tokens.warning, tr!("table-preview-misfits", count = misfits.len()));
            ScrollArea::vertical().id_salt("misfits").max_height(LIST).auto_shrink([false, true]).show(ui, |ui| {
                for misfit in misfits {
                    ui.colored_label(tokens.warning, words::table_misfit(misfit));
                }
            });
            ui.add_space(space::S);
        }
        ScrollArea::vertical().id_salt("columns").max_height(LIST).auto_shrink([false, true]).show(ui, |ui| {
            for line in columns.iter().map(words::column_preview).chain(notes.iter().map(words::note)) {
                ui.label(line);
            }
        });
        ui.add_space(space::S);
        ui.label(tr!("table-preview-changes", count = changes));
        let loads = modal::buttons(ui, |ui| {
            let load = ui.add_enabled(editable && misfits.is_empty(), Button::new(tr!("table-preview-load")));
            modal::focus_first(&load);
            load.clicked()
        });
        if loads {
            actions.push(Action::LoadTable(self.path.clone()));
        }
        loads
    }
}
