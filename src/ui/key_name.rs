//! How keys are called in the window.

use egui::{Context, Key, KeyboardShortcut};

/// The key as it stands on keyboards of any language: arrows by their signs.
#[must_use]
pub fn shown(ctx: &Context, shortcut: KeyboardShortcut) -> String {
    let text = ctx.format_shortcut(&shortcut);
    let arrow = match shortcut.logical_key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        _ => return text,
    };
    text.strip_suffix(shortcut.logical_key.name()).map_or(text.clone(), |held| format!("{held}{arrow}"))
}
