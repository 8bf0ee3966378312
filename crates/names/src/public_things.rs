//! Public things: bodies, services, numbers and pages that identify nobody, from `assets/names/public.ron`. They are kept unless a
//! person decides otherwise.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::board::Board;
use super::mark::{Label, Mark, MarkSource};
use super::tokens::{self, TokenList};
use reading::ron_file;
use reading::text::{Span, Text};

/// The list as its file has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicFile {
    bodies: Vec<String>,
    /// Telephone numbers: digits without the number of the country.
    numbers: HashSet<String>,
    /// Hosts; what stands before them or behind them is of the same page.
    pages: Vec<String>,
}

/// The list, ready to be looked up.
struct PublicThings {
    file: PublicFile,
    /// Names of bodies, as the hashes of their words.
    bodies: HashSet<Vec<u32>>,
    /// The most words of a name.
    longest: usize,
}

static PUBLIC: LazyLock<PublicThings> = LazyLock::new(|| {
    let file: PublicFile = ron_file::parse(include_str!("../../../assets/names/public.ron"))
        .expect("the shipped file is covered by a test");
    let bodies: HashSet<Vec<u32>> =
        file.bodies.iter().map(|name| TokenList::of(name).iter().map(|token| token.hash).collect()).collect();
    let longest = bodies.iter().map(Vec::len).max().unwrap_or_default();
    PublicThings { file, bodies, longest }
});

/// Whether a number or an address is public.
fn is_public_identifier(label: Label, form: &str) -> bool {
    match label {
        Label::Url => {
            let lower = form.to_lowercase();
            let host = lower.split_once("://").map_or(lower.as_str(), |(_, host)| host);
            let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default().trim_end_matches('.');
            PUBLIC.file.pages.iter().any(|page| {
                host.strip_suffix(page.as_str()).is_some_and(|before| before.is_empty() || before.ends_with('.'))
            })
        }
        Label::Tlf | Label::Ask => {
            let digits: String = form.chars().filter(char::is_ascii_digit).collect();
            let short =
                digits.strip_prefix("0047").or_else(|| digits.strip_prefix("47").filter(|_| digits.len() == 10));
            PUBLIC.file.numbers.contains(short.unwrap_or(&digits)) && !form.chars().any(char::is_alphabetic)
        }
        _ => false,
    }
}

/// Whether the words that begin at `first` are a body; gives the last of them. A genitive is the same body.
fn body_end(board: &Board, first: usize) -> Option<usize> {
    (0..PUBLIC.longest).rev().find_map(|more| {
        let last = first + more;
        let end = board.tokens.get(last)?;
        if (first..last).any(|index| !board.runs_on(index)) {
            return None;
        }
        let mut hashes: Vec<u32> = (first..last).map(|index| board.tokens[index].hash).collect();
        hashes.push(end.hash);
        if PUBLIC.bodies.contains(&hashes) {
            return Some(last);
        }
        let lower = board.tokens.lower(last).trim_end_matches(['\'', '’']);
        let stem = lower
            .strip_suffix('s')
            .map(|stem| stem.trim_end_matches(['\'', '’', '-']))
            .filter(|stem| !stem.is_empty())?;
        *hashes.last_mut()? = tokens::hash(stem.as_bytes());
        PUBLIC.bodies.contains(&hashes).then_some(last)
    })
}

/// Marks what is public: marks that stand for nothing else become public, and what was not marked is. Words of the print in
/// `quiet` tokens are left alone.
pub(crate) fn mark_public(board: &Board, quiet: &[bool], text: &Text, marks: &mut Vec<Mark>) {
    for mark in &mut *marks {
        if is_public_identifier(mark.label, text.slice(mark.span)) {
            mark.source = MarkSource::Public;
            if mark.label == Label::Ask {
                mark.label = Label::Tlf;
            }
        }
    }
    let mut index = 0;
    while index < board.tokens.len() {
        let found = body_end(board, index).filter(|last| !(index..=*last).any(|at| quiet.get(at) == Some(&true)));
        let Some(last) = found else {
            index += 1;
            continue;
        };
        let (start, end) = (board.tokens[index].at.start, board.tokens[last].at.end);
        let lower_word = index == last && board.tokens[index].shape == tokens::Shape::Lower;
        let span = Span::new(text.char_of(start), text.char_of(end));
        index = last + 1;
        let place = marks.partition_point(|mark| mark.span.end <= span.start);
        let touching = marks[place..].iter().take_while(|mark| mark.span.start < span.end).count();
        let inside = |mark: &Mark| span.start <= mark.span.start && mark.span.end <= span.end;
        // «NAV Sagene» is an office, and no public thing; «google» in lower case may be what somebody does.
        if marks[place..place + touching].iter().any(|mark| !inside(mark)) || lower_word && touching == 0 {
            continue;
        }
        let public = Mark { span, label: Label::Org, confidence: 1.0, source: MarkSource::Public };
        marks.splice(place..place + touching, [public]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_read_and_numbers_are_digits() {
        assert!(PUBLIC.bodies.len() > 50);
        assert!(PUBLIC.file.numbers.iter().all(|number| number.bytes().all(|byte| byte.is_ascii_digit())));
    }

    #[test]
    fn a_page_below_a_public_one_is_public_and_one_beside_it_is_not() {
        for page in ["nav.no", "https://www.nav.no/aap?x=1", "arbeidsplassen.nav.no"] {
            assert!(is_public_identifier(Label::Url, page), "{page}");
        }
        for page in ["minnav.no", "nav.no.eksempel.com", "bedriften.no"] {
            assert!(!is_public_identifier(Label::Url, page), "{page}");
        }
        assert!(
            is_public_identifier(Label::Tlf, "+47 55 55 33 33") && !is_public_identifier(Label::Tlf, "55 55 33 32")
        );
    }
}
