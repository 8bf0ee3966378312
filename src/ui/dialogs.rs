//! The small dialogs: attributes of the project, the report of an import, the keys.

use egui::{ComboBox, Grid, RichText, ScrollArea, TextEdit};

use super::action::{Action, Actions, ProjectAction};
use super::arrivals::{Arrivals, LabelEditor};
use super::backup_list::BackupList;
use super::block_paste::BlockPaste;
use super::code_history::CodeHistory;
use super::coders::CoderEditor;
use super::degrees::ScaleEditor;
use super::entry_form::EntryForm;
use super::exchange_views::{CopyForm, IncomingView, MergeView};
use super::fonts;
use super::key_list::KeyList;
use super::link_picker::LinkPicker;
use super::modal;
use super::name_it;
use super::passphrase_form::PassphraseForm;
use super::paste::PasteEditor;
use super::quote_joined::QuoteDialog;
use super::session::Session;
use super::table_preview::TableDialog;
use super::tokens::{Tokens, space};
use super::undoing;
use super::walk::ExcerptWalk;
use project::{Attribute, AttributeKind, Undoing, Undone};
use words::Sentence;

/// A dialog while it is open.
pub enum Dialog {
    Attributes(AttributeEditor),
    Report(Arrivals),
    Labels(LabelEditor),
    Scale(ScaleEditor),
    Paste(PasteEditor),
    /// A block of cells for the attribute grid.
    Block(BlockPaste),
    Keys(KeyList),
    Walk(ExcerptWalk),
    CodeHistory(CodeHistory),
    /// Whether much shall go by undo.
    Undo(Undoing),
    /// What was undone and left behind.
    Undone(Vec<Undone>),
    /// The backups of a project, and whether they are made by themselves.
    Backups(BackupList, bool),
    /// The passphrase of a project.
    Passphrase(Box<PassphraseForm>),
    /// The name of who codes.
    Coder(CoderEditor),
    /// An entry that is being corrected.
    Correct(Box<EntryForm>),
    /// What a memo is to be linked to.
    Link(Box<LinkPicker>),
    /// A table of attributes before it is loaded.
    Table(Box<TableDialog>),
    /// A quotation that is joined of selections.
    Quote(Box<QuoteDialog>),
    /// What a new summary begins with.
    SummaryTemplate(String),
    /// What a copy for a coder is to hold.
    Copy(Box<CopyForm>),
    /// What a copy would bring.
    Merge(Box<MergeView>),
    /// What a file of another program would bring.
    Incoming(Box<IncomingView>),
}

impl Dialog {
    /// How wide it wants to be, in points.
    const fn width(&self) -> f32 {
        match self {
            Self::Report(_) => 980.0,
            Self::Merge(_) => 760.0,
            _ => 620.0,
        }
    }

    /// The title of the section of the guide that tells of it.
    #[must_use]
    pub fn topic(&self) -> String {
        match self {
            Self::Report(_) | Self::Labels(_) | Self::Paste(_) => tr!("guide-topic-import"),
            Self::Attributes(_) | Self::Block(_) | Self::Table(_) => tr!("attributes-title"),
            Self::Keys(_) => tr!("guide-topic-keys"),
            Self::Walk(_) | Self::CodeHistory(_) => tr!("guide-topic-codebook"),
            Self::Scale(_) | Self::Coder(_) => tr!("guide-topic-code"),
            Self::Undo(_) | Self::Undone(_) => tr!("command-undo"),
            Self::Backups(..) => tr!("guide-topic-backup"),
            Self::Passphrase(_) => tr!("guide-topic-encryption"),
            Self::Correct(_) => tr!("guide-topic-read"),
            Self::Link(_) => tr!("guide-topic-memos"),
            Self::Quote(_) => tr!("guide-topic-find"),
            Self::SummaryTemplate(_) => tr!("guide-topic-summary"),
            Self::Copy(_) | Self::Merge(_) => tr!("guide-topic-copies"),
            Self::Incoming(_) => tr!("guide-topic-exchange"),
        }
    }

