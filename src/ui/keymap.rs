//! The keys of the commands: those of the command table, but where a person has chosen others.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Context, Event, Id, Key, KeyboardShortcut, Modifiers};
use serde::{Deserialize, Serialize};

use super::command::Command;
use super::key_name;
use super::review_step::Step;

/// What a person has chosen: for the identifier of a command its key, such as `Ctrl+Shift+F6`; empty for none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Keymap {
    chosen: BTreeMap<String, String>,
}

/// Drops the letters and figures that come along with Alt and a key: they are the keys of commands, and nobody types them. On a Mac,
/// Alt types signs.
pub fn drop_letters_of_alt(ctx: &Context) {
    if ctx.os().is_mac() {
        return;
    }
    ctx.input_mut(|input| {
        // AltGr is Ctrl and Alt on Windows, and types signs.
        let is_alt = |modifiers: Modifiers| modifiers.alt && !modifiers.ctrl;
        // Not every letter has a key that egui knows.
        let mut with_alt = is_alt(input.modifiers);
        input.events.retain(|event| match event {
            Event::Key { pressed: true, modifiers, .. } => {
                with_alt = is_alt(*modifiers);
                true
            }
            Event::Text(_) => !with_alt,
            _ => true,
        });
    });
}

/// Why a key cannot be given to a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// Another command has it.
    Command(Command),
    /// Letters and figures apply codes, arrows, Tab and Esc move about, and some keys judge marks.
    Reserved,
}

impl Keymap {
    /// The keys in use.
    #[must_use]
    pub fn of(ctx: &Context) -> Arc<Self> {
        ctx.data(|data| data.get_temp::<Arc<Self>>(Id::NULL)).unwrap_or_default()
    }

    /// Puts these keys to use.
    pub fn apply(&self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Id::NULL, Arc::new(self.clone())));
    }

    /// The key of a command.
    #[must_use]
    pub fn get(&self, command: Command) -> Option<KeyboardShortcut> {
        match self.chosen.get(command.id()) {
            Some(chosen) => parse(chosen),
            None => command.default_key(),
        }
    }

    /// The key of a command as it is shown; empty for none.
    #[must_use]
    pub fn text(&self, ctx: &Context, command: Command) -> String {
        self.get(command).map(|key| key_name::shown(ctx, key)).unwrap_or_default()
    }

    /// Whether a button or a list takes the key of a command too, so that it is a command only while the text of the case has the focus.
    #[must_use]
    pub fn is_only_for_the_text(&self, command: Command) -> bool {
        let is_plain = |shortcut: &KeyboardShortcut| !shortcut.modifiers.command && !shortcut.modifiers.alt;
        let keys = [Key::Enter, Key::Space, Key::Delete, Key::Backspace];
        self.get(command).filter(is_plain).is_some_and(|shortcut| keys.contains(&shortcut.logical_key))
    }

    /// Whether the key of a command belongs to the text field that has focus, if one has. A chosen one does, if fields know it.
    #[must_use]
    pub fn yields_to_text_fields(&self, command: Command) -> bool {
        command.yields_to_text_fields() || self.is_chosen(command) && self.is_only_for_the_text(command)
    }

    /// Whether a person has chosen the key of a command.
    #[must_use]
    pub fn is_chosen(&self, command: Command) -> bool {
        self.chosen.contains_key(command.id())
    }

    #[must_use]
    pub fn is_any_chosen(&self) -> bool {
        !self.chosen.is_empty()
    }

    /// What stands against giving this key to a command.
    #[must_use]
    pub fn clash(&self, command: Command, key: KeyboardShortcut) -> Option<Clash> {
        // The search has one key in both workspaces.
        let is_step = Step::ALL.iter().any(|step| step.key() == key) && Command::Find.default_key() != Some(key);
        if is_reserved(key) || is_step {
            return Some(Clash::Reserved);
        }
        Command::ALL.iter().copied().find(|&other| other != command && self.get(other) == Some(key)).map(Clash::Command)
    }

    /// Gives a command this key, or none.
    pub fn set(&mut self, command: Command, key: Option<KeyboardShortcut>) {
        if key == command.default_key() {
            self.chosen.remove(command.id());
        } else {
            self.chosen.insert(command.id().to_owned(), key.map(written).unwrap_or_default());
        }
    }

    /// Gives a command the key of another, and the other the key of the command.
    pub fn swap(&mut self, command: Command, other: Command) {
        let (own, others) = (self.get(command), self.get(other));
        self.set(command, others);
        self.set(other, own);
    }

    /// Gives a command its key of the table again; what else has it by now gets none.
    pub fn reset(&mut self, command: Command) {
        if let Some(Clash::Command(other)) = command.default_key().and_then(|key| self.clash(command, key)) {
            self.set(other, None);
        }
        self.chosen.remove(command.id());
    }

    pub fn reset_all(&mut self) {
        self.chosen.clear();
    }
}

