//! The last stage: the fragments of the plan put together, with the doubts about the file as a whole.

use super::doubts::{doubt_whole, flag_outside};
use super::fragment::Fragment;
use super::layout_detection::Extraction;
use super::notes::{CardPart, ReadingNotes, WeighedTitle};
use super::plan_parts::plan_parts;
use super::source::Source;
use super::thread_order::decide_message_order;
use crate::plan::{EntryKind, Flag, NonContent, NonContentKind, Plan, ReadBy};

/// The plan of these fragments, which come in the order of print, and why its lines were taken as what they are.
pub(super) fn plan(source: &Source<'_>, fragments: impl Iterator<Item = Fragment>) -> (Plan, ReadingNotes) {
    let mut whole = Fragment::default();
    let headers = source.lines.iter().filter(|line| line.opens).count();
    whole.entries.reserve(headers + headers / 4 + 16);
    whole.non_content.reserve(headers + headers / 2 + 32);
    let kind = |at: &usize| match &source.moved_head {
        _ if source.moved_headings.binary_search(at).is_ok() => NonContentKind::Heading,
        Some(head) if head.lines.contains(at) => NonContentKind::PageHeader,
        _ => NonContentKind::PageFurniture,
    };
    let furniture = source.lines.iter().enumerate().filter(|(_, line)| line.furniture);
    let furniture = furniture.map(|(at, line)| NonContent { kind: kind(&at), span: line.span });
    whole.non_content.extend(furniture);
    // In typed text other entries may stand between two messages of a thread.
    fragments.for_each(|fragment| whole.append(fragment, source.stats.typed()));

    let found = whole.entries.iter().any(|entry| entry.kind != EntryKind::Unplaced);
    let layout = (source.is_recognised && found).then_some(source.layout.name.as_str());
    let Fragment { printed, shown, threads, entries, mut non_content, .. } = whole;
    non_content.sort_by_key(|piece| piece.span);
    let printed = printed.or_else(|| source.moved_head.as_ref().map(|head| head.printed));
    let mut plan = Plan {
        layout,
        read_by: Some(read_by(source)),
        printed,
        shown,
        threads,
        entries,
        non_content,
        parts: plan_parts(source),
        documents: Vec::new(),
        layouts: Vec::new(),
    };
    doubt_whole(source, &mut plan);
    decide_message_order(&mut plan, source.layout.signs.order);
    flag_outside(source, &mut plan);
    if let Some(printed) = plan.printed {
        for entry in plan.entries.iter_mut().filter(|entry| entry.date.is_some_and(|date| date > printed)) {
            entry.flag(Flag::AfterPrint);
        }
    }
    debug_assert_eq!(plan.unaccounted(source.text), 0, "every line is read");
    let notes = if source.explains { notes(source, whole.card_parts, whole.titles) } else { ReadingNotes::default() };
    (plan, notes)
}

fn read_by(source: &Source<'_>) -> ReadBy {
    match source.extraction {
        _ if source.typography.is_known() => ReadBy::Page,
        Extraction::Browser => ReadBy::Copy,
        Extraction::Blocks | Extraction::Raw => ReadBy::Words,
        Extraction::Scan => ReadBy::Scan,
    }
}

/// What is noted for one who asks why.
fn notes(source: &Source<'_>, card_parts: Vec<(usize, CardPart)>, titles: Vec<WeighedTitle>) -> ReadingNotes {
    ReadingNotes {
        extraction: (!source.typography.is_known()).then_some(source.extraction),
        classes: (0..source.lines.len()).map(|at| source.typography.class(at)).collect(),
        lines: source.lines.iter().map(|line| (line.span, line.word)).collect(),
        repairs: source.repairs.lines.clone(),
        cards: card_parts.into_iter().collect(),
        titles,
    }
}
