//! What can be done with the open case, each by its key: one list for the keys and for the buttons that show them.

use egui::{Event, Key, KeyboardShortcut, Modifiers};

use super::key_name;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = CTRL.plus(SHIFT);

macro_rules! steps {
    ($($step:ident, $name:tt, $modifiers:ident, $key:ident, $decides:literal;)*) => {
        /// Something that can be done with the case under review.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Step {
            $($step,)*
        }

        impl Step {
            pub const ALL: &'static [Self] = &[$(Self::$step,)*];

            #[must_use]
            pub fn name(self) -> String {
                match self {
                    $(Self::$step => tr!($name),)*
                }
            }

            #[must_use]
            pub const fn key(self) -> KeyboardShortcut {
                match self {
                    $(Self::$step => KeyboardShortcut::new($modifiers, Key::$key),)*
                }
            }

            /// Whether it changes what was decided.
            #[must_use]
            pub const fn decides(self) -> bool {
                match self {
                    $(Self::$step => $decides,)*
                }
            }
        }
    };
}

// Step, message that names it, key, and whether it changes what was decided.
// The letters are those of the Norwegian words: E erstatt, B behold, I ikke navn, O offentlig, A som foreslått, R rolle, S slå sammen, D del, M merk, F forteller,
// L les videre, G gå til neste sak.
steps! {
    Replace, "step-replace", NONE, E, true;
    Keep, "step-keep", NONE, B, true;
    ReplaceMention, "step-replace-mention", SHIFT, E, true;
    KeepMention, "step-keep-mention", SHIFT, B, true;
    NotAName, "step-not-a-name", NONE, I, true;
    Public, "step-public", NONE, O, true;
    Accept, "step-accept", NONE, A, true;
    Role, "step-role", NONE, R, true;
    OwnRole, "step-own-role", SHIFT, R, true;
    Merge, "step-merge", NONE, S, true;
    Split, "step-split", NONE, D, true;
    Mark, "step-mark", NONE, M, true;
    Telling, "step-telling", NONE, F, false;
    ReadOn, "step-read-on", NONE, L, false;
    Next, "step-next", NONE, N, false;
    Previous, "step-previous", NONE, P, false;
    NextWaiting, "step-next-waiting", SHIFT, N, false;
    NextMention, "step-next-mention", NONE, Period, false;
    PreviousMention, "step-previous-mention", NONE, Comma, false;
    NextPage, "step-next-page", NONE, PageDown, false;
    PreviousPage, "step-previous-page", NONE, PageUp, false;
    Turn, "step-turn", NONE, V, false;
    Search, "step-search", CTRL, F, false;
    NextCase, "step-next-case", NONE, G, false;
    Sign, "step-sign", CTRL_SHIFT, Enter, true;
}

impl Step {
    /// Whether a key that is held down goes on. What decides, or shows what counts as seen, takes a press each time.
    const fn repeats(self) -> bool {
        matches!(self, Self::Next | Self::Previous | Self::NextMention | Self::PreviousMention)
    }

    /// The key as it stands on the keyboard.
    #[must_use]
    pub fn key_name(self, ctx: &egui::Context) -> String {
        match self.key().logical_key {
            Key::Period => ".".to_owned(),
            Key::Comma => ",".to_owned(),
            _ => key_name::shown(ctx, self.key()),
        }
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
                let Event::Key { key, modifiers, pressed: true, repeat, .. } = event else { return true };
                let is_meant = |step: &&Self| {
                    let shortcut = step.key();
                    shortcut.logical_key == *key && modifiers.matches_exact(shortcut.modifiers)
                };
                let step = Self::ALL.iter().find(is_meant);
                steps.extend(step.filter(|step| !repeat || step.repeats()));
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
        let keys: Vec<_> = Step::ALL.iter().map(|step| step.key()).collect();
        let distinct: HashSet<_> = keys.iter().copied().collect();
        assert_eq!(distinct.len(), keys.len());
        let taken = Command::ALL.iter().copied().filter(|command| *command != Command::Find);
        let taken: Vec<_> = taken.filter_map(Command::default_key).filter(|key| distinct.contains(key)).collect();
        assert_eq!(taken, []);
    }
}
