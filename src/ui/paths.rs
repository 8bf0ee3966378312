//! The dialog that asks for a path: typed, found in the list of the folder, or through the system's own chooser.
//!
//! The system's chooser may be missing (no portal); then it gives nothing at once, and the typed path remains.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use egui::accesskit::Live;
use egui::{Key, Response, RichText, ScrollArea, Sense, TextEdit, Ui};

use super::action::{Action, Actions, ExportForm, Purpose};
use super::fields::choice;
use super::modal;
use super::tokens::{Tokens, space};
use reading::document::{EXTENSIONS, PICTURES};
use reports::paper::PaperForm;
use words::Sentence as _;

/// Entries of a folder that are listed at most.
const MOST_LISTED: usize = 200;
/// A chooser that returns nothing sooner than this was never shown.
const TOO_QUICK: Duration = Duration::from_millis(400);

impl Purpose {
    fn title(self) -> String {
        match self {
            Self::NewProject | Self::NewEncrypted | Self::NewOfFile => tr!("path-new-project"),
            Self::OpenProject => tr!("path-open-project"),
            Self::Import => tr!("path-import"),
            Self::LoadCodebook => tr!("path-load-codebook"),
            Self::SaveCodebook => tr!("path-save-codebook"),
            Self::LoadAttributes => tr!("path-load-attributes"),
            Self::LoadCodings => tr!("path-load-codings"),
            Self::Export(_) => tr!("path-export"),
            Self::SaveCase => tr!("path-save-case"),
            Self::SaveTable => tr!("path-save-table"),
            Self::SaveChart => tr!("path-save-chart"),
            Self::SaveReport => tr!("path-save-report"),
            Self::SaveQuotations | Self::SaveQuotation => tr!("path-save-quotations"),
            Self::LoadRoles => tr!("path-load-roles"),
            Self::SaveRoles => tr!("path-save-roles"),
            Self::RestoreBackup => tr!("path-restore-backup"),
            Self::BackupFolder => tr!("path-backup-folder"),
            Self::BackupsIn => tr!("path-backups-in"),
            Self::KeepKey => tr!("path-save-key"),
            Self::MakeCopy => tr!("path-make-copy"),
            Self::TakeBack => tr!("path-take-back"),
            Self::SendOut(_) => tr!("path-send-out"),
            Self::TakeFile => tr!("path-take-file"),
        }
    }

    fn button(self) -> String {
        match self {
            Self::NewProject | Self::NewEncrypted => tr!("path-button-make"),
            Self::TakeBack | Self::TakeFile | Self::NewOfFile => tr!("path-button-look"),
            Self::OpenProject => tr!("path-button-open"),
            Self::Import => tr!("path-button-import"),
            Self::LoadCodebook | Self::LoadAttributes | Self::LoadCodings | Self::LoadRoles => tr!("path-button-load"),
            Self::SaveCodebook
            | Self::SaveCase
            | Self::SaveTable
            | Self::SaveChart
            | Self::SaveReport
            | Self::SaveQuotations
            | Self::SaveQuotation
            | Self::SaveRoles
            | Self::MakeCopy
            | Self::SendOut(_)
            | Self::KeepKey
            | Self::RestoreBackup => tr!("path-button-save"),
            Self::BackupFolder | Self::BackupsIn => tr!("path-button-choose"),
            Self::Export(_) => tr!("path-button-export"),
        }
    }

    /// The title of the section of the guide that tells of it.
    fn topic(self) -> String {
        match self {
            Self::NewProject | Self::OpenProject => tr!("guide-topic-project"),
            Self::NewEncrypted => tr!("guide-topic-encryption"),
            Self::RestoreBackup | Self::BackupFolder | Self::BackupsIn => tr!("guide-topic-backup"),
            Self::Import => tr!("guide-topic-import"),
            Self::LoadCodebook | Self::SaveCodebook => tr!("guide-topic-codebook"),
            Self::LoadAttributes => tr!("attributes-title"),
            Self::MakeCopy | Self::TakeBack => tr!("guide-topic-copies"),
            Self::SendOut(_) | Self::TakeFile | Self::NewOfFile => tr!("guide-topic-exchange"),
            Self::LoadCodings => tr!("guide-topic-code"),
            Self::Export(_) | Self::SaveCase | Self::SaveTable | Self::SaveChart => tr!("guide-topic-export"),
            Self::SaveQuotations | Self::SaveQuotation => tr!("guide-topic-find"),
            Self::SaveReport | Self::LoadRoles | Self::SaveRoles | Self::KeepKey => tr!("guide-topic-anonymise"),
        }
    }

