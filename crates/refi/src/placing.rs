//! Where the passages of a source stand. Which way its program counts the source tells itself: by the names of its passages, where programs
//! write there what they hold, and else by whether they begin and end at the edges of words.

use reading::text::{Span, Text};

use crate::counting::{Counting, FileCounting};
use crate::refi_project::RefiSelection;
use crate::written_text::WrittenText;

/// Where the passages of a source stand.
pub(crate) struct PlacedSelections {
    /// In the order of the selections; `None` where one has no place.
    pub spans: Vec<Option<Span>>,
    /// How the source counts; `None` where that was certain, or all programs would count alike.
    pub counting: Option<Counting>,
    /// Selections that are counted otherwise than the others of their source.
    pub otherwise: usize,
}

/// How much a usual counting is ahead of another: one passage that has no edge there must fit wholly elsewhere.
const HEAD_START: i64 = 3;

/// Selections that are few enough to be chance.
const FEW: usize = 2;

/// The places of the selections of a source, by what fits best.
pub(crate) fn placed(written: &WrittenText, selections: &[RefiSelection], counting: FileCounting) -> PlacedSelections {
    let of = |counting: Counting| -> Vec<Option<Span>> {
        selections.iter().map(|selection| span_of(written, selection, counting)).collect()
    };
    let usual = match counting {
        FileCounting::Certain(counting) => {
            return PlacedSelections { spans: of(counting), counting: None, otherwise: 0 };
        }
        FileCounting::Usual(usual) | FileCounting::Named(usual) => usual,
    };
    let are_whole = matches!(counting, FileCounting::Named(_));
    if written.is_alike() {
        return PlacedSelections { spans: of(usual), counting: None, otherwise: 0 };
    }
    let mut countings: Vec<(Counting, Vec<Option<Span>>)> = vec![(usual, of(usual))];
    for counting in Counting::ALL {
        let spans = of(counting);
        if countings.iter().all(|(_, known)| *known != spans) {
            countings.push((counting, spans));
        }
    }
    if countings.len() == 1 {
        return PlacedSelections { spans: countings.swap_remove(0).1, counting: None, otherwise: 0 };
    }
    let fits: Vec<Vec<Fit>> = countings
        .iter()
        .map(|(_, spans)| {
            let fit = |(selection, span): (&RefiSelection, &Option<Span>)| {
                Fit::of(&written.text, selection, *span, are_whole)
            };
            selections.iter().zip(spans).map(fit).collect()
        })
        .collect();
    let score = |at: usize| fits[at].iter().map(|fit| fit.score()).sum::<i64>() + if at == 0 { HEAD_START } else { 0 };
    let mut best = 0;
    for at in 1..countings.len() {
        if score(at) > score(best) {
            best = at;
        }
    }
    let (counting, mut spans) = (countings[best].0, countings[best].1.clone());
    let mut otherwise = 0;
    for (number, other) in exceptions(&countings, &fits, best) {
        spans[number] = countings[other].1[number];
        otherwise += 1;
    }
    PlacedSelections { spans, counting: Some(counting), otherwise }
}

/// The selections that are counted otherwise, each with the number of its counting.
fn exceptions(countings: &[(Counting, Vec<Option<Span>>)], fits: &[Vec<Fit>], best: usize) -> Vec<(usize, usize)> {
    let count = fits[best].len();
    let others = || (0..countings.len()).filter(|at| *at != best);
    let mut found = Vec::new();
    // A name that tells what the passage holds is proof by itself.
    for (number, fit) in fits[best].iter().enumerate() {
        if !fit.is_named
            && let Some(other) = others().find(|at| fits[*at][number].is_named)
        {
            found.push((number, other));
        }
    }
    // Edges prove nothing of one passage, but much of many.
    let differ = (0..count).filter(|number| others().any(|at| countings[at].1[*number] != countings[best].1[*number]));
    let differing = differ.count();
    let misfits = |at: usize| -> Vec<usize> {
        let fits_there = |number: &usize| {
            let (here, there) = (fits[best][*number], fits[at][*number]);
            !here.is_named && here.edges < 2 && there.edges == 4 && found.iter().all(|(known, _)| known != number)
        };
        (0..count).filter(fits_there).collect()
    };
    let most = others().map(|at| (misfits(at), at)).max_by_key(|(misfits, at)| (misfits.len(), usize::MAX - at));
    if let Some((misfits, at)) = most.filter(|(misfits, _)| misfits.len() > FEW && misfits.len() * 10 > differing) {
        found.extend(misfits.into_iter().map(|number| (number, at)));
    }
    found
}

fn span_of(written: &WrittenText, selection: &RefiSelection, counting: Counting) -> Option<Span> {
    let (start, end) = (selection.start?, selection.end?);
    let start = written.place(counting, start)?;
    // What ends behind the text ends with it.
    let end = written.place(counting, end).unwrap_or(written.text.len());
    (start <= end).then(|| Span::new(start, end))
}

/// How well a passage fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Fit {
    /// It holds what its name says.
    is_named: bool,
    /// 0 to 4: each end counts 1 where it parts no word, and 2 where it stands at a word too.
    edges: u8,
    is_inside: bool,
}

