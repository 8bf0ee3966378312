//! Numbers as people write them: digits in groups, parted by blanks, signs or a line end, with an O for a 0 or an l for a
//! 1 here and there. What a run of groups is depends on their lengths, on checksums and on the words beside it.

use std::ops::Range;
use std::sync::LazyLock;

use reading::birth_number::has_birth_date;
use regex::Regex;

use super::checksum::{is_account, is_organisation, is_person_number};
use super::mark::Label;
use super::name_words::name_words;

/// A passage in bytes, what it may be, and how sure that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Identifier {
    pub at: Range<usize>,
    pub label: Label,
    pub confidence: f32,
}

/// Digits without anything between them.
#[derive(Debug)]
struct DigitGroup {
    at: Range<usize>,
    digits: Vec<u8>,
    /// How many of them are written as letters.
    guessed: usize,
}

/// What lies between two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DigitGap {
    /// Blanks, or what is not seen.
    Blank,
    /// A sign without blanks.
    Sign(char),
    /// A sign with blanks.
    Loose(char),
    /// The end of a line, with a hyphen or without.
    Line,
    /// Anything else: the groups have nothing to do with each other.
    Apart,
}

/// The numbers of a text.
pub struct Numbers<'a> {
    text: &'a str,
    groups: Vec<DigitGroup>,
    /// The gap behind each group.
    gaps: Vec<DigitGap>,
}

/// Bytes before and behind a number in which a cue may stand.
const BEFORE: usize = 40;
const BEHIND: usize = 24;

/// The last of these words before a number says what it is.
static CUES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let any = |words: &[String]| words.join("|");
    let (phone, company) = (any(&name_words().before_phone_number), any(&name_words().before_company_number));
    let (person, account) = (any(&name_words().before_person_number), any(&name_words().before_account_number));
    let pattern = format!(
        r"(?:^|[^\p{{L}}])(?:(?<phone>{phone})|(?<company>{company})|\p{{L}}*(?<person>{person})|\p{{L}}*(?<account>{account}))"
    );
    Regex::new(&pattern).ok()
});

static SUM_BEHIND: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^\s?(?:kr\b|kroner|nok\b|,-|%|prosent|mill|euro?\b|innb)").ok());
static SUM_BEFORE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)(?:kr\.?|kroner|nok|beløp|sum|totalt|pris)[\s:]*$").ok());

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Person,
    Account,
    Phone,
    Company,
}

/// Groups side by side that may be one number.
struct DigitRun<'a> {
    numbers: &'a Numbers<'a>,
    first: usize,
    last: usize,
    digits: Vec<u8>,
    lengths: Vec<usize>,
    cue: Option<Cue>,
}

