//! What is copied with where it comes from: the case, and who wrote it when.

use egui::Context;

use super::session::OpenCase;
use super::shared::Shared;
use reading::text::Span;

/// Copies passages of the open case with case, date and sender.
pub fn copy(ctx: &Context, shared: &mut Shared, passages: &[Span]) {
    let Some(session) = &shared.session else { return };
    let (Some(open), Some(case)) = (&session.open, session.current()) else { return };
    ctx.copy_text(with_source(&case.label, open, passages));
    shared.say(tr!("notice-copied-with-source"));
}

/// The passages, those of each entry below its case, date and sender.
fn with_source(label: &str, open: &OpenCase, passages: &[Span]) -> String {
    let mut copied: Vec<String> = Vec::new();
    let mut last = None;
    for span in passages {
        let text = open.source.text.slice(*span).trim();
        let entry = open.source.plan.entry_at(span.start);
        if !copied.is_empty() && entry == last {
            copied.push(format!("[…]\n{text}"));
        } else {
            let header = entry.map(|entry| words::entry_header(&open.source.plan, entry, false));
            let source = std::iter::once(label.to_owned()).chain(header).collect::<Vec<_>>().join(" · ");
            let gap = if copied.is_empty() { "" } else { "\n" };
            copied.push(format!("{gap}{source}\n{text}"));
        }
        last = entry;
    }
    copied.join("\n")
}
