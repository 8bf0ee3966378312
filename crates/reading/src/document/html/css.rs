//! Style sheets, as far as they bear on text: which rules a page has, and which of them hold for an element.
//!
//! Selectors are those that pages of forms and letters are made with: elements, classes, ids and attributes, alone, together, and one
//! inside of another. Rules with others are passed over.

use std::collections::HashMap;

use super::super::work::{Cost, WorkBudget};
use super::tree::{HtmlElement, NodeId, STORED, Tree};
use crate::text::Unreadable;

/// Properties that are kept.
const PROPERTIES: [&str; 11] = [
    "display",
    "visibility",
    "clip",
    "clip-path",
    "font",
    "font-size",
    "font-weight",
    "font-style",
    "text-transform",
    "white-space",
    "list-style-type",
];

/// Deepest nesting of rules in rules, and of variables in variables.
const DEEPEST: usize = 8;

/// Longest chain of elements that a selector names.
const LONGEST_CHAIN: usize = 6;

/// How much a declaration weighs against others of the same property: importance, origin, how narrow its selector is, place.
type DeclarationWeight = (bool, u8, u32, usize);

/// What a selector asks of one element.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Compound {
    name: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    attributes: Vec<(String, Option<String>)>,
}

/// What a selector asks of an element and of those around it.
#[derive(Debug)]
struct Selector {
    own: Compound,
    /// From the inside outwards; whether it has to be the parent.
    around: Vec<(bool, Compound)>,
}

#[derive(Debug)]
struct Rule {
    selector: Selector,
    narrowness: u32,
    origin: u8,
    /// Number of the block of declarations, which several selectors may share.
    block: usize,
}

/// A declaration as it is written.
#[derive(Debug, Clone)]
struct Declaration {
    property: &'static str,
    value: String,
    is_important: bool,
}

/// All style sheets of a page.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    rules: Vec<Rule>,
    blocks: Vec<Vec<Declaration>>,
    /// Rules by what their selector asks for most narrowly: `#id`, `.class`, an element or nothing.
    by_key: HashMap<String, Vec<usize>>,
    variables: HashMap<String, String>,
}

impl Sheets {
    /// Takes in a style sheet; rules of a higher origin hold before those of a lower one.
    pub(super) fn add(&mut self, css: &str, origin: u8, work: &mut WorkBudget) -> Result<(), Unreadable> {
        self.add_rules(&without_comments(css), origin, 0, work)
    }

    fn add_rules(&mut self, css: &str, origin: u8, depth: usize, work: &mut WorkBudget) -> Result<(), Unreadable> {
        let mut rest = css;
        while let Some(at) = next_of(rest, &[';', '{', '}']) {
            work.spend(Cost::Nodes, 1)?;
            let head = rest[..at].trim();
            let sign = rest.as_bytes()[at];
            rest = &rest[at + 1..];
            if sign != b'{' {
                continue;
            }
            let end = end_of_block(rest);
            let body = &rest[..end];
            rest = rest.get(end + 1..).unwrap_or_default();
            if let Some(rule) = head.strip_prefix('@') {
                if depth < DEEPEST && holds(rule) {
                    self.add_rules(body, origin, depth + 1, work)?;
                }
                continue;
            }
            self.add_rule(head, body, origin, work)?;
        }
        Ok(())
    }

    fn add_rule(&mut self, head: &str, body: &str, origin: u8, work: &mut WorkBudget) -> Result<(), Unreadable> {
        for (name, value) in pairs(body).filter(|(name, _)| name.starts_with("--")) {
            self.variables.insert(name.to_owned(), value.to_owned());
        }
        let declarations = declarations(body);
        if declarations.is_empty() {
            return Ok(());
        }
        self.blocks.push(declarations);
        let block = self.blocks.len() - 1;
        let mut rest = head;
        while !rest.is_empty() {
            let at = next_of(rest, &[',']).unwrap_or(rest.len());
            work.spend(Cost::Nodes, STORED)?;
            if let Some(selector) = Selector::of(&rest[..at]) {
                let rule = Rule { narrowness: selector.narrowness(), selector, origin, block };
                self.by_key.entry(rule.selector.own.key()).or_default().push(self.rules.len());
                self.rules.push(rule);
            }
            rest = rest.get(at + 1..).unwrap_or_default();
        }
        Ok(())
    }

