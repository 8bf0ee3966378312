//! The fields that narrow a search.

use chrono::NaiveDate;
use egui::{RichText, Ui};

use crate::error::Result;
use crate::ui::fields::{code_choice, field, limit};
use crate::ui::name_it;
use crate::ui::session::Session;
use crate::ui::tokens::Tokens;
use project::CaseStatus;
use project::search::limits::Limits;
use project::sets::filter::CaseFilter;
use project::sets::rule::CaseRule;
use reading::correction::written;
use reading::layout::Speaker;
use reading::plan::EntryKind;

/// The fields that narrow a search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindLimits {
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
    /// Further values, which a saved search can have.
    more: Limits,
}

impl FindLimits {
    /// Reads the fields.
    ///
    /// # Errors
    /// If a date cannot be read, or the attribute is gone.
    pub fn read(&self, session: &Session, is_for_words: bool) -> Result<Limits> {
        let words = |typed: &String| Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
        let day = |typed: &String| -> Result<_> {
            Ok(words(typed).map(|typed| written::date(&typed)).transpose()?.flatten())
        };
        // An attribute that is gone widens no search.
        let known = |id| session.attributes.iter().find(|own| own.id == id);
        let attribute =
            self.attribute.map(|id| known(id).ok_or_else(|| project::Error::NoAttribute(self.value.clone())));
        let attribute = attribute.transpose()?;
        let has_value = |name: &String| words(&self.value).map(|value| (name.clone(), value));
        let current = session.current().filter(|_| self.only_open);
        let own = Limits {
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
            codes: self.code.filter(|_| is_for_words).map(|code| session.codes.path(code)).into_iter().collect(),
            coders: words(&self.coder).into_iter().collect(),
            degrees: self.degree.filter(|_| session.scale.is_some()).map(|least| (least, u8::MAX)),
            filter: CaseFilter::default(),
        };
        Ok(with_more(own, self.more.clone()))
    }

    /// The fields that say this: of each kind the first, and the rest below them.
    pub fn of(limits: &Limits, session: &Session) -> Self {
        let day = |day: Option<NaiveDate>| day.map(|day| day.format("%d.%m.%Y").to_string()).unwrap_or_default();
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        let mut more = limits.clone();
        let attribute = take_first(&mut more.attributes);
        let named = |name: &str| session.attributes.iter().find(|own| own.name == name).map(|own| own.id);
        let code = take_first(&mut more.codes);
        // The field has no room for a greatest degree.
        let is_field = session.scale.is_some() && limits.degrees.is_some_and(|(_, most)| most == u8::MAX);
        let fields = Self {
            only_open: false,
            status: take_first(&mut more.statuses),
            attribute: attribute.as_ref().and_then(|(name, _)| named(name)),
            value: attribute.map(|(_, value)| value).unwrap_or_default(),
            speaker: take_first(&mut more.speakers),
            sender: words(&limits.sender),
            kind: take_first(&mut more.kinds),
            since: day(limits.from),
            until: day(limits.to),
            thread: words(&limits.thread),
            card_type: words(&limits.card_type),
            code: code.and_then(|path| session.codes.find_any(&path).ok()).map(|code| code.id),
            coder: take_first(&mut more.coders).unwrap_or_default(),
            degree: is_field.then(|| more.degrees.take()).flatten().map(|(least, _)| least),
            more: Limits::default(),
        };
        let Limits { cases, statuses, attributes, speakers, kinds, codes, coders, degrees, filter, .. } = more;
        let narrowed = Limits { cases, statuses, attributes, degrees, filter, ..Limits::default() };
        let more = Limits { speakers, kinds, codes, coders, ..narrowed };
        Self { more, ..fields }
    }

    /// Shows the fields; says whether the search is asked for.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, is_for_words: bool) -> bool {
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
        if is_for_words {
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
        let set = &mut self.more.filter.set;
        if set.is_some() || !session.sets.is_empty() {
            // A set that is gone stays to be seen.
            let gone = set.clone().filter(|name| !session.sets.contains(name));
            let names = session.sets.iter().cloned().chain(gone).map(|name| (Some(name.clone()), name));
            limit(ui, &tr!("finding-set"), set, names.collect::<Vec<_>>());
        }
        self.show_more(ui);
        asks
    }

    /// The limits for which the fields have no room, each with a button that takes it away.
    fn show_more(&mut self, ui: &mut Ui) {
        let Limits { cases, statuses, attributes, speakers, kinds, codes, coders, .. } = &mut self.more;
        more(ui, &tr!("finding-more-cases"), cases, Clone::clone);
        more(ui, &tr!("finding-status"), statuses, |status| words::status(*status));
        more(ui, &tr!("finding-attribute"), attributes, |(name, value)| format!("{name}: {value}"));
        more(ui, &tr!("finding-speaker"), speakers, |speaker| words::speaker(*speaker));
        more(ui, &tr!("finding-kind"), kinds, |kind| words::entry_kind(*kind));
        more(ui, &tr!("finding-coded-with"), codes, Clone::clone);
        more(ui, &tr!("finding-coder"), coders, Clone::clone);
        let mut ranges: Vec<(u8, u8)> = self.more.degrees.into_iter().collect();
        more(ui, &tr!("finding-degree"), &mut ranges, |(least, most)| format!("{least}–{most}"));
        self.more.degrees = ranges.first().copied();
        let mut rules: Vec<CaseRule> = self.more.filter.rule.take().into_iter().collect();
        more(ui, &tr!("finding-rule"), &mut rules, ToString::to_string);
        self.more.filter.rule = rules.pop();
    }
}

/// Values of one kind of limit beside that in its field.
fn more<T>(ui: &mut Ui, name: &str, values: &mut Vec<T>, said: impl Fn(&T) -> String) {
    let mut gone = None;
    for (at, value) in values.iter().enumerate() {
        ui.horizontal(|ui| {
            let said = format!("{name}: {}", said(value));
            let button = ui.small_button("×");
            name_it(&button, &tr!("finding-without-limit", limit = said.as_str()));
            if button.clicked() {
                gone = Some(at);
            }
            ui.add(egui::Label::new(said).truncate());
        });
    }
    if let Some(at) = gone {
        values.remove(at);
    }
}

fn take_first<T>(values: &mut Vec<T>) -> Option<T> {
    if values.is_empty() { None } else { Some(values.remove(0)) }
}

/// Limits with further values of the kinds of which there can be several.
fn with_more(mut limits: Limits, more: Limits) -> Limits {
    limits.cases.extend(more.cases);
    limits.statuses.extend(more.statuses);
    limits.attributes.extend(more.attributes);
    limits.speakers.extend(more.speakers);
    limits.kinds.extend(more.kinds);
    limits.codes.extend(more.codes);
    limits.coders.extend(more.coders);
    limits.degrees = limits.degrees.or(more.degrees);
    limits.filter.set = limits.filter.set.or(more.filter.set);
    limits.filter.rule = limits.filter.rule.or(more.filter.rule);
    limits
}
