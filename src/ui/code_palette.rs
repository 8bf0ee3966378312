//! The palette of codes: found by typing, applied with Enter; what is not there yet is made.

use egui::{Context, RichText};

use super::action::{Actions, ProjectAction, Target};
use super::code_list::CodeList;
use super::modal;
use super::session::Session;
use super::tokens::Tokens;

/// The palette while it is open.
pub struct CodePalette {
    target: Target,
    list: CodeList,
}

impl CodePalette {
    /// A palette for passages, a coding or a code, with the selected words and the code that was used last.
    #[must_use]
    pub fn new(target: Target, words: Option<String>, first: Option<i64>) -> Self {
        let other_than = if let Target::Merge(code) = &target { Some(*code) } else { None };
        Self { target, list: CodeList::new(words, first, other_than) }
    }

    /// Shows the palette; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &Context, session: &Session, actions: &mut Actions) -> bool {
        let mut run = None;
        let modal = modal::show(ctx, "code-palette", 460.0, |ui| {
            let title = match &self.target {
                Target::Passages(cases) => {
                    let count: usize = cases.iter().map(|(_, spans)| spans.len()).sum();
                    tr!("code-palette-apply", count = count, cases = cases.len())
                }
                Target::Coding(..) => tr!("code-palette-recode"),
                Target::Merge(code) => tr!("code-palette-merge", code = session.codes.path(*code)),
            };
            ui.label(RichText::new(title).small().color(Tokens::of(ui.ctx()).quiet));
            run = self.list.show(ui, session, 360.0);
        });
        if let Some(choice) = run {
            actions.push(ProjectAction::Apply(self.target.clone(), choice).into());
            return false;
        }
        !modal.should_close()
    }
}
