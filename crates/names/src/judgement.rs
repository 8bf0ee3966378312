//! Judging: what a person decides of the marks of one case, by entity, with undo.
//!
//! A judgement lives in memory and, sealed, in the quarantine. It holds places and roles, and of text only names
//! that a person typed; what is undone is forgotten when the program ends.

mod editing;
mod joining;
mod renewal;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::carried::{CarriedDecision, CarriedForms};
use super::entity;
use super::generic;
use super::mark::{Label, Mark, MarkSource};
use super::replacement::Decision;
use super::telling::Telling;
use crate::error::{Error, Result};
use reading::text::{Span, Text};

/// About how many code points a page has where no form feed tells.
pub const PAGE: usize = 3000;

/// What was decided of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It goes.
    Replace,
    /// It stays: it identifies nobody.
    Keep,
}

/// A passage that may identify, and what was decided of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Code points of the original text.
    pub span: Span,
    pub label: Label,
    pub confidence: f32,
    pub source: MarkSource,
    pub entity: u32,
    /// `None` while nobody has decided.
    pub verdict: Option<Verdict>,
    /// Where this mention differs from its entity.
    pub role: Option<String>,
    /// What stands here instead, word for word.
    pub replacement: Option<String>,
    /// Whether it was decided in another case, and not here.
    #[serde(default)]
    pub inherited: bool,
}

/// A person, place or business of the case, or a number that identifies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    pub id: u32,
    pub label: Label,
    pub role: Option<String>,
    /// What another case decided of somebody who is called the same.
    #[serde(default)]
    pub proposal: Option<CarriedDecision>,
}

/// Who has signed, and when (UTC, ISO 8601).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub by: String,
    pub at: String,
}

/// Something that a person decides. Mentions are numbered by their place in [`Judgement::mentions`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JudgementEdit {
    Decide {
        entity: u32,
        verdict: Option<Verdict>,
    },
    DecideMention {
        mention: usize,
        verdict: Option<Verdict>,
    },
    /// Also decides that it is replaced. `None` gives the usual role of its label.
    SetRole {
        entity: u32,
        role: Option<String>,
    },
    SetMentionRole {
        mention: usize,
        role: Option<String>,
    },
    SetReplacement {
        mention: usize,
        replacement: Option<String>,
    },
    SetLabel {
        entity: u32,
        label: Label,
    },
    Merge {
        into: u32,
        from: u32,
    },
    /// Makes an entity of its own of these mentions.
    Split {
        mentions: Vec<usize>,
    },
    /// The words of this entity are no names, in the whole project.
    NotAName {
        entity: u32,
    },
    /// The words of this entity are public: they stay, in the whole project.
    Public {
        entity: u32,
    },
    /// Decides what another case decided of somebody who is called the same.
    Accept {
        entity: u32,
    },
    /// Marks passages by hand as mentions of one entity, a new one where none is given, and decides to replace them.
    Mark {
        spans: Vec<Span>,
        label: Label,
        entity: Option<u32>,
        role: Option<String>,
    },
    /// Marks passages by hand that identify nobody, whatever was replaced elsewhere.
    Keep {
        spans: Vec<Span>,
    },
    /// Puts general words in the place of these passages, which tell who it is and are no name.
    Generalise {
        spans: Vec<Span>,
        words: String,
    },
    /// These passages tell nobody who it is.
    TellsNothing {
        spans: Vec<Span>,
    },
    /// Takes a mark away.
    Unmark {
        mention: usize,
    },
    /// Moves all other dates by this many days; `None` keeps them.
    MoveDates {
        days: Option<i64>,
    },
}

/// Words that may stand although the same letters were replaced elsewhere: «dag», where «Dag» went.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct KeptWords {
    /// Letter for letter as they were kept.
    forms: BTreeSet<String>,
    /// As [`entity::key`]s: no names in the whole project.
    keys: BTreeSet<String>,
}

impl KeptWords {
    /// Whether a passage may stand.
    #[must_use]
    pub fn allows(&self, passage: &str) -> bool {
        self.forms.contains(passage) || self.keys.contains(&entity::key(passage))
    }

