//! The codebook at the right: the tree, in which codes are moved by dragging and by keys.

use egui::accesskit::Action as AccessAction;
use egui::{EventFilter, Key, Modifiers, Rect, Response, RichText, ScrollArea, Sense, Stroke, Ui, Vec2};

use super::action::{Action, Actions, ProjectAction};
use super::code_form::CodeForm;
use super::command::Command;
use super::fonts;
use super::name_it;
use super::panes;
use super::session::Session;
use super::tokens::{Tokens, size, space};
use project::{Code, CodeTree, NewCode};
use words::i18n::number;

/// What the pane remembers between frames.
#[derive(Default)]
pub struct CodePane {
    form: Option<CodeForm>,
    /// The row that is to get the focus.
    focus: Option<i64>,
    /// The row at which Tab stops; arrows lead to the others.
    stop: Option<i64>,
}

impl CodePane {
    /// Begins a new code, in the group of the code that is being edited or in the first group.
    pub fn add_code(&mut self, session: &Session) {
        let own = self.form.as_ref().and_then(CodeForm::parent);
        let parent = own.or_else(|| session.codes.children(None).next().map(|group| group.id));
        let colour = session.codes.free_colour();
        self.form = Some(CodeForm::new(NewCode { parent, codable: parent.is_some(), colour, ..NewCode::default() }));
    }

    /// Begins a new group.
    pub fn add_group(&mut self) {
        self.form = Some(CodeForm::new(NewCode::default()));
    }

    /// Closes the form.
    pub fn close(&mut self) {
        self.form = None;
    }

    /// Closes the form when its code is saved, or says there why it is not.
    pub fn saved(&mut self, saved: project::Result<()>) {
        match (saved, &mut self.form) {
            (Err(error), Some(form)) => form.complain(&error),
            _ => self.form = None,
        }
    }

    /// Whether a code is being edited.
    #[must_use]
    pub const fn is_editing(&self) -> bool {
        self.form.is_some()
    }

    /// Shows the form of the code that is being edited.
    pub fn show_editor(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        if self.form.as_mut().is_some_and(|form| form.show(ui, session, actions)) {
            self.form = None;
        }
    }

