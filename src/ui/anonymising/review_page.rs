//! The middle: one page of the case, its marks in place, and above it how much is seen and judged.

use std::collections::HashMap;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, LayoutJob};
use egui::text_edit::TextEditState;
use egui::{
    FontId, Galley, Id, Pos2, Rangef, Rect, RichText, ScrollArea, Stroke, TextBuffer, TextEdit, TextFormat, Ui,
};

use super::held_documents::{count_of, document_of_page};
use super::read_parts::ReadParts;
use super::review_case::{Page, ReviewCase};
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::fonts;
use crate::ui::name_it;
use crate::ui::review_step::Step;
use crate::ui::tokens::{Tokens, size, space};
use names::dates::random_move;
use names::judgement::{JudgementEdit as Judge, Verdict};
use names::mark::Label;
use reading::text::Span;
use words::i18n::number;

/// Width of the text, in points.
const COLUMN: f32 = 640.0;
/// The least width for the head on one line.
const ROOMY: f32 = 520.0;
/// Part of the view by which a page key moves.
const STRIDE: f32 = 0.85;
/// What is seen above and below a mention that is gone to, in points.
const AROUND_MENTION: f32 = space::XL * 2.0;
/// By how much a line may stick out of the view and still be read, in points.
const SLACK: f32 = 1.0;

/// What the pane remembers between frames.
pub struct ReviewPage {
    /// Whether what stands for the marks is shown, not the originals.
    pub replaced: bool,
    /// The selection, in code points of the original.
    pub selection: Option<Span>,
    key: (i64, u64, usize, bool),
    page: Page,
    /// What of each page was in view.
    read: HashMap<usize, ReadParts>,
    /// Code points of the original that are in view.
    in_view: Span,
    /// The place of the original with which the view shall begin.
    read_from: Option<usize>,
    offset: f32,
    /// Highest scroll offset, and height of the view, of the last frame.
    end: f32,
    view: f32,
    goal: Option<f32>,
    /// The mention that was brought into view last.
    revealed: Option<usize>,
    /// What the reader of the page shall stand on.
    pub reveal: Option<Span>,
    pub take_focus: bool,
}

impl Default for ReviewPage {
    fn default() -> Self {
        Self {
            replaced: true,
            selection: None,
            key: (0, 0, 0, false),
            page: Page::default(),
            read: HashMap::new(),
            in_view: Span::new(0, 0),
            read_from: None,
            offset: 0.0,
            end: 0.0,
            view: 0.0,
            goal: None,
            revealed: None,
            reveal: None,
            take_focus: false,
        }
    }
}

impl ReviewPage {
    /// A pane for another case, which takes the focus.
    #[must_use]
    pub fn showing(replaced: bool) -> Self {
        Self { replaced, take_focus: true, ..Self::default() }
    }

    /// The id of the text, which takes letters as keys, not as text.
    #[must_use]
    pub fn id() -> Id {
        Id::unique("anonymising page")
    }

    /// Moves on by a view; gives whether another page is due.
    pub fn stride(&mut self, forward: bool) -> bool {
        let is_at_end = if forward { self.offset >= self.end - 1.0 } else { self.offset <= 1.0 };
        if !is_at_end {
            let by = self.view * STRIDE;
            self.goal = Some((self.offset + if forward { by } else { -by }).clamp(0.0, self.end));
        }
        is_at_end
    }

    /// Goes to the top of a page that was turned to.
    pub const fn start_at_top(&mut self) {
        self.goal = Some(0.0);
    }

    /// The next place that was not in view yet: on this page behind what is in view, on the pages after it, and then from the top.
    fn next_unread(&self, held: &ReviewCase) -> Option<usize> {
        let pages = held.judgement.pages();
        let unread = |page: usize, from: usize| {
            let within = pages.get(page).filter(|_| !held.judgement.is_seen(page))?;
            let within = Span::new(from.clamp(within.start, within.end), within.end);
            match self.read.get(&page) {
                Some(read) => read.first_unread(within, &held.text),
                None => ReadParts::default().first_unread(within, &held.text),
            }
        };
        let here = unread(held.page, self.in_view.end);
        here.or_else(|| (held.page + 1..pages.len()).chain(0..=held.page).find_map(|page| unread(page, 0)))
    }

