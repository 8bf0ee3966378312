//! The last lines above the header of a message, which may be the title of the thread that begins there, and what is known of
//! their place. Clues look at this and at nothing else.

use super::dialogue_stats::{DialogueStats, falls, runs_against};
use super::message_end::{Place, place};
use super::notes::Clue;
use super::signature_stats::{Ending, NameForm};
use super::source::{Lines, Moment, Source};
use super::spacing::Gap;
use super::wording::is_farewell;
use crate::layout::{Speaker, lowered};
use crate::line::Header;

/// Lines that a title takes at most.
const TITLE_LINES: usize = 5;
/// Longest title, in code points: the front ends take no more, and a line break may add a few.
const LONGEST_TITLE: usize = 260;

/// Two messages of a dialogue, one printed below the other, and what their headers tell.
#[derive(Clone, Copy)]
pub(super) struct Between<'c, 'a> {
    pub source: &'c Source<'a>,
    pub stats: &'c DialogueStats<'a>,
    /// The line of the upper header, and that of the lower one.
    pub header: usize,
    pub next: usize,
    pub own: Header<'a>,
    pub new: Header<'a>,
    /// When they were sent.
    step: Option<(Moment, Moment)>,
    /// The earliest date at which a later thread must begin.
    next_start: Option<Moment>,
}

impl<'c, 'a> Between<'c, 'a> {
    /// The message with this number in the dialogue and the next one.
    pub fn of(source: &'c Source<'a>, stats: &'c DialogueStats<'a>, headers: &[usize], number: usize) -> Option<Self> {
        let (&header, &next) = (headers.get(number)?, headers.get(number + 1)?);
        let (own, new) = (source.lines[header].header?, source.lines[next].header?);
        let step = source.moment_of(header).zip(source.moment_of(next));
        let next_start = stats.next_start.get(number + 1).copied().flatten();
        Some(Self { source, stats, header, next, own, new, step, next_start })
    }

    /// Whether the user wrote the upper message, and the lower one.
    pub fn is_users(&self) -> bool {
        self.own.speaker == Some(Speaker::User)
    }

    pub fn opens_by_user(&self) -> bool {
        self.new.speaker == Some(Speaker::User)
    }

    /// Whether the dates run against the order in which messages of a thread are printed.
    pub fn runs_against_order(&self) -> bool {
        runs_against(self.stats.order, self.step)
    }

    /// Whether a later thread begins before the lower message was sent.
    pub fn begins_too_late(&self) -> bool {
        let both = self.next_start.zip(self.step);
        !self.runs_against_order() && both.is_some_and(|(later, (_, this))| falls(this, later))
    }

    /// Whether a later thread is known to begin, and none before this one would.
    pub fn begins_in_time(&self) -> bool {
        self.next_start.is_some() && !self.runs_against_order() && !self.begins_too_late()
    }

    /// Days between the two messages, where both dates are known.
    pub fn days(&self) -> Option<i64> {
        self.step.map(|(a, b)| (b.0 - a.0).num_days().abs())
    }

    /// What may be a title: the last line above the lower header, alone and with those above it with which it may go on.
    pub fn candidates(self) -> Vec<Candidate<'c, 'a>> {
        let source = self.source;
        let Some(last) = source.last_filled(self.header + 1..self.next) else { return Vec::new() };
        if !self.runs_against_order() && self.is_plain_end(last) {
            return Vec::new();
        }
        let mut candidates = Vec::with_capacity(1);
        let (mut first, mut length) = (last, 0);
        loop {
            length += source.lines[first].span.len() + 1;
            let header_like = source.lines[first].header.is_some_and(|header| header.resembles_header());
            if length > LONGEST_TITLE || header_like {
                break;
            }
            candidates.push(Candidate::new(self, first..last + 1));
            let above = self.stats.columns.title_from(source, first, self.is_users());
            match above.filter(|&above| above > self.header && candidates.len() < TITLE_LINES) {
                Some(above) => first = above,
                None => break,
            }
        }
        candidates
    }

