//! What identifies by its form: numbers, addresses, dates of birth. A pattern proposes, a judgement with checksums
//! and the words before it says what it is and how sure that is. A checksum that fails lowers the confidence only.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::lists::{self, NameLists};
use super::mark::Label;
use super::name_words::{NameWords, name_words};
use super::numbers::{Identifier, Numbers};
use super::tokens;

type Assessment = Option<(Label, f32)>;

/// Sees a passage and the words before it, in lower case.
type Judge = fn(passage: &str, before: &str) -> Assessment;

/// A way to find identifiers.
enum IdentifierForm {
    /// A pattern, and what a passage like this is.
    Pattern(Regex, Judge),
    /// Digits in groups.
    Numbers(fn(&Numbers) -> Vec<Identifier>),
}

/// Bytes before a passage in which a cue may stand.
const BEFORE: usize = 40;

const MONTHS: &str = "jan(?:uar)?|feb(?:ruar)?|mars?|apr(?:il)?|mai|june?i?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|des(?:ember)?";

#[expect(clippy::redundant_closure_for_method_calls, reason = "a method is not general enough in its lifetime")]
static FORMS: LazyLock<Vec<IdentifierForm>> = LazyLock::new(|| {
    let word = r"[\p{L}0-9._%+\-]*[\p{L}0-9_]";
    let at = r"(?:@{1,2}|＠|\s?[(\[{]\s?(?:at|@|alfakrøll|krøllalfa|krøll)\s?[)\]}]\s?|\s(?:at|alfakrøll|krøllalfa|krølalfa|krøll|snabel-?a)\s|\s@\s?|@\s)";
    let dot = r"(?:\.|\s?[(\[{]\s?(?:dot|punktum)\s?[)\]}]\s?|\s(?:dot|punktum|punkt)\s)";
    // A blank or a comma at the dot is a slip of the hand only before an ending that exists.
    let slip = r"(?:\s?[.,]\s?)";
    let endings = r"(?:no|com|net|org|se|dk|eu|info|de|pl|uk|as|fi|fr|is|lt|ua|ru|me|nu)(?-u:\b)";
    let date = format!(
        r"(?:[0-9]{{1,2}}[./\- ]{{1,2}}[0-9]{{1,2}}[./\- ]{{1,2}}(?:19|20)?[0-9]{{2}}|(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}\.? ?(?:{MONTHS})\.? ?(?:(?:19|20)?[0-9]{{2}})?|[0-9]{{8}}|[0-9]{{6}}|(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
    );
    let pattern = |regex: &str, judge: Judge| Some(IdentifierForm::Pattern(Regex::new(regex).ok()?, judge));
    let list = [
        pattern(&format!(r"(?i){word}{at}[\p{{L}}0-9\-]+(?:{dot}[\p{{L}}0-9\-]+)*{dot}[a-z]{{2,6}}"), |_, _| {
            sure(Label::Mail, 0.98)
        }),
        pattern(
            &format!(
                r"(?i){word}(?:\s?@\s?|＠|\s?[(\[{{]at[)\]}}]\s?)[\p{{L}}0-9\-]+(?:{slip}[\p{{L}}0-9\-]+)?{slip}{endings}"
            ),
            |_, _| sure(Label::Mail, 0.9),
        ),
        pattern(&format!(r"(?i){word}(?:@|＠)[\p{{L}}0-9\-]{{3,}}"), |_, _| sure(Label::Mail, 0.7)),
        pattern(r"[@＠]\p{L}[\p{L}0-9_.]*[\p{L}0-9_]", handle),
        pattern(
            r"(?i)(?-u:\b)(?:snap|snapchat|insta|instagram|tiktok|discord|telegram|brukernavn|brukarnamn|nick)(?:et|en)?(?: er ?:?|:| =) ?([\p{L}0-9_.]{4,}[\p{L}0-9_])",
            |_, _| sure(Label::Misc, 0.7),
        ),
        pattern(
            r"(?i)(?-u:\b)(?:snap|snapchat|insta|instagram|tiktok|discord|telegram)(?:et|en)? ([\p{L}.]*[0-9_][\p{L}0-9_.]*[\p{L}0-9_])",
            |_, _| sure(Label::Misc, 0.6),
        ),
        pattern(r"(?i)(?-u:\b)no ?[0-9]{2}(?:[ .\-\x{a0}\x{202f}]?[0-9]){11}(?-u:\b)", |_, _| sure(Label::Kto, 0.95)),
        pattern(
            r"(?-u:\b)[A-Z]{2}[0-9]{2}(?:[ \-\x{a0}]?[0-9A-Z]{4}){2,7}(?:[ \-\x{a0}]?[0-9A-Z]{1,3})?",
            |passage, _| iban(passage),
        ),
        pattern(r"(?i)(?:https?://|www\.)[^\s<>«»\x22]+[^\s<>«»\x22.,;:!?)\]]", |passage, _| url(passage)),
        pattern(
            r"(?i)[\p{L}0-9\-]+(?:\.[\p{L}0-9\-]+)*\.(?:no|com|org|net|eu|se|dk|io|info|co\.uk|de|pl|app|nu)(?:/[^\s<>«»\x22]*[^\s<>«»\x22.,;:!?)\]])?",
            |passage, _| url(passage),
        ),
        Some(IdentifierForm::Numbers(|numbers| numbers.eleven())),
        pattern(
            &format!(
                r"(?i)(?-u:\b)(?:født|fødd|fødselsdato|fødselsdag|fødselsår|bursdag|f\.|f:|f|born)\.?:?(?: den| dato| i)? ?({date})"
            ),
            birth,
        ),
        pattern(r"[0-9]{4}(?:[ \-]?[0-9]{4}){3}", |passage, _| card(passage)),
        pattern(r"(?i)(?-u:\b)pass(?:nr|nummer|et|ort)?\.?:? ?(?:nr\.? ?)?[a-z]{0,3}[0-9]{6,9}(?-u:\b)", |_, _| {
            sure(Label::Misc, 0.9)
        }),
        pattern(
            r"(?:\(?\+|(?-u:\b)00)[ ]?[0-9]{1,3}\)?(?:[ .\-/\x{a0}\x{2009}\x{202f}\x{2010}-\x{2015}]?\(?[0-9]{1,4}\)?){2,6}",
            |passage, _| foreign(passage),
        ),
        Some(IdentifierForm::Numbers(|numbers| numbers.nine())),
        Some(IdentifierForm::Numbers(|numbers| numbers.eight())),
        Some(IdentifierForm::Numbers(|numbers| numbers.five())),
        pattern(r"[0-9]{6} ?[0-9]{6}", |_, before| sure(Label::Misc, if has(before, &["duf"]) { 0.95 } else { 0.6 })),
        pattern(
            r"(?i)(?-u:\b)(?:tlf|tel|telefon|mobil|mob|ring|nummer|nr)\.?:? ?[0-9][0-9 ]{3,9}[0-9]",
            |passage, _| cued_phone(passage),
        ),
        pattern(r"(?i)(?-u:\b)[a-z][0-9]{6}(?-u:\b)", |_, _| sure(Label::Ident, 0.95)),
        pattern(
            r"(?i)(?-u:\b)(?:saksnr|saksnummer|sak|sak nr|ref|referanse|referansenr|referansenummer|journalnr|arkivsak|ordrenr)\.?:? ?(?:nr\.? ?)?(?:[a-z]{1,4}[\-/]?)?[0-9]{2,}(?:[/\-][0-9]+)*",
            |passage, _| case(passage, true),
        ),
        pattern(r"(?-u:\b)[0-9]{2,4}/[0-9]{3,7}(?:-[0-9]{1,4})?(?-u:\b)", |passage, _| case(passage, false)),
        pattern(
            r"(?i)(?-u:\b)(?:hpr|duf|klientnr|pasientnr|npr|kundenr|kundenummer|medlemsnr|ansattnr|kid)(?:-?nummer|-?nr)?\.?:? ?[0-9][0-9 ]{3,}[0-9]",
            |_, _| sure(Label::Misc, 0.9),
        ),
        pattern(
            r"(?-u:\b)[A-Z]{2} ?[0-9]{5}(?-u:\b)|(?-u:\b)[A-Z]{2} ?[0-9]{4}(?-u:\b)|(?-u:\b)[a-z]{2} ?[0-9]{5}(?-u:\b)",
            plate,
        ),
        pattern(r"(?-u:\b)[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?-u:\b)", |passage, _| internet(passage)),
        pattern(r"(?-u:\b)[A-Z]{1,3}[0-9]{6,9}(?-u:\b)", |_, _| sure(Label::Misc, 0.6)),
    ];
    list.into_iter().flatten().collect()
});

