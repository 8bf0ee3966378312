//! How wide the columns are in print in which messages are set, by which a wrapped line is told from one that its writer ended.

use super::source::{Lines, Source};
use super::text_width::{SPACE, WIDEST, first_word};

/// A line may have been wrapped if it fills this much of the column with the next word added, in percent: measured widths
/// are a little off.
const WRAPPED: usize = 97;

/// The width of the narrowest usual column of messages, where too few wrapped lines show it.
const NARROWEST: usize = 3300;

/// Shorter lines do not show the width of a column, in code points.
const SHORT_LINE: usize = NARROWEST / 70;

/// The percentile of the widths of lines that is taken for the column: addresses and the like stand out of it.
const LONGEST_PERCENTILE: usize = 95;

/// Wrapped lines narrower than this stand in no column of messages, but in a box.
const LEAST_COLUMN: usize = 2000;

/// The column of the largest titles, in percent of that of messages.
const NARROWEST_TITLE: usize = 60;

/// Fewer wrapped lines than this do not show the width of the column.
const FEW_WRAPS: usize = 6;

/// How wide a column is in which lines were wrapped: for each the width of the line, and that with the next word, for which
/// there was no room. The width lies between the two in as many as can be; `None` where they are too few.
fn column(wraps: &[(usize, usize)]) -> Option<usize> {
    let wide = || wraps.iter().filter(|(_, with_next)| *with_next > LEAST_COLUMN);
    let begins = wide().map(|&(line, _)| (line, true));
    let ends = wide().map(|&(_, with_next)| (with_next, false));
    let mut bounds: Vec<(usize, bool)> = begins.chain(ends).collect();
    bounds.sort_unstable();
    let (mut open, mut most, mut widest) = (0, 0, 0);
    for (bound, begins) in bounds {
        if begins {
            open += 1;
            if open >= most {
                (most, widest) = (open, bound);
            }
        } else {
            open -= 1;
        }
    }
    (most >= FEW_WRAPS).then_some(widest)
}

/// How wide the columns are in which the messages of NAV and of the user are set; zero where lines are not wrapped.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct MessageColumns([usize; 2]);

impl MessageColumns {
    /// The columns of the dialogue with these headers.
    pub fn of(source: &Source<'_>, headers: &[usize]) -> Self {
        let (Some(&first), Some(&end)) = (headers.first(), headers.last()) else { return Self::default() };
        if source.stats.width == 0 {
            return Self::default();
        }
        let mut wraps = [Vec::new(), Vec::new()];
        for pair in headers.windows(2) {
            let wraps = &mut wraps[usize::from(source.is_users(pair[0]))];
            for at in pair[0] + 2..pair[1] {
                let (above, line) = (&source.lines[at - 1], &source.lines[at]);
                let goes_on = !above.is_blank() && !line.is_blank() && line.text.starts_with(char::is_lowercase);
                if goes_on && !above.text.ends_with(['.', '!', '?', ':']) {
                    wraps.push((source.widths(at - 1).line, width_with_next(source, at - 1, at)));
                }
            }
        }
        let own = [column(&wraps[0]), column(&wraps[1])];
        if let [Some(nav), Some(user)] = own {
            return Self([nav, user]);
        }
        let [nav, user] = wraps;
        let both = column(&[nav, user].concat()).unwrap_or_else(|| {
            let long = |at: &usize| source.lines[*at].span.len() > SHORT_LINE;
            let mut widths: Vec<usize> = (first..end).filter(long).map(|at| source.widths(at).line).collect();
            let most = widths.len() * LONGEST_PERCENTILE / 100;
            if most < widths.len() { *widths.select_nth_unstable(most).1 } else { 0 }.max(NARROWEST)
        });
        Self(own.map(|own| own.unwrap_or(both)))
    }

    /// The line above with which the line `at` may go on: it is as wide as the column.
    pub fn wrapped_from(self, source: &Source<'_>, at: usize, user: bool) -> Option<usize> {
        let column = self.0[usize::from(user)];
        source.line_above(at).filter(|&above| column > 0 && reaches(source, above, at, column * WRAPPED))
    }

    /// The line above with which the line `at` may go on if both are a title: titles are set larger than messages, so they wrap
    /// earlier.
    pub fn title_from(self, source: &Source<'_>, at: usize, user: bool) -> Option<usize> {
        let column = self.0[usize::from(user)];
        source.line_above(at).filter(|&above| column > 0 && reaches(source, above, at, column * NARROWEST_TITLE))
    }

    /// Whether the breaks between the lines are such that one column wraps them all.
    pub fn wrap_alike(source: &Source<'_>, lines: Lines) -> bool {
        let breaks = || lines.clone().zip(lines.clone().skip(1));
        let widest = breaks().map(|(above, _)| source.widths(above).line).max();
        let room = breaks().map(|(above, at)| width_with_next(source, above, at)).min();
        widest.zip(room).is_none_or(|(widest, room)| widest * WRAPPED <= room * 100)
    }

    pub fn may_be_wrapped(self, source: &Source<'_>, at: usize, user: bool) -> bool {
        self.wrapped_from(source, at, user).is_some()
    }
}

/// Whether the line `above` would be so wide with the first word of the line `at`, in percent. Most lines that are not are so short that
/// nothing needs to be measured.
fn reaches(source: &Source<'_>, above: usize, at: usize, width: usize) -> bool {
    let [above_text, text] = [above, at].map(|at| source.lines[at].text);
    let most = (above_text.len() + 1 + first_word(text).len()) * WIDEST * 100;
    most >= width && width_with_next(source, above, at) * 100 >= width
}

/// How wide the line `above` would be with the first word of the line `at`.
fn width_with_next(source: &Source<'_>, above: usize, at: usize) -> usize {
    source.widths(above).line + SPACE + source.widths(at).first_word
}
