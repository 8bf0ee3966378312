//! Who codes: the people of the project, who of them works now, and whether they see what the others have coded.

use egui::{Button, ComboBox, Grid, RichText, Sense, Ui, Vec2};

use super::action::{Action, Actions, ProjectAction};
use super::coder_edit::CoderEdit;
use super::modal;
use super::name_it;
use super::panes;
use super::session::Session;
use super::tokens::{Tokens, space};
use project::{Coder, CoderChange, Project};

/// The coders as they are shown.
struct ListedCoders {
    revision: u64,
    /// Each with the number of codings; `None` where these are not shown.
    coders: Vec<(Coder, Option<usize>)>,
    is_blind: bool,
}

/// What is being done about a coder in the list.
enum CoderForm {
    Rename(i64, String),
    Merge(i64),
}

/// The dialog while it is open.
pub struct CoderEditor {
    name: String,
    /// The name of a coder from which the typed one differs by letter case alone.
    alike: Option<String>,
    listed: Option<ListedCoders>,
    form: Option<CoderForm>,
}

impl CoderEditor {
    #[must_use]
    pub const fn new(name: String) -> Self {
        Self { name, alike: None, listed: None, form: None }
    }

    /// Shows the dialog; gives whether it is done.
    pub fn show(&mut self, ui: &mut Ui, session: Option<&Session>, editable: bool, actions: &mut Actions) -> bool {
        modal::title(ui, tr!("coder-title"));
        ui.label(RichText::new(tr!("coder-what")).color(Tokens::of(ui.ctx()).quiet));
        let label = ui.label(tr!("coder-name"));
        let field = ui.text_edit_singleline(&mut self.name).labelled_by(label.id);
        let is_named = !self.name.trim().is_empty();
        let save = Button::new(tr!("save"));
        // The row of buttons at the end is that of the whole dialog.
        let saves = ui.add_enabled(is_named, save).clicked();
        let mut done = false;
        if saves || is_named && modal::entered(&field) {
            self.alike =
                session.and_then(|own| own.project.coders().alike(&self.name).ok().flatten()).map(|own| own.name);
            if self.alike.is_none() {
                actions.push(Action::SetCoder(self.name.trim().to_owned()));
                done = true;
            }
        }
        if let Some(known) = self.alike.clone() {
            done |= self.ask_who(ui, &known, editable, actions);
        }
        let Some(session) = session else { return done };
        ui.add_space(space::M);
        ui.separator();
        self.people(ui, session, editable, actions);
        done
    }

    /// Asks whether two names that are nearly the same are one person's.
    fn ask_who(&self, ui: &mut Ui, known: &str, editable: bool, actions: &mut Actions) -> bool {
        let name = self.name.trim();
        ui.colored_label(Tokens::of(ui.ctx()).warning, tr!("coder-alike", name = name, known = known));
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            if ui.button(tr!("coder-same-person", known = known)).clicked() {
                actions.push(Action::SetCoder(known.to_owned()));
                done = true;
            }
            if ui.add_enabled(editable, Button::new(tr!("coder-other-person"))).clicked() {
                actions.push(ProjectAction::EditCoders(CoderEdit::AddApart(name.to_owned())).into());
                done = true;
            }
        });
        done
    }

    fn people(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        let revision = session.project.revision();
        if self.listed.as_ref().is_none_or(|listed| listed.revision != revision) {
            self.listed = listed(&session.project, revision).ok();
            self.form = None;
        }
        let Some(ListedCoders { coders, is_blind, .. }) = &self.listed else { return };
        let edit = |edit| Action::from(ProjectAction::EditCoders(edit));
        ui.strong(tr!("coder-people"));
        let mut form = None;
        let merges = coders.len() > 1;
        let mut row = |ui: &mut Ui, (coder, codings): &(Coder, Option<usize>)| {
            form = form.take().or(person(ui, session, coder, *codings, (editable, merges), actions));
        };
        // Columns need room; in a small window what does not fit goes below.
        if panes::is_narrow(ui) {
            coders.iter().for_each(|own| drop(ui.horizontal_wrapped(|ui| row(ui, own))));
        } else {
            Grid::new("coders").num_columns(6).spacing([space::M, space::XS]).show(ui, |ui| {
                for own in coders {
                    row(ui, own);
                    ui.end_row();
                }
            });
        }
        if form.is_some() {
            self.form = form;
        }
        let name_of = |id: i64| coders.iter().find(|(own, _)| own.id == id).map_or("", |(own, _)| own.name.as_str());
        match &mut self.form {
            Some(CoderForm::Rename(id, new)) => {
                let label = ui.label(tr!("coder-new-name", name = name_of(*id)));
                let field = ui.text_edit_singleline(new).labelled_by(label.id);
                if modal::entered(&field) && !new.trim().is_empty() {
                    let change = CoderChange { name: Some(new.clone()), ..CoderChange::default() };
                    actions.push(edit(CoderEdit::Change(*id, change)));
                }
            }
            Some(CoderForm::Merge(from)) => {
                let label = ui.label(tr!("coder-merge-into", name = name_of(*from)));
                let others = coders.iter().filter(|(own, _)| own.id != *from);
                let choice = ComboBox::from_id_salt("merge-coder").selected_text("").show_ui(ui, |ui| {
                    for (other, _) in others {
                        if ui.selectable_label(false, &other.name).clicked() {
                            actions.push(edit(CoderEdit::Merge(*from, other.id)));
                            ui.close();
                        }
                    }
                });
                choice.response.labelled_by(label.id);
            }
            None => {}
        }
        ui.add_space(space::S);
        let mut blind = *is_blind;
        if ui.add_enabled(editable, egui::Checkbox::new(&mut blind, tr!("coder-blind-all"))).clicked() {
            actions.push(edit(CoderEdit::SetBlind(blind)));
        }
    }
}