/// The end of a street with its number; what stands before it is looked at by hand.
static STREET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)(?:{})\.? [0-9]{{1,3}}(?: ?[A-Za-z](?-u:\b))?", name_words().streets.join("|"))).ok()
});

static POST: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)(?:N(?:O)?-)?[0-9]{4} (\p{L}[\p{L}\-]+)(?: (\p{L}+))?").ok());

#[expect(clippy::unnecessary_wraps, reason = "it ends the judgements, which may be none")]
const fn sure(label: Label, confidence: f32) -> Assessment {
    Some((label, confidence))
}

/// Everything in the text that identifies by its form, in order and not overlapping.
#[must_use]
pub fn find(text: &str) -> Vec<Identifier> {
    let mut found: Vec<Identifier> = Vec::new();
    let mut keep = |identifier: Identifier| {
        let place = found.partition_point(|known| known.at.end <= identifier.at.start);
        if found.get(place).is_none_or(|known| known.at.start >= identifier.at.end) {
            found.insert(place, identifier);
        }
    };
    let numbers = Numbers::of(text);
    for form in FORMS.iter() {
        match form {
            IdentifierForm::Numbers(find) => find(&numbers).into_iter().for_each(&mut keep),
            IdentifierForm::Pattern(regex, judge) => {
                for captures in regex.captures_iter(text) {
                    let at = captured(&captures);
                    if !stands_alone(text, &at) {
                        continue;
                    }
                    if let Some((label, confidence)) = judge(&text[at.clone()], &before(text, at.start)) {
                        keep(Identifier { at, label, confidence });
                    }
                }
            }
        }
    }
    for hit in STREET.iter().flat_map(|regex| regex.find_iter(text)) {
        // «storgata 4 nå»: the letter belongs to the next word.
        let cut = text[hit.end()..].starts_with(char::is_alphabetic);
        let number = hit.as_str().trim_end_matches(|c: char| cut && !c.is_ascii_digit());
        let at = words_before(text, hit.start())..hit.start() + number.len();
        if let Some(identifier) = stands_alone(text, &at).then(|| street(text, at)).flatten() {
            keep(identifier);
        }
    }
    for captures in POST.iter().flat_map(|regex| regex.captures_iter(text)) {
        if let Some(identifier) = post(text, &captures) {
            keep(identifier);
        }
    }
    found
}

