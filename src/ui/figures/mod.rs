//! The workspace of figures. A row at the top chooses the page.
//!
//! | file | what lives there |
//! |---|---|
//! | [`passages`] | what stands behind a number |
//! | [`tally_page`] | codes by the values of an attribute, with the excerpts behind |
//! | [`builder_fields`] | what a tally of anything is asked for |
//! | [`builder_page`] | tallies of any rows, columns and layers |
//! | [`contact_page`] | contact figures, drawn and as a table |
//! | [`period_fields`] | the period of which a contact figure tells |
//! | [`agreement_page`] | agreement between coders, and where they differ |
//! | [`painting`] | a drawing of a chart on the screen |

mod agreement_page;
mod builder_fields;
mod builder_page;
mod contact_page;
mod painting;
mod passages;
mod period_fields;
mod tally_page;

use std::path::Path;

use egui::{Margin, RichText, Ui};

use super::action::Actions;
use super::choices;
use super::panes::Panes;
use super::session::Session;
use super::tokens::{Tokens, space};
use crate::error::Result;
use agreement_page::AgreementPage;
use builder_page::BuilderPage;
use contact_page::ContactPage;
use project::export::cells::TableSink;
use project::export::csv_table::{CsvTable, Dialect};
use project::output::write_bytes;
use reports::workbook::{self, TableAbout};
use words::i18n::Language;

/// A page of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum FiguresPage {
    #[default]
    Tally,
    Contact,
    Builder,
    Agreement,
}

impl FiguresPage {
    const ALL: [Self; 4] = [Self::Tally, Self::Contact, Self::Builder, Self::Agreement];

    fn name(self) -> String {
        match self {
            Self::Tally => tr!("figures-title"),
            Self::Contact => tr!("figures-contact"),
            Self::Builder => tr!("builder-title"),
            Self::Agreement => tr!("figures-agreement"),
        }
    }
}

/// The workspace: what each of its pages remembers.
#[derive(Default)]
pub struct FiguresWorkspace {
    page: FiguresPage,
    panes: Panes,
    contact: ContactPage,
    builder: BuilderPage,
    agreement: AgreementPage,
}

impl FiguresWorkspace {
    /// Whether a figure is being computed, which nothing waits for.
    #[must_use]
    pub const fn is_computing(&self) -> bool {
        self.contact.is_computing() || self.builder.is_computing() || self.agreement.is_computing()
    }

    /// Forgets what was shown of a project that is no longer open.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Saves the table of the figure that is shown, as a workbook or as CSV.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save_table(&self, path: &Path) -> Result<()> {
        match self.page {
            FiguresPage::Builder => self.builder.save_table(path),
            _ => self.contact.save_table(path),
        }
    }

    /// Saves the chart that is shown, as PNG or SVG.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save_chart(&self, path: &Path) -> Result<()> {
        match self.page {
            FiguresPage::Builder => self.builder.save_chart(path),
            _ => self.contact.save_chart(path),
        }
    }

    /// Shows a page, below the row of all.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        let tokens = Tokens::of(ui.ctx());
        let row = egui::Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(16, 6));
        egui::Panel::top("figures-pages").resizable(false).frame(row).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let names = FiguresPage::ALL.map(|page| RichText::new(page.name()));
                let chosen = FiguresPage::ALL.iter().position(|page| *page == self.page).unwrap_or_default();
                if let Some(next) = choices::show(ui, "figures-pages", chosen, &names) {
                    self.page = FiguresPage::ALL[next];
                }
            });
        });
        match self.page {
            FiguresPage::Tally => tally_page::show(ui, session, &mut self.panes, actions),
            FiguresPage::Contact => self.contact.show(ui, session, actions),
            FiguresPage::Builder => self.builder.show(ui, session, editable, actions),
            FiguresPage::Agreement => self.agreement.show(ui, session, editable, actions),
        }
    }
}

/// Saves a table as a workbook, or as CSV where the ending of the file says so.
fn save(path: &Path, about: &TableAbout, put: impl Fn(&mut dyn TableSink) -> project::Result<()>) -> Result<()> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        let dialect = if Language::current() == Language::Nb { Dialect::ExcelNb } else { Dialect::Plain };
        let mut csv = CsvTable::new(Vec::new(), dialect)?;
        put(&mut csv)?;
        return Ok(write_bytes(path, &csv.finish()?.1)?);
    }
    Ok(write_bytes(path, &workbook::of_table(about, put)?.0)?)
}
