//! What is looked for, as it stands in the fields.

use egui::{ComboBox, DragValue, Key, RichText, ScrollArea, TextEdit, Ui};

use crate::error::Result;
use crate::ui::choices;
use crate::ui::focus;
use crate::ui::fonts;
use crate::ui::name_it;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, size, space};
use project::search::excerpts::{CodeQuery, Relation};
use project::search::limits::Limits;
use project::search::query::{Join, Query, Terms};
use project::{CaseStatus, Code};
use reading::correction::written;
use reading::folding::Reach;
use reading::layout::Speaker;
use reading::plan::EntryKind;

/// Between how many words, code points or days passages may lie at most.
const FURTHEST: f64 = 100_000.0;

/// What the fields ask for, ready for the search.
#[derive(Debug)]
pub enum SearchAsked {
    Words(Query, Limits),
    Codes(CodeQuery),
}

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

/// The fields that narrow a search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct FindLimits {
    only_open: bool,
    status: Option<CaseStatus>,
    attribute: Option<i64>,
    value: String,
    speaker: Option<Speaker>,
    sender: String,
    kind: Option<EntryKind>,
    since: String,
    until: String,
    thread: String,
    card_type: String,
    /// The passage overlaps a coding with this code.
    code: Option<i64>,
    coder: String,
    /// The least degree of the coding.
    degree: Option<u8>,
}

impl FindForm {
    pub fn look_for_words(&mut self) {
        self.look_for = LookFor::Words;
    }

    pub fn look_for_codes(&mut self) {
        self.look_for = LookFor::Codes;
    }

    /// Reads the fields.
    ///
    /// # Errors
    /// [`project::Error::EmptyQuery`], [`project::Error::OneCode`]; if a date or a pattern cannot be read.
    pub fn asked(&self, session: &Session) -> Result<SearchAsked> {
        let limits = self.limits.read(session, self.look_for)?;
        if self.look_for == LookFor::Codes {
            let codes: Vec<String> = self.codes.iter().map(|code| session.codes.path(*code)).collect();
            if self.relation != Relation::Or && codes.len() < 2 {
                return Err(project::Error::OneCode.into());
            }
            return Ok(SearchAsked::Codes(CodeQuery { codes, relation: self.relation, limits }));
        }
        let (terms, reach) = match self.word_form {
            WordReading::Beginning => (Terms::Words, Reach::Beginning),
            WordReading::Whole => (Terms::Words, Reach::Whole),
            WordReading::Inside => (Terms::Words, Reach::Inside),
            WordReading::Pattern => (Terms::Patterns, Reach::Whole),
        };
        Ok(SearchAsked::Words(Query::typed(self.words.trim(), terms, reach, self.join)?, limits))
    }

    /// Shows the fields; says whether the search is asked for.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, take_focus: bool) -> bool {
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
            asks |= self.limits.show(ui, session, self.look_for);
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

impl FindLimits {
    fn read(&self, session: &Session, look_for: LookFor) -> Result<Limits> {
        let words = |typed: &String| Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
        let day = |typed: &String| -> Result<_> {
            Ok(words(typed).map(|typed| written::date(&typed)).transpose()?.flatten())
        };
        let attribute = self.attribute.and_then(|id| session.attributes.iter().find(|own| own.id == id));
        let has_value = |name: &String| words(&self.value).map(|value| (name.clone(), value));
        let current = session.current().filter(|_| self.only_open);
        Ok(Limits {
            cases: current.map(|case| case.label.clone()).into_iter().collect(),
            statuses: self.status.into_iter().collect(),
            attributes: attribute.and_then(|attribute| has_value(&attribute.name)).into_iter().collect(),
            speakers: self.speaker.into_iter().collect(),
            sender: words(&self.sender),
            kinds: self.kind.into_iter().collect(),
            from: day(&self.since)?,
            to: day(&self.until)?,
            thread: words(&self.thread),
            card_type: words(&self.card_type),
            codes: self
                .code
                .filter(|_| look_for == LookFor::Words)
                .map(|code| session.codes.path(code))
                .into_iter()
                .collect(),
            coders: words(&self.coder).into_iter().collect(),
            degrees: self.degree.filter(|_| session.scale.is_some()).map(|least| (least, u8::MAX)),
        })
    }

