//! The case under review: its text, its marks, and what the panes show of them, computed once for each decision.

use std::ops::Range;

use crate::ui::review_step::Step;
use names::carried::CarriedDecision;
use names::entity;
use names::judgement::{Judgement, JudgementEdit, Verdict};
use names::mark::{Label, Mark, MarkSource};
use names::replacement::{Decision, ReplacementStyle, replace};
use names::roles::{Catalogue, Inflection};
use names::telling::{self, Telling};
use project::Releases;
use quarantine::everywhere::forms_of;
use quarantine::quarantine::Original;
use quarantine::release::case_of;
use reading::text::{Span, Text};

/// Confidence from which on a mark is called sure.
const SURE: f32 = 0.8;

/// What was decided of all mentions of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Undecided,
    Replaced,
    Kept,
    /// Some of this, some of that.
    Mixed,
}

/// One person, place or business, as the list shows it.
pub struct EntityLine {
    pub entity: u32,
    /// As it is first mentioned, on one line.
    pub name: String,
    pub label: Label,
    /// The role in its plain form, or the label in brackets.
    pub role: String,
    /// Numbers of its mentions.
    pub mentions: Vec<usize>,
    pub sure: bool,
    /// Only a question: it needs no decision.
    pub asked: bool,
    /// Kept as a public thing, and nothing else was decided.
    pub public: bool,
    /// Decided in another case.
    pub inherited: bool,
    /// What another case decided of somebody who is called the same.
    pub proposal: Option<String>,
    pub standing: Standing,
}

/// A piece of a page: text as it stands, or a mention with what stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Code points of the original.
    pub source: Span,
    /// Code points of the page as shown.
    pub shown: Range<usize>,
    pub mention: Option<usize>,
}

/// A page as it is shown.
#[derive(Debug, Default)]
pub struct Page {
    pub text: String,
    pub pieces: Vec<Piece>,
}

impl Page {
    /// The place of the original behind a place of the page; inside a replacement it is an end of what is replaced.
    #[must_use]
    pub fn source_of(&self, shown: usize, is_end: bool) -> Option<usize> {
        let fits = |piece: &&Piece| piece.shown.start <= shown && shown <= piece.shown.end;
        let mut fitting = self.pieces.iter().filter(fits);
        let piece = if is_end { fitting.next() } else { fitting.next_back() }?;
        let as_it_stands = piece.shown.len() == piece.source.len();
        Some(match piece.mention {
            Some(_) if !as_it_stands && is_end && shown > piece.shown.start => piece.source.end,
            Some(_) if !as_it_stands => piece.source.start,
            _ => piece.source.start + (shown - piece.shown.start),
        })
    }
}

/// A passage in the words around it, each on one line.
#[derive(Clone, PartialEq, Eq)]
pub struct Context {
    pub before: String,
    pub here: String,
    pub after: String,
}

impl Context {
    /// `around` code points on either side.
    #[must_use]
    pub fn of(text: &Text, span: Span, around: usize) -> Self {
        let line = |span: Span| text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let (start, end) = (span.start.saturating_sub(around), (span.end + around).min(text.len()));
        let mut before = line(Span::new(start, span.start));
        let mut after = line(Span::new(span.end, end));
        let touches = |at: usize| text.slice(Span::new(at, at + 1)).starts_with(char::is_whitespace);
        if span.start > 0 && touches(span.start - 1) {
            before.push(' ');
        }
        if span.end < text.len() && touches(span.end) {
            after.insert(0, ' ');
        }
        Self { before, here: line(span), after }
    }

    /// Of three parts whose ends were trimmed: no blank stands before a full stop or behind an opening bracket.
    #[must_use]
    pub fn joined(before: &str, here: &str, after: &str) -> Self {
        let opens = before.is_empty() || before.ends_with(['(', '[', '«', '“', '"', '-', '/', '@']);
        let closes = after.is_empty()
            || after.starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '»', '”', '"', '-', '/', '@']);
        let blank = |is_none: bool| if is_none { "" } else { " " };
        let (before, after) = (format!("{before}{}", blank(opens)), format!("{}{after}", blank(closes)));
        Self { before, here: here.to_owned(), after }
    }
}

