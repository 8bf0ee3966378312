//! The sign of a section, which text recognition takes for a figure or another sign: «folketrygdloven 8 11-9», «folketrygdloven $ 11-9».

use std::borrow::Cow;

/// How the names of laws and regulations end.
const LAWS: [&str; 4] = ["loven", "lova", "forskriften", "forskrifta"];
/// What the sign is taken for. A figure is one only above the number of a section that has a chapter.
const SIGNS: [&str; 3] = ["$", "&", "£"];
const FIGURES: [&str; 3] = ["8", "5", "3"];

/// The line with the sign where the name of a law and the number of a section stand around what was taken for another.
pub(super) fn with_section_sign(line: &str) -> Cow<'_, str> {
    if !LAWS.iter().any(|law| line.contains(law)) {
        return Cow::Borrowed(line);
    }
    let mut words: Vec<&str> = line.split(' ').collect();
    for at in 1..words.len() {
        let is_law = LAWS.iter().any(|law| words[at - 1].ends_with(law));
        let next = words.get(at + 1).copied();
        let is_sign =
            SIGNS.contains(&words[at]) && next.is_none_or(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        if is_law && (is_sign || FIGURES.contains(&words[at]) && next.is_some_and(has_chapter)) {
            words[at] = "§";
        }
    }
    Cow::Owned(words.join(" "))
}

/// Whether the word is the number of a section with its chapter: «11-9».
fn has_chapter(word: &str) -> bool {
    let number = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    word.split_once(['-', '–']).is_some_and(|(chapter, section)| {
        number(section) && number(chapter) && chapter.chars().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::with_section_sign;

    #[test]
    fn a_section_has_its_sign_behind_the_name_of_a_law() {
        for (read, right) in [
            ("Se skatteloven 8 6-1, som gjelder.", "Se skatteloven § 6-1, som gjelder."),
            ("etter skatteloven $ 6", "etter skatteloven § 6"),
            ("etter skatteloven &", "etter skatteloven §"),
            ("Skatteloven 8 er kort.", "Skatteloven 8 er kort."),
            ("Billetten kostet 8 6-1", "Billetten kostet 8 6-1"),
        ] {
            assert_eq!(with_section_sign(read), right);
        }
    }
}