    /// Whether some form of a name may stand.
    #[must_use]
    pub fn allows_form_of(&self, name: &str) -> bool {
        let key = entity::key(name);
        self.keys.contains(&key) || self.forms.iter().any(|form| entity::key(form) == key)
    }

    /// Words, as [`entity::key`]s, that may stand in whatever form.
    #[must_use]
    pub const fn of_keys(keys: BTreeSet<String>) -> Self {
        Self { forms: BTreeSet::new(), keys }
    }

    pub fn extend(&mut self, other: Self) {
        self.forms.extend(other.forms);
        self.keys.extend(other.keys);
    }
}

/// What undo puts back.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
struct JudgementState {
    mentions: Vec<Mention>,
    entities: BTreeMap<u32, Entity>,
    /// Names (as [`entity::key`]s) that a person found to be none.
    not_names: BTreeSet<String>,
    /// Names (as [`entity::key`]s) that a person found to be public.
    #[serde(default)]
    public: BTreeSet<String>,
    move_dates: Option<i64>,
    /// Passages that are no names and, as a person says, tell nobody who it is.
    #[serde(default)]
    tells_nothing: BTreeSet<Span>,
    /// Names that a person knows for the case, one a line.
    #[serde(default)]
    known: String,
}

/// The marks of one case and what was decided of them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    state: JudgementState,
    pages: Vec<Span>,
    seen: BTreeSet<usize>,
    signature: Option<Signature>,
    #[serde(skip)]
    undo: Vec<JudgementState>,
    #[serde(skip)]
    redo: Vec<JudgementState>,
}

impl fmt::Debug for Judgement {
    /// Never prints words of a case.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Judgement({} mentions)", self.state.mentions.len())
    }
}

impl Judgement {
    /// Groups the marks of a text. Where marks overlap, the longest stays; words that are no names in this project are kept, and where
    /// one is marked as a person, that is proposed.
    #[must_use]
    pub fn new(text: &Text, marks: &[Mark], not_names: &BTreeSet<String>) -> Self {
        Self::inheriting(text, marks, &CarriedForms::of_not_names(not_names))
    }

    /// Groups the marks of a text. What is public is kept.
    fn grouped(text: &Text, marks: &[Mark]) -> Self {
        let mut marks: Vec<Mark> = marks.to_vec();
        marks.retain(|mark| !mark.span.is_empty() && mark.span.end <= text.len());
        // A sure mark wins over a question, then the longer one.
        marks.sort_by_key(|mark| (mark.label == Label::Ask, std::cmp::Reverse(mark.span.len()), mark.span.start));
        let mut apart: BTreeMap<usize, Mark> = BTreeMap::new();
        for mark in marks {
            let before = apart.range(..mark.span.end).next_back();
            if before.is_none_or(|(_, other)| !other.span.overlaps(mark.span)) {
                apart.insert(mark.span.start, mark);
            }
        }
        let names: Vec<(Label, &str)> = apart.values().map(|mark| (mark.label, text.slice(mark.span))).collect();
        let mut state = JudgementState::default();
        for ((mark, group), (label, _)) in apart.values().zip(entity::group(&names)).zip(&names) {
            let entity = u32::try_from(group).unwrap_or(u32::MAX);
            state.entities.entry(entity).or_insert(Entity { id: entity, label: *label, role: None, proposal: None });
            state.mentions.push(Mention {
                span: mark.span,
                label: mark.label,
                confidence: mark.confidence,
                source: mark.source,
                entity,
                verdict: (mark.source == MarkSource::Public).then_some(Verdict::Keep),
                role: None,
                replacement: None,
                inherited: false,
            });
        }
        let (pages, seen) = (pages(text), BTreeSet::new());
        Self { state, pages, seen, signature: None, undo: Vec::new(), redo: Vec::new() }
    }

