//! Headers of messages that are not written as prints write them: typed, corrected, cut in two, or changed by other programs.
//!
//! [`crate::lines`] reads those of prints. Here the parts of a header are looked for one by one: a sender that is known, signs
//! that part it from the date, a date in any form, and nothing behind it that a sentence has. Where all parts are clear the line
//! is a header; where a sender begins a line that only looks like one, the line is doubted.

mod latin;
mod tail;
pub(crate) mod torn;

use chrono::NaiveTime;
use latin::latin;
use rustc_hash::{FxHashMap, FxHashSet};
use tail::{Tail, behind_date, behind_sign, clock};

use crate::date::loose::{LooseDate, loose_at, month_of};
use crate::date::{MonthForm, time_at};
use crate::evidence::Evidence;
use crate::layout::{Layout, Speaker, Word, columns, lowered};
use crate::line::{Header, HeaderFit, Line};
use crate::print_words::print_words;
use crate::text::Span;
use crate::visible::Visible;

/// Bytes at the beginning of a line that tell whether a header may stand in it.
const TELLING: usize = 64;
/// Most words of a sender.
const SENDER_WORDS: usize = 8;
/// Most words of a name behind a sender.
const NAME_WORDS: usize = 5;
/// Longest tag of a web page, in bytes.
const LONGEST_TAG: usize = 24;
/// Longest line that may hold no more than a part of a header, in bytes.
const LONGEST_PART: usize = 64;
/// Shortest name that heads messages, in bytes.
const SHORTEST_NAME: usize = 3;

/// Who can head the messages of a text.
pub(crate) struct Senders<'a> {
    layout: &'a Layout,
    /// Names in lower case that the layout does not know and that head other messages.
    names: FxHashSet<String>,
    /// What can begin with a word, as far as it was asked.
    first: FxHashMap<String, Begins>,
    /// Most messages have their text in the line of the header.
    typed: bool,
}

/// A line in which a header may stand that is not written as in prints.
pub(crate) struct HeaderPlace {
    /// Its number.
    pub line: usize,
    /// Where it begins in what is seen of the text, in bytes and in code points.
    pub byte: usize,
    pub start: usize,
}

/// Finds the headers in these lines, those over two lines among them.
pub(crate) fn find<'a>(
    lines: &mut Vec<Line<'a>>,
    places: &[HeaderPlace],
    seen: &'a Visible<'_>,
    evidence: &Evidence,
    layout: &Layout,
) {
    let mut senders = Senders::of(lines, layout);
    let mut gone = FxHashSet::default();
    for place in places {
        let line = &lines[place.line];
        if is_word(line.word) {
            continue;
        }
        if !senders.may_begin(line.text) {
            torn::mark(&mut lines[place.line], &senders);
            continue;
        }
        let mut found = senders.header(line.text);
        if let Some(printed) = line.header {
            // A name behind the sender hides who it is; what else may be wrong with one in capitals, scans tell.
            let named = printed.sender.contains(' ');
            if let Some(found) = found.filter(|found| !is_capital(printed.sender) || (named && found.speaker.is_some()))
            {
                let speaker = found.speaker.filter(|_| found.form == HeaderFit::Varied);
                lines[place.line].header = Some(Header { speaker, form: HeaderFit::Varied, ..printed });
            } else if printed.speaker.is_none() && !senders.is_name(printed.sender) && senders.is_torn(line.text) {
                lines[place.line].header = Some(Header { form: HeaderFit::Doubtful, ..printed });
            }
            continue;
        }
        let mut whole = line.text;
        if found.is_none_or(|found| found.date.is_none())
            && senders.begin(line.text)
            && let Some((below, both)) = with_line_below(lines, place, seen.as_str(), layout)
            && let Some(header) = senders.header(both).filter(|header| header.date.is_some())
        {
            let is_set = || header.run_in.is_none() && are_set_apart(lines, place.line, below, evidence);
            if header.form == HeaderFit::Varied || is_set() {
                whole = both;
                gone.extend(place.line + 1..=below);
                found = Some(header);
            } else {
                // Its text would begin in the line below.
                found = Some(Header { run_in: None, ..header });
            }
        }
        let Some(mut header) = found else {
            torn::mark(&mut lines[place.line], &senders);
            continue;
        };
        if let Some(byte) = header.run_in {
            header.run_in = Some(seen.source(place.start + whole[..byte].chars().count()));
        }
        let line = &mut lines[place.line];
        if whole.len() > line.text.len() {
            let span = Span::new(place.start, place.start + whole.chars().count());
            (line.text, line.span, line.word) = (whole, seen.source_span(span), Word::default());
        }
        // What begins with a sender is no title of a page.
        line.furniture &= header.sender.as_ptr() != line.text.as_ptr();
        line.header = (!line.furniture).then_some(header);
    }
    if !gone.is_empty() {
        let mut number = 0;
        lines.retain(|_| {
            number += 1;
            !gone.contains(&(number - 1))
        });
    }
}

