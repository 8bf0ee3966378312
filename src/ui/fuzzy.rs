//! How well what was typed fits a name: its letters in their order, not necessarily side by side.

/// The better it fits, the greater; `None` if it does not. What is typed may have several words, in any order.
#[must_use]
pub fn score(typed: &str, name: &str) -> Option<usize> {
    let name: Vec<char> = name.to_lowercase().chars().collect();
    typed.to_lowercase().split_whitespace().try_fold(0, |sum, word| Some(sum + score_of_word(word, &name)?))
}

/// Letters that begin a word count most, then those that follow one another.
fn score_of_word(word: &str, name: &[char]) -> Option<usize> {
    let word: Vec<char> = word.chars().collect();
    let whole = name.windows(word.len().max(1)).enumerate().filter(|(_, part)| *part == word.as_slice());
    let whole = whole.map(|(at, _)| 10 * word.len() + if begins(name, at) { 20 } else { 0 }).max();
    whole.or_else(|| scattered(&word, name))
}

/// From the end, so that a letter stands as near to the next as it can.
fn scattered(word: &[char], name: &[char]) -> Option<usize> {
    let mut end = name.len();
    let mut score = 0;
    for &letter in word.iter().rev() {
        let found = (0..end).rev().filter(|&at| name[at] == letter);
        let at = found.clone().find(|&at| begins(name, at) || at + 1 == end).or_else(|| found.clone().next())?;
        score += if begins(name, at) { 6 } else { usize::from(at + 1 == end) * 2 + 1 };
        end = at;
    }
    Some(score)
}

fn begins(name: &[char], at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| !name[before].is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fit_in_their_order() {
        assert!(score("øk", "Dialog/Økonomi").is_some());
        assert!(score("dør", "Dialog/Økonomi").is_none());
        assert!(score("øko dia", "Dialog/Økonomi").is_some());
        assert_eq!(score("", "Helse"), Some(0));
    }

    #[test]
    fn beginnings_of_words_fit_better_than_letters_within() {
        let best = |typed: &str, names: &[&'static str]| -> &'static str {
            names.iter().max_by_key(|name| score(typed, name)).copied().expect("a name")
        };
        assert_eq!(best("arb", &["Varbeid", "Mål/arbeid"]), "Mål/arbeid");
        assert_eq!(best("vp", &["Dialog/oppvekst p", "Dialog/vedlikehold av planen"]), "Dialog/vedlikehold av planen");
        assert_eq!(best("helse", &["h e l s e", "helse"]), "helse");
    }
}
