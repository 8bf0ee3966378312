//! Lists of names, places, institutions and everyday words (`assets/names/`), and what a word is in them.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::tokens::{self, TokenList};
use crate::assets::{ListFiles, ModelFiles};

/// What a word is in the lists; several bits may be set.
pub type WordKinds = u16;

pub const FIRST: WordKinds = 1;
pub const SURNAME: WordKinds = 1 << 1;
pub const FIRST_ABROAD: WordKinds = 1 << 2;
pub const SURNAME_ABROAD: WordKinds = 1 << 3;
pub const PLACE: WordKinds = 1 << 4;
pub const INSTITUTION: WordKinds = 1 << 5;
/// An everyday word that is also a name: «Liv», «Mai», «Stein».
pub const EVERYDAY: WordKinds = 1 << 6;
/// A word of the prints themselves, an abbreviation, a month: never a name by itself.
pub const VOCABULARY: WordKinds = 1 << 7;
/// Found without its genitive s.
pub const GENITIVE: WordKinds = 1 << 8;
/// Part of a name of several words: «Gamle Oslo».
pub const PHRASE: WordKinds = 1 << 9;

/// Kinds that make a word a name of a person.
pub const PERSON: WordKinds = FIRST | SURNAME;

const FILES: [(&str, WordKinds); 8] = [
    ("first-names.txt", FIRST),
    ("surnames.txt", SURNAME),
    ("first-names-abroad.txt", FIRST_ABROAD),
    ("surnames-abroad.txt", SURNAME_ABROAD),
    ("places.txt", PLACE),
    ("institutions.txt", INSTITUTION),
    ("everyday-words.txt", EVERYDAY),
    ("vocabulary.txt", VOCABULARY),
];

/// The least length of a half of a compound, in bytes.
const PART: usize = 4;

/// All lists, by the hash of the word in lower case.
pub struct NameLists {
    words: HashMap<u32, WordKinds, Plain>,
    /// Names of several words, by the hash of their first.
    phrases: HashMap<u32, Vec<(Vec<u32>, WordKinds)>, Plain>,
    /// Words of any text, by their hash. They are no kind of word for the model, which was trained without them.
    common: HashSet<u32, Plain>,
}

/// Hashes are hashes already.
#[derive(Default, Clone, Copy)]
pub struct Plain(u64);

impl std::hash::BuildHasher for Plain {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl std::hash::Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u32(&mut self, hash: u32) {
        self.0 = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl NameLists {
    /// The lists that are built into the program.
    #[must_use]
    pub fn standard() -> &'static Self {
        static LISTS: OnceLock<NameLists> = OnceLock::new();
        LISTS.get_or_init(|| {
            let mut lists = Self { words: HashMap::default(), phrases: HashMap::default(), common: HashSet::default() };
            for (file, kind) in FILES {
                let content = ListFiles::get(file).map(|file| file.data).unwrap_or_default();
                for line in String::from_utf8_lossy(&content).lines().filter(|line| !line.starts_with('#')) {
                    lists.add(line.trim(), kind);
                }
            }
            let common = ModelFiles::get("common-words.txt").map(|file| file.data).unwrap_or_default();
            for word in String::from_utf8_lossy(&common).lines().filter(|line| !line.starts_with('#')) {
                lists.common.insert(tokens::hash(word.as_bytes()));
            }
            lists
        })
    }

    fn add(&mut self, name: &str, kind: WordKinds) {
        let tokens = TokenList::of(name);
        let hashes: Vec<u32> = tokens.iter().map(|token| token.hash).collect();
        match hashes[..] {
            [] => {}
            [word] => *self.words.entry(word).or_default() |= kind,
            [first, ..] => self.phrases.entry(first).or_default().push((hashes, kind)),
        }
    }

    /// What the word with this hash is.
    #[must_use]
    pub fn kinds(&self, hash: u32) -> WordKinds {
        self.words.get(&hash).copied().unwrap_or_default()
    }

    /// Whether a word in lower case is in any list as it is written.
    #[must_use]
    pub fn has(&self, lower: &str) -> bool {
        let hash = tokens::hash(lower.as_bytes());
        self.kinds(hash) != 0 || self.common.contains(&hash)
    }

    /// Whether a word in lower case is one of any text, or put together of such: «rehabiliteringssenteret».
    #[must_use]
    pub fn is_common(&self, lower: &str) -> bool {
        let known = |word: &str| self.common.contains(&tokens::hash(word.as_bytes()));
        if known(lower) {
            return true;
        }
        let parts = lower.char_indices().map(|(at, _)| lower.split_at(at));
        let mut halves = parts.filter(|(first, last)| first.len() >= PART && last.len() >= PART);
        halves.any(|(first, last)| {
            let joined = first.strip_suffix('s').or_else(|| first.strip_suffix('e')).unwrap_or(first);
            let joined = joined.trim_end_matches('-');
            known(last) && (known(first) || joined.len() >= PART && known(joined))
        })
    }

