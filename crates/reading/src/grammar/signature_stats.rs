//! How the messages of a print end: a line that ends several of them, or one under a card, is a signature rather than the
//! title of the next thread.

use rustc_hash::{FxHashMap, FxHashSet};

use super::layout_detection::is_upper;
use super::print_above::PrintAbove;
use super::source::Source;
use super::wording::{ends_lowered, greeted, is_closing, may_close};
use crate::layout::{Speaker, lowered};
use crate::text::Span;

/// Longest line that is looked at, in code points.
const LONGEST: usize = 48;
/// At least 1 in 3 messages of a writer ends with the line if it is a signature.
const OFTEN: usize = 3;
/// Most words of a name.
const NAME_WORDS: usize = 4;

/// The last lines of the messages of one print, in lower case.
#[derive(Debug, Default)]
pub(super) struct SignatureStats {
    /// Of messages under cards, where no title follows.
    below_cards: FxHashSet<String>,
    /// Above the headers of the free dialogue: how often each stands below a message of NAV, and of the user.
    above_headers: FxHashMap<String, [usize; 2]>,
    /// How many messages of NAV, and of the user, end above a header.
    all: [usize; 2],
    /// The words in the head of the print, name, street, office, and the names by which people are greeted and sign;
    /// lower case.
    names: FxHashSet<String>,
}

impl SignatureStats {
    /// Whether other messages end with this line; `titled` says that it reads like a title.
    pub fn ending(&self, lower: &str, user: bool, titled: bool) -> Ending {
        if self.below_cards.contains(lower) {
            return Ending::BelowCard;
        }
        let [nav, by_user] = self.above_headers.get(lower).copied().unwrap_or_default();
        let (own, other) = if user { (by_user, nav) } else { (nav, by_user) };
        // A title stands below messages of either, and titles differ.
        let often = own * OFTEN >= self.all[usize::from(user)];
        match own {
            2 if often && !titled && other == 0 => Ending::Often,
            3.. if often && !titled && other * 4 <= own => Ending::Often,
            _ => Ending::Other,
        }
    }

    /// Whether the line is a name: of words of names, or of words that all begin with a capital.
    pub fn name_form(&self, line: &str) -> NameForm {
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        let count = words.clone().take(NAME_WORDS + 1).count();
        let capital = |word: &str| {
            let letters = word.trim_end_matches('.');
            letters.starts_with(char::is_uppercase)
                && letters.chars().skip(1).all(|c| c.is_lowercase() || c == '-' || c == '_' || c.is_uppercase())
                && (!is_upper(letters) || letters.chars().count() == 1)
        };
        let known = |word: &str| self.names.contains(&word.trim_matches(['.', ',', '!']).to_lowercase());
        let signed = line.trim_start_matches(['-', '–', '—']).trim_start();
        if signed.len() < line.len() && signed.split(' ').count() < NAME_WORDS && signed.split(' ').all(capital) {
            return NameForm::Capitals;
        }
        match count {
            1..=NAME_WORDS if words.clone().all(known) => NameForm::Known,
            2..=NAME_WORDS if words.all(capital) => NameForm::Capitals,
            _ => NameForm::None,
        }
    }
}

/// Whether other messages end with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// One under a card does, below which no title stands.
    BelowCard,
    /// Several of the same writer do.
    Often,
    Other,
}

/// How much a line looks like a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameForm {
    /// People are called so in this print.
    Known,
    /// Several words that all begin with a capital.
    Capitals,
    None,
}

/// A word as names are written: «Kari», not «NAV».
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// How messages end in this print, as far as it has been read, and in the dialogue with these headers.
pub(super) fn signature_stats(source: &Source<'_>, headers: &[usize], above: &PrintAbove<'_>) -> SignatureStats {
    let mut signatures = SignatureStats::default();
    for entry in above.without_title_below() {
        if !entry.span.is_empty() {
            let from = entry.span.start.max(entry.span.end.saturating_sub(LONGEST));
            let end = source.text.slice(Span::new(from, entry.span.end));
            // Without a line break it is the whole message, or a piece of a longer line.
            if let Some((_, last)) = end.rsplit_once('\n') {
                signatures.below_cards.insert(lowered(last.trim()));
            }
        }
    }
    for pair in headers.windows(2) {
        let last = source.last_filled(pair[0] + 1..pair[1]);
        let user = source.lines[pair[0]].header.is_some_and(|header| header.speaker == Some(Speaker::User));
        signatures.all[usize::from(user)] += 1;
        let Some(last) = last.filter(|&last| source.lines[last].span.len() <= LONGEST) else { continue };
        signatures.above_headers.entry(lowered(source.lines[last].text)).or_default()[usize::from(user)] += 1;
    }
    for span in above.page_header() {
        let words = source.text.slice(span).split(|c: char| !c.is_alphanumeric() && c != '-');
        signatures.names.extend(words.filter(|word| word.chars().count() > 2).map(str::to_lowercase));
    }
    let of_cards = above.lines.clone().filter(|&at| source.lines[at].opens).map(|at| (at, source.lines.len()));
    for (header, end) in of_cards.chain(headers.windows(2).map(|pair| (pair[0], pair[1]))) {
        names_in(source, header, end, &mut signatures.names);
    }
    signatures
}

/// Adds the names in the greeting of the message under this header, and in the line with its closing.
fn names_in(source: &Source<'_>, header: usize, end: usize, names: &mut FxHashSet<String>) {
    let lines = (header + 1..end).take_while(|&at| !source.lines[at].opens).map(|at| source.lines[at].text);
    let mut body = lines.filter(|text| !text.is_empty()).peekable();
    let mut add = |words: &str| {
        let words = words.split(' ').take(NAME_WORDS).take_while(|word| is_capitalised(word));
        names.extend(words.map(|word| lowered(word.trim_end_matches(|c: char| !c.is_alphabetic()))));
    };
    if let Some(name) = body.peek().and_then(|first| greeted(first)) {
        add(name);
    }
    while let Some(line) = body.next() {
        if may_close(line) && line.len() <= LONGEST && is_closing(&ends_lowered(line)) {
            let words = line.trim_end_matches(|c: char| !c.is_alphabetic());
            match words.split(' ').position(|word| is_capitalised(word) && !is_closing(&word.to_lowercase())) {
                Some(first) if first > 0 => add(words.splitn(first + 1, ' ').last().unwrap_or_default()),
                // The last line may be a title.
                _ => {
                    if let Some(below) = body.next().filter(|line| line.len() <= LONGEST && body.peek().is_some()) {
                        add(below);
                    }
                }
            }
            break;
        }
    }
}