/// The inner group of a pattern, if it has one, else all of it.
fn captured(captures: &Captures) -> Range<usize> {
    captures.get(1).or_else(|| captures.get(0)).map(|hit| hit.range()).unwrap_or_default()
}

/// Where the words begin that may belong to the name of a street whose ending is at `end`.
fn words_before(text: &str, end: usize) -> usize {
    let is_name = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    let words = text[..end].char_indices().rev().take(BEFORE).take_while(|(_, c)| is_name(*c));
    let mut start = words.last().map_or(end, |(at, _)| at);
    // Not from the middle of a word.
    if text[..start].ends_with(char::is_alphanumeric) {
        start += text[start..end].find(' ').unwrap_or(0);
    }
    start + text[start..end].len() - text[start..end].trim_start().len()
}

/// Whether no digit touches the passage, nor a sign with a digit behind it.
fn stands_alone(text: &str, at: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let digit = |place: Option<usize>| place.and_then(|place| bytes.get(place)).is_some_and(u8::is_ascii_digit);
    let ends_in_digit = digit(at.end.checked_sub(1));
    let begins_with_digit = digit(Some(at.start));
    let joined_behind = matches!(bytes.get(at.end), Some(b'.' | b',' | b'-' | b'/')) && digit(Some(at.end + 1));
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let passage = &text[at.clone()];
    let cut_word = letter(passage.chars().next()) && letter(text[..at.start].chars().next_back())
        || letter(passage.chars().next_back()) && letter(text[at.end..].chars().next());
    let joined_before = at.start > 1 && matches!(bytes[at.start - 1], b',' | b'/') && digit(Some(at.start - 2));
    !(ends_in_digit && (digit(Some(at.end)) || joined_behind))
        && !cut_word
        && !(begins_with_digit && (digit(at.start.checked_sub(1)) || joined_before))
}

