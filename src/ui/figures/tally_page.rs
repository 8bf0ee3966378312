//! The tally: codes by the values of an attribute, and the excerpts behind a cell.

use egui::{ComboBox, Grid, RichText, ScrollArea, Ui};

use crate::ui::action::{Action, Actions, ProjectAction};
use crate::ui::behind::CellExcerpt;
use crate::ui::command::Command;
use crate::ui::fonts;
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::panes::{PaneSide, Panes};
use crate::ui::session::{Figures, Session};
use crate::ui::tokens::{Tokens, size, space};
use project::AttributeKind;
use project::tally::{Count, TallyRow};
use words::i18n::number;

/// The most of the width that excerpts take beside the table, and their least width in points.
const EXCERPTS: f32 = 0.45;
const LEAST_EXCERPTS: f32 = 220.0;
/// Columns that are shown at most; all of them stand in the export.
const MOST_COLUMNS: usize = 40;
/// Code points of an excerpt that are shown.
const LONGEST_EXCERPT: usize = 1000;

/// Shows the page.
pub fn show(ui: &mut Ui, session: &Session, panes: &mut Panes, actions: &mut Actions) {
    let Some(figures) = &session.figures else {
        let by = session.attributes.iter().find(|attribute| has_few_values(attribute.kind));
        actions.push(ProjectAction::TallyBy(by.map(|attribute| attribute.name.clone()), Count::Cases).into());
        return;
    };
    let tokens = Tokens::of(ui.ctx());
    let frame = |margin: i8| egui::Frame::new().fill(tokens.panel).inner_margin(egui::Margin::same(margin));
    panes.measure(ui);
    if panes.is_narrow() {
        let handles = egui::Panel::top("figures-drawers").resizable(false);
        handles.show(ui, |ui| panes.handles(ui, &tr!("figures-title"), &tr!("excerpts-title")));
    }
    if panes.is_shown(PaneSide::Left) {
        egui::Panel::left("figures-controls")
            .default_size(240.0)
            .size_range(160.0..=panes.most(ui, 420.0, 160.0))
            .frame(frame(16))
            .show(ui, |ui| scrolled(ui, |ui| controls(ui, session, figures, actions)));
    }
    if panes.is_shown(PaneSide::Right) {
        // The table is what the page is for.
        let most = (ui.available_width() * EXCERPTS).max(LEAST_EXCERPTS);
        egui::Panel::right("figures-excerpts")
            .default_size(400.0)
            .size_range(LEAST_EXCERPTS..=most)
            .frame(frame(16))
            .show(ui, |ui| excerpts(ui, session, figures, actions));
    }
    let paper = egui::Frame::new().fill(tokens.paper).inner_margin(egui::Margin::same(24));
    let before = actions.len();
    egui::CentralPanel::default().frame(paper).show(ui, |ui| table(ui, session, figures, actions));
    if actions[before..].iter().any(|action| matches!(action, Action::Project(ProjectAction::Behind(..)))) {
        panes.show(PaneSide::Right);
    }
}

/// What may be higher than its pane.
fn scrolled(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        content(ui);
        modal::reveal_focus(ui);
    });
}

const fn has_few_values(kind: AttributeKind) -> bool {
    matches!(kind, AttributeKind::Category | AttributeKind::YesNo)
}

fn controls(ui: &mut Ui, session: &Session, figures: &Figures, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    ui.label(RichText::new(tr!("figures-title")).family(fonts::semibold()).size(size::READING));
    ui.add_space(space::S);
    let label = ui.label(tr!("figures-columns"));
    let none = tr!("figures-no-attribute");
    let shown = figures.attribute.clone().unwrap_or_else(|| none.clone());
    let choice =
        ComboBox::from_id_salt("tally-attribute").selected_text(shown).width(180.0).truncate().show_ui(ui, |ui| {
            let names =
                std::iter::once(None).chain(session.attributes.iter().map(|attribute| Some(attribute.name.clone())));
            for name in names {
                let text = name.clone().unwrap_or_else(|| none.clone());
                if ui.selectable_label(figures.attribute == name, text).clicked() {
                    actions.push(ProjectAction::TallyBy(name, figures.count).into());
                    ui.close();
                }
            }
        });
    choice.response.labelled_by(label.id);
    ui.add_space(space::S);
    ui.label(tr!("figures-count"));
    for count in [Count::Cases, Count::Codings] {
        if ui.radio(figures.count == count, words::count(count)).clicked() {
            actions.push(ProjectAction::TallyBy(figures.attribute.clone(), count).into());
        }
    }
    ui.add_space(space::S);
    let note = match figures.count {
        Count::Cases => tr!("tally-note-cases"),
        Count::Codings => tr!("tally-note-codings"),
    };
    ui.label(RichText::new(note).small().color(tokens.quiet));
    ui.label(RichText::new(tr!("figures-empty-cells")).small().color(tokens.quiet));
    ui.add_space(space::L);
    if ui.button(Command::Export.name()).clicked() {
        actions.push(Action::Command(Command::Export));
    }
}

