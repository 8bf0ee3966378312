//! The fields of the page of tables: which rows, columns and layers, what is counted, and where.

use egui::{CollapsingHeader, DragValue, RichText, TextEdit, Ui};

use crate::error::Result;
use crate::ui::action::{Actions, ProjectAction};
use crate::ui::fields::choice;
use crate::ui::find::limits::FindLimits;
use crate::ui::session::Session;
use crate::ui::tokens::{Tokens, space};
use project::AttributeKind;
use project::saved_tables::{TableKind, TableSpec};
use project::search::limits::Limits;
use project::tally::ready::{ReadyTally, SEQUENCE_DAYS};
use project::tally::spec::{Counted, PercentOf, TallyAxis, TallySpec, Together};
use project::tally::suppression::LEAST;
use reading::entered;
use words::Sentence;
use words::counted;

/// The fields.
pub(super) struct BuilderFields {
    /// Without its limits, which have fields of their own.
    spec: TallySpec,
    limits: FindLimits,
    /// Small numbers are hidden.
    pub(super) suppress: bool,
    /// What the table is to be called.
    name: String,
}

impl Default for BuilderFields {
    fn default() -> Self {
        let spec = TallySpec::of(TallyAxis::Codes, Some(TallyAxis::Sender));
        Self { spec, limits: FindLimits::default(), suppress: false, name: String::new() }
    }
}

/// A table that is offered.
#[derive(Clone, PartialEq)]
enum OfferedTable {
    Saved(usize),
    Ready(ReadyTally),
}

impl BuilderFields {
    /// What the fields ask for.
    ///
    /// # Errors
    /// If a date cannot be read, or an attribute is gone.
    pub(super) fn asked(&self, session: &Session) -> Result<TallySpec> {
        Ok(TallySpec { limits: self.limits.read(session, true)?, ..self.spec.clone() })
    }

