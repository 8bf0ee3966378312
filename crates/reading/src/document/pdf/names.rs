//! What codes and the names of glyphs stand for in fonts that say no more.

/// What a code stands for in the encodings that PDF names.
pub(super) fn base_encoding(name: &[u8], code: u8) -> Option<char> {
    let decoded = match name {
        b"MacRomanEncoding" => encoding_rs::MACINTOSH.decode_without_bom_handling(&[code]).0.chars().next(),
        b"StandardEncoding" => return standard(code),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code]).0.chars().next(),
    };
    decoded.filter(|c| !c.is_control())
}

fn standard(code: u8) -> Option<char> {
    let at = |first: u8, chars: &str| chars.chars().nth(usize::from(code - first)).filter(|&c| c != ' ');
    match code {
        0x27 => Some('’'),
        0x60 => Some('‘'),
        0x20..=0x7e => Some(char::from(code)),
        0xa1..=0xaf => at(0xa1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ"),
        0xb1..=0xbf => at(0xb1, "–†‡· ¶•‚„”»…‰ ¿"),
        0xc1..=0xcf => at(0xc1, "`´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ"),
        0xd0 => Some('—'),
        0xe1..=0xfb => at(0xe1, "Æ ª    ŁØŒº     æ   ı  łøœß"),
        _ => None,
    }
}

/// The text that a glyph of this name shows.
pub(super) fn of_glyph(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    if name.contains('_') {
        return name.split('_').map(of_glyph).collect();
    }
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter.to_string());
    }
    if let Some(found) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(found.1.to_string());
    }
    if let Some((&letter, mark)) = name.as_bytes().split_first()
        && let Ok(mark) = std::str::from_utf8(mark)
        && let Some((_, mark)) = MARKS.iter().find(|(known, _)| *known == mark)
    {
        return Some(format!("{}{mark}", char::from(letter)));
    }
    let hex = name.strip_prefix("uni").filter(|hex| hex.len() == 4).or_else(|| name.strip_prefix('u'))?;
    let code = (4..=6).contains(&hex.len()).then(|| u32::from_str_radix(hex, 16).ok()).flatten()?;
    char::from_u32(code).map(String::from)
}

/// Accents at the end of names: `eacute`, `Aring`.
const MARKS: [(&str, char); 9] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("tilde", '\u{303}'),
    ("ring", '\u{30a}'),
    ("cedilla", '\u{327}'),
    ("caron", '\u{30c}'),
    ("macron", '\u{304}'),
];

const NAMES: [(&str, char); 96] = [
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("exclamdown", '¡'),
    ("cent", '¢'),
    ("sterling", '£'),
    ("yen", '¥'),
    ("section", '§'),
    ("copyright", '©'),
    ("ordfeminine", 'ª'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("guilsinglleft", '‹'),
    ("guilsinglright", '›'),
    ("logicalnot", '¬'),
    ("registered", '®'),
    ("degree", '°'),
    ("plusminus", '±'),
    ("acute", '´'),
    ("dieresis", '¨'),
    ("mu", 'µ'),
    ("paragraph", '¶'),
    ("periodcentered", '·'),
    ("ordmasculine", 'º'),
    ("onequarter", '¼'),
    ("onehalf", '½'),
    ("threequarters", '¾'),
    ("questiondown", '¿'),
    ("AE", 'Æ'),
    ("ae", 'æ'),
    ("Oslash", 'Ø'),
    ("oslash", 'ø'),
    ("OE", 'Œ'),
    ("oe", 'œ'),
    ("Eth", 'Ð'),
    ("eth", 'ð'),
    ("Thorn", 'Þ'),
    ("thorn", 'þ'),
    ("germandbls", 'ß'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("endash", '–'),
    ("emdash", '—'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotesinglbase", '‚'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("quotedblbase", '„'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("Euro", '€'),
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
    ("minus", '−'),
    ("sfthyphen", '\u{ad}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_are_read() {
        for (name, text) in
            [("a", "a"), ("aring", "a\u{30a}"), ("oslash", "ø"), ("uni00E5", "å"), ("f_i.liga", "fi"), ("u1F600", "😀")]
        {
            assert_eq!(of_glyph(name).as_deref(), Some(text), "{name}");
        }
        assert_eq!(of_glyph("g17"), None);
    }

    #[test]
    fn codes_are_read_by_their_encoding() {
        assert_eq!(base_encoding(b"WinAnsiEncoding", 0xe5), Some('å'));
        assert_eq!(base_encoding(b"MacRomanEncoding", 0x8c), Some('å'));
        assert_eq!(base_encoding(b"StandardEncoding", 0xf9), Some('ø'));
        assert_eq!(base_encoding(b"StandardEncoding", 0xab), Some('«'));
    }
}