/// The words before a place, in lower case.
fn before(text: &str, at: usize) -> String {
    let mut start = at.saturating_sub(BEFORE);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text[start..at].to_lowercase()
}

fn has(before: &str, cues: &[&str]) -> bool {
    cues.iter().any(|cue| before.contains(cue))
}

/// «@kariprøve», but not the end of an address of mail.
fn handle(passage: &str, before: &str) -> Assessment {
    let is_address = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
    (!is_address && passage.chars().count() > 3).then_some((Label::Misc, 0.85))
}

/// Addresses of the service itself identify nobody, but they may name an office.
fn url(passage: &str) -> Assessment {
    let lower = passage.to_lowercase();
    let own = ["nav.no", "www.nav.no", "https://www.nav.no", "helsenorge.no", "altinn.no", "arbeidsplassen.no"];
    sure(Label::Url, if own.contains(&lower.as_str()) { 0.2 } else { 0.9 })
}

fn birth(passage: &str, before: &str) -> Assessment {
    let cue = before.trim_end();
    // «f» alone is a cue only right before a full date.
    let is_weak = !has(cue, &["fød", "burs", "born", "f.", "f:"]);
    let length = passage.bytes().filter(u8::is_ascii_digit).count();
    if is_weak && length < 5 || length == 2 && !has(cue, &["fød"]) {
        return None;
    }
    sure(Label::Fdato, if length >= 5 { 0.95 } else { 0.7 })
}

fn iban(passage: &str) -> Assessment {
    let digits = passage.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 12).then_some((Label::Kto, if passage.starts_with("NO") { 0.95 } else { 0.8 }))
}

/// Sixteen digits, but not four years.
fn card(passage: &str) -> Assessment {
    let is_years = passage.split([' ', '-']).all(|part| part.starts_with("19") || part.starts_with("20"));
    (!is_years || passage.len() == 16).then_some((Label::Kto, 0.8))
}

fn foreign(passage: &str) -> Assessment {
    let count = passage.bytes().filter(u8::is_ascii_digit).count();
    (8..=16).contains(&count).then_some((Label::Tlf, 0.95))
}

fn cued_phone(passage: &str) -> Assessment {
    let count = passage.bytes().filter(u8::is_ascii_digit).count();
    let strong = passage.to_lowercase().starts_with(['t', 'm', 'r']);
    (strong && (5..=8).contains(&count)).then_some((Label::Tlf, 0.7))
}

fn case(passage: &str, cued: bool) -> Assessment {
    let number = passage.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    if cued {
        return (digits >= 4).then_some((Label::Sak, 0.9));
    }
    // «2019/2020» is a school year, «03/2020» a month.
    let (first, second) = number.split_once('/')?;
    let is_year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    if is_year(second) && (is_year(first) || first.len() == 2) {
        return None;
    }
    sure(Label::Sak, if second.len() >= 4 { 0.85 } else { 0.5 })
}

