//! Fonts of signs: what their codes mean as letters. A box with a tick or a cross in it becomes ☒ and an empty one ☐, in
//! whatever font: which box is marked is what a reader needs.

/// The marks of a box, with and without a tick.
pub(super) const TICKED: char = '☒';
pub(super) const UNTICKED: char = '☐';

/// A font that shows signs in place of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignFont {
    Symbol,
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
    Dingbats,
}

impl SignFont {
    /// The font of this name, if it is one of signs.
    pub(super) fn named(name: &str) -> Option<Self> {
        // In a PDF a random word and a plus sign stand before the name.
        let name = name.rsplit('+').next().unwrap_or_default();
        let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        let begins = |word: &str| name.starts_with(word);
        match name.as_str() {
            _ if begins("wingdings2") => Some(Self::Wingdings2),
            _ if begins("wingdings3") => Some(Self::Wingdings3),
            _ if begins("wingdings") => Some(Self::Wingdings),
            _ if begins("webdings") => Some(Self::Webdings),
            _ if begins("zapfdingbats") || begins("itczapfdingbats") => Some(Self::Dingbats),
            "symbol" | "symbolmt" | "standardsymbolsps" | "standardsymbolsl" => Some(Self::Symbol),
            _ => None,
        }
    }

    /// What a code of this font means.
    pub(super) fn sign(self, code: u8) -> Option<char> {
        let of = |first: u8, signs: &str| code.checked_sub(first).and_then(|at| signs.chars().nth(usize::from(at)));
        let sign = match (self, code) {
            (_, 0x20 | 0xa0) => Some(' '),
            (Self::Symbol, 0x21..=0x7e) => of(0x21, SYMBOL),
            (Self::Symbol, 0xa1..=0xfe) => of(0xa1, SYMBOL_HIGH),
            (Self::Wingdings, 0x21..=0x7e) => of(0x21, WINGDINGS),
            (Self::Wingdings, 0x80..=0xff) => of(0x80, WINGDINGS_HIGH),
            (Self::Wingdings2, _) => among(WINGDINGS2, code),
            (Self::Wingdings3, _) => among(WINGDINGS3, code),
            (Self::Webdings, _) => among(WEBDINGS, code),
            (Self::Dingbats, _) => dingbat(code),
            _ => None,
        };
        sign.filter(|sign| *sign != UNKNOWN)
    }

    /// What a letter of a text in this font means; fonts of signs have their codes also where nobody else has letters.
    pub(super) fn sign_of(self, letter: char) -> Option<char> {
        let code = u32::from(letter);
        let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
        match u8::try_from(code) {
            Ok(code) => self.sign(code),
            // Beyond the codes the text already says what it shows, or another font shows it.
            Err(_) if is_private(letter) => None,
            Err(_) => Some(letter),
        }
    }
}

/// Whether the letter stands where every font may have its own.
pub(super) const fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}')
}

fn among(signs: &[(u8, char)], code: u8) -> Option<char> {
    signs.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
}

fn dingbat(code: u8) -> Option<char> {
    let code = u32::from(code);
    let sign = match code {
        0x25 => 0x260e,
        0x2a => 0x261b,
        0x2b => 0x261e,
        0x48 => 0x2605,
        0x6c => 0x25cf,
        0x6e => 0x25a0,
        0x73 => 0x25b2,
        0x74 => 0x25bc,
        0x75 => 0x25c6,
        0x77 => 0x25d7,
        0x21..=0x7e => code + 0x26e0,
        0xa8 => 0x2663,
        0xa9 => 0x2666,
        0xaa => 0x2665,
        0xab => 0x2660,
        0xac..=0xb5 => 0x2460 + code - 0xac,
        0xd5 => 0x2192,
        0xd6 => 0x2194,
        0xd7 => 0x2195,
        0xa1..=0xfe => code + 0x26c0,
        _ => return None,
    };
    char::from_u32(sign)
}

/// Stands in the tables where a code has no sign.
const UNKNOWN: char = '\u{fffd}';

