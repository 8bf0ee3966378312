//! The search made anew, where more names are known for a case: new marks come in, what was decided stays. What a case inherits from
//! decisions on other cases, and what it hands on.

use super::{Judgement, JudgementState, Label, Mention, Verdict, whole_words};
use crate::carried::{CarriedDecision, CarriedForm, CarriedForms, CarriedKind, Inherited};
use crate::entity;
use crate::generic;
use crate::lists::{EVERYDAY, NameLists, VOCABULARY};
use crate::mark::{Mark, MarkSource};
use crate::tokens;
use reading::text::{Span, Text};

/// How sure it is that a form which went elsewhere is the same here.
const ELSEWHERE: f32 = 0.6;

/// Whether a form is one word that stands in any text.
fn is_everyday(key: &str) -> bool {
    let lists = NameLists::standard();
    let kinds = lists.kinds(tokens::hash(key.as_bytes()));
    !key.contains(' ') && (kinds & (EVERYDAY | VOCABULARY) != 0 || lists.is_common(key))
}

impl Judgement {
    /// Groups the marks of a text, as [`Judgement::new`], with what was decided of the same forms in other cases. A form that went
    /// elsewhere is looked for in this text too, whether or not the search found it.
    #[must_use]
    pub fn inheriting(text: &Text, marks: &[Mark], carried: &CarriedForms) -> Self {
        let mut marks = marks.to_vec();
        let mut marked: Vec<_> = marks.iter().filter(|mark| mark.label != Label::Ask).map(|mark| mark.span).collect();
        for form in carried.replaced() {
            let CarriedDecision::Replace { label, .. } = form.decision else { continue };
            // As it was written there, and «Fjord Bakeri» of «Fjord Bakeri AS». «Dag» went elsewhere; every day of this case does not for that.
            let (whole, bare) = (form.form.to_lowercase(), form.key);
            let bare = Some(&bare).filter(|bare| **bare != whole);
            let written = [&whole].into_iter().chain(bare).filter(|written| !is_everyday(written));
            for span in written.flat_map(|written| whole_words(text, written)) {
                // Of «Springbrett Oslo», the search may know the place alone: the longer mark stays.
                let is_within = |other: &Span| other.start >= span.start && other.end <= span.end && *other != span;
                if !marked.iter().any(|other| other.overlaps(span) && !is_within(other)) {
                    marked.push(span);
                    marks.push(Mark { span, label, confidence: ELSEWHERE, source: MarkSource::Register });
                }
            }
        }
        let mut judgement = Self::grouped(text, &marks);
        judgement.state.inherit(text, carried);
        judgement
    }

    /// What was decided here that holds for other cases too. What was inherited is not handed on again.
    #[must_use]
    pub fn carried(&self, text: &Text) -> Vec<CarriedForm> {
        let mut forms: Vec<CarriedForm> = Vec::new();
        for mention in self.state.mentions.iter().filter(|mention| !mention.inherited) {
            let form = text.slice(mention.span);
            let key = entity::key(form);
            let of = self.entity(mention.entity);
            let label = of.map_or(mention.label, |entity| entity.label);
            let decision = match mention.verdict {
                Some(Verdict::Keep) if self.state.public.contains(&key) => CarriedDecision::Public,
                Some(Verdict::Keep) if self.state.not_names.contains(&key) => CarriedDecision::NotAName,
                Some(Verdict::Replace) if generic::has_enough(form) => {
                    let role = mention.role.clone().or_else(|| of.and_then(|entity| entity.role.clone()));
                    CarriedDecision::Replace { label, role }
                }
                _ => continue,
            };
            let kind = CarriedKind::of(label);
            if !forms.iter().any(|known| known.kind == kind && known.key == key) {
                forms.push(CarriedForm { kind, key, form: form.to_owned(), decision });
            }
        }
        forms
    }

    /// How many mentions are decided as in another case.
    #[must_use]
    pub fn inherited(&self) -> usize {
        self.state.mentions.iter().filter(|mention| mention.inherited && mention.verdict.is_some()).count()
    }

    /// How many entities a person has decided on in this case.
    #[must_use]
    pub fn decided(&self) -> usize {
        let mut decided: Vec<u32> = self
            .state
            .mentions
            .iter()
            .filter(|mention| mention.is_decided_here())
            .map(|mention| mention.entity)
            .collect();
        decided.sort_unstable();
        decided.dedup();
        decided.len()
    }

    /// How many mentions are kept as public things.
    #[must_use]
    pub fn public_kept(&self, text: &Text) -> usize {
        let is_public = |mention: &&Mention| {
            mention.source == MarkSource::Public || self.state.public.contains(&entity::key(text.slice(mention.span)))
        };
        let kept = self.state.mentions.iter().filter(|mention| mention.verdict == Some(Verdict::Keep));
        kept.filter(is_public).count()
    }

    /// Opens a signed case again.
    pub fn reopen(&mut self) {
        self.signature = None;
    }

