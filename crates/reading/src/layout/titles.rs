//! What titles of threads are called.

use rustc_hash::FxHashSet;

use super::pattern::Pairs;
use super::phrase::folded;

/// Longest line that is looked up among the usual titles, in bytes.
const LONGEST_USUAL: usize = 80;

/// Titles that threads often have, and words with which titles often begin.
#[derive(Debug)]
pub struct TitleWords {
    /// Titles that NAV or its systems often give, folded.
    usual: FxHashSet<String>,
    /// The last two letters of the usual ones.
    endings: Pairs,
    /// Beginnings of words with which titles often begin; lower case.
    stems: Vec<String>,
    /// The first two letters of all of them.
    beginnings: Pairs,
}

impl TitleWords {
    pub(super) fn new(usual: &[String], stems: Vec<String>) -> Self {
        let usual: FxHashSet<String> = usual.iter().map(|title| folded(title)).collect();
        let (mut beginnings, mut endings) = (Pairs::default(), Pairs::default());
        usual.iter().for_each(|title| endings.add_ending(title.as_bytes()));
        usual.iter().chain(&stems).for_each(|beginning| beginnings.add_beginning(beginning.as_bytes()));
        Self { usual, endings, stems, beginnings }
    }

    /// Whether NAV or its systems often give a thread this title.
    #[must_use]
    pub fn is_usual(&self, line: &str) -> bool {
        // Folding leaves letters and marks of ASCII where they are.
        let may_end = match line.as_bytes() {
            [.., before, last] if before.is_ascii_graphic() && last.is_ascii_graphic() => {
                self.endings.end(line.as_bytes())
            }
            _ => true,
        };
        line.len() <= LONGEST_USUAL && may_end && self.may_begin(line) && self.usual.contains(&folded(line))
    }

    /// Whether a usual title is this with a hyphen behind it: text extraction drops hyphens at the ends of lines.
    #[must_use]
    pub fn lacks_hyphen(&self, title: &str) -> bool {
        title.starts_with('-') && !title.ends_with('-') && self.usual.contains(&folded(&format!("{title} -")))
    }

    /// Whether titles of threads often begin with this word; lower case.
    #[must_use]
    pub fn is_word_of_titles(&self, word: &str) -> bool {
        self.may_begin(word) && self.stems.iter().any(|stem| word.starts_with(stem.as_str()))
    }

    /// Whether the line begins like a usual title or a word of titles, as far as its first letters tell.
    fn may_begin(&self, line: &str) -> bool {
        !line.starts_with(|c: char| c.is_ascii()) || self.beginnings.begin(line.as_bytes())
    }
}
