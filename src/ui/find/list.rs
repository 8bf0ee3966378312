//! The passages that were found, case by case: words in their context, or what stands under codes. The list takes the focus as one
//! thing; arrows step over its passages, the space bar chooses one, Enter shows it in its text.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Context, EventFilter, FontId, Id, Key, Modifiers, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

use super::found::{FoundPassage, FoundPassages};
use crate::ui::action::{Action, Actions, ProjectAction};
use crate::ui::choices;
use crate::ui::code_list::typed_codes;
use crate::ui::fonts;
use crate::ui::row_list;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::search::MANY_UNINDEXED;
use project::search::sorting::Sorting;
use words::i18n::{long_date, number};

/// Heights of a heading, of words in their context, and of a passage under a code, in points.
const HEADING: f32 = 34.0;
const WORDS: f32 = 26.0;
const PASSAGE: f32 = 70.0;
/// Room for the box by which a passage is chosen.
const BOX: f32 = 28.0;
/// Room for day and sender before words in their context; in narrower lists they stand at the right alone.
const FACTS: f32 = 176.0;
const NARROW: f32 = 560.0;
/// Where the words that were found begin, of the room for them and their context.
const MIDDLE: f32 = 0.42;
/// How many passages a key for a page steps over.
const PAGE: usize = 10;

/// What the list remembers between frames.
#[derive(Default)]
pub struct HitList {
    /// The passage on which the keys stand.
    pub at: usize,
    /// What was chosen; nothing means all.
    pub chosen: BTreeSet<usize>,
    /// Whether the passage of the keys is to be brought into view.
    follow: bool,
    pub take_focus: bool,
    /// Of the widget that takes the focus, once it was shown.
    id: Option<Id>,
}

impl HitList {
    /// Takes in what was found, and stands where it stood where that is there still.
    pub fn show_anew(&mut self, before: Option<&FoundPassages>, found: &FoundPassages) {
        let stood = before.and_then(|before| before.passages.get(self.at)).map(|own| (own.case, own.span.start));
        let is_new = before.is_none_or(|before| before.passages.is_empty());
        let place = |own: &FoundPassage| Some((own.case, own.span.start)) == stood;
        self.at = found.passages.iter().position(place).unwrap_or(0);
        self.chosen.clear();
        self.follow = true;
        self.take_focus = is_new && !found.passages.is_empty();
    }

    /// Takes in that the passages stand in another order: for each the number that it had.
    pub fn reorder(&mut self, before: &[usize]) {
        let place = |number: usize| before.iter().position(|own| *own == number);
        self.at = place(self.at).unwrap_or_default();
        self.chosen =
            before.iter().enumerate().filter(|(_, own)| self.chosen.contains(own)).map(|(at, _)| at).collect();
        self.follow = true;
    }

    /// The passages that an act is about: those that were chosen, else all.
    pub fn meant<'a>(&'a self, found: &'a FoundPassages) -> Box<dyn Iterator<Item = usize> + 'a> {
        if self.chosen.is_empty() { Box::new(0..found.passages.len()) } else { Box::new(self.chosen.iter().copied()) }
    }