/// Whether the page shows these two lines set alike, and what stands below them otherwise: they are one header.
fn are_set_apart(lines: &[Line<'_>], first: usize, second: usize, evidence: &Evidence) -> bool {
    let style = |line: &Line<'_>| evidence.of_line(line.span.start, line.span).map(|seen| seen.style);
    let Some(of_header) = style(&lines[first]) else { return false };
    let below = lines[second + 1..].iter().find(|line| !line.is_blank());
    style(&lines[second]) == Some(of_header) && below.and_then(style).is_some_and(|style| style != of_header)
}

/// The line with the one below it, where that begins like the rest of a header; and the number of that.
fn with_line_below<'a>(
    lines: &[Line<'_>],
    place: &HeaderPlace,
    seen: &'a str,
    layout: &Layout,
) -> Option<(usize, &'a str)> {
    let line = &lines[place.line];
    let below = (place.line + 1..lines.len()).take(2).find(|&at| !lines[at].text.is_empty())?;
    let part = &lines[below];
    if line.text.len() > LONGEST_PART || part.furniture || part.header.is_some() || is_word(part.word) {
        return None;
    }
    let begin = part.text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = &begin[..begin.find(|c: char| !c.is_alphabetic()).unwrap_or(begin.len())];
    let lower = word.to_lowercase();
    let dated = begin.starts_with(|c: char| c.is_ascii_digit()) || month_of(word, &layout.months).is_some();
    let words = print_words();
    if !dated && !words.days.contains(&lower) && !words.before_date.contains(&lower) {
        return None;
    }
    let end = place.byte + line.text.len();
    let white = seen[end..].len() - seen[end..].trim_start().len();
    seen.get(place.byte..end + white + part.text.len()).map(|both| (below, both))
}

/// Whether the line is a word of the layout, and does not only end like the heading of a group.
fn is_word(word: Word) -> bool {
    Word { group_like: false, ..word } != Word::default()
}

/// What the first word of a line can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    Text,
    Sender,
    /// A small letter: a sender where figures follow.
    Letter,
    /// Words before a sender: «Fra: VEILEDER».
    Announced,
}

/// What stands between a sender and a date.
#[derive(Default)]
struct HeaderGap {
    /// A dash, a tab, a colon or the like.
    parted: bool,
    /// The first sign that parts the sender from the rest, where one stands right behind it.
    sign: Option<char>,
    /// Words of a name.
    names: usize,
    /// One of them is the ident of an adviser.
    ident: bool,
    /// Words that only a sentence has here.
    sentence: bool,
    /// A day that is told without a date.
    day: bool,
    time: Option<NaiveTime>,
}

