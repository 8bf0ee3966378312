//! The window. Views get shared references and push [`action::Action`]s; the [`app::App`] carries them out.
//!
//! One file for each pane and dialog. Colours stand only in [`tokens`], words only in the translations,
//! every action with a name in [`command_table`].

pub mod action;
pub mod anonymising;
pub mod app;
mod arrivals;
mod backup_keeper;
mod backup_list;
pub mod bar;
mod behind;
mod block_paste;
mod calm_window;
mod case_documents;
mod case_search;
mod cases;
pub mod cases_page;
mod cases_workspace;
mod choices;
pub mod clipboard;
mod code_form;
mod code_history;
mod code_list;
mod code_palette;
mod coder_edit;
mod coders;
mod codes;
mod coding;
#[macro_use]
mod command_table;
pub mod command;
mod command_dispatch;
mod copying;
mod corrections;
mod course_book;
pub mod courses_settings;
mod degrees;
mod details;
mod dialogs;
mod dialogue;
mod draft_fields;
mod drafts;
mod entry_form;
mod exchange;
pub mod exchange_ask;
mod exchange_views;
mod fields;
mod figures;
mod files;
mod find;
mod focus;
mod folds;
pub mod fonts;
mod fuzzy;
mod guide;
pub mod guide_pictures;
mod headers;
mod history;
mod jobs;
mod key_list;
mod key_name;
pub mod keymap;
mod link_picker;
mod linked_memos;
mod markdown;
mod modal;
mod open_case;
mod open_dialogs;
mod palette;
mod panes;
mod passphrase_form;
mod paste;
mod paths;
pub mod place;
mod preset;
mod project_reader;
mod quote_joined;
pub mod reader;
mod reading;
mod reading_choices;
mod reading_workspace;
mod review_list;
mod review_step;
mod row_list;
pub mod secret;
pub mod session;
pub mod settings;
pub mod settings_file;
mod shared;
mod span_index;
mod start;
mod status;
mod still_pointer;
mod strip;
mod strip_settings;
mod table_preview;
mod task;
mod to_redact;
pub mod tokens;
mod undoing;
mod view;
mod walk;
pub mod window;

use egui::accesskit::Role;

/// Gives a widget the name by which a screen reader calls it.
fn name_it(response: &egui::Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| match node.role() {
        // Of a text its content is read, whatever its name is.
        Role::Label => node.set_value(name),
        _ => node.set_label(name),
    });
}