    /// Brings the chosen mention into view, even if it was there before.
    pub const fn look_again(&mut self) {
        self.revealed = None;
    }

    /// Begins the view with the next place that was not in view yet, on the page that holds it.
    pub fn read_on(&mut self, held: &mut ReviewCase) {
        if let Some(place) = self.next_unread(held) {
            held.page = held.page_of(place);
            self.read_from = Some(place);
        }
    }

    /// Shows the page; `coder` is who would sign.
    pub fn show(&mut self, ui: &mut Ui, held: &ReviewCase, coder: &str, is_covered: bool, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let frame = egui::Frame::new().fill(tokens.panel).inner_margin(egui::Margin::symmetric(16, 8));
        egui::Panel::top("anonymising-head").frame(frame).show(ui, |ui| self.head(ui, held, coder, actions));
        let paper = egui::Frame::new().fill(tokens.paper);
        egui::CentralPanel::default().frame(paper).show(ui, |ui| self.text(ui, held, is_covered, actions));
    }

    fn head(&mut self, ui: &mut Ui, held: &ReviewCase, coder: &str, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let (seen, pages) = held.judgement.progress();
        let (judged, entities) = held.judged();
        let title = |ui: &mut Ui, actions: &mut Actions| {
            if ui.button(tr!("anonymise-overview")).clicked() {
                actions.push(ask(Ask::Close));
            }
            let title = RichText::new(&held.original.label).family(fonts::semibold()).size(size::TITLE);
            ui.add(egui::Label::new(title).truncate());
        };
        let mut choices = |ui: &mut Ui, actions: &mut Actions| {
            sign_button(ui, held, coder, actions);
            ui.separator();
            for (replaced, name) in [(false, tr!("anonymise-originals")), (true, tr!("anonymise-replaced"))] {
                if ui.selectable_label(self.replaced == replaced, name).clicked() {
                    self.replaced = replaced;
                }
            }
        };
        if ui.available_width() < ROOMY {
            ui.horizontal(|ui| title(ui, actions));
            ui.horizontal_wrapped(|ui| choices(ui, actions));
        } else {
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    choices(ui, actions);
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| title(ui, actions));
                });
            });
        }
        ui.horizontal_wrapped(|ui| {
            let done = |is_done: bool| if is_done { tokens.ink } else { tokens.quiet };
            let seen_of = tr!("anonymise-seen", seen = number(seen), all = number(pages));
            if seen < pages {
                let link = ui.link(&seen_of).on_hover_text(tr!("anonymise-to-unseen"));
                name_it(&link, &format!("{seen_of} – {}", tr!("anonymise-to-unseen")));
                if link.clicked() {
                    actions.push(ask(Ask::Step(Step::ReadOn)));
                }
            } else {
                ui.label(seen_of);
            }
            let judged_of = tr!("anonymise-judged", judged = number(judged), all = number(entities));
            ui.label(RichText::new(judged_of).color(done(judged == entities)));
            ui.separator();
            let previous = ui.add_enabled(held.page > 0, egui::Button::new("‹"));
            name_it(&previous, &Step::PreviousPage.name());
            if previous.clicked() {
                actions.push(ask(Ask::Page(held.page - 1)));
            }
            ui.label(tr!("anonymise-page", page = number(held.page + 1), all = number(pages)));
            let next = ui.add_enabled(held.page + 1 < pages, egui::Button::new("›"));
            name_it(&next, &Step::NextPage.name());
            if next.clicked() {
                actions.push(ask(Ask::Page(held.page + 1)));
            }
            if let Some(document) = document_of_page(held) {
                ui.label(RichText::new(document).color(tokens.quiet));
            }
            move_dates_box(ui, held, actions);
            let known = ui.add_enabled(!held.is_released(), egui::Button::new(tr!("known-ask")));
            if known.on_hover_text(tr!("known-what")).clicked() {
                actions.push(ask(Ask::AskKnown));
            }
            if ui.button(tr!("held-documents-ask", count = count_of(held))).clicked() {
                actions.push(ask(Ask::AskDocuments));
            }
        });
        // Who signs must know of what was not read, and of what nobody sees on the page.
        if !held.original.remarks.is_empty() {
            ui.label(RichText::new(words::remarks(&held.original.remarks)).color(tokens.warning));
        }
    }

    fn text(&mut self, ui: &mut Ui, held: &ReviewCase, is_covered: bool, actions: &mut Actions) {
        let key = (held.original.number, held.revision, held.page, self.replaced);
        let mut is_moved = false;
        if self.key != key {
            if self.key.0 != key.0 {
                self.read.clear();
            }
            if (self.key.0, self.key.2) != (key.0, key.2) {
                self.goal = self.goal.or(Some(0.0));
            }
            is_moved = true;
            self.key = key;
            self.page = held.page(held.page, self.replaced);
            // What was selected is not in the same place any more; the caret stands at the mention.
            self.selection = None;
            let here = self.page.pieces.iter().find(|piece| piece.mention.is_some() && piece.mention == held.mention);
            let caret = CCursor::new(here.map_or(0, |piece| piece.shown.start));
            let mut state = TextEditState::load(ui.ctx(), Self::id()).unwrap_or_default();
            state.cursor.set_char_range(Some(CCursorRange::one(caret)));
            state.store(ui.ctx(), Self::id());
        }
        let mut area = ScrollArea::vertical().id_salt("anonymising-page").auto_shrink([false, false]);
        if let Some(goal) = self.goal.take() {
            area = area.vertical_scroll_offset(goal);
        }
        let shown = area.show(ui, |ui| {
            let width = COLUMN.min(ui.available_width() - 2.0 * space::L);
            let side = ((ui.available_width() - width) / 2.0).max(space::L);
            ui.add_space(space::L);
            let letters = ui.horizontal(|ui| {
                ui.add_space(side);
                self.letters(ui, held, width, actions)
            });
            ui.add_space(space::XL);
            letters.inner
        });
        let (galley, at) = shown.inner;
        let view = shown.inner_rect;
        let offset = shown.state.clamped_offset().y;
        is_moved |= (self.offset - offset).abs() > 0.5;
        self.offset = offset;
        self.view = view.height();
        self.end = (shown.content_size.y - view.height()).max(0.0);
        let set = SetPage { galley: &galley, at, view };
        self.in_view = set.in_view(&self.page);
        if let Some(goal) = self.due(held, &set) {
            self.goal = Some(goal.clamp(0.0, self.end));
            is_moved = true;
        }
        // What rushes past was not read.
        if is_moved {
            ui.ctx().request_repaint();
        } else {
            self.note_seen(held, is_covered, actions);
        }
    }

    /// Where the view has to begin, in points from the top: with the place that was asked for, or so that the chosen mention is seen.
    fn due(&mut self, held: &ReviewCase, set: &SetPage) -> Option<f32> {
        let y_of = |line: Rangef| Rangef::new(line.min + self.offset, line.max + self.offset);
        if let Some(place) = self.read_from.take() {
            self.revealed = held.mention;
            return set.line_of(&self.page, place).map(|line| y_of(line).min - space::S);
        }
        let mention = held.mention.filter(|mention| self.revealed != Some(*mention))?;
        let piece = self.page.pieces.iter().find(|piece| piece.mention == Some(mention))?;
        let line = y_of(set.line(piece.shown.start)?);
        self.revealed = Some(mention);
        let (top, bottom) = (line.min - AROUND_MENTION, line.max + AROUND_MENTION);
        // What was not read before it is read with it, if both have room.
        let page = held.judgement.pages().get(held.page)?;
        let unread = match self.read.get(&held.page) {
            _ if held.judgement.is_seen(held.page) => None,
            Some(read) => read.first_unread(Span::new(page.start, piece.source.start), &held.text),
            None => Some(page.start),
        };
        let unread = unread.and_then(|place| set.line_of(&self.page, place)).map(|line| y_of(line).min - space::S);
        match unread.filter(|unread| *unread <= top && bottom - unread <= self.view) {
            Some(unread) => Some(unread),
            None if top < self.offset => Some(top),
            None if bottom > self.offset + self.view => Some(bottom - self.view),
            None => None,
        }
    }

    /// A page is seen when each line of it has stood whole in view.
    fn note_seen(&mut self, held: &ReviewCase, is_covered: bool, actions: &mut Actions) {
        if is_covered || held.judgement.is_seen(held.page) {
            return;
        }
        let Some(&page) = held.judgement.pages().get(held.page) else { return };
        let read = self.read.entry(held.page).or_default();
        read.add(self.in_view);
        if read.first_unread(page, &held.text).is_none() {
            actions.push(ask(Ask::Shown(held.page)));
        }
    }

    fn letters(&mut self, ui: &mut Ui, held: &ReviewCase, width: f32, actions: &mut Actions) -> (Arc<Galley>, Pos2) {
        let tokens = Tokens::of(ui.ctx());
        let page = &self.page;
        let mut layouter = |ui: &Ui, _: &dyn TextBuffer, width: f32| -> Arc<Galley> {
            let mut job = job(held, page, tokens);
            job.wrap.max_width = width;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let mut text = page.text.as_str();
        let output = TextEdit::multiline(&mut text)
            .id(Self::id())
            .frame(egui::Frame::NONE)
            .desired_width(width)
            .layouter(&mut layouter)
            .show(ui);
        let response = output.response.response;
        let name = tr!("anonymise-page-name", page = number(held.page + 1), case = held.original.label.as_str());
        name_it(&response, &name);
        if std::mem::take(&mut self.take_focus) {
            response.request_focus();
        }
        if let Some(range) = output.cursor_range {
            let [start, end] = range.sorted_cursors();
            self.selection = (start.index < end.index)
                .then(|| {
                    let (start, end) = (usize::from(start.index), usize::from(end.index));
                    Some(Span::new(page.source_of(start, false)?, page.source_of(end, true)?))
                })
                .flatten()
                .map(|span| held.text.trim(span))
                .filter(|span| !span.is_empty());
            if response.clicked() {
                let at = page.source_of(usize::from(range.primary.index), false);
                let hit = |span: Span| at.is_some_and(|at| span.start <= at && at < span.end.max(span.start + 1));
                if let Some(mention) = held.judgement.mentions().iter().position(|mention| hit(mention.span)) {
                    actions.push(ask(Ask::SelectMention(mention)));
                }
            }
        }
        if let Some(span) = self.reveal.take() {
            self.select(ui, span, &output.galley, output.galley_pos);
        }
        (output.galley, output.galley_pos)
    }

    /// Selects a passage of the original on the page.
    fn select(&self, ui: &Ui, span: Span, galley: &Galley, at: Pos2) {
        let shown = |source: usize| {
            let piece =
                self.page.pieces.iter().find(|piece| piece.source.start <= source && source < piece.source.end)?;
            Some(piece.shown.start + (source - piece.source.start).min(piece.shown.len()))
        };
        let (Some(start), Some(last)) = (shown(span.start), shown(span.end - 1)) else { return };
        let range = CCursorRange::two(CCursor::new(start), CCursor::new(last + 1));
        let mut state = TextEditState::load(ui.ctx(), Self::id()).unwrap_or_default();
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), Self::id());
        let rect = galley.pos_from_cursor(CCursor::new(start)).translate(at.to_vec2());
        ui.scroll_to_rect(rect.expand2(egui::vec2(0.0, space::XL * 2.0)), None);
        ui.memory_mut(|memory| memory.request_focus(Self::id()));
    }
}

