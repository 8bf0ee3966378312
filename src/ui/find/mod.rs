//! The workspace in which words and coded passages of the whole project are found again.
//!
//! | file | what lives there |
//! |---|---|
//! | [`form`] | what is looked for, as it stands in the fields at the left |
//! | [`limits`] | what narrows it |
//! | [`found`] | what was found, collected beside the window |
//! | [`saved`] | searches that were saved under a name |
//! | [`quoting`] | excerpts and hits as quotations |
//! | [`list`] | the hits in their context, case by case, in the middle |
//! | [`context`] | as much around a hit as is wanted |
//! | [`chosen`] | the hit on which the keys stand and what can be done with hits, at the right |

mod chosen;
mod context;
mod form;
mod found;
pub(super) mod limits;
mod list;
mod quoting;
mod saved;

use egui::{Context, Margin, Ui};

use super::action::{Action, Actions, QuoteTo, Target};
use super::bar::Workspace;
use super::clipboard;
use super::code_palette::CodePalette;
use super::open_dialogs::OpenDialogs;
use super::panes::{PaneSide, Panes};
use super::project_reader::ProjectReader;
use super::session::Session;
use super::shared::Shared;
use super::status::Activity;
use super::task::{Poll, Task};
use super::tokens::Tokens;
use crate::error::{Error, Result};
use chosen::QuotingFields;
use context::ContextPane;
use form::FindForm;
use found::FoundPassages;
use list::HitList;
use project::search::saved::SearchAsked;
use project::search::sorting::Sorting;
use project::{IndexSegment, Part, Project};
use quoting::{Quoted, QuotedOnes};
use saved::SavedSearches;

/// Widths of the panes at the sides, in points.
const FORM: f32 = 264.0;
const CHOSEN: f32 = 320.0;
const LEAST: f32 = 200.0;

/// The workspace: what is asked, the search that goes on, and what was found.
#[derive(Default)]
pub struct FindWorkspace {
    form: FindForm,
    saved: SavedSearches,
    /// What was found last, and by which fields.
    found: Option<FoundPassages>,
    list: HitList,
    task: Option<Task<FoundPassages>>,
    /// What the running search looks for.
    asked: Option<FindForm>,
    /// The code that is put on hits.
    code: Option<i64>,
    take_focus: bool,
    quoting: Option<Task<Quoted>>,
    quoted: QuotingFields,
    context: ContextPane,
    sorting: Sorting,
    panes: Panes,
    /// Whether cases are to be taken into the index of words.
    indexes: bool,
    indexing: Option<Task<IndexSegment>>,
}

impl FindWorkspace {
    /// Asks for words in the whole project.
    pub fn ask_for_words(&mut self, shared: &mut Shared) {
        shared.view.go_to(Workspace::Find);
        self.form.look_for_words();
        self.take_focus = true;
    }

    /// Asks for the passages under codes.
    pub fn ask_for_codes(&mut self, shared: &mut Shared) {
        shared.view.go_to(Workspace::Find);
        self.form.look_for_codes();
    }

    #[must_use]
    pub const fn is_searching(&self) -> bool {
        self.task.is_some() || self.quoting.is_some() || self.indexing.is_some()
    }

    /// Looks for what the fields say, beside the window; a search that goes on is given up.
    ///
    /// # Errors
    /// What is wrong with the fields, in the words of the command line; if the system gives no thread.
    pub fn search(&mut self, ctx: &Context, session: &Session) -> Result<()> {
        self.cancel();
        let asked = self.form.asked(session)?;
        self.start(ctx, session, asked, self.form.clone())
    }

    /// What the fields say.
    ///
    /// # Errors
    /// What is wrong with them, in the words of the command line.
    pub fn asked(&self, session: &Session) -> Result<SearchAsked> {
        self.form.asked(session)
    }

    fn start(&mut self, ctx: &Context, session: &Session, asked: SearchAsked, form: FindForm) -> Result<()> {
        let reader = ProjectReader::of(&session.project);
        let revision = session.project.revision();
        let work = move |progress: &_| found::look(&reader, &asked, revision, progress);
        self.task = Some(Task::start(ctx, tr!("work-find-project"), true, work)?);
        self.asked = Some(form);
        Ok(())
    }

    /// Gives up the search that goes on; what was found before stays.
    pub fn cancel(&mut self) {
        if let Some(task) = self.task.take() {
            task.worker().cancel();
        }
    }