/// The case under review.
pub struct ReviewCase {
    pub original: Original,
    pub text: Text,
    pub judgement: Judgement,
    pub catalogue: Catalogue,
    /// Entities in the order of the text; those that are only asked about last.
    pub rows: Vec<EntityLine>,
    /// What may tell who it is and is no name, as long as nobody has decided.
    pub telling: Vec<Telling>,
    /// All that was found so.
    found_telling: Vec<Telling>,
    /// What stands, or would stand, for each mention; `None` where the text stays.
    titles: Vec<Option<String>>,
    /// The entity and the mention that keys act on.
    pub entity: Option<u32>,
    pub mention: Option<usize>,
    pub page: usize,
    /// Grows with every decision.
    pub revision: u64,
    /// Whether something was decided that is not stored yet.
    pub unsaved: bool,
}

impl ReviewCase {
    /// The forms under which the chosen entity is mentioned.
    #[must_use]
    pub fn forms(&self) -> Vec<String> {
        self.entity.map(|entity| forms_of(&self.judgement, &self.text, entity)).unwrap_or_default()
    }

    #[must_use]
    pub fn new(original: Original, text: Text, judgement: Judgement, catalogue: Catalogue) -> Self {
        let found_telling = telling::find(&text, &[]);
        let mut held = Self {
            telling: Vec::new(),
            found_telling,
            original,
            text,
            judgement,
            catalogue,
            rows: Vec::new(),
            titles: Vec::new(),
            entity: None,
            mention: None,
            page: 0,
            revision: 0,
            unsaved: false,
        };
        held.renew();
        let first = held.rows.iter().find(|row| held.waits(row)).or_else(|| held.rows.first());
        if let Some(entity) = first.map(|row| row.entity) {
            held.select(entity);
        }
        held.page = 0;
        held
    }

    /// Whether a row still needs a decision before the case can be signed.
    #[must_use]
    pub fn waits(&self, row: &EntityLine) -> bool {
        let mentions = self.judgement.mentions();
        row.mentions.iter().any(|&at| mentions[at].verdict.is_none() && mentions[at].label != Label::Ask)
    }

    /// Entities that are judged, and all that need it.
    #[must_use]
    pub fn judged(&self) -> (usize, usize) {
        let all = self.rows.iter().filter(|row| !row.asked);
        (all.clone().filter(|row| !self.waits(row)).count(), all.count())
    }

    #[must_use]
    pub fn is_whole(&self) -> bool {
        let (seen, pages) = self.judgement.progress();
        seen == pages && self.judgement.undecided() == 0
    }

    /// Whether the project has the case: then what is decided here would change nothing there.
    #[must_use]
    pub const fn is_released(&self) -> bool {
        self.original.released_as.is_some()
    }

    /// Notes as what the project has the case.
    pub fn note_released(&mut self, releases: &Releases) {
        self.original.released_as = case_of(releases, &self.original).map(|(_, label)| label.to_owned());
    }

    pub fn apply(&mut self, command: JudgementEdit) {
        if self.is_released() {
            return;
        }
        let at = self.mention.and_then(|mention| self.judgement.mentions().get(mention)).map(|mention| mention.span);
        self.judgement.apply(&self.text, command);
        self.follow_decision(at);
    }

    /// Shows what stands for the mentions by another catalogue.
    pub fn take_roles(&mut self, catalogue: Catalogue) {
        self.catalogue = catalogue;
        self.renew();
    }

