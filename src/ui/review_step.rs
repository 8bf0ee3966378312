//! What can be done with the open case, each by its key: one list for the keys and for the buttons that show them.

use egui::{Event, Key, KeyboardShortcut, Modifiers};

/// Something that can be done with the case under review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Replace,
    Keep,
    ReplaceMention,
    KeepMention,
    NotAName,
    Role,
    OwnRole,
    Merge,
    Split,
    Mark,
    Next,
    Previous,
    NextWaiting,
    NextMention,
    PreviousMention,
    NextPage,
    PreviousPage,
    Turn,
    Search,
    Sign,
}

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;

impl Step {
    pub const ALL: [Self; 20] = [
        Self::Replace,
        Self::Keep,
        Self::ReplaceMention,
        Self::KeepMention,
        Self::NotAName,
        Self::Role,
        Self::OwnRole,
        Self::Merge,
        Self::Split,
        Self::Mark,
        Self::Next,
        Self::Previous,
        Self::NextWaiting,
        Self::NextMention,
        Self::PreviousMention,
        Self::NextPage,
        Self::PreviousPage,
        Self::Turn,
        Self::Search,
        Self::Sign,
    ];

    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Replace => tr!("step-replace"),
            Self::Keep => tr!("step-keep"),
            Self::ReplaceMention => tr!("step-replace-mention"),
            Self::KeepMention => tr!("step-keep-mention"),
            Self::NotAName => tr!("step-not-a-name"),
            Self::Role => tr!("step-role"),
            Self::OwnRole => tr!("step-own-role"),
            Self::Merge => tr!("step-merge"),
            Self::Split => tr!("step-split"),
            Self::Mark => tr!("step-mark"),
            Self::Next => tr!("step-next"),
            Self::Previous => tr!("step-previous"),
            Self::NextWaiting => tr!("step-next-waiting"),
            Self::NextMention => tr!("step-next-mention"),
            Self::PreviousMention => tr!("step-previous-mention"),
            Self::NextPage => tr!("step-next-page"),
            Self::PreviousPage => tr!("step-previous-page"),
            Self::Turn => tr!("step-turn"),
            Self::Search => tr!("step-search"),
            Self::Sign => tr!("step-sign"),
        }
    }

    /// The letters are those of the Norwegian words: E erstatt, B behold, I ikke navn, R rolle, S slå sammen, D del, M merk.
    #[must_use]
    pub const fn key(self) -> KeyboardShortcut {
        let (modifiers, key) = match self {
            Self::Replace => (NONE, Key::E),
            Self::Keep => (NONE, Key::B),
            Self::ReplaceMention => (SHIFT, Key::E),
            Self::KeepMention => (SHIFT, Key::B),
            Self::NotAName => (NONE, Key::I),
            Self::Role => (NONE, Key::R),
            Self::OwnRole => (SHIFT, Key::R),
            Self::Merge => (NONE, Key::S),
            Self::Split => (NONE, Key::D),
            Self::Mark => (NONE, Key::M),
            Self::Next => (NONE, Key::N),
            Self::Previous => (NONE, Key::P),
            Self::NextWaiting => (SHIFT, Key::N),
            Self::NextMention => (NONE, Key::Period),
            Self::PreviousMention => (NONE, Key::Comma),
            Self::NextPage => (NONE, Key::PageDown),
            Self::PreviousPage => (NONE, Key::PageUp),
            Self::Turn => (NONE, Key::V),
            Self::Search => (Modifiers::COMMAND, Key::F),
            Self::Sign => (Modifiers::COMMAND.plus(SHIFT), Key::Enter),
        };
        KeyboardShortcut::new(modifiers, key)
    }

    /// The key as it stands on the keyboard.
    #[must_use]
    pub fn key_name(self, ctx: &egui::Context) -> String {
        match self.key().logical_key {
            Key::Period => ".".to_owned(),
            Key::Comma => ",".to_owned(),
            _ => ctx.format_shortcut(&self.key()),
        }
    }

    /// Whether it changes what was decided.
    #[must_use]
    pub const fn decides(self) -> bool {
        matches!(
            self,
            Self::Replace
                | Self::Keep
                | Self::ReplaceMention
                | Self::KeepMention
                | Self::NotAName
                | Self::Role
                | Self::OwnRole
                | Self::Merge
                | Self::Split
                | Self::Mark
                | Self::Sign
        )
    }

    /// Uses up the presses of this frame and tells what they ask for. The letters that come with them go too: the page would
    /// take them as typed over what is selected there.
    pub fn pressed(ctx: &egui::Context) -> Vec<Self> {
        let mut steps = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                if matches!(event, Event::Text(_)) {
                    return false;
                }
                let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
                let is_meant = |step: &&Self| {
                    let shortcut = step.key();
                    shortcut.logical_key == *key && modifiers.matches_exact(shortcut.modifiers)
                };
                let step = Self::ALL.iter().find(is_meant);
                steps.extend(step);
                step.is_none()
            });
        });
        steps
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::ui::command::Command;

    #[test]
    fn no_two_steps_share_a_key_and_none_takes_that_of_a_command_but_search() {
        let keys: Vec<_> = Step::ALL.into_iter().map(Step::key).collect();
        let distinct: HashSet<_> = keys.iter().copied().collect();
        assert_eq!(distinct.len(), keys.len());
        let taken = Command::ALL.iter().copied().filter(|command| *command != Command::Find);
        let taken: Vec<_> = taken.filter_map(Command::shortcut).filter(|key| distinct.contains(key)).collect();
        assert_eq!(taken, []);
    }
}