    const fn extension(self) -> Option<&'static str> {
        match self {
            Self::NewProject
            | Self::NewEncrypted
            | Self::OpenProject
            | Self::MakeCopy
            | Self::TakeBack
            | Self::NewOfFile
            | Self::RestoreBackup => Some("planlupe"),
            Self::SendOut(form) => Some(if form.codebook { "qdc" } else { "qdpx" }),
            Self::LoadCodebook | Self::SaveCodebook | Self::LoadRoles | Self::SaveRoles => Some("ron"),
            Self::LoadAttributes | Self::LoadCodings => Some("csv"),
            Self::SaveReport => Some("md"),
            Self::SaveCase | Self::SaveQuotations | Self::SaveQuotation => Some("docx"),
            Self::SaveTable => Some("xlsx"),
            Self::SaveChart => Some("png"),
            Self::KeepKey => Some("nokkel"),
            Self::Import | Self::Export(_) | Self::TakeFile | Self::BackupFolder | Self::BackupsIn => None,
        }
    }

    /// Endings of the files that are looked for.
    fn extensions(self) -> Vec<&'static str> {
        match self {
            Self::Import => EXTENSIONS.into_iter().chain(PICTURES).collect(),
            Self::LoadAttributes | Self::LoadCodings => vec!["csv", "xlsx"],
            Self::LoadCodebook | Self::SaveCodebook => vec!["ron", "csv", "xlsx"],
            Self::SaveCase | Self::SaveQuotations | Self::SaveQuotation => vec!["docx", "html", "txt"],
            Self::SendOut(_) => vec!["qdpx", "qdc"],
            Self::TakeFile => vec!["qdpx", "qdc", "qda", "sqlite3", "csv", "xlsx", "ron"],
            Self::SaveTable => vec!["xlsx", "csv"],
            Self::SaveChart => vec!["png", "svg"],
            _ => self.extension().into_iter().collect(),
        }
    }

    const fn makes_a_file(self) -> bool {
        matches!(
            self,
            Self::NewProject
                | Self::NewEncrypted
                | Self::SaveCodebook
                | Self::SaveCase
                | Self::SaveTable
                | Self::SaveChart
                | Self::SaveReport
                | Self::SaveQuotations
                | Self::SaveQuotation
                | Self::SaveRoles
                | Self::KeepKey
                | Self::RestoreBackup
                | Self::MakeCopy
                | Self::SendOut(_)
                | Self::NewOfFile
        )
    }

    /// What has to be there and is not: what is opened, or the folder of what is made.
    fn missing(self, path: &Path) -> Option<&Path> {
        let makes_a_folder = matches!(self, Self::Export(_) | Self::BackupFolder);
        let needed = if self.makes_a_file() { path.parent() } else { Some(path) };
        needed.filter(|needed| !makes_a_folder && !needed.as_os_str().is_empty() && !needed.exists())
    }

    /// The path as the purpose wants it: a new file gets its extension.
    fn complete(self, path: PathBuf) -> PathBuf {
        match self.extension() {
            Some(extension) if self.makes_a_file() && !has_one_of(&path, &self.extensions()) => {
                let mut name = path.into_os_string();
                name.push(".");
                name.push(extension);
                name.into()
            }
            _ => path,
        }
    }
}

fn export_forms() -> [(ExportForm, String); 5] {
    [
        (ExportForm::Csv, tr!("export-csv")),
        (ExportForm::Workbook, tr!("export-xlsx")),
        (ExportForm::Cases(PaperForm::Docx), tr!("export-cases-docx")),
        (ExportForm::Cases(PaperForm::Html), tr!("export-cases-html")),
        (ExportForm::Report, tr!("export-report")),
    ]
}

fn has_one_of(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|own| extensions.iter().any(|extension| own == *extension))
}

/// The dialog while it is open.
pub struct PathDialog {
    purpose: Purpose,
    typed: String,
    chooser: Option<(Receiver<Vec<PathBuf>>, Instant)>,
    chooser_missing: bool,
    fresh: bool,
    /// Why the path does not do.
    complaint: Option<String>,
    listed: Listing,
}

/// What stands in the folder that the typed path is in.
#[derive(Default)]
struct Listing {
    of: String,
    rows: Vec<Listed>,
    /// The row to which arrows have led.
    at: Option<usize>,
}

/// A row of the list, and the path that it stands for.
#[derive(Clone)]
struct Listed {
    shown: String,
    path: String,
}

