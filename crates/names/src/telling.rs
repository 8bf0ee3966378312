//! What is no name and may tell who somebody is: illnesses, rare work, events, family, numbers of children, exact dates of birth, death
//! and accidents, studies, origin; from `assets/names/telling.ron`. It is listed apart from names, each with general words that could
//! stand instead. Whether it tells anything, alone or with the rest, a person decides.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use regex::{Regex, bytes};
use serde::{Deserialize, Serialize};

use super::mark::{Label, Mark, MarkSource};
use super::name_words::name_words;
use super::roles::WrittenForm;
use super::uncommon::UncommonWords;
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
    /// A word that no list knows, where something is told by it.
    Uncommon,
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
    /// Words that say nothing where a pattern is for the uncommon, in small letters; `*` before one stands for anything.
    common: Vec<String>,
    patterns: Vec<TellingPattern>,
    /// Words behind which an uncommon word tells something, and words that may stand between.
    cues: Vec<String>,
    fillers: Vec<String>,
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
    /// Whether it tells something only if its last word is not common.
    #[serde(default)]
    uncommon: bool,
}

/// An expression with what it tells. Its first group, where there is one, is the passage.
struct Expression {
    kind: TellingKind,
    general: (String, String),
    sought: SoughtWords,
}

/// What is looked for: words without their case are found in the coded text, which is much faster.
enum SoughtWords {
    /// Words of a list. What is written in capitals there, or begins with one, is meant so; `*` before a word reaches back to its beginning.
    Listed {
        regex: bytes::Regex,
        capitals: Vec<String>,
        reaches_back: bool,
    },
    Pattern {
        regex: bytes::Regex,
        uncommon: bool,
    },
    /// A pattern that asks for capitals, of the text as it is.
    Cased {
        regex: Regex,
        uncommon: bool,
    },
}

/// Words that tell nothing, whole and as endings.
struct CommonWords {
    whole: HashSet<String>,
    endings: Vec<String>,
}

impl CommonWords {
    fn of(words: Vec<String>) -> Self {
        let (endings, whole): (Vec<String>, Vec<String>) = words.into_iter().partition(|word| word.starts_with('*'));
        let endings = endings.into_iter().map(|word| word.trim_start_matches('*').to_owned()).collect();
        Self { whole: whole.into_iter().map(|word| word.to_lowercase()).collect(), endings }
    }

    /// Whether the last word of a passage is one of them.
    fn has_last(&self, passage: &str) -> bool {
        let last = passage.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        self.whole.contains(&last) || self.endings.iter().any(|ending| last.ends_with(ending.as_str()))
    }
}

/// What is looked for, and what is passed over where the uncommon is looked for.
struct Tellings {
    expressions: Vec<Expression>,
    common: CommonWords,
    uncommon: UncommonWords,
}

/// General words in the place of a word that no list knows, in Bokmål and in Nynorsk.
const SOMETHING: (&str, &str) = ("noe", "noko");

const DATE: &str = r"(?:\d{1,2}\. ?(?:\d{1,2}\. ?(?:\d{4}|\d{2})?|(?:jan|feb|mars?|apr|mai|juni?|juli?|aug|sep|okt|nov|des)[a-zæøå]*\.?(?: ?\d{4})?)|\d{1,2}[/.-]\d{1,2}[/.-] ?\d{2,4}|\d{1,2}/\d{1,2} (?:19|20)\d\d|\d{4}-\d{2}-\d{2})";
const COUNT: &str = r"(?:\d{1,2}|ett|eit|eitt|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv)";

