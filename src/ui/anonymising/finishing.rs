//! Finishing: what it does before it is done, and the proof afterwards.

use egui::{Id, Modal, RichText, ScrollArea};

use super::{Ask, ask};
use crate::anonymisation::finish::Proof;
use crate::anonymisation::leak::{Hit, Place};
use crate::i18n::number;
use crate::ui::action::Actions;
use crate::ui::tokens::{Tokens, space};

/// Hits that are listed at most.
const MOST_LISTED: usize = 100;

/// Asks before the originals go; gives `false` when it is to be closed.
pub fn show_question(ctx: &egui::Context, actions: &mut Actions) -> bool {
    let (mut done, mut cancelled) = (false, false);
    let modal = Modal::new(Id::unique("anonymising finish")).show(ctx, |ui| {
        ui.set_width(520.0);
        ui.heading(tr!("finish-title"));
        ui.label(tr!("finish-what"));
        ui.colored_label(Tokens::of(ui.ctx()).warning, tr!("finish-warning"));
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            done = ui.button(tr!("finish-do")).clicked();
            cancelled = ui.button(tr!("cancel")).clicked();
        });
    });
    if done {
        actions.push(ask(Ask::Finish));
        return false;
    }
    !(cancelled || modal.should_close())
}

/// Shows what finishing did and found; gives `false` when it is to be closed.
pub fn show_proof(ctx: &egui::Context, proof: &Proof, actions: &mut Actions) -> bool {
    let mut closed = false;
    let tokens = Tokens::of(ctx);
    let modal = Modal::new(Id::unique("anonymising proof")).show(ctx, |ui| {
        ui.set_width(560.0);
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