    fn show(&mut self, ui: &mut Ui, session: &Session, look_for: LookFor) -> bool {
        let mut asks = false;
        if session.open.is_some() {
            ui.checkbox(&mut self.only_open, tr!("finding-only-open"));
        }
        let speakers = [(Some(Speaker::User), tr!("speaker-user")), (Some(Speaker::Nav), tr!("finding-nav"))];
        limit(ui, &tr!("finding-speaker"), &mut self.speaker, speakers);
        let kinds = EntryKind::ALL.map(|kind| (Some(kind), words::entry_kind(kind)));
        limit(ui, &tr!("finding-kind"), &mut self.kind, kinds);
        let day = tr!("finding-day-hint");
        asks |= field(ui, &tr!("finding-since"), &mut self.since, &day);
        asks |= field(ui, &tr!("finding-until"), &mut self.until, &day);
        asks |= field(ui, &tr!("finding-thread"), &mut self.thread, "");
        asks |= field(ui, &tr!("finding-card-type"), &mut self.card_type, "");
        asks |= field(ui, &tr!("finding-sender"), &mut self.sender, "");
        if look_for == LookFor::Words {
            let names = (&*tr!("finding-coded-with"), &*tr!("finding-any-value"));
            code_choice(ui, session, names, &mut self.code, |_| true);
        }
        asks |= field(ui, &tr!("finding-coder"), &mut self.coder, "");
        if let Some(scale) = session.scale {
            let degrees = scale.degrees().into_iter().map(|degree| (Some(degree), degree.to_string()));
            limit(ui, &tr!("finding-degree"), &mut self.degree, degrees);
        }
        if !session.attributes.is_empty() {
            let attributes = session.attributes.iter().map(|own| (Some(own.id), own.name.clone()));
            limit(ui, &tr!("finding-attribute"), &mut self.attribute, attributes);
            if self.attribute.is_some() {
                asks |= field(ui, &tr!("finding-value"), &mut self.value, "");
                if self.value.trim().is_empty() {
                    ui.label(RichText::new(tr!("finding-value-missing")).small().color(Tokens::of(ui.ctx()).warning));
                }
            }
        }
        let statuses = [CaseStatus::Unread, CaseStatus::InProgress, CaseStatus::Done];
        let statuses = statuses.map(|status| (Some(status), words::status(status)));
        limit(ui, &tr!("finding-status"), &mut self.status, statuses);
        asks
    }
}

/// Whether Enter was pressed in the field.
fn entered(ui: &Ui, field: &egui::Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// A field below its name; says whether Enter was pressed in it.
fn field(ui: &mut Ui, name: &str, typed: &mut String, hint: &str) -> bool {
    ui.add_space(space::XS);
    let label = ui.label(name);
    let edit = TextEdit::singleline(typed).hint_text(hint).desired_width(f32::INFINITY);
    let field = ui.add(edit).labelled_by(label.id);
    entered(ui, &field)
}

/// A choice below its name.
fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut T,
    choices: impl IntoIterator<Item = (T, String)>,
) {
    ui.add_space(space::XS);
    let label = ui.label(name);
    let choices: Vec<(T, String)> = choices.into_iter().collect();
    let shown = choices.iter().find(|(value, _)| value == chosen).map(|(_, name)| name.clone()).unwrap_or_default();
    let list =
        ComboBox::from_id_salt(name).selected_text(shown).width(ui.available_width()).truncate().show_ui(ui, |ui| {
            for (value, name) in choices {
                if ui.selectable_value(chosen, value, name).clicked() {
                    // A key closes the list too.
                    ui.close();
                }
            }
        });
    list.response.labelled_by(label.id);
}

/// A choice that narrows a search, or none.
fn limit<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut Option<T>,
    choices: impl IntoIterator<Item = (Option<T>, String)>,
) {
    choice(ui, name, chosen, std::iter::once((None, tr!("finding-any-value"))).chain(choices));
}

/// A choice of one code that `fits`, or of none.
pub(super) fn code_choice(
    ui: &mut Ui,
    session: &Session,
    (name, none): (&str, &str),
    chosen: &mut Option<i64>,
    fits: impl Fn(&Code) -> bool,
) {
    let codes = session.codes.iter().map(|(code, _)| code).filter(|code| fits(code));
    let codes = codes.map(|code| (Some(code.id), session.codes.path(code.id)));
    choice(ui, name, chosen, std::iter::once((None, none.to_owned())).chain(codes));
}

/// How far apart passages may lie.
fn distance<N: egui::emath::Numeric>(ui: &mut Ui, name: &str, distance: &mut N) {
    ui.horizontal(|ui| {
        let value = ui.add(DragValue::new(distance).range(N::from_f64(0.0)..=N::from_f64(FURTHEST)));
        let label = ui.label(name);
        value.labelled_by(label.id);
    });
}