/// The page as it is set and scrolled in this frame.
struct SetPage<'a> {
    galley: &'a Galley,
    at: Pos2,
    view: Rect,
}

impl SetPage<'_> {
    /// The code points of the original in the lines that stand whole in view.
    fn in_view(&self, page: &Page) -> Span {
        let (mut shown, mut first, mut last) = (0, None, 0);
        let mut is_last = false;
        for row in &self.galley.rows {
            let rect = row.rect().translate(self.at.to_vec2());
            let end = shown + usize::from(row.char_count_including_newline());
            is_last = rect.top() >= self.view.top() - SLACK && rect.bottom() <= self.view.bottom() + SLACK;
            if is_last {
                first = first.or(Some(shown));
                last = end;
            }
            shown = end;
        }
        let end = if is_last { page.pieces.last().map(|piece| piece.source.end) } else { page.source_of(last, true) };
        let start = match first {
            // What begins on the page before takes no room on this one.
            Some(0) => page.pieces.first().map(|piece| piece.source.start),
            _ => first.and_then(|first| page.source_of(first, false)),
        };
        start.zip(end).map_or(Span::new(0, 0), |(start, end)| Span::new(start, end.max(start)))
    }

    /// The upper and lower edge of the line that holds a place of the page, in points below the top of the view.
    fn line(&self, shown: usize) -> Option<Rangef> {
        let mut end = 0;
        let row = self.galley.rows.iter().find(|row| {
            end += usize::from(row.char_count_including_newline());
            shown < end
        });
        let rect = row.or(self.galley.rows.last())?.rect().translate(self.at.to_vec2() - self.view.min.to_vec2());
        Some(rect.y_range())
    }

    /// The same for a place of the original.
    fn line_of(&self, page: &Page, source: usize) -> Option<Rangef> {
        let piece = page.pieces.iter().find(|piece| source < piece.source.end)?;
        let ahead = source.saturating_sub(piece.source.start);
        self.line(piece.shown.start + ahead.min(piece.shown.len().saturating_sub(1)))
    }
}