impl<'a> Numbers<'a> {
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let groups = groups(text);
        let gaps = groups.windows(2).map(|pair| gap(&text[pair[0].at.end..pair[1].at.start])).collect();
        Self { text, groups, gaps }
    }

    /// Person numbers and accounts: eleven digits, and what a cue says is one though digits are missing or too many.
    #[must_use]
    pub fn eleven(&self) -> Vec<Identifier> {
        self.runs(&[11, 13], |run| eleven(run).or_else(|| miscounted(run)))
    }

    /// Organisation numbers: nine digits.
    #[must_use]
    pub fn nine(&self) -> Vec<Identifier> {
        self.runs(&[9], nine)
    }

    /// Telephone numbers of Norway: eight digits, with 47 before them or not.
    #[must_use]
    pub fn eight(&self) -> Vec<Identifier> {
        self.runs(&[8, 10, 12], eight)
    }

    /// The last five digits of a person number, by their cue.
    #[must_use]
    pub fn five(&self) -> Vec<Identifier> {
        self.runs(&[5], |run| {
            let before = before(self.text, run.at().start);
            let is_five = ["fem siste", "siste fem", "5 siste", "siste 5"].iter().any(|cue| before.contains(cue));
            let is_sum = run.is_sum();
            let shaped = matches!(run.lengths[..], [5] | [2, 3] | [3, 2]) && !run.is_joined();
            (shaped && !is_sum && (is_five || run.cue == Some(Cue::Person) && run.lengths.len() < 3)).then_some((
                run.at(),
                Label::Fnr,
                0.8,
            ))
        })
    }

    /// Looks at every run of groups with one of these numbers of digits. What is taken is not looked at again.
    fn runs(
        &self,
        counts: &[usize],
        judge: impl Fn(&DigitRun) -> Option<(Range<usize>, Label, f32)>,
    ) -> Vec<Identifier> {
        let mut found: Vec<Identifier> = Vec::new();
        let mut first = 0;
        while first < self.groups.len() {
            first = match self.run_from(first, counts, &judge) {
                Some((identifier, last)) => {
                    found.push(identifier);
                    last + 1
                }
                None => first + 1,
            };
        }
        found
    }

    /// The shortest run from a group on that is something, and its last group.
    fn run_from(
        &self,
        first: usize,
        counts: &[usize],
        judge: impl Fn(&DigitRun) -> Option<(Range<usize>, Label, f32)>,
    ) -> Option<(Identifier, usize)> {
        let (mut count, mut lines) = (0, 0);
        for last in first..self.groups.len() {
            count += self.groups[last].digits.len();
            if count > 13 {
                return None;
            }
            // Where the count is not asked for, only a few groups with a cue are worth a look.
            let is_asked = counts.contains(&count) || counts[0] == 11 && count > 8 && last < first + 4;
            if is_asked && let Some((at, label, confidence)) = judge(&self.run(first, last)) {
                return Some((Identifier { at, label, confidence }, last));
            }
            match self.gaps.get(last) {
                None | Some(DigitGap::Apart) => return None,
                Some(DigitGap::Line) if lines == 1 => return None,
                Some(DigitGap::Line) => lines += 1,
                Some(_) => {}
            }
        }
        None
    }

    fn run(&self, first: usize, last: usize) -> DigitRun<'_> {
        let groups = &self.groups[first..=last];
        let start = groups[0].at.start;
        DigitRun {
            numbers: self,
            first,
            last,
            digits: groups.iter().flat_map(|group| group.digits.iter().copied()).collect(),
            lengths: groups.iter().map(|group| group.digits.len()).collect(),
            cue: cue(&before(self.text, start)).or_else(|| {
                cue(&behind(self.text, groups[groups.len() - 1].at.end)).filter(|cue| *cue != Cue::Company)
            }),
        }
    }
}

impl DigitRun<'_> {
    fn at(&self) -> Range<usize> {
        self.numbers.groups[self.first].at.start..self.numbers.groups[self.last].at.end
    }

    fn gaps(&self) -> &[DigitGap] {
        &self.numbers.gaps[self.first..self.last]
    }

    fn is_cued(&self, cue: Cue) -> bool {
        self.cue == Some(cue)
    }

    /// Whether all its gaps are alike, but for the end of a line.
    fn is_even(&self) -> bool {
        let mut gaps = self.gaps().iter().filter(|gap| **gap != DigitGap::Line);
        let first = gaps.next();
        gaps.all(|gap| Some(gap) == first)
    }

    /// Whether more digits stand beside it in the same manner: it is a part of something longer.
    fn is_joined(&self) -> bool {
        let single = self.first == self.last;
        let inner = self.gaps().first();
        let joins = |gap: Option<&DigitGap>, neighbour: Option<&DigitGroup>| match gap {
            Some(DigitGap::Sign(',' | '/')) if single => neighbour.is_some_and(|group| group.digits.len() < 4),
            Some(DigitGap::Sign('.' | '-' | ':' | ',' | '/')) => true,
            Some(DigitGap::Blank) => inner == Some(&DigitGap::Blank),
            _ => false,
        };
        let groups = &self.numbers.groups;
        let before = self.first.checked_sub(1);
        joins(before.and_then(|at| self.numbers.gaps.get(at)), before.and_then(|at| groups.get(at)))
            || joins(self.numbers.gaps.get(self.last), groups.get(self.last + 1))
    }

    /// Whether the words beside it make it a sum.
    fn is_sum(&self) -> bool {
        let (at, text) = (self.at(), self.numbers.text);
        let is_match = |regex: &Option<Regex>, text: &str| regex.as_ref().is_some_and(|regex| regex.is_match(text));
        is_match(&SUM_BEHIND, &behind(text, at.end)) || is_match(&SUM_BEFORE, &before(text, at.start))
    }

    /// Whether it is hard to take for anything but one number: few groups, or single digits throughout.
    fn is_tidy(&self) -> bool {
        self.lengths.len() <= 6 || self.lengths.iter().all(|length| *length == 1) && self.is_even()
    }

    fn guessed(&self) -> usize {
        self.numbers.groups[self.first..=self.last].iter().map(|group| group.guessed).sum()
    }
}

