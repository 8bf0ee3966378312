//! The last lines above the header of a message, which may be the title of the thread that begins there, and what is known of
//! their place. Clues look at this and at nothing else.

use std::cell::OnceCell;

use super::dialogue_stats::{DialogueStats, falls, runs_against};
use super::last_lines::{LastLines, LineFacts};
use super::line_width::MessageColumns;
use super::message_end::{AboveLine, place};
use super::notes::Clue;
use super::signature_stats::{Ending, NameForm};
use super::source::{Lines, SentAt, Source};
use super::spacing::Gap;
use super::wording::{ends_lowered, is_farewell, is_item, is_role, may_say_farewell, words_of};
use crate::layout::Speaker;
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
    /// The first line of the lower message.
    pub end: usize,
    pub own: Header<'a>,
    pub new: Header<'a>,
    /// Whether the user wrote the upper message, and the lower one.
    pub is_users: bool,
    pub opens_by_user: bool,
    /// Whether the dates run against the order in which messages of a thread are printed.
    pub against_order: bool,
    /// Whether a later thread begins before the lower message was sent.
    pub begins_too_late: bool,
    /// Whether a later thread is known to begin, and none before this one would.
    pub begins_in_time: bool,
    /// Days between the two messages, where both dates are known.
    pub days: Option<i64>,
    /// In how many of its messages the sender of the upper one breaks lines, in percent.
    pub breaks: usize,
}

impl<'c, 'a> Between<'c, 'a> {
    /// The message with this number in the dialogue and the next one.
    pub fn of(source: &'c Source<'a>, stats: &'c DialogueStats<'a>, headers: &[usize], number: usize) -> Option<Self> {
        let (&header, &next) = (headers.get(number)?, headers.get(number + 1)?);
        let (own, new) = (source.lines[header].header?, source.lines[next].header?);
        let step = source.moment_of(header).zip(source.moment_of(next));
        // The earliest date at which a later thread must begin.
        let next_start = stats.next_start.get(number + 1).copied().flatten();
        let against_order = runs_against(stats.order, step);
        let too_late = next_start.zip(step).is_some_and(|(later, (_, this))| falls(this, later));
        let is_users = own.speaker == Some(Speaker::User);
        Some(Self {
            source,
            stats,
            header,
            next,
            end: source.top_of(next),
            own,
            new,
            is_users,
            breaks: stats.writers.breaks(own.sender, is_users),
            opens_by_user: new.speaker == Some(Speaker::User),
            against_order,
            begins_too_late: !against_order && too_late,
            begins_in_time: next_start.is_some() && !against_order && !too_late,
            days: step.map(|(a, b): (SentAt, SentAt)| (b.0 - a.0).num_days().abs()),
        })
    }

    /// The last lines above the lower header that may be a title: the last one, and those above it that may go on in it.
    pub fn last_lines(&self) -> LastLines<'c, 'a> {
        let source = self.source;
        let mut upwards = Vec::with_capacity(TITLE_LINES);
        let last = source.last_filled(self.header + 1..self.end);
        // A text that was deleted is the whole message, or a title.
        let is_message = |last: usize| {
            source.layout.is_deleted(source.lines[last].text) && source.last_filled(self.header + 1..last).is_none()
        };
        let is_title = |&last: &usize| !is_message(last) && (self.against_order || !self.is_plain_end(last));
        let Some(last) = last.filter(is_title) else {
            return LastLines::new(source, self.next, &upwards);
        };
        let (mut first, mut length) = (last, 0);
        loop {
            length += source.lines[first].span.len() + 1;
            let header_like = source.lines[first].header.is_some_and(|header| header.resembles_header());
            if length > LONGEST_TITLE || header_like && first != last {
                break;
            }
            upwards.push(first);
            if upwards.len() == TITLE_LINES || header_like {
                break;
            }
            let above = self.stats.columns.title_from(source, first, self.is_users);
            match above.filter(|&above| above > self.header) {
                Some(above) => first = above,
                None => break,
            }
        }
        LastLines::new(source, self.next, &upwards)
    }

    /// What may be a title: the last of these lines, alone and with those above it.
    pub fn candidates<'l>(&self, last_lines: &'l LastLines<'l, 'a>) -> impl Iterator<Item = Candidate<'l, 'a>>
    where
        'c: 'l,
    {
        let between: Between<'l, 'a> = *self;
        let begins_whole = move |number: &usize| !between.goes_on_inside(last_lines, *number);
        last_lines.upwards().filter(begins_whole).map(move |number| Candidate::new(between, last_lines, number))
    }

    /// Whether the line with this number goes on inside a sentence of the line above, and one narrow column wraps both with further lines:
    /// no title begins there.
    fn goes_on_inside(&self, last_lines: &LastLines<'_, '_>, number: usize) -> bool {
        let line = |number: usize| self.source.lines[last_lines.lines_from(number).start].text;
        let small = self.stats.writers.small[usize::from(self.is_users)];
        let wraps = |from: usize| {
            let lines = last_lines.lines_from(from);
            lines.len() > 2 && MessageColumns::wrap_alike(self.source, lines)
        };
        number > 0
            && !small
            && line(number).starts_with(char::is_lowercase)
            && line(number - 1).ends_with(|c: char| c.is_lowercase() || c == ',')
            && (0..number).any(wraps)
    }

    /// Whether the line ends a sentence that is the whole message, or goes on with the line above: most messages end so.
    fn is_plain_end(&self, last: usize) -> bool {
        let (source, stats) = (self.source, self.stats);
        let (above, line) = (&source.lines[last - 1], &source.lines[last]);
        let user = self.is_users;
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
    /// What it is the end of, and from which line on.
    pub last_lines: &'c LastLines<'c, 'a>,
    number: usize,
    /// Their words, and the same in lower case.
    pub text: &'c str,
    pub lower: &'c str,
    facts: OnceCell<LineFacts>,
    ending: OnceCell<Ending>,
    name: OnceCell<NameForm>,
    /// Whether the message above would have no text without them.
    pub alone: bool,
    /// Whether it is a title that the layout knows.
    pub usual: bool,
    pub title_word: bool,
    pub farewell: bool,
    /// The last line with text of the message above them, and its text.
    pub above: Option<usize>,
    pub line_above: Option<&'a str>,
    /// Whether that line is an item of a list, says farewell, or ends a sentence or more.
    pub item_above: bool,
    pub farewell_above: bool,
    pub sentence_ends_above: bool,
    /// Whether the first of them may go on with that line, which is as wide as the column.
    pub full_above: bool,
    /// What that line and those above it are.
    pub place: AboveLine,
    /// The blank lines above.
    pub gap: Gap,
    /// Whether a page ends there.
    pub page_above: bool,
}

