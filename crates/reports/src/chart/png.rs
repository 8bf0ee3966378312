//! A picture as PNG: its SVG drawn with the fonts of the program, so that it looks the same on every machine.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::picture::Picture;
use super::svg::svg;
use crate::fonts::{FALLBACK, Fonts, SANS, SANS_SEMIBOLD};

/// Pixels for each point of the drawing: sharp on paper too.
const SCALE: f32 = 2.0;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for name in [SANS, SANS_SEMIBOLD, FALLBACK] {
        if let Some(file) = Fonts::get(name) {
            fonts.load_font_data(file.data.into_owned());
        }
    }
    fonts.set_sans_serif_family("Source Sans 3");
    Arc::new(fonts)
});

/// The picture as the bytes of a PNG, two pixels for each point. `None` if it is too large to draw. The same picture gives the same bytes.
#[must_use]
pub fn png(picture: &Picture) -> Option<Vec<u8>> {
    let options = Options { fontdb: Arc::clone(&FONTS), font_family: "Source Sans 3".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&svg(picture), &options).ok()?;
    let size = tree.size().to_int_size().scale_by(SCALE)?;
    let mut picture = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut picture.as_mut());
    picture.encode_png().ok()
}
