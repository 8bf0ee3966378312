//! The reading pane: the head of the case, the search, and the reader itself.

use egui::{Key, RichText, TextEdit, Ui};

use super::action::{Action, Actions, ProjectAction};
use super::command::Command;
use super::focus;
use super::folds::Fold;
use super::fonts;
use super::keymap::Keymap;
use super::name_it;
use super::panes::{self, row};
use super::place::{Spot, Spots};
use super::reader::{Caret, Marks, Reader};
use super::reading_choices;
use super::session::{OpenCase, Session};
use super::strip::{Around, Strip};
use super::strip_settings::StripSettings;
use super::tokens::{MENU_GAP, Tokens, size, space};
use reading::chronology::ReadingOrder;
use reading::text::Span;
use words::i18n::number;

/// The least width in which a name is shown.
const LEAST_NAME: f32 = 32.0;

/// What the context menu offers on text, below the codes, and on the header of an entry.
const ON_TEXT: [Command; 8] = [
    Command::CodePalette,
    Command::InVivo,
    Command::Recode,
    Command::Uncode,
    Command::MemoOnCoding,
    Command::MemoOnEntry,
    Command::SplitEntry,
    Command::Redact,
];
const ON_HEADER: [Command; 9] = [
    Command::AcceptEntry,
    Command::MergeEntry,
    Command::RedateEntry,
    Command::SpeakerUser,
    Command::SpeakerNav,
    Command::SpeakerNone,
    Command::MoveThread,
    Command::EntryKind,
    Command::MemoOnEntry,
];

/// What the pane remembers between frames.
pub struct ReadingPane {
    reader: Reader,
    /// The case that the reader stands in, and the order.
    shown: Option<(i64, ReadingOrder)>,
    /// Where it stood in the others.
    spots: Spots,
    /// Where it shall stand.
    spot: Option<Spot>,
    /// The text of it, as [`project::Case::content`] tells it.
    content: Option<(i64, i64)>,
    pub selection: Vec<Span>,
    pub caret: Option<Caret>,
    searching: bool,
    typed: String,
    focus_search: bool,
    focus_reader: bool,
    current_hit: Option<usize>,
    /// The coding that was clicked or gone to last.
    pub clicked: Option<i64>,
    /// The code that was used last.
    pub last_code: Option<i64>,
    /// Whether the text had the focus in the last frame.
    has_focus: bool,
    reveal: Option<Span>,
    /// The code point to which the last act has jumped.
    jumped_to: Option<usize>,
    menu: Option<egui::Pos2>,
    /// Whether the menu is about the entry, not about the text.
    menu_on_header: bool,
    strip: Strip,
}

impl Default for ReadingPane {
    fn default() -> Self {
        Self {
            reader: Reader::new("reader"),
            shown: None,
            spots: Spots::new(),
            spot: None,
            content: None,
            selection: Vec::new(),
            caret: None,
            searching: false,
            typed: String::new(),
            focus_search: false,
            focus_reader: true,
            current_hit: None,
            clicked: None,
            last_code: None,
            has_focus: false,
            reveal: None,
            jumped_to: None,
            menu: None,
            menu_on_header: false,
            strip: Strip::default(),
        }
    }
}

impl ReadingPane {
    /// Brings a passage into view and selects it.
    pub const fn reveal(&mut self, span: Span) {
        self.jump(span);
        self.focus_reader = true;
    }

    /// The same, where the focus stays where it is.
    const fn jump(&mut self, span: Span) {
        self.reveal = Some(span);
        self.jumped_to = Some(span.start);
    }

    /// The code point to which the last act has jumped.
    pub const fn take_jump(&mut self) -> Option<usize> {
        self.jumped_to.take()
    }

    /// Where the caret and the view stand.
    #[must_use]
    pub fn spot(&self) -> Spot {
        self.reader.spot()
    }

    /// Where they stand in each case and order.
    #[must_use]
    pub fn spots(&self) -> Spots {
        let mut spots = self.spots.clone();
        spots.extend(self.shown.map(|shown| (shown, self.spot())));
        spots
    }

    /// Stands in each case and order where it was left.
    pub fn stand(&mut self, spots: Spots) {
        self.spots = spots;
    }