    /// Shows by what the passages are sorted; gives what is chosen instead.
    pub fn ask_sorting(ui: &mut Ui, found: &FoundPassages, sorting: Sorting) -> Option<Sorting> {
        let all = [Sorting::Case, Sorting::Date, Sorting::Code, Sorting::Sender];
        let shown: Vec<Sorting> = all.into_iter().filter(|own| found.is_coded || *own != Sorting::Code).collect();
        let names: Vec<RichText> = shown.iter().map(|own| RichText::new(words::sorting(*own)).small()).collect();
        let chosen = shown.iter().position(|own| *own == sorting).unwrap_or_default();
        let next = ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(tr!("finding-sort")).small().color(Tokens::of(ui.ctx()).quiet));
            choices::show(ui, "sorting", chosen, &names)
        });
        next.inner.and_then(|next| shown.get(next).copied())
    }

    /// Whether the keys are the list's.
    #[must_use]
    pub fn has_focus(&self, ctx: &Context) -> bool {
        self.id.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// Shows counts and passages.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        found: &FoundPassages,
        editable: bool,
        actions: &mut Actions,
    ) {
        let tokens = Tokens::of(ui.ctx());
        let (count, cases) = (found.passages.len(), found.cases.len());
        let counts = if found.is_coded {
            tr!("excerpts-counts", excerpts = count, cases = cases)
        } else {
            tr!("find-counts", hits = count, cases = cases, searched = found.searched)
        };
        ui.label(RichText::new(counts).family(fonts::semibold()).size(size::READING));
        if found.undated > 0 {
            ui.label(RichText::new(tr!("find-undated", count = found.undated)).color(tokens.warning));
        }
        if !found.is_coded {
            ui.label(RichText::new(tr!("find-looked-into")).small().color(tokens.quiet));
        }
        if found.unindexed >= MANY_UNINDEXED {
            let said = tr!("finding-unindexed", count = found.unindexed);
            ui.label(RichText::new(said).small().color(tokens.quiet));
        }
        ui.add_space(space::S);
        let height = if found.is_coded { PASSAGE } else { WORDS };
        let id = ui.scope_id().with("hits");
        if found.passages.is_empty() {
            return;
        }
        self.at = self.at.min(count - 1);
        self.id = Some(id);
        if editable && self.has_focus(ui.ctx()) {
            let typed = typed_codes(ui, session);
            actions.extend(typed.into_iter().map(|code| Action::CodeFound(Some(code))));
        }
        self.keys(ui, id, found, actions);
        // A heading stands above the passages of each group.
        #[expect(clippy::cast_precision_loss, reason = "a place in points")]
        let top = |heading: usize, passage: usize| heading as f32 * HEADING + passage as f32 * height;
        ScrollArea::vertical().auto_shrink([false, false]).show_viewport(ui, |ui, view| {
            ui.set_height(top(found.groups.len(), count));
            let origin = ui.min_rect().min;
            let width = ui.available_width();
            let rect_at =
                |top: f32, height: f32| Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, height));
            if std::mem::take(&mut self.follow) {
                let heading = found.groups.partition_point(|group| group.passages.start <= self.at);
                ui.scroll_to_rect(rect_at(top(heading, self.at), height).expand2(vec2(0.0, HEADING)), None);
            }
            let whole = ui.interact(ui.clip_rect(), id, Sense::focusable_noninteractive());
            if std::mem::take(&mut self.take_focus) {
                whole.request_focus();
            }
            self.describe(ui, id, found);
            let has_focus = whole.has_focus();
            for (heading, group) in found.groups.iter().enumerate() {
                let from = top(heading, group.passages.start);
                let until = top(heading + 1, group.passages.end);
                if until < view.min.y || from > view.max.y {
                    continue;
                }
                let text = format!("{} ({})", group.heading, number(group.passages.len()));
                let values = group.case.map(|case| session.values_of(case).join(" · ")).unwrap_or_default();
                title(ui, rect_at(from, HEADING), text, &values, tokens);
                for number in group.passages.clone() {
                    let from = top(heading + 1, number);
                    if from + height >= view.min.y && from <= view.max.y {
                        let rect = rect_at(from, height);
                        self.row(ui, id, rect, found, number, has_focus, actions);
                    }
                }
            }
        });
    }

    fn keys(&mut self, ui: &Ui, id: Id, found: &FoundPassages, actions: &mut Actions) {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return;
        }
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: false, tab: false, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = found.passages.len() - 1;
        let steps = [
            (Key::ArrowDown, (self.at + 1).min(last)),
            (Key::ArrowUp, self.at.saturating_sub(1)),
            (Key::PageDown, (self.at + PAGE).min(last)),
            (Key::PageUp, self.at.saturating_sub(PAGE)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in steps {
            if pressed(key) {
                (self.at, self.follow) = (to, true);
            }
        }
        if pressed(Key::Space) {
            self.choose(self.at);
        }
        if pressed(Key::Enter) {
            self.go_to(found, actions);
        }
    }

    /// Chooses a passage, or leaves it out again.
    fn choose(&mut self, number: usize) {
        if !self.chosen.remove(&number) {
            self.chosen.insert(number);
        }
    }

    /// Shows the passage of the keys in its text.
    pub fn go_to(&self, found: &FoundPassages, actions: &mut Actions) {
        if let Some(passage) = found.passages.get(self.at) {
            actions.push(ProjectAction::Show(passage.case, passage.span).into());
        }
    }

    /// What a screen reader is told: how many passages there are, and the one on which the keys stand.
    fn describe(&self, ui: &Ui, id: Id, found: &FoundPassages) {
        let here = found.passages.get(self.at).map(|passage| spoken(found, passage)).unwrap_or_default();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::ListBox);
            node.set_label(tr!("finding-list", count = found.passages.len()));
            node.set_value(here);
        });
    }

    #[expect(clippy::too_many_arguments, reason = "a row is drawn from all of them")]
    fn row(
        &mut self,
        ui: &Ui,
        list: Id,
        rect: Rect,
        found: &FoundPassages,
        number: usize,
        has_focus: bool,
        actions: &mut Actions,
    ) {
        let Some(passage) = found.passages.get(number) else { return };
        let tokens = Tokens::of(ui.ctx());
        let (is_here, is_chosen) = (number == self.at, self.chosen.contains(&number));
        let response = ui.interact(rect, list.with(number), Sense::CLICK);
        let name = spoken(found, passage);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, name.as_str()));
        if is_here {
            row_list::paint_chosen(ui, rect);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 4.0, tokens.control);
        }
        if is_here && has_focus {
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
        }
        let square = Rect::from_center_size(pos2(rect.left() + BOX / 2.0, rect.top() + 13.0), vec2(13.0, 13.0));
        ui.painter().rect_stroke(square, 2.0, Stroke::new(1.0, tokens.quiet), StrokeKind::Inside);
        if is_chosen {
            ui.painter().rect_filled(square.shrink(3.0), 1.0, tokens.ink);
        }
        let inside = Rect::from_min_max(pos2(rect.left() + BOX, rect.top()), rect.max - vec2(space::S, 0.0));
        // A heading that is no case does not say of which case a passage is.
        let is_by_case = found.groups.first().is_some_and(|group| group.case.is_some());
        let label = if is_by_case { "" } else { found.label_of(passage) };
        match &passage.coding {
            Some((_, path)) => excerpt(ui, inside, passage, label, path, tokens),
            None => in_context(ui, inside, passage, label, tokens),
        }
        if response.clicked() {
            ui.memory_mut(|memory| memory.request_focus(list));
            self.at = number;
            if response.interact_pointer_pos().is_some_and(|at| at.x < rect.left() + BOX) {
                self.choose(number);
            }
        }
        if response.double_clicked() {
            self.go_to(found, actions);
        }
    }
}

