//! Words beside the sender and the date of a header; all in lower case.

/// Days that are told without a date.
const DAYS: [&str; 42] = [
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "måndag",
    "tysdag",
    "laurdag",
    "sundag",
    "man",
    "tir",
    "tirs",
    "ons",
    "tor",
    "tors",
    "fre",
    "lør",
    "søn",
    "ma",
    "ti",
    "fr",
    "lø",
    "sø",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "sat",
    "sun",
    "går",
    "gårs",
    "idag",
    "igår",
];

/// Words that stand before a date or a clock time and tell nothing of their own.
const BEFORE_DATE: [&str; 13] =
    ["den", "d", "dag", "i", "kl", "klokka", "klokken", "on", "at", "the", "sendt", "mottatt", "skrevet"];

/// Words before a sender that say that one follows.
const BEFORE_SENDER: [&str; 8] = ["fra", "frå", "from", "avsender", "sendt", "skrevet", "melding", "av"];

/// Small words in what a sender is called: «NAV v/Kari», «veileder ved kontoret».
const SMALL: [&str; 11] = ["v", "ved", "på", "for", "avd", "hos", "fra", "til", "c", "o", "og"];

/// Words of stamps and notes on a copy.
const STAMPS: [&str; 21] = [
    "side",
    "s",
    "av",
    "of",
    "page",
    "kopi",
    "copy",
    "lest",
    "ulest",
    "sendt",
    "mottatt",
    "utskrift",
    "vedlegg",
    "arkivert",
    "journalført",
    "signert",
    "original",
    "avskrift",
    "utkast",
    "redigert",
    "endret",
];

pub(super) fn is_day(word: &str) -> bool {
    DAYS.contains(&word)
}

pub(super) fn is_before_date(word: &str) -> bool {
    BEFORE_DATE.contains(&word)
}

pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

pub(super) fn is_stamp(word: &str) -> bool {
    STAMPS.contains(&word)
}

pub(super) fn is_before_sender(word: &str) -> bool {
    BEFORE_SENDER.contains(&word)
}
