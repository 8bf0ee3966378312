//! Layouts: the words and signs by which an era's printouts are read. They are RON files in `assets/layouts/`;
//! a new era is a new file. A layout may extend another and override parts of it.

mod beside;
mod chips;
mod file;
pub(crate) mod near;
mod own;
mod pattern;
mod phrase;
mod roles;
mod sense;
mod titles;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use beside::Headings;
use file::{LabelWords, LayoutFile, PageEdges};
use memchr::memchr;
use memchr::memmem::Finder;
use pattern::{LinePattern, Pairs};
use phrase::folded;
pub(crate) use phrase::{lowered, push_lowered};
use regex::Regex;
pub use roles::PrintRole;
use roles::RoleStyle;
use ron::extensions::Extensions;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
pub use sense::{MessageOrder, Speaker, Status, card_type_name, is_meeting, is_minutes, meeting_types};
use serde::Deserialize;
use titles::TitleWords;

use crate::assets::LayoutFiles;
use crate::date::Months;
use crate::print_words::print_words;

/// What the value of a card's field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// The date on which the card starts.
    From,
    /// The date on which it ends, or the deadline of a job advertisement.
    To,
    Clock,
    Number,
    /// One line, perhaps wrapped.
    Line,
    /// Any number of lines.
    Text,
    /// The minutes of a meeting: an entry of its own.
    Minutes,
    /// Any number of lines, in a box that any card may have, at any place.
    Box,
}

impl ValueKind {
    /// Whether the value is a first or last day.
    #[must_use]
    pub const fn is_day(self) -> bool {
        matches!(self, Self::From | Self::To)
    }

    /// Whether `value` can be a value of this kind, as far as its form tells.
    #[must_use]
    pub fn fits(self, value: &str, layout: &Layout) -> bool {
        let starts_with_digit = value.starts_with(|c: char| c.is_ascii_digit());
        match self {
            Self::From | Self::To => layout.is_date_value(value),
            Self::Clock => crate::date::time_at(value).is_some(),
            Self::Number => starts_with_digit && !layout.is_date_value(value),
            Self::Line | Self::Text | Self::Minutes | Self::Box => !layout.is_date_value(value),
        }
    }
}

/// The title of a layout in both languages of the interface.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Title {
    pub nb: String,
    pub en: String,
}

/// By what a layout is told from its siblings. `None` says nothing.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Signs {
    pub month_stop: Option<bool>,
    pub order: Option<MessageOrder>,
    pub run_in: Option<bool>,
    /// Lines that other layouts have not: regular expressions over the beginning of a line.
    pub words: Vec<String>,
}

/// Marks that sentences have and headings hardly.
const PUNCTUATION: [char; 4] = ['.', ',', '?', '!'];

/// What a browser prints at the edges of a page.
#[derive(Debug, Clone, Copy)]
pub enum PageEdge {
    Top,
    Title,
    Bottom,
    Address,
}

/// What a line can be by its words alone.
#[allow(clippy::struct_excessive_bools, reason = "a line may be several things at once")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Word {
    pub plan_title: bool,
    pub goal: bool,
    pub group: Option<Status>,
    /// Reads like the heading of a group without being one that the layout knows.
    pub group_like: bool,
    pub free_dialog: bool,
    pub card_dialog: bool,
    pub history: bool,
    /// Index into [`Layout::cards`].
    pub card: Option<usize>,
    pub label: Option<usize>,
    pub chip: bool,
    /// The beginning of a label that goes on in the next line.
    pub label_head: bool,
    /// A heading stands at its beginning, with other words behind it.
    pub heading_like: bool,
}

/// A kind of activity card: its type line and its fields, in the order of print.
#[derive(Debug)]
pub struct CardType {
    /// What its type line says, in any spelling that a print has.
    pub types: Vec<String>,
    /// The whole card is the minutes of a conversation.
    pub minutes: bool,
    /// It may have fields whose labels no layout lists.
    pub open: bool,
    /// Indices into [`Layout::labels`].
    pub fields: Vec<usize>,
}

/// The label of a card's field.
#[derive(Debug)]
pub struct CardLabel {
    pub name: String,
    pub value: ValueKind,
}