/// Eleven digits, or thirteen with the whole year of birth.
fn eleven(run: &DigitRun) -> Option<(Range<usize>, Label, f32)> {
    let digits: [u8; 11] = match run.lengths[..] {
        [2, 2, 4, 5] => [&run.digits[..4], &run.digits[6..]].concat().try_into().ok()?,
        _ => run.digits.clone().try_into().ok()?,
    };
    let (person, account, born) = (is_person_number(&digits), is_account(&digits), has_birth_date(&digits));
    let is_person_form = match run.lengths[..] {
        [2, 2, year, ref rest @ ..] => {
            matches!((year, rest), (2, [5] | [3, 2]) | (4, [5]))
        }
        [6, ref rest @ ..] => matches!(rest, [5] | [3, 2] | [2, 3]),
        _ => run.lengths == [11],
    };
    let is_account_form = run.lengths == [4, 2, 5];
    let found = |label, confidence| Some((run.at(), label, confidence));
    if is_account_form && !run.is_cued(Cue::Person) {
        return found(Label::Kto, if account { 0.99 } else { 0.8 });
    }
    let is_form = is_person_form || is_account_form;
    if !run.is_tidy() || run.guessed() > 6 || !is_form && run.is_joined() && run.cue.is_none() {
        return None;
    }
    if run.is_cued(Cue::Account) && !(person && is_person_form && !account) {
        return found(Label::Kto, if account { 0.98 } else { 0.8 });
    }
    if run.is_cued(Cue::Person) {
        return found(Label::Fnr, if person { 0.99 } else { 0.8 });
    }
    if run.is_sum() {
        return None;
    }
    if person && run.lengths.len() != 6 {
        return found(Label::Fnr, if is_person_form { 0.99 } else { 0.8 });
    }
    // Many small groups are a row of figures, unless a cue says otherwise.
    if run.lengths.len() == 6 {
        return None;
    }
    let is_usual = is_person_form || matches!(run.lengths[..], [4, 7] | [4, 2, 3, 2] | [4, 4, 3] | [3, 3, 3, 2]);
    if account && is_usual && !(born && run.lengths.len() > 1 && is_person_form) {
        return found(Label::Kto, 0.7);
    }
    match run.lengths[..] {
        _ if is_person_form && born => found(Label::Fnr, 0.6),
        [11] | [6, 5] => found(Label::Kto, 0.4),
        // In a form that only hands make, what might be a birth date is one.
        [3, 3, 3, 2] | [4, 4, 3] | [8, 3] | [5, 6] | [3, 3, 5] if born && !run.is_joined() => found(Label::Fnr, 0.4),
        [4, 7] if run.gaps() != [DigitGap::Line] => found(Label::Kto, 0.4),
        _ => None,
    }
}

/// A number that its cue calls a person number or an account, with a digit missing or too many.
fn miscounted(run: &DigitRun) -> Option<(Range<usize>, Label, f32)> {
    let (label, near) = match run.cue {
        Some(Cue::Person) => (Label::Fnr, matches!(run.lengths[..], [6, 4 | 6] | [5 | 7, 5] | [2, 2, 2, 4 | 6])),
        Some(Cue::Account) => (Label::Kto, matches!(run.lengths[..], [4, 6 | 8] | [4, 2, 4 | 6] | [4, 3, 5])),
        _ => return None,
    };
    let near = near || matches!(run.lengths[..], [10 | 12]);
    let is_abroad = run.digits.starts_with(&[0, 0]) || run.numbers.text[..run.at().start].ends_with('+');
    (near && !is_abroad && !run.is_joined() && !run.is_sum()).then(|| (run.at(), label, 0.6))
}

