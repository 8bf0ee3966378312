//! The guide, which is built into the program: in the language of the window, by section, with a search.

use std::ops::Range;

use egui::{ComboBox, RichText, ScrollArea, TextEdit, Ui};

use super::action::{Action, Actions};
use super::bar::Workspace;
use super::cases_page::CasesPage;
use super::choices;
use super::command::Command;
use super::guide_pictures::{FOLDER, GuidePictures};
use super::markdown;
use super::modal;
use super::name_it;
use super::tokens::{Tokens, size, space};
use words::i18n::{Language, number};

const BOKMAL: &str = include_str!("../../docs/guide.nb.md");
const ENGLISH: &str = include_str!("../../docs/guide.en.md");

/// Width of the table of contents, and the least width of a dialog that has it beside the text, in points.
const CONTENTS: f32 = 220.0;
const ROOMY: f32 = 640.0;
/// Height of the text, as a part of that of the window.
const HEIGHT: f32 = 0.6;

/// A section: its title, and where its text stands in the guide, in bytes.
struct GuideSection {
    title: String,
    text: Range<usize>,
}

/// The guide while it is open.
pub struct Guide {
    language: Language,
    sections: Vec<GuideSection>,
    chosen: usize,
    typed: String,
    /// Sections that have what is typed, and how often.
    found: Vec<(usize, usize)>,
    pictures: GuidePictures,
}

/// The title of the section that tells of a screen.
#[must_use]
pub fn topic(workspace: Option<Workspace>) -> String {
    match workspace {
        None => tr!("guide-topic-begin"),
        Some(Workspace::Read) => tr!("guide-topic-read"),
        Some(Workspace::Find) => tr!("guide-topic-find"),
        Some(Workspace::Cases(CasesPage::Courses)) => tr!("guide-topic-courses"),
        Some(Workspace::Cases(CasesPage::Goals)) => tr!("guide-topic-goals"),
        Some(Workspace::Cases(CasesPage::Attributes)) => tr!("attributes-title"),
        Some(Workspace::Cases(CasesPage::Memos)) => tr!("guide-topic-memos"),
        Some(Workspace::Cases(CasesPage::Log)) => tr!("guide-topic-log"),
        Some(Workspace::Anonymise) => tr!("guide-topic-anonymise"),
        Some(Workspace::Figures) => tr!("guide-topic-figures"),
    }
}

const fn text(language: Language) -> &'static str {
    match language {
        Language::Nb => BOKMAL,
        Language::En => ENGLISH,
    }
}

fn sections(guide: &str) -> Vec<GuideSection> {
    let starts = guide.match_indices("\n## ").map(|(at, _)| at + 1);
    let starts: Vec<usize> = starts.chain([guide.len()]).collect();
    let section = |bounds: &[usize]| {
        let title = guide[bounds[0]..].lines().next().unwrap_or_default().trim_start_matches("## ").to_owned();
        GuideSection { title, text: bounds[0]..bounds[1] }
    };
    starts.windows(2).map(section).collect()
}

/// The text without the paths of its pictures, as it is searched.
fn without_paths(text: &str) -> String {
    let start = format!("]({FOLDER}");
    let (before, rest) = text.split_once(start.as_str()).unwrap_or((text, ""));
    let rest = rest.split(start.as_str()).map(|part| part.split_once(')').map_or("", |(_, behind)| behind));
    std::iter::once(before).chain(rest).collect()
}

impl Guide {
    /// The guide at the section of this title, or at its beginning.
    #[must_use]
    pub fn at(title: &str) -> Self {
        let language = Language::current();
        let sections = sections(text(language));
        let chosen = sections.iter().position(|section| section.title == title).unwrap_or(0);
        let pictures = GuidePictures::default();
        Self { language, sections, chosen, typed: String::new(), found: Vec::new(), pictures }
    }

    /// Shows the guide over the window; gives `false` when it is to be closed. Where it is open alone, the list of keys can be opened from it.
    pub fn open(&mut self, ctx: &egui::Context, is_alone: bool, actions: &mut Actions) -> bool {
        let mut close = false;
        let modal = modal::show(ctx, "guide", 980.0, |ui| {
            self.show(ui);
            if is_alone && modal::buttons(ui, |ui| ui.button(tr!("guide-keys")).clicked()) {
                actions.push(Action::Command(Command::Keys));
            }
            close = modal::buttons(ui, |ui| ui.button(tr!("close")).clicked());
        });
        !(close || modal.should_close())
    }