/// Whether a key belongs to the text and to codes.
fn is_reserved(shortcut: KeyboardShortcut) -> bool {
    let KeyboardShortcut { modifiers, logical_key: key } = shortcut;
    let types = !modifiers.command && !modifiers.alt && key.name().chars().count() == 1;
    let moves = matches!(
        key,
        Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
    );
    let moves = moves && !modifiers.alt && !(modifiers.command && matches!(key, Key::PageUp | Key::PageDown));
    let edits = modifiers.command && !modifiers.shift && matches!(key, Key::A | Key::C | Key::V | Key::X);
    let punctuation = !modifiers.command && !modifiers.alt && is_punctuation(key);
    types || moves || edits || punctuation || matches!(key, Key::Escape | Key::Tab)
}

const fn is_punctuation(key: Key) -> bool {
    matches!(
        key,
        Key::Comma
            | Key::Period
            | Key::Minus
            | Key::Plus
            | Key::Equals
            | Key::Slash
            | Key::Backslash
            | Key::Semicolon
            | Key::Colon
            | Key::Quote
            | Key::Backtick
            | Key::OpenBracket
            | Key::CloseBracket
            | Key::Questionmark
            | Key::Exclamationmark
            | Key::Pipe
            | Key::OpenCurlyBracket
            | Key::CloseCurlyBracket
    )
}

fn written(key: KeyboardShortcut) -> String {
    let KeyboardShortcut { modifiers, logical_key } = key;
    let parts = [(modifiers.command, "Ctrl"), (modifiers.alt, "Alt"), (modifiers.shift, "Shift")];
    let parts = parts.into_iter().filter(|(is_held, _)| *is_held).map(|(_, name)| name);
    parts.chain([logical_key.name()]).collect::<Vec<_>>().join("+")
}

fn parse(written: &str) -> Option<KeyboardShortcut> {
    let (held, key) = written.rsplit_once('+').unwrap_or(("", written));
    let mut modifiers = Modifiers::NONE;
    for name in held.split('+').filter(|name| !name.is_empty()) {
        modifiers = modifiers.plus(match name {
            "Ctrl" => Modifiers::COMMAND,
            "Alt" => Modifiers::ALT,
            "Shift" => Modifiers::SHIFT,
            _ => return None,
        });
    }
    Key::from_name(key).map(|key| KeyboardShortcut::new(modifiers, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F6);

    #[test]
    fn every_key_of_the_table_is_written_and_read_alike_and_belongs_to_no_code() {
        for &command in Command::ALL {
            let Some(key) = command.default_key() else { continue };
            assert_eq!(parse(&written(key)), Some(key));
            assert!(!is_reserved(key), "{command:?}");
        }
        assert_eq!(written(KEY), "Ctrl+Shift+F6");
        assert_eq!(parse("Meta+K"), None);
    }

    #[test]
    fn a_chosen_key_replaces_the_one_of_the_table_until_it_is_reset() {
        let mut keys = Keymap::default();
        keys.set(Command::MarkDone, Some(KeyboardShortcut::new(Modifiers::ALT, Key::D)));
        assert_eq!(keys.get(Command::MarkDone).map(written).as_deref(), Some("Alt+D"));
        keys.set(Command::MarkDone, None);
        assert_eq!(keys.get(Command::MarkDone), None);
        keys.reset(Command::MarkDone);
        assert_eq!((keys.get(Command::MarkDone), keys), (Command::MarkDone.default_key(), Keymap::default()));
    }

    #[test]
    fn clashes_are_told_and_swapped() {
        let mut keys = Keymap::default();
        let find = Command::Find.default_key().expect("has a key");
        assert_eq!(keys.clash(Command::MarkDone, find), Some(Clash::Command(Command::Find)));
        assert_eq!(keys.clash(Command::Find, find), None);
        keys.swap(Command::MarkDone, Command::Find);
        assert_eq!(keys.get(Command::MarkDone), Some(find));
        assert_eq!(keys.get(Command::Find), Command::MarkDone.default_key());
        keys.reset(Command::Find);
        assert_eq!(
            (keys.get(Command::Find), keys.get(Command::MarkDone)),
            (Some(find), None),
            "never the same key twice"
        );
        for key in [Key::K, Key::Num1, Key::Comma, Key::ArrowUp, Key::Tab] {
            assert_eq!(keys.clash(Command::Find, KeyboardShortcut::new(Modifiers::NONE, key)), Some(Clash::Reserved));
        }
    }
}
