//! The reader: a case in reading order, to be read, selected and coded.
//!
//! A widget of its own, since egui's can neither select across paragraphs that come and go nor bear codes
//! without laying text out anew. Text is laid out where it is seen and nowhere else. What is above or below
//! has estimated heights, and the block at the top of the view stays where it is when estimates are corrected.
//!
//! | file | what lives there |
//! |---|---|
//! | [`document`], `lines` | entries as blocks of text, and the way from the source to them and back |
//! | [`marks`] | codings and search hits by block |
//! | `column` | where blocks stand, their type, their heights |
//! | `view` | what is in view, and how it gets there |
//! | `selection` | what is selected, and the keys that move it |
//! | `growing` | selecting a sentence, a paragraph, an entry, a thread |
//! | `pointer`, `edges` | what is selected with the mouse; ends of codings that are moved |
//! | `paint`, `margin` | what it looks like |
//! | `access` | what a screen reader is told |
//!
//! The reader changes nothing but its own state: it says what was selected, typed and clicked.

pub mod document;
pub mod marks;

mod access;
mod column;
mod edges;
mod growing;
mod lines;
mod margin;
mod paint;
mod pointer;
mod selection;
mod view;

use egui::accesskit::{Action, ActionData};
use egui::scroll_area::{DragScroll, ScrollSource};
use egui::{Event, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder};

pub use document::{Document, EntryWords};
pub use edges::CodingEdge;
pub use marks::{CodingMark, Hits, Marks};

use crate::ui::place::Spot;
use crate::ui::still_pointer::UnderPointer;
use crate::ui::tokens::{Tokens, space};
use column::{Column, Heights, Setter};
use document::{Kind, Place};
use edges::DraggedEdge;
use growing::{Grown, Widening};
use margin::Margin;
use marks::Index;
use paint::{Brush, Placed};
use pointer::Pointer;
use reading::text::Span;
use selection::{Head, Selection};
use view::{Reveal, ScrollAnchor};

/// Where the keyboard stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caret {
    /// Index into [`reading::plan::Plan::entries`].
    pub entry: usize,
    /// Code point of the source.
    pub source: usize,
}

/// What happened in the reader during a frame.
#[derive(Debug)]
pub struct ReaderResponse {
    pub response: Response,
    /// What is selected: a span of the source for each entry, without blanks at its ends.
    pub selection: Vec<Span>,
    pub caret: Option<Caret>,
    /// Ids of the codings whose name, or whose text, was clicked, the shortest first.
    pub clicked: Vec<i64>,
    /// The coding one end of which was dragged elsewhere, and what it is to cover.
    pub moved: Option<(i64, Span)>,
    pub has_focus: bool,
    /// Characters typed while the reader had the focus.
    pub typed: Vec<String>,
    /// Where a context menu was asked for.
    pub menu: Option<Pos2>,
    /// Whether it was asked for on the header of the entry in which the caret stands.
    pub on_header: bool,
    /// The entry whose fold was clicked, as an index into [`reading::plan::Plan::entries`].
    pub folded: Option<usize>,
    /// The entry at the top of the view, as an index into [`reading::plan::Plan::entries`].
    pub top_entry: Option<usize>,
}

/// The state of the reading pane. Make a new one for another case.
#[derive(Debug)]
pub struct Reader {
    salt: &'static str,
    selection: Option<Selection>,
    grown: Option<Grown>,
    edge: Option<DraggedEdge>,
    h_pos: Option<f32>,
    pointer: Pointer,
    reveal: Option<Reveal>,
    index: Index,
    heights: Heights,
    /// The document of the last frame, and the block of source text at the top of its view: where it begins, and how many points below
    /// the edge.
    document: u64,
    top: Option<(usize, f32)>,
    anchor: ScrollAnchor,
    /// Scroll offset at which the last frame was painted, and the scroll area that knows of newer ones.
    shown: f32,
    scroll: Option<Id>,
    /// Height of the whole column in the last frame.
    total: f64,
    laid_out: usize,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new("reader")
    }
}