    /// What the sheets and the element itself say of its text, the weakest first, with variables put in.
    pub(super) fn said(
        &self,
        tree: &Tree,
        node: NodeId,
        work: &mut WorkBudget,
    ) -> Result<Vec<(&'static str, String)>, Unreadable> {
        let Some(element) = tree.element(node) else { return Ok(Vec::new()) };
        let classes = element.classes.iter().map(|class| format!(".{class}"));
        let id = element.attribute("id").map(|id| format!("#{id}"));
        let keys = [String::new(), element.name.clone()].into_iter().chain(classes).chain(id);
        let mut found: Vec<(DeclarationWeight, Declaration)> = Vec::new();
        for &at in keys.filter_map(|key| self.by_key.get(&key)).flatten() {
            let rule = &self.rules[at];
            if rule.selector.fits(tree, node, work)? {
                let weight = |said: &Declaration| (said.is_important, rule.origin, rule.narrowness, at);
                found.extend(self.blocks[rule.block].iter().map(|said| (weight(said), said.clone())));
            }
        }
        let own = declarations(element.attribute("style").unwrap_or_default());
        found.extend(own.into_iter().map(|said| ((said.is_important, u8::MAX, 0, 0), said)));
        found.sort_by_key(|(weight, _)| *weight);
        let said = found.into_iter().filter_map(|(_, said)| Some((said.property, self.resolved(&said.value, 0)?)));
        Ok(said.collect())
    }

    /// The value with what its variables stand for; `None` where one stands for nothing.
    fn resolved(&self, value: &str, depth: usize) -> Option<String> {
        let Some(at) = value.find("var(") else { return Some(value.to_owned()) };
        let rest = &value[at + 4..];
        let end = next_of(rest, &[')'])?;
        let (name, instead) =
            rest[..end].split_once(',').map_or((&rest[..end], None), |(name, other)| (name, Some(other)));
        let known = self.variables.get(name.trim()).map(String::as_str).or(instead)?;
        let value = format!("{}{}{}", &value[..at], known.trim(), &rest[end + 1..]);
        if depth < DEEPEST && value.len() < 1000 { self.resolved(&value, depth + 1) } else { None }
    }
}

impl Compound {
    /// What it asks for most narrowly.
    fn key(&self) -> String {
        let id = self.id.as_ref().map(|id| format!("#{id}"));
        let class = || self.classes.first().map(|class| format!(".{class}"));
        id.or_else(class).or_else(|| self.name.clone()).unwrap_or_default()
    }

    fn fits(&self, element: &HtmlElement) -> bool {
        self.name.as_ref().is_none_or(|name| *name == element.name)
            && self.id.as_ref().is_none_or(|id| element.attribute("id") == Some(id))
            && self.classes.iter().all(|class| element.classes.contains(class))
            && self.attributes.iter().all(|(name, value)| match (element.attribute(name), value) {
                (Some(said), Some(value)) => said == value,
                (said, _) => said.is_some(),
            })
    }
}

