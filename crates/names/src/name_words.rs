//! Words by which it is told what may identify somebody: beside names, numbers and dates.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::mark::Label;
use reading::ron_file;

/// The words in `assets/grammar/names.ron`; all in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameWords {
    /// Words right before a person's name.
    pub before_person: FxHashSet<String>,
    /// Words that may stand between such a word and the name.
    pub between: FxHashSet<String>,
    /// Titles that stand right before the name of a person, not before that of an office or a place.
    pub titles: FxHashSet<String>,
    /// Prepositions that lead to a person, each with the words before it: «snakket med», «ring til».
    pub leading_pairs: FxHashMap<String, FxHashSet<String>>,
    /// Words that end the name of a business, an office or a school.
    pub business_ends: FxHashSet<String>,
    /// Those of them, and others, that are abbreviations in the law of companies: «AS».
    pub legal_forms: FxHashSet<String>,
    /// Words in small letters that may stand before such a word, behind the name: «Prøveby videregående skole».
    pub business_between: FxHashSet<String>,
    /// Who somebody is to somebody.
    pub relations: FxHashSet<String>,
    /// Words that say whose.
    pub possessives: FxHashSet<String>,
    /// What a person does or is, in the finite form.
    pub does: FxHashSet<String>,
    /// Acts of persons only.
    pub speaks: FxHashSet<String>,
    /// Words before the subject of a clause.
    pub before_subject: FxHashSet<String>,
    /// Names that are far more often words that sentences are built with: only a relation makes them a name in lower case.
    pub function_words: FxHashSet<String>,
    /// Words that begin a sentence far more often than they are names: «Ring Kari», «Ny time».
    pub openers: FxHashSet<String>,
    /// How trades end that lead to a person: «tannlegen», «hjelpelærer».
    pub trades: Vec<String>,
    /// Words behind a person who acts.
    pub acts_after_name: FxHashSet<String>,
    /// Words before a known name, where an everyday word is a question.
    pub before_known_name: FxHashSet<String>,
    /// Words behind a name that ends in s and is no genitive: a noun would follow one.
    pub after_name: FxHashSet<String>,
    /// Abbreviations whose full stop ends no sentence, before the replacement of a name.
    pub unfinished: FxHashSet<String>,
    /// Abbreviations that keep their full stop and end no sentence.
    pub abbreviations: Vec<String>,
    /// Words behind which an everyday word is no name: «en dag kari».
    pub before_noun: FxHashSet<String>,
    /// Everyday words that are the first half of a double name: «hans petter».
    pub first_halves: FxHashSet<String>,
    /// Illnesses, syndromes and faiths that bear a name: «Alzheimer», «Crohns».
    pub eponyms: FxHashSet<String>,
    /// Names that are one only before a word of the next list: «Downs syndrom».
    pub eponyms_with_noun: FxHashSet<String>,
    /// How words begin that make a name that of an illness.
    pub illness_nouns: Vec<String>,
    /// How other words begin that make a name one of something.
    pub eponym_nouns: Vec<String>,
    /// Words before figures that are no date: paragraphs, pages, versions.
    pub before_number: FxHashSet<String>,
    /// Words before a clock time.
    pub clocks: FxHashSet<String>,
    /// Words before a date.
    pub before_date: FxHashSet<String>,
    /// Words behind figures that are an amount.
    pub units: FxHashSet<String>,
    /// How names of streets end.
    pub streets: Vec<String>,
    /// Words for streets that stand alone behind the name: «Karl Johans gate».
    pub streets_alone: FxHashSet<String>,
    /// Those that alone are words of another kind.
    pub streets_in_words: FxHashSet<String>,
    /// Those that end hardly any other word: «storgata 4» in lower case.
    pub sure_streets: Vec<String>,
    /// Regular expressions for words before a number of a person.
    pub before_person_number: Vec<String>,
    /// Regular expressions for words before a number of an account.
    pub before_account_number: Vec<String>,
    /// Regular expressions for words before a number of a telephone.
    pub before_phone_number: Vec<String>,
    /// Regular expressions for words before a number of a business.
    pub before_company_number: Vec<String>,
    /// Titles that stand where a name was, and in headers.
    pub role_words: FxHashSet<String>,
    /// Labels of cards by what their value is a name of.
    pub value_labels: FxHashMap<Label, FxHashSet<String>>,
    /// Words before a short number that may say who somebody is: «kode», «rom».
    pub before_telling_number: FxHashSet<String>,
}

/// The words of the file that is built into the program; a test reads it.
pub(crate) fn name_words() -> &'static NameWords {
    static WORDS: LazyLock<NameWords> = LazyLock::new(|| {
        let file = include_str!("../../../assets/grammar/names.ron");
        ron_file::parse(file).expect("the shipped file is covered by a test")
    });
    &WORDS
}