    /// In the order of the text.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.state.mentions
    }

    /// The entities in the order of their first mentions, each with the numbers of its mentions.
    #[must_use]
    pub fn entities(&self) -> Vec<(&Entity, Vec<usize>)> {
        let mut rows: Vec<(&Entity, Vec<usize>)> = Vec::new();
        for (number, mention) in self.state.mentions.iter().enumerate() {
            match rows.iter_mut().find(|(entity, _)| entity.id == mention.entity) {
                Some((_, mentions)) => mentions.push(number),
                None => rows.extend(self.state.entities.get(&mention.entity).map(|entity| (entity, vec![number]))),
            }
        }
        rows
    }

    #[must_use]
    pub fn entity(&self, id: u32) -> Option<&Entity> {
        self.state.entities.get(&id)
    }

    /// What may tell who it is, of what was found so: nothing of it goes as a name, and nobody has said that it tells nothing.
    #[must_use]
    pub fn still_telling(&self, found: &[Telling]) -> Vec<Telling> {
        // What stays, such as «Norge», takes nothing away from «kom til Norge som niåring».
        let goes = |mention: &&Mention| mention.label != Label::Ask && mention.verdict != Some(Verdict::Keep);
        let going: Vec<&Mention> = self.state.mentions.iter().filter(goes).collect();
        let is_open = |telling: &&Telling| {
            !self.state.tells_nothing.contains(&telling.span)
                && !going.iter().any(|mention| mention.span.overlaps(telling.span))
        };
        found.iter().filter(is_open).cloned().collect()
    }

    /// Names that a person found to be none.
    #[must_use]
    pub const fn not_names(&self) -> &BTreeSet<String> {
        &self.state.not_names
    }

    #[must_use]
    pub const fn move_dates(&self) -> Option<i64> {
        self.state.move_dates
    }

    /// Does what was decided. It takes a signature away; what changes nothing leaves no trace.
    pub fn apply(&mut self, text: &Text, command: JudgementEdit) {
        self.change(|state| state.apply(text, command));
    }

    fn change(&mut self, change: impl FnOnce(&mut JudgementState)) {
        let before = self.state.clone();
        change(&mut self.state);
        if self.state != before {
            self.undo.push(before);
            self.redo.clear();
            self.signature = None;
        }
    }

    /// Takes the last decision back; gives whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.undo.pop() else { return false };
        self.redo.push(std::mem::replace(&mut self.state, before));
        self.signature = None;
        true
    }

    /// Makes the last decision that was taken back again.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.redo.pop() else { return false };
        self.undo.push(std::mem::replace(&mut self.state, after));
        self.signature = None;
        true
    }

    /// Where else in the case the words of a passage stand, unmarked or kept, letter case aside, as whole words.
    #[must_use]
    pub fn occurrences(&self, text: &Text, span: Span) -> Vec<Span> {
        let mut found = whole_words(text, text.slice(text.trim(span)));
        let is_replaced = |hit: &Span| self.replaced_mentions().any(|mention| mention.span.overlaps(*hit));
        found.retain(|hit| !is_replaced(hit));
        found
    }

    /// The pages of the text, in code points.
    #[must_use]
    pub fn pages(&self) -> &[Span] {
        &self.pages
    }

    /// Notes that a page was shown.
    pub fn show(&mut self, page: usize) {
        if page < self.pages.len() {
            self.seen.insert(page);
        }
    }

    #[must_use]
    pub fn is_seen(&self, page: usize) -> bool {
        self.seen.contains(&page)
    }

    /// Pages shown, and all pages.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.seen.len(), self.pages.len())
    }

    /// Mentions that nobody has decided on. What was only asked about and seen needs no decision.
    #[must_use]
    pub fn undecided(&self) -> usize {
        self.state.mentions.iter().filter(|mention| mention.verdict.is_none() && mention.label != Label::Ask).count()
    }

    #[must_use]
    pub const fn signature(&self) -> Option<&Signature> {
        self.signature.as_ref()
    }

    /// Signs the case off.
    ///
    /// # Errors
    /// [`Error::Unseen`] while a page was never shown, [`Error::Undecided`] while marks wait.
    pub fn sign(&mut self, by: &str) -> Result<()> {
        let unseen = self.pages.len() - self.seen.len();
        if unseen > 0 {
            return Err(Error::Unseen(unseen));
        }
        match self.undecided() {
            0 => {
                self.signature = Some(Signature { by: by.to_owned(), at: reading::clock::now() });
                Ok(())
            }
            undecided => Err(Error::Undecided(undecided)),
        }
    }

    fn replaced_mentions(&self) -> impl Iterator<Item = &Mention> {
        self.state.mentions.iter().filter(|mention| mention.verdict == Some(Verdict::Replace))
    }

    /// What [`super::replacement::replace`] shall do.
    #[must_use]
    pub fn decisions(&self) -> Vec<Decision> {
        let decisions = self.replaced_mentions().map(|mention| {
            let entity = self.entity(mention.entity);
            Decision {
                span: mention.span,
                label: entity.map_or(mention.label, |entity| entity.label),
                role: mention.role.clone().or_else(|| entity.and_then(|entity| entity.role.clone())),
                replacement: mention.replacement.clone(),
                entity: Some(mention.entity.to_string()),
            }
        });
        decisions.collect()
    }

    /// The words that go, as they stand in the text: each once. Those that would be found in any text and tell of nobody are left
    /// out: «4.», and «skole» where no person marked it.
    #[must_use]
    pub fn originals(&self, text: &Text) -> BTreeSet<String> {
        let tells = |(mention, form): &(&Mention, &str)| {
            generic::has_enough(form)
                && (mention.source == MarkSource::Hand || !generic::is_generic(form, mention.label))
        };
        let forms = self.replaced_mentions().map(|mention| (mention, text.slice(mention.span)));
        forms.filter(tells).map(|(_, form)| form.to_owned()).collect()
    }

    /// The words that a person has kept in some place: they may stand in the result.
    #[must_use]
    pub fn kept(&self, text: &Text) -> KeptWords {
        let kept = self.state.mentions.iter().filter(|mention| mention.verdict == Some(Verdict::Keep));
        let forms = kept.map(|mention| text.slice(mention.span).to_owned()).collect();
        KeptWords { forms, keys: self.state.not_names.union(&self.state.public).cloned().collect() }
    }

    /// How many mentions were replaced and kept, by label and role, without any name.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<(Verdict, Label, Option<String>), usize> {
        let mut counts = BTreeMap::new();
        for mention in &self.state.mentions {
            let Some(verdict) = mention.verdict else { continue };
            let entity = self.entity(mention.entity);
            let role = mention.role.clone().or_else(|| entity.and_then(|entity| entity.role.clone()));
            let label = entity.map_or(mention.label, |entity| entity.label);
            let role = role.filter(|_| verdict == Verdict::Replace);
            *counts.entry((verdict, label, role)).or_default() += 1;
        }
        counts
    }
}