impl Selector {
    /// A selector as it is written; `None` if it asks for more than is understood.
    fn of(written: &str) -> Option<Self> {
        let mut chain: Vec<(bool, Compound)> = Vec::new();
        let mut letters = written.trim().chars().peekable();
        let (mut compound, mut is_child) = (Compound::default(), false);
        while let Some(letter) = letters.next() {
            match letter {
                '*' => {}
                '.' => compound.classes.push(word(&mut letters)?),
                '#' => compound.id = Some(word(&mut letters)?),
                '[' => {
                    let asked: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    let (name, value) = asked.split_once('=').map_or((asked.as_str(), None), |(name, value)| {
                        (name, Some(value.trim().trim_matches(['"', '\'']).to_owned()))
                    });
                    if !name.trim().chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
                        return None;
                    }
                    compound.attributes.push((name.trim().to_ascii_lowercase(), value));
                }
                ':' => {
                    // The root is the element that holds the page.
                    if word(&mut letters)? != "root" {
                        return None;
                    }
                    compound.name = Some("html".to_owned());
                }
                '>' | ' ' | '\n' | '\t' | '\r' | '\u{c}' => {
                    let mut child = letter == '>';
                    while let Some(letter) = letters.next_if(|letter| *letter == '>' || letter.is_ascii_whitespace()) {
                        child |= letter == '>';
                    }
                    chain.push((is_child, std::mem::take(&mut compound)));
                    is_child = child;
                }
                _ if letter.is_alphabetic() => {
                    let rest = word(&mut letters).unwrap_or_default();
                    compound.name = Some(format!("{letter}{rest}").to_ascii_lowercase());
                }
                _ => return None,
            }
        }
        if chain.len() >= LONGEST_CHAIN || written.trim().is_empty() {
            return None;
        }
        // Each knows how it stands to the one outside of it; what is asked of the outer one is how it stands to the inner.
        let mut around = Vec::new();
        let mut inner = is_child;
        for (to_outer, outer) in chain.into_iter().rev() {
            around.push((inner, outer));
            inner = to_outer;
        }
        Some(Self { own: compound, around })
    }

    fn narrowness(&self) -> u32 {
        let of = |one: &Compound| {
            let classes = u32::try_from(one.classes.len() + one.attributes.len()).unwrap_or(0).min(99);
            u32::from(one.id.is_some()) * 10_000 + classes * 100 + u32::from(one.name.is_some())
        };
        of(&self.own) + self.around.iter().map(|(_, one)| of(one)).sum::<u32>()
    }

    fn fits(&self, tree: &Tree, node: NodeId, work: &mut WorkBudget) -> Result<bool, Unreadable> {
        let own = tree.element(node).is_some_and(|element| self.own.fits(element));
        Ok(own && fits_around(&self.around, tree, node, work)?)
    }
}

/// Whether the elements around a node are as asked.
fn fits_around(
    around: &[(bool, Compound)],
    tree: &Tree,
    node: NodeId,
    work: &mut WorkBudget,
) -> Result<bool, Unreadable> {
    let Some(((is_parent, asked), outer)) = around.split_first() else { return Ok(true) };
    let mut at = node;
    while let Some(parent) = tree.parent(at) {
        work.spend(Cost::Operators, 1)?;
        let fits = tree.element(parent).is_some_and(|element| asked.fits(element));
        if fits && fits_around(outer, tree, parent, work)? {
            return Ok(true);
        }
        if *is_parent {
            break;
        }
        at = parent;
    }
    Ok(false)
}

/// A name in a selector; a sign behind a backslash belongs to it.
fn word(letters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<String> {
    let mut word = String::new();
    loop {
        if letters.next_if_eq(&'\\').is_some() {
            word.push(letters.next()?);
        } else if let Some(letter) = letters.next_if(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
            word.push(letter);
        } else {
            return (!word.is_empty()).then_some(word);
        }
    }
}

/// Whether the rules within a rule with `@` hold for a page on a screen that is wide enough.
fn holds(rule: &str) -> bool {
    let rule = rule.to_ascii_lowercase();
    if let Some(media) = rule.strip_prefix("media") {
        let elsewhere = ["print", "max-width", "width <", "width<", "prefers-", "orientation", "forced-colors", "not "];
        return !elsewhere.iter().any(|word| media.contains(word));
    }
    rule.starts_with("layer") || rule.starts_with("supports")
}

/// Properties and their values in a block; nested rules are no properties.
fn pairs(body: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = body;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let at = next_of(rest, &[';', '{', '}']).unwrap_or(rest.len());
            let pair = &rest[..at];
            let sign = rest.as_bytes().get(at).copied();
            rest = rest.get(at + 1..).unwrap_or_default();
            if sign == Some(b'{') {
                let end = end_of_block(rest);
                rest = rest.get(end + 1..).unwrap_or_default();
            } else if let Some((name, value)) = pair.split_once(':') {
                return Some((name.trim(), value.trim()));
            }
        }
        None
    })
}

fn declarations(body: &str) -> Vec<Declaration> {
    let known = pairs(body).filter_map(|(name, value)| {
        let name = if name.eq_ignore_ascii_case("list-style") { "list-style-type" } else { name };
        let property = PROPERTIES.into_iter().find(|known| name.eq_ignore_ascii_case(known))?;
        let value = value.to_ascii_lowercase();
        let plain = value.strip_suffix("important").and_then(|rest| rest.trim_end().strip_suffix('!'));
        let is_important = plain.is_some();
        Some(Declaration { property, value: plain.unwrap_or(&value).trim().to_owned(), is_important })
    });
    known.collect()
}

