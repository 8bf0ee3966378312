//! The dialog before a file of another program is taken in: what it would bring, what not, and where it goes.

use egui::{Button, RichText, ScrollArea, Ui};

use super::brought::{Found, Taken};
use crate::ui::action::{Action, Actions};
use crate::ui::exchange_ask::{ExchangeAsk, IncomingFile};
use crate::ui::modal;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, space};

/// Lines that are shown at most.
const MOST_LINES: usize = 500;
/// The greatest height of the list, in points.
const LIST: f32 = 380.0;

/// What a file brings, while it is looked at.
pub struct IncomingView {
    incoming: IncomingFile,
    lines: Vec<String>,
    kept: bool,
}

impl IncomingView {
    #[must_use]
    pub fn new(taken: Taken) -> Self {
        let said = match &taken.found {
            Found::Refi(report) => words::exchange::taken_in(report),
            Found::Codebook(preview) => words::exchange::codebook(preview, taken.kept),
        };
        Self { incoming: taken.incoming, lines: said.lines().map(str::to_owned).collect(), kept: taken.kept }
    }

    /// Shows the dialog; gives whether it is to be closed.
    pub fn show(&self, ui: &mut Ui, session: Option<&Session>, editable: bool, actions: &mut Actions) -> bool {
        let tokens = Tokens::of(ui.ctx());
        modal::title(ui, if self.kept { tr!("incoming-taken") } else { tr!("incoming-title") });
        let file = self.incoming.file.file_name().unwrap_or_default().to_string_lossy();
        ui.label(RichText::new(file).small().color(tokens.quiet));
        ui.add_space(space::S);
        ScrollArea::vertical().id_salt("incoming").max_height(LIST).auto_shrink([false, true]).show(ui, |ui| {
            for line in self.lines.iter().take(MOST_LINES) {
                ui.label(line);
            }
            let more = self.lines.len().saturating_sub(MOST_LINES);
            if more > 0 {
                ui.label(tr!("import-more", count = more));
            }
        });
        if self.kept {
            return false;
        }
        let new = self
            .incoming
            .new_project
            .as_deref()
            .map(|path| path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
        let is_new = new.is_some();
        let into = new.or_else(|| session.map(|session| session.project.name())).unwrap_or_default();
        let (mut takes, mut asks) = (false, false);
        modal::buttons(ui, |ui| {
            let may = is_new || editable;
            let take = ui.add_enabled(may, Button::new(tr!("incoming-take", project = into)));
            modal::focus_first(&take);
            takes = take.clicked();
            asks = ui.button(tr!("incoming-new")).clicked();
        });
        if takes {
            actions.push(Action::Exchange(ExchangeAsk::TakeIn(self.incoming.clone())));
        }
        if asks {
            actions.push(Action::Exchange(ExchangeAsk::AskNew(self.incoming.file.clone())));
        }
        takes || asks
    }
}
