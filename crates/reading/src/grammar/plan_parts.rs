//! Which part of a text each plan takes, where it holds several: prints joined in one file.

use std::ops::Range;

use super::print_heads::HEAD_LINES;
use super::source::Source;
use crate::birth_number;
use crate::date::date_at;
use crate::line::Line;
use crate::person_name;
use crate::plan::PlanPart;
use crate::text::Span;

/// The persons of a text, numbered from 1 in the order of print.
#[derive(Default)]
pub(super) struct Persons(Vec<Person>);

impl Persons {
    /// The number of the person of whom the head tells that begins at this line; `None` where it tells of nobody.
    pub(super) fn number_of(&mut self, source: &Source<'_>, head: usize) -> Option<usize> {
        let told = Person::of(source, head_lines(source, head));
        told.is_told().then(|| {
            let known = self.0.iter().position(|known| known.is(&told));
            let number = known.unwrap_or(self.0.len());
            if known.is_none() {
                self.0.push(told);
            }
            number + 1
        })
    }
}

/// By what a head tells of a person.
#[derive(Default)]
struct Person {
    birth_number: Option<String>,
    name: Option<Vec<String>>,
}

/// The part of each plan in a text that holds several; none where it holds one.
pub(super) fn plan_parts(source: &Source<'_>) -> Vec<PlanPart> {
    let seconds = &source.heads.second_plans;
    if seconds.is_empty() {
        return Vec::new();
    }
    let mut cuts: Vec<usize> = seconds.iter().map(|&head| cut_above(source, head)).collect();
    cuts.dedup();
    let starts: Vec<usize> = std::iter::once(0).chain(cuts.iter().copied()).collect();
    let ends = cuts.iter().copied().chain([source.text.len()]);
    let heads = std::iter::once(source.skip_blank(0)).chain(seconds.iter().copied());
    let mut persons = Persons::default();
    let parts = starts.iter().zip(ends).zip(heads).map(|((&start, end), head)| {
        let printed = print_day(source, head_lines(source, head));
        PlanPart { span: Span::new(start, end), printed, person: persons.number_of(source, head) }
    });
    parts.collect()
}

/// Where the text is cut above a head: at the beginning of its line, or of its page where nothing but furniture stands between.
fn cut_above(source: &Source<'_>, head: usize) -> usize {
    let mut first = head;
    while first > 0 && !source.lines[first].page_start && source.lines[first - 1].is_blank() {
        first -= 1;
    }
    let first = if source.lines[first].page_start { first } else { head };
    let line = &source.lines[first];
    line.span.start - line.indent
}

/// The lines of the head that begins here: down to the title of the plan, or to the first line that is none of a head.
fn head_lines(source: &Source<'_>, start: usize) -> Range<usize> {
    let most = source.lines.len().min(start + 2 * HEAD_LINES);
    let begins = |line: &Line<'_>| {
        line.opens || line.word.plan_title || line.word.goal || line.word.group.is_some() || line.word.free_dialog
    };
    let end = (start..most).find(|&at| begins(&source.lines[at])).unwrap_or(most);
    start..end
}

fn print_day(source: &Source<'_>, head: Range<usize>) -> Option<chrono::NaiveDate> {
    let texts = source.lines[head].iter().map(|line| line.text);
    let mut days = texts.filter_map(|text| date_at(source.layout.print_date(text)?, &source.layout.months)?.date);
    days.next()
}

impl Person {
    fn of(source: &Source<'_>, head: Range<usize>) -> Self {
        let lines: Vec<&Line<'_>> = source.lines[head].iter().filter(|line| !line.is_blank()).collect();
        let birth_number = lines.iter().find_map(|line| birth_number::in_line(line.text));
        // The name stands above the labels, or behind one of its own.
        Self { birth_number, name: lines.first().and_then(|line| person_name::in_head(line.text)) }
    }

    const fn is_told(&self) -> bool {
        self.birth_number.is_some() || self.name.is_some()
    }

    /// Whether both are the same person, as far as their heads tell: by birth number where both have one, else by name.
    fn is(&self, other: &Self) -> bool {
        match (&self.birth_number, &other.birth_number) {
            (Some(one), Some(two)) => one == two,
            _ => self.name.is_some() && self.name == other.name,
        }
    }
}
