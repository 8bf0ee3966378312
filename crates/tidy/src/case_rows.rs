//! The rows that a case gives to each table.

use std::collections::HashMap;

use project::contract::{entry_id, thread_id};
use project::figures::observed::{Observations, ObservedThread};
use project::figures::run::Run;
use project::figures::stats::mean;
use project::figures::window::{EndBy, StartBy, Window};
use project::goals;
use project::{CaseStatus, EntryRow, Outline, word};
use reading::layout::{Speaker, card_type_name, is_meeting, is_minutes};
use reading::plan::EntryKind;

use crate::cell::TidyCell;
use crate::tables::TableUnit;

/// What is known of a case.
pub struct CaseFacts<'a> {
    pub label: &'a str,
    /// `None` outside a project.
    pub status: Option<CaseStatus>,
    /// Code points of the text.
    pub chars: usize,
    pub outline: &'a Outline<&'a str>,
    /// When it is observed; `None` where no day is known, or where it ends before it starts.
    pub window: Option<Window>,
    /// One for each attribute of the project.
    pub attributes: Vec<TidyCell>,
    /// The text of an entry by its index, where free text is asked for.
    pub text: Option<&'a dyn Fn(usize) -> String>,
}

/// The rows of a case, by [`TableUnit`].
#[derive(Debug, Default)]
pub struct UnitRows {
    pub(crate) of: [Vec<Vec<TidyCell>>; 7],
}

/// The run that a message begins, or none where it continues one.
type Runs<'a> = HashMap<usize, Option<Run<'a>>>;

impl UnitRows {
    /// All rows but those of codings and memos.
    #[must_use]
    pub fn of(facts: &CaseFacts<'_>) -> Self {
        let mut rows = Self::default();
        let observed = facts.window.map(|window| Observations::of(facts.outline, window));
        rows.add(TableUnit::Case, facts.case(observed.as_ref()));
        let mut runs = Runs::new();
        for thread in observed.iter().flat_map(|observed| &observed.threads) {
            rows.add(TableUnit::Thread, facts.thread(thread));
            runs.extend(thread.messages.iter().map(|message| (message.entry, None)));
            for run in Speaker::ALL.into_iter().flat_map(|asker| Run::of(&thread.messages, asker)) {
                runs.insert(run.asked.entry, Some(run));
            }
        }
        for index in facts.outline.order(reading::chronology::ReadingOrder::Chronological) {
            let row = &facts.outline.entries[index];
            match row.kind {
                EntryKind::Message => rows.add(TableUnit::Message, facts.message(index, row, &runs)),
                EntryKind::Card => rows.add(TableUnit::Activity, facts.activity(index, row)),
                EntryKind::Minutes => rows.add(TableUnit::Minutes, facts.minutes(index, row)),
                _ => {}
            }
        }
        rows
    }

    pub(crate) fn add(&mut self, unit: TableUnit, row: Vec<TidyCell>) {
        self.of[unit as usize].push(row);
    }
}

