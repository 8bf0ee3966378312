//! What keys mean on the attribute grid.

use egui::{Event, EventFilter, Id, Key, Ui};

use super::grid_cell::GridCell;

/// A step from one cell to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridStep {
    Stay,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
    Start,
    End,
}

impl GridStep {
    /// The cell to which it leads, within the grid that ends at `last`.
    #[must_use]
    pub fn from(self, at: GridCell, last: GridCell, page: usize) -> GridCell {
        let GridCell { row, column } = at;
        let cell = match self {
            Self::Stay => at,
            Self::Up => GridCell { row: row.saturating_sub(1), column },
            Self::Down => GridCell { row: row + 1, column },
            Self::Left => GridCell { row, column: column.saturating_sub(1) },
            Self::Right => GridCell { row, column: column + 1 },
            Self::PageUp => GridCell { row: row.saturating_sub(page), column },
            Self::PageDown => GridCell { row: row + page, column },
            Self::RowStart => GridCell { row, column: 0 },
            Self::RowEnd => GridCell { row, column: last.column },
            Self::Start => GridCell::default(),
            Self::End => last,
        };
        cell.within(last)
    }
}

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GridKey {
    /// Goes to another cell; with Shift the selection grows.
    Move(GridStep, bool),
    Edit,
    Type(String),
    Clear,
    All,
    Copy,
    Paste(String),
}

impl GridKey {
    fn of(event: &Event) -> Option<Self> {
        let (key, modifiers) = match event {
            Event::Text(text) => return Some(Self::Type(text.clone())),
            Event::Copy => return Some(Self::Copy),
            Event::Paste(text) => return Some(Self::Paste(text.clone())),
            Event::Key { key, pressed: true, modifiers, .. } if !modifiers.alt => (*key, *modifiers),
            _ => return None,
        };
        let step = match (key, modifiers.command) {
            (Key::ArrowUp, false) => GridStep::Up,
            (Key::ArrowDown, false) => GridStep::Down,
            (Key::ArrowLeft, false) => GridStep::Left,
            (Key::ArrowRight, false) => GridStep::Right,
            (Key::PageUp, false) => GridStep::PageUp,
            (Key::PageDown, false) => GridStep::PageDown,
            (Key::Home, false) => GridStep::RowStart,
            (Key::End, false) => GridStep::RowEnd,
            (Key::Home, true) => GridStep::Start,
            (Key::End, true) => GridStep::End,
            (Key::A, true) if !modifiers.shift => return Some(Self::All),
            (Key::Enter | Key::F2, false) if !modifiers.shift => return Some(Self::Edit),
            (Key::Delete | Key::Backspace, false) if !modifiers.shift => return Some(Self::Clear),
            _ => return None,
        };
        Some(Self::Move(step, modifiers.shift))
    }
}

/// What the keys of this frame ask for, if the grid has the focus; they are used up.
pub fn pressed(ui: &Ui, grid: Id) -> Vec<GridKey> {
    if !ui.memory(|memory| memory.has_focus(grid)) {
        return Vec::new();
    }
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid, filter));
    let mut keys = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match GridKey::of(event) {
            Some(key) => {
                keys.push(key);
                false
            }
            None => true,
        });
    });
    keys
}
