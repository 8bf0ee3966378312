//! What arrived in an import: a table that stays until it is closed, prints of known cases with what can be done about them,
//! what updated prints have set aside, and how labels are taken from file names.

use std::path::Path;
use words::Sentence;

use egui::{Button, Grid, RichText, ScrollArea, TextEdit, Ui};

use super::action::{Action, Actions, ProjectAction};
use super::fonts;
use super::jobs::manner;
use super::modal;
use super::name_it;
use super::reading::ReadingPane;
use super::session::{OpenCase, Session};
use super::tokens::{Tokens, space};
use project::arrival::Known;
use project::import::{FileReport, GroupProposal, ImportReport, Manner};
use project::{AnnotationCode, Aside};
use reading::label::Pattern;
use reading::plan::EntryKind;
use reading::remark::What;
use words::i18n::{long_date, number};
use words::{self, shortened};

/// Files that are listed at most.
const MOST_LISTED: usize = 500;

/// Code points of an excerpt that are shown.
const EXCERPT: usize = 140;

/// The summary of an import while it is open.
pub struct Arrivals {
    report: ImportReport,
    /// Whether scans and pictures among the refused files, and pages without text, can be read by text recognition.
    can_recognise: bool,
}

impl Arrivals {
    #[must_use]
    pub const fn new(report: ImportReport, can_recognise: bool) -> Self {
        Self { report, can_recognise }
    }

    /// Replaces the earlier results of files that have been imported again.
    #[must_use]
    pub fn renewed(mut self, report: ImportReport) -> Self {
        self.report.files.retain(|known| report.files.iter().all(|file| file.file != known.file));
        self.report.files.extend(report.files);
        self.report.proposals.retain(|known| !report.proposals.contains(known));
        self.report.proposals.extend(report.proposals);
        self
    }

    /// How files of the report are taken in once more: into the same case.
    fn manner(&self, ocr: bool) -> Manner {
        Manner { into: self.report.into.clone(), ..manner(ocr) }
    }

    /// Shows the summary.
    pub fn show(&self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        let report = &self.report;
        modal::title(ui, tr!("import-report"));
        ui.label(words::import_summary(report));
        for sentence in words::read_by(report) {
            ui.label(sentence);
        }
        let scans = report.scans().count();
        if self.can_recognise && scans > 0 {
            let button = ui.add_enabled(editable, Button::new(tr!("report-recognise", count = scans)));
            if button.clicked() {
                actions.push(Action::TakeIn(report.scans().map(Path::to_owned).collect(), self.manner(true)));
            }
        }
        let unread: Vec<&FileReport> = report.with_unread_pages().filter(|file| file.file.is_file()).collect();
        if self.can_recognise && !unread.is_empty() {
            let count = unread.iter().map(|file| file.remarks.count(What::UnreadPages)).sum::<usize>();
            let button = ui.add_enabled(editable, Button::new(tr!("report-recognise-pages", count = count)));
            if button.on_hover_text(tr!("report-recognise-pages-hint")).clicked() {
                let manner = Manner { known: Known::Replace, ..self.manner(true) };
                actions.push(Action::TakeIn(unread.iter().map(|file| file.file.clone()).collect(), manner));
            }
        }
        let joined: Vec<&FileReport> = report.joined().filter(|file| file.file.is_file()).collect();
        if !joined.is_empty() {
            let button = ui.add_enabled(editable, Button::new(tr!("report-split", count = joined.len())));
            if button.on_hover_text(tr!("report-split-hint")).clicked() {
                let manner = Manner { split: true, ..self.manner(false) };
                actions.push(Action::TakeIn(joined.iter().map(|file| file.file.clone()).collect(), manner));
            }
        }
        let annotated: Vec<&FileReport> = report.annotated().filter(|file| file.file.is_file()).collect();
        if !annotated.is_empty() {
            let count = annotated.iter().map(|file| file.annotations).sum::<usize>();
            let button = ui.add_enabled(editable, Button::new(tr!("report-annotate", count = count)));
            if button.on_hover_text(tr!("report-annotate-hint")).clicked() {
                let annotations = Some(words::annotation_code as AnnotationCode);
                let manner = Manner { annotations, ..self.manner(false) };
                actions.push(Action::TakeIn(annotated.iter().map(|file| file.file.clone()).collect(), manner));
            }
        }
        for proposal in &report.proposals {
            propose(ui, session, proposal, editable, actions);
        }
        ui.add_space(space::S);
        ScrollArea::vertical().max_height(460.0).auto_shrink([false, true]).show(ui, |ui| {
            for file in report.refused().take(MOST_LISTED) {
                refused(ui, file, &self.manner(true), editable, actions);
            }
            let taken = || report.files.iter().filter(|file| file.case.is_some());
            for note in words::arrivals(taken()).into_iter().take(MOST_LISTED) {
                ui.label(note);
            }
            if taken().next().is_some() {
                ui.add_space(space::S);
                table(ui, session, taken().take(MOST_LISTED), actions);
            }
            let more = taken().count().saturating_sub(MOST_LISTED);
            if more > 0 {
                ui.label(tr!("import-more", count = more));
            }
        });
    }
}