    /// Takes in the marks of a search that knew these names.
    pub fn renew_marks(&mut self, known: &str, marks: &[Mark]) {
        let at = self.mention.and_then(|mention| self.judgement.mentions().get(mention)).map(|mention| mention.span);
        self.judgement.renew(&self.text, known, marks);
        self.follow_decision(at);
    }

    /// Takes a decision back, or makes it again.
    pub fn travel(&mut self, back: bool) {
        if self.is_released() {
            return;
        }
        let at = self.mention.and_then(|mention| self.judgement.mentions().get(mention)).map(|mention| mention.span);
        if if back { self.judgement.undo() } else { self.judgement.redo() } {
            self.follow_decision(at);
        }
    }

    /// Recomputes what is shown after a decision. The passage at `at` stays selected if it is still marked.
    fn follow_decision(&mut self, at: Option<Span>) {
        self.unsaved = true;
        self.renew();
        let mentions = self.judgement.mentions();
        let same = at.and_then(|at| mentions.iter().position(|mention| mention.span.overlaps(at)));
        (self.entity, self.mention) = (None, None);
        if let Some(mention) = same {
            self.select_mention(mention);
        }
    }

    fn renew(&mut self) {
        self.revision += 1;
        let mentions = self.judgement.mentions();
        let goes = |at: &usize| match mentions[*at].verdict {
            Some(verdict) => verdict == Verdict::Replace,
            None => mentions[*at].label != Label::Ask,
        };
        let going: Vec<usize> = (0..mentions.len()).filter(goes).collect();
        let decisions: Vec<Decision> = going.iter().map(|&at| self.decision(at)).collect();
        self.titles = vec![None; mentions.len()];
        if let Ok(replaced) = replace(&self.text, &decisions, &self.catalogue, ReplacementStyle::default()) {
            let new = Text::from_normalised(replaced.text);
            for (&at, (_, stands)) in going.iter().zip(replaced.shift.pairs()) {
                self.titles[at] = Some(new.slice(*stands).to_owned());
            }
        }
        self.rows =
            self.judgement.entities().into_iter().map(|(entity, mentions)| self.row(entity.id, mentions)).collect();
        self.rows.sort_by_key(|row| (row.public, row.asked));
        self.telling = self.judgement.still_telling(&self.found_telling);
    }

    fn decision(&self, at: usize) -> Decision {
        let mention = &self.judgement.mentions()[at];
        let entity = self.judgement.entity(mention.entity);
        Decision {
            span: mention.span,
            label: entity.map_or(mention.label, |entity| entity.label),
            role: mention.role.clone().or_else(|| entity.and_then(|entity| entity.role.clone())),
            replacement: mention.replacement.clone(),
            entity: Some(mention.entity.to_string()),
        }
    }

    fn row(&self, entity: u32, numbers: Vec<usize>) -> EntityLine {
        let mentions = self.judgement.mentions();
        let of = |at: &usize| &mentions[*at];
        let label = self.judgement.entity(entity).map_or(Label::Misc, |entity| entity.label);
        let name = numbers.first().map(|at| Context::of(&self.text, of(at).span, 0).here).unwrap_or_default();
        let verdicts = |wanted| numbers.iter().filter(|at| of(at).verdict == wanted).count();
        let all = numbers.len();
        let standing = match () {
            () if verdicts(None) == all => Standing::Undecided,
            () if verdicts(Some(Verdict::Replace)) == all => Standing::Replaced,
            () if verdicts(Some(Verdict::Keep)) == all => Standing::Kept,
            () => Standing::Mixed,
        };
        let is_question = |at: &usize| of(at).label == Label::Ask && of(at).verdict.is_none();
        EntityLine {
            entity,
            name,
            label,
            role: self.role_of(entity, label, &numbers),
            sure: numbers.iter().any(|at| of(at).confidence >= SURE),
            asked: numbers.iter().all(is_question),
            public: standing == Standing::Kept && numbers.iter().all(|at| of(at).source == MarkSource::Public),
            inherited: numbers.iter().any(|at| of(at).inherited),
            proposal: self.judgement.entity(entity).and_then(|entity| entity.proposal.as_ref()).map(|it| self.told(it)),
            mentions: numbers,
            standing,
        }
    }