impl Reader {
    /// A reader at the top of its document. `salt` tells it from other readers of the window.
    #[must_use]
    pub fn new(salt: &'static str) -> Self {
        Self {
            salt,
            selection: None,
            grown: None,
            edge: None,
            h_pos: None,
            pointer: Pointer::default(),
            reveal: None,
            index: Index::default(),
            heights: Heights::default(),
            document: 0,
            top: None,
            anchor: ScrollAnchor { block: 0, below: 0.0 },
            shown: 0.0,
            scroll: None,
            total: 0.0,
            laid_out: 0,
        }
    }

    /// Forgets the selection and goes back to the top: for another case in the same pane.
    pub fn reset(&mut self) {
        let scroll = self.scroll;
        *self = Self { scroll, shown: self.shown, ..Self::new(self.salt) };
    }

    /// Brings a passage of the source into view.
    pub const fn scroll_to(&mut self, span: Span) {
        self.reveal = Some(Reveal::Passage(span));
    }

    /// Selects a passage of the source, without scrolling to it.
    pub const fn select(&mut self, span: Span) {
        self.selection = Some(Selection::between(span.start, span.end));
        self.h_pos = None;
    }

    /// Where the caret and the view stand.
    #[must_use]
    pub const fn spot(&self) -> Spot {
        Spot { caret: self.caret(), top: self.top }
    }

    /// Puts the caret and the view where they stood before.
    pub fn stand(&mut self, spot: Spot) {
        self.selection = spot.caret.map(Selection::caret);
        self.h_pos = None;
        self.reveal = spot.top.map(|(source, below)| Reveal::Top(source, below)).or(self.reveal);
    }

    /// Selects nothing; the caret stays.
    pub const fn clear_selection(&mut self) {
        if let Some(selection) = &mut self.selection {
            selection.anchor = selection.head;
        }
    }

    /// The code point of the source before which the caret stands.
    #[must_use]
    pub const fn caret(&self) -> Option<usize> {
        match self.selection {
            Some(selection) => Some(selection.head),
            None => None,
        }
    }

    /// What is selected: a span of the source for each entry, without blanks at its ends.
    #[must_use]
    pub fn selection(&self, document: &Document) -> Vec<Span> {
        self.selection.map_or(Vec::new(), |selection| selection.spans(document))
    }

    /// The selected text, without headers; entries are parted by a blank line.
    #[must_use]
    pub fn selected_text(&self, document: &Document) -> String {
        self.selection.map_or(String::new(), |selection| selection.text(document))
    }

    /// The id of the widget, to give it the focus with `ui.memory_mut(|memory| memory.request_focus(id))`.
    #[must_use]
    pub fn id(&self, ui: &Ui) -> Id {
        ui.make_persistent_id(self.salt)
    }

    /// Number of blocks that the last frame laid out.
    #[must_use]
    pub const fn laid_out(&self) -> usize {
        self.laid_out
    }