impl<'a> Senders<'a> {
    pub fn of(lines: &[Line<'_>], layout: &'a Layout) -> Self {
        let mut names = FxHashSet::default();
        let (mut alone, mut run_in) = (0_usize, 0_usize);
        for header in lines.iter().filter_map(|line| line.header.as_ref()) {
            if header.speaker.is_some() {
                *(if header.run_in.is_some() { &mut run_in } else { &mut alone }) += 1;
            } else if header.sender.len() >= SHORTEST_NAME && is_capital(header.sender) {
                names.insert(header.sender.to_lowercase());
            }
        }
        if layout.user_by_name
            && let Some(name) = lines.iter().find(|line| !line.is_blank()).and_then(|line| columns(line.text).next())
            && (2..=SENDER_WORDS).contains(&name.split(' ').count())
            && !name.contains(|c: char| c.is_ascii_digit())
        {
            names.insert(name.to_lowercase());
        }
        Self { layout, names, first: FxHashMap::default(), typed: run_in > alone }
    }

    /// What the line is as a header, where it begins with a sender or with a date before one. The places that it tells are
    /// bytes of the line.
    pub fn header<'l>(&mut self, line: &'l str) -> Option<Header<'l>> {
        let begin = beginning(line)?;
        let mut start = begin;
        let counted = line[begin..].starts_with(|c: char| c.is_ascii_digit());
        let before = line[..begin].rsplit('>').next().filter(|_| line.starts_with('<')).unwrap_or(&line[..begin]);
        let mut quoted = before.contains(|c: char| ">\"'“”„«»‘’›".contains(c));
        let mut listed = before.contains(|c: char| !c.is_whitespace() && !"*_#~`[(".contains(c)) || quoted;
        if counted {
            if let Some(header) = self.below_date(line, start, listed) {
                return Some(header);
            }
            // «2) VEILEDER – …»
            let rest = line[begin..].trim_start_matches(|c: char| c.is_ascii_digit());
            if !rest.starts_with(['.', ')']) || line[begin..].len() - rest.len() > 2 {
                return None;
            }
            start += line[begin..].len() - rest[1..].trim_start().len();
            listed = true;
        }
        let begins = match self.begins(&line[start..]) {
            Begins::Announced => {
                // «Fra: VEILEDER»
                start += first_word(&line[start..]).len();
                start += line[start..].find(char::is_alphanumeric)?;
                (quoted, listed) = (true, true);
                self.begins(&line[start..])
            }
            begins => begins,
        };
        if begins != Begins::Sender {
            return None;
        }
        let read =
            |&(end, speaker): &(usize, Option<Speaker>)| self.behind_sender(line, start, end, speaker, listed, quoted);
        let found: Vec<Header<'l>> = self.ends_of_sender(line, start).iter().rev().filter_map(read).collect();
        found.iter().find(|header| header.form == HeaderFit::Varied).or(found.first()).copied()
    }

    /// Whether a header may stand in the line, seen from its first letters.
    pub fn may_head(line: &str) -> bool {
        let [first, second, ..] = line.as_bytes() else { return false };
        // Prose begins with a letter and goes on with a small one, and has neither figures nor signs at once.
        let prose = first.is_ascii_alphabetic() && second.is_ascii_lowercase();
        let telling = &line.as_bytes()[..line.len().min(TELLING)];
        // Without a way out, so that the compiler can look at many bytes at once.
        let tells = || telling.iter().fold(false, |any, b| any | matches!(b, b'0'..=b'9' | b':' | b'-' | 0xe2));
        !prose || line.len() <= 24 || tells()
    }

    /// Where senders end that begin at the byte `start` of the line, the shortest first, and who speaks.
    fn ends_of_sender(&self, line: &str, start: usize) -> Vec<(usize, Option<Speaker>)> {
        let rest = &line[start..];
        let mut ends = Vec::new();
        let mut words = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let last = chars.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
            if !c.is_alphanumeric() || !last {
                continue;
            }
            words += 1;
            let end = at + c.len_utf8();
            if words > SENDER_WORDS {
                break;
            }
            if let Some(speaker) = self.speaker(&rest[..end]) {
                ends.push((start + end, speaker));
            }
        }
        ends
    }

    /// Who speaks under this name; `None` if nobody does.
    fn speaker(&self, name: &str) -> Option<Option<Speaker>> {
        if let Some(speaker) = self.layout.speaker(name) {
            return Some(Some(speaker));
        }
        let latin = latin(name);
        let packed = || latin.replace(' ', "");
        // Of a name with a letter of another alphabet in it nobody knows whose it is.
        let known = || latin != name && self.layout.speaker(&latin).is_some();
        if known() || (!self.names.is_empty() && self.names.contains(&lowered(&latin))) {
            return Some(None);
        }
        // «Z 123456» and «V EILEDER» came apart.
        let apart = name.contains(' ')
            && ((name.ends_with(|c: char| c.is_ascii_digit()) && is_ident(&packed()))
                || name.split(' ').next().is_some_and(is_letter));
        let speaker = apart.then(|| self.layout.speaker(&packed())).flatten();
        speaker.is_some().then_some(speaker)
    }

    fn is_name(&self, sender: &str) -> bool {
        self.names.contains(&lowered(sender))
    }

    /// Whether the line is a header that came apart.
    fn is_torn(&self, line: &str) -> bool {
        torn::is_torn(line, self.layout, &self.names)
    }

    /// Whether the line begins with figures, a sender or what announces one.
    fn may_begin(&mut self, line: &str) -> bool {
        let Some(at) = beginning(line) else { return false };
        line[at..].starts_with(|c: char| c.is_ascii_digit()) || self.begins(&line[at..]) != Begins::Text
    }

    /// Whether the first word of the line can begin a sender.
    fn begin(&mut self, line: &str) -> bool {
        beginning(line).is_some_and(|at| self.begins(&line[at..]) == Begins::Sender)
    }

    /// What can begin with the first word of the text.
    fn begins(&mut self, text: &str) -> Begins {
        // Most lines begin with a word of prose.
        if let [first, second, ..] = text.as_bytes()
            && first.is_ascii_alphabetic()
            && second.is_ascii_lowercase()
            && self.names.is_empty()
            && !self.layout.may_begin_sender(text)
        {
            return Begins::Text;
        }
        let word = first_word(text);
        let begins = self.first.get(word).copied().unwrap_or_else(|| self.learn(word));
        // «z 123456»
        let figures = || text[word.len()..].trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
        match begins {
            Begins::Letter if figures() => Begins::Sender,
            Begins::Letter => Begins::Text,
            begins => begins,
        }
    }

    fn learn(&mut self, word: &str) -> Begins {
        let latin = lowered(&latin(word));
        let is_first =
            |name: &String| name.strip_prefix(&latin).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        let named = || is_letter(word) || self.names.iter().any(is_first);
        let sender = || self.layout.speaker(&latin).is_some() || named();
        let begins = match latin.as_str() {
            "" => Begins::Text,
            word if print_words().before_sender.contains(word) => Begins::Announced,
            _ if sender() => Begins::Sender,
            word if may_begin_ident(word) && word.len() == 1 => Begins::Letter,
            word if may_begin_ident(word) => Begins::Sender,
            _ => Begins::Text,
        };
        self.first.insert(word.to_owned(), begins);
        begins
    }

    /// The header whose sender stands in the line from `start` to `end`.
    fn behind_sender<'l>(
        &self,
        line: &'l str,
        start: usize,
        end: usize,
        speaker: Option<Speaker>,
        listed: bool,
        quoted: bool,
    ) -> Option<Header<'l>> {
        let sender = &line[start..end];
        let own = is_own(sender);
        let form =
            |time, month| Header { sender, speaker, date: None, time, month, run_in: None, form: HeaderFit::Doubtful };
        let (gap, date) = self.gap(line, end);
        let own = own || gap.ident;
        let Some((at, date)) = date else {
            let alone = !line[end..].contains(char::is_alphanumeric);
            let tells_when = gap.day || gap.time.is_some();
            let doubtful = if alone && gap.sign.is_none() {
                own && !is_ident(sender) && speaker.is_some()
            } else {
                (gap.sign.is_some() && (own || tells_when || self.typed)) || (own && tells_when && !gap.sentence)
            };
            let month = MonthForm { upper_case: None, full_stop: None };
            return doubtful.then(|| form(gap.time, month));
        };
        let (time, tail) = behind_date(line, at + date.len);
        let capitals = date.upper_case == Some(true);
        let ends = !matches!(tail, Tail::Bare(_));
        let clear = date.date.is_some()
            && !gap.sentence
            && !quoted
            && match gap.names {
                0 => {
                    (own && ends && (!listed || gap.parted))
                        || (gap.parted && ends && !listed)
                        || capitals && (ends || own || gap.parted)
                }
                _ => own && gap.parted && ends && !listed,
            };
        // A date that cannot be read is for a person to correct; whose message it is, is clear.
        let dateless = date.date.is_none() && own && gap.parted && ends && !gap.sentence && gap.names == 0 && !listed;
        let alike = own || capitals || gap.parted && (ends || date.date.is_some()) || ends && gap.names == 0;
        if !clear && !dateless && (!alike || gap.sentence && !own) {
            return None;
        }
        let form = if clear || dateless { HeaderFit::Varied } else { HeaderFit::Doubtful };
        let run_in = match tail {
            Tail::Nothing => None,
            Tail::Text(at) | Tail::Bare(at) => Some(at),
        };
        let month = MonthForm { upper_case: date.upper_case, full_stop: None };
        Some(Header { sender, speaker, date: date.date, time: time.or(gap.time), month, run_in, form })
    }

    /// What stands between the sender that ends at `end` and a date, and the date with the byte at which it begins.
    fn gap(&self, line: &str, end: usize) -> (HeaderGap, Option<(usize, LooseDate)>) {
        let mut gap = HeaderGap::default();
        let mut at = end;
        let known = print_words();
        let (mut before_words, mut bracket) = (true, false);
        loop {
            let rest = &line[at..];
            let Some(c) = rest.chars().next() else { return (gap, None) };
            if !c.is_alphanumeric() {
                bracket = if bracket { c != ')' && c != ']' } else { matches!(c, '(' | '[') };
                // «NAV-kontoret» is one word.
                let joins =
                    c == '-' && line[..at].ends_with(char::is_alphabetic) && rest[1..].starts_with(char::is_alphabetic);
                gap.parted |= (is_parting(c) && !joins) || c == '\t';
                gap.sign = gap.sign.or(Some(c).filter(|&c| before_words && is_parting(c) && !joins));
                at += c.len_utf8();
                continue;
            }
            if let Some(date) = loose_at(rest, &self.layout.months) {
                return (gap, Some((at, date)));
            }
            if let Some((time, len)) = time_at(rest).filter(|_| gap.time.is_none()) {
                gap.time = Some(time);
                at += len;
                continue;
            }
            before_words = false;
            let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
            let lower = word.to_lowercase();
            at += word.len();
            let is_before_date = known.before_date.contains(&lower);
            if known.days.contains(&lower) || is_before_date || month_of(word, &self.layout.months).is_some() {
                gap.day |= !is_before_date && !gap.sentence;
                continue;
            }
            let name = bracket || known.in_sender.contains(&lower) || c.is_uppercase();
            gap.names += 1;
            gap.ident |= is_ident(word);
            gap.sentence |= !name;
            if gap.names > NAME_WORDS || (gap.sentence && !gap.parted && gap.names > 1) {
                return (gap, None);
            }
        }
    }

    /// The header whose sender stands behind a date: «1. apr. 2020 – VEILEDER».
    fn below_date<'l>(&mut self, line: &'l str, start: usize, listed: bool) -> Option<Header<'l>> {
        let date = loose_at(&line[start..], &self.layout.months)?;
        let mut at = start + date.len;
        let (time, len) = clock(&line[at..]).map_or((None, 0), |(time, len)| (Some(time), len));
        at += len;
        let gap = &line[at..];
        at += gap.find(char::is_alphanumeric)?;
        let parts = &gap[..gap.find(char::is_alphanumeric)?];
        let parted = parts.contains(|c| is_parting(c) || c == '\t' || c == ']');
        if self.begins(&line[at..]) != Begins::Sender {
            return None;
        }
        let (end, speaker) = self.ends_of_sender(line, at).pop()?;
        let sender = &line[at..end];
        let own = is_own(sender);
        // «20. februar kl. 10, NAV» is a time and a place.
        if !own && !parted {
            return None;
        }
        let run_in = match behind_sign(line, end) {
            Tail::Nothing => None,
            Tail::Text(at) => Some(at),
            Tail::Bare(at) if own && parted => Some(at),
            Tail::Bare(_) => return None,
        };
        let ends = !matches!(behind_sign(line, end), Tail::Bare(_)) || self.typed;
        let clear = own && date.date.is_some() && !listed && ends && (parted || run_in.is_some());
        let form = if clear { HeaderFit::Varied } else { HeaderFit::Doubtful };
        let month = MonthForm { upper_case: date.upper_case, full_stop: None };
        Some(Header { sender, speaker, date: date.date, time, month, run_in, form })
    }
}