impl PathDialog {
    /// The title of the section of the guide that tells of it.
    #[must_use]
    pub fn topic(&self) -> String {
        self.purpose.topic()
    }

    /// Starts in a folder.
    #[must_use]
    pub fn new(purpose: Purpose, folder: &Path) -> Self {
        let mut typed = folder.display().to_string();
        if !typed.ends_with(std::path::MAIN_SEPARATOR) {
            typed.push(std::path::MAIN_SEPARATOR);
        }
        Self {
            purpose,
            typed,
            chooser: None,
            chooser_missing: false,
            fresh: true,
            complaint: None,
            listed: Listing::default(),
        }
    }

    /// Shows the dialog; gives `false` when it is to be closed.
    pub fn show(&mut self, ctx: &egui::Context, actions: &mut Actions) -> bool {
        if let Some(paths) = self.poll_chooser() {
            actions.push(Action::Chosen(self.purpose, paths));
            return false;
        }
        let mut chosen = None;
        let mut cancelled = false;
        let modal = modal::show(ctx, "path-dialog", 560.0, |ui| {
            modal::title(ui, self.purpose.title());
            if let Purpose::Export(form) = &mut self.purpose {
                choice(ui, &tr!("export-as"), form, export_forms());
            }
            if let Purpose::SendOut(form) = &mut self.purpose {
                let kinds = [(false, tr!("send-project")), (true, tr!("send-codebook"))];
                choice(ui, &tr!("export-as"), &mut form.codebook, kinds);
                if !form.codebook {
                    ui.checkbox(&mut form.form.chronological, tr!("send-chronological"));
                    ui.checkbox(&mut form.form.utf16, tr!("send-utf16"));
                }
            }
            ui.add_space(space::S);
            let label = ui.label(tr!("path-label"));
            let field =
                ui.add(TextEdit::singleline(&mut self.typed).desired_width(f32::INFINITY)).labelled_by(label.id);
            let [up, down] =
                [Key::ArrowUp, Key::ArrowDown].map(|key| field.has_focus() && ui.input(|input| input.key_pressed(key)));
            let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            self.listed.step(down, up);
            let taken = if enter { self.listed.at.and_then(|at| self.listed.rows.get(at)).cloned() } else { None };
            if enter && taken.is_none() {
                chosen = Some(PathBuf::from(self.typed.trim()));
            }
            if let Some(row) = taken.or_else(|| self.list(ui, up || down)) {
                self.typed = row.path;
                self.fresh = true;
            }
            // What was chosen from the list stands in the field, where one goes on typing.
            if self.fresh {
                field.request_focus();
                self.fresh = false;
                let end = egui::text::CCursor::new(self.typed.chars().count());
                if let Some(mut state) = egui::text_edit::TextEditState::load(ctx, field.id) {
                    state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
                    state.store(ctx, field.id);
                }
            }
            if field.changed() {
                self.complaint = None;
            }
            if let Some(complaint) = &self.complaint {
                let said = ui.colored_label(Tokens::of(ctx).warning, complaint);
                ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
            }
            if self.chooser_missing {
                ui.colored_label(Tokens::of(ctx).warning, tr!("path-no-chooser"));
            }
            modal::buttons(ui, |ui| {
                if ui.button(self.purpose.button()).clicked() {
                    chosen = Some(PathBuf::from(self.typed.trim()));
                }
                if ui.add_enabled(self.chooser.is_none(), egui::Button::new(tr!("path-browse"))).clicked() {
                    self.browse(ctx);
                }
                cancelled = ui.button(tr!("cancel")).clicked();
            });
        });
        // A folder cannot be opened as a file, so the dialog stays open until a file is named.
        let names_a_file = |path: &PathBuf| {
            let takes_folder = matches!(
                self.purpose,
                Purpose::Import | Purpose::Export(_) | Purpose::BackupFolder | Purpose::BackupsIn
            );
            takes_folder || !(path.is_dir() || self.typed.trim().ends_with(std::path::is_separator))
        };
        if let Some(path) = chosen.filter(|path| !path.as_os_str().is_empty() && names_a_file(path)) {
            let Some(missing) = self.purpose.missing(&path) else {
                actions.push(Action::Chosen(self.purpose, vec![self.purpose.complete(path)]));
                return false;
            };
            self.complaint = Some(reading::Error::NotFound(missing.to_owned()).sentence());
            self.fresh = true;
        }
        !(cancelled || modal.should_close())
    }

