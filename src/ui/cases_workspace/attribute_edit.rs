//! The field in which a value of the attribute grid is edited, with the values that it can have below it.

use egui::{
    Area, EventFilter, Frame, Id, Key, KeyboardShortcut, Modifiers, Order, Rect, TextEdit, Ui, UiBuilder, vec2,
};

use super::attribute_keys::GridStep;
use crate::ui::action::ProjectAction;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, space};
use project::{Attribute, AttributeKind, CellValue};
use reading::entered;

/// The least size of the field, in points; and how many values are listed below it.
const LEAST: f32 = 190.0;
const LINE: f32 = 20.0;
const LISTED: usize = 12;

/// How a field was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// What was typed is to be stored, and a category may learn it.
    Stored {
        step: GridStep,
        adds_values: bool,
    },
    Cancelled,
    /// Something else took the focus.
    Lost,
}

/// A value that is being edited.
pub struct AttributeEdit {
    pub case: i64,
    pub attribute: i64,
    /// As it is shown when nothing is changed.
    shown: String,
    text: String,
    /// Whether the field has not been shown yet.
    is_new: bool,
}

impl AttributeEdit {
    /// Begins with the value of a case, or with what was typed in its place.
    pub fn new(case: i64, attribute: &Attribute, stored: &str, typed: Option<String>) -> Self {
        let shown = in_words(attribute, stored);
        let text = typed.unwrap_or_else(|| shown.clone());
        Self { case, attribute: attribute.id, shown, text, is_new: true }
    }

    /// Puts behind what is typed.
    pub fn push(&mut self, typed: &str) {
        self.text.push_str(typed);
    }

    /// What stores the value; `None` if it is the one that the case has.
    ///
    /// # Errors
    /// [`project::Error::BadValue`] and the like if it does not fit.
    pub fn storing(&self, session: &Session, adds_values: bool) -> project::Result<Option<ProjectAction>> {
        let attribute = session.attributes.iter().find(|own| own.id == self.attribute);
        let Some(attribute) = attribute.filter(|_| session.case(self.case).is_some()) else { return Ok(None) };
        if self.text == self.shown {
            return Ok(None);
        }
        let value = entered(attribute, &self.text, adds_values)?;
        let cell = CellValue { case: self.case, attribute: attribute.name.clone(), value };
        let is_other = cell.value != session.value(self.case, self.attribute);
        Ok(is_other.then(|| ProjectAction::FillValues(vec![cell], adds_values)))
    }

    /// Shows the field over its cell; says how it was left.
    pub fn show(&mut self, ui: &mut Ui, attribute: &Attribute, cell: Rect) -> Option<Leave> {
        let id = Id::unique("value of the attribute grid");
        let options = options(attribute);
        let mut leave = self.keys(ui, id, attribute, &options);
        let is_long = attribute.kind == AttributeKind::Text;
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let lines = self.text.lines().count().clamp(1, 8) as f32;
        let size = vec2(cell.width().max(LEAST), cell.height().max(LINE * lines + space::S));
        let mut field_ui = ui.new_child(UiBuilder::new().id_salt("edit").max_rect(Rect::from_min_size(cell.min, size)));
        let edit = if is_long {
            let another_line = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
            TextEdit::multiline(&mut self.text).desired_rows(1).return_key(another_line)
        } else {
            TextEdit::singleline(&mut self.text)
        };
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        let field = field_ui.add(edit.id(id).desired_width(size.x - space::S).event_filter(filter));
        crate::ui::name_it(&field, &attribute.name);
        if std::mem::take(&mut self.is_new) {
            field.request_focus();
            crate::ui::focus::to_end(ui.ctx(), id, &self.text);
        }
        if let Some(chosen) = self.list(ui, attribute, &options, field.rect) {
            self.text = chosen;
            leave = Some(Leave::Stored { step: GridStep::Stay, adds_values: false });
        }
        leave.or_else(|| field.lost_focus().then_some(Leave::Lost))
    }

