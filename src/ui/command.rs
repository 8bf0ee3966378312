//! Every action that needs no more than its name: one list for menu, command palette, keys and help.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Something that a user can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    NewProject,
    OpenProject,
    CloseProject,
    ImportFiles,
    PasteCase,
    LoadCodebook,
    SaveCodebook,
    LoadAttributes,
    LoadCodings,
    Export,
    CheckProject,
    Quit,
    Undo,
    Redo,
    Find,
    FindNext,
    FindPrevious,
    CommandPalette,
    ReadWorkspace,
    AnonymiseWorkspace,
    FiguresWorkspace,
    Redact,
    NextCase,
    PreviousCase,
    NextDoubt,
    PreviousDoubt,
    SplitEntry,
    MergeEntry,
    RedateEntry,
    SpeakerUser,
    SpeakerNav,
    SpeakerNone,
    MoveThread,
    EntryKind,
    AcceptEntry,
    ToSettle,
    NextToSettle,
    Uncode,
    MemoOnCoding,
    MemoOnEntry,
    AddCode,
    AddGroup,
    EditAttributes,
    LabelPattern,
    Coder,
    MarkUnread,
    MarkInProgress,
    MarkDone,
    RemoveCase,
    ToggleCases,
    ToggleCodes,
    LightTheme,
    DarkTheme,
    HighContrastTheme,
    Bokmal,
    English,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Keys,
}

/// Where in the menu bar a command stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    Project,
    Edit,
    Case,
    Entry,
    Codes,
    View,
    Help,
}

