//! What is copied with where it comes from: the case, and who wrote it when; and selections as a quotation.

use std::path::Path;

use egui::Context;

use super::action::JoinedTo;
use super::clipboard;
use super::dialogs::Dialog;
use super::quote_joined::{QuoteDialog, QuoteDraft};
use super::session::OpenCase;
use super::shared::Shared;
use crate::error::{Error, Result};
use project::quotation::QuotePiece;
use reading::text::Span;
use reports::quotations::{to_clipboard, to_paper};

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

/// Adds the selection to the quotation, and shows it.
///
/// # Errors
/// [`Error::NoProject`], [`Error::NoOpenCase`].
pub fn ask_quotation(shared: &mut Shared, selection: &[Span]) -> Result<()> {
    let session = shared.session.as_ref().ok_or(Error::NoProject)?;
    shared.quote.add(session.open.as_ref().ok_or(Error::NoOpenCase)?, selection);
    let draft = shared.quote.clone();
    shared.dialogs.open(Dialog::Quote(Box::new(QuoteDialog::new(draft))));
    Ok(())
}

/// Carries out what was asked for in the dialog; whether a file is to be named.
///
/// # Errors
/// If the project cannot be read.
pub fn quote(ctx: &Context, shared: &mut Shared, pieces: Vec<QuotePiece>, to: JoinedTo) -> Result<bool> {
    shared.quote.pieces = pieces;
    match to {
        JoinedTo::Later if shared.quote.pieces.is_empty() => {}
        JoinedTo::Later => shared.say(tr!("notice-quote-kept")),
        JoinedTo::File => return Ok(true),
        JoinedTo::Clipboard => {
            let Some(quotation) = shared.quote.quotation(shared.session()?)? else { return Ok(false) };
            let paper = to_clipboard(&[quotation]);
            let is_rich = clipboard::copy(ctx, &paper.to_html_fragment(), &paper.to_text());
            let copied = tr!("notice-quoted", count = 1);
            shared.say(if is_rich { copied } else { format!("{copied} {}", tr!("notice-copied-plain")) });
            shared.quote = QuoteDraft::default();
        }
    }
    Ok(false)
}

/// Writes the quotation to a file.
///
/// # Errors
/// If the project cannot be read or the file cannot be written.
pub fn save_quotation(shared: &mut Shared, path: &Path) -> Result<()> {
    let Some(quotation) = shared.quote.quotation(shared.session()?)? else { return Ok(()) };
    to_paper(&[quotation]).write(path)?;
    shared.quote = QuoteDraft::default();
    shared.say(tr!("notice-saved", file = path.display().to_string()));
    Ok(())
}
