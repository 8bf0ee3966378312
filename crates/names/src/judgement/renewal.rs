//! The search made anew, where more names are known for a case: new marks come in, what was decided stays.

use super::{Judgement, JudgementState, Label, Mention};
use crate::entity;
use crate::mark::{Mark, MarkSource};
use reading::text::{Span, Text};

impl Judgement {
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

impl JudgementState {
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
            self.entities.entry(id).or_insert(super::Entity { id, label: mark.label, role: None });
            let is_none = self.not_names.contains(&entity::key(text.slice(mark.span)));
            self.mentions.push(Mention {
                span: mark.span,
                label: mark.label,
                confidence: mark.confidence,
                source: mark.source,
                entity: id,
                verdict: is_none.then_some(super::Verdict::Keep),
                role: None,
                replacement: None,
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
mod tests {
    use std::collections::BTreeSet;

    use super::super::{JudgementEdit, Verdict};
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
