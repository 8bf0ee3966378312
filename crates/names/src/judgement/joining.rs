//! Judgements of texts that become one, and of one that is parted.

use super::{Entity, Judgement, JudgementState, Mention};
use reading::text::{Span, Text};

impl Judgement {
    /// Goes on over what was appended to the text from this code point on, with what was decided of it, if that is known. A signature
    /// holds no longer, and there is nothing to undo.
    pub fn append(&mut self, text: &Text, start: usize, other: Option<&Self>) {
        if let Some(last) = self.pages.last_mut() {
            last.end = start;
        }
        let before = self.pages.len();
        let added = other.map_or_else(
            || super::pages(&Text::from_normalised(text.from(start).to_owned())),
            |other| other.pages.clone(),
        );
        self.pages.extend(added.into_iter().map(|page| Span::new(page.start + start, page.end + start)));
        if let Some(other) = other {
            self.seen.extend(other.seen.iter().map(|page| page + before));
            self.state.take_over(&other.state, start);
        }
        (self.signature, self.undo, self.redo) = (None, Vec::new(), Vec::new());
    }

    /// What was decided of a part of the text, as of a text of its own.
    #[must_use]
    pub fn of_part(&self, part: Span) -> Self {
        let mut own = self.clone();
        own.keep_pages(|page| {
            page.intersection(part).map(|page| Span::new(page.start - part.start, page.end - part.start))
        });
        own.state.mentions.retain(|mention| part.start <= mention.span.start && mention.span.end <= part.end);
        for mention in &mut own.state.mentions {
            mention.span = Span::new(mention.span.start - part.start, mention.span.end - part.start);
        }
        own.state.keep_telling(|span| {
            let is_in = part.start <= span.start && span.end <= part.end;
            is_in.then(|| Span::new(span.start - part.start, span.end - part.start))
        });
        own.state.forget_empty();
        own
    }

    /// What was decided of the text without a part of it.
    #[must_use]
    pub fn without(&self, part: Span) -> Self {
        let mut own = self.clone();
        let place = |at: usize| if at <= part.start { at } else { part.start.max(at.saturating_sub(part.len())) };
        let moved = |span: Span| Span::new(place(span.start), place(span.end));
        own.keep_pages(|page| Some(moved(page)).filter(|page| !page.is_empty()));
        own.state.mentions.retain(|mention| !mention.span.overlaps(part));
        own.state.mentions.iter_mut().for_each(|mention| mention.span = moved(mention.span));
        own.state.keep_telling(|span| (!span.overlaps(part)).then(|| moved(span)));
        own.state.forget_empty();
        own
    }

    /// Moves the pages, or drops them, with what is known of them. A signature holds no longer, and there is nothing to undo.
    fn keep_pages(&mut self, moved: impl Fn(Span) -> Option<Span>) {
        let old = std::mem::take(&mut self.pages);
        let seen = std::mem::take(&mut self.seen);
        for (number, page) in old.into_iter().enumerate() {
            if let Some(page) = moved(page) {
                if seen.contains(&number) {
                    self.seen.insert(self.pages.len());
                }
                self.pages.push(page);
            }
        }
        (self.signature, self.undo, self.redo) = (None, Vec::new(), Vec::new());
    }
}

impl JudgementState {
    /// Moves the passages that tell nothing, or drops them.
    fn keep_telling(&mut self, moved: impl Fn(Span) -> Option<Span>) {
        self.tells_nothing = self.tells_nothing.iter().filter_map(|span| moved(*span)).collect();
    }

    /// Takes over what was decided of a text that was appended at this code point. Entities stay apart: a person merges them.
    fn take_over(&mut self, other: &Self, start: usize) {
        let first = self.free_id();
        let moved = |id: u32| id.saturating_add(first);
        self.entities.extend(
            other.entities.values().map(|entity| (moved(entity.id), Entity { id: moved(entity.id), ..entity.clone() })),
        );
        self.mentions.extend(other.mentions.iter().map(|mention| Mention {
            span: Span::new(mention.span.start + start, mention.span.end + start),
            entity: moved(mention.entity),
            ..mention.clone()
        }));
        self.mentions.sort_by_key(|mention| mention.span);
        let moved = other.tells_nothing.iter().map(|span| Span::new(span.start + start, span.end + start));
        self.tells_nothing.extend(moved);
        self.not_names.extend(other.not_names.iter().cloned());
        self.move_dates = self.move_dates.or(other.move_dates);
        let mut known: Vec<&str> = self.known.lines().collect();
        known.extend(other.known.lines().filter(|name| !self.known.lines().any(|own| own == *name)));
        self.known = known.join("\n");
    }
}