    /// Opens a case again, with what was decided of its forms in other cases since; what a person has decided here stays.
    pub fn reopen_with(&mut self, text: &Text, carried: &CarriedForms) {
        self.signature = None;
        let marks: Vec<Mark> = Self::inheriting(text, &[], carried)
            .state
            .mentions
            .iter()
            .map(|mention| Mark {
                span: mention.span,
                label: mention.label,
                confidence: mention.confidence,
                source: mention.source,
            })
            .collect();
        let known = self.state.known.clone();
        self.renew(text, &known, &marks);
        self.state.inherit(text, carried);
    }

    /// Names that a person knows for the case, one a line.
    #[must_use]
    pub fn known(&self) -> &str {
        &self.state.known
    }

    /// Takes in the marks of a search that knew these names.
    pub fn renew(&mut self, text: &Text, known: &str, marks: &[Mark]) {
        self.change(|state| {
            known.clone_into(&mut state.known);
            state.add(text, marks);
        });
    }
}

impl Mention {
    /// Whether a person decided, in this case: it is neither inherited nor kept by the list of public things.
    fn is_decided_here(&self) -> bool {
        self.verdict.is_some()
            && !self.inherited
            && !(self.source == MarkSource::Public && self.verdict == Some(Verdict::Keep))
    }
}

impl JudgementState {
    /// Decides what other cases have decided of the same things, and proposes it for persons.
    pub(super) fn inherit(&mut self, text: &Text, carried: &CarriedForms) {
        for at in 0..self.mentions.len() {
            let mention = &self.mentions[at];
            let is_usual = mention.source == MarkSource::Public && mention.verdict == Some(Verdict::Keep);
            if mention.verdict.is_some() && !mention.inherited && !is_usual {
                continue;
            }
            let (label, entity) = (mention.label, mention.entity);
            match carried.of_mark(label, text.slice(mention.span)) {
                Some(Inherited::Decided(decision)) => self.take_over_decision(at, &decision),
                Some(Inherited::Proposed(decision)) => {
                    // A question about somebody who went elsewhere is no question any more.
                    if let (Label::Ask, CarriedDecision::Replace { label, .. }) = (label, &decision) {
                        self.mentions[at].label = *label;
                        if let Some(known) = self.entities.get_mut(&entity).filter(|known| known.label == Label::Ask) {
                            known.label = *label;
                        }
                    }
                    if let Some(known) = self.entities.get_mut(&entity) {
                        known.proposal.get_or_insert(decision);
                    }
                }
                None => {}
            }
        }
    }

    fn take_over_decision(&mut self, at: usize, decision: &CarriedDecision) {
        let entity = self.mentions[at].entity;
        let mention = &mut self.mentions[at];
        mention.inherited = true;
        match decision {
            CarriedDecision::NotAName | CarriedDecision::Public => mention.verdict = Some(Verdict::Keep),
            CarriedDecision::Replace { label, role } => {
                (mention.verdict, mention.label) = (Some(Verdict::Replace), *label);
                if let Some(known) = self.entities.get_mut(&entity) {
                    if known.label == Label::Ask {
                        known.label = *label;
                    }
                    known.role = known.role.clone().or_else(|| role.clone());
                }
            }
        }
    }

    /// Takes what is proposed for an entity.
    pub(super) fn accept(&mut self, text: &Text, entity: u32) {
        let Some(proposal) = self.entities.get_mut(&entity).and_then(|known| known.proposal.take()) else { return };
        match proposal {
            CarriedDecision::NotAName => self.not_a_name(text, entity),
            CarriedDecision::Public => self.public(text, entity),
            CarriedDecision::Replace { role, .. } => {
                if let Some(known) = self.entities.get_mut(&entity) {
                    known.role = role;
                }
                self.of(entity).for_each(Mention::go);
            }
        }
    }

    /// The words of an entity are public: they stay, in all cases.
    pub(super) fn public(&mut self, text: &Text, entity: u32) {
        let keys: Vec<String> = self.of(entity).map(|mention| entity::key(text.slice(mention.span))).collect();
        self.not_names.retain(|key| !keys.contains(key));
        self.public.extend(keys);
        self.of(entity).for_each(|mention| (mention.verdict, mention.inherited) = (Some(Verdict::Keep), false));
    }

