//! What a line of a card consists of: chips («etiketter») at its top or its end, labels of fields side by side.

use super::Layout;
use super::phrase::folded;

/// How much of a chip is recognised at least.
const LIKE_CHIP: f64 = 0.75;

impl Layout {
    /// The type of card with which the line begins, where nothing but chips follows it.
    #[must_use]
    pub fn card_before_chips(&self, line: &str) -> Option<usize> {
        if !self.ends_with_chip(line) {
            return None;
        }
        let gaps = line.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
        let cut = gaps.filter(|&at| !self.chips_of(&line[at..]).is_empty()).min()?;
        self.words.get(&folded(&line[..cut])).and_then(|word| word.card)
    }

    /// The chips («etiketter») of which the line consists; none if it holds anything else.
    #[must_use]
    pub fn chips_of(&self, line: &str) -> Vec<&str> {
        self.chips_in(&folded(line))
    }

    /// Whether the line ends with a chip, whatever stands before.
    #[must_use]
    pub fn ends_with_chip(&self, line: &str) -> bool {
        let folded = folded(line);
        self.chips.iter().any(|(chip, _)| folded.ends_with(chip))
    }

    /// Whether the line is a chip with misread letters, or more than half of one.
    #[must_use]
    pub fn is_like_chip(&self, line: &str) -> bool {
        let folded = folded(line);
        self.chips.iter().any(|(chip, _)| {
            let is_cut = chip.starts_with(&folded) && 2 * folded.len() > chip.len();
            is_cut || strsim::normalized_levenshtein(&folded, chip) >= LIKE_CHIP
        })
    }

    /// The chips of a line that holds nothing else, though the layout may not know all of them.
    #[must_use]
    pub fn chips_with_unknown(&self, line: &str) -> Vec<String> {
        let known = self.chips_of(line);
        if !known.is_empty() {
            return known.into_iter().map(str::to_owned).collect();
        }
        let lower = line.to_lowercase();
        let last = self.chips.iter().find(|(chip, _)| lower.len() == line.len() && lower.ends_with(chip));
        match last {
            Some((chip, printed)) => vec![line[..line.len() - chip.len()].trim().to_owned(), printed.clone()],
            None => vec![line.to_owned()],
        }
    }

    pub(super) fn chips_in(&self, folded: &str) -> Vec<&str> {
        let mut rest = folded;
        let mut found = Vec::new();
        while !rest.is_empty() {
            let longest =
                self.chips.iter().filter(|(chip, _)| rest.starts_with(chip)).max_by_key(|(chip, _)| chip.len());
            let Some((chip, printed)) = longest else { return Vec::new() };
            found.push(printed.as_str());
            rest = rest[chip.len()..].trim_start();
        }
        found
    }

    /// The label that both lines make up together, when one wraps.
    #[must_use]
    pub fn wrapped_label(&self, line: &str, next: &str) -> Option<usize> {
        self.words.get(&folded(&format!("{line} {next}"))).and_then(|word| word.label)
    }

    /// Whether a label may begin at the end of the line and end with this word.
    #[must_use]
    pub fn may_wrap_label(&self, line: &str, last: &str) -> bool {
        let heads = self.label_ends.get(&folded(last));
        heads.is_some_and(|heads| {
            let line = folded(line);
            heads.iter().any(|head| line.ends_with(head.as_str()))
        })
    }

    /// The labels of which the line consists; none if it holds anything else.
    #[must_use]
    pub fn labels_in(&self, line: &str) -> Vec<usize> {
        // Most lines are no labels by their first letters.
        if line.len() > 3 * self.longest_word || !line.is_empty() && !self.may_begin_word(line.trim_start()) {
            return Vec::new();
        }
        let folded = folded(line);
        let mut found = Vec::new();
        let mut rest = folded.as_str();
        loop {
            let label = |end: usize| self.words.get(&rest[..end])?.label.map(|label| (label, end));
            let ends = std::iter::once(rest.len()).chain(rest.rmatch_indices(' ').map(|(space, _)| space));
            let longest = ends.filter(|end| *end <= self.longest_word).find_map(label);
            let Some((label, end)) = longest else { return Vec::new() };
            found.push(label);
            let Some(below) = rest.get(end + 1..) else { return found };
            rest = below;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> &'static Layout {
        Layout::named("html-2020-05-13").expect("is shipped")
    }

    #[test]
    fn several_chips_may_share_a_line() {
        assert_eq!(
            layout().chips_of(" Avtalt med NAV Ikke møtt på tiltaket"),
            ["Avtalt med NAV", "Ikke møtt på tiltaket"]
        );
        assert_eq!(layout().chips_of("Fått jobbtilbud 🎉"), ["Fått jobbtilbud"]);
        assert!(layout().chips_of("Avtalt med NAV i går").is_empty());
    }

    #[test]
    fn a_chip_is_known_though_letters_are_misread_or_cut_off() {
        let layout = Layout::named("pdf-2024").expect("is shipped");
        assert!(layout.is_like_chip("Avtalt me") && layout.is_like_chip("Avtalt me NAV Me"));
        assert!(!layout.is_like_chip("Avtale") && !layout.is_like_chip("Arbeidstrening"));
    }
}
