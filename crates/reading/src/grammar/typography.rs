//! What the page tells of the lines: each is of a class of type, and a class has one place in a print. A layout names the classes of
//! its era; the words on the lines of a class tell where no layout does, or where they contradict it.
//!
//! A line that reads like a heading, a label or the header of a message, but is set like body text, is body text: somebody quotes.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::evidence::{Evidence, LineEvidence, UNKNOWN_FACE};
use crate::layout::{Layout, PrintRole, Status, ValueKind, Word};
use crate::line::{HeaderFit, Line};

/// Two sizes in hundredths of the body's are the same if they differ by no more: quarters of a point in small type.
const SAME_SIZE: u16 = 4;

/// Two distances between lines are the same if they differ by no more, in tenths of a point.
const SAME_GAP: u16 = 12;

/// Fewer headers than this do not tell what usually stands above them.
const FEW_HEADERS: usize = 4;

/// Fewer messages than this do not tell how the body is set.
const FEW_MESSAGES: usize = 2;

/// The share of the headers that must have the usual distance, and of the messages that must be set alike.
const MOST_AGREE: (usize, usize) = (2, 3);

/// Of so many lines with text the page may tell nothing of one.
const FEW_UNSEEN: usize = 20;

/// The place of a class of type in a print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TypeClass {
    /// Headings of the sections of a print, and its title.
    Section,
    /// Titles, and headings inside of cards.
    Heading,
    /// Labels of fields, headers of messages, days of events.
    Mark,
    Body,
    /// Types of cards where they are set smaller than the body, chips, notes.
    Small,
}

/// How the lines of a class are set: size in tenths of a point, bold, italic, level as a heading.
type StyleKey = (u16, bool, bool, u8);

/// Which section a heading begins: title of the plan, goal, a group, free dialogue.
type SectionWord = (bool, bool, Option<Status>, bool);

/// What the words of the lines of one style say.
#[derive(Debug, Default)]
struct Counts {
    lines: usize,
    letters: usize,
    marks: usize,
    sections: usize,
    plan_titles: usize,
    card_headings: usize,
    labels: usize,
    headers: usize,
    types: usize,
    chips: usize,
    /// First lines below the header of a message.
    begin_messages: usize,
}

/// The class of each line; empty where the page is not known, or tells nothing.
#[derive(Debug, Default)]
pub(super) struct Typography {
    classes: Vec<Option<TypeClass>>,
    /// Down from the line above on the same page, in tenths of a point.
    below: Vec<Option<u16>>,
    /// The page of each line, from 0.
    pages: Vec<Option<u16>>,
}

