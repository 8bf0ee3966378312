//! Corrections by hand: what the commands on the entry at the caret do, and the way through the entries in doubt.

use super::action::ProjectAction;
use super::bar::Workspace;
use super::dialogs::Dialog;
use super::entry_form::{EntryForm, FormField};
use super::reading::ReadingPane;
use super::reading_workspace::ReadingWorkspace;
use super::review_list::acceptance;
use super::session::{OpenCase, Session};
use super::shared::Shared;
use crate::error::{Error, Result};
use reading::correction::Remedy;
use reading::text::Span;

impl ReadingWorkspace {
    /// The open case and the entry in which the caret stands.
    #[must_use]
    pub fn entry_here<'a>(&self, session: Option<&'a Session>) -> Option<(&'a OpenCase, usize)> {
        let open = session?.open.as_ref()?;
        let index = self.reading.entry().filter(|&index| index < open.source.plan.entries.len())?;
        Some((open, index))
    }

    /// Corrects the entry at the caret.
    ///
    /// # Errors
    /// [`Error::NoEntryHere`]; those of the project.
    pub fn correct_entry(&mut self, remedy: Remedy, shared: &mut Shared) -> Result<()> {
        let (open, index) = self.entry_here(shared.session.as_ref()).ok_or(Error::NoEntryHere)?;
        let correction = ProjectAction::Correct(open.id, open.source.plan.entries[index].span, vec![remedy]);
        self.perform(correction, shared)
    }

    /// Splits the entry at the caret.
    ///
    /// # Errors
    /// [`Error::NoEntryHere`]; those of the project.
    pub fn split_entry(&mut self, shared: &mut Shared) -> Result<()> {
        let caret = self.reading.caret.ok_or(Error::NoEntryHere)?;
        self.correct_entry(Remedy::Split(caret.source), shared)
    }

    /// Takes the entry at the caret for right as it is, if there are doubts about it.
    ///
    /// # Errors
    /// [`Error::NoEntryHere`]; those of the project.
    pub fn accept_entry(&mut self, shared: &mut Shared) -> Result<()> {
        let (open, index) = self.entry_here(shared.session.as_ref()).ok_or(Error::NoEntryHere)?;
        let entry = &open.source.plan.entries[index];
        if !entry.is_doubtful() {
            shared.say(tr!("notice-nothing-to-accept"));
            return Ok(());
        }
        self.correct_entry(acceptance(entry), shared)
    }

    /// Asks how the entry at the caret is to be corrected, with the cursor in this field.
    ///
    /// # Errors
    /// [`Error::NoEntryHere`].
    pub fn show_entry_form(&self, field: FormField, shared: &mut Shared) -> Result<()> {
        let (open, index) = self.entry_here(shared.session.as_ref()).ok_or(Error::NoEntryHere)?;
        let form = EntryForm::new(open, index, field);
        shared.dialogs.open(Dialog::Correct(Box::new(form)));
        Ok(())
    }

    /// Tells what became of a correction, and shows the entry where it stands now, or the next one in doubt.
    pub(super) fn after_correction(
        &mut self,
        span: Span,
        remedies: &[Remedy],
        corrected: project::Result<()>,
        shared: &mut Shared,
    ) -> Result<()> {
        if !shared.dialogs.corrected(corrected)? {
            return Ok(());
        }
        shared.refresh()?;
        match remedies {
            [] => shared.say(tr!("notice-unchanged")),
            [Remedy::Accept(_)] => {
                let open = shared.session.as_ref().and_then(|session| session.open.as_ref());
                let is_reviewed = open.is_some_and(|open| open.doubtful().next().is_none());
                shared.say(if is_reviewed { tr!("review-here", count = 0) } else { tr!("notice-accepted") });
                self.step(shared.session.as_ref(), |reading, open| reading.step_doubt(open, true));
            }
            _ => {
                let caret = self.reading.caret.map(|caret| caret.source);
                let at = caret.filter(|&at| span.start <= at && at <= span.end).unwrap_or(span.start);
                self.reading.reveal(Span::new(at, at));
                shared.notices.say_undoable(match remedies {
                    [Remedy::Speaker(Some(speaker))] => {
                        let speaker = words::speaker(*speaker);
                        tr!("notice-speaker", speaker = speaker.as_str())
                    }
                    [Remedy::Speaker(None)] => tr!("notice-speaker-none"),
                    _ => tr!("notice-corrected"),
                });
            }
        }
        Ok(())
    }

    /// Tells how many corrections the layout that was chosen has no place for.
    pub(super) fn tell_misfits(shared: &mut Shared) -> Result<()> {
        shared.refresh()?;
        let open = shared.session.as_ref().and_then(|session| session.open.as_ref());
        let misfits = open.map_or(0, |open| open.source.misfits.len());
        if misfits > 0 {
            shared.say(tr!("notice-misfits", count = misfits));
        }
        Ok(())
    }

    /// Shows the list, and goes to the first entry in it.
    pub fn show_to_review(&mut self, shared: &mut Shared) {
        shared.view.go_to(Workspace::Read);
        self.close_code_editor();
        self.show_entries_to_review();
        let is_doubt = |(open, index): (&OpenCase, usize)| open.source.plan.entries[index].is_doubtful();
        let session = shared.session.as_ref();
        if !self.entry_here(session).is_some_and(is_doubt) {
            self.step(session, |reading, open| reading.step_doubt(open, true));
        }
    }

    /// Shows the list of a case that was opened for it, at its first entry.
    pub fn show_first_to_review(&mut self, session: Option<&Session>) {
        self.show_entries_to_review();
        self.step(session, ReadingPane::go_to_first_doubt);
    }
}