/// What a screen reader says of a passage.
fn spoken(found: &FoundPassages, passage: &FoundPassage) -> String {
    let case = found.label_of(passage);
    let text = format!("{}{}{}", passage.before, passage.text, passage.after);
    let path = passage.coding.as_ref().map(|(_, path)| path.as_str()).unwrap_or_default();
    let parts = [case, path, &facts(passage), &words::shortened(&text, 600)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Day and sender, or what it is that nobody has sent, and the document in a case of several.
pub(super) fn facts(passage: &FoundPassage) -> String {
    let day = passage.day.map(long_date).unwrap_or_default();
    let who = passage.sender.clone().or_else(|| passage.speaker.map(words::speaker));
    let what = || passage.kind.map_or_else(|| tr!("finding-no-entry"), words::entry_kind);
    let who = who.unwrap_or_else(what);
    let document = passage.document.clone().unwrap_or_default();
    [day, who, document].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The label of a case with the values of its attributes.
fn title(ui: &Ui, rect: Rect, text: String, values: &str, tokens: &Tokens) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let at = pos2(rect.left() + space::XS, rect.bottom() - space::S);
    let font = FontId::new(size::BODY, fonts::semibold());
    let shown = painter.text(at, Align2::LEFT_BOTTOM, text, font, tokens.ink);
    let beside = pos2(shown.right() + space::M, at.y);
    painter.text(beside, Align2::LEFT_BOTTOM, values, FontId::proportional(size::SMALL), tokens.quiet);
    painter.hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(1.0, tokens.rule));
}

/// Words in their context, below those of other rows.
fn in_context(ui: &Ui, rect: Rect, passage: &FoundPassage, label: &str, tokens: &Tokens) {
    let facts_width = if rect.width() < NARROW { 0.0 } else { FACTS };
    let middle_y = rect.center().y;
    let clipped = |from: f32, to: f32| {
        let column = Rect::from_x_y_ranges(from..=to, rect.y_range());
        ui.painter().with_clip_rect(column.intersect(ui.clip_rect()))
    };
    if facts_width > 0.0 {
        let painter = clipped(rect.left(), rect.left() + facts_width - space::S);
        let at = pos2(rect.left(), middle_y);
        let facts =
            [label, &facts(passage)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        painter.text(at, Align2::LEFT_CENTER, facts, FontId::proportional(size::SMALL), tokens.quiet);
    }
    let from = rect.left() + facts_width;
    let middle = from + (rect.width() - facts_width) * MIDDLE;
    let font = FontId::new(size::BODY + 1.0, fonts::reading());
    clipped(from, middle).text(pos2(middle, middle_y), Align2::RIGHT_CENTER, &passage.before, font.clone(), tokens.ink);
    let found = words::shortened(&passage.text, 200);
    let strong = FontId::new(size::BODY + 1.0, fonts::semibold());
    let painter = clipped(middle, rect.right());
    let shown = painter.text(pos2(middle, middle_y), Align2::LEFT_CENTER, found, strong, tokens.accent);
    painter.text(pos2(shown.right(), middle_y), Align2::LEFT_CENTER, &passage.after, font, tokens.ink);
}

/// A passage under a code: what is known of it, and its first two lines.
fn excerpt(ui: &Ui, rect: Rect, passage: &FoundPassage, label: &str, path: &str, tokens: &Tokens) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let coder = passage.coding.as_ref().map(|(coding, _)| coding.coder.as_str()).unwrap_or_default();
    let thread = passage.thread.as_deref().map(|title| format!("«{title}»")).unwrap_or_default();
    let degree = passage.coding.as_ref().and_then(|(coding, _)| coding.degree);
    let degree = degree.map(|degree| tr!("degree-shown", degree = degree.to_string())).unwrap_or_default();
    let parts = [label, path, &facts(passage), &thread, coder, &degree];
    let head = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let small = FontId::proportional(size::SMALL);
    painter.text(pos2(rect.left(), rect.top() + 13.0), Align2::LEFT_CENTER, head, small, tokens.quiet);
    let format = TextFormat::simple(FontId::new(size::BODY + 1.0, fonts::reading()), tokens.ink);
    let mut job = LayoutJob::single_section(words::shortened(&passage.text, 400), format);
    job.wrap = TextWrapping { max_width: rect.width(), max_rows: 2, ..TextWrapping::default() };
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left(), rect.top() + 25.0), galley, tokens.ink);
}
