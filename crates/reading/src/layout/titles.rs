//! What titles of threads are called.

use super::Layout;
use super::phrase::folded;

/// Longest line that is looked up among the usual titles, in bytes.
const LONGEST_USUAL_TITLE: usize = 80;

impl Layout {
    /// Whether NAV or its systems often give a thread this title.
    #[must_use]
    pub fn is_usual_title(&self, line: &str) -> bool {
        // Folding leaves letters and marks of ASCII where they are.
        let may_end = match line.as_bytes() {
            [.., before, last] if before.is_ascii_graphic() && last.is_ascii_graphic() => {
                self.title_endings.end(line.as_bytes())
            }
            _ => true,
        };
        line.len() <= LONGEST_USUAL_TITLE
            && may_end
            && self.may_begin_title(line)
            && self.usual_titles.contains(&folded(line))
    }

    /// Whether a usual title is this with a hyphen behind it: text extraction drops hyphens at the ends of lines.
    #[must_use]
    pub fn lacks_hyphen(&self, title: &str) -> bool {
        title.starts_with('-') && !title.ends_with('-') && self.usual_titles.contains(&folded(&format!("{title} -")))
    }

    /// Whether titles of threads often begin with this word; lower case.
    #[must_use]
    pub fn is_title_word(&self, word: &str) -> bool {
        self.may_begin_title(word) && self.title_words.iter().any(|stem| word.starts_with(stem.as_str()))
    }

    /// Whether the line begins like a usual title or a word of titles, as far as its first letters tell.
    fn may_begin_title(&self, line: &str) -> bool {
        !line.starts_with(|c: char| c.is_ascii()) || self.title_beginnings.begin(line.as_bytes())
    }
}
