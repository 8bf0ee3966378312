//! The form in which a code or a group is made and changed.

use egui::{Color32, ComboBox, Margin, RichText, Role, ScrollArea, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo};
use words::Sentence;

use super::action::{Action, Actions, ProjectAction};
use super::fonts;
use super::linked_memos;
use super::session::Session;
use super::tokens::{Tokens, space};
use project::codebook::PALETTE;
use project::{Code, LinkTarget, NewCode};
use words::i18n::number;

/// A code while it is being edited; `id` is `None` for a new one.
pub struct CodeForm {
    id: Option<i64>,
    draft: NewCode,
    fresh: bool,
    /// Why it could not be saved.
    complaint: Option<String>,
}

impl CodeForm {
    #[must_use]
    pub const fn new(draft: NewCode) -> Self {
        Self { id: None, draft, fresh: true, complaint: None }
    }

    #[must_use]
    pub fn of(code: &Code) -> Self {
        Self { id: Some(code.id), draft: code.as_new(), fresh: true, complaint: None }
    }

    /// The code above.
    #[must_use]
    pub const fn parent(&self) -> Option<i64> {
        self.draft.parent
    }

    /// Says why it could not be saved.
    pub fn complain(&mut self, error: &impl Sentence) {
        self.complaint = Some(error.sentence());
    }

