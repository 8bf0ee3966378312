//! Finishing: what it does before it is done, and the proof afterwards.

use egui::ScrollArea;
use zeroize::Zeroizing;

use crate::ui::action::{Actions, Ask, ask};
use crate::ui::modal;
use crate::ui::secret::{fault, secret};
use crate::ui::tokens::{Tokens, space};
use names::leak::{LeakHit, LeakPlace};
use quarantine::finish::Proof;
use words::Sentence;
use words::i18n::number;

/// Hits that are listed at most.
const MOST_LISTED: usize = 100;

/// What is asked before the originals go.
#[derive(Default)]
pub struct FinishQuestion {
    /// Whether a key to the originals is kept.
    pub keeps: bool,
    /// Whether somebody has looked into what the program cannot read.
    pub has_looked: bool,
    pub passphrase: Zeroizing<String>,
    again: Zeroizing<String>,
    complaint: Option<String>,
}

impl FinishQuestion {
    /// Shows the dialog; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (mut done, mut cancelled) = (false, false);
        let modal = modal::show(ctx, "anonymising finish", 520.0, |ui| {
            modal::title(ui, tr!("finish-title"));
            ui.label(tr!("finish-what"));
            ui.colored_label(Tokens::of(ui.ctx()).warning, tr!("finish-warning"));
            ui.add_space(space::S);
            ui.checkbox(&mut self.has_looked, tr!("finish-has-looked"));
            ui.checkbox(&mut self.keeps, tr!("finish-keep"));
            if self.keeps {
                ui.colored_label(Tokens::of(ui.ctx()).warning, tr!("finish-keep-what"));
                secret(ui, &tr!("finish-keep-passphrase"), &mut self.passphrase);
                secret(ui, &tr!("finish-keep-again"), &mut self.again);
                if let Some(complaint) = &self.complaint {
                    ui.colored_label(Tokens::of(ui.ctx()).warning, complaint);
                }
            }
            modal::buttons(ui, |ui| {
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
pub fn show_proof(ctx: &egui::Context, proof: &Proof, actions: &mut Actions) -> bool {
    let mut closed = false;
    let tokens = Tokens::of(ctx);
    let modal = modal::show(ctx, "anonymising proof", 560.0, |ui| {
        let title = match (proof.finished, proof.destroyed) {
            (true, _) => tr!("proof-finished"),
            (false, true) => tr!("proof-destroyed"),
            (false, false) => tr!("proof-not-finished"),
        };
        modal::title(ui, title);
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
        let warn = |ui: &mut egui::Ui, sentence: String| ui.colored_label(tokens.warning, sentence);
        if proof.key_exists {
            warn(ui, tr!("proof-key"));
        }
        if let Some(key) = proof.key {
            let count = key.cases_without_titles;
            if count > 0 {
                warn(ui, tr!("key-without-titles", count = count));
            }
        } else if !proof.keys.is_empty() {
            warn(ui, tr!("keys-in-folder", files = words::files(&proof.keys)));
        }
        if let Some(failure) = &proof.failure {
            warn(ui, failure.sentence());
        }
        let unseen = proof.not_looked_into.len();
        if unseen > 0 {
            warn(
                ui,
                if proof.destroyed {
                    tr!("proof-unseen-left", count = unseen)
                } else {
                    tr!("proof-unseen", count = unseen)
                },
            );
            ScrollArea::vertical().id_salt("unseen").max_height(150.0).auto_shrink([false, true]).show(ui, |ui| {
                for unseen in proof.not_looked_into.iter().take(MOST_LISTED) {
                    ui.label(words::unseen(unseen));
                }
            });
        }
        let hits = proof.hits.len();
        if hits > 0 {
            warn(
                ui,
                if proof.destroyed { tr!("proof-hits-left", count = hits) } else { tr!("proof-hits", count = hits) },
            );
            ScrollArea::vertical().max_height(300.0).auto_shrink([false, true]).show(ui, |ui| {
                for (hit, words) in proof.hits.iter().zip(&proof.words.0).take(MOST_LISTED) {
                    ui.label(tr!("proof-hit", words = words.as_str(), place = place(hit)));
                }
            });
        }
        modal::buttons(ui, |ui| {
            if ui.button(tr!("report-save")).clicked() {
                actions.push(ask(Ask::Report));
                closed = true;
            }
            closed |= ui.button(tr!("close")).clicked();
        });
    });
    !(closed || modal.should_close())
}

/// Where a hit is.
fn place(hit: &LeakHit) -> String {
    match &hit.place {
        LeakPlace::Table { file: None, table, column, .. } => match (table.as_str(), column.as_str()) {
            ("source", _) => tr!("place-source"),
            ("cases", "summary") => tr!("place-summary"),
            ("cases", _) => tr!("place-case"),
            ("code", _) => tr!("place-code"),
            ("memo" | "memo_link", _) => tr!("place-memo"),
            ("attribute" | "attribute_option" | "attribute_value", _) => tr!("place-attribute"),
            ("aside", _) => tr!("place-aside"),
            ("correction", _) => tr!("place-correction"),
            ("coder" | "log" | "redaction", _) => tr!("place-coder"),
            ("saved_search", _) => tr!("place-search"),
            ("case_set", _) => tr!("place-set"),
            ("saved_table", _) => tr!("place-table"),
            ("setting" | "replacement", _) => tr!("place-role"),
            _ => words::leak_place(&hit.place),
        },
        LeakPlace::Table { .. } | LeakPlace::Bytes { .. } | LeakPlace::Text { .. } => words::leak_place(&hit.place),
        LeakPlace::Name { file } => tr!("place-name", file = file.as_str()),
    }
}
