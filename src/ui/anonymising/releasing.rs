//! The dialog before a case is released: its text to be, and what may still stand in it.

use egui::{RichText, ScrollArea, TextEdit};

use super::mentions::passage_after;
use super::work::ReleaseProposal;
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::review_step::Step;
use crate::ui::tokens::{Tokens, size, space};

/// Shows what a case would become; gives `false` when it is to be closed.
pub fn show(ctx: &egui::Context, proposal: &mut ReleaseProposal, actions: &mut Actions) -> bool {
    let (mut done, mut cancelled, mut sought, mut telling) = (false, false, None, false);
    let tokens = Tokens::of(ctx);
    let room = ctx.content_rect().height();
    let modal = modal::show(ctx, "anonymising release", 760.0, |ui| {
        modal::title(ui, tr!("release-title"));
        let label = ui.label(tr!("release-label"));
        ui.add(TextEdit::singleline(&mut proposal.label).desired_width(240.0)).labelled_by(label.id);
        ui.label(RichText::new(tr!("release-label-what")).small().color(tokens.quiet));
        ui.add_space(space::S);
        ui.label(RichText::new(tr!("release-verify")).family(fonts::semibold()));
        let certain = proposal.left.iter().filter(|(_, certain)| *certain).count();
        if certain > 0 {
            ui.colored_label(tokens.warning, tr!("release-blocked"));
        }
        if proposal.left.is_empty() && proposal.suspects.is_empty() && proposal.unmoved.is_empty() {
            ui.label(tr!("release-nothing-left"));
        }
        ScrollArea::vertical().id_salt("left").max_height(room * 0.2).auto_shrink([false, true]).show(ui, |ui| {
            // What stands in the way comes first.
            let (stands, resembles): (Vec<_>, Vec<_>) = proposal.left.iter().partition(|(_, certain)| *certain);
            let left = stands.into_iter().chain(resembles).map(|(context, certain)| {
                (context, if *certain { tr!("release-left-certain") } else { tr!("release-left-perhaps") }, *certain)
            });
            let suspects = proposal.suspects.iter().map(|(context, label)| {
                let label = words::mark(*label);
                (context, tr!("release-suspect", label = label), false)
            });
            let unmoved = proposal.unmoved.iter().map(|context| (context, tr!("release-unmoved"), false));
            for (context, about, is_certain) in left.chain(suspects).chain(unmoved) {
                let colour = if is_certain { tokens.warning } else { tokens.accent };
                if passage_after(ui, &about, colour, context, false).on_hover_text(tr!("release-find")).clicked() {
                    sought = Some(context.here.clone());
                }
            }
        });
        if proposal.telling > 0 {
            ui.horizontal_wrapped(|ui| {
                ui.colored_label(tokens.accent, tr!("release-telling", count = proposal.telling));
                telling = ui.button(tr!("release-telling-show")).clicked();
            });
        }
        ui.add_space(space::S);
        ui.label(RichText::new(tr!("release-preview")).family(fonts::semibold()));
        egui::Frame::new().fill(tokens.paper).inner_margin(egui::Margin::same(12)).show(ui, |ui| {
            ScrollArea::vertical().id_salt("preview").max_height(room * 0.34).auto_shrink([false, false]).show(
                ui,
                |ui| {
                    ui.label(RichText::new(&proposal.text).family(fonts::reading()).size(size::BODY));
                },
            );
        });
        modal::buttons(ui, |ui| {
            let may = certain == 0 && !proposal.label.trim().is_empty();
            let key = Step::Sign.key();
            let release = ui.add_enabled(may, egui::Button::new(tr!("release-do")));
            let release = release.on_hover_text(Step::Sign.key_name(ui.ctx()));
            done = release.clicked() || may && ui.input_mut(|input| input.consume_shortcut(&key));
            cancelled = ui.button(tr!("cancel")).clicked();
        });
    });
    if telling {
        actions.push(ask(Ask::Step(Step::Telling)));
        return false;
    }
    if let Some(words) = sought {
        actions.push(ask(Ask::Seek(words)));
        return false;
    }
    if done {
        actions.push(ask(Ask::Release));
        return true;
    }
    !(cancelled || modal.should_close())
}
