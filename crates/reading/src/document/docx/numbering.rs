//! The numbers that Word sets before paragraphs: lists and how they count.

use std::collections::{HashMap, HashSet};

use super::super::blocks::ListLabel;
use super::super::signs::SignFont;
use super::super::work::WorkBudget;
use super::super::xml::{XmlElement, XmlStep, is_on, walk};
use crate::text::Unreadable;

/// Levels of a list.
const LEVELS: usize = 9;

/// Longest row of letters that a number is written with.
const LONGEST: usize = 30;

/// How one level of a list counts.
#[derive(Debug, Clone, Default)]
struct DocxLevel {
    start: u32,
    format: String,
    /// The text, with `%1` for the number of the first level.
    text: String,
    /// The level above, counted from 1, whose numbers let this one begin anew; every one if it is not said, none if 0.
    restart: Option<usize>,
    is_legal: bool,
    is_hidden: bool,
    /// Nothing stands between number and text.
    is_close: bool,
    style: Option<String>,
    font: Option<SignFont>,
}

#[derive(Debug, Default)]
struct DocxList {
    levels: HashMap<usize, DocxLevel>,
    /// The style whose list this one stands for.
    link: Option<String>,
}

/// A list as paragraphs name it.
#[derive(Debug, Default)]
struct Instance {
    list: i64,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, DocxLevel>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<i64, DocxList>,
    instances: HashMap<i64, Instance>,
    /// Lists by the style that holds them.
    by_style: HashMap<String, i64>,
}

/// How far the lists have counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: HashMap<i64, [Option<u32>; LEVELS]>,
    begun: HashSet<(i64, usize)>,
}

impl Numbering {
    pub(super) fn read(xml: &str, work: &mut WorkBudget) -> Result<Self, Unreadable> {
        let mut numbering = Self::default();
        let (mut list, mut instance, mut level) = (None, None, None);
        walk(xml, work, |step, _| {
            match step {
                XmlStep::Start(element) => match element.name.as_str() {
                    "w:abstractNum" => list = element.number::<i64>("w:abstractNumId"),
                    "w:num" => instance = element.number::<i64>("w:numId"),
                    "w:lvl" | "w:lvlOverride" => level = element.number::<usize>("w:ilvl").filter(|at| *at < LEVELS),
                    _ => numbering.take(element, list, instance, level),
                },
                XmlStep::End("w:abstractNum") => list = None,
                XmlStep::End("w:num") => instance = None,
                _ => {}
            }
            Ok(())
        })?;
        Ok(numbering)
    }

    fn take(&mut self, element: &XmlElement, list: Option<i64>, instance: Option<i64>, at: Option<usize>) {
        let value = element.attribute("w:val").unwrap_or_default();
        let levels = match (list, instance) {
            (Some(list), _) => {
                let known = self.lists.entry(list).or_default();
                match element.name.as_str() {
                    "w:numStyleLink" => known.link = Some(value.to_owned()),
                    "w:styleLink" => {
                        self.by_style.insert(value.to_owned(), list);
                    }
                    _ => {}
                }
                &mut known.levels
            }
            (None, Some(instance)) => {
                let known = self.instances.entry(instance).or_default();
                match (element.name.as_str(), at) {
                    ("w:abstractNumId", _) => known.list = element.number("w:val").unwrap_or(-1),
                    ("w:startOverride", Some(at)) => {
                        known.starts.insert(at, element.number("w:val").unwrap_or(0));
                    }
                    _ => {}
                }
                &mut known.levels
            }
            _ => return,
        };
        const OF_A_LEVEL: [&str; 9] = [
            "w:start",
            "w:numFmt",
            "w:lvlText",
            "w:lvlRestart",
            "w:isLgl",
            "w:suff",
            "w:pStyle",
            "w:rFonts",
            "w:vanish",
        ];
        let Some(at) = at.filter(|_| OF_A_LEVEL.contains(&element.name.as_str())) else { return };
        let level = levels.entry(at).or_default();
        match element.name.as_str() {
            "w:start" => level.start = element.number("w:val").unwrap_or(0),
            "w:numFmt" => level.format = value.to_owned(),
            "w:lvlText" => level.text = value.to_owned(),
            "w:lvlRestart" => level.restart = element.number("w:val"),
            "w:isLgl" => level.is_legal = is_on(element.attribute("w:val")),
            "w:suff" => level.is_close = value == "nothing",
            "w:pStyle" => level.style = Some(value.to_owned()),
            "w:vanish" => level.is_hidden = element.is_on(),
            _ => level.font = element.attribute("w:ascii").or(element.attribute("w:hAnsi")).and_then(SignFont::named),
        }
    }