impl Menu {
    pub const ALL: [Self; 7] =
        [Self::Project, Self::Edit, Self::Case, Self::Entry, Self::Codes, Self::View, Self::Help];

    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Project => tr!("menu-project"),
            Self::Edit => tr!("menu-edit"),
            Self::Case => tr!("menu-case"),
            Self::Entry => tr!("menu-entry"),
            Self::Codes => tr!("menu-codes"),
            Self::View => tr!("menu-view"),
            Self::Help => tr!("menu-help"),
        }
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Command {
    /// In the order of the menus.
    pub const ALL: [Self; 60] = [
        Self::NewProject,
        Self::OpenProject,
        Self::CloseProject,
        Self::ImportFiles,
        Self::PasteCase,
        Self::Export,
        Self::CheckProject,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Find,
        Self::FindNext,
        Self::FindPrevious,
        Self::CommandPalette,
        Self::NextCase,
        Self::PreviousCase,
        Self::MarkUnread,
        Self::MarkInProgress,
        Self::MarkDone,
        Self::EditAttributes,
        Self::LoadAttributes,
        Self::Redact,
        Self::LabelPattern,
        Self::RemoveCase,
        Self::ToSettle,
        Self::NextDoubt,
        Self::PreviousDoubt,
        Self::NextToSettle,
        Self::AcceptEntry,
        Self::SplitEntry,
        Self::MergeEntry,
        Self::RedateEntry,
        Self::SpeakerUser,
        Self::SpeakerNav,
        Self::SpeakerNone,
        Self::MoveThread,
        Self::EntryKind,
        Self::Uncode,
        Self::MemoOnCoding,
        Self::MemoOnEntry,
        Self::AddCode,
        Self::AddGroup,
        Self::LoadCodebook,
        Self::SaveCodebook,
        Self::LoadCodings,
        Self::Coder,
        Self::ReadWorkspace,
        Self::AnonymiseWorkspace,
        Self::FiguresWorkspace,
        Self::ToggleCases,
        Self::ToggleCodes,
        Self::LightTheme,
        Self::DarkTheme,
        Self::HighContrastTheme,
        Self::Bokmal,
        Self::English,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Keys,
    ];

    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::NewProject => tr!("command-new-project"),
            Self::OpenProject => tr!("command-open-project"),
            Self::CloseProject => tr!("command-close-project"),
            Self::ImportFiles => tr!("command-import"),
            Self::PasteCase => tr!("command-paste-case"),
            Self::LoadCodebook => tr!("command-load-codebook"),
            Self::SaveCodebook => tr!("command-save-codebook"),
            Self::LoadAttributes => tr!("command-load-attributes"),
            Self::LoadCodings => tr!("command-load-codings"),
            Self::Export => tr!("command-export"),
            Self::CheckProject => tr!("command-check"),
            Self::Quit => tr!("command-quit"),
            Self::Undo => tr!("command-undo"),
            Self::Redo => tr!("command-redo"),
            Self::Find => tr!("command-find"),
            Self::FindNext => tr!("command-find-next"),
            Self::FindPrevious => tr!("command-find-previous"),
            Self::CommandPalette => tr!("command-palette"),
            Self::ReadWorkspace => tr!("workspace-read"),
            Self::AnonymiseWorkspace => tr!("workspace-anonymise"),
            Self::Redact => tr!("command-redact"),
            Self::FiguresWorkspace => tr!("workspace-figures"),
            Self::NextCase => tr!("command-next-case"),
            Self::PreviousCase => tr!("command-previous-case"),
            Self::NextDoubt => tr!("command-next-doubt"),
            Self::PreviousDoubt => tr!("command-previous-doubt"),
            Self::SplitEntry => tr!("command-split-entry"),
            Self::MergeEntry => tr!("command-merge-entry"),
            Self::RedateEntry => tr!("command-redate-entry"),
            Self::SpeakerUser => tr!("command-speaker-user"),
            Self::SpeakerNav => tr!("command-speaker-nav"),
            Self::SpeakerNone => tr!("command-speaker-none"),
            Self::MoveThread => tr!("command-move-thread"),
            Self::EntryKind => tr!("command-entry-kind"),
            Self::AcceptEntry => tr!("command-accept-entry"),
            Self::ToSettle => tr!("command-to-review"),
            Self::NextToSettle => tr!("command-next-to-review"),
            Self::Uncode => tr!("command-uncode"),
            Self::MemoOnCoding => tr!("command-memo-on-coding"),
            Self::MemoOnEntry => tr!("command-memo-on-entry"),
            Self::AddCode => tr!("command-add-code"),
            Self::AddGroup => tr!("command-add-group"),
            Self::EditAttributes => tr!("command-edit-attributes"),
            Self::Coder => tr!("command-coder"),
            Self::LabelPattern => tr!("command-label-pattern"),
            Self::MarkUnread => tr!("command-mark-unread"),
            Self::MarkInProgress => tr!("command-mark-in-progress"),
            Self::MarkDone => tr!("command-mark-done"),
            Self::RemoveCase => tr!("command-remove-case"),
            Self::ToggleCases => tr!("command-toggle-cases"),
            Self::ToggleCodes => tr!("command-toggle-codes"),
            Self::LightTheme => tr!("command-light"),
            Self::DarkTheme => tr!("command-dark"),
            Self::HighContrastTheme => tr!("command-high-contrast"),
            Self::Bokmal => "Bokmål".to_owned(),
            Self::English => "English".to_owned(),
            Self::ZoomIn => tr!("command-zoom-in"),
            Self::ZoomOut => tr!("command-zoom-out"),
            Self::ZoomReset => tr!("command-zoom-reset"),
            Self::Keys => tr!("command-keys"),
        }
    }

    #[must_use]
    pub const fn menu(self) -> Menu {
        match self {
            Self::NewProject
            | Self::OpenProject
            | Self::CloseProject
            | Self::ImportFiles
            | Self::PasteCase
            | Self::Export
            | Self::CheckProject
            | Self::Quit => Menu::Project,
            Self::Undo | Self::Redo | Self::Find | Self::FindNext | Self::FindPrevious | Self::CommandPalette => {
                Menu::Edit
            }
            Self::NextCase
            | Self::PreviousCase
            | Self::MarkUnread
            | Self::MarkInProgress
            | Self::MarkDone
            | Self::EditAttributes
            | Self::LoadAttributes
            | Self::Redact
            | Self::LabelPattern
            | Self::RemoveCase => Menu::Case,
            Self::ToSettle
            | Self::NextDoubt
            | Self::PreviousDoubt
            | Self::NextToSettle
            | Self::AcceptEntry
            | Self::SplitEntry
            | Self::MergeEntry
            | Self::RedateEntry
            | Self::SpeakerUser
            | Self::SpeakerNav
            | Self::SpeakerNone
            | Self::MoveThread
            | Self::EntryKind => Menu::Entry,
            Self::Uncode
            | Self::MemoOnCoding
            | Self::MemoOnEntry
            | Self::AddCode
            | Self::AddGroup
            | Self::LoadCodebook
            | Self::SaveCodebook
            | Self::LoadCodings
            | Self::Coder => Menu::Codes,
            Self::ReadWorkspace
            | Self::AnonymiseWorkspace
            | Self::FiguresWorkspace
            | Self::ToggleCases
            | Self::ToggleCodes
            | Self::LightTheme
            | Self::DarkTheme
            | Self::HighContrastTheme
            | Self::Bokmal
            | Self::English
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset => Menu::View,
            Self::Keys => Menu::Help,
        }
    }

    /// The key of the command. Single letters and figures belong to codes.
    #[must_use]
    pub const fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::NewProject => (CTRL, Key::N),
            Self::OpenProject => (CTRL, Key::O),
            Self::CloseProject => (CTRL, Key::W),
            Self::ImportFiles => (CTRL, Key::I),
            Self::PasteCase => (CTRL_SHIFT, Key::I),
            Self::Export => (CTRL, Key::E),
            Self::Quit => (CTRL, Key::Q),
            Self::Undo => (CTRL, Key::Z),
            Self::Redo => (CTRL_SHIFT, Key::Z),
            Self::Find => (CTRL, Key::F),
            Self::FindNext => (Modifiers::NONE, Key::F3),
            Self::FindPrevious => (Modifiers::SHIFT, Key::F3),
            Self::CommandPalette => (CTRL, Key::K),
            Self::ReadWorkspace => (CTRL, Key::Num1),
            Self::AnonymiseWorkspace => (CTRL, Key::Num2),
            Self::FiguresWorkspace => (CTRL, Key::Num3),
            Self::Redact => (CTRL_SHIFT, Key::R),
            Self::NextCase => (CTRL, Key::PageDown),
            Self::PreviousCase => (CTRL, Key::PageUp),
            Self::NextDoubt => (Modifiers::NONE, Key::F8),
            Self::PreviousDoubt => (Modifiers::SHIFT, Key::F8),
            Self::ToSettle => (Modifiers::NONE, Key::F7),
            Self::NextToSettle => (CTRL, Key::F8),
            Self::AcceptEntry => (CTRL, Key::Enter),
            Self::MergeEntry => (CTRL, Key::J),
            Self::SplitEntry => (CTRL_SHIFT, Key::J),
            Self::RedateEntry => (CTRL, Key::T),
            Self::MoveThread => (CTRL_SHIFT, Key::T),
            Self::SpeakerUser => (CTRL, Key::B),
            Self::SpeakerNav => (CTRL_SHIFT, Key::B),
            Self::EntryKind => (CTRL, Key::G),
            Self::Uncode => (Modifiers::NONE, Key::Delete),
            Self::MemoOnCoding => (CTRL, Key::M),
            Self::MemoOnEntry => (CTRL_SHIFT, Key::M),
            Self::AddCode => (CTRL_SHIFT, Key::K),
            Self::MarkDone => (CTRL, Key::D),
            Self::ToggleCases => (Modifiers::NONE, Key::F9),
            Self::ToggleCodes => (Modifiers::NONE, Key::F10),
            Self::Keys => (Modifiers::NONE, Key::F1),
            _ => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Whether the key belongs to the text field that has focus, if one has.
    #[must_use]
    pub const fn yields_to_text_fields(self) -> bool {
        matches!(self, Self::Undo | Self::Redo | Self::Uncode) || self.is_correction()
    }

    /// Whether it corrects the entry at the caret.
    #[must_use]
    pub const fn is_correction(self) -> bool {
        matches!(
            self,
            Self::SplitEntry
                | Self::MergeEntry
                | Self::RedateEntry
                | Self::SpeakerUser
                | Self::SpeakerNav
                | Self::SpeakerNone
                | Self::MoveThread
                | Self::EntryKind
                | Self::AcceptEntry
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_command_stands_once_in_the_list() {
        let distinct: HashSet<_> = Command::ALL.into_iter().collect();
        assert_eq!(distinct.len(), Command::ALL.len());
    }

    #[test]
    fn no_two_commands_share_a_key() {
        let keys: Vec<_> = Command::ALL.into_iter().filter_map(Command::shortcut).collect();
        let distinct: HashSet<_> = keys.iter().collect();
        assert_eq!(distinct.len(), keys.len());
    }

    #[test]
    fn single_letters_and_figures_are_left_to_codes() {
        for shortcut in Command::ALL.into_iter().filter_map(Command::shortcut) {
            assert!(!shortcut.modifiers.is_none() || shortcut.logical_key.name().len() > 1, "{shortcut:?}");
        }
    }
}