    /// A decision of another case in words.
    fn told(&self, decision: &CarriedDecision) -> String {
        match decision {
            CarriedDecision::NotAName => tr!("proposal-not-a-name"),
            CarriedDecision::Public => tr!("proposal-public"),
            CarriedDecision::Replace { label, role } => {
                let role =
                    role.as_deref().and_then(|role| self.catalogue.role(role)).or(self.catalogue.usual_role(*label));
                role.map_or_else(|| self.catalogue.bracket(*label), |role| role.indefinite.clone())
            }
        }
    }

    fn role_of(&self, entity: u32, label: Label, mentions: &[usize]) -> String {
        // General words stand there as they were written.
        let written = |at: &usize| self.judgement.mentions()[*at].replacement.clone();
        if let Some(words) = mentions.first().and_then(written)
            && mentions.iter().all(|at| written(at).as_ref() == Some(&words))
        {
            return words;
        }
        let own = self.judgement.entity(entity).and_then(|entity| entity.role.as_deref());
        match own.map(|own| (self.catalogue.role(own), own)) {
            Some((Some(role), _)) => role.indefinite.clone(),
            Some((None, own)) => Inflection::default().of(own, own),
            None => {
                let usual = self.catalogue.usual_role(label);
                usual.map_or_else(|| self.catalogue.bracket(label), |role| role.indefinite.clone())
            }
        }
    }

    /// Whether a step can be done now.
    #[must_use]
    pub fn can(&self, step: Step, has_selection: bool) -> bool {
        let many = self.current().is_some_and(|row| row.mentions.len() > 1);
        if step.decides() && self.is_released() {
            return false;
        }
        match step {
            Step::Replace | Step::Keep | Step::NotAName | Step::Public | Step::Role => self.entity.is_some(),
            Step::Accept => self.current().is_some_and(|row| row.proposal.is_some()),
            Step::ReplaceMention | Step::KeepMention | Step::OwnRole => self.mention.is_some(),
            Step::Split | Step::NextMention | Step::PreviousMention => many,
            Step::Merge => self.entity.is_some() && self.rows.len() > 1,
            Step::Mark => has_selection,
            Step::Next | Step::Previous => !self.rows.is_empty(),
            Step::NextWaiting => self.judgement.undecided() > 0,
            Step::NextPage | Step::PreviousPage => !self.judgement.pages().is_empty(),
            Step::ReadOn => self.judgement.progress().0 < self.judgement.pages().len(),
            Step::Turn | Step::Search | Step::NextCase => true,
            Step::Telling => !self.telling.is_empty(),
            Step::Sign => self.is_whole(),
        }
    }

    /// The entity that keys act on.
    #[must_use]
    pub fn current(&self) -> Option<&EntityLine> {
        self.rows.iter().find(|row| Some(row.entity) == self.entity)
    }

    pub fn select(&mut self, entity: u32) {
        self.entity = Some(entity);
        self.mention = self.current().and_then(|row| row.mentions.first().copied());
        self.turn_to_mention();
    }

    pub fn select_mention(&mut self, mention: usize) {
        if let Some(found) = self.judgement.mentions().get(mention) {
            (self.entity, self.mention) = (Some(found.entity), Some(mention));
            self.turn_to_mention();
        }
    }

    fn turn_to_mention(&mut self) {
        if let Some(mention) = self.mention.and_then(|at| self.judgement.mentions().get(at)) {
            self.page = self.page_of(mention.span.start);
        }
    }

    /// The page on which a code point stands.
    #[must_use]
    pub fn page_of(&self, at: usize) -> usize {
        let pages = self.judgement.pages();
        pages.partition_point(|page| page.end <= at).min(pages.len().saturating_sub(1))
    }

