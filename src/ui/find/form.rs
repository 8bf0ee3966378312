//! What is looked for, as it stands in the fields.

use egui::{DragValue, RichText, ScrollArea, TextEdit, Ui};

use super::limits::FindLimits;
use crate::error::Result;
use crate::ui::choices;
use crate::ui::fields::{choice, code_choice, entered};
use crate::ui::focus;
use crate::ui::fonts;
use crate::ui::name_it;
use crate::ui::session::Session;
use crate::ui::tokens::{size, space};
use project::PATH_SEPARATOR;
use project::search::excerpts::{CodeQuery, Relation};
use project::search::query::{Join, Terms};
use project::search::saved::{SearchAsked, WordQuery};
use reading::entered;
use reading::folding::Reach;

/// Between how many words, code points or days passages may lie at most.
const FURTHEST: f64 = 100_000.0;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum LookFor {
    #[default]
    Words,
    Codes,
}

/// How words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum WordReading {
    #[default]
    Beginning,
    Whole,
    Inside,
    Pattern,
}

impl WordReading {
    const ALL: [Self; 4] = [Self::Beginning, Self::Whole, Self::Inside, Self::Pattern];

    fn name(self) -> String {
        match self {
            Self::Beginning => tr!("finding-beginning"),
            Self::Whole => tr!("finding-whole"),
            Self::Inside => tr!("finding-inside"),
            Self::Pattern => tr!("finding-pattern"),
        }
    }
}

/// The fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindForm {
    look_for: LookFor,
    words: String,
    word_form: WordReading,
    join: Join,
    codes: Vec<i64>,
    relation: Relation,
    limits: FindLimits,
}

impl FindForm {
    pub fn look_for_words(&mut self) {
        self.look_for = LookFor::Words;
    }

    pub fn look_for_codes(&mut self) {
        self.look_for = LookFor::Codes;
    }

    /// The words as a code can be called; `None` where it is not words that are looked for.
    #[must_use]
    pub fn code_name(&self) -> Option<String> {
        let is_words = self.look_for == LookFor::Words && self.word_form != WordReading::Pattern;
        let name = is_words.then(|| entered::name(&self.words.replace(PATH_SEPARATOR, "-")));
        name.filter(|name| !name.is_empty())
    }

    /// Reads the fields.
    ///
    /// # Errors
    /// [`project::Error::EmptyQuery`], [`project::Error::OneCode`]; if a date or a pattern cannot be read.
    pub fn asked(&self, session: &Session) -> Result<SearchAsked> {
        let limits = self.limits.read(session, self.look_for == LookFor::Words)?;
        if self.look_for == LookFor::Codes {
            let codes = self.codes.iter().map(|code| session.codes.path(*code)).collect();
            let query = CodeQuery { codes, relation: self.relation, limits };
            query.check()?;
            return Ok(SearchAsked::Codes(query));
        }
        let (terms, reach) = match self.word_form {
            WordReading::Beginning => (Terms::Words, Reach::Beginning),
            WordReading::Whole => (Terms::Words, Reach::Whole),
            WordReading::Inside => (Terms::Words, Reach::Inside),
            WordReading::Pattern => (Terms::Patterns, Reach::Whole),
        };
        let words = WordQuery { line: self.words.trim().to_owned(), terms, reach, join: self.join, limits };
        words.query()?;
        Ok(SearchAsked::Words(words))
    }

    /// The fields that ask for this.
    pub fn of(asked: &SearchAsked, session: &Session) -> Self {
        match asked {
            SearchAsked::Words(WordQuery { line, terms, reach, join, limits }) => {
                let word_form = match (terms, reach) {
                    (Terms::Patterns, _) => WordReading::Pattern,
                    (_, Reach::Beginning) => WordReading::Beginning,
                    (_, Reach::Whole) => WordReading::Whole,
                    (_, Reach::Inside) => WordReading::Inside,
                };
                let limits = FindLimits::of(limits, session);
                Self { words: line.clone(), word_form, join: *join, limits, ..Self::default() }
            }
            SearchAsked::Codes(CodeQuery { codes, relation, limits }) => {
                let id = |path: &String| session.codes.find_any(path).ok().map(|code| code.id);
                let (codes, limits) = (codes.iter().filter_map(id).collect(), FindLimits::of(limits, session));
                Self { look_for: LookFor::Codes, codes, relation: *relation, limits, ..Self::default() }
            }
        }
    }

