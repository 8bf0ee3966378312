//! A rule as it is typed: `age in 18-24 and granted 2018`, `office "Indre by" or not (age >= 25)`, `education missing`.
//!
//! ```text
//! rule   = all { "or" all }
//! all    = one { "and" one }
//! one    = "not" one | "(" rule ")" | test
//! test   = NAME ( "missing" | "known" | ["not"] ["in" | "is" | "="] values | "!=" values )
//! values = value { "," value }
//! value  = WORD | [WORD] ".." [WORD] | ("<" | "<=" | ">" | ">=") WORD
//! ```
//!
//! Words with blanks stand in quotation marks. The keywords can be Norwegian too: `og`, `eller`, `ikke`, `i`, `mangler`, `finnes`.

use super::rule::{CaseRule, Condition, KEYWORDS, Keyword, QUOTES, Wanted};
use crate::error::{Error, Result};
use crate::rule_fault::RuleFault;
use reading::entered;

/// How deep parentheses can be.
const DEEPEST: usize = 64;

/// Reads a rule.
///
/// # Errors
/// [`Error::BadRule`]
pub fn parse(text: &str) -> Result<CaseRule> {
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(bad(RuleFault::Empty, None));
    }
    let mut reader = RuleReader { tokens, at: 0, depth: 0 };
    let rule = reader.any()?;
    match reader.peek() {
        None => Ok(rule),
        Some(token) => Err(bad(RuleFault::Unexpected, Some(token))),
    }
}

impl TryFrom<String> for CaseRule {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        parse(&text)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum RuleToken {
    Word(String),
    Quoted(String),
    Keyword(Keyword, String),
    /// A sign: `(`, `)`, `,`, `..`, `=`, `!=`, `<`, `<=`, `>`, `>=`.
    Sign(&'static str),
}

const SIGNS: [&str; 10] = ["..", "!=", "<=", ">=", "(", ")", ",", "=", "<", ">"];

fn tokens(text: &str) -> Result<Vec<RuleToken>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if let Some((_, close)) = QUOTES.iter().find(|(open, _)| *open == first) {
            let inside = &rest[first.len_utf8()..];
            let (word, after) = inside.split_once(*close).ok_or_else(|| bad(RuleFault::Unclosed, None))?;
            tokens.push(RuleToken::Quoted(entered::line(word)));
            rest = after;
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            tokens.push(RuleToken::Sign(sign));
            rest = &rest[sign.len()..];
        } else {
            let length = word_length(rest);
            let (word, after) = rest.split_at(length);
            tokens.extend(token_of(&entered::line(word)));
            rest = after;
        }
        rest = rest.trim_start();
    }
    Ok(tokens)
}

/// How many bytes a word without quotation marks has. A parenthesis that stands close behind a name belongs to it: `months_since(granted)`.
fn word_length(rest: &str) -> usize {
    let is_end = |at: usize, c: char| {
        c.is_whitespace() || matches!(c, '"' | '«' | '“' | '„') || SIGNS.iter().any(|sign| rest[at..].starts_with(sign))
    };
    let end = rest.char_indices().find(|(at, c)| is_end(*at, *c)).map_or(rest.len(), |(at, _)| at);
    let is_name = !KEYWORDS.iter().any(|(keyword, _)| entered::key(&rest[..end]) == *keyword);
    match rest[end..].strip_prefix('(').and_then(|inside| inside.find(')')) {
        Some(close) if is_name => end + close + 2,
        _ => end.max(rest.chars().next().map_or(0, char::len_utf8)),
    }
}

/// The token that a word is; none of signs that nobody sees.
fn token_of(word: &str) -> Option<RuleToken> {
    let key = entered::key(word);
    let keyword = KEYWORDS.iter().find(|(keyword, _)| *keyword == key);
    let token = keyword
        .map_or_else(|| RuleToken::Word(word.to_owned()), |(_, known)| RuleToken::Keyword(*known, word.to_owned()));
    (!word.is_empty()).then_some(token)
}

struct RuleReader {
    tokens: Vec<RuleToken>,
    at: usize,
    depth: usize,
}

impl RuleReader {
    fn peek(&self) -> Option<&RuleToken> {
        self.tokens.get(self.at)
    }

    /// Steps over a token if it is this one.
    fn takes(&mut self, wanted: &RuleToken) -> bool {
        let is_it = match (self.peek(), wanted) {
            (Some(RuleToken::Keyword(own, _)), RuleToken::Keyword(wanted, _)) => own == wanted,
            (Some(own), wanted) => own == wanted,
            (None, _) => false,
        };
        self.at += usize::from(is_it);
        is_it
    }

    fn takes_keyword(&mut self, keyword: Keyword) -> bool {
        self.takes(&RuleToken::Keyword(keyword, String::new()))
    }

    fn any(&mut self) -> Result<CaseRule> {
        let mut rules = vec![self.all()?];
        while self.takes_keyword(Keyword::Or) {
            rules.push(self.all()?);
        }
        Ok(if rules.len() == 1 { rules.remove(0) } else { CaseRule::Any(rules) })
    }

    fn all(&mut self) -> Result<CaseRule> {
        let mut rules = vec![self.one()?];
        while self.takes_keyword(Keyword::And) {
            rules.push(self.one()?);
        }
        Ok(if rules.len() == 1 { rules.remove(0) } else { CaseRule::All(rules) })
    }