    /// Shows the fields.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        self.offered(ui, session, actions);
        let axes = |none: bool| axes(session, none);
        let mut rows = Some(self.spec.rows.clone());
        axis(ui, &tr!("builder-rows"), &mut rows, axes(false));
        if let Some(rows) = rows {
            self.spec.rows = rows;
        }
        axis(ui, &tr!("builder-columns"), &mut self.spec.columns, axes(true));
        axis(ui, &tr!("builder-layers"), &mut self.spec.layers, axes(true));
        let counts = Counted::ALL.map(|count| (count, counted::counted(count)));
        choice(ui, &tr!("builder-count"), &mut self.spec.count, counts);
        if self.spec.count != Counted::Share {
            let percents = [
                (None, tr!("builder-percent-none")),
                (Some(PercentOf::Row), tr!("builder-percent-row")),
                (Some(PercentOf::Column), tr!("builder-percent-column")),
                (Some(PercentOf::Total), tr!("builder-percent-total")),
            ];
            choice(ui, &tr!("builder-percent"), &mut self.spec.percent, percents);
        }
        let dates = || session.attributes.iter().filter(|own| own.kind == AttributeKind::Date);
        if self.spec.axes().any(|own| *own == TallyAxis::MonthSinceStart) && dates().next().is_some() {
            let names = dates().map(|own| (Some(own.name.clone()), own.name.clone()));
            let names = std::iter::once((None, tr!("contact-first-entry"))).chain(names);
            choice(ui, &tr!("builder-start"), &mut self.spec.start, names.collect::<Vec<_>>());
        }
        ui.add_space(space::S);
        ui.checkbox(&mut self.suppress, tr!("builder-suppress", least = LEAST));
        ui.add_space(space::S);
        CollapsingHeader::new(tr!("builder-limits")).id_salt("builder-limits").show(ui, |ui| {
            self.limits.show(ui, session, true);
        });
        self.keep(ui, session, editable, actions);
    }

    /// Tables that are saved or ready-made.
    fn offered(&mut self, ui: &mut Ui, session: &Session, actions: &mut Actions) {
        let is_tally = |table: &project::saved_tables::SavedTable| {
            !matches!(table.table(), Ok(TableSpec { what: TableKind::Figure(_) }))
        };
        let saved = session.tables.iter().enumerate().filter(|(_, table)| is_tally(table));
        let saved = saved.map(|(at, table)| (Some(OfferedTable::Saved(at)), table.name.clone()));
        let ready = ReadyTally::ALL.map(|own| (Some(OfferedTable::Ready(own)), counted::ready(own)));
        let mut chosen = None;
        let none = std::iter::once((None, tr!("builder-none")));
        choice(ui, &tr!("builder-saved"), &mut chosen, none.chain(saved).chain(ready).collect::<Vec<_>>());
        match chosen {
            None => {}
            Some(OfferedTable::Ready(ready)) => {
                (self.spec, self.name) = (ready.spec(), String::new());
            }
            Some(OfferedTable::Saved(at)) => {
                let Some(table) = session.tables.get(at) else { return };
                match table.table() {
                    Ok(TableSpec { what: TableKind::Tally(spec) }) => {
                        self.limits = FindLimits::of(&spec.limits, session);
                        self.spec = TallySpec { limits: Limits::default(), ..spec.clone() };
                        self.name.clone_from(&table.name);
                    }
                    Ok(_) => {}
                    Err(error) => actions.push(crate::ui::action::Action::Say(error.sentence())),
                }
            }
        }
    }

    /// The field for a name, and what can be done under it.
    fn keep(&mut self, ui: &mut Ui, session: &Session, editable: bool, actions: &mut Actions) {
        ui.add_space(space::M);
        let label = ui.label(tr!("builder-name"));
        ui.add(TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY)).labelled_by(label.id);
        let key = entered::key(&self.name);
        let asked = self.asked(session);
        let can_save = editable && !key.is_empty() && asked.is_ok();
        if ui.add_enabled(can_save, egui::Button::new(tr!("builder-save"))).clicked()
            && let Ok(spec) = asked
        {
            let table = TableSpec { what: TableKind::Tally(spec) };
            actions.push(ProjectAction::SaveTable(entered::name(&self.name), Box::new(table)).into());
        }
        let known = session.tables.iter().find(|own| entered::key(&own.name) == key);
        if let Some(known) = known {
            let quiet = Tokens::of(ui.ctx()).quiet;
            ui.label(RichText::new(words::edited(&known.changed_at, &known.coder)).small().color(quiet));
            if ui.add_enabled(editable, egui::Button::new(tr!("builder-remove"))).clicked() {
                actions.push(ProjectAction::RemoveTable(known.name.clone()).into());
            }
        }
    }
}

/// The axes that are offered.
fn axes(session: &Session, with_none: bool) -> Vec<(Option<TallyAxis>, String)> {
    let none = with_none.then(|| (None, tr!("builder-no-axis")));
    let then = TallyAxis::Together(Together::Then(SEQUENCE_DAYS));
    let own = TallyAxis::with_words().chain([then]);
    let attributes = session.attributes.iter().map(|own| TallyAxis::Attribute(own.name.clone()));
    none.into_iter().chain(attributes.chain(own).map(|own| (Some(own.clone()), counted::axis(&own)))).collect()
}

/// A choice of an axis; one of codes that follow has its days beside it.
fn axis(ui: &mut Ui, name: &str, chosen: &mut Option<TallyAxis>, mut offered: Vec<(Option<TallyAxis>, String)>) {
    // What a saved table names, and is not offered: other days, a derived attribute.
    if !offered.iter().any(|(own, _)| own == chosen) {
        offered.push((chosen.clone(), chosen.as_ref().map(counted::axis).unwrap_or_default()));
    }
    choice(ui, name, chosen, offered);
    if let Some(TallyAxis::Together(Together::Then(days))) = chosen {
        ui.horizontal(|ui| {
            let label = ui.label(tr!("builder-days"));
            ui.add(DragValue::new(days).range(1..=3650)).labelled_by(label.id);
        });
    }
}