/// The byte at which the first word of a line begins, behind tags of web pages and other signs.
fn beginning(line: &str) -> Option<usize> {
    let mut at = 0;
    while line[at..].trim_start().starts_with('<')
        && let Some(close) = line[at..].find('>').filter(|&close| close <= LONGEST_TAG)
    {
        at += close + 1;
    }
    line[at..].find(char::is_alphanumeric).map(|begin| at + begin)
}

fn first_word(text: &str) -> &str {
    // Most words and what follows them are ASCII.
    if let Some(end) = text.bytes().position(|byte| !byte.is_ascii_alphanumeric())
        && text.as_bytes()[end].is_ascii()
    {
        return &text[..end];
    }
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

/// A sign that parts a sender from a date, or a date from a text.
const fn is_parting(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{ad}' | ':' | '|' | '~' | '=' | '>' | '→' | '·' | '•' | '\u{fffd}'
    )
}

/// Whether the sender is in capitals and no word that prose has so: «NAV» it has.
pub(crate) fn is_own(sender: &str) -> bool {
    is_capital(sender) && !print_words().capitals.contains(sender)
}

fn is_capital(name: &str) -> bool {
    name.contains(char::is_uppercase) && !name.contains(char::is_lowercase) || is_ident(name)
}

fn is_letter(word: &str) -> bool {
    word.chars().count() == 1 && word.starts_with(char::is_uppercase)
}

/// The ident of an adviser: a letter and six digits.
fn is_ident(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.clone().count() == 6
        && chars.all(|c| c.is_ascii_digit())
}

fn may_begin_ident(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.clone().count() <= 6
        && chars.all(|c| c.is_ascii_digit())
}
