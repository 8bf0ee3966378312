//! The only place with colours, with the type sizes and spacing steps.
//!
//! Saturated colours are reserved for codes. Everything else is neutral or blue-grey, in four themes. What shows the focus, an end
//! of the selection or a warning is farther from every code than an eye confuses; the tests say how far.
//!
//! # The palette of codes
//! Twelve colours, found in `OKLCH` by a search that kept hues apart and spread lightness, since lightness is what
//! every eye sees. They were checked as solid stripes and brackets, and as tints of a quarter over the paper.
//! Dichromacy is simulated after Machado, Oliveira and Fernandes (2009). Smallest distances in `OKLab` between any
//! two of the first eight, which the tests below demand:
//!
//! | theme | as | all cones | protanopia | deuteranopia | tritanopia |
//! |---|---|---|---|---|---|
//! | light | stripe | 0.151 | 0.098 | 0.095 | 0.106 |
//! | light | tint | 0.042 | 0.027 | 0.026 | 0.028 |
//! | dark | stripe | 0.152 | 0.094 | 0.095 | 0.096 |
//! | dark | tint | 0.047 | 0.030 | 0.029 | 0.029 |
//!
//! (0.02 is about what an eye tells apart side by side; `docs/decisions/code-tints.md` says why tints are no stronger.) Ink on any tint has a
//! contrast of at least 4.5 : 1, and a stripe of at least 3 : 1 to the paper.

use egui::style::ScrollStyle;
use egui::{Color32, CornerRadius, FontFamily, FontId, Id, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals};

/// Number of colours that codes can have.
pub const CODE_COLOURS: usize = 12;

/// How much of a code's colour lies over the paper under coded text.
pub const TINT: f32 = 0.25;
/// How much of the selection's colour lies over paper and tint.
pub const SELECTED: f32 = 0.6;

/// How much of the ink the handle of a scroll bar has.
const SCROLL_HANDLE: f32 = 0.6;

/// Sizes of type in points: there are four.
pub mod size {
    /// Labels, names in the margin, the status bar.
    pub const SMALL: f32 = 13.0;
    /// The interface.
    pub const BODY: f32 = 14.5;
    /// The text of a case.
    pub const READING: f32 = 17.0;
    /// Titles of panes and dialogs.
    pub const TITLE: f32 = 20.0;
}

/// Steps of spacing in points, in fours.
pub mod space {
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 16.0;
    pub const XL: f32 = 24.0;
}

/// The look of the whole window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    #[default]
    Light,
    Dark,
    HighContrast,
    HighContrastLight,
}

/// Between two rows of the menu of the text, in points.
pub const MENU_GAP: f32 = 2.0;

/// Share of the colour of selections in the ground of a chosen row.
const CHOSEN_ROW: f32 = 0.5;

/// The colours of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokens {
    pub theme: Theme,
    /// What a case is read on.
    pub paper: Color32,
    /// What stands on the paper as a table: cards.
    pub card: Color32,
    /// Panes around the paper.
    pub panel: Color32,
    /// Buttons and fields at rest, and under the pointer.
    pub control: Color32,
    pub control_hovered: Color32,
    pub ink: Color32,
    /// Text that matters less.
    pub quiet: Color32,
    /// The line above an entry.
    pub header: Color32,
    /// Separator lines.
    pub rule: Color32,
    /// Edges of fields, buttons and boxes: at least 3 : 1 to whatever they lie on.
    pub edge: Color32,
    /// Focus, caret, links, the outline of the selection.
    pub accent: Color32,
    /// Selected text and rows.
    pub selection: Color32,
    /// The chosen one of several buttons, and what stands on it.
    pub chosen: Color32,
    pub on_chosen: Color32,
    pub hit: Color32,
    pub current_hit: Color32,
    pub warning: Color32,
    codes: [Color32; CODE_COLOURS],
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const LIGHT: Tokens = Tokens {
    theme: Theme::Light,
    paper: rgb(0x00fb_faf6),
    card: rgb(0x00f4_f2eb),
    panel: rgb(0x00f1_efe8),
    control: rgb(0x00e6_e3da),
    control_hovered: rgb(0x00dc_d8cd),
    ink: rgb(0x0022_252a),
    quiet: rgb(0x005a_6068),
    header: rgb(0x0050_677f),
    rule: rgb(0x00d9_d5ca),
    edge: rgb(0x0077_756f),
    accent: rgb(0x0012_203a),
    selection: rgb(0x00a9_cdf0),
    chosen: rgb(0x003b_5068),
    on_chosen: rgb(0x00fb_faf6),
    hit: rgb(0x00ff_ea94),
    current_hit: rgb(0x00ff_c94d),
    warning: rgb(0x005c_1600),
    codes: [
        rgb(0x0024_91fd),
        rgb(0x00ee_620c),
        rgb(0x0000_7961),
        rgb(0x0081_075b),
        rgb(0x00ae_64b6),
        rgb(0x005d_4907),
        rgb(0x0082_9769),
        rgb(0x002a_37a8),
        rgb(0x00a3_182f),
        rgb(0x0027_9384),
        rgb(0x0065_53a9),
        rgb(0x00c6_3e53),
    ],
};