    fn one(&mut self) -> Result<CaseRule> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(bad(RuleFault::Unexpected, self.peek()));
        }
        let rule = if self.takes_keyword(Keyword::Not) {
            match self.one()? {
                CaseRule::Not(rule) => *rule,
                rule => CaseRule::Not(Box::new(rule)),
            }
        } else if self.takes(&RuleToken::Sign("(")) {
            let rule = self.any()?;
            if !self.takes(&RuleToken::Sign(")")) {
                return Err(bad(RuleFault::Unclosed, self.peek()));
            }
            rule
        } else {
            self.test()?
        };
        self.depth -= 1;
        Ok(rule)
    }

    fn test(&mut self) -> Result<CaseRule> {
        let attribute = match self.peek() {
            Some(RuleToken::Word(name) | RuleToken::Quoted(name)) => entered::name(name),
            other => return Err(bad(RuleFault::NoName, other)),
        };
        self.at += 1;
        let test = |condition| CaseRule::Test { attribute, condition };
        if self.takes_keyword(Keyword::Missing) {
            return Ok(test(Condition::Missing));
        }
        if self.takes_keyword(Keyword::Known) {
            return Ok(CaseRule::Not(Box::new(test(Condition::Missing))));
        }
        let is_not = self.takes_keyword(Keyword::Not) | self.takes(&RuleToken::Sign("!="));
        let _ = self.takes_keyword(Keyword::In) || self.takes(&RuleToken::Sign("="));
        let mut wanted = vec![self.wanted()?];
        while self.takes(&RuleToken::Sign(",")) {
            wanted.push(self.wanted()?);
        }
        let test = test(Condition::Is(wanted));
        Ok(if is_not { CaseRule::Not(Box::new(test)) } else { test })
    }

    fn wanted(&mut self) -> Result<Wanted> {
        for (sign, includes, below) in
            [("<=", true, true), ("<", false, true), (">=", true, false), (">", false, false)]
        {
            if self.takes(&RuleToken::Sign(sign)) {
                let value = self.value()?;
                return Ok(match (includes, below) {
                    (true, true) => Wanted::Between(None, Some(value)),
                    (true, false) => Wanted::Between(Some(value), None),
                    (false, true) => Wanted::Below(value),
                    (false, false) => Wanted::Above(value),
                });
            }
        }
        if self.takes(&RuleToken::Sign("..")) {
            return Ok(Wanted::Between(None, Some(self.value()?)));
        }
        let value = self.value()?;
        if !self.takes(&RuleToken::Sign("..")) {
            return Ok(Wanted::Value(value));
        }
        let is_value = matches!(self.peek(), Some(RuleToken::Word(_) | RuleToken::Quoted(_)));
        let to = if is_value { Some(self.value()?) } else { None };
        Ok(Wanted::Between(Some(value), to))
    }

    fn value(&mut self) -> Result<String> {
        match self.peek() {
            Some(RuleToken::Word(value) | RuleToken::Quoted(value)) => {
                let value = value.clone();
                self.at += 1;
                Ok(value)
            }
            other => Err(bad(RuleFault::NoValue, other)),
        }
    }
}

fn bad(fault: RuleFault, at: Option<&RuleToken>) -> Error {
    let near = match at {
        Some(RuleToken::Word(word) | RuleToken::Quoted(word) | RuleToken::Keyword(_, word)) => word.clone(),
        Some(RuleToken::Sign(sign)) => (*sign).to_owned(),
        None => String::new(),
    };
    Error::BadRule { fault, near }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).to_string()
    }

    #[test]
    fn rules_are_read_in_either_language_and_written_in_one() {
        for (typed, wanted) in [
            ("age in 18-24 and granted 2018", "age in 18-24 and granted in 2018"),
            ("alder i 18–24 og innvilget 2018", "alder in 18–24 and innvilget in 2018"),
            ("a 1 or b 2 and c 3", "a in 1 or (b in 2 and c in 3)"),
            ("(a 1 or b 2) and c 3", "(a in 1 or b in 2) and c in 3"),
            ("not a 1, 2", "not (a in 1, 2)"),
            ("a not in 1,2", "not (a in 1, 2)"),
            ("a != 1", "not (a in 1)"),
            ("office «Indre by» or x mangler", "office in \"Indre by\" or x missing"),
            ("a known", "not (a missing)"),
            ("a 18..24", "a in 18..24"),
            ("a >= 18 and a < 25", "a in 18.. and a in <25"),
            ("a ..24", "a in ..24"),
            ("months_since(granted) > 12 and goal yes", "months_since(granted) in >12 and goal in yes"),
            ("age_group(født, innvilget) 18-24", "age_group(født, innvilget) in 18-24"),
            ("\"not\" \"in\"", "\"not\" in \"in\""),
        ] {
            assert_eq!(written(typed), wanted);
            assert_eq!(written(wanted), wanted, "what is written is read again");
        }
    }

    #[test]
    fn what_is_no_rule_says_why_and_where() {
        for (typed, fault, near) in [
            (" ", RuleFault::Empty, ""),
            ("age", RuleFault::NoValue, ""),
            ("age in", RuleFault::NoValue, ""),
            ("and b 2", RuleFault::NoName, "and"),
            ("a 1 b 2", RuleFault::Unexpected, "b"),
            ("a 1 and", RuleFault::NoName, ""),
            ("(a 1", RuleFault::Unclosed, ""),
            ("a \"1", RuleFault::Unclosed, ""),
            ("a 1)", RuleFault::Unexpected, ")"),
            ("a 1,", RuleFault::NoValue, ""),
        ] {
            let Err(Error::BadRule { fault: found, near: at }) = parse(typed) else { panic!("{typed} was read") };
            assert_eq!((found, at.as_str()), (fault, near), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_rule_or_none_and_a_rule_stays_what_it_is(text in "[a-c0-9 .,()<>=!\"«»*-]{0,24}|.{0,24}") {
            if let Ok(rule) = parse(&text) {
                prop_assert_eq!(parse(&rule.to_string()).expect("a rule"), rule);
            }
        }
    }
}
