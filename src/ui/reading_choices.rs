//! The choices above the text of a case: its status, in which order it is read, whose codings with which codes are shown, its layout.

use std::collections::BTreeSet;

use egui::{ComboBox, Ui};

use super::action::{Actions, ProjectAction};
use super::name_it;
use super::session::{OpenCase, Session};
use project::CaseStatus;
use reading::chronology::ReadingOrder;
use reading::layout::Layout;

/// A combo box with an accessible name.
fn choice<T: Clone + PartialEq>(ui: &mut Ui, id: &str, name: &str, current: &T, choices: &[(T, String)]) -> Option<T> {
    let shown = choices.iter().find(|(value, _)| value == current).map_or("", |(_, text)| text);
    let mut chosen = None;
    let response = ComboBox::from_id_salt(id).selected_text(shown).show_ui(ui, |ui| {
        for (value, text) in choices {
            if ui.selectable_label(value == current, text).clicked() {
                chosen = Some(value.clone());
                // A key closes the list too.
                ui.close();
            }
        }
    });
    let name = format!("{name}: {shown}");
    name_it(&response.response, &name);
    response.response.on_hover_text(name);
    chosen
}

pub fn status(ui: &mut Ui, status: CaseStatus, actions: &mut Actions) {
    let choices = CaseStatus::ALL.map(|status| (status, words::status(status)));
    if let Some(status) = choice(ui, "status", &tr!("reading-status"), &status, &choices) {
        actions.push(ProjectAction::SetStatus(status).into());
    }
}

pub fn order(ui: &mut Ui, reading_order: ReadingOrder, actions: &mut Actions) {
    let choices = [
        (ReadingOrder::Chronological, tr!("order-chronological")),
        (ReadingOrder::Printed, tr!("order-printed")),
        (ReadingOrder::Threads, tr!("order-threads")),
    ];
    if let Some(order) = choice(ui, "order", &tr!("reading-order"), &reading_order, &choices) {
        actions.push(ProjectAction::ReadIn(order).into());
    }
}

pub fn codes(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let mut choices = vec![(None, tr!("reading-all-codes"))];
    choices.extend(session.codes.iter().map(|(code, _)| (Some(code.id), session.codes.path(code.id))));
    if let Some(code) = choice(ui, "codes", &tr!("reading-codes"), &session.shown_code, &choices) {
        actions.push(ProjectAction::ShowCode(code).into());
    }
}

/// Whose codings are shown. It is there also where nobody has coded yet: the first coding shifts nothing.
pub fn coders(ui: &mut Ui, session: &Session, open: &OpenCase, actions: &mut Actions) {
    // Who codes blind sees no others.
    if session.is_blind && session.shown_coder.is_none() {
        return;
    }
    let mut names: BTreeSet<&String> = open.codings.iter().map(|coding| &coding.coder).collect();
    names.extend(&session.shown_coder);
    let mut choices = vec![(None, tr!("reading-all-coders"))];
    choices.extend(names.into_iter().map(|name| (Some(name.clone()), name.clone())));
    if let Some(coder) = choice(ui, "coders", &tr!("reading-coders"), &session.shown_coder, &choices) {
        actions.push(ProjectAction::ShowCoder(coder).into());
    }
}

pub fn layout(ui: &mut Ui, open: &OpenCase, chosen: bool, actions: &mut Actions) {
    let found = open.source.plan.layout.map_or_else(|| tr!("layout-none"), words::layout);
    let automatic = if chosen { tr!("reading-layout-by-text") } else { tr!("reading-layout-found", layout = found) };
    let mut choices = vec![(None, automatic)];
    choices.extend(Layout::all().iter().map(|layout| (Some(layout.name.clone()), words::layout(&layout.name))));
    let current = chosen.then(|| open.source.plan.layout.map(str::to_owned)).flatten();
    if let Some(layout) = choice(ui, "layout", &tr!("reading-layout"), &current, &choices) {
        actions.push(ProjectAction::ReadWith(layout).into());
    }
}
