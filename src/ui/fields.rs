//! Fields below their names: words, a choice of a few, a choice of a code.

use egui::{ComboBox, Key, TextEdit, Ui};

use super::session::Session;
use super::tokens::space;
use project::Code;

/// Whether Enter was pressed in the field.
pub fn entered(ui: &Ui, field: &egui::Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// A field below its name; says whether Enter was pressed in it.
pub fn field(ui: &mut Ui, name: &str, typed: &mut String, hint: &str) -> bool {
    ui.add_space(space::XS);
    let label = ui.label(name);
    let edit = TextEdit::singleline(typed).hint_text(hint).desired_width(f32::INFINITY);
    let field = ui.add(edit).labelled_by(label.id);
    entered(ui, &field)
}

/// A choice below its name.
pub fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut T,
    choices: impl IntoIterator<Item = (T, String)>,
) {
    ui.add_space(space::XS);
    let label = ui.label(name);
    let choices: Vec<(T, String)> = choices.into_iter().collect();
    let shown = choices.iter().find(|(value, _)| value == chosen).map(|(_, name)| name.clone()).unwrap_or_default();
    let list =
        ComboBox::from_id_salt(name).selected_text(shown).width(ui.available_width()).truncate().show_ui(ui, |ui| {
            for (value, name) in choices {
                if ui.selectable_value(chosen, value, name).clicked() {
                    // A key closes the list too.
                    ui.close();
                }
            }
        });
    list.response.labelled_by(label.id);
}

/// A choice that narrows a search, or none.
pub fn limit<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut Option<T>,
    choices: impl IntoIterator<Item = (Option<T>, String)>,
) {
    choice(ui, name, chosen, std::iter::once((None, tr!("finding-any-value"))).chain(choices));
}

/// A choice of one code that `fits`, or of none.
pub fn code_choice(
    ui: &mut Ui,
    session: &Session,
    (name, none): (&str, &str),
    chosen: &mut Option<i64>,
    fits: impl Fn(&Code) -> bool,
) {
    let codes = session.codes.iter().map(|(code, _)| code).filter(|code| fits(code));
    let codes = codes.map(|code| (Some(code.id), session.codes.path(code.id)));
    choice(ui, name, chosen, std::iter::once((None, none.to_owned())).chain(codes));
}