fn move_dates_box(ui: &mut Ui, held: &ReviewCase, actions: &mut Actions) {
    let mut moves = held.judgement.move_dates().is_some();
    let choice = ui.add_enabled(!held.is_released(), egui::Checkbox::new(&mut moves, tr!("anonymise-move-dates")));
    if choice.on_hover_text(tr!("anonymise-move-dates-what")).changed() {
        let days = moves.then(random_move);
        actions.push(ask(Ask::Judge(Judge::MoveDates { days })));
    }
}

fn sign_button(ui: &mut Ui, held: &ReviewCase, coder: &str, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    match (held.judgement.signature(), &held.original.released_as) {
        (_, Some(label)) => {
            ui.label(RichText::new(tr!("anonymise-released-as", label = label.as_str())).color(tokens.quiet));
        }
        (Some(signature), None) => {
            if ui.button(tr!("anonymise-release")).clicked() {
                actions.push(ask(Ask::Propose));
            }
            ui.label(RichText::new(tr!("anonymise-signed-by", name = signature.by.as_str())).color(tokens.quiet));
        }
        (None, None) => {
            let key = Step::Sign.key_name(ui.ctx());
            let button = ui.add_enabled(held.is_whole(), egui::Button::new(Step::Sign.name()));
            let why = tr!("anonymise-sign-when");
            if button.on_hover_text(key).on_disabled_hover_text(why).clicked() {
                actions.push(ask(Ask::Step(Step::Sign)));
            }
            if held.is_whole() {
                let who = tr!("anonymise-sign-as", name = coder);
                ui.label(RichText::new(who).color(tokens.quiet)).on_hover_text(tr!("anonymise-sign-as-what"));
            }
        }
    }
}