    fn show(&mut self, ui: &mut Ui) {
        modal::title(ui, tr!("guide-title"));
        let hint = tr!("guide-search");
        let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint.as_str()).desired_width(f32::INFINITY));
        name_it(&field, &hint);
        if field.changed() {
            self.search();
        }
        if !self.typed.trim().is_empty() {
            let count = self.found.len();
            ui.label(RichText::new(tr!("guide-found", count = count)).small().color(Tokens::of(ui.ctx()).quiet));
        }
        let height = ui.ctx().content_rect().height() * HEIGHT;
        if ui.available_width() < ROOMY {
            self.choice(ui);
            self.page(ui, height);
        } else {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(CONTENTS);
                    self.contents(ui, height);
                });
                ui.vertical(|ui| self.page(ui, height));
            });
        }
    }

    /// Goes to the first section that has the words, if the one that is shown has not.
    fn search(&mut self) {
        let wanted = self.typed.trim().to_lowercase();
        let guide = text(self.language);
        let count = |section: &GuideSection| {
            let without_paths = without_paths(&guide[section.text.clone()]).to_lowercase();
            without_paths.matches(&wanted).count()
        };
        let counts = self.sections.iter().map(count).enumerate();
        self.found = counts.filter(|(_, count)| *count > 0 && !wanted.is_empty()).collect();
        if let Some((first, _)) = self.found.first()
            && !self.found.iter().any(|(at, _)| *at == self.chosen)
        {
            self.chosen = *first;
        }
    }

    /// The sections to choose from: their numbers and names.
    fn offered(&self) -> (Vec<usize>, Vec<RichText>) {
        if self.typed.trim().is_empty() {
            let names = self.sections.iter().map(|section| RichText::new(&section.title));
            return ((0..self.sections.len()).collect(), names.collect());
        }
        let name = |(at, count): &(usize, usize)| {
            (*at, RichText::new(format!("{} ({})", self.sections[*at].title, number(*count))))
        };
        self.found.iter().map(name).unzip()
    }

    fn contents(&mut self, ui: &mut Ui, height: f32) {
        let (numbers, names) = self.offered();
        let chosen = numbers.iter().position(|number| *number == self.chosen).unwrap_or(usize::MAX);
        let area = ScrollArea::vertical().id_salt("guide contents").max_height(height).auto_shrink([false, false]);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.with_layout(egui::Layout::top_down_justified(egui::Align::LEFT), |ui| {
                if let Some(next) = choices::show(ui, "guide", chosen, &names) {
                    self.chosen = numbers[next];
                }
            });
        });
    }

    /// The table of contents where there is no room for it.
    fn choice(&mut self, ui: &mut Ui) {
        let (numbers, names) = self.offered();
        let shown = self.sections.get(self.chosen).map_or("", |section| section.title.as_str());
        let list = ComboBox::from_id_salt("guide contents").selected_text(shown).width(ui.available_width());
        let choice = list.truncate().show_ui(ui, |ui| {
            for (number, name) in numbers.iter().zip(names) {
                if ui.selectable_value(&mut self.chosen, *number, name).clicked() {
                    ui.close();
                }
            }
        });
        name_it(&choice.response, &tr!("guide-contents"));
    }

    fn page(&mut self, ui: &mut Ui, height: f32) {
        let Some(section) = self.sections.get(self.chosen) else { return };
        let area = ScrollArea::vertical().id_salt(("guide", self.chosen)).max_height(height);
        area.auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            // A line of a guide is no longer than one of a case.
            ui.set_max_width(ui.available_width().min(size::BODY * 45.0));
            let page = &text(self.language)[section.text.clone()];
            markdown::show_with(ui, page, |ui, path, instead| self.pictures.show(ui, path, instead));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_guides_have_the_same_sections_and_one_for_each_screen() {
        let count = sections(BOKMAL).len();
        assert!(count > 15);
        assert_eq!(count, sections(ENGLISH).len());
        let screens = [Workspace::Read, Workspace::Find, Workspace::Anonymise, Workspace::Figures];
        let pages = CasesPage::ALL.iter().copied().map(Workspace::Cases);
        for workspace in screens.into_iter().chain(pages).map(Some).chain([None]) {
            let title = topic(workspace);
            let guide = sections(text(Language::current()));
            assert!(guide.iter().any(|section| section.title == title), "{title}");
        }
        let of_dialogs = [
            tr!("guide-topic-project"),
            tr!("guide-topic-import"),
            tr!("guide-topic-code"),
            tr!("guide-topic-codebook"),
            tr!("guide-topic-export"),
            tr!("guide-topic-keys"),
            tr!("guide-topic-summary"),
            tr!("attributes-title"),
            tr!("command-undo"),
        ];
        for title in of_dialogs {
            let guide = sections(text(Language::current()));
            assert!(guide.iter().any(|section| section.title == title), "{title}");
        }
    }

    #[test]
    fn paths_of_pictures_are_not_searched() {
        let text = "before ![what it shows](pictures/read.en.png) and ![more](pictures/find.en.png) behind";
        assert_eq!(without_paths(text), "before ![what it shows and ![more behind");
        assert_eq!(without_paths("none"), "none");
    }

    #[test]
    fn a_search_goes_to_what_has_the_words() {
        let mut guide = Guide::at(&topic(None));
        guide.typed = "LibreOffice".to_owned();
        guide.search();
        assert!(!guide.found.is_empty());
        assert!(guide.found.iter().any(|(at, _)| *at == guide.chosen));
    }
}
