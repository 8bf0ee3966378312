//! Which side panes of a workspace are shown: both beside the middle where there is room; in a small window they are
//! drawers, of which at most one is open.

use egui::Ui;

use super::modal;
use super::tokens::space;

/// Windows that are narrower, in points, have drawers.
const NARROW: f32 = 900.0;
/// Windows that are lower, in points, have no room for several rows above the text.
const LOW: f32 = 480.0;
/// The most of a narrow window that a drawer takes.
const SHARE: f32 = 0.6;
/// The most of the width that a pane takes where there is room for two.
const BESIDE: f32 = 0.3;
/// The widest drawer, in points.
const WIDEST: f32 = 420.0;

/// A side of a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaneSide {
    Left,
    Right,
}

/// The side panes of a workspace.
#[derive(Debug, Clone, Copy)]
pub struct Panes {
    left: bool,
    right: bool,
    drawer: Option<PaneSide>,
    is_narrow: bool,
}

impl Default for Panes {
    fn default() -> Self {
        Self { left: true, right: true, drawer: None, is_narrow: false }
    }
}

/// Whether the window has room for one pane beside the middle, but not for two.
#[must_use]
pub fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < NARROW
}

/// Whether the window is so low that the text needs the height of what stands above it.
#[must_use]
pub fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

impl Panes {
    /// Takes in how wide the window is.
    pub fn measure(&mut self, ui: &Ui) {
        self.is_narrow = is_narrow(ui);
    }

    #[must_use]
    pub const fn is_narrow(self) -> bool {
        self.is_narrow
    }

    /// The name of a pane or of its drawer: each remembers its own width.
    #[must_use]
    pub fn id(self, pane: &'static str) -> (&'static str, bool) {
        (pane, self.is_narrow)
    }

    #[must_use]
    pub fn is_shown(self, side: PaneSide) -> bool {
        match side {
            _ if self.is_narrow => self.drawer == Some(side),
            PaneSide::Left => self.left,
            PaneSide::Right => self.right,
        }
    }

    /// Shows a pane, or hides it.
    pub fn toggle(&mut self, side: PaneSide) {
        self.set(side, !self.is_shown(side));
    }

    pub fn show(&mut self, side: PaneSide) {
        self.set(side, true);
    }

    /// Closes a drawer, because what was sought in it is found; panes beside the middle stay.
    pub fn found_in(&mut self, side: PaneSide) {
        if self.drawer == Some(side) {
            self.drawer = None;
        }
    }

    fn set(&mut self, side: PaneSide, shown: bool) {
        if self.is_narrow {
            self.drawer = shown.then_some(side);
        } else {
            match side {
                PaneSide::Left => self.left = shown,
                PaneSide::Right => self.right = shown,
            }
        }
    }

    /// The most of the width that a pane takes, in points, which is at least `least`.
    #[must_use]
    pub fn most(self, ui: &Ui, usual: f32, least: f32) -> f32 {
        let whole = ui.ctx().content_rect().width();
        let most = if self.is_narrow { (whole * SHARE).min(WIDEST) } else { usual.min(whole * BESIDE) };
        most.max(least)
    }

    /// In a narrow window, a row of buttons that open and close the drawers.
    pub fn handles(&mut self, ui: &mut Ui, left: &str, right: &str) {
        if !self.is_narrow {
            return;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for (side, name) in [(PaneSide::Left, left), (PaneSide::Right, right)] {
                if ui.selectable_label(self.is_shown(side), name).clicked() {
                    self.toggle(side);
                }
            }
        });
    }
}

/// A row that is wrapped, or in a low window scrolled, since the text needs the height.
pub fn row(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    if !is_low(ui) {
        ui.horizontal_wrapped(add);
        return;
    }
    egui::ScrollArea::horizontal().id_salt("row").show(ui, |ui| {
        ui.horizontal(|ui| {
            add(ui);
            modal::reveal_focus(ui);
        });
    });
}

/// Shows things at the right end of a row, so that Tab goes through them from left to right.
pub fn at_right(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(salt);
    let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let free = ui.available_width() - known - ui.spacing().item_spacing.x;
    ui.add_space(free.max(0.0));
    let width = ui.horizontal(add).response.rect.width();
    if (width - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_discard("the right end of a row has another width");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_drawer_is_open_at_most_and_panes_are_as_they_were_when_there_is_room_again() {
        let mut panes = Panes { is_narrow: true, ..Panes::default() };
        assert!(!panes.is_shown(PaneSide::Left) && !panes.is_shown(PaneSide::Right));
        panes.toggle(PaneSide::Left);
        panes.show(PaneSide::Right);
        assert!(!panes.is_shown(PaneSide::Left) && panes.is_shown(PaneSide::Right));
        panes.found_in(PaneSide::Left);
        assert!(panes.is_shown(PaneSide::Right));
        panes.is_narrow = false;
        assert!(panes.is_shown(PaneSide::Left) && panes.is_shown(PaneSide::Right));
        panes.toggle(PaneSide::Left);
        assert!(!panes.is_shown(PaneSide::Left));
    }
}
