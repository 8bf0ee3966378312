//! The workspace of reading and coding: its panes, and what is asked of the open project from them.

use egui::{CentralPanel, Panel, Ui, UiBuilder};

use super::action::{Actions, CodeChoice, MemoField, ProjectAction, Target};
use super::bar::Workspace;
use super::cases::CaseList;
use super::code_palette::CodePalette;
use super::coder_edit;
use super::codes::CodePane;
use super::coding;
use super::course_book::CourseBook;
use super::details::{DetailPane, Tab, entry_span};
use super::drafts::Draft;
use super::panes::{PaneSide, Panes};
use super::place::{Left, Spot, Spots};
use super::reading::ReadingPane;
use super::session::{OpenCase, Session};
use super::shared::Shared;
use super::strip_settings::StripSettings;
use super::tokens::{Tokens, space};
use crate::error::{Error, Result};
use project::courses::CourseOrder;
use project::saved_tables;
use project::search::saved;
use project::{Attribution, Filling, KeptKind, MemoEdit, MemoOn, PATH_SEPARATOR};
use reading::correction::written;
use reading::entered;
use reading::text::Span;
use words::i18n::number;

/// The most of the height of the right pane that the details take, and their least height in points.
const DETAILS: f32 = 0.6;
const LEAST_DETAILS: f32 = 96.0;
/// Where they would be lower, in points, they take just their part.
const LOW_DETAILS: f32 = 300.0;

/// The panes and what they remember of the open project.
#[derive(Default)]
pub struct ReadingWorkspace {
    cases: CaseList,
    pub(super) reading: ReadingPane,
    codes: CodePane,
    details: DetailPane,
    panes: Panes,
}

impl ReadingWorkspace {
    /// Forgets the project; the same panes stay shown.
    pub fn forget(&mut self) {
        *self = Self { panes: self.panes, ..Self::default() };
    }

    /// Passages that are selected in the reader.
    #[must_use]
    pub fn selection(&self) -> &[Span] {
        &self.reading.selection
    }

    /// Where the caret and the view stand in the open case.
    #[must_use]
    pub fn spot(&self) -> Spot {
        self.reading.spot()
    }

    /// Where the open project is left.
    #[must_use]
    pub fn left(&self, session: &Session, workspace: Workspace) -> Left {
        let case = session.open.as_ref().map(|open| open.id);
        let mut spots = self.reading.spots();
        spots.retain(|(case, _), _| session.case(*case).is_some());
        Left { workspace, case, order: session.reading_order, spots, cases: self.cases.order, ..Left::default() }
    }

    /// The cases in the order of their list.
    #[must_use]
    pub fn cases_in_order(&mut self, session: &Session, book: &CourseBook) -> Vec<i64> {
        self.cases.in_order(session, book)
    }

    /// Stands in each case where it was left.
    pub fn stand(&mut self, spots: Spots, cases: CourseOrder) {
        self.reading.stand(spots);
        self.cases.order = cases;
    }

    /// Goes back to a spot in the open case.
    pub const fn return_to(&mut self, spot: Spot) {
        self.reading.return_to(spot);
    }

    /// The code point to which the last act has jumped.
    pub const fn take_jump(&mut self) -> Option<usize> {
        self.reading.take_jump()
    }

    /// What has been written in fields and is not stored yet.
    #[must_use]
    pub fn flush(&mut self, session: &Session) -> Vec<ProjectAction> {
        self.details.flush(session)
    }

    /// Keeps a text that could not be stored.
    pub fn keep(&mut self, draft: Draft) {
        self.details.keep(draft);
    }