/// Where words stand as whole words, letter case aside; an s of genitive after them belongs to the passage.
#[must_use]
pub fn whole_words(text: &Text, words: &str) -> Vec<Span> {
    let letter = |at: usize| text.slice(Span::new(at, at + 1)).chars().next().filter(|c| c.is_alphanumeric());
    let whole = text.find_all(words).into_iter().filter_map(|hit| {
        if hit.start > 0 && letter(hit.start - 1).is_some() {
            return None;
        }
        match letter(hit.end) {
            None => Some(hit),
            Some('s' | 'S') if letter(hit.end + 1).is_none() => Some(Span::new(hit.start, hit.end + 1)),
            Some(_) => None,
        }
    });
    whole.collect()
}

/// The pages of a text: at form feeds, and at the end of a line after about [`PAGE`] code points.
#[must_use]
pub fn pages(text: &Text) -> Vec<Span> {
    let (mut pages, mut start, mut line_end) = (Vec::new(), 0, 0);
    for (at, c) in text.as_str().chars().enumerate() {
        let here = at + 1;
        if c == '\n' {
            line_end = here;
        }
        if c == '\u{c}' && at > start {
            pages.push(Span::new(start, here));
            start = here;
        } else if here - start >= PAGE + PAGE / 2 || (c == '\n' && here - start >= PAGE) {
            let end = if line_end > start { line_end } else { here };
            pages.push(Span::new(start, end));
            start = end;
        }
    }
    if start < text.len() || pages.is_empty() {
        pages.push(Span::new(start, text.len()));
    }
    pages
}

#[cfg(test)]
#[path = "judgement_tests.rs"]
mod tests;