    /// Shows the folder; gives the row that was clicked.
    fn list(&mut self, ui: &mut Ui, follow: bool) -> Option<Listed> {
        if self.listed.of != self.typed {
            self.listed = Listing::of(&self.typed, self.purpose);
        }
        let mut clicked = None;
        ScrollArea::vertical().max_height(220.0).auto_shrink([false, false]).show(ui, |ui| {
            for (place, row) in self.listed.rows.iter().enumerate() {
                let is_at = self.listed.at == Some(place);
                let response = listed_row(ui, row, is_at);
                if is_at && follow {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(row.clone());
                }
            }
        });
        clicked
    }

    fn browse(&mut self, ctx: &egui::Context) {
        let (purpose, folder, ctx) = (self.purpose, folder_of(&self.typed).to_owned(), ctx.clone());
        let (sender, receiver) = channel();
        let ask = move || {
            let mut dialog = rfd::FileDialog::new().set_title(purpose.title()).set_directory(folder);
            let extensions = purpose.extensions();
            if !extensions.is_empty() {
                dialog = dialog.add_filter(extensions.join(", "), &extensions);
            }
            let paths = match purpose {
                Purpose::Export(_) | Purpose::BackupFolder | Purpose::BackupsIn => {
                    dialog.pick_folder().into_iter().collect()
                }
                Purpose::Import => dialog.pick_files().unwrap_or_default(),
                purpose if purpose.makes_a_file() => {
                    dialog.save_file().into_iter().map(|path| purpose.complete(path)).collect()
                }
                _ => dialog.pick_file().into_iter().collect(),
            };
            let _ = sender.send(paths);
            ctx.request_repaint();
        };
        self.chooser_missing = thread::Builder::new().name("file-chooser".to_owned()).spawn(ask).is_err();
        self.chooser = Some((receiver, Instant::now()));
    }

    fn poll_chooser(&mut self) -> Option<Vec<PathBuf>> {
        let (receiver, since) = self.chooser.as_ref()?;
        let paths = receiver.try_recv().ok()?;
        self.chooser_missing = paths.is_empty() && since.elapsed() < TOO_QUICK;
        self.chooser = None;
        (!paths.is_empty()).then_some(paths)
    }
}

/// A row of the list. Arrows lead to it from the field, which keeps the focus.
fn listed_row(ui: &mut Ui, row: &Listed, is_at: bool) -> Response {
    let shown = RichText::new(row.shown.as_str());
    ui.add(egui::Button::selectable(is_at, shown).sense(Sense::CLICK).truncate())
}

impl Listing {
    fn of(typed: &str, purpose: Purpose) -> Self {
        let folder = folder_of(typed);
        let begun = typed[folder.len()..].to_lowercase();
        let separator = std::path::MAIN_SEPARATOR;
        let mut found = Vec::new();
        let extensions = purpose.extensions();
        for entry in std::fs::read_dir(if folder.is_empty() { "." } else { folder }).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_folder = entry.path().is_dir();
            let own = Path::new(&name).extension();
            let fits = own.is_some_and(|own| extensions.iter().any(|wanted| own.eq_ignore_ascii_case(wanted)));
            if !name.starts_with('.') && name.to_lowercase().starts_with(&begun) && (is_folder || fits) {
                found.push((name, is_folder));
            }
        }
        found.sort_by_key(|(name, is_folder)| (!is_folder, name.to_lowercase()));
        found.truncate(MOST_LISTED);
        let rows = found.into_iter().map(|(name, is_folder)| {
            let shown = if is_folder { format!("{name}{separator}") } else { name };
            Listed { path: format!("{folder}{shown}"), shown }
        });
        let above = Path::new(folder).parent().filter(|_| begun.is_empty()).map(Path::to_string_lossy);
        let above = above.filter(|above| !above.is_empty()).map(|above| {
            let path =
                if above.ends_with(std::path::is_separator) { above.into() } else { format!("{above}{separator}") };
            Listed { path, shown: tr!("path-above") }
        });
        Self { of: typed.to_owned(), rows: above.into_iter().chain(rows).collect(), at: None }
    }

    /// Goes down or up among the rows.
    fn step(&mut self, down: bool, up: bool) {
        let last = self.rows.len().checked_sub(1);
        if down {
            self.at = self.at.map_or(0, |at| at + 1).min(last.unwrap_or(0)).into();
        }
        if up {
            self.at = self.at.and_then(|at| at.checked_sub(1));
        }
        self.at = self.at.filter(|_| last.is_some());
    }
}

/// The folder part of a typed path, with its separator.
fn folder_of(typed: &str) -> &str {
    let end = typed.rfind(std::path::is_separator).map_or(0, |separator| separator + 1);
    &typed[..end]
}
