//! The documents of the case under review, and originals that seem to be documents of one case.

use egui::{Button, RichText, Ui};

use super::review_case::ReviewCase;
use super::vault::Vault;
use crate::ui::action::{Actions, Ask, ask};
use crate::ui::case_documents::{case_field, kind_box};
use crate::ui::modal;
use crate::ui::name_it;
use crate::ui::tokens::{Tokens, space};
use project::import::GroupProposal;
use quarantine::quarantine::Original;
use reading::plan::{CaseDocument, DocumentKind};
use reading::text::Span;
use words::i18n::number;

/// The documents of a case, as the dialog shows them.
pub struct HeldDocuments {
    case: i64,
    label: String,
    documents: Vec<CaseDocument>,
    /// First page of each, from 0, and how many pages it has.
    pages: Vec<(usize, usize)>,
    is_released: bool,
    /// Numbers, from 1, of those whose heads tell of another person than that of one before them.
    of_others: Vec<usize>,
    /// Number and label of the originals that it can be put together with.
    others: Vec<(i64, String)>,
    /// The one of them that is being typed.
    into: String,
}

impl HeldDocuments {
    #[must_use]
    pub fn of(held: &ReviewCase, vault: &Vault) -> Self {
        let original = &held.original;
        let whole =
            CaseDocument { kind: DocumentKind::Plan, title: String::new(), span: Span::new(0, held.text.len()) };
        let mut documents = original.case_documents();
        if documents.is_empty() {
            documents.push(whole);
        }
        let pages = held.judgement.pages();
        let range = |span: Span| {
            let first = pages.partition_point(|page| page.end <= span.start);
            (first, pages[first..].iter().take_while(|page| page.start < span.end).count())
        };
        let others =
            vault.originals.iter().filter(|other| other.number != original.number && other.released_as.is_none());
        Self {
            case: original.number,
            label: original.label.clone(),
            pages: documents.iter().map(|document| range(document.span)).collect(),
            documents,
            is_released: held.is_released(),
            of_others: original.of_others(&held.text),
            others: others.map(|other| (other.number, other.label.clone())).collect(),
            into: String::new(),
        }
    }

    /// Shows them; gives `false` when the dialog is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        let (before, mut closed) = (actions.len(), false);
        let modal = modal::show(ctx, "anonymising documents", 520.0, |ui| {
            modal::title(ui, tr!("documents-title"));
            for index in 0..self.documents.len() {
                self.document(ui, index, actions);
            }
            if let Some(said) = words::of_others(&self.label, &self.of_others) {
                ui.colored_label(Tokens::of(ui.ctx()).warning, said);
            }
            ui.add_space(space::M);
            ui.add_enabled_ui(!self.is_released, |ui| {
                let labels = self.others.iter().map(|(_, label)| label.as_str());
                case_field(ui, &tr!("documents-into"), &mut self.into, labels);
                let other = self.others.iter().find(|(_, label)| label == self.into.trim());
                let button = ui.add_enabled(other.is_some(), Button::new(tr!("documents-join")));
                if let Some((number, label)) = other.filter(|_| button.clicked()) {
                    actions.push(ask(Ask::JoinHeld(vec![*number, self.case], label.clone())));
                }
            });
            ui.label(RichText::new(tr!("held-documents-what")).color(Tokens::of(ui.ctx()).quiet));
            closed = modal::buttons(ui, |ui| ui.button(tr!("close"))).clicked();
        });
        actions.len() == before && !(closed || modal.should_close())
    }

    fn document(&self, ui: &mut Ui, index: usize, actions: &mut Actions) {
        let (Some(document), Some((first, pages))) = (self.documents.get(index), self.pages.get(index)) else { return };
        let name = if self.documents.len() == 1 && document.title.is_empty() {
            self.label.clone()
        } else {
            words::document_name(&self.documents, index)
        };
        ui.add_space(space::S);
        let link = ui.link(&name);
        name_it(&link, &tr!("document-show", document = name.as_str()));
        if link.clicked() {
            actions.push(ask(Ask::Page(*first)));
        }
        let count = *pages;
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(tr!("document-pages", count = count)).color(Tokens::of(ui.ctx()).quiet));
            ui.add_enabled_ui(!self.is_released, |ui| {
                let label = tr!("document-kind-of", document = name.as_str());
                kind_box(ui, &label, document.kind, actions, |kind| ask(Ask::SetHeldKind(self.case, index + 1, kind)));
                let own = ui.add_enabled(self.documents.len() > 1, Button::new(tr!("document-separate")));
                name_it(&own, &tr!("document-separate-named", document = name.as_str()));
                if own.clicked() {
                    actions.push(ask(Ask::SeparateHeld(self.case, index + 1)));
                }
            });
        });
    }
}

/// Where the page under review stands: the name of its document, if the case holds several, or that it holds what was noted in the file.
#[must_use]
pub fn document_of_page(held: &ReviewCase) -> Option<String> {
    let (own, documents) = (&held.original.documents, held.original.case_documents());
    let page = held.judgement.pages().get(held.page)?;
    let index = own.iter().position(|document| page.start < document.extent().end)?;
    let name = if documents.is_empty() { None } else { Some(words::document_name(&documents, index)) };
    if page.start < own[index].span.end {
        return name;
    }
    Some(tr!("held-notes-of", document = name.unwrap_or_else(|| held.original.label.clone())))
}

/// How many documents a case has, for the button that shows them.
#[must_use]
pub fn count_of(held: &ReviewCase) -> String {
    number(held.original.documents.len().max(1))
}

/// What seems to be of one case, until somebody has decided.
pub struct Proposals {
    pub open: Vec<GroupProposal>,
}

impl Proposals {
    #[must_use]
    pub const fn new(open: Vec<GroupProposal>) -> Self {
        Self { open }
    }

    /// Shows those whose originals are there; gives `false` when the dialog is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, originals: &[Original], actions: &mut Actions) -> bool {
        let number = |label: &String| originals.iter().find(|original| original.label == *label).map(|own| own.number);
        let numbers = |proposal: &GroupProposal| proposal.documents.iter().map(number).collect::<Option<Vec<i64>>>();
        self.open.retain(|proposal| numbers(proposal).is_some());
        if self.open.is_empty() {
            return false;
        }
        let (mut chosen, mut closed) = (None, false);
        let modal = modal::show(ctx, "anonymising proposals", 560.0, |ui| {
            modal::title(ui, tr!("held-proposals-title"));
            for (index, proposal) in self.open.iter().enumerate() {
                ui.add_space(space::S);
                ui.label(words::proposal(proposal));
                let button = ui.button(tr!("report-join"));
                name_it(&button, &tr!("report-join-named", case = proposal.case.as_str()));
                if button.clicked() {
                    chosen = Some(index);
                }
            }
            closed = modal::buttons(ui, |ui| ui.button(tr!("held-proposals-no"))).clicked();
        });
        if let Some(index) = chosen {
            let proposal = self.open.remove(index);
            if let Some(numbers) = numbers(&proposal) {
                actions.push(ask(Ask::JoinHeld(numbers, proposal.case)));
            }
            return true;
        }
        !(closed || modal.should_close())
    }
}
