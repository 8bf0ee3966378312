//! Degrees of codings: the scale of the project, and the degree of the coding at the caret.

use egui::{Button, ComboBox, RichText, TextEdit, Ui};

use super::action::{Actions, ProjectAction};
use super::coding;
use super::modal;
use super::name_it;
use super::reading::ReadingPane;
use super::session::Session;
use super::tokens::{Tokens, space};
use crate::error::{Error, Result};
use project::{Coding, DegreeScale};
use words::Sentence;

/// The scale while it is being written; nothing stands for none.
pub struct ScaleEditor {
    written: String,
}

impl ScaleEditor {
    #[must_use]
    pub fn new(scale: Option<DegreeScale>) -> Self {
        Self { written: scale.map(|scale| scale.to_string()).unwrap_or_default() }
    }

    /// Shows the editor; gives whether it is done.
    pub fn show(&mut self, ui: &mut Ui, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, tr!("degrees-title"));
        ui.label(RichText::new(tr!("degrees-what")).color(tokens.quiet));
        ui.add_space(space::S);
        let label = ui.label(tr!("degrees-scale"));
        let edit = TextEdit::singleline(&mut self.written).hint_text("1-5").desired_width(120.0);
        let field = ui.add(edit).labelled_by(label.id);
        let written = self.written.trim();
        let scale = if written.is_empty() { Ok(None) } else { DegreeScale::new(written).map(Some) };
        match &scale {
            Ok(Some(scale)) => ui.label(tr!("degrees-on", scale = scale.to_string())),
            Ok(None) => ui.label(tr!("degrees-off")),
            Err(error) => ui.colored_label(tokens.warning, error.sentence()),
        };
        let save = modal::buttons(ui, |ui| ui.add_enabled(scale.is_ok(), Button::new(tr!("save"))).clicked());
        let save = save || scale.is_ok() && modal::entered(&field);
        if let Ok(scale) = scale
            && save
        {
            actions.push(ProjectAction::SetScale(scale).into());
        }
        save
    }
}

/// A choice of the degree of a coding, where the project has a scale.
pub fn choice(ui: &mut Ui, session: &Session, coding: &Coding, code: &str, editable: bool, actions: &mut Actions) {
    let Some(scale) = session.scale else { return };
    let named = |degree: Option<u8>| degree.map_or_else(|| tr!("degree-none"), |degree| degree.to_string());
    let shown = coding
        .degree
        .map_or_else(|| tr!("degree-none-shown"), |degree| tr!("degree-shown", degree = degree.to_string()));
    ui.add_enabled_ui(editable, |ui| {
        let choice = ComboBox::from_id_salt(("degree", coding.id)).selected_text(shown).show_ui(ui, |ui| {
            for degree in std::iter::once(None).chain(scale.degrees().into_iter().map(Some)) {
                if ui.selectable_label(degree == coding.degree, named(degree)).clicked() {
                    actions.push(ProjectAction::SetDegree(coding.id, degree).into());
                    ui.close();
                }
            }
        });
        name_it(&choice.response, &tr!("degree-of", code = code, degree = named(coding.degree)));
    });
}

/// Gives the coding at the caret the next degree, or the one before.
///
/// # Errors
/// [`Error::NoOpenCase`], [`Error::NoCodingHere`], [`project::Error::NoScale`].
pub fn step(reading: &ReadingPane, session: &Session, up: bool) -> Result<ProjectAction> {
    let coding = coding::here(reading, coding::open(session)?).ok_or(Error::NoCodingHere)?;
    let scale = session.scale.ok_or(project::Error::NoScale)?;
    let degree = if up { scale.higher(coding.degree).or(coding.degree) } else { scale.lower(coding.degree) };
    Ok(ProjectAction::SetDegree(coding.id, degree))
}
