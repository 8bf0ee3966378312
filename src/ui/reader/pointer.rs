//! What the mouse selects: by character, word and paragraph, across entries, past the edge of the view.

use egui::{CursorIcon, Event, Key, PointerButton, Pos2, Rect, Response, Ui, Vec2};

use super::document::{Document, Kind, Place};
use super::paint::fold_of;
use super::selection::{ClickUnit, Selection};
use super::{Reader, Scene};

/// Clicks nearer in place and time than this, in points and seconds, count as one gesture.
const SAME_PLACE: f32 = 6.0;
const SAME_TIME: f64 = 0.35;
/// Points a second that the view scrolls for each point that the pointer is past its edge, and at most.
const PULL: f32 = 12.0;
const FASTEST: f32 = 1800.0;

/// The mouse gesture under way.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pointer {
    unit: ClickUnit,
    /// The unit where the gesture began.
    start: Option<(Place, Place)>,
    /// When and where the button went down last, and how many times in a row.
    pressed: Option<(f64, Pos2, u32)>,
}

/// What the mouse did besides selecting.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub clicked: Vec<i64>,
    pub menu: Option<Pos2>,
    pub on_header: bool,
    /// The entry whose fold was clicked.
    pub folded: Option<usize>,
}

/// Scrolls while the pointer holds something past the upper or the lower edge of the view.
pub(super) fn pull(ui: &Ui, view: Rect, pos: Pos2) {
    let past = if pos.y < view.top() { pos.y - view.top() } else { (pos.y - view.bottom()).max(0.0) };
    if past != 0.0 {
        let speed = (past * PULL).clamp(-FASTEST, FASTEST);
        let seconds = ui.input(|input| input.stable_dt).min(0.1);
        ui.scroll_with_delta_animation(Vec2::new(0.0, -speed * seconds), egui::style::ScrollAnimation::none());
        ui.request_repaint();
    }
}

impl Reader {
    /// Takes what the mouse does over the text.
    pub(super) fn mouse(&mut self, ui: &mut Ui, response: &Response, scene: &Scene<'_>) -> Seen {
        let mut seen = Seen::default();
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        let (press, down, time, pos) = ui.input(|input| {
            let pointer = &input.pointer;
            let press = input.events.iter().find_map(|event| match event {
                Event::PointerButton { button: PointerButton::Primary, pressed: true, modifiers, .. } => {
                    Some(*modifiers)
                }
                _ => None,
            });
            (press, pointer.button_down(PointerButton::Primary), input.time, pointer.interact_pos())
        });
        let is_ours = response.is_pointer_button_down_on() || response.clicked_by(PointerButton::Primary);
        if let (Some(modifiers), Some(pos), true) = (press, pos, is_ours) {
            response.request_focus();
            self.press(scene, pos, time, modifiers.shift);
        } else if response.dragged_by(PointerButton::Primary)
            && down
            && let Some(pos) = pos
        {
            self.drag(ui, scene, pos);
        }
        let is_click = response.clicked_by(PointerButton::Primary) && ui.input(|input| input.pointer.any_click());
        if is_click
            && self.pointer.unit == ClickUnit::Character
            && self.selection.is_none_or(|selection| selection.anchor == selection.head)
            && let Some(pos) = response.interact_pointer_pos()
        {
            let codings = scene.marks.codings;
            let found = scene.place_on(pos).map(|place| self.index.codings_at(place, codings)).unwrap_or_default();
            seen.clicked = found.into_iter().map(|mark| codings[mark].id).collect();
        }
        if is_click && let Some(pos) = response.interact_pointer_pos() {
            let clicked = scene
                .placed
                .iter()
                .find(|placed| fold_of(scene.document, placed).is_some_and(|fold| fold.contains(pos)));
            seen.folded = clicked.map(|placed| scene.document.blocks[placed.block].entry);
        }
        seen.menu = self.menu(ui, response, scene);
        seen.on_header = seen.menu.is_some_and(|pos| self.stands_on_header(scene, pos));
        seen
    }

    /// Whether a context menu is asked for on the header of an entry that has text; the caret then goes there.
    fn stands_on_header(&mut self, scene: &Scene<'_>, pos: Pos2) -> bool {
        let document = scene.document;
        let header = scene
            .placed
            .iter()
            .find(|placed| document.blocks[placed.block].kind == Kind::Header && placed.rect().contains(pos));
        let text = header.and_then(|header| document.text_of_entry(document.entry_of(header.block)));
        if let Some(text) = &text {
            self.selection = Some(Selection::caret(document.blocks[text.start].span.start));
        }
        text.is_some()
    }

    fn press(&mut self, scene: &Scene<'_>, pos: Pos2, time: f64, shift: bool) {
        let Some((place, before_next)) = scene.place_at(pos) else { return };
        let times = match self.pointer.pressed {
            Some((last, at, times)) if time - last < SAME_TIME && at.distance(pos) < SAME_PLACE => times % 3 + 1,
            _ => 1,
        };
        self.pointer.pressed = Some((time, pos, times));
        self.pointer.unit = match times {
            1 => ClickUnit::Character,
            2 => ClickUnit::Word,
            _ => ClickUnit::Paragraph,
        };
        let anchor = self.selection.and_then(|selection| scene.document.place_of(selection.anchor));
        self.pointer.start = match anchor.filter(|_| shift) {
            Some(anchor) => Some((anchor, anchor)),
            None => Some(self.pointer.unit.around(scene.document, place)),
        };
        self.extend(scene.document, place, before_next);
    }

    fn drag(&mut self, ui: &Ui, scene: &Scene<'_>, pos: Pos2) {
        pull(ui, scene.view, pos);
        let pos = pos.clamp(scene.view.min, scene.view.max);
        if let Some((place, before_next)) = scene.place_at(pos) {
            self.extend(scene.document, place, before_next);
        }
    }

    /// Selects from where the gesture began to the unit around a place.
    fn extend(&mut self, document: &Document, place: Place, before_next: bool) {
        let Some((first, last)) = self.pointer.start else { return };
        let (start, end) = self.pointer.unit.around(document, place);
        let (anchor, head) = if start < first { (last, start) } else { (first, end.max(last)) };
        let [anchor, head] = [anchor, head].map(|place| document.source_of(place));
        self.selection = Some(Selection { before_next, ..Selection::between(anchor, head) });
        self.h_pos = None;
    }

    /// Where a context menu is asked for: with the right button, which keeps a selection that it hits, or
    /// with Shift+F10 at the caret.
    fn menu(&mut self, ui: &Ui, response: &Response, scene: &Scene<'_>) -> Option<Pos2> {
        if response.secondary_clicked()
            && let Some(pos) = response.interact_pointer_pos()
        {
            response.request_focus();
            let place = scene.place_at(pos).map(|(place, _)| place);
            let selected = self.selection.and_then(|selection| selection.ends(scene.document));
            let hits = place.zip(selected).is_some_and(|(place, (first, last))| first <= place && place <= last);
            if let Some(place) = place.filter(|_| !hits) {
                self.selection = Some(Selection::caret(scene.document.source_of(place)));
            }
            return Some(pos);
        }
        let asked = response.has_focus() && ui.input(|input| input.modifiers.shift && input.key_pressed(Key::F10));
        let selection = self.selection.filter(|_| asked)?;
        let head = scene.document.place_of(selection.head)?;
        let placed = scene.placed.iter().find(|placed| placed.block == head.block)?;
        Some(placed.caret(head.at, selection.before_next).center_bottom())
    }
}
