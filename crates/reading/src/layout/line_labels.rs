//! Labels of fields in a line: one that wraps, or several side by side.

use super::Layout;
use super::phrase::folded;

impl Layout {
    /// The label that both lines make up together, when one wraps.
    #[must_use]
    pub fn wrapped_label(&self, line: &str, next: &str) -> Option<usize> {
        self.words.get(&folded(&format!("{line} {next}"))).and_then(|word| word.label)
    }

    /// Whether a label can end with this word.
    #[must_use]
    pub fn may_end_label(&self, word: &str) -> bool {
        let folded = folded(word);
        folded.is_empty() || self.label_ends.contains(&folded)
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
