//! The words of the interface, in Bokmål and English. Every text that a person sees comes from here,
//! through the macro [`tr!`](crate::tr), which checks keys and arguments when the program is built.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use i18n_embed::LanguageLoader;
use i18n_embed::fluent::FluentLanguageLoader;
#[doc(hidden)]
pub use i18n_embed_fl::fl;
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};

#[derive(RustEmbed)]
#[folder = "../../assets/locales/"]
struct Locales;

/// The texts of the language in use.
pub static LOADER: LazyLock<FluentLanguageLoader> = LazyLock::new(|| {
    let loader = FluentLanguageLoader::new("planlupe", identifier(Language::Nb));
    load(&loader, Language::Nb);
    loader
});

/// A text of the interface in the language in use: `tr!("key", argument = value)`.
#[macro_export]
macro_rules! tr {
    ($($arguments:tt)*) => { $crate::i18n::fl!($crate::i18n::LOADER, $($arguments)*) };
}

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Nb,
    En,
}

impl Language {
    /// The language of the system: Bokmål for Norwegian and where nothing is known, English for all others. `PLANLUPE_LANG` sets
    /// it for who has another system than language, and for Windows, which asks no variable.
    #[must_use]
    pub fn of_system() -> Self {
        match std::env::var("PLANLUPE_LANG").as_deref() {
            Ok("nb") => return Self::Nb,
            Ok("en") => return Self::En,
            _ => {}
        }
        match sys_locale::get_locale() {
            Some(locale) if !["nb", "nn", "no", "C", "POSIX"].iter().any(|known| locale.starts_with(known)) => Self::En,
            _ => Self::Nb,
        }
    }

    /// Uses this language from now on, in the whole program.
    pub fn install(self) {
        // While texts are loaded, other threads would get them with invisible marks.
        if self != Self::current() {
            load(&LOADER, self);
        }
    }

    /// The language in use.
    #[must_use]
    pub fn current() -> Self {
        if LOADER.current_language().language.as_str() == "en" { Self::En } else { Self::Nb }
    }
}

fn identifier(language: Language) -> unic_langid::LanguageIdentifier {
    match language {
        Language::Nb => unic_langid::langid!("nb"),
        Language::En => unic_langid::langid!("en"),
    }
}

fn load(loader: &FluentLanguageLoader, language: Language) {
    loader.load_languages(&Locales, &[identifier(language)]).expect("the translations are built in");
    // Without this, invisible marks would stand around every argument, also in what is copied.
    loader.set_use_isolating(false);
}

/// «16. januar 2019», “16 January 2019”.
#[must_use]
pub fn long_date(date: NaiveDate) -> String {
    tr!("date-long", day = date.day(), month = date.month(), year = date.year())
}

/// «16. JAN. 2019», as printouts have it.
#[must_use]
pub fn print_date(date: NaiveDate) -> String {
    tr!("date-print", day = date.day(), month = date.month(), year = date.year())
}

/// «onsdag 16. januar 2019».
#[must_use]
pub fn weekday_date(date: NaiveDate) -> String {
    tr!("date-weekday", weekday = date.weekday().number_from_monday(), date = long_date(date))
}

/// A figure with so many decimals, as the language in use writes it.
#[must_use]
pub fn decimal(figure: f64, places: usize) -> String {
    let written = format!("{figure:.places$}");
    // What is rounded to zero has no sign.
    let is_zero = written.bytes().all(|byte| b"-0.".contains(&byte));
    let written = if is_zero { written.trim_start_matches('-').to_owned() } else { written };
    if Language::current() == Language::Nb { written.replace('.', ",") } else { written }
}

/// A whole number with thin spaces between groups of three digits, as both languages may write it.
#[must_use]
pub fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) && digits.len() > 4 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_from_five_digits_on() {
        assert_eq!(number(1240), "1240");
        assert_eq!(number(18300), "18\u{202f}300");
    }

    #[test]
    fn what_is_rounded_to_zero_has_no_sign() {
        let plain = |figure| decimal(figure, 2).replace(',', ".");
        assert_eq!(
            (plain(-0.004), plain(-0.006), plain(0.0)),
            ("0.00".to_owned(), "-0.01".to_owned(), "0.00".to_owned())
        );
        assert_eq!(decimal(-0.4, 0), "0");
    }
}