    /// Shows the form; gives whether it is to be closed.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) -> bool {
        let mut close = self.id.is_some_and(|id| session.codes.get(id).is_none());
        close |= ui.input(|input| input.key_pressed(egui::Key::Escape)) && !egui::Popup::is_any_open(ui.ctx());
        let title = match (self.id, self.draft.codable) {
            (None, true) => tr!("code-new"),
            (None, false) => tr!("code-new-group"),
            (Some(_), true) => tr!("code-edit"),
            (Some(_), false) => tr!("code-edit-group"),
        };
        ui.label(RichText::new(title).family(fonts::semibold()));
        if let Some(id) = self.id {
            linked_memos::show(ui, session, LinkTarget::Code(id), actions);
        }
        let mut save = false;
        let frame = egui::Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO });
        egui::Panel::bottom("code-form-buttons").show_separator_line(false).frame(frame).show(ui, |ui| {
            close |= self.buttons(ui, &mut save, actions);
        });
        let fields = ScrollArea::vertical().id_salt("code-form").auto_shrink([false, false]);
        // The bar stands beside the fields.
        let frame = egui::Frame::new().inner_margin(Margin { right: 12, ..Margin::ZERO });
        let shown = fields.show(ui, |ui| frame.show(ui, |ui| self.fields(ui, session)).inner);
        save |= shown.inner;
        if save {
            actions.push(match self.id {
                Some(id) => ProjectAction::ChangeCode(id, self.draft.clone()).into(),
                None => ProjectAction::AddCode(self.draft.clone()).into(),
            });
        }
        close
    }

    /// Shows the fields; gives whether Enter was pressed in the name.
    fn fields(&mut self, ui: &mut Ui, session: &Session) -> bool {
        let label = ui.label(tr!("code-name"));
        let name =
            ui.add(TextEdit::singleline(&mut self.draft.name).desired_width(f32::INFINITY)).labelled_by(label.id);
        if std::mem::take(&mut self.fresh) {
            name.request_focus();
        }
        let entered = name.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if self.draft.codable {
            ui.horizontal(|ui| {
                let label = ui.label(tr!("code-under"));
                let current = self.draft.parent.map_or_else(|| tr!("code-top"), |parent| session.codes.path(parent));
                let choice = ComboBox::from_id_salt("code-parent").selected_text(current).show_ui(ui, |ui| {
                    if ui.selectable_value(&mut self.draft.parent, None, tr!("code-top")).clicked() {
                        ui.close();
                    }
                    let inside = self.id.map(|id| session.codes.within(id)).unwrap_or_default();
                    for (code, _) in session.codes.iter() {
                        if !inside.contains(&code.id) {
                            let path = session.codes.path(code.id);
                            if ui.selectable_value(&mut self.draft.parent, Some(code.id), path).clicked() {
                                ui.close();
                            }
                        }
                    }
                });
                choice.response.labelled_by(label.id);
                let label = ui.label(tr!("code-key"));
                let key = ui.add(TextEdit::singleline(&mut self.draft.shortcut).char_limit(1).desired_width(28.0));
                key.labelled_by(label.id);
                self.draft.shortcut = self.draft.shortcut.trim().to_lowercase();
            });
            self.groups(ui, session);
            colours(ui, &mut self.draft.colour);
        }
        text(ui, &tr!("code-description"), &mut self.draft.description);
        if self.draft.codable {
            text(ui, &tr!("code-when-to-use"), &mut self.draft.when_to_use);
            text(ui, &tr!("code-when-not"), &mut self.draft.when_not);
            text(ui, &tr!("code-example"), &mut self.draft.example);
        }
        entered
    }

    /// The groups in which the code stands besides its place.
    fn groups(&mut self, ui: &mut Ui, session: &Session) {
        let mut open = session.codes.open_groups(self.id, self.draft.parent).peekable();
        if open.peek().is_none() {
            return;
        }
        ui.horizontal(|ui| {
            let label = ui.label(tr!("code-also-in"));
            let held = session.codes.paths(&self.draft.groups).join(", ");
            let shown = if held.is_empty() { tr!("code-also-in-none") } else { held };
            let choice = ComboBox::from_id_salt("code-groups")
                .width(ui.available_width())
                .truncate()
                .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
                .selected_text(shown)
                .show_ui(ui, |ui| {
                    for group in open {
                        let mut stands = self.draft.groups.contains(&group.id);
                        if ui.checkbox(&mut stands, session.codes.path(group.id)).changed() {
                            self.draft.groups.retain(|held| *held != group.id);
                            if stands {
                                self.draft.groups.push(group.id);
                            }
                        }
                    }
                });
            choice.response.labelled_by(label.id).on_hover_text(tr!("code-also-in-hint"));
        });
    }

    /// Shows what can be done with the code; gives whether the form is to be closed.
    fn buttons(&self, ui: &mut Ui, save: &mut bool, actions: &mut Actions) -> bool {
        let mut close = false;
        if let Some(complaint) = &self.complaint {
            ui.colored_label(Tokens::of(ui.ctx()).warning, complaint);
        }
        ui.horizontal_wrapped(|ui| {
            *save |= ui.button(tr!("save")).clicked();
            close |= ui.button(tr!("cancel")).clicked();
            let Some(id) = self.id else { return };
            if ui.button(tr!("code-up")).clicked() {
                actions.push(ProjectAction::MoveCode(id, -1).into());
            }
            if ui.button(tr!("code-down")).clicked() {
                actions.push(ProjectAction::MoveCode(id, 1).into());
            }
            if self.draft.codable {
                if ui.button(tr!("code-merge")).on_hover_text(tr!("code-merge-hint")).clicked() {
                    actions.push(Action::ChooseMerge(id));
                    close = true;
                }
                if ui.button(tr!("code-walk")).on_hover_text(tr!("code-walk-hint")).clicked() {
                    actions.push(Action::WalkThrough(id));
                    close = true;
                }
            }
            let remove = if self.draft.codable { tr!("code-remove") } else { tr!("code-remove-group") };
            if ui.button(remove).on_hover_text(tr!("code-remove-hint")).clicked() {
                actions.push(ProjectAction::RemoveCode(id).into());
                close = true;
            }
        });
        close
    }
}

/// A field of several lines.
fn text(ui: &mut Ui, name: &str, value: &mut String) {
    let label = ui.label(name);
    ui.add(TextEdit::multiline(value).desired_rows(2).desired_width(f32::INFINITY)).labelled_by(label.id);
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