    /// Makes quotations of the excerpts that are meant, beside the window.
    ///
    /// # Errors
    /// What is wrong with the fields; if the system gives no thread.
    pub fn quote(&mut self, ctx: &Context, session: &Session, to: QuoteTo) -> Result<()> {
        let Some(found) = &self.found else { return Ok(()) };
        let asked = found.form.clone().unwrap_or_default().asked(session)?;
        let mut chosen = QuotedOnes::default();
        for passage in self.list.chosen.iter().filter_map(|number| found.passages.get(*number)) {
            match &passage.coding {
                Some((coding, _)) => drop(chosen.codings.insert(coding.id)),
                None => drop(chosen.hits.insert((passage.case, passage.span))),
            }
        }
        let (reader, around) = (ProjectReader::of(&session.project), self.quoted.around);
        let work = move |_: &_| quoting::quote(&reader, &asked, &chosen, around, to);
        self.quoting = Some(Task::start(ctx, tr!("work-quote"), false, work)?);
        Ok(())
    }

    /// Copies the quotations that are made, or says where they are.
    fn take_quotations(&mut self, ctx: &Context, shared: &mut Shared) -> Result<()> {
        let polled = self.quoting.as_ref().map(Task::poll);
        if !matches!(polled, None | Some(Poll::Waiting)) {
            self.quoting = None;
        }
        match polled {
            Some(Poll::Made(Quoted::Text { html, plain, count })) => {
                let is_rich = clipboard::copy(ctx, &html, &plain);
                let copied = tr!("notice-quoted", count = count);
                shared.say(if is_rich { copied } else { format!("{copied} {}", tr!("notice-copied-plain")) });
            }
            Some(Poll::Made(Quoted::Saved(file))) => {
                shared.say(tr!("notice-saved", file = file.display().to_string()));
            }
            Some(Poll::Failed(error)) => return Err(error),
            _ => {}
        }
        Ok(())
    }

    /// Opens the palette of codes for the passages that are meant, with a code that stands first.
    ///
    /// # Errors
    /// [`Error::NoHits`] if nothing was found.
    pub fn choose_code(&self, dialogs: &mut OpenDialogs, first: Option<i64>) -> Result<()> {
        let found = self.found.as_ref().filter(|found| !found.passages.is_empty()).ok_or(Error::NoHits)?;
        let words = found.form.as_ref().and_then(FindForm::code_name);
        let passages = Target::Passages(found.by_case(self.list.meant(found)));
        dialogs.choose_code(CodePalette::new(passages, words, first));
        Ok(())
    }

    /// Whether something was found, and another widget or none has the keys.
    #[must_use]
    pub fn misses_focus(&self, ctx: &Context) -> bool {
        self.found.as_ref().is_some_and(|found| !found.passages.is_empty()) && !self.list.has_focus(ctx)
    }

    /// Gives the keys to the list of what was found.
    pub const fn take_focus(&mut self) {
        self.list.take_focus = true;
    }

    /// Forgets what was found in a project that is no longer open.
    pub fn close(&mut self) {
        self.cancel();
        *self = Self::default();
    }

    /// Takes in what was found, and searches anew where an edit has made it old.
    ///
    /// # Errors
    /// That of the worker.
    pub fn poll(&mut self, ctx: &Context, shared: &mut Shared) -> Result<()> {
        self.take_quotations(ctx, shared)?;
        let is_shown = shared.view.workspace() == Workspace::Find;
        let session = shared.session.as_ref();
        let polled = self.task.as_ref().map(Task::poll);
        if !matches!(polled, None | Some(Poll::Waiting)) {
            self.task = None;
        }
        match polled {
            Some(Poll::Made(mut found)) => {
                let sorting = self.sorting_of(&found);
                found.sort(sorting);
                self.indexes |= found.unindexed > 0;
                self.list.show_anew(self.found.as_ref(), &found);
                self.quoted.attribution = None;
                self.found = Some(FoundPassages { form: self.asked.take(), ..found });
            }
            Some(Poll::Failed(error)) => return Err(error),
            _ => {}
        }
        let Some(session) = session.filter(|_| is_shown && self.task.is_none()) else { return Ok(()) };
        let Some(found) = &self.found else { return Ok(()) };
        let is_old = |part| session.project.has_changed_since(found.revision, part);
        if [Part::Cases, Part::Codes, Part::Codings, Part::Values].into_iter().any(is_old) {
            let form = found.form.clone().unwrap_or_default();
            match form.asked(session) {
                Ok(asked) => return self.start(ctx, session, asked, form),
                // What it names is gone, a code that was removed: then nothing is found by it.
                Err(_) => self.found = None,
            }
        }
        Ok(())
    }

