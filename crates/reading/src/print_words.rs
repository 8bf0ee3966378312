//! Words that stand on paper whatever the era of the print: beside headers and headings, in tables, at the top of a page.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::ron_file;

/// The words in `assets/grammar/prints.ron`; all in lower case, but where something else is said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrintWords {
    /// Days that are told without a date.
    pub days: FxHashSet<String>,
    /// Regular expressions for the beginnings of weekdays before a date.
    pub day_beginnings: Vec<String>,
    /// Words that stand before a date or a clock time and tell nothing of their own.
    pub before_date: FxHashSet<String>,
    /// The word before a clock time, as prints write it.
    pub clock: String,
    /// Words before a clock time, as people write them.
    pub before_clock: FxHashSet<String>,
    /// Words before a sender that say that one follows.
    pub before_sender: FxHashSet<String>,
    /// Small words in what a sender is called: «NAV v/Kari», «veileder ved kontoret».
    pub in_sender: FxHashSet<String>,
    /// Words in capitals that prose has too; as written.
    pub capitals: FxHashSet<String>,
    /// Words of stamps and notes behind a header.
    pub notes: FxHashSet<String>,
    /// What people write and stamp beside a heading.
    pub stamps: FxHashSet<String>,
    /// The one of them with which a line ends that looks like prose.
    pub last_stamp: String,
    /// Regular expressions for senders in the cells of a table.
    pub table_senders: Vec<String>,
    /// Parts of labels beside a date, which are no senders.
    pub date_labels: Vec<String>,
    /// The label before a name at the top of a print; as written.
    pub name_label: String,
    /// Words at the top of a print that tell of nobody, beside the months of the day of printing.
    pub page_head: FxHashSet<String>,
}

/// The words of the file that is built into the program; a test reads it.
pub(crate) fn print_words() -> &'static PrintWords {
    static WORDS: LazyLock<PrintWords> = LazyLock::new(|| {
        let file = include_str!("../../../assets/grammar/prints.ron");
        ron_file::parse(file).expect("the shipped file is covered by a test")
    });
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_load_and_a_line_can_end_with_a_stamp() {
        assert!(print_words().stamps.contains(&print_words().last_stamp));
        assert!(print_words().before_clock.contains(&print_words().clock));
    }
}