/// Cases that seem to be one, as long as they are several.
fn propose(ui: &mut Ui, session: &Session, proposal: &GroupProposal, editable: bool, actions: &mut Actions) {
    let id = |label: &String| session.cases.iter().find(|case| case.label == *label).map(|case| case.id);
    let Some(cases) = proposal.documents.iter().map(id).collect::<Option<Vec<i64>>>() else { return };
    ui.horizontal_wrapped(|ui| {
        ui.label(words::proposal(proposal));
        let button = ui.add_enabled(editable, Button::new(tr!("report-join")));
        name_it(&button, &tr!("report-join-named", case = proposal.case.as_str()));
        if button.clicked() {
            actions.push(ProjectAction::JoinCases(cases, proposal.case.clone()).into());
        }
    });
}

/// A file that did not come in, and what can be done about it.
fn refused(ui: &mut Ui, file: &FileReport, manner: &Manner, editable: bool, actions: &mut Actions) {
    let reason = words::refusal(file);
    ui.label(RichText::new(reason).color(Tokens::of(ui.ctx()).warning));
    if !file.is_open() {
        return;
    }
    let name = file.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // An older print takes the place of a newer one only when that is said on the button.
    let (replace, named) = if file.is_older() {
        (tr!("import-replace-older"), tr!("import-replace-older-named", file = name.as_str()))
    } else {
        (tr!("import-replace"), tr!("import-replace-named", file = name.as_str()))
    };
    ui.horizontal(|ui| {
        for (what, text, full) in [
            (Known::Replace, replace, named),
            (Known::Add, tr!("import-add"), tr!("import-add-named", file = name.as_str())),
        ] {
            if what == Known::Replace && !file.can_replace() {
                continue;
            }
            let button = ui.add_enabled(editable, Button::new(text));
            name_it(&button, &full);
            if button.clicked() {
                actions.push(Action::TakeIn(vec![file.file.clone()], Manner { known: what, ..manner.clone() }));
            }
        }
    });
    ui.add_space(space::S);
}

fn table<'a>(ui: &mut Ui, session: &Session, files: impl Iterator<Item = &'a FileReport>, actions: &mut Actions) {
    Grid::new("arrivals").num_columns(9).striped(true).spacing([space::L, space::XS]).show(ui, |ui| {
        for head in [
            tr!("column-case"),
            tr!("column-entries"),
            tr!("column-messages"),
            tr!("column-cards"),
            tr!("column-minutes"),
            tr!("column-doubtful"),
            tr!("column-unplaced"),
            tr!("column-period"),
            tr!("column-layout"),
        ] {
            ui.label(RichText::new(head).small().family(fonts::semibold()));
        }
        ui.end_row();
        for file in files {
            let Some(label) = &file.case else { continue };
            let known = session.cases.iter().find(|case| case.label == *label);
            let link = ui.add_enabled(known.is_some(), egui::Link::new(label));
            name_it(&link, &tr!("import-open-case", case = label.as_str()));
            if let Some(case) = known.filter(|_| link.clicked()) {
                actions.push(ProjectAction::OpenCase(case.id).into());
            }
            ui.label(number(file.entries));
            for kind in [EntryKind::Message, EntryKind::Card, EntryKind::Minutes] {
                ui.label(number(file.contents.count(kind)));
            }
            let doubts = ui.label(number(file.doubtful));
            if !file.contents.flags.is_empty() {
                doubts.on_hover_text(words::flag_counts(&file.contents).join("\n"));
            }
            ui.label(number(file.contents.unplaced));
            let dates = [file.contents.first_date, file.contents.last_date];
            ui.label(dates.map(|date| date.map_or_else(|| "–".to_owned(), long_date)).join(" – "));
            ui.label(file.layout.map_or_else(|| tr!("layout-none"), words::layout));
            ui.end_row();
        }
    });
}