    /// Goes to the next or the previous row.
    pub fn step(&mut self, forward: bool) {
        let here = self.rows.iter().position(|row| Some(row.entity) == self.entity);
        let next = match here {
            Some(here) if forward => (here + 1).min(self.rows.len().saturating_sub(1)),
            Some(here) => here.saturating_sub(1),
            None => 0,
        };
        if let Some(entity) = self.rows.get(next).map(|row| row.entity) {
            self.select(entity);
        }
    }

    /// Goes to the next row that waits for a decision, from here on and then from the top.
    pub fn step_to_waiting(&mut self) {
        let here = self.rows.iter().position(|row| Some(row.entity) == self.entity).unwrap_or(0);
        let (before, after) = self.rows.split_at(here.min(self.rows.len()));
        let next = after.iter().chain(before).find(|row| self.waits(row)).map(|row| row.entity);
        if let Some(entity) = next {
            self.select(entity);
        }
    }

    /// Goes to the next or the previous mention of the entity.
    pub fn step_mention(&mut self, forward: bool) {
        let Some(row) = self.current() else { return };
        let here = row.mentions.iter().position(|at| Some(*at) == self.mention).unwrap_or(0);
        let next = if forward { (here + 1).min(row.mentions.len() - 1) } else { here.saturating_sub(1) };
        let mention = row.mentions[next];
        self.select_mention(mention);
    }

    /// The entity of which other mentions are called the same.
    #[must_use]
    pub fn entity_called(&self, span: Span) -> Option<u32> {
        let wanted = entity::key(self.text.slice(span));
        let mentions = self.judgement.mentions().iter();
        let is_same = |at: Span| entity::key(self.text.slice(at)) == wanted;
        mentions
            .filter(|mention| mention.label != Label::Ask)
            .find(|mention| is_same(mention.span))
            .map(|mention| mention.entity)
    }

    /// Where words stand that no mark covers.
    #[must_use]
    pub fn unmarked(&self, words: &str) -> Vec<Span> {
        let mentions = self.judgement.mentions();
        let mut found = self.text.find_all(words.trim());
        found.retain(|hit| {
            let near = mentions.partition_point(|mention| mention.span.end <= hit.start);
            !mentions[near..].iter().take(2).any(|mention| mention.label != Label::Ask && mention.span.overlaps(*hit))
        });
        found
    }

    #[must_use]
    pub fn title(&self, mention: usize) -> Option<&str> {
        self.titles.get(mention).and_then(Option::as_deref)
    }

    /// A page with originals or with what stands for them.
    #[must_use]
    pub fn page(&self, page: usize, replaced: bool) -> Page {
        let Some(&within) = self.judgement.pages().get(page) else { return Page::default() };
        let mentions = self.judgement.mentions();
        let first = mentions.partition_point(|mention| mention.span.end <= within.start);
        let mut made = Page::default();
        let (mut at, mut chars) = (within.start, 0);
        let mut push = |source: Span, shown: &str, mention: Option<usize>| {
            let length = shown.chars().count();
            if !source.is_empty() {
                made.text.push_str(shown);
                made.pieces.push(Piece { source, shown: chars..chars + length, mention });
                chars += length;
            }
        };
        for (number, mention) in mentions.iter().enumerate().skip(first) {
            let Some(own) = mention.span.intersection(within) else { break };
            push(Span::new(at, own.start), self.text.slice(Span::new(at, own.start)), None);
            match self.title(number).filter(|_| replaced) {
                Some(title) if own.start == mention.span.start => push(own, title, Some(number)),
                Some(_) => push(own, "", Some(number)),
                None => push(own, self.text.slice(own), Some(number)),
            }
            at = own.end;
        }
        push(Span::new(at, within.end), self.text.slice(Span::new(at, within.end)), None);
        made
    }
}

#[cfg(test)]
#[path = "review_case_tests.rs"]
mod tests;