const DARK: Tokens = Tokens {
    theme: Theme::Dark,
    paper: rgb(0x001c_1e21),
    card: rgb(0x0024_272b),
    panel: rgb(0x0017_181b),
    control: rgb(0x002b_2f34),
    control_hovered: rgb(0x0037_3c42),
    ink: rgb(0x00de_ddd8),
    quiet: rgb(0x009f_a4ab),
    header: rgb(0x0093_a9c0),
    rule: rgb(0x003a_3e44),
    edge: rgb(0x008a_8e94),
    accent: rgb(0x00f4_f7ff),
    selection: rgb(0x002e_5280),
    chosen: rgb(0x00a6_b4c4),
    on_chosen: rgb(0x0017_181b),
    hit: rgb(0x0062_5310),
    current_hit: rgb(0x0074_5c00),
    warning: rgb(0x00e0_c800),
    codes: [
        rgb(0x0002_7ce4),
        rgb(0x00e6_8b63),
        rgb(0x0043_d1ae),
        rgb(0x00b4_4488),
        rgb(0x00c0_83c6),
        rgb(0x0086_733d),
        rgb(0x00c4_f088),
        rgb(0x00af_c1f8),
        rgb(0x00fe_a5a5),
        rgb(0x00a2_dfd3),
        rgb(0x007d_71b8),
        rgb(0x00b0_7a7d),
    ],
};

const HIGH_CONTRAST: Tokens = Tokens {
    theme: Theme::HighContrast,
    paper: rgb(0x0000_0000),
    card: rgb(0x0000_0000),
    panel: rgb(0x0000_0000),
    control: rgb(0x001f_1f1f),
    control_hovered: rgb(0x0033_3333),
    ink: rgb(0x00ff_ffff),
    quiet: rgb(0x00e0_e0e0),
    header: rgb(0x00bf_dcff),
    rule: rgb(0x00a0_a0a0),
    edge: rgb(0x00c8_c8c8),
    accent: rgb(0x00ff_ff00),
    selection: rgb(0x0000_5fcc),
    chosen: rgb(0x00ff_ffff),
    on_chosen: rgb(0x0000_0000),
    hit: rgb(0x005c_4a00),
    current_hit: rgb(0x0074_5c00),
    warning: rgb(0x00ff_c266),
    codes: DARK.codes,
};

const HIGH_CONTRAST_LIGHT: Tokens = Tokens {
    theme: Theme::HighContrastLight,
    paper: rgb(0x00ff_ffff),
    card: rgb(0x00ff_ffff),
    panel: rgb(0x00ff_ffff),
    control: rgb(0x00f0_f0f0),
    control_hovered: rgb(0x00e0_e0e0),
    ink: rgb(0x0000_0000),
    quiet: rgb(0x0033_3333),
    header: rgb(0x0000_2a55),
    rule: rgb(0x0059_5959),
    edge: rgb(0x0033_3333),
    accent: rgb(0x0000_0018),
    selection: rgb(0x008c_c2ff),
    chosen: rgb(0x0000_0000),
    on_chosen: rgb(0x00ff_ffff),
    hit: rgb(0x00ff_ea94),
    current_hit: rgb(0x00ff_c94d),
    warning: rgb(0x0056_1000),
    codes: LIGHT.codes,
};

impl Theme {
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::HighContrast, Self::HighContrastLight];

    #[must_use]
    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::HighContrast => &HIGH_CONTRAST,
            Self::HighContrastLight => &HIGH_CONTRAST_LIGHT,
        }
    }

    /// Whether it is dark on light.
    #[must_use]
    pub const fn is_light(self) -> bool {
        matches!(self, Self::Light | Self::HighContrastLight)
    }

    /// Gives the window this look.
    pub fn apply(self, ctx: &egui::Context) {
        let base = if self.is_light() { egui::Theme::Light } else { egui::Theme::Dark };
        ctx.data_mut(|data| data.insert_temp(Id::unique("planlupe theme"), self));
        ctx.set_style_of(base, style(self));
        ctx.set_theme(base);
    }
}