/// The page with its marks: what goes stands on a chip, what is to be judged is underlined, what was chosen is selected.
fn job(held: &ReviewCase, page: &Page, tokens: &Tokens) -> LayoutJob {
    let font = FontId::new(size::READING, fonts::reading());
    let mut job = LayoutJob::default();
    let plain = TextFormat { line_height: Some(size::READING * 1.6), ..TextFormat::simple(font, tokens.ink) };
    let mentions = held.judgement.mentions();
    let mut rest = page.text.as_str();
    for piece in &page.pieces {
        let end = rest.char_indices().nth(piece.shown.len()).map_or(rest.len(), |(at, _)| at);
        let (own, after) = rest.split_at(end);
        rest = after;
        let mut format = plain.clone();
        if let Some(mention) = piece.mention.and_then(|at| mentions.get(at)) {
            let is_current = Some(mention.entity) == held.entity;
            let waits = mention.verdict.is_none();
            if mention.verdict != Some(Verdict::Keep) && !(waits && mention.label == Label::Ask) {
                format.background = tokens.control;
            }
            if is_current {
                format.background = tokens.selection;
            }
            format.underline = match mention.verdict {
                None if mention.label == Label::Ask => Stroke::new(1.0, tokens.quiet),
                None => Stroke::new(2.0, tokens.accent),
                Some(Verdict::Keep) => Stroke::new(1.0, tokens.rule),
                Some(Verdict::Replace) => Stroke::NONE,
            };
            if is_current && piece.mention == held.mention {
                format.underline = Stroke::new(3.0, tokens.accent);
            }
        }
        job.append(own, 0.0, format);
    }
    job
}

/// Whether letters are text now: they are in any field but the page, which cannot be changed.
#[must_use]
pub fn is_typing(ctx: &egui::Context) -> bool {
    ctx.text_edit_focused() && ctx.memory(egui::Memory::focused) != Some(ReviewPage::id())
}
