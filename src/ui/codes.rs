//! The codebook at the right: the tree, and the code that is being edited.

use egui::{Color32, ComboBox, RichText, Role, ScrollArea, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo};
use words::Sentence;

use super::action::{Action, Actions, ProjectAction};
use super::command::Command;
use super::fonts;
use super::name_it;
use super::session::Session;
use super::tokens::{Tokens, size, space};
use project::codebook::PALETTE;
use project::{Code, NewCode};
use words::i18n::number;

/// What the pane remembers between frames.
#[derive(Default)]
pub struct CodePane {
    editing: Option<Editing>,
}

/// A code while it is being edited; `id` is `None` for a new one.
struct Editing {
    id: Option<i64>,
    draft: NewCode,
    fresh: bool,
    /// Why it could not be saved.
    complaint: Option<String>,
}

impl CodePane {
    /// Begins a new code, in the group of the code that is being edited or in the first group.
    pub fn add_code(&mut self, session: &Session) {
        let own = self.editing.as_ref().and_then(|editing| editing.draft.parent);
        let parent = own.or_else(|| session.codes.children(None).next().map(|group| group.id));
        let colour = session.codes.free_colour();
        let draft = NewCode { parent, codable: parent.is_some(), colour, ..NewCode::default() };
        self.editing = Some(Editing { id: None, draft, fresh: true, complaint: None });
    }

    /// Begins a new group.
    pub fn add_group(&mut self) {
        self.editing = Some(Editing { id: None, draft: NewCode::default(), fresh: true, complaint: None });
    }

    fn edit(&mut self, code: &Code) {
        let Code { id, parent, name, codable, colour, description, shortcut } = code.clone();
        self.editing = Some(Editing {
            id: Some(id),
            draft: NewCode { parent, name, codable, colour, description, shortcut },
            fresh: true,
            complaint: None,
        });
    }

    /// Closes the editor.
    pub fn close(&mut self) {
        self.editing = None;
    }

    /// Closes the editor when its code is saved, or says there why it is not.
    pub fn saved(&mut self, saved: project::Result<()>) {
        match (saved, &mut self.editing) {
            (Err(error), Some(editing)) => editing.complaint = Some(error.sentence()),
            _ => self.editing = None,
        }
    }