static TELLINGS: LazyLock<Tellings> = LazyLock::new(|| {
    let file: TellingFile = ron_file::parse(include_str!("../../../assets/names/telling.ron"))
        .expect("the shipped file is covered by a test");
    let groups = file.groups.into_iter().flat_map(|WordGroup { kind, general, words }| {
        // One expression for all words that begin and end alike: an ending of its own for each would be too much to compile.
        let mut alike: BTreeMap<WordForm, Vec<String>> = BTreeMap::new();
        for word in &words {
            let (form, stem) = WordForm::of(word);
            alike.entry(form).or_default().push(stem.to_owned());
        }
        let expressions = alike.into_iter().map(|(form, stems)| {
            let letters: Vec<String> = stems.iter().map(|stem| regex::escape(stem).replace(' ', r"\s+")).collect();
            let start = if form.reaches_back { "" } else { r"\b" };
            let regex = coded_regex(&format!(r"{start}(?:{}){}\b", letters.join("|"), form.end));
            let capitals = if form.is_capital { stems } else { Vec::new() };
            let sought = SoughtWords::Listed { regex, capitals, reaches_back: form.reaches_back };
            Expression { kind, general: general.clone(), sought }
        });
        expressions.collect::<Vec<_>>()
    });
    let patterns = file.patterns.into_iter().map(|TellingPattern { kind, general, pattern, uncommon }| {
        let pattern = pattern.replace("DATE", DATE).replace("COUNT", COUNT);
        let sought = if pattern.contains("[A-Z") {
            let regex = Regex::new(&pattern).expect("the shipped patterns are covered by a test");
            SoughtWords::Cased { regex, uncommon }
        } else {
            SoughtWords::Pattern { regex: coded_regex(&pattern), uncommon }
        };
        Expression { kind, general, sought }
    });
    Tellings {
        expressions: groups.chain(patterns).collect(),
        common: CommonWords::of(file.common),
        uncommon: UncommonWords::new(file.cues, file.fillers),
    }
});

/// How words of the list begin and end.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct WordForm {
    is_capital: bool,
    reaches_back: bool,
    end: &'static str,
}

impl WordForm {
    /// The form of a word of the list, and the word without its signs.
    fn of(word: &str) -> (Self, &str) {
        let (stem, goes_on) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
        let (stem, reaches_back) = stem.strip_prefix('*').map_or((stem, false), |stem| (stem, true));
        let end = match (goes_on, stem.ends_with(' ')) {
            (true, true) => r"[^\s.,;:!?]+",
            (true, false) => r"[\w-]*",
            (false, _) => "",
        };
        let is_capital = stem.chars().next().is_some_and(char::is_uppercase);
        (Self { is_capital, reaches_back, end }, stem)
    }
}

/// A letter in small form as one byte. Capitals stand for letters beyond ASCII, since there are none otherwise.
fn coded(letter: char) -> char {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    match small {
        'å' => 'A',
        'æ' => 'E',
        'ø' => 'O',
        'é' => 'D',
        'è' => 'F',
        'á' => 'H',
        'í' => 'I',
        'ü' => 'U',
        'ö' => 'P',
        'ä' => 'L',
        small if small.is_ascii() => small,
        small if small.is_alphanumeric() => 'X',
        small if small.is_whitespace() => ' ',
        // No sign of any pattern.
        _ => '\u{1f}',
    }
}

/// An expression for the coded text.
fn coded_regex(pattern: &str) -> bytes::Regex {
    let pattern: String = pattern.chars().map(coded).collect();
    let regex = bytes::RegexBuilder::new(&pattern).unicode(false).size_limit(1 << 26).build();
    regex.expect("the shipped patterns are covered by a test")
}

/// A text and its code: a byte for each code point.
struct CodedText<'a> {
    text: &'a Text,
    code: Vec<u8>,
    places: TellingPlaces,
}

impl<'a> CodedText<'a> {
    fn of(text: &'a Text) -> Self {
        let code: String = text.as_str().chars().map(coded).collect();
        Self { text, code: code.into_bytes(), places: TellingPlaces::of(text.as_str()) }
    }