    /// What a word in lower case is, also in the genitive and as the parts of a double name.
    #[must_use]
    pub fn kinds_of(&self, lower: &str, hash: u32) -> WordKinds {
        let found = self.kinds(hash);
        if found != 0 || lower.len() < 3 {
            return found;
        }
        if let Some(stem) = genitive_stem(lower) {
            let found = self.kinds(tokens::hash(stem.as_bytes())) & !(VOCABULARY | EVERYDAY);
            if found != 0 {
                return found | GENITIVE;
            }
        }
        match lower.split_once('-') {
            Some((first, last)) => {
                // «AAP-perioden» is as little a name as «AAP».
                let is_plain = |part: &str| {
                    let kinds = self.kinds(tokens::hash(part.as_bytes()));
                    kinds & VOCABULARY != 0 && kinds & PERSON == 0
                };
                if is_plain(first) || is_plain(last) {
                    return VOCABULARY;
                }
                let first = self.kinds(tokens::hash(first.as_bytes())) & !(VOCABULARY | EVERYDAY);
                let last_stem = genitive_stem(last).unwrap_or(last);
                let last = self.kinds(tokens::hash(last.as_bytes())) | self.kinds(tokens::hash(last_stem.as_bytes()));
                if first & PERSON != 0 && last & PERSON != 0 { (first | last) & PERSON } else { 0 }
            }
            None => 0,
        }
    }

    /// What each token is, names of several words included.
    #[must_use]
    pub fn kinds_in(&self, tokens: &TokenList) -> Vec<WordKinds> {
        let mut kinds: Vec<WordKinds> = tokens
            .iter()
            .enumerate()
            .map(
                |(index, token)| if token.shape.is_word() { self.kinds_of(tokens.lower(index), token.hash) } else { 0 },
            )
            .collect();
        for index in 0..tokens.len() {
            for (words, kind) in self.phrases.get(&tokens[index].hash).into_iter().flatten() {
                let stands = words.iter().enumerate().all(|(ahead, word)| {
                    tokens.get(index + ahead).is_some_and(|token| {
                        token.hash == *word
                            || (ahead + 1 == words.len() && {
                                let stem = genitive_stem(tokens.lower(index + ahead));
                                stem.is_some_and(|stem| tokens::hash(stem.as_bytes()) == *word)
                            })
                    })
                });
                if stands {
                    kinds[index..index + words.len()].iter_mut().for_each(|known| *known |= kind | PHRASE);
                }
            }
        }
        kinds
    }
}

/// The word without the s or the apostrophe of the genitive.
#[must_use]
pub fn genitive_stem(word: &str) -> Option<&str> {
    let stem = ["'s", "’s", "s", "'", "’"].iter().find_map(|ending| word.strip_suffix(ending))?;
    (stem.chars().count() > 1).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(word: &str) -> WordKinds {
        NameLists::standard().kinds_of(word, tokens::hash(word.as_bytes()))
    }

    #[test]
    fn names_are_known_in_the_genitive_and_in_pairs() {
        assert_ne!(kinds("kari") & FIRST, 0);
        assert_eq!(kinds("karis") & (FIRST | GENITIVE), FIRST | GENITIVE);
        assert_ne!(kinds("ann-kristin") & FIRST, 0);
        assert_ne!(kinds("røed-johansen") & SURNAME, 0);
        assert_ne!(kinds("liv") & EVERYDAY, 0);
        assert_eq!(kinds("båtbygger"), 0);
    }

    #[test]
    fn each_list_names_its_sources_first() {
        for (file, _) in FILES {
            let content = ListFiles::get(file).expect("a list").data;
            let content = String::from_utf8(content.into_owned()).expect("UTF-8");
            let head: Vec<&str> = content.lines().take_while(|line| line.starts_with('#')).collect();
            assert!(head.iter().any(|line| line.starts_with("# Source")), "{file}");
        }
    }

    #[test]
    fn names_of_several_words_are_found_whole() {
        let tokens = TokenList::of("Hun bor i Gamle Oslos gater");
        let kinds = NameLists::standard().kinds_in(&tokens);
        let places: Vec<bool> = kinds.iter().map(|kind| kind & PHRASE != 0).collect();
        assert_eq!(places, [false, false, false, true, true, false]);
    }
}