/// What is asked of a candidate.
pub(super) enum Question {
    /// Whether the clue holds.
    One(Clue, fn(&Candidate<'_, '_>) -> bool),
    /// Which of these clues holds: no two of them can.
    OneOf(&'static [Clue], fn(&Candidate<'_, '_>) -> Option<Clue>),
}

impl<'c, 'a> Candidate<'c, 'a> {
    fn new(between: Between<'c, 'a>, last_lines: &'c LastLines<'c, 'a>, number: usize) -> Self {
        let Between { source, stats, header, own, is_users: user, .. } = between;
        let lines = last_lines.lines_from(number);
        let (text, lower) = last_lines.text_from(number);
        let above = source.last_filled(header + 1..lines.start);
        let line_above = above.map(|above| source.lines[above].text);
        let lower_above = OnceCell::new();
        let lower_above = || lower_above.get_or_init(|| line_above.map(ends_lowered).unwrap_or_default()).as_str();
        let farewell_above = line_above.is_some_and(may_say_farewell) && is_farewell(lower_above());
        let sentence_ends_above =
            line_above.is_some_and(|line| line.ends_with(['.', '!', '?', ')', '…', ']']) || farewell_above);
        let usual = source.layout.titles.is_usual(text);
        let first = words_of(lower).next();
        let title_word =
            !usual && first.is_some_and(|word| source.layout.titles.is_word_of_titles(word)) && !is_role(lower);
        let farewell = is_farewell(lower);
        let gap = source.gap_above(lines.start);
        let full_above = stats.columns.may_be_wrapped(source, lines.start, user);
        let alone = above.is_none() && own.run_in.is_none() && source.raised(header).is_none();
        Self {
            place: place(source, header, above, lower_above, full_above, stats.writers.collapsed()),
            gap: stats.spacing.gap(gap, alone),
            page_above: gap.is_none(),
            between,
            lines,
            last_lines,
            number,
            text,
            lower,
            facts: OnceCell::new(),
            ending: OnceCell::new(),
            name: OnceCell::new(),
            alone,
            usual,
            title_word,
            farewell,
            above,
            line_above,
            item_above: line_above.is_some_and(is_item),
            farewell_above,
            sentence_ends_above,
            full_above,
        }
    }

    /// Its words in lower case, without the marks between them.
    pub fn words(&self) -> impl Iterator<Item = &'c str> {
        words_of(self.lower)
    }

    /// Whether other messages end so.
    pub fn ending(&self) -> Ending {
        let stats = self.between.stats;
        *self.ending.get_or_init(|| {
            let known = self.usual || self.title_word || stats.known.contains(self.lower);
            stats.signatures.ending(self.lower, self.between.is_users, known)
        })
    }

    /// Whether it is the name of somebody.
    pub fn name(&self) -> NameForm {
        let is_titled = self.usual || self.title_word;
        let form = || if is_titled { NameForm::None } else { self.between.stats.signatures.name_form(self.text) };
        *self.name.get_or_init(form)
    }

    /// Whether it has more code points than this.
    pub fn is_longer_than(&self, length: usize) -> bool {
        self.text.len() > length && self.text.chars().count() > length
    }

    /// What its words and signs are.
    pub fn facts(&self) -> LineFacts {
        *self.facts.get_or_init(|| self.last_lines.facts_from(self.number))
    }

    /// Whether each of its line breaks may be that of the column of messages.
    pub fn wraps_as_text(&self) -> bool {
        let Between { source, stats, is_users, .. } = self.between;
        (self.lines.start + 1..self.lines.end).all(|at| stats.columns.may_be_wrapped(source, at, is_users))
    }

    /// The letters by which those of its words that name a matter are known again in another form.
    pub fn stems(&self) -> impl Iterator<Item = &'c str> {
        self.last_lines.stems_from(self.number)
    }

    /// Whether it begins with a small letter, and its writer does not write messages so.
    pub fn begins_small(&self) -> bool {
        let writers = &self.between.stats.writers;
        self.text.starts_with(char::is_lowercase) && !writers.small[usize::from(self.between.opens_by_user)]
    }
}
