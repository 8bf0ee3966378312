//! Chips («etiketter») at the top or the end of a card.

use super::Layout;
use super::phrase::folded;

impl Layout {
    /// The type of card with which the line begins, where nothing but chips follows it.
    #[must_use]
    pub fn card_before_chips(&self, line: &str) -> Option<usize> {
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
}
