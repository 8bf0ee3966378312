//! The heads of prints: where a print begins in a file that may hold several, and what stands above its first section.
//!
//! A head is reached backwards from its title only as far as its own lines go, so that what stands above it stays what it
//! is. A head that somebody quotes is none: no section of a plan stands below it.

use std::sync::LazyLock;

use super::typography::Typography;
use super::wording::{is_closing, words};
use crate::layout::{Layout, columns};
use crate::line::Line;

/// Most lines that the head of the first page takes.
pub(super) const HEAD_LINES: usize = 14;

/// Most lines from the name down to the date, in the head of the first page.
pub(super) const NAME_LINES: usize = 6;

/// Lines of a head above its first label, where no other head of the file tells: name and office.
const USUAL_NAMES: usize = 2;

/// Longest name or office, in code points.
const LONGEST_NAME: usize = 60;

/// Most words of a name.
const NAME_WORDS: usize = 6;

/// A section of the plan stands within this many lines below a title or a goal.
const FAR: usize = 200;

/// A card has a field, and a dialogue a message, within so many lines with text below its heading.
const NEAR: usize = 6;

/// A line with a full stop and at least this many words is a sentence.
const FEW_WORDS: usize = 4;

/// Where prints begin in a file, by the numbers of lines.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// Where a print begins, apart from the first.
    pub prints: Vec<usize>,
    /// Those of them with a plan of their own, and those of another person.
    pub second_plans: Vec<usize>,
    /// Titles of heads that somebody quotes.
    pub quoted: Vec<usize>,
}

/// What stands below the title of a print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Below {
    Plan,
    /// The header of a message, right below.
    Message,
    /// Nothing that a print goes on with.
    Text,
}

/// The lines of a head.
struct PrintHead {
    start: usize,
    /// Its first line with a label.
    labels: usize,
    /// The title, or the last line with a label where there is none.
    end: usize,
}

