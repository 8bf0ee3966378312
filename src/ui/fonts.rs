//! The fonts that are built into the program, and the families under which the interface asks for them.
//!
//! Nothing is taken from the machine, so that every window and every test picture looks the same.

use std::borrow::Cow;
use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use reports::fonts::{FALLBACK, Fonts, SANS as INTERFACE, SANS_SEMIBOLD as SEMIBOLD};

/// Serif for the text of a case.
const READING: &str = "SourceSerif4-Regular.ttf";
/// Emoji, which people write in messages.
const EMOJI: &str = "NotoEmoji-Regular.ttf";

/// The family in which a case is read.
#[must_use]
pub fn reading() -> FontFamily {
    FontFamily::Name("reading".into())
}

/// The family of headings and of what is chosen.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Draws a text in one line from the left of a place, in its middle; what has no room is cut off with an ellipsis.
pub fn one_line(painter: &egui::Painter, place: egui::Rect, text: &str, font: egui::FontId, colour: egui::Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(place.width());
    let galley = painter.layout_job(job);
    painter.galley(egui::pos2(place.left(), place.center().y - galley.size().y / 2.0), galley, colour);
}

/// Gives the built-in fonts to the context. Takes effect from the next pass on.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for name in [INTERFACE, SEMIBOLD, READING, FALLBACK, EMOJI] {
        if let Some(file) = Fonts::get(name) {
            let data = match file.data {
                Cow::Borrowed(bytes) => FontData::from_static(bytes),
                Cow::Owned(bytes) => FontData::from_owned(bytes),
            };
            fonts.font_data.insert(name.to_owned(), Arc::new(data));
        }
    }
    for (family, names) in [
        (FontFamily::Proportional, [INTERFACE, FALLBACK, EMOJI]),
        (FontFamily::Monospace, [INTERFACE, FALLBACK, EMOJI]),
        (reading(), [READING, FALLBACK, EMOJI]),
        (semibold(), [SEMIBOLD, FALLBACK, EMOJI]),
    ] {
        fonts.families.insert(family, names.map(str::to_owned).to_vec());
    }
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_its_fonts() {
        let fonts = definitions();
        assert_eq!(fonts.font_data.len(), 5);
        for names in fonts.families.values() {
            assert!(names.iter().all(|name| fonts.font_data.contains_key(name)));
        }
    }
}