    /// Goes back to a spot in the open case.
    pub const fn return_to(&mut self, spot: Spot) {
        self.spot = Some(spot);
        self.focus_reader = true;
    }

    /// Forgets which hit is shown, because the order of the hits has changed.
    pub const fn forget_hit(&mut self) {
        self.current_hit = None;
    }

    /// Clears the selection, because the selected text is gone.
    pub fn clear_selection(&mut self) {
        self.reader.clear_selection();
        self.selection.clear();
    }

    pub const fn focus(&mut self) {
        self.focus_reader = true;
    }

    pub const fn focus_strip(&mut self) {
        self.strip.focus();
    }

    pub const fn open_search(&mut self) {
        self.searching = true;
        self.focus_search = true;
    }

    /// Whether the text has the focus.
    #[must_use]
    pub const fn has_focus(&self) -> bool {
        self.has_focus
    }

    /// Selects more around the caret, or less.
    pub fn grow(&mut self, open: &OpenCase, more: bool) {
        self.reader.grow(&open.document, more);
        self.focus_reader = true;
    }

    /// Selects the sentence at the caret, where nothing is selected.
    pub fn take_sentence(&mut self, open: &OpenCase) {
        if self.selection.is_empty() {
            self.reader.select_sentence(&open.document);
            self.selection = self.reader.selection(&open.document);
        }
    }

    /// Selects the thread at the caret.
    pub fn select_thread(&mut self, open: &OpenCase) {
        self.reader.select_thread(&open.document);
        self.focus_reader = true;
    }

    /// Goes to a coding, and selects it.
    pub fn go_to_coding(&mut self, coding: i64, span: Span) {
        self.clicked = Some(coding);
        self.reveal(span);
    }

    /// Keeps to a coding that covers another passage now.
    pub fn follow(&mut self, coding: i64, span: Span) {
        self.clicked = Some(coding);
        let is_inside = self.caret.is_some_and(|caret| span.start <= caret.source && caret.source <= span.end);
        if !self.selection.is_empty() || !is_inside {
            self.reader.select(span);
        }
    }

    /// The entry in which the caret stands.
    #[must_use]
    pub fn entry(&self) -> Option<usize> {
        self.caret.map(|caret| caret.entry)
    }

    /// Shows the pane.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, strip: &StripSettings, actions: &mut Actions) {
        let Some(open) = &session.open else {
            empty(ui, session, actions);
            return;
        };
        let shown = (open.id, session.reading_order);
        let is_other_case = self.shown.is_none_or(|(case, _)| case != open.id);
        if self.shown != Some(shown) {
            self.spots.extend(self.shown.map(|before| (before, self.reader.spot())));
            // What is selected goes along into another order.
            if is_other_case || self.selection.is_empty() {
                self.spot = self.spot.or_else(|| self.spots.get(&shown).copied());
            }
            self.shown = Some(shown);
        }
        if is_other_case {
            self.reader.reset();
            (self.selection, self.caret, self.clicked, self.current_hit) = (Vec::new(), None, None, None);
        } else if self.content != open.content {
            // The text has changed, so the old selection would cover other words.
            self.clear_selection();
            (self.clicked, self.current_hit) = (None, None);
        }
        self.content = open.content;
        egui::Panel::top("case-head").frame(head_frame(ui)).show(ui, |ui| self.head(ui, session, open, actions));
        if strip.shown {
            let around = Around { session, open, here: self.entry(), settings: strip };
            let shown =
                egui::Panel::top("strip").frame(head_frame(ui)).show(ui, |ui| self.strip.show(ui, &around, actions));
            self.focus_reader |= shown.inner;
        }
        if self.searching {
            egui::Panel::top("search").frame(head_frame(ui)).show(ui, |ui| self.search(ui, open, actions));
        }
        if let Some(spot) = self.spot.take() {
            self.reader.stand(spot);
        }
        // What is to be seen is unfolded first.
        let is_hidden = |span: &Span| open.document.is_folded(span.start);
        if let Some(span) = self.reveal.filter(is_hidden) {
            actions.push(ProjectAction::Fold(Fold::Open(span.start)).into());
        } else if let Some(span) = self.reveal.take() {
            self.reader.select(span);
            self.reader.scroll_to(span);
        }
        if std::mem::take(&mut self.focus_reader) {
            let id = self.reader.id(ui);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let marks = Marks {
            codings: &open.marks,
            hits: self.searching.then(|| open.hits()),
            current_hit: self.current_hit,
            replaced: &open.replaced,
            revision: session.marks_revision,
        };
        let label =
            session.case(open.id).map(|case| tr!("reader-name", case = case.label.as_str())).unwrap_or_default();
        let read = self.reader.ui(ui, &label, &open.document, &marks);
        self.selection = read.selection;
        self.caret = read.caret;
        // All that is selected is seen, and so is what a code would cover.
        let hidden = self.selection.iter().filter(|span| is_hidden(span));
        actions.extend(hidden.map(|span| ProjectAction::Fold(Fold::Open(span.start)).into()));
        let folded = read.folded.and_then(|entry| open.source.plan.entries.get(entry));
        actions.extend(folded.map(|entry| ProjectAction::Fold(Fold::Toggle(entry.span.start)).into()));
        self.has_focus = read.has_focus;
        if let Some(clicked) = read.clicked.first() {
            self.clicked = Some(*clicked);
        }
        if let Some((coding, span)) = read.moved
            && let Some(coding) = open.codings.iter().find(|own| own.id == coding)
        {
            actions.push(ProjectAction::Recode(coding.id, coding.code, span).into());
        }
        for key in read.typed {
            if let Some(code) = session.codes.by_shortcut(&key.to_lowercase()) {
                self.apply(code.id, actions);
            }
        }
        if read.menu.is_some() {
            (self.menu, self.menu_on_header) = (read.menu, read.on_header);
        }
        self.context_menu(ui, session, actions);
    }