impl Heads {
    pub fn of(lines: &[Line<'_>], layout: &Layout, typography: &Typography) -> Self {
        let mut heads = Self::default();
        let mut first: Option<PrintHead> = None;
        // Whether a goal has been seen, and whether nothing but a head stands above it.
        let (mut goal, mut fresh) = (false, true);
        for at in (0..lines.len()).filter(|&at| !lines[at].is_blank()) {
            let word = lines[at].word;
            let titled = word.plan_title || ends_server_head(lines, at, layout);
            if word.goal {
                // A goal of its own with no title above it: a page was lost.
                if goal && !fresh && begins_print(lines, at) && below_goal(lines, at, layout) == Below::Plan {
                    let titled = (0..at).rev().find(|&above| !lines[above].is_blank());
                    let titled = titled.filter(|&above| lines[above].word.plan_title).unwrap_or(at);
                    let start = head_above(lines, at, first.as_ref(), layout).map_or(titled, |head| head.start);
                    heads.prints.push(start);
                    heads.second_plans.push(start);
                }
                goal = true;
            } else if ends_head(&lines[at]) {
                fresh = false;
            }
            let Some(mut head) = titled.then(|| head_above(lines, at, first.as_ref(), layout)).flatten() else {
                continue;
            };
            // A print begins with its page.
            if let Some(top) = typography.page_top(at).filter(|top| at - top <= 2 * HEAD_LINES) {
                head.start = head.start.min(top);
            }
            let head = if first.is_none() { first_of_file(lines, head) } else { head };
            if first.is_some() || holds_plan(&lines[..head.start]) {
                let same = first.as_ref().is_some_and(|first| own_lines(lines, first).eq(own_lines(lines, &head)));
                fresh |= heads.take(lines, &head, same, layout);
            }
            first.get_or_insert(head);
        }
        heads
    }

    /// Takes a head that is not the first thing in the file, unless somebody quotes it; gives whether it is one.
    fn take(&mut self, lines: &[Line<'_>], head: &PrintHead, same: bool, layout: &Layout) -> bool {
        let above = lines[..head.start].iter().rev().find(|line| !line.furniture);
        let announced = above.is_some_and(|above| above.text.ends_with(':'));
        match below(lines, head.end, layout) {
            Below::Text => {}
            Below::Message if announced => {}
            below => {
                if below == Below::Plan || !same {
                    self.second_plans.push(head.start);
                }
                self.prints.push(head.start);
                return true;
            }
        }
        self.quoted.push(head.end);
        false
    }
}

/// The first head of a file with the lines above it that are of no plan: name, address and office in whatever words.
fn first_of_file(lines: &[Line<'_>], head: PrintHead) -> PrintHead {
    let mut filled = (0..head.labels).filter(|&at| !lines[at].is_blank());
    let above = filled.clone().count();
    match filled.next() {
        Some(start) if above <= NAME_LINES && !holds_plan(&lines[..head.start]) => PrintHead { start, ..head },
        _ => head,
    }
}

/// Whether lines above the first head are rather a print without a head than lines of the head itself.
fn holds_plan(lines: &[Line<'_>]) -> bool {
    let mut filled = lines.iter().filter(|line| !line.is_blank());
    filled.clone().any(|line| ends_head(line) || line.word.goal || line.word.plan_title)
        || filled.nth(HEAD_LINES).is_some()
}

/// Whether a section of a plan or a message begins here.
fn ends_head(line: &Line<'_>) -> bool {
    line.opens || line.word.group.is_some() || line.word.free_dialog || line.word.card.is_some()
}

/// What a print goes on with below its title.
fn below(lines: &[Line<'_>], title: usize, layout: &Layout) -> Below {
    let mut apart = false;
    for at in (title + 1..lines.len()).filter(|&at| !lines[at].is_blank()).take(FAR) {
        let line = &lines[at];
        if line.word.goal {
            return below_goal(lines, at, layout);
        }
        if line.opens {
            return if apart { Below::Text } else { Below::Message };
        }
        if ends_head(line) {
            return Below::Plan;
        }
        if line.word.plan_title {
            break;
        }
        apart = true;
    }
    if apart { Below::Text } else { Below::Message }
}

/// Whether a goal without a head may begin a print: minutes quote its heading between lines of theirs, or above the next card of their group.
fn begins_print(lines: &[Line<'_>], goal: usize) -> bool {
    let next = lines[goal + 1..].iter().find(|line| ends_head(line) || line.word.plan_title);
    let is_above_card = next.is_some_and(|next| next.word.card.is_some() && next.word.group.is_none());
    let touches = goal > 0 && !lines[goal - 1].text.is_empty() && !lines[goal].page_start;
    let above = lines[..goal].iter().rev().find(|line| ends_head(line) || line.word.label.is_some());
    let is_inside_value = touches && above.is_some_and(|above| above.word.label.is_some());
    !is_above_card && !is_inside_value
}

/// What stands below a goal: where it is a print's, no message comes before the next heading.
fn below_goal(lines: &[Line<'_>], goal: usize, layout: &Layout) -> Below {
    for at in (goal + 1..lines.len()).filter(|&at| !lines[at].is_blank()).take(FAR) {
        let line = &lines[at];
        if line.opens {
            return Below::Text;
        }
        if ends_head(line) {
            return if heads_section(lines, at, layout) { Below::Plan } else { Below::Text };
        }
        if line.word.goal || line.word.plan_title {
            break;
        }
    }
    // Nothing but a goal, to the end.
    Below::Plan
}

/// Whether a heading or the type of a card is followed by what it heads, not by words: minutes quote headings of the plan.
fn heads_section(lines: &[Line<'_>], at: usize, layout: &Layout) -> bool {
    let mut below = lines[at + 1..].iter().filter(|line| !line.is_blank()).take(NEAR).peekable();
    let next = below.peek().map(|line| line.word);
    let dialogue = lines[at].word.free_dialog;
    let is_field = |line: &Line<'_>| line.word.label_head || !layout.labels_in(line.text).is_empty();
    // Words below a heading and then the next one: the words are all that it heads.
    let heads_words = |line: &&Line<'_>| !dialogue && (line.word.group.is_some() || line.word.free_dialog);
    next.is_none_or(|word| word.card.is_some() || word.group.is_some() || word.free_dialog)
        || below.take_while(|line| !heads_words(line)).any(|line| if dialogue { line.opens } else { is_field(line) })
}

/// The layout of prints by the server, whose heads have no title: nothing but their labels tells them.
fn server_layout() -> Option<&'static Layout> {
    static SERVER: LazyLock<Option<&Layout>> = LazyLock::new(|| Layout::all().iter().find(|it| it.user_by_name));
    *SERVER
}

/// Whether the head of a print by the server ends here: it has no title. It may follow a print of another era.
fn ends_server_head(lines: &[Line<'_>], at: usize, layout: &Layout) -> bool {
    let server = if layout.user_by_name { Some(layout) } else { server_layout() };
    let Some(server) = server else { return false };
    let may_be_label = layout.user_by_name || server.may_begin_page_header(lines[at].text);
    if !may_be_label || !server.begins_page_header(lines[at].text) {
        return false;
    }
    let mut below = lines[at + 1..].iter().filter(|line| !line.is_blank());
    let mut above = lines[..at].iter().rev().filter(|line| !line.is_blank());
    let is_label = |line: &Line<'_>| server.begins_page_header(line.text);
    above.next().is_some_and(is_label) && !below.next().is_some_and(is_label)
}

/// Whether the line begins with a label of a head, of whatever era.
fn is_head_label(text: &str, layout: &Layout) -> bool {
    layout.begins_page_header(text)
        || Layout::all().iter().any(|other| other.may_begin_page_header(text) && other.begins_page_header(text))
}

/// The head whose title this is, or whose last label. `first` is the first head of the file.
fn head_above(lines: &[Line<'_>], end: usize, first: Option<&PrintHead>, layout: &Layout) -> Option<PrintHead> {
    let mut labels = is_head_label(lines[end].text, layout).then_some(end);
    // The value of a label may stand in a line of its own.
    let mut values = 0;
    for at in (0..end).rev().filter(|&at| !lines[at].is_blank()).take(HEAD_LINES) {
        if lines[at].opens || lines[at].word.plan_title {
            break;
        }
        if is_head_label(lines[at].text, layout) {
            (labels, values) = (Some(at), 0);
        } else if values == 1 || is_prose(lines[at].text) {
            break;
        } else {
            values += 1;
        }
    }
    let labels = labels?;
    Some(PrintHead { start: first_name(lines, labels, first), labels, end })
}

/// The line of the name above the first label of a head.
fn first_name(lines: &[Line<'_>], labels: usize, first: Option<&PrintHead>) -> usize {
    let known = |text: &str| {
        let mut names = first.into_iter().flat_map(|head| lines[head.start..head.labels].iter());
        names.any(|line| line.text == text)
    };
    let most = first.map_or(USUAL_NAMES, |head| {
        lines[head.start..head.labels].iter().filter(|line| !line.is_blank()).count().min(NAME_LINES)
    });
    let most = if first.is_none() && labels <= NAME_LINES { NAME_LINES } else { most };
    // Heads of a file are set alike: where the first has a gap below the name, so have the others.
    let has_gap = first.is_some_and(|head| {
        let above = &lines[head.start..head.labels];
        above.iter().rev().skip_while(|line| line.is_blank()).any(|line| line.text.is_empty())
    });
    let (mut start, mut names, mut touches) = (labels, 0, true);
    for at in (0..labels).rev() {
        let line = &lines[at];
        if lines[at + 1].page_start || names == most {
            break;
        }
        if line.is_blank() {
            touches = line.furniture && touches;
            continue;
        }
        let apart = !touches && !has_gap && !is_office(line.text) && !line.page_start && at > 0;
        if line.opens || !known(line.text) && (apart || !is_name(line.text)) {
            break;
        }
        (start, names, touches) = (at, names + 1, true);
    }
    start
}

fn own_lines<'a>(lines: &'a [Line<'a>], head: &PrintHead) -> impl Iterator<Item = &'a str> {
    lines[head.start..=head.end].iter().filter(|line| !line.is_blank()).map(|line| line.text)
}

fn is_office(text: &str) -> bool {
    words().office_names.iter().any(|name| text.starts_with(name.as_str()))
}

/// Whether the line can be a name, or the name of an office.
fn is_name(text: &str) -> bool {
    let begins = |word: &str| !word.starts_with(char::is_lowercase) || word.len() <= 3;
    let is_short = |piece: &str| {
        let mut words = piece.split_whitespace();
        piece.chars().count() <= LONGEST_NAME
            && (is_office(piece) || words.clone().count() <= NAME_WORDS && words.all(begins))
    };
    columns(text).all(is_short)
        && !text.ends_with(['.', ',', '!', '?', ':', ';'])
        && !text.starts_with(char::is_lowercase)
        && !is_closing(&text.to_lowercase())
}

/// Whether the line is rather a sentence than a line of a head.
pub(super) fn is_prose(text: &str) -> bool {
    let ends = text.ends_with(['.', '!', '?']) && text.split_whitespace().count() >= FEW_WORDS;
    ends || text.chars().count() > 2 * LONGEST_NAME
}