/// A layout, ready to read with.
#[derive(Debug)]
pub struct Layout {
    pub name: String,
    pub title: Title,
    pub signs: Signs,
    pub roles: Vec<RoleStyle>,
    pub cards: Vec<CardType>,
    pub labels: Vec<CardLabel>,
    pub months: Months,
    /// Fields that stand side by side.
    pub columns: usize,
    /// Chips stand at the top of a card, not at its end.
    pub chips_above: bool,
    /// The user's messages carry the name at the top of the first page.
    pub user_by_name: bool,
    /// Finds the lines of [`Signs::words`].
    own: Option<LinePattern>,
    /// Name of the layout file that its words come from.
    words_of: String,
    headings: Headings,
    words: HashMap<String, Word, FxBuildHasher>,
    longest_word: usize,
    /// The last words of labels of several words, with what stands before them.
    label_ends: FxHashMap<String, Vec<String>>,
    /// Whether any word has a mark of [`PUNCTUATION`] in it.
    punctuated: bool,
    /// How words and chips begin and end, and how headings of groups end.
    beginnings: Pairs,
    endings: Pairs,
    group_endings: Pairs,
    chips: Vec<(String, String)>,
    no_date: HashSet<String>,
    print_dates: Vec<String>,
    page_header: Vec<String>,
    /// Finds the labels of the head of the first page.
    head_labels: AhoCorasick,
    /// How they begin.
    head_beginnings: Pairs,
    group_ends: Vec<String>,
    users: FxHashSet<String>,
    nav: Option<LinePattern>,
    /// How senders begin, and words before them.
    sender_beginnings: Pairs,
    /// What titles of threads are called.
    pub(crate) titles: TitleWords,
    furniture: Option<LinePattern>,
    read_notes: Vec<String>,
    deleted: Vec<String>,
    /// In the order of [`PageEdge`].
    page_edges: [Regex; 4],
}