    /// Shows the dialog; gives `false` when it is to be closed.
    pub fn show(
        &mut self,
        ctx: &egui::Context,
        session: Option<&Session>,
        editable: bool,
        actions: &mut Actions,
    ) -> bool {
        let mut close = false;
        let modal = modal::show(ctx, "dialog", self.width(), |ui| {
            match self {
                Self::Attributes(editor) => {
                    if let Some(session) = session {
                        editor.show(ui, session, actions);
                    }
                }
                Self::Report(arrivals) => {
                    if let Some(session) = session {
                        arrivals.show(ui, session, editable, actions);
                    }
                }
                Self::Labels(editor) => close |= editor.show(ui, actions),
                Self::Scale(editor) => close |= editor.show(ui, actions),
                Self::Paste(editor) => editor.show(ui, actions),
                Self::Block(paste) => {
                    if let Some(session) = session {
                        close |= paste.show(ui, session, editable, actions);
                    }
                }
                Self::Walk(walk) => {
                    if let Some(session) = session {
                        close |= walk.show(ui, session, actions);
                    }
                }
                Self::CodeHistory(history) => {
                    if let Some(session) = session {
                        history.show(ui, session);
                    }
                }
                Self::Keys(list) => list.show(ui, actions),
                Self::Undo(undoing) => close |= undoing::ask(ui, undoing, actions),
                Self::Backups(list, makes) => close |= list.show(ui, session, *makes, actions),
                Self::Passphrase(form) => close |= form.show(ui, actions),
                Self::Undone(undone) => close |= undoing::show_undone(ui, undone, editable, actions),
                Self::Correct(form) => form.show(ui, actions),
                Self::Link(picker) => close |= picker.show(ui, actions),
                Self::Table(table) => close |= table.show(ui, editable, actions),
                Self::Quote(quotation) => {
                    if let Some(session) = session {
                        close |= quotation.show(ui, session, actions);
                    }
                }
                Self::SummaryTemplate(template) => {
                    modal::title(ui, tr!("summary-template-title"));
                    ui.label(RichText::new(tr!("summary-template-what")).color(Tokens::of(ui.ctx()).quiet));
                    let label = ui.label(tr!("summary-template-name"));
                    let field = TextEdit::multiline(template).desired_rows(12).desired_width(f32::INFINITY);
                    ui.add(field).labelled_by(label.id);
                    let save = egui::Button::new(tr!("save"));
                    if modal::buttons(ui, |ui| ui.add_enabled(editable, save).clicked()) {
                        actions.push(ProjectAction::SetSummaryTemplate(template.clone()).into());
                        close = true;
                    }
                }
                Self::Copy(form) => {
                    if let Some(session) = session {
                        close |= form.show(ui, session, actions);
                    }
                }
                Self::Merge(view) => close |= view.show(ui, editable, actions),
                Self::Incoming(view) => close |= view.show(ui, session, editable, actions),
                Self::Coder(editor) => close |= editor.show(ui, session, editable, actions),
            }
            // These have buttons of their own.
            if !matches!(self, Self::Walk(_) | Self::Undo(_)) {
                close |= modal::buttons(ui, |ui| ui.button(tr!("close")).clicked());
            }
        });
        let is_left = modal.should_close();
        if let (Self::Walk(walk), true) = (self, is_left) {
            // What was decided is not lost with Esc; undo takes it back.
            actions.extend(walk.decisions().map(Action::from));
        }
        !(close || is_left)
    }
}

/// The editor of the project's attributes.
#[derive(Default)]
pub struct AttributeEditor {
    /// `id` 0 stands for a new attribute.
    draft: Attribute,
    options: String,
    /// Why it could not be saved.
    complaint: Option<String>,
}

impl AttributeEditor {
    fn edit(&mut self, attribute: &Attribute) {
        self.options = attribute.options.join("\n");
        self.draft = attribute.clone();
    }

    /// Makes room for the next attribute when this one is saved, or says why it is not.
    pub fn saved(&mut self, saved: project::Result<()>) {
        match saved {
            Ok(()) => *self = Self::default(),
            Err(error) => self.complaint = Some(error.sentence()),
        }
    }

    fn show(&mut self, ui: &mut egui::Ui, session: &Session, actions: &mut Actions) {
        modal::title(ui, tr!("attributes-title"));
        ui.label(RichText::new(tr!("attributes-what")).color(Tokens::of(ui.ctx()).quiet));
        ui.add_space(space::S);
        let list = ScrollArea::vertical().max_height(260.0).auto_shrink([false, true]);
        let grid = Grid::new("attributes").num_columns(4).spacing([space::L, space::XS]);
        list.show(ui, |ui| {
            grid.show(ui, |ui| {
                for attribute in &session.attributes {
                    ui.label(RichText::new(&attribute.name).family(fonts::semibold()));
                    ui.label(words::attribute_kind(attribute.kind));
                    let edit = ui.button(tr!("edit"));
                    let name = tr!("attribute-edit-named", name = attribute.name.as_str());
                    name_it(&edit, &name);
                    if edit.clicked() {
                        self.edit(attribute);
                    }
                    let remove = ui.button(tr!("remove"));
                    let name = tr!("attribute-remove-named", name = attribute.name.as_str());
                    name_it(&remove, &name);
                    if remove.clicked() {
                        actions.push(ProjectAction::RemoveAttribute(attribute.id).into());
                        *self = Self::default();
                    }
                    ui.end_row();
                }
            })
        });
        ui.separator();
        let title = if self.draft.id == 0 { tr!("attribute-new") } else { tr!("attribute-edit") };
        ui.label(RichText::new(title).family(fonts::semibold()));
        let label = ui.label(tr!("attribute-name"));
        ui.add(TextEdit::singleline(&mut self.draft.name).desired_width(f32::INFINITY)).labelled_by(label.id);
        ui.horizontal(|ui| {
            let label = ui.label(tr!("attribute-kind"));
            let kind = words::attribute_kind(self.draft.kind);
            let choice = ComboBox::from_id_salt("attribute-kind").selected_text(kind).show_ui(ui, |ui| {
                for kind in AttributeKind::ALL {
                    if ui.selectable_value(&mut self.draft.kind, kind, words::attribute_kind(kind)).clicked() {
                        ui.close();
                    }
                }
            });
            choice.response.labelled_by(label.id);
        });
        if self.draft.kind == AttributeKind::Category {
            let label = ui.label(tr!("attribute-options"));
            let field = TextEdit::multiline(&mut self.options).desired_rows(4).desired_width(f32::INFINITY);
            ui.add(field).labelled_by(label.id);
        }
        if let Some(complaint) = &self.complaint {
            ui.colored_label(Tokens::of(ui.ctx()).warning, complaint);
        }
        modal::buttons(ui, |ui| {
            if ui.button(tr!("save")).clicked() {
                let lines = self.options.lines().map(str::trim).filter(|line| !line.is_empty());
                self.draft.options = if self.draft.kind == AttributeKind::Category {
                    lines.map(str::to_owned).collect()
                } else {
                    Vec::new()
                };
                actions.push(match self.draft.id {
                    0 => ProjectAction::AddAttribute(self.draft.clone()).into(),
                    _ => ProjectAction::ChangeAttribute(self.draft.clone()).into(),
                });
            }
            if self.draft.id != 0 && ui.button(tr!("attribute-new")).clicked() {
                *self = Self::default();
            }
        });
    }
}
