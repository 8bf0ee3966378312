//! The list of what is left to look through: corrections without a place, entries in doubt, and how much is elsewhere.

use egui::{Button, RichText, Ui};

use super::action::{Action, Actions, ProjectAction};
use super::command::Command;
use super::fonts;
use super::name_it;
use super::session::{OpenCase, Session};
use super::tokens::{Tokens, space};
use project::Case;
use reading::correction::Remedy;
use reading::plan::Entry;
use reading::text::Span;

/// The next case, after the open one and then from the first on, in which something is to review.
pub fn next_to_review(session: &Session) -> Option<&Case> {
    let here = session.open.as_ref().map(|open| open.id);
    let at = session.cases.iter().position(|case| Some(case.id) == here).map_or(0, |at| at + 1);
    let (before, after) = session.cases.split_at(at);
    after.iter().chain(before).find(|case| case.doubtful > 0 && Some(case.id) != here)
}

/// Shows the corrections that have no place, the entries of the open case that are to review, and how much there is elsewhere.
pub fn show(
    ui: &mut Ui,
    session: &Session,
    open: &OpenCase,
    current: Option<usize>,
    editable: bool,
    actions: &mut Actions,
) {
    let tokens = Tokens::of(ui.ctx());
    misfits(ui, open, editable, actions);
    ui.label(RichText::new(tr!("review-here", count = open.doubtful().count())).family(fonts::semibold()));
    for index in open.doubtful() {
        let entry = &open.source.plan.entries[index];
        let header = words::entry_header(&open.source.plan, index, false);
        ui.add_space(space::S);
        let is_current = current == Some(index);
        let colour = if is_current { tokens.on_chosen } else { tokens.header };
        let row = Button::selectable(is_current, RichText::new(&header).small().color(colour));
        if ui.add(row.wrap()).clicked() {
            actions.push(ProjectAction::Show(open.id, Span::new(entry.span.start, entry.span.start)).into());
        }
        let accept = ui.horizontal_wrapped(|ui| {
            for flag in entry.doubts() {
                ui.label(RichText::new(words::flag(flag)).small().color(tokens.warning));
            }
            ui.add_enabled(editable, Button::new(RichText::new(tr!("review-accept")).small()))
        });
        let accept = accept.inner;
        name_it(&accept, &tr!("review-accept-named", entry = header.as_str()));
        if accept.clicked() {
            actions.push(ProjectAction::Correct(open.id, entry.span, vec![acceptance(entry)]).into());
        }
    }
    if open.doubtful().next().is_some() {
        ui.add_space(space::S);
        ui.label(RichText::new(tr!("review-keys")).small().color(tokens.quiet));
    }
    ui.separator();
    let others = || session.cases.iter().filter(|case| case.id != open.id && case.doubtful > 0);
    let count: usize = others().map(|case| case.doubtful).sum();
    if count == 0 {
        ui.label(RichText::new(tr!("review-nowhere")).small().color(tokens.quiet));
    } else {
        ui.label(RichText::new(tr!("review-elsewhere", count = count, cases = others().count())).small());
        if ui.button(Command::NextToReview.name()).clicked() {
            actions.push(Action::Command(Command::NextToReview));
        }
    }
}

/// Corrections for which the text has no place as it is read now.
fn misfits(ui: &mut Ui, open: &OpenCase, editable: bool, actions: &mut Actions) {
    if open.source.misfits.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui.ctx());
    ui.label(RichText::new(tr!("review-misfits")).family(fonts::semibold()));
    for (correction, misfit) in open.source.unfit() {
        ui.add_space(space::S);
        let what = words::correction(correction);
        if ui.link(RichText::new(&what).small()).clicked() {
            actions.push(ProjectAction::Show(open.id, correction.span).into());
        }
        ui.label(RichText::new(words::why(misfit.why)).small().color(tokens.warning));
        take_back(ui, open.id, correction.id, &what, editable, actions);
    }
    ui.separator();
}

/// Shows what has been done about an entry, by whom and when.
pub fn show_corrections(ui: &mut Ui, open: &OpenCase, entry: usize, editable: bool, actions: &mut Actions) {
    let tokens = Tokens::of(ui.ctx());
    for (at, correction) in open.source.corrections_on(entry).enumerate() {
        if at == 0 {
            ui.add_space(space::XS);
            ui.label(RichText::new(tr!("here-corrections")).small().family(fonts::semibold()));
        }
        let what = words::correction(correction);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(&what).small().color(tokens.quiet));
            take_back(ui, open.id, correction.id, &what, editable, actions);
        });
    }
}

fn take_back(ui: &mut Ui, case: i64, correction: i64, what: &str, editable: bool, actions: &mut Actions) {
    let button = ui.add_enabled(editable, Button::new(RichText::new(tr!("review-take-back")).small()));
    name_it(&button, &tr!("review-take-back-named", what = what));
    if button.clicked() {
        actions.push(ProjectAction::TakeBack(case, vec![correction]).into());
    }
}

/// The remedy that accepts an entry as it stands.
pub fn acceptance(entry: &Entry) -> Remedy {
    Remedy::Accept(entry.doubts().collect())
}