impl CaseFacts<'_> {
    fn case(&self, observed: Option<&Observations<'_, &str>>) -> Vec<TidyCell> {
        let (outline, window) = (self.outline, self.window);
        let dialogue = observed.filter(|observed| observed.shows_dialogue);
        let started = |by: Option<Speaker>| {
            let is_counted =
                |thread: &&ObservedThread<'_>| self.starts_in_window(thread) && (by.is_none() || thread.starter == by);
            TidyCell::from(dialogue.map(|observed| TidyCell::count(observed.threads.iter().filter(is_counted).count())))
        };
        let messages = |by: Speaker| {
            let is_counted = |row: &&EntryRow<&str>| row.kind == EntryKind::Message && row.speaker == Some(by);
            TidyCell::from(
                dialogue.map(|observed| TidyCell::count(observed.entries.iter().copied().filter(is_counted).count())),
            )
        };
        let shown = |is_shown: bool, cell: TidyCell| if is_shown { cell } else { TidyCell::Missing };
        let (chosen, all_meetings) = (&outline.shown, outline.shown.shows_meetings());
        let all_activities = !chosen.chooses_activities();
        let count = |of: fn(&Observations<'_, &str>) -> usize| {
            TidyCell::from(observed.map(|observed| TidyCell::count(of(observed))))
        };
        let goal_text = self.text.map(|text| goals::joined(outline.goals().map(|(at, _)| text(at)).collect()));
        let mut row = vec![
            self.label.into(),
            self.status.map(word).into(),
            outline.printed.into(),
            window.map(|window| window.from).into(),
            window.map(|window| window.end).into(),
            window.map(|window| start_by(window.start_by)).into(),
            window.map(|window| end_by(window.end_by)).into(),
            window.map(|window| window.months()).into(),
            observed.map(|observed| observed.shows_dialogue).into(),
            TidyCell::count(self.chars),
            TidyCell::count(outline.entries.len()),
            count(|observed| observed.undated),
            TidyCell::count(outline.entries.iter().filter(|row| !row.doubts.is_empty()).count()),
            started(None),
            started(Some(Speaker::Nav)),
            started(Some(Speaker::User)),
            messages(Speaker::Nav),
            messages(Speaker::User),
            shown(all_activities, count(|observed| observed.activities_started().count())),
            shown(all_meetings, count(|observed| observed.meetings_held().count())),
            shown(
                all_meetings,
                count(|observed| observed.meetings_held().filter(|row| row.kind == EntryKind::Minutes).count()),
            ),
            outline.has_goal().into(),
            goal_text.filter(|text| !text.is_empty()).into(),
            (!chosen.is_whole()).into(),
            chosen.from.into(),
            chosen.to.into(),
            chosen.types.as_ref().map(|types| types.join("; ")).into(),
        ];
        row.extend(self.attributes.iter().cloned());
        row
    }

    fn starts_in_window(&self, thread: &ObservedThread<'_>) -> bool {
        thread.begins_on().zip(self.window).is_some_and(|(day, window)| window.holds(day))
    }

    fn thread(&self, thread: &ObservedThread<'_>) -> Vec<TidyCell> {
        let stored = self.outline.threads.get(thread.thread);
        let (first, last) = (thread.messages.first(), thread.messages.last());
        let duration = first.zip(last).map(|(first, last)| TidyCell::Integer((last.day - first.day).num_days()));
        let by = |speaker| thread.messages.iter().filter(|message| message.speaker == speaker).count();
        let mut row = vec![
            self.label.into(),
            thread_id(thread.thread).into(),
            stored.map(|stored| word(stored.under)).into(),
            stored.and_then(|stored| stored.title).into(),
            first.map(|first| first.day).into(),
            last.map(|last| last.day).into(),
            duration.into(),
            self.starts_in_window(thread).into(),
            thread.starter.map(word).into(),
            TidyCell::count(by(Speaker::Nav)),
            TidyCell::count(by(Speaker::User)),
        ];
        for asker in [Speaker::User, Speaker::Nav] {
            let runs = Run::of(&thread.messages, asker);
            let answered = runs.iter().filter(|run| run.given.is_some()).count();
            row.extend([
                TidyCell::count(answered),
                mean(runs.iter().filter_map(Run::days)).into(),
                mean(runs.iter().filter_map(Run::hours)).into(),
            ]);
        }
        row
    }

    fn message(&self, index: usize, row: &EntryRow<&str>, runs: &Runs<'_>) -> Vec<TidyCell> {
        let begun = runs.get(&index).copied().flatten();
        let answer = begun.and_then(|run| run.given);
        let mut cells = vec![
            self.label.into(),
            entry_id(index).into(),
            row.thread.map(thread_id).into(),
            row.day.into(),
            row.time.map(|time| time.format("%H:%M").to_string()).into(),
            row.speaker.map(word).into(),
            row.sender.into(),
            self.in_window(row),
            runs.get(&index).map(Option::is_some).into(),
            answer.map(|answer| entry_id(answer.entry)).into(),
            TidyCell::days(begun.and_then(|run| run.days())),
            begun.and_then(|run| run.hours()).into(),
        ];
        cells.extend(self.place(index, row));
        cells
    }

    fn activity(&self, index: usize, row: &EntryRow<&str>) -> Vec<TidyCell> {
        let mut cells = vec![
            self.label.into(),
            entry_id(index).into(),
            self.card_type(row),
            row.card.into(),
            row.status.map(word).into(),
            row.card_type.is_some_and(is_meeting).into(),
            row.day.into(),
            row.until.into(),
            self.in_window(row),
        ];
        cells.extend(self.place(index, row));
        cells
    }

    fn minutes(&self, index: usize, row: &EntryRow<&str>) -> Vec<TidyCell> {
        let mut cells = vec![
            self.label.into(),
            entry_id(index).into(),
            self.card_type(row),
            row.card.into(),
            row.status.map(word).into(),
            row.card_type.is_some_and(|card_type| !is_minutes(card_type)).into(),
            row.day.into(),
            self.in_window(row),
        ];
        cells.extend(self.place(index, row));
        cells
    }

    /// What messages, activities and minutes end with: whether they are doubtful, where they stand, and their text.
    fn place(&self, index: usize, row: &EntryRow<&str>) -> [TidyCell; 4] {
        [
            (!row.doubts.is_empty()).into(),
            TidyCell::count(row.span.start),
            TidyCell::count(row.span.end),
            self.text_of(index),
        ]
    }

    /// The type of a card, in one spelling. What no layout knows may be any words.
    fn card_type(&self, row: &EntryRow<&str>) -> TidyCell {
        let as_printed = row.card_type;
        as_printed.and_then(card_type_name).or_else(|| as_printed.filter(|_| self.text.is_some())).into()
    }

    fn in_window(&self, row: &EntryRow<&str>) -> TidyCell {
        row.day.zip(self.window).map(|(day, window)| window.holds(day)).into()
    }

    fn text_of(&self, index: usize) -> TidyCell {
        self.text.map(|text| text(index)).into()
    }
}

const fn start_by(start_by: StartBy) -> &'static str {
    match start_by {
        StartBy::Attribute => "attribute",
        StartBy::FirstEntry => "first-entry",
    }
}

const fn end_by(end_by: EndBy) -> &'static str {
    match end_by {
        EndBy::Attribute => "attribute",
        EndBy::Print => "print",
        EndBy::LastEntry => "last-entry",
        EndBy::Period => "period",
    }
}
