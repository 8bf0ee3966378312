//! What is no name and may tell who somebody is: illnesses, rare work, events, family, numbers of children, exact dates of birth, death
//! and accidents, studies, origin; from `assets/names/telling.ron`. It is listed apart from names, each with general words that could
//! stand instead. Whether it tells anything, alone or with the rest, a person decides.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::mark::{Label, Mark};
use super::roles::WrittenForm;
use reading::ron_file;
use reading::text::{Span, Text};

/// What a passage may tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all(serialize = "lowercase"))]
pub enum TellingKind {
    Diagnosis,
    Occupation,
    Event,
    Accident,
    Family,
    Children,
    Birth,
    Death,
    Study,
    Nationality,
}

/// A passage that may tell who it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Telling {
    /// Code points.
    #[serde(flatten)]
    pub span: Span,
    pub kind: TellingKind,
    /// General words that could stand instead.
    pub general: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TellingFile {
    groups: Vec<WordGroup>,
    patterns: Vec<TellingPattern>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordGroup {
    kind: TellingKind,
    /// In Bokmål and in Nynorsk.
    general: (String, String),
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TellingPattern {
    kind: TellingKind,
    general: (String, String),
    pattern: String,
}

/// An expression with what it tells. Its first group, where there is one, is the passage.
struct Expression {
    kind: TellingKind,
    general: (String, String),
    regex: Regex,
}

const DATE: &str = r"(?:\d{1,2}\. ?(?:\d{1,2}\. ?(?:\d{4}|\d{2})?|(?:jan|feb|mars?|apr|mai|juni?|juli?|aug|sep|okt|nov|des)[a-zæøå]*\.?(?: ?\d{4})?)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})";
const COUNT: &str = r"(?:\d{1,2}|ett|eit|eitt|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv)";

static EXPRESSIONS: LazyLock<Vec<Expression>> = LazyLock::new(|| {
    let file: TellingFile = ron_file::parse(include_str!("../../../assets/names/telling.ron"))
        .expect("the shipped file is covered by a test");
    let regex = |pattern: &str| Regex::new(pattern).expect("the shipped patterns are covered by a test");
    let groups = file.groups.into_iter().flat_map(|WordGroup { kind, general, words }| {
        // One expression for all words that end alike: an ending of its own for each would be too much to compile.
        let mut alike: BTreeMap<(bool, &str), Vec<String>> = BTreeMap::new();
        for word in &words {
            let (is_capital, stem, end) = parts_of(word);
            alike.entry((is_capital, end)).or_default().push(stem);
        }
        let expressions = alike.into_iter().map(|((is_capital, end), stems)| {
            let case = if is_capital { "" } else { "i" };
            regex(&format!(r"\b(?{case}:{}){end}\b", stems.join("|")))
        });
        expressions.map(|regex| Expression { kind, general: general.clone(), regex }).collect::<Vec<_>>()
    });
    let patterns = file.patterns.into_iter().map(|TellingPattern { kind, general, pattern }| {
        let pattern = pattern.replace("DATE", DATE).replace("COUNT", COUNT);
        Expression { kind, general, regex: regex(&pattern) }
    });
    groups.chain(patterns).collect()
});

/// A word of the list as an expression, and that for how it goes on: what is written in capitals, or begins with one, is meant so.
fn parts_of(word: &str) -> (bool, String, &'static str) {
    let (stem, goes_on) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
    let is_capital = stem.chars().next().is_some_and(char::is_uppercase);
    let letters = regex::escape(stem).replace(' ', r"\s+");
    let end = match (goes_on, stem.ends_with(' ')) {
        (true, true) => r"[^\s.,;:!?]+",
        (true, false) => r"[\w-]*",
        (false, _) => "",
    };
    (is_capital, letters, end)
}

/// What may tell who it is, in the order of the text, each passage once; what a mark covers that is no question is left out.
#[must_use]
pub fn find(text: &Text, marks: &[Mark]) -> Vec<Telling> {
    let is_nynorsk = WrittenForm::of(text.as_str()) == WrittenForm::Nn;
    let mut apart: BTreeMap<usize, Telling> = BTreeMap::new();
    let mut found: Vec<Telling> = Vec::new();
    let places = TellingPlaces::of(text.as_str());
    for Expression { kind, general, regex } in EXPRESSIONS.iter() {
        for captures in regex.captures_iter(text.as_str()) {
            let Some(hit) = captures.get(1).or_else(|| captures.get(0)) else { continue };
            let span = Span::new(places.at(hit.start()), places.at(hit.end()));
            let general = if is_nynorsk { &general.1 } else { &general.0 };
            found.push(Telling { span, kind: *kind, general: general.clone() });
        }
    }
    // The longer one tells more.
    found.sort_by_key(|telling| (std::cmp::Reverse(telling.span.len()), telling.span.start));
    let is_name = |span: Span| marks.iter().any(|mark| mark.label != Label::Ask && mark.span.overlaps(span));
    for telling in found.into_iter().filter(|telling| !is_name(telling.span)) {
        let before = apart.range(..telling.span.end).next_back();
        if before.is_none_or(|(_, other)| !other.span.overlaps(telling.span)) {
            apart.insert(telling.span.start, telling);
        }
    }
    apart.into_values().collect()
}

/// From bytes to code points.
struct TellingPlaces(Vec<usize>);

impl TellingPlaces {
    fn of(content: &str) -> Self {
        Self(content.char_indices().map(|(byte, _)| byte).collect())
    }

    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|known| *known < byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The passages of a text in double brackets, and the text without them.
    fn gold(marked: &str) -> (Text, Vec<Span>) {
        let (mut plain, mut spans, mut at) = (String::new(), Vec::new(), 0);
        let mut start = 0;
        let mut rest = marked;
        while let Some(c) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("[[") {
                (start, rest) = (at, after);
            } else if let Some(after) = rest.strip_prefix("]]") {
                spans.push(Span::new(start, at));
                rest = after;
            } else {
                plain.push(c);
                at += 1;
                rest = &rest[c.len_utf8()..];
            }
        }
        (Text::from_normalised(plain), spans)
    }

    #[test]
    fn what_may_tell_is_found_as_people_have_marked_it() {
        let (text, wanted) = gold(include_str!("../tests/telling.txt"));
        let found: Vec<Span> = find(&text, &[]).into_iter().map(|telling| telling.span).collect();
        let is_in = |span: &&Span, all: &[Span]| all.iter().any(|other| other.overlaps(**span));
        let missed: Vec<&str> =
            wanted.iter().filter(|span| !is_in(span, &found)).map(|span| text.slice(*span)).collect();
        let wrong: Vec<&str> =
            found.iter().filter(|span| !is_in(span, &wanted)).map(|span| text.slice(*span)).collect();
        #[expect(clippy::cast_precision_loss, reason = "passages are few")]
        let share = |some: usize, all: usize| (all - some) as f64 / all as f64;
        let (recall, precision) = (share(missed.len(), wanted.len()), share(wrong.len(), found.len()));
        assert!(wanted.len() >= 60, "{}", wanted.len());
        assert!(recall >= 0.9 && precision >= 0.9, "recall {recall:.3} {missed:?}, precision {precision:.3} {wrong:?}");
    }

    #[test]
    fn a_passage_is_put_in_general_words() {
        let of = |text: &str| {
            let found = find(&Text::new(text), &[]);
            found.into_iter().map(|telling| (telling.kind, telling.general)).collect::<Vec<_>>()
        };
        assert_eq!(of("Jeg har fibromyalgi."), [(TellingKind::Diagnosis, "en kronisk sykdom".to_owned())]);
        assert_eq!(
            of("Eg har ikkje råd til dette, for eg har fibromyalgi."),
            [(TellingKind::Diagnosis, "ein kronisk sjukdom".to_owned())]
        );
        assert_eq!(of("Jeg er alenemor til tre."), [(TellingKind::Children, "forelder".to_owned())]);
        assert_eq!(of("Hun døde brått 4. mai 2019."), [(TellingKind::Death, "for en tid siden".to_owned())]);
        assert_eq!(of("Vi møtes 4. mai 2019 kl. 10."), []);
        assert_eq!(of("Jeg ser på MS Word og me to."), [(TellingKind::Diagnosis, "en kronisk sykdom".to_owned())]);
    }
}