    fn apply(&self, code: i64, actions: &mut Actions) {
        if self.selection.is_empty() {
            actions.push(Action::Say(tr!("notice-select-first")));
        } else {
            actions.push(ProjectAction::Code(code).into());
        }
    }

    /// Case, attributes, status; order, codes shown, doubts, search.
    fn head(&mut self, ui: &mut Ui, session: &Session, open: &OpenCase, actions: &mut Actions) {
        let Some(case) = session.case(open.id) else { return };
        let tokens = Tokens::of(ui.ctx());
        if panes::is_low(ui) {
            // One row, since the text needs the height.
            row(ui, |ui| {
                ui.label(RichText::new(&case.label).family(fonts::semibold()));
                self.beside_name(ui, open, actions);
                choices(ui, session, open, actions);
            });
            return;
        }
        ui.horizontal(|ui| {
            let values = session.values_of(open.id);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                self.beside_name(ui, open, actions);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let label = RichText::new(&case.label).family(fonts::semibold()).size(size::TITLE);
                    for text in [label, RichText::new(values.join(" · ")).color(tokens.quiet)] {
                        if ui.available_width() > LEAST_NAME {
                            ui.add(egui::Label::new(text).truncate());
                        }
                    }
                });
            });
        });
        row(ui, |ui| choices(ui, session, open, actions));
    }

    /// The search, and what comes and goes with the case: beside its name, where nothing shifts by it.
    fn beside_name(&self, ui: &mut Ui, open: &OpenCase, actions: &mut Actions) {
        let warning = Tokens::of(ui.ctx()).warning;
        if !self.searching && ui.button(Command::Find.name()).clicked() {
            actions.push(Action::Command(Command::Find));
        }
        let doubtful = open.doubtful().count();
        if doubtful > 0 {
            let text = RichText::new(tr!("reading-doubtful", count = doubtful)).color(warning);
            if ui.button(text).on_hover_text(Command::ToReview.name()).clicked() {
                actions.push(Action::Command(Command::ToReview));
            }
        }
        let shown = words::shown(&open.source.plan.shown);
        if !open.source.remarks.is_empty() || shown.is_some() {
            let told = shown.into_iter().chain([words::remarks(&open.source.remarks)]);
            let remarks = told.filter(|told| !told.is_empty()).collect::<Vec<_>>().join(" ");
            let label = ui.label(RichText::new(tr!("reading-remarks")).color(warning));
            name_it(&label, &remarks);
            label.on_hover_text(remarks);
        }
    }

    fn search(&mut self, ui: &mut Ui, open: &OpenCase, actions: &mut Actions) {
        row(ui, |ui| {
            let hint = tr!("search-hint");
            let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(260.0));
            name_it(&field, &hint);
            if std::mem::take(&mut self.focus_search) {
                field.request_focus();
                focus::select_all(ui.ctx(), field.id, &self.typed);
            }
            if field.changed() {
                self.current_hit = None;
                actions.push(ProjectAction::Find(self.typed.clone()).into());
            }
            if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                let back = ui.input(|input| input.modifiers.shift);
                actions.push(Action::Command(if back { Command::FindPrevious } else { Command::FindNext }));
                field.request_focus();
            }
            // Consumed here, because the reader would clear the selected hit on the same key.
            let escaped =
                field.lost_focus() && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
            if !self.typed.trim().is_empty() {
                let found = match (open.searched(), self.current_hit) {
                    (Some(part), _) => tr!("search-going-on", count = number(open.hits().len()), part = part),
                    (None, Some(hit)) => tr!("search-at", hit = number(hit + 1), count = number(open.hits().len())),
                    (None, None) => tr!("search-found", count = open.hits().len()),
                };
                let hit = self.current_hit.and_then(|hit| open.hits().get(hit));
                let place = hit.and_then(|hit| words::document_at(&open.source.plan.documents, hit.start));
                ui.label(place.map_or_else(|| found.clone(), |place| words::beside(&found, &place)));
            }
            for command in [Command::FindPrevious, Command::FindNext] {
                if ui.add_enabled(!open.hits().is_empty(), egui::Button::new(command.name())).clicked() {
                    actions.push(Action::Command(command));
                }
            }
            let code = egui::Button::new(Command::CodeHits.name());
            if ui.add_enabled(!open.hits().is_empty(), code).clicked() {
                actions.push(Action::Command(Command::CodeHits));
            }
            if ui.button(tr!("close")).clicked() || escaped {
                self.searching = false;
                self.focus_reader = true;
            }
        });
    }

    /// Goes to the next or the previous hit, from the caret on when none is shown yet.
    pub fn step_hit(&mut self, open: &OpenCase, forward: bool) {
        let hits = open.hits();
        let count = hits.len();
        if count == 0 {
            self.open_search();
            return;
        }
        let after_caret = self.caret.map_or(0, |caret| {
            let own = open.document.place_of_entry(caret.entry).map_or(0..0, |place| hits.of_entry(place));
            let before = hits[own.clone()].partition_point(|hit| hit.start < caret.source);
            (own.start + before) % count
        });
        let next = match self.current_hit {
            Some(hit) if forward => (hit + 1) % count,
            Some(hit) => (hit + count - 1) % count,
            None if forward => after_caret,
            None => (after_caret + count - 1) % count,
        };
        self.current_hit = Some(next);
        self.jump(hits[next]);
    }

    /// Goes to the first entry of a case that a person should look at.
    pub fn go_to_first_doubt(&mut self, open: &OpenCase) {
        if let Some(entry) = open.doubtful().next() {
            let start = open.source.plan.entries[entry].span.start;
            self.reveal(Span::new(start, start));
        }
    }

    /// Goes to the next or the previous entry that a person should look at.
    pub fn step_doubt(&mut self, open: &OpenCase, forward: bool) {
        let place = |entry: usize| open.document.place_of_entry(entry);
        let here = self.entry().and_then(place);
        let beyond = |entry: &usize| match (place(*entry), here) {
            (Some(place), Some(here)) => {
                if forward {
                    place > here
                } else {
                    place < here
                }
            }
            _ => true,
        };
        let next = if forward { open.doubtful().find(beyond) } else { open.doubtful().rev().find(beyond) };
        let wrapped = if forward { open.doubtful().next() } else { open.doubtful().next_back() };
        if let Some(entry) = next.or(wrapped) {
            let start = open.source.plan.entries[entry].span.start;
            self.reveal(Span::new(start, start));
        }
    }

    /// The codes that can be put on what is selected; says whether one was chosen.
    fn codes_menu(&self, ui: &mut Ui, session: &Session, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ui.ctx());
        let mut close = false;
        let can_code = !self.selection.is_empty();
        if !can_code {
            ui.label(RichText::new(tr!("menu-select-first")).small().color(tokens.quiet));
        }
        let list = egui::ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]);
        list.show(ui, |ui| {
            // Beside the bar.
            ui.set_max_width(ui.available_width() - space::M);
            ui.with_layout(egui::Layout::top_down_justified(egui::Align::LEFT), |ui| {
                ui.spacing_mut().item_spacing.y = MENU_GAP;
                for (code, depth) in session.codes.iter() {
                    if !code.codable {
                        ui.label(RichText::new(&code.name).small().color(tokens.quiet));
                        continue;
                    }
                    // Deeper ones stand further in.
                    let name = format!("{}{}", "    ".repeat(depth.saturating_sub(1)), code.name);
                    let sign = RichText::new("\u{25a0} ").color(tokens.code_colour(&code.colour));
                    let button = egui::Button::new((sign, name)).right_text(code.shortcut.as_str());
                    let button = ui.add_enabled(can_code, button.frame_when_inactive(false));
                    name_it(&button, &code.name);
                    if button.clicked() {
                        actions.push(ProjectAction::Code(code.id).into());
                        close = true;
                    }
                }
            });
        });
        close
    }

    fn context_menu(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        let Some(at) = self.menu else { return };
        let mut close = false;
        let area = egui::Area::new(ui.scope_id().with("code-menu"))
            .order(egui::Order::Foreground)
            .fixed_pos(at)
            .constrain(true);
        let shown = area.show(ui.ctx(), |ui| {
            egui::Frame::menu(ui.style()).show(ui, |ui| {
                ui.set_width(320.0);
                if !self.menu_on_header {
                    close |= self.codes_menu(ui, session, actions);
                    ui.separator();
                }
                let commands = if self.menu_on_header { &ON_HEADER[..] } else { &ON_TEXT };
                let rows = egui::Layout::top_down_justified(egui::Align::LEFT);
                ui.with_layout(rows, |ui| {
                    ui.spacing_mut().item_spacing.y = MENU_GAP;
                    for command in commands {
                        let key = Keymap::of(ui.ctx()).text(ui.ctx(), *command);
                        let button = egui::Button::new(command.name()).right_text(key).frame_when_inactive(false);
                        if ui.add(button).clicked() {
                            actions.push(Action::Command(*command));
                            close = true;
                        }
                    }
                });
            });
        });
        // The place of the pointer, not what is hovered: over a button of the menu, the menu itself is not.
        let is_elsewhere = |pointer: egui::Pos2| !shown.response.rect.contains(pointer);
        let pressed_elsewhere =
            ui.input(|input| input.pointer.primary_pressed() && input.pointer.interact_pos().is_none_or(is_elsewhere));
        if close || pressed_elsewhere || ui.input(|input| input.key_pressed(Key::Escape)) {
            self.menu = None;
        }
    }
}

fn head_frame(ui: &Ui) -> egui::Frame {
    let above = if panes::is_low(ui) { 2 } else { 8 };
    egui::Frame::new().fill(Tokens::of(ui.ctx()).panel).inner_margin(egui::Margin::symmetric(16, above))
}

/// What is chosen for the case and its text: always the same choices in the same places.
fn choices(ui: &mut Ui, session: &Session, open: &OpenCase, actions: &mut Actions) {
    let Some(case) = session.case(open.id) else { return };
    reading_choices::status(ui, case.status, actions);
    reading_choices::order(ui, session.reading_order, actions);
    reading_choices::codes(ui, session, actions);
    reading_choices::layout(ui, open, case.layout.is_some(), actions);
    reading_choices::coders(ui, session, open, actions);
}

fn empty(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        if session.cases.is_empty() {
            ui.label(tr!("reading-no-cases"));
            if ui.button(Command::ImportFiles.name()).clicked() {
                actions.push(Action::Command(Command::ImportFiles));
            }
        } else {
            ui.label(tr!("reading-choose"));
        }
    });
}
