//! The commands as menu, palette and list of keys show them, expanded from the command table.

use egui::{Key, KeyboardShortcut, Modifiers};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The key of a command, and whether it belongs to the text field that has focus, if one has.
type Keystroke = (KeyboardShortcut, bool);

const fn key(modifiers: Modifiers, key: Key) -> Keystroke {
    (KeyboardShortcut::new(modifiers, key), false)
}

const fn key_outside_text(modifiers: Modifiers, key: Key) -> Keystroke {
    (KeyboardShortcut::new(modifiers, key), true)
}

macro_rules! expand {
    ($($menu:ident, $title:tt { $([ $($command:ident, $id:tt, $name:tt, $key:expr, $when:expr, $run:expr;)* ])* })*) => {
        /// Something that a user can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $($($($command,)*)*)*
        }

        /// Where in the menu bar a command stands.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Menu {
            $($menu,)*
        }

        impl Menu {
            pub const ALL: &'static [Self] = &[$(Self::$menu,)*];

            #[must_use]
            pub fn name(self) -> String {
                match self {
                    $(Self::$menu => tr!($title),)*
                }
            }

            /// What stands in the menu, in its order and in groups.
            #[must_use]
            pub const fn groups(self) -> &'static [&'static [Command]] {
                match self {
                    $(Self::$menu => &[$(&[$(Command::$command,)*],)*],)*
                }
            }
        }

        impl Command {
            /// In the order of the menus.
            pub const ALL: &'static [Self] = &[$($($(Self::$command,)*)*)*];

            #[must_use]
            pub fn name(self) -> String {
                match self {
                    $($($(Self::$command => tr!($name),)*)*)*
                }
            }

            /// Identifies the command in settings; it does not change between versions.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $($($(Self::$command => $id,)*)*)*
                }
            }

            const fn keystroke(self) -> Option<Keystroke> {
                match self {
                    $($($(Self::$command => $key,)*)*)*
                }
            }
        }
    };
}

with_commands!(expand);

impl Command {
    /// The key that the command has where a person has chosen no other. Single letters and figures belong to codes.
    #[must_use]
    pub fn default_key(self) -> Option<KeyboardShortcut> {
        self.keystroke().map(|(shortcut, _)| shortcut)
    }

    /// Whether its own key belongs to the text field that has focus, if one has.
    #[must_use]
    pub fn yields_to_text_fields(self) -> bool {
        self.keystroke().is_some_and(|(_, yields)| yields)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn keys() -> Vec<KeyboardShortcut> {
        Command::ALL.iter().filter_map(|command| command.default_key()).collect()
    }

    #[test]
    fn every_command_has_an_identifier_of_its_own() {
        let distinct: HashSet<_> = Command::ALL.iter().map(|command| command.id()).collect();
        assert_eq!(distinct.len(), Command::ALL.len());
    }

    #[test]
    fn no_menu_is_one_long_list() {
        for group in Menu::ALL.iter().flat_map(|menu| menu.groups()) {
            assert!(group.len() <= 6, "{group:?}");
        }
    }

    #[test]
    fn no_two_commands_share_a_key() {
        let distinct: HashSet<_> = keys().into_iter().collect();
        assert_eq!(distinct.len(), keys().len());
    }

    #[test]
    fn single_letters_and_figures_are_left_to_codes() {
        for shortcut in keys() {
            assert!(!shortcut.modifiers.is_none() || shortcut.logical_key.name().len() > 1, "{shortcut:?}");
        }
    }
}
