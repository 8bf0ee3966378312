//! A case as units, with the set of codes that each coder has put on them.

use std::collections::{BTreeMap, HashMap};

use agreement::unitising::{MarkedPassage, UnitisedText};
use agreement::units::JudgedUnits;
use reading::text::Span;

/// The sets of codes that stand somewhere, each with a number; 0 is that of no code.
#[derive(Debug, Default)]
pub(super) struct CodeSets {
    numbers: HashMap<Vec<usize>, usize>,
    sets: Vec<Vec<usize>>,
}

impl CodeSets {
    /// The number of a set of codes, which are sorted.
    fn number(&mut self, codes: Vec<usize>) -> usize {
        if codes.is_empty() {
            return 0;
        }
        let next = self.sets.len() + 1;
        *self.numbers.entry(codes).or_insert_with_key(|codes| {
            self.sets.push(codes.clone());
            next
        })
    }

    /// For each set whether it holds the code.
    pub(super) fn with(&self, code: usize) -> Vec<bool> {
        std::iter::once(false).chain(self.sets.iter().map(|set| set.contains(&code))).collect()
    }

    fn codes(&self, set: usize) -> &[usize] {
        set.checked_sub(1).and_then(|at| self.sets.get(at)).map_or(&[], Vec::as_slice)
    }
}

/// A stretch of text on which a coder has put one set of codes.
#[derive(Debug, Clone, Copy)]
struct CodedStretch {
    start: usize,
    end: usize,
    set: usize,
}

/// Units that all coders have judged alike: how many, and the set of each coder, `None` for who has not seen the case.
#[derive(Debug, Clone)]
pub(super) struct SetRow {
    pub count: usize,
    pub sets: Vec<Option<usize>>,
}

/// A case as its coders have coded it.
#[derive(Debug)]
pub(super) struct UnitedCase {
    length: usize,
    coders: Vec<Option<Vec<CodedStretch>>>,
    /// Code and span of all codings, by their places.
    codings: Vec<(usize, Span)>,
    /// Rows of the units that are asked for.
    pub rows: Vec<SetRow>,
}

/// Into what the text of a case is parted.
#[derive(Debug)]
pub(super) enum UnitSpans {
    Characters,
    /// Entries or sentences, by their places.
    Spans(Vec<Span>),
    Passages,
}

/// The stretches that have a part of the span.
fn on(stretches: &[CodedStretch], span: Span) -> impl Iterator<Item = &CodedStretch> {
    let first = stretches.partition_point(|stretch| stretch.end <= span.start);
    stretches.iter().skip(first).take_while(move |stretch| stretch.start < span.end)
}

impl UnitedCase {
    /// A case of this length with the codings of its coders: code and span.
    pub(super) fn new(length: usize, by: &[Option<Vec<(usize, Span)>>], units: UnitSpans, sets: &mut CodeSets) -> Self {
        let coders: Vec<Option<Vec<CodedStretch>>> =
            by.iter().map(|codings| codings.as_ref().map(|codings| stretches(codings, sets))).collect();
        let mut codings: Vec<(usize, Span)> = by.iter().flatten().flatten().copied().collect();
        codings.sort_by_key(|(_, span)| (span.start, span.end));
        let mut case = Self { length, coders, codings, rows: Vec::new() };
        case.rows = match units {
            UnitSpans::Characters => case.characters(),
            UnitSpans::Spans(spans) => case.over(&spans, sets),
            UnitSpans::Passages => case.over(&case.passages(|_| true), sets),
        };
        case
    }

    /// The rows of the passages with one code; `with` says which sets hold it. What bears it has any of these sets, else that of no code.
    pub(super) fn passages_with(&self, code: usize, with: &[bool]) -> Vec<SetRow> {
        let holds = |set: usize| with.get(set).copied().unwrap_or_default();
        let row = |passage: &Span| {
            let set_of = |coder: &Option<Vec<CodedStretch>>| {
                let mut within = on(coder.as_ref()?, *passage).map(|stretch| stretch.set);
                Some(within.find(|set| holds(*set)).unwrap_or_default())
            };
            SetRow { count: 1, sets: self.coders.iter().map(set_of).collect() }
        };
        self.passages(|own| own == code).iter().map(row).collect()
    }