    /// Shows the fields and what stands `below` them; says whether the search is asked for.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, take_focus: bool, below: impl FnOnce(&mut Ui)) -> bool {
        let mut asks = false;
        ui.horizontal(|ui| {
            let names = [tr!("finding-words"), tr!("finding-codes")].map(RichText::new);
            let chosen = usize::from(self.look_for == LookFor::Codes);
            if let Some(next) = choices::show(ui, "look for", chosen, &names) {
                self.look_for = [LookFor::Words, LookFor::Codes][next];
            }
        });
        ui.add_space(space::S);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            match self.look_for {
                LookFor::Words => asks |= self.words(ui, take_focus),
                LookFor::Codes => self.codes(ui, session),
            }
            ui.add_space(space::S);
            asks |= ui.button(tr!("finding-search")).clicked();
            ui.add_space(space::M);
            ui.label(RichText::new(tr!("finding-limits")).family(fonts::semibold()).size(size::BODY));
            asks |= self.limits.show(ui, session, self.look_for == LookFor::Words);
            below(ui);
        });
        asks
    }

    fn words(&mut self, ui: &mut Ui, take_focus: bool) -> bool {
        let label = ui.label(tr!("finding-what"));
        let hint = tr!("finding-what-hint");
        let edit = TextEdit::singleline(&mut self.words).hint_text(hint.as_str()).desired_width(f32::INFINITY);
        let field = ui.add(edit).labelled_by(label.id);
        if take_focus {
            field.request_focus();
            focus::select_all(ui.ctx(), field.id, &self.words);
        }
        let asks = entered(ui, &field);
        let word_form = &mut self.word_form;
        choice(ui, &tr!("finding-word-form"), word_form, WordReading::ALL.map(|form| (form, form.name())));
        if self.word_form == WordReading::Pattern {
            return asks;
        }
        let apart = if let Join::Near(apart) = self.join { apart } else { 5 };
        let joins = [
            (Join::All, tr!("finding-all")),
            (Join::Any, tr!("finding-any")),
            (Join::Near(apart), tr!("finding-near")),
        ];
        choice(ui, &tr!("finding-join"), &mut self.join, joins);
        if let Join::Near(apart) = &mut self.join {
            distance(ui, &tr!("finding-near-words"), apart);
        }
        asks
    }

    fn codes(&mut self, ui: &mut Ui, session: &Session) {
        ui.label(tr!("finding-which-codes"));
        let mut gone = None;
        for (at, code) in self.codes.iter().enumerate() {
            ui.horizontal(|ui| {
                let path = session.codes.path(*code);
                let button = ui.small_button("×");
                name_it(&button, &tr!("finding-without-code", code = path.as_str()));
                if button.clicked() {
                    gone = Some(at);
                }
                ui.add(egui::Label::new(path).truncate());
            });
        }
        if let Some(at) = gone {
            self.codes.remove(at);
        }
        let mut added = None;
        let names = (&*tr!("finding-add-code"), &*tr!("finding-every-code"));
        code_choice(ui, session, names, &mut added, |_| true);
        if let Some(code) = added.filter(|code| !self.codes.contains(code)) {
            self.codes.push(code);
        }
        let (points, days) = match self.relation {
            Relation::Near(points) => (points, 14),
            Relation::ThenWithinDays(days) => (200, days),
            _ => (200, 14),
        };
        let relations = [
            (Relation::Or, tr!("finding-or")),
            (Relation::And, tr!("finding-and")),
            (Relation::Not, tr!("finding-not")),
            (Relation::Within, tr!("finding-within")),
            (Relation::Near(points), tr!("finding-near-codes")),
            (Relation::ThenInThread, tr!("finding-then-in-thread")),
            (Relation::ThenWithinDays(days), tr!("finding-then-within-days")),
        ];
        choice(ui, &tr!("finding-relation"), &mut self.relation, relations);
        match &mut self.relation {
            Relation::Near(points) => distance(ui, &tr!("finding-near-points"), points),
            Relation::ThenWithinDays(days) => distance(ui, &tr!("finding-days"), days),
            _ => {}
        }
    }
}

/// How far apart passages may lie.
fn distance<N: egui::emath::Numeric>(ui: &mut Ui, name: &str, distance: &mut N) {
    ui.horizontal(|ui| {
        let value = ui.add(DragValue::new(distance).range(N::from_f64(0.0)..=N::from_f64(FURTHEST)));
        let label = ui.label(name);
        value.labelled_by(label.id);
    });
}