/// The first place of one of these signs outside of quotes and brackets.
fn next_of(css: &str, signs: &[char]) -> Option<usize> {
    let (mut quote, mut open, mut escaped) = (None, 0usize, false);
    for (at, letter) in css.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match (letter, quote) {
            ('\\', _) => escaped = true,
            (_, Some(mark)) => quote = quote.filter(|_| letter != mark),
            ('"' | '\'', None) => quote = Some(letter),
            (_, None) if open == 0 && signs.contains(&letter) => return Some(at),
            ('(' | '[', None) => open += 1,
            (')' | ']', None) => open = open.saturating_sub(1),
            // A bracket that never closes ends with its block.
            ('{' | '}', None) if signs.contains(&letter) => return Some(at),
            _ => {}
        }
    }
    None
}

/// Where a block ends whose first bracket stands before `css`.
fn end_of_block(css: &str) -> usize {
    let (mut from, mut open) = (0, 1usize);
    while let Some(at) = next_of(&css[from..], &['{', '}']) {
        open = if css.as_bytes()[from + at] == b'{' { open + 1 } else { open - 1 };
        if open == 0 {
            return from + at;
        }
        from += at + 1;
    }
    css.len()
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(css: &str, page: &str) -> Vec<(&'static str, String)> {
        let mut work = WorkBudget::default();
        let tree = Tree::of(page, &mut work).expect("is read");
        let mut sheets = Sheets::default();
        sheets.add(css, 1, &mut work).expect("is read");
        let node =
            tree.below(0).find(|node| tree.element(*node).is_some_and(|found| found.name == "b")).expect("there");
        sheets.said(&tree, node, &mut work).expect("is read")
    }

    #[test]
    fn rules_hold_for_the_elements_that_their_selectors_name() {
        let page = "<div class='side stor'><p id=x><b class='navn md:fet' lang=nb>Hei</b></p></div>";
        for (css, holds) in [
            ("b{font-size:1px}", true),
            ("i,\n.navn{font-size:1px}", true),
            (".side .navn { font-size : 1px }", true),
            (".side > .navn{font-size:1px}", false),
            (".side > p > b{font-size:1px}", true),
            (".stor.side #x>b.navn[lang=\"nb\"]{font-size:1px}", true),
            (":root b{font-size:1px}", true),
            ("b:hover{font-size:1px}", false),
            ("p + b, .annet b{font-size:1px}", false),
            (".md\\:fet{font-size:1px}", true),
            ("@media print{b{font-size:1px}}", false),
            ("@media screen and (min-width: 600px){b{font-size:1px}}", true),
            ("@layer a;@layer a{@supports (display:grid){b{font-size:1px}}}", true),
            ("/* } */ a[href='{;']{color:red} b{content:\"}\";font-size:1px}", true),
            ("@font-face{font-family:x}@import 'a;b';b{font-size:1px", true),
            ("b{color:red}", false),
        ] {
            let wanted = if holds { vec![("font-size", "1px".to_owned())] } else { Vec::new() };
            assert_eq!(said(css, page), wanted, "{css}");
        }
    }

    #[test]
    fn the_narrower_rule_holds_and_variables_are_put_in() {
        let page = "<p class=a><b class=b style='font-size:4px'>Hei</b></p>";
        let values = |css: &str| said(css, page).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
        assert_eq!(values(".b{font-size:2px}b{font-size:1px}p .b{font-size:3px}"), ["1px", "2px", "3px", "4px"]);
        assert_eq!(values("b{font-size:9px !important}.b{font-size:2px}"), ["2px", "4px", "9px"]);
        assert_eq!(
            values(":root{--a:var(--b, 1px);--b:7px}b{font-size:var(--a)}p b{font-size:var(--c)}"),
            ["7px", "4px"]
        );
        assert_eq!(values("b{font-size:var(--c, 5px)}:root{--d:var(--d)}p b{font-size:var(--d)}"), ["5px", "4px"]);
    }
}
