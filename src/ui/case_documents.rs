//! The documents of the open case: where each begins, what it is, and which case it belongs to; and the question of which case something is.

use egui::{Button, ComboBox, Link, RichText, TextEdit, Ui};

use super::action::{Action, Actions, ProjectAction};
use super::fonts;
use super::name_it;
use super::session::{OpenCase, Session};
use super::tokens::{Tokens, space};
use reading::plan::DocumentKind;
use reading::text::Span;

/// Labels of cases that are listed while one is being typed.
const MOST_LISTED: usize = 6;

/// Shows them, and what can be done about them; `into` is the label of another case while it is being typed.
pub fn show(ui: &mut Ui, session: &Session, open: &OpenCase, into: &mut String, editable: bool, actions: &mut Actions) {
    ui.separator();
    ui.label(RichText::new(tr!("documents-title")).family(fonts::semibold()));
    if open.source.plan.documents.is_empty() {
        // A case without other documents is one plan, until somebody says that it is something else.
        ui.add_enabled_ui(editable, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(tr!("documents-of-case"));
                kind_box(ui, &tr!("documents-of-case"), DocumentKind::Plan, actions, |kind| {
                    ProjectAction::SetDocumentKind(open.id, None, kind).into()
                });
            });
        });
    }
    for index in 0..open.source.plan.documents.len() {
        document(ui, open, index, editable, actions);
    }
    let label = session.case(open.id).map_or("", |case| &case.label);
    if let Some(said) = words::of_others(label, &open.of_others) {
        ui.colored_label(Tokens::of(ui.ctx()).warning, said);
    }
    ui.add_space(space::S);
    ui.add_enabled_ui(editable, |ui| {
        let others = session.cases.iter().filter(|case| case.id != open.id);
        case_field(ui, &tr!("documents-into"), into, others.clone().map(|case| case.label.as_str()));
        let other = others.clone().find(|case| case.label == into.trim());
        if ui.add_enabled(other.is_some(), Button::new(tr!("documents-join"))).clicked()
            && let Some(other) = other
        {
            actions.push(ProjectAction::JoinCases(vec![other.id, open.id], other.label.clone()).into());
            into.clear();
        }
    });
}

/// One document: a link to where it begins, what is known of it, and what can be done about it.
fn document(ui: &mut Ui, open: &OpenCase, index: usize, editable: bool, actions: &mut Actions) {
    let (source, number) = (&open.source, index + 1);
    let Some(document) = source.plan.documents.get(index) else { return };
    let name = words::document_name(&source.plan.documents, index);
    let mut own = open.order.iter().filter_map(|&entry| source.plan.entries.get(entry));
    let first = own.find(|entry| source.plan.document_at(entry.span.start) == Some(index));
    ui.add_space(space::XS);
    let link = ui.add_enabled(first.is_some(), Link::new(&name));
    name_it(&link, &tr!("document-show", document = name.as_str()));
    if let Some(entry) = first.filter(|_| link.clicked()) {
        actions.push(ProjectAction::Show(open.id, Span::new(entry.span.start, entry.span.start)).into());
    }
    let facts = words::document_facts(&source.plan, index, &source.evidence);
    ui.label(RichText::new(facts).small().color(Tokens::of(ui.ctx()).quiet));
    ui.add_enabled_ui(editable, |ui| {
        ui.horizontal_wrapped(|ui| {
            let label = tr!("document-kind-of", document = name.as_str());
            kind_box(ui, &label, document.kind, actions, |kind| {
                ProjectAction::SetDocumentKind(open.id, Some(number), kind).into()
            });
            let several = source.plan.documents.len() > 1;
            for (text, full, action) in [
                (
                    tr!("document-separate"),
                    tr!("document-separate-named", document = name.as_str()),
                    ProjectAction::SeparateDocument(open.id, number),
                ),
                (
                    tr!("remove"),
                    tr!("document-remove-named", document = name.as_str()),
                    ProjectAction::RemoveDocument(open.id, number),
                ),
            ] {
                let button = ui.add_enabled(several, Button::new(text));
                name_it(&button, &full);
                if button.clicked() {
                    actions.push(action.into());
                }
            }
        });
    });
}

/// A choice of what a document is.
pub fn kind_box(
    ui: &mut Ui,
    name: &str,
    current: DocumentKind,
    actions: &mut Actions,
    action: impl Fn(DocumentKind) -> Action,
) {
    let list =
        ComboBox::from_id_salt(("document-kind", name)).selected_text(words::document_kind(current)).width(110.0);
    let choice = list.show_ui(ui, |ui| {
        for kind in DocumentKind::ALL {
            if ui.selectable_label(kind == current, words::document_kind(kind)).clicked() {
                ui.close();
                if kind != current {
                    actions.push(action(kind));
                }
            }
        }
    });
    name_it(&choice.response, name);
}

/// A field for the label of a case, with labels below it that hold what is typed, to be chosen.
pub fn case_field<'a>(ui: &mut Ui, name: &str, typed: &mut String, labels: impl Iterator<Item = &'a str>) {
    let label = ui.label(RichText::new(name).small().family(fonts::semibold()));
    ui.add(TextEdit::singleline(typed).desired_width(f32::INFINITY)).labelled_by(label.id);
    let wanted = typed.trim().to_lowercase();
    if wanted.is_empty() {
        return;
    }
    let alike: Vec<&str> = labels.filter(|label| label.to_lowercase().contains(&wanted)).take(MOST_LISTED).collect();
    for label in alike {
        if label != typed.trim() && ui.selectable_label(false, label).clicked() {
            label.clone_into(typed);
        }
    }
}