    /// Whether the line ends a sentence that is the whole message, or goes on with the line above: most messages end so.
    fn is_plain_end(&self, last: usize) -> bool {
        let (source, stats) = (self.source, self.stats);
        let (above, line) = (&source.lines[last - 1], &source.lines[last]);
        let user = self.is_users();
        let goes_on = || {
            !above.is_blank()
                && !stats.writers.small[usize::from(user)]
                && line.text.starts_with(char::is_lowercase)
                && !above.text.ends_with(['.', '!', '?', '…'])
                && stats.columns.may_be_wrapped(source, last, user)
        };
        stats.indented.is_none() && line.text.ends_with('.') && (last == self.header + 1 || goes_on())
    }
}

/// Lines that may be the title of a thread.
pub(super) struct Candidate<'c, 'a> {
    pub between: Between<'c, 'a>,
    pub lines: Lines,
    /// Their words, and the same in lower case.
    pub text: String,
    pub lower: String,
    /// Whether the message above would have no text without them.
    pub alone: bool,
    /// Whether it is a title that the layout knows.
    pub usual: bool,
    pub title_word: bool,
    pub farewell: bool,
    /// The last line with text of the message above them.
    pub above: Option<usize>,
    /// Whether the first of them may go on with that line, which is as wide as the column.
    pub full_above: bool,
    /// Whether each of its line breaks may be that of the column of messages.
    pub wraps_as_text: bool,
    /// What that line and those above it are.
    pub place: Place,
    /// The blank lines above.
    pub gap: Gap,
    /// Whether other messages end so.
    pub ending: Ending,
    /// Whether it is the name of somebody.
    pub name: NameForm,
}

/// A clue and the question that it puts.
pub(super) type Question = (Clue, fn(&Candidate<'_, '_>) -> bool);

impl<'c, 'a> Candidate<'c, 'a> {
    fn new(between: Between<'c, 'a>, lines: Lines) -> Self {
        let Between { source, stats, header, own, .. } = between;
        let text = source.joined(lines.clone());
        let lower = lowered(&text);
        let above = source.last_filled(header + 1..lines.start);
        let usual = source.layout.is_usual_title(&text);
        let first = lower.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        let title_word = !usual && first.is_some_and(|word| source.layout.is_title_word(word));
        let farewell = is_farewell(&lower);
        let user = between.is_users();
        let full_above = stats.columns.may_be_wrapped(source, lines.start, user);
        let alone = above.is_none() && own.run_in.is_none();
        let wraps = |at: usize| stats.columns.may_be_wrapped(source, at, user);
        let wraps_as_text = (lines.start + 1..lines.end).all(wraps);
        let titled = usual || title_word;
        let known = titled || stats.known.contains(&lower);
        Self {
            place: place(source, header, lines.start, full_above, stats.writers.collapsed()),
            gap: stats.spacing.gap(source.gap_above(lines.start), alone),
            ending: stats.signatures.ending(&lower, user, known),
            name: if titled { NameForm::None } else { stats.signatures.name_form(&text) },
            between,
            lines,
            text,
            lower,
            alone,
            usual,
            title_word,
            farewell,
            above,
            full_above,
            wraps_as_text,
        }
    }

    /// Its words in lower case, without the marks between them.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    }

    /// Whether it begins with a small letter, and its writer does not write messages so.
    pub fn begins_small(&self) -> bool {
        let writers = &self.between.stats.writers;
        self.text.starts_with(char::is_lowercase) && !writers.small[usize::from(self.between.opens_by_user())]
    }

    /// The text of the line above in its message.
    pub fn line_above(&self) -> Option<&'a str> {
        self.above.map(|above| self.between.source.lines[above].text)
    }

    /// The first line with text of the message below its header.
    pub fn first_below(&self) -> Option<&'a str> {
        let Between { source, next, .. } = self.between;
        source.lines.get(source.skip_blank(next + 1)).filter(|line| !line.opens).map(|line| line.text)
    }
}