    /// Whether something that was typed is not stored yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.details.is_unsaved()
    }

    /// Shows the panes.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        strip: &StripSettings,
        book: &CourseBook,
        editable: bool,
        actions: &mut Actions,
    ) {
        self.panes.measure(ui);
        if self.panes.is_narrow() {
            let handles = Panel::top("drawers").resizable(false);
            handles.show(ui, |ui| self.panes.handles(ui, &tr!("cases-drawer"), &tr!("codes-title")));
        }
        if self.panes.is_shown(PaneSide::Left) {
            let most = self.panes.most(ui, 420.0, 160.0);
            Panel::left(self.panes.id("cases")).default_size(230.0).size_range(160.0..=most).show(ui, |ui| {
                // Also where there is little to show.
                ui.take_available_width();
                ui.add_space(space::S);
                self.cases.show(ui, session, strip, book, actions);
            });
        }
        let right = self.panes.is_shown(PaneSide::Right).then(|| {
            let most = self.panes.most(ui, 520.0, 240.0);
            let pane = Panel::right(self.panes.id("codes")).default_size(320.0).size_range(240.0..=most);
            pane.show(ui, |ui| {
                let place = ui.max_rect();
                ui.take_available_space();
                place
            })
            .inner
        });
        let paper = egui::Frame::new().fill(Tokens::of(ui.ctx()).paper);
        CentralPanel::default().frame(paper).show(ui, |ui| self.reading.show(ui, session, strip, actions));
        // Behind the text, for Tab and for a screen reader.
        if let Some(place) = right {
            let mut ui = ui.new_child(UiBuilder::new().id_salt("codes").max_rect(place));
            ui.set_clip_rect(place.expand(space::XS).intersect(ui.clip_rect()));
            codebook(self, &mut ui, session, editable, actions);
        }
    }

    /// Shows or changes what the open project holds.
    ///
    /// # Errors
    /// [`Error::NoProject`], [`Error::NoOpenCase`], [`Error::NothingSelected`]; those of the project.
    pub fn perform(&mut self, action: ProjectAction, shared: &mut Shared) -> Result<()> {
        let session = shared.session.as_mut().ok_or(Error::NoProject)?;
        let open = session.open.as_ref().map(|open| open.id).ok_or(Error::NoOpenCase);
        let project = &mut session.project;
        match action {
            ProjectAction::OpenCase(case) => {
                session.open_case(case)?;
                shared.view.go_to(Workspace::Read);
                self.panes.found_in(PaneSide::Left);
                self.reading.focus();
            }
            ProjectAction::Show(case, span) => {
                session.open_case(case)?;
                shared.view.go_to(Workspace::Read);
                self.reading.reveal(span);
            }
            ProjectAction::ShowEntry(case, entry) => {
                session.open_case(case)?;
                shared.view.go_to(Workspace::Read);
                let entries = session.open.as_ref().map(|open| open.source.plan.entries.as_slice());
                if let Some(entry) = entries.and_then(|entries| entries.get(entry)) {
                    self.reading.reveal(Span::new(entry.span.start, entry.span.start));
                }
            }
            ProjectAction::SetStatus(status) => project.write().cases().set_status(open?, status)?,
            ProjectAction::ReadIn(order) => {
                session.lay_out(order);
                self.reading.forget_hit();
            }
            ProjectAction::Fold(fold) => session.fold(fold),
            ProjectAction::ReadWith(layout) => {
                project.write().cases().choose_layout(open?, layout.as_deref())?;
                Self::tell_misfits(shared)?;
            }
            ProjectAction::Correct(case, span, remedies) => {
                let corrected = project.write().corrections().add(case, span, &remedies);
                self.after_correction(span, &remedies, corrected, shared)?;
            }
            ProjectAction::TakeBack(case, corrections) => project.write().corrections().remove(case, &corrections)?,
            ProjectAction::ShowCode(code) => session.show_code(code),
            ProjectAction::ShowCoder(coder) => session.show_coder(coder),
            ProjectAction::Code(code) => {
                if self.reading.selection.is_empty() {
                    return Err(Error::NothingSelected);
                }
                self.reading.focus();
                project.write().codings().add(open?, code, &self.reading.selection)?;
                self.reading.last_code = Some(code);
                let name = session.codes.path(code);
                shared.say(tr!("notice-coded", code = name));
            }
            ProjectAction::CodePassages(code, passages) => {
                let made = project.write().codings().add_in_cases(code, &passages)?;
                let name = session.codes.path(code);
                shared.notices.say_undoable(tr!("notice-passages-coded", count = made, code = name));
            }
            ProjectAction::Apply(target, choice) => {
                self.reading.focus();
                let (code, made) = match (&target, choice) {
                    (Target::Passages(passages), CodeChoice::Known(code)) => {
                        (code, project.write().codings().add_in_cases(code, passages)?)
                    }
                    (Target::Passages(passages), CodeChoice::New(path)) => {
                        project.write().codings().add_by_path(&path, passages)?
                    }
                    (Target::Merge(from), CodeChoice::Known(code)) => {
                        project.write().codes().merge(*from, code)?;
                        (code, 0)
                    }
                    // Nothing is made to be merged with.
                    (Target::Merge(from), CodeChoice::New(_)) => (*from, 0),
                    (Target::Coding(coding, span), CodeChoice::Known(code)) => {
                        project.write().codings().change(*coding, code, *span)?;
                        (code, 0)
                    }
                    (Target::Coding(coding, span), CodeChoice::New(path)) => {
                        (project.write().codings().change_by_path(*coding, &path, *span)?, 0)
                    }
                };
                self.reading.last_code = Some(code);
                session.refresh()?;
                let name = session.codes.path(code);
                match target {
                    Target::Passages(_) if made > 1 => {
                        shared.notices.say_undoable(tr!("notice-passages-coded", count = made, code = name));
                    }
                    Target::Passages(_) => shared.say(tr!("notice-coded", code = name)),
                    Target::Coding(..) => shared.say(tr!("notice-recoded", code = name)),
                    Target::Merge(_) => shared.say(tr!("notice-merged", code = name)),
                }
            }
            ProjectAction::Uncode(codings) => {
                self.reading.focus();
                project.write().codings().remove(&codings)?;
                shared.say(tr!("notice-uncoded", count = codings.len()));
            }
            ProjectAction::Recode(coding, code, span) => {
                self.reading.focus();
                project.write().codings().change(coding, code, span)?;
                self.reading.follow(coding, span);
                let path = session.codes.path(code);
                shared.notices.say_undoable(tr!("notice-coding-covers", code = path, chars = number(span.len())));
            }
            ProjectAction::PlaceAside(id, spans) => project.write().asides().place(id, &spans)?,
            ProjectAction::RemoveAside(id) => project.write().asides().remove(id)?,
            ProjectAction::SetDocumentKind(case, None, kind) => {
                project.write().documents().set_kind_of_case(case, kind)?;
            }
            ProjectAction::SetDocumentKind(case, Some(number), kind) => {
                let id = project.documents().numbered(case, number)?.id;
                project.write().documents().set_kind(id, kind)?;
            }
            ProjectAction::RemoveDocument(case, number) => {
                let id = project.documents().numbered(case, number)?.id;
                let carried = project.write().documents().remove(id)?;
                shared.notices.say_undoable(tr!("document-removed", aside = carried.aside));
            }
            ProjectAction::SeparateDocument(case, number) => {
                let id = project.documents().numbered(case, number)?.id;
                let own = project.write().documents().separate(id)?;
                session.refresh()?;
                let label = session.case(own).map_or("", |case| &case.label);
                shared.notices.say_undoable(tr!("notice-separated", case = label));
            }
            ProjectAction::JoinCases(cases, label) => {
                project.write().documents().join_all(&cases, &label)?;
                session.refresh()?;
                if let Some(first) = cases.first() {
                    session.open_case(*first)?;
                }
                let of_others = match session.open.as_ref() {
                    Some(open) => words::of_others(&label, &open.of_others),
                    None => None,
                };
                let said = std::iter::once(tr!("notice-joined", case = label)).chain(of_others);
                shared.notices.say_undoable(said.collect::<Vec<_>>().join(" "));
            }
            ProjectAction::SetLabelPattern(pattern) => {
                project.write().settings().set_label_pattern(&pattern)?;
                shared.say(tr!("notice-label-pattern"));
            }
            ProjectAction::SaveSearch(name, asked) => {
                let has_replaced = saved::save(project, &name, &asked)?;
                let name = name.as_str();
                let said =
                    if has_replaced { tr!("search-replaced", name = name) } else { tr!("search-saved", name = name) };
                shared.notices.say_undoable(said);
            }
            ProjectAction::SaveTable(name, table) => {
                let has_replaced = saved_tables::save(project, &name, &table)?;
                let name = name.as_str();
                let said =
                    if has_replaced { tr!("table-replaced", name = name) } else { tr!("table-saved", name = name) };
                shared.notices.say_undoable(said);
            }
            ProjectAction::RemoveTable(name) => {
                project.write().kept(KeptKind::Table).remove(&name)?;
                shared.notices.say_undoable(tr!("table-removed", name = name));
            }
            ProjectAction::RenameSearch(name, new) => project.write().searches().rename(&name, &new)?,
            ProjectAction::RemoveSearch(name) => {
                project.write().searches().remove(&name)?;
                shared.notices.say_undoable(tr!("search-removed", name = name));
            }
            ProjectAction::SetAttribution(pattern) => {
                project.write().settings().set_attribution(&Attribution::new(&pattern)?)?;
                shared.say(tr!("notice-attribution"));
            }
            ProjectAction::SetDegree(coding, degree) => {
                project.write().codings().set_degrees(&[(coding, degree)])?;
            }
            ProjectAction::EditCoders(edit) => {
                coder_edit::perform(edit, project)?;
                shared.follow_coder();
            }
            ProjectAction::Decide(decisions) => {
                let count = project.write().coders().decide(&decisions)?;
                shared.notices.say_undoable(tr!("notice-consensus", count = count));
            }
            ProjectAction::SetScale(scale) => {
                project.write().codings().set_scale(scale)?;
                let scale = scale.map(|scale| scale.to_string());
                shared.say(scale.map_or_else(|| tr!("degrees-off"), |scale| tr!("degrees-on", scale = scale)));
            }
            ProjectAction::EditMemo(memo, field, text) => {
                let day = if field == MemoField::Day { written::date(&text)? } else { None };
                let edit = match field {
                    MemoField::Title => MemoEdit::Title(&text),
                    MemoField::Day => MemoEdit::Day(day),
                    MemoField::Text => MemoEdit::Text(&text),
                };
                project.write().memos().change(memo, edit)?;
            }
            ProjectAction::RemoveMemo(memo) => {
                project.write().memos().remove(memo)?;
                shared.notices.say_undoable(tr!("notice-memo-removed"));
            }
            ProjectAction::LinkMemo(memo, target) => {
                project.write().memo_links().add(memo, target)?;
                shared.notices.say_undoable(tr!("notice-memo-linked"));
            }
            ProjectAction::UnlinkMemo(link) => project.write().memo_links().remove(link)?,
            ProjectAction::SetSummaryTemplate(template) => {
                project.write().settings().set_summary_template(&template)?;
                shared.say(tr!("notice-summary-template"));
            }
            ProjectAction::WriteMemo(case, on, text) => project.write().memos().set(case, on, &text)?,
            ProjectAction::WriteSummary(case, text) => project.write().cases().write_summary(case, &text)?,
            ProjectAction::RenameCase(case, label) => project.write().cases().rename(case, &label)?,
            ProjectAction::AddCode(code) => self.codes.saved(project.write().codes().add(&code).map(|_| ())),
            ProjectAction::ChangeCode(id, code) => self.codes.saved(project.write().codes().change(id, &code)),
            ProjectAction::MoveCode(id, by) => project.write().codes().shift(id, by)?,
            ProjectAction::PlaceCode(id, parent, before) => project.write().codes().place(id, parent, before)?,
            ProjectAction::SortOut(decisions, emptied) => {
                let decisions: Vec<_> = decisions.into_iter().map(|(coding, choice)| (coding, choice.into())).collect();
                let changed = project.write().codes().sort_out(&decisions, emptied)?;
                shared.say(tr!("notice-sorted-out", count = changed));
            }
            ProjectAction::RemoveCode(id) => project.write().codes().remove(id)?,
            ProjectAction::AddAttribute(attribute) => {
                let added = project.write().attributes().add(&attribute).map(|_| ());
                shared.dialogs.attribute_saved(added)?;
            }
            ProjectAction::ChangeAttribute(attribute) => {
                let changed = project.write().attributes().change(&attribute);
                shared.dialogs.attribute_saved(changed)?;
            }
            ProjectAction::RemoveAttribute(id) => project.write().attributes().remove(id)?,
            ProjectAction::SetAttribute(case, attribute, value) => {
                project.write().attributes().set(case, &attribute, &value)?;
            }
            ProjectAction::FillValues(cells, adds_values) => {
                let filling = Filling { new: &[], cells: &cells, adds_values, decimals: true };
                project.write().attributes().fill(filling)?;
                if cells.len() > 1 {
                    shared.notices.say_undoable(tr!("notice-filled", count = cells.len()));
                }
            }
            ProjectAction::TallyBy(attribute, count) => session.tally_by(attribute, count)?,
            ProjectAction::ReadOnBehind => session.read_on_behind()?,
            ProjectAction::Behind(code, column) => session.look_behind(code, column)?,
            ProjectAction::Find(words) => session.find(&words),
            ProjectAction::Restore(number) => {
                let act = project.write().history().restore(number)?;
                shared.say(tr!("notice-restored", act = words::act(act)));
            }
        }
        shared.refresh()
    }

    /// Opens the search in the case.
    pub const fn open_search(&mut self) {
        self.reading.open_search();
    }

    /// Opens the palette of codes for the selection, or for the sentence at the caret.
    ///
    /// # Errors
    /// [`Error::NoProject`], [`Error::NoOpenCase`], [`Error::NothingSelected`].
    pub fn choose_code(&mut self, shared: &mut Shared) -> Result<()> {
        self.step(shared.session.as_ref(), ReadingPane::take_sentence);
        let open = coding::open(shared.session()?)?;
        if self.reading.selection.is_empty() {
            return Err(Error::NothingSelected);
        }
        let words = coding::selected_name(&self.reading, open);
        let passages = Target::Passages(vec![(open.id, self.reading.selection.clone())]);
        shared.dialogs.choose_code(CodePalette::new(passages, words, self.reading.last_code));
        Ok(())
    }

    /// Opens the palette of codes for the coding at the caret.
    ///
    /// # Errors
    /// [`Error::NoProject`], [`Error::NoOpenCase`], [`Error::NoCodingHere`].
    pub fn choose_other_code(&self, shared: &mut Shared) -> Result<()> {
        let coding = coding::here(&self.reading, coding::open(shared.session()?)?).ok_or(Error::NoCodingHere)?;
        let target = Target::Coding(coding.id, coding.span);
        shared.dialogs.choose_code(CodePalette::new(target, None, self.reading.last_code));
        Ok(())
    }

    /// Opens the palette of codes for all that the search in the case has found.
    ///
    /// # Errors
    /// [`Error::NoProject`], [`Error::NoOpenCase`], [`Error::NoHits`].
    pub fn choose_code_for_hits(&self, shared: &mut Shared) -> Result<()> {
        if let Some(session) = &mut shared.session {
            session.search_on(true);
        }
        let session = shared.session()?;
        let open = coding::open(session)?;
        if open.hits().is_empty() {
            return Err(Error::NoHits);
        }
        let words = entered::name(&session.search.replace(PATH_SEPARATOR, "-"));
        let palette = CodePalette::new(
            Target::Passages(vec![(open.id, open.hits().to_vec())]),
            Some(words),
            self.reading.last_code,
        );
        shared.dialogs.choose_code(palette);
        Ok(())
    }

    /// Moves the caret in the open case.
    pub fn step(&mut self, session: Option<&Session>, step: impl FnOnce(&mut ReadingPane, &OpenCase)) {
        if let Some(open) = session.and_then(|session| session.open.as_ref()) {
            step(&mut self.reading, open);
        }
    }

    /// The coding that a command means: the one that was clicked, or the shortest at the caret.
    #[must_use]
    pub fn coding_here(&self, session: Option<&Session>) -> Option<i64> {
        coding::here(&self.reading, session?.open.as_ref()?).map(|coding| coding.id)
    }

    /// The span of the entry at the caret.
    #[must_use]
    pub fn entry_span(&self, session: Option<&Session>) -> Option<Span> {
        entry_span(session?.open.as_ref()?, &self.reading)
    }

    /// Removes the coding that a command means.
    ///
    /// # Errors
    /// [`Error::NothingSelected`]; those of the project.
    pub fn uncode_here(&mut self, shared: &mut Shared) -> Result<()> {
        let coding = self.coding_here(shared.session.as_ref()).ok_or(Error::NothingSelected)?;
        self.perform(ProjectAction::Uncode(vec![coding]), shared)
    }

    /// Puts the cursor into the memo on the coding that a command means.
    ///
    /// # Errors
    /// [`Error::NothingSelected`].
    pub fn write_memo_on_coding(&mut self, shared: &Shared) -> Result<()> {
        let coding = self.coding_here(shared.session.as_ref()).ok_or(Error::NothingSelected)?;
        self.write_memo(MemoOn::Coding(coding));
        Ok(())
    }

    /// Puts the cursor into the memo on the entry at the caret.
    ///
    /// # Errors
    /// [`Error::NoEntryHere`].
    pub fn write_memo_on_entry(&mut self, shared: &Shared) -> Result<()> {
        let span = self.entry_span(shared.session.as_ref()).ok_or(Error::NoEntryHere)?;
        self.write_memo(MemoOn::Passage(span));
        Ok(())
    }

    /// Puts the cursor into the summary of the open case, beside its text.
    pub fn write_summary(&mut self) {
        self.panes.show(PaneSide::Right);
        self.close_code_editor();
        self.details.write_summary();
    }

    fn write_memo(&mut self, on: MemoOn) {
        self.panes.show(PaneSide::Right);
        self.close_code_editor();
        self.details.write_memo(on);
    }

    /// Begins a new code.
    ///
    /// # Errors
    /// [`Error::NoProject`].
    pub fn add_code(&mut self, shared: &mut Shared) -> Result<()> {
        shared.view.go_to(Workspace::Read);
        self.panes.show(PaneSide::Right);
        self.codes.add_code(shared.session()?);
        Ok(())
    }

    /// Begins a new group of codes.
    pub fn add_group(&mut self, shared: &mut Shared) {
        shared.view.go_to(Workspace::Read);
        self.panes.show(PaneSide::Right);
        self.codes.add_group();
    }

    /// Shows what is to look through in the open case.
    pub(super) fn show_entries_to_review(&mut self) {
        self.panes.show(PaneSide::Right);
        self.details.tab = Tab::Review;
    }

    /// Gives the place of the editor of codes to the details.
    pub(super) fn close_code_editor(&mut self) {
        self.codes.close();
    }

    /// Puts the focus on the strip of the case.
    pub fn focus_strip(&mut self, shared: &mut Shared) {
        if !shared.view.settings().strip.shown {
            shared.view.toggle_strip();
        }
        self.reading.focus_strip();
    }

    /// Shows or hides the pane of a side.
    pub fn toggle_pane(&mut self, side: PaneSide) {
        self.panes.toggle(side);
    }
}

/// The codebook, and below it the form of a code or what stands at the caret.
fn codebook(workspace: &mut ReadingWorkspace, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
    let can_code = !workspace.reading.selection.is_empty();
    ui.add_space(space::S);
    // The form of a code is higher than what stands at the caret.
    let (name, height) = if workspace.codes.is_editing() { ("code-form", 500.0) } else { workspace.details.room() };
    // A low window has a size of its own, and leaves the usual one as it was.
    let low = (ui.available_height() * DETAILS).max(LEAST_DETAILS);
    let details = if low < LOW_DETAILS {
        Panel::bottom("details-low").exact_size(low)
    } else {
        Panel::bottom(name).default_size(height).size_range(120.0..=600.0)
    };
    details.resizable(true).show(ui, |ui| {
        ui.add_space(space::XS);
        if workspace.codes.is_editing() {
            workspace.codes.show_editor(ui, session, actions);
        } else {
            workspace.details.show(ui, session, &workspace.reading, editable, actions);
        }
        // A pane keeps the height of what it shows; without a case that is little.
        ui.take_available_space();
    });
    workspace.codes.show(ui, session, can_code, actions);
}