    /// The list that paragraphs name, beyond links to styles.
    fn list(&self, number: i64) -> Option<(i64, &DocxList)> {
        let list = self.lists.get(&number)?;
        let linked = list.link.as_ref().and_then(|style| self.by_style.get(style)).filter(|linked| **linked != number);
        match linked.and_then(|linked| self.lists.get_key_value(linked)) {
            Some((number, list)) => Some((*number, list)),
            None => Some((number, list)),
        }
    }

    /// The level of a list that belongs to a style.
    pub(super) fn level_of(&self, instance: i64, style: &str) -> Option<usize> {
        let instance = self.instances.get(&instance)?;
        let (_, list) = self.list(instance.list)?;
        let of = |levels: &HashMap<usize, DocxLevel>| {
            levels.iter().filter(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at).min()
        };
        of(&instance.levels).or_else(|| of(&list.levels))
    }
}

impl Counters {
    /// Counts one paragraph of a list, and gives what stands before it.
    pub(super) fn label(&mut self, numbering: &Numbering, number: i64, at: usize) -> Option<ListLabel> {
        let at = at.min(LEVELS - 1);
        let instance = numbering.instances.get(&number)?;
        let (list_number, list) = numbering.list(instance.list)?;
        let level_of =
            |at: usize| instance.levels.get(&at).filter(|level| !level.format.is_empty()).or(list.levels.get(&at));
        let start_of = |at: usize| {
            let start = level_of(at).map_or(1, |level| level.start);
            instance.starts.get(&at).copied().unwrap_or(start)
        };
        let level = level_of(at)?;
        let counts = self.counts.entry(list_number).or_default();
        // A list that says where it begins does so once; else it goes on where the other one of its kind ended.
        if self.begun.insert((number, at)) && instance.starts.contains_key(&at) {
            counts[at] = None;
        }
        counts[at] = Some(counts[at].map_or_else(|| start_of(at), |count| count.saturating_add(1)));
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restarts = level_of(below).and_then(|level| level.restart);
            if restarts.is_none_or(|above| above > 0 && at < above) {
                *count = None;
            }
        }
        if level.is_hidden {
            return None;
        }
        let is_bullet = level.format == "bullet";
        let mut text = String::new();
        let mut signs = level.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let of = signs.peek().and_then(|digit| digit.to_digit(10)).filter(|of| sign == '%' && (1..=9).contains(of));
            if let Some(of) = of {
                signs.next();
                let of = of as usize - 1;
                let format = level_of(of).map_or("decimal", |level| level.format.as_str());
                let count = counts[of].unwrap_or_else(|| start_of(of));
                text.push_str(&written(count, if level.is_legal { "decimal" } else { format }));
            } else {
                let known = level.font.map_or(Some(sign), |font| font.sign_of(sign));
                // A sign of a font that nobody has named is a bullet in all that Word writes.
                text.push(known.filter(|sign| !super::super::signs::is_private(*sign)).unwrap_or('•'));
            }
        }
        if text.trim().is_empty() || level.format == "none" && !level.text.contains(char::is_alphanumeric) {
            return None;
        }
        if !level.is_close {
            text.push(' ');
        }
        Some(ListLabel { text, is_bullet })
    }
}

/// A number in one of the forms that Word knows; the rarer ones in figures.
fn written(number: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => format!("{number}."),
        "numberInDash" => format!("- {number} -"),
        "hex" => format!("{number:X}"),
        _ => number.to_string(),
    }
}

/// a, b … z, aa, bb …
pub(in super::super) fn letters(number: u32) -> String {
    let Some(before) = number.checked_sub(1) else { return number.to_string() };
    let letter = char::from(b'a' + u8::try_from(before % 26).unwrap_or(0));
    let times = usize::try_from(before / 26).unwrap_or(LONGEST) + 1;
    if times > LONGEST { number.to_string() } else { letter.to_string().repeat(times) }
}

pub(in super::super) fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_figures_letters_and_roman() {
        let all: Vec<String> =
            ["decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "cardinalText"]
                .map(|format| written(28, format))
                .to_vec();
        assert_eq!(all, ["28", "28", "bb", "BB", "xxviii", "XXVIII", "28"]);
        assert_eq!((letters(0), letters(4_000_000_000), roman(4000)), ("0".into(), "4000000000".into(), "4000".into()));
    }
}