    /// Shows the pane. `can_code` tells whether something is selected.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, can_code: bool, actions: &mut Actions) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(tr!("codes-title")).family(fonts::semibold()).size(size::READING));
            panes::at_right(ui, "codes-add", |ui| {
                for (text, command) in
                    [(tr!("codes-add-code"), Command::AddCode), (tr!("codes-add-group"), Command::AddGroup)]
                {
                    if ui.button(text).on_hover_text(command.name()).clicked() {
                        actions.push(Action::Command(command));
                    }
                }
            });
        });
        if session.is_codebook_locked() {
            ui.label(RichText::new(tr!("codebook-locked")).small().color(Tokens::of(ui.ctx()).quiet));
        }
        if session.codes.iter().next().is_none() {
            ui.label(tr!("codes-empty"));
            if ui.button(Command::LoadCodebook.name()).clicked() {
                actions.push(Action::Command(Command::LoadCodebook));
            }
        }
        ScrollArea::vertical().id_salt("code-tree").min_scrolled_height(0.0).auto_shrink([false, false]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let is_there = |code: &i64| session.codes.get(*code).is_some();
                let first = || session.codes.iter().next().map(|(code, _)| code.id);
                self.stop = self.focus.or(self.stop).filter(is_there).or_else(first);
                self.branch(ui, session, None, 0, can_code, actions);
            },
        );
    }

    /// What stands below a code or group, or at the top: its own codes, then those that stand in the group besides.
    fn branch(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        above: Option<i64>,
        depth: usize,
        can_code: bool,
        actions: &mut Actions,
    ) {
        for code in session.codes.children(above) {
            self.row(ui, session, code, depth, can_code, actions);
            self.branch(ui, session, Some(code.id), depth + 1, can_code, actions);
        }
        let group = above.and_then(|above| session.codes.get(above)).filter(|above| !above.codable);
        for (group, code) in
            group.iter().flat_map(|group| session.codes.members(group.id).map(move |code| (group, code)))
        {
            self.member(ui, session, group, code, depth, can_code, actions);
        }
    }

    /// A code that stands elsewhere, in a further group of its.
    #[expect(clippy::too_many_arguments, reason = "a row is drawn from all of them")]
    fn member(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        group: &Code,
        code: &Code,
        depth: usize,
        can_code: bool,
        actions: &mut Actions,
    ) {
        let tokens = Tokens::of(ui.ctx());
        ui.horizontal(|ui| {
            indent(ui, depth);
            swatch(ui, tokens.code_colour(&code.colour));
            let name = RichText::new(format!("{} ↗", code.name)).color(tokens.quiet);
            // It is reached by arrows at its own place.
            let button = ui.add(egui::Button::new(name).frame(false).truncate().sense(Sense::CLICK));
            let path = session.codes.path(code.id);
            name_it(&button, &tr!("codes-member", code = path.as_str(), group = group.name.as_str()));
            let button = button.on_hover_text(format!("{path}\n{}", hint(code, can_code)));
            if button.clicked() {
                self.choose(code, can_code, actions);
            }
        });
    }

    /// Puts the code on what is selected, or opens its form.
    fn choose(&mut self, code: &Code, can_code: bool, actions: &mut Actions) {
        self.stop = Some(code.id);
        if code.codable && can_code {
            actions.push(ProjectAction::Code(code.id).into());
        } else {
            self.form = Some(CodeForm::of(code));
        }
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
        let is_stop = self.stop == Some(code.id);
        let row = ui.horizontal(|ui| {
            indent(ui, depth);
            if code.codable {
                swatch(ui, tokens.code_colour(&code.colour));
            }
            let name = if code.codable {
                RichText::new(&code.name)
            } else {
                RichText::new(&code.name).family(fonts::semibold())
            };
            let sense = if is_stop { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG };
            let button = ui.add(egui::Button::new(name).frame(false).truncate().sense(sense));
            let button = button.on_hover_text(format!("{}\n{}", session.codes.path(code.id), hint(code, can_code)));
            if !is_stop {
                self.take_stop(ui, code, &button);
            }
            if session.codes.iter().filter(|(other, _)| other.name == code.name).count() > 1 {
                name_it(&button, &session.codes.path(code.id));
            }
            if button.clicked() {
                self.choose(code, can_code, actions);
            }
            self.keys(ui, session, code, &button, actions);
            button.dnd_set_drag_payload(code.id);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let sense = if is_stop { Sense::click() } else { Sense::CLICK };
                let edit = egui::Button::new(RichText::new("…").color(tokens.quiet)).frame(false).sense(sense);
                let edit = ui.add(edit);
                let edit_name = tr!("codes-edit", code = session.codes.path(code.id));
                name_it(&edit, &edit_name);
                if edit.on_hover_text(edit_name).clicked() {
                    self.form = Some(CodeForm::of(code));
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
        let rect = Rect::from_x_y_ranges(ui.max_rect().x_range(), row.response.rect.expand(1.0).y_range());
        drop_on(ui, &session.codes, code, rect, actions);
    }

    /// Lets a screen reader put the focus on a row at which Tab does not stop.
    fn take_stop(&mut self, ui: &Ui, code: &Code, row: &Response) {
        ui.ctx().accesskit_node_builder(row.id, |node| node.add_action(AccessAction::Focus));
        if ui.input(|input| input.has_accesskit_action_request(row.id, AccessAction::Focus)) {
            self.focus = Some(code.id);
            ui.ctx().request_repaint();
        }
    }

    /// Moves the code whose row has the focus: with Ctrl and an arrow up and down, under the code before it, and out again.
    fn keys(&mut self, ui: &Ui, session: &Session, code: &Code, row: &Response, actions: &mut Actions) {
        if self.focus == Some(code.id) && self.stop == self.focus {
            self.focus = None;
            row.request_focus();
        }
        if !row.has_focus() {
            return;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, filter));
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let tree = &session.codes;
        let siblings: Vec<i64> = tree.children(code.parent).map(|sibling| sibling.id).collect();
        let at = siblings.iter().position(|sibling| *sibling == code.id).unwrap_or(0);
        let to_row = |by| Some(ProjectAction::MoveCode(code.id, by));
        let moved = if pressed(Modifiers::COMMAND, Key::ArrowUp) {
            to_row(-1)
        } else if pressed(Modifiers::COMMAND, Key::ArrowDown) {
            to_row(1)
        } else if pressed(Modifiers::COMMAND, Key::ArrowRight) {
            let before = at.checked_sub(1).and_then(|before| siblings.get(before));
            before.map(|before| ProjectAction::PlaceCode(code.id, Some(*before), None))
        } else if pressed(Modifiers::COMMAND, Key::ArrowLeft) {
            let parent = code.parent.and_then(|parent| tree.get(parent));
            parent.map(|parent| ProjectAction::PlaceCode(code.id, parent.parent, next_sibling(tree, parent)))
        } else {
            None
        };
        if let Some(moved) = moved {
            // The row goes where the code goes, and the focus with it.
            self.focus = Some(code.id);
            actions.push(moved.into());
        } else {
            let rows: Vec<i64> = tree.iter().map(|(code, _)| code.id).collect();
            let here = rows.iter().position(|row| *row == code.id).unwrap_or(0);
            let to = if pressed(Modifiers::NONE, Key::ArrowUp) {
                here.checked_sub(1)
            } else if pressed(Modifiers::NONE, Key::ArrowDown) {
                Some(here + 1)
            } else {
                None
            };
            if let Some(to) = to.and_then(|to| rows.get(to)) {
                self.focus = Some(*to);
                ui.ctx().request_repaint();
            }
        }
    }
}

fn indent(ui: &mut Ui, depth: usize) {
    #[expect(clippy::cast_precision_loss, reason = "trees are shallow")]
    ui.add_space(space::M * depth as f32);
}

fn swatch(ui: &mut Ui, colour: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
    ui.painter().rect_filled(rect, 2.0, colour);
}

/// What a code is for, and what a click does.
fn hint(code: &Code, can_code: bool) -> String {
    let does = match (code.codable, can_code) {
        (true, true) => tr!("codes-apply-hint"),
        (true, false) => tr!("codes-select-hint"),
        (false, _) => tr!("codes-move-hint"),
    };
    let when = |text: &str, said: String| if text.is_empty() { String::new() } else { said };
    let parts = [
        code.description.clone(),
        when(&code.when_to_use, tr!("codes-use", text = code.when_to_use.as_str())),
        when(&code.when_not, tr!("codes-use-not", text = code.when_not.as_str())),
        when(&code.example, tr!("codes-such-as", text = code.example.as_str())),
        does,
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn next_sibling(tree: &CodeTree, code: &Code) -> Option<i64> {
    tree.children(code.parent).skip_while(|sibling| sibling.id != code.id).nth(1).map(|sibling| sibling.id)
}

/// Takes a code that is dragged over a row: above it, below it, or in the middle under it.
fn drop_on(ui: &Ui, tree: &CodeTree, code: &Code, rect: Rect, actions: &mut Actions) {
    let response = ui.interact(rect, ui.scope_id().with(("drop", code.id)), Sense::hover());
    let (Some(dragged), Some(pos)) = (response.dnd_hover_payload::<i64>(), ui.ctx().pointer_interact_pos()) else {
        return;
    };
    if code.id == *dragged {
        return;
    }
    let part = (pos.y - rect.top()) / rect.height();
    let line = Stroke::new(2.0, Tokens::of(ui.ctx()).accent);
    let next = || next_sibling(tree, code).filter(|next| *next != *dragged);
    let (parent, before) = match part {
        ..0.3 => (code.parent, Some(code.id)),
        0.7.. => (code.parent, next()),
        _ => (Some(code.id), None),
    };
    // Where it cannot go, nothing is drawn; who drops it there is told why.
    if !parent.is_some_and(|parent| tree.is_within(parent, *dragged)) {
        match part {
            ..0.3 => drop(ui.painter().hline(rect.x_range(), rect.top(), line)),
            0.7.. => drop(ui.painter().hline(rect.x_range(), rect.bottom(), line)),
            _ => drop(ui.painter().rect_stroke(rect, 2.0, line, egui::StrokeKind::Inside)),
        }
    }
    if response.dnd_release_payload::<i64>().is_some() {
        actions.push(ProjectAction::PlaceCode(*dragged, parent, before).into());
    }
}