    /// The passages of an expression.
    fn passages(&self, sought: &SoughtWords, common: &CommonWords) -> Vec<Span> {
        let tells = |span: &Span, uncommon: bool| !uncommon || !common.has_last(self.text.slice(*span));
        match sought {
            SoughtWords::Listed { regex, capitals, reaches_back } => {
                let hits = regex.find_iter(&self.code).map(|hit| Span::new(hit.start(), hit.end()));
                let is_meant = |span: &Span| {
                    let written = self.text.slice(*span);
                    capitals.is_empty() || capitals.iter().any(|word| begins_with(written, word))
                };
                let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(*byte, b'_' | b'-');
                let back = |span: Span| {
                    let before = self.code[..span.start].iter().rev().take_while(|byte| is_of_word(byte)).count();
                    Span::new(span.start - if *reaches_back { before } else { 0 }, span.end)
                };
                hits.filter(is_meant).map(back).collect()
            }
            SoughtWords::Pattern { regex, uncommon } => {
                let hits = regex.captures_iter(&self.code).filter_map(|hit| hit.get(1).or_else(|| hit.get(0)));
                hits.map(|hit| Span::new(hit.start(), hit.end())).filter(|span| tells(span, *uncommon)).collect()
            }
            SoughtWords::Cased { regex, uncommon } => {
                let hits = regex.captures_iter(self.text.as_str()).filter_map(|hit| hit.get(1).or_else(|| hit.get(0)));
                let span = |hit: regex::Match<'_>| Span::new(self.places.at(hit.start()), self.places.at(hit.end()));
                hits.map(span).filter(|span| tells(span, *uncommon)).collect()
            }
        }
    }
}

/// Whether a text begins with a word as it is written, but for the white space in it.
fn begins_with(written: &str, word: &str) -> bool {
    let mut written = written.chars().peekable();
    word.chars().all(|letter| {
        if letter == ' ' {
            let is_space = written.next().is_some_and(char::is_whitespace);
            while written.next_if(|next| next.is_whitespace()).is_some() {}
            return is_space;
        }
        written.next() == Some(letter)
    })
}

/// What may tell who it is, in the order of the text, each passage once; what a mark covers that is neither a question nor
/// public is left out.
#[must_use]
pub fn find(text: &Text, marks: &[Mark]) -> Vec<Telling> {
    let is_nynorsk = WrittenForm::of(text.as_str()) == WrittenForm::Nn;
    let mut apart: BTreeMap<usize, Telling> = BTreeMap::new();
    let mut found: Vec<Telling> = Vec::new();
    let Tellings { expressions, common, uncommon } = &*TELLINGS;
    let coded = CodedText::of(text);
    for Expression { kind, general, sought } in expressions {
        let general = if is_nynorsk { &general.1 } else { &general.0 };
        let passages = coded.passages(sought, common).into_iter();
        found.extend(passages.map(|span| Telling { span, kind: *kind, general: general.clone() }));
    }
    found.iter_mut().for_each(|telling| telling.span.end += words_of_illness(text, telling));
    // The longer one tells more.
    found.sort_by_key(|telling| (std::cmp::Reverse(telling.span.len()), telling.span.start));
    // What a list knows is told better by it.
    let something = if is_nynorsk { SOMETHING.1 } else { SOMETHING.0 };
    let of_no_list = |span| Telling { span, kind: TellingKind::Uncommon, general: something.to_owned() };
    found.extend(uncommon.find(text).into_iter().map(of_no_list));
    let is_name = |span: Span| {
        marks
            .iter()
            .any(|mark| mark.label != Label::Ask && mark.source != MarkSource::Public && mark.span.overlaps(span))
    };
    for telling in found.into_iter().filter(|telling| !is_name(telling.span)) {
        let before = apart.range(..telling.span.end).next_back();
        if before.is_none_or(|(_, other)| !other.span.overlaps(telling.span)) {
            apart.insert(telling.span.start, telling);
        }
    }
    apart.into_values().collect()
}

