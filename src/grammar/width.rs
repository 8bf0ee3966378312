//! How wide lines are in print, by which a wrapped line is told from one that its writer ended. Widths are hundredths of
//! the size of the letters, those of a usual sans serif.

pub(super) const SPACE: usize = 28;

const USUAL: usize = 56;

const fn of(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 22,
        't' | 'f' | '.' | ',' | ':' | ';' | '!' | '/' | 'I' | '[' | ']' | ' ' | '\u{a0}' => SPACE,
        'r' | '-' | '(' | ')' => 33,
        'c' | 'k' | 'v' | 'x' | 'y' | 's' | 'z' | 'J' => 50,
        'm' | 'M' | 'æ' | '%' => 85,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'Å' => 72,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 67,
        'G' | 'O' | 'Q' | 'Ø' => 78,
        'W' | 'Æ' => 97,
        _ => USUAL,
    }
}

/// The widths up to U+00FF: every line of a long print is measured.
const WIDTHS: [usize; 256] = {
    let mut widths = [USUAL; 256];
    let mut code: u8 = 0;
    loop {
        widths[code as usize] = of(code as char);
        if code == u8::MAX {
            break widths;
        }
        code += 1;
    }
};

pub(super) fn width(line: &str) -> usize {
    line.chars().map(|c| WIDTHS.get(c as usize).copied().unwrap_or(USUAL)).sum()
}
