//! Moves of the pointer that change nothing: over text, over an empty pane. Without them, a window is painted for each of
//! a thousand places that the pointer comes by.

use egui::{Context, Id, Popup, Pos2, Response};

/// How near the pointer comes to something before it may mean it, in points; egui's own radius, and a little more.
const NEAR: f32 = 6.0;

/// How a widget looks under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnderPointer {
    /// Different at each place of the pointer.
    Follows,
    /// As it does elsewhere.
    Same,
}

impl UnderPointer {
    /// Notes it of a widget.
    pub fn note(self, response: &Response) {
        response.ctx.data_mut(|data| data.insert_temp(key(response.id), self));
    }

    fn of(ctx: &Context, widget: Id) -> Option<Self> {
        ctx.data(|data| data.get_temp(key(widget)))
    }
}

fn key(widget: Id) -> Id {
    widget.with("under the pointer")
}

/// Whether the window looks the same with the pointer at another place: nothing is held or open, the same widgets are under it,
/// and none of them follows it.
#[must_use]
pub fn is_same(ctx: &Context, from: Pos2, to: Pos2) -> bool {
    if ctx.input(|input| input.pointer.any_down()) || Popup::is_any_open(ctx) {
        return false;
    }
    let (mut under, mut others, mut is_beside) = (Vec::new(), Vec::new(), false);
    ctx.viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        for widget in widgets.layer_ids().flat_map(|layer| widgets.get_layer(layer)) {
            let [before, after] = [from, to].map(|pos| widget.interact_rect.contains(pos));
            under.extend(after.then_some(widget.id));
            others.extend((before != after).then_some(widget.id));
            // Beside something that takes clicks, egui weighs which of its neighbours is meant.
            is_beside |= !after && widget.sense.interactive() && widget.interact_rect.distance_to_pos(to) < NEAR;
        }
    });
    !is_beside
        && others.iter().all(|widget| UnderPointer::of(ctx, *widget) == Some(UnderPointer::Same))
        && under.iter().all(|widget| UnderPointer::of(ctx, *widget) != Some(UnderPointer::Follows))
}

#[cfg(test)]
mod tests {
    use egui::{Event, RawInput, Rect, Sense, pos2, vec2};

    use super::*;

    /// Two buttons beside a text, and a drawing.
    fn shown() -> Context {
        let ctx = Context::default();
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0));
        for _ in 0..2 {
            let events = vec![Event::PointerMoved(pos2(200.0, 150.0))];
            let input = RawInput { screen_rect: Some(screen), events, ..RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| {
                let place = |x: f32, width: f32| Rect::from_min_size(pos2(x, 100.0), vec2(width, 100.0));
                ui.interact(place(20.0, 50.0), Id::unique("one"), Sense::click());
                ui.interact(place(100.0, 150.0), Id::unique("text"), Sense::click_and_drag());
                let drawing = ui.interact(place(300.0, 80.0), Id::unique("drawing"), Sense::click());
                UnderPointer::Follows.note(&drawing);
                let line = ui.interact(place(150.0, 20.0), Id::unique("line"), Sense::hover());
                UnderPointer::Same.note(&line);
            });
            // Nobody draws it.
            output.textures_delta.clear();
        }
        ctx
    }

    #[test]
    fn over_text_a_move_changes_nothing_and_over_an_edge_or_a_drawing_it_does() {
        let ctx = shown();
        assert!(is_same(&ctx, pos2(120.0, 150.0), pos2(220.0, 120.0)), "within the text");
        assert!(is_same(&ctx, pos2(120.0, 150.0), pos2(160.0, 150.0)), "into a line of it");
        assert!(is_same(&ctx, pos2(10.0, 10.0), pos2(200.0, 30.0)), "where there is nothing");
        assert!(!is_same(&ctx, pos2(150.0, 150.0), pos2(60.0, 150.0)), "from the text to the button");
        assert!(!is_same(&ctx, pos2(90.0, 150.0), pos2(74.0, 150.0)), "beside the button");
        assert!(!is_same(&ctx, pos2(310.0, 150.0), pos2(320.0, 150.0)), "within the drawing");
    }
}