/// What updated prints have set aside of a case, to be put on a selection or removed.
pub fn asides(
    ui: &mut Ui,
    session: &Session,
    open: &OpenCase,
    reading: &ReadingPane,
    editable: bool,
    actions: &mut Actions,
) {
    let tokens = Tokens::of(ui.ctx());
    let own: Vec<&Aside> = session.asides.iter().filter(|aside| aside.case == open.id).collect();
    if own.is_empty() {
        return;
    }
    ui.label(RichText::new(tr!("asides-title")).family(fonts::semibold()));
    ui.label(RichText::new(tr!("asides-what")).small().color(tokens.quiet));
    for aside in own {
        ui.separator();
        let name = aside.code.map_or_else(|| tr!("aside-memo"), |code| session.codes.path(code));
        ui.horizontal_wrapped(|ui| {
            ui.label(&name);
            ui.label(RichText::new(&aside.coder).small().color(tokens.quiet));
        });
        ui.label(RichText::new(tr!("quoted", text = shortened(&aside.excerpt, EXCERPT))).small());
        if let Some(memo) = &aside.memo {
            ui.label(memo);
        }
        ui.horizontal(|ui| {
            let can_place = editable && !reading.selection.is_empty();
            let place = ui.add_enabled(can_place, Button::new(tr!("aside-place")));
            name_it(&place, &tr!("aside-place-named", code = name.as_str()));
            if place.on_disabled_hover_text(tr!("aside-place-hint")).clicked() {
                actions.push(ProjectAction::PlaceAside(aside.id, reading.selection.clone()).into());
            }
            let remove = ui.add_enabled(editable, Button::new(tr!("remove")));
            name_it(&remove, &tr!("aside-remove-named", code = name.as_str()));
            if remove.clicked() {
                actions.push(ProjectAction::RemoveAside(aside.id).into());
            }
        });
    }
    ui.add_space(space::M);
}

/// The pattern for labels while it is being written.
pub struct LabelEditor {
    written: String,
    example: String,
}

impl LabelEditor {
    #[must_use]
    pub fn new(pattern: &Pattern) -> Self {
        Self { written: pattern.as_str().to_owned(), example: "2020-sak 012 utskrift".to_owned() }
    }

    /// Shows the editor; gives whether it is done.
    pub fn show(&mut self, ui: &mut Ui, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, tr!("label-title"));
        ui.label(RichText::new(tr!("label-what")).color(tokens.quiet));
        ui.add_space(space::S);
        let mut is_entered = false;
        for (name, field) in [(tr!("label-pattern"), &mut self.written), (tr!("label-example"), &mut self.example)] {
            let label = ui.label(name);
            let field = ui.add(TextEdit::singleline(field).desired_width(f32::INFINITY)).labelled_by(label.id);
            is_entered |= modal::entered(&field);
        }
        let pattern = Pattern::new(&self.written);
        match &pattern {
            Ok(pattern) => ui.label(tr!("label-gives", case = pattern.label(&self.example))),
            Err(error) => ui.colored_label(tokens.warning, error.sentence()),
        };
        let save = modal::buttons(ui, |ui| ui.add_enabled(pattern.is_ok(), Button::new(tr!("save"))).clicked());
        let save = save || pattern.is_ok() && is_entered;
        if let Some(pattern) = pattern.ok().filter(|_| save) {
            actions.push(ProjectAction::SetLabelPattern(pattern).into());
        }
        save
    }
}
