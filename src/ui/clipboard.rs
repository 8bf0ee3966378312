//! The clipboard for text with its type and paragraphs: HTML, with plain text beside it for programs that take no other. egui copies plain text only.

use std::sync::{Arc, Mutex};

use egui::{Context, Id};

/// A clipboard that takes HTML.
pub trait RichClipboard: Send + Sync {
    /// Puts a text there in both forms; says whether the system took it.
    fn put(&self, html: &str, plain: &str) -> bool;
}

/// The clipboard of the desktop. It is opened with the first copy, and kept: on some systems what was copied is gone with its owner.
#[derive(Default)]
pub struct SystemClipboard(Mutex<Option<arboard::Clipboard>>);

impl RichClipboard for SystemClipboard {
    fn put(&self, html: &str, plain: &str) -> bool {
        let Ok(mut clipboard) = self.0.lock() else { return false };
        if clipboard.is_none() {
            *clipboard = arboard::Clipboard::new().ok();
        }
        clipboard.as_mut().is_some_and(|clipboard| clipboard.set().html(html, Some(plain)).is_ok())
    }
}

fn key() -> Id {
    Id::unique("rich-clipboard")
}

/// Gives the window a clipboard; without one it copies plain text.
pub fn install(ctx: &Context, clipboard: Arc<dyn RichClipboard>) {
    ctx.data_mut(|data| data.insert_temp(key(), clipboard));
}

/// Copies a text in both forms, or else as plain text; says whether the form went with it.
#[must_use]
pub fn copy(ctx: &Context, html: &str, plain: &str) -> bool {
    let clipboard: Option<Arc<dyn RichClipboard>> = ctx.data(|data| data.get_temp(key()));
    if clipboard.is_some_and(|clipboard| clipboard.put(html, plain)) {
        return true;
    }
    ctx.copy_text(plain.to_owned());
    false
}
