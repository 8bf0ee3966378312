//! The one table of the commands of the window, in the order of the menus.
//!
//! Each menu has groups of rows, with a line between them. A row gives the command, the message that names it, its key, when it can be given, and what it does. The name of the
//! message is also the stable identifier of the command. The table is expanded twice: [`command`](super::command) takes
//! what views need, [`command_dispatch`](super::command_dispatch) what needs the `App`.

/// Hands the table to the macro of this name.
macro_rules! with_commands {
    ($expand:ident) => {
        $expand! {
            Project, "menu-project" { [
                NewProject, "command-new-project", Some(key(CTRL, Key::N)), |now| now.is_idle, |app, _| app.shared.ask_path(Purpose::NewProject);
                OpenProject, "command-open-project", Some(key(CTRL, Key::O)), |now| now.is_idle, |app, _| app.shared.ask_path(Purpose::OpenProject);
                CloseProject, "command-close-project", Some(key(CTRL, Key::W)), |now| now.is_idle && now.has_project, |app, _| app.close();
            ] [
                ImportFiles, "command-import", Some(key(CTRL, Key::I)), |now| now.is_editable, |app, _| app.shared.ask_path(Purpose::Import);
                PasteCase, "command-paste-case", Some(key(CTRL_SHIFT, Key::I)), |now| now.is_editable, |app, _| app.shared.dialogs.open(Dialog::Paste(PasteEditor::default()));
                Export, "command-export", Some(key(CTRL, Key::E)), |now| now.is_idle && now.has_project, |app, _| app.shared.ask_path(Purpose::Export);
            ] [
                CheckProject, "command-check", None, |now| now.is_idle && now.has_project, |app, ctx| app.check(ctx);
            ] [
                Quit, "command-quit", Some(key(CTRL, Key::Q)), |_| true, |_, ctx| ctx.send_viewport_cmd(ViewportCommand::Close);
            ] }
            Edit, "menu-edit" { [
                Undo, "command-undo", Some(key_outside_text(CTRL, Key::Z)), |now| now.can_travel(true), |app, _| app.travel(true);
                Redo, "command-redo", Some(key_outside_text(CTRL_SHIFT, Key::Z)), |now| now.can_travel(false), |app, _| app.travel(false);
            ] [
                Find, "command-find", Some(key(CTRL, Key::F)), |now| now.is_reading, |app, _| app.reading.open_search();
                FindNext, "command-find-next", Some(key(NONE, Key::F3)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.step_hit(open, true));
                FindPrevious, "command-find-previous", Some(key(SHIFT, Key::F3)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.step_hit(open, false));
            ] [
                FindInProject, "command-find-in-project", Some(key(CTRL_SHIFT, Key::F)), |now| now.has_project, |app, _| app.find.ask_for_words(&mut app.shared);
                FindExcerpts, "command-find-excerpts", Some(key(CTRL_SHIFT, Key::E)), |now| now.has_project, |app, _| app.find.ask_for_codes(&mut app.shared);
            ] [
                GrowSelection, "command-grow-selection", Some(key_outside_text(ALT_SHIFT, Key::ArrowRight)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.grow(open, true));
                ShrinkSelection, "command-shrink-selection", Some(key_outside_text(ALT_SHIFT, Key::ArrowLeft)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.grow(open, false));
                SelectThread, "command-select-thread", Some(key_outside_text(CTRL_SHIFT, Key::A)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), ReadingPane::select_thread);
            ] [
                CommandPalette, "command-palette", Some(key(CTRL, Key::K)), |_| true, |app, _| app.shared.dialogs.open_palette();
            ] }
            Case, "menu-case" { [
                NextCase, "command-next-case", Some(key(CTRL, Key::PageDown)), |now| now.has_cases(), |app, _| app.step_case(1);
                PreviousCase, "command-previous-case", Some(key(CTRL, Key::PageUp)), |now| now.has_cases(), |app, _| app.step_case(-1);
            ] [
                MarkUnread, "command-mark-unread", None, |now| now.is_editing(), |app, _| app.edit(ProjectAction::SetStatus(CaseStatus::Unread));
                MarkInProgress, "command-mark-in-progress", None, |now| now.is_editing(), |app, _| app.edit(ProjectAction::SetStatus(CaseStatus::InProgress));
                MarkDone, "command-mark-done", Some(key(CTRL, Key::D)), |now| now.is_editing(), |app, _| app.edit(ProjectAction::SetStatus(CaseStatus::Done));
            ] [
                EditAttributes, "command-edit-attributes", None, |now| now.is_editable, |app, _| app.shared.dialogs.open(Dialog::Attributes(AttributeEditor::default()));
                LoadAttributes, "command-load-attributes", None, |now| now.is_editable, |app, _| app.shared.ask_path(Purpose::LoadAttributes);
            ] [
                Redact, "command-redact", Some(key(CTRL_SHIFT, Key::R)), |now| now.is_editing() && now.has_selection(), |app, ctx| app.ask_redact(ctx);
                LabelPattern, "command-label-pattern", None, |now| now.is_editable, |app, _| app.shared.ask_label_pattern();
            ] [
                RemoveCase, "command-remove-case", None, |now| now.is_editing(), |app, _| app.shared.remove_case();
            ] }
            Entry, "menu-entry" { [
                ToReview, "command-to-review", Some(key(NONE, Key::F7)), |now| now.is_case_open, |app, _| app.reading.show_to_review(&mut app.shared);
                NextDoubt, "command-next-doubt", Some(key(NONE, Key::F8)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.step_doubt(open, true));
                PreviousDoubt, "command-previous-doubt", Some(key(SHIFT, Key::F8)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.step_doubt(open, false));
                NextToReview, "command-next-to-review", Some(key(CTRL, Key::F8)), |now| now.has_case_to_review(), |app, _| app.go_to_review();
            ] [
                AcceptEntry, "command-accept-entry", Some(key_outside_text(CTRL, Key::Enter)), |now| now.can_correct(|_, _| true), |app, _| app.reading.accept_entry(&mut app.shared);
            ] [
                SplitEntry, "command-split-entry", Some(key_outside_text(CTRL_SHIFT, Key::J)), |now| now.can_correct(|_, _| true), |app, _| app.reading.split_entry(&mut app.shared);
                MergeEntry, "command-merge-entry", Some(key_outside_text(CTRL, Key::J)), |now| now.can_correct(|index, _| index > 0), |app, _| app.reading.correct_entry(Remedy::Merge, &mut app.shared);
            ] [
                RedateEntry, "command-redate-entry", Some(key_outside_text(CTRL, Key::T)), |now| now.can_correct(|_, _| true), |app, _| app.reading.show_entry_form(FormField::Date, &mut app.shared);
                SpeakerUser, "command-speaker-user", Some(key_outside_text(CTRL, Key::B)), |now| now.can_correct(|_, kind| kind.has_speaker()), |app, _| app.reading.correct_entry(Remedy::Speaker(Some(Speaker::User)), &mut app.shared);
                SpeakerNav, "command-speaker-nav", Some(key_outside_text(CTRL_SHIFT, Key::B)), |now| now.can_correct(|_, kind| kind.has_speaker()), |app, _| app.reading.correct_entry(Remedy::Speaker(Some(Speaker::Nav)), &mut app.shared);
                SpeakerNone, "command-speaker-none", None, |now| now.can_correct(|_, kind| kind.has_speaker()), |app, _| app.reading.correct_entry(Remedy::Speaker(None), &mut app.shared);
                MoveThread, "command-move-thread", Some(key_outside_text(CTRL_SHIFT, Key::T)), |now| now.can_correct(|_, kind| kind == EntryKind::Message), |app, _| app.reading.show_entry_form(FormField::Thread, &mut app.shared);
                EntryKind, "command-entry-kind", Some(key_outside_text(CTRL, Key::G)), |now| now.can_correct(|_, _| true), |app, _| app.reading.show_entry_form(FormField::Kind, &mut app.shared);
            ] }
            Codes, "menu-codes" { [
                CodePalette, "command-code-palette", Some(key_outside_text(NONE, Key::Enter)), |now| now.is_editing(), |app, _| app.reading.choose_code(&mut app.shared);
                InVivo, "command-in-vivo", Some(key_outside_text(SHIFT, Key::Enter)), |now| now.is_editing() && now.has_selection(), |app, _| app.act(coding::in_vivo);
                RepeatCode, "command-repeat-code", Some(key_outside_text(CTRL, Key::L)), |now| now.is_editing() && now.has_selection(), |app, _| app.act(coding::repeat);
                CodeHits, "command-code-hits", Some(key(CTRL_SHIFT, Key::H)), |now| now.is_editing(), |app, _| app.reading.choose_code_for_hits(&mut app.shared);
            ] [
                Recode, "command-recode", Some(key_outside_text(NONE, Key::F2)), |now| now.has_coding(), |app, _| app.reading.choose_other_code(&mut app.shared);
                Uncode, "command-uncode", Some(key_outside_text(NONE, Key::Delete)), |now| now.has_coding(), |app, _| app.reading.uncode_here(&mut app.shared);
                MemoOnCoding, "command-memo-on-coding", Some(key(CTRL, Key::M)), |now| now.has_coding(), |app, _| app.reading.write_memo_on_coding(&app.shared);
                MemoOnEntry, "command-memo-on-entry", Some(key(CTRL_SHIFT, Key::M)), |now| now.is_editing() && now.has_entry(), |app, _| app.reading.write_memo_on_entry(&app.shared);
            ] [
                NextCoding, "command-next-coding", Some(key(NONE, Key::F5)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.step_coding(open, true));
                PreviousCoding, "command-previous-coding", Some(key(SHIFT, Key::F5)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.step_coding(open, false));
                LaterEnd, "command-later-end", Some(key_outside_text(NONE, Key::F6)), |now| now.has_coding(), |app, _| app.act(|reading, session| coding::move_end(reading, session, Edge::End, true));
                EarlierEnd, "command-earlier-end", Some(key_outside_text(SHIFT, Key::F6)), |now| now.has_coding(), |app, _| app.act(|reading, session| coding::move_end(reading, session, Edge::End, false));
                EarlierStart, "command-earlier-start", Some(key_outside_text(CTRL, Key::F6)), |now| now.has_coding(), |app, _| app.act(|reading, session| coding::move_end(reading, session, Edge::Start, false));
                LaterStart, "command-later-start", Some(key_outside_text(CTRL_SHIFT, Key::F6)), |now| now.has_coding(), |app, _| app.act(|reading, session| coding::move_end(reading, session, Edge::Start, true));
            ] [
                AddCode, "command-add-code", Some(key(CTRL_SHIFT, Key::K)), |now| now.is_editable, |app, _| app.reading.add_code(&mut app.shared);
                AddGroup, "command-add-group", None, |now| now.is_editable, |app, _| app.reading.add_group(&mut app.shared);
            ] [
                LoadCodebook, "command-load-codebook", None, |now| now.is_editable, |app, _| app.shared.ask_path(Purpose::LoadCodebook);
                SaveCodebook, "command-save-codebook", None, |now| now.has_project, |app, _| app.shared.ask_path(Purpose::SaveCodebook);
                LoadCodings, "command-load-codings", None, |now| now.is_editable, |app, _| app.shared.ask_path(Purpose::LoadCodings);
            ] [
                Coder, "command-coder", None, |_| true, |app, _| app.shared.ask_coder();
            ] }
            View, "menu-view" { [
                Back, "command-back", Some(key(ALT, Key::ArrowLeft)), |now| now.has_way(true), |app, _| app.history.go(true, &mut app.shared, &mut app.reading);
                Forward, "command-forward", Some(key(ALT, Key::ArrowRight)), |now| now.has_way(false), |app, _| app.history.go(false, &mut app.shared, &mut app.reading);
            ] [
                ReadWorkspace, "workspace-read", Some(key(CTRL, Key::Num1)), |now| now.has_project, |app, _| app.shared.view.go_to(Workspace::Read);
                FindWorkspace, "workspace-find", Some(key(CTRL, Key::Num2)), |now| now.has_project, |app, _| app.shared.view.go_to(Workspace::Find);
                AnonymiseWorkspace, "workspace-anonymise", Some(key(CTRL, Key::Num4)), |now| now.has_project, |app, _| app.shared.view.go_to(Workspace::Anonymise);
                FiguresWorkspace, "workspace-figures", Some(key(CTRL, Key::Num5)), |now| now.has_project, |app, _| app.shared.view.go_to(Workspace::Figures);
            ] [
                ToggleCases, "command-toggle-cases", Some(key(NONE, Key::F9)), |now| now.has_project, |app, _| app.reading.toggle_cases();
                ToggleCodes, "command-toggle-codes", Some(key(NONE, Key::F10)), |now| now.has_project, |app, _| app.reading.toggle_codes();
                ToggleCourse, "command-toggle-course", Some(key(NONE, Key::F4)), |now| now.has_project, |app, _| app.shared.view.toggle_strip();
                ToCourse, "command-to-course", Some(key(SHIFT, Key::F4)), |now| now.is_reading, |app, _| app.reading.focus_strip(&mut app.shared);
            ] [
                LightTheme, "command-light", None, |_| true, |app, _| app.shared.view.set_theme(Theme::Light);
                DarkTheme, "command-dark", None, |_| true, |app, _| app.shared.view.set_theme(Theme::Dark);
                HighContrastTheme, "command-high-contrast", None, |_| true, |app, _| app.shared.view.set_theme(Theme::HighContrast);
            ] [
                Bokmal, "command-bokmal", None, |_| true, |app, _| app.shared.speak(Language::Nb);
                English, "command-english", None, |_| true, |app, _| app.shared.speak(Language::En);
            ] [
                ZoomIn, "command-zoom-in", None, |_| true, |_, ctx| egui::gui_zoom::zoom_in(ctx);
                ZoomOut, "command-zoom-out", None, |_| true, |_, ctx| egui::gui_zoom::zoom_out(ctx);
                ZoomReset, "command-zoom-reset", None, |_| true, |_, ctx| ctx.set_zoom_factor(1.0);
            ] }
            Help, "menu-help" { [
                Keys, "command-keys", Some(key(NONE, Key::F1)), |_| true, |app, _| app.shared.dialogs.open(Dialog::Keys);
            ] }
        }
    };
}
