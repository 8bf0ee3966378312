//! What can be chosen for the page of courses: order, groups, axis, colours and the attributes beside the labels.

use egui::{ComboBox, Ui};

use crate::ui::courses_settings::CoursesSettings;
use crate::ui::name_it;
use crate::ui::session::Session;
use crate::ui::strip::axis::{CourseAxis, ZOOM};
use crate::ui::tokens::space;
use project::AttributeKind;
use project::courses::CourseSort;

/// The greatest height of a list of choices, in points.
const LIST: f32 = 400.0;

/// Shows the choices in a row.
pub fn show(ui: &mut Ui, session: &Session, settings: &mut CoursesSettings, axis: &mut CourseAxis) {
    let attributes = || session.attributes.iter();
    let name_of = |id: i64| attributes().find(|own| own.id == id).map(|own| own.name.clone());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.label(tr!("courses-sort"));
        let order = &mut settings.order;
        let sort_name = |sort: CourseSort| match sort {
            CourseSort::Attribute(id) => name_of(id).unwrap_or_else(|| words::course_sort(CourseSort::Label)),
            sort => words::course_sort(sort),
        };
        let sorts = CourseSort::ALL.into_iter().chain(attributes().map(|own| CourseSort::Attribute(own.id)));
        choose(ui, "courses-sort", &tr!("courses-sort"), &mut order.sort, sorts, sort_name);
        ui.checkbox(&mut order.reversed, tr!("courses-reversed"));
        if !session.attributes.is_empty() {
            ui.add_space(space::S);
            ui.label(tr!("courses-by"));
            let by_name = |by: Option<i64>| by.and_then(name_of).unwrap_or_else(|| tr!("courses-by-none"));
            let groups = std::iter::once(None).chain(attributes().map(|own| Some(own.id)));
            choose(ui, "courses-by", &tr!("courses-by"), &mut order.by, groups, by_name);
        }
        let dates = || attributes().filter(|own| own.kind == AttributeKind::Date);
        if dates().next().is_some() {
            ui.add_space(space::S);
            ui.label(tr!("courses-since"));
            let since_name = |since: Option<i64>| since.and_then(name_of).unwrap_or_else(|| tr!("courses-calendar"));
            let axes = std::iter::once(None).chain(dates().map(|own| Some(own.id)));
            choose(ui, "courses-since", &tr!("courses-since"), &mut settings.since, axes, since_name);
        }
        ui.add_space(space::S);
        ui.checkbox(&mut settings.by_code, tr!("course-by-code"));
        if !session.attributes.is_empty() {
            ui.menu_button(tr!("courses-attributes"), |ui| shown_attributes(ui, session, settings));
        }
        for (name, by) in [(tr!("courses-closer"), ZOOM), (tr!("courses-farther"), 1.0 / ZOOM)] {
            let button = egui::Button::new(if by > 1.0 { "+" } else { "−" });
            let button = ui.add_enabled(by > 1.0 || axis.is_zoomed(), button);
            name_it(&button, &name);
            if button.on_hover_text(name).clicked() {
                axis.zoom(by, 0.5, 0.0);
            }
        }
    });
}

/// Chooses one of what is offered, from a list that opens under a name.
pub fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    chosen: &mut T,
    offered: impl Iterator<Item = T>,
    name_of: impl Fn(T) -> String,
) {
    let choice = ComboBox::from_id_salt(salt).height(LIST).selected_text(name_of(*chosen)).show_ui(ui, |ui| {
        for one in offered {
            if ui.selectable_value(chosen, one, name_of(one)).clicked() {
                // A key closes the list too.
                ui.close();
            }
        }
    });
    name_it(&choice.response, name);
}

/// A box for each attribute whose values can stand beside the labels.
fn shown_attributes(ui: &mut Ui, session: &Session, settings: &mut CoursesSettings) {
    for attribute in &session.attributes {
        let all = || session.attributes.iter().map(|own| own.id).collect::<Vec<_>>();
        let mut is_shown = settings.attributes.as_ref().is_none_or(|shown| shown.contains(&attribute.id));
        if ui.checkbox(&mut is_shown, &attribute.name).changed() {
            let shown = settings.attributes.get_or_insert_with(all);
            shown.retain(|id| *id != attribute.id);
            if is_shown {
                shown.push(attribute.id);
            }
        }
    }
}
