//! Runs: one message or several by one side, which the other has not answered yet.

use reading::layout::Speaker;

use super::observed::Message;
use super::window::days_between;

/// A run of messages by one side, and what the other side answered.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The first message of the run: the wait begins with it.
    pub asked: &'a Message<'a>,
    pub given: Option<&'a Message<'a>>,
}

impl<'a> Run<'a> {
    /// The runs of one side in messages that are in the order of time.
    #[must_use]
    pub fn of(messages: &'a [Message<'a>], asker: Speaker) -> Vec<Self> {
        let mut runs = Vec::new();
        Self::find(messages, asker, &mut runs);
        runs
    }

    /// The same, in place of what a list holds.
    pub(super) fn find(messages: &'a [Message<'a>], asker: Speaker, runs: &mut Vec<Self>) {
        runs.clear();
        let mut is_open = false;
        for message in messages {
            if message.speaker == asker {
                if !is_open {
                    runs.push(Self { asked: message, given: None });
                    is_open = true;
                }
            } else if is_open {
                if let Some(last) = runs.last_mut() {
                    last.given = Some(message);
                }
                is_open = false;
            }
        }
    }

    /// Days of the calendar until the answer.
    #[must_use]
    pub fn days(&self) -> Option<f64> {
        Some(days_between(self.asked.day, self.given?.day))
    }

    /// Hours until the answer, where both messages have a clock time.
    #[must_use]
    pub fn hours(&self) -> Option<f64> {
        let (asked, given) = (self.asked, self.given?);
        let seconds = (given.day.and_time(given.time?) - asked.day.and_time(asked.time?)).num_seconds();
        i32::try_from(seconds).ok().map(|seconds| f64::from(seconds) / 3600.0)
    }
}
