//! The question what a memo is to be linked to, or which memo leads to a place: found by typing, chosen with Enter.

use egui::{Button, Key, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::action::{Actions, ProjectAction};
use super::fuzzy;
use super::modal;
use super::name_it;
use super::session::Session;
use super::tokens::Tokens;
use crate::error::Result;
use project::memo_list::{ListedMemo, memos};
use project::{LinkTarget, PATH_SEPARATOR};
use words::shortened;

/// Rows that are shown at most.
const MOST: usize = 60;

/// Code points of a passage.
const EXCERPT: usize = 60;

/// What can be chosen: a name, and the link that is made.
struct LinkChoice {
    name: String,
    memo: i64,
    target: LinkTarget,
}

/// The question while it is open.
pub struct LinkPicker {
    title: String,
    typed: String,
    chosen: usize,
    choices: Vec<LinkChoice>,
    /// Numbers of the choices that fit what is typed, the best first.
    found: Vec<usize>,
}

impl LinkPicker {
    /// Asks what a memo is to be linked to: memos, codes, cases, and the codings and entries of the open case.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn from_memo(session: &Session, memo: i64) -> Result<Self> {
        let mut choices = Vec::new();
        let mut add = |kind: String, name: String, target| {
            choices.push(LinkChoice { name: format!("{kind}: {name}"), memo, target });
        };
        for other in memos(&session.project)?.iter().filter(|other| other.memo.id != memo) {
            add(tr!("linked-memo"), named(other), LinkTarget::Memo(other.memo.id));
        }
        for (code, _) in session.codes.iter() {
            add(tr!("linked-code"), session.codes.path(code.id), LinkTarget::Code(code.id));
        }
        if let Some(open) = &session.open {
            let text = &open.source.text;
            for coding in &open.codings {
                let path = session.codes.path(coding.code);
                let name = path.rsplit(PATH_SEPARATOR).next().unwrap_or_default();
                let passage = tr!("quoted", text = shortened(text.slice(coding.span), EXCERPT));
                add(tr!("linked-coding"), format!("{name} {passage}"), LinkTarget::Coding(coding.id));
            }
            for (index, entry) in open.source.plan.entries.iter().enumerate() {
                let header = words::entry_header(&open.source.plan, index, false);
                let passage = shortened(text.slice(text.trim(entry.span)), EXCERPT);
                let target = LinkTarget::Entry(open.id, entry.span);
                add(tr!("linked-entry"), format!("{header} {passage}"), target);
            }
        }
        for case in &session.cases {
            add(tr!("linked-case"), case.label.clone(), LinkTarget::Case(case.id));
        }
        Ok(Self::of(tr!("link-memo-title"), choices))
    }

    /// Asks which memo is to lead to something.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn to_target(session: &Session, target: LinkTarget) -> Result<Self> {
        let all = memos(&session.project)?;
        let choices = all.iter().map(|memo| LinkChoice { name: named(memo), memo: memo.memo.id, target }).collect();
        Ok(Self::of(tr!("link-here-title"), choices))
    }

    fn of(title: String, choices: Vec<LinkChoice>) -> Self {
        let found = (0..choices.len()).collect();
        Self { title, typed: String::new(), chosen: 0, choices, found }
    }

    /// Looks for what is typed.
    fn look(&mut self) {
        let scored = self.choices.iter().enumerate();
        let mut found: Vec<(usize, usize)> =
            scored.filter_map(|(at, choice)| Some((fuzzy::score(&self.typed, &choice.name)?, at))).collect();
        found.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        self.found = found.into_iter().map(|(_, at)| at).collect();
        self.chosen = 0;
    }

    /// Shows the question; gives whether it is to be closed.
    pub fn show(&mut self, ui: &mut Ui, actions: &mut Actions) -> bool {
        modal::title(ui, self.title.clone());
        if self.choices.is_empty() {
            ui.label(tr!("link-no-memo"));
            return false;
        }
        let hint = tr!("link-hint");
        let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY));
        name_it(&field, &hint);
        if field.changed() {
            self.look();
        }
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let (up, down, enter) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown), pressed(Key::Enter));
        let last = self.found.len().min(MOST).saturating_sub(1);
        if up {
            self.chosen = self.chosen.saturating_sub(1);
        }
        if down {
            self.chosen = (self.chosen + 1).min(last);
        }
        let mut run = if enter { self.found.get(self.chosen).copied() } else { None };
        modal::focus_first(&field);
        ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            for (place, at) in self.found.iter().take(MOST).enumerate() {
                let Some(choice) = self.choices.get(*at) else { continue };
                let button = Button::selectable(place == self.chosen, &choice.name)
                    .truncate()
                    .min_size(vec2(ui.available_width(), 0.0));
                let row = ui.add(button);
                if place == self.chosen && (up || down) {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    run = Some(*at);
                }
            }
            let hidden = self.found.len().saturating_sub(MOST);
            if hidden > 0 || self.found.is_empty() {
                let told = if hidden > 0 { tr!("link-more", count = hidden) } else { tr!("link-none") };
                ui.label(RichText::new(told).color(Tokens::of(ui.ctx()).quiet));
            }
        });
        let Some(choice) = run.and_then(|at| self.choices.get(at)) else { return false };
        actions.push(ProjectAction::LinkMemo(choice.memo, choice.target).into());
        true
    }
}

/// What a memo is called in a list of all kinds.
fn named(memo: &ListedMemo) -> String {
    format!("{} ({})", words::memo_heading(&memo.memo), words::memo_place(memo))
}
