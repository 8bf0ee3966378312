//! The page of memos: a list of all of them, narrowed by words, kind, case, coder and day; the one on which the keys stand is read and
//! written beside it.

use egui::{Key, Panel, RichText, ScrollArea, Ui};

use super::memo_rows::MemoRows;
use crate::error::Result;
use crate::ui::action::{Action, Actions, MemoField, ProjectAction};
use crate::ui::command::Command;
use crate::ui::draft_fields::{DraftField, DraftFields};
use crate::ui::drafts::About;
use crate::ui::fields;
use crate::ui::fonts;
use crate::ui::name_it;
use crate::ui::row_list::{RowList, RowListStyle};
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::LinkTarget;
use project::memo_list::{ListedLink, ListedMemo, MemoFilter, MemoKind, MemoPlace, memos};
use reading::correction::written;
use reading::text::Span;
use words::i18n::number;
use words::shortened;

const STYLE: RowListStyle = RowListStyle { height: 68.0, opens_by_click: false };

/// Code points of a passage that are shown.
const EXCERPT: usize = 200;

/// Lines of the text of a memo that are shown at least.
const LINES: usize = 14;

/// What is asked for, as it was typed.
#[derive(Debug, Clone, Default, PartialEq)]
struct TypedFilter {
    words: String,
    kind: Option<MemoKind>,
    case: String,
    coder: Option<String>,
    day: String,
}

impl TypedFilter {
    /// Whether a memo is asked for. A day that is none asks for nothing, and is told.
    fn asks_for(&self, memo: &ListedMemo, filter: &MemoFilter) -> bool {
        let typed = self.case.trim().to_lowercase();
        let is_of = |place: &MemoPlace| place.case.as_ref().is_some_and(|case| case.to_lowercase().contains(&typed));
        let is_case = typed.is_empty() || is_of(&memo.place) || memo.links.iter().any(|link| is_of(&link.place));
        is_case && memo.is_asked_for(filter)
    }

    fn filter(&self) -> MemoFilter {
        MemoFilter {
            words: self.words.clone(),
            case: None,
            kinds: self.kind.into_iter().collect(),
            coder: self.coder.clone(),
            day: written::date(&self.day).ok().flatten(),
        }
    }
}

/// Of what the rows were made.
#[derive(PartialEq)]
struct RowsMadeOf {
    revision: u64,
    typed: TypedFilter,
}

/// The passage that a memo is on, and those to which its links lead.
#[derive(Default)]
struct MemoPassages {
    made_of: Option<(u64, i64)>,
    own: Option<String>,
    linked: Vec<Option<String>>,
}

/// What the page remembers between frames.
#[derive(Default)]
pub struct MemosPage {
    typed: TypedFilter,
    list: RowList,
    fields: DraftFields,
    is_wanted: bool,
    made_of: Option<RowsMadeOf>,
    /// The revision of which the memos are.
    revision: Option<u64>,
    memos: Vec<ListedMemo>,
    shown: Vec<usize>,
    headings: Vec<String>,
    coders: Vec<String>,
    passages: MemoPassages,
    /// The memo on which the keys are to stand when the list has been read.
    wanted: Option<i64>,
    /// The memo on which they stand.
    at: Option<i64>,
}

impl MemosPage {
    /// Puts the focus on the list.
    pub const fn take_focus(&mut self) {
        self.list.take_focus();
    }

    /// Shows a memo, with the cursor in one of its fields where that is asked for.
    pub fn go_to(&mut self, memo: i64, field: Option<MemoField>) {
        // Nothing that is typed above hides it.
        self.typed = TypedFilter::default();
        self.wanted = Some(memo);
        self.fields.focus = field.map(|field| About::FreeMemo(memo, field));
    }

    /// The memo on which the keys stand.
    pub const fn chosen(&self) -> Option<i64> {
        self.at
    }

    /// What has been typed and is not stored yet.
    pub const fn fields(&mut self) -> &mut DraftFields {
        &mut self.fields
    }

    /// Whether something that was typed is not stored yet.
    pub fn is_unsaved(&self) -> bool {
        self.fields.is_unsaved()
    }

    /// Whether the page waits for something.
    pub fn is_behind(&self, session: &Session) -> bool {
        self.is_wanted && (self.made_of.as_ref() != Some(&self.made_of_now(session)) || self.wanted.is_some())
    }

    fn made_of_now(&self, session: &Session) -> RowsMadeOf {
        RowsMadeOf { revision: session.project.revision(), typed: self.typed.clone() }
    }

    /// Reads the memos again where something has changed.
    ///
    /// # Errors
    /// If the project cannot be read.
    pub fn advance(&mut self, session: &Session) -> Result<()> {
        if !std::mem::take(&mut self.is_wanted) {
            return Ok(());
        }
        let now = self.made_of_now(session);
        if self.made_of.as_ref() != Some(&now) || self.wanted.is_some() {
            if self.revision != Some(now.revision) {
                // Tried once for a revision, whatever comes of it.
                self.revision = Some(now.revision);
                self.memos = memos(&session.project)?;
                self.coders = self.memos.iter().map(|memo| memo.memo.coder.clone()).collect();
                self.coders.sort();
                self.coders.dedup();
            }
            self.made_of = Some(now);
            self.arrange();
        }
        self.read_passages(session)
    }

