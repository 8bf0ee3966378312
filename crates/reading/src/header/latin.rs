//! Letters of other alphabets that look like Latin ones.

use std::borrow::Cow;

/// The name with Latin letters for those of other alphabets that look like them.
pub(super) fn latin(name: &str) -> Cow<'_, str> {
    if name.chars().all(|c| !matches!(c, '\u{370}'..='\u{52f}')) {
        return name.into();
    }
    let latin = |c| match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'Е' | 'Ε' => 'E',
        'І' | 'Ι' => 'I',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Н' | 'Η' => 'H',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'С' => 'C',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ѕ' => 'S',
        'Ј' => 'J',
        'Ν' => 'N',
        'Ζ' => 'Z',
        'а' | 'α' => 'a',
        'е' | 'ε' => 'e',
        'і' | 'ι' => 'i',
        'к' | 'κ' => 'k',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'ѕ' => 's',
        'ԁ' => 'd',
        'ν' | 'ѵ' => 'v',
        c => c,
    };
    name.chars().map(latin).collect::<String>().into()
}