impl Layout {
    /// Every layout that the program ships, in the order of their names.
    #[must_use]
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Layout>> = LazyLock::new(|| {
            let files = LayoutFiles::iter()
                .filter(|path| path.starts_with("layouts/"))
                .filter_map(|path| LayoutFiles::get(&path));
            let files: Vec<_> = files.map(|file| String::from_utf8_lossy(&file.data).into_owned()).collect();
            Layout::load(&files).expect("the shipped layouts are covered by a test")
        });
        &ALL
    }

    /// The layout of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().iter().find(|layout| layout.name == name)
    }

    fn load(files: &[String]) -> Result<Vec<Self>, String> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let mut parsed = Vec::new();
        for file in files {
            parsed.push(options.from_str::<LayoutFile>(file).map_err(|error| error.to_string())?);
        }
        parsed.sort_by(|a, b| a.name.cmp(&b.name));
        let mut layouts = Vec::new();
        // Most layouts have those of another.
        let mut page_edges = (PageEdges::default(), PageEdges::default().compile()?);
        for mut file in parsed.iter().filter(|file| !file.abstract_).cloned() {
            let base = file.extends.clone().filter(|_| file.has_no_words());
            file.words_of = base.unwrap_or_else(|| file.name.clone());
            while let Some(base) = file.extends.take() {
                let base = parsed.iter().find(|other| other.name == base).ok_or(format!("no layout {base}"))?;
                file.inherit(base);
                file.extends.clone_from(&base.extends);
            }
            if page_edges.0 != file.page_edges {
                page_edges = (file.page_edges.clone(), file.page_edges.compile()?);
            }
            layouts.push(Self::compile(file, page_edges.1.clone())?);
        }
        Ok(layouts)
    }

    fn compile(file: LayoutFile, page_edges: [Regex; 4]) -> Result<Self, String> {
        let mut words: HashMap<String, Word, FxBuildHasher> = HashMap::default();
        let mut learn = |phrase: &str, learn: &dyn Fn(&mut Word)| learn(words.entry(folded(phrase)).or_default());
        file.plan_titles.iter().for_each(|phrase| learn(phrase, &|word| word.plan_title = true));
        file.goal.iter().for_each(|phrase| learn(phrase, &|word| word.goal = true));
        file.free_dialog.iter().for_each(|phrase| learn(phrase, &|word| word.free_dialog = true));
        file.card_dialog.iter().for_each(|phrase| learn(phrase, &|word| word.card_dialog = true));
        file.history.iter().for_each(|phrase| learn(phrase, &|word| word.history = true));
        for group in &file.groups {
            group.headings.iter().for_each(|phrase| learn(phrase, &|word| word.group = Some(group.status)));
        }

        let mut label_words = file.labels.clone();
        let named: HashSet<&String> = file.labels.iter().map(|label| &label.name).collect();
        for name in file.cards.iter().flat_map(|card| &card.fields) {
            if !named.contains(name) && label_words.iter().all(|label| label.name != *name) {
                label_words.push(LabelWords { name: name.clone(), also: Vec::new(), value: ValueKind::Text });
            }
        }
        let mut numbers = HashMap::new();
        for (number, label) in label_words.iter().enumerate() {
            for phrase in std::iter::once(&label.name).chain(&label.also) {
                numbers.insert(phrase.clone(), number);
                learn(phrase, &|word| word.label = Some(number));
                let parts: Vec<&str> = phrase.split(' ').collect();
                for end in 1..parts.len() {
                    learn(&parts[..end].join(" "), &|word| word.label_head = true);
                }
            }
        }
        let mut cards = Vec::new();
        for (number, card) in file.cards.iter().enumerate() {
            card.types.iter().for_each(|phrase| learn(phrase, &|word| word.card = Some(number)));
            let fields = card.fields.iter().map(|name| numbers.get(name).copied().ok_or(format!("no label {name}")));
            let fields = fields.collect::<Result<_, _>>()?;
            cards.push(CardType { types: card.types.clone(), minutes: card.minutes, open: card.open, fields });
        }
        file.chips.iter().for_each(|phrase| learn(phrase, &|word| word.chip = true));

        let (mut beginnings, mut endings, mut group_endings) = (Pairs::default(), Pairs::default(), Pairs::default());
        for word in words.keys() {
            beginnings.add_beginning(word.as_bytes());
            endings.add_ending(word.as_bytes());
        }
        file.group_ends.iter().for_each(|end| group_endings.add_ending(end.as_bytes()));

        let users: FxHashSet<String> = file.senders.user.iter().map(|name| folded(name)).collect();
        let headings = Headings::of(&file);
        let nav: Vec<String> = file.senders.nav.iter().map(|pattern| format!("(?i)(?:{pattern})$")).collect();
        let nav = LinePattern::compile(&nav)?;
        let of_nav = nav.as_ref().map(|nav| nav.beginnings().clone()).unwrap_or_default();
        let sender_beginnings = Pairs::of_beginnings(users.iter().chain(&print_words().before_sender)).with(&of_nav);
        let mut label_ends: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for (head, last) in
            words.iter().filter(|(_, word)| word.label.is_some()).filter_map(|(it, _)| it.rsplit_once(' '))
        {
            label_ends.entry(last.to_owned()).or_default().push(head.to_owned());
        }
        label_words.push(LabelWords { name: String::new(), also: Vec::new(), value: ValueKind::Line });
        Ok(Self {
            name: file.name,
            title: file.title,
            cards,
            labels: label_words.into_iter().map(|label| CardLabel { name: label.name, value: label.value }).collect(),
            words_of: file.words_of,
            headings,
            columns: file.columns.max(1),
            chips_above: file.chips_above,
            user_by_name: file.user_by_name,
            own: LinePattern::compile(&file.signs.words)?,
            signs: file.signs,
            roles: file.roles,
            months: file
                .months
                .into_iter()
                .flat_map(|month| month.names.into_iter().map(move |name| (name, month.number)))
                .collect(),
            punctuated: words.keys().any(|word| word.contains(PUNCTUATION)),
            beginnings,
            endings,
            group_endings,
            longest_word: words.keys().map(String::len).max().unwrap_or(0),
            label_ends,
            words,
            chips: file.chips.into_iter().map(|chip| (folded(&chip), chip)).collect(),
            no_date: file.no_date.iter().map(|phrase| folded(phrase)).collect(),
            head_labels: AhoCorasick::new(file.page_header.iter().chain(&file.print_dates))
                .map_err(|error| error.to_string())?,
            head_beginnings: Pairs::of_beginnings(file.page_header.iter().chain(&file.print_dates)),
            print_dates: file.print_dates,
            page_header: file.page_header,
            group_ends: file.group_ends,
            users,
            nav,
            sender_beginnings,
            titles: TitleWords::new(&file.usual_thread_titles, file.title_words),
            furniture: LinePattern::compile(&file.furniture)?,
            read_notes: file.read_notes,
            deleted: file.deleted,
            page_edges,
        })
    }

    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        self.words_of == other.words_of
    }

    /// The layouts that the text can be in, by the lines that other layouts have not: most such lines win,
    /// and few are none.
    #[must_use]
    pub fn possible(text: &str) -> Vec<&'static Self> {
        own::possible(text)
    }

    /// What the line can be by its words.
    #[must_use]
    pub fn word(&self, line: &str) -> Word {
        let word = self.whole_word(line);
        if word == Word::default() { self.heading_beside(line).unwrap_or_default() } else { word }
    }

    /// What the whole line is as a word.
    fn whole_word(&self, line: &str) -> Word {
        if self.chips_above && has_gap(line) {
            // Text extraction with columns puts the chips into the line of the type.
            let card = columns(line).next().and_then(|first| self.words.get(&folded(first))?.card);
            return Word { card, ..Word::default() };
        }
        // Most lines are prose: they are seen off by their first and last letters, without folding them.
        if !self.may_be_word(line)
            || line.len() > self.longest_word + 32
            || (!self.punctuated && line.contains(PUNCTUATION))
        {
            return Word::default();
        }
        let folded = folded(line);
        let mut word = self.words.get(folded.trim_end_matches([':', ' '])).copied().unwrap_or_default();
        word.group_like = word.group.is_none() && self.group_ends.iter().any(|end| folded.ends_with(end.as_str()));
        word.chip = word.chip || !self.chips_in(&folded).is_empty();
        if self.chips_above && word == Word::default() {
            word.card = self.card_before_chips(line);
        }
        word
    }

    /// Whether the line begins and ends like a word, or ends like the heading of a group.
    fn may_be_word(&self, line: &str) -> bool {
        let Some(last) = line.as_bytes().last() else { return false };
        let ends = !last.is_ascii() || *last == b':' || self.endings.end(line.as_bytes());
        (ends && self.may_begin_word(line)) || self.group_endings.end(line.as_bytes())
    }

    /// Whether the line begins like a word, as far as its first letters tell.
    #[must_use]
    pub fn may_begin_word(&self, line: &str) -> bool {
        !line.starts_with(|c: char| c.is_ascii()) || self.beginnings.begin(line.as_bytes())
    }

    /// The label that stands for any that no layout lists; it has no name.
    #[must_use]
    pub fn unlisted_label(&self) -> usize {
        self.labels.len() - 1
    }

    /// Whether a field's value is a date, or says that none is set.
    #[must_use]
    pub fn is_date_value(&self, value: &str) -> bool {
        crate::date::date_at(value, &self.months).is_some() || self.no_date.contains(&folded(value))
    }

    /// Whether a field's value says that no date is set.
    #[must_use]
    pub fn is_no_date(&self, value: &str) -> bool {
        self.no_date.contains(&folded(value))
    }

    /// What follows the label of the print date, if the line begins with one.
    #[must_use]
    pub fn print_date<'a>(&self, line: &'a str) -> Option<&'a str> {
        self.print_dates.iter().find_map(|label| line.split_once(label.as_str()).map(|(_, date)| date.trim()))
    }

    /// Whether the line belongs to the head of the first page by its words.
    #[must_use]
    pub fn is_page_header(&self, line: &str) -> bool {
        self.head_labels.is_match(line)
    }

    /// Whether the line, or what stands in it behind a wide gap, begins with a label of the head of the first page.
    #[must_use]
    pub fn begins_page_header(&self, line: &str) -> bool {
        let begins = |piece: &str| {
            self.may_begin_page_header(piece)
                && self.page_header.iter().chain(&self.print_dates).any(|label| piece.starts_with(label.as_str()))
        };
        if has_gap(line) { columns(line).any(begins) } else { begins(line.trim()) }
    }

    /// Whether the line begins like such a label, as far as its first letters tell.
    #[must_use]
    pub fn may_begin_page_header(&self, line: &str) -> bool {
        self.head_beginnings.begin(line.as_bytes())
    }

    /// Whether the line is no part of the plan: a page number, a browser's header or footer.
    #[must_use]
    pub fn is_furniture(&self, line: &str) -> bool {
        let candidate = line.ends_with(|c: char| c.is_ascii_digit()) || line.ends_with("Aktivitetsplan");
        candidate && self.furniture.as_ref().is_some_and(|furniture| furniture.fits(line))
    }

    /// Whether this is the note that says when the messages above were read.
    #[must_use]
    pub fn is_read_note(&self, line: &str) -> bool {
        self.read_notes.iter().any(|note| line.contains(note.as_str()))
    }

    /// Whether this is the text that stands in the place of a deleted one.
    #[must_use]
    pub fn is_deleted(&self, line: &str) -> bool {
        self.deleted.iter().any(|text| line.starts_with(text.as_str()))
    }

    /// Whether a browser prints this at the edges of pages.
    #[must_use]
    pub fn is_page_edge(&self, edge: PageEdge, line: &str) -> bool {
        self.page_edges[edge as usize].is_match(line)
    }

    /// Who the sender of a message is, where the layout knows the word.
    #[must_use]
    pub fn speaker(&self, sender: &str) -> Option<Speaker> {
        let sender =
            sender.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '«' | '»' | '*') || c.is_whitespace());
        // Folding leaves letters and marks of ASCII where they are.
        if let [first, second, ..] = sender.as_bytes()
            && first.is_ascii_graphic()
            && second.is_ascii_graphic()
            && !self.sender_beginnings.begin(sender.as_bytes())
        {
            return None;
        }
        let name = folded(sender);
        if self.users.contains(&name) {
            return Some(Speaker::User);
        }
        self.nav.as_ref().is_some_and(|nav| nav.fits(&name)).then_some(Speaker::Nav)
    }

    /// Whether the line begins like a sender or a word that stands before one, as far as its first letters tell.
    #[must_use]
    pub fn may_begin_sender(&self, line: &str) -> bool {
        !line.starts_with(|c: char| c.is_ascii()) || self.sender_beginnings.begin(line.as_bytes())
    }

    /// Whether a sender may begin with this letter.
    #[must_use]
    pub fn may_begin_with(&self, letter: char) -> bool {
        u8::try_from(letter).map_or(true, |letter| !letter.is_ascii() || self.sender_beginnings.begin_with(letter))
    }
}