    /// Chooses what is shown. The keys stay on their memo, wherever it stands now.
    fn arrange(&mut self) {
        let filter = self.typed.filter();
        let asked = self.memos.iter().enumerate().filter(|(_, memo)| self.typed.asks_for(memo, &filter));
        self.shown = asked.map(|(at, _)| at).collect();
        self.headings = self.shown.iter().map(|at| words::memo_heading(&self.memos[*at].memo)).collect();
        let stood = self.wanted.take().or(self.at);
        let is_it = |at: &usize| self.memos.get(*at).map(|memo| memo.memo.id) == stood;
        if let Some(row) = self.shown.iter().position(is_it) {
            self.list.go_to(row);
        }
    }

    fn read_passages(&mut self, session: &Session) -> Result<()> {
        let made_of = self.current().map(|memo| (session.project.revision(), memo.memo.id));
        self.at = made_of.map(|(_, memo)| memo);
        if self.passages.made_of == made_of {
            return Ok(());
        }
        let mut passages = MemoPassages { made_of, ..MemoPassages::default() };
        if let Some(memo) = self.current() {
            let read = |place: &MemoPlace| -> Result<Option<String>> {
                let (Some(case), Some(span)) = (place.case_id, place.span) else { return Ok(None) };
                let text = session.project.cases().text(case)?;
                let is_within = span.end <= text.len();
                Ok(is_within.then(|| shortened(text.slice(text.trim(span)), EXCERPT)))
            };
            passages.own = read(&memo.place)?;
            passages.linked = memo.links.iter().map(|link| read(&link.place)).collect::<Result<_>>()?;
        }
        self.passages = passages;
        Ok(())
    }

    fn current(&self) -> Option<&ListedMemo> {
        self.memos.get(*self.shown.get(self.list.at())?)
    }