    /// Shows the pane. `can_code` tells whether something is selected.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, can_code: bool, actions: &mut Actions) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(tr!("codes-title")).family(fonts::semibold()).size(size::READING));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                for (text, command) in
                    [(tr!("codes-add-group"), Command::AddGroup), (tr!("codes-add-code"), Command::AddCode)]
                {
                    if ui.button(text).on_hover_text(command.name()).clicked() {
                        actions.push(Action::Command(command));
                    }
                }
            });
        });
        if session.codes.iter().next().is_none() {
            ui.label(tr!("codes-empty"));
            if ui.button(Command::LoadCodebook.name()).clicked() {
                actions.push(Action::Command(Command::LoadCodebook));
            }
        }
        ScrollArea::vertical().id_salt("code-tree").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (code, depth) in session.codes.iter() {
                self.row(ui, session, code, depth, can_code, actions);
            }
        });
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        code: &Code,
        depth: usize,
        can_code: bool,
        actions: &mut Actions,
    ) {
        let tokens = Tokens::of(ui.ctx());
        ui.horizontal(|ui| {
            #[expect(clippy::cast_precision_loss, reason = "trees are shallow")]
            ui.add_space(space::M * depth as f32);
            if code.codable {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
                ui.painter().rect_filled(rect, 2.0, tokens.code_colour(&code.colour));
            }
            let name = if code.codable {
                RichText::new(&code.name)
            } else {
                RichText::new(&code.name).family(fonts::semibold())
            };
            let hint = match (code.codable, can_code) {
                (true, true) => tr!("codes-apply-hint"),
                (true, false) => tr!("codes-select-hint"),
                (false, _) => String::new(),
            };
            let button = ui.add(egui::Button::new(name).frame(false).truncate());
            let button = if code.description.is_empty() && hint.is_empty() {
                button
            } else {
                button.on_hover_text(format!("{}\n{hint}", code.description).trim().to_owned())
            };
            if button.clicked() {
                if code.codable && can_code {
                    actions.push(ProjectAction::Code(code.id).into());
                } else {
                    self.edit(code);
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let edit = ui.add(egui::Button::new(RichText::new("…").color(tokens.quiet)).frame(false));
                let edit_name = tr!("codes-edit", code = session.codes.path(code.id));
                name_it(&edit, &edit_name);
                if edit.on_hover_text(edit_name).clicked() {
                    self.edit(code);
                }
                if code.codable {
                    let count = session.coded.get(&code.id).copied().unwrap_or(0);
                    ui.label(RichText::new(number(count)).small().color(tokens.quiet))
                        .on_hover_text(tr!("codes-count-hint"));
                }
                if !code.shortcut.is_empty() {
                    ui.label(RichText::new(format!("[{}]", code.shortcut)).small().color(tokens.quiet));
                }
            });
        });
    }

    /// Whether a code is being edited.
    #[must_use]
    pub const fn is_editing(&self) -> bool {
        self.editing.is_some()
    }

    /// Shows the editor of the code that is being edited.
    pub fn show_editor(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        let Some(editing) = &mut self.editing else { return };
        let gone = editing.id.is_some_and(|id| session.codes.get(id).is_none());
        let mut close = gone;
        let title = match (editing.id, editing.draft.codable) {
            (None, true) => tr!("code-new"),
            (None, false) => tr!("code-new-group"),
            (Some(_), true) => tr!("code-edit"),
            (Some(_), false) => tr!("code-edit-group"),
        };
        ui.label(RichText::new(title).family(fonts::semibold()));
        let label = ui.label(tr!("code-name"));
        let name =
            ui.add(TextEdit::singleline(&mut editing.draft.name).desired_width(f32::INFINITY)).labelled_by(label.id);
        if std::mem::take(&mut editing.fresh) {
            name.request_focus();
        }
        let entered = name.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        close |= ui.input(|input| input.key_pressed(egui::Key::Escape)) && !egui::Popup::is_any_open(ui.ctx());
        if editing.draft.codable {
            ui.horizontal(|ui| {
                let label = ui.label(tr!("code-under"));
                let current = editing.draft.parent.map(|parent| session.codes.path(parent)).unwrap_or_default();
                let choice = ComboBox::from_id_salt("code-parent").selected_text(current).show_ui(ui, |ui| {
                    for (code, _) in session.codes.iter() {
                        if editing.id.is_none_or(|id| !session.codes.is_within(code.id, id)) {
                            let path = session.codes.path(code.id);
                            if ui.selectable_value(&mut editing.draft.parent, Some(code.id), path).clicked() {
                                ui.close();
                            }
                        }
                    }
                });
                choice.response.labelled_by(label.id);
                let label = ui.label(tr!("code-key"));
                let key = ui.add(TextEdit::singleline(&mut editing.draft.shortcut).char_limit(1).desired_width(28.0));
                key.labelled_by(label.id);
                editing.draft.shortcut = editing.draft.shortcut.trim().to_lowercase();
            });
            colours(ui, &mut editing.draft.colour);
        }
        let label = ui.label(tr!("code-description"));
        ui.add(TextEdit::multiline(&mut editing.draft.description).desired_rows(2).desired_width(f32::INFINITY))
            .labelled_by(label.id);
        if let Some(complaint) = &editing.complaint {
            ui.colored_label(Tokens::of(ui.ctx()).warning, complaint);
        }
        ui.horizontal_wrapped(|ui| {
            if ui.button(tr!("save")).clicked() || entered {
                actions.push(match editing.id {
                    Some(id) => ProjectAction::ChangeCode(id, editing.draft.clone()).into(),
                    None => ProjectAction::AddCode(editing.draft.clone()).into(),
                });
            }
            close |= ui.button(tr!("cancel")).clicked();
            if let Some(id) = editing.id {
                if ui.button(tr!("code-up")).clicked() {
                    actions.push(ProjectAction::MoveCode(id, -1).into());
                }
                if ui.button(tr!("code-down")).clicked() {
                    actions.push(ProjectAction::MoveCode(id, 1).into());
                }
                let remove = if editing.draft.codable { tr!("code-remove") } else { tr!("code-remove-group") };
                if ui.button(remove).on_hover_text(tr!("code-remove-hint")).clicked() {
                    actions.push(ProjectAction::RemoveCode(id).into());
                    close = true;
                }
            }
        });
        if close {
            self.editing = None;
        }
    }
}

/// The colours of the palette, to choose from.
fn colours(ui: &mut Ui, chosen: &mut String) {
    let tokens = Tokens::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::XS);
        for (place, colour) in PALETTE.iter().enumerate() {
            let selected = chosen == colour;
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::click());
            let name = tr!("code-colour", number = number(place + 1));
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, name.as_str()));
            ui.painter().rect_filled(rect.shrink(2.0), 3.0, tokens.code_colour(colour));
            let ring = if selected || response.has_focus() { tokens.ink } else { Color32::TRANSPARENT };
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(2.0, ring), egui::StrokeKind::Inside);
            if response.on_hover_text(name).clicked() {
                (*colour).clone_into(chosen);
            }
        }
    });
}