/// Whether text extraction has left a wide gap in the line.
fn has_gap(line: &str) -> bool {
    static GAP: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("   "));
    memchr(b'\t', line.as_bytes()).is_some() || GAP.find(line.as_bytes()).is_some()
}

/// The pieces of a line between which text extraction has left a wide gap.
pub fn columns(line: &str) -> impl Iterator<Item = &str> {
    line.split('\t').flat_map(|piece| piece.split("   ")).map(str::trim).filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> &'static Layout {
        Layout::named("html-2020-05-13").expect("is shipped")
    }

    #[test]
    fn the_shipped_layouts_load_and_inherit() {
        let names: Vec<_> = Layout::all().iter().map(|layout| layout.name.as_str()).collect();
        assert_eq!(
            names,
            ["html-2017", "html-2020-05-06", "html-2020-05-13", "html-2021", "html-2023", "pdf-2024", "typed"]
        );
        for layout in Layout::all() {
            assert!(layout.word("Mitt mål").goal && !layout.title.nb.is_empty() && !layout.title.en.is_empty());
            let patterns = [&layout.own, &layout.nav, &layout.furniture].into_iter().flatten();
            assert!(patterns.into_iter().all(LinePattern::compiles), "{}", layout.name);
        }
    }

    #[test]
    fn the_example_in_the_documentation_is_a_shipped_layout() {
        let documentation = include_str!("../../../docs/layouts.md");
        let example = documentation.split("```").find_map(|block| block.strip_prefix("ron\n")).expect("an example");
        let example: LayoutFile = crate::ron_file::parse(example).expect("the example is a layout");
        let shipped = LayoutFiles::get("layouts/html-2020-05-13.ron").expect("is shipped");
        let shipped = String::from_utf8_lossy(&shipped.data).into_owned();
        assert_eq!(crate::ron_file::parse(&shipped), Ok(example));
    }

    #[test]
    fn words_are_known_in_any_letter_case() {
        let label = |line| layout().word(line).label.map(|label| layout().labels[label].name.as_str());
        assert_eq!(label("FRA DATO"), Some("Fra dato"));
        assert_eq!(label("Søknadsfrist"), Some("Frist"));
        assert!(layout().word("ANTALL SØKNADER I").label_head);
        assert!(layout().wrapped_label("ANTALL SØKNADER I", "UKEN").is_some());
        assert_eq!(layout().word("Hei på deg"), Word::default());
    }

    #[test]
    fn senders_are_told_apart_also_when_anonymised() {
        for nav in
            ["NAV", "Z994188", "VEILEDER", "Veileder 1", "VEILEDER A", "NAV-veileder", "[veileder]", "XXXXXXX", "null"]
        {
            assert_eq!(layout().speaker(nav), Some(Speaker::Nav), "{nav}");
        }
        assert_eq!(layout().speaker("[Bruker]"), Some(Speaker::User));
        assert_eq!(layout().speaker("Legen"), None);
    }
}
