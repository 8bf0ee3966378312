//! Finishing: what it does before it is done, and the proof afterwards.

use egui::{RichText, ScrollArea};
use zeroize::Zeroizing;

use super::doors::{fault, secret};
use super::{Ask, ask};
use crate::anonymisation::finish::Proof;
use crate::anonymisation::leak::{Hit, Place};
use crate::i18n::number;
use crate::ui::action::Actions;
use crate::ui::modal;
use crate::ui::tokens::{Tokens, space};

/// Hits that are listed at most.
const MOST_LISTED: usize = 100;

/// What is asked before the originals go.
#[derive(Default)]
pub struct Question {
    /// Whether a key to the originals is kept.
    pub keeps: bool,
    pub passphrase: Zeroizing<String>,
    again: Zeroizing<String>,
    complaint: Option<String>,
}

impl Question {
    /// Shows the dialog; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (mut done, mut cancelled) = (false, false);
        let modal = modal::show(ctx, "anonymising finish", 520.0, |ui| {
            ui.heading(tr!("finish-title"));
            ui.label(tr!("finish-what"));
            ui.colored_label(Tokens::of(ui.ctx()).warning, tr!("finish-warning"));
            ui.add_space(space::S);
            ui.checkbox(&mut self.keeps, tr!("finish-keep"));
            if self.keeps {
                ui.colored_label(Tokens::of(ui.ctx()).warning, tr!("finish-keep-what"));
                secret(ui, &tr!("finish-keep-passphrase"), &mut self.passphrase);
                secret(ui, &tr!("finish-keep-again"), &mut self.again);
                if let Some(complaint) = &self.complaint {
                    ui.colored_label(Tokens::of(ui.ctx()).warning, complaint);
                }
            }
            ui.add_space(space::M);
            ui.horizontal(|ui| {
                let name = if self.keeps { tr!("finish-keep-do") } else { tr!("finish-do") };
                done = ui.button(name).clicked();
                cancelled = ui.button(tr!("cancel")).clicked();
            });
        });
        if done {
            self.complaint = if self.keeps { fault(&self.passphrase, Some(&self.again)) } else { None };
            if self.complaint.is_none() {
                actions.push(ask(Ask::Finish));
            }
            return true;
        }
        !(cancelled || modal.should_close())
    }
}

/// Shows what finishing did and found, and whether a key was kept; gives `false` when it is to be closed.
pub fn show_proof(ctx: &egui::Context, proof: &Proof, key_kept: bool, actions: &mut Actions) -> bool {
    let mut closed = false;
    let tokens = Tokens::of(ctx);
    let modal = modal::show(ctx, "anonymising proof", 560.0, |ui| {
        ui.heading(if proof.finished { tr!("proof-finished") } else { tr!("proof-not-finished") });
        if proof.resumed {
            ui.label(tr!("proof-resumed"));
        } else {
            let (originals, files) = (proof.originals, proof.files);
            let bytes = number(usize::try_from(proof.bytes).unwrap_or(usize::MAX));
            ui.label(tr!("proof-figures", originals = originals, files = files, bytes = bytes));
        }
        if proof.finished {
            ui.label(tr!("proof-promise"));
        }
        if key_kept {
            ui.colored_label(tokens.warning, tr!("proof-key"));
        }
        let hits = proof.hits.len();
        if hits > 0 {
            ui.colored_label(tokens.warning, tr!("proof-hits", count = hits));
            ScrollArea::vertical().max_height(300.0).auto_shrink([false, true]).show(ui, |ui| {
                for hit in proof.hits.iter().take(MOST_LISTED) {
                    ui.label(RichText::new(place(hit)).small());
                }
            });
        }
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            if ui.button(tr!("report-save")).clicked() {
                actions.push(ask(Ask::Report));
                closed = true;
            }
            closed |= ui.button(tr!("close")).clicked();
        });
    });
    !(closed || modal.should_close())
}

/// Where a hit is. What it is, and the name of a file that tells it, is not repeated.
fn place(hit: &Hit) -> String {
    match &hit.place {
        Place::Table { table, row, column, start, .. } => tr!(
            "cli-place-table",
            table = table.as_str(),
            row = row.to_string(),
            column = column.as_str(),
            start = start.to_string()
        ),
        Place::Bytes { file, offset, encoding } => tr!(
            "cli-place-bytes",
            file = file.as_str(),
            offset = offset.to_string(),
            encoding = (*encoding).to_string()
        ),
        Place::Name { file } => {
            let length = file.chars().count();
            tr!("cli-place-name", length = length)
        }
    }
}