    /// Shows the document in all the room that `ui` has left. `name` is what a screen reader calls the pane.
    pub fn ui(&mut self, ui: &mut Ui, name: &str, document: &Document, marks: &Marks<'_>) -> ReaderResponse {
        let tokens = Tokens::of(ui.ctx());
        let id = self.id(ui);
        let pane = ui.available_rect_before_wrap();
        ui.painter().rect_filled(pane, 0.0, tokens.paper);
        let column = Column::new(pane.width());
        self.take_document(document);
        self.index.update(document, marks, self.edge.map(|dragged| (dragged.coding, dragged.span)));

        let outer: &Ui = ui;
        let setter = Setter { ui: outer, document, column, tokens };
        let is_new = self.heights.update(&setter);
        let has_focus = outer.memory(|memory| memory.has_focus(id));
        let typed = if has_focus { self.keyboard(&setter, id, pane.height()) } else { Vec::new() };
        let (offset, pin) = self.offset(&setter, pane, is_new);

        let source = ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() };
        let mut area = ScrollArea::vertical().id_salt((self.salt, "scroll")).auto_shrink(false).scroll_source(source);
        if let Some(offset) = offset {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            self.total = self.heights.total();
            #[expect(clippy::cast_possible_truncation, reason = "egui measures in 32 bits")]
            ui.set_height(self.total as f32);
            ui.set_width(pane.width());
            let view = Rect::from_min_size(pane.min, viewport.size());
            let placed = self.place(&Setter { ui, document, column, tokens }, view, viewport.min.y, pin);
            self.show(ui, id, name, &Scene { document, marks, tokens, column, view, placed: &placed })
        });
        self.scroll = Some(output.id);
        let mut response = output.inner;
        response.typed = typed;
        response
    }

    /// Keeps the place in the text when the document is another one: a new order, other words.
    fn take_document(&mut self, document: &Document) {
        if self.document == document.id {
            return;
        }
        self.document = document.id;
        self.h_pos = None;
        self.pointer = Pointer::default();
        let top = self.top.and_then(|(source, below)| Some((document.place_of(source)?, below)));
        self.anchor = match top {
            Some((place, below)) => ScrollAnchor { block: place.block, below: f64::from(below) },
            None => ScrollAnchor { block: 0, below: 0.0 },
        };
    }

    /// Answers keys and screen readers; gives the characters typed.
    fn keyboard(&mut self, setter: &Setter<'_>, id: Id, page: f32) -> Vec<String> {
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
        setter.ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if self.selection.is_none() {
            self.selection = self.start(setter.document).map(Selection::caret);
        }
        let mut typed = Vec::new();
        let events = setter.ui.input(|input| input.events.clone());
        for event in events {
            match event {
                Event::Text(text) => typed.push(text),
                Event::Copy => {
                    let text = self.selected_text(setter.document);
                    if !text.is_empty() {
                        setter.ui.copy_text(text);
                    }
                }
                Event::Key { key, pressed: true, modifiers, .. } => self.key(setter, key, modifiers, page),
                _ => {}
            }
        }
        typed
    }

    fn key(&mut self, setter: &Setter<'_>, key: Key, modifiers: Modifiers, page: f32) {
        let document = setter.document;
        let Some(selection) = self.selection else { return };
        let Some(place) = document.place_of(selection.head) else { return };
        match key {
            Key::Escape => return self.clear_selection(),
            Key::A if modifiers.command => return self.select_more(document, place),
            Key::ArrowUp | Key::ArrowDown if modifiers.alt => {
                return self.go_to_entry(document, place, key == Key::ArrowDown);
            }
            Key::Home | Key::End if modifiers.alt => {
                return self.go_to_end_of_entry(document, place, key == Key::End, modifiers.shift);
            }
            _ if modifiers.alt => return,
            _ => {}
        }
        let head = Head { setter: *setter, place, before_next: selection.before_next, h_pos: self.h_pos, page };
        let Some(step) = head.step(key, modifiers) else { return };
        let mut to = document.source_of(step.to);
        // Without shift, an arrow first leaves the selection at the end that it points to.
        if let (Key::ArrowLeft | Key::ArrowRight, Some((first, last))) = (key, selection.ends(document))
            && !modifiers.shift
            && !modifiers.command
        {
            to = document.source_of(if key == Key::ArrowLeft { first } else { last });
        }
        let anchor = if modifiers.shift { selection.anchor } else { to };
        self.selection = Some(Selection { before_next: step.before_next, ..Selection::between(anchor, to) });
        self.h_pos = step.h_pos;
        self.reveal = Some(Reveal::Caret);
    }

    /// Selects the entry of the caret; all, if that is selected already.
    fn select_more(&mut self, document: &Document, place: Place) {
        let [entry, all] = [Widening::Entry, Widening::All].map(|extent| extent.around(document, place));
        let now = self.selection.map(|now| (now.anchor, now.head));
        let has_entry = entry.is_some_and(|entry| now == Some((entry.anchor, entry.head)));
        let has_all = all.is_some_and(|all| now == Some((all.anchor, all.head)));
        self.selection = if has_entry || has_all { all } else { entry };
    }

    /// Selects more, or less: the sentence at the caret, its paragraph, entry and thread, the case.
    pub fn grow(&mut self, document: &Document, more: bool) {
        let Some(now) = self.selection.or_else(|| self.start(document).map(Selection::caret)) else { return };
        let before = self.grown.filter(|grown| grown.selection == now);
        let grown = before.unwrap_or_else(|| Grown::from(now, document));
        let grown = if more { grown.more(document) } else { grown.less(document) };
        (self.selection, self.grown, self.h_pos) = (Some(grown.selection), Some(grown), None);
        self.reveal = Some(Reveal::Selection);
    }

    /// Selects the sentence at the caret.
    pub fn select_sentence(&mut self, document: &Document) {
        let place = self.caret().and_then(|caret| document.place_of(caret));
        let sentence = place.and_then(|place| Widening::Sentence.around(document, place));
        (self.selection, self.h_pos) = (sentence.or(self.selection), None);
        self.reveal = Some(Reveal::Selection);
    }

    /// Selects the thread of the entry at the caret; the entry, where it has none.
    pub fn select_thread(&mut self, document: &Document) {
        let caret = self.selection.map(|selection| selection.head).or_else(|| self.start(document));
        let Some(place) = caret.and_then(|caret| document.place_of(caret)) else { return };
        let thread = Widening::Thread.around(document, place).or_else(|| Widening::Entry.around(document, place));
        (self.selection, self.h_pos) = (thread.or(self.selection), None);
        self.reveal = Some(Reveal::Selection);
    }

    /// Where the caret stands when nobody has set it: at the top of the view.
    fn start(&self, document: &Document) -> Option<usize> {
        self.top
            .map(|(source, _)| source)
            .or_else(|| document.first_text().map(|block| document.blocks[block].span.start))
    }

    /// Moves the caret to the beginning or the end of its entry.
    fn go_to_end_of_entry(&mut self, document: &Document, place: Place, end: bool, extend: bool) {
        let (Some(now), Some(entry)) = (self.selection, Widening::Entry.around(document, place)) else { return };
        let to = if end { entry.head } else { entry.anchor };
        self.selection = Some(Selection::between(if extend { now.anchor } else { to }, to));
        self.h_pos = None;
        self.reveal = Some(Reveal::Caret);
    }

    /// Moves the caret to the beginning of the next or the previous entry that has text.
    fn go_to_entry(&mut self, document: &Document, place: Place, down: bool) {
        let own = document.entry_of(place.block);
        let found = if down {
            (own + 1..document.entries.len()).find_map(|entry| Some((entry, document.text_of_entry(entry)?)))
        } else {
            (0..own).rev().find_map(|entry| Some((entry, document.text_of_entry(entry)?)))
        };
        if let Some((entry, blocks)) = found {
            self.selection = Some(Selection::caret(document.blocks[blocks.start].span.start));
            self.h_pos = None;
            self.reveal = Some(Reveal::Entry(entry));
        }
    }

    /// Paints the view, describes it, and takes what the mouse does.
    fn show(&mut self, ui: &mut Ui, id: Id, name: &str, scene: &Scene<'_>) -> ReaderResponse {
        let &Scene { document, marks, tokens, column, view, placed } = scene;
        ui.shrink_clip_rect(view);
        let response = ui.interact(view, id, Sense::click_and_drag());
        access::describe_document(ui, id, name, view);
        self.screen_reader(ui, id, scene);
        let seen = self.mouse(ui, &response, scene);

        let head = self.selection.and_then(|selection| Some((document.place_of(selection.head)?, selection)));
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let left = view.left() + column.left;
        let brush = Brush {
            painter: &ui.painter().clone(),
            document,
            tokens,
            placed,
            column: egui::Rangef::new(left, left + column.width),
        };
        brush.grounds();
        brush.folds(ui.ctx().pointer_hover_pos().filter(|pos| view.contains(*pos)), head.map(|(place, _)| place));
        brush.text(marks, &mut self.index, self.selection, has_focus);
        if let Some((head, selection)) = head.filter(|_| has_focus) {
            brush.caret(head, selection.before_next);
        }

        let under = UiBuilder::new().max_rect(view).accessibility_parent(id);
        let mut under = ui.new_child(under);
        for placed in placed.iter().filter(|placed| placed.rect().intersects(view)) {
            if paint::fold_of(document, placed).is_some() {
                // The sign by which it is folded is seen where the pointer is near.
                let row = Rect::from_x_y_ranges(view.x_range(), placed.rect().y_range());
                UnderPointer::Follows.note(&under.interact(row, id.with(("fold", placed.block)), Sense::hover()));
            }
            let codes = self.index.codes_on(placed.block, marks.codings);
            access::describe_block(&under, id, document, placed, &codes);
        }
        if let Some((head, selection)) = head
            && let Some(anchor) = document.place_of(selection.anchor)
        {
            access::describe_selection(&under, id, placed, anchor, head);
        }
        let edges = egui::Rangef::new(left - column.margin, left);
        let margin = Margin { marks, tokens, placed, edges, id };
        let in_margin = margin.show(&mut under, &self.index);
        let mut clicked = in_margin.clicked;
        if let Some(mark) = clicked.first().and_then(|id| marks.codings.iter().find(|mark| mark.id == *id)) {
            // What was clicked is what the next command is about.
            self.select(mark.span);
            response.request_focus();
        }
        self.edge = self.edge.or(in_margin.grasped);
        let mut moved = None;
        if let Some(edge) = self.edge {
            (self.edge, moved) = edge.follow(ui, scene);
        }
        if has_focus {
            let line = Stroke::new(1.0, tokens.accent);
            ui.painter().rect_stroke(view, 0.0, line, egui::StrokeKind::Inside);
        }

        clicked.extend(seen.clicked);
        let top = placed.iter().find(|placed| placed.rect().bottom() > view.top() + space::XL);
        ReaderResponse {
            selection: self.selection(document),
            caret: head
                .map(|(place, selection)| Caret { entry: document.blocks[place.block].entry, source: selection.head }),
            clicked,
            moved,
            has_focus,
            typed: Vec::new(),
            menu: seen.menu,
            on_header: seen.on_header,
            folded: seen.folded,
            top_entry: top.map(|placed| document.blocks[placed.block].entry),
            response,
        }
    }

    /// Takes the selection that a screen reader asks for.
    fn screen_reader(&mut self, ui: &Ui, id: Id, scene: &Scene<'_>) {
        let asked = ui.input(|input| {
            input.accesskit_action_requests(id, Action::SetTextSelection).find_map(|request| match &request.data {
                Some(ActionData::SetTextSelection(selection)) => Some(*selection),
                _ => None,
            })
        });
        let places = asked.and_then(|asked| access::asked_for(&asked, id, scene.placed, scene.document));
        if let Some((anchor, head)) = places {
            let [anchor, head] = [anchor, head].map(|place| scene.document.source_of(place));
            self.selection = Some(Selection { before_next: true, ..Selection::between(anchor, head) });
        }
    }
}