fn table(ui: &mut Ui, session: &Session, figures: &Figures, actions: &mut Actions) {
    let tally = &figures.tally;
    if tally.rows.is_empty() {
        ui.label(tr!("figures-no-codes"));
        return;
    }
    let tokens = Tokens::of(ui.ctx());
    let bold = |text: String| RichText::new(text).family(fonts::semibold());
    let quiet = |text: String| RichText::new(text).color(tokens.quiet);
    ScrollArea::both().auto_shrink([false, false]).show(ui, |ui| {
        if tally.columns.len() > MOST_COLUMNS {
            ui.label(quiet(tr!("figures-more-columns", count = number(tally.columns.len() - MOST_COLUMNS))));
        }
        Grid::new("tally").spacing([space::XL, space::XS]).min_row_height(30.0).show(ui, |ui| {
            ui.label("");
            right(ui, bold(tr!("column-total")));
            for column in tally.columns.iter().take(MOST_COLUMNS) {
                let value = words::value(tally.kind, column.value.as_deref().unwrap_or_default());
                right(ui, bold(value));
            }
            ui.end_row();
            ui.label(quiet(tr!("tally-cases")));
            right(ui, quiet(number(tally.cases)));
            for column in tally.columns.iter().take(MOST_COLUMNS) {
                right(ui, quiet(number(column.cases)));
            }
            ui.end_row();
            let mut group = None;
            for row in &tally.rows {
                let path = &row.path;
                let (own_group, name) = path.split_once(project::PATH_SEPARATOR).unwrap_or(("", path));
                if group != Some(own_group) {
                    group = Some(own_group);
                    ui.label(bold(own_group.to_owned()));
                    ui.end_row();
                }
                ui.horizontal(|ui| {
                    ui.add_space(space::M);
                    let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(12.0), egui::Sense::hover());
                    if let Some(code) = session.codes.get(row.code) {
                        ui.painter().rect_filled(rect, 2.0, tokens.code_colour(&code.colour));
                    }
                    ui.label(name);
                });
                cell(ui, figures, row, None, Some(row.total), &tr!("column-total"), actions);
                for (place, (count, column)) in row.cells.iter().zip(&tally.columns).take(MOST_COLUMNS).enumerate() {
                    let value = words::value(tally.kind, column.value.as_deref().unwrap_or_default());
                    cell(ui, figures, row, Some(place), *count, &value, actions);
                }
                ui.end_row();
            }
        });
    });
}

/// A heading or plain figure, aligned with the figures on buttons.
fn right(ui: &mut Ui, text: RichText) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.add_space(ui.spacing().button_padding.x);
        ui.label(text);
    });
}

fn cell(
    ui: &mut Ui,
    figures: &Figures,
    row: &TallyRow,
    column: Option<usize>,
    count: Option<usize>,
    value: &str,
    actions: &mut Actions,
) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let Some(count) = count else { return };
        let selected = figures.behind.as_ref().is_some_and(|behind| behind.code == row.code && behind.column == column);
        let button =
            ui.add(egui::Button::selectable(selected, "").right_text(number(count)).min_size(egui::vec2(48.0, 24.0)));
        let name = tr!("figures-cell", code = row.path.as_str(), value = value, count = number(count));
        name_it(&button, &name);
        if button.clicked() {
            actions.push(ProjectAction::Behind(row.code, column).into());
        }
    });
}

fn excerpts(ui: &mut Ui, session: &Session, figures: &Figures, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    ui.label(RichText::new(tr!("excerpts-title")).family(fonts::semibold()).size(size::READING));
    let Some(behind) = &figures.behind else {
        ui.label(RichText::new(tr!("excerpts-choose")).color(tokens.quiet));
        return;
    };
    let column = behind.column.and_then(|column| figures.tally.columns.get(column));
    let kind = figures.tally.kind;
    let value = column.map(|column| words::value(kind, column.value.as_deref().unwrap_or_default()));
    let about = [Some(session.codes.path(behind.code)), value].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    ui.label(RichText::new(about).color(tokens.header));
    ui.label(RichText::new(tr!("excerpts-count", count = behind.codings.len())).small().color(tokens.quiet));
    ui.separator();
    ScrollArea::vertical().id_salt(("excerpts", behind.code, behind.column)).auto_shrink([false, false]).show(
        ui,
        |ui| {
            behind.excerpts.iter().for_each(|own| excerpt(ui, session, own, actions));
            // Who has come to the end of what is read is given more.
            if !behind.is_whole() {
                let end = ui.label(RichText::new(tr!("excerpts-reading")).color(tokens.quiet));
                if ui.is_rect_visible(end.rect) {
                    actions.push(ProjectAction::ReadOnBehind.into());
                    ui.ctx().request_repaint();
                }
            }
        },
    );
}

/// An excerpt with where it stands and a link to it.
pub(super) fn excerpt(ui: &mut Ui, session: &Session, excerpt: &CellExcerpt, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    let text = RichText::new(words::shortened(&excerpt.text, LONGEST_EXCERPT));
    ui.label(text.family(fonts::reading()).size(size::BODY + 1.0));
    ui.label(RichText::new(&excerpt.stand).small().color(tokens.header));
    let values = session.values_of(excerpt.case).join(", ");
    ui.label(RichText::new(format!("({values})")).small().color(tokens.quiet));
    let document = excerpt.document.as_deref();
    let place = document.map_or_else(|| excerpt.label.clone(), |name| words::beside(&excerpt.label, name));
    if ui.link(RichText::new(tr!("excerpts-from", case = place)).small()).clicked() {
        actions.push(ProjectAction::Show(excerpt.case, excerpt.span).into());
    }
    ui.add_space(space::S);
}