    /// Shows the page.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        self.is_wanted = true;
        let tokens = Tokens::of(ui.ctx());
        ui.horizontal_wrapped(|ui| {
            let (shown, all) = (number(self.shown.len()), number(self.memos.len()));
            let title = tr!("memos-title", count = self.memos.len(), shown = shown, all = all);
            ui.label(RichText::new(title).family(fonts::semibold()).size(size::READING));
            ui.add_space(space::M);
            for command in [Command::NewMemo, Command::JournalToday] {
                if ui.add_enabled(editable, egui::Button::new(command.name())).clicked() {
                    actions.push(Action::Command(command));
                }
            }
        });
        ui.add_space(space::S);
        let most = (ui.available_width() * 0.5).max(260.0);
        let list = egui::Frame::new().inner_margin(egui::Margin { right: 8, ..egui::Margin::ZERO });
        Panel::left("memo-list").default_size(380.0).size_range(240.0..=most).frame(list).show(ui, |ui| {
            self.controls(ui, tokens);
            ui.add_space(space::S);
            if self.shown.is_empty() {
                let told = if self.memos.is_empty() { tr!("memos-empty") } else { tr!("memos-none") };
                ui.label(RichText::new(told).color(tokens.quiet));
                return;
            }
            // The list uses the key up.
            let enters = self.list.has_focus(ui.ctx()) && ui.input(|input| input.key_pressed(Key::Enter));
            let Self { memos, shown, headings, list, .. } = self;
            let rows = MemoRows { memos, shown, headings, tokens };
            let opened = list.show(ui, &tr!("page-memos"), STYLE, &rows);
            if opened.is_some() && enters {
                self.write();
            } else if opened.is_some() {
                self.open_in_text(actions);
            }
        });
        self.fields.begin(editable);
        ScrollArea::vertical().id_salt("memo").auto_shrink([false, false]).show(ui, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 0)).show(ui, |ui| {
                self.memo(ui, session, tokens, actions);
            });
        });
        self.fields.end(session, actions);
    }

    /// Puts the cursor into the text of the memo on which the keys stand.
    fn write(&mut self) {
        self.fields.focus = self.current().map(about_text);
    }

    fn open_in_text(&self, actions: &mut Actions) {
        if let Some(memo) = self.current() {
            actions.extend(shown_in_text(&memo.place));
        }
    }

    fn controls(&mut self, ui: &mut Ui, tokens: &Tokens) {
        let typed = &mut self.typed;
        fields::field(ui, &tr!("memos-words"), &mut typed.words, "");
        ui.columns(2, |columns| {
            let kinds = MemoKind::ALL.into_iter().map(|kind| (Some(kind), words::memo_kind(kind)));
            fields::limit(&mut columns[0], &tr!("memos-kind"), &mut typed.kind, kinds);
            fields::field(&mut columns[1], &tr!("memos-case"), &mut typed.case, "");
            let coders = self.coders.iter().map(|coder| (Some(coder.clone()), coder.clone()));
            fields::limit(&mut columns[0], &tr!("memos-coder"), &mut typed.coder, coders);
            fields::field(&mut columns[1], &tr!("memos-day"), &mut typed.day, "");
        });
        if let (Err(_), false) = (written::date(&typed.day), typed.day.trim().is_empty()) {
            ui.label(RichText::new(tr!("memos-no-day")).small().color(tokens.warning));
        }
    }

    /// The memo on which the keys stand, with its fields and links.
    fn memo(&mut self, ui: &mut Ui, session: &Session, tokens: &Tokens, actions: &mut Actions) {
        let Some(memo) = self.current().cloned() else {
            ui.label(RichText::new(tr!("memos-what")).color(tokens.quiet));
            return;
        };
        let id = memo.memo.id;
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(words::memo_place(&memo)).color(tokens.header));
            if let Some(show) = shown_in_text(&memo.place)
                && ui.link(tr!("memo-show")).clicked()
            {
                actions.push(show);
            }
        });
        if let Some(passage) = &self.passages.own {
            ui.label(RichText::new(tr!("quoted", text = passage.as_str())).small());
        }
        ui.add_space(space::S);
        let names = [tr!("memo-title"), tr!("memo-day"), tr!("memo-text")];
        let (case, day) = (memo.memo.case, memo.memo.day().map(|day| day.to_string()));
        let field = |about, stored, name, rows| DraftField { case, about, stored, begins: "", name, rows };
        if memo.memo.case.is_none() {
            let title = field(About::FreeMemo(id, MemoField::Title), &memo.memo.title, &names[0], 1);
            self.fields.show(ui, session, &title, actions);
        }
        if let Some(day) = &day {
            let day = field(About::FreeMemo(id, MemoField::Day), day, &names[1], 1);
            self.fields.show(ui, session, &day, actions);
        }
        self.fields.show(ui, session, &field(about_text(&memo), &memo.memo.text, &names[2], LINES), actions);
        ui.add_space(space::M);
        self.links(ui, &memo, tokens, actions);
        ui.add_space(space::M);
        let remove = egui::Button::new(tr!("memo-remove"));
        if ui.add_enabled(self.fields.editable, remove).clicked() {
            actions.push(ProjectAction::RemoveMemo(id).into());
        }
    }

    fn links(&self, ui: &mut Ui, memo: &ListedMemo, tokens: &Tokens, actions: &mut Actions) {
        let editable = self.fields.editable;
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(tr!("memo-links")).small().family(fonts::semibold()));
            if ui.add_enabled(editable, egui::Button::new(Command::LinkMemo.name())).clicked() {
                actions.push(Action::Command(Command::LinkMemo));
            }
        });
        let heading =
            |id: i64| self.memos.iter().find(|own| own.memo.id == id).map(|own| words::memo_heading(&own.memo));
        for (link, passage) in memo.links.iter().zip(&self.passages.linked) {
            let to = if let Some(LinkTarget::Memo(to)) = link.link.target { heading(to) } else { None };
            let mut name = words::linked(link, to);
            if let Some(passage) = passage {
                name = format!("{name} {}", tr!("quoted", text = passage.as_str()));
            }
            ui.horizontal_wrapped(|ui| {
                if link.link.target.is_none() {
                    ui.label(RichText::new(&name).color(tokens.warning));
                } else if ui.link(&name).clicked() {
                    follow(link, actions);
                }
                let remove = ui.add_enabled(editable, egui::Button::new(RichText::new(tr!("remove")).small()));
                name_it(&remove, &tr!("memo-unlink-named", name = name));
                if remove.clicked() {
                    actions.push(ProjectAction::UnlinkMemo(link.link.id).into());
                }
            });
        }
        if !memo.linked_from.is_empty() {
            ui.label(RichText::new(tr!("memo-linked-from")).small().family(fonts::semibold()));
        }
        for (from, name) in memo.linked_from.iter().filter_map(|from| Some((*from, heading(*from)?))) {
            if ui.link(name).clicked() {
                actions.push(Action::ShowMemo(from));
            }
        }
    }
}

/// Where the text of a memo is stored.
const fn about_text(memo: &ListedMemo) -> About {
    match memo.memo.case {
        Some(_) => About::Memo(memo.memo.on),
        None => About::FreeMemo(memo.memo.id, MemoField::Text),
    }
}

/// What shows a place in its text.
fn shown_in_text(place: &MemoPlace) -> Option<Action> {
    let case = place.case_id?;
    let open = ProjectAction::OpenCase(case);
    Some(place.span.map_or(open, |span: Span| ProjectAction::Show(case, span)).into())
}

/// Goes where a link leads.
fn follow(link: &ListedLink, actions: &mut Actions) {
    match link.link.target {
        Some(LinkTarget::Memo(memo)) => actions.push(Action::ShowMemo(memo)),
        Some(LinkTarget::Code(code)) => {
            actions.push(Action::Command(Command::ReadWorkspace));
            actions.push(ProjectAction::ShowCode(Some(code)).into());
        }
        _ => actions.extend(shown_in_text(&link.place)),
    }
}
