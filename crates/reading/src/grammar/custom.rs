//! What a whole dialogue tells about its titles: in which order its messages and threads are printed, how wide its columns
//! are, and how its writers write.

use chrono::{NaiveDate, NaiveTime};
use rustc_hash::FxHashSet;

use super::endings::Endings;
use super::habits::Habits;
use super::spacing::Spacing;
use super::width::{NARROWEST, SPACE, column, width};
use super::{Extraction, Reading};
use crate::layout::{MessageOrder, Speaker};
use crate::plan::{Entry, Under};

/// A line of this share of the column, in percent, together with the next word, may have been wrapped.
const WRAPPED: usize = 97;
/// How far an indented message stands to the right of another's, in code points.
const INDENTED: usize = 5;
/// Of so many steps from date to date at most one falls where messages are printed oldest first.
const ORDERLY: usize = 3;
/// As many steps under cards, all in one direction, tell it for sure.
const FEW_BELOW: usize = 3;
/// Most dialogues of a print for which what stands above them is looked at.
const MOST_DIALOGUES: usize = 16;
/// Fewer steps than these tell no order.
const FEW_STEPS: usize = 8;

/// When a message was sent; prints of the browser give the day alone.
pub(super) type Moment = (NaiveDate, Option<NaiveTime>);

/// What a whole dialogue tells.
#[derive(Debug, Default)]
pub(super) struct Custom<'a> {
    /// In which order its messages are printed, where that can be told.
    pub order: Option<MessageOrder>,
    /// Whether that is a guess from these messages alone.
    pub guessed: bool,
    /// For each header the earliest date at which a later thread must begin.
    pub next_start: Vec<Option<Moment>>,
    /// How many such beginnings there are: the more that rise, the surer is their order.
    pub starts: usize,
    /// Widths of the columns of messages of NAV and of the user, see [`width`]; zero where lines are not wrapped.
    columns: [usize; 2],
    /// Titles that are certain, lower case.
    pub known: FxHashSet<String>,
    pub spacing: Spacing,
    /// How other messages end.
    pub endings: Endings,
    /// How their writers break lines and begin sentences.
    pub habits: Habits<'a>,
    /// From which indent on messages of the one stand further to the right than those of the other.
    pub indented: Option<usize>,
}

impl<'a> Reading<'a> {
    pub(super) fn moment_of(&self, header: usize) -> Option<Moment> {
        self.lines[header].header.and_then(|header| Some((header.date?, header.time)))
    }

    /// Whether the moment `b` of a message comes before the moment `a` of the one above it.
    pub(super) fn falls(a: Moment, b: Moment) -> bool {
        b.0 < a.0 || (b.0 == a.0 && matches!((a.1, b.1), (Some(a), Some(b)) if b < a))
    }

    /// Whether the step from one message to the next runs against the order in which they are printed.
    pub(super) fn runs_against(order: Option<MessageOrder>, step: Option<(Moment, Moment)>) -> bool {
        step.is_some_and(|(a, b)| match order {
            Some(MessageOrder::OldestFirst) => Self::falls(a, b),
            Some(MessageOrder::NewestFirst) => Self::falls(b, a),
            None => false,
        })
    }