fn nine(run: &DigitRun) -> Option<(Range<usize>, Label, f32)> {
    let digits: [u8; 9] = run.digits.clone().try_into().ok()?;
    let mut at = run.at();
    let text = run.numbers.text;
    let (before, behind) = (before(text, at.start), behind(text, at.end));
    let marked = behind.trim_start().starts_with("mva") && behind.len() - behind.trim_start().len() < 3;
    let valid = is_organisation(&digits) && digits[0] >= 8;
    let usual = matches!(run.lengths[..], [9] | [3, 3, 3] | [3, 6] | [6, 3]);
    let cued = (run.is_cued(Cue::Company) && usual || marked) && run.lengths.len() < 5;
    if !cued && (!usual || run.is_joined() || run.is_sum() || run.guessed() > 2) {
        return None;
    }
    if valid || cued {
        if marked {
            at.end += behind.len() - behind.trim_start().len() + 3;
        }
        let country = before.trim_end();
        let alone = country.strip_suffix("no").is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
        if alone && before.len() - country.len() < 2 {
            at.start -= before.len() - country.len() + 2;
        }
        return Some((at, Label::Orgnr, if valid { 0.97 } else { 0.8 }));
    }
    // Nine digits in one piece are a number of something.
    match (digits[0] >= 8, &run.lengths[..]) {
        (true, _) => Some((at, Label::Orgnr, 0.5)),
        (false, [9]) => Some((at, Label::Misc, 0.5)),
        _ => None,
    }
}

fn eight(run: &DigitRun) -> Option<(Range<usize>, Label, f32)> {
    let cued = run.is_cued(Cue::Phone);
    // «4791234567», «0047 912 34 567».
    let country = match run.digits[..] {
        [4, 7, ..] if run.digits.len() == 10 => 2,
        [0, 0, 4, 7, ..] if run.digits.len() == 12 => 4,
        _ if run.digits.len() == 8 => 0,
        _ => return None,
    };
    let groups = &run.numbers.groups;
    let goes_on = |from: usize| groups.get(run.first).is_some_and(|group| group.digits == [4, 7] && from == 0);
    let lengths: Vec<usize> = match (country, run.lengths[0]) {
        (0, _) => run.lengths.clone(),
        (code, length) if code == length => run.lengths[1..].to_vec(),
        (code, length) if length > code => [&[length - code], &run.lengths[1..]].concat(),
        _ => return None,
    };
    let digits: [u8; 8] = run.digits[country..].try_into().ok()?;
    let mut at = run.at();
    let text = run.numbers.text;
    let opening = text[..at.start].trim_end_matches(' ');
    if country > 0 {
        let signs = opening.trim_end_matches(['(', '+']);
        at.start = if signs.len() < opening.len() { signs.len() } else { at.start };
    }
    let coded = country > 0;
    let usual = matches!(lengths[..], [8] | [2, 2, 2, 2] | [3, 2, 3]);
    let handy = matches!(lengths[..], [4, 4] | [5, 3] | [3, 5] | [3, 3, 2]);
    let mobile = matches!(lengths[..], [2, 3, 3] | [2, 6] | [6, 2]) && matches!(digits[0], 4 | 9);
    let tidy = lengths.len() <= 4 || lengths.iter().all(|length| *length == 1) && run.is_even();
    let pair = |at: usize| u32::from(digits[at]) * 10 + u32::from(digits[at + 1]);
    // «01.02.2020» and «20022020» are days, «2019 2020» are years.
    let is_day = (1..=31).contains(&pair(0)) && (1..=12).contains(&pair(2)) && matches!(pair(4), 19 | 20);
    let is_years = lengths == [4, 4] && matches!(pair(0), 19 | 20) && matches!(pair(4), 19 | 20);
    if is_years || !tidy || run.guessed() > 4 || digits[0] == 0 {
        return None;
    }
    let is_date = lengths == [2, 2, 4] && is_day;
    let is_begun = goes_on(country) && run.is_joined();
    if cued && !(run.is_sum() || is_date || is_begun) {
        return Some((at, Label::Tlf, 0.97));
    }
    if digits[0] < 2 {
        return (lengths == [8] && !is_day && !run.is_joined()).then_some((at, Label::Misc, 0.4));
    }
    // The code of the country is a gap of its own.
    let gaps = &run.gaps()[run.gaps().len() + 1 - lengths.len().max(1)..];
    let even =
        gaps.iter().filter(|gap| **gap != DigitGap::Line).collect::<Vec<_>>().windows(2).all(|two| two[0] == two[1]);
    let plain = gaps.iter().all(|gap| matches!(gap, DigitGap::Blank | DigitGap::Line | DigitGap::Sign('-')));
    let shaped = usual || plain && (handy || mobile);
    let separated = gaps.iter().all(|gap| !matches!(gap, DigitGap::Loose(_) | DigitGap::Sign(',' | ':')));
    let alone = coded || !run.is_joined() || follows_country(run);
    let is_other = run.is_sum() || is_day && !coded;
    (shaped && even && separated && alone && !is_other).then(|| {
        if !coded && follows_country(run) {
            at.start = groups[run.first - 1].at.start;
        }
        (at, Label::Tlf, 0.85)
    })
}