fn plate(passage: &str, before: &str) -> Assessment {
    let cued = has(before, &["bil", "reg", "skilt", "kjøretøy", "henger"]);
    let digits = passage.bytes().filter(u8::is_ascii_digit).count();
    let spaced = passage.contains(' ');
    let lower = passage.starts_with(|c: char| c.is_ascii_lowercase());
    if !cued && (digits == 4 || lower) && (spaced || lower || passage.contains("19") || passage.contains("20")) {
        return None;
    }
    sure(Label::Bil, if cued || digits == 5 { 0.9 } else { 0.5 })
}

fn internet(passage: &str) -> Assessment {
    let parts: Vec<&str> = passage.split('.').collect();
    // «41.23.45.67» is a telephone number.
    // «4.3.2.1» is a chapter.
    let is_long = parts.iter().any(|part| part.len() > 1);
    (is_long && parts.iter().all(|part| part.parse::<u8>().is_ok())).then_some((Label::Misc, 0.8))
}

/// A street with a number. The words before it that begin no name are left out.
fn street(text: &str, at: Range<usize>) -> Option<Identifier> {
    let passage = &text[at.clone()];
    let passage = passage.trim_end();
    let words: Vec<&str> = passage.split(' ').collect();
    let number = words.iter().position(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let last = words.get(number.checked_sub(1)?)?;
    let lower = last.to_lowercase();
    let NameWords { streets_alone: alone, streets_in_words: words_only, .. } = name_words();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    if (words_only.contains(&lower) || lower.chars().count() < 4) && !(alone.contains(&lower) && number > 1) {
        return None;
    }
    if !is_capital(last) && !alone.contains(&lower) {
        // In lower case only what can hardly be a word: «storgata 4».
        if !name_words()
            .sure_streets
            .iter()
            .any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending.as_str()))
        {
            return None;
        }
    }
    // «Hun bor i Nedre Storgate 4»: from the last run of capitals on, or the one word in front of «vei».
    let mut first = number - 1;
    while first > 0 {
        let word = words[first - 1];
        let follows = is_capital(word) || (first == number - 1 && alone.contains(&lower));
        let links = first > 1 && matches!(word, "von" | "de" | "og" | "av") && is_capital(words[first - 2]);
        if word.ends_with(['.', ',', ':']) && word.len() > 4 || !(follows || links) {
            break;
        }
        first -= 1;
    }
    let start = at.start + words[..first].iter().map(|word| word.len() + 1).sum::<usize>();
    let before = before(text, start);
    let is_word = before.ends_with("uke ") || before.ends_with("side ");
    (!is_word).then(|| Identifier { at: start..at.start + passage.len(), label: Label::Adr, confidence: 0.9 })
}

fn post(text: &str, captures: &Captures) -> Option<Identifier> {
    let (all, town) = (captures.get(0)?, captures.get(1)?);
    let code = &text[all.start()..town.start()];
    let kind = |word: &str| {
        let lower = word.to_lowercase();
        NameLists::standard().kinds_of(&lower, tokens::hash(lower.as_bytes()))
    };
    let known = kind(town.as_str()) & lists::PLACE != 0;
    let is_year = code.starts_with("19") || code.starts_with("20");
    let is_capital = town.as_str().starts_with(char::is_uppercase) && kind(town.as_str()) & lists::VOCABULARY == 0;
    let words = before(text, all.start());
    let dated = words.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
    let confidence = match (known, is_capital, is_year) {
        (true, true, false) => 0.95,
        (true, false, false) => 0.8,
        (true, true, true) if !dated => 0.7,
        (false, true, false) if !dated => 0.6,
        _ => return None,
    };
    // «5003 Indre Arna», «7010 Trondheim S».
    let second = captures.get(2).filter(|second| {
        is_capital
            && second.as_str().starts_with(char::is_uppercase)
            && (second.len() == 1 || kind(second.as_str()) & lists::PLACE != 0)
    });
    Some(Identifier { at: all.start()..second.unwrap_or(town).end(), label: Label::Post, confidence })
}