/// How many code points the word takes that belongs to the name of an illness before it: « sykdom» behind «Behçets».
fn words_of_illness(text: &Text, telling: &Telling) -> usize {
    const ROOM: usize = 24;
    let end = telling.span.end;
    let behind = text.slice(Span::new(end, (end + ROOM).min(text.len())));
    let Some(word) = behind.strip_prefix(' ').filter(|_| telling.kind == TellingKind::Diagnosis) else { return 0 };
    let word = &word[..word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len())];
    let is_noun = name_words().illness_nouns.iter().any(|noun| word.starts_with(noun.as_str()));
    if is_noun { 1 + word.chars().count() } else { 0 }
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
        for marked in [
            include_str!("../tests/telling.txt"),
            include_str!("../tests/telling-more.txt"),
            include_str!("../tests/telling-apart.txt"),
            include_str!("../tests/telling-later.txt"),
            include_str!("../tests/telling-illness.txt"),
            include_str!("../tests/telling-young.txt"),
            include_str!("../tests/telling-abroad.txt"),
        ] {
            is_found_as_marked(marked, 0.9, 0.9);
        }
        // Kept apart: no list is made longer by what these lack.
        is_found_as_marked(include_str!("../tests/telling-newest.txt"), 0.85, 0.9);
        is_found_as_marked(include_str!("../tests/telling-kept-apart.txt"), 0.7, 0.8);
        // By somebody who knew no list.
        is_found_as_marked(include_str!("../tests/telling-users.txt"), 0.75, 0.85);
        is_found_as_marked(include_str!("../tests/telling-advisers.txt"), 0.8, 0.85);
        is_found_as_marked(include_str!("../tests/telling-voices.txt"), 0.85, 0.85);
        is_found_as_marked(include_str!("../tests/telling-minutes.txt"), 0.85, 0.85);
    }

    fn is_found_as_marked(marked: &str, least_found: f64, least_right: f64) {
        let (text, wanted) = gold(marked);
        let found: Vec<Span> = find(&text, &[]).into_iter().map(|telling| telling.span).collect();
        let is_in = |span: &&Span, all: &[Span]| all.iter().any(|other| other.overlaps(**span));
        let missed: Vec<&str> =
            wanted.iter().filter(|span| !is_in(span, &found)).map(|span| text.slice(*span)).collect();
        let wrong: Vec<&str> =
            found.iter().filter(|span| !is_in(span, &wanted)).map(|span| text.slice(*span)).collect();
        #[expect(clippy::cast_precision_loss, reason = "passages are few")]
        let share = |some: usize, all: usize| (all - some) as f64 / all as f64;
        let (recall, precision) = (share(missed.len(), wanted.len()), share(wrong.len(), found.len()));
        assert!(wanted.len() >= 40, "{}", wanted.len());
        let is_enough = recall >= least_found && precision >= least_right;
        assert!(is_enough, "recall {recall:.3} {missed:?}, precision {precision:.3} {wrong:?}");
    }

    #[test]
    fn words_are_found_in_any_case_and_capitals_where_they_are_meant() {
        let found = |text: &str| -> Vec<String> {
            let text = Text::new(text);
            find(&text, &[]).into_iter().map(|telling| text.slice(telling.span).to_owned()).collect()
        };
        assert_eq!(
            found("FIBROMYALGI og Ørneskrekk, «søvnapné» – og MS."),
            ["FIBROMYALGI", "Ørneskrekk", "søvnapné", "MS"]
        );
        assert_eq!(found("Hun har Behçets sykdom og Downs syndrom."), ["Behçets sykdom", "Downs syndrom"]);
        assert_eq!(found("Vi tok ms og mali i går, sier Erling."), Vec::<String>::new());
        assert_eq!(found("Han er fra El\u{a0}Salvador 👋 og har lungefibrose."), ["El\u{a0}Salvador", "lungefibrose"]);
    }

    #[test]
    fn a_passage_is_put_in_general_words() {
        let of = |text: &str| {
            let found = find(&Text::new(text), &[]);
            found.into_iter().map(|telling| (telling.kind, telling.general)).collect::<Vec<_>>()
        };
        assert_eq!(of("Jeg har Behçets sykdom."), [(TellingKind::Diagnosis, "en kronisk sykdom".to_owned())]);
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