    /// Where codings overlap they are one passage.
    fn passages(&self, is_meant: impl Fn(usize) -> bool) -> Vec<Span> {
        let mut passages: Vec<Span> = Vec::new();
        for (_, span) in self.codings.iter().filter(|(code, _)| is_meant(*code)) {
            match passages.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => passages.push(*span),
            }
        }
        passages
    }

    /// The passages of all coders, with the value that their sets have; `None` where not all have seen the case.
    pub(super) fn unitised(&self, value: &dyn Fn(usize) -> Option<usize>) -> Option<UnitisedText> {
        let marks = |stretches: &Vec<CodedStretch>| {
            let mut marks: Vec<MarkedPassage> = Vec::new();
            for stretch in stretches {
                let Some(value) = value(stretch.set) else { continue };
                match marks.last_mut() {
                    Some(last) if last.end == stretch.start && last.value == value => last.end = stretch.end,
                    _ => marks.push(MarkedPassage { start: stretch.start, end: stretch.end, value }),
                }
            }
            marks
        };
        let coders: Option<Vec<Vec<MarkedPassage>>> =
            self.coders.iter().map(|coder| coder.as_ref().map(marks)).collect();
        coders.map(|coders| UnitisedText::new(self.length, &coders))
    }

    /// The rows of characters: stretches between the edges of all coders.
    fn characters(&self) -> Vec<SetRow> {
        let mut edges = vec![0, self.length];
        for stretch in self.coders.iter().flatten().flatten() {
            edges.extend([stretch.start, stretch.end]);
        }
        edges.retain(|edge| *edge <= self.length);
        edges.sort_unstable();
        edges.dedup();
        let mut at = vec![0; self.coders.len()];
        let mut rows = Vec::with_capacity(edges.len());
        for pair in edges.windows(2) {
            let [start, end] = *pair else { continue };
            let set_of = |(coder, at): (&Option<Vec<CodedStretch>>, &mut usize)| {
                let stretches = coder.as_ref()?;
                while stretches.get(*at).is_some_and(|stretch| stretch.end <= start) {
                    *at += 1;
                }
                Some(stretches.get(*at).filter(|stretch| stretch.start <= start).map_or(0, |stretch| stretch.set))
            };
            let sets = self.coders.iter().zip(&mut at).map(set_of).collect();
            rows.push(SetRow { count: end - start, sets });
        }
        rows
    }

    /// The rows of these units: each bears all codes that stand on a part of it. Units that follow each other and are judged alike are one row:
    /// most of a text bears no code.
    fn over(&self, units: &[Span], sets: &mut CodeSets) -> Vec<SetRow> {
        let mut rows: Vec<SetRow> = Vec::new();
        let mut own: Vec<Option<usize>> = Vec::with_capacity(self.coders.len());
        for unit in units {
            let set_of = |coder: &Option<Vec<CodedStretch>>| {
                let mut codes: Vec<usize> = Vec::new();
                on(coder.as_ref()?, *unit).for_each(|stretch| codes.extend(sets.codes(stretch.set)));
                codes.sort_unstable();
                codes.dedup();
                Some(sets.number(codes))
            };
            own.clear();
            own.extend(self.coders.iter().map(set_of));
            match rows.last_mut() {
                Some(last) if last.sets == own => last.count += 1,
                _ => rows.push(SetRow { count: 1, sets: own.clone() }),
            }
        }
        rows
    }
}

/// The text of a case as one coder has coded it, parted wherever a coding begins or ends; what bears no code is left out.
fn stretches(codings: &[(usize, Span)], sets: &mut CodeSets) -> Vec<CodedStretch> {
    let mut edges: Vec<(usize, bool, usize)> =
        codings.iter().flat_map(|(code, span)| [(span.start, true, *code), (span.end, false, *code)]).collect();
    edges.sort_unstable();
    let mut open: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut found, mut at) = (Vec::new(), 0);
    for (edge, begins, code) in edges {
        if edge > at && !open.is_empty() {
            found.push(CodedStretch { start: at, end: edge, set: sets.number(open.keys().copied().collect()) });
        }
        at = edge;
        let count = open.entry(code).or_default();
        if begins {
            *count += 1;
        } else if *count > 1 {
            *count -= 1;
        } else {
            open.remove(&code);
        }
    }
    found
}

/// Units with the value that each set has.
pub(super) fn judged(rows: &[SetRow], coders: usize, value: impl Fn(usize) -> usize) -> JudgedUnits {
    let mut units = JudgedUnits::by(coders);
    for row in rows {
        units.add(weight(row.count), row.sets.iter().map(|set| set.map(&value)));
    }
    units
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 characters")]
const fn weight(count: usize) -> f64 {
    count as f64
}