/// A coder in the list, with what can be done; gives what is asked for that needs a form. `allowed` says whether the project can be
/// edited, and whether there is somebody to merge with.
fn person(
    ui: &mut Ui,
    session: &Session,
    coder: &Coder,
    codings: Option<usize>,
    (editable, merges): (bool, bool),
    actions: &mut Actions,
) -> Option<CoderForm> {
    let name = coder.name.as_str();
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
        ui.painter().rect_filled(rect, 2.0, Tokens::of(ui.ctx()).code_colour(&coder.colour));
        ui.label(RichText::new(&coder.initials).small());
        ui.label(name);
    });
    ui.label(codings.map_or_else(|| tr!("coder-hidden"), |count| tr!("coder-codings", count = count)));
    let mut active = coder.active;
    let active_box = ui.add_enabled(editable, egui::Checkbox::new(&mut active, tr!("coder-activate")));
    name_it(&active_box, &tr!("coder-active-named", name = name));
    if active_box.clicked() {
        let change = CoderChange { active: Some(active), ..CoderChange::default() };
        actions.push(ProjectAction::EditCoders(CoderEdit::Change(coder.id, change)).into());
    }
    let is_at_work = session.project.coder() == name;
    if ui.add_enabled(!is_at_work && coder.active, Button::new(tr!("coder-work-as", name = name))).clicked() {
        actions.push(Action::SetCoder(name.to_owned()));
    }
    let rename = ui.add_enabled(editable, Button::new(tr!("coder-rename")));
    name_it(&rename, &tr!("coder-rename-named", name = name));
    let merge = ui.add_enabled(editable && merges, Button::new(tr!("coder-merge")));
    name_it(&merge, &tr!("coder-merge-named", name = name));
    if rename.clicked() {
        Some(CoderForm::Rename(coder.id, coder.name.clone()))
    } else if merge.clicked() {
        Some(CoderForm::Merge(coder.id))
    } else {
        None
    }
}

fn listed(project: &Project, revision: u64) -> project::Result<ListedCoders> {
    let (handle, is_hidden) = (project.coders(), project.coders().is_blind()?);
    let counts = handle.counts()?;
    let with_count = |coder: Coder| {
        let count = counts.get(&coder.id).copied().unwrap_or_default();
        let is_shown = !is_hidden || coder.name == project.coder();
        (coder, is_shown.then_some(count))
    };
    let coders = handle.list()?.into_iter().map(with_count).collect();
    Ok(ListedCoders { revision, coders, is_blind: project.settings().is_blind()? })
}