/// What a frame shows.
struct Scene<'a> {
    document: &'a Document,
    marks: &'a Marks<'a>,
    tokens: &'a Tokens,
    column: Column,
    view: Rect,
    placed: &'a [Placed],
}

impl Scene<'_> {
    /// The place under a point, or the nearest one in the text.
    fn place_at(&self, pos: Pos2) -> Option<(Place, bool)> {
        let is_left = pos.x < self.view.left() + self.column.left + self.column.values();
        let same_column = |placed: &&Placed| {
            let block = &self.document.blocks[placed.block];
            match block.kind {
                Kind::Label => is_left || !self.document.has_value_beside(placed.block),
                Kind::Value => !is_left || placed.block == 0 || !self.document.has_value_beside(placed.block - 1),
                kind => kind.is_source(),
            }
        };
        let away = |placed: &&Placed| {
            let rect = placed.rect();
            (rect.top() - pos.y).max(pos.y - rect.bottom()).max(0.0)
        };
        let nearest = self.placed.iter().filter(same_column).min_by(|a, b| away(a).total_cmp(&away(b)))?;
        Some(nearest.place_at(pos, self.document))
    }

    /// The place under a point, if it is on a character.
    fn place_on(&self, pos: Pos2) -> Option<Place> {
        let on = |placed: &&Placed| placed.rect().contains(pos);
        let placed = self.placed.iter().find(on)?;
        let block = &self.document.blocks[placed.block];
        let (place, _) = placed.place_at(pos, self.document);
        // The cursor is between characters: which one is it on?
        let before = place.at.checked_sub(1).filter(|&before| {
            paint::rows(&placed.galley, before..place.at).any(|row| row.contains(pos - placed.text.to_vec2()))
        });
        block.kind.is_source().then_some(Place { at: before.unwrap_or(place.at), ..place })
    }
}
