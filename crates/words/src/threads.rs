//! What is said of threads: what a message answers, what heads a thread, what stands above an excerpt.

use chrono::NaiveDate;

use crate::i18n::long_date;
use crate::{DOT, entry_kind, speaker};
use project::{EntryRow, Outline};
use reading::plan::{EntryKind, Plan, Thread, Under};

/// What a thread is called in the header of an entry.
#[must_use]
pub fn thread(thread: &Thread) -> String {
    thread_name(thread.under, thread.title.as_deref())
}

fn thread_name(under: Under, title: Option<&str>) -> String {
    match (under, title.filter(|title| !title.is_empty())) {
        (Under::Card, Some(title)) => tr!("thread-under-card", title = title),
        (Under::Card, None) => tr!("thread-under-card-untitled"),
        (Under::Free, Some(title)) => tr!("quoted", text = title),
        (Under::Free, None) => tr!("thread-untitled"),
    }
}

/// What a message is in its thread: a new dialogue, or how long after `before`, the message before it, it answers or goes on. `None` for
/// what stands in no thread.
#[must_use]
pub fn answer(plan: &Plan, before: Option<usize>, index: usize) -> Option<String> {
    let entry = &plan.entries[index];
    entry.thread.filter(|_| entry.kind == EntryKind::Message)?;
    let Some(before) = before.map(|before| &plan.entries[before]) else { return Some(tr!("thread-begins")) };
    let days = entry.date.zip(before.date).map(|(day, before)| (day - before).num_days()).filter(|days| *days >= 0);
    let is_answer = entry.speaker.is_some() && before.speaker.is_some() && entry.speaker != before.speaker;
    Some(match (is_answer, days) {
        (true, Some(0)) => tr!("thread-answer-same-day"),
        (true, Some(days)) => tr!("thread-answer-later", days = days),
        (true, None) => tr!("thread-answer"),
        (false, Some(0)) => tr!("thread-goes-on-same-day"),
        (false, Some(days)) => tr!("thread-goes-on-later", days = days),
        (false, None) => tr!("thread-goes-on"),
    })
}

/// What heads a thread where each is read by itself: its title, how many messages, from when to when.
#[must_use]
pub fn thread_heading(plan: &Plan, thread: usize) -> String {
    let messages = || plan.entries.iter().filter(|entry| entry.thread == Some(thread));
    let mut parts = vec![crate::thread(&plan.threads[thread]), tr!("thread-messages", count = messages().count())];
    let days = || messages().filter_map(|entry| entry.date);
    parts.extend(days().min().zip(days().max()).map(period));
    parts.join(DOT)
}

fn period((first, last): (NaiveDate, NaiveDate)) -> String {
    if first == last { long_date(first) } else { format!("{} – {}", long_date(first), long_date(last)) }
}

/// Where an excerpt stands: who wrote or what it is, when, and in which thread or card.
#[must_use]
pub fn stand(outline: &Outline, row: &EntryRow) -> String {
    let printed = row.sender.as_deref().filter(|printed| !printed.is_empty());
    let who = match (row.kind, row.speaker, printed) {
        (EntryKind::Message, Some(role), _) => speaker(role),
        (EntryKind::Message, None, Some(printed)) => printed.to_owned(),
        (EntryKind::Message, None, None) => tr!("speaker-none"),
        (kind, ..) => entry_kind(kind),
    };
    let mut parts = vec![who, row.day.map_or_else(|| tr!("entry-undated"), long_date)];
    let title = row.card.as_deref().filter(|title| !title.is_empty());
    parts.extend(title.map(|title| tr!("quoted", text = title)));
    let thread = row.thread.and_then(|thread| outline.threads.get(thread));
    parts.extend(thread.map(|thread| thread_name(thread.under, thread.title.as_deref())));
    parts.join(DOT)
}