const SYMBOL: &str = "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_HIGH: &str =
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{fffd}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";
const WINGDINGS: &str = "🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□🞐❑❒⬧⧫◆❖⬥☒⮹⌘🏵🏶❝❞";
const WINGDINGS_HIGH: &str = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•▪○🞆🞈◉◎🔿▪☐🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈➲⮉⮋←→↑↓↖↗↙↘🡸➔🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⇔⇕⇖⇗⇙⇘▭▫✗✓☒☒⊞";
const WINGDINGS2: &[(u8, char)] = &[
    (0x4f, '✗'),
    (0x50, '✓'),
    (0x51, TICKED),
    (0x52, TICKED),
    (0x53, TICKED),
    (0x54, TICKED),
    (0x55, '⊗'),
    (0x56, '⊘'),
    (0x95, '•'),
    (0x96, '●'),
    (0x97, '●'),
    (0x98, '⬤'),
    (0x99, '○'),
    (0x9e, '▪'),
    (0x9f, '▪'),
    (0xa0, '■'),
    (0xa1, '■'),
    (0xa2, '■'),
    (0xa3, UNTICKED),
    (0xa4, UNTICKED),
    (0xa5, UNTICKED),
];
const WINGDINGS3: &[(u8, char)] = &[
    (0x66, '←'),
    (0x67, '→'),
    (0x68, '↑'),
    (0x69, '↓'),
    (0x6a, '↖'),
    (0x6b, '↗'),
    (0x6c, '↙'),
    (0x6d, '↘'),
    (0x6f, '▲'),
    (0x70, '▲'),
    (0x71, '▼'),
    (0x74, '◀'),
    (0x75, '▶'),
    (0x7d, '▶'),
    (0x7c, '◀'),
    (0x84, '◀'),
    (0x85, '▶'),
];
const WEBDINGS: &[(u8, char)] = &[
    (0x33, '⏴'),
    (0x34, '⏵'),
    (0x35, '⏶'),
    (0x36, '⏷'),
    (0x3d, '•'),
    (0x47, '▶'),
    (0x61, '✓'),
    (0x63, UNTICKED),
    (0x67, '■'),
    (0x69, 'ℹ'),
    (0x6e, '●'),
    (0x72, '✗'),
    (0x73, '?'),
    (0x78, TICKED),
    (0x59, '♥'),
    (0xa4, '●'),
    (0xfc, '✓'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_mean_the_same_in_every_font() {
        let signs = |font: &str, codes: &[u8]| -> String {
            let font = SignFont::named(font).expect("a font of signs");
            codes.iter().map(|&code| font.sign(code).unwrap_or('?')).collect()
        };
        assert_eq!(signs("Wingdings", &[0xfe, 0xfd, 0xa8, 0x78, 0xfc, 0xfb, 0xe0, 0xa7, 0x4a]), "☒☒☐☒✓✗→▪☺");
        assert_eq!(signs("Wingdings 2", &[0x52, 0x53, 0xa3, 0x50]), "☒☒☐✓");
        assert_eq!(signs("Webdings", &[0x61, 0x63, 0x72]), "✓☐✗");
        assert_eq!(signs("ABCDEF+Wingdings-Regular", &[0xfe]), "☒");
        assert_eq!(signs("Symbol", &[0xb7, 0xae, 0x61, 0xd6, 0xa3]), "•→α√≤");
        assert_eq!(signs("ZapfDingbats", &[0x34, 0x38, 0x6e, 0x6f, 0xac]), "✔✘■❏①");
        assert_eq!((SYMBOL.chars().count(), SYMBOL_HIGH.chars().count()), (0x7e - 0x20, 0xfe - 0xa0));
        assert_eq!((WINGDINGS.chars().count(), WINGDINGS_HIGH.chars().count()), (0x7e - 0x20, 0x80));
        assert_eq!(SignFont::named("Segoe UI Symbol"), None);
    }

    #[test]
    fn letters_of_a_text_in_such_a_font_are_its_codes() {
        let font = SignFont::Wingdings;
        assert_eq!([font.sign_of('þ'), font.sign_of('\u{f0fe}'), font.sign_of('☐')], [Some('☒'), Some('☒'), Some('☐')]);
        assert_eq!(SignFont::Webdings.sign_of('\u{f0e0}'), None);
    }
}