impl Tokens {
    /// The colours of the theme that the window has.
    #[must_use]
    pub fn of(ctx: &egui::Context) -> &'static Self {
        let own = || if ctx.theme() == egui::Theme::Light { Theme::Light } else { Theme::Dark };
        ctx.data(|data| data.get_temp::<Theme>(Id::unique("planlupe theme"))).unwrap_or_else(own).tokens()
    }

    /// The colour of a code as this theme shows it: codes name the colours of the palette by their light form;
    /// any other colour is shown as it is.
    #[must_use]
    pub fn code_colour(&self, name: &str) -> Color32 {
        let colour = Color32::from_hex(name).unwrap_or(self.quiet);
        LIGHT.codes.iter().position(|known| *known == colour).map_or(colour, |number| self.codes[number])
    }

    /// What a row is filled with that is chosen in a list: quiet text is read on it too, and a bar of [`Self::chosen`] tells it apart.
    #[must_use]
    pub fn chosen_row(&self) -> Color32 {
        self.panel.lerp_to_gamma(self.selection, CHOSEN_ROW)
    }

    /// The colour of a code; numbers beyond the palette start over.
    #[must_use]
    pub const fn code(&self, number: usize) -> Color32 {
        self.codes[number % CODE_COLOURS]
    }
}

/// The look of the whole program.
#[must_use]
pub fn style(theme: Theme) -> Style {
    let mut style = Style { visuals: visuals(theme), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, FontId::new(size::SMALL, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(size::BODY, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(size::BODY, FontFamily::Proportional)),
        (TextStyle::Monospace, FontId::new(size::BODY, FontFamily::Monospace)),
        (TextStyle::Heading, FontId::new(size::TITLE, super::fonts::semibold())),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(space::S, space::S);
    style.spacing.button_padding = Vec2::new(space::S, space::XS);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.menu_margin = Margin::same(8);
    style.spacing.interact_size.y = space::XL;
    // Always seen where something goes on.
    style.spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        foreground_color: true,
        dormant_handle_opacity: SCROLL_HANDLE,
        active_handle_opacity: SCROLL_HANDLE,
        interact_handle_opacity: 1.0,
        ..ScrollStyle::thin()
    };
    style.spacing.scroll.fade.strength = 0.0;
    style
}

/// The colours of egui's own widgets.
#[must_use]
pub fn visuals(theme: Theme) -> Visuals {
    let tokens = theme.tokens();
    let mut visuals = if theme.is_light() { Visuals::light() } else { Visuals::dark() };
    let radius = CornerRadius::same(4);
    let line = |colour| Stroke::new(1.0, colour);
    let widgets = &mut visuals.widgets;
    for (state, fill, stroke, text) in [
        (&mut widgets.noninteractive, tokens.panel, tokens.rule, tokens.ink),
        (&mut widgets.inactive, tokens.control, tokens.edge, tokens.ink),
        (&mut widgets.hovered, tokens.control_hovered, tokens.edge, tokens.ink),
        (&mut widgets.active, tokens.control_hovered, tokens.accent, tokens.ink),
        (&mut widgets.open, tokens.control_hovered, tokens.edge, tokens.ink),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = line(stroke);
        state.fg_stroke = line(text);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    // The boxes of choices are empty until they are ticked.
    widgets.inactive.bg_fill = tokens.paper;
    visuals.selection.bg_fill = tokens.chosen;
    visuals.selection.stroke = line(tokens.on_chosen);
    visuals.hyperlink_color = tokens.accent;
    visuals.weak_text_color = Some(tokens.quiet);
    visuals.faint_bg_color = tokens.card;
    visuals.extreme_bg_color = tokens.paper;
    visuals.code_bg_color = tokens.card;
    visuals.warn_fg_color = tokens.warning;
    visuals.error_fg_color = tokens.warning;
    visuals.panel_fill = tokens.panel;
    // Dialogs have the panel colour, so that paper-coloured fields stand out on them.
    visuals.window_fill = tokens.panel;
    visuals.window_stroke = line(tokens.rule);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let shadow = if theme.is_light() { 24 } else { 96 };
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(shadow) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.accent);
    visuals.text_cursor.blink = false;
    visuals
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;
