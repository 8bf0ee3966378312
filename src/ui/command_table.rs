//! The one table of the commands of the window, in the order of the menus.
//!
//! Each menu has groups of rows, with a line between them. A row gives the command, its identifier in the settings of a person, which never changes, the message that names it, its
//! key, when it can be given, and what it does. The table is expanded twice: [`command`](super::command) takes
//! what views need, [`command_dispatch`](super::command_dispatch) what needs the `App`.

/// Hands the table to the macro of this name.
macro_rules! with_commands {
    ($expand:ident) => {
        $expand! {
            Project, "menu-project" { [
                NewProject, "new-project", "command-new-project", Some(key(CTRL, Key::N)), |now| now.is_idle, |app, _| app.shared.ask_path(Purpose::NewProject);
                NewEncrypted, "new-encrypted", "command-new-encrypted", None, |now| now.is_idle, |app, _| app.shared.ask_path(Purpose::NewEncrypted);
                OpenProject, "open-project", "command-open-project", Some(key(CTRL, Key::O)), |now| now.is_idle, |app, _| app.shared.ask_path(Purpose::OpenProject);
                CloseProject, "close-project", "command-close-project", Some(key(CTRL, Key::W)), |now| now.is_idle && now.has_project, |app, _| app.close();
            ] [
                ImportFiles, "import-files", "command-import", Some(key(CTRL, Key::I)), |now| now.is_editable, |app, _| app.shared.ask_path(Purpose::Import);
                PasteCase, "paste-case", "command-paste-case", Some(key(CTRL_SHIFT, Key::I)), |now| now.is_editable, |app, _| app.shared.dialogs.open(Dialog::Paste(PasteEditor::default()));
                Export, "export", "command-export", Some(key(CTRL, Key::E)), |now| now.is_idle && now.has_project, |app, _| app.shared.ask_path(Purpose::Export(ExportForm::default()));
            ] [
                MakeCopy, "make-copy", "command-make-copy", None, |now| now.is_idle && now.has_cases(), |app, _| app.shared.ask_copy();
                TakeBack, "take-back", "command-take-back", None, |now| now.is_editable, |app, _| app.shared.ask_path(Purpose::TakeBack);
            ] [
                SendOut, "send-out", "command-send-out", None, |now| now.is_idle && now.has_project, |app, _| app.shared.ask_path(Purpose::SendOut(SendForm::default()));
                TakeFile, "take-file", "command-take-file", None, |now| now.is_idle && (now.is_editable || !now.has_project), |app, _| app.shared.ask_path(Purpose::TakeFile);
            ] [
                CheckProject, "check-project", "command-check", None, |now| now.is_idle && now.has_project, |app, ctx| app.check(ctx);
                Backups, "backups", "command-backups", None, |now| now.is_idle && now.has_project, |app, ctx| show_backups(app, ctx);
                SetPassphrase, "set-passphrase", "command-set-passphrase", None, |now| now.is_editable, |app, _| app.shared.ask_passphrase();
            ] [
                Quit, "quit", "command-quit", Some(key(CTRL, Key::Q)), |_| true, |_, ctx| ctx.send_viewport_cmd(ViewportCommand::Close);
            ] }
            Edit, "menu-edit" { [
                Undo, "undo", "command-undo", Some(key_outside_text(CTRL, Key::Z)), |now| now.can_travel(true), |app, _| app.travel(true);
                Redo, "redo", "command-redo", Some(key_outside_text(CTRL_SHIFT, Key::Z)), |now| now.can_travel(false), |app, _| app.travel(false);
                Undone, "undone", "command-undone", None, |now| now.has_project, |app, _| app.shared.show_undone();
            ] [
                Find, "find", "command-find", Some(key(CTRL, Key::F)), |now| now.is_reading, |app, _| app.reading.open_search();
                FindNext, "find-next", "command-find-next", Some(key(NONE, Key::F3)), |now| now.is_reading, |app, _| step_hit(app, true);
                FindPrevious, "find-previous", "command-find-previous", Some(key(SHIFT, Key::F3)), |now| now.is_reading, |app, _| step_hit(app, false);
            ] [
                FindInProject, "find-in-project", "command-find-in-project", Some(key(CTRL_SHIFT, Key::F)), |now| now.has_project, |app, _| app.find.ask_for_words(&mut app.shared);
                FindEverywhere, "find-everywhere", "command-find-everywhere", Some(key(CTRL_SHIFT, Key::G)), |now| now.is_idle && now.has_project, |app, ctx| ask_everywhere(app, ctx);
                FindExcerpts, "find-excerpts", "command-find-excerpts", Some(key(CTRL_SHIFT, Key::E)), |now| now.has_project, |app, _| app.find.ask_for_codes(&mut app.shared);
            ] [
                GrowSelection, "grow-selection", "command-grow-selection", Some(key_outside_text(ALT_SHIFT, Key::ArrowRight)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.grow(open, true));
                ShrinkSelection, "shrink-selection", "command-shrink-selection", Some(key_outside_text(ALT_SHIFT, Key::ArrowLeft)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.grow(open, false));
                CopyWithSource, "copy-with-source", "command-copy-with-source", Some(key_outside_text(CTRL_SHIFT, Key::C)), |now| now.is_reading && now.has_selection(), |app, ctx| copying::copy(ctx, &mut app.shared, app.reading.selection());
                QuoteSelection, "quote-selection", "command-quote-selection", Some(key_outside_text(CTRL_SHIFT, Key::Q)), |now| now.is_reading && now.has_selection(), |app, _| copying::ask_quotation(&mut app.shared, app.reading.selection());
                SelectThread, "select-thread", "command-select-thread", Some(key_outside_text(CTRL_SHIFT, Key::A)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), ReadingPane::select_thread);
            ] [
                CommandPalette, "command-palette", "command-palette", Some(key(CTRL, Key::K)), |_| true, |app, _| app.shared.dialogs.open_palette();
            ] }
            Case, "menu-case" { [
                NextCase, "next-case", "command-next-case", Some(key(CTRL, Key::PageDown)), |now| now.has_cases(), |app, _| app.step_case(1);
                PreviousCase, "previous-case", "command-previous-case", Some(key(CTRL, Key::PageUp)), |now| now.has_cases(), |app, _| app.step_case(-1);
            ] [
                MarkUnread, "mark-unread", "command-mark-unread", None, |now| now.is_editing(), |app, _| app.edit(ProjectAction::SetStatus(CaseStatus::Unread));
                MarkInProgress, "mark-in-progress", "command-mark-in-progress", None, |now| now.is_editing(), |app, _| app.edit(ProjectAction::SetStatus(CaseStatus::InProgress));
                MarkDone, "mark-done", "command-mark-done", Some(key(CTRL, Key::D)), |now| now.is_editing(), |app, _| app.edit(ProjectAction::SetStatus(CaseStatus::Done));
            ] [
                EditAttributes, "edit-attributes", "command-edit-attributes", None, |now| now.is_editable, |app, _| app.shared.dialogs.open(Dialog::Attributes(AttributeEditor::default()));
                LoadAttributes, "load-attributes", "command-load-attributes", None, |now| now.is_editable, |app, _| app.shared.ask_path(Purpose::LoadAttributes);
            ] [
                Redact, "redact", "command-redact", Some(key(CTRL_SHIFT, Key::R)), |now| now.is_editing() && now.has_selection(), |app, ctx| ask_redact(app, ctx);
                LabelPattern, "label-pattern", "command-label-pattern", None, |now| now.is_editable, |app, _| app.shared.ask_label_pattern();
                SaveCase, "save-case", "command-save-case", None, |now| now.is_reading, |app, _| app.shared.ask_path(Purpose::SaveCase);
            ] [
                RemoveCase, "remove-case", "command-remove-case", None, |now| now.is_editing(), |app, _| app.shared.remove_case();
                EraseCase, "erase-case", "command-erase-case", None, |now| now.is_editing(), |app, ctx| ask_erase(app, ctx);
            ] }
            Entry, "menu-entry" { [
                NextInThread, "next-in-thread", "command-next-in-thread", Some(key(ALT, Key::PageDown)), |now| now.is_reading, |app, _| dialogue::follow(true, &mut app.reading, &mut app.shared);
                PreviousInThread, "previous-in-thread", "command-previous-in-thread", Some(key(ALT, Key::PageUp)), |now| now.is_reading, |app, _| dialogue::follow(false, &mut app.reading, &mut app.shared);
            ] [
                FoldEntry, "fold-entry", "command-fold-entry", Some(key(NONE, Key::F11)), |now| now.is_reading && now.has_entry(), |app, _| dialogue::fold_here(&app.reading, &mut app.shared);
                FoldOthers, "fold-others", "command-fold-others", None, |now| now.is_reading, |app, _| app.edit(ProjectAction::Fold(Fold::Others));
                FoldAll, "fold-all", "command-fold-all", Some(key(SHIFT, Key::F11)), |now| now.is_reading, |app, _| app.edit(ProjectAction::Fold(Fold::All));
                UnfoldAll, "unfold-all", "command-unfold-all", Some(key(CTRL, Key::F11)), |now| now.is_reading, |app, _| app.edit(ProjectAction::Fold(Fold::None));
            ] [
                ToReview, "to-review", "command-to-review", Some(key(NONE, Key::F7)), |now| now.is_case_open, |app, _| app.reading.show_to_review(&mut app.shared);
                NextDoubt, "next-doubt", "command-next-doubt", Some(key(NONE, Key::F8)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.step_doubt(open, true));
                PreviousDoubt, "previous-doubt", "command-previous-doubt", Some(key(SHIFT, Key::F8)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| reading.step_doubt(open, false));
                NextToReview, "next-to-review", "command-next-to-review", Some(key(CTRL, Key::F8)), |now| now.has_case_to_review(), |app, _| app.go_to_review();
            ] [
                AcceptEntry, "accept-entry", "command-accept-entry", Some(key_outside_text(CTRL, Key::Enter)), |now| now.can_correct(|_, _| true), |app, _| app.reading.accept_entry(&mut app.shared);
            ] [
                SplitEntry, "split-entry", "command-split-entry", Some(key_outside_text(CTRL_SHIFT, Key::J)), |now| now.can_correct(|_, _| true), |app, _| app.reading.split_entry(&mut app.shared);
                MergeEntry, "merge-entry", "command-merge-entry", Some(key_outside_text(CTRL, Key::J)), |now| now.can_correct(|index, _| index > 0), |app, _| app.reading.correct_entry(Remedy::Merge, &mut app.shared);
            ] [
                RedateEntry, "redate-entry", "command-redate-entry", Some(key_outside_text(CTRL, Key::T)), |now| now.can_correct(|_, _| true), |app, _| app.reading.show_entry_form(FormField::Date, &mut app.shared);
                SpeakerUser, "speaker-user", "command-speaker-user", Some(key_outside_text(CTRL, Key::B)), |now| now.can_correct(|_, kind| kind.has_speaker()), |app, _| app.reading.correct_entry(Remedy::Speaker(Some(Speaker::User)), &mut app.shared);
                SpeakerNav, "speaker-nav", "command-speaker-nav", Some(key_outside_text(CTRL_SHIFT, Key::B)), |now| now.can_correct(|_, kind| kind.has_speaker()), |app, _| app.reading.correct_entry(Remedy::Speaker(Some(Speaker::Nav)), &mut app.shared);
                SpeakerNone, "speaker-none", "command-speaker-none", None, |now| now.can_correct(|_, kind| kind.has_speaker()), |app, _| app.reading.correct_entry(Remedy::Speaker(None), &mut app.shared);
                MoveThread, "move-thread", "command-move-thread", Some(key_outside_text(CTRL_SHIFT, Key::T)), |now| now.can_correct(|_, kind| kind == EntryKind::Message), |app, _| app.reading.show_entry_form(FormField::Thread, &mut app.shared);
                EntryKind, "entry-kind", "command-entry-kind", Some(key_outside_text(CTRL, Key::G)), |now| now.can_correct(|_, _| true), |app, _| app.reading.show_entry_form(FormField::Kind, &mut app.shared);
            ] }
            Codes, "menu-codes" { [
                CodePalette, "code-palette", "command-code-palette", Some(key_outside_text(NONE, Key::Enter)), |now| now.is_editing(), |app, _| app.reading.choose_code(&mut app.shared);
                InVivo, "in-vivo", "command-in-vivo", Some(key_outside_text(SHIFT, Key::Enter)), |now| now.is_editing(), |app, _| act_on_sentence(app, coding::in_vivo);
                RepeatCode, "repeat-code", "command-repeat-code", Some(key_outside_text(CTRL, Key::L)), |now| now.is_editing(), |app, _| act_on_sentence(app, coding::repeat);
                CodeHits, "code-hits", "command-code-hits", Some(key(CTRL_SHIFT, Key::H)), |now| now.is_editing() || now.is_finding(), |app, _| code_hits(app);
            ] [
                Recode, "recode", "command-recode", Some(key_outside_text(NONE, Key::F2)), |now| now.has_coding(), |app, _| app.reading.choose_other_code(&mut app.shared);
                Uncode, "uncode", "command-uncode", Some(key_outside_text(NONE, Key::Delete)), |now| now.has_coding(), |app, _| app.reading.uncode_here(&mut app.shared);
                HigherDegree, "higher-degree", "command-higher-degree", Some(key_outside_text(ALT, Key::Plus)), |now| now.has_degree(), |app, _| act(app, |reading, session| degrees::step(reading, session, true));
                LowerDegree, "lower-degree", "command-lower-degree", Some(key_outside_text(ALT, Key::Minus)), |now| now.has_degree(), |app, _| act(app, |reading, session| degrees::step(reading, session, false));
                MemoOnCoding, "memo-on-coding", "command-memo-on-coding", Some(key(CTRL, Key::M)), |now| now.has_coding(), |app, _| app.reading.write_memo_on_coding(&app.shared);
                MemoOnEntry, "memo-on-entry", "command-memo-on-entry", Some(key(CTRL_SHIFT, Key::M)), |now| now.is_editing() && now.has_entry(), |app, _| app.reading.write_memo_on_entry(&app.shared);
            ] [
                NewMemo, "new-memo", "command-new-memo", Some(key(CTRL_SHIFT, Key::N)), |now| now.is_editable && now.has_cases(), |app, _| app.cases.new_memo(&mut app.shared);
                JournalToday, "journal-today", "command-journal-today", Some(key(CTRL_SHIFT, Key::D)), |now| now.is_editable && now.has_cases(), |app, _| app.cases.journal_today(&mut app.shared);
                LinkMemo, "link-memo", "command-link-memo", Some(key(CTRL_SHIFT, Key::L)), |now| now.can_link(), |app, _| app.cases.ask_link(&mut app.shared, &app.reading);
                WriteSummary, "write-summary", "command-write-summary", Some(key(CTRL_SHIFT, Key::S)), |now| now.is_editing(), |app, _| app.reading.write_summary();
                SummaryTemplate, "summary-template", "command-summary-template", None, |now| now.is_editable, |app, _| app.shared.ask_summary_template();
            ] [
                NextCoding, "next-coding", "command-next-coding", Some(key(NONE, Key::F5)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| coding::step(reading, open, true));
                PreviousCoding, "previous-coding", "command-previous-coding", Some(key(SHIFT, Key::F5)), |now| now.is_reading, |app, _| app.reading.step(app.shared.session.as_ref(), |reading, open| coding::step(reading, open, false));
                LaterEnd, "later-end", "command-later-end", Some(key_outside_text(NONE, Key::F6)), |now| now.has_coding(), |app, _| act(app, |reading, session| coding::move_end(reading, session, CodingEdge::End, true));
                EarlierEnd, "earlier-end", "command-earlier-end", Some(key_outside_text(SHIFT, Key::F6)), |now| now.has_coding(), |app, _| act(app, |reading, session| coding::move_end(reading, session, CodingEdge::End, false));
                EarlierStart, "earlier-start", "command-earlier-start", Some(key_outside_text(CTRL, Key::F6)), |now| now.has_coding(), |app, _| act(app, |reading, session| coding::move_end(reading, session, CodingEdge::Start, false));
                LaterStart, "later-start", "command-later-start", Some(key_outside_text(CTRL_SHIFT, Key::F6)), |now| now.has_coding(), |app, _| act(app, |reading, session| coding::move_end(reading, session, CodingEdge::Start, true));
            ] [
                AddCode, "add-code", "command-add-code", Some(key(CTRL_SHIFT, Key::K)), |now| now.is_codebook_open(), |app, _| app.reading.add_code(&mut app.shared);
                AddGroup, "add-group", "command-add-group", None, |now| now.is_codebook_open(), |app, _| app.reading.add_group(&mut app.shared);
                CodeHistory, "code-history", "command-code-history", None, |now| now.has_project, |app, _| app.shared.dialogs.open(Dialog::CodeHistory(CodeHistory::default()));
            ] [
                DegreeScale, "degree-scale", "command-degree-scale", None, |now| now.is_editable, |app, _| app.shared.ask_scale();
                LoadCodebook, "load-codebook", "command-load-codebook", None, |now| now.is_codebook_open(), |app, _| app.shared.ask_path(Purpose::LoadCodebook);
                SaveCodebook, "save-codebook", "command-save-codebook", None, |now| now.has_project, |app, _| app.shared.ask_path(Purpose::SaveCodebook);
                LoadCodings, "load-codings", "command-load-codings", None, |now| now.is_editable, |app, _| app.shared.ask_path(Purpose::LoadCodings);
            ] [
                Coder, "coder", "command-coder", None, |_| true, |app, _| app.shared.ask_coder();
            ] }
            View, "menu-view" { [
                Back, "back", "command-back", Some(key(ALT, Key::ArrowLeft)), |now| now.has_way(true), |app, _| app.history.go(true, &mut app.shared, &mut app.reading);
                Forward, "forward", "command-forward", Some(key(ALT, Key::ArrowRight)), |now| now.has_way(false), |app, _| app.history.go(false, &mut app.shared, &mut app.reading);
            ] [
                ReadWorkspace, "read-workspace", "workspace-read", Some(key(CTRL, Key::Num1)), |now| now.has_project, |app, _| app.shared.view.go_to(Workspace::Read);
                FindWorkspace, "find-workspace", "workspace-find", Some(key(CTRL, Key::Num2)), |now| now.has_project, |app, _| app.shared.view.go_to(Workspace::Find);
                CasesWorkspace, "cases-workspace", "workspace-cases", Some(key(CTRL, Key::Num3)), |now| now.has_project, |app, _| app.cases.go_to(&mut app.shared, None);
                AnonymiseWorkspace, "anonymise-workspace", "workspace-anonymise", Some(key(CTRL, Key::Num4)), |now| now.has_project, |app, _| app.shared.view.go_to(Workspace::Anonymise);
                FiguresWorkspace, "figures-workspace", "workspace-figures", Some(key(CTRL, Key::Num5)), |now| now.has_project, |app, _| app.shared.view.go_to(Workspace::Figures);
            ] [
                CoursesPage, "courses-page", "page-courses", Some(key(ALT, Key::Num1)), |now| now.has_project, |app, _| app.cases.go_to(&mut app.shared, Some(CasesPage::Courses));
                GoalsPage, "goals-page", "page-goals", Some(key(ALT, Key::Num2)), |now| now.has_project, |app, _| app.cases.go_to(&mut app.shared, Some(CasesPage::Goals));
                AttributesPage, "attributes-page", "page-attributes", Some(key(ALT, Key::Num3)), |now| now.has_project, |app, _| app.cases.go_to(&mut app.shared, Some(CasesPage::Attributes));
                MemosPage, "memos-page", "page-memos", Some(key(ALT, Key::Num4)), |now| now.has_project, |app, _| app.cases.go_to(&mut app.shared, Some(CasesPage::Memos));
                LogPage, "log-page", "page-log", Some(key(ALT, Key::Num5)), |now| now.has_project, |app, _| app.cases.go_to(&mut app.shared, Some(CasesPage::Log));
            ] [
                ToggleCases, "toggle-cases", "command-toggle-cases", Some(key(NONE, Key::F9)), |now| now.has_project, |app, _| app.reading.toggle_pane(PaneSide::Left);
                ToggleCodes, "toggle-codes", "command-toggle-codes", Some(key(NONE, Key::F10)), |now| now.has_project, |app, _| app.reading.toggle_pane(PaneSide::Right);
                ToggleCourse, "toggle-course", "command-toggle-course", Some(key(NONE, Key::F4)), |now| now.has_project, |app, _| app.shared.view.toggle_strip();
                ToCourse, "to-course", "command-to-course", Some(key(SHIFT, Key::F4)), |now| now.is_reading, |app, _| app.reading.focus_strip(&mut app.shared);
            ] [
                LightTheme, "light-theme", "command-light", None, |_| true, |app, _| app.shared.view.set_theme(Theme::Light);
                DarkTheme, "dark-theme", "command-dark", None, |_| true, |app, _| app.shared.view.set_theme(Theme::Dark);
                HighContrastTheme, "high-contrast-theme", "command-high-contrast", None, |_| true, |app, _| app.shared.view.set_theme(Theme::HighContrast);
                HighContrastLightTheme, "high-contrast-light-theme", "command-high-contrast-light", None, |_| true, |app, _| app.shared.view.set_theme(Theme::HighContrastLight);
            ] [
                Bokmal, "bokmal", "command-bokmal", None, |_| true, |app, _| app.shared.speak(Language::Nb);
                English, "english", "command-english", None, |_| true, |app, _| app.shared.speak(Language::En);
            ] [
                ZoomIn, "zoom-in", "command-zoom-in", None, |_| true, |_, ctx| egui::gui_zoom::zoom_in(ctx);
                ZoomOut, "zoom-out", "command-zoom-out", None, |_| true, |_, ctx| egui::gui_zoom::zoom_out(ctx);
                ZoomReset, "zoom-reset", "command-zoom-reset", None, |_| true, |_, ctx| ctx.set_zoom_factor(1.0);
            ] }
            Help, "menu-help" { [
                Guide, "guide", "command-guide", Some(key(NONE, Key::F1)), |_| true, |app, _| app.shared.show_guide();
                Keys, "keys", "command-keys", Some(key(SHIFT, Key::F1)), |_| true, |app, _| app.shared.dialogs.open(Dialog::Keys(KeyList::default()));
            ] }
        }
    };
}
