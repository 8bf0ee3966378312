//! The passage on which the keys stand, and what can be done with those that were found.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::context::ContextPane;
use super::found::FoundPassages;
use super::list::{HitList, facts};
use crate::ui::action::{Action, Actions, ProjectAction, Purpose, QuoteTo};
use crate::ui::fields::{choice, code_choice};
use crate::ui::fonts;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::search::around::ContextReach;

/// Shows the pane.
#[expect(clippy::too_many_arguments, reason = "each is another part of the workspace")]
pub fn show(
    ui: &mut Ui,
    session: &Session,
    found: &FoundPassages,
    list: &mut HitList,
    code: &mut Option<i64>,
    context: &mut ContextPane,
    quoting: &mut QuotingFields,
    editable: bool,
    actions: &mut Actions,
) {
    let tokens = Tokens::of(ui.ctx());
    let Some(passage) = found.passages.get(list.at) else { return };
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let case = found.label_of(passage);
        ui.label(RichText::new(case).family(fonts::semibold()).size(size::READING));
        for line in [facts(passage), passage.thread.clone().unwrap_or_default()] {
            if !line.is_empty() {
                ui.label(RichText::new(line).small().color(tokens.quiet));
            }
        }
        ui.add_space(space::XS);
        context.show(ui, session, passage);
        ui.add_space(space::S);
        if ui.button(tr!("finding-show")).on_hover_text("Enter").clicked() {
            list.go_to(found, actions);
        }
        ui.add_space(space::M);
        ui.separator();
        choices(ui, found, list);
        ui.add_space(space::S);
        let names = (&*tr!("finding-put-code"), &*tr!("finding-no-code"));
        code_choice(ui, session, names, code, |code| code.codable);
        let count = list.meant(found).count();
        let cases = found.by_case(list.meant(found));
        let name = tr!("finding-code-them", count = count, cases = cases.len());
        let chosen = code.and_then(|code| session.codes.get(code)).filter(|code| code.codable);
        if ui.add_enabled(editable && chosen.is_some(), egui::Button::new(name)).clicked()
            && let Some(code) = chosen
        {
            actions.push(ProjectAction::CodePassages(code.id, cases).into());
        }
        if found.is_coded {
            let name = tr!("finding-uncode-them", count = count);
            if ui.add_enabled(editable, egui::Button::new(name)).clicked() {
                let codings = list.meant(found).filter_map(|number| found.passages[number].coding.as_ref());
                actions.push(ProjectAction::Uncode(codings.map(|(coding, _)| coding.id).collect()).into());
            }
        }
        ui.add_space(space::M);
        ui.separator();
        quotations(ui, found, count, quoting, editable, actions);
    });
}

/// What quotations are to be, as it stands in the fields.
pub struct QuotingFields {
    /// The pattern of attributions as it is typed.
    pub attribution: Option<String>,
    /// How much is quoted around words that were found.
    pub around: ContextReach,
}

impl Default for QuotingFields {
    fn default() -> Self {
        Self { attribution: None, around: ContextReach::Sentence }
    }
}

/// Where the passages go as quotations, and how they are attributed.
fn quotations(
    ui: &mut Ui,
    found: &FoundPassages,
    count: usize,
    quoting: &mut QuotingFields,
    editable: bool,
    actions: &mut Actions,
) {
    ui.label(tr!("finding-quote-them", count = count));
    if !found.is_coded {
        let choices = [
            (ContextReach::Sentence, tr!("quoted-sentence")),
            (ContextReach::Entry, tr!("context-entry")),
            (ContextReach::Thread, tr!("context-thread")),
        ];
        choice(ui, &tr!("finding-quoted"), &mut quoting.around, choices);
        ui.add_space(space::XS);
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(tr!("finding-copy-quotations")).clicked() {
            actions.push(Action::Quote(QuoteTo::Clipboard));
        }
        if ui.button(tr!("finding-save-quotations")).clicked() {
            actions.push(Action::AskPath(Purpose::SaveQuotations));
        }
    });
    let label = ui.label(tr!("finding-attribution"));
    let typed = quoting.attribution.get_or_insert_with(|| found.attribution.clone());
    let edit = TextEdit::singleline(typed).desired_width(f32::INFINITY);
    let field = ui.add_enabled(editable, edit).labelled_by(label.id);
    if field.lost_focus() && *typed != found.attribution {
        actions.push(ProjectAction::SetAttribution(typed.clone()).into());
    }
    ui.label(RichText::new(tr!("finding-attribution-hint")).small().color(Tokens::of(ui.ctx()).quiet));
}

/// How many passages an act is about, and how to choose others.
fn choices(ui: &mut Ui, found: &FoundPassages, list: &mut HitList) {
    let meant = if list.chosen.is_empty() {
        tr!("finding-all-meant", count = found.passages.len())
    } else {
        tr!("finding-chosen", count = list.chosen.len(), all = found.passages.len())
    };
    ui.label(meant);
    ui.horizontal_wrapped(|ui| {
        let by_case = found.group_of(list.at).is_none_or(|group| group.case.is_some());
        let name = if by_case { tr!("finding-choose-case") } else { tr!("finding-choose-group") };
        if ui.button(name).clicked()
            && let Some(group) = found.group_of(list.at)
        {
            list.chosen.extend(group.passages.clone());
        }
        if ui.add_enabled(!list.chosen.is_empty(), egui::Button::new(tr!("finding-choose-none"))).clicked() {
            list.chosen.clear();
        }
    });
    ui.label(RichText::new(tr!("finding-keys")).small().color(Tokens::of(ui.ctx()).quiet));
}
