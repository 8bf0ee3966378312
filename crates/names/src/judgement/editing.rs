//! What a decision does to the mentions and entities of a case.

use std::collections::BTreeSet;

use super::{Entity, JudgementEdit, JudgementState, Mention, Verdict};
use crate::entity;
use crate::mark::{Label, MarkSource};
use crate::replacement::general_words;
use reading::text::{Span, Text};

impl JudgementState {
    pub(super) fn apply(&mut self, text: &Text, command: JudgementEdit) {
        match command {
            JudgementEdit::Decide { entity, verdict } => {
                self.settle(entity);
                if verdict != Some(Verdict::Keep) {
                    self.forget_dismissal(text, entity);
                }
                self.of(entity).for_each(|mention| (mention.verdict, mention.inherited) = (verdict, false));
            }
            JudgementEdit::DecideMention { mention, verdict } => {
                self.at(mention, |mention| (mention.verdict, mention.inherited) = (verdict, false));
            }
            JudgementEdit::SetRole { entity, role } => {
                if let Some(entity) = self.entities.get_mut(&entity) {
                    entity.role = role;
                }
                self.settle(entity);
                self.of(entity).filter(|mention| mention.verdict.is_none() || mention.inherited).for_each(Mention::go);
            }
            JudgementEdit::SetMentionRole { mention, role } => self.at(mention, |mention| {
                mention.role = role;
                mention.go();
            }),
            JudgementEdit::SetReplacement { mention, replacement } => self.at(mention, |mention| {
                mention.replacement = replacement;
                mention.go();
            }),
            JudgementEdit::SetLabel { entity, label } => {
                if let Some(entity) = self.entities.get_mut(&entity) {
                    entity.label = label;
                }
                self.of(entity).for_each(|mention| mention.label = label);
            }
            JudgementEdit::Merge { into, from } => {
                if into != from && self.entities.contains_key(&into) && self.entities.remove(&from).is_some() {
                    self.of(from).for_each(|mention| mention.entity = into);
                }
            }
            JudgementEdit::Split { mentions } => {
                let Some(first) = mentions.first().and_then(|at| self.mentions.get(*at)) else { return };
                let entity = Entity { id: self.free_id(), label: first.label, role: None, proposal: None };
                for at in mentions {
                    self.at(at, |mention| mention.entity = entity.id);
                }
                self.entities.insert(entity.id, entity);
                self.forget_empty();
            }
            JudgementEdit::NotAName { entity } => {
                self.settle(entity);
                self.not_a_name(text, entity);
            }
            JudgementEdit::Public { entity } => {
                self.settle(entity);
                self.public(text, entity);
            }
            JudgementEdit::Accept { entity } => self.accept(text, entity),
            JudgementEdit::Mark { spans, label, entity, role } => {
                self.mark(text, spans, label, entity, role, Verdict::Replace);
            }
            JudgementEdit::Keep { spans } => self.mark(text, spans, Label::Ask, None, None, Verdict::Keep),
            JudgementEdit::Generalise { spans, words } => {
                self.mark(text, spans.clone(), Label::Misc, None, None, Verdict::Replace);
                for mention in self.mentions.iter_mut().filter(|mention| spans.contains(&mention.span)) {
                    mention.replacement = Some(general_words(text, mention.span, &words));
                }
            }
            JudgementEdit::TellsNothing { spans } => self.tells_nothing.extend(spans),
            JudgementEdit::Unmark { mention } => {
                if mention < self.mentions.len() {
                    self.mentions.remove(mention);
                    self.forget_empty();
                }
            }
            JudgementEdit::MoveDates { days } => self.move_dates = days,
        }
    }

    pub(super) fn not_a_name(&mut self, text: &Text, entity: u32) {
        let keys: Vec<String> = self.of(entity).map(|mention| entity::key(text.slice(mention.span))).collect();
        self.not_names.extend(keys);
        let not_names = self.not_names.clone();
        for mention in &mut self.mentions {
            let is_same = not_names.contains(&entity::key(text.slice(mention.span)));
            if mention.entity == entity || is_same {
                (mention.verdict, mention.inherited) = (Some(Verdict::Keep), false);
            }
        }
    }

    /// A person has decided: nothing is proposed any more.
    fn settle(&mut self, entity: u32) {
        if let Some(entity) = self.entities.get_mut(&entity) {
            entity.proposal = None;
        }
    }

    /// The words of an entity are names after all, and not public.
    fn forget_dismissal(&mut self, text: &Text, entity: u32) {
        let keys: Vec<String> = self.of(entity).map(|mention| entity::key(text.slice(mention.span))).collect();
        self.not_names.retain(|key| !keys.contains(key));
        self.public.retain(|key| !keys.contains(key));
    }

    fn mark(
        &mut self,
        text: &Text,
        spans: Vec<Span>,
        label: Label,
        entity: Option<u32>,
        role: Option<String>,
        verdict: Verdict,
    ) {
        let spans: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty() && span.end <= text.len()).collect();
        if spans.is_empty() {
            return;
        }
        let id = entity.filter(|id| self.entities.contains_key(id)).unwrap_or_else(|| self.free_id());
        let known = self.entities.entry(id).or_insert(Entity { id, label, role: None, proposal: None });
        known.role = role.or_else(|| known.role.clone());
        // What a person marks takes the place of what was marked there.
        self.mentions.retain(|mention| !spans.iter().any(|span| span.overlaps(mention.span)));
        let mut last = 0;
        let mut spans = spans;
        spans.sort_unstable();
        for span in spans {
            if span.start < last {
                continue;
            }
            last = span.end;
            self.mentions.push(Mention {
                span,
                label,
                confidence: 1.0,
                source: MarkSource::Hand,
                entity: id,
                verdict: Some(verdict),
                role: None,
                replacement: None,
                inherited: false,
            });
        }
        self.mentions.sort_by_key(|mention| mention.span);
        self.forget_empty();
    }

    pub(super) fn of(&mut self, entity: u32) -> impl Iterator<Item = &mut Mention> {
        self.mentions.iter_mut().filter(move |mention| mention.entity == entity)
    }

    fn at(&mut self, mention: usize, change: impl FnOnce(&mut Mention)) {
        if let Some(mention) = self.mentions.get_mut(mention) {
            change(mention);
        }
    }

    pub(super) fn free_id(&self) -> u32 {
        self.entities.keys().max().map_or(0, |id| id.saturating_add(1))
    }

    pub(super) fn forget_empty(&mut self) {
        let used: BTreeSet<u32> = self.mentions.iter().map(|mention| mention.entity).collect();
        self.entities.retain(|id, _| used.contains(id));
    }
}

impl Mention {
    pub(super) const fn go(&mut self) {
        self.verdict = Some(Verdict::Replace);
        self.inherited = false;
    }
}