    /// What keys ask for that are not for the text.
    fn keys(&mut self, ui: &Ui, id: Id, attribute: &Attribute, options: &[String]) -> Option<Leave> {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let is_pressed = |modifiers: Modifiers, wanted: Key| {
            ui.input_mut(|input| {
                let before = input.events.len();
                input.events.retain(|event| {
                    !matches!(event, egui::Event::Key { key, pressed: true, modifiers: held, .. }
                        if *key == wanted && held.matches_exact(modifiers))
                });
                input.events.len() < before
            })
        };
        let stored = |step| Some(Leave::Stored { step, adds_values: false });
        if !options.is_empty() {
            let at = options.iter().position(|option| *option == in_words_typed(attribute, &self.text, options));
            if is_pressed(Modifiers::NONE, Key::ArrowDown) {
                let next = at.map_or(0, |at| (at + 1).min(options.len() - 1));
                self.text.clone_from(&options[next]);
            }
            if is_pressed(Modifiers::NONE, Key::ArrowUp) {
                self.text.clone_from(&options[at.unwrap_or_default().saturating_sub(1)]);
            }
        }
        match () {
            () if is_pressed(Modifiers::NONE, Key::Escape) => Some(Leave::Cancelled),
            () if is_pressed(Modifiers::NONE, Key::Enter) => stored(GridStep::Down),
            () if is_pressed(Modifiers::COMMAND, Key::Enter) => {
                Some(Leave::Stored { step: GridStep::Down, adds_values: attribute.kind == AttributeKind::Category })
            }
            () if is_pressed(Modifiers::NONE, Key::Tab) => stored(GridStep::Right),
            () if is_pressed(Modifiers::SHIFT, Key::Tab) => stored(GridStep::Left),
            () => None,
        }
    }

    /// Lists the values that the attribute can have; gives the one that was clicked.
    fn list(&self, ui: &Ui, attribute: &Attribute, options: &[String], field: Rect) -> Option<String> {
        if attribute.kind != AttributeKind::Category && options.is_empty() {
            return None;
        }
        let mut chosen = None;
        let meant = in_words_typed(attribute, &self.text, options);
        let is_known = options.contains(&meant);
        let area = Area::new(Id::unique("values of the attribute grid")).order(Order::Foreground);
        area.fixed_pos(field.left_bottom() + vec2(0.0, 2.0)).constrain(true).show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_min_width(field.width());
                for option in options.iter().take(LISTED) {
                    let row = ui.add(egui::Button::selectable(*option == meant, option).sense(egui::Sense::CLICK));
                    if row.clicked() {
                        chosen = Some(option.clone());
                    }
                }
                if options.len() > LISTED {
                    let more = options.len() - LISTED;
                    ui.label(tr!("grid-more-values", count = more));
                }
                if !is_known && !self.text.trim().is_empty() && attribute.kind == AttributeKind::Category {
                    ui.colored_label(Tokens::of(ui.ctx()).warning, tr!("grid-new-value"));
                }
            });
        });
        chosen
    }
}

/// The values of a list, as people read them.
fn options(attribute: &Attribute) -> Vec<String> {
    match attribute.kind {
        AttributeKind::Category => attribute.options.clone(),
        AttributeKind::YesNo => ["yes", "no"].map(|word| words::value(AttributeKind::YesNo, word)).to_vec(),
        _ => Vec::new(),
    }
}

/// A value as people read it; nothing where there is none.
#[must_use]
pub fn in_words(attribute: &Attribute, value: &str) -> String {
    if value.is_empty() { String::new() } else { words::value(attribute.kind, value) }
}

/// The value of the list that is meant by what is typed: the same, or the first that begins so. Else what is typed.
fn in_words_typed(attribute: &Attribute, text: &str, options: &[String]) -> String {
    let typed = entered::passage(text);
    if typed.is_empty() || attribute.options.contains(&typed) {
        return typed;
    }
    let key = typed.to_lowercase();
    let begins = options.iter().find(|option| option.to_lowercase().starts_with(&key));
    begins.cloned().unwrap_or(typed)
}

/// A value as it is stored, from what was typed or pasted.
///
/// # Errors
/// [`project::Error::BadValue`] and the like if it does not fit.
pub fn entered(attribute: &Attribute, text: &str, adds_values: bool) -> project::Result<String> {
    let typed = entered::passage(text);
    if typed.is_empty() {
        return Ok(typed);
    }
    if adds_values && attribute.kind == AttributeKind::Category {
        return Ok(typed);
    }
    let options = options(attribute);
    let meant = in_words_typed(attribute, &typed, &options);
    match attribute.kind {
        AttributeKind::YesNo => {
            let at = options.iter().position(|option| *option == meant);
            at.map_or_else(|| attribute.fitting(&typed, false), |at| Ok(["yes", "no"][at.min(1)].to_owned()))
        }
        _ => attribute.fitting(&meant, false),
    }
}