impl Typography {
    /// The classes of the lines. Nothing is told where the sections of a print are not set as headings: then it is no print that was
    /// read from its page, but text that somebody has set.
    pub(super) fn of(lines: &[Line<'_>], evidence: &Evidence, layout: &Layout) -> Self {
        if evidence.is_empty() {
            return Self::default();
        }
        let mut from = 0;
        let seen = lines.iter().map(|line| {
            let seen = evidence.of_line(from, line.span).filter(|_| !line.is_blank());
            from = line.span.end;
            seen
        });
        let seen: Vec<Option<&LineEvidence>> = seen.collect();
        let below: Vec<Option<u16>> = seen.iter().map(|seen| seen.and_then(|seen| seen.below)).collect();
        // A scan tells sizes without typefaces, and measures those of short lines wrongly: titles would be lost, others invented. A few
        // recognised lines tell nothing; where there are more, no title on their pages would be found by its type.
        let is_set = |seen: &&LineEvidence| seen.style.face != UNKNOWN_FACE;
        let all = seen.iter().flatten().count();
        let seen: Vec<Option<&LineEvidence>> = seen.into_iter().map(|seen| seen.filter(is_set)).collect();
        if (all - seen.iter().flatten().count()) * FEW_UNSEEN > all {
            return Self { below, ..Self::default() };
        }
        let filled = lines.iter().filter(|line| !line.is_blank()).count();
        if (filled - seen.iter().flatten().count()) * FEW_UNSEEN > filled {
            return Self::default();
        }
        let mut counts: BTreeMap<StyleKey, Counts> = BTreeMap::new();
        let mut below_header = false;
        for (line, seen) in lines.iter().zip(&seen) {
            let Some(seen) = seen else { continue };
            let counts = counts.entry(style(seen)).or_default();
            counts.take(line);
            counts.begin_messages += usize::from(below_header && !is_header(line));
            below_header = is_header(line);
        }
        let Some(body) = body_size(&counts, layout) else { return Self::default() };
        let mut classes: BTreeMap<StyleKey, TypeClass> =
            counts.iter().map(|(&style, counts)| (style, class(style, counts, body, layout))).collect();
        if !sets_sections(lines, &seen, &classes) {
            return Self::default();
        }
        // Titles of cards and threads may read like the heading of a section, few of them, and they are smaller. Where most headings of
        // sections have words that no layout knows, their style is the largest.
        let are_most = |style: &StyleKey| 2 * counts[style].sections >= counts[style].lines;
        let headings = || classes.iter().filter(|&(_, &class)| class == TypeClass::Heading).map(|(style, _)| style);
        let is_told = headings().any(|style| are_most(style) && counts[style].sections > counts[style].plan_titles);
        let largest = headings().filter(|style| !are_most(style)).max_by_key(|style| style.0).copied();
        let largest = largest.filter(|style| !is_told && counts[style].sections > 0);
        let of_sections = |(style, class): &(&StyleKey, &mut TypeClass)| {
            **class == TypeClass::Heading && (are_most(style) || Some(**style) == largest)
        };
        classes.iter_mut().filter(of_sections).for_each(|(_, class)| *class = TypeClass::Section);
        let pages = seen.iter().map(|seen| seen.map(|seen| seen.page)).collect();
        Self { classes: seen.iter().map(|seen| seen.map(|seen| classes[&style(seen)])).collect(), below, pages }
    }

    /// Whether the text was recognised from pictures: then places are seen, and no typefaces.
    pub(super) fn is_scanned(&self) -> bool {
        self.classes.is_empty() && self.below.iter().any(Option::is_some)
    }

    /// Whether the page tells how lines are set.
    pub(super) const fn is_known(&self) -> bool {
        !self.classes.is_empty()
    }

    /// Down to the base line of this line from that above it on the same page, in tenths of a point. Scans tell it too.
    pub(super) fn below(&self, at: usize) -> Option<u16> {
        self.below.get(at).copied().flatten()
    }

    pub(super) fn class(&self, at: usize) -> Option<TypeClass> {
        self.classes.get(at).copied().flatten()
    }

    /// The first line with text on the page of this one, where the page tells.
    pub(super) fn page_top(&self, at: usize) -> Option<usize> {
        let page = *self.pages.get(at)?;
        (0..=at)
            .rev()
            .take_while(|&above| self.pages[above].is_none() || self.pages[above] == page)
            .filter(|&above| self.pages[above].is_some())
            .last()
    }

    pub(super) fn is_section(&self, at: usize) -> bool {
        self.class(at) == Some(TypeClass::Section)
    }

    pub(super) fn is_heading(&self, at: usize) -> bool {
        self.class(at) == Some(TypeClass::Heading)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.class(at) == Some(TypeClass::Mark)
    }

    /// Takes from the lines what they cannot be, as they are set; after that the words that are left are in their places.
    pub(super) fn restrict(&self, lines: &mut [Line<'_>], layout: &Layout) {
        if !self.is_known() {
            return;
        }
        let share = |class: TypeClass, is: fn(&Line<'_>) -> bool| {
            let all = lines.iter().enumerate().filter(|(_, line)| !line.is_blank() && is(line));
            let (mut here, mut elsewhere) = (0, 0);
            all.for_each(|(at, _)| *(if self.class(at) == Some(class) { &mut here } else { &mut elsewhere }) += 1);
            here > 0 && here >= elsewhere
        };
        let card_headings = share(TypeClass::Heading, |line| line.word.card_dialog || line.word.history);
        // Saved pages have labels as headings of the lowest level.
        let label_classes = [TypeClass::Mark, TypeClass::Heading];
        let labels = label_classes.into_iter().find(|&class| share(class, |line| line.word.label.is_some()));
        let headers = share(TypeClass::Mark, |line| line.opens);
        let types = share(TypeClass::Small, |line| line.word.card.is_some());
        let chips = share(TypeClass::Small, |line| line.word.chip);
        // Where nothing else tells them, a type stands above the title of its card: what does not is a label of the same words.
        let is_titled = |at: usize| {
            let below = (at + 1..lines.len()).find(|&at| !lines[at].is_blank());
            below.is_some_and(|below| self.class(below) == Some(TypeClass::Heading))
        };
        let of_cards = |at: &usize| lines[*at].word.card.is_some() && lines[*at].word.label.is_none();
        let (titled, untitled): (Vec<usize>, Vec<usize>) =
            (0..lines.len()).filter(of_cards).partition(|&at| is_titled(at));
        let may_be_label = |at: &usize| lines[*at].word.card.is_some() && lines[*at].word.label.is_some();
        let are_titled = !types && !titled.is_empty() && titled.len() >= untitled.len();
        let labels_only: Vec<usize> =
            (0..lines.len()).filter(may_be_label).filter(|&at| are_titled && !is_titled(at)).collect();
        let above_headers = if headers { None } else { self.usual_above_headers(lines) };
        // Headers of another form: «NAV 5. februar 2023», set as the others are, or where there are no others.
        let takes_doubtful = headers || !lines.iter().any(|line| line.opens);
        for (at, line) in lines.iter_mut().enumerate() {
            let Some(class) = self.class(at) else { continue };
            let word = &mut line.word;
            if !matches!(class, TypeClass::Section | TypeClass::Heading) {
                *word = Word {
                    plan_title: false,
                    goal: false,
                    group: None,
                    group_like: false,
                    free_dialog: false,
                    heading_like: false,
                    card_dialog: word.card_dialog && !card_headings,
                    history: word.history && !card_headings,
                    ..*word
                };
            }
            // The heading of a box may be one of a low level where labels are none.
            let is_box = class == TypeClass::Heading
                && word.label.is_some_and(|label| layout.labels[label].value == ValueKind::Box);
            if labels.is_some_and(|labels| class != labels) && !is_box {
                (word.label, word.label_head) = (None, false);
            }
            let is_set_otherwise =
                matches!(class, TypeClass::Section | TypeClass::Heading) || (types && class != TypeClass::Small);
            if is_set_otherwise || labels_only.binary_search(&at).is_ok() {
                word.card = None;
            }
            word.chip &= !chips || class == TypeClass::Small;
            line.opens &= !headers || class == TypeClass::Mark;
            line.opens |= takes_doubtful && class == TypeClass::Mark && !line.furniture && is_dated_alone(line);
            if let (true, Some(usual), Some(below)) = (line.opens, above_headers, self.below[at]) {
                let begins = (0..at).rev().find_map(|above| self.class(above)) == Some(TypeClass::Heading);
                // Blank lines at the end of the message above make it wider.
                line.opens = begins || below.saturating_add(SAME_GAP) >= usual;
            }
        }
    }

    /// Above most headers that are set like the body stands the same white space; `None` where they do not agree.
    fn usual_above_headers(&self, lines: &[Line<'_>]) -> Option<u16> {
        let opening = lines.iter().zip(&self.below).filter(|(line, _)| line.opens);
        let mut gaps: Vec<u16> = opening.filter_map(|(_, below)| *below).collect();
        gaps.sort_unstable();
        let usual = *gaps.get(gaps.len() / 2)?;
        let agreeing = gaps.iter().filter(|gap| gap.abs_diff(usual) <= SAME_GAP).count();
        (agreeing >= FEW_HEADERS && agreeing * MOST_AGREE.1 >= gaps.len() * MOST_AGREE.0).then_some(usual)
    }

    /// The headings that end these lines: the title of a thread, where a header follows. Below them may stand a line in small type, as
    /// how many messages there are.
    pub(super) fn headings_at_end(&self, lines: &[Line<'_>], range: Range<usize>) -> Option<Range<usize>> {
        let mut title: Option<Range<usize>> = None;
        let mut may_be_note = true;
        for at in range.rev().filter(|&at| !lines[at].is_blank()) {
            if may_be_note && self.class(at) == Some(TypeClass::Small) {
                may_be_note = false;
                continue;
            }
            if !self.is_heading(at) {
                break;
            }
            may_be_note = false;
            title = Some(at..title.map_or(at + 1, |title| title.end));
        }
        title
    }
}

impl Counts {
    fn take(&mut self, line: &Line<'_>) {
        let word = line.word;
        let header = is_header(line);
        self.lines += 1;
        self.letters += line.span.len();
        self.sections += usize::from(word.goal || word.group.is_some() || word.free_dialog || word.plan_title);
        self.plan_titles += usize::from(word.plan_title);
        self.card_headings += usize::from(word.card_dialog || word.history);
        self.labels += usize::from(word.label.is_some());
        self.headers += usize::from(header);
        self.marks += usize::from(header || is_dated_alone(line) || word.label.is_some() || word.label_head);
        self.types += usize::from(word.card.is_some());
        self.chips += usize::from(word.chip);
    }

    /// Lines whose words say what they are.
    const fn known(&self) -> usize {
        self.sections + self.card_headings + self.labels + self.headers + self.types + self.chips
    }

    /// Lines that their words say are of this role.
    const fn of(&self, role: PrintRole) -> usize {
        match role {
            PrintRole::Section | PrintRole::PlanTitle => self.sections,
            PrintRole::CardHeading => self.card_headings,
            PrintRole::Label => self.labels,
            PrintRole::MessageHeader => self.headers,
            PrintRole::CardType => self.types,
            PrintRole::Chip => self.chips,
            PrintRole::CardTitle | PrintRole::ThreadTitle | PrintRole::ReadNote => 0,
        }
    }
}

/// Whether most sections of a print are set as headings. A section whose heading stands in messages too, as quoted ones do, is one of them
/// if it is set so anywhere.
fn sets_sections(lines: &[Line<'_>], seen: &[Option<&LineEvidence>], classes: &BTreeMap<StyleKey, TypeClass>) -> bool {
    let mut sections: Vec<(SectionWord, bool)> = Vec::new();
    for (line, seen) in lines.iter().zip(seen) {
        let word = line.word;
        let section = (word.plan_title, word.goal, word.group, word.free_dialog);
        if let Some(seen) = seen.filter(|_| section != (false, false, None, false)) {
            let is_set = classes[&style(seen)] == TypeClass::Heading;
            match sections.iter_mut().find(|(known, _)| *known == section) {
                Some((_, is_any_set)) => *is_any_set |= is_set,
                None => sections.push((section, is_set)),
            }
        }
    }
    let set = sections.iter().filter(|(_, is_set)| *is_set).count();
    set > 0 && 2 * set >= sections.len()
}

/// Whether the words of a line are the header of a message.
fn is_header(line: &Line<'_>) -> bool {
    line.header.as_ref().is_some_and(|header| header.speaker.is_some() && header.form != HeaderFit::Doubtful)
}

/// Whether the line only looks like a header by its words, but is nothing but a sender that is known and a date.
fn is_dated_alone(line: &Line<'_>) -> bool {
    line.header.as_ref().is_some_and(|header| {
        header.form == HeaderFit::Doubtful
            && header.speaker.is_some()
            && header.date.is_some()
            && header.run_in.is_none()
    })
}

fn style(seen: &LineEvidence) -> StyleKey {
    (seen.style.size, seen.style.bold, seen.style.italic, seen.style.heading)
}

/// The size of messages and values. It is that of the lines below the headers of messages, where they are set alike. Else lines known by
/// their words tell it by what the layout says of them; else it is the size of most letters.
fn body_size(counts: &BTreeMap<StyleKey, Counts>, layout: &Layout) -> Option<u16> {
    let begun: usize = counts.values().map(|counts| counts.begin_messages).sum();
    let alike = counts.iter().filter(|((_, bold, ..), _)| !bold).max_by_key(|(_, counts)| counts.begin_messages);
    if let Some((&(size, ..), counts)) = alike
        && counts.begin_messages >= FEW_MESSAGES
        && counts.begin_messages * MOST_AGREE.1 >= begun * MOST_AGREE.0
    {
        return Some(size);
    }
    let plain: Vec<u16> = counts.keys().filter(|(_, bold, ..)| !bold).map(|style| style.0).collect();
    let mut votes: BTreeMap<u16, usize> = BTreeMap::new();
    for (&(size, bold, ..), counts) in counts {
        for role in layout.roles.iter().filter(|role| role.bold == bold && role.size > 0) {
            let known = counts.of(role.role);
            let body = u32::from(size) * 100 / u32::from(role.size);
            // The body is set in one of the sizes that are there.
            let near =
                plain.iter().find(|&&plain| u32::from(plain).abs_diff(body) * 100 <= body * u32::from(SAME_SIZE));
            if let Some(&near) = near.filter(|_| known > 0) {
                *votes.entry(near).or_default() += known;
            }
        }
    }
    // Where the words belong to another era, few agree.
    let known: usize = counts.values().map(Counts::known).sum();
    let told = votes.into_iter().max_by_key(|&(size, votes)| (votes, size));
    let told = told.filter(|(_, votes)| 2 * votes >= known).map(|(size, _)| size);
    let most = || counts.iter().max_by_key(|(_, counts)| counts.letters).map(|(style, _)| style.0);
    told.or_else(most)
}

/// The place of lines that are set like this, where the body has this size.
fn class(style: StyleKey, counts: &Counts, body: u16, layout: &Layout) -> TypeClass {
    let (size, bold, italic, heading) = style;
    if heading > 0 {
        return TypeClass::Heading;
    }
    let ratio =
        if body == 0 { 100 } else { u16::try_from(u32::from(size) * 100 / u32::from(body)).unwrap_or(u16::MAX) };
    let like_body = ratio.abs_diff(100) <= SAME_SIZE;
    if like_body && !bold && !italic {
        return TypeClass::Body;
    }
    if 2 * counts.marks >= counts.lines {
        return TypeClass::Mark;
    }
    let alike = layout.roles.iter().filter(|role| role.bold == bold && role.size.abs_diff(ratio) <= SAME_SIZE);
    let mut told: Vec<TypeClass> = alike.map(|role| class_of(role.role)).collect();
    told.sort_unstable();
    told.dedup();
    match told[..] {
        [class] => class,
        _ if ratio > 100 + SAME_SIZE || (bold && like_body) => TypeClass::Heading,
        _ => TypeClass::Small,
    }
}

const fn class_of(role: PrintRole) -> TypeClass {
    match role {
        PrintRole::PlanTitle
        | PrintRole::Section
        | PrintRole::CardTitle
        | PrintRole::ThreadTitle
        | PrintRole::CardHeading => TypeClass::Heading,
        PrintRole::Label | PrintRole::MessageHeader => TypeClass::Mark,
        PrintRole::CardType | PrintRole::Chip | PrintRole::ReadNote => TypeClass::Small,
    }
}
