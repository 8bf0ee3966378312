//! The pictures of the guide: those in `docs/pictures/`, as the renderer of the tests has drawn them, built into the program.

use std::collections::BTreeMap;

use egui::load::SizedTexture;
use egui::{ColorImage, Image, RichText, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui};
use image::ImageFormat;
use rust_embed::RustEmbed;

use super::tokens::Tokens;

/// Where the pictures stand, as the guides name them.
pub const FOLDER: &str = "pictures/";

#[derive(RustEmbed)]
#[folder = "docs/pictures/"]
struct GuidePictureFiles;

/// The pictures of the open guide.
#[derive(Default)]
pub struct GuidePictures {
    /// By the path that the guide names; none where it cannot be shown.
    shown: BTreeMap<String, Option<TextureHandle>>,
    /// The one that is shown as large as it was drawn.
    large: Option<String>,
}

/// A picture, decoded.
fn picture(path: &str) -> Option<ColorImage> {
    let file = GuidePictureFiles::get(path.strip_prefix(FOLDER)?)?;
    let decoded = image::load_from_memory_with_format(&file.data, ImageFormat::Png).ok()?.into_rgba8();
    let size = [decoded.width(), decoded.height()].map(|side| usize::try_from(side).unwrap_or_default());
    Some(ColorImage::from_rgba_unmultiplied(size, decoded.as_raw()))
}

/// Whether a picture that a guide names is built in and can be shown.
#[must_use]
pub fn is_there(path: &str) -> bool {
    picture(path).is_some()
}

impl GuidePictures {
    /// Shows a picture in the width that is there, or as large as it was drawn; a click or Enter turns between the two. Where it
    /// cannot be shown, what stands for it does.
    pub fn show(&mut self, ui: &mut Ui, path: &str, instead: &str) {
        let options = TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear));
        let load = || picture(path).map(|picture| ui.ctx().load_texture(path, picture, options));
        let Some(texture) = self.shown.entry(path.to_owned()).or_insert_with(load) else {
            ui.label(RichText::new(instead).italics());
            return;
        };
        let drawn = texture.size_vec2();
        let is_large = self.large.as_deref() == Some(path);
        let scale = if is_large { 1.0 } else { (ui.available_width() / drawn.x).min(1.0) };
        let image = Image::from_texture(SizedTexture::new(texture.id(), drawn))
            .fit_to_exact_size((drawn * scale).floor())
            .alt_text(instead)
            .sense(Sense::click());
        let tokens = Tokens::of(ui.ctx());
        // In either size it is the same widget, so that it keeps the focus.
        let area = ScrollArea::horizontal().id_salt(("guide picture", path)).show(ui, |ui| {
            let response = ui.add(image);
            let (width, colour) = if response.has_focus() { (2.0, tokens.accent) } else { (1.0, tokens.rule) };
            ui.painter().rect_stroke(response.rect, 0.0, Stroke::new(width, colour), StrokeKind::Inside);
            response
        });
        let response = area.inner;
        let response = response.on_hover_text(if is_large { tr!("guide-smaller") } else { tr!("guide-larger") });
        if response.clicked() {
            self.large = (!is_large).then(|| path.to_owned());
        }
    }
}