/// Whether the code of the country stands right before the run.
fn follows_country(run: &DigitRun) -> bool {
    let before = run.first.checked_sub(1).map(|at| &run.numbers.groups[at]);
    before.is_some_and(|group| group.digits == [4, 7] || group.digits == [0, 0, 4, 7])
        && run.numbers.gaps.get(run.first - 1) == Some(&DigitGap::Blank)
}

/// The kind of number that the last cue before it names.
fn cue(words: &str) -> Option<Cue> {
    let captures = CUES.as_ref()?.captures_iter(words).last()?;
    let kinds = [("person", Cue::Person), ("account", Cue::Account), ("phone", Cue::Phone), ("company", Cue::Company)];
    kinds.into_iter().find(|(name, _)| captures.name(name).is_some()).map(|(_, cue)| cue)
}

/// The words before a place, in lower case, as far back as the sentence before the last.
fn before(text: &str, at: usize) -> String {
    let mut start = at.saturating_sub(BEFORE);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let words = &text[start..at];
    // An empty line ends what was said before.
    words.rsplit("\n\n").next().unwrap_or(words).to_lowercase()
}

/// The words behind a place in the same line, in lower case.
fn behind(text: &str, at: usize) -> String {
    let mut end = (at + BEHIND).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let words = &text[at..end];
    words.split(['\n', ';']).next().unwrap_or(words).to_lowercase()
}

/// All groups of digits, with the letters among them that stand for digits.
fn groups(text: &str) -> Vec<DigitGroup> {
    let bytes = text.as_bytes();
    let look = |byte: u8| matches!(byte, b'O' | b'o' | b'l' | b'I');
    let part = |byte: u8| byte.is_ascii_digit() || look(byte);
    let mut groups: Vec<DigitGroup> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let (mut start, mut end) = (at, at + 1);
        let least = groups.last().map_or(0, |group| group.at.end);
        while start > least && look(bytes[start - 1]) {
            start -= 1;
        }
        while end < bytes.len() && part(bytes[end]) {
            end += 1;
        }
        // «kl10» and «10liter» are words with digits.
        if text[..start].ends_with(char::is_alphabetic) {
            start = at;
        }
        if text[end..].starts_with(char::is_alphabetic) {
            while look(bytes[end - 1]) {
                end -= 1;
            }
        }
        let digits = bytes[start..end].iter().map(|byte| match byte {
            b'O' | b'o' => 0,
            b'l' | b'I' => 1,
            digit => digit - b'0',
        });
        let guessed = bytes[start..end].iter().filter(|byte| look(**byte)).count();
        groups.push(DigitGroup { at: start..end, digits: digits.collect(), guessed });
        at = end;
    }
    groups
}

fn gap(between: &str) -> DigitGap {
    if between.len() > 8 {
        return DigitGap::Apart;
    }
    let (mut signs, mut blanks, mut lines, mut sign) = (0, 0, 0, ' ');
    for c in between.chars() {
        match c {
            '\n' => lines += 1,
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => blanks += 1,
            '-' | '\u{2010}'..='\u{2015}' | '−' => (signs, sign) = (signs + 1, '-'),
            '.' | ',' | '/' | ':' | '_' | '*' | ')' => (signs, sign) = (signs + 1, c),
            _ => return DigitGap::Apart,
        }
    }
    match (signs, blanks, lines) {
        (0, 0..=3, 0) => DigitGap::Blank,
        (0..=1, 0..=2, 1) => DigitGap::Line,
        // «(47) 912 34 567».
        (1, 0 | 1, 0) if sign == ')' => DigitGap::Blank,
        (1, 0, 0) => DigitGap::Sign(sign),
        (1, 1 | 2, 0) => DigitGap::Loose(sign),
        _ => DigitGap::Apart,
    }
}

#[cfg(test)]
#[path = "numbers_tests.rs"]
mod tests;
