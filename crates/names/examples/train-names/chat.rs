//! Texts in the manner of messages, made from lines with places for names.

use names::assets::ListFiles;

use super::{Document, capital};

/// Texts that are made, and the lines of each.
const TEXTS: usize = 700;
const LINES: usize = 14;

/// A small generator of numbers (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or(0)
    }

    fn pick<'a>(&mut self, list: &'a [String]) -> &'a str {
        &list[self.below(list.len())]
    }
}

struct Names {
    first: Vec<String>,
    last: Vec<String>,
    first_abroad: Vec<String>,
    last_abroad: Vec<String>,
    places: Vec<String>,
    institutions: Vec<String>,
    /// First names that are everyday words.
    everyday: Vec<String>,
}

fn list(name: &str) -> Vec<String> {
    let content = ListFiles::get(&format!("{name}.txt")).map(|file| file.data).unwrap_or_default();
    let content = String::from_utf8_lossy(&content).into_owned();
    content.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
}

/// The texts; `nouns` are what «{noun}» is filled with.
pub fn documents(lines: &str, nouns: &[String]) -> Vec<Document> {
    let words = list("everyday-words");
    let everyday = list("first-names").into_iter().filter(|name| words.contains(&name.to_lowercase())).collect();
    let names = Names {
        everyday,
        first: list("first-names"),
        last: list("surnames"),
        first_abroad: list("first-names-abroad"),
        last_abroad: list("surnames-abroad"),
        places: list("places"),
        institutions: list("institutions"),
    };
    let all = lines.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let (plain, named): (Vec<&str>, Vec<&str>) = all.partition(|line| line.starts_with("0 "));
    let mut dice = Dice(2032);
    let mut document = || {
        let mut document = Document::default();
        for _ in 0..LINES {
            let line = if dice.below(2) == 0 {
                plain[dice.below(plain.len())].trim_start_matches("0 ")
            } else {
                named[dice.below(named.len())]
            };
            fill(line, &names, nouns, &mut dice, &mut document);
        }
        document
    };
    (0..TEXTS).map(|_| document()).collect()
}

/// Appends a line with its places filled.
fn fill(line: &str, names: &Names, nouns: &[String], dice: &mut Dice, document: &mut Document) {
    let mut sentence = Vec::new();
    for word in line.split(' ') {
        let Some(place) = word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) else {
            sentence.push(word.to_owned());
            document.classes.push("O");
            continue;
        };
        if place == "noun" && !nouns.is_empty() {
            sentence.push(capital(dice.pick(nouns)));
            document.classes.push("O");
            continue;
        }
        let (place, genitive) = place.split_once(':').map_or((place, false), |(place, _)| (place, true));
        let is_abroad = dice.below(6) == 0;
        let is_everyday = dice.below(6) == 0;
        let firsts = match (is_abroad, is_everyday) {
            (true, _) => &names.first_abroad,
            (false, true) => &names.everyday,
            (false, false) => &names.first,
        };
        let first = |dice: &mut Dice| dice.pick(firsts).to_owned();
        let last = |dice: &mut Dice| dice.pick(if is_abroad { &names.last_abroad } else { &names.last }).to_owned();
        let (begin, inside, name) = match place {
            "first" => ("B-PER", "I-PER", first(dice)),
            "last" => ("B-PER", "I-PER", last(dice)),
            "full" if dice.below(5) == 0 => {
                ("B-PER", "I-PER", format!("{} {} {}", first(dice), last(dice), last(dice)))
            }
            "full" => ("B-PER", "I-PER", format!("{} {}", first(dice), last(dice))),
            "initials" => {
                let letter = |dice: &mut Dice| char::from(b'A' + u8::try_from(dice.below(26)).unwrap_or(0));
                let (a, b) = (letter(dice), letter(dice));
                ("B-PER", "I-PER", if dice.below(2) == 0 { format!("{a}.{b}.") } else { format!("{a}{b}") })
            }
            "place" => ("B-LOC", "I-LOC", dice.pick(&names.places).to_owned()),
            _ => ("B-ORG", "I-ORG", dice.pick(&names.institutions).to_owned()),
        };
        let name = if genitive && !name.ends_with('s') { format!("{name}s") } else { name };
        for (index, part) in name.split(' ').enumerate() {
            let follows = index > 0
                || document.classes.last().is_some_and(|class| *class == begin || *class == inside) && {
                    // «{first} {last}» side by side are one name.
                    place == "last"
                        && sentence.last().is_some_and(|word: &String| word.chars().all(char::is_alphabetic))
                };
            document.classes.push(if follows { inside } else { begin });
            sentence.push(part.to_owned());
        }
    }
    document.sentences.push(sentence);
}