    /// Adds marks. They displace what is undecided and lies within them, and go around everything else.
    fn add(&mut self, text: &Text, marks: &[Mark]) {
        let mut added = Vec::new();
        for mark in marks.iter().filter(|mark| !mark.span.is_empty() && mark.span.end <= text.len()) {
            let mut merged = None;
            self.mentions.retain(|old| {
                let stays = !gives_way(old, mark);
                if !stays && old.label == mark.label {
                    merged = Some(old.entity);
                }
                stays
            });
            for span in self.uncovered(text, mark) {
                added.push((merged, Mark { span, ..*mark }));
            }
        }
        // New mentions go to the entity of an old one where both are called the same.
        let names: Vec<(Label, &str)> = (self.mentions.iter().map(|old| (old.label, old.span)))
            .chain(added.iter().map(|(_, mark)| (mark.label, mark.span)))
            .map(|(label, span)| (label, text.slice(span)))
            .collect();
        let groups = entity::group(&names);
        let (old, new) = groups.split_at(self.mentions.len());
        let mut entities: Vec<(usize, u32)> =
            old.iter().copied().zip(self.mentions.iter().map(|mention| mention.entity)).collect();
        for ((merged, mark), group) in added.into_iter().zip(new) {
            let same = entities.iter().find(|(own, _)| own == group).map(|(_, entity)| *entity);
            let id = merged.or(same).unwrap_or_else(|| self.free_id());
            entities.push((*group, id));
            self.entities.entry(id).or_insert(super::Entity { id, label: mark.label, role: None, proposal: None });
            let is_none = self.not_names.contains(&entity::key(text.slice(mark.span)));
            self.mentions.push(Mention {
                span: mark.span,
                label: mark.label,
                confidence: mark.confidence,
                source: mark.source,
                entity: id,
                verdict: (is_none || mark.source == MarkSource::Public).then_some(Verdict::Keep),
                role: None,
                replacement: None,
                inherited: false,
            });
        }
        self.mentions.sort_by_key(|mention| mention.span);
        self.forget_empty();
    }

    /// The parts of a mark that no mention covers: all of it, or, of a sure mark, the whole words that are left.
    fn uncovered(&self, text: &Text, mark: &Mark) -> Vec<Span> {
        let covers: Vec<Span> =
            self.mentions.iter().map(|old| old.span).filter(|old| old.overlaps(mark.span)).collect();
        if covers.is_empty() {
            return vec![mark.span];
        }
        if mark.label == Label::Ask {
            return Vec::new();
        }
        let starts = std::iter::once(mark.span.start).chain(covers.iter().map(|cover| cover.end));
        let ends = covers.iter().map(|cover| cover.start).chain([mark.span.end]);
        let parts = starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| Span::new(start, end));
        let is_letter = |at: usize| text.slice(Span::new(at, at + 1)).chars().all(char::is_alphanumeric);
        let begins =
            |part: &Span| part.start == mark.span.start || !is_letter(part.start - 1) || !is_letter(part.start);
        parts
            .filter(begins)
            .map(|part| text.trim(part))
            .filter(|part| text.slice(*part).chars().any(char::is_alphanumeric))
            .collect()
    }
}

/// Whether a mention is undecided and a mark knows better.
fn gives_way(old: &Mention, mark: &Mark) -> bool {
    let is_within = mark.span.start <= old.span.start && old.span.end <= mark.span.end;
    let is_surer = old.label == Label::Ask
        || old.span.len() < mark.span.len()
        || old.label != mark.label && mark.source == MarkSource::Register;
    old.verdict.is_none() && mark.label != Label::Ask && is_within && is_surer
}

#[cfg(test)]
#[path = "carrying_tests.rs"]
mod carrying;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::JudgementEdit;
    use super::*;

    fn mark(text: &Text, words: &str, label: Label) -> Mark {
        Mark { span: text.find_all(words)[0], label, confidence: 0.9, source: MarkSource::Register }
    }

    #[test]
    fn what_was_decided_stays_and_the_rest_of_a_longer_name_is_marked() {
        let text = Text::new("Hei Kari Bakken, og Ola. Hilsen Bakken.");
        let found = [mark(&text, "Kari", Label::Per), mark(&text, "Ola", Label::Per)];
        let mut judgement = Judgement::new(&text, &found, &BTreeSet::new());
        let kari = judgement.mentions()[0].entity;
        judgement.apply(&text, JudgementEdit::Decide { entity: kari, verdict: Some(Verdict::Replace) });
        let before = judgement.clone();
        judgement.renew(&text, "Kari Bakken", &[mark(&text, "Kari Bakken", Label::Per)]);
        let forms: Vec<_> =
            judgement.mentions().iter().map(|mention| (text.slice(mention.span), mention.verdict)).collect();
        assert_eq!(forms, [("Kari", Some(Verdict::Replace)), ("Bakken", None), ("Ola", None)]);
        assert_eq!(judgement.known(), "Kari Bakken");
        assert!(judgement.undo());
        assert_eq!((judgement.mentions(), judgement.known()), (before.mentions(), ""));
    }

    #[test]
    fn a_question_and_a_shorter_name_give_way_until_they_are_decided() {
        let text = Text::new("Hei Kari Bakken fra Vika.");
        let found = [mark(&text, "Kari", Label::Per), mark(&text, "Vika", Label::Ask)];
        let mut judgement = Judgement::new(&text, &found, &BTreeSet::new());
        let marks = [mark(&text, "Kari Bakken", Label::Per), mark(&text, "Vika", Label::Loc)];
        judgement.renew(&text, "", &marks);
        let forms: Vec<_> =
            judgement.mentions().iter().map(|mention| (text.slice(mention.span), mention.label)).collect();
        assert_eq!(forms, [("Kari Bakken", Label::Per), ("Vika", Label::Loc)]);
        let again = judgement.clone();
        judgement.renew(&text, "", &marks);
        assert!(judgement == again, "the same search changes nothing");
    }
}