impl Fit {
    fn of(text: &Text, selection: &RefiSelection, span: Option<Span>, are_whole: bool) -> Self {
        let Some(span) = span.filter(|span| !span.is_empty()) else { return Self::default() };
        let pair = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| text.slice(Span::new(before, at)).chars().next());
            (before, text.slice(Span::new(at, at + 1)).chars().next())
        };
        let parts_word = |pair: (Option<char>, Option<char>)| matches!(pair, (Some(before), Some(after)) if before.is_alphanumeric() && after.is_alphanumeric());
        let edge = |pair, at_word: Option<char>| -> u8 {
            if parts_word(pair) { 0 } else { 1 + u8::from(at_word.is_some_and(|c| !c.is_whitespace())) }
        };
        let (first, last) = (pair(span.start), pair(span.end));
        Self {
            is_named: is_named(text, span, &selection.name, are_whole),
            edges: edge(first, first.1) + edge(last, last.0),
            is_inside: true,
        }
    }

    fn score(self) -> i64 {
        if self.is_inside { i64::from(self.edges) + if self.is_named { 16 } else { 0 } } else { -8 }
    }
}

/// Whether a passage holds what its name says: all of it, or the beginning where the name is cut.
fn is_named(text: &Text, span: Span, name: &str, is_whole: bool) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = words(name);
    if is_whole {
        return !name.is_empty() && words(text.slice(span)) == words(Text::new(&name).as_str());
    }
    let cut = name.strip_suffix('…').or_else(|| name.strip_suffix("...")).map(str::trim_end);
    let said = Text::new(cut.unwrap_or(&name));
    if said.len() < 3 {
        return false;
    }
    let shown = words(text.slice(Span::new(span.start, span.end.min(span.start + 2 * said.len() + 64))));
    let starts_at_word = !text.slice(Span::new(span.start, span.start + 1)).chars().all(char::is_whitespace);
    let is_cut = cut.is_some() || said.len() >= 90;
    starts_at_word && if is_cut { shown.starts_with(said.as_str()) } else { shown == said.as_str() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counting::{CharUnit, LineEndCount};

    const TEXT: &str = "Hei 😀 på deg.\r\nJeg 😀 lurer på noe.\r\nKan du 😀 hjelpe meg?\r\nVi ses 😀 i morgen.\r\n";

    /// A selection of words, as a program counts them.
    fn selection(words: &str, counting: Counting, is_named: bool) -> RefiSelection {
        let at = TEXT.find(words).expect("in the text");
        let count = |text: &str| {
            let line_ends = text.matches("\r\n").count();
            let chars = match counting.unit {
                CharUnit::CodePoint => text.chars().count(),
                CharUnit::Utf16 => text.encode_utf16().count(),
            };
            chars - if counting.line_ends == LineEndCount::One { line_ends } else { 0 }
        };
        RefiSelection {
            name: if is_named { words.to_owned() } else { String::new() },
            start: Some(count(&TEXT[..at])),
            end: Some(count(&TEXT[..at + words.len()])),
            ..RefiSelection::default()
        }
    }

    const WORDS: [&str; 6] = ["på deg", "lurer", "på noe.", "hjelpe meg", "Vi ses", "morgen"];

    fn found(selections: &[RefiSelection], usual: Counting) -> (Vec<String>, PlacedSelections) {
        let written = WrittenText::new(TEXT);
        let placed = placed(&written, selections, FileCounting::Usual(usual));
        let text = |span: &Option<Span>| span.map(|span| written.text.slice(span).to_owned()).unwrap_or_default();
        (placed.spans.iter().map(text).collect(), placed)
    }

    #[test]
    fn each_counting_is_found_by_the_edges_of_words() {
        for counting in Counting::ALL {
            for usual in Counting::ALL {
                let selections = WORDS.map(|words| selection(words, counting, false));
                let (texts, placed) = found(&selections, usual);
                assert_eq!(texts, WORDS, "{counting:?} {usual:?}");
                assert_eq!((placed.counting, placed.otherwise), (Some(counting), 0));
            }
        }
    }

    #[test]
    fn a_file_that_mixes_two_countings_is_read_by_its_names() {
        let utf16 = Counting { unit: CharUnit::Utf16, ..Counting::default() };
        let selections: Vec<RefiSelection> = WORDS
            .iter()
            .enumerate()
            .map(|(at, words)| selection(words, if at % 2 == 0 { utf16 } else { Counting::default() }, true))
            .collect();
        let (texts, placed) = found(&selections, Counting::default());
        assert_eq!(texts, WORDS);
        assert!(placed.otherwise > 0);
    }

    #[test]
    fn one_passage_at_no_edge_is_no_proof() {
        let selections = [selection("urer p", Counting::default(), false)];
        assert_eq!(found(&selections, Counting::default()).0, ["urer p"]);
    }

    #[test]
    fn places_that_are_none_are_told() {
        let with = |start, end| RefiSelection { start, end, ..RefiSelection::default() };
        let (texts, placed) = found(
            &[with(Some(7), Some(3)), with(None, Some(3)), with(Some(9_999), Some(99_999)), with(Some(0), Some(9_999))],
            Counting::default(),
        );
        assert_eq!(placed.spans[..3], [None, None, None]);
        assert!(texts[3].starts_with("Hei") && texts[3].ends_with("morgen.\n"));
    }
}
