//! The fonts that are built into the program: the window and pictures of charts are drawn with them.

use rust_embed::RustEmbed;

/// The files of the fonts, by their names.
#[derive(RustEmbed)]
#[folder = "../../assets/fonts/"]
pub struct Fonts;

/// Sans serif, for the interface and for charts.
pub const SANS: &str = "SourceSans3-Regular.ttf";
pub const SANS_SEMIBOLD: &str = "SourceSans3-Semibold.ttf";
/// Whatever the others cannot draw: arrows, shapes, the warning sign, scripts that a case may hold.
pub const FALLBACK: &str = "DejaVuSans.ttf";
