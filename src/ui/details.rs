//! The pane under the codebook: what stands at the caret, the case summary, memos, attributes.

use egui::{ComboBox, RichText, ScrollArea, Ui, Vec2};

use super::action::{Action, Actions, ProjectAction};
use super::arrivals;
use super::case_documents;
use super::choices;
use super::command::Command;
use super::degrees;
use super::draft_fields::{DraftField, DraftFields};
use super::drafts::{About, Draft};
use super::linked_memos;
use super::markdown;
use super::modal;
use super::name_it;
use super::reading::ReadingPane;
use super::review_list;
use super::session::{OpenCase, Session};
use super::tokens::{Tokens, space};
use project::{AttributeKind, Coding, LinkTarget, MemoOn};
use reading::text::Span;
use words::{self, shortened};

/// Code points of an excerpt that are shown beside a coding.
const EXCERPT: usize = 140;

/// Between two tabs, in points.
const TAB_GAP: f32 = 1.0;

/// Height of a line of the summary, and what stands around its field, in points.
const LINE: f32 = 18.0;
const AROUND: f32 = 70.0;

/// What the pane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    #[default]
    Here,
    Summary,
    Memos,
    Attributes,
    Review,
}

impl Tab {
    const ALL: [Self; 5] = [Self::Here, Self::Summary, Self::Memos, Self::Attributes, Self::Review];

    fn name(self) -> String {
        match self {
            Self::Here => tr!("tab-here"),
            Self::Summary => tr!("tab-summary"),
            Self::Memos => tr!("tab-memos"),
            Self::Attributes => tr!("tab-attributes"),
            Self::Review => tr!("tab-review"),
        }
    }
}

/// What the pane remembers between frames.
#[derive(Default)]
pub struct DetailPane {
    pub tab: Tab,
    fields: DraftFields,
    writing_summary: bool,
    /// The case of which the open one is to become a document, while its label is being typed.
    into_case: String,
}

impl DetailPane {
    /// Goes to the memo on something and puts the cursor there.
    pub fn write_memo(&mut self, on: MemoOn) {
        self.tab = if on == MemoOn::Case { Tab::Memos } else { Tab::Here };
        self.fields.focus = Some(About::Memo(on));
    }

    /// Goes to the summary and puts the cursor there.
    pub const fn write_summary(&mut self) {
        (self.tab, self.writing_summary) = (Tab::Summary, true);
        self.fields.focus = Some(About::Summary);
    }

    /// The name of the size that the pane keeps, and what it is at first, in points: a summary is written beside the text.
    #[must_use]
    pub fn room(&self) -> (&'static str, f32) {
        if self.tab == Tab::Summary { ("summary", 560.0) } else { ("details", 360.0) }
    }

    /// Hands over what has been written and not yet stored: before undo, before another case, before closing.
    #[must_use]
    pub fn flush(&mut self, session: &Session) -> Vec<ProjectAction> {
        self.fields.flush(session)
    }

    /// Keeps what the project has refused to store.
    pub fn keep(&mut self, draft: Draft) {
        self.fields.keep(draft);
    }