    /// What the dialogue with these headers tells.
    pub(super) fn custom(&self, headers: &[usize]) -> Custom<'a> {
        let moments: Vec<Option<Moment>> = headers.iter().map(|&at| self.moment_of(at)).collect();
        let steps: Vec<(Moment, Moment)> = moments.windows(2).filter_map(|pair| pair[0].zip(pair[1])).collect();
        let falling = steps.iter().filter(|(a, b)| Self::falls(*a, *b)).count();
        let rising = steps.iter().filter(|(a, b)| Self::falls(*b, *a)).count();
        // Messages under a card are one thread: they tell the order for sure.
        let (rising_below, falling_below) = self.steps_under_cards();
        let of_era = self.layout.signs.order.filter(|order| {
            let (with, against) = match order {
                MessageOrder::OldestFirst => ((rising, rising_below), (falling, falling_below)),
                MessageOrder::NewestFirst => ((falling, falling_below), (rising, rising_below)),
            };
            // The print itself knows better.
            !(with.1 == 0 && against.1 >= FEW_BELOW
                || with.1 <= against.1 && with.0 * ORDERLY <= against.0 && against.0 >= FEW_STEPS)
        });
        let order = of_era.or_else(|| match (rising_below, falling_below) {
            _ if self.is_unordered(headers) => None,
            (1.., 1..) => None,
            (FEW_BELOW.., 0) => Some(MessageOrder::OldestFirst),
            (0, FEW_BELOW..) => Some(MessageOrder::NewestFirst),
            _ if rising + falling < FEW_STEPS => None,
            _ if falling * ORDERLY <= rising + falling => Some(MessageOrder::OldestFirst),
            _ if rising * ORDERLY <= rising + falling => Some(MessageOrder::NewestFirst),
            _ => None,
        });
        let guessed = of_era.is_none() && rising_below.max(falling_below) < FEW_BELOW;
        let mut custom = Custom { order, guessed, columns: self.columns(headers), ..Custom::default() };
        let runs_against = |at: usize| Self::runs_against(order, moments[at - 1].zip(moments[at]));
        // A copy from the browser tells by its blank lines.
        if self.extraction != Extraction::Browser {
            custom.spacing = self.spacing(headers, runs_against);
            custom.endings = self.endings(headers);
            custom.habits = self.habits(headers, &custom);
        }
        // The first prints with dialogues did not sort them.
        let sorted = of_era.is_some() || self.layout.user_by_name;
        if sorted && order == Some(MessageOrder::OldestFirst) {
            custom.next_start = Self::next_starts(&moments);
            custom.starts = falling;
        }
        let indents: Vec<usize> = headers.iter().map(|&at| self.lines[at].indent).collect();
        if let (Some(&least), Some(&most)) = (indents.iter().min(), indents.iter().max())
            && most >= least + INDENTED
        {
            custom.indented = Some(least + INDENTED);
        }
        custom
    }

    /// Whether this is the first form of the server's print, without a full stop after the day: it prints messages
    /// in any order.
    fn is_unordered(&self, headers: &[usize]) -> bool {
        let first = headers.first().map(|&at| self.lines[at].text).filter(|_| self.layout.user_by_name);
        let date = first.and_then(|line| line.rsplit_once("- ")).map(|(_, date)| date);
        date.is_some_and(|date| date.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(' '))
    }

    /// The entries of this print above its dialogue: they tell of that too. A file with many dialogues is no print, and there
    /// each tells of itself alone.
    pub(super) fn entries_above(&self) -> &[Entry] {
        if self.learns() { &self.plan.entries[self.begun.entries..] } else { &[] }
    }

    pub(super) const fn learns(&self) -> bool {
        self.begun.dialogues <= MOST_DIALOGUES
    }

    /// How many dates of messages under cards rise, and how many fall.
    fn steps_under_cards(&self) -> (usize, usize) {
        let mut steps = (0, 0);
        let mut last: Option<(usize, Moment)> = None;
        for entry in self.entries_above() {
            let under = |thread: &usize| self.plan.threads[*thread].under == Under::Card;
            let (Some(thread), Some(date)) = (entry.thread.filter(under), entry.date) else { continue };
            let moment = (date, entry.time);
            if let Some((_, before)) = last.replace((thread, moment)).filter(|(other, _)| *other == thread) {
                steps.0 += usize::from(Self::falls(moment, before));
                steps.1 += usize::from(Self::falls(before, moment));
            }
        }
        steps
    }

    /// The earliest beginning of a thread after each header, from those that the falling dates show, provided
    /// that these themselves rise: then threads are printed in the order of their beginnings.
    fn next_starts(moments: &[Option<Moment>]) -> Vec<Option<Moment>> {
        let mut starts = vec![None; moments.len()];
        let begins = |at: usize| moments[at - 1].zip(moments[at]).filter(|(a, b)| Self::falls(*a, *b)).map(|(_, b)| b);
        let mut next: Option<Moment> = None;
        for at in (1..moments.len()).rev() {
            starts[at] = next;
            if let Some(begin) = begins(at) {
                if next.is_some_and(|next| Self::falls(begin, next)) {
                    return Vec::new();
                }
                next = Some(begin);
            }
        }
        starts
    }

    /// Whether the user wrote the message under this header.
    pub(super) fn is_users(&self, header: usize) -> bool {
        self.lines[header].header.is_some_and(|header| header.speaker == Some(Speaker::User))
    }

    /// How wide the columns are in which the messages of NAV and of the user are set, where lines are wrapped.
    fn columns(&self, headers: &[usize]) -> [usize; 2] {
        let (Some(&first), Some(&end)) = (headers.first(), headers.last()) else { return [0; 2] };
        if self.signs.width == 0 {
            return [0; 2];
        }
        let mut wraps = [Vec::new(), Vec::new()];
        for pair in headers.windows(2) {
            let wraps = &mut wraps[usize::from(self.is_users(pair[0]))];
            for at in pair[0] + 2..pair[1] {
                let (above, line) = (&self.lines[at - 1], &self.lines[at]);
                let goes_on = !above.is_blank() && !line.is_blank() && line.text.starts_with(char::is_lowercase);
                if goes_on && !above.text.ends_with(['.', '!', '?', ':']) {
                    let above = width(above.text);
                    wraps.push((above, above + SPACE + width(first_word(line.text))));
                }
            }
        }
        let own = [column(&wraps[0]), column(&wraps[1])];
        let [nav, user] = wraps;
        let both = column(&[nav, user].concat()).unwrap_or_else(|| {
            // An address may stand out of the column.
            let long = |at: &usize| self.lines[*at].span.len() > NARROWEST / 70;
            let mut widths: Vec<usize> = (first..end).filter(long).map(|at| width(self.lines[at].text)).collect();
            let most = widths.len() * 19 / 20;
            if most < widths.len() { *widths.select_nth_unstable(most).1 } else { 0 }.max(NARROWEST)
        });
        own.map(|own| own.unwrap_or(both))
    }

    /// The line that stands above this one in its message, be it on the page before.
    pub(super) fn line_above(&self, at: usize) -> Option<usize> {
        let mut page_start = false;
        for above in (0..at).rev() {
            page_start |= self.lines[above + 1].page_start;
            if !self.lines[above].is_blank() {
                // Text recognition leaves a blank line between lines that stand a little further apart.
                let scanned =
                    self.extraction == Extraction::Scan && self.lines[at].text.starts_with(char::is_lowercase);
                return (above + 1 == at || page_start || scanned).then_some(above);
            }
        }
        None
    }

    /// The line above with which the line `at` may go on: it is as wide as the column.
    pub(super) fn wrapped_from(&self, at: usize, user: bool, custom: &Custom) -> Option<usize> {
        let column = custom.columns[usize::from(user)];
        self.line_above(at).filter(|&above| {
            let with_next = || width(self.lines[above].text) + SPACE + width(first_word(self.lines[at].text));
            column > 0 && with_next() * 100 >= column * WRAPPED
        })
    }

    pub(super) fn may_be_wrapped(&self, at: usize, user: bool, custom: &Custom) -> bool {
        self.wrapped_from(at, user, custom).is_some()
    }
}

/// What had to stand in the line above, had it had room.
fn first_word(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}