    /// Lets the index of words be made whole.
    pub const fn ask_for_index(&mut self) {
        self.indexes = true;
    }

    /// Takes some cases into the index of words, if it is to be made whole and nobody does anything. Their words are read beside the window.
    ///
    /// # Errors
    /// If the file cannot be read or written; then no more is tried.
    pub fn index(&mut self, ctx: &Context, session: Option<&mut Session>) -> Result<()> {
        let is_quiet = self.indexes && ctx.input(|input| input.events.is_empty() && !input.pointer.any_down());
        let Some(session) = session.filter(|_| is_quiet) else { return Ok(()) };
        let polled = self.indexing.as_ref().map(Task::poll);
        if matches!(polled, Some(Poll::Waiting)) {
            return Ok(());
        }
        (self.indexes, self.indexing) = (false, None);
        let is_behind = match polled {
            Some(Poll::Made(segment)) => session.project.write().word_index().store(&segment)? > 0,
            Some(Poll::Failed(error)) => return Err(error),
            Some(_) => false,
            None => true,
        };
        if is_behind {
            let path = session.project.path().to_owned();
            let work = move |_: &_| Ok(Project::open_to_read(&path)?.word_index().prepared()?);
            self.indexing = Some(Task::start(ctx, tr!("work-find-project"), false, work)?);
            self.indexes = true;
        }
        Ok(())
    }

    /// What the status bar shows of the search.
    #[must_use]
    pub fn progress(&self) -> Option<Activity> {
        self.task.as_ref().map(|task| task.worker().activity())
    }

    /// Shows the workspace.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let pane = egui::Frame::new().fill(tokens.panel).inner_margin(Margin::same(16));
        let take_focus = std::mem::take(&mut self.take_focus);
        self.panes.measure(ui);
        if self.panes.is_narrow() {
            let handles = egui::Panel::top("find-drawers").resizable(false);
            handles.show(ui, |ui| self.panes.handles(ui, &tr!("finding-what"), &tr!("finding-with-hits")));
        }
        // Without the fields, nothing could be found.
        if take_focus || self.found.is_none() && self.task.is_none() {
            self.panes.show(PaneSide::Left);
        }
        if self.panes.is_shown(PaneSide::Left) {
            let asks = egui::Panel::left("find-form")
                .default_size(FORM)
                .max_size(self.panes.most(ui, f32::INFINITY, LEAST))
                .frame(pane)
                .show(ui, |ui| {
                    let mut saved = None;
                    let below = |ui: &mut Ui| saved = self.saved.show(ui, session, editable, actions);
                    let asks = self.form.show(ui, session, take_focus, below);
                    if let Some(asked) = &saved {
                        self.form = FindForm::of(asked, session);
                    }
                    asks || saved.is_some()
                })
                .inner;
            if asks {
                actions.push(Action::Search);
                self.panes.found_in(PaneSide::Left);
            }
        }
        if self.panes.is_shown(PaneSide::Right) {
            let most = self.panes.most(ui, f32::INFINITY, LEAST);
            egui::Panel::right("find-chosen").default_size(CHOSEN).max_size(most).frame(pane).show(ui, |ui| {
                // An empty pane would shrink, and stay small.
                ui.set_min_width(ui.available_width());
                let Some(found) = &self.found else { return };
                let (list, code) = (&mut self.list, &mut self.code);
                let (context, quoted) = (&mut self.context, &mut self.quoted);
                chosen::show(ui, session, found, list, code, context, quoted, editable, actions);
            });
        }
        let paper = egui::Frame::new().fill(tokens.paper).inner_margin(Margin::same(16));
        egui::CentralPanel::default().frame(paper).show(ui, |ui| {
            let Some(found) = &mut self.found else {
                ui.label(egui::RichText::new(tr!("finding-empty")).color(tokens.quiet));
                return;
            };
            if let Some(sorting) = HitList::ask_sorting(ui, found, self.sorting) {
                self.list.reorder(&found.sort(sorting));
                self.sorting = sorting;
            }
            self.list.show(ui, session, found, editable, actions);
        });
    }

    /// How passages are sorted: words stand under no code.
    fn sorting_of(&self, found: &FoundPassages) -> Sorting {
        if self.sorting == Sorting::Code && !found.is_coded { Sorting::Case } else { self.sorting }
    }
}