    /// Whether something that was typed is not stored yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.fields.is_unsaved()
    }

    /// Shows the pane.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        reading: &ReadingPane,
        editable: bool,
        actions: &mut Actions,
    ) {
        ui.horizontal_wrapped(|ui| {
            // All tabs are always there, so that nothing below shifts; in a narrow pane they take two rows, and none is cut.
            ui.spacing_mut().item_spacing = Vec2::splat(TAB_GAP);
            ui.spacing_mut().button_padding.x = space::XS;
            let tabs = Tab::ALL;
            let name = |tab: Tab| {
                let open = session.open.as_ref().filter(|_| tab == Tab::Memos);
                let aside = open.map_or(0, |open| session.asides_of(open.id));
                let name = if aside > 0 { format!("{} ({aside})", tab.name()) } else { tab.name() };
                RichText::new(name).small()
            };
            let names: Vec<RichText> = tabs.iter().map(|tab| name(*tab)).collect();
            let chosen = tabs.iter().position(|tab| *tab == self.tab).unwrap_or_default();
            let told: Vec<String> = names.iter().map(|name| name.text().to_owned()).collect();
            if let Some(next) = choices::show_told(ui, "details", chosen, &names, &told) {
                self.tab = tabs[next];
            }
        });
        ui.separator();
        let Some(open) = &session.open else { return };
        self.fields.begin(editable);
        ScrollArea::vertical()
            .id_salt(("details", self.tab as u8))
            .min_scrolled_height(0.0)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                modal::revealing(ui, |ui| match self.tab {
                    Tab::Here => self.here(ui, session, open, reading, actions),
                    Tab::Summary => self.summary(ui, session, open, actions),
                    Tab::Memos => {
                        arrivals::asides(ui, session, open, reading, editable, actions);
                        self.memos(ui, session, open, actions);
                    }
                    Tab::Attributes => self.attributes(ui, session, open, actions),
                    Tab::Review => review_list::show(ui, session, open, reading.entry(), editable, actions),
                });
            });
        self.fields.end(session, actions);
    }

    fn here(&mut self, ui: &mut Ui, session: &Session, open: &OpenCase, reading: &ReadingPane, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let Some(caret) = reading.caret else {
            ui.label(RichText::new(tr!("here-nothing")).color(tokens.quiet));
            return;
        };
        let mut codings: Vec<&Coding> = open.codings_at(caret.source).collect();
        codings.sort_by_key(|coding| (Some(coding.id) != reading.clicked, coding.span.len()));
        if codings.is_empty() {
            ui.label(RichText::new(tr!("here-no-codings")).color(tokens.quiet));
        }
        for coding in codings {
            self.coding(ui, session, open, coding, reading, actions);
            ui.add_space(space::S);
        }
        if let Some(entry) = open.source.plan.entries.get(caret.entry) {
            ui.separator();
            ui.label(
                RichText::new(words::entry_header(&open.source.plan, caret.entry, false)).small().color(tokens.header),
            );
            for reason in words::flags(entry) {
                ui.label(RichText::new(reason).small().color(if entry.is_doubtful() {
                    tokens.warning
                } else {
                    tokens.quiet
                }));
            }
            review_list::show_corrections(ui, open, caret.entry, self.fields.editable, actions);
            self.memo(ui, session, open, MemoOn::Passage(entry.span), &tr!("memo-on-entry"), actions);
            linked_memos::show(ui, session, LinkTarget::Entry(open.id, entry.span), actions);
        }
    }

    fn coding(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        open: &OpenCase,
        coding: &Coding,
        reading: &ReadingPane,
        actions: &mut Actions,
    ) {
        let tokens = Tokens::of(ui.ctx());
        let Some(code) = session.codes.get(coding.code) else { return };
        ui.horizontal_wrapped(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), egui::Sense::hover());
            ui.painter().rect_filled(rect, 2.0, tokens.code_colour(&code.colour));
            let name = session.codes.path(coding.code);
            let choice = ComboBox::from_id_salt(("recode", coding.id))
                .selected_text(&name)
                .width(150.0)
                .truncate()
                .show_ui(ui, |ui| {
                    for (other, _) in session.codes.iter().filter(|(other, _)| other.codable) {
                        if ui.selectable_label(other.id == coding.code, session.codes.path(other.id)).clicked() {
                            actions.push(ProjectAction::Recode(coding.id, other.id, coding.span).into());
                            ui.close();
                        }
                    }
                });
            let label = tr!("here-code", code = name.as_str());
            name_it(&choice.response, &label);
            ui.label(RichText::new(&coding.coder).small().color(tokens.quiet));
            degrees::choice(ui, session, coding, &name, self.fields.editable, actions);
            let remove = ui.button(tr!("here-uncode"));
            name_it(&remove, &tr!("here-uncode-named", code = name.as_str()));
            if remove.clicked() {
                actions.push(ProjectAction::Uncode(vec![coding.id]).into());
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.label(
                RichText::new(tr!("quoted", text = shortened(open.source.text.slice(coding.span), EXCERPT))).small(),
            );
            let own_entry = open.source.plan.entry_at(coding.span.start);
            let selected = reading.selection.first().copied().filter(|_| reading.selection.len() == 1);
            let selected =
                selected.filter(|span| *span != coding.span && open.source.plan.entry_at(span.start) == own_entry);
            if let Some(span) = selected
                && ui.button(tr!("here-move")).on_hover_text(tr!("here-move-hint")).clicked()
            {
                actions.push(ProjectAction::Recode(coding.id, coding.code, span).into());
            }
        });
        self.memo(
            ui,
            session,
            open,
            MemoOn::Coding(coding.id),
            &tr!("memo-on-coding", code = code.name.as_str()),
            actions,
        );
        linked_memos::show(ui, session, LinkTarget::Coding(coding.id), actions);
    }

    fn summary(&mut self, ui: &mut Ui, session: &Session, open: &OpenCase, actions: &mut Actions) {
        let stored = session.case(open.id).map_or("", |case| &case.summary);
        ui.horizontal(|ui| {
            let names = [tr!("summary-read"), tr!("summary-write")].map(RichText::new);
            if let Some(next) = choices::show(ui, "summary", usize::from(self.writing_summary), &names) {
                self.writing_summary = next == 1;
                self.fields.focus = self.writing_summary.then_some(About::Summary);
            }
        });
        if self.writing_summary {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of lines")]
            let rows = ((ui.available_height() - AROUND) / LINE).clamp(8.0, 60.0) as usize;
            self.field(ui, session, open.id, About::Summary, stored, &tr!("summary-name"), rows, actions);
            ui.label(RichText::new(tr!("summary-hint")).small().color(Tokens::of(ui.ctx()).quiet));
        } else if stored.is_empty() {
            ui.label(RichText::new(tr!("summary-empty")).color(Tokens::of(ui.ctx()).quiet));
        } else {
            markdown::show(ui, stored);
        }
    }

    fn memos(&mut self, ui: &mut Ui, session: &Session, open: &OpenCase, actions: &mut Actions) {
        self.memo(ui, session, open, MemoOn::Case, &tr!("memo-on-case"), actions);
        linked_memos::show(ui, session, LinkTarget::Case(open.id), actions);
        for memo in &open.memos {
            let span = match memo.on {
                MemoOn::Case | MemoOn::Nothing | MemoOn::Day(_) => continue,
                MemoOn::Passage(span) => Some(span),
                MemoOn::Coding(id) => open.codings.iter().find(|coding| coding.id == id).map(|coding| coding.span),
            };
            ui.separator();
            ui.label(&memo.text);
            if let Some(span) = span {
                let excerpt = tr!("quoted", text = shortened(open.source.text.slice(span), EXCERPT));
                if ui.link(RichText::new(excerpt).small()).clicked() {
                    actions.push(ProjectAction::Show(open.id, span).into());
                }
                if let Some(document) = words::document_at(&open.source.plan.documents, span.start) {
                    ui.label(RichText::new(document).small().color(Tokens::of(ui.ctx()).quiet));
                }
            }
        }
    }

    fn attributes(&mut self, ui: &mut Ui, session: &Session, open: &OpenCase, actions: &mut Actions) {
        let label = session.case(open.id).map_or("", |case| &case.label);
        self.field(ui, session, open.id, About::Label, label, &tr!("case-name"), 1, actions);
        ui.add_space(space::S);
        for attribute in &session.attributes {
            let stored = session.value(open.id, attribute.id);
            let options: Vec<String> = match attribute.kind {
                AttributeKind::Category => attribute.options.clone(),
                AttributeKind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
                _ => {
                    self.field(ui, session, open.id, About::Value(attribute.id), stored, &attribute.name, 1, actions);
                    continue;
                }
            };
            ui.horizontal(|ui| {
                let label = ui.label(&attribute.name);
                let choice = ComboBox::from_id_salt(("value", attribute.id))
                    .selected_text(words::value(attribute.kind, stored))
                    .show_ui(ui, |ui| {
                        for option in std::iter::once("").chain(options.iter().map(String::as_str)) {
                            if ui.selectable_label(option == stored, words::value(attribute.kind, option)).clicked() {
                                actions.push(
                                    ProjectAction::SetAttribute(open.id, attribute.clone(), option.to_owned()).into(),
                                );
                                ui.close();
                            }
                        }
                    });
                choice.response.labelled_by(label.id);
            });
        }
        if session.attributes.is_empty() {
            ui.label(RichText::new(tr!("attributes-empty")).color(Tokens::of(ui.ctx()).quiet));
        }
        for command in [Command::EditAttributes, Command::LoadAttributes] {
            if ui.button(command.name()).clicked() {
                actions.push(Action::Command(command));
            }
        }
        ui.add_space(space::S);
        case_documents::show(ui, session, open, &mut self.into_case, self.fields.editable, actions);
    }

    fn memo(&mut self, ui: &mut Ui, session: &Session, open: &OpenCase, on: MemoOn, name: &str, actions: &mut Actions) {
        let rows = if on == MemoOn::Case { 6 } else { 2 };
        self.field(ui, session, open.id, About::Memo(on), open.memo(on), name, rows, actions);
    }

    /// A field of the open case.
    #[expect(clippy::too_many_arguments, reason = "each says something else about the field")]
    fn field(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        case: i64,
        about: About,
        stored: &str,
        name: &str,
        rows: usize,
        actions: &mut Actions,
    ) {
        let begins = if about == About::Summary { &session.summary_template } else { "" };
        let field = DraftField { case: Some(case), about, stored, begins, name, rows };
        self.fields.show(ui, session, &field, actions);
    }
}

/// The span of the entry in which the caret stands.
#[must_use]
pub fn entry_span(open: &OpenCase, reading: &ReadingPane) -> Option<Span> {
    reading.entry().and_then(|entry| open.source.plan.entries.get(entry)).map(|entry| entry.span)
}
